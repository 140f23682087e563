//! Importing tables into a workspace: what each row becomes, and that nothing is lost on the way.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::Path;

use common::fresh;
use common::import::{LIST, counts, import, import_with, prepared, team, write};
use lanewise_method::{Given, Grade, Number, Stage};
use lanewise_workspace::Op;
use lanewise_workspace::import::{
    Changed, Choice, ImportOptions, ImportWarning, Like, Likeness, Reject, Unmatched, look_at_table, plan_table, unwatched,
};
use lanewise_workspace::mapping::{AccountField, Mapping, Target};
use lanewise_workspace::table::{self};

#[test]
fn every_cell_arrives_where_it_belongs() {
    let (folder, mut workspace) = team();
    let report = import(&mut workspace, &write(&folder, "list.csv", LIST));
    assert_eq!(counts(&report), [3, 0, 0, 0, 0], "{report:#?}");
    assert_eq!(report.attributes, ["campaign"]);
    let book = workspace.book().unwrap();
    let [alfa, beta, gamma] = [0, 1, 2].map(|at| &book.entries()[at]);
    let a = &alfa.account;
    assert_eq!((a.key.as_deref(), a.name.as_str(), a.website.as_str()), (Some("A1"), "Alfa S.p.A.", "alfa.example"));
    assert_eq!((a.country.as_str(), a.employees, a.since.as_str()), ("Italy", Some(Number::from(120)), "2020-12-31"));
    assert_eq!((a.stage, a.outcome.as_deref()), (Stage::Customer, Some("happy")));
    assert_eq!(a.extra.get("campaign").map(String::as_str), Some("Spring"));
    assert_eq!(alfa.answers["criteria"].given, Given::Levels(vec!["written".into()]));
    assert_eq!(alfa.answers["criteria"].grade, Grade::Said);
    assert_eq!(alfa.answers["size"].given, Given::Number(Number::from(120)));
    assert_eq!(beta.account.employees, Some(Number::from(1200)));
    assert!(beta.account.extra.is_empty() && !gamma.answers.contains_key("size"));
    // What no level covers is kept and reported (S9).
    assert_eq!(gamma.answers["executive"].given, Given::Text("maybe".into()));
    let criteria = report.unmatched.iter().find(|u| u.column == "criteria").unwrap();
    assert_eq!(criteria.what, Unmatched::Level("criteria".into()));
    assert_eq!((criteria.rows, criteria.values[0].lines.as_slice()), (1, &[4][..]));
    assert_eq!(criteria.values[0].nearest, None);
    let first = workspace.answers(a.id).unwrap().remove(0);
    assert_eq!(first.author, "import: list.csv");
    let step = workspace.next_undo().unwrap().unwrap();
    assert_eq!((step.op, step.author.as_str()), (Op::Import { file: "list.csv".into(), rows: 3 }, "Ada"));
}

#[test]
fn a_second_import_updates_and_a_third_changes_nothing() {
    let (folder, mut workspace) = team();
    import(&mut workspace, &write(&folder, "list.csv", LIST));
    let once = workspace.dump().unwrap();
    let again = import(&mut workspace, &folder.path().join("list.csv"));
    assert_eq!(counts(&again), [0, 0, 3, 0, 0]);
    assert_eq!(workspace.dump().unwrap(), once);

    let newer =
        LIST.replace("Alfa S.p.A.", "Alfa SpA").replace("1,200", "1,300").replace("A3,Gamma SL,,Spain", "A3,,gamma.example,");
    let report = import(&mut workspace, &write(&folder, "newer.csv", newer.replace("Spoken", "None")));
    assert_eq!(counts(&report), [0, 3, 0, 0, 0], "{report:#?}");
    assert_eq!(report.updates[0].changed, [Changed::Field(AccountField::Name)]);
    assert_eq!(report.updates[1].changed, [Changed::Field(AccountField::Employees), Changed::Answer("criteria".into())]);
    assert_eq!(report.updates[2].changed, [Changed::Field(AccountField::Website)]);
    let gamma = workspace.book().unwrap().entries()[2].account.clone();
    assert_eq!((gamma.name.as_str(), gamma.country.as_str()), ("Gamma SL", "Spain"), "a blank cell leaves what is known");

    workspace.undo().unwrap().unwrap();
    assert_eq!(workspace.dump().unwrap(), once);
}

#[test]
fn undo_and_redo_take_the_whole_import() {
    let (folder, mut workspace) = team();
    let before = workspace.dump().unwrap();
    import(&mut workspace, &write(&folder, "list.csv", LIST));
    let after = workspace.dump().unwrap();
    workspace.undo().unwrap().unwrap();
    assert_eq!(workspace.dump().unwrap(), before);
    workspace.redo().unwrap().unwrap();
    assert_eq!(workspace.dump().unwrap(), after);
    workspace.undo().unwrap().unwrap();
    let again = import(&mut workspace, &folder.path().join("list.csv"));
    assert_eq!(again.added, 3, "what was undone is not there");
}

#[test]
fn blanks_clear_where_asked() {
    let (folder, mut workspace) = team();
    import(&mut workspace, &write(&folder, "list.csv", LIST));
    let table = write(
        &folder,
        "blank.csv",
        "id,name,website,employees,outcome,criteria\nA1,,,,,\nA2,Beta GmbH,b.example,7,failed,Written\n",
    );
    let (layout, mut options) = prepared(&workspace, &table);
    options.blank_clears = true;
    let report = import_with(&mut workspace, &table, &layout, &options);
    assert_eq!(counts(&report), [0, 2, 0, 0, 0]);
    let alfa = workspace.book().unwrap().entries()[0].clone();
    assert_eq!((alfa.account.name.as_str(), alfa.account.website.as_str()), ("Alfa S.p.A.", ""));
    assert_eq!((alfa.account.employees, &alfa.account.outcome), (None, &None));
    assert_eq!(alfa.account.country, "Italy", "a column that is not there clears nothing");
    assert!(!alfa.answers.contains_key("criteria") && alfa.answers.contains_key("executive"));
    assert!(!alfa.answers.contains_key("size"), "the employees answer it too");
    assert_eq!(counts(&import_with(&mut workspace, &table, &layout, &options)), [0, 0, 2, 0, 0]);
}

#[test]
fn without_a_key_name_website_and_country_decide() {
    let (folder, mut workspace) = team();
    import(
        &mut workspace,
        &write(&folder, "a.csv", "name,website,country\nAlfa,alfa.example,Italy\nBeta,,Spain\nBeta,,France\n"),
    );
    let table = write(
        &folder,
        "b.csv",
        "name,website,country\nALFA,https://www.alfa.example/it,Italia\nAlfa,alfa.other.example,Italy\nbeta,,\nBeta,,spain\nBeta,,España\n",
    );
    let report = import(&mut workspace, &table);
    assert_eq!(counts(&report), [1, 2, 0, 2, 0], "{report:#?}");
    assert_eq!(report.rejects[0].reason, Reject::Ambiguous { accounts: 2 });
    assert_eq!(report.rejects[1].reason, Reject::RepeatedRow { first: 5 });
    // The other Alfa is added, and proposed as a likely duplicate.
    assert_eq!(report.duplicates_found, 1);
    assert_eq!((report.duplicates[0].line, report.duplicates[0].why), (3, Likeness::SameName));
}

#[test]
fn likely_duplicates_are_proposed_and_merged_only_when_asked() {
    let (folder, mut workspace) = team();
    import(
        &mut workspace,
        &write(&folder, "a.csv", "id,name,website\n1,Officine Rossi S.p.A.,\n2,Tessitura Garda,garda.example\n3,Gamma Works,\n"),
    );
    let table = write(
        &folder,
        "b.csv",
        "id,name,website,country\n11,Officine Rossi,,Italy\n12,Garda Group,www.garda.example,Italy\n13,Gama Works,,Italy\n14,Nuova,,Italy\n15,NUOVA SRL,,Italy\n",
    );
    let (layout, mut options) = prepared(&workspace, &table);
    let plan = plan_table(&workspace, &table, &layout, &options, None, &mut unwatched).unwrap();
    assert_eq!(counts(&plan), [5, 0, 0, 0, 0], "nothing is merged without being asked");
    let likes: Vec<(u32, &Like, Likeness)> = plan.duplicates.iter().map(|d| (d.line, &d.like, d.why)).collect();
    let account = |id: u32, name: &str| Like::Account { id, name: name.into() };
    assert_eq!(
        likes,
        [
            (2, &account(1, "Officine Rossi S.p.A."), Likeness::SameName),
            (3, &account(2, "Tessitura Garda"), Likeness::SameWebsite),
            (4, &account(3, "Gamma Works"), Likeness::SimilarName),
            (6, &Like::Row { line: 5 }, Likeness::SameName),
        ]
    );
    options.choices = [(2, Choice::Update), (3, Choice::Skip), (6, Choice::Update)].into();
    let report = import_with(&mut workspace, &table, &layout, &options);
    assert_eq!(counts(&report), [2, 1, 0, 1, 1], "{report:#?}");
    assert_eq!(report.rejects[0].reason, Reject::RepeatedRow { first: 5 }, "two rows of one table: the person decides");
    let first = workspace.account(1).unwrap();
    assert_eq!((first.key.as_deref(), first.name.as_str(), first.country.as_str()), (Some("1"), "Officine Rossi", "Italy"));
}

#[test]
fn an_account_without_a_key_gets_one_where_the_website_agrees() {
    let (folder, mut workspace) = team();
    import(&mut workspace, &write(&folder, "a.csv", "name,website\nAlfa,alfa.example\nBeta,\n"));
    let report = import(&mut workspace, &write(&folder, "b.csv", "id,name,website\nK1,Alfa,alfa.example\nK2,Beta,\n"));
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    assert_eq!(workspace.account(1).unwrap().key.as_deref(), Some("K1"));
    assert_eq!(report.duplicates[0].like, Like::Account { id: 2, name: "Beta".into() });
}

#[test]
fn stages_come_from_the_mapping_or_a_column() {
    let (folder, mut workspace) = team();
    let table = write(
        &folder,
        "a.csv",
        "name,status\nAlfa,Customer - Direct\nBeta,Opportunity\nGamma,Competitor\nDelta,\nEta,Chiuso perso\n",
    );
    let (layout, options) = prepared(&workspace, &table);
    assert_eq!(options.mapping.target("status"), Target::Attribute, "too few words are known: {:?}", options.mapping);
    let mut mapping = options.mapping;
    mapping.set("status", Target::Field(AccountField::Stage));
    mapping.stage = Stage::Lead;
    let report = import_with(&mut workspace, &table, &layout, &ImportOptions::new(mapping.clone()));
    let stages: Vec<Stage> = workspace.book().unwrap().entries().iter().map(|e| e.account.stage).collect();
    assert_eq!(stages, [Stage::Customer, Stage::Prospect, Stage::Lead, Stage::Lead, Stage::Disqualified]);
    assert_eq!((&report.unmatched[0].what, report.unmatched[0].values[0].text.as_str()), (&Unmatched::Stage, "Competitor"));
    assert_eq!(workspace.account(3).unwrap().extra["status"], "Competitor", "the word is kept");
    // A list of customers makes customers of them; a list of prospects takes no customer back.
    let names = write(&folder, "b.csv", "name\nAlfa\nBeta\n");
    let layout = table::preview(&names, None).unwrap().layout;
    for (stage, expected) in
        [(Stage::Prospect, [Stage::Customer, Stage::Prospect]), (Stage::Customer, [Stage::Customer, Stage::Customer])]
    {
        let mut mapping = Mapping::empty(stage);
        mapping.set("name", Target::Field(AccountField::Name));
        import_with(&mut workspace, &names, &layout, &ImportOptions::new(mapping));
        assert_eq!([1, 2].map(|id| workspace.account(id).unwrap().stage), expected);
    }
    // Translations come first.
    mapping.columns.iter_mut().find(|c| c.column == "status").unwrap().values =
        [("COMPETITOR".to_owned(), "disqualified".to_owned())].into();
    let layout = table::preview(&table, None).unwrap().layout;
    import_with(&mut workspace, &table, &layout, &ImportOptions::new(mapping));
    assert_eq!(workspace.account(3).unwrap().stage, Stage::Disqualified);
}

#[test]
fn grades_come_from_their_columns() {
    let (folder, mut workspace) = team();
    let table = write(
        &folder,
        "a.csv",
        "name,criteria,criteria grade,size,executive,grades\n\
         Alfa,Written,observed,12,yes,size=guess;executive=said\n\
         Beta,Spoken,,600,no,nonsense;size=certain\n\
         Gamma,Spoken,hm,,,\n",
    );
    let report = import(&mut workspace, &table);
    let book = workspace.book().unwrap();
    let grade = |at: usize, parameter: &str| book.entries()[at].answers[parameter].grade;
    assert_eq!([grade(0, "criteria"), grade(0, "size"), grade(0, "executive")], [Grade::Observed, Grade::Guess, Grade::Said]);
    assert_eq!([grade(1, "criteria"), grade(1, "size"), grade(2, "criteria")], [Grade::Said; 3]);
    let unmatched: Vec<(&str, u32)> = report.unmatched.iter().map(|u| (u.column.as_str(), u.rows)).collect();
    assert_eq!(unmatched, [("criteria grade", 1), ("grades", 2)]);
    // The same answer without a grade does not lose the one it has; a grade alone changes how it is known.
    let later = write(&folder, "b.csv", "name,criteria,grades\nAlfa,Written,executive=observed\n");
    let report = import(&mut workspace, &later);
    assert_eq!(report.updates[0].changed, [Changed::Answer("executive".into())]);
    assert_eq!(workspace.book().unwrap().entries()[0].answers["criteria"].grade, Grade::Observed);
}

#[test]
fn any_column_can_be_the_key() {
    let (folder, mut workspace) = team();
    let table = write(&folder, "a.csv", "name,website,vat\nAlfa,a.example,IT1\nAlfa,b.example,IT2\n");
    let look = look_at_table(&workspace, &table, None).unwrap();
    let mapping = look.mapping(Some(Stage::Customer), Some("VAT"));
    assert_eq!(mapping.target("vat"), Target::Field(AccountField::Key));
    let report = import_with(&mut workspace, &table, &look.preview.layout, &ImportOptions::new(mapping));
    assert_eq!(counts(&report), [2, 0, 0, 0, 0]);
    assert_eq!(workspace.account(2).unwrap().key.as_deref(), Some("IT2"));
    assert_eq!(workspace.account(2).unwrap().stage, Stage::Customer);
    // A column that is something else too.
    let mapping = look.mapping(None, Some("website"));
    assert_eq!((mapping.key_column(), mapping.target("website")), (Some("website"), Target::Field(AccountField::Website)));
    let (_folder, mut other) = team();
    for expected in [[2, 0, 0, 0, 0], [0, 0, 2, 0, 0]] {
        let report = import_with(&mut other, &table, &look.preview.layout, &ImportOptions::new(mapping.clone()));
        assert_eq!(counts(&report), expected, "{report:#?}");
    }
    assert_eq!(other.account(1).unwrap().key.as_deref(), Some("a.example"));
    let error = look.mapping(None, Some("nothing"));
    let error =
        plan_table(&workspace, &table, &look.preview.layout, &ImportOptions::new(error), None, &mut unwatched).unwrap_err();
    assert!(error.to_string().contains("\"nothing\""), "{error}");
}

#[test]
fn a_workspace_without_a_profile_takes_accounts_all_the_same() {
    let (folder, _, mut workspace) = fresh();
    let report = import(&mut workspace, &write(&folder, "list.csv", LIST));
    assert_eq!(report.added, 3);
    assert!(report.warnings.contains(&ImportWarning::NoProfile));
    assert_eq!(workspace.account(1).unwrap().extra["criteria"], "Written");
    let graded = import(&mut workspace, &write(&folder, "graded.csv", "name,grades\nAlfa,criteria=observed\n"));
    assert_eq!((graded.added, graded.unmatched.len()), (1, 0), "{graded:#?}");
}

#[test]
fn one_column_can_be_a_fact_and_an_answer() {
    let (folder, mut workspace) = team();
    let table = write(&folder, "a.csv", "Account Name,Employees\nAlfa,\"1,234\"\nBeta,7\n");
    let (layout, options) = prepared(&workspace, &table);
    assert_eq!(options.mapping.column("Employees").unwrap().also.as_deref(), Some("size"));
    import_with(&mut workspace, &table, &layout, &options);
    let alfa = workspace.book().unwrap().entries()[0].clone();
    assert_eq!(alfa.account.employees, Some(Number::from(1234)));
    assert_eq!(alfa.answers["size"].given, Given::Number(Number::from(1234)));
}

#[test]
fn the_sample_imports_completely() {
    let (_folder, _, mut workspace) = fresh();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles/sample");
    let text = fs::read_to_string(sample.join("profile.en.json")).unwrap();
    workspace.start_draft_from(&serde_json::from_str(&text).unwrap()).unwrap();
    for (file, rows) in [("customers.csv", 36), ("prospects.csv", 120)] {
        let report = import(&mut workspace, &sample.join(file));
        assert_eq!(counts(&report), [rows, 0, 0, 0, 0], "{report:#?}");
        assert_eq!(report.warnings, []);
        // The prospects have the usual gaps: a remark instead of a level here and there, and four that are listed twice.
        let duplicates: Vec<&str> = report.duplicates.iter().map(|d| d.name.as_str()).collect();
        if file == "customers.csv" {
            assert_eq!((report.unmatched.len(), duplicates.len()), (0, 0), "{report:#?}");
        } else {
            assert_eq!(
                duplicates,
                [
                    "Tessitura Valmarena S.p.A.",
                    "LOGISTIQUE FONTBRUNE SAS",
                    "Muehlenbrink Antriebstechnik GmbH",
                    "Talleres Ibarrena, S.L."
                ]
            );
            assert!(report.unmatched.iter().all(|u| u.rows <= 2) && report.unmatched.len() > 5, "{report:#?}");
        }
        assert_eq!(counts(&import(&mut workspace, &sample.join(file))), [0, 0, rows, 0, 0]);
    }
    let book = workspace.book().unwrap();
    assert_eq!(book.reference().len(), 36);
    assert!(book.reference().iter().all(|answers| answers.len() >= 10));
}
