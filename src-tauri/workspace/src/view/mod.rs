//! What the screens show, computed once here: every number on a screen comes from this module or from the method.

pub mod account;
pub mod activities;
pub mod answers;
pub mod attention;
pub mod capabilities;
pub mod chart;
pub mod compare;
pub mod costs;
pub mod evidence;
pub mod fared;
pub mod history;
pub mod history_beside;
pub mod home;
pub mod lanes;
pub mod like;
pub mod mixes;
pub mod prospects;
pub mod readiness;
pub mod refine;
pub mod replay;
pub mod scorecard;
pub mod separates;
pub mod slides;
pub mod suggest;
pub mod themes;
pub mod twin;
pub mod version;
pub mod waivers;
pub mod waste;

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use lanewise_method::bulk::{Packed, Population};
use lanewise_method::profile::Tier;
use lanewise_method::reads::Reads;
use lanewise_method::tier::tier_of;
use lanewise_method::{Answer, Profile, Scored, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::book::{Book, Entry};
use crate::override_::{Override, in_force};
use crate::reads::ReadKept;

/// An account as the views need it.
#[derive(Debug, Clone, Copy)]
pub struct Fact<'a> {
    /// Its id.
    pub id: u32,
    /// Its name.
    pub name: &'a str,
    /// Its stage.
    pub stage: Stage,
    /// The id of its outcome.
    pub outcome: Option<&'a str>,
    /// Its answers by parameter id.
    pub answers: &'a HashMap<String, Answer>,
    /// Its tiers set by hand in the order they were made, expired ones included.
    pub overrides: &'a [Override],
    /// What its answers say under the profiles that asked lately; none where nothing is kept, as of the rows of a table.
    pub read: Option<&'a ReadKept>,
}

impl<'a> Fact<'a> {
    /// What the book says of an account.
    #[must_use]
    pub fn of(entry: &'a Entry) -> Self {
        Self {
            id: entry.account.id,
            name: &entry.account.name,
            stage: entry.account.stage,
            outcome: entry.account.outcome.as_deref(),
            answers: &entry.answers,
            overrides: &entry.overrides,
            read: Some(&entry.read),
        }
    }
}

impl Fact<'_> {
    /// The id of the tier that somebody set by hand, if one counts on this day.
    #[must_use]
    pub fn by_hand(&self, today: Date) -> Option<&str> {
        in_force(self.overrides, today).map(|o| o.tier.as_str())
    }
}

/// Whether accounts of this stage are still to be won.
#[must_use]
pub const fn is_open(stage: Stage) -> bool {
    matches!(stage, Stage::Visitor | Stage::Lead | Stage::Prospect)
}

/// All accounts of the book, in its order.
#[must_use]
pub fn facts(book: &Book) -> Vec<Fact<'_>> {
    book.entries().iter().map(|e| Fact::of(e)).collect()
}

/// The customers that a profile is checked against: those with an outcome.
pub fn reference<'a>(facts: &[Fact<'a>]) -> Vec<Fact<'a>> {
    facts.iter().filter(|f| f.stage.is_customer() && f.outcome.is_some()).copied().collect()
}

/// What the answers of these accounts say under a profile, in their order. Of each account it is read once, until it changes.
#[must_use]
pub fn read(profile: &Profile, facts: &[Fact<'_>]) -> Vec<Arc<Reads>> {
    crate::reads::read(profile, facts.iter().map(|f| (f.answers, f.read)))
}

/// A score in brief. Scores in thousandths of a point, tiers by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Brief {
    /// With the worst fit of each unknown.
    pub low: u32,
    /// With the typical fit of each unknown.
    pub likely: u32,
    /// With the best fit of each unknown.
    pub high: u32,
    /// The tier of the low score.
    pub tier_low: String,
    /// The tier of the likely score.
    pub tier: String,
    /// The tier of the high score.
    pub tier_high: String,
    /// Whether all three agree.
    pub settled: bool,
    /// Whether a must-have puts the tier below what the score says.
    pub capped: bool,
    /// How many parameters are unknown.
    pub unknown: u16,
}

impl Brief {
    /// A whole explanation in brief.
    #[must_use]
    pub fn of(profile: &Profile, scored: &Scored) -> Self {
        let rank = |id: &str| profile.tier_index(id).unwrap_or(0);
        Self {
            low: scored.low,
            likely: scored.likely,
            high: scored.high,
            tier_low: scored.tier_low.clone(),
            tier: scored.tier.clone(),
            tier_high: scored.tier_high.clone(),
            settled: scored.settled,
            capped: rank(&scored.tier) > tier_of(&profile.tiers, scored.likely),
            unknown: u16::try_from(scored.unknown).unwrap_or(u16::MAX),
        }
    }
}

/// The brief scores of all these accounts, in order.
#[must_use]
pub fn briefs(profile: &Profile, facts: &[Fact<'_>]) -> Vec<Brief> {
    briefs_of(profile, &Population::of_reads(profile, read(profile, facts).iter().map(AsRef::as_ref)))
}

/// The same, of accounts ready to be scored.
pub(crate) fn briefs_of(profile: &Profile, population: &Population) -> Vec<Brief> {
    population
        .scores(profile)
        .into_iter()
        .zip(population.caps().iter().zip(population.unknown()))
        .map(|(score, (&cap, &unknown))| brief(&profile.tiers, score, usize::from(cap), unknown))
        .collect()
}

fn brief(tiers: &[Tier], score: Packed, cap: usize, unknown: u16) -> Brief {
    let tier = |score: u32| tier_of(tiers, score).max(cap);
    let id = |score: u32| tiers.get(tier(score)).map(|t| t.id.clone()).unwrap_or_default();
    Brief {
        low: score.low(),
        likely: score.likely(),
        high: score.high(),
        tier_low: id(score.low()),
        tier: id(score.likely()),
        tier_high: id(score.high()),
        settled: tier(score.low()) == tier(score.high()),
        capped: cap > tier_of(tiers, score.likely()),
        unknown,
    }
}
