//! Comparing slides, themes, and parameters made of what was found.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, level, number, profile};
use lanewise_method::contrast::{ContrastVerdict, Seen, SlideTrait, Told};
use lanewise_method::number::Number;
use lanewise_method::profile::AnswerKind;
use lanewise_method::slide::{CriticalDate, Delta, Origin, SlideField, SlideProblem, ValueEvent};
use lanewise_method::{Grade, Slide, Stage};
use lanewise_workspace::make::{ParameterWish, PlanBase};
use lanewise_workspace::view::compare::{CompareGroups, ParameterSource};
use lanewise_workspace::view::readiness::{Pass, of_account};
use lanewise_workspace::view::{briefs, facts};
use lanewise_workspace::waiver::{NewWaiver, WaiverResult};
use lanewise_workspace::{ErrorKind, NewAccount, Op, Workspace};

fn customer(ws: &mut Workspace, name: &str, outcome: Option<&str>) -> u32 {
    let stage = if outcome.is_some() { Stage::Customer } else { Stage::Prospect };
    ws.add_account(&NewAccount { outcome: outcome.map(str::to_owned), ..NewAccount::new(name, stage) }).unwrap().value
}

fn exact() -> Slide {
    Slide {
        person: "Anna".into(),
        issue: "Purchase approvals take eleven days.".into(),
        delta: Delta { text: "11 days to 3".into(), amount: Some(Number::from(8)), unit: "days".into(), ..Delta::default() },
        date: CriticalDate {
            day: "2026-03-01".into(),
            event: "the customer's audit".into(),
            origin: Some(Origin::External),
            consequence: "no certificate".into(),
        },
        ..Slide::default()
    }
}

fn vague() -> Slide {
    Slide {
        issue: "We need one platform.".into(),
        delta: Delta { text: "a lot of time".into(), ..Delta::default() },
        ..Slide::default()
    }
}

/// Six happy customers with an exact slide each (the first with two), five others with a vague one, two prospects: exact and vague.
fn team() -> (tempfile::TempDir, Workspace, Vec<u32>) {
    let (folder, _path, mut ws) = fresh();
    let mut accounts = Vec::new();
    for at in 0..11 {
        let outcome = if at < 6 { "happy" } else { ["struggling", "failed"][at % 2] };
        let id = customer(&mut ws, &format!("Customer {at}"), Some(outcome));
        ws.add_slide(id, &if at < 6 { exact() } else { vague() }).unwrap();
        accounts.push(id);
    }
    ws.add_slide(accounts[0], &exact()).unwrap();
    for slide in [exact(), vague()] {
        let id = customer(&mut ws, "Prospect", None);
        ws.add_slide(id, &slide).unwrap();
        accounts.push(id);
    }
    (folder, ws, accounts)
}

fn seen(slides: u32, accounts: u32) -> Seen {
    Seen { slides, accounts, mostly: accounts }
}

#[test]
fn fields_and_traits_by_hand() {
    let (_folder, ws, _) = team();
    let found = ws.compare_slides(None).unwrap();
    assert_eq!(found.groups.left, ["happy"]);
    assert_eq!(found.groups.right, ["not_expanded", "struggling", "failed"]);
    assert_eq!((found.left.slides.len(), found.left.accounts, found.right.slides.len(), found.others), (7, 6, 5, 2));
    let delta = &found.fields[4];
    assert_eq!((delta.field, delta.left, delta.right), (SlideField::Delta, seen(7, 6), seen(0, 0)));
    assert_eq!((delta.left_partly, delta.right_partly), (0, 5));
    // By account 6 of 6 against 0 of 5 is one of 462 tables; so among seven fields it separates.
    assert!((delta.p - 1.0 / 462.0).abs() < 1e-12);
    assert_eq!(delta.verdict, ContrastVerdict::Separates);
    let issue = &found.fields[1];
    assert_eq!((issue.left, issue.right, issue.verdict), (seen(7, 6), seen(5, 5), ContrastVerdict::TooFew));
    let external = found.traits.iter().find(|t| t.seen == SlideTrait::DateExternal).unwrap();
    assert_eq!((external.left, external.right, external.slides.len()), (seen(7, 6), seen(0, 0), 7));
    assert!(found.traits.iter().all(|t| t.seen != SlideTrait::OurWording), "it is on no slide");
    let few = found.cannot_know.unwrap();
    assert_eq!((few.left, few.right), (6, 5));
    // Against 1 of 5 it is p = 5 / 330, alone rare enough; among seven fields only against none, p = 1 / 462.
    assert_eq!((few.leans, few.separates), (Some(Told { left: 6, right: 1 }), Some(Told { left: 6, right: 0 })));
}

#[test]
fn words_are_found_with_their_sentences_and_become_parameters() {
    let (_folder, mut ws, accounts) = team();
    ws.start_draft_from(&profile()).unwrap();
    let found = ws.compare_slides(None).unwrap();
    let first = &found.terms[0];
    // The whole sentence is the same, so the longest phrases stand for it, and no shorter one beside them.
    assert_eq!((first.left, first.right, first.slides.len()), (seen(7, 6), seen(0, 0), 7));
    assert!(first.z > 0.0 && first.sentences.len() == 7);
    let sentence = &first.sentences[0];
    assert_eq!(sentence.name, "Customer 0");
    let units: Vec<u16> = sentence.text.encode_utf16().collect();
    let marked = String::from_utf16(&units[sentence.from as usize..sentence.to as usize]).unwrap();
    assert_eq!(marked.to_lowercase(), first.term);
    let platform = found.terms.iter().find(|t| t.term.contains("platform")).unwrap();
    assert_eq!((platform.left, platform.right), (seen(0, 0), seen(5, 5)));
    assert!(platform.z < 0.0);
    let at = found.terms.iter().position(|t| t.z < 0.0).unwrap();
    assert!(found.terms[at..].iter().all(|t| t.z < 0.0), "those of the right come after those of the left");
    let source = ParameterSource::Term { field: platform.field, key: platform.key.clone() };
    let plan = ws.parameter_plan(&source, None, &[]).unwrap();
    assert!(plan.parameter.name.contains("platform") && plan.parameter.questions[0].text.contains("platform"));
    assert_eq!(plan.parameter.levels.iter().map(|l| l.fit).collect::<Vec<_>>(), [14, 88]);
    let id = ws.make_parameter(&wish(&ws, source.clone()), &[]).unwrap().value;
    assert_eq!(ws.compare_slides(None).unwrap().terms.iter().filter(|t| t.parameter.as_ref() == Some(&id)).count(), 1);
    let book = ws.book().unwrap();
    let of = |account: u32| book.entry(account).unwrap().answers[&id].given.clone();
    let said = |id: &str| lanewise_method::Given::Levels(vec![id.into()]);
    assert_eq!((of(accounts[0]), of(accounts[7]), of(accounts[12])), (said("no"), said("yes"), said("yes")));
    // Words that nobody says any more are gone.
    let unheard = ParameterSource::Term { field: SlideField::Issue, key: "zeppelin".into() };
    assert_eq!(ws.parameter_plan(&unheard, None, &[]).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn what_is_read_once_is_read_again_where_it_changed() {
    let (_folder, mut ws, accounts) = team();
    let before = ws.compare_slides(None).unwrap();
    assert_eq!(before, ws.compare_slides(None).unwrap());
    let slides = ws.slides().unwrap();
    let mine = slides.iter().find(|s| s.account == accounts[1]).unwrap();
    ws.put_slide(mine.id, &Slide { issue: "Something else 🙂.".into(), ..exact() }).unwrap();
    let changed = ws.compare_slides(None).unwrap();
    let issue = changed.terms.iter().find(|t| t.field == SlideField::Issue && t.z > 0.0).unwrap();
    assert_eq!(issue.left, seen(6, 5));
    ws.undo().unwrap();
    assert_eq!(before, ws.compare_slides(None).unwrap());
    // A slide more of one group changes only its counts.
    ws.add_slide(accounts[6], &exact()).unwrap();
    let more = ws.compare_slides(None).unwrap();
    assert!(before.fields.iter().zip(&more.fields).all(|(a, b)| a.left == b.left && a.left_partly == b.left_partly));
    assert_eq!(more.fields[4].right, Seen { slides: 1, accounts: 1, mostly: 1 });
}

#[test]
fn five_megabytes_of_text_are_read() {
    let (_folder, mut ws, accounts) = team();
    // As much as slides take: 250 texts of 20,000 bytes.
    let words = |seed: usize| (0..2_000).map(|at| format!("word{} ", (at * 7 + seed) % 900)).collect::<String>();
    for (at, account) in accounts.iter().take(2).enumerate() {
        let needs = (0..120).map(|n| words(at + n)[..9_000].to_owned() + &"🙂ß".repeat(1_000)).collect();
        ws.add_slide(*account, &Slide { capabilities: needs, ..exact() }).unwrap();
    }
    let found = ws.compare_slides(None).unwrap();
    assert_eq!(found.left.slides.len(), 9);
    assert!(ws.parameter_plan(&ParameterSource::Field { field: SlideField::Issue }, None, &[]).unwrap().answers.len() == 13);
}

#[test]
fn groups_may_be_chosen_and_swapped() {
    let (_folder, ws, _) = team();
    let usual = ws.compare_slides(None).unwrap();
    let swapped = CompareGroups { left: usual.groups.right.clone(), right: usual.groups.left.clone() };
    let other = ws.compare_slides(Some(&swapped)).unwrap();
    assert_eq!((&other.left.slides, &other.right.slides), (&usual.right.slides, &usual.left.slides));
    for (a, b) in usual.fields.iter().zip(&other.fields) {
        assert_eq!((a.left, a.right, a.left_partly, a.verdict), (b.right, b.left, b.right_partly, b.verdict));
        assert!((a.p - b.p).abs() < 1e-9);
    }
    for (a, b) in usual.traits.iter().zip(&other.traits) {
        assert_eq!((a.left, a.right, a.verdict, &a.slides), (b.right, b.left, b.verdict, &b.slides));
    }
    // An outcome on both sides is only on the first, one that is unknown on none; no account is on both.
    let odd = CompareGroups { left: vec!["happy".into(), "gone".into()], right: vec!["happy".into(), "failed".into()] };
    let found = ws.compare_slides(Some(&odd)).unwrap();
    assert_eq!(found.groups, CompareGroups { left: vec!["happy".into()], right: vec!["failed".into()] });
    // One side empty: nothing can be told.
    let alone = ws.compare_slides(Some(&CompareGroups { left: vec!["happy".into()], right: Vec::new() })).unwrap();
    assert!(alone.fields.iter().all(|f| f.verdict == ContrastVerdict::TooFew));
    assert_eq!(alone.cannot_know.unwrap().leans, None);
}

#[test]
fn nothing_at_all_can_be_compared() {
    let (_folder, _path, ws) = fresh();
    let found = ws.compare_slides(None).unwrap();
    assert_eq!((found.left.slides.len(), found.right.slides.len(), found.fields.len()), (0, 0, 7));
    assert!(ws.theme_counts().unwrap().is_empty() && ws.suggest_themes(SlideField::Issue, "anything").unwrap().is_empty());
    assert_eq!(ws.alike(1).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn themes_are_counted_suggested_and_found_again() {
    let (_folder, mut ws, accounts) = team();
    let slides = ws.slides().unwrap();
    let of = |account: u32| slides.iter().find(|s| s.account == account).unwrap().id;
    ws.add_tag(SlideField::Issue, "Slow approvals", of(accounts[0]), "approvals take eleven days").unwrap();
    ws.add_tag(SlideField::Issue, "slow approvals", of(accounts[1]), "Purchase approvals").unwrap();
    ws.add_tag(SlideField::Issue, "Platform talk", of(accounts[6]), "one platform").unwrap();
    let themes = ws.theme_counts().unwrap();
    assert_eq!(themes.iter().map(|t| (t.tags, t.slides, t.accounts)).collect::<Vec<_>>(), [(2, 2, 2), (1, 1, 1)]);
    let found = ws.compare_slides(None).unwrap();
    // The first account has two slides and the tag is on one of them: half is enough.
    assert_eq!((found.themes[0].left, found.themes[0].right), (seen(2, 2), seen(0, 0)));
    assert_eq!((found.themes[1].left, found.themes[1].right), (seen(0, 0), seen(1, 1)));
    let suggested = ws.suggest_themes(SlideField::Issue, "an approval takes weeks").unwrap();
    assert_eq!(suggested.iter().map(|s| s.theme.name.as_str()).collect::<Vec<_>>(), ["Slow approvals"]);
    assert_eq!(suggested[0].shared, ["approval", "takes"]);
    assert!(ws.suggest_themes(SlideField::Problems, "approvals").unwrap().is_empty(), "another field has other themes");
    let alike = ws.alike(themes[0].theme.id).unwrap();
    // The other slides of happy customers and the one of the prospect.
    assert_eq!(alike.len(), 6);
    assert_eq!(alike[0].text, "Purchase approvals take eleven days.");
    assert_eq!((alike[0].from, alike[0].to), (0, 35));
    // A theme on no slide stays, and is on none.
    for tag in ws.tags().unwrap() {
        ws.remove_tag(tag.id).unwrap();
    }
    let found = ws.compare_slides(None).unwrap();
    assert_eq!((found.themes.len(), found.themes[0].left), (2, seen(0, 0)));
}

fn wish(ws: &Workspace, source: ParameterSource) -> ParameterWish {
    let plan = ws.parameter_plan(&source, None, &[]).unwrap();
    ParameterWish { source, parameter: plan.parameter, group: plan.group }
}

#[test]
fn a_parameter_is_made_and_undone() {
    let (_folder, mut ws, accounts) = team();
    ws.start_draft_from(&profile()).unwrap();
    let before = ws.dump().unwrap();
    let source = ParameterSource::Field { field: SlideField::Delta };
    let plan = ws.parameter_plan(&source, None, &[]).unwrap();
    assert_eq!((plan.parameter.id.as_str(), plan.made, plan.base), ("slide_delta", false, PlanBase::Draft));
    assert_eq!(plan.parameter.answer, AnswerKind::Ordered);
    // Complete: 6 of 6 succeeded, so 7/8; in part: 0 of 5, so 1/7; missing: nobody, so one half.
    assert_eq!(plan.parameter.levels.iter().map(|l| l.fit).collect::<Vec<_>>(), [88, 14, 50]);
    // A fair share of four.
    assert_eq!(plan.parameter.weight, 250);
    assert_eq!(plan.parameter.why, "Seen on 7 of 7 slides (happy) and on 0 of 5 (not expanded, struggling, failed).");
    assert_eq!(plan.answers.len(), 13);
    let id = ws.make_parameter(&wish(&ws, source.clone()), &[]).unwrap().value;
    assert_eq!(ws.history(1).unwrap()[0].op, Op::MakeParameter { parameter_name: plan.parameter.name, answers: 13 });
    let draft = ws.draft().unwrap().unwrap();
    assert_eq!(draft.weights(), [375, 225, 150, 250]);
    let answer = &ws.book().unwrap().entry(accounts[11]).unwrap().answers[&id].clone();
    assert_eq!((answer.grade, &answer.given), (Grade::Said, &lanewise_method::Given::Levels(vec!["complete".into()])));
    // It is recognised; to make it again changes nothing.
    assert_eq!(ws.compare_slides(None).unwrap().fields[4].parameter.as_deref(), Some("slide_delta"));
    assert!(ws.parameter_plan(&source, None, &[]).unwrap().made);
    assert!(!ws.make_parameter(&wish(&ws, source), &[]).unwrap().changes.history);
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn from_tag_to_score_and_back() {
    let (_folder, mut ws, accounts) = team();
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("first").unwrap();
    let slides = ws.slides().unwrap();
    for slide in slides.iter().filter(|s| s.slide.issue.contains("approvals")) {
        ws.add_tag(SlideField::Issue, "Slow approvals", slide.id, "approvals").unwrap();
    }
    let scores = |ws: &Workspace| {
        let (book, profile) = (ws.book().unwrap(), ws.profile_in_force().unwrap().unwrap());
        briefs(&profile, &facts(&book))
    };
    let before = scores(&ws);
    let theme = ws.compare_slides(None).unwrap().themes[0].clone();
    assert_eq!((theme.left, theme.right, theme.verdict), (seen(7, 6), seen(0, 0), ContrastVerdict::Separates));
    let dump = ws.dump().unwrap();
    ws.make_parameter(&wish(&ws, ParameterSource::Theme { theme: theme.theme }), &[]).unwrap();
    assert_eq!(scores(&ws), before, "a published version never changes");
    ws.publish("with what the slides say").unwrap();
    let after = scores(&ws);
    // The prospect that says it gains on the one that does not: their scores were the same.
    let (yes, no) = (accounts[11] as usize - 1, accounts[12] as usize - 1);
    assert_eq!(before[yes].likely, before[no].likely);
    assert!(after[yes].likely > after[no].likely && after[yes].low > before[yes].low);
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), dump);
    assert_eq!(scores(&ws), before);
}

/// Tag → contrast → parameter → score → gate verdict → waiver → result: the way of a workshop, to the end.
#[test]
fn from_tag_to_gate_to_waiver_to_result() {
    let (_folder, mut ws, accounts) = team();
    ws.start_draft_from(&profile()).unwrap();
    // A prospect with a whole slide, whose answers alone make it a Nope: 0 + 6 + 2 points.
    let prospect = accounts[11];
    let slide = ws.slides_of(prospect).unwrap().remove(0);
    let whole = Slide {
        title: "Head of Operations".into(),
        problems: vec![SlideProblem { text: "Orders wait".into(), reason: "limits differ".into() }],
        capabilities: vec!["Approve from a phone".into()],
        events: vec![ValueEvent { what: "First plant under 5 days".into(), ..ValueEvent::default() }],
        ..exact()
    };
    ws.put_slide(slide.id, &whole).unwrap();
    for (parameter, answer) in [("criteria", level("none")), ("size", number(20)), ("executive", level("no"))] {
        ws.set_answer(prospect, parameter, Some(&answer)).unwrap();
    }
    ws.publish("before").unwrap();
    let pass = |ws: &Workspace, gate: &str| {
        let ready = of_account(ws, prospect).unwrap().unwrap();
        ready.gates.into_iter().find(|g| g.gate.id == gate).unwrap().pass
    };
    assert_eq!((pass(&ws, "deep_demo"), pass(&ws, "poc")), (Pass::Missing, Pass::Missing));
    for slide in ws.slides().unwrap().iter().filter(|s| s.slide.date.event.contains("audit")) {
        ws.add_tag(SlideField::Date, "Pressed by an audit", slide.id, "audit").unwrap();
    }
    let theme = ws.compare_slides(None).unwrap().themes[0].clone();
    assert_eq!(theme.verdict, ContrastVerdict::Separates);
    let mut wished = wish(&ws, ParameterSource::Theme { theme: theme.theme });
    wished.parameter.weight = 500;
    ws.make_parameter(&wished, &[]).unwrap();
    ws.publish("with what the slides say").unwrap();
    // 8 · 0.5 + 88 · 0.5 = 48 points: Risky, so a deep demo may be; a POC wants Good.
    assert_eq!((pass(&ws, "deep_demo"), pass(&ws, "poc")), (Pass::Ready, Pass::Missing));
    let waiver = NewWaiver {
        gate: "poc".into(),
        approver: "Lucia".into(),
        reason: "their audit is in May".into(),
        expected: "a signature by June".into(),
        until: "2999-12-31".into(),
        ..NewWaiver::default()
    };
    let waived = ws.add_waiver(prospect, &waiver).unwrap().value;
    assert_eq!(pass(&ws, "poc"), Pass::Waived);
    ws.put_waiver(waived, &NewWaiver { result: WaiverResult::CameTrue, settled: "2026-06-11".into(), ..waiver }).unwrap();
    assert_eq!((pass(&ws, "poc"), ws.waivers().unwrap()[0].content.result), (Pass::Missing, WaiverResult::CameTrue));
    // Back to where nothing was tagged: the demo may not be again.
    while !ws.tags().unwrap().is_empty() {
        ws.undo().unwrap();
    }
    assert_eq!(pass(&ws, "deep_demo"), Pass::Missing);
}

#[test]
fn a_profile_is_started_where_there_is_none() {
    let (_folder, mut ws, _) = team();
    let source = ParameterSource::Trait { seen: SlideTrait::DateExternal };
    let plan = ws.parameter_plan(&source, None, &[]).unwrap();
    assert_eq!((plan.base, plan.parameter.weight), (PlanBase::Blank, 1000));
    ws.make_parameter(&wish(&ws, source), &[]).unwrap();
    let draft = ws.draft().unwrap().unwrap();
    assert_eq!((draft.parameters.len(), draft.groups.len()), (1, 1));
    assert_eq!(draft.parameters[0].levels.iter().map(|l| (l.id.as_str(), l.fit)).collect::<Vec<_>>(), [("yes", 88), ("no", 14)]);
    let gone = ParameterSource::Theme { theme: 9 };
    assert_eq!(ws.parameter_plan(&gone, None, &[]).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn locked_weights_leave_what_they_leave() {
    let (_folder, mut ws, _) = team();
    let mut crowded = profile();
    let model = crowded.parameters[2].clone();
    for at in 0..37 {
        let more = lanewise_method::profile::Parameter { id: format!("more_{at}"), name: format!("More {at}"), ..model.clone() };
        let group = crowded.groups[0].clone();
        lanewise_method::edit::add_parameter(&mut crowded, more, group);
    }
    ws.start_draft_from(&crowded).unwrap();
    let locked: Vec<String> = crowded.parameters.iter().map(|p| p.id.clone()).collect();
    let source = ParameterSource::Field { field: SlideField::Date };
    let plan = ws.parameter_plan(&source, None, &locked).unwrap();
    assert_eq!(plan.parameter.weight, 0);
    ws.make_parameter(&ParameterWish { source: source.clone(), parameter: plan.parameter, group: plan.group }, &locked).unwrap();
    assert_eq!(ws.draft().unwrap().unwrap().weights()[..40], crowded.weights());
    ws.undo().unwrap();
    // One that is free gives way, and no further than to nothing.
    let free = &locked[1..];
    let room = crowded.parameters[0].weight;
    let plan = ws.parameter_plan(&source, None, free).unwrap();
    assert_eq!(plan.parameter.weight, room.min(1000 / 41));
}

#[test]
fn what_was_observed_stays_and_what_was_edited_counts() {
    let (_folder, mut ws, accounts) = team();
    ws.start_draft_from(&profile()).unwrap();
    let observed = lanewise_method::Answer { given: lanewise_method::Given::Levels(vec!["no".into()]), grade: Grade::Observed };
    ws.set_answer(accounts[0], "slide_date_external", Some(&observed)).unwrap();
    let source = ParameterSource::Trait { seen: SlideTrait::DateExternal };
    let plan = ws.parameter_plan(&source, None, &[]).unwrap();
    assert_eq!(plan.answers.iter().filter(|a| a.keeps).map(|a| a.account).collect::<Vec<_>>(), [accounts[0]]);
    let mut wished = wish(&ws, source);
    wished.parameter.name = "Pressed from outside".into();
    wished.parameter.weight = 400;
    wished.parameter.levels[0].fit = 90;
    ws.make_parameter(&wished, &[]).unwrap();
    let made = ws.draft().unwrap().unwrap().parameters[3].clone();
    assert_eq!((made.name.as_str(), made.weight, made.levels[0].fit), ("Pressed from outside", 400, 90));
    assert_eq!(ws.book().unwrap().entry(accounts[0]).unwrap().answers["slide_date_external"], observed);
    // What would not be a valid profile is refused, and nothing is kept.
    let before = ws.dump().unwrap();
    let mut bad = wish(&ws, ParameterSource::Field { field: SlideField::Date });
    bad.parameter.levels[0].name = String::new();
    assert_eq!(ws.make_parameter(&bad, &[]).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.dump().unwrap(), before);
}
