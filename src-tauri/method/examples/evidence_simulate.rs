//! How often the evidence speaks where there is nothing, and how often it finds what is there: a larger run than the tests have time for.
//!
//! `cargo run --release -p lanewise-method --example evidence_simulate -- 5000`

use std::time::Instant;

use lanewise_method::contrast::RARE;
use lanewise_method::evidence::coded::{Coded, Column};
use lanewise_method::evidence::permute::permute_by;
use lanewise_method::evidence::{Chance, Sides};

const TWELVE: [usize; 12] = [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];
const DEALS: u32 = 499;

/// Twelve parameters of two to four levels, a tenth of the answers missing, the first levels the commonest. The planted one, if any, has its
/// upper half in 85 % of the successes and in 25 % of the others.
fn workshop(chance: &mut Chance, sides: Sides, planted: Option<usize>) -> Coded {
    let success: Vec<bool> = (0..sides.total()).map(|c| c < sides.success).collect();
    let column = |(at, &levels): (usize, &usize)| {
        let mut draw = |success: bool| {
            if chance.below(10) == 0 {
                return None;
            }
            if Some(at) == planted {
                let upper = chance.unit() < if success { 0.85 } else { 0.25 };
                let half = levels / 2;
                return Some(if upper { chance.below(half) } else { half + chance.below(levels - half) });
            }
            Some(chance.below(levels).min(chance.below(levels)))
        };
        let levels_of: Vec<Option<usize>> = success.iter().map(|&s| draw(s)).collect();
        Column::of_levels(&levels_of, &[100, 66, 33, 0][..levels])
    };
    let columns = TWELVE.iter().enumerate().map(column).collect();
    Coded { success, columns }
}

fn main() {
    let workshops: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let began = Instant::now();
    for (sides, seed) in
        [(Sides { success: 15, others: 15 }, 1), (Sides { success: 18, others: 12 }, 2), (Sides { success: 24, others: 6 }, 3)]
    {
        for planted in [None, Some(0), Some(11)] {
            {
                let mut chance = Chance::new(seed);
                let (mut alarms, mut found) = (0, 0);
                for _ in 0..workshops {
                    let coded = workshop(&mut chance, sides, planted);
                    let permuted = permute_by(&coded, DEALS, seed);
                    let mut of_chance = permuted.parameters.iter().enumerate().filter(|(at, _)| Some(*at) != planted);
                    alarms += u32::from(of_chance.any(|(_, r)| r.adjusted <= RARE));
                    found += u32::from(planted.is_some_and(|p| permuted.parameters[p].adjusted <= RARE));
                }
                let share = |n: u32| 100.0 * f64::from(n) / f64::from(workshops);
                let what = planted.map_or("nothing planted".to_owned(), |p| format!("planted in {} levels", TWELVE[p]));
                println!(
                    "{} + {}, {what}: false alarms in {:.1} % of {workshops} workshops, found in {:.1} %",
                    sides.success,
                    sides.others,
                    share(alarms),
                    share(found)
                );
            }
        }
    }
    println!("{:.1} s", began.elapsed().as_secs_f64());
}
