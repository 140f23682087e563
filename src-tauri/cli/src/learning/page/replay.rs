//! The page of a replay.

use std::fmt::Write;

use lanewise_workspace::view::replay::{ReplayAccount, ReplayView};

use super::parts::{head, left_out, made};
use super::shell::{Page, Set, figure, number, table, text};
use crate::learning::replay::{ReplayReport, corner_names, corner_told, sentences, side_by_side};
use crate::wording::points;

/// The page.
pub fn replay(report: &ReplayReport) -> String {
    let (view, one, other) = (&report.replay, &report.one, &report.other);
    let from = match (&report.table, &report.workspace) {
        (Some(table), _) => table.file.clone(),
        (None, workspace) => workspace.clone().unwrap_or_default(),
    };
    let title = format!("{one} against {other}");
    let mut page = Page::new(&title, &title, &report.verdict, &format!("Replayed on {from}."), &[]);
    let facts = vec![
        ("Customers", number(view.customers.into()), format!("{} of them good", number(view.good.into()))),
        ("Only one lets in", number((view.corners[1].count + view.corners[2].count).into()), "they disagree about them".into()),
        ("In no corner", number(view.untold_count.into()), "one of the two knows nothing of them".into()),
    ];
    page.facts(&facts, &report.warnings);
    let told: String = sentences(view, one, other).iter().map(|line| format!("<p class=\"says\">{}</p>\n", text(line))).collect();
    let rows: Vec<(&str, Vec<String>)> =
        side_by_side(view).into_iter().map(|(what, a, b)| ("", vec![text(what), text(&a), text(&b)])).collect();
    let heads = [head("", Set::Words), head(one, Set::Figures), head(other, Set::Figures)];
    page.section("Side by side", &(told + &table("", &heads, &rows)));
    page.section("Whom each would have let in", &corners(report));
    if let Some(source) = &report.table {
        if let Some(left_out) = left_out(source) {
            page.section("What was not counted", &left_out);
        }
        page.section("How it was reckoned", &made(&report.made, source, &method()));
    }
    page.finish("Made by Lanewise on this computer. The page needs no network; it names the customers.")
}

fn method() -> Vec<String> {
    vec![
        "A customer is let in where the tier of its likely score is one that admits; what is not known takes the fit that is typical of these customers. Whether two profiles differ is told by McNemar's exact test on the customers about whom just one of them is right.".to_owned(),
    ]
}

fn corners(report: &ReplayReport) -> String {
    let view = &report.replay;
    let names = corner_names(&report.one, &report.other);
    let mut behind = String::new();
    for (name, corner) in names.iter().zip(&view.corners) {
        if corner.count == 0 {
            continue;
        }
        let accounts = corner.accounts.iter().filter_map(|&at| view.accounts.get(at as usize));
        let rows: Vec<(&str, Vec<String>)> = accounts.map(|account| ("", row(account))).collect();
        let heads = [
            head("Customer", Set::Words),
            head("Outcome", Set::Words),
            head(&report.one, Set::Figures),
            head(&report.other, Set::Figures),
        ];
        let caption = if rows.len() < corner.count as usize {
            format!("{name}: the first {} of {}", number(rows.len() as u64), number(corner.count.into()))
        } else {
            format!("{name}: {}", corner_told(corner))
        };
        behind += &table(&caption, &heads, &rows);
    }
    let says =
        names.iter().zip(&view.corners).map(|(name, corner)| format!("{name}: {}", corner_told(corner))).collect::<Vec<_>>();
    figure(&drawing(view, &names, &says.join("; ")), "The customers in each corner", &behind)
}

fn row(account: &ReplayAccount) -> Vec<String> {
    let name = if account.name.is_empty() { format!("Line {}", account.id) } else { account.name.clone() };
    let outcome = if account.good { "good" } else { "poor fit" };
    vec![text(&name), outcome.into(), points(account.one.likely), points(account.other.likely)]
}

/// Two by two: how many stand in each corner, as one bar of good ones and one of poor fits.
fn drawing(view: &ReplayView, names: &[String; 4], says: &str) -> String {
    const HIGH: u32 = 86;
    let most = view.corners.iter().map(|c| c.good.max(c.count - c.good)).max().unwrap_or(0).max(1);
    let mut svg = format!("<svg height=\"{}\" role=\"img\" aria-label=\"{}\">\n", HIGH * 2 + 12, text(says));
    for (at, (name, corner)) in names.iter().zip(&view.corners).enumerate() {
        let (x, y) = (if at % 2 == 0 { 0.0 } else { 50.5 }, (HIGH + 12) * u32::from(at >= 2));
        let width = |n: u32| f64::from(n) / f64::from(most) * 30.0;
        let _ = write!(
            svg,
            "<rect x=\"{x}%\" y=\"{y}\" width=\"49.5%\" height=\"{HIGH}\" style=\"fill:none;stroke:var(--line)\"/>\
             <text x=\"{:.1}%\" y=\"{}\" class=\"strong\">{}: {}</text>",
            x + 1.5,
            y + 22,
            text(name),
            number(corner.count.into()),
        );
        for (line, (n, word, fill)) in
            [(corner.good, "good", "var(--ink)"), (corner.count - corner.good, "poor fits", "var(--ink-3)")]
                .into_iter()
                .enumerate()
        {
            let top = y + 34 + 22 * u32::try_from(line).unwrap_or(0);
            let _ = write!(
                svg,
                "<rect x=\"{:.1}%\" y=\"{top}\" width=\"{:.2}%\" height=\"14\" style=\"fill:{fill}\"/>\
                 <text x=\"{:.2}%\" y=\"{}\" dx=\"6\">{} {word}</text>",
                x + 1.5,
                width(n),
                x + 1.5 + width(n),
                top + 12,
                number(n.into()),
            );
        }
        svg.push('\n');
    }
    svg + "</svg>\n"
}
