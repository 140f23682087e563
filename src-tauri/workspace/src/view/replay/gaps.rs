//! What a profile asks and nobody has recorded yet.

use lanewise_method::Profile;
use lanewise_method::profile::Parameter;
use serde::Serialize;
use specta::Type;

use super::count;
use super::played::answers_for;
use crate::view::{Fact, reference};

/// What one profile asks, and what is recorded of it: to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayGaps {
    /// The parameters, as the profile has them.
    pub parameters: Vec<Parameter>,
    /// The customers, those with most gaps first.
    pub rows: Vec<GapRow>,
}

/// One customer and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GapRow {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// The id of the level that is known, parameter by parameter; none where it is not, or is told otherwise than by one level.
    pub levels: Vec<Option<String>>,
    /// How many are missing.
    pub missing: u32,
}

/// What a profile asks of each customer with an outcome, and what is recorded under its own ids.
#[must_use]
pub fn gaps(profile: &Profile, own: &[Parameter], facts: &[Fact<'_>]) -> ReplayGaps {
    let customers = reference(facts);
    let (answers, _) = answers_for(profile, own, &customers);
    let mut rows: Vec<GapRow> = customers
        .iter()
        .zip(&answers)
        .map(|(f, answers)| {
            let read = |p: &Parameter| p.reading(answers.get(&p.id), profile.guesses).levels;
            let found: Vec<Vec<usize>> = profile.parameters.iter().map(read).collect();
            let levels = profile.parameters.iter().zip(&found).map(|(p, at)| Some(p.levels.get(*at.first()?)?.id.clone()));
            GapRow {
                id: f.id,
                name: f.name.to_owned(),
                outcome: f.outcome.unwrap_or_default().to_owned(),
                levels: levels.collect(),
                missing: count(found.iter().filter(|l| l.is_empty()).count()),
            }
        })
        .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.missing));
    ReplayGaps { parameters: profile.parameters.clone(), rows }
}
