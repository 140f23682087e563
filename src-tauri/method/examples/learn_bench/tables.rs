//! Labelled tables from plain CSV files, with the folds that stand beside them.
use std::collections::HashMap;
use std::path::Path;

use lanewise_method::Number;
use lanewise_method::learn::{Column, Table, Values};

/// A labelled table with its folds.
pub struct Labelled {
    pub name: String,
    pub table: Table,
    pub folds: Vec<u32>,
    pub exclude: Vec<String>,
}

/// The tables of a folder that have folds beside them, in the order of their names; only those asked for, if any are.
pub fn of(folder: &Path, names: &[String]) -> Vec<Labelled> {
    let mut found: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.strip_suffix("_folds.csv").map(str::to_owned))
        .filter(|name| names.is_empty() || names.contains(name))
        .collect();
    found.sort();
    found.into_iter().filter_map(|name| one(folder, &name)).collect()
}

/// Two tables have names of their own for the outcome; in all others it is `y`, and 1 is happy.
fn one(folder: &Path, name: &str) -> Option<Labelled> {
    let (outcome, happy, exclude): (&str, &[&str], &[&str]) = match name {
        "saas_churn" => ("churned", &["0.0", "0"], &["months_active"]),
        "german_credit" => ("creditability", &["good"], &["row"]),
        _ => ("y", &["1", "True"], &[]),
    };
    let table = read(&std::fs::read_to_string(folder.join(format!("{name}.csv"))).ok()?, outcome, happy)?;
    let folds = std::fs::read_to_string(folder.join(format!("{name}_folds.csv"))).ok()?;
    let folds: Vec<u32> = folds.lines().skip(1).filter_map(|line| line.split(',').nth(1)?.trim().parse().ok()).collect();
    let exclude = exclude.iter().map(|&column| column.to_owned()).collect();
    (folds.len() == table.len()).then_some(Labelled { name: name.to_owned(), table, folds, exclude })
}

fn read(text: &str, outcome: &str, happy: &[&str]) -> Option<Table> {
    let mut lines = text.lines().map(cells);
    let head = lines.next()?;
    let at = head.iter().position(|h| h == outcome)?;
    let rows: Vec<Vec<String>> = lines.collect();
    let columns = (0..head.len()).filter(|&c| c != at).map(|c| {
        let cells: Vec<&str> = rows.iter().map(|r| r.get(c).map_or("", String::as_str)).collect();
        let numbers: Option<Vec<Option<Number>>> =
            cells.iter().map(|c| if c.is_empty() { Some(None) } else { Number::parse(c).map(Some) }).collect();
        Column::new(head[c].clone(), numbers.map_or_else(|| texts(&cells), Values::Numbers))
    });
    let happy = |row: &Vec<String>| row.get(at).is_some_and(|found| happy.contains(&found.as_str()));
    Some(Table { columns: columns.collect(), happy: rows.iter().map(happy).collect() })
}

fn texts(cells: &[&str]) -> Values {
    let mut words: Vec<String> = Vec::new();
    let mut of: HashMap<&str, u32> = HashMap::new();
    let mut rows = Vec::new();
    for &cell in cells {
        let word = *of.entry(cell).or_insert_with(|| {
            words.push(cell.to_owned());
            words.len() as u32 - 1
        });
        rows.push((!cell.is_empty()).then_some(word));
    }
    Values::Texts { words, rows }
}

fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut quoted) = (vec![String::new()], false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => {
                if let Some(last) = cells.last_mut() {
                    last.push(c);
                }
            }
        }
    }
    cells
}
