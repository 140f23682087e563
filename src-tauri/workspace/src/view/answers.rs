//! The answers of all accounts as columns of a table: each different answer once, and for each account which one it is.

use std::collections::HashMap;

use lanewise_method::profile::Parameter;
use lanewise_method::{Answer, Profile};
use serde::Serialize;
use specta::Type;

use crate::book::Book;

/// What all accounts answered to all parameters of a profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct AnswerTable {
    /// The accounts, in the order of the list; each column has a cell for each.
    pub accounts: Vec<u32>,
    /// A column for each parameter, in the order of the profile.
    pub columns: Vec<AnswerColumn>,
}

/// What all accounts answered to one parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AnswerColumn {
    /// The parameter.
    pub parameter: Parameter,
    /// The different answers that were given.
    pub answers: Vec<AnswerCell>,
    /// For each account the position of its answer plus one; 0 where there is none.
    pub cells: Vec<u32>,
}

/// One of the different answers of a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AnswerCell {
    /// What was answered, and how it is known.
    pub answer: Answer,
    /// The levels that it means, as positions in the parameter, in ascending order; empty where no level covers it (S9).
    pub levels: Vec<u16>,
}

/// The answers of all accounts.
#[must_use]
pub fn answer_table(book: &Book, profile: &Profile) -> AnswerTable {
    AnswerTable {
        accounts: book.entries().iter().map(|e| e.account.id).collect(),
        columns: profile.parameters.iter().map(|p| column(book, p)).collect(),
    }
}

fn column(book: &Book, parameter: &Parameter) -> AnswerColumn {
    let mut numbers: HashMap<&Answer, u32> = HashMap::new();
    let mut answers = Vec::new();
    let cells = book.entries().iter().map(|entry| match entry.answers.get(&parameter.id) {
        None => 0,
        Some(answer) => *numbers.entry(answer).or_insert_with(|| {
            let levels = parameter.levels_of(&answer.given).unwrap_or_default();
            let levels = levels.into_iter().filter_map(|at| u16::try_from(at).ok()).collect();
            answers.push(AnswerCell { answer: answer.clone(), levels });
            u32::try_from(answers.len()).unwrap_or(0)
        }),
    });
    let cells = cells.collect();
    AnswerColumn { parameter: parameter.clone(), answers, cells }
}
