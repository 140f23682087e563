//! A table that the command line names: how it is laid out, and which column means what.

use std::path::{Path, PathBuf};

use clap::Args;
use lanewise_method::{Outcome, Profile, Stage};
use lanewise_workspace::import::Look;
use lanewise_workspace::mapping::{ColumnSuggestion, Mapping, Suggestion, Target, Why, suggest};
use lanewise_workspace::table::{Preview, preview};

use crate::failure::Failure;
use crate::profile_file::read_text;
use crate::terminal::{plain, say};

/// Suggestions less sure than this are not acted on, only told.
const SURE: u8 = 60;

/// Which column means what.
#[derive(Debug, Args)]
pub struct MappingArguments {
    /// What each column means (JSON); without it the columns are told by their names and contents
    #[arg(long, value_name = "M.json")]
    pub mapping: Option<PathBuf>,
    /// Write the mapping that was used to a file, to be corrected and given with --mapping
    #[arg(long, value_name = "M.json")]
    pub save_mapping: Option<PathBuf>,
}

/// A table ready to be read.
#[derive(Debug)]
pub struct Table {
    /// Its layout and first rows.
    pub preview: Preview,
    /// What each column means.
    pub mapping: Mapping,
    /// Suggestions that were not sure enough: the column, where it might go, and how sure that is in percent.
    pub unsure: Vec<(String, String, u8)>,
}

/// Looks at a table and settles what its columns mean.
pub fn open(
    path: &Path,
    arguments: &MappingArguments,
    profile: Option<&Profile>,
    outcomes: &[Outcome],
) -> Result<Table, Failure> {
    let preview = preview(path, None)?;
    let mut unsure = Vec::new();
    let mapping = match &arguments.mapping {
        Some(file) => Mapping::from_json(&read_text(file)?).map_err(|e| Failure::Input(format!("{}: {e}", file.display())))?,
        None => {
            let headers: Vec<String> = preview.layout.columns.iter().map(|c| c.name.clone()).collect();
            let rows: Vec<Vec<String>> = preview.rows.iter().map(|r| r.cells.clone()).collect();
            sure(suggest(&headers, &rows, profile, outcomes), profile, &mut unsure)
        }
    };
    Ok(Table { preview, mapping, unsure })
}

/// Writes the mapping in use, where that was asked for.
pub fn save(arguments: &MappingArguments, mapping: &Mapping) -> Result<(), Failure> {
    let Some(file) = &arguments.save_mapping else { return Ok(()) };
    std::fs::write(file, mapping.to_json())
        .map_err(|e| Failure::Output(format!("{} cannot be written: {e}. Choose another place.", file.display())))
}

impl Table {
    /// What the command line says about the mapping: the stage of new accounts, and the column that tells accounts apart.
    pub fn say_by_hand(&mut self, stage: Option<Stage>, key: Option<&str>) {
        let suggestion = Suggestion { mapping: self.mapping.clone(), crm: None, columns: Vec::new() };
        self.mapping = Look { preview: self.preview.clone(), suggestion }.mapping(stage, key);
    }
}

/// What a suggestion is sure of. An answer that is only guessed to be one must not score: neither where little speaks for it, nor where
/// only its cells do while most other parameters stand there by name, as in a table that the profile was learnt from.
fn sure(suggestion: Suggestion, profile: Option<&Profile>, unsure: &mut Vec<(String, String, u8)>) -> Mapping {
    let mut mapping = suggestion.mapping;
    let by_name = |c: &&ColumnSuggestion| matches!((&c.to, &c.why), (Target::Parameter(_), Why::SameName));
    let named = suggestion.columns.iter().filter(by_name).count();
    let own = profile.is_some_and(|p| named * 2 > p.parameters.len());
    for column in suggestion.columns.iter().filter(|c| c.confidence < SURE || (own && matches!(c.why, Why::Cells { .. }))) {
        let (Target::Parameter(id) | Target::Grade(id)) = &column.to else { continue };
        unsure.push((column.column.clone(), id.clone(), column.confidence));
        mapping.set(&column.column, Target::Attribute);
    }
    mapping
}

/// Says which suggestions were not acted on.
pub fn tell_unsure(unsure: &[(String, String, u8)]) {
    for (column, parameter, confidence) in unsure {
        say(&format!(
            "note: the column \"{}\" may answer \"{parameter}\" ({confidence} %); it is not used. Say so in a mapping: --save-mapping, then --mapping.",
            plain(column)
        ));
    }
}
