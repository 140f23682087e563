//! `lanewise learn`, the program itself: a stranger's labelled table becomes a checked profile, and scores as it was learnt.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::ControlFlow;

use common::Desk;
use lanewise_method::learn::{Wishes, learn};
use lanewise_method::profile::Language;
use lanewise_workspace::learn_table::{Request, inside, read, sources};
use lanewise_workspace::table::preview;

/// Chance with a seed: the same customers each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, of: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % of
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }
}

/// A customer list as it comes out of an Italian office: semicolons, decimal commas, accents, words in any case, quotes, blanks and
/// words for nothing. Happier with more people, in some trades, and where somebody on the board is known.
fn italian(rows: u32) -> String {
    let mut dice = Dice(7);
    let mut text =
        String::from("Codice;Ragione sociale;Settore;Dipendenti;Fatturato (€);Città;Contatto in direzione;Note;Sempre;Esito\n");
    for row in 0..rows {
        let trade = dice.one(&[
            "Meccanica",
            "meccanica ",
            "MECCANICA",
            "Alimentare",
            "Alimentare",
            "\"Moda; lusso\"",
            "\"Moda; lusso\"",
            "Sanità",
            "sanita",
            "Sanità",
            "\"Il \"\"resto\"\"\"",
            "Chimica",
            "N/A",
            "",
            "Turismo",
            "Legno",
            "-",
        ]);
        let people = match dice.roll(12) {
            0 => String::new(),
            1 => "n/d".to_owned(),
            _ => (3 + dice.roll(400)).to_string(),
        };
        let revenue = match dice.roll(15) {
            0 => "sconosciuto".to_owned(),
            _ => format!("{}.{:03},{:02}", 1 + dice.roll(900), dice.roll(1000), dice.roll(100)),
        };
        let city = ["Forlì", "forli", "Roma", "Bari", "L'Aquila"][usize::try_from(dice.roll(5)).unwrap()];
        let board = dice.one(&["Sì", "sì", "SI", "no", "No", ""]);
        let size: u64 = people.parse().unwrap_or(120);
        let mut chance = 20 + size / 8;
        chance += if trade.to_lowercase().starts_with("mecc") { 25 } else { 0 };
        chance += if board.to_lowercase().starts_with('s') { 20 } else { 0 };
        let outcome = if dice.roll(100) < chance { dice.one(&["Rinnovato", "RINNOVATO ", "Espanso"]) } else { "Perso" };
        let outcome = if dice.roll(40) == 0 { "" } else { outcome };
        writeln!(
            text,
            "{row:05};Ditta {row} S.r.l.;{trade};{people};{revenue};{city};{board};Nota {} del cliente {row}, scritta a mano;sempre;{outcome}",
            dice.roll(9)
        )
        .unwrap();
    }
    text
}

/// English, commas, decimal points: churn with ids, constants, near duplicates, many rare words and a leak.
fn english(rows: u32) -> String {
    let mut dice = Dice(11);
    let mut text = String::from("id,plan,Plan name,seats,spend,region,x1,X1,code,churn_reason,status\n");
    for row in 0..rows {
        let plan =
            dice.one(&["basic", "Basic", "pro", "pro", "team", "free-trial", "enterprise", "legacy-1", "legacy-2", "unknown"]);
        let seats = dice.roll(60);
        let spend = format!("{}.{}", dice.roll(5000), dice.roll(10));
        let region = format!("r{}", dice.roll(45));
        let (x, y) = (dice.roll(100), dice.roll(100));
        let chance = 20 + seats / 2 + x / 3 + if plan.eq_ignore_ascii_case("pro") { 20 } else { 0 };
        let won = dice.roll(100) < chance;
        let reason = if won { "" } else { dice.one(&["price", "left", "no use"]) };
        let status = if won { "active" } else { "churned" };
        let y = if dice.roll(9) == 0 { "NA".to_owned() } else { (y + if won { 12 } else { 0 }).to_string() };
        writeln!(text, "c{row},{plan},{plan},{seats},{spend},{region},{x},{y},{:04},{reason},{status}", dice.roll(30)).unwrap();
    }
    text
}

fn wishes() -> Wishes {
    Wishes { name: "Ours".into(), language: Language::En, exclude: vec![], max_parameters: None, seed: 1 }
}

/// Learns from a table, scores the same table with the profile that was written, and compares both with what was learnt in memory.
fn holds_together(desk: &Desk, table: &str, outcome: &str, happy: &str) {
    let learnt = desk.ok(&["learn", table, "--outcome", outcome, "--happy", happy, "--name", "Ours", "-o", "ours.json"]);
    assert!(learnt.out.is_empty(), "{}", learnt.out);
    desk.ok(&["profile", "check", "ours.json"]);
    let scored = desk.ok(&["--json", "score", "--profile", "ours.json", table, "-o", "scored.csv"]).json();
    assert_eq!(scored["without_column"], serde_json::json!([]));

    let path = desk.path(table);
    let layout = preview(&path, None).unwrap().layout;
    let happy: Vec<String> = vec![happy.to_owned()];
    let request = Request { table: &path, layout: &layout, outcome, happy: &happy, groups: None, score: None };
    let rows = read(request, &mut |_| ControlFlow::Continue(())).unwrap();
    let found = learn(&rows.table, &wishes()).unwrap();
    let written: lanewise_method::Profile = serde_json::from_str(&desk.read("ours.json")).unwrap();
    assert_eq!(written, found.profile);
    let memory = inside(&found.profile, &sources(&found), &rows.table);

    // Rows without an outcome are scored too, so rows are found by their lines.
    let line_of = |line: u32| usize::try_from(line).unwrap() - 2;
    let (likely, tiers) = (desk.column("scored.csv", "score_likely"), desk.column("scored.csv", "tier"));
    let unknown = desk.column("scored.csv", "unknown");
    let (low, high) = (desk.column("scored.csv", "score_low"), desk.column("scored.csv", "score_high"));
    assert!(rows.lines.len() > 100);
    for (row, line) in rows.lines.iter().enumerate() {
        let (at, score) = (line_of(*line), memory.scored[row]);
        let points = |p: u32| format!("{}.{:03}", p / 1000, p % 1000);
        assert_eq!(
            (&likely[at], &low[at], &high[at]),
            (&points(score.likely), &points(score.low), &points(score.high)),
            "line {line}"
        );
        assert_eq!(tiers[at], found.profile.tiers[usize::from(score.tier)].id, "line {line}");
        assert_eq!(unknown[at], score.unknown.to_string(), "line {line}");
    }
    // Every answer of the profile's columns that says something is covered by a level.
    let nothing = ["n/a", "-", "n/d", "sconosciuto", "unknown", "na"];
    for value in scored["unmatched"].as_array().unwrap() {
        let value = value["value"].as_str().unwrap().to_lowercase();
        assert!(nothing.contains(&value.as_str()), "{value} is covered by no level");
    }
}

#[test]
fn scores_as_it_was_learnt_with_decimal_commas_accents_quotes_and_blanks() {
    let desk = Desk::new();
    desk.write("clienti.csv", italian(320));
    holds_together(&desk, "clienti.csv", "esito", "rinnovato,espanso");
}

#[test]
fn scores_as_it_was_learnt_with_rare_words_and_headers_that_differ_in_case_alone() {
    let desk = Desk::new();
    desk.write("churn.csv", english(320));
    holds_together(&desk, "churn.csv", "status", "active");
}

#[test]
fn the_same_from_another_encoding_and_from_a_workbook() {
    let desk = Desk::new();
    let text = italian(200);
    desk.write("utf8.csv", &text);
    desk.write(
        "utf16.csv",
        text.encode_utf16().fold(vec![0xff, 0xfe], |mut bytes: Vec<u8>, unit| {
            bytes.extend(unit.to_le_bytes());
            bytes
        }),
    );
    let learnt = |table: &str| {
        let ran = desk.ok(&["learn", table, "--outcome", "Esito", "--happy", "Rinnovato", "--happy", "Espanso", "--name", "x"]);
        ran.out
    };
    let plain = learnt("utf8.csv");
    assert_eq!(plain, learnt("utf16.csv"));
    assert_eq!(plain, learnt("utf8.csv"), "the same table gives the same profile");
    // A workbook written by the program itself: the table, scored.
    desk.write("p.json", &plain);
    desk.ok(&["score", "--profile", "p.json", "utf8.csv", "-o", "scored.xlsx"]);
    let exclude = "score_low,score_likely,score_high,tier_low,tier,tier_high,settled,unknown,capped_by";
    let arguments =
        ["learn", "scored.xlsx", "--outcome", "Esito", "--happy", "Rinnovato,Espanso", "--exclude", exclude, "--name", "x"];
    let book: serde_json::Value = desk.ok(&arguments).json();
    let names = |profile: &serde_json::Value| -> BTreeMap<String, u64> {
        let parameters = profile["parameters"].as_array().unwrap();
        parameters.iter().map(|p| (p["name"].as_str().unwrap().to_owned(), p["weight"].as_u64().unwrap())).collect()
    };
    assert_eq!(names(&serde_json::from_str(&plain).unwrap()), names(&book));
}

#[test]
fn says_what_it_did_in_sentences_the_verdict_first() {
    let desk = Desk::new();
    desk.write("churn.csv", english(320));
    let ran = desk.ok(&["learn", "churn.csv", "--outcome", "STATUS", "--happy", "Active", "--exclude", "spend", "-o", "p.json"]);
    let first = ran.err.lines().next().unwrap();
    assert!(first.contains("picks the happier of a random pair of customers") && first.contains("times in 100"), "{first}");
    for says in [
        "churn.csv: 320 customers, ",
        "status is \"active\"",
        "  id: it names or numbers the rows",
        "  spend: left out with --exclude",
        "profile: p.json",
    ] {
        assert!(ran.err.contains(says), "{says} in\n{}", ran.err);
    }
    // The planted leak and the column that says the same are not parameters.
    let profile: serde_json::Value = serde_json::from_str(&desk.read("p.json")).unwrap();
    let parameters = profile["parameters"].to_string();
    assert!(!parameters.contains("Churn reason") && !parameters.contains("churn_reason"), "{parameters}");
    // What was looked at is kept, to learn anew in folds; what was excluded is not.
    let looked_at = profile["learnt"]["columns"].to_string();
    assert!(looked_at.contains("churn_reason") && !looked_at.contains("spend"), "{looked_at}");
    assert!(ran.err.contains("churn_reason") && ran.err.contains("knows the outcome too well"), "{}", ran.err);
    assert!(ran.err.contains("it tells the same as \"plan\""), "{}", ran.err);
}

#[test]
fn limits_names_languages_and_positions() {
    let desk = Desk::new();
    desk.write("churn.csv", english(240));
    let base = ["learn", "churn.csv", "--outcome", "11", "--happy", "active"];
    let with = |more: &[&str]| desk.ok(&[&base[..], more].concat()).json();
    let small = with(&["--max-parameters", "2", "--name", "Pochi", "--language", "it"]);
    assert_eq!(
        (small["parameters"].as_array().unwrap().len(), &small["name"], &small["language"]),
        (2, &"Pochi".into(), &"it".into())
    );
    assert_eq!(small["tiers"][0]["name"], "Eccellente");
    let sum: u64 = small["parameters"].as_array().unwrap().iter().map(|p| p["weight"].as_u64().unwrap()).sum();
    assert_eq!(sum, 1000);
    assert_eq!(with(&[])["name"], "Churn");
}

#[test]
fn the_report_as_data() {
    let desk = Desk::new();
    desk.write("churn.csv", english(240));
    let arguments =
        ["learn", "churn.csv", "--outcome", "status", "--happy", "active", "-o", "p.json", "--report", "r.json", "--json"];
    let ran = desk.ok(&arguments);
    let report: serde_json::Value = serde_json::from_str(&desk.read("r.json")).unwrap();
    assert_eq!(report, ran.json());
    assert_eq!((&report["report"], &report["format"], &report["made"]["seed"]), (&"learn".into(), &1.into(), &1.into()));
    assert_eq!(report["table"]["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(report["made"]["command"], format!("lanewise {}", arguments.join(" ")));
    assert_eq!(report["columns"].as_array().unwrap().len(), 10);
    let sides = |part: &serde_json::Value| (part["rows"].as_u64().unwrap(), part["happy"].as_u64().unwrap());
    let quality = &report["held_out"];
    let all = sides(quality);
    for parts in ["tiers", "folds"] {
        let sum = quality[parts].as_array().unwrap().iter().map(sides).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        assert_eq!(sum, all, "{parts}");
    }
    assert_eq!(all.0, 240);
    for parameter in report["parameters"].as_array().unwrap() {
        let levels = parameter["levels"].as_array().unwrap().iter().chain([&parameter["unknown"]]);
        assert_eq!(levels.map(sides).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)), all, "every customer is in one level");
    }
    // With the profile on standard output, what happened goes to standard error.
    let piped = desk.ok(&["--json", "learn", "churn.csv", "--outcome", "status", "--happy", "active"]);
    assert_eq!(piped.json(), serde_json::from_str::<serde_json::Value>(&desk.read("p.json")).unwrap());
    assert!(serde_json::from_str::<serde_json::Value>(&piped.err).unwrap()["held_out"]["auc"]["value"].is_f64());
}

#[test]
fn the_report_as_a_page_stands_alone() {
    let desk = Desk::new();
    let nasty = italian(200).replace("Meccanica", "<script>alert(1)</script>");
    desk.write("clienti.csv", nasty);
    desk.ok(&[
        "learn",
        "clienti.csv",
        "--outcome",
        "Esito",
        "--happy",
        "Rinnovato,Espanso",
        "-o",
        "p.json",
        "--report",
        "r.html",
    ]);
    let page = desk.read("r.html");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    for outside in ["http://", "https://", "<script", "src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    // Each drawing that is no part of a table says what it shows, and has a table behind it.
    assert_eq!(page.matches("<figure>").count(), page.matches("role=\"img\" aria-label=\"").count());
    assert_eq!(page.matches("</figure>\n<details>").count(), page.matches("<figure>").count());
    for open in ["table", "tr", "svg", "section", "div", "dl", "details"] {
        let tags = page.matches(&format!("<{open} ")).count() + page.matches(&format!("<{open}>")).count();
        assert_eq!(tags, page.matches(&format!("</{open}>")).count(), "{open}");
    }
    // The same again, to the last byte.
    desk.ok(&[
        "learn",
        "clienti.csv",
        "--outcome",
        "Esito",
        "--happy",
        "Rinnovato,Espanso",
        "-o",
        "p.json",
        "--report",
        "r.html",
    ]);
    assert_eq!(desk.read("r.html"), page);
}

#[test]
fn nothing_separates_is_said_first() {
    let desk = Desk::new();
    let mut dice = Dice(5);
    let mut text = String::from("a,b,c,went\n");
    for _ in 0..160 {
        let words = ["x", "y", "z"];
        writeln!(text, "{},{},{},{}", dice.roll(100), dice.one(&words), dice.roll(1000), dice.one(&["well", "badly"])).unwrap();
    }
    desk.write("noise.csv", text);
    let ran = desk.ok(&["learn", "noise.csv", "--outcome", "went", "--happy", "well", "-o", "p.json", "--report", "r.html"]);
    assert!(ran.err.starts_with("Nothing separates these customers"), "{}", ran.err);
    let page = desk.read("r.html");
    assert!(page[page.find("<h1>").unwrap()..].starts_with("<h1>Nothing separates these customers"));
}

#[test]
fn rows_that_cannot_count_are_named() {
    let desk = Desk::new();
    let mut text = String::from("a,b,went\n");
    for row in 0..60 {
        writeln!(text, "{},{},{}", row, row % 7, if row % 3 == 0 { "well" } else { "badly" }).unwrap();
    }
    text.push_str("1,2,\n1,2,unknown\n1,2,well,one,too,many\ninf,3,well\nhello,4,badly\n1e300,5,well\n#N/A,2,well\n7\n");
    desk.write("t.csv", text);
    let ran = desk.ok(&["learn", "t.csv", "--outcome", "went", "--happy", "well", "-o", "p.json", "--report", "r.json"]);
    for says in [
        "64 customers",
        "3 rows without an outcome left out:\n  line 62: its outcome is blank",
        "1 row that cannot be read left out:\n  line 64: it has 6 cells and the table has 3 columns",
        "line 65, column \"a\": \"inf\", not finite, counted as blank",
        "line 66, column \"a\": \"hello\", no number, counted as blank",
        "line 67, column \"a\": \"1e300\", too large",
        "line 68, column \"a\": \"#N/A\", an error of the spreadsheet",
    ] {
        assert!(ran.err.contains(says), "{says} in\n{}", ran.err);
    }
    let report: serde_json::Value = serde_json::from_str(&desk.read("r.json")).unwrap();
    let table = &report["table"];
    let count = |key: &str| table[key]["rows"].as_u64().unwrap();
    let used = table["rows"].as_u64().unwrap();
    assert_eq!(
        used + count("without_outcome") + count("without_group") + count("rejected"),
        table["rows_read"].as_u64().unwrap()
    );
}

/// Every way to be wrong: what is said, and the exit code.
#[test]
fn clear_answers_to_bad_input() {
    let desk = Desk::new();
    let rows = |header: &str, row: &dyn Fn(u32) -> String, count: u32| {
        let mut text = format!("{header}\n");
        for at in 0..count {
            writeln!(text, "{}", row(at)).unwrap();
        }
        text
    };
    let went = |at: u32| if at.is_multiple_of(2) { "well" } else { "badly" };
    desk.write("empty.csv", "");
    desk.write("head.csv", "a,went\n");
    desk.write("broken.xlsx", b"PK\x03\x04junk");
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n0000");
    desk.write("one.csv", "a,went\n1,well\n");
    desk.write("same.csv", rows("a,went", &|at| format!("{at},well"), 40));
    desk.write("few.csv", rows("a,went", &|at| format!("{at},{}", went(at)), 6));
    desk.write("blank.csv", rows("a,went", &|at| format!("{at},"), 40));
    desk.write("missing.csv", rows("a,b,went", &|at| format!(",n/a,{}", went(at)), 40));
    desk.write("constant.csv", rows("a,b,went", &|at| format!("x,5,{}", went(at)), 40));
    // More of it goes better, with one in five the other way.
    let better = |at: u32| (at % 20 >= 10) != matches!(at % 10, 3 | 6);
    let good = |at: u32| format!("{},{},{}", at % 20, at % 3, if better(at) { "well" } else { "badly" });
    desk.write("good.csv", rows("a,b,went", &good, 60));
    let ran = |table: &str, more: &[&str]| {
        let arguments = [&["learn", table, "--outcome", "went", "--happy", "well", "-o", "p.json"][..], more].concat();
        desk.run(&arguments)
    };
    for (table, code, says) in [
        ("nowhere.csv", 3, "no file"),
        ("empty.csv", 3, "The file is empty"),
        ("head.csv", 3, "no rows below its header"),
        ("broken.xlsx", 3, "damaged"),
        ("picture.png", 3, "not a table"),
        ("one.csv", 3, "The only row with an outcome counts as happy"),
        ("same.csv", 3, "All 40 rows with an outcome count as happy"),
        ("few.csv", 3, "Too few to learn from: 6 customers, 3 of them happy. At least 10 are needed"),
        ("blank.csv", 3, "is blank throughout"),
        ("missing.csv", 3, "a, b: it has no values"),
        ("constant.csv", 3, "a, b: it says the same of everybody"),
    ] {
        let ran = ran(table, &[]);
        assert_eq!(ran.code, code, "{table}: {}", ran.err);
        assert!(ran.err.contains(says), "{table}: {}", ran.err);
        assert!(!desk.path("p.json").exists(), "{table} left a profile");
    }
    for (more, code, says) in [
        (&["--exclude", "zz"][..], 2, "no column \"zz\". It has: a, b, went"),
        (&["--report", "r.txt"], 2, ".html or .json"),
        (&["--max-parameters", "0"], 2, "1..=1000"),
        (&["--report", "p.json"], 2, "named twice"),
        (&["--report", "nowhere/r.html"], 5, "cannot be written"),
    ] {
        let ran = ran("good.csv", more);
        assert_eq!(ran.code, code, "{more:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{more:?}: {}", ran.err);
    }
    for (outcome, happy, says) in [
        ("gone", "well", "no column \"gone\""),
        ("went", "fine", "There: \"badly\" (30), \"well\" (30)"),
        ("went", "well,fine", "No row has \"fine\""),
        ("9", "well", "no column \"9\""),
    ] {
        let ran = desk.run(&["learn", "good.csv", "--outcome", outcome, "--happy", happy]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(says) && ran.out.is_empty(), "{}", ran.err);
    }
    let both = desk.run(&["learn", "good.csv", "--outcome", "went", "--happy", "well,badly"]);
    assert_eq!(both.code, 3);
    assert!(both.err.contains("All 60 rows with an outcome count as happy"), "{}", both.err);
    let over = desk.run(&["learn", "good.csv", "--outcome", "went", "--happy", "well", "-o", "good.csv"]);
    assert_eq!(over.code, 2, "{}", over.err);
    // As JSON, too.
    let json = desk.run(&["--json", "learn", "empty.csv", "--outcome", "went", "--happy", "well"]);
    assert_eq!(serde_json::from_str::<serde_json::Value>(&json.err).unwrap()["error"]["kind"], "input");
}

#[test]
fn three_thousand_levels_repeated_headers_and_mixed_types() {
    let desk = Desk::new();
    let mut dice = Dice(3);
    let mut text = String::from("shop,size,size,mixed,went\n");
    for row in 0..3100 {
        let size = dice.roll(50);
        let mixed = if row % 3 == 0 { size.to_string() } else { dice.one(&["big", "small"]).to_owned() };
        let went = if dice.roll(50) < size { "well" } else { "badly" };
        writeln!(text, "shop {},{size},{},{mixed},{went}", row % 3000, dice.roll(9)).unwrap();
    }
    desk.write("t.csv", text);
    let ran = desk.ok(&["learn", "t.csv", "--outcome", "went", "--happy", "well", "-o", "p.json"]);
    assert!(ran.err.contains("\"size\" stands there twice; the later column is called \"size (2)\""), "{}", ran.err);
    desk.ok(&["profile", "check", "p.json"]);
    let profile: serde_json::Value = serde_json::from_str(&desk.read("p.json")).unwrap();
    assert!(profile["parameters"].as_array().unwrap().iter().all(|p| p["levels"].as_array().unwrap().len() <= 100));
    let scored = desk.ok(&["--json", "score", "--profile", "p.json", "t.csv", "-o", "scored.csv"]).json();
    assert_eq!((&scored["rows"], &scored["without_column"]), (&3100.into(), &serde_json::json!([])));
}
