//! Thresholds for the four tiers from how the scores fared. *Ours*: a smooth curve of the share of successes over the score (two numbers,
//! so that it is stable) gives the scores at which the odds are three times the overall ones, the overall ones, and a third of them; no
//! tier gets less than a twelfth of the rows.

use super::float::{float, ln, logit, sigmoid};

/// Lowest scores of the tiers, best first, the last 0; in thousandths of a point.
pub(super) fn thresholds(scores: &[u32], happy: &[bool]) -> [u32; 4] {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let quantile = |share: f64| f64::from(sorted[((float(sorted.len()) * share) as usize).min(sorted.len() - 1)]);
    let (constant, slope) = curve(scores, happy);
    let ones = happy.iter().filter(|h| **h).count();
    let base = logit((float(ones) + 0.5) / (float(happy.len()) + 1.0));
    let at = |odds: f64| if slope > 1e-9 { (base + ln(odds) - constant) / slope } else { f64::NAN };
    let held = |value: f64, low: f64, high: f64| {
        if value.is_nan() { quantile(f64::midpoint(low, high)) } else { value.clamp(quantile(low), quantile(high)) }
    };
    let good = held(at(1.0), 0.25, 0.75);
    let excellent = held(at(3.0), 0.5, 0.92);
    let risky = held(at(1.0 / 3.0), 0.08, 0.5);
    // To half points, and apart from each other.
    let step = |value: f64| (value / 500.0).round() as i64 * 500;
    let good = step(good).clamp(1000, 99_000);
    let excellent = step(excellent).clamp(good + 500, 100_000);
    let risky = step(risky).clamp(500, good - 500);
    [excellent, good, risky, 0].map(|x| u32::try_from(x).unwrap_or(0))
}

/// Log-odds = constant + slope × score, by Newton's method with a little holding back.
fn curve(scores: &[u32], happy: &[bool]) -> (f64, f64) {
    let n = float(scores.len().max(1));
    let mean = scores.iter().map(|&s| f64::from(s)).sum::<f64>() / n;
    let spread = (scores.iter().map(|&s| (f64::from(s) - mean).powi(2)).sum::<f64>() / n).sqrt().max(1.0);
    let (mut a, mut b) = (0.0_f64, 0.0_f64);
    for _ in 0..30 {
        let (mut ga, mut gb, mut haa, mut hab, mut hbb) = (0.0, -b, 1e-9, 0.0, 1.0);
        for (&score, &happy) in scores.iter().zip(happy) {
            let z = (f64::from(score) - mean) / spread;
            let p = sigmoid(a + b * z);
            let (r, w) = (f64::from(u8::from(happy)) - p, p * (1.0 - p));
            ga += r;
            gb += r * z;
            haa += w;
            hab += w * z;
            hbb += w * z * z;
        }
        let det = haa * hbb - hab * hab;
        let (da, db) = ((hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det);
        a += da.clamp(-2.0, 2.0);
        b += db.clamp(-2.0, 2.0);
        if da.abs() + db.abs() < 1e-10 {
            break;
        }
    }
    (a - b * mean / spread, b / spread)
}
