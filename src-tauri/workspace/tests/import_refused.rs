//! Importing tables into a workspace: what is refused, row by row or as a whole, and that it is all named.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::ops::ControlFlow;

use common::import::{counts, import, import_with, prepared, team, write};
use lanewise_method::Stage;
use lanewise_workspace::import::{ImportError, ImportOptions, ImportWarning, Reject, import_table, plan_table, unwatched};
use lanewise_workspace::mapping::{AccountField, Mapping, MappingProblem, Target};
use lanewise_workspace::table::{self};
use lanewise_workspace::{Op, WorkspaceError};

#[test]
fn rejected_rows_have_a_line_and_a_reason_and_come_back_mended() {
    let (folder, mut workspace) = team();
    let table = write(
        &folder,
        "bad.csv",
        "id;name;employees;since;criteria\r\n\
         1;Alfa;12;01/02/2024;Written\r\n\
         2;;13;;\r\n\
         \r\n\
         3;Beta;many;;\r\n\
         1;Alfa twin;;;\r\n\
         4;\"Gamma; with\nbreak\";1;soon;\r\n\
         5;Delta;1;;None;extra\r\n\
         6;Epsilon;1;2023;None\r\n",
    );
    let (layout, options) = prepared(&workspace, &table);
    let list = folder.path().join("rejects.csv");
    let report = import_table(&mut workspace, &table, &layout, &options, Some(&list), &mut unwatched).unwrap().value;
    assert_eq!((report.rows, counts(&report)), (7, [2, 0, 0, 5, 0]), "{report:#?}");
    assert_eq!(report.rejects_path.as_deref(), list.to_str());
    let reasons: Vec<(u32, &Reject)> = report.rejects.iter().map(|r| (r.line, &r.reason)).collect();
    assert_eq!(
        reasons,
        [
            (3, &Reject::NoName { column: "name".into() }),
            (5, &Reject::NoNumber { column: "employees".into(), text: "many".into() }),
            (6, &Reject::RepeatedKey { key: "1".into(), first: 2 }),
            (7, &Reject::NoDate { column: "since".into(), text: "soon".into() }),
            (9, &Reject::TooManyCells { cells: 6, columns: 5 }),
        ]
    );
    assert!(report.rejects.iter().all(|r| r.text.len() > 20 && r.text.ends_with('.')));

    // The list can be mended and imported, even onto itself.
    let text = fs::read_to_string(&list).unwrap();
    assert_eq!(text.lines().count(), 7, "{text}");
    let mended = text
        .replace("2;;13", "2;Zeta;13")
        .replace("many", "14")
        .replace("1;Alfa twin", "7;Alfa twin")
        .replace("soon", "2025-01-01")
        .replace(";extra", ";");
    fs::write(&list, mended).unwrap();
    let (layout, options) = prepared(&workspace, &list);
    let report = import_table(&mut workspace, &list, &layout, &options, Some(&list), &mut unwatched).unwrap().value;
    assert_eq!(counts(&report), [5, 0, 0, 0, 0], "{report:#?}");
    assert_eq!((report.rejects_path, report.attributes), (None, vec![]), "our own columns are not kept");
    assert_eq!(workspace.book().unwrap().len(), 7);
    assert_eq!(
        fs::read_dir(folder.path())
            .unwrap()
            .filter(|f| f.as_ref().unwrap().path().extension().is_some_and(|e| e == "part"))
            .count(),
        0
    );
}

#[test]
fn a_list_of_rejects_is_read_however_ragged_its_rows_are() {
    let (folder, mut workspace) = team();
    // Cells full of semicolons, and rows with more cells than columns: the delimiter is not to be told from the rows.
    let table = write(
        &folder,
        "ragged.csv",
        "name,criteria,grades\nAlfa,Written,criteria=observed;size=said;executive=guess,more,cells\nAlfa,Written,a=b;c=d;e=f,more,cells\n\
         Beta,Spoken,criteria=said\nBeta,Spoken,criteria=said;size=said\nGamma,Spoken,\nDelta,None,\nEta,None,\n",
    );
    let mut mapping = Mapping::empty(Stage::Prospect);
    mapping.set("name", Target::Field(AccountField::Name));
    mapping.set("criteria", Target::Parameter("criteria".into()));
    mapping.set("grades", Target::Grades);
    let layout = table::preview(&table, None).unwrap().layout;
    assert_eq!(layout.delimiter, ',');
    let list = folder.path().join("rejects.csv");
    let options = ImportOptions::new(mapping);
    let report = import_table(&mut workspace, &table, &layout, &options, Some(&list), &mut unwatched).unwrap().value;
    assert_eq!(counts(&report), [4, 0, 0, 3, 0]);
    let preview = table::preview(&list, None).unwrap();
    assert_eq!((preview.layout.delimiter, preview.sampled, preview.layout.start), (',', 3, 1));
}

#[test]
fn a_list_of_rejects_that_cannot_be_written_stops_everything() {
    let (folder, mut workspace) = team();
    let before = workspace.dump().unwrap();
    let table = write(&folder, "bad.csv", "name,employees\nAlfa,1\nBeta,x1x\n");
    let mut mapping = Mapping::empty(Stage::Prospect);
    mapping.set("name", Target::Field(AccountField::Name));
    mapping.set("employees", Target::Field(AccountField::Employees));
    let layout = table::preview(&table, None).unwrap().layout;
    let nowhere = folder.path().join("no such folder").join("rejects.csv");
    let error =
        import_table(&mut workspace, &table, &layout, &ImportOptions::new(mapping), Some(&nowhere), &mut unwatched).unwrap_err();
    assert!(matches!(error, ImportError::Rejects { .. }), "{error}");
    assert_eq!(workspace.dump().unwrap(), before);
}

#[test]
fn strict_rejects_what_no_level_covers() {
    let (folder, mut workspace) = team();
    let table = write(&folder, "a.csv", "name,criteria,size\nAlfa,Written,10\nBeta,Writen,10\nGamma,Spoken,lots\n");
    let (layout, mut options) = prepared(&workspace, &table);
    let lenient = plan_table(&workspace, &table, &layout, &options, None, &mut unwatched).unwrap();
    assert_eq!(lenient.added, 3);
    assert_eq!(lenient.unmatched[0].values[0].nearest.as_deref(), Some("written"));
    options.strict = true;
    let report = import_with(&mut workspace, &table, &layout, &options);
    assert_eq!(counts(&report), [1, 0, 0, 2, 0]);
    assert_eq!(report.rejects[0].reason, Reject::NotCovered { column: "criteria".into(), text: "Writen".into() });
    assert!(report.unmatched.is_empty());
}

#[test]
fn stopping_leaves_nothing_behind() {
    let (folder, mut workspace) = team();
    let mut text = String::from("id,name,size\n");
    for i in 0..3_000 {
        text.push_str(&format!("K{i},{},{i}\n", if i % 7 == 0 { String::new() } else { format!("Firm {i}") }));
    }
    let table = write(&folder, "long.csv", text);
    let (layout, options) = prepared(&workspace, &table);
    let before = workspace.dump().unwrap();
    let list = folder.path().join("rejects.csv");
    let mut heard = Vec::new();
    let error = import_table(&mut workspace, &table, &layout, &options, Some(&list), &mut |progress| {
        heard.push(progress);
        if progress.rows >= 1_500 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .unwrap_err();
    assert!(matches!(error, ImportError::Workspace(WorkspaceError::Cancelled)), "{error}");
    assert_eq!(workspace.dump().unwrap(), before);
    assert!(heard.len() > 3 && heard.windows(2).all(|w| w[0].rows < w[1].rows && w[0].bytes <= w[1].bytes));
    assert!(heard.iter().all(|p| p.bytes <= p.total && p.total > 0));
    assert!(!list.exists() && !folder.path().join("rejects.csv.part").exists());
    assert!(workspace.next_undo().unwrap().is_none_or(|s| !matches!(s.op, Op::Import { .. })));
    // And it can be done again.
    assert_eq!(import(&mut workspace, &table).rows, 3_000);
}

#[test]
fn a_table_that_breaks_off_changes_nothing() {
    let (folder, mut workspace) = team();
    let mut text = String::from("id,name\n");
    for i in 0..2_000 {
        text.push_str(&format!("{i},Firm {i}\n"));
    }
    text.push_str("9999,\"never closed\n1,2\n");
    let table = write(&folder, "broken.csv", text);
    let (layout, options) = prepared(&workspace, &table);
    let before = workspace.dump().unwrap();
    let error = import_table(&mut workspace, &table, &layout, &options, None, &mut unwatched).unwrap_err();
    assert!(matches!(error, ImportError::Table(_)) && error.to_string().contains("2002"), "{error}");
    assert_eq!(workspace.dump().unwrap(), before);
}

#[test]
fn a_mapping_that_does_not_fit_is_refused_before_anything() {
    let (folder, mut workspace) = team();
    let table = write(&folder, "a.csv", "firm,x\nAlfa,1\n");
    let layout = table::preview(&table, None).unwrap().layout;
    let empty = ImportOptions::new(Mapping::empty(Stage::Prospect));
    let error = import_table(&mut workspace, &table, &layout, &empty, None, &mut unwatched).unwrap_err();
    assert!(matches!(&error, ImportError::Mapping(problems) if problems == &[MappingProblem::NoName]), "{error}");
    let mut mapping = Mapping::empty(Stage::Prospect);
    mapping.set("firm", Target::Field(AccountField::Name));
    mapping.set("x", Target::Parameter("gone".into()));
    let report = import_with(&mut workspace, &table, &layout, &ImportOptions::new(mapping));
    assert_eq!(counts(&report), [1, 0, 0, 0, 0]);
    assert!(matches!(&report.warnings[..], [ImportWarning::Mapping { problem: MappingProblem::NoParameter { .. } }]));
    assert_eq!(workspace.account(1).unwrap().extra["x"], "1", "kept until the profile has a place for it");
}

#[test]
fn errors_of_the_spreadsheet_count_as_blank_and_are_reported() {
    let (folder, mut workspace) = team();
    let report = import(
        &mut workspace,
        &write(&folder, "a.csv", "name,size,criteria\nAlfa,#DIV/0!,Written\n#REF!,12,Spoken\nBeta,#N/A,None\n"),
    );
    assert_eq!(counts(&report), [2, 0, 0, 1, 0]);
    assert_eq!(report.rejects[0].reason, Reject::NoName { column: "name".into() });
    let size = report.cell_errors.iter().find(|c| c.column == "size").unwrap();
    assert_eq!((size.cells, size.line, size.text.as_str()), (2, 2, "#DIV/0!"));
    assert!(!workspace.book().unwrap().entries()[0].answers.contains_key("size"));
}
