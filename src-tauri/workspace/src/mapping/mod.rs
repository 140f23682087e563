//! Which column of a table means what (item 5 of the import): the mapping, its file, and how one is suggested.
//!
//! A mapping is plain JSON (`"format": 1`) so that it can be saved, sent to a colleague and given to the command line. Columns are
//! named by their headers, so one mapping serves every export of the same report.

mod candidates;
mod check;
pub(crate) mod own;
mod preset;
mod similar;
mod suggest;
mod systems;
mod words;

use std::collections::BTreeMap;

use lanewise_method::Stage;
use serde::{Deserialize, Serialize};
use specta::Type;

pub(crate) use candidates::covering;
pub use check::MappingProblem;
pub use preset::Crm;
pub use suggest::{ColumnSuggestion, Suggestion, Why, suggest};
pub use words::{outcome_called, stage_called};

/// The version of the mapping file that this program writes and reads.
pub const FORMAT: u32 = 1;

/// What each column of a table means.
///
/// ```json
/// { "format": 1, "name": "Accounts from the CRM", "stage": "prospect",
///   "columns": [
///     { "column": "Account ID", "to": { "field": "key" } },
///     { "column": "Account Name", "to": { "field": "name" } },
///     { "column": "Employees", "to": { "field": "employees" }, "also": "company_size" },
///     { "column": "Status", "to": { "field": "outcome" }, "values": { "Won": "happy", "n/a": "" } },
///     { "column": "Sector", "to": { "parameter": "lane" }, "values": { "Meccanica": "core" } },
///     { "column": "How we know the lane", "to": { "grade": "lane" } },
///     { "column": "Evidence", "to": "grades" },
///     { "column": "Campaign", "to": "attribute" },
///     { "column": "Row Checksum", "to": "ignore" } ] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The version of this file format: 1.
    pub format: u32,
    /// The name it is saved under; empty for one that is not saved.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The stage of new accounts whose row names none.
    #[serde(default = "prospect")]
    pub stage: Stage,
    /// A column whose cells tell accounts apart, where it is not the one mapped to the field `key`. It keeps its own target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The columns. One that is not listed is kept as an attribute, so that nothing is lost.
    pub columns: Vec<ColumnMapping>,
}

const fn prospect() -> Stage {
    Stage::Prospect
}

/// What one column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(deny_unknown_fields)]
pub struct ColumnMapping {
    /// Its name: the header, or the letter that the table reader gives a column without one.
    pub column: String,
    /// Where its cells go.
    pub to: Target,
    /// A parameter that the same cells answer too: employees are a fact of the account and its company size.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<String>,
    /// What words of this column mean, whatever their case and accents: the id of a level (several joined with `;`), of an outcome or
    /// of a stage, by the target. Empty: as if the cell were blank. In a column that is mapped to a field of text: the text to keep.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// Where the cells of a column go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// A field of the account.
    Field(AccountField),
    /// The answer to the parameter with this id.
    Parameter(String),
    /// How the answer to the parameter with this id is known: observed, said, guess, unknown.
    Grade(String),
    /// Grades of several answers in one cell: `parameter=guess;parameter=observed`.
    Grades,
    /// Kept with the account under the column's name.
    Attribute,
    /// Not read.
    Ignore,
}

impl Target {
    /// True where two columns cannot both go there.
    #[must_use]
    pub const fn is_single(&self) -> bool {
        !matches!(self, Self::Attribute | Self::Ignore)
    }
}

/// A field of an account that a column can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum AccountField {
    /// What tells the account apart in the system it comes from. A second import updates the account with the same key.
    Key,
    /// The name. Every account has one.
    Name,
    /// Address of the website, or its domain.
    Website,
    /// Industry, in the words of the table.
    Industry,
    /// Country, in the words of the table.
    Country,
    /// Region, state or province.
    Region,
    /// People who work there; a whole number from 0.
    Employees,
    /// Revenue of a year, in the team's currency.
    Revenue,
    /// Who looks after the account.
    Owner,
    /// Stage (L1).
    Stage,
    /// Outcome (A2).
    Outcome,
    /// Customer since; a date.
    Since,
    /// A note.
    Note,
}

impl AccountField {
    /// All fields, in the order in which forms show them.
    pub const ALL: [Self; 13] = [
        Self::Key,
        Self::Name,
        Self::Website,
        Self::Industry,
        Self::Country,
        Self::Region,
        Self::Employees,
        Self::Revenue,
        Self::Owner,
        Self::Stage,
        Self::Outcome,
        Self::Since,
        Self::Note,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Name => "name",
            Self::Website => "website",
            Self::Industry => "industry",
            Self::Country => "country",
            Self::Region => "region",
            Self::Employees => "employees",
            Self::Revenue => "revenue",
            Self::Owner => "owner",
            Self::Stage => "stage",
            Self::Outcome => "outcome",
            Self::Since => "since",
            Self::Note => "note",
        }
    }
}

/// Why the text of a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// Not JSON, or not of this shape.
    #[error(
        "This is not a mapping: {detail} (line {line}). Save it again from the import screen, or mend it after the file format's description."
    )]
    Unreadable {
        /// What is wrong.
        detail: String,
        /// Line in the text, from 1.
        line: u32,
    },
    /// Written by a later version.
    #[error(
        "This mapping has format {found}, and this program reads up to {FORMAT}. Install the current version, or save the mapping again."
    )]
    Newer {
        /// The format in the file.
        found: u32,
    },
}

impl Mapping {
    /// A mapping without columns: everything is kept as an attribute.
    #[must_use]
    pub const fn empty(stage: Stage) -> Self {
        Self { format: FORMAT, name: String::new(), stage, key: None, columns: Vec::new() }
    }

    /// Reads the text of a mapping file.
    ///
    /// # Errors
    /// [`MappingError`] names the line and what is wrong there.
    pub fn from_json(text: &str) -> Result<Self, MappingError> {
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        // The version first: a later format may have another shape, and "unknown field" would be the wrong complaint.
        if let Ok(Head { format }) = serde_json::from_str::<Head>(text)
            && format != FORMAT
        {
            return Err(MappingError::Newer { found: format });
        }
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| MappingError::Unreadable {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1),
            detail: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
        })
    }

    /// The text of a mapping file.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What is said about the column with this name: by its very name, or else whatever the case, accents and spaces.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnMapping> {
        self.columns.iter().find(|c| c.column == name).or_else(|| {
            let folded = lanewise_method::fold::fold(name);
            self.columns.iter().find(|c| lanewise_method::fold::fold(&c.column) == folded)
        })
    }

    /// Where the cells of the column with this name go.
    #[must_use]
    pub fn target(&self, name: &str) -> Target {
        self.column(name).map_or(Target::Attribute, |c| c.to.clone())
    }

    /// The column whose cells tell accounts apart.
    #[must_use]
    pub fn key_column(&self) -> Option<&str> {
        self.key.as_deref().or_else(|| self.column_of(&Target::Field(AccountField::Key)))
    }

    /// The column that goes there.
    #[must_use]
    pub fn column_of(&self, target: &Target) -> Option<&str> {
        self.columns.iter().find(|c| &c.to == target).map(|c| c.column.as_str())
    }

    /// Maps a column, taking the target from the column that had it.
    pub fn set(&mut self, column: &str, to: Target) {
        if to.is_single() {
            for other in self.columns.iter_mut().filter(|c| c.to == to && c.column != column) {
                other.to = Target::Attribute;
            }
        }
        match self.columns.iter_mut().find(|c| c.column == column) {
            Some(own) => own.to = to,
            None => self.columns.push(ColumnMapping::new(column, to)),
        }
    }
}

impl ColumnMapping {
    /// A column that goes there, without translations.
    #[must_use]
    pub fn new(column: impl Into<String>, to: Target) -> Self {
        Self { column: column.into(), to, also: None, values: BTreeMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_the_documentation_reads_and_writes() {
        let text = r#"{ "format": 1, "columns": [
            { "column": "Account Name", "to": { "field": "name" } },
            { "column": "Employees", "to": { "field": "employees" }, "also": "company_size" },
            { "column": "Sector", "to": { "parameter": "lane" }, "values": { "Meccanica": "core" } },
            { "column": "Lane evidence", "to": { "grade": "lane" } },
            { "column": "Evidence", "to": "grades" },
            { "column": "Campaign", "to": "attribute" },
            { "column": "Checksum", "to": "ignore" } ] }"#;
        let mapping = Mapping::from_json(text).unwrap();
        assert_eq!(mapping.stage, Stage::Prospect);
        assert_eq!(mapping.target("Evidence"), Target::Grades);
        assert_eq!(mapping.target("ACCOUNT  name"), Target::Field(AccountField::Name));
        assert_eq!(mapping.target("never heard of"), Target::Attribute);
        assert_eq!(Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
    }

    #[test]
    fn a_wrong_file_says_where_and_what() {
        let error = Mapping::from_json("{\n \"format\": 1,\n \"columns\": [ { \"colum\": \"A\" } ] }").unwrap_err();
        assert!(matches!(&error, MappingError::Unreadable { line: 3, detail } if detail.contains("colum")), "{error}");
        assert_eq!(Mapping::from_json("{\"format\": 2, \"sheets\": []}"), Err(MappingError::Newer { found: 2 }));
        for text in
            ["", "[]", "null", "{\"format\": 1}", "{\"format\": 1, \"columns\": [{\"column\": \"A\", \"to\": \"field\"}]}"]
        {
            assert!(matches!(Mapping::from_json(text), Err(MappingError::Unreadable { .. })), "{text}");
        }
    }

    #[test]
    fn a_target_moves_with_the_hand() {
        let mut mapping = Mapping::empty(Stage::Customer);
        mapping.set("A", Target::Field(AccountField::Name));
        mapping.set("B", Target::Field(AccountField::Name));
        assert_eq!(mapping.target("A"), Target::Attribute);
        assert_eq!(mapping.column_of(&Target::Field(AccountField::Name)), Some("B"));
        mapping.set("C", Target::Ignore);
        mapping.set("D", Target::Ignore);
        assert_eq!(mapping.target("C"), Target::Ignore);
    }
}
