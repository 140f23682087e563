//! Activities: what was spent on an account (L4): demos, POCs, rescues.

use lanewise_method::Number;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::slide::day_or_none;
use crate::store::change::{Cell, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::time::{Time, partial_day};
use crate::store::transact::Tx;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityKind {
    /// A demo like any other.
    GeneralDemo,
    /// A deep demo, prepared for this account.
    DeepDemo,
    /// A proof of concept.
    Poc,
    /// Presales or support came to the rescue of a customer.
    Rescue,
}

impl ActivityKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::GeneralDemo, Self::DeepDemo, Self::Poc, Self::Rescue];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GeneralDemo => "general_demo",
            Self::DeepDemo => "deep_demo",
            Self::Poc => "poc",
            Self::Rescue => "rescue",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ActivityResult {
    /// Nothing yet.
    #[default]
    Open,
    /// It went well: on to the next step.
    WentWell,
    /// They decided nothing.
    NoDecision,
    /// It went badly.
    WentBadly,
}

impl ActivityResult {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::WentWell, Self::NoDecision, Self::WentBadly];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::WentWell => "went_well",
            Self::NoDecision => "no_decision",
            Self::WentBadly => "went_badly",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.id() == id)
    }
}

/// An activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Activity {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// What there is to say of it.
    pub content: NewActivity,
    /// Who entered it, or changed it last.
    pub author: String,
    /// When.
    pub at: Time,
}

/// What there is to say of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NewActivity {
    /// What was done.
    #[serde(rename = "activity")]
    pub kind: ActivityKind,
    /// The day it was, or began, as `2026-05-31` or less of it.
    pub day: String,
    /// The day it ended; empty where it was a day's, or is open.
    #[serde(default)]
    pub ended: String,
    /// The hours that went into it, of all people together.
    #[serde(default)]
    pub hours: Option<Number>,
    /// Who did it.
    #[serde(default)]
    pub who: Vec<String>,
    /// What came of it.
    #[serde(default)]
    pub result: ActivityResult,
    /// A remark.
    #[serde(default)]
    pub text: String,
}

pub(crate) const COLUMNS: &[&str] = &["account", "kind", "day", "ended", "hours", "who", "result", "text", "author", "at"];

const SELECT: &str = "SELECT a.id, a.account, a.kind, a.day, a.ended, a.hours, a.who, a.result, a.text, a.author, a.at FROM activity a \
     JOIN account ON account.id = a.account WHERE a.gone = 0 AND account.gone = 0";

fn from_row(row: &Row<'_>) -> Result<Activity, WorkspaceError> {
    let (kind, result, who): (String, String, String) = (row.get(2)?, row.get(7)?, row.get(6)?);
    Ok(Activity {
        id: row.get(0)?,
        account: row.get(1)?,
        content: NewActivity {
            kind: ActivityKind::from_id(&kind)
                .ok_or_else(|| WorkspaceError::damaged(format!("there is no activity \"{kind}\"")))?,
            day: row.get(3)?,
            ended: row.get(4)?,
            hours: row.get::<_, Option<i64>>(5)?.map(Number::from_millionths),
            who: who.lines().map(str::to_owned).collect(),
            result: ActivityResult::from_id(&result)
                .ok_or_else(|| WorkspaceError::damaged(format!("no activity ends \"{result}\"")))?,
            text: row.get(8)?,
        },
        author: row.get(9)?,
        at: Time::from_millis(row.get(10)?),
    })
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Activity>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(from_row(row)?);
    }
    Ok(found)
}

fn one(conn: &Connection, id: u32) -> Result<Activity, WorkspaceError> {
    select(conn, "AND a.id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("activity number {id}")))
}

/// So many hours an activity takes at most.
const MOST_HOURS: i32 = 10_000;

impl NewActivity {
    /// As it may be kept: tidied, with days that are days and hours that can be.
    ///
    /// # Errors
    /// [`Refusal::NotADay`], [`Refusal::EndsBefore`] or [`Refusal::NotHours`].
    pub fn fit_to_keep(&self) -> Result<Self, Refusal> {
        let day = partial_day(&self.day).ok_or_else(|| Refusal::NotADay { text: self.day.trim().to_owned() })?;
        let ended = day_or_none(&self.ended)?;
        if !ended.is_empty() && ended < day {
            return Err(Refusal::EndsBefore { day, ended });
        }
        if self.hours.is_some_and(|h| h < Number::default() || h > Number::from(MOST_HOURS)) {
            return Err(Refusal::NotHours { most: MOST_HOURS.unsigned_abs() });
        }
        let who = self.who.iter().flat_map(|w| w.lines()).map(str::trim).filter(|w| !w.is_empty());
        Ok(Self { day, ended, who: who.map(str::to_owned).collect(), text: self.text.trim().to_owned(), ..self.clone() })
    }
}

impl Tx<'_> {
    /// The cells of a row, in the order of [`COLUMNS`].
    fn activity_cells(&self, account: u32, new: &NewActivity) -> Result<Vec<Cell>, WorkspaceError> {
        let new = new.fit_to_keep()?;
        Ok(vec![
            Cell::Integer(i64::from(account)),
            Cell::Text(new.kind.id().into()),
            Cell::Text(new.day),
            Cell::Text(new.ended),
            new.hours.map_or(Cell::Nothing, |h| Cell::Integer(h.millionths())),
            Cell::Text(new.who.join("\n")),
            Cell::Text(new.result.id().into()),
            Cell::Text(new.text),
            Cell::Text(self.author.to_owned()),
            Cell::Integer(self.now.millis()),
        ])
    }

    /// Enters an activity and gives its number.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Refused`] where a day is none, the end is before
    /// the beginning, or the hours are none.
    pub fn add_activity(&mut self, account: u32, new: &NewActivity) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let row = self.activity_cells(account, new)?;
        let id = self.add(Shown::Activity)?;
        Table::Activity.write(self.conn, &[Cell::Integer(i64::from(id))], Some(&row))?;
        Ok(id)
    }

    /// Changes an activity. `false` if it stayed as it was.
    ///
    /// # Errors
    /// As [`Self::add_activity`], and [`WorkspaceError::Missing`] where there is no such activity.
    pub fn put_activity(&mut self, id: u32, new: &NewActivity) -> Result<bool, WorkspaceError> {
        let was = one(self.conn, id)?;
        if was.content == *new {
            return Ok(false);
        }
        let row = self.activity_cells(was.account, new)?;
        self.rewrite(Table::Activity, id, row)
    }

    /// Takes an activity away.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such activity.
    pub fn remove_activity(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        self.hide(Shown::Activity, id)
    }
}

impl Workspace {
    /// The activities of an account, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn activities_of(&self, account: u32) -> Result<Vec<Activity>, WorkspaceError> {
        select(&self.conn, "AND a.account = ?1 ORDER BY a.day DESC, a.id DESC", [account])
    }

    /// All activities, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn activities(&self) -> Result<Vec<Activity>, WorkspaceError> {
        select(&self.conn, "ORDER BY a.day DESC, a.id DESC", [])
    }

    /// Enters an activity.
    ///
    /// # Errors
    /// As [`Tx::add_activity`].
    pub fn add_activity(&mut self, account: u32, new: &NewActivity) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::AddActivity { account_name }, |tx| tx.add_activity(account, new))
    }

    /// Changes an activity.
    ///
    /// # Errors
    /// As [`Tx::put_activity`].
    pub fn put_activity(&mut self, id: u32, new: &NewActivity) -> Result<Done<bool>, WorkspaceError> {
        let account_name = self.account(one(&self.conn, id)?.account)?.name;
        self.transact(Op::EditActivity { account_name }, |tx| tx.put_activity(id, new))
    }

    /// Writes a person in another way in all activities; where both stand in one already, once is enough. Gives how many changed.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where the new name is blank.
    pub fn rename_person(&mut self, from: &str, to: &str) -> Result<Done<u32>, WorkspaceError> {
        let to = to.trim();
        if to.is_empty() {
            return Err(WorkspaceError::empty(Blank::Person));
        }
        let mut wanted = self.activities()?;
        wanted.retain(|a| a.content.who.iter().any(|w| w == from));
        let count = u32::try_from(wanted.len()).unwrap_or(u32::MAX);
        self.transact(Op::RenamePerson { name: to.to_owned(), gone_name: from.to_owned(), count }, |tx| {
            for activity in wanted {
                let mut who: Vec<String> = Vec::new();
                for name in activity.content.who.iter().map(|w| if w == from { to } else { w.as_str() }) {
                    if !who.iter().any(|w| w == name) {
                        who.push(name.to_owned());
                    }
                }
                tx.put_activity(activity.id, &NewActivity { who, ..activity.content })?;
            }
            Ok(count)
        })
    }

    /// Takes activities away, as one step.
    ///
    /// # Errors
    /// As [`Tx::remove_activity`]; then all stay.
    pub fn remove_activities(&mut self, ids: &[u32]) -> Result<Done<()>, WorkspaceError> {
        let account_name = match ids.first() {
            Some(&id) => self.account(one(&self.conn, id)?.account)?.name,
            None => String::new(),
        };
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.transact(Op::RemoveActivities { account_name, count }, |tx| ids.iter().try_for_each(|&id| tx.remove_activity(id)))
    }
}
