//! How the reference customers answered a parameter: plain counts, level by level.

use lanewise_method::answer::State;
use lanewise_method::lane::wilson;
use lanewise_method::{Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::{Fact, is_open, reference};

/// The answers to one parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ParameterCounts {
    /// The parameter's id.
    pub parameter: String,
    /// One per level, in order.
    pub levels: Vec<LevelCount>,
    /// Customers whose answer is unknown, guessed or matched by no level: left out above, not counted as zero.
    pub left_out: u32,
    /// The fit an unknown answer is expected to have, 0-100.
    pub typical: u8,
    /// From how many customers it comes; 0: it is the middle of worst and best.
    pub typical_of: u32,
}

/// How many gave one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LevelCount {
    /// The level's id.
    pub level: String,
    /// Among the successes.
    pub success: GroupShare,
    /// Among the others.
    pub others: GroupShare,
}

/// A share of a group with its 95 % Wilson interval in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct GroupShare {
    /// How many gave this answer.
    pub count: u32,
    /// Of how many who answered.
    pub total: u32,
    /// Lower end.
    pub low: u16,
    /// Upper end.
    pub high: u16,
}

/// The counts of every parameter, in order.
#[must_use]
pub fn counts(profile: &Profile, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Vec<ParameterCounts> {
    let reference = reference(facts);
    let success: Vec<bool> =
        reference.iter().map(|f| outcomes.iter().any(|o| o.success && Some(o.id.as_str()) == f.outcome)).collect();
    profile
        .parameters
        .iter()
        .map(|p| {
            let mut by_level = vec![[0u32; 2]; p.levels.len()];
            let mut totals = [0u32; 2];
            for (fact, &success) in reference.iter().zip(&success) {
                let reading = p.reading(fact.answers.get(&p.id), profile.guesses);
                if reading.state != State::Known {
                    continue;
                }
                totals[usize::from(!success)] += 1;
                for level in reading.levels {
                    by_level[level][usize::from(!success)] += 1;
                }
            }
            let share = |count: u32, total: u32| {
                let (low, high) = wilson(count.min(total), total);
                GroupShare { count, total, low, high }
            };
            let answered = totals[0] + totals[1];
            ParameterCounts {
                parameter: p.id.clone(),
                levels: p
                    .levels
                    .iter()
                    .zip(by_level)
                    .map(|(l, [success, others])| LevelCount {
                        level: l.id.clone(),
                        success: share(success, totals[0]),
                        others: share(others, totals[1]),
                    })
                    .collect(),
                left_out: u32::try_from(reference.len()).unwrap_or(u32::MAX) - answered,
                typical: p.likely_when_unknown(),
                typical_of: if p.typical.is_some() { answered } else { 0 },
            }
        })
        .collect()
}

/// Whom a must-have (P4) would have caught. Unknown and guessed answers never trigger one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MustHaveCount {
    /// The must-have's id.
    pub must_have: String,
    /// Successes that it caps.
    pub success: Caught,
    /// Other customers that it caps.
    pub others: Caught,
    /// Open prospects that it caps now.
    pub prospects: Caught,
    /// Open prospects of whom the answer is not known: not yet verified.
    pub unverified: u32,
}

/// How many of a group are caught.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Caught {
    /// How many.
    pub count: u32,
    /// Of how many.
    pub total: u32,
}

impl Caught {
    fn add(&mut self, caught: bool) {
        self.total += 1;
        self.count += u32::from(caught);
    }
}

/// Whom each must-have catches, in order.
#[must_use]
pub fn must_haves(profile: &Profile, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Vec<MustHaveCount> {
    let customers = reference(facts);
    let won = |f: &Fact<'_>| outcomes.iter().any(|o| o.success && Some(o.id.as_str()) == f.outcome);
    let open: Vec<&Fact<'_>> = facts.iter().filter(|f| is_open(f.stage)).collect();
    let rules = profile.must_haves.iter();
    rules
        .map(|rule| {
            let mut found = MustHaveCount {
                must_have: rule.id.clone(),
                success: Caught::default(),
                others: Caught::default(),
                prospects: Caught::default(),
                unverified: 0,
            };
            let Some(parameter) = profile.parameter(&rule.parameter) else { return found };
            let state = |f: &Fact<'_>| {
                let reading = parameter.reading(f.answers.get(&parameter.id), profile.guesses);
                let known = reading.state == State::Known;
                (known, known && reading.levels.iter().any(|&at| rule.levels.contains(&parameter.levels[at].id)))
            };
            for fact in &customers {
                let side = if won(fact) { &mut found.success } else { &mut found.others };
                side.add(state(fact).1);
            }
            for fact in &open {
                let (known, caught) = state(fact);
                found.prospects.add(caught);
                found.unverified += u32::from(!known);
            }
            found
        })
        .collect()
}
