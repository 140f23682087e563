//! The export as JSON, one account per line.

use std::collections::BTreeMap;
use std::io::Write;

use lanewise_method::{Given, Scored};
use serde::Serialize;

use super::{Columns, ExportError, Exported, override_today};
use crate::{Account, RecordedAnswer, Workspace};

/// One line.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    account: &'a Account,
    /// By the parameter's id, in the order of the columns.
    answers: BTreeMap<&'a str, Recorded<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<&'a Scored>,
    #[serde(rename = "override", skip_serializing_if = "Option::is_none")]
    by_hand: Option<&'a crate::Override>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    signals: &'a [crate::Signal],
    /// Which lane it falls into: its id and name, and how it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    lane: Option<InLane<'a>>,
    /// Newest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<crate::Note>,
}

#[derive(Serialize)]
struct InLane<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    standing: &'a str,
}

#[derive(Serialize)]
struct Recorded<'a> {
    #[serde(flatten)]
    given: &'a Given,
    grade: &'static str,
    author: &'a str,
    at: crate::Time,
}

pub(super) fn write(
    workspace: &Workspace,
    exported: &Exported<'_>,
    columns: &Columns,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let recorded: Vec<RecordedAnswer> = workspace.answers(exported.entry.account.id)?;
    let answers = recorded
        .iter()
        .filter(|r| columns.parameters.contains(&r.parameter))
        .map(|r| {
            let answer = Recorded { given: &r.answer.given, grade: r.answer.grade.id(), author: &r.author, at: r.at };
            (r.parameter.as_str(), answer)
        })
        .collect();
    let line = Line {
        account: &exported.entry.account,
        answers,
        score: exported.scored.as_ref(),
        by_hand: override_today(exported.entry),
        signals: exported.signals,
        lane: columns.has_lanes.then_some(exported.lane).map(|[id, name, standing]| InLane { id, name, standing }),
        notes: workspace.notes_of(exported.entry.account.id)?,
    };
    serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}
