//! The scorecard of one account: verdict, complete explanation, what to ask, what would change it.

use std::collections::HashMap;

use lanewise_method::ask::{NextQuestion, next_questions};
use lanewise_method::change::{Changes, changes};
use lanewise_method::score::score;
use lanewise_method::{Answer, Outcome, Profile, Scored};
use serde::Serialize;
use specta::Type;

use super::chart::{LaneChart, Lens};
use super::{Fact, reference};

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

/// Reckons the scorecard of `answers` under `profile`.
#[must_use]
pub fn reckon(profile: &Profile, answers: &HashMap<String, Answer>, outcomes: &[Outcome], facts: &[Fact<'_>]) -> Reckoning {
    let past: Vec<&HashMap<String, Answer>> = reference(facts).iter().map(|f| f.answers).collect();
    Reckoning {
        scored: score(profile, answers),
        questions: next_questions(profile, answers, &past),
        changes: changes(profile, answers),
        lane: Lens::new(profile, outcomes, facts, None).chart(profile),
    }
}
