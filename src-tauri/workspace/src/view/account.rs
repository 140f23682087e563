//! Accounts as tables and pages show them: with their score in brief, the tier somebody set by hand, and what to do.

use jiff::civil::Date;
use lanewise_method::ask::Asker;
use lanewise_method::{Answer, Outcome};
use serde::Serialize;
use specta::Type;
use std::collections::HashMap;

use super::{Brief, Fact, briefs, facts, reference};
use crate::account::Account;
use crate::book::{Book, Entry};
use crate::override_::Override;
use crate::scoring::{Scoring, Verdict};
use crate::signal::{Signal, contradiction};
use crate::time::Time;

/// One line of a table of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountRow {
    /// The account.
    pub account: Account,
    /// Its score by the profile in force; none while there is no profile.
    pub brief: Option<Brief>,
    /// The tier somebody set by hand, if one counts today.
    pub set_by_hand: Option<Override>,
    /// What counts of it, and what to do; none while there is no profile.
    pub verdict: Option<Verdict>,
    /// The question most worth asking; none where nothing is open, and for customers.
    pub ask: Option<FirstAsk>,
    /// When a field or an answer last changed.
    pub changed: Time,
}

/// The question most worth asking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FirstAsk {
    /// The parameter to ask about.
    pub parameter: String,
    /// The chance that its answer settles the tier, in thousandths: the share of the answers tried that would.
    pub settles: u16,
    /// The chance that its answer moves the tier, in thousandths: the share of the reference customers whose answer would.
    pub moves: u16,
}

/// So many of so many, in thousandths.
pub(super) fn thousandths(part: u32, of: u32) -> u16 {
    u16::try_from((u64::from(part) * 2000 + u64::from(of)) / (2 * u64::from(of.max(1)))).unwrap_or(1000).min(1000)
}

/// The question most worth asking an account.
fn first_ask(asker: &Asker<'_>, scoring: &Scoring, answers: &HashMap<String, Answer>) -> Option<FirstAsk> {
    asker.worths(answers).first().map(|worth| FirstAsk {
        parameter: scoring.profile.parameters[worth.parameter].id.clone(),
        settles: thousandths(worth.settles, worth.tried),
        moves: thousandths(worth.would_change, worth.of),
    })
}

fn row(entry: &Entry, scored: Option<(&Scoring, &Asker<'_>, Brief)>, today: Date) -> AccountRow {
    let set_by_hand = entry.override_on(today).cloned();
    let verdict = scored.as_ref().map(|(s, _, brief)| s.verdict(brief, set_by_hand.as_ref().map(|o| o.tier.as_str())));
    let ask = scored.as_ref().and_then(|(scoring, asker, brief)| {
        let open = !entry.account.stage.is_customer() && (brief.unknown > 0 || brief.low != brief.high);
        if open { first_ask(asker, scoring, &entry.answers) } else { None }
    });
    AccountRow {
        account: entry.account.clone(),
        brief: scored.map(|(_, _, brief)| brief),
        set_by_hand,
        verdict,
        ask,
        changed: entry.changed,
    }
}

/// All accounts, in the order they were put in.
#[must_use]
pub fn rows(book: &Book, scoring: Option<&Scoring>, today: Date) -> Vec<AccountRow> {
    let facts = facts(book);
    let Some(scoring) = scoring else { return book.entries().iter().map(|e| row(e, None, today)).collect() };
    let asker = asker(scoring, &facts);
    let briefs = briefs(&scoring.profile, &facts);
    book.entries().iter().zip(briefs).map(|(e, brief)| row(e, Some((scoring, &asker, brief)), today)).collect()
}

/// One account of the book.
#[must_use]
pub fn one(book: &Book, entry: &Entry, scoring: Option<&Scoring>, today: Date) -> AccountRow {
    let scored = scoring.and_then(|s| briefs(&s.profile, &[Fact::of(entry)]).pop().map(|brief| (s, brief)));
    match scored {
        Some((scoring, brief)) => row(entry, Some((scoring, &asker(scoring, &facts(book)), brief)), today),
        None => row(entry, None, today),
    }
}

/// How many signals were noted of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct SignalsSeen {
    /// The account.
    pub account: u32,
    /// How many.
    pub count: u32,
    /// Whether they contradict the outcome it was sorted into.
    pub contradict: bool,
}

/// How many signals each account has, those with none left out. The signals come account by account.
#[must_use]
pub fn signals_seen(book: &Book, signals: &[Signal], outcomes: &[Outcome]) -> Vec<SignalsSeen> {
    let each = signals.chunk_by(|a, b| a.account == b.account);
    each.filter_map(|own| {
        let entry = book.entry(own.first()?.account)?;
        let outcome = outcomes.iter().find(|o| Some(&o.id) == entry.account.outcome.as_ref());
        Some(SignalsSeen {
            account: entry.account.id,
            count: u32::try_from(own.len()).unwrap_or(u32::MAX),
            contradict: contradiction(outcome, own).is_some(),
        })
    })
    .collect()
}

/// The asker of the profile in force, judged by the reference customers.
pub(crate) fn asker<'p>(scoring: &'p Scoring, facts: &[Fact<'_>]) -> Asker<'p> {
    let past: Vec<&HashMap<String, Answer>> = reference(facts).iter().map(|f| f.answers).collect();
    Asker::new(&scoring.profile, &past)
}
