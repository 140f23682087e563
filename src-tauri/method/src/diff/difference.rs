//! One thing that changed, and what all kinds of changes are told with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One difference. `before` and `after` are as people write them; the one that is missing was not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Difference {
    /// What kind of thing changed.
    pub what: What,
    /// The id of the parameter, tier or must-have; empty for the profile itself.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the level, where it is about one.
    pub level: String,
    /// The level's name.
    pub level_name: String,
    /// The value before.
    pub before: Option<String>,
    /// The value after.
    pub after: Option<String>,
}

/// What kind of thing changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A parameter came or went.
    Parameter,
    /// A weight, in thousandths.
    Weight,
    /// A level came or went.
    Level,
    /// The fit of a level.
    Fit,
    /// The limits of a band.
    Limits,
    /// A tier's threshold, in thousandths of a point.
    Threshold,
    /// A tier came or went.
    Tier,
    /// A must-have came, went or changed.
    MustHave,
    /// How guesses count.
    Guesses,
    /// The typical fit of a parameter.
    Typical,
    /// The worst tier that admits a prospect.
    Admits,
    /// How a parameter is answered (an [`crate::profile::AnswerKind`]).
    Kind,
    /// What counts where several levels hold (a [`crate::profile::Several`], or `one`).
    Several,
    /// The unit of a number.
    Unit,
    /// The group a parameter stands in.
    Group,
    /// Whether it is known before the sale: `true` or `false`.
    Known,
    /// Whether it is answered from the capability match (D4): `true` or `false`.
    FromNeeds,
    /// A parameter's place among the others; `before` and `after` name the one it stands after, empty for the first.
    Order,
    /// A level's place among its answers, told like [`What::Order`]; a guess reaches to its neighbours.
    LevelOrder,
    /// The other words by which a level is recognised in files.
    Aliases,
    /// The reason of a must-have; the name is that of its parameter.
    MustHaveWhy,
    /// A gate came or went; its name is empty where it is a published one.
    Gate,
    /// What a gate needs of slides came, went or changed: `each complete`, `any reasonable`.
    GateSlides,
    /// Whether a gate needs a Value Realization Event: `yes`.
    GateEvent,
    /// An answer that a gate needs: the level is the parameter, the values are the names of its levels, empty for any.
    GateAnswer,
    /// The tier that a gate needs: `low`, `likely` or `high`, a blank, and its name.
    GateTier,
    /// An item of a gate's checklist came or went; the level is its id, the values are its text, empty for one of the program's own.
    GateCheck,
    /// How many of a gate one person may have open at once.
    GateOpen,
    /// A gate's place among the others, told like [`What::Order`].
    GateOrder,
    /// A part that a field of a slide must have to count; the id is the part's, `true` where it must.
    SlidePart,
    /// How many fields a reasonably complete slide may lack.
    SlideMayLack,
    /// A field without which no slide is reasonably complete; the id is the field's, `true` where it is one.
    SlideNever,
    /// What to ask where a field of a slide is missing; the id is the field's, nothing where the program's question holds.
    SlideQuestion,
    /// How far the weights were moved from the team's own towards the data's, in per cent; nothing where they are the team's.
    Blend,
    /// A name, question, reason or other text.
    Wording,
}

/// Something that has another place in an order; after whom it stood and stands, empty for the first.
pub(super) struct Moved {
    pub(super) id: String,
    pub(super) was_after: String,
    pub(super) is_after: String,
}

/// What was moved, as few as tell it all: a longest run that both orders share stays. What came or went is left out.
pub(super) fn moved(old: &[String], new: &[String]) -> Vec<Moved> {
    let old: Vec<&String> = old.iter().filter(|id| new.contains(id)).collect();
    let new: Vec<&String> = new.iter().filter(|id| old.contains(id)).collect();
    let was: Vec<usize> = new.iter().filter_map(|id| old.iter().position(|one| one == id)).collect();
    // How long the longest run is that ends at each place, and the place before it in that run.
    let mut runs: Vec<(usize, Option<usize>)> = Vec::with_capacity(was.len());
    for at in 0..was.len() {
        let best = (0..at).filter(|&one| was[one] < was[at]).max_by_key(|&one| runs[one].0);
        runs.push((best.map_or(1, |one| runs[one].0 + 1), best));
    }
    let mut stays = vec![false; was.len()];
    let mut next = (0..was.len()).max_by_key(|&one| runs[one].0);
    while let Some(at) = next {
        stays[at] = true;
        next = runs[at].1;
    }
    let behind = |all: &[&String], at: usize| at.checked_sub(1).map(|one| all[one].clone()).unwrap_or_default();
    (0..was.len())
        .filter(|&at| !stays[at])
        .map(|at| Moved { id: new[at].clone(), was_after: behind(&old, was[at]), is_after: behind(&new, at) })
        .collect()
}

/// The word of a choice, as in files.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(super) fn entry(what: What, id: &str, name: &str, before: Option<String>, after: Option<String>) -> Difference {
    Difference { what, id: id.into(), name: name.into(), level: String::new(), level_name: String::new(), before, after }
}

pub(super) fn changed(what: What, id: &str, name: &str, before: String, after: String, found: &mut Vec<Difference>) {
    if before != after {
        found.push(entry(what, id, name, Some(before), Some(after)));
    }
}
