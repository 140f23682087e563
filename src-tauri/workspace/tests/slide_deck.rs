//! Slides out of presentations: those that the app writes, those that people write, and those that are no presentations.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};

use common::fresh;
use lanewise_method::{Number, Slide, Stage};
use lanewise_workspace::import::ImportError;
use lanewise_workspace::slide::fit_to_keep;
use lanewise_workspace::slide_deck::DeckFault;
use lanewise_workspace::slide_table::{Fate, Matter, RowOptions, RowReject, RowsReport, import_rows, plan_rows};
use lanewise_workspace::{NewAccount, Workspace};
use serde::Deserialize;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn ready() -> (tempfile::TempDir, Workspace, u32) {
    let (folder, _, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    ws.add_account(&NewAccount::new("Acme Nord", Stage::Customer)).unwrap();
    (folder, ws, acme)
}

/// A presentation with these slides, each as its XML inside the tree of shapes.
fn deck(folder: &Path, slides: &[String]) -> PathBuf {
    let path = folder.join("deck.pptx");
    let mut zip = ZipWriter::new(std::fs::File::create(&path).unwrap());
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let ids: String = (0..slides.len()).map(|i| format!("<p:sldId id=\"{}\" r:id=\"rId{i}\"/>", 256 + i)).collect();
    part("ppt/presentation.xml", &format!("<p:presentation><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"));
    let relations: String =
        (0..slides.len()).map(|i| format!("<Relationship Id=\"rId{i}\" Target=\"slides/slide{i}.xml\"/>")).collect();
    part("ppt/_rels/presentation.xml.rels", &format!("<Relationships>{relations}</Relationships>"));
    for (i, slide) in slides.iter().enumerate() {
        part(&format!("ppt/slides/slide{i}.xml"), &format!("<p:sld><p:cSld><p:spTree>{slide}</p:spTree></p:cSld></p:sld>"));
    }
    zip.finish().unwrap();
    path
}

fn shape(kind: &str, paragraphs: &[&str]) -> String {
    let place = if kind.is_empty() { String::new() } else { format!("<p:nvPr><p:ph type=\"{kind}\"/></p:nvPr>") };
    let text: String = paragraphs.iter().map(|p| format!("<a:p><a:r><a:t>{p}</a:t></a:r></a:p>")).collect();
    format!("<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"x\"/>{place}</p:nvSpPr><p:txBody>{text}</p:txBody></p:sp>")
}

fn import(ws: &mut Workspace, path: &Path, options: &RowOptions) -> RowsReport {
    let planned = plan_rows(ws, Matter::Slides, path, options, None).unwrap();
    let done = import_rows(ws, Matter::Slides, path, options, None).unwrap().value;
    assert_eq!(RowsReport { dry_run: false, elapsed_ms: done.elapsed_ms, ..planned }, done, "the plan foretells the import");
    assert!(done.accounts_for_every_row());
    done
}

fn fault(ws: &Workspace, path: &Path) -> DeckFault {
    match plan_rows(ws, Matter::Slides, path, &RowOptions::default(), None).unwrap_err() {
        ImportError::Deck(fault) => fault,
        other => panic!("{other}"),
    }
}

/// What the interface's own test wrote into a presentation.
#[derive(Deserialize)]
struct Sheet {
    account: String,
    key: Option<String>,
    slide: Slide,
}

#[test]
fn what_the_app_writes_is_read_back_whole_in_each_language() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/decks");
    let sheets: Vec<Sheet> = serde_json::from_str(&std::fs::read_to_string(fixtures.join("slides.json")).unwrap()).unwrap();
    for language in ["en", "it", "es"] {
        let (_folder, _, mut ws) = fresh();
        for sheet in &sheets {
            let new = NewAccount { key: sheet.key.clone(), ..NewAccount::new(&sheet.account, Stage::Customer) };
            ws.add_account(&new).unwrap();
        }
        let path = fixtures.join(format!("slides-{language}.pptx"));
        let report = import(&mut ws, &path, &RowOptions::default());
        assert_eq!((report.rows, report.added, report.rejected), (4, 4, 0), "{language}: {report:#?}");
        assert!(report.listed.iter().all(|r| r.left.is_empty()), "{report:#?}");
        let kept: Vec<Slide> = ws.slides().unwrap().into_iter().map(|s| s.slide).collect();
        let wanted: Vec<Slide> = sheets.iter().map(|s| fit_to_keep(&s.slide).unwrap()).collect();
        assert_eq!(kept, wanted, "{language}");
        let again = import(&mut ws, &path, &RowOptions::default());
        assert_eq!(again.unchanged, 4, "{again:#?}");
        ws.undo().unwrap();
        assert!(ws.slides().unwrap().is_empty(), "one step");
    }
}

#[test]
fn headings_and_labelled_lines_are_understood() {
    let (folder, mut ws, acme) = ready();
    let slide = [
        shape("title", &["Acme – Anna Bianchi, COO"]),
        shape("", &["Critical Business Issue: approvals take 11 days &amp; more", "Problemi e cause:", "Paper", "E-mail"]),
        shape("", &["Capacidades específicas"]),
        shape("", &["From a phone", "Nudge"]),
        shape(
            "",
            &["Delta", "38.000 EUR a month", "Critical date: 31/03/2027, the audit", "Value Realization Events", "First plant"],
        ),
        shape("sldNum", &["7"]),
    ];
    let path = deck(folder.path(), &[slide.concat()]);
    let report = import(&mut ws, &path, &RowOptions::default());
    assert_eq!((report.added, report.rejected), (1, 0), "{report:#?}");
    let slide = &ws.slides_of(acme).unwrap()[0].slide;
    assert_eq!((slide.person.as_str(), slide.title.as_str()), ("Anna Bianchi", "COO"));
    assert_eq!(slide.issue, "approvals take 11 days & more");
    assert_eq!(slide.problems.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["Paper", "E-mail"]);
    assert_eq!(slide.capabilities, ["From a phone", "Nudge"]);
    assert_eq!((slide.delta.text.as_str(), slide.delta.amount), ("38.000 EUR a month", None::<Number>), "words stay words");
    assert_eq!((slide.date.day.as_str(), slide.date.event.as_str()), ("2027-03-31", "the audit"));
    assert_eq!(slide.events[0].what, "First plant");
    assert!(report.listed[0].left.is_empty());
}

#[test]
fn whose_a_slide_is_comes_from_its_title_or_is_asked() {
    let (folder, mut ws, acme) = ready();
    let body = shape("", &["Delta: 3 days"]);
    let slides = [
        [shape("title", &["Situation Slide: Acme"]), body.clone()].concat(),
        [shape("title", &["Acme Nord - the boss"]), body.clone()].concat(),
        [shape("title", &["ACME S.p.A., Carla"]), body.clone(), shape("", &["Confidential"])].concat(),
    ];
    let path = deck(folder.path(), &slides);
    let report = import(&mut ws, &path, &RowOptions::default());
    let fates: Vec<(Fate, &str)> = report.listed.iter().map(|r| (r.fate, r.account_name.as_str())).collect();
    assert_eq!(fates, [(Fate::Added, "Acme"), (Fate::Added, "Acme Nord"), (Fate::Rejected, "ACME S.p.A., Carla")]);
    assert_eq!((report.listed[2].reason.clone(), report.listed[2].like), (Some(RowReject::NoAccount), Some(acme)));
    assert_eq!(report.listed[2].left, ["Confidential"], "told, not dropped");
    let options = RowOptions { choices: [(3, acme)].into(), account: None };
    assert_eq!(import(&mut ws, &path, &options).added, 1);
    assert_eq!(ws.slides_of(acme).unwrap().len(), 2);
}

#[test]
fn what_cannot_be_told_apart_is_refused_by_its_number() {
    let (folder, mut ws, _) = ready();
    let slides = [
        [shape("title", &["Acme"]), shape("", &["We talked about many things", "and had coffee"])].concat(),
        "<p:pic><p:nvPicPr/></p:pic>".to_owned(),
        String::new(),
    ];
    let report = import(&mut ws, &deck(folder.path(), &slides), &RowOptions::default());
    let reasons: Vec<(u32, Option<RowReject>)> = report.listed.into_iter().map(|r| (r.at, r.reason)).collect();
    let wanted = [RowReject::NotLabelled, RowReject::OnlyPictures, RowReject::Nothing];
    assert_eq!(reasons, [1, 2, 3].into_iter().zip(wanted.map(Some)).collect::<Vec<_>>());
}

#[test]
fn hostile_files_are_refused_with_what_to_do() {
    let (folder, ws, _) = ready();
    let good = deck(folder.path(), &[shape("", &["Delta: x"])]);
    let bytes = std::fs::read(&good).unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    assert!(matches!(fault(&ws, &write("cut.pptx", &bytes[..bytes.len() / 2])), DeckFault::Damaged { .. }));
    // Every cut ends in a word, never in a panic.
    for cut in (0..bytes.len()).step_by(7) {
        let path = write("cut.pptx", &bytes[..cut]);
        assert!(plan_rows(&ws, Matter::Slides, &path, &RowOptions::default(), None).is_err(), "{cut}");
    }
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(fault(&ws, &write("locked.pptx", &[ole.as_slice(), &[0; 600], &locked].concat())), DeckFault::Password);
    assert_eq!(fault(&ws, &write("old.ppt", &[ole.as_slice(), &[0; 600]].concat())), DeckFault::OldFormat);
    assert_eq!(fault(&ws, &deck(folder.path(), &[])), DeckFault::NoSlides);
    let bomb = deck(folder.path(), &[" ".repeat(40 << 20)]);
    assert!(std::fs::metadata(&bomb).unwrap().len() < 1 << 20);
    assert!(matches!(fault(&ws, &bomb), DeckFault::Bomb { .. }));
    let broken = deck(folder.path(), &["<p:sp><a:t>&nope;</wrong>".to_owned()]);
    assert!(matches!(fault(&ws, &broken), DeckFault::Damaged { .. }));
    // Entities that the file declares itself are not unfolded.
    let laughs = deck(folder.path(), &[shape("", &["Delta: &lol;&lol;"])]);
    assert!(plan_rows(&ws, Matter::Slides, &laughs, &RowOptions::default(), None).is_ok());
    // A table named like a presentation is read as what it is.
    let table = write("slides.pptx", b"account,person,delta\nAcme,Anna,3 days\n");
    assert_eq!(plan_rows(&ws, Matter::Slides, &table, &RowOptions::default(), None).unwrap().added, 1);
}
