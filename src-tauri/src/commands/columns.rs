//! Area `columns`: what the customers' own columns say, and parameters made of them.

use lanewise_method::lanes::Attribute;
use lanewise_workspace::columns::{ColumnsLack, ColumnsMade, ColumnsView, learn};
use lanewise_workspace::import::profile_for_import;
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::{Failure, FailureKind};

/// What came of learning a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProfileLearnt {
    /// A draft was started.
    Made {
        /// What was filled in.
        made: ColumnsMade,
    },
    /// Nothing can be learnt.
    Lacking {
        /// Why.
        lack: ColumnsLack,
    },
}

/// What the columns say beside the profile that is worked on: the draft, or the newest version where there is none. `anew`: beside none.
#[tauri::command(async)]
#[specta::specta]
pub fn columns_view(desk: State<'_, Desk>, anew: bool) -> Result<ColumnsView, Failure> {
    let ground = desk.columns()?;
    let (book, profile) = desk.read(|w| Ok((w.book()?, if anew { None } else { profile_for_import(w)? })))?;
    Ok(ground.view(profile.as_ref(), &book))
}

/// Makes parameters of these columns, and fills in what all accounts answer, in one step; the weights of `locked` parameters stay.
#[tauri::command(async)]
#[specta::specta]
pub fn columns_make(
    app: AppHandle,
    desk: State<'_, Desk>,
    columns: Vec<Attribute>,
    locked: Vec<String>,
) -> Result<ColumnsMade, Failure> {
    let parameters = desk.columns()?.parameters(&columns).ok_or_else(gone)?;
    desk.change(&app, |w| w.make_columns(&parameters, &locked))
}

/// Fills in what all accounts answer to parameters that these columns are already, in one step.
#[tauri::command(async)]
#[specta::specta]
pub fn columns_fill(app: AppHandle, desk: State<'_, Desk>, columns: Vec<Attribute>) -> Result<ColumnsMade, Failure> {
    desk.change(&app, |w| w.fill_from_columns(&columns))
}

/// Learns a whole profile from the customers' columns, and starts the draft anew with it. The learning does not hold up other commands.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_learn(app: AppHandle, desk: State<'_, Desk>) -> Result<ProfileLearnt, Failure> {
    let (book, outcomes, measured, settings) =
        desk.read(|w| Ok((w.book()?, w.outcomes()?, w.measured_columns()?, w.settings()?)))?;
    Ok(match learn(&book, &outcomes, &measured, settings.language, &settings.name) {
        Ok(learnt) => ProfileLearnt::Made { made: desk.change(&app, |w| w.start_learnt(&learnt))? },
        Err(lack) => ProfileLearnt::Lacking { lack },
    })
}

fn gone() -> Failure {
    Failure::new(FailureKind::Missing, "This column says something else by now: the customers have changed. Look again.")
}
