//! Area `slides`: comparing the slides of two groups of customers, themes, and parameters made of what was found.

use lanewise_method::slide::SlideField;
use lanewise_workspace::make::{ParameterPlan, ParameterWish};
use lanewise_workspace::setting::HeadTitles;
use lanewise_workspace::tag::Tag;
use lanewise_workspace::view::compare::{CompareGroups, ParameterSource, Sentence, SlideComparison};
use lanewise_workspace::view::themes::{ThemeCount, ThemeSuggestion};
use tauri::{AppHandle, State};

use crate::commands::studio::memory;
use crate::desk::Desk;
use crate::failure::Failure;

/// The slides of two groups of customers against each other; without groups, the successes against the others.
#[tauri::command(async)]
#[specta::specta]
pub fn compare_slides(desk: State<'_, Desk>, groups: Option<CompareGroups>) -> Result<SlideComparison, Failure> {
    desk.read(|w| Ok(w.compare_slides(groups.as_ref())?))
}

/// Which words make a title that of an executive or of the head of a function.
#[tauri::command(async)]
#[specta::specta]
pub fn head_titles(desk: State<'_, Desk>) -> Result<HeadTitles, Failure> {
    desk.read(|w| Ok(w.head_titles()?))
}

/// Says which words they are; none brings our own back.
#[tauri::command(async)]
#[specta::specta]
pub fn head_titles_set(app: AppHandle, desk: State<'_, Desk>, titles: Vec<String>) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_head_titles(&titles))
}

/// The themes in the order they were made, with how often each was tagged.
#[tauri::command(async)]
#[specta::specta]
pub fn themes_list(desk: State<'_, Desk>) -> Result<Vec<ThemeCount>, Failure> {
    desk.read(|w| Ok(w.theme_counts()?))
}

/// All tags, or those of one slide.
#[tauri::command(async)]
#[specta::specta]
pub fn tags_list(desk: State<'_, Desk>, slide: Option<u32>) -> Result<Vec<Tag>, Failure> {
    let tags = desk.read(|w| Ok(w.tags()?))?;
    Ok(tags.into_iter().filter(|t| slide.is_none_or(|s| s == t.slide)).collect())
}

/// Tags words of a slide with a theme of that field, which is made where there is none of that name; gives the tag's number.
#[tauri::command(async)]
#[specta::specta]
pub fn tag_add(
    app: AppHandle,
    desk: State<'_, Desk>,
    field: SlideField,
    name: String,
    slide: u32,
    quote: String,
) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_tag(field, &name, slide, &quote))
}

/// Takes a tag away.
#[tauri::command(async)]
#[specta::specta]
pub fn tag_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_tag(id))
}

/// Themes of a field that a quote may belong to, the likeliest first.
#[tauri::command(async)]
#[specta::specta]
pub fn tag_suggest(desk: State<'_, Desk>, field: SlideField, quote: String) -> Result<Vec<ThemeSuggestion>, Failure> {
    desk.read(|w| Ok(w.suggest_themes(field, &quote)?))
}

/// Gives a theme another name.
#[tauri::command(async)]
#[specta::specta]
pub fn theme_rename(app: AppHandle, desk: State<'_, Desk>, id: u32, name: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.rename_theme(id, &name))
}

/// Makes two themes one: the tags of `gone` become tags of `kept`.
#[tauri::command(async)]
#[specta::specta]
pub fn theme_merge(app: AppHandle, desk: State<'_, Desk>, kept: u32, gone: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.merge_themes(kept, gone))
}

/// Takes a theme away with its tags.
#[tauri::command(async)]
#[specta::specta]
pub fn theme_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_theme(id))
}

/// Sentences of slides without this theme that seem to say the same, the likeliest first.
#[tauri::command(async)]
#[specta::specta]
pub fn theme_alike(desk: State<'_, Desk>, id: u32) -> Result<Vec<Sentence>, Failure> {
    desk.read(|w| Ok(w.alike(id)?))
}

/// What making a parameter of a difference would do.
#[tauri::command(async)]
#[specta::specta]
pub fn make_parameter_plan(
    desk: State<'_, Desk>,
    source: ParameterSource,
    groups: Option<CompareGroups>,
) -> Result<ParameterPlan, Failure> {
    desk.read(|w| Ok(w.parameter_plan(&source, groups.as_ref(), &memory(w)?.locked)?))
}

/// Makes a parameter of a difference, with the answers of the accounts that have slides; gives its id.
#[tauri::command(async)]
#[specta::specta]
pub fn make_parameter(app: AppHandle, desk: State<'_, Desk>, wish: ParameterWish) -> Result<String, Failure> {
    let locked = desk.read(memory)?.locked;
    desk.change(&app, |w| w.make_parameter(&wish, &locked))
}
