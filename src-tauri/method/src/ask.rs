//! What to ask next: which open answer would most likely change the verdict, judged by what the reference customers answered (S6).

use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Reading, State};
use crate::profile::{Guesses, Profile};
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
}

/// The open parameters, the one most worth asking first: by the share of reference customers whose answer would change the
/// verdict, then by how far the answer can move the score, then in the order of the profile.
#[must_use]
pub fn next_questions<S: BuildHasher, T: BuildHasher>(
    profile: &Profile,
    answers: &HashMap<String, Answer, S>,
    reference: &[&HashMap<String, Answer, T>],
) -> Vec<NextQuestion> {
    let readings: Vec<Reading> = profile.parameters.iter().map(|p| p.reading(answers.get(&p.id), profile.guesses)).collect();
    let likely: u32 = readings.iter().zip(&profile.parameters).map(|(r, p)| u32::from(p.weight) * u32::from(r.likely)).sum();
    let now = tier_of(&profile.tiers, likely).max(cap(profile, &readings));
    let mut open: Vec<NextQuestion> = Vec::new();
    for (at, parameter) in profile.parameters.iter().enumerate().filter(|&(at, _)| readings[at].state != State::Known) {
        let with = |reading: Reading| {
            let score = likely - u32::from(parameter.weight) * u32::from(readings[at].likely)
                + u32::from(parameter.weight) * u32::from(reading.likely);
            let mut readings = readings.clone();
            readings[at] = reading;
            (score, tier_of(&profile.tiers, score).max(cap(profile, &readings)))
        };
        let level = |wanted: u8| {
            let at = parameter.levels.iter().position(|l| l.fit == wanted).unwrap_or(0);
            parameter.reading_of(vec![at], crate::answer::Grade::Said, profile.guesses)
        };
        let known: Vec<Reading> = reference
            .iter()
            .map(|a| parameter.reading(a.get(&parameter.id), Guesses::Widen))
            .filter(|r| r.state == State::Known)
            .collect();
        let of = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let would_change = u32::try_from(known.into_iter().filter(|r| with(r.clone()).1 != now).count()).unwrap_or(u32::MAX);
        let ((worst, worst_tier), (best, best_tier)) = (with(level(parameter.worst())), with(level(parameter.best())));
        let id = |tier: usize| profile.tiers.get(tier).map(|t| t.id.clone()).unwrap_or_default();
        open.push(NextQuestion {
            parameter: parameter.id.clone(),
            name: parameter.name.clone(),
            questions: parameter.questions.clone(),
            worst,
            worst_tier: id(worst_tier),
            best,
            best_tier: id(best_tier),
            would_change,
            of,
        });
    }
    // Shares compared by cross-multiplication: no float decides an order.
    open.sort_by(|a, b| {
        let share = |x: &NextQuestion, y: &NextQuestion| u64::from(x.would_change) * u64::from(y.of.max(1));
        share(b, a).cmp(&share(a, b)).then((b.best - b.worst).cmp(&(a.best - a.worst)))
    });
    open
}
