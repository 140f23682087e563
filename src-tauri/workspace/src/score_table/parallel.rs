//! Text tables, block by block on all processors, written in the order of the file.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::blocks::{Block, Blocks, CutError};
use super::plan::Plan;
use super::report::Notices;
use super::scorer::Row;
use super::shape::{Shape, Writer};
use super::split::{Record, Signs, Splitter};
use super::{Observer, ScoreError};
use crate::table::MAX_COLUMNS;

/// What a source of blocks and a place for the result have in common while the threads are at work.
struct Shared<'a, R> {
    blocks: Mutex<Reading<R>>,
    results: Mutex<Results<'a>>,
    /// A result was written, or there is an error.
    written: Condvar,
}

struct Reading<R> {
    blocks: Blocks<R>,
    failed: Option<CutError>,
    ended: bool,
}

struct Results<'a> {
    out: &'a mut (dyn Write + Send),
    observer: &'a mut (dyn Observer + Send),
    /// The block to write next.
    next: u64,
    /// Finished ones that must wait for others, with the bytes they were made from.
    waiting: BTreeMap<u64, (Vec<u8>, Notices, u64)>,
    notices: Notices,
    done: u64,
    failed: Option<ScoreError>,
}

/// How many threads work on a table.
pub(super) fn threads() -> usize {
    // Beyond eight the disk is the limit, and each thread holds some megabytes.
    thread::available_parallelism().map_or(1, NonZero::get).min(8)
}

/// A panic elsewhere must not become a second one here; the first is reported when the threads are joined.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Scores what the blocks hold. `notices` are those of what came before, the header; blocks begin behind it.
#[expect(clippy::too_many_arguments, reason = "one call in one place; a struct would only rename them")]
pub(super) fn run<R: Read + Send>(
    blocks: Blocks<R>,
    signs: Signs,
    plan: &Plan,
    shape: &Shape,
    threads: usize,
    out: &mut (dyn Write + Send),
    notices: Notices,
    observer: &mut (dyn Observer + Send),
) -> Result<Notices, Failed> {
    let most = shape.most();
    let shared = Shared {
        blocks: Mutex::new(Reading { blocks, failed: None, ended: false }),
        results: Mutex::new(Results { out, observer, next: 0, waiting: BTreeMap::new(), notices, done: 0, failed: None }),
        written: Condvar::new(),
    };
    let panicked = thread::scope(|scope| {
        let running: Vec<_> = (1..threads).map(|_| scope.spawn(|| work(&shared, signs, plan, shape, most, threads))).collect();
        work(&shared, signs, plan, shape, most, threads);
        running.into_iter().filter_map(|r| r.join().err()).count() > 0
    });
    let reading = shared.blocks.into_inner().unwrap_or_else(PoisonError::into_inner);
    let results = shared.results.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = results.failed {
        return Err(Failed::Score(error));
    }
    if let Some(error) = reading.failed {
        return Err(Failed::Cut(error));
    }
    if panicked || !results.waiting.is_empty() {
        return Err(Failed::Score(ScoreError::Write { reason: "a thread stopped; this is a mistake in Lanewise".into() }));
    }
    Ok(results.notices)
}

/// Why it stopped.
pub(super) enum Failed {
    Cut(CutError),
    Score(ScoreError),
}

fn work<R: Read + Send>(shared: &Shared<'_, R>, signs: Signs, plan: &Plan, shape: &Shape, most: usize, threads: usize) {
    let mut writer = Writer::new(plan, shape);
    let mut block = Block::default();
    let mut record = Record::default();
    let mut spare = Vec::new();
    loop {
        {
            let mut reading = locked(&shared.blocks);
            if reading.ended || reading.failed.is_some() {
                return;
            }
            match reading.blocks.next(&mut block) {
                Ok(true) => {}
                Ok(false) => {
                    reading.ended = true;
                    return;
                }
                Err(e) => {
                    reading.failed = Some(e);
                    return;
                }
            }
        }
        let mut out = std::mem::take(&mut spare);
        out.clear();
        out.reserve(block.bytes.len() + block.bytes.len() / 2);
        let mut notices = Notices::new(plan);
        score_block(&mut writer, &block.bytes, signs, &mut record, &mut out, &mut notices);
        match deliver(shared, plan, most, threads, block.number, out, notices, block.bytes.len() as u64) {
            Some(buffer) => spare = buffer,
            None => return,
        }
    }
}

/// Scores the records of a block. Lines count from 1 at its start.
fn score_block(
    writer: &mut Writer<'_>,
    bytes: &[u8],
    signs: Signs,
    record: &mut Record,
    out: &mut Vec<u8>,
    notices: &mut Notices,
) {
    let width = writer.plan().columns.len();
    let decodable = std::str::from_utf8(bytes).is_ok();
    let mut splitter = Splitter::new(bytes, signs);
    let quote = signs.quote.unwrap_or(b'"');
    while splitter.next(record) {
        let line = u64::from(record.line) + 1;
        let row = Row { bytes, record, quote };
        if row.is_blank() {
            continue;
        }
        if record.cells.len() > width
            && let Some(reason) = too_long(row, width)
        {
            notices.reject(line, reason);
            continue;
        }
        if !decodable && std::str::from_utf8(bytes.get(record.start..record.end).unwrap_or_default()).is_err() {
            notices.reject(line, crate::table::RowProblem::Undecodable.to_string());
            continue;
        }
        writer.push(out, row, line, notices);
    }
    notices.lines = u64::from(splitter.lines());
}

/// Why a record with more cells than the table has columns cannot be taken. Blank cells past the last column are dropped.
fn too_long(row: Row<'_>, width: usize) -> Option<String> {
    let mut scratch = Vec::new();
    let count = row.record.cells.len().min(MAX_COLUMNS * 2);
    let last = (width..count).rev().find(|&column| !row.text(column, &mut scratch).trim().is_empty())?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Some(crate::table::RowProblem::TooLong { cells: number(last + 1), columns: number(width), extra: Vec::new() }.to_string())
}

/// Hands a finished block in: writes it and what waited for it, or leaves it to wait. Gives a buffer back to be used again; `None`
/// where all is to stop.
#[expect(clippy::too_many_arguments, reason = "all of it is about one block")]
fn deliver<R>(
    shared: &Shared<'_, R>,
    plan: &Plan,
    most: usize,
    threads: usize,
    number: u64,
    out: Vec<u8>,
    notices: Notices,
    taken: u64,
) -> Option<Vec<u8>> {
    let mut results = locked(&shared.results);
    // What waits is bounded: a thread that is far ahead stops until the others have caught up.
    while results.next != number && results.waiting.len() >= threads * 2 && results.failed.is_none() {
        results = shared.written.wait(results).unwrap_or_else(PoisonError::into_inner);
    }
    results.waiting.insert(number, (out, notices, taken));
    let mut spare = Vec::new();
    while results.failed.is_none() {
        let next = results.next;
        let Some((bytes, notices, taken)) = results.waiting.remove(&next) else { break };
        if let Err(e) = results.out.write_all(&bytes) {
            results.failed = Some(ScoreError::from_write(&e));
            break;
        }
        results.notices.add(notices, most, &plan.profile);
        results.done += taken;
        results.next += 1;
        spare = bytes;
        let (rows, done) = (results.notices.rows, results.done);
        if results.observer.scored(rows, Some(done)).is_break() {
            results.failed = Some(ScoreError::Stopped);
        }
    }
    shared.written.notify_all();
    if results.failed.is_some() { stop(results, shared) } else { Some(spare) }
}

/// Lets nobody take another block.
fn stop<R>(results: MutexGuard<'_, Results<'_>>, shared: &Shared<'_, R>) -> Option<Vec<u8>> {
    drop(results);
    locked(&shared.blocks).ended = true;
    None
}
