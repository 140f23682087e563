//! Learning a whole profile from a labelled table (E3): which columns are parameters and why the others are not, bands for numbers,
//! fits, weights and thresholds. The same table and the same wishes give the same profile, on every machine.

mod additive;
mod alike;
mod alone;
mod apply;
mod backtest;
mod bins;
mod boost;
mod card;
mod chance;
mod cores;
mod fate;
mod float;
mod folds;
mod make;
mod monotone;
mod somebody;
mod stack;
mod text;
mod tiers;
mod weigh;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Language, Profile};
use cores::Cores;

pub use crate::table::{Column, Table, Values};
pub use alike::{Again, again, contradicting, copies};
pub use alone::{Alone, one_by_one};
pub use apply::scores;
pub use backtest::{Backtest, FoldResult, Interval, TierShare, backtest, backtest_some};
pub use folds::folds;
pub use somebody::Reached;

/// What is wished of a learnt profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// The name of the profile.
    pub name: String,
    /// The language that its texts are written in.
    pub language: Language,
    /// Columns that must not be parameters, by name.
    pub exclude: Vec<String>,
    /// The most parameters; nothing: as many as tell something.
    pub max_parameters: Option<u32>,
    /// Where chance begins.
    pub seed: u32,
}

/// A profile that was learnt, and what became of every column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Learnt {
    /// The profile; it passes [`crate::check::check`].
    pub profile: Profile,
    /// One for each column of the table, in its order.
    pub columns: Vec<ColumnReport>,
}

/// What became of a column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
pub struct ColumnReport {
    /// Its name.
    pub column: String,
    /// What it was made into, or why it was set aside.
    pub fate: Fate,
    /// Rows without a value.
    pub missing: u32,
    /// Different values.
    pub distinct: u32,
    /// How well it alone picks the happier of a random pair, 0.5 to 1, where that could be reckoned.
    pub auc: Option<f64>,
    /// What to look at before believing it, in English: its name sounds like something that is only known after the sale.
    pub warning: Option<String>,
}

/// What a column was made into, or why it was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum Fate {
    /// It is a parameter with this id and this many levels.
    Parameter { parameter: String, levels: u32 },
    /// Somebody did not want it.
    Excluded,
    /// It names or numbers the rows.
    Identifier,
    /// It says the same of everybody.
    Constant,
    /// It has no value at all.
    Empty,
    /// It is text that people wrote: nearly every row says something else, or its name says that it is notes.
    FreeText,
    /// It says who somebody is, or how to reach them.
    Somebody { by: Reached },
    /// It tells the same as another column, which tells it better or comes first.
    Duplicate { of: String },
    /// It knows the outcome too well, or is only known after the sale; why is said in English.
    Leak { why: String },
    /// It does not help beside the others.
    NoHelp,
    /// More parameters than were wished for would be needed.
    OverLimit,
}

/// Why nothing can be learnt.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the message says it")]
pub enum LearnError {
    #[error("all {rows} rows have the same outcome: nothing can be told apart. Check --outcome and --happy.")]
    OneClass { rows: u32, happy: u32 },
    #[error(
        "{rows} rows with an outcome, {happy} of them happy, are too few to learn from; at least {least} are needed, {least_of_each} of each kind."
    )]
    TooFew { rows: u32, happy: u32, least: u32, least_of_each: u32 },
    #[error("no column is left to learn from: all {} were set aside.", .columns.len())]
    NoColumn { columns: Vec<ColumnReport> },
}

/// The fewest rows, and the fewest of each kind, that anything can be learnt from.
const LEAST: u32 = 10;
const LEAST_OF_EACH: u32 = 3;

/// Learns a profile from a table.
///
/// # Errors
///
/// Where all rows went the same way, where there are too few of them, or where no column is left.
pub fn learn(table: &Table, wishes: &Wishes) -> Result<Learnt, LearnError> {
    learn_on(table, wishes, Cores::all())
}

/// Whether there are enough rows to learn anything from, of both kinds.
///
/// # Errors
///
/// Where all rows went the same way, or where there are too few of them.
pub fn enough(table: &Table) -> Result<(), LearnError> {
    let rows = u32::try_from(table.len()).unwrap_or(u32::MAX);
    let happy = u32::try_from(table.happy.iter().filter(|h| **h).count()).unwrap_or(u32::MAX);
    if rows > 0 && (happy == 0 || happy == rows) {
        return Err(LearnError::OneClass { rows, happy });
    }
    if rows < LEAST || happy < LEAST_OF_EACH || rows - happy < LEAST_OF_EACH {
        return Err(LearnError::TooFew { rows, happy, least: LEAST, least_of_each: LEAST_OF_EACH });
    }
    Ok(())
}

fn learn_on(table: &Table, wishes: &Wishes, cores: Cores) -> Result<Learnt, LearnError> {
    enough(table)?;
    let mut sorted = fate::sort(table, wishes);
    if sorted.bins.is_empty() {
        return Err(LearnError::NoColumn { columns: sorted.reports });
    }
    let most = wishes.max_parameters.map(|m| usize::try_from(m).unwrap_or(usize::MAX));
    let stacked = stack::stacked(&sorted.bins, &table.happy, wishes.seed, most, cores);
    for &over in &stacked.over {
        sorted.reports[sorted.bins[over].column].fate = Fate::OverLimit;
    }
    sorted.bins = stacked.kept.iter().map(|&at| sorted.bins[at].clone()).collect();
    let card = card::card(&sorted.bins, &stacked.shapes);
    if card.is_empty() {
        return Err(LearnError::NoColumn { columns: sorted.reports });
    }
    let mut profile = make::profile(table, wishes, &sorted.bins, &card);
    for entry in &card {
        let column = sorted.bins[entry.at].column;
        let name = make::name(table, column);
        let found = profile.parameters.iter().find(|p| p.name == name && p.weight == entry.weight);
        if let Some(found) = found {
            let levels = u32::try_from(found.levels.len()).unwrap_or(u32::MAX);
            sorted.reports[column].fate = Fate::Parameter { parameter: found.id.clone(), levels };
        }
    }
    let froms = tiers::thresholds(&card::scores(&sorted.bins, &card), &table.happy);
    for (tier, from) in profile.tiers.iter_mut().zip(froms) {
        tier.from = from;
    }
    Ok(Learnt { profile, columns: sorted.reports })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Number;
    use crate::check::profile_text;

    /// The profile's file is the same to the last byte on one core and on several.
    #[test]
    fn the_same_bytes_on_any_number_of_cores() {
        let mut chance = chance::Chance::new(3);
        let mut column = |name: &str| {
            let rows = (0..160).map(|_| Some(Number::from(i32::try_from(chance.below(40)).unwrap_or(0)))).collect();
            Column::new(name, Values::Numbers(rows))
        };
        let columns = vec![column("a"), column("b"), column("c"), column("d")];
        let happy = (0..160).map(|row| chance.below(40) < [10, 30][row % 2]).collect();
        let numbers = (0..160).map(|row| Some(Number::from(row % 2))).collect();
        let columns = [columns, vec![Column::new("e", Values::Numbers(numbers))]].concat();
        let table = Table { columns, happy };
        let wishes = Wishes { name: "Same".into(), seed: 9, ..Wishes::default() };
        let on =
            |cores: usize| profile_text(&learn_on(&table, &wishes, Cores(cores)).map(|l| l.profile).expect("it can be learnt"));
        let one = on(1);
        assert!(one.contains("\"e\""), "{one}");
        for cores in [2, 3, 7] {
            assert_eq!(on(cores), one, "{cores} cores");
        }
    }
}
