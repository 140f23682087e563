//! The history of one account: every step that touched it, with what it changed there. What is undone did not happen and is left out.

use std::collections::{BTreeMap, HashMap};

use lanewise_method::{Given, Grade, Number, Profile, Stage};
use rusqlite::{Connection, params};
use serde::Serialize;
use specta::Type;

use super::history_beside::{self as beside, Beside, SlideChange};
use crate::account::{self, get};
use crate::activity::{ActivityKind, ActivityResult};
use crate::answer;
use crate::cover::Covered;
use crate::import::profile_for_import;
use crate::score::StoredScore;
use crate::signal::SignalKind;
use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::history::steps;
use crate::store::op::Op;
use crate::store::time::Time;
use crate::store::touch::steps_of;
use crate::store::word::Words;
use crate::waiver::WaiverResult;
use crate::{Workspace, WorkspaceError};

/// The history of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountHistory {
    /// What happened, newest first.
    pub steps: Vec<AccountStep>,
    /// How many earlier steps there are.
    pub earlier: u32,
    /// The last score by each version, newest version first.
    pub versions: Vec<StoredScore>,
}

/// A step that touched the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountStep {
    /// Its number.
    pub id: u32,
    /// When.
    pub at: Time,
    /// Who.
    pub author: String,
    /// The step as a whole; it may be about other accounts too.
    pub op: Op,
    /// What it changed here.
    pub parts: Vec<HistoryPart>,
}

/// What a step changed of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "part", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of the things they tell of")]
pub enum HistoryPart {
    /// It was put in.
    Added,
    /// A field changed; the field as in [`crate::AccountEdit::field`], with the name of the further column where it is one.
    Field { field: String, column: Option<String>, from: HistoryValue, to: HistoryValue },
    /// An answer was given, changed or taken away.
    Answer { parameter: String, name: String, from: Option<HistoryAnswer>, to: Option<HistoryAnswer> },
    /// It was scored.
    Scored { score: StoredScore },
    /// A tier was set by hand.
    OverrideSet { tier: String, reason: String, expires: String },
    /// A tier set by hand was withdrawn.
    OverrideRemoved { tier: String },
    /// An outcome signal was noted.
    SignalAdded { signal: SignalKind, day: String, text: String },
    /// An outcome signal was taken away.
    SignalRemoved { signal: SignalKind, day: String, text: String },
    /// It moved to another stage, with the reason where one was given.
    Moved { was: Stage, stage: Stage, reason: String },
    /// A note was written.
    NoteAdded { text: String },
    /// A note was taken away.
    NoteRemoved { text: String },
    /// A slide was made for a key player.
    SlideAdded { person: String, title: String },
    /// What is on a slide changed.
    SlideChanged { person: String, title: String, changes: Vec<SlideChange> },
    /// A slide was taken away.
    SlideRemoved { person: String, title: String },
    /// A gate was waived.
    WaiverAdded { gate: String, approver: String, reason: String },
    /// A waiver changed; what came of it is among it.
    WaiverChanged { gate: String, result: WaiverResult, note: String },
    /// A waiver was taken away.
    WaiverRemoved { gate: String, approver: String },
    /// Something was spent on it.
    ActivityAdded { activity: ActivityKind, day: String },
    /// What was said of an activity changed.
    ActivityChanged { activity: ActivityKind, day: String, result: ActivityResult },
    /// An activity was taken away.
    ActivityRemoved { activity: ActivityKind, day: String },
    /// Somebody said how far a need is covered; nothing where that was taken back.
    Covered { need: String, cover: Option<Covered> },
    /// An item of a gate's checklist was checked off, or is open again.
    Checked { gate: String, item: String, done: bool },
}

/// What a field was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum HistoryValue {
    /// Nothing.
    Nothing,
    /// A text, or the id of a stage or an outcome.
    Text(String),
    /// A number.
    Number(Number),
}

/// What an answer was, in the words of the profile as it is now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HistoryAnswer {
    /// The names of the levels, or the text; empty for a number, and for one that was asked and is not known.
    pub words: Vec<String>,
    /// The number.
    pub number: Option<Number>,
    /// Its unit.
    pub unit: String,
    /// How it was known.
    pub grade: Grade,
}

type Row = Option<Vec<Cell>>;

/// What the rows of an account are after the step that is looked at; going back in time, step by step.
struct Back<'w> {
    conn: &'w Connection,
    words: &'w mut Words,
    profile: Option<&'w Profile>,
    account: u32,
    rows: HashMap<(Kind, Vec<i64>), Row>,
}

/// Which rows of an account are told of when they change in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Account,
    Answer,
    Beside(Beside),
}

impl Kind {
    const fn of(table: Table) -> Option<Self> {
        match table {
            Table::Account => Some(Self::Account),
            Table::Answer => Some(Self::Answer),
            Table::Slide => Some(Self::Beside(Beside::Slide)),
            Table::Waiver => Some(Self::Beside(Beside::Waiver)),
            Table::Activity => Some(Self::Beside(Beside::Activity)),
            Table::Setting | Table::Rejected | Table::Theme | Table::Capability => None,
        }
    }
}

fn integers(key: &[Cell]) -> Vec<i64> {
    key.iter().filter_map(|c| if let Cell::Integer(i) = c { Some(*i) } else { None }).collect()
}

impl Back<'_> {
    /// What a step changed; from now on the rows are as they were before it.
    fn over(&mut self, step: u32) -> Result<Vec<HistoryPart>, WorkspaceError> {
        // As the changes are written: a row of this account, or rows that came or went.
        let (account, answer) = (format!("[\"account\",[{}]", self.account), format!("[\"answer\",[{},", self.account));
        let mut query = self.conn.prepare_cached(
            "SELECT data FROM change WHERE step = ?1 AND (instr(data, ?2) OR instr(data, ?3) OR instr(data, '{\"v\":[') \
             OR instr(data, '[\"slide\",[') OR instr(data, '[\"waiver\",[') OR instr(data, '[\"activity\",[')) ORDER BY seq DESC",
        )?;
        let mut chunks = query.query(params![step, account, answer])?;
        let mut after: BTreeMap<(Kind, Vec<i64>), Row> = BTreeMap::new();
        let mut shown = Vec::new();
        while let Some(chunk) = chunks.next()? {
            let text = chunk.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            let changes: Vec<Change> = serde_json::from_str(text)?;
            for change in changes.into_iter().rev() {
                match change {
                    Change::Row(
                        table @ (Table::Account | Table::Answer | Table::Slide | Table::Waiver | Table::Activity),
                        key,
                        was,
                    ) => {
                        let numbers = integers(&key);
                        let own = match table {
                            Table::Account | Table::Answer => numbers.first() == Some(&i64::from(self.account)),
                            // The first column of the others is the account.
                            _ => was.as_ref().and_then(|row| row.first()) == Some(&Cell::Integer(i64::from(self.account))),
                        };
                        let Some(kind) = Kind::of(table).filter(|_| own) else { continue };
                        let place = (kind, numbers);
                        let now = match self.rows.remove(&place) {
                            Some(row) => row,
                            None => table.read(self.conn, &key)?,
                        };
                        after.entry(place.clone()).or_insert(now);
                        self.rows.insert(place, was);
                    }
                    Change::Visible(kind, first, last, was) => shown.push((kind, first, last, was)),
                    Change::Row(..) | Change::Draft(_) => {}
                }
            }
        }
        let mut parts = Vec::new();
        for (kind, first, last, was) in shown.into_iter().rev() {
            self.shown(kind, (first, last), was, &mut parts)?;
        }
        for (place, to) in after {
            let from = self.rows.get(&place).cloned().flatten();
            match (place.0, from, to) {
                (Kind::Answer, from, to) => {
                    self.answer(place.1.get(1).copied().unwrap_or_default(), from.as_deref(), to.as_deref(), &mut parts)?;
                }
                (Kind::Account, Some(from), Some(to)) => fields(&from, &to, &mut parts)?,
                (Kind::Beside(beside), Some(from), Some(to)) => parts.extend(beside.changed(&from, &to)?),
                _ => {}
            }
        }
        // What is said anew of a need takes the place of what was said.
        let anew: Vec<String> = parts
            .iter()
            .filter_map(|p| if let HistoryPart::Covered { need, cover: Some(_) } = p { Some(need.clone()) } else { None })
            .collect();
        parts.retain(|p| !matches!(p, HistoryPart::Covered { need, cover: None } if anew.contains(need)));
        parts.sort_by_key(order);
        Ok(parts)
    }

    /// Rows that came (`was` is false) or went.
    fn shown(&self, kind: Shown, run: (u32, u32), was: bool, parts: &mut Vec<HistoryPart>) -> Result<(), WorkspaceError> {
        let conn = self.conn;
        match kind {
            Shown::Account if (run.0..=run.1).contains(&self.account) && !was => parts.push(HistoryPart::Added),
            Shown::Score if !was => {
                let scores = crate::score::of_account_between(conn, self.account, run)?;
                parts.extend(scores.into_iter().map(|score| HistoryPart::Scored { score }));
            }
            Shown::Override => {
                let mut query = conn
                    .prepare_cached("SELECT tier, reason, expires FROM override WHERE account = ?1 AND id BETWEEN ?2 AND ?3")?;
                let mut rows = query.query(params![self.account, run.0, run.1])?;
                while let Some(row) = rows.next()? {
                    let tier = row.get(0)?;
                    parts.push(if was {
                        HistoryPart::OverrideRemoved { tier }
                    } else {
                        HistoryPart::OverrideSet { tier, reason: row.get(1)?, expires: row.get(2)? }
                    });
                }
            }
            Shown::Signal => {
                let mut query =
                    conn.prepare_cached("SELECT kind, day, text FROM signal WHERE account = ?1 AND id BETWEEN ?2 AND ?3")?;
                let mut rows = query.query(params![self.account, run.0, run.1])?;
                while let Some(row) = rows.next()? {
                    let id: String = row.get(0)?;
                    let Some(signal) = SignalKind::from_id(&id) else { continue };
                    let (day, text) = (row.get(1)?, row.get(2)?);
                    parts.push(if was {
                        HistoryPart::SignalRemoved { signal, day, text }
                    } else {
                        HistoryPart::SignalAdded { signal, day, text }
                    });
                }
            }
            Shown::Note => {
                let mut query = conn.prepare_cached("SELECT text FROM note WHERE account = ?1 AND id BETWEEN ?2 AND ?3")?;
                let mut rows = query.query(params![self.account, run.0, run.1])?;
                while let Some(row) = rows.next()? {
                    let text = row.get(0)?;
                    parts.push(if was { HistoryPart::NoteRemoved { text } } else { HistoryPart::NoteAdded { text } });
                }
            }
            Shown::Move if !was => {
                let mut query =
                    conn.prepare_cached("SELECT was, stage, reason FROM move WHERE account = ?1 AND id BETWEEN ?2 AND ?3")?;
                let mut rows = query.query(params![self.account, run.0, run.1])?;
                while let Some(row) = rows.next()? {
                    let (was, stage): (String, String) = (row.get(0)?, row.get(1)?);
                    if let (Some(was), Some(stage)) = (Stage::from_id(&was), Stage::from_id(&stage)) {
                        parts.push(HistoryPart::Moved { was, stage, reason: row.get(2)? });
                    }
                }
            }
            Shown::Slide | Shown::Cover | Shown::Activity | Shown::Waiver | Shown::Checked => {
                parts.extend(beside::shown(conn, kind, self.account, run, was)?);
            }
            Shown::Account
            | Shown::Score
            | Shown::Move
            | Shown::Version
            | Shown::Rejected
            | Shown::Theme
            | Shown::Tag
            | Shown::Capability => {}
        }
        Ok(())
    }

    fn answer(
        &mut self,
        parameter: i64,
        from: Option<&[Cell]>,
        to: Option<&[Cell]>,
        parts: &mut Vec<HistoryPart>,
    ) -> Result<(), WorkspaceError> {
        let id = self.words.text(self.conn, parameter)?.to_owned();
        let (from, to) = (self.told(&id, from)?, self.told(&id, to)?);
        if from != to {
            let name = self.profile.and_then(|p| p.parameter(&id)).map_or_else(|| id.clone(), |p| p.name.clone());
            parts.push(HistoryPart::Answer { parameter: id, name, from, to });
        }
        Ok(())
    }

    fn told(&mut self, parameter: &str, row: Option<&[Cell]>) -> Result<Option<HistoryAnswer>, WorkspaceError> {
        let Some(row) = row else { return Ok(None) };
        let answer = answer::from_cells(self.words, self.conn, row)?;
        let parameter = self.profile.and_then(|p| p.parameter(parameter));
        let level = |id: &String| parameter.and_then(|p| p.level(id)).map_or_else(|| id.clone(), |l| l.name.clone());
        let mut told = HistoryAnswer { words: Vec::new(), number: None, unit: String::new(), grade: answer.grade };
        match answer.given {
            Given::Levels(ids) => told.words = ids.iter().map(level).collect(),
            Given::Number(number) => {
                told.number = Some(number);
                told.unit = parameter.and_then(|p| p.unit.clone()).unwrap_or_default();
            }
            Given::Text(text) => told.words = vec![text],
        }
        Ok(Some(told))
    }
}

/// What a person did comes before what came of it.
const fn order(part: &HistoryPart) -> u8 {
    match part {
        HistoryPart::Added => 0,
        HistoryPart::Scored { .. } => 2,
        _ => 1,
    }
}

/// The fields in which two rows of an account differ, in the order of the columns.
fn fields(from: &[Cell], to: &[Cell], parts: &mut Vec<HistoryPart>) -> Result<(), WorkspaceError> {
    for ((name, from), to) in account::COLUMNS.iter().zip(from).zip(to) {
        // A move tells of the stage, and why.
        let told = *name == "stage" && parts.iter().any(|p| matches!(p, HistoryPart::Moved { .. }));
        if from == to || told || matches!(*name, "created" | "updated") {
            continue;
        }
        if *name == "extra" {
            further(from, to, parts)?;
            continue;
        }
        let number = matches!(*name, "employees" | "revenue");
        parts.push(HistoryPart::Field {
            field: (*name).to_owned(),
            column: None,
            from: value(from, number),
            to: value(to, number),
        });
    }
    Ok(())
}

fn value(cell: &Cell, number: bool) -> HistoryValue {
    match cell {
        Cell::Integer(millionths) if number => HistoryValue::Number(Number::from_millionths(*millionths)),
        Cell::Text(text) if !text.is_empty() => HistoryValue::Text(text.clone()),
        Cell::Nothing | Cell::Integer(_) | Cell::Text(_) => HistoryValue::Nothing,
    }
}

/// The further columns that changed.
fn further(from: &Cell, to: &Cell, parts: &mut Vec<HistoryPart>) -> Result<(), WorkspaceError> {
    let read = |cell: &Cell| -> Result<BTreeMap<String, String>, WorkspaceError> {
        Ok(match cell {
            Cell::Text(text) => serde_json::from_str(text)?,
            Cell::Nothing | Cell::Integer(_) => BTreeMap::new(),
        })
    };
    let (from, to) = (read(from)?, read(to)?);
    let mut names: Vec<&String> = from.keys().chain(to.keys()).collect();
    names.sort();
    names.dedup();
    let value = |text: Option<&String>| text.map_or(HistoryValue::Nothing, |t| HistoryValue::Text(t.clone()));
    for name in names.into_iter().filter(|name| from.get(*name) != to.get(*name)) {
        parts.push(HistoryPart::Field {
            field: "extra".into(),
            column: Some(name.clone()),
            from: value(from.get(name)),
            to: value(to.get(name)),
        });
    }
    Ok(())
}

impl Workspace {
    /// The history of an account: its last `limit` steps, newest first.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, or what the disk says.
    pub fn account_history(&self, account: u32, limit: u32) -> Result<AccountHistory, WorkspaceError> {
        get(&self.conn, account)?;
        let touching = steps_of(&self.conn, account)?;
        let wanted = usize::try_from(limit).unwrap_or(usize::MAX).min(touching.len());
        let profile = profile_for_import(self)?;
        let mut words = self.words.borrow_mut();
        let (words, profile) = (&mut *words, profile.as_ref());
        let mut back = Back { conn: &self.conn, words, profile, account, rows: HashMap::new() };
        let mut told = Vec::with_capacity(wanted);
        for &id in &touching[..wanted] {
            let parts = back.over(id)?;
            // A step that touched it and changed nothing that is told, as one that was merged away, says nothing.
            if let Some(step) = steps(&self.conn, "WHERE id = ?2", 1, &[&id])?.pop().filter(|_| !parts.is_empty()) {
                told.push(AccountStep { id, at: step.at, author: step.author, op: step.op, parts });
            }
        }
        let mut versions: BTreeMap<u32, StoredScore> = BTreeMap::new();
        for score in self.scores_of(account)? {
            // Newest first: the first of each version is its last.
            versions.entry(score.version).or_insert(score);
        }
        Ok(AccountHistory {
            steps: told,
            earlier: u32::try_from(touching.len() - wanted).unwrap_or(u32::MAX),
            versions: versions.into_values().rev().collect(),
        })
    }
}
