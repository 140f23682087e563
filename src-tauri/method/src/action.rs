//! What to do with an account, by its tier and by how sure that is (S10).
//!
//! No rule for this has been published: the one here is *ours*, and a team may put its own in its place, tier by tier.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::Tier;

/// What to do with an account next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Go on with it: it is worth the team's time.
    Advance,
    /// A short vision demo to open the conversation, and no more until the open questions are answered.
    VisionDemo,
    /// Keep it warm until it or we change.
    Nurture,
    /// Do not pursue it.
    Disqualify,
}

impl Action {
    /// All actions, the one that spends most first.
    pub const ALL: [Self; 4] = [Self::Advance, Self::VisionDemo, Self::Nurture, Self::Disqualify];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Advance => "advance",
            Self::VisionDemo => "vision_demo",
            Self::Nurture => "nurture",
            Self::Disqualify => "disqualify",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.id() == id)
    }
}

/// What to do with the accounts of one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct TierAction {
    /// The tier's id.
    pub tier: String,
    /// Where nothing that is still open would call for something else.
    pub settled: Action,
    /// Where an open answer may still call for something else.
    pub open: Action,
}

impl TierAction {
    /// Our own choice for the tier at `index` of `tiers`, of which the first `admitting` admit: those go on, and get a vision demo while open; the last is given
    /// up, but only once that is sure; those between are kept warm, and get a vision demo while open.
    #[must_use]
    pub fn ours(index: usize, tiers: &[Tier], admitting: usize) -> Self {
        let (settled, open) = if index < admitting {
            (Action::Advance, Action::VisionDemo)
        } else if index + 1 == tiers.len() {
            (Action::Disqualify, Action::Nurture)
        } else {
            (Action::Nurture, Action::VisionDemo)
        };
        Self { tier: tiers.get(index).map(|t| t.id.clone()).unwrap_or_default(), settled, open }
    }
}

/// The rule for each tier, best first: the team's where it chose one, else ours. The first `admitting` tiers admit.
#[must_use]
pub fn rules(tiers: &[Tier], admitting: usize, chosen: &[TierAction]) -> Vec<TierAction> {
    (0..tiers.len())
        .map(|at| {
            chosen.iter().find(|c| c.tier == tiers[at].id).cloned().unwrap_or_else(|| TierAction::ours(at, tiers, admitting))
        })
        .collect()
}

/// An action, and whether it stays whatever the open answers turn out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Decided {
    /// What to do.
    pub action: Action,
    /// Whether every tier that is still possible calls for the same.
    pub sure: bool,
}

/// The action for an account whose likely tier is `likely` and whose possible ones go from `low` to `high` (positions; 0 is the best).
/// `rules` has one per tier, as [`rules`] gives them.
///
/// Not the score has to be settled, only what to do: an account that is Good or Excellent advances, whichever of the two it is.
#[must_use]
pub fn decide(rules: &[TierAction], low: usize, likely: usize, high: usize) -> Decided {
    let Some(rule) = rules.get(likely) else { return Decided { action: Action::Nurture, sure: false } };
    let possible = high.min(low)..=high.max(low);
    let sure = rules.iter().enumerate().filter(|(at, _)| possible.contains(at)).all(|(_, r)| r.settled == rule.settled);
    Decided { action: if sure { rule.settled } else { rule.open }, sure }
}

#[cfg(test)]
mod tests {
    use super::Action::{Advance, Disqualify, Nurture, VisionDemo};
    use super::*;

    fn tiers(names: &[&str]) -> Vec<Tier> {
        let from = |at: usize| u32::try_from(names.len() - 1 - at).unwrap() * 10_000;
        names.iter().enumerate().map(|(at, n)| Tier { id: (*n).into(), name: (*n).into(), from: from(at) }).collect()
    }

    #[test]
    fn our_rule_for_four_tiers() {
        let rules = rules(&tiers(&["excellent", "good", "risky", "nope"]), 2, &[]);
        // (low, likely, high) → action; 0 is the best tier.
        for ((low, likely, high), action, sure) in [
            ((0, 0, 0), Advance, true),
            ((1, 1, 1), Advance, true),
            ((1, 0, 0), Advance, true),
            ((1, 1, 0), Advance, true),
            ((2, 0, 0), VisionDemo, false),
            ((2, 1, 1), VisionDemo, false),
            ((3, 1, 0), VisionDemo, false),
            ((2, 2, 2), Nurture, true),
            ((2, 2, 1), VisionDemo, false),
            ((3, 2, 2), VisionDemo, false),
            ((3, 3, 3), Disqualify, true),
            ((3, 3, 2), Nurture, false),
            ((3, 3, 0), Nurture, false),
        ] {
            assert_eq!(decide(&rules, low, likely, high), Decided { action, sure }, "{low} {likely} {high}");
        }
    }

    #[test]
    fn two_tiers_and_six_have_a_rule_too() {
        let two = rules(&tiers(&["yes", "no"]), 1, &[]);
        assert_eq!(two.iter().map(|r| (r.settled, r.open)).collect::<Vec<_>>(), [(Advance, VisionDemo), (Disqualify, Nurture)]);
        let six = rules(&tiers(&["a", "b", "c", "d", "e", "f"]), 3, &[]);
        let settled: Vec<Action> = six.iter().map(|r| r.settled).collect();
        assert_eq!(settled, [Advance, Advance, Advance, Nurture, Nurture, Disqualify]);
    }

    #[test]
    fn the_teams_own_choice_counts_for_its_tier_alone() {
        let four = tiers(&["excellent", "good", "risky", "nope"]);
        let own = TierAction { tier: "risky".into(), settled: VisionDemo, open: Nurture };
        let gone = TierAction { tier: "no such tier".into(), settled: Advance, open: Advance };
        let rules = rules(&four, 2, &[gone, own.clone()]);
        assert_eq!(rules[2], own);
        assert_eq!(rules[3], TierAction::ours(3, &four, 2));
        assert_eq!(decide(&rules, 2, 2, 2), Decided { action: VisionDemo, sure: true });
        assert_eq!(decide(&rules, 3, 2, 2), Decided { action: Nurture, sure: false });
    }

    #[test]
    fn words_in_files_come_back() {
        for action in Action::ALL {
            assert_eq!(Action::from_id(action.id()), Some(action));
            assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{}\"", action.id()));
        }
        assert_eq!(Action::from_id("hope"), None);
    }
}
