//! How long an import takes, from the table's file to the committed step, against the very same rows put in by plain prepared SQLite
//! inserts from memory, in one run. Prints JSON.
//!
//! `cargo run --release -p lanewise-workspace --example import_speed [ACCOUNTS] [ROUNDS]`
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first error")]

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use lanewise_method::Profile;
use lanewise_method::profile::{AnswerKind, Language};
use lanewise_workspace::import::{ImportOptions, ImportReport, import_table, look_at_table, plan_table, unwatched};
use lanewise_workspace::starter::{Starter, starter};
use lanewise_workspace::{Setup, Workspace};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

const PARAMETERS: usize = 20;

/// A list of accounts as a customer system exports it, one answer per parameter.
fn table(path: &Path, profile: &Profile, accounts: u32) {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let ids: Vec<&str> = profile.parameters.iter().take(PARAMETERS).map(|p| p.id.as_str()).collect();
    writeln!(out, "Account ID,Account Name,Website,Industry,Billing Country,Employees,Account Owner,{}", ids.join(",")).unwrap();
    let mut line = String::new();
    for i in 0..accounts {
        line.clear();
        let industry = ["Manufacturing", "Logistics", "Health care", "Retail"][i as usize % 4];
        let country = ["Italy", "Spain", "Germany", "France", "Netherlands"][i as usize % 5];
        write!(line, "0015g00000{i:08},{} {} {i} S.p.A.,https://www.company{i}.example,", word(i), word(i / 26)).unwrap();
        write!(line, "{industry},{country},{},owner{}", i % 5_000, i % 12).unwrap();
        for (at, parameter) in profile.parameters.iter().take(PARAMETERS).enumerate() {
            let mixed = i.wrapping_mul(2_654_435_761).rotate_left(u32::try_from(at).unwrap()) as usize % 997;
            match parameter.answer {
                AnswerKind::Bands => write!(line, ",{}", mixed + 1).unwrap(),
                _ => write!(line, ",\"{}\"", parameter.levels[mixed % parameter.levels.len()].name).unwrap(),
            }
        }
        writeln!(out, "{line}").unwrap();
    }
}

fn word(i: u32) -> &'static str {
    const WORDS: [&str; 26] = [
        "Alba", "Brenta", "Cima", "Dora", "Ebro", "Fiume", "Garda", "Horta", "Isola", "Jalon", "Kappa", "Lario", "Mira", "Nera",
        "Oglio", "Piave", "Quarz", "Reno", "Sile", "Tago", "Urola", "Varo", "Wien", "Xuquer", "Yser", "Zenit",
    ];
    WORDS[i as usize % 26]
}

fn workspace(path: &Path, profile: &Profile) -> Workspace {
    let mut ws = Workspace::create(path, &Setup { name: "Speed".into(), author: "Ada".into(), language: Language::En }).unwrap();
    ws.start_draft_from(profile).unwrap();
    ws
}

fn stored(path: &Path, sql: &str) -> Vec<Vec<Value>> {
    let conn = Connection::open(path).unwrap();
    let mut query = conn.prepare(sql).unwrap();
    let columns = query.column_count();
    let rows = query.query_map([], |row| (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The same rows in the same tables, as fast as the database takes them.
fn plainly(path: &Path, accounts: &[Vec<Value>], answers: &[Vec<Value>]) -> (f64, f64) {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(include_str!("../migrations/0001.sql")).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    conn.pragma_update(None, "synchronous", "FULL").unwrap();
    conn.pragma_update(None, "foreign_keys", true).unwrap();
    conn.pragma_update(None, "cache_size", -65_536).unwrap();
    let (start, cpu) = (Instant::now(), processor());
    let tx = conn.transaction().unwrap();
    {
        let marks = |n: usize| vec!["?"; n].join(", ");
        let mut account = tx.prepare(&format!("INSERT INTO account VALUES ({})", marks(accounts[0].len()))).unwrap();
        let mut answer = tx.prepare(&format!("INSERT INTO answer VALUES ({})", marks(answers[0].len()))).unwrap();
        let mut next = answers.iter().peekable();
        for row in accounts {
            account.execute(params_from_iter(row)).unwrap();
            while let Some(row_of) = next.next_if(|a| a[0] == row[0]) {
                answer.execute(params_from_iter(row_of)).unwrap();
            }
        }
    }
    tx.commit().unwrap();
    (start.elapsed().as_secs_f64(), processor() - cpu)
}

/// Seconds this thread has had a processor, where the system tells (Linux): other programs do not slow that down.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// Medians of the seconds that passed and of those the processor worked.
fn median(times: &[(f64, f64)]) -> (f64, f64) {
    let middle = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    (middle(times.iter().map(|t| t.0).collect()), middle(times.iter().map(|t| t.1).collect()))
}

fn main() {
    let mut args = std::env::args().skip(1).map(|a| a.parse::<u32>().unwrap());
    let accounts = args.next().unwrap_or(100_000);
    let rounds = args.next().unwrap_or(3);
    let mut profile = starter(Starter::SuccessReady, Language::En).unwrap();
    while profile.parameters.len() < PARAMETERS {
        let mut more = profile.parameters[0].clone();
        (more.id, more.name, more.weight) = (format!("further_{}", profile.parameters.len()), "Further".into(), 0);
        profile.parameters.push(more);
    }
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("accounts.csv");
    table(&csv, &profile, accounts);
    let timed = |work: &mut dyn FnMut() -> ImportReport| {
        let (start, cpu) = (Instant::now(), processor());
        let report = work();
        ((start.elapsed().as_secs_f64(), processor() - cpu), report)
    };
    let (mut imports, mut plains, mut plans, mut agains) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut answered = 0;
    for round in 0..rounds {
        let path = folder.path().join(format!("{round}.lanewise"));
        let mut ws = workspace(&path, &profile);
        let look = look_at_table(&ws, &csv, None).unwrap();
        let options = ImportOptions::new(look.mapping(None, None));
        let layout = look.preview.layout;
        let (seconds, _) = timed(&mut || plan_table(&ws, &csv, &layout, &options, None, &mut unwatched).unwrap());
        plans.push(seconds);
        let (seconds, report) =
            timed(&mut || import_table(&mut ws, &csv, &layout, &options, None, &mut unwatched).unwrap().value);
        imports.push(seconds);
        assert_eq!((report.added, report.rows, report.unmatched.len()), (accounts, accounts, 0), "{report:#?}");
        if round == 0 {
            let (seconds, report) =
                timed(&mut || import_table(&mut ws, &csv, &layout, &options, None, &mut unwatched).unwrap().value);
            agains.push(seconds);
            assert_eq!(report.unchanged, accounts);
        }
        ws.close().unwrap();
        let rows = stored(&path, "SELECT * FROM account ORDER BY id");
        let answers = stored(&path, "SELECT * FROM answer ORDER BY account, parameter");
        answered = answers.len();
        plains.push(plainly(&folder.path().join(format!("{round}.sqlite")), &rows, &answers));
    }
    let megabytes = std::fs::metadata(&csv).unwrap().len() / 1_000_000;
    let ((import, import_cpu), (plain, plain_cpu)) = (median(&imports), median(&plains));
    let told = serde_json::json!({
        "accounts": accounts, "answers": answered, "table_mb": megabytes, "rounds": rounds,
        "import_seconds": import, "plain_inserts_seconds": plain, "ratio": import / plain,
        "import_cpu_seconds": import_cpu, "plain_inserts_cpu_seconds": plain_cpu, "cpu_ratio": import_cpu / plain_cpu,
        "plan_seconds": median(&plans).0, "same_table_again_seconds": median(&agains).0,
    });
    println!("{told}");
}
