//! Does the evidence hold what it promises? Made-up customers by a seeded chance, and where it can be done every possible sample.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use lanewise_method::contrast::RARE;
use lanewise_method::evidence::coded::{Coded, Column};
use lanewise_method::evidence::logistic::{Design, Fitted, Penalty};
use lanewise_method::evidence::permute::{Permuted, permute_by};
use lanewise_method::evidence::resample::leave_pair_out;
use lanewise_method::evidence::share::jeffreys;
use lanewise_method::evidence::weight_of_evidence::LogOdds;
use lanewise_method::evidence::{Auc, Chance, Sides, auc};

/// So many of each side, and columns of levels drawn by `level` from the number of levels and whether the customer succeeded.
fn customers(sides: Sides, columns: &[usize], mut level: impl FnMut(usize, usize, bool) -> Option<usize>) -> Coded {
    let success: Vec<bool> = (0..sides.total()).map(|c| c < sides.success).collect();
    let column = |(at, &levels): (usize, &usize)| {
        let drawn: Vec<Option<usize>> = success.iter().map(|&s| level(at, levels, s)).collect();
        let fits: Vec<u8> = (0..levels).map(|l| u8::try_from(100 - 100 * l / (levels - 1)).unwrap()).collect();
        Column::of_levels(&drawn, &fits)
    };
    let columns = columns.iter().enumerate().map(column).collect();
    Coded { success, columns }
}

const TWELVE: [usize; 12] = [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];

fn alarms(permuted: &Permuted) -> bool {
    permuted.parameters.iter().any(|p| p.adjusted <= RARE)
}

#[test]
fn without_a_signal_nothing_separates_but_in_one_of_twenty() {
    for (sides, seed) in [(Sides { success: 15, others: 15 }, 1), (Sides { success: 18, others: 12 }, 2)] {
        let mut chance = Chance::new(seed);
        let workshops = 400;
        let (mut alarmed, mut alone) = (0, 0);
        for _ in 0..workshops {
            // Some answers are missing, and levels are not equally common.
            let coded = customers(sides, &TWELVE, |_, levels, _| {
                (chance.below(10) > 0).then(|| chance.below(levels).min(chance.below(levels)))
            });
            let permuted = permute_by(&coded, 199, seed);
            alarmed += u32::from(alarms(&permuted));
            alone += u32::from(permuted.parameters.iter().any(|p| p.p <= RARE));
        }
        // Five in a hundred of 400 are 20, with an error of 4.4. Looking at each parameter alone would alarm in every third workshop or more.
        assert!(alarmed <= 28, "{alarmed} of {workshops}");
        assert!(alarmed >= 5, "{alarmed} of {workshops}: it never speaks at all");
        assert!(alone > 100, "{alone} of {workshops}");
    }
}

#[test]
fn a_strong_parameter_is_found_among_twelve() {
    let sides = Sides { success: 18, others: 12 };
    let mut chance = Chance::new(3);
    let workshops = 100;
    let mut found = 0;
    for _ in 0..workshops {
        // Nine of ten who succeed have it, two of ten of the others; the other eleven are chance.
        let coded = customers(sides, &TWELVE, |at, levels, success| {
            Some(if at == 0 { usize::from(chance.unit() > if success { 0.9 } else { 0.2 }) } else { chance.below(levels) })
        });
        found += u32::from(permute_by(&coded, 199, 3).parameters[0].adjusted <= RARE);
    }
    assert!(found >= 75, "{found} of {workshops}");
}

fn binomial(n: u32, p: f64) -> Vec<f64> {
    let mut chances = vec![1.0];
    for _ in 0..n {
        let mut next = vec![0.0; chances.len() + 1];
        for (k, c) in chances.iter().enumerate() {
            next[k] += c * (1.0 - p);
            next[k + 1] += c * p;
        }
        chances = next;
    }
    chances
}

/// The share of samples whose interval holds the truth, for every possible sample, averaged over the truths.
#[test]
fn jeffreys_intervals_cover_as_they_claim() {
    for n in [5, 12, 18, 30, 60] {
        let intervals: Vec<(f64, f64)> = (0..=n).map(|hits| jeffreys(hits, n)).collect();
        let covered = |p: f64| {
            let held = binomial(n, p).into_iter().zip(&intervals).filter(|(_, (low, high))| *low <= p && p <= *high);
            held.map(|(chance, _)| chance).sum::<f64>()
        };
        let truths: Vec<f64> = (0..500).map(|i| (f64::from(i) + 0.5) / 500.0).collect();
        let covers: Vec<f64> = truths.iter().map(|&p| covered(p)).collect();
        let mean = covers.iter().sum::<f64>() / 500.0;
        assert!((mean - 0.95).abs() < 0.012, "{n}: {mean}");
        // It dips near 0 and 1, as published (Brown, Cai and DasGupta 2001, figure 5), never in the middle.
        let middle = covers[50..450].iter().copied().fold(1.0, f64::min);
        assert!(middle > 0.87, "{n}: {middle}");
    }
}

#[test]
fn log_odds_intervals_cover_as_they_claim() {
    for (m, n) in [(15, 15), (18, 12), (30, 30)] {
        let (mut sum, mut truths, mut worst) = (0.0, 0.0, 1.0_f64);
        for i in 1..10 {
            for j in 1..10 {
                let (p, q) = (f64::from(i) / 10.0, f64::from(j) / 10.0);
                let truth = (p / (1.0 - p) / (q / (1.0 - q))).ln();
                let (of_p, of_q) = (binomial(m, p), binomial(n, q));
                let mut covered = 0.0;
                for (a, chance_a) in (0..).zip(&of_p) {
                    for (b, chance_b) in (0..).zip(&of_q) {
                        let odds = LogOdds::of(Sides { success: a, others: b }, Sides { success: m - a, others: n - b });
                        let (low, high) = odds.interval();
                        covered += if low <= truth && truth <= high { chance_a * chance_b } else { 0.0 };
                    }
                }
                (sum, truths, worst) = (sum + covered, truths + 1.0, worst.min(covered));
            }
        }
        let mean = sum / truths;
        assert!(mean > 0.945 && mean < 0.985, "{m} and {n}: {mean}");
        assert!(worst > 0.90, "{m} and {n}: {worst}");
    }
}

/// Twice the probability that a standard normal number lies below this, less one, by its series.
fn normal_below(x: f64) -> f64 {
    let (mut term, mut sum, mut k) = (x, x, 1.0);
    while term.abs() > 1e-16 {
        term *= x * x / (2.0 * k + 1.0);
        sum += term;
        k += 1.0;
    }
    0.5 + sum * (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

#[test]
fn auc_intervals_cover_as_they_claim() {
    let draws = 800;
    for (sides, shift, coarse, seed) in [
        (Sides { success: 15, others: 15 }, 0.0, false, 1),
        (Sides { success: 18, others: 12 }, 0.742, false, 2),
        (Sides { success: 20, others: 10 }, 1.190, true, 3),
        (Sides { success: 15, others: 15 }, 1.812, false, 4),
        (Sides { success: 30, others: 30 }, 1.190, true, 5),
    ] {
        let mut chance = Chance::new(seed);
        // Scores of a normal distribution: the AUC is what lies below shift / √2. In steps, the middle of the pairs that are drawn.
        let mut sample = |sides: Sides| -> Auc {
            let success: Vec<bool> = (0..sides.total()).map(|c| c < sides.success).collect();
            let step = if coarse { 0.5 } else { 1e-6 };
            let mut score = |s: &bool| ((chance.normal() + if *s { shift } else { 0.0 }) / step).floor();
            #[expect(clippy::cast_possible_truncation, reason = "a few million at most")]
            let scores: Vec<i64> = success.iter().map(|s| score(s) as i64).collect();
            auc(&scores, &success).unwrap()
        };
        let truth = if coarse {
            sample(Sides { success: 20_000, others: 20_000 }).value
        } else {
            normal_below(shift / std::f64::consts::SQRT_2)
        };
        let covered = (0..draws).filter(|_| {
            let (low, high) = sample(sides).interval(sides);
            low <= truth && truth <= high
        });
        let share = f64::from(u32::try_from(covered.count()).unwrap()) / f64::from(draws);
        assert!((0.93..=0.985).contains(&share), "{sides:?} {truth}: {share}");
    }
}

/// Fitted to nothing, a pair that is held out is picked right in half of the cases; pooled leave-one-out would say less.
#[test]
fn held_out_pairs_are_not_biased_and_pooled_ones_are() {
    let mut chance = Chance::new(9);
    let samples = 40;
    let (mut pairs, mut pooled) = (0.0, 0.0);
    for _ in 0..samples {
        let success: Vec<bool> = (0..16).map(|c| c < 8).collect();
        let rows: Vec<[f64; 2]> = success.iter().map(|_| [chance.normal(), chance.normal()]).collect();
        let fit = |of: &[usize]| {
            let mut design = Design::new(2);
            of.iter().for_each(|&c| design.push(&rows[c], success[c]));
            design.fit(Penalty::Ridge(1.0))
        };
        let score = |model: &Option<Fitted>, c: usize| model.as_ref().map_or(0.0, |m| m.sum(&rows[c]));
        pairs += leave_pair_out(&success, fit, score).unwrap().auc.value;
        let scores: Vec<f64> = (0..16).map(|c| score(&fit(&(0..16).filter(|&o| o != c).collect::<Vec<_>>()), c)).collect();
        pooled += lanewise_method::evidence::auc::auc_of_floats(&scores, &success).unwrap().value;
    }
    let (pairs, pooled) = (pairs / f64::from(samples), pooled / f64::from(samples));
    assert!((pairs - 0.5).abs() < 0.06, "{pairs}");
    assert!(pooled < pairs - 0.1, "{pooled} against {pairs}");
}
