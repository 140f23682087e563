//! Chances of success from scores (E9): only with enough customers, only where the scores tell something, and never without the check.

use libm::exp;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::evidence::share::{SuccessShare, signed_thousandths, thousandths};

/// No chance is told below so many customers with an outcome.
pub const ENOUGH: u32 = 200;
/// And not with fewer than so many on either side.
pub const OF_EACH: u32 = 20;
/// The check is made on so many parts, each judged by a line fitted to the others.
const PARTS: usize = 10;
/// The check shows so many groups at most.
const GROUPS: usize = 10;
/// A group of the check has at least so many customers.
const IN_GROUP: usize = 20;
const Z: f64 = 1.959_963_984_540_054;

/// Whether chances can be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Calibrated {
    /// There are too few customers with an outcome, or too few on one side.
    TooFew {
        /// How many there are.
        have: u32,
        /// On the rarer side.
        rarer: u32,
        /// How many there must be.
        need: u32,
        /// On the rarer side.
        need_rarer: u32,
    },
    /// Higher scores do not surely go with more success: a chance would be made up.
    Nothing {
        /// How many customers said so.
        have: u32,
    },
    /// They can.
    Chances(Calibration),
}

/// A line from scores to chances, with its check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Calibration {
    /// All customers, with how many of them succeeded.
    pub all: SuccessShare,
    /// The chance along the scores, every five points from 0 to 100.
    pub curve: Vec<ChanceAt>,
    /// Expected against seen, by groups of alike chances, each customer judged by a line that did not know it.
    pub check: Vec<CheckGroup>,
    /// Mean squared error of the chances so told, in millionths.
    pub brier: u32,
    /// The same if everybody were told the common share.
    pub brier_base: u32,
    /// The slope of what happened on what was told, in thousandths; 1000 is right, less is too sure.
    pub slope: i32,
    /// Lower end of its 95 % interval.
    pub slope_low: i32,
    /// Upper end.
    pub slope_high: i32,
}

/// A chance at a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChanceAt {
    /// The score in thousandths of a point.
    pub score: u32,
    /// The chance of success in thousandths.
    pub chance: u16,
    /// Lower end of the 95 % interval of the line.
    pub low: u16,
    /// Upper end.
    pub high: u16,
}

/// A group of customers of alike chances.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CheckGroup {
    /// The smallest chance that was told, in thousandths.
    pub from: u16,
    /// The largest.
    pub to: u16,
    /// Their mean.
    pub told: u16,
    /// What happened.
    pub seen: SuccessShare,
}

/// A logistic line with the covariance of its two numbers. Scores are in tens of points from 50, so that both are near one.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Fit {
    a: f64,
    b: f64,
    var_a: f64,
    covar: f64,
    var_b: f64,
}

fn place(score: u32) -> f64 {
    (f64::from(score) - 50_000.0) / 10_000.0
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

impl Fit {
    /// Firth's penalised maximum likelihood, which is finite also where scores tell everything.
    ///
    /// Source: D. Firth, Bias reduction of maximum likelihood estimates, Biometrika 80 (1993) 27-38; the modified score of G. Heinze and
    /// M. Schemper, Statistics in Medicine 21 (2002) 2409-2419.
    fn of(rows: &[(f64, bool)]) -> Option<Self> {
        let (mut a, mut b) = (0.0_f64, 0.0_f64);
        for _ in 0..200 {
            let (mut i_aa, mut i_ab, mut i_bb) = (0.0, 0.0, 0.0);
            for &(x, _) in rows {
                let p = logistic(b.mul_add(x, a));
                let w = p * (1.0 - p);
                i_aa += w;
                i_ab += w * x;
                i_bb += w * x * x;
            }
            let det = i_aa * i_bb - i_ab * i_ab;
            if !det.is_finite() || det <= 1e-9 {
                return None;
            }
            let (var_a, covar, var_b) = (i_bb / det, -i_ab / det, i_aa / det);
            let (mut u_a, mut u_b) = (0.0, 0.0);
            for &(x, y) in rows {
                let p = logistic(b.mul_add(x, a));
                let leverage = p * (1.0 - p) * (var_a + 2.0 * covar * x + var_b * x * x);
                let residual = f64::from(u8::from(y)) - p + leverage * (0.5 - p);
                u_a += residual;
                u_b += residual * x;
            }
            let (step_a, step_b) = (var_a * u_a + covar * u_b, covar * u_a + var_b * u_b);
            let held = 1.0_f64.min(3.0 / step_a.abs().max(step_b.abs()).max(1e-300));
            a += held * step_a;
            b += held * step_b;
            if step_a.abs().max(step_b.abs()) < 1e-10 {
                return Some(Self { a, b, var_a, covar, var_b });
            }
        }
        None
    }

    fn at(&self, x: f64) -> f64 {
        logistic(self.b.mul_add(x, self.a))
    }

    fn chance(&self, score: u32) -> ChanceAt {
        let x = place(score);
        let middle = self.b.mul_add(x, self.a);
        let spread = (self.var_a + 2.0 * self.covar * x + self.var_b * x * x).max(0.0).sqrt();
        let chance = |x: f64| thousandths(logistic(x));
        ChanceAt { score, chance: chance(middle), low: chance(middle - Z * spread), high: chance(middle + Z * spread) }
    }
}

/// What past scores say of chances.
#[derive(Debug, Clone, PartialEq)]
pub struct Chances {
    /// Whether chances can be told, with the check.
    pub said: Calibrated,
    line: Option<Fit>,
}

impl Chances {
    /// The chance at a score in thousandths of a point; nothing where none can be told.
    #[must_use]
    pub fn at(&self, score: u32) -> Option<ChanceAt> {
        self.line.map(|line| line.chance(score))
    }
}

/// What chances these past scores give, if they give any. Scores are in thousandths of a point.
#[must_use]
pub fn calibrate(scores: &[u32], success: &[bool]) -> Chances {
    let rows: Vec<(f64, bool)> = scores.iter().zip(success).map(|(&s, &y)| (place(s), y)).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let have = count(rows.len());
    let won = count(rows.iter().filter(|r| r.1).count());
    let rarer = won.min(have - won);
    if have < ENOUGH || rarer < OF_EACH {
        return Chances { said: Calibrated::TooFew { have, rarer, need: ENOUGH, need_rarer: OF_EACH }, line: None };
    }
    let sure = Fit::of(&rows).filter(|f| f.b - Z * f.var_b.sqrt() > 0.0);
    let nothing = Chances { said: Calibrated::Nothing { have }, line: None };
    let Some((line, told)) = sure.and_then(|f| Some((f, told_blind(&rows)?))) else { return nothing };
    let base = f64::from(won) / f64::from(have);
    let error = |told: &dyn Fn(usize) -> f64| {
        let sum: f64 = rows.iter().enumerate().map(|(at, r)| (told(at) - f64::from(u8::from(r.1))).powi(2)).sum();
        crate::evidence::share::millionths(sum / f64::from(have))
    };
    // The line of what happened on what was told, in log-odds.
    let again: Vec<(f64, bool)> = told.iter().zip(&rows).map(|(&p, r)| (libm::log(p / (1.0 - p)), r.1)).collect();
    let Some(check) = Fit::of(&again) else { return nothing };
    let spread = Z * check.var_b.sqrt();
    let said = Calibrated::Chances(Calibration {
        all: SuccessShare::of(won, have),
        curve: (0..=20).map(|at| line.chance(at * 5_000)).collect(),
        check: groups(&told, &rows),
        brier: error(&|at| told[at]),
        brier_base: error(&|_| base),
        slope: signed_thousandths(check.b),
        slope_low: signed_thousandths(check.b - spread),
        slope_high: signed_thousandths(check.b + spread),
    });
    Chances { said, line: Some(line) }
}

/// The chance of each customer by a line fitted to the other parts. Customers of one score are spread over the parts in turn.
fn told_blind(rows: &[(f64, bool)]) -> Option<Vec<f64>> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| rows[a].0.total_cmp(&rows[b].0).then(rows[a].1.cmp(&rows[b].1)).then(a.cmp(&b)));
    let mut told = vec![0.0; rows.len()];
    for part in 0..PARTS {
        let others: Vec<(f64, bool)> =
            order.iter().enumerate().filter(|(i, _)| i % PARTS != part).map(|(_, &at)| rows[at]).collect();
        let fit = Fit::of(&others)?;
        for &at in order.iter().skip(part).step_by(PARTS) {
            told[at] = fit.at(rows[at].0).clamp(1e-6, 1.0 - 1e-6);
        }
    }
    Some(told)
}

/// Groups of customers of alike chances, about as many in each; equal chances stay together.
fn groups(told: &[f64], rows: &[(f64, bool)]) -> Vec<CheckGroup> {
    let mut order: Vec<usize> = (0..told.len()).collect();
    order.sort_by(|&a, &b| told[a].total_cmp(&told[b]).then(a.cmp(&b)));
    let size = (told.len().div_ceil(GROUPS)).max(IN_GROUP);
    let mut groups = Vec::new();
    let mut from = 0;
    while from < order.len() {
        let mut to = (from + size).min(order.len());
        while to < order.len() && told[order[to]].total_cmp(&told[order[to - 1]]).is_eq() {
            to += 1;
        }
        // What would be left over is too few for a group of its own.
        if order.len() - to < IN_GROUP {
            to = order.len();
        }
        let members = &order[from..to];
        let sum: f64 = members.iter().map(|&at| told[at]).sum();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let won = count(members.iter().filter(|&&at| rows[at].1).count());
        groups.push(CheckGroup {
            from: thousandths(told[members[0]]),
            to: thousandths(told[members[members.len() - 1]]),
            told: thousandths(sum / f64::from(count(members.len()))),
            seen: SuccessShare::of(won, count(members.len())),
        });
        from = to;
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Even, seeded noise in 0 to 1.
    struct Noise(u64);

    impl Noise {
        fn next(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(self.0 >> 33).unwrap()) / f64::from(1u32 << 31)
        }
    }

    /// Customers whose chance is the logistic of (score − middle) × steep per ten points.
    fn drawn(seed: u64, n: usize, middle: f64, steep: f64) -> (Vec<u32>, Vec<bool>) {
        let mut noise = Noise(seed);
        (0..n)
            .map(|_| {
                let score = noise.next() * 100_000.0;
                let chance = logistic((score - middle) / 10_000.0 * steep);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a score")]
                let score = score as u32;
                (score, noise.next() < chance)
            })
            .unzip()
    }

    /// sex2 and endometrial are the tests of Firth's method for many columns; here two groups by hand. With x = 0 and x = 1 and counts
    /// a of b in each the penalised estimate is the log-odds with half a customer added to every cell (Firth 1993, section 3.3).
    #[test]
    fn two_groups_by_hand() {
        let rows: Vec<(f64, bool)> =
            [(0.0, 3, 10), (1.0, 9, 12)].into_iter().flat_map(|(x, won, n)| (0..n).map(move |i| (x, i < won))).collect();
        let fit = Fit::of(&rows).unwrap();
        let odds = |won: f64, lost: f64| ((won + 0.5) / (lost + 0.5)).ln();
        assert!((fit.a - odds(3.0, 7.0)).abs() < 1e-8, "{}", fit.a);
        assert!((fit.a + fit.b - odds(9.0, 3.0)).abs() < 1e-8);
        // Separated: still finite.
        let rows: Vec<(f64, bool)> = (0..10).map(|i| (f64::from(i), i > 4)).collect();
        assert!(Fit::of(&rows).unwrap().b > 0.0);
    }

    #[test]
    fn no_chance_without_enough_customers() {
        let (scores, success) = drawn(1, 199, 50_000.0, 1.0);
        let found = calibrate(&scores, &success);
        assert!(matches!(found.said, Calibrated::TooFew { have: 199, need: 200, .. }));
        assert_eq!(found.at(50_000), None);
        let rare: Vec<bool> = (0..300).map(|i| i < 19).collect();
        assert!(matches!(calibrate(&vec![1; 300], &rare).said, Calibrated::TooFew { have: 300, rarer: 19, .. }));
        assert!(matches!(calibrate(&[], &[]).said, Calibrated::TooFew { have: 0, .. }));
    }

    #[test]
    fn no_chance_where_scores_tell_nothing_or_the_opposite() {
        let (scores, success) = drawn(7, 400, 50_000.0, -0.8);
        assert_eq!(calibrate(&scores, &success).said, Calibrated::Nothing { have: 400 });
        assert_eq!(calibrate(&vec![60_000; 400], &success).said, Calibrated::Nothing { have: 400 });
        // Without any signal a chance is told in about one of forty draws.
        let told = (0..200).filter(|&seed| {
            let (scores, success) = drawn(seed, 200, 50_000.0, 0.0);
            matches!(calibrate(&scores, &success).said, Calibrated::Chances(_))
        });
        let told = told.count();
        assert!(told <= 12, "{told} of 200");
    }

    #[test]
    fn what_is_told_comes_true() {
        let (scores, success) = drawn(3, 4_000, 55_000.0, 0.9);
        let found = calibrate(&scores, &success);
        let Calibrated::Chances(calibration) = &found.said else { panic!("{:?}", found.said) };
        for (score, truth) in [(35_000u32, logistic(-1.8)), (55_000, 0.5), (80_000, logistic(2.25))] {
            let at = found.at(score).unwrap();
            assert!(f64::from(at.low) <= truth * 1000.0 && truth * 1000.0 <= f64::from(at.high), "{at:?} {truth}");
            assert!(at.high - at.low < 60);
        }
        assert!((calibration.slope_low..=calibration.slope_high).contains(&1000));
        assert!(calibration.brier < calibration.brier_base);
        let seen: u32 = calibration.check.iter().map(|g| g.seen.total).sum();
        assert_eq!(seen, 4_000);
        let held = calibration.check.iter().filter(|g| g.seen.low <= g.told && g.told <= g.seen.high).count();
        assert!(held >= calibration.check.len() - 1, "{:?}", calibration.check);
        assert!(calibration.curve.windows(2).all(|w| w[0].chance <= w[1].chance));
        assert_eq!((calibration.curve.len(), calibration.curve[20].score), (21, 100_000));
    }

    #[test]
    fn perfect_scores_stay_finite() {
        let scores: Vec<u32> = (0..300).map(|i| 40_000 + i * 100).collect();
        let success: Vec<bool> = (0..300).map(|i| i >= 150).collect();
        let found = calibrate(&scores, &success);
        assert!(matches!(found.said, Calibrated::Chances(_)), "{:?}", found.said);
        assert!(found.at(100_000).unwrap().chance > 900);
    }
}
