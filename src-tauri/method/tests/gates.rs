//! Readiness gates (D5): worked out by hand, and what holds for any of them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::collections::HashMap;

use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::check::{Rule, check, read_profile};
use lanewise_method::diff::{What, diff};
use lanewise_method::edit::{put_parameter, put_tiers, remove_parameter};
use lanewise_method::gate::{
    CheckItem, Gate, GateFacts, GateNeed, GateVerdict, Missing, Players, RangeEnd, default_gates, verdict,
};
use lanewise_method::gate_edit::put_gates;
use lanewise_method::kind::{KindWish, with_kind};
use lanewise_method::merge::merge;
use lanewise_method::profile::{AnswerKind, Tier};
use lanewise_method::slide::{
    Completeness, CriticalDate, Delta, FieldQuestion, Period, SlideField, SlidePart, SlideProblem, SlideRule, SlideState,
    ValueEvent,
};
use lanewise_method::twin::LevelMap;
use lanewise_method::{Number, Profile, Slide, score};
use proptest::prelude::*;

/// Weights 600 and 400; criteria 100/70/0, market 100/0. Excellent from 80, Good from 60, Risky from 40, Nope.
fn profile() -> Profile {
    read_profile(
        r#"{
        "format": 1, "id": "gates", "name": "Gates", "language": "en",
        "groups": [{"id": "all", "name": "All"}],
        "parameters": [
          {"id": "success_criteria", "name": "Success criteria", "group": "all", "weight": 600, "answer": "ordered", "levels": [
            {"id": "number", "name": "With a number", "fit": 100},
            {"id": "written", "name": "Written", "fit": 70},
            {"id": "none", "name": "None", "fit": 0}],
            "questions": [{"text": "How will you know that it worked?"}]},
          {"id": "market", "name": "Market", "group": "all", "weight": 400, "answer": "yes_no", "levels": [
            {"id": "yes", "name": "Core", "fit": 100},
            {"id": "no", "name": "Other", "fit": 0}]}
        ],
        "tiers": [{"id": "excellent", "name": "Excellent", "from": 80000}, {"id": "good", "name": "Good", "from": 60000},
                  {"id": "risky", "name": "Risky", "from": 40000}, {"id": "nope", "name": "Nope", "from": 0}],
        "slide_rule": {"questions": [{"field": "delta", "text": "What is it worth to you?"}]}
    }"#,
    )
    .unwrap()
}

fn slide(person: &str) -> Slide {
    Slide {
        person: person.into(),
        title: "Head of Operations".into(),
        issue: "Approvals take 11 days.".into(),
        problems: vec![SlideProblem { text: "E-mail".into(), reason: "nobody owns it".into() }],
        capabilities: vec!["Approve from a phone".into()],
        delta: Delta {
            text: "11 to 3 days".into(),
            amount: Some(Number::from(38_000)),
            currency: "EUR".into(),
            unit: String::new(),
            period: Some(Period::Month),
        },
        date: CriticalDate { day: "2026-03-01".into(), consequence: "two lines stand still".into(), ..CriticalDate::default() },
        events: vec![event()],
        ..Slide::default()
    }
}

fn event() -> ValueEvent {
    ValueEvent {
        what: "First plant under 5 days".into(),
        due: "2026-06".into(),
        owner: "A. Berti".into(),
        measure: "days per order".into(),
        ..ValueEvent::default()
    }
}

fn said(level: &str) -> Answer {
    Answer { given: Given::Levels(vec![level.into()]), grade: Grade::Said }
}

type Answers = HashMap<String, Answer>;

fn answers(given: &[(&str, Answer)]) -> Answers {
    given.iter().map(|(id, a)| ((*id).to_owned(), a.clone())).collect()
}

fn judge(profile: &Profile, gate: &Gate, slides: &[Slide], answers: &Answers) -> GateVerdict {
    let rule = profile.slides_count();
    let states: Vec<SlideState> = slides.iter().map(|s| s.state(&rule)).collect();
    let seen: Vec<(u32, &Slide, &SlideState)> =
        slides.iter().zip(&states).enumerate().map(|(at, (s, st))| (u32::try_from(at).unwrap() + 1, s, st)).collect();
    let scored = score(profile, answers);
    let facts =
        GateFacts { slides: &seen, tiers: [&scored.tier_low, &scored.tier, &scored.tier_high], checked: &["plan", "slide"] };
    verdict(profile, gate, &facts, |id| answers.get(id))
}

fn gate(profile: &Profile, id: &str) -> Gate {
    profile.readiness().into_iter().find(|g| g.id == id).unwrap()
}

#[test]
fn the_default_gates_say_what_the_method_says() {
    let profile = profile();
    let gates = profile.readiness();
    assert_eq!(gates.iter().map(|g| g.id.as_str()).collect::<Vec<_>>(), ["vision_demo", "deep_demo", "poc"]);
    let tier = |id: &str, at| GateNeed::Tier { at_least: id.into(), at };
    assert_eq!(gates[0].needs, [tier("risky", RangeEnd::High)]);
    let some = GateNeed::Slides { at_least: Completeness::Reasonable, of: Players::Any };
    assert_eq!(gates[1].needs, [some, tier("risky", RangeEnd::Likely)]);
    assert_eq!(gates[1].checklist.len(), 5);
    let each = GateNeed::Slides { at_least: Completeness::Complete, of: Players::Each };
    let criteria = GateNeed::Answer { parameter: "success_criteria".into(), levels: vec!["number".into(), "written".into()] };
    assert_eq!(gates[2].needs, [each, GateNeed::ValueEvent, criteria, tier("good", RangeEnd::Low)]);
    assert_eq!(gates[2].open_at_once, Some(3));
    // Two tiers: the upper one is what is asked for, at every end. No such parameter: it is not asked for.
    let mut two = profile.clone();
    two.tiers = vec![two.tiers[0].clone(), two.tiers[3].clone()];
    two.parameters.remove(0);
    let gates = two.readiness();
    assert_eq!(gates[0].needs, [tier("excellent", RangeEnd::High)]);
    assert_eq!(gates[2].needs.len(), 3);
    assert_eq!(gates[2].needs[2], tier("excellent", RangeEnd::Low));
    // A parameter of which no level fits by half: its best one is asked for, and not just any.
    let mut poor = profile;
    for (level, fit) in poor.parameters[0].levels.iter_mut().zip([40, 10, 0]) {
        level.fit = fit;
    }
    assert!(
        default_gates(&poor)[2]
            .needs
            .contains(&GateNeed::Answer { parameter: "success_criteria".into(), levels: vec!["number".into()] })
    );
}

#[test]
fn a_poc_by_hand() {
    let profile = profile();
    let poc = gate(&profile, "poc");
    // Nothing at all is known: 0 to 100, likely (50·600 + 50·400)/1000 = 50, Risky.
    let none = judge(&profile, &poc, &[], &Answers::new());
    assert!(!none.ready);
    assert_eq!(none.to_get(), 4);
    let missing: Vec<&Missing> = none.missing().collect();
    assert_eq!(missing[0], &Missing::Player);
    assert_eq!(missing[1], &Missing::ValueEvent { question: String::new() });
    assert_eq!(
        missing[2],
        &Missing::Answer {
            parameter: "success_criteria".into(),
            name: "Success criteria".into(),
            guessed: false,
            wanted: vec!["With a number".into(), "Written".into()],
            question: "How will you know that it worked?".into(),
        }
    );
    assert_eq!(missing[3], &Missing::Tier { tier: "Nope".into(), wanted: "Good".into(), open: true });

    // Written (70·600 = 42) and the core market (40): 82, Excellent. One of two key players lacks the delta and the event.
    let known = answers(&[("success_criteria", said("written")), ("market", said("yes"))]);
    let lacking = Slide { delta: Delta { text: "a lot".into(), ..Delta::default() }, events: vec![], ..slide("Bruno") };
    let one = judge(&profile, &poc, &[slide("Anna"), lacking.clone()], &known);
    assert!(!one.ready);
    assert_eq!(one.needs.iter().map(|n| n.met).collect::<Vec<_>>(), [false, true, true, true]);
    let Missing::Fields { slide: 2, person, fields, spare: 0, .. } = &one.needs[0].missing[0] else { panic!("{one:?}") };
    assert_eq!(person, "Bruno");
    assert_eq!(fields.iter().map(|f| f.field).collect::<Vec<_>>(), [SlideField::Delta, SlideField::Events]);
    assert_eq!(fields[0].question, "What is it worth to you?");
    assert_eq!(one.to_get(), 2);
    // Both whole: ready. The event that only he has counts for the account; without any it is missing, once.
    assert!(judge(&profile, &poc, &[slide("Anna"), slide("Bruno")], &known).ready);
    let eventless = Slide { events: vec![], ..slide("Anna") };
    let without = judge(&profile, &poc, &[eventless], &known);
    assert_eq!(without.needs.iter().map(|n| n.met).collect::<Vec<_>>(), [false, false, true, true]);
    assert_eq!(without.to_get(), 1);

    // A guess is no answer, however good; and None is another answer than the ones that will do.
    let guess = Answer { grade: Grade::Guess, ..said("number") };
    let guessed = judge(&profile, &poc, &[slide("Anna")], &answers(&[("success_criteria", guess), ("market", said("yes"))]));
    assert!(matches!(guessed.needs[2].missing[..], [Missing::Answer { guessed: true, .. }]));
    let other = answers(&[("success_criteria", said("none")), ("market", said("yes"))]);
    let other = judge(&profile, &poc, &[slide("Anna")], &other);
    let Missing::OtherAnswer { levels, wanted, .. } = &other.needs[2].missing[0] else { panic!("{other:?}") };
    assert_eq!((levels.as_slice(), wanted.len()), (["None".to_owned()].as_slice(), 2));
    // 40 points: Risky at every end, nothing open can lift it.
    assert_eq!(other.needs[3].missing, [Missing::Tier { tier: "Risky".into(), wanted: "Good".into(), open: false }]);
}

#[test]
fn a_deep_demo_by_hand() {
    let profile = profile();
    let deep = gate(&profile, "deep_demo");
    // One reasonably complete slide will do, beside an empty one; the likely tier is Risky, which is no Nope.
    let early = Slide { events: vec![], ..slide("Anna") };
    let verdict = judge(&profile, &deep, &[Slide::default(), early.clone()], &Answers::new());
    assert!(verdict.ready);
    assert_eq!(verdict.unchecked, ["roles", "illustrations", "rehearsal"]);
    // Of two that will not do the nearer one is asked for: two fields missing, of which one may stay missing.
    let nearer = Slide { date: CriticalDate::default(), ..early };
    let verdict = judge(&profile, &deep, &[Slide::default(), nearer], &Answers::new());
    let Missing::Fields { slide: 2, fields, spare: 1, .. } = &verdict.needs[0].missing[0] else { panic!("{verdict:?}") };
    assert_eq!(
        fields.iter().map(|f| (f.field, f.vital)).collect::<Vec<_>>(),
        [(SlideField::Date, false), (SlideField::Events, false)]
    );
    assert_eq!(verdict.to_get(), 1);
    // The issue and the delta may never be missing.
    let vague = Slide { issue: String::new(), delta: Delta::default(), ..slide("Anna") };
    let verdict = judge(&profile, &deep, &[vague], &Answers::new());
    assert_eq!(verdict.to_get(), 2);
    // Nope by a known answer: no demo.
    let nope = answers(&[("success_criteria", said("none")), ("market", said("no"))]);
    assert!(!judge(&profile, &gate(&profile, "vision_demo"), &[], &nope).ready);
    assert!(judge(&profile, &gate(&profile, "vision_demo"), &[], &Answers::new()).ready);
}

fn own(id: &str, needs: Vec<GateNeed>) -> Gate {
    Gate { id: id.into(), name: id.into(), needs, checklist: vec![], open_at_once: None }
}

#[test]
fn a_gate_without_needs_is_open_to_all() {
    assert!(judge(&profile(), &own("all", vec![]), &[], &Answers::new()).ready);
}

#[test]
fn what_the_profile_does_not_have_is_missing_and_said() {
    let needs = vec![
        GateNeed::Answer { parameter: "gone".into(), levels: vec![] },
        GateNeed::Tier { at_least: "gone".into(), at: RangeEnd::High },
    ];
    let verdict = judge(&profile(), &own("own", needs), &[], &Answers::new());
    assert_eq!(
        verdict.missing().cloned().collect::<Vec<_>>(),
        [Missing::NoParameter { parameter: "gone".into() }, Missing::NoTier { tier: "gone".into() }]
    );
}

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

/// A slide of which these fields are filled in.
fn partial(mask: u8) -> Slide {
    let full = slide("Somebody");
    let has = |at: usize| mask >> at & 1 == 1;
    Slide {
        person: full.person,
        title: if has(0) { full.title } else { String::new() },
        issue: if has(1) { full.issue } else { String::new() },
        problems: if has(2) { full.problems } else { vec![] },
        capabilities: if has(3) { full.capabilities } else { vec![] },
        delta: if has(4) { full.delta } else { Delta { text: "a lot".into(), ..Delta::default() } },
        date: if has(5) { full.date } else { CriticalDate { day: "2026".into(), ..CriticalDate::default() } },
        events: if has(6) { full.events } else { vec![] },
        ..Slide::default()
    }
}

fn fill(slide: &mut Slide, field: SlideField) {
    let full = self::slide("Somebody");
    match field {
        SlideField::Title => slide.title = full.title,
        SlideField::Issue => slide.issue = full.issue,
        SlideField::Problems => slide.problems = full.problems,
        SlideField::Capabilities => slide.capabilities = full.capabilities,
        SlideField::Delta => slide.delta = full.delta,
        SlideField::Date => slide.date = full.date,
        SlideField::Events => slide.events = full.events,
    }
}

fn needs_for(profile: &Profile) -> impl Strategy<Value = Vec<GateNeed>> + use<> {
    let completeness = prop_oneof![Just(Completeness::Reasonable), Just(Completeness::Complete)];
    let players = prop_oneof![Just(Players::Any), Just(Players::Each)];
    let slides = (completeness, players).prop_map(|(at_least, of)| GateNeed::Slides { at_least, of });
    let levels: Vec<(String, Vec<String>)> =
        profile.parameters.iter().map(|p| (p.id.clone(), p.levels.iter().map(|l| l.id.clone()).collect())).collect();
    let answer = prop::sample::select(levels).prop_flat_map(|(parameter, levels)| {
        let most = levels.len();
        prop::sample::subsequence(levels, 0..=most)
            .prop_map(move |levels| GateNeed::Answer { parameter: parameter.clone(), levels })
    });
    let ends = prop_oneof![Just(RangeEnd::Low), Just(RangeEnd::Likely), Just(RangeEnd::High)];
    let tiers: Vec<String> = profile.tiers.iter().map(|t| t.id.clone()).collect();
    let tier = (prop::sample::select(tiers), ends).prop_map(|(at_least, at)| GateNeed::Tier { at_least, at });
    prop::collection::vec(prop_oneof![3 => slides, 1 => Just(GateNeed::ValueEvent), 3 => answer, 2 => tier], 0..6)
}

fn worlds() -> impl Strategy<Value = (Profile, Gate, Vec<u8>, Answers)> {
    (common::profile(), prop::bool::ANY, 0u8..4).prop_flat_map(|(mut profile, strict, may_lack)| {
        let parts = if strict {
            SlidePart::ALL.iter().copied().filter(|p| *p != SlidePart::External && *p != SlidePart::Event).collect()
        } else {
            SlideRule::default().parts
        };
        profile.slide_rule = Some(SlideRule { parts, may_lack, ..SlideRule::default() });
        let (needs, answers) = (needs_for(&profile), common::answers_for(&profile));
        (Just(profile), needs.prop_map(|n| own("own", n)), prop::collection::vec(0u8..128, 0..4), answers)
    })
}

proptest! {
    /// Ready means that nothing is missing, need by need; and what is missing is worth counting.
    #[test]
    fn ready_is_nothing_missing((profile, gate, masks, answers) in worlds()) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let verdict = judge(&profile, &gate, &slides, &answers);
        prop_assert_eq!(verdict.ready, verdict.missing().next().is_none());
        prop_assert_eq!(verdict.ready, verdict.to_get() == 0);
        prop_assert_eq!(verdict.needs.len(), gate.needs.len());
        for need in &verdict.needs {
            prop_assert_eq!(need.met, need.missing.is_empty());
        }
    }

    /// What is missing goes away when exactly that is supplied, and opens nothing else that was met: only an answer can move the tier.
    #[test]
    fn what_is_supplied_is_not_missing((profile, gate, masks, answers) in worlds()) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let before = judge(&profile, &gate, &slides, &answers);
        for (at, need) in before.needs.iter().enumerate() {
            for missing in &need.missing {
                let (mut slides, mut answers) = (slides.clone(), answers.clone());
                match missing {
                    Missing::Player => slides.push(slide("New")),
                    Missing::Fields { slide, fields, .. } => {
                        let slide = &mut slides[usize::try_from(*slide).unwrap() - 1];
                        fields.iter().for_each(|f| fill(slide, f.field));
                    }
                    Missing::ValueEvent { .. } if slides.is_empty() => slides.push(slide("New")),
                    Missing::ValueEvent { .. } => slides[0].events = vec![event()],
                    Missing::Answer { parameter, .. } | Missing::OtherAnswer { parameter, .. } => {
                        let GateNeed::Answer { levels, .. } = &need.need else { panic!("{need:?}") };
                        let any = profile.parameter(parameter).unwrap().levels[0].id.clone();
                        answers.insert(parameter.clone(), said(levels.first().unwrap_or(&any)));
                    }
                    Missing::Tier { .. } => continue,
                    Missing::NoParameter { .. } | Missing::NoTier { .. } => panic!("{missing:?}"),
                }
                let after = judge(&profile, &gate, &slides, &answers);
                prop_assert!(!after.needs[at].missing.contains(missing), "{:?} in {:?}", missing, after);
                for (was, is) in before.needs.iter().zip(&after.needs) {
                    if was.met && !matches!(was.need, GateNeed::Tier { .. } | GateNeed::Answer { .. }) {
                        prop_assert!(is.met, "{:?} was met before {:?}", was.need, missing);
                    }
                }
            }
        }
    }

    /// Filling fields in never closes a gate. Nor does an answer to what is open, where no must-have can cap the tier and the answer is
    /// one that the gate takes: the worst end can only rise.
    #[test]
    fn more_never_closes((profile, gate, masks, answers) in worlds(), at in any::<prop::sample::Index>(), more in 0u8..128) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let before = judge(&profile, &gate, &slides, &answers);
        if !masks.is_empty() {
            let mut fuller = masks.clone();
            let at = at.index(masks.len());
            fuller[at] |= more;
            let slides: Vec<Slide> = fuller.iter().map(|m| partial(*m)).collect();
            let after = judge(&profile, &gate, &slides, &answers);
            prop_assert!(after.ready || !before.ready);
            for (was, is) in before.needs.iter().zip(&after.needs) {
                prop_assert!(is.met || !was.met, "{:?}", was.need);
            }
        }
        let profile = Profile { must_haves: vec![], ..profile };
        let before = judge(&profile, &gate, &slides, &answers);
        let open = profile.parameters.iter().find(|p| !answers.contains_key(&p.id));
        if let Some(parameter) = open {
            let mut known = answers.clone();
            known.insert(parameter.id.clone(), said(&parameter.levels[at.index(parameter.levels.len())].id));
            let after = judge(&profile, &gate, &slides, &known);
            for (was, is) in before.needs.iter().zip(&after.needs) {
                let low = !matches!(was.need, GateNeed::Tier { at: RangeEnd::Likely | RangeEnd::High, .. });
                prop_assert!(is.met || !was.met || !low, "{:?}", was.need);
            }
        }
    }

    /// Default gates are always whole, and no edit of the tiers breaks gates.
    #[test]
    fn gates_stay_whole(profile in common::profile(), keep in prop::collection::vec(prop::bool::ANY, 6), gone in any::<prop::sample::Index>()) {
        let mut profile = Profile { gates: Some(default_gates(&profile)), ..profile };
        prop_assert_eq!(check(&profile), vec![]);
        let last = profile.tiers.len() - 1;
        let tiers: Vec<Tier> =
            profile.tiers.iter().enumerate().filter(|&(at, _)| keep[at] || at == 0 || at == last).map(|(_, t)| t.clone()).collect();
        put_tiers(&mut profile, tiers);
        let id = profile.parameters[gone.index(profile.parameters.len())].id.clone();
        if profile.parameters.len() > 1 {
            remove_parameter(&mut profile, &id).unwrap();
        }
        prop_assert!(check(&profile).iter().all(|p| !p.place.starts_with("gates")), "{:?}", check(&profile));
    }
}
