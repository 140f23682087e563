//! Splits a block into records and cells without copying them. Same rules as the table reader: a quote opens only at the start of a
//! cell, `\n`, `\r\n` and `\r` end a record, blank lines are passed over.

use super::blocks::closing;

/// The signs that shape a text table. Both are ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Signs {
    pub(super) delimiter: u8,
    pub(super) quote: Option<u8>,
}

/// How a cell stands in the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Form {
    /// As it is.
    #[default]
    Bare,
    /// Between two quotes, with no quote inside; the range is what is between them.
    Quoted,
    /// Starts with a quote and has more of them inside or something behind the closing one; the range is all of it.
    Tangled,
}

/// One cell of a record: a range of the block.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) form: Form,
}

impl Cell {
    pub(super) const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The cells of a record and where it stands.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) cells: Vec<Cell>,
    /// The record in the block, without its line end.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Lines of the block before it.
    pub(super) line: u32,
    /// Something stands behind a closing quote, so that the record cannot be copied as it is.
    pub(super) odd_quotes: bool,
}

/// Bytes looked at together; one bit each.
const CHUNK: usize = 64;

/// Goes through the records of one block.
pub(super) struct Splitter<'b> {
    bytes: &'b [u8],
    signs: Signs,
    /// A quote sign that cannot occur where there is none: the delimiter, which ends cells before it could open one.
    quote: u8,
    /// Bits of the signs in the chunk that starts at `chunk`, those before the current place cleared.
    marks: u64,
    chunk: usize,
    at: usize,
    line: u32,
}

impl<'b> Splitter<'b> {
    /// For bytes of less than 4 GiB that start where a record starts.
    pub(super) fn new(bytes: &'b [u8], signs: Signs) -> Self {
        let mut this = Self { bytes, signs, quote: signs.quote.unwrap_or(signs.delimiter), marks: 0, chunk: 0, at: 0, line: 0 };
        this.load(0);
        this
    }

    /// Where the next record starts.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// How many lines the records so far took, with the blank ones among them.
    pub(super) const fn lines(&self) -> u32 {
        self.line
    }

    /// Marks every sign and every control character below 14 in the chunk at `chunk`.
    fn load(&mut self, chunk: usize) {
        self.chunk = chunk;
        let mut padded = [b'a'; CHUNK];
        let bytes: &[u8] = match self.bytes.get(chunk..chunk + CHUNK) {
            Some(whole) => whole,
            None => {
                let rest = self.bytes.get(chunk..).unwrap_or_default();
                padded[..rest.len()].copy_from_slice(rest);
                &padded
            }
        };
        // Comparing all bytes alike and packing the answers afterwards lets the compiler do sixteen at once.
        let mut hits = [0u8; CHUNK];
        for (hit, &b) in hits.iter_mut().zip(bytes) {
            *hit = u8::from(b == self.signs.delimiter) | u8::from(b == self.quote) | u8::from(b < 14);
        }
        let mut marks = 0u64;
        for (at, word) in hits.chunks_exact(8).enumerate() {
            let mut eight = [0u8; 8];
            eight.copy_from_slice(word);
            // Eight bytes of 0 or 1 become eight bits: the product gathers them in its highest byte.
            let bits = u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            marks |= bits << (at * 8);
        }
        self.marks = marks;
    }

    /// Where the next sign at or after the current place stands; the end of the block if there is none.
    #[inline]
    fn mark(&mut self) -> usize {
        loop {
            if self.marks != 0 {
                let at = self.chunk + self.marks.trailing_zeros() as usize;
                self.marks &= self.marks - 1;
                return at.min(self.bytes.len());
            }
            if self.chunk + CHUNK >= self.bytes.len() {
                return self.bytes.len();
            }
            self.load(self.chunk + CHUNK);
        }
    }

    /// Goes on behind `at`.
    fn jump(&mut self, at: usize) {
        let chunk = at - at % CHUNK;
        if chunk != self.chunk {
            self.load(chunk);
        }
        let within = at % CHUNK;
        self.marks &= if within == CHUNK - 1 { 0 } else { u64::MAX << (within + 1) };
    }

    /// The next record that is not a blank line. False at the end.
    pub(super) fn next(&mut self, record: &mut Record) -> bool {
        record.cells.clear();
        record.odd_quotes = false;
        (record.start, record.line) = (self.at, self.line);
        let mut start = self.at;
        let mut form = Form::Bare;
        let mut close = 0;
        loop {
            let at = self.mark();
            let sign = self.bytes.get(at).copied();
            match sign {
                Some(b) if b == self.signs.delimiter => {
                    self.end_cell(record, start, at, form, close);
                    (start, form) = (at + 1, Form::Bare);
                }
                Some(b'\n' | b'\r') | None => {
                    let next = match sign {
                        Some(b'\r') if self.bytes.get(at + 1) == Some(&b'\n') => {
                            self.jump(at + 1);
                            at + 2
                        }
                        Some(_) => at + 1,
                        None => at,
                    };
                    let nothing = record.cells.is_empty() && start == at && form == Form::Bare;
                    self.at = next;
                    self.line += u32::from(sign.is_some());
                    if !nothing {
                        self.end_cell(record, start, at, form, close);
                        record.end = at;
                        return true;
                    }
                    if sign.is_none() {
                        return false;
                    }
                    (record.start, record.line, start) = (next, self.line, next);
                }
                Some(b) if Some(b) == self.signs.quote && at == start && form == Form::Bare => {
                    // A block holds whole records, so the closing quote is there; without it the rest is one cell.
                    close = closing(self.bytes, at + 1, b).unwrap_or(self.bytes.len());
                    let inside = self.bytes.get(at + 1..close).unwrap_or_default();
                    form = if memchr::memchr(b, inside).is_some() { Form::Tangled } else { Form::Quoted };
                    self.line += line_ends(inside);
                    if close < self.bytes.len() {
                        self.jump(close);
                    } else {
                        (self.marks, self.chunk) = (0, self.bytes.len());
                    }
                }
                // A control character or a quote in the middle of a cell.
                Some(_) => {}
            }
        }
    }

    #[inline]
    fn end_cell(&self, record: &mut Record, start: usize, end: usize, form: Form, close: usize) {
        let cell = |start: usize, end: usize, form| Cell {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
            form,
        };
        let cell = match form {
            Form::Bare => cell(start, end, form),
            _ if close + 1 < end => {
                record.odd_quotes = true;
                cell(start, end, Form::Tangled)
            }
            Form::Quoted => cell(start + 1, close, form),
            Form::Tangled => cell(start, end, form),
        };
        record.cells.push(cell);
    }
}

/// Line ends inside a cell; `\r\n` is one.
fn line_ends(bytes: &[u8]) -> u32 {
    let mut count = 0;
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let second_half = bytes[at] == b'\n' && at > 0 && bytes[at - 1] == b'\r';
        count += u32::from(!second_half);
    }
    count
}

/// What a cell says, for a form other than bare: `scratch` is filled where quotes must be undone.
pub(super) fn value<'a>(bytes: &'a [u8], cell: Cell, quote: u8, scratch: &'a mut Vec<u8>) -> &'a [u8] {
    let raw = bytes.get(cell.range()).unwrap_or_default();
    if cell.form != Form::Tangled {
        return raw;
    }
    scratch.clear();
    let mut rest = raw.get(1..).unwrap_or_default();
    while let Some(at) = memchr::memchr(quote, rest) {
        scratch.extend_from_slice(&rest[..at]);
        if rest.get(at + 1) == Some(&quote) {
            scratch.push(quote);
            rest = &rest[at + 2..];
        } else {
            // The closing one: what stands behind it is taken as it is.
            rest = &rest[at + 1..];
            break;
        }
    }
    scratch.extend_from_slice(rest);
    scratch
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::table::{self, ColumnFormat, Encoding, Format, Layout, TableError};

    /// The records as the table reader gives them; `None` where a quote never closes.
    fn read_as_table(text: &str, signs: Signs) -> Option<Vec<(u32, Vec<String>, bool)>> {
        const WIDTH: usize = 64;
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let layout = Layout {
            format: Format::Csv,
            sheet: None,
            sheets: vec![],
            encoding: Encoding::Utf8,
            delimiter: char::from(signs.delimiter),
            quote: signs.quote.map(char::from),
            header: false,
            start: 1,
            columns: (0..WIDTH).map(|at| ColumnFormat::text(at.to_string())).collect(),
        };
        let mut rows = match table::open(file.path(), &layout) {
            Err(TableError::Empty) => return Some(vec![]),
            opened => opened.unwrap(),
        };
        let mut all = Vec::new();
        loop {
            match rows.next_row() {
                Ok(None) => return Some(all),
                Ok(Some(row)) => {
                    let cells = row.cells.iter().take(WIDTH - row.missing as usize).map(str::to_owned).collect();
                    all.push((row.line, cells, row.odd_quotes));
                }
                Err(TableError::UnclosedQuote { .. }) => return None,
                Err(e) => panic!("{e}"),
            }
        }
    }

    fn split(text: &str, signs: Signs) -> Vec<(u32, Vec<String>, bool)> {
        let mut splitter = Splitter::new(text.as_bytes(), signs);
        let mut record = Record::default();
        let mut all = Vec::new();
        while splitter.next(&mut record) {
            let cells = record.cells.iter().map(|&cell| {
                let mut scratch = Vec::new();
                String::from_utf8(value(text.as_bytes(), cell, b'"', &mut scratch).to_vec()).unwrap()
            });
            all.push((record.line + 1, cells.collect(), record.odd_quotes));
        }
        all
    }

    const SIGNS: Signs = Signs { delimiter: b',', quote: Some(b'"') };

    #[test]
    fn cells_and_lines() {
        let cells = |row: &[&str]| row.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            split("a,b\r\n\r\n\"x\ny\",\"q\"\"q\"\n,\n\"\"\nlast,5\" pipe", SIGNS),
            [
                (1, cells(&["a", "b"]), false),
                (3, cells(&["x\ny", "q\"q"]), false),
                (5, cells(&["", ""]), false),
                (6, cells(&[""]), false),
                (7, cells(&["last", "5\" pipe"]), false),
            ]
        );
        assert_eq!(split("\"a\" b,c\n", SIGNS), [(1, cells(&["a b", "c"]), true)]);
        assert_eq!(split("'a',\"b\n", Signs { delimiter: b',', quote: None }), [(1, cells(&["'a'", "\"b"]), false)]);
        assert_eq!(split("", SIGNS), []);
        assert_eq!(split("\n\r\n\r", SIGNS), []);
    }

    proptest! {
        #[test]
        fn the_same_records_as_the_table_reader(
            pieces in prop::collection::vec(prop_oneof![
                Just("a"), Just("bc"), Just(","), Just(","), Just("\n"), Just("\r\n"), Just("\r"), Just("\""), Just("\"\""), Just("é"),
                Just("\t"), Just(" "), Just("long text without any sign in it, but one"),
            ], 0..60),
            quoted in any::<bool>(),
        ) {
            let text = pieces.concat();
            let signs = Signs { delimiter: b',', quote: quoted.then_some(b'"') };
            // A quote that never closes is an error long before the block comes here.
            if let Some(expected) = read_as_table(&text, signs) {
                // The table reader passes over records without a word as well.
                let mut found = split(&text, signs);
                found.retain(|(_, cells, _)| cells.iter().any(|c| !c.trim().is_empty()));
                prop_assert_eq!(found, expected);
            }
        }
    }
}
