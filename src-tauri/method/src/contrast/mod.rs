//! The contrast (D3): what is seen on the slides of one group of accounts and not on those of another, and how far that can be trusted.
//!
//! The rule of the verdict is *ours*. A difference is counted by slide and by account: slides of one account are not independent of each
//! other, so what only shows by slide is not believed.

pub mod exact;
pub mod heads;
pub mod pieces;
pub mod terms;
pub mod told;
pub mod traits;

use serde::{Deserialize, Serialize};
use specta::Type;

use exact::{Exact, difference};
pub use told::{CannotKnow, Told, cannot_know};
pub use traits::{Around, SlideTrait};

/// How far a difference can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ContrastVerdict {
    /// So large a difference comes by chance in fewer than one of twenty such comparisons, all rows beside it considered.
    Separates,
    /// It would be as rare if it were the only row looked at.
    Leans,
    /// Neither a difference nor that there is none can be told from so few.
    TooFew,
    /// There is at most a small one: with 95 % confidence less than a third either way.
    NoDifference,
}

/// What counts as rare: one in twenty.
pub const RARE: f64 = 0.05;

/// The largest difference of two shares that still counts as none.
pub const SMALL: f64 = 1.0 / 3.0;

/// On how many slides of a group something is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Seen {
    /// Slides.
    pub slides: u32,
    /// Accounts with such a slide.
    pub accounts: u32,
    /// Accounts of whose slides at least half are such.
    pub mostly: u32,
}

/// Which group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The first group: those who succeeded, unless somebody chose otherwise.
    Left,
    /// The second.
    Right,
}

/// The slides that are compared: for each its account (any number, the same for slides of the same account) and its group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sides {
    /// In any order.
    slides: Vec<Option<(usize, Side)>>,
    /// Slides and group of each account.
    accounts: Vec<(u32, Side)>,
}

impl Sides {
    /// Of each slide its account and group; nothing for a slide of neither group.
    #[must_use]
    pub fn new(slides: &[Option<(u32, Side)>]) -> Self {
        let mut places = std::collections::HashMap::new();
        let mut accounts: Vec<(u32, Side)> = Vec::new();
        let slides = slides
            .iter()
            .map(|slide| {
                let (account, side) = (*slide)?;
                let at = *places.entry(account).or_insert_with(|| {
                    accounts.push((0, side));
                    accounts.len() - 1
                });
                accounts[at].0 += 1;
                Some((at, side))
            })
            .collect();
        Self { slides, accounts }
    }

    /// The group of a slide.
    #[must_use]
    pub fn side(&self, slide: usize) -> Option<Side> {
        self.slides.get(slide).copied().flatten().map(|(_, side)| side)
    }

    /// How many slides and accounts a group has.
    #[must_use]
    pub fn whole(&self, side: Side) -> Seen {
        let accounts = count(self.accounts.iter().filter(|a| a.1 == side).count());
        let slides = self.accounts.iter().filter(|a| a.1 == side).map(|a| a.0).sum();
        Seen { slides, accounts, mostly: accounts }
    }

    /// What is seen where, of something that these slides (positions, in any order, each once) have.
    #[must_use]
    pub fn seen(&self, having: &[usize]) -> (Seen, Seen) {
        let mut accounts: Vec<usize> =
            having.iter().filter_map(|&at| self.slides.get(at).copied().flatten()).map(|s| s.0).collect();
        accounts.sort_unstable();
        let mut seen = (Seen::default(), Seen::default());
        for run in accounts.chunk_by(|a, b| a == b) {
            let (all, side) = self.accounts[run[0]];
            let on = if side == Side::Left { &mut seen.0 } else { &mut seen.1 };
            let slides = count(run.len());
            on.slides += slides;
            on.accounts += 1;
            on.mostly += u32::from(2 * slides >= all);
        }
        seen
    }
}

pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// How far a difference can be trusted, and how rare it is by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// How far.
    pub verdict: ContrastVerdict,
    /// How often chance alone gives at least so rare a table: the larger of Fisher's exact p by slide and by account (those of whose
    /// slides at least half have it). Not adjusted.
    pub p: f64,
}

/// Judges rows that are shown together: the more of them, the rarer each has to be (Holm).
#[must_use]
pub fn judge(sides: &Sides, rows: &[(Seen, Seen)]) -> Vec<Judged> {
    let (left, right) = (sides.whole(Side::Left), sides.whole(Side::Right));
    let exact = Exact::new(left.slides + right.slides);
    let alone: Vec<f64> = rows
        .iter()
        .map(|(a, b)| {
            let by_slide = exact.p([a.slides, b.slides], [left.slides, right.slides]);
            by_slide.max(exact.p([a.mostly, b.mostly], [left.accounts, right.accounts]))
        })
        .collect();
    let among = holm(&alone);
    let verdicts = rows.iter().zip(alone.iter().zip(among)).map(|((a, b), (&p, adjusted))| {
        let verdict = if adjusted <= RARE {
            ContrastVerdict::Separates
        } else if p <= RARE {
            ContrastVerdict::Leans
        } else if difference([a.mostly, b.mostly], [left.accounts, right.accounts])
            .is_some_and(|(low, high)| low >= -SMALL && high <= SMALL)
        {
            ContrastVerdict::NoDifference
        } else {
            ContrastVerdict::TooFew
        };
        Judged { verdict, p }
    });
    verdicts.collect()
}

/// Holm's adjustment: how rare the rarest of so many is, and so on down.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|&a, &b| p[a].total_cmp(&p[b]));
    let mut adjusted = vec![1.0; p.len()];
    let mut floor: f64 = 0.0;
    for (rank, &at) in order.iter().enumerate() {
        let rest = f64::from(count(p.len() - rank));
        floor = floor.max((p[at] * rest).min(1.0));
        adjusted[at] = floor;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holm_as_r_has_it() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") = 0.03 0.06 0.06 0.02
        let adjusted = holm(&[0.01, 0.04, 0.03, 0.005]);
        for (found, known) in adjusted.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            assert!((found - known).abs() < 1e-12, "{adjusted:?}");
        }
        assert!(holm(&[]).is_empty());
    }

    #[test]
    fn slides_of_one_account_do_not_make_a_difference() {
        // One happy account with ten slides that all have it, ten others without: by slide 10 of 10 against 0 of 10.
        let mut slides = vec![Some((1, Side::Left)); 10];
        slides.extend((2..12).map(|a| Some((a, Side::Right))));
        let sides = Sides::new(&slides);
        let having: Vec<usize> = (0..10).collect();
        let seen = sides.seen(&having);
        assert_eq!(seen.0, Seen { slides: 10, accounts: 1, mostly: 1 });
        let judged = judge(&sides, &[seen])[0];
        // By account it is 1 of 1 against 0 of 10: one in eleven.
        assert!((judged.p - 1.0 / 11.0).abs() < 1e-12);
        assert_eq!(judged.verdict, ContrastVerdict::TooFew);
        // Ten accounts with one each separate.
        let slides: Vec<_> = (0..20).map(|a| Some((a, if a < 10 { Side::Left } else { Side::Right }))).collect();
        let sides = Sides::new(&slides);
        assert_eq!(judge(&sides, &[sides.seen(&having)])[0].verdict, ContrastVerdict::Separates);
    }

    #[test]
    fn the_four_verdicts() {
        let of = |left: u32, right: u32| -> Vec<Option<(u32, Side)>> {
            (0..left + right).map(|a| Some((a, if a < left { Side::Left } else { Side::Right }))).collect()
        };
        let verdicts = |left: u32, right: u32, rows: &[(u32, u32)]| -> Vec<ContrastVerdict> {
            let seen = |n| Seen { slides: n, accounts: n, mostly: n };
            let rows: Vec<_> = rows.iter().map(|&(a, b)| (seen(a), seen(b))).collect();
            judge(&Sides::new(&of(left, right)), &rows).iter().map(|j| j.verdict).collect()
        };
        use ContrastVerdict::{Leans, NoDifference, Separates, TooFew};
        // 18 happy and 17 others: 15 against 3 is p = 0.0001; 13 against 7 is p = 0.09.
        assert_eq!(verdicts(18, 17, &[(15, 3), (13, 7)]), [Separates, TooFew]);
        // 5 against 1 of 5 alone is p = 0.0476: it separates if nothing else was looked at, and leans beside another row.
        assert_eq!(verdicts(5, 5, &[(5, 1)]), [Separates]);
        assert_eq!(verdicts(5, 5, &[(5, 1), (3, 3)]), [Leans, TooFew]);
        assert_eq!(verdicts(60, 60, &[(30, 29)]), [NoDifference]);
        assert_eq!(verdicts(5, 5, &[(5, 5)]), [TooFew]);
        assert_eq!(verdicts(5, 0, &[(5, 0)]), [TooFew]);
    }
}
