//! What the rows of a table answer to what a profile asks, for what is reckoned from answers and not from scores (E7).

use std::path::Path;

use lanewise_method::{Answer, Grade, Profile};

use super::plan::Plan;
use super::safe;
use super::{Job, ScoreError, name_column};
use crate::answer::Answers;
use crate::import::cells::AnswerReader;
use crate::mapping::Mapping;
use crate::table::{self, Layout};

/// What rows answer, in the order of the lines that were asked for.
#[derive(Debug, Clone, Default)]
pub struct RowAnswers {
    /// What each row calls its account; empty where it says nothing.
    pub names: Vec<String>,
    /// Its answers, by the ids of the profile's parameters.
    pub answers: Vec<Answers>,
}

/// Reads the answers of the rows that begin on these lines, which ascend. Cells are read as an import reads them: a table without grades
/// counts as *customer said* (S4).
///
/// # Errors
/// If the table cannot be read to its end, or the mapping does not fit it.
pub fn answers_of(
    path: &Path,
    layout: &Layout,
    profile: &Profile,
    mapping: &Mapping,
    lines: &[u32],
) -> Result<RowAnswers, ScoreError> {
    let job = Job { profile, table: path, layout, mapping, explain: false };
    super::check(job)?;
    let (plan, name) = (Plan::new(profile, layout, mapping), name_column(job));
    let mut readers: Vec<AnswerReader> =
        plan.inputs.iter().map(|input| AnswerReader::new(input.parameter, plan.parameter(input))).collect();
    let mut found = RowAnswers::default();
    let mut wanted = lines.iter().copied().peekable();
    let mut rows = table::open(path, layout)?;
    let mut grades = Vec::new();
    while let (Some(&line), Some(row)) = (wanted.peek(), rows.next_row()?) {
        if row.line != line {
            continue;
        }
        wanted.next();
        let cell = |at: usize| safe::plain(row.cells.get(at).unwrap_or_default().trim());
        grades.clear();
        for grading in &plan.gradings {
            grading.read(&plan.profile, cell(grading.column), &mut grades);
        }
        let mut answers = Answers::new();
        for (input, reader) in plan.inputs.iter().zip(&mut readers) {
            let text = cell(input.column);
            let parameter = plan.parameter(input);
            let read = if text.is_empty() { None } else { reader.read(parameter, text, &input.format, &input.words) };
            if let Some(read) = read {
                let grade = grades.iter().rev().find(|(at, _)| *at == input.parameter).map_or(Grade::Said, |(_, grade)| *grade);
                answers.insert(parameter.id.clone(), Answer { given: read.given().clone(), grade });
            }
        }
        found.names.push(cell(name).to_owned());
        found.answers.push(answers);
    }
    Ok(found)
}
