//! What a cell counts, remembered by its bytes: a column has few different spellings, and a table has many rows.

use lanewise_method::bulk::Packed;

/// What one spelling of a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Meaning {
    /// weight × fit, for the three scores.
    pub(super) points: Packed,
    /// Where the scorer keeps the reading behind it.
    pub(super) reading: u32,
    pub(super) standing: Standing,
    /// It triggers a must-have.
    pub(super) caps: bool,
}

/// Whether the cell said anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Standing {
    /// Blank or "unknown".
    #[default]
    Unknown,
    /// Something that a level covers.
    Known,
    /// Something that no level covers (S9).
    Unmatched,
    /// An error of the spreadsheet, `#N/A`.
    Error,
}

/// Spellings remembered for one column at most.
pub(super) const REMEMBERED: usize = 10_000;
/// A longer cell is no answer of a list; it is not remembered.
const LONGEST: usize = 512;

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// First and last bytes of the spelling; up to sixteen bytes are all of it.
    first: u64,
    last: u64,
    /// Length plus one; zero for an empty slot.
    length: u32,
    /// Where a spelling of more than sixteen bytes stands in `long`.
    long: u32,
    meaning: Meaning,
}

/// A table of spellings.
#[derive(Debug, Clone)]
pub(super) struct Spellings {
    slots: Vec<Slot>,
    long: Vec<u8>,
    filled: usize,
}

/// Multiplier of the golden ratio, which spreads neighbouring keys.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Eight bytes of `bytes` at `at`, those at or behind `end` zero.
#[inline]
fn word(bytes: &[u8], at: usize, end: usize) -> u64 {
    let length = end.saturating_sub(at);
    if let Some(eight) = bytes.get(at..at + 8) {
        let mut word = [0u8; 8];
        word.copy_from_slice(eight);
        let word = u64::from_le_bytes(word);
        if length >= 8 { word } else { word & !(u64::MAX << (length * 8)) }
    } else {
        let mut word = [0u8; 8];
        let rest = bytes.get(at..end.min(bytes.len())).unwrap_or_default();
        let count = rest.len().min(8);
        word[..count].copy_from_slice(&rest[..count]);
        u64::from_le_bytes(word)
    }
}

impl Spellings {
    pub(super) fn new() -> Self {
        Self { slots: vec![Slot::default(); 32], long: Vec::new(), filled: 0 }
    }

    #[inline]
    fn key(block: &[u8], start: usize, end: usize) -> (u64, u64) {
        let length = end - start;
        let first = word(block, start, end);
        let last = if length <= 8 {
            0
        } else if length <= 16 {
            word(block, start + 8, end)
        } else {
            word(block, end - 8, end)
        };
        (first, last)
    }

    #[inline]
    fn place(&self, first: u64, last: u64, length: usize) -> usize {
        let mixed = (first ^ last.rotate_left(29) ^ length as u64).wrapping_mul(SPREAD);
        (mixed >> 32) as usize & (self.slots.len() - 1)
    }

    /// What the bytes of `block` from `start` to `end` mean, if they were seen before.
    #[inline]
    pub(super) fn get(&self, block: &[u8], start: usize, end: usize) -> Option<Meaning> {
        let (first, last) = Self::key(block, start, end);
        let length = end - start;
        let mut at = self.place(first, last, length);
        loop {
            let slot = &self.slots[at];
            if slot.first == first && slot.last == last && slot.length as usize == length + 1 {
                if length <= 16 || self.long.get(slot.long as usize..slot.long as usize + length) == block.get(start..end) {
                    return Some(slot.meaning);
                }
            } else if slot.length == 0 {
                return None;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// Remembers what a text means, unless it is very long or there are too many already.
    pub(super) fn remember(&mut self, text: &[u8], meaning: Meaning) {
        if self.filled >= REMEMBERED || text.len() > LONGEST {
            return;
        }
        if self.filled * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![Slot::default(); old.len() * 2];
            for slot in old.into_iter().filter(|s| s.length > 0) {
                self.insert(slot);
            }
        }
        let (first, last) = Self::key(text, 0, text.len());
        let long = u32::try_from(self.long.len()).unwrap_or(u32::MAX);
        if text.len() > 16 {
            self.long.extend_from_slice(text);
        }
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX - 1) + 1;
        self.insert(Slot { first, last, length, long, meaning });
        self.filled += 1;
    }

    /// Whether no further spelling will be remembered.
    pub(super) const fn is_full(&self) -> bool {
        self.filled >= REMEMBERED
    }

    fn insert(&mut self, slot: Slot) {
        let mut at = self.place(slot.first, slot.last, slot.length as usize - 1);
        while self.slots[at].length > 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_it_was_told_and_nothing_else(
            known in prop::collection::hash_set("[ab\0é]{0,24}", 0..200), other in "[ab\0é]{0,24}", pad in "[ab]{0,12}",
        ) {
            let mut spellings = Spellings::new();
            let known: Vec<String> = known.into_iter().collect();
            for (code, text) in known.iter().enumerate() {
                spellings.remember(text.as_bytes(), Meaning { reading: u32::try_from(code).unwrap(), ..Meaning::default() });
            }
            for text in known.iter().chain([&other]) {
                let block = format!("{pad}{text}{pad}");
                let found = spellings.get(block.as_bytes(), pad.len(), pad.len() + text.len()).map(|m| m.reading as usize);
                prop_assert_eq!(found, known.iter().position(|k| k == text));
            }
        }
    }

    #[test]
    fn stops_remembering_before_it_fills_the_memory() {
        let mut spellings = Spellings::new();
        for i in 0..REMEMBERED + 500 {
            spellings.remember(i.to_string().as_bytes(), Meaning::default());
        }
        assert!(spellings.is_full());
        assert!(spellings.slots.len() <= 4 * REMEMBERED);
        assert_eq!(spellings.get(b"1", 0, 1), Some(Meaning::default()));
        assert_eq!(spellings.get(b"10499", 0, 5), None);
    }
}
