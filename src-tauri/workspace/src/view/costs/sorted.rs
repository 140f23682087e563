//! Past customers by score.

use lanewise_method::Profile;
use lanewise_method::cost::{Case, Till};
use lanewise_method::lane::Past;

/// The past customers by score, ready to be counted at any cut-off of any tier.
#[derive(Debug, Clone)]
pub struct Sorted {
    /// In the order of the list of accounts: what resamples are drawn from.
    pub(super) cases: Vec<Past>,
    pub(super) names: Vec<(u32, String)>,
    /// Where each customer stands, by score.
    pub(super) order: Vec<usize>,
    /// For each number of admitting tiers, less one: a must-have that caps at Good bars from Excellent only.
    pub(super) tills: Vec<Till>,
}

impl Sorted {
    pub(in crate::view) fn new(profile: &Profile, outcomes: usize, ids: &[u32], names: &[String], past: &[Past]) -> Self {
        let mut order: Vec<usize> = (0..past.len()).collect();
        order.sort_by_key(|&i| (past[i].score, i));
        let tills = (0..profile.tiers.len().saturating_sub(1)).map(|tier| Till::new(outcomes, &cases(past, tier))).collect();
        let names = ids.iter().copied().zip(names.iter().cloned()).collect();
        Self { cases: past.to_vec(), names, order, tills }
    }
}

/// The customers as those see them who let in this tier and better ones.
pub(super) fn cases(past: &[Past], tier: usize) -> Vec<Case> {
    past.iter().map(|p| Case { score: p.score, outcome: p.outcome, barred: p.cap > tier }).collect()
}
