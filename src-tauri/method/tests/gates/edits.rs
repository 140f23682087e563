//! Gates that are edited, broken, compared between versions.

use lanewise_method::Profile;
use lanewise_method::check::{Rule, check};
use lanewise_method::diff::{What, diff};
use lanewise_method::edit::{put_parameter, put_tiers, remove_parameter};
use lanewise_method::gate::{CheckItem, Gate, GateNeed, Players, RangeEnd, default_gates};
use lanewise_method::gate_edit::put_gates;
use lanewise_method::kind::{KindWish, with_kind};
use lanewise_method::merge::merge;
use lanewise_method::profile::{AnswerKind, Tier};
use lanewise_method::slide::{Completeness, FieldQuestion, SlideField, SlideRule};
use lanewise_method::twin::LevelMap;

use super::{own, profile};

#[test]
fn every_broken_gate_is_named() {
    let mut profile = profile();
    let broken = Gate {
        open_at_once: Some(0),
        checklist: vec![CheckItem { id: "plan".into(), text: String::new() }, CheckItem { id: "own".into(), text: " ".into() }],
        ..own(
            "Own gate",
            vec![
                GateNeed::Answer { parameter: "gone".into(), levels: vec![] },
                GateNeed::Answer { parameter: "market".into(), levels: vec!["maybe".into()] },
                GateNeed::Tier { at_least: "gone".into(), at: RangeEnd::Low },
            ],
        )
    };
    let nameless = Gate { name: String::new(), ..own("extra", vec![]) };
    let published = Gate { name: String::new(), ..own("poc", vec![]) };
    profile.gates = Some(vec![broken, nameless, published.clone(), published]);
    let problems = check(&profile);
    let found: Vec<(&str, &Rule)> = problems.iter().map(|p| (p.place.as_str(), &*p.rule)).collect();
    let kinds: Vec<&str> = found.iter().map(|(place, _)| *place).collect();
    assert_eq!(
        kinds,
        [
            "gates[poc]",
            "gates[Own gate].id",
            "gates[Own gate].open_at_once",
            "gates[Own gate].checklist[own].text",
            "gates[Own gate].needs[0].parameter",
            "gates[Own gate].needs[1].levels",
            "gates[Own gate].needs[2].at_least",
            "gates[extra].name",
        ]
    );
    assert!(matches!(found[5].1, Rule::GateLevel { level, .. } if level == "maybe"));
    profile.gates = Some(vec![]);
    assert_eq!(*check(&profile)[0].rule, Rule::GateCount { gates: 0 });
    profile.gates = Some((0..7).map(|at| own(&format!("g{at}"), vec![])).collect());
    assert_eq!(*check(&profile)[0].rule, Rule::GateCount { gates: 7 });
    profile.gates = Some(vec![own("long", vec![GateNeed::ValueEvent; 21])]);
    assert_eq!(*check(&profile)[0].rule, Rule::GateTooLong { entries: 21 });
    profile.gates = Some(default_gates(&profile));
    assert_eq!(check(&profile), []);
}

#[test]
fn edits_elsewhere_keep_gates_whole() {
    let answer = |parameter: &str, levels: &[&str]| GateNeed::Answer {
        parameter: parameter.into(),
        levels: levels.iter().map(|l| (*l).to_owned()).collect(),
    };
    let tier = |id: &str| GateNeed::Tier { at_least: id.into(), at: RangeEnd::Low };
    let needs = vec![answer("success_criteria", &["number", "written"]), answer("market", &[]), tier("good"), tier("risky")];
    let mut profile = profile();
    put_gates(&mut profile, Some(vec![own("own", needs.clone())]));
    let start = profile.clone();
    let now = |p: &Profile| p.gates.as_ref().unwrap()[0].needs.clone();
    let tiers = |ids: &[&str]| -> Vec<Tier> { start.tiers.iter().filter(|t| ids.contains(&t.id.as_str())).cloned().collect() };

    // A level that is taken up by another is followed; when none is left the need goes.
    let mut parameter = profile.parameters[0].clone();
    parameter.levels.remove(1);
    parameter.levels[0].aliases.push("written".into());
    put_parameter(&mut profile, parameter.clone()).unwrap();
    assert_eq!(now(&profile)[0], answer("success_criteria", &["number"]));
    let mut yes_no = start.clone();
    let changed = with_kind(
        &yes_no.parameters[0],
        AnswerKind::YesNo,
        &KindWish { yes_name: "Yes".into(), no_name: "No".into(), ..KindWish::default() },
    );
    put_parameter(&mut yes_no, changed).unwrap();
    assert_eq!(now(&yes_no)[0], answer("success_criteria", &["yes"]));
    parameter.levels = parameter
        .levels
        .iter()
        .map(|l| {
            let mut other = l.clone();
            other.id = format!("new_{}", l.id);
            other.aliases.clear();
            other
        })
        .collect();
    put_parameter(&mut profile, parameter).unwrap();
    assert_eq!(now(&profile), needs[1..]);

    // A parameter that goes takes the need along, any level or not.
    let mut gone = start.clone();
    remove_parameter(&mut gone, "market").unwrap();
    assert_eq!(now(&gone), [needs[0].clone(), tier("good"), tier("risky")]);

    // Of a tier that goes the next better one is left; of both the same once. Renaming changes nothing.
    let mut fewer = start.clone();
    put_tiers(&mut fewer, tiers(&["excellent", "good", "nope"]));
    assert_eq!(now(&fewer)[2..], [tier("good")]);
    put_tiers(&mut fewer, tiers(&["excellent", "nope"]));
    assert_eq!(now(&fewer)[2..], [tier("excellent")]);
    put_tiers(&mut fewer, vec![Tier { id: "fit".into(), name: "Fit".into(), from: 1 }, start.tiers[3].clone()]);
    assert_eq!(now(&fewer)[2..], [tier("fit")]);
    let mut renamed = start.clone();
    let named = renamed.tiers.iter().map(|t| Tier { name: format!("{}!", t.name), ..t.clone() }).collect();
    put_tiers(&mut renamed, named);
    assert_eq!(now(&renamed), needs);
    assert_eq!(check(&fewer), []);

    // Merged: what was needed of the one is needed of the other, in its levels.
    let map = [("yes", "written"), ("no", "none")].map(|(a, b)| LevelMap { from: a.into(), to: b.into() });
    let mut merged = start.clone();
    put_gates(&mut merged, Some(vec![own("own", vec![answer("market", &["yes"]), answer("success_criteria", &["written"])])]));
    merge(&mut merged, "success_criteria", "market", &map).unwrap();
    assert_eq!(now(&merged), [answer("success_criteria", &["written"])]);
    assert_eq!(check(&merged), []);
}

#[test]
fn versions_tell_what_changed_in_the_gates() {
    let before = profile();
    assert_eq!(diff(&before, &Profile { gates: Some(default_gates(&before)), ..before.clone() }), []);
    let mut gates = default_gates(&before);
    gates.swap(0, 1);
    gates[0].needs[0] = GateNeed::Slides { at_least: Completeness::Complete, of: Players::Any };
    gates[0].checklist.remove(4);
    gates[2].needs.retain(|n| *n != GateNeed::ValueEvent);
    gates[2].needs[2] = GateNeed::Tier { at_least: "excellent".into(), at: RangeEnd::Likely };
    gates[2].open_at_once = None;
    gates.push(own("pilot", vec![]));
    let after = Profile { gates: Some(gates), ..before.clone() };
    let found = diff(&before, &after);
    let told: Vec<_> =
        found.iter().map(|d| (d.what, d.id.as_str(), d.level.as_str(), d.before.as_deref(), d.after.as_deref())).collect();
    assert_eq!(
        told,
        [
            (What::GateSlides, "deep_demo", "", Some("any reasonable"), Some("any complete")),
            (What::GateCheck, "deep_demo", "rehearsal", Some(""), None),
            (What::GateTier, "poc", "", Some("low Good"), Some("likely Excellent")),
            (What::GateEvent, "poc", "", Some("yes"), None),
            (What::GateOpen, "poc", "", Some("3"), None),
            (What::Gate, "pilot", "", None, Some("")),
            (What::GateOrder, "deep_demo", "", Some("vision_demo"), Some("")),
        ]
    );
}

#[test]
fn questions_alone_leave_the_default_rule() {
    let rule = profile().slides_count();
    let questions = vec![FieldQuestion { field: SlideField::Delta, text: "What is it worth to you?".into() }];
    assert_eq!(rule, SlideRule { questions, ..SlideRule::default() });
}
