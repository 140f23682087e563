//! How long the evidence takes.
//!
//! `cargo run --release -p lanewise-method --example evidence_bench`

use std::time::Instant;

use lanewise_method::evidence::coded::{Coded, Column};
use lanewise_method::evidence::permute::{permute, steps};
use lanewise_method::evidence::{Chance, warning};

fn made_up(customers: usize, parameters: usize, levels: usize) -> Coded {
    let mut chance = Chance::new(1);
    let success: Vec<bool> = (0..customers).map(|_| chance.below(5) < 3).collect();
    let fits: Vec<u8> = (0..levels).map(|l| u8::try_from(l % 101).unwrap_or(0)).collect();
    let column = |_| {
        let known: Vec<Option<usize>> = (0..customers).map(|_| (chance.below(10) > 0).then(|| chance.below(levels))).collect();
        Column::of_levels(&known, &fits)
    };
    let columns = (0..parameters).map(column).collect();
    Coded { success, columns }
}

fn main() {
    for (customers, parameters, levels, deals) in [
        (60, 30, 4, 200),
        (60, 30, 4, 2_000),
        (60, 30, 4, 10_000),
        (10_000, 60, 4, 2_000),
        (10_000, 60, 3_000, 200),
        (100_000, 60, 5, 200),
    ] {
        let coded = made_up(customers, parameters, levels);
        let began = Instant::now();
        let permuted = permute(&coded, deals);
        let took = began.elapsed().as_secs_f64() * 1000.0;
        let small = permuted.parameters.iter().filter(|p| p.p <= 0.05).count();
        println!(
            "{customers} customers, {parameters} parameters of {levels} levels, {deals} permutations: {took:.0} ms \
             ({} steps each, {small} of p 0.05)",
            steps(&coded)
        );
        let began = Instant::now();
        let same = warning::same(&coded);
        println!("    {} pairs that tell the same: {:.0} ms", same.len(), began.elapsed().as_secs_f64() * 1000.0);
    }
}
