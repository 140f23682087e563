//! Cut-offs by what they cost (E6): what poor fits that are let in cost the team, against what good customers that are turned away
//! would have been worth.
//!
//! Everything is counted in whole millionths of hours and of money, so that no sum depends on an order and a recount is exact. The past
//! customers are sorted by score once ([`Till`]); a moved cut-off then costs one search and one look-up per outcome.

mod cheapest;
mod till;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::account::Outcome;
use crate::number::Number;

pub use cheapest::{Cheapest, RESAMPLES, Stability, Step, apart, cheapest, curve, room, round_within, stability};
pub use till::{Case, Till};

/// The outcome of customers who never bought more.
pub const NOT_EXPANDED: &str = "not_expanded";
/// The outcome of customers who left.
pub const FAILED: &str = "failed";

/// Hours, money, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, Type)]
pub struct CostWorth {
    /// Hours of the team.
    #[serde(default)]
    pub hours: Option<Number>,
    /// Money, in the currency of the hour cost.
    #[serde(default)]
    pub money: Option<Number>,
}

/// What things cost the team, typed once. What nobody typed counts as nothing, and is named as missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, Type)]
pub struct TeamCosts {
    /// The hours of a deep demo with its preparation.
    #[serde(default)]
    pub demo: Option<Number>,
    /// The hours of a proof of concept.
    #[serde(default)]
    pub poc: Option<Number>,
    /// The hours that implementation, presales and support put into rescuing one customer.
    #[serde(default)]
    pub rescue: Option<Number>,
    /// What one customer who leaves costs, beyond the rescue.
    #[serde(default)]
    pub failed: CostWorth,
    /// What one good customer would have been worth that was turned away.
    #[serde(default)]
    pub lost: CostWorth,
    /// Which outcomes cause a rescue, or count as a failure, where the team sees it otherwise than [`OutcomeCauses::usual`].
    #[serde(default)]
    pub causes: Vec<OutcomeCauses>,
}

/// What a customer of one outcome costs beyond demo and POC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct OutcomeCauses {
    /// The id of the outcome.
    pub outcome: String,
    /// It took a rescue.
    pub rescue: bool,
    /// It counts as a failed customer.
    pub failed: bool,
}

impl OutcomeCauses {
    /// What we take it to be where the team has not said (ours): customers who did not expand cost their demo and POC and no more, those who
    /// failed cost a rescue and the failure, all others that are no success cost a rescue.
    #[must_use]
    pub fn usual(outcome: &str) -> Self {
        Self { outcome: outcome.to_owned(), rescue: outcome != NOT_EXPANDED, failed: outcome == FAILED }
    }
}

/// Something that nobody has typed, and that the sums would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum MissingCost {
    /// The hours of a demo.
    Demo,
    /// The hours of a POC.
    Poc,
    /// The hours of a rescue.
    Rescue,
    /// What a failed customer costs.
    Failed,
    /// What a lost good deal is worth.
    Lost,
    /// What an hour costs: without it hours and money cannot be added.
    Hour,
}

/// An amount in whole millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Price {
    /// Millionths of an hour.
    pub hours: i128,
    /// Millionths of the currency.
    pub money: i128,
}

impl Price {
    fn of(hours: Option<Number>, money: Option<Number>) -> Self {
        let whole = |n: Option<Number>| i128::from(n.map_or(0, Number::millionths));
        Self { hours: whole(hours), money: whole(money) }
    }

    const fn plus(self, other: Self) -> Self {
        Self { hours: self.hours + other.hours, money: self.money + other.money }
    }

    fn times(self, count: u32) -> Self {
        let count = i128::from(count);
        Self { hours: self.hours * count, money: self.money * count }
    }
}

/// An amount as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, Type)]
pub struct CostAmount {
    /// The hours in it.
    pub hours: Number,
    /// All of it in money, hours included, to the cent; none while nobody has said what an hour costs.
    pub money: Option<Number>,
}

/// What each customer costs, by outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    /// What a customer of each outcome costs if let in; nothing for a success.
    let_in: Vec<Price>,
    /// Which outcomes are a success.
    success: Vec<bool>,
    /// What a success is worth that is turned away.
    lost: Price,
    /// What an hour costs.
    hour: Option<Number>,
    missing: Vec<MissingCost>,
}

impl Prices {
    /// From what was typed. `hour` is what an hour costs, above 0.
    #[must_use]
    pub fn new(costs: &TeamCosts, outcomes: &[Outcome], hour: Option<Number>) -> Self {
        let money = |typed: Option<Number>| typed.filter(|_| hour.is_some());
        let (rescue, failed) = (Price::of(costs.rescue, None), Price::of(costs.failed.hours, money(costs.failed.money)));
        let selling = Price::of(costs.demo, None).plus(Price::of(costs.poc, None));
        let let_in = outcomes
            .iter()
            .map(|outcome| {
                let causes = costs.causes_of(&outcome.id);
                let mut price = if outcome.success { Price::default() } else { selling };
                if !outcome.success && causes.rescue {
                    price = price.plus(rescue);
                }
                if !outcome.success && causes.failed {
                    price = price.plus(failed);
                }
                price
            })
            .collect();
        Self {
            let_in,
            success: outcomes.iter().map(|o| o.success).collect(),
            lost: Price::of(costs.lost.hours, money(costs.lost.money)),
            hour,
            missing: missing(costs, outcomes, hour),
        }
    }

    /// What was not typed, and would count.
    #[must_use]
    pub fn missing(&self) -> &[MissingCost] {
        &self.missing
    }

    /// Whether anything at all was typed that counts.
    #[must_use]
    pub fn any(&self) -> bool {
        self.weigh(self.lost) > 0 || self.let_in.iter().any(|p| self.weigh(*p) > 0)
    }

    /// Whether both sides have a price, so that there is a cheapest cut-off.
    #[must_use]
    pub fn both_sides(&self) -> bool {
        self.weigh(self.lost) > 0 && self.let_in.iter().any(|p| self.weigh(*p) > 0)
    }

    /// What a customer of this outcome costs if let in.
    #[must_use]
    pub fn one(&self, outcome: usize) -> CostAmount {
        self.tell(self.let_in.get(outcome).copied().unwrap_or_default())
    }

    /// One amount to compare by, exact: in millionths of a millionth of money where an hour has a price, else of hours alone.
    #[must_use]
    pub fn weigh(&self, price: Price) -> i128 {
        const MILLION: i128 = 1_000_000;
        match self.hour {
            Some(hour) => price.hours * i128::from(hour.millionths()) + price.money * MILLION,
            None => price.hours * MILLION,
        }
    }

    /// What letting in one more customer of this outcome does to the whole: its cost, or the worth that is not lost.
    #[must_use]
    pub fn swing(&self, outcome: usize) -> i128 {
        if self.success.get(outcome).copied().unwrap_or(false) {
            -self.weigh(self.lost)
        } else {
            self.weigh(self.let_in.get(outcome).copied().unwrap_or_default())
        }
    }

    /// An amount as it is told.
    #[must_use]
    pub fn tell(&self, price: Price) -> CostAmount {
        CostAmount { hours: held(price.hours), money: self.hour.map(|_| in_money(self.weigh(price))) }
    }

    /// A weighed amount as it is told: money to the cent, or hours.
    #[must_use]
    pub fn tell_weighed(&self, weighed: i128) -> Number {
        match self.hour {
            Some(_) => in_money(weighed),
            None => held(weighed / 1_000_000),
        }
    }

    /// The bill where so many of so many customers of each outcome are let in.
    #[must_use]
    pub fn bill(&self, admitted: &[u32], total: &[u32]) -> CostBill {
        let mut bill = CostBill::default();
        let (mut spent, mut saved, mut lost) = (Price::default(), Price::default(), Price::default());
        for (at, &all) in total.iter().enumerate() {
            let inside = admitted.get(at).copied().unwrap_or(0).min(all);
            let outside = all - inside;
            if self.success.get(at).copied().unwrap_or(false) {
                bill.good += all;
                bill.good_lost += outside;
                lost = lost.plus(self.lost.times(outside));
            } else {
                let price = self.let_in.get(at).copied().unwrap_or_default();
                bill.poor += all;
                bill.poor_admitted += inside;
                spent = spent.plus(price.times(inside));
                saved = saved.plus(price.times(outside));
            }
        }
        bill.spent = self.tell(spent);
        bill.saved = self.tell(saved);
        bill.lost = self.tell(lost);
        bill.cost = self.tell_weighed(self.weigh(spent) + self.weigh(lost));
        bill.gain = self.tell_weighed(self.weigh(saved) - self.weigh(lost));
        bill
    }
}

impl TeamCosts {
    /// What an outcome causes: as the team says, or the usual.
    #[must_use]
    pub fn causes_of(&self, outcome: &str) -> OutcomeCauses {
        self.causes.iter().find(|c| c.outcome == outcome).cloned().unwrap_or_else(|| OutcomeCauses::usual(outcome))
    }
}

fn missing(costs: &TeamCosts, outcomes: &[Outcome], hour: Option<Number>) -> Vec<MissingCost> {
    let poor = || outcomes.iter().filter(|o| !o.success).map(|o| costs.causes_of(&o.id));
    let blank = |worth: CostWorth| worth.hours.is_none() && (worth.money.is_none() || hour.is_none());
    let mut missing = Vec::new();
    let mut note = |what: MissingCost, is: bool| {
        if is {
            missing.push(what);
        }
    };
    note(MissingCost::Demo, costs.demo.is_none());
    note(MissingCost::Poc, costs.poc.is_none());
    note(MissingCost::Rescue, costs.rescue.is_none() && poor().any(|c| c.rescue));
    note(MissingCost::Failed, blank(costs.failed) && poor().any(|c| c.failed));
    note(MissingCost::Lost, blank(costs.lost));
    note(MissingCost::Hour, hour.is_none() && (costs.failed.money.is_some() || costs.lost.money.is_some()));
    missing
}

/// To the cent, halves up.
fn in_money(weighed: i128) -> Number {
    const CENT: i128 = 10_000_000_000;
    held((weighed + CENT / 2).div_euclid(CENT) * 10_000)
}

fn held(millionths: i128) -> Number {
    Number::from_millionths(i64::try_from(millionths).unwrap_or(if millionths < 0 { i64::MIN } else { i64::MAX }))
}

/// What a cut-off does to the past customers, against letting all of them in, which is what happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, Type)]
pub struct CostBill {
    /// How many past customers are a success.
    pub good: u32,
    /// How many of them would have been turned away.
    pub good_lost: u32,
    /// How many are none.
    pub poor: u32,
    /// How many of them would still have been let in.
    pub poor_admitted: u32,
    /// What those still cost.
    pub spent: CostAmount,
    /// What those would have cost that are turned away.
    pub saved: CostAmount,
    /// What the good ones were worth that are turned away.
    pub lost: CostAmount,
    /// Spent and lost together, to compare cut-offs by: money, or hours while an hour has no price.
    pub cost: Number,
    /// What is saved less what is lost, in the same unit.
    pub gain: Number,
}

#[cfg(test)]
mod tests;
