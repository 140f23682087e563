//! How good something is that was fitted to the very customers it is judged by (E4): each pair held out, or what fitting flatters taken
//! off. Pooled leave-one-out is not offered: it is biased down, because leaving a success out tips the rest towards the others.

use super::auc::{Auc, auc_of_floats};
use super::chance::Chance;
use super::coded::Sides;
use super::share::thousandths;
use super::whole::{Picks, PicksHow};

/// Up to so many pairs are held out one by one; beyond, customers are resampled. *Ours*.
pub const PAIRS: usize = 1_000;
/// So many resamples.
pub const RESAMPLES: u32 = 200;

/// An AUC that fitting does not flatter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Honest {
    /// The AUC with its standard error.
    pub auc: Auc,
    /// Lower end of its 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How it was reckoned.
    pub how: PicksHow,
}

impl Honest {
    /// In whole numbers.
    #[must_use]
    pub fn picks(self, sides: Sides) -> Picks {
        let [auc, low, high] = [self.auc.value, self.low, self.high].map(thousandths);
        Picks { auc, low, high, pairs: sides.success.saturating_mul(sides.others), how: self.how }
    }
}

/// Leaves pairs out where there are few, resamples where there are many. `fit` fits to these customers (by position; one may occur more than
/// once), `score` scores any customer by what was fitted. Nothing where one side has fewer than two.
pub fn honest<M>(
    success: &[bool],
    seed: u64,
    fit: impl FnMut(&[usize]) -> M,
    score: impl Fn(&M, usize) -> f64,
) -> Option<Honest> {
    let hits = success.iter().filter(|s| **s).count();
    if hits * (success.len() - hits) <= PAIRS {
        leave_pair_out(success, fit, score)
    } else {
        bootstrap_optimism(success, RESAMPLES, seed, fit, score).map(|o| o.honest)
    }
}

/// Of each pair of a success and another, how often the success scores higher under what was fitted to all the rest (equal scores count
/// half). A. Airola and others, Computational Statistics & Data Analysis 55 (2011) 1828-1844.
pub fn leave_pair_out<M>(
    success: &[bool],
    mut fit: impl FnMut(&[usize]) -> M,
    score: impl Fn(&M, usize) -> f64,
) -> Option<Honest> {
    let side = |which: bool| -> Vec<usize> { (0..success.len()).filter(|&c| success[c] == which).collect() };
    let (ones, zeros) = (side(true), side(false));
    if ones.len() < 2 || zeros.len() < 2 {
        return None;
    }
    let mut won = Vec::with_capacity(ones.len() * zeros.len());
    for &one in &ones {
        for &zero in &zeros {
            let rest: Vec<usize> = (0..success.len()).filter(|&c| c != one && c != zero).collect();
            let model = fit(&rest);
            let (high, low) = (score(&model, one), score(&model, zero));
            won.push(if high > low {
                1.0
            } else if high < low {
                0.0
            } else {
                0.5
            });
        }
    }
    let auc = Auc::of_pairs(&won, ones.len(), zeros.len())?;
    let count = |of: &[usize]| u32::try_from(of.len()).unwrap_or(u32::MAX);
    let (low, high) = auc.interval(Sides { success: count(&ones), others: count(&zeros) });
    Some(Honest { auc, low, high, how: PicksHow::LeavePairOut })
}

/// What fitting flatters, and what is left without it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Optimism {
    /// The AUC on the customers it was fitted to.
    pub apparent: Auc,
    /// By how much that flatters, on average over the resamples.
    pub optimism: f64,
    /// The rest.
    pub honest: Honest,
}

/// Fits to resampled customers and holds that against all of them: the difference is what fitting flatters (F. Harrell and others,
/// Statistics in Medicine 15 (1996) 361-387). The interval is that of the apparent AUC, moved by as much.
pub fn bootstrap_optimism<M>(
    success: &[bool],
    resamples: u32,
    seed: u64,
    mut fit: impl FnMut(&[usize]) -> M,
    score: impl Fn(&M, usize) -> f64,
) -> Option<Optimism> {
    let hits = success.iter().filter(|s| **s).count();
    if hits < 2 || success.len() - hits < 2 || resamples == 0 {
        return None;
    }
    let everybody: Vec<usize> = (0..success.len()).collect();
    let on = |model: &M, of: &[usize]| {
        let scores: Vec<f64> = of.iter().map(|&c| score(model, c)).collect();
        auc_of_floats(&scores, &of.iter().map(|&c| success[c]).collect::<Vec<_>>())
    };
    let apparent = on(&fit(&everybody), &everybody)?;
    let mut chance = Chance::new(seed);
    let mut flattered = 0.0;
    for _ in 0..resamples {
        // A resample with one side only tells nothing; it is drawn again.
        let drawn: Vec<usize> = loop {
            let drawn: Vec<usize> = everybody.iter().map(|_| chance.below(success.len())).collect();
            if drawn.iter().any(|&c| success[c]) && drawn.iter().any(|&c| !success[c]) {
                break drawn;
            }
        };
        let model = fit(&drawn);
        flattered += on(&model, &drawn)?.value - on(&model, &everybody)?.value;
    }
    let optimism = flattered / f64::from(resamples);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (low, high) = apparent.interval(Sides { success: count(hits), others: count(success.len() - hits) });
    let moved = |value: f64| (value - optimism).clamp(0.0, 1.0);
    let honest = Honest {
        auc: Auc { value: moved(apparent.value), se: apparent.se },
        low: moved(low),
        high: moved(high),
        how: PicksHow::BootstrapOptimism,
    };
    Some(Optimism { apparent, optimism, honest })
}
