//! Suggests what each column means, from its header and from its cells.
//!
//! Every pair of a column and a place it could go to gets a confidence; the surest pair is taken first, and each place only once.

use std::collections::HashSet;

use lanewise_method::profile::Parameter;
use lanewise_method::{Outcome, Profile, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::candidates::{Candidate, Column, Known, by_cells, by_names, describes, fields, grades, measures};
use super::preset::Crm;
use super::{AccountField, ColumnMapping, FORMAT, Mapping, Target};

/// A mapping with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Suggestion {
    /// The mapping, ready to be used or corrected.
    pub mapping: Mapping,
    /// The system that the table was exported from, where its headers tell.
    pub crm: Option<Crm>,
    /// One entry per column of the table, in its order.
    pub columns: Vec<ColumnSuggestion>,
}

/// What speaks for the target of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnSuggestion {
    /// The column.
    pub column: String,
    /// Where it is suggested to go.
    pub to: Target,
    /// How sure that is, 0-100. From 80 on it can be taken as read; below 60 it wants a look.
    pub confidence: u8,
    /// Why.
    pub why: Why,
}

/// Why a column is suggested to go somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Why {
    /// Exports of this system call it so.
    #[error("{} calls it so", .crm.name())]
    Preset {
        /// The system.
        crm: Crm,
    },
    /// The header is its name or id.
    #[error("same name")]
    SameName,
    /// The header is a usual word for it.
    #[error("a usual word for it")]
    UsualWord,
    /// The header is like its name.
    #[error("{percent} % like \"{name}\"")]
    Similar {
        /// The name.
        name: String,
        /// How like, 0-100.
        percent: u8,
    },
    /// Its cells are levels of the parameter, or words for stages, outcomes or grades.
    #[error("{covered} of {of} cells fit")]
    Cells {
        /// Cells of the sample that fit.
        covered: u32,
        /// Cells of the sample that are filled.
        of: u32,
    },
    /// The first column in which every cell is another word.
    #[error("the first column of different words")]
    FirstWords,
    /// Nothing speaks for a place; kept as an attribute.
    #[error("kept as it is")]
    Nothing,
    /// The column is empty in the sample.
    #[error("empty")]
    Empty,
}

/// Below this a candidate is not worth showing.
const FLOOR: u8 = 45;

/// From here on it can be taken as read.
const SURE: u8 = 80;

/// What columns could be beside what they are taken for.
struct Also {
    /// The parameters they are like, and how much.
    links: Vec<(usize, String, u8)>,
    /// The facts of an account that they surely hold.
    facts: Vec<(usize, AccountField)>,
}

/// Suggests a mapping for a table with these headers and some of its rows (short rows are fine).
#[must_use]
pub fn suggest(headers: &[String], rows: &[Vec<String>], profile: Option<&Profile>, outcomes: &[Outcome]) -> Suggestion {
    if let Some(own) = super::own::export(headers, profile.map_or(&[], |p| &p.parameters)) {
        return own;
    }
    let scored = super::own::scored(headers);
    let columns: Vec<Column<'_>> = headers.iter().enumerate().map(|(at, name)| Column::new(name, at, rows)).collect();
    let crm = Crm::of(headers);
    let parameters: &[Parameter] = profile.map_or(&[], |p| &p.parameters);
    let known: Vec<Known<'_>> = parameters.iter().map(Known::new).collect();
    let mut candidates = Vec::new();
    let mut decided: Vec<Option<Candidate>> = columns.iter().map(|_| None).collect();
    for (at, column) in columns.iter().enumerate() {
        if scored.contains(&at) {
            decided[at] = Some(Candidate { column: at, to: Target::Ignore, confidence: 100, why: Why::SameName });
            continue;
        }
        let preset = crm.and_then(|crm| crm.target(&column.plain).map(|(to, rank)| (crm, to, rank)));
        match preset {
            Some((crm, to, _)) if !to.is_single() => {
                // A parameter of that very name still wins over what the system means by it.
                decided[at] = Some(Candidate { column: at, to, confidence: 90, why: Why::Preset { crm } });
            }
            Some((crm, to, rank)) => {
                let confidence = column.weighed(98 - rank);
                candidates.push(Candidate { column: at, to, confidence, why: Why::Preset { crm } });
            }
            None => {}
        }
        fields(at, column, outcomes, &mut candidates);
        by_names(at, column, &known, &mut candidates);
        grades(at, column, &known, &mut candidates);
    }
    by_cells(&columns, &known, &mut candidates);
    let fresh: Vec<Candidate> = candidates.into_iter().filter(|c| c.confidence >= FLOOR).collect();
    let links: Vec<(usize, String, u8)> = fresh
        .iter()
        .filter_map(|c| match &c.to {
            Target::Parameter(id) => Some((c.column, id.clone(), c.confidence)),
            _ => None,
        })
        .collect();
    let facts: Vec<(usize, AccountField)> = fresh
        .iter()
        .filter_map(|c| match c.to {
            Target::Field(field) if describes(field) && c.confidence >= SURE => Some((c.column, field)),
            _ => None,
        })
        .collect();
    assign(fresh, &mut decided);
    name_at_least(&columns, &mut decided);
    finish(&columns, crm, decided, &Also { links, facts }, parameters)
}

/// The surest first; each column once, each place once. Between equals, the column further left, so that the result never depends on
/// chance.
fn assign(mut candidates: Vec<Candidate>, decided: &mut [Option<Candidate>]) {
    candidates.sort_by(|a, b| b.confidence.cmp(&a.confidence).then(a.column.cmp(&b.column)));
    let mut taken: HashSet<Target> = HashSet::new();
    let mut own: HashSet<usize> = HashSet::new();
    for candidate in candidates {
        if own.contains(&candidate.column) || taken.contains(&candidate.to) {
            continue;
        }
        // What the system's export says about a column gives way only to what is surer.
        if decided[candidate.column].as_ref().is_some_and(|d| d.confidence >= candidate.confidence) {
            continue;
        }
        taken.insert(candidate.to.clone());
        own.insert(candidate.column);
        let at = candidate.column;
        decided[at] = Some(candidate);
    }
}

/// Without a name there is nothing to import: the first column of words that are all different is the best guess.
fn name_at_least(columns: &[Column<'_>], decided: &mut [Option<Candidate>]) {
    let is_name = |c: &Candidate| c.to == Target::Field(AccountField::Name);
    if decided.iter().flatten().any(is_name) {
        return;
    }
    let wordy = |c: &Column<'_>| {
        let words = c.cells.keys().all(|c| c.chars().any(char::is_alphabetic) && !c.contains(['@', '=']));
        words && !c.cells.is_empty() && c.filled >= 80 && c.distinct() * 10 >= c.count * 9
    };
    let free = (0..columns.len()).find(|&at| decided[at].is_none() && wordy(&columns[at]));
    if let Some(at) = free {
        decided[at] = Some(Candidate { column: at, to: Target::Field(AccountField::Name), confidence: 40, why: Why::FirstWords });
    }
}

fn finish(
    columns: &[Column<'_>],
    crm: Option<Crm>,
    decided: Vec<Option<Candidate>>,
    beside: &Also,
    parameters: &[Parameter],
) -> Suggestion {
    let mut suggestions: Vec<ColumnSuggestion> = columns
        .iter()
        .zip(decided)
        .map(|(column, decided)| match decided {
            Some(c) => ColumnSuggestion { column: column.name.to_owned(), to: c.to, confidence: c.confidence, why: c.why },
            None if column.cells.is_empty() && column.filled < 100 => {
                ColumnSuggestion { column: column.name.to_owned(), to: Target::Ignore, confidence: 80, why: Why::Empty }
            }
            None => ColumnSuggestion { column: column.name.to_owned(), to: Target::Attribute, confidence: 0, why: Why::Nothing },
        })
        .collect();
    // A parameter that is called like a fact of the account is answered by it, and the fact is kept.
    let mut both: Vec<Option<String>> = vec![None; suggestions.len()];
    for &(at, field) in &beside.facts {
        let field = Target::Field(field);
        if let Target::Parameter(id) = suggestions[at].to.clone()
            && suggestions.iter().all(|s| s.to != field)
        {
            suggestions[at].to = field;
            both[at] = Some(id);
        }
    }
    let is_mapped = |to: &Target| suggestions.iter().any(|s| &s.to == to);
    let customers = is_mapped(&Target::Field(AccountField::Outcome)) || is_mapped(&Target::Field(AccountField::Since));
    let mut mapping = Mapping {
        format: FORMAT,
        name: String::new(),
        stage: if customers { Stage::Customer } else { Stage::Prospect },
        key: None,
        columns: suggestions.iter().map(|s| ColumnMapping::new(s.column.clone(), s.to.clone())).collect(),
    };
    // A fact of the account can answer a parameter too, where no other column does.
    for (at, entry) in mapping.columns.iter_mut().enumerate() {
        let free = |id: &str| !is_mapped(&Target::Parameter(id.to_owned())) && !both.iter().flatten().any(|own| own == id);
        if let Some(own) = both.get(at).cloned().flatten() {
            entry.also = Some(own);
        } else if let Target::Field(field) = entry.to
            && describes(field)
        {
            let named = beside.links.iter().filter(|(column, id, _)| *column == at && free(id)).max_by_key(|(_, _, sure)| *sure);
            entry.also = named
                .map(|(_, id, _)| id.clone())
                .or_else(|| parameters.iter().find(|p| free(&p.id) && measures(p, field)).map(|p| p.id.clone()));
        }
    }
    let mut seen = HashSet::new();
    for entry in &mut mapping.columns {
        if entry.also.as_ref().is_some_and(|id| !seen.insert(id.clone())) {
            entry.also = None;
        }
    }
    Suggestion { mapping, crm, columns: suggestions }
}
