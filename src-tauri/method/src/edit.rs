//! Editing a profile: each edit keeps what must hold together (the sum of the weights, must-haves that point at something).

use crate::problem::{Problem, Rule};
use crate::profile::{Group, Parameter, Profile, Tier};
use crate::weight::{apportion, to_whole, with_weight};

fn missing(place: &str, id: &str) -> Problem {
    Problem::new(format!("{place}[{id}]"), &[id], Rule::Gone)
}

fn set_weights(profile: &mut Profile, weights: Vec<u16>) {
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

/// Sets the thresholds of all tiers but the last, best first, in thousandths of a point.
pub fn set_thresholds(profile: &mut Profile, thresholds: &[u32]) {
    let all_but_last = profile.tiers.len().saturating_sub(1);
    for (tier, &from) in profile.tiers.iter_mut().take(all_but_last).zip(thresholds) {
        tier.from = from;
    }
}

/// Replaces a parameter but for its weight. Must-haves forget levels that are gone, and go themselves when none is left.
///
/// # Errors
/// If there is no such parameter.
pub fn put_parameter(profile: &mut Profile, parameter: Parameter) -> Result<(), Problem> {
    let old = profile.parameters.iter_mut().find(|p| p.id == parameter.id);
    let old = old.ok_or_else(|| missing("parameters", &parameter.id))?;
    for rule in profile.must_haves.iter_mut().filter(|m| m.parameter == parameter.id) {
        rule.levels.retain(|l| parameter.level(l).is_some());
    }
    profile.must_haves.retain(|m| !m.levels.is_empty());
    *old = Parameter { weight: old.weight, ..parameter };
    Ok(())
}

/// Adds a parameter, with its group if that is new. It starts with an equal share of the weight, or with all of it where the
/// profile is empty; the others give way in proportion.
pub fn add_parameter(profile: &mut Profile, mut parameter: Parameter, group: Group) {
    if !profile.groups.iter().any(|g| g.id == group.id) {
        profile.groups.push(group);
    }
    let share = u16::try_from(1000 / (profile.parameters.len() + 1)).unwrap_or(0);
    let parts: Vec<u64> = profile.parameters.iter().map(|p| u64::from(p.weight)).collect();
    let rest = if profile.parameters.is_empty() { 0 } else { 1000 - share };
    set_weights(profile, apportion(&parts, rest));
    parameter.weight = 1000 - rest;
    profile.parameters.push(parameter);
}

/// Takes a parameter out, with the must-haves that look at it; the others grow in proportion.
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
    profile.parameters.retain(|p| p.id != id);
    profile.must_haves.retain(|m| m.parameter != id);
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

/// Replaces the tiers. Must-haves that allow at most a tier that is gone go with it.
pub fn put_tiers(profile: &mut Profile, tiers: Vec<Tier>) {
    profile.tiers = tiers;
    let known: Vec<String> = profile.tiers.iter().map(|t| t.id.clone()).collect();
    profile.must_haves.retain(|m| known.contains(&m.at_most));
}
