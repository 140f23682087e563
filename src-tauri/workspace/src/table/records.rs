//! Splits delimited text into records, keeping the line numbers that an editor shows.
//!
//! The usual readers count a record's line from the blank lines above it, and let a quote that never closes swallow the rest of
//! the file without a word. Both matter here: every rejected row is named by its line.

use std::io::{self, Read};

/// A record of more bytes than this is no row of a table.
pub(super) const RECORD_LIMIT: usize = 16 << 20;
/// A quoted cell of more bytes than this is taken for a quote that never closes.
pub(super) const QUOTED_LIMIT: usize = 4 << 20;

/// Why records cannot go on.
#[derive(Debug)]
pub(super) enum SplitError {
    Io(io::Error),
    UnclosedQuote { line: u32 },
    TooLong { line: u32 },
    TooManyCells { cells: u32 },
}

/// One record: its cells one after another, and where each ends.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) bytes: Vec<u8>,
    pub(super) ends: Vec<u32>,
    /// Line where it starts, from 1.
    pub(super) line: u32,
    /// A quote stood where none may stand.
    pub(super) odd_quotes: bool,
}

impl Record {
    pub(super) fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
        self.odd_quotes = false;
    }

    fn end_cell(&mut self) {
        // RECORD_LIMIT keeps this well inside 32 bits.
        self.ends.push(u32::try_from(self.bytes.len()).unwrap_or(u32::MAX));
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    QuoteInQuoted,
}

pub(super) struct Records<R> {
    reader: R,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
    eof: bool,
    delimiter: u8,
    quote: Option<u8>,
    /// Line at `at`, from 1.
    line: u32,
    /// The byte before was a carriage return, so that a line feed now ends no further line.
    after_cr: bool,
    /// More cells than this in a record is refused.
    max_cells: usize,
}

impl<R: Read> Records<R> {
    pub(super) fn new(reader: R, delimiter: u8, quote: Option<u8>, max_cells: usize) -> Self {
        Self {
            reader,
            buffer: vec![0; 256 * 1024],
            at: 0,
            end: 0,
            eof: false,
            delimiter,
            quote,
            line: 1,
            after_cr: false,
            max_cells,
        }
    }

    /// Reads the next record that is not a blank line. False at the end.
    pub(super) fn read(&mut self, out: &mut Record) -> Result<bool, SplitError> {
        out.clear();
        out.line = self.line;
        let mut state = State::CellStart;
        let mut quote_line = 0;
        let mut quote_start = 0;
        loop {
            if self.at == self.end && !self.refill().map_err(SplitError::Io)? {
                if state == State::Quoted {
                    return Err(SplitError::UnclosedQuote { line: quote_line });
                }
                if state == State::CellStart && out.ends.is_empty() {
                    return Ok(false);
                }
                out.end_cell();
                return Ok(true);
            }
            if out.bytes.len() > RECORD_LIMIT {
                return Err(SplitError::TooLong { line: out.line });
            }
            let rest = &self.buffer[self.at..self.end];
            match state {
                State::CellStart => {
                    let b = rest[0];
                    if b == b'\n' && self.after_cr {
                        self.after_cr = false;
                        self.at += 1;
                        continue;
                    }
                    self.after_cr = false;
                    if out.ends.is_empty() && (b == b'\n' || b == b'\r') {
                        self.at += 1;
                        self.line += 1;
                        self.after_cr = b == b'\r';
                        out.line = self.line;
                        continue;
                    }
                    if Some(b) == self.quote {
                        self.at += 1;
                        (state, quote_line, quote_start) = (State::Quoted, self.line, out.bytes.len());
                    } else {
                        state = State::Bare;
                    }
                }
                State::Bare => {
                    let delimiter = self.delimiter;
                    let stop = rest.iter().position(|&b| b == delimiter || b == b'\n' || b == b'\r');
                    let cell = &rest[..stop.unwrap_or(rest.len())];
                    out.bytes.extend_from_slice(cell);
                    self.at += cell.len();
                    if let Some(stop) = stop {
                        let b = rest[stop];
                        self.at += 1;
                        if self.end_cell(b, out)? {
                            return Ok(true);
                        }
                        state = State::CellStart;
                    }
                }
                State::Quoted => {
                    let quote = self.quote.unwrap_or(b'"');
                    let stop = rest.iter().position(|&b| b == quote);
                    let cell = &rest[..stop.unwrap_or(rest.len())];
                    for &b in cell {
                        if b == b'\r' || (b == b'\n' && !self.after_cr) {
                            self.line += 1;
                        }
                        self.after_cr = b == b'\r';
                    }
                    out.bytes.extend_from_slice(cell);
                    self.at += cell.len();
                    if out.bytes.len() - quote_start > QUOTED_LIMIT {
                        return Err(SplitError::UnclosedQuote { line: quote_line });
                    }
                    if stop.is_some() {
                        self.at += 1;
                        self.after_cr = false;
                        state = State::QuoteInQuoted;
                    }
                }
                State::QuoteInQuoted => {
                    let b = rest[0];
                    if Some(b) == self.quote {
                        out.bytes.push(b);
                        self.at += 1;
                        state = State::Quoted;
                    } else if b == self.delimiter || b == b'\n' || b == b'\r' {
                        self.at += 1;
                        if self.end_cell(b, out)? {
                            return Ok(true);
                        }
                        state = State::CellStart;
                    } else {
                        out.odd_quotes = true;
                        state = State::Bare;
                    }
                }
            }
        }
    }

    /// Ends a cell at delimiter or line end `b`; true where the record ends too.
    fn end_cell(&mut self, b: u8, out: &mut Record) -> Result<bool, SplitError> {
        out.end_cell();
        if out.ends.len() > self.max_cells {
            return Err(SplitError::TooManyCells { cells: u32::try_from(out.ends.len()).unwrap_or(u32::MAX) });
        }
        if b == self.delimiter {
            return Ok(false);
        }
        self.line += 1;
        self.after_cr = b == b'\r';
        Ok(true)
    }

    fn refill(&mut self) -> io::Result<bool> {
        while !self.eof {
            match self.reader.read(&mut self.buffer) {
                Ok(0) => self.eof = true,
                Ok(n) => {
                    (self.at, self.end) = (0, n);
                    return Ok(true);
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut records = Records::new(text.as_bytes(), b',', Some(b'"'), 100);
        let mut record = Record::default();
        let mut all = Vec::new();
        while records.read(&mut record).unwrap() {
            let mut from = 0;
            let cells = record.ends.iter().map(|&e| {
                let cell = String::from_utf8(record.bytes[from..e as usize].to_vec()).unwrap();
                from = e as usize;
                cell
            });
            all.push((record.line, cells.collect()));
        }
        all
    }

    fn owned(rows: &[(u32, &[&str])]) -> Vec<(u32, Vec<String>)> {
        rows.iter().map(|(l, c)| (*l, c.iter().map(ToString::to_string).collect())).collect()
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        for end in ["\n", "\r\n", "\r"] {
            let text = "a,b\n\n\n1,\"x\n\ny\"\n\n2,\n".replace('\n', end);
            let inner = format!("x{end}{end}y");
            assert_eq!(split(&text), owned(&[(1, &["a", "b"]), (4, &["1", &inner]), (8, &["2", ""])]), "{end:?}");
        }
    }

    #[test]
    fn quotes_and_ends() {
        assert_eq!(split("\"a\"\"b\",5\" pipe,\"\""), owned(&[(1, &["a\"b", "5\" pipe", ""])]));
        assert_eq!(split("a,b,"), owned(&[(1, &["a", "b", ""])]));
        assert_eq!(split("\"\"\n"), owned(&[(1, &[""])]));
        assert_eq!(split("\n\r\n"), owned(&[]));
        assert_eq!(split(""), owned(&[]));
        assert_eq!(split("\"a\" b,c"), owned(&[(1, &["a b", "c"])]));
    }

    #[test]
    fn an_unclosed_quote_names_its_line() {
        let mut records = Records::new("a,b\n1,2\n3,\"x\n4,5\n".as_bytes(), b',', Some(b'"'), 100);
        let mut record = Record::default();
        assert!(records.read(&mut record).unwrap());
        assert!(records.read(&mut record).unwrap());
        assert!(matches!(records.read(&mut record), Err(SplitError::UnclosedQuote { line: 3 })));
    }

    #[test]
    fn absurd_records_stop() {
        let wide = ",".repeat(200);
        let mut record = Record::default();
        assert!(matches!(Records::new(wide.as_bytes(), b',', None, 100).read(&mut record), Err(SplitError::TooManyCells { .. })));
        let long = vec![b'x'; RECORD_LIMIT + (1 << 20)];
        assert!(matches!(Records::new(long.as_slice(), b',', None, 100).read(&mut record), Err(SplitError::TooLong { line: 1 })));
    }
}
