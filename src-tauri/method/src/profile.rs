//! The profile (P1-P4, P8): parameters in groups, their levels, weights, tiers and must-haves, as a plain JSON file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::number::Number;

/// The version of the profile file that this program writes and reads.
pub const FORMAT: u32 = 1;

/// What a success-ready lead is, as a team defined it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Where the JSON Schema is, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of this file format: 1.
    pub format: u32,
    /// A short name for programs: lower-case letters, digits and underscores.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read.
    pub name: String,
    /// The language its texts are written in.
    pub language: Language,
    /// What it is for, in a sentence or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The groups that the parameters stand in, in order.
    pub groups: Vec<Group>,
    /// The parameters; their weights sum to exactly 1000.
    pub parameters: Vec<Parameter>,
    /// The tiers, best first; the last starts at 0.
    #[schemars(length(min = 2, max = 6))]
    pub tiers: Vec<Tier>,
    /// The id of the worst tier that admits a prospect. Missing: the upper half of the tiers admits, so Excellent and Good of four.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admits: Option<String>,
    /// Conditions that cap the tier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must_haves: Vec<MustHave>,
    /// What a guessed answer counts for (S4).
    #[serde(default)]
    pub guesses: Guesses,
    /// When a Situation Slide counts as complete (D2). Missing: the default rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slide_rule: Option<crate::slide::SlideRule>,
    /// What a prospect needs before a demo or a POC (D5). Missing: the default gates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates: Option<Vec<crate::gate::Gate>>,
    /// How far the weights were moved from the team's own towards what the customers' data points to (E2). Missing: they are the team's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blend: Option<crate::blend::Blend>,
    /// What it was learnt from (E3), so that it can be learnt anew. Missing: a team made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learnt: Option<LearntFrom>,
}

/// What a profile was learnt from (E3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct LearntFrom {
    /// The columns that were looked at, those that became no parameter among them.
    pub columns: Vec<String>,
    /// The most parameters that were wished for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_parameters: Option<u32>,
}

/// A language of the interface and of profile texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Italian.
    It,
    /// Spanish.
    Es,
}

/// A group of parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// A short name for programs.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read.
    pub name: String,
}

/// One thing that is known, or can be asked, about an account (P1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// A short name for programs; answers are kept under it.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read.
    pub name: String,
    /// The id of its group.
    pub group: String,
    /// Its share of the score in thousandths.
    #[schemars(range(max = 1000))]
    pub weight: u16,
    /// How it is answered.
    pub answer: AnswerKind,
    /// The unit of a number: "people", "%", "EUR". Bands only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Set where several levels may hold at once: which of them counts. Never for bands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub several: Option<Several>,
    /// The possible answers; for bands in ascending order.
    pub levels: Vec<Level>,
    /// The fit that an unknown answer is expected to have (S2), 0-100. Written when a version is published.
    #[schemars(range(max = 100))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typical: Option<u8>,
    /// Whether not knowing the answer tells something of its own, as a profile learnt from a table found it. `typical` is then what it
    /// tells: it may lie beyond all levels, and publishing keeps it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unknown_tells: bool,
    /// What to ask to find out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// False for what is only learnt after the sale: such a parameter cannot qualify a prospect.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub known_before_sale: bool,
    /// Answered from the capability match (D4): the share of needs on an account's slides that are covered. Only for bands with the unit
    /// %, and for one parameter at most.
    #[serde(default, skip_serializing_if = "is_false")]
    pub from_needs: bool,
    /// Why it is there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_true(value: &bool) -> bool {
    *value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// How a parameter is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// One of some levels without an order.
    Choice,
    /// Yes or no: two levels with the ids `yes` and `no`.
    YesNo,
    /// One of some levels in an order: neighbours are near to each other.
    Ordered,
    /// A number, which falls in one of the bands.
    Bands,
}

/// What counts where several levels hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Several {
    /// The best fit of them.
    Best,
    /// The worst fit of them.
    Worst,
    /// The mean of their fits, halves rounded up.
    Mean,
}

/// One possible answer and how well it fits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// A short name for programs.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read.
    pub name: String,
    /// How well it fits, 0-100.
    #[schemars(range(max = 100))]
    pub fit: u8,
    /// Where a band starts; this number belongs to it. Missing: no lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Number>,
    /// Where a band ends; this number belongs to the next. Missing: no upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Number>,
    /// Other spellings found in tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A discovery question (P5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What to say, as one would say it.
    pub text: String,
    /// Who asks: a function of the team.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ask: String,
    /// When: a moment of the sale.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
}

/// A qualification level (P3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// A short name for programs.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read.
    pub name: String,
    /// The lowest score of this tier, in thousandths of a point: 0-100000.
    #[schemars(range(max = 100_000))]
    pub from: u32,
}

/// "If this parameter has one of these levels, the tier is at most that" (P4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct MustHave {
    /// A short name for programs.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The parameter it looks at.
    pub parameter: String,
    /// The levels that trigger it.
    pub levels: Vec<String>,
    /// The best tier then possible.
    pub at_most: String,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
}

/// What a guessed answer counts for (S4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Guesses {
    /// The guess, but it may as well be a neighbouring level (ordered parameters) or any level (the others).
    #[default]
    Widen,
    /// As if it were known.
    Trust,
    /// As if nothing were known.
    Unknown,
}

impl Profile {
    /// The parameter with this id.
    #[must_use]
    pub fn parameter(&self, id: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.id == id)
    }

    /// The parameter that is answered from the capability match (D4), if the team chose one.
    #[must_use]
    pub fn from_needs(&self) -> Option<&Parameter> {
        self.parameters.iter().find(|p| p.from_needs)
    }

    /// Where the tier with this id stands; 0 is the best.
    #[must_use]
    pub fn tier_index(&self, id: &str) -> Option<usize> {
        self.tiers.iter().position(|t| t.id == id)
    }

    /// How many tiers admit a prospect, counted from the best: at least one, and never all.
    #[must_use]
    pub fn admitting(&self) -> usize {
        let named = self.admits.as_deref().and_then(|id| self.tier_index(id)).map(|at| at + 1);
        named.unwrap_or_else(|| crate::lane::admitting(self.tiers.len())).min(self.tiers.len().saturating_sub(1)).max(1)
    }

    /// The weights in the order of the parameters.
    #[must_use]
    pub fn weights(&self) -> Vec<u16> {
        self.parameters.iter().map(|p| p.weight).collect()
    }
}

impl Parameter {
    /// The worst fit of any level, or of not knowing where that tells something.
    #[must_use]
    pub fn worst(&self) -> u8 {
        self.levels.iter().map(|l| l.fit).chain(self.told_by_silence()).min().unwrap_or(0)
    }

    /// The best fit of any level, or of not knowing where that tells something.
    #[must_use]
    pub fn best(&self) -> u8 {
        self.levels.iter().map(|l| l.fit).chain(self.told_by_silence()).max().unwrap_or(0)
    }

    /// The fit of not knowing, where that tells something.
    fn told_by_silence(&self) -> Option<u8> {
        self.typical.filter(|_| self.unknown_tells)
    }

    /// The fit that an unknown answer is expected to have (S2): the stored one, held between worst and best, or the middle of
    /// worst and best, halves rounded up.
    #[must_use]
    pub fn likely_when_unknown(&self) -> u8 {
        let (worst, best) = (self.worst(), self.best());
        match self.typical {
            Some(typical) => typical.clamp(worst, best),
            None => u8::try_from((u16::from(worst) + u16::from(best)).div_ceil(2)).unwrap_or(best),
        }
    }

    /// Whether a share of needs can be its answer (D4): a number in per cent.
    #[must_use]
    pub fn takes_share(&self) -> bool {
        self.answer == AnswerKind::Bands && self.unit.as_deref().is_some_and(|u| u.trim() == "%")
    }

    /// The level with this id.
    #[must_use]
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|l| l.id == id)
    }

    /// Whether neighbouring levels are near to each other, so that a guess may be off by one.
    #[must_use]
    pub fn has_order(&self) -> bool {
        matches!(self.answer, AnswerKind::Ordered | AnswerKind::Bands)
    }
}
