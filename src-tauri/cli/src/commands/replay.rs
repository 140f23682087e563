//! `lanewise replay`

use std::path::{Path, PathBuf};

use clap::Args;
use lanewise_method::account::standard_outcomes;
use lanewise_method::{Profile, Stage};
use lanewise_workspace::Workspace;
use lanewise_workspace::learn_table::{Request, column_called};
use lanewise_workspace::mapping::{Mapping, Target};
use lanewise_workspace::score_table::{RowAnswers, answered_by, answers_of};
use lanewise_workspace::setting::HourCost;
use lanewise_workspace::table::Layout;
use lanewise_workspace::view::costs::CostFacts;
use lanewise_workspace::view::replay::{ReplayGround, ReplaySource, ReplayView, Replayable, replay_apart, replay_view};
use lanewise_workspace::view::{Fact, facts};

use crate::failure::{Failure, Finished};
use crate::learning::costs::{Costs, two_outcomes};
use crate::learning::labelled::{self, ReportForm, Source, apart, notices, read_rows, report_form};
use crate::learning::page;
use crate::learning::replay::{ReplayReport, corner_names, corner_told, sentences, side_by_side, verdict, warnings};
use crate::learning::report::{FORMAT, Made};
use crate::profile_file::{self, Lang};
use crate::table_file::{self, MappingArguments};
use crate::terminal::json_text;
use crate::terminal::{self, plain, say};
use crate::wording::count;

const AFTER: &str = "\
Examples:
  lanewise replay team.lanewise                                        the team's profile against BANT
  lanewise replay team.lanewise --against last-year.json --report replay.html
  lanewise replay customers.csv --profile ours.json --outcome status --happy renewed,expanded
  lanewise replay customers.csv --profile ours.json --against success-ready --outcome status --happy renewed \\
      --costs demo=4,poc=40,hour=80,failed=30000,lost=20000 --json

Two profiles on the same past customers: whom both would have let in, whom only one, whom neither, by name, and what that comes
to in hours and money. The customers are those of a workspace, with the costs that stand in it, or the rows of a table whose
story is known. What one of the profiles asks and nobody recorded takes the fit that is typical of these customers, and is
said; a customer of whom one of them knows nothing stands in no corner. In a workspace a profile borrows the answers to
a parameter of the same name. The workspace is only read, also while the app has it open.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The past customers: a workspace (.lanewise), or a table (CSV or another delimited text, .xlsx, .xls, .xlsb, .ods)
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The first profile: a file, a workspace, or a starter profile; without it that of the workspace
    #[arg(long, short, value_name = "PROFILE")]
    profile: Option<String>,
    /// The second profile
    #[arg(long, short, value_name = "PROFILE", default_value = "bant")]
    against: String,
    /// Of a table: the column that says how it went, its name or its position from 1
    #[arg(long, value_name = "COLUMN")]
    outcome: Option<String>,
    /// Of a table: what stands there where it went well; several with commas, or the option several times
    #[arg(long, value_name = "VALUE")]
    happy: Vec<String>,
    #[command(flatten)]
    mapping: MappingArguments,
    /// What each column means to the second profile (JSON)
    #[arg(long, value_name = "M.json")]
    against_mapping: Option<PathBuf>,
    /// What things cost, in place of what the workspace says: demo, poc and rescue in hours; hour, failed and lost in money
    #[arg(long, value_name = "KEY=VALUE,…")]
    costs: Option<Costs>,
    /// How many names of a corner are told
    #[arg(long, value_name = "N", default_value_t = 12)]
    names: usize,
    /// Where a report goes: .html for people, .json for programs
    #[arg(long, value_name = "R.html|R.json")]
    report: Option<PathBuf>,
}

/// A profile and what it is called beside the other one.
struct Named {
    of: Replayable,
    name: String,
    /// What the command line calls it, and which it is of a workspace.
    from: String,
}

/// Replays.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let form = arguments.report.as_deref().map(report_form).transpose()?;
    apart(&[Some(arguments.file.as_path()), arguments.report.as_deref()])?;
    let (report, told) =
        if profile_file::is_workspace(&arguments.file) { of_workspace(arguments)? } else { of_table(arguments)? };
    if let (Some(path), Some(form)) = (arguments.report.as_deref(), form) {
        let text = match form {
            ReportForm::Html => page::replay(&report),
            ReportForm::Json => json_text(&report)?,
        };
        labelled::write(path, &text)?;
    }
    if json {
        terminal::print_json(&report)?;
        return Ok(Finished::Clean);
    }
    terminal::print(&text(&report, told, arguments.names))?;
    if let Some(path) = &arguments.report {
        say(&format!("report: {}", path.display()));
    }
    Ok(Finished::Clean)
}

fn named(name: &str, lang: Option<Lang>) -> Result<Named, Failure> {
    let starter = profile_file::STARTERS.iter().find(|(known, _)| *known == name && profile_file::is_starter(name));
    let found = profile_file::read(name, lang.filter(|_| starter.is_some())).map_err(|e| e.into_failure(name))?;
    let source = match starter {
        Some((_, which)) => ReplaySource::Starter(*which),
        None if profile_file::is_workspace(Path::new(name)) => {
            match Workspace::open_read_only(Path::new(name))?.latest_version()? {
                Some(version) => ReplaySource::Version(version.info.number),
                None => ReplaySource::Draft,
            }
        }
        None => ReplaySource::File(PathBuf::from(name)),
    };
    let told = plain(&found.profile.name);
    let from = found.which.map_or_else(|| plain(name), |which| format!("{which} of {}", plain(name)));
    Ok(Named { of: Replayable { source, profile: found.profile }, name: told, from })
}

/// The two profiles, told apart by where they come from where they have one name, and by their order where they are one and the same.
fn pair(one: (&str, Option<Lang>), other: (&str, Option<Lang>)) -> Result<(Named, Named), Failure> {
    let (mut first, mut second) = (named(one.0, one.1)?, named(other.0, other.1)?);
    if first.name == second.name {
        let same = first.from == second.from;
        for (named, place) in [(&mut first, ", first"), (&mut second, ", second")] {
            named.name = format!("{} ({}{})", named.name, named.from, if same { place } else { "" });
        }
    }
    Ok((first, second))
}

fn hour(costs: &Costs) -> Option<HourCost> {
    costs.hour.map(|amount| HourCost { amount, currency: String::new() })
}

fn of_workspace(arguments: &Arguments) -> Result<(ReplayReport, Vec<String>), Failure> {
    let table_only = [
        (arguments.outcome.is_some(), "--outcome"),
        (!arguments.happy.is_empty(), "--happy"),
        (arguments.mapping.mapping.is_some(), "--mapping"),
        (arguments.mapping.save_mapping.is_some(), "--save-mapping"),
        (arguments.against_mapping.is_some(), "--against-mapping"),
    ];
    if let Some((_, option)) = table_only.iter().find(|(given, _)| *given) {
        return Err(Failure::Usage(format!("{option} is for a table; a workspace knows how its customers fared. Leave it out.")));
    }
    let workspace = Workspace::open_read_only(&arguments.file)?;
    let shown = arguments.file.to_string_lossy();
    let lang = Some(match workspace.settings()?.language {
        lanewise_method::profile::Language::En => Lang::En,
        lanewise_method::profile::Language::It => Lang::It,
        lanewise_method::profile::Language::Es => Lang::Es,
    });
    let (one, other) = pair((arguments.profile.as_deref().unwrap_or(&shown), lang), (&arguments.against, lang))?;
    let mut ground = workspace.replay_ground()?;
    if let Some(costs) = &arguments.costs {
        (ground.costs.costs, ground.costs.hour) = (costs.typed(), hour(costs));
    }
    let book = workspace.book()?;
    let view = replay_view(&one.of, &other.of, &ground, &facts(&book));
    if view.customers == 0 {
        return Err(Failure::Input(format!(
            "{} has no customer with an outcome. Say in the app how it went with them, or give a table with --outcome and --happy.",
            arguments.file.display()
        )));
    }
    let file = arguments.file.file_name().unwrap_or(arguments.file.as_os_str()).to_string_lossy().into_owned();
    let told =
        vec![format!("{}: {}, {} of them good", plain(&file), count(view.customers.into(), "customer", "customers"), view.good)];
    Ok((report(view, &one, &other, None, Some(file)), told))
}

fn of_table(arguments: &Arguments) -> Result<(ReplayReport, Vec<String>), Failure> {
    let path = arguments.file.as_path();
    let (Some(profile), Some(outcome)) = (arguments.profile.as_deref(), arguments.outcome.as_deref()) else {
        return Err(Failure::Usage(
            "A table needs --profile, and --outcome with --happy, which say how it went with each customer.".into(),
        ));
    };
    if arguments.happy.is_empty() {
        return Err(Failure::Usage("Say with --happy what stands in that column where it went well.".into()));
    }
    let (one, other) = pair((profile, None), (&arguments.against, None))?;
    let (first, own) = opened(path, &arguments.mapping, &one.of.profile, outcome)?;
    table_file::save(&arguments.mapping, &first.mapping)?;
    let against = MappingArguments { mapping: arguments.against_mapping.clone(), save_mapping: None };
    let (second, others) = opened(path, &against, &other.of.profile, outcome)?;
    let layout = &first.preview.layout;
    let rows = read_rows(Request { table: path, layout, outcome, happy: &arguments.happy, groups: None, score: None })?;
    let read = |profile: &Profile, mapping: &Mapping| Ok::<_, Failure>(answers_of(path, layout, profile, mapping, &rows.lines)?);
    let (answers, against) = (read(&one.of.profile, &own)?, read(&other.of.profile, &others)?);
    let outcomes = two_outcomes();
    let costs = arguments.costs.unwrap_or_default();
    let ground = ReplayGround {
        costs: CostFacts { outcomes: outcomes.to_vec(), costs: costs.typed(), hour: hour(&costs) },
        own: Vec::new(),
    };
    let view = replay_apart(
        (&one.of, &customers(&answers, &rows.lines, &rows.table.happy, &outcomes)),
        (&other.of, &customers(&against, &rows.lines, &rows.table.happy, &outcomes)),
        &ground,
    );
    let mut lines = vec![format!("{}: {}", plain(&path.to_string_lossy()), labelled::rows_told(&rows.report))];
    lines.extend(notices(&first.preview, &rows.report));
    for table in [&first, &second] {
        table_file::tell_unsure(&table.unsure);
    }
    Ok((report(view, &one, &other, Some(Source::of(path, layout, &rows.report)?), None), lines))
}

/// The rows as customers; a row's number is its line.
fn customers<'a>(
    found: &'a RowAnswers,
    lines: &[u32],
    happy: &[bool],
    outcomes: &'a [lanewise_method::Outcome; 2],
) -> Vec<Fact<'a>> {
    let rows = found.names.iter().zip(&found.answers).zip(lines.iter().zip(happy));
    rows.map(|((name, answers), (line, happy))| Fact {
        id: *line,
        name,
        stage: Stage::Customer,
        outcome: Some(outcomes[usize::from(!happy)].id.as_str()),
        answers,
        overrides: &[],
        read: None,
    })
    .collect()
}

/// The table as this profile reads it. What says how it went is no answer, whatever it is called.
fn opened(
    path: &Path,
    arguments: &MappingArguments,
    profile: &Profile,
    outcome: &str,
) -> Result<(table_file::Table, Mapping), Failure> {
    let table = table_file::open(path, arguments, Some(profile), &standard_outcomes())?;
    let layout: &Layout = &table.preview.layout;
    let name = &layout.columns[column_called(layout, outcome)?].name;
    let mut mapping = table.mapping.clone();
    for entry in mapping.columns.iter_mut().filter(|c| &c.column == name) {
        (entry.to, entry.also) = (Target::Ignore, None);
    }
    if answered_by(profile, layout, &mapping).is_empty() {
        return Err(Failure::Input(format!(
            "No column answers a parameter of \"{}\". Check that it is the right table, or say which column is which with --mapping \
             (for the second profile --against-mapping); lanewise score --save-mapping writes one to start from.",
            plain(&profile.name)
        )));
    }
    Ok((table, mapping))
}

fn report(view: ReplayView, one: &Named, other: &Named, table: Option<Source>, workspace: Option<String>) -> ReplayReport {
    ReplayReport {
        report: "replay",
        format: FORMAT,
        verdict: verdict(&view, &one.name, &other.name),
        warnings: warnings(&view, &one.name, &other.name),
        one: one.name.clone(),
        other: other.name.clone(),
        table,
        workspace,
        made: Made::now(0),
        replay: view,
    }
}

fn text(report: &ReplayReport, from: Vec<String>, most: usize) -> String {
    let view = &report.replay;
    let mut lines = vec![report.verdict.clone()];
    lines.extend(from);
    lines.extend(sentences(view, &report.one, &report.other));
    lines.push(String::new());
    for (name, corner) in corner_names(&report.one, &report.other).iter().zip(&view.corners) {
        lines.push(format!("{name}: {}", corner_told(corner)));
        let accounts: Vec<_> = corner.accounts.iter().filter_map(|&at| view.accounts.get(at as usize)).take(most).collect();
        for account in &accounts {
            let known = if account.name.is_empty() { format!("line {}", account.id) } else { plain(&account.name) };
            let open = if account.one.settled && account.other.settled { "" } else { "  (a missing answer could move it)" };
            lines.push(format!("  {} {known}{open}", if account.good { "good" } else { "poor" }));
        }
        let rest = corner.count as usize - accounts.len();
        if rest > 0 && most > 0 {
            lines.push(format!("  and {rest} more"));
        }
    }
    lines.push(String::new());
    let wide = |text: &str| text.chars().count();
    let rows = side_by_side(view);
    let first = rows.iter().map(|(_, a, _)| wide(a)).chain([wide(&report.one)]).max().unwrap_or(0);
    let second = rows.iter().map(|(_, _, b)| wide(b)).chain([wide(&report.other)]).max().unwrap_or(0);
    lines.push(format!("{:<22}  {:>first$}  {:>second$}", "", report.one, report.other));
    lines.extend(rows.iter().map(|(what, a, b)| format!("{what:<22}  {a:>first$}  {b:>second$}")));
    lines.extend(report.warnings.iter().map(|warning| format!("warning: {warning}")));
    lines.join("\n") + "\n"
}
