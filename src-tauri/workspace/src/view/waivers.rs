//! Waivers against their results (D6): what was expected, and what came of it. Counts only: the numbers are small.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use lanewise_method::fold::fold;
use lanewise_method::{Outcome, Stage};
use serde::Serialize;
use specta::Type;

use super::activities::is_planned;
use crate::activity::{Activity, ActivityKind, ActivityResult};
use crate::book::Book;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::{Time, today};
use crate::waiver::{Waiver, WaiverResult};

/// Where a waiver stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum WaiverState {
    /// It ran out, and nobody has said what came of it.
    RanOut,
    /// It is in force.
    InForce,
    /// What was expected came true.
    CameTrue,
    /// It did not.
    DidNot,
}

/// A waiver with what there is to know of its account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WaiverSeen {
    /// The waiver.
    pub waiver: Waiver,
    /// The account's name.
    pub account_name: String,
    /// The account's stage.
    pub stage: Stage,
    /// The gate's name in the profile; empty for a published one.
    pub gate_name: String,
    /// Where it stands.
    pub state: WaiverState,
    /// How many days it still holds; below 0: for how many it has run out.
    pub days: i32,
    /// Whether it is time to say what came of it: it ran out, or what it was waived for has ended.
    pub ask: bool,
}

/// Waivers that have something in common.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct WaiverCount {
    /// What: an approver, a gate's id, a reason; empty for all of them.
    pub what: String,
    /// How many.
    pub total: u32,
    /// Those in force.
    pub in_force: u32,
    /// Those that ran out without a result.
    pub ran_out: u32,
    /// Those that came true.
    pub came_true: u32,
    /// Those that did not.
    pub did_not: u32,
}

/// How it went with accounts that had a deep demo or a POC, each by its last one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct WentOn {
    /// The accounts.
    pub accounts: Vec<u32>,
    /// It went well.
    pub well: u32,
    /// They decided nothing.
    pub undecided: u32,
    /// It went badly.
    pub badly: u32,
    /// Nothing came of it yet.
    pub open: u32,
    /// Those that are customers now.
    pub customers: u32,
    /// Those of them whom the team counts as successes.
    pub successes: u32,
}

/// Accounts for which a gate was waived against those for which it was not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Against {
    /// The id of the gate.
    pub gate: String,
    /// The gate's name in the profile; empty for a published one.
    pub gate_name: String,
    /// What the gate stands before.
    pub activity: ActivityKind,
    /// With a waiver.
    pub waived: WentOn,
    /// Without one.
    pub others: WentOn,
}

/// The report of waivers against results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WaiverReport {
    /// All of them together.
    pub all: WaiverCount,
    /// By who approved them.
    pub approvers: Vec<WaiverCount>,
    /// By gate.
    pub gates: Vec<WaiverCount>,
    /// By reason, alike spellings together.
    pub reasons: Vec<WaiverCount>,
    /// How it went with the accounts, gate by gate.
    pub against: Vec<Against>,
    /// Every waiver: first those that wait for a result, then those in force, then the others, the latest first.
    pub waivers: Vec<WaiverSeen>,
}

/// What a gate stands before; none for a team's own gate.
#[must_use]
pub fn gate_activity(gate: &str) -> Option<ActivityKind> {
    match gate {
        "vision_demo" => Some(ActivityKind::GeneralDemo),
        "deep_demo" => Some(ActivityKind::DeepDemo),
        "poc" => Some(ActivityKind::Poc),
        _ => None,
    }
}

/// The local day of a moment, as `2026-05-31`.
#[must_use]
pub(crate) fn day_of(at: Time) -> String {
    jiff::Timestamp::from_millisecond(at.millis())
        .map(|t| t.to_zoned(jiff::tz::TimeZone::system()).date().to_string())
        .unwrap_or_default()
}

/// What waivers are looked at with.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The accounts.
    pub book: &'a Book,
    /// All activities.
    pub activities: &'a [Activity],
    /// The names of the profile's gates, by id.
    pub gates: &'a HashMap<String, String>,
    /// The day.
    pub today: Date,
}

/// A waiver with where it stands.
#[must_use]
pub fn seen(waiver: Waiver, around: Around<'_>) -> WaiverSeen {
    let day = around.today.to_string();
    let content = &waiver.content;
    let state = match content.result {
        WaiverResult::CameTrue => WaiverState::CameTrue,
        WaiverResult::DidNot => WaiverState::DidNot,
        WaiverResult::Open if content.holds_on(&day) => WaiverState::InForce,
        WaiverResult::Open => WaiverState::RanOut,
    };
    let days =
        content.until.parse::<Date>().ok().and_then(|until| until.since(around.today).ok()).map_or(0, |span| span.get_days());
    let given = day_of(waiver.at);
    // An activity that had ended before the gate was waived says nothing about this waiver.
    let ended = |a: &Activity| {
        let last = if a.content.ended.is_empty() { &a.content.day } else { &a.content.ended };
        let over = a.content.result != ActivityResult::Open || !a.content.ended.is_empty();
        over && last.as_str() >= given.get(..last.len()).unwrap_or(&given) && !is_planned(&a.content, &day)
    };
    let kind = gate_activity(&content.gate);
    let done =
        kind.is_some_and(|k| around.activities.iter().any(|a| a.account == waiver.account && a.content.kind == k && ended(a)));
    let entry = around.book.entry(waiver.account);
    WaiverSeen {
        account_name: entry.map(|e| e.account.name.clone()).unwrap_or_default(),
        stage: entry.map_or(Stage::Visitor, |e| e.account.stage),
        gate_name: around.gates.get(&content.gate).cloned().unwrap_or_default(),
        ask: state == WaiverState::RanOut || (state == WaiverState::InForce && done),
        state,
        days,
        waiver,
    }
}

fn add(count: &mut WaiverCount, state: WaiverState) {
    count.total += 1;
    match state {
        WaiverState::InForce => count.in_force += 1,
        WaiverState::RanOut => count.ran_out += 1,
        WaiverState::CameTrue => count.came_true += 1,
        WaiverState::DidNot => count.did_not += 1,
    }
}

/// Waivers by something, the most first. Spellings that differ in case, accents or spaces go together under the one met first.
fn grouped<'a>(waivers: &'a [WaiverSeen], what: impl Fn(&'a WaiverSeen) -> &'a str) -> Vec<WaiverCount> {
    let mut groups: BTreeMap<String, WaiverCount> = BTreeMap::new();
    for one in waivers {
        let text = what(one);
        let group = groups.entry(fold(text)).or_insert_with(|| WaiverCount { what: text.to_owned(), ..WaiverCount::default() });
        add(group, one.state);
    }
    let mut found: Vec<WaiverCount> = groups.into_values().collect();
    found.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.what.cmp(&b.what)));
    found
}

fn went_on(accounts: Vec<&Activity>, book: &Book, successes: &HashSet<&str>) -> WentOn {
    let mut went = WentOn::default();
    for last in accounts {
        went.accounts.push(last.account);
        match last.content.result {
            ActivityResult::WentWell => went.well += 1,
            ActivityResult::NoDecision => went.undecided += 1,
            ActivityResult::WentBadly => went.badly += 1,
            ActivityResult::Open => went.open += 1,
        }
        if let Some(entry) = book.entry(last.account).filter(|e| e.account.stage.is_customer()) {
            went.customers += 1;
            went.successes += u32::from(entry.account.outcome.as_deref().is_some_and(|o| successes.contains(o)));
        }
    }
    went
}

fn against(waivers: &[WaiverSeen], outcomes: &[Outcome], around: Around<'_>) -> Vec<Against> {
    let successes: HashSet<&str> = outcomes.iter().filter(|o| o.success).map(|o| o.id.as_str()).collect();
    let day = around.today.to_string();
    let mut found = Vec::new();
    for gate in lanewise_method::gate::GATES {
        let Some(kind) = gate_activity(gate) else { continue };
        let waived: HashSet<u32> = waivers.iter().filter(|w| w.waiver.content.gate == gate).map(|w| w.waiver.account).collect();
        if waived.is_empty() {
            continue;
        }
        // The last of each account speaks; activities come with the latest first.
        let mut known = HashSet::new();
        let last: Vec<&Activity> = around
            .activities
            .iter()
            .filter(|a| a.content.kind == kind && !is_planned(&a.content, &day) && known.insert(a.account))
            .collect();
        let (with, without): (Vec<&Activity>, Vec<&Activity>) = last.into_iter().partition(|a| waived.contains(&a.account));
        found.push(Against {
            gate: gate.to_owned(),
            gate_name: around.gates.get(gate).cloned().unwrap_or_default(),
            activity: kind,
            waived: went_on(with, around.book, &successes),
            others: went_on(without, around.book, &successes),
        });
    }
    found
}

/// The report of waivers against results.
#[must_use]
pub fn report(waivers: Vec<Waiver>, outcomes: &[Outcome], around: Around<'_>) -> WaiverReport {
    let mut waivers: Vec<WaiverSeen> = waivers.into_iter().map(|w| seen(w, around)).collect();
    // What ran out longest ago first, what runs out soonest first; of the settled ones the latest first.
    waivers.sort_by(|a, b| {
        let rank = |w: &WaiverSeen| match w.state {
            WaiverState::RanOut => 0,
            WaiverState::InForce if w.ask => 1,
            WaiverState::InForce => 2,
            WaiverState::CameTrue | WaiverState::DidNot => 3,
        };
        let (until_a, until_b) = (&a.waiver.content.until, &b.waiver.content.until);
        let by_day = if rank(a) == 3 { until_b.cmp(until_a) } else { until_a.cmp(until_b) };
        rank(a).cmp(&rank(b)).then(by_day).then(b.waiver.id.cmp(&a.waiver.id))
    });
    let mut all = WaiverCount::default();
    waivers.iter().for_each(|w| add(&mut all, w.state));
    WaiverReport {
        all,
        approvers: grouped(&waivers, |w| &w.waiver.content.approver),
        gates: grouped(&waivers, |w| &w.waiver.content.gate),
        reasons: grouped(&waivers, |w| &w.waiver.content.reason),
        against: against(&waivers, outcomes, around),
        waivers,
    }
}

impl Workspace {
    /// The names of the gates of the profile in force, by id.
    ///
    /// # Errors
    /// What the disk says.
    pub fn gate_names(&self) -> Result<HashMap<String, String>, WorkspaceError> {
        let gates = self.profile_in_force()?.map(|p| p.readiness()).unwrap_or_default();
        Ok(gates.into_iter().map(|g| (g.id, g.name)).collect())
    }

    /// The report of waivers against results, as of today.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waiver_report(&self) -> Result<WaiverReport, WorkspaceError> {
        let (book, activities, gates, outcomes) = (self.book()?, self.activities()?, self.gate_names()?, self.outcomes()?);
        let around = Around { book: &book, activities: &activities, gates: &gates, today: today() };
        Ok(report(self.waivers()?, &outcomes, around))
    }

    /// The waivers of an account, the latest first, with where each stands today.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waivers_on(&self, account: u32) -> Result<Vec<WaiverSeen>, WorkspaceError> {
        let (book, activities, gates) = (self.book()?, self.activities_of(account)?, self.gate_names()?);
        let around = Around { book: &book, activities: &activities, gates: &gates, today: today() };
        Ok(self.waivers_of(account)?.into_iter().map(|w| seen(w, around)).collect())
    }
}
