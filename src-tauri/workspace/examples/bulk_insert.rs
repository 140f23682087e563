//! How much the one door costs: accounts with 20 answers each through [`Workspace::transact`], against the same rows through plain prepared
//! SQLite inserts into the same tables, in one run.
//!
//! `cargo run --release -p lanewise-workspace --example bulk_insert [ACCOUNTS] [ROUNDS]`
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first error")]

use std::path::Path;
use std::time::Instant;

use lanewise_method::profile::Language;
use lanewise_method::{Answer, Given, Grade, Number, Stage};
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, WorkspaceError};
use rusqlite::{Connection, params};

const PARAMETERS: usize = 20;

fn account(i: u32) -> NewAccount {
    NewAccount {
        key: Some(format!("0015g00000{i:08}")),
        website: format!("https://www.company{i}.example"),
        industry: ["Manufacturing", "Logistics", "Health care", "Retail"][i as usize % 4].into(),
        country: ["Italy", "Spain", "Germany", "France", "Netherlands"][i as usize % 5].into(),
        employees: Some(Number::from(i32::try_from(i % 5000).unwrap())),
        owner: format!("owner{}", i % 12),
        ..NewAccount::new(format!("Company {i} S.p.A."), Stage::Prospect)
    }
}

/// Three of four answers are a level, the others a number.
fn answer(i: u32, p: usize) -> Answer {
    let mixed = i.wrapping_mul(2_654_435_761).rotate_left(u32::try_from(p).unwrap()) % 997;
    let given = match p % 4 {
        3 => Given::Number(Number::from(i32::try_from(mixed).unwrap())),
        _ => Given::Levels(vec![format!("level_number_{}", mixed % 5)]),
    };
    Answer { given, grade: Grade::ALL[mixed as usize % 3] }
}

fn through_the_door(path: &Path, accounts: &[NewAccount], answers: &[Vec<Answer>], ids: &[String]) -> Workspace {
    let mut ws = Workspace::create(path, &Setup { name: "Bench".into(), author: "Ada".into(), language: Language::En }).unwrap();
    let op = Op::Import { file: "big.csv".into(), rows: u32::try_from(accounts.len()).unwrap() };
    ws.transact(op, |tx| {
        for (account, answers) in accounts.iter().zip(answers) {
            let id = tx.add_account(account)?;
            for (parameter, answer) in ids.iter().zip(answers) {
                tx.set_answer(id, parameter, answer)?;
            }
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
    ws
}

fn plainly(path: &Path, accounts: &[NewAccount], answers: &[Vec<Answer>]) {
    let mut conn = Connection::open(path).unwrap();
    conn.execute_batch(include_str!("../migrations/0001.sql")).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    conn.pragma_update(None, "synchronous", "FULL").unwrap();
    conn.pragma_update(None, "foreign_keys", true).unwrap();
    conn.pragma_update(None, "cache_size", -65_536).unwrap();
    let tx = conn.transaction().unwrap();
    {
        let mut put_account = tx
            .prepare(
                "INSERT INTO account (id, key, name, website, industry, country, region, employees, revenue, owner, stage, outcome, \
                 since, note, extra, created, updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', ?7, NULL, ?8, 'prospect', NULL, '', '', NULL, 0, 0)",
            )
            .unwrap();
        let mut put_answer = tx.prepare("INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)").unwrap();
        for (id, (a, answers)) in (1i64..).zip(accounts.iter().zip(answers)) {
            let employees = a.employees.map(Number::millionths);
            put_account.execute(params![id, a.key, a.name, a.website, a.industry, a.country, employees, a.owner]).unwrap();
            for (p, answer) in (1i64..).zip(answers) {
                let (kind, value) = match &answer.given {
                    Given::Number(n) => (2, n.millionths()),
                    Given::Levels(ids) => (0, 100 + i64::from(ids[0].as_bytes().last().copied().unwrap_or(0))),
                    Given::Text(_) => (3, 0),
                };
                put_answer.execute(params![id, p, kind, value, answer.grade as i64, 7, 1_795_293_014_123i64]).unwrap();
            }
        }
    }
    tx.commit().unwrap();
}

/// The second import of a list: nothing new, then every answer changed.
fn again(ws: &mut Workspace, answers: &[Vec<Answer>], ids: &[String]) {
    for (what, shift) in [("the same answers again", 0), ("every answer changed", 1)] {
        let start = Instant::now();
        let done = ws
            .transact(Op::Import { file: "again.csv".into(), rows: 0 }, |tx| {
                for (id, answers) in (1u32..).zip(answers) {
                    for (at, parameter) in ids.iter().enumerate() {
                        let mut answer = answers[at].clone();
                        if shift > 0 {
                            answer.grade = Grade::Unknown;
                        }
                        tx.set_answer(id, parameter, &answer)?;
                    }
                }
                Ok::<_, WorkspaceError>(())
            })
            .unwrap();
        println!("{what}: {:.2} s", start.elapsed().as_secs_f64());
        if done.changes.history {
            let start = Instant::now();
            ws.undo().unwrap();
            println!("undone: {:.2} s", start.elapsed().as_secs_f64());
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1).map(|a| a.parse::<u32>().unwrap());
    let count = args.next().unwrap_or(100_000);
    let rounds = args.next().unwrap_or(3);
    let accounts: Vec<NewAccount> = (0..count).map(account).collect();
    let answers: Vec<Vec<Answer>> = (0..count).map(|i| (0..PARAMETERS).map(|p| answer(i, p)).collect()).collect();
    let ids: Vec<String> = (0..PARAMETERS).map(|p| format!("parameter_number_{p}")).collect();
    let (mut door, mut plain) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        let folder = tempfile::tempdir().unwrap();
        let start = Instant::now();
        plainly(&folder.path().join("plain.sqlite"), &accounts, &answers);
        plain.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let mut ws = through_the_door(&folder.path().join("door.lanewise"), &accounts, &answers, &ids);
        door.push(start.elapsed().as_secs_f64());
        if round == 1 {
            again(&mut ws, &answers, &ids);
        }
        let start = Instant::now();
        ws.undo().unwrap();
        let undo = start.elapsed().as_secs_f64();
        let start = Instant::now();
        ws.redo().unwrap();
        let redo = start.elapsed().as_secs_f64();
        let start = Instant::now();
        ws.close().unwrap();
        let size = std::fs::metadata(folder.path().join("door.lanewise")).unwrap().len() / 1_048_576;
        println!(
            "round {round}: plain inserts {:.2} s, transact {:.2} s, undo {undo:.3} s, redo {redo:.3} s, close {:.2} s, file {size} MiB",
            plain[plain.len() - 1],
            door[door.len() - 1],
            start.elapsed().as_secs_f64()
        );
    }
    plain.sort_by(f64::total_cmp);
    door.sort_by(f64::total_cmp);
    let (plain, door) = (plain[plain.len() / 2], door[door.len() / 2]);
    println!(
        "{count} accounts x {PARAMETERS} answers, medians: plain {plain:.2} s, transact {door:.2} s, ratio {:.2}",
        door / plain
    );
}
