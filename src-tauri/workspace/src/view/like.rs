//! The customers most like one account, with how it went with them (S7).

use std::collections::HashMap;

use lanewise_method::bulk::Population;
use lanewise_method::evidence::Coded;
use lanewise_method::like::{Alike, Likes};
use lanewise_method::{Answer, Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::{Fact, briefs_of, read, reference};

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

/// The reference customers made ready to be compared with, account after account.
#[derive(Debug, Clone)]
pub struct Likenesses {
    likes: Likes,
    customers: Vec<Customer>,
}

/// What is shown of a customer beside its likeness.
#[derive(Debug, Clone)]
struct Customer {
    id: u32,
    name: String,
    outcome: Outcome,
    likely: u32,
    tier: String,
}

impl Likenesses {
    /// Of the customers whose outcome the team still has.
    #[must_use]
    pub fn new(profile: &Profile, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Self {
        let with = |f: Fact<'_>| outcomes.iter().find(|o| Some(o.id.as_str()) == f.outcome).cloned();
        let past: Vec<(Fact<'_>, Outcome)> = reference(facts).into_iter().filter_map(|f| Some((f, with(f)?))).collect();
        let own: Vec<Fact<'_>> = past.iter().map(|p| p.0).collect();
        let read = read(profile, &own);
        let coded = Coded::of_reads(profile, read.iter().map(AsRef::as_ref), past.iter().map(|(_, o)| o.success).collect());
        let population = Population::of_reads(profile, read.iter().map(AsRef::as_ref));
        let customers = past.iter().zip(briefs_of(profile, &population)).map(|((f, outcome), brief)| Customer {
            id: f.id,
            name: f.name.to_owned(),
            outcome: outcome.clone(),
            likely: brief.likely,
            tier: brief.tier,
        });
        Self { customers: customers.collect(), likes: Likes::of_coded(profile, coded) }
    }

    /// The customers most like the account `id` with these answers, nearest first; among them the nearest that went wrong. The account
    /// itself is not among them.
    #[must_use]
    pub fn nearest(&self, id: u32, answers: &HashMap<String, Answer>) -> Vec<MostLike> {
        let but = self.customers.iter().position(|c| c.id == id);
        let shown = |(at, likeness): (usize, Alike)| {
            let Customer { id, name, outcome, likely, tier } = self.customers[at].clone();
            MostLike { id, name, outcome, likely, tier, likeness }
        };
        self.likes.nearest(answers, but, SHOWN).into_iter().map(shown).collect()
    }
}
