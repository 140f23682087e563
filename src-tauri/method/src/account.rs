//! What the method knows of an account besides its answers: stage and outcome (A1, A2, L1).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// Where an account stands (L1). An account may move back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Came by once.
    Visitor,
    /// A contact whose need is not known.
    Lead,
    /// Has a known need that we can meet.
    Prospect,
    /// Bought.
    Customer,
    /// A customer who recommends us.
    Ambassador,
    /// Kept warm until they or we change.
    Nurture,
    /// Not pursued.
    Disqualified,
}

impl Stage {
    /// All stages in order.
    pub const ALL: [Self; 7] =
        [Self::Visitor, Self::Lead, Self::Prospect, Self::Customer, Self::Ambassador, Self::Nurture, Self::Disqualified];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Lead => "lead",
            Self::Prospect => "prospect",
            Self::Customer => "customer",
            Self::Ambassador => "ambassador",
            Self::Nurture => "nurture",
            Self::Disqualified => "disqualified",
        }
    }

    /// From the word in files.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }

    /// Customers and ambassadors have an outcome, so they are what a profile is checked against.
    #[must_use]
    pub const fn is_customer(self) -> bool {
        matches!(self, Self::Customer | Self::Ambassador)
    }

    /// Nurtured and disqualified accounts are not worked on, but scored again when they or the profile change (S10).
    #[must_use]
    pub const fn is_aside(self) -> bool {
        matches!(self, Self::Nurture | Self::Disqualified)
    }
}

/// How it went with a customer (A2). The team names its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Outcome {
    /// A short name for programs.
    pub id: String,
    /// The name people read; empty for the standard ones, which the interface translates.
    #[serde(default)]
    pub name: String,
    /// Whether the team counts it as a success.
    pub success: bool,
}

/// The standard outcomes.
#[must_use]
pub fn standard_outcomes() -> Vec<Outcome> {
    [("happy", true), ("not_expanded", false), ("struggling", false), ("failed", false)]
        .into_iter()
        .map(|(id, success)| Outcome { id: id.into(), name: String::new(), success })
        .collect()
}
