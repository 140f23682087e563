//! Amounts.

use lanewise_method::Number;
use lanewise_method::profile::Language;
use lanewise_method::slide::Period;
use serde::Serialize;
use specta::Type;

use super::currency::{FACTORS, HOW_OFTEN, PER, PERIODS, currency, look};
use super::point;
use crate::table::{Decimal, Thousands, parse_number};

/// What was read as an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of a delta")]
pub enum AmountRead {
    /// It means this.
    Amount { amount: Number, currency: String, unit: String, period: Option<Period> },
    /// The number could be either of these; the rest is clear.
    Either { small: Number, large: Number, currency: String, unit: String, period: Option<Period> },
    /// There is no number, or more than one.
    Unclear,
}

/// What stands before a number without changing it.
const ABOUT: &[&str] = &["~", "≈", "about", "around", "approx.", "circa", "ca.", "c.", "unos", "unas"];

/// What is said after the number.
#[derive(Default)]
struct Rest {
    currency: String,
    unit: String,
    period: Option<Period>,
    factor: Option<i64>,
    /// Whether the words are of a language with a decimal point.
    point: Option<bool>,
}

/// Words with every sign of money and every "/" apart.
fn words(text: &str) -> Vec<String> {
    let mut apart = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '/' | '€' | '£' | '¥' | '%' | '~' | '≈') {
            apart.extend([' ', c, ' ']);
        } else {
            apart.push(c);
        }
    }
    apart.split_whitespace().map(str::to_owned).collect()
}

fn rest(text: &str) -> Option<Rest> {
    let words = words(text);
    let (mut rest, mut unit, mut at) = (Rest::default(), Vec::new(), 0);
    let know = |point: &mut Option<bool>, told: Option<bool>| *point = point.or(told);
    while at < words.len() {
        let low = words[at].trim_end_matches([',', ';']).to_lowercase();
        let next = words.get(at + 1).map(|w| w.trim_end_matches(['.', ',']).to_lowercase());
        if at == 0
            && let Some((factor, told)) = look(FACTORS, &low)
        {
            rest.factor = Some(factor);
            know(&mut rest.point, told);
        } else if rest.currency.is_empty()
            && unit.is_empty()
            && let Some((code, told)) = currency(&low)
        {
            rest.currency = code;
            know(&mut rest.point, told);
        } else if rest.period.is_none()
            && let Some((period, told)) = look(HOW_OFTEN, &low)
        {
            rest.period = Some(period);
            know(&mut rest.point, told);
        } else if rest.period.is_none()
            && PER.contains(&low.as_str())
            && let Some((period, told)) = next.as_deref().and_then(|w| look(PERIODS, w))
        {
            rest.period = Some(period);
            know(&mut rest.point, told);
            at += 1;
        } else if !matches!(low.as_str(), "di" | "de" | "of" | "in") || !unit.is_empty() {
            unit.push(words[at].clone());
        }
        at += 1;
    }
    rest.unit = unit.join(" ");
    // A second number makes it two statements.
    (!rest.unit.chars().any(|c| c.is_ascii_digit()) && rest.unit.chars().count() <= 60).then_some(rest)
}

/// Where the number that starts the text ends: digits, and marks with digits behind them.
fn number_end(text: &str) -> usize {
    let bytes: Vec<(usize, char)> = text.char_indices().collect();
    let digit = |at: usize| bytes.get(at).is_some_and(|(_, c)| c.is_ascii_digit());
    let mut at = 0;
    while at < bytes.len() {
        let (_, c) = bytes[at];
        let joins = match c {
            '.' | ',' | '\'' | '\u{2019}' => digit(at + 1),
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4),
            _ => c.is_ascii_digit(),
        };
        if !joins {
            break;
        }
        at += 1;
    }
    bytes.get(at).map_or(text.len(), |(i, _)| *i)
}

/// The number with this decimal mark, whatever stands between its thousands.
fn value(digits: &str, point: bool) -> Option<i64> {
    let (decimal, mark) = if point { (Decimal::Point, Thousands::Comma) } else { (Decimal::Comma, Thousands::Point) };
    [Thousands::None, mark, Thousands::Space, Thousands::Apostrophe]
        .into_iter()
        .find_map(|thousands| parse_number(digits, decimal, thousands))
        .map(|n| n.millionths)
}

/// Reads an amount with whatever of currency, unit and period stands beside it. The language is the reader's; words in the text that
/// are of another one count for more.
#[must_use]
pub fn read_amount(text: &str, language: Language) -> AmountRead {
    amount(text, language).unwrap_or(AmountRead::Unclear)
}

fn amount(text: &str, language: Language) -> Option<AmountRead> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let (before, from) = text.split_at(start);
    let (digits, after) = from.split_at(number_end(from));
    let mut told = rest(after)?;
    let mut negative = false;
    for word in words(before) {
        let word = word.strip_prefix(['-', '−', '–']).map_or(word.as_str(), |rest| {
            negative = true;
            rest
        });
        let word = word.strip_suffix(['-', '−', '–']).map_or(word, |rest| {
            negative = true;
            rest
        });
        if let Some((code, point)) = currency(word).filter(|_| told.currency.is_empty()) {
            told.currency = code;
            told.point = told.point.or(point);
        } else if !word.is_empty() && word != "+" && !ABOUT.contains(&word.to_lowercase().as_str()) {
            return None;
        }
    }
    if told.unit == "%" || told.unit.starts_with("% ") {
        told.currency.clear();
    }
    let scaled = |millionths: i64| {
        let whole = millionths.checked_mul(told.factor.unwrap_or(1))?;
        Some(Number::from_millionths(if negative { -whole } else { whole }))
    };
    let (with_point, with_comma) = (value(digits, true), value(digits, false));
    let by_language = told.point.unwrap_or_else(|| point(language));
    let (own, other) = if by_language { (with_point, with_comma) } else { (with_comma, with_point) };
    let (currency, unit, period) = (told.currency.clone(), told.unit.clone(), told.period);
    let number = match (own, other) {
        // Three places after the mark: seldom meant, and a thousand times less than what the other languages read. A mark of thousands
        // of one's own language is no riddle, and neither is one whose words say which language it is.
        (Some(own), Some(other)) if own < other && told.point.is_none() => {
            return Some(AmountRead::Either { small: scaled(own)?, large: scaled(other)?, currency, unit, period });
        }
        (Some(own), _) => own,
        (None, Some(other)) => other,
        (None, None) => return None,
    };
    Some(AmountRead::Amount { amount: scaled(number)?, currency, unit, period })
}
