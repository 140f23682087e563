//! The workspace at a glance.

use jiff::civil::Date;
use lanewise_method::profile::Tier;
use lanewise_method::{Outcome, Stage};
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs, is_open};
use crate::scoring::{Scoring, Verdict};

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Overview {
    /// The tiers of the profile that scores, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// Customers by outcome, in the team's order.
    pub customers: Vec<OutcomeCount>,
    /// Customers whose outcome nobody has set.
    pub without_outcome: u32,
    /// Leads and prospects by tier, best first.
    pub prospects: Vec<TierCount>,
    /// How many leads and prospects there are.
    pub prospects_total: u32,
    /// How many of them are in a tier that admits.
    pub admitted: u32,
    /// How many of them have a settled tier.
    pub settled: u32,
}

/// How many customers went one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OutcomeCount {
    /// The outcome.
    pub outcome: Outcome,
    /// How many.
    pub count: u32,
}

/// How many prospects are in one tier, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TierCount {
    /// The tier's id.
    pub tier: String,
    /// How many: by the tier that was set by hand, where one counts today, else by likely score. The list of prospects counts so too.
    pub count: u32,
    /// How many of them are here because somebody set the tier by hand.
    pub by_hand: u32,
    /// How many of them are settled: by what is known, or by hand.
    pub settled: u32,
    /// How many of them have come so far, by stage: leads, prospects.
    pub stages: Vec<StageCount>,
}

/// How many stand at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StageCount {
    /// The stage.
    pub stage: Stage,
    /// How many.
    pub count: u32,
}

/// A prospect whose tier one answer settles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OneAnswer {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its score now.
    pub brief: Brief,
    /// The parameter to ask about.
    pub parameter: String,
    /// Its name.
    pub parameter_name: String,
    /// What to say.
    pub question: String,
    /// The worst tier it may turn out to be.
    pub worst_tier: String,
    /// The best tier it may turn out to be.
    pub best_tier: String,
}

/// Sums the workspace up under the profile that scores. Tiers are those that count: one set by hand comes before the computed one.
#[must_use]
pub fn overview(scoring: &Scoring, outcomes: &[Outcome], facts: &[Fact<'_>], today: Date) -> Overview {
    let profile = &scoring.profile;
    let open: Vec<Fact<'_>> = facts.iter().filter(|f| is_open(f.stage)).copied().collect();
    let scores = briefs(profile, &open);
    let verdicts: Vec<Verdict> = open.iter().zip(&scores).map(|(f, b)| scoring.verdict(b, f.by_hand(today))).collect();
    let admitting = profile.admitting();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let customers: Vec<&Fact<'_>> = facts.iter().filter(|f| f.stage.is_customer()).collect();
    let prospects: Vec<TierCount> = profile
        .tiers
        .iter()
        .map(|t| {
            let here: Vec<(&Fact<'_>, &Verdict)> = open.iter().zip(&verdicts).filter(|(_, v)| v.tier == t.id).collect();
            TierCount {
                tier: t.id.clone(),
                count: number(here.len()),
                by_hand: number(here.iter().filter(|(_, v)| v.by_hand).count()),
                settled: number(here.iter().filter(|(_, v)| v.settled).count()),
                stages: [Stage::Visitor, Stage::Lead, Stage::Prospect]
                    .map(|stage| StageCount { stage, count: number(here.iter().filter(|(f, ..)| f.stage == stage).count()) })
                    .into(),
            }
        })
        .collect();
    Overview {
        tiers: profile.tiers.clone(),
        admitting: number(admitting),
        customers: outcomes
            .iter()
            .map(|o| OutcomeCount {
                outcome: o.clone(),
                count: number(customers.iter().filter(|f| f.outcome == Some(o.id.as_str())).count()),
            })
            .collect(),
        without_outcome: number(customers.iter().filter(|f| f.outcome.is_none()).count()),
        admitted: prospects.iter().take(admitting).map(|t| t.count).sum(),
        settled: number(verdicts.iter().filter(|v| v.settled).count()),
        prospects,
        prospects_total: number(open.len()),
    }
}
