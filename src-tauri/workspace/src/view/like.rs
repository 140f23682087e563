//! The customers most like one account, with how it went with them (S7).

use std::collections::HashMap;

use lanewise_method::like::{Alike, Past, most_like};
use lanewise_method::{Answer, Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::{Fact, briefs, reference};

/// How many are shown.
const SHOWN: usize = 3;

/// A customer that is like the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MostLike {
    /// The customer.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its outcome.
    pub outcome: Outcome,
    /// Its likely score under the same profile, in thousandths of a point.
    pub likely: u32,
    /// The id of its tier.
    pub tier: String,
    /// What is alike and what is not.
    pub likeness: Alike,
}

/// The customers most like the account `id` with these answers, nearest first; among them the nearest that went wrong. The account
/// itself is not among them.
#[must_use]
pub fn nearest(
    profile: &Profile,
    id: u32,
    answers: &HashMap<String, Answer>,
    outcomes: &[Outcome],
    facts: &[Fact<'_>],
) -> Vec<MostLike> {
    let others: Vec<(Fact<'_>, &Outcome)> = reference(facts)
        .into_iter()
        .filter(|f| f.id != id)
        .filter_map(|f| Some((f, outcomes.iter().find(|o| Some(o.id.as_str()) == f.outcome)?)))
        .collect();
    let past: Vec<Past<'_, _>> = others.iter().map(|(f, o)| Past { answers: f.answers, success: o.success }).collect();
    most_like(profile, answers, &past, SHOWN)
        .into_iter()
        .filter_map(|(at, likeness)| {
            let (fact, outcome) = others[at];
            let brief = briefs(profile, &[fact]).pop()?;
            let (id, name, outcome) = (fact.id, fact.name.to_owned(), outcome.clone());
            Some(MostLike { id, name, outcome, likely: brief.likely, tier: brief.tier, likeness })
        })
        .collect()
}
