//! One profile on all customers.

use std::borrow::Cow;

use lanewise_method::Profile;
use lanewise_method::bulk::Population;
use lanewise_method::lane::wilson;
use lanewise_method::profile::Parameter;
use lanewise_method::reads::{Reads, columns, read_all};
use lanewise_method::replay::{ReplayGate, Replayed, carried, replay, source};

use super::{ReplayAsked, ReplayGround, ReplaySide, ReplaySource, Replayable, ReplayedHere, count};
use crate::answer::Answers;
use crate::profile::fitted;
use crate::view::Fact;

/// What the customers answered to what this profile asks, in their order, and which parameter of the team's own lends what.
pub(super) fn answers_for<'a>(
    profile: &Profile,
    own: &[Parameter],
    customers: &[Fact<'a>],
) -> (Vec<Cow<'a, Answers>>, Vec<Option<String>>) {
    let lent: Vec<Option<&Parameter>> = profile
        .parameters
        .iter()
        .map(|p| {
            // Its own id comes first: what was recorded under it was meant for it.
            let recorded = customers.iter().any(|c| c.answers.contains_key(&p.id));
            if recorded { None } else { source(p, own).filter(|s| customers.iter().any(|c| c.answers.contains_key(&s.id))) }
        })
        .collect();
    let answers = customers
        .iter()
        .map(|c| {
            let mut answers = Cow::Borrowed(c.answers);
            for (parameter, from) in profile.parameters.iter().zip(&lent) {
                if let Some((from, answer)) = from.and_then(|f| Some((f, c.answers.get(&f.id)?))) {
                    answers.to_mut().insert(parameter.id.clone(), carried(answer, from, parameter));
                }
            }
            answers
        })
        .collect();
    (answers, lent.into_iter().map(|l| l.map(|p| p.name.clone())).collect())
}

/// One profile on all customers.
pub(super) struct Played<'p> {
    of: &'p Replayable,
    pub(super) rows: Vec<Replayed>,
    asked: Vec<ReplayAsked>,
}

impl<'p> Played<'p> {
    pub(super) fn new(of: &'p Replayable, own: &[Parameter], customers: &[Fact<'_>]) -> Self {
        let (answers, lent) = answers_for(&of.profile, own, customers);
        let read = read_all(&of.profile, answers.iter().map(AsRef::as_ref));
        let told = columns(&of.profile, of.profile.guesses, &read, |_, reading| !reading.levels.is_empty());
        let asked = of
            .profile
            .parameters
            .iter()
            .zip(lent.into_iter().zip(told))
            .map(|(p, (lent_by, told))| {
                let known = told.into_iter().filter(|told| *told).count();
                ReplayAsked { parameter: p.id.clone(), name: p.name.clone(), known: count(known), lent_by }
            })
            .collect();
        let profile = match of.source {
            ReplaySource::Version(_) => Cow::Borrowed(&of.profile),
            _ => Cow::Owned(typical(&of.profile, &read)),
        };
        Self { of, rows: replay(&profile, &Population::of_reads(&profile, &read)), asked }
    }

    pub(super) fn side(&self, compared: &[(usize, &Fact<'_>, usize)], ground: &ReplayGround) -> ReplaySide {
        let profile = &self.of.profile;
        let success = |outcome: usize| ground.costs.outcomes[outcome].success;
        let outcomes = ground.costs.outcomes.len();
        let (mut total, mut inside) = (vec![0u32; outcomes], vec![0u32; outcomes]);
        for &(at, _, outcome) in compared {
            total[outcome] += 1;
            inside[outcome] += u32::from(self.rows[at].gate == ReplayGate::Admitted);
        }
        let admitted: u32 = inside.iter().sum();
        let admitted_good = (0..outcomes).filter(|&o| success(o)).map(|o| inside[o]).sum();
        let right = (0..outcomes).map(|o| if success(o) { inside[o] } else { total[o] - inside[o] }).sum();
        let (low, high) = wilson(admitted_good, admitted);
        let asked = count(profile.parameters.len());
        ReplaySide {
            source: self.of.source.clone(),
            name: profile.name.clone(),
            tiers: profile.tiers.clone(),
            admitting: count(profile.admitting()),
            asked: self.asked.clone(),
            untold: count(self.rows.iter().filter(|r| r.gate == ReplayGate::Untold).count()),
            incomplete: count(self.rows.iter().filter(|r| r.known < asked).count()),
            settled: count(self.rows.iter().filter(|r| r.settled).count()),
            admitted,
            admitted_good,
            low,
            high,
            right,
            bill: ground.costs.prices().bill(&inside, &total),
        }
    }

    pub(super) fn here(&self, at: usize) -> ReplayedHere {
        let row = &self.rows[at];
        ReplayedHere {
            gate: row.gate,
            settled: row.settled,
            low: row.low,
            likely: row.likely,
            high: row.high,
            tier: self.of.profile.tiers.get(row.tier).map(|t| t.id.clone()).unwrap_or_default(),
            known: row.known,
        }
    }
}

/// With the typical fits of these customers; what none of them answered keeps its own.
fn typical(profile: &Profile, customers: &[Reads]) -> Profile {
    let mut fitted = fitted(profile, customers);
    for (parameter, own) in fitted.parameters.iter_mut().zip(&profile.parameters) {
        parameter.typical = parameter.typical.or(own.typical);
    }
    fitted
}
