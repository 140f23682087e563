//! What happened at the sample's vendor before its workshop: a first version that sales wrote down, and the customers won while it held.
//!
//! Every step bears the day it was taken on, so that the scores of that version can be held against what became of the accounts (E8).

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use lanewise_method::profile::Language;
use lanewise_method::{Profile, Stage};
use serde::Deserialize;

use super::{in_words, taken_in};
use crate::account_edit::AccountEdit;
use crate::import::ImportError;
use crate::starter::{SAMPLE_BEFORE, SAMPLE_CUSTOMERS};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::Time;

/// `profiles/sample/before.json`.
#[derive(Deserialize)]
pub(super) struct Past {
    names: BTreeMap<String, String>,
    about: BTreeMap<String, String>,
    /// The parameters of the first version and their weights; levels and fits are those of today's profile.
    weights: BTreeMap<String, u16>,
    begun: Time,
    published: Time,
    published_because: BTreeMap<String, String>,
    /// When the list of accounts was taken in again.
    lists: Vec<Time>,
    /// When the eight sat down together.
    pub(super) workshop: Time,
    /// When they published what came out.
    pub(super) workshop_published: Time,
}

/// What the list of customers says of an account that the past needs.
struct Known {
    key: String,
    created: Time,
    won: Time,
}

/// One list of accounts as it stood on a day: its header and its lines.
struct List {
    headers: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl Past {
    pub(super) fn read() -> Result<Self, WorkspaceError> {
        Ok(serde_json::from_str(SAMPLE_BEFORE)?)
    }

    /// Takes the steps of the past. Afterwards accounts are scored by version 1, and the clock stands at the last of them.
    pub(super) fn retrace(
        &self,
        workspace: &mut Workspace,
        folder: &Path,
        today: &Profile,
        language: Language,
    ) -> Result<(), ImportError> {
        let list = List::read()?;
        let known = list.known()?;
        workspace.clock = Some(self.begun);
        workspace.start_draft_from(&self.profile(today, language))?;
        self.take_in(workspace, folder, &list, &known, self.begun)?;
        workspace.clock = Some(self.published);
        workspace.publish(in_words(&self.published_because, language))?;
        let mut later: Vec<(Time, Option<&Known>)> = self.lists.iter().map(|&at| (at, None)).collect();
        later.extend(known.iter().filter(|k| k.won > self.published).map(|k| (k.won, Some(k))));
        later.sort_by_key(|&(at, _)| at);
        for (at, won) in later {
            workspace.clock = Some(at);
            match won {
                None => self.take_in(workspace, folder, &list, &known, at)?,
                Some(won) => {
                    let book = workspace.book()?;
                    let entry = book.entries().iter().find(|e| e.account.key == Some(won.key.clone()));
                    let id =
                        entry.ok_or_else(|| WorkspaceError::damaged(format!("the sample won {} too early", won.key)))?.account.id;
                    workspace.edit_accounts(&[id], &AccountEdit::Stage(Stage::Customer))?;
                }
            }
        }
        Ok(())
    }

    /// Today's profile with the few parameters that sales went by, and nothing else.
    fn profile(&self, today: &Profile, language: Language) -> Profile {
        let mut profile = today.clone();
        profile.name = in_words(&self.names, language).to_owned();
        profile.about = in_words(&self.about, language).to_owned();
        profile.must_haves.clear();
        profile.parameters.retain_mut(|p| self.weights.get(&p.id).map(|&weight| p.weight = weight).is_some());
        let used: HashSet<String> = profile.parameters.iter().map(|p| p.group.clone()).collect();
        profile.groups.retain(|g| used.contains(&g.id));
        profile
    }

    /// The list as it was that day: who was known, who was a customer, and what sales asked.
    fn take_in(
        &self,
        workspace: &mut Workspace,
        folder: &Path,
        list: &List,
        known: &[Known],
        at: Time,
    ) -> Result<(), ImportError> {
        // What became of them, and what a colleague noted of it, nobody knew yet.
        let columns: Vec<usize> = (0..list.headers.len())
            .filter(|&c| list.headers.get(c).is_some_and(|h| FIRST.contains(&h) || self.weights.contains_key(h)))
            .collect();
        let table = folder.join("accounts.csv");
        let broken = |e: csv::Error| WorkspaceError::damaged(format!("the sample's customers: {e}"));
        let mut writer = csv::Writer::from_path(&table).map_err(broken)?;
        writer.write_record(columns.iter().filter_map(|&c| list.headers.get(c))).map_err(broken)?;
        for (row, known) in list.rows.iter().zip(known).filter(|(_, k)| k.created <= at) {
            let cell = |c: usize| match list.headers.get(c) {
                Some("stage") if known.won > at => Stage::Prospect.id(),
                Some("outcome") if known.won > at => "",
                _ => row.get(c).unwrap_or_default(),
            };
            writer.write_record(columns.iter().map(|&c| cell(c))).map_err(broken)?;
        }
        writer.flush().map_err(super::unwritable)?;
        drop(writer);
        taken_in(workspace, &table)
    }
}

/// The columns of the list that the first version did without asking.
const FIRST: [&str; 11] =
    ["record_id", "name", "website", "industry", "country", "region", "employees", "annual_revenue", "owner", "stage", "outcome"];

impl List {
    fn read() -> Result<Self, WorkspaceError> {
        let broken = |e: csv::Error| WorkspaceError::damaged(format!("the sample's customers: {e}"));
        let mut reader = csv::Reader::from_reader(SAMPLE_CUSTOMERS.as_bytes());
        let headers = reader.headers().map_err(broken)?.clone();
        let rows = reader.records().collect::<Result<_, _>>().map_err(broken)?;
        Ok(Self { headers, rows })
    }

    fn known(&self) -> Result<Vec<Known>, WorkspaceError> {
        let at = |name: &str| self.headers.iter().position(|h| h == name).unwrap_or(usize::MAX);
        let (key, created, won) = (at("record_id"), at("created"), at("customer_since"));
        let morning = |row: &csv::StringRecord, column: usize| -> Result<Time, WorkspaceError> {
            let day = row.get(column).unwrap_or_default();
            Ok(serde_json::from_value(serde_json::Value::String(format!("{day}T07:00:00Z")))?)
        };
        let known = |row: &csv::StringRecord| {
            Ok(Known {
                key: row.get(key).unwrap_or_default().to_owned(),
                created: morning(row, created)?,
                won: morning(row, won)?,
            })
        };
        self.rows.iter().map(known).collect()
    }
}

#[cfg(test)]
mod tests {
    use lanewise_method::evidence::ParameterEvidence;

    use super::*;
    use crate::store::file::Setup;
    use crate::view::fared::fared;
    use crate::view::refine::{Proposal, refine};

    /// What `profiles/sample/README.md` tells of the first version.
    #[test]
    fn the_first_version_is_held_against_whom_it_brought() {
        let folder = tempfile::tempdir().unwrap();
        let setup = Setup { name: "Ordito Workflows".into(), author: "Lucia".into(), language: Language::En };
        let workspace = super::super::create(folder.path().join("sample.lanewise"), &setup).unwrap();
        let all = fared(&workspace).unwrap();
        let [second, first] = all.as_slice() else { panic!("{} versions", all.len()) };
        assert_eq!((second.version, second.scored, second.known), (2, 120, 0));
        assert_eq!((first.version, first.scored, first.known), (1, 24, 24));
        assert_eq!([first.admitted, first.refused].map(|s| (s.success, s.total)), [(9, 15), (4, 9)]);
        let picks = first.picks.unwrap();
        assert_eq!((picks.auc, picks.pairs), (615, 143));
        assert!(picks.low < 500, "no better than chance, as far as 24 can tell");
        let evidence: [ParameterEvidence; 0] = [];
        let proposals = refine(&workspace, &evidence).unwrap().unwrap().proposals;
        let Some(Proposal::Surprised { version: 1, refused: 4, admitted: 6, of: 24, right_now: 5, by: Some(2), named }) =
            proposals.first()
        else {
            panic!("{proposals:?}")
        };
        let named: Vec<&str> = named.iter().map(|n| n.name.as_str()).collect();
        assert_eq!(named, ["Officine Valdrana", "Bodegas Almendrera", "Studio Verganti", "Grupo Olmedal", "Conservas Puertalba"]);
        // Each score was stored before its account was won, and what was known of it then is what is known of it now.
        for one in &first.surprises {
            assert_eq!(workspace.scored(one.stored).unwrap().likely, one.score);
        }
    }
}
