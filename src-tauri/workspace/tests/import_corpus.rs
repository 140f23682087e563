//! Every table of the import corpus is imported with all its rows accounted for, or refused in words with the workspace untouched.
//! Skipped with a word where the corpus is absent. Then exports as customer systems write them, invented.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{fresh, profile};
use lanewise_method::{Given, Number, Profile, Stage};
use lanewise_workspace::import::{ImportError, ImportOptions, ImportReport, import_table, look_at_table, unwatched};
use lanewise_workspace::mapping::{Crm, Mapping, Target};
use lanewise_workspace::{Entry, Workspace};
use tempfile::TempDir;

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|e| !["json", "md"].contains(&e.to_str().unwrap_or_default())) {
            into.push(path);
        }
    }
}

/// Look, take what is suggested, and where no column of names was found take the first column.
fn import_as_suggested(workspace: &mut Workspace, table: &Path) -> Result<ImportReport, ImportError> {
    let look = look_at_table(workspace, table, None)?;
    let mut mapping = look.mapping(None, None);
    if mapping.check(&names(&look.preview.layout), None, &[]).iter().any(lanewise_workspace::mapping::MappingProblem::stops) {
        mapping = Mapping::empty(Stage::Prospect);
        mapping.set(&look.preview.layout.columns[0].name, Target::Field(lanewise_workspace::mapping::AccountField::Name));
    }
    Ok(import_table(workspace, table, &look.preview.layout, &ImportOptions::new(mapping), None, &mut unwatched)?.value)
}

fn names(layout: &lanewise_workspace::table::Layout) -> Vec<String> {
    layout.columns.iter().map(|c| c.name.clone()).collect()
}

#[test]
fn the_corpus_is_imported_or_refused() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/import");
    if !corpus.is_dir() {
        println!("skipped: the import corpus is not here");
        return;
    }
    let mut tables = Vec::new();
    files(&corpus, &mut tables);
    tables.sort();
    assert!(tables.len() > 140, "{}", tables.len());
    let (_folder, _, mut workspace) = fresh();
    workspace.start_draft_from(&profile()).unwrap();
    let (mut imported, mut refused, mut rows) = (0, 0, 0u64);
    for table in &tables {
        let before = workspace.dump().unwrap();
        let outcome = import_as_suggested(&mut workspace, table);
        match outcome {
            Ok(report) => {
                assert!(report.accounts_for_every_row(), "{}", table.display());
                assert_eq!(report.rejects.len(), (report.rejected as usize).min(200), "{}", table.display());
                imported += 1;
                rows += u64::from(report.rows);
                // Rows that were not taken wait in the workspace: also that is a step.
                if report.added + report.updated + report.rejected > 0 {
                    workspace.undo().unwrap().unwrap();
                }
            }
            Err(error) => {
                let text = error.to_string();
                assert!(text.len() > 30 && text.ends_with('.'), "{}: {text}", table.display());
                refused += 1;
            }
        }
        assert_eq!(workspace.dump().unwrap(), before, "{}", table.display());
    }
    println!("{imported} tables imported with {rows} rows, {refused} refused");
    assert!(imported > 100 && refused > 5, "{imported} imported, {refused} refused");
}

/// Windows-1252, as Excel writes CSV in western Europe.
fn windows_1252(text: &str) -> Vec<u8> {
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lossy);
    bytes.into_owned()
}

struct Exported {
    folder: TempDir,
    workspace: Workspace,
}

impl Exported {
    fn with(profile: &str) -> Self {
        let (folder, _, mut workspace) = fresh();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles").join(profile);
        let profile: Profile = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        workspace.start_draft_from(&profile).unwrap();
        Self { folder, workspace }
    }

    /// Imports an export as the suggestions have it, twice.
    #[track_caller]
    fn import(&mut self, crm: Crm, name: &str, bytes: &[u8]) -> (ImportReport, Vec<Entry>) {
        let table = self.folder.path().join(name);
        fs::write(&table, bytes).unwrap();
        let look = look_at_table(&self.workspace, &table, None).unwrap();
        assert_eq!(look.suggestion.crm, Some(crm), "{:#?}", look.suggestion.columns);
        let options = ImportOptions::new(look.mapping(None, None));
        let mut import =
            || import_table(&mut self.workspace, &table, &look.preview.layout, &options, None, &mut unwatched).unwrap().value;
        let (first, again) = (import(), import());
        assert_eq!((again.unchanged, again.added), (first.added, 0), "{again:#?}");
        let entries = self.workspace.book().unwrap().entries().iter().map(|e| (**e).clone()).collect();
        (first, entries)
    }
}

#[test]
fn salesforce_in_italian_with_decimal_commas() {
    let mut exported = Exported::with("success-ready.it.json");
    let text = "\"ID account\";\"Nome account\";\"Titolare account\";\"Paese di fatturazione\";\"Settore\";\"Dipendenti\";\"Fatturato annuo\";\"Tipo\"\r\n\
        \"0015g00000A1\";\"Officine Brandolè S.p.A.\";\"Giulia\";\"Italia\";\"Metalmeccanica\";\"1.320\";\"71.500.000,50\";\"Cliente - Diretto\"\r\n\
        \"0015g00000A2\";\"Caffè Perù\";\"Ugo\";\"Italia\";\"Alimentare\";\"45\";\"2.250.000,00\";\"Prospect\"\r\n\
        \"0015g00000A3\";\"Città Nuova\";\"\";\"Italia\";\"\";\"\";\"\";\"Concorrente\"\r\n";
    let (report, entries) = exported.import(Crm::Salesforce, "account.csv", &windows_1252(text));
    assert_eq!((report.added, report.rejected), (3, 0), "{report:#?}");
    let first = &entries[0].account;
    assert_eq!((first.key.as_deref(), first.name.as_str()), (Some("0015g00000A1"), "Officine Brandolè S.p.A."));
    assert_eq!((first.employees, first.revenue), (Some(Number::from(1320)), Some(Number::from_millionths(71_500_000_500_000))));
    assert_eq!(
        (first.stage, entries[1].account.stage, entries[2].account.stage),
        (Stage::Customer, Stage::Prospect, Stage::Prospect)
    );
    assert_eq!(entries[0].answers["company_size"].given, Given::Number(Number::from(1320)), "employees answer the size too");
    assert_eq!(report.unmatched.len(), 1, "a competitor is neither: {:#?}", report.unmatched);
    assert_eq!(entries[2].account.extra["Tipo"], "Concorrente");
}

#[test]
fn hubspot_in_spanish() {
    let mut exported = Exported::with("success-ready.es.json");
    let text = "ID de registro,Nombre de la empresa,Nombre de dominio de la empresa,Etapa del ciclo de vida,Número de empleados,Ingresos anuales,Propietario de la empresa\n\
        9001,Hierros Valdecanto,hierrosvaldecanto.example,Cliente,340,88600000,Inés\n\
        9002,\"Señal, S.L.\",senal.example,Lead calificado para marketing,12,,Inés\n\
        9003,Ñandú,,Evangelista,,1500000,\n";
    let (report, entries) = exported.import(Crm::Hubspot, "empresas.csv", text.as_bytes());
    assert_eq!((report.added, report.rejected, report.unmatched.len()), (3, 0, 0), "{report:#?}");
    let stages: Vec<Stage> = entries.iter().map(|e| e.account.stage).collect();
    assert_eq!(stages, [Stage::Customer, Stage::Lead, Stage::Ambassador]);
    assert_eq!((entries[1].account.website.as_str(), entries[1].account.owner.as_str()), ("senal.example", "Inés"));
}

#[test]
fn dynamics_as_a_workbook() {
    let mut exported = Exported::with("success-ready.en.json");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let headers = [
        "(Do Not Modify) Account",
        "(Do Not Modify) Row Checksum",
        "(Do Not Modify) Modified On",
        "Account Name",
        "Main Phone",
        "Relationship Type",
        "No. of Employees",
        "Annual Revenue",
        "Address 1: Country/Region",
    ];
    for (at, header) in (0u16..).zip(headers) {
        sheet.write(0, at, header).unwrap();
    }
    for (row, (name, kind, people)) in
        (1u32..).zip([("Alfa Ltd", "Customer", 120.0), ("Beta GmbH", "Prospect", 45.0), ("Gamma", "", 0.0)])
    {
        sheet.write(row, 0, format!("{{0A1B-{row}}}")).unwrap();
        sheet.write(row, 1, "x/y==").unwrap();
        sheet.write(row, 3, name).unwrap();
        sheet.write(row, 4, "+39 02 000").unwrap();
        sheet.write(row, 5, kind).unwrap();
        if people > 0.0 {
            sheet
                .write_formula(row, 6, rust_xlsxwriter::Formula::new(format!("={people}*1")).set_result(people.to_string()))
                .unwrap();
            sheet.write(row, 7, people * 1_000.5).unwrap();
        } else {
            sheet.write_formula(row, 6, rust_xlsxwriter::Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        }
        sheet.write(row, 8, "Italy").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let (report, entries) = exported.import(Crm::Dynamics, "Active Accounts.xlsx", &bytes);
    assert_eq!((report.added, report.rejected), (3, 0), "{report:#?}");
    let first = &entries[0].account;
    assert_eq!(
        (first.key.as_deref(), first.employees, first.stage),
        (Some("{0A1B-1}"), Some(Number::from(120)), Stage::Customer)
    );
    assert_eq!(first.revenue, Some(Number::from_millionths(120_060_000_000)));
    assert!(first.extra.is_empty(), "machinery and telephones are not kept: {:?}", first.extra);
    assert_eq!((report.cell_errors.len(), entries[2].account.employees), (1, None));
    assert_eq!((report.cell_errors[0].column.as_str(), report.cell_errors[0].text.as_str()), ("No. of Employees", "#DIV/0!"));
}

#[test]
fn odoo_and_pipedrive() {
    let mut exported = Exported::with("success-ready.it.json");
    let odoo = "\"ID Esterno\";\"Nome\";\"Nazione\";\"Etichette\";\"Addetto vendite\";\"Stadio\"\n\
        \"__export__.res_partner_7\";\"Tessitura Como\";\"Italia\";\"tessile,fiera\";\"Ugo\";\"Qualificato\"\n\
        \"__export__.res_partner_8\";\"Lanificio Biella\";\"Italia\";\"\";\"Ugo\";\"Vinto\"\n";
    let (report, entries) = exported.import(Crm::Odoo, "contatti.csv", odoo.as_bytes());
    assert_eq!((report.added, report.unmatched.len()), (2, 0), "{report:#?}");
    assert_eq!((entries[0].account.stage, entries[1].account.stage), (Stage::Prospect, Stage::Customer));
    assert_eq!(entries[0].account.extra["Etichette"], "tessile,fiera");

    let mut exported = Exported::with("success-ready.en.json");
    let pipedrive = "\u{feff}Organization - ID,Organization - Name,Organization - Owner,Deal - Title,Deal - Stage,Deal - Value,Person - Email - Work\n\
        1,Alfa,Ada,Alfa deal,Proposal Made,\"12,000.50\",a@alfa.example\n\
        2,Beta,Ada,Beta deal,Demo Scheduled,900,b@beta.example\n\
        1,Alfa,Ada,Alfa second deal,Negotiations Started,1,a@alfa.example\n";
    let (report, entries) = exported.import(Crm::Pipedrive, "deals.csv", pipedrive.as_bytes());
    assert_eq!((report.added, report.rejected), (2, 1), "an account stands once: {report:#?}");
    assert_eq!(entries[0].account.stage, Stage::Prospect);
    assert!(!entries[0].account.extra.values().any(|v| v.contains('@')), "{:?}", entries[0].account.extra);
}
