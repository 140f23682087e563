//! Needs, what covers them, and the answer that comes of it (D4): kept in step, in one undoable step, and never over somebody's head.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, number, profile, prospect};
use lanewise_method::needs::{Covered, MatchWhy};
use lanewise_method::profile::{AnswerKind, Level, Parameter};
use lanewise_method::{Answer, Given, Grade, Number, Profile, Slide};
use lanewise_workspace::capability::NewCapability;
use lanewise_workspace::cover::Said;
use lanewise_workspace::needs::SLIDES;
use lanewise_workspace::view::capabilities::{differences, of_account, view};
use lanewise_workspace::{ErrorKind, Op, RecordedAnswer, Workspace};

/// The small profile with a parameter that is answered from the capability match.
fn fed_profile() -> Profile {
    let band = |id: &str, fit, from: Option<i32>, to: Option<i32>| Level {
        id: id.into(),
        name: id.into(),
        fit,
        from: from.map(Number::from),
        to: to.map(Number::from),
        aliases: Vec::new(),
    };
    let mut profile = profile();
    let like = profile.parameters[1].clone();
    profile.parameters[0].weight = 300;
    profile.parameters.push(Parameter {
        id: "fit".into(),
        name: "Share of needs".into(),
        weight: 200,
        answer: AnswerKind::Bands,
        unit: Some("%".into()),
        from_needs: true,
        levels: vec![band("poor", 0, None, Some(50)), band("fair", 60, Some(50), Some(80)), band("good", 100, Some(80), None)],
        ..like
    });
    profile
}

fn slide(person: &str, needs: &[&str]) -> Slide {
    Slide { person: person.into(), capabilities: needs.iter().map(|n| (*n).into()).collect(), ..Slide::default() }
}

fn capability(name: &str, words: &[&str], offered: bool) -> NewCapability {
    let words = words.iter().map(|w| (*w).into()).collect();
    NewCapability { name: name.into(), words, about: String::new(), offered }
}

fn say(account: u32, need: &str, cover: Option<Covered>, capability: Option<u32>) -> Said {
    Said { account, need: need.into(), cover, capability }
}

fn answer(ws: &Workspace, account: u32) -> Option<RecordedAnswer> {
    ws.answers(account).unwrap().into_iter().find(|a| a.parameter == "fit")
}

/// Value, grade and whether it came from the slides.
fn told(ws: &Workspace, account: u32) -> Option<(i32, Grade, bool)> {
    answer(ws, account).map(|a| match a.answer.given {
        Given::Number(n) => (n.to_string().parse().unwrap(), a.answer.grade, a.author == SLIDES),
        other => panic!("{other:?}"),
    })
}

/// A workspace with that profile published, one prospect with six needs on two slides, three of them in the list.
fn six() -> (tempfile::TempDir, Workspace, u32) {
    let (folder, _path, mut ws) = fresh();
    ws.start_draft_from(&fed_profile()).unwrap();
    ws.publish("first").unwrap();
    for new in [
        capability("Photos on a form", &["pictures"], true),
        capability("Mobile approval", &["approve from the phone"], true),
        capability("Work without a network", &["offline"], false),
    ] {
        ws.add_capability(&new).unwrap();
    }
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    ws.add_slide(acme, &slide("Anna", &["Photos", "Approve from the phone", "Works offline", "Something odd"])).unwrap();
    ws.add_slide(acme, &slide("Bert", &["PHOTOS ", "Reports", "Stamps"])).unwrap();
    (folder, ws, acme)
}

#[test]
fn saying_what_covers_needs_answers_the_parameter() {
    let (_folder, mut ws, acme) = six();
    let seen = of_account(&ws, acme).unwrap();
    assert_eq!((seen.fit.needs, seen.fit.open, seen.fit.low, seen.fit.high), (6, 6, 0, 100));
    assert_eq!((told(&ws, acme), seen.answer), (None, None), "nobody said anything yet: no answer");
    assert_eq!(seen.needs[0].players, ["Anna", "Bert"]);
    let scores = ws.scores_of(acme).unwrap().len();
    // One of six said; words point at one more, and at one that is not offered: 2 of 6, a guess.
    let done = ws.set_covers(&[say(acme, "photos", Some(Covered::Covered), Some(1))]).unwrap();
    assert_eq!(told(&ws, acme), Some((33, Grade::Guess, true)));
    assert!(done.changes.answers.ids.contains(&acme));
    let seen = of_account(&ws, acme).unwrap();
    assert_eq!((seen.fit.low, seen.fit.high, seen.from_slides, seen.differs), (17, 100, true, false));
    assert_eq!(ws.scores_of(acme).unwrap().len(), scores + 1, "scored again in the same step");
    // All said: 3 covered, one partly, two not: 3.5 of 6 = 58.33.
    ws.set_covers(&[
        say(acme, "Approve from the phone", Some(Covered::Covered), Some(2)),
        say(acme, "Works offline", Some(Covered::Not), Some(3)),
        say(acme, "Something odd", Some(Covered::Partly), None),
        say(acme, "Reports", Some(Covered::Covered), None),
        say(acme, "Stamps", Some(Covered::Not), None),
    ])
    .unwrap();
    assert_eq!(told(&ws, acme), Some((58, Grade::Observed, true)));
    // Undone it is as it was, redone as it became.
    ws.undo().unwrap();
    assert_eq!(told(&ws, acme), Some((33, Grade::Guess, true)));
    ws.undo().unwrap();
    assert_eq!(told(&ws, acme), None);
    ws.redo().unwrap();
    ws.redo().unwrap();
    assert_eq!(told(&ws, acme), Some((58, Grade::Observed, true)));
    // A need that is taken off its slides counts no more; one more is a guess again.
    ws.put_slide(1, &slide("Anna", &["Photos", "Approve from the phone", "Works offline"])).unwrap();
    assert_eq!(told(&ws, acme), Some((60, Grade::Observed, true)), "3 of 5");
    ws.add_slide(acme, &slide("Cleo", &["Graphs"])).unwrap();
    assert_eq!(told(&ws, acme), Some((50, Grade::Guess, true)));
    ws.remove_slides(&[3]).unwrap();
    assert_eq!(told(&ws, acme), Some((60, Grade::Observed, true)));
    // Taken back, and with the slides gone, there is no answer.
    ws.remove_slides(&[1, 2]).unwrap();
    assert_eq!(told(&ws, acme), None);
    ws.undo().unwrap();
    assert_eq!(told(&ws, acme), Some((60, Grade::Observed, true)));
}

#[test]
fn the_list_counts_as_it_is_now() {
    let (_folder, mut ws, acme) = six();
    ws.put_slide(1, &slide("Anna", &["Photos", "Approve from the phone"])).unwrap();
    ws.remove_slides(&[2]).unwrap();
    let both = [
        say(acme, "Photos", Some(Covered::Covered), Some(1)),
        say(acme, "Approve from the phone", Some(Covered::Covered), Some(2)),
    ];
    ws.set_covers(&both).unwrap();
    assert_eq!(told(&ws, acme), Some((100, Grade::Observed, true)));
    // Not in the product any more: it covers nothing, in one step with the list.
    ws.put_capability(1, &capability("Photos on a form", &["pictures"], false)).unwrap();
    assert_eq!(told(&ws, acme), Some((50, Grade::Observed, true)));
    let seen = of_account(&ws, acme).unwrap();
    assert_eq!((seen.needs[0].cover, seen.needs[0].by.as_str()), (Some(Covered::Not), "Photos on a form"));
    ws.undo().unwrap();
    assert_eq!(told(&ws, acme), Some((100, Grade::Observed, true)));
    // Off the list while it covers: what it covered stays covered, by what nobody can tell any more.
    ws.remove_capability(1).unwrap();
    assert_eq!(told(&ws, acme), Some((100, Grade::Observed, true)));
    assert_eq!(of_account(&ws, acme).unwrap().needs[0].by, "");
    // A capability that is not there covers nothing, and nothing is half done.
    let refused =
        ws.set_covers(&[say(acme, "Photos", Some(Covered::Not), None), say(acme, "Photos", Some(Covered::Covered), Some(9))]);
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(told(&ws, acme), Some((100, Grade::Observed, true)));
    // A new entry can turn a guess.
    ws.put_slide(1, &slide("Anna", &["Photos", "Approve from the phone", "Stamps"])).unwrap();
    assert_eq!(told(&ws, acme), Some((67, Grade::Guess, true)));
    ws.add_capability(&capability("Stamps", &[], true)).unwrap();
    assert_eq!(told(&ws, acme), Some((100, Grade::Guess, true)));
}

#[test]
fn an_answer_by_hand_stays_until_somebody_takes_the_other() {
    let (_folder, mut ws, acme) = six();
    let other = ws.add_account(&prospect("Brandt")).unwrap().value;
    ws.set_answer(acme, "fit", Some(&number(88))).unwrap();
    ws.put_slide(1, &slide("Anna", &["Photos", "a", "b", "c", "d", "e"])).unwrap();
    ws.remove_slides(&[2]).unwrap();
    let whole: Vec<Said> = ["Photos", "a", "b", "c", "d"].iter().map(|n| say(acme, n, Some(Covered::Covered), None)).collect();
    ws.set_covers(&whole).unwrap();
    ws.set_covers(&[say(acme, "e", Some(Covered::Not), None)]).unwrap();
    assert_eq!(told(&ws, acme), Some((88, Grade::Observed, false)), "by hand, and left alone");
    let seen = of_account(&ws, acme).unwrap();
    assert_eq!((seen.fit.share, seen.differs), (Some(83), true), "5 of 6");
    let found = differences(&ws).unwrap();
    assert_eq!(
        found.iter().map(|d| (d.account, d.fit.share, d.likely == d.likely_then)).collect::<Vec<_>>(),
        [(acme, Some(83), true)]
    );
    assert_eq!(view(&ws).unwrap().differ, 1);
    // With one step it is taken, from then on it follows, and undo brings back who said what.
    let before = ws.dump().unwrap();
    assert_eq!(ws.use_fit(&[acme, other]).unwrap().value, 1, "one without needs keeps having no answer");
    assert!(matches!(ws.history(1).unwrap()[0].op, Op::UseFit { count: 2, .. }));
    assert_eq!((told(&ws, acme), told(&ws, other)), (Some((83, Grade::Observed, true)), None));
    assert_eq!(differences(&ws).unwrap(), []);
    ws.set_covers(&[say(acme, "e", Some(Covered::Partly), None)]).unwrap();
    assert_eq!(told(&ws, acme), Some((92, Grade::Observed, true)), "5.5 of 6");
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    // The same number by hand differs in nothing, and can be taken over all the same.
    ws.set_answer(acme, "fit", Some(&number(83))).unwrap();
    assert!(!of_account(&ws, acme).unwrap().differs);
    ws.use_fit(&[acme]).unwrap();
    assert_eq!(told(&ws, acme), Some((83, Grade::Observed, true)));
    // A level by hand differs where the share does not fall into it.
    let level = |id: &str| Answer { given: Given::Levels(vec![id.into()]), grade: Grade::Said };
    ws.set_answer(acme, "fit", Some(&level("good"))).unwrap();
    assert!(!of_account(&ws, acme).unwrap().differs);
    ws.set_answer(acme, "fit", Some(&level("fair"))).unwrap();
    assert!(of_account(&ws, acme).unwrap().differs);
    assert_eq!(
        differences(&ws).unwrap()[0].likely_then,
        differences(&ws).unwrap()[0].likely + 8_000,
        "from 60 to 100 of weight 200"
    );
    assert_eq!(ws.use_fit(&[99]).unwrap_err().kind(), ErrorKind::Missing);
}

#[test]
fn the_profile_in_force_says_what_is_answered() {
    let (_folder, mut ws, acme) = six();
    let mut plain = fed_profile();
    plain.parameters[3].from_needs = false;
    ws.start_draft_from(&plain).unwrap();
    ws.publish("by hand again").unwrap();
    ws.set_covers(&[say(acme, "Photos", Some(Covered::Covered), Some(1))]).unwrap();
    assert_eq!(told(&ws, acme), None);
    assert_eq!(view(&ws).unwrap().parameter, None);
    assert_eq!(ws.use_fit(&[acme]).unwrap_err().kind(), ErrorKind::Missing);
    // Published, it is answered in the same step, and scored with the answer.
    ws.start_draft_from(&fed_profile()).unwrap();
    ws.publish("from the slides").unwrap();
    assert_eq!(told(&ws, acme), Some((33, Grade::Guess, true)));
    ws.undo().unwrap();
    assert_eq!(told(&ws, acme), None);
    ws.redo().unwrap();
    // Merged into another, its answers go along as what they are.
    let mut two = fed_profile();
    let twin = Parameter { id: "twin".into(), name: "Twin".into(), from_needs: false, ..two.parameters[3].clone() };
    two.parameters[2].weight = 0;
    two.parameters.push(Parameter { weight: 200, ..twin });
    ws.start_draft_from(&two).unwrap();
    ws.merge_parameters("twin", "fit", &[]).unwrap();
    let carried = ws.answers(acme).unwrap().into_iter().find(|a| a.parameter == "twin").unwrap();
    assert_eq!((carried.author.as_str(), carried.answer.given), (SLIDES, Given::Number(Number::from(33))));
    ws.publish("one less").unwrap();
    ws.set_covers(&[say(acme, "Stamps", Some(Covered::Covered), None)]).unwrap();
    let followed = ws.answers(acme).unwrap().into_iter().find(|a| a.parameter == "twin").unwrap();
    assert_eq!(followed.answer.given, Given::Number(Number::from(50)), "it goes on being answered");
}

#[test]
fn the_screen_by_hand() {
    let (_folder, mut ws, acme) = six();
    let happy = ws.add_account(&lanewise_workspace::NewAccount::new("Hartmann", lanewise_method::Stage::Customer)).unwrap().value;
    ws.edit_accounts(&[happy], &lanewise_workspace::AccountEdit::Outcome(Some("happy".into()))).unwrap();
    ws.add_slide(happy, &slide("Ina", &["photo", "it works OFFLINE", "stamp"])).unwrap();
    let seen = view(&ws).unwrap();
    assert_eq!((seen.needs, seen.waiting, seen.accounts, seen.differ), (9, 9, 2, 0));
    let group = |need: &str| seen.groups.iter().find(|g| g.need == need).unwrap();
    assert_eq!(group("Photos").uses.iter().map(|u| u.account).collect::<Vec<_>>(), [acme, happy], "one meaning");
    assert_eq!(group("Stamps").waiting, 2);
    let words = group("Works offline").suggestion.clone().unwrap();
    assert_eq!(
        (words.capability, words.cover, words.why),
        (Some(3), Covered::Not, MatchWhy::Words { words: vec!["offline".into()] })
    );
    assert_eq!(group("Something odd").suggestion, None);
    assert_eq!(
        seen.asked.iter().map(|a| (a.name.as_str(), a.happy, a.prospects, a.hinted)).collect::<Vec<_>>(),
        [("Work without a network", 1, 1, 2)]
    );
    ws.set_covers(&[say(acme, "Photos", Some(Covered::Covered), Some(1)), say(acme, "Stamps", Some(Covered::Not), None)])
        .unwrap();
    let seen = view(&ws).unwrap();
    let row = &seen.capabilities[0];
    assert_eq!((row.said, row.hinted, row.happy, row.others, row.prospects), (1, 1, 1, 0, 1));
    assert_eq!(
        seen.asked.iter().map(|a| (a.name.as_str(), a.capability)).collect::<Vec<_>>(),
        [("Work without a network", Some(3)), ("Stamps", None)]
    );
    // What was said at one account is the strongest suggestion for the same need elsewhere.
    let stamp = seen.groups.iter().find(|g| g.need == "Stamps").unwrap();
    assert_eq!((stamp.waiting, stamp.suggestion.clone().unwrap().why), (1, MatchWhy::Earlier { times: 1 }));
    // Nothing at all is nothing, and no fault.
    let (_folder, _path, empty) = fresh();
    let seen = view(&empty).unwrap();
    assert!(seen.capabilities.is_empty() && seen.groups.is_empty() && seen.asked.is_empty());
}

#[test]
fn capitals_and_accents_make_no_other_need() {
    let (_folder, mut ws, acme) = six();
    ws.set_covers(&[say(acme, "Photos", Some(Covered::Covered), Some(1))]).unwrap();
    ws.set_covers(&[say(acme, "phótos", Some(Covered::Partly), Some(1))]).unwrap();
    assert_eq!(
        ws.covers_of(acme).unwrap().iter().map(|c| (c.need.as_str(), c.cover)).collect::<Vec<_>>(),
        [("phótos", Covered::Partly)]
    );
    ws.set_covers(&[say(acme, "PHOTOS", None, None)]).unwrap();
    assert_eq!(ws.covers_of(acme).unwrap(), []);
    assert_eq!(told(&ws, acme), None);
}
