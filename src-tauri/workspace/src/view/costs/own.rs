//! What the team's own activities say of hours.

use std::collections::BTreeMap;

use lanewise_method::Number;

use super::{OwnCost, OwnHours};
use crate::activity::{Activity, ActivityKind};
use crate::view::activities::is_planned;

/// What the team's own activities say of the hours.
#[must_use]
pub fn own_hours(activities: &[Activity], day: &str) -> Vec<OwnHours> {
    let hours_of = |kind: ActivityKind| {
        let done = activities.iter().filter(move |a| a.content.kind == kind && !is_planned(&a.content, day));
        done.filter_map(|a| Some((a.account, a.content.hours?.millionths())))
    };
    let single = |kind| hours_of(kind).map(|(_, hours)| hours).collect::<Vec<i64>>();
    let mut rescues: BTreeMap<u32, i64> = BTreeMap::new();
    for (account, hours) in hours_of(ActivityKind::Rescue) {
        *rescues.entry(account).or_default() += hours;
    }
    [
        (OwnCost::Demo, single(ActivityKind::DeepDemo)),
        (OwnCost::Poc, single(ActivityKind::Poc)),
        (OwnCost::Rescue, rescues.into_values().collect()),
    ]
    .into_iter()
    .filter_map(|(of, mut hours)| {
        hours.sort_unstable();
        let (low, high) = (hours.get(hours.len().checked_sub(1)? / 2)?, hours.get(hours.len() / 2)?);
        let middle = low + (high - low) / 2;
        Some(OwnHours { of, hours: Number::from_millionths(middle), from: u32::try_from(hours.len()).unwrap_or(u32::MAX) })
    })
    .collect()
}
