//! Outcome signals (A3): what was seen of a customer and speaks for its outcome. They are label evidence and never parameters: of a
//! prospect they cannot be known.

use lanewise_method::Outcome;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::account::get;
use crate::store::change::{Change, Shown};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::Refusal;
use crate::store::time::{Time, partial_day};
use crate::store::transact::Tx;

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// It gave a reference.
    ReferenceGiven,
    /// It speaks at a user group.
    SpeaksAtUserGroup,
    /// It renewed.
    Renewed,
    /// It bought more.
    Expanded,
    /// It left.
    Churned,
    /// Support or presales had to rescue it.
    SupportRescue,
    /// It spoke against us.
    NegativeReference,
}

/// What a signal says about how it goes with a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// It speaks for a success.
    Success,
    /// It speaks against one.
    Failure,
    /// Happy and unhappy customers alike renew out of habit, or need a rescue once.
    Neither,
}

impl SignalKind {
    /// All kinds, the happy ones first.
    pub const ALL: [Self; 7] = [
        Self::ReferenceGiven,
        Self::SpeaksAtUserGroup,
        Self::Renewed,
        Self::Expanded,
        Self::Churned,
        Self::SupportRescue,
        Self::NegativeReference,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ReferenceGiven => "reference_given",
            Self::SpeaksAtUserGroup => "speaks_at_user_group",
            Self::Renewed => "renewed",
            Self::Expanded => "expanded",
            Self::Churned => "churned",
            Self::SupportRescue => "support_rescue",
            Self::NegativeReference => "negative_reference",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.id() == id)
    }

    /// What it says about the outcome. *Ours*: no published rule exists.
    #[must_use]
    pub const fn leaning(self) -> Leaning {
        match self {
            Self::ReferenceGiven | Self::SpeaksAtUserGroup | Self::Expanded => Leaning::Success,
            Self::Churned | Self::NegativeReference => Leaning::Failure,
            Self::Renewed | Self::SupportRescue => Leaning::Neither,
        }
    }
}

/// Something seen of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Signal {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// What.
    #[serde(rename = "signal")]
    pub kind: SignalKind,
    /// The day, as `2026-05-31`, or less of it: `2026-05`, `2026`.
    pub day: String,
    /// A few words; may be empty.
    pub text: String,
    /// Who noted it.
    pub author: String,
    /// When it was noted.
    pub at: Time,
}

/// A signal to be noted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[expect(missing_docs, reason = "the fields are those of Signal")]
pub struct NewSignal {
    #[serde(rename = "signal")]
    pub kind: SignalKind,
    pub day: String,
    #[serde(default)]
    pub text: String,
}

/// A signal that contradicts the outcome a customer was sorted into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Contradiction {
    /// What was seen.
    pub signal: SignalKind,
    /// When.
    pub day: String,
    /// The outcome it contradicts.
    pub outcome: Outcome,
}

/// Whether the signals contradict the outcome: of those that say something about it, the latest speaks. An early reference does not
/// contradict a customer who has left since. *Ours*.
#[must_use]
pub fn contradiction(outcome: Option<&Outcome>, signals: &[Signal]) -> Option<Contradiction> {
    let outcome = outcome?;
    let telling = signals.iter().filter(|s| s.kind.leaning() != Leaning::Neither);
    let last = telling.max_by(|a, b| (a.day.as_str(), a.id).cmp(&(b.day.as_str(), b.id)))?;
    let contradicts = (last.kind.leaning() == Leaning::Success) != outcome.success;
    contradicts.then(|| Contradiction { signal: last.kind, day: last.day.clone(), outcome: outcome.clone() })
}

const SELECT: &str = "SELECT id, account, kind, day, text, author, at FROM signal WHERE gone = 0";

fn from_row(row: &Row<'_>) -> Result<Signal, WorkspaceError> {
    let kind = row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(Signal {
        id: row.get(0)?,
        account: row.get(1)?,
        kind: SignalKind::from_id(kind).ok_or_else(|| WorkspaceError::damaged(format!("there is no signal \"{kind}\"")))?,
        day: row.get(3)?,
        text: row.get(4)?,
        author: row.get(5)?,
        at: Time::from_millis(row.get(6)?),
    })
}

pub(crate) fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<Signal>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let mut signals = Vec::new();
    while let Some(row) = rows.next()? {
        signals.push(from_row(row)?);
    }
    Ok(signals)
}

fn one(conn: &Connection, id: u32) -> Result<Signal, WorkspaceError> {
    select(conn, "AND id = ?1", [id])?.pop().ok_or_else(|| WorkspaceError::missing(format!("signal number {id}")))
}

impl Tx<'_> {
    /// Notes a signal and gives its number.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such account, [`WorkspaceError::Refused`] where the day is none.
    pub fn add_signal(&mut self, account: u32, new: &NewSignal) -> Result<u32, WorkspaceError> {
        self.require_account(account)?;
        let day = partial_day(&new.day).ok_or_else(|| Refusal::NotADay { text: new.day.clone() })?;
        let id = self.add(Shown::Signal)?;
        self.conn
            .prepare_cached("INSERT INTO signal (id, account, kind, day, text, author, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![id, account, new.kind.id(), day, new.text.trim(), self.author, self.now.millis()])?;
        Ok(id)
    }

    /// Takes a signal away.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there.
    pub fn remove_signal(&mut self, id: u32) -> Result<(), WorkspaceError> {
        one(self.conn, id)?;
        Shown::Signal.show(self.conn, id, id, false)?;
        Shown::Signal.touched(self.conn, id, id, &mut self.changes)?;
        self.log(Change::Visible(Shown::Signal, id, id, true))
    }
}

impl Workspace {
    /// The signals of an account, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn signals_of(&self, account: u32) -> Result<Vec<Signal>, WorkspaceError> {
        select(&self.conn, "AND account = ?1 ORDER BY day DESC, id DESC", [account])
    }

    /// The signals of all accounts, account by account, the latest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn signals(&self) -> Result<Vec<Signal>, WorkspaceError> {
        select(&self.conn, "ORDER BY account, day DESC, id DESC", [])
    }

    /// Notes a signal.
    ///
    /// # Errors
    /// As [`Tx::add_signal`].
    pub fn add_signal(&mut self, account: u32, new: &NewSignal) -> Result<Done<u32>, WorkspaceError> {
        let account_name = self.account(account)?.name;
        self.transact(Op::AddSignal { account_name, signal: new.kind }, |tx| tx.add_signal(account, new))
    }

    /// Corrects a signal; gives its new number, because what was noted first stays in the history.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there, and as [`Tx::add_signal`].
    pub fn edit_signal(&mut self, id: u32, new: &NewSignal) -> Result<Done<u32>, WorkspaceError> {
        let was = one(&self.conn, id)?;
        let account_name = get(&self.conn, was.account)?.name;
        self.transact(Op::EditSignal { account_name, signal: new.kind }, |tx| {
            if was.kind == new.kind && partial_day(&new.day).as_deref() == Some(was.day.as_str()) && was.text == new.text.trim() {
                return Ok(id);
            }
            let new = tx.add_signal(was.account, new)?;
            tx.remove_signal(id)?;
            Ok(new)
        })
    }

    /// Takes a signal away.
    ///
    /// # Errors
    /// As [`Tx::remove_signal`].
    pub fn remove_signal(&mut self, id: u32) -> Result<Done<()>, WorkspaceError> {
        let was = one(&self.conn, id)?;
        let account_name = get(&self.conn, was.account)?.name;
        self.transact(Op::RemoveSignal { account_name, signal: was.kind }, |tx| tx.remove_signal(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal(id: u32, kind: SignalKind, day: &str) -> Signal {
        let (text, author) = (String::new(), String::new());
        Signal { id, account: 1, kind, day: day.into(), text, author, at: Time::from_millis(0) }
    }

    #[test]
    fn the_latest_signal_that_says_something_decides() {
        use SignalKind::{Churned, ReferenceGiven, Renewed, SupportRescue};
        let outcome = |success| Outcome { id: "o".into(), name: String::new(), success };
        let says = |success, signals: &[Signal]| contradiction(Some(&outcome(success)), signals).map(|c| c.signal);
        assert_eq!(says(true, &[]), None);
        assert_eq!(contradiction(None, &[signal(1, Churned, "2026")]), None);
        assert_eq!(says(true, &[signal(1, Churned, "2026-03-01")]), Some(Churned));
        assert_eq!(says(false, &[signal(1, Churned, "2026-03-01")]), None);
        let left = [signal(1, ReferenceGiven, "2024"), signal(2, Churned, "2026-03"), signal(3, Renewed, "2026-09")];
        assert_eq!(says(false, &left), None);
        assert_eq!(says(true, &left), Some(Churned));
        assert_eq!(says(true, &[signal(1, SupportRescue, "2026")]), None);
        assert_eq!(says(false, &[signal(1, SupportRescue, "2026"), signal(2, ReferenceGiven, "2026")]), Some(ReferenceGiven));
    }

    #[test]
    fn days_may_be_rough() {
        for (text, day) in [(" 2026-05-31 ", "2026-05-31"), ("2026-05", "2026-05"), ("2026", "2026")] {
            assert_eq!(partial_day(text).as_deref(), Some(day));
        }
        for text in ["", "26", "2026-13", "2026-02-30", "31/05/2026", "2026-5-1", "soon", "0026", "-001", "２０２６"] {
            assert_eq!(partial_day(text), None, "{text}");
        }
    }
}
