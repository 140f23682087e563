//! What accounts are judged by: the profile in force, its version, and what the team does with each tier.

use lanewise_method::Profile;
use lanewise_method::action::{TierAction, decide, rules};
use serde::{Deserialize, Serialize};
use specta::Type;

use lanewise_method::Action;

use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::view::Brief;

/// What accounts are judged by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    /// The profile that scores.
    pub profile: Profile,
    /// Its version; none: it is the draft.
    pub version: Option<u32>,
    /// What to do, tier by tier, best first.
    pub rules: Vec<TierAction>,
}

/// What counts of an account: the tier somebody set by hand, or else the computed one, and what to do by it. Every count of tiers
/// and actions goes by this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Verdict {
    /// The tier that counts, by id.
    pub tier: String,
    /// Whether somebody set it by hand.
    pub by_hand: bool,
    /// Whether nothing open can change it. What somebody decided is settled.
    pub settled: bool,
    /// Whether the tier admits.
    pub admitted: bool,
    /// What to do.
    pub action: Action,
    /// Whether nothing open can change what to do.
    pub sure: bool,
}

impl Scoring {
    /// With the team's own choice of what to do with some tiers.
    #[must_use]
    pub fn new(profile: Profile, version: Option<u32>, chosen: &[TierAction]) -> Self {
        let rules = rules(&profile.tiers, profile.admitting(), chosen);
        Self { profile, version, rules }
    }

    /// What counts of an account of this score; `by_hand` is the tier that somebody set, if it counts today. A tier that the profile
    /// does not have any more counts for nothing.
    #[must_use]
    pub fn verdict(&self, brief: &Brief, by_hand: Option<&str>) -> Verdict {
        let at = |id: &str| self.profile.tier_index(id).unwrap_or(0);
        let set = by_hand.and_then(|id| self.profile.tier_index(id));
        let (low, likely, high) = match set {
            Some(tier) => (tier, tier, tier),
            None => (at(&brief.tier_low), at(&brief.tier), at(&brief.tier_high)),
        };
        let decided = decide(&self.rules, low, likely, high);
        Verdict {
            tier: self.profile.tiers.get(likely).map(|t| t.id.clone()).unwrap_or_default(),
            by_hand: set.is_some(),
            settled: low == high,
            admitted: likely < self.profile.admitting(),
            action: decided.action,
            sure: decided.sure,
        }
    }

    /// Whether a tier of this profile admits.
    #[must_use]
    pub fn admits(&self, tier: &str) -> bool {
        admits(&self.profile, tier)
    }
}

/// Whether a tier of a profile admits.
#[must_use]
pub fn admits(profile: &Profile, tier: &str) -> bool {
    profile.tier_index(tier).is_some_and(|at| at < profile.admitting())
}

impl Workspace {
    /// What accounts are judged by at present; `None` where there is no profile.
    ///
    /// # Errors
    /// What the disk says.
    pub fn scoring(&self) -> Result<Option<Scoring>, WorkspaceError> {
        let Some(profile) = self.profile_in_force()? else { return Ok(None) };
        let version = self.latest_version()?.map(|v| v.info.number);
        Ok(Some(Scoring::new(profile, version, &self.actions()?)))
    }
}
