//! What a workspace refuses because it would break a rule of its own, as kinds; the screen has its own words for each.

use serde::Serialize;
use specta::Type;

/// Why a change was refused. As text, in English: what is wrong, and what to do.
///
/// A new kind needs its words on the screen too: `problems.refusal.<kind>` in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Refusal {
    /// A text that must not be empty is.
    #[error("{}", .what.words())]
    Empty {
        /// Which.
        what: Blank,
    },
    /// Another account has the key.
    #[error("key: the key \"{key}\" already belongs to \"{account}\". Give it another key, or change that account instead.")]
    KeyTaken {
        /// The key.
        key: String,
        /// Name of the account that has it.
        account: String,
    },
    /// No such outcome.
    #[error("outcome: there is no outcome \"{outcome}\". Choose one of the outcomes of this workspace, or add it.")]
    NoSuchOutcome {
        /// Its id.
        outcome: String,
    },
    /// No outcome at all, or two with one id.
    #[error(
        "outcomes: each outcome needs an id of its own, of lower-case letters, digits and underscores. Have at least one, and give none the id of another."
    )]
    OutcomeIds,
    /// An outcome that accounts have cannot go.
    #[error(
        "outcomes: {accounts} accounts have the outcome \"{outcome}\" (\"{account}\" is one). Give them another outcome first, or keep this one."
    )]
    OutcomeInUse {
        /// Its id.
        outcome: String,
        /// How many accounts have it.
        accounts: u32,
        /// Name of one of them.
        account: String,
    },
    /// No such tier in the published profile.
    #[error("tier: there is no tier \"{tier}\". Use one of: {}.", .known.join(", "))]
    NoSuchTier {
        /// Its id.
        tier: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// Not a date.
    #[error("expires: \"{text}\" is not a date. Write it as year-month-day: 2026-12-31.")]
    NotADate {
        /// What was given.
        text: String,
    },
    /// Neither a day nor a month nor a year.
    #[error("day: \"{text}\" is not a day, a month or a year. Write it as 2026-12-31, or leave out what is not known.")]
    NotADay {
        /// What was given.
        text: String,
    },
    /// The day is over already.
    #[error("expires: that day is over. Choose today or a later day.")]
    DayOver,
    /// A text is longer than there is room for.
    #[error("text: a text of {count} bytes is too long; {most} is the most. Shorten it, or link to where it is.")]
    TooLong {
        /// How long it is, in bytes.
        count: u32,
        /// The most there is room for.
        most: u32,
    },
    /// A list has more entries than there is room for.
    #[error("list: {count} entries are too many; {most} is the most. Keep those that matter.")]
    TooMany {
        /// How many there are.
        count: u32,
        /// The most there is room for.
        most: u32,
    },
    /// An end before the beginning.
    #[error("ended: {ended} is before {day}. Give a day that is not.")]
    EndsBefore {
        /// The day it began.
        day: String,
        /// The day it is said to have ended.
        ended: String,
    },
    /// Not a number of hours.
    #[error("hours: give a number of hours from 0 to {most}.")]
    NotHours {
        /// The most there may be.
        most: u32,
    },
    /// Not what an hour can cost.
    #[error("cost: that is not what an hour can cost. Give an amount above 0 and the three letters of a currency: 95 EUR.")]
    NotACost,
    /// Not what something can cost.
    #[error("costs: that is not what it can cost. Give hours or an amount of 0 or more, or leave it empty.")]
    NotAnAmount,
    /// A lane would look at the very parameter that is answered from the lanes.
    #[error(
        "lane: \"{lane}\" looks at the parameter that is answered from the lanes. Let it look at something else, or unlink the parameter."
    )]
    LaneOfItself {
        /// The lane's name.
        lane: String,
    },
    /// Another view of the list is called so.
    #[error("name: there is already a view \"{name}\". Give it another name, or remove that one first.")]
    ViewTaken {
        /// The name.
        name: String,
    },
}

/// A text that must not be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Blank {
    /// The name of an account.
    Account,
    /// The name of the workspace.
    Workspace,
    /// Who is working.
    Author,
    /// The name of a mapping.
    Mapping,
    /// Why a tier is set by hand.
    Reason,
    /// A note.
    Note,
    /// The name of a view of a list.
    View,
    /// The name of a theme.
    Theme,
    /// The words that a theme is seen in.
    Quote,
    /// The name of a capability.
    Capability,
    /// Who approves a waiver.
    Approver,
    /// What is expected of a waiver.
    Expected,
    /// The name of a person.
    Person,
    /// The name of a lane.
    Lane,
}

impl Blank {
    const fn words(self) -> &'static str {
        match self {
            Self::Account => "name: the name is empty. Give the account a name.",
            Self::Workspace => "name: the name is empty. Give the workspace a name.",
            Self::Author => "author: the name is empty. Say who is working.",
            Self::Mapping => "name: the name is empty. Give the mapping a name.",
            Self::Reason => "reason: the reason is empty. Say why the computed tier does not hold.",
            Self::View => "name: the name is empty. Give the view a name.",
            Self::Theme => "name: the name is empty. Give the theme a name.",
            Self::Quote => "quote: nothing is selected. Select the words that the theme is seen in.",
            Self::Capability => "name: the name is empty. Give the capability a name.",
            Self::Approver => "approver: nobody is named. Say who approves it.",
            Self::Expected => "expected: nothing is said. Say what is expected to come of it.",
            Self::Person => "name: nobody is named. Give the person a name.",
            Self::Lane => "name: the name is empty. Give the lane a name.",
            Self::Note => "text: the note is empty. Write something, or remove the note.",
        }
    }
}
