//! What the customers' data suggests for a profile (E2, E3): fits, weights, band limits, thresholds, joined levels; each with the counts
//! that speak for it, none where too few do.
//!
//! The team decides: nothing here changes a profile by itself. [`suggest`] looks, [`accept::accept`] takes what the team took,
//! [`crate::blend`] moves all weights at once. A parameter is only spoken of where it tells successes from the others so clearly that
//! chance alone would show any of the parameters so telling in at most one of twenty worlds (E1): without a signal nothing is suggested.

pub mod accept;
mod cut;
mod fit;
mod joint;
mod limits;
mod monotone;
pub mod quality;
mod rare;
mod weigh;

use std::hash::BuildHasher;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::State;
use crate::blend::team_weights;
use crate::bulk::Population;
use crate::contrast::ContrastVerdict;
use crate::evidence::parameter::verdict;
use crate::evidence::permute::SEED;
use crate::evidence::{Case, Coded, Sides, auc, coded, permute};
use crate::number::Number;
use crate::profile::{Parameter, Profile};

/// What the data suggests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Suggestions {
    /// The customers with an outcome.
    pub customers: Sides,
    /// One for each parameter, in order.
    pub standings: Vec<ParameterStanding>,
    /// What is suggested: parameter by parameter, thresholds last.
    pub rows: Vec<DataSuggestion>,
    /// The weights that a blend moves towards, in the order of the parameters; the team's own where the data cannot tell.
    pub data: Vec<u16>,
    /// The team's own weights.
    pub team: Vec<u16>,
    /// How far the weights are moved now, in per cent.
    pub percent: u8,
    /// How far one could begin with, in per cent. The team decides.
    pub start: u8,
    /// Whether the data points elsewhere by now than when the blend was set.
    pub moved_on: bool,
}

/// What the data can say of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParameterStanding {
    /// Its id.
    pub parameter: String,
    /// Whether it tells successes from the others (E1).
    pub verdict: ContrastVerdict,
    /// Whose answers are known.
    pub known: Sides,
    /// Why nothing is suggested for it; nothing where something is.
    pub silent: Option<SilentWhy>,
}

/// Why nothing is suggested for a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SilentWhy {
    /// It tells successes from the others, and is as the data would have it.
    Agrees,
    /// What it shows, chance shows as well; more customers may tell.
    TooFew,
    /// It leans one way, but among so many parameters chance shows as much.
    Leans,
    /// Enough customers are known, and it makes no difference.
    NoDifference,
    /// It is known only after the sale: what it tells comes too late.
    AfterSale,
}

/// One thing that could be otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct DataSuggestion {
    /// Names it, and the answers that it comes from: the same as long as these stay.
    pub key: String,
    /// The parameter it is about; none for a threshold.
    pub parameter: Option<String>,
    /// What would change.
    pub proposal: WouldBe,
    /// What speaks for it.
    pub reason: SpeaksFor,
}

/// What would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "ids, and the value as it is and as it would be")]
pub enum WouldBe {
    /// The fit of a level, 0-100.
    Fit { parameter: String, level: String, from: u8, to: u8 },
    /// The weight of a parameter in thousandths.
    Weight { parameter: String, from: u16, to: u16 },
    /// Where the bands of a parameter meet, from the lowest.
    Limits { parameter: String, from: Vec<Number>, to: Vec<Number> },
    /// A level that few have becomes part of another.
    Join { parameter: String, level: String, into: String },
    /// The threshold of a tier in thousandths of a point.
    Threshold { tier: String, from: u32, to: u32 },
}

/// What speaks for a suggestion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is said where it is made")]
pub enum SpeaksFor {
    /// Who has the level, of whom the answer is known; `turned` where the fits of the whole parameter rise the other way.
    Level { count: Sides, known: Sides, turned: bool },
    /// In how many of a thousand pairs of a success and another the success fits better here; the data's weight lies between `low` and
    /// `high` thousandths with 95 % confidence. `shared` where it tells more by itself than beside the others.
    Pairs { auc: u16, low: u16, high: u16, shared: bool },
    /// Who falls in each band, with the limits as they are and as they would be.
    Bands { before: Vec<Sides>, after: Vec<Sides> },
    /// So few have the level.
    Few { count: Sides, known: Sides },
    /// Who scores from the threshold up and who below it, and where it lies in eight of ten draws.
    Share { above: Sides, below: Sides, low: u32, high: u32, share: u16 },
}

/// How far one could begin to move the weights, in per cent; none below this many customers. *Ours*.
pub const BLEND_FROM: u32 = 100;

/// A difference of fits or weights that is smaller is none.
const FIT_STEP: u8 = 5;
const WEIGHT_STEP: u16 = 10;
/// The same of thresholds, in thousandths of a point.
const THRESHOLD_STEP: u32 = 1000;
/// Moving limits is looked at by itself, so chance must hardly ever gain as much.
const RARE_LIMITS: f64 = 0.01;
/// Fewer customers say nothing of thresholds, nor do fewer on either side.
const LEAST: u32 = 30;
const LEAST_OF_EACH: u32 = 10;

/// How often outcomes are dealt out anew among so many customers.
const fn deals(customers: usize) -> u32 {
    if customers > 2000 { 499 } else { 999 }
}

/// What these customers suggest for `profile` (with its typical fits written); `locked` are parameters whose weights stay.
#[must_use]
pub fn suggest<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String]) -> Suggestions {
    look(profile, cases, locked, deals(cases.len()), true)
}

/// The same; `whole`: band limits, rare levels and thresholds too.
fn look<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], locked: &[String], deals: u32, whole: bool) -> Suggestions {
    let coded = Coded::of(profile, cases);
    let customers = coded.sides();
    let permuted = permute(&coded, deals);
    let mut rows: Vec<DataSuggestion> = Vec::new();
    let seen: Vec<Seen> = profile
        .parameters
        .iter()
        .zip(coded.columns.iter().zip(&permuted.parameters))
        .map(|(parameter, (column, rarity))| {
            let counts = column.counts(&coded.success);
            let (known, levels) = (coded::sum(&counts), column.by_level(&counts));
            let verdict = verdict(known, &levels, *rarity);
            Seen { known, levels, verdict, usable: parameter.known_before_sale }
        })
        .collect();
    let tells: Vec<bool> = seen.iter().map(Seen::tells).collect();
    let (team, locks) = (team_weights(profile), weigh::held(profile, locked));
    let signal = tells.contains(&true);
    let weighed = signal.then(|| weigh::weigh(&coded, &team, &tells, &locks)).flatten();
    let data = weighed.as_ref().map_or_else(|| team.clone(), |w| w.weights.clone());
    let bands = profile.parameters.iter().filter(|p| limits::inner(p).is_some()).count();
    let whole_print = print(coded.columns.iter().flat_map(|c| codes(c, &coded.success)));
    for (at, (parameter, seen)) in profile.parameters.iter().zip(&seen).enumerate() {
        if !seen.usable {
            continue;
        }
        let column = &coded.columns[at];
        let own_print = print(codes(column, &coded.success));
        let row = |what: &str, print: u64, proposal: WouldBe, reason: SpeaksFor| DataSuggestion {
            key: format!("{what}:{}:{print:016x}", parameter.id),
            parameter: Some(parameter.id.clone()),
            proposal,
            reason,
        };
        if seen.tells()
            && let Some(found) = fit::fits(parameter, &seen.levels, seen.known)
        {
            for ((level, &to), &count) in parameter.levels.iter().zip(&found.fits).zip(&seen.levels) {
                if to.abs_diff(level.fit) >= FIT_STEP && count.total() > 0 {
                    let id = parameter.id.clone();
                    let proposal = WouldBe::Fit { parameter: id, level: level.id.clone(), from: level.fit, to };
                    let reason = SpeaksFor::Level { count, known: seen.known, turned: found.turned };
                    rows.push(row(&format!("fit:{}", level.id), own_print, proposal, reason));
                }
            }
        }
        if let Some(weighed) = weighed.as_ref().filter(|_| profile.blend.is_none() && !locks[at])
            && let Some(reason) = weighed.reason(at, parameter.weight, seen, column, &coded.success)
        {
            let proposal = WouldBe::Weight { parameter: parameter.id.clone(), from: parameter.weight, to: weighed.weights[at] };
            rows.push(row("weight", whole_print, proposal, reason));
        }
        if !whole {
            continue;
        }
        if let Some(from) = limits::inner(parameter) {
            let numbers = numbers(parameter, profile, cases);
            // One that tells as it is may move more easily than one that only tells with other limits.
            let rare = if seen.tells() { 0.05 } else { RARE_LIMITS } / f64::from(u32::try_from(bands).unwrap_or(u32::MAX));
            if let Some(found) = limits::limits(parameter, &numbers, rare, SEED) {
                let (before, after) = (limits::counts(&numbers, &from), limits::counts(&numbers, &found.limits));
                let printed = numbers.iter().flat_map(|(n, s)| [n.millionths().cast_unsigned(), u64::from(*s)]);
                let proposal = WouldBe::Limits { parameter: parameter.id.clone(), from, to: found.limits };
                rows.push(row("limits", print(printed), proposal, SpeaksFor::Bands { before, after }));
            }
        }
        if let Some((level, into)) = rare::rare(profile, parameter, &seen.levels, seen.known) {
            let (count, known) = (seen.levels[level], seen.known);
            let id = |at: usize| parameter.levels[at].id.clone();
            let proposal = WouldBe::Join { parameter: parameter.id.clone(), level: id(level), into: id(into) };
            rows.push(row(&format!("join:{}", id(level)), own_print, proposal, SpeaksFor::Few { count, known }));
        }
    }
    if whole && signal {
        rows.extend(thresholds(profile, cases, &coded.success, whole_print));
    }
    let standings = profile.parameters.iter().zip(&seen).map(|(p, s)| s.standing(p, &rows)).collect();
    let blend = profile.blend.as_ref();
    let set = |id: &str| blend.and_then(|b| b.weights.iter().find(|w| w.parameter == id)).map(|w| w.data);
    let moved_on = blend.is_some() && profile.parameters.iter().zip(&data).any(|(p, &d)| set(&p.id) != Some(d));
    Suggestions {
        customers,
        standings,
        rows,
        start: if signal { start(customers.total()) } else { 0 },
        percent: blend.map_or(0, |b| b.percent),
        data,
        team,
        moved_on,
    }
}

/// Where a blend could begin among so many customers: nothing below a hundred of them, then the more the more there are: as if the team
/// knew as much as three hundred. In steps of five, ninety at most. *Ours*.
fn start(customers: u32) -> u8 {
    if customers < BLEND_FROM {
        return 0;
    }
    let part = 100 * u64::from(customers) / (u64::from(customers) + 300);
    u8::try_from((part / 5 * 5).min(90)).unwrap_or(90)
}

/// What is seen of one parameter.
struct Seen {
    known: Sides,
    levels: Vec<Sides>,
    verdict: ContrastVerdict,
    /// Whether it is known before the sale: what is not cannot qualify anybody, however well it tells.
    usable: bool,
}

impl Seen {
    fn tells(&self) -> bool {
        self.usable && self.verdict == ContrastVerdict::Separates
    }

    fn standing(&self, parameter: &Parameter, rows: &[DataSuggestion]) -> ParameterStanding {
        let spoken = rows.iter().any(|r| r.parameter.as_ref() == Some(&parameter.id));
        let why = match self.verdict {
            _ if !self.usable => SilentWhy::AfterSale,
            ContrastVerdict::Separates => SilentWhy::Agrees,
            ContrastVerdict::Leans => SilentWhy::Leans,
            ContrastVerdict::NoDifference => SilentWhy::NoDifference,
            ContrastVerdict::TooFew => SilentWhy::TooFew,
        };
        let silent = (!spoken).then_some(why);
        ParameterStanding { parameter: parameter.id.clone(), verdict: self.verdict, known: self.known, silent }
    }
}

/// The numbers that are known of a parameter with bands, with how it went.
fn numbers<S: BuildHasher>(parameter: &Parameter, profile: &Profile, cases: &[Case<'_, S>]) -> Vec<(Number, bool)> {
    let number = |case: &Case<'_, S>| {
        let answer = case.answers.get(&parameter.id)?;
        let known = parameter.reading(Some(answer), profile.guesses).state == State::Known;
        match &answer.given {
            crate::answer::Given::Number(number) if known => Some((*number, case.success)),
            crate::answer::Given::Text(text) if known => Some((Number::parse(text)?, case.success)),
            _ => None,
        }
    };
    cases.iter().filter_map(number).collect()
}

fn thresholds<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>], success: &[bool], print: u64) -> Vec<DataSuggestion> {
    let (mut won, mut lost) = (0u32, 0u32);
    success.iter().for_each(|&s| if s { won += 1 } else { lost += 1 });
    if won + lost < LEAST || won < LEAST_OF_EACH || lost < LEAST_OF_EACH {
        return Vec::new();
    }
    let scores = likely(profile, cases);
    // A score that orders nobody has no place to cut.
    if auc(&scores, success).is_none_or(|found| found.interval(Sides { success: won, others: lost }).0 <= 0.5) {
        return Vec::new();
    }
    let shares = cut::shares(profile.tiers.len(), profile.admitting());
    let found = cut::cuts(&scores, success, &shares, SEED);
    let row = |(at, (cut, share)): (usize, (Option<cut::Cut>, &f64))| {
        let (cut, tier) = (cut?, &profile.tiers[at]);
        let (above, below) = (at.checked_sub(1).map_or(u32::MAX, |k| profile.tiers[k].from), profile.tiers[at + 1].from);
        let apart = cut.at < above && cut.at > below && cut.at.abs_diff(tier.from) >= THRESHOLD_STEP;
        if !apart || (cut.low..=cut.high).contains(&tier.from) {
            return None;
        }
        let (above, below) = cut::split(&scores, success, cut.at);
        let share = crate::evidence::share::thousandths(*share);
        Some(DataSuggestion {
            key: format!("threshold:{}:{print:016x}", tier.id),
            parameter: None,
            proposal: WouldBe::Threshold { tier: tier.id.clone(), from: tier.from, to: cut.at },
            reason: SpeaksFor::Share { above, below, low: cut.low, high: cut.high, share },
        })
    };
    found.into_iter().zip(&shares).enumerate().filter_map(row).collect()
}

/// The likely score of each customer.
fn likely<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>]) -> Vec<u32> {
    let population = Population::of_answers(profile, cases.iter().map(|c| c.answers));
    population.scores(profile).into_iter().map(|s| s.likely()).collect()
}

/// What each customer answered and how it went, as numbers to print.
fn codes<'a>(column: &'a crate::evidence::Column, success: &'a [bool]) -> impl Iterator<Item = u64> + 'a {
    let levels = |&code: &u32| {
        let pattern = usize::try_from(code).ok().and_then(|c| column.patterns.get(c));
        pattern.map_or(u64::MAX, |p| p.iter().fold(0, |sum, &level| sum * 128 + level as u64 + 1))
    };
    column.codes.iter().zip(success).flat_map(move |(code, &success)| [levels(code), u64::from(success)])
}

/// A number for a row of numbers that is another when one of them is (FNV-1a of G. Fowler, L. Noll and K.-P. Vo, by words).
fn print(of: impl Iterator<Item = u64>) -> u64 {
    of.fold(0xcbf2_9ce4_8422_2325, |print, word| (print ^ word).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23))
}
