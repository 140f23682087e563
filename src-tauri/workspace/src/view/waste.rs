//! The waste audit (L4): what demos, POCs and rescues were spent on, and on whom. Nothing is estimated: activities are counted, their
//! hours added, and each number names its accounts.

use std::collections::{BTreeMap, HashMap, HashSet};

use lanewise_method::gate::{GateFacts, verdict};
use lanewise_method::profile::Tier;
use lanewise_method::slide::SlideState;
use lanewise_method::{Number, Outcome, Profile, Slide, Stage};
use serde::Serialize;
use specta::Type;

use super::activities::is_planned;
use super::slides::rule;
use super::waivers::{day_of, gate_activity};
use super::{Brief, Fact, briefs, facts, is_open};
use crate::activity::{Activity, ActivityKind};
use crate::error::WorkspaceError;
use crate::file::Workspace;
use crate::scoring::{Scoring, Verdict, admits};
use crate::setting::HourCost;
use crate::signal::SignalKind;
use crate::slide::KeptSlide;
use crate::time::{Time, today};
use crate::waiver::Waiver;

/// The outcome of customers who never bought more; the team may have taken it out of its list.
const NOT_EXPANDED: &str = "not_expanded";

/// Activities added up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Effort {
    /// How many.
    pub activities: u32,
    /// The accounts, the one with most hours first.
    pub accounts: Vec<u32>,
    /// The hours of those that have any.
    pub hours: Number,
    /// How many have none.
    pub without_hours: u32,
    /// What these hours cost; none while nobody has said what an hour costs.
    pub money: Option<Number>,
}

/// Activities by how their accounts fit. Without a profile only `all` is told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Split {
    /// All of them.
    pub all: Effort,
    /// On accounts in a tier that admits.
    pub fit: Effort,
    /// On accounts in a tier that does not.
    pub poor: Effort,
    /// Tier by tier, best first.
    pub tiers: Vec<Effort>,
}

/// How activities that went to poor fits looked on the day before, by the score that was stored last before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Then {
    /// The account was in a tier that admits then: nobody could have known.
    pub fit: u32,
    /// It was a poor fit then already.
    pub poor: u32,
    /// No score was stored before that day.
    pub unknown: u32,
}

/// One kind of activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct KindSpent {
    /// The kind.
    pub activity: ActivityKind,
    /// What was spent.
    pub split: Split,
    /// What was known of those that went to poor fits.
    pub then: Then,
}

/// How it went with customers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Became {
    /// All of them.
    pub customers: Vec<u32>,
    /// Those who struggle or failed: an outcome that is no success, other than *not expanded*.
    pub struggled: Vec<u32>,
    /// Those who never expanded.
    pub not_expanded: Vec<u32>,
    /// Those whom the team counts as successes.
    pub succeeded: Vec<u32>,
    /// Those whose outcome nobody has set.
    pub unsaid: Vec<u32>,
}

/// Customers who had to be rescued, by a recorded rescue or by the signal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Type)]
pub struct Rescued {
    /// In a tier that admits.
    pub fit: Vec<u32>,
    /// In one that does not.
    pub poor: Vec<u32>,
    /// Where there is no profile.
    pub unscored: Vec<u32>,
    /// Those of them of whom there is only the signal, without a rescue and its hours.
    pub only_noted: Vec<u32>,
}

/// What was spent behind a gate that the account does not pass today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NotReady {
    /// The id of the gate.
    pub gate: String,
    /// Its name in the profile; empty for a published one.
    pub gate_name: String,
    /// What it stands before.
    pub activity: ActivityKind,
    /// On accounts still to be won that do not pass.
    pub spent: Effort,
    /// On all accounts still to be won.
    pub of: Effort,
    /// How many of `spent` are at accounts for which the gate was waived.
    pub waived: u32,
}

/// What went to one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountSpent {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// The id of its outcome.
    pub outcome: Option<String>,
    /// The tier that counts today; none without a profile.
    pub tier: Option<String>,
    /// Whether somebody set it by hand.
    pub by_hand: bool,
    /// Activities and hours by kind, in the order of the kinds.
    pub kinds: Vec<Spent>,
    /// All of them together.
    pub total: Spent,
}

/// Some activities of one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Spent {
    /// How many.
    pub activities: u32,
    /// Their hours.
    pub hours: Number,
    /// How many have none.
    pub without_hours: u32,
}

/// The whole audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct WasteAudit {
    /// The profile that sorts accounts; none: there is none, and nothing is split.
    pub profile: Option<String>,
    /// Its version; none: it is the draft.
    pub version: Option<u32>,
    /// Its tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// Only activities from this day on are counted; empty for all.
    pub since: String,
    /// Demos and POCs together: what is spent to win somebody.
    pub selling: Split,
    /// Kind by kind.
    pub kinds: Vec<KindSpent>,
    /// Customers in a tier that admits.
    pub fit: Became,
    /// Customers in one that does not.
    pub poor: Became,
    /// Whether the team has an outcome for customers who never expanded.
    pub tells_expansion: bool,
    /// Who had to be rescued.
    pub rescued: Rescued,
    /// What was spent behind gates that are not passed.
    pub not_ready: Vec<NotReady>,
    /// How many activities lie in the future; they are not counted.
    pub planned: u32,
    /// How many accounts are sorted by a tier that somebody set.
    pub by_hand: u32,
    /// What an hour costs.
    pub cost: Option<HourCost>,
    /// Every account that some number names.
    pub accounts: Vec<AccountSpent>,
}

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

/// Adds activities up.
#[derive(Default)]
struct Sum {
    activities: u32,
    hours: i64,
    without: u32,
    accounts: HashMap<u32, (i64, u32)>,
}

impl Sum {
    fn add(&mut self, activity: &Activity) {
        let hours = activity.content.hours.map_or(0, Number::millionths);
        self.activities += 1;
        self.hours = self.hours.saturating_add(hours);
        self.without += u32::from(activity.content.hours.is_none());
        let own = self.accounts.entry(activity.account).or_default();
        *own = (own.0.saturating_add(hours), own.1 + 1);
    }

    fn done(self, cost: Option<&HourCost>) -> Effort {
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
struct Parts {
    all: Sum,
    fit: Sum,
    poor: Sum,
    tiers: Vec<Sum>,
}

impl Parts {
    fn new(tiers: usize) -> Self {
        Self { tiers: (0..tiers).map(|_| Sum::default()).collect(), ..Self::default() }
    }

    fn add(&mut self, activity: &Activity, standing: Option<&Standing>) {
        self.all.add(activity);
        let Some(standing) = standing else { return };
        if standing.verdict.admitted { &mut self.fit } else { &mut self.poor }.add(activity);
        if let Some(tier) = self.tiers.get_mut(standing.rank) {
            tier.add(activity);
        }
    }

    fn done(self, cost: Option<&HourCost>) -> Split {
        Split {
            all: self.all.done(cost),
            fit: self.fit.done(cost),
            poor: self.poor.done(cost),
            tiers: self.tiers.into_iter().map(|t| t.done(cost)).collect(),
        }
    }
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

/// Stored scores by account, each with the day it was stored.
struct Trail(HashMap<u32, Vec<(String, bool)>>);

impl Trail {
    fn of(scores: &[ScoreThen]) -> Self {
        let mut trail: HashMap<u32, Vec<(String, bool)>> = HashMap::new();
        for score in scores {
            trail.entry(score.account).or_default().push((day_of(score.at), score.admitted));
        }
        Self(trail)
    }

    /// Whether the tier admitted by the score stored last before the day; of a month or a year: before its first day.
    fn admitted_before(&self, account: u32, day: &str) -> Option<bool> {
        // "2026-05-10" is not before "2026-05", and "2026-04-30" is: the order of the texts is that of the days.
        let before = self.0.get(&account)?.iter().rev().find(|(at, _)| at.as_str() < day);
        before.map(|(_, admitted)| *admitted)
    }
}

fn became(books: Books<'_>, standings: &HashMap<u32, Standing>) -> (Became, Became) {
    let (mut fit, mut poor) = (Became::default(), Became::default());
    for fact in books.facts.iter().filter(|f| f.stage.is_customer()) {
        let Some(standing) = standings.get(&fact.id) else { continue };
        let side = if standing.verdict.admitted { &mut fit } else { &mut poor };
        side.customers.push(fact.id);
        let outcome = fact.outcome.and_then(|id| books.outcomes.iter().find(|o| o.id == id));
        match outcome {
            None => side.unsaid.push(fact.id),
            Some(o) if o.id == NOT_EXPANDED => side.not_expanded.push(fact.id),
            Some(o) if o.success => side.succeeded.push(fact.id),
            Some(_) => side.struggled.push(fact.id),
        }
    }
    (fit, poor)
}

fn rescued(books: Books<'_>, counted: &[&Activity], standings: &HashMap<u32, Standing>) -> Rescued {
    let recorded: HashSet<u32> = counted.iter().filter(|a| a.content.kind == ActivityKind::Rescue).map(|a| a.account).collect();
    let mut found = Rescued::default();
    for fact in books.facts {
        let noted = fact.stage.is_customer() && books.rescues.contains(&fact.id);
        if !recorded.contains(&fact.id) && !noted {
            continue;
        }
        match standings.get(&fact.id) {
            Some(s) if s.verdict.admitted => found.fit.push(fact.id),
            Some(_) => found.poor.push(fact.id),
            None => found.unscored.push(fact.id),
        }
        if !recorded.contains(&fact.id) {
            found.only_noted.push(fact.id);
        }
    }
    found
}

/// What stands behind gates. Only of accounts still to be won: of a customer today's slides say nothing about the day of its demo.
fn not_ready(books: Books<'_>, counted: &[&Activity], standings: &HashMap<u32, Standing>) -> Vec<NotReady> {
    let Some(scoring) = books.scoring else { return Vec::new() };
    let profile = &scoring.profile;
    let slides = slides_by_account(books.slides, profile);
    let by_id: HashMap<u32, &Fact<'_>> = books.facts.iter().map(|f| (f.id, f)).collect();
    let mut found = Vec::new();
    for gate in profile.readiness() {
        // A general demo shows the product to anybody; only what is prepared for one account has to wait for it.
        let Some(kind) = gate_activity(&gate.id).filter(|k| *k != ActivityKind::GeneralDemo) else { continue };
        let waived: HashSet<u32> = books.waivers.iter().filter(|w| w.content.gate == gate.id).map(|w| w.account).collect();
        let (mut spent, mut of, mut excused) = (Sum::default(), Sum::default(), 0);
        let mut passes: HashMap<u32, bool> = HashMap::new();
        for activity in counted.iter().filter(|a| a.content.kind == kind) {
            let (Some(fact), Some(standing)) = (by_id.get(&activity.account), standings.get(&activity.account)) else { continue };
            if !is_open(fact.stage) {
                continue;
            }
            of.add(activity);
            let passed = *passes.entry(fact.id).or_insert_with(|| {
                let own: Vec<(u32, &Slide, &SlideState)> =
                    slides.get(&fact.id).into_iter().flatten().map(|(id, slide, state)| (*id, *slide, state)).collect();
                let (brief, set) = (&standing.brief, standing.verdict.tier.as_str());
                // A tier that somebody set is the tier at each end of the range.
                let tiers =
                    if standing.verdict.by_hand { [set; 3] } else { [brief.tier_low.as_str(), &brief.tier, &brief.tier_high] };
                verdict(profile, &gate, &GateFacts { slides: &own, tiers, checked: &[] }, |id| fact.answers.get(id)).ready
            });
            if !passed {
                spent.add(activity);
                excused += u32::from(waived.contains(&fact.id));
            }
        }
        found.push(NotReady {
            gate: gate.id,
            gate_name: gate.name,
            activity: kind,
            spent: spent.done(books.cost),
            of: of.done(books.cost),
            waived: excused,
        });
    }
    found
}

fn slides_by_account<'a>(slides: &'a [KeptSlide], profile: &Profile) -> HashMap<u32, Vec<(u32, &'a Slide, SlideState)>> {
    let rule = rule(Some(profile));
    let mut of: HashMap<u32, Vec<(u32, &Slide, SlideState)>> = HashMap::new();
    for kept in slides {
        of.entry(kept.account).or_default().push((kept.id, &kept.slide, kept.slide.state(&rule)));
    }
    of
}

/// Every account that some number names.
fn named(counted: &[&Activity], became: [&Became; 2], rescued: &Rescued) -> HashSet<u32> {
    let mut named: HashSet<u32> = counted.iter().map(|a| a.account).collect();
    named.extend(became.iter().flat_map(|b| &b.customers));
    named.extend(&rescued.only_noted);
    named
}

fn accounts(
    books: Books<'_>,
    counted: &[&Activity],
    standings: &HashMap<u32, Standing>,
    named: &HashSet<u32>,
) -> Vec<AccountSpent> {
    let mut spent: BTreeMap<u32, ([Spent; ActivityKind::ALL.len()], Spent)> = BTreeMap::new();
    for activity in counted {
        let (kinds, total) = spent.entry(activity.account).or_default();
        let of_kind = kinds.get_mut(place(activity.content.kind));
        for one in of_kind.into_iter().chain([total]) {
            let hours = activity.content.hours.map_or(0, Number::millionths);
            one.activities += 1;
            one.hours = Number::from_millionths(one.hours.millionths().saturating_add(hours));
            one.without_hours += u32::from(activity.content.hours.is_none());
        }
    }
    books
        .facts
        .iter()
        .filter(|f| named.contains(&f.id))
        .map(|fact| {
            let (kinds, total) = spent.remove(&fact.id).unwrap_or_default();
            let standing = standings.get(&fact.id);
            AccountSpent {
                id: fact.id,
                name: fact.name.to_owned(),
                stage: fact.stage,
                outcome: fact.outcome.map(str::to_owned),
                tier: standing.map(|s| s.verdict.tier.clone()),
                by_hand: standing.is_some_and(|s| s.verdict.by_hand),
                kinds: kinds.into(),
                total,
            }
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
