//! Shares of successes with their intervals (E1, E4).

use serde::{Deserialize, Serialize};
use special::Beta as _;
use specta::Type;

/// How many of some customers succeeded, with the 95 % Jeffreys interval of the share in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SuccessShare {
    /// How many succeeded.
    pub success: u32,
    /// Of how many.
    pub total: u32,
    /// Lower end.
    pub low: u16,
    /// Upper end.
    pub high: u16,
}

impl SuccessShare {
    /// So many successes of so many.
    #[must_use]
    pub fn of(success: u32, total: u32) -> Self {
        let (low, high) = jeffreys(success, total);
        Self { success, total, low: thousandths(low), high: thousandths(high) }
    }
}

/// The 95 % Jeffreys interval of a share: the 2.5 % and 97.5 % points of Beta(hits + ½, misses + ½). With no hit it begins at 0, with
/// nothing but hits it ends at 1, as L. Brown, T. Cai and A. DasGupta advise (Interval estimation for a binomial proportion,
/// Statistical Science 16 (2001) 101-133); of nobody it says nothing: 0 to 1.
#[must_use]
pub fn jeffreys(hits: u32, total: u32) -> (f64, f64) {
    let misses = total.saturating_sub(hits);
    if total == 0 {
        return (0.0, 1.0);
    }
    let (a, b) = (f64::from(hits) + 0.5, f64::from(misses) + 0.5);
    let low = if hits == 0 { 0.0 } else { beta_point(0.025, a, b) };
    let high = if misses == 0 { 1.0 } else { beta_point(0.975, a, b) };
    (low, high)
}

/// Below which value so much of a beta distribution lies.
fn beta_point(part: f64, a: f64, b: f64) -> f64 {
    part.inv_inc_beta(a, b, a.ln_beta(b)).clamp(0.0, 1.0)
}

/// A share of 0 to 1 in whole thousandths, nearest.
#[must_use]
pub fn thousandths(share: f64) -> u16 {
    let rounded = (share * 1000.0).round().clamp(0.0, 1000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and 1000 just above")]
    let whole = rounded as u16;
    whole
}

/// A chance of 0 to 1 in whole millionths, nearest.
#[must_use]
pub fn millionths(chance: f64) -> u32 {
    let rounded = (chance * 1e6).round().clamp(0.0, 1e6);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between 0 and a million just above")]
    let whole = rounded as u32;
    whole
}

/// A number of either sign in whole thousandths, nearest; held where it has no end.
#[must_use]
pub fn signed_thousandths(value: f64) -> i32 {
    let rounded = (value * 1000.0).round().clamp(-1e9, 1e9);
    #[expect(clippy::cast_possible_truncation, reason = "held within a thousand million just above")]
    let whole = if rounded.is_nan() { 0 } else { rounded as i32 };
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brown, Cai and DasGupta 2001, table 5: 95 % limits of the (modified) Jeffreys interval for 7 to 30, of which those that their
    /// modifications at the ends do not touch.
    #[test]
    fn the_published_table() {
        for (hits, total, low, high) in [(2, 7, 0.065, 0.648), (3, 7, 0.139, 0.766), (2, 10, 0.044, 0.503), (5, 10, 0.224, 0.776)]
        {
            let found = jeffreys(hits, total);
            assert!((found.0 - low).abs() < 6e-4 && (found.1 - high).abs() < 6e-4, "{hits} of {total}: {found:?}");
            let mirrored = jeffreys(total - hits, total);
            assert!((found.0 + mirrored.1 - 1.0).abs() < 1e-9 && (found.1 + mirrored.0 - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn nobody_none_and_all() {
        assert_eq!(jeffreys(0, 0), (0.0, 1.0));
        assert_eq!(SuccessShare::of(0, 0), SuccessShare { success: 0, total: 0, low: 0, high: 1000 });
        // Of one, the points of Beta(1/2, 3/2) have a closed form: 0.975 = (2 / pi) (asin(sqrt x) + sqrt(x (1 - x))).
        let (low, high) = jeffreys(0, 1);
        let below = std::f64::consts::FRAC_2_PI * (high.sqrt().asin() + (high * (1.0 - high)).sqrt());
        assert!(low == 0.0 && (below - 0.975).abs() < 1e-9, "{high}");
        assert_eq!(jeffreys(1, 1).1, 1.0);
    }

    /// An independent calculation: with x = sin² of an angle the density is 2 sin^(2 hits) cos^(2 misses), summed up by Simpson's rule.
    #[test]
    fn by_summing_the_distribution_up() {
        let below = |x: f64, hits: u32, misses: u32| {
            let height = |angle: f64| (angle.sin().powi(2)).powf(f64::from(hits)) * (angle.cos().powi(2)).powf(f64::from(misses));
            let area = |to: f64| {
                let n = 2000;
                let h = to / f64::from(n);
                let at = |i: i32| {
                    height(f64::from(i) * h)
                        * if i == 0 || i == n {
                            1.0
                        } else if i % 2 == 1 {
                            4.0
                        } else {
                            2.0
                        }
                };
                (0..=n).map(at).sum::<f64>() * h / 3.0
            };
            area(x.sqrt().asin()) / area(std::f64::consts::FRAC_PI_2)
        };
        for (hits, total) in [(1, 4), (3, 9), (16, 18), (5, 12), (7, 60), (59, 61)] {
            let (low, high) = jeffreys(hits, total);
            assert!((below(low, hits, total - hits) - 0.025).abs() < 1e-9, "{hits} of {total}");
            assert!((below(high, hits, total - hits) - 0.975).abs() < 1e-9, "{hits} of {total}");
        }
    }

    #[test]
    fn whole_numbers_of_anything() {
        assert_eq!((thousandths(f64::NAN), thousandths(2.0), thousandths(-1.0)), (0, 1000, 0));
        assert_eq!((signed_thousandths(f64::NAN), signed_thousandths(-1.2345)), (0, -1235));
        assert_eq!(millionths(0.05), 50_000);
    }
}
