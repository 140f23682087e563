//! How long the next best question (S6) and the most like (S7) take: 60 parameters, 10,000 customers.
//! `cargo run --release -p lanewise-method --example ask_like_speed`

use std::collections::HashMap;
use std::hint::black_box;
use std::time::Instant;

use lanewise_method::ask::Asker;
use lanewise_method::evidence::{Case, Chance};
use lanewise_method::like::{Likes, Past, most_like};
use lanewise_method::{Answer, Given, Grade, Profile};

type Answers = HashMap<String, Answer>;

const CUSTOMERS: usize = 10_000;

/// Sixty parameters, made of those that ship, over and over.
fn profile() -> Result<Profile, serde_json::Error> {
    let mut profile: Profile = serde_json::from_str(include_str!("../../../profiles/success-ready.en.json"))?;
    let own = profile.parameters.clone();
    profile.parameters = (0..60)
        .map(|at| {
            let mut one = own[at % own.len()].clone();
            one.id = format!("{}_{at}", one.id);
            one.weight = if at < 40 { 17 } else { 16 };
            one
        })
        .collect();
    profile.must_haves.clear();
    Ok(profile)
}

fn answers(profile: &Profile, share: usize, chance: &mut Chance) -> Answers {
    let mut answers = Answers::new();
    for parameter in &profile.parameters {
        if chance.below(100) < share {
            let level = &parameter.levels[chance.below(parameter.levels.len())];
            let given = level.from.map_or_else(|| Given::Levels(vec![level.id.clone()]), Given::Number);
            answers.insert(parameter.id.clone(), Answer { given, grade: Grade::Said });
        }
    }
    answers
}

fn took(what: &str, times: u32, mut work: impl FnMut(usize)) {
    let begun = Instant::now();
    (0..usize::try_from(times).unwrap_or(1)).for_each(&mut work);
    println!("{what}: {:.3} ms", begun.elapsed().as_secs_f64() * 1000.0 / f64::from(times));
}

fn main() -> Result<(), serde_json::Error> {
    let profile = profile()?;
    let mut chance = Chance::new(1);
    let past: Vec<(Answers, bool)> = (0..CUSTOMERS).map(|_| (answers(&profile, 85, &mut chance), chance.below(3) > 0)).collect();
    let prospects: Vec<Answers> = (0..100).map(|at| answers(&profile, at, &mut chance)).collect();
    let cases: Vec<Case<'_>> = past.iter().map(|(answers, success)| Case { id: 0, success: *success, answers }).collect();
    let plain: Vec<Past<'_, _>> = past.iter().map(|(answers, success)| Past { answers, success: *success }).collect();
    let known: Vec<&Answers> = past.iter().map(|p| &p.0).collect();
    println!("{} parameters, {CUSTOMERS} customers", profile.parameters.len());
    took("made ready once, to ask (S6)", 3, |_| {
        black_box(Asker::new(&profile, &known));
    });
    took("made ready once, to compare (S7)", 3, |_| {
        black_box(Likes::new(&profile, &cases));
    });
    let (asker, likes) = (Asker::new(&profile, &known), Likes::new(&profile, &cases));
    took("next best question", 100, |at| {
        black_box(asker.questions(&prospects[at]));
    });
    took("most like", 100, |at| {
        black_box(likes.nearest(&prospects[at], None, 3));
    });
    took("most like, without codes", 10, |at| {
        black_box(most_like(&profile, &prospects[at * 10], &plain, 3));
    });
    Ok(())
}
