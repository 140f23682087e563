//! How well profiles learnt this way rank customers they have not seen: learning anew without each fold, scoring the fold.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::apply::scores;
use super::float::float;
use super::{LearnError, Learnt, Table, Wishes, learn};
use crate::evidence::Sides;
use crate::evidence::auc::{Auc, auc};
use crate::lane::wilson;
use crate::tier::tier_of;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// The profile learnt from the whole table.
    pub learnt: Learnt,
    /// Fold by fold.
    pub folds: Vec<FoldResult>,
    /// The mean AUC over the folds in which one could be reckoned: the figure to believe.
    pub auc: Option<Interval>,
    /// The AUC of the whole profile on the customers it was learnt from. It flatters.
    pub in_sample: Option<f64>,
    /// The likely score of each row, out of its fold: by the profile that has not seen it. Nothing where that fold could not be learnt.
    pub scores: Vec<Option<u32>>,
    /// The tier of each row, 0 the best, likewise.
    pub tiers: Vec<Option<u8>>,
    /// How the customers of each tier fared, best tier first.
    pub shares: Vec<TierShare>,
}

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub struct Interval {
    /// The figure.
    pub value: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// A fold that was left out, and scored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct FoldResult {
    /// What the fold is called.
    pub fold: u32,
    /// Rows in it.
    pub rows: u32,
    /// How many of them went well.
    pub happy: u32,
    /// The AUC within it; nothing where it has one kind only, or the others could not be learnt from.
    pub auc: Option<f64>,
    /// How many parameters the profile learnt from the others has.
    pub parameters: u32,
    /// Why nothing could be learnt from the others.
    pub wrong: Option<String>,
}

/// The customers in a tier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct TierShare {
    /// The tier's id.
    pub tier: String,
    /// Its name.
    pub name: String,
    /// Rows in it.
    pub rows: u32,
    /// How many of them went well.
    pub happy: u32,
    /// The 95 % interval of the share that went well (Wilson), in thousandths.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
}

/// Learns from all rows, and anew without each fold. `folds` says for each row which fold it is in, by any number.
///
/// # Errors
///
/// Where nothing can be learnt from the whole table.
pub fn backtest(table: &Table, folds: &[u32], wishes: &Wishes) -> Result<Backtest, LearnError> {
    let all: Vec<Option<u32>> = folds.iter().copied().map(Some).collect();
    backtest_some(table, &all, wishes)
}

/// As [`backtest`], but rows of no fold are only learnt from, so that a large table need not be learnt from many times.
///
/// # Errors
///
/// As [`backtest`].
pub fn backtest_some(table: &Table, folds: &[Option<u32>], wishes: &Wishes) -> Result<Backtest, LearnError> {
    let learnt = learn(table, wishes)?;
    let mut names: Vec<u32> = folds.iter().copied().flatten().collect();
    names.sort_unstable();
    names.dedup();
    let mut result = Backtest {
        in_sample: auc(&scores(&learnt.profile, &learnt.columns, table), &table.happy).map(|a| a.value),
        folds: Vec::new(),
        auc: None,
        scores: vec![None; table.len()],
        tiers: vec![None; table.len()],
        shares: Vec::new(),
        learnt,
    };
    let mut found: Vec<(f64, f64)> = Vec::new();
    for fold in names {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..table.len()).partition(|&r| folds.get(r) == Some(&Some(fold)));
        let test = table.pick(&inside);
        let mut row = FoldResult {
            fold,
            rows: count(inside.len()),
            happy: count(test.happy.iter().filter(|h| **h).count()),
            auc: None,
            parameters: 0,
            wrong: None,
        };
        match learn(&table.pick(&outside), wishes) {
            Err(wrong) => row.wrong = Some(wrong.to_string()),
            Ok(without) => {
                let scored = scores(&without.profile, &without.columns, &test);
                let own = auc(&scored, &test.happy);
                found.extend(own.map(|a| (a.value, a.se)));
                row.auc = own.map(|a| a.value);
                row.parameters = count(without.profile.parameters.len());
                for (&at, score) in inside.iter().zip(scored) {
                    result.scores[at] = Some(score);
                    result.tiers[at] = u8::try_from(tier_of(&without.profile.tiers, score)).ok();
                }
            }
        }
        result.folds.push(row);
    }
    result.auc = mean(&found, &result.folds);
    result.shares = shares(&result, &table.happy);
    Ok(result)
}

/// The mean over the folds, with an interval that takes the widest of three: that of customers within the folds (DeLong), that of the
/// folds around their mean (with Student's factor, as there are few), and that of as many customers in one list (Newcombe's fifth
/// method, wider near one half). The first two shrink to nothing where every fold is ordered without a fault, which with few customers proves little.
fn mean(found: &[(f64, f64)], folds: &[FoldResult]) -> Option<Interval> {
    let k = float(found.len());
    if found.is_empty() {
        return None;
    }
    let value = found.iter().map(|f| f.0).sum::<f64>() / k;
    let within = 1.959_963_984_540_054 * found.iter().map(|f| f.1 * f.1).sum::<f64>().sqrt() / k;
    let between = if found.len() < 2 {
        0.0
    } else {
        let spread = found.iter().map(|f| (f.0 - value) * (f.0 - value)).sum::<f64>() / (k - 1.0);
        student(found.len() - 1) * (spread / k).sqrt()
    };
    let half = within.max(between);
    let judged = || folds.iter().filter(|f| f.auc.is_some());
    let sides = Sides { success: judged().map(|f| f.happy).sum(), others: judged().map(|f| f.rows - f.happy).sum() };
    let (low, high) = Auc { value, se: 0.0 }.interval_of(sides, 1.959_963_984_540_054, unsteady);
    Some(Interval { value, low: (value - half).max(0.0).min(low), high: (value + half).min(1.0).max(high) })
}

/// By how much more an AUC over folds varies than one of scores that were there before the customers. Near one half it is more: without a
/// signal what is learnt changes from fold to fold, and the folds share what they learn from (C. Nadeau and Y. Bengio, Inference for the
/// generalization error, Machine Learning 52 (2003) 239-281). With a signal it is not. *Ours*, by simulation: without it tables of pure
/// noise would be told to separate in one of seventeen instead of one of thirty.
fn unsteady(value: f64) -> f64 {
    1.0 + 0.25 * (1.0 - (value - 0.5).abs() / 0.2).max(0.0)
}

/// Student's t for 95 %, two-sided.
fn student(freedom: usize) -> f64 {
    const T: [f64; 10] = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
    T.get(freedom.saturating_sub(1)).copied().unwrap_or(1.96 + 2.6 / float(freedom))
}

fn shares(result: &Backtest, happy: &[bool]) -> Vec<TierShare> {
    let tiers = &result.learnt.profile.tiers;
    tiers
        .iter()
        .enumerate()
        .map(|(at, tier)| {
            let inside = || result.tiers.iter().zip(happy).filter(move |(t, _)| t.map(usize::from) == Some(at));
            let (rows, happy) = (count(inside().count()), count(inside().filter(|(_, h)| **h).count()));
            let (low, high) = wilson(happy, rows);
            TierShare { tier: tier.id.clone(), name: tier.name.clone(), rows, happy, low, high }
        })
        .collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(rows: u32, happy: u32, auc: Option<f64>) -> FoldResult {
        FoldResult { fold: 0, rows, happy, auc, parameters: 1, wrong: None }
    }

    /// Five folds of twelve customers, each ordered without a fault: six against six in one list say no more than that.
    #[test]
    fn no_fault_in_few_is_not_certainty() {
        let folds =
            [fold(3, 2, Some(1.0)), fold(3, 1, Some(1.0)), fold(2, 1, Some(1.0)), fold(2, 1, Some(1.0)), fold(2, 1, Some(1.0))];
        let found = mean(&[(1.0, 0.0); 5], &folds).unwrap();
        assert_eq!((found.value, found.high), (1.0, 1.0));
        assert!(found.low > 0.5 && found.low < 0.85, "{found:?}");
        // A fold of one kind says nothing, and adds nobody.
        let more = [&folds[..], &[fold(40, 40, None)]].concat();
        assert_eq!(mean(&[(1.0, 0.0); 5], &more), Some(found));
        // Folds that differ widely: the wider of the intervals stays.
        let wide = mean(&[(0.2, 0.0), (0.8, 0.0)], &[fold(400, 200, Some(0.2)), fold(400, 200, Some(0.8))]).unwrap();
        assert_eq!((wide.low, wide.high), (0.0, 1.0));
        assert_eq!(mean(&[], &[]), None);
    }
}
