//! Situation Slides with how complete they are (D2), for the screens.

use std::collections::HashMap;
use std::sync::Arc;

use lanewise_method::slide::{Completeness, Filled, SlideField, SlideRule, SlideState};
use lanewise_method::{Profile, Stage};
use serde::Serialize;
use specta::Type;

use crate::book::{Book, Entry};
use crate::slide::KeptSlide;

/// A slide and how complete it is by the rule in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SlideSeen {
    /// The slide.
    pub kept: KeptSlide,
    /// How complete it is.
    pub state: SlideState,
}

/// An account with its key players.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountSlides {
    /// The account's number.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub stage: Stage,
    /// The id of its outcome.
    pub outcome: Option<String>,
    /// Its slides, in the order they were made.
    pub slides: Vec<SlideSeen>,
}

/// How many slides are how complete by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RuleCounts {
    /// How many slides there are.
    pub slides: u32,
    /// How many are complete.
    pub complete: u32,
    /// How many are reasonably complete and not complete.
    pub reasonable: u32,
    /// In how many each field counts, in the order of a slide.
    pub fields: Vec<u32>,
}

/// How many slides are how complete by a rule.
#[must_use]
pub fn rule_counts(slides: &[KeptSlide], rule: &SlideRule) -> RuleCounts {
    let mut counts = RuleCounts { slides: 0, complete: 0, reasonable: 0, fields: vec![0; SlideField::ALL.len()] };
    for state in slides.iter().map(|kept| kept.slide.state(rule)) {
        counts.slides += 1;
        counts.complete += u32::from(state.completeness == Completeness::Complete);
        counts.reasonable += u32::from(state.completeness == Completeness::Reasonable);
        for (count, field) in counts.fields.iter_mut().zip(&state.fields) {
            *count += u32::from(field.filled == Filled::Complete);
        }
    }
    counts
}

/// The rule by which slides count as complete: that of the profile in force, or the default.
#[must_use]
pub fn rule(profile: Option<&Profile>) -> SlideRule {
    profile.map(Profile::slides_count).unwrap_or_default()
}

/// Slides with how complete they are.
#[must_use]
pub fn seen(slides: Vec<KeptSlide>, rule: &SlideRule) -> Vec<SlideSeen> {
    slides.into_iter().map(|kept| SlideSeen { state: kept.slide.state(rule), kept }).collect()
}

/// The accounts that have slides, in the order of the book.
#[must_use]
pub fn by_account(book: &Book, slides: Vec<KeptSlide>, rule: &SlideRule) -> Vec<AccountSlides> {
    let mut of: HashMap<u32, Vec<SlideSeen>> = HashMap::new();
    for slide in seen(slides, rule) {
        of.entry(slide.kept.account).or_default().push(slide);
    }
    let account = |entry: &Arc<Entry>| {
        let slides = of.remove(&entry.account.id)?;
        Some(AccountSlides {
            account: entry.account.id,
            name: entry.account.name.clone(),
            stage: entry.account.stage,
            outcome: entry.account.outcome.clone(),
            slides,
        })
    };
    book.entries().iter().filter_map(account).collect()
}
