//! The lane chart: what thresholds would have done to the customers there already are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::Tier;
use crate::tier::tier_of;

/// A past customer as the lane chart sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// Its outcome, as a position in the team's list.
    pub outcome: usize,
    /// Its likely score in thousandths of a point.
    pub score: u32,
    /// The best tier its must-haves allow; 0 if none caps it.
    pub cap: usize,
}

/// How many customers of one outcome fall in each tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct LaneCount {
    /// How many customers have this outcome.
    pub total: u32,
    /// How many of them per tier, best first.
    pub tiers: Vec<u32>,
    /// How many are admitted: in an admitting tier.
    pub admitted: u32,
    /// The 95 % Wilson interval of the share admitted, in thousandths; 0-1000 with nobody.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
}

/// How many tiers admit where the team named none: the upper half, so Excellent and Good of four.
#[must_use]
pub fn admitting(tiers: usize) -> usize {
    (tiers / 2).max(1)
}

/// Counts the past customers by outcome and tier; the first `admitting` tiers admit.
#[must_use]
pub fn count(tiers: &[Tier], admitting: usize, outcomes: usize, past: &[Past]) -> Vec<LaneCount> {
    let mut counts = vec![vec![0u32; tiers.len()]; outcomes];
    for customer in past {
        let tier = tier_of(tiers, customer.score).max(customer.cap);
        if let Some(cell) = counts.get_mut(customer.outcome).and_then(|row| row.get_mut(tier)) {
            *cell += 1;
        }
    }
    counts
        .into_iter()
        .map(|tiers| {
            let total = tiers.iter().sum();
            let admitted = tiers.iter().take(admitting).sum();
            let (low, high) = wilson(admitted, total);
            LaneCount { total, tiers, admitted, low, high }
        })
        .collect()
}

/// The 95 % Wilson score interval of a share, in thousandths.
///
/// Source: E. B. Wilson, Probable inference, JASA 22 (1927) 209-212.
#[must_use]
pub fn wilson(hits: u32, total: u32) -> (u16, u16) {
    if total == 0 {
        return (0, 1000);
    }
    let z = 1.959_963_984_540_054_f64;
    let (n, p) = (f64::from(total), f64::from(hits) / f64::from(total));
    let centre = z.mul_add(z / (2.0 * n), p);
    let half = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    let thousandths = |x: f64| {
        let rounded = (x / scale * 1000.0).round().clamp(0.0, 1000.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 1000 just above")]
        let whole = rounded as u16;
        whole
    };
    (thousandths(centre - half), thousandths(centre + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I,
    /// method 3 (score): 81/263 → 0.2553-0.3662, 15/148 → 0.0624-0.1605, 0/20 → 0-0.1611, 1/29 → 0.0061-0.1718.
    #[test]
    fn wilson_matches_the_published_table() {
        assert_eq!(wilson(81, 263), (255, 366));
        assert_eq!(wilson(15, 148), (62, 160));
        assert_eq!(wilson(0, 20), (0, 161));
        assert_eq!(wilson(1, 29), (6, 172));
        assert_eq!(wilson(0, 0), (0, 1000));
    }

    #[test]
    fn a_cap_counts_where_it_puts_the_customer() {
        let tiers: Vec<Tier> = [("a", 80_000), ("b", 60_000), ("c", 40_000), ("d", 0)]
            .map(|(id, from)| Tier { id: id.into(), name: id.into(), from })
            .into();
        let past = [
            Past { outcome: 0, score: 80_000, cap: 0 },
            Past { outcome: 0, score: 79_999, cap: 0 },
            Past { outcome: 0, score: 100_000, cap: 2 },
            Past { outcome: 1, score: 0, cap: 0 },
        ];
        let counts = count(&tiers, 2, 2, &past);
        assert_eq!(counts[0].tiers, [1, 1, 1, 0]);
        assert_eq!((counts[0].admitted, counts[0].total), (2, 3));
        assert_eq!(counts[1].tiers, [0, 0, 0, 1]);
    }
}
