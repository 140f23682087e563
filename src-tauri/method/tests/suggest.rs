//! What the data suggests (E2, E3), over whole profiles: nothing where there is nothing, the right things where there is something, the same
//! whenever it is asked.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::HashMap;

use lanewise_method::blend::{set_blend, team_weights};
use lanewise_method::check::check;
use lanewise_method::edit;
use lanewise_method::evidence::{Case, Chance};
use lanewise_method::profile::{AnswerKind, Parameter, Profile};
use lanewise_method::suggest::accept::accept;
use lanewise_method::suggest::quality::picks;
use lanewise_method::suggest::{SilentWhy, SpeaksFor, Suggestions, WouldBe, suggest};
use lanewise_method::{Answer, Given, Grade, Number};

type Answers = HashMap<String, Answer>;

fn profile() -> Profile {
    serde_json::from_str(include_str!("../../../profiles/success-ready.en.json")).unwrap()
}

/// An answer that falls in this level.
fn answer(parameter: &Parameter, level: usize, chance: &mut Chance) -> Answer {
    let level = &parameter.levels[level];
    let given = if parameter.answer == AnswerKind::Bands {
        let low = level.from.map_or(0, Number::millionths);
        let high = level.to.map_or(low * 2, Number::millionths);
        let whole = ((high - low) / 1_000_000).max(1);
        let more = i64::try_from(chance.below(usize::try_from(whole).unwrap())).unwrap();
        Given::Number(Number::from_millionths(low + more * 1_000_000))
    } else {
        Given::Levels(vec![level.id.clone()])
    };
    Answer { given, grade: Grade::Said }
}

/// Customers who answer by chance; of `telling`, those who succeed have a level of the better half in `right` of a hundred cases, the
/// others in as many a level of the worse half.
fn customers(profile: &Profile, count: usize, telling: &[&str], right: usize, seed: u64) -> Vec<(bool, Answers)> {
    let mut chance = Chance::new(seed);
    (0..count)
        .map(|at| {
            let success = at % 2 == 0;
            let mut answers = Answers::new();
            for parameter in &profile.parameters {
                if chance.below(10) == 0 {
                    continue;
                }
                let mut order: Vec<usize> = (0..parameter.levels.len()).collect();
                order.sort_by_key(|&l| std::cmp::Reverse(parameter.levels[l].fit));
                let level = if telling.contains(&parameter.id.as_str()) {
                    let good = success == (chance.below(100) < right);
                    let half = order.len().div_ceil(2);
                    if good { order[chance.below(half)] } else { order[half + chance.below(order.len() - half)] }
                } else {
                    chance.below(order.len())
                };
                answers.insert(parameter.id.clone(), answer(parameter, level, &mut chance));
            }
            (success, answers)
        })
        .collect()
}

fn cases(customers: &[(bool, Answers)]) -> Vec<Case<'_>> {
    let ids = 1u32..;
    customers.iter().zip(ids).map(|((success, answers), id)| Case { id, success: *success, answers }).collect()
}

fn sum(weights: &[u16]) -> u32 {
    weights.iter().map(|&w| u32::from(w)).sum()
}

#[test]
fn without_a_signal_nothing_is_suggested() {
    let profile = profile();
    let mut spoke = Vec::new();
    for seed in 0..60 {
        let customers = customers(&profile, 30, &[], 0, seed);
        let found = suggest(&profile, &cases(&customers), &[]);
        if !found.rows.is_empty() {
            spoke.push((seed, found.rows.iter().map(|r| r.key.clone()).collect::<Vec<_>>()));
        } else {
            assert_eq!(found.data, found.team, "with nothing to say the weights stay");
            assert_eq!(found.start, 0);
        }
    }
    // Of sixty worlds without a signal, one of twenty may speak: three, give or take. Of eight or more, chance gives one in a hundred.
    assert!(spoke.len() <= 7, "{spoke:?}");
}

fn telling(profile: &Profile) -> Vec<&str> {
    profile.parameters.iter().filter(|p| p.known_before_sale).map(|p| p.id.as_str()).take(2).collect()
}

#[test]
fn a_signal_is_found_and_its_weights_go_up() {
    let profile = profile();
    let telling = telling(&profile);
    let customers = customers(&profile, 300, &telling, 85, 5);
    let found = suggest(&profile, &cases(&customers), &[]);
    let own = |id: &str| profile.parameters.iter().position(|p| p.id == id).unwrap();
    for id in &telling {
        assert!(found.data[own(id)] > 2 * found.team[own(id)], "{id}: {} of {}", found.data[own(id)], found.team[own(id)]);
        assert!(found.standings[own(id)].silent.is_none());
    }
    assert_eq!(sum(&found.data), 1000);
    assert_eq!(found.start, 50, "300 of 600, in steps of five");
    // Nobody else is spoken of but for weighing less, and each reason holds the counts.
    for row in &found.rows {
        let about = row.parameter.as_deref().unwrap_or_default();
        match (&row.proposal, &row.reason) {
            (WouldBe::Fit { from, to, .. }, SpeaksFor::Level { count, known, .. }) => {
                assert!(telling.contains(&about) && from != to, "{row:?}");
                assert!(count.success <= known.success && count.others <= known.others);
            }
            (WouldBe::Weight { from, to, .. }, SpeaksFor::Pairs { low, high, .. }) => {
                assert!(low <= to && to <= high && (telling.contains(&about) || to < from), "{row:?}");
            }
            (WouldBe::Threshold { from, to, .. }, SpeaksFor::Share { low, high, .. }) => {
                assert!((low..=high).contains(&to) && !(low..=high).contains(&from), "{row:?}");
            }
            (WouldBe::Limits { .. }, SpeaksFor::Bands { .. }) => assert!(telling.contains(&about), "{row:?}"),
            other => panic!("{other:?}"),
        }
    }
    let picked = picks(&profile, &cases(&customers), &[]).unwrap();
    assert!(picked.with_all > picked.now, "{picked:?}");
    assert!(picked.shown >= picked.with_all, "what is shown flatters: {picked:?}");
}

#[test]
fn the_same_whenever_it_is_asked_and_whoever_comes_first() {
    let profile = profile();
    let telling = telling(&profile);
    let customers = customers(&profile, 80, &telling, 90, 9);
    let found = suggest(&profile, &cases(&customers), &[]);
    assert!(!found.rows.is_empty());
    assert_eq!(found, suggest(&profile, &cases(&customers), &[]));
    // Digits of this very draw, so that no machine and no later change gives others unseen.
    let weights: Vec<u16> =
        telling.iter().filter_map(|id| profile.parameters.iter().position(|p| p.id == **id)).map(|at| found.data[at]).collect();
    assert_eq!(weights, [258, 372]);
}

#[test]
fn all_that_is_suggested_can_be_taken_and_taken_again_changes_little() {
    let profile = profile();
    let telling = telling(&profile);
    let customers = customers(&profile, 200, &telling, 85, 12);
    let found = suggest(&profile, &cases(&customers), &[]);
    let all: Vec<WouldBe> = found.rows.iter().map(|r| r.proposal.clone()).collect();
    let mut taken = profile.clone();
    accept(&mut taken, &all, &[]).unwrap();
    assert!(check(&taken).is_empty(), "{:?}", check(&taken));
    assert_eq!(sum(&taken.weights()), 1000);
    // One by one works as well.
    for row in &found.rows {
        let mut one = profile.clone();
        accept(&mut one, std::slice::from_ref(&row.proposal), &[]).unwrap();
        assert!(check(&one).is_empty(), "{row:?}: {:?}", check(&one));
    }
}

#[test]
fn locks_hold_and_what_comes_too_late_says_nothing() {
    let mut profile = profile();
    let ids: Vec<String> = telling(&profile).into_iter().map(str::to_owned).collect();
    let customers = customers(&profile, 200, &[&ids[0], &ids[1]], 90, 3);
    let at = |id: &str| profile.parameters.iter().position(|p| p.id == id).unwrap();
    let (first, second) = (at(&ids[0]), at(&ids[1]));
    let found = suggest(&profile, &cases(&customers), &ids[..1]);
    assert_eq!(found.data[first], profile.parameters[first].weight);
    assert!(found.data[second] > profile.parameters[second].weight);
    assert_eq!(sum(&found.data), 1000);
    assert!(!found.rows.iter().any(|r| matches!(&r.proposal, WouldBe::Weight { parameter, .. } if *parameter == ids[0])));
    profile.parameters[first].known_before_sale = false;
    let found = suggest(&profile, &cases(&customers), &[]);
    assert_eq!(found.standings[first].silent, Some(SilentWhy::AfterSale));
    assert_eq!(found.data[first], profile.parameters[first].weight);
}

#[test]
fn a_blend_goes_there_and_back_exactly() {
    let mut profile = profile();
    let telling: Vec<String> = telling(&profile).into_iter().map(str::to_owned).collect();
    let customers = customers(&profile, 200, &[&telling[0]], 90, 3);
    let before = profile.clone();
    let found = suggest(&profile, &cases(&customers), &[]);
    set_blend(&mut profile, 40, &found.data);
    assert!(check(&profile).is_empty(), "{:?}", check(&profile));
    assert_eq!(team_weights(&profile), before.weights());
    // The data does not see its own echo: it points where it pointed before, and single weights are left to the blend.
    let again = suggest(&profile, &cases(&customers), &[]);
    assert_eq!((&again.data, &again.team, again.percent, again.moved_on), (&found.data, &found.team, 40, false));
    assert!(!again.rows.iter().any(|r| matches!(r.proposal, WouldBe::Weight { .. })));
    set_blend(&mut profile, 100, &found.data);
    assert_eq!(profile.weights(), found.data);
    // Moving a parameter moves no weight; its file says the blend, and is read back.
    let last = profile.parameters.last().unwrap().clone();
    edit::move_parameter(&mut profile, &last.id, &last.group, 0).unwrap();
    assert!(check(&profile).is_empty());
    let text = serde_json::to_string(&profile).unwrap();
    assert!(text.contains("\"blend\":{\"percent\":100"));
    assert_eq!(serde_json::from_str::<Profile>(&text).unwrap(), profile);
    set_blend(&mut profile, 0, &found.data);
    edit::move_parameter(&mut profile, &last.id, &last.group, before.parameters.len()).unwrap();
    assert_eq!(profile, before);
}

#[test]
fn a_weight_that_is_set_ends_the_blend() {
    let mut profile = profile();
    let data: Vec<u16> = profile.weights().into_iter().rev().collect();
    set_blend(&mut profile, 50, &data);
    let blended = profile.clone();
    let first = profile.parameters[0].id.clone();
    edit::set_weight(&mut profile, &first, blended.parameters[0].weight, &[]).unwrap();
    assert_eq!(profile, blended, "the same weight again is no change");
    edit::set_weight(&mut profile, &first, 1 + blended.parameters[0].weight, &[]).unwrap();
    assert_eq!(profile.blend, None);
    for edit in [
        |p: &mut Profile| edit::set_equal(p, &[]),
        |p: &mut Profile| edit::remove_parameter(p, &p.parameters[0].id.clone()).unwrap(),
        |p: &mut Profile| {
            let own = Parameter { id: "own".into(), ..p.parameters[0].clone() };
            let group = p.groups[0].clone();
            edit::add_parameter(p, own, group);
        },
    ] {
        let mut edited = blended.clone();
        edit(&mut edited);
        assert!(check(&edited).is_empty() && edited.blend.is_none(), "{:?}", check(&edited));
    }
    // A file in which somebody changed a weight by hand is told so.
    let mut broken = blended;
    broken.parameters[0].weight += 1;
    broken.parameters[1].weight -= 1;
    let problems = check(&broken);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].place, "blend");
}

fn quiet(found: &Suggestions) {
    assert!(found.rows.is_empty(), "{:?}", found.rows);
    assert_eq!(found.data, found.team);
    assert!(found.standings.iter().all(|s| s.silent.is_some()));
}

#[test]
fn nobody_one_and_one_side_only() {
    let profile = profile();
    quiet(&suggest::<std::hash::RandomState>(&profile, &[], &[]));
    let customers = customers(&profile, 40, &telling(&profile), 95, 2);
    quiet(&suggest(&profile, &cases(&customers[..1]), &[]));
    let happy: Vec<(bool, Answers)> = customers.iter().filter(|c| c.0).cloned().collect();
    quiet(&suggest(&profile, &cases(&happy), &[]));
    assert_eq!(picks(&profile, &cases(&happy), &[]), None);
    let silent: Vec<(bool, Answers)> = customers.iter().map(|c| (c.0, Answers::new())).collect();
    quiet(&suggest(&profile, &cases(&silent), &[]));
    assert_eq!(picks(&profile, &cases(&silent), &[]), None);
}

#[test]
fn everything_locked_and_a_parameter_of_a_hundred_levels() {
    let mut profile = profile();
    let telling: Vec<String> = telling(&profile).into_iter().map(str::to_owned).collect();
    let customers = customers(&profile, 120, &[&telling[0]], 95, 2);
    let all: Vec<String> = profile.parameters.iter().map(|p| p.id.clone()).collect();
    let found = suggest(&profile, &cases(&customers), &all);
    assert_eq!(found.data, found.team);
    assert!(!found.rows.iter().any(|r| matches!(r.proposal, WouldBe::Weight { .. })));
    let wide = profile.parameters.iter_mut().find(|p| p.answer == AnswerKind::Choice || p.answer == AnswerKind::Ordered).unwrap();
    while wide.levels.len() < 100 {
        let mut level = wide.levels[0].clone();
        level.id = format!("more_{}", wide.levels.len());
        level.name = format!("More {}", wide.levels.len());
        level.aliases.clear();
        wide.levels.push(level);
    }
    let found = suggest(&profile, &cases(&customers), &[]);
    assert_eq!(sum(&found.data), 1000);
}
