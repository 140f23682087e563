//! What the waste audit tells.

use lanewise_method::profile::Tier;
use lanewise_method::{Number, Stage};
use serde::Serialize;
use specta::Type;

use crate::activity::ActivityKind;
use crate::setting::HourCost;

/// Activities added up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Effort {
    /// How many.
    pub activities: u32,
    /// The accounts, the one with most hours first.
    pub accounts: Vec<u32>,
    /// The hours of those that have any.
    pub hours: Number,
    /// How many have none.
    pub without_hours: u32,
    /// What these hours cost; none while nobody has said what an hour costs.
    pub money: Option<Number>,
}

/// Activities by how their accounts fit. Without a profile only `all` is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Split {
    /// All of them.
    pub all: Effort,
    /// On accounts in a tier that admits.
    pub fit: Effort,
    /// On accounts in a tier that does not.
    pub poor: Effort,
    /// Tier by tier, best first.
    pub tiers: Vec<Effort>,
}

/// How activities that went to poor fits looked on the day before, by the score that was stored last before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Then {
    /// The account was in a tier that admits then: nobody could have known.
    pub fit: u32,
    /// It was a poor fit then already.
    pub poor: u32,
    /// No score was stored before that day.
    pub unknown: u32,
}

/// One kind of activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KindSpent {
    /// The kind.
    pub activity: ActivityKind,
    /// What was spent.
    pub split: Split,
    /// What was known of those that went to poor fits.
    pub then: Then,
}

/// How it went with customers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Became {
    /// All of them.
    pub customers: Vec<u32>,
    /// Those who struggle or failed: an outcome that is no success, other than *not expanded*.
    pub struggled: Vec<u32>,
    /// Those who never expanded.
    pub not_expanded: Vec<u32>,
    /// Those whom the team counts as successes.
    pub succeeded: Vec<u32>,
    /// Those whose outcome nobody has set.
    pub unsaid: Vec<u32>,
}

/// Customers who had to be rescued, by a recorded rescue or by the signal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Rescued {
    /// In a tier that admits.
    pub fit: Vec<u32>,
    /// In one that does not.
    pub poor: Vec<u32>,
    /// Where there is no profile.
    pub unscored: Vec<u32>,
    /// Those of them of whom there is only the signal, without a rescue and its hours.
    pub only_noted: Vec<u32>,
}

/// What was spent behind a gate that the account does not pass today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NotReady {
    /// The id of the gate.
    pub gate: String,
    /// Its name in the profile; empty for a published one.
    pub gate_name: String,
    /// What it stands before.
    pub activity: ActivityKind,
    /// On accounts still to be won that do not pass.
    pub spent: Effort,
    /// On all accounts still to be won.
    pub of: Effort,
    /// How many of `spent` are at accounts for which the gate was waived.
    pub waived: u32,
}

/// What went to one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountSpent {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// The id of its outcome.
    pub outcome: Option<String>,
    /// The tier that counts today; none without a profile.
    pub tier: Option<String>,
    /// Whether somebody set it by hand.
    pub by_hand: bool,
    /// Activities and hours by kind, in the order of the kinds.
    pub kinds: Vec<Spent>,
    /// All of them together.
    pub total: Spent,
}

/// Some activities of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Spent {
    /// How many.
    pub activities: u32,
    /// Their hours.
    pub hours: Number,
    /// How many have none.
    pub without_hours: u32,
}

/// The whole audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WasteAudit {
    /// The profile that sorts accounts; none: there is none, and nothing is split.
    pub profile: Option<String>,
    /// Its version; none: it is the draft.
    pub version: Option<u32>,
    /// Its tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// Only activities from this day on are counted; empty for all.
    pub since: String,
    /// Demos and POCs together: what is spent to win somebody.
    pub selling: Split,
    /// Kind by kind.
    pub kinds: Vec<KindSpent>,
    /// Customers in a tier that admits.
    pub fit: Became,
    /// Customers in one that does not.
    pub poor: Became,
    /// Whether the team has an outcome for customers who never expanded.
    pub tells_expansion: bool,
    /// Who had to be rescued.
    pub rescued: Rescued,
    /// What was spent behind gates that are not passed.
    pub not_ready: Vec<NotReady>,
    /// How many activities lie in the future; they are not counted.
    pub planned: u32,
    /// How many accounts are sorted by a tier that somebody set.
    pub by_hand: u32,
    /// What an hour costs.
    pub cost: Option<HourCost>,
    /// Every account that some number names.
    pub accounts: Vec<AccountSpent>,
}
