//! Files that cannot be opened: each is refused with a word on what to do, and stays as it was.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::fs;
use std::path::Path;

use common::{files, fresh, number, prospect, setup};
use lanewise_workspace::{ErrorKind, Op, Setup, Workspace, WorkspaceError};

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

/// The schema-1 fixture was written once, by the first version that had it, and is never written again.
#[test]
fn a_file_of_schema_1_opens_with_all_that_was_in_it() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.lanewise");
    fs::copy(fixtures.join("schema-1.lanewise"), &path).unwrap();
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    let expected = fs::read_to_string(fixtures.join("schema-1.dump.txt")).unwrap();
    assert_eq!(ws.dump().unwrap(), expected);
    while ws.redo().unwrap().is_some() {}
    while ws.undo().unwrap().is_some() {}
    assert!(ws.book().unwrap().is_empty());
}
