//! Area `refine`: how the versions fared, whether prospects are still like the customers, chances, and proposals.

use lanewise_method::calibrate::ChanceAt;
use lanewise_workspace::view::refine::{REFINED_BY, Refine, chance_of, refine};
use tauri::State;

use crate::desk::Desk;
use crate::failure::Failure;

/// What to bring to the next workshop (E8), by the profile in force; none without a profile.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_refine(desk: State<'_, Desk>) -> Result<Option<Refine>, Failure> {
    let Some(version) = desk.read(|w| Ok(w.scoring()?.map(|s| s.version)))? else { return Ok(None) };
    let evidence = desk.evidence(version)?.parameters(REFINED_BY);
    desk.read(|w| Ok(refine(w, &evidence.parameters)?))
}

/// The chance of success at an account's likely score (E9); none below the volume it takes, or where scores tell nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_chance(desk: State<'_, Desk>, account: u32) -> Result<Option<ChanceAt>, Failure> {
    desk.read(|w| Ok(chance_of(w, account)?))
}
