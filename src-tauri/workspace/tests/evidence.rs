//! What the customers say about a profile, on the sample workspace and on hostile ones.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::HashMap;
use std::time::Instant;

use lanewise_method::evidence::warning::outcome_word;
use lanewise_method::evidence::{ContrastVerdict, EvidenceWarning, Headline, Says};
use lanewise_method::profile::{Language, Level};
use lanewise_method::{Answer, Given, Grade, Outcome, Profile, Stage};
use lanewise_workspace::starter::{Starter, catalogue, starter};
use lanewise_workspace::view::evidence::counts;
use lanewise_workspace::view::separates::{EvidenceGround, EvidenceParameters};
use lanewise_workspace::view::{Fact, facts};
use lanewise_workspace::{Setup, sample};

#[test]
fn the_sample_tells_its_story() {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup { name: "Ordito".into(), author: "Lucia".into(), language: Language::En };
    let w = sample::create(folder.path().join("sample.lanewise"), &setup).unwrap();
    let (book, outcomes) = (w.book().unwrap(), w.outcomes().unwrap());
    let profile = w.latest_version().unwrap().unwrap().profile;
    let facts = facts(&book);
    let ground = EvidenceGround::new(&profile, Some(1), &outcomes, &facts);
    assert!(ground.is_of(&profile, Some(1), &outcomes) && !ground.is_of(&profile, None, &outcomes));

    let told = ground.parameters(2_000);
    assert_eq!((told.permutations, told.every), (2_000, false));
    assert_eq!((told.basis.sides.success, told.basis.sides.others), (24, 12));
    // Three separate; the executive contact, which is worth 13 % and which everybody swears by, does not.
    let three = ["success_criteria", "project_owner", "expansion_expectation"].map(String::from).to_vec();
    assert_eq!(told.headline, Headline::Separates { parameters: three });
    let of = |id: &str| told.parameters.iter().find(|p| p.parameter == id).unwrap();
    assert_eq!(of("executive_contact").verdict, ContrastVerdict::TooFew);
    assert_eq!(of("executive_contact").says, Says::CannotTell);
    assert_eq!(of("success_criteria").says, Says::Agrees);
    // 14 of the 24 had a number and a date in writing, and none of the other twelve.
    let written = &of("success_criteria").levels[0];
    assert_eq!((written.count.success, written.count.others, written.share.low), (14, 0, 838));
    // A shorter run says the same but for chance, and asking again says the very same.
    let verdicts = |told: &EvidenceParameters| told.parameters.iter().map(|p| p.verdict).collect::<Vec<_>>();
    assert_eq!(verdicts(&ground.parameters(400)), verdicts(&told));
    assert_eq!(ground.parameters(2_000), told);

    // The plain counts are those that the studio shows.
    for (parameter, plain) in told.parameters.iter().zip(counts(&profile, &outcomes, &facts)) {
        let left = parameter.left_out;
        assert_eq!(left.guessed.total() + left.unknown.total() + left.unmatched.total(), plain.left_out);
        for (level, plain) in parameter.levels.iter().zip(plain.levels) {
            assert_eq!((level.count.success, level.count.others), (plain.success.count, plain.others.count));
            assert_eq!((parameter.known.success, parameter.known.others), (plain.success.total, plain.others.total));
        }
    }

    let good = ground.profile();
    assert_eq!(good.headline, told.headline);
    assert_eq!((good.refused, good.admitted), (2, 5));
    let names: Vec<&str> = good.misfits.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names[..2], ["Conservas Puertalba", "Grupo Olmedal"]);
    assert!(names.contains(&"Officine Valdrana"));
    let shares: Vec<(u32, u32)> = good.tiers.iter().map(|t| (t.share.success, t.share.total)).collect();
    assert_eq!(shares, [(12, 12), (10, 15), (2, 6), (0, 3)]);
    let picks = good.picks.unwrap();
    assert!(picks.low > 700 && picks.auc > 900 && picks.pairs == 288, "{picks:?}");

    let warned = ground.warnings().warnings;
    assert!(warned.iter().all(|w| matches!(w, EvidenceWarning::EmptyLevels { .. })), "{warned:?}");
}

/// Made-up customers under the starter profile, answered by `answer` (customer, parameter → level).
struct Hostile {
    profile: Profile,
    outcomes: Vec<Outcome>,
    names: Vec<String>,
    success: Vec<bool>,
    answers: Vec<HashMap<String, Answer>>,
}

impl Hostile {
    fn new(
        profile: Profile,
        customers: usize,
        happy: impl Fn(usize) -> bool,
        answer: impl Fn(usize, usize) -> Option<usize>,
    ) -> Self {
        let given = |p: &lanewise_method::profile::Parameter, level: usize| {
            let id = p.levels[level % p.levels.len()].id.clone();
            Answer { given: Given::Levels(vec![id]), grade: Grade::Said }
        };
        let answers = (0..customers)
            .map(|c| {
                let known = profile.parameters.iter().enumerate();
                known.filter_map(|(at, p)| Some((p.id.clone(), given(p, answer(c, at)?)))).collect()
            })
            .collect();
        Self {
            outcomes: lanewise_method::account::standard_outcomes(),
            names: (0..customers).map(|c| format!("Customer {c}")).collect(),
            success: (0..customers).map(happy).collect(),
            profile,
            answers,
        }
    }

    fn ground(&self) -> EvidenceGround {
        let facts: Vec<Fact<'_>> = self
            .names
            .iter()
            .zip(&self.answers)
            .zip(&self.success)
            .enumerate()
            .map(|(at, ((name, answers), &success))| Fact {
                id: u32::try_from(at).unwrap() + 1,
                name,
                stage: Stage::Customer,
                outcome: Some(if success { "happy" } else { "struggling" }),
                answers,
                overrides: &[],
                read: None,
            })
            .collect();
        EvidenceGround::new(&self.profile, None, &self.outcomes, &facts)
    }
}

#[test]
fn nobody_constant_missing_and_three_thousand_levels() {
    let plain = starter(Starter::SuccessReady, Language::En).unwrap();
    let nobody = Hostile::new(plain.clone(), 0, |_| true, |_, _| Some(0)).ground();
    assert_eq!(nobody.parameters(2_000).headline, Headline::NoCustomers);
    assert_eq!(nobody.profile().picks, None);
    let warned = nobody.warnings().warnings;
    assert_eq!(warned, []);

    let constant = Hostile::new(plain.clone(), 40, |c| c % 2 == 0, |_, _| Some(0)).ground();
    let told = constant.parameters(2_000);
    assert_eq!(told.headline, Headline::Nothing);
    assert!(told.parameters.iter().all(|p| p.p == 1_000_000 && p.direction.is_none() && p.telling.is_none()));
    // Everybody is alike and fared differently.
    let warned = constant.warnings();
    assert!(warned.warnings.iter().any(|w| matches!(w, EvidenceWarning::Contradicting { .. })));
    assert_eq!(warned.names.len(), 40);

    let missing = Hostile::new(plain.clone(), 40, |c| c % 2 == 0, |_, _| None).ground();
    assert_eq!(missing.parameters(2_000).headline, Headline::Nothing);
    assert!(missing.warnings().warnings.iter().any(|w| matches!(w, EvidenceWarning::NeverKnown { .. })));

    let mut wide = plain;
    let level = |at: usize| Level { id: format!("l{at}"), name: at.to_string(), fit: 50, from: None, to: None, aliases: vec![] };
    wide.parameters[0].levels = (0..3_000).map(level).collect();
    wide.parameters[0].answer = lanewise_method::profile::AnswerKind::Choice;
    let began = Instant::now();
    let wide = Hostile::new(wide, 300, |c| c % 3 == 0, |c, p| Some(if p == 0 { c } else { c / 2 + p })).ground();
    let told = wide.parameters(500);
    assert_eq!(told.parameters[0].levels.len(), 3_000);
    assert_ne!(told.parameters[0].verdict, ContrastVerdict::Separates);
    assert!(wide.warnings().warnings.len() < 200);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}

#[test]
fn ten_thousand_customers_are_quick_and_found() {
    let plain = starter(Starter::SuccessReady, Language::En).unwrap();
    let answer =
        |c: usize, p: usize| if p == 1 { Some(usize::from(c % 5 > 1) + c / 7 % 2) } else { Some((c * 31 + p * 17 + c / 11) % 4) };
    let many = Hostile::new(plain, 10_000, |c| c % 5 > 1, answer);
    let began = Instant::now();
    let ground = many.ground();
    let told = ground.parameters(200);
    assert_eq!((told.permutations, told.basis.sides.total()), (200, 10_000));
    assert!(told.parameters[1].verdict == ContrastVerdict::Separates, "{:?}", told.parameters[1]);
    assert_eq!(ground.profile().misfits.len(), 200);
    assert!(began.elapsed().as_secs() < 120, "{:?}", began.elapsed());
}

/// What is offered as a parameter must not be told to be an outcome.
#[test]
fn nothing_of_the_catalogue_reads_like_an_outcome() {
    for language in [Language::En, Language::It, Language::Es] {
        let ready = catalogue(language).unwrap();
        assert!(ready.parameters.len() > 20);
        for parameter in &ready.parameters {
            assert_eq!(outcome_word(parameter), None, "{}", parameter.name);
        }
    }
}
