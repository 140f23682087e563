//! What serving a lane costs in opportunity against the others: what the hours that it took would have brought in the lane that brings
//! most for an hour. *Ours*: no published rule exists.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::figure::{divided, per_hour};
use crate::number::Number;

/// What the customers of a lane brought, and the hours they took. Only customers whose value is known count, with the hours of just these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Served {
    /// What they brought.
    pub value: Number,
    /// The hours spent on them.
    pub hours: Number,
    /// How many customers.
    pub customers: u32,
    /// Whether the lane may stand as the better choice: an open one.
    pub open: bool,
}

/// A lane held against the best of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename = "LaneOpportunity")]
pub struct Opportunity {
    /// What it brings for an hour, to the cent.
    pub per_hour: Number,
    /// The position of the other open lane that brings most for an hour; none where no other is known.
    pub best: Option<u32>,
    /// What that one brings for an hour.
    pub best_per_hour: Option<Number>,
    /// What the hours of this lane would have brought there, beyond what they brought here; below zero, no other lane brings more.
    pub cost: Option<Number>,
}

/// Each lane against the others; `None` where its value or its hours are not known.
#[must_use]
pub fn opportunities(served: &[Served]) -> Vec<Option<Opportunity>> {
    let known = |s: &Served| s.customers > 0 && s.hours.millionths() > 0;
    let parts = |s: &Served| (i128::from(s.value.millionths()), i128::from(s.hours.millionths()));
    // Whether one brings more for an hour than another, without dividing.
    let more = |a: &Served, b: &Served| {
        let ((va, ha), (vb, hb)) = (parts(a), parts(b));
        va * hb > vb * ha
    };
    served
        .iter()
        .enumerate()
        .map(|(at, own)| {
            let rate = if known(own) { per_hour(own.value, own.hours)? } else { return None };
            let others = served.iter().enumerate().filter(|(to, other)| *to != at && other.open && known(other));
            let best = others.reduce(|best, next| if more(next.1, best.1) { next } else { best });
            let ((value, hours), there) = (parts(own), best.map(|b| parts(b.1)));
            Some(Opportunity {
                per_hour: rate,
                best: best.and_then(|b| u32::try_from(b.0).ok()),
                best_per_hour: best.and_then(|b| per_hour(b.1.value, b.1.hours)),
                cost: there.and_then(|(v, h)| divided((hours.checked_mul(v)?).checked_sub(value.checked_mul(h)?)?, h)),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(value: i32, hours: i32, open: bool) -> Served {
        Served { value: Number::from(value), hours: Number::from(hours), customers: 3, open }
    }

    #[test]
    fn by_hand() {
        // 1,000 an hour; 300 an hour in 40 hours; a closed lane of 2,000 an hour; one without hours.
        let lanes = [served(100_000, 100, true), served(12_000, 40, true), served(20_000, 10, false), served(5_000, 0, true)];
        let told = opportunities(&lanes);
        let n = |n: i32| Some(Number::from(n));
        let first = told[0].unwrap();
        // 100 hours at 300 are 30,000: 70,000 less than they brought.
        assert_eq!(
            (first.per_hour, first.best, first.best_per_hour, first.cost),
            (Number::from(1000), Some(1), n(300), n(-70_000))
        );
        // 40 hours at 1,000 are 40,000: 28,000 more.
        let second = told[1].unwrap();
        assert_eq!(
            (second.per_hour, second.best, second.best_per_hour, second.cost),
            (Number::from(300), Some(0), n(1000), n(28_000))
        );
        // A closed lane is no better choice, but it is held against one.
        assert_eq!((told[2].unwrap().best, told[2].unwrap().cost), (Some(0), n(-10_000)));
        assert_eq!(told[3], None);
        assert!(opportunities(&[]).is_empty());
        let alone = opportunities(&lanes[..1])[0].unwrap();
        assert_eq!((alone.best, alone.cost), (None, None));
        // 10 hours at a third of 100 are 333.33, and nobody brought anything: rounded once, at the end.
        let thirds = opportunities(&[served(0, 10, true), served(100, 3, true)]);
        assert_eq!(thirds[0].unwrap().cost, Some(Number::parse("333.33").unwrap()));
    }

    #[test]
    fn of_two_that_bring_the_same_the_first_counts() {
        let told = opportunities(&[served(1, 1, true), served(10, 2, true), served(5, 1, true)]);
        assert_eq!(told[0].unwrap().best, Some(1));
    }
}
