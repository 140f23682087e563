//! Area `profile`: the draft, its chart, versions.

use std::fs;
use std::path::PathBuf;

use lanewise_method::catalogue::Catalogue;
use lanewise_method::check::{Problem, profile_text, read_profile};
use lanewise_method::edit;
use lanewise_method::profile::{Group, Guesses, MustHave, Parameter, Tier};
use lanewise_method::{Outcome, Profile};
use lanewise_workspace::starter::{blank, catalogue};
use lanewise_workspace::view::chart::{LaneChart, LanePreview};
use lanewise_workspace::view::evidence::{MustHaveCount, ParameterCounts, counts, must_haves};
use lanewise_workspace::view::facts;
use lanewise_workspace::view::version::{Comparison, compare};
use lanewise_workspace::{Op, VersionInfo, Workspace, WorkspaceError};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};

use crate::commands::import::unwritable;
use crate::desk::{Desk, no_profile};
use crate::failure::{Failure, FailureKind};

/// The draft with what the past customers say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DraftView {
    /// The draft, with typical fits as they are now.
    pub profile: Profile,
    /// How the customers answered each parameter.
    pub counts: Vec<ParameterCounts>,
    /// Whom each must-have catches.
    pub must_haves: Vec<MustHaveCount>,
    /// The lane chart.
    pub chart: LaneChart,
    /// The outcomes the team tells apart.
    pub outcomes: Vec<Outcome>,
    /// The newest published version.
    pub version: Option<VersionInfo>,
}

/// The draft; fails with `no_profile` where there is none.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_draft(desk: State<'_, Desk>) -> Result<DraftView, Failure> {
    seen(&desk, None)
}

/// A published version as the draft is shown: it itself, with what the past customers say of it.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_version(desk: State<'_, Desk>, number: u32) -> Result<DraftView, Failure> {
    seen(&desk, Some(number))
}

fn seen(desk: &Desk, number: Option<u32>) -> Result<DraftView, Failure> {
    let (book, outcomes, version) = desk.read(|w| {
        let of = |info: &VersionInfo| number.is_none_or(|number| info.number == number);
        Ok((w.book()?, w.outcomes()?, w.versions()?.into_iter().find(of)))
    })?;
    desk.look_through(number, |draft, lens| {
        let facts = facts(&book);
        let (counts, must_haves) = (counts(draft, &outcomes, &facts), must_haves(draft, &outcomes, &facts));
        Ok(DraftView {
            profile: draft.clone(),
            counts,
            must_haves,
            chart: lens.chart(draft),
            outcomes: outcomes.clone(),
            version,
        })
    })
}

/// What a weight, thresholds or a fit (parameter, level, 0-100) would do, without changing anything. Thresholds best first, without
/// the last tier's 0.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_preview(
    desk: State<'_, Desk>,
    weight: Option<(String, u16)>,
    locked: Vec<String>,
    thresholds: Option<Vec<u32>>,
    fit: Option<(String, String, u8)>,
) -> Result<LanePreview, Failure> {
    desk.look(|draft, lens| {
        let mut profile = draft.clone();
        if let Some((parameter, weight)) = weight {
            edit::set_weight(&mut profile, &parameter, weight, &locked).map_err(Failure::problem)?;
        }
        edit::set_thresholds(&mut profile, &thresholds.unwrap_or_default());
        let chart = match fit {
            Some((parameter, level, fit)) => {
                edit::set_fit(&mut profile, &parameter, &level, fit).map_err(Failure::problem)?;
                let at = profile.parameters.iter().position(|p| p.id == parameter).unwrap_or(usize::MAX);
                lens.chart_with_fit(&profile, at)
            }
            None => lens.chart(&profile),
        };
        Ok(LanePreview { weights: profile.weights(), chart })
    })
}

/// Edits the draft in one step.
pub(super) fn edit_draft(
    app: &AppHandle,
    desk: &Desk,
    op: impl FnOnce(&Profile) -> Op,
    edit: impl FnOnce(&mut Profile) -> Result<(), Problem>,
) -> Result<(), Failure> {
    desk.change(app, |w: &mut Workspace| {
        let mut draft = w.draft()?.ok_or_else(no_profile)?;
        let op = op(&draft);
        edit(&mut draft).map_err(Failure::problem)?;
        w.transact(op, |tx| tx.put_draft(Some(&draft)).map(|_| ())).map_err(|e: WorkspaceError| Failure::from(e))
    })
}

pub(super) fn parameter_name(profile: &Profile, id: &str) -> String {
    profile.parameter(id).map(|p| p.name.clone()).unwrap_or_default()
}

fn group_name(profile: &Profile, id: &str) -> String {
    profile.groups.iter().find(|g| g.id == id).map(|g| g.name.clone()).unwrap_or_default()
}

/// Sets a weight in thousandths; the others give way in proportion, except the locked ones.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_weight(
    app: AppHandle,
    desk: State<'_, Desk>,
    parameter: String,
    weight: u16,
    locked: Vec<String>,
) -> Result<(), Failure> {
    let op = |p: &Profile| Op::SetWeight { parameter_name: parameter_name(p, &parameter), weight };
    edit_draft(&app, &desk, op, |p| edit::set_weight(p, &parameter, weight, &locked))
}

/// Sets the thresholds in thousandths of a point, best first, without the last tier's 0.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_thresholds(app: AppHandle, desk: State<'_, Desk>, thresholds: Vec<u32>) -> Result<(), Failure> {
    let op = |p: &Profile| {
        let moved = p.tiers.iter().zip(&thresholds).find(|(t, from)| t.from != **from);
        let (tier_name, from) = moved.map(|(t, &from)| (t.name.clone(), from)).unwrap_or_default();
        Op::SetThreshold { tier_name, from }
    };
    edit_draft(&app, &desk, op, |p| {
        edit::set_thresholds(p, &thresholds);
        Ok(())
    })
}

/// Replaces a parameter but for its weight: levels, fits, questions, names.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_parameter(app: AppHandle, desk: State<'_, Desk>, parameter: Parameter) -> Result<(), Failure> {
    // The screen has typical fits as they are now; those of the draft are written when it is published.
    let kept = |p: &Profile| Parameter { typical: p.parameter(&parameter.id).and_then(|old| old.typical), ..parameter.clone() };
    let op = |p: &Profile| p.parameter(&parameter.id).map_or(Op::EditGroups, |old| Op::of_parameter(old, &kept(p)));
    edit_draft(&app, &desk, op, |p| edit::put_parameter(p, kept(p)))
}

/// Adds a parameter of the catalogue or an own one, with its group.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_add_parameter(app: AppHandle, desk: State<'_, Desk>, parameter: Parameter, group: Group) -> Result<(), Failure> {
    let op = |_: &Profile| Op::AddParameter { parameter_name: parameter.name.clone() };
    edit_draft(&app, &desk, op, |p| {
        edit::add_parameter(p, parameter.clone(), group);
        Ok(())
    })
}

/// A parameter to add, with the group it stands in.
#[derive(Debug, Clone, Deserialize, Type)]
pub struct Picked {
    /// The parameter, of the catalogue or an own one.
    pub parameter: Parameter,
    /// Its group.
    pub group: Group,
}

/// Adds several parameters in one step; those that are there already stay as they are.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_add_parameters(app: AppHandle, desk: State<'_, Desk>, picked: Vec<Picked>) -> Result<(), Failure> {
    let op = |_: &Profile| Op::AddParameters {
        parameter_name: picked.first().map(|p| p.parameter.name.clone()).unwrap_or_default(),
        count: u32::try_from(picked.len()).unwrap_or(u32::MAX),
    };
    edit_draft(&app, &desk, op, |p| {
        edit::add_parameters(p, picked.iter().cloned().map(|p| (p.parameter, p.group)).collect());
        Ok(())
    })
}

/// Takes a parameter out; the accounts keep their answers.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_remove_parameter(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    let op = |p: &Profile| Op::RemoveParameter { parameter_name: parameter_name(p, &id) };
    edit_draft(&app, &desk, op, |p| edit::remove_parameter(p, &id))
}

/// Moves a parameter to a group and a position among all parameters.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_move_parameter(
    app: AppHandle,
    desk: State<'_, Desk>,
    id: String,
    group: String,
    position: u32,
) -> Result<(), Failure> {
    let op = |p: &Profile| Op::EditParameter { parameter_name: parameter_name(p, &id) };
    edit_draft(&app, &desk, op, |p| edit::move_parameter(p, &id, &group, usize::try_from(position).unwrap_or(usize::MAX)))
}

/// Replaces the tiers.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_tiers(app: AppHandle, desk: State<'_, Desk>, tiers: Vec<Tier>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::EditTiers,
        |p| {
            edit::put_tiers(p, tiers);
            Ok(())
        },
    )
}

/// Replaces the must-haves.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_must_haves(app: AppHandle, desk: State<'_, Desk>, must_haves: Vec<MustHave>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::EditMustHaves,
        |p| {
            p.must_haves = must_haves;
            Ok(())
        },
    )
}

/// Replaces the groups.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_put_groups(app: AppHandle, desk: State<'_, Desk>, groups: Vec<Group>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::EditGroups,
        |p| {
            p.groups = groups;
            Ok(())
        },
    )
}

/// Takes a group away; its parameters move to the one beside it.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_remove_group(app: AppHandle, desk: State<'_, Desk>, id: String) -> Result<(), Failure> {
    let op = |p: &Profile| Op::RemoveGroup { group_name: group_name(p, &id) };
    edit_draft(&app, &desk, op, |p| edit::remove_group(p, &id))
}

/// Makes all weights equal but the locked ones.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_equal(app: AppHandle, desk: State<'_, Desk>, locked: Vec<String>) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::SetEqual,
        |p| {
            edit::set_equal(p, &locked);
            Ok(())
        },
    )
}

/// Gives a group this share of the whole in thousandths; inside and outside it the others adjust in proportion, but the locked ones.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_group_weight(
    app: AppHandle,
    desk: State<'_, Desk>,
    group: String,
    weight: u16,
    locked: Vec<String>,
) -> Result<(), Failure> {
    let op = |p: &Profile| Op::SetGroupWeight { group_name: group_name(p, &group), weight };
    edit_draft(&app, &desk, op, |p| edit::set_group_weight(p, &group, weight, &locked))
}

/// Says which tier is the worst that admits a prospect; nothing: the upper half of them does.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_set_admits(app: AppHandle, desk: State<'_, Desk>, tier: Option<String>) -> Result<(), Failure> {
    let op = |p: &Profile| {
        let named = p.tiers.iter().find(|t| Some(&t.id) == tier.as_ref());
        Op::SetAdmits { tier_name: named.map(|t| t.name.clone()).unwrap_or_default() }
    };
    edit_draft(&app, &desk, op, |p| {
        p.admits.clone_from(&tier);
        Ok(())
    })
}

/// Renames the profile and says what it is for.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_rename(app: AppHandle, desk: State<'_, Desk>, name: String, about: String) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |p| Op::EditProfile { profile_name: p.name.clone() },
        |p| {
            (p.name, p.about) = (name, about);
            Ok(())
        },
    )
}

/// Says what a guess counts for (S4).
#[tauri::command(async)]
#[specta::specta]
pub fn profile_guesses(app: AppHandle, desk: State<'_, Desk>, guesses: Guesses) -> Result<(), Failure> {
    edit_draft(
        &app,
        &desk,
        |_| Op::SetGuesses,
        |p| {
            p.guesses = guesses;
            Ok(())
        },
    )
}

/// Publishes the draft as a version that never changes; gives its number.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_publish(app: AppHandle, desk: State<'_, Desk>, reason: String) -> Result<u32, Failure> {
    desk.change(&app, |w| w.publish(&reason)).map(|v| v.number)
}

/// The published versions, newest first.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_versions(desk: State<'_, Desk>) -> Result<Vec<VersionInfo>, Failure> {
    desk.read(|w| Ok(w.versions()?))
}

/// A published version, or the draft.
pub fn version_or_draft(w: &Workspace, number: Option<u32>) -> Result<Profile, Failure> {
    match number {
        Some(number) => Ok(w.version(number)?.profile),
        None => Ok(w.book()?.with_typical_fits(&w.draft()?.ok_or_else(no_profile)?)),
    }
}

/// Compares two versions; without a number it is the draft.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_compare(desk: State<'_, Desk>, before: Option<u32>, after: Option<u32>) -> Result<Comparison, Failure> {
    let (book, steps, before, after) = desk
        .read(|w| Ok((w.book()?, w.steps_between(before, after)?, version_or_draft(w, before)?, version_or_draft(w, after)?)))?;
    let mut comparison = compare(&before, &after, &facts(&book));
    comparison.credit(&steps);
    Ok(comparison)
}

/// The catalogue of ready parameters in the language of the workspace.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_catalogue(desk: State<'_, Desk>) -> Result<Catalogue, Failure> {
    Ok(catalogue(desk.read(|w| Ok(w.settings()?.language))?)?)
}

/// Starts the draft anew from a published version.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_start_from_version(app: AppHandle, desk: State<'_, Desk>, number: u32) -> Result<(), Failure> {
    desk.change(&app, |w| {
        let profile = w.version(number)?.profile;
        w.start_draft_from(&profile)
    })
}

/// Starts the draft anew from nothing but these parameters, with the usual tiers.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_start_blank(app: AppHandle, desk: State<'_, Desk>, name: String, picked: Vec<Picked>) -> Result<(), Failure> {
    let language = desk.read(|w| Ok(w.settings()?.language))?;
    let mut profile = blank(language, &name)?;
    edit::add_parameters(&mut profile, picked.into_iter().map(|p| (p.parameter, p.group)).collect());
    desk.change(&app, |w| w.start_draft_from(&profile))
}

/// Throws away what the draft has that the newest version has not.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_discard(app: AppHandle, desk: State<'_, Desk>) -> Result<(), Failure> {
    desk.change(&app, Workspace::discard_draft)
}

/// Starts the draft anew from a profile file.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_start_from_file(app: AppHandle, desk: State<'_, Desk>, path: PathBuf) -> Result<(), Failure> {
    let text = fs::read_to_string(&path).map_err(|e| Failure::new(FailureKind::Io, format!("{}: {e}", path.display())))?;
    let profile = read_profile(&text)?;
    desk.change(&app, |w| w.start_draft_from(&profile))
}

/// Writes a version, or the draft, as a profile file.
#[tauri::command(async)]
#[specta::specta]
pub fn profile_export(desk: State<'_, Desk>, path: PathBuf, number: Option<u32>) -> Result<(), Failure> {
    // A version as it was published, to the byte.
    let text = desk.read(|w| match number {
        Some(number) => Ok(w.version_text(number)?),
        None => Ok(profile_text(&version_or_draft(w, None)?)),
    })?;
    fs::write(&path, text).map_err(|e| unwritable(&path, &e))
}
