//! Editing a profile: each edit keeps what must hold together (the sum of the weights, must-haves that point at something).

use crate::gate_edit::{forget_in_gates, relevel_gates, retier_gates};
use crate::problem::{Problem, Rule};
use crate::profile::{Group, Parameter, Profile, Tier};
use crate::slide::SlideRule;
use crate::weight::{WHOLE, apportion, equal, to_whole, with_total, with_weight};

/// Says when a slide counts as complete (D2); without a rule, or with one like it, the program's own holds.
pub fn put_slide_rule(profile: &mut Profile, rule: Option<SlideRule>) {
    profile.slide_rule = rule.map(SlideRule::tidied).filter(|r| *r != SlideRule::default());
}

fn missing(place: &str, id: &str) -> Problem {
    Problem::new(format!("{place}[{id}]"), &[id], Rule::Gone)
}

/// Gives the parameters these weights. What is set this way is the team's own: where it changes anything, there is no blend any more.
pub(crate) fn set_weights(profile: &mut Profile, weights: Vec<u16>) {
    if profile.weights() != weights {
        profile.blend = None;
    }
    for (parameter, weight) in profile.parameters.iter_mut().zip(weights) {
        parameter.weight = weight;
    }
}

/// The weights after setting one; those of `locked` parameters stay, the others give way in proportion.
///
/// # Errors
/// If there is no such parameter.
pub fn weights_with(profile: &Profile, id: &str, weight: u16, locked: &[String]) -> Result<Vec<u16>, Problem> {
    let at = profile.parameters.iter().position(|p| p.id == id).ok_or_else(|| missing("parameters", id))?;
    let locks: Vec<bool> = profile.parameters.iter().map(|p| locked.contains(&p.id)).collect();
    Ok(with_weight(&profile.weights(), &locks, at, weight))
}

/// Sets one weight as [`weights_with`] says.
///
/// # Errors
/// If there is no such parameter.
pub fn set_weight(profile: &mut Profile, id: &str, weight: u16, locked: &[String]) -> Result<(), Problem> {
    let weights = weights_with(profile, id, weight, locked)?;
    set_weights(profile, weights);
    Ok(())
}

fn locks(profile: &Profile, locked: &[String]) -> Vec<bool> {
    profile.parameters.iter().map(|p| locked.contains(&p.id)).collect()
}

/// Makes all weights equal but the locked ones.
pub fn set_equal(profile: &mut Profile, locked: &[String]) {
    let weights = equal(&profile.weights(), &locks(profile, locked));
    set_weights(profile, weights);
}

/// Gives the parameters of a group together this much, in thousandths; inside and outside the group the others adjust in proportion,
/// except the locked ones.
///
/// # Errors
/// If there is no such group, or nothing in it or beside it can give way.
pub fn set_group_weight(profile: &mut Profile, group: &str, weight: u16, locked: &[String]) -> Result<(), Problem> {
    if !profile.groups.iter().any(|g| g.id == group) {
        return Err(missing("groups", group));
    }
    let members: Vec<bool> = profile.parameters.iter().map(|p| p.group == group).collect();
    let weights = with_total(&profile.weights(), &locks(profile, locked), &members, weight);
    set_weights(profile, weights);
    Ok(())
}

/// Sets the fit of a level, 0-100.
///
/// # Errors
/// If there is no such parameter or level.
pub fn set_fit(profile: &mut Profile, parameter: &str, level: &str, fit: u8) -> Result<(), Problem> {
    let found = profile.parameters.iter_mut().find(|p| p.id == parameter).ok_or_else(|| missing("parameters", parameter))?;
    let found = found.levels.iter_mut().find(|l| l.id == level).ok_or_else(|| missing("levels", level))?;
    found.fit = fit.min(100);
    Ok(())
}

/// Sets the thresholds of all tiers but the last, best first, in thousandths of a point.
pub fn set_thresholds(profile: &mut Profile, thresholds: &[u32]) {
    let all_but_last = profile.tiers.len().saturating_sub(1);
    for (tier, &from) in profile.tiers.iter_mut().take(all_but_last).zip(thresholds) {
        tier.from = from;
    }
}

/// Replaces a parameter but for its weight. Must-haves and gates follow levels that were taken up by others, forget those that are gone, and go
/// themselves when none is left.
///
/// # Errors
/// If there is no such parameter.
pub fn put_parameter(profile: &mut Profile, parameter: Parameter) -> Result<(), Problem> {
    let old = profile.parameters.iter_mut().find(|p| p.id == parameter.id);
    let old = old.ok_or_else(|| missing("parameters", &parameter.id))?;
    for rule in profile.must_haves.iter_mut().filter(|m| m.parameter == parameter.id) {
        let mut kept: Vec<String> = Vec::new();
        for level in rule.levels.iter().filter_map(|l| parameter.level_at(l)).map(|at| &parameter.levels[at].id) {
            if !kept.contains(level) {
                kept.push(level.clone());
            }
        }
        rule.levels = kept;
    }
    profile.must_haves.retain(|m| !m.levels.is_empty());
    let id = parameter.id.clone();
    relevel_gates(&mut profile.gates, &parameter.id, &parameter.id, |l| {
        parameter.level_at(l).map(|at| parameter.levels[at].id.clone())
    });
    *old = Parameter { weight: old.weight, ..parameter };
    keep_one_from_needs(profile, &id);
    Ok(())
}

/// Leaves one parameter that is answered from the capability match: of two the one called `last`, and none that is no share any more.
fn keep_one_from_needs(profile: &mut Profile, last: &str) {
    for parameter in profile.parameters.iter_mut().filter(|p| p.from_needs) {
        parameter.from_needs = parameter.takes_share();
    }
    if profile.parameter(last).is_some_and(|p| p.from_needs) {
        for parameter in profile.parameters.iter_mut().filter(|p| p.id != last) {
            parameter.from_needs = false;
        }
    }
}

/// Adds parameters of the catalogue or own ones, each with its group; what is there already stays as it is.
pub fn add_parameters(profile: &mut Profile, parameters: Vec<(Parameter, Group)>) {
    for (parameter, group) in parameters {
        if profile.parameter(&parameter.id).is_none() {
            add_parameter(profile, parameter, group);
        }
    }
}

/// At most five groups can be weighed well (W2).
const GROUPS: usize = 5;

/// The group that a new parameter stands in: this one, or the last one where there are as many as can be weighed well.
#[must_use]
pub fn group_for(profile: &Profile, wanted: Group) -> Group {
    let own = profile.groups.iter().find(|g| g.id == wanted.id);
    let last = profile.groups.last().filter(|_| profile.groups.len() >= GROUPS);
    own.or(last).cloned().unwrap_or(wanted)
}

/// Takes a group away. Its parameters move to the group before it, or after it where it is the first.
///
/// # Errors
/// If there is no such group, or it is the last one with parameters in it.
pub fn remove_group(profile: &mut Profile, id: &str) -> Result<(), Problem> {
    let at = profile.groups.iter().position(|g| g.id == id).ok_or_else(|| missing("groups", id))?;
    let heir = if at > 0 { profile.groups.get(at - 1) } else { profile.groups.get(1) }.map(|g| g.id.clone());
    let orphans = profile.parameters.iter().any(|p| p.group == id);
    match heir {
        None if orphans => {
            return Err(Problem::new(format!("groups[{id}]"), &[&profile.groups[at].name], Rule::LastGroup));
        }
        Some(heir) if orphans => {
            for parameter in profile.parameters.iter_mut().filter(|p| p.group == id) {
                parameter.group.clone_from(&heir);
            }
        }
        _ => {}
    }
    profile.groups.remove(at);
    Ok(())
}

/// Adds a parameter, with its group if that is new. It starts with an equal share of the weight, or with all of it where the
/// profile is empty; the others give way in proportion.
pub fn add_parameter(profile: &mut Profile, mut parameter: Parameter, group: Group) {
    if !profile.groups.iter().any(|g| g.id == group.id) {
        profile.groups.push(group);
    }
    profile.blend = None;
    let share = u16::try_from(1000 / (profile.parameters.len() + 1)).unwrap_or(0);
    let parts: Vec<u64> = profile.parameters.iter().map(|p| u64::from(p.weight)).collect();
    let rest = if profile.parameters.is_empty() { 0 } else { 1000 - share };
    set_weights(profile, apportion(&parts, rest));
    parameter.weight = 1000 - rest;
    // What the team chose before stands.
    parameter.from_needs &= parameter.takes_share() && profile.from_needs().is_none();
    profile.parameters.push(parameter);
}

/// The weight of a new parameter that is to count as much as the others do on average: all of it where it is the only one.
#[must_use]
pub fn fair_share(profile: &Profile) -> u16 {
    u16::try_from(usize::from(WHOLE) / (profile.parameters.len() + 1)).unwrap_or(0)
}

/// Adds a parameter with the weight it has, with its group if that is new; the others give way in proportion, but the locked ones. It
/// gets what is left where these leave less, and all of it where it is the only one.
pub fn add_parameter_beside(profile: &mut Profile, parameter: Parameter, group: Group, locked: &[String]) {
    if !profile.groups.iter().any(|g| g.id == group.id) {
        profile.groups.push(group);
    }
    profile.blend = None;
    let wanted = parameter.weight;
    let at = profile.parameters.len();
    profile.parameters.push(Parameter { weight: 0, ..parameter });
    if at == 0 {
        profile.parameters[at].weight = WHOLE;
        return;
    }
    let weights = with_weight(&profile.weights(), &locks(profile, locked), at, wanted);
    set_weights(profile, weights);
}

/// Takes a parameter out, with the must-haves that look at it and what gates need of it; the others grow in proportion.
///
/// # Errors
/// If there is no such parameter, or it is the last one.
pub fn remove_parameter(profile: &mut Profile, id: &str) -> Result<(), Problem> {
    if profile.parameter(id).is_none() {
        return Err(missing("parameters", id));
    }
    if profile.parameters.len() == 1 {
        return Err(Problem::new(format!("parameters[{id}]"), &[], Rule::LastParameter));
    }
    profile.blend = None;
    profile.parameters.retain(|p| p.id != id);
    profile.must_haves.retain(|m| m.parameter != id);
    forget_in_gates(&mut profile.gates, id);
    let weights = to_whole(&profile.weights());
    set_weights(profile, weights);
    Ok(())
}

/// Moves a parameter to a group and, among all parameters, to a position.
///
/// # Errors
/// If there is no such parameter.
pub fn move_parameter(profile: &mut Profile, id: &str, group: &str, position: usize) -> Result<(), Problem> {
    let at = profile.parameters.iter().position(|p| p.id == id).ok_or_else(|| missing("parameters", id))?;
    let mut parameter = profile.parameters.remove(at);
    group.clone_into(&mut parameter.group);
    profile.parameters.insert(position.min(profile.parameters.len()), parameter);
    Ok(())
}

/// Replaces the tiers. Must-haves that allow at most a tier that is gone go with it; if it was the one that admits, the rule is again
/// that the upper half does. A gate that asks for a tier that is gone asks for the next better one.
pub fn put_tiers(profile: &mut Profile, tiers: Vec<Tier>) {
    let before = std::mem::replace(&mut profile.tiers, tiers);
    retier_gates(&mut profile.gates, &before, &profile.tiers);
    let known: Vec<String> = profile.tiers.iter().map(|t| t.id.clone()).collect();
    profile.must_haves.retain(|m| known.contains(&m.at_most));
    let but_last = &known[..known.len().saturating_sub(1)];
    profile.admits = profile.admits.take().filter(|id| but_last.contains(id));
}
