//! Rows that say the same: copies of one customer, and customers of whom the same is known and who fared differently (E5).

use std::collections::{HashMap, HashSet};

use super::Wishes;
use super::fate::telling;
use super::float::float;
use super::text::tokens;
use crate::table::{Column, Table, Values};

/// Rows by what they say. Columns that name or number the rows, and those to be left out, say nothing here.
pub(super) struct Rows {
    /// The same for rows that say the same.
    pub keys: Vec<(u64, u64)>,
    /// How many rows would say the same as this one if the columns had nothing to do with each other. Those that do are left out of the
    /// reckoning, or copies would make themselves look frequent.
    pub expected: Vec<f64>,
    /// How many columns say something of each row.
    known: Vec<usize>,
    /// How many columns there are.
    columns: usize,
}

impl Rows {
    pub fn of(table: &Table, wishes: &Wishes) -> Self {
        let columns = telling(table, wishes);
        let rows = table.len();
        let mut all = Self {
            keys: vec![(0xcbf2_9ce4_8422_2325, 0x6c62_272e_07bb_0142); rows],
            expected: vec![float(rows); rows],
            known: vec![0; rows],
            columns: columns.len(),
        };
        for &column in &columns {
            for (row, cell) in cells(&table.columns[column].values).enumerate() {
                all.keys[row] = mix(all.keys[row], cell.unwrap_or(u64::MAX));
                all.known[row] += usize::from(cell.is_some());
            }
        }
        let mut alike: HashMap<(u64, u64), usize> = HashMap::new();
        all.keys.iter().for_each(|key| *alike.entry(*key).or_default() += 1);
        for &column in &columns {
            let cells: Vec<Option<u64>> = cells(&table.columns[column].values).collect();
            let mut counts: HashMap<Option<u64>, usize> = HashMap::new();
            cells.iter().for_each(|cell| *counts.entry(*cell).or_default() += 1);
            for ((cell, key), expected) in cells.iter().zip(&all.keys).zip(&mut all.expected) {
                let others = alike.get(key).map_or(0, |alike| alike - 1);
                let same = counts.get(cell).copied().unwrap_or(0);
                *expected *= float(same.saturating_sub(others)) / float(rows - others);
            }
        }
        all
    }
}

/// One more cell in the key of a row.
pub(super) const fn mix(key: (u64, u64), cell: u64) -> (u64, u64) {
    let first = (key.0 ^ cell).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let second = (key.1.rotate_left(23) ^ cell).wrapping_mul(0xd6e8_feb8_6659_fd93);
    (first ^ (first >> 29), second ^ (second >> 31))
}

/// What a column says of each row, as a number; the same for the same.
fn cells(values: &Values) -> Box<dyn Iterator<Item = Option<u64>> + '_> {
    match values {
        Values::Numbers(rows) => Box::new(rows.iter().map(|n| n.map(|n| n.millionths() as u64))),
        Values::Texts { rows, .. } => Box::new(rows.iter().map(|w| w.map(u64::from))),
    }
}

/// A row that is met again in fewer than one of so many tables by chance is a copy.
const RARE_ROW: f64 = 0.01;

/// Rows that are copies of each other: they say the same in every column and went the same way, where columns that have nothing to do
/// with each other would hardly bring even one such row. In the order of the table.
#[must_use]
pub fn copies(table: &Table, wishes: &Wishes) -> Vec<Vec<usize>> {
    let rows = Rows::of(table, wishes);
    let mut seen: HashMap<((u64, u64), bool), Vec<usize>> = HashMap::new();
    for (row, (key, happy)) in rows.keys.iter().zip(&table.happy).enumerate() {
        if rows.expected[row] < RARE_ROW {
            seen.entry((*key, *happy)).or_default().push(row);
        }
    }
    let mut groups: Vec<Vec<usize>> = seen.into_values().filter(|rows| rows.len() > 1).collect();
    groups.sort();
    groups
}

/// Rows that say the same, of at least half of the columns and of three, and went differently; the largest group first.
#[must_use]
pub fn contradicting(table: &Table, wishes: &Wishes) -> Vec<Vec<usize>> {
    let rows = Rows::of(table, wishes);
    let mut groups: HashMap<(u64, u64), Vec<usize>> = HashMap::new();
    for (row, key) in rows.keys.iter().enumerate() {
        if rows.known[row] >= 3 && rows.known[row] * 2 >= rows.columns {
            groups.entry(*key).or_default().push(row);
        }
    }
    let went = |of: &[usize], way: bool| of.iter().any(|&row| table.happy.get(row) == Some(&way));
    let mut mixed: Vec<Vec<usize>> = groups.into_values().filter(|of| went(of, true) && went(of, false)).collect();
    mixed.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    mixed
}

/// Customers that a column names on several rows that do not say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    /// The position of the column.
    pub column: usize,
    /// The rows of each such customer, in the order of the table.
    pub rows: Vec<Vec<usize>>,
}

/// The customers that stand on several rows which differ, by the column that shows most of them. A table of states over time has such
/// rows; what is learnt from one of them is tried on the other.
#[must_use]
pub fn again(table: &Table, wishes: &Wishes) -> Option<Again> {
    let named: Vec<usize> = (0..table.columns.len()).filter(|&at| names_customers(&table.columns[at])).collect();
    if named.is_empty() {
        return None;
    }
    // A name is no answer: not this column, nor another that names the same customer.
    let exclude = named.iter().map(|&at| table.columns[at].name.clone()).chain(wishes.exclude.iter().cloned()).collect();
    let said = Rows::of(table, &Wishes { exclude, ..Wishes::default() }).keys;
    let differ =
        |rows: &[usize]| rows.iter().any(|&row| (said[row], table.happy.get(row)) != (said[rows[0]], table.happy.get(rows[0])));
    let found = named.into_iter().map(|column| {
        let mut by_name: HashMap<u64, Vec<usize>> = HashMap::new();
        for (row, cell) in cells(&table.columns[column].values).enumerate() {
            if let Some(cell) = cell {
                by_name.entry(cell).or_default().push(row);
            }
        }
        let mut rows: Vec<Vec<usize>> = by_name.into_values().filter(|rows| rows.len() > 1 && differ(rows)).collect();
        rows.sort();
        Again { column, rows }
    });
    // The first of equals.
    found.filter(|found| !found.rows.is_empty()).reduce(|a, b| if b.rows.len() > a.rows.len() { b } else { a })
}

/// What a column that names the customers is called by itself.
const CUSTOMERS: &[&str] = &[
    "id",
    "name",
    "account",
    "customer",
    "client",
    "company",
    "organization",
    "organisation",
    "accountid",
    "customerid",
    "clientid",
    "companyid",
    "nome",
    "cliente",
    "azienda",
    "ditta",
    "ragione sociale",
    "nombre",
    "empresa",
    "cuenta",
    "razon social",
];
/// What may stand beside one of them.
const NAMES: &[&str] =
    &["id", "no", "nr", "number", "code", "key", "name", "codice", "numero", "nome", "codigo", "nombre", "del", "de", "the"];

/// Whether a column names the customers: by its name, and because most rows have one of their own, or many do.
fn names_customers(column: &Column) -> bool {
    let name = tokens(&column.name);
    let of_customers = |t: &str| CUSTOMERS.contains(&t);
    let called = of_customers(&name.join(" "))
        || (name.iter().all(|t| of_customers(t) || NAMES.contains(&t.as_str()))
            && name.iter().any(|t| of_customers(t) && !matches!(t.as_str(), "id" | "name" | "nome" | "nombre")));
    let known = cells(&column.values).flatten().count();
    let distinct = cells(&column.values).flatten().collect::<HashSet<_>>().len();
    called && known > 0 && (distinct * 2 > known || distinct > 20)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Number;

    fn table(rows: &[([i32; 4], bool)]) -> Table {
        let column = |at: usize| {
            let numbers = rows.iter().map(|r| (r.0[at] >= 0).then(|| Number::from(r.0[at])));
            Column::new(format!("c{at}"), Values::Numbers(numbers.collect()))
        };
        Table { columns: (0..4).map(column).collect(), happy: rows.iter().map(|r| r.1).collect() }
    }

    #[test]
    fn copies_and_contradictions_are_found() {
        let mut rows: Vec<([i32; 4], bool)> = (0..40).map(|r| ([r * 7 % 40, r * 3 % 40, r * 11 % 40, r], r % 3 == 0)).collect();
        assert_eq!(
            (copies(&table(&rows), &Wishes::default()), contradicting(&table(&rows), &Wishes::default())),
            (vec![], vec![])
        );
        // One customer twice more, another once more with the opposite outcome, and one of whom too little is known.
        rows.extend([rows[5], rows[5], (rows[8].0, !rows[8].1)]);
        rows.extend([([1, -1, -1, -1], true), ([1, -1, -1, -1], false)]);
        let all = table(&rows);
        assert_eq!(copies(&all, &Wishes::default()), [vec![5, 40, 41]]);
        assert_eq!(contradicting(&all, &Wishes::default()), [vec![8, 42]]);
        // Without the columns that tell them apart everybody is alike, which is no wonder.
        let exclude = ["c0", "c1", "c2", "c3"].map(str::to_owned).to_vec();
        assert_eq!(copies(&all, &Wishes { exclude, ..Wishes::default() }).len(), 0);
        assert_eq!(copies(&table(&[]), &Wishes::default()).len(), 0);
    }

    #[test]
    fn one_customer_on_rows_that_differ() {
        let named = |name: &str, of: &dyn Fn(u32) -> u32| {
            let words: Vec<String> = (0..40).map(|n| format!("C-{n}")).collect();
            Column::new(name, Values::Texts { words, rows: (0..40).map(|r| Some(of(r))).collect() })
        };
        let rows: Vec<([i32; 4], bool)> = (0..40).map(|r| ([r * 7 % 40, r * 3 % 40, r * 11 % 40, r % 5], r % 3 == 0)).collect();
        let with = |column: Column| {
            let mut all = table(&rows);
            all.columns.push(column);
            // The last row is the copy of one that it shares no name with, or the only one it shares it with.
            all.pick(&(0..40).chain([5]).collect::<Vec<_>>())
        };
        let twice = |r: u32| if r == 9 || r == 30 { 3 } else { r };
        for name in ["ID", "Account ID", "Company name", "Codice cliente", "Ragione sociale"] {
            let found = again(&with(named(name, &twice)), &Wishes::default());
            assert_eq!(found, Some(Again { column: 4, rows: vec![vec![3, 9, 30]] }), "{name}");
        }
        // Copies are told as copies; a place is no name; two kinds of account are none either.
        assert_eq!(again(&with(named("ID", &|r| r)), &Wishes::default()), None);
        assert_eq!(again(&with(named("City", &twice)), &Wishes::default()), None);
        assert_eq!(again(&with(named("Account type", &twice)), &Wishes::default()), None);
        assert_eq!(again(&with(named("Account", &|r| r % 2)), &Wishes::default()), None);
    }

    /// What a few columns of few answers say is said again by chance.
    #[test]
    fn answers_that_many_give_make_no_copies() {
        let rows: Vec<([i32; 4], bool)> = (0..60).map(|r| ([r % 2, r % 3, 0, 1], r % 2 == 0)).collect();
        assert_eq!(copies(&table(&rows), &Wishes::default()).len(), 0);
        assert_eq!(contradicting(&table(&rows), &Wishes::default()).len(), 0);
    }
}
