//! The drawings. Across they are measured in per cent, so that they fit any width without becoming unreadable.

use std::fmt::Write;

use lanewise_method::profile::Tier;
use lanewise_method::tier::{MAX_SCORE, top_of};

use super::shell::{number, text};
use crate::learning::costs::{CostReport, CutOff};
use crate::learning::quality::{Fold, Group, Quality, ScoreBar};

/// More marks than this in one place are drawn as a bar.
const DOTS: u32 = 9;

fn share_of(score: u32) -> f64 {
    f64::from(score.min(MAX_SCORE)) / f64::from(MAX_SCORE) * 100.0
}

/// The lanes: how the scores of the happy and of the others lie in the tiers.
pub fn lanes(quality: &Quality, tiers: &[Tier], says: &str) -> String {
    const TOP: f64 = 30.0;
    const SIDE: f64 = 86.0;
    let most = quality.scores.iter().map(|b| b.happy.max(b.others)).max().unwrap_or(0).max(1);
    let middle = TOP + SIDE;
    let bottom = middle + SIDE;
    let mut svg = format!("<svg height=\"{}\" role=\"img\" aria-label=\"{}\">\n", bottom + 42.0, text(says));
    for (at, tier) in tiers.iter().enumerate() {
        let (from, to) = (share_of(tier.from), share_of(top_of(tiers, at).saturating_add(1)));
        let _ = write!(
            svg,
            "<g class=\"t{at}\"><rect x=\"{from:.2}%\" y=\"0\" width=\"{:.2}%\" height=\"{bottom}\" style=\"fill:var(--band)\"/>\
             <rect x=\"{from:.2}%\" y=\"0\" width=\"{:.2}%\" height=\"3\" style=\"fill:var(--mark)\"/>",
            to - from,
            to - from
        );
        // As wide as the name is on a page of some 650 dots; on a telephone it needs more than twice the share.
        let needs = 1.0 + 0.95 * tier.name.chars().count() as f64;
        if to - from >= needs {
            let cramped = if to - from >= 2.4 * needs { "" } else { " cramped" };
            let _ = write!(
                svg,
                "<text x=\"{:.2}%\" y=\"21\" text-anchor=\"middle\" class=\"name{cramped}\" style=\"fill:var(--text)\">{}</text>",
                f64::midpoint(from, to),
                text(&tier.name)
            );
        }
        svg.push_str("</g>\n");
        if at + 1 < tiers.len() {
            let _ = writeln!(
                svg,
                "<line x1=\"{from:.2}%\" x2=\"{from:.2}%\" y1=\"3\" y2=\"{}\" style=\"stroke:var(--ink);stroke-width:1\"/>",
                bottom + 4.0
            );
        }
    }
    let dots = most <= DOTS;
    for bar in &quality.scores {
        let (from, wide) = (share_of(bar.from), share_of(bar.to) - share_of(bar.from));
        for (count, up) in [(bar.happy, true), (bar.others, false)] {
            if dots {
                for mark in 0..count {
                    let away = 8.0 + 9.0 * f64::from(mark);
                    dot(&mut svg, from + wide / 2.0, if up { middle - away } else { middle + away }, up);
                }
            } else if count > 0 {
                let high = (f64::from(count) / f64::from(most) * (SIDE - 8.0)).max(1.0);
                let (y, look) = if up {
                    (middle - high, "fill:var(--ink)")
                } else {
                    (middle, "fill:var(--sheet);stroke:var(--ink);stroke-width:1.4")
                };
                let _ = writeln!(
                    svg,
                    "<rect x=\"{:.2}%\" y=\"{y:.1}\" width=\"{:.2}%\" height=\"{high:.1}\" style=\"{look}\"/>",
                    from + wide * 0.12,
                    wide * 0.76
                );
            }
        }
    }
    let _ = write!(
        svg,
        "<line x1=\"0\" x2=\"100%\" y1=\"{middle}\" y2=\"{middle}\" style=\"stroke:var(--line);stroke-width:1\"/>\n\
         <text x=\"6\" y=\"{:.1}\" class=\"strong\">Happy</text><text x=\"6\" y=\"{:.1}\" class=\"strong\">Others</text>\n",
        middle - 8.0,
        bottom - 8.0
    );
    axis(&mut svg, bottom, &[0, 20, 40, 60, 80, 100], f64::from, |at| at.to_string());
    let _ = writeln!(svg, "<text x=\"50%\" y=\"{}\" text-anchor=\"middle\">Score</text>\n</svg>", bottom + 40.0);
    svg
}

fn dot(svg: &mut String, x: f64, y: f64, happy: bool) {
    let look = if happy { "fill:var(--ink)" } else { "fill:var(--sheet);stroke:var(--ink);stroke-width:1.6" };
    let _ = writeln!(svg, "<circle cx=\"{x:.2}%\" cy=\"{y:.1}\" r=\"3.6\" style=\"{look}\"/>");
}

fn axis(svg: &mut String, y: f64, at: &[i32], place: impl Fn(i32) -> f64, name: impl Fn(i32) -> String) {
    let (first, last) = (at.first().copied(), at.last().copied());
    for &tick in at {
        let x = place(tick);
        let anchor = if Some(tick) == first && x < 1.0 {
            "start"
        } else if Some(tick) == last && x > 99.0 {
            "end"
        } else {
            "middle"
        };
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{y}\" y2=\"{}\" style=\"stroke:var(--line)\"/>\
             <text x=\"{x:.2}%\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
            y + 5.0,
            y + 20.0,
            text(&name(tick))
        );
    }
}

/// The head over drawings of shares: 0 to 100 %.
pub fn share_axis() -> String {
    let mut svg = String::from("<svg height=\"18\" aria-hidden=\"true\">");
    for (at, anchor) in [(0, "start"), (50, "middle"), (100, "end")] {
        let sign = if at == 100 { " %" } else { "" };
        let _ = write!(svg, "<text x=\"{at}%\" y=\"13\" text-anchor=\"{anchor}\">{at}{sign}</text>");
    }
    svg + "</svg>"
}

/// A share with its interval on a line of 0 to 100 %; the thin line across is the share of all. `tier`: in its colour.
pub fn share(group: &Group, all: u16, tier: Option<usize>) -> String {
    let per_cent = |thousandths: u16| f64::from(thousandths) / 10.0;
    let mut svg = String::from("<svg height=\"30\" aria-hidden=\"true\">");
    for at in [0.0, 50.0, 100.0] {
        let _ = write!(svg, "<line x1=\"{at}%\" x2=\"{at}%\" y1=\"0\" y2=\"100%\" style=\"stroke:var(--rule)\"/>");
    }
    let _ = write!(
        svg,
        "<line x1=\"{0:.1}%\" x2=\"{0:.1}%\" y1=\"0\" y2=\"100%\" style=\"stroke:var(--line);stroke-dasharray:2 2\"/>",
        per_cent(all)
    );
    if group.rows > 0 {
        let (class, look) = tier.map_or((String::new(), "var(--ink)"), |at| (format!(" class=\"t{at}\""), "var(--mark)"));
        let _ = write!(
            svg,
            "<g{class}><line x1=\"{:.1}%\" x2=\"{:.1}%\" y1=\"50%\" y2=\"50%\" style=\"stroke:{look};stroke-width:2\"/>\
             <circle cx=\"{:.1}%\" cy=\"50%\" r=\"4.5\" style=\"fill:{look}\"/></g>",
            per_cent(group.low),
            per_cent(group.high),
            per_cent(group.share)
        );
    }
    svg + "</svg>"
}

/// Odds ratios between a sixteenth and sixteen times.
const ODDS: f64 = 16.0;

fn odds_place(ratio: f64) -> f64 {
    (ratio.clamp(1.0 / ODDS, ODDS).ln() / ODDS.ln() + 1.0) * 50.0
}

/// The head over a forest of odds ratios.
pub fn odds_axis() -> String {
    let mut svg = String::from("<svg height=\"18\" aria-hidden=\"true\">");
    for (ratio, name, anchor) in [(0.0625, "¹⁄₁₆", "start"), (1.0, "1", "middle"), (16.0, "16 ×", "end")] {
        let _ = write!(svg, "<text x=\"{:.2}%\" y=\"13\" text-anchor=\"{anchor}\">{name}</text>", odds_place(ratio));
    }
    svg + "</svg>"
}

/// An odds ratio with its interval; an arrow where it goes on beyond the edge.
pub fn odds(value: f64, low: f64, high: f64) -> String {
    let mut svg = String::from("<svg height=\"30\" aria-hidden=\"true\">");
    for (ratio, look) in [(0.0625, "--rule"), (0.25, "--rule"), (1.0, "--line"), (4.0, "--rule"), (16.0, "--rule")] {
        let _ = write!(
            svg,
            "<line x1=\"{0:.2}%\" x2=\"{0:.2}%\" y1=\"0\" y2=\"100%\" style=\"stroke:var({look})\"/>",
            odds_place(ratio)
        );
    }
    let sure = low > 1.0 || high < 1.0;
    let (fill, dash) = if sure { ("var(--ink)", "") } else { ("var(--sheet)", ";stroke-dasharray:3 2.5") };
    let _ = write!(
        svg,
        "<line x1=\"{:.2}%\" x2=\"{:.2}%\" y1=\"50%\" y2=\"50%\" style=\"stroke:var(--ink);stroke-width:1.8{dash}\"/>\
         <circle cx=\"{:.2}%\" cy=\"50%\" r=\"4.2\" style=\"fill:{fill};stroke:var(--ink);stroke-width:1.6\"/>",
        odds_place(low),
        odds_place(high),
        odds_place(value)
    );
    svg + "</svg>"
}

/// The AUC of each fold on a line from one half to 1.
pub fn fold(fold: &Fold, mean: Option<f64>) -> String {
    let place = |auc: f64| (auc.clamp(0.4, 1.0) - 0.4) / 0.6 * 100.0;
    let mut svg = String::from("<svg height=\"30\" aria-hidden=\"true\">");
    let _ = write!(svg, "<line x1=\"{0:.2}%\" x2=\"{0:.2}%\" y1=\"0\" y2=\"100%\" style=\"stroke:var(--line)\"/>", place(0.5));
    if let Some(mean) = mean {
        let _ = write!(
            svg,
            "<line x1=\"{0:.2}%\" x2=\"{0:.2}%\" y1=\"0\" y2=\"100%\" style=\"stroke:var(--line);stroke-dasharray:2 2\"/>",
            place(mean)
        );
    }
    if let Some(auc) = fold.auc {
        let _ = write!(svg, "<circle cx=\"{:.2}%\" cy=\"50%\" r=\"4.5\" style=\"fill:var(--ink)\"/>", place(auc));
    }
    svg + "</svg>"
}

/// The head over folds.
pub fn fold_axis() -> String {
    "<svg height=\"18\" aria-hidden=\"true\"><text x=\"16.67%\" y=\"13\" text-anchor=\"middle\">0.5</text>\
     <text x=\"100%\" y=\"13\" text-anchor=\"end\">1</text></svg>"
        .into()
}

/// What each cut-off would have cost.
pub fn costs(costs: &CostReport, says: &str) -> String {
    const HIGH: f64 = 170.0;
    let money = |cut: &CutOff| cut.cost.millionths() as f64 / 1e6;
    let most = costs.curve.iter().map(money).fold(1.0, f64::max).max(money(&costs.now));
    let up = |money: f64| 14.0 + (1.0 - money / most) * (HIGH - 14.0);
    let mut svg = format!("<svg height=\"{}\" role=\"img\" aria-label=\"{}\">\n", HIGH + 42.0, text(says));
    let path = costs.curve.iter().enumerate().fold(String::new(), |mut path, (at, cut)| {
        let _ = write!(path, "{}{:.2},{:.2}", if at == 0 { "M" } else { "L" }, share_of(cut.from), up(money(cut)) / HIGH * 100.0);
        path
    });
    let _ = write!(
        svg,
        "<line x1=\"0\" x2=\"100%\" y1=\"{HIGH}\" y2=\"{HIGH}\" style=\"stroke:var(--line)\"/>\n\
         <svg x=\"0\" y=\"0\" width=\"100%\" height=\"{HIGH}\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">\
         <path d=\"{path}\" vector-effect=\"non-scaling-stroke\" style=\"fill:none;stroke:var(--ink);stroke-width:2;stroke-linejoin:round\"/></svg>\n",
    );
    let mut mark = |cut: &CutOff, name: &str, filled: bool, lift: f64| {
        let x = share_of(cut.from);
        let fill = if filled { "var(--ink)" } else { "var(--sheet)" };
        let anchor = if x > 70.0 { "end" } else { "start" };
        let aside = if x > 70.0 { -9.0 } else { 9.0 };
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"{:.1}\" y2=\"{HIGH}\" style=\"stroke:var(--line);stroke-dasharray:2 2\"/>\
             <circle cx=\"{x:.2}%\" cy=\"{:.1}\" r=\"5\" style=\"fill:{fill};stroke:var(--ink);stroke-width:2\"/>\
             <svg x=\"{x:.2}%\" y=\"0\" overflow=\"visible\" style=\"overflow:visible\"><text x=\"{aside}\" y=\"{:.1}\" text-anchor=\"{anchor}\" class=\"strong\">{}</text></svg>",
            up(money(cut)),
            up(money(cut)),
            up(money(cut)) - lift,
            text(name)
        );
    };
    mark(&costs.now, "now", true, 9.0);
    if let Some(cheapest) = costs.cheapest.as_ref().map(|c| &c.cut).filter(|c| c.from != costs.now.from) {
        mark(cheapest, "cheapest", false, -17.0);
    }
    axis(&mut svg, HIGH, &[0, 20, 40, 60, 80, 100], f64::from, |at| at.to_string());
    let _ =
        writeln!(svg, "<text x=\"50%\" y=\"{}\" text-anchor=\"middle\">Admitted from this score on</text>\n</svg>", HIGH + 40.0);
    svg
}

/// The rows behind the lanes that have anybody.
pub fn bars_with_somebody(scores: &[ScoreBar]) -> impl Iterator<Item = &ScoreBar> {
    scores.iter().filter(|b| b.happy + b.others > 0)
}

/// "40 to 44".
pub fn bar_name(bar: &ScoreBar) -> String {
    format!("{} to {}", number(u64::from(bar.from / 1000)), number(u64::from(bar.to / 1000)))
}
