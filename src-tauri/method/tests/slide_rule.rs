//! The rule that says when a slide counts as complete (D2), in a profile: checked, edited, compared.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::PathBuf;

use lanewise_method::Profile;
use lanewise_method::check::{Rule, check, read_profile};
use lanewise_method::diff::{What, diff};
use lanewise_method::edit::put_slide_rule;
use lanewise_method::slide::{FieldQuestion, SlideField, SlidePart, SlideRule};

fn profile() -> Profile {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles/first-steps.en.json");
    let shipped = read_profile(&fs::read_to_string(file).unwrap()).unwrap();
    Profile { slide_rule: None, ..shipped }
}

fn question(field: SlideField, text: &str) -> FieldQuestion {
    FieldQuestion { field, text: text.into() }
}

#[test]
fn a_rule_is_refused_with_what_is_wrong_with_it() {
    let rule = SlideRule {
        parts: vec![SlidePart::Due, SlidePart::Amount, SlidePart::Due],
        may_lack: 7,
        never_without: vec![SlideField::Issue, SlideField::Issue],
        questions: vec![question(SlideField::Delta, "How much?"), question(SlideField::Delta, "And how often?")],
    };
    let broken = Profile { slide_rule: Some(rule), ..profile() };
    let found: Vec<(String, Rule)> = check(&broken).into_iter().map(|p| (p.place, *p.rule)).collect();
    let twice = |place: &str| (place.to_owned(), Rule::NamedTwice);
    assert_eq!(
        found,
        [
            ("slide_rule.may_lack".to_owned(), Rule::MayLack { fields: 7 }),
            twice("slide_rule.parts[due]"),
            twice("slide_rule.never_without[issue]"),
            twice("slide_rule.questions[delta]"),
        ]
    );
    for may_lack in 0..=6 {
        let fine = SlideRule { parts: SlidePart::ALL.into(), may_lack, never_without: SlideField::ALL.into(), questions: vec![] };
        assert!(check(&Profile { slide_rule: Some(fine), ..profile() }).is_empty());
    }
}

#[test]
fn a_rule_like_the_programs_own_is_none() {
    let mut edited = profile();
    put_slide_rule(
        &mut edited,
        Some(SlideRule { never_without: vec![SlideField::Delta, SlideField::Issue], ..SlideRule::default() }),
    );
    assert_eq!(edited.slide_rule, None);
    let asks = vec![question(SlideField::Date, "  By when? "), question(SlideField::Title, "   ")];
    put_slide_rule(&mut edited, Some(SlideRule { questions: asks, ..SlideRule::default() }));
    assert_eq!(edited.slide_rule.as_ref().unwrap().questions, [question(SlideField::Date, "By when?")]);
    put_slide_rule(&mut edited, None);
    assert!(diff(&profile(), &edited).is_empty());
}

#[test]
fn versions_tell_what_changed_of_the_rule() {
    let mut edited = profile();
    let rule = SlideRule {
        parts: vec![SlidePart::Amount, SlidePart::Unit, SlidePart::Period, SlidePart::Day],
        may_lack: 2,
        never_without: vec![SlideField::Issue],
        questions: vec![question(SlideField::Delta, "What does a month of waiting cost?")],
    };
    put_slide_rule(&mut edited, Some(rule));
    let told: Vec<(What, String, Option<String>, Option<String>)> =
        diff(&profile(), &edited).into_iter().map(|d| (d.what, d.id, d.before, d.after)).collect();
    let line = |what, id: &str, was: Option<&str>, is: Option<&str>| {
        (what, id.to_owned(), was.map(str::to_owned), is.map(str::to_owned))
    };
    assert_eq!(
        told,
        [
            line(What::SlidePart, "period", Some("false"), Some("true")),
            line(What::SlidePart, "consequence", Some("true"), Some("false")),
            line(What::SlideMayLack, "", Some("1"), Some("2")),
            line(What::SlideNever, "delta", Some("true"), Some("false")),
            line(What::SlideQuestion, "delta", None, Some("What does a month of waiting cost?")),
        ]
    );
}
