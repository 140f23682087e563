//! Area `evidence`: what separates the customers, how good the profile is on them, what to be careful about.

use lanewise_workspace::view::separates::{EvidenceParameters, EvidenceProfile, EvidenceWarnings};
use tauri::State;

use crate::desk::Desk;
use crate::failure::Failure;

/// What separates the customers, parameter by parameter (E1): of the draft (or of the newest version where there is none), or of a
/// published version. The first so many permutations of a longer run are those of a shorter one.
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_parameters(
    desk: State<'_, Desk>,
    version: Option<u32>,
    permutations: u32,
) -> Result<EvidenceParameters, Failure> {
    Ok(desk.evidence(version)?.parameters(permutations))
}

/// How good a profile is on the customers there are (E4).
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_profile(desk: State<'_, Desk>, version: Option<u32>) -> Result<EvidenceProfile, Failure> {
    Ok(desk.evidence(version)?.profile())
}

/// What to be careful about (E5).
#[tauri::command(async)]
#[specta::specta]
pub fn evidence_warnings(desk: State<'_, Desk>, version: Option<u32>) -> Result<EvidenceWarnings, Failure> {
    Ok(desk.evidence(version)?.warnings())
}
