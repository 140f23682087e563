//! What the customers say of each parameter (E1), beside what the team says (E2).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::auc::auc;
use super::coded::{Coded, Column, LeftOut, NOT_KNOWN, Sides, sum};
use super::permute::{Permuted, Rarity};
use super::share::{SuccessShare, millionths, signed_thousandths, thousandths};
use super::weight_of_evidence::LogOdds;
use crate::contrast::exact::difference;
use crate::contrast::{ContrastVerdict, RARE, SMALL};
use crate::profile::{Parameter, Profile};

/// What the reference customers say of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParameterEvidence {
    /// The parameter's id.
    pub parameter: String,
    /// Whether it tells successes from the others.
    pub verdict: ContrastVerdict,
    /// How often chance alone shows this parameter at least so telling, in millionths.
    pub p: u32,
    /// How often chance alone shows *any* parameter of the profile at least so telling, in millionths (max-T).
    pub adjusted: u32,
    /// The information value with ½ added to every cell, in thousandths. For who asks; nothing is decided by it.
    pub iv: u32,
    /// Whose answers are known.
    pub known: Sides,
    /// Who is left out, and why.
    pub left_out: LeftOut,
    /// One for each level, in order.
    pub levels: Vec<LevelEvidence>,
    /// The id of the level in which successes and others differ most for its size; none where nobody is known to differ.
    pub telling: Option<String>,
    /// Whether higher fits go with more success; none where all known have one fit, or one side is empty.
    pub direction: Option<Direction>,
    /// What the data says of its weight.
    pub says: Says,
    /// Whether it says so considering all parameters that were looked at; else it only leans that way.
    pub surely: bool,
    /// The weight that the data would give it; only where the data can tell.
    pub weight: Option<WeightRange>,
}

/// What the reference customers say of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LevelEvidence {
    /// The level's id.
    pub level: String,
    /// Who has it: "16 of 18 happy, 5 of 12 struggling" with [`ParameterEvidence::known`].
    pub count: Sides,
    /// How many of those who have it succeeded.
    pub share: SuccessShare,
    /// The logarithm of the odds of success with it against without it; none where nobody or everybody has it, or one side is empty.
    pub odds: Option<OddsRange>,
}

/// A log-odds ratio with its 95 % interval in thousandths, drawn towards nothing by half a customer in each cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OddsRange {
    /// The logarithm of the ratio.
    pub value: i32,
    /// Lower end.
    pub low: i32,
    /// Upper end.
    pub high: i32,
}

/// Whether higher fits go with more success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Direction {
    /// In how many of a thousand pairs of a success and another the success has the higher fit, ties half: 500 is neither way.
    pub auc: u16,
    /// Lower end of its 95 % interval.
    pub low: u16,
    /// Upper end.
    pub high: u16,
    /// How often chance alone goes so clearly either way, in millionths.
    pub p: u32,
}

/// What the data says of a weight (E2). It flags; the team decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// Higher fits go with more success, and the weight lies within what the data would give.
    Agrees,
    /// Higher fits go with more success; the data would give it more.
    More,
    /// The data would give it less.
    Less,
    /// Higher fits go with less success.
    Contradicts,
    /// The levels tell something, but not in the order of their fits.
    OtherOrder,
    /// It cannot tell.
    CannotTell,
}

/// A weight in thousandths with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct WeightRange {
    /// What the data would give.
    pub weight: u16,
    /// Lower end.
    pub low: u16,
    /// Upper end.
    pub high: u16,
}

/// What the customers say of every parameter of a profile; `weights` is what the data would give each.
#[must_use]
pub fn parameters(
    profile: &Profile,
    coded: &Coded,
    permuted: &Permuted,
    weights: &[Option<WeightRange>],
) -> Vec<ParameterEvidence> {
    let columns = profile.parameters.iter().zip(&coded.columns);
    let of = |(at, (parameter, column)): (usize, (&Parameter, &Column))| {
        let rarity = permuted.parameters.get(at).copied().unwrap_or(Rarity::NOTHING);
        one(parameter, column, &coded.success, rarity, weights.get(at).copied().flatten())
    };
    columns.enumerate().map(of).collect()
}

fn one(
    parameter: &Parameter,
    column: &Column,
    success: &[bool],
    rarity: Rarity,
    weight: Option<WeightRange>,
) -> ParameterEvidence {
    let counts = column.counts(success);
    let known = sum(&counts);
    let by_level = column.by_level(&counts);
    let verdict = verdict(known, &by_level, rarity);
    let direction = direction(column, success, rarity.p_fit);
    let says = says(parameter.weight, verdict, direction, weight);
    let levels = parameter.levels.iter().zip(&by_level).map(|(level, &count)| LevelEvidence {
        level: level.id.clone(),
        count,
        share: SuccessShare::of(count.success, count.total()),
        odds: odds(count, known),
    });
    ParameterEvidence {
        parameter: parameter.id.clone(),
        verdict,
        p: millionths(rarity.p),
        adjusted: millionths(rarity.adjusted),
        iv: u32::try_from(signed_thousandths(rarity.iv)).unwrap_or(0),
        known,
        left_out: column.left_out,
        levels: levels.collect(),
        telling: telling(&by_level, known).and_then(|at| parameter.levels.get(at)).map(|l| l.id.clone()),
        direction,
        says,
        surely: match says {
            Says::OtherOrder => verdict == ContrastVerdict::Separates,
            Says::CannotTell => false,
            _ => rarity.adjusted_fit <= RARE,
        },
        weight: weight.filter(|_| !matches!(says, Says::CannotTell | Says::Contradicts | Says::OtherOrder)),
    }
}

/// How far a parameter can be trusted to tell successes from others. *Ours*, in the words of the method: it separates where chance alone
/// shows any parameter so telling in at most one of twenty; it leans where it alone would be as rare; there is no difference where no
/// level's share among the successes can be (with 95 % confidence) a third above or below that among the others.
#[must_use]
pub fn verdict(known: Sides, by_level: &[Sides], rarity: Rarity) -> ContrastVerdict {
    let small = |level: &Sides| {
        let range = difference([level.success, level.others], [known.success, known.others]);
        range.is_some_and(|(low, high)| low >= -SMALL && high <= SMALL)
    };
    if rarity.adjusted <= RARE {
        ContrastVerdict::Separates
    } else if rarity.p <= RARE {
        ContrastVerdict::Leans
    } else if !by_level.is_empty() && by_level.iter().all(small) {
        ContrastVerdict::NoDifference
    } else {
        ContrastVerdict::TooFew
    }
}

fn without(count: Sides, known: Sides) -> Sides {
    Sides { success: known.success - count.success, others: known.others - count.others }
}

fn odds(count: Sides, known: Sides) -> Option<OddsRange> {
    let rest = without(count, known);
    if count.total() == 0 || rest.total() == 0 || known.success == 0 || known.others == 0 {
        return None;
    }
    let odds = LogOdds::of(count, rest);
    let (low, high) = odds.interval();
    let [value, low, high] = [odds.value, low, high].map(signed_thousandths);
    Some(OddsRange { value, low, high })
}

/// The level whose log-odds are furthest from nothing, counted in its own standard errors; the first of equals.
fn telling(by_level: &[Sides], known: Sides) -> Option<usize> {
    let far = |count: &Sides| {
        let rest = without(*count, known);
        let both = count.total() > 0 && rest.total() > 0 && known.success > 0 && known.others > 0;
        let odds = LogOdds::of(*count, rest);
        both.then(|| (odds.value / odds.se).abs())
    };
    let mut best: Option<(usize, f64)> = None;
    for (at, far) in by_level.iter().map(far).enumerate().filter_map(|(at, far)| Some((at, far?))) {
        // Rounding must not choose between two halves of one question.
        if far > best.map_or(0.0, |b| b.1) + 1e-9 {
            best = Some((at, far));
        }
    }
    best.map(|b| b.0)
}

fn direction(column: &Column, success: &[bool], p: f64) -> Option<Direction> {
    if column.fits.iter().all(|f| Some(f) == column.fits.first()) {
        return None;
    }
    let known = column.codes.iter().zip(success).filter(|(code, _)| **code != NOT_KNOWN);
    let (fits, success): (Vec<u8>, Vec<bool>) =
        known.filter_map(|(&code, &s)| Some((*column.fits.get(usize::try_from(code).ok()?)?, s))).unzip();
    let found = auc(&fits, &success)?;
    let sides = Sides { success: count(&success, true), others: count(&success, false) };
    let (low, high) = found.interval(sides);
    let [auc, low, high] = [found.value, low, high].map(thousandths);
    Some(Direction { auc, low, high, p: millionths(p) })
}

fn count(success: &[bool], which: bool) -> u32 {
    u32::try_from(success.iter().filter(|s| **s == which).count()).unwrap_or(u32::MAX)
}

/// What the data says of a weight. It says nothing of what it cannot tell apart from chance.
fn says(weight: u16, verdict: ContrastVerdict, direction: Option<Direction>, data: Option<WeightRange>) -> Says {
    let tells = matches!(verdict, ContrastVerdict::Separates | ContrastVerdict::Leans);
    let clear = direction.filter(|d| f64::from(d.p) <= RARE * 1e6);
    let above = data.is_some_and(|d| weight > d.high);
    match (clear, data) {
        (Some(d), _) if d.auc < 500 => Says::Contradicts,
        (Some(_), Some(data)) if weight < data.low => Says::More,
        (Some(_), _) if above => Says::Less,
        (Some(_), _) => Says::Agrees,
        (None, _) if tells => Says::OtherOrder,
        (None, _) if verdict == ContrastVerdict::NoDifference && above => Says::Less,
        (None, _) => Says::CannotTell,
    }
}
