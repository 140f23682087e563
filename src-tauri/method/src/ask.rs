//! What to ask next: which open answer is expected to narrow the possible tiers most, given how the reference customers answered (S6).

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Grade, Reading, State};
use crate::profile::{Guesses, MustHave, Parameter, Profile};
use crate::reads::{Reads, columns, read_all};
use crate::score::cap;
use crate::tier::tier_of;

/// An open parameter with what asking would bring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct NextQuestion {
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's name.
    pub name: String,
    /// The questions to choose from.
    pub questions: Vec<crate::profile::Question>,
    /// The likely score with its worst answer, in thousandths of a point.
    pub worst: u32,
    /// The id of the tier with its worst answer.
    pub worst_tier: String,
    /// The likely score with its best answer.
    pub best: u32,
    /// The id of the tier with its best answer.
    pub best_tier: String,
    /// How many reference customers gave an answer that would move this account to another tier.
    pub would_change: u32,
    /// How many reference customers have answered it.
    pub of: u32,
    /// How many of the answers that were tried leave a single tier possible.
    pub settles: u32,
    /// How many possible tiers the answers that were tried rule out, all together: the order goes by its mean.
    pub narrows: u32,
    /// How many answers were tried: those of the reference customers, or, where none of them has answered, one for each level.
    pub tried: u32,
}

/// What asking about one open parameter would bring, with positions instead of names; as in [`NextQuestion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worth {
    /// The parameter's position in the profile.
    pub parameter: usize,
    /// The likely score with its worst answer, and the tier's position.
    pub worst: (u32, usize),
    /// The likely score with its best answer, and the tier's position.
    pub best: (u32, usize),
    /// How many reference customers gave an answer that would move this account to another tier.
    pub would_change: u32,
    /// How many reference customers have answered it.
    pub of: u32,
    /// How many of the answers that were tried leave a single tier possible.
    pub settles: u32,
    /// How many possible tiers the answers that were tried rule out, all together.
    pub narrows: u32,
    /// How many answers were tried.
    pub tried: u32,
}

/// An answer to try: how well it fits, the cap it brings, and how often it was given.
#[derive(Debug, Clone, Copy)]
struct Trial {
    fit: u8,
    cap: usize,
    times: u32,
}

/// What there is to try on one parameter.
#[derive(Debug, Clone)]
struct Trials {
    /// What the reference customers said; else each level once.
    answers: Vec<Trial>,
    /// How many of them have answered.
    of: u32,
    worst: Trial,
    best: Trial,
}

/// What can be asked, and what the reference customers answered, made ready once for any number of accounts.
#[derive(Debug, Clone)]
pub struct Asker<'p> {
    profile: Cow<'p, Profile>,
    trials: Vec<Trials>,
}

impl<'p> Asker<'p> {
    /// For accounts under `profile`, judged by the answers of the reference customers.
    #[must_use]
    pub fn new<T: BuildHasher>(profile: &'p Profile, reference: &[&HashMap<String, Answer, T>]) -> Self {
        Self::of_reads(profile, &read_all(profile, reference.iter().copied()))
    }

    /// The same, of reference customers whose answers were read under the parameters of the profile.
    #[must_use]
    pub fn of_reads<'r>(profile: &'p Profile, reference: impl IntoIterator<Item = &'r Reads>) -> Self {
        let mut answers: Vec<Vec<Trial>> = vec![Vec::new(); profile.parameters.len()];
        let columns = columns(profile, Guesses::Widen, reference, |at, reading| {
            let answers = &mut answers[at];
            (reading.state == State::Known).then(|| {
                let one = trial(profile, &profile.parameters[at], &reading);
                answers.iter().position(|known| (known.fit, known.cap) == (one.fit, one.cap)).unwrap_or_else(|| {
                    answers.push(Trial { times: 0, ..one });
                    answers.len() - 1
                })
            })
        });
        let counted = profile.parameters.iter().zip(answers).zip(columns).map(|((parameter, mut answers), column)| {
            let mut of = 0;
            for which in column.into_iter().flatten() {
                of += 1;
                answers[which].times += 1;
            }
            trials(profile, parameter, answers, of)
        });
        let trials = counted.collect();
        Self { profile: Cow::Borrowed(profile), trials }
    }

    /// The same with a profile of its own, to be kept.
    #[must_use]
    pub fn into_owned(self) -> Asker<'static> {
        Asker { profile: Cow::Owned(self.profile.into_owned()), trials: self.trials }
    }

    /// The profile that it was made for.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The open parameters of an account, the one most worth asking first: by how many of the possible tiers its answer is expected to
    /// rule out, then by the share of reference customers whose answer would change the verdict, then by how far the answer can move
    /// the score, then in the order of the profile.
    #[must_use]
    pub fn worths<S: BuildHasher>(&self, answers: &HashMap<String, Answer, S>) -> Vec<Worth> {
        let Profile { parameters, guesses, .. } = self.profile();
        self.worths_of(&parameters.iter().map(|p| p.reading(answers.get(&p.id), *guesses)).collect::<Vec<_>>())
    }

    /// The same, of answers that were read under the parameters of the profile.
    #[must_use]
    pub fn worths_read(&self, answers: &Reads) -> Vec<Worth> {
        let Profile { parameters, guesses, .. } = self.profile();
        self.worths_of(&parameters.iter().enumerate().map(|(at, p)| answers.reading(at, p, *guesses)).collect::<Vec<_>>())
    }

    fn worths_of(&self, readings: &[Reading]) -> Vec<Worth> {
        let Profile { parameters, tiers, .. } = self.profile();
        let sum = |fit: fn(&Reading) -> u8| -> u32 {
            readings.iter().zip(parameters).map(|(r, p)| u32::from(p.weight) * u32::from(fit(r))).sum()
        };
        let (low, likely, high) = (sum(|r| r.low), sum(|r| r.likely), sum(|r| r.high));
        // What is open triggers no must-have: an answer to it can add a cap, and takes none away.
        let cap = cap(self.profile(), readings);
        let tier = |score: u32, more: usize| tier_of(tiers, score).max(cap).max(more);
        let (now, possible) = (tier(likely, 0), 1 + tier(low, 0) - tier(high, 0));
        let mut open: Vec<Worth> = Vec::new();
        for (at, parameter) in parameters.iter().enumerate().filter(|&(at, _)| readings[at].state != State::Known) {
            let (was, weight) = (&readings[at], u32::from(parameter.weight));
            let moved = |sum: u32, was: u8, trial: &Trial| sum - weight * u32::from(was) + weight * u32::from(trial.fit);
            let with = |trial: &Trial| {
                let score = moved(likely, was.likely, trial);
                (score, tier(score, trial.cap))
            };
            let left =
                |trial: &Trial| 1 + tier(moved(low, was.low, trial), trial.cap) - tier(moved(high, was.high, trial), trial.cap);
            let trials = &self.trials[at];
            let (mut would_change, mut settles, mut narrows, mut tried) = (0, 0, 0, 0);
            for trial in &trials.answers {
                let (changes, left) = (with(trial).1 != now, left(trial));
                tried += trial.times;
                would_change += if changes { trial.times } else { 0 };
                settles += if left == 1 { trial.times } else { 0 };
                narrows += trial.times * u32::try_from(possible.saturating_sub(left)).unwrap_or(0);
            }
            open.push(Worth {
                parameter: at,
                worst: with(&trials.worst),
                best: with(&trials.best),
                would_change: if trials.of == 0 { 0 } else { would_change },
                of: trials.of,
                settles,
                narrows,
                tried,
            });
        }
        // Shares compared by cross-multiplication: no float decides an order.
        let share = |part: u32, other: u32| u64::from(part) * u64::from(other.max(1));
        open.sort_by(|a, b| {
            let narrows = share(b.narrows, a.tried).cmp(&share(a.narrows, b.tried));
            let changes = share(b.would_change, a.of).cmp(&share(a.would_change, b.of));
            narrows.then(changes).then((b.best.0 - b.worst.0).cmp(&(a.best.0 - a.worst.0)))
        });
        open
    }

    /// The open parameters with their questions, in the order of [`Asker::worths`].
    #[must_use]
    pub fn questions<S: BuildHasher>(&self, answers: &HashMap<String, Answer, S>) -> Vec<NextQuestion> {
        let Profile { parameters, tiers, .. } = self.profile();
        let id = |tier: usize| tiers.get(tier).map(|t| t.id.clone()).unwrap_or_default();
        let question = |worth: Worth| {
            let parameter = &parameters[worth.parameter];
            NextQuestion {
                parameter: parameter.id.clone(),
                name: parameter.name.clone(),
                questions: parameter.questions.clone(),
                worst: worth.worst.0,
                worst_tier: id(worth.worst.1),
                best: worth.best.0,
                best_tier: id(worth.best.1),
                would_change: worth.would_change,
                of: worth.of,
                settles: worth.settles,
                narrows: worth.narrows,
                tried: worth.tried,
            }
        };
        self.worths(answers).into_iter().map(question).collect()
    }
}

fn trial(profile: &Profile, parameter: &Parameter, reading: &Reading) -> Trial {
    Trial { fit: reading.likely, cap: cap_of(profile, parameter, reading), times: 1 }
}

/// The answers to try on a parameter: those that `of` customers gave, or else each level once.
fn trials(profile: &Profile, parameter: &Parameter, mut answers: Vec<Trial>, of: u32) -> Trials {
    let level = |at: usize| trial(profile, parameter, &parameter.reading_of(vec![at], Grade::Said, profile.guesses));
    if of == 0 {
        answers = (0..parameter.levels.len()).map(level).collect();
    }
    let fitting = |wanted: u8| level(parameter.levels.iter().position(|l| l.fit == wanted).unwrap_or(0));
    Trials { answers, of, worst: fitting(parameter.worst()), best: fitting(parameter.best()) }
}

/// The cap that one parameter's reading brings.
fn cap_of(profile: &Profile, parameter: &Parameter, reading: &Reading) -> usize {
    let hit = |m: &MustHave| {
        m.parameter == parameter.id
            && reading.state == State::Known
            && reading.levels.iter().any(|&l| m.levels.contains(&parameter.levels[l].id))
    };
    profile.must_haves.iter().filter(|m| hit(m)).filter_map(|m| profile.tier_index(&m.at_most)).max().unwrap_or(0)
}

/// The open parameters with their questions, in the order of [`Asker::worths`].
#[must_use]
pub fn next_questions<S: BuildHasher, T: BuildHasher>(
    profile: &Profile,
    answers: &HashMap<String, Answer, S>,
    reference: &[&HashMap<String, Answer, T>],
) -> Vec<NextQuestion> {
    Asker::new(profile, reference).questions(answers)
}
