//! Learning a profile from a labelled table (E3): what it finds, what it sets aside, and that nothing leaks across folds.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::HashMap;

use lanewise_method::check::{check, profile_text, read_profile};
use lanewise_method::learn::{Column, Fate, LearnError, Learnt, Table, Values, Wishes, backtest, folds, learn, scores};
use lanewise_method::profile::{AnswerKind, Language};
use lanewise_method::{Answer, Given, Grade, Number, score};

/// The same draws every time.
struct Draws(u64);

impl Draws {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Nearly normal, mean 0 and deviation 1.
    fn normal(&mut self) -> f64 {
        ((0..12).map(|_| self.share()).sum::<f64>()) - 6.0
    }

    fn happens(&mut self, log_odds: f64) -> bool {
        self.share() < 1.0 / (1.0 + (-log_odds).exp())
    }
}

fn number(value: f64) -> Option<Number> {
    Some(Number::from_millionths((value * 100.0).round() as i64 * 10_000))
}

fn numbers(name: &str, values: &[f64]) -> Column {
    Column::new(name, Values::Numbers(values.iter().map(|&v| number(v)).collect()))
}

fn texts<S: AsRef<str>>(name: &str, values: &[S]) -> Column {
    let mut words: Vec<String> = Vec::new();
    let rows = values
        .iter()
        .map(|v| {
            let v = v.as_ref();
            if v.is_empty() {
                return None;
            }
            let at = words.iter().position(|w| w == v).unwrap_or_else(|| {
                words.push(v.to_owned());
                words.len() - 1
            });
            u32::try_from(at).ok()
        })
        .collect();
    Column::new(name, Values::Texts { words, rows })
}

fn fate<'a>(learnt: &'a Learnt, column: &str) -> &'a Fate {
    &learnt.columns.iter().find(|c| c.column == column).unwrap().fate
}

fn wishes() -> Wishes {
    Wishes { name: "Ready".into(), seed: 5, ..Wishes::default() }
}

/// `n` customers: one number that matters in a line, one in a bow, a text that matters, and a number that does not.
fn customers(n: usize, seed: u64) -> Table {
    let mut draws = Draws(seed);
    let line: Vec<f64> = (0..n).map(|_| draws.normal() * 10.0 + 50.0).collect();
    let bow: Vec<f64> = (0..n).map(|_| draws.normal()).collect();
    let noise: Vec<f64> = (0..n).map(|_| draws.normal()).collect();
    let kinds = ["Retail", "retail ", "Banking", "Health & care", "Public"];
    let kind: Vec<&str> = (0..n).map(|_| kinds[(draws.share() * 5.0) as usize]).collect();
    let happy = (0..n)
        .map(|i| {
            let of_kind = match kind[i] {
                "Banking" => 1.2,
                "Public" => -1.2,
                _ => 0.0,
            };
            draws.happens((line[i] - 50.0) / 8.0 + 1.2 * (bow[i] * bow[i] - 1.0) + of_kind)
        })
        .collect();
    let columns =
        vec![numbers("Users per seat", &line), numbers("bow", &bow), numbers("noise", &noise), texts("industry_kind", &kind)];
    Table { columns, happy }
}

#[test]
fn finds_lines_bows_and_words_and_leaves_noise_aside() {
    let (table, unseen) = (customers(500, 1), customers(1000, 2));
    let learnt = learn(&table, &wishes()).unwrap();
    assert_eq!(check(&learnt.profile), []);
    assert_eq!(read_profile(&profile_text(&learnt.profile)).unwrap().parameters, learnt.profile.parameters);
    assert_eq!(learn(&table, &wishes()).unwrap(), learnt, "the same again");
    for column in ["Users per seat", "bow", "industry_kind"] {
        assert!(matches!(fate(&learnt, column), Fate::Parameter { .. }), "{column}: {:?}", fate(&learnt, column));
    }
    assert_eq!(*fate(&learnt, "noise"), Fate::NoHelp);
    let kind = learnt.profile.parameter("industry_kind").unwrap();
    assert_eq!((kind.answer, kind.name.as_str()), (AnswerKind::Choice, "Industry kind"));
    assert!(kind.level_called("banking").unwrap().fit > kind.level_called("public").unwrap().fit + 50);
    assert!(kind.why.contains("Banking") && kind.why.contains("went well"), "{}", kind.why);
    let bow = learnt.profile.parameter("bow").unwrap();
    let fit = |value: &str| bow.levels[bow.band_of(Number::parse(value).unwrap()).unwrap()].fit;
    assert!(fit("-2") > fit("0") + 40 && fit("2") > fit("0") + 40, "a bow is no line: {:?}", bow.levels);
    assert_eq!(learnt.profile.parameter("users_per_seat").unwrap().unit.as_deref(), Some("users"));
    // The truth itself has an AUC of 0.845 on these rows.
    let found = lanewise_method::evidence::auc::auc(&scores(&learnt.profile, &learnt.columns, &unseen), &unseen.happy).unwrap();
    assert!(found.value > 0.82, "{found:?}");
    let froms: Vec<u32> = learnt.profile.tiers.iter().map(|t| t.from).collect();
    assert!(froms.windows(2).all(|w| w[0] > w[1]) && froms[3] == 0, "{froms:?}");
}

#[test]
fn scores_of_a_table_are_the_scores_of_its_rows() {
    let table = customers(200, 3);
    let learnt = learn(&table, &wishes()).unwrap();
    let all = scores(&learnt.profile, &learnt.columns, &table);
    for (row, &all) in all.iter().enumerate() {
        let mut answers = HashMap::new();
        for (column, report) in table.columns.iter().zip(&learnt.columns) {
            let Fate::Parameter { parameter, .. } = &report.fate else { continue };
            let given = match &column.values {
                Values::Numbers(rows) => rows[row].map(Given::Number),
                Values::Texts { words, rows } => rows[row].map(|w| Given::Text(words[w as usize].clone())),
            };
            answers.extend(given.map(|given| (parameter.clone(), Answer { given, grade: Grade::Said })));
        }
        assert_eq!(score(&learnt.profile, &answers).likely, all);
    }
}

#[test]
fn a_planted_leak_a_duplicate_and_row_numbers_are_set_aside() {
    let mut table = customers(300, 4);
    let Values::Numbers(line) = table.columns[0].values.clone() else { panic!() };
    let doubled = line.iter().map(|n| n.map(|n| Number::from_millionths(n.millionths() * 2 + 7))).collect();
    let paid: Vec<&str> = table.happy.iter().map(|&h| if h { "yes" } else { "" }).collect();
    let note: Vec<String> = (0..300).map(|i| format!("Called them on day {i}, they asked for a second offer")).collect();
    let code: Vec<String> = (0..300).map(|i| format!("AC-{i:05}")).collect();
    let ids: Vec<f64> = (0..300).map(f64::from).collect();
    table.columns.extend([
        Column::new("twice the users", Values::Numbers(doubled)),
        texts("invoice of the second year", &paid),
        texts("Notes", &note),
        texts("account", &code),
        numbers("row", &ids),
        texts("Churn reason", &vec!["price"; 300]),
        texts("country", &vec!["Italy"; 300]),
        texts("fax", &vec![""; 300]),
    ]);
    let learnt = learn(&table, &Wishes { exclude: vec![" BOW ".into()], ..wishes() }).unwrap();
    assert_eq!(*fate(&learnt, "twice the users"), Fate::Duplicate { of: "Users per seat".into() });
    assert!(matches!(fate(&learnt, "invoice of the second year"), Fate::Leak { why } if why.contains("AUC 1.000")));
    assert_eq!(*fate(&learnt, "Notes"), Fate::FreeText);
    assert_eq!(*fate(&learnt, "account"), Fate::Identifier);
    assert_eq!(*fate(&learnt, "row"), Fate::Identifier);
    assert_eq!(*fate(&learnt, "bow"), Fate::Excluded);
    assert_eq!(*fate(&learnt, "country"), Fate::Constant);
    assert_eq!(*fate(&learnt, "fax"), Fate::Empty);
    // Constant here, so that is said; filled in for some only, its name tells.
    let some: Vec<&str> = (0..300).map(|i| if i % 4 == 0 { "price" } else { "" }).collect();
    table.columns[9] = texts("Churn reason", &some);
    assert!(matches!(fate(&learn(&table, &wishes()).unwrap(), "Churn reason"), Fate::Leak { .. }));
}

#[test]
fn not_knowing_may_tell_more_than_any_answer() {
    let mut draws = Draws(9);
    let (mut income, mut happy) = (Vec::new(), Vec::new());
    for _ in 0..400 {
        let value = draws.normal();
        let asked = draws.share() > 0.3;
        happy.push(draws.happens(if asked { 0.4 * value + 0.5 } else { -2.5 }));
        income.push(asked.then(|| number(value)).flatten());
    }
    let table = Table { columns: vec![Column::new("income", Values::Numbers(income))], happy };
    let learnt = learn(&table, &wishes()).unwrap();
    assert_eq!(check(&learnt.profile), []);
    let income = &learnt.profile.parameters[0];
    assert!(income.unknown_tells && income.typical == Some(0), "{:?}", income.typical);
    assert!(income.levels.iter().all(|l| l.fit > 30), "{:?}", income.levels);
    assert_eq!(score(&learnt.profile, &HashMap::<String, Answer>::new()).likely, 0);
    assert!(income.why.contains("Not knowing it tells something too"), "{}", income.why);
}

/// A tick or a blank, as a CRM exports its boxes: the one answer there is, and none.
#[test]
fn a_tick_is_an_answer_and_so_is_none() {
    let mut draws = Draws(8);
    let happy: Vec<bool> = (0..200).map(|_| draws.share() < 0.5).collect();
    let tick: Vec<&str> = happy.iter().map(|&h| if draws.share() < if h { 0.8 } else { 0.3 } { "x" } else { "" }).collect();
    for (language, name) in [(Language::En, "Not given"), (Language::It, "Non indicato"), (Language::Es, "No indicado")] {
        let table = Table { columns: vec![texts("champion", &tick)], happy: happy.clone() };
        let learnt = learn(&table, &Wishes { language, ..wishes() }).unwrap();
        assert_eq!(check(&learnt.profile), []);
        let parameter = &learnt.profile.parameters[0];
        let levels: Vec<(&str, u8)> = parameter.levels.iter().map(|l| (l.name.as_str(), l.fit)).collect();
        assert_eq!(levels, [("x", 100), (name, 0)]);
        // Leaving it blank in a table and saying so by hand are the same.
        assert!(parameter.unknown_tells && parameter.typical == Some(0));
        let found = scores(&learnt.profile, &learnt.columns, &table);
        assert!(tick.iter().zip(found).all(|(t, score)| score == if t.is_empty() { 0 } else { 100_000 }));
    }
    // Without a signal in it, it is none.
    let blind: Vec<&str> = happy.iter().map(|_| if draws.share() < 0.5 { "x" } else { "" }).collect();
    let noise: Vec<f64> = happy.iter().map(|&h| draws.normal() + if h { 1.0 } else { 0.0 }).collect();
    let learnt = learn(&Table { columns: vec![texts("tick", &blind), numbers("size", &noise)], happy }, &wishes()).unwrap();
    assert_eq!(fate(&learnt, "tick"), &Fate::NoHelp);
}

#[test]
fn nothing_to_learn_is_found_in_noise() {
    let mut draws = Draws(21);
    let columns = (0..6).map(|c| numbers(&format!("n{c}"), &(0..240).map(|_| draws.normal()).collect::<Vec<_>>())).collect();
    let table = Table { columns, happy: (0..240).map(|_| draws.share() < 0.5).collect() };
    let found = backtest(&table, &folds(&table, 4, &wishes()), &wishes()).unwrap();
    let auc = found.auc.unwrap();
    assert!(auc.low < 0.5 && auc.high > 0.5, "{auc:?}");
    assert!(found.in_sample.unwrap() > auc.value, "what it was learnt from flatters");
    assert_eq!(found.scores.iter().flatten().count(), 240);
    assert_eq!(found.shares.iter().map(|s| s.rows).sum::<u32>(), 240);
}

#[test]
fn looks_back_honestly_fold_by_fold() {
    let table = customers(260, 12);
    let parts = folds(&table, 3, &wishes());
    let found = backtest(&table, &parts, &wishes()).unwrap();
    let auc = found.auc.unwrap();
    assert!(auc.low < auc.value && auc.value < auc.high && auc.value > 0.7, "{auc:?}");
    assert_eq!(found.folds.len(), 3);
    // Each fold is scored by what was learnt without it, and by nothing else.
    let outside: Vec<usize> = (0..table.len()).filter(|&r| parts[r] != 1).collect();
    let inside: Vec<usize> = (0..table.len()).filter(|&r| parts[r] == 1).collect();
    let without = learn(&table.pick(&outside), &wishes()).unwrap();
    let again = scores(&without.profile, &without.columns, &table.pick(&inside));
    assert_eq!(again, inside.iter().filter_map(|&r| found.scores[r]).collect::<Vec<_>>());
    let best = &found.shares[0];
    assert!(f64::from(best.happy) / f64::from(best.rows) > 0.7, "{:?}", found.shares);
}

#[test]
fn as_few_parameters_as_wished() {
    let learnt = learn(&customers(250, 6), &Wishes { max_parameters: Some(1), ..wishes() }).unwrap();
    assert_eq!(learnt.profile.parameters.len(), 1);
    assert_eq!(learnt.profile.parameters[0].weight, 1000);
    assert!(learnt.columns.iter().any(|c| c.fate == Fate::OverLimit));
}

#[test]
fn speaks_the_language_of_the_team() {
    for (language, word, tier) in [(Language::It, "è andata bene a", "Eccellente"), (Language::Es, "les fue bien a", "Excelente")]
    {
        let learnt = learn(&customers(150, 7), &Wishes { language, ..wishes() }).unwrap();
        assert!(learnt.profile.parameters.iter().all(|p| p.why.contains(word)));
        assert_eq!(learnt.profile.tiers[0].name, tier);
    }
}

#[test]
fn bad_tables_get_a_clear_answer() {
    let one_kind = Table { happy: vec![true; 50], ..customers(50, 8) };
    assert_eq!(learn(&one_kind, &wishes()).unwrap_err(), LearnError::OneClass { rows: 50, happy: 50 });
    let few = customers(6, 8);
    assert!(matches!(learn(&few, &wishes()).unwrap_err(), LearnError::TooFew { rows: 6, .. } | LearnError::OneClass { .. }));
    assert!(matches!(learn(&Table::default(), &wishes()).unwrap_err(), LearnError::TooFew { rows: 0, .. }));
    let happy: Vec<bool> = (0..80).map(|i| i % 2 == 0).collect();
    let nothing = Table { columns: vec![texts("a", &[""; 80]), texts("b", &["x"; 80])], happy: happy.clone() };
    assert!(matches!(learn(&nothing, &wishes()).unwrap_err(), LearnError::NoColumn { columns: _ }));
    // As large as numbers get, a few words among numbers, three names that fold into one.
    let mut draws = Draws(30);
    let huge = (0..80).map(|i| Some(if i % 9 == 0 { Number::from_millionths(i64::MAX) } else { Number::from(i % 7) })).collect();
    let mixed: Vec<String> =
        (0..80).map(|i| if i % 20 == 0 { "n/a".into() } else { format!("{}", (draws.share() * 40.0) as i32) }).collect();
    let same: Vec<&str> = (0..80).map(|i| ["Yes", "YES ", "no"][i % 3]).collect();
    let happy: Vec<bool> = (0..80).map(|i| (i % 3 == 2) != (i % 5 == 0)).collect();
    let odd = Table {
        columns: vec![Column::new("Größe (€)", Values::Numbers(huge)), texts("größe (€)", &mixed), texts("  ", &same)],
        happy,
    };
    let learnt = learn(&odd, &wishes()).unwrap();
    assert_eq!(check(&learnt.profile), []);
    assert!(matches!(fate(&learnt, "  "), Fate::Parameter { levels: 2, .. }));
}

#[test]
fn three_thousand_words_are_no_parameter_and_rare_ones_join() {
    let mut draws = Draws(40);
    let words: Vec<String> = (0..3000).map(|i| format!("word {i}")).collect();
    let kinds = ["a", "b", "c"];
    let kind: Vec<String> = (0..3000)
        .map(|i| if i % 100 == 0 { format!("rare {}", i / 100) } else { kinds[(draws.share() * 3.0) as usize].to_owned() })
        .collect();
    let happy = kind.iter().map(|k| draws.happens(if k.starts_with('a') { 1.5 } else { -0.5 })).collect();
    let table = Table { columns: vec![texts("place", &words), texts("kind", &kind)], happy };
    let learnt = learn(&table, &wishes()).unwrap();
    assert!(matches!(fate(&learnt, "place"), Fate::Identifier | Fate::FreeText));
    let kind = learnt.profile.parameter("kind").unwrap();
    assert!(kind.levels.len() <= 4, "{:?}", kind.levels);
    assert!(kind.level_called("rare 7").is_some(), "the table's own spelling still counts: {:?}", kind.levels);
}

/// Columns that go one way have bands that do, in spite of chance; the one that bows keeps its bow (see above).
#[test]
fn what_goes_up_goes_up_in_every_band() {
    let mut draws = Draws(60);
    let mut column = || -> Vec<f64> { (0..300).map(|_| draws.normal()).collect() };
    let (up, down, curved) = (column(), column(), column());
    let happy = (0..300).map(|i| draws.happens(1.2 * up[i] - 0.9 * down[i] + 0.8 * curved[i].max(0.0))).collect();
    let table = Table { columns: vec![numbers("up", &up), numbers("down", &down), numbers("curved", &curved)], happy };
    let learnt = learn(&table, &wishes()).unwrap();
    for (column, rises) in [("up", true), ("down", false), ("curved", true)] {
        let mut fits: Vec<u8> = learnt.profile.parameter(column).unwrap().levels.iter().map(|l| l.fit).collect();
        if !rises {
            fits.reverse();
        }
        assert!(fits.is_sorted() && fits.len() > 1, "{column}: {fits:?}");
    }
}

#[test]
fn two_in_a_hundred_are_enough_where_there_are_many() {
    let mut draws = Draws(50);
    let risk: Vec<f64> = (0..2000).map(|_| draws.normal()).collect();
    let happy = risk.iter().map(|r| draws.happens(4.6 - 1.3 * r)).collect();
    let learnt = learn(&Table { columns: vec![numbers("risk", &risk)], happy }, &wishes()).unwrap();
    let bands: Vec<u8> = learnt.profile.parameters[0].levels.iter().map(|l| l.fit).collect();
    assert!(bands.windows(2).all(|w| w[0] >= w[1]) && bands[0] == 100, "{bands:?}");
}

#[test]
fn a_table_without_a_signal_still_gives_a_profile() {
    let happy: Vec<bool> = (0..60).map(|i| (i / 2) % 2 == 0).collect();
    let column = |name: &str, of: fn(u32) -> u32| numbers(name, &(0..60).map(|i| f64::from(of(i))).collect::<Vec<_>>());
    let table = Table { columns: vec![column("a", |i| i * 7 % 13), column("b", |i| i % 3)], happy };
    let learnt = learn(&table, &wishes()).unwrap();
    assert_eq!(check(&learnt.profile), []);
}
