//! Cuts a text table into blocks that end where a record ends, so that several threads can work on it at once.

use std::io::{self, Read};

use super::split::Signs;

/// Bytes of a block, about. Small enough to stay in a processor's cache on its way through.
pub(super) const BLOCK: usize = 1 << 20;

/// Whole records, as they stand in the file.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Position among the blocks, from 0.
    pub(super) number: u64,
    pub(super) bytes: Vec<u8>,
}

/// Why a table cannot be cut any further. Offsets count from the first byte that was read.
#[derive(Debug)]
pub(super) enum CutError {
    Io(io::Error),
    /// A quote opens there and never closes.
    UnclosedQuote {
        offset: u64,
    },
    /// The record that starts there has no end within the limit.
    TooLong {
        offset: u64,
    },
}

/// Reads a source block by block.
pub(super) struct Blocks<R> {
    source: R,
    signs: Signs,
    size: usize,
    /// A record longer than this is an error.
    limit: usize,
    /// The start of the next block, already read.
    carry: Vec<u8>,
    number: u64,
    offset: u64,
    ended: bool,
}

/// Where the last whole record of some bytes ends, and what comes after it.
enum Cut {
    At(usize),
    /// No record ends in them. In an open quote, it opened here.
    Nowhere,
}

impl<R: Read> Blocks<R> {
    pub(super) fn new(source: R, signs: Signs, size: usize, limit: usize) -> Self {
        Self { source, signs, size: size.max(1), limit, carry: Vec::new(), number: 0, offset: 0, ended: false }
    }

    /// Gives bytes back that were taken but not used: the next block starts with them. `offset` is where they stand.
    pub(super) fn give_back(&mut self, bytes: &[u8], offset: u64) {
        let mut carry = bytes.to_vec();
        carry.append(&mut self.carry);
        (self.carry, self.offset, self.number) = (carry, offset, 0);
    }

    /// Fills `block` with the next records. False at the end.
    pub(super) fn next(&mut self, block: &mut Block) -> Result<bool, CutError> {
        block.bytes.clear();
        block.bytes.append(&mut self.carry);
        let mut wanted = self.size;
        while !self.ended || !block.bytes.is_empty() {
            let before = block.bytes.len();
            let want = u64::try_from(wanted.saturating_sub(before).max(1)).unwrap_or(u64::MAX);
            let read = self.source.by_ref().take(want).read_to_end(&mut block.bytes).map_err(CutError::Io)?;
            self.ended = read == 0;
            if block.bytes.len() < wanted && !self.ended {
                continue;
            }
            let (cut, open) = cut(&block.bytes, self.signs);
            if self.ended {
                if let Some(open) = open {
                    return Err(CutError::UnclosedQuote { offset: self.offset + open as u64 });
                }
                break;
            }
            if let Cut::At(at) = cut {
                self.carry.extend_from_slice(&block.bytes[at..]);
                block.bytes.truncate(at);
                break;
            }
            if block.bytes.len() > self.limit {
                return Err(open.map_or(CutError::TooLong { offset: self.offset }, |open| CutError::UnclosedQuote {
                    offset: self.offset + open as u64,
                }));
            }
            wanted = block.bytes.len() * 2;
        }
        block.number = self.number;
        self.number += 1;
        self.offset += block.bytes.len() as u64;
        Ok(!block.bytes.is_empty())
    }
}

/// Finds the end of the last record, and where a quote is still open. The bytes start where a record starts.
///
/// A quote opens only at the start of a cell; elsewhere it is a letter like any other. So whether a line end belongs to a cell
/// cannot be told by counting quotes: the quotes are followed one by one. Most blocks have none.
fn cut(bytes: &[u8], signs: Signs) -> (Cut, Option<usize>) {
    let mut last = None;
    let mut at = 0;
    let mut open = None;
    while at < bytes.len() {
        let next = signs.quote.and_then(|q| memchr::memchr(q, &bytes[at..])).map(|p| at + p);
        let bare = &bytes[at..next.unwrap_or(bytes.len())];
        if let Some(end) = line_end(bare, next.is_none()) {
            last = Some(at + end);
        }
        let (Some(quote), Some(sign)) = (next, signs.quote) else { break };
        at = quote + 1;
        let opens = quote == 0 || bytes.get(quote - 1).is_some_and(|&b| b == signs.delimiter || b == b'\n' || b == b'\r');
        if !opens {
            continue;
        }
        match closing(bytes, at, sign) {
            Some(close) => at = close + 1,
            None => {
                open = Some(quote);
                break;
            }
        }
    }
    (last.map_or(Cut::Nowhere, Cut::At), open)
}

/// The quote that closes a cell whose content starts at `at`: one that no second follows.
pub(super) fn closing(bytes: &[u8], mut at: usize, quote: u8) -> Option<usize> {
    loop {
        let found = at + memchr::memchr(quote, bytes.get(at..)?)?;
        if bytes.get(found + 1) != Some(&quote) {
            return Some(found);
        }
        at = found + 2;
    }
}

/// Just behind the last line end. A carriage return at the very end may be half of one.
fn line_end(bytes: &[u8], last: bool) -> Option<usize> {
    if let Some(at) = memchr::memrchr(b'\n', bytes) {
        return Some(at + 1);
    }
    let whole = if last { bytes.len().saturating_sub(1) } else { bytes.len() };
    memchr::memrchr(b'\r', bytes.get(..whole)?).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNS: Signs = Signs { delimiter: b',', quote: Some(b'"') };

    fn blocks(text: &str, size: usize) -> Vec<String> {
        let mut blocks = Blocks::new(text.as_bytes(), SIGNS, size, 1 << 20);
        let mut block = Block::default();
        let mut all = Vec::new();
        while blocks.next(&mut block).unwrap() {
            assert_eq!(block.number, all.len() as u64);
            all.push(String::from_utf8(block.bytes.clone()).unwrap());
        }
        assert_eq!(all.concat(), text);
        all
    }

    #[test]
    fn blocks_end_where_records_end() {
        assert_eq!(blocks("a,b\nc,d\ne,f", 5), ["a,b\n", "c,d\n", "e,f"]);
        assert_eq!(blocks("a\r\nb\r\nc\r\n", 2), ["a\r\n", "b\r\n", "c\r\n"]);
        assert_eq!(blocks("a\rb\rc", 3), ["a\r", "b\r", "c"]);
        assert_eq!(blocks("", 3), Vec::<String>::new());
    }

    #[test]
    fn line_ends_in_quotes_are_no_ends() {
        let text = "a,\"x\ny\"\"\n\",1\nb,5\" pipe,\n\"c\nc\",\"\"\n";
        for size in 1..40 {
            for block in blocks(text, size) {
                assert!(block.ends_with('\n') && ["a,", "b,", "\"c"].iter().any(|s| block.starts_with(s)), "{size}: {block:?}");
            }
        }
    }

    #[test]
    fn what_never_ends_is_an_error_with_its_place() {
        let mut open = Blocks::new("a,b\n1,\"2\n3,4\n".as_bytes(), SIGNS, 4, 1 << 20);
        let mut block = Block::default();
        assert!(open.next(&mut block).unwrap());
        assert!(matches!(open.next(&mut block), Err(CutError::UnclosedQuote { offset: 6 })));
        let long = "x".repeat(5000);
        let mut long = Blocks::new(long.as_bytes(), SIGNS, 16, 1000);
        assert!(matches!(long.next(&mut block), Err(CutError::TooLong { offset: 0 })));
    }
}
