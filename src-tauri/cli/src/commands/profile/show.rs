//! `lanewise profile show`

use std::fmt::Write;

use clap::Args;
use lanewise_method::profile::{AnswerKind, Guesses, Level, Parameter, Profile, Several};

use crate::failure::{Failure, Finished};
use crate::gate_wording::{check_name, gate_name, need_text};
use crate::profile_file::{self, Lang};
use crate::terminal::{self, plain, wrap};
use crate::wording::{percent, points};

const AFTER: &str = "\
Examples:
  lanewise profile show success-ready
  lanewise profile show bant --lang it
  lanewise profile show ours.json --questions
  lanewise profile show first-steps --json > mine.json     a copy to start from";

/// Its arguments.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    /// A profile file, a workspace, or the name of a starter profile: success-ready, first-steps, bant, sample
    #[arg(value_name = "FILE")]
    file: String,
    /// The language of a starter profile
    #[arg(long, value_name = "LANG")]
    lang: Option<Lang>,
    /// Print the discovery questions and the reasons too
    #[arg(long)]
    questions: bool,
}

/// How wide the sheet is, in characters.
const WIDTH: usize = 96;

/// Prints the sheet, or the profile as it is with `--json`.
pub fn run(arguments: &Arguments, json: bool) -> Result<Finished, Failure> {
    let found = profile_file::read(&arguments.file, arguments.lang).map_err(|e| e.into_failure(&arguments.file))?;
    let profile = found.profile;
    if json {
        terminal::print_json(&profile)?;
    } else {
        let mut sheet = String::new();
        if let Some(which) = found.which {
            sheet.push_str(&format!("{}: {which}\n\n", arguments.file));
        }
        // Writing to a String cannot fail.
        let _ = write_sheet(&profile, arguments.questions, &mut sheet);
        terminal::print(&sheet)?;
    }
    Ok(Finished::Clean)
}

fn write_sheet(profile: &Profile, questions: bool, out: &mut String) -> std::fmt::Result {
    writeln!(out, "{}", plain(&profile.name))?;
    writeln!(out, "{}", "=".repeat(profile.name.chars().count().min(WIDTH)))?;
    if !profile.about.is_empty() {
        wrap(&profile.about, WIDTH).iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    for group in &profile.groups {
        let members: Vec<&Parameter> = profile.parameters.iter().filter(|p| p.group == group.id).collect();
        if members.is_empty() {
            continue;
        }
        let weight: u16 = members.iter().map(|p| p.weight).sum();
        writeln!(out, "\n{}  ({})", plain(&group.name), percent(weight))?;
        writeln!(out, "{}", "-".repeat(group.name.chars().count().min(WIDTH)))?;
        for parameter in members {
            write_parameter(parameter, questions, out)?;
        }
    }
    writeln!(out, "\nTiers\n-----")?;
    for tier in &profile.tiers {
        writeln!(out, "  from {:>7}  {}  [{}]", points(tier.from), plain(&tier.name), tier.id)?;
    }
    if !profile.must_haves.is_empty() {
        writeln!(out, "\nMust-haves\n----------")?;
        for must_have in &profile.must_haves {
            let parameter = profile.parameter(&must_have.parameter);
            let levels: Vec<String> = must_have
                .levels
                .iter()
                .map(|id| plain(parameter.and_then(|p| p.level(id)).map_or(id.as_str(), |l| l.name.as_str())))
                .collect();
            let tier = profile.tiers.iter().find(|t| t.id == must_have.at_most).map_or(must_have.at_most.as_str(), |t| &t.name);
            let name = parameter.map_or(must_have.parameter.as_str(), |p| p.name.as_str());
            writeln!(out, "  {}: {} -> at most {}  [{}]", plain(name), levels.join(" / "), plain(tier), must_have.id)?;
            if !must_have.why.is_empty() {
                wrap(&must_have.why, WIDTH - 6).iter().try_for_each(|line| writeln!(out, "      {line}"))?;
            }
        }
    }
    write_gates(profile, out)?;
    let guesses = match profile.guesses {
        Guesses::Widen => "A guess widens the range to the neighbouring answers.",
        Guesses::Trust => "A guess counts as if it were known.",
        Guesses::Unknown => "A guess counts as unknown.",
    };
    writeln!(out, "\n{guesses}")
}

fn write_gates(profile: &Profile, out: &mut String) -> std::fmt::Result {
    let ours = if profile.gates.is_none() { "  (the default ones)" } else { "" };
    writeln!(out, "\nGates{ours}\n-----")?;
    for gate in profile.readiness() {
        writeln!(out, "  {}  [{}]", gate_name(&gate), gate.id)?;
        if gate.needs.is_empty() {
            writeln!(out, "      open to all")?;
        }
        for need in &gate.needs {
            wrap(&need_text(profile, need), WIDTH - 8).iter().try_for_each(|line| writeln!(out, "      {line}"))?;
        }
        for item in &gate.checklist {
            wrap(&check_name(item), WIDTH - 14).iter().try_for_each(|line| writeln!(out, "      to do: {line}"))?;
        }
        if let Some(most) = gate.open_at_once {
            writeln!(out, "      at most {most} open at once for one person")?;
        }
    }
    Ok(())
}

fn write_parameter(parameter: &Parameter, questions: bool, out: &mut String) -> std::fmt::Result {
    let mut notes = Vec::new();
    notes.push(match (parameter.answer, &parameter.unit) {
        (AnswerKind::Choice, _) => "one of".to_owned(),
        (AnswerKind::YesNo, _) => "yes or no".to_owned(),
        (AnswerKind::Ordered, _) => "one of, in order".to_owned(),
        (AnswerKind::Bands, unit) => format!("a number: {}", plain(unit.as_deref().unwrap_or("?"))),
    });
    match parameter.several {
        Some(Several::Best) => notes.push("several at once, the best counts".into()),
        Some(Several::Worst) => notes.push("several at once, the worst counts".into()),
        Some(Several::Mean) => notes.push("several at once, their mean counts".into()),
        None => {}
    }
    if parameter.from_needs {
        notes.push("answered from the capability match".into());
    }
    if !parameter.known_before_sale {
        notes.push("known only after the sale".into());
    }
    let basis = if parameter.typical.is_some() { "typical" } else { "middle" };
    notes.push(format!("unknown: {} ({basis})", parameter.likely_when_unknown()));
    writeln!(out, "\n  {:>7}  {}  [{}]", percent(parameter.weight), plain(&parameter.name), parameter.id)?;
    writeln!(out, "           {}", notes.join("; "))?;
    for level in &parameter.levels {
        writeln!(out, "           {:>3}  {}{}  [{}]", level.fit, plain(&level.name), limits(level), level.id)?;
    }
    if questions {
        for question in &parameter.questions {
            for (at, line) in wrap(&question.text, WIDTH - 16).iter().enumerate() {
                writeln!(out, "           {} {line}", if at == 0 { " ?  " } else { "    " })?;
            }
            let who: Vec<String> =
                [&question.ask, &question.when].into_iter().filter(|t| !t.is_empty()).map(|t| plain(t)).collect();
            if !who.is_empty() {
                writeln!(out, "                ({})", who.join(", "))?;
            }
        }
        if !parameter.why.is_empty() {
            wrap(&parameter.why, WIDTH - 16).iter().try_for_each(|line| writeln!(out, "                {line}"))?;
        }
    }
    Ok(())
}

fn limits(level: &Level) -> String {
    match (level.from, level.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(", from {from}"),
        (None, Some(to)) => format!(", below {to}"),
        (Some(from), Some(to)) => format!(", {from} to below {to}"),
    }
}
