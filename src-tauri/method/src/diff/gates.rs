//! What changed in the gates between two versions of a profile (P6).

use super::difference::{Difference, What, changed, entry, moved, word};
use crate::gate::{Gate, GateNeed};
use crate::profile::Profile;

/// The differences of the gates. Default gates follow from the rest of a profile: where both have them, there is nothing to tell.
pub(super) fn gates(before: &Profile, after: &Profile, found: &mut Vec<Difference>) {
    if before.gates.is_none() && after.gates.is_none() {
        return;
    }
    let (old, new) = (before.readiness(), after.readiness());
    for gate in &new {
        match old.iter().find(|g| g.id == gate.id) {
            None => found.push(entry(What::Gate, &gate.id, &gate.name, None, Some(String::new()))),
            Some(was) => one((before, was), (after, gate), found),
        }
    }
    for gate in old.iter().filter(|g| new.iter().all(|n| n.id != g.id)) {
        found.push(entry(What::Gate, &gate.id, &gate.name, Some(String::new()), None));
    }
    let ids = |gates: &[Gate]| -> Vec<String> { gates.iter().map(|g| g.id.clone()).collect() };
    for step in moved(&ids(&old), &ids(&new)) {
        let name = new.iter().find(|g| g.id == step.id).map(|g| g.name.clone()).unwrap_or_default();
        // By its own name, or by its id where it is a published one.
        let after = |id: String| new.iter().find(|g| g.id == id && !g.name.is_empty()).map_or(id, |g| g.name.clone());
        found.push(entry(What::GateOrder, &step.id, &name, Some(after(step.was_after)), Some(after(step.is_after))));
    }
}

/// A need, or an item of the checklist, as it is told.
#[derive(PartialEq, Eq)]
struct Told {
    what: What,
    level: String,
    level_name: String,
    value: String,
}

fn told(profile: &Profile, gate: &Gate) -> Vec<Told> {
    let plain = |what, value| Told { what, level: String::new(), level_name: String::new(), value };
    let need = |need: &GateNeed| match need {
        GateNeed::Slides { at_least, of } => plain(What::GateSlides, format!("{} {}", word(of), word(at_least))),
        GateNeed::ValueEvent => plain(What::GateEvent, "yes".into()),
        GateNeed::Answer { parameter: id, levels } => {
            let parameter = profile.parameter(id);
            let name = |l: &String| parameter.and_then(|p| p.level(l)).map_or_else(|| l.clone(), |l| l.name.clone());
            Told {
                what: What::GateAnswer,
                level: id.clone(),
                level_name: parameter.map_or_else(|| id.clone(), |p| p.name.clone()),
                value: levels.iter().map(name).collect::<Vec<_>>().join(" / "),
            }
        }
        GateNeed::Tier { at_least, at } => {
            let name = profile.tiers.iter().find(|t| t.id == *at_least).map_or(at_least.as_str(), |t| t.name.as_str());
            plain(What::GateTier, format!("{} {name}", word(at)))
        }
    };
    let item = gate.checklist.iter().map(|i| Told {
        what: What::GateCheck,
        level: i.id.clone(),
        level_name: i.text.clone(),
        value: i.text.clone(),
    });
    gate.needs.iter().map(need).chain(item).collect()
}

fn one((before, was): (&Profile, &Gate), (after, is): (&Profile, &Gate), found: &mut Vec<Difference>) {
    let (mut old, mut new) = (told(before, was), told(after, is));
    // What stayed is not told.
    new.retain(|n| match old.iter().position(|o| o == n) {
        Some(at) => {
            old.remove(at);
            false
        }
        None => true,
    });
    for now in new {
        let pair = old.iter().position(|o| (o.what, &o.level) == (now.what, &now.level)).map(|at| old.remove(at));
        let mut told = entry(now.what, &is.id, &is.name, pair.map(|p| p.value), Some(now.value));
        (told.level, told.level_name) = (now.level, now.level_name);
        found.push(told);
    }
    for gone in old {
        let mut told = entry(gone.what, &is.id, &is.name, Some(gone.value), None);
        (told.level, told.level_name) = (gone.level, gone.level_name);
        found.push(told);
    }
    let open = |g: &Gate| g.open_at_once.map(|n| n.to_string());
    if open(was) != open(is) {
        found.push(entry(What::GateOpen, &is.id, &is.name, open(was), open(is)));
    }
    changed(What::Wording, &is.id, &is.name, was.name.clone(), is.name.clone(), found);
}
