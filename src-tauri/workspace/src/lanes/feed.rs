//! The parameter that is answered from the lanes: kept in step with attributes, conditions, order and standing; what somebody answered by
//! hand stays.

use std::collections::{BTreeMap, BTreeSet};

use lanewise_method::lanes::{Attribute, Place, Placed};
use lanewise_method::profile::Language;
use lanewise_method::{Answer, Given, Grade, Profile};
use rusqlite::params;

use super::{LaneLevels, Lanes, table};
use crate::account;
use crate::answer::map_of;
use crate::book::{Book, Entry};
use crate::reads::ReadKept;
use crate::score::{CHEAP, Cause};
use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::transact::Tx;

/// Who an answer is recorded for that comes from the lanes. An answer of anybody else is by hand, and stays.
pub const LANES: &str = "Lanes";

/// Above so many accounts the whole list is read at once.
const FEW: usize = 200;

/// The answer that a place gives. In no lane, or where it cannot be told, there is none.
#[must_use]
pub(crate) fn answer_of(lanes: &Lanes, by: LaneLevels, placed: Placed) -> Option<Answer> {
    let Place::Lane(at) = placed.place else { return None };
    let lane = lanes.lanes.get(at)?;
    let level = match by {
        LaneLevels::Standings => lane.standing.id().to_owned(),
        LaneLevels::Lanes => lane.id.clone(),
    };
    let grade = if placed.guessed { Grade::Guess } else { Grade::Observed };
    Some(Answer { given: Given::Levels(vec![level]), grade })
}

/// Where each account is.
pub(crate) fn places(entries: &[&Entry], lanes: &Lanes, profile: Option<&Profile>, language: Language) -> Vec<Placed> {
    table(entries, lanes.attributes(), profile, language).places(&lanes.conditions())
}

/// The profile that scores: that of the newest version, or the draft.
fn in_force(conn: &rusqlite::Connection) -> Result<Option<Profile>, WorkspaceError> {
    match crate::profile::latest(conn)? {
        Some(version) => Ok(Some(version.profile)),
        None => crate::profile::draft(conn),
    }
}

impl Tx<'_> {
    /// The accounts of which something changed that a lane may look at; `None` for all.
    fn lanes_touched(&self, lanes: &Lanes) -> Result<Option<BTreeSet<u32>>, WorkspaceError> {
        let answers = lanes.attributes().iter().any(|a| matches!(a, Attribute::Answer(_)));
        let version = self.added(Shown::Version).is_some();
        let profile = answers && (version || self.changes.draft && crate::profile::latest(self.conn)?.is_none());
        if self.lanes_changed || profile || self.changes.accounts.all || self.changes.answers.all {
            return Ok(None);
        }
        let mut touched = self.changes.accounts.ids.clone();
        touched.extend(&self.changes.answers.ids);
        if let Some((first, last)) = self.added(Shown::Account) {
            touched.extend(first..=last);
        }
        Ok(Some(touched))
    }

    /// Those accounts as the lanes see them.
    fn entries(&self, touched: Option<&BTreeSet<u32>>) -> Result<Vec<Entry>, WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let Some(touched) = touched.filter(|t| t.len() <= FEW) else {
            let book = Book::load(self.conn, &mut words)?;
            let wanted = |id: u32| touched.is_none_or(|t| t.contains(&id));
            return Ok(book.entries().iter().filter(|e| wanted(e.account.id)).map(|e| Entry::clone(e)).collect());
        };
        let mut entries = Vec::with_capacity(touched.len());
        for &id in touched {
            let account = match account::get(self.conn, id) {
                Ok(account) => account,
                Err(WorkspaceError::Missing { .. }) => continue,
                Err(other) => return Err(other),
            };
            let (answers, changed) = (map_of(self.conn, &mut words, id)?, account.updated);
            entries.push(Entry { account, answers, changed, overrides: Vec::new(), read: ReadKept::default() });
        }
        Ok(entries)
    }

    /// For each account that answers this parameter, whether that came from the lanes.
    fn answered_by_lanes(&self, parameter: &str) -> Result<BTreeMap<u32, bool>, WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let Some(parameter) = words.find(self.conn, parameter)? else { return Ok(BTreeMap::new()) };
        let lanes = words.find(self.conn, LANES)?;
        let mut query = self.conn.prepare_cached("SELECT account, author FROM answer WHERE parameter = ?1")?;
        let rows = query.query_map(params![parameter], |r| Ok((r.get(0)?, Some(r.get(1)?) == lanes)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps the answers that come from the lanes in step.
    pub(crate) fn feed_lanes(&mut self) -> Result<(), WorkspaceError> {
        let lanes = super::all(self.conn)?;
        let Some(link) = lanes.link.clone() else { return Ok(()) };
        let touched = self.lanes_touched(&lanes)?;
        if touched.as_ref().is_some_and(BTreeSet::is_empty) {
            return Ok(());
        }
        self.answer_from_lanes(&lanes, &link.parameter, link.by, touched.as_ref(), false).map(|_| ())
    }

    /// Answers a parameter of accounts from the lanes, over what was answered by hand only where `by_hand` too. Gives how many changed.
    pub(crate) fn answer_from_lanes(
        &mut self,
        lanes: &Lanes,
        parameter: &str,
        by: LaneLevels,
        touched: Option<&BTreeSet<u32>>,
        by_hand: bool,
    ) -> Result<u32, WorkspaceError> {
        let entries = self.entries(touched)?;
        let entries: Vec<&Entry> = entries.iter().collect();
        let asks = lanes.attributes().iter().any(|a| matches!(a, Attribute::Answer(_)));
        let profile = if asks { in_force(self.conn)? } else { None };
        let placed = places(&entries, lanes, profile.as_ref(), crate::setting::language(self.conn)?);
        let own = self.answered_by_lanes(parameter)?;
        let mut changed = Vec::new();
        let source = self.source.replace(LANES.to_owned());
        for (entry, placed) in entries.iter().zip(placed) {
            let id = entry.account.id;
            let own = own.get(&id).copied();
            if own == Some(false) && !by_hand {
                continue;
            }
            let did = match (answer_of(lanes, by, placed), own) {
                (Some(answer), own) => {
                    // Of the same answer it has to be known from now on that it comes from the lanes.
                    let taken = own == Some(false) && self.clear_answer(id, parameter)?;
                    self.set_answer(id, parameter, &answer)? || taken
                }
                (None, Some(true)) => self.clear_answer(id, parameter)?,
                (None, _) => false,
            };
            if did {
                changed.push(id);
            }
        }
        self.source = source;
        if changed.len() <= CHEAP && self.scores_with(parameter)? {
            self.record_scores(&changed, Cause::Answer)?;
        }
        Ok(u32::try_from(changed.len()).unwrap_or(u32::MAX))
    }
}
