//! Information value and weight of evidence with ½ added to every cell (after J. Haldane), log-odds with their intervals.

/// The 97.5 % point of the standard normal distribution.
pub const Z: f64 = 1.959_963_984_540_054;

/// The information value of one question under any deal of outcomes: the logarithms are taken once.
#[derive(Debug, Clone)]
pub struct Iv {
    sizes: Vec<u32>,
    /// ln(i + ½).
    logs: Vec<f64>,
}

impl Iv {
    /// For classes of these sizes; empty ones are left out.
    #[must_use]
    pub fn new(sizes: &[u32]) -> Self {
        let most = sizes.iter().copied().max().unwrap_or(0);
        Self { sizes: sizes.to_vec(), logs: (0..=most).map(|i| libm::log(f64::from(i) + 0.5)).collect() }
    }

    /// The information value where so many of each class are among `hits` successes and the rest among `misses` others:
    /// Σ (share of the successes − share of the others) × ln(one / other), ½ added to every cell.
    pub fn of(&self, successes: impl Iterator<Item = u32>, hits: u32, misses: u32) -> f64 {
        let half = self.classes() / 2.0;
        let (hits, misses) = (f64::from(hits) + half, f64::from(misses) + half);
        let ln = |i: u32| self.logs.get(i as usize).copied().unwrap_or(f64::NAN);
        // The logarithm of misses / hits is the same in all terms, and the differences of shares sum to zero.
        let terms = successes.zip(&self.sizes).filter(|(_, size)| **size > 0).map(|(a, size)| {
            let b = size - a;
            ((f64::from(a) + 0.5) / hits - (f64::from(b) + 0.5) / misses) * (ln(a) - ln(b))
        });
        terms.sum()
    }

    /// About what a chi-square test would have: an information value times hits × misses / (hits + misses).
    #[must_use]
    pub fn square(iv: f64, hits: u32, misses: u32) -> f64 {
        let (hits, misses) = (f64::from(hits), f64::from(misses));
        iv * hits * misses / (hits + misses)
    }

    /// The degrees of freedom of that: one less than classes.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        (self.classes() - 1.0).max(1.0)
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of classes")]
    fn classes(&self) -> f64 {
        self.sizes.iter().filter(|s| **s > 0).count() as f64
    }
}

/// A chi-square with so many degrees of freedom as a number of the standard normal distribution, so that questions of many and of few
/// classes compare (E. Wilson and M. Hilferty, PNAS 17 (1931) 684-688). With as many classes the order stays that of the chi-squares.
#[must_use]
pub fn comparable(square: f64, freedom: f64) -> f64 {
    let spread = 2.0 / (9.0 * freedom);
    (libm::cbrt(square / freedom) - (1.0 - spread)) / spread.sqrt()
}

/// A log-odds ratio with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    /// The logarithm of the ratio of the odds.
    pub value: f64,
    /// Its standard error.
    pub se: f64,
}

impl LogOdds {
    /// Of success with something against without it, ½ added to each of the four cells. That is the estimate that D. Firth's penalty (the
    /// Jeffreys prior) gives for one yes or no, so it never runs off to infinity, and with few customers it stays near to nothing.
    #[must_use]
    pub fn of(with: super::Sides, without: super::Sides) -> Self {
        let cells = [with.success, without.others, with.others, without.success].map(|c| f64::from(c) + 0.5);
        let value = libm::log(cells[0] * cells[1] / (cells[2] * cells[3]));
        Self { value, se: cells.iter().map(|c| 1.0 / c).sum::<f64>().sqrt() }
    }

    /// Lower and upper end.
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        (self.value - Z * self.se, self.value + Z * self.se)
    }
}

/// The weight of evidence of a class: ln(share of the successes / share of the others), ½ added to every cell.
#[must_use]
pub fn weight_of_evidence(class: super::Sides, all: super::Sides, classes: u32) -> f64 {
    let half = f64::from(classes) / 2.0;
    let share = |count: u32, total: u32| (f64::from(count) + 0.5) / (f64::from(total) + half);
    libm::log(share(class.success, all.success) / share(class.others, all.others))
}
