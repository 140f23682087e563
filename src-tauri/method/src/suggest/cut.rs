//! Thresholds from how the scores fared (E3). *Ours*: a tier admits from where more of the customers succeed than not; the tiers above
//! part what is left of the way to all of them evenly, those below the way to none. So of four tiers the shares are 75, 50 and 25 %.
//!
//! The share of successes over the score is the nearest curve that only rises. How stable a threshold is, resampled customers tell.

use super::monotone::{Way, rising};
use crate::evidence::{Chance, Sides};

/// How often the customers are drawn anew.
const DRAWS: usize = 200;
/// In so many of a thousand draws, a threshold lies below the lower and above the upper end of its range.
const TAIL: usize = 100;

/// A threshold that the data suggests. Scores in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Where it lies.
    pub at: u32,
    /// In nine of ten draws it lies above this…
    pub low: u32,
    /// …and in nine of ten below this.
    pub high: u32,
}

/// The share of successes from which a tier begins, of so many tiers of which the first `admitting` admit; best tier first, without the
/// last.
pub(super) fn shares(tiers: usize, admitting: usize) -> Vec<f64> {
    let above = |k: usize| 0.5 + 0.5 * float(admitting - 1 - k) / float(admitting);
    let below = |k: usize| 0.5 - 0.5 * float(k + 1 - admitting) / float(tiers - admitting);
    (0..tiers.saturating_sub(1)).map(|k| if k < admitting { above(k) } else { below(k) }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "counts of tiers and rows")]
const fn float(count: usize) -> f64 {
    count as f64
}

/// Where each of these shares is reached; nothing where the customers never come below it, or never above.
pub(super) fn cuts(scores: &[u32], success: &[bool], shares: &[f64], seed: u64) -> Vec<Option<Cut>> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&i| (scores[i], i));
    let sorted: Vec<(u32, bool)> = order.into_iter().map(|i| (scores[i], success[i])).collect();
    let once = vec![1u32; sorted.len()];
    let own = reached(&sorted, &once, shares);
    let mut drawn: Vec<Vec<u32>> = vec![Vec::new(); shares.len()];
    let mut chance = Chance::new(seed);
    let mut times = vec![0u32; sorted.len()];
    for _ in 0..DRAWS {
        times.fill(0);
        (0..sorted.len()).for_each(|_| times[chance.below(sorted.len())] += 1);
        for (list, found) in drawn.iter_mut().zip(reached(&sorted, &times, shares)) {
            list.extend(found);
        }
    }
    let range = |list: &mut Vec<u32>, at: u32| {
        list.sort_unstable();
        // Where many draws never come to the share, nobody knows where it lies.
        let lost = DRAWS - list.len();
        if lost * 1000 > DRAWS * TAIL {
            return None;
        }
        let tail = list.len() * TAIL / 1000;
        let (low, high) = (list.get(tail)?, list.get(list.len() - 1 - tail)?);
        Some(Cut { at, low: *low.min(&at), high: *high.max(&at) })
    };
    own.into_iter().zip(&mut drawn).map(|(at, list)| range(list, at?)).collect()
}

/// Where the rising curve of successes over these customers (by score, each so many times) comes to each share.
fn reached(sorted: &[(u32, bool)], times: &[u32], shares: &[f64]) -> Vec<Option<u32>> {
    let mut scores: Vec<u32> = Vec::new();
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for (&(score, success), &times) in sorted.iter().zip(times).filter(|(_, t)| **t > 0) {
        if scores.last() != Some(&score) {
            scores.push(score);
            counts.push((0, 0));
        }
        if let Some((won, all)) = counts.last_mut() {
            *won += if success { times } else { 0 };
            *all += times;
        }
    }
    let rate: Vec<f64> = counts.iter().map(|&(won, all)| f64::from(won) / f64::from(all)).collect();
    let weight: Vec<f64> = counts.iter().map(|c| f64::from(c.1)).collect();
    let curve = rising(&rate, &weight, Way::Up);
    let at = |&share: &f64| {
        let first = curve.iter().position(|&rate| rate >= share - 1e-9)?;
        let below = *scores.get(first.checked_sub(1)?)?;
        Some(round(below, scores[first]))
    };
    shares.iter().map(at).collect()
}

/// A whole point above `below` and not above `above`, as near to their middle as can be; half a point or less where they lie too close.
fn round(below: u32, above: u32) -> u32 {
    let middle = below + (above - below) / 2;
    for step in [1000, 500, 100, 10] {
        let near = (middle + step / 2) / step * step;
        if let Some(found) = [near, near + step, near.saturating_sub(step)].into_iter().find(|x| *x > below && *x <= above) {
            return found;
        }
    }
    above
}

/// How many succeeded from a threshold up, and below it.
pub(super) fn split(scores: &[u32], success: &[bool], at: u32) -> (Sides, Sides) {
    let (mut from, mut below) = (Sides::default(), Sides::default());
    for (&score, &success) in scores.iter().zip(success) {
        if score >= at { from.add(success) } else { below.add(success) }
    }
    (from, below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shares_of_tiers() {
        assert_eq!(shares(4, 2), [0.75, 0.5, 0.25]);
        assert_eq!(shares(2, 1), [0.5]);
        assert_eq!(shares(3, 1), [0.5, 0.25]);
        assert_eq!(shares(4, 3), [0.5 + 1.0 / 3.0, 0.5 + 1.0 / 6.0, 0.5]);
    }

    #[test]
    fn by_hand() {
        // Scores 10 … 80 in tens; nobody below 50 succeeded but the one at 30, everybody from 50 on but the one at 60.
        // Pooled: 10, 20 → 0; 30, 40 → ½; 50, 60 → ½; 70, 80 → 1. One half is reached between 20 and 30, three quarters between 60 and 70.
        let scores: Vec<u32> = (1..=8).map(|i| i * 10_000).collect();
        let success = [false, false, true, false, true, false, true, true];
        let sorted: Vec<(u32, bool)> = scores.iter().copied().zip(success).collect();
        assert_eq!(reached(&sorted, &[1; 8], &[0.75, 0.5, 0.25]), [Some(65_000), Some(25_000), Some(25_000)]);
        // Twice the one at 40 and never the one at 30: 50 and 60 begin the half.
        assert_eq!(reached(&sorted, &[1, 1, 0, 2, 1, 1, 1, 1], &[0.5]), [Some(45_000)]);
        // All below it, or all above: it cannot be said.
        assert_eq!(reached(&sorted, &[1; 8], &[0.0, 1.1]), [None, None]);
        assert_eq!(reached(&[], &[], &[0.5]), [None]);
        assert_eq!(split(&scores, &success, 65_000), (Sides { success: 2, others: 0 }, Sides { success: 2, others: 4 }));
    }

    #[test]
    fn between_two_scores() {
        assert_eq!(round(20_000, 30_000), 25_000);
        assert_eq!(round(61_200, 62_100), 62_000);
        assert_eq!(round(61_200, 61_700), 61_500);
        assert_eq!(round(61_201, 61_204), 61_204);
    }

    #[test]
    fn a_clear_threshold_is_stable_and_a_vague_one_is_not_told() {
        let scores: Vec<u32> = (0..200).map(|i| i * 500).collect();
        let clear: Vec<bool> = (0..200).map(|i| i >= 120).collect();
        let found = cuts(&scores, &clear, &[0.5], 3)[0].unwrap();
        assert!((59_500..=60_000).contains(&found.at), "{found:?}");
        assert!(found.high - found.low <= 3000, "{found:?}");
        // Everybody succeeds but one of the middle: a share of a quarter is never reached from below.
        let vague: Vec<bool> = (0..200).map(|i| i != 90).collect();
        assert_eq!(cuts(&scores, &vague, &[0.25], 3), [None]);
        assert_eq!(cuts(&scores, &clear, &[0.5], 3), cuts(&scores, &clear, &[0.5], 3));
    }
}
