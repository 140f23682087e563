//! Which customers are compared with which.

use std::collections::HashSet;

use lanewise_method::Outcome;
use lanewise_method::contrast::Side;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Two groups of outcomes, by id. What is in neither is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct CompareGroups {
    /// The first group.
    pub left: Vec<String>,
    /// The second group.
    pub right: Vec<String>,
}

impl CompareGroups {
    /// What counts as a success against everything else (A2).
    #[must_use]
    pub fn usual(outcomes: &[Outcome]) -> Self {
        let (left, right): (Vec<&Outcome>, Vec<&Outcome>) = outcomes.iter().partition(|o| o.success);
        let ids = |outcomes: Vec<&Outcome>| outcomes.into_iter().map(|o| o.id.clone()).collect();
        Self { left: ids(left), right: ids(right) }
    }

    /// The same without outcomes that are not there (any more), and with each on one side only: the first it is named on.
    #[must_use]
    pub fn tidied(&self, outcomes: &[Outcome]) -> Self {
        let mut seen = HashSet::new();
        let mut known = |ids: &[String]| -> Vec<String> {
            ids.iter().filter(|id| outcomes.iter().any(|o| o.id == **id) && seen.insert((*id).clone())).cloned().collect()
        };
        let left = known(&self.left);
        Self { left, right: known(&self.right) }
    }

    /// The group of an outcome.
    #[must_use]
    pub fn side(&self, outcome: &str) -> Option<Side> {
        let has = |ids: &[String]| ids.iter().any(|id| id == outcome);
        if has(&self.left) { Some(Side::Left) } else { has(&self.right).then_some(Side::Right) }
    }
}
