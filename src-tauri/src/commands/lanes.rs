//! Area `evidence`: the lane board, and what the team decides on it.

use lanewise_method::lanes::{Condition, Lane, Standing};
use lanewise_workspace::Workspace;
use lanewise_workspace::lanes::{LaneLevels, LanePlan, Measure, Source};
use lanewise_workspace::view::lanes::{AttributeSeen, LaneAccounts, LaneBoard, LaneCounted, LanePlace, Opening};
use tauri::{AppHandle, State};

use crate::commands::studio::memory;
use crate::desk::Desk;
use crate::failure::Failure;

/// The lane board.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_board(desk: State<'_, Desk>) -> Result<LaneBoard, Failure> {
    desk.read(|w| Ok(w.lane_board()?))
}

/// What conditions can look at.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_attributes(desk: State<'_, Desk>) -> Result<Vec<AttributeSeen>, Failure> {
    desk.read(|w| Ok(w.lane_attributes()?))
}

/// The accounts at a place.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_accounts(desk: State<'_, Desk>, place: LanePlace) -> Result<LaneAccounts, Failure> {
    desk.read(|w| Ok(w.lane_accounts(&place)?))
}

/// What a condition would do in the place of a lane, or at the end.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_count(desk: State<'_, Desk>, id: Option<String>, condition: Condition) -> Result<LaneCounted, Failure> {
    desk.read(|w| Ok(w.lane_count(id.as_deref(), &condition)?))
}

/// Adds lanes; gives their ids.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_add(app: AppHandle, desk: State<'_, Desk>, lanes: Vec<Lane>, at: Option<u32>) -> Result<Vec<String>, Failure> {
    desk.change(&app, |w| w.add_lanes(&lanes, at))
}

/// Changes a lane, but not how it stands.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_put(app: AppHandle, desk: State<'_, Desk>, lane: Lane) -> Result<bool, Failure> {
    desk.change(&app, |w| w.put_lane(&lane))
}

/// Takes a lane away.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_remove(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_lane(&id))
}

/// Moves a lane to a position.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_move(app: AppHandle, desk: State<'_, Desk>, id: String, to: u32) -> Result<bool, Failure> {
    desk.change(&app, |w| w.move_lane(&id, to))
}

/// What would happen if a lane stood otherwise.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_opening(desk: State<'_, Desk>, id: String, to: Standing, fit: Option<u8>) -> Result<Opening, Failure> {
    desk.read(|w| Ok(w.lane_opening(&id, to, fit)?))
}

/// Decides how a lane stands, and why.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_standing(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    standing: Standing,
    reason: String,
    fit: Option<u8>,
) -> Result<bool, Failure> {
    desk.change(&app, |w| w.set_standing(&id, standing, &reason, fit))
}

/// Chooses where a measure comes from, or goes back to what suggests itself.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_measure(app: AppHandle, desk: State<'_, Desk>, measure: Measure, source: Option<Source>) -> Result<bool, Failure> {
    desk.change(&app, |w| w.set_lane_measure(measure, source.as_ref()))
}

/// What making a parameter of the lanes would do.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_plan(desk: State<'_, Desk>, by: LaneLevels) -> Result<LanePlan, Failure> {
    desk.read(|w| Ok(w.lane_plan(by, &memory(w)?.locked)?))
}

/// Makes a parameter of the lanes, or completes it; gives its id.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_make_parameter(app: AppHandle, desk: State<'_, Desk>, by: LaneLevels) -> Result<String, Failure> {
    let locked = desk.read(memory)?.locked;
    desk.change(&app, |w| w.make_lane_parameter(by, &locked))
}

/// Leaves the parameter alone from now on.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_unlink(app: AppHandle, desk: State<'_, Desk>) -> Result<bool, Failure> {
    desk.change(&app, Workspace::unlink_lanes)
}

/// Takes what the lanes say in place of what was answered by hand; gives how many answers changed.
#[tauri::command(async)]
#[specta::specta]
pub fn lanes_take(app: AppHandle, desk: State<'_, Desk>, accounts: Vec<u32>) -> Result<u32, Failure> {
    desk.change(&app, |w| w.take_lanes(&accounts))
}
