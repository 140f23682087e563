//! The questions the main source opens with, one by one.

use std::collections::{BTreeMap, HashMap, HashSet};

use lanewise_method::gate::{GateFacts, verdict};
use lanewise_method::slide::SlideState;
use lanewise_method::{Number, Profile, Slide};

use super::super::slides::rule;
use super::super::waivers::gate_activity;
use super::super::{Fact, is_open};
use super::sums::Sum;
use super::told::{AccountSpent, Became, NotReady, Rescued, Spent};
use super::{Books, NOT_EXPANDED, Standing, place};
use crate::activity::{Activity, ActivityKind};
use crate::slide::KeptSlide;

pub(super) fn became(books: Books<'_>, standings: &HashMap<u32, Standing>) -> (Became, Became) {
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

pub(super) fn rescued(books: Books<'_>, counted: &[&Activity], standings: &HashMap<u32, Standing>) -> Rescued {
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
pub(super) fn not_ready(books: Books<'_>, counted: &[&Activity], standings: &HashMap<u32, Standing>) -> Vec<NotReady> {
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
pub(super) fn named(counted: &[&Activity], became: [&Became; 2], rescued: &Rescued) -> HashSet<u32> {
    let mut named: HashSet<u32> = counted.iter().map(|a| a.account).collect();
    named.extend(became.iter().flat_map(|b| &b.customers));
    named.extend(&rescued.only_noted);
    named
}

pub(super) fn accounts(
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
