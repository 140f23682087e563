//! How long columns take: `columns_speed [customers] [columns]`, 10,000 and 40 by default, with as many prospects. One column in five tells
//! something; half of them are numbers.
#![allow(clippy::unwrap_used, reason = "a measurement")]

use std::time::Instant;

use lanewise_method::Stage;
use lanewise_method::profile::Language;
use lanewise_workspace::columns::{ColumnsGround, learn};
use lanewise_workspace::{NewAccount, Op, Setup, Workspace, WorkspaceError};

/// Draws that are the same everywhere.
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn main() {
    let number = |at: usize| std::env::args().nth(at).and_then(|n| n.parse::<u64>().ok());
    let (customers, columns) = (number(1).unwrap_or(10_000), number(2).unwrap_or(40));
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup { name: "Many".into(), author: "Ada".into(), language: Language::En };
    let mut ws = Workspace::create(folder.path().join("many.lanewise"), &setup).unwrap();
    let mut draws = Draws(7);
    ws.transact::<_, WorkspaceError>(Op::AddSample { accounts: 0 }, |tx| {
        for at in 0..2 * customers {
            let (customer, happy) = (at < customers, draws.below(10) < 6);
            let cell = |column: u64| {
                let tells = if column.is_multiple_of(5) && happy { 12 } else { 0 };
                let drawn = draws.below(40) + tells;
                if column.is_multiple_of(2) { drawn.to_string() } else { format!("Kind {}", drawn / 8) }
            };
            let cells: Vec<String> = (0..columns).map(cell).collect();
            let extra = cells.into_iter().enumerate().map(|(at, cell)| (format!("Column {at}"), cell)).collect();
            let outcome = customer.then(|| if happy { "happy" } else { "failed" }.to_owned());
            let stage = if customer { Stage::Customer } else { Stage::Prospect };
            tx.add_account(&NewAccount { extra, outcome, ..NewAccount::new(format!("Account {at}"), stage) })?;
        }
        Ok(())
    })
    .unwrap();
    let (book, outcomes, measured) = (ws.book().unwrap(), ws.outcomes().unwrap(), ws.measured_columns().unwrap());
    let told = |what: &str, started: Instant| println!("{what:<44} {:>9.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let started = Instant::now();
    let ground = ColumnsGround::new(&book, &outcomes, &measured, Language::En).unwrap();
    told("what all columns say, the first time", started);
    let started = Instant::now();
    let view = ground.view(None, &book);
    told("the same again, beside a profile", started);
    let separating = view.told.iter().filter(|t| t.evidence.adjusted <= 50_000).map(|t| t.of.clone()).collect::<Vec<_>>();
    println!("{} of {} columns separate", separating.len(), view.looked_at);
    let one = ground.parameters(&separating[..1]).unwrap();
    let started = Instant::now();
    let made = ws.make_columns(&one, &[]).unwrap().value;
    told(&format!("one becomes a parameter, {} answers", made.answers), started);
    let started = Instant::now();
    ws.undo().unwrap();
    told("and is taken back", started);
    let started = Instant::now();
    let learnt = learn(&ws.book().unwrap(), &outcomes, &measured, Language::En, "Many").unwrap();
    told(&format!("a profile of {} parameters learnt", learnt.profile.parameters.len()), started);
    let started = Instant::now();
    let made = ws.start_learnt(&learnt).unwrap().value;
    told(&format!("its {} answers filled in", made.answers), started);
}
