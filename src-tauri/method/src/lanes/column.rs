//! An attribute of all accounts, coded once: each different value kept once, and for each account which one it is.

use crate::answer::{Answer, Given, Grade};
use crate::fold::fold;
use crate::number::Number;
use crate::profile::Parameter;

/// Where a number lies: exactly there, or somewhere in a band from `least` up to, but not to, `below`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The number, or the lower end of the band, if it has one.
    pub least: Option<Number>,
    /// Where the band ends.
    pub below: Option<Number>,
    /// Whether it is one number.
    pub exact: bool,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What it is called, folded: its text, or the ids and names of its levels.
    pub words: Vec<String>,
    /// Where it lies as a number, if it is one.
    pub range: Option<Range>,
    /// Whether it is only guessed.
    pub guess: bool,
}

impl Value {
    /// A text; a number in it counts as one too.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let range = Number::parse(text).map(|n| Range { least: Some(n), below: Some(n), exact: true });
        Self { words: vec![fold(text)], range, guess: false }
    }

    /// A number.
    #[must_use]
    pub fn number(number: Number) -> Self {
        let range = Some(Range { least: Some(number), below: Some(number), exact: true });
        Self { words: vec![fold(&number.to_string())], range, guess: false }
    }

    /// A text that was read as a number where numbers are written otherwise: "1.200,5".
    #[must_use]
    pub fn written(text: &str, number: Number) -> Self {
        let mut value = Self::number(number);
        value.words.push(fold(text));
        value
    }

    /// A level, with its limits where it is a band.
    #[must_use]
    pub fn level(id: &str, name: &str, from: Option<Number>, to: Option<Number>) -> Self {
        let banded = from.is_some() || to.is_some();
        let range = banded.then_some(Range { least: from, below: to, exact: false });
        Self { words: vec![fold(id), fold(name)], range, guess: false }
    }

    /// What an answer says; `None` where it says nothing. A number in bands is called by its level too, and what no level covers by its
    /// text.
    #[must_use]
    pub fn answer(parameter: Option<&Parameter>, answer: &Answer) -> Option<Self> {
        if answer.grade == Grade::Unknown {
            return None;
        }
        let levels = parameter.and_then(|p| p.levels_of(&answer.given).map(|at| (p, at)));
        let mut value = match &answer.given {
            Given::Number(number) => Self::number(*number),
            Given::Text(text) => Self::text(text),
            Given::Levels(ids) => Self { words: ids.iter().map(|id| fold(id)).collect(), range: None, guess: false },
        };
        if let Some((parameter, at)) = levels {
            for level in at.iter().filter_map(|&at| parameter.levels.get(at)) {
                let called = Self::level(&level.id, &level.name, level.from, level.to);
                value.range = value.range.or(called.range);
                value.words.extend(called.words);
            }
        }
        value.guess = answer.grade == Grade::Guess;
        Some(value)
    }
}

/// An attribute of all accounts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Column {
    /// The different values.
    pub values: Vec<Value>,
    /// For each account the position of its value plus one; 0 where nothing is known.
    pub cells: Vec<u32>,
}

impl Column {
    /// The value of the account at this place.
    #[must_use]
    pub fn value(&self, at: usize) -> Option<&Value> {
        let cell = usize::try_from(*self.cells.get(at)?).ok()?;
        self.values.get(cell.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::read_profile;

    #[test]
    fn answers_are_called_by_their_levels() {
        let profile = read_profile(include_str!("../../../../profiles/success-ready.en.json")).unwrap();
        let size = profile.parameter("company_size").unwrap();
        let answer = |given, grade| Answer { given, grade };
        let value = Value::answer(Some(size), &answer(Given::Number(Number::from(120)), Grade::Said)).unwrap();
        assert!(value.words.contains(&"120".to_owned()) && value.words.contains(&"from 50".to_owned()), "{value:?}");
        assert!(value.range.is_some_and(|r| r.exact));
        let band = Value::answer(Some(size), &answer(Given::Levels(vec!["from_50".into()]), Grade::Guess)).unwrap();
        assert!(band.guess && band.range.is_some_and(|r| !r.exact && r.below == Some(Number::from(250))), "{band:?}");
        assert_eq!(Value::answer(Some(size), &answer(Given::Number(Number::from(120)), Grade::Unknown)), None);
        let text = Value::answer(None, &answer(Given::Text("Hospital wards".into()), Grade::Said)).unwrap();
        assert_eq!((text.words, text.range), (vec!["hospital wards".to_owned()], None));
    }
}
