//! Scores a row from its cells, with the digits of `lanewise_method::score`.

use std::borrow::Cow;
use std::collections::HashMap;

use lanewise_method::answer::State;
use lanewise_method::bulk::Packed;
use lanewise_method::profile::{AnswerKind, MustHave, Parameter};
use lanewise_method::tier::tier_of;
use lanewise_method::{Grade, Reading};

use super::plan::{self, Plan};
use super::safe;
use super::spelling::{Meaning, Spellings, Standing};
use super::split::{Record, value};
use crate::import::cells::AnswerReader;
use crate::table::is_spreadsheet_error;

/// A row of cells: ranges of some bytes, which are UTF-8.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) record: &'a Record,
    pub(super) quote: u8,
}

impl<'a> Row<'a> {
    /// What a cell says; empty where the row is too short.
    pub(super) fn value<'s>(&self, column: usize, scratch: &'s mut Vec<u8>) -> &'s [u8]
    where
        'a: 's,
    {
        match self.record.cells.get(column) {
            Some(&cell) => value(self.bytes, cell, self.quote, scratch),
            None => b"",
        }
    }

    /// Whether no cell holds more than spaces: that is no row.
    pub(super) fn is_blank(&self) -> bool {
        let mut scratch = Vec::new();
        let mut space = |cell: &super::split::Cell| {
            let text = value(self.bytes, *cell, self.quote, &mut scratch);
            text.iter().all(u8::is_ascii_whitespace) || std::str::from_utf8(text).is_ok_and(|t| t.trim().is_empty())
        };
        self.record.cells.iter().all(&mut space)
    }

    /// The same as text, without an apostrophe that keeps a spreadsheet from running it.
    pub(super) fn text<'s>(&self, column: usize, scratch: &'s mut Vec<u8>) -> Cow<'s, str>
    where
        'a: 's,
    {
        match String::from_utf8_lossy(self.value(column, scratch)) {
            Cow::Borrowed(text) => Cow::Borrowed(safe::plain(text)),
            Cow::Owned(text) => Cow::Owned(safe::plain(&text).to_owned()),
        }
    }
}

/// The score of a row. Tiers are positions in the profile, best first.
#[derive(Debug, Clone, Default)]
pub(super) struct RowScore {
    pub(super) sum: Packed,
    pub(super) tier_low: usize,
    pub(super) tier: usize,
    pub(super) tier_high: usize,
    pub(super) unknown: u32,
    /// Positions of the must-haves that are not met, in the order of the profile.
    pub(super) capped_by: Vec<usize>,
    /// What the cell of each input means.
    pub(super) meanings: Vec<Meaning>,
}

/// What is remembered of one input.
struct Column {
    /// Reads cells as an import does.
    reader: AnswerReader,
    /// What its answers mean; the first is no answer at all.
    readings: Vec<Reading>,
    places: HashMap<Reading, u32>,
    /// Must-haves triggered, by reading.
    triggers: Vec<Vec<usize>>,
    /// Meanings of the answers that count as known, and of the guesses.
    known: Spellings,
    guessed: Spellings,
    /// For bands: what a number in each of them means.
    bands: Vec<Option<Meaning>>,
}

/// Readings kept of one input at most. Only a parameter with several answers at once has more; the last place is then used anew.
const READINGS: usize = 50_000;

/// Scores rows; each thread has its own.
pub(super) struct Scorer<'p> {
    plan: &'p Plan,
    columns: Vec<Column>,
    has_grades: bool,
    scratch: Vec<u8>,
    row_grades: Vec<(usize, Grade)>,
}

impl<'p> Scorer<'p> {
    pub(super) fn new(plan: &'p Plan) -> Self {
        let columns = plan
            .inputs
            .iter()
            .map(|input| {
                let parameter = plan.parameter(input);
                let mut column = Column {
                    reader: AnswerReader::new(input.parameter, parameter),
                    readings: Vec::new(),
                    places: HashMap::new(),
                    triggers: Vec::new(),
                    known: Spellings::new(),
                    guessed: Spellings::new(),
                    bands: vec![None; parameter.levels.len()],
                };
                column.keep(plan, parameter, parameter.unknown(State::Unknown));
                column
            })
            .collect();
        let has_grades = !plan.gradings.is_empty();
        Self { plan, columns, has_grades, scratch: Vec::new(), row_grades: Vec::new() }
    }

    /// Scores one row. `odd` is told of each cell that no level covers and of each error of a spreadsheet: the input's position,
    /// and which of the two.
    pub(super) fn score(&mut self, row: Row<'_>, score: &mut RowScore, mut odd: impl FnMut(usize, Standing)) {
        score.meanings.clear();
        score.capped_by.clear();
        let mut sum = self.plan.base;
        let mut unknown = self.plan.base_unknown;
        let mut cap = 0;
        if self.has_grades {
            self.read_grades(row);
        }
        for at in 0..self.columns.len() {
            let input = &self.plan.inputs[at];
            let grade = if self.has_grades { self.grade(at) } else { Grade::Said };
            let cell = row.record.cells.get(input.column).copied().unwrap_or_default();
            let column = &self.columns[at];
            let remembered = match grade {
                Grade::Unknown => None,
                _ if cell.form == super::split::Form::Tangled => None,
                Grade::Guess => column.guessed.get(row.bytes, cell.start as usize, cell.end as usize),
                Grade::Observed | Grade::Said => column.known.get(row.bytes, cell.start as usize, cell.end as usize),
            };
            let meaning = match remembered {
                Some(meaning) => meaning,
                None => self.learn(at, row, grade),
            };
            sum = sum.plus(meaning.points);
            if meaning.standing != Standing::Known {
                unknown += 1;
                if meaning.standing != Standing::Unknown {
                    odd(at, meaning.standing);
                }
            }
            if meaning.caps {
                for &must_have in &self.columns[at].triggers[meaning.reading as usize] {
                    score.capped_by.push(must_have);
                    cap = cap.max(self.plan.profile.tier_index(&self.plan.profile.must_haves[must_have].at_most).unwrap_or(0));
                }
            }
            score.meanings.push(meaning);
        }
        score.capped_by.sort_unstable();
        let tiers = &self.plan.profile.tiers;
        score.tier_low = tier_of(tiers, sum.low()).max(cap);
        score.tier = tier_of(tiers, sum.likely()).max(cap);
        score.tier_high = tier_of(tiers, sum.high()).max(cap);
        (score.sum, score.unknown) = (sum, unknown);
    }

    pub(super) const fn plan(&self) -> &'p Plan {
        self.plan
    }

    /// What a row's answer to an input means; asked before the next row is scored.
    pub(super) fn reading(&self, input: usize, meaning: Meaning) -> &Reading {
        &self.columns[input].readings[meaning.reading as usize]
    }

    fn read_grades(&mut self, row: Row<'_>) {
        self.row_grades.clear();
        for grading in &self.plan.gradings {
            let text = row.text(grading.column, &mut self.scratch);
            if !text.is_empty() {
                grading.read(&self.plan.profile, &text, &mut self.row_grades);
            }
        }
    }

    /// How the answer of an input is known in this row.
    fn grade(&self, at: usize) -> Grade {
        let parameter = self.plan.inputs[at].parameter;
        self.row_grades.iter().rev().find(|(of, _)| *of == parameter).map(|&(_, grade)| grade).unwrap_or_default()
    }

    /// Works out what a cell means, and remembers it.
    #[cold]
    fn learn(&mut self, at: usize, row: Row<'_>, grade: Grade) -> Meaning {
        let plan = self.plan;
        let input = &plan.inputs[at];
        let mut scratch = std::mem::take(&mut self.scratch);
        let text = row.text(input.column, &mut scratch);
        let column = &mut self.columns[at];
        let meaning = column.meaning(plan, input, &text, grade);
        match grade {
            // The last place may mean something else for the next row.
            _ if meaning.reading as usize + 1 >= READINGS => {}
            Grade::Unknown => {}
            Grade::Guess => column.guessed.remember(text.as_bytes(), meaning),
            Grade::Observed | Grade::Said => column.known.remember(text.as_bytes(), meaning),
        }
        drop(text);
        self.scratch = scratch;
        meaning
    }
}

impl Column {
    fn meaning(&mut self, plan: &Plan, input: &plan::Input, text: &str, grade: Grade) -> Meaning {
        let parameter = plan.parameter(input);
        let guesses = plan.profile.guesses;
        if is_spreadsheet_error(text) {
            return Meaning { standing: Standing::Error, ..self.keep(plan, parameter, parameter.unknown(State::Unknown)) };
        }
        // A column of very many different numbers is not remembered; its few bands are.
        let many = self.known.is_full() && input.is_literal() && matches!(grade, Grade::Observed | Grade::Said);
        if many
            && parameter.answer == AnswerKind::Bands
            && let Some(number) = input.number(text)
            && let Some(band) = parameter.band_of(number)
        {
            return match self.bands[band] {
                Some(meaning) => meaning,
                None => {
                    let meaning = self.keep(plan, parameter, parameter.reading_of(vec![band], grade, guesses));
                    self.bands[band] = Some(meaning);
                    meaning
                }
            };
        }
        let text = safe::plain(text.trim()).trim();
        let read = if text.is_empty() { None } else { self.reader.read(parameter, text, &input.format, &input.words) };
        let answer = read.as_ref().map(|r| r.with(grade));
        self.keep(plan, parameter, parameter.reading(answer, guesses))
    }

    /// The meaning of a reading, which is kept for the explanation.
    fn keep(&mut self, plan: &Plan, parameter: &Parameter, reading: Reading) -> Meaning {
        let points = Packed::new(parameter.weight, &reading);
        let standing = match reading.state {
            State::Unknown => Standing::Unknown,
            State::Unmatched => Standing::Unmatched,
            State::Known | State::Guess => Standing::Known,
        };
        let place = match self.places.get(&reading) {
            Some(&place) => place as usize,
            None => {
                let triggered = triggered(plan, parameter, &reading);
                let place = self.readings.len().min(READINGS - 1);
                if place < self.readings.len() {
                    (self.readings[place], self.triggers[place]) = (reading, triggered);
                } else {
                    if place + 1 < READINGS {
                        self.places.insert(reading.clone(), u32::try_from(place).unwrap_or(0));
                    }
                    self.readings.push(reading);
                    self.triggers.push(triggered);
                }
                place
            }
        };
        Meaning { points, reading: u32::try_from(place).unwrap_or(0), standing, caps: !self.triggers[place].is_empty() }
    }
}

/// The must-haves that an answer does not meet (P4).
fn triggered(plan: &Plan, parameter: &Parameter, reading: &Reading) -> Vec<usize> {
    if reading.state != State::Known {
        return Vec::new();
    }
    let named =
        |m: &MustHave| m.parameter == parameter.id && reading.levels.iter().any(|&l| m.levels.contains(&parameter.levels[l].id));
    plan.profile.must_haves.iter().enumerate().filter(|(_, m)| named(m)).map(|(at, _)| at).collect()
}
