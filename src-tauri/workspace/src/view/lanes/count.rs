//! What a condition would do, while it is edited.

use std::collections::BTreeMap;

use lanewise_method::lanes::{Condition, Lane, Place, Standing};
use serde::Serialize;
use specta::Type;

use super::{MissingAttribute, named, number, share};
use crate::book::Entry;
use crate::lanes::{Lanes, table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::view::attention::Named;
use crate::view::evidence::GroupShare;
use crate::view::is_open;

/// What a condition would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneCounted {
    /// Accounts for which it holds.
    pub accounts: u32,
    /// The customers among them.
    pub customers: u32,
    /// The successes among the customers with an outcome.
    pub success: GroupShare,
    /// Those still to be won.
    pub prospects: u32,
    /// Nurtured and disqualified.
    pub aside: u32,
    /// Of the accounts for which it holds, those that an earlier lane takes first.
    pub taken: Vec<LaneOverlap>,
    /// Those that it would take from a later lane.
    pub takes: Vec<LaneOverlap>,
    /// Accounts of which it cannot be told.
    pub unknown: u32,
    /// What is missing of these, the attribute that most of them lack first.
    pub missing: Vec<MissingAttribute>,
    /// The first few for which it holds, customers first.
    pub named: Vec<Named>,
}

/// How many accounts a lane and another have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneOverlap {
    /// The other lane's id.
    pub lane: String,
    /// Its name.
    pub name: String,
    /// How many accounts.
    pub accounts: u32,
}

/// How many are named.
const NAMED: usize = 5;

impl Workspace {
    /// What a condition would do in the place of the lane `id`, or at the end of the lanes.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lane_count(&self, id: Option<&str>, condition: &Condition) -> Result<LaneCounted, WorkspaceError> {
        let (book, mut lanes, outcomes) = (self.book()?, self.lanes()?, self.outcomes()?);
        let at = lanes.lanes.iter().position(|l| Some(l.id.as_str()) == id).unwrap_or(lanes.lanes.len());
        let tried = Lane {
            id: String::new(),
            name: String::new(),
            standing: Standing::Core,
            reason: String::new(),
            condition: condition.clone(),
            product_cost: None,
        };
        if at == lanes.lanes.len() {
            lanes.lanes.push(tried);
        } else {
            lanes.lanes[at].condition = tried.condition;
        }
        let entries: Vec<&Entry> = book.entries().iter().map(AsRef::as_ref).collect();
        let profile = self.profile_in_force()?;
        let names = self.attribute_names(&lanes)?;
        let table = table(&entries, lanes.attributes(), profile.as_ref(), self.settings()?.language);
        let matched = table.matched(condition);
        let placed = table.places(&lanes.conditions());
        let mut taken: BTreeMap<usize, u32> = BTreeMap::new();
        for &account in &matched.yes {
            if let Place::Lane(other) | Place::Open(other) = placed[account].place
                && other < at
            {
                *taken.entry(other).or_default() += 1;
            }
        }
        let mut takes: BTreeMap<usize, u32> = BTreeMap::new();
        let rest: Vec<_> = lanes.lanes.iter().enumerate().filter(|(other, _)| *other != at).collect();
        let without: Vec<&Condition> = rest.iter().map(|(_, lane)| &lane.condition).collect();
        let before = table.places(&without);
        for &account in matched.yes.iter().filter(|&&a| placed[a].place == Place::Lane(at)) {
            if let Place::Lane(other) = before[account].place {
                *takes.entry(rest[other].0).or_default() += 1;
            }
        }
        let overlap = |found: BTreeMap<usize, u32>, lanes: &Lanes| -> Vec<LaneOverlap> {
            found
                .into_iter()
                .map(|(other, accounts)| LaneOverlap {
                    lane: lanes.lanes[other].id.clone(),
                    name: lanes.lanes[other].name.clone(),
                    accounts,
                })
                .collect()
        };
        let mut missing: BTreeMap<_, (u32, u32)> = BTreeMap::new();
        let lacking = table.lacking(condition);
        for &account in &matched.unknown {
            for attribute in lacking.of(account) {
                let counted = missing.entry(attribute).or_default();
                counted.0 += 1;
                counted.1 += u32::from(entries[account].account.stage.is_customer());
            }
        }
        let mut missing: Vec<MissingAttribute> = missing
            .into_iter()
            .map(|(attribute, (accounts, customers))| MissingAttribute {
                attribute: attribute.clone(),
                name: names.get(attribute).cloned().unwrap_or_default(),
                accounts,
                customers,
            })
            .collect();
        missing.sort_by_key(|m| std::cmp::Reverse((m.accounts, m.customers)));
        let (customers, others): (Vec<&Entry>, Vec<&Entry>) =
            matched.yes.iter().map(|&a| entries[a]).partition(|e| e.account.stage.is_customer());
        let judged: Vec<bool> = customers
            .iter()
            .filter_map(|e| outcomes.iter().find(|o| Some(&o.id) == e.account.outcome.as_ref()))
            .map(|o| o.success)
            .collect();
        Ok(LaneCounted {
            accounts: number(matched.yes.len()),
            customers: number(customers.len()),
            success: share(judged.iter().filter(|s| **s).count(), judged.len()),
            prospects: number(others.iter().filter(|e| is_open(e.account.stage)).count()),
            aside: number(others.iter().filter(|e| e.account.stage.is_aside()).count()),
            taken: overlap(taken, &lanes),
            takes: overlap(takes, &lanes),
            unknown: number(matched.unknown.len()),
            missing,
            named: customers.iter().chain(&others).take(NAMED).map(|e| named(e)).collect(),
        })
    }
}
