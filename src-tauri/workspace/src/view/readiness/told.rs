//! What is said of accounts before gates.

use lanewise_method::gate::{CheckItem, Gate, GateVerdict};
use lanewise_method::slide::SlideField;
use serde::Serialize;
use specta::Type;

use crate::store::checked::Checked;
use crate::waiver::Waiver;

/// How an account stands before a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Nothing is missing.
    Ready,
    /// Something is missing, and somebody waived it.
    Waived,
    /// Something is missing.
    Missing,
}

impl Pass {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Waived => "waived",
            Self::Missing => "missing",
        }
    }
}

/// A gate by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateName {
    /// Its id.
    pub id: String,
    /// Its name; empty for a published one, which has its name in each language.
    pub name: String,
}

impl GateName {
    pub(super) fn of(gate: &Gate) -> Self {
        Self { id: gate.id.clone(), name: gate.name.clone() }
    }
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ItemSeen {
    /// The item.
    pub item: CheckItem,
    /// Who checked it off, and when; none: nobody.
    pub checked: Option<Checked>,
}

/// What to ask next: that which gets the most of what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "next", rename_all = "snake_case")]
pub enum NextStep {
    /// Who the key players are: no slide is there.
    Player,
    /// A field of slides.
    Field {
        /// The field.
        field: SlideField,
        /// The slides that lack it, by number; the first is the one to begin with.
        slides: Vec<u32>,
        /// The team's question; empty for the program's own.
        question: String,
    },
    /// A parameter: because its answer is missing, or because it is expected to settle the tier.
    Answer {
        /// The parameter.
        parameter: String,
        /// Its name.
        name: String,
        /// What to say; empty where the profile has no question.
        question: String,
    },
    /// Nothing that can be asked opens the gate: what is known keeps it shut.
    Nothing,
}

/// A gate as it stands for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateSeen {
    /// The gate.
    pub gate: Gate,
    /// Ready, waived, or something is missing.
    pub pass: Pass,
    /// What it says, need by need.
    pub verdict: GateVerdict,
    /// How many things have to be got.
    pub to_get: u32,
    /// The waiver that holds today.
    pub waiver: Option<Waiver>,
    /// The checklist.
    pub checklist: Vec<ItemSeen>,
    /// What to ask next; none where nothing is missing.
    pub next: Option<NextStep>,
}

/// All gates for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Readiness {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// Whether it is still to be won; what gates say of a customer is of yesterday.
    pub open: bool,
    /// Whether the tier was set by hand and counts as all three.
    pub by_hand: bool,
    /// Whether the gates are the default ones, our own choice.
    pub default_gates: bool,
    /// How many key players are known.
    pub players: u32,
    /// The gates, in their order.
    pub gates: Vec<GateSeen>,
}

/// How an account stands before a gate, in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct GateBrief {
    /// Ready, waived, or something is missing.
    pub pass: Pass,
    /// How many things have to be got.
    pub to_get: u16,
    /// How many items of the checklist are not checked off.
    pub unchecked: u16,
}

/// An account in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReadinessRow {
    /// The account.
    pub account: u32,
    /// Each gate, in their order.
    pub gates: Vec<GateBrief>,
}

impl ReadinessRow {
    /// The position of the furthest gate that it passes, waived ones included.
    #[must_use]
    pub fn reached(&self) -> Option<usize> {
        self.gates.iter().rposition(|g| g.pass != Pass::Missing)
    }

    /// The position of the first gate after that; none where it passes the last.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        let next = self.reached().map_or(0, |at| at + 1);
        (next < self.gates.len()).then_some(next)
    }
}

/// How many pass a gate today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateCount {
    /// The gate.
    pub gate: GateName,
    /// How many lack nothing.
    pub ready: u32,
    /// For how many more it is waived.
    pub waived: u32,
    /// Of how many, all told.
    pub of: u32,
}

/// The accounts still to be won, before all gates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReadinessList {
    /// The gates, in their order.
    pub gates: Vec<GateName>,
    /// The accounts, in the order of the book.
    pub rows: Vec<ReadinessRow>,
    /// How many pass each gate.
    pub counts: Vec<GateCount>,
}

/// The gates of the draft, with how many would pass them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DraftGates {
    /// The gates.
    pub gates: Vec<Gate>,
    /// Whether they are the default ones, our own choice.
    pub default_gates: bool,
    /// The default ones.
    pub defaults: Vec<Gate>,
    /// How many of the accounts still to be won pass each, scored by the draft.
    pub counts: Vec<GateCount>,
}
