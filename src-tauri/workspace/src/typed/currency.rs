//! Signs, codes and words of money, of factors and of periods.

use lanewise_method::slide::Period;

pub(super) const CURRENCIES: &[(&str, &str, Option<bool>)] = &[
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
pub(super) const FACTORS: &[(&str, i64, Option<bool>)] = &[
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
pub(super) const PERIODS: &[(&str, Period, Option<bool>)] = &[
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
pub(super) const HOW_OFTEN: &[(&str, Period, Option<bool>)] = &[
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

pub(super) const PER: &[&str] = &["/", "per", "a", "an", "al", "alla", "each", "every", "ogni", "por", "cada", "pro", "il", "la"];

pub(super) fn look<T: Copy>(table: &[(&str, T, Option<bool>)], word: &str) -> Option<(T, Option<bool>)> {
    table.iter().find(|(w, ..)| *w == word).map(|(_, what, point)| (*what, *point))
}

/// The code of a currency by its sign, code or word.
pub(super) fn currency(word: &str) -> Option<(String, Option<bool>)> {
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
