//! Slides and what goes with them, out of tables: every row accounted for, one step to undo, nothing guessed.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::path::{Path, PathBuf};

use common::fresh;
use lanewise_method::slide::{CriticalDate, Delta, EventState, Link, Origin, Period, SlideProblem, ValueEvent};
use lanewise_method::{Number, Slide, Stage};
use lanewise_workspace::import::ImportError;
use lanewise_workspace::slide::fit_to_keep;
use lanewise_workspace::slide_table::{
    Fate, Matter, RowOptions, RowReject, RowsReport, SlideShape, WhichSlides, export_slides, import_rows, plan_rows,
};
use lanewise_workspace::{NewAccount, Op, Refusal, Workspace};
use proptest::prelude::*;

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Accounts "Acme" with the key A1, "Beta" with none, and two that are called "Twin".
fn ready() -> (tempfile::TempDir, Workspace, u32, u32) {
    let (folder, _, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount { key: Some("A1".into()), ..NewAccount::new("Acme S.p.A.", Stage::Customer) });
    let beta = ws.add_account(&NewAccount::new("Béta", Stage::Prospect)).unwrap().value;
    ws.add_account(&NewAccount { country: "Italy".into(), ..NewAccount::new("Twin", Stage::Prospect) }).unwrap();
    ws.add_account(&NewAccount { country: "Spain".into(), ..NewAccount::new("Twin", Stage::Prospect) }).unwrap();
    (folder, ws, acme.unwrap().value, beta)
}

fn import(ws: &mut Workspace, matter: Matter, table: &Path) -> RowsReport {
    let planned = plan_rows(ws, matter, table, &RowOptions::default(), None).unwrap();
    let done = import_rows(ws, matter, table, &RowOptions::default(), None).unwrap().value;
    assert!(planned.dry_run && !done.dry_run);
    assert_eq!(RowsReport { dry_run: false, elapsed_ms: done.elapsed_ms, ..planned }, done, "the plan foretells the import");
    assert!(done.accounts_for_every_row());
    done
}

fn counts(report: &RowsReport) -> [u32; 5] {
    [report.rows, report.added, report.updated, report.unchanged, report.rejected]
}

const SLIDES: &str = "\
Account;Key player;Job title;Critical Business Issue;Problemi e cause;Specific capabilities;Delta;Amount;Currency;Unità;Period;Critical date;Event;Origin;Consequence;Eventos de Realización de Valor;Links
acme s.p.a.;Anna Bianchi;COO;Approvals take 11 days.;\"Slow | paper\nA \\| B\";\"Approve by phone\n\nNudge after 24 h\";11 days to 3;38.000,50;eur;;al mese;31/03/2027;audit;esterno;a fine;\"First plant | 6 weeks | 15/04/2027 | Carla | days | raggiunto | 2027-04-12\nSecond\";Tender | https://tender.example
BETA;;Plant manager;Scrap;;;a lot;;;;;;our quarter end;internal;;;
";

#[test]
fn slides_as_people_write_them() {
    let (folder, mut ws, acme, beta) = ready();
    let table = file(folder.path(), "slides.csv", SLIDES);
    let report = import(&mut ws, Matter::Slides, &table);
    assert_eq!(counts(&report), [2, 2, 0, 0, 0], "{report:#?}");
    let slide = &ws.slides_of(acme).unwrap()[0].slide;
    assert_eq!((slide.person.as_str(), slide.title.as_str()), ("Anna Bianchi", "COO"));
    let problems: Vec<_> = slide.problems.iter().map(|p| (p.text.as_str(), p.reason.as_str())).collect();
    assert_eq!(problems, [("Slow", "paper"), ("A | B", "")]);
    assert_eq!(slide.capabilities, ["Approve by phone", "Nudge after 24 h"]);
    assert_eq!(slide.delta.amount, Number::parse("38000.5"));
    assert_eq!((slide.delta.currency.as_str(), slide.delta.period), ("EUR", Some(Period::Month)));
    assert_eq!((slide.date.day.as_str(), slide.date.origin), ("2027-03-31", Some(Origin::External)));
    let event = &slide.events[0];
    assert_eq!((event.due.as_str(), event.state, event.settled.as_str()), ("2027-04-15", EventState::Reached, "2027-04-12"));
    assert_eq!((slide.events[1].what.as_str(), slide.events[1].state), ("Second", EventState::Planned));
    assert_eq!(slide.links[0].address, "https://tender.example");
    let other = &ws.slides_of(beta).unwrap()[0].slide;
    assert_eq!((other.delta.text.as_str(), other.delta.amount), ("a lot", None), "words stay words");
    assert_eq!((other.date.day.as_str(), other.date.event.as_str()), ("", "our quarter end"));

    // The same table again says nothing new and makes no step.
    let steps = ws.history(99).unwrap().len();
    assert_eq!(counts(&import(&mut ws, Matter::Slides, &table)), [2, 0, 0, 2, 0]);
    assert_eq!(ws.history(99).unwrap().len(), steps);
    assert!(matches!(&ws.history(1).unwrap()[0].op, Op::ImportSlides { file, rows: 2 } if file == "slides.csv"));
    ws.undo().unwrap();
    assert!(ws.slides().unwrap().is_empty());
}

#[test]
fn the_same_key_player_is_updated_and_what_is_left_blank_stays() {
    let (folder, mut ws, acme, _) = ready();
    import(&mut ws, Matter::Slides, &file(folder.path(), "slides.csv", SLIDES));
    let before = ws.slides_of(acme).unwrap()[0].slide.clone();
    let table = "account,person,critical_business_issue,delta,capabilities\nAcme S.p.A.,ANNA  bianchi,,3 days at last,\n";
    let report = import(&mut ws, Matter::Slides, &file(folder.path(), "more.csv", table));
    assert_eq!(counts(&report), [1, 0, 1, 0, 0], "{report:#?}");
    let after = &ws.slides_of(acme).unwrap()[0].slide;
    assert_eq!(after.delta.text, "3 days at last");
    assert_eq!(after.delta.amount, before.delta.amount, "the table has no column of amounts");
    assert_eq!((&after.issue, &after.capabilities), (&before.issue, &before.capabilities));
    // A table that has the columns replaces the delta as a whole.
    let table = "account,person,delta,delta_amount,delta_currency\nAcme S.p.A.,Anna Bianchi,less,,\n";
    import(&mut ws, Matter::Slides, &file(folder.path(), "third.csv", table));
    let delta = &ws.slides_of(acme).unwrap()[0].slide.delta;
    assert_eq!((delta.text.as_str(), delta.amount, delta.currency.as_str()), ("less", None, ""));
    assert_eq!(delta.period, Some(Period::Month), "of which the table has no column");
}

#[test]
fn what_cannot_be_taken_is_named_with_its_line_and_reason() {
    let (folder, mut ws, acme, _) = ready();
    let long = "x".repeat(20_001);
    let table = format!(
        "record_id,account,person,delta,delta_amount,delta_period,critical_date,date_origin,value_events\n\
         ,Nobody Ltd,A,,,,,,\n\
         ,Twin,A,,,,,,\n\
         ,,A,,,,,,\n\
         B7,Acme S.p.A.,A,,,,,,\n\
         A1,,,,,,,,\n\
         A1,,A,,,,someday,,\n\
         A1,,A,much,a lot,,,,\n\
         A1,,A,,,fortnight,,,\n\
         A1,,A,,,,2027-02,from above,\n\
         A1,,A,,,,,,Go-live | | | | | perhaps\n\
         A1,,A,,,,,,Go-live | | soon\n\
         A1,,A,{long},,,,,\n\
         A1,,A,fine,,,,,\n\
         A1,,A,fine,,,,,\n"
    );
    let path = file(folder.path(), "bad.csv", &table);
    let rejects = folder.path().join("rejects.csv");
    let report = import_rows(&mut ws, Matter::Slides, &path, &RowOptions::default(), Some(&rejects)).unwrap().value;
    assert_eq!(counts(&report), [14, 1, 0, 0, 13], "{report:#?}");
    let lines: Vec<u32> = report.listed.iter().filter(|r| r.fate == Fate::Rejected).map(|r| r.at).collect();
    assert_eq!(lines, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15]);
    let reasons: Vec<RowReject> = report.listed.iter().filter_map(|r| r.reason.clone()).collect();
    let named = |r: &RowReject| serde_json::to_value(r).unwrap()["kind"].as_str().unwrap().to_owned();
    let kinds: Vec<String> = reasons.iter().map(named).collect();
    let wanted = [
        "unknown_account",
        "ambiguous_account",
        "no_account",
        "other_key",
        "nothing",
        "no_date",
        "no_number",
        "no_word",
        "no_word",
        "no_word",
        "no_date",
        "refused",
        "repeated",
    ];
    assert_eq!(kinds, wanted);
    assert!(matches!(&reasons[11], RowReject::Refused { refusal: Refusal::TooLong { count: 20_001, .. } }));
    assert_eq!(reasons[12], RowReject::Repeated { first: 14 });
    assert_eq!(ws.slides_of(acme).unwrap().len(), 1);
    let saved = std::fs::read_to_string(&rejects).unwrap();
    assert!(saved.contains("lanewise_reason") && saved.contains("Nobody Ltd"));
    // Mended, the list can go in again: the account of the first is chosen by hand.
    let options = RowOptions { choices: [(2, acme)].into(), account: Some(acme) };
    let report = plan_rows(&ws, Matter::Slides, &path, &options, None).unwrap();
    let fates: Vec<(u32, Fate)> = report.listed.iter().map(|r| (r.at, r.fate)).filter(|(_, f)| *f != Fate::Rejected).collect();
    assert_eq!(fates, [(2, Fate::Unchanged), (4, Fate::Added)], "by choice, and by the account for those that name none");
}

#[test]
fn an_account_that_is_merely_alike_is_proposed_and_not_assumed() {
    let (folder, mut ws, acme, _) = ready();
    let table = file(folder.path(), "s.csv", "account,person,delta\nACME,Anna,3 days\n");
    let report = import(&mut ws, Matter::Slides, &table);
    assert_eq!(counts(&report), [1, 0, 0, 0, 1]);
    assert_eq!((report.listed[0].account, report.listed[0].like), (None, Some(acme)));
    assert!(ws.slides().unwrap().is_empty());
}

#[test]
fn a_header_is_found_wherever_it_stands() {
    let (folder, mut ws, acme, _) = ready();
    let table =
        "Workshop of March;;\nnotes;by;Lucia\n\nCuenta;Persona clave;Asunto crítico de negocio\nAcme S.p.A.;Anna;Plazos\n";
    let report = import(&mut ws, Matter::Slides, &file(folder.path(), "s.csv", table));
    assert_eq!(counts(&report), [1, 1, 0, 0, 0], "{report:#?}");
    assert_eq!(ws.slides_of(acme).unwrap()[0].slide.issue, "Plazos");
    // A table of something else is refused by name.
    let table = file(folder.path(), "c.csv", "name,city\nAcme,Turin\nBeta,Milan\n");
    let error = import_rows(&mut ws, Matter::Slides, &table, &RowOptions::default(), None).unwrap_err();
    assert!(matches!(&error, ImportError::NotOf { columns, .. } if columns == &["name", "city"]), "{error}");
    assert!(error.to_string().contains("critical_business_issue"));
}

#[test]
fn two_slides_of_one_name_keep_apart() {
    let (folder, mut ws, acme, _) = ready();
    ws.add_slide(acme, &Slide { person: "Anna".into(), title: "COO".into(), issue: "one".into(), ..Slide::default() }).unwrap();
    ws.add_slide(acme, &Slide { person: "Anna".into(), title: "CFO".into(), issue: "two".into(), ..Slide::default() }).unwrap();
    let table = "account,person,job_title,critical_business_issue\nAcme S.p.A.,Anna,CFO,deux\nAcme S.p.A.,Anna,COO,one\nAcme S.p.A.,Anna,CIO,three\n";
    let report = import(&mut ws, Matter::Slides, &file(folder.path(), "s.csv", table));
    assert_eq!(counts(&report), [3, 1, 1, 1, 0]);
    let issues: Vec<String> = ws.slides_of(acme).unwrap().into_iter().map(|s| s.slide.issue).collect();
    assert_eq!(issues, ["one", "deux", "three"]);
}

#[test]
fn activities_and_capabilities_go_in_the_same_way() {
    let (folder, mut ws, acme, _) = ready();
    let table = "\
record_id,account,kind,day,ended,hours,who,result,text
A1,,Deep demo,2026-03-01,,\"7,5\",Tomás; Bettina,andata bene,fine
,Béta,POC,2026-03-02,2026-03-01,4,Tomás,,
,Béta,POC,2026-03-02,2026-03-20,4,Tomás,,
,Béta,party,2026-03-02,,,,,
,Béta,POC,,,,,,
,Béta,POC,2026-04-01,,-4,,,
";
    let path = file(folder.path(), "a.csv", table);
    let report = import(&mut ws, Matter::Activities, &path);
    assert_eq!(counts(&report), [6, 2, 0, 0, 4], "{report:#?}");
    let kept = &ws.activities_of(acme).unwrap()[0].content;
    assert_eq!((kept.hours, kept.who.len(), kept.result.id()), (Number::parse("7.5"), 2, "went_well"));
    assert_eq!(counts(&import(&mut ws, Matter::Activities, &path)), [6, 0, 0, 2, 4]);
    let changed = "account,kind,day,who,result\nBéta,poc,2026-03-02,Tomás,no_decision\n";
    assert_eq!(counts(&import(&mut ws, Matter::Activities, &file(folder.path(), "b.csv", changed))), [1, 0, 1, 0, 0]);

    let table =
        "Capacità;Parole;Stato\nApprovare dal telefono;cellulare; sì\nPortale;;no\nAPPROVARE dal telefono;telefono;sì\n;x;sì\n";
    let report = import(&mut ws, Matter::Capabilities, &file(folder.path(), "c.csv", table));
    assert_eq!(counts(&report), [4, 2, 1, 0, 1], "{report:#?}");
    let list = ws.capabilities().unwrap();
    assert_eq!(list.len(), 2);
    assert!(list[0].content.offered && !list[1].content.offered);
    let steps: Vec<Op> = ws.history(3).unwrap().into_iter().map(|s| s.op).collect();
    assert!(matches!(steps[0], Op::ImportCapabilities { rows: 3, .. }));
    ws.undo().unwrap();
    assert!(ws.capabilities().unwrap().is_empty());
}

/// Texts that could break a table: quotes, bars, delimiters, line breaks, what a spreadsheet would run, letters of all kinds.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("|".to_owned()),
        Just("\\".to_owned()),
        Just("\\n".to_owned()),
        Just("\n".to_owned()),
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just(",".to_owned()),
        Just(";".to_owned()),
        Just("\t".to_owned()),
        Just("=1+1".to_owned()),
        Just("@SUM".to_owned()),
        Just("-".to_owned()),
        Just("+".to_owned()),
        Just(" | ".to_owned()),
        Just("日本 è Ω 🙂".to_owned()),
        "[a-zA-Z0-9 .:/%€]{0,8}",
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn day() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), Just("2027".into()), Just("2027-02".into()), Just("2027-02-28".into())]
}

fn event() -> impl Strategy<Value = ValueEvent> {
    let state = prop_oneof![Just(EventState::Planned), Just(EventState::Reached), Just(EventState::Missed)];
    (text(), text(), day(), text(), text(), state, day()).prop_map(|(what, after, due, owner, measure, state, settled)| {
        ValueEvent { what, after, due, owner, measure, state, settled }
    })
}

fn random_slide() -> impl Strategy<Value = Slide> {
    let amount = prop::option::of(prop_oneof![any::<i32>().prop_map(i64::from), Just(1_234_000), Just(38_000_500_000), Just(-1)]);
    let delta = (text(), amount, prop_oneof![Just(String::new()), Just("EUR".to_owned())], text(), prop::option::of(0..6usize))
        .prop_map(|(text, amount, currency, unit, period)| Delta {
            text,
            amount: amount.map(Number::from_millionths),
            currency,
            unit,
            period: period.map(|p| Period::ALL[p]),
        });
    let origin = prop_oneof![Just(None), Just(Some(Origin::External)), Just(Some(Origin::Internal))];
    let date = (day(), text(), origin, text()).prop_map(|(day, event, origin, consequence)| CriticalDate {
        day,
        event,
        origin,
        consequence,
    });
    let problems = prop::collection::vec((text(), text()).prop_map(|(text, reason)| SlideProblem { text, reason }), 0..4);
    let links = prop::collection::vec((text(), text()).prop_map(|(name, address)| Link { name, address }), 0..3);
    let lists = (problems, prop::collection::vec(text(), 0..4), prop::collection::vec(event(), 0..3), links);
    (text(), text(), text(), text(), lists, delta, date).prop_map(
        |(person, title, industry, issue, (problems, capabilities, events, links), delta, date)| Slide {
            person,
            title,
            industry,
            issue,
            problems,
            capabilities,
            delta,
            date,
            events,
            links,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn what_is_written_is_read_back_whole(slides in prop::collection::vec(random_slide(), 1..5)) {
        let (folder, mut ws, acme, _) = ready();
        let mut kept: Vec<Slide> = Vec::new();
        for slide in &slides {
            let slide = fit_to_keep(slide).unwrap();
            // Of two that are the same in all, one is enough; of one that says nothing, none.
            let nothing = slide.person.is_empty() && slide.title.is_empty() && slide.is_blank();
            if !nothing && !kept.contains(&slide) {
                ws.add_slide(acme, &slide).unwrap();
                kept.push(slide);
            }
        }
        prop_assume!(!kept.is_empty());
        for (name, shape) in [("s.csv", SlideShape::Csv), ("s.xlsx", SlideShape::Workbook)] {
            let path = folder.path().join(name);
            prop_assert_eq!(export_slides(&ws, WhichSlides::All, shape, &path).unwrap(), kept.len());
            let (_other, mut fresh, acme, _) = ready();
            let report = import_rows(&mut fresh, Matter::Slides, &path, &RowOptions::default(), None).unwrap().value;
            let back: Vec<Slide> = fresh.slides_of(acme).unwrap().into_iter().map(|s| s.slide).collect();
            prop_assert_eq!(&back, &kept, "{}: {:#?}", name, report);
            // And into the file it came from, nothing changes.
            let again = plan_rows(&ws, Matter::Slides, &path, &RowOptions::default(), None).unwrap();
            prop_assert_eq!((again.unchanged as usize, again.rejected), (kept.len(), 0), "{:#?}", again);
        }
    }
}

#[test]
fn other_shapes_and_choices() {
    let (folder, mut ws, acme, beta) = ready();
    import(&mut ws, Matter::Slides, &file(folder.path(), "slides.csv", SLIDES));
    let path = folder.path().join("out.json");
    assert_eq!(export_slides(&ws, WhichSlides::Accounts(&[acme]), SlideShape::Json, &path).unwrap(), 1);
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!((json[0]["account"].as_str(), json[0]["delta"]["amount"].as_f64()), (Some("Acme S.p.A."), Some(38_000.5)));
    let path = folder.path().join("out.md");
    let id = ws.slides_of(beta).unwrap()[0].id;
    assert_eq!(export_slides(&ws, WhichSlides::Ids(&[id]), SlideShape::Markdown, &path).unwrap(), 1);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("## Béta: Plant manager\n") && text.contains("- **Delta**: a lot\n"), "{text}");
    // A list that a cell of a workbook cannot hold is refused, not cut.
    let capabilities = vec!["x".repeat(10_000); 4];
    ws.add_slide(beta, &Slide { person: "B".into(), capabilities, ..Slide::default() }).unwrap();
    let path = folder.path().join("out.xlsx");
    let error = export_slides(&ws, WhichSlides::All, SlideShape::Workbook, &path).unwrap_err();
    assert!(error.to_string().contains("\"Béta\"") && !path.exists(), "{error}");
    assert_eq!(export_slides(&ws, WhichSlides::All, SlideShape::Csv, &folder.path().join("o.csv")).unwrap(), 3);
}

#[test]
fn large_and_hostile_tables() {
    let (folder, mut ws, acme, _) = ready();
    let mut csv = String::from("account,person,critical_business_issue\n");
    (0..20_000).for_each(|i| csv.push_str(&format!("Acme S.p.A.,Person {i},Issue {i}\n")));
    let report = import(&mut ws, Matter::Slides, &file(folder.path(), "many.csv", &csv));
    assert_eq!(counts(&report), [20_000, 20_000, 0, 0, 0]);
    let path = folder.path().join("many.xlsx");
    export_slides(&ws, WhichSlides::All, SlideShape::Workbook, &path).unwrap();
    ws.undo().unwrap();
    let report = import(&mut ws, Matter::Slides, &path);
    assert_eq!(counts(&report), [20_000, 20_000, 0, 0, 0]);
    ws.undo().unwrap();
    // 5 MB of text in a field: that row is rejected, the others are not.
    let huge = format!("account,person,delta\nAcme S.p.A.,A,{}\nAcme S.p.A.,B,fine\n", "x".repeat(5 << 20));
    let report = import(&mut ws, Matter::Slides, &file(folder.path(), "huge.csv", &huge));
    assert_eq!(counts(&report), [2, 1, 0, 0, 1]);
    assert!(matches!(&report.listed[0].reason, Some(RowReject::Refused { refusal: Refusal::TooLong { .. } })));
    assert_eq!(ws.slides_of(acme).unwrap().len(), 1);
}
