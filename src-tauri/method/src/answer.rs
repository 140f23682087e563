//! Answers, how they are known (S4), and what they mean in a profile (S2, S9).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::fold::{fold, yes_no};
use crate::number::Number;
use crate::profile::{AnswerKind, Guesses, Level, Parameter, Several};

/// What was answered, as it is kept. It outlives changes of the profile: levels are kept by id, numbers as they are, and what
/// no level covered as it was written, so that a later version of the profile can read it (A1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Given {
    /// One level, or several at once, by id.
    Levels(Vec<String>),
    /// A number.
    Number(Number),
    /// Text that no level covers.
    Text(String),
}

/// How an answer is known (S4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Observed or documented.
    Observed,
    /// The customer said so. What a table without grades counts as.
    #[default]
    Said,
    /// Our guess.
    Guess,
    /// Asked, and still not known.
    Unknown,
}

impl Grade {
    /// All grades, best evidence first.
    pub const ALL: [Self; 4] = [Self::Observed, Self::Said, Self::Guess, Self::Unknown];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Said => "said",
            Self::Guess => "guess",
            Self::Unknown => "unknown",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|g| g.id() == id)
    }
}

/// An answer with its evidence grade.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
pub struct Answer {
    /// What was answered.
    pub given: Given,
    /// How it is known.
    #[serde(default)]
    pub grade: Grade,
}

/// Why an answer counts the way it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Known: one fit.
    Known,
    /// A guess: a range around it.
    Guess,
    /// Not known: the whole range of the parameter.
    Unknown,
    /// Something was answered that no level covers; counts as unknown and is reported (S9).
    Unmatched,
}

/// What an answer means in a profile: the fits it may have, each 0-100, worst ≤ likely ≤ best.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reading {
    /// Why.
    pub state: State,
    /// The levels answered, as positions in the parameter; empty if unknown.
    pub levels: Vec<usize>,
    /// The worst fit it may have.
    pub low: u8,
    /// The fit it is expected to have.
    pub likely: u8,
    /// The best fit it may have.
    pub high: u8,
}

impl Parameter {
    /// Reads a text from a table or a form. What no level covers is kept as text; blank is no answer.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Given> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if self.answer == AnswerKind::Bands
            && let Some(number) = Number::parse(text)
        {
            return Some(Given::Number(number));
        }
        let folded = fold(text);
        if let Some(level) = self.level_called(&folded) {
            return Some(Given::Levels(vec![level.id.clone()]));
        }
        if self.answer == AnswerKind::YesNo
            && let Some(yes) = yes_no(&folded)
        {
            return Some(Given::Levels(vec![if yes { "yes" } else { "no" }.into()]));
        }
        if self.several.is_some() {
            let parts: Vec<_> = folded.split([';', '|', ',', '+', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect();
            let levels: Option<Vec<_>> = parts.iter().map(|p| self.level_called(p).map(|l| l.id.clone())).collect();
            if let Some(mut levels) = levels.filter(|l| !l.is_empty()) {
                let mut seen = Vec::new();
                levels.retain(|id| {
                    let new = !seen.contains(id);
                    seen.push(id.clone());
                    new
                });
                return Some(Given::Levels(levels));
            }
        }
        Some(Given::Text(text.to_owned()))
    }

    /// The level that is called like this: by id, name or alias, folded.
    #[must_use]
    pub fn level_called(&self, folded: &str) -> Option<&Level> {
        let by = |matches: &dyn Fn(&Level) -> bool| self.levels.iter().find(|l| matches(l));
        by(&|l| fold(&l.id) == folded)
            .or_else(|| by(&|l| fold(&l.name) == folded))
            .or_else(|| by(&|l| l.aliases.iter().any(|a| fold(a) == folded)))
    }

    /// Where the level stands that a kept answer means: the one with this id, or the one that has taken it up among its other
    /// spellings, as where levels were merged. So an answer stays as it was given, and still counts.
    #[must_use]
    pub fn level_at(&self, id: &str) -> Option<usize> {
        let own = self.levels.iter().position(|l| l.id == id);
        own.or_else(|| {
            let folded = fold(id);
            self.levels.iter().position(|l| l.aliases.iter().any(|a| fold(a) == folded))
        })
    }

    /// The band that a number falls in.
    #[must_use]
    pub fn band_of(&self, number: Number) -> Option<usize> {
        self.levels.iter().position(|l| l.from.is_none_or(|from| number >= from) && l.to.is_none_or(|to| number < to))
    }

    /// The positions of the levels that an answer names, or `None` where no level covers it.
    #[must_use]
    pub fn levels_of(&self, given: &Given) -> Option<Vec<usize>> {
        match given {
            Given::Levels(ids) if ids.is_empty() || (ids.len() > 1 && self.several.is_none()) => None,
            Given::Levels(ids) => {
                let mut at: Vec<usize> = ids.iter().map(|id| self.level_at(id)).collect::<Option<_>>()?;
                at.sort_unstable();
                at.dedup();
                Some(at)
            }
            Given::Number(number) if self.answer == AnswerKind::Bands => self.band_of(*number).map(|at| vec![at]),
            Given::Number(number) => match self.read(&number.to_string())? {
                Given::Levels(ids) => self.levels_of(&Given::Levels(ids)),
                _ => None,
            },
            Given::Text(text) => match self.read(text)? {
                Given::Text(_) => None,
                read => self.levels_of(&read),
            },
        }
    }

    /// What no answer at all means.
    #[must_use]
    pub fn unknown(&self, state: State) -> Reading {
        Reading { state, levels: Vec::new(), low: self.worst(), likely: self.likely_when_unknown(), high: self.best() }
    }

    /// What an answer means (S2, S4, S9).
    #[must_use]
    pub fn reading(&self, answer: Option<&Answer>, guesses: Guesses) -> Reading {
        let Some(answer) = answer.filter(|a| a.grade != Grade::Unknown) else {
            return self.unknown(State::Unknown);
        };
        match self.levels_of(&answer.given) {
            None => self.unknown(State::Unmatched),
            Some(levels) => self.reading_of(levels, answer.grade, guesses),
        }
    }

    /// What naming these levels means. Levels are positions in the parameter, in ascending order and not empty.
    #[must_use]
    pub fn reading_of(&self, levels: Vec<usize>, grade: Grade, guesses: Guesses) -> Reading {
        let guessed = grade == Grade::Guess;
        if guessed && guesses == Guesses::Unknown {
            return self.unknown(State::Unknown);
        }
        let fit = self.combined(levels.iter().copied());
        if !guessed || guesses == Guesses::Trust {
            return Reading { state: State::Known, levels, low: fit, likely: fit, high: fit };
        }
        let (low, high) = if self.has_order() {
            // Off by one either way: each named level stands for itself and its neighbours.
            let near = |at: usize| at.saturating_sub(1)..=(at + 1).min(self.levels.len().saturating_sub(1));
            let worst: Vec<usize> = levels.iter().filter_map(|&at| near(at).min_by_key(|&i| self.levels[i].fit)).collect();
            let best: Vec<usize> = levels.iter().filter_map(|&at| near(at).max_by_key(|&i| self.levels[i].fit)).collect();
            (self.combined(worst.into_iter()), self.combined(best.into_iter()))
        } else {
            (self.worst(), self.best())
        };
        Reading { state: State::Guess, levels, low, likely: fit, high }
    }

    fn combined(&self, levels: impl Iterator<Item = usize>) -> u8 {
        let fits: Vec<u8> = levels.filter_map(|at| self.levels.get(at)).map(|l| l.fit).collect();
        let count = u32::try_from(fits.len().max(1)).unwrap_or(1);
        let fit = match self.several {
            None | Some(Several::Best) => fits.iter().copied().max(),
            Some(Several::Worst) => fits.iter().copied().min(),
            Some(Several::Mean) => {
                let sum: u32 = fits.iter().map(|&f| u32::from(f)).sum();
                u8::try_from((2 * sum + count) / (2 * count)).ok()
            }
        };
        fit.unwrap_or(0)
    }
}
