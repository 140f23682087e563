//! Times the recount of the tiers of many prospects after a change of weights: `recount [ROWS] [PARAMETERS]`.
//! Prints one JSON line: milliseconds per recount, minimum and median of 60, with one sum that proves the work was done.

use std::time::Instant;

use lanewise_method::bulk::{Coder, Population};
use lanewise_method::profile::{AnswerKind, FORMAT, Group, Guesses, Language, Level, MustHave, Parameter, Profile, Tier};
use lanewise_method::weight::{apportion, with_weight};

fn main() {
    let mut args = std::env::args().skip(1).filter_map(|a| a.parse::<usize>().ok());
    let (rows, count) = (args.next().unwrap_or(1_000_000), args.next().unwrap_or(20));
    let mut profile = profile(count);
    let coders: Vec<Coder> = profile
        .parameters
        .iter()
        .map(|p| {
            let mut coder = Coder::new(p, profile.guesses);
            for level in &p.levels {
                coder.code_text(&level.id);
            }
            coder
        })
        .collect();
    // xorshift: the same table in every run.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % limit
    };
    let columns: Vec<Vec<u16>> =
        coders.iter().map(|c| (0..rows).map(|_| u16::try_from(next(c.len())).unwrap_or(0)).collect()).collect();
    let population = Population::new(&profile, coders, &columns);
    let (mut times, mut proof) = (Vec::new(), 0u64);
    for round in 0..60u16 {
        let at = usize::from(round) % count;
        let weights = with_weight(&profile.weights(), &[], at, 20 + round * 3);
        for (p, w) in profile.parameters.iter_mut().zip(weights) {
            p.weight = w;
        }
        profile.tiers[1].from = 50_000 + u32::from(round) * 100;
        let start = Instant::now();
        let tally = population.tally(&profile);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        assert_eq!(tally.likely.iter().sum::<u64>(), rows as u64);
        proof = proof.wrapping_add(tally.likely[0] * 31 + tally.low[2] * 7 + tally.settled);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "{{\"rows\":{rows},\"parameters\":{count},\"min_ms\":{:.3},\"median_ms\":{:.3},\"proof\":{proof}}}",
        times[0],
        times[times.len() / 2]
    );
}

fn profile(count: usize) -> Profile {
    let weights = apportion(&(1..=count as u64).collect::<Vec<_>>(), 1000);
    let parameters = weights
        .into_iter()
        .enumerate()
        .map(|(at, weight)| Parameter {
            id: format!("p{at}"),
            name: format!("Parameter {at}"),
            group: "all".into(),
            weight,
            answer: AnswerKind::Ordered,
            unit: None,
            several: None,
            levels: (0..3 + at % 4)
                .map(|l| Level {
                    id: format!("l{l}"),
                    name: format!("Level {l}"),
                    fit: u8::try_from(l * 100 / (2 + at % 4)).unwrap_or(100),
                    from: None,
                    to: None,
                    aliases: vec![],
                })
                .collect(),
            typical: None,
            unknown_tells: false,
            questions: vec![],
            known_before_sale: true,
            from_needs: false,
            why: String::new(),
        })
        .collect();
    Profile {
        schema: None,
        format: FORMAT,
        id: "recount".into(),
        name: "Recount".into(),
        language: Language::En,
        about: String::new(),
        groups: vec![Group { id: "all".into(), name: "All".into() }],
        parameters,
        tiers: [("excellent", 75_000), ("good", 55_000), ("risky", 40_000), ("nope", 0)]
            .map(|(id, from)| Tier { id: id.into(), name: id.into(), from })
            .into(),
        admits: None,
        must_haves: vec![MustHave {
            id: "m".into(),
            parameter: "p1".into(),
            levels: vec!["l0".into()],
            at_most: "risky".into(),
            why: String::new(),
        }],
        guesses: Guesses::Widen,
        slide_rule: None,
        blend: None,
        learnt: None,
        gates: None,
    }
}
