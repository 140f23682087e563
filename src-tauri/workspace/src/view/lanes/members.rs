//! Who is in a lane, by name.

use std::cmp::Reverse;

use lanewise_method::lanes::{Attribute, Place};
use lanewise_method::profile::Tier;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{MissingAttribute, named};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::view::attention::Named;
use crate::view::{Fact, briefs};

/// One of the places that accounts can be in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(tag = "kind", content = "lane", rename_all = "snake_case")]
pub enum LanePlace {
    /// A lane, by its id.
    Lane(String),
    /// No lane yet.
    Nowhere,
    /// It cannot be told.
    Open,
}

/// The accounts at a place: customers in the order of their outcomes, then those still to be won and those put aside, the best score first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneAccounts {
    /// The tiers of the profile in force, best first; none without a profile.
    pub tiers: Vec<Tier>,
    /// The accounts.
    pub accounts: Vec<LaneAccount>,
}

/// An account in a lane, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneAccount {
    /// The account.
    pub account: Named,
    /// The id of a customer's outcome.
    pub outcome: Option<String>,
    /// The id of its likely tier.
    pub tier: Option<String>,
    /// Its likely score, in thousandths of a point.
    pub score: Option<u32>,
    /// What is missing to place it.
    pub missing: Vec<MissingAttribute>,
}

impl Workspace {
    /// The accounts at a place.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such lane.
    pub fn lane_accounts(&self, place: &LanePlace) -> Result<LaneAccounts, WorkspaceError> {
        let (book, lanes, outcomes) = (self.book()?, self.lanes()?, self.outcomes()?);
        let wanted = match place {
            LanePlace::Lane(id) => {
                let at = lanes.lanes.iter().position(|l| l.id == *id);
                Some(Place::Lane(at.ok_or_else(|| WorkspaceError::missing(format!("lane \"{id}\"")))?))
            }
            LanePlace::Nowhere => Some(Place::Nowhere),
            LanePlace::Open => None,
        };
        let ground = self.lane_ground(&book, &lanes, &outcomes)?;
        let members = ground.at(|p| wanted.map_or(matches!(p, Place::Open(_)), |w| w == p));
        let names = self.attribute_names(&lanes)?;
        let profile = self.profile_in_force()?;
        let facts: Vec<_> = members.iter().map(|&at| Fact::of(ground.entries[at])).collect();
        let scores = profile.as_ref().map_or_else(Vec::new, |p| briefs(p, &facts));
        let lacking: Vec<_> = lanes.lanes.iter().map(|l| ground.table.lacking(&l.condition)).collect();
        let mut accounts: Vec<LaneAccount> = members
            .iter()
            .enumerate()
            .map(|(nth, &at)| {
                let entry = ground.entries[at];
                let missing = match ground.placed[at].place {
                    Place::Open(lane) => lacking[lane].of(at),
                    _ => Vec::new(),
                };
                let seen = |attribute: &Attribute| MissingAttribute {
                    attribute: attribute.clone(),
                    name: names.get(attribute).cloned().unwrap_or_default(),
                    accounts: 1,
                    customers: u32::from(entry.account.stage.is_customer()),
                };
                LaneAccount {
                    account: named(entry),
                    outcome: entry.account.outcome.clone().filter(|_| entry.account.stage.is_customer()),
                    tier: scores.get(nth).map(|b| b.tier.clone()),
                    score: scores.get(nth).map(|b| b.likely),
                    missing: missing.into_iter().map(seen).collect(),
                }
            })
            .collect();
        let outcome = |account: &LaneAccount| outcomes.iter().position(|o| Some(&o.id) == account.outcome.as_ref());
        accounts.sort_by_cached_key(|a| {
            let stage = a.account.stage;
            let group = if stage.is_customer() { 0 } else { 1 + u8::from(stage.is_aside()) };
            (group, outcome(a).unwrap_or(outcomes.len()), Reverse(a.score), a.account.name.clone(), a.account.id)
        });
        Ok(LaneAccounts { tiers: profile.map(|p| p.tiers).unwrap_or_default(), accounts })
    }
}
