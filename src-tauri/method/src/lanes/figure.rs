//! What is known of a measure of the customers of a lane: exact, with how many it is known of, and never two currencies in one sum.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::number::Number;

/// What a customer's cell says of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    /// A number; its currency is empty where none stands with it.
    Number(Number, String),
    /// Something that is no number.
    Unreadable,
    /// Nothing.
    Blank,
}

/// A measure over the customers of a lane.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename = "LaneFigure")]
pub struct Figure {
    /// How many customers there are.
    pub of: u32,
    /// Of how many it is known.
    pub known: u32,
    /// Of how many it stands in another currency; they are left out, not converted.
    pub other_currency: u32,
    /// Of how many something stands there that is no number.
    pub unreadable: u32,
    /// The sum of those that are known.
    pub sum: Option<Number>,
    /// Their median; between the middle two of an even number it is the mean of both.
    pub median: Option<Number>,
}

/// The smallest coin that sums and quotients are given in: a hundredth.
const CENT: i128 = 10_000;
const ONE: i128 = 1_000_000;

fn held(millionths: i128) -> Number {
    Number::from_millionths(i64::try_from(millionths).unwrap_or(if millionths < 0 { i64::MIN } else { i64::MAX }))
}

/// `over / under`, to a hundredth, halves up.
pub(super) fn divided(over: i128, under: i128) -> Option<Number> {
    if under <= 0 {
        return None;
    }
    let twice = under.checked_mul(2 * CENT)?;
    let up = over.checked_mul(2)?.checked_add(under.checked_mul(CENT)?)?;
    Some(held(up.div_euclid(twice) * CENT))
}

/// The figure of some customers; bare numbers count as `currency`.
#[must_use]
pub fn figure<'a>(amounts: impl IntoIterator<Item = &'a Amount>, currency: &str) -> Figure {
    let mut figure = Figure::default();
    let mut known: Vec<i64> = Vec::new();
    for amount in amounts {
        figure.of += 1;
        match amount {
            Amount::Number(number, own) if own.is_empty() || own == currency => known.push(number.millionths()),
            Amount::Number(..) => figure.other_currency += 1,
            Amount::Unreadable => figure.unreadable += 1,
            Amount::Blank => {}
        }
    }
    known.sort_unstable();
    figure.known = u32::try_from(known.len()).unwrap_or(u32::MAX);
    if let Some(upper) = known.get(known.len() / 2) {
        let lower = known[(known.len() - 1) / 2];
        let both = i128::from(lower) + i128::from(*upper);
        figure.median = Some(held((both + 1).div_euclid(2)));
        figure.sum = Some(held(known.iter().map(|n| i128::from(*n)).sum()));
    }
    figure
}

/// So much for an hour, to the cent, halves up; `None` without hours.
#[must_use]
pub fn per_hour(value: Number, hours: Number) -> Option<Number> {
    divided(i128::from(value.millionths()) * ONE, i128::from(hours.millionths()))
}

/// How often a cost comes back, to a hundredth; `None` where it costs nothing.
#[must_use]
pub fn ratio(value: Number, cost: Number) -> Option<Number> {
    per_hour(value, cost)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(n: i64, currency: &str) -> Amount {
        Amount::Number(Number::from_millionths(n), currency.into())
    }

    #[test]
    fn by_hand() {
        let m = |n| Some(Number::from_millionths(n));
        let euro = |n: i64| number(n * 1_000_000, "EUR");
        let amounts =
            [euro(10), euro(40), Amount::Blank, number(20_000_000, ""), Amount::Unreadable, number(5_000_000, "CHF"), euro(-30)];
        let told = figure(&amounts, "EUR");
        // -30, 10, 20, 40: the middle is 15, the sum 40; seven customers, four of them known.
        assert_eq!((told.of, told.known, told.other_currency, told.unreadable), (7, 4, 1, 1));
        assert_eq!((told.median, told.sum), (m(15_000_000), m(40_000_000)));
        let three = figure(&[euro(7), euro(1), euro(100)], "EUR");
        assert_eq!(three.median, m(7_000_000));
        let none = figure(&[Amount::Blank], "EUR");
        assert_eq!((none.of, none.known, none.median, none.sum), (1, 0, None, None));
        // The mean of two neighbours is rounded up at the last of six decimals.
        assert_eq!(figure(&[number(1, ""), number(2, "")], "").median, m(2));
        assert_eq!(figure(&[number(-1, ""), number(-2, "")], "").median, m(-1));
        // Sums are held at the limit, they do not turn over.
        assert_eq!(figure(&[number(i64::MAX, ""), number(i64::MAX, "")], "").sum, m(i64::MAX));
    }

    #[test]
    fn quotients_to_the_cent() {
        let n = |t: &str| Number::parse(t).unwrap();
        // 1,000 in 3 hours is 333.33 an hour; 2,000 in 3 is 666.67; half a cent goes up, also below zero.
        assert_eq!(per_hour(n("1000"), n("3")), Some(n("333.33")));
        assert_eq!(per_hour(n("2000"), n("3")), Some(n("666.67")));
        assert_eq!(per_hour(n("0.005"), n("1")), Some(n("0.01")));
        assert_eq!(per_hour(n("-0.005"), n("1")), Some(n("0")));
        assert_eq!(per_hour(n("5"), n("0")), None);
        assert_eq!(ratio(n("120000"), n("48000")), Some(n("2.5")));
        assert_eq!(
            per_hour(Number::from_millionths(i64::MAX), Number::from_millionths(1)),
            Some(Number::from_millionths(i64::MAX))
        );
    }

    proptest! {
        /// Order does not matter, and what is left out is counted.
        #[test]
        fn every_customer_is_accounted_for(cells in prop::collection::vec((0u8..5, -1_000_000_000i64..1_000_000_000), 0..40)) {
            let amounts: Vec<Amount> = cells.iter().map(|(kind, n)| match kind {
                0 => Amount::Blank,
                1 => Amount::Unreadable,
                2 => number(*n, "USD"),
                3 => number(*n, ""),
                _ => number(*n, "EUR"),
            }).collect();
            let told = figure(&amounts, "EUR");
            let blank = u32::try_from(amounts.iter().filter(|a| **a == Amount::Blank).count()).unwrap();
            prop_assert_eq!(told.known + told.other_currency + told.unreadable + blank, told.of);
            prop_assert_eq!(&told, &figure(amounts.iter().rev(), "EUR"));
            if let (Some(median), true) = (told.median, told.known > 0) {
                let at_most = amounts.iter().filter(|a| matches!(a, Amount::Number(n, c) if c != "USD" && *n <= median)).count();
                prop_assert!(2 * at_most >= usize::try_from(told.known).unwrap());
            }
        }
    }
}
