//! What goes up goes up: a column of numbers whose curve turns only a little is made to rise or to fall throughout, unless the rows speak
//! for the turn. Fewer bands, none of them out of order by chance.

use super::additive::{Rows, Shapes};
use super::bins::Bins;
use super::float::float;

/// A turn must be worth this much log-likelihood, on the very rows that it was fitted to, or it goes.
const PRICE: f64 = 1.0;

/// Straightens the columns one after the other, those first whose turns are smallest.
pub(super) fn straighten(bins: &[Bins], rows: &Rows, shapes: &mut Shapes) {
    let mut turns: Vec<(f64, usize, Vec<f64>)> = bins
        .iter()
        .enumerate()
        .filter(|(_, b)| b.is_ordered() && b.known() > 2)
        .filter_map(|(c, b)| {
            let counts = counts(b, &rows.codes[c]);
            let (moved, straight) = straight(&shapes.of[c], &counts, b.known());
            (moved > 1e-12).then_some((moved, c, straight))
        })
        .collect();
    if turns.is_empty() {
        return;
    }
    turns.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut sum = shapes.predict(&rows.codes, rows.len());
    let mut now = lost(&sum, &rows.happy);
    for (_, c, straight) in turns {
        let change: Vec<f64> = straight.iter().zip(&shapes.of[c]).map(|(new, old)| new - old).collect();
        let tried: Vec<f64> = sum.iter().zip(&rows.codes[c]).map(|(s, &code)| s + change[usize::from(code)]).collect();
        let then = lost(&tried, &rows.happy);
        if then <= now + PRICE {
            (sum, now) = (tried, then.min(now));
            shapes.of[c] = straight;
        }
    }
}

fn counts(bins: &Bins, codes: &[u8]) -> Vec<f64> {
    let mut counts = vec![0.0; bins.count];
    for &code in codes {
        counts[usize::from(code)] += 1.0;
    }
    counts
}

/// The nearest shape without a turn, rising or falling, whichever is nearer, and how far away it is. The missing bin stays.
fn straight(shape: &[f64], counts: &[f64], known: usize) -> (f64, Vec<f64>) {
    let values = shape.iter().take(known).copied();
    let rising = pooled(&values.clone().collect::<Vec<f64>>(), counts);
    let falling: Vec<f64> = pooled(&values.map(|v| -v).collect::<Vec<f64>>(), counts).iter().map(|v| -v).collect();
    let moved = |to: &[f64]| -> f64 { to.iter().zip(shape).zip(counts).map(|((t, s), c)| c * (t - s) * (t - s)).sum() };
    let (up, down) = (moved(&rising), moved(&falling));
    let (moved, mut best) = if up <= down { (up, rising) } else { (down, falling) };
    best.extend(shape.iter().skip(known));
    (moved, best)
}

/// Pool adjacent violators: neighbours out of order share their mean.
fn pooled(values: &[f64], counts: &[f64]) -> Vec<f64> {
    let mut runs: Vec<(f64, f64, usize)> = Vec::new();
    for (&value, &count) in values.iter().zip(counts) {
        let mut run = (value, count.max(0.1), 1);
        while let Some(&(before, weight, length)) = runs.last() {
            if before <= run.0 {
                break;
            }
            runs.pop();
            let whole = weight + run.1;
            run = ((before * weight + run.0 * run.1) / whole, whole, length + run.2);
        }
        runs.push(run);
    }
    runs.iter().flat_map(|&(value, _, length)| std::iter::repeat_n(value, length)).collect()
}

/// The loss in log-odds over all rows.
fn lost(log_odds: &[f64], happy: &[bool]) -> f64 {
    super::stack::loss(log_odds, happy) * float(happy.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::bins::Kind;
    use crate::number::Number;

    #[test]
    fn neighbours_out_of_order_share_their_mean() {
        assert_eq!(pooled(&[1.0, 3.0, 2.0, 4.0], &[1.0, 1.0, 3.0, 1.0]), [1.0, 2.25, 2.25, 4.0]);
        assert_eq!(pooled(&[3.0, 2.0, 1.0], &[1.0, 1.0, 1.0]), [2.0, 2.0, 2.0]);
        // A fall is nearer than a rise, and what is missing is left alone.
        let (moved, best) = straight(&[3.0, 1.0, 1.5, 9.0], &[1.0, 1.0, 1.0, 5.0], 3);
        assert_eq!(best, [3.0, 1.25, 1.25, 9.0]);
        assert!((moved - 0.125).abs() < 1e-12);
    }

    /// Three bins of which the middle one is out of order: by three rows in forty it goes, by a hundred in four hundred it stays.
    #[test]
    fn a_turn_stays_where_the_rows_speak_for_it() {
        for (rows, happy_in, middle, stays) in [(40usize, [10, 13, 10], -0.73, false), (400, [100, 200, 100], 0.0, true)] {
            let codes: Vec<u8> = (0..3 * rows).map(|i| (i / rows) as u8).collect();
            let happy: Vec<bool> = (0..3 * rows).map(|i| i % rows < happy_in[i / rows]).collect();
            let ends = (0..3).map(|i| (Number::from(i), Number::from(i))).collect();
            let kind = Kind::Ordered { ends, means: vec![0.0, 1.0, 2.0], whole: true };
            let bins = [Bins { column: 0, codes: codes.clone(), count: 3, missing: None, kind }];
            let mut shapes = Shapes { constant: 0.0, of: vec![vec![-1.1, middle, -1.09]] };
            straighten(&bins, &Rows { codes: vec![codes], happy }, &mut shapes);
            assert_eq!(shapes.of[0][1] > shapes.of[0][2] + 1e-9, stays, "{:?}", shapes.of[0]);
        }
    }
}
