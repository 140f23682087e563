//! The quick way for text in UTF-8.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use super::blocks::{Block, Blocks, CutError};
use super::parallel::{self, Failed};
use super::report::Notices;
use super::scorer::Row;
use super::shape::Shape;
use super::split::{Record, Splitter};
use super::{Observer, ScoreError, Work};
use crate::table::TableError;

/// Bytes of a record at most, as in the table reader.
const RECORD: usize = 16 << 20;

/// Scores the table; `None` where its header needs the table reader.
pub(super) fn to_text(
    work: Work<'_>,
    out: &mut (dyn Write + Send),
    shape: &mut dyn FnMut(&'static [u8]) -> Shape,
    observer: &mut (dyn Observer + Send),
) -> Result<Option<Notices>, ScoreError> {
    let path = work.job.table;
    let io = |e| ScoreError::Table(TableError::io(path, &e));
    let mut file = File::open(path).map_err(io)?;
    let skipped = skip_mark(&mut file).map_err(io)?;
    let broken = |e: CutError| broken(work, e, skipped);
    let mut blocks = Blocks::new(file, work.signs, work.tuning.block, RECORD);
    let Some(start) = find_start(work, &mut blocks).map_err(broken)? else { return Ok(None) };
    let shape = shape(start.newline);
    let mut notices = Notices::new(work.plan);
    notices.lines = start.lines;
    if let Shape::Csv(csv) = &shape {
        let mut header = Vec::new();
        csv.header(&mut header, &start.names, work.added, &mut notices);
        out.write_all(&header).map_err(|e| ScoreError::from_write(&e))?;
    }
    match parallel::run(blocks, work.signs, work.plan, &shape, work.tuning.threads, out, notices, observer) {
        Ok(notices) => Ok(Some(notices)),
        Err(Failed::Score(e)) => Err(e),
        Err(Failed::Cut(e)) => Err(broken(e)),
    }
}

/// Goes behind a byte order mark and says how long it was.
fn skip_mark(file: &mut File) -> std::io::Result<u64> {
    let mut mark = [0; 3];
    let mut read = 0;
    while read < mark.len() {
        match file.read(&mut mark[read..])? {
            0 => break,
            n => read += n,
        }
    }
    let skipped = if mark == *b"\xef\xbb\xbf" { 3 } else { 0 };
    file.seek(SeekFrom::Start(skipped))
}

/// Where the rows begin.
struct Start {
    /// Lines before them.
    lines: u64,
    /// What the columns are called in the header of the result.
    names: Vec<String>,
    newline: &'static [u8],
}

/// Reads up to the first row. `None` where the header has more cells than the table has columns: then it is a list of rejected rows,
/// or has blank cells at its end, and the table reader knows what to do.
fn find_start<R: Read>(work: Work<'_>, blocks: &mut Blocks<R>) -> Result<Option<Start>, CutError> {
    let layout = work.job.layout;
    let quote = work.signs.quote.unwrap_or(b'"');
    let columns = || layout.columns.iter().map(|c| c.name.clone());
    let mut block = Block::default();
    let mut record = Record::default();
    let (mut lines, mut offset) = (0u64, 0u64);
    let mut newline: &'static [u8] = b"\n";
    while blocks.next(&mut block)? {
        let bytes = block.bytes.as_slice();
        if memchr::memchr(b'\n', bytes).is_some_and(|at| at > 0 && bytes[at - 1] == b'\r') && lines == 0 {
            newline = b"\r\n";
        }
        let mut splitter = Splitter::new(bytes, work.signs);
        let mut behind = (0, 0);
        while splitter.next(&mut record) {
            let row = Row { bytes, record: &record, quote };
            if row.is_blank() || lines + u64::from(record.line) + 1 < u64::from(layout.start) {
                behind = (splitter.at(), splitter.lines());
                continue;
            }
            let mut names: Vec<String> = columns().collect();
            if layout.header {
                if record.cells.len() > names.len() {
                    return Ok(None);
                }
                let mut scratch = Vec::new();
                for (column, name) in names.iter_mut().enumerate() {
                    let own = row.text(column, &mut scratch);
                    if !own.trim().is_empty() {
                        *name = own.into_owned();
                    }
                }
                behind = (splitter.at(), splitter.lines());
            }
            blocks.give_back(&bytes[behind.0..], offset + behind.0 as u64);
            return Ok(Some(Start { lines: lines + u64::from(behind.1), names, newline }));
        }
        lines += u64::from(splitter.lines());
        offset += bytes.len() as u64;
    }
    Ok(None)
}

/// The error of the table reader for a file that cannot be cut any further; `skipped` bytes stood before the first.
fn broken(work: Work<'_>, error: CutError, skipped: u64) -> ScoreError {
    let path = work.job.table;
    let line = |offset: u64| -> u32 {
        let before = File::open(path).map(|f| f.take(offset + skipped));
        before.and_then(count_lines).map_or(1, |n| u32::try_from(n + 1).unwrap_or(u32::MAX))
    };
    ScoreError::Table(match error {
        CutError::Io(e) => TableError::io(path, &e),
        CutError::UnclosedQuote { offset } => TableError::UnclosedQuote { line: line(offset) },
        CutError::TooLong { offset } => {
            TableError::RowTooLong { line: line(offset), limit_mb: u32::try_from(RECORD >> 20).unwrap_or(0) }
        }
    })
}

/// Line ends, `\r\n` counted once.
fn count_lines(mut source: impl Read) -> std::io::Result<u64> {
    let mut buffer = vec![0; 1 << 16];
    let (mut lines, mut after_return) = (0, false);
    loop {
        let n = source.read(&mut buffer)?;
        if n == 0 {
            return Ok(lines);
        }
        for &b in &buffer[..n] {
            lines += u64::from(b == b'\r' || (b == b'\n' && !after_return));
            after_return = b == b'\r';
        }
    }
}
