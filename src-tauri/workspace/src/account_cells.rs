//! A block of cells put into the list of accounts, as it is typed, pasted or filled down: one step, every cell accounted for.

use std::collections::{BTreeSet, HashMap};

use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Answer, Given, Grade, Number, Outcome, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::account::{Account, NewAccount};
use crate::account_edit::AccountEdit;
use crate::mapping::{AccountField, outcome_called, stage_called};
use crate::score::Cause;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::transact::Tx;
use crate::table::{Decimal, Thousands, parse_number};

/// Where the texts of a column go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum CellColumn {
    /// A field of the account.
    Field(AccountField),
    /// The answer to a parameter of the profile in force, by its id.
    Answer(String),
    /// A further column that an import kept, by its name.
    Column(String),
    /// Something that is computed, such as the score: nothing can be put there.
    Computed,
}

/// One row of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellRow {
    /// The account; without one a new account is added.
    pub account: Option<u32>,
    /// A text for each column. Nothing at all leaves a cell as it is, an empty text clears it.
    pub texts: Vec<Option<String>>,
}

/// A block of cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CellBlock {
    /// What stands in the columns.
    pub columns: Vec<CellColumn>,
    /// The rows.
    pub rows: Vec<CellRow>,
    /// The stage of accounts that are added.
    pub stage: Stage,
    /// How numbers are written.
    pub decimal: Decimal,
}

/// Why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum CellTrouble {
    /// No level of the parameter covers it (S9). It is kept as text and counts as unknown.
    NoLevel,
    /// It is not a number.
    NotANumber,
    /// It is none of the team's outcomes.
    NoOutcome,
    /// It is no stage.
    NoStage,
    /// An account needs a name.
    NoName,
    /// Another account has this record id.
    KeyTaken,
    /// The profile has no such parameter.
    NoParameter,
    /// The column is computed.
    Computed,
    /// The account is not there any more.
    Gone,
}

/// A cell whose text could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CellProblem {
    /// The row of the block, from 0.
    pub row: u32,
    /// The column of the block, from 0.
    pub column: u32,
    /// The account's name, where it has one.
    pub account_name: String,
    /// What stood there.
    pub text: String,
    /// Why it could not be read.
    pub trouble: CellTrouble,
    /// Whether the text was kept nevertheless, to be read by a later profile.
    pub kept: bool,
}

/// What became of a block. Cells that were left alone are not counted; the others are changed, unchanged or refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Type)]
pub struct CellsReport {
    /// How many cells changed; those of added accounts and those kept as text included.
    pub changed: u32,
    /// How many were so already.
    pub unchanged: u32,
    /// How many could not be put in.
    pub refused: u32,
    /// The accounts that were added, in the order of the block.
    pub added: Vec<u32>,
    /// Each cell that could not be read, kept or refused.
    pub problems: Vec<CellProblem>,
}

/// What a cell says, once it is read.
enum Said {
    Edit(AccountEdit),
    Answer(String, Option<Given>),
}

/// Reads and puts one block.
struct Putting<'b> {
    block: &'b CellBlock,
    parameters: HashMap<&'b str, &'b Parameter>,
    outcomes: &'b [Outcome],
    report: CellsReport,
    /// Accounts whose answers changed.
    answered: BTreeSet<u32>,
    /// What the only change was, if it stays the only one.
    only: Option<Op>,
}

impl Putting<'_> {
    fn refuse(&mut self, (row, column): (usize, usize), name: &str, trouble: CellTrouble) {
        self.report.refused += 1;
        self.problem((row, column), name, trouble, false);
    }

    fn problem(&mut self, (row, column): (usize, usize), name: &str, trouble: CellTrouble, kept: bool) {
        let text = self.block.rows[row].texts[column].clone().unwrap_or_default();
        let at = |i: usize| u32::try_from(i).unwrap_or(u32::MAX);
        let account_name = name.to_owned();
        self.report.problems.push(CellProblem { row: at(row), column: at(column), account_name, text, trouble, kept });
    }

    /// What a text says in its column. The flag tells that no level covers it.
    fn read(&self, column: &CellColumn, text: &str) -> Result<(Said, bool), CellTrouble> {
        let owned = || text.to_owned();
        let some = || Some(text).filter(|t| !t.is_empty());
        let edit = match column {
            CellColumn::Computed => return Err(CellTrouble::Computed),
            CellColumn::Answer(id) => {
                let parameter = self.parameters.get(id.as_str()).ok_or(CellTrouble::NoParameter)?;
                let given = read_answer(parameter, text, self.block.decimal);
                let uncovered = given.as_ref().is_some_and(|g| parameter.levels_of(g).is_none());
                return Ok((Said::Answer(id.clone(), given), uncovered));
            }
            CellColumn::Column(name) => AccountEdit::Extra { name: name.clone(), text: some().map(str::to_owned) },
            CellColumn::Field(field) => match field {
                AccountField::Key => AccountEdit::Key(some().map(str::to_owned)),
                AccountField::Name if text.is_empty() => return Err(CellTrouble::NoName),
                AccountField::Name => AccountEdit::Name(owned()),
                AccountField::Website => AccountEdit::Website(owned()),
                AccountField::Industry => AccountEdit::Industry(owned()),
                AccountField::Country => AccountEdit::Country(owned()),
                AccountField::Region => AccountEdit::Region(owned()),
                AccountField::Owner => AccountEdit::Owner(owned()),
                AccountField::Since => AccountEdit::Since(owned()),
                AccountField::Note => AccountEdit::Note(owned()),
                AccountField::Employees => AccountEdit::Employees(some().map(|t| self.whole(t)).transpose()?),
                AccountField::Revenue => AccountEdit::Revenue(some().map(|t| self.amount(t)).transpose()?),
                AccountField::Stage => AccountEdit::Stage(stage_called(text).ok_or(CellTrouble::NoStage)?),
                AccountField::Outcome => AccountEdit::Outcome(match some() {
                    Some(word) => Some(outcome_called(word, self.outcomes).ok_or(CellTrouble::NoOutcome)?.to_owned()),
                    None => None,
                }),
            },
        };
        Ok((Said::Edit(edit), false))
    }

    fn amount(&self, text: &str) -> Result<Number, CellTrouble> {
        number(text, self.block.decimal).filter(|n| n.millionths() >= 0).ok_or(CellTrouble::NotANumber)
    }

    /// People are whole: where the reader's own style gives a part of a person, the other one is meant.
    fn whole(&self, text: &str) -> Result<Number, CellTrouble> {
        let whole = |n: &Number| n.millionths() >= 0 && n.millionths() % 1_000_000 == 0;
        let own = self.block.decimal;
        styled(text, own).filter(whole).or_else(|| styled(text, other(own)).filter(whole)).ok_or(CellTrouble::NotANumber)
    }

    fn changed(&mut self, op: Op) {
        self.report.changed += 1;
        self.only = Some(op).filter(|_| self.report.changed == 1);
    }

    fn row(&mut self, tx: &mut Tx<'_>, at: usize) -> Result<(), WorkspaceError> {
        let row = &self.block.rows[at];
        let name_column = self.block.columns.iter().position(|c| *c == CellColumn::Field(AccountField::Name));
        let typed = |column: usize| row.texts.get(column).and_then(Option::as_deref).map(str::trim);
        let account = match row.account {
            Some(id) => match tx.account(id) {
                Ok(account) => account,
                Err(WorkspaceError::Missing { .. }) => {
                    self.all(at, "", CellTrouble::Gone);
                    return Ok(());
                }
                Err(other) => return Err(other),
            },
            None => match name_column.and_then(typed).filter(|name| !name.is_empty()) {
                Some(name) => {
                    let id = tx.add_account(&NewAccount::new(name, self.block.stage))?;
                    self.report.added.push(id);
                    self.changed(Op::AddAccount { account_name: name.to_owned() });
                    tx.account(id)?
                }
                None => {
                    self.all(at, "", CellTrouble::NoName);
                    return Ok(());
                }
            },
        };
        for (column, to) in self.block.columns.iter().enumerate() {
            let Some(text) = typed(column) else { continue };
            if row.account.is_none() && (Some(column) == name_column || text.is_empty()) {
                continue;
            }
            match self.read(to, text) {
                Err(trouble) => self.refuse((at, column), &account.name, trouble),
                Ok((Said::Edit(edit), _)) => self.edit(tx, &account, edit, (at, column))?,
                Ok((Said::Answer(parameter, given), uncovered)) => {
                    self.answer(tx, &account, &parameter, given)?;
                    if uncovered {
                        self.problem((at, column), &account.name, CellTrouble::NoLevel, true);
                    }
                }
            }
        }
        Ok(())
    }

    /// The same trouble for every cell of a row that holds something.
    fn all(&mut self, at: usize, name: &str, trouble: CellTrouble) {
        let row = &self.block.rows[at];
        let cells = 0..row.texts.len().min(self.block.columns.len());
        for column in cells.filter(|&c| row.texts[c].as_deref().is_some_and(|t| row.account.is_some() || !t.trim().is_empty())) {
            self.refuse((at, column), name, trouble);
        }
    }

    fn edit(&mut self, tx: &mut Tx<'_>, account: &Account, edit: AccountEdit, at: (usize, usize)) -> Result<(), WorkspaceError> {
        if let AccountEdit::Key(Some(key)) = &edit
            && tx.account_with_key(key)?.is_some_and(|other| other != account.id)
        {
            self.refuse(at, &account.name, CellTrouble::KeyTaken);
        } else if tx.update_account(account.id, std::slice::from_ref(&edit))? {
            let account_name = account.name.clone();
            self.changed(match edit {
                AccountEdit::Outcome(outcome) => Op::SetOutcome { account_name, count: 1, outcome },
                AccountEdit::Stage(stage) => Op::SetStage { account_name, count: 1, stage },
                edit => Op::EditAccount { account_name, field: edit.field().into(), count: 1 },
            });
        } else {
            self.report.unchanged += 1;
        }
        Ok(())
    }

    fn answer(&mut self, tx: &mut Tx<'_>, account: &Account, id: &str, given: Option<Given>) -> Result<(), WorkspaceError> {
        let account_name = account.name.clone();
        let parameter_name = self.parameters.get(id).map_or_else(|| id.to_owned(), |p| p.name.clone());
        let (changed, op) = match given {
            None => (tx.clear_answer(account.id, id)?, Op::ClearAnswer { account_name, parameter_name }),
            // The same answer again says nothing about how it is known.
            Some(given) if tx.answer(account.id, id)?.is_some_and(|a| a.given == given && a.grade != Grade::Unknown) => {
                (false, Op::SetAnswer { account_name, parameter_name })
            }
            Some(given) => (
                tx.set_answer(account.id, id, &Answer { given, grade: Grade::Said })?,
                Op::SetAnswer { account_name, parameter_name },
            ),
        };
        if changed {
            self.answered.insert(account.id);
            self.changed(op);
        } else {
            self.report.unchanged += 1;
        }
        Ok(())
    }
}

const fn other(decimal: Decimal) -> Decimal {
    match decimal {
        Decimal::Point => Decimal::Comma,
        Decimal::Comma => Decimal::Point,
    }
}

/// A number in one style: with its usual thousands, spaces or apostrophes between them, or none.
fn styled(text: &str, decimal: Decimal) -> Option<Number> {
    let usual = match decimal {
        Decimal::Point => Thousands::Comma,
        Decimal::Comma => Thousands::Point,
    };
    [usual, Thousands::Space, Thousands::Apostrophe]
        .into_iter()
        .find_map(|thousands| parse_number(text, decimal, thousands))
        .map(|number| Number::from_millionths(number.millionths))
}

/// A number as the reader's language writes it; what is none there, as the other languages do.
fn number(text: &str, decimal: Decimal) -> Option<Number> {
    styled(text, decimal).or_else(|| styled(text, other(decimal)))
}

/// What a typed or pasted text answers. What no level covers is kept as text.
fn read_answer(parameter: &Parameter, text: &str, decimal: Decimal) -> Option<Given> {
    if parameter.answer == AnswerKind::Bands
        && let Some(number) = number(text, decimal)
    {
        return Some(Given::Number(number));
    }
    parameter.read(text)
}

impl Workspace {
    /// Puts a block of cells in as one step, and scores accounts whose answers changed if a version is published. Cells that cannot be
    /// read stay as they are and are reported; a text that no level covers is kept as it is written (S9) and reported too.
    ///
    /// # Errors
    /// What the disk says; then nothing is changed.
    pub fn put_cells(&mut self, block: &CellBlock) -> Result<Done<CellsReport>, WorkspaceError> {
        let profile = self.profile_in_force()?;
        let parameters = profile.iter().flat_map(|p| &p.parameters).map(|p| (p.id.as_str(), p)).collect();
        let outcomes = self.outcomes()?;
        let (report, answered) = (CellsReport::default(), BTreeSet::new());
        let mut putting = Putting { block, parameters, outcomes: &outcomes, report, answered, only: None };
        self.transact(Op::PutCells { cells: 0, accounts: 0 }, |tx| {
            (0..block.rows.len()).try_for_each(|at| putting.row(tx, at))?;
            let answered: Vec<u32> = putting.answered.iter().copied().collect();
            tx.record_scores(&answered, Cause::Answer)?;
            let accounts = u32::try_from(block.rows.len()).unwrap_or(u32::MAX);
            tx.relabel(putting.only.take().unwrap_or(Op::PutCells { cells: putting.report.changed, accounts }));
            Ok(putting.report)
        })
    }
}
