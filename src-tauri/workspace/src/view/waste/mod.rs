//! The waste audit (L4): what demos, POCs and rescues were spent on, and on whom. Nothing is estimated: activities are counted, their
//! hours added, and each number names its accounts.

mod questions;
mod sums;
mod then;
mod told;

use std::collections::{HashMap, HashSet};

use lanewise_method::{Outcome, Profile};

pub use then::ScoreThen;
pub use told::{AccountSpent, Became, Effort, KindSpent, NotReady, Rescued, Spent, Split, Then, WasteAudit};

use super::activities::is_planned;
use super::{Brief, Fact, briefs, facts};
use crate::activity::{Activity, ActivityKind};
use crate::scoring::{Scoring, Verdict, admits};
use crate::setting::HourCost;
use crate::signal::SignalKind;
use crate::slide::KeptSlide;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::today;
use crate::waiver::Waiver;
use questions::{accounts, became, named, not_ready, rescued};
use sums::Parts;
use then::Trail;

/// The outcome of customers who never bought more; the team may have taken it out of its list.
const NOT_EXPANDED: &str = "not_expanded";

/// What the audit looks at.
#[derive(Debug, Clone, Copy)]
pub struct Books<'a> {
    /// The accounts.
    pub facts: &'a [Fact<'a>],
    /// What sorts them.
    pub scoring: Option<&'a Scoring>,
    /// The team's outcomes.
    pub outcomes: &'a [Outcome],
    /// All activities.
    pub activities: &'a [Activity],
    /// All slides.
    pub slides: &'a [KeptSlide],
    /// All waivers.
    pub waivers: &'a [Waiver],
    /// Customers with the signal of a rescue.
    pub rescues: &'a HashSet<u32>,
    /// Stored scores, account by account, the oldest first.
    pub scores: &'a [ScoreThen],
    /// What an hour costs.
    pub cost: Option<&'a HourCost>,
    /// Only activities from this day on; empty for all.
    pub since: &'a str,
    /// The day.
    pub today: jiff::civil::Date,
}

/// How an account stands today.
struct Standing {
    verdict: Verdict,
    rank: usize,
    brief: Brief,
}

/// Whether a day that may be known only by its month or year can lie on `since` or later.
fn from_on(day: &str, since: &str) -> bool {
    since.get(..day.len()).is_none_or(|begin| day >= begin)
}

/// Which kind comes where.
fn place(kind: ActivityKind) -> usize {
    ActivityKind::ALL.iter().position(|k| *k == kind).unwrap_or(0)
}

/// Counts it all.
#[must_use]
pub fn audit(books: Books<'_>) -> WasteAudit {
    let day = books.today.to_string();
    let standings = standings(books);
    let tiers = books.scoring.map(|s| s.profile.tiers.clone()).unwrap_or_default();
    let (planned, counted): (Vec<&Activity>, Vec<&Activity>) =
        books.activities.iter().filter(|a| from_on(&a.content.day, books.since)).partition(|a| is_planned(&a.content, &day));
    let mut selling = Parts::new(tiers.len());
    let mut kinds: Vec<(Parts, Then)> = ActivityKind::ALL.iter().map(|_| (Parts::new(tiers.len()), Then::default())).collect();
    let trail = Trail::of(books.scores);
    for activity in &counted {
        let standing = standings.get(&activity.account);
        if activity.content.kind != ActivityKind::Rescue {
            selling.add(activity, standing);
        }
        if let Some((parts, then)) = kinds.get_mut(place(activity.content.kind)) {
            parts.add(activity, standing);
            if standing.is_some_and(|s| !s.verdict.admitted) {
                match trail.admitted_before(activity.account, &activity.content.day) {
                    Some(true) => then.fit += 1,
                    Some(false) => then.poor += 1,
                    None => then.unknown += 1,
                }
            }
        }
    }
    let (fit, poor) = became(books, &standings);
    let rescued = rescued(books, &counted, &standings);
    let not_ready = not_ready(books, &counted, &standings);
    let named = named(&counted, [&fit, &poor], &rescued);
    let accounts = accounts(books, &counted, &standings, &named);
    WasteAudit {
        profile: books.scoring.map(|s| s.profile.name.clone()),
        version: books.scoring.and_then(|s| s.version),
        admitting: books.scoring.map_or(0, |s| u32::try_from(s.profile.admitting()).unwrap_or(u32::MAX)),
        tiers,
        since: books.since.to_owned(),
        selling: selling.done(books.cost),
        kinds: ActivityKind::ALL
            .into_iter()
            .zip(kinds)
            .map(|(activity, (parts, then))| KindSpent { activity, split: parts.done(books.cost), then })
            .collect(),
        fit,
        poor,
        tells_expansion: books.outcomes.iter().any(|o| o.id == NOT_EXPANDED),
        rescued,
        not_ready,
        planned: u32::try_from(planned.len()).unwrap_or(u32::MAX),
        by_hand: u32::try_from(accounts.iter().filter(|a| a.by_hand).count()).unwrap_or(u32::MAX),
        cost: books.cost.cloned(),
        accounts,
    }
}

fn standings(books: Books<'_>) -> HashMap<u32, Standing> {
    let Some(scoring) = books.scoring else { return HashMap::new() };
    let briefs = briefs(&scoring.profile, books.facts);
    books
        .facts
        .iter()
        .zip(briefs)
        .map(|(fact, brief)| {
            let verdict = scoring.verdict(&brief, fact.by_hand(books.today));
            let rank = scoring.profile.tier_index(&verdict.tier).unwrap_or(0);
            (fact.id, Standing { verdict, rank, brief })
        })
        .collect()
}

impl Workspace {
    /// The waste audit as of today; `since` counts only what was done from that day on, and is empty for all.
    ///
    /// # Errors
    /// What the disk says.
    pub fn waste(&self, since: &str) -> Result<WasteAudit, WorkspaceError> {
        let (book, scoring, outcomes, cost) = (self.book()?, self.scoring()?, self.outcomes()?, self.hour_cost()?);
        let (activities, slides, waivers) = (self.activities()?, self.slides()?, self.waivers()?);
        let rescues: HashSet<u32> =
            self.signals()?.iter().filter(|s| s.kind == SignalKind::SupportRescue).map(|s| s.account).collect();
        let scores = self.tiers_then(&activities)?;
        Ok(audit(Books {
            facts: &facts(&book),
            scoring: scoring.as_ref(),
            outcomes: &outcomes,
            activities: &activities,
            slides: &slides,
            waivers: &waivers,
            rescues: &rescues,
            scores: &scores,
            cost: cost.as_ref(),
            since,
            today: today(),
        }))
    }

    /// The stored scores of accounts with activities, account by account, the oldest first.
    fn tiers_then(&self, activities: &[Activity]) -> Result<Vec<ScoreThen>, WorkspaceError> {
        let wanted: HashSet<u32> = activities.iter().map(|a| a.account).collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut profiles: HashMap<u32, Profile> = HashMap::new();
        for info in self.versions()? {
            profiles.insert(info.number, self.version(info.number)?.profile);
        }
        let mut found = Vec::new();
        for (account, version, at, tier) in self.tier_trail()? {
            if let Some(profile) = profiles.get(&version).filter(|_| wanted.contains(&account)) {
                found.push(ScoreThen { account, at, admitted: admits(profile, &tier) });
            }
        }
        Ok(found)
    }
}
