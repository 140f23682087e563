//! The catalogue of ready parameters (P2).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Group, Language, Parameter};

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
