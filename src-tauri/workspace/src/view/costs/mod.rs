//! Cut-offs by what they cost (E6), for the draft on the past customers.

mod lane;
mod own;
mod shown;
mod sorted;
mod stability;

pub use lane::LaneCost;
pub use own::own_hours;
pub use shown::{
    CostProposal, CostRung, CostState, CostsView, CurveStep, CutView, NamedCase, OutcomeCost, OwnCost, OwnHours, SavedBill,
    StabilityView,
};
pub use sorted::Sorted;
pub use stability::stability_view;

use lanewise_method::cost::{self, CostBill, Prices, TeamCosts, apart, cheapest, curve, room};
use lanewise_method::profile::Tier;
use lanewise_method::{Outcome, Profile};

use self::lane::{bill_of, less};
use super::chart::Lens;
use crate::setting::HourCost;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::today;

/// So many names at most are given on either side.
pub const NAMED: usize = 100;

/// More stretches than this are drawn by half points.
const DRAWN: usize = 800;

/// The width of a stretch where there are too many.
const BIN: u32 = 500;

/// What these thresholds come to, best first without the last tier's 0. Fast enough to be asked for every frame of a drag.
#[must_use]
pub fn at_cut(draft: &Profile, lens: &Lens, prices: &Prices, outcomes: &[Outcome], thresholds: &[u32]) -> CutView {
    let sorted = lens.sorted(draft);
    let last = draft.admitting().saturating_sub(1);
    let cut = thresholds.get(last).copied().unwrap_or(0);
    let bill = |tier: usize, cut: u32| {
        sorted.tills.get(tier).map_or_else(CostBill::default, |till| prices.bill(till.admitted(cut), till.total()))
    };
    let rungs = draft
        .tiers
        .iter()
        .zip(thresholds)
        .enumerate()
        .map(|(at, (tier, &from))| CostRung { tier: tier.id.clone(), admits_last: at == last, bill: bill(at, from) })
        .collect();
    let good = |i: usize| outcomes.get(sorted.cases[i].outcome).is_some_and(|o| o.success);
    let inside = |i: usize| sorted.cases[i].score >= cut && sorted.cases[i].cap <= last;
    let named = |&i: &usize| NamedCase {
        id: sorted.names[i].0,
        name: sorted.names[i].1.clone(),
        outcome: outcomes.get(sorted.cases[i].outcome).map(|o| o.id.clone()).unwrap_or_default(),
        score: sorted.cases[i].score,
        barred: sorted.cases[i].cap > last,
    };
    let bill = bill(last, cut);
    let saved = lens.saved().map(|(version, cut, counts)| {
        let then = bill_of(prices, counts);
        SavedBill { version, cut, more: less(bill.gain, then.gain), bill: then }
    });
    CutView {
        cut,
        bill,
        saved,
        rungs,
        lost: sorted.order.iter().rev().filter(|&&i| good(i) && !inside(i)).take(NAMED).map(named).collect(),
        admitted: sorted.order.iter().filter(|&&i| !good(i) && inside(i)).take(NAMED).map(named).collect(),
    }
}

fn thresholds(tiers: &[Tier]) -> Vec<u32> {
    tiers.iter().take(tiers.len().saturating_sub(1)).map(|t| t.from).collect()
}

/// What the team says of costs, and what it has recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostFacts {
    /// The team's outcomes.
    pub outcomes: Vec<Outcome>,
    /// What the team has typed.
    pub costs: TeamCosts,
    /// What an hour costs.
    pub hour: Option<HourCost>,
}

impl CostFacts {
    /// What each customer costs.
    #[must_use]
    pub fn prices(&self) -> Prices {
        Prices::new(&self.costs, &self.outcomes, self.hour.as_ref().map(|h| h.amount))
    }
}

/// Everything that the screen of costs shows, but for how stable the proposal is.
#[must_use]
pub fn costs_view(draft: &Profile, lens: &Lens, facts: &CostFacts, own: Vec<OwnHours>) -> CostsView {
    let prices = facts.prices();
    let sorted = lens.sorted(draft);
    let last = draft.admitting().saturating_sub(1);
    let present = thresholds(&draft.tiers);
    let now = at_cut(draft, lens, &prices, &facts.outcomes, &present);
    let total: Vec<u32> = sorted.tills.get(last).map(|t| t.total().to_vec()).unwrap_or_default();
    let state = match (now.bill.good, now.bill.poor) {
        (0, 0) => CostState::NoCustomers,
        (_, 0) => CostState::AllGood,
        (0, _) => CostState::NoneGood,
        _ => CostState::Fine,
    };
    let till = sorted.tills.get(last).filter(|_| state == CostState::Fine && prices.both_sides());
    let steps = till.map(|till| curve(till, &prices)).unwrap_or_default();
    let room = room(draft.tiers.len(), last);
    let cheapest = till.zip(cheapest(&steps, &room)).map(|(till, found)| {
        let here = steps.iter().find(|s| (s.from..=s.to).contains(&now.cut)).map_or(found.step.cost, |s| s.cost);
        // Where the present one is as cheap as any it is the one to keep.
        let kept = here <= found.step.cost;
        let own = steps.iter().find(|s| (s.from..=s.to).contains(&now.cut)).filter(|_| kept).unwrap_or(&found.step);
        let cut = if kept { now.cut } else { found.cut };
        let moved = apart(&present, last, cut);
        CostProposal {
            cut,
            from: own.from.max(*room.start()),
            to: own.to.min(*room.end()),
            bill: prices.bill(till.admitted(cut), till.total()),
            saves: prices.tell_weighed((here - found.step.cost).max(0)),
            pushes: moved.iter().zip(&present).enumerate().any(|(at, (a, b))| at != last && a != b),
            thresholds: moved,
        }
    });
    CostsView {
        own,
        outcomes: facts
            .outcomes
            .iter()
            .enumerate()
            .map(|(at, outcome)| {
                let causes = facts.costs.causes_of(&outcome.id);
                OutcomeCost {
                    outcome: outcome.clone(),
                    customers: total.get(at).copied().unwrap_or(0),
                    rescue: causes.rescue && !outcome.success,
                    failed: causes.failed && !outcome.success,
                    each: prices.one(at),
                }
            })
            .collect(),
        missing: prices.missing().to_vec(),
        any: prices.any(),
        state,
        in_money: facts.hour.is_some(),
        tiers: draft.tiers.clone(),
        admitting: u32::try_from(last + 1).unwrap_or(1),
        now,
        curve: drawn(&steps, &prices),
        cheapest,
        costs: facts.costs.clone(),
        hour: facts.hour.clone(),
    }
}

/// The curve as it is drawn: every stretch, or where there are too many the one in the middle of each half point.
fn drawn(steps: &[cost::Step], prices: &Prices) -> Vec<CurveStep> {
    let told = |from: u32, to: u32, cost: i128| CurveStep { from, to, cost: prices.tell_weighed(cost) };
    if steps.len() <= DRAWN {
        return steps.iter().map(|s| told(s.from, s.to, s.cost)).collect();
    }
    let bins = (0..100_000 / BIN).filter_map(|bin| {
        let (from, to) = (bin * BIN + 1, (bin + 1) * BIN);
        let at = steps.partition_point(|s| s.to < from + BIN / 2);
        steps.get(at).map(|s| told(from, to, s.cost))
    });
    bins.collect()
}

impl Workspace {
    /// What the team says of costs.
    ///
    /// # Errors
    /// What the disk says.
    pub fn cost_facts(&self) -> Result<CostFacts, WorkspaceError> {
        Ok(CostFacts { outcomes: self.outcomes()?, costs: self.costs()?, hour: self.hour_cost()? })
    }

    /// What its own activities say of hours.
    ///
    /// # Errors
    /// What the disk says.
    pub fn own_hours(&self) -> Result<Vec<OwnHours>, WorkspaceError> {
        Ok(own_hours(&self.activities()?, &today().to_string()))
    }
}
