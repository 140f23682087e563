//! The attributes of accounts as columns, each different value read once.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use lanewise_method::lanes::{Amount, Attribute, Column, Table, Value};
use lanewise_method::profile::Language;
use lanewise_method::{Answer, Number, Profile};

use crate::book::Entry;
use crate::typed::{AmountRead, read_amount};

/// What a cell of an imported table says as a number, with its currency or unit; "(38.000)" with a mark that could mean two things means
/// the larger: amounts with just three decimals are rare.
#[must_use]
pub fn amount_read(text: &str, language: Language) -> Amount {
    let text = text.trim();
    if text.is_empty()
        || matches!(text.to_lowercase().as_str(), "-" | "–" | "—" | "n/a" | "na" | "n.a." | "nd" | "n/d" | "n.d." | "?")
    {
        return Amount::Blank;
    }
    if text.bytes().all(|b| b.is_ascii_digit())
        && let Some(number) = Number::parse(text)
    {
        return Amount::Number(number, String::new());
    }
    let (number, currency, unit) = match read_amount(text, language) {
        AmountRead::Amount { amount, currency, unit, .. } => (amount, currency, unit),
        AmountRead::Either { large, currency, unit, .. } => (large, currency, unit),
        AmountRead::Unclear => return Amount::Unreadable,
    };
    Amount::Number(number, if currency.is_empty() { unit } else { currency })
}

/// Keeps each different value once.
struct Coding<K> {
    known: HashMap<K, u32>,
    column: Column,
}

impl<K: Eq + Hash> Coding<K> {
    fn new(accounts: usize) -> Self {
        Self { known: HashMap::new(), column: Column { values: Vec::new(), cells: Vec::with_capacity(accounts) } }
    }

    fn push(&mut self, key: Option<K>, value: impl FnOnce(&K) -> Option<Value>) {
        let Some(key) = key else {
            self.column.cells.push(0);
            return;
        };
        let code = match self.known.get(&key) {
            Some(code) => *code,
            None => {
                let code = value(&key).map_or(0, |value| {
                    self.column.values.push(value);
                    u32::try_from(self.column.values.len()).unwrap_or(0)
                });
                self.known.insert(key, code);
                code
            }
        };
        self.column.cells.push(code);
    }
}

fn texts<'e>(entries: &[&'e Entry], text: impl Fn(&'e Entry) -> &'e str) -> Column {
    let mut coding: Coding<&str> = Coding::new(entries.len());
    for entry in entries {
        coding.push(Some(text(entry)).filter(|t| !t.trim().is_empty()), |t| Some(Value::text(t)));
    }
    coding.column
}

fn numbers(entries: &[&Entry], number: impl Fn(&Entry) -> Option<Number>) -> Column {
    let mut coding: Coding<Number> = Coding::new(entries.len());
    for entry in entries {
        coding.push(number(entry), |n| Some(Value::number(*n)));
    }
    coding.column
}

fn answers(entries: &[&Entry], id: &str, profile: Option<&Profile>) -> Column {
    let parameter = profile.and_then(|p| p.parameter(id));
    let mut coding: Coding<&Answer> = Coding::new(entries.len());
    for entry in entries {
        coding.push(entry.answers.get(id), |answer| Value::answer(parameter, answer));
    }
    coding.column
}

fn extra(entries: &[&Entry], header: &str, language: Language) -> Column {
    let mut coding: Coding<&str> = Coding::new(entries.len());
    for entry in entries {
        let text = entry.account.extra.get(header).map(String::as_str).filter(|t| !t.trim().is_empty());
        coding.push(text, |text| {
            Some(match amount_read(text, language) {
                Amount::Number(number, _) => Value::written(text, number),
                _ => Value::text(text),
            })
        });
    }
    coding.column
}

/// The column of one attribute.
fn column(entries: &[&Entry], attribute: &Attribute, profile: Option<&Profile>, language: Language) -> Column {
    match attribute {
        Attribute::Industry => texts(entries, |e| &e.account.industry),
        Attribute::Country => texts(entries, |e| &e.account.country),
        Attribute::Region => texts(entries, |e| &e.account.region),
        Attribute::Employees => numbers(entries, |e| e.account.employees),
        Attribute::Revenue => numbers(entries, |e| e.account.revenue),
        Attribute::Answer(id) => answers(entries, id, profile),
        Attribute::Column(header) => extra(entries, header, language),
    }
}

/// These attributes of these accounts, coded.
#[must_use]
pub fn table<'a>(
    entries: &[&Entry],
    attributes: impl IntoIterator<Item = &'a Attribute>,
    profile: Option<&Profile>,
    language: Language,
) -> Table {
    let mut columns = BTreeMap::new();
    for attribute in attributes {
        if !columns.contains_key(attribute) {
            columns.insert(attribute.clone(), column(entries, attribute, profile, language));
        }
    }
    Table::new(columns, entries.len())
}

/// The headers of the further columns that accounts have, each with how many have it, in the order of the alphabet.
#[must_use]
pub fn columns_of<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> BTreeMap<&'e str, u32> {
    let mut columns = BTreeMap::new();
    for entry in entries {
        for (header, text) in &entry.account.extra {
            if !text.trim().is_empty() {
                *columns.entry(header.as_str()).or_insert(0) += 1;
            }
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_as_people_write_them() {
        let n = |t: &str| Number::parse(t).unwrap();
        for (text, language, number, unit) in [
            ("12000", Language::En, "12000", ""),
            ("€ 12.000", Language::En, "12000", "EUR"),
            ("12.000,50 EUR", Language::En, "12000.5", "EUR"),
            ("CHF 5'000", Language::It, "5000", "CHF"),
            ("-1200", Language::It, "-1200", ""),
            ("8 weeks", Language::En, "8", "weeks"),
            ("12 %", Language::Es, "12", "%"),
        ] {
            assert_eq!(amount_read(text, language), Amount::Number(n(number), unit.into()), "{text}");
        }
        assert_eq!(amount_read(" n/a ", Language::En), Amount::Blank);
        assert_eq!(amount_read("a lot", Language::En), Amount::Unreadable);
    }
}
