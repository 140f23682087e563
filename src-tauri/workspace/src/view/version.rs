//! Two versions side by side: what changed, and which accounts change tier (P6).

use lanewise_method::diff::{Difference, What, diff};
use lanewise_method::profile::Tier;
use lanewise_method::{Profile, Stage};
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs};
use crate::store::history::Step;
use crate::store::op::Op;
use crate::store::time::Time;

/// What a later version changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Comparison {
    /// The differences, those that can move a score first.
    pub differences: Vec<Difference>,
    /// The accounts whose likely tier changes, best new tier first.
    pub moved: Vec<Moved>,
    /// How many accounts keep their tier.
    pub stay: u32,
    /// The tiers of the earlier version, best first: some may be gone.
    pub tiers_before: Vec<Tier>,
    /// The tiers of the later version.
    pub tiers_after: Vec<Tier>,
    /// Who made each difference, in their order, where the history tells.
    pub by: Vec<Option<Credit>>,
}

/// Who changed something last, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Credit {
    /// Who; empty where nobody said a name.
    pub author: String,
    /// When.
    pub at: Time,
}

/// An account that changes tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Moved {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// Its outcome, if it is a customer.
    pub outcome: Option<String>,
    /// Its score before.
    pub before: Brief,
    /// Its score after.
    pub after: Brief,
}

/// Compares two versions over all accounts.
#[must_use]
pub fn compare(before: &Profile, after: &Profile, facts: &[Fact<'_>]) -> Comparison {
    let mut moved: Vec<Moved> = facts
        .iter()
        .zip(briefs(before, facts).into_iter().zip(briefs(after, facts)))
        .filter(|(_, (b, a))| b.tier != a.tier)
        .map(|(f, (before, after))| Moved {
            id: f.id,
            name: f.name.to_owned(),
            stage: f.stage,
            outcome: f.outcome.map(str::to_owned),
            before,
            after,
        })
        .collect();
    moved.sort_by_key(|m| (after.tier_index(&m.after.tier), m.name.clone()));
    let stay = u32::try_from(facts.len() - moved.len()).unwrap_or(u32::MAX);
    let differences = diff(before, after);
    let by = vec![None; differences.len()];
    Comparison { differences, moved, stay, tiers_before: before.tiers.clone(), tiers_after: after.tiers.clone(), by }
}

impl Comparison {
    /// Names who made each difference: the last of these steps, newest first, that speaks of it.
    pub fn credit(&mut self, steps: &[Step]) {
        let done: Vec<&Step> = steps.iter().filter(|s| !s.undone).collect();
        self.by = self
            .differences
            .iter()
            .map(|d| {
                let last = |how: Speaks| done.iter().find(|s| speaks(&s.op, d) == Some(how));
                last(Speaks::Of).or_else(|| last(Speaks::Perhaps)).map(|s| Credit { author: s.author.clone(), at: s.at })
            })
            .collect();
    }
}

/// How near a step comes to a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speaks {
    /// It is what the step was about.
    Of,
    /// It may have come along with it.
    Perhaps,
}

fn speaks(op: &Op, d: &Difference) -> Option<Speaks> {
    let mine = |name: &String| if *name == d.name { Speaks::Of } else { Speaks::Perhaps };
    let only = |name: &String| (*name == d.name).then_some(Speaks::Of);
    let score = matches!(d.what, What::Weight | What::Parameter);
    match (op, d.what) {
        (Op::StartDraft { .. } | Op::LearnProfile { .. } | Op::DiscardDraft { .. }, _) => Some(Speaks::Perhaps),
        (Op::SetWeight { parameter_name, .. }, What::Weight) => Some(mine(parameter_name)),
        (Op::SetEqual | Op::SetGroupWeight { .. }, What::Weight) => Some(Speaks::Of),
        (
            Op::AddParameter { parameter_name }
            | Op::RemoveParameter { parameter_name }
            | Op::MakeParameter { parameter_name, .. },
            _,
        ) if score => Some(mine(parameter_name)),
        (Op::AddParameters { .. } | Op::MakeColumns { .. }, _) if score => Some(Speaks::Perhaps),
        (Op::MergeParameters { parameter_name, gone_name, .. }, _) => {
            (*parameter_name == d.name || *gone_name == d.name).then_some(Speaks::Of)
        }
        (Op::SetFit { parameter_name, level_name, .. }, What::Fit) => {
            (*parameter_name == d.name && *level_name == d.level_name).then_some(Speaks::Of)
        }
        (Op::EditLevels { parameter_name }, What::Fit | What::Level | What::Limits | What::Wording) => only(parameter_name),
        (
            Op::SetKind { parameter_name, .. },
            What::Kind | What::Level | What::Fit | What::Limits | What::Unit | What::Several,
        ) => only(parameter_name),
        (Op::SetThreshold { tier_name, .. }, What::Threshold) => only(tier_name),
        (Op::SetBlend { .. }, What::Blend | What::Weight) => Some(Speaks::Of),
        (Op::AcceptSuggestions { about, .. }, What::Weight | What::Fit | What::Limits | What::Level | What::Threshold) => {
            Some(mine(about))
        }
        (Op::EditTiers, What::Tier | What::Threshold | What::Wording | What::Admits)
        | (Op::EditMustHaves, What::MustHave)
        | (Op::SetGuesses, What::Guesses)
        | (Op::EditSlideRule, What::SlidePart | What::SlideMayLack | What::SlideNever | What::SlideQuestion)
        | (Op::SetAdmits { .. }, What::Admits) => Some(Speaks::Of),
        (Op::EditGroups | Op::RemoveGroup { .. }, What::Group | What::Wording) => Some(Speaks::Perhaps),
        (
            Op::EditParameter { parameter_name },
            What::Group | What::Several | What::Known | What::FromNeeds | What::Unit | What::Kind | What::Wording,
        )
        | (Op::EditQuestions { parameter_name }, What::Wording) => only(parameter_name),
        (Op::EditProfile { .. }, What::Wording) if d.id.is_empty() => Some(Speaks::Of),
        _ => None,
    }
}
