//! How well learnt profiles rank customers they have not seen, beside logistic regression and naive Bayes on the same folds: on the
//! labelled tables of `../shared/data/customers`, or of a folder given whose CSV files have `NAME_folds.csv` beside them.
//!
//! `learn_bench [FOLDER] [NAME…] [--deal N] [--ours]`: `--deal` deals the folds anew N times instead of taking the given ones (so that
//! learning can be made better without looking at those), `--ours` leaves the other models out.
mod baselines;
mod tables;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use lanewise_method::evidence::auc::{auc, auc_of_floats};
use lanewise_method::learn::{Table, Wishes, folds, learn, scores};
use tables::Labelled;

fn main() {
    let (mut folder, mut names, mut deals, mut ours) = (None, Vec::new(), 0, false);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--deal" => deals = args.next().and_then(|n| n.parse().ok()).unwrap_or(1),
            "--ours" => ours = true,
            _ if folder.is_none() => folder = Some(PathBuf::from(arg)),
            _ => names.push(arg),
        }
    }
    let found = tables::of(&folder.unwrap_or_else(|| "../shared/data/customers".into()), &names);
    if found.is_empty() {
        println!("no labelled tables with folds are there");
        return;
    }
    println!(
        "{:<16}{:>7} {:>7}{:>9}{:>9}{:>10}  {:<26}",
        "mean AUC", "rows", "ours", "logistic", "bayes", "to best", "parameters, levels, time"
    );
    let mut means = Means::default();
    for labelled in &found {
        means.add(&run(labelled, deals, ours));
    }
    println!("mean of {} tables: {:.5}", found.len(), means.ours / found.len() as f64);
    if !ours {
        println!("short of the better of the two by more than .005: {} of {} tables", means.short, found.len());
    }
}

#[derive(Default)]
struct Means {
    ours: f64,
    short: usize,
}

impl Means {
    fn add(&mut self, row: &[f64; 3]) {
        self.ours += row[0];
        self.short += usize::from(row[1].max(row[2]) - row[0] > 0.005);
    }
}

/// The mean AUC over the folds: of learnt profiles, logistic regression, naive Bayes.
fn run(labelled: &Labelled, deals: u32, only_ours: bool) -> [f64; 3] {
    let table = &labelled.table;
    let wishes = |seed| Wishes { name: labelled.name.clone(), exclude: labelled.exclude.clone(), seed, ..Wishes::default() };
    let rounds: Vec<Vec<u32>> =
        if deals == 0 { vec![labelled.folds.clone()] } else { (0..deals).map(|d| folds(table, 5, &wishes(100 + d))).collect() };
    let (mut sums, mut trials, mut size) = ([0.0; 3], 0.0_f64, [0.0; 2]);
    let mut spent = Duration::ZERO;
    for folds in &rounds {
        for fold in 0..5 {
            let (inside, outside): (Vec<usize>, Vec<usize>) = (0..table.len()).partition(|&row| folds[row] == fold);
            let (train, test) = (table.pick(&outside), table.pick(&inside));
            trials += 1.0;
            let start = Instant::now();
            match learn(&train, &wishes(1)) {
                Ok(learnt) => {
                    spent += start.elapsed();
                    sums[0] += auc(&scores(&learnt.profile, &learnt.columns, &test), &test.happy).map_or(0.5, |a| a.value);
                    size[0] += learnt.profile.parameters.len() as f64;
                    size[1] += learnt.profile.parameters.iter().map(|p| p.levels.len()).sum::<usize>() as f64;
                }
                Err(wrong) => {
                    println!("{} fold {fold}: {wrong}", labelled.name);
                    sums[0] += 0.5;
                }
            }
            if !only_ours {
                let (train, test) = (without(&train, &labelled.exclude), without(&test, &labelled.exclude));
                sums[1] += ranked(&baselines::logistic(&train, &test), &test.happy);
                sums[2] += ranked(&baselines::naive_bayes(&train, &test), &test.happy);
            }
        }
    }
    let mean = sums.map(|sum| sum / trials);
    let [parameters, levels] = size.map(|sum| sum / trials);
    let spent = spent.div_f64(trials);
    let to_best = mean[0] - mean[1].max(mean[2]);
    println!(
        "{:<16}{:>7} {:>7.4}{:>9.4}{:>9.4}{to_best:>+10.4}  {parameters:.1}, {levels:.1}, {spent:.2?}",
        labelled.name,
        table.len(),
        mean[0],
        mean[1],
        mean[2]
    );
    mean
}

fn without(table: &Table, exclude: &[String]) -> Table {
    let columns = table.columns.iter().filter(|c| !exclude.contains(&c.name)).cloned().collect();
    Table { columns, happy: table.happy.clone() }
}

fn ranked(log_odds: &[f64], happy: &[bool]) -> f64 {
    auc_of_floats(log_odds, happy).map_or(0.5, |a| a.value)
}
