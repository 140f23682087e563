//! What the team decided about the workspace itself, and what the app remembers for itself.

use std::collections::{BTreeMap, HashSet};

use lanewise_method::account::standard_outcomes;
use lanewise_method::action::TierAction;
use lanewise_method::contrast::heads::HEADS;
use lanewise_method::cost::{CostWorth, OutcomeCauses, TeamCosts};
use lanewise_method::fold::wording;
use lanewise_method::profile::Language;
use lanewise_method::{Number, Outcome};
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::store::change::{Cell, Change, Table};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::transact::Tx;

/// The settings of a workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Settings {
    /// The name of the workspace.
    pub name: String,
    /// The language of its texts.
    pub language: Language,
    /// The outcomes a customer can have (A2).
    pub outcomes: Vec<Outcome>,
}

/// What an hour of presales and support costs the team; typed once, for the waste audit (L4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HourCost {
    /// How much.
    pub amount: Number,
    /// The currency's code: `EUR`.
    pub currency: String,
}

impl HourCost {
    /// What so many hours cost, to the cent, halves up.
    #[must_use]
    pub fn of(&self, hours: Number) -> Number {
        const CENT: i128 = 10_000;
        let money = i128::from(hours.millionths()) * i128::from(self.amount.millionths()) / 1_000_000;
        let money = (money + CENT / 2).div_euclid(CENT) * CENT;
        Number::from_millionths(i64::try_from(money).unwrap_or(i64::MAX))
    }
}

/// Which words make a job title that of an executive or of the head of a function, when slides are compared (D3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct HeadTitles {
    /// The words, or groups of words.
    pub titles: Vec<String>,
    /// Whether they are our own, the team having none.
    pub ours: bool,
}

const NAME: &str = "name";
const LANGUAGE: &str = "language";
const OUTCOMES: &str = "outcomes";
const ACTIONS: &str = "actions";
const HOUR_COST: &str = "hour_cost";
const COSTS: &str = "costs";
const HEAD_TITLES: &str = "head_titles";
const MAPPING: &str = "mapping:";
/// So many words for titles, each of so many bytes at most, are kept.
const MOST_TITLES: (usize, usize) = (200, 120);
/// In any currency.
const MOST_AN_HOUR: i32 = 100_000_000;
/// In any currency, and more than any team has hours.
const MOST_WORTH: i32 = 1_000_000_000;
/// A hundred people for ten years.
const MOST_HOURS: i32 = 2_000_000;

pub(crate) fn read<T: DeserializeOwned>(conn: &Connection, key: &str) -> Result<Option<T>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
    let text: Option<String> = query.query_row([key], |r| r.get(0)).optional()?;
    Ok(text.map(|t| serde_json::from_str(&t)).transpose()?)
}

pub(crate) fn outcomes(conn: &Connection) -> Result<Vec<Outcome>, WorkspaceError> {
    Ok(read(conn, OUTCOMES)?.unwrap_or_else(standard_outcomes))
}

pub(crate) fn language(conn: &Connection) -> Result<Language, WorkspaceError> {
    Ok(read(conn, LANGUAGE)?.unwrap_or_default())
}

/// Puts the first settings of a new file in place; they are not a step that could be undone.
pub(crate) fn set_up(conn: &Connection, name: &str, language: Language) -> Result<(), WorkspaceError> {
    let mut put = conn.prepare("INSERT INTO setting (key, value) VALUES (?1, ?2)")?;
    put.execute(params![NAME, serde_json::to_string(name)?])?;
    put.execute(params![LANGUAGE, serde_json::to_string(&language)?])?;
    put.execute(params![OUTCOMES, serde_json::to_string(&standard_outcomes())?])?;
    Ok(())
}

pub(crate) fn preference(conn: &Connection, key: &str) -> Result<Option<String>, WorkspaceError> {
    let mut query = conn.prepare_cached("SELECT value FROM preference WHERE key = ?1")?;
    Ok(query.query_row([key], |r| r.get(0)).optional()?)
}

pub(crate) fn set_preference(conn: &Connection, key: &str, value: Option<&str>) -> Result<(), WorkspaceError> {
    match value {
        Some(value) => conn.execute(
            "INSERT INTO preference (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2",
            params![key, value],
        )?,
        None => conn.execute("DELETE FROM preference WHERE key = ?1", [key])?,
    };
    Ok(())
}

impl Tx<'_> {
    pub(crate) fn put<T: Serialize>(&mut self, key: &str, value: Option<&T>) -> Result<bool, WorkspaceError> {
        let key = [Cell::Text(key.to_owned())];
        let row = match value {
            Some(value) => Some(vec![Cell::Text(serde_json::to_string(value)?)]),
            None => None,
        };
        let was = Table::Setting.read(self.conn, &key)?;
        if was == row {
            return Ok(false);
        }
        Table::Setting.write(self.conn, &key, row.as_deref())?;
        self.changes.settings = true;
        self.log(Change::Row(Table::Setting, key.to_vec(), was))?;
        Ok(true)
    }

    /// Renames the workspace.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the name is empty.
    pub fn set_name(&mut self, name: &str) -> Result<bool, WorkspaceError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(WorkspaceError::empty(Blank::Workspace));
        }
        self.put(NAME, Some(&name))
    }

    /// Sets the language of the workspace's texts.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_language(&mut self, language: Language) -> Result<bool, WorkspaceError> {
        self.put(LANGUAGE, Some(&language))
    }

    /// Sets the outcomes. Those that an account has must stay (their names may change).
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where there is none, an id is empty or twice, or one in use would go.
    pub fn set_outcomes(&mut self, outcomes: &[Outcome]) -> Result<bool, WorkspaceError> {
        let ids: HashSet<&str> = outcomes.iter().map(|o| o.id.as_str()).collect();
        let fine = |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if ids.is_empty() || ids.len() != outcomes.len() || !ids.iter().all(|id| fine(id)) {
            return Err(Refusal::OutcomeIds.into());
        }
        let mut query = self.conn.prepare_cached(
            "SELECT outcome, count(*), min(name) FROM account WHERE gone = 0 AND outcome IS NOT NULL GROUP BY outcome",
        )?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (outcome, accounts, account): (String, u32, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if !ids.contains(outcome.as_str()) {
                return Err(Refusal::OutcomeInUse { outcome, accounts, account }.into());
            }
        }
        self.outcomes = None;
        self.put(OUTCOMES, Some(&outcomes))
    }

    /// Decides what to do with the accounts of some tiers; of the others it is our own choice. Of two for one tier the first counts.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_actions(&mut self, actions: &[TierAction]) -> Result<bool, WorkspaceError> {
        self.put(ACTIONS, Some(&actions).filter(|a| !a.is_empty()))
    }

    /// Says what an hour costs, or takes it back.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where the amount is not above 0, or the currency is no code of three letters.
    pub fn set_hour_cost(&mut self, cost: Option<&HourCost>) -> Result<bool, WorkspaceError> {
        let Some(cost) = cost else { return self.put::<HourCost>(HOUR_COST, None) };
        let currency = cost.currency.trim().to_ascii_uppercase();
        let fine = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
        if !fine || cost.amount <= Number::default() || cost.amount > Number::from(MOST_AN_HOUR) {
            return Err(Refusal::NotACost.into());
        }
        self.put(HOUR_COST, Some(&HourCost { amount: cost.amount, currency }))
    }

    /// Says what demos, POCs, rescues, failed customers and lost good deals cost (E6). What says nothing is kept as nothing.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where an amount is below 0 or beyond all reason, or an outcome is said twice.
    pub fn set_costs(&mut self, costs: &TeamCosts) -> Result<bool, WorkspaceError> {
        let fine = |amount: Option<Number>, most: i32| amount.is_none_or(|a| a >= Number::default() && a <= Number::from(most));
        let worth = |w: CostWorth| fine(w.hours, MOST_HOURS) && fine(w.money, MOST_WORTH);
        let hours = [costs.demo, costs.poc, costs.rescue].into_iter().all(|h| fine(h, MOST_HOURS));
        let outcomes: HashSet<&str> = costs.causes.iter().map(|c| c.outcome.as_str()).collect();
        if !hours || !worth(costs.failed) || !worth(costs.lost) || outcomes.len() != costs.causes.len() {
            return Err(Refusal::NotAnAmount.into());
        }
        let mut costs = costs.clone();
        costs.causes.retain(|c| *c != OutcomeCauses::usual(&c.outcome));
        costs.causes.sort_by(|a, b| a.outcome.cmp(&b.outcome));
        self.put(COSTS, Some(&costs).filter(|c| **c != TeamCosts::default()))
    }

    /// Says which words make a title that of an executive or of the head of a function; none brings our own back, and so does saying
    /// just them. Blank ones and repeated ones are left out.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where there are too many, or one is too long.
    pub fn set_head_titles(&mut self, titles: &[String]) -> Result<bool, WorkspaceError> {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (most, longest) = MOST_TITLES;
        let mut seen = HashSet::new();
        let kept: Vec<&str> =
            titles.iter().map(|t| t.trim()).filter(|t| !wording(t).is_empty() && seen.insert(wording(t))).collect();
        if let Some(long) = kept.iter().map(|t| t.len()).find(|n| *n > longest) {
            return Err(Refusal::TooLong { count: count(long), most: count(longest) }.into());
        }
        if kept.len() > most {
            return Err(Refusal::TooMany { count: count(kept.len()), most: count(most) }.into());
        }
        let ours = kept.len() == HEADS.len() && HEADS.iter().all(|h| seen.contains(*h));
        self.put(HEAD_TITLES, Some(&kept).filter(|k| !k.is_empty() && !ours))
    }

    /// Saves a mapping of columns under a name, or removes it. The text is the importer's own (JSON).
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the name is empty.
    pub fn set_mapping(&mut self, name: &str, text: Option<&str>) -> Result<bool, WorkspaceError> {
        let name = name.trim();
        if name.is_empty() {
            return Err(WorkspaceError::empty(Blank::Mapping));
        }
        self.put(&format!("{MAPPING}{name}"), text.as_ref())
    }
}

impl Workspace {
    /// The settings.
    ///
    /// # Errors
    /// What the disk says.
    pub fn settings(&self) -> Result<Settings, WorkspaceError> {
        Ok(Settings {
            name: read(&self.conn, NAME)?.unwrap_or_default(),
            language: read(&self.conn, LANGUAGE)?.unwrap_or_default(),
            outcomes: self.outcomes()?,
        })
    }

    /// The outcomes a customer can have.
    ///
    /// # Errors
    /// What the disk says.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, WorkspaceError> {
        outcomes(&self.conn)
    }

    /// What the team decided to do with the accounts of some tiers; of the others it is our own choice.
    ///
    /// # Errors
    /// What the disk says.
    pub fn actions(&self) -> Result<Vec<TierAction>, WorkspaceError> {
        Ok(read(&self.conn, ACTIONS)?.unwrap_or_default())
    }

    /// Decides what to do with the accounts of some tiers.
    ///
    /// # Errors
    /// As [`Tx::set_actions`].
    pub fn set_actions(&mut self, actions: &[TierAction]) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetActions, |tx| tx.set_actions(actions).map(|_| ()))
    }

    /// What an hour of presales and support costs, if the team has said so.
    ///
    /// # Errors
    /// What the disk says.
    pub fn hour_cost(&self) -> Result<Option<HourCost>, WorkspaceError> {
        read(&self.conn, HOUR_COST)
    }

    /// Which words make a title that of an executive or of the head of a function: the team's, or our own.
    ///
    /// # Errors
    /// What the disk says.
    pub fn head_titles(&self) -> Result<HeadTitles, WorkspaceError> {
        let own: Option<Vec<String>> = read(&self.conn, HEAD_TITLES)?;
        let ours = own.is_none();
        Ok(HeadTitles { titles: own.unwrap_or_else(|| HEADS.iter().map(|h| (*h).to_owned()).collect()), ours })
    }

    /// Says which words make a title that of an executive or of the head of a function.
    ///
    /// # Errors
    /// As [`Tx::set_head_titles`].
    pub fn set_head_titles(&mut self, titles: &[String]) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetHeadTitles, |tx| tx.set_head_titles(titles).map(|_| ()))
    }

    /// Says what an hour costs, or takes it back.
    ///
    /// # Errors
    /// As [`Tx::set_hour_cost`].
    pub fn set_hour_cost(&mut self, cost: Option<&HourCost>) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetHourCost, |tx| tx.set_hour_cost(cost).map(|_| ()))
    }

    /// What demos, POCs, rescues, failed customers and lost good deals cost; nothing of it where nobody has said so.
    ///
    /// # Errors
    /// What the disk says.
    pub fn costs(&self) -> Result<TeamCosts, WorkspaceError> {
        Ok(read(&self.conn, COSTS)?.unwrap_or_default())
    }

    /// Says what demos, POCs, rescues, failed customers and lost good deals cost.
    ///
    /// # Errors
    /// As [`Tx::set_costs`].
    pub fn set_costs(&mut self, costs: &TeamCosts) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetCosts, |tx| tx.set_costs(costs).map(|_| ()))
    }

    /// Renames the workspace.
    ///
    /// # Errors
    /// As [`Tx::set_name`].
    pub fn set_name(&mut self, name: &str) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::RenameWorkspace { name: name.trim().to_owned() }, |tx| tx.set_name(name).map(|_| ()))
    }

    /// Sets the language of the workspace's texts.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_language(&mut self, language: Language) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetLanguage { language }, |tx| tx.set_language(language).map(|_| ()))
    }

    /// Sets the outcomes.
    ///
    /// # Errors
    /// As [`Tx::set_outcomes`].
    pub fn set_outcomes(&mut self, outcomes: &[Outcome]) -> Result<Done<()>, WorkspaceError> {
        self.transact(Op::SetOutcomes, |tx| tx.set_outcomes(outcomes).map(|_| ()))
    }

    /// The saved mappings of columns, by name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn mappings(&self) -> Result<BTreeMap<String, String>, WorkspaceError> {
        let mut query = self.conn.prepare_cached("SELECT key, value FROM setting WHERE key LIKE 'mapping:%'")?;
        let mut rows = query.query([])?;
        let mut mappings = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (key, value): (String, String) = (row.get(0)?, row.get(1)?);
            mappings.insert(key.strip_prefix(MAPPING).unwrap_or(&key).to_owned(), serde_json::from_str(&value)?);
        }
        Ok(mappings)
    }

    /// Saves a mapping of columns under a name, or removes it.
    ///
    /// # Errors
    /// As [`Tx::set_mapping`].
    pub fn set_mapping(&mut self, name: &str, text: Option<&str>) -> Result<Done<()>, WorkspaceError> {
        let label = name.trim().to_owned();
        let op = if text.is_some() { Op::SaveMapping { name: label } } else { Op::RemoveMapping { name: label } };
        self.transact(op, |tx| tx.set_mapping(name, text).map(|_| ()))
    }

    /// What the app remembers under this name.
    ///
    /// # Errors
    /// What the disk says.
    pub fn preference(&self, key: &str) -> Result<Option<String>, WorkspaceError> {
        preference(&self.conn, key)
    }

    /// Remembers something for the app, or forgets it. Not a step of the history.
    ///
    /// # Errors
    /// [`WorkspaceError::ReadOnly`] where this workspace was opened for reading, or what the disk says.
    pub fn set_preference(&mut self, key: &str, value: Option<&str>) -> Result<(), WorkspaceError> {
        self.writable()?;
        set_preference(&self.conn, key, value)
    }
}
