//! Band limits from the numbers themselves (E3): of all ways to cut the numbers into as many bands as the team has, the one that tells
//! successes from the others best, at round numbers, and only where chance alone hardly ever gains as much.

use crate::evidence::{Chance, Sides};
use crate::number::Number;
use crate::profile::{AnswerKind, Parameter};

/// Fewer customers with a number than this say nothing of where to cut, nor do fewer on either side.
const LEAST: u32 = 30;
const LEAST_OF_EACH: u32 = 10;
/// A band holds at least so many customers, and at least a twentieth.
const LEAST_IN_BAND: usize = 5;
/// Numbers are first put into at most so many heaps.
const HEAPS: usize = 64;
/// How often the outcomes are dealt out anew.
const DEALS: u32 = 999;

/// Other limits for the bands of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Limits {
    /// Where the bands meet, from the lowest.
    pub limits: Vec<Number>,
    /// How often chance alone gains as much by moving limits.
    pub p: f64,
}

/// Heaps of customers with neighbouring numbers, in rising order.
struct Heaps {
    /// Lowest and highest number of each.
    ends: Vec<(Number, Number)>,
    /// In which heap each customer is.
    of: Vec<usize>,
}

/// The limits between the bands of a parameter, from the lowest; nothing where it has no bands.
pub(super) fn inner(parameter: &Parameter) -> Option<Vec<Number>> {
    (parameter.answer == AnswerKind::Bands).then(|| parameter.levels.iter().skip(1).filter_map(|l| l.from).collect())
}

/// How many successes and others lie in each band that these limits make.
pub(super) fn counts(rows: &[(Number, bool)], limits: &[Number]) -> Vec<Sides> {
    let mut counts = vec![Sides::default(); limits.len() + 1];
    for (number, success) in rows {
        counts[limits.iter().take_while(|l| number >= l).count()].add(*success);
    }
    counts
}

/// Better limits for as many bands, if the numbers (with how it went) say so at least so surely.
pub(super) fn limits(parameter: &Parameter, rows: &[(Number, bool)], rare: f64, seed: u64) -> Option<Limits> {
    let team = inner(parameter)?;
    let bands = team.len() + 1;
    let (mut won, mut lost) = (0u32, 0u32);
    rows.iter().for_each(|r| if r.1 { won += 1 } else { lost += 1 });
    let least = LEAST_IN_BAND.max(rows.len() / 20);
    if bands < 2 || won + lost < LEAST || won < LEAST_OF_EACH || lost < LEAST_OF_EACH || rows.len() < bands * least {
        return None;
    }
    let heaps = Heaps::new(rows);
    let mut success: Vec<bool> = rows.iter().map(|r| r.1).collect();
    let numbers: Vec<(Number, usize)> = rows.iter().zip(&heaps.of).map(|(r, &h)| (r.0, h)).collect();
    // In which of the team's bands each customer is.
    let own: Vec<usize> = numbers.iter().map(|(n, _)| team.iter().take_while(|l| n >= l).count()).collect();
    let told = |success: &[bool]| {
        let mut bands = vec![Sides::default(); team.len() + 1];
        own.iter().zip(success).for_each(|(&band, &s)| bands[band].add(s));
        bands.into_iter().map(telling).sum::<f64>()
    };
    let (cuts, best) = heaps.best(&success, bands, least)?;
    let gain = best - told(&success);
    if gain < 1e-9 {
        return None;
    }
    let mut chance = Chance::new(seed);
    let mut beyond = 1u32;
    for dealt in 1..=DEALS {
        chance.shuffle(&mut success);
        let (_, best) = heaps.best(&success, bands, least)?;
        beyond += u32::from(best - told(&success) >= gain - 1e-9);
        // Once it is sure not to be rare, how common it is does not matter.
        if f64::from(beyond) > rare * f64::from(DEALS + 1) && dealt >= 20 {
            return None;
        }
    }
    let p = f64::from(beyond) / f64::from(DEALS + 1);
    let found: Vec<Number> = cuts.iter().map(|&at| between(heaps.ends[at - 1].1, heaps.ends[at].0, &team)).collect();
    (p <= rare && found != team).then_some(Limits { limits: found, p })
}

/// How well a band tells what happens in it: the logarithm of how likely it makes what was seen.
fn telling(band: Sides) -> f64 {
    let part =
        |count: u32| if count == 0 { 0.0 } else { f64::from(count) * libm::log(f64::from(count) / f64::from(band.total())) };
    part(band.success) + part(band.others)
}

impl Heaps {
    fn new(rows: &[(Number, bool)]) -> Self {
        let mut sorted: Vec<Number> = rows.iter().map(|r| r.0).collect();
        sorted.sort_unstable();
        let size = sorted.len().div_ceil(HEAPS).max(1);
        let mut ends: Vec<(Number, Number)> = Vec::new();
        let mut at = 0;
        while at < sorted.len() {
            // The same number is never in two heaps.
            let mut end = (at + size).min(sorted.len());
            while end < sorted.len() && sorted[end] == sorted[end - 1] {
                end += 1;
            }
            ends.push((sorted[at], sorted[end - 1]));
            at = end;
        }
        let of = rows.iter().map(|r| ends.partition_point(|e| e.1 < r.0)).collect();
        Self { ends, of }
    }

    /// The best way to put the heaps into so many bands of at least so many customers: where each band after the first begins, and how
    /// well it tells. Found band by band, keeping the best way to every end.
    fn best(&self, success: &[bool], bands: usize, least: usize) -> Option<(Vec<usize>, f64)> {
        let n = self.ends.len();
        let mut sums = vec![Sides::default(); n + 1];
        for (&heap, &success) in self.of.iter().zip(success) {
            sums[heap + 1].add(success);
        }
        for at in 1..=n {
            let before = sums[at - 1];
            sums[at].success += before.success;
            sums[at].others += before.others;
        }
        let part = |from: usize, to: usize| Sides {
            success: sums[to].success - sums[from].success,
            others: sums[to].others - sums[from].others,
        };
        let least = u32::try_from(least).unwrap_or(u32::MAX);
        // One band: how well each beginning run of heaps tells; then one band more, from the best way to where it starts.
        let enough = |band: Sides| band.total() >= least;
        let mut ways: Vec<Option<f64>> = (0..=n).map(|to| Some(part(0, to)).filter(|b| enough(*b)).map(telling)).collect();
        let mut came: Vec<Vec<usize>> = Vec::new();
        for _ in 1..bands {
            let (mut next, mut from_where) = (vec![None; n + 1], vec![0; n + 1]);
            for to in 1..=n {
                for (from, before) in ways.iter().enumerate().take(to).skip(1) {
                    let band = part(from, to);
                    let Some(before) = before.filter(|_| enough(band)) else { continue };
                    let told = before + telling(band);
                    if next[to].is_none_or(|best| told > best + 1e-9) {
                        (next[to], from_where[to]) = (Some(told), from);
                    }
                }
            }
            ways = next;
            came.push(from_where);
        }
        let told = ways[n]?;
        let mut at = n;
        let mut cuts: Vec<usize> = came
            .iter()
            .rev()
            .map(|from| {
                at = from[at];
                at
            })
            .collect();
        cuts.reverse();
        Some((cuts, told))
    }
}

/// The roundest number above `below` and not above `above`; the team's own limit where it lies there.
fn between(below: Number, above: Number, team: &[Number]) -> Number {
    if let Some(&own) = team.iter().find(|t| **t > below && **t <= above) {
        return own;
    }
    let (low, high) = (i128::from(below.millionths()), i128::from(above.millionths()));
    let middle = low + (high - low) / 2;
    let mut ten = 1_000_000_000_000_000_000i128;
    while ten > 0 {
        for step in [5 * ten, 2 * ten, ten] {
            let near = (middle + step / 2).div_euclid(step) * step;
            let held = [near, near + step, near - step].into_iter().find(|x| *x > low && *x <= high);
            if let Some(number) = held.and_then(|x| i64::try_from(x).ok()) {
                return Number::from_millionths(number);
            }
        }
        ten /= 10;
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Level;

    fn bands(limits: &[i32]) -> Parameter {
        let ends: Vec<Option<Number>> =
            std::iter::once(None).chain(limits.iter().map(|&l| Some(Number::from(l)))).chain([None]).collect();
        let levels = ends.windows(2).enumerate().map(|(at, w)| Level {
            id: format!("b{at}"),
            name: format!("Band {at}"),
            fit: 50,
            from: w[0],
            to: w[1],
            aliases: Vec::new(),
        });
        Parameter {
            id: "size".into(),
            name: "Size".into(),
            group: "g".into(),
            weight: 1000,
            answer: AnswerKind::Bands,
            unit: Some("people".into()),
            several: None,
            levels: levels.collect(),
            typical: None,
            questions: Vec::new(),
            known_before_sale: true,
            unknown_tells: false,
            from_needs: false,
            why: String::new(),
        }
    }

    #[test]
    fn round_numbers_between() {
        let cut = |low: i32, high: i32| between(Number::from(low), Number::from(high), &[]).to_string();
        assert_eq!(cut(18, 27), "20");
        assert_eq!(cut(13, 14), "14");
        assert_eq!(cut(30, 120), "100");
        assert_eq!(cut(96, 104), "100");
        assert_eq!(cut(-7, 4), "0");
        assert_eq!(between(Number::from_millionths(1_500_000), Number::from_millionths(1_700_000), &[]).to_string(), "1.6");
        assert_eq!(between(Number::from(18), Number::from(27), &[Number::from(23)]).to_string(), "23", "the team's own");
    }

    #[test]
    fn finds_where_it_turns() {
        // Happy from 40 on; the team cut at 10. One cut at any number of (39, 40]: 40 is the roundest.
        let rows: Vec<(Number, bool)> = (0..80).map(|i| (Number::from(i), i >= 40)).collect();
        let found = limits(&bands(&[10]), &rows, 0.01, 1).unwrap();
        assert_eq!(found.limits, [Number::from(40)]);
        assert!(found.p <= 0.01);
        assert_eq!(limits(&bands(&[40]), &rows, 0.01, 1), None, "the team has it already");
        let after = counts(&rows, &found.limits);
        assert_eq!(after, [Sides { success: 0, others: 40 }, Sides { success: 40, others: 0 }]);
    }

    #[test]
    fn finds_a_best_in_the_middle() {
        let rows: Vec<(Number, bool)> = (0..120).map(|i| (Number::from(i), (50..80).contains(&i))).collect();
        let found = limits(&bands(&[20, 100]), &rows, 0.01, 1).unwrap();
        assert_eq!(found.limits, [Number::from(50), Number::from(80)]);
    }

    #[test]
    fn chance_moves_nothing() {
        let mut chance = Chance::new(11);
        let mut moved = 0;
        for seed in 0..60 {
            let rows: Vec<(Number, bool)> =
                (0..40).map(|_| (Number::from(i32::try_from(chance.below(100)).unwrap_or(0)), chance.below(2) == 0)).collect();
            moved += u32::from(limits(&bands(&[30, 60]), &rows, 0.05, seed).is_some());
        }
        assert!(moved <= 7, "{moved} of 60");
    }

    #[test]
    fn too_few_or_one_sided_says_nothing() {
        let rows = |n: i32, won: i32| -> Vec<(Number, bool)> { (0..n).map(|i| (Number::from(i), i < won)).collect() };
        assert_eq!(limits(&bands(&[10]), &rows(20, 10), 0.05, 1), None);
        assert_eq!(limits(&bands(&[10]), &rows(60, 60), 0.05, 1), None);
        assert_eq!(limits(&bands(&[10]), &[], 0.05, 1), None);
        let same: Vec<(Number, bool)> = (0..60).map(|i| (Number::from(7), i % 2 == 0)).collect();
        assert_eq!(limits(&bands(&[10]), &same, 0.05, 1), None, "one number");
    }
}
