//! Folds for cross-validation: the same share of successes in each as far as it goes, and rows that say the same in one fold, so that
//! nothing is tested on what it was learnt from.

use std::collections::HashMap;

use super::Wishes;
use super::alike::Rows;
use super::chance::Chance;
use crate::table::Table;

/// For each row the fold it is in, 0 to `count` - 1. Rows with the same cells share a fold, unless so many do (more than a fiftieth of the
/// table, at least four) that it is no coincidence to meet them again; if all of those went the same way, and columns that have nothing to
/// do with each other would not bring even one such row, they are copies, and share a fold however many they are. Columns that name or
/// number the rows, and those to be left out, do not count. The same table and wishes give the same folds.
#[must_use]
pub fn folds(table: &Table, count: usize, wishes: &Wishes) -> Vec<u32> {
    let Rows { keys, expected, .. } = Rows::of(table, wishes);
    deal(&keys, &table.happy, count, wishes.seed, &|rows| {
        let first = rows.first().copied().unwrap_or(0);
        expected[first] < 1.0 && rows.iter().all(|&r| table.happy[r] == table.happy[first])
    })
    .into_iter()
    .map(u32::from)
    .collect()
}

/// Deals rows out to folds; rows with the same key go together, where there are few of them or they are `copies`.
pub(super) fn deal(keys: &[(u64, u64)], happy: &[bool], count: usize, seed: u32, copies: &dyn Fn(&[usize]) -> bool) -> Vec<u8> {
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
        if group.len() > most && !copies(&group) {
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
    use crate::number::Number;
    use crate::table::{Column, Values};

    #[test]
    fn same_shares_same_rows_together_and_the_same_again() {
        let happy: Vec<bool> = (0..500).map(|i| i % 5 == 0).collect();
        let numbers: Vec<Option<Number>> = (0..500).map(|i| Some(Number::from(i / 2))).collect();
        let table = Table { columns: vec![Column::new("a", Values::Numbers(numbers))], happy };
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

    /// Twenty customers, each five times, among forty others: no copy is tried on what was learnt from another.
    #[test]
    fn copies_stay_together_however_many_they_are() {
        let row = |r: usize| if r < 100 { r / 5 } else { r };
        let numbers = |of: usize| (0..140).map(|r| Some(Number::from(i32::try_from(row(r) * of % 997).unwrap()))).collect();
        let column = |of: usize| Column::new(format!("c{of}"), Values::Numbers(numbers(of)));
        let table = Table { columns: [13, 57, 101].map(column).into(), happy: (0..140).map(|r| row(r) % 3 == 0).collect() };
        let found = folds(&table, 5, &Wishes::default());
        assert!((0..100).all(|r| found[r] == found[r / 5 * 5]), "{found:?}");
        // What two columns of yes and no say is said again by chance: such rows are dealt out one by one.
        let yes = |by: usize| (0..140).map(move |r| Some(u32::from(r % by == 0))).collect();
        let word =
            |by: usize| Column::new(format!("w{by}"), Values::Texts { words: vec!["no".into(), "yes".into()], rows: yes(by) });
        let table = Table { columns: [2, 3].map(word).into(), happy: (0..140).map(|r| r % 2 == 0).collect() };
        let found = folds(&table, 5, &Wishes::default());
        assert!((0..5).all(|f| (26..=30).contains(&found.iter().filter(|&&x| x == f).count())), "{found:?}");
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
