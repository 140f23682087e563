//! What a replay shows.

use std::path::PathBuf;

use lanewise_method::cost::{CostBill, MissingCost};
use lanewise_method::profile::Tier;
use lanewise_method::replay::{PairedTest, ReplayGate};
use lanewise_method::{Number, Outcome};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::starter::Starter;

/// A profile that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ReplaySource {
    /// The draft.
    Draft,
    /// A published version.
    Version(u32),
    /// A starter profile, in the language of the workspace.
    Starter(Starter),
    /// A profile file.
    File(PathBuf),
}

/// A profile that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayChoice {
    /// What it is.
    pub source: ReplaySource,
    /// Its name.
    pub name: String,
}

/// A parameter, and of how many customers its answer is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayAsked {
    /// Its id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// Of so many customers it is known or guessed.
    pub known: u32,
    /// The name of the parameter of the team's own profile that lends it its answers.
    pub lent_by: Option<String>,
}

/// One of the two profiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplaySide {
    /// What it is.
    pub source: ReplaySource,
    /// Its name.
    pub name: String,
    /// Its tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// What it asks.
    pub asked: Vec<ReplayAsked>,
    /// Of so many customers nothing that it asks is known.
    pub untold: u32,
    /// Of so many customers at least one answer is missing.
    pub incomplete: u32,
    /// For so many customers no missing answer could change whether they are let in.
    pub settled: u32,
    /// Of the customers that both profiles can tell: how many it lets in.
    pub admitted: u32,
    /// How many of those are a success.
    pub admitted_good: u32,
    /// The 95 % interval of that share, in thousandths.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
    /// Of the customers that both profiles can tell: about how many it is right.
    pub right: u32,
    /// What it comes to on them.
    pub bill: CostBill,
}

/// One corner of the two-by-two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayCorner {
    /// The first profile lets them in.
    pub one: bool,
    /// The second does.
    pub other: bool,
    /// How many.
    pub count: u32,
    /// How many of them are a success.
    pub good: u32,
    /// How many have each outcome, in the team's order.
    pub outcomes: Vec<u32>,
    /// For how many a missing answer could still move them to another corner.
    pub open: u32,
    /// The accounts, as positions in the list; at most [`LISTED`] of them, the best outcome first.
    pub accounts: Vec<u32>,
}

/// What one profile would have done with an account. Scores in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayedHere {
    /// What it would have done.
    pub gate: ReplayGate,
    /// Whether no missing answer could change that.
    pub settled: bool,
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The id of the likely tier.
    pub tier: String,
    /// How many of its parameters are known or guessed.
    pub known: u32,
}

/// An account in a replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayAccount {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// Whether that is a success.
    pub good: bool,
    /// Under the first profile.
    pub one: ReplayedHere,
    /// Under the second.
    pub other: ReplayedHere,
}

/// The whole replay.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ReplayView {
    /// The first profile.
    pub one: ReplaySide,
    /// The second.
    pub other: ReplaySide,
    /// The team's outcomes.
    pub outcomes: Vec<Outcome>,
    /// How many customers have an outcome.
    pub customers: u32,
    /// How many of them are a success.
    pub good: u32,
    /// The four corners: both let in, only the first, only the second, neither.
    pub corners: Vec<ReplayCorner>,
    /// The accounts that one of the two cannot tell, as positions in the list; at most [`LISTED`].
    pub untold: Vec<u32>,
    /// How many those are.
    pub untold_count: u32,
    /// Every account that is listed somewhere.
    pub accounts: Vec<ReplayAccount>,
    /// Whether the two can be told apart by who is right; none where they cannot tell anybody, or all have one kind of outcome.
    pub paired: Option<PairedTest>,
    /// What the first gains over the second: money, or hours.
    pub gains: Number,
    /// The hours on poor fits that the first saves against the second.
    pub hours: Number,
    /// Amounts to compare by are money; else hours.
    pub in_money: bool,
    /// The currency.
    pub currency: Option<String>,
    /// Whether anything was typed of what things cost.
    pub priced: bool,
    /// What was not typed and would count.
    pub missing: Vec<MissingCost>,
}
