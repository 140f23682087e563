//! What conditions can look at: each attribute with the values that occur, and how often.

use std::collections::{BTreeMap, HashMap};

use lanewise_method::lanes::Attribute;
use lanewise_method::profile::{AnswerKind, Parameter};
use lanewise_method::{Given, Grade, Number, Profile};
use serde::Serialize;
use specta::Type;

use super::number;
use crate::book::{Book, Entry};
use crate::lanes::{Lanes, columns_of};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::view::{facts, read};

/// An attribute that a condition can look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AttributeSeen {
    /// The attribute.
    pub attribute: Attribute,
    /// The name people read, where it is a parameter.
    pub name: String,
    /// Whether numbers can be asked for.
    pub numeric: bool,
    /// Of how many accounts it is known.
    pub known: u32,
    /// Of how many accounts there are.
    pub of: u32,
    /// The values that occur, the most frequent first; levels in their order.
    pub values: Vec<AttributeValue>,
    /// How many more there are.
    pub more: u32,
    /// The least number.
    pub least: Option<Number>,
    /// The greatest.
    pub most: Option<Number>,
}

/// A value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AttributeValue {
    /// The value: a text, or a level by its id.
    pub value: String,
    /// The name people read.
    pub name: String,
    /// How many accounts have it.
    pub accounts: u32,
    /// The customers among them.
    pub customers: u32,
}

/// More values than this are not listed.
const LISTED: usize = 400;

#[derive(Default)]
struct Counting<'e> {
    values: HashMap<&'e str, (u32, u32)>,
    known: u32,
    least: Option<Number>,
    most: Option<Number>,
}

impl<'e> Counting<'e> {
    fn text(&mut self, text: &'e str, customer: bool) {
        if text.trim().is_empty() {
            return;
        }
        self.known += 1;
        let counted = self.values.entry(text).or_default();
        counted.0 += 1;
        counted.1 += u32::from(customer);
    }

    fn number(&mut self, number: Number) {
        self.least = Some(self.least.map_or(number, |n| n.min(number)));
        self.most = Some(self.most.map_or(number, |n| n.max(number)));
    }

    fn seen(self, attribute: Attribute, name: &str, numeric: bool, of: usize) -> AttributeSeen {
        let mut values: Vec<AttributeValue> = self
            .values
            .into_iter()
            .map(|(value, (accounts, customers))| AttributeValue {
                value: value.to_owned(),
                name: value.to_owned(),
                accounts,
                customers,
            })
            .collect();
        values.sort_by(|a, b| (b.customers, b.accounts).cmp(&(a.customers, a.accounts)).then_with(|| a.value.cmp(&b.value)));
        let more = number(values.len().saturating_sub(LISTED));
        values.truncate(LISTED);
        let (known, least, most) = (self.known, self.least, self.most);
        AttributeSeen { attribute, name: name.to_owned(), numeric, known, of: number(of), values, more, least, most }
    }
}

/// A text of an account.
type TextOf = fn(&Entry) -> &str;
/// A number of an account.
type NumberOf = fn(&Entry) -> Option<Number>;

/// What is counted of one parameter.
struct Answered<'e> {
    /// All accounts and customers of each level.
    levels: Vec<(u32, u32)>,
    others: Counting<'e>,
}

/// The answers to all parameters, in one pass over the accounts.
fn answers(book: &Book, profile: &Profile, but: Option<&str>) -> Vec<AttributeSeen> {
    let places: HashMap<&str, usize> = profile.parameters.iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
    let fresh = |p: &Parameter| Answered { levels: vec![(0, 0); p.levels.len()], others: Counting::default() };
    let mut counted: Vec<Answered<'_>> = profile.parameters.iter().map(fresh).collect();
    for (entry, read) in book.entries().iter().zip(read(profile, &facts(book))) {
        let customer = entry.account.stage.is_customer();
        for (id, answer) in entry.answers.iter().filter(|(_, a)| a.grade != Grade::Unknown) {
            let Some(&at) = places.get(id.as_str()) else { continue };
            let own = &mut counted[at];
            if let Given::Number(number) = answer.given {
                own.others.number(number);
            }
            let mut known = false;
            for level in read.levels(at) {
                known = true;
                own.levels[level].0 += 1;
                own.levels[level].1 += u32::from(customer);
            }
            match &answer.given {
                Given::Text(text) if !known => own.others.text(text, customer),
                _ => own.others.known += 1,
            }
        }
    }
    let told = profile.parameters.iter().zip(counted).filter(|(p, _)| Some(p.id.as_str()) != but).map(|(parameter, own)| {
        let numeric = parameter.answer == AnswerKind::Bands;
        let mut seen = own.others.seen(Attribute::Answer(parameter.id.clone()), &parameter.name, numeric, book.len());
        let levels = parameter.levels.iter().zip(own.levels).map(|(level, (accounts, customers))| AttributeValue {
            value: level.id.clone(),
            name: level.name.clone(),
            accounts,
            customers,
        });
        seen.values.splice(0..0, levels.collect::<Vec<_>>());
        seen
    });
    told.collect()
}

impl Workspace {
    /// The names of the attributes that lanes look at, where they are parameters.
    pub(crate) fn attribute_names(&self, lanes: &Lanes) -> Result<BTreeMap<Attribute, String>, WorkspaceError> {
        let profile = self.profile_in_force()?;
        let named = lanes.attributes().into_iter().filter_map(|attribute| {
            let Attribute::Answer(id) = attribute else { return None };
            let name = profile.as_ref().and_then(|p| p.parameter(id)).map_or_else(|| id.clone(), |p| p.name.clone());
            Some((attribute.clone(), name))
        });
        Ok(named.collect())
    }

    /// What conditions can look at, with the values that occur. The parameter that is answered from the lanes is left out.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lane_attributes(&self) -> Result<Vec<AttributeSeen>, WorkspaceError> {
        let (book, lanes, profile) = (self.book()?, self.lanes()?, self.profile_in_force()?);
        let language = self.settings()?.language;
        let entries: Vec<&Entry> = book.entries().iter().map(AsRef::as_ref).collect();
        let texts: [(Attribute, TextOf); 3] = [
            (Attribute::Industry, |e| &e.account.industry),
            (Attribute::Country, |e| &e.account.country),
            (Attribute::Region, |e| &e.account.region),
        ];
        let numbers: [(Attribute, NumberOf); 2] =
            [(Attribute::Employees, |e| e.account.employees), (Attribute::Revenue, |e| e.account.revenue)];
        let mut seen = Vec::new();
        for (attribute, text) in texts {
            let mut counting = Counting::default();
            entries.iter().for_each(|e| counting.text(text(e), e.account.stage.is_customer()));
            seen.push(counting.seen(attribute, "", false, entries.len()));
        }
        for (attribute, number) in numbers {
            let mut counting = Counting::default();
            for found in entries.iter().filter_map(|e| number(e)) {
                counting.known += 1;
                counting.number(found);
            }
            seen.push(counting.seen(attribute, "", true, entries.len()));
        }
        let own = lanes.link.as_ref().map(|l| l.parameter.as_str());
        seen.extend(profile.iter().flat_map(|p| answers(&book, p, own)));
        for header in columns_of(entries.iter().copied()).into_keys() {
            let mut counting = Counting::default();
            for entry in &entries {
                let Some(text) = entry.account.extra.get(header) else { continue };
                counting.text(text, entry.account.stage.is_customer());
                if let lanewise_method::lanes::Amount::Number(number, _) = crate::lanes::amount_read(text, language) {
                    counting.number(number);
                }
            }
            let numeric = counting.least.is_some();
            seen.push(counting.seen(Attribute::Column(header.to_owned()), "", numeric, entries.len()));
        }
        Ok(seen)
    }
}
