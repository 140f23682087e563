//! What changed between two versions of a profile (P6).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{Parameter, Profile};
use crate::slide::{SlideField, SlidePart, SlideRule};

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

/// All differences, in the order of the later version; those that can move a score before those that cannot.
#[must_use]
pub fn diff(before: &Profile, after: &Profile) -> Vec<Difference> {
    let mut found = Vec::new();
    for new in &after.parameters {
        match before.parameter(&new.id) {
            None => found.push(entry(What::Parameter, &new.id, &new.name, None, Some(new.weight.to_string()))),
            Some(old) => parameter(old, new, &mut found),
        }
    }
    for old in before.parameters.iter().filter(|p| after.parameter(&p.id).is_none()) {
        found.push(entry(What::Parameter, &old.id, &old.name, Some(old.weight.to_string()), None));
    }
    for new in &after.tiers {
        match before.tiers.iter().find(|t| t.id == new.id) {
            None => found.push(entry(What::Tier, &new.id, &new.name, None, Some(new.from.to_string()))),
            Some(old) => {
                changed(What::Threshold, &new.id, &new.name, old.from.to_string(), new.from.to_string(), &mut found);
                changed(What::Wording, &new.id, &new.name, old.name.clone(), new.name.clone(), &mut found);
            }
        }
    }
    for old in before.tiers.iter().filter(|t| after.tier_index(&t.id).is_none()) {
        found.push(entry(What::Tier, &old.id, &old.name, Some(old.from.to_string()), None));
    }
    let blended = |p: &Profile| p.blend.as_ref().map(|b| b.percent.to_string());
    if blended(before) != blended(after) {
        found.push(entry(What::Blend, "", "", blended(before), blended(after)));
    }
    must_haves(before, after, &mut found);
    crate::gate_diff::gates(before, after, &mut found);
    changed(What::Guesses, "", &after.name, word(&before.guesses), word(&after.guesses), &mut found);
    let admits = |p: &Profile| p.tiers.get(p.admitting() - 1).map(|t| (t.id.clone(), t.name.clone())).unwrap_or_default();
    let (was, is) = (admits(before), admits(after));
    if was.0 != is.0 {
        changed(What::Admits, &is.0, &after.name, was.1, is.1, &mut found);
    }
    slide_rule(&before.slides_count(), &after.slides_count(), &mut found);
    changed(What::Wording, "", &after.name, before.name.clone(), after.name.clone(), &mut found);
    changed(What::Wording, "", &after.name, before.about.clone(), after.about.clone(), &mut found);
    for new in &after.groups {
        if let Some(old) = before.groups.iter().find(|g| g.id == new.id) {
            changed(What::Wording, &new.id, &new.name, old.name.clone(), new.name.clone(), &mut found);
        }
    }
    for new in &after.parameters {
        if let Some(old) = before.parameter(&new.id) {
            let group = |profile: &Profile, id: &str| {
                profile.groups.iter().find(|g| g.id == id).map_or_else(|| id.to_owned(), |g| g.name.clone())
            };
            if old.group != new.group {
                let (was, is) = (group(before, &old.group), group(after, &new.group));
                found.push(entry(What::Group, &new.id, &new.name, Some(was), Some(is)));
            }
        }
    }
    for group in &after.groups {
        let members = |profile: &Profile| -> Vec<String> {
            profile.parameters.iter().filter(|p| p.group == group.id).map(|p| p.id.clone()).collect()
        };
        let named = |id: &str| after.parameter(id).map(|p| p.name.clone()).unwrap_or_default();
        for step in moved(&members(before), &members(after)) {
            let (was, is) = (named(&step.was_after), named(&step.is_after));
            found.push(entry(What::Order, &step.id, &named(&step.id), Some(was), Some(is)));
        }
    }
    found.sort_by_key(|d| match d.what {
        What::Wording | What::Aliases | What::MustHaveWhy | What::SlideQuestion => 2,
        What::Group
        | What::Known
        | What::FromNeeds
        | What::Order
        | What::Gate
        | What::GateSlides
        | What::GateEvent
        | What::GateAnswer
        | What::GateTier
        | What::GateCheck
        | What::GateOpen
        | What::GateOrder
        | What::SlidePart
        | What::SlideMayLack
        | What::SlideNever => 1,
        _ => 0,
    });
    found
}

/// What changed of when a slide counts as complete.
fn slide_rule(before: &SlideRule, after: &SlideRule, found: &mut Vec<Difference>) {
    let mut say = |what, id, was: String, is: String| changed(what, id, "", was, is, found);
    for part in SlidePart::ALL {
        let wants = |rule: &SlideRule| rule.parts.contains(&part).to_string();
        say(What::SlidePart, part.id(), wants(before), wants(after));
    }
    say(What::SlideMayLack, "", before.may_lack.to_string(), after.may_lack.to_string());
    for field in SlideField::ALL {
        let never = |rule: &SlideRule| rule.never_without.contains(&field).to_string();
        say(What::SlideNever, field.id(), never(before), never(after));
    }
    for field in SlideField::ALL {
        let asks = |rule: &SlideRule| rule.questions.iter().find(|q| q.field == field).map(|q| q.text.clone());
        let (was, is) = (asks(before), asks(after));
        if was != is {
            found.push(entry(What::SlideQuestion, field.id(), "", was, is));
        }
    }
}

/// Something that has another place in an order; after whom it stood and stands, empty for the first.
pub(crate) struct Moved {
    pub(crate) id: String,
    pub(crate) was_after: String,
    pub(crate) is_after: String,
}

/// What was moved, as few as tell it all: a longest run that both orders share stays. What came or went is left out.
pub(crate) fn moved(old: &[String], new: &[String]) -> Vec<Moved> {
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
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

pub(crate) fn entry(what: What, id: &str, name: &str, before: Option<String>, after: Option<String>) -> Difference {
    Difference { what, id: id.into(), name: name.into(), level: String::new(), level_name: String::new(), before, after }
}

pub(crate) fn changed(what: What, id: &str, name: &str, before: String, after: String, found: &mut Vec<Difference>) {
    if before != after {
        found.push(entry(what, id, name, Some(before), Some(after)));
    }
}

fn parameter(old: &Parameter, new: &Parameter, found: &mut Vec<Difference>) {
    changed(What::Weight, &new.id, &new.name, old.weight.to_string(), new.weight.to_string(), found);
    changed(What::Kind, &new.id, &new.name, word(&old.answer), word(&new.answer), found);
    let several = |p: &Parameter| p.several.as_ref().map_or_else(|| "one".to_owned(), word);
    changed(What::Several, &new.id, &new.name, several(old), several(new), found);
    if let (Some(was), Some(is)) = (&old.unit, &new.unit) {
        changed(What::Unit, &new.id, &new.name, was.clone(), is.clone(), found);
    }
    let known = |p: &Parameter| p.known_before_sale.to_string();
    changed(What::Known, &new.id, &new.name, known(old), known(new), found);
    changed(What::FromNeeds, &new.id, &new.name, old.from_needs.to_string(), new.from_needs.to_string(), found);
    for level in &new.levels {
        let mut say = |what, before, after| {
            let mut entry = entry(what, &new.id, &new.name, before, after);
            entry.level.clone_from(&level.id);
            entry.level_name.clone_from(&level.name);
            found.push(entry);
        };
        match old.level(&level.id) {
            None => say(What::Level, None, Some(level.fit.to_string())),
            Some(was) => {
                if was.fit != level.fit {
                    say(What::Fit, Some(was.fit.to_string()), Some(level.fit.to_string()));
                }
                if (was.from, was.to) != (level.from, level.to) {
                    say(What::Limits, Some(limits(was)), Some(limits(level)));
                }
                if was.name != level.name {
                    say(What::Wording, Some(was.name.clone()), Some(level.name.clone()));
                }
                if was.aliases != level.aliases {
                    let text = |aliases: &[String]| (!aliases.is_empty()).then(|| aliases.join(", "));
                    say(What::Aliases, text(&was.aliases), text(&level.aliases));
                }
            }
        }
    }
    for level in old.levels.iter().filter(|l| new.level(&l.id).is_none()) {
        let mut entry = entry(What::Level, &new.id, &new.name, Some(level.fit.to_string()), None);
        entry.level.clone_from(&level.id);
        entry.level_name.clone_from(&level.name);
        found.push(entry);
    }
    let levels = |p: &Parameter| -> Vec<String> { p.levels.iter().map(|l| l.id.clone()).collect() };
    let named = |id: &str| new.level(id).map(|l| l.name.clone()).unwrap_or_default();
    for step in moved(&levels(old), &levels(new)) {
        let (was, is) = (named(&step.was_after), named(&step.is_after));
        let mut entry = entry(What::LevelOrder, &new.id, &new.name, Some(was), Some(is));
        entry.level_name = named(&step.id);
        entry.level = step.id;
        found.push(entry);
    }
    if old.typical != new.typical {
        let text = |t: Option<u8>| t.map(|t| t.to_string());
        found.push(entry(What::Typical, &new.id, &new.name, text(old.typical), text(new.typical)));
    }
    changed(What::Wording, &new.id, &new.name, old.name.clone(), new.name.clone(), found);
    changed(What::Wording, &new.id, &new.name, old.why.clone(), new.why.clone(), found);
    let texts = |p: &Parameter| {
        let said = |q: &crate::profile::Question| {
            [&q.text, &q.ask, &q.when].into_iter().filter(|w| !w.is_empty()).cloned().collect::<Vec<_>>().join(", ")
        };
        p.questions.iter().map(said).collect::<Vec<_>>().join(" / ")
    };
    changed(What::Wording, &new.id, &new.name, texts(old), texts(new), found);
}

fn limits(level: &crate::profile::Level) -> String {
    let end = |n: Option<crate::number::Number>| n.map_or_else(|| "…".to_owned(), |n| n.to_string());
    format!("{}-{}", end(level.from), end(level.to))
}

fn must_haves(before: &Profile, after: &Profile, found: &mut Vec<Difference>) {
    let text = |profile: &Profile, m: &crate::profile::MustHave| {
        let parameter = profile.parameter(&m.parameter);
        let levels: Vec<&str> =
            m.levels.iter().map(|l| parameter.and_then(|p| p.level(l)).map_or(l.as_str(), |l| l.name.as_str())).collect();
        let tier = profile.tiers.iter().find(|t| t.id == m.at_most).map_or(m.at_most.as_str(), |t| t.name.as_str());
        format!("{}: {} → ≤ {tier}", parameter.map_or(m.parameter.as_str(), |p| p.name.as_str()), levels.join(" / "))
    };
    for new in &after.must_haves {
        match before.must_haves.iter().find(|m| m.id == new.id) {
            None => found.push(entry(What::MustHave, &new.id, "", None, Some(text(after, new)))),
            Some(old) => {
                changed(What::MustHave, &new.id, "", text(before, old), text(after, new), found);
                if old.why != new.why {
                    let name = after.parameter(&new.parameter).map_or(new.parameter.as_str(), |p| p.name.as_str());
                    let said = |why: &String| (!why.is_empty()).then(|| why.clone());
                    found.push(entry(What::MustHaveWhy, &new.id, name, said(&old.why), said(&new.why)));
                }
            }
        }
    }
    for old in before.must_haves.iter().filter(|m| after.must_haves.iter().all(|n| n.id != m.id)) {
        found.push(entry(What::MustHave, &old.id, "", Some(text(before, old)), None));
    }
}
