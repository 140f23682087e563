//! The lane board (A4): for each lane who is in it, how it went with the customers, and what they are worth.

mod attributes;
mod count;
mod economics;
mod members;
mod opening;
mod parameter;

use std::collections::BTreeMap;

use lanewise_method::lane::wilson;
use lanewise_method::lanes::{Attribute, Lane, Place, Placed};
use lanewise_method::{Outcome, Stage};
use serde::Serialize;
use specta::Type;

pub use attributes::{AttributeSeen, AttributeValue};
pub use count::{LaneCounted, LaneOverlap};
pub use economics::{Economics, MeasureChoice, MeasureSeen};
pub use members::{LaneAccount, LaneAccounts, LanePlace};
pub use opening::{ComesBack, Opening, OpeningEffect, StayReason, StaysAside};

use super::attention::Named;
use super::evidence::GroupShare;
use super::is_open;
use crate::activity::ActivityKind;
use crate::book::{Book, Entry};
use crate::lanes::{LaneLevels, Lanes, table};
use crate::signal::SignalKind;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use lanewise_method::lanes::Table;

/// The whole board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneBoard {
    /// The lanes, in the team's order.
    pub lanes: Vec<BoardLane>,
    /// The accounts that are in no lane yet.
    pub nowhere: LaneFacts,
    /// Those of which it cannot be told.
    pub open: LaneFacts,
    /// What is missing of these, the attribute that most of them lack first.
    pub missing: Vec<MissingAttribute>,
    /// All accounts together.
    pub all: LaneFacts,
    /// Where the measures come from.
    pub measures: Vec<MeasureSeen>,
    /// The currency that amounts are shown in; empty where none is known.
    pub currency: String,
    /// Whether any outcome signal is noted at all: without, references and expansion say nothing.
    pub signals: bool,
    /// Whether any hours are on record.
    pub hours: bool,
    /// The parameter that is answered from the lanes, or could be.
    pub parameter: LaneParameter,
    /// The team's outcomes, in order.
    pub outcomes: Vec<Outcome>,
}

/// A lane on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct BoardLane {
    /// The lane.
    pub lane: Lane,
    /// Who is in it, and what they are worth.
    pub facts: LaneFacts,
    /// The fit that its level has in the draft, where a parameter is made of the lanes.
    pub fit: Option<u8>,
}

/// Who is in one place, and what they are worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneFacts {
    /// All accounts.
    pub accounts: u32,
    /// The customers among them.
    pub customers: u32,
    /// Those still to be won.
    pub prospects: u32,
    /// Nurtured and disqualified.
    pub aside: u32,
    /// How many customers have each outcome, in the team's order.
    pub outcomes: Vec<u32>,
    /// Customers without an outcome.
    pub without_outcome: u32,
    /// The successes among the customers with an outcome.
    pub success: GroupShare,
    /// The customers who left: the signal says so, or the outcome is *failed*.
    pub left: GroupShare,
    /// Those who gave a reference, spoke at a user group or are ambassadors.
    pub references: GroupShare,
    /// Those who bought more.
    pub expanded: GroupShare,
    /// What they are worth.
    pub economics: Economics,
    /// The first few by name: customers first.
    pub named: Vec<Named>,
}

/// An attribute that keeps accounts from being placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MissingAttribute {
    /// The attribute.
    pub attribute: Attribute,
    /// The name people read, where it is a parameter.
    pub name: String,
    /// How many accounts lack it.
    pub accounts: u32,
    /// The customers among them.
    pub customers: u32,
}

/// The parameter that is answered from the lanes, or could be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct LaneParameter {
    /// Its id; none where the lanes answer nothing.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// What its levels are.
    pub by: Option<LaneLevels>,
    /// Whether the draft has it, or where there is none, the newest version.
    pub in_draft: bool,
    /// Whether the profile that scores has it.
    pub in_force: bool,
    /// How many answers come from the lanes.
    pub answers: u32,
    /// How many were given by hand.
    pub by_hand: u32,
    /// Of those by hand, the ones that say something else than the lanes.
    pub differ: Vec<LaneDiffers>,
    /// Lanes that have no level in it.
    pub without_level: Vec<String>,
}

/// An answer by hand that says something else than the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneDiffers {
    /// The account.
    pub account: Named,
    /// What was answered, in words.
    pub by_hand: String,
    /// Who says so.
    pub author: String,
    /// What the lanes say, in words.
    pub lanes: String,
}

/// How many are named.
const NAMED: usize = 4;

pub(crate) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(crate) fn named(entry: &Entry) -> Named {
    Named { id: entry.account.id, name: entry.account.name.clone(), stage: entry.account.stage }
}

pub(crate) fn share(count: usize, total: usize) -> GroupShare {
    let (count, total) = (number(count), number(total));
    let (low, high) = wilson(count.min(total), total);
    GroupShare { count, total, low, high }
}

/// What the board is made of, read once.
pub(crate) struct Ground<'b> {
    pub entries: Vec<&'b Entry>,
    pub lanes: &'b Lanes,
    pub table: Table,
    pub placed: Vec<Placed>,
    pub outcomes: &'b [Outcome],
}

impl Ground<'_> {
    /// The accounts at a place.
    pub(crate) fn at(&self, wanted: impl Fn(Place) -> bool) -> Vec<usize> {
        (0..self.entries.len()).filter(|&at| wanted(self.placed[at].place)).collect()
    }
}

/// What is recorded beside the accounts and speaks of customers.
#[derive(Default)]
pub(crate) struct Beside {
    /// Whether an account has one of the signals.
    left: BTreeMap<u32, ()>,
    references: BTreeMap<u32, ()>,
    expanded: BTreeMap<u32, ()>,
    /// Hours on record: all, and those of rescues.
    hours: BTreeMap<u32, (i64, i64)>,
    signals: bool,
}

impl Workspace {
    pub(crate) fn lane_ground<'b>(
        &self,
        book: &'b Book,
        lanes: &'b Lanes,
        outcomes: &'b [Outcome],
    ) -> Result<Ground<'b>, WorkspaceError> {
        let entries: Vec<&Entry> = book.entries().iter().map(AsRef::as_ref).collect();
        let profile = self.profile_in_force()?;
        let table = table(&entries, lanes.attributes(), profile.as_ref(), self.settings()?.language);
        let placed = table.places(&lanes.conditions());
        Ok(Ground { entries, lanes, table, placed, outcomes })
    }

    fn beside(&self) -> Result<Beside, WorkspaceError> {
        let mut beside = Beside::default();
        for signal in self.signals()? {
            beside.signals = true;
            match signal.kind {
                SignalKind::Churned => beside.left.insert(signal.account, ()),
                SignalKind::ReferenceGiven | SignalKind::SpeaksAtUserGroup => beside.references.insert(signal.account, ()),
                SignalKind::Expanded => beside.expanded.insert(signal.account, ()),
                _ => None,
            };
        }
        for activity in self.activities()? {
            let Some(hours) = activity.content.hours else { continue };
            let own = beside.hours.entry(activity.account).or_default();
            own.0 = own.0.saturating_add(hours.millionths());
            if activity.content.kind == ActivityKind::Rescue {
                own.1 = own.1.saturating_add(hours.millionths());
            }
        }
        Ok(beside)
    }

    /// The lane board.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lane_board(&self) -> Result<LaneBoard, WorkspaceError> {
        let (book, lanes, outcomes) = (self.book()?, self.lanes()?, self.outcomes()?);
        let ground = self.lane_ground(&book, &lanes, &outcomes)?;
        let beside = self.beside()?;
        let worth = self.worth(&ground, &beside)?;
        let everybody: Vec<usize> = (0..ground.entries.len()).collect();
        let places: Vec<Vec<usize>> = (0..lanes.lanes.len()).map(|lane| ground.at(|p| p == Place::Lane(lane))).collect();
        let nowhere = ground.at(|p| p == Place::Nowhere);
        let open = ground.at(|p| matches!(p, Place::Open(_)));
        let opportunities = worth.opportunities(&ground, &places);
        let parameter = self.lane_parameter(&ground)?;
        let fits = self.lane_fits(&lanes)?;
        let facts = |members: &[usize]| facts(&ground, &beside, &worth, members);
        let rows = lanes.lanes.iter().zip(&places).zip(opportunities).zip(fits).map(|(((lane, members), opportunity), fit)| {
            let mut facts = facts(members);
            facts.economics.add_lane(lane, opportunity);
            BoardLane { lane: lane.clone(), facts, fit }
        });
        Ok(LaneBoard {
            lanes: rows.collect(),
            nowhere: facts(&nowhere),
            missing: self.missing_attributes(&ground, &open)?,
            open: facts(&open),
            all: facts(&everybody),
            currency: worth.currency.clone(),
            measures: worth.measures,
            signals: beside.signals,
            hours: !beside.hours.is_empty(),
            parameter,
            outcomes: outcomes.clone(),
        })
    }

    fn missing_attributes(&self, ground: &Ground<'_>, open: &[usize]) -> Result<Vec<MissingAttribute>, WorkspaceError> {
        let names = self.attribute_names(ground.lanes)?;
        let lacking: Vec<_> = ground.lanes.lanes.iter().map(|l| ground.table.lacking(&l.condition)).collect();
        let mut found: BTreeMap<&Attribute, (u32, u32)> = BTreeMap::new();
        for &at in open {
            let Place::Open(lane) = ground.placed[at].place else { continue };
            for attribute in lacking[lane].of(at) {
                let counted = found.entry(attribute).or_default();
                counted.0 += 1;
                counted.1 += u32::from(ground.entries[at].account.stage.is_customer());
            }
        }
        let seen = |(attribute, (accounts, customers)): (&Attribute, (u32, u32))| MissingAttribute {
            attribute: attribute.clone(),
            name: names.get(attribute).cloned().unwrap_or_default(),
            accounts,
            customers,
        };
        let mut missing: Vec<_> = found.into_iter().map(seen).collect();
        missing.sort_by_key(|m| std::cmp::Reverse((m.customers, m.accounts)));
        Ok(missing)
    }
}

fn facts(ground: &Ground<'_>, beside: &Beside, worth: &economics::Worth, members: &[usize]) -> LaneFacts {
    let entry = |at: &usize| ground.entries[*at];
    let customers: Vec<usize> = members.iter().copied().filter(|at| entry(at).account.stage.is_customer()).collect();
    let having = |has: &dyn Fn(&Entry) -> bool| customers.iter().filter(|at| has(entry(at))).count();
    let outcome = |e: &Entry| e.account.outcome.as_ref().and_then(|id| ground.outcomes.iter().find(|o| o.id == *id));
    let all = customers.len();
    let judged = having(&|e| outcome(e).is_some());
    let left = |e: &Entry| beside.left.contains_key(&e.account.id) || e.account.outcome.as_deref() == Some("failed");
    let speaks = |e: &Entry| beside.references.contains_key(&e.account.id) || e.account.stage == Stage::Ambassador;
    let mut order: Vec<usize> = members.to_vec();
    order.sort_by_key(|at| !entry(at).account.stage.is_customer());
    LaneFacts {
        accounts: number(members.len()),
        customers: number(all),
        prospects: number(members.iter().filter(|at| is_open(entry(at).account.stage)).count()),
        aside: number(members.iter().filter(|at| entry(at).account.stage.is_aside()).count()),
        outcomes: ground.outcomes.iter().map(|o| number(having(&|e| outcome(e).is_some_and(|own| own.id == o.id)))).collect(),
        without_outcome: number(all - judged),
        success: share(having(&|e| outcome(e).is_some_and(|o| o.success)), judged),
        left: share(having(&left), all),
        references: share(having(&speaks), all),
        expanded: share(having(&|e| beside.expanded.contains_key(&e.account.id)), all),
        economics: worth.of(&customers),
        named: order.iter().take(NAMED).map(|at| named(entry(at))).collect(),
    }
}
