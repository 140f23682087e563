//! What the customers' own columns say (E1, E3, E5), and parameters made of them: those that an import kept as they were, and the facts of
//! an account that may tell. Each column is read as [`crate::learn_table`] reads a labelled table, and answers are filled in as an import
//! fills them in.

mod ground;
mod make;
mod read;

use lanewise_method::evidence::{ParameterEvidence, Sides};
use lanewise_method::lanes::Attribute;
use lanewise_method::learn::LearnError;
use lanewise_method::profile::Parameter;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::lanes::Measure;

pub use ground::{ColumnsGround, Learnt, learn};

/// Who recorded an answer that came from a column: this, and its name. Such answers are no answers by hand.
pub const FROM_COLUMN: &str = "column: ";

/// What the columns say, beside a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnsView {
    /// Of whom it speaks: customers with an outcome.
    pub sides: Sides,
    /// Customers without an outcome, who are not looked at.
    pub without_outcome: u32,
    /// Why nothing can be said of any column.
    pub lacks: Option<ColumnsLack>,
    /// How many were looked at together, so that chance is not taken for a finding.
    pub looked_at: u32,
    /// Those that could be parameters and are not; the rarest by chance first.
    pub told: Vec<ColumnTold>,
    /// Those that are none, and why.
    pub aside: Vec<ColumnAside>,
    /// Those that a parameter of the profile covers.
    pub covered: Vec<ColumnCovered>,
}

/// A column that could be a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnTold {
    /// The column.
    pub of: Attribute,
    /// The parameter that it would be, in the language of the workspace; without a weight.
    pub parameter: Parameter,
    /// What the customers say of it. Levels are counted as they would be, the verdict and the chances are those of the raw column.
    pub evidence: ParameterEvidence,
    /// What to look at before believing it.
    pub doubts: Vec<ColumnDoubt>,
}

/// What to look at before believing a column (E5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum ColumnDoubt {
    /// Its name sounds like something that is only known after the sale, or grows with the time as a customer.
    PerhapsLater,
    /// It tells nearly everybody it is known of.
    TooPerfect { known: u32, wrong: u32 },
    /// It is known of one side much more often than of the other.
    KnownOneSided { known: Sides, all: Sides },
}

/// A column that is no parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnAside {
    /// The column.
    pub of: Attribute,
    /// Why.
    pub why: AsideWhy,
}

/// Why a column is set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum AsideWhy {
    /// It names or numbers the customers.
    Identifier,
    /// It says the same of everybody it is known of.
    Constant,
    /// None of these customers has a value.
    Empty,
    /// People wrote it: nearly every customer has another text, or it is one of notes.
    FreeText,
    /// It says who somebody is, or how to reach them.
    Somebody,
    /// It tells the same as this one, which tells it better or comes first.
    Duplicate { of: Attribute },
    /// Alone it picks the happier of a pair so often, in thousandths: it was written down afterwards.
    Perfect { auc: u16 },
    /// Its name says that it is about the end of the relationship.
    AboutTheEnd,
    /// It is a measure of what came of the customers, as on the lane board.
    Measure { measure: Measure },
}

/// A column that is in the profile already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ColumnCovered {
    /// The column.
    pub of: Attribute,
    /// The parameter's id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// How many accounts have a value in the column and no answer to the parameter.
    pub unanswered: u32,
}

/// Why nothing can be learnt from columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum ColumnsLack {
    /// There is no customer.
    Customers,
    /// No customer has an outcome.
    Outcomes { customers: u32 },
    /// All went the same way.
    OneClass { customers: u32, success: bool },
    /// There are too few.
    TooFew { sides: Sides, least: u32, least_of_each: u32 },
    /// The customers have no columns.
    Columns,
    /// They have some, and none of them tells anything.
    Nothing,
}

impl ColumnsLack {
    fn of(error: &LearnError, sides: Sides) -> Self {
        match error {
            LearnError::OneClass { rows, happy } => Self::OneClass { customers: *rows, success: *happy > 0 },
            LearnError::TooFew { least, least_of_each, .. } => {
                Self::TooFew { sides, least: *least, least_of_each: *least_of_each }
            }
            LearnError::NoColumn { .. } => Self::Nothing,
        }
    }
}

/// What making parameters of columns did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ColumnsMade {
    /// The ids of the parameters, in the order they were asked for.
    pub parameters: Vec<String>,
    /// How many answers were recorded.
    pub answers: u32,
    /// Of how many accounts.
    pub accounts: u32,
    /// How many accounts kept an answer that they had, and that says something else.
    pub kept: u32,
    /// Cells that no level covers: kept as they are, and counted as unknown. At most 100 are named.
    pub unmatched: Vec<UnmatchedAnswer>,
    /// How many there are.
    pub unmatched_count: u32,
}

/// A cell that no level covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct UnmatchedAnswer {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// The parameter's name.
    pub parameter: String,
    /// What the cell says.
    pub text: String,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
