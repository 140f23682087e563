//! `interactions WORKSPACE [NAME…]`: how the window keeps up with a hand: frames while something is dragged or scrolled, and the time
//! from a click or a letter until the page shows what came of it.

use std::process::ExitCode;

#[cfg(target_os = "linux")]
mod evidence;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    linux::main()
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Frames can only be counted on Linux.");
    ExitCode::FAILURE
}

#[cfg(target_os = "linux")]
mod linux {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::PathBuf;
    use std::process::ExitCode;

    use super::evidence::{blend, cost, lane, opened, refined};
    use lanewise_e2e::{App, Find, Times, css, role, sample, test_id};

    /// What is measured.
    enum Measure {
        /// While it moves: the times from frame to frame.
        Frames(fn(&App) -> Times),
        /// Done again and again: the times until it is seen.
        Responses(fn(&App) -> Times),
        /// Each by its name: the times until it is there, the first one apart.
        Screens(fn(&App) -> Vec<(&'static str, Times, Times)>),
    }

    struct Interaction {
        name: &'static str,
        title: &'static str,
        measure: Measure,
    }

    const INTERACTIONS: &[Interaction] = &[
        Interaction { name: "threshold", title: "a cut-off dragged on the lane chart", measure: Measure::Frames(threshold) },
        Interaction { name: "weight", title: "a weight dragged", measure: Measure::Frames(weight) },
        Interaction { name: "fit", title: "the fit of a level dragged", measure: Measure::Frames(fit) },
        Interaction {
            name: "scroll",
            title: "the table of customers scrolled, 25 rows a frame",
            measure: Measure::Frames(scroll),
        },
        Interaction { name: "filter", title: "a letter typed into the customers' filter", measure: Measure::Responses(filter) },
        Interaction { name: "sort", title: "the table of customers sorted", measure: Measure::Responses(sort) },
        Interaction { name: "group", title: "the table of customers grouped and ungrouped", measure: Measure::Responses(group) },
        Interaction { name: "board", title: "a card carried over the outcome board", measure: Measure::Frames(board) },
        Interaction { name: "scorecard", title: "a scorecard opened from the list", measure: Measure::Responses(scorecard) },
        Interaction {
            name: "readiness",
            title: "the list of prospects scrolled with its readiness, 25 rows a frame",
            measure: Measure::Frames(readiness),
        },
        Interaction { name: "blend", title: "the weights blended with the data's", measure: Measure::Frames(blend) },
        Interaction { name: "cost", title: "a cut-off dragged on the curve of costs", measure: Measure::Frames(cost) },
        Interaction {
            name: "lane",
            title: "a number of a lane's condition typed, until it is counted",
            measure: Measure::Responses(lane),
        },
        Interaction {
            name: "refined",
            title: "what separates, until the last of 10,000 deals is told",
            measure: Measure::Responses(refined),
        },
        Interaction { name: "opened", title: "screens opened", measure: Measure::Screens(opened) },
        Interaction { name: "search", title: "a letter typed into the search (Ctrl+K)", measure: Measure::Responses(search) },
    ];

    pub fn main() -> ExitCode {
        let mut arguments = std::env::args_os().skip(1);
        let Some(workspace) = arguments.next().map(PathBuf::from) else {
            eprintln!("usage: interactions WORKSPACE [NAME…]");
            return ExitCode::from(2);
        };
        let asked: Vec<String> = arguments.map(|name| name.to_string_lossy().into_owned()).collect();
        let names: Vec<&str> = INTERACTIONS.iter().map(|one| one.name).collect();
        if let Some(unknown) = asked.iter().find(|name| !names.contains(&name.as_str())) {
            eprintln!("There is no interaction {unknown:?}; there are {}.", names.join(", "));
            return ExitCode::from(2);
        }
        let mut missed = Vec::new();
        for one in INTERACTIONS.iter().filter(|one| asked.is_empty() || asked.iter().any(|name| name == one.name)) {
            // Each in a run of its own: what one of them changes is no matter to the next.
            let copy = sample::copy_of(&workspace);
            let run = AssertUnwindSafe(|| {
                let app = App::open(copy.path());
                match one.measure {
                    Measure::Frames(measure) => {
                        let times = measure(&app);
                        println!("{}: {:.0} frames a second; from frame to frame {times}", one.title, times.per_second());
                    }
                    Measure::Responses(measure) => println!("{}: seen after {}", one.title, measure(&app)),
                    Measure::Screens(measure) => {
                        for (name, first, again) in measure(&app) {
                            println!("{}: {name}: first {first}; again {again}", one.title);
                        }
                    }
                }
            });
            if catch_unwind(run).is_err() {
                missed.push(one.name);
            }
        }
        if missed.is_empty() {
            return ExitCode::SUCCESS;
        }
        eprintln!("Not measured: {}", missed.join(", "));
        ExitCode::FAILURE
    }

    /// To and fro, four times.
    pub fn to_and_fro(app: &App, what: Find, reach: i32) -> Times {
        let spot = app.find(what);
        spot.wait();
        app.settled();
        let path: Vec<(i32, i32)> = (0..400_i32).map(|step| (((step % 100 - 50).abs() - 25) * reach / 25, 0)).collect();
        app.frames_while(|_| spot.drag_along(&path))
    }

    fn threshold(app: &App) -> Times {
        app.go("/profile");
        to_and_fro(app, role("slider").having("cut-off").nth(1), 100)
    }

    fn weight(app: &App) -> Times {
        app.go("/profile");
        to_and_fro(app, role("slider").within(test_id("parameters")).nth(1), 60)
    }

    fn fit(app: &App) -> Times {
        app.go("/profile");
        to_and_fro(app, role("slider").having("Fit of").nth(1), 40)
    }

    fn scroll(app: &App) -> Times {
        app.go("/customers");
        scrolled(app)
    }

    /// Readiness stands beside each prospect, where gates are.
    fn readiness(app: &App) -> Times {
        app.go("/prospects");
        scrolled(app)
    }

    fn scrolled(app: &App) -> Times {
        app.find(role("gridcell").first()).wait();
        app.settled();
        app.frames_while(|app| {
            app.script_async(
                "const done = arguments[arguments.length - 1];
                 const grid = document.querySelector('[role=grid]');
                 const row = grid.querySelector('[role=row]:not(:first-child), [role=presentation] [role=row]');
                 const step = 25 * row.getBoundingClientRect().height;
                 let left = 300;
                 const go = () => {
                   const bottom = grid.scrollTop + grid.clientHeight + step > grid.scrollHeight;
                   grid.scrollTop = bottom ? 0 : grid.scrollTop + step;
                   if (left-- > 0) requestAnimationFrame(go); else done(true);
                 };
                 requestAnimationFrame(go);",
                &[],
            );
        })
    }

    /// Types a letter as the keyboard does into the field that `field` finds, in a way that React sees.
    fn typed(field: &str) -> String {
        format!(
            "const field = {field};
             const word = 'caseificio monte';
             const next = word.slice(0, number % (word.length + 1));
             const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
             value.set.call(field, next);
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true, data: next.slice(-1) }}));"
        )
    }

    /// Hears when a list or a table on the page is drawn anew.
    const WATCH: &str = "window.__drawn = false;
        window.__watch?.disconnect();
        window.__watch = new MutationObserver(() => { window.__drawn = true; });
        for (const list of document.querySelectorAll('[role=grid], [role=listbox]')) {
          window.__watch.observe(list.parentElement, { childList: true, characterData: true, attributes: true, subtree: true });
        }
        ";

    fn filter(app: &App) -> Times {
        app.go("/customers");
        app.find(role("gridcell").first()).wait();
        app.settled();
        // The field shows the letter and the rows have been asked for anew: the grid was drawn since.
        app.responses(
            17,
            &(WATCH.to_owned() + &typed("document.querySelector('[data-testid=customers-search]')")),
            "return number === 0 || window.__drawn;",
        )
    }

    fn sort(app: &App) -> Times {
        app.go("/customers");
        app.find(role("gridcell").first()).wait();
        app.settled();
        app.responses(
            12,
            "const heads = [...document.querySelectorAll('[role=columnheader][aria-sort] button')];
             const head = heads[Math.floor(number / 2) % heads.length];
             window.__head = head.closest('[role=columnheader]');
             window.__before = window.__head.getAttribute('aria-sort');
             head.click();",
            "return window.__head.isConnected && window.__head.getAttribute('aria-sort') !== window.__before;",
        )
    }

    fn group(app: &App) -> Times {
        /// Those of the menu, the last one ungrouped again.
        const BY: [&str; 4] = ["outcome", "tier", "stage", "none"];
        app.go("/customers");
        app.find(role("gridcell").first()).wait();
        app.settled();
        let one = |by: &str| {
            app.find(test_id("group-by")).click();
            app.find(test_id(&format!("group-by-{by}"))).wait();
            app.settled();
            app.responses(
                1,
                &format!("{WATCH} document.querySelector('[data-testid=group-by-{by}]').click();"),
                "return window.__drawn;",
            )
        };
        let all = (0..8).map(|number| one(BY[number % BY.len()]));
        all.reduce(|before, now| before.and(&now)).unwrap_or_else(|| Times::new(Vec::new()))
    }

    fn board(app: &App) -> Times {
        app.go("/customers");
        app.find(test_id("mode-board")).click();
        let card = app.find(role("option").within(test_id("outcome-board")).nth(2));
        card.wait();
        app.settled();
        // Over all columns and back, four times.
        let path: Vec<(i32, i32)> = (0..400_i32).map(|step| ((50 - (step % 100 - 50).abs()) * 14, (step % 7) * 4)).collect();
        app.frames_while(|_| card.drag_along(&path))
    }

    fn scorecard(app: &App) -> Times {
        app.go("/prospects");
        app.find(role("gridcell").first()).wait();
        app.settled();
        let open = app.responses(
            1,
            "document.querySelector('[data-testid=prospects-table] [role=row][aria-rowindex=\"2\"] [role=gridcell]').click();",
            "return document.querySelector('[data-testid=verdict]') !== null;",
        );
        app.find(css("[data-testid=verdict]")).wait();
        let others = app.responses(
            10,
            "window.__name = document.querySelector('h1').textContent;
             document.querySelector('[data-testid=go-J]').click();",
            "const name = document.querySelector('h1')?.textContent;
             return name !== window.__name && document.querySelector('[data-testid=verdict]') !== null;",
        );
        open.and(&others)
    }

    fn search(app: &App) -> Times {
        app.press("Ctrl+K");
        app.find(role("combobox")).wait();
        app.settled();
        app.responses(
            16,
            &(WATCH.to_owned() + "number += 1; " + &typed("document.querySelector('[role=combobox]')")),
            "return window.__drawn;",
        )
    }
}
