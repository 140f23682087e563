//! Scoring many accounts at once, with the same digits as [`crate::score::score`].
//!
//! Answers become small codes once. A change of weights or thresholds then costs a few table look-ups per account: the three sums
//! travel packed in one 64-bit word, and several parameters share one table where their combinations are few.

use std::collections::HashMap;
use std::num::NonZero;
use std::thread;

use crate::answer::{Answer, Given, Grade, Reading, State};
use crate::profile::{Guesses, Parameter, Profile};

/// Code 0 of every parameter: nothing is known.
pub const UNKNOWN: u16 = 0;

/// Turns the answers of one parameter into codes.
#[derive(Debug, Clone)]
pub struct Coder {
    parameter: Parameter,
    guesses: Guesses,
    readings: Vec<Reading>,
    codes: HashMap<Reading, u16>,
    texts: HashMap<Box<str>, u16>,
}

/// How many spellings of one column are remembered; a column of free text must not fill the memory.
const REMEMBERED: usize = 10_000;

impl Coder {
    /// A coder for a parameter of a profile that treats guesses this way.
    #[must_use]
    pub fn new(parameter: &Parameter, guesses: Guesses) -> Self {
        let mut coder =
            Self { parameter: parameter.clone(), guesses, readings: Vec::new(), codes: HashMap::new(), texts: HashMap::new() };
        let unknown = parameter.unknown(State::Unknown);
        coder.code_of(unknown);
        coder
    }

    /// The code of a text as a table has it, graded as the customer's word. `None`: no level covers it (S9); it counts as
    /// [`UNKNOWN`].
    pub fn code_text(&mut self, text: &str) -> Option<u16> {
        if text.is_empty() {
            return Some(UNKNOWN);
        }
        if let Some(&code) = self.texts.get(text) {
            return if code == u16::MAX { None } else { Some(code) };
        }
        let Some(given) = self.parameter.read(text) else { return Some(UNKNOWN) };
        let code = match self.parameter.levels_of(&given) {
            Some(levels) => {
                let reading = self.parameter.reading_of(levels, Grade::Said, self.guesses);
                Some(self.code_of(reading))
            }
            None => None,
        };
        if self.texts.len() < REMEMBERED {
            self.texts.insert(text.into(), code.unwrap_or(u16::MAX));
        }
        code
    }

    /// The code of a number.
    pub fn code_number(&mut self, number: crate::number::Number) -> Option<u16> {
        let levels = self.parameter.levels_of(&Given::Number(number))?;
        let reading = self.parameter.reading_of(levels, Grade::Said, self.guesses);
        Some(self.code_of(reading))
    }

    /// The code of an answer; what no level covers counts as unknown.
    pub fn code(&mut self, answer: Option<&Answer>) -> u16 {
        let reading = self.parameter.reading(answer, self.guesses);
        if matches!(reading.state, State::Unknown | State::Unmatched) { UNKNOWN } else { self.code_of(reading) }
    }

    /// Reads every code anew with other fits: the parameter must have the levels that this was made with, in their order.
    fn refit(&mut self, parameter: &Parameter) {
        for reading in &mut self.readings {
            *reading = match reading.state {
                State::Known => parameter.reading_of(std::mem::take(&mut reading.levels), Grade::Said, self.guesses),
                State::Guess => parameter.reading_of(std::mem::take(&mut reading.levels), Grade::Guess, self.guesses),
                state => parameter.unknown(state),
            };
        }
        self.parameter = parameter.clone();
    }

    /// What a code means.
    #[must_use]
    pub fn reading(&self, code: u16) -> Option<&Reading> {
        self.readings.get(usize::from(code))
    }

    /// How many codes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// Never: code 0 is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    fn code_of(&mut self, reading: Reading) -> u16 {
        if let Some(&code) = self.codes.get(&reading) {
            return code;
        }
        // Several answers at once could in theory have more combinations than codes; what is over counts as unknown rather
        // than as something else. A hundred levels with ten thousand combinations in use are far below it.
        let Ok(code) = u16::try_from(self.readings.len()) else { return UNKNOWN };
        if code == u16::MAX {
            return UNKNOWN;
        }
        self.readings.push(reading.clone());
        self.codes.insert(reading, code);
        code
    }

    /// weight × (worst, expected, best fit) per code, packed.
    #[must_use]
    pub fn table(&self, weight: u16) -> Vec<Packed> {
        self.readings.iter().map(|r| Packed::new(weight, r)).collect()
    }

    /// The best tier that each code allows under the profile's must-haves; 0 where it caps nothing.
    #[must_use]
    pub fn caps(&self, profile: &Profile) -> Vec<u8> {
        let rules: Vec<(usize, &crate::profile::MustHave)> = profile
            .must_haves
            .iter()
            .filter(|m| m.parameter == self.parameter.id)
            .filter_map(|m| profile.tier_index(&m.at_most).map(|tier| (tier, m)))
            .collect();
        self.readings
            .iter()
            .map(|r| {
                let hit = |m: &crate::profile::MustHave| {
                    r.state == State::Known && r.levels.iter().any(|&l| m.levels.contains(&self.parameter.levels[l].id))
                };
                let worst = rules.iter().filter(|(_, m)| hit(m)).map(|&(tier, _)| tier).max().unwrap_or(0);
                u8::try_from(worst).unwrap_or(u8::MAX)
            })
            .collect()
    }
}

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

/// How many accounts fall in each tier, best first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// By their low score.
    pub low: Vec<u64>,
    /// By their likely score.
    pub likely: Vec<u64>,
    /// By their high score.
    pub high: Vec<u64>,
    /// Those whose tier is the same for all three.
    pub settled: u64,
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
/// Below this many accounts a second thread costs more than it gives.
const WORTH_A_THREAD: usize = 50_000;

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
        let mut coders: Vec<Coder> = profile.parameters.iter().map(|p| Coder::new(p, profile.guesses)).collect();
        let mut columns: Vec<Vec<u16>> = vec![Vec::new(); coders.len()];
        for answers in accounts {
            for (column, (coder, parameter)) in columns.iter_mut().zip(coders.iter_mut().zip(&profile.parameters)) {
                column.push(coder.code(answers.get(&parameter.id)));
            }
        }
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

    /// Counts the tiers under the weights and thresholds of `profile`, which must have the parameters, levels and must-haves this
    /// population was made with.
    #[must_use]
    pub fn tally(&self, profile: &Profile) -> Tally {
        let tables = self.tables(profile);
        let limits: Vec<u32> = profile.tiers.iter().map(|t| t.from).collect();
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(self.rows / WORTH_A_THREAD + 1);
        let share = self.rows.div_ceil(threads).next_multiple_of(BLOCK);
        let part = |from: usize| self.count(&tables, &limits, from, (from + share).min(self.rows));
        if threads == 1 {
            return part(0).tally(self.rows);
        }
        let mut total = Count::default();
        thread::scope(|scope| {
            let running: Vec<_> = (1..threads).map(|t| scope.spawn(move || part(t * share))).collect();
            total.add(&part(0));
            for handle in running {
                if let Ok(count) = handle.join() {
                    total.add(&count);
                }
            }
        });
        total.tally(self.rows)
    }

    fn count(&self, tables: &[Vec<Packed>], limits: &[u32], from: usize, to: usize) -> Count {
        let mut count = Count::new(limits.len());
        let mut sums = [Packed::default(); BLOCK];
        let (mut low, mut likely, mut high, mut differ) = ([0u32; BLOCK], [0u32; BLOCK], [0u32; BLOCK], [0u32; BLOCK]);
        let mut at = from;
        while at < to {
            let size = BLOCK.min(to - at);
            self.sums(tables, at, &mut sums[..size]);
            for (i, sum) in sums[..size].iter().enumerate() {
                (low[i], likely[i], high[i]) = (sum.low(), sum.likely(), sum.high());
            }
            differ[..size].fill(0);
            let caps = &self.caps[at..at + size];
            // "In tier k or a worse one" = below the threshold of the tier above k, or capped there. Counting that for each k
            // has no branches, so the compiler can do many accounts in one instruction.
            for (above, &limit) in limits.iter().enumerate().take(limits.len().saturating_sub(1)) {
                let k = u8::try_from(above + 1).unwrap_or(u8::MAX);
                let mut beyond = [0u32; 3];
                for i in 0..size {
                    let capped = u32::from(caps[i] >= k);
                    let l = u32::from(low[i] < limit) | capped;
                    let m = u32::from(likely[i] < limit) | capped;
                    let h = u32::from(high[i] < limit) | capped;
                    beyond[0] += l;
                    beyond[1] += m;
                    beyond[2] += h;
                    differ[i] |= l ^ h;
                }
                for (sum, more) in count.beyond[above + 1].iter_mut().zip(beyond) {
                    *sum += u64::from(more);
                }
            }
            count.open += differ[..size].iter().map(|&d| u64::from(d)).sum::<u64>();
            at += size;
        }
        count
    }
}

/// How many are in tier k or worse (by low, likely, high), and how many are not settled.
#[derive(Default)]
struct Count {
    beyond: Vec<[u64; 3]>,
    open: u64,
}

impl Count {
    fn new(tiers: usize) -> Self {
        Self { beyond: vec![[0; 3]; tiers], open: 0 }
    }

    fn add(&mut self, other: &Self) {
        self.beyond.resize(other.beyond.len().max(self.beyond.len()), [0; 3]);
        for (sum, more) in self.beyond.iter_mut().zip(&other.beyond) {
            for (s, m) in sum.iter_mut().zip(more) {
                *s += m;
            }
        }
        self.open += other.open;
    }

    fn tally(mut self, rows: usize) -> Tally {
        if let Some(best) = self.beyond.first_mut() {
            *best = [rows as u64; 3];
        }
        let column = |which: usize| -> Vec<u64> {
            let beyond = |k: usize| self.beyond.get(k).map_or(0, |b| b[which]);
            (0..self.beyond.len()).map(|k| beyond(k) - beyond(k + 1)).collect()
        };
        Tally { low: column(0), likely: column(1), high: column(2), settled: rows as u64 - self.open }
    }
}
