//! Editing gates, and keeping them whole while the rest of the profile is edited. No gate asks for less because of an edit elsewhere,
//! unless what it asked for is gone.

use crate::gate::{Gate, GateNeed};
use crate::profile::{Profile, Tier};

/// Replaces the gates; `None` takes the default ones. Texts are kept without blanks around them, and a need that is there twice once.
pub fn put_gates(profile: &mut Profile, gates: Option<Vec<Gate>>) {
    profile.gates = gates.map(|gates| gates.into_iter().map(tidied).collect());
}

fn tidied(mut gate: Gate) -> Gate {
    gate.name = gate.name.trim().to_owned();
    for item in &mut gate.checklist {
        item.text = item.text.trim().to_owned();
    }
    once(&mut gate.needs);
    gate
}

/// Each need once.
fn once(needs: &mut Vec<GateNeed>) {
    let mut kept: Vec<GateNeed> = Vec::with_capacity(needs.len());
    for need in needs.drain(..) {
        if !kept.contains(&need) {
            kept.push(need);
        }
    }
    *needs = kept;
}

fn all_needs(gates: &mut Option<Vec<Gate>>) -> impl Iterator<Item = &mut Vec<GateNeed>> {
    gates.iter_mut().flatten().map(|g| &mut g.needs)
}

/// What gates need of a parameter is needed of another from now on, with the levels that `of` gives for its own. Where none of the
/// levels is left, the need goes; one that takes any level stays so.
pub(crate) fn relevel_gates(gates: &mut Option<Vec<Gate>>, was: &str, is: &str, of: impl Fn(&str) -> Option<String>) {
    for needs in all_needs(gates) {
        needs.retain_mut(|need| {
            let GateNeed::Answer { parameter, levels } = need else { return true };
            if parameter != was {
                return true;
            }
            is.clone_into(parameter);
            let any = levels.is_empty();
            let mut kept: Vec<String> = Vec::new();
            for level in levels.iter().filter_map(|l| of(l)) {
                if !kept.contains(&level) {
                    kept.push(level);
                }
            }
            *levels = kept;
            any || !levels.is_empty()
        });
        once(needs);
    }
}

/// No gate needs anything of this parameter any more.
pub(crate) fn forget_in_gates(gates: &mut Option<Vec<Gate>>, id: &str) {
    for needs in all_needs(gates) {
        needs.retain(|need| !matches!(need, GateNeed::Answer { parameter, .. } if parameter == id));
    }
}

/// A gate that asks for a tier that is gone asks for the next better one that is still there, or else for the best.
pub(crate) fn retier_gates(gates: &mut Option<Vec<Gate>>, before: &[Tier], after: &[Tier]) {
    let there = |id: &str| after.iter().any(|t| t.id == id);
    let Some(best) = after.first() else { return };
    for needs in all_needs(gates) {
        for need in needs.iter_mut() {
            let GateNeed::Tier { at_least, .. } = need else { continue };
            if !there(at_least) {
                let at = before.iter().position(|t| t.id == *at_least).unwrap_or(0);
                let heir = before[..at.min(before.len())].iter().rev().find(|t| there(&t.id)).unwrap_or(best);
                at_least.clone_from(&heir.id);
            }
        }
        once(needs);
    }
}
