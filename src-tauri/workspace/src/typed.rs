//! What people type into a slide, read where it means one thing: an amount with its unit and period ("38.000 €/mese"), a day or less of
//! one ("31 May 2026", "05/2026"). Where it could mean two things, both are given and nobody guesses.

use lanewise_method::Number;
use lanewise_method::profile::Language;
use lanewise_method::slide::Period;
use serde::Serialize;
use specta::Type;

use crate::table::{Decimal, Thousands, parse_number};
use crate::time::partial_day;

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

/// What was read as a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "days as 2026-05-31, or less of it")]
pub enum DayRead {
    /// It means this day, month or year; empty for nothing.
    Day { day: String },
    /// It could be either of these.
    Either { one: String, other: String },
    /// It is no day.
    NotADay,
}

/// Which sign a language puts before decimals.
const fn point(language: Language) -> bool {
    matches!(language, Language::En)
}

const CURRENCIES: &[(&str, &str, Option<bool>)] = &[
    ("€", "EUR", None),
    ("$", "USD", None),
    ("us$", "USD", None),
    ("£", "GBP", None),
    ("¥", "JPY", None),
    ("fr.", "CHF", None),
    ("sfr.", "CHF", None),
    ("euro", "EUR", None),
    ("euros", "EUR", None),
    ("dollar", "USD", Some(true)),
    ("dollars", "USD", Some(true)),
    ("dollari", "USD", Some(false)),
    ("dólares", "USD", Some(false)),
    ("pounds", "GBP", Some(true)),
    ("sterline", "GBP", Some(false)),
    ("libras", "GBP", Some(false)),
    ("franchi", "CHF", None),
    ("francos", "CHF", None),
];

/// The codes of currencies that are read as such; a unit of three letters is seldom one of these.
const CODES: &[&str] = &[
    "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "BRL", "MXN", "ARS", "CLP",
    "COP", "PEN", "UYU", "CAD", "AUD", "NZD", "CNY", "INR", "SGD", "HKD", "ZAR", "AED", "SAR", "ILS", "KRW",
];

/// The factor of a word after a number; and whether its language writes a decimal point, where the word tells.
const FACTORS: &[(&str, i64, Option<bool>)] = &[
    ("k", 1_000, None),
    ("thousand", 1_000, Some(true)),
    ("mila", 1_000, Some(false)),
    ("mil", 1_000, Some(false)),
    ("m", 1_000_000, None),
    ("mn", 1_000_000, None),
    ("mln", 1_000_000, None),
    ("mio", 1_000_000, None),
    ("million", 1_000_000, Some(true)),
    ("millions", 1_000_000, Some(true)),
    ("milione", 1_000_000, Some(false)),
    ("milioni", 1_000_000, Some(false)),
    ("millón", 1_000_000, Some(false)),
    ("millones", 1_000_000, Some(false)),
];

/// Words for periods that stand after "per", "/" and their like.
const PERIODS: &[(&str, Period, Option<bool>)] = &[
    ("day", Period::Day, Some(true)),
    ("d", Period::Day, None),
    ("giorno", Period::Day, Some(false)),
    ("día", Period::Day, Some(false)),
    ("dia", Period::Day, Some(false)),
    ("week", Period::Week, Some(true)),
    ("wk", Period::Week, Some(true)),
    ("settimana", Period::Week, Some(false)),
    ("semana", Period::Week, Some(false)),
    ("month", Period::Month, Some(true)),
    ("mo", Period::Month, Some(true)),
    ("mese", Period::Month, Some(false)),
    ("mes", Period::Month, Some(false)),
    ("quarter", Period::Quarter, Some(true)),
    ("qtr", Period::Quarter, Some(true)),
    ("trimestre", Period::Quarter, Some(false)),
    ("year", Period::Year, Some(true)),
    ("yr", Period::Year, Some(true)),
    ("y", Period::Year, None),
    ("anno", Period::Year, Some(false)),
    ("año", Period::Year, Some(false)),
];

/// Words that tell a period by themselves.
const HOW_OFTEN: &[(&str, Period, Option<bool>)] = &[
    ("daily", Period::Day, Some(true)),
    ("weekly", Period::Week, Some(true)),
    ("settimanali", Period::Week, Some(false)),
    ("settimanale", Period::Week, Some(false)),
    ("semanales", Period::Week, Some(false)),
    ("semanal", Period::Week, Some(false)),
    ("monthly", Period::Month, Some(true)),
    ("mensili", Period::Month, Some(false)),
    ("mensile", Period::Month, Some(false)),
    ("mensuales", Period::Month, Some(false)),
    ("mensual", Period::Month, Some(false)),
    ("quarterly", Period::Quarter, Some(true)),
    ("trimestrali", Period::Quarter, Some(false)),
    ("trimestrales", Period::Quarter, Some(false)),
    ("yearly", Period::Year, Some(true)),
    ("annually", Period::Year, Some(true)),
    ("annui", Period::Year, Some(false)),
    ("annuo", Period::Year, Some(false)),
    ("annuali", Period::Year, Some(false)),
    ("anuales", Period::Year, Some(false)),
    ("anual", Period::Year, Some(false)),
    ("p.a.", Period::Year, None),
    ("once", Period::Once, Some(true)),
];

const PER: &[&str] = &["/", "per", "a", "an", "al", "alla", "each", "every", "ogni", "por", "cada", "pro", "il", "la"];

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

fn look<T: Copy>(table: &[(&str, T, Option<bool>)], word: &str) -> Option<(T, Option<bool>)> {
    table.iter().find(|(w, ..)| *w == word).map(|(_, what, point)| (*what, *point))
}

/// The code of a currency by its sign, code or word.
fn currency(word: &str) -> Option<(String, Option<bool>)> {
    let low = word.to_lowercase();
    look(CURRENCIES, &low).map(|(code, point)| (code.to_owned(), point)).or_else(|| {
        let code = CODES.iter().find(|c| **c == word.to_uppercase())?;
        Some(((*code).to_owned(), None))
    })
}

/// Whether these letters are the code of a currency, in capitals.
pub(crate) fn is_currency_code(word: &str) -> bool {
    CODES.contains(&word)
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

const MONTHS: [&[&str]; 12] = [
    &["january", "gennaio", "enero", "jan", "gen", "ene"],
    &["february", "febbraio", "febrero", "feb"],
    &["march", "marzo", "mar"],
    &["april", "aprile", "abril", "apr", "abr"],
    &["may", "maggio", "mayo", "mag"],
    &["june", "giugno", "junio", "jun", "giu"],
    &["july", "luglio", "julio", "jul", "lug"],
    &["august", "agosto", "aug", "ago"],
    &["september", "settembre", "septiembre", "sep", "sept", "set"],
    &["october", "ottobre", "octubre", "oct", "ott"],
    &["november", "novembre", "noviembre", "nov"],
    &["december", "dicembre", "diciembre", "dec", "dic"],
];

fn month(word: &str) -> Option<usize> {
    let word = word.trim_end_matches('.').to_lowercase();
    MONTHS.iter().position(|names| names.contains(&word.as_str())).map(|at| at + 1)
}

/// Reads a day, a month or a year, as it is written in English, Italian or Spanish.
#[must_use]
pub fn read_day(text: &str, language: Language) -> DayRead {
    let text = text.trim();
    if text.is_empty() {
        return DayRead::Day { day: String::new() };
    }
    if let Some(day) = partial_day(text) {
        return DayRead::Day { day };
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|w| !w.is_empty() && !matches!(w.to_lowercase().as_str(), "of" | "de" | "del" | "di" | "the"))
        .collect();
    let number = |word: &str| {
        let bare = word.trim_end_matches(['º', '°']);
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
        (bare.len() <= 4 && !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit())).then(|| bare.parse::<usize>().ok())?
    };
    let year = |word: &str| number(word).filter(|_| word.len() == 4);
    let whole = |year: usize, month: usize, day: usize| partial_day(&format!("{year:04}-{month:02}-{day:02}"));
    let read = match parts[..] {
        [one, other] => {
            let month = month(one).or_else(|| number(one).filter(|_| one.len() <= 2));
            year(other).zip(month).and_then(|(y, m)| partial_day(&format!("{y:04}-{m:02}")))
        }
        [a, b, c] => match (month(a), month(b)) {
            // "May 31 2026", "31 May 2026".
            (Some(m), None) => number(b).zip(year(c)).and_then(|(d, y)| whole(y, m, d)),
            (None, Some(m)) => number(a).zip(year(c)).and_then(|(d, y)| whole(y, m, d)),
            _ => match (number(a), number(b), year(c), year(a), number(c)) {
                (Some(a), Some(b), Some(y), ..) => match (whole(y, b, a), whole(y, a, b)) {
                    (Some(one), Some(other)) if one != other && point(language) => return DayRead::Either { one, other },
                    (Some(day), _) => Some(day),
                    (None, other) => other.filter(|_| point(language)),
                },
                (_, Some(m), None, Some(y), Some(d)) => whole(y, m, d),
                _ => None,
            },
        },
        _ => None,
    };
    read.map_or(DayRead::NotADay, |day| DayRead::Day { day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Es, It};

    fn said(text: &str, language: Language) -> String {
        let tail = |currency: &str, unit: &str, period: Option<Period>| {
            [currency, unit, period.map_or("", Period::id)]
                .iter()
                .filter(|w| !w.is_empty())
                .map(|w| format!(" {w}"))
                .collect::<String>()
        };
        match read_amount(text, language) {
            AmountRead::Amount { amount, currency, unit, period } => format!("{amount}{}", tail(&currency, &unit, period)),
            AmountRead::Either { small, large, currency, unit, period } => {
                format!("{small} or {large}{}", tail(&currency, &unit, period))
            }
            AmountRead::Unclear => "?".into(),
        }
    }

    #[test]
    fn amounts_mean_what_they_say() {
        for (text, language, meant) in [
            ("38.000 €/mese", It, "38000 EUR month"),
            // The word tells the language, whatever that of the screen.
            ("38.000 €/mese", En, "38000 EUR month"),
            ("€38,000 a month", En, "38000 EUR month"),
            ("€ 38,000 a month", It, "38000 EUR month"),
            ("38 000 € al mes", Es, "38000 EUR month"),
            ("1.250.000 USD", En, "1250000 USD"),
            ("1,250,000.50 GBP per year", It, "1250000.5 GBP year"),
            ("12 hours per week", En, "12 hours week"),
            ("12 ore alla settimana", It, "12 ore week"),
            ("8 giorni", It, "8 giorni"),
            ("3,5 %", It, "3.5 %"),
            ("3.5%", En, "3.5 %"),
            ("38k €/month", En, "38000 EUR month"),
            ("1,2 milioni di euro", It, "1200000 EUR"),
            ("about $2m yearly", En, "2000000 USD year"),
            ("-12%", En, "-12 %"),
            ("40", En, "40"),
            ("CHF 12'000 p.a.", En, "12000 CHF year"),
        ] {
            assert_eq!(said(text, language), meant, "{text}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_asked() {
        assert_eq!(said("38.000 €", En), "38 or 38000 EUR");
        assert_eq!(said("38,000 €", It), "38 or 38000 EUR");
        assert_eq!(said("38,000 €", En), "38000 EUR");
        assert_eq!(said("38.000", It), "38000");
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in ["a lot", "", "from 11 to 3 days", "11 days to 3 days", "between 5", "12 / 13", "€", "99999999999999999999k"]
        {
            assert_eq!(said(text, En), "?", "{text}");
        }
        assert_eq!(said(&"9".repeat(20_000), En).len(), Number::from_millionths(i64::MAX).to_string().len());
    }

    fn day(text: &str, language: Language) -> String {
        match read_day(text, language) {
            DayRead::Day { day } => day,
            DayRead::Either { one, other } => format!("{one} or {other}"),
            DayRead::NotADay => "?".into(),
        }
    }

    #[test]
    fn days_months_and_years_are_read() {
        for (text, language, meant) in [
            ("", En, ""),
            ("2026-05-31", En, "2026-05-31"),
            ("2026-05", En, "2026-05"),
            ("2026", En, "2026"),
            ("31 May 2026", En, "2026-05-31"),
            ("May 31st, 2026", En, "2026-05-31"),
            ("31 maggio 2026", It, "2026-05-31"),
            ("31 de mayo de 2026", Es, "2026-05-31"),
            ("maggio 2026", En, "2026-05"),
            ("05/2026", It, "2026-05"),
            ("31/05/2026", It, "2026-05-31"),
            ("1.3.2026", It, "2026-03-01"),
            ("31/05/2026", En, "2026-05-31"),
            ("05/31/2026", En, "2026-05-31"),
            ("03/04/2026", En, "2026-04-03 or 2026-03-04"),
            ("03/04/2026", Es, "2026-04-03"),
            ("04/04/2026", En, "2026-04-04"),
        ] {
            assert_eq!(day(text, language), meant, "{text}");
        }
        for text in ["soon", "31 February 2026", "2026-13", "31/05", "99/99/2026", "Q2 2026", "1/2/3/4", "31 May 26", "0000"] {
            assert_eq!(day(text, En), "?", "{text}");
        }
        assert_eq!(day("05/31/2026", It), "?");
    }
}
