//! Doing what the rule says (S10), and what becomes of nurtured and disqualified accounts that fit again.

use lanewise_method::{Action, Stage};

use crate::account::get;
use crate::account_edit::AccountEdit;
use crate::move_::last_of;
use crate::score::Cause;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::transact::Tx;

/// Where an action puts an account that stands there; `None` where it stays, as with a demo, which is held and not a stage.
#[must_use]
pub const fn stage_for(action: Action, stage: Stage) -> Option<Stage> {
    match (action, stage) {
        (_, Stage::Customer | Stage::Ambassador) => None,
        (Action::Nurture, Stage::Nurture) | (Action::Disqualify, Stage::Disqualified) => None,
        (Action::Nurture, _) => Some(Stage::Nurture),
        (Action::Disqualify, _) => Some(Stage::Disqualified),
        (Action::Advance, Stage::Prospect) => None,
        (Action::Advance, _) => Some(Stage::Prospect),
        (Action::VisionDemo, _) => None,
    }
}

impl Tx<'_> {
    /// Does with accounts what an action says, and gives how many moved.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one is not there.
    pub fn act(&mut self, deeds: &[(u32, Action)]) -> Result<u32, WorkspaceError> {
        let mut moved = 0;
        for &(id, action) in deeds {
            if let Some(stage) = stage_for(action, get(self.conn, id)?.stage) {
                moved += u32::from(self.update_account(id, &[AccountEdit::Stage(stage)])?);
            }
        }
        Ok(moved)
    }

    /// Brings nurtured and disqualified accounts back to where they were before, or to the prospects.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one is not there.
    pub fn bring_back(&mut self, ids: &[u32]) -> Result<u32, WorkspaceError> {
        let mut moved = 0;
        for &id in ids {
            if !get(self.conn, id)?.stage.is_aside() {
                continue;
            }
            let before = last_of(self.conn, id)?.map(|m| m.was).filter(|s| *s == Stage::Lead);
            moved += u32::from(self.update_account(id, &[AccountEdit::Stage(before.unwrap_or(Stage::Prospect))])?);
        }
        Ok(moved)
    }
}

impl Workspace {
    /// Does with accounts what an action says, as one step, and gives how many moved. The reason is kept with each move.
    ///
    /// # Errors
    /// As [`Tx::act`]; then none is moved.
    pub fn act(&mut self, deeds: &[(u32, Action)], reason: &str) -> Result<Done<u32>, WorkspaceError> {
        let ids: Vec<u32> = deeds.iter().map(|d| d.0).collect();
        let (account_name, count) = self.label(&ids)?;
        let one = deeds.first().map(|d| d.1).filter(|first| deeds.iter().all(|d| d.1 == *first));
        self.transact(Op::Act { account_name: account_name.clone(), count, action: one }, |tx| {
            tx.because(reason);
            let moved = tx.act(deeds)?;
            tx.relabel(Op::Act { account_name, count: moved, action: one });
            Ok(moved)
        })
    }

    /// Brings nurtured and disqualified accounts back, as one step, and gives how many moved.
    ///
    /// # Errors
    /// As [`Tx::bring_back`]; then none is moved.
    pub fn bring_back(&mut self, ids: &[u32], reason: &str) -> Result<Done<u32>, WorkspaceError> {
        let (account_name, count) = self.label(ids)?;
        self.transact(Op::BringBack { account_name, count }, |tx| {
            tx.because(reason);
            tx.bring_back(ids)
        })
    }

    /// Leaves nurtured and disqualified accounts that fit again where they are: they are not proposed any more until they change again.
    /// Gives how many; 0 without a published version.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where one is not there.
    pub fn leave_aside(&mut self, ids: &[u32]) -> Result<Done<u32>, WorkspaceError> {
        let (account_name, count) = self.label(ids)?;
        self.transact(Op::LeaveAside { account_name, count }, |tx| tx.record_scores(ids, Cause::Left))
    }
}
