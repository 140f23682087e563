//! Which account a row is of: the accounts that are there and the rows that came before, by key, name, website and country.
//!
//! Texts are kept as 64-bit hashes, so that millions of rows fit in memory. Before an account is changed the real key or name is
//! compared; a collision can at worst, one in a million files of ten million rows, reject a row as repeated.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use lanewise_method::fold::fold;

use super::names::{bare_name, country, domain};
use super::report::Likeness;

/// Likely duplicates are looked for among so many; the rest of a gigantic list goes without.
pub(super) const NEAR_LIMIT: usize = 1_000_000;
/// Names shorter than this are not compared letter by letter: "Alfa" and "Alba" are two companies.
const NEAR_LENGTH: usize = 7;
/// Names compared letter by letter per row at most, where many begin alike.
const NEAR_TRIES: usize = 24;

/// No entry.
const NONE: u32 = u32::MAX;

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// What tells a company apart.
#[derive(Debug, Default)]
pub(super) struct Identity {
    key: u64,
    pub(super) has_key: bool,
    name: u64,
    bare: String,
    domain: u64,
    country: u64,
    /// Countries met, so that each spelling is looked up once.
    countries: HashMap<Box<str>, u64>,
}

/// How many spellings of countries are remembered; a column of something else must not fill the memory.
const COUNTRIES: usize = 1_000;

impl Identity {
    /// Of an account or a row. Blank texts tell nothing.
    pub(super) fn set(&mut self, key: Option<&str>, name: &str, website: &str, land: &str) {
        self.has_key = key.is_some();
        self.key = key.map_or(0, hash);
        let folded = fold(name);
        self.name = hash(&folded);
        self.bare = bare_name(&folded);
        let some = |text: &str| if text.is_empty() { 0 } else { hash(text) };
        self.domain = if website.is_empty() { 0 } else { some(&domain(website)) };
        self.country = match self.countries.get(land) {
            Some(&known) => known,
            None => {
                let found = some(&country(land));
                if self.countries.len() < COUNTRIES {
                    self.countries.insert(land.into(), found);
                }
                found
            }
        };
    }
}

/// An account that is there, or a row that came before.
#[derive(Debug)]
struct Slot {
    /// Its number; 0 for a row that is new.
    account: u32,
    /// Line of the row that was of it; 0 where none was yet.
    line: u32,
    has_key: bool,
    /// 0 where the account has another name by now.
    name: u64,
    domain: u64,
    country: u64,
    /// The next with the same name.
    same_name: u32,
}

/// What a row turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A new account.
    New,
    /// This account, by its place in the list.
    Account { slot: u32, account: u32 },
    /// An earlier row was of the same account.
    Repeated { first: u32, by_key: bool },
    /// So many accounts it could be.
    Ambiguous(u32),
}

/// The accounts and rows so far.
#[derive(Debug, Default)]
pub(super) struct Known {
    slots: Vec<Slot>,
    by_key: HashMap<u64, u32>,
    by_name: HashMap<u64, u32>,
    by_bare: HashMap<u64, u32>,
    by_domain: HashMap<u64, u32>,
    /// Halves of bare names; each leads to a chain of places in `halves`.
    by_half: HashMap<u64, u32>,
    halves: Vec<(u32, u32)>,
    /// The bare names one after another, and where each ends.
    bare: String,
    ends: Vec<usize>,
}

impl Known {
    /// Remembers an account (`line` 0) or a new row (`account` 0).
    pub(super) fn add(&mut self, of: &Identity, account: u32, line: u32) {
        let Ok(slot) = u32::try_from(self.slots.len()) else { return };
        let same_name = self.by_name.insert(of.name, slot).unwrap_or(NONE);
        if of.has_key {
            self.by_key.insert(of.key, slot);
        }
        self.slots.push(Slot {
            account,
            line,
            has_key: of.has_key,
            name: of.name,
            domain: of.domain,
            country: of.country,
            same_name,
        });
        self.add_near(of, slot);
    }

    /// Remembers what the last slot is like.
    fn add_near(&mut self, of: &Identity, slot: u32) {
        if self.ends.len() >= NEAR_LIMIT {
            return;
        }
        self.bare.push_str(&of.bare);
        self.ends.push(self.bare.len());
        if !of.bare.is_empty() {
            self.by_bare.entry(hash(&of.bare)).or_insert(slot);
        }
        if of.domain != 0 {
            self.by_domain.entry(of.domain).or_insert(slot);
        }
        for half in halves(&of.bare) {
            let place = u32::try_from(self.halves.len()).unwrap_or(NONE);
            let next = self.by_half.insert(half, place).unwrap_or(NONE);
            self.halves.push((slot, next));
        }
    }

    /// Whether duplicates are no longer looked for among all.
    pub(super) fn is_limited(&self) -> bool {
        self.slots.len() > NEAR_LIMIT
    }

    /// Remembers that this row was of the account, and what it says of it: a later row must meet the account as a second import would.
    /// `named`: the row has a name. `no_website`, `no_country`: a blank one clears what was there.
    pub(super) fn seen(&mut self, at: u32, row: &Identity, line: u32, named: bool, no_website: bool, no_country: bool) {
        let Some(slot) = self.slots.get_mut(at as usize) else { return };
        slot.line = line;
        slot.has_key |= row.has_key;
        slot.domain = if row.domain == 0 && !no_website { slot.domain } else { row.domain };
        slot.country = if row.country == 0 && !no_country { slot.country } else { row.country };
        let now = (slot.account, slot.has_key, slot.domain, slot.country);
        if row.has_key {
            self.by_key.insert(row.key, at);
        }
        if named && std::mem::replace(&mut slot.name, row.name) != row.name {
            slot.name = 0;
            let (account, has_key, domain, country) = now;
            let Ok(renamed) = u32::try_from(self.slots.len()) else { return };
            let same_name = self.by_name.insert(row.name, renamed).unwrap_or(NONE);
            self.slots.push(Slot { account, line, has_key, name: row.name, domain, country, same_name });
            self.add_near(row, renamed);
        }
    }

    /// The number of the account at a place, and the line that was of it.
    pub(super) fn at(&self, slot: u32) -> (u32, u32) {
        self.slots.get(slot as usize).map_or((0, 0), |s| (s.account, s.line))
    }

    /// The account with the key of a row that has no name.
    pub(super) fn find_by_key(&self, row: &Identity) -> Found {
        self.by_key.get(&row.key).map_or(Found::New, |&slot| self.found(slot, true))
    }

    /// Which account a row is of.
    ///
    /// With a key: the account with that key; else one without a key that has the same name and the same website or country. Without:
    /// the account with the same name, unless website or country speak against it; where several remain, the one whose website or
    /// country speaks for it, or else the one that has no key either.
    pub(super) fn find(&self, row: &Identity) -> Found {
        if row.has_key
            && let Some(&slot) = self.by_key.get(&row.key)
        {
            return self.found(slot, true);
        }
        let mut fitting = (0u32, NONE);
        let mut sure = (0u32, NONE);
        let mut keyless = (0u32, NONE);
        let mut at = self.by_name.get(&row.name).copied().unwrap_or(NONE);
        while let Some(slot) = self.slots.get(at as usize) {
            let against = |a: u64, b: u64| a != 0 && b != 0 && a != b;
            let agree = |a: u64, b: u64| a != 0 && a == b;
            let other = against(slot.domain, row.domain) || against(slot.country, row.country) || (row.has_key && slot.has_key);
            if !other && slot.name == row.name {
                fitting = (fitting.0 + 1, at);
                if !slot.has_key {
                    keyless = (keyless.0 + 1, at);
                }
                if agree(slot.domain, row.domain) || agree(slot.country, row.country) {
                    sure = (sure.0 + 1, at);
                }
            }
            at = slot.same_name;
        }
        match (sure, fitting, keyless) {
            ((1, slot), ..) => self.found(slot, false),
            // A key that nobody has is a reason to doubt; likeness is then proposed, not assumed.
            _ if row.has_key => Found::New,
            ((0, _), (0, _), _) => Found::New,
            ((0, _), (1, slot), _) | ((0, _), _, (1, slot)) => self.found(slot, false),
            ((0, _), (many, _), _) | ((many, _), ..) => Found::Ambiguous(many),
        }
    }

    fn found(&self, slot: u32, by_key: bool) -> Found {
        let (account, line) = self.at(slot);
        if line > 0 { Found::Repeated { first: line, by_key } } else { Found::Account { slot, account } }
    }

    /// The account or row that a new row is likely the same as.
    pub(super) fn near(&self, row: &Identity) -> Option<(u32, Likeness)> {
        if row.bare.is_empty() {
            return None;
        }
        if let Some(&slot) = self.by_bare.get(&hash(&row.bare)) {
            // Guards against a collision of hashes.
            if self.bare_at(slot) == row.bare {
                return Some((slot, Likeness::SameName));
            }
        }
        if row.domain != 0
            && let Some(&slot) = self.by_domain.get(&row.domain)
        {
            return Some((slot, Likeness::SameWebsite));
        }
        let mut tries = 0;
        for half in halves(&row.bare) {
            let mut at = self.by_half.get(&half).copied().unwrap_or(NONE);
            while let Some(&(slot, next)) = self.halves.get(at as usize) {
                tries += 1;
                if tries > NEAR_TRIES {
                    return None;
                }
                if is_slip(&row.bare, self.bare_at(slot)) {
                    return Some((slot, Likeness::SimilarName));
                }
                at = next;
            }
        }
        None
    }

    fn bare_at(&self, slot: u32) -> &str {
        let slot = slot as usize;
        let start = if slot == 0 { 0 } else { self.ends.get(slot - 1).copied().unwrap_or(0) };
        self.ends.get(slot).and_then(|&end| self.bare.get(start..end)).unwrap_or_default()
    }
}

/// Hashes of the halves of a name. Two names that differ by one letter, put in, left out or replaced, share one of them: the slip is
/// in the first half or in the second, and the other half is whole.
fn halves(bare: &str) -> impl Iterator<Item = u64> {
    let chars: Vec<char> = bare.chars().collect();
    let n = if chars.len() >= NEAR_LENGTH { chars.len() } else { 0 };
    let mut lengths = vec![n / 2];
    if n > 0 && (n - 1) / 2 != n / 2 {
        lengths.push((n - 1) / 2);
    }
    let mut hashes = Vec::with_capacity(4);
    if n > 0 {
        for h in lengths {
            let mut hasher = DefaultHasher::new();
            (0u8, h, &chars[..h]).hash(&mut hasher);
            hashes.push(hasher.finish());
            let mut hasher = DefaultHasher::new();
            (1u8, h, &chars[n - h..]).hash(&mut hasher);
            hashes.push(hasher.finish());
        }
    }
    hashes.into_iter()
}

/// Whether two names differ by one slip of the pen: a letter put in, left out, replaced, or swapped with its neighbour. Digits are no
/// slips: "Plant 1" and "Plant 2" are two.
fn is_slip(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (mut x, mut y) = (a.chars(), b.chars());
    // What is left between the common start and the common end.
    while let (Some(p), Some(q)) = (x.clone().next(), y.clone().next()) {
        if p != q {
            break;
        }
        x.next();
        y.next();
    }
    while let (Some(p), Some(q)) = (x.clone().next_back(), y.clone().next_back()) {
        if p != q {
            break;
        }
        x.next_back();
        y.next_back();
    }
    let rest = |mut c: std::str::Chars<'_>| [c.next(), c.next(), c.next()];
    match (rest(x), rest(y)) {
        ([Some(c), None, _], [None, ..]) | ([None, ..], [Some(c), None, _]) => !c.is_ascii_digit(),
        ([Some(c), None, _], [Some(d), None, _]) => !c.is_ascii_digit() && !d.is_ascii_digit(),
        ([Some(c), Some(d), None], [Some(e), Some(f), None]) => (c, d) == (f, e) && !(c.is_ascii_digit() && d.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(key: Option<&str>, name: &str, website: &str, country: &str) -> Identity {
        let mut identity = Identity::default();
        identity.set(key, name, website, country);
        identity
    }

    fn known(accounts: &[(Option<&str>, &str, &str, &str)]) -> Known {
        let mut known = Known::default();
        for (i, (key, name, website, country)) in accounts.iter().enumerate() {
            known.add(&identity(*key, name, website, country), u32::try_from(i).unwrap() + 1, 0);
        }
        known
    }

    #[test]
    fn keys_decide_where_there_are_any() {
        let mut known = known(&[(Some("A"), "Alfa", "", ""), (None, "Beta", "beta.example", ""), (None, "Gamma", "", "")]);
        assert_eq!(known.find(&identity(Some("A"), "Other name", "", "")), Found::Account { slot: 0, account: 1 });
        assert_eq!(known.find(&identity(Some("a"), "Alfa", "", "")), Found::New, "keys differ by case too");
        // A new key: the same website makes it the same account, the bare name does not.
        assert_eq!(known.find(&identity(Some("B"), "BETA", "www.beta.example", "")), Found::Account { slot: 1, account: 2 });
        assert_eq!(known.find(&identity(Some("G"), "Gamma", "", "")), Found::New);
        assert_eq!(known.near(&identity(Some("G"), "Gamma", "", "")), Some((2, Likeness::SameName)));
        known.seen(0, &identity(Some("A"), "Other name", "", ""), 7, true, false, false);
        assert_eq!(known.find(&identity(Some("A"), "Alfa", "", "")), Found::Repeated { first: 7, by_key: true });
        assert_eq!(known.find(&identity(None, "other NAME", "", "")), Found::Repeated { first: 7, by_key: false });
        assert_eq!(known.find(&identity(None, "Alfa", "", "")), Found::New, "it is called otherwise now");
    }

    #[test]
    fn without_a_key_name_website_and_country_decide() {
        let known = known(&[(None, "Alfa", "", "Italy"), (None, "Alfa", "", "Spain"), (Some("k"), "Beta", "beta.example", "")]);
        assert_eq!(known.find(&identity(None, "ALFA", "", "Italia")), Found::Account { slot: 0, account: 1 });
        assert_eq!(known.find(&identity(None, "Alfa", "", "")), Found::Ambiguous(2));
        assert_eq!(known.find(&identity(None, "Alfa", "", "France")), Found::New);
        assert_eq!(known.find(&identity(None, "Béta", "", "")), Found::Account { slot: 2, account: 3 });
        assert_eq!(known.find(&identity(None, "Beta", "other.example", "")), Found::New);
        assert_eq!(known.find(&identity(None, "Delta", "", "")), Found::New);
    }

    #[test]
    fn likely_duplicates_are_found_and_others_not() {
        let known = known(&[
            (None, "Officine Rossi S.p.A.", "", ""),
            (None, "Tessitura del Garda", "garda.example", ""),
            (None, "Plant 17 Works", "", ""),
            (None, "Alfa", "", ""),
        ]);
        let near = |name: &str, site: &str| known.near(&identity(None, name, site, ""));
        assert_eq!(near("OFFICINE ROSSI SRL", ""), Some((0, Likeness::SameName)));
        for slip in ["Officine Rosi", "Oficine Rossi", "Officine Rossio", "Officine Rissi", "fficine Rossi"] {
            assert_eq!(near(slip, ""), Some((0, Likeness::SimilarName)), "{slip}");
        }
        assert_eq!(near("Garda Group", "http://garda.example"), Some((1, Likeness::SameWebsite)));
        for other in ["Officine Bianchi", "Plant 18 Works", "Alba", "", "Tessitura di Como"] {
            assert_eq!(near(other, ""), None, "{other}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_slip_is_a_distance_of_one(a in "[abc]{0,8}", b in "[abc]{0,8}") {
            proptest::prop_assert_eq!(is_slip(&a, &b), strsim::osa_distance(&a, &b) == 1);
        }

        #[test]
        fn one_slip_shares_a_half(name in "[a-z]{7,20}", at in 0usize..20, letter in "[a-z]", kind in 0u8..3) {
            let mut chars: Vec<char> = name.chars().collect();
            let at = at % chars.len();
            let c = letter.chars().next().unwrap();
            match kind {
                0 => chars[at] = c,
                1 => chars.insert(at, c),
                _ => { chars.remove(at); }
            }
            let slipped: String = chars.into_iter().collect();
            if slipped.len() >= NEAR_LENGTH {
                let own: Vec<u64> = halves(&name).collect();
                proptest::prop_assert!(halves(&slipped).any(|h| own.contains(&h)), "{} {}", name, slipped);
            }
        }
    }
}
