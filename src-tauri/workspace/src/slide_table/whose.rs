//! Which account a row is of: the one with its key, else the one of its name; never one that is merely alike.

use std::collections::HashMap;

use lanewise_method::fold::fold;

use super::report::RowReject;
use crate::book::Book;
use crate::import::names::bare_name;

/// The accounts that rows can be of.
pub(crate) struct Whose {
    by_key: HashMap<String, u32>,
    by_name: HashMap<String, Vec<u32>>,
    by_bare: HashMap<String, Vec<u32>>,
    names: HashMap<u32, (String, Option<String>)>,
}

impl Whose {
    pub(crate) fn new(book: &Book) -> Self {
        let mut this = Self { by_key: HashMap::new(), by_name: HashMap::new(), by_bare: HashMap::new(), names: HashMap::new() };
        for entry in book.entries() {
            let account = &entry.account;
            if let Some(key) = &account.key {
                this.by_key.insert(key.clone(), account.id);
            }
            let folded = fold(&account.name);
            this.by_bare.entry(bare_name(&folded)).or_default().push(account.id);
            this.by_name.entry(folded).or_default().push(account.id);
            this.names.insert(account.id, (account.name.clone(), account.key.clone()));
        }
        this
    }

    /// The name of an account; blank where there is none of that number.
    pub(crate) fn name(&self, account: u32) -> &str {
        self.names.get(&account).map_or("", |(name, _)| name)
    }

    /// Whether there is an account of that number.
    pub(crate) fn has(&self, account: u32) -> bool {
        self.names.contains_key(&account)
    }

    /// The account of a key and a name, either of which may be blank.
    pub(crate) fn find(&self, key: &str, name: &str) -> Result<u32, RowReject> {
        if let Some(&account) = self.by_key.get(key) {
            return Ok(account);
        }
        if name.is_empty() {
            return Err(if key.is_empty() { RowReject::NoAccount } else { RowReject::UnknownAccount { name: key.to_owned() } });
        }
        match self.by_name.get(&fold(name)).map(Vec::as_slice).unwrap_or_default() {
            [] => Err(RowReject::UnknownAccount { name: name.to_owned() }),
            [account] => match self.names.get(account) {
                Some((_, Some(has))) if !key.is_empty() => {
                    Err(RowReject::OtherKey { name: name.to_owned(), key: key.to_owned(), has: has.clone() })
                }
                _ => Ok(*account),
            },
            many => {
                let accounts = u32::try_from(many.len()).unwrap_or(u32::MAX);
                Err(RowReject::AmbiguousAccount { name: name.to_owned(), accounts })
            }
        }
    }

    /// The one account whose name differs by no more than the legal form: worth proposing, not worth assuming.
    pub(crate) fn like(&self, name: &str) -> Option<u32> {
        match self.by_bare.get(&bare_name(&fold(name)))?.as_slice() {
            [account] => Some(*account),
            _ => None,
        }
    }

    /// The account whose name a title begins or ends with, and the rest of the title: "Acme – Anna Bianchi, COO".
    pub(crate) fn in_title<'t>(&self, title: &'t str) -> Option<(u32, &'t str)> {
        let cuts =
            title.char_indices().filter(|(_, c)| matches!(c, '–' | '—' | '-' | ':' | '·' | '|' | ',' | '\n' | '/' | '(' | ')'));
        let mut parts: Vec<(&str, &str)> = vec![(title, "")];
        for (at, c) in cuts {
            let (before, after) = (title.get(..at).unwrap_or_default(), title.get(at + c.len_utf8()..).unwrap_or_default());
            parts.extend([(before, after), (after, before)]);
        }
        // The longest part that is a name: "Acme-Nord" before "Acme".
        parts.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let named = parts.into_iter().find_map(|(name, rest)| Some((self.find("", name.trim()).ok()?, rest)));
        named.map(|(account, rest)| (account, rest.trim_matches(|c: char| c.is_whitespace() || "–—-:·|,/()".contains(c))))
    }
}
