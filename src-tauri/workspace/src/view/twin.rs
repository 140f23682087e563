//! Parameters that may ask the same, and what merging them would do to the accounts' answers.

use std::collections::HashMap;

use lanewise_method::answer::{Given, State};
use lanewise_method::kind::{KindWish, likely_yes, with_kind};
use lanewise_method::merge::carried;
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::reads::columns;
use lanewise_method::twin::{LevelMap, Table, TwinSign, agreement, alike, suggest, tells_the_same};
use lanewise_method::{Answer, Grade, Profile};
use serde::Serialize;
use specta::Type;

use super::{Fact, read, reference};

/// Two parameters that may ask the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Twins {
    /// The one with more weight, which is likely to stay.
    pub stays: String,
    /// The other.
    pub goes: String,
    /// Why they look alike.
    pub why: Vec<TwinSign>,
    /// For how many customers they tell the same.
    pub same: u32,
    /// Of how many who answered both.
    pub both: u32,
}

/// What merging two parameters would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct MergePlan {
    /// Which level of the one that stays takes the answers of each level of the one that goes.
    pub map: Vec<LevelMap>,
    /// For how many customers the two tell the same under this map.
    pub same: u32,
    /// Of how many who answered both.
    pub both: u32,
    /// What becomes of the answers of all accounts.
    pub answers: Carried,
    /// The weight of both together, in thousandths.
    pub weight: u16,
}

/// What becomes of the answers to a parameter that goes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Carried {
    /// Accounts whose answer is carried over.
    pub carried: u32,
    /// Accounts that had answered the same to both.
    pub same: u32,
    /// Accounts that had answered something else to the one that stays: that answer stands, and the other is kept beside it.
    pub conflicts: u32,
    /// The first of those.
    pub named: Vec<Conflict>,
    /// Accounts whose answer cannot be said in the levels of the one that stays; it is kept as it is.
    pub left: u32,
}

/// Two answers of one account that do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Conflict {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// What stands.
    pub stays: String,
    /// What is kept beside it.
    pub goes: String,
}

/// So many conflicts are named; the others are counted.
const NAMED: usize = 50;

/// What merging does to one account's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// There is none.
    Nothing,
    /// It becomes this answer to the parameter that stays.
    Carry(Given),
    /// The parameter that stays has the same.
    Same,
    /// The parameter that stays has another.
    Conflict,
    /// It cannot be said there.
    Left,
}

/// What merging `goes` into `stays` does to an account with these answers.
pub(crate) fn fate(stays: &Parameter, goes: &Parameter, map: &[LevelMap], answers: &HashMap<String, Answer>) -> Fate {
    let known = |id: &str| answers.get(id).filter(|a| a.grade != Grade::Unknown);
    let Some(old) = known(&goes.id) else { return Fate::Nothing };
    let Some(given) = carried(stays, goes, map, &old.given) else { return Fate::Left };
    match known(&stays.id) {
        None => Fate::Carry(given),
        Some(has) if has.given == given => Fate::Same,
        Some(has) => match (stays.levels_of(&has.given), stays.levels_of(&given)) {
            (Some(one), Some(other)) if one == other => Fate::Same,
            _ => Fate::Conflict,
        },
    }
}

/// An answer in words.
fn words(parameter: &Parameter, given: &Given) -> String {
    match given {
        Given::Levels(ids) => {
            let name = |id: &String| parameter.level_at(id).map_or_else(|| id.clone(), |at| parameter.levels[at].name.clone());
            ids.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
    }
}

/// Counts what would become of the answers of all accounts.
fn count(stays: &Parameter, goes: &Parameter, map: &[LevelMap], facts: &[Fact<'_>]) -> Carried {
    let mut counted = Carried::default();
    for fact in facts {
        match fate(stays, goes, map, fact.answers) {
            Fate::Nothing => {}
            Fate::Carry(_) => counted.carried += 1,
            Fate::Same => counted.same += 1,
            Fate::Left => counted.left += 1,
            Fate::Conflict => {
                counted.conflicts += 1;
                if counted.named.len() < NAMED
                    && let (Some(one), Some(other)) = (fact.answers.get(&stays.id), fact.answers.get(&goes.id))
                {
                    counted.named.push(Conflict {
                        id: fact.id,
                        name: fact.name.to_owned(),
                        stays: words(stays, &one.given),
                        goes: words(goes, &other.given),
                    });
                }
            }
        }
    }
    counted
}

/// The one level that each customer is known to have, where it is one, parameter by parameter.
fn levels(profile: &Profile, customers: &[Fact<'_>]) -> Vec<Vec<Option<usize>>> {
    let read = read(profile, customers);
    columns(profile, profile.guesses, read.iter().map(AsRef::as_ref), |_, reading| {
        match (reading.state, reading.levels.as_slice()) {
            (State::Known, [only]) => Some(*only),
            _ => None,
        }
    })
}

/// How many customers gave both answers.
fn table(goes: &Parameter, stays: &Parameter, from: &[Option<usize>], to: &[Option<usize>]) -> Table {
    let mut table = vec![vec![0; stays.levels.len()]; goes.levels.len()];
    for (from, to) in from.iter().zip(to) {
        if let (Some(from), Some(to)) = (*from, *to) {
            table[from][to] += 1;
        }
    }
    table
}

/// The pairs of parameters that may ask the same, those that agree most first.
#[must_use]
pub fn twins(profile: &Profile, facts: &[Fact<'_>]) -> Vec<Twins> {
    let customers = reference(facts);
    let answers = levels(profile, &customers);
    let mut found = Vec::new();
    for (at, one) in profile.parameters.iter().enumerate() {
        for (to, other) in profile.parameters.iter().enumerate().skip(at + 1) {
            let (stays, goes, s, g) = if other.weight > one.weight { (other, one, to, at) } else { (one, other, at, to) };
            let mut why = alike(stays, goes);
            let table = table(goes, stays, &answers[g], &answers[s]);
            if tells_the_same(&table) {
                why.push(TwinSign::Answers);
            }
            // Two numbers that are called alike may still count different things.
            let numbers = stays.answer == AnswerKind::Bands && goes.answer == AnswerKind::Bands && stays.unit != goes.unit;
            if why.is_empty() || (numbers && !why.contains(&TwinSign::Answers)) {
                continue;
            }
            let (same, both) = agreement(stays, goes, &suggest(stays, goes, &table), &table);
            found.push(Twins { stays: stays.id.clone(), goes: goes.id.clone(), why, same, both });
        }
    }
    found.sort_by_key(|t| (std::cmp::Reverse(t.why.len()), std::cmp::Reverse(t.same)));
    found
}

/// What merging `goes` into `stays` would do, under a map or else under the one that suggests itself. `None` where one of them is not
/// in the profile.
#[must_use]
pub fn merge_plan(
    profile: &Profile,
    stays: &str,
    goes: &str,
    map: Option<Vec<LevelMap>>,
    facts: &[Fact<'_>],
) -> Option<MergePlan> {
    let place = |id: &str| profile.parameters.iter().position(|p| p.id == id);
    let (at, from) = (place(stays)?, place(goes)?);
    let (stays, goes) = (&profile.parameters[at], &profile.parameters[from]);
    let answers = levels(profile, &reference(facts));
    let table = table(goes, stays, &answers[from], &answers[at]);
    let map = map.unwrap_or_else(|| suggest(stays, goes, &table));
    let (same, both) = agreement(stays, goes, &map, &table);
    let answers = count(stays, goes, &map, facts);
    Some(MergePlan { map, same, both, answers, weight: stays.weight + goes.weight })
}

/// What another way to answer a parameter would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KindPlan {
    /// The parameter as it would be.
    pub parameter: Parameter,
    /// The levels that would mean yes, where it is a question of yes or no.
    pub yes: Vec<String>,
    /// Accounts with an answer.
    pub answered: u32,
    /// Of these, how many a level covers now.
    pub covered: u32,
    /// How many no level would cover any more: they stay as they are and count as unknown.
    pub lost: u32,
    /// How many would be covered that are not now.
    pub won: u32,
}

/// Counts what becomes of the answers under another kind; not one of them is touched.
#[must_use]
pub fn kind_plan(old: &Parameter, kind: AnswerKind, wish: &KindWish, facts: &[Fact<'_>]) -> KindPlan {
    let yes = wish.yes.clone().unwrap_or_else(|| likely_yes(old));
    let mut plan = KindPlan { parameter: with_kind(old, kind, wish), yes, answered: 0, covered: 0, lost: 0, won: 0 };
    for answer in facts.iter().filter_map(|f| f.answers.get(&old.id)).filter(|a| a.grade != Grade::Unknown) {
        let (before, after) = (old.levels_of(&answer.given).is_some(), plan.parameter.levels_of(&answer.given).is_some());
        plan.answered += 1;
        plan.covered += u32::from(before);
        plan.lost += u32::from(before && !after);
        plan.won += u32::from(!before && after);
    }
    plan
}
