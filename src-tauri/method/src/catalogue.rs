//! The catalogue of ready parameters (P2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Group, Language, Parameter, Profile};
use crate::weight::{apportion, to_whole};

/// Parameters to pick from, with suggested weights that need not sum to anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The version of this file format: 1.
    pub format: u32,
    /// The language of its texts.
    pub language: Language,
    /// The groups.
    pub groups: Vec<Group>,
    /// The parameters.
    pub parameters: Vec<Parameter>,
}

/// Adds a parameter to a profile, with its group if that is new. It starts with an equal share of the weight, or with its own
/// where the profile is empty; the others give way in proportion.
pub fn add_parameter(profile: &mut Profile, mut parameter: Parameter, group: Group) {
    if !profile.groups.iter().any(|g| g.id == group.id) {
        profile.groups.push(group);
    }
    let share = u16::try_from(1000 / (profile.parameters.len() + 1)).unwrap_or(0);
    let parts: Vec<u64> = profile.parameters.iter().map(|p| u64::from(p.weight)).collect();
    let rest = if profile.parameters.is_empty() { 0 } else { 1000 - share };
    for (p, weight) in profile.parameters.iter_mut().zip(apportion(&parts, rest)) {
        p.weight = weight;
    }
    parameter.weight = 1000 - rest;
    profile.parameters.push(parameter);
}

/// Takes a parameter out, with the must-haves that look at it; the others grow in proportion.
pub fn remove_parameter(profile: &mut Profile, id: &str) {
    profile.parameters.retain(|p| p.id != id);
    profile.must_haves.retain(|m| m.parameter != id);
    let weights = to_whole(&profile.weights());
    for (p, weight) in profile.parameters.iter_mut().zip(weights) {
        p.weight = weight;
    }
}
