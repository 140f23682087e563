//! Area `capabilities`: what the vendor can do, and how far it covers what accounts need.

use lanewise_workspace::capability::NewCapability;
use lanewise_workspace::cover::Said;
use lanewise_workspace::view::capabilities::{AccountNeeds, CapabilitiesView, FitDifference, differences, of_account, view};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// The list, the needs, and what is asked for and not there.
#[tauri::command(async)]
#[specta::specta]
pub fn capabilities_view(desk: State<'_, Desk>) -> Result<CapabilitiesView, Failure> {
    desk.read(|w| Ok(view(w)?))
}

/// Adds a capability; gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn capability_add(app: AppHandle, desk: State<'_, Desk>, content: NewCapability) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_capability(&content))
}

/// Changes a capability; `false` if it stayed as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn capability_put(app: AppHandle, desk: State<'_, Desk>, id: u32, content: NewCapability) -> Result<bool, Failure> {
    desk.change(&app, |w| w.put_capability(id, &content))
}

/// Takes a capability away.
#[tauri::command(async)]
#[specta::specta]
pub fn capability_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_capability(id))
}

/// Says how far needs are covered and by what, as one step.
#[tauri::command(async)]
#[specta::specta]
pub fn covers_set(app: AppHandle, desk: State<'_, Desk>, said: Vec<Said>) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_covers(&said))
}

/// The needs of one account, and how much of them is covered.
#[tauri::command(async)]
#[specta::specta]
pub fn needs_of_account(desk: State<'_, Desk>, account: u32) -> Result<AccountNeeds, Failure> {
    desk.read(|w| Ok(of_account(w, account)?))
}

/// The accounts whose answer by hand is not what their slides say, and what taking that would change.
#[tauri::command(async)]
#[specta::specta]
pub fn fit_differences(desk: State<'_, Desk>) -> Result<Vec<FitDifference>, Failure> {
    desk.read(|w| Ok(differences(w)?))
}

/// Takes what the slides say in place of what was answered by hand; gives how many answers changed.
#[tauri::command(async)]
#[specta::specta]
pub fn fit_use(app: AppHandle, desk: State<'_, Desk>, accounts: Vec<u32>) -> Result<u32, Failure> {
    desk.change(&app, |w| w.use_fit(&accounts))
}
