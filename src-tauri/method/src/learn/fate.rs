//! Which columns are set aside before anything is learnt, and why.

use super::additive::{self, Form};
use super::bins::{Bins, as_numbers, cut};
use super::float::float;
use super::somebody::{is_note, reached};
use super::text::tokens;
use super::{ColumnReport, Fate, Wishes};
use crate::evidence::auc::auc;
use crate::fold::fold;
use crate::number::Number;
use crate::table::{Column, Table, Values};

/// What became of each column so far, and the bins of those that are left.
pub(super) struct Sorted {
    pub reports: Vec<ColumnReport>,
    pub bins: Vec<Bins>,
}

/// Looks at every column.
pub(super) fn sort(table: &Table, wishes: &Wishes) -> Sorted {
    let unwanted: Vec<String> = wishes.exclude.iter().map(|name| fold(name)).collect();
    let mut sorted = Sorted { reports: Vec::new(), bins: Vec::new() };
    for (at, column) in table.columns.iter().enumerate() {
        let (missing, distinct) = counts(column);
        let (mut auc, mut warning, mut fate) = (None, None, None);
        let known = column.values.len() - missing;
        if unwanted.contains(&fold(&column.name)) {
            fate = Some(Fate::Excluded);
        } else if known == 0 {
            fate = Some(Fate::Empty);
        } else if distinct < 2 && missing == 0 {
            fate = Some(Fate::Constant);
        } else if let Some(why) = told_by_name(&column.name) {
            fate = Some(Fate::Leak { why: why.to_owned() });
        } else if let Some(by) = reached(column) {
            fate = Some(Fate::Somebody { by });
        } else if is_note(column) {
            fate = Some(Fate::FreeText);
        } else if let Some(found) = names_rows(column, known, distinct) {
            fate = Some(found);
        } else if let Some(bins) = cut(at, column) {
            let found = alone(&bins, &table.happy);
            auc = Some(found);
            match too_perfect(found, &table.happy) {
                Some(why) => fate = Some(Fate::Leak { why }),
                None => {
                    warning = perhaps_later(&column.name).map(str::to_owned);
                    sorted.bins.push(bins);
                }
            }
        } else {
            fate = Some(Fate::Constant);
        }
        // What is left open here is settled when the profile is made.
        let fate = fate.unwrap_or(Fate::NoHelp);
        sorted.reports.push(ColumnReport {
            column: column.name.clone(),
            fate,
            missing: u32::try_from(missing).unwrap_or(u32::MAX),
            distinct: u32::try_from(distinct).unwrap_or(u32::MAX),
            auc,
            warning,
        });
    }
    twins(&mut sorted, table);
    sorted
}

/// The columns that may say whether two rows are the same: not those that are to be left out, or that
/// name the rows or somebody.
pub(super) fn telling(table: &Table, wishes: &Wishes) -> Vec<usize> {
    let unwanted: Vec<String> = wishes.exclude.iter().map(|name| fold(name)).collect();
    (0..table.columns.len())
        .filter(|&at| {
            let column = &table.columns[at];
            let (missing, distinct) = counts(column);
            !unwanted.contains(&fold(&column.name))
                && reached(column).is_none()
                && names_rows(column, column.values.len() - missing, distinct) != Some(Fate::Identifier)
        })
        .collect()
}

/// Rows without a value, and different values.
fn counts(column: &Column) -> (usize, usize) {
    match &column.values {
        Values::Numbers(rows) => {
            let mut known: Vec<Number> = rows.iter().copied().flatten().collect();
            let missing = rows.len() - known.len();
            known.sort_unstable();
            known.dedup();
            (missing, known.len())
        }
        Values::Texts { words, rows } => {
            let mut used = vec![false; words.len()];
            let mut missing = 0;
            for row in rows {
                match row.and_then(|w| used.get_mut(w as usize)) {
                    Some(used) => *used = true,
                    None => missing += 1,
                }
            }
            (missing, used.iter().filter(|u| **u).count())
        }
    }
}

/// How well a column alone orders the rows, each bin by its own smoothed share.
fn alone(bins: &Bins, happy: &[bool]) -> f64 {
    let shape = additive::alone(bins, &additive::counts(bins, &bins.codes, happy), &marginal(bins));
    let scores: Vec<f64> = bins.codes.iter().map(|&c| shape[usize::from(c)]).collect();
    rank_auc(&scores, happy)
}

/// How a column by itself is fitted.
pub(super) const fn marginal(bins: &Bins) -> Form {
    if bins.is_ordered() { Form::Curve { bend: 0.01, ridge: 0.5, ranks: true, levels: 2.0 } } else { Form::Levels { ridge: 2.0 } }
}

/// The AUC of scores that are floats.
pub(super) fn rank_auc(scores: &[f64], happy: &[bool]) -> f64 {
    // Floats in their order as whole numbers, which is what the AUC sorts by.
    let keys: Vec<i64> = scores
        .iter()
        .map(|s| {
            let bits = (s + 0.0).to_bits() as i64;
            if bits < 0 { bits ^ i64::MAX } else { bits }
        })
        .collect();
    auc(&keys, happy).map_or(0.5, |a| a.value)
}

/// Whether a column knows the outcome better than anything that is known before a sale does.
fn too_perfect(auc: f64, happy: &[bool]) -> Option<String> {
    let ones = happy.iter().filter(|h| **h).count();
    let least = ones.min(happy.len() - ones);
    let limit = if least >= 30 { 0.995 } else { 0.9999 };
    (least >= 8 && auc >= limit).then(|| {
        format!("alone it tells the outcome almost without a fault (AUC {auc:.3}): it is very likely written down after the outcome, or because of it")
    })
}

/// Whether a column names or numbers its rows, or is text that people wrote.
fn names_rows(column: &Column, known: usize, distinct: usize) -> Option<Fate> {
    let share = float(distinct) / float(known.max(1));
    let words = tokens(&column.name);
    let named = words.iter().any(|t| matches!(t.as_str(), "id" | "ids" | "uuid" | "guid" | "row" | "unnamed" | "riga" | "fila"))
        || words.last().is_some_and(|t| {
            matches!(
                t.as_str(),
                "nr" | "no" | "idx" | "key" | "code" | "codice" | "codigo" | "rownumber" | "customerid" | "accountid"
            )
        })
        || matches!(words.as_slice(), [only] if only == "index");
    match &column.values {
        Values::Numbers(rows) => number_names(rows, known, distinct, named).then_some(Fate::Identifier),
        Values::Texts { words, rows } => {
            if as_numbers(words, rows).is_some_and(|n| !number_names(&n, known, distinct, named)) {
                return None;
            }
            let many = (share > 0.5 && known >= 20) || (distinct > 100 && share > 0.1) || (distinct > 1000);
            if !many {
                return None;
            }
            let spaces: usize = words.iter().map(|w| w.split_whitespace().count()).sum();
            Some(if spaces >= 3 * words.len() { Fate::FreeText } else { Fate::Identifier })
        }
    }
}

fn number_names(rows: &[Option<Number>], known: usize, distinct: usize, named: bool) -> bool {
    let whole = rows.iter().flatten().all(|n| n.millionths() % 1_000_000 == 0);
    if !whole || known < 10 {
        return false;
    }
    if named && float(distinct) > 0.5 * float(known) && distinct > 20 {
        return true;
    }
    if distinct < known || known < 20 {
        return false;
    }
    // Each value once: a count of the rows has (nearly) no gaps, or goes up (or down) with the rows.
    let (low, high) = (rows.iter().flatten().min(), rows.iter().flatten().max());
    let span = high.zip(low).map_or(i64::MAX, |(h, l)| (h.millionths().saturating_sub(l.millionths())) / 1_000_000);
    let count = i64::try_from(known).unwrap_or(i64::MAX);
    let dense = span <= count + count / 10;
    let known: Vec<Number> = rows.iter().copied().flatten().collect();
    let rising = known.windows(2).all(|w| w[0] < w[1]) || known.windows(2).all(|w| w[0] > w[1]);
    dense || (rising && span <= 4 * count)
}

/// Names that say by themselves that the column was filled in after the outcome.
fn told_by_name(name: &str) -> Option<&'static str> {
    let words = tokens(name);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let end = has(&[
        "churn",
        "churned",
        "cancel",
        "cancelled",
        "canceled",
        "cancellation",
        "termination",
        "terminated",
        "exit",
        "offboarding",
        "attrition",
        "disdetta",
        "abbandono",
        "cessazione",
        "recesso",
        "cancelacion",
        "baja",
        "abandono",
    ]);
    let about = has(&[
        "date",
        "day",
        "month",
        "reason",
        "why",
        "comment",
        "note",
        "notes",
        "survey",
        "interview",
        "category",
        "score",
        "value",
        "label",
        "flag",
        "data",
        "motivo",
        "causa",
        "motivazione",
        "fecha",
        "mes",
        "razon",
    ]);
    if end && about {
        return Some("its name says that it is about the end of the relationship, which nobody knows before the sale");
    }
    None
}

/// Names of things that grow or happen with the time as a customer. They may be known of a prospect elsewhere, so they only warn.
fn perhaps_later(name: &str) -> Option<&'static str> {
    let words = tokens(name);
    let has = |list: &[&str]| words.iter().any(|w| list.contains(&w.as_str()));
    let found = has(&[
        "tenure",
        "renewal",
        "renewed",
        "renewals",
        "lifetime",
        "ltv",
        "churn",
        "retention",
        "anzianita",
        "rinnovo",
        "antiguedad",
        "renovacion",
    ]) || (has(&["active", "attivi", "activos", "customer", "cliente"])
        && has(&["months", "days", "weeks", "years", "mesi", "giorni", "meses", "dias"]))
        || (has(&["last", "ultimo", "ultima"])
            && has(&["login", "activity", "seen", "accesso", "acceso", "contact", "visit", "purchase", "order"]))
        || (has(&["support", "rescue", "escalation", "escalations"]) && has(&["rescue", "rescued", "escalation", "escalations"]));
    found.then_some("its name sounds like something that is only known after the sale, or grows with the time as a customer; if it is, exclude it")
}

/// Sets aside columns that tell the same as another that tells it better, or comes first.
fn twins(sorted: &mut Sorted, table: &Table) {
    let strength = |report: &ColumnReport| report.auc.unwrap_or(0.5);
    let mut order: Vec<usize> = (0..sorted.bins.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (sorted.bins[a].column, sorted.bins[b].column);
        strength(&sorted.reports[b]).total_cmp(&strength(&sorted.reports[a])).then(a.cmp(&b))
    });
    let _ = table;
    let mut kept: Vec<usize> = Vec::new();
    let mut gone: Vec<usize> = Vec::new();
    for at in order {
        let twin = kept.iter().copied().find(|&k| same(&sorted.bins[k], &sorted.bins[at]));
        match twin {
            Some(k) => {
                let of = table.columns[sorted.bins[k].column].name.clone();
                sorted.reports[sorted.bins[at].column].fate = Fate::Duplicate { of };
                gone.push(at);
            }
            None => kept.push(at),
        }
    }
    let mut at = 0;
    sorted.bins.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// Whether two columns tell (nearly) the same of the rows: for two numbers their ranks go together, else one's bin tells the other's.
fn same(a: &Bins, b: &Bins) -> bool {
    if a.is_ordered() && b.is_ordered() {
        return ranks_together(a, b) > 0.998;
    }
    one_to_one(a, b)
}

/// The rank correlation of the bins (missing ones at an end), without its sign.
fn ranks_together(a: &Bins, b: &Bins) -> f64 {
    let place = |bins: &Bins| -> Vec<f64> {
        let mut counts = vec![0usize; bins.count];
        for &code in &bins.codes {
            counts[usize::from(code)] += 1;
        }
        let mut below = 0;
        counts
            .iter()
            .map(|&c| {
                let place = float(below) + float(c) / 2.0;
                below += c;
                place - float(bins.codes.len()) / 2.0
            })
            .collect()
    };
    let (x, y) = (place(a), place(b));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (&i, &j) in a.codes.iter().zip(&b.codes) {
        let (i, j) = (x[usize::from(i)], y[usize::from(j)]);
        xx += i * i;
        yy += j * j;
        xy += i * j;
    }
    if xx <= 0.0 || yy <= 0.0 { 0.0 } else { (xy * xy / (xx * yy)).sqrt() }
}

/// Bias-corrected Cramér's V (Bergsma 2013) at least 0.99 with as many bins on both sides.
fn one_to_one(a: &Bins, b: &Bins) -> bool {
    if a.count != b.count {
        return false;
    }
    let n = float(a.codes.len());
    let mut cells = vec![0usize; a.count * b.count];
    let (mut rows, mut columns) = (vec![0usize; a.count], vec![0usize; b.count]);
    for (&i, &j) in a.codes.iter().zip(&b.codes) {
        let (i, j) = (usize::from(i), usize::from(j));
        cells[i * b.count + j] += 1;
        rows[i] += 1;
        columns[j] += 1;
    }
    let mut square = -1.0;
    for (i, &row) in rows.iter().enumerate() {
        for (j, &column) in columns.iter().enumerate() {
            let cell = float(cells[i * b.count + j]);
            if cell > 0.0 {
                square += cell * cell / (float(row) * float(column));
            }
        }
    }
    let k = float(a.count);
    let corrected = (square - (k - 1.0) * (k - 1.0) / (n - 1.0)).max(0.0);
    let sides = k - (k - 1.0) * (k - 1.0) / (n - 1.0);
    (corrected / (sides - 1.0).max(1e-9)).sqrt() > 0.99
}
