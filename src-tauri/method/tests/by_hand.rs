//! Scores worked out by hand, rule by rule.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;

use lanewise_method::answer::{Answer, Given, Grade, State};
use lanewise_method::ask::next_questions;
use lanewise_method::change::changes;
use lanewise_method::check::{check, read_profile};
use lanewise_method::diff::{What, diff};
use lanewise_method::edit::{add_parameter, put_parameter, put_tiers, remove_parameter, set_weight};
use lanewise_method::like::{Compared, Past, most_like};
use lanewise_method::profile::{Group, Guesses, Several};
use lanewise_method::score::{score, typical_fits};
use lanewise_method::since::since;
use lanewise_method::{Number, Profile};

type Answers = HashMap<String, Answer>;

/// Weights 500, 300, 200. Criteria (ordered) 100/70/30/0, team (bands of people) up to 3: 100, up to 6: 60, more: 10, market (choice)
/// 100/40/0. Excellent from 80, Good from 60, Risky from 37. No criteria: at most Risky.
fn profile() -> Profile {
    read_profile(
        r#"{
        "format": 1, "id": "by_hand", "name": "By hand", "language": "en",
        "groups": [{"id": "all", "name": "All"}],
        "parameters": [
          {"id": "criteria", "name": "Criteria", "group": "all", "weight": 500, "answer": "ordered", "levels": [
            {"id": "number", "name": "Written with a number", "fit": 100},
            {"id": "written", "name": "Written", "fit": 70},
            {"id": "said", "name": "Said", "fit": 30},
            {"id": "none", "name": "None", "fit": 0, "aliases": ["not discussed"]}]},
          {"id": "team", "name": "Team", "group": "all", "weight": 300, "answer": "bands", "unit": "people", "levels": [
            {"id": "small", "name": "1-2", "to": 3, "fit": 100},
            {"id": "middle", "name": "3-5", "from": 3, "to": 6, "fit": 60},
            {"id": "large", "name": "6 and more", "from": 6, "fit": 10}]},
          {"id": "market", "name": "Market", "group": "all", "weight": 200, "answer": "choice", "levels": [
            {"id": "core", "name": "Core", "fit": 100},
            {"id": "near", "name": "Near", "fit": 40},
            {"id": "far", "name": "Far", "fit": 0}]}
        ],
        "tiers": [{"id": "excellent", "name": "Excellent", "from": 80000}, {"id": "good", "name": "Good", "from": 60000},
                  {"id": "risky", "name": "Risky", "from": 37000}, {"id": "nope", "name": "Nope", "from": 0}],
        "must_haves": [{"id": "criteria_or_risky", "parameter": "criteria", "levels": ["none"], "at_most": "risky"}]
    }"#,
    )
    .unwrap()
}

fn said(level: &str) -> Answer {
    Answer { given: Given::Levels(vec![level.into()]), grade: Grade::Said }
}

fn answers(given: &[(&str, Answer)]) -> Answers {
    given.iter().map(|(id, a)| ((*id).to_owned(), a.clone())).collect()
}

#[test]
fn known_answers_give_one_score() {
    let s = score(
        &profile(),
        &answers(&[
            ("criteria", said("written")),
            ("team", Answer { given: Given::Number(5.into()), grade: Grade::Observed }),
            ("market", said("core")),
        ]),
    );
    // 500×70 + 300×60 + 200×100 = 35000 + 18000 + 20000
    assert_eq!((s.low, s.likely, s.high), (73_000, 73_000, 73_000));
    assert_eq!((s.tier.as_str(), s.settled, s.unknown), ("good", true, 0));
    assert_eq!(s.parts[0].lost, 15_000);
    assert_eq!(s.parts[1].answer, ["3-5"]);
    assert!(s.deciding.is_empty());
}

#[test]
fn unknown_is_a_range_and_never_zero() {
    let s = score(&profile(), &answers(&[("criteria", said("written")), ("market", said("core"))]));
    // Team unknown: 300 × 10 … 300 × 55 (middle of 10 and 100) … 300 × 100.
    assert_eq!((s.low, s.likely, s.high), (58_000, 71_500, 85_000));
    assert_eq!((s.tier_low.as_str(), s.tier.as_str(), s.tier_high.as_str()), ("risky", "good", "excellent"));
    assert_eq!((s.unknown, s.settled), (1, false));
    assert_eq!(s.deciding, ["team"]);
    assert!(!s.parts[1].typical);
}

#[test]
fn the_typical_fit_is_the_rounded_mean_of_known_reference_answers() {
    let mut p = profile();
    let customers: Vec<Answers> =
        [1, 4, 4, 100].map(|n| answers(&[("team", Answer { given: Given::Number(n.into()), grade: Grade::Said })])).into();
    let mut reference: Vec<&Answers> = customers.iter().collect();
    let guess = answers(&[("team", Answer { given: Given::Number(1.into()), grade: Grade::Guess })]);
    reference.push(&guess);
    // (100 + 60 + 60 + 10) / 4 = 57.5, halves up; the guess does not count.
    assert_eq!(typical_fits(&p, &reference), [None, Some(58), None]);
    p.parameters[1].typical = Some(58);
    let s = score(&p, &answers(&[("criteria", said("written")), ("market", said("core"))]));
    assert_eq!((s.likely, s.parts[1].typical), (35_000 + 300 * 58 + 20_000, true));
}

#[test]
fn a_guess_widens_to_neighbours_or_to_all() {
    let p = profile();
    let guess = |level: &str| Answer { grade: Grade::Guess, ..said(level) };
    let part = |p: &Profile, id: &str, a: Answer| {
        let s = score(p, &answers(&[(id, a)]));
        let x = s.parts.into_iter().find(|x| x.parameter == id).unwrap();
        (x.fit_low, x.fit_likely, x.fit_high, x.state)
    };
    assert_eq!(part(&p, "criteria", guess("written")), (30, 70, 100, State::Guess));
    assert_eq!(part(&p, "criteria", guess("number")), (70, 100, 100, State::Guess));
    assert_eq!(part(&p, "team", Answer { given: Given::Number(1.into()), grade: Grade::Guess }), (60, 100, 100, State::Guess));
    assert_eq!(part(&p, "market", guess("near")), (0, 40, 100, State::Guess));
    let trusting = Profile { guesses: Guesses::Trust, ..p.clone() };
    assert_eq!(part(&trusting, "market", guess("near")), (40, 40, 40, State::Known));
    let strict = Profile { guesses: Guesses::Unknown, ..p };
    assert_eq!(part(&strict, "market", guess("near")), (0, 50, 100, State::Unknown));
}

#[test]
fn a_must_have_caps_what_is_known_only() {
    let p = profile();
    let rest = [("team", said("small")), ("market", said("core"))];
    let with = |criteria: Option<Answer>| {
        let mut a = answers(&rest);
        a.extend(criteria.map(|c| ("criteria".to_owned(), c)));
        score(&p, &a)
    };
    // 0 + 30000 + 20000 = 50: Risky by score as well. Raise it by weight to see the cap work.
    let mut heavy = p.clone();
    for (x, w) in heavy.parameters.iter_mut().zip([100, 500, 400]) {
        x.weight = w;
    }
    let mut a = answers(&rest);
    a.insert("criteria".into(), said("none"));
    let s = score(&heavy, &a);
    assert_eq!((s.likely, s.tier.as_str()), (90_000, "risky"));
    assert_eq!(s.capped_by[0].must_have, "criteria_or_risky");
    assert_eq!(s.capped_by[0].levels, ["None"]);
    assert!(with(None).capped_by.is_empty());
    assert_eq!(with(None).not_verified.len(), 1);
    assert_eq!(with(Some(Answer { grade: Grade::Guess, ..said("none") })).capped_by, []);
    assert!(with(Some(said("said"))).not_verified.is_empty());
}

#[test]
fn what_no_level_covers_is_unknown_and_named() {
    let p = profile();
    let s = score(
        &p,
        &answers(&[
            ("criteria", Answer { given: Given::Text("perhaps".into()), grade: Grade::Said }),
            ("team", Answer { given: Given::Text("many".into()), grade: Grade::Said }),
            ("market", Answer { given: Given::Number(7.into()), grade: Grade::Said }),
        ]),
    );
    assert_eq!(s.unknown, 3);
    assert!(s.parts.iter().all(|x| x.state == State::Unmatched));
    assert_eq!(s.parts[0].answer, ["perhaps"]);
    assert_eq!(s.parts[2].answer, ["7"]);
}

#[test]
fn texts_are_read_by_id_name_alias_number_and_word() {
    let p = profile();
    let read = |id: &str, text: &str| p.parameter(id).unwrap().read(text);
    let level = |id: &str| Some(Given::Levels(vec![id.into()]));
    assert_eq!(read("criteria", "  WRITTEN with a number "), level("number"));
    assert_eq!(read("criteria", "Not discussed"), level("none"));
    assert_eq!(read("team", "4"), Some(Given::Number(4.into())));
    assert_eq!(read("team", "3–5"), level("middle"));
    assert_eq!(read("team", " "), None);
    assert_eq!(read("market", "elsewhere"), Some(Given::Text("elsewhere".into())));
    let mut several = p.parameter("market").unwrap().clone();
    several.several = Some(Several::Mean);
    assert_eq!(several.read("Core; near"), Some(Given::Levels(vec!["core".into(), "near".into()])));
    assert_eq!(several.read("Core; nowhere"), Some(Given::Text("Core; nowhere".into())));
    let both = Answer { given: Given::Levels(vec!["core".into(), "near".into()]), grade: Grade::Said };
    let fit = |kind| {
        several.several = Some(kind);
        several.reading(Some(&both), Guesses::Widen).likely
    };
    assert_eq!([Several::Best, Several::Worst, Several::Mean].map(fit), [100, 40, 70]);
}

#[test]
fn bands_are_half_open() {
    let team = profile().parameter("team").unwrap().clone();
    let band = |text: &str| team.band_of(Number::parse(text).unwrap());
    assert_eq!(
        [band("2.999999"), band("3"), band("5.9999999"), band("6"), band("-1e30"), band("1e30")],
        [Some(0), Some(1), Some(1), Some(2), Some(0), Some(2)]
    );
}

#[test]
fn the_smallest_change_of_answers_and_of_a_weight() {
    let p = profile();
    // 500×70 + 300×55 (unknown) + 200×40 = 59.5: Risky, half a point short.
    let now = answers(&[("criteria", said("written")), ("market", said("near"))]);
    assert_eq!(score(&p, &now).likely, 59_500);
    let found = changes(&p, &now);
    assert_eq!(found.better.len(), 1);
    assert_eq!(found.better[0].answers[0].level, "small");
    assert_eq!((found.better[0].likely, found.better[0].tier.as_str()), (73_000, "good"));
    assert!(found.better[0].answers[0].open);
    // Down to Nope (below 37): the open team alone gives 46, so something known would have to be different: criteria none, 24.5.
    assert_eq!(found.worse[0].answers[0].level, "none");
    assert!(!found.worse[0].answers[0].open);
    // One thousandth more on criteria (70): 501, the others 299.4 and 199.6 → 299, 200: 35070+16445+8000 = 59515. Good needs 60000.
    let flip = found.weights.iter().find(|f| f.parameter == "criteria").unwrap();
    assert_eq!(flip.tier, "good");
    assert!((501..=530).contains(&flip.flips_at), "{}", flip.flips_at);
}

#[test]
fn a_capped_verdict_needs_the_capping_answer_to_change() {
    let p = profile();
    let capped = answers(&[("criteria", said("none")), ("team", said("small")), ("market", said("core"))]);
    assert_eq!(score(&p, &capped).tier, "risky");
    let found = changes(&p, &capped);
    assert!(found.better.iter().all(|s| s.answers.iter().any(|a| a.parameter == "criteria")));
    assert!(!found.better.is_empty());
}

#[test]
fn the_question_that_narrows_the_tiers_most_comes_first() {
    let p = profile();
    let customer = |market: &str, team: i32| {
        answers(&[("market", said(market)), ("team", Answer { given: Given::Number(team.into()), grade: Grade::Said })])
    };
    let past = [customer("core", 4), customer("core", 4), customer("near", 4), customer("far", 1)];
    let reference: Vec<&Answers> = past.iter().collect();
    // Criteria written: 35. Team 3 to 30, likely 16.5; market 0 to 20, likely 10: 38 Risky to 85 Excellent, likely 61.5 Good: three tiers.
    // Team 4: 53 to 73, Risky or Good, three times; team 1: 65 to 85, Good or Excellent: each rules out one, 4 of 4; the verdict stays.
    // Market core: 58 to 85, still three, twice; near: 46 to 73, two; far: 38 to 65, two: 2 of 4, and both put the verdict at Risky.
    let questions = next_questions(&p, &answers(&[("criteria", said("written"))]), &reference);
    assert_eq!(
        questions.iter().map(|q| (q.parameter.as_str(), q.narrows, q.tried, q.settles, q.would_change, q.of)).collect::<Vec<_>>(),
        [("team", 4, 4, 0, 0, 4), ("market", 2, 4, 0, 2, 4)]
    );
    assert_eq!(
        (questions[1].worst, questions[1].worst_tier.as_str(), questions[1].best_tier.as_str()),
        (51_500, "risky", "good")
    );
}

#[test]
fn a_last_question_settles_and_levels_stand_in_where_no_customer_answered() {
    let p = profile();
    let team = |size: i32| Answer { given: Given::Number(size.into()), grade: Grade::Said };
    let known = answers(&[("criteria", said("written")), ("team", team(4))]);
    // 53 and the market's 0, 8 or 20: 53 is Risky, 61 and 73 are Good. Two tiers are possible, each answer leaves one.
    let none: [&Answers; 0] = [];
    let questions = next_questions(&p, &known, &none);
    let one = &questions[0];
    assert_eq!((questions.len(), one.parameter.as_str()), (1, "market"));
    assert_eq!((one.narrows, one.settles, one.tried), (3, 3, 3));
    assert_eq!((one.would_change, one.of), (0, 0), "nobody answered, so nobody is counted");
    // A customer who answered is worth more than the levels; one who did not, or guessed, is not counted.
    let guess = Answer { given: Given::Levels(vec!["far".into()]), grade: Grade::Guess };
    let past = [answers(&[("market", said("near"))]), answers(&[("market", guess)]), answers(&[])];
    let questions = next_questions(&p, &known, &past.iter().collect::<Vec<_>>());
    assert_eq!((questions[0].narrows, questions[0].settles, questions[0].tried, questions[0].of), (1, 1, 1, 1));
    // A must-have that an answer triggers settles too: no criteria is Risky at best, and 48 at most.
    let open = answers(&[("team", team(4)), ("market", said("core"))]);
    let past = [answers(&[("criteria", said("none"))])];
    let questions = next_questions(&p, &open, &past.iter().collect::<Vec<_>>());
    assert_eq!((questions[0].parameter.as_str(), questions[0].settles), ("criteria", 1));
    // Everything answered: nothing to ask.
    let all = answers(&[("criteria", said("written")), ("team", team(4)), ("market", said("core"))]);
    assert_eq!(next_questions(&p, &all, &none), []);
}

#[test]
fn the_nearest_customers_come_first_with_what_is_alike() {
    let p = profile();
    let team = |size: i32| Answer { given: Given::Number(size.into()), grade: Grade::Said };
    let own = answers(&[("criteria", said("written")), ("team", team(4)), ("market", said("core"))]);
    let happy = answers(&[("criteria", said("number")), ("team", team(1)), ("market", said("core"))]);
    let same_but_far = answers(&[("criteria", said("written")), ("team", team(5)), ("market", said("far"))]);
    let failed = answers(&[("criteria", said("none")), ("team", team(8)), ("market", said("core"))]);
    let hardly_known = answers(&[("criteria", said("written"))]);
    let list = |members: &[(&'static str, &Answers, bool)], wanted: usize| -> Vec<(&'static str, u32)> {
        let customers: Vec<Past<'_, _>> = members.iter().map(|&(_, answers, success)| Past { answers, success }).collect();
        most_like(&p, &own, &customers, wanted).into_iter().map(|(at, l)| (members[at].0, l.points)).collect()
    };
    // Criteria are four ordered levels: one apart agrees by 67, two by 33. Team has three bands: one apart 50. The market has no order.
    // happy: 500 x 67 + 300 x 50 + 200 x 100; same_but_far: 500 x 100 + 300 x 100; failed: 500 x 33 + 300 x 50 + 200 x 100.
    let all = [
        ("happy", &happy, true),
        ("same_but_far", &same_but_far, true),
        ("hardly_known", &hardly_known, true),
        ("failed", &failed, false),
    ];
    assert_eq!(list(&all, 3), [("same_but_far", 80_000), ("happy", 68_500), ("failed", 51_500)]);
    assert_eq!(list(&all, 9).last(), Some(&("hardly_known", 50_000)));
    assert_eq!(list(&all, 2), [("same_but_far", 80_000), ("failed", 51_500)], "the nearest failure is never left out");
    assert_eq!(list(&all, 1), [("failed", 51_500)]);
    assert_eq!(list(&all[..3], 2), [("same_but_far", 80_000), ("happy", 68_500)], "there is none");
    // Ties: whoever differs less, then whoever comes first.
    let differs = answers(&[("criteria", said("written")), ("market", said("far"))]);
    let tie = [("differs", &differs, true), ("hardly_known", &hardly_known, true), ("again", &hardly_known, true)];
    assert_eq!(list(&tie, 3), [("hardly_known", 50_000), ("again", 50_000), ("differs", 50_000)]);

    let nearest = most_like(&p, &own, &[Past { answers: &happy, success: true }], 3).remove(0).1;
    assert_eq!((nearest.of, nearest.not_known), (100_000, 0));
    let side = |c: &Compared| (c.name.clone(), c.own.concat(), c.theirs.concat(), c.agreement);
    assert_eq!(nearest.alike.iter().map(side).collect::<Vec<_>>(), [("Market".into(), "Core".into(), "Core".into(), 100)]);
    // Both differences weigh: 500 x 33 against 300 x 50.
    assert_eq!(
        nearest.unlike.iter().map(side).collect::<Vec<_>>(),
        [
            ("Criteria".into(), "Written".into(), "Written with a number".into(), 67),
            ("Team".into(), "3-5".into(), "1-2".into(), 50)
        ]
    );
    let nearest = most_like(&p, &own, &[Past { answers: &hardly_known, success: true }], 3).remove(0).1;
    assert_eq!((nearest.not_known, nearest.alike.len(), nearest.unlike.len()), (2, 1, 0));
}

#[test]
fn guesses_and_unknowns_are_like_nobody_and_several_answers_partly() {
    let mut p = profile();
    let guess = Answer { given: Given::Levels(vec!["written".into()]), grade: Grade::Guess };
    let customer = answers(&[("criteria", said("written"))]);
    let customers = [Past { answers: &customer, success: true }];
    assert_eq!(most_like(&p, &answers(&[("criteria", guess.clone())]), &customers, 3), []);
    assert_eq!(most_like(&p, &answers(&[]), &customers, 3), []);
    p.guesses = Guesses::Trust;
    assert_eq!(most_like(&p, &answers(&[("criteria", guess)]), &customers, 3)[0].1.points, 50_000);
    p.parameters[2].several = Some(Several::Best);
    let both =
        |levels: &[&str]| Answer { given: Given::Levels(levels.iter().map(|l| (*l).to_owned()).collect()), grade: Grade::Said };
    let customer = answers(&[("market", both(&["near", "far"]))]);
    // Core and near against near and far: one in common of three.
    let found = most_like(&p, &answers(&[("market", both(&["core", "near"]))]), &[Past { answers: &customer, success: true }], 1);
    assert_eq!((found[0].1.points, found[0].1.unlike[0].agreement), (200 * 33, 33));
}

#[test]
fn two_stored_scores_say_what_changed() {
    let before_profile = profile();
    let mut after_profile = before_profile.clone();
    // Criteria weigh 400 instead of 500, the team 400 instead of 300; the market is replaced.
    after_profile.parameters[0].weight = 400;
    after_profile.parameters[1].weight = 400;
    after_profile.parameters[2].id = "region".into();
    let team = Answer { given: Given::Number(4.into()), grade: Grade::Said };
    let known = answers(&[("criteria", said("written")), ("team", team), ("market", said("core"))]);
    let (before, after) = (score(&before_profile, &known), score(&after_profile, &known));
    let found = since(&before, &after);
    // 35 + 18 + 20 = 73 before; 28 + 24 + 10 (unknown: the middle) = 62 after.
    assert_eq!(found.likely, -11_000);
    assert_eq!(
        found.parts.iter().map(|x| (x.parameter.as_str(), x.likely, x.before.is_some(), x.after.is_some())).collect::<Vec<_>>(),
        [
            ("market", -20_000, true, false),
            ("region", 10_000, false, true),
            ("criteria", -7_000, true, true),
            ("team", 6_000, true, true)
        ]
    );
    assert_eq!((since(&before, &before).parts.len(), since(&before, &before).same), (0, 3));
}

#[test]
fn adding_and_removing_a_parameter_keeps_the_whole() {
    let mut p = profile();
    let mut new = p.parameters[2].clone();
    new.id = "vertical".into();
    new.group = "lane".into();
    add_parameter(&mut p, new, Group { id: "lane".into(), name: "Lane".into() });
    assert_eq!(check(&p), []);
    assert_eq!(p.weights(), [375, 225, 150, 250]);
    remove_parameter(&mut p, "criteria").unwrap();
    assert_eq!(check(&p), []);
    assert!(p.must_haves.is_empty());
}

#[test]
fn a_difference_names_what_changed_and_its_values() {
    let before = profile();
    let mut after = before.clone();
    after.tiers[1].from = 55_000;
    after.parameters[0].levels[1].fit = 65;
    after.parameters[0].name = "Success criteria".into();
    after.parameters[1].weight = 200;
    after.parameters[2].weight = 300;
    after.must_haves.clear();
    let found = diff(&before, &after);
    let has = |what, id: &str, b: Option<&str>, a: Option<&str>| {
        found.iter().any(|d| d.what == what && d.id == id && d.before.as_deref() == b && d.after.as_deref() == a)
    };
    assert!(has(What::Threshold, "good", Some("60000"), Some("55000")));
    assert!(has(What::Fit, "criteria", Some("70"), Some("65")));
    assert!(has(What::Weight, "team", Some("300"), Some("200")));
    assert!(has(What::Weight, "market", Some("200"), Some("300")));
    assert!(has(What::MustHave, "criteria_or_risky", Some("Criteria: None → ≤ Risky"), None));
    assert!(has(What::Wording, "criteria", Some("Criteria"), Some("Success criteria")));
    assert_eq!(found.last().map(|d| d.what), Some(What::Wording));
    assert_eq!(diff(&before, &before), []);
}

#[test]
fn a_comparison_tells_the_order_the_words_of_files_and_the_reasons() {
    let before = profile();
    let mut after = before.clone();
    for parameter in &mut after.parameters {
        parameter.group = after.groups[0].id.clone();
    }
    let before = after.clone();
    // The last parameter comes first: one moved, not three.
    after.parameters.rotate_right(1);
    let last = after.parameters[0].id.clone();
    let names: Vec<String> = before.parameters.iter().map(|p| p.name.clone()).collect();
    let criteria = after.parameters.iter_mut().find(|p| p.id == "criteria").unwrap();
    let first = criteria.levels[0].name.clone();
    criteria.levels.rotate_left(1);
    criteria.levels[0].aliases = vec!["spoken".into(), "by phone".into()];
    let renamed = criteria.levels[0].id.clone();
    after.must_haves[0].why = "We never saw it end well".into();
    let found = diff(&before, &after);
    let one = |what| {
        let mut all = found.iter().filter(|d| d.what == what);
        let first = all.next().unwrap();
        assert_eq!(all.count(), 0, "{what:?}");
        first
    };
    let order = one(What::Order);
    assert_eq!((order.id.as_str(), order.after.as_deref()), (last.as_str(), Some("")));
    assert_eq!(order.before.as_deref(), names.iter().rev().nth(1).map(String::as_str));
    let answers = one(What::LevelOrder);
    assert_eq!((answers.id.as_str(), answers.level_name.as_str()), ("criteria", first.as_str()));
    let aliases = one(What::Aliases);
    assert_eq!((aliases.level.as_str(), aliases.after.as_deref()), (renamed.as_str(), Some("spoken, by phone")));
    let why = one(What::MustHaveWhy);
    assert_eq!((why.name.as_str(), why.after.as_deref()), ("Criteria", Some("We never saw it end well")));
    assert_eq!(found.len(), 4, "{found:?}");
    // What came or went moves nobody.
    let mut shorter = before.clone();
    remove_parameter(&mut shorter, &before.parameters[0].id).unwrap();
    assert!(diff(&before, &shorter).iter().all(|d| d.what != What::Order));
}

#[test]
fn edits_leave_no_rule_that_points_at_nothing() {
    let mut p = profile();
    let mut criteria = p.parameters[0].clone();
    criteria.weight = 1;
    criteria.levels.retain(|l| l.id != "none");
    put_parameter(&mut p, criteria).unwrap();
    assert_eq!((p.parameters[0].weight, p.must_haves.len()), (500, 0));
    assert_eq!(check(&p), []);

    let mut p = profile();
    let mut tiers = p.tiers.clone();
    tiers.retain(|t| t.id != "risky");
    put_tiers(&mut p, tiers);
    assert_eq!((check(&p), p.must_haves.len()), (vec![], 0));

    set_weight(&mut p, "team", 100, &["market".into()]).unwrap();
    assert_eq!(p.weights(), [700, 100, 200]);
    assert!(set_weight(&mut p, "gone", 100, &[]).is_err());
    remove_parameter(&mut p, "team").unwrap();
    remove_parameter(&mut p, "market").unwrap();
    assert!(remove_parameter(&mut p, "criteria").is_err());
    assert_eq!(p.weights(), [1000]);
}
