//! Tables that Lanewise wrote itself: read back exactly, whatever their cells look like.

use std::collections::HashSet;

use lanewise_method::Stage;
use lanewise_method::profile::Parameter;

use super::similar::plain;
use super::suggest::{ColumnSuggestion, Suggestion, Why};
use super::{AccountField, ColumnMapping, FORMAT, Mapping, Target};
use crate::export::scores::{FIRST_SCORE_TABLE, SCORE_TABLE};
use crate::export::{GRADES_COLUMN, ID_COLUMN, LANE_COLUMNS, OVERRIDE_COLUMNS, SIGNALS_COLUMN};
use crate::score_table::score_columns;

/// Whether a table is one of scores for another system ([`crate::export::scores`]), of this version or an earlier one.
fn is_score_table(headers: &[String]) -> bool {
    SCORE_TABLE[..FIRST_SCORE_TABLE].iter().all(|name| headers.iter().any(|h| h == name))
}

/// Whether [`crate::export`] wrote a table with these columns.
pub(crate) fn is_export(headers: &[String]) -> bool {
    let has = |name: &str| headers.iter().any(|h| h == name);
    has(ID_COLUMN) && AccountField::ALL.iter().all(|f| has(f.id()))
}

/// The mapping of a table that [`crate::export`] wrote; `None` for any other.
pub(super) fn export(headers: &[String], parameters: &[Parameter]) -> Option<Suggestion> {
    let has = |name: &str| headers.iter().any(|h| h == name);
    let scores_alone = is_score_table(headers);
    if !scores_alone && !is_export(headers) {
        return None;
    }
    let scores = score_columns(headers);
    // A profile that was learnt from such a table has parameters called as its fields and attributes are.
    let named = |name: &str| {
        let very = parameters.iter().find(|p| p.name == name);
        let found = very.or_else(|| parameters.iter().find(|p| p.id == name || plain(&p.name) == plain(name)))?;
        let first = headers.iter().find(|h| **h == found.name || plain(h) == plain(&found.name));
        (found.id == name || (!has(&found.id) && first.is_none_or(|h| h == name))).then(|| found.id.clone())
    };
    let target = |at: usize, name: &str| {
        let written =
            [ID_COLUMN, SIGNALS_COLUMN].contains(&name) || OVERRIDE_COLUMNS.contains(&name) || LANE_COLUMNS.contains(&name);
        let ours = written || scores.contains(&at);
        // Of a table of scores only what names the account, and whose it is, is anybody's to change.
        let ours = ours || (scores_alone && SCORE_TABLE[5..].contains(&name));
        if ours {
            Target::Ignore
        } else if let Some(field) = AccountField::ALL.into_iter().find(|f| f.id() == name) {
            Target::Field(field)
        } else if parameters.iter().any(|p| p.id == name) {
            Target::Parameter(name.to_owned())
        } else if name == GRADES_COLUMN {
            Target::Grades
        } else if let Some(parameter) = named(name) {
            Target::Parameter(parameter)
        } else {
            Target::Attribute
        }
    };
    let columns: Vec<ColumnSuggestion> = headers
        .iter()
        .enumerate()
        .map(|(at, name)| ColumnSuggestion { column: name.clone(), to: target(at, name), confidence: 100, why: Why::SameName })
        .collect();
    let also = |c: &ColumnSuggestion| named(&c.column).filter(|_| matches!(c.to, Target::Field(_)));
    let mapping = Mapping {
        format: FORMAT,
        name: String::new(),
        stage: Stage::Prospect,
        key: None,
        columns: columns
            .iter()
            .map(|c| ColumnMapping { also: also(c), ..ColumnMapping::new(c.column.clone(), c.to.clone()) })
            .collect(),
    };
    Some(Suggestion { mapping, crm: None, columns })
}

/// In a scored table, the columns that scoring added.
pub(super) fn scored(headers: &[String]) -> HashSet<usize> {
    score_columns(headers)
}
