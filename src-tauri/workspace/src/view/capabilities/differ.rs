//! Answers by hand that are not what the slides say.

use lanewise_method::needs::NeedsFit;
use lanewise_method::profile::Parameter;
use lanewise_method::{Answer, Given, Number, score};

use super::{FitDifference, by_account};
use crate::needs::{SLIDES, answer_of, fit_of, needs_of, offers};
use crate::slide::KeptSlide;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// The names of the levels that an answer names.
pub(super) fn level_names(parameter: &Parameter, answer: &Answer) -> Vec<String> {
    match &answer.given {
        Given::Levels(ids) => ids.iter().filter_map(|id| parameter.level(id)).map(|l| l.name.clone()).collect(),
        Given::Number(_) | Given::Text(_) => Vec::new(),
    }
}

/// Whether an answer is not what the slides say: another number, or a level in which their number does not fall.
pub(super) fn differ(parameter: &Parameter, answer: &Answer, fit: &NeedsFit) -> bool {
    let Some(share) = fit.share else { return false };
    let share = Number::from(i32::from(share));
    match &answer.given {
        Given::Number(number) => *number != share,
        given => parameter.levels_of(given) != parameter.levels_of(&Given::Number(share)),
    }
}

/// The accounts whose answer by hand is not what their slides say, with what would become of them, in the order of the book.
///
/// # Errors
/// What the disk says.
pub fn differences(workspace: &Workspace) -> Result<Vec<FitDifference>, WorkspaceError> {
    let Some(profile) = workspace.profile_in_force()? else { return Ok(Vec::new()) };
    let Some(parameter) = profile.from_needs() else { return Ok(Vec::new()) };
    let said_of = by_account(workspace.covers()?, |c| c.account);
    if said_of.is_empty() {
        return Ok(Vec::new());
    }
    let book = workspace.book()?;
    let capabilities = workspace.capabilities()?;
    let slides = by_account(workspace.slides()?, |s: &KeptSlide| s.account);
    let mut matching = None;
    let mut found = Vec::new();
    for entry in book.entries() {
        let id = entry.account.id;
        let (Some(slides), Some(covers), true) = (slides.get(&id), said_of.get(&id), entry.answers.contains_key(&parameter.id))
        else {
            continue;
        };
        let needs = needs_of(slides);
        let mut fit = fit_of(&needs, covers, &capabilities, None);
        if fit.share.is_some() && fit.open > 0 {
            fit = fit_of(&needs, covers, &capabilities, Some(matching.get_or_insert_with(|| offers(&capabilities, &[]))));
        }
        let Some(then) = answer_of(&fit) else { continue };
        if !entry.answers.get(&parameter.id).is_some_and(|answer| differ(parameter, answer, &fit)) {
            continue;
        }
        let kept = workspace.answers(id)?.into_iter().find(|a| a.parameter == parameter.id && a.author != SLIDES);
        let Some(answer) = kept else { continue };
        let mut answers = entry.answers.clone();
        let now = score(&profile, &answers);
        answers.insert(parameter.id.clone(), then);
        let then = score(&profile, &answers);
        found.push(FitDifference {
            account: id,
            name: entry.account.name.clone(),
            levels: level_names(parameter, &answer.answer),
            answer,
            fit,
            likely: now.likely,
            likely_then: then.likely,
            tier: now.tier,
            tier_then: then.tier,
        });
    }
    Ok(found)
}
