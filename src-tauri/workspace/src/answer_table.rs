//! Answers of accounts that are there already, out of a table: to parameters that need not be in the profile, such as those of another
//! profile that is replayed (E7).

use std::path::Path;

use lanewise_method::fold::fold;
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Answer, Given, Grade};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::import::ImportError;
use crate::score::{CHEAP, Cause};
use crate::slide_table::whose::Whose;
use crate::slide_table::{RowReject, file_name};
use crate::store::op::{Done, Op};
use crate::table::{self, Rows};
use crate::{Tx, Workspace, WorkspaceError};

/// What became of the rows. Every row is in one of `answered`, `unchanged` and `rejected`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AnswersRead {
    /// The file's name.
    pub file: String,
    /// How many rows the table has.
    pub rows: u32,
    /// Rows that gave an account a new answer.
    pub answered: u32,
    /// Rows that said nothing new.
    pub unchanged: u32,
    /// How many answers were recorded.
    pub answers: u32,
    /// The parameters that a column was found for, by id.
    pub parameters: Vec<String>,
    /// The parameters without a column.
    pub without: Vec<String>,
    /// Columns that were not read.
    pub ignored: Vec<String>,
    /// Cells that no level covers; they are kept as text and count as unknown. At most 100 are named.
    pub unmatched: Vec<UnmatchedCell>,
    /// Rows whose account cannot be told. At most 100 are named.
    pub rejected: Vec<RejectedAnswers>,
    /// How many there are.
    pub rejects: u32,
}

/// A cell that no level covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnmatchedCell {
    /// Its line in the file.
    pub line: u32,
    /// The parameter's id.
    pub parameter: String,
    /// What it says.
    pub text: String,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RejectedAnswers {
    /// Its line in the file.
    pub line: u32,
    /// What the row calls its account.
    pub account_name: String,
    /// Why.
    pub text: String,
}

/// So many cells and rows are named.
const NAMED: usize = 100;
/// What people call the column of a key.
const KEYS: [&str; 7] = ["record id", "account id", "customer id", "key", "id", "id cliente", "codigo"];
/// What people call the column of a name.
const NAMES: [&str; 11] =
    ["account", "name", "customer", "company", "account name", "company name", "cliente", "azienda", "nome", "empresa", "nombre"];

/// Where what stands.
struct Columns {
    key: Option<usize>,
    name: Option<usize>,
    /// The column of each parameter that has one.
    of: Vec<(usize, usize)>,
}

fn plain(header: &str) -> String {
    fold(header).replace(['_', '-', '.'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Columns {
    fn find(headers: &[String], parameters: &[Parameter]) -> Self {
        let plains: Vec<String> = headers.iter().map(|h| plain(h)).collect();
        let called = |words: &[&str]| words.iter().find_map(|w| plains.iter().position(|p| p == w));
        let (key, name) = (called(&KEYS), called(&NAMES));
        let of = parameters
            .iter()
            .enumerate()
            .filter_map(|(at, p)| {
                let wanted = [plain(&p.id), plain(&p.name)];
                let free = |c: &usize| Some(*c) != key && Some(*c) != name;
                Some((at, plains.iter().position(|h| wanted.contains(h)).filter(free)?))
            })
            .collect();
        Self { key, name, of }
    }
}

/// Records the answers that a table gives to these parameters, as one step of the history; accounts that are not there stay out, and are
/// named. A blank cell leaves what is stored.
///
/// # Errors
/// [`ImportError::Table`] where it is no table, [`ImportError::NoAnswers`] where it has no column of accounts or of any of the parameters,
/// or what the disk says.
pub fn import_answers(
    workspace: &mut Workspace,
    parameters: &[Parameter],
    table: &Path,
) -> Result<Done<AnswersRead>, ImportError> {
    let layout = table::preview(table, None)?.layout;
    let headers: Vec<String> = layout.columns.iter().map(|c| c.name.clone()).collect();
    let columns = Columns::find(&headers, parameters);
    if columns.of.is_empty() || (columns.key.is_none() && columns.name.is_none()) {
        let wanted = parameters.iter().map(|p| p.name.clone()).collect();
        return Err(ImportError::NoAnswers { columns: headers, wanted });
    }
    let file = file_name(table);
    let whose = Whose::new(&*workspace.book()?);
    let used = |at: usize| columns.key == Some(at) || columns.name == Some(at) || columns.of.iter().any(|(_, c)| *c == at);
    let mut read = AnswersRead {
        file: file.clone(),
        parameters: columns.of.iter().map(|(p, _)| parameters[*p].id.clone()).collect(),
        without: parameters
            .iter()
            .enumerate()
            .filter(|(at, _)| columns.of.iter().all(|(p, _)| p != at))
            .map(|(_, p)| p.id.clone())
            .collect(),
        ignored: headers.iter().enumerate().filter(|(at, _)| !used(*at)).map(|(_, h)| h.clone()).collect(),
        ..AnswersRead::default()
    };
    workspace.transact(Op::Import { file: file.clone(), rows: 0 }, |tx| {
        tx.record_as(format!("import: {file}"));
        let mut rows = Rows::open(table, &layout)?;
        while let Some(row) = rows.next_row()? {
            read.rows += 1;
            let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).unwrap_or_default().trim();
            let (key, name) = (cell(columns.key), cell(columns.name));
            let found = match &row.problem {
                Some(problem) => Err(RowReject::from(problem)),
                None => whose.find(key, name),
            };
            match found {
                Ok(account) => {
                    let answers = columns.of.iter().map(|&(p, at)| (&parameters[p], cell(Some(at))));
                    let new = take(tx, account, row.line, answers, &mut read)?;
                    *(if new { &mut read.answered } else { &mut read.unchanged }) += 1;
                }
                Err(reason) => {
                    read.rejects += 1;
                    if read.rejected.len() < NAMED {
                        let account_name = if name.is_empty() { key } else { name }.to_owned();
                        read.rejected.push(RejectedAnswers { line: row.line, account_name, text: reason.to_string() });
                    }
                }
            }
        }
        tx.relabel(Op::Import { file, rows: read.answered });
        if let Some(touched) = tx.touched(CHEAP) {
            tx.record_scores(&touched, Cause::Rescore)?;
        }
        Ok(read)
    })
}

/// Takes the answers of one row; whether any was new.
fn take<'r>(
    tx: &mut Tx<'_>,
    account: u32,
    line: u32,
    answers: impl Iterator<Item = (&'r Parameter, &'r str)>,
    read: &mut AnswersRead,
) -> Result<bool, WorkspaceError> {
    let mut new = false;
    for (parameter, text) in answers {
        let Some(given) = parameter.read(text) else { continue };
        let told = match &given {
            Given::Text(_) => false,
            Given::Number(n) => parameter.answer != AnswerKind::Bands || parameter.band_of(*n).is_some(),
            Given::Levels(_) => true,
        };
        if !told && read.unmatched.len() < NAMED {
            read.unmatched.push(UnmatchedCell { line, parameter: parameter.id.clone(), text: text.to_owned() });
        }
        if tx.set_answer(account, &parameter.id, &Answer { given, grade: Grade::Said })? {
            read.answers += 1;
            new = true;
        }
    }
    Ok(new)
}
