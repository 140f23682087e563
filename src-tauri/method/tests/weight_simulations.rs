//! Do the weights that the data would give hold what their intervals claim (E2)? Made-up customers of known weights by a seeded chance.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use lanewise_method::evidence::data_weight::weights;
use lanewise_method::evidence::{Case, Chance, Coded};
use lanewise_method::suggest::{SpeaksFor, WouldBe, suggest};
use lanewise_method::{Answer, Given, Grade, Profile};

const PARAMETERS: usize = 6;

/// Six choices of three levels, of fits 100, 50 and 0, with these weights.
fn profile(team: [u16; PARAMETERS]) -> Profile {
    let parameter = |(at, weight): (usize, u16)| {
        format!(
            r#"{{"id":"p{at}","name":"P{at}","group":"g","weight":{weight},"answer":"choice","levels":[
               {{"id":"a","name":"A","fit":100}},{{"id":"b","name":"B","fit":50}},{{"id":"c","name":"C","fit":0}}]}}"#
        )
    };
    let parameters: Vec<String> = team.into_iter().enumerate().map(parameter).collect();
    let text = format!(
        r#"{{"format":1,"id":"p","name":"P","language":"en","groups":[{{"id":"g","name":"G"}}],"parameters":[{}],
           "tiers":[{{"id":"good","name":"Good","from":50000}},{{"id":"poor","name":"Poor","from":0}}]}}"#,
        parameters.join(",")
    );
    serde_json::from_str(&text).unwrap()
}

type Answers = HashMap<String, Answer>;

/// Customers whose log-odds of success rise by these from a fit of 0 to one of 100.
fn customers(chance: &mut Chance, count: usize, effects: [f64; PARAMETERS]) -> Vec<(bool, Answers)> {
    let one = |_| {
        let levels: [usize; PARAMETERS] = std::array::from_fn(|_| chance.below(3));
        let sum: f64 = levels.iter().zip(effects).map(|(&level, e)| e * ([1.0, 0.5, 0.0][level] - 0.5)).sum();
        let answer = |(at, &level): (usize, &usize)| {
            let given = Given::Levels(vec![["a", "b", "c"][level].to_owned()]);
            (format!("p{at}"), Answer { given, grade: Grade::Said })
        };
        (chance.unit() < 1.0 / (1.0 + (-sum).exp()), levels.iter().enumerate().map(answer).collect())
    };
    (0..count).map(one).collect()
}

fn cases(customers: &[(bool, Answers)]) -> Vec<Case<'_>> {
    (1..).zip(customers).map(|(id, (success, answers))| Case { id, success: *success, answers }).collect()
}

fn share(effects: [f64; PARAMETERS], at: usize) -> f64 {
    1000.0 * effects[at].max(0.0) / effects.iter().map(|e| e.max(0.0)).sum::<f64>()
}

/// Effects are drawn as the regression expects them: normal around nothing, a deviation of 1.
#[test]
fn what_the_data_would_give_covers_as_it_claims() {
    let profile = profile([167, 167, 167, 167, 166, 166]);
    for (count, seed) in [(30, 1), (60, 2), (300, 3)] {
        let mut chance = Chance::new(seed);
        let (mut held, mut all) = (0, 0);
        for _ in 0..150 {
            let effects = std::array::from_fn(|_| chance.normal());
            let customers = customers(&mut chance, count, effects);
            for (at, range) in weights(&profile, &Coded::of(&profile, &cases(&customers))).into_iter().enumerate() {
                let Some(range) = range else { continue };
                let truth = share(effects, at);
                all += 1;
                held += u32::from(f64::from(range.low) - 0.5 <= truth && truth <= f64::from(range.high) + 0.5);
            }
        }
        let covered = f64::from(held) / f64::from(all);
        println!("{count} customers: {covered:.3} of {all}");
        assert!(covered > 0.92, "{count}: {covered}");
    }
}

/// Of the weights that are suggested: other than the team's, and judged by the same customers that brought them up.
#[test]
fn suggested_weights_cover_nearly_as_they_claim() {
    let profile = profile([400, 200, 200, 100, 50, 50]);
    for (count, seed) in [(60, 4), (300, 5), (1_000, 6)] {
        let mut chance = Chance::new(seed);
        let (mut held, mut all) = (0, 0);
        for _ in 0..60 {
            let effects = std::array::from_fn(|_| chance.normal().abs() * 1.5);
            let customers = customers(&mut chance, count, effects);
            for row in suggest(&profile, &cases(&customers), &[]).rows {
                let (WouldBe::Weight { parameter, .. }, SpeaksFor::Pairs { low, high, .. }) = (&row.proposal, &row.reason) else {
                    continue;
                };
                let at: usize = parameter[1..].parse().unwrap();
                let truth = share(effects, at);
                all += 1;
                held += u32::from(f64::from(*low) - 0.5 <= truth && truth <= f64::from(*high) + 0.5);
            }
        }
        let covered = f64::from(held) / f64::from(all.max(1));
        println!("{count} customers: {covered:.3} of {all} suggested");
        assert!(covered > 0.9, "{count}: {covered} of {all}");
    }
}
