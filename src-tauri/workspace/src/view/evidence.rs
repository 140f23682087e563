//! How the reference customers answered a parameter: plain counts, level by level.

use lanewise_method::answer::State;
use lanewise_method::evidence::Coded;
use lanewise_method::evidence::coded::sum;
use lanewise_method::lane::wilson;
use lanewise_method::reads::Reads;
use lanewise_method::{Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::{Fact, is_open, read, reference};

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
    let coded = Coded::of_reads(profile, read(profile, &reference).iter().map(AsRef::as_ref), success);
    profile
        .parameters
        .iter()
        .zip(&coded.columns)
        .map(|(p, column)| {
            let sides = column.counts(&coded.success);
            let (totals, by_level) = (sum(&sides), column.by_level(&sides));
            let share = |count: u32, total: u32| {
                let (low, high) = wilson(count.min(total), total);
                GroupShare { count, total, low, high }
            };
            let answered = totals.total();
            ParameterCounts {
                parameter: p.id.clone(),
                levels: p
                    .levels
                    .iter()
                    .zip(by_level)
                    .map(|(l, count)| LevelCount {
                        level: l.id.clone(),
                        success: share(count.success, totals.success),
                        others: share(count.others, totals.others),
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
    let open: Vec<Fact<'_>> = facts.iter().filter(|f| is_open(f.stage)).copied().collect();
    let (of_customers, of_open) = (read(profile, &customers), read(profile, &open));
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
            let Some(at) = profile.parameters.iter().position(|p| p.id == rule.parameter) else { return found };
            let parameter = &profile.parameters[at];
            let state = |read: &Reads| {
                let reading = read.reading(at, parameter, profile.guesses);
                let known = reading.state == State::Known;
                (known, known && reading.levels.iter().any(|&at| rule.levels.contains(&parameter.levels[at].id)))
            };
            for (fact, read) in customers.iter().zip(&of_customers) {
                let side = if won(fact) { &mut found.success } else { &mut found.others };
                side.add(state(read).1);
            }
            for read in &of_open {
                let (known, caught) = state(read);
                found.prospects.add(caught);
                found.unverified += u32::from(!known);
            }
            found
        })
        .collect()
}
