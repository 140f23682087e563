//! Notes on accounts, and the way back from each.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, prospect};
use lanewise_workspace::export::{Form, Selection, export_accounts};
use lanewise_workspace::{ErrorKind, Op, Workspace};

#[test]
fn notes_come_go_and_come_back() {
    let (_folder, path, mut ws) = fresh();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    let other = ws.add_account(&prospect("Other")).unwrap().value;
    let whole = ws.add_note(acme, "", "  Spoke with the plant director. ").unwrap();
    assert!(whole.changes.notes.ids.contains(&acme) && !whole.changes.notes.ids.contains(&other));
    let asked = ws.add_note(acme, "criteria", "Wants a number by May").unwrap().value;
    let texts = |ws: &Workspace| ws.notes_of(acme).unwrap().into_iter().map(|n| n.text).collect::<Vec<_>>();
    assert_eq!(texts(&ws), ["Wants a number by May", "Spoke with the plant director."]);
    let first = ws.notes_of(acme).unwrap().remove(0);
    assert_eq!((first.parameter.as_str(), first.author.as_str(), first.account), ("criteria", "Ada", acme));
    assert!(ws.notes_of(other).unwrap().is_empty());

    let again = ws.edit_note(asked, "Wants a number by June").unwrap().value;
    let edited = ws.notes_of(acme).unwrap().into_iter().find(|n| n.id == again).unwrap();
    assert_eq!((edited.text.as_str(), edited.at, edited.parameter.as_str()), ("Wants a number by June", first.at, "criteria"));
    assert!(!ws.edit_note(again, " Wants a number by June").unwrap().changes.history, "nothing changed");
    ws.remove_note(whole.value).unwrap();
    assert_eq!(texts(&ws), ["Wants a number by June"]);
    let ops: Vec<Op> = ws.history(4).unwrap().into_iter().map(|s| s.op).collect();
    let account_name = || "Acme".to_owned();
    assert_eq!(ops[0], Op::RemoveNote { account_name: account_name() });
    assert_eq!(ops[1], Op::EditNote { account_name: account_name() });
    assert_eq!(ops[2], Op::AddNote { account_name: account_name() });

    let full = ws.dump().unwrap();
    let touched = ws.undo().unwrap().unwrap().changes.notes;
    assert!(touched.ids.contains(&acme));
    ws.undo().unwrap();
    assert_eq!(texts(&ws), ["Wants a number by May", "Spoke with the plant director."]);
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert!(texts(&ws).is_empty());
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Bea").unwrap();
    while ws.redo().unwrap().is_some() {}
    assert_eq!(ws.dump().unwrap(), full);

    // Somebody else's hand is somebody else's note.
    let theirs = ws.notes_of(acme).unwrap().remove(0);
    ws.edit_note(theirs.id, "By June, says Bea").unwrap();
    assert_eq!(ws.notes_of(acme).unwrap().remove(0).author, "Bea");
}

#[test]
fn a_blank_or_lost_note_says_what_to_do() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    assert_eq!(ws.add_note(acme, "", " \n").unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.add_note(99, "", "x").unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.edit_note(1, "x").unwrap_err().kind(), ErrorKind::Missing);
    assert_eq!(ws.remove_note(1).unwrap_err().kind(), ErrorKind::Missing);
    let note = ws.add_note(acme, "", "kept").unwrap().value;
    assert_eq!(ws.edit_note(note, "").unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.notes_of(acme).unwrap().len(), 1);
    ws.remove_accounts(&[acme]).unwrap();
    assert!(ws.notes_of(acme).unwrap().is_empty());
    assert_eq!(ws.remove_note(note).unwrap_err().kind(), ErrorKind::Missing);
    ws.undo().unwrap();
    assert_eq!(ws.notes_of(acme).unwrap().remove(0).text, "kept");
}

#[test]
fn an_export_with_everything_has_the_notes() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&prospect("Acme")).unwrap().value;
    ws.add_account(&prospect("Silent")).unwrap();
    ws.add_note(acme, "criteria", "Wants \"a number\"").unwrap();
    let mut out = Vec::new();
    export_accounts(&ws, Selection { profile: None, stages: &[] }, Form::JsonLines(&mut out)).unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(out).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let note = &lines[0]["notes"][0];
    assert_eq!((note["text"].as_str(), note["parameter"].as_str()), (Some("Wants \"a number\""), Some("criteria")));
    assert!(lines[1].get("notes").is_none());
}
