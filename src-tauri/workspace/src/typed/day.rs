//! Days, months and years.

use lanewise_method::profile::Language;
use serde::Serialize;
use specta::Type;

use super::point;
use crate::store::time::partial_day;

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
