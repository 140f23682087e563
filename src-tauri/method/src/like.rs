//! Most like: the customers whose known answers agree most with an account's, and the nearest of those that went wrong (S7).

use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Reading, State};
use crate::evidence::{Case, Coded};
use crate::profile::{Guesses, Parameter, Profile};

/// A reference customer to compare with.
#[derive(Debug, Clone, Copy)]
pub struct Past<'a, S> {
    /// Its answers by parameter id.
    pub answers: &'a HashMap<String, Answer, S>,
    /// Whether its outcome counts as a success.
    pub success: bool,
}

/// How much a customer is like an account: parameter by parameter, over what is known of the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Alike {
    /// Σ weight × agreement, 0-100000: what the order goes by.
    pub points: u32,
    /// What full agreement would give: 100 × the weight of what is known of the account.
    pub of: u32,
    /// The parameters with the same answer, the weightiest first.
    pub alike: Vec<Compared>,
    /// Those with another answer, the weightiest difference first.
    pub unlike: Vec<Compared>,
    /// How many parameters are known of the account but not of the customer.
    pub not_known: u32,
}

/// One parameter, side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Compared {
    /// The parameter's id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// The names of the levels of the account.
    pub own: Vec<String>,
    /// The names of the levels of the customer.
    pub theirs: Vec<String>,
    /// 0-100: 100 is the same answer.
    pub agreement: u8,
}

/// How far two known answers to a parameter agree, 0-100. Where levels have an order, by how many levels they are apart; where
/// several may hold, by how many they have in common of all they name; else they are the same or not.
fn agreement(parameter: &Parameter, own: &[usize], theirs: &[usize]) -> u8 {
    let part = |part: usize, of: usize| u8::try_from((100 * part + of / 2) / of.max(1)).unwrap_or(100);
    match (own, theirs) {
        ([a], [b]) if parameter.has_order() => {
            let steps = parameter.levels.len().saturating_sub(1).max(1);
            part(steps.saturating_sub(a.abs_diff(*b)), steps)
        }
        _ => {
            let common = own.iter().filter(|l| theirs.contains(l)).count();
            part(common, own.len() + theirs.len() - common)
        }
    }
}

fn known(parameter: &Parameter, answer: Option<&Answer>, guesses: Guesses) -> Option<Vec<usize>> {
    let Reading { state, levels, .. } = parameter.reading(answer, guesses);
    (state == State::Known && !levels.is_empty()).then_some(levels)
}

/// The `wanted` customers most like these answers, as positions in `past`, nearest first. If none of them went wrong, the last one
/// gives its place to the nearest that did, so that a warning is never left out. Guesses are not compared (unless the profile trusts
/// them); what is not known of the customer counts as no agreement. Ties: fewer differences first, then the order of `past`.
/// Nothing known of the account: no list.
#[must_use]
pub fn most_like<S: BuildHasher, T: BuildHasher>(
    profile: &Profile,
    answers: &HashMap<String, Answer, S>,
    past: &[Past<'_, T>],
    wanted: usize,
) -> Vec<(usize, Alike)> {
    let own: Vec<(usize, Vec<usize>)> = profile
        .parameters
        .iter()
        .enumerate()
        .filter_map(|(at, p)| Some((at, known(p, answers.get(&p.id), profile.guesses)?)))
        .collect();
    if own.is_empty() || wanted == 0 {
        return Vec::new();
    }
    // Only points and differences first: the words are made for those that are shown.
    let mut order: Vec<(u32, u32, usize)> = past
        .iter()
        .enumerate()
        .map(|(at, one)| {
            let (mut points, mut apart) = (0, 0);
            for (parameter, levels) in own.iter().map(|(at, levels)| (&profile.parameters[*at], levels)) {
                if let Some(theirs) = known(parameter, one.answers.get(&parameter.id), profile.guesses) {
                    let agreed = u32::from(agreement(parameter, levels, &theirs));
                    points += u32::from(parameter.weight) * agreed;
                    apart += u32::from(parameter.weight) * (100 - agreed);
                }
            }
            (points, apart, at)
        })
        .collect();
    order.sort_by_key(|&(points, apart, at)| (std::cmp::Reverse(points), apart, at));
    let mut chosen: Vec<usize> = order.iter().take(wanted).map(|&(_, _, at)| at).collect();
    if chosen.iter().all(|&at| past[at].success)
        && let Some(warning) = order.iter().map(|&(_, _, at)| at).find(|&at| !past[at].success)
    {
        chosen.truncate(wanted - 1);
        chosen.push(warning);
    }
    let theirs = |customer: usize| {
        move |at: usize| {
            let parameter = &profile.parameters[at];
            known(parameter, past[customer].answers.get(&parameter.id), profile.guesses)
        }
    };
    chosen.into_iter().map(|at| (at, likeness(profile, &own, theirs(at)))).collect()
}

/// The reference customers coded once, so that asking for those most like an account costs a few table look-ups for each of them, with the
/// same answer as [`most_like`].
#[derive(Debug, Clone)]
pub struct Likes {
    profile: Profile,
    coded: Coded,
}

impl Likes {
    /// Of these customers, as `profile` reads them.
    #[must_use]
    pub fn new<S: BuildHasher>(profile: &Profile, past: &[Case<'_, S>]) -> Self {
        Self::of_coded(profile, Coded::of(profile, past))
    }

    /// Of customers coded under this profile.
    #[must_use]
    pub fn of_coded(profile: &Profile, coded: Coded) -> Self {
        Self { profile: profile.clone(), coded }
    }

    /// As [`most_like`], over all of them but the one at the position `but`: an account is not compared with itself.
    #[must_use]
    pub fn nearest<S: BuildHasher>(
        &self,
        answers: &HashMap<String, Answer, S>,
        but: Option<usize>,
        wanted: usize,
    ) -> Vec<(usize, Alike)> {
        let parameters = &self.profile.parameters;
        let own: Vec<(usize, Vec<usize>)> = parameters
            .iter()
            .enumerate()
            .filter_map(|(at, p)| Some((at, known(p, answers.get(&p.id), self.profile.guesses)?)))
            .collect();
        if own.is_empty() || wanted == 0 {
            return Vec::new();
        }
        // Points and differences of each pattern, then a look-up for each customer. Neither sum passes 100,000.
        let mut sums = vec![(0u32, 0u32); self.coded.len()];
        for (at, levels) in &own {
            let (parameter, column) = (&parameters[*at], &self.coded.columns[*at]);
            let weight = u32::from(parameter.weight);
            let worth = |theirs: &Vec<usize>| {
                let agreed = u32::from(agreement(parameter, levels, theirs));
                (weight * agreed, weight * (100 - agreed))
            };
            let table: Vec<(u32, u32)> = column.patterns.iter().map(worth).collect();
            for (sum, &code) in sums.iter_mut().zip(&column.codes) {
                // What is not known of the customer has no place in the table.
                if let Some(more) = usize::try_from(code).ok().and_then(|c| table.get(c)) {
                    sum.0 += more.0;
                    sum.1 += more.1;
                }
            }
        }
        let rank = |at: usize| (std::cmp::Reverse(sums[at].0), sums[at].1, at);
        let mut chosen: Vec<usize> = Vec::with_capacity(wanted + 1);
        let mut warning: Option<usize> = None;
        for at in (0..self.coded.len()).filter(|&at| Some(at) != but) {
            if !self.coded.success[at] && warning.is_none_or(|best| rank(at) < rank(best)) {
                warning = Some(at);
            }
            if chosen.len() < wanted || chosen.last().is_some_and(|&last| rank(at) < rank(last)) {
                chosen.insert(chosen.partition_point(|&other| rank(other) < rank(at)), at);
                chosen.truncate(wanted);
            }
        }
        if let Some(warning) = warning.filter(|_| chosen.iter().all(|&at| self.coded.success[at])) {
            chosen.truncate(wanted - 1);
            chosen.push(warning);
        }
        let theirs = |customer: usize| {
            move |at: usize| {
                let column = &self.coded.columns[at];
                column.pattern(customer).map(|p| column.patterns[p].clone())
            }
        };
        chosen.into_iter().map(|at| (at, likeness(&self.profile, &own, theirs(at)))).collect()
    }
}

fn likeness(profile: &Profile, own: &[(usize, Vec<usize>)], theirs: impl Fn(usize) -> Option<Vec<usize>>) -> Alike {
    let mut alike: Vec<(u32, Compared)> = Vec::new();
    let mut unlike: Vec<(u32, Compared)> = Vec::new();
    let (mut points, mut of, mut not_known) = (0, 0, 0);
    for (at, parameter, levels) in own.iter().map(|(at, levels)| (*at, &profile.parameters[*at], levels)) {
        let weight = u32::from(parameter.weight);
        of += 100 * weight;
        let Some(other) = theirs(at) else {
            not_known += 1;
            continue;
        };
        let agreement = agreement(parameter, levels, &other);
        points += weight * u32::from(agreement);
        let names = |levels: &[usize]| levels.iter().map(|&l| parameter.levels[l].name.clone()).collect();
        let compared = Compared {
            parameter: parameter.id.clone(),
            name: parameter.name.clone(),
            own: names(levels),
            theirs: names(&other),
            agreement,
        };
        if agreement == 100 {
            alike.push((weight, compared));
        } else {
            unlike.push((weight * u32::from(100 - agreement), compared));
        }
    }
    let heaviest_first = |mut list: Vec<(u32, Compared)>| {
        list.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        list.into_iter().map(|(_, compared)| compared).collect()
    };
    Alike { points, of, alike: heaviest_first(alike), unlike: heaviest_first(unlike), not_known }
}
