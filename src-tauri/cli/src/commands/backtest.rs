//! `lanewise backtest`

use std::path::PathBuf;

use clap::Args;
use lanewise_method::account::standard_outcomes;
use lanewise_method::evidence::table::separates;
use lanewise_method::learn::{Backtest, LearnError, Wishes, backtest, folds};
use lanewise_method::{Profile, learn};
use lanewise_workspace::learn_table::{Labelled, Request, column_called};
use lanewise_workspace::score_table::answered_by;

use super::learn::{parts, unlearnt};
use crate::failure::{Failure, Finished};
use crate::learning::costs::{CostReport, Costs, costs_told};
use crate::learning::labelled::{self, LabelArguments, ReportForm, Source, apart, notices, read_rows, report_form, rows_told};
use crate::learning::page;
use crate::learning::quality::{Basis, Quality, Ranked, as_it_is, held_out, of_folds, of_profile};
use crate::learning::report::{AnsweredBy, BacktestReport, FORMAT, Made, ProfileHead, misfits};
use crate::learning::warning::{knows_too_much, rows_alike, set_aside_or_doubtful, unread};
use crate::profile_file;
use crate::table_file::{self, MappingArguments};
use crate::terminal::{self, Progress, plain, say};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise backtest --profile ours.json customers.csv --outcome status --happy renewed,expanded
  lanewise backtest --profile bant customers.csv --outcome status --happy renewed --report bant.html
  lanewise backtest --profile churn.json churn.csv --outcome churned --happy 0 --folds 5
  lanewise backtest --profile ours.json customers.csv --outcome status --happy renewed \\
      --costs demo=4,poc=40,hour=80,failed=30000,lost=20000

It scores customers whose story is known, and says how well the scores tell them apart, what became of each tier, who would have
been admitted, and what that would have cost. Without --folds the profile is taken as it is: fair for one that a team wrote or
that was learnt from other customers; on the rows it was learnt from it flatters. With --folds profiles are also learnt anew, from
the columns that answer this one's parameters (a profile that was learnt: from all that it was chosen
from), each without the fold it then scores: that is how good such a profile is
on customers nobody has seen. Columns are told by their names and contents, as for score.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// A profile file, a workspace (.lanewise), or a starter profile: success-ready, first-steps, bant, sample
    #[arg(long, short, value_name = "PROFILE")]
    profile: String,
    #[command(flatten)]
    labels: LabelArguments,
    #[command(flatten)]
    mapping: MappingArguments,
    /// Learn anew in folds as well: a column that says the fold of each row, or how many folds to deal
    #[arg(long, value_name = "COLUMN|K")]
    folds: Option<String>,
    /// What things cost: demo, poc and rescue in hours; hour, failed (a customer who fails) and lost (a good deal) in money
    #[arg(long, value_name = "KEY=VALUE,…")]
    costs: Option<Costs>,
    /// Where a report goes: .html for people, .json for programs
    #[arg(long, value_name = "R.html|R.json")]
    report: Option<PathBuf>,
    /// Where chance begins: it deals the customers into folds
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u32,
}

/// How rows are put into folds.
enum Folds<'a> {
    None,
    /// A column has them.
    Column(&'a str),
    /// So many are dealt.
    Dealt(u32),
}

/// Looks back.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let path = arguments.labels.table.as_path();
    let form = arguments.report.as_deref().map(report_form).transpose()?;
    apart(&[Some(path), arguments.report.as_deref()])?;
    let found = profile_file::read(&arguments.profile, None).map_err(|e| e.into_failure(&arguments.profile))?;
    let profile = &found.profile;
    let table = table_file::open(path, &arguments.mapping, Some(profile), &standard_outcomes())?;
    table_file::save(&arguments.mapping, &table.mapping)?;
    let layout = &table.preview.layout;
    let how = match arguments.folds.as_deref() {
        None => Folds::None,
        Some(asked) => match (asked.trim().parse::<u32>(), layout.columns.iter().any(|c| c.name == asked)) {
            (Ok(dealt), false) if (2..=100).contains(&dealt) => Folds::Dealt(dealt),
            (Ok(_), false) => {
                return Err(Failure::Usage("--folds takes a number from 2 to 100, or the name of a column.".into()));
            }
            _ => {
                column_called(layout, asked)?;
                Folds::Column(asked)
            }
        },
    };
    let mut sources = answered_by(profile, layout, &table.mapping);
    // What says how it went, and which fold, is no answer, whatever it is called.
    let outcome = column_called(layout, &arguments.labels.outcome)?;
    let fold = match how {
        Folds::Column(asked) => Some(column_called(layout, asked)?),
        _ => None,
    };
    let mut mapping = table.mapping.clone();
    if sources.iter().any(|(_, column)| *column == outcome || Some(*column) == fold) {
        for at in [Some(outcome), fold].into_iter().flatten() {
            let name = &layout.columns[at].name;
            for entry in mapping.columns.iter_mut().filter(|c| &c.column == name) {
                (entry.to, entry.also) = (lanewise_workspace::mapping::Target::Ignore, None);
            }
        }
        sources = answered_by(profile, layout, &mapping);
    }
    if sources.is_empty() {
        return Err(Failure::Input(
            "No column answers a parameter of the profile. Check that it is the right table, or say which column is which with \
             --mapping (--save-mapping writes one to start from)."
                .into(),
        ));
    }
    let request = Request {
        table: path,
        layout,
        outcome: &arguments.labels.outcome,
        happy: &arguments.labels.happy,
        groups: if let Folds::Column(column) = how { Some(column) } else { None },
        score: Some((profile, &mapping)),
    };
    let rows = read_rows(request)?;
    // Columns that were chosen on these customers would know too much of each fold: a learnt profile is learnt anew from all that it was
    // chosen from. A team's profile is learnt anew from what answers it.
    let looked_at = |name: &str| profile.learnt.as_ref().is_some_and(|from| from.columns.iter().any(|c| c == name));
    let aside = [Some(outcome), fold];
    let columns: Vec<&str> = (0..layout.columns.len())
        .filter(|at| !aside.contains(&Some(*at)))
        .filter(|at| sources.iter().any(|(_, column)| column == at) || looked_at(&layout.columns[*at].name))
        .map(|at| layout.columns[at].name.as_str())
        .collect();
    let anew = match how {
        Folds::None => None,
        _ => Some(learn_anew(&rows, profile, &columns, &how, arguments.seed)?),
    };
    let report = report(arguments, profile, &table, &rows, &sources, anew.as_ref())?;
    if let (Some(path), Some(form)) = (arguments.report.as_deref(), form) {
        let text = match form {
            ReportForm::Html => page::backtest(&report),
            ReportForm::Json => terminal::json_text(&report)?,
        };
        labelled::write(path, &text)?;
    }
    if json {
        terminal::print_json(&report)?;
        return Ok(Finished::Clean);
    }
    if let Some(which) = &found.which {
        say(&format!("profile: {which} of {}", arguments.profile));
    }
    terminal::print(&told(&report, &table, &rows))?;
    table_file::tell_unsure(&table.unsure);
    if let Some(path) = &arguments.report {
        say(&format!("report: {}", path.display()));
    }
    Ok(Finished::Clean)
}

/// Profiles learnt without each fold, and the labels of the folds.
struct Anew {
    found: Backtest,
    labels: Vec<String>,
}

/// Learns anew in folds; inside, why nothing could be learnt.
fn learn_anew(
    rows: &Labelled,
    profile: &Profile,
    columns: &[&str],
    how: &Folds<'_>,
    seed: u32,
) -> Result<Result<Anew, LearnError>, Failure> {
    let table: learn::Table = rows.only(columns);
    let wishes = wishes(profile, seed);
    let (of, labels): (Vec<u32>, Vec<String>) = match (how, &rows.groups) {
        (Folds::Column(_), Some(groups)) => {
            if groups.labels.len() < 2 {
                return Err(Failure::Input(format!(
                    "The column \"{}\" has one fold only. Name a column with at least two, or say --folds 5.",
                    plain(&groups.column)
                )));
            }
            (groups.of.clone(), groups.labels.clone())
        }
        (Folds::Dealt(wished), _) => {
            let parts = parts(rows, *wished);
            if parts < *wished {
                say(&format!("note: {parts} folds instead of {wished}, so that each has customers of both kinds"));
            }
            (folds(&table, parts as usize, &wishes), (1..=parts).map(|part| part.to_string()).collect())
        }
        _ => return Err(Failure::Usage("--folds takes a number from 2 to 100, or the name of a column.".into())),
    };
    let mut progress = Progress::new();
    progress.show(&format!("learning anew without each of {} folds", labels.len()));
    Ok(backtest(&table, &of, &wishes).map(|found| Anew { found, labels }))
}

fn wishes(profile: &Profile, seed: u32) -> Wishes {
    Wishes {
        name: profile.name.clone(),
        language: profile.language,
        exclude: Vec::new(),
        max_parameters: profile.learnt.as_ref().and_then(|from| from.max_parameters),
        seed,
    }
}

fn report(
    arguments: &Arguments,
    profile: &Profile,
    table: &table_file::Table,
    rows: &Labelled,
    sources: &[(usize, usize)],
    anew: Option<&Result<Anew, LearnError>>,
) -> Result<BacktestReport, Failure> {
    let layout = &table.preview.layout;
    let answering: Vec<(usize, &str)> = sources.iter().map(|&(p, column)| (p, layout.columns[column].name.as_str())).collect();
    let mut warnings = looked_back(rows, profile, &answering, anew.is_some(), arguments.seed);
    match anew {
        Some(Err(why)) => {
            warnings.insert(0, format!("Nothing could be learnt anew from these columns: {}", unlearnt(why).message()))
        }
        Some(Ok(anew)) => warnings.splice(0..0, set_aside_or_doubtful(&anew.found.learnt.columns, &[])).for_each(drop),
        None => {}
    }
    let anew = anew.and_then(|anew| anew.as_ref().ok());
    let happy = &rows.table.happy;
    let ranked = as_it_is(&rows.scored, happy);
    let own = of_profile(profile, &ranked);
    let apart = anew.map(|anew| (held_out(&anew.found, happy), anew));
    let quality = apart.as_ref().map(|(ranked, anew)| of_folds(&anew.found, ranked, &anew.labels));
    let costs = |ranked: &[Ranked], profile: &Profile| arguments.costs.map(|costs| costs.reckon(ranked, profile, arguments.seed));
    let verdict = match &quality {
        Some(anew) => anew.verdict("a profile learnt anew from these columns"),
        None => own.verdict("the profile"),
    };
    let missing = profile.parameters.iter().enumerate().filter(|(at, _)| sources.iter().all(|(p, _)| p != at));
    Ok(BacktestReport {
        report: "backtest",
        format: FORMAT,
        verdict,
        separates: quality.as_ref().unwrap_or(&own).separates,
        warnings,
        table: Source::of(&arguments.labels.table, layout, &rows.report)?,
        made: Made::now(arguments.seed),
        profile: ProfileHead::of(profile),
        answered_by: sources
            .iter()
            .map(|&(parameter, column)| AnsweredBy {
                parameter: profile.parameters[parameter].id.clone(),
                column: layout.columns[column].name.clone(),
            })
            .collect(),
        without_column: missing.map(|(_, p)| p.id.clone()).collect(),
        costs: costs(&ranked, profile),
        costs_learnt_anew: apart.as_ref().and_then(|(ranked, anew)| costs(ranked, &anew.found.learnt.profile)),
        misfits: misfits(profile, &ranked, &rows.lines),
        as_it_is: own,
        learnt_anew_tiers: anew.map_or_else(Vec::new, |anew| anew.found.learnt.profile.tiers.clone()),
        learnt_anew: quality,
    })
}

/// What to be careful about in looking back; `answering` are the columns that answer parameters.
fn looked_back(rows: &Labelled, profile: &Profile, answering: &[(usize, &str)], anew: bool, seed: u32) -> Vec<String> {
    let mut told = Vec::new();
    let read = &rows.report;
    let fewer = read.happy.min(read.rows - read.happy);
    if fewer < 20 {
        told.push(format!(
            "Only {} of one kind: the intervals are wide, and meant.",
            count(fewer.into(), "customer", "customers")
        ));
    }
    for parameter in answering.iter().filter_map(|(at, _)| profile.parameters.get(*at)) {
        if !parameter.known_before_sale && parameter.weight > 0 {
            told.push(format!(
                "\"{}\" is known only after the sale, and counts: no prospect can be judged by it.",
                plain(&parameter.name)
            ));
        }
    }
    let columns = &rows.table.columns;
    let of: Vec<usize> = (0..columns.len()).filter(|at| answering.iter().any(|(_, name)| columns[*at].name == *name)).collect();
    told.extend(knows_too_much(&rows.table, &of, &separates(&rows.table, &of)).into_iter().map(|(_, sentence)| sentence));
    told.extend(rows_alike(rows, &wishes(profile, seed), rows.groups.as_ref().map(|g| g.of.as_slice())));
    told.push(
        if anew {
            "The profile as it is flatters itself where it was learnt or tuned on these very rows; what was learnt anew does not."
        } else {
            "If the profile was learnt or tuned on these very rows, this flatters it: --folds 5 learns anew and tries on rows not learnt from."
        }
        .into(),
    );
    told.extend(unread(rows));
    told
}

fn told(report: &BacktestReport, table: &table_file::Table, rows: &Labelled) -> String {
    let mut lines = vec![report.verdict.clone()];
    lines.push(format!("{}: {}", plain(&report.table.file), rows_told(&rows.report)));
    lines.extend(notices(&table.preview, &rows.report));
    if !report.without_column.is_empty() {
        lines.push(format!(
            "note: {} of {} without a column, unknown in every row: {}",
            report.without_column.len(),
            count(report.profile.parameters.into(), "parameter", "parameters"),
            report.without_column.join(", ")
        ));
    }
    quality_told(&report.as_it_is, &format!("\"{}\" as it is", plain(&report.profile.name)), report.costs.as_ref(), &mut lines);
    if let Some(anew) = &report.learnt_anew {
        let title = format!("learnt anew without each of {} folds", anew.folds.len());
        quality_told(anew, &title, report.costs_learnt_anew.as_ref(), &mut lines);
    }
    for warning in &report.warnings {
        lines.push(format!("warning: {warning}"));
    }
    lines.join("\n") + "\n"
}

fn quality_told(quality: &Quality, title: &str, costs: Option<&CostReport>, lines: &mut Vec<String>) {
    lines.push(String::new());
    lines.push(format!("{title}: AUC {}", quality.auc_told()));
    if quality.scores_are == Basis::HeldOut {
        let pooled = quality.pooled.map_or_else(|| "cannot be told".into(), super::super::learning::quality::Figure::plain);
        lines.push(format!("  all folds in one list: AUC {pooled}"));
        for fold in &quality.folds {
            let auc = fold.auc.map_or_else(|| "cannot be told".into(), |auc| format!("{auc:.3}"));
            let what = match &fold.wrong {
                Some(why) => plain(why),
                None => count(fold.parameters.into(), "parameter", "parameters"),
            };
            lines.push(format!("  fold {}: AUC {auc}, {} ({what})", plain(&fold.fold), count(fold.rows.into(), "row", "rows")));
        }
    }
    for tier in &quality.tiers {
        lines.push(format!("  {:<10}  {}", plain(&tier.name), tier.group.told()));
    }
    lines.push(format!("  admitted    {}", quality.admitted.told()));
    lines.push(format!("  refused     {}", quality.refused.told()));
    let Some(costs) = costs else { return };
    lines.extend(costs_told(costs).into_iter().map(|line| format!("  {line}")));
}
