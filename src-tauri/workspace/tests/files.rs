//! Files that cannot be opened: each is refused with a word on what to do, and stays as it was.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;

use common::{files, fresh, number, prospect, setup};
use lanewise_method::Stage;
use lanewise_method::slide::SlideField;
use lanewise_method::{Number, Slide};
use lanewise_workspace::activity::{ActivityKind, ActivityResult, NewActivity};
use lanewise_workspace::capability::NewCapability;
use lanewise_workspace::cover::{Covered, Said};
use lanewise_workspace::import::{ImportOptions, import_table, look_at_table, unwatched};
use lanewise_workspace::mapping::{AccountField, Target};
use lanewise_workspace::view::history::HistoryPart;
use lanewise_workspace::waiver::NewWaiver;
use lanewise_workspace::{AccountEdit, ErrorKind, NewSignal, Op, Setup, SignalKind, Workspace, WorkspaceError};

fn kinds(path: &Path) -> [Option<ErrorKind>; 2] {
    [Workspace::open(path, "Ada"), Workspace::open_read_only(path)].map(|r| r.err().map(|e| e.kind()))
}

#[test]
fn what_is_no_workspace_is_refused_and_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let sqlite = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&sqlite).unwrap().execute_batch("CREATE TABLE t (x); PRAGMA application_id = 7").unwrap();
    let mut foreign = vec![fs::read(&sqlite).unwrap()];
    fs::remove_file(sqlite).unwrap();
    foreign.extend([
        vec![],
        b"name,country\nAcme,Italy\n".to_vec(),
        b"PK\x03\x04zip".to_vec(),
        vec![0; 5000],
        b"SQLite format 3\0".to_vec(),
    ]);
    let path = folder.path().join("foreign.lanewise");
    for content in foreign {
        fs::write(&path, &content).unwrap();
        assert_eq!(kinds(&path), [Some(ErrorKind::NotLanewise); 2], "{:?}", &content[..content.len().min(16)]);
        assert_eq!(fs::read(&path).unwrap(), content);
        assert_eq!(Workspace::create(&path, &setup()).unwrap_err().kind(), ErrorKind::Exists);
        assert_eq!(fs::read(&path).unwrap(), content);
        assert_eq!(files(&folder), ["foreign.lanewise"]);
    }
    assert_eq!(kinds(folder.path()), [Some(ErrorKind::NotLanewise); 2], "a folder");
    assert_eq!(kinds(&folder.path().join("none.lanewise")), [Some(ErrorKind::NotFound); 2]);

    let error = Workspace::create(folder.path().join("no/such/folder.lanewise"), &setup()).unwrap_err();
    assert!(error.to_string().contains("there is no folder"), "{error}");
    let nameless = Setup { name: "  ".into(), ..setup() };
    assert_eq!(Workspace::create(folder.path().join("n.lanewise"), &nameless).unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(files(&folder), ["foreign.lanewise"]);
}

/// A file with enough in it for damage to hit something.
fn filled() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path, mut ws) = fresh();
    ws.transact(Op::Import { file: "f.csv".into(), rows: 2000 }, |tx| {
        for i in 0..2000 {
            let id = tx.add_account(&prospect(&format!("Company {i}")))?;
            tx.set_answer(id, "size", &number(i))?;
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
    ws.close().unwrap();
    (folder, path)
}

#[test]
fn damage_is_told_and_a_cut_file_is_not_used() {
    let (folder, path) = filled();
    let whole = fs::read(&path).unwrap();
    for cut in [100, 512, 4096, whole.len() / 2, whole.len() - 4096] {
        fs::write(&path, &whole[..cut]).unwrap();
        let error = Workspace::open(&path, "Ada").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Damaged, "cut at {cut}: {error}");
        assert!(error.to_string().contains("restore a copy"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), whole[..cut], "cut at {cut}");
    }
    // Every page broken in turn: refused, or (where nothing is kept) opened with all there.
    for page in 1..whole.len() / 4096 {
        let mut broken = whole.clone();
        broken[page * 4096..page * 4096 + 64].fill(0xAA);
        fs::write(&path, &broken).unwrap();
        match Workspace::open(&path, "Ada") {
            Err(error) => assert_eq!(error.kind(), ErrorKind::Damaged, "page {page}: {error}"),
            Ok(ws) => assert_eq!(ws.book().unwrap().len(), 2000, "page {page}"),
        }
    }
    fs::write(&path, &whole).unwrap();
    assert_eq!(Workspace::open(&path, "Ada").unwrap().book().unwrap().len(), 2000);
    assert_eq!(files(&folder), ["team.lanewise"]);
}

#[test]
fn a_copy_is_a_workspace_of_its_own() {
    let (folder, _path, mut ws) = fresh();
    ws.add_account(&prospect("Acme")).unwrap();
    let copy = folder.path().join("it's a copy.lanewise");
    ws.save_copy(&copy).unwrap();
    assert_eq!(ws.save_copy(&copy).unwrap_err().kind(), ErrorKind::Exists);
    let mut other = Workspace::open(&copy, "").unwrap();
    assert_eq!((other.dump().unwrap(), other.author()), (ws.dump().unwrap(), "Ada"));
    other.undo().unwrap().unwrap();
    assert!(other.book().unwrap().is_empty());
    assert_eq!(ws.book().unwrap().len(), 1);
}

/// Something of everything that a workspace of today keeps, and a step that is undone.
fn something_of_everything(path: &Path) {
    let mut ws = Workspace::create(path, &setup()).unwrap();
    ws.start_draft_from(&common::profile()).unwrap();
    let table = path.with_extension("csv");
    fs::write(&table, "ID,Name,Employees,Campaign\n1,Acme,120,Fair\n2,Bolt,many,Fair\n3,,40,\n").unwrap();
    let look = look_at_table(&ws, &table, None).unwrap();
    let mut mapping = look.mapping(Some(Stage::Customer), None);
    mapping.set("Employees", Target::Field(AccountField::Employees));
    import_table(&mut ws, &table, &look.preview.layout, &ImportOptions::new(mapping), None, &mut unwatched).unwrap();
    let acme = ws.account_with_key("1").unwrap().unwrap();
    let bolt = ws.add_account(&prospect("Bolt")).unwrap().value;
    ws.edit_accounts(&[acme], &AccountEdit::Outcome(Some("happy".into()))).unwrap();
    for (parameter, answer) in [("criteria", common::level("written")), ("size", number(120))] {
        ws.set_answer(acme, parameter, Some(&answer)).unwrap();
    }
    ws.publish("first").unwrap();
    ws.set_answer(bolt, "criteria", Some(&common::level("spoken"))).unwrap();
    ws.set_override(bolt, "good", "They signed", "2999-12-31").unwrap();
    ws.edit_accounts(&[bolt], &AccountEdit::Stage(Stage::Nurture)).unwrap();
    ws.add_signal(acme, &NewSignal { kind: SignalKind::Renewed, day: "2026-05-31".into(), text: "three years".into() }).unwrap();
    ws.add_note(bolt, "", "Call again in spring").unwrap();
    ws.save_view("prospects", "Mine", "{}").unwrap();
    let slide = Slide { person: "Anna Berti".into(), issue: "Approvals take 11 days".into(), ..Slide::default() };
    let slide = ws.add_slide(acme, &slide).unwrap().value;
    ws.add_tag(SlideField::Issue, "Slow approvals", slide, "take 11 days").unwrap();
    let mobile =
        NewCapability { name: "Mobile approval".into(), words: vec!["phone".into()], offered: true, ..NewCapability::default() };
    let capability = Some(ws.add_capability(&mobile).unwrap().value);
    ws.set_covers(&[Said { account: acme, need: "From a phone".into(), cover: Some(Covered::Covered), capability }]).unwrap();
    let demo = NewActivity {
        kind: ActivityKind::DeepDemo,
        day: "2026-05-12".into(),
        ended: String::new(),
        hours: Some(Number::from(6)),
        who: vec!["Ada".into(), "Ben".into()],
        result: ActivityResult::WentWell,
        text: "two plants".into(),
    };
    ws.add_activity(acme, &demo).unwrap();
    let waiver = NewWaiver {
        gate: "poc".into(),
        approver: "Ada".into(),
        reason: "their board meets on Friday".into(),
        expected: "a signature".into(),
        until: "2026-06-30".into(),
        ..NewWaiver::default()
    };
    ws.add_waiver(bolt, &waiver).unwrap();
    ws.check_off(bolt, "deep_demo", "plan", true).unwrap();
    let broken = ws.waiting().unwrap()[0].rows[0].id;
    ws.mend_cell(broken, 2, "40").unwrap();
    ws.add_account(&prospect("Undone")).unwrap();
    ws.undo().unwrap();
    ws.close().unwrap();
    fs::remove_file(table).unwrap();
}

/// A fixture of a released schema was written once, by the first version that had it, and is never written again. Schema 3 is not
/// released yet: `LANEWISE_BLESS=1` writes its fixture anew.
#[test]
fn files_of_every_schema_open_with_all_that_was_in_them() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    if std::env::var_os("LANEWISE_BLESS").is_some() {
        let file = fixtures.join("schema-3.lanewise");
        let _ = fs::remove_file(&file);
        something_of_everything(&file);
        let ws = Workspace::open_read_only(&file).unwrap();
        fs::write(fixtures.join("schema-3.dump.txt"), ws.dump().unwrap()).unwrap();
    }
    for schema in [1, 2, 3] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.lanewise");
        fs::copy(fixtures.join(format!("schema-{schema}.lanewise")), &path).unwrap();
        let mut ws = Workspace::open(&path, "Ada").unwrap();
        let expected = fs::read_to_string(fixtures.join(format!("schema-{schema}.dump.txt"))).unwrap();
        assert_eq!(ws.dump().unwrap(), expected, "schema {schema}");
        // Each account has a history, also from before histories were looked up by account; it begins with its coming.
        for account in ws.accounts().unwrap() {
            let history = ws.account_history(account.id, 100).unwrap();
            let first = history.steps.last().map(|s| s.parts.first().cloned());
            assert_eq!(first, Some(Some(HistoryPart::Added)), "schema {schema}, {}", account.name);
        }
        while ws.redo().unwrap().is_some() {}
        while ws.undo().unwrap().is_some() {}
        assert!(ws.book().unwrap().is_empty());
        assert!(ws.waiting().unwrap().is_empty());
    }
}
