//! The columns of a table bound to where they go, and one row read through them.

use std::collections::HashMap;
use std::rc::Rc;

use lanewise_method::fold::fold;
use lanewise_method::profile::Parameter;
use lanewise_method::{Grade, Number, Outcome, Profile, Stage};

use super::cells::{AnswerReader, Read, grade_called};
use super::report::{Reject, Unmatched};
use crate::NewAccount;
use crate::mapping::{AccountField, Mapping, Target, outcome_called, stage_called};
use crate::score_table::safe;
use crate::table::{ColumnFormat, Layout, Row, parse_date, parse_number};

/// Where the cells of a column go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Nothing,
    Text(AccountField),
    Number(AccountField),
    Date,
    Stage,
    Outcome,
    /// The reader does the rest.
    Answer,
    /// Position of the parameter.
    Grade(usize),
    Grades,
    Attribute,
}

/// One column.
pub(super) struct Column {
    pub(super) name: String,
    to: To,
    is_key: bool,
    answer: Option<AnswerReader>,
    format: ColumnFormat,
    /// Translations by folded word.
    words: HashMap<String, String>,
}

/// All columns, and what they need to be read.
pub(super) struct Columns {
    pub(super) columns: Vec<Column>,
    pub(super) parameters: Vec<Parameter>,
    outcomes: Vec<Outcome>,
    /// The fields that some column fills.
    pub(super) mapped: Vec<AccountField>,
    name_column: String,
    strict: bool,
}

/// What one row says.
pub(super) struct Values {
    /// The account as it would be added.
    pub(super) account: NewAccount,
    /// The row names a stage.
    pub(super) has_stage: bool,
    /// Answers by position of the parameter.
    pub(super) answers: Vec<(usize, Rc<Read>)>,
    /// Parameters that a column is mapped to and whose cell is blank.
    pub(super) blank: Vec<usize>,
    /// Grades by position of the parameter.
    pub(super) grades: Vec<(usize, Grade)>,
    /// Positions of the columns whose cells are kept as attributes.
    pub(super) attributes: Vec<usize>,
    /// Values that nothing covers: the column, what they were to be, and the value where it is not the whole cell.
    pub(super) unmatched: Vec<(usize, Unmatched, Option<String>)>,
}

impl Values {
    pub(super) fn new() -> Self {
        Self {
            account: NewAccount::new(String::new(), Stage::Prospect),
            has_stage: false,
            answers: Vec::new(),
            blank: Vec::new(),
            grades: Vec::new(),
            attributes: Vec::new(),
            unmatched: Vec::new(),
        }
    }

    /// How the answer to a parameter is known, where the row says.
    pub(super) fn grade(&self, parameter: usize) -> Option<Grade> {
        self.grades.iter().rev().find(|(p, _)| *p == parameter).map(|(_, g)| *g)
    }

    fn clear(&mut self, stage: Stage) {
        let account = &mut self.account;
        account.key = None;
        for text in [
            &mut account.name,
            &mut account.website,
            &mut account.industry,
            &mut account.country,
            &mut account.region,
            &mut account.owner,
            &mut account.since,
            &mut account.note,
        ] {
            text.clear();
        }
        (account.employees, account.revenue, account.outcome) = (None, None, None);
        account.stage = stage;
        account.extra.clear();
        self.has_stage = false;
        self.answers.clear();
        self.blank.clear();
        self.grades.clear();
        self.attributes.clear();
        self.unmatched.clear();
    }
}

/// The text field of an account.
pub(super) fn text_of(account: &mut NewAccount, field: AccountField) -> Option<&mut String> {
    Some(match field {
        AccountField::Name => &mut account.name,
        AccountField::Website => &mut account.website,
        AccountField::Industry => &mut account.industry,
        AccountField::Country => &mut account.country,
        AccountField::Region => &mut account.region,
        AccountField::Owner => &mut account.owner,
        AccountField::Since => &mut account.since,
        AccountField::Note => &mut account.note,
        _ => return None,
    })
}

impl Columns {
    /// Binds the columns of a layout.
    pub(super) fn new(layout: &Layout, mapping: &Mapping, profile: Option<&Profile>, outcomes: &[Outcome], strict: bool) -> Self {
        let parameters: Vec<Parameter> = profile.map(|p| p.parameters.clone()).unwrap_or_default();
        let position = |id: &str| parameters.iter().position(|p| p.id == id);
        let key = mapping.key_column().map(fold);
        let mut mapped = Vec::new();
        let columns: Vec<Column> = layout
            .columns
            .iter()
            .map(|format| {
                let entry = mapping.column(&format.name);
                let target = entry.map_or(Target::Attribute, |e| e.to.clone());
                let is_key = key.as_ref() == Some(&fold(&format.name));
                let mut answer = entry.and_then(|e| e.also.as_deref()).and_then(position);
                let to = match target {
                    Target::Field(field) => {
                        // A key that is not the one in use is kept, like any other column.
                        if field != AccountField::Key || is_key {
                            mapped.push(field);
                        }
                        match field {
                            AccountField::Key if is_key => To::Nothing,
                            AccountField::Key => To::Attribute,
                            AccountField::Employees | AccountField::Revenue => To::Number(field),
                            AccountField::Since => To::Date,
                            AccountField::Stage => To::Stage,
                            AccountField::Outcome => To::Outcome,
                            text => To::Text(text),
                        }
                    }
                    Target::Parameter(id) => match position(&id) {
                        Some(at) => {
                            answer = Some(at);
                            To::Answer
                        }
                        None => To::Attribute,
                    },
                    Target::Grade(id) => position(&id).map_or(To::Attribute, To::Grade),
                    // Without parameters there is nothing to grade; the cells wait as they are.
                    Target::Grades if parameters.is_empty() => To::Attribute,
                    Target::Grades => To::Grades,
                    Target::Attribute => To::Attribute,
                    Target::Ignore => To::Nothing,
                };
                let words = entry.map(|e| e.values.iter().map(|(w, to)| (fold(w), to.clone())).collect()).unwrap_or_default();
                Column {
                    name: format.name.clone(),
                    to,
                    is_key,
                    answer: answer.map(|at| AnswerReader::new(at, &parameters[at])),
                    format: format.clone(),
                    words,
                }
            })
            .collect();
        let name_column = mapping.column_of(&Target::Field(AccountField::Name)).unwrap_or_default().to_owned();
        Self { columns, parameters, outcomes: outcomes.to_vec(), mapped, name_column, strict }
    }

    /// The names of the columns that are kept as attributes.
    pub(super) fn attributes(&self) -> Vec<String> {
        self.columns.iter().filter(|c| c.to == To::Attribute).map(|c| c.name.clone()).collect()
    }

    /// Outcomes by id and name, to look for the nearest.
    pub(super) fn outcome_names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.outcomes.iter().flat_map(|o| [(o.id.as_str(), o.id.as_str()), (o.name.as_str(), o.id.as_str())])
    }

    pub(super) fn no_name(&self) -> Reject {
        Reject::NoName { column: self.name_column.clone() }
    }

    /// Reads a row.
    pub(super) fn read(&mut self, row: &Row, stage: Stage, values: &mut Values) -> Result<(), Reject> {
        values.clear(stage);
        if let Some(problem) = &row.problem {
            return Err(problem.into());
        }
        for (at, column) in self.columns.iter_mut().enumerate() {
            let cell = safe::plain(row.cells.get(at).unwrap_or_default().trim());
            if column.is_key && !cell.is_empty() {
                values.account.key = Some(cell.to_owned());
            }
            if let Some(reader) = &mut column.answer {
                let parameter = &self.parameters[reader.parameter];
                let read = if cell.is_empty() { None } else { reader.read(parameter, cell, &column.format, &column.words) };
                match read {
                    None => values.blank.push(reader.parameter),
                    Some(read) => {
                        if !read.covered {
                            if self.strict {
                                return Err(Reject::NotCovered { column: column.name.clone(), text: cell.to_owned() });
                            }
                            values.unmatched.push((at, Unmatched::Level(parameter.id.clone()), None));
                        }
                        values.answers.push((reader.parameter, read));
                    }
                }
            }
            if cell.is_empty() || matches!(column.to, To::Nothing | To::Answer) {
                continue;
            }
            column.field(at, cell, &self.parameters, &self.outcomes, self.strict, values)?;
        }
        Ok(())
    }
}

impl Column {
    /// Takes a cell that is not blank to where it goes.
    fn field(
        &self,
        at: usize,
        cell: &str,
        parameters: &[Parameter],
        outcomes: &[Outcome],
        strict: bool,
        values: &mut Values,
    ) -> Result<(), Reject> {
        let translated = if self.words.is_empty() { None } else { self.words.get(&fold(cell)) };
        let text = translated.map_or(cell, |t| t.trim());
        if text.is_empty() && self.to != To::Attribute {
            return Ok(());
        }
        let here = |text: &str| (self.name.clone(), text.to_owned());
        match self.to {
            To::Text(field) => {
                if let Some(own) = text_of(&mut values.account, field) {
                    own.push_str(text);
                }
            }
            To::Number(field) => {
                let number = parse_number(text, self.format.decimal, self.format.thousands)
                    .filter(|n| !n.percent && (field != AccountField::Employees || n.millionths >= 0))
                    .map(|n| Number::from_millionths(n.millionths));
                if number.is_none() {
                    let (column, text) = here(text);
                    return Err(Reject::NoNumber { column, text });
                }
                match field {
                    AccountField::Employees => values.account.employees = number,
                    _ => values.account.revenue = number,
                }
            }
            To::Date => match date(text, &self.format) {
                Some(date) => values.account.since = date,
                None => {
                    let (column, text) = here(text);
                    return Err(Reject::NoDate { column, text });
                }
            },
            To::Stage => match stage_called(text) {
                Some(stage) => (values.account.stage, values.has_stage) = (stage, true),
                None => self.not_covered(at, cell, Unmatched::Stage, strict, values)?,
            },
            To::Outcome => match outcome_called(text, outcomes) {
                Some(id) => values.account.outcome = Some(id.to_owned()),
                None => self.not_covered(at, cell, Unmatched::Outcome, strict, values)?,
            },
            To::Grade(parameter) => match grade_called(text) {
                Some(grade) => values.grades.push((parameter, grade)),
                None if strict => {
                    let (column, text) = here(text);
                    return Err(Reject::NotCovered { column, text });
                }
                None => values.unmatched.push((at, Unmatched::Grade, None)),
            },
            To::Grades => {
                for pair in text.split([';', '\n']).map(str::trim).filter(|p| !p.is_empty()) {
                    let known = pair.split_once('=').and_then(|(id, grade)| {
                        let id = id.trim();
                        let at = parameters.iter().position(|p| p.id == id)?;
                        Some((at, grade_called(grade)?))
                    });
                    match known {
                        Some(known) => values.grades.push(known),
                        None if strict => {
                            let (column, text) = here(pair);
                            return Err(Reject::NotCovered { column, text });
                        }
                        None => values.unmatched.push((at, Unmatched::Grade, Some(pair.to_owned()))),
                    }
                }
            }
            To::Attribute => values.attributes.push(at),
            To::Nothing | To::Answer => {}
        }
        Ok(())
    }

    /// A word that means no stage or outcome: reported, and kept as an attribute so that it is not lost.
    fn not_covered(&self, at: usize, cell: &str, what: Unmatched, strict: bool, values: &mut Values) -> Result<(), Reject> {
        if strict {
            return Err(Reject::NotCovered { column: self.name.clone(), text: cell.to_owned() });
        }
        values.unmatched.push((at, what, None));
        values.attributes.push(at);
        Ok(())
    }
}

/// A date in ISO form, or the year or month that stands there instead of one.
fn date(text: &str, format: &ColumnFormat) -> Option<String> {
    if let Some(date) = parse_date(text, format.date_order) {
        return Some(date.to_string());
    }
    let (year, month) = text.split_once('-').map_or((text, None), |(y, m)| (y, Some(m)));
    let digits = |t: &str, n: usize| t.len() == n && t.bytes().all(|b| b.is_ascii_digit());
    let fits = digits(year, 4) && month.is_none_or(|m| digits(m, 2) && ("01"..="12").contains(&m));
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_may_be_rough() {
        let format = ColumnFormat::text("since");
        assert_eq!(date("31/12/2024", &format).as_deref(), Some("2024-12-31"));
        for (text, read) in
            [("2024", true), ("2024-05", true), ("2024-13", false), ("24", false), ("soon", false), ("2024-", false)]
        {
            assert_eq!(date(text, &format).is_some(), read, "{text}");
        }
    }
}
