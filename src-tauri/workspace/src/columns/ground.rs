//! What the columns say, made ready once and asked beside any profile.

use std::collections::{BTreeMap, HashMap};

use lanewise_method::evidence::parameter::parameters;
use lanewise_method::evidence::permute::{Permuted, Rarity};
use lanewise_method::evidence::share::thousandths;
use lanewise_method::evidence::table::{ColumnLeak, ColumnSays, leaks, separates};
use lanewise_method::evidence::{Case, Coded, ContrastVerdict, Says, Sides};
use lanewise_method::lanes::Attribute;
use lanewise_method::learn::{self, Alone, Fate, Wishes, enough, one_by_one};
use lanewise_method::profile::{Group, Language, Parameter};
use lanewise_method::{Answer, Outcome, Profile};

use super::read::{CellOf, Columns, Reading, cell, covered, name_of};
use super::{AsideWhy, ColumnAside, ColumnCovered, ColumnDoubt, ColumnTold, ColumnsLack, ColumnsView, count};
use crate::book::{Book, Entry};
use crate::lanes::{Measure, after_sale};
use crate::learn_table::sources;
use crate::starter::blank;
use crate::store::error::WorkspaceError;

/// What the columns of the customers say, all looked at together: whether one of them is in the profile already changes nothing of it.
#[derive(Debug)]
pub struct ColumnsGround {
    of: Asked,
    sides: Sides,
    without_outcome: u32,
    lacks: Option<ColumnsLack>,
    columns: Vec<Found>,
    looked_at: u32,
}

/// What it was made for, beside the customers.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    outcomes: Vec<Outcome>,
    /// The columns that the lanes measure, by header.
    measured: BTreeMap<String, Measure>,
    language: Language,
}

#[derive(Debug)]
enum Found {
    Told(Box<ColumnTold>),
    Aside(ColumnAside),
}

/// The customers with an outcome that the team still has, and whether it counts as a success; and how many have none.
fn reference<'b>(book: &'b Book, outcomes: &[Outcome]) -> (Vec<&'b Entry>, Vec<bool>, usize) {
    let success = |e: &Entry| outcomes.iter().find(|o| Some(&o.id) == e.account.outcome.as_ref()).map(|o| o.success);
    let customers = || book.entries().iter().map(AsRef::as_ref).filter(|e: &&Entry| e.account.stage.is_customer());
    let (entries, happy): (Vec<&Entry>, Vec<bool>) = customers().filter_map(|e| Some((e, success(e)?))).unzip();
    let without = customers().count() - entries.len();
    (entries, happy, without)
}

/// The measure that a column is, which no prospect has yet.
fn measure_of(of: &Attribute, measured: &BTreeMap<String, Measure>) -> Option<Measure> {
    match of {
        Attribute::Column(header) => measured.get(header).copied().or_else(|| after_sale(header)),
        _ => None,
    }
}

/// What the customers are: too few, too much alike, or without a column.
fn lacking(columns: &Columns, table: &learn::Table, sides: Sides, without: usize) -> Option<ColumnsLack> {
    if table.is_empty() {
        return Some(if without == 0 { ColumnsLack::Customers } else { ColumnsLack::Outcomes { customers: count(without) } });
    }
    if columns.of.is_empty() {
        return Some(ColumnsLack::Columns);
    }
    enough(table).err().map(|e| ColumnsLack::of(&e, sides))
}

fn wishes(name: &str, columns: &Columns, measured: &BTreeMap<String, Measure>, language: Language) -> Wishes {
    let after = columns.of.iter().filter(|of| measure_of(of, measured).is_some());
    Wishes {
        name: name.to_owned(),
        language,
        exclude: after.map(|of| name_of(of, language).to_owned()).collect(),
        ..Wishes::default()
    }
}

impl ColumnsGround {
    /// The columns of the customers with an outcome. `measured` are the headers that the team took for the measures of its lanes.
    ///
    /// # Errors
    /// A fault of the program's own.
    pub fn new(
        book: &Book,
        outcomes: &[Outcome],
        measured: &BTreeMap<String, Measure>,
        language: Language,
    ) -> Result<Self, WorkspaceError> {
        let (entries, happy, without) = reference(book, outcomes);
        let mut sides = Sides::default();
        happy.iter().for_each(|&happy| sides.add(happy));
        let columns = Columns::new(book, &entries, language);
        let table = columns.table(&entries, happy);
        let mut ground = Self {
            of: Asked { outcomes: outcomes.to_vec(), measured: measured.clone(), language },
            sides,
            without_outcome: count(without),
            lacks: lacking(&columns, &table, sides, without),
            columns: Vec::new(),
            looked_at: 0,
        };
        if ground.lacks.is_none() {
            let wishes = wishes("", &columns, measured, language);
            match one_by_one(&table, &wishes) {
                Ok(alone) => ground.look(book, &entries, &columns, &table, alone)?,
                Err(error) => ground.lacks = Some(ColumnsLack::of(&error, sides)),
            }
        }
        Ok(ground)
    }

    fn look(
        &mut self,
        book: &Book,
        entries: &[&Entry],
        columns: &Columns,
        table: &learn::Table,
        alone: Vec<Alone>,
    ) -> Result<(), WorkspaceError> {
        let telling: Vec<usize> = (0..alone.len()).filter(|&at| alone[at].parameter.is_some()).collect();
        let said = separates(table, &telling);
        let leaks: HashMap<usize, ColumnLeak> = leaks(table, &telling, &said).into_iter().collect();
        let made: Vec<(&Attribute, Parameter)> =
            telling.iter().filter_map(|&at| Some((&columns.of[at], alone[at].parameter.clone()?))).collect();
        let told = self.told(book, entries, &table.happy, &made, &said)?;
        let mut told: Vec<(ColumnSays, ColumnTold)> = said.iter().copied().zip(told).collect();
        for ((_, column), at) in told.iter_mut().zip(&telling) {
            column.doubts.extend(alone[*at].report.warning.as_ref().map(|_| ColumnDoubt::PerhapsLater));
            column.doubts.extend(leaks.get(at).map(|leak| match *leak {
                ColumnLeak::TooPerfect { known, wrong } => ColumnDoubt::TooPerfect { known: known.total(), wrong },
                ColumnLeak::KnownOneSided { known, all } => ColumnDoubt::KnownOneSided { known, all },
            }));
        }
        told.sort_by(|(a, one), (b, other)| {
            let strength = |says: &ColumnSays| match says.verdict {
                ContrastVerdict::Separates => 0,
                ContrastVerdict::Leans => 1,
                _ => 2,
            };
            let doubtful = |column: &ColumnTold| !column.doubts.is_empty();
            strength(a)
                .cmp(&strength(b))
                .then(doubtful(one).cmp(&doubtful(other)))
                .then(a.adjusted.total_cmp(&b.adjusted))
                .then(a.p.total_cmp(&b.p))
        });
        self.looked_at = count(told.len());
        let named: HashMap<&str, &Attribute> = columns.of.iter().map(|of| (name_of(of, self.of.language), of)).collect();
        let aside = alone.iter().zip(&columns.of).filter_map(|(column, of)| {
            let why = aside_why(column, measure_of(of, &self.of.measured), &named)?;
            Some(Found::Aside(ColumnAside { of: of.clone(), why }))
        });
        let aside: Vec<Found> = aside.collect();
        self.columns = told.into_iter().map(|(_, column)| Found::Told(Box::new(column))).chain(aside).collect();
        Ok(())
    }

    /// What the customers say of the parameters, each column with the verdict of what stands in it and not of levels made of it.
    fn told(
        &self,
        book: &Book,
        entries: &[&Entry],
        happy: &[bool],
        made: &[(&Attribute, Parameter)],
        said: &[ColumnSays],
    ) -> Result<Vec<ColumnTold>, WorkspaceError> {
        let model = blank(self.of.language, "").map_err(|e| WorkspaceError::damaged(format!("the starter profile: {e}")))?;
        let group = made.first().map(|(_, p)| Group { id: p.group.clone(), name: String::new() });
        let profile = Profile {
            groups: group.into_iter().collect(),
            parameters: made.iter().map(|(_, parameter)| parameter.clone()).collect(),
            ..model
        };
        let reading = Reading::new(book, self.of.language);
        let mut answers: HashMap<u32, HashMap<String, Answer>> = HashMap::new();
        for (of, parameter) in made {
            for (entry, answer, _) in reading.answers(entries.iter().copied(), of, parameter) {
                answers.entry(entry.account.id).or_default().insert(parameter.id.clone(), answer);
            }
        }
        let nothing = HashMap::new();
        let case = |(entry, &success): (&&Entry, &bool)| {
            let id = entry.account.id;
            Case { id, success, answers: answers.get(&id).unwrap_or(&nothing) }
        };
        let cases: Vec<Case<'_>> = entries.iter().zip(happy).map(case).collect();
        let rarity = |s: &ColumnSays| Rarity { p: s.p, adjusted: s.adjusted, ..Rarity::NOTHING };
        let permuted = Permuted { deals: 0, every: false, parameters: said.iter().map(rarity).collect() };
        let found = parameters(&profile, &Coded::of(&profile, &cases), &permuted, &[]);
        let told = made.iter().zip(found).zip(said).map(|(((of, parameter), mut evidence), said)| {
            evidence.verdict = said.verdict;
            // Its fits were made of the same customers: that they go with success says nothing.
            (evidence.direction, evidence.says, evidence.surely) = (None, Says::CannotTell, false);
            ColumnTold { of: (*of).clone(), parameter: parameter.clone(), evidence, doubts: Vec::new() }
        });
        Ok(told.collect())
    }

    /// Whether it was made for these.
    #[must_use]
    pub fn is_of(&self, outcomes: &[Outcome], measured: &BTreeMap<String, Measure>, language: Language) -> bool {
        self.of.outcomes == outcomes && self.of.measured == *measured && self.of.language == language
    }

    /// What the columns say beside a profile, or beside none; how many accounts of the book could answer what is in the profile.
    #[must_use]
    pub fn view(&self, profile: Option<&Profile>, book: &Book) -> ColumnsView {
        let own = |of: &Attribute| profile.and_then(|p| covered(&p.parameters, of, self.of.language));
        let mut view = ColumnsView {
            sides: self.sides,
            without_outcome: self.without_outcome,
            lacks: self.lacks.clone(),
            looked_at: self.looked_at,
            told: Vec::new(),
            aside: Vec::new(),
            covered: Vec::new(),
        };
        for found in &self.columns {
            let of = match found {
                Found::Told(column) => &column.of,
                Found::Aside(column) => &column.of,
            };
            match (own(of), found) {
                (Some(parameter), _) => view.covered.push(ColumnCovered {
                    of: of.clone(),
                    parameter: parameter.id.clone(),
                    name: parameter.name.clone(),
                    unanswered: unanswered(book, of, &parameter.id),
                }),
                (None, Found::Told(column)) => view.told.push((**column).clone()),
                (None, Found::Aside(column)) => view.aside.push(column.clone()),
            }
        }
        if view.lacks.is_none() && view.told.is_empty() && view.covered.is_empty() {
            view.lacks = Some(ColumnsLack::Nothing);
        }
        view
    }

    /// The parameters that these columns would be; nothing where one is none.
    #[must_use]
    pub fn parameters(&self, of: &[Attribute]) -> Option<Vec<(Attribute, Parameter)>> {
        let told = |of: &Attribute| {
            self.columns.iter().find_map(|found| match found {
                Found::Told(column) if column.of == *of => Some((of.clone(), column.parameter.clone())),
                _ => None,
            })
        };
        of.iter().map(told).collect()
    }
}

/// How many accounts have a value in a column and no answer to a parameter.
fn unanswered(book: &Book, of: &Attribute, parameter: &str) -> u32 {
    let entries = book.entries().iter().filter(|e| !e.answers.contains_key(parameter));
    count(entries.filter(|e| !matches!(cell(e, of), CellOf::Blank)).count())
}

fn aside_why(column: &Alone, measure: Option<Measure>, named: &HashMap<&str, &Attribute>) -> Option<AsideWhy> {
    let report = &column.report;
    Some(match &report.fate {
        Fate::Excluded => AsideWhy::Measure { measure: measure? },
        Fate::Identifier => AsideWhy::Identifier,
        Fate::Constant => AsideWhy::Constant,
        Fate::Empty => AsideWhy::Empty,
        Fate::FreeText => AsideWhy::FreeText,
        Fate::Somebody { .. } => AsideWhy::Somebody,
        Fate::Duplicate { of } => AsideWhy::Duplicate { of: (*named.get(of.as_str())?).clone() },
        Fate::Leak { .. } => match report.auc {
            Some(auc) => AsideWhy::Perfect { auc: thousandths(auc) },
            None => AsideWhy::AboutTheEnd,
        },
        Fate::Parameter { .. } | Fate::NoHelp | Fate::OverLimit => return None,
    })
}

/// A profile that was learnt from the customers' columns, and which column answers which of its parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Learnt {
    /// The profile, with weights and thresholds.
    pub profile: Profile,
    pub(super) sources: Vec<(String, Attribute)>,
}

/// Learns a whole profile from the columns of the customers. On much data this takes seconds.
///
/// # Errors
/// What is missing.
pub fn learn(
    book: &Book,
    outcomes: &[Outcome],
    measured: &BTreeMap<String, Measure>,
    language: Language,
    name: &str,
) -> Result<Learnt, ColumnsLack> {
    let (entries, happy, without) = reference(book, outcomes);
    let mut sides = Sides::default();
    happy.iter().for_each(|&happy| sides.add(happy));
    let columns = Columns::new(book, &entries, language);
    let table = columns.table(&entries, happy);
    if let Some(lack) = lacking(&columns, &table, sides, without) {
        return Err(lack);
    }
    let found = learn::learn(&table, &wishes(name, &columns, measured, language)).map_err(|e| ColumnsLack::of(&e, sides))?;
    let of = |at: Option<usize>| at.and_then(|at| columns.of.get(at)).cloned();
    let sources = found.profile.parameters.iter().zip(sources(&found)).filter_map(|(p, at)| Some((p.id.clone(), of(at)?)));
    Ok(Learnt { sources: sources.collect(), profile: found.profile })
}
