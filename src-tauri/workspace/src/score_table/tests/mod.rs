//! The whole way: what comes out has the digits of `lanewise_method::score`, whichever way the rows went.

mod digits;

use std::io::Write;
use std::ops::ControlFlow;

use lanewise_method::profile::{
    AnswerKind, FORMAT, Group, Guesses, Language, Level, MustHave, Parameter, Profile, Several, Tier,
};
use lanewise_method::{Number, Stage};

use super::*;
use crate::mapping::ColumnMapping;
use crate::table::{self, ColumnFormat, ColumnKind, Decimal, Thousands, preview};

/// Blocks so small that records are cut everywhere, and more threads than there is work for.
const TINY: Tuning = Tuning { block: 7, threads: 3, quick: true };
const SLOW: Tuning = Tuning { block: 0, threads: 1, quick: false };

fn level(id: &str, fit: u8) -> Level {
    Level { id: id.into(), name: format!("Level {id}"), fit, from: None, to: None, aliases: vec![] }
}

fn parameter(id: &str, weight: u16, answer: AnswerKind, levels: Vec<Level>) -> Parameter {
    Parameter {
        id: id.into(),
        name: format!("The {id}"),
        group: "all".into(),
        weight,
        answer,
        unit: (answer == AnswerKind::Bands).then(|| "people".to_owned()),
        several: None,
        levels,
        typical: None,
        unknown_tells: false,
        questions: vec![],
        known_before_sale: true,
        from_needs: false,
        why: String::new(),
    }
}

/// One parameter of each kind, with must-haves on two of them.
fn profile(fits: &[u8], weights: &[u16], guesses: Guesses, several: Several, typical: Option<u8>) -> Profile {
    let fit = |at: usize| fits[at % fits.len()];
    let mut parameters = vec![
        parameter(
            "lane",
            weights[0],
            AnswerKind::Choice,
            vec![level("core", fit(0)), level("near", fit(1)), level("out", fit(2))],
        ),
        parameter("champion", weights[1], AnswerKind::YesNo, vec![level("yes", fit(3)), level("no", fit(4))]),
        parameter(
            "culture",
            weights[2],
            AnswerKind::Ordered,
            vec![level("bold", fit(5)), level("calm", fit(6)), level("late", fit(7))],
        ),
        parameter(
            "people",
            weights[3],
            AnswerKind::Bands,
            vec![level("few", fit(8)), level("some", fit(9)), level("many", fit(10))],
        ),
        parameter(
            "roles",
            weights[4],
            AnswerKind::Choice,
            vec![level("it", fit(11)), level("sales", fit(12)), level("hr", fit(13))],
        ),
        parameter("unasked", weights[5], AnswerKind::Choice, vec![level("a", fit(14)), level("b", fit(15))]),
    ];
    parameters[3].levels[0].to = Some(Number::from(10));
    (parameters[3].levels[1].from, parameters[3].levels[1].to) = (Some(Number::from(10)), Some(Number::from(1000)));
    (parameters[3].levels[2].from, parameters[3].levels[2].to) = (Some(Number::from(1000)), Some(Number::from(90_000)));
    parameters[4].several = Some(several);
    parameters[0].typical = typical;
    let must_have = |id: &str, parameter: &str, level: &str, at_most: &str| MustHave {
        id: id.into(),
        parameter: parameter.into(),
        levels: vec![level.into()],
        at_most: at_most.into(),
        why: String::new(),
    };
    Profile {
        schema: None,
        format: FORMAT,
        id: "test".into(),
        name: "Test".into(),
        language: Language::En,
        about: String::new(),
        groups: vec![Group { id: "all".into(), name: "All".into() }],
        parameters,
        tiers: [("good", 60_000), ("fair", 30_000), ("poor", 0)]
            .map(|(id, from)| Tier { id: id.into(), name: id.into(), from })
            .into(),
        admits: None,
        must_haves: vec![must_have("no_champion", "champion", "no", "fair"), must_have("hr_only", "roles", "hr", "poor")],
        guesses,
        slide_rule: None,
        blend: None,
        learnt: None,
        gates: None,
    }
}

fn plain_profile() -> Profile {
    profile(
        &[0, 100, 50, 100, 0, 90, 40, 10, 20, 60, 100, 30, 80, 0, 10, 70],
        &[300, 200, 150, 150, 150, 50],
        Guesses::Widen,
        Several::Best,
        None,
    )
}

const HEADERS: [&str; 8] = ["id", "lane", "champion", "culture", "people", "roles", "grades", "culture grade"];

fn mapping() -> Mapping {
    let to = |column: &str, to: Target| ColumnMapping::new(column, to);
    let parameter = |id: &str| to(id, Target::Parameter(id.into()));
    let mut lane = parameter("lane");
    lane.values.insert("Centro".into(), "core".into());
    lane.values.insert("?".into(), String::new());
    Mapping {
        columns: vec![
            to("id", Target::Field(AccountField::Name)),
            lane,
            parameter("champion"),
            parameter("culture"),
            parameter("people"),
            parameter("roles"),
            to("grades", Target::Grades),
            to("culture grade", Target::Grade("culture".into())),
        ],
        ..Mapping::empty(Stage::Prospect)
    }
}

fn layout(decimal: Decimal) -> Layout {
    let mut columns: Vec<ColumnFormat> = HEADERS.iter().map(|h| ColumnFormat::text(*h)).collect();
    columns[4] = ColumnFormat {
        kind: ColumnKind::Number,
        decimal,
        thousands: if decimal == Decimal::Comma { Thousands::Point } else { Thousands::Comma },
        ..ColumnFormat::text("people")
    };
    Layout {
        format: Format::Csv,
        sheet: None,
        sheets: vec![],
        encoding: Encoding::Utf8,
        delimiter: ';',
        quote: Some('"'),
        header: true,
        start: 1,
        columns,
    }
}

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

fn run(text: &[u8], profile: &Profile, layout: &Layout, mapping: &Mapping, explain: bool, tuning: Tuning) -> (String, Report) {
    let table = file(text);
    let mut out = Vec::new();
    let job = Job { profile, table: table.path(), layout, mapping, explain };
    let report = score_table_as(job, Destination::Csv(&mut out), &mut (), tuning).unwrap();
    (String::from_utf8(out).unwrap(), report)
}

fn detect(text: &[u8]) -> Layout {
    preview(file(text).path(), None).unwrap().layout
}

/// Reads a table back as rows of cells, by the table reader.
fn cells(text: &str, width: usize) -> Vec<Vec<String>> {
    let file = file(text.as_bytes());
    let layout = Layout {
        header: false,
        columns: (0..width).map(|n| ColumnFormat::text(n.to_string())).collect(),
        ..layout(Decimal::Point)
    };
    let mut rows = table::open(file.path(), &layout).unwrap();
    let mut all = Vec::new();
    while let Some(row) = rows.next_row().unwrap() {
        assert_eq!(row.problem, None);
        all.push(row.cells.iter().map(str::to_owned).collect());
    }
    all
}

#[test]
fn rows_are_kept_as_they_stand() {
    let text = "id;lane;champion\r\n1;core;\"yes\"\r\n\r\n2;\"near\";no;;\r\n=3\r\n4;out;yes;too much\r\n5;5\" pipe;x";
    let layout = detect(text.as_bytes());
    assert_eq!(layout.columns.len(), 3);
    let profile = plain_profile();
    for tuning in [TINY, Tuning { block: 1 << 20, threads: 1, quick: true }] {
        let (out, report) = run(text.as_bytes(), &profile, &layout, &mapping(), false, tuning);
        let lines: Vec<&str> = out.split("\r\n").collect();
        assert_eq!(
            lines,
            [
                "id;lane;champion;score_low;score_likely;score_high;tier_low;tier;tier_high;settled;unknown;capped_by",
                "1;core;\"yes\";25.000;44.500;64.000;poor;fair;good;false;4;",
                "2;near;no;35.000;54.500;74.000;fair;fair;fair;true;4;no_champion",
                "'=3;;;5.000;49.500;94.000;poor;fair;good;false;6;",
                "5;5\" pipe;x;25.000;59.500;94.000;poor;fair;good;false;5;",
                "",
            ]
        );
        assert_eq!((report.rows, report.rejected_rows, report.made_safe, report.short_rows), (4, 1, 1, 1));
        assert_eq!(report.rejected[0].line, 6);
        assert!(report.rejected[0].reason.contains("4 cells"), "{}", report.rejected[0].reason);
        assert_eq!(report.unmatched.len(), 1);
        assert_eq!((report.unmatched[0].value.as_str(), report.unmatched[0].first_line), ("5\" pipe", 7));
        assert_eq!(report.without_column, ["culture", "people", "roles", "unasked"]);
    }
}

#[test]
fn rows_of_blanks_are_no_rows() {
    let text = "id,lane\n1,core\n, \n\"\" ,\"\"\" \"\n\" \",\u{a0}\n2,near\n";
    let layout = detect(text.as_bytes());
    let (quick, report) = run(text.as_bytes(), &plain_profile(), &layout, &mapping(), false, TINY);
    let (slow, slow_report) = run(text.as_bytes(), &plain_profile(), &layout, &mapping(), false, SLOW);
    assert_eq!((quick.as_str(), &report), (slow.as_str(), &slow_report));
    assert_eq!(report.rows, 3, "{quick}");
}

#[test]
fn a_header_that_is_ours_already_keeps_its_columns() {
    let text = b"name,tier,lane\nA,gold,core\n";
    let layout = detect(text);
    let (out, report) = run(text, &plain_profile(), &layout, &mapping(), false, TINY);
    assert!(out.starts_with("name,tier,lane,lanewise_score_low,"), "{out}");
    assert_eq!(report.added[4], "lanewise_tier");
    let again = out.clone();
    let (out, _) = run(again.as_bytes(), &plain_profile(), &detect(again.as_bytes()), &mapping(), false, TINY);
    assert!(out.contains(",lanewise2_score_low,"), "{out}");
}

#[test]
fn many_values_stay_bounded() {
    let mut text = "id,lane,people\n".to_owned();
    for n in 0..30_000 {
        text.push_str(&format!("{n},word {n},{}.5\n", n * 7));
    }
    let layout = detect(text.as_bytes());
    let (out, report) =
        run(text.as_bytes(), &plain_profile(), &layout, &mapping(), false, Tuning { block: 4096, threads: 2, quick: true });
    assert_eq!(report.rows, 30_000);
    let above = (0..30_000).filter(|n| n * 7 >= 90_000).count() as u64;
    assert_eq!(report.unmatched_cells, 30_000 + above);
    assert_eq!(report.unmatched.len(), 2 * LISTED_VALUES);
    assert_eq!(report.unmatched_unlisted, 30_000 + above - 2 * LISTED_VALUES as u64);
    assert_eq!((report.unmatched[0].value.as_str(), report.unmatched[0].first_line), ("word 0", 2));
    // Numbers beyond what is remembered are scored like the others.
    let (slow, _) = run(text.as_bytes(), &plain_profile(), &layout, &mapping(), false, SLOW);
    assert_eq!(out, slow);
}

#[test]
fn what_breaks_off_says_where() {
    let error = |text: &str| {
        let table = file(text.as_bytes());
        let (layout, mapping) = (layout(Decimal::Point), mapping());
        let profile = plain_profile();
        let job = Job { profile: &profile, table: table.path(), layout: &layout, mapping: &mapping, explain: false };
        score_table_as(job, Destination::Csv(&mut Vec::new()), &mut (), TINY).unwrap_err()
    };
    let open = error("id;lane\n1;core\n\n2;\"near\n3;out\n");
    assert!(matches!(open, ScoreError::Table(TableError::UnclosedQuote { line: 4 })), "{open:?}");
    let invalid = b"id;lane\n1;core\n2;\xff\n3;out\n";
    let (out, report) = run(invalid, &plain_profile(), &layout(Decimal::Point), &mapping(), false, TINY);
    assert_eq!((out.lines().count(), report.rejected_rows, report.rejected[0].line), (3, 1, 3));
}

#[test]
fn json_lines_have_the_parts() {
    let text = "id,lane,champion,note\n1,core,no,\"say \"\"hi\"\"\"\n2,,,=1+1\n";
    let (table, layout, profile, mapping) = (file(text.as_bytes()), detect(text.as_bytes()), plain_profile(), mapping());
    let mut out = Vec::new();
    let job = Job { profile: &profile, table: table.path(), layout: &layout, mapping: &mapping, explain: true };
    score_table_as(job, Destination::JsonLines(&mut out), &mut (), TINY).unwrap();
    let rows: Vec<serde_json::Value> =
        String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["note"], "say \"hi\"");
    assert_eq!(rows[1]["note"], "=1+1");
    assert_eq!(rows[0]["capped_by"], serde_json::json!(["no_champion"]));
    let part = &rows[0]["explanation"]["champion"];
    assert_eq!((&part["state"], &part["levels"][0], &part["likely"]), (&"known".into(), &"no".into(), &0.0.into()));
    let sum: f64 = rows[0]["explanation"].as_object().unwrap().values().map(|p| p["low"].as_f64().unwrap()).sum();
    assert!((sum - rows[0]["score_low"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn the_best_come_first_and_only_they() {
    let mut text = "id,lane,people\n".to_owned();
    for n in 0..500 {
        text.push_str(&format!("account {n},{},{}\n", if n % 50 == 7 { "near" } else { "core" }, n * 3));
    }
    let (table, layout, profile, mapping) = (file(text.as_bytes()), detect(text.as_bytes()), plain_profile(), mapping());
    let job = Job { profile: &profile, table: table.path(), layout: &layout, mapping: &mapping, explain: false };
    let tuned = |tuning| score_table_as(job, Destination::Best(5), &mut (), tuning).unwrap();
    let best = tuned(TINY).best;
    assert_eq!(best, tuned(SLOW).best);
    let names: Vec<&str> = best.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["account 357", "account 407", "account 457", "account 7", "account 57"]);
    assert_eq!(best[0].line, 359);
}

#[test]
fn an_observer_can_stop_it_and_a_full_disk_is_said() {
    struct Stop;
    impl Observer for Stop {
        fn scored(&mut self, _: u64, _: Option<u64>) -> ControlFlow<()> {
            ControlFlow::Break(())
        }
    }
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::StorageFull, "no space left"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let text = "id,lane\n".to_owned() + &"1,core\n".repeat(1000);
    let (table, layout, profile, mapping) = (file(text.as_bytes()), detect(text.as_bytes()), plain_profile(), mapping());
    let job = Job { profile: &profile, table: table.path(), layout: &layout, mapping: &mapping, explain: false };
    for tuning in [TINY, SLOW] {
        let stopped = score_table_as(job, Destination::Csv(&mut Vec::new()), &mut Stop, tuning);
        assert!(matches!(stopped, Err(ScoreError::Stopped)), "{stopped:?}");
        let full = score_table_as(job, Destination::Csv(&mut Full), &mut (), tuning);
        assert!(matches!(full, Err(ScoreError::Write { .. })), "{full:?}");
    }
}
