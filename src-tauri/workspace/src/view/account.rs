//! Accounts as tables and pages show them: with their score in brief and the tier somebody set by hand.

use jiff::civil::Date;
use lanewise_method::Profile;
use serde::Serialize;
use specta::Type;

use super::{Brief, Fact, briefs, facts};
use crate::account::Account;
use crate::book::{Book, Entry};
use crate::override_::Override;

/// One line of a table of accounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountRow {
    /// The account.
    pub account: Account,
    /// Its score by the profile in force; none while there is no profile.
    pub brief: Option<Brief>,
    /// The tier somebody set by hand, if one counts today.
    pub set_by_hand: Option<Override>,
}

fn row(entry: &Entry, brief: Option<Brief>, today: Date) -> AccountRow {
    AccountRow { account: entry.account.clone(), brief, set_by_hand: entry.override_on(today).cloned() }
}

/// All accounts, in the order they were put in.
#[must_use]
pub fn rows(book: &Book, profile: Option<&Profile>, today: Date) -> Vec<AccountRow> {
    let mut scores = profile.map(|p| briefs(p, &facts(book))).unwrap_or_default().into_iter();
    book.entries().iter().map(|e| row(e, scores.next(), today)).collect()
}

/// One account.
#[must_use]
pub fn one(entry: &Entry, profile: Option<&Profile>, today: Date) -> AccountRow {
    row(entry, profile.and_then(|p| briefs(p, &[Fact::of(entry)]).pop()), today)
}
