//! Situation Slides (D1): what one key player of an account said, on one page.

mod complete;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::number::Number;

#[cfg(test)]
pub(crate) use complete::tests;
pub use complete::{Completeness, FieldQuestion, FieldState, Filled, SlideField, SlidePart, SlideRule, SlideState};

/// One key player's situation on one page (D1).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Slide {
    /// The key player's name.
    pub person: String,
    /// The job title, as on a business card.
    pub title: String,
    /// The industry, where it is another than the account's.
    pub industry: String,
    /// The critical business issue: which goal is at risk.
    pub issue: String,
    /// The problems in the way of that goal.
    pub problems: Vec<SlideProblem>,
    /// The specific capabilities needed.
    pub capabilities: Vec<String>,
    /// The value of closing the gap.
    pub delta: Delta,
    /// By when, and why then.
    pub date: CriticalDate,
    /// The Value Realization Events: small, early wins after go-live.
    pub events: Vec<ValueEvent>,
    /// Where more is: addresses only, nothing is copied.
    pub links: Vec<Link>,
}

/// A problem and its reason.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct SlideProblem {
    /// What is wrong.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// The value of closing the gap: in words, and as data.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Delta {
    /// In words.
    pub text: String,
    /// The number.
    pub amount: Option<Number>,
    /// The ISO 4217 code where it is money; else empty.
    pub currency: String,
    /// What it is of: hours, days, complaints, %.
    pub unit: String,
    /// How often.
    pub period: Option<Period>,
}

/// How often a delta comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// One time.
    Once,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Each year.
    Year,
}

impl Period {
    /// All of them, the shortest last but one-time first.
    pub const ALL: [Self; 6] = [Self::Once, Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }
}

/// A date that somebody must keep.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct CriticalDate {
    /// The day as `2026-05-31`, or less of it: `2026-05`, `2026`.
    pub day: String,
    /// The event that drives it.
    pub event: String,
    /// Where that event comes from.
    pub origin: Option<Origin>,
    /// What happens if it is missed.
    pub consequence: String,
}

/// Where the event behind a date comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From outside: an audit, a law, a customer.
    External,
    /// From inside: a quarter's end, a plan of their own.
    Internal,
}

impl Origin {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::External => "external",
            Self::Internal => "internal",
        }
    }
}

/// A small, early win after go-live (D1), and what became of it (D7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct ValueEvent {
    /// What will be different.
    pub what: String,
    /// When after go-live, in words: "6 weeks".
    pub after: String,
    /// The day it is due, as `2026-05-31` or less of it; empty while go-live has no date.
    pub due: String,
    /// Who owns it.
    pub owner: String,
    /// How it is measured.
    pub measure: String,
    /// What became of it.
    pub state: EventState,
    /// The day it was reached, or found missed.
    pub settled: String,
}

/// What became of a Value Realization Event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    /// It is still to come.
    #[default]
    Planned,
    /// It came true.
    Reached,
    /// It did not.
    Missed,
}

impl EventState {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Reached => "reached",
            Self::Missed => "missed",
        }
    }
}

/// Where something is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(default, deny_unknown_fields)]
pub struct Link {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub address: String,
}

impl Slide {
    /// Whether nothing at all is on it but, perhaps, who it is about.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let unnamed = Self { person: String::new(), title: String::new(), industry: String::new(), ..self.clone() };
        unnamed.tidied() == Self::default()
    }

    /// The same without blanks around texts, and without list entries that say nothing.
    #[must_use]
    pub fn tidied(&self) -> Self {
        let trim = |text: &str| text.trim().to_owned();
        Self {
            person: trim(&self.person),
            title: trim(&self.title),
            industry: trim(&self.industry),
            issue: trim(&self.issue),
            problems: self
                .problems
                .iter()
                .map(|p| SlideProblem { text: trim(&p.text), reason: trim(&p.reason) })
                .filter(|p| !(p.text.is_empty() && p.reason.is_empty()))
                .collect(),
            capabilities: self.capabilities.iter().map(|c| trim(c)).filter(|c| !c.is_empty()).collect(),
            delta: Delta {
                text: trim(&self.delta.text),
                amount: self.delta.amount,
                currency: trim(&self.delta.currency).to_uppercase(),
                unit: trim(&self.delta.unit),
                period: self.delta.period,
            },
            date: CriticalDate {
                day: trim(&self.date.day),
                event: trim(&self.date.event),
                origin: self.date.origin,
                consequence: trim(&self.date.consequence),
            },
            events: self
                .events
                .iter()
                .map(|e| ValueEvent {
                    what: trim(&e.what),
                    after: trim(&e.after),
                    due: trim(&e.due),
                    owner: trim(&e.owner),
                    measure: trim(&e.measure),
                    state: e.state,
                    settled: trim(&e.settled),
                })
                .filter(|e| *e != ValueEvent { state: e.state, ..ValueEvent::default() })
                .collect(),
            links: self
                .links
                .iter()
                .map(|l| Link { name: trim(&l.name), address: trim(&l.address) })
                .filter(|l| !(l.name.is_empty() && l.address.is_empty()))
                .collect(),
        }
    }
}
