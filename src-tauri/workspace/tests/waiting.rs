//! Rejected rows that wait: kept with their import, mended, taken, let go.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{fresh, profile};
use lanewise_workspace::import::{
    ImportOptions, ImportReport, Reject, WaitingState, WaitingTable, import_table, look_at_table, plan_table, unwatched,
};
use lanewise_workspace::mapping::{AccountField, Target};
use lanewise_workspace::{Done, ErrorKind, Op, Workspace};

const TABLE: &str = "ID,Name,Employees,Country\n\
    1,Acme,120,Italy\n\
    2,Bolt,many,Spain\n\
    3,,40,Italy\n\
    1,Acme again,7,Italy\n\
    5,Cargo,12,Italy,too,much\n\
    6,Delta,60,Spain\n";

fn table(folder: &tempfile::TempDir, text: &str) -> PathBuf {
    let path = folder.path().join("accounts.csv");
    fs::write(&path, text).unwrap();
    path
}

fn import(ws: &mut Workspace, path: &Path) -> Done<ImportReport> {
    let look = look_at_table(ws, path, None).unwrap();
    let mut mapping = look.mapping(None, None);
    mapping.set("Employees", Target::Field(AccountField::Employees));
    let options = ImportOptions::new(mapping);
    import_table(ws, path, &look.preview.layout, &options, None, &mut unwatched).unwrap()
}

fn only(ws: &Workspace) -> WaitingTable {
    let mut waiting = ws.waiting().unwrap();
    assert_eq!(waiting.len(), 1);
    waiting.remove(0)
}

fn lines(table: &WaitingTable) -> Vec<u32> {
    table.rows.iter().map(|r| r.line).collect()
}

#[test]
fn rejected_rows_wait_and_go_with_their_import() {
    let (folder, path, mut ws) = fresh();
    let empty = ws.dump().unwrap();
    let done = import(&mut ws, &table(&folder, TABLE));
    assert!(done.changes.rejected);
    assert_eq!((done.value.added, done.value.rejected), (2, 4));
    let waiting = only(&ws);
    assert_eq!(
        (waiting.file.as_str(), waiting.waiting, waiting.beyond, lines(&waiting)),
        ("accounts.csv", 4, 0, vec![3, 4, 5, 6])
    );
    assert_eq!(waiting.columns, ["ID", "Name", "Employees", "Country"]);
    let marked: Vec<(&[u32], bool)> =
        waiting.rows.iter().map(|r| (r.broken.as_slice(), matches!(&r.state, WaitingState::Broken { .. }))).collect();
    assert_eq!(marked, [(&[2][..], true), (&[1], true), (&[0], true), (&[4, 5], true)]);
    assert_eq!(waiting.rows[3].cells, ["5", "Cargo", "12", "Italy", "too", "much"]);
    assert_eq!(ws.waiting_counts().unwrap(), [("accounts.csv".to_owned(), 4)]);

    ws.undo().unwrap();
    assert!(ws.waiting().unwrap().is_empty());
    assert_eq!(ws.dump().unwrap(), empty);
    ws.redo().unwrap();
    assert_eq!(only(&ws), waiting);
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    assert_eq!(only(&ws), waiting);
    // Undone and gone another way: nothing of it is left in the file.
    ws.undo().unwrap();
    ws.add_account(&common::prospect("Other")).unwrap();
    ws.close().unwrap();
    let file = rusqlite::Connection::open(&path).unwrap();
    for table in ["rejected", "reject_batch"] {
        assert_eq!(file.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get::<_, u32>(0)).unwrap(), 0, "{table}");
    }
}

#[test]
fn a_mended_row_goes_in_with_the_mapping_of_its_import() {
    let (folder, _path, mut ws) = fresh();
    import(&mut ws, &table(&folder, TABLE));
    let waiting = only(&ws);
    let [bolt, nameless, again, wide] = [0, 1, 2, 3].map(|at| waiting.rows[at].id);

    ws.mend_cell(bolt, 2, "still many").unwrap();
    let still = only(&ws).rows[0].clone();
    assert_eq!(
        still.state,
        WaitingState::Broken { reason: Reject::NoNumber { column: "Employees".into(), text: "still many".into() } }
    );
    let mended = ws.mend_cell(bolt, 2, "1200").unwrap();
    assert!(mended.changes.rejected && mended.changes.accounts.is_empty());
    ws.mend_cell(wide, 5, "").unwrap();
    ws.mend_cell(wide, 4, " ").unwrap();
    ws.mend_cell(again, 1, "Acme Spa").unwrap();
    let now = only(&ws);
    assert_eq!(now.rows[0].state, WaitingState::Adds);
    assert_eq!(now.rows[2].state, WaitingState::Updates { name: "Acme".into() });
    assert_eq!((now.rows[3].state.clone(), now.rows[3].cells.len()), (WaitingState::Adds, 4));
    ws.undo().unwrap();
    assert_eq!(only(&ws).rows[2], waiting.rows[2]);
    ws.redo().unwrap();

    // Asked for all of them, the one without a name stays.
    let before = ws.dump().unwrap();
    let done = ws.import_waiting(waiting.id, &[wide, bolt, nameless]).unwrap();
    assert_eq!((done.value.rows, done.value.added, done.value.rejected), (3, 2, 1));
    assert_eq!(ws.history(1).unwrap()[0].op, Op::Import { file: "accounts.csv".into(), rows: 2 });
    assert_eq!(lines(&only(&ws)), [4, 5]);
    let added = ws.account(ws.account_with_key("2").unwrap().unwrap()).unwrap();
    assert_eq!(
        (added.name.as_str(), added.country.as_str(), added.employees.map(|n| n.millionths())),
        ("Bolt", "Spain", Some(1_200_000_000))
    );
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    ws.redo().unwrap();

    ws.dismiss_waiting(&[again, nameless]).unwrap();
    assert!(ws.waiting().unwrap().is_empty() && ws.waiting_counts().unwrap().is_empty());
    assert_eq!(ws.dismiss_waiting(&[again]).unwrap_err().kind(), ErrorKind::Missing);
    assert!(ws.mend_cell(again, 1, "x").is_err() && ws.import_waiting(waiting.id, &[again]).is_err());
    ws.undo().unwrap();
    assert_eq!(lines(&only(&ws)), [4, 5]);
}

#[test]
fn the_same_file_again_leaves_nothing_stale() {
    let (folder, _path, mut ws) = fresh();
    let path = table(&folder, TABLE);
    import(&mut ws, &path);
    let first = only(&ws);
    // The same again says nothing new.
    let same = import(&mut ws, &path);
    assert!(!same.changes.history, "{:?}", same.changes);
    assert_eq!(only(&ws), first);
    // Mended here, still wrong there: what was mended stays.
    ws.mend_cell(first.rows[0].id, 2, "9").unwrap();
    import(&mut ws, &path);
    assert_eq!(only(&ws).rows[0].state, WaitingState::Adds);
    // Mended there: line 3 goes in and stops waiting, line 4 is wrong in another way.
    table(&folder, &TABLE.replace("Bolt,many", "Bolt,80").replace("3,,40", "3,Echo,few"));
    import(&mut ws, &path);
    let mut left: Vec<(u32, bool)> = Vec::new();
    for table in ws.waiting().unwrap() {
        left.extend(
            table.rows.iter().map(|r| (r.line, matches!(r.state, WaitingState::Broken { reason: Reject::NoNumber { .. } }))),
        );
    }
    left.sort_unstable();
    assert_eq!(left, [(4, true), (5, false), (6, false)]);
    // Another file of other columns is another matter.
    let other = folder.path().join("other.csv");
    fs::write(&other, "Name,Employees\nBolt,?\nFox,1\nGolf,x\n").unwrap();
    import(&mut ws, &other);
    assert_eq!(
        ws.waiting_counts().unwrap().iter().map(|(f, n)| (f.as_str(), *n)).collect::<Vec<_>>(),
        [("other.csv", 2), ("accounts.csv", 3)]
    );
}

#[test]
fn a_rehearsal_keeps_nothing_and_what_waits_can_be_saved() {
    let (folder, _path, mut ws) = fresh();
    let path = table(&folder, TABLE);
    let look = look_at_table(&ws, &path, None).unwrap();
    let options = ImportOptions::new(look.mapping(None, None));
    plan_table(&ws, &path, &look.preview.layout, &options, None, &mut unwatched).unwrap();
    assert!(ws.waiting().unwrap().is_empty());
    import(&mut ws, &path);
    let waiting = only(&ws);
    ws.mend_cell(waiting.rows[1].id, 1, "=Echo").unwrap();
    let saved = folder.path().join("saved.csv");
    ws.save_waiting(waiting.id, &saved).unwrap();
    let text = fs::read_to_string(&saved).unwrap();
    assert!(text.contains("2,Bolt,many,Spain,3,") && text.contains("'=Echo") && text.contains("too,much"), "{text}");
    // Saved rows are imported again like any other table.
    let (_other_folder, _other_path, mut other) = fresh();
    let report = import(&mut other, &saved).value;
    assert_eq!((report.rows, report.added), (4, 2), "{report:?}");
    assert!(ws.save_waiting(99, &saved).is_err());
    assert!(
        ws.save_waiting(waiting.id, &folder.path().join("no/such/folder.csv"))
            .unwrap_err()
            .to_string()
            .contains("Choose another place")
    );
}

#[test]
fn a_profile_that_changed_is_no_reason_to_lose_a_row() {
    let (folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let path = table(&folder, "Name,Success criteria,Size\nAcme,Written,oops\nBolt,Spoken,90\nCargo,None,x\n");
    let look = look_at_table(&ws, &path, None).unwrap();
    let options = ImportOptions { strict: true, ..ImportOptions::new(look.mapping(None, None)) };
    import_table(&mut ws, &path, &look.preview.layout, &options, None, &mut unwatched).unwrap();
    let waiting = only(&ws);
    assert_eq!((lines(&waiting), waiting.rows[0].broken.as_slice()), (vec![2, 4], &[2][..]));
    ws.mend_cell(waiting.rows[0].id, 2, "120").unwrap();
    // The parameter goes; the row can still be seen, mended and taken, with the column as an attribute.
    ws.edit_draft(Op::RemoveParameter { parameter_name: "Size".into() }, |p| {
        lanewise_method::edit::remove_parameter(p, "size").unwrap();
    })
    .unwrap();
    assert_eq!(only(&ws).rows.len(), 2);
    let report = ws.import_waiting(waiting.id, &[waiting.rows[0].id]).unwrap().value;
    assert_eq!((report.added, only(&ws).rows.len()), (1, 1));
    let acme = ws.accounts().unwrap().into_iter().find(|a| a.name == "Acme").unwrap();
    assert_eq!(acme.extra.get("Size").map(String::as_str), Some("120"));
}

#[test]
fn thousands_of_rejected_rows_are_counted_and_the_first_are_kept() {
    let (folder, _path, mut ws) = fresh();
    let mut text = String::from("Name,Employees\n");
    for i in 0..10_050 {
        text.push_str(&format!("Company {i},n/k\n"));
    }
    let report = import(&mut ws, &table(&folder, &text)).value;
    assert_eq!(report.rejected, 10_050);
    let waiting = only(&ws);
    assert_eq!((waiting.waiting, waiting.beyond, waiting.rows.len()), (10_000, 50, 300));
    ws.dismiss_waiting(&[waiting.rows[0].id]).unwrap();
    assert_eq!((only(&ws).waiting, only(&ws).beyond), (9_999, 50));
}
