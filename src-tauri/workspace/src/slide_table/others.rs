//! What stands beside slides: activities, what the vendor can do, waivers. A row each.

use std::collections::HashMap;

use lanewise_method::fold::fold;

use super::columns::Line;
use super::field::Field;
use super::report::{Fate, RowReject};
use super::{Taken, word};
use crate::activity::{Activity, ActivityKind, ActivityResult, NewActivity};
use crate::capability::{Capability, NewCapability};
use crate::waiver::{NewWaiver, Waiver, WaiverResult};
use crate::{Tx, WorkspaceError};

/// A refusal of the workspace is a reason to reject the row; anything else stops the import.
fn refused<T>(result: Result<T, WorkspaceError>) -> Result<Result<T, RowReject>, WorkspaceError> {
    match result {
        Ok(done) => Ok(Ok(done)),
        Err(WorkspaceError::Refused(refusal)) => Ok(Err(RowReject::Refused { refusal })),
        Err(error) => Err(error),
    }
}

fn filled(line: &Line<'_>, field: Field) -> Result<String, RowReject> {
    let text = line.text(field);
    if text.is_empty() { Err(RowReject::Blank { column: line.header(field) }) } else { Ok(text) }
}

/// The activity of a row.
pub(super) fn read_activity(line: &Line<'_>) -> Result<NewActivity, RowReject> {
    filled(line, Field::Activity)?;
    filled(line, Field::Day)?;
    let kinds = ActivityKind::ALL.map(ActivityKind::id);
    let kind = line.word_in(&line.text(Field::Activity), Field::Activity, &kinds, word::activity)?;
    let result = line.word(Field::Result, &ActivityResult::ALL.map(ActivityResult::id), word::activity_result)?;
    Ok(NewActivity {
        kind,
        day: line.day(Field::Day)?,
        ended: line.day(Field::Ended)?,
        hours: line.number(Field::Hours)?.map(|a| a.number),
        who: line.names(Field::Who),
        result: result.unwrap_or_default(),
        text: line.text(Field::Text),
    })
}

/// The activities so far: of an account, on a day, of a kind, by somebody.
#[derive(Default)]
pub(super) struct Activities(HashMap<(u32, ActivityKind, String, String), (u32, NewActivity)>);

impl Activities {
    pub(super) fn new(there: Vec<Activity>) -> Self {
        Self(there.into_iter().map(|a| (Self::key(a.account, &a.content), (a.id, a.content))).collect())
    }

    fn key(account: u32, of: &NewActivity) -> (u32, ActivityKind, String, String) {
        (account, of.kind, of.day.clone(), fold(&of.who.join("; ")))
    }

    pub(super) fn take(&mut self, account: u32, said: &NewActivity, tx: Option<&mut Tx<'_>>) -> Result<Taken, WorkspaceError> {
        let said = match said.fit_to_keep() {
            Ok(said) => said,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        let key = Self::key(account, &said);
        let there = self.0.get(&key);
        if there.is_some_and(|(_, there)| *there == said) {
            return Ok(Ok(Fate::Unchanged));
        }
        let (id, fate) = match (there, tx) {
            (None, None) => (0, Fate::Added),
            (None, Some(tx)) => (tx.add_activity(account, &said)?, Fate::Added),
            (Some((id, _)), None) => (*id, Fate::Updated),
            (Some((id, _)), Some(tx)) => {
                tx.put_activity(*id, &said)?;
                (*id, Fate::Updated)
            }
        };
        self.0.insert(key, (id, said));
        Ok(Ok(fate))
    }
}

/// The capability of a row. Without a column that says otherwise it is in the product.
pub(super) fn read_capability(line: &Line<'_>) -> Result<NewCapability, RowReject> {
    Ok(NewCapability {
        name: filled(line, Field::Capability)?,
        words: line.names(Field::Words),
        about: line.text(Field::About),
        offered: line.word(Field::State, &["yes", "no"], word::offered)?.unwrap_or(true),
    })
}

/// What the vendor can do so far, by name.
#[derive(Default)]
pub(super) struct Capabilities(HashMap<String, (u32, NewCapability)>);

impl Capabilities {
    pub(super) fn new(there: Vec<Capability>) -> Self {
        Self(there.into_iter().map(|c| (fold(&c.content.name), (c.id, c.content))).collect())
    }

    pub(super) fn take(&mut self, said: NewCapability, tx: Option<&mut Tx<'_>>) -> Result<Taken, WorkspaceError> {
        let key = fold(&said.name);
        let there = self.0.get(&key);
        if there.is_some_and(|(_, there)| *there == said) {
            return Ok(Ok(Fate::Unchanged));
        }
        let (id, fate) = match (there, tx) {
            (None, None) => (0, Fate::Added),
            (None, Some(tx)) => (tx.add_capability(&said)?, Fate::Added),
            (Some((id, _)), None) => (*id, Fate::Updated),
            (Some((id, _)), Some(tx)) => {
                tx.put_capability(*id, &said)?;
                (*id, Fate::Updated)
            }
        };
        self.0.insert(key, (id, said));
        Ok(Ok(fate))
    }
}

/// The waiver of a row.
pub(super) fn read_waiver(line: &Line<'_>) -> Result<NewWaiver, RowReject> {
    let result = line.word(Field::Result, &WaiverResult::ALL.map(WaiverResult::id), word::waiver_result)?;
    Ok(NewWaiver {
        gate: filled(line, Field::Gate)?,
        approver: filled(line, Field::Approver)?,
        reason: filled(line, Field::Reason)?,
        expected: filled(line, Field::Expected)?,
        until: line.day(Field::Until)?,
        result: result.unwrap_or_default(),
        settled: line.day(Field::Settled)?,
        note: line.text(Field::Note),
    })
}

/// The waivers so far.
#[derive(Default)]
pub(super) struct Waivers(Vec<(u32, u32, NewWaiver)>);

impl Waivers {
    pub(super) fn new(there: Vec<Waiver>) -> Self {
        Self(there.into_iter().map(|w| (w.account, w.id, w.content)).collect())
    }

    /// The same account, gate and last day are the same waiver.
    pub(super) fn take(&mut self, account: u32, said: NewWaiver, tx: Option<&mut Tx<'_>>) -> Result<Taken, WorkspaceError> {
        let same = |(of, _, w): &&mut (u32, u32, NewWaiver)| *of == account && w.gate == said.gate && w.until == said.until;
        let taken = match (self.0.iter_mut().find(same), tx) {
            (Some((.., there)), _) if *there == said => return Ok(Ok(Fate::Unchanged)),
            (Some((_, id, there)), tx) => {
                let put = tx.map_or(Ok(Ok(true)), |tx| refused(tx.put_waiver(*id, &said)))?;
                *there = said;
                put.map(|_| Fate::Updated)
            }
            (None, tx) => {
                let added = tx.map_or(Ok(Ok(0)), |tx| refused(tx.add_waiver(account, &said)))?;
                added.map(|id| {
                    self.0.push((account, id, said));
                    Fate::Added
                })
            }
        };
        Ok(taken)
    }
}
