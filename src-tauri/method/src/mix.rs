//! Whether the prospects are still like the customers that the profile was made from (E8): the mix of answers and of tiers, side by side.

use serde::{Deserialize, Serialize};
use special::Gamma as _;
use specta::Type;

/// From so many rows on either side an index is given; below, the counts speak for themselves.
pub const VOLUME: u32 = 200;

/// A population stability index from here on is called a shift, if chance does not explain it: the usual rule of thumb.
pub const SHIFT: f64 = 0.1;

/// From here on it is called a large one.
pub const LARGE: f64 = 0.25;

/// How far two mixes are apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Shift {
    /// Too few rows for an index.
    TooFew,
    /// No more than a small difference, or one that chance alone brings in one of twenty draws.
    Stable,
    /// A shift.
    Some,
    /// A large shift.
    Large,
}

/// Two mixes side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Mix {
    /// In each bin how many customers and how many prospects.
    pub bins: Vec<Pair>,
    /// All customers and all prospects that are counted.
    pub of: Pair,
    /// The population stability index in thousandths; only with enough of both.
    pub psi: Option<u32>,
    /// What is to be said of it.
    pub shift: Shift,
}

/// A count on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Pair {
    /// Of the customers.
    pub customers: u32,
    /// Of the prospects.
    pub prospects: u32,
}

/// The population stability index: Σ (q − p) · ln(q / p) over the shares of the bins. A bin that one side has nobody in counts half a
/// row on both; bins that nobody is in do not count. Nothing where a side is empty.
#[must_use]
pub fn psi(bins: &[Pair]) -> Option<f64> {
    let used: Vec<(f64, f64)> = bins
        .iter()
        .filter(|b| b.customers + b.prospects > 0)
        .map(|b| {
            let more = if b.customers == 0 || b.prospects == 0 { 0.5 } else { 0.0 };
            (f64::from(b.customers) + more, f64::from(b.prospects) + more)
        })
        .collect();
    if bins.iter().all(|b| b.customers == 0) || bins.iter().all(|b| b.prospects == 0) {
        return None;
    }
    let (n, m) = used.iter().fold((0.0, 0.0), |(n, m), (a, b)| (n + a, m + b));
    Some(used.iter().map(|&(a, b)| (b / m - a / n) * libm::log(b / m / (a / n))).sum())
}

/// How often chance alone gives an index at least as large, where both sides are drawn from the same mix.
///
/// An index over k bins is about (1/n + 1/m) times a chi-square variable with k − 1 degrees of freedom: B. Yurdakul, Statistical
/// properties of population stability index, Western Michigan University (2018).
#[must_use]
pub fn by_chance(index: f64, bins: u32, of: Pair) -> f64 {
    if bins < 2 || of.customers == 0 || of.prospects == 0 {
        return 1.0;
    }
    let per = 1.0 / f64::from(of.customers) + 1.0 / f64::from(of.prospects);
    1.0 - (index / per / 2.0).inc_gamma(f64::from(bins - 1) / 2.0)
}

impl Mix {
    /// Of these bins.
    #[must_use]
    pub fn of(bins: Vec<Pair>) -> Self {
        let of = bins.iter().fold(Pair::default(), |sum, b| Pair {
            customers: sum.customers + b.customers,
            prospects: sum.prospects + b.prospects,
        });
        let enough = of.customers >= VOLUME && of.prospects >= VOLUME;
        let psi = if enough { psi(&bins) } else { None };
        let used = u32::try_from(bins.iter().filter(|b| b.customers + b.prospects > 0).count()).unwrap_or(u32::MAX);
        let shift = match psi {
            None => Shift::TooFew,
            Some(index) if index < SHIFT || by_chance(index, used, of) > 0.05 => Shift::Stable,
            Some(index) if index < LARGE => Shift::Some,
            Some(_) => Shift::Large,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to nine digits")]
        let psi = psi.map(|index| (index * 1000.0).round().clamp(0.0, 1e9) as u32);
        Self { bins, of, psi, shift }
    }

    /// The largest difference of the two shares in any bin, in thousandths, with the bin's place: what a sentence tells where there is
    /// no index. Of two alike the first. Nothing where a side is empty.
    #[must_use]
    pub fn farthest(&self) -> Option<(usize, u32)> {
        let share = |count: u32, of: u32| (u64::from(count) * 2000 + u64::from(of)) / (2 * u64::from(of));
        if self.of.customers == 0 || self.of.prospects == 0 {
            return None;
        }
        let apart = |b: &Pair| share(b.customers, self.of.customers).abs_diff(share(b.prospects, self.of.prospects));
        let mut best: Option<(usize, u64)> = None;
        for (at, apart) in self.bins.iter().map(apart).enumerate() {
            if best.is_none_or(|(_, most)| apart > most) {
                best = Some((at, apart));
            }
        }
        best.map(|(at, apart)| (at, u32::try_from(apart).unwrap_or(u32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(customers: &[u32], prospects: &[u32]) -> Vec<Pair> {
        customers.iter().zip(prospects).map(|(&customers, &prospects)| Pair { customers, prospects }).collect()
    }

    /// German credit, the logistic score of its rows 0-499 against 500-999 in ten bins: reckoned with numpy by whoever gathered the
    /// reference figures (`psi.json`).
    #[test]
    fn a_published_index() {
        let bins = pairs(&[50, 50, 50, 48, 51, 49, 51, 49, 52, 50], &[59, 60, 46, 51, 54, 55, 39, 54, 32, 50]);
        assert!((psi(&bins).unwrap() - 0.036_215_882_553_465_056).abs() < 1e-14);
        let mix = Mix::of(bins);
        assert_eq!((mix.of, mix.shift), (Pair { customers: 500, prospects: 500 }, Shift::Stable));
        assert_eq!(mix.farthest(), Some((8, 40)));
    }

    #[test]
    fn by_hand() {
        // Shares ½, ½ against ¾, ¼: ¼ ln 1.5 − ¼ ln 0.5 = ¼ ln 3.
        let bins = pairs(&[200, 200], &[300, 100]);
        assert!((psi(&bins).unwrap() - 0.25 * 3.0_f64.ln()).abs() < 1e-12);
        assert_eq!(Mix::of(bins).shift, Shift::Large);
        // ½, ½ against 0.65, 0.35: 0.15 ln(0.65 / 0.35) = 0.0929.
        assert_eq!(Mix::of(pairs(&[200, 200], &[260, 140])).shift, Shift::Stable);
        // ½, ½ against 0.68, 0.32: 0.18 ln(0.68 / 0.32) = 0.1357.
        assert_eq!(Mix::of(pairs(&[200, 200], &[272, 128])).shift, Shift::Some);
        assert_eq!(Mix::of(pairs(&[100, 99], &[10, 500])).shift, Shift::TooFew);
        assert_eq!(psi(&pairs(&[0, 0], &[3, 4])), None);
        assert_eq!(Mix::of(Vec::new()).farthest(), None);
        // Nobody on one side of a bin: half a row more on both, so 200 and ½ of 200½ against 200 and 100½ of 300½.
        let share = |part: f64, of: f64| part / of;
        let (p, q) = ([share(200.0, 200.5), share(0.5, 200.5)], [share(200.0, 300.5), share(100.5, 300.5)]);
        let wanted: f64 = p.iter().zip(q).map(|(p, q)| (q - p) * (q / p).ln()).sum();
        assert!((psi(&pairs(&[200, 0, 0], &[200, 100, 0])).unwrap() - wanted).abs() < 1e-12);
    }

    /// The 95 % point of chi-square with one degree of freedom is 3.841, with nine 16.919.
    #[test]
    fn what_chance_brings() {
        let of = Pair { customers: 400, prospects: 400 };
        for (bins, point) in [(2, 3.841_458_820_694_124), (10, 16.918_977_604_620_45)] {
            assert!((by_chance(point * 2.0 / 400.0, bins, of) - 0.05).abs() < 1e-9);
        }
        assert!((by_chance(1.0, 1, of) - 1.0).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn never_below_nothing_and_the_same_from_either_side(rows in prop::collection::vec((0u32..400, 0u32..400), 0..12)) {
            let bins: Vec<Pair> = rows.iter().map(|&(customers, prospects)| Pair { customers, prospects }).collect();
            let turned: Vec<Pair> = rows.iter().map(|&(prospects, customers)| Pair { customers, prospects }).collect();
            match (psi(&bins), psi(&turned)) {
                (Some(a), Some(b)) => prop_assert!(a >= -1e-12 && (a - b).abs() < 1e-9),
                (a, b) => prop_assert_eq!(a, b),
            }
        }
    }
}
