//! Columns one by one: what becomes of each, and the parameter that it alone would make. Nothing is weighed against anything: the levels
//! are those that tell by themselves, and a fit is the share of successes to be expected of a level if half of all customers succeeded,
//! held back where few rows speak for it. So 50 says nothing, a column that hardly tells has fits close to 50, and one that tells well
//! has fits far from it (*ours*).

use std::collections::HashSet;

use super::additive;
use super::bins::Bins;
use super::card::{Entry, card};
use super::float::{float, sigmoid};
use super::text::{self, Fared};
use super::{ColumnReport, Fate, LearnError, Wishes, enough, fate, make};
use crate::profile::{Level, Parameter};
use crate::table::Table;

/// A column looked at by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Alone {
    /// What became of it: a parameter, or set aside.
    pub report: ColumnReport,
    /// The parameter, without a weight; nothing where the column was set aside.
    pub parameter: Option<Parameter>,
}

/// Levels of a column that tells nothing: it has to have some.
const PLAIN: usize = 4;

/// Looks at every column of a table by itself, in their order. The ids of the parameters are different from one another.
///
/// # Errors
///
/// Where all rows went the same way, or where there are too few of them.
pub fn one_by_one(table: &Table, wishes: &Wishes) -> Result<Vec<Alone>, LearnError> {
    enough(table)?;
    let sorted = fate::sort(table, wishes);
    let mut columns: Vec<Alone> = sorted.reports.into_iter().map(|report| Alone { report, parameter: None }).collect();
    let mut taken = HashSet::new();
    for bins in &sorted.bins {
        let column = &mut columns[bins.column];
        match parameter(table, wishes, bins, &mut taken) {
            Some(parameter) => {
                let levels = u32::try_from(parameter.levels.len()).unwrap_or(u32::MAX);
                column.report.fate = Fate::Parameter { parameter: parameter.id.clone(), levels };
                column.parameter = Some(parameter);
            }
            // One number, or none: there is nothing to choose between.
            None => column.report.fate = Fate::Constant,
        }
    }
    Ok(columns)
}

fn parameter(table: &Table, wishes: &Wishes, bins: &Bins, taken: &mut HashSet<String>) -> Option<Parameter> {
    let counts = additive::counts(bins, &bins.codes, &table.happy);
    let shape = additive::alone(bins, &counts, &fate::marginal(bins));
    let rows: Vec<f64> = counts.iter().map(|c| c.0 + c.1).collect();
    // On a scale whose middle is the customer of whom it is known.
    let known: f64 = rows.iter().take(bins.known()).sum();
    let mean = shape.iter().zip(&rows).take(bins.known()).map(|(v, n)| v * n).sum::<f64>() / known.max(1.0);
    let fit = |bins: &[usize]| {
        let all: f64 = bins.iter().map(|&b| rows[b]).sum();
        let value = bins.iter().map(|&b| (shape[b] - mean) * rows[b]).sum::<f64>() / all.max(1.0);
        (sigmoid(value) * 100.0).round().clamp(0.0, 100.0) as u8
    };
    let one = std::slice::from_ref(bins);
    let shapes = additive::Shapes { constant: 0.0, of: vec![shape.clone()] };
    let told = card(one, &shapes).pop();
    let (levels, tick) = match told {
        Some(entry) if entry.levels.len() > 1 => (few(bins, entry.levels, &shape, &rows), false),
        // A tick, or none.
        Some(entry) => (entry.levels, entry.tells),
        None => (plain(bins, &rows), false),
    };
    if levels.len() < 2 && !tick {
        return None;
    }
    let fits: Vec<u8> = levels.iter().map(|bins| fit(bins)).collect();
    let missing = bins.missing.filter(|_| tick).map_or(50, |m| fit(&[m]));
    let entry = Entry { at: 0, levels, fits, unknown: missing, tells: tick, weight: 0 };
    let mut made = make::parameter(table, wishes, bins, &entry, taken);
    if !tick {
        made.typical = None;
    }
    made.why = why(wishes, bins, &entry, &made.levels, &counts);
    Some(made)
}

/// Neighbouring levels joined, the most alike first, until there are few: a band for every dozen rows, two to six, or eight lists of words.
/// A card of one column would else be cut as finely as the column is.
fn few(bins: &Bins, mut levels: Vec<Vec<usize>>, shape: &[f64], rows: &[f64]) -> Vec<Vec<usize>> {
    let known: f64 = rows.iter().take(bins.known()).sum();
    let most = if bins.is_ordered() { (2..6).find(|&n| known < float(12 * (n + 1))).unwrap_or(6) } else { 2 * PLAIN };
    let weight = |level: &[usize]| level.iter().map(|&b| rows[b]).sum::<f64>().max(0.1);
    let value = |level: &[usize]| level.iter().map(|&b| shape[b] * rows[b]).sum::<f64>() / weight(level);
    while levels.len() > most {
        let cost = |at: &usize| {
            let (a, b) = (&levels[*at], &levels[at + 1]);
            let gap = value(a) - value(b);
            gap * gap * weight(a) * weight(b) / (weight(a) + weight(b))
        };
        let Some(at) = (0..levels.len() - 1).min_by(|a, b| cost(a).total_cmp(&cost(b))) else { break };
        let next = levels.remove(at + 1);
        levels[at].extend(next);
    }
    levels
}

/// The levels of a column that tells nothing: neighbours with about as many rows, or the words that most rows say.
fn plain(bins: &Bins, rows: &[f64]) -> Vec<Vec<usize>> {
    let known = bins.known();
    if !bins.is_ordered() {
        let mut levels: Vec<Vec<usize>> = (0..known.min(2 * PLAIN)).map(|b| vec![b]).collect();
        // The words stand in the order of how many rows say them.
        match levels.last_mut() {
            Some(last) => last.extend(2 * PLAIN..known),
            None => return Vec::new(),
        }
        return levels;
    }
    let all: f64 = rows.iter().take(known).sum();
    let (mut below, mut before) = (0.0, None);
    let mut levels: Vec<Vec<usize>> = Vec::new();
    for (bin, &here) in rows.iter().enumerate().take(known) {
        let part = ((below + here / 2.0) / all.max(1.0) * float(PLAIN)).floor();
        match levels.last_mut() {
            Some(last) if before == Some(part) => last.push(bin),
            _ => levels.push(vec![bin]),
        }
        (below, before) = (below + here, Some(part));
    }
    levels
}

/// The sentence: the best and the worst level that enough rows have.
fn why(wishes: &Wishes, bins: &Bins, entry: &Entry, levels: &[Level], counts: &[(f64, f64)]) -> String {
    let mut order: Vec<usize> = (0..entry.levels.len()).collect();
    if !bins.is_ordered() {
        order.sort_by_key(|&at| std::cmp::Reverse(entry.fits[at]));
    }
    let whole = |count: f64| count.round().max(0.0) as usize;
    let named = |at: usize| {
        // With a tick, the level that the rows have comes beside one for those that have none.
        let own =
            if entry.levels.len() == 1 { levels.iter().find(|l| l.id != "not_given" && l.id != "blank") } else { levels.get(at) };
        own.map_or("", |l| l.name.as_str())
    };
    let fared = order.iter().enumerate().map(|(place, &at)| {
        let (happy, others) = entry.levels[at].iter().fold((0.0, 0.0), |sum, &b| (sum.0 + counts[b].0, sum.1 + counts[b].1));
        (entry.fits[at], Fared { level: named(place), happy: whole(happy), rows: whole(happy + others) })
    });
    let least = (bins.codes.len() / 50).max(1);
    let big: Vec<(u8, Fared<'_>)> = fared.filter(|(_, f)| f.rows >= least).collect();
    let (Some((_, best)), Some((_, worst))) = (big.iter().rev().max_by_key(|f| f.0), big.iter().min_by_key(|f| f.0)) else {
        return String::new();
    };
    // Where all went alike there is no better and no worse.
    if big.iter().all(|f| f.0 == big[0].0) {
        return String::new();
    }
    let unknown = bins.missing.filter(|_| entry.tells).map(|m| (whole(counts[m].0), whole(counts[m].0 + counts[m].1)));
    text::why(wishes.language, best, worst, unknown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::learn::{Column, Values};
    use crate::number::Number;
    use crate::profile::{Group, Profile};

    fn words(name: &str, of: &[&str], rows: impl Iterator<Item = Option<u32>>) -> Column {
        Column::new(name, Values::Texts { words: of.iter().map(|w| (*w).to_owned()).collect(), rows: rows.collect() })
    }

    fn numbers(name: &str, rows: impl Iterator<Item = Option<i32>>) -> Column {
        Column::new(name, Values::Numbers(rows.map(|n| n.map(Number::from)).collect()))
    }

    /// Forty customers: the first twenty happy.
    fn table(columns: Vec<Column>) -> Table {
        Table { columns, happy: (0..40).map(|r| r < 20).collect() }
    }

    #[test]
    fn what_tells_has_fits_far_from_the_middle_and_what_does_not_close_to_it() {
        let found = one_by_one(
            &table(vec![
                // 18 of 20 happy and 3 of 20 others pay by the year.
                words(
                    "Contract",
                    &["Yearly", "Monthly"],
                    (0..40).map(|r| Some(u32::from(if r < 20 { r >= 18 } else { r >= 23 }))),
                ),
                // The same on both sides.
                words("Colour", &["Red", "Blue"], (0..40).map(|r| Some(u32::try_from(r % 2).unwrap()))),
                numbers("Seats", (0..40).map(|r| Some(if r < 20 { 20 + r * 3 % 25 } else { r * 3 % 30 }))),
                numbers("Lot", (0..40).map(|r| Some(r * 7 % 8))),
                numbers("Same", (0..40).map(|_| Some(4))),
                words("Partner", &["x"], (0..40).map(|r| (!(18..38).contains(&r)).then_some(0))),
            ]),
            &Wishes::default(),
        )
        .unwrap();
        let fits = |at: usize| -> Vec<u8> {
            found[at].parameter.as_ref().map(|p| p.levels.iter().map(|l| l.fit).collect()).unwrap_or_default()
        };
        let contract = found[0].parameter.as_ref().unwrap();
        assert_eq!(contract.levels.iter().map(|l| l.name.as_str()).collect::<Vec<_>>(), ["Yearly", "Monthly"]);
        assert!(fits(0)[0] > 70 && fits(0)[1] < 30, "{:?}", fits(0));
        assert_eq!(contract.why, "Of the customers with “Yearly” 18 of 21 went well, with “Monthly” 2 of 19.");
        assert!(fits(1).len() == 2 && fits(1).iter().all(|f| (49..=51).contains(f)), "{:?}", fits(1));
        assert!(fits(2).len() > 1 && fits(2).is_sorted(), "{:?}", fits(2));
        assert!((2..=4).contains(&fits(3).len()) && fits(3).iter().all(|f| (35..=65).contains(f)), "{:?}", found[3]);
        assert_eq!((found[4].parameter.as_ref(), &found[4].report.fate), (None, &Fate::Constant), "one number is no choice");
        let partner = found[5].parameter.as_ref().unwrap();
        assert_eq!((partner.levels.len(), partner.unknown_tells), (2, true), "a tick is answered by giving none, too");
        // All of them make a profile that can score.
        let mut parameters: Vec<Parameter> = found.iter().filter_map(|f| f.parameter.clone()).collect();
        let count = parameters.len();
        for (at, parameter) in parameters.iter_mut().enumerate() {
            parameter.weight = u16::try_from(1000 * (at + 1) / count - 1000 * at / count).unwrap();
        }
        let text = r#"{"format":1,"id":"p","name":"P","language":"en","groups":[],"parameters":[],"tiers":[{"id":"good","name":"Good","from":50000},{"id":"poor","name":"Poor","from":0}]}"#;
        let model: Profile = serde_json::from_str(text).unwrap();
        let profile = Profile { groups: vec![Group { id: "learnt".into(), name: "G".into() }], parameters, ..model };
        assert_eq!(check(&profile), []);
    }

    #[test]
    fn few_bands_and_few_lists_of_words() {
        let rise = |rows: usize| Table {
            columns: vec![
                numbers("Rise", (0..rows).map(|r| Some(i32::try_from(r * 3 % rows / 2).unwrap()))),
                words(
                    "City",
                    &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"],
                    (0..rows).map(|r| Some(u32::try_from(r * 12 / rows).unwrap())),
                ),
            ],
            happy: (0..rows).map(|r| (r * 3 % rows + r * 11 % 17 > rows / 2) ^ (r % 7 == 0)).collect(),
        };
        for (rows, bands) in [(24, 2), (40, 3), (60, 5), (400, 6)] {
            let found = one_by_one(&rise(rows), &Wishes::default()).unwrap();
            let levels = |at: usize| found[at].parameter.as_ref().map_or(0, |p| p.levels.len());
            assert!((2..=bands).contains(&levels(0)), "{rows}: {:?}", found[0]);
            assert!((2..=8).contains(&levels(1)), "{rows}: {}", levels(1));
        }
    }

    #[test]
    fn too_few_is_said_and_what_was_set_aside_makes_no_parameter() {
        let few = Table { columns: vec![], happy: vec![true, false, true] };
        assert!(matches!(one_by_one(&few, &Wishes::default()), Err(LearnError::TooFew { rows: 3, .. })));
        let one = Table { columns: vec![], happy: vec![true; 30] };
        assert!(matches!(one_by_one(&one, &Wishes::default()), Err(LearnError::OneClass { .. })));
        let found = one_by_one(
            &table(vec![
                words("Churn reason", &["Price", "Bugs"], (0..40).map(|r| Some(u32::try_from(r % 2).unwrap()))),
                words("Left", &["no", "yes"], (0..40).map(|r| Some(u32::from(r >= 20)))),
                words("Customer id", &[], (0..40).map(|_| None)),
            ]),
            &Wishes::default(),
        )
        .unwrap();
        assert!(found.iter().all(|f| f.parameter.is_none()), "{found:?}");
        assert!(matches!(found[0].report.fate, Fate::Leak { .. }) && found[0].report.auc.is_none());
        assert!(matches!(found[1].report.fate, Fate::Leak { .. }) && found[1].report.auc.is_some());
        assert_eq!(found[2].report.fate, Fate::Empty);
    }
}
