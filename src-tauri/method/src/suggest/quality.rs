//! How well the profile would pick with every suggestion taken, said without flattering (E4): a profile that was fitted to some customers
//! orders just these better than others. Among up to five hundred, what fitting alone gains is measured on customers drawn anew (the
//! optimism of B. Efron, Estimating the error rate of a prediction rule, JASA 78 (1983) 316-331) and taken off; among more, every
//! customer is scored by a profile that was fitted without it.

use std::collections::HashMap;
use std::hash::BuildHasher;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::accept::accept;
use super::{likely, look};
use crate::answer::Answer;
use crate::evidence::permute::SEED;
use crate::evidence::share::thousandths;
use crate::evidence::{Case, Chance, Sides, auc};
use crate::profile::Profile;
use crate::score::typical_fits;

/// From so many customers on, they are parted instead of drawn anew.
const MANY: usize = 500;
const DRAWS: usize = 60;
const PARTS: usize = 5;
/// Fewer deals than for what is shown: whether a parameter tells is decided again in every draw.
const DEALS: u32 = 199;

/// How well a profile picks the happier of two, as it is and with all that is suggested, in thousandths of all pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PicksThen {
    /// As it is: what it shows on these customers.
    pub now: u16,
    /// Its 95 % interval.
    pub now_low: u16,
    /// Its upper end.
    pub now_high: u16,
    /// With every fit and weight that is suggested, as it would be with other customers.
    pub with_all: u16,
    /// What it would show on these very customers: too good to be true.
    pub shown: u16,
    /// Whether customers were drawn anew; else they were parted.
    pub drawn: bool,
}

/// Measures it; nothing where one side is empty, or nothing is suggested.
#[must_use]
pub fn picks<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String]) -> Option<PicksThen> {
    let success: Vec<bool> = cases.iter().map(|c| c.success).collect();
    let now = auc(&likely(profile, cases), &success)?;
    let all = fitted(profile, cases, locked);
    if all == *profile {
        return None;
    }
    let shown = measure(&all, cases)?;
    let drawn = cases.len() < MANY;
    let count = |which: bool| u32::try_from(success.iter().filter(|s| **s == which).count()).unwrap_or(u32::MAX);
    let (low, high) = now.interval(Sides { success: count(true), others: count(false) });
    let then = if drawn { shown - optimism(profile, cases, locked) } else { parted(profile, cases, locked).unwrap_or(shown) };
    Some(PicksThen {
        now: thousandths(now.value),
        now_low: thousandths(low),
        now_high: thousandths(high),
        with_all: thousandths(then),
        shown: thousandths(shown),
        drawn,
    })
}

fn measure<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>]) -> Option<f64> {
    let success: Vec<bool> = cases.iter().map(|c| c.success).collect();
    auc(&likely(profile, cases), &success).map(|a| a.value)
}

/// The profile with every fit and weight that these customers suggest: fits first, then weights for those fits.
fn fitted<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String]) -> Profile {
    let mut fitted = profile.clone();
    let answers: Vec<&HashMap<String, Answer, S>> = cases.iter().map(|c| c.answers).collect();
    for weights in [false, true] {
        let found = look(&fitted, cases, locked, DEALS, false);
        let of_weights = |p: &super::WouldBe| matches!(p, super::WouldBe::Weight { .. });
        let taken: Vec<super::WouldBe> =
            found.rows.into_iter().map(|r| r.proposal).filter(|p| of_weights(p) == weights).collect();
        // What does not fit any more is left out: these are only suggestions.
        if accept(&mut fitted, &taken, locked).is_ok() && !weights && !taken.is_empty() {
            for (parameter, typical) in fitted.parameters.clone().iter().zip(typical_fits(&fitted, &answers)) {
                if let Some(own) = fitted.parameters.iter_mut().find(|p| p.id == parameter.id && !p.unknown_tells) {
                    own.typical = typical.or(own.typical);
                }
            }
        }
    }
    fitted
}

/// How much better a profile that was fitted to drawn customers orders these than all, on average.
fn optimism<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String]) -> f64 {
    let mut chance = Chance::new(SEED);
    let (mut sum, mut count) = (0.0, 0.0);
    for _ in 0..DRAWS {
        let drawn: Vec<Case<'_, S>> = (0..cases.len()).map(|_| copy(&cases[chance.below(cases.len())])).collect();
        let fitted = fitted(profile, &drawn, locked);
        if let (Some(own), Some(all)) = (measure(&fitted, &drawn), measure(&fitted, cases)) {
            sum += own - all;
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The mean over parts that a profile fitted to the other parts orders.
fn parted<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String]) -> Option<f64> {
    // Each side is dealt out by itself, so that every part has as many successes as the others, give or take one.
    let mut chance = Chance::new(SEED);
    let mut part = vec![0; cases.len()];
    for side in [true, false] {
        let mut of: Vec<usize> = (0..cases.len()).filter(|&i| cases[i].success == side).collect();
        chance.shuffle(&mut of);
        of.into_iter().enumerate().for_each(|(at, i)| part[i] = at % PARTS);
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for left_out in 0..PARTS {
        let pick = |inside: bool| -> Vec<Case<'_, S>> {
            cases.iter().zip(&part).filter(|(_, p)| (**p == left_out) == inside).map(|(c, _)| copy(c)).collect()
        };
        if let Some(found) = measure(&fitted(profile, &pick(false), locked), &pick(true)) {
            sum += found;
            count += 1.0;
        }
    }
    (count > 0.0).then(|| sum / count)
}

const fn copy<'a, S>(case: &Case<'a, S>) -> Case<'a, S> {
    Case { id: case.id, success: case.success, answers: case.answers }
}
