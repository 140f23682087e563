//! Stored scores (S5): what an account scored, with which version, from which answers, and the whole explanation, read back verbatim.

use std::collections::HashMap;

use lanewise_method::profile::Tier;
use lanewise_method::{Profile, Scored, score};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answers, map_of};
use crate::profile::{Version, latest};
use crate::store::change::Shown;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::time::Time;
use crate::store::transact::Tx;

/// Up to this many accounts are scored in the step that changes their answers: that takes a fraction of a second.
pub(crate) const CHEAP: usize = 2_000;

/// Why an account was scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// A version was published.
    Publish,
    /// An answer was changed by hand.
    Answer,
    /// Its tier was set by hand.
    Override,
    /// It was asked for, or came with an import.
    Rescore,
    /// It was nurtured or disqualified.
    Aside,
    /// It fits again, and was left where it is.
    Left,
}

impl Cause {
    const ALL: [Self; 6] = [Self::Publish, Self::Answer, Self::Override, Self::Rescore, Self::Aside, Self::Left];

    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Answer => "answer",
            Self::Override => "override",
            Self::Rescore => "rescore",
            Self::Aside => "aside",
            Self::Left => "left",
        }
    }
}

/// A score as it was stored. Scores are in thousandths of a point, 0-100000.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StoredScore {
    /// Its number.
    pub id: u32,
    /// The account.
    pub account: u32,
    /// The version it was scored with.
    pub version: u32,
    /// When.
    pub at: Time,
    /// Why.
    pub cause: Cause,
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The tier of the low score.
    pub tier_low: String,
    /// The tier of the likely score.
    pub tier: String,
    /// The tier of the high score.
    pub tier_high: String,
    /// The tiers of its version, best first: what the ids above were called, and where they began.
    pub tiers: Vec<Tier>,
}

const SELECT: &str = "SELECT score.id, score.account, score.version, score.at, score.cause, score.low, score.likely, score.high, \
     score.tier_low, score.tier, score.tier_high FROM score JOIN account ON account.id = score.account \
     WHERE score.gone = 0 AND account.gone = 0";

/// The tiers of versions, read once each.
#[derive(Default)]
struct TiersOf(HashMap<u32, Vec<Tier>>);

impl TiersOf {
    fn version(&mut self, conn: &Connection, number: u32) -> Result<Vec<Tier>, WorkspaceError> {
        if let Some(tiers) = self.0.get(&number) {
            return Ok(tiers.clone());
        }
        let text: Option<String> =
            conn.prepare_cached("SELECT profile FROM version WHERE number = ?1")?.query_row([number], |r| r.get(0)).optional()?;
        let profile: Option<Profile> = text.map(|t| serde_json::from_str(&t)).transpose()?;
        let tiers = profile.map(|p| p.tiers).unwrap_or_default();
        self.0.insert(number, tiers.clone());
        Ok(tiers)
    }
}

fn select(conn: &Connection, rest: &str, params: impl rusqlite::Params) -> Result<Vec<StoredScore>, WorkspaceError> {
    let mut query = conn.prepare_cached(&format!("{SELECT} {rest}"))?;
    let mut rows = query.query(params)?;
    let (mut scores, mut tiers) = (Vec::new(), TiersOf::default());
    while let Some(row) = rows.next()? {
        let mut score = from_row(row)?;
        score.tiers = tiers.version(conn, score.version)?;
        scores.push(score);
    }
    Ok(scores)
}

/// Without the tiers.
fn from_row(row: &Row<'_>) -> Result<StoredScore, WorkspaceError> {
    let cause = row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?;
    Ok(StoredScore {
        id: row.get(0)?,
        account: row.get(1)?,
        version: row.get(2)?,
        at: Time::from_millis(row.get(3)?),
        cause: Cause::ALL
            .into_iter()
            .find(|c| c.id() == cause)
            .ok_or_else(|| WorkspaceError::damaged(format!("a score has the unknown cause \"{cause}\"")))?,
        low: row.get(5)?,
        likely: row.get(6)?,
        high: row.get(7)?,
        tier_low: row.get(8)?,
        tier: row.get(9)?,
        tier_high: row.get(10)?,
        tiers: Vec::new(),
    })
}

/// The scores of an account with numbers of this run.
pub(crate) fn of_account_between(
    conn: &Connection,
    account: u32,
    (first, last): (u32, u32),
) -> Result<Vec<StoredScore>, WorkspaceError> {
    let sql = format!("{SELECT} AND score.account = ?1 AND score.id BETWEEN ?2 AND ?3 ORDER BY score.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query(params![account, first, last])?;
    let mut scores = Vec::new();
    while let Some(row) = rows.next()? {
        scores.push(from_row(row)?);
    }
    Ok(scores)
}

/// Records scores of one version.
pub(crate) struct Recorder<'r, 'a> {
    tx: &'r mut Tx<'a>,
    version: &'r Version,
    pieces: HashMap<String, u32>,
}

impl<'r, 'a> Recorder<'r, 'a> {
    pub(crate) fn new(tx: &'r mut Tx<'a>, version: &'r Version) -> Self {
        Self { tx, version, pieces: HashMap::new() }
    }

    /// Scores an account and keeps the result.
    pub(crate) fn record(&mut self, account: u32, answers: &Answers, cause: Cause) -> Result<u32, WorkspaceError> {
        let mut scored = score(&self.version.profile, answers);
        let parts = std::mem::take(&mut scored.parts);
        let mut head = serde_json::to_string(&scored)?;
        // The parts are the last field; without them it ends so.
        if !head.ends_with(EMPTY) {
            return Err(WorkspaceError::damaged("an explanation does not end with its parts"));
        }
        head.truncate(head.len() - TAIL);
        let mut list = Vec::with_capacity(parts.len() * 4);
        for part in &parts {
            list.extend(self.piece(serde_json::to_string(part)?)?.to_le_bytes());
        }
        let mut given = Vec::with_capacity(answers.len() * 4);
        for parameter in &self.version.profile.parameters {
            if let Some(answer) = answers.get(&parameter.id) {
                let text = format!("{}:{}", serde_json::to_string(&parameter.id)?, serde_json::to_string(answer)?);
                given.extend(self.piece(text)?.to_le_bytes());
            }
        }
        let id = self.tx.add(Shown::Score)?;
        self.tx
            .conn
            .prepare_cached(
                "INSERT INTO score (id, account, version, at, cause, low, likely, high, tier_low, tier, tier_high, head, parts, answers) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            )?
            .execute(params![
                id,
                account,
                self.version.info.number,
                self.tx.now.millis(),
                cause.id(),
                scored.low,
                scored.likely,
                scored.high,
                scored.tier_low,
                scored.tier,
                scored.tier_high,
                head,
                list,
                given,
            ])?;
        Ok(id)
    }

    fn piece(&mut self, text: String) -> Result<u32, WorkspaceError> {
        if let Some(id) = self.pieces.get(&text) {
            return Ok(*id);
        }
        let conn = self.tx.conn;
        let found = conn.prepare_cached("SELECT id FROM piece WHERE text = ?1")?.query_row([&text], |r| r.get(0)).optional()?;
        let id = match found {
            Some(id) => id,
            None => {
                conn.prepare_cached("INSERT INTO piece (text) VALUES (?1)")?.execute([&text])?;
                u32::try_from(conn.last_insert_rowid()).map_err(WorkspaceError::damaged)?
            }
        };
        self.pieces.insert(text, id);
        Ok(id)
    }
}

/// How the text of an explanation without parts ends, and how much of that follows the parts.
const EMPTY: &str = "\"parts\":[]}";
const TAIL: usize = "]}".len();

fn joined(conn: &Connection, list: &[u8]) -> Result<String, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT text FROM piece WHERE id = ?1")?;
    let mut text = String::new();
    for id in list.chunks_exact(4) {
        let id = u32::from_le_bytes([id[0], id[1], id[2], id[3]]);
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(query.query_row([id], |r| r.get::<_, String>(0))?.as_str());
    }
    Ok(text)
}

fn texts(conn: &Connection, id: u32) -> Result<(String, String), WorkspaceError> {
    let row: Option<(String, Vec<u8>, Vec<u8>)> = conn
        .prepare_cached("SELECT head, parts, answers FROM score WHERE id = ?1 AND gone = 0")?
        .query_row([id], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
        .optional()?;
    let (head, parts, answers) = row.ok_or_else(|| WorkspaceError::missing(format!("stored score number {id}")))?;
    Ok((format!("{head}{}]}}", joined(conn, &parts)?), format!("{{{}}}", joined(conn, &answers)?)))
}

impl Tx<'_> {
    /// Scores accounts with the version published last and keeps the results. Without a version it does nothing and gives 0.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where an account is not there.
    pub fn record_scores(&mut self, accounts: &[u32], cause: Cause) -> Result<u32, WorkspaceError> {
        if accounts.is_empty() {
            return Ok(0);
        }
        let Some(version) = latest(self.conn)? else { return Ok(0) };
        for &account in accounts {
            self.require_account(account)?;
        }
        let words = self.words;
        let conn = self.conn;
        let mut recorder = Recorder::new(self, &version);
        for &account in accounts {
            let answers = map_of(conn, &mut words.borrow_mut(), account)?;
            recorder.record(account, &answers, cause)?;
        }
        Ok(u32::try_from(accounts.len()).unwrap_or(u32::MAX))
    }
}

impl Workspace {
    /// All stored scores of an account, newest first.
    ///
    /// # Errors
    /// What the disk says.
    pub fn scores_of(&self, account: u32) -> Result<Vec<StoredScore>, WorkspaceError> {
        select(&self.conn, "AND score.account = ?1 ORDER BY score.id DESC", [account])
    }

    /// The last stored score of each account, by account.
    ///
    /// # Errors
    /// What the disk says.
    pub fn latest_scores(&self) -> Result<HashMap<u32, StoredScore>, WorkspaceError> {
        let last = "AND score.id IN (SELECT max(id) FROM score WHERE gone = 0 GROUP BY account)";
        Ok(select(&self.conn, last, [])?.into_iter().map(|score| (score.account, score)).collect())
    }

    /// Account, version, moment and likely tier of every stored score, account by account, the oldest first.
    ///
    /// # Errors
    /// What the disk says.
    pub(crate) fn tier_trail(&self) -> Result<Vec<(u32, u32, Time, String)>, WorkspaceError> {
        let all = "SELECT account, version, at, tier FROM score WHERE gone = 0 ORDER BY account, id";
        let mut query = self.conn.prepare_cached(all)?;
        let rows = query.query_map([], |r| Ok((r.get(0)?, r.get(1)?, Time::from_millis(r.get(2)?), r.get(3)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One stored score.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such score.
    pub fn stored_score(&self, id: u32) -> Result<StoredScore, WorkspaceError> {
        let found = select(&self.conn, "AND score.id = ?1", [id])?.pop();
        found.ok_or_else(|| WorkspaceError::missing(format!("stored score number {id}")))
    }

    /// The accounts whose last stored score is not what they score by the version published last, as after an import of many; those
    /// that were never scored are among them. None without a version.
    ///
    /// # Errors
    /// What the disk says.
    pub fn stale_scores(&self) -> Result<Vec<u32>, WorkspaceError> {
        let Some(version) = self.latest_version()? else { return Ok(Vec::new()) };
        let book = self.book()?;
        let last = "SELECT account, version, low, likely, high, tier_low, tier, tier_high FROM score \
             WHERE id IN (SELECT max(id) FROM score WHERE gone = 0 GROUP BY account)";
        let mut query = self.conn.prepare_cached(last)?;
        let mut rows = query.query([])?;
        let mut fresh = HashMap::new();
        while let Some(row) = rows.next()? {
            if row.get::<_, u32>(1)? == version.info.number {
                let scores: [u32; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
                let tiers: [String; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
                fresh.insert(row.get::<_, u32>(0)?, (scores, tiers));
            }
        }
        let facts = crate::view::facts(&book);
        let stale = facts.iter().zip(crate::view::briefs(&version.profile, &facts)).filter(|(fact, now)| {
            fresh.get(&fact.id).is_none_or(|(scores, tiers)| {
                *scores != [now.low, now.likely, now.high] || tiers.each_ref() != [&now.tier_low, &now.tier, &now.tier_high]
            })
        });
        Ok(stale.map(|(fact, _)| fact.id).collect())
    }

    /// The explanation of a stored score, exactly as it was written (JSON).
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such score.
    pub fn score_text(&self, id: u32) -> Result<String, WorkspaceError> {
        Ok(texts(&self.conn, id)?.0)
    }

    pub(crate) fn score_answers_text(&self, id: u32) -> Result<String, WorkspaceError> {
        Ok(texts(&self.conn, id)?.1)
    }

    /// The explanation of a stored score.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such score.
    pub fn scored(&self, id: u32) -> Result<Scored, WorkspaceError> {
        Ok(serde_json::from_str(&texts(&self.conn, id)?.0)?)
    }

    /// The answers that a stored score was computed from.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such score.
    pub fn score_answers(&self, id: u32) -> Result<Answers, WorkspaceError> {
        Ok(serde_json::from_str(&texts(&self.conn, id)?.1)?)
    }

    /// Scores accounts again with the version published last, as after an import. Gives how many were.
    ///
    /// # Errors
    /// As [`Tx::record_scores`].
    pub fn rescore(&mut self, accounts: &[u32]) -> Result<Done<u32>, WorkspaceError> {
        let count = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
        self.transact(Op::Rescore { count }, |tx| tx.record_scores(accounts, Cause::Rescore))
    }
}
