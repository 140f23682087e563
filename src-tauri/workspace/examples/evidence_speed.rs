//! What the screens of the evidence, the scorecard and the list of prospects wait for, call by call: `evidence_speed WORKSPACE [ROUNDS]`.
//! Works on a copy. Prints the least and the median of some rounds, of what is made ready once of three, and the median of the time that the
//! processor worked, which other programs do not lengthen.
#![allow(clippy::unwrap_used, reason = "a measurement stops at the first error")]

use std::hint::black_box;
use std::time::Instant;

use lanewise_workspace::starter::Starter;
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::account::{one, rows};
use lanewise_workspace::view::chart::Lens;
use lanewise_workspace::view::costs::{at_cut, costs_view, stability_view};
use lanewise_workspace::view::evidence::{counts, must_haves};
use lanewise_workspace::view::refine::{REFINED_BY, refine};
use lanewise_workspace::view::replay::ReplaySource;
use lanewise_workspace::view::scorecard::Ground;
use lanewise_workspace::view::separates::EvidenceGround;
use lanewise_workspace::view::suggest::SuggestGround;
use lanewise_workspace::view::{facts, prospects, readiness};
use lanewise_workspace::{Workspace, view};

/// For how many milliseconds the processor has worked on this thread; 0 where the system does not tell.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    told.split(' ').next().and_then(|n| n.parse::<f64>().ok()).unwrap_or(0.0) / 1e6
}

fn timed<T>(what: &str, rounds: usize, mut work: impl FnMut(usize) -> T) {
    let (mut times, mut worked): (Vec<f64>, Vec<f64>) = (0..rounds)
        .map(|at| {
            let (start, busy) = (Instant::now(), processor());
            black_box(work(at));
            (start.elapsed().as_secs_f64() * 1000.0, processor() - busy)
        })
        .unzip();
    times.sort_by(f64::total_cmp);
    worked.sort_by(f64::total_cmp);
    let middle = rounds / 2;
    println!("{what:<66} {:>9.2} {:>9.2} {:>9.2} ms", times[0], times[middle], worked[middle]);
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let from = arguments.next().expect("the workspace");
    let rounds: usize = arguments.next().map_or(9, |a| a.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.lanewise");
    std::fs::copy(from, &path).unwrap();
    let mut ws = Workspace::open(&path, "Ada").unwrap();
    let book = ws.book().unwrap();
    let outcomes = ws.outcomes().unwrap();
    let all = facts(&book);
    let customers = all.iter().filter(|f| f.stage.is_customer()).count();
    let own = ws.draft().unwrap().unwrap();
    let told = format!("{customers} customers, {} others, {} parameters", all.len() - customers, own.parameters.len());
    println!("{told:<66} {:>9} {:>9} {:>9}", "least", "median", "processor");

    timed("the answers read for the first time (draft and version)", 1, |_| book.with_typical_fits(&own));
    timed("the draft with its typical fits", 3, |_| book.with_typical_fits(&own));
    let draft = book.with_typical_fits(&own);
    let saved = ws.latest_version().unwrap();
    let saved = saved.as_ref().map(|v| (v.info.number, &v.profile));
    timed("studio: counts beside the levels", 3, |_| counts(&draft, &outcomes, &all));
    timed("studio: must-haves", 3, |_| must_haves(&draft, &outcomes, &all));
    timed("studio: the lane chart made ready", 3, |_| Lens::new(&draft, &outcomes, &all, saved));
    let cost_facts = ws.cost_facts().unwrap();
    let lens = Lens::new(&draft, &outcomes, &all, saved).with_prices(cost_facts.prices());
    timed("studio: a frame of a cut-off or weight", rounds, |_| lens.chart(&draft));
    timed("studio: a frame of a fit", rounds, |_| lens.chart_with_fit(&draft, 1));
    timed("suggestions made ready", 3, |_| SuggestGround::new(&draft, &outcomes, &[], &all));
    let suggested = SuggestGround::new(&draft, &outcomes, &[], &all);
    timed("suggestions: a frame of the blend", rounds, |at| {
        let mut profile = draft.clone();
        suggested.blend(&mut profile, u8::try_from(at * 7 % 100).unwrap());
        lens.chart(&profile)
    });
    timed("suggestions: how well they pick", 1, |_| suggested.picks(&all));

    timed("costs: opened", 1, |_| costs_view(&draft, &lens, &cost_facts, Vec::new()));
    timed("costs: opened again", rounds, |_| costs_view(&draft, &lens, &cost_facts, Vec::new()));
    let prices = cost_facts.prices();
    timed("costs: a frame of a cut-off", rounds, |at| {
        let cut = 40_000 + 300 * u32::try_from(at).unwrap();
        at_cut(&draft, &lens, &prices, &outcomes, &[80_000, cut, 20_000])
    });
    timed("costs: stability over resamples", 3, |_| stability_view(&draft, &lens, &cost_facts, 55_000));

    timed("evidence made ready", 3, |_| EvidenceGround::new(&draft, None, &outcomes, &all));
    for deals in [200, 2_000, 10_000] {
        timed(&format!("evidence: parameters, {deals} permutations from nothing"), 1, |_| {
            EvidenceGround::new(&draft, None, &outcomes, &all).parameters(deals)
        });
    }
    let evidence = EvidenceGround::new(&draft, None, &outcomes, &all);
    timed("evidence: parameters, 200", 1, |_| evidence.parameters(200));
    timed("evidence: parameters, 2,000 after these", 1, |_| evidence.parameters(2_000));
    timed("evidence: parameters, asked again", rounds, |_| evidence.parameters(2_000));
    timed("evidence: the profile", rounds, |_| evidence.profile());
    timed("evidence: warnings", 3, |_| evidence.warnings());
    let told = evidence.parameters(REFINED_BY).parameters;
    timed("refine", 3, |_| refine(&ws, &told).unwrap());
    let versions = ws.replayable(&ReplaySource::Version(1), None).unwrap();
    let bant = ws.replayable(&ReplaySource::Starter(Starter::Bant), None).unwrap();
    timed("replay: a version against BANT", 3, |_| ws.replay(&versions, &bant).unwrap());
    timed("replay: what is not recorded", 3, |_| ws.replay_gaps(&bant).unwrap());

    timed("lanes: the board", 3, |_| ws.lane_board().unwrap());
    timed("lanes: what conditions can look at", 3, |_| ws.lane_attributes().unwrap());
    let lanes = ws.lanes().unwrap().lanes;
    if let Some(lane) = lanes.first() {
        timed("lanes: a condition counted while it is edited", rounds, |_| {
            ws.lane_count(Some(&lane.id), &lane.condition).unwrap()
        });
        timed("lanes: who is in one", 3, |_| ws.lane_accounts(&view::lanes::LanePlace::Lane(lane.id.clone())).unwrap());
    }

    let scoring = ws.scoring().unwrap().unwrap();
    timed("scorecard: what all have in common", 3, |_| Ground::new(&scoring.profile, &outcomes, &all));
    let ground = Ground::new(&scoring.profile, &outcomes, &all);
    let entries = book.entries();
    let some = |at: usize| &entries[(at * 7919 + customers) % entries.len()];
    timed("scorecard: reckoned, with the next best question (S6)", rounds, |at| ground.reckon(&some(at).answers));
    timed("scorecard: most like (S7)", rounds, |at| ground.nearest(some(at).account.id, &some(at).answers));
    timed("scorecard: its row", 3, |at| one(&book, some(at), Some(&scoring), today()));
    timed("list: all rows", 3, |_| rows(&book, Some(&scoring), today()));
    timed("list of prospects: what stands around it", 3, |_| prospects::view(&ws, today()).unwrap());
    timed("list of prospects: what wants a look", 3, |_| prospects::news(&ws, today()).unwrap());
    timed("readiness of all prospects", 3, |_| readiness::list(&ws).unwrap());
    timed("readiness of one prospect", 3, |at| readiness::of_account(&ws, some(at).account.id).unwrap());
    timed("home", 3, |_| view::home::overview(&scoring, &outcomes, &all, today()));
    drop(all);
    drop(book);
    timed("a note of a customer changed, the list of accounts brought up to date", 3, |at| {
        ws.edit_accounts(&[1], &lanewise_workspace::AccountEdit::Note(format!("note {at}"))).unwrap();
        ws.book().unwrap()
    });
    ws.close().unwrap();
}
