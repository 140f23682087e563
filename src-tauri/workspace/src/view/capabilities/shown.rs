//! What the screen of capabilities shows.

use lanewise_method::Stage;
use lanewise_method::needs::{Covered, NeedMatch, NeedsFit};
use serde::Serialize;
use specta::Type;

use crate::answer::RecordedAnswer;
use crate::capability::Capability;
use crate::store::time::Time;

/// The whole screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CapabilitiesView {
    /// The list.
    pub capabilities: Vec<CapabilityRow>,
    /// The needs of all accounts, those of the same meaning together.
    pub groups: Vec<NeedGroup>,
    /// What is asked for and not in the product, the most wanted first.
    pub asked: Vec<Asked>,
    /// The parameter that is answered from here.
    pub parameter: Option<FedParameter>,
    /// How many needs there are, each account's on its own.
    pub needs: u32,
    /// How many of them wait for a word.
    pub waiting: u32,
    /// How many of those have a sure suggestion.
    pub sure: u32,
    /// How many accounts have needs.
    pub accounts: u32,
    /// How many accounts have an answer by hand that is not what their slides say.
    pub differ: u32,
}

/// The parameter that is answered from the capability match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FedParameter {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A capability, and who needs it as far as somebody said so or the words do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CapabilityRow {
    /// The capability.
    pub capability: Capability,
    /// The needs that somebody said it meets, wholly or partly; of one that is not offered: those that ask for it.
    pub said: u32,
    /// The needs that wait, and whose suggestion it is.
    pub hinted: u32,
    /// In how many customers that count as a success.
    pub happy: u32,
    /// In how many other customers.
    pub others: u32,
    /// In how many accounts still to be won.
    pub prospects: u32,
}

/// Needs of the same meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedGroup {
    /// What they have in common.
    pub key: String,
    /// As it was written first.
    pub need: String,
    /// Whose they are.
    pub uses: Vec<NeedUse>,
    /// How many of them wait for a word.
    pub waiting: u32,
    /// What it probably is; nothing where nobody can tell, or nothing waits.
    pub suggestion: Option<NeedMatch>,
}

/// A need of one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedUse {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it counts as a success; nothing where it has no outcome.
    pub success: Option<bool>,
    /// As it is on the slide.
    pub need: String,
    /// Who named it.
    pub players: Vec<String>,
    /// How far somebody said that it is covered.
    pub cover: Option<Covered>,
    /// By what.
    pub capability: Option<u32>,
}

/// Something that is asked for and not in the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Asked {
    /// The capability, where it is on the list.
    pub capability: Option<u32>,
    /// Its name, or the need.
    pub name: String,
    /// How many customers ask that count as a success.
    pub happy: u32,
    /// How many other customers.
    pub others: u32,
    /// How many accounts still to be won.
    pub prospects: u32,
    /// Of all of them those of whom only the words say so.
    pub hinted: u32,
    /// Their names.
    pub accounts: Vec<String>,
}

/// Needs of one account with how much of them is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountNeeds {
    /// The account.
    pub account: u32,
    /// How much is covered.
    pub fit: NeedsFit,
    /// Each need.
    pub needs: Vec<NeedSeen>,
    /// The parameter that is answered so.
    pub parameter: Option<FedParameter>,
    /// Its answer as it is kept.
    pub answer: Option<RecordedAnswer>,
    /// The names of the levels it is; none where it is a number.
    pub levels: Vec<String>,
    /// Whether that came from the slides.
    pub from_slides: bool,
    /// Whether it was given by hand and is not what the slides say.
    pub differs: bool,
}

/// A need of an account, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedSeen {
    /// As it is on the slide.
    pub need: String,
    /// Who named it.
    pub players: Vec<String>,
    /// How far it is covered: as somebody said, and by the list as it is now.
    pub cover: Option<Covered>,
    /// By what, by name; empty where nobody said.
    pub by: String,
    /// Who said so; empty where nobody did.
    pub author: String,
    /// When.
    pub at: Option<Time>,
    /// What it probably is, where nobody said.
    pub suggestion: Option<NeedMatch>,
    /// The name of the capability that is suggested; empty where none is.
    pub suggested: String,
}

/// An account whose answer by hand is not what its slides say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FitDifference {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// The answer by hand.
    pub answer: RecordedAnswer,
    /// The names of the levels it is; none where it is a number.
    pub levels: Vec<String>,
    /// What the slides say.
    pub fit: NeedsFit,
    /// The likely score now, in thousandths of a point.
    pub likely: u32,
    /// The likely score with what the slides say.
    pub likely_then: u32,
    /// The id of its tier now.
    pub tier: String,
    /// The id of its tier with what the slides say.
    pub tier_then: String,
}
