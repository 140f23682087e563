//! Scoring (S1-S5): exact integers, a range instead of a guess, and an explanation whose parts sum to the whole.

use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Reading, State};
use crate::profile::{Guesses, Parameter, Profile};
use crate::reads::{Reads, columns, read_all};
use crate::tier::tier_of;

/// A score with its complete explanation. All scores and points are in thousandths of a point, 0-100000. Names are copied from the
/// profile, so that the explanation can be read back verbatim when the profile has moved on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Scored {
    /// With the worst fit of each unknown.
    pub low: u32,
    /// With the typical fit of each unknown.
    pub likely: u32,
    /// With the best fit of each unknown.
    pub high: u32,
    /// The tier of the low score, by id, after must-haves.
    pub tier_low: String,
    /// The tier of the likely score: the verdict.
    pub tier: String,
    /// The tier of the high score.
    pub tier_high: String,
    /// Whether all three agree.
    pub settled: bool,
    /// How many parameters are unknown, unmatched ones included.
    pub unknown: u32,
    /// The must-haves that are not met and cap the tier.
    pub capped_by: Vec<Condition>,
    /// The must-haves that nobody has verified yet.
    pub not_verified: Vec<Condition>,
    /// The unanswered or guessed parameters that decide between the tiers still possible (S3), widest range first.
    pub deciding: Vec<String>,
    /// One for each parameter, in the order of the profile.
    pub parts: Vec<Part>,
}

/// A must-have as it stands for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Condition {
    /// The must-have's id.
    pub must_have: String,
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's name.
    pub parameter_name: String,
    /// The names of the levels that would trigger it, or that did.
    pub levels: Vec<String>,
    /// The id of the best tier it allows.
    pub at_most: String,
    /// Why.
    pub why: String,
}

/// What one parameter gives to a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Part {
    /// The parameter's id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// Its weight in thousandths.
    pub weight: u16,
    /// Why it counts so.
    pub state: State,
    /// The names of the levels answered, or the text that no level covers.
    pub answer: Vec<String>,
    /// The worst fit it may have, 0-100.
    pub fit_low: u8,
    /// The fit it is expected to have.
    pub fit_likely: u8,
    /// The best fit it may have.
    pub fit_high: u8,
    /// weight × worst fit.
    pub low: u32,
    /// weight × expected fit.
    pub likely: u32,
    /// weight × best fit.
    pub high: u32,
    /// weight × fit of the best level there is.
    pub best: u32,
    /// What it lost against its best level: best − likely.
    pub lost: u32,
    /// Whether the expected fit of an unknown is the stored typical one (else the middle of worst and best).
    pub typical: bool,
}

/// Scores the answers of one account, by parameter id.
#[must_use]
pub fn score<S: BuildHasher>(profile: &Profile, answers: &HashMap<String, Answer, S>) -> Scored {
    let readings: Vec<Reading> = profile.parameters.iter().map(|p| p.reading(answers.get(&p.id), profile.guesses)).collect();
    let parts = profile
        .parameters
        .iter()
        .zip(&readings)
        .map(|(parameter, reading)| part(parameter, reading, answers.get(&parameter.id)))
        .collect();
    assemble(profile, &readings, parts)
}

/// The position of the best tier that the must-haves allow, and which of them say so.
#[must_use]
pub fn cap(profile: &Profile, readings: &[Reading]) -> usize {
    profile
        .must_haves
        .iter()
        .filter(|m| standing(profile, m, readings) == Standing::Triggered)
        .filter_map(|m| profile.tier_index(&m.at_most))
        .max()
        .unwrap_or(0)
}

#[derive(PartialEq, Eq)]
enum Standing {
    Met,
    Triggered,
    NotVerified,
}

fn standing(profile: &Profile, must_have: &crate::profile::MustHave, readings: &[Reading]) -> Standing {
    let Some(at) = profile.parameters.iter().position(|p| p.id == must_have.parameter) else {
        return Standing::Met;
    };
    let (parameter, reading) = (&profile.parameters[at], &readings[at]);
    // A guess verifies nothing; where the profile trusts guesses its state is already known.
    if reading.state != State::Known {
        return Standing::NotVerified;
    }
    let hit = reading.levels.iter().any(|&l| must_have.levels.contains(&parameter.levels[l].id));
    if hit { Standing::Triggered } else { Standing::Met }
}

fn part(parameter: &Parameter, reading: &Reading, answer: Option<&Answer>) -> Part {
    let points = |fit: u8| u32::from(parameter.weight) * u32::from(fit);
    let shown = match (reading.state, answer) {
        (State::Unmatched, Some(answer)) => vec![given_text(&answer.given)],
        _ => reading.levels.iter().map(|&l| parameter.levels[l].name.clone()).collect(),
    };
    let (likely, best) = (points(reading.likely), points(parameter.best()));
    Part {
        parameter: parameter.id.clone(),
        name: parameter.name.clone(),
        weight: parameter.weight,
        state: reading.state,
        answer: shown,
        fit_low: reading.low,
        fit_likely: reading.likely,
        fit_high: reading.high,
        low: points(reading.low),
        likely,
        high: points(reading.high),
        best,
        lost: best - likely,
        typical: matches!(reading.state, State::Unknown | State::Unmatched) && parameter.typical.is_some(),
    }
}

fn given_text(given: &crate::answer::Given) -> String {
    match given {
        crate::answer::Given::Levels(ids) => ids.join("; "),
        crate::answer::Given::Number(number) => number.to_string(),
        crate::answer::Given::Text(text) => text.clone(),
    }
}

fn assemble(profile: &Profile, readings: &[Reading], parts: Vec<Part>) -> Scored {
    let low: u32 = parts.iter().map(|p| p.low).sum();
    let likely: u32 = parts.iter().map(|p| p.likely).sum();
    let high: u32 = parts.iter().map(|p| p.high).sum();
    let cap = cap(profile, readings);
    let tier = |score: u32| tier_of(&profile.tiers, score).max(cap);
    let id = |score: u32| profile.tiers.get(tier(score)).map(|t| t.id.clone()).unwrap_or_default();
    let conditions = |wanted: Standing| -> Vec<Condition> {
        profile
            .must_haves
            .iter()
            .filter(|m| standing(profile, m, readings) == wanted)
            .filter_map(|m| condition(profile, m))
            .collect()
    };
    let settled = tier(low) == tier(high);
    Scored {
        low,
        likely,
        high,
        tier_low: id(low),
        tier: id(likely),
        tier_high: id(high),
        settled,
        unknown: u32::try_from(parts.iter().filter(|p| matches!(p.state, State::Unknown | State::Unmatched)).count())
            .unwrap_or(u32::MAX),
        capped_by: conditions(Standing::Triggered),
        not_verified: conditions(Standing::NotVerified),
        deciding: if settled { Vec::new() } else { deciding(profile, &parts, likely, cap) },
        parts,
    }
}

fn condition(profile: &Profile, must_have: &crate::profile::MustHave) -> Option<Condition> {
    let parameter = profile.parameter(&must_have.parameter)?;
    Some(Condition {
        must_have: must_have.id.clone(),
        parameter: parameter.id.clone(),
        parameter_name: parameter.name.clone(),
        levels: parameter.levels.iter().filter(|l| must_have.levels.contains(&l.id)).map(|l| l.name.clone()).collect(),
        at_most: must_have.at_most.clone(),
        why: must_have.why.clone(),
    })
}

/// A parameter decides where its answer alone, with the others as expected, can move the verdict. Where no single one can, all
/// unanswered ones decide together. Widest range first.
fn deciding(profile: &Profile, parts: &[Part], likely: u32, cap: usize) -> Vec<String> {
    let tier = |score: u32| tier_of(&profile.tiers, score).max(cap);
    let mut wide: Vec<&Part> = parts.iter().filter(|p| p.high > p.low).collect();
    wide.sort_by_key(|p| std::cmp::Reverse(p.high - p.low));
    let alone: Vec<&Part> =
        wide.iter().copied().filter(|p| tier(likely - p.likely + p.low) != tier(likely - p.likely + p.high)).collect();
    let chosen = if alone.is_empty() { wide } else { alone };
    chosen.into_iter().map(|p| p.parameter.clone()).collect()
}

/// The stored typical fit of each parameter (S2): the mean over the reference customers whose answer is known, halves rounded up; `None`
/// where nobody answered.
#[must_use]
pub fn typical_fits<S: BuildHasher>(profile: &Profile, reference: &[&HashMap<String, Answer, S>]) -> Vec<Option<u8>> {
    typical_fits_of(profile, &read_all(profile, reference.iter().copied()))
}

/// The same, of customers whose answers were read under the parameters of the profile.
pub fn typical_fits_of<'r>(profile: &Profile, reference: impl IntoIterator<Item = &'r Reads>) -> Vec<Option<u8>> {
    let fit = |_, reading: Reading| (reading.state == State::Known).then(|| u64::from(reading.likely));
    let mean = |column: Vec<Option<u64>>| {
        let (sum, count) = column.into_iter().flatten().fold((0, 0), |(sum, count), fit| (sum + fit, count + 1));
        if count == 0 { None } else { u8::try_from((2 * sum + count) / (2 * count)).ok() }
    };
    columns(profile, Guesses::Widen, reference, fit).into_iter().map(mean).collect()
}
