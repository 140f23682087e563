//! Penalised additive logistic regression on binned columns: log-odds = constant + Σ over columns of a value per bin. Fitted column by
//! column in turn on the quadratic that touches the likelihood (iteratively reweighted least squares), so a column of any form costs one
//! pass over the rows.

use super::bins::{Bins, Kind};
use super::float::{float, logit, sigmoid};

/// Rows to learn from: for each column the bin of each row, and how it went.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub codes: Vec<Vec<u8>>,
    pub happy: Vec<bool>,
}

impl Rows {
    pub(super) fn pick(&self, rows: &[usize]) -> Self {
        let pick = |codes: &Vec<u8>| rows.iter().map(|&r| codes[r]).collect();
        Self { codes: self.codes.iter().map(pick).collect(), happy: rows.iter().map(|&r| self.happy[r]).collect() }
    }

    pub(super) fn all(bins: &[Bins], happy: &[bool]) -> Self {
        Self { codes: bins.iter().map(|b| b.codes.clone()).collect(), happy: happy.to_vec() }
    }

    pub(super) const fn len(&self) -> usize {
        self.happy.len()
    }
}

/// What each bin of each column adds to the log-odds.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shapes {
    pub constant: f64,
    pub of: Vec<Vec<f64>>,
}

impl Shapes {
    pub(super) fn zero(bins: &[Bins]) -> Self {
        Self { constant: 0.0, of: bins.iter().map(|b| vec![0.0; b.count]).collect() }
    }

    /// The log-odds of each row.
    pub(super) fn predict(&self, codes: &[Vec<u8>], rows: usize) -> Vec<f64> {
        let mut sum = vec![self.constant; rows];
        for (shape, codes) in self.of.iter().zip(codes) {
            for (sum, &code) in sum.iter_mut().zip(codes) {
                *sum += shape[usize::from(code)];
            }
        }
        sum
    }

    /// Moves the mean of each column over these rows into the constant.
    pub(super) fn centre(&mut self, rows: &Rows) {
        for (shape, codes) in self.of.iter_mut().zip(&rows.codes) {
            let sum: f64 = codes.iter().map(|&c| shape[usize::from(c)]).sum();
            let mean = sum / float(rows.len().max(1));
            self.constant += mean;
            for value in shape.iter_mut() {
                *value -= mean;
            }
        }
    }

    /// Adds another, weighed.
    pub(super) fn add(&mut self, other: &Self, weight: f64) {
        self.constant += weight * other.constant;
        for (own, more) in self.of.iter_mut().zip(&other.of) {
            for (own, more) in own.iter_mut().zip(more) {
                *own += weight * more;
            }
        }
    }
}

/// How the values of a column hang together, and how much they are held back.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// Each bin by itself, held back towards nothing.
    Levels { ridge: f64 },
    /// A straight line in the standardised value; the missing bin by itself.
    Line { ridge: f64, levels: f64 },
    /// A curve: bends cost by their square, over the ranks or over the standardised values; the missing bin by itself.
    Curve { bend: f64, ridge: f64, ranks: bool, levels: f64 },
    /// A given shape, times a factor that is not negative and is held towards 1.
    Scaled { shape: Vec<f64>, ridge: f64 },
}

impl Form {
    /// One form for all columns: the first where there is an order, the second elsewhere.
    pub(super) fn each(bins: &[Bins], ordered: &Self, levels: f64) -> Vec<Self> {
        bins.iter().map(|b| if b.is_ordered() { ordered.clone() } else { Self::Levels { ridge: levels } }).collect()
    }
}

/// Where the bins of an ordered column lie: by standardised value, held at three deviations, or by rank from 0 to 1. The missing bin, if
/// any, gets 0.
pub(super) fn places(bins: &Bins, ranks: bool) -> Vec<f64> {
    let Kind::Ordered { means, .. } = &bins.kind else { return vec![0.0; bins.count] };
    let mut counts = vec![0usize; bins.count];
    for &code in &bins.codes {
        counts[usize::from(code)] += 1;
    }
    let known: usize = counts.iter().take(means.len()).sum();
    let total = float(known.max(1));
    let mut at: Vec<f64> = if ranks {
        let mut below = 0usize;
        (0..means.len())
            .map(|b| {
                let place = (float(below) + float(counts[b]) / 2.0) / total;
                below += counts[b];
                place
            })
            .collect()
    } else {
        let weighed = |of: &dyn Fn(f64) -> f64| means.iter().zip(&counts).map(|(&m, &c)| of(m) * float(c)).sum::<f64>() / total;
        let mean = weighed(&|m| m);
        let deviation = weighed(&|m| (m - mean) * (m - mean)).sqrt().max(1e-12);
        let mut at: Vec<f64> = means.iter().map(|m| ((m - mean) / deviation).clamp(-3.0, 3.0)).collect();
        // Held values would lie on one spot; they keep their order, a little apart.
        for b in 1..at.len() {
            at[b] = at[b].max(at[b - 1] + 1e-3);
        }
        at
    };
    at.resize(bins.count, 0.0);
    at
}

/// One column as it is fitted.
struct Block<'a> {
    codes: &'a [u8],
    /// How many of the first bins hang together; those after stand by themselves.
    bound: usize,
    bond: Bond,
    ridge: Vec<f64>,
    weights: Vec<f64>,
    factor: [Vec<f64>; 3],
}

enum Bond {
    None,
    /// All are one factor times these; the factor, what it is held towards, how strongly, and whether it may be negative.
    Line {
        at: Vec<f64>,
        factor: f64,
        towards: f64,
        ridge: f64,
        signed: bool,
    },
    /// The penalty's diagonal and its two neighbours.
    Bends([Vec<f64>; 3]),
}

/// The penalty on bends as a band matrix: squares of second differences, over the distance.
fn bends(at: &[f64], bend: f64) -> [Vec<f64>; 3] {
    let n = at.len();
    let mut band = [vec![0.0; n], vec![0.0; n], vec![0.0; n]];
    for b in 1..n.saturating_sub(1) {
        let (left, right) = (at[b] - at[b - 1], at[b + 1] - at[b]);
        let d = [1.0 / left, -1.0 / left - 1.0 / right, 1.0 / right];
        let cost = bend / ((left + right) / 2.0);
        for i in 0..3 {
            for j in i..3 {
                band[j - i][b - 1 + i] += cost * d[i] * d[j];
            }
        }
    }
    band
}

impl<'a> Block<'a> {
    fn new(bins: &Bins, codes: &'a [u8], form: &Form) -> Self {
        let count = bins.count;
        let (mut ridge, mut bound, mut bond) = (vec![0.0; count], 0, Bond::None);
        match form {
            Form::Levels { ridge: hold } => ridge.fill(*hold),
            Form::Line { ridge: hold, levels } => {
                ridge.fill(*levels);
                bound = bins.known();
                bond = Bond::Line { at: places(bins, false), factor: 0.0, towards: 0.0, ridge: *hold, signed: true };
            }
            Form::Scaled { shape, ridge: hold } => {
                bound = count;
                bond = Bond::Line { at: shape.clone(), factor: 0.0, towards: 1.0, ridge: *hold, signed: false };
            }
            Form::Curve { bend, ridge: hold, ranks, levels } => {
                ridge.fill(*levels);
                bound = bins.known();
                let mut counts = vec![0usize; count];
                for &code in &bins.codes {
                    counts[usize::from(code)] += 1;
                }
                for b in 0..bound {
                    ridge[b] = hold * float(counts[b]) / float(bins.codes.len()) + 1e-6;
                }
                bond = Bond::Bends(bends(&places(bins, *ranks)[..bound], *bend));
            }
        }
        Self { codes, bound, bond, ridge, weights: vec![0.0; count], factor: [Vec::new(), Vec::new(), Vec::new()] }
    }

    /// Takes the weights of the rows in, and factors the curve's matrix.
    fn weigh(&mut self, weights: &[f64]) {
        let mut by_code = [0.0; 256];
        for (&code, weight) in self.codes.iter().zip(weights) {
            by_code[usize::from(code)] += weight;
        }
        let count = self.weights.len();
        self.weights.copy_from_slice(&by_code[..count]);
        self.factor();
    }

    fn factor(&mut self) {
        if let Bond::Bends(band) = &self.bond {
            let n = self.bound;
            let (mut d, mut l1, mut l2) = (vec![0.0; n], vec![0.0; n], vec![0.0; n]);
            for i in 0..n {
                let mut value = band[0][i] + self.ridge[i] + self.weights[i];
                if i >= 1 {
                    value -= l1[i - 1] * l1[i - 1] * d[i - 1];
                }
                if i >= 2 {
                    value -= l2[i - 2] * l2[i - 2] * d[i - 2];
                }
                d[i] = value.max(1e-12);
                if i + 1 < n {
                    let cross = if i >= 1 { l1[i - 1] * l2[i - 1] * d[i - 1] } else { 0.0 };
                    l1[i] = (band[1][i] - cross) / d[i];
                }
                if i + 2 < n {
                    l2[i] = band[2][i] / d[i];
                }
            }
            self.factor = [d, l1, l2];
        }
    }

    /// How the values should change, given the pull on each bin.
    fn step(&mut self, pull: &[f64], shape: &[f64]) -> Vec<f64> {
        let mut step = vec![0.0; shape.len()];
        let free = self.bound;
        for b in free..shape.len() {
            step[b] = (pull[b] - self.ridge[b] * shape[b]) / (self.weights[b] + self.ridge[b]).max(1e-12);
        }
        if let Bond::Line { at, factor, towards, ridge, signed } = &mut self.bond {
            let up: f64 = (0..free).map(|b| pull[b] * at[b]).sum();
            let weight: f64 = (0..free).map(|b| self.weights[b] * at[b] * at[b]).sum();
            let mut change = (up - *ridge * (*factor - *towards)) / (weight + *ridge).max(1e-12);
            if !*signed {
                change = change.max(-*factor);
            }
            *factor += change;
            for b in 0..free {
                step[b] = change * at[b];
            }
        }
        if let Bond::Bends(band) = &self.bond {
            let n = free;
            let [d, l1, l2] = &self.factor;
            let mut x: Vec<f64> = (0..n)
                .map(|i| {
                    let mut held = (band[0][i] + self.ridge[i]) * shape[i];
                    for k in 1..=2 {
                        if i >= k {
                            held += band[k][i - k] * shape[i - k];
                        }
                        if i + k < n {
                            held += band[k][i] * shape[i + k];
                        }
                    }
                    pull[i] - held
                })
                .collect();
            for i in 0..n {
                if i >= 1 {
                    x[i] -= l1[i - 1] * x[i - 1];
                }
                if i >= 2 {
                    x[i] -= l2[i - 2] * x[i - 2];
                }
            }
            for i in 0..n {
                x[i] /= d[i];
            }
            for i in (0..n).rev() {
                if i + 1 < n {
                    x[i] -= l1[i] * x[i + 1];
                }
                if i + 2 < n {
                    x[i] -= l2[i] * x[i + 2];
                }
            }
            step[..n].copy_from_slice(&x);
        }
        step
    }
}

/// The shape of one column by itself, from how many rows of each kind its bins have.
pub(super) fn alone(bins: &Bins, counts: &[(f64, f64)], form: &Form) -> Vec<f64> {
    let mut block = Block::new(bins, &[], form);
    let all = counts.iter().fold((0.0, 0.0), |a, c| (a.0 + c.0, a.1 + c.1));
    let mut constant = logit(((all.0 + 0.5) / (all.0 + all.1 + 1.0)).clamp(1e-6, 1.0 - 1e-6));
    let mut shape = vec![0.0; bins.count];
    for _ in 0..40 {
        let mut pull = vec![0.0; bins.count];
        for (b, &(one, zero)) in counts.iter().enumerate() {
            let p = sigmoid(constant + shape[b]);
            block.weights[b] = ((one + zero) * p * (1.0 - p)).max(1e-6);
            pull[b] = one - (one + zero) * p;
        }
        let shift = pull.iter().sum::<f64>() / block.weights.iter().sum::<f64>();
        constant += shift;
        for (pull, weight) in pull.iter_mut().zip(&block.weights) {
            *pull -= shift * weight;
        }
        block.factor();
        let step = block.step(&pull, &shape);
        let mut moved = shift.abs();
        for (value, step) in shape.iter_mut().zip(&step) {
            *value += step.clamp(-3.0, 3.0);
            moved = moved.max(step.abs());
        }
        if moved < 1e-6 {
            break;
        }
    }
    let mean = shape.iter().zip(counts).map(|(v, c)| v * (c.0 + c.1)).sum::<f64>() / (all.0 + all.1).max(1.0);
    shape.iter().map(|v| v - mean).collect()
}

/// How many rows of each kind each bin has.
pub(super) fn counts(bins: &Bins, codes: &[u8], happy: &[bool]) -> Vec<(f64, f64)> {
    let mut counts = vec![(0.0, 0.0); bins.count];
    for (&code, &happy) in codes.iter().zip(happy) {
        let count = &mut counts[usize::from(code)];
        if happy {
            count.0 += 1.0;
        } else {
            count.1 += 1.0;
        }
    }
    counts
}

/// Fits. `forms` has one form for each column.
pub(super) fn fit(bins: &[Bins], rows: &Rows, forms: &[Form]) -> Shapes {
    let n = rows.len();
    let mut shapes = Shapes::zero(bins);
    let ones = rows.happy.iter().filter(|h| **h).count();
    shapes.constant = logit(((float(ones) + 0.5) / (float(n) + 1.0)).clamp(1e-6, 1.0 - 1e-6));
    let mut blocks: Vec<Block<'_>> =
        bins.iter().zip(&rows.codes).zip(forms).map(|((b, codes), form)| Block::new(b, codes, form)).collect();
    let mut sum = vec![shapes.constant; n];
    let (mut weights, mut pulls) = (vec![0.0; n], vec![0.0; n]);
    for _ in 0..8 {
        for i in 0..n {
            let p = sigmoid(sum[i]);
            weights[i] = (p * (1.0 - p)).max(1e-4);
            pulls[i] = f64::from(u8::from(rows.happy[i])) - p;
        }
        for block in &mut blocks {
            block.weigh(&weights);
        }
        let whole: f64 = weights.iter().sum();
        let mut moved_before = 0.0_f64;
        for sweep in 0..8 {
            let shift = pulls.iter().sum::<f64>() / whole;
            shapes.constant += shift;
            for i in 0..n {
                pulls[i] -= weights[i] * shift;
                sum[i] += shift;
            }
            let mut moved = shift.abs();
            for (block, shape) in blocks.iter_mut().zip(&mut shapes.of) {
                let mut pull = [0.0; 256];
                for (&code, p) in block.codes.iter().zip(&pulls) {
                    pull[usize::from(code)] += p;
                }
                let step = block.step(&pull[..shape.len()], shape);
                let mut by_code = [0.0; 256];
                for ((value, step), by_code) in shape.iter_mut().zip(&step).zip(&mut by_code) {
                    *value += step;
                    *by_code = *step;
                    moved = moved.max(step.abs());
                }
                for (((&code, pull), sum), weight) in block.codes.iter().zip(&mut pulls).zip(&mut sum).zip(&weights) {
                    let step = by_code[usize::from(code)];
                    *pull -= weight * step;
                    *sum += step;
                }
            }
            if sweep == 0 {
                moved_before = moved;
            }
            if moved < 2e-3_f64.max(0.03 * moved_before) {
                break;
            }
        }
        if moved_before < 1e-2 {
            break;
        }
    }
    shapes.centre(rows);
    shapes
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::path::Path;

    use super::*;
    use crate::learn::bins::Word;
    use crate::learn::fate::rank_auc;

    /// A column of German credit as bins, each word one, and how it went.
    fn column(text: &str, name: &str) -> (Bins, Vec<bool>) {
        let mut lines = text.lines().map(cells);
        let head = lines.next().unwrap();
        let (at, outcome) = (head.iter().position(|h| h == name).unwrap(), head.len() - 1);
        let (mut of, mut codes, mut happy) = (HashMap::new(), Vec::new(), Vec::new());
        for row in lines {
            let next = of.len();
            codes.push(*of.entry(row[at].clone()).or_insert(next) as u8);
            happy.push(row[outcome] == "good");
        }
        let words = (0..of.len()).map(|_| Word { spellings: vec![], rest: false }).collect();
        (Bins { column: 0, codes, count: of.len(), missing: None, kind: Kind::Nominal { words } }, happy)
    }

    fn cells(line: &str) -> Vec<String> {
        let (mut cells, mut quoted) = (vec![String::new()], false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(String::new()),
                c => cells.last_mut().unwrap().push(c),
            }
        }
        cells
    }

    /// The unpenalised logit of three raw weights of evidence on German credit, against statsmodels:
    /// `reference/logit_coefficients.csv` and `auc.csv` ("3 categorical, raw WoE ln(bad/good), unpenalised logit"), and the raw information
    /// values of `iv_per_variable.csv`. The sign of both weight and outcome is turned, so the factors are the same.
    #[test]
    fn german_credit_as_published() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/customers/german_credit.csv");
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("skipped: {} is not there", file.display());
            return;
        };
        let published = [
            ("status_of_existing_checking_account", 0.868_221_016_590_724_7, 0.666_011_503_4),
            ("credit_history", 0.843_833_869_132_920_1, 0.293_233_547_4),
            ("savings_account_and_bonds", 0.724_634_019_073_160_8, 0.196_009_556_9),
        ];
        let (mut bins, mut forms, mut shapes) = (Vec::new(), Vec::new(), Vec::new());
        let mut happy = Vec::new();
        for (name, _, information) in published {
            let (column, outcome) = column(&text, name);
            let counts = counts(&column, &column.codes, &outcome);
            let shape: Vec<f64> = counts.iter().map(|c| super::super::float::ln((c.0 / 700.0) / (c.1 / 300.0))).collect();
            let found: f64 = counts.iter().zip(&shape).map(|(c, w)| (c.0 / 700.0 - c.1 / 300.0) * w).sum();
            assert!((found - information).abs() < 1e-9, "{name}: {found}");
            forms.push(Form::Scaled { shape: shape.clone(), ridge: 1e-9 });
            (happy, bins) = (outcome, [bins, vec![column]].concat());
            shapes.push(shape);
        }
        let rows = Rows::all(&bins, &happy);
        let found = fit(&bins, &rows, &forms);
        for (c, (name, factor, _)) in published.iter().enumerate() {
            let own = (found.of[c][0] - found.of[c][1]) / (shapes[c][0] - shapes[c][1]);
            assert!((own - factor).abs() < 0.005, "{name}: {own}");
        }
        let auc = rank_auc(&found.predict(&rows.codes, rows.len()), &happy);
        assert!((auc - 0.754_833_333_333_333_3).abs() < 2e-4, "{auc}");
    }
}
