//! Activities added up.

use std::collections::HashMap;

use lanewise_method::Number;

use super::Standing;
use super::told::{Effort, Split};
use crate::activity::Activity;
use crate::setting::HourCost;

/// Adds activities up.
#[derive(Default)]
pub(super) struct Sum {
    activities: u32,
    hours: i64,
    without: u32,
    accounts: HashMap<u32, (i64, u32)>,
}

impl Sum {
    pub(super) fn add(&mut self, activity: &Activity) {
        let hours = activity.content.hours.map_or(0, Number::millionths);
        self.activities += 1;
        self.hours = self.hours.saturating_add(hours);
        self.without += u32::from(activity.content.hours.is_none());
        let own = self.accounts.entry(activity.account).or_default();
        *own = (own.0.saturating_add(hours), own.1 + 1);
    }

    pub(super) fn done(self, cost: Option<&HourCost>) -> Effort {
        let mut accounts: Vec<(u32, (i64, u32))> = self.accounts.into_iter().collect();
        accounts.sort_by(|(a, x), (b, y)| y.cmp(x).then(a.cmp(b)));
        let hours = Number::from_millionths(self.hours);
        Effort {
            activities: self.activities,
            accounts: accounts.into_iter().map(|(id, _)| id).collect(),
            hours,
            without_hours: self.without,
            money: cost.map(|c| c.of(hours)),
        }
    }
}

#[derive(Default)]
pub(super) struct Parts {
    all: Sum,
    fit: Sum,
    poor: Sum,
    tiers: Vec<Sum>,
}

impl Parts {
    pub(super) fn new(tiers: usize) -> Self {
        Self { tiers: (0..tiers).map(|_| Sum::default()).collect(), ..Self::default() }
    }

    pub(super) fn add(&mut self, activity: &Activity, standing: Option<&Standing>) {
        self.all.add(activity);
        let Some(standing) = standing else { return };
        if standing.verdict.admitted { &mut self.fit } else { &mut self.poor }.add(activity);
        if let Some(tier) = self.tiers.get_mut(standing.rank) {
            tier.add(activity);
        }
    }

    pub(super) fn done(self, cost: Option<&HourCost>) -> Split {
        Split {
            all: self.all.done(cost),
            fit: self.fit.done(cost),
            poor: self.poor.done(cost),
            tiers: self.tiers.into_iter().map(|t| t.done(cost)).collect(),
        }
    }
}
