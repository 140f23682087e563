//! What to ask next: which open answer is expected to narrow the possible tiers most, given how the reference customers answered (S6).

use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Grade, Reading, State};
use crate::profile::{Guesses, Parameter, Profile};
use crate::score::cap;
use crate::tier::tier_of;

/// An open parameter with what asking would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct NextQuestion {
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's name.
    pub name: String,
    /// The questions to choose from.
    pub questions: Vec<crate::profile::Question>,
    /// The likely score with its worst answer, in thousandths of a point.
    pub worst: u32,
    /// The id of the tier with its worst answer.
    pub worst_tier: String,
    /// The likely score with its best answer.
    pub best: u32,
    /// The id of the tier with its best answer.
    pub best_tier: String,
    /// How many reference customers gave an answer that would move this account to another tier.
    pub would_change: u32,
    /// How many reference customers have answered it.
    pub of: u32,
    /// How many of the answers that were tried leave a single tier possible.
    pub settles: u32,
    /// How many possible tiers the answers that were tried rule out, all together: the order goes by its mean.
    pub narrows: u32,
    /// How many answers were tried: those of the reference customers, or, where none of them has answered, one for each level.
    pub tried: u32,
}

/// The score as sums, so that one answer can be put in another's place.
struct Sums<'a> {
    profile: &'a Profile,
    readings: Vec<Reading>,
    low: u32,
    likely: u32,
    high: u32,
}

/// What the score would be with one more answer.
struct With {
    likely: u32,
    tier: usize,
    /// How many tiers would be possible.
    possible: usize,
}

impl Sums<'_> {
    fn with(&self, at: usize, reading: &Reading) -> With {
        let (was, weight) = (&self.readings[at], u32::from(self.profile.parameters[at].weight));
        let moved = |sum: u32, was: u8, is: u8| sum - weight * u32::from(was) + weight * u32::from(is);
        let mut readings = self.readings.clone();
        readings[at] = reading.clone();
        let cap = cap(self.profile, &readings);
        let likely = moved(self.likely, was.likely, reading.likely);
        let tier = |score: u32| tier_of(&self.profile.tiers, score).max(cap);
        let (low, high) = (moved(self.low, was.low, reading.low), moved(self.high, was.high, reading.high));
        With { likely, tier: tier(likely), possible: 1 + tier(low) - tier(high) }
    }
}

/// The answers to try on an open parameter: what the reference customers said, with how many said so; else each level once.
fn tried<T: BuildHasher>(
    parameter: &Parameter,
    reference: &[&HashMap<String, Answer, T>],
    guesses: Guesses,
) -> (Vec<(Reading, u32)>, u32) {
    let mut answers: Vec<(Reading, u32)> = Vec::new();
    let mut of = 0;
    for reading in reference.iter().map(|a| parameter.reading(a.get(&parameter.id), Guesses::Widen)) {
        if reading.state != State::Known {
            continue;
        }
        of += 1;
        match answers.iter_mut().find(|(known, _)| *known == reading) {
            Some((_, count)) => *count += 1,
            None => answers.push((reading, 1)),
        }
    }
    if of == 0 {
        answers = (0..parameter.levels.len()).map(|at| (parameter.reading_of(vec![at], Grade::Said, guesses), 1)).collect();
    }
    (answers, of)
}

/// The open parameters, the one most worth asking first: by how many of the possible tiers its answer is expected to rule out, then by the
/// share of reference customers whose answer would change the verdict, then by how far the answer can move the score, then in the
/// order of the profile.
#[must_use]
pub fn next_questions<S: BuildHasher, T: BuildHasher>(
    profile: &Profile,
    answers: &HashMap<String, Answer, S>,
    reference: &[&HashMap<String, Answer, T>],
) -> Vec<NextQuestion> {
    let readings: Vec<Reading> = profile.parameters.iter().map(|p| p.reading(answers.get(&p.id), profile.guesses)).collect();
    let sum = |fit: fn(&Reading) -> u8| -> u32 {
        readings.iter().zip(&profile.parameters).map(|(r, p)| u32::from(p.weight) * u32::from(fit(r))).sum()
    };
    let (low, likely, high) = (sum(|r| r.low), sum(|r| r.likely), sum(|r| r.high));
    let cap = cap(profile, &readings);
    let tier = |score: u32| tier_of(&profile.tiers, score).max(cap);
    let (now, possible) = (tier(likely), 1 + tier(low) - tier(high));
    let sums = Sums { profile, readings, low, likely, high };
    let mut open: Vec<NextQuestion> = Vec::new();
    for (at, parameter) in profile.parameters.iter().enumerate().filter(|&(at, _)| sums.readings[at].state != State::Known) {
        let level = |wanted: u8| {
            let level = parameter.levels.iter().position(|l| l.fit == wanted).unwrap_or(0);
            sums.with(at, &parameter.reading_of(vec![level], Grade::Said, profile.guesses))
        };
        let (answers, of) = tried(parameter, reference, profile.guesses);
        let (mut would_change, mut settles, mut narrows, mut count) = (0, 0, 0, 0);
        for (reading, times) in &answers {
            let with = sums.with(at, reading);
            count += times;
            would_change += if with.tier == now { 0 } else { *times };
            settles += if with.possible == 1 { *times } else { 0 };
            // A must-have that it triggers, or clears, can only take tiers away from those that were possible, or none.
            narrows += times * u32::try_from(possible.saturating_sub(with.possible)).unwrap_or(0);
        }
        let (worst, best) = (level(parameter.worst()), level(parameter.best()));
        let id = |tier: usize| profile.tiers.get(tier).map(|t| t.id.clone()).unwrap_or_default();
        open.push(NextQuestion {
            parameter: parameter.id.clone(),
            name: parameter.name.clone(),
            questions: parameter.questions.clone(),
            worst: worst.likely,
            worst_tier: id(worst.tier),
            best: best.likely,
            best_tier: id(best.tier),
            would_change: if of == 0 { 0 } else { would_change },
            of,
            settles,
            narrows,
            tried: count,
        });
    }
    // Shares compared by cross-multiplication: no float decides an order.
    let share = |part: u32, other: u32| u64::from(part) * u64::from(other.max(1));
    open.sort_by(|a, b| {
        let narrows = share(b.narrows, a.tried).cmp(&share(a.narrows, b.tried));
        let changes = share(b.would_change, a.of).cmp(&share(a.would_change, b.of));
        narrows.then(changes).then((b.best - b.worst).cmp(&(a.best - a.worst)))
    });
    open
}
