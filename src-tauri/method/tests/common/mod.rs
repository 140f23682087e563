//! Generators of valid profiles and of answers to them.

use std::collections::HashMap;

use lanewise_method::Number;
use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::profile::{
    AnswerKind, FORMAT, Group, Guesses, Language, Level, MustHave, Parameter, Profile, Several, Tier,
};
use lanewise_method::weight::apportion;
use proptest::prelude::*;

fn level(at: usize, fit: u8) -> Level {
    Level { id: format!("l{at}"), name: format!("Level {at}"), fit, from: None, to: None, aliases: vec![] }
}

fn parameter(at: usize) -> impl Strategy<Value = Parameter> {
    let kind = prop_oneof![Just(AnswerKind::Choice), Just(AnswerKind::YesNo), Just(AnswerKind::Ordered), Just(AnswerKind::Bands)];
    let several = prop_oneof![3 => Just(None), 1 => Just(Some(Several::Best)), 1 => Just(Some(Several::Worst)), 1 => Just(Some(Several::Mean))];
    (kind, several, prop::collection::vec(0u8..=100, 2..7), prop::option::of(0u8..=100)).prop_map(
        move |(answer, several, fits, typical)| {
            let mut levels: Vec<Level> = fits.iter().enumerate().map(|(i, &fit)| level(i, fit)).collect();
            if answer == AnswerKind::YesNo {
                levels.truncate(2);
                for (l, id) in levels.iter_mut().zip(["yes", "no"]) {
                    (l.id, l.name) = (id.into(), id.into());
                }
            }
            if answer == AnswerKind::Bands {
                let count = levels.len();
                for (i, l) in levels.iter_mut().enumerate() {
                    l.from = (i > 0).then(|| Number::from(i as i32 * 10));
                    l.to = (i + 1 < count).then(|| Number::from((i as i32 + 1) * 10));
                }
            }
            let multi = matches!(answer, AnswerKind::Choice | AnswerKind::Ordered);
            Parameter {
                id: format!("p{at}"),
                name: format!("Parameter {at}"),
                group: "all".into(),
                weight: 0,
                answer,
                unit: (answer == AnswerKind::Bands).then(|| "people".into()),
                several: several.filter(|_| multi),
                levels,
                typical,
                unknown_tells: at % 3 == 1,
                questions: vec![],
                known_before_sale: true,
                from_needs: false,
                why: String::new(),
            }
        },
    )
}

/// Valid profiles with 1 to 8 parameters, 2 to 6 tiers and up to 3 must-haves.
pub fn profile() -> impl Strategy<Value = Profile> {
    (1usize..9)
        .prop_flat_map(|n| {
            let parameters: Vec<_> = (0..n).map(parameter).collect();
            let parts = prop::collection::vec(0u64..100, n);
            let tiers = prop::collection::btree_set(1u32..=100_000, 1..6);
            let rules = prop::collection::vec(
                (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>()),
                0..3,
            );
            let guesses = prop_oneof![3 => Just(Guesses::Widen), 1 => Just(Guesses::Trust), 1 => Just(Guesses::Unknown)];
            (parameters, parts, tiers, rules, guesses)
        })
        .prop_map(|(mut parameters, parts, limits, rules, guesses)| {
            for (p, w) in parameters.iter_mut().zip(apportion(&parts, 1000)) {
                p.weight = w;
            }
            let tiers: Vec<Tier> = limits
                .iter()
                .rev()
                .chain(std::iter::once(&0))
                .enumerate()
                .map(|(i, &from)| Tier { id: format!("t{i}"), name: format!("Tier {i}"), from })
                .collect();
            let must_haves = rules
                .iter()
                .enumerate()
                .map(|(i, (p, l, t))| {
                    let parameter = &parameters[p.index(parameters.len())];
                    MustHave {
                        id: format!("m{i}"),
                        parameter: parameter.id.clone(),
                        levels: vec![parameter.levels[l.index(parameter.levels.len())].id.clone()],
                        at_most: tiers[t.index(tiers.len())].id.clone(),
                        why: String::new(),
                    }
                })
                .collect();
            Profile {
                schema: None,
                format: FORMAT,
                id: "generated".into(),
                name: "Generated".into(),
                language: Language::En,
                about: String::new(),
                groups: vec![Group { id: "all".into(), name: "All".into() }],
                parameters,
                tiers,
                admits: None,
                must_haves,
                guesses,
                slide_rule: None,
                blend: None,
                learnt: None,
                gates: None,
            }
        })
}

/// Answers to some of the parameters: levels, numbers, several levels, and some that nothing covers.
pub fn answers_for(profile: &Profile) -> impl Strategy<Value = HashMap<String, Answer>> + use<> {
    let each: Vec<_> = profile
        .parameters
        .iter()
        .map(|p| {
            let levels: Vec<String> = p.levels.iter().map(|l| l.id.clone()).collect();
            let one = prop::sample::select(levels.clone()).prop_map(|l| Given::Levels(vec![l]));
            let many = if p.several.is_some() {
                prop::sample::subsequence(levels.clone(), 1..=levels.len()).prop_map(Given::Levels).boxed()
            } else {
                one.clone().boxed()
            };
            let number = (-50i32..120).prop_map(|n| Given::Number(n.into()));
            let given = prop_oneof![4 => one, 3 => many, 2 => number, 1 => Just(Given::Text("something else".into()))];
            let grade =
                prop_oneof![1 => Just(Grade::Observed), 3 => Just(Grade::Said), 2 => Just(Grade::Guess), 1 => Just(Grade::Unknown)];
            let answer = (given, grade).prop_map(|(given, grade)| Answer { given, grade });
            (Just(p.id.clone()), prop::option::weighted(0.7, answer))
        })
        .collect();
    each.prop_map(|all| all.into_iter().filter_map(|(id, a)| a.map(|a| (id, a))).collect())
}
