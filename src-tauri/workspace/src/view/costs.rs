//! Cut-offs by what they cost (E6), for the draft on the past customers.

use lanewise_method::cost::{
    self, Case, CostAmount, CostBill, MissingCost, Prices, RESAMPLES, TeamCosts, Till, apart, cheapest, curve, room, stability,
};
use lanewise_method::lane::{LaneCount, Past};
use lanewise_method::profile::Tier;
use lanewise_method::{Number, Outcome, Profile};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::activities::is_planned;
use super::chart::Lens;
use crate::activity::{Activity, ActivityKind};
use crate::error::WorkspaceError;
use crate::file::Workspace;
use crate::setting::HourCost;
use crate::time::today;

/// What the cut-offs of a lane chart would have saved and lost, against letting everybody in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneCost {
    /// What they come to.
    pub bill: CostBill,
    /// What those of the newest version came to.
    pub saved: Option<CostBill>,
    /// What the gain differs by from that of the newest version: money, or hours.
    pub more: Option<Number>,
    /// Whether the gain is money.
    pub in_money: bool,
}

impl LaneCost {
    /// From the counts of a chart; nothing without customers.
    pub(super) fn of(prices: &Prices, counts: &[LaneCount], saved: Option<&[LaneCount]>) -> Option<Self> {
        let bill = bill_of(prices, counts);
        if bill.good + bill.poor == 0 {
            return None;
        }
        let saved = saved.map(|counts| bill_of(prices, counts));
        Some(Self { more: saved.as_ref().map(|s| less(bill.gain, s.gain)), in_money: bill.lost.money.is_some(), bill, saved })
    }
}

fn bill_of(prices: &Prices, counts: &[LaneCount]) -> CostBill {
    let admitted: Vec<u32> = counts.iter().map(|c| c.admitted).collect();
    let total: Vec<u32> = counts.iter().map(|c| c.total).collect();
    prices.bill(&admitted, &total)
}

fn less(one: Number, other: Number) -> Number {
    Number::from_millionths(one.millionths().saturating_sub(other.millionths()))
}

/// The past customers by score, ready to be counted at any cut-off of any tier.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// In the order of the list of accounts: what resamples are drawn from.
    cases: Vec<Past>,
    names: Vec<(u32, String)>,
    /// Where each customer stands, by score.
    order: Vec<usize>,
    /// For each number of admitting tiers, less one: a must-have that caps at Good bars from Excellent only.
    tills: Vec<Till>,
}

impl Sorted {
    pub(super) fn new(profile: &Profile, outcomes: usize, ids: &[u32], names: &[String], past: &[Past]) -> Self {
        let mut order: Vec<usize> = (0..past.len()).collect();
        order.sort_by_key(|&i| (past[i].score, i));
        let tills = (0..profile.tiers.len().saturating_sub(1)).map(|tier| Till::new(outcomes, &cases(past, tier))).collect();
        let names = ids.iter().copied().zip(names.iter().cloned()).collect();
        Self { cases: past.to_vec(), names, order, tills }
    }
}

/// The customers as those see them who let in this tier and better ones.
fn cases(past: &[Past], tier: usize) -> Vec<Case> {
    past.iter().map(|p| Case { score: p.score, outcome: p.outcome, barred: p.cap > tier }).collect()
}

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

/// So many names at most are given on either side.
pub const NAMED: usize = 100;
/// More stretches than this are drawn by half points.
const DRAWN: usize = 800;
/// The width of a stretch where there are too many.
const BIN: u32 = 500;
/// The same resamples everywhere.
const SEED: u64 = 0x1a9e_1a9e;

/// What the team's own activities say of the hours.
#[must_use]
pub fn own_hours(activities: &[Activity], day: &str) -> Vec<OwnHours> {
    let hours_of = |kind: ActivityKind| {
        let done = activities.iter().filter(move |a| a.content.kind == kind && !is_planned(&a.content, day));
        done.filter_map(|a| Some((a.account, a.content.hours?.millionths())))
    };
    let single = |kind| hours_of(kind).map(|(_, hours)| hours).collect::<Vec<i64>>();
    let mut rescues: std::collections::BTreeMap<u32, i64> = std::collections::BTreeMap::new();
    for (account, hours) in hours_of(ActivityKind::Rescue) {
        *rescues.entry(account).or_default() += hours;
    }
    [
        (OwnCost::Demo, single(ActivityKind::DeepDemo)),
        (OwnCost::Poc, single(ActivityKind::Poc)),
        (OwnCost::Rescue, rescues.into_values().collect()),
    ]
    .into_iter()
    .filter_map(|(of, mut hours)| {
        hours.sort_unstable();
        let (low, high) = (hours.get(hours.len().checked_sub(1)? / 2)?, hours.get(hours.len() / 2)?);
        let middle = low + (high - low) / 2;
        Some(OwnHours { of, hours: Number::from_millionths(middle), from: u32::try_from(hours.len()).unwrap_or(u32::MAX) })
    })
    .collect()
}

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

/// How stable the proposal is; none where there is nothing to propose.
#[must_use]
pub fn stability_view(draft: &Profile, lens: &Lens, facts: &CostFacts, proposed: u32) -> Option<StabilityView> {
    let prices = facts.prices();
    let last = draft.admitting().saturating_sub(1);
    let cases = cases(&lens.sorted(draft).cases, last);
    let both = |success: bool| cases.iter().any(|c| facts.outcomes.get(c.outcome).is_some_and(|o| o.success == success));
    if !prices.both_sides() || !both(true) || !both(false) {
        return None;
    }
    let present = draft.tiers.get(last).map_or(0, |t| t.from);
    let found = stability(&cases, &prices, &room(draft.tiers.len(), last), present, proposed, RESAMPLES, SEED)?;
    let customers = i128::try_from(cases.len()).unwrap_or(1);
    let honest =
        (found.outside_cases > 0).then(|| prices.tell_weighed(found.outside * customers / i128::from(found.outside_cases)));
    Some(StabilityView {
        resamples: found.resamples,
        low: found.low,
        high: found.high,
        beats: found.beats,
        same: found.same,
        points: found.points,
        honest,
    })
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
