//! The page of what was learnt.

use std::fmt::Write;

use lanewise_method::contrast::ContrastVerdict;
use lanewise_method::evidence::table::ColumnSays;
use lanewise_method::learn::Fate;

use super::draw;
use super::parts::{head, interval, lanes_and_tiers, left_out, made, misfits, part};
use super::shell::{Page, Set, number, table, text};
use crate::learning::labelled::rows_told;
use crate::learning::quality::{Group, whole_percent};
use crate::learning::report::separating;
use crate::learning::report::{LearnReport, LevelFacts, ParameterFacts, why_aside};
use crate::wording;

/// The page.
pub fn learn(report: &LearnReport) -> String {
    let profile = &report.profile;
    let quality = &report.held_out;
    let mut page = Page::new(
        &format!("{}: what the customers say", profile.name),
        &profile.name,
        &report.verdict,
        &format!("Learnt from {}. {}.", report.table.file, rows_told(&report.table.read)),
        &profile.tiers,
    );
    let all = Group::counted(report.table.read.happy, report.table.read.rows);
    let mut facts = vec![
        (
            "Customers",
            number(all.rows.into()),
            format!("{} of them happy ({})", number(all.happy.into()), whole_percent(all.share)),
        ),
        ("Parameters", profile.parameters.len().to_string(), format!("from {} columns", report.columns.len())),
    ];
    if let Some(auc) = quality.auc {
        facts.push(("AUC, held out", format!("{:.3}", auc.value), format!("{:.3} to {:.3} (95 %)", auc.low, auc.high)));
    }
    if let Some(own) = report.in_sample_auc {
        facts.push(("AUC, learnt from them", format!("{own:.3}"), "the same customers: it flatters".into()));
    }
    page.facts(&facts, &report.warnings);
    let mut how_well = match quality.folds.len() {
        1 => {
            "<p class=\"says\">The table is large, so one part was held out, and scored by what was learnt from the others.</p>\n"
                .into()
        }
        parts => format!(
            "<p class=\"says\">Each customer was scored by a profile learnt without it: the table was dealt into {parts} parts, and each part scored by what was learnt from the others.</p>\n"
        ),
    };
    how_well += &lanes_and_tiers(quality, &profile.tiers);
    how_well += &folds(report);
    page.section("How well it tells them apart", &how_well);
    page.section("The card", &card(report));
    page.section("Evidence, answer by answer", &evidence(report, all.share));
    let misfits = misfits(&report.misfits, &profile.tiers, &report.table.file);
    if !misfits.is_empty() {
        page.section("Those who went against their score", &misfits);
    }
    page.section("What became of every column", &columns(report));
    if let Some(left_out) = left_out(&report.table) {
        page.section("What was not counted", &left_out);
    }
    page.section("How it was reckoned", &made(&report.made, &report.table, &method(report)));
    page.finish("Made by Lanewise on this computer. The page needs no network and holds counts of customers, no names.")
}

fn folds(report: &LearnReport) -> String {
    let quality = &report.held_out;
    let mean = quality.auc.map(|auc| auc.value);
    let rows: Vec<(&str, Vec<String>)> = quality.folds.iter().map(|fold| ("", super::backtest::fold_row(fold, mean))).collect();
    format!("<details><summary>Part by part</summary>\n{}</details>\n", super::backtest::fold_table(&rows))
}

/// All of it in integers, as it would stand on a page.
fn card(report: &LearnReport) -> String {
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    let most = report.parameters.first().map_or(1, |p| p.weight).max(1);
    for parameter in &report.parameters {
        let mut levels: Vec<&LevelFacts> = parameter.levels.iter().collect();
        levels.sort_by_key(|l| std::cmp::Reverse(l.fit));
        let mut said: Vec<String> = levels.iter().map(|l| format!("{}\u{a0}<b>{}</b>", text(&l.name), l.fit)).collect();
        if parameter.unknown.group.rows > 0 {
            said.push(format!("not known\u{a0}<b>{}</b>", parameter.unknown.fit));
        }
        rows.push(("", vec![
            text(&parameter.name),
            weight(parameter),
            format!(
                "<svg height=\"30\" aria-hidden=\"true\"><rect y=\"12\" height=\"6\" width=\"100%\" style=\"fill:var(--sunk)\"/><rect y=\"12\" height=\"6\" width=\"{:.1}%\" style=\"fill:var(--ink-2)\"/></svg>",
                f64::from(parameter.weight) / f64::from(most) * 100.0
            ),
            said.join(" · "),
        ]));
    }
    let heads = [
        head("Parameter", Set::Words),
        head("Weight", Set::Figures),
        (String::from("<span class=\"hidden\">Weight as a bar</span>"), Set::ExtraDrawing),
        head("Fit of each answer, 0 to 100", Set::Words),
    ];
    format!(
        "<p class=\"says\">The score is the sum of weight × fit over all parameters, 0 to 100. What is not known counts what customers without an answer were found to be worth.</p>\n<div class=\"card\">{}</div>\n",
        table("", &heads, &rows)
    )
}

fn weight(parameter: &ParameterFacts) -> String {
    wording::percent(parameter.weight).replace(' ', "\u{a0}")
}

/// The columns of a parameter's evidence, the same for all parameters so that the eye can go down them.
const WIDTHS: &str = "<colgroup><col><col class=\"fit\"><col class=\"many\"><col class=\"much narrow\"><col class=\"draw\">\
    <col class=\"odds narrow\"><col class=\"draw narrow\"></colgroup>\n<thead>";

fn evidence(report: &LearnReport, all: u16) -> String {
    let mut out = format!(
        "<p class=\"says\">How customers with each answer fared. The dot is the share of happy ones, the line its 95\u{a0}% interval, the dashed line the share of all ({}). The odds compare them with all customers who answered otherwise; hollow and dashed: it may be chance. Answers were joined, and numbers cut, so that they tell these customers apart: of others they will tell a little less.</p>\n<p class=\"says\">{}</p>\n",
        text(&whole_percent(all)),
        text(&separating(&report.looked_at))
    );
    for parameter in &report.parameters {
        let alone = parameter
            .auc
            .map(|auc| format!(" Alone it picks the happier of a pair {:.0} times in 100, of these very customers.", auc * 100.0))
            .unwrap_or_default();
        let says = parameter.says.map(|says| verdict_says(says, report.looked_at.columns)).unwrap_or_default();
        let _ = write!(
            out,
            "<div class=\"parameter\">\n<div class=\"head\"><h3>{}</h3><span class=\"weight\">{}<small>weight</small></span>\
             <span class=\"bar\"><i style=\"width:{:.1}%\"></i></span></div>\n<p class=\"quiet\">From the column “{}”.{alone}{says}</p>\n",
            text(&parameter.name),
            weight(parameter),
            f64::from(parameter.weight) / 10.0,
            text(&parameter.column),
        );
        let mut rows: Vec<(&str, Vec<String>)> = parameter.levels.iter().map(|level| ("", level_row(level, all))).collect();
        if parameter.unknown.group.rows > 0 {
            rows.push(("blank", level_row(&parameter.unknown, all)));
        }
        let heads = [
            head("Answer", Set::Words),
            head("Fit", Set::Figures),
            head("Happy", Set::Figures),
            head("Share", Set::ExtraFigures),
            (format!("<span class=\"hidden\">Share of happy customers</span>{}", draw::share_axis()), Set::Drawing),
            head("Odds", Set::ExtraFigures),
            (format!("<span class=\"hidden\">Odds against the others</span>{}", draw::odds_axis()), Set::ExtraDrawing),
        ];
        out += &table("", &heads, &rows).replacen("<thead>", WIDTHS, 1);
        out.push_str("</div>\n");
    }
    out
}

/// Whether chance alone would show as much, in a sentence.
fn verdict_says(says: ColumnSays, columns: u32) -> String {
    let together = if columns == 1 { String::new() } else { format!(", even with {columns} columns looked at") };
    let told = match says.verdict {
        ContrastVerdict::Separates => format!("It <b>separates</b>: so much hardly comes by chance{together}"),
        ContrastVerdict::Leans => {
            format!("It <b>leans</b>: alone it would hardly come by chance, among {columns} columns it may")
        }
        ContrastVerdict::NoDifference => "It makes <b>no difference</b>, or a small one".into(),
        ContrastVerdict::TooFew => "<b>Too few to tell</b>: it may be chance".into(),
    };
    format!(" {told} (p = {:.3}, adjusted {:.3}).", says.p, says.adjusted)
}

fn level_row(level: &LevelFacts, all: u16) -> Vec<String> {
    let group = &level.group;
    let (odds, forest) = match level.odds_ratio.filter(|_| group.rows > 0) {
        Some(ratio) => (
            format!("{}× <span class=\"quiet\">{}–{}</span>", times(ratio.value), times(ratio.low), times(ratio.high)),
            draw::odds(ratio.value, ratio.low, ratio.high),
        ),
        None => ("–".into(), String::new()),
    };
    vec![
        text(&level.name),
        level.fit.to_string(),
        format!("{} of {}", number(group.happy.into()), number(group.rows.into())),
        format!("{} <span class=\"quiet\">{}</span>", part(group), interval(group)),
        draw::share(group, all, None),
        odds,
        forest,
    ]
}

/// An odds ratio in two digits that count.
fn times(ratio: f64) -> String {
    if ratio >= 100.0 {
        "> 100".into()
    } else if ratio >= 10.0 {
        format!("{ratio:.0}")
    } else if ratio >= 1.0 {
        format!("{ratio:.1}")
    } else if ratio >= 0.01 {
        format!("{ratio:.2}")
    } else {
        "< 0.01".into()
    }
}

fn columns(report: &LearnReport) -> String {
    let name = |id: &str| report.parameters.iter().find(|p| p.parameter == id).map(|p| p.name.clone()).unwrap_or_default();
    let rows: Vec<(&str, Vec<String>)> = report
        .columns
        .iter()
        .map(|column| {
            let (class, fate) = match &column.fate {
                Fate::Parameter { parameter, levels } => ("", format!("<b>{}</b>, {levels} levels", text(&name(parameter)))),
                other => ("blank", text(&why_aside(other).unwrap_or_default())),
            };
            let auc = column.auc.map_or_else(|| "–".into(), |auc| format!("{auc:.3}"));
            let cells = vec![text(&column.column), fate, number(column.distinct.into()), number(column.missing.into()), auc];
            (class, cells)
        })
        .collect();
    let heads = [
        head("Column", Set::Words),
        head("Made into, or set aside because", Set::Words),
        head("Different values", Set::ExtraFigures),
        head("Blank", Set::ExtraFigures),
        head("AUC alone", Set::Figures),
    ];
    table("", &heads, &rows)
}

fn method(report: &LearnReport) -> Vec<String> {
    vec![
        "AUC is the share of pairs of a happy and another customer in which the happy one scores higher; one half is chance. It is the mean over the parts, with an interval that takes the wider of two spreads: of the customers within the parts (DeLong), and of the parts around their mean (Student), and never a narrower one than as many customers in one list would have (Newcombe's fifth method).".into(),
        "Whether a column separates by itself was asked before anything was learnt: its words, or four parts of its numbers with as many customers each, against 200 to 2,000 random deals of the outcomes, all columns together (max-T). It separates where chance shows any of them so telling in at most one of twenty deals.".into(),
        "Shares have 95 % Jeffreys intervals. Odds are those of customers with an answer against all others, with one half added to each of the four counts, as Firth's penalty does, so that few customers cannot make them endless.".into(),
        format!(
            "The profile in use was learnt from all {} customers. Rows that say the same stay in the same part, so that nothing is tried on what it was learnt from. The same table, options and version give the same profile and the same page, to the last digit.",
            number(report.table.read.rows.into())
        ),
    ]
}
