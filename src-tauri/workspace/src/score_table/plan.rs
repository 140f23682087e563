//! Which column answers which parameter, settled once before the first row.

use std::collections::HashMap;

use lanewise_method::answer::State;
use lanewise_method::bulk::Packed;
use lanewise_method::fold::fold;
use lanewise_method::profile::Parameter;
use lanewise_method::{Grade, Number, Profile};

use crate::import::cells::grade_called;
use crate::mapping::{Mapping, Target};
use crate::table::{ColumnFormat, Layout, parse_number};

/// A parameter that a column answers.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// Position of the parameter in the profile.
    pub(super) parameter: usize,
    /// Position of the column in the table.
    pub(super) column: usize,
    /// The column's name.
    pub(super) name: String,
    pub(super) format: ColumnFormat,
    /// What words of the column mean, folded.
    pub(super) words: HashMap<String, String>,
}

/// A column that says how answers are known.
#[derive(Debug, Clone)]
pub(super) struct Grading {
    /// Position of the column in the table.
    pub(super) column: usize,
    /// Position of the parameter; `None` for a column that lists several.
    parameter: Option<usize>,
    words: HashMap<String, String>,
}

/// Everything that stays the same from row to row.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) profile: Profile,
    /// In the order of the profile.
    pub(super) inputs: Vec<Input>,
    /// Which input answers each parameter.
    pub(super) input_of: Vec<Option<usize>>,
    /// In the order of the table; later ones win.
    pub(super) gradings: Vec<Grading>,
    /// What the parameters without a column count, and how many they are.
    pub(super) base: Packed,
    pub(super) base_unknown: u32,
    /// Names of the columns, in order, each once.
    pub(super) columns: Vec<String>,
}

impl Plan {
    /// Columns are bound as an import binds them, so that a table is scored as it would be imported.
    pub(super) fn new(profile: &Profile, layout: &Layout, mapping: &Mapping) -> Self {
        let position = |id: &str| profile.parameters.iter().position(|p| p.id == id);
        let mut inputs: Vec<Input> = Vec::new();
        let mut gradings = Vec::new();
        for (column, format) in layout.columns.iter().enumerate() {
            let Some(entry) = mapping.column(&format.name) else { continue };
            let words: HashMap<String, String> = entry.values.iter().map(|(word, to)| (fold(word), to.clone())).collect();
            let also = entry.also.as_deref().and_then(position);
            let answers = match &entry.to {
                Target::Parameter(id) => position(id).or(also),
                Target::Grade(id) => {
                    let parameter = position(id);
                    gradings.extend(parameter.map(|_| Grading { column, parameter, words: words.clone() }));
                    also
                }
                Target::Grades => {
                    gradings.push(Grading { column, parameter: None, words: words.clone() });
                    also
                }
                Target::Field(_) | Target::Attribute | Target::Ignore => also,
            };
            if let Some(parameter) = answers {
                inputs.push(Input { parameter, column, name: format.name.clone(), format: format.clone(), words });
            }
        }
        // A mapping that lets two columns answer one parameter was refused before.
        inputs.sort_by_key(|i| i.parameter);
        inputs.dedup_by_key(|i| i.parameter);
        let mut input_of = vec![None; profile.parameters.len()];
        for (at, input) in inputs.iter().enumerate() {
            input_of[input.parameter] = Some(at);
        }
        let (mut base, mut base_unknown) = (Packed::default(), 0);
        for (parameter, _) in profile.parameters.iter().zip(&input_of).filter(|(_, input)| input.is_none()) {
            base = base.plus(Packed::new(parameter.weight, &parameter.unknown(State::Unknown)));
            base_unknown += 1;
        }
        Self {
            profile: profile.clone(),
            columns: layout.columns.iter().map(|c| c.name.clone()).collect(),
            inputs,
            input_of,
            gradings,
            base,
            base_unknown,
        }
    }

    /// The parameter that an input answers.
    pub(super) fn parameter(&self, input: &Input) -> &Parameter {
        &self.profile.parameters[input.parameter]
    }
}

impl Input {
    /// The number that a cell of this column holds.
    pub(super) fn number(&self, text: &str) -> Option<Number> {
        parse_number(text.trim(), self.format.decimal, self.format.thousands).map(|n| Number::from_millionths(n.millionths))
    }

    /// Whether cells are read without translation.
    pub(super) fn is_literal(&self) -> bool {
        self.words.is_empty()
    }
}

impl Grading {
    /// Adds the grades that a cell names, by position of the parameter. A word that is no grade says nothing.
    pub(super) fn read(&self, profile: &Profile, cell: &str, found: &mut Vec<(usize, Grade)>) {
        let cell = cell.trim();
        let translated = if self.words.is_empty() { None } else { self.words.get(&fold(cell)) };
        let text = translated.map_or(cell, |t| t.trim());
        match self.parameter {
            Some(parameter) => found.extend(grade_called(text).map(|grade| (parameter, grade))),
            None => found.extend(text.split([';', '\n']).filter_map(|pair| {
                let (id, word) = pair.split_once('=')?;
                let id = id.trim();
                Some((profile.parameters.iter().position(|p| p.id == id)?, grade_called(word)?))
            })),
        }
    }
}
