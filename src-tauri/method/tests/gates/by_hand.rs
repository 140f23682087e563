//! Verdicts worked out by hand.

use lanewise_method::Slide;
use lanewise_method::answer::{Answer, Grade};
use lanewise_method::gate::{GateNeed, Missing, Players, RangeEnd, default_gates};
use lanewise_method::slide::{Completeness, CriticalDate, Delta, SlideField};

use super::{Answers, answers, event, gate, judge, own, profile, said, slide};

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
    assert_eq!(missing[1], &Missing::ValueEvent { slide: None, question: String::new(), asked: false });
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
    // The slide is asked for it, so the other need does not ask again; where the slides are not asked for, it does, on the first.
    assert!(matches!(without.needs[1].missing[..], [Missing::ValueEvent { slide: Some(1), asked: true, .. }]));
    let late = Slide { events: vec![], ..slide("Bruno") };
    let second = judge(&profile, &poc, &[Slide { events: vec![event()], ..lacking }, late.clone()], &known);
    assert!(second.needs[1].met);
    let alone = judge(&profile, &own("own", vec![GateNeed::ValueEvent]), &[late], &known);
    assert!(matches!(alone.needs[0].missing[..], [Missing::ValueEvent { slide: Some(1), asked: false, .. }]));

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
