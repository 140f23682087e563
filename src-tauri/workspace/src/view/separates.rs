//! What the customers say about a profile (E1, E4, E5), made ready once and asked in parts.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use lanewise_method::bulk::Population;
use lanewise_method::evidence::data_weight::weights;
use lanewise_method::evidence::parameter::{WeightRange, parameters};
use lanewise_method::evidence::permute::{permute, steps};
use lanewise_method::evidence::warning::warnings;
use lanewise_method::evidence::whole::{headline, misfit, whole_of};
use lanewise_method::evidence::{
    Case, Coded, EvidenceWarning, Headline, Misfit, ParameterEvidence, Permuted, Picks, Sides, TierShare,
};
use lanewise_method::{Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::attention::Named;
use super::{Fact, read, reference};

/// Of whom the evidence speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct EvidenceBasis {
    /// The version that was looked at; none: the draft.
    pub version: Option<u32>,
    /// The reference customers: those with an outcome.
    pub sides: Sides,
    /// Customers without an outcome, who are not looked at.
    pub without_outcome: u32,
}

/// What separates the customers, parameter by parameter (E1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct EvidenceParameters {
    /// Of whom it speaks.
    pub basis: EvidenceBasis,
    /// What is said first.
    pub headline: Headline,
    /// How often the outcomes were dealt out anew. More were asked for than there are ways, or than is worth the time, where it is less.
    pub permutations: u32,
    /// Whether these are all the ways there are: then nothing was left to chance.
    pub every: bool,
    /// One for each parameter of the profile, in its order.
    pub parameters: Vec<ParameterEvidence>,
}

/// How good the profile is, as it stands (E4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct EvidenceProfile {
    /// Of whom it speaks.
    pub basis: EvidenceBasis,
    /// What is said first.
    pub headline: Headline,
    /// How well it picks the happier of a random pair; none where one side is empty.
    pub picks: Option<Picks>,
    /// Each tier, best first.
    pub tiers: Vec<TierShare>,
    /// Customers that it would have got wrong: refused successes with the lowest score first, then admitted others with the highest
    /// score first; at most a hundred of each.
    pub misfits: Vec<Misfit>,
    /// How many successes it would have refused.
    pub refused: u32,
    /// How many others it would have admitted.
    pub admitted: u32,
}

/// What to be careful about (E5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct EvidenceWarnings {
    /// Of whom it speaks.
    pub basis: EvidenceBasis,
    /// The gravest kinds first.
    pub warnings: Vec<EvidenceWarning>,
    /// The names of the accounts in them.
    pub names: Vec<Named>,
}

/// At most so many customers of each kind are named as misfits.
const NAMED: usize = 100;
/// How many deals the headline and the warnings rest on.
const DEALS: u32 = 2_000;
/// So many steps at most: well under a second. *Ours*.
const WORK: u64 = 300_000_000;
/// At least so many deals, whatever the work.
const FEWEST: u32 = 200;

/// The customers as a profile reads them, and what was asked of them already.
#[derive(Debug)]
pub struct EvidenceGround {
    profile: Profile,
    outcomes: Vec<Outcome>,
    basis: EvidenceBasis,
    ids: Vec<u32>,
    names: Vec<Named>,
    without: Vec<u32>,
    /// Whether anybody has each outcome.
    had: Vec<bool>,
    coded: Coded,
    weights: Vec<Option<WeightRange>>,
    picks: Option<Picks>,
    tiers: Vec<TierShare>,
    misfits: Vec<Misfit>,
    wrong: [u32; 2],
    permuted: Mutex<Vec<(u32, Arc<Permuted>)>>,
}

impl EvidenceGround {
    /// The customers with an outcome, as `profile` reads them.
    #[must_use]
    pub fn new(profile: &Profile, version: Option<u32>, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Self {
        let outcome = |f: &Fact<'_>| f.outcome.and_then(|o| outcomes.iter().position(|x| x.id == o));
        let customers: Vec<(Fact<'_>, usize)> = reference(facts).into_iter().filter_map(|f| Some((f, outcome(&f)?))).collect();
        let cases: Vec<Case<'_>> =
            customers.iter().map(|(f, o)| Case { id: f.id, success: outcomes[*o].success, answers: f.answers }).collect();
        let own: Vec<Fact<'_>> = customers.iter().map(|(f, _)| *f).collect();
        let read = read(profile, &own);
        let coded = Coded::of_reads(profile, read.iter().map(AsRef::as_ref), cases.iter().map(|c| c.success).collect());
        let found = whole_of(profile, &Population::of_reads(profile, read.iter().map(AsRef::as_ref)), &coded.success);
        let named = |f: &Fact<'_>| Named { id: f.id, name: f.name.to_owned(), stage: f.stage };
        let left = facts.iter().filter(|f| f.stage.is_customer() && outcome(f).is_none());
        let (without, nameless): (Vec<u32>, Vec<Named>) = left.map(|f| (f.id, named(f))).unzip();
        let (refused, admitted): (Vec<usize>, Vec<usize>) = found.misfits.iter().partition(|&&at| cases[at].success);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let wrong = [number(refused.len()), number(admitted.len())];
        let misfits = refused.iter().take(NAMED).chain(admitted.iter().take(NAMED)).map(|&at| {
            let (fact, outcome) = &customers[at];
            misfit(profile, &cases[at], fact.name, &outcomes[*outcome].id)
        });
        let misfits = misfits.collect();
        let sides = coded.sides();
        Self {
            basis: EvidenceBasis { version, sides, without_outcome: number(without.len()) },
            ids: customers.iter().map(|(f, _)| f.id).collect(),
            names: customers.iter().map(|(f, _)| named(f)).chain(nameless).collect(),
            had: (0..outcomes.len()).map(|at| customers.iter().any(|(_, o)| *o == at)).collect(),
            weights: weights(profile, &coded),
            picks: found.picks(sides),
            tiers: found.shares(profile),
            profile: profile.clone(),
            outcomes: outcomes.to_vec(),
            permuted: Mutex::default(),
            without,
            coded,
            misfits,
            wrong,
        }
    }

    /// Whether it was made for this profile and these outcomes.
    #[must_use]
    pub fn is_of(&self, profile: &Profile, version: Option<u32>, outcomes: &[Outcome]) -> bool {
        self.basis.version == version && self.profile == *profile && self.outcomes == outcomes
    }

    /// What separates the customers. The figures of the first so many permutations are those of a shorter run, so that a screen may ask
    /// for 200, then for 2,000 and 10,000.
    #[must_use]
    pub fn parameters(&self, permutations: u32) -> EvidenceParameters {
        let permuted = self.permuted(permutations);
        let parameters = parameters(&self.profile, &self.coded, &permuted, &self.weights);
        EvidenceParameters {
            basis: self.basis,
            headline: headline(self.basis.sides, &parameters, self.picks),
            permutations: permuted.deals,
            every: permuted.every,
            parameters,
        }
    }

    /// How good the profile is.
    #[must_use]
    pub fn profile(&self) -> EvidenceProfile {
        EvidenceProfile {
            basis: self.basis,
            headline: self.parameters(DEALS).headline,
            picks: self.picks,
            tiers: self.tiers.clone(),
            misfits: self.misfits.clone(),
            refused: self.wrong[0],
            admitted: self.wrong[1],
        }
    }

    /// What to be careful about.
    #[must_use]
    pub fn warnings(&self) -> EvidenceWarnings {
        let permuted = self.permuted(DEALS);
        let warnings = warnings(&self.profile, &self.outcomes, &self.coded, &permuted, &self.ids, &self.had, &self.without);
        let told: BTreeSet<u32> = warnings.iter().flat_map(ids).copied().collect();
        let names = self.names.iter().filter(|n| told.contains(&n.id)).cloned().collect();
        EvidenceWarnings { basis: self.basis, warnings, names }
    }

    fn permuted(&self, wished: u32) -> Arc<Permuted> {
        let affordable = u32::try_from(WORK / steps(&self.coded).max(1)).unwrap_or(u32::MAX).max(FEWEST);
        let deals = wished.clamp(1, affordable);
        let mut kept = self.permuted.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = kept.iter().find(|k| k.0 == deals) {
            return Arc::clone(known);
        }
        let fresh = Arc::new(permute(&self.coded, deals));
        kept.push((deals, Arc::clone(&fresh)));
        fresh
    }
}

/// The accounts that a warning speaks of.
fn ids(warning: &EvidenceWarning) -> Box<dyn Iterator<Item = &u32> + '_> {
    match warning {
        EvidenceWarning::WithoutOutcome { ids, .. } => Box::new(ids.iter()),
        EvidenceWarning::Contradicting { successes, others, .. } => Box::new(successes.iter().chain(others)),
        _ => Box::new(std::iter::empty()),
    }
}
