//! The weights that the data would give (E2). *Ours*.
//!
//! All parameters that are known before the sale go into one logistic regression of success on their fits, each coefficient held back as
//! if it were known to be normal around nothing with a standard deviation of 1 for the step from a fit of 0 to one of 100. A weight is a
//! coefficient's share of all that point the right way. The interval is that of the shares under the normal approximation of what the
//! coefficients may be; it is wide with few customers, which is the truth.

use super::chance::Chance;
use super::coded::{Coded, Column};
use super::logistic::{Design, Penalty, cholesky};
use super::parameter::WeightRange;
use super::share::{millionths, thousandths};
use crate::profile::Profile;
use crate::weight::{WHOLE, apportion};

/// The inverse of the variance that each coefficient is thought to have.
const RIDGE: f64 = 1.0;
/// So many draws of what the coefficients may be.
const DRAWS: usize = 1_000;
/// Where drawing begins.
const SEED: u64 = 0x1a_e715_e5ee_d002;

/// What the data would give each parameter; nothing where it says the same of all that are known, or is only known after the sale, or one
/// side is empty, or no parameter points the right way.
#[must_use]
pub fn weights(profile: &Profile, coded: &Coded) -> Vec<Option<WeightRange>> {
    among(coded, WHOLE, |at| profile.parameters.get(at).is_some_and(|p| p.known_before_sale))
}

/// The same of those parameters that `ask` says, who share `room` thousandths.
#[must_use]
pub fn among(coded: &Coded, room: u16, ask: impl Fn(usize) -> bool) -> Vec<Option<WeightRange>> {
    let mut weights = vec![None; coded.columns.len()];
    let differs = |column: &Column| column.fits.iter().any(|f| Some(f) != column.fits.first());
    let asked: Vec<usize> = (0..coded.columns.len()).filter(|&at| ask(at) && differs(&coded.columns[at])).collect();
    let sides = coded.sides();
    if asked.is_empty() || sides.success == 0 || sides.others == 0 {
        return weights;
    }
    let means: Vec<f64> = asked.iter().map(|&at| mean(&coded.columns[at])).collect();
    let mut design = Design::new(asked.len());
    let mut row = vec![0.0; asked.len()];
    for (customer, &success) in coded.success.iter().enumerate() {
        for ((x, &at), mean) in row.iter_mut().zip(&asked).zip(&means) {
            let column = &coded.columns[at];
            // What is not known leans neither way.
            *x = column.pattern(customer).map_or(0.0, |p| (f64::from(column.fits[p]) - mean) / 100.0);
        }
        design.push(&row, success);
    }
    let Some(fitted) = design.fit(Penalty::Ridge(RIDGE)) else { return weights };
    let coefficients = &fitted.coefficients[1..];
    let Some(shares) = shares(coefficients) else { return weights };
    let width = asked.len() + 1;
    let Some(root) = cholesky(&fitted.covariance, width) else { return weights };
    let mut chance = Chance::new(SEED);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); asked.len()];
    for _ in 0..DRAWS {
        let normal: Vec<f64> = (0..width).map(|_| chance.normal()).collect();
        let moved = |j: usize| fitted.coefficients[j] + (0..=j).map(|k| root[j * width + k] * normal[k]).sum::<f64>();
        let other: Vec<f64> = (1..width).map(moved).collect();
        if let Some(shares) = self::shares(&other) {
            drawn.iter_mut().zip(shares).for_each(|(all, share)| all.push(share));
        }
    }
    let whole = apportion(&shares.iter().map(|s| u64::from(millionths(*s))).collect::<Vec<_>>(), room);
    let part = f64::from(room) / f64::from(WHOLE);
    for (((&at, mut drawn), weight), share) in asked.iter().zip(drawn).zip(whole).zip(shares) {
        drawn.sort_by(f64::total_cmp);
        let point = |part: usize| drawn.get(drawn.len() * part / 1000).copied().unwrap_or(share);
        let (low, high) = (thousandths(part * point(25)).min(weight), thousandths(part * point(975)).max(weight));
        weights[at] = Some(WeightRange { weight, low, high });
    }
    weights
}

/// What each coefficient has of all that point the right way; nothing where none does.
fn shares(coefficients: &[f64]) -> Option<Vec<f64>> {
    let sum: f64 = coefficients.iter().map(|c| c.max(0.0)).sum();
    (sum > 1e-9).then(|| coefficients.iter().map(|c| c.max(0.0) / sum).collect())
}

/// The mean fit of those who are known.
fn mean(column: &Column) -> f64 {
    let (mut sum, mut known) = (0u64, 0u32);
    for pattern in (0..column.codes.len()).filter_map(|customer| column.pattern(customer)) {
        sum += u64::from(column.fits[pattern]);
        known += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "a sum of fits")]
    let sum = sum as f64;
    if known == 0 { 0.0 } else { sum / f64::from(known) }
}
