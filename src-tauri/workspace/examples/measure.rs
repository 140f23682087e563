//! How long the things take that a person waits for, with many accounts.
//!
//! `cargo run --release -p lanewise-workspace --example measure [ACCOUNTS]`
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first error")]

use std::time::Instant;

use lanewise_method::check::read_profile;
use lanewise_method::profile::Language;
use lanewise_method::{Answer, Given, Grade, Number, Profile, Stage};
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, WorkspaceError};

fn profile() -> Profile {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../profiles/success-ready.en.json");
    read_profile(&std::fs::read_to_string(root).unwrap()).unwrap()
}

fn answer(parameter: &lanewise_method::profile::Parameter, mixed: u32) -> Answer {
    let level = &parameter.levels[mixed as usize % parameter.levels.len()];
    let given = match level.from.or(level.to) {
        Some(limit) => Given::Number(Number::from_millionths(limit.millionths() + i64::from(mixed % 7) * 1_000_000)),
        None => Given::Levels(vec![level.id.clone()]),
    };
    Answer { given, grade: Grade::ALL[mixed as usize % 4] }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = work();
    println!("{what:<60} {:>9.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    value
}

fn main() {
    let count: u32 = std::env::args().nth(1).map_or(10_000, |a| a.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.lanewise");
    let profile = profile();
    let parameters = profile.parameters.len().min(20);
    let mut ws =
        timed("create", || Workspace::create(&path, &Setup { name: "M".into(), author: "Ada".into(), language: Language::En }))
            .unwrap();
    timed(&format!("add {count} accounts x {parameters} answers"), || {
        ws.transact(Op::Import { file: "m.csv".into(), rows: count }, |tx| {
            for i in 0..count {
                let stage = if i % 4 == 0 { Stage::Customer } else { Stage::Prospect };
                let mut new = NewAccount::new(format!("Company {i}"), stage);
                new.outcome = (i % 4 == 0).then(|| "happy".into());
                let id = tx.add_account(&new)?;
                for (at, parameter) in (0u32..).zip(profile.parameters.iter().take(parameters)) {
                    tx.set_answer(id, &parameter.id, &answer(parameter, i.wrapping_mul(2_654_435_761).rotate_left(at)))?;
                }
            }
            Ok::<_, WorkspaceError>(())
        })
    })
    .unwrap();
    timed("start the draft", || ws.start_draft_from(&profile)).unwrap();
    timed("publish, with a stored score for each account", || ws.publish("because")).unwrap();
    timed("undo that", || ws.undo()).unwrap();
    timed("redo it", || ws.redo()).unwrap();
    timed("one answer by hand, scored and stored", || ws.set_answer(1, &profile.parameters[0].id, None)).unwrap();
    timed("a stop of a threshold's drag", || {
        ws.drag_draft(Op::SetThreshold { tier_name: "Good".into(), from: 1 }, |p| p.tiers[1].from += 1)
    })
    .unwrap();
    timed("another", || ws.drag_draft(Op::SetThreshold { tier_name: "Good".into(), from: 2 }, |p| p.tiers[1].from += 1)).unwrap();
    timed("close", || ws.close()).unwrap();
    println!("file: {} KiB", std::fs::metadata(&path).unwrap().len() / 1024);
    let mut ws = timed("open", || Workspace::open(&path, "Ada")).unwrap();
    for _ in 0..3 {
        let book = timed("the book, in one pass", || ws.book().unwrap());
        assert_eq!(book.len(), count as usize);
        let all: Vec<u32> = book.entries().iter().take(600).map(|e| e.account.id).collect();
        drop(book);
        // More accounts than are kept up to date one by one: the book is read anew.
        ws.edit_accounts(&all, &lanewise_workspace::AccountEdit::Owner(format!("{:?}", Instant::now()))).unwrap();
    }
    drop(timed("the book", || ws.book().unwrap()));
    timed("the book again", || ws.book().unwrap());
    timed("one answer, with the book kept up to date", || ws.set_answer(2, &profile.parameters[0].id, None)).unwrap();
}
