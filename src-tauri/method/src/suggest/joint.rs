//! What all parameters together say of their weights (E2, E3): one logistic model over the fits as they are, in which two parameters that
//! tell the same share what they tell, drawn towards the team's weights.
//!
//! Every parameter's effect is how much the log-odds of success rise from a fit of 0 to one of 100, never less than nothing. Beforehand it
//! is expected where the team's weight puts it, give or take one (the more freely where the parameter alone has shown something); with
//! many customers what was expected does not matter any more. The model is that of a maximum a posteriori logistic regression, found by
//! Newton's method with the effects held at zero from below.

use crate::evidence::Coded;
use crate::evidence::coded::NOT_KNOWN;

/// How far the effect of a parameter that tells something may lie from what the team expects: one standard deviation. *Ours*.
const FREE: f64 = 1.0;
/// The same for one that has not shown anything.
const HELD: f64 = 0.25;
/// The effect of all weights together is expected within this.
const WHOLE: f64 = 5.0;

/// What the data says of the weights.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Joint {
    /// The effect of each parameter, in log-odds.
    pub effects: Vec<f64>,
    /// How sure they are: the inverse of the curvature, row by row.
    spread: Vec<Vec<f64>>,
}

impl Joint {
    /// The share of each of these parameters in what they all do together, with its standard error; nothing where they do nothing.
    pub fn shares(&self, of: &[usize]) -> Option<Vec<(f64, f64)>> {
        let whole: f64 = of.iter().map(|&j| self.effects[j]).sum();
        if whole < 1e-9 {
            return None;
        }
        let share = |&j: &usize| {
            let own = self.effects[j] / whole;
            let slope = |k: usize| (f64::from(u8::from(k == j)) - own) / whole;
            let square: f64 = of.iter().map(|&a| of.iter().map(|&b| slope(a) * slope(b) * self.spread[a][b]).sum::<f64>()).sum();
            (own, square.max(0.0).sqrt())
        };
        Some(of.iter().map(share).collect())
    }
}

/// Fits the model; `team` are the weights it is drawn towards, `tells` which parameters have shown something by themselves.
pub(super) fn joint(coded: &Coded, team: &[u16], tells: &[bool]) -> Joint {
    let columns = centred(coded);
    let y: Vec<f64> = coded.success.iter().map(|&s| f64::from(u8::from(s))).collect();
    let score: Vec<f64> =
        (0..y.len()).map(|i| columns.iter().zip(team).map(|(x, &w)| x[i] * f64::from(w) / 1000.0).sum()).collect();
    let (whole, _) = model(std::slice::from_ref(&score), &y, &[0.0], &[WHOLE]);
    let expected: Vec<f64> = team.iter().map(|&w| whole[0] * f64::from(w) / 1000.0).collect();
    let width: Vec<f64> = tells.iter().map(|&t| if t { FREE } else { HELD }).collect();
    let (effects, spread) = model(&columns, &y, &expected, &width);
    Joint { effects, spread }
}

/// The fit of each customer on each parameter, from 0 to 1, less the mean of all that are known: who is not known stands at the mean.
fn centred(coded: &Coded) -> Vec<Vec<f64>> {
    let column = |column: &crate::evidence::Column| {
        let fit = |code: u32| usize::try_from(code).ok().and_then(|c| column.fits.get(c)).map_or(0, |&f| u32::from(f));
        let (mut sum, mut known) = (0u64, 0u64);
        for &code in column.codes.iter().filter(|c| **c != NOT_KNOWN) {
            sum += u64::from(fit(code));
            known += 1;
        }
        let mean = float(sum) / float(known.max(1));
        let value = |&code: &u32| if code == NOT_KNOWN { 0.0 } else { (f64::from(fit(code)) - mean) / 100.0 };
        column.codes.iter().map(value).collect()
    };
    coded.columns.iter().map(column).collect()
}

#[expect(clippy::cast_precision_loss, reason = "sums of fits, far below 2^53")]
const fn float(whole: u64) -> f64 {
    whole as f64
}

fn chance(log_odds: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-log_odds))
}

/// Log-odds = constant + Σ effect × column, effects not below zero and expected at `expected` give or take `width`. Gives the effects and
/// their covariances.
fn model(columns: &[Vec<f64>], y: &[f64], expected: &[f64], width: &[f64]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let (p, n) = (columns.len(), y.len());
    let pull: Vec<f64> = width.iter().map(|w| 1.0 / (w * w)).collect();
    // The constant is the last; it is hardly held.
    let mut at: Vec<f64> = expected.iter().copied().chain([0.0]).collect();
    let penalty = |at: &[f64]| -> f64 {
        (0..p).map(|j| pull[j] * (at[j] - expected[j]) * (at[j] - expected[j]) / 2.0).sum::<f64>() + 1e-4 * at[p] * at[p] / 2.0
    };
    let odds = |at: &[f64]| -> Vec<f64> {
        let mut sum = vec![at[p]; n];
        for (x, &effect) in columns.iter().zip(at) {
            if effect != 0.0 {
                sum.iter_mut().zip(x).for_each(|(s, x)| *s += effect * x);
            }
        }
        sum
    };
    let cost = |at: &[f64], odds: &[f64]| -> f64 {
        // -log-likelihood: ln(1 + e^z) - y z, written so that nothing overflows.
        let miss = |(&z, &y): (&f64, &f64)| z.max(0.0) + libm::log1p(libm::exp(-z.abs())) - y * z;
        odds.iter().zip(y).map(miss).sum::<f64>() + penalty(at)
    };
    let mut log_odds = odds(&at);
    let mut best = cost(&at, &log_odds);
    let mut curve = vec![vec![0.0; p + 1]; p + 1];
    for _ in 0..25 {
        let chances: Vec<f64> = log_odds.iter().map(|&z| chance(z)).collect();
        let weigh: Vec<f64> = chances.iter().map(|c| (c * (1.0 - c)).max(1e-9)).collect();
        let miss: Vec<f64> = y.iter().zip(&chances).map(|(y, c)| y - c).collect();
        curve = curvature(columns, &weigh, &pull);
        let mut slope: Vec<f64> = columns.iter().map(|x| x.iter().zip(&miss).map(|(x, m)| x * m).sum()).collect();
        for j in 0..p {
            slope[j] -= pull[j] * (at[j] - expected[j]);
        }
        slope.push(miss.iter().sum::<f64>() - 1e-4 * at[p]);
        let target = held_step(&curve, &slope, &at);
        let mut far = 1.0;
        let mut moved = 0.0;
        for _ in 0..20 {
            let next: Vec<f64> = at.iter().zip(&target).map(|(a, t)| a + far * (t - a)).collect();
            let next_odds = odds(&next);
            let next_cost = cost(&next, &next_odds);
            if next_cost <= best {
                moved = best - next_cost;
                (at, log_odds, best) = (next, next_odds, next_cost);
                break;
            }
            far /= 2.0;
        }
        if moved < 1e-10 * (1.0 + best) {
            break;
        }
    }
    at.truncate(p);
    (at, inverse(&curve))
}

fn curvature(columns: &[Vec<f64>], weigh: &[f64], pull: &[f64]) -> Vec<Vec<f64>> {
    let p = columns.len();
    let mut curve = vec![vec![0.0; p + 1]; p + 1];
    let mut weighed = vec![0.0; weigh.len()];
    for (j, x) in columns.iter().enumerate() {
        weighed.iter_mut().zip(x.iter().zip(weigh)).for_each(|(to, (x, w))| *to = x * w);
        for (k, other) in columns.iter().enumerate().take(j + 1) {
            let sum: f64 = dot(&weighed, other);
            (curve[j][k], curve[k][j]) = (sum, sum);
        }
        let sum: f64 = weighed.iter().sum();
        (curve[j][p], curve[p][j]) = (sum, sum);
        curve[j][j] += pull[j];
    }
    curve[p][p] = weigh.iter().sum::<f64>() + 1e-4;
    curve
}

/// Four sums side by side, always the same four: quick, and the same to the last digit everywhere.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (fours, rest) = (a.len() / 4 * 4, a.len());
    for (a, b) in a[..fours].chunks_exact(4).zip(b[..fours].chunks_exact(4)) {
        for lane in 0..4 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    let tail: f64 = (fours..rest).map(|i| a[i] * b[i]).sum();
    (sums[0] + sums[1]) + (sums[2] + sums[3]) + tail
}

/// Where the parabola with this slope and curvature is lowest, all but the last coordinate not below zero: one coordinate after the other.
fn held_step(curve: &[Vec<f64>], slope: &[f64], at: &[f64]) -> Vec<f64> {
    let last = at.len() - 1;
    let mut to = at.to_vec();
    let mut left = slope.to_vec();
    for _ in 0..500 {
        let mut most = 0.0f64;
        for j in 0..=last {
            let free = to[j] + left[j] / curve[j][j];
            let held = if j == last { free } else { free.max(0.0) };
            let step = held - to[j];
            if step != 0.0 {
                to[j] = held;
                left.iter_mut().zip(&curve[j]).for_each(|(l, c)| *l -= step * c);
                most = most.max(step.abs());
            }
        }
        if most < 1e-9 {
            break;
        }
    }
    to
}

/// The inverse of a symmetric matrix without zero or negative curvature (Gauss and Jordan; the penalty keeps every pivot away from zero).
fn inverse(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let n = matrix.len();
    let mut left = matrix.to_vec();
    let mut right: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for i in 0..n {
        let pivot = left[i][i].max(1e-12);
        for j in 0..n {
            left[i][j] /= pivot;
            right[i][j] /= pivot;
        }
        let (row, other) = (left[i].clone(), right[i].clone());
        for k in (0..n).filter(|&k| k != i) {
            let times = left[k][i];
            if times != 0.0 {
                for j in 0..n {
                    left[k][j] -= times * row[j];
                    right[k][j] -= times * other[j];
                }
            }
        }
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Column, LeftOut};

    fn coded(columns: &[Vec<Option<usize>>], success: &[bool]) -> Coded {
        Coded { success: success.to_vec(), columns: columns.iter().map(|c| Column::of_levels(c, &[0, 100])).collect() }
    }

    /// One yes/no column, 3 of 4 against 1 of 4: without any holding back the effect is ln(3) - ln(1/3) = 2 ln 3 = 2.1972.
    #[test]
    fn a_free_model_is_the_textbook_one() {
        let x: Vec<f64> = [0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5].into();
        let y = [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0];
        let (effects, spread) = model(&[x], &y, &[0.0], &[1e6]);
        assert!((effects[0] - 2.0 * 3f64.ln()).abs() < 1e-6, "{effects:?}");
        // The variance of a log odds ratio: 1/3 + 1/1 + 1/1 + 1/3.
        assert!((spread[0][0] - 8.0 / 3.0).abs() < 1e-3, "{spread:?}");
    }

    /// The same, held towards nothing with deviation 1: the effect b solves 8 · ½ · (¾ - σ(b/2)) = b, found by bisection.
    #[test]
    fn a_held_model_by_bisection() {
        let x: Vec<f64> = [0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5, -0.5].into();
        let y = [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0];
        let (mut low, mut high) = (0.0, 3.0);
        for _ in 0..80 {
            let b: f64 = f64::midpoint(low, high);
            if 4.0 * (0.75 - 1.0 / (1.0 + (-b / 2.0).exp())) > b { low = b } else { high = b }
        }
        let (effects, _) = model(&[x], &y, &[0.0], &[1.0]);
        assert!((effects[0] - low).abs() < 1e-6, "{effects:?} {low}");
    }

    #[test]
    fn what_contradicts_is_held_at_nothing() {
        let x: Vec<f64> = [0.5, 0.5, -0.5, -0.5].into();
        let (effects, _) = model(&[x], &[0.0, 0.0, 1.0, 1.0], &[0.0], &[1.0]);
        assert_eq!(effects, [0.0]);
    }

    #[test]
    fn two_that_tell_the_same_share_it() {
        let success: Vec<bool> = (0..400).map(|i| i % 2 == 0).collect();
        // Right for three of four, whichever way.
        let telling: Vec<Option<usize>> = (0..400).map(|i| Some(usize::from((i % 2 == 0) == (i / 2 % 4 != 0)))).collect();
        let noise: Vec<Option<usize>> = (0..400).map(|i| Some(i / 8 % 2)).collect();
        let alone = joint(&coded(&[telling.clone(), noise.clone()], &success), &[500, 500], &[true, true]);
        let twice = joint(&coded(&[telling.clone(), telling, noise], &success), &[334, 333, 333], &[true; 3]);
        assert!((twice.effects[0] - twice.effects[1]).abs() < 0.01, "{:?}", twice.effects);
        assert!((twice.effects[0] + twice.effects[1] - alone.effects[0]).abs() < 0.25, "{:?} {:?}", twice.effects, alone.effects);
        let shares = twice.shares(&[0, 1, 2]).unwrap();
        assert!((shares.iter().map(|s| s.0).sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(shares[2].0 < 0.15, "{shares:?}");
    }

    #[test]
    fn without_customers_the_team_is_right() {
        let none = joint(&coded(&[vec![], vec![]], &[]), &[700, 300], &[true, true]);
        assert_eq!(none.shares(&[0, 1]), None, "nothing is known, and nothing is said");
        let unknown = Coded {
            success: vec![true, false, true],
            columns: vec![Column { codes: vec![NOT_KNOWN; 3], left_out: LeftOut::default(), ..Column::default() }; 2],
        };
        assert_eq!(joint(&unknown, &[700, 300], &[true, true]).shares(&[0, 1]), None);
    }
}
