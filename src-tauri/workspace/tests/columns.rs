//! Parameters out of the customers' own columns: what they say, what is made of them, and a whole profile.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::import::{import, write};
use common::{fresh, level, profile};
use lanewise_method::check::check;
use lanewise_method::evidence::ContrastVerdict;
use lanewise_method::lanes::Attribute;
use lanewise_method::profile::{AnswerKind, Language};
use lanewise_method::{Given, Number, Stage};
use lanewise_workspace::columns::{
    AsideWhy, ColumnDoubt, ColumnTold, ColumnsGround, ColumnsLack, ColumnsView, FROM_COLUMN, Learnt, learn,
};
use lanewise_workspace::lanes::Measure;
use lanewise_workspace::store::op::Op;
use lanewise_workspace::{NewAccount, Workspace};
use tempfile::TempDir;

/// Forty customers and three prospects. Happy ones are bound for longer (18 of 20 by the year, 3 of 20 others) and have more seats; the
/// colour says nothing, the reason for leaving says all, the note is free text, the code numbers them.
fn table(folder: &TempDir, customers: usize, happy: impl Fn(usize) -> &'static str) -> std::path::PathBuf {
    let mut text =
        String::from("Account,Outcome,Stage,Industry,contract_term,Seats,Colour,Churn reason,Story,Ledger code,Margin (EUR)\n");
    for row in 0..customers {
        let good = row % 2 == 0;
        let yearly = if good { row >= 4 } else { row < 6 };
        text.push_str(&format!(
            "Firm {row},{},customer,{},{},{},{},{},A tale of {row} words and {row} more,{},{}\n",
            happy(row),
            ["Dairy", "Glass", "Steel"][row % 3],
            if yearly { "Yearly" } else { "Monthly" },
            if good { 20 + row } else { row },
            ["Red", "Blue", "Green", "Red"][row / 2 % 4],
            if good { "" } else { ["Price", "Bugs"][row / 2 % 2] },
            1000 + row,
            if good { 9000 + row } else { 100 + row },
        ));
    }
    text.push_str(
        "Maybe 1,,prospect,Glass,Yearly,77,Red,,,,\nMaybe 2,,prospect,Steel,Weekly,lots,,,,,\nMaybe 3,,prospect,,,,,,,,\n",
    );
    write(folder, "customers.csv", text)
}

fn went(row: usize) -> &'static str {
    ["happy", "failed"][row % 2]
}

/// The customers in a new workspace.
fn team() -> (TempDir, Workspace) {
    let (folder, _, mut ws) = fresh();
    let path = table(&folder, 40, went);
    let report = import(&mut ws, &path);
    assert_eq!(report.added, 43);
    (folder, ws)
}

fn ground(ws: &Workspace) -> ColumnsGround {
    ColumnsGround::new(&ws.book().unwrap(), &ws.outcomes().unwrap(), &ws.measured_columns().unwrap(), Language::En).unwrap()
}

fn view(ws: &Workspace) -> ColumnsView {
    ground(ws).view(ws.draft().unwrap().as_ref(), &ws.book().unwrap())
}

fn column(name: &str) -> Attribute {
    Attribute::Column(name.into())
}

fn told<'v>(view: &'v ColumnsView, of: &Attribute) -> &'v ColumnTold {
    view.told.iter().find(|t| t.of == *of).unwrap_or_else(|| panic!("{of:?} is not told: {view:?}"))
}

fn aside<'v>(view: &'v ColumnsView, name: &str) -> Option<&'v AsideWhy> {
    view.aside.iter().find(|a| a.of == column(name)).map(|a| &a.why)
}

fn make(ws: &mut Workspace, of: &[Attribute]) -> lanewise_workspace::columns::ColumnsMade {
    let wanted = ground(ws).parameters(of).unwrap();
    ws.make_columns(&wanted, &[]).unwrap().value
}

fn learnt(ws: &Workspace) -> Result<Learnt, ColumnsLack> {
    learn(&ws.book().unwrap(), &ws.outcomes().unwrap(), &ws.measured_columns().unwrap(), Language::En, "Ordito")
}

fn named(ws: &Workspace, name: &str) -> u32 {
    ws.accounts().unwrap().into_iter().find(|a| a.name == name).unwrap().id
}

fn given(ws: &Workspace, account: &str, parameter: &str) -> Option<Given> {
    let all = ws.answers(named(ws, account)).unwrap();
    all.into_iter().find(|a| a.parameter == parameter).map(|a| a.answer.given)
}

#[test]
fn what_the_columns_say() {
    let (_folder, ws) = team();
    let view = view(&ws);
    assert_eq!((view.sides.success, view.sides.others, view.lacks.clone()), (20, 20, None));
    let term = told(&view, &column("contract_term"));
    assert_eq!(term.evidence.verdict, ContrastVerdict::Separates);
    assert_eq!((term.parameter.name.as_str(), term.parameter.answer), ("Contract term", AnswerKind::Choice));
    let yearly = &term.evidence.levels[0];
    assert_eq!((yearly.count.success, yearly.count.others, term.evidence.known.success), (18, 3, 20));
    assert!(term.parameter.levels[0].fit > 70 && term.parameter.levels[1].fit < 30);
    assert_eq!(told(&view, &column("Seats")).parameter.answer, AnswerKind::Bands);
    // Those that separate come first, and what tells nothing comes after them.
    let place = |of: &Attribute| view.told.iter().position(|t| t.of == *of).unwrap();
    assert!(place(&column("contract_term")) < place(&column("Colour")));
    assert!(place(&column("Seats")) < place(&Attribute::Industry));
    assert_ne!(told(&view, &column("Colour")).evidence.verdict, ContrastVerdict::Separates);
    assert_eq!(view.looked_at as usize, view.told.len());
    assert_eq!(aside(&view, "Churn reason"), Some(&AsideWhy::AboutTheEnd));
    assert_eq!(aside(&view, "Story"), Some(&AsideWhy::FreeText));
    assert_eq!(aside(&view, "Ledger code"), Some(&AsideWhy::Identifier));
    assert_eq!(aside(&view, "Margin (EUR)"), Some(&AsideWhy::Measure { measure: Measure::Margin }));
    // The same again, to the last digit.
    assert_eq!(view, self::view(&ws));
}

#[test]
fn a_column_becomes_a_parameter_with_everybodys_answers_and_undo_brings_back_exactly() {
    let (_folder, mut ws) = team();
    ws.start_draft_from(&profile()).unwrap();
    let before = ws.dump().unwrap();
    let first = view(&ws);
    let made = make(&mut ws, &[column("contract_term"), column("Seats")]);
    assert_eq!(made.parameters, ["contract_term", "seats"]);
    // Forty customers and two prospects; nobody knows of the third.
    assert_eq!((made.answers, made.accounts, made.kept), (84, 42, 0));
    let unmatched: Vec<_> = made.unmatched.iter().map(|u| (u.name.as_str(), u.parameter.as_str(), u.text.as_str())).collect();
    assert_eq!(unmatched, [("Maybe 2", "Contract term", "Weekly"), ("Maybe 2", "Seats", "lots")]);
    assert_eq!(given(&ws, "Maybe 1", "contract_term"), Some(Given::Levels(vec!["yearly".into()])));
    assert_eq!(given(&ws, "Maybe 1", "seats"), Some(Given::Number(Number::from(77))));
    assert_eq!(given(&ws, "Maybe 2", "seats"), Some(Given::Text("lots".into())), "kept as it is");
    assert_eq!(given(&ws, "Maybe 3", "seats"), None);
    let recorded = ws.answers(named(&ws, "Firm 3")).unwrap();
    assert!(recorded.iter().any(|a| a.author == format!("{FROM_COLUMN}contract_term")), "{recorded:?}");
    let draft = ws.draft().unwrap().unwrap();
    assert_eq!(draft.weights().iter().map(|w| u32::from(*w)).sum::<u32>(), 1000);
    assert_eq!(draft.parameters.last().map(|p| (p.id.as_str(), p.weight, p.group.as_str())), Some(("seats", 200, "columns")));
    assert_eq!(check(&draft), []);
    // The cell stays, the column is in the profile now, and the others are told as before.
    assert_eq!(ws.account(named(&ws, "Firm 3")).unwrap().extra["contract_term"], "Yearly");
    let after = view(&ws);
    assert_eq!(after.covered.iter().map(|c| c.parameter.as_str()).collect::<Vec<_>>(), ["seats", "contract_term"]);
    assert_eq!(told(&after, &column("Colour")), told(&first, &column("Colour")));
    assert_eq!(ws.history(1).unwrap()[0].op, Op::MakeColumns { parameter_name: "Contract term".into(), count: 2, answers: 84 });
    let done = ws.dump().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    assert_eq!(view(&ws), first);
    ws.redo().unwrap();
    assert_eq!(ws.dump().unwrap(), done);
}

#[test]
fn what_somebody_answered_stays() {
    let (_folder, mut ws) = team();
    make(&mut ws, &[column("contract_term")]);
    assert_eq!(ws.draft().unwrap().unwrap().weights(), [1000], "the first of a new profile");
    let (one, same) = (named(&ws, "Firm 8"), named(&ws, "Firm 10"));
    ws.set_answer(one, "contract_term", Some(&level("monthly"))).unwrap();
    // The very answer of the column, said by somebody: that is no difference.
    ws.set_answer(same, "contract_term", None).unwrap();
    ws.set_answer(same, "contract_term", Some(&level("yearly"))).unwrap();
    ws.undo().unwrap();
    ws.undo().unwrap();
    // Once more: what came from the column may be read anew, what somebody said may not.
    let again = make(&mut ws, &[column("contract_term")]);
    assert_eq!((again.parameters.as_slice(), again.answers, again.kept), (&["contract_term".to_owned()][..], 0, 1));
    assert_eq!(given(&ws, "Firm 8", "contract_term"), Some(Given::Levels(vec!["monthly".into()])));
    assert_eq!(ws.draft().unwrap().unwrap().parameters.len(), 1);
}

#[test]
fn a_column_named_as_a_parameter_is_covered_by_it() {
    let (folder, mut ws) = team();
    let mut named_alike = profile();
    named_alike.parameters[0].name = "Contract term".into();
    named_alike.parameters[2].name = "Sector".into();
    ws.start_draft_from(&named_alike).unwrap();
    let view = view(&ws);
    let covered: Vec<_> = view.covered.iter().map(|c| (&c.of, c.parameter.as_str())).collect();
    assert_eq!(covered, [(&column("contract_term"), "criteria"), (&Attribute::Industry, "executive")]);
    // Its answers can be filled in; what somebody said stays.
    let before = ws.dump().unwrap();
    assert_eq!(view.covered.iter().map(|c| c.unanswered).collect::<Vec<_>>(), [42, 42]);
    ws.set_answer(named(&ws, "Firm 4"), "criteria", Some(&level("written"))).unwrap();
    let made = ws.fill_from_columns(&[column("contract_term")]).unwrap().value;
    // None of its levels is called so: all of it is kept as it is, and said.
    assert_eq!((made.answers, made.kept, made.unmatched_count, made.unmatched.len()), (41, 1, 41, 41));
    assert_eq!(given(&ws, "Firm 7", "criteria"), Some(Given::Text("Monthly".into())));
    assert_eq!(self::view(&ws).covered[0].unanswered, 0);
    assert!(matches!(&ws.history(1).unwrap()[0].op, Op::FillFromColumns { answers: 41, .. }));
    assert!(ws.fill_from_columns(&[column("Colour")]).is_err());
    ws.undo().unwrap();
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
    // A later import of the same table takes the column to the parameter of its name, and keeps the industry where it belongs, too.
    let (_other, _, mut fresh) = fresh();
    fresh.start_draft_from(&named_alike).unwrap();
    import(&mut fresh, &folder.path().join("customers.csv"));
    assert_eq!(given(&fresh, "Firm 7", "criteria"), Some(Given::Text("Monthly".into())));
    assert_eq!(fresh.account(named(&fresh, "Firm 7")).unwrap().industry, "Glass");
}

#[test]
fn the_same_table_again_answers_the_new_parameters() {
    let (folder, mut ws) = team();
    make(&mut ws, &[column("contract_term"), column("Seats"), Attribute::Industry]);
    let draft = ws.draft().unwrap().unwrap();
    let (_other, _, mut fresh) = fresh();
    fresh.start_draft_from(&draft).unwrap();
    import(&mut fresh, &folder.path().join("customers.csv"));
    for account in ["Firm 0", "Firm 9", "Firm 38", "Maybe 1", "Maybe 2", "Maybe 3"] {
        for parameter in ["contract_term", "seats", "industry"] {
            assert_eq!(given(&fresh, account, parameter), given(&ws, account, parameter), "{account} {parameter}");
        }
    }
    let firm = fresh.account(named(&fresh, "Firm 9")).unwrap();
    assert_eq!((firm.industry.as_str(), firm.extra.get("contract_term")), ("Dairy", None));
}

#[test]
fn what_may_be_known_too_late_comes_after_what_raises_no_question() {
    let (folder, _, mut ws) = fresh();
    let mut text = String::from("Account,Outcome,Tenure,Contract\n");
    for row in 0..60 {
        let good = row % 2 == 0;
        text.push_str(&format!(
            "Firm {row},{},{},{}\n",
            went(row),
            if good { 30 + row % 25 } else { row % 33 },
            if (row % 9 > 1) == good { "Long" } else { "Short" },
        ));
    }
    let path = write(&folder, "late.csv", text);
    import(&mut ws, &path);
    let view = view(&ws);
    assert!(view.told.iter().all(|t| t.evidence.verdict == ContrastVerdict::Separates), "{view:?}");
    assert_eq!(view.told.iter().map(|t| &t.of).collect::<Vec<_>>(), [&column("Contract"), &column("Tenure")]);
    assert!(view.told[1].doubts.contains(&ColumnDoubt::PerhapsLater) && view.told[0].doubts.is_empty(), "{view:?}");
}

#[test]
fn a_whole_profile_in_one_step() {
    let (_folder, mut ws) = team();
    let before = ws.dump().unwrap();
    let learnt = learnt(&ws).unwrap();
    assert_eq!(learnt, self::learnt(&ws).unwrap(), "the same customers, the same profile");
    let ids: Vec<&str> = learnt.profile.parameters.iter().map(|p| p.id.as_str()).collect();
    assert!(ids.contains(&"contract_term") && ids.contains(&"seats"), "{ids:?}");
    assert!(!ids.contains(&"margin_eur") && !ids.contains(&"churn_reason"), "{ids:?}");
    assert_eq!((learnt.profile.name.as_str(), check(&learnt.profile)), ("Ordito", vec![]));
    let made = ws.start_learnt(&learnt).unwrap().value;
    assert_eq!(made.parameters, ids);
    assert_eq!(made.accounts, 42);
    assert_eq!(ws.draft().unwrap().unwrap(), learnt.profile);
    assert!(
        matches!(&ws.history(1).unwrap()[0].op, Op::LearnProfile { profile_name, answers } if profile_name == "Ordito" && *answers == made.answers)
    );
    // The learnt profile ranks them; it is in force for prospects at once.
    let scored = ws.scoring().unwrap().unwrap();
    assert_eq!(scored.profile.parameters.len(), ids.len());
    ws.undo().unwrap();
    assert_eq!(ws.dump().unwrap(), before);
}

#[test]
fn what_is_missing_is_said() {
    let (folder, _, mut ws) = fresh();
    assert_eq!(view(&ws).lacks, Some(ColumnsLack::Customers));
    assert_eq!(learnt(&ws), Err(ColumnsLack::Customers));
    // Customers that nobody has said anything of.
    let path = table(&folder, 3, |_| "");
    import(&mut ws, &path);
    assert_eq!(view(&ws).lacks, Some(ColumnsLack::Outcomes { customers: 3 }));
    // Three with an outcome.
    let path = table(&folder, 3, went);
    import(&mut ws, &path);
    let lack = view(&ws).lacks;
    assert!(matches!(lack, Some(ColumnsLack::TooFew { sides, least: 10, least_of_each: 3 }) if sides.total() == 3), "{lack:?}");
    assert_eq!(learnt(&ws).err(), lack);
    // All happy.
    let path = table(&folder, 30, |_| "happy");
    import(&mut ws, &path);
    assert_eq!(view(&ws).lacks, Some(ColumnsLack::OneClass { customers: 30, success: true }));
    assert_eq!(learnt(&ws).err(), view(&ws).lacks);
    // No further columns at all, and no facts either.
    let (_other, _, mut bare) = fresh();
    for row in 0..20 {
        let outcome = Some(went(row).to_owned());
        bare.add_account(&NewAccount { outcome, ..NewAccount::new(format!("Firm {row}"), Stage::Customer) }).unwrap();
    }
    assert_eq!((view(&bare).lacks, learnt(&bare).err()), (Some(ColumnsLack::Columns), Some(ColumnsLack::Columns)));
}

#[test]
fn thousands_of_words_and_odd_cells_do_not_trouble_it() {
    let (folder, _, mut ws) = fresh();
    let mut text = String::from("Account,Outcome,Words,Mixed,Blank,Quote\n");
    for row in 0..3000 {
        text.push_str(&format!(
            "Firm {row},{},word {row},{},,{}\n",
            went(row),
            ["12", "1e3", "inf", "n/a", "-5", "many"][row / 2 % 6],
            ["'=1+1", "\"a, b\"", "ö"][row % 3],
        ));
    }
    let path = write(&folder, "many.csv", text);
    import(&mut ws, &path);
    let view = view(&ws);
    assert!(matches!(aside(&view, "Words"), Some(AsideWhy::Identifier | AsideWhy::FreeText)), "{:?}", view.aside);
    assert_eq!(view.lacks, None);
    let made = make(&mut ws, &[column("Quote"), column("Mixed")]);
    assert_eq!(made.parameters, ["quote", "mixed"]);
    assert_eq!(check(&ws.draft().unwrap().unwrap()), []);
    assert!(made.unmatched.len() <= 100 && made.unmatched_count >= u32::try_from(made.unmatched.len()).unwrap());
    ws.undo().unwrap();
    assert_eq!(ws.draft().unwrap(), None);
}
