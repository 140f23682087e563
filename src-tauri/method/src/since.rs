//! What changed between two scores of one account: parameter by parameter, out of the explanations that were stored with them (S5).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::score::{Part, Scored};

/// What a later score changed. Points and scores in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Since {
    /// The likely score, after less before.
    pub likely: i32,
    /// The parameters that give something else, are answered otherwise, came or went; the largest difference first.
    pub parts: Vec<PartSince>,
    /// How many are as they were.
    pub same: u32,
}

/// One parameter before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct PartSince {
    /// The parameter's id.
    pub parameter: String,
    /// Its name, the later one.
    pub name: String,
    /// As it was; none: the profile did not have it.
    pub before: Option<Part>,
    /// As it became; none: the profile no longer has it.
    pub after: Option<Part>,
    /// Its likely points, after less before.
    pub likely: i32,
}

fn less(after: u32, before: u32) -> i32 {
    i32::try_from(i64::from(after) - i64::from(before)).unwrap_or(0)
}

/// Compares two explanations; the differences of the parts sum to the difference of the scores.
#[must_use]
pub fn since(before: &Scored, after: &Scored) -> Since {
    let was = |id: &str| before.parts.iter().find(|p| p.parameter == id);
    let is = |id: &str| after.parts.iter().any(|p| p.parameter == id);
    let mut parts: Vec<PartSince> = after
        .parts
        .iter()
        .map(|part| (was(&part.parameter), Some(part)))
        .chain(before.parts.iter().filter(|p| !is(&p.parameter)).map(|part| (Some(part), None)))
        .filter_map(|(before, after)| {
            let named = after.or(before)?;
            Some(PartSince {
                parameter: named.parameter.clone(),
                name: named.name.clone(),
                before: before.cloned(),
                after: after.cloned(),
                likely: less(after.map_or(0, |p| p.likely), before.map_or(0, |p| p.likely)),
            })
        })
        .collect();
    let all = parts.len();
    parts.retain(|p| match (&p.before, &p.after) {
        (Some(b), Some(a)) => (b.low, b.likely, b.high, b.state, &b.answer) != (a.low, a.likely, a.high, a.state, &a.answer),
        _ => true,
    });
    parts.sort_by_key(|p| std::cmp::Reverse(p.likely.unsigned_abs()));
    let same = u32::try_from(all - parts.len()).unwrap_or(u32::MAX);
    Since { likely: less(after.likely, before.likely), parts, same }
}
