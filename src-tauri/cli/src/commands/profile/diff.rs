//! `lanewise profile diff`

use clap::Args;
use lanewise_method::diff::{Difference, What, diff};
use serde::Serialize;

use crate::failure::{Failure, Finished};
use crate::profile_file;
use crate::terminal::{self, plain};
use crate::wording::points;

const AFTER: &str = "\
Examples:
  lanewise profile diff last-year.json this-year.json
  lanewise profile diff bant success-ready

What can move a score comes first, wording last.";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// The earlier profile
    #[arg(value_name = "A")]
    before: String,
    /// The later profile
    #[arg(value_name = "B")]
    after: String,
}

#[derive(Debug, Serialize)]
struct Compared {
    before: String,
    after: String,
    differences: Vec<Difference>,
}

/// Prints what changed.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let read = |name: &str| profile_file::read(name, None).map(|f| f.profile).map_err(|e| e.into_failure(name));
    let differences = diff(&read(&arguments.before)?, &read(&arguments.after)?);
    if json {
        let (before, after) = (arguments.before.clone(), arguments.after.clone());
        terminal::print_json(&Compared { before, after, differences })?;
    } else if differences.is_empty() {
        terminal::print("No difference.\n")?;
    } else {
        let text: String = differences.iter().map(|d| line(d) + "\n").collect();
        terminal::print(&text)?;
    }
    Ok(Finished::Clean)
}

fn line(d: &Difference) -> String {
    let value = |text: &String| match d.what {
        What::Weight | What::Parameter => text.parse().map_or_else(|_| text.clone(), crate::wording::percent),
        What::Threshold | What::Tier => text.parse().map_or_else(|_| text.clone(), points),
        What::Order | What::LevelOrder | What::GateOrder if text.is_empty() => "(first)".into(),
        What::GateAnswer if text.is_empty() => "any".into(),
        What::Gate | What::GateCheck if text.is_empty() => "there".into(),
        _ => plain(text),
    };
    let what = match d.what {
        What::Parameter => "parameter",
        What::Weight => "weight",
        What::Level => "level",
        What::Fit => "fit",
        What::Limits => "limits",
        What::Threshold => "threshold",
        What::Tier => "tier",
        What::MustHave => "must-have",
        What::Guesses => "guesses",
        What::Typical => "typical fit",
        What::Admits => "admits",
        What::Order => "after",
        What::LevelOrder => "answer after",
        What::Aliases => "also recognised as",
        What::MustHaveWhy => "reason of the must-have",
        What::Kind => "kind",
        What::Several => "several",
        What::Unit => "unit",
        What::Group => "group",
        What::Known => "known",
        What::FromNeeds => "from needs",
        What::Gate => "gate",
        What::GateSlides => "gate, slides",
        What::GateEvent => "gate, value event",
        What::GateAnswer => "gate, answer",
        What::GateTier => "gate, tier",
        What::GateCheck => "gate, checklist",
        What::GateOpen => "gate, open at once",
        What::GateOrder => "gate, after",
        What::SlidePart => "slides, must have",
        What::SlideMayLack => "slides, may lack",
        What::SlideNever => "slides, never without",
        What::SlideQuestion => "slides, question",
        What::Blend => "blend, per cent",
        What::Wording => "wording",
    };
    let name = if d.name.is_empty() { &d.id } else { &d.name };
    let level = match (d.level.as_str(), d.level_name.as_str()) {
        ("", _) => String::new(),
        (id, "") => format!(", {id}"),
        (_, name) => format!(", {}", plain(name)),
    };
    let change = match (d.before.as_ref().map(value), d.after.as_ref().map(value)) {
        (Some(before), Some(after)) => format!("{before} -> {after}"),
        (None, Some(after)) => format!("new: {after}"),
        (Some(before), None) => format!("gone: {before}"),
        (None, None) => "changed".into(),
    };
    format!("{what:<12} {}{level}: {change}", plain(name))
}
