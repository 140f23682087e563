//! What was known of an account on the day before.

use std::collections::HashMap;

use super::super::waivers::day_of;
use crate::store::time::Time;

/// A score that was stored once: when, by which version, and the tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreThen {
    /// The account.
    pub account: u32,
    /// When.
    pub at: Time,
    /// Whether the tier admitted by that version.
    pub admitted: bool,
}

/// Stored scores by account, each with the day it was stored.
pub(super) struct Trail(HashMap<u32, Vec<(String, bool)>>);

impl Trail {
    pub(super) fn of(scores: &[ScoreThen]) -> Self {
        let mut trail: HashMap<u32, Vec<(String, bool)>> = HashMap::new();
        for score in scores {
            trail.entry(score.account).or_default().push((day_of(score.at), score.admitted));
        }
        Self(trail)
    }

    /// Whether the tier admitted by the score stored last before the day; of a month or a year: before its first day.
    pub(super) fn admitted_before(&self, account: u32, day: &str) -> Option<bool> {
        // "2026-05-10" is not before "2026-05", and "2026-04-30" is: the order of the texts is that of the days.
        let before = self.0.get(&account)?.iter().rev().find(|(at, _)| at.as_str() < day);
        before.map(|(_, admitted)| *admitted)
    }
}
