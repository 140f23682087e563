//! Answers (S4): what is known of an account, how it is known, who recorded it and when. One per account and parameter.

use std::cell::RefCell;
use std::collections::HashMap;

use lanewise_method::{Answer, Given, Grade, Number};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row, Statement, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::score::Cause;
use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;
use crate::store::word::Words;

/// The answers of one account by the parameter's id.
pub type Answers = HashMap<String, Answer>;

/// An answer with who recorded it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RecordedAnswer {
    /// The parameter's id.
    pub parameter: String,
    /// What was answered, and how it is known.
    pub answer: Answer,
    /// Who recorded it.
    pub author: String,
    /// When.
    pub at: Time,
}

/// The columns of a row that undo keeps.
pub(crate) const COLUMNS: &[&str] = &["kind", "value", "grade", "author", "at"];

const ONE_LEVEL: i64 = 0;
const LEVELS: i64 = 1;
const NUMBER: i64 = 2;
const TEXT: i64 = 3;

const fn grade_code(grade: Grade) -> i64 {
    match grade {
        Grade::Observed => 0,
        Grade::Said => 1,
        Grade::Guess => 2,
        Grade::Unknown => 3,
    }
}

fn grade_of(code: i64) -> Result<Grade, WorkspaceError> {
    Grade::ALL.into_iter().find(|&g| grade_code(g) == code).ok_or_else(|| WorkspaceError::damaged("an answer has no such grade"))
}

/// How an answer stands in the file: its kind and value.
pub(crate) fn cells(words: &mut Words, conn: &Connection, given: &Given) -> Result<(i64, Cell), WorkspaceError> {
    Ok(match given {
        Given::Levels(ids) => match ids.as_slice() {
            [one] => (ONE_LEVEL, Cell::Integer(words.id(conn, one)?)),
            _ => (LEVELS, Cell::Text(serde_json::to_string(ids)?)),
        },
        Given::Number(number) => (NUMBER, Cell::Integer(number.millionths())),
        Given::Text(text) => (TEXT, Cell::Text(text.clone())),
    })
}

/// Reads an answer from three columns of a row, starting with its kind.
pub(crate) fn from_row(words: &mut Words, conn: &Connection, row: &Row<'_>, at: usize) -> Result<Answer, WorkspaceError> {
    let kind: i64 = row.get(at)?;
    let value = row.get_ref(at + 1)?;
    let text = |value: ValueRef<'_>| value.as_str().map(str::to_owned).map_err(rusqlite::Error::from);
    let whole = |value: ValueRef<'_>| value.as_i64().map_err(rusqlite::Error::from);
    let given = match kind {
        ONE_LEVEL => Given::Levels(vec![words.text(conn, whole(value)?)?.to_owned()]),
        LEVELS => Given::Levels(serde_json::from_str(&text(value)?)?),
        NUMBER => Given::Number(Number::from_millionths(whole(value)?)),
        TEXT => Given::Text(text(value)?),
        other => return Err(WorkspaceError::damaged(format!("an answer is of the unknown kind {other}"))),
    };
    Ok(Answer { given, grade: grade_of(row.get(at + 2)?)? })
}

/// Reads an answer from the cells of a row, as undo keeps them.
pub(crate) fn from_cells(words: &mut Words, conn: &Connection, row: &[Cell]) -> Result<Answer, WorkspaceError> {
    let odd = || WorkspaceError::damaged("an answer in the history is not one");
    let (Some(Cell::Integer(kind)), Some(value), Some(Cell::Integer(grade))) = (row.first(), row.get(1), row.get(2)) else {
        return Err(odd());
    };
    let given = match (*kind, value) {
        (ONE_LEVEL, Cell::Integer(word)) => Given::Levels(vec![words.text(conn, *word)?.to_owned()]),
        (LEVELS, Cell::Text(ids)) => Given::Levels(serde_json::from_str(ids)?),
        (NUMBER, Cell::Integer(millionths)) => Given::Number(Number::from_millionths(*millionths)),
        (TEXT, Cell::Text(text)) => Given::Text(text.clone()),
        _ => return Err(odd()),
    };
    Ok(Answer { given, grade: grade_of(*grade)? })
}

pub(crate) fn of_account(conn: &Connection, words: &mut Words, account: u32) -> Result<Vec<RecordedAnswer>, WorkspaceError> {
    let mut query = conn.prepare_cached(
        "SELECT parameter, kind, value, grade, author, at FROM answer JOIN account ON account.id = answer.account \
         WHERE answer.account = ?1 AND gone = 0 ORDER BY parameter",
    )?;
    let mut rows = query.query([account])?;
    let mut answers = Vec::new();
    while let Some(row) = rows.next()? {
        answers.push(RecordedAnswer {
            parameter: words.text(conn, row.get(0)?)?.to_owned(),
            answer: from_row(words, conn, row, 1)?,
            author: words.text(conn, row.get(4)?)?.to_owned(),
            at: Time::from_millis(row.get(5)?),
        });
    }
    Ok(answers)
}

pub(crate) fn map_of(conn: &Connection, words: &mut Words, account: u32) -> Result<Answers, WorkspaceError> {
    Ok(of_account(conn, words, account)?.into_iter().map(|a| (a.parameter, a.answer)).collect())
}

/// What an answer is in the file.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    kind: i64,
    value: Cell,
}

/// Puts answers of accounts that the same step added into the file, thousands at a time: nothing is looked up per answer, and nothing is
/// kept for undo, which hides those accounts as a whole.
pub(crate) struct NewAnswers<'a> {
    conn: &'a Connection,
    words: &'a RefCell<Words>,
    put: Statement<'a>,
    author: i64,
    at: i64,
}

impl<'a> NewAnswers<'a> {
    pub(crate) fn new(tx: &Tx<'a>) -> Result<Self, WorkspaceError> {
        let (conn, words) = (tx.conn, tx.words);
        let author = words.borrow_mut().id(conn, tx.source.as_deref().unwrap_or(tx.author))?;
        let put = conn.prepare(
            "INSERT INTO answer (account, parameter, kind, value, grade, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        Ok(Self { conn, words, put, author, at: tx.now.millis() })
    }

    /// The number of a parameter in the file.
    pub(crate) fn parameter(&self, id: &str) -> Result<i64, WorkspaceError> {
        self.words.borrow_mut().id(self.conn, id)
    }

    /// What an answer will be in the file.
    pub(crate) fn kept(&self, given: &Given) -> Result<Kept, WorkspaceError> {
        let (kind, value) = cells(&mut self.words.borrow_mut(), self.conn, given)?;
        Ok(Kept { kind, value })
    }

    /// Puts an answer in. The account must be new in this step, and must not have one to this parameter yet.
    pub(crate) fn put(&mut self, account: u32, parameter: i64, kept: &Kept, grade: Grade) -> Result<(), WorkspaceError> {
        self.put.execute(params![account, parameter, kept.kind, kept.value, grade_code(grade), self.author, self.at])?;
        Ok(())
    }
}

impl Tx<'_> {
    /// Records an answer to a parameter, by its id. `false` if just that was recorded already; then its author and time stay.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account.
    pub fn set_answer(&mut self, account: u32, parameter: &str, answer: &Answer) -> Result<bool, WorkspaceError> {
        self.require_account(account)?;
        let mut words = self.words.borrow_mut();
        let parameter = words.id(self.conn, parameter)?;
        let author = words.id(self.conn, self.source.as_deref().unwrap_or(self.author))?;
        let (kind, value) = cells(&mut words, self.conn, &answer.given)?;
        drop(words);
        let grade = grade_code(answer.grade);
        if !self.is_new(Shown::Account, account) {
            let key = [Cell::Integer(i64::from(account)), Cell::Integer(parameter)];
            let was = Table::Answer.read(self.conn, &key)?;
            if was.as_ref().is_some_and(|was| was[..3] == [Cell::Integer(kind), value.clone(), Cell::Integer(grade)]) {
                return Ok(false);
            }
            self.log(Change::Row(Table::Answer, key.to_vec(), was))?;
            self.changes.answers.add(account);
        }
        self.conn
            .prepare_cached(
                "INSERT INTO answer (account, parameter, kind, value, grade, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) \
                 ON CONFLICT DO UPDATE SET kind = ?3, value = ?4, grade = ?5, author = ?6, at = ?7",
            )?
            .execute(params![account, parameter, kind, value, grade, author, self.now.millis()])?;
        Ok(true)
    }

    /// Takes an answer away. `false` if there was none.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account.
    pub fn clear_answer(&mut self, account: u32, parameter: &str) -> Result<bool, WorkspaceError> {
        self.require_account(account)?;
        let Some(parameter) = self.words.borrow_mut().find(self.conn, parameter)? else { return Ok(false) };
        let key = [Cell::Integer(i64::from(account)), Cell::Integer(parameter)];
        let Some(was) = Table::Answer.read(self.conn, &key)? else { return Ok(false) };
        Table::Answer.write(self.conn, &key, None)?;
        if !self.is_new(Shown::Account, account) {
            self.log(Change::Row(Table::Answer, key.to_vec(), Some(was)))?;
            self.changes.answers.add(account);
        }
        Ok(true)
    }

    /// The answer of an account to one parameter.
    ///
    /// # Errors
    /// What the disk says.
    pub fn answer(&self, account: u32, parameter: &str) -> Result<Option<Answer>, WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let Some(parameter) = words.find(self.conn, parameter)? else { return Ok(None) };
        let mut query =
            self.conn.prepare_cached("SELECT kind, value, grade FROM answer WHERE account = ?1 AND parameter = ?2")?;
        let mut rows = query.query(params![account, parameter])?;
        rows.next()?.map(|row| from_row(&mut words, self.conn, row, 0)).transpose()
    }

    /// The answers of an account.
    ///
    /// # Errors
    /// What the disk says.
    pub fn answers(&self, account: u32) -> Result<Answers, WorkspaceError> {
        map_of(self.conn, &mut self.words.borrow_mut(), account)
    }
}

impl Workspace {
    /// The answers of an account, with who recorded them and when.
    ///
    /// # Errors
    /// What the disk says.
    pub fn answers(&self, account: u32) -> Result<Vec<RecordedAnswer>, WorkspaceError> {
        of_account(&self.conn, &mut self.words.borrow_mut(), account)
    }

    /// Records one answer by hand, or takes it away, and scores the account again if a version is published.
    ///
    /// # Errors
    /// As [`Tx::set_answer`].
    pub fn set_answer(&mut self, account: u32, parameter: &str, answer: Option<&Answer>) -> Result<Done<()>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        let parameter_name = self.parameter_name(parameter)?;
        let op = match answer {
            Some(_) => Op::SetAnswer { account_name, parameter_name },
            None => Op::ClearAnswer { account_name, parameter_name },
        };
        self.transact(op, |tx| {
            let changed = match answer {
                Some(answer) => tx.set_answer(account, parameter, answer)?,
                None => tx.clear_answer(account, parameter)?,
            };
            if changed {
                tx.record_scores(&[account], Cause::Answer)?;
            }
            Ok(())
        })
    }

    /// The name of a parameter in the draft or else the last version; its id where neither has it.
    fn parameter_name(&self, id: &str) -> Result<String, WorkspaceError> {
        let name = |profile: &lanewise_method::Profile| profile.parameter(id).map(|p| p.name.clone());
        if let Some(found) = self.draft()?.as_ref().and_then(name) {
            return Ok(found);
        }
        Ok(self.latest_version()?.and_then(|v| name(&v.profile)).unwrap_or_else(|| id.to_owned()))
    }
}
