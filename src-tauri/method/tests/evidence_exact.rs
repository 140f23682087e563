//! Permutation against looking at every deal there is, by a plain reckoning of its own.

use lanewise_method::evidence::coded::{Coded, Column};
use lanewise_method::evidence::permute::permute;
use proptest::prelude::*;

/// The information value, as it is defined, with ½ added to every cell.
fn iv(levels: &[Option<usize>], success: &[bool], of: usize) -> f64 {
    let used: Vec<usize> = (0..of).filter(|l| levels.contains(&Some(*l))).collect();
    let count = |level: usize, s: bool| levels.iter().zip(success).filter(|(l, x)| **l == Some(level) && **x == s).count() as f64;
    let total = |s: bool| used.iter().map(|&l| count(l, s) + 0.5).sum::<f64>();
    used.iter()
        .map(|&l| {
            let (p, q) = ((count(l, true) + 0.5) / total(true), (count(l, false) + 0.5) / total(false));
            (p - q) * (p / q).ln()
        })
        .sum()
}

fn known(levels: &[Option<usize>], success: &[bool], s: bool) -> f64 {
    levels.iter().zip(success).filter(|(l, x)| l.is_some() && **x == s).count() as f64
}

/// On the scale on which parameters compare (Wilson and Hilferty); lowest where one side is not known at all.
fn telling(levels: &[Option<usize>], success: &[bool], of: usize) -> f64 {
    let (m, n) = (known(levels, success, true), known(levels, success, false));
    if m < 0.5 || n < 0.5 {
        return f64::NEG_INFINITY;
    }
    let used = (0..of).filter(|l| levels.contains(&Some(*l))).count() as f64;
    let freedom = used - 1.0;
    let spread = 2.0 / (9.0 * freedom);
    ((iv(levels, success, of) * m * n / (m + n) / freedom).cbrt() - 1.0 + spread) / spread.sqrt()
}

fn every_deal(customers: usize, hits: usize) -> Vec<Vec<bool>> {
    let deals = (0u32..1 << customers).filter(|d| d.count_ones() as usize == hits);
    deals.map(|d| (0..customers).map(|c| d >> c & 1 == 1).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn as_every_deal_says(
        columns in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.9, 0usize..3), 8), 1..4),
        hits in 1usize..8,
    ) {
        let success: Vec<bool> = (0..8).map(|c| c < hits).collect();
        let coded = Coded {
            success: success.clone(),
            columns: columns.iter().map(|c| Column::of_levels(c, &[100, 50, 0])).collect(),
        };
        let permuted = permute(&coded, 100);
        let deals = every_deal(8, hits);
        prop_assert!(permuted.every && permuted.deals as usize == deals.len());
        let tells = |c: &&Vec<Option<usize>>| (0..3).filter(|l| c.contains(&Some(*l))).count() > 1;
        for (column, found) in columns.iter().zip(&permuted.parameters) {
            if !tells(&column) {
                prop_assert!(found.p >= 1.0 && found.adjusted >= 1.0 && found.iv.abs() < 1e-12);
                continue;
            }
            let own = telling(column, &success, 3);
            let share = |beyond: &dyn Fn(&Vec<bool>) -> bool| deals.iter().filter(|d| beyond(d)).count() as f64 / deals.len() as f64;
            let p = share(&|d| telling(column, d, 3) >= own - 1e-9);
            let adjusted = share(&|d| columns.iter().filter(tells).any(|c| telling(c, d, 3) >= own - 1e-9));
            prop_assert!((found.p - p).abs() < 1e-12, "{} is not {p}", found.p);
            prop_assert!((found.adjusted - adjusted).abs() < 1e-12, "{} is not {adjusted}", found.adjusted);
            if own.is_finite() {
                prop_assert!((found.iv - iv(column, &success, 3)).abs() < 1e-9);
            }
            // The fits: how far the mean rank of the successes is from that of all, by every deal.
            let clear = |success: &[bool]| {
                let (m, n) = (known(column, success, true), known(column, success, false));
                if m < 0.5 || n < 0.5 {
                    return 0.0;
                }
                let mut won = 0.0;
                for (a, _) in column.iter().zip(success).filter(|(a, s)| a.is_some() && **s) {
                    for (b, _) in column.iter().zip(success).filter(|(b, s)| b.is_some() && !**s) {
                        won += if a < b { 1.0 } else if a == b { 0.0 } else { -1.0 };
                    }
                }
                won * won / (m * n)
            };
            let fit = share(&|d| clear(d) >= clear(&success) - 1e-9);
            prop_assert!((found.p_fit - fit).abs() < 1e-12, "{} is not {fit}", found.p_fit);
        }
    }
}

#[test]
fn the_first_deals_of_a_longer_run_are_those_of_a_shorter_one() {
    let levels: Vec<Option<usize>> = (0..30).map(|c| Some(c * 7 % 3)).collect();
    let other: Vec<Option<usize>> = (0..30).map(|c| (c % 11 > 0).then_some(c % 2)).collect();
    let coded = Coded {
        success: (0..30).map(|c| c % 5 < 3).collect(),
        columns: vec![Column::of_levels(&levels, &[100, 50, 0]), Column::of_levels(&other, &[100, 0])],
    };
    let beyond = |deals: u32| -> Vec<i64> {
        let permuted = permute(&coded, deals);
        assert!(!permuted.every && permuted.deals == deals);
        #[expect(clippy::cast_possible_truncation, reason = "a count")]
        let count = |p: f64| (p * f64::from(deals + 1)).round() as i64 - 1;
        permuted.parameters.iter().flat_map(|r| [r.p, r.adjusted, r.p_fit, r.adjusted_fit].map(count)).collect()
    };
    // Deal by deal each count stays or goes up by one.
    let runs: Vec<Vec<i64>> = (40..80).map(beyond).collect();
    for (shorter, longer) in runs.iter().zip(&runs[1..]) {
        assert!(shorter.iter().zip(longer).all(|(s, l)| (0..=1).contains(&(l - s))), "{shorter:?} {longer:?}");
    }
    assert_eq!(beyond(500), beyond(500));
}
