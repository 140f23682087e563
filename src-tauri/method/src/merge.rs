//! Making one parameter out of two that ask the same.

use crate::answer::Given;
use crate::fold::fold;
use crate::gate_edit::relevel_gates;
use crate::problem::{Problem, Rule};
use crate::profile::{MustHave, Parameter, Profile};
use crate::twin::LevelMap;

/// Takes `goes` into `stays`: the weights add up, the questions follow, the names of its levels become other spellings of those that
/// take their answers, and its must-haves and what gates need of it look at
/// `stays` from then on.
///
/// # Errors
/// If one of them is not there, both are the same, or the map names a level that is not there.
pub fn merge(profile: &mut Profile, stays: &str, goes: &str, map: &[LevelMap]) -> Result<(), Problem> {
    let place = format!("parameters[{goes}]");
    if stays == goes {
        return Err(Problem::new(place, &[], Rule::MergedWithItself));
    }
    let find = |id: &str| profile.parameter(id).cloned().ok_or_else(|| Problem::new(place.clone(), &[], Rule::Gone));
    let (mut kept, gone) = (find(stays)?, find(goes)?);
    for pair in map {
        for (parameter, level) in [(&gone, &pair.from), (&kept, &pair.to)] {
            if parameter.level(level).is_none() {
                let known = parameter.levels.iter().map(|l| l.id.clone()).collect();
                let rule = Rule::NoSuchLevel { parameter: parameter.id.clone(), level: level.clone(), known };
                return Err(Problem::new(place, &[&parameter.name], rule));
            }
        }
    }
    take_up(&mut kept, &gone, map);
    kept.weight += gone.weight;
    let mut must_haves: Vec<MustHave> = Vec::new();
    for mut rule in std::mem::take(&mut profile.must_haves) {
        if rule.parameter == goes {
            stays.clone_into(&mut rule.parameter);
            rule.levels = renamed(&rule.levels, map);
        }
        let same = |m: &MustHave| (&m.parameter, &m.levels, &m.at_most) == (&rule.parameter, &rule.levels, &rule.at_most);
        if !rule.levels.is_empty() && !must_haves.iter().any(same) {
            must_haves.push(rule);
        }
    }
    profile.must_haves = must_haves;
    relevel_gates(&mut profile.gates, goes, stays, |l| map.iter().find(|m| m.from == l).map(|m| m.to.clone()));
    profile.blend = None;
    profile.parameters.retain(|p| p.id != goes);
    if let Some(place) = profile.parameters.iter_mut().find(|p| p.id == stays) {
        *place = kept;
    }
    Ok(())
}

fn take_up(kept: &mut Parameter, gone: &Parameter, map: &[LevelMap]) {
    for level in &gone.levels {
        let Some(pair) = map.iter().find(|m| m.from == level.id) else { continue };
        for word in std::iter::once(&level.name).chain(&level.aliases) {
            if kept.level_called(&fold(word)).is_none()
                && let Some(to) = kept.levels.iter_mut().find(|l| l.id == pair.to)
            {
                to.aliases.push(word.clone());
            }
        }
    }
    for question in &gone.questions {
        if kept.questions.iter().all(|q| fold(&q.text) != fold(&question.text)) {
            kept.questions.push(question.clone());
        }
    }
    if kept.why.trim().is_empty() {
        kept.why.clone_from(&gone.why);
    }
    kept.typical = None;
    kept.from_needs = (kept.from_needs || gone.from_needs) && kept.takes_share();
}

/// Each level's counterpart, once.
fn renamed(levels: &[String], map: &[LevelMap]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for level in levels {
        if let Some(pair) = map.iter().find(|m| &m.from == level)
            && !names.contains(&pair.to)
        {
            names.push(pair.to.clone());
        }
    }
    names
}

/// What an answer to the parameter that goes is as an answer to the one that stays. `None`: it cannot be said in its levels. What no
/// level of either covers is carried as the text it is, and goes on being reported (S9).
#[must_use]
pub fn carried(stays: &Parameter, goes: &Parameter, map: &[LevelMap], given: &Given) -> Option<Given> {
    if matches!(given, Given::Number(_)) && stays.levels_of(given).is_some() {
        return Some(given.clone());
    }
    if let Some(at) = goes.levels_of(given) {
        let ids: Vec<String> = at.into_iter().map(|at| goes.levels[at].id.clone()).collect();
        let to = renamed(&ids, map);
        let whole = ids.iter().all(|id| map.iter().any(|m| &m.from == id));
        return (whole && (to.len() == 1 || stays.several.is_some()) && !to.is_empty()).then_some(Given::Levels(to));
    }
    match given {
        Given::Text(text) => stays.read(text),
        Given::Number(_) => Some(given.clone()),
        Given::Levels(_) => None,
    }
}
