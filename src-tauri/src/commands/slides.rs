//! Area `slides`: Situation Slides of key players.

use lanewise_method::Slide;
use lanewise_workspace::view::slides::{AccountSlides, SlideSeen, by_account, rule, seen};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// The accounts that have slides, with how complete each is.
#[tauri::command(async)]
#[specta::specta]
pub fn slides_list(desk: State<'_, Desk>) -> Result<Vec<AccountSlides>, Failure> {
    let (book, slides, profile) = desk.read(|w| Ok((w.book()?, w.slides()?, w.profile_in_force()?)))?;
    Ok(by_account(&book, slides, &rule(profile.as_ref())))
}

/// The slides of one account.
#[tauri::command(async)]
#[specta::specta]
pub fn slides_of(desk: State<'_, Desk>, account: u32) -> Result<Vec<SlideSeen>, Failure> {
    let (slides, profile) = desk.read(|w| Ok((w.slides_of(account)?, w.profile_in_force()?)))?;
    Ok(seen(slides, &rule(profile.as_ref())))
}

/// Makes a slide for a key player, blank or not; gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn slide_add(app: AppHandle, desk: State<'_, Desk>, account: u32, slide: Slide) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_slide(account, &slide))
}

/// Writes on a slide; `false` if it stayed as it was.
#[tauri::command(async)]
#[specta::specta]
pub fn slide_put(app: AppHandle, desk: State<'_, Desk>, id: u32, slide: Slide) -> Result<bool, Failure> {
    desk.change(&app, |w| w.put_slide(id, &slide))
}

/// Makes a slide like another, for the next key player; gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn slide_duplicate(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<u32, Failure> {
    desk.change(&app, |w| w.duplicate_slide(id))
}

/// Takes slides away.
#[tauri::command(async)]
#[specta::specta]
pub fn slides_remove(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_slides(&ids))
}
