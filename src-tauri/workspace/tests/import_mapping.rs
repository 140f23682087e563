//! What the columns of real and of invented exports are suggested to mean.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::HashSet;

use lanewise_method::account::standard_outcomes;
use lanewise_method::{Profile, Stage};
use lanewise_workspace::mapping::{AccountField as F, Crm, Mapping, Suggestion, Target, Why, suggest};

fn profile(file: &str) -> Profile {
    let path = format!("{}/../../profiles/{file}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn table(lines: &[&str]) -> (Vec<String>, Vec<Vec<String>>) {
    let split = |line: &str| line.split('|').map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    (split(lines[0]), lines[1..].iter().map(|l| split(l)).collect())
}

fn suggested(lines: &[&str], language: &str) -> Suggestion {
    let (headers, rows) = table(lines);
    let profile = profile(&format!("success-ready.{language}"));
    let suggestion = suggest(&headers, &rows, Some(&profile), &standard_outcomes());
    let problems = suggestion.mapping.check(&headers, Some(&profile), &standard_outcomes());
    assert_eq!(problems, [], "a suggestion must be usable as it is");
    assert_eq!(suggestion.columns.len(), headers.len());
    assert_eq!(Mapping::from_json(&suggestion.mapping.to_json()).unwrap(), suggestion.mapping);
    suggestion
}

#[track_caller]
fn is(suggestion: &Suggestion, expected: &[(&str, F)]) {
    for (column, field) in expected {
        assert_eq!(suggestion.mapping.target(column), Target::Field(*field), "{column}\n{:#?}", suggestion.columns);
    }
}

#[test]
fn salesforce_in_three_languages() {
    let s = suggested(
        &[
            "Account ID|Account Name|Account Owner|Billing Country|Billing State/Province|Industry|Employees|Annual Revenue|Type|Website|Last Activity",
            "0011t00000AbcDE|Alfa S.p.A.|Giulia|Italy|Veneto|Food|120|4500000|Customer - Direct|alfa.example|12/01/2026",
        ],
        "en",
    );
    assert_eq!(s.crm, Some(Crm::Salesforce));
    is(&s, &[("Account ID", F::Key), ("Account Name", F::Name), ("Account Owner", F::Owner), ("Billing Country", F::Country)]);
    is(&s, &[("Billing State/Province", F::Region), ("Industry", F::Industry), ("Employees", F::Employees)]);
    is(&s, &[("Annual Revenue", F::Revenue), ("Type", F::Stage), ("Website", F::Website)]);
    assert_eq!(s.mapping.target("Last Activity"), Target::Ignore);
    assert_eq!(s.mapping.column("Employees").unwrap().also.as_deref(), Some("company_size"));

    let s = suggested(&["Id|IsDeleted|Name|Type|BillingCountry|NumberOfEmployees|AnnualRevenue|OwnerId|SystemModstamp"], "en");
    assert_eq!(s.crm, Some(Crm::Salesforce));
    is(&s, &[("Id", F::Key), ("Name", F::Name), ("BillingCountry", F::Country), ("NumberOfEmployees", F::Employees)]);
    assert_eq!(s.mapping.target("SystemModstamp"), Target::Ignore);

    let s = suggested(
        &["ID account|Nome account|Titolare account|Paese di fatturazione|Settore|Dipendenti|Fatturato annuo|Tipo"],
        "it",
    );
    assert_eq!(s.crm, Some(Crm::Salesforce));
    is(
        &s,
        &[
            ("ID account", F::Key),
            ("Nome account", F::Name),
            ("Settore", F::Industry),
            ("Dipendenti", F::Employees),
            ("Tipo", F::Stage),
        ],
    );
    assert_eq!(s.mapping.column("Dipendenti").unwrap().also.as_deref(), Some("company_size"));

    let s = suggested(
        &[
            "Id. de la cuenta|Nombre de la cuenta|Propietario de la cuenta|País de facturación|Sector|Empleados|Ingresos anuales|Tipo",
        ],
        "es",
    );
    assert_eq!(s.crm, Some(Crm::Salesforce));
    is(
        &s,
        &[
            ("Nombre de la cuenta", F::Name),
            ("País de facturación", F::Country),
            ("Ingresos anuales", F::Revenue),
            ("Tipo", F::Stage),
        ],
    );

    let leads = suggested(&["First Name|Last Name|Title|Company / Account|Lead Source|Lead Status|Lead Owner|Email"], "en");
    assert_eq!(leads.crm, Some(Crm::Salesforce));
    is(&leads, &[("Company / Account", F::Name), ("Lead Status", F::Stage), ("Lead Owner", F::Owner)]);

    let deals = suggested(&["Opportunity Name|Account Name|Stage|Amount|Opportunity Owner|Close Date"], "en");
    is(&deals, &[("Account Name", F::Name), ("Stage", F::Stage), ("Opportunity Owner", F::Owner)]);
    assert_eq!(deals.mapping.target("Opportunity Name"), Target::Attribute);
}

#[test]
fn hubspot_in_three_languages() {
    let s = suggested(
        &[
            "Record ID|Company name|Company Domain Name|Lifecycle Stage|Number of Employees|Annual Revenue|Company owner|Country/Region|Industry|Create Date",
        ],
        "en",
    );
    assert_eq!(s.crm, Some(Crm::Hubspot));
    is(
        &s,
        &[("Record ID", F::Key), ("Company name", F::Name), ("Company Domain Name", F::Website), ("Lifecycle Stage", F::Stage)],
    );
    is(&s, &[("Number of Employees", F::Employees), ("Annual Revenue", F::Revenue), ("Company owner", F::Owner)]);
    is(&s, &[("Country/Region", F::Country), ("Industry", F::Industry)]);
    let s = suggested(
        &[
            "ID record|Nome dell'azienda|Nome di dominio dell'azienda|Fase del ciclo di vita|Numero di dipendenti|Fatturato annuo|Proprietario dell'azienda",
        ],
        "it",
    );
    assert_eq!(s.crm, Some(Crm::Hubspot));
    is(
        &s,
        &[
            ("ID record", F::Key),
            ("Nome dell'azienda", F::Name),
            ("Fase del ciclo di vita", F::Stage),
            ("Fatturato annuo", F::Revenue),
        ],
    );
    let s = suggested(
        &[
            "ID de registro|Nombre de la empresa|Nombre de dominio de la empresa|Etapa del ciclo de vida|Número de empleados|Propietario de la empresa",
        ],
        "es",
    );
    assert_eq!(s.crm, Some(Crm::Hubspot));
    is(&s, &[("ID de registro", F::Key), ("Nombre de la empresa", F::Name), ("Nombre de dominio de la empresa", F::Website)]);
}

#[test]
fn dynamics_in_three_languages() {
    let s = suggested(
        &[
            "(Do Not Modify) Account|(Do Not Modify) Row Checksum|Account Name|Main Phone|Relationship Type|No. of Employees|Annual Revenue|Address 1: Country/Region|Owner",
        ],
        "en",
    );
    assert_eq!(s.crm, Some(Crm::Dynamics));
    is(&s, &[("(Do Not Modify) Account", F::Key), ("Account Name", F::Name), ("Relationship Type", F::Stage)]);
    is(&s, &[("No. of Employees", F::Employees), ("Address 1: Country/Region", F::Country), ("Owner", F::Owner)]);
    assert_eq!(s.mapping.target("(Do Not Modify) Row Checksum"), Target::Ignore);
    let s = suggested(
        &["(Non modificare) Account|(Non modificare) Checksum riga|Nome account|Tipo di relazione|Proprietario|Ricavi annuali"],
        "it",
    );
    assert_eq!(s.crm, Some(Crm::Dynamics));
    is(
        &s,
        &[
            ("(Non modificare) Account", F::Key),
            ("Nome account", F::Name),
            ("Tipo di relazione", F::Stage),
            ("Ricavi annuali", F::Revenue),
        ],
    );
    let s = suggested(&["(No modificar) Cuenta|Nombre de cuenta|Tipo de relación|Propietario|N.º de empleados"], "es");
    assert_eq!(s.crm, Some(Crm::Dynamics));
    is(
        &s,
        &[
            ("(No modificar) Cuenta", F::Key),
            ("Nombre de cuenta", F::Name),
            ("Propietario", F::Owner),
            ("N.º de empleados", F::Employees),
        ],
    );
}

#[test]
fn odoo_contacts_and_leads() {
    let s = suggested(&["id|name|company_name|country_id|state_id|user_id|industry_id|website|tag_ids|comment"], "en");
    assert_eq!(s.crm, Some(Crm::Odoo));
    is(&s, &[("id", F::Key), ("company_name", F::Name), ("country_id", F::Country), ("user_id", F::Owner), ("comment", F::Note)]);
    // Companies of the contact list have no company above them: their own name counts.
    let s = suggested(
        &["External ID|Name|Company Name|Country|Tags|Salesperson", "x.1|Alfa|||a|Ugo", "x.2|Beta||Italy||Ugo", "x.3|Gamma|||b|"],
        "en",
    );
    assert_eq!(s.crm, Some(Crm::Odoo));
    is(&s, &[("External ID", F::Key), ("Name", F::Name), ("Salesperson", F::Owner)]);
    let s = suggested(&["ID Esterno|Nome|Nazione|Etichette|Addetto vendite|Stadio"], "it");
    assert_eq!(s.crm, Some(Crm::Odoo));
    is(&s, &[("ID Esterno", F::Key), ("Nome", F::Name), ("Nazione", F::Country), ("Stadio", F::Stage)]);
    let s = suggested(&["ID externo|Nombre|País|Etiquetas|Comercial|Etapa"], "es");
    assert_eq!(s.crm, Some(Crm::Odoo));
    is(&s, &[("ID externo", F::Key), ("Nombre", F::Name), ("País", F::Country), ("Etapa", F::Stage)]);
}

#[test]
fn pipedrive_organisations_and_deals() {
    let s = suggested(
        &[
            "Organization - ID|Organization - Name|Organization - Owner|Deal - Title|Deal - Stage|Deal - Value|Person - Email - Work",
        ],
        "en",
    );
    assert_eq!(s.crm, Some(Crm::Pipedrive));
    is(
        &s,
        &[
            ("Organization - ID", F::Key),
            ("Organization - Name", F::Name),
            ("Organization - Owner", F::Owner),
            ("Deal - Stage", F::Stage),
        ],
    );
    assert_eq!(s.mapping.target("Person - Email - Work"), Target::Ignore);
    assert_eq!(s.mapping.target("Deal - Value"), Target::Attribute);
    let s = suggested(&["Organizzazione - ID|Organizzazione - Nome|Affare - Fase"], "it");
    is(&s, &[("Organizzazione - ID", F::Key), ("Organizzazione - Nome", F::Name), ("Affare - Fase", F::Stage)]);
    let s = suggested(&["Organización - ID|Organización - Nombre|Trato - Etapa"], "es");
    is(&s, &[("Organización - ID", F::Key), ("Organización - Nombre", F::Name), ("Trato - Etapa", F::Stage)]);
}

#[test]
fn the_sample_maps_completely() {
    for (file, stage) in [("customers", Stage::Customer), ("prospects", Stage::Prospect)] {
        let path = format!("{}/../../profiles/sample/{file}.csv", env!("CARGO_MANIFEST_DIR"));
        let mut reader = csv::Reader::from_path(path).unwrap();
        let headers: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
        let rows: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(String::from).collect()).collect();
        for language in ["en", "it", "es"] {
            let profile = profile(&format!("sample/profile.{language}"));
            let s = suggest(&headers, &rows, Some(&profile), &standard_outcomes());
            assert_eq!(s.crm, None);
            assert_eq!(s.mapping.stage, stage, "{file}");
            for parameter in &profile.parameters {
                assert_eq!(s.mapping.target(&parameter.id), Target::Parameter(parameter.id.clone()), "{file} {language}");
            }
            is(
                &s,
                &[
                    ("record_id", F::Key),
                    ("name", F::Name),
                    ("website", F::Website),
                    ("industry", F::Industry),
                    ("employees", F::Employees),
                ],
            );
            is(
                &s,
                &[
                    ("country", F::Country),
                    ("region", F::Region),
                    ("annual_revenue", F::Revenue),
                    ("owner", F::Owner),
                    ("stage", F::Stage),
                ],
            );
            assert_eq!(s.mapping.target("grades"), Target::Grades);
            assert!(s.mapping.columns.iter().all(|c| c.also.is_none()), "each parameter has its own column");
        }
    }
}

#[test]
fn cells_tell_what_a_header_does_not() {
    let s = suggested(
        &[
            "Azienda|Chi decide|Cultura|Criteri",
            "Alfa|An executive leads it|Early majority|Said on a call",
            "Beta|None|Laggard|Written, no number",
            "Gamma|Met, and in favour|Innovator|?",
        ],
        "en",
    );
    is(&s, &[("Azienda", F::Name)]);
    assert_eq!(s.mapping.target("Chi decide"), Target::Parameter("executive_contact".into()));
    assert_eq!(s.mapping.target("Cultura"), Target::Parameter("adopter_culture".into()));
    assert_eq!(s.mapping.target("Criteri"), Target::Parameter("success_criteria".into()));
    let why = &s.columns[2];
    assert!(matches!(why.why, Why::Cells { covered: 3, of: 3 }) && why.confidence >= 60, "{why:?}");
    let none = suggested(&["A|B", "Alfa|foo", "Beta|foo"], "en");
    is(&none, &[("A", F::Name)]);
    assert_eq!(none.mapping.target("B"), Target::Attribute);
}

#[test]
fn grades_have_columns_of_their_own() {
    let s = suggested(
        &[
            "Name|Lane|Lane grade|Company size|Evidence",
            "Alfa|Core lane|observed|12|lane=guess;company_size=observed",
            "Beta||guess||",
        ],
        "en",
    );
    assert_eq!(s.mapping.target("Lane"), Target::Parameter("lane".into()));
    assert_eq!(s.mapping.target("Lane grade"), Target::Grade("lane".into()));
    assert_eq!(s.mapping.target("Evidence"), Target::Grades);
}

#[test]
fn nothing_is_mapped_twice_whatever_the_headers() {
    let s = suggested(
        &[
            "Name|Company Name|Account|Name 2|Nombre|Stage|Status|Lead status|Lane|Lanes|the lane",
            "a|b|c|d|e|lead|lead|lead|x|y|z",
        ],
        "en",
    );
    let singles: Vec<&Target> = s.mapping.columns.iter().map(|c| &c.to).filter(|t| t.is_single()).collect();
    assert_eq!(singles.iter().collect::<HashSet<_>>().len(), singles.len());
    assert!(singles.len() >= 3);
}

#[test]
fn odd_tables_do_not_break_it() {
    for lines in [&[""][..], &["|||"], &["\u{0}|💥|  "], &["A", "", "", ""]] {
        let (headers, rows) = table(lines);
        let s = suggest(&headers, &rows, None, &[]);
        assert_eq!(s.columns.len(), headers.len());
    }
    assert_eq!(suggest(&[], &[], None, &[]).mapping.columns, []);
}

#[test]
fn a_name_answers_no_parameter_however_alike_the_words_are() {
    let s = suggested(&["Company|Owner", "Alfa|Ada", "Beta|Ada", "Gamma|Bruno"], "en");
    is(&s, &[("Company", F::Name), ("Owner", F::Owner)]);
    assert_eq!(s.mapping.column("Company").unwrap().also, None);
}
