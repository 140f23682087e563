//! Another way to answer a parameter (P1): what becomes of its levels, so that as many kept answers as possible go on counting.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::fold::fold;
use crate::number::Number;
use crate::profile::{AnswerKind, Level, Parameter};

/// What a change of the kind of answer needs to know beyond the parameter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct KindWish {
    /// The ids of the levels that mean yes; the others mean no. Nothing: those with a fit of at least half. Only for yes/no.
    pub yes: Option<Vec<String>>,
    /// What yes is called.
    pub yes_name: String,
    /// What no is called.
    pub no_name: String,
    /// What is counted. Only for bands.
    pub unit: String,
}

/// The levels that would mean yes if nobody said otherwise: those with a fit of at least half.
#[must_use]
pub fn likely_yes(parameter: &Parameter) -> Vec<String> {
    parameter.levels.iter().filter(|l| l.fit >= 50).map(|l| l.id.clone()).collect()
}

/// The parameter with another kind of answer. Levels keep their ids where they can; those that become yes or no leave their ids and
/// names as other spellings, so that kept answers still count. Numbers that were answered to bands are not levels: they stay as they
/// are and count as unknown (S9) until the parameter has bands again.
#[must_use]
pub fn with_kind(parameter: &Parameter, kind: AnswerKind, wish: &KindWish) -> Parameter {
    if kind == parameter.answer {
        return parameter.clone();
    }
    let mut changed = Parameter { answer: kind, typical: None, unknown_tells: false, ..parameter.clone() };
    match kind {
        AnswerKind::Choice | AnswerKind::Ordered => {
            changed.unit = None;
            for level in &mut changed.levels {
                (level.from, level.to) = (None, None);
            }
        }
        AnswerKind::YesNo => {
            (changed.unit, changed.several) = (None, None);
            let named = wish.yes.clone().unwrap_or_else(|| likely_yes(parameter));
            let mut yes = folded_into("yes", &wish.yes_name, parameter, |l| named.contains(&l.id));
            let mut no = folded_into("no", &wish.no_name, parameter, |l| !named.contains(&l.id));
            // A level that was called "no" and now means yes cannot lend its word.
            yes.aliases.retain(|a| ["no", wish.no_name.as_str()].iter().all(|word| fold(word) != fold(a)));
            no.aliases.retain(|a| ["yes", wish.yes_name.as_str()].iter().all(|word| fold(word) != fold(a)));
            changed.levels = vec![yes, no];
        }
        AnswerKind::Bands => {
            changed.several = None;
            changed.unit = Some(wish.unit.trim().to_owned());
            limit(&mut changed.levels);
        }
    }
    changed
}

/// One level out of several: their rounded mean fit, and all that they were called.
fn folded_into(id: &str, name: &str, parameter: &Parameter, takes: impl Fn(&Level) -> bool) -> Level {
    let parts: Vec<&Level> = parameter.levels.iter().filter(|l| takes(l)).collect();
    let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let sum: u32 = parts.iter().map(|l| u32::from(l.fit)).sum();
    let mean = if count == 0 { None } else { u8::try_from((2 * sum + count) / (2 * count)).ok() };
    let mut level = Level {
        id: id.to_owned(),
        name: name.to_owned(),
        fit: mean.unwrap_or(if id == "yes" { 100 } else { 0 }),
        from: None,
        to: None,
        aliases: Vec::new(),
    };
    for part in parts {
        level.take_up(part);
    }
    level
}

impl Level {
    /// Adds everything that another level is called to the other spellings of this one.
    pub fn take_up(&mut self, other: &Self) {
        for word in [&other.id, &other.name].into_iter().chain(&other.aliases) {
            let folded = fold(word);
            let known = [&self.id, &self.name].into_iter().chain(&self.aliases).any(|w| fold(w) == folded);
            if !folded.is_empty() && !known {
                self.aliases.push(word.clone());
            }
        }
    }
}

/// Bands out of levels: limits that their names speak of where these rise, tens otherwise; open at both ends.
fn limit(levels: &mut [Level]) {
    let spoken: Vec<Option<Number>> = levels.iter().skip(1).map(|l| first_number(&l.name)).collect();
    let rising = spoken.iter().all(Option::is_some) && spoken.windows(2).all(|w| w[0] < w[1]);
    let ten = |at: usize| i32::try_from(at + 1).map_or(Number::from(0), |n| Number::from(n * 10));
    let limits: Vec<Number> =
        spoken.iter().enumerate().map(|(at, n)| if rising { n.unwrap_or_else(|| ten(at)) } else { ten(at) }).collect();
    for (at, level) in levels.iter_mut().enumerate() {
        level.from = at.checked_sub(1).and_then(|before| limits.get(before)).copied();
        level.to = limits.get(at).copied();
    }
}

/// The first number that a name speaks of: 50 in "50-250 people".
fn first_number(name: &str) -> Option<Number> {
    let digits: String =
        name.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    Number::parse(digits.trim_end_matches(['.', ',']))
}
