//! The scorecard of one account: verdict, complete explanation, what to ask, what would change it, what an answer would do.

use std::collections::HashMap;

use jiff::civil::Date;
use lanewise_method::answer::State;
use lanewise_method::ask::{Asker, NextQuestion};
use lanewise_method::change::{Changes, changes};
use lanewise_method::score::score;
use lanewise_method::{Answer, Outcome, Profile, Scored};
use serde::Serialize;
use specta::Type;

use super::account::{AccountRow, asker, one_asked};
use super::chart::{LaneChart, Lens};
use super::like::{Likenesses, MostLike};
use super::{Brief, Fact};
use crate::book::Entry;
use crate::scoring::Scoring;

/// What is computed for a scorecard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Reckoning {
    /// The score with its explanation.
    pub scored: Scored,
    /// The open parameters, the one most worth asking first.
    pub questions: Vec<NextQuestion>,
    /// What would change the tier.
    pub changes: Changes,
    /// The past customers on the same line.
    pub lane: LaneChart,
}

/// What the scorecards of all accounts have in common: where the past customers stand on the lanes, and what they answered. Made
/// once, it serves account after account.
#[derive(Debug, Clone)]
pub struct Ground {
    outcomes: Vec<Outcome>,
    asker: Asker<'static>,
    likenesses: Likenesses,
    lane: LaneChart,
}

impl Ground {
    /// For accounts under `profile`.
    #[must_use]
    pub fn new(profile: &Profile, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Self {
        Self {
            outcomes: outcomes.to_vec(),
            asker: asker(profile, facts).into_owned(),
            likenesses: Likenesses::new(profile, outcomes, facts),
            lane: Lens::new(profile, outcomes, facts, None).chart(profile),
        }
    }

    /// The customers most like the account `id` with these answers (S7).
    #[must_use]
    pub fn nearest(&self, id: u32, answers: &HashMap<String, Answer>) -> Vec<MostLike> {
        self.likenesses.nearest(id, answers)
    }

    /// Whether it was made for this profile and these outcomes.
    #[must_use]
    pub fn is_of(&self, profile: &Profile, outcomes: &[Outcome]) -> bool {
        self.asker.profile() == profile && self.outcomes == outcomes
    }

    /// An account as the list has it, by the profile that this was made for.
    #[must_use]
    pub fn row(&self, entry: &Entry, scoring: &Scoring, today: Date) -> AccountRow {
        one_asked(entry, scoring, &self.asker, today)
    }

    /// Reckons the scorecard of `answers`.
    #[must_use]
    pub fn reckon(&self, answers: &HashMap<String, Answer>) -> Reckoning {
        let profile = self.asker.profile();
        Reckoning {
            scored: score(profile, answers),
            questions: self.asker.questions(answers),
            changes: changes(profile, answers),
            lane: self.lane.clone(),
        }
    }
}

/// Reckons the scorecard of `answers` under `profile`.
#[must_use]
pub fn reckon(profile: &Profile, answers: &HashMap<String, Answer>, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Reckoning {
    Ground::new(profile, outcomes, facts).reckon(answers)
}

/// What the score would be with one answer put in. Nothing is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AnswerPreview {
    /// The score with it, to the same digit as if it were given.
    pub brief: Brief,
    /// What the answer would count as.
    pub state: State,
    /// The names of the levels it would fall in.
    pub levels: Vec<String>,
}

/// Tries answers to one parameter, each in place of what is known of it now. A parameter that the profile does not have changes nothing.
#[must_use]
pub fn previews(profile: &Profile, answers: &HashMap<String, Answer>, parameter: &str, tries: Vec<Answer>) -> Vec<AnswerPreview> {
    let mut with = answers.clone();
    tries
        .into_iter()
        .map(|answer| {
            with.insert(parameter.to_owned(), answer);
            let scored = score(profile, &with);
            let part = scored.parts.iter().find(|p| p.parameter == parameter);
            AnswerPreview {
                brief: Brief::of(profile, &scored),
                state: part.map_or(State::Unknown, |p| p.state),
                levels: part.map(|p| p.answer.clone()).unwrap_or_default(),
            }
        })
        .collect()
}
