//! Merging two parameters of the draft, with the answers of all accounts, in one step.

use lanewise_method::merge::merge;
use lanewise_method::twin::LevelMap;

use crate::score::Cause;
use crate::store::change::{Cell, Change, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::transact::Tx;
use crate::view::twin::{Fate, fate};

impl Workspace {
    /// Makes one parameter of the draft out of two. The answers to the one that goes are carried over where the other has none, with
    /// who gave them, when, and how they are known; where both have one, the one that stands is never touched. What was answered
    /// to the one that goes is kept as it is, whatever happens. Gives how many answers were carried.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no draft, [`WorkspaceError::Invalid`] where the two cannot be merged so.
    pub fn merge_parameters(&mut self, stays: &str, goes: &str, map: &[LevelMap]) -> Result<Done<u32>, WorkspaceError> {
        let draft = self.draft()?.ok_or_else(|| WorkspaceError::missing("draft of a profile"))?;
        let mut merged = draft.clone();
        merge(&mut merged, stays, goes, map).map_err(|p| WorkspaceError::Invalid(vec![p]))?;
        let (Some(kept), Some(gone)) = (draft.parameter(stays), draft.parameter(goes)) else {
            return Err(WorkspaceError::missing("parameter to merge"));
        };
        let book = self.book()?;
        let moves: Vec<_> = book
            .entries()
            .iter()
            .filter_map(|entry| match fate(kept, gone, map, &entry.answers) {
                Fate::Carry(given) => Some((entry.account.id, given)),
                _ => None,
            })
            .collect();
        let answers = u32::try_from(moves.len()).unwrap_or(u32::MAX);
        let op = Op::MergeParameters { parameter_name: kept.name.clone(), gone_name: gone.name.clone(), answers };
        self.transact(op, |tx| {
            tx.put_draft(Some(&merged))?;
            for (account, given) in &moves {
                tx.carry_answer(*account, goes, stays, given)?;
            }
            let accounts: Vec<u32> = moves.iter().map(|(id, _)| *id).collect();
            if tx.scores_with(stays)? {
                tx.record_scores(&accounts, Cause::Answer)?;
            }
            Ok(answers)
        })
    }
}

impl Tx<'_> {
    /// Copies an answer to another parameter, in other words but with its author, time and grade.
    fn carry_answer(&mut self, account: u32, from: &str, to: &str, given: &lanewise_method::Given) -> Result<(), WorkspaceError> {
        let mut words = self.words.borrow_mut();
        let (from, to) = (words.id(self.conn, from)?, words.id(self.conn, to)?);
        let (kind, value) = crate::answer::cells(&mut words, self.conn, given)?;
        drop(words);
        let key = |parameter: i64| [Cell::Integer(i64::from(account)), Cell::Integer(parameter)];
        let Some(mut row) = Table::Answer.read(self.conn, &key(from))? else { return Ok(()) };
        row.splice(..2, [Cell::Integer(kind), value]);
        let was = Table::Answer.read(self.conn, &key(to))?;
        Table::Answer.write(self.conn, &key(to), Some(&row))?;
        self.log(Change::Row(Table::Answer, key(to).to_vec(), was))?;
        self.changes.answers.add(account);
        Ok(())
    }

    /// Whether the newest version looks at this parameter, so that an answer to it changes stored scores.
    pub(crate) fn scores_with(&self, parameter: &str) -> Result<bool, WorkspaceError> {
        Ok(crate::profile::latest(self.conn)?.is_some_and(|v| v.profile.parameter(parameter).is_some()))
    }
}
