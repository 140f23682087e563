//! Scoring many accounts at once, with the same digits as [`crate::score::score`].
//!
//! Answers become small codes once. A change of weights or thresholds then costs a few table look-ups per account: the three sums
//! travel packed in one 64-bit word, and several parameters share one table where their combinations are few.

mod code;
mod tally;

use std::collections::HashMap;

use crate::answer::{Answer, Reading};
use crate::profile::{Parameter, Profile};
use crate::reads::{Reads, columns, read_all};

pub use code::{Coder, UNKNOWN};
pub use tally::Tally;

/// Low, likely and high in one word; sums of up to 100000 each cannot carry into each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Packed(u64);

const LIKELY: u32 = 21;
const HIGH: u32 = 42;
const FIELD: u64 = (1 << LIKELY) - 1;

impl Packed {
    /// weight × (worst, expected, best fit) of one answer. Sums hold as long as the weights sum to no more than 1000.
    #[must_use]
    pub fn new(weight: u16, reading: &Reading) -> Self {
        let points = |fit: u8| u64::from(weight) * u64::from(fit);
        Self(points(reading.low) | points(reading.likely) << LIKELY | points(reading.high) << HIGH)
    }

    /// The sum of all three.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// The low score in thousandths of a point.
    #[must_use]
    pub const fn low(self) -> u32 {
        (self.0 & FIELD) as u32
    }

    /// The likely score.
    #[must_use]
    pub const fn likely(self) -> u32 {
        (self.0 >> LIKELY & FIELD) as u32
    }

    /// The high score.
    #[must_use]
    pub const fn high(self) -> u32 {
        (self.0 >> HIGH) as u32
    }
}

/// Parameters that share one table: `code` is a number in the mixed base of their code counts.
#[derive(Debug, Clone)]
struct Shared {
    /// Position of each parameter, with its number of codes.
    members: Vec<(usize, usize)>,
    codes: Vec<u16>,
}

/// Tables beyond this many entries leave the fastest cache.
const TABLE: usize = 512;
/// Accounts worked on at once.
const BLOCK: usize = 1024;

/// Many accounts, ready to be counted again and again.
#[derive(Debug, Clone)]
pub struct Population {
    rows: usize,
    coders: Vec<Coder>,
    shared: Vec<Shared>,
    caps: Vec<u8>,
    unknown: Vec<u16>,
}

impl Population {
    /// From one column of codes per parameter of `profile`, made by its coder. Columns shorter than the longest end unknown.
    #[must_use]
    pub fn new(profile: &Profile, coders: Vec<Coder>, columns: &[Vec<u16>]) -> Self {
        let rows = columns.iter().map(Vec::len).max().unwrap_or(0);
        let at = |column: usize, row: usize| columns.get(column).and_then(|c| c.get(row)).copied().unwrap_or(UNKNOWN);
        let mut shared: Vec<Shared> = Vec::new();
        let mut order: Vec<usize> = (0..coders.len()).collect();
        order.sort_by_key(|&i| coders[i].len());
        let mut size = TABLE + 1;
        for i in order {
            if size * coders[i].len() > TABLE {
                shared.push(Shared { members: Vec::new(), codes: vec![0; rows] });
                size = 1;
            }
            size *= coders[i].len();
            if let Some(last) = shared.last_mut() {
                let base = u16::try_from(coders[i].len()).unwrap_or(u16::MAX);
                last.members.push((i, coders[i].len()));
                for (row, code) in last.codes.iter_mut().enumerate() {
                    *code = if last.members.len() == 1 { at(i, row) } else { *code * base + at(i, row) };
                }
            }
        }
        let mut caps = vec![0u8; rows];
        for (i, coder) in coders.iter().enumerate() {
            let by_code = coder.caps(profile);
            if by_code.iter().any(|&c| c > 0) {
                for (row, cap) in caps.iter_mut().enumerate() {
                    *cap = (*cap).max(by_code[usize::from(at(i, row))]);
                }
            }
        }
        let mut unknown = vec![0u16; rows];
        for i in 0..coders.len() {
            for (row, count) in unknown.iter_mut().enumerate() {
                *count += u16::from(at(i, row) == UNKNOWN);
            }
        }
        Self { rows, coders, shared, caps, unknown }
    }

    /// From accounts with their answers by parameter id.
    pub fn of_answers<'a, S: std::hash::BuildHasher + 'a>(
        profile: &Profile,
        accounts: impl Iterator<Item = &'a HashMap<String, Answer, S>>,
    ) -> Self {
        Self::of_reads(profile, &read_all(profile, accounts))
    }

    /// From accounts whose answers were read under the parameters of `profile`.
    pub fn of_reads<'r>(profile: &Profile, accounts: impl IntoIterator<Item = &'r Reads>) -> Self {
        let mut coders: Vec<Coder> = profile.parameters.iter().map(|p| Coder::new(p, profile.guesses)).collect();
        let columns = columns(profile, profile.guesses, accounts, |at, reading| coders[at].code_reading(reading));
        Self::new(profile, coders, &columns)
    }

    /// How many accounts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Reads one parameter with other fits, so that the next [`Self::scores`] follows. Nothing else of it may differ from the one that
    /// this was made with; where it stands among all is `at`.
    pub fn refit(&mut self, at: usize, parameter: &Parameter) {
        if let Some(coder) = self.coders.get_mut(at) {
            coder.refit(parameter);
        }
    }

    /// The best tier that the must-haves allow each account.
    #[must_use]
    pub fn caps(&self) -> &[u8] {
        &self.caps
    }

    /// How many parameters of each account are unknown, unmatched ones included.
    #[must_use]
    pub fn unknown(&self) -> &[u16] {
        &self.unknown
    }

    fn tables(&self, profile: &Profile) -> Vec<Vec<Packed>> {
        self.shared
            .iter()
            .map(|shared| {
                let mut table = vec![Packed::default()];
                for &(parameter, _) in &shared.members {
                    let weight = profile.parameters.get(parameter).map_or(0, |p| p.weight);
                    let own = self.coders[parameter].table(weight);
                    table = table.iter().flat_map(|&sum| own.iter().map(move |&more| sum.plus(more))).collect();
                }
                table
            })
            .collect()
    }

    fn sums(&self, tables: &[Vec<Packed>], from: usize, sums: &mut [Packed]) {
        sums.fill(Packed::default());
        let to = from + sums.len();
        let codes = |shared: &Shared| -> std::ops::Range<usize> { from..to.min(shared.codes.len()) };
        let mut pairs = self.shared.chunks_exact(2).zip(tables.chunks_exact(2));
        for (shared, table) in pairs.by_ref() {
            let (a, b) = (&shared[0].codes[codes(&shared[0])], &shared[1].codes[codes(&shared[1])]);
            let (first, second) = (table[0].as_slice(), table[1].as_slice());
            for (sum, (&a, &b)) in sums.iter_mut().zip(a.iter().zip(b)) {
                *sum = sum.plus(first[usize::from(a)].plus(second[usize::from(b)]));
            }
        }
        if self.shared.len() % 2 == 1
            && let (Some(shared), Some(table)) = (self.shared.last(), tables.last())
        {
            for (sum, &code) in sums.iter_mut().zip(&shared.codes[codes(shared)]) {
                *sum = sum.plus(table[usize::from(code)]);
            }
        }
    }

    /// The score of every account under the weights of `profile`, which must have the parameters this population was made with.
    #[must_use]
    pub fn scores(&self, profile: &Profile) -> Vec<Packed> {
        let tables = self.tables(profile);
        let mut sums = vec![Packed::default(); self.rows];
        for (at, block) in sums.chunks_mut(BLOCK).enumerate() {
            self.sums(&tables, at * BLOCK, block);
        }
        sums
    }
}
