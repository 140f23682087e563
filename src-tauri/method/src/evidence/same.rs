//! Two parameters that tell the same (E5).

use super::coded::Column;

/// How far two parameters tell the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Association {
    /// The bias-corrected Cramér's V: 0 they have nothing to do with each other, 1 each gives the other away.
    pub v: f64,
    /// Of how many customers both answers are known.
    pub both: u32,
}

/// The bias-corrected Cramér's V of W. Bergsma (A bias-correction for Cramér's V and Tschuprow's T, Journal of the Korean Statistical
/// Society 42 (2013) 323-328) of a table; nothing where one of the two says the same of all. Rows and columns without anybody do not count.
#[must_use]
pub fn cramers_v(table: &[Vec<u32>]) -> Option<Association> {
    let rows: Vec<u32> = table.iter().map(|row| row.iter().sum()).collect();
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Vec<u32> = (0..width).map(|c| table.iter().filter_map(|row| row.get(c)).sum()).collect();
    let both: u32 = rows.iter().sum();
    let used = |totals: &[u32]| totals.iter().filter(|t| **t > 0).count();
    let (r, k, n) = (float(used(&rows)), float(used(&columns)), f64::from(both));
    if r < 2.0 || k < 2.0 {
        return None;
    }
    let mut square = 0.0;
    for (row, &in_row) in table.iter().zip(&rows) {
        for (&count, &in_column) in row.iter().zip(&columns).filter(|(_, c)| **c > 0) {
            let expected = f64::from(in_row) * f64::from(in_column) / n;
            if expected > 0.0 {
                square += (f64::from(count) - expected).powi(2) / expected;
            }
        }
    }
    let phi = (square / n - (k - 1.0) * (r - 1.0) / (n - 1.0)).max(0.0);
    let (r, k) = (r - (r - 1.0).powi(2) / (n - 1.0), k - (k - 1.0).powi(2) / (n - 1.0));
    let room = (k - 1.0).min(r - 1.0);
    let v = if room > 1e-12 { (phi / room).sqrt().min(1.0) } else { 0.0 };
    Some(Association { v, both })
}

/// How far two parameters tell the same over the customers whose answers to both are known.
#[must_use]
pub fn association(one: &Column, other: &Column) -> Option<Association> {
    let mut table = vec![vec![0u32; other.patterns.len()]; one.patterns.len()];
    for customer in 0..one.codes.len().min(other.codes.len()) {
        if let (Some(a), Some(b)) = (one.pattern(customer), other.pattern(customer)) {
            table[a][b] += 1;
        }
    }
    cramers_v(&table)
}

#[expect(clippy::cast_precision_loss, reason = "a count of levels")]
const fn float(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 15 and 3 against 2 and 10, n = 30: chi-square = 30 (150 - 6)² / (18 · 12 · 17 · 13) = 13.0317.
        let found = cramers_v(&[vec![15, 3], vec![2, 10]]).unwrap();
        let square = 30.0 * 144.0_f64.powi(2) / (18.0 * 12.0 * 17.0 * 13.0);
        let phi = square / 30.0 - 1.0 / 29.0;
        let room = 2.0 - 1.0 / 29.0 - 1.0;
        assert!((found.v - (phi / room).sqrt()).abs() < 1e-12 && found.both == 30);
        assert!((found.v - 0.6436).abs() < 1e-4, "{}", found.v);
        // Nothing to do with each other, each gives the other away, one says the same of all.
        assert!(cramers_v(&[vec![5, 5], vec![5, 5]]).unwrap().v.abs() < 1e-12);
        assert!((cramers_v(&[vec![10, 0], vec![0, 10]]).unwrap().v - 1.0).abs() < 1e-12);
        assert!((cramers_v(&[vec![7, 0, 0], vec![0, 8, 0], vec![0, 0, 9]]).unwrap().v - 1.0).abs() < 1e-12);
        assert_eq!(cramers_v(&[vec![3, 4]]), None);
        assert_eq!(cramers_v(&[vec![3, 0], vec![4, 0]]), None);
        assert_eq!(cramers_v(&[]), None);
        // A row and a column of nobody change nothing.
        assert_eq!(cramers_v(&[vec![15, 0, 3], vec![0, 0, 0], vec![2, 0, 10]]), Some(found));
        // Two customers: as many levels as customers tell nothing.
        assert!(cramers_v(&[vec![1, 0], vec![0, 1]]).unwrap().v.abs() < 1e-12);
    }

    #[test]
    fn chance_alone_does_not_look_alike() {
        // Four levels each, thirty customers, nothing in it: the plain V is 0.3 on average, this one next to nothing.
        let mut chance = crate::evidence::Chance::new(5);
        let draws = 400;
        let mut sum = 0.0;
        for _ in 0..draws {
            let mut table = vec![vec![0; 4]; 4];
            (0..30).for_each(|_| table[chance.below(4)][chance.below(4)] += 1);
            sum += cramers_v(&table).map_or(0.0, |a| a.v);
        }
        assert!(sum / f64::from(draws) < 0.12, "{}", sum / f64::from(draws));
    }
}
