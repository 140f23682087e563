//! What speaks for a column going somewhere: its header, its cells, or another column that goes there already.

use std::collections::{BTreeMap, HashSet};

use lanewise_method::fold::{fold, yes_no};
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Given, Grade, Outcome};

use super::similar::{likeness, plain};
use super::suggest::Why;
use super::words::{FIELDS, outcome_called, stage_called};
use super::{AccountField, Target};

/// A candidate: this column, there, this sure.
pub(super) struct Candidate {
    pub(super) column: usize,
    pub(super) to: Target,
    pub(super) confidence: u8,
    pub(super) why: Why,
}

/// A column as the suggestions see it.
pub(super) struct Column<'a> {
    pub(super) name: &'a str,
    pub(super) plain: String,
    /// Its different filled cells, and how often each stands there.
    pub(super) cells: BTreeMap<&'a str, usize>,
    /// How many of its cells are filled.
    pub(super) count: usize,
    /// Share of its cells that are filled, 0-100.
    pub(super) filled: u8,
}

/// A parameter as the suggestions see it: its names and its levels in their plain forms, made once.
pub(super) struct Known<'p> {
    pub(super) parameter: &'p Parameter,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) levels: HashSet<String>,
}

impl<'p> Known<'p> {
    pub(super) fn new(parameter: &'p Parameter) -> Self {
        let words = parameter.levels.iter().flat_map(|l| [&l.id, &l.name].into_iter().chain(&l.aliases));
        Self { parameter, id: plain(&parameter.id), name: plain(&parameter.name), levels: words.map(|w| fold(w)).collect() }
    }

    /// Whether a cell names a level, or several where several may hold.
    pub(super) fn covers(&self, cell: &str) -> bool {
        let folded = fold(cell);
        let is_level =
            |text: &str| self.levels.contains(text) || (self.parameter.answer == AnswerKind::YesNo && yes_no(text).is_some());
        is_level(&folded)
            || (self.parameter.several.is_some() && matches!(self.parameter.read(cell), Some(Given::Levels(_))))
            || (self.parameter.answer == AnswerKind::Bands && cell.len() < 24 && cell.bytes().any(|b| b.is_ascii_digit()))
    }

    pub(super) fn likeness(&self, header: &str) -> u8 {
        likeness(&self.id, header).max(likeness(&self.name, header))
    }
}

/// So many percent of a confidence.
pub(super) fn part(confidence: u8, percent: u8) -> u8 {
    u8::try_from(u16::from(confidence) * u16::from(percent) / 100).unwrap_or(100)
}

impl<'a> Column<'a> {
    pub(super) fn new(name: &'a str, at: usize, rows: &'a [Vec<String>]) -> Self {
        let mut cells = BTreeMap::new();
        for cell in rows.iter().filter_map(|r| r.get(at)).map(|c| c.trim()).filter(|c| !c.is_empty()) {
            *cells.entry(cell).or_default() += 1;
        }
        let count: usize = cells.values().sum();
        let filled = (100 * count).checked_div(rows.len()).map_or(100, |f| u8::try_from(f).unwrap_or(100));
        Self { name, plain: plain(name), cells, count, filled }
    }

    /// A column that is mostly blank gives way to another that claims the same place.
    pub(super) const fn weighed(&self, confidence: u8) -> u8 {
        if self.filled < 50 { confidence.saturating_sub(20) } else { confidence }
    }

    pub(super) fn distinct(&self) -> usize {
        self.cells.len()
    }
}

/// Account fields by the usual words, and stages and outcomes by their cells.
pub(super) fn fields(at: usize, column: &Column<'_>, outcomes: &[Outcome], out: &mut Vec<Candidate>) {
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
pub(super) fn is_number(cell: &str) -> bool {
    let within = cell.trim_start_matches(|c: char| !c.is_ascii_digit()).trim_end_matches(|c: char| !c.is_ascii_digit());
    let around = cell.chars().filter(|c| c.is_alphabetic()).count();
    !within.is_empty()
        && around <= 4
        && within.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’'))
}

/// Parameters by id and name.
pub(super) fn by_names(at: usize, column: &Column<'_>, parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
    for known in parameters {
        let parameter = known.parameter;
        // A table may have two headers that differ in their case alone: the very name goes before the like.
        let (mut confidence, why) = if column.name == parameter.name {
            (100, Why::SameName)
        } else if !column.plain.is_empty() && (column.plain == known.id || column.plain == known.name) {
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
pub(super) fn grades(at: usize, column: &Column<'_>, parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
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
pub(super) fn is_grades(cell: &str) -> bool {
    cell.split(';')
        .filter(|p| !p.trim().is_empty())
        .all(|p| p.split_once('=').is_some_and(|(_, grade)| Grade::from_id(grade.trim()).is_some()))
}

/// Parameters whose levels the cells of a column are, whatever its header.
pub(super) fn by_cells(columns: &[Column<'_>], parameters: &[Known<'_>], out: &mut Vec<Candidate>) {
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
    pub(super) fn share(&self, fits: impl Fn(&str) -> bool) -> (u8, Why) {
        let of = self.count;
        let covered: usize = self.cells.iter().filter(|(cell, _)| fits(cell)).map(|(_, n)| n).sum();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let share = (100 * covered).checked_div(of).map_or(0, |s| u8::try_from(s).unwrap_or(100));
        (share, Why::Cells { covered: count(covered), of: count(of) })
    }
}

/// Whether a field says what kind of company it is. Names, owners and dates say who and when: they answer no parameter, however
/// much "Company" is like "Company size".
pub(super) const fn describes(field: AccountField) -> bool {
    use AccountField::{Country, Employees, Industry, Region, Revenue};
    matches!(field, Industry | Country | Region | Employees | Revenue)
}

/// The parameter that answers already what a column says: of its name, or of a name or measure that its field has.
pub(crate) fn covering<'p>(parameters: &'p [Parameter], header: &str, field: Option<AccountField>) -> Option<&'p Parameter> {
    let header = plain(header);
    let usual = |name: &str| FIELDS.iter().any(|(of, words)| Some(*of) == field && words.contains(&name));
    let called = |name: &str| {
        let name = plain(name);
        !name.is_empty() && (name == header || usual(&name))
    };
    let named = parameters.iter().find(|p| called(&p.id) || called(&p.name));
    named.or_else(|| parameters.iter().find(|p| field.is_some_and(|field| measures(p, field))))
}

/// Whether a parameter of a number measures what the field holds: people for employees, money for revenue.
pub(super) fn measures(parameter: &Parameter, field: AccountField) -> bool {
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
