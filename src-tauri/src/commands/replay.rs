//! Area `evidence`: two profiles on the same past customers (E7).

use std::fs;
use std::path::{Path, PathBuf};

use lanewise_method::check::read_profile;
use lanewise_method::{Answer, Given, Grade};
use lanewise_workspace::answer_table::{AnswersRead, import_answers};
use lanewise_workspace::view::replay::{ReplayChoice, ReplayGaps, ReplaySource, ReplayView, Replayable};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::{Failure, FailureKind};

/// The profiles that can be replayed without opening a file.
#[tauri::command(async)]
#[specta::specta]
pub fn replay_choices(desk: State<'_, Desk>) -> Result<Vec<ReplayChoice>, Failure> {
    desk.read(|w| Ok(w.replay_choices()?))
}

/// Two profiles on the past customers.
#[tauri::command(async)]
#[specta::specta]
pub fn replay_get(desk: State<'_, Desk>, one: ReplaySource, other: ReplaySource) -> Result<ReplayView, Failure> {
    let (one, other) = (replayable(&desk, &one)?, replayable(&desk, &other)?);
    desk.read(|w| Ok(w.replay(&one, &other)?))
}

/// What a profile asks of each past customer, and what is recorded of it.
#[tauri::command(async)]
#[specta::specta]
pub fn replay_gaps(desk: State<'_, Desk>, of: ReplaySource) -> Result<ReplayGaps, Failure> {
    let of = replayable(&desk, &of)?;
    desk.read(|w| Ok(w.replay_gaps(&of)?))
}

/// Records that a customer's answer to a parameter of one of the profiles is this level, or takes it away.
#[tauri::command(async)]
#[specta::specta]
pub fn replay_fill(
    app: AppHandle,
    desk: State<'_, Desk>,
    account: u32,
    parameter: String,
    level: Option<String>,
) -> Result<(), Failure> {
    let answer = level.map(|id| Answer { given: Given::Levels(vec![id]), grade: Grade::Said });
    desk.change(&app, |w| w.set_answer(account, &parameter, answer.as_ref()))
}

/// Records the answers that a table gives to what a profile asks; accounts that are not there stay out, and are named.
#[tauri::command(async)]
#[specta::specta]
pub fn replay_import(app: AppHandle, desk: State<'_, Desk>, of: ReplaySource, path: PathBuf) -> Result<AnswersRead, Failure> {
    let of = replayable(&desk, &of)?;
    desk.change(&app, |w| import_answers(w, &of.profile.parameters, &path))
}

fn replayable(desk: &Desk, source: &ReplaySource) -> Result<Replayable, Failure> {
    let file = match source {
        ReplaySource::File(path) => Some(read_profile(&text_of(path)?)?),
        _ => None,
    };
    desk.read(|w| Ok(w.replayable(source, file)?))
}

fn text_of(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|e| Failure::new(FailureKind::Io, format!("{}: {e}", path.display())))
}
