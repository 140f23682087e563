//! Folds for cross-validation: the same share of successes in each as far as it goes, and rows that say the same in one fold, so that
//! nothing is tested on what it was learnt from.

use std::collections::HashMap;

use super::Wishes;
use super::chance::Chance;
use super::fate::telling;
use super::table::{Table, Values};

/// For each row the fold it is in, 0 to `count` - 1. Rows with the same cells share a fold, unless so many do (more than a fiftieth of the
/// table, at least four) that it is no coincidence to meet them again. Columns that name or number the rows, and those to be left out, do
/// not count. The same table and wishes give the same folds.
#[must_use]
pub fn folds(table: &Table, count: usize, wishes: &Wishes) -> Vec<u32> {
    let mut keys = vec![(0xcbf2_9ce4_8422_2325_u64, 0x6c62_272e_07bb_0142_u64); table.len()];
    for column in telling(table, wishes) {
        for (row, key) in keys.iter_mut().enumerate() {
            let cell = match &table.columns[column].values {
                Values::Numbers(rows) => rows[row].map_or(u64::MAX, |n| n.millionths() as u64),
                Values::Texts { rows, .. } => rows[row].map_or(u64::MAX, u64::from),
            };
            *key = mix(*key, cell);
        }
    }
    deal(&keys, &table.happy, count, wishes.seed).into_iter().map(u32::from).collect()
}

/// One more cell in the key of a row.
pub(super) const fn mix(key: (u64, u64), cell: u64) -> (u64, u64) {
    let first = (key.0 ^ cell).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let second = (key.1.rotate_left(23) ^ cell).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (first ^ (first >> 29), second ^ (second >> 31))
}

/// Deals rows out to folds; rows with the same key go together.
pub(super) fn deal(keys: &[(u64, u64)], happy: &[bool], count: usize, seed: u32) -> Vec<u8> {
    let count = count.clamp(1, 255);
    let mut at: HashMap<(u64, u64), usize> = HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (row, key) in keys.iter().enumerate() {
        let group = *at.entry(*key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(row);
    }
    let most = (keys.len() / 50).max(4);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for group in groups {
        if group.len() > most {
            parts.extend(group.into_iter().map(|row| vec![row]));
        } else {
            parts.push(group);
        }
    }
    Chance::new(u64::from(seed)).shuffle(&mut parts);
    parts.sort_by_key(|p| std::cmp::Reverse(p.len()));
    let mut folds = vec![0u8; keys.len()];
    let mut filled = vec![(0usize, 0usize); count];
    for part in parts {
        let ones = part.iter().filter(|&&r| happy[r]).count();
        let mostly = 2 * ones >= part.len();
        let fold = (0..count)
            .min_by_key(|&f| {
                let (one, zero) = filled[f];
                if mostly { (one, one + zero) } else { (zero, one + zero) }
            })
            .unwrap_or(0);
        filled[fold].0 += ones;
        filled[fold].1 += part.len() - ones;
        for row in part {
            folds[row] = fold as u8;
        }
    }
    folds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::table::Column;
    use crate::number::Number;

    #[test]
    fn same_shares_same_rows_together_and_the_same_again() {
        let happy: Vec<bool> = (0..500).map(|i| i % 5 == 0).collect();
        let numbers: Vec<Option<Number>> = (0..500).map(|i| Some(Number::from(i / 2))).collect();
        let table = Table { columns: vec![Column { name: "a".into(), values: Values::Numbers(numbers) }], happy };
        let wishes = |seed| Wishes { seed, ..Wishes::default() };
        let found = folds(&table, 5, &wishes(7));
        assert_eq!(found, folds(&table, 5, &wishes(7)));
        assert_ne!(found, folds(&table, 5, &wishes(8)));
        for f in 0..5 {
            let rows: Vec<usize> = (0..500).filter(|&r| found[r] == f).collect();
            let ones = rows.iter().filter(|&&r| table.happy[r]).count();
            assert!((98..=102).contains(&rows.len()) && (18..=22).contains(&ones), "{} {ones}", rows.len());
        }
        assert!((0..250).all(|i| found[2 * i] == found[2 * i + 1]));
    }

    #[test]
    fn what_most_rows_say_is_no_group() {
        let table = Table { columns: vec![], happy: (0..100).map(|i| i < 50).collect() };
        let found = folds(&table, 4, &Wishes::default());
        for f in 0..4 {
            assert_eq!(found.iter().filter(|&&x| x == f).count(), 25);
        }
    }
}
