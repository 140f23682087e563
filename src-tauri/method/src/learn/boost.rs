//! Boosted steps: in each round the columns that help most get one more step, a little of what would be best (Friedman 2001). Catches
//! jumps and shapes that curves smooth away, and leaves alone what does not help.

use super::additive::{Rows, Shapes};
use super::bins::Bins;
use super::float::{float, logit, sigmoid};

/// How it is boosted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Boost {
    /// How much of the best step is made.
    pub rate: f64,
    /// Held back towards nothing, in weight of rows.
    pub ridge: f64,
}

/// The shapes after each of `stops` many rounds, which rise.
pub(super) fn boost(bins: &[Bins], rows: &Rows, how: Boost, stops: &[usize]) -> Vec<Shapes> {
    let n = rows.len();
    let ones = rows.happy.iter().filter(|h| **h).count();
    let mut shapes = Shapes::zero(bins);
    shapes.constant = logit((float(ones) + 0.5) / (float(n) + 1.0));
    let mut sum = vec![shapes.constant; n];
    let (mut pulls, mut weights) = (vec![0.0; n], vec![0.0; n]);
    let least = (float(n) / 200.0).clamp(2.0, 20.0);
    let mut found = Vec::new();
    let counts: Vec<Vec<f64>> = bins
        .iter()
        .zip(&rows.codes)
        .map(|(b, codes)| {
            let mut counts = vec![0.0; b.count];
            for &code in codes {
                counts[usize::from(code)] += 1.0;
            }
            counts
        })
        .collect();
    for round in 1..=stops.last().copied().unwrap_or(0) {
        for i in 0..n {
            let p = sigmoid(sum[i]);
            weights[i] = (p * (1.0 - p)).max(1e-4);
            pulls[i] = f64::from(u8::from(rows.happy[i])) - p;
        }
        let steps: Vec<Option<(f64, Vec<f64>)>> = bins
            .iter()
            .zip(&rows.codes)
            .zip(&counts)
            .map(|((bins, codes), counts)| {
                let mut sums = [(0.0, 0.0); 256];
                for ((&code, pull), weight) in codes.iter().zip(&pulls).zip(&weights) {
                    let sum = &mut sums[usize::from(code)];
                    sum.0 += pull;
                    sum.1 += weight;
                }
                step(bins, &sums[..bins.count], counts, how, least)
            })
            .collect();
        let best = steps.iter().flatten().map(|s| s.0).fold(0.0, f64::max);
        if best <= 0.0 {
            break;
        }
        // The best, and those near it: their steps overlap little more than the rate makes up for.
        let near = steps.iter().flatten().filter(|s| s.0 > 0.6 * best).count().min(4);
        let mut order: Vec<usize> = (0..steps.len()).filter(|&c| steps[c].as_ref().is_some_and(|s| s.0 > 0.6 * best)).collect();
        order.sort_by(|&a, &b| {
            let gain = |c: usize| steps[c].as_ref().map_or(0.0, |s| s.0);
            gain(b).total_cmp(&gain(a)).then(a.cmp(&b))
        });
        for &column in order.iter().take(near) {
            let Some((_, step)) = &steps[column] else { continue };
            for (value, step) in shapes.of[column].iter_mut().zip(step) {
                *value += how.rate * step;
            }
            for (sum, &code) in sum.iter_mut().zip(&rows.codes[column]) {
                *sum += how.rate * step[usize::from(code)];
            }
        }
        if stops.contains(&round) {
            found.push(shapes.clone());
        }
    }
    while found.len() < stops.len() {
        found.push(shapes.clone());
    }
    for shapes in &mut found {
        shapes.centre(rows);
    }
    found
}

/// The best single step of a column: bins in order (of a text: by their pull) cut in two where that helps most; the missing bin goes
/// with the side that it agrees with. With the gain.
fn step(bins: &Bins, sums: &[(f64, f64)], counts: &[f64], how: Boost, least: f64) -> Option<(f64, Vec<f64>)> {
    let known = bins.known();
    let mut order: Vec<usize> = (0..known).collect();
    if !bins.is_ordered() {
        order.sort_by(|&a, &b| {
            let pull = |i: usize| sums[i].0 / (sums[i].1 + how.ridge);
            pull(a).total_cmp(&pull(b)).then(a.cmp(&b))
        });
    }
    let gain = |g: f64, h: f64| g * g / (h + how.ridge);
    let (mut all, mut rows) = ((0.0, 0.0), 0.0);
    for &bin in &order {
        all.0 += sums[bin].0;
        all.1 += sums[bin].1;
        rows += counts[bin];
    }
    let missing = bins.missing.map(|m| sums[m]);
    let mut best: Option<(f64, usize, bool)> = None;
    let (mut left, mut count) = ((0.0, 0.0), 0.0);
    for (at, &bin) in order.iter().enumerate().take(order.len().saturating_sub(1)) {
        left.0 += sums[bin].0;
        left.1 += sums[bin].1;
        count += counts[bin];
        if count < least || rows - count < least {
            continue;
        }
        let right = (all.0 - left.0, all.1 - left.1);
        let options = missing.map_or([(gain(left.0, left.1) + gain(right.0, right.1), true), (0.0, false)], |m| {
            [
                (gain(left.0 + m.0, left.1 + m.1) + gain(right.0, right.1), true),
                (gain(left.0, left.1) + gain(right.0 + m.0, right.1 + m.1), false),
            ]
        });
        for (found, with_left) in options {
            if best.is_none_or(|b| found > b.0) {
                best = Some((found, at, with_left));
            }
        }
    }
    // The missing against all others.
    let apart = missing.map(|m| gain(m.0, m.1) + gain(all.0, all.1));
    let mut values = vec![0.0; bins.count];
    if let (Some(apart), Some(m)) = (apart, bins.missing)
        && best.is_none_or(|b| apart > b.0)
        && counts[m] >= least
    {
        for &bin in &order {
            values[bin] = all.0 / (all.1 + how.ridge);
        }
        values[m] = sums[m].0 / (sums[m].1 + how.ridge);
        return Some((apart, values));
    }
    let (found, at, with_left) = best?;
    let (mut low, mut high) = ((0.0, 0.0), (0.0, 0.0));
    for (i, &bin) in order.iter().enumerate() {
        let side = if i <= at { &mut low } else { &mut high };
        side.0 += sums[bin].0;
        side.1 += sums[bin].1;
    }
    if let Some(m) = missing {
        let side = if with_left { &mut low } else { &mut high };
        side.0 += m.0;
        side.1 += m.1;
    }
    let (low, high) = (low.0 / (low.1 + how.ridge), high.0 / (high.1 + how.ridge));
    for (i, &bin) in order.iter().enumerate() {
        values[bin] = if i <= at { low } else { high };
    }
    if let Some(m) = bins.missing {
        values[m] = if with_left { low } else { high };
    }
    Some((found, values))
}
