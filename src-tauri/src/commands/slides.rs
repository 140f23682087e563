//! Area `slides`: Situation Slides of key players.

use lanewise_method::profile::Language;
use lanewise_method::slide::SlideRule;
use lanewise_method::{Slide, edit};
use lanewise_workspace::Op;
use lanewise_workspace::typed::{self, AmountRead, DayRead};
use lanewise_workspace::view::slides::{AccountSlides, RuleCounts, SlideSeen, by_account, rule, rule_counts, seen};
use tauri::{AppHandle, State};

use super::profile::edit_draft;

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

/// Reads an amount as it is typed, with whatever of currency, unit and period stands beside it. Changes nothing.
#[tauri::command]
#[specta::specta]
#[must_use]
pub fn slide_read_amount(text: String, language: Language) -> AmountRead {
    typed::read_amount(&text, language)
}

/// Reads a day, a month or a year as it is typed. Changes nothing.
#[tauri::command]
#[specta::specta]
#[must_use]
pub fn slide_read_day(text: String, language: Language) -> DayRead {
    typed::read_day(&text, language)
}

/// The rule by which slides count as complete now: that of the profile in force, or the program's own.
#[tauri::command(async)]
#[specta::specta]
pub fn slide_rule(desk: State<'_, Desk>) -> Result<SlideRule, Failure> {
    Ok(rule(desk.read(|w| Ok(w.profile_in_force()?))?.as_ref()))
}

/// How many slides would be complete by a rule, and by the program's own where none is given.
#[tauri::command(async)]
#[specta::specta]
pub fn slide_rule_counts(desk: State<'_, Desk>, rule: Option<SlideRule>) -> Result<RuleCounts, Failure> {
    Ok(rule_counts(&desk.read(|w| Ok(w.slides()?))?, &rule.unwrap_or_default()))
}

/// Says in the draft when a slide counts as complete; nothing for the program's own rule.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_slide_rule(app: AppHandle, desk: State<'_, Desk>, rule: Option<SlideRule>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::EditSlideRule,
        |p| {
            edit::put_slide_rule(p, rule);
            Ok(())
        },
    )
}
