//! Dates as people and programs write them.

use jiff::civil::Date;

use super::layout::DateOrder;

/// Month names of English, Italian and Spanish by their first letters, with the month. Longer forms first where one begins another.
const MONTHS: &[(&str, i8)] = &[
    ("jan", 1),
    ("gen", 1),
    ("ene", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("abr", 4),
    ("may", 5),
    ("mag", 5),
    ("jun", 6),
    ("giu", 6),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("oct", 10),
    ("ott", 10),
    ("nov", 11),
    ("dec", 12),
    ("dic", 12),
];

/// The full names, so that "marble 3 2026" is no date.
const FULL: &[&str] = &[
    "january",
    "gennaio",
    "enero",
    "february",
    "febbraio",
    "febrero",
    "march",
    "marzo",
    "april",
    "aprile",
    "abril",
    "may",
    "maggio",
    "mayo",
    "june",
    "giugno",
    "junio",
    "july",
    "luglio",
    "julio",
    "august",
    "agosto",
    "september",
    "settembre",
    "septiembre",
    "setiembre",
    "october",
    "ottobre",
    "octubre",
    "november",
    "novembre",
    "noviembre",
    "december",
    "dicembre",
    "diciembre",
];

/// Reads a date, ignoring a time of day behind it. A year of four digits may come first (then month and day follow) or last;
/// `order` decides about the rest. Month names are read in English, Italian and Spanish, whatever the order.
#[must_use]
pub fn parse_date(text: &str, order: DateOrder) -> Option<Date> {
    let text = text.trim();
    // The longest honest date is well below this; it keeps long texts cheap.
    if text.len() < 6 || text.len() > 48 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let date = without_time(text);
    if date.bytes().any(|b| b.is_ascii_alphabetic()) { named(date) } else { digits(date, order) }
}

/// The date in ISO form.
#[must_use]
pub fn iso_date(text: &str, order: DateOrder) -> Option<String> {
    parse_date(text, order).map(|d| d.to_string())
}

/// Cuts a time of day off: whatever follows a space or a T and holds a colon, if it begins with a digit.
fn without_time(text: &str) -> &str {
    let cut = |at: usize| {
        let time = text.get(at + 1..)?.trim_start();
        let clock = time.as_bytes().first()?.is_ascii_digit()
            && time.split(' ').next().is_some_and(|clock| clock.contains(':'))
            && time.bytes().all(|b| b.is_ascii_digit() || b":.,+- ZzAaPpMm".contains(&b));
        clock.then(|| text.get(..at).map(|d| d.trim_end_matches([',', ' ']))).flatten()
    };
    text.char_indices()
        .filter(|(_, c)| matches!(c, ' ' | 'T' | '\u{a0}' | '\u{202f}'))
        .find_map(|(at, _)| cut(at))
        .unwrap_or(text)
}

fn digits(text: &str, order: DateOrder) -> Option<Date> {
    let mut parts = [""; 3];
    let mut mark = None;
    let mut count = 0;
    let mut from = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_digit() {
            continue;
        }
        if !matches!(c, '/' | '.' | '-') || mark.is_some_and(|m| m != c) || count == 2 {
            return None;
        }
        mark = Some(c);
        parts[count] = text.get(from..at)?;
        count += 1;
        from = at + c.len_utf8();
    }
    if count != 2 {
        return None;
    }
    parts[2] = text.get(from..)?;
    let number = |t: &str, most: usize| (1..=most).contains(&t.len()).then(|| t.parse::<i16>().ok()).flatten();
    let [a, b, c] = parts;
    if a.len() == 4 {
        return date(number(a, 4)?, number(b, 2)?, number(c, 2)?);
    }
    match order {
        DateOrder::DayMonthYear => date(year(c)?, number(b, 2)?, number(a, 2)?),
        DateOrder::MonthDayYear => date(year(c)?, number(a, 2)?, number(b, 2)?),
        DateOrder::YearMonthDay => date(year(a)?, number(b, 2)?, number(c, 2)?),
    }
}

/// Four digits as they stand; two digits up to 69 are of this century, as spreadsheets take them.
fn year(text: &str) -> Option<i16> {
    let n = text.parse::<i16>().ok()?;
    match text.len() {
        4 => Some(n),
        2 if n < 70 => Some(2000 + n),
        2 => Some(1900 + n),
        _ => None,
    }
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    if year < 1000 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// "12 gen 2026", "January 12, 2026", "12 de enero de 2026", "12-Jan-26", "lun 12 gennaio 2026".
fn named(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '.'))
        .filter(|w| !w.is_empty() && !matches!(*w, "de" | "del" | "of" | "di"))
        .collect();
    let words = match words.as_slice() {
        // A weekday may lead.
        [weekday, rest @ ..]
            if rest.len() == 3 && !weekday.starts_with(|c: char| c.is_ascii_digit()) && month(weekday).is_none() =>
        {
            rest
        }
        all => all,
    };
    let [a, b, c] = words else { return None };
    let (month, day) = match (month(a), month(b)) {
        (Some(m), None) => (m, day(b)?),
        (None, Some(m)) => (m, day(a)?),
        _ => return None,
    };
    date(year(c)?, i16::from(month), day)
}

fn month(word: &str) -> Option<i8> {
    let known = FULL.contains(&word) || word == "sept" || word.len() == 3;
    known.then(|| MONTHS.iter().find(|(start, _)| word.starts_with(start)).map(|(_, m)| *m)).flatten()
}

fn day(word: &str) -> Option<i16> {
    let bare = word
        .trim_end_matches("st")
        .trim_end_matches("nd")
        .trim_end_matches("rd")
        .trim_end_matches("th")
        .trim_end_matches(['º', '°']);
    (1..=2).contains(&bare.len()).then(|| bare.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const D: DateOrder = DateOrder::DayMonthYear;
    const M: DateOrder = DateOrder::MonthDayYear;
    const Y: DateOrder = DateOrder::YearMonthDay;

    #[test]
    fn reads_what_people_write() {
        for (text, order, iso) in [
            ("2026-01-12", D, "2026-01-12"),
            ("2026/1/2", M, "2026-01-02"),
            ("2026-01-12T10:00:00Z", D, "2026-01-12"),
            ("2026-01-12 10:00:00.000+01:00", D, "2026-01-12"),
            ("12/01/2026", D, "2026-01-12"),
            ("12/01/2026", M, "2026-12-01"),
            ("12.1.26", D, "2026-01-12"),
            ("12-01-1998 9:05 PM", D, "1998-01-12"),
            ("1/2/70", M, "1970-01-02"),
            ("26/01/12", Y, "2026-01-12"),
            ("12 gen 2026", D, "2026-01-12"),
            ("12 Gennaio 2026", D, "2026-01-12"),
            ("January 12, 2026", D, "2026-01-12"),
            ("Jan 12th, 2026 10:30", D, "2026-01-12"),
            ("12 de enero de 2026", D, "2026-01-12"),
            ("12-Sep-26", M, "2026-09-12"),
            ("Sept 1, 2026", M, "2026-09-01"),
            ("lunedì 12 gennaio 2026", D, "2026-01-12"),
            ("Mon, 12 Jan 2026", D, "2026-01-12"),
            ("29/02/2024", D, "2024-02-29"),
        ] {
            assert_eq!(iso_date(text, order).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_not_a_date() {
        for text in [
            "",
            "12",
            "2026",
            "31/31/2026",
            "13/13/26",
            "30.02.2026",
            "1.2.3",
            "1.234,5",
            "1/2",
            "12/01-2026",
            "marble 3 2026",
            "may be 3",
            "12:30",
            "12 foo 2026",
            "0/1/2026",
            "2026-1",
            "1/2/3/4",
            "abcdef",
            "12/01/202",
            "3 4 2026",
            "0012-01-02",
        ] {
            assert_eq!(iso_date(text, D), None, "{text}");
        }
        assert_eq!(iso_date("01/31/2026", D), None);
        assert_eq!(iso_date("31/01/2026", M), None);
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,30}") {
            let _ = (parse_date(&text, D), parse_date(&text, M), parse_date(&text, Y));
        }

        #[test]
        fn every_date_reads_back(days in 0i32..60_000) {
            let date = jiff::civil::date(1971, 1, 1).saturating_add(jiff::Span::new().days(days));
            let (y, m, d) = (date.year(), date.month(), date.day());
            prop_assert_eq!(parse_date(&date.to_string(), M), Some(date));
            prop_assert_eq!(parse_date(&format!("{d}/{m}/{y}"), D), Some(date));
            prop_assert_eq!(parse_date(&format!("{m:02}.{d:02}.{y} 23:59"), M), Some(date));
        }
    }
}
