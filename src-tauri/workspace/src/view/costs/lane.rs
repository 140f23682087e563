//! What the cut-offs of the lane chart come to.

use lanewise_method::Number;
use lanewise_method::cost::{CostBill, Prices};
use lanewise_method::lane::LaneCount;
use serde::Serialize;
use specta::Type;

/// What the cut-offs of a lane chart would have saved and lost, against letting everybody in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneCost {
    /// What they come to.
    pub bill: CostBill,
    /// What those of the newest version came to.
    pub saved: Option<CostBill>,
    /// What the gain differs by from that of the newest version: money, or hours.
    pub more: Option<Number>,
    /// Whether the gain is money.
    pub in_money: bool,
}

impl LaneCost {
    /// From the counts of a chart; nothing without customers.
    pub(in crate::view) fn of(prices: &Prices, counts: &[LaneCount], saved: Option<&[LaneCount]>) -> Option<Self> {
        let bill = bill_of(prices, counts);
        if bill.good + bill.poor == 0 {
            return None;
        }
        let saved = saved.map(|counts| bill_of(prices, counts));
        Some(Self { more: saved.as_ref().map(|s| less(bill.gain, s.gain)), in_money: bill.lost.money.is_some(), bill, saved })
    }
}

pub(super) fn bill_of(prices: &Prices, counts: &[LaneCount]) -> CostBill {
    let admitted: Vec<u32> = counts.iter().map(|c| c.admitted).collect();
    let total: Vec<u32> = counts.iter().map(|c| c.total).collect();
    prices.bill(&admitted, &total)
}

pub(super) fn less(one: Number, other: Number) -> Number {
    Number::from_millionths(one.millionths().saturating_sub(other.millionths()))
}
