//! What Home can say needs attention.

use lanewise_method::{Given, Stage};
use serde::Serialize;
use specta::Type;

use crate::signal::Contradiction;
use crate::store::time::Time;
use crate::view::home::OneAnswer;

/// Something that needs attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "count is how many it concerns, named are the first of them")]
pub enum Attention {
    /// Accounts that were put aside and fit now (S10).
    BecameFit { count: u32, named: Vec<Named> },
    /// Prospects whose tier a single answer would settle, whatever the answer, nearest to a threshold first.
    OneAnswer { count: u32, named: Vec<OneAnswer> },
    /// Tiers set by hand that end soon or ended lately and were not set again, the earliest first.
    Overrides { count: u32, named: Vec<Ending> },
    /// Waivers that ran out, and nobody has said what came of them; the one that ran out first at the beginning (D6).
    Waivers { count: u32, named: Vec<RanOut> },
    /// Rows of imports that wait to be mended, by file.
    Rejected { count: u32, files: Vec<WaitingFile> },
    /// Answers that no level covers (S9): `count` accounts have some.
    NotCovered { count: u32, answers: u32, named: Vec<Uncovered> },
    /// Customers whose signals contradict their outcome.
    Contradictions { count: u32, named: Vec<Contradicted> },
    /// Value Realization Events of customers that are planned and whose day is over (D7), the longest overdue first.
    OverdueEvents { count: u32, named: Vec<EventTold> },
    /// Value Realization Events that were missed, at customers that count as a success or whose outcome nobody has set: evidence
    /// about the outcome, as a signal is, and no more than that. The latest first.
    MissedEvents { count: u32, named: Vec<EventTold> },
    /// All customers with an outcome are successes, or none is: such a list cannot tell anything apart (A2).
    OneSided { customers: u32, all_successes: bool },
    /// Customers whose outcome nobody has set.
    WithoutOutcome { count: u32, named: Vec<Named> },
    /// A threshold with few customers near it: it could lie elsewhere just as well.
    ThinThreshold { tier: String, tier_name: String, from: u32, near: u32, of: u32, within: u32 },
    /// The draft was changed a while ago and scores nothing yet. `first` where no version was ever published.
    Draft { since: Time, days: u32, first: bool },
}

/// An account by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Named {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
}

/// A tier set by hand that ends soon, or did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Ending {
    /// The account.
    pub account: Named,
    /// The tier that was set.
    pub tier: String,
    /// The last day it counts, or counted.
    pub expires: String,
    /// Whether that day is over.
    pub over: bool,
}

/// A waiver that ran out without a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RanOut {
    /// The account.
    pub account: Named,
    /// The id of the gate.
    pub gate: String,
    /// Its name in the profile; empty for a published one.
    pub gate_name: String,
    /// The last day it held.
    pub until: String,
}

/// A file with rows that wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WaitingFile {
    /// Its name.
    pub file: String,
    /// How many rows.
    pub rows: u32,
}

/// An answer that no level covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Uncovered {
    /// The account.
    pub account: Named,
    /// The parameter's name.
    pub parameter_name: String,
    /// What was answered.
    pub given: Given,
}

/// A Value Realization Event of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct EventTold {
    /// The account.
    pub account: Named,
    /// The key player on whose slide it is.
    pub person: String,
    /// What was to be different.
    pub what: String,
    /// The day it is or was due, or less of one; empty where nobody said.
    pub due: String,
    /// The day it was found missed, or less of one; empty where it is open, or nobody said.
    pub settled: String,
}

/// A customer whose signals contradict its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Contradicted {
    /// The account.
    pub account: Named,
    /// What contradicts what.
    pub contradiction: Contradiction,
}
