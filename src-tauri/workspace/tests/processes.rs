//! Several processes and one file: what was confirmed survives kill -9 at any moment, nothing half-done does, the second one is told
//! who has it, and folders that cannot be written are said to be so.
//!
//! This program is its own child: with `LANEWISE_CHILD` set it works on a file and reports each confirmed change over its output.
#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use common::{level, number, profile, prospect, setup};
use lanewise_workspace::{AccountEdit, ErrorKind, Op, Workspace, WorkspaceError};

const CHILD: &str = "LANEWISE_CHILD";

fn main() {
    if let Ok(role) = std::env::var(CHILD) {
        return child(&role);
    }
    let tests: [(&str, fn()); 6] = [
        ("edits_survive_being_killed", edits_survive_being_killed),
        ("an_import_is_there_wholly_or_not_at_all", an_import_is_there_wholly_or_not_at_all),
        ("opening_and_closing_survive_being_killed", opening_and_closing_survive_being_killed),
        ("a_reader_sees_whole_changes_only", a_reader_sees_whole_changes_only),
        ("the_second_is_told_who_has_it", the_second_is_told_who_has_it),
        ("a_folder_that_cannot_be_written_is_said_to_be_so", a_folder_that_cannot_be_written_is_said_to_be_so),
    ];
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    for (name, test) in tests {
        if wanted.is_empty() || wanted.iter().any(|w| name.contains(w)) {
            test();
            println!("test {name} ... ok");
        }
    }
}

/// Small random numbers that are the same in parent and child.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        // Numbers of G. Marsaglia, Xorshift RNGs, J. Stat. Softw. 8 (2003).
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }
}

fn start(role: &str, path: &Path, seed: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .env(CHILD, role)
        .env("LANEWISE_FILE", path)
        .env("LANEWISE_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn child(role: &str) {
    let path = PathBuf::from(std::env::var_os("LANEWISE_FILE").unwrap());
    let seed: u64 = std::env::var("LANEWISE_SEED").unwrap().parse().unwrap();
    let say = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}").unwrap();
        out.flush().unwrap();
    };
    match role {
        "edits" => {
            let mut ws = Workspace::open(&path, "Child").unwrap();
            let mut dice = Dice(seed);
            for n in 1u32.. {
                edit(&mut ws, n, &mut dice);
                say(n.to_string());
            }
        }
        "import" => {
            let mut ws = Workspace::open(&path, "Child").unwrap();
            for n in 1u32.. {
                say(format!("begin {n}"));
                import(&mut ws, n);
                say(n.to_string());
            }
        }
        "reopen" => {
            for n in 1u32.. {
                let mut ws = Workspace::open(&path, "Child").unwrap();
                ws.add_account(&prospect(&format!("company {n}"))).unwrap();
                say(n.to_string());
                ws.close().unwrap();
            }
        }
        "hold" => {
            let ws = Workspace::open(&path, "Child").unwrap();
            say("held".into());
            // Until it is killed, or its parent is gone.
            let _ = std::io::stdin().read_line(&mut String::new());
            drop(ws);
        }
        "denied" => say(denied(&path)),
        other => panic!("there is no role {other}"),
    }
}

/// One random change that consists of several rows.
fn edit(ws: &mut Workspace, n: u32, dice: &mut Dice) {
    let ids: Vec<u32> = ws.book().unwrap().entries().iter().map(|e| e.account.id).collect();
    let any = |dice: &mut Dice| ids.get(usize::try_from(dice.below(ids.len().max(1) as u64)).unwrap()).copied();
    let value = i32::try_from(n).unwrap();
    match (dice.below(8), any(dice)) {
        (0, Some(_)) => drop(ws.undo().unwrap()),
        (1, Some(_)) => drop(ws.redo().unwrap()),
        (2, Some(id)) => drop(ws.set_answer(id, "criteria", Some(&level("written"))).unwrap()),
        (3, Some(id)) if ids.len() > 5 => drop(ws.remove_accounts(&[id]).unwrap()),
        (4, Some(_)) => drop(ws.edit_accounts(&ids, &AccountEdit::Note(format!("note {n}"))).unwrap()),
        (5, Some(_)) if ws.draft().unwrap().is_some() => drop(ws.publish(&format!("reason {n}")).unwrap()),
        (6, _) => drop(ws.start_draft_from(&profile()).unwrap()),
        _ => {
            ws.transact(Op::AddAccount { account_name: format!("company {n}") }, |tx| {
                let id = tx.add_account(&prospect(&format!("company {n}")))?;
                for parameter in ["size", "other", "third", "fourth"] {
                    tx.set_answer(id, parameter, &number(value))?;
                }
                Ok::<_, WorkspaceError>(())
            })
            .unwrap();
        }
    }
}

const ROWS: u32 = 1500;

fn import(ws: &mut Workspace, n: u32) {
    ws.transact(Op::Import { file: format!("{n}.csv"), rows: ROWS }, |tx| {
        for i in 0..ROWS {
            let id = tx.add_account(&prospect(&format!("{n} {i}")))?;
            for parameter in 0..10 {
                tx.set_answer(id, &format!("p{parameter}"), &number(i32::try_from(n).unwrap()))?;
            }
        }
        if n > 1 {
            // What the one before put in is changed too.
            for id in 1..=100 {
                tx.set_answer(id, "p0", &number(-i32::try_from(n).unwrap()))?;
            }
        }
        Ok::<_, WorkspaceError>(())
    })
    .unwrap();
}

/// Everything a person sees, but the times: they differ from run to run.
fn view(ws: &Workspace) -> Vec<String> {
    let mut lines: Vec<String> = ws
        .book()
        .unwrap()
        .entries()
        .iter()
        .map(|e| {
            let answers: BTreeMap<_, _> = e.answers.iter().collect();
            let scores: Vec<_> =
                ws.scores_of(e.account.id).unwrap().iter().map(|s| (s.id, s.version, s.likely, s.cause)).collect();
            format!("{} {} {:?} {answers:?} {scores:?}", e.account.id, e.account.name, e.account.note)
        })
        .collect();
    lines.extend(ws.versions().unwrap().iter().map(|v| format!("{} {}", v.number, v.reason)));
    lines.push(format!("{:?}", ws.draft().unwrap()));
    lines.extend(ws.history(u32::MAX).unwrap().iter().map(|s| format!("{} {:?} {}", s.id, s.op, s.undone)));
    lines
}

fn whole(path: &Path) {
    let conn = rusqlite::Connection::open(path).unwrap();
    let said: String = conn.query_row("PRAGMA integrity_check", [], |r| r.get(0)).unwrap();
    assert_eq!(said, "ok");
    let broken = conn.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!broken, "a row points to nothing");
}

/// Kills a child after it confirmed some changes and then some more time; gives what it confirmed last and what it began last.
fn killed_after(mut child: Child, confirmed: u32, then: Duration) -> (u32, u32) {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let (mut last, mut begun) = (0, 0);
    let read = |line: String, last: &mut u32, begun: &mut u32| match line.strip_prefix("begin ") {
        Some(n) => *begun = n.parse().unwrap(),
        None => *last = line.parse().unwrap(),
    };
    while last < confirmed {
        let line = lines.next().expect("the child goes on until it is killed").unwrap();
        read(line, &mut last, &mut begun);
    }
    std::thread::sleep(then);
    child.kill().unwrap();
    child.wait().unwrap();
    // What it said before it died counts as well.
    for line in lines.map_while(Result::ok).filter(|l| !l.is_empty()) {
        read(line, &mut last, &mut begun);
    }
    (last, begun)
}

fn edits_survive_being_killed() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for round in 0..25u64 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("k.lanewise");
        Workspace::create(&path, &setup()).unwrap().close().unwrap();
        let seed = round * 7919 + 17;
        let confirmed = u32::try_from(1 + dice.below(40)).unwrap();
        let then = Duration::from_micros(dice.below(20_000));
        let (last, _) = killed_after(start("edits", &path, seed), confirmed, then);

        // The same changes, not killed: as many as were confirmed, or the one more that was done but no longer confirmed.
        let again = folder.path().join("again.lanewise");
        let mut same = Workspace::create(&again, &setup()).unwrap();
        let mut dice = Dice(seed);
        (1..=last).for_each(|n| edit(&mut same, n, &mut dice));
        let sure = view(&same);
        edit(&mut same, last + 1, &mut dice);
        let one_more = view(&same);

        // Also without repairing anything first.
        let found = view(&Workspace::open_read_only(&path).unwrap());
        let mut ws = Workspace::open(&path, "Ada").unwrap();
        assert_eq!(view(&ws), found);
        assert!(
            found == sure || found == one_more,
            "round {round}: after {last} confirmed changes the file holds\n{found:#?}\nnot\n{sure:#?}"
        );
        while ws.undo().unwrap().is_some() {}
        assert!(ws.book().unwrap().is_empty());
        ws.close().unwrap();
        assert_eq!(common::files(&folder).iter().filter(|f| f.starts_with("k.")).count(), 1);
        whole(&path);
    }
}

fn an_import_is_there_wholly_or_not_at_all() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let mut cut_short = 0;
    for round in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("k.lanewise");
        Workspace::create(&path, &setup()).unwrap().close().unwrap();
        let confirmed = u32::try_from(dice.below(3)).unwrap();
        let then = Duration::from_millis(dice.below(400));
        let (last, begun) = killed_after(start("import", &path, 1), confirmed, then);
        let ws = Workspace::open(&path, "Ada").unwrap();
        let book = ws.book().unwrap();
        let found = u32::try_from(book.len()).unwrap();
        assert!(
            found == last * ROWS || (begun > last && found == begun * ROWS),
            "round {round}: {found} accounts, {last} confirmed"
        );
        cut_short += u32::from(begun > last && found == last * ROWS);
        assert_eq!(ws.history(u32::MAX).unwrap().len(), usize::try_from(found / ROWS).unwrap());
        for (at, entry) in (0u32..).zip(book.entries()) {
            let n = i32::try_from(at / ROWS + 1).unwrap();
            assert_eq!((entry.account.name.clone(), entry.answers.len()), (format!("{n} {}", at % ROWS), 10));
            let done = i32::try_from(found / ROWS).unwrap();
            let first = if at < 100 && done > 1 { -done } else { n };
            assert_eq!((&entry.answers["p0"], &entry.answers["p9"]), (&number(first), &number(n)));
        }
        ws.close().unwrap();
        whole(&path);
    }
    assert!(cut_short > 0, "no round hit an import in the middle; let them last longer");
}

fn opening_and_closing_survive_being_killed() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("k.lanewise");
    Workspace::create(&path, &setup()).unwrap().close().unwrap();
    let mut sure = 0;
    for round in 0..25 {
        let confirmed = u32::try_from(dice.below(6)).unwrap();
        let (last, _) = killed_after(start("reopen", &path, 1), confirmed, Duration::from_micros(dice.below(30_000)));
        let ws = Workspace::open(&path, "Ada").unwrap();
        let found = u32::try_from(ws.book().unwrap().len()).unwrap();
        assert!(found == sure + last || found == sure + last + 1, "round {round}: {found} accounts, {} confirmed", sure + last);
        sure = found;
        ws.close().unwrap();
        whole(&path);
        assert_eq!(common::files(&folder), ["k.lanewise"]);
    }
}

fn a_reader_sees_whole_changes_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("k.lanewise");
    Workspace::create(&path, &setup()).unwrap().close().unwrap();
    let mut child = start("import", &path, 1);
    let mut seen = Vec::new();
    let start = std::time::Instant::now();
    while seen.len() < 4 && start.elapsed() < Duration::from_secs(60) {
        let book = Workspace::open_read_only(&path).unwrap().book().unwrap();
        assert_eq!(u32::try_from(book.len()).unwrap() % ROWS, 0, "part of an import was seen");
        let imports = i32::try_from(book.len()).unwrap() / i32::try_from(ROWS).unwrap();
        if imports > 1 {
            let first: Vec<_> = book.entries().iter().take(100).map(|e| e.answers["p0"].clone()).collect();
            assert_eq!(first, vec![number(-imports); 100]);
        }
        if seen.last() != Some(&imports) {
            seen.push(imports);
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(seen.is_sorted() && seen.len() == 4, "{seen:?}");
}

fn the_second_is_told_who_has_it() {
    let (folder, path, mut ws) = common::fresh();
    ws.add_account(&prospect("Acme")).unwrap();
    ws.close().unwrap();
    let mut child = start("hold", &path, 1);
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "held\n");

    let error = Workspace::open(&path, "Ada").unwrap_err();
    let WorkspaceError::Busy { holder: Some(holder), .. } = &error else { panic!("{error}") };
    assert_eq!(holder.pid, child.id());
    for told in [path.display().to_string(), format!("process {}", child.id()), holder.user.clone(), holder.host.clone()] {
        assert!(error.to_string().contains(&told), "{error}");
    }
    #[cfg(unix)]
    {
        // By another name it is still the same file.
        let alias = folder.path().join("alias.lanewise");
        std::os::unix::fs::symlink(&path, &alias).unwrap();
        assert_eq!(Workspace::open(&alias, "Ada").unwrap_err().kind(), ErrorKind::Busy);
        std::fs::remove_file(alias).unwrap();
    }
    let mut reader = Workspace::open_read_only(&path).unwrap();
    assert_eq!(reader.book().unwrap().len(), 1);
    assert_eq!(reader.add_account(&prospect("No")).unwrap_err().kind(), ErrorKind::ReadOnly);
    drop(reader);

    child.kill().unwrap();
    child.wait().unwrap();
    let ws = Workspace::open(&path, "Ada").unwrap();
    assert_eq!(Workspace::open(&path, "Bea").unwrap_err().kind(), ErrorKind::Busy, "twice in one process");
    ws.close().unwrap();
    assert_eq!(common::files(&folder), ["team.lanewise"]);
}

/// What the child finds in a folder that it cannot write: the kinds of the errors, and how many accounts it can read.
fn denied(path: &Path) -> String {
    let kind = |r: Result<Workspace, WorkspaceError>| format!("{:?}", r.map(|_| ()).map_err(|e| e.kind()));
    let new = path.with_file_name("new.lanewise");
    format!(
        "{} {} {}",
        kind(Workspace::create(new, &setup())),
        kind(Workspace::open(path, "Ada")),
        Workspace::open_read_only(path).unwrap().book().unwrap().len()
    )
}

/// An administrator can write anywhere, so that this runs as somebody else where it must.
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let (folder, path, mut ws) = common::fresh();
    ws.add_account(&prospect("Acme")).unwrap();
    ws.close().unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "a private file");
    let program = folder.path().join("program");
    std::fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    mode(&program, 0o755);
    let run = |expected: &str| {
        let mut command = Command::new(&program);
        command.env(CHILD, "denied").env("LANEWISE_FILE", &path).env("LANEWISE_SEED", "1");
        if std::fs::write(folder.path().join("probe"), "").is_ok() {
            let _ = std::fs::remove_file(folder.path().join("probe"));
            command.uid(65_534).gid(65_534);
        }
        let output = command.output().unwrap();
        assert_eq!(
            String::from_utf8_lossy(&output.stdout),
            format!("{expected}\n"),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    };
    mode(&path, 0o444);
    mode(folder.path(), 0o555);
    run("Err(ReadOnly) Err(ReadOnly) 1");
    mode(folder.path(), 0o777);
    run("Ok(()) Err(ReadOnly) 1");
    mode(&path, 0o600);
}

#[cfg(not(unix))]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    println!("skipped: rights of folders are tested on Unix");
    let _ = denied as fn(&Path) -> String;
}
