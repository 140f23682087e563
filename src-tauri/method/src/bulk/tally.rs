//! How many accounts fall in each tier, counted anew for every change while a hand is still moving.

use std::num::NonZero;
use std::thread;

use super::{BLOCK, Packed, Population};
use crate::profile::Profile;

/// Below this many accounts a second thread costs more than it gives.
const WORTH_A_THREAD: usize = 50_000;

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

impl Population {
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
