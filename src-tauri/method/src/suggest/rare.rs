//! Levels that hardly anybody has, and the level each could become part of (E3).

use crate::evidence::Sides;
use crate::gate::GateNeed;
use crate::profile::{AnswerKind, Parameter, Profile};

/// Only among so many known customers is a level rare rather than just not met yet.
const LEAST: u32 = 100;
/// Fewer customers than this, and at most one of a hundred, make a level rare. *Ours*.
const FEW: u32 = 5;

/// The rarest level that can be told apart no further, and the one it would join: its neighbour where levels have an order, else the one
/// of the most similar fit. A level that a must-have or a gate looks at stays, as does one that nobody has (it may yet be met).
pub(super) fn rare(profile: &Profile, parameter: &Parameter, levels: &[Sides], known: Sides) -> Option<(usize, usize)> {
    let joinable = matches!(parameter.answer, AnswerKind::Choice | AnswerKind::Ordered) && parameter.levels.len() > 2;
    if !joinable || known.total() < LEAST {
        return None;
    }
    let looked_at = |level: &str| {
        let must = profile.must_haves.iter().any(|m| m.parameter == parameter.id && m.levels.iter().any(|l| l == level));
        let asks = |need: &GateNeed| matches!(need, GateNeed::Answer { parameter: id, levels } if *id == parameter.id && levels.iter().any(|l| l == level));
        must || profile.gates.iter().flatten().any(|gate| gate.needs.iter().any(asks))
    };
    let few = |at: &usize| {
        let count = levels[*at].total();
        (1..FEW).contains(&count) && count * 100 <= known.total() && !looked_at(&parameter.levels[*at].id)
    };
    let level = (0..levels.len()).filter(few).min_by_key(|&at| (levels[at].total(), at))?;
    let fit = |at: usize| parameter.levels[at].fit;
    let near = |at: &usize| if parameter.has_order() { at.abs_diff(level) == 1 } else { *at != level };
    let into = (0..levels.len())
        .filter(near)
        .min_by_key(|&at| (fit(at).abs_diff(fit(level)), std::cmp::Reverse(levels[at].total()), at))?;
    Some((level, into))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::MustHave;

    fn profile() -> Profile {
        let mut profile: Profile = serde_json::from_str(include_str!("../../../../profiles/first-steps.en.json")).unwrap();
        profile.must_haves.clear();
        profile.gates = None;
        profile
    }

    fn counts(levels: &[u32]) -> (Vec<Sides>, Sides) {
        let levels: Vec<Sides> = levels.iter().map(|&n| Sides { success: n, others: 0 }).collect();
        let known = crate::evidence::coded::sum(&levels);
        (levels, known)
    }

    #[test]
    fn the_rarest_joins_its_neighbour() {
        let mut profile = profile();
        let at = profile.parameters.iter().position(|p| p.levels.len() == 4 && p.answer != AnswerKind::Bands).unwrap();
        profile.parameters[at].answer = AnswerKind::Ordered;
        for (level, fit) in profile.parameters[at].levels.iter_mut().zip([100, 60, 50, 0]) {
            level.fit = fit;
        }
        let parameter = profile.parameters[at].clone();
        let (levels, known) = counts(&[200, 2, 300, 4]);
        assert_eq!(rare(&profile, &parameter, &levels, known), Some((1, 2)), "50 lies nearer to 60 than 100");
        let choice = Parameter { answer: AnswerKind::Choice, ..parameter.clone() };
        let (levels, known) = counts(&[200, 150, 300, 3]);
        assert_eq!(rare(&profile, &choice, &levels, known), Some((3, 2)));
        // Nobody has it yet, too few are known, it is not rare enough, a must-have looks at it.
        let none = |levels: &[u32], profile: &Profile| {
            let (levels, known) = counts(levels);
            assert_eq!(rare(profile, &parameter, &levels, known), None, "{levels:?}");
        };
        none(&[200, 0, 300, 40], &profile);
        none(&[20, 2, 30, 40], &profile);
        none(&[60, 4, 70, 90], &profile);
        profile.must_haves.push(MustHave {
            id: "m".into(),
            parameter: parameter.id.clone(),
            levels: vec![parameter.levels[1].id.clone()],
            at_most: profile.tiers[1].id.clone(),
            why: String::new(),
        });
        none(&[200, 2, 300, 40], &profile);
    }
}
