//! Blocks of cells put into the list, and views of it saved under names.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{fresh, level, number, profile};
use lanewise_method::{Given, Grade, Number, Stage};
use lanewise_workspace::account_cells::{CellBlock, CellColumn, CellRow, CellTrouble};
use lanewise_workspace::mapping::AccountField;
use lanewise_workspace::table::Decimal;
use lanewise_workspace::view::answers::answer_table;
use lanewise_workspace::{AccountEdit, ErrorKind, NewAccount, Op};

fn field(field: AccountField) -> CellColumn {
    CellColumn::Field(field)
}

fn answer(id: &str) -> CellColumn {
    CellColumn::Answer(id.into())
}

fn row(account: Option<u32>, texts: &[&str]) -> CellRow {
    CellRow { account, texts: texts.iter().map(|t| Some((*t).to_owned())).collect() }
}

fn block(columns: &[CellColumn], rows: Vec<CellRow>) -> CellBlock {
    CellBlock { columns: columns.to_vec(), rows, stage: Stage::Customer, decimal: Decimal::Point }
}

#[test]
fn a_block_is_one_step_and_every_cell_of_it_is_accounted_for() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    let bolt = ws.add_account(&NewAccount { key: Some("B1".into()), ..NewAccount::new("Bolt", Stage::Customer) }).unwrap().value;
    let before = ws.dump().unwrap();
    let columns = [
        field(AccountField::Name),
        field(AccountField::Outcome),
        field(AccountField::Employees),
        field(AccountField::Key),
        answer("criteria"),
        answer("size"),
        CellColumn::Computed,
    ];
    let rows = vec![
        row(Some(acme), &["Acme", "Felice", "1,250", "B1", "WRITTEN", "1,200", "77"]),
        row(Some(bolt), &["", "delighted", "many", "B2", "scribbled", "lots", ""]),
        row(None, &[" Cord ", "happy", "12", "", "none", "60", ""]),
        row(None, &["", "happy", "", "", "", "", ""]),
        row(None, &["", "", "", "", "", "", ""]),
        row(Some(999), &["Ghost", "happy", "", "", "", "", ""]),
    ];
    let given = 6 * 7 - 7;
    let report = ws.put_cells(&block(&columns, rows)).unwrap().value;
    // What the blank cells of an added row and of an empty one would say is nothing.
    let blanks = 2 + 6;
    assert_eq!(report.changed + report.unchanged + report.refused, given - blanks);
    assert_eq!((report.changed, report.unchanged), (4 + 3 + 5, 1));
    let troubles: Vec<_> = report.problems.iter().map(|p| (p.row, p.column, p.text.as_str(), p.trouble, p.kept)).collect();
    assert_eq!(
        troubles[..9],
        [
            (0, 3, "B1", CellTrouble::KeyTaken, false),
            (0, 6, "77", CellTrouble::Computed, false),
            (1, 0, "", CellTrouble::NoName, false),
            (1, 1, "delighted", CellTrouble::NoOutcome, false),
            (1, 2, "many", CellTrouble::NotANumber, false),
            (1, 4, "scribbled", CellTrouble::NoLevel, true),
            (1, 5, "lots", CellTrouble::NoLevel, true),
            (1, 6, "", CellTrouble::Computed, false),
            (3, 1, "happy", CellTrouble::NoName, false),
        ]
    );
    assert!(troubles[9..].iter().all(|t| t.0 == 5 && t.3 == CellTrouble::Gone));
    assert_eq!(report.problems[3].account_name, "Bolt");

    let account = ws.account(acme).unwrap();
    assert_eq!((account.outcome.as_deref(), account.employees, account.key), (Some("happy"), Some(Number::from(1250)), None));
    let book = ws.book().unwrap();
    let size = |id: u32| book.entry(id).unwrap().answers["size"].given.clone();
    assert_eq!(size(acme), Given::Number(Number::from(1200)));
    assert_eq!(size(bolt), Given::Text("lots".into()));
    let cord = ws.account(report.added[0]).unwrap();
    assert_eq!((cord.name.as_str(), cord.stage, cord.outcome.as_deref()), ("Cord", Stage::Customer, Some("happy")));
    assert_eq!(ws.history(1).unwrap()[0].op, Op::PutCells { cells: 12, accounts: 6 });
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn one_cell_is_called_what_it_is_and_the_same_again_is_nothing() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    ws.publish("first").unwrap();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    let put = |ws: &mut lanewise_workspace::Workspace, column, text: &str| {
        ws.put_cells(&block(&[column], vec![row(Some(acme), &[text])])).unwrap().value
    };
    put(&mut ws, answer("criteria"), "spoken");
    let label = Op::SetAnswer { account_name: "Acme".into(), parameter_name: "Success criteria".into() };
    assert_eq!(ws.history(1).unwrap()[0].op, label);
    assert_eq!(ws.scores_of(acme).unwrap().len(), 1);
    // How it is known is not lost when the same is pasted over it.
    let mut observed = level("written");
    observed.grade = Grade::Observed;
    ws.set_answer(acme, "criteria", Some(&observed)).unwrap();
    let steps = ws.history(100).unwrap().len();
    let report = put(&mut ws, answer("criteria"), "Written");
    assert_eq!((report.changed, report.unchanged, ws.history(100).unwrap().len()), (0, 1, steps));
    assert_eq!(ws.answers(acme).unwrap()[0].answer.grade, Grade::Observed);
    put(&mut ws, answer("criteria"), "");
    assert!(ws.answers(acme).unwrap().is_empty());
    put(&mut ws, field(AccountField::Stage), "ambassador");
    let label = Op::SetStage { account_name: "Acme".into(), count: 1, stage: Stage::Ambassador };
    assert_eq!(ws.history(1).unwrap()[0].op, label);
    assert_eq!(put(&mut ws, answer("nothing_such"), "x").problems[0].trouble, CellTrouble::NoParameter);
}

#[test]
fn numbers_are_read_as_the_reader_writes_them() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    for (decimal, text, employees, revenue) in [
        (Decimal::Point, "1,200", Some(1200.0), Some(1200.0)),
        (Decimal::Comma, "1,200", Some(1200.0), Some(1.2)),
        (Decimal::Comma, "1.200", Some(1200.0), Some(1200.0)),
        (Decimal::Point, "1.200", Some(1200.0), Some(1.2)),
        (Decimal::Comma, "12.5", None, Some(12.5)),
        (Decimal::Comma, "1 200,50 €", None, Some(1200.5)),
        (Decimal::Point, "-3", None, None),
    ] {
        let columns = [field(AccountField::Employees), field(AccountField::Revenue)];
        let clear = block(&columns, vec![row(Some(acme), &["", ""])]);
        ws.put_cells(&clear).unwrap();
        let block = CellBlock { decimal, ..block(&columns, vec![row(Some(acme), &[text, text])]) };
        ws.put_cells(&block).unwrap();
        let read = |n: Option<Number>| n.map(|n| n.to_string().parse::<f64>().unwrap());
        let account = ws.account(acme).unwrap();
        assert_eq!((read(account.employees), read(account.revenue)), (employees, revenue), "{text} {decimal:?}");
    }
}

#[test]
fn a_column_that_an_import_kept_is_typed_like_any_other() {
    let (_folder, _path, mut ws) = fresh();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    let bolt = ws.add_account(&NewAccount::new("Bolt", Stage::Customer)).unwrap().value;
    let margin = || CellColumn::Column("Annual margin (EUR)".into());
    let rows = vec![row(Some(acme), &[" 12,400 "]), row(Some(bolt), &["9.100 €"])];
    let report = ws.put_cells(&block(&[margin()], rows)).unwrap().value;
    assert_eq!((report.changed, report.refused, report.problems.len()), (2, 0, 0));
    // As they were typed: how amounts are read is decided where they are reckoned with.
    assert_eq!(ws.account(acme).unwrap().extra["Annual margin (EUR)"], "12,400");
    assert_eq!(ws.account(bolt).unwrap().extra["Annual margin (EUR)"], "9.100 €");
    let again = ws.put_cells(&block(&[margin()], vec![row(Some(acme), &["12,400"]), row(Some(bolt), &[""])])).unwrap().value;
    assert_eq!((again.changed, again.unchanged), (1, 1));
    assert!(ws.account(bolt).unwrap().extra.is_empty());
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert!(ws.account(acme).unwrap().extra.is_empty());
}

#[test]
fn thousands_of_cells_are_one_step_too() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let columns = [field(AccountField::Name), field(AccountField::Country), answer("executive")];
    let rows = (0..4000).map(|i| row(None, &[&format!("Company {i}"), "Italy", if i % 2 == 0 { "sì" } else { "no" }])).collect();
    let report = ws.put_cells(&block(&columns, rows)).unwrap().value;
    assert_eq!((report.changed, report.added.len(), report.problems.len()), (12_000, 4000, 0));
    // Filling one column down changes just that.
    let rows =
        report.added.iter().map(|&id| CellRow { account: Some(id), texts: vec![None, Some("Spain".into()), None] }).collect();
    let filled = ws.put_cells(&block(&columns, rows)).unwrap().value;
    assert_eq!((filled.changed, filled.unchanged, filled.refused), (4000, 0, 0));
    let table = answer_table(&ws.book().unwrap(), &profile());
    let executive = &table.columns[2];
    assert_eq!((executive.answers.len(), &executive.cells[..3], table.columns[0].cells[0]), (2, &[1, 2, 1][..], 0));
    assert_eq!(executive.answers[1].levels, [1]);
    ws.undo().unwrap();
    assert_eq!(ws.account(report.added[7]).unwrap().country, "Italy");
    ws.undo().unwrap();
    assert!(ws.book().unwrap().is_empty());
}

#[test]
fn the_table_of_answers_says_what_no_level_covers() {
    let (_folder, _path, mut ws) = fresh();
    ws.start_draft_from(&profile()).unwrap();
    let acme = ws.add_account(&NewAccount::new("Acme", Stage::Customer)).unwrap().value;
    ws.set_answer(acme, "size", Some(&number(120))).unwrap();
    let text = lanewise_method::Answer { given: Given::Text("perhaps".into()), grade: Grade::Said };
    ws.set_answer(acme, "executive", Some(&text)).unwrap();
    let table = answer_table(&ws.book().unwrap(), &profile());
    assert_eq!(table.accounts, [acme]);
    assert_eq!(table.columns[1].answers[0].levels, [1]);
    assert_eq!(table.columns[2].answers[0].levels, [] as [u16; 0]);
}

#[test]
fn views_are_kept_by_list_and_undone_like_everything() {
    let (_folder, path, mut ws) = fresh();
    ws.save_view("customers", " Unhappy ", "{\"a\":1}").unwrap();
    ws.save_view("prospects", "Mine", "{}").unwrap();
    ws.save_view("customers", "Unhappy", "{\"a\":2}").unwrap();
    let names = |ws: &lanewise_workspace::Workspace| ws.views("customers").unwrap().into_iter().collect::<Vec<_>>();
    assert_eq!(names(&ws), [("Unhappy".to_owned(), "{\"a\":2}".to_owned())]);
    assert_eq!(ws.save_view("customers", "  ", "{}").unwrap_err().kind(), ErrorKind::Invalid);
    assert_eq!(ws.rename_view("customers", "None", "x").unwrap_err().kind(), ErrorKind::Missing);
    ws.save_view("customers", "Italy: north", "{}").unwrap();
    assert_eq!(ws.rename_view("customers", "Italy: north", "Unhappy").unwrap_err().kind(), ErrorKind::Invalid);
    ws.rename_view("customers", "Italy: north", "North").unwrap();
    ws.close().unwrap();
    let mut ws = lanewise_workspace::Workspace::open(&path, "Bea").unwrap();
    assert_eq!(names(&ws).into_iter().map(|(name, _)| name).collect::<Vec<_>>(), ["North", "Unhappy"]);
    ws.remove_view("customers", "North").unwrap();
    assert_eq!(names(&ws).len(), 1);
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(names(&ws)[0].0, "Italy: north");
    ws.edit_accounts(&[], &AccountEdit::Note(String::new())).unwrap();
    assert_eq!(ws.views("prospects").unwrap().len(), 1);
}
