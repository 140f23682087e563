//! How well learnt profiles rank on the labelled tables of `../shared/data/customers`, or of a folder of CSV files given.
use std::collections::HashMap;
use std::time::Instant;

use lanewise_method::Number;
use lanewise_method::evidence::auc::auc;
use lanewise_method::learn::{Column, Table, Values, Wishes, learn, scores};
use lanewise_method::profile::Language;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/customers".into());
    for (name, outcome, happy, drop) in
        [("saas_churn", "churned", "0.0", vec!["months_active"]), ("german_credit", "creditability", "good", vec!["row"])]
    {
        let text = std::fs::read_to_string(format!("{folder}/{name}.csv")).unwrap_or_default();
        let folds = std::fs::read_to_string(format!("{folder}/{name}_folds.csv")).unwrap_or_default();
        let Some(table) = read(&text, outcome, happy) else { continue };
        let folds: Vec<usize> = folds.lines().skip(1).filter_map(|l| l.split(',').nth(1)?.parse().ok()).collect();
        let wishes = Wishes {
            name: name.into(),
            language: Language::En,
            exclude: drop.into_iter().map(str::to_owned).collect(),
            max_parameters: None,
            seed: 1,
        };
        let mut sum = 0.0;
        let start = Instant::now();
        for fold in 0..5 {
            let rows = |inside: bool| -> Vec<usize> { (0..table.len()).filter(|&r| (folds[r] == fold) == inside).collect() };
            let (train, test) = (table.pick(&rows(false)), table.pick(&rows(true)));
            let Ok(learnt) = learn(&train, &wishes) else { continue };
            assert!(lanewise_method::check::check(&learnt.profile).is_empty());
            let found = auc(&scores(&learnt.profile, &learnt.columns, &test), &test.happy).map_or(0.5, |a| a.value);
            let levels: usize = learnt.profile.parameters.iter().map(|p| p.levels.len()).sum();
            println!("{name} fold {fold}: {found:.4} ({} parameters, {levels} levels)", learnt.profile.parameters.len());
            sum += found / 5.0;
        }
        println!("{name}: mean {sum:.4} in {:?}", start.elapsed());
    }
}

fn read(text: &str, outcome: &str, happy: &str) -> Option<Table> {
    let mut lines = text.lines().map(cells);
    let head = lines.next()?;
    let at = head.iter().position(|h| h == outcome)?;
    let rows: Vec<Vec<String>> = lines.collect();
    let columns = (0..head.len()).filter(|&c| c != at).map(|c| {
        let cells: Vec<&str> = rows.iter().map(|r| r.get(c).map_or("", String::as_str)).collect();
        let numbers: Option<Vec<Option<Number>>> =
            cells.iter().map(|c| if c.is_empty() { Some(None) } else { Number::parse(c).map(Some) }).collect();
        let values = numbers.map_or_else(
            || {
                let mut words: Vec<String> = Vec::new();
                let mut of: HashMap<&str, u32> = HashMap::new();
                let rows = cells
                    .iter()
                    .map(|&c| {
                        (!c.is_empty()).then(|| {
                            *of.entry(c).or_insert_with(|| {
                                words.push(c.to_owned());
                                words.len() as u32 - 1
                            })
                        })
                    })
                    .collect();
                Values::Texts { words, rows }
            },
            Values::Numbers,
        );
        Column { name: head[c].clone(), values }
    });
    Some(Table { columns: columns.collect(), happy: rows.iter().map(|r| r.get(at).is_some_and(|o| o == happy)).collect() })
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
