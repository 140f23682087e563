//! Twenty thousand accounts. Times are printed, not asserted: this machine may be busy.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use lanewise_e2e::{App, paths, role, sample, test_id};
use serde_json::Value;

use crate::steps::{go, table};

/// The rows of a table of the sample again and again, each under a name and key of its own.
fn many(name: &str, key: &str, rows: usize, file: &Path) {
    let sample = fs::read_to_string(table(name)).unwrap();
    let (header, lines) = sample.split_once('\n').unwrap();
    let lines: Vec<&str> = lines.lines().collect();
    let mut out = std::io::BufWriter::new(fs::File::create(file).unwrap());
    writeln!(out, "{header}").unwrap();
    for row in 0..rows {
        // record_id, name and website are the first columns, and none of them is quoted.
        let mut cells = lines[row % lines.len()].splitn(4, ',');
        let (_, name, _, rest) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        writeln!(out, "{key}-{row},{name} {row},https://{key}{row}.example,{rest}").unwrap();
    }
}

fn import(workspace: &Path, file: &Path) {
    let output = Command::new(paths::command_line_program()).arg("import").arg(workspace).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Scrolls a box down, a good deal with every frame.
fn scroll(app: &App, selector: &str, frames: u32) {
    app.script(
        "const box = document.querySelector(arguments[0]);
         let left = arguments[1];
         window.__scrolled = false;
         const step = () => { box.scrollTop += 120; left -= 1; if (left > 0) requestAnimationFrame(step); else window.__scrolled = true; };
         requestAnimationFrame(step);",
        &[selector.into(), frames.into()],
    );
    app.wait_for("the end of the way", || app.script("return window.__scrolled;", &[]) == true);
}

/// Prints how many frames were drawn meanwhile, and how long the longest took.
fn frames_while(app: &App, what: &str, work: impl FnOnce()) {
    app.script(
        "window.__frames = [];
         const note = (time) => { window.__frames?.push(time); if (window.__frames) requestAnimationFrame(note); };
         requestAnimationFrame(note);",
        &[],
    );
    work();
    let frames = app.script("const frames = window.__frames; window.__frames = null; return frames;", &[]);
    let times: Vec<f64> = frames.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    assert!(times.len() > 1, "no frame was drawn while {what}");
    let mut each: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    each.sort_by(f64::total_cmp);
    let seconds = (times[times.len() - 1] - times[0]) / 1000.0;
    let (middle, late) = (each[each.len() / 2], each[each.len() * 95 / 100]);
    println!(
        "{what}: {:.0} frames a second, middle {middle:.0} ms, 95 of 100 within {late:.0} ms, longest {:.0} ms",
        each.len() as f64 / seconds,
        each[each.len() - 1]
    );
}

#[test]
fn twenty_thousand_accounts_are_no_burden() {
    const EACH: usize = 10_000;
    let workspace = sample::new();
    let folder = workspace.path().parent().unwrap();
    for (name, key) in [("customers.csv", "past"), ("prospects.csv", "open")] {
        let file = folder.join(name);
        many(name, key, EACH, &file);
        import(workspace.path(), &file);
    }

    let mut app = App::open(workspace.path());
    println!("usable {} ms after the start, painted after {} ms", app.first_use().as_millis(), app.first_paint().as_millis());

    go(&app, "Customers");
    app.sees("of 10,036");
    app.find(role("gridcell").first()).wait();
    frames_while(&app, "scrolling the sheet", || scroll(&app, "[role=grid]", 60));
    frames_while(&app, "walking through the sheet", || {
        let grid = app.find(role("grid"));
        (0..40).for_each(|_| grid.press("Down"));
    });
    let drawn = app.script("return document.querySelectorAll('[role=grid] *').length;", &[]).as_u64().unwrap();
    println!("{drawn} elements stand for ten thousand rows");
    assert!(drawn < 2000, "{drawn} elements: rows that nobody sees are drawn");
    app.find(test_id("mode-board")).click();
    app.find(role("option").first()).wait();
    frames_while(&app, "scrolling a column of the board", || scroll(&app, "[data-testid=board-happy] [role=listbox]", 60));
    let card = app.find(test_id("board-happy")).find(role("option").first());
    let path: Vec<(i32, i32)> = (0..120_i32).map(|step| ((step % 60 - 30).abs() * 12, 4)).collect();
    frames_while(&app, "dragging a card", || card.drag_along(&path));
    app.find(test_id("mode-table")).click();
    go(&app, "Prospects");
    app.find(role("gridcell").first()).wait();
    app.find(test_id("prospects-search")).fill("Cafés Monteorde");
    app.find(role("row").having("Cafés Monteorde").first()).click();
    app.find(test_id("verdict")).wait();

    go(&app, "Profile");
    let says = app.find(test_id("lane-says"));
    let settled = says.text();
    let good = app.find(role("slider").having("Cut-off between Risky and Good"));
    good.wait();
    let path: Vec<(i32, i32)> = (0..200_i32).map(|step| ((step % 100 - 50).abs() * 2 - 60, 0)).collect();
    frames_while(&app, "dragging a cut-off", || good.drag_along(&path));
    says.wait_text_other_than(&settled);

    // It is saved, and comes back.
    app.find(role("button").having("Undo: cut-off of Good")).wait();
    app.quit();
    app.restart();
    app.find(role("button").having("Undo: cut-off of Good")).wait();
}
