//! The page of a look back.

use lanewise_method::profile::Tier;

use super::draw;
use super::parts::{head, lanes_and_tiers, left_out, made, misfits};
use super::shell::{Page, Set, figure, number, table, text};
use crate::learning::costs::costs_told;
use crate::learning::costs::{CostReport, CutOff};
use crate::learning::labelled::rows_told;
use crate::learning::quality::{Fold, Group, Quality, upper, whole_percent};
use crate::learning::report::BacktestReport;
use crate::wording::amount;
use crate::wording::points;

/// The page.
pub fn backtest(report: &BacktestReport) -> String {
    let tiers = &report.profile.tiers;
    let mut page = Page::new(
        &format!("{}: looked back", report.profile.name),
        &report.profile.name,
        &report.verdict,
        &format!("Tried on {}. {}.", report.table.file, rows_told(&report.table.read)),
        tiers,
    );
    let all = Group::counted(report.table.read.happy, report.table.read.rows);
    let mut facts = vec![(
        "Customers",
        number(all.rows.into()),
        format!("{} of them happy ({})", number(all.happy.into()), whole_percent(all.share)),
    )];
    if let Some(auc) = report.as_it_is.auc {
        facts.push(("AUC as it is", format!("{:.3}", auc.value), format!("{:.3} to {:.3} (95 %)", auc.low, auc.high)));
    }
    if let Some(auc) = report.learnt_anew.as_ref().and_then(|q| q.auc) {
        facts.push(("AUC learnt anew", format!("{:.3}", auc.value), format!("{:.3} to {:.3} (95 %)", auc.low, auc.high)));
    }
    facts.push((
        "Parameters answered",
        format!("{} of {}", report.answered_by.len(), report.profile.parameters),
        "by a column of the table".into(),
    ));
    page.facts(&facts, &report.warnings);
    page.section("The profile as it is", &(lanes_and_tiers(&report.as_it_is, tiers) + &costs(report.costs.as_ref())));
    if let Some(anew) = &report.learnt_anew {
        page.section("Learnt anew, on customers it has not seen", &learnt_anew(report, anew, tiers));
    }
    let misfits = misfits(&report.misfits, tiers, &report.table.file);
    if !misfits.is_empty() {
        page.section("Those who went against their score", &misfits);
    }
    page.section("Which column answers what", &answers(report));
    if let Some(left_out) = left_out(&report.table) {
        page.section("What was not counted", &left_out);
    }
    page.section("How it was reckoned", &made(&report.made, &report.table, &method(report)));
    page.finish("Made by Lanewise on this computer. The page needs no network and holds counts of customers, no names.")
}

fn learnt_anew(report: &BacktestReport, anew: &Quality, tiers: &[Tier]) -> String {
    let mut out = format!(
        "<p class=\"says\">Without each of {} folds a profile was learnt from the same columns, and scored the customers of that fold. Tiers are those of the profile that scored.</p>\n",
        anew.folds.len()
    );
    // The cut-offs differ from fold to fold; those drawn are learnt from all rows.
    out += &lanes_and_tiers(anew, if report.learnt_anew_tiers.is_empty() { tiers } else { &report.learnt_anew_tiers });
    let mean = anew.auc.map(|auc| auc.value);
    let rows: Vec<(&str, Vec<String>)> = anew.folds.iter().map(|fold| ("", fold_row(fold, mean))).collect();
    out += &fold_table(&rows);
    out += &costs(report.costs_learnt_anew.as_ref());
    out
}

/// A fold as cells.
pub fn fold_row(fold: &Fold, mean: Option<f64>) -> Vec<String> {
    let learnt = match &fold.wrong {
        Some(why) => text(why),
        None => number(fold.parameters.into()),
    };
    vec![
        text(&fold.fold),
        number(fold.rows.into()),
        number(fold.happy.into()),
        learnt,
        fold.auc.map_or_else(|| "–".into(), |auc| format!("{auc:.3}")),
        draw::fold(fold, mean),
    ]
}

/// The folds; the dashed line is their mean.
pub fn fold_table(rows: &[(&str, Vec<String>)]) -> String {
    let heads = [
        head("Fold", Set::Words),
        head("Customers", Set::Figures),
        head("Happy", Set::ExtraFigures),
        head("Parameters", Set::ExtraFigures),
        head("AUC", Set::Figures),
        (draw::fold_axis(), Set::Drawing),
    ];
    table("Each fold, scored by what was learnt from the others; the dashed line is the mean, the plain one chance", &heads, rows)
}

fn costs(found: Option<&CostReport>) -> String {
    let Some(found) = found else { return String::new() };
    let sentences: Vec<String> = costs_told(found).iter().map(|line| format!("{}.", upper(line))).collect();
    let says = sentences.join(" ");
    let row = |name: &str, cut: &CutOff| {
        (
            "",
            vec![
                name.to_owned(),
                points(cut.from),
                number(cut.admitted.into()),
                number(cut.poor_fits_admitted.into()),
                number(cut.good_lost.into()),
                amount(cut.hours),
                amount(cut.cost),
            ],
        )
    };
    let mut rows = vec![row("Now", &found.now), row("Everybody admitted", &found.everybody)];
    rows.extend(found.cheapest.as_ref().map(|cheapest| row("Cheapest", &cheapest.cut)));
    rows.extend(found.curve.iter().step_by(10).skip(1).map(|cut| row("", cut)));
    let heads = [
        head("Cut-off", Set::Words),
        head("From", Set::Figures),
        head("Admitted", Set::ExtraFigures),
        head("Poor fits admitted", Set::Figures),
        head("Good ones lost", Set::Figures),
        head("Hours", Set::ExtraFigures),
        head(if found.in_money { "Money" } else { "Cost in hours" }, Set::Figures),
    ];
    let behind = table("", &heads, &rows);
    let drawn = figure(&draw::costs(found, &says), "The costs as a table", &behind);
    format!("<h3 style=\"margin-top:26px\">What the cut-off costs</h3>\n<p class=\"says\">{}</p>\n{drawn}", text(&says))
}

fn answers(report: &BacktestReport) -> String {
    let mut rows: Vec<(&str, Vec<String>)> =
        report.answered_by.iter().map(|a| ("", vec![text(&a.parameter), text(&a.column)])).collect();
    rows.extend(report.without_column.iter().map(|p| ("blank", vec![text(p), "no column: unknown in every row".into()])));
    table("", &[head("Parameter", Set::Words), head("Column", Set::Words)], &rows)
}

fn method(report: &BacktestReport) -> Vec<String> {
    let mut told = vec![
        "AUC is the share of pairs of a happy and another customer in which the happy one scores higher; one half is chance. Its interval is that of Newcombe's fifth method; shares have 95 % Jeffreys intervals.".to_owned(),
    ];
    if report.learnt_anew.is_some() {
        told.push("Learnt anew, it is the mean over the folds, with an interval that takes the wider of two spreads: of the customers within the folds (DeLong), and of the folds around their mean (Student).".into());
    }
    if report.costs.is_some() {
        told.push("An admitted poor fit costs a demo, a POC and a rescue in hours, and what a customer who fails costs; a refused good customer costs the deal that is lost. The cheapest cut-off is the cheapest on these customers, and in the middle of all that cost the same; how far it is chance is told by drawing the customers anew.".into());
    }
    told
}
