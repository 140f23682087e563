//! What changed between two versions of a profile (P6).

mod difference;
mod gates;

use difference::{changed, entry, moved, word};

pub use difference::{Difference, What};

use crate::profile::{Parameter, Profile};
use crate::slide::{SlideField, SlidePart, SlideRule};

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
    gates::gates(before, after, &mut found);
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
