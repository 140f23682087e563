//! How well scores order pairs (E4): the share of pairs of a success and another in which the success has the higher score.

/// An AUC with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Auc {
    /// 0 to 1; equal scores count half.
    pub value: f64,
    /// Its standard error after DeLong.
    pub se: f64,
}

impl Auc {
    /// From every pair of a success and another, in the order of the successes: 1 where the success won, 0 where it lost, ½ for a draw.
    pub(super) fn of_pairs(won: &[f64], ones: usize, zeros: usize) -> Option<Self> {
        if ones == 0 || zeros == 0 || won.len() != ones * zeros {
            return None;
        }
        let (m, n) = (float(ones as u64), float(zeros as u64));
        let value = won.iter().sum::<f64>() / (m * n);
        let rows: Vec<f64> = won.chunks_exact(zeros).map(|row| row.iter().sum::<f64>() / n).collect();
        let columns: Vec<f64> = (0..zeros).map(|at| won.iter().skip(at).step_by(zeros).sum::<f64>() / m).collect();
        let spread = |of: &[f64], own: f64| {
            if own < 2.0 { 0.0 } else { of.iter().map(|v| (v - value).powi(2)).sum::<f64>() / (own - 1.0) / own }
        };
        Some(Self { value, se: (spread(&rows, m) + spread(&columns, n)).sqrt() })
    }

    /// Its 95 % interval: all values from which this one is no further than 1.96 of their own standard errors, by J. Hanley and
    /// B. McNeil's formula with both group sizes taken as their mean (R. Newcombe, Statistics in Medicine 25 (2006) 559-573, method 5).
    /// Unlike value ± 1.96 standard errors it holds what it promises with ten on a side, and never leaves 0 to 1.
    #[must_use]
    pub fn interval(self, sides: super::Sides) -> (f64, f64) {
        self.interval_of(sides, super::weight_of_evidence::Z, |_| 1.0)
    }

    /// The same with `z` errors instead of 1.96, each `wider` times as large at a value as Hanley and McNeil have it.
    #[must_use]
    pub fn interval_of(self, sides: super::Sides, z: f64, wider: impl Fn(f64) -> f64) -> (f64, f64) {
        let (m, n) = (f64::from(sides.success.max(1)), f64::from(sides.others.max(1)));
        let mean = f64::midpoint(m, n) - 1.0;
        let error = |t: f64| {
            let variance = t * (1.0 - t) * (1.0 + mean * (1.0 - t) / (2.0 - t) + mean * t / (1.0 + t)) / (m * n);
            variance.max(0.0).sqrt() * wider(t)
        };
        let end = |sign: f64| {
            // Between the value, which is within its own error, and the end of the scale, which has none.
            let (mut inside, mut outside) = (self.value, if sign < 0.0 { 0.0 } else { 1.0 });
            for _ in 0..60 {
                let middle = f64::midpoint(inside, outside);
                if sign * (middle - self.value) <= z * error(middle) {
                    inside = middle;
                } else {
                    outside = middle;
                }
            }
            inside
        };
        (end(-1.0), end(1.0))
    }
}

/// The AUC of these scores; nothing where one side is empty.
///
/// The standard error is that of E. DeLong, D. DeLong and D. Clarke-Pearson, Biometrics 44 (1988) 837-845, by placement values.
#[must_use]
pub fn auc<S: Copy + Ord>(scores: &[S], success: &[bool]) -> Option<Auc> {
    let mut order: Vec<(S, bool)> = scores.iter().copied().zip(success.iter().copied()).collect();
    order.sort_unstable();
    let ones = order.iter().filter(|o| o.1).count();
    let zeros = order.len() - ones;
    if ones == 0 || zeros == 0 {
        return None;
    }
    // Placement values, in halves: of a success, the others below it; of another, the successes above it.
    let (mut below, mut above) = (0u64, 2 * ones as u64);
    let (mut total, mut up, mut down) = (0u64, Vec::new(), Vec::new());
    let mut at = 0;
    while at < order.len() {
        let end = at + order[at..].iter().take_while(|o| o.0 == order[at].0).count();
        let won = order[at..end].iter().filter(|o| o.1).count() as u64;
        let lost = (end - at) as u64 - won;
        up.push((won, below + lost));
        down.push((lost, above - won));
        total += won * (below + lost);
        below += 2 * lost;
        above -= 2 * won;
        at = end;
    }
    let (m, n) = (float(ones as u64), float(zeros as u64));
    let value = float(total) / 2.0 / (m * n);
    let spread = |parts: &[(u64, u64)], own: f64, other: f64| {
        if own < 2.0 {
            return 0.0;
        }
        let square = |&(times, placed): &(u64, u64)| float(times) * (float(placed) / 2.0 / other - value).powi(2);
        parts.iter().map(square).sum::<f64>() / (own - 1.0) / own
    };
    Some(Auc { value, se: (spread(&up, m, n) + spread(&down, n, m)).sqrt() })
}

/// The AUC of scores that are no whole numbers. What is not a number counts as the lowest of all.
#[must_use]
pub fn auc_of_floats(scores: &[f64], success: &[bool]) -> Option<Auc> {
    let key = |score: &f64| {
        let score = if score.is_nan() { f64::NEG_INFINITY } else { *score + 0.0 };
        let bits = score.to_bits();
        // The order of the bits is that of the numbers once those below nothing are turned round.
        if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
    };
    auc(&scores.iter().map(key).collect::<Vec<u64>>(), success)
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows and of pairs, far below 2^53")]
const fn float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        // 3 against 2: of six pairs (9,5) (9,7) (7,5) win, (7,7) is a draw, (1,5) (1,7) are lost.
        let found = auc(&[9, 7, 1, 5, 7], &[true, true, true, false, false]).unwrap();
        assert!((found.value - 3.5 / 6.0).abs() < 1e-12);
        // Placements of the successes 1, 0.75, 0 (variance 13/48), of the others 2/3, 1/2 (variance 1/72): S² = 13/144 + 1/144.
        assert!((found.se - (14.0_f64 / 144.0).sqrt()).abs() < 1e-12);
        assert_eq!(auc(&[1, 2], &[true, true]), None);
        assert_eq!(auc::<u8>(&[], &[]), None);
    }

    #[test]
    fn numbers_in_their_order() {
        let scores = [-2.5, -0.0, 0.0, 1e-300, f64::INFINITY, f64::NAN];
        let success = [false, true, false, true, true, false];
        // Of nine pairs with -2.5 and what is no number six win; -0 and 0 are a draw, the other two win.
        assert!((auc_of_floats(&scores, &success).unwrap().value - 8.5 / 9.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn as_counting_every_pair(rows in prop::collection::vec((0u8..20, any::<bool>()), 0..60)) {
            let (scores, success): (Vec<u8>, Vec<bool>) = rows.into_iter().unzip();
            let (mut won, mut pairs) = (0.0, 0.0);
            for (a, _) in scores.iter().zip(&success).filter(|x| *x.1) {
                for (b, _) in scores.iter().zip(&success).filter(|x| !*x.1) {
                    pairs += 1.0;
                    won += if a > b { 1.0 } else if a == b { 0.5 } else { 0.0 };
                }
            }
            match auc(&scores, &success) {
                None => prop_assert!(pairs < 0.5),
                Some(found) => prop_assert!((found.value - won / pairs).abs() < 1e-9),
            }
        }
    }
}
