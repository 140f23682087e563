//! The evidence of a whole workspace on made-up customers: does it keep quiet where there is nothing, and do its intervals hold?

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use lanewise_method::account::standard_outcomes;
use lanewise_method::evidence::{Chance, ContrastVerdict, Headline};
use lanewise_method::profile::{AnswerKind, Language, Parameter};
use lanewise_method::{Answer, Given, Grade, Number, Profile, Stage};
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::view::Fact;
use lanewise_workspace::view::separates::EvidenceGround;

type Answers = HashMap<String, Answer>;

/// An answer by chance: a level, several where several may hold, a number where a number is asked for; now and then a guess, or none.
fn answer(parameter: &Parameter, chance: &mut Chance) -> Option<Answer> {
    if chance.below(10) == 0 {
        return None;
    }
    let at = chance.below(parameter.levels.len());
    let level = &parameter.levels[at];
    let given = if parameter.answer == AnswerKind::Bands {
        let from = level.from.map_or(0, Number::millionths);
        let to = level.to.map_or(2 * from + 1_000_000, Number::millionths);
        Given::Number(Number::from_millionths(i64::midpoint(from, to)))
    } else {
        let also = chance.below(parameter.levels.len());
        let both = parameter.several.is_some() && also != at && chance.below(2) == 0;
        let other = both.then(|| parameter.levels[also].id.clone());
        Given::Levels(std::iter::once(level.id.clone()).chain(other).collect())
    };
    Some(Answer { given, grade: if chance.below(12) == 0 { Grade::Guess } else { Grade::Said } })
}

fn customers(profile: &Profile, count: usize, chance: &mut Chance) -> Vec<Answers> {
    let one = |_| profile.parameters.iter().filter_map(|p| Some((p.id.clone(), answer(p, chance)?))).collect();
    (0..count).map(one).collect()
}

fn ground(profile: &Profile, answers: &[Answers], success: &[bool]) -> EvidenceGround {
    let fact = |(id, (answers, &success)): (u32, (_, &bool))| Fact {
        id,
        name: "Customer",
        stage: Stage::Customer,
        outcome: Some(if success { "happy" } else { "failed" }),
        answers,
        overrides: &[],
        read: None,
    };
    let facts: Vec<Fact<'_>> = (1..).zip(answers.iter().zip(success)).map(fact).collect();
    EvidenceGround::new(profile, None, &standard_outcomes(), &facts)
}

/// Thirty customers, no signal, every profile that is shipped: in at most one of twenty workshops any parameter separates, and what is
/// said first hardly ever says more than that nothing does.
#[test]
fn without_a_signal_the_first_line_says_that_nothing_separates() {
    let mut chance = Chance::new(30);
    let (mut workshops, mut separates, mut other) = (0, 0, 0);
    for which in [Starter::SuccessReady, Starter::FirstSteps, Starter::Bant] {
        let profile = starter(which, Language::En).unwrap();
        for round in 0..60 {
            let answers = customers(&profile, 30, &mut chance);
            let mut success: Vec<bool> = (0..30).map(|c| c < if round % 2 == 0 { 15 } else { 19 }).collect();
            chance.shuffle(&mut success);
            let told = ground(&profile, &answers, &success).parameters(400);
            let any = told.parameters.iter().any(|p| p.verdict == ContrastVerdict::Separates);
            assert_eq!(any, matches!(told.headline, Headline::Separates { .. }));
            workshops += 1;
            separates += u32::from(any);
            other += u32::from(!any && told.headline != Headline::Nothing);
        }
    }
    println!("{separates} of {workshops} separate, {other} more say something else than nothing");
    // One of twenty of 180 are 9, with an error of 2.9. (Of 300: 9, and 2 more.)
    assert!(separates <= 15, "{separates} of {workshops}");
    assert!(other <= 6, "{other} of {workshops}");
}

/// Customers succeed with a chance that their score has: does the interval of each tier hold the tier's own chance, and that of the AUC
/// the AUC of very many customers?
#[test]
fn intervals_of_tiers_and_of_picking_hold() {
    let profile = starter(Starter::SuccessReady, Language::En).unwrap();
    let mut chance = Chance::new(31);
    let likely = |answers: &Answers| f64::from(lanewise_method::score::score(&profile, answers).likely);
    let many = customers(&profile, 6_000, &mut chance);
    let rises = |score: f64| 1.0 / (1.0 + (-(score - 52_000.0) / 6_000.0).exp());
    let (happy, tiers) = {
        let success: Vec<bool> = many.iter().map(|a| chance.unit() < rises(likely(a))).collect();
        let all = ground(&profile, &many, &success).profile();
        (f64::from(all.picks.unwrap().auc), all.tiers)
    };
    let truth: Vec<f64> = tiers.iter().map(|t| f64::from(t.share.success) / f64::from(t.share.total.max(1))).collect();
    let (mut held, mut told, mut picks, workshops) = (0u32, 0u32, 0u32, 200u32);
    for _ in 0..workshops {
        let few: Vec<Answers> = (0..30).map(|_| many[chance.below(many.len())].clone()).collect();
        let success: Vec<bool> = few.iter().map(|a| chance.unit() < rises(likely(a))).collect();
        let found = ground(&profile, &few, &success).profile();
        for (tier, &truth) in found.tiers.iter().zip(&truth).filter(|(t, _)| t.share.total > 0) {
            told += 1;
            let truth = truth * 1000.0;
            held += u32::from(f64::from(tier.share.low) - 0.5 <= truth && truth <= f64::from(tier.share.high) + 0.5);
        }
        picks += u32::from(found.picks.is_some_and(|p| f64::from(p.low) <= happy && happy <= f64::from(p.high)));
    }
    let (tiers, picks) = (f64::from(held) / f64::from(told), f64::from(picks) / f64::from(workshops));
    println!("tiers {tiers:.3} of {told}, picks {picks:.3} of {workshops}");
    assert!(tiers > 0.92, "{tiers}");
    assert!(picks > 0.91, "{picks}");
}
