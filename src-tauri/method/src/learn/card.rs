//! From what each bin adds to the log-odds to a card of whole numbers: neighbouring bins joined as long as next to nothing is lost,
//! weights by the ranges, fits by the place in the range.

use super::additive::Shapes;
use super::bins::{Bins, Kind};
use super::float::{float, sigmoid};
use crate::weight::{WHOLE, apportion};

/// A column on the card.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// Position among the bins.
    pub at: usize,
    /// The bins of each level: neighbours of a number, any of a text.
    pub levels: Vec<Vec<usize>>,
    pub fits: Vec<u8>,
    /// The fit of what is not known.
    pub unknown: u8,
    /// Whether not knowing it tells something of its own.
    pub tells: bool,
    pub weight: u16,
}

/// The AUC that scores would have if the log-odds were true: what joining and rounding cost is measured without the noise of labels.
pub(super) struct Yardstick {
    p: Vec<f64>,
    best: f64,
}

impl Yardstick {
    pub(super) fn new(log_odds: &[f64]) -> Self {
        let p = log_odds.iter().map(|&x| sigmoid(x)).collect();
        let mut yardstick = Self { p, best: 0.5 };
        yardstick.best = yardstick.auc(log_odds);
        yardstick
    }

    fn auc(&self, scores: &[f64]) -> f64 {
        let mut order: Vec<u32> = (0..scores.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| scores[a as usize].total_cmp(&scores[b as usize]).then(a.cmp(&b)));
        let (mut below, mut won, mut ones, mut zeros) = (0.0, 0.0, 0.0, 0.0);
        let mut at = 0;
        while at < order.len() {
            let score = scores[order[at] as usize];
            let (mut one, mut zero) = (0.0, 0.0);
            // At least one of them, so that it ends whatever the scores are.
            loop {
                let p = self.p[order[at] as usize];
                one += p;
                zero += 1.0 - p;
                at += 1;
                if order.get(at).is_none_or(|&next| scores[next as usize] > score) {
                    break;
                }
            }
            won += one * (below + zero / 2.0);
            below += zero;
            ones += one;
            zeros += zero;
        }
        if ones <= 0.0 || zeros <= 0.0 { 0.5 } else { won / (ones * zeros) }
    }

    /// How much worse these scores are than the best.
    pub(super) fn lost(&self, scores: &[f64]) -> f64 {
        self.best - self.auc(scores)
    }
}

/// A column while its bins are being joined: the bins in order, in runs.
struct Joining {
    runs: Vec<Run>,
}

#[derive(Debug, Clone)]
struct Run {
    bins: Vec<usize>,
    weight: f64,
    value: f64,
}

impl Joining {
    fn new(bins: &Bins, shape: &[f64], counts: &[usize]) -> Self {
        let mut order: Vec<usize> = (0..bins.known()).collect();
        if !bins.is_ordered() {
            order.sort_by(|&a, &b| shape[a].total_cmp(&shape[b]).then(a.cmp(&b)));
        }
        let runs = order.into_iter().map(|b| Run { bins: vec![b], weight: float(counts[b]).max(0.1), value: shape[b] }).collect();
        Self { runs }
    }

    /// The neighbours whose joining changes the scores least, and by how much.
    fn cheapest(&self, limit: f64) -> Option<(usize, f64)> {
        let mut best: Option<(usize, f64)> = None;
        for at in 0..self.runs.len().saturating_sub(1) {
            let (a, b) = (&self.runs[at], &self.runs[at + 1]);
            let gap = a.value - b.value;
            let cost = gap * gap * a.weight * b.weight / (a.weight + b.weight);
            let cost = if self.runs.len() <= 2 { limit } else { cost };
            if best.is_none_or(|(_, c)| cost < c) {
                best = Some((at, cost));
            }
        }
        best.filter(|b| b.1 < limit)
    }

    fn join(&mut self, at: usize) {
        let next = self.runs.remove(at + 1);
        let run = &mut self.runs[at];
        run.value = (run.value * run.weight + next.value * next.weight) / (run.weight + next.weight);
        run.weight += next.weight;
        run.bins.extend(next.bins);
    }
}

/// The most AUC that joining may cost, and with rounding together about twice that.
const COST: f64 = 0.000_5;

/// Makes the card. Columns that add nothing are not on it.
pub(super) fn card(bins: &[Bins], shapes: &Shapes) -> Vec<Entry> {
    let rows = bins.first().map_or(0, |b| b.codes.len());
    let codes: Vec<&[u8]> = bins.iter().map(|b| b.codes.as_slice()).collect();
    let predict = |of: &[Vec<f64>]| -> Vec<f64> {
        let mut sum = vec![shapes.constant; rows];
        for (shape, codes) in of.iter().zip(&codes) {
            for (sum, &code) in sum.iter_mut().zip(*codes) {
                *sum += shape[usize::from(code)];
            }
        }
        sum
    };
    let yardstick = Yardstick::new(&predict(&shapes.of));
    let counts: Vec<Vec<usize>> = bins
        .iter()
        .map(|b| {
            let mut counts = vec![0usize; b.count];
            for &code in &b.codes {
                counts[usize::from(code)] += 1;
            }
            counts
        })
        .collect();
    let start = || -> Vec<Joining> {
        bins.iter().zip(&shapes.of).zip(&counts).map(|((b, shape), counts)| Joining::new(b, shape, counts)).collect()
    };
    // All joins, cheapest first; then as many of them as cost no more than they may.
    let mut joining = start();
    let mut joins: Vec<(usize, usize)> = Vec::new();
    let mut next: Vec<Option<(usize, f64)>> = joining.iter().map(|j| j.cheapest(f64::INFINITY)).collect();
    loop {
        let cheapest = (0..next.len()).filter_map(|c| next[c].map(|(at, cost)| (c, at, cost))).min_by(|a, b| a.2.total_cmp(&b.2));
        let Some((column, at, _)) = cheapest else { break };
        joining[column].join(at);
        next[column] = joining[column].cheapest(f64::INFINITY);
        joins.push((column, at));
    }
    let joined = |count: usize| -> Vec<Joining> {
        let mut joining = start();
        for &(column, at) in &joins[..count] {
            joining[column].join(at);
        }
        joining
    };
    let values = |joining: &[Joining]| -> Vec<Vec<f64>> {
        joining
            .iter()
            .zip(&shapes.of)
            .map(|(j, shape)| {
                let mut values = shape.clone();
                for run in &j.runs {
                    for &bin in &run.bins {
                        values[bin] = run.value;
                    }
                }
                values
            })
            .collect()
    };
    let (mut fine, mut over) = (0, joins.len() + 1);
    while over - fine > 1 {
        let middle = usize::midpoint(fine, over);
        if yardstick.lost(&predict(&values(&joined(middle)))) <= COST {
            fine = middle;
        } else {
            over = middle;
        }
    }
    round(bins, &joined(fine), shapes, &counts)
}

/// Whole numbers: weights in proportion to the ranges, fits by the place in the range.
fn round(bins: &[Bins], joining: &[Joining], shapes: &Shapes, counts: &[Vec<usize>]) -> Vec<Entry> {
    let ends = |at: usize| -> (f64, f64) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for run in &joining[at].runs {
            low = low.min(run.value);
            high = high.max(run.value);
        }
        if let Some(missing) = bins[at].missing.filter(|&m| tells(&shapes.of[at], m, counts[at][m])) {
            low = low.min(shapes.of[at][missing]);
            high = high.max(shapes.of[at][missing]);
        }
        (low, high)
    };
    let ranges: Vec<u64> = (0..bins.len())
        .map(|at| {
            let (low, high) = ends(at);
            // A single answer says something where not giving it does: a tick, or none. Of numbers that would be a band of one.
            let tick = !bins[at].is_ordered() && joining[at].runs.len() == 1 && high > low;
            if joining[at].runs.len() < 2 && !tick { 0 } else { ((high - low) * 1e9).clamp(0.0, 1e15) as u64 }
        })
        .collect();
    let weights = if ranges.iter().all(|&r| r == 0) { vec![0; ranges.len()] } else { apportion(&ranges, WHOLE) };
    (0..bins.len())
        .filter(|&at| weights[at] > 0)
        .map(|at| {
            let (low, high) = ends(at);
            let fit = |value: f64| ((value - low) / (high - low) * 100.0).round().clamp(0.0, 100.0) as u8;
            let runs = &joining[at].runs;
            let missing = bins[at].missing.filter(|&m| tells(&shapes.of[at], m, counts[at][m]));
            let known: f64 = runs.iter().map(|r| r.weight).sum();
            let mean = runs.iter().map(|r| r.weight * r.value).sum::<f64>() / known;
            Entry {
                at,
                levels: runs.iter().map(|r| r.bins.clone()).collect(),
                fits: runs.iter().map(|r| fit(r.value)).collect(),
                unknown: fit(missing.map_or(mean, |m| shapes.of[at][m])),
                tells: missing.is_some(),
                weight: weights[at],
            }
        })
        .collect()
}

/// The likely score of each row: exactly what the profile made of this card gives.
pub(super) fn scores(bins: &[Bins], card: &[Entry]) -> Vec<u32> {
    let mut sums = vec![0u32; bins.first().map_or(0, |b| b.codes.len())];
    for entry in card {
        let mut points = vec![u32::from(entry.unknown) * u32::from(entry.weight); bins[entry.at].count];
        for (level, fit) in entry.levels.iter().zip(&entry.fits) {
            for &bin in level {
                points[bin] = u32::from(*fit) * u32::from(entry.weight);
            }
        }
        for (sum, &code) in sums.iter_mut().zip(&bins[entry.at].codes) {
            *sum += points[usize::from(code)];
        }
    }
    sums
}

/// Whether the missing bin says something of its own: enough rows, and away from the mean (which is 0).
fn tells(shape: &[f64], missing: usize, rows: usize) -> bool {
    rows >= 5 && shape[missing].abs() > 0.05
}

/// The limits between the levels of a number: the roundest number above all of the one level and not above any of the next.
pub(super) fn limits(bins: &Bins, levels: &[Vec<usize>]) -> Vec<crate::number::Number> {
    let Kind::Ordered { ends, .. } = &bins.kind else { return Vec::new() };
    levels
        .windows(2)
        .map(|pair| {
            let below = pair[0].iter().map(|&b| ends[b].1).max().unwrap_or_default();
            let above = pair[1].iter().map(|&b| ends[b].0).min().unwrap_or_default();
            roundest(below, above)
        })
        .collect()
}

/// The number with the most zeros at its end in (below, above]; the one nearest to the middle where there are several.
fn roundest(below: crate::number::Number, above: crate::number::Number) -> crate::number::Number {
    let (low, high) = (i128::from(below.millionths()), i128::from(above.millionths()));
    let middle = (low + high) / 2;
    let mut step: i128 = 1_000_000_000_000_000_000;
    while step > 1 {
        for part in [step, step / 2] {
            if part == 0 || step % 2 != 0 {
                continue;
            }
            let near = (middle.div_euclid(part)) * part;
            for candidate in [near, near + part] {
                if candidate > low && candidate <= high {
                    return crate::number::Number::from_millionths(i64::try_from(candidate).unwrap_or(above.millionths()));
                }
            }
        }
        step /= 10;
    }
    above
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Number;

    #[test]
    fn limits_are_round() {
        let n = |text: &str| Number::parse(text).unwrap();
        assert_eq!(roundest(n("17"), n("23")), n("20"));
        assert_eq!(roundest(n("19"), n("20")), n("20"));
        assert_eq!(roundest(n("20"), n("21")), n("21"));
        assert_eq!(roundest(n("0.31"), n("0.37")), n("0.35"));
        assert_eq!(roundest(n("-3"), n("8")), n("0"));
        assert_eq!(roundest(n("1432"), n("1871")), n("1500"));
        assert_eq!(roundest(n("0.000001"), n("0.000002")), n("0.000002"));
    }

    #[test]
    fn the_yardstick_is_an_auc_with_shares_for_labels() {
        let y = Yardstick { p: vec![1.0, 0.0, 1.0, 0.0], best: 1.0 };
        // 1 beats both zeros, 3 beats one of them and ties none: (2 + 1) / 4.
        assert!((y.auc(&[3.0, 2.0, 1.5, 1.0]) - 0.75).abs() < 1e-12);
        assert!((y.auc(&[1.0, 1.0, 1.0, 1.0]) - 0.5).abs() < 1e-12);
    }
}
