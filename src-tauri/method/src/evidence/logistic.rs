//! Penalised logistic regression for few customers: D. Firth's penalty, which stays finite where a parameter divides the customers
//! perfectly, and a ridge. The same digits on every machine: own sums in a fixed order, logarithms from `libm`.

use super::weight_of_evidence::Z;

/// What holds the coefficients back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Penalty {
    /// Half the logarithm of the determinant of the information (Bias reduction of maximum likelihood estimates, Biometrika 80 (1993)
    /// 27-38; for separated data: G. Heinze and M. Schemper, Statistics in Medicine 21 (2002) 2409-2419). It falls on the intercept too.
    Firth,
    /// Half this times the square of each coefficient but the first, which is the intercept: as if each were known to be normal around
    /// nothing with this as the inverse of its variance.
    Ridge(f64),
}

/// Rows of numbers with how they came out. The first number of a row is 1, for the intercept.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Design {
    width: usize,
    cells: Vec<f64>,
    success: Vec<bool>,
}

/// A fitted regression.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// The coefficients, the intercept first.
    pub coefficients: Vec<f64>,
    /// Their covariances, row by row: the inverse of the information, with what the penalty adds to it.
    pub covariance: Vec<f64>,
    /// The logarithm of the likelihood, less the penalty.
    pub likelihood: f64,
    /// Whether it came to rest. If not, the data say nothing definite.
    pub settled: bool,
}

/// No step moves a coefficient further than this.
const STRIDE: f64 = 5.0;
/// At most so many steps.
const STEPS: usize = 100;
/// Steps shorter than this are none.
const STILL: f64 = 1e-10;

impl Design {
    /// Without a row; each is to have so many numbers beside the intercept.
    #[must_use]
    pub const fn new(numbers: usize) -> Self {
        Self { width: numbers + 1, cells: Vec::new(), success: Vec::new() }
    }

    /// One more row. What is missing of it is 0.
    pub fn push(&mut self, numbers: &[f64], success: bool) {
        self.cells.push(1.0);
        self.cells.extend((1..self.width).map(|at| numbers.get(at - 1).copied().filter(|x| x.is_finite()).unwrap_or(0.0)));
        self.success.push(success);
    }

    /// How many rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.success.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.success.is_empty()
    }

    fn rows(&self) -> impl Iterator<Item = (&[f64], bool)> {
        self.cells.chunks_exact(self.width.max(1)).zip(self.success.iter().copied())
    }

    /// Fits it; nothing where there is no row, or two columns are the same and nothing holds them apart.
    #[must_use]
    pub fn fit(&self, penalty: Penalty) -> Option<Fitted> {
        self.climb(penalty, vec![0.0; self.width], None)
    }

    /// Up the likelihood by Newton's steps from `beta`; the coefficient `held` stays where it is.
    fn climb(&self, penalty: Penalty, mut beta: Vec<f64>, held: Option<usize>) -> Option<Fitted> {
        if self.is_empty() {
            return None;
        }
        let width = self.width;
        let free: Vec<usize> = (0..width).filter(|&j| Some(j) != held).collect();
        let mut here = self.look(penalty, &beta)?;
        let mut settled = false;
        for _ in 0..STEPS {
            // With a coefficient held its own score does not count: the step solves the information of the others.
            let mut information = vec![0.0; free.len() * free.len()];
            for (a, &j) in free.iter().enumerate() {
                for (b, &k) in free.iter().enumerate() {
                    information[a * free.len() + b] = here.information[j * width + k];
                }
            }
            let root = cholesky(&information, free.len())?;
            let score: Vec<f64> = free.iter().map(|&j| here.score[j]).collect();
            let step = solve(&root, free.len(), &score);
            let longest = step.iter().fold(0.0, |most: f64, s| most.max(s.abs()));
            if longest < STILL {
                settled = true;
                break;
            }
            // What the step gains is less than the sum of so many logarithms is exact to: it is the last one.
            let gain: f64 = score.iter().zip(&step).map(|(s, d)| s * d).sum();
            if longest < 1e-4 && gain <= f64::EPSILON * here.likelihood.abs() {
                for (&j, step) in free.iter().zip(&step) {
                    beta[j] += step;
                }
                here = self.look(penalty, &beta)?;
                settled = true;
                break;
            }
            let mut scale = if longest > STRIDE { STRIDE / longest } else { 1.0 };
            let mut moved = None;
            for _ in 0..30 {
                let mut next = beta.clone();
                for (&j, step) in free.iter().zip(&step) {
                    next[j] += scale * step;
                }
                match self.look(penalty, &next) {
                    Some(there) if there.likelihood >= here.likelihood - 1e-12 => {
                        moved = Some((next, there));
                        break;
                    }
                    _ => scale /= 2.0,
                }
            }
            let Some((next, there)) = moved else {
                // No way leads up: it is at rest but for rounding.
                settled = longest < 1e-6;
                break;
            };
            (beta, here) = (next, there);
        }
        let information = if penalty == Penalty::Firth { self.augmented(&beta, &here)? } else { here.information };
        let root = cholesky(&information, width)?;
        Some(Fitted { coefficients: beta, covariance: inverse(&root, width), likelihood: here.likelihood, settled })
    }

    /// The information with each row counted once and its leverage again, as Firth's penalty adds customers: what the errors come from
    /// (as recent versions of `logistf` have them).
    fn augmented(&self, beta: &[f64], here: &Look) -> Option<Vec<f64>> {
        let width = self.width;
        let root = cholesky(&here.information, width)?;
        let mut information = vec![0.0; width * width];
        for (row, _) in self.rows() {
            let sum: f64 = row.iter().zip(beta).map(|(x, b)| x * b).sum();
            let chance = 1.0 / (1.0 + libm::exp(-sum));
            let weight = chance * (1.0 - chance);
            let leverage = weight * forward(&root, width, row).iter().map(|z| z * z).sum::<f64>();
            for j in 0..width {
                for k in 0..width {
                    information[j * width + k] += weight * (1.0 + leverage) * row[j] * row[k];
                }
            }
        }
        Some(information)
    }

    fn look(&self, penalty: Penalty, beta: &[f64]) -> Option<Look> {
        let width = self.width;
        let mut information = vec![0.0; width * width];
        let mut likelihood = 0.0;
        let mut chances = Vec::with_capacity(self.len());
        for (row, success) in self.rows() {
            let sum: f64 = row.iter().zip(beta).map(|(x, b)| x * b).sum();
            // e^-|x| does not run over on either side.
            let part = libm::exp(-sum.abs());
            let chance = if sum < 0.0 { part / (1.0 + part) } else { 1.0 / (1.0 + part) };
            let against = if success { -sum } else { sum };
            likelihood -= against.max(0.0) + libm::log1p(part);
            let weight = chance * (1.0 - chance);
            for j in 0..width {
                let scaled = weight * row[j];
                for k in 0..=j {
                    information[j * width + k] += scaled * row[k];
                }
            }
            chances.push(chance);
        }
        for j in 0..width {
            for k in 0..j {
                information[k * width + j] = information[j * width + k];
            }
        }
        let mut score = vec![0.0; width];
        match penalty {
            Penalty::Firth => {
                let root = cholesky(&information, width)?;
                // Half the logarithm of the determinant is the sum of the logarithms of the diagonal.
                likelihood += (0..width).map(|j| libm::log(root[j * width + j])).sum::<f64>();
                for ((row, success), &chance) in self.rows().zip(&chances) {
                    let leverage = chance * (1.0 - chance) * forward(&root, width, row).iter().map(|z| z * z).sum::<f64>();
                    let residual = f64::from(u8::from(success)) - chance + leverage * (0.5 - chance);
                    score.iter_mut().zip(row).for_each(|(s, x)| *s += residual * x);
                }
            }
            Penalty::Ridge(strength) => {
                for ((row, success), &chance) in self.rows().zip(&chances) {
                    let residual = f64::from(u8::from(success)) - chance;
                    score.iter_mut().zip(row).for_each(|(s, x)| *s += residual * x);
                }
                for j in 1..width {
                    likelihood -= 0.5 * strength * beta[j] * beta[j];
                    score[j] -= strength * beta[j];
                    information[j * width + j] += strength;
                }
            }
        }
        likelihood.is_finite().then_some(Look { likelihood, score, information })
    }

    /// The 95 % interval of a coefficient by the penalised likelihood itself: the values that a likelihood ratio test would not reject. An
    /// end that is not found within a thousand is infinite.
    #[must_use]
    pub fn profile_interval(&self, penalty: Penalty, fitted: &Fitted, at: usize) -> (f64, f64) {
        let limit = fitted.likelihood - Z * Z / 2.0;
        let end = |sign: f64| {
            let mut start = fitted.coefficients.clone();
            // How far above the limit the likelihood is with the coefficient held there.
            let mut above = |value: f64| {
                start[at] = value;
                let held = self.climb(penalty, start.clone(), Some(at));
                held.map_or(f64::NEG_INFINITY, |held| {
                    start.clone_from(&held.coefficients);
                    held.likelihood - limit
                })
            };
            let (mut inside, mut height) = (fitted.coefficients[at], Z * Z / 2.0);
            let mut stride = (Z * fitted.covariance[at * self.width + at].sqrt()).max(1e-3);
            let (mut outside, mut depth) = loop {
                let value = inside + sign * stride;
                if value.abs() > 1e3 {
                    return sign * f64::INFINITY;
                }
                let found = above(value);
                if found <= 0.0 {
                    break (value, found);
                }
                (inside, height, stride) = (value, found, stride * 1.5);
            };
            // False position (the Illinois variant): the end that stays twice has its height halved.
            let mut stayed = 0;
            for _ in 0..100 {
                if (outside - inside).abs() < 1e-10 {
                    break;
                }
                let chord = inside + (outside - inside) * height / (height - depth);
                let value = if chord.is_finite() && depth.is_finite() { chord } else { f64::midpoint(inside, outside) };
                let found = above(value);
                if found.abs() < 1e-11 {
                    return value;
                }
                if found > 0.0 {
                    (inside, height) = (value, found);
                    depth = if stayed == 1 { depth / 2.0 } else { depth };
                    stayed = 1;
                } else {
                    (outside, depth) = (value, found);
                    height = if stayed == -1 { height / 2.0 } else { height };
                    stayed = -1;
                }
            }
            f64::midpoint(inside, outside)
        };
        (end(-1.0), end(1.0))
    }

    /// How often chance alone moves the likelihood as much as leaving this coefficient out does (likelihood ratio, one degree of freedom).
    #[must_use]
    pub fn ratio_p(&self, penalty: Penalty, fitted: &Fitted, at: usize) -> f64 {
        let mut start = fitted.coefficients.clone();
        start[at] = 0.0;
        let without = self.climb(penalty, start, Some(at));
        without.map_or(1.0, |w| libm::erfc((fitted.likelihood - w.likelihood).max(0.0).sqrt()))
    }
}

impl Fitted {
    /// The sum of a row, on the scale of log-odds.
    #[must_use]
    pub fn sum(&self, numbers: &[f64]) -> f64 {
        let intercept = self.coefficients.first().copied().unwrap_or(0.0);
        intercept + self.coefficients.iter().skip(1).zip(numbers).map(|(b, x)| b * x).sum::<f64>()
    }
}

struct Look {
    likelihood: f64,
    score: Vec<f64>,
    information: Vec<f64>,
}

/// The lower root of a positive matrix; nothing where it is not positive.
pub(crate) fn cholesky(matrix: &[f64], width: usize) -> Option<Vec<f64>> {
    let mut root = vec![0.0; width * width];
    for j in 0..width {
        for k in 0..=j {
            let under: f64 = (0..k).map(|i| root[j * width + i] * root[k * width + i]).sum();
            let rest = matrix[j * width + k] - under;
            if j == k {
                if rest <= 1e-12 * matrix[j * width + j].abs() || !rest.is_finite() {
                    return None;
                }
                root[j * width + j] = rest.sqrt();
            } else {
                root[j * width + k] = rest / root[k * width + k];
            }
        }
    }
    Some(root)
}

/// Solves root × x = right.
fn forward(root: &[f64], width: usize, right: &[f64]) -> Vec<f64> {
    let mut x = vec![0.0; width];
    for j in 0..width {
        let under: f64 = (0..j).map(|i| root[j * width + i] * x[i]).sum();
        x[j] = (right[j] - under) / root[j * width + j];
    }
    x
}

/// Solves root × rootᵀ × x = right.
fn solve(root: &[f64], width: usize, right: &[f64]) -> Vec<f64> {
    let mut x = forward(root, width, right);
    for j in (0..width).rev() {
        let over: f64 = (j + 1..width).map(|i| root[i * width + j] * x[i]).sum();
        x[j] = (x[j] - over) / root[j * width + j];
    }
    x
}

fn inverse(root: &[f64], width: usize) -> Vec<f64> {
    let mut inverse = vec![0.0; width * width];
    for j in 0..width {
        let mut unit = vec![0.0; width];
        unit[j] = 1.0;
        for (k, x) in solve(root, width, &unit).into_iter().enumerate() {
            inverse[k * width + j] = x;
        }
    }
    inverse
}
