//! How long comparing slides takes: `compare_speed [slides]`, 2,000 by default. Built from the sample's own sentences, so that the words are
//! distributed as people's are.
#![allow(clippy::unwrap_used, reason = "a measurement")]

use std::time::{Duration, Instant};

use lanewise_method::Slide;
use lanewise_method::profile::Language;
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, WorkspaceError, sample};

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let wanted: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.lanewise");
    let setup = Setup { name: "Many".into(), author: "Ada".into(), language: Language::En };
    let mut ws = sample::create(&path, &setup).unwrap();
    let models: Vec<Slide> = ws.slides().unwrap().into_iter().map(|s| s.slide).collect();
    let book = ws.book().unwrap();
    let customers: Vec<_> = book.entries().iter().filter(|e| e.account.outcome.is_some()).map(|e| e.account.clone()).collect();
    // Each slide takes each of its fields from another of the sample's, so that no two are the same.
    let mixed = |at: usize| {
        let of = |step: usize| models[(at * step + at / models.len()) % models.len()].clone();
        let (a, b, c) = (of(1), of(7), of(31));
        Slide { issue: b.issue, problems: c.problems, capabilities: of(11).capabilities, delta: of(3).delta, ..a }
    };
    ws.transact::<_, WorkspaceError>(Op::AddSample { accounts: 0 }, |tx| {
        let mut account = 0;
        for at in 0..wanted.saturating_sub(models.len()) {
            if at % 2 == 0 {
                let model = &customers[at / 2 % customers.len()];
                let new = NewAccount { outcome: model.outcome.clone(), ..NewAccount::new(format!("Customer {at}"), model.stage) };
                account = tx.add_account(&new)?;
            }
            tx.add_slide(account, &mixed(at))?;
        }
        Ok(())
    })
    .unwrap();
    ws.close().unwrap();
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    let slides = ws.slides().unwrap();
    let bytes: usize = slides.iter().map(|s| serde_json::to_string(&s.slide).unwrap().len()).sum();
    println!("{} slides, {:.1} MB", slides.len(), bytes as f64 / 1e6);
    let started = Instant::now();
    let found = ws.compare_slides(None).unwrap();
    println!("the first time, when all is read: {:>7.1} ms ({} terms)", started.elapsed().as_secs_f64() * 1e3, found.terms.len());
    let again = (0..9).map(|_| {
        let started = Instant::now();
        ws.compare_slides(None).unwrap();
        started.elapsed()
    });
    println!("again, median of 9:               {:>7.1} ms", median(again.collect()).as_secs_f64() * 1e3);
    let after = (0..9).map(|at| {
        let mut slide = slides[at].slide.clone();
        slide.issue.push_str(" And one thing more.");
        ws.put_slide(slides[at].id, &slide).unwrap();
        let started = Instant::now();
        ws.compare_slides(None).unwrap();
        started.elapsed()
    });
    println!("after a slide changed:            {:>7.1} ms", median(after.collect()).as_secs_f64() * 1e3);
    let started = Instant::now();
    let text = serde_json::to_string(&ws.compare_slides(None).unwrap()).unwrap();
    println!("with its JSON ({:>4} kB):          {:>7.1} ms", text.len() / 1000, started.elapsed().as_secs_f64() * 1e3);
    ws.close().unwrap();
}
