//! Several ways of fitting, weighed by how well each does on rows that it has not seen. All are additive, so their weighed sum is too:
//! one value per bin. The same unseen rows say which columns help beside the others.

use super::additive::{self, Form, Rows, Shapes, fit};
use super::alike::mix;
use super::bins::Bins;
use super::boost::{Boost, boost};
use super::chance::Chance;
use super::cores::Cores;
use super::float::{float, softplus};
use super::folds::deal;
use super::monotone::straighten;
use super::weigh::weigh;

/// A way of fitting.
#[derive(Debug, Clone, Copy)]
enum Member {
    /// Logistic regression: lines and levels.
    Line { ridge: f64, levels: f64 },
    /// Curves and levels.
    Curve { bend: f64, ranks: bool, hold: f64 },
    /// Each column's own shape, times a factor each; with a strong hold that is naive Bayes.
    Evidence { hold: f64 },
    /// Boosted steps.
    Boost,
}

const MEMBERS: [Member; 8] = [
    Member::Line { ridge: 1.0, levels: 1.0 },
    Member::Line { ridge: 10.0, levels: 6.0 },
    Member::Curve { bend: 10.0, ranks: false, hold: 3.0 },
    Member::Curve { bend: 10.0, ranks: false, hold: 10.0 },
    Member::Curve { bend: 0.02, ranks: true, hold: 3.0 },
    Member::Evidence { hold: 3.0 },
    Member::Evidence { hold: 1e6 },
    Member::Boost,
];

/// How boosting may stop: after 20, 40, … rounds.
const STOPS: usize = 15;
const STRIDE: usize = 20;

/// Rows beyond these do not make the choice between members better, only slower.
const ENOUGH: usize = 12_000;

/// How a column's own shape is fitted for evidence.
const fn own(bins: &Bins) -> Form {
    if bins.is_ordered() {
        Form::Curve { bend: 10.0, ridge: 0.5, ranks: false, levels: 4.0 }
    } else {
        Form::Levels { ridge: 4.0 }
    }
}

impl Member {
    /// The shapes; of boosting one for each stop up to `stops`.
    fn fit(self, bins: &[Bins], rows: &Rows, stops: &[usize]) -> Vec<Shapes> {
        let shapes = match self {
            Self::Line { ridge, levels } => fit(bins, rows, &Form::each(bins, &Form::Line { ridge, levels }, levels)),
            Self::Curve { bend, ranks, hold } => {
                fit(bins, rows, &Form::each(bins, &Form::Curve { bend, ridge: hold, ranks, levels: hold }, hold))
            }
            Self::Evidence { hold } => {
                let forms: Vec<Form> = bins
                    .iter()
                    .zip(&rows.codes)
                    .map(|(b, codes)| Form::Scaled {
                        shape: additive::alone(b, &additive::counts(b, codes, &rows.happy), &own(b)),
                        ridge: hold,
                    })
                    .collect();
                fit(bins, rows, &forms)
            }
            Self::Boost => return boost(bins, rows, Boost { rate: 0.1, ridge: 2.0 }, stops),
        };
        vec![shapes]
    }
}

/// What was learnt.
pub(super) struct Stacked {
    pub shapes: Shapes,
    /// The columns that help, by position among the bins.
    pub kept: Vec<usize>,
    /// Columns that would help, but are over the limit.
    pub over: Vec<usize>,
}

/// One fold of one repeat: what each member learnt without it.
struct Fold {
    inside: Vec<usize>,
    found: Vec<Vec<Shapes>>,
}

/// Learns the weighed sum of all members over the columns that help, at most `most` of them.
pub(super) fn stacked(bins: &[Bins], happy: &[bool], seed: u32, most: Option<usize>, cores: Cores) -> Stacked {
    let all = Rows::all(bins, happy);
    let trial = some(&all, seed);
    let stops: Vec<usize> = (1..=STOPS).map(|i| i * STRIDE).collect();
    let folds = cross_validate(bins, &trial, seed, &stops, cores);
    let repeats = float(folds.len()) / 5.0;
    // For each member, and each stop of the last one, the log-odds by fits that have not seen the row; the mean over the repeats.
    let unseen = |member: usize, stop: usize| -> Vec<f64> {
        let mut sum = vec![0.0; trial.len()];
        for fold in &folds {
            let shapes = &fold.found[member][stop];
            let codes: Vec<Vec<u8>> = trial.pick(&fold.inside).codes;
            for (&row, value) in fold.inside.iter().zip(shapes.predict(&codes, fold.inside.len())) {
                sum[row] += value / repeats;
            }
        }
        sum
    };
    let boosted = MEMBERS.len() - 1;
    let staged = cores.run(STOPS, |stop| unseen(boosted, stop));
    let best = (0..STOPS).min_by(|&a, &b| loss(&staged[a], &trial.happy).total_cmp(&loss(&staged[b], &trial.happy))).unwrap_or(0);
    let mut members: Vec<Vec<f64>> = (0..boosted).map(|m| unseen(m, 0)).collect();
    members.extend(staged.into_iter().nth(best));
    let mut weights = weigh(&members, &trial.happy, HOLD);
    // Where no member tells unseen rows anything, a profile is made all the same: looking back says what it is worth.
    if weights.iter().all(|&w| w <= 0.01) {
        weights.fill(1.0 / float(MEMBERS.len()));
    }
    let (kept, over) = helping(bins.len(), &trial, &folds, &weights, best, most, cores);
    let fewer: Vec<Bins> = kept.iter().map(|&c| bins[c].clone()).collect();
    let rows = Rows::all(&fewer, happy);
    let found = cores
        .run(MEMBERS.len(), |m| if weights[m] > 0.01 { MEMBERS[m].fit(&fewer, &rows, &stops[best..=best]).pop() } else { None });
    let mut sum = Shapes::zero(&fewer);
    for (shapes, &weight) in found.iter().zip(&weights) {
        if let Some(shapes) = shapes {
            sum.add(shapes, weight);
        }
    }
    straighten(&fewer, &rows, &mut sum);
    Stacked { shapes: sum, kept, over }
}

/// How strongly the weights of the members are held towards equal ones.
const HOLD: f64 = 25.0;

/// All rows, or where there are very many some of them.
fn some(rows: &Rows, seed: u32) -> Rows {
    if rows.len() <= ENOUGH {
        return rows.clone();
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    Chance::new(u64::from(seed) ^ 0x5eed).shuffle(&mut order);
    // What is rare is kept in its share at least: the first of each kind.
    order.truncate(ENOUGH);
    order.sort_unstable();
    rows.pick(&order)
}

fn cross_validate(bins: &[Bins], rows: &Rows, seed: u32, stops: &[usize], cores: Cores) -> Vec<Fold> {
    let keys: Vec<(u64, u64)> =
        (0..rows.len()).map(|r| rows.codes.iter().fold((1, 2), |key, codes| mix(key, u64::from(codes[r])))).collect();
    let repeats: u32 = match rows.len() {
        0..600 => 4,
        600..1500 => 3,
        1500..4000 => 2,
        _ => 1,
    };
    let dealt: Vec<Vec<u8>> =
        (0..repeats).map(|r| deal(&keys, &rows.happy, 5, seed.wrapping_mul(31).wrapping_add(r), &|_| false)).collect();
    cores.run(dealt.len() * 5, |task| {
        let (folds, fold) = (&dealt[task / 5], task % 5);
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|&r| usize::from(folds[r]) == fold);
        let train = rows.pick(&outside);
        Fold { inside, found: MEMBERS.iter().map(|m| m.fit(bins, &train, stops)).collect() }
    })
}

/// Which columns help: one after the other the least helpful goes, as long as the rows that the fits have not seen are told no worse
/// without it, or more remain than are wished for.
fn helping(
    columns: usize,
    rows: &Rows,
    folds: &[Fold],
    weights: &[f64],
    stop: usize,
    most: Option<usize>,
    cores: Cores,
) -> (Vec<usize>, Vec<usize>) {
    let repeats = float(folds.len()) / 5.0;
    // What each column adds to the log-odds of each unseen row.
    let mut parts = vec![vec![0.0; rows.len()]; columns];
    let mut sum = vec![0.0; rows.len()];
    for fold in folds {
        let mut shapes = fold.found[0][0].clone();
        for value in shapes.of.iter_mut().flatten() {
            *value = 0.0;
        }
        shapes.constant = 0.0;
        for (found, &weight) in fold.found.iter().zip(weights) {
            shapes.add(&found[if found.len() > 1 { stop } else { 0 }], weight / repeats);
        }
        for &row in &fold.inside {
            sum[row] += shapes.constant;
            for (column, part) in parts.iter_mut().enumerate() {
                let value = shapes.of[column][usize::from(rows.codes[column][row])];
                part[row] += value;
                sum[row] += value;
            }
        }
    }
    let mut kept: Vec<usize> = (0..columns).collect();
    let (mut over, mut gone) = (Vec::new(), Vec::new());
    let mut now = loss(&sum, &rows.happy);
    // A column must earn this much log-likelihood in all.
    let price = 0.25 / float(rows.len());
    while kept.len() > 1 {
        let without = cores.run(kept.len(), |at| {
            let part = &parts[kept[at]];
            let less: Vec<f64> = sum.iter().zip(part).map(|(s, p)| s - p).collect();
            loss(&less, &rows.happy)
        });
        let Some(at) = (0..kept.len()).min_by(|&a, &b| without[a].total_cmp(&without[b])) else { break };
        let helps = without[at] > now + price;
        let too_many = most.is_some_and(|m| kept.len() > m.max(1));
        if helps && !too_many {
            break;
        }
        let column = kept.remove(at);
        if helps {
            over.push(column);
        }
        gone.push(column);
        for (sum, part) in sum.iter_mut().zip(&parts[column]) {
            *sum -= part;
        }
        now = without[at];
    }
    // Where not even the last one helps, the few that went last are kept: a profile that looking back will find worthless, not none.
    if let [last] = kept[..] {
        let less: Vec<f64> = sum.iter().zip(&parts[last]).map(|(s, p)| s - p).collect();
        if loss(&less, &rows.happy) <= now + price {
            let room = most.unwrap_or(AT_LEAST).clamp(1, AT_LEAST) - 1;
            kept.extend(gone.iter().rev().take(room));
            kept.sort_unstable();
            over.retain(|c| !kept.contains(c));
        }
    }
    (kept, over)
}

/// How many columns are kept where none helps.
const AT_LEAST: usize = 5;

/// The mean loss in log-odds.
pub(super) fn loss(log_odds: &[f64], happy: &[bool]) -> f64 {
    let sum: f64 = log_odds.iter().zip(happy).map(|(&x, &h)| softplus(if h { -x } else { x })).sum();
    sum / float(happy.len())
}
