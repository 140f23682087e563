//! How good the profile is, as it stands, on the customers there are (E4).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::auc::{Auc, auc};
use super::coded::{Case, Sides};
use super::parameter::ParameterEvidence;
use super::share::{SuccessShare, thousandths};
use crate::answer::State;
use crate::bulk::Population;
use crate::contrast::ContrastVerdict;
use crate::profile::Profile;
use crate::score::{Part, Scored, score};
use crate::tier::tier_of;

/// What is said first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum Headline {
    /// No customer has an outcome.
    NoCustomers,
    /// All of them succeeded: nothing can be told apart, and those who left are missing.
    AllSucceeded,
    /// Nobody succeeded.
    NoneSucceeded,
    /// Too few, or too few on one side, to tell anything.
    TooFew { least: u32, least_of_each: u32 },
    /// Nothing separates these customers: no parameter, and not the profile as a whole.
    Nothing,
    /// No parameter separates, but the profile as a whole picks the happier more often than chance, 99 times in 100.
    OnlyTogether,
    /// No parameter separates, and the profile as a whole picks the happier *less* often than chance.
    Reversed,
    /// These parameters separate, the rarest first.
    Separates { parameters: Vec<String> },
}

/// Fewer customers than this tell nothing. *Ours*.
pub const LEAST: u32 = 10;
/// Fewer customers than this on a side tell nothing. *Ours*.
pub const LEAST_OF_EACH: u32 = 3;

/// How well the scores pick the happier of a random pair, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Picks {
    /// Of a thousand pairs of a success and another, in how many the success has the higher likely score; equal scores count half.
    pub auc: u16,
    /// Lower end of the 95 % interval.
    pub low: u16,
    /// Upper end.
    pub high: u16,
    /// How many pairs there are.
    pub pairs: u32,
    /// How it was reckoned.
    pub how: PicksHow,
}

/// How an AUC was reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PicksHow {
    /// By the scores as they are: the team made the profile, so these customers are a test of it, as far as they did not shape it.
    AsItStands,
    /// Each pair was held out and the profile fitted anew to the others.
    LeavePairOut,
    /// Fitted to resampled customers and held against all, to take off what fitting flatters.
    BootstrapOptimism,
}

/// A tier with its successes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TierShare {
    /// The tier's id.
    pub tier: String,
    /// Whether it admits.
    pub admits: bool,
    /// How many of those in it succeeded.
    pub share: SuccessShare,
}

/// A customer that the profile would have got wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Misfit {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// A success that would have been refused; else another outcome that would have been admitted.
    pub refused: bool,
    /// Its likely score in thousandths of a point.
    pub score: u32,
    /// Its tier.
    pub tier: String,
    /// Whether nothing unknown could change the tier.
    pub settled: bool,
    /// The must-have that capped the tier, by its parameter's name, where one did.
    pub capped_by: Option<String>,
    /// What spoke for it: the parameters that gave it most above the middle of their range, strongest first.
    pub speaks_for: Vec<Spoke>,
    /// What spoke against it, strongest first.
    pub speaks_against: Vec<Spoke>,
}

/// What a parameter said of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Spoke {
    /// The parameter's id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// The levels answered; empty where it is not known.
    pub answer: Vec<String>,
    /// How it is known.
    pub state: State,
    /// What it gave, in thousandths of a point.
    pub points: u32,
    /// What its best level would have given.
    pub best: u32,
}

/// So many parameters are named for and against.
const SPOKEN: usize = 3;

/// How good a profile is on these customers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Whole {
    /// How well the scores pick; nothing where one side is empty.
    pub auc: Option<Auc>,
    /// Successes and others of each tier, best first.
    pub tiers: Vec<Sides>,
    /// The positions of the customers that would have been got wrong: refused successes with the lowest score first, then admitted
    /// others with the highest score first.
    pub misfits: Vec<usize>,
}

/// How good a profile is on these customers, by their likely scores and the tiers that follow.
#[must_use]
pub fn whole<S: std::hash::BuildHasher>(profile: &Profile, cases: &[Case<'_, S>]) -> Whole {
    let population = Population::of_answers(profile, cases.iter().map(|c| c.answers));
    whole_of(profile, &population, &cases.iter().map(|c| c.success).collect::<Vec<bool>>())
}

/// The same, of customers ready to be scored.
#[must_use]
pub fn whole_of(profile: &Profile, population: &Population, success: &[bool]) -> Whole {
    let scores: Vec<u32> = population.scores(profile).into_iter().map(crate::bulk::Packed::likely).collect();
    let admitting = profile.admitting();
    let mut tiers = vec![Sides::default(); profile.tiers.len()];
    let (mut refused, mut admitted) = (Vec::new(), Vec::new());
    for (at, ((&score, &cap), &success)) in scores.iter().zip(population.caps()).zip(success).enumerate() {
        let tier = tier_of(&profile.tiers, score).max(usize::from(cap));
        if let Some(sides) = tiers.get_mut(tier) {
            sides.add(success);
        }
        if success && tier >= admitting {
            refused.push(at);
        } else if !success && tier < admitting {
            admitted.push(at);
        }
    }
    refused.sort_by_key(|&at| (scores[at], at));
    admitted.sort_by_key(|&at| (std::cmp::Reverse(scores[at]), at));
    refused.append(&mut admitted);
    Whole { auc: auc(&scores, success), tiers, misfits: refused }
}

impl Whole {
    /// How well the scores pick, in whole numbers.
    #[must_use]
    pub fn picks(&self, sides: Sides) -> Option<Picks> {
        let auc = self.auc?;
        let (low, high) = auc.interval(sides);
        let [auc, low, high] = [auc.value, low, high].map(thousandths);
        Some(Picks { auc, low, high, pairs: sides.success.saturating_mul(sides.others), how: PicksHow::AsItStands })
    }

    /// The tiers with their shares.
    #[must_use]
    pub fn shares(&self, profile: &Profile) -> Vec<TierShare> {
        let admitting = profile.admitting();
        let of = |(at, (tier, sides)): (usize, (&crate::profile::Tier, &Sides))| TierShare {
            tier: tier.id.clone(),
            admits: at < admitting,
            share: SuccessShare::of(sides.success, sides.total()),
        };
        profile.tiers.iter().zip(&self.tiers).enumerate().map(of).collect()
    }
}

/// Between which values the profile as a whole picks, 99 times in 100. Every parameter has been looked at already, so what is said last of
/// all has to be surer than an interval of 95 %: else customers without a signal would be told apart in one more of twenty workshops.
fn together(picks: Picks, sides: Sides) -> (f64, f64) {
    const Z: f64 = 2.575_829_303_548_901;
    Auc { value: f64::from(picks.auc) / 1000.0, se: 0.0 }.interval_of(sides, Z, |_| 1.0)
}

/// What to say first. `picks` in thousandths.
#[must_use]
pub fn headline(sides: Sides, parameters: &[ParameterEvidence], picks: Option<Picks>) -> Headline {
    let mut separating: Vec<&ParameterEvidence> = parameters.iter().filter(|p| p.verdict == ContrastVerdict::Separates).collect();
    separating.sort_by_key(|p| (p.adjusted, p.p, std::cmp::Reverse(p.iv)));
    match (sides.success, sides.others) {
        (0, 0) => Headline::NoCustomers,
        (_, 0) => Headline::AllSucceeded,
        (0, _) => Headline::NoneSucceeded,
        (s, o) if s + o < LEAST || s.min(o) < LEAST_OF_EACH => Headline::TooFew { least: LEAST, least_of_each: LEAST_OF_EACH },
        _ if !separating.is_empty() => {
            Headline::Separates { parameters: separating.into_iter().map(|p| p.parameter.clone()).collect() }
        }
        _ => match picks.map(|p| together(p, sides)) {
            Some((low, _)) if low > 0.5 => Headline::OnlyTogether,
            Some((_, high)) if high < 0.5 => Headline::Reversed,
            _ => Headline::Nothing,
        },
    }
}

/// A customer that would have been got wrong, with what spoke for and against it.
#[must_use]
pub fn misfit<S: std::hash::BuildHasher>(profile: &Profile, case: &Case<'_, S>, name: &str, outcome: &str) -> Misfit {
    let scored = score(profile, case.answers);
    let (speaks_for, speaks_against) = spoken(profile, &scored);
    Misfit {
        id: case.id,
        name: name.to_owned(),
        outcome: outcome.to_owned(),
        refused: case.success,
        score: scored.likely,
        tier: scored.tier.clone(),
        settled: scored.settled,
        capped_by: scored.capped_by.first().map(|c| c.parameter_name.clone()),
        speaks_for,
        speaks_against,
    }
}

/// The parts that lie furthest above and below the middle of what their parameter can give, three each way at most. What is not known
/// speaks neither way.
fn spoken(profile: &Profile, scored: &Scored) -> (Vec<Spoke>, Vec<Spoke>) {
    let lean = |part: &Part| -> i64 {
        let range = profile.parameter(&part.parameter).map_or((0, 0), |p| (p.worst(), p.best()));
        let weight = i64::from(part.weight);
        2 * i64::from(part.likely) - weight * (i64::from(range.0) + i64::from(range.1))
    };
    let heard = |part: &&Part| matches!(part.state, State::Known | State::Guess);
    let mut parts: Vec<(i64, &Part)> = scored.parts.iter().filter(heard).map(|p| (lean(p), p)).collect();
    let spoke = |part: &Part| Spoke {
        parameter: part.parameter.clone(),
        name: part.name.clone(),
        answer: part.answer.clone(),
        state: part.state,
        points: part.likely,
        best: part.best,
    };
    parts.sort_by_key(|p| std::cmp::Reverse(p.0));
    let fors = parts.iter().filter(|p| p.0 > 0).take(SPOKEN).map(|p| spoke(p.1)).collect();
    parts.sort_by_key(|p| p.0);
    let againsts = parts.iter().filter(|p| p.0 < 0).take(SPOKEN).map(|p| spoke(p.1)).collect();
    (fors, againsts)
}
