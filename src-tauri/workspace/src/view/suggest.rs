//! What the data suggests for the draft (E2, E3), made ready once and asked in parts.

use std::sync::OnceLock;

use lanewise_method::blend::set_blend;
use lanewise_method::check::Problem;
use lanewise_method::evidence::Case;
use lanewise_method::suggest::accept::accept;
use lanewise_method::suggest::quality::{PicksThen, picks};
use lanewise_method::suggest::{DataSuggestion, Suggestions, WouldBe, suggest};
use lanewise_method::{Outcome, Profile};

use super::{Fact, reference};
use crate::store::op::Op;

/// What the customers suggest for a draft.
#[derive(Debug)]
pub struct SuggestGround {
    profile: Profile,
    outcomes: Vec<Outcome>,
    locked: Vec<String>,
    suggestions: Suggestions,
    picks: OnceLock<Option<PicksThen>>,
}

impl SuggestGround {
    /// For this draft, with its typical fits; the weights of the `locked` parameters stay.
    #[must_use]
    pub fn new(profile: &Profile, outcomes: &[Outcome], locked: &[String], facts: &[Fact<'_>]) -> Self {
        Self {
            profile: profile.clone(),
            outcomes: outcomes.to_vec(),
            locked: locked.to_vec(),
            suggestions: suggest(profile, &cases(outcomes, facts), locked),
            picks: OnceLock::new(),
        }
    }

    /// Whether it was made for these.
    #[must_use]
    pub fn is_of(&self, profile: &Profile, outcomes: &[Outcome], locked: &[String]) -> bool {
        self.profile == *profile && self.outcomes == outcomes && self.locked == locked
    }

    /// All that is suggested.
    #[must_use]
    pub const fn suggestions(&self) -> &Suggestions {
        &self.suggestions
    }

    /// How well the profile picks as it is and with all that is suggested; reckoned when it is first asked for, of the same customers.
    #[must_use]
    pub fn picks(&self, facts: &[Fact<'_>]) -> Option<PicksThen> {
        *self.picks.get_or_init(|| picks(&self.profile, &cases(&self.outcomes, facts), &self.locked))
    }

    /// The suggestions of these keys, in the order they are suggested; `None` where one is not suggested any more.
    #[must_use]
    pub fn rows(&self, keys: &[String]) -> Option<Vec<&DataSuggestion>> {
        let rows: Vec<&DataSuggestion> = self.suggestions.rows.iter().filter(|r| keys.contains(&r.key)).collect();
        (rows.len() == keys.len()).then_some(rows)
    }

    /// Puts these suggestions into a profile.
    ///
    /// # Errors
    /// If what one is about is gone.
    pub fn take(&self, profile: &mut Profile, rows: &[&DataSuggestion]) -> Result<(), Problem> {
        let proposals: Vec<WouldBe> = rows.iter().map(|r| r.proposal.clone()).collect();
        accept(profile, &proposals, &self.locked)
    }

    /// Moves the weights of a profile this far, in per cent, towards what the data points to.
    pub fn blend(&self, profile: &mut Profile, percent: u8) {
        set_blend(profile, percent, &self.suggestions.data);
    }

    /// What taking these amounts to: the one thing, or so many of one parameter or of the profile.
    #[must_use]
    pub fn op(&self, rows: &[&DataSuggestion]) -> Op {
        let parameter = |id: &str| self.profile.parameter(id);
        let named = |row: &&DataSuggestion| match (&row.parameter, &row.proposal) {
            (Some(id), _) => parameter(id).map(|p| p.name.clone()),
            (None, WouldBe::Threshold { tier, .. }) => self.profile.tiers.iter().find(|t| t.id == *tier).map(|t| t.name.clone()),
            _ => None,
        };
        let first = rows.first().and_then(named).unwrap_or_default();
        let one = rows.iter().all(|r| named(r).as_ref() == Some(&first));
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        Op::AcceptSuggestions { about: if one { first } else { self.profile.name.clone() }, count }
    }
}

/// The reference customers with an outcome that the team still has.
fn cases<'a>(outcomes: &[Outcome], facts: &[Fact<'a>]) -> Vec<Case<'a>> {
    let case = |f: Fact<'a>| {
        let outcome = outcomes.iter().find(|o| Some(o.id.as_str()) == f.outcome)?;
        Some(Case { id: f.id, success: outcome.success, answers: f.answers })
    };
    reference(facts).into_iter().filter_map(case).collect()
}

/// Whether these suggestions change what customers fall in: then a chart has to read them anew.
#[must_use]
pub fn regroups(rows: &[&DataSuggestion]) -> bool {
    rows.iter().any(|r| matches!(r.proposal, WouldBe::Limits { .. } | WouldBe::Join { .. } | WouldBe::Fit { .. }))
}
