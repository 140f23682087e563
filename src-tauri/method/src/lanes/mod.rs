//! Lanes (A4): kinds of customers as named conditions, and what each of them is worth.
//!
//! Not to be confused with [`crate::lane`], the chart of scores and tiers.

mod column;
mod condition;
mod figure;
mod opportunity;
mod place;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use column::{Column, Range, Value};
pub use condition::{Attribute, Clause, Condition, Join, Test, Verdict};
pub use figure::{Amount, Figure, figure, per_hour, ratio};
pub use opportunity::{Opportunity, Served, opportunities};
pub use place::{Lacking, Matched, Place, Placed, Table};

use crate::number::Number;

/// How a lane stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "LaneStanding")]
pub enum Standing {
    /// One of our lanes of success.
    Core,
    /// Beside them, and we want it.
    AdjacentWanted,
    /// Beside them, and we do not.
    AdjacentUnwanted,
    /// Not ours.
    Outside,
}

impl Standing {
    /// All of them, the best first.
    pub const ALL: [Self; 4] = [Self::Core, Self::AdjacentWanted, Self::AdjacentUnwanted, Self::Outside];

    /// The word in files, and the id of the level in a parameter made of standings.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::AdjacentWanted => "adjacent_wanted",
            Self::AdjacentUnwanted => "adjacent_unwanted",
            Self::Outside => "outside",
        }
    }

    /// Whether a lane that stands so is open: we want customers of it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Core | Self::AdjacentWanted)
    }

    /// The fit that is suggested for it, 0-100. *Ours*: those of the starter profile's parameter.
    #[must_use]
    pub const fn fit(self) -> u8 {
        match self {
            Self::Core => 100,
            Self::AdjacentWanted => 65,
            Self::AdjacentUnwanted => 25,
            Self::Outside => 0,
        }
    }
}

/// A lane: a kind of customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Lane {
    /// A short name for programs, and the id of its level in a parameter made of lanes: lower-case letters, digits and underscores.
    pub id: String,
    /// The name people read.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
    /// Why it stands so; empty where nobody said.
    #[serde(default)]
    pub reason: String,
    /// Who belongs to it.
    pub condition: Condition,
    /// What developing the product for it costs, where the team typed that.
    #[serde(default)]
    pub product_cost: Option<Number>,
}
