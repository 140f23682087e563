//! The workspace at a glance.

use std::collections::HashMap;

use jiff::civil::Date;
use lanewise_method::ask::next_questions;
use lanewise_method::profile::Tier;
use lanewise_method::{Answer, Outcome, Profile, Stage};
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs, is_open, reference};
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
    /// Prospects whose verdict one answer would move, nearest first; at most five.
    pub one_answer_away: Vec<OneAnswer>,
    /// How many prospects are not settled and have something left to ask; those named are the nearest to a threshold among them.
    pub one_answer_away_total: u32,
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
    /// How many, by the tier that counts.
    pub count: u32,
    /// How many of them are settled.
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

/// A prospect that one answer would move.
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
    /// The tier with the worst answer.
    pub worst_tier: String,
    /// The tier with the best answer.
    pub best_tier: String,
}

/// Sums the workspace up under the profile that scores. Tiers are those that count: one set by hand comes before the computed one.
#[must_use]
pub fn overview(scoring: &Scoring, outcomes: &[Outcome], facts: &[Fact<'_>], today: Date) -> Overview {
    let profile = &scoring.profile;
    let open: Vec<Fact<'_>> = facts.iter().filter(|f| is_open(f.stage)).copied().collect();
    let scores = briefs(profile, &open);
    let verdicts: Vec<Verdict> = open.iter().zip(&scores).map(|(f, b)| scoring.verdict(b, f.by_hand(today))).collect();
    let admitting = lanewise_method::lane::admitting(profile.tiers.len());
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
                settled: number(here.iter().filter(|(_, v)| v.settled).count()),
                stages: [Stage::Visitor, Stage::Lead, Stage::Prospect]
                    .map(|stage| StageCount { stage, count: number(here.iter().filter(|(f, _)| f.stage == stage).count()) })
                    .into(),
            }
        })
        .collect();
    let (one_answer_away, one_answer_away_total) = one_answer(profile, &open, &scores, &verdicts, facts);
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
        prospects,
        prospects_total: number(open.len()),
        settled: number(verdicts.iter().filter(|v| v.settled).count()),
        one_answer_away,
        one_answer_away_total,
    }
}

/// How many prospects are named.
const NAMED: usize = 5;

fn one_answer(
    profile: &Profile,
    open: &[Fact<'_>],
    scores: &[Brief],
    verdicts: &[Verdict],
    facts: &[Fact<'_>],
) -> (Vec<OneAnswer>, u32) {
    // Nearest to a threshold with something left to ask.
    let distance = |b: &Brief| profile.tiers.iter().filter(|t| t.from > 0).map(|t| t.from.abs_diff(b.likely)).min().unwrap_or(0);
    let unsettled = open.iter().zip(scores).zip(verdicts).filter(|((_, b), v)| !v.settled && b.unknown > 0);
    let mut near: Vec<(&Fact<'_>, &Brief)> = unsettled.map(|(one, _)| one).collect();
    near.sort_by_key(|(f, b)| (distance(b), f.id));
    let total = u32::try_from(near.len()).unwrap_or(u32::MAX);
    let past: Vec<&HashMap<String, Answer>> = reference(facts).iter().map(|f| f.answers).collect();
    let named = near
        .into_iter()
        .filter_map(|(fact, brief)| {
            let best = next_questions(profile, fact.answers, &past).into_iter().find(|q| q.worst_tier != q.best_tier)?;
            Some(OneAnswer {
                id: fact.id,
                name: fact.name.to_owned(),
                brief: brief.clone(),
                question: best.questions.first().map(|q| q.text.clone()).unwrap_or_default(),
                parameter: best.parameter,
                parameter_name: best.name,
                worst_tier: best.worst_tier,
                best_tier: best.best_tier,
            })
        })
        .take(NAMED)
        .collect();
    (named, total)
}
