//! Accounts as tables and pages show them: with their score in brief, the tier somebody set by hand, and what to do.

use jiff::civil::Date;
use lanewise_method::ask::Asker;
use lanewise_method::bulk::Population;
use lanewise_method::reads::Reads;
use lanewise_method::{Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs_of, facts, read, reference};
use crate::account::Account;
use crate::book::{Book, Entry};
use crate::override_::Override;
use crate::scoring::{Scoring, Verdict};
use crate::signal::{Signal, contradiction};
use crate::store::time::Time;

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
fn first_ask(asker: &Asker<'_>, scoring: &Scoring, answers: &Reads) -> Option<FirstAsk> {
    asker.worths_read(answers).first().map(|worth| FirstAsk {
        parameter: scoring.profile.parameters[worth.parameter].id.clone(),
        settles: thousandths(worth.settles, worth.tried),
        moves: thousandths(worth.would_change, worth.of),
    })
}

/// An account with its score, as far as there is a profile.
type RowScored<'r> = (&'r Scoring, &'r Asker<'r>, &'r Reads, Brief);

fn row(entry: &Entry, scored: Option<RowScored<'_>>, today: Date) -> AccountRow {
    let set_by_hand = entry.override_on(today).cloned();
    let verdict = scored.as_ref().map(|(s, .., brief)| s.verdict(brief, set_by_hand.as_ref().map(|o| o.tier.as_str())));
    let ask = scored.as_ref().and_then(|(scoring, asker, answers, brief)| {
        let open = !entry.account.stage.is_customer() && (brief.unknown > 0 || brief.low != brief.high);
        if open { first_ask(asker, scoring, answers) } else { None }
    });
    AccountRow {
        account: entry.account.clone(),
        brief: scored.map(|(.., brief)| brief),
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
    let asker = asker(&scoring.profile, &facts);
    let read = read(&scoring.profile, &facts);
    let briefs = briefs_of(&scoring.profile, &Population::of_reads(&scoring.profile, read.iter().map(AsRef::as_ref)));
    let each = book.entries().iter().zip(&read).zip(briefs);
    each.map(|((e, read), brief)| row(e, Some((scoring, &asker, read, brief)), today)).collect()
}

/// One account of the book.
#[must_use]
pub fn one(book: &Book, entry: &Entry, scoring: Option<&Scoring>, today: Date) -> AccountRow {
    match scoring {
        Some(scoring) => one_asked(entry, scoring, &asker(&scoring.profile, &facts(book)), today),
        None => row(entry, None, today),
    }
}

/// One account, with what can be asked under the profile that scores.
pub(super) fn one_asked(entry: &Entry, scoring: &Scoring, asker: &Asker<'_>, today: Date) -> AccountRow {
    let read = read(&scoring.profile, &[Fact::of(entry)]);
    let briefs = briefs_of(&scoring.profile, &Population::of_reads(&scoring.profile, read.iter().map(AsRef::as_ref)));
    let scored = read.first().zip(briefs.into_iter().next());
    row(entry, scored.map(|(read, brief)| (scoring, asker, read.as_ref(), brief)), today)
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

/// What can be asked under a profile, judged by the reference customers.
pub(crate) fn asker<'p>(profile: &'p Profile, facts: &[Fact<'_>]) -> Asker<'p> {
    Asker::of_reads(profile, read(profile, &reference(facts)).iter().map(AsRef::as_ref))
}
