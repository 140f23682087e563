//! Situation Slides (D1) of accounts, one for each key player.

use lanewise_method::Slide;
use lanewise_method::slide::{EventState, ValueEvent};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::{Cell, Change, Shown, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Refusal;
use crate::store::time::{Time, partial_day};
use crate::store::transact::Tx;

/// A slide as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct KeptSlide {
    /// Its number, for as long as it is there.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// What is on it.
    pub slide: Slide,
    /// Who wrote on it last.
    pub author: String,
    /// When.
    pub at: Time,
}

/// The longest text that a field of a slide takes, in bytes: pages of a novel, but not a whole file by mistake.
pub const LONGEST: usize = 20_000;

/// So many entries a list of a slide takes.
pub const MOST: usize = 200;

/// The columns of a row that undo keeps.
pub(crate) const COLUMNS: &[&str] = &["account", "content", "author", "at"];

const SELECT: &str = "SELECT slide.id, slide.account, slide.content, slide.author, slide.at FROM slide \
     JOIN account ON account.id = slide.account WHERE slide.gone = 0 AND account.gone = 0";

fn from_row(row: &Row<'_>) -> Result<KeptSlide, WorkspaceError> {
    let content = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(KeptSlide {
        id: row.get(0)?,
        account: row.get(1)?,
        slide: serde_json::from_str(content)?,
        author: row.get(3)?,
        at: Time::from_millis(row.get(4)?),
    })
}

pub(crate) fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<KeptSlide>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut slides = Vec::new();
    while let Some(row) = rows.next()? {
        slides.push(from_row(row)?);
    }
    Ok(slides)
}

pub(crate) fn one(conn: &Connection, id: u32) -> Result<KeptSlide, WorkspaceError> {
    select(conn, "AND slide.id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("slide number {id}")))
}

/// A day or less of it, or nothing.
pub(crate) fn day_or_none(day: &str) -> Result<String, Refusal> {
    if day.trim().is_empty() {
        return Ok(String::new());
    }
    partial_day(day).ok_or_else(|| Refusal::NotADay { text: day.trim().to_owned() })
}

/// The slide as it may be kept: tidied, with dates that are dates and nothing beyond what a page can hold.
///
/// # Errors
/// [`Refusal::NotADay`], [`Refusal::TooLong`] or [`Refusal::TooMany`].
pub fn fit_to_keep(slide: &Slide) -> Result<Slide, Refusal> {
    let mut slide = slide.tidied();
    let lists = [slide.problems.len(), slide.capabilities.len(), slide.events.len(), slide.links.len()];
    if let Some(&count) = lists.iter().find(|n| **n > MOST) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        return Err(Refusal::TooMany { count, most: u32::try_from(MOST).unwrap_or(u32::MAX) });
    }
    if let Some(bytes) = texts(&slide).map(str::len).find(|n| *n > LONGEST) {
        let count = u32::try_from(bytes).unwrap_or(u32::MAX);
        return Err(Refusal::TooLong { count, most: u32::try_from(LONGEST).unwrap_or(u32::MAX) });
    }
    slide.date.day = day_or_none(&slide.date.day)?;
    for event in &mut slide.events {
        event.due = day_or_none(&event.due)?;
        event.settled = if event.state == EventState::Planned { String::new() } else { day_or_none(&event.settled)? };
    }
    Ok(slide)
}

fn texts(slide: &Slide) -> impl Iterator<Item = &str> {
    let own = [
        &slide.person,
        &slide.title,
        &slide.industry,
        &slide.issue,
        &slide.delta.text,
        &slide.delta.currency,
        &slide.delta.unit,
        &slide.date.event,
        &slide.date.consequence,
    ];
    own.into_iter()
        .chain(slide.problems.iter().flat_map(|p| [&p.text, &p.reason]))
        .chain(&slide.capabilities)
        .chain(slide.events.iter().flat_map(|e: &ValueEvent| [&e.what, &e.after, &e.owner, &e.measure]))
        .chain(slide.links.iter().flat_map(|l| [&l.name, &l.address]))
        .map(String::as_str)
}

impl Tx<'_> {
    /// Adds a slide to an account and gives its number. It may be blank: a key player of whom nothing is known yet.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Refused`] as [`fit_to_keep`].
    pub fn add_slide(&mut self, account: u32, slide: &Slide) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let content = serde_json::to_string(&fit_to_keep(slide)?)?;
        let id = self.add(Shown::Slide)?;
        self.conn
            .prepare_cached("INSERT INTO slide (id, account, content, author, at) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![id, account, content, self.author, self.now.millis()])?;
        Ok(id)
    }

    /// Writes on a slide. `false` if it stayed as it was.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such slide, [`WorkspaceError::Refused`] as [`fit_to_keep`].
    pub fn put_slide(&mut self, id: u32, slide: &Slide) -> Result<bool, WorkspaceError> {
        let kept = one(self.conn, id)?;
        let slide = fit_to_keep(slide)?;
        if slide == kept.slide {
            return Ok(false);
        }
        let row = vec![
            Cell::Integer(i64::from(kept.account)),
            Cell::Text(serde_json::to_string(&slide)?),
            Cell::Text(self.author.to_owned()),
            Cell::Integer(self.now.millis()),
        ];
        self.rewrite(Table::Slide, id, row)
    }

    /// Takes a slide away.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such slide.
    pub fn remove_slide(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        self.hide(Shown::Slide, id)
    }

    /// Makes a row be this, with the way back. `false` if it was already.
    pub(crate) fn rewrite(&mut self, table: Table, id: u32, row: Vec<Cell>) -> Result<bool, WorkspaceError> {
        let key = vec![Cell::Integer(i64::from(id))];
        let was = table.read(self.conn, &key)?;
        if was.as_ref() == Some(&row) {
            return Ok(false);
        }
        table.write(self.conn, &key, Some(&row))?;
        table.touched(self.conn, &key, &mut self.changes)?;
        self.log(Change::Row(table, key, was))?;
        Ok(true)
    }

    /// Hides a row, with the way back.
    pub(crate) fn hide(&mut self, shown: Shown, id: u32) -> Result<(), WorkspaceError> {
        shown.show(self.conn, id, id, false)?;
        shown.touched(self.conn, id, id, &mut self.changes)?;
        self.log(Change::Visible(shown, id, id, true))
    }
}

impl Workspace {
    /// The slides of an account, in the order they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn slides_of(&self, account: u32) -> Result<Vec<KeptSlide>, WorkspaceError> {
        select(&self.conn, "AND slide.account = ?1 ORDER BY slide.id", [account])
    }

    /// All slides, in the order they were made.
    ///
    /// # Errors
    /// What the disk says.
    pub fn slides(&self) -> Result<Vec<KeptSlide>, WorkspaceError> {
        select(&self.conn, "ORDER BY slide.id", [])
    }

    /// One slide.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such slide.
    pub fn slide(&self, id: u32) -> Result<KeptSlide, WorkspaceError> {
        one(&self.conn, id)
    }

    /// Adds a slide; see [`Tx::add_slide`].
    ///
    /// # Errors
    /// As [`Tx::add_slide`].
    pub fn add_slide(&mut self, account: u32, slide: &Slide) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::AddSlide { account_name, person: slide.person.trim().to_owned() }, |tx| tx.add_slide(account, slide))
    }

    /// Writes on a slide; see [`Tx::put_slide`].
    ///
    /// # Errors
    /// As [`Tx::put_slide`].
    pub fn put_slide(&mut self, id: u32, slide: &Slide) -> Result<Done<bool>, WorkspaceError> {
        let account_name = self.account(one(&self.conn, id)?.account)?.name;
        self.transact(Op::EditSlide { account_name, person: slide.person.trim().to_owned() }, |tx| tx.put_slide(id, slide))
    }

    /// Adds a slide like another, for the next key player: all of it but who it is about and what became of the events.
    ///
    /// # Errors
    /// As [`Tx::add_slide`].
    pub fn duplicate_slide(&mut self, id: u32) -> Result<Done<u32>, WorkspaceError> {
        let kept = one(&self.conn, id)?;
        let events = kept.slide.events.iter();
        let events = events.map(|e| ValueEvent { state: EventState::Planned, settled: String::new(), ..e.clone() }).collect();
        let slide = Slide { person: String::new(), title: String::new(), events, ..kept.slide };
        self.add_slide(kept.account, &slide)
    }

    /// Takes slides away, as one step.
    ///
    /// # Errors
    /// As [`Tx::remove_slide`]; then all stay.
    pub fn remove_slides(&mut self, ids: &[u32]) -> Result<Done<()>, WorkspaceError> {
        let account_name = match ids.first() {
            Some(&id) => self.account(one(&self.conn, id)?.account)?.name,
            None => String::new(),
        };
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.transact(Op::RemoveSlides { account_name, count }, |tx| ids.iter().try_for_each(|&id| tx.remove_slide(id)))
    }
}
