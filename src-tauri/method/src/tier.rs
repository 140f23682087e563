//! In which tier a score falls (P3).

use crate::profile::Tier;

/// The highest score: 100 points, in thousandths.
pub const MAX_SCORE: u32 = 100_000;

/// The tier of a score; 0 is the best. Tiers must be best first with the last from 0, as a checked profile has them.
#[must_use]
pub fn tier_of(tiers: &[Tier], score: u32) -> usize {
    tiers.iter().position(|t| score >= t.from).unwrap_or(tiers.len().saturating_sub(1))
}

/// The highest score that still falls in the tier at `index`, in thousandths of a point.
#[must_use]
pub fn top_of(tiers: &[Tier], index: usize) -> u32 {
    match index.checked_sub(1).and_then(|above| tiers.get(above)) {
        Some(above) => above.from.saturating_sub(1),
        None => MAX_SCORE,
    }
}
