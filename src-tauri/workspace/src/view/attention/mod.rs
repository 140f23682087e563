//! What needs attention, each with the first few it concerns, so that the cure is one step away. The limits are *ours*.

mod shown;

pub use shown::{Attention, Contradicted, Ending, EventTold, Named, RanOut, Uncovered, WaitingFile};

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use lanewise_method::diff::{What, diff};
use lanewise_method::settle::settling;
use lanewise_method::slide::{EventState, ValueEvent};
use lanewise_method::{Outcome, Profile};

use super::home::OneAnswer;
use super::waivers::{WaiverSeen, WaiverState};
use super::{Fact, briefs, facts, is_open, read, reference};
use crate::book::{Book, Entry};
use crate::fit::FitNow;
use crate::signal::{Signal, contradiction};
use crate::slide::KeptSlide;
use crate::store::time::{Time, today};
use crate::{Workspace, WorkspaceError};

/// How many are named; the others are counted.
const NAMED: usize = 3;

/// A tier set by hand is told of so many days before it ends and after.
const OVERRIDE_DAYS: i32 = 14;

/// A draft that was changed longer ago than this wants to be published, or thrown away.
const DRAFT_DAYS: i64 = 7;

/// Customers whose score lies this near to a threshold speak about it, in thousandths of a point.
const NEAR: u32 = 5_000;

/// Fewer than this say too little.
const FEW: usize = 3;

/// Below so many customers with an outcome all thresholds have little evidence; saying so of each would be noise.
const ENOUGH: usize = 10;

/// From so many customers with an outcome on, all alike is no accident.
const SIDED: usize = 5;

/// What attention is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The accounts.
    pub book: &'a Book,
    /// The profile that scores.
    pub profile: Option<&'a Profile>,
    /// The team's outcomes.
    pub outcomes: &'a [Outcome],
    /// All outcome signals.
    pub signals: &'a [Signal],
    /// All waivers, those that ran out first.
    pub waivers: &'a [WaiverSeen],
    /// All Situation Slides.
    pub slides: &'a [KeptSlide],
    /// Rows that wait, by file.
    pub waiting: &'a [(String, u32)],
    /// Accounts that were put aside and fit now.
    pub fit: &'a [FitNow],
    /// Since when the draft differs from what scores, and whether nothing was ever published.
    pub draft: Option<(Time, bool)>,
    /// The day.
    pub today: Date,
    /// The moment.
    pub now: Time,
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn named(entry: &Entry) -> Named {
    Named { id: entry.account.id, name: entry.account.name.clone(), stage: entry.account.stage }
}

/// What needs attention, in the order in which it is best looked at: what would be lost first, then what misleads, then what is open.
#[must_use]
pub fn attention(situation: Situation<'_>) -> Vec<Attention> {
    let facts = facts(situation.book);
    let mut found = Vec::new();
    found.extend(rejected(situation.waiting));
    found.extend(overrides(situation.book, situation.today));
    found.extend(waivers(situation.waivers));
    found.extend(contradictions(situation));
    found.extend(events(situation));
    found.extend(became_fit(situation.fit));
    if let Some(profile) = situation.profile {
        found.extend(one_answer(profile, situation, &facts));
        found.extend(not_covered(profile, situation.book));
    }
    found.extend(outcomes(situation, &facts));
    if let Some(profile) = situation.profile {
        found.extend(thin_thresholds(profile, &facts));
    }
    found.extend(draft(situation));
    found
}

fn rejected(waiting: &[(String, u32)]) -> Option<Attention> {
    let count = waiting.iter().map(|(_, n)| n).sum();
    let files = waiting.iter().take(NAMED).map(|(file, rows)| WaitingFile { file: file.clone(), rows: *rows }).collect();
    (count > 0).then_some(Attention::Rejected { count, files })
}

fn overrides(book: &Book, today: Date) -> Option<Attention> {
    let soon = today.saturating_add(OVERRIDE_DAYS.days());
    let lately = today.saturating_sub(OVERRIDE_DAYS.days());
    let mut ending: Vec<(Date, Ending)> = Vec::new();
    for entry in book.entries() {
        // The one that counts; where none does, the one that counted last.
        let last = entry.override_on(today).or_else(|| entry.overrides.iter().max_by(|a, b| a.expires.cmp(&b.expires)));
        let Some((set, day)) = last.and_then(|o| Some((o, o.expires.parse::<Date>().ok()?))) else { continue };
        if (lately..=soon).contains(&day) {
            let (tier, expires, over) = (set.tier.clone(), set.expires.clone(), day < today);
            ending.push((day, Ending { account: named(entry), tier, expires, over }));
        }
    }
    ending.sort_by_key(|(day, one)| (*day, one.account.id));
    let count = number(ending.len());
    let named = ending.into_iter().take(NAMED).map(|(_, e)| e).collect();
    (count > 0).then_some(Attention::Overrides { count, named })
}

fn waivers(all: &[WaiverSeen]) -> Option<Attention> {
    let over = || all.iter().filter(|w| w.state == WaiverState::RanOut);
    let count = number(over().count());
    let named = over().take(NAMED).map(|w| RanOut {
        account: Named { id: w.waiver.account, name: w.account_name.clone(), stage: w.stage },
        gate: w.waiver.content.gate.clone(),
        gate_name: w.gate_name.clone(),
        until: w.waiver.content.until.clone(),
    });
    (count > 0).then(|| Attention::Waivers { count, named: named.collect() })
}

fn contradictions(situation: Situation<'_>) -> Option<Attention> {
    let mut found = Vec::new();
    for own in situation.signals.chunk_by(|a, b| a.account == b.account) {
        let entry = own.first().and_then(|s| situation.book.entry(s.account)).filter(|e| e.account.stage.is_customer());
        let Some(entry) = entry else { continue };
        let outcome = situation.outcomes.iter().find(|o| Some(&o.id) == entry.account.outcome.as_ref());
        if let Some(contradiction) = contradiction(outcome, own) {
            found.push(Contradicted { account: named(entry), contradiction });
        }
    }
    let count = number(found.len());
    found.truncate(NAMED);
    (count > 0).then_some(Attention::Contradictions { count, named: found })
}

/// Whether a planned event should have come true by now: the whole of its day, month or year is over.
#[must_use]
pub fn is_overdue(event: &ValueEvent, today: Date) -> bool {
    let today = today.to_string();
    event.state == EventState::Planned
        && !event.due.is_empty()
        && today.get(..event.due.len()).is_some_and(|now| event.due.as_str() < now)
}

fn events(situation: Situation<'_>) -> Vec<Attention> {
    let (mut overdue, mut missed) = (Vec::new(), Vec::new());
    for kept in situation.slides {
        let entry = situation.book.entry(kept.account).filter(|e| e.account.stage.is_customer());
        let Some(entry) = entry else { continue };
        let outcome = situation.outcomes.iter().find(|o| Some(&o.id) == entry.account.outcome.as_ref());
        for event in &kept.slide.events {
            let told = || EventTold {
                account: named(entry),
                person: kept.slide.person.clone(),
                what: event.what.clone(),
                due: event.due.clone(),
                settled: event.settled.clone(),
            };
            if is_overdue(event, situation.today) {
                overdue.push(told());
            } else if event.state == EventState::Missed && outcome.is_none_or(|o| o.success) {
                missed.push(told());
            }
        }
    }
    overdue.sort_by(|a, b| a.due.cmp(&b.due).then(a.account.id.cmp(&b.account.id)));
    missed.sort_by(|a, b| b.settled.cmp(&a.settled).then(a.account.id.cmp(&b.account.id)));
    let counted = |mut all: Vec<EventTold>, made: fn(u32, Vec<EventTold>) -> Attention| {
        let count = number(all.len());
        all.truncate(NAMED);
        (count > 0).then(|| made(count, all))
    };
    let overdue = counted(overdue, |count, named| Attention::OverdueEvents { count, named });
    let missed = counted(missed, |count, named| Attention::MissedEvents { count, named });
    overdue.into_iter().chain(missed).collect()
}

fn became_fit(fit: &[FitNow]) -> Option<Attention> {
    let named = fit.iter().take(NAMED).map(|f| Named { id: f.id, name: f.name.clone(), stage: f.stage }).collect();
    (!fit.is_empty()).then_some(Attention::BecameFit { count: number(fit.len()), named })
}

fn one_answer(profile: &Profile, situation: Situation<'_>, facts: &[Fact<'_>]) -> Option<Attention> {
    // A tier that somebody set is not waiting for an answer.
    let open: Vec<Fact<'_>> = facts
        .iter()
        .zip(situation.book.entries())
        .filter(|(f, e)| is_open(f.stage) && e.override_on(situation.today).is_none())
        .map(|(f, _)| *f)
        .collect();
    let distance = |likely: u32| profile.tiers.iter().filter(|t| t.from > 0).map(|t| t.from.abs_diff(likely)).min().unwrap_or(0);
    let mut near = Vec::new();
    for (fact, brief) in open.iter().zip(briefs(profile, &open)).filter(|(_, b)| !b.settled) {
        if let Some(one) = settling(profile, fact.answers) {
            near.push((distance(brief.likely), fact, brief, one));
        }
    }
    near.sort_by_key(|(away, fact, ..)| (*away, fact.id));
    let count = number(near.len());
    let tier = |at: usize| profile.tiers.get(at).map(|t| t.id.clone()).unwrap_or_default();
    let named = near
        .into_iter()
        .take(NAMED)
        .filter_map(|(_, fact, brief, one)| {
            let parameter = profile.parameters.get(one.parameter)?;
            Some(OneAnswer {
                id: fact.id,
                name: fact.name.to_owned(),
                brief,
                parameter: parameter.id.clone(),
                parameter_name: parameter.name.clone(),
                question: parameter.questions.first().map(|q| q.text.clone()).unwrap_or_default(),
                worst_tier: tier(one.worst),
                best_tier: tier(one.best),
            })
        })
        .collect();
    (count > 0).then_some(Attention::OneAnswer { count, named })
}

fn not_covered(profile: &Profile, book: &Book) -> Option<Attention> {
    let (mut count, mut answers, mut named_ones) = (0u32, 0u32, Vec::new());
    for (entry, read) in book.entries().iter().zip(read(profile, &facts(book))) {
        let mut own = 0;
        for parameter in read.unmatched().map(|at| &profile.parameters[at]) {
            let Some(answer) = entry.answers.get(&parameter.id) else { continue };
            own += 1;
            if own == 1 && named_ones.len() < NAMED {
                named_ones.push(Uncovered {
                    account: named(entry),
                    parameter_name: parameter.name.clone(),
                    given: answer.given.clone(),
                });
            }
        }
        count += u32::from(own > 0);
        answers += own;
    }
    (count > 0).then_some(Attention::NotCovered { count, answers, named: named_ones })
}

fn outcomes(situation: Situation<'_>, facts: &[Fact<'_>]) -> Vec<Attention> {
    let mut found = Vec::new();
    let successes: HashMap<&str, bool> = situation.outcomes.iter().map(|o| (o.id.as_str(), o.success)).collect();
    let past = reference(facts);
    let happy = past.iter().filter(|f| f.outcome.and_then(|o| successes.get(o)).copied().unwrap_or(false)).count();
    if past.len() >= SIDED && (happy == past.len() || happy == 0) {
        found.push(Attention::OneSided { customers: number(past.len()), all_successes: happy > 0 });
    }
    let without: Vec<&Fact<'_>> = facts.iter().filter(|f| f.stage.is_customer() && f.outcome.is_none()).collect();
    if !without.is_empty() {
        let first = without.iter().take(NAMED);
        let named = first.map(|f| Named { id: f.id, name: f.name.to_owned(), stage: f.stage }).collect();
        found.push(Attention::WithoutOutcome { count: number(without.len()), named });
    }
    found
}

fn thin_thresholds(profile: &Profile, facts: &[Fact<'_>]) -> Vec<Attention> {
    let past = reference(facts);
    if past.len() < ENOUGH {
        return Vec::new();
    }
    let scores = briefs(profile, &past);
    let thresholds = profile.tiers.iter().filter(|t| t.from > 0);
    thresholds
        .filter_map(|tier| {
            let near = scores.iter().filter(|b| b.likely.abs_diff(tier.from) <= NEAR).count();
            (near < FEW).then(|| Attention::ThinThreshold {
                tier: tier.id.clone(),
                tier_name: tier.name.clone(),
                from: tier.from,
                near: number(near),
                of: number(past.len()),
                within: NEAR,
            })
        })
        .collect()
}

fn draft(situation: Situation<'_>) -> Option<Attention> {
    let (since, first) = situation.draft?;
    let days = situation.now.millis().saturating_sub(since.millis()) / 86_400_000;
    (days >= DRAFT_DAYS).then(|| Attention::Draft { since, days: u32::try_from(days).unwrap_or(u32::MAX), first })
}

impl Workspace {
    /// What needs attention today.
    ///
    /// # Errors
    /// What the disk says.
    pub fn attention(&self) -> Result<Vec<Attention>, WorkspaceError> {
        let (book, profile, outcomes) = (self.book()?, self.profile_in_force()?, self.outcomes()?);
        let (signals, waiting, draft) = (self.signals()?, self.waiting_counts()?, self.draft_changed_since()?);
        let (fit, waivers) = (self.fit_now(today())?, self.waiver_report()?.waivers);
        let slides = self.slides()?;
        Ok(attention(Situation {
            book: &book,
            profile: profile.as_ref(),
            outcomes: &outcomes,
            signals: &signals,
            waivers: &waivers,
            slides: &slides,
            waiting: &waiting,
            fit: &fit,
            draft,
            today: today(),
            now: Time::now(),
        }))
    }

    /// Since when the draft differs from the version published last, and whether there is none; `None` where it does not differ.
    ///
    /// # Errors
    /// What the disk says.
    pub fn draft_changed_since(&self) -> Result<Option<(Time, bool)>, WorkspaceError> {
        let Some(draft) = self.draft()? else { return Ok(None) };
        let version = self.latest_version()?;
        if version.as_ref().is_some_and(|v| diff(&v.profile, &draft).iter().all(|d| d.what == What::Typical)) {
            return Ok(None);
        }
        // The draft's own changes stand alone in their lists, so the beginning of the text tells them; publishing ends with one too.
        let since: Option<i64> = self.conn.query_row(
            "SELECT min(step.at) FROM step JOIN change ON change.step = step.id WHERE undone = 0 AND data LIKE '[{\"d\":%' \
             AND step.id > coalesce((SELECT max(id) FROM step WHERE undone = 0 AND op LIKE '{\"kind\":\"publish\"%'), 0)",
            [],
            |r| r.get(0),
        )?;
        Ok(since.map(|at| (Time::from_millis(at), version.is_none())))
    }
}
