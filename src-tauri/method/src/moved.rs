//! What moved between two explanations of the same account: the parts that made the difference, in the order of how much.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::State;
use crate::score::{Part, Scored};

/// What one parameter gave before and gives now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct MovedPart {
    /// The parameter's id.
    pub parameter: String,
    /// Its name, as it is now if it still is there.
    pub name: String,
    /// What it was; none: the profile did not have it.
    pub before: Option<PartThen>,
    /// What it is; none: the profile does not have it any more.
    pub after: Option<PartThen>,
    /// By how much the likely score rose with it, in thousandths of a point.
    pub rose: i32,
}

/// A part as it was at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct PartThen {
    /// Why it counted so.
    pub state: State,
    /// The names of the levels answered, or the text that no level covers.
    pub answer: Vec<String>,
    /// Its weight in thousandths.
    pub weight: u16,
    /// Its points, in thousandths.
    pub likely: u32,
}

impl PartThen {
    fn of(part: &Part) -> Self {
        Self { state: part.state, answer: part.answer.clone(), weight: part.weight, likely: part.likely }
    }
}

/// The parameters whose points are not what they were, the one that raised the score most first. Their `rose` sum to the difference
/// of the two likely scores.
#[must_use]
pub fn moved(before: &Scored, after: &Scored) -> Vec<MovedPart> {
    let points = |part: Option<&Part>| part.map_or(0, |p| i32::try_from(p.likely).unwrap_or(i32::MAX));
    let pair = |was: Option<&Part>, is: Option<&Part>| -> Option<MovedPart> {
        let rose = points(is) - points(was);
        let named = is.or(was)?;
        (rose != 0).then(|| MovedPart {
            parameter: named.parameter.clone(),
            name: named.name.clone(),
            before: was.map(PartThen::of),
            after: is.map(PartThen::of),
            rose,
        })
    };
    let find = |scored: &'_ Scored, id: &str| scored.parts.iter().position(|p| p.parameter == id);
    let stayed = after.parts.iter().filter_map(|is| pair(find(before, &is.parameter).map(|at| &before.parts[at]), Some(is)));
    let went = before.parts.iter().filter(|was| find(after, &was.parameter).is_none()).filter_map(|was| pair(Some(was), None));
    let mut moved: Vec<MovedPart> = stayed.chain(went).collect();
    moved.sort_by_key(|m| std::cmp::Reverse(m.rose));
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(id: &str, weight: u16, fit: u8, answer: &str) -> Part {
        let likely = u32::from(weight) * u32::from(fit);
        Part {
            parameter: id.into(),
            name: id.to_uppercase(),
            weight,
            state: if answer.is_empty() { State::Unknown } else { State::Known },
            answer: if answer.is_empty() { Vec::new() } else { vec![answer.into()] },
            fit_low: fit,
            fit_likely: fit,
            fit_high: fit,
            low: likely,
            likely,
            high: likely,
            best: u32::from(weight) * 100,
            lost: 0,
            typical: false,
        }
    }

    fn scored(parts: Vec<Part>) -> Scored {
        let likely = parts.iter().map(|p| p.likely).sum();
        Scored {
            low: likely,
            likely,
            high: likely,
            tier_low: String::new(),
            tier: String::new(),
            tier_high: String::new(),
            settled: true,
            unknown: 0,
            capped_by: Vec::new(),
            not_verified: Vec::new(),
            deciding: Vec::new(),
            parts,
        }
    }

    #[test]
    fn what_raised_the_score_comes_first_and_the_rest_sums_up() {
        let before = scored(vec![part("lane", 500, 20, "Core"), part("size", 300, 50, ""), part("old", 200, 80, "yes")]);
        let after = scored(vec![part("lane", 400, 20, "Core"), part("size", 400, 100, "Mid"), part("new", 200, 50, "")]);
        let moved = moved(&before, &after);
        let told: Vec<(&str, i32)> = moved.iter().map(|m| (m.parameter.as_str(), m.rose)).collect();
        assert_eq!(told, [("size", 25_000), ("new", 10_000), ("lane", -2_000), ("old", -16_000)]);
        assert_eq!(
            moved.iter().map(|m| m.rose).sum::<i32>(),
            i32::try_from(after.likely).unwrap() - i32::try_from(before.likely).unwrap()
        );
        assert_eq!(moved[0].before.as_ref().unwrap().answer, Vec::<String>::new());
        assert_eq!(moved[0].after.as_ref().unwrap().answer, ["Mid"]);
        assert!(moved[1].before.is_none() && moved[3].after.is_none());
        assert!(super::moved(&after, &after).is_empty());
    }
}
