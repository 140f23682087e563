//! The condition of a lane, and what it says of one value: yes, no, or that it cannot be told.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::column::{Range, Value};
use crate::fold::fold;
use crate::number::Number;

/// Something that is known of an account before anybody scores it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
#[serde(rename = "LaneAttribute")]
pub enum Attribute {
    /// What it does.
    Industry,
    /// Where it is.
    Country,
    /// Where in there.
    Region,
    /// How many people work there.
    Employees,
    /// What it turns over in a year.
    Revenue,
    /// The answer to a parameter, by its id.
    Answer(String),
    /// A further column of imported tables, by its header.
    Column(String),
}

/// What is asked of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants say what the fields are")]
#[serde(rename = "LaneTest")]
pub enum Test {
    /// It is one of these: texts as they are written, or levels by id.
    OneOf { values: Vec<String> },
    /// It is none of these.
    NoneOf { values: Vec<String> },
    /// It is a number from `from` to `to`, both included; without one there is no end on that side.
    Between { from: Option<Number>, to: Option<Number> },
    /// Something is known of it.
    Known,
}

/// One attribute and what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename = "LaneClause")]
pub struct Clause {
    /// The attribute.
    pub of: Attribute,
    /// The question.
    pub test: Test,
}

/// Whether all clauses have to hold, or any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "LaneJoin")]
pub enum Join {
    /// All of them.
    #[default]
    All,
    /// At least one.
    Any,
}

/// Who belongs to a lane. Without a clause nobody does: a lane that was just begun must not take everybody.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename = "LaneCondition")]
pub struct Condition {
    /// How the clauses are joined.
    #[serde(default)]
    pub join: Join,
    /// The clauses.
    pub clauses: Vec<Clause>,
}

/// What a condition says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// Too little is known.
    Unknown,
}

impl Test {
    /// What the test says of nothing known, and then of each of these values.
    #[must_use]
    pub fn verdicts(&self, values: &[Value]) -> Vec<Verdict> {
        let nothing = if *self == Self::Known { Verdict::No } else { Verdict::Unknown };
        let said = |yes: bool| if yes { Verdict::Yes } else { Verdict::No };
        // The words are folded once, not once for each of thousands of values.
        let wanted: HashSet<String> = match self {
            Self::OneOf { values } | Self::NoneOf { values } => values.iter().map(|v| fold(v)).collect(),
            _ => HashSet::new(),
        };
        let named = |value: &Value| value.words.iter().any(|w| wanted.contains(w));
        let of = |value: &Value| match self {
            Self::Known => Verdict::Yes,
            Self::OneOf { .. } => said(named(value)),
            Self::NoneOf { .. } => said(!named(value)),
            Self::Between { from, to } => value.range.map_or(Verdict::Unknown, |r| within(r, *from, *to)),
        };
        std::iter::once(nothing).chain(values.iter().map(of)).collect()
    }

    /// Whether it asks for something: a list without a value, or a range without ends, is not done yet.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::OneOf { values } | Self::NoneOf { values } => !values.is_empty(),
            Self::Between { from, to } => from.is_some() || to.is_some(),
            Self::Known => true,
        }
    }
}

/// Whether all of a range, or nothing of it, lies within the limits.
fn within(range: Range, from: Option<Number>, to: Option<Number>) -> Verdict {
    let Range { least, below, exact } = range;
    if exact {
        let number = least.unwrap_or_default();
        let inside = from.is_none_or(|f| number >= f) && to.is_none_or(|t| number <= t);
        return if inside { Verdict::Yes } else { Verdict::No };
    }
    // The band goes from `least` up to, but not to, `below`.
    let all = from.is_none_or(|f| least.is_some_and(|l| l >= f)) && to.is_none_or(|t| below.is_some_and(|b| b <= t));
    let none = from.is_some_and(|f| below.is_some_and(|b| b <= f)) || to.is_some_and(|t| least.is_some_and(|l| l > t));
    match (all, none) {
        (_, true) => Verdict::No,
        (true, false) => Verdict::Yes,
        (false, false) => Verdict::Unknown,
    }
}

impl Condition {
    /// Joins what the clauses say. A clause that is not done yet does not count.
    pub(super) fn join(&self, verdicts: impl Iterator<Item = Verdict>) -> Verdict {
        let (mut any, mut open) = (false, false);
        for verdict in verdicts {
            any = true;
            match (self.join, verdict) {
                (Join::All, Verdict::No) => return Verdict::No,
                (Join::Any, Verdict::Yes) => return Verdict::Yes,
                (_, Verdict::Unknown) => open = true,
                _ => {}
            }
        }
        match (any, open, self.join) {
            (false, ..) => Verdict::No,
            (true, true, _) => Verdict::Unknown,
            (true, false, Join::All) => Verdict::Yes,
            (true, false, Join::Any) => Verdict::No,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(n: i32) -> Option<Number> {
        Some(Number::from(n))
    }

    /// What a test says of one value.
    fn says(test: &Test, value: Option<&Value>) -> Verdict {
        let values: Vec<Value> = value.into_iter().cloned().collect();
        *test.verdicts(&values).last().unwrap()
    }

    #[test]
    fn texts_are_compared_as_people_type_them() {
        let spain = Value::text("  España ");
        let one = |values: &[&str]| Test::OneOf { values: values.iter().map(|v| (*v).to_owned()).collect() };
        assert_eq!(says(&one(&["Italia", "espana"]), Some(&spain)), Verdict::Yes);
        assert_eq!(says(&one(&["Italia"]), Some(&spain)), Verdict::No);
        assert_eq!(says(&one(&["Italia"]), None), Verdict::Unknown);
        let none = Test::NoneOf { values: vec!["ESPAÑA".into()] };
        assert_eq!((says(&none, Some(&spain)), says(&none, None)), (Verdict::No, Verdict::Unknown));
        assert_eq!((says(&Test::Known, Some(&spain)), says(&Test::Known, None)), (Verdict::Yes, Verdict::No));
    }

    #[test]
    fn numbers_and_bands_against_limits() {
        let between = |from, to| Test::Between { from, to };
        let value = |n| Value::number(Number::from(n));
        // Both ends belong to it.
        for (n, verdict) in [(49, Verdict::No), (50, Verdict::Yes), (250, Verdict::Yes), (251, Verdict::No)] {
            assert_eq!(says(&between(number(50), number(250)), Some(&value(n))), verdict, "{n}");
        }
        assert_eq!(says(&between(None, number(0)), Some(&value(-1))), Verdict::Yes);
        // A text where a number belongs says nothing about it.
        assert_eq!(says(&between(number(1), None), Some(&Value::text("many"))), Verdict::Unknown);
        // A band of 50 to under 250 people.
        let band = Value::level("from_50", "50 to 249 people", number(50), number(250));
        for (from, to, verdict) in [
            (number(50), number(250), Verdict::Yes),
            (number(20), None, Verdict::Yes),
            (number(100), None, Verdict::Unknown),
            (number(250), None, Verdict::No),
            (None, number(49), Verdict::No),
            (None, number(50), Verdict::Unknown),
            (None, number(249), Verdict::Unknown),
        ] {
            assert_eq!(says(&between(from, to), Some(&band)), verdict, "{from:?} {to:?}");
        }
        let open = Value::level("big", "5,000 or more", number(5000), None);
        assert_eq!(says(&between(number(1000), None), Some(&open)), Verdict::Yes);
        assert_eq!(says(&between(number(1000), number(9000)), Some(&open)), Verdict::Unknown);
    }

    #[test]
    fn clauses_are_joined_with_what_cannot_be_told() {
        use Verdict::{No, Unknown, Yes};
        let join = |join, verdicts: &[Verdict]| Condition { join, clauses: vec![] }.join(verdicts.iter().copied());
        for (verdicts, all, any) in [
            (&[][..], No, No),
            (&[Yes], Yes, Yes),
            (&[Yes, No], No, Yes),
            (&[Yes, Unknown], Unknown, Yes),
            (&[No, Unknown], No, Unknown),
            (&[No, No], No, No),
            (&[Unknown, Unknown], Unknown, Unknown),
        ] {
            assert_eq!((join(Join::All, verdicts), join(Join::Any, verdicts)), (all, any), "{verdicts:?}");
        }
    }
}
