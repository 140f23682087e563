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
            Self::Note => "text: the note is empty. Write something, or remove the note.",
        }
    }
}
