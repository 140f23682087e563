//! What to be careful about before believing what a labelled table says (E5), in sentences.

use lanewise_method::evidence::table::{ColumnLeak, ColumnSays, leaks};
use lanewise_method::learn::{Backtest, ColumnReport, Fate, Table, Wishes, again, contradicting, copies};
use lanewise_workspace::learn_table::Labelled;

use super::quality::Quality;
use crate::terminal::plain;
use crate::wording::{count, grouped};

/// Fewer of one kind leave room for chance.
const FEW: u32 = 20;
/// A column that alone has this AUC may be a leak.
const KNOWS_MUCH: f64 = 0.9;

/// What to be careful about in what was learnt.
pub fn warnings(
    rows: &Labelled,
    found: &Backtest,
    said: &[(usize, ColumnSays)],
    quality: &Quality,
    wishes: &Wishes,
) -> Vec<String> {
    let mut told = Vec::new();
    let read = &rows.report;
    let fewer = read.happy.min(read.rows - read.happy);
    if fewer < FEW {
        told.push(format!(
            "Only {} of one kind: chance alone can look like a pattern here. Take this as a proposal for a workshop, not as a finding.",
            count(fewer.into(), "customer", "customers")
        ));
    } else if u64::from(fewer) * 20 < u64::from(read.rows) {
        told.push(format!("One-sided: {} of {} customers went the other way.", grouped(fewer.into()), grouped(read.rows.into())));
    }
    let used = |at: &usize| matches!(found.learnt.columns.get(*at).map(|c| &c.fate), Some(Fate::Parameter { .. }));
    let (of, said): (Vec<usize>, Vec<ColumnSays>) = said.iter().filter(|(at, _)| used(at)).copied().unzip();
    let knows = knows_too_much(&rows.table, &of, &said);
    let told_already: Vec<usize> = knows.iter().map(|(at, _)| *at).collect();
    told.extend(set_aside_or_doubtful(&found.learnt.columns, &told_already));
    told.extend(knows.into_iter().map(|(_, sentence)| sentence));
    told.extend(rows_alike(rows, wishes, None));
    let failed = quality.folds.iter().filter(|f| f.wrong.is_some()).count();
    if failed > 0 {
        told.push(format!(
            "Without {} of the {} parts nothing could be learnt: what separates these customers hangs on a few of them.",
            grouped(failed as u64),
            grouped(quality.folds.len() as u64)
        ));
    }
    told.extend(unread(rows));
    told
}

/// Columns that know the outcome too well, or may be known only after the sale; that those of `already` (by position) tell much is
/// not said again.
pub fn set_aside_or_doubtful(columns: &[ColumnReport], already: &[usize]) -> Vec<String> {
    let mut told = Vec::new();
    for column in columns {
        if let Fate::Leak { why } = &column.fate {
            told.push(format!(
                "\"{}\" was set aside because it knows the outcome too well: {}",
                plain(&column.column),
                sentence(why)
            ));
        }
    }
    for (at, column) in columns.iter().enumerate().filter(|(_, c)| matches!(c.fate, Fate::Parameter { .. })) {
        if column.auc.is_some_and(|auc| auc >= KNOWS_MUCH) && !already.contains(&at) {
            told.push(format!(
                "\"{}\" alone picks the happier of a pair {:.0} times in 100. Is it known before the sale? If not, leave it out with --exclude.",
                plain(&column.column),
                column.auc.unwrap_or_default() * 100.0
            ));
        }
        if let Some(warning) = &column.warning {
            told.push(format!("\"{}\": {}", plain(&column.column), sentence(warning)));
        }
    }
    told
}

/// Columns that know too much of how it went: given away by it, or known of one side only.
pub fn knows_too_much(table: &Table, of: &[usize], said: &[ColumnSays]) -> Vec<(usize, String)> {
    let told = |(at, leak): (usize, ColumnLeak)| {
        let column = table.columns.get(at).map(|c| plain(&c.name)).unwrap_or_default();
        let told = match leak {
            ColumnLeak::TooPerfect { known, wrong } => format!(
                "\"{column}\" gives the outcome away: of {} it is known of, {} would be told wrongly by it. Was it written down afterwards?",
                count(known.total().into(), "customer", "customers"),
                grouped(wrong.into())
            ),
            ColumnLeak::KnownOneSided { known, all } => format!(
                "\"{column}\" is known of {} of {} happy customers and of {} of {} others. Was it asked, or written down, afterwards?",
                grouped(known.success.into()),
                grouped(all.success.into()),
                grouped(known.others.into()),
                grouped(all.others.into())
            ),
        };
        (at, told)
    };
    leaks(table, of, said).into_iter().map(told).collect()
}

/// Customers that stand there more than once, alike or not, and customers of whom the same is known and who fared differently. `folds` says for each
/// row which fold it is in, where somebody else put it there.
pub fn rows_alike(rows: &Labelled, wishes: &Wishes, folds: Option<&[u32]>) -> Vec<String> {
    let mut told = Vec::new();
    let copies = copies(&rows.table, wishes);
    let more: usize = copies.iter().map(|group| group.len() - 1).sum();
    if let Some(first) = copies.first() {
        let line = |at: usize| first.get(at).and_then(|&row| rows.lines.get(row)).copied().unwrap_or(0);
        let crosses =
            |group: &&Vec<usize>| folds.is_some_and(|folds| group.iter().any(|&row| folds.get(row) != folds.get(group[0])));
        told.push(format!(
            "{} and fared the same (lines {} and {}, for one): is somebody in the table more than once?{}",
            match more {
                1 => "1 row is like another in everything".to_owned(),
                more => format!("{} rows are like others in everything", grouped(more as u64)),
            },
            line(0),
            line(1),
            if copies.iter().any(|group| crosses(&group)) {
                " Some of them are in different folds, so that what is learnt from one is tried on the other: that flatters. Put them in the same fold, or say --folds 5."
            } else {
                ""
            }
        ));
    }
    if let Some(again) = again(&rows.table, wishes)
        && let Some(first) = again.rows.first()
    {
        let line = |at: usize| first.get(at).and_then(|&row| rows.lines.get(row)).copied().unwrap_or(0);
        told.push(format!(
            "{} by \"{}\" on more than one row, with different answers (lines {} and {}, for one). Keep one row of each: what is learnt from one of them is tried on the other, and that flatters.",
            match again.rows.len() {
                1 => "1 customer stands".to_owned(),
                more => format!("{} customers stand", grouped(more as u64)),
            },
            plain(&rows.table.columns[again.column].name),
            line(0),
            line(1)
        ));
    }
    let mixed = contradicting(&rows.table, wishes);
    if let Some(first) = mixed.first() {
        let customers: usize = mixed.iter().map(Vec::len).sum();
        let line = |happy: bool| {
            first
                .iter()
                .find(|&&row| rows.table.happy.get(row) == Some(&happy))
                .and_then(|&row| rows.lines.get(row))
                .copied()
                .unwrap_or(0)
        };
        told.push(format!(
            "Of {} customers the same is known as of another that fared differently (lines {} and {}, for one): what tells them apart is not in the table.",
            grouped(customers as u64),
            line(true),
            line(false)
        ));
    }
    told
}

/// Rows that are not counted because they cannot be read.
pub fn unread(rows: &Labelled) -> Option<String> {
    let rejected = rows.report.rejected.rows;
    (rejected > 0).then(|| format!("{} cannot be read and left out.", count(rejected.into(), "row was", "rows were")))
}

fn sentence(text: &str) -> String {
    let text = plain(text);
    if text.ends_with('.') { text } else { format!("{text}.") }
}
