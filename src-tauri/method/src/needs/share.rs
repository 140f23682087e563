//! How much of what an account needs is covered: exact, and never more than somebody said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::Grade;

/// How far a need is covered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Covered {
    /// Wholly.
    Covered,
    /// In part.
    Partly,
    /// Not at all.
    Not,
}

impl Covered {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Covered, Self::Partly, Self::Not];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }

    /// In halves of a need: 2, 1 or 0.
    const fn halves(self) -> u64 {
        match self {
            Self::Covered => 2,
            Self::Partly => 1,
            Self::Not => 0,
        }
    }
}

/// What is known of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stand {
    /// Somebody said so.
    Said(Covered),
    /// Nobody did; the words point there.
    Hinted(Covered),
    /// Nobody did, and no words point anywhere.
    Open,
}

/// How much of what an account needs is covered, in per cent: a need that is covered counts as one, one that is partly as half. Halves of
/// a per cent are rounded up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema, Type)]
pub struct NeedsFit {
    /// How many needs, each once.
    pub needs: u32,
    /// Said to be covered.
    pub covered: u32,
    /// Said to be partly covered.
    pub partly: u32,
    /// Said not to be.
    pub not: u32,
    /// Nobody said anything of them yet.
    pub open: u32,
    /// If none of those that are open is covered.
    pub low: u8,
    /// If all of those that are open are.
    pub high: u8,
    /// What counts as the answer; nothing while nobody said anything.
    pub share: Option<u8>,
    /// How it is known.
    pub grade: Option<Grade>,
}

/// Halves of so many needs in per cent, halves of a per cent rounded up.
fn per_cent(halves: u64, needs: u64) -> u8 {
    match needs {
        0 => 0,
        _ => u8::try_from((100 * halves + needs) / (2 * needs)).unwrap_or(100),
    }
}

/// How much of these needs is covered. *Ours*: where nobody said anything of some of them, the answer rests on where their words point
/// and is a guess; where no words point anywhere, nothing covers the need.
#[must_use]
pub fn fit(stands: impl IntoIterator<Item = Stand>) -> NeedsFit {
    let mut fit = NeedsFit::default();
    let (mut said, mut hinted) = (0, 0);
    for stand in stands {
        fit.needs = fit.needs.saturating_add(1);
        match stand {
            Stand::Said(covered) => {
                said += covered.halves();
                match covered {
                    Covered::Covered => fit.covered += 1,
                    Covered::Partly => fit.partly += 1,
                    Covered::Not => fit.not += 1,
                }
            }
            Stand::Hinted(covered) => {
                hinted += covered.halves();
                fit.open += 1;
            }
            Stand::Open => fit.open += 1,
        }
    }
    let needs = u64::from(fit.needs);
    fit.low = per_cent(said, needs);
    fit.high = per_cent(said + 2 * u64::from(fit.open), needs);
    if fit.open < fit.needs {
        fit.share = Some(per_cent(said + hinted, needs));
        fit.grade = Some(if fit.open == 0 { Grade::Observed } else { Grade::Guess });
    }
    fit
}

#[cfg(test)]
mod tests {
    use super::*;
    use Covered::{Covered as Whole, Not, Partly};
    use Stand::{Hinted, Open, Said};
    use proptest::prelude::*;

    fn told(stands: &[Stand]) -> (u8, u8, Option<u8>, Option<Grade>) {
        let fit = fit(stands.iter().copied());
        (fit.low, fit.high, fit.share, fit.grade)
    }

    #[test]
    fn by_hand() {
        assert_eq!(told(&[]), (0, 0, None, None));
        // Nobody said anything: no answer, whatever the words say.
        assert_eq!(told(&[Hinted(Whole), Open]), (0, 100, None, None));
        // 5 of 6: 83.33.
        let most = [Said(Whole), Said(Whole), Said(Whole), Said(Whole), Said(Whole), Said(Not)];
        assert_eq!(told(&most), (83, 83, Some(83), Some(Grade::Observed)));
        // Half of one of four: 12.5, and halves go up.
        assert_eq!(told(&[Said(Partly), Said(Not), Said(Not), Said(Not)]), (13, 13, Some(13), Some(Grade::Observed)));
        // 2.5 of 3: 83.33; one of three: 33.33; two of three: 66.67.
        assert_eq!(told(&[Said(Whole), Said(Whole), Said(Partly)]).0, 83);
        assert_eq!(told(&[Said(Whole), Said(Not), Said(Not)]).0, 33);
        assert_eq!(told(&[Said(Whole), Said(Whole), Said(Not)]).0, 67);
        // One said, one where words point, one where none do: worst 33, best 100, a guess of 67.
        assert_eq!(told(&[Said(Whole), Hinted(Whole), Open]), (33, 100, Some(67), Some(Grade::Guess)));
        assert_eq!(told(&[Said(Not), Hinted(Not)]), (0, 50, Some(0), Some(Grade::Guess)));
        let fit = fit([Said(Whole), Said(Partly), Said(Not), Hinted(Partly), Open]);
        assert_eq!((fit.needs, fit.covered, fit.partly, fit.not, fit.open), (5, 1, 1, 1, 2));
        assert_eq!((fit.low, fit.high, fit.share), (30, 70, Some(40)));
    }

    fn stand() -> impl Strategy<Value = Stand> {
        let covered = prop_oneof![Just(Whole), Just(Partly), Just(Not)];
        prop_oneof![covered.clone().prop_map(Said), covered.prop_map(Hinted), Just(Open)]
    }

    proptest! {
        #[test]
        fn order_does_not_matter(stands in prop::collection::vec(stand(), 0..40)) {
            let back: Vec<Stand> = stands.iter().rev().copied().collect();
            prop_assert_eq!(fit(stands), fit(back));
        }

        /// Whatever is said of a need that was open, the range gets narrower or stays, and holds what it held.
        #[test]
        fn saying_more_never_widens(stands in prop::collection::vec(stand(), 1..40), at in any::<prop::sample::Index>(), c in 0usize..3) {
            let before = fit(stands.iter().copied());
            prop_assert!(before.low <= before.high && before.share.is_none_or(|s| (before.low..=before.high).contains(&s)));
            let at = at.index(stands.len());
            prop_assume!(!matches!(stands[at], Said(_)));
            let mut more = stands;
            more[at] = Said(Covered::ALL[c]);
            let after = fit(more);
            prop_assert!(after.low >= before.low && after.high <= before.high);
            prop_assert_eq!(after.open + 1, before.open);
        }
    }
}
