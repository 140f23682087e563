//! What to be careful about, what is said first and what the data says of weights, each on customers that were made for it.

use std::collections::HashMap;

use lanewise_method::account::standard_outcomes;
use lanewise_method::evidence::data_weight::weights;
use lanewise_method::evidence::parameter::parameters;
use lanewise_method::evidence::permute::permute;
use lanewise_method::evidence::warning::warnings;
use lanewise_method::evidence::whole::{headline, misfit, whole};
use lanewise_method::evidence::{Case, Coded, ContrastVerdict, EvidenceWarning, Headline, ParameterEvidence, Says, Sides};
use lanewise_method::profile::{AnswerKind, Group, Language, Level, Parameter, Profile, Tier};
use lanewise_method::{Answer, Given, Grade};

/// Parameters with these names and weights, of levels `a`, `b`, `c` with fits 100, 50, 0.
fn profile(parameters: &[(&str, u16)]) -> Profile {
    let level = |(id, fit): (&str, u8)| Level { id: id.into(), name: id.into(), fit, from: None, to: None, aliases: vec![] };
    let parameter = |&(id, weight): &(&str, u16)| Parameter {
        id: id.into(),
        name: id.replace('_', " "),
        group: "all".into(),
        weight,
        answer: AnswerKind::Ordered,
        unit: None,
        several: None,
        levels: [("a", 100), ("b", 50), ("c", 0)].map(level).into(),
        typical: None,
        unknown_tells: false,
        questions: vec![],
        known_before_sale: true,
        from_needs: false,
        why: String::new(),
    };
    let tier = |(id, from): (&str, u32)| Tier { id: id.into(), name: id.into(), from };
    Profile {
        schema: None,
        format: 1,
        id: "made_up".into(),
        name: "Made up".into(),
        language: Language::En,
        about: String::new(),
        groups: vec![Group { id: "all".into(), name: "All".into() }],
        parameters: parameters.iter().map(parameter).collect(),
        tiers: [("excellent", 75_000), ("good", 50_000), ("risky", 25_000), ("nope", 0)].map(tier).into(),
        admits: None,
        must_haves: vec![],
        guesses: Default::default(),
        slide_rule: None,
        gates: None,
        blend: None,
        learnt: None,
    }
}

/// A customer by whether it succeeded and a letter for each parameter: a level, `?` not known, `A`-`C` guessed, `x` covered by no level.
type Made = (bool, &'static str);

struct Told {
    parameters: Vec<ParameterEvidence>,
    headline: Headline,
    warnings: Vec<EvidenceWarning>,
    coded: Coded,
}

fn told(profile: &Profile, made: &[Made]) -> Told {
    let answers: Vec<HashMap<String, Answer>> = made
        .iter()
        .map(|(_, row)| {
            let answer = |(p, c): (&Parameter, char)| {
                let grade = if c.is_ascii_uppercase() { Grade::Guess } else { Grade::Said };
                let given =
                    if c == 'x' { Given::Text("something".into()) } else { Given::Levels(vec![c.to_ascii_lowercase().into()]) };
                (c != '?').then(|| (p.id.clone(), Answer { given, grade }))
            };
            profile.parameters.iter().zip(row.chars()).filter_map(answer).collect()
        })
        .collect();
    let cases: Vec<Case<'_>> =
        (1..).zip(made).zip(&answers).map(|((id, (success, _)), answers)| Case { id, success: *success, answers }).collect();
    let coded = Coded::of(profile, &cases);
    let permuted = permute(&coded, 500);
    let parameters = parameters(profile, &coded, &permuted, &weights(profile, &coded));
    let whole = whole(profile, &cases);
    let outcomes = standard_outcomes();
    let ids: Vec<u32> = cases.iter().map(|c| c.id).collect();
    let had = [true, true, true, false];
    for &at in &whole.misfits {
        assert_eq!(misfit(profile, &cases[at], "somebody", "happy").refused, cases[at].success);
    }
    Told {
        headline: headline(coded.sides(), &parameters, whole.picks(coded.sides())),
        warnings: warnings(profile, &outcomes, &coded, &permuted, &ids, &had, &[77]),
        parameters,
        coded,
    }
}

/// So many of each kind.
fn of(kinds: &[(usize, bool, &'static str)]) -> Vec<Made> {
    kinds.iter().flat_map(|&(n, success, row)| std::iter::repeat_n((success, row), n)).collect()
}

#[test]
fn nobody_one_and_one_side_only() {
    let profile = profile(&[("one", 500), ("two", 500)]);
    let nobody = told(&profile, &[]);
    assert_eq!(nobody.headline, Headline::NoCustomers);
    assert_eq!(nobody.warnings, [EvidenceWarning::WithoutOutcome { customers: 1, ids: vec![77] }]);
    assert_eq!(nobody.parameters[0].verdict, ContrastVerdict::TooFew);
    assert_eq!(told(&profile, &of(&[(1, true, "ab")])).headline, Headline::AllSucceeded);
    assert_eq!(told(&profile, &of(&[(9, false, "ab")])).headline, Headline::NoneSucceeded);
    let few = told(&profile, &of(&[(4, true, "aa"), (4, false, "cc")]));
    assert_eq!(few.headline, Headline::TooFew { least: 10, least_of_each: 3 });
    assert!(matches!(few.warnings[0], EvidenceWarning::TooFew { sides: Sides { success: 4, others: 4 }, .. }));
    let happy = told(&profile, &of(&[(40, true, "ab"), (10, true, "ba")]));
    assert_eq!(happy.warnings[0], EvidenceWarning::AllSucceeded { customers: 50 });
    assert!(happy.parameters.iter().all(|p| p.verdict == ContrastVerdict::TooFew && p.says == Says::CannotTell));
    let thin = told(&profile, &of(&[(30, true, "ab"), (3, false, "ba"), (1, false, "bb")]));
    assert_eq!(thin.warnings[0], EvidenceWarning::OneSided { sides: Sides { success: 30, others: 4 } });
    // Nobody failed outright although somebody struggled: perhaps those who left are not on the list.
    assert_eq!(thin.warnings[1], EvidenceWarning::Survivors { outcomes: vec!["failed".into()], customers: 34 });
}

#[test]
fn what_is_not_known_is_left_out_and_counted() {
    let profile = profile(&[("one", 1000)]);
    let some = told(&profile, &of(&[(5, true, "a"), (2, true, "A"), (1, true, "?"), (4, false, "c"), (3, false, "x")]));
    let one = &some.parameters[0];
    assert_eq!(one.known, Sides { success: 5, others: 4 });
    assert_eq!(one.left_out.guessed, Sides { success: 2, others: 0 });
    assert_eq!(one.left_out.unknown, Sides { success: 1, others: 0 });
    assert_eq!(one.left_out.unmatched, Sides { success: 0, others: 3 });
    assert_eq!(one.levels[0].count, Sides { success: 5, others: 0 });
    assert_eq!((one.levels[1].odds, one.levels[1].share.total), (None, 0));
    // Known of none at all: nothing is said, and that is said.
    let none = told(&profile, &of(&[(9, true, "?"), (9, false, "?")]));
    assert_eq!((none.parameters[0].p, none.parameters[0].telling.clone()), (1_000_000, None));
    assert!(none.warnings.contains(&EvidenceWarning::NeverKnown { parameter: "one".into(), weight: 1000 }));
    assert_eq!(none.headline, Headline::Nothing);
}

#[test]
fn knowing_only_one_side_and_knowing_too_well() {
    let profile = profile(&[("asked", 500), ("perfect", 500)]);
    let leak = told(&profile, &of(&[(14, true, "aa"), (1, true, "?a"), (1, false, "bc"), (14, false, "?c")]));
    let one_sided = EvidenceWarning::KnownOneSided {
        parameter: "asked".into(),
        known: Sides { success: 14, others: 1 },
        all: Sides { success: 15, others: 15 },
    };
    assert!(leak.warnings.contains(&one_sided), "{:?}", leak.warnings);
    let perfect = leak.warnings.iter().find_map(|w| match w {
        EvidenceWarning::TooPerfect { parameter, known, wrong, levels } => {
            Some((parameter.as_str(), *known, *wrong, levels.len()))
        }
        _ => None,
    });
    assert_eq!(perfect, Some(("perfect", 30, 0, 2)));
    // One of fifteen wrong is no leak any more.
    let fair = told(&profile, &of(&[(13, true, "aa"), (2, true, "ac"), (15, false, "ac")]));
    assert!(!fair.warnings.iter().any(|w| matches!(w, EvidenceWarning::TooPerfect { .. })));
    assert_eq!(fair.headline, Headline::Separates { parameters: vec!["perfect".into()] });
}

#[test]
fn after_the_sale_and_outcomes_in_disguise() {
    let mut profile =
        profile(&[("time_to_value", 400), ("has_renewed", 300), ("Renewal_date", 200), ("reference_willingness", 100)]);
    profile.parameters[0].known_before_sale = false;
    let made = of(&[(10, true, "abab"), (10, false, "bbab")]);
    let found = told(&profile, &made).warnings;
    assert!(found.contains(&EvidenceWarning::AfterSale { parameter: "time_to_value".into(), weight: 400 }));
    let signals: Vec<&str> = found
        .iter()
        .filter_map(|w| if let EvidenceWarning::OutcomeSignal { parameter, .. } = w { Some(parameter.as_str()) } else { None })
        .collect();
    // Willingness to be a reference can be known of a prospect: the catalogue has it.
    assert_eq!(signals, ["has_renewed", "Renewal_date"]);
    profile.parameters[0].weight = 0;
    assert!(!told(&profile, &made).warnings.iter().any(|w| matches!(w, EvidenceWarning::AfterSale { .. })));
}

#[test]
fn the_same_twice_and_the_same_with_two_ends() {
    let profile = profile(&[("one", 300), ("twin", 300), ("other", 400)]);
    let made = of(&[(8, true, "aaa"), (4, true, "bbb"), (3, false, "aaa"), (6, false, "bbc"), (5, false, "cca")]);
    let found = told(&profile, &made).warnings;
    assert!(found.contains(&EvidenceWarning::DoubleCounting {
        one: "one".into(),
        other: "twin".into(),
        v: 1000,
        both: 26,
        weight: 600
    }));
    let mixed: Vec<_> = found.iter().filter(|w| matches!(w, EvidenceWarning::Contradicting { .. })).collect();
    let known = EvidenceWarning::Contradicting { known: 3, successes: (1..=8).collect(), others: vec![13, 14, 15] };
    assert_eq!(mixed, [&known]);
    let gaps = told(&profile, &of(&[(8, true, "aba"), (8, false, "bac")])).warnings;
    let empty = |parameter: &str, level: &str| EvidenceWarning::EmptyLevels {
        parameter: parameter.into(),
        levels: vec![level.into()],
        known: 16,
    };
    assert!(gaps.contains(&empty("one", "c")) && gaps.contains(&empty("other", "b")), "{gaps:?}");
}

#[test]
fn what_the_data_says_of_a_weight() {
    let profile = profile(&[("agrees", 300), ("against", 300), ("silent", 300), ("odd", 100)]);
    // The first goes with success, the second against it, the third says nothing, the fourth is best in the middle.
    let made = of(&[
        (13, true, "acab"),
        (2, true, "cacb"),
        (3, true, "accb"),
        (2, false, "acaa"),
        (8, false, "cacc"),
        (5, false, "caaa"),
    ]);
    let found = told(&profile, &made);
    let says: Vec<Says> = found.parameters.iter().map(|p| p.says).collect();
    assert!(matches!(says[0], Says::Agrees | Says::More), "{says:?}");
    assert_eq!(says[1..], [Says::Contradicts, Says::CannotTell, Says::OtherOrder]);
    assert_eq!(found.parameters.iter().map(|p| p.surely).collect::<Vec<_>>(), [true, true, false, true]);
    let direction = found.parameters[0].direction.unwrap();
    // 16 of 18 against 2 of 15 have the better fit: (16·13 + (16·2 + 2·13)/2) / 270.
    assert_eq!(direction.auc, 878);
    let data = weights(&profile, &found.coded);
    assert_eq!(data.iter().flatten().map(|w| u32::from(w.weight)).sum::<u32>(), 1000);
    assert!(data[0].is_some_and(|w| w.weight > 500) && data[1].is_some_and(|w| w.weight == 0), "{data:?}");
    assert!(data.iter().flatten().all(|w| w.low <= w.weight && w.weight <= w.high));
    // It is claimed only where it can be told.
    assert!(found.parameters[0].weight.is_some() && found.parameters[1..].iter().all(|p| p.weight.is_none()));
    assert_eq!(found.headline, {
        let Headline::Separates { parameters } = &found.headline else { panic!("{:?}", found.headline) };
        assert_eq!(parameters.len(), 3);
        Headline::Separates { parameters: parameters.clone() }
    });
    // What is only learnt after the sale gets no weight, and takes none from the others.
    let mut after = profile.clone();
    after.parameters[0].known_before_sale = false;
    assert_eq!(weights(&after, &found.coded)[0], None);
}

#[test]
fn nothing_together_and_turned_round() {
    let names = ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
    let profile = profile(&names.map(|n| (n, 125)));
    // Each of eight says a little; together they tell.
    let row = |at: usize, success: bool| -> &'static str {
        let letters = (0..8).map(|p| {
            let good = (at * 3 + p * 5) % 8 < if success { 5 } else { 3 };
            if good { 'a' } else { 'c' }
        });
        Box::leak(letters.collect::<String>().into_boxed_str())
    };
    let together: Vec<Made> = (0..30).map(|c| (c < 15, row(c, c < 15))).collect();
    assert_eq!(told(&profile, &together).headline, Headline::OnlyTogether);
    let reversed: Vec<Made> = together.iter().map(|(s, r)| (!s, *r)).collect();
    assert_eq!(told(&profile, &reversed).headline, Headline::Reversed);
    let same: Vec<Made> = (0..30).map(|c| (c < 15, row(c % 15, true))).collect();
    let nothing = told(&profile, &same);
    assert_eq!(nothing.headline, Headline::Nothing);
    assert!(nothing.parameters.iter().all(|p| p.verdict != ContrastVerdict::Separates));
}
