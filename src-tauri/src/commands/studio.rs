//! Area `profile`: what the studio knows beyond the draft itself: parameters that ask the same, another kind of answer, and what it
//! remembers of the screen.

use lanewise_method::Profile;
use lanewise_method::kind::{KindWish, with_kind};
use lanewise_method::profile::AnswerKind;
use lanewise_method::twin::LevelMap;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::twin::{KindPlan, MergePlan, Twins, kind_plan, merge_plan, twins};
use lanewise_workspace::{Op, Workspace};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};

use crate::commands::profile::{edit_draft, parameter_name};
use crate::desk::{Desk, no_profile};
use crate::failure::{Failure, FailureKind};

/// What the studio remembers of a workspace. It is no part of the profile and no step of the history.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StudioMemory {
    /// Parameters whose weight stays while others move.
    pub locked: Vec<String>,
    /// Groups that are folded up.
    pub collapsed: Vec<String>,
    /// Pairs of parameters of which the team said that they do not ask the same.
    pub apart: Vec<(String, String)>,
    /// Suggestions of the data that were not wanted, by key: gone until the answers behind them change.
    pub dismissed: Vec<String>,
    /// Suggestions that were taken, by key and the value they gave: what was taken is not suggested again from where it led.
    pub taken: Vec<String>,
}

const MEMORY: &str = "studio";

/// What the studio remembers of this workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn studio_memory(desk: State<'_, Desk>) -> Result<StudioMemory, Failure> {
    desk.read(memory)
}

pub(super) fn memory(w: &Workspace) -> Result<StudioMemory, Failure> {
    // What another version wrote and this one cannot read is only a convenience lost; what it did not know of yet is empty.
    Ok(w.preference(MEMORY)?.and_then(|text| remembered(&text).ok()).unwrap_or_default())
}

fn remembered(text: &str) -> serde_json::Result<StudioMemory> {
    let mut known = serde_json::to_value(StudioMemory::default())?;
    if let (Some(known), serde_json::Value::Object(written)) = (known.as_object_mut(), serde_json::from_str(text)?) {
        known.extend(written);
    }
    serde_json::from_value(known)
}

/// Remembers it.
#[tauri::command(async)]
#[specta::specta]
pub fn studio_remember(desk: State<'_, Desk>, memory: StudioMemory) -> Result<(), Failure> {
    let text = serde_json::to_string(&memory).map_err(|e| Failure::new(FailureKind::Io, e.to_string()))?;
    desk.remember(MEMORY, &text)
}

/// The pairs of parameters that may ask the same.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_twins(desk: State<'_, Desk>) -> Result<Vec<Twins>, Failure> {
    let (book, draft) = desk.read(|w| Ok((w.book()?, w.draft()?.ok_or_else(no_profile)?)))?;
    Ok(twins(&draft, &facts(&book)))
}

/// What merging two parameters would do, under a map of levels or the one that suggests itself.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_merge_plan(
    desk: State<'_, Desk>,
    stays: String,
    goes: String,
    map: Option<Vec<LevelMap>>,
) -> Result<MergePlan, Failure> {
    let (book, draft) = desk.read(|w| Ok((w.book()?, w.draft()?.ok_or_else(no_profile)?)))?;
    merge_plan(&draft, &stays, &goes, map, &facts(&book)).ok_or_else(gone)
}

/// Merges two parameters of the draft, with the answers of all accounts; gives how many were carried over.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_merge(
    app: AppHandle,
    desk: State<'_, Desk>,
    stays: String,
    goes: String,
    map: Vec<LevelMap>,
) -> Result<u32, Failure> {
    desk.change(&app, |w| w.merge_parameters(&stays, &goes, &map))
}

/// What another kind of answer would do to a parameter and to the answers.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_kind_plan(desk: State<'_, Desk>, id: String, kind: AnswerKind, wish: KindWish) -> Result<KindPlan, Failure> {
    let (book, draft) = desk.read(|w| Ok((w.book()?, w.draft()?.ok_or_else(no_profile)?)))?;
    let parameter = draft.parameter(&id).ok_or_else(gone)?;
    Ok(kind_plan(parameter, kind, &wish, &facts(&book)))
}

/// Gives a parameter another kind of answer. Kept answers are not touched.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_kind(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    kind: AnswerKind,
    wish: KindWish,
) -> Result<(), Failure> {
    let draft = desk.read(|w| w.draft()?.ok_or_else(no_profile))?;
    let new = with_kind(draft.parameter(&id).ok_or_else(gone)?, kind, &wish);
    let op = |p: &Profile| Op::SetKind { parameter_name: parameter_name(p, &id), answer: kind };
    edit_draft(&app, &desk, op, |p| lanewise_method::edit::put_parameter(p, new))
}

fn gone() -> Failure {
    Failure::new(FailureKind::Missing, "The parameter is not in the profile any more. Look again: it may have been undone.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_remembered_is_kept() {
        let memory = remembered(r#"{"locked":["size"],"collapsed":[],"apart":[["a","b"]]}"#).unwrap();
        assert_eq!(memory.locked, ["size"]);
        assert_eq!(memory.apart, [("a".to_owned(), "b".to_owned())]);
        assert!(memory.dismissed.is_empty() && memory.taken.is_empty());
        assert!(remembered("[1]").unwrap().locked.is_empty());
        assert!(remembered("nothing").is_err());
    }
}
