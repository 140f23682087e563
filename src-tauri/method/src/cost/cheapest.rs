//! The cheapest cut-off, and how much of it is chance: the same question asked of resamples of the same customers.

use std::ops::RangeInclusive;

use super::Prices;
use super::till::{Case, Till};
use crate::evidence::chance::Chance;
use crate::tier::MAX_SCORE;

/// A stretch of cut-offs that all cost the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The lowest of them, in thousandths of a point.
    pub from: u32,
    /// The highest.
    pub to: u32,
    /// What they cost on the past customers, weighed as by [`Prices::weigh`].
    pub cost: i128,
}

/// The cheapest cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cheapest {
    /// The stretch within which it makes no difference.
    pub step: Step,
    /// The one proposed out of it: the roundest near its middle.
    pub cut: u32,
}

/// What every cut-off costs, from the lowest to the highest, neighbours of the same cost joined. Cut-offs of 0 let everybody in and are
/// left out: the last tier is there for those who are not let in.
#[must_use]
pub fn curve(till: &Till, prices: &Prices) -> Vec<Step> {
    let swings: Vec<i128> = (0..till.outcomes()).map(|o| prices.swing(o)).collect();
    let base: i128 = till.total().iter().zip(&swings).filter(|(_, s)| **s < 0).map(|(&n, &s)| i128::from(n) * -s).sum();
    let mut steps: Vec<Step> = Vec::new();
    let mut from = 1;
    let ends = till.scores().iter().copied().chain([MAX_SCORE]);
    for (at, to) in ends.enumerate().filter(|(_, to)| *to <= MAX_SCORE) {
        if to < from {
            continue;
        }
        let cost = base + till.row(at).iter().zip(&swings).map(|(&n, &s)| i128::from(n) * s).sum::<i128>();
        match steps.last_mut() {
            Some(last) if last.cost == cost => last.to = to,
            _ => steps.push(Step { from, to, cost }),
        }
        from = to + 1;
    }
    steps
}

/// What remains of a stretch between these limits.
fn within(step: Step, room: &RangeInclusive<u32>) -> Option<Step> {
    let (from, to) = (step.from.max(*room.start()), step.to.min(*room.end()));
    (from <= to).then_some(Step { from, to, ..step })
}

/// The cheapest cut-off between these limits. Of several stretches that cost the same the lowest counts, which lets more customers in.
#[must_use]
pub fn cheapest(steps: &[Step], room: &RangeInclusive<u32>) -> Option<Cheapest> {
    let least = steps.iter().filter_map(|s| within(*s, room)).min_by_key(|s| s.cost)?;
    Some(Cheapest { step: least, cut: round_within(least.from, least.to) })
}

/// The roundest number near the middle of a stretch: whole points before halves, halves before tenths.
#[must_use]
pub fn round_within(from: u32, to: u32) -> u32 {
    let middle = from + (to - from) / 2;
    let near = |unit: u32| (middle + unit / 2) / unit * unit;
    [1000, 500, 100].into_iter().map(near).find(|cut| (from..=to).contains(cut)).unwrap_or(middle)
}

/// The thresholds with this cut-off at one tier, best first, without the last tier's 0: others give way where they stand in the way, half
/// a point apart, as a hand would push them.
#[must_use]
pub fn apart(thresholds: &[u32], at: usize, cut: u32) -> Vec<u32> {
    let mut moved = thresholds.to_vec();
    if let Some(own) = moved.get_mut(at) {
        *own = cut;
    }
    for above in (0..at.min(moved.len())).rev() {
        moved[above] = moved[above].max(moved[above + 1] + APART);
    }
    for below in at + 1..moved.len() {
        moved[below] = moved[below].min(moved[below - 1].saturating_sub(APART));
    }
    moved
}

/// How near two thresholds may be pushed, in thousandths of a point.
const APART: u32 = 500;

/// Where the cut-off of one tier can stand, so that the others still find their place.
#[must_use]
pub fn room(tiers: usize, at: usize) -> RangeInclusive<u32> {
    let steps = |n: usize| u32::try_from(n).unwrap_or(0) * APART;
    let below = tiers.saturating_sub(2).saturating_sub(at);
    1.max(steps(below) + u32::from(below > 0))..=MAX_SCORE - steps(at)
}

/// How many times the customers are drawn anew.
pub const RESAMPLES: u32 = 1000;

/// How stable a proposal is: the customers drawn anew with replacement, as many as there are, again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stability {
    /// How many times.
    pub resamples: u32,
    /// The cheapest cut-off is at least this in 39 of 40 resamples.
    pub low: u32,
    /// And at most this.
    pub high: u32,
    /// In so many the proposed cut-off is cheaper than the present one.
    pub beats: u32,
    /// In so many it is as cheap.
    pub same: u32,
    /// How often the cheapest cut-off was in each point of the axis, 100 of them.
    pub points: Vec<u32>,
    /// What the cheapest cut-off of a resample saves against the present one, weighed, over the customers that this resample left out.
    pub outside: i128,
    /// How many customers these were, over all resamples.
    pub outside_cases: u64,
}

/// Asks resamples of the same customers for the cheapest cut-off. The order of `cases` counts, and must always be the same: then the answer
/// is. None without customers.
#[must_use]
pub fn stability(
    cases: &[Case],
    prices: &Prices,
    room: &RangeInclusive<u32>,
    present: u32,
    proposed: u32,
    resamples: u32,
    seed: u64,
) -> Option<Stability> {
    if cases.is_empty() || resamples == 0 {
        return None;
    }
    let drawn = Drawn::new(cases, prices, room);
    let (present, proposed) = (drawn.row_of(present), drawn.row_of(proposed));
    let mut chance = Chance::new(seed);
    let mut found: Vec<u32> = Vec::with_capacity(resamples as usize);
    let mut seen =
        Stability { resamples, low: 0, high: 0, beats: 0, same: 0, points: vec![0; 100], outside: 0, outside_cases: 0 };
    let (mut times, mut inside, mut outside) = (vec![0u32; cases.len()], vec![0i128; drawn.rows()], vec![0i128; drawn.rows()]);
    for _ in 0..resamples {
        times.fill(0);
        for _ in 0..cases.len() {
            times[chance.below(cases.len())] += 1;
        }
        inside.fill(0);
        outside.fill(0);
        for (&n, &(row, swing)) in times.iter().zip(&drawn.cases) {
            seen.outside_cases += u64::from(n == 0);
            if let Some(row) = row {
                match n {
                    0 => outside[row] += swing,
                    _ => inside[row] += i128::from(n) * swing,
                }
            }
        }
        let (row, cut) = drawn.cheapest(&inside, room);
        let gain = between(&inside, present, proposed);
        seen.beats += u32::from(gain > 0);
        seen.same += u32::from(gain == 0);
        seen.outside += between(&outside, present, row);
        seen.points[(cut / 1000).min(99) as usize] += 1;
        found.push(cut);
    }
    found.sort_unstable();
    let rank = |part: u32| found[((u64::from(resamples) * u64::from(part)).div_ceil(1000).max(1) - 1) as usize];
    (seen.low, seen.high) = (rank(25), rank(975));
    Some(seen)
}

/// What moving the cut-off from one row to another saves: rows at or above the cut-off are let in.
fn between(swings: &[i128], from: usize, to: usize) -> i128 {
    if from <= to { swings[from..to].iter().sum() } else { -swings[to..from].iter().sum::<i128>() }
}

/// The customers as resamples draw them: a row is a cut-off that lets in all scores from its own on; the last lets nobody in.
struct Drawn {
    scores: Vec<u32>,
    cases: Vec<(Option<usize>, i128)>,
    /// The rows that the room reaches.
    reach: RangeInclusive<usize>,
}

impl Drawn {
    fn new(cases: &[Case], prices: &Prices, room: &RangeInclusive<u32>) -> Self {
        let mut scores: Vec<u32> = cases.iter().filter(|c| !c.barred).map(|c| c.score).collect();
        scores.sort_unstable();
        scores.dedup();
        let cases =
            cases.iter().map(|c| (scores.binary_search(&c.score).ok().filter(|_| !c.barred), prices.swing(c.outcome))).collect();
        let row = |cut: u32| scores.partition_point(|&s| s < cut);
        let reach = row(*room.start())..=row(*room.end());
        Self { scores, cases, reach }
    }

    fn rows(&self) -> usize {
        self.scores.len()
    }

    fn row_of(&self, cut: u32) -> usize {
        self.scores.partition_point(|&s| s < cut)
    }

    /// The lowest of the cheapest rows, and the middle of the stretch that it begins.
    fn cheapest(&self, swings: &[i128], room: &RangeInclusive<u32>) -> (usize, u32) {
        let (first, last) = (*self.reach.start(), *self.reach.end());
        // Relative to the last row: what is let in below it costs, or gains.
        let (mut cost, mut least, mut row, mut end) = (0, 0, last, last);
        for at in (first..last).rev() {
            cost += swings[at];
            if cost < least || (cost == least && at + 1 != row) {
                (least, row, end) = (cost, at, at);
            } else if cost == least {
                row = at;
            }
        }
        let from = row.checked_sub(1).and_then(|below| self.scores.get(below)).map_or(1, |s| s + 1).max(*room.start());
        let to = self.scores.get(end).copied().unwrap_or(MAX_SCORE).min(*room.end());
        (row, from + to.saturating_sub(from) / 2)
    }
}
