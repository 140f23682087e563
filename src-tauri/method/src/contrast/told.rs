//! What so few slides cannot tell (D3).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::exact::Exact;
use super::{RARE, Seen};

/// A difference: on so many of one side against so many of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Told {
    /// On the left.
    pub left: u32,
    /// On the right.
    pub right: u32,
}

/// The smallest differences that so few accounts can tell at all, said only where a side has fewer than [`FEW`] of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CannotKnow {
    /// Accounts with slides on the left.
    pub left: u32,
    /// Accounts with slides on the right.
    pub right: u32,
    /// All on the left against so many on the right is the smallest difference that would lean. Nothing: not even all against none.
    pub leans: Option<Told>,
    /// The same for one that would separate, among the fields of a slide. Nothing: not even all against none.
    pub separates: Option<Told>,
}

/// From so many accounts a side on nothing needs to be said of what cannot be known.
pub const FEW: u32 = 15;

/// What cannot be known from so few, with so many rows looked at together.
#[must_use]
pub fn cannot_know(left: Seen, right: Seen, rows: u32) -> Option<CannotKnow> {
    let (n, m) = (left.accounts, right.accounts);
    if n >= FEW && m >= FEW {
        return None;
    }
    let exact = Exact::new(n.saturating_add(m));
    let smallest = |limit: f64| {
        let told = (0..m).rev().find(|&b| n > 0 && exact.p([n, b], [n, m]) <= limit);
        told.map(|right| Told { left: n, right })
    };
    Some(CannotKnow { left: n, right: m, leans: smallest(RARE), separates: smallest(RARE / f64::from(rows.max(1))) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts(n: u32) -> Seen {
        Seen { slides: n, accounts: n, mostly: n }
    }

    #[test]
    fn five_a_side_by_hand() {
        // 5 against 1 is p = 0.0476, 5 against 2 is 0.167; 5 against 0 is 0.0079, more than 0.05 / 7.
        let few = cannot_know(accounts(5), accounts(5), 7).unwrap();
        assert_eq!(few, CannotKnow { left: 5, right: 5, leans: Some(Told { left: 5, right: 1 }), separates: None });
        // 3 against 0 is one in ten: nothing can be told.
        let none = cannot_know(accounts(3), accounts(3), 7).unwrap();
        assert_eq!((none.leans, none.separates), (None, None));
        assert_eq!(cannot_know(accounts(0), accounts(4), 7).unwrap().leans, None);
        assert_eq!(cannot_know(accounts(FEW), accounts(FEW), 7), None);
    }
}
