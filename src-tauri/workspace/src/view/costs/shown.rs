//! What the screen of costs shows.

use lanewise_method::cost::{CostAmount, CostBill, MissingCost, TeamCosts};
use lanewise_method::profile::Tier;
use lanewise_method::{Number, Outcome};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::setting::HourCost;

/// Whether there is anything to weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CostState {
    /// There are customers of both kinds.
    Fine,
    /// No customer has an outcome.
    NoCustomers,
    /// All of them are a success: nothing could have been saved.
    AllGood,
    /// None of them is: nothing could have been lost.
    NoneGood,
}

/// Which of the costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OwnCost {
    /// A deep demo.
    Demo,
    /// A POC.
    Poc,
    /// All rescues of one customer together.
    Rescue,
}

/// What the team's own activities say of the hours of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct OwnHours {
    /// Of what.
    pub of: OwnCost,
    /// The median.
    pub hours: Number,
    /// Of so many deep demos, POCs, or customers that were rescued.
    pub from: u32,
}

/// What a customer of one outcome costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OutcomeCost {
    /// The outcome.
    pub outcome: Outcome,
    /// How many customers have it.
    pub customers: u32,
    /// It took a rescue.
    pub rescue: bool,
    /// It counts as a failed customer.
    pub failed: bool,
    /// What each of them costs; nothing for a success.
    pub each: CostAmount,
}

/// One stretch of the cost curve. Cut-offs in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct CurveStep {
    /// The lowest cut-off of the stretch.
    pub from: u32,
    /// The highest.
    pub to: u32,
    /// What each of them costs on the past customers.
    pub cost: Number,
}

/// The cheapest cut-off on the past customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CostProposal {
    /// The cut-off.
    pub cut: u32,
    /// The lowest that costs the same.
    pub from: u32,
    /// The highest.
    pub to: u32,
    /// What it comes to.
    pub bill: CostBill,
    /// What it saves against the present one: money, or hours; 0 where the present one is as cheap.
    pub saves: Number,
    /// The thresholds with it, best first: others give way.
    pub thresholds: Vec<u32>,
    /// Whether others have to give way.
    pub pushes: bool,
}

/// One step of the ladder: what it would come to if this tier were the last that admits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CostRung {
    /// The id of the tier.
    pub tier: String,
    /// Whether it is the last that admits.
    pub admits_last: bool,
    /// What it comes to.
    pub bill: CostBill,
}

/// A customer by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NamedCase {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// Its likely score.
    pub score: u32,
    /// A must-have keeps it out, whatever the score.
    pub barred: bool,
}

/// What some thresholds come to; as much as can follow a hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CutView {
    /// The cut-off of the last tier that admits.
    pub cut: u32,
    /// What it comes to.
    pub bill: CostBill,
    /// What the newest version comes to.
    pub saved: Option<SavedBill>,
    /// The whole ladder, best tier first, without the last tier.
    pub rungs: Vec<CostRung>,
    /// The good customers that would have been turned away, the nearest to the cut-off first; at most [`NAMED`].
    pub lost: Vec<NamedCase>,
    /// The others that would still have been let in, the nearest first; at most [`NAMED`].
    pub admitted: Vec<NamedCase>,
}

/// The newest version beside the draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SavedBill {
    /// Its number.
    pub version: u32,
    /// Its cut-off.
    pub cut: u32,
    /// What it comes to.
    pub bill: CostBill,
    /// How much more the draft gains: money, or hours.
    pub more: Number,
}

/// All about costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CostsView {
    /// What the team has typed.
    pub costs: TeamCosts,
    /// What an hour costs.
    pub hour: Option<HourCost>,
    /// What its own activities say.
    pub own: Vec<OwnHours>,
    /// What customers of each outcome cost.
    pub outcomes: Vec<OutcomeCost>,
    /// What was not typed and would count.
    pub missing: Vec<MissingCost>,
    /// Whether anything that counts was typed.
    pub any: bool,
    /// Whether there is anything to weigh.
    pub state: CostState,
    /// Amounts to compare by are money; else hours.
    pub in_money: bool,
    /// The tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// The draft as it stands.
    pub now: CutView,
    /// What each cut-off costs, from the lowest; empty unless both sides have a price and a customer.
    pub curve: Vec<CurveStep>,
    /// The cheapest cut-off; none where there is no curve.
    pub cheapest: Option<CostProposal>,
}

/// How stable the proposal is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StabilityView {
    /// How many resamples.
    pub resamples: u32,
    /// The cheapest cut-off lies between here in 95 % of them.
    pub low: u32,
    /// And here.
    pub high: u32,
    /// In so many the proposed cut-off is cheaper than the present one.
    pub beats: u32,
    /// In so many as cheap.
    pub same: u32,
    /// How often the cheapest cut-off was in each point, 100 of them.
    pub points: Vec<u32>,
    /// What a cut-off chosen on some of the customers saved on those left out, against the present one, for as many customers as there are.
    pub honest: Option<Number>,
}
