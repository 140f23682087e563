//! Moving, merging and turning parameters keeps the profile whole and every answer.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::collections::HashMap;

use lanewise_method::answer::{Given, State};
use lanewise_method::check::{check, read_profile};
use lanewise_method::edit::{move_parameter, put_parameter, put_tiers, remove_group, set_equal, set_fit, set_group_weight};
use lanewise_method::kind::{KindWish, likely_yes, with_kind};
use lanewise_method::merge::{carried, merge};
use lanewise_method::profile::{AnswerKind, Group, Guesses, Profile};
use lanewise_method::twin::{TwinSign, alike, suggest};
use lanewise_method::{Answer, Grade, Number};
use proptest::prelude::*;

fn sample_profile() -> Profile {
    read_profile(include_str!("../../../profiles/sample/profile.en.json")).unwrap()
}

fn sum(profile: &Profile) -> u32 {
    profile.parameters.iter().map(|p| u32::from(p.weight)).sum()
}

fn wish(parameter: &lanewise_method::profile::Parameter) -> KindWish {
    KindWish { yes: Some(likely_yes(parameter)), yes_name: "Yes".into(), no_name: "No".into(), unit: "people".into() }
}

fn said(given: Given) -> Answer {
    Answer { given, grade: Grade::Said }
}

proptest! {
    #[test]
    fn every_edit_leaves_a_profile_that_scores(
        profile in common::profile(),
        locks in prop::collection::vec(any::<bool>(), 20),
        a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(), weight in 0u16..=1000, fit in 0u8..=100,
    ) {
        let mut p = profile;
        p.groups.push(Group { id: "second".into(), name: "Second".into() });
        let ids: Vec<String> = p.parameters.iter().map(|p| p.id.clone()).collect();
        let locked: Vec<String> = ids.iter().zip(&locks).filter(|(_, l)| **l).map(|(id, _)| id.clone()).collect();
        let (one, other) = (a.get(&ids).clone(), b.get(&ids).clone());
        move_parameter(&mut p, &one, "second", b.index(ids.len())).unwrap();
        prop_assert_eq!(check(&p), []);
        set_group_weight(&mut p, "second", weight, &locked).unwrap();
        prop_assert_eq!(check(&p), []);
        set_equal(&mut p, &locked);
        prop_assert_eq!(check(&p), []);
        let level = p.parameter(&one).unwrap().levels[0].id.clone();
        set_fit(&mut p, &one, &level, fit).unwrap();
        remove_group(&mut p, "second").unwrap();
        prop_assert_eq!(check(&p), []);
        prop_assert_eq!(p.parameters.len(), ids.len());
        if one != other {
            let (stays, goes) = (p.parameter(&one).unwrap().clone(), p.parameter(&other).unwrap().clone());
            merge(&mut p, &one, &other, &suggest(&stays, &goes, &Vec::new())).unwrap();
            prop_assert_eq!(check(&p), []);
            prop_assert_eq!(p.parameter(&one).unwrap().weight, stays.weight + goes.weight);
            prop_assert!(p.must_haves.iter().all(|m| m.parameter != other));
        }
        prop_assert_eq!(sum(&p), 1000);
    }

    #[test]
    fn a_merge_carries_every_answer_that_one_level_covers(
        (profile, answers) in common::profile().prop_flat_map(|p| { let a = common::answers_for(&p); (Just(p), a) }),
        a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>(),
    ) {
        let (at, to) = (a.index(profile.parameters.len()), b.index(profile.parameters.len()));
        let (goes, stays) = (&profile.parameters[at], &profile.parameters[to]);
        let map = suggest(stays, goes, &Vec::new());
        if let Some(answer) = answers.get(&goes.id) {
            match (goes.levels_of(&answer.given), carried(stays, goes, &map, &answer.given)) {
                (Some(levels), Some(now)) => {
                    let read = stays.levels_of(&now);
                    prop_assert!(read.is_some(), "{now:?}");
                    if matches!(answer.given, Given::Levels(_)) && levels.len() == 1 {
                        let to = &map.iter().find(|m| m.from == goes.levels[levels[0]].id).unwrap().to;
                        prop_assert_eq!(&stays.levels[read.unwrap()[0]].id, to);
                    }
                }
                // Only several at once may find no single level; then the answer stays where it is.
                (Some(levels), None) => prop_assert!(levels.len() > 1 && stays.several.is_none()),
                (None, now) => prop_assert!(now.is_some() || matches!(answer.given, Given::Levels(_))),
            }
        }
    }

    #[test]
    fn another_kind_keeps_what_can_be_kept(
        (profile, answers) in common::profile().prop_flat_map(|p| { let a = common::answers_for(&p); (Just(p), a) }),
    ) {
        for parameter in &profile.parameters {
            for kind in [AnswerKind::Choice, AnswerKind::Ordered, AnswerKind::YesNo, AnswerKind::Bands] {
                let changed = with_kind(parameter, kind, &wish(parameter));
                let mut whole = profile.clone();
                put_parameter(&mut whole, changed.clone()).unwrap();
                prop_assert_eq!(check(&whole), [], "{:?} to {:?}", parameter.answer, kind);
                // A single level that was covered stays covered, whatever the kind.
                if let Some(Answer { given: given @ Given::Levels(ids), .. }) = answers.get(&parameter.id)
                    && ids.len() == 1
                    && parameter.levels_of(given).is_some()
                {
                    prop_assert!(changed.levels_of(given).is_some(), "{:?} to {:?}: {:?}", parameter.answer, kind, ids);
                }
                if let Some(answer) = answers.get(&parameter.id) {
                    // And back again the number counts again, for it was never touched.
                    if matches!(answer.given, Given::Number(_)) && parameter.answer == AnswerKind::Bands && kind == AnswerKind::Ordered {
                        let mut back = with_kind(&changed, AnswerKind::Bands, &wish(&changed));
                        back.levels.clone_from(&parameter.levels);
                        prop_assert_eq!(back.levels_of(&answer.given), parameter.levels_of(&answer.given));
                    }
                }
            }
        }
    }
}

#[test]
fn yes_takes_up_the_levels_that_mean_it() {
    let profile = sample_profile();
    let parameter = profile.parameter("success_criteria").unwrap();
    let changed = with_kind(parameter, AnswerKind::YesNo, &wish(parameter));
    assert_eq!(changed.levels.iter().map(|l| l.id.as_str()).collect::<Vec<_>>(), ["yes", "no"]);
    for level in &parameter.levels {
        let reading = changed.reading(Some(&said(Given::Levels(vec![level.id.clone()]))), Guesses::Widen);
        assert_eq!(reading.state, State::Known);
        assert_eq!(reading.levels, [usize::from(level.fit < 50)], "{}", level.id);
    }
    let mut whole = profile.clone();
    let before: Vec<_> = whole.must_haves.iter().filter(|m| m.parameter == parameter.id).cloned().collect();
    put_parameter(&mut whole, changed).unwrap();
    let after = whole.must_haves.iter().filter(|m| m.parameter == parameter.id).count();
    assert_eq!(before.len(), after, "a must-have follows its levels");
}

#[test]
fn bands_take_the_limits_their_names_speak_of() {
    let profile = sample_profile();
    let mut parameter = profile.parameters[0].clone();
    parameter.answer = AnswerKind::Ordered;
    parameter.levels.truncate(3);
    for (level, name) in parameter.levels.iter_mut().zip(["Under 50", "50 to 250", "More than 250"]) {
        name.clone_into(&mut level.name);
        level.aliases.clear();
    }
    let changed = with_kind(&parameter, AnswerKind::Bands, &wish(&parameter));
    let ends: Vec<_> = changed.levels.iter().map(|l| (l.from, l.to)).collect();
    let (fifty, more) = (Some(Number::from(50)), Some(Number::from(250)));
    assert_eq!(ends, [(None, fifty), (fifty, more), (more, None)]);
}

#[test]
fn twins_are_noticed_by_their_words() {
    let profile = sample_profile();
    for (at, one) in profile.parameters.iter().enumerate() {
        for other in &profile.parameters[at + 1..] {
            assert_eq!(alike(one, other), [], "{} and {}", one.name, other.name);
        }
    }
    let mut copy = profile.parameters[0].clone();
    copy.id += "_2";
    assert!(alike(&profile.parameters[0], &copy).contains(&TwinSign::Name));
}

#[test]
fn a_merge_with_itself_or_with_nobody_is_refused() {
    let mut profile = sample_profile();
    let before = profile.clone();
    let id = profile.parameters[0].id.clone();
    assert!(merge(&mut profile, &id, &id, &[]).is_err());
    assert!(merge(&mut profile, &id, "nobody", &[]).is_err());
    assert_eq!(profile, before);
}

#[test]
fn the_team_says_which_tier_admits() {
    let mut profile = sample_profile();
    assert_eq!(profile.admitting(), 2);
    profile.admits = Some("risky".into());
    assert_eq!((profile.admitting(), check(&profile).len()), (3, 0));
    profile.admits = Some("nope".into());
    assert_eq!(check(&profile).len(), 1);
    profile.admits = Some("good".into());
    let rest: Vec<_> = profile.tiers.iter().filter(|t| t.id != "good").cloned().collect();
    put_tiers(&mut profile, rest);
    assert_eq!(profile.admits, None);
}

#[test]
fn a_kept_answer_follows_the_level_that_took_it_up() {
    let mut profile = sample_profile();
    let mut parameter = profile.parameter("success_criteria").unwrap().clone();
    let gone = parameter.levels.remove(1);
    parameter.levels[0].take_up(&gone);
    put_parameter(&mut profile, parameter).unwrap();
    let answers = HashMap::from([("success_criteria".to_owned(), said(Given::Levels(vec![gone.id])))]);
    let scored = lanewise_method::score(&profile, &answers);
    let part = scored.parts.iter().find(|p| p.parameter == "success_criteria").unwrap();
    assert_eq!(part.state, State::Known);
}
