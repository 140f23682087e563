//! The mix of prospects against that of the customers (E8): are they still the kind that the profile was made from?

use lanewise_method::Profile;
use lanewise_method::answer::State;
use lanewise_method::mix::{Mix, Pair};
use lanewise_method::profile::Tier;
use lanewise_method::reads::columns;
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs, is_open, read, reference};

/// How far prospects and customers are apart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Mixes {
    /// The tiers of the profile, best first.
    pub names: Vec<Tier>,
    /// Over these tiers, by likely score.
    pub tiers: Option<Mix>,
    /// Parameter by parameter, the farthest apart first.
    pub parameters: Vec<ParameterMix>,
}

/// One parameter's answers on either side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ParameterMix {
    /// The parameter's id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// The names of its levels, in order.
    pub levels: Vec<String>,
    /// The bins are its levels in order; who is not known to have one is not counted.
    pub mix: Mix,
    /// The level in which the shares are farthest apart, and by how many thousandths.
    pub farthest: Option<Farthest>,
    /// How many are known to have none of the levels, or nothing is known of them.
    pub unknown: Pair,
}

/// Where two mixes are farthest apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Farthest {
    /// The level's place in the parameter.
    pub at: u32,
    /// By how many thousandths the shares differ.
    pub apart: u32,
}

/// Reference customers against prospects still to be won, under a profile.
#[must_use]
pub fn mixes(profile: &Profile, facts: &[Fact<'_>]) -> Mixes {
    let customers = reference(facts);
    let prospects: Vec<Fact<'_>> = facts.iter().filter(|f| is_open(f.stage)).copied().collect();
    let mut tiers = vec![Pair::default(); profile.tiers.len()];
    let mut count = |briefs: Vec<Brief>, add: fn(&mut Pair)| {
        for tier in briefs.iter().filter_map(|b| profile.tier_index(&b.tier)) {
            add(&mut tiers[tier]);
        }
    };
    count(briefs(profile, &customers), |p| p.customers += 1);
    count(briefs(profile, &prospects), |p| p.prospects += 1);
    // Of several levels the first stands for all: a row counts once.
    let levels = |side: &[Fact<'_>]| {
        columns(profile, profile.guesses, read(profile, side).iter().map(AsRef::as_ref), |_, reading| {
            reading.levels.first().copied().filter(|_| reading.state == State::Known)
        })
    };
    let (of_customers, of_prospects) = (levels(&customers), levels(&prospects));
    let mut parameters: Vec<ParameterMix> = profile
        .parameters
        .iter()
        .zip(of_customers.iter().zip(&of_prospects))
        .map(|(p, (customers, prospects))| {
            let mut bins = vec![Pair::default(); p.levels.len()];
            let mut unknown = Pair::default();
            let mut sort = |side: &[Option<usize>], add: fn(&mut Pair)| {
                for level in side {
                    add(level.map_or(&mut unknown, |level| &mut bins[level]));
                }
            };
            sort(customers, |p| p.customers += 1);
            sort(prospects, |p| p.prospects += 1);
            let mix = Mix::of(bins);
            let farthest = mix.farthest().map(|(at, apart)| Farthest { at: u32::try_from(at).unwrap_or(u32::MAX), apart });
            ParameterMix {
                parameter: p.id.clone(),
                name: p.name.clone(),
                levels: p.levels.iter().map(|l| l.name.clone()).collect(),
                mix,
                farthest,
                unknown,
            }
        })
        .collect();
    // By the index where there is one, else by the share; without either the profile's order holds.
    parameters.sort_by_key(|p| std::cmp::Reverse((p.mix.psi, p.farthest.as_ref().map(|f| f.apart))));
    Mixes { names: profile.tiers.clone(), tiers: Some(Mix::of(tiers)).filter(|_| !profile.tiers.is_empty()), parameters }
}
