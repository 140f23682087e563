//! `lanewise learn`

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;
use lanewise_method::Profile;
use lanewise_method::check::check;
use lanewise_method::learn::{Backtest, Fate, LearnError, Wishes, backtest_some, folds};
use lanewise_workspace::learn_table::{Labelled, Request, columns_called};
use lanewise_workspace::table::{Layout, Preview, preview};

use crate::failure::{Failure, Finished};
use crate::learning::labelled::{
    self, LabelArguments, ReportForm, Source, apart, notices, read_rows, report_form, rows_told, say_all,
};
use crate::learning::page;
use crate::learning::quality::{held_out, of_folds, rounded, upper};
use crate::learning::report::{
    FORMAT, LearnReport, LookedAt, Made, columns_say, misfits, parameter_facts, separating, verdict_words, why_aside,
};
use crate::learning::warning::warnings;
use crate::profile_file::Lang;
use crate::terminal::{self, Progress, plain, say};
use crate::wording::{count, grouped, percent};

const AFTER: &str = "\
Examples:
  lanewise learn customers.csv --outcome status --happy renewed,expanded -o ours.json
  lanewise learn churn.xlsx --outcome churned --happy 0 --exclude months_active --report churn.html -o churn.json
  lanewise learn churn.csv --outcome 14 --happy 0 --max-parameters 8 --language it > churn.json

Every row is a customer whose story is known. What is learnt is a plain profile: `lanewise profile check`, `show` and `score`
take it as any other, and the team changes in it what it knows better. Leave out with --exclude what a prospect cannot have yet
(months as a customer, support tickets): the program finds the glaring ones and says so, but it cannot know them all.

How good it is, is tried on rows that were not learnt from: the customers are dealt into five parts, and each is scored by a
profile learnt from the other four. The same table and options give the same profile to the last digit, on every machine.";

/// Parts that the customers are dealt into.
const PARTS: u32 = 5;

/// Above so many rows only one of the parts is held out: it is large enough to judge by, and learning once more is enough.
const ONE_PART_FROM: u32 = 20_000;

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    labels: LabelArguments,
    /// Columns that must not be parameters; several with commas, or the option several times
    #[arg(long, value_name = "COLUMN")]
    exclude: Vec<String>,
    /// The most parameters; without it as many as tell something
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    max_parameters: Option<u32>,
    /// Where the profile goes; without it to standard output
    #[arg(long, short, value_name = "PROFILE.json")]
    output: Option<PathBuf>,
    /// Where a report goes: .html for people, .json for programs
    #[arg(long, value_name = "R.html|R.json")]
    report: Option<PathBuf>,
    /// The name of the profile; without it the name of the table
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The language of the profile's texts
    #[arg(long, value_enum, value_name = "LANG", default_value = "en")]
    language: Lang,
    /// Where chance begins: it deals the customers into parts
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
}

/// Learns a profile.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let started = Instant::now();
    let table = arguments.labels.table.as_path();
    let form = arguments.report.as_deref().map(report_form).transpose()?;
    let output = arguments.output.as_deref().filter(|o| *o != Path::new("-"));
    apart(&[Some(table), output, arguments.report.as_deref()])?;
    let preview = preview(table, None)?;
    let layout = &preview.layout;
    let exclude = excluded(layout, &arguments.exclude)?;
    let request =
        Request { table, layout, outcome: &arguments.labels.outcome, happy: &arguments.labels.happy, groups: None, score: None };
    let rows = read_rows(request)?;
    let read_in = started.elapsed();
    let wishes = Wishes {
        name: arguments.name.clone().unwrap_or_else(|| name_of(table)),
        language: arguments.language.into(),
        exclude,
        max_parameters: arguments.max_parameters,
        seed: arguments.seed,
    };
    let found = learn(&rows, &wishes)?;
    let learnt_in = started.elapsed();
    let report = report(table, &preview, &rows, &found, &wishes)?;
    let profile = profile_text(&found.learnt.profile)?;
    match output {
        Some(path) => labelled::write(path, &profile)?,
        None => terminal::print(&profile)?,
    }
    if let (Some(path), Some(form)) = (arguments.report.as_deref(), form) {
        let text = match form {
            ReportForm::Html => page::learn(&report),
            ReportForm::Json => terminal::json_text(&report)?,
        };
        labelled::write(path, &text)?;
    }
    if json {
        // Without -o standard output belongs to the profile.
        match output {
            Some(_) => terminal::print_json(&report)?,
            None => say(&serde_json::to_string(&report).unwrap_or_default()),
        }
        return Ok(Finished::Clean);
    }
    tell(&report, &preview, &rows);
    if let Some(path) = output {
        let seconds = |d: std::time::Duration| d.as_secs_f64();
        say(&format!(
            "profile: {} (read in {:.2} s, learnt and tried in {:.2} s)",
            path.display(),
            seconds(read_in),
            seconds(learnt_in) - seconds(read_in)
        ));
    }
    if let Some(path) = &arguments.report {
        say(&format!("report: {}", path.display()));
    }
    Ok(Finished::Clean)
}

/// The names of columns that must not be parameters.
fn excluded(layout: &Layout, asked: &[String]) -> Result<Vec<String>, Failure> {
    let found = columns_called(layout, asked)?;
    Ok(found.into_iter().map(|at| layout.columns[at].name.clone()).collect())
}

fn name_of(table: &Path) -> String {
    let stem = table.file_stem().unwrap_or_default().to_string_lossy().replace(['_', '-'], " ");
    if stem.trim().is_empty() { "Learnt".into() } else { upper(stem.trim()) }
}

/// How many parts the customers are dealt into, so that each has one of both kinds, and more than five parts two: with one alone a part
/// tells nothing but that pair.
pub fn parts(rows: &Labelled, wished: u32) -> u32 {
    let fewer = rows.report.happy.min(rows.report.rows - rows.report.happy);
    wished.min((fewer / 2).max(PARTS)).min(fewer).max(2)
}

fn learn(rows: &Labelled, wishes: &Wishes) -> Result<Backtest, Failure> {
    let mut progress = Progress::new();
    progress.show(&format!("learning from {} rows", grouped(rows.report.rows.into())));
    let parts = parts(rows, PARTS);
    let folds = folds(&rows.table, parts as usize, wishes);
    let one_part = rows.report.rows >= ONE_PART_FROM;
    let tried: Vec<Option<u32>> = folds.iter().map(|&fold| (!one_part || fold == folds[0]).then_some(fold)).collect();
    let found = backtest_some(&rows.table, &tried, wishes).map_err(|e| unlearnt(&e))?;
    let problems = check(&found.learnt.profile);
    if problems.is_empty() {
        return Ok(found);
    }
    let lines: Vec<String> = problems.iter().map(|p| format!("  {p}")).collect();
    Err(Failure::Input(format!(
        "What was learnt is no profile that can score; please report this with the table:\n{}",
        lines.join("\n")
    )))
}

/// Why nothing could be learnt, as the end of a command.
pub fn unlearnt(error: &LearnError) -> Failure {
    let message = match error {
        LearnError::NoColumn { columns } => {
            let aside: Vec<(&str, String)> = columns
                .iter()
                .map(|c| (c.column.as_str(), why_aside(&c.fate).unwrap_or_else(|| "it tells nothing".into())))
                .collect();
            let looked_at = columns.iter().any(|c| matches!(c.fate, Fate::NoHelp | Fate::Parameter { .. }));
            let first = if looked_at { "Nothing separates these customers" } else { "There is nothing to learn from" };
            let lines: Vec<String> =
                grouped_by_reason(&aside).into_iter().map(|(columns, why)| format!("  {columns}: {why}")).collect();
            if columns.is_empty() {
                return Failure::Input(
                    "There is nothing to learn from: the table has no column beside the outcome. Add what was known of each customer \
                     before the sale, a column each."
                        .into(),
                );
            }
            format!(
                "{first}: no column is left.\n{}\nAdd columns with what was known of each customer before the sale, or exclude fewer.",
                lines.join("\n")
            )
        }
        LearnError::TooFew { rows, happy, least, least_of_each } => format!(
            "Too few to learn from: {}, {} of them happy. At least {least} are needed, and {least_of_each} of each kind, happy and not: add \
             customers whose story is known.",
            count((*rows).into(), "customer", "customers"),
            grouped((*happy).into())
        ),
        LearnError::OneClass { .. } => upper(&error.to_string()),
    };
    Failure::Input(message)
}

fn report(table: &Path, preview: &Preview, rows: &Labelled, found: &Backtest, wishes: &Wishes) -> Result<LearnReport, Failure> {
    let parts = found.folds.len();
    let labels: Vec<String> = (1..=parts).map(|part| part.to_string()).collect();
    let ranked = held_out(found, &rows.table.happy);
    let lines: Vec<u32> = rows.lines.iter().zip(&found.scores).filter(|(_, s)| s.is_some()).map(|(line, _)| *line).collect();
    let quality = of_folds(found, &ranked, &labels);
    let said = columns_say(found, &rows.table, wishes);
    Ok(LearnReport {
        report: "learn",
        format: FORMAT,
        verdict: quality.verdict("a profile learnt from the other customers"),
        separates: quality.separates,
        warnings: warnings(rows, found, &said, &quality, wishes),
        table: Source::of(table, &preview.layout, &rows.report)?,
        made: Made::now(wishes.seed),
        in_sample_auc: found.in_sample.map(rounded),
        misfits: misfits(&found.learnt.profile, &ranked, &lines),
        parameters: parameter_facts(found, &rows.table, &said),
        looked_at: LookedAt::of(&said, &rows.table),
        columns: found.learnt.columns.clone(),
        profile: found.learnt.profile.clone(),
        held_out: quality,
    })
}

fn tell(report: &LearnReport, preview: &Preview, rows: &Labelled) {
    say(&report.verdict);
    say(&format!("{}: {}", plain(&report.table.file), rows_told(&rows.report)));
    say_all(&notices(preview, &rows.report));
    let profile = &report.profile;
    say(&format!(
        "\"{}\": {} from {} columns",
        plain(&profile.name),
        count(profile.parameters.len() as u64, "parameter", "parameters"),
        report.columns.len()
    ));
    for parameter in &report.parameters {
        let auc = parameter.auc.map(|auc| format!("; alone {:.0} in 100 here", auc * 100.0)).unwrap_or_default();
        let says = parameter.says.map(|s| format!("; {}", verdict_words(s.verdict))).unwrap_or_default();
        say(&format!(
            "  {:>7}  {}  ({}{auc}{says})",
            percent(parameter.weight),
            plain(&parameter.name),
            level_count(parameter.levels.len())
        ));
    }
    say(&separating(&report.looked_at));
    let aside: Vec<(&str, String)> =
        report.columns.iter().filter_map(|c| Some((c.column.as_str(), why_aside(&c.fate)?))).collect();
    if !aside.is_empty() {
        say(&format!("set aside: {}", count(aside.len() as u64, "column", "columns")));
        for (column, why) in grouped_by_reason(&aside) {
            say(&format!("  {column}: {why}"));
        }
    }
    let parts = match report.held_out.folds.len() {
        1 => format!("a part in {PARTS}"),
        parts => format!("in {parts} parts"),
    };
    say(&format!("tried on customers not learnt from, {parts}; AUC {}", report.held_out.auc_told()));
    for tier in &report.held_out.tiers {
        say(&format!("  {:<10}  {}", plain(&tier.name), tier.group.told()));
    }
    for warning in &report.warnings {
        say(&format!("warning: {warning}"));
    }
}

fn level_count(levels: usize) -> String {
    count(levels as u64, "level", "levels")
}

/// Columns with the same reason in one line.
fn grouped_by_reason(aside: &[(&str, String)]) -> Vec<(String, String)> {
    let mut lines: Vec<(Vec<&str>, &str)> = Vec::new();
    for (column, why) in aside {
        match lines.iter_mut().find(|(_, reason)| reason == why) {
            Some((columns, _)) => columns.push(column),
            None => lines.push((vec![column], why)),
        }
    }
    const SHOWN: usize = 12;
    let join = |columns: Vec<&str>| {
        let mut text = columns.iter().take(SHOWN).map(|c| plain(c)).collect::<Vec<_>>().join(", ");
        if columns.len() > SHOWN {
            text.push_str(&format!(" and {} more", columns.len() - SHOWN));
        }
        text
    };
    lines.into_iter().map(|(columns, why)| (join(columns), plain(why))).collect()
}

/// The text of a profile file.
fn profile_text(profile: &Profile) -> Result<String, Failure> {
    terminal::json_text(profile)
}
