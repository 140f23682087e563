//! Readiness gates (D5): worked out by hand, edited, and what holds for any of them.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod by_hand;
#[path = "../common/mod.rs"]
mod common;
mod edits;
mod property;

use std::collections::HashMap;

use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::check::read_profile;
use lanewise_method::gate::{Gate, GateFacts, GateNeed, GateVerdict, verdict};
use lanewise_method::slide::{CriticalDate, Delta, Period, SlideProblem, SlideState, ValueEvent};
use lanewise_method::{Number, Profile, Slide, score};

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

fn own(id: &str, needs: Vec<GateNeed>) -> Gate {
    Gate { id: id.into(), name: id.into(), needs, checklist: vec![], open_at_once: None }
}
