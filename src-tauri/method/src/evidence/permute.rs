//! What chance alone would show (E1): the outcomes are dealt out anew among the customers again and again, and every parameter is
//! looked at each time.
//!
//! Because all parameters are looked at together in each deal, the adjusted p of one says how often chance would show *any* of them
//! that strong: the max-T method of P. Westfall and S. Young (Resampling-based multiple testing, Wiley 1993, single step).

use super::chance::Chance;
use super::coded::{Coded, Column, NOT_KNOWN};
use super::weight_of_evidence::{Iv, comparable};

/// What permuting found.
#[derive(Debug, Clone, PartialEq)]
pub struct Permuted {
    /// How many deals were looked at.
    pub deals: u32,
    /// Whether these are all there are, each once; else they were drawn by chance.
    pub every: bool,
    /// One for each parameter.
    pub parameters: Vec<Rarity>,
}

/// How rare what one parameter shows is by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rarity {
    /// Its information value with ½ added to every cell. Of a parameter of which several levels may hold: that of its most telling one.
    pub iv: f64,
    /// How often chance shows this parameter at least so telling.
    pub p: f64,
    /// How often chance shows any of the parameters at least so telling.
    pub adjusted: f64,
    /// How often chance has higher (or lower) fits of this parameter go with success at least so clearly.
    pub p_fit: f64,
    /// How often chance has the fits of any parameter go with success, or against it, at least so clearly.
    pub adjusted_fit: f64,
}

impl Rarity {
    /// Of a parameter that says the same of all.
    pub const NOTHING: Self = Self { iv: 0.0, p: 1.0, adjusted: 1.0, p_fit: 1.0, adjusted_fit: 1.0 };
}

/// Where drawing begins. Any number would do; always the same makes every figure reproducible.
pub const SEED: u64 = 0x1a_e715_e5ee_d001;

/// Deals that differ by less are the same but for rounding.
const ROUNDING: f64 = 1e-9;

/// One question that a parameter is asked: how the known customers fall into classes.
struct Question {
    /// The patterns of each class.
    classes: Vec<Vec<usize>>,
    iv: Iv,
}

/// A parameter, ready to be looked at under any deal.
struct Looked {
    /// Where it stands in the profile.
    at: usize,
    members: Members,
    questions: Vec<Question>,
    /// Twice the middle rank of each pattern by its fit, less the mean of all.
    ranks: Vec<i64>,
    /// What the square of their sum is divided by, so that parameters compare; 1 where all have one fit, and the sum is nothing.
    spread: f64,
    known: u32,
    /// What is taken off because the most telling of several questions tells more by chance than a single one.
    picked: f64,
}

/// Who has which pattern, in the way that is quicker to count.
enum Members {
    /// A set of bits for each pattern.
    Bits(Vec<Vec<u64>>),
    /// The customers that are known, with their pattern.
    List(Vec<(u32, u32)>),
}

/// What is looked at under one deal.
#[derive(Clone, Copy, Default)]
struct Seen {
    telling: f64,
    iv: f64,
    /// The square of how clearly fits go with success, either way.
    fit: f64,
}

/// What chance alone would show, from the usual beginning.
#[must_use]
pub fn permute(coded: &Coded, deals: u32) -> Permuted {
    permute_by(coded, deals, SEED)
}

/// About how many steps one deal takes.
#[must_use]
pub fn steps(coded: &Coded) -> u64 {
    let (customers, words) = (coded.len(), coded.len().div_ceil(64));
    let of = |column: &Column| (column.patterns.len() * words).min(customers) + 8 * column.patterns.len();
    (coded.columns.iter().map(of).sum::<usize>() + customers) as u64
}

/// Deals the outcomes out `deals` times (or in every possible way, where there are no more), the same for every parameter. The first so
/// many deals of a longer run are those of a shorter one.
#[must_use]
pub fn permute_by(coded: &Coded, deals: u32, seed: u64) -> Permuted {
    let sides = coded.sides();
    let looked: Vec<Looked> = coded.columns.iter().enumerate().filter_map(|(at, c)| Looked::new(at, c, coded.len())).collect();
    let mut counts = Counter::default();
    let divided = sides.success > 0 && sides.others > 0;
    let mut deal = Deal::new(coded, deals, seed);
    let own: Vec<Seen> = looked.iter().map(|l| l.seen(&deal.success, &mut counts)).collect();
    let mut beyond = vec![[0u32; 4]; looked.len()];
    let mut dealt = 0;
    let mut seen: Vec<Seen> = vec![Seen::default(); looked.len()];
    while divided && !looked.is_empty() && dealt < deals && deal.next() {
        dealt += 1;
        let (mut strongest, mut clearest) = (f64::NEG_INFINITY, 0.0_f64);
        for (seen, looked) in seen.iter_mut().zip(&looked) {
            *seen = looked.seen(&deal.success, &mut counts);
            strongest = strongest.max(seen.telling);
            clearest = clearest.max(seen.fit);
        }
        for ((beyond, own), seen) in beyond.iter_mut().zip(&own).zip(&seen) {
            beyond[0] += u32::from(seen.telling >= own.telling - ROUNDING);
            beyond[1] += u32::from(strongest >= own.telling - ROUNDING);
            beyond[2] += u32::from(seen.fit >= own.fit - ROUNDING);
            beyond[3] += u32::from(clearest >= own.fit - ROUNDING);
        }
    }
    let every = deal.every.is_some();
    // Drawn deals never show that something is impossible: what was seen counts as one of them.
    let extra = u32::from(!every);
    let chance = |count: u32| if dealt == 0 { 1.0 } else { f64::from(count + extra) / f64::from(dealt + extra) };
    let mut parameters = vec![Rarity::NOTHING; coded.columns.len()];
    for ((looked, own), beyond) in looked.iter().zip(&own).zip(&beyond) {
        let [p, adjusted, p_fit, adjusted_fit] = beyond.map(chance);
        parameters[looked.at] = Rarity { iv: own.iv, p, adjusted, p_fit, adjusted_fit };
    }
    Permuted { deals: dealt, every, parameters }
}

impl Looked {
    /// Nothing where all that are known answered the same, or nobody did.
    fn new(at: usize, column: &Column, customers: usize) -> Option<Self> {
        let totals = totals(column);
        if totals.len() < 2 {
            return None;
        }
        let words = customers.div_ceil(64);
        let members = if totals.len() * words <= customers.max(64) {
            let mut bits = vec![vec![0u64; words]; totals.len()];
            for customer in 0..customers {
                if let Some(pattern) = column.pattern(customer) {
                    bits[pattern][customer / 64] |= 1 << (customer % 64);
                }
            }
            Members::Bits(bits)
        } else {
            let known = column.codes.iter().enumerate().filter(|(_, code)| **code != NOT_KNOWN);
            Members::List(known.filter_map(|(at, &code)| Some((u32::try_from(at).ok()?, code))).collect())
        };
        let classes: Vec<Vec<Vec<usize>>> = if column.several {
            let having = |level: usize| -> Vec<Vec<usize>> {
                let (with, without) = (0..totals.len()).partition(|&p| column.patterns[p].contains(&level));
                vec![with, without]
            };
            (0..column.levels).map(having).filter(|c| c.iter().all(|c| !c.is_empty())).collect()
        } else {
            vec![(0..totals.len()).map(|p| vec![p]).collect()]
        };
        let questions: Vec<Question> = classes
            .into_iter()
            .map(|classes| {
                let sizes: Vec<u32> = classes.iter().map(|c| c.iter().map(|&p| totals[p]).sum()).collect();
                Question { iv: Iv::new(&sizes), classes }
            })
            .collect();
        let ranks = ranks(column, &totals);
        let known: u32 = totals.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "ranks, far below 2^53")]
        let square = |(&rank, &total): (&i64, &u32)| (rank as f64).powi(2) * f64::from(total);
        let squares: f64 = ranks.iter().zip(&totals).map(square).sum();
        let spread = if squares > 0.0 { squares / f64::from(known) / f64::from(known) } else { 1.0 };
        Some(Self { at, members, picked: picked(questions.len()), questions, ranks, spread, known })
    }

    fn seen(&self, success: &[u64], counts: &mut Counter) -> Seen {
        let counts = counts.of(&self.members, self.ranks.len(), success);
        let hits: u32 = counts.iter().sum();
        let misses = self.known - hits;
        if hits == 0 || misses == 0 {
            return Seen { telling: f64::NEG_INFINITY, ..Seen::default() };
        }
        let mut seen = Seen { telling: f64::NEG_INFINITY, ..Seen::default() };
        for question in &self.questions {
            let of_class = |class: &Vec<usize>| class.iter().map(|&p| counts[p]).sum();
            let iv = question.iv.of(question.classes.iter().map(of_class), hits, misses);
            let telling = comparable(Iv::square(iv, hits, misses), question.iv.freedom());
            if telling > seen.telling {
                (seen.telling, seen.iv) = (telling, iv);
            }
        }
        seen.telling -= self.picked;
        let sum: i64 = self.ranks.iter().zip(counts).map(|(&rank, &count)| rank * i64::from(count)).sum();
        #[expect(clippy::cast_precision_loss, reason = "sums of ranks, far below 2^53")]
        let clear = (sum as f64).powi(2) / (f64::from(hits) * f64::from(misses) * self.spread);
        seen.fit = clear;
        seen
    }
}

/// How many are known to have each pattern.
fn totals(column: &Column) -> Vec<u32> {
    let nobody = vec![false; column.codes.len()];
    column.counts(&nobody).iter().map(|c| c.total()).collect()
}

/// How far three standard deviations of one question are beyond what the most telling of `questions` passes as rarely.
fn picked(questions: usize) -> f64 {
    const FAR: f64 = 3.0;
    let beyond = |z: f64| 0.5 * libm::erfc(z / std::f64::consts::SQRT_2);
    #[expect(clippy::cast_precision_loss, reason = "a count of levels")]
    let together = (questions.max(1) as f64 * beyond(FAR)).min(0.5);
    let (mut near, mut far) = (0.0, FAR);
    for _ in 0..60 {
        let middle = f64::midpoint(near, far);
        if beyond(middle) > together { near = middle } else { far = middle }
    }
    FAR - f64::midpoint(near, far)
}

/// Twice the middle rank of each pattern by its fit, less the mean of all, so that under chance their sum is zero on average.
fn ranks(column: &Column, totals: &[u32]) -> Vec<i64> {
    let known: i64 = totals.iter().map(|&t| i64::from(t)).sum();
    let below = |fit: u8, same: bool| -> i64 {
        let those = column.fits.iter().zip(totals).filter(|(f, _)| if same { **f == fit } else { **f < fit });
        those.map(|(_, &t)| i64::from(t)).sum()
    };
    column.fits.iter().map(|&fit| 2 * below(fit, false) + below(fit, true) - known).collect()
}

#[derive(Default)]
struct Counter {
    counts: Vec<u32>,
}

impl Counter {
    /// How many of those dealt a success have each pattern.
    fn of(&mut self, members: &Members, patterns: usize, success: &[u64]) -> &[u32] {
        self.counts.clear();
        match members {
            Members::Bits(bits) => {
                let both = |own: &Vec<u64>| own.iter().zip(success).map(|(a, b)| (a & b).count_ones()).sum::<u32>();
                self.counts.extend(bits.iter().map(both));
            }
            Members::List(list) => {
                self.counts.resize(patterns, 0);
                for &(customer, pattern) in list {
                    let bit = success[(customer / 64) as usize] >> (customer % 64) & 1;
                    self.counts[pattern as usize] += u32::from(bit == 1);
                }
            }
        }
        &self.counts
    }
}

/// Who succeeds in a deal, as bits.
struct Deal {
    success: Vec<u64>,
    customers: usize,
    hits: usize,
    chance: Chance,
    /// Where every deal is looked at: the next one. All fit in one word then.
    every: Option<u64>,
}

impl Deal {
    /// Begins with the outcomes as they are.
    fn new(coded: &Coded, deals: u32, seed: u64) -> Self {
        let customers = coded.len();
        let hits = coded.success.iter().filter(|s| **s).count();
        let mut success = vec![0u64; customers.div_ceil(64).max(1)];
        for (customer, _) in coded.success.iter().enumerate().filter(|(_, s)| **s) {
            success[customer / 64] |= 1 << (customer % 64);
        }
        let few = customers < 63 && ways(customers, hits).is_some_and(|w| w <= u64::from(deals));
        let every = (few && hits > 0 && hits < customers).then(|| (1u64 << hits) - 1);
        Self { success, customers, hits, chance: Chance::new(seed), every }
    }

    /// Deals anew; false where every deal was looked at.
    fn next(&mut self) -> bool {
        if let Some(next) = self.every {
            if next >> self.customers != 0 {
                return false;
            }
            self.success[0] = next;
            // The next larger number with as many bits (R. W. Gosper).
            let low = next & next.wrapping_neg();
            let ripple = next + low;
            self.every = Some((((next ^ ripple) >> 2) / low) | ripple);
            return true;
        }
        // A random subset of that size (R. W. Floyd), of those who succeed or of the others, whichever are fewer.
        let fewer = self.hits.min(self.customers - self.hits);
        self.success.fill(0);
        for last in self.customers - fewer..self.customers {
            let drawn = self.chance.below(last + 1);
            let taken = self.success[drawn / 64] >> (drawn % 64) & 1 == 1;
            let at = if taken { last } else { drawn };
            self.success[at / 64] |= 1 << (at % 64);
        }
        if fewer < self.hits {
            self.success.iter_mut().for_each(|w| *w = !*w);
            let over = self.success.len() * 64 - self.customers;
            if let Some(last) = self.success.last_mut().filter(|_| over > 0) {
                *last = last.wrapping_shl(u32::try_from(over).unwrap_or(0)) >> over;
            }
        }
        true
    }
}

/// In how many ways so many can be chosen; nothing where it is more than a word holds.
#[must_use]
pub fn ways(of: usize, choose: usize) -> Option<u64> {
    let choose = choose.min(of.checked_sub(choose)?);
    let mut ways = 1u64;
    for step in 0..choose {
        ways = ways.checked_mul((of - step) as u64)? / (step as u64 + 1);
    }
    Some(ways)
}
