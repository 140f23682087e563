//! Two plain models to hold learnt profiles against, each as a textbook has it: logistic regression with a ridge of 1 on standardised
//! numbers and a switch for each word, and naive Bayes on eight bins of a number and on words, with one row added to each.
use lanewise_method::learn::{Column, Table, Values};

/// The log-odds of the rows to test, by logistic regression on the others.
pub fn logistic(train: &Table, test: &Table) -> Vec<f64> {
    let inputs: Vec<Input> = train.columns.iter().flat_map(inputs).collect();
    let rows = |table: &Table| -> Vec<Vec<f64>> {
        (0..table.len()).map(|row| inputs.iter().map(|input| input.of(table, row)).chain([1.0]).collect()).collect()
    };
    let (known, size) = (rows(train), inputs.len() + 1);
    let mut factors = vec![0.0; size];
    let sum = |row: &[f64], factors: &[f64]| row.iter().zip(factors).map(|(x, f)| x * f).sum::<f64>();
    for _ in 0..25 {
        let (mut square, mut pull) = (vec![vec![0.0; size]; size], vec![0.0; size]);
        for (row, &happy) in known.iter().zip(&train.happy) {
            let p = 1.0 / (1.0 + (-sum(row, &factors)).exp());
            let weight = p * (1.0 - p);
            for i in (0..size).filter(|&i| row[i] != 0.0) {
                pull[i] += row[i] * (f64::from(u8::from(happy)) - p);
                for j in 0..=i {
                    square[i][j] += weight * row[i] * row[j];
                }
            }
        }
        for i in 0..size {
            // The constant, which comes last, is free.
            let ridge = if i + 1 < size { 1.0 } else { 1e-9 };
            square[i][i] += ridge;
            pull[i] -= ridge * factors[i];
        }
        let step = solve(square, pull);
        factors.iter_mut().zip(&step).for_each(|(factor, step)| *factor += step);
        if step.iter().all(|s| s.abs() < 1e-6) {
            break;
        }
    }
    rows(test).iter().map(|row| sum(row, &factors)).collect()
}

/// One number that logistic regression reads of a row.
struct Input {
    column: String,
    reads: Reads,
}

enum Reads {
    /// The value, in deviations from the mean; the median where it is missing.
    Value { median: f64, mean: f64, deviation: f64 },
    /// Whether it is this word.
    Word(String),
    /// Whether it is missing.
    Missing,
}

fn inputs(column: &Column) -> Vec<Input> {
    let mut found = Vec::new();
    let mut read = |reads| found.push(Input { column: column.name.clone(), reads });
    let missing = match &column.values {
        Values::Numbers(rows) => {
            let mut known: Vec<f64> = rows.iter().flatten().map(|n| n.millionths() as f64 / 1e6).collect();
            known.sort_by(f64::total_cmp);
            let Some(&median) = known.get(known.len() / 2) else { return found };
            known.resize(rows.len(), median);
            let count = known.len() as f64;
            let mean = known.iter().sum::<f64>() / count;
            let deviation = (known.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count).sqrt();
            if deviation > 1e-12 {
                read(Reads::Value { median, mean, deviation });
            }
            rows.iter().any(Option::is_none)
        }
        Values::Texts { words, rows } => {
            for (at, word) in words.iter().enumerate() {
                if rows.iter().flatten().filter(|&&r| r as usize == at).count() >= 3 {
                    read(Reads::Word(word.clone()));
                }
            }
            rows.iter().any(Option::is_none)
        }
    };
    if missing {
        read(Reads::Missing);
    }
    found
}

impl Input {
    fn of(&self, table: &Table, row: usize) -> f64 {
        let Some(column) = table.columns.iter().find(|c| c.name == self.column) else { return 0.0 };
        let is = |yes: bool| f64::from(u8::from(yes));
        match (&self.reads, &column.values) {
            (Reads::Value { median, mean, deviation }, Values::Numbers(rows)) => {
                (rows[row].map_or(*median, |n| n.millionths() as f64 / 1e6) - mean) / deviation
            }
            (Reads::Word(word), Values::Texts { words, rows }) => is(rows[row].is_some_and(|w| words[w as usize] == *word)),
            (Reads::Missing, Values::Numbers(rows)) => is(rows[row].is_none()),
            (Reads::Missing, Values::Texts { rows, .. }) => is(rows[row].is_none()),
            _ => 0.0,
        }
    }
}

/// Cholesky's way; only what is on and below the diagonal is read.
fn solve(mut square: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let rest: f64 = (0..j).map(|k| square[i][k] * square[j][k]).sum();
            let value = square[i][j] - rest;
            square[i][j] = if i == j { value.max(1e-12).sqrt() } else { value / square[j][j] };
        }
        let rest: f64 = (0..i).map(|k| square[i][k] * right[k]).sum();
        right[i] = (right[i] - rest) / square[i][i];
    }
    for i in (0..size).rev() {
        let rest: f64 = (i + 1..size).map(|k| square[k][i] * right[k]).sum();
        right[i] = (right[i] - rest) / square[i][i];
    }
    right
}

/// The log-odds of the rows to test, by naive Bayes on the others.
pub fn naive_bayes(train: &Table, test: &Table) -> Vec<f64> {
    let mut sums = vec![0.0; test.len()];
    let (ones, all) = (train.happy.iter().filter(|h| **h).count() as f64, train.len() as f64);
    for (known, asked) in train.columns.iter().zip(&test.columns) {
        let bins = bins(known);
        let size = bins.len() + 2;
        let mut counts = vec![(1.0, 1.0); size];
        for (row, &happy) in train.happy.iter().enumerate() {
            let count = &mut counts[bin(&bins, known, row)];
            if happy {
                count.0 += 1.0;
            } else {
                count.1 += 1.0;
            }
        }
        for (row, sum) in sums.iter_mut().enumerate() {
            let (one, zero) = counts[bin(&bins, asked, row)];
            *sum += ((one / (ones + size as f64)) / (zero / (all - ones + size as f64))).ln();
        }
    }
    sums
}

/// What the bins of a column are told apart by.
enum Bins {
    Below(Vec<i64>),
    Words(Vec<String>),
}

impl Bins {
    const fn len(&self) -> usize {
        match self {
            Self::Below(limits) => limits.len() + 1,
            Self::Words(words) => words.len(),
        }
    }
}

fn bins(column: &Column) -> Bins {
    match &column.values {
        Values::Texts { words, .. } => Bins::Words(words.clone()),
        Values::Numbers(rows) => {
            let mut known: Vec<i64> = rows.iter().flatten().map(|n| n.millionths()).collect();
            known.sort_unstable();
            let mut limits: Vec<i64> = (1..8).filter_map(|i| known.get(known.len() * i / 8).copied()).collect();
            limits.dedup();
            Bins::Below(limits)
        }
    }
}

/// The bin of a row; one of its own for what is missing, and one for a word never met.
fn bin(bins: &Bins, column: &Column, row: usize) -> usize {
    match (bins, &column.values) {
        (Bins::Below(limits), Values::Numbers(rows)) => {
            rows[row].map_or(limits.len() + 1, |n| limits.partition_point(|&limit| limit <= n.millionths()))
        }
        (Bins::Words(known), Values::Texts { words, rows }) => {
            rows[row].map_or(known.len(), |w| known.iter().position(|k| *k == words[w as usize]).unwrap_or(known.len() + 1))
        }
        _ => bins.len(),
    }
}
