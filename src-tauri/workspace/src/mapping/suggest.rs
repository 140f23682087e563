//! Suggests what each column means, from its header and from its cells.
//!
//! Every pair of a column and a place it could go to gets a confidence; the surest pair is taken first, and each place only once.

use std::collections::{BTreeMap, HashSet};

use lanewise_method::fold::{fold, yes_no};
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Given, Grade, Outcome, Profile, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::preset::Crm;
use super::similar::{likeness, plain};
use super::words::{FIELDS, outcome_called, stage_called};
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

/// A candidate: this column, there, this sure.
struct Candidate {
    column: usize,
    to: Target,
    confidence: u8,
    why: Why,
}

/// A column as the suggestions see it.
struct Column<'a> {
    name: &'a str,
    plain: String,
    /// Its different filled cells, and how often each stands there.
    cells: BTreeMap<&'a str, usize>,
    /// How many of its cells are filled.
    count: usize,
    /// Share of its cells that are filled, 0-100.
    filled: u8,
}

/// A parameter as the suggestions see it: its names and its levels in their plain forms, made once.
struct Known<'p> {
    parameter: &'p Parameter,
    id: String,
    name: String,
    levels: HashSet<String>,
}

impl<'p> Known<'p> {
    fn new(parameter: &'p Parameter) -> Self {
        let words = parameter.levels.iter().flat_map(|l| [&l.id, &l.name].into_iter().chain(&l.aliases));
        Self { parameter, id: plain(&parameter.id), name: plain(&parameter.name), levels: words.map(|w| fold(w)).collect() }
    }

    /// Whether a cell names a level, or several where several may hold.
    fn covers(&self, cell: &str) -> bool {
        let folded = fold(cell);
        let is_level =
            |text: &str| self.levels.contains(text) || (self.parameter.answer == AnswerKind::YesNo && yes_no(text).is_some());
        is_level(&folded)
            || (self.parameter.several.is_some() && matches!(self.parameter.read(cell), Some(Given::Levels(_))))
            || (self.parameter.answer == AnswerKind::Bands && cell.len() < 24 && cell.bytes().any(|b| b.is_ascii_digit()))
    }

    fn likeness(&self, header: &str) -> u8 {
        likeness(&self.id, header).max(likeness(&self.name, header))
    }
}

/// So many percent of a confidence.
fn part(confidence: u8, percent: u8) -> u8 {
    u8::try_from(u16::from(confidence) * u16::from(percent) / 100).unwrap_or(100)
}

/// Below this a candidate is not worth showing.
const FLOOR: u8 = 45;

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
    assign(fresh, &mut decided);
    name_at_least(&columns, &mut decided);
    finish(&columns, crm, decided, &links, parameters)
}

impl<'a> Column<'a> {
    fn new(name: &'a str, at: usize, rows: &'a [Vec<String>]) -> Self {
        let mut cells = BTreeMap::new();
        for cell in rows.iter().filter_map(|r| r.get(at)).map(|c| c.trim()).filter(|c| !c.is_empty()) {
            *cells.entry(cell).or_default() += 1;
        }
        let count: usize = cells.values().sum();
        let filled = (100 * count).checked_div(rows.len()).map_or(100, |f| u8::try_from(f).unwrap_or(100));
        Self { name, plain: plain(name), cells, count, filled }
    }

    /// A column that is mostly blank gives way to another that claims the same place.
    const fn weighed(&self, confidence: u8) -> u8 {
        if self.filled < 50 { confidence.saturating_sub(20) } else { confidence }
    }

    fn distinct(&self) -> usize {
        self.cells.len()
    }
}

/// Account fields by the usual words, and stages and outcomes by their cells.
fn fields(at: usize, column: &Column<'_>, outcomes: &[Outcome], out: &mut Vec<Candidate>) {
    for (field, words) in FIELDS {
        let exact = words.iter().position(|w| *w == column.plain);
        // Ranges such as "51-200" are levels of a parameter, not a number of people.
        if matches!(field, AccountField::Employees | AccountField::Revenue)
            && !column.cells.is_empty()
            && column.share(is_number).0 < 60
        {
            continue;
        }
        let mut push = |confidence, why| {
            out.push(Candidate { column: at, to: Target::Field(*field), confidence: column.weighed(confidence), why });
        };
        if let Some(position) = exact {
            // The words of a field stand in order of preference: "Company Name" wins over "Company".
            let later = u8::try_from(position / 4).unwrap_or(10).min(10);
            push(94 - later, if column.plain == field.id() { Why::SameName } else { Why::UsualWord });
        } else if let Some((name, percent)) = words
            .iter()
            .filter(|w| w.contains(' '))
            .map(|w| (*w, likeness(w, &column.plain)))
            .max_by_key(|(_, p)| *p)
            .filter(|(_, p)| *p >= 80)
        {
            push(part(percent, 75), Why::Similar { name: name.to_owned(), percent });
        }
    }
    if column.cells.is_empty() {
        return;
    }
    let hints = |words: &[&str]| column.plain.split(' ').any(|w| words.contains(&w));
    let stage_like =
        hints(&["type", "status", "stage", "phase", "lifecycle", "tipo", "stato", "fase", "estado", "etapa", "ciclo"]);
    let share = column.share(|c| stage_called(c).is_some());
    if share.0 >= 80 && stage_like {
        let confidence = 50 + part(share.0, 40);
        out.push(Candidate { column: at, to: Target::Field(AccountField::Stage), confidence, why: share.1 });
    }
    let share = column.share(|c| outcome_called(c, outcomes).is_some());
    if share.0 >= 80 && column.distinct() > 1 {
        let confidence = 40 + part(share.0, 40);
        out.push(Candidate { column: at, to: Target::Field(AccountField::Outcome), confidence, why: share.1 });
    }
}

/// Roughly a number in any style, perhaps with a sign or a currency. Whether it really is one, the import sees.
fn is_number(cell: &str) -> bool {
    let within = cell.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end_matches(|c: char| !c.is_ascii_digit());
    let around = cell.chars().filter(|c| c.is_alphabetic()).count();
    !within.is_empty()
        && around <= 4
        && within.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’'))
}

/// Parameters by id and name.
fn by_names(at: usize, column: &Column<'_>, parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
    for known in parameters {
        let parameter = known.parameter;
        let (mut confidence, why) = if column.plain == known.id || column.plain == known.name {
            (99, Why::SameName)
        } else {
            let percent = known.likeness(&column.plain);
            if percent < 60 {
                continue;
            }
            (part(percent, 85), Why::Similar { name: parameter.name.clone(), percent })
        };
        let covered = column.share(|c| known.covers(c));
        if !column.cells.is_empty() {
            // The cells have the last word: a column called "Lane" that holds street lanes is not this parameter.
            if covered.0 == 0 {
                confidence -= confidence.min(30);
            } else if covered.0 >= 60 && confidence < 95 {
                confidence = (confidence + 15).min(95);
            }
        }
        out.push(Candidate { column: at, to: Target::Parameter(parameter.id.clone()), confidence, why });
    }
}

/// Grade columns: "Lane grade", "Evidence: lane", and the one column with grades of many answers.
fn grades(at: usize, column: &Column<'_>, parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
    const WORDS: &[&str] = &["grade", "evidence", "grado", "evidenza", "evidencia", "certezza", "certeza"];
    const ALL: &[&str] =
        &["grades", "evidence", "evidence grades", "gradi", "gradi di evidenza", "evidenza", "grados", "grados de evidencia"];
    let pairs = column.share(is_grades);
    if ALL.contains(&column.plain.as_str()) || (pairs.0 >= 80 && !column.cells.is_empty()) {
        let confidence = if column.cells.is_empty() { 85 } else { 50 + pairs.0 / 2 };
        out.push(Candidate {
            column: at,
            to: Target::Grades,
            confidence,
            why: if pairs.0 > 0 { pairs.1 } else { Why::UsualWord },
        });
        return;
    }
    let rest: Vec<&str> = column.plain.split(' ').filter(|w| !WORDS.contains(w)).collect();
    if rest.len() == column.plain.split(' ').count() || rest.is_empty() {
        return;
    }
    let rest = rest.join(" ");
    for known in parameters {
        let parameter = known.parameter;
        let percent = known.likeness(&rest);
        let graded = column.share(|c| Grade::from_id(&fold(c)).is_some());
        if percent >= 80 && (column.cells.is_empty() || graded.0 >= 50) {
            let why = Why::Similar { name: parameter.name.clone(), percent };
            out.push(Candidate { column: at, to: Target::Grade(parameter.id.clone()), confidence: part(percent, 95), why });
        }
    }
}

/// `lane=guess;budget=observed`
fn is_grades(cell: &str) -> bool {
    cell.split(';')
        .filter(|p| !p.trim().is_empty())
        .all(|p| p.split_once('=').is_some_and(|(_, grade)| Grade::from_id(grade.trim()).is_some()))
}

/// Parameters whose levels the cells of a column are, whatever its header.
fn by_cells(columns: &[Column<'_>], parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
    for (at, column) in columns.iter().enumerate() {
        let mut covering: Vec<(&Parameter, u8, Why)> = parameters
            .iter()
            // Numbers and yes/no fit too many parameters to tell anything.
            .filter(|k| !matches!(k.parameter.answer, AnswerKind::Bands | AnswerKind::YesNo))
            .map(|known| (known.parameter, column.share(|c| known.covers(c))))
            .filter(|(_, (share, _))| *share >= 60)
            .map(|(p, (share, why))| (p, share, why))
            .collect();
        covering.sort_by_key(|(_, share, _)| std::cmp::Reverse(*share));
        let rivals = covering.len() > 1 && covering[0].1 == covering[1].1;
        if rivals || column.distinct() < 2 {
            continue;
        }
        if let Some((parameter, share, why)) = covering.into_iter().next() {
            let confidence = 48 + share / 3;
            out.push(Candidate { column: at, to: Target::Parameter(parameter.id.clone()), confidence, why });
        }
    }
}

impl Column<'_> {
    /// Share of the filled cells that fit, 0-100.
    fn share(&self, fits: impl Fn(&str) -> bool) -> (u8, Why) {
        let of = self.count;
        let covered: usize = self.cells.iter().filter(|(cell, _)| fits(cell)).map(|(_, n)| n).sum();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let share = (100 * covered).checked_div(of).map_or(0, |s| u8::try_from(s).unwrap_or(100));
        (share, Why::Cells { covered: count(covered), of: count(of) })
    }
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
    links: &[(usize, String, u8)],
    parameters: &[Parameter],
) -> Suggestion {
    let suggestions: Vec<ColumnSuggestion> = columns
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
        let free = |id: &str| !is_mapped(&Target::Parameter(id.to_owned()));
        if let Target::Field(field) = entry.to
            && describes(field)
        {
            let named = links.iter().filter(|(column, id, _)| *column == at && free(id)).max_by_key(|(_, _, sure)| *sure);
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

/// Whether a field says what kind of company it is. Names, owners and dates say who and when: they answer no parameter, however
/// much "Company" is like "Company size".
const fn describes(field: AccountField) -> bool {
    use AccountField::{Country, Employees, Industry, Region, Revenue};
    matches!(field, Industry | Country | Region | Employees | Revenue)
}

/// Whether a parameter of a number measures what the field holds: people for employees, money for revenue.
fn measures(parameter: &Parameter, field: AccountField) -> bool {
    let (units, words): (&[&str], &[&str]) = match field {
        AccountField::Employees => (
            &["people", "employees", "persone", "dipendenti", "personas", "empleados"],
            &["size", "employees", "headcount", "dimensione", "dipendenti", "tamano", "empleados"],
        ),
        AccountField::Revenue => (
            &["eur", "euro", "euros", "usd", "gbp", "chf", "€", "$", "£", "meur", "m€"],
            &["revenue", "turnover", "fatturato", "facturacion", "ingresos"],
        ),
        _ => return false,
    };
    let unit = parameter.unit.as_deref().map(fold).unwrap_or_default();
    let names = format!("{} {}", plain(&parameter.id), plain(&parameter.name));
    // "Size of the buying team" counts people too, but not the employees.
    let of_others = names
        .split(' ')
        .any(|w| matches!(w, "team" | "buying" | "gruppo" | "squadra" | "equipo" | "grupo" | "acquisto" | "compra"));
    parameter.answer == AnswerKind::Bands
        && units.contains(&unit.as_str())
        && !of_others
        && names.split(' ').any(|w| words.contains(&w))
}
