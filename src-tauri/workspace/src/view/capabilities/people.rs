//! Who asks for something, as the counts go.

use std::collections::{BTreeSet, HashMap};

use super::{Asked, number};
use crate::book::{Book, Entry};
use crate::view::is_open;

/// Who an account is, as the counts go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Happy,
    Other,
    Prospect,
    Aside,
}

#[derive(Default)]
pub(super) struct Askers {
    pub(super) said: BTreeSet<u32>,
    pub(super) hinted: BTreeSet<u32>,
    pub(super) needs: u32,
    pub(super) waiting: u32,
}

impl Askers {
    pub(super) fn take(&mut self, account: u32, said: bool) {
        if said {
            self.said.insert(account);
            self.needs += 1;
        } else {
            self.hinted.insert(account);
            self.waiting += 1;
        }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = u32> {
        self.said.union(&self.hinted).copied()
    }
}

pub(super) struct People<'a> {
    pub(super) book: &'a Book,
    pub(super) success: HashMap<String, bool>,
}

impl People<'_> {
    pub(super) fn success(&self, entry: &Entry) -> Option<bool> {
        entry.account.outcome.as_ref().and_then(|id| self.success.get(id)).copied()
    }

    pub(super) fn kind(&self, id: u32) -> Kind {
        match self.book.entry(id) {
            Some(entry) if entry.account.stage.is_customer() => {
                if self.success(entry) == Some(true) {
                    Kind::Happy
                } else {
                    Kind::Other
                }
            }
            Some(entry) if is_open(entry.account.stage) => Kind::Prospect,
            _ => Kind::Aside,
        }
    }

    pub(super) fn count(&self, ids: impl Iterator<Item = u32>) -> [u32; 3] {
        let mut counts = [0; 3];
        for id in ids {
            match self.kind(id) {
                Kind::Happy => counts[0] += 1,
                Kind::Other => counts[1] += 1,
                Kind::Prospect => counts[2] += 1,
                Kind::Aside => {}
            }
        }
        counts
    }

    pub(super) fn asked(&self, capability: Option<u32>, name: &str, askers: &Askers) -> Asked {
        let [happy, others, prospects] = self.count(askers.all());
        let hinted = number(askers.hinted.difference(&askers.said).count());
        let accounts = askers.all().filter_map(|id| self.book.entry(id)).map(|e| e.account.name.clone()).collect();
        Asked { capability, name: name.to_owned(), happy, others, prospects, hinted, accounts }
    }
}
