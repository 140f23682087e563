//! A profile on a table: the likely score of each row, as every other way of scoring gives it.

use super::{ColumnReport, Fate};
use crate::bulk::{Coder, Population, UNKNOWN};
use crate::profile::Profile;
use crate::table::{Table, Values};

/// The likely scores of the rows of a table with the columns that the profile was learnt from; an empty cell, and what no level covers,
/// is unknown.
#[must_use]
pub fn scores(profile: &Profile, columns: &[ColumnReport], table: &Table) -> Vec<u32> {
    let mut coders: Vec<Coder> = profile.parameters.iter().map(|p| Coder::new(p, profile.guesses)).collect();
    let mut codes = vec![vec![UNKNOWN; table.len()]; coders.len()];
    for (column, report) in table.columns.iter().zip(columns) {
        let Fate::Parameter { parameter, .. } = &report.fate else { continue };
        let Some(at) = profile.parameters.iter().position(|p| p.id == *parameter) else { continue };
        let coder = &mut coders[at];
        match &column.values {
            Values::Numbers(rows) => {
                for (code, number) in codes[at].iter_mut().zip(rows) {
                    *code = number.and_then(|n| coder.code_number(n)).unwrap_or(UNKNOWN);
                }
            }
            Values::Texts { words, rows } => {
                let of: Vec<u16> = words.iter().map(|w| coder.code_text(w).unwrap_or(UNKNOWN)).collect();
                for (code, word) in codes[at].iter_mut().zip(rows) {
                    *code = word.and_then(|w| of.get(w as usize).copied()).unwrap_or(UNKNOWN);
                }
            }
        }
    }
    Population::new(profile, coders, &codes).scores(profile).iter().map(|s| s.likely()).collect()
}
