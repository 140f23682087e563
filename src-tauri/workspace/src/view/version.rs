//! Two versions side by side: what changed, and which accounts change tier (P6).

use lanewise_method::diff::{Difference, diff};
use lanewise_method::{Profile, Stage};
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs};

/// What a later version changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Comparison {
    /// The differences, those that can move a score first.
    pub differences: Vec<Difference>,
    /// The accounts whose likely tier changes, best new tier first.
    pub moved: Vec<Moved>,
    /// How many accounts keep their tier.
    pub stay: u32,
}

/// An account that changes tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Moved {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// Its outcome, if it is a customer.
    pub outcome: Option<String>,
    /// Its score before.
    pub before: Brief,
    /// Its score after.
    pub after: Brief,
}

/// Compares two versions over all accounts.
#[must_use]
pub fn compare(before: &Profile, after: &Profile, facts: &[Fact<'_>]) -> Comparison {
    let mut moved: Vec<Moved> = facts
        .iter()
        .zip(briefs(before, facts).into_iter().zip(briefs(after, facts)))
        .filter(|(_, (b, a))| b.tier != a.tier)
        .map(|(f, (before, after))| Moved {
            id: f.id,
            name: f.name.to_owned(),
            stage: f.stage,
            outcome: f.outcome.map(str::to_owned),
            before,
            after,
        })
        .collect();
    moved.sort_by_key(|m| (after.tier_index(&m.after.tier), m.name.clone()));
    let stay = u32::try_from(facts.len() - moved.len()).unwrap_or(u32::MAX);
    Comparison { differences: diff(before, after), moved, stay }
}
