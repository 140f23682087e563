//! Numbers as people and programs write them, read exactly.

use super::layout::{Decimal, Thousands};

/// A number read from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellNumber {
    /// The value in millionths, held at the limits of `i64`; digits after the sixth decimal are floored.
    pub millionths: i64,
    /// A percent sign stood there: "85 %" is 85 with this flag.
    pub percent: bool,
    /// A currency sign or code stood there.
    pub currency: bool,
}

/// Currency signs and codes that may stand before or after an amount.
const CURRENCIES: &[&str] = &[
    "€", "$", "£", "¥", "₹", "₽", "₺", "zł", "Kč", "kr", "Fr.", "SFr.", "R$", "US$", "EUR", "USD", "GBP", "CHF", "JPY", "SEK",
    "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BRL", "MXN", "ARS", "CLP", "COP", "CAD", "AUD", "CNY", "INR", "euro",
];

/// Reads a number with the given decimal mark and thousands separator. Accepts a sign before or after, accounting's "(12)" for
/// −12, a currency sign, a percent sign and an exponent. Thousands must stand in groups of three; they may also be absent.
///
/// `None` for anything else: nothing is guessed.
#[must_use]
pub fn parse_number(text: &str, decimal: Decimal, thousands: Thousands) -> Option<CellNumber> {
    let mut rest = trim(text);
    let mut negative = false;
    let mut parentheses = false;
    let (mut percent, mut currency, mut signed) = (false, false, false);
    if let Some(inner) = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')')) {
        rest = trim(inner);
        parentheses = true;
        negative = true;
    }
    // Signs, currency and percent come in any order on either side; each at most once.
    loop {
        let first = *rest.as_bytes().first()?;
        let last = *rest.as_bytes().last()?;
        if first.is_ascii_digit() && last.is_ascii_digit() {
            break;
        }
        if !signed
            && !parentheses
            && let Some((minus, r)) = strip_sign(rest)
        {
            (signed, negative, rest) = (true, minus, trim(r));
            continue;
        }
        if !percent && let Some(r) = rest.strip_suffix(['%', '％']).or_else(|| rest.strip_prefix('%')) {
            (percent, rest) = (true, trim(r));
            continue;
        }
        if !currency && let Some(r) = strip_currency(rest) {
            (currency, rest) = (true, trim(r));
            continue;
        }
        break;
    }
    let value = magnitude(rest, decimal, thousands, negative)?;
    Some(CellNumber { millionths: value, percent, currency })
}

/// Trims every kind of space that spreadsheets put around numbers.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}')
}

/// A sign before or after the number, and the rest.
fn strip_sign(text: &str) -> Option<(bool, &str)> {
    const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];
    if let Some(r) = text.strip_prefix(MINUS) {
        return Some((true, r));
    }
    if let Some(r) = text.strip_prefix('+') {
        return Some((false, r));
    }
    // "12-" as old ledgers write it; not after an exponent's letter.
    text.strip_suffix(MINUS).filter(|r| !r.ends_with(['e', 'E'])).map(|r| (true, r))
}

fn strip_currency(text: &str) -> Option<&str> {
    CURRENCIES.iter().find_map(|sign| {
        let n = sign.len();
        if text.len() <= n {
            return None;
        }
        if text.get(..n).is_some_and(|s| s.eq_ignore_ascii_case(sign)) {
            return text.get(n..);
        }
        let at = text.len() - n;
        text.get(at..).filter(|s| s.eq_ignore_ascii_case(sign)).and_then(|_| text.get(..at))
    })
}

/// The currency sign or code in a cell; the longest, where one is part of another.
#[must_use]
pub fn currency_sign(text: &str) -> Option<&'static str> {
    CURRENCIES.iter().copied().filter(|sign| text.contains(sign)).max_by_key(|sign| sign.len())
}

/// The code of a sign that only one currency has; others stay as they are.
#[must_use]
pub fn currency_code(sign: &'static str) -> &'static str {
    match sign {
        "€" | "euro" => "EUR",
        "£" => "GBP",
        "US$" => "USD",
        "R$" => "BRL",
        "₹" => "INR",
        "₽" => "RUB",
        "₺" => "TRY",
        "zł" => "PLN",
        "Kč" => "CZK",
        "Fr." | "SFr." => "CHF",
        other => other,
    }
}

/// Digits with separators and perhaps an exponent, in millionths.
fn magnitude(text: &str, decimal: Decimal, thousands: Thousands, negative: bool) -> Option<i64> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse::<i32>().ok().filter(|e| e.abs() <= 400)?),
        None => (text, 0),
    };
    let mark = match decimal {
        Decimal::Point => '.',
        Decimal::Comma => ',',
    };
    let (whole, fraction) = mantissa.split_once(mark).unwrap_or((mantissa, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut digits = Digits::new(negative);
    // Digits before the decimal point once the exponent has moved it.
    let whole_digits = whole.bytes().filter(u8::is_ascii_digit).count();
    if whole_digits + fraction.len() == 0 {
        return None;
    }
    let mut places = i64::try_from(whole_digits).ok()? + i64::from(exponent) + 6;
    let mut group = 0usize;
    let mut separator = None;
    for c in whole.chars() {
        if let Some(d) = c.to_digit(10) {
            group += 1;
            digits.push(d, &mut places);
        } else if separates(c, thousands) && (1..=3).contains(&group) && separator.is_none_or(|s| s == c && group == 3) {
            separator = Some(c);
            group = 0;
        } else {
            return None;
        }
    }
    // "0.125" is never a zero before a group of thousands.
    if separator.is_some() && (group != 3 || whole.starts_with('0')) {
        return None;
    }
    for b in fraction.bytes() {
        digits.push(u32::from(b - b'0'), &mut places);
    }
    digits.finish(places)
}

fn separates(c: char, thousands: Thousands) -> bool {
    match thousands {
        Thousands::None => false,
        Thousands::Point => c == '.',
        Thousands::Comma => c == ',',
        Thousands::Space => matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}'),
        Thousands::Apostrophe => matches!(c, '\'' | '\u{2019}'),
    }
}

/// Collects digits down to the millionth, and remembers whether any was cut off below it.
struct Digits {
    value: i128,
    negative: bool,
    lost: bool,
}

/// Beyond this the value is held: one more than the largest magnitude of an `i64`.
const HELD: i128 = i64::MAX as i128 + 1;

impl Digits {
    const fn new(negative: bool) -> Self {
        Self { value: 0, negative, lost: false }
    }

    fn push(&mut self, digit: u32, places: &mut i64) {
        if *places > 0 {
            self.value = (self.value * 10 + i128::from(digit)).min(HELD);
        } else if digit != 0 {
            self.lost = true;
        }
        *places -= 1;
    }

    fn finish(mut self, places: i64) -> Option<i64> {
        for _ in 0..places.max(0) {
            if self.value == 0 || self.value == HELD {
                break;
            }
            self.value = (self.value * 10).min(HELD);
        }
        if self.negative {
            // Flooring goes towards minus infinity.
            self.value = -self.value - i128::from(self.lost);
        }
        i64::try_from(self.value.clamp(i128::from(i64::MIN), i128::from(i64::MAX))).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str, decimal: Decimal, thousands: Thousands) -> Option<i64> {
        parse_number(text, decimal, thousands).map(|n| n.millionths)
    }

    const P: Decimal = Decimal::Point;
    const C: Decimal = Decimal::Comma;

    #[test]
    fn reads_what_people_write() {
        for (text, decimal, thousands, millionths) in [
            ("12", P, Thousands::None, 12_000_000),
            (" 1,234.5 ", P, Thousands::Comma, 1_234_500_000),
            ("1.234,5", C, Thousands::Point, 1_234_500_000),
            ("1\u{202f}234,5", C, Thousands::Space, 1_234_500_000),
            ("1 234\u{a0}", C, Thousands::Space, 1_234_000_000),
            ("1'234'567.00", P, Thousands::Apostrophe, 1_234_567_000_000),
            ("(12)", P, Thousands::None, -12_000_000),
            ("($1,200.00)", P, Thousands::Comma, -1_200_000_000),
            ("-€ 5", P, Thousands::None, -5_000_000),
            ("€ -5", P, Thousands::None, -5_000_000),
            ("5-", P, Thousands::None, -5_000_000),
            ("\u{2212}5,5 EUR", C, Thousands::None, -5_500_000),
            (".5", P, Thousands::None, 500_000),
            ("5.", P, Thousands::None, 5_000_000),
            ("1.5E+03", P, Thousands::None, 1_500_000_000),
            ("1e-6", P, Thousands::None, 1),
            ("0.0000019", P, Thousands::None, 1),
            ("-0.0000019", P, Thousands::None, -2),
            ("99999999999999999999", P, Thousands::None, i64::MAX),
            ("-99999999999999999999", P, Thousands::None, i64::MIN),
            ("1e300", P, Thousands::None, i64::MAX),
            ("0e300", P, Thousands::None, 0),
            ("007", P, Thousands::None, 7_000_000),
        ] {
            assert_eq!(read(text, decimal, thousands), Some(millionths), "{text}");
        }
    }

    #[test]
    fn percent_and_currency_are_flags() {
        let read = |t| parse_number(t, P, Thousands::None);
        assert_eq!(read("85 %"), Some(CellNumber { millionths: 85_000_000, percent: true, currency: false }));
        assert_eq!(read("12.5%").map(|n| n.percent), Some(true));
        assert_eq!(read("CHF 10").map(|n| n.currency), Some(true));
    }

    #[test]
    fn refuses_what_is_not_a_number() {
        for text in [
            "",
            " ",
            "-",
            "()",
            "%",
            "€",
            "a",
            "1a",
            "1.2.3",
            "1,23,456",
            "12,34",
            "1234,567",
            ",123",
            "1,,234",
            "1 2",
            "--5",
            "(-5)",
            "5%%",
            "1e",
            "e5",
            "1e9999",
            ".",
            "∞",
            "NaN",
            "0x10",
            "1-2",
            "2026-01-02",
            "１２",
        ] {
            assert_eq!(read(text, P, Thousands::Comma), None, "{text}");
        }
        assert_eq!(read("1.234", C, Thousands::None), None);
    }

    proptest! {
        #[test]
        fn every_number_reads_back_in_every_style(value in any::<i64>(), style in 0..6usize) {
            let (decimal, thousands, mark, group) = [
                (P, Thousands::None, '.', ""), (P, Thousands::Comma, '.', ","), (C, Thousands::Point, ',', "."),
                (C, Thousands::Space, ',', "\u{202f}"), (P, Thousands::Apostrophe, '.', "'"), (C, Thousands::None, ',', ""),
            ][style];
            let size = value.unsigned_abs();
            let whole = (size / 1_000_000).to_string();
            let mut grouped = String::new();
            for (i, c) in whole.chars().enumerate() {
                if i > 0 && (whole.len() - i) % 3 == 0 { grouped.push_str(group); }
                grouped.push(c);
            }
            let text = format!("{}{grouped}{mark}{:06}", if value < 0 { "-" } else { "" }, size % 1_000_000);
            prop_assert_eq!(read(&text, decimal, thousands), Some(value));
        }

        #[test]
        fn never_panics(text in "[-+()0-9.,' eE%€$a]{0,24}") {
            for d in [P, C] {
                for t in [Thousands::None, Thousands::Point, Thousands::Comma, Thousands::Space, Thousands::Apostrophe] {
                    let _ = parse_number(&text, d, t);
                }
            }
        }
    }
}
