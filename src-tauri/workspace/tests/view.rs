//! What the screens show agrees with the method, account by account.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use lanewise_method::answer::{Answer, Given, Grade};
use lanewise_method::bulk::Population;
use lanewise_method::profile::Language;
use lanewise_method::score::score;
use lanewise_method::{Profile, Stage};
use lanewise_workspace::profile::with_typical_fits;
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::chart::Lens;
use lanewise_workspace::view::evidence::counts;
use lanewise_workspace::view::home::overview;
use lanewise_workspace::view::like::Likenesses;
use lanewise_workspace::view::scorecard::{Ground, previews, reckon};
use lanewise_workspace::view::version::compare;
use lanewise_workspace::view::{Brief, account, briefs, facts};
use lanewise_workspace::{AccountEdit, NewAccount, Op, Setup, Workspace, WorkspaceError};

/// A workspace with `customers` and `prospects` whose answers walk through the levels of the starter profile.
fn workspace(folder: &tempfile::TempDir, customers: u32, prospects: u32) -> (Workspace, Profile) {
    let setup = Setup { name: "Test".into(), author: "Ada".into(), language: Language::En };
    let mut w = Workspace::create(folder.path().join("test.lanewise"), &setup).unwrap();
    let profile = starter(Starter::SuccessReady, Language::En).unwrap();
    w.start_draft_from(&profile).unwrap();
    let outcomes = ["happy", "happy", "not_expanded", "struggling", "happy", "failed"];
    w.transact(Op::AddSample { accounts: customers + prospects }, |tx| -> Result<(), WorkspaceError> {
        for i in 0..customers + prospects {
            let customer = i < customers;
            let mut new = NewAccount::new(format!("Account {i}"), if customer { Stage::Customer } else { Stage::Prospect });
            new.outcome = customer.then(|| outcomes[i as usize % outcomes.len()].to_owned());
            let id = tx.add_account(&new)?;
            for (p, parameter) in profile.parameters.iter().enumerate() {
                let turn = i as usize * 7 + p * 3;
                if turn % 5 == 4 {
                    continue;
                }
                let level = parameter.levels[turn % parameter.levels.len()].id.clone();
                let grade = if turn % 7 == 3 { Grade::Guess } else { Grade::Said };
                let given = if turn % 31 == 30 { Given::Text("who knows".into()) } else { Given::Levels(vec![level]) };
                tx.set_answer(id, &parameter.id, &Answer { given, grade })?;
            }
        }
        Ok(())
    })
    .unwrap();
    (w, profile)
}

#[test]
fn briefs_are_the_scores_in_short() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 30, 70);
    let book = w.book().unwrap();
    let profile = w.profile_in_force().unwrap().unwrap();
    let facts = facts(&book);
    for (brief, fact) in briefs(&profile, &facts).into_iter().zip(&facts) {
        let s = score(&profile, fact.answers);
        assert_eq!((brief.low, brief.likely, brief.high), (s.low, s.likely, s.high));
        assert_eq!((brief.tier_low, brief.tier.clone(), brief.tier_high), (s.tier_low, s.tier.clone(), s.tier_high));
        assert_eq!((brief.settled, u32::from(brief.unknown)), (s.settled, s.unknown));
        let by_score = &profile.tiers[lanewise_method::tier::tier_of(&profile.tiers, s.likely)].id;
        assert_eq!(brief.capped, *by_score != s.tier);
    }
    let rows = account::rows(&book, w.scoring().unwrap().as_ref(), today());
    assert_eq!(rows.len(), 100);
    assert_eq!(account::one(&book, book.entry(rows[7].account.id).unwrap(), w.scoring().unwrap().as_ref(), today()), rows[7]);
    assert!(account::rows(&book, None, today()).iter().all(|r| r.brief.is_none()));
}

#[test]
fn the_draft_scores_with_typical_fits_wherever_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 30, 5);
    let book = w.book().unwrap();
    let draft = with_typical_fits(&w.draft().unwrap().unwrap(), &book.reference());
    assert_eq!(w.profile_in_force().unwrap().unwrap(), draft);
    // Every seventh parameter is only ever guessed here, and guesses say nothing about what is typical.
    for (at, parameter) in draft.parameters.iter().enumerate() {
        assert_eq!(parameter.typical.is_some(), at % 7 != 1, "{}", parameter.id);
    }
}

#[test]
fn the_lane_chart_counts_every_customer_once_and_a_preview_equals_the_change() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, _) = workspace(&folder, 60, 10);
    let book = w.book().unwrap();
    let facts = facts(&book);
    let outcomes = w.outcomes().unwrap();
    let draft = w.profile_in_force().unwrap().unwrap();
    let lens = Lens::new(&draft, &outcomes, &facts, None);
    let chart = lens.chart(&draft);
    assert_eq!(chart.rows.iter().map(|r| r.count.total).sum::<u32>(), 60);
    assert_eq!((chart.success.total, chart.others.total), (30, 30));
    for row in &chart.rows {
        assert_eq!(row.count.tiers.iter().sum::<u32>(), row.count.total);
        assert_eq!(row.marks.len(), row.count.total as usize);
        assert!(row.marks.windows(2).all(|m| m[0].score <= m[1].score));
        let wrong = row.marks.iter().filter(|m| m.wrong).count() as u32;
        assert_eq!(wrong, if row.outcome.success { row.count.total - row.count.admitted } else { row.count.admitted });
    }
    assert!(chart.saved.is_empty() && chart.saved_version.is_none());

    // What a drag previews is what the chart says once it is done and looked at afresh.
    let mut moved = draft.clone();
    lanewise_method::edit::set_thresholds(&mut moved, &[70_000, 45_500, 20_000]);
    lanewise_method::edit::set_weight(&mut moved, "success_criteria", 400, &[]).unwrap();
    let preview = lens.chart(&moved);
    assert_ne!(preview, chart);
    assert_eq!(preview, Lens::new(&moved, &outcomes, &facts, None).chart(&moved));

    // The published version stays on the chart as a dotted line.
    let number = w.publish("first").unwrap().value.number;
    let published = w.latest_version().unwrap().unwrap();
    let again = Lens::new(&moved, &outcomes, &facts, Some((number, &published.profile))).chart(&moved);
    assert_eq!(again.saved, draft.tiers[..3].iter().map(|t| t.from).collect::<Vec<_>>());
    assert_eq!(
        again.saved_counts.iter().map(|c| c.admitted).sum::<u32>(),
        chart.rows.iter().map(|r| r.count.admitted).sum::<u32>()
    );
}

#[test]
fn many_customers_are_stacked_without_losing_one() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 1_500, 0);
    let book = w.book().unwrap();
    let profile = w.profile_in_force().unwrap().unwrap();
    let chart = Lens::new(&profile, &w.outcomes().unwrap(), &facts(&book), None).chart(&profile);
    let happy = &chart.rows[0];
    assert!(happy.marks.is_empty());
    assert_eq!(happy.bins.iter().map(|b| b.count).sum::<u32>(), 750);
    assert!(happy.bins.iter().all(|b| b.score <= 100_250));
    assert_eq!(chart.rows[3].marks.len(), 250);
}

#[test]
fn level_counts_leave_out_what_is_not_known() {
    let folder = tempfile::tempdir().unwrap();
    let (w, profile) = workspace(&folder, 60, 20);
    let book = w.book().unwrap();
    let outcomes = w.outcomes().unwrap();
    for (counted, parameter) in counts(&profile, &outcomes, &facts(&book)).iter().zip(&profile.parameters) {
        let [success, others] = [0, 1].map(|g| {
            let pick = |l: &lanewise_workspace::view::evidence::LevelCount| if g == 0 { l.success } else { l.others };
            assert!(counted.levels.iter().all(|l| pick(l).total == pick(&counted.levels[0]).total));
            counted.levels.iter().map(|l| pick(l).count).sum::<u32>()
        });
        assert_eq!(success, counted.levels[0].success.total, "{}", parameter.id);
        assert_eq!(success + others + counted.left_out, 60, "{}", parameter.id);
    }
}

#[test]
fn the_overview_adds_up() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 24, 90);
    let book = w.book().unwrap();
    let scoring = w.scoring().unwrap().unwrap();
    let view = overview(&scoring, &w.outcomes().unwrap(), &facts(&book), today());
    assert_eq!(view.prospects_total, 90);
    assert_eq!(view.prospects.iter().map(|t| t.count).sum::<u32>(), 90);
    assert_eq!(view.prospects.iter().map(|t| t.settled).sum::<u32>(), view.settled);
    assert_eq!(view.admitted, view.prospects[0].count + view.prospects[1].count);
    assert_eq!(view.customers.iter().map(|c| c.count).sum::<u32>() + view.without_outcome, 24);
    assert!(view.prospects.iter().all(|t| t.by_hand == 0 && t.settled <= t.count));
    let empty = overview(&scoring, &w.outcomes().unwrap(), &[], today());
    assert_eq!((empty.prospects_total, empty.admitted, empty.settled), (0, 0, 0));
}

#[test]
fn the_scorecard_explains_the_same_score_and_asks_only_what_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 24, 10);
    let book = w.book().unwrap();
    let profile = w.profile_in_force().unwrap().unwrap();
    let facts = facts(&book);
    for fact in facts.iter().filter(|f| f.stage == Stage::Prospect) {
        let card = reckon(&profile, fact.answers, &w.outcomes().unwrap(), &facts);
        assert_eq!(card.scored, score(&profile, fact.answers));
        let open: Vec<_> = card.scored.parts.iter().filter(|p| p.state != lanewise_method::answer::State::Known).collect();
        assert_eq!(card.questions.len(), open.len());
        assert!(card.questions.iter().all(|q| q.would_change <= q.of && q.worst <= q.best));
    }
}

#[test]
fn what_scorecards_have_in_common_serves_all_of_them_and_no_other_profile_or_list() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, _) = workspace(&folder, 24, 10);
    let book = w.book().unwrap();
    let (profile, outcomes) = (w.profile_in_force().unwrap().unwrap(), w.outcomes().unwrap());
    let facts = facts(&book);
    let ground = Ground::new(&profile, &outcomes, &facts);
    for fact in &facts {
        assert_eq!(ground.reckon(fact.answers), reckon(&profile, fact.answers, &outcomes, &facts));
    }
    assert!(ground.is_of(&profile, &outcomes));
    let mut other = profile.clone();
    other.tiers[0].from += 1;
    assert!(!ground.is_of(&other, &outcomes));
    assert!(!ground.is_of(&profile, &outcomes[1..]));

    // Whoever remembers the list by its weak end notices each change of it, also one in its place.
    let id = facts[0].id;
    let remembered = std::sync::Arc::downgrade(&book);
    drop(facts);
    drop(book);
    assert!(remembered.upgrade().is_some_and(|kept| std::sync::Arc::ptr_eq(&kept, &w.book().unwrap())));
    w.edit_accounts(&[id], &AccountEdit::Stage(Stage::Nurture)).unwrap();
    let now = w.book().unwrap();
    assert!(remembered.upgrade().is_none_or(|kept| !std::sync::Arc::ptr_eq(&kept, &now)));
}

#[test]
fn a_comparison_names_exactly_the_accounts_that_change_tier() {
    let folder = tempfile::tempdir().unwrap();
    let (w, _) = workspace(&folder, 20, 40);
    let book = w.book().unwrap();
    let before = w.profile_in_force().unwrap().unwrap();
    let mut after = before.clone();
    lanewise_method::edit::set_thresholds(&mut after, &[75_000, 50_000, 30_000]);
    let facts = facts(&book);
    let comparison = compare(&before, &after, &facts);
    assert_eq!(comparison.differences.len(), 3);
    for fact in &facts {
        let (b, a) = (score(&before, fact.answers).tier, score(&after, fact.answers).tier);
        let moved = comparison.moved.iter().find(|m| m.id == fact.id);
        assert_eq!(moved.map(|m| (m.before.tier.clone(), m.after.tier.clone())), (a != b).then_some((b, a)));
    }
    assert_eq!(comparison.moved.len() + comparison.stay as usize, facts.len());
    assert!(!comparison.moved.is_empty());
    let same = Population::of_answers(&before, facts.iter().map(|f| f.answers)).tally(&before);
    assert_eq!(same.likely.iter().sum::<u64>(), 60);
}

#[test]
fn a_preview_has_the_digits_that_the_answer_then_stores() {
    let folder = tempfile::tempdir().unwrap();
    let (mut w, profile) = workspace(&folder, 30, 5);
    w.publish("first").unwrap();
    let id = w.accounts().unwrap().last().unwrap().id;
    let mut tried = 0;
    for parameter in &profile.parameters {
        let profile = w.profile_in_force().unwrap().unwrap();
        let tries: Vec<Answer> = parameter
            .levels
            .iter()
            .zip(Grade::ALL.iter().cycle())
            .map(|(l, &grade)| Answer { given: Given::Levels(vec![l.id.clone()]), grade })
            .chain([Answer { given: Given::Text("none of them".into()), grade: Grade::Said }])
            .collect();
        let shown = previews(&profile, &w.book().unwrap().entry(id).unwrap().answers, &parameter.id, tries.clone());
        assert_eq!(shown.len(), tries.len());
        for (answer, preview) in tries.into_iter().zip(shown) {
            w.set_answer(id, &parameter.id, Some(&answer)).unwrap();
            let stored = w.scored(w.scores_of(id).unwrap()[0].id).unwrap();
            assert_eq!(preview.brief, Brief::of(&profile, &stored), "{} {answer:?}", parameter.id);
            let part = stored.parts.iter().find(|p| p.parameter == parameter.id).unwrap();
            assert_eq!((preview.state, &preview.levels), (part.state, &part.answer));
            tried += 1;
        }
    }
    assert!(tried > 40);
    // A parameter that is not in the profile moves nothing.
    let profile = w.profile_in_force().unwrap().unwrap();
    let answers = &w.book().unwrap().entry(id).unwrap().answers.clone();
    let lost = previews(&profile, answers, "gone", vec![Answer { given: Given::Text("x".into()), grade: Grade::Said }]);
    assert_eq!(lost[0].brief, Brief::of(&profile, &score(&profile, answers)));
}

#[test]
fn most_like_are_customers_with_an_outcome_other_than_oneself() {
    let folder = tempfile::tempdir().unwrap();
    let (w, profile) = workspace(&folder, 30, 5);
    let (book, outcomes) = (w.book().unwrap(), w.outcomes().unwrap());
    let facts = facts(&book);
    let ground = Likenesses::new(&profile, &outcomes, &facts);
    for fact in &facts {
        let found = ground.nearest(fact.id, fact.answers);
        assert_eq!(found.len(), 3, "{}", fact.name);
        assert!(found.iter().all(|m| m.id != fact.id) && found.iter().any(|m| !m.outcome.success));
        for one in &found {
            let them = facts.iter().find(|f| f.id == one.id).unwrap();
            let scored = score(&profile, them.answers);
            assert_eq!((one.likely, &one.tier, Some(one.outcome.id.as_str())), (scored.likely, &scored.tier, them.outcome));
        }
    }
    let nobody: Vec<_> = facts.iter().filter(|f| !f.stage.is_customer()).copied().collect();
    assert!(Likenesses::new(&profile, &outcomes, &nobody).nearest(nobody[0].id, nobody[0].answers).is_empty());
}
