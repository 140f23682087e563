//! Where a table starts, whether its first row names the columns, and what they are called.

use std::collections::{HashMap, HashSet};

use super::cells::Cells;
use super::date::parse_date;
use super::guess::STYLES;
use super::layout::{DateOrder, Warning};
use super::number::parse_number;
use super::rejects::Tail;
use super::rows::RawRow;
use super::sniff::usual;
use super::word::{is_spreadsheet_error, parse_yes_no};

/// Cells up to the last one that is not blank.
fn filled_width(cells: &Cells) -> usize {
    cells.iter().enumerate().filter(|(_, c)| !c.trim().is_empty()).last().map_or(0, |(at, _)| at + 1)
}

fn filled(cells: &Cells) -> usize {
    cells.iter().filter(|c| !c.trim().is_empty()).count()
}

/// Index of the sample's row where the table starts: the first that is about as full as the rows usually are. What stands above is a
/// title, a date, a note.
pub(super) fn start(sample: &[RawRow]) -> usize {
    let counts: Vec<usize> = sample.iter().map(|r| filled(&r.cells)).collect();
    let Some((usual, _)) = usual(&counts) else { return 0 };
    let least = (usual.div_ceil(2)).max(usual.min(2));
    let first = counts.iter().position(|&n| n >= least).unwrap_or(0);
    // Titles stand at the very top; anything further down is a table that begins with gaps.
    if first <= 30 { first } else { 0 }
}

/// A number in any style, or a date: what a header is not.
fn is_value(text: &str) -> bool {
    STYLES.iter().any(|&(d, t)| parse_number(text, d, t).is_some())
        || [DateOrder::DayMonthYear, DateOrder::MonthDayYear].iter().any(|&o| parse_date(text, o).is_some())
}

/// Whether the sample's first row names the columns. Each column votes: for, where its cells below are values and the first is not;
/// against, where the first is a value like those below or comes again below.
pub(super) fn has_header(sample: &[RawRow]) -> bool {
    let Some((first, below)) = sample.split_first() else { return false };
    let mut votes = 0i32;
    let mut values = 0;
    let mut seen = HashSet::new();
    let mut repeated = false;
    for (at, name) in first.cells.iter().enumerate() {
        let name = name.trim();
        if name.is_empty() {
            continue;
        }
        repeated |= !seen.insert(name);
        let cells: Vec<&str> =
            below.iter().take(100).filter_map(|r| r.cells.get(at)).map(str::trim).filter(|c| !c.is_empty()).collect();
        let value = is_value(name);
        // A year may well be a header over numbers.
        let year = name.len() == 4
            && name.parse::<u16>().is_ok_and(|y| (1900..2100).contains(&y))
            && !cells.iter().all(|c| c.len() == 4);
        values += i32::from(value && !year);
        let words = cells.iter().filter(|c| is_value(c)).count();
        if !cells.is_empty() && words * 10 >= cells.len() * 8 {
            votes += match (value, year) {
                (false, _) => 2,
                (true, true) => 0,
                (true, false) => -2,
            };
        } else if cells.contains(&name) || (parse_yes_no(name).is_some() && cells.iter().all(|c| parse_yes_no(c).is_some())) {
            votes -= 1;
        } else if name.contains('@') && cells.iter().all(|c| c.contains('@')) {
            votes -= 2;
        }
    }
    match votes {
        v if v > 0 => true,
        0 => values == 0 || (below.is_empty() && !repeated),
        _ => false,
    }
}

/// A spreadsheet's name for a column: A, B, … Z, AA, …
pub(super) fn letters(mut index: usize) -> String {
    let mut name = Vec::new();
    loop {
        name.push(b'A' + u8::try_from(index % 26).unwrap_or(0));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    name.iter().rev().map(|&b| char::from(b)).collect()
}

/// Unique names for the columns of a table. `below` are the rows under the header.
pub(super) fn names(header: Option<&RawRow>, below: &[RawRow], warnings: &mut Vec<Warning>) -> Vec<String> {
    let widths: Vec<usize> = below.iter().map(|r| filled_width(&r.cells)).collect();
    let Some(header) = header else {
        // A few rows that are too long must not widen the table.
        let rare = below.len() / 20;
        let mut sorted = widths;
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        return (0..sorted.get(rare).copied().unwrap_or(0).max(1)).map(letters).collect();
    };
    let tail = Tail::of(&header.cells);
    let mut width = filled_width(&header.cells) - tail.len();
    if tail.is_empty() {
        // Where nearly every row is longer, the header lacks names; where few are, those rows are wrong.
        let longer: Vec<usize> = widths.iter().copied().filter(|&w| w > width).collect();
        if longer.len() * 10 >= widths.len() * 9
            && !longer.is_empty()
            && let Some((usual, _)) = usual(&longer)
        {
            width = usual;
        }
        // A blank header with cells below still is a column.
        let declared = header.cells.len().min(super::MAX_COLUMNS);
        let used =
            (width..declared).rev().find(|&at| below.iter().any(|r| r.cells.get(at).is_some_and(|c| !c.trim().is_empty())));
        width = used.map_or(width, |at| at + 1);
    }
    let mut taken: HashMap<String, u32> = HashMap::new();
    let given: HashSet<&str> = header.cells.iter().map(str::trim).collect();
    let mut names: Vec<String> = Vec::with_capacity(width);
    let mut used: HashSet<String> = HashSet::new();
    for at in 0..width.max(1) {
        let text: String = header.cells.get(at).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        let error = header.errors.iter().any(|e| e.column as usize == at) || is_spreadsheet_error(&text);
        let missing = text.is_empty() || error;
        let base = if missing { format!("Column {}", letters(at)) } else { text };
        let mut name = base.clone();
        let count = taken.entry(base.clone()).or_insert(2);
        while used.contains(&name)
            || (name != base && given.contains(name.as_str()))
            || (missing && given.contains(name.as_str()))
        {
            name = format!("{base} ({count})");
            *count += 1;
        }
        used.insert(name.clone());
        if missing {
            if below.iter().any(|r| r.cells.get(at).is_some_and(|c| !c.trim().is_empty())) {
                warnings.push(Warning::MissingHeader { name: name.clone() });
            }
        } else if name != base {
            warnings.push(Warning::RepeatedHeader { name: base, renamed: name.clone() });
        }
        names.push(name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<RawRow> {
        text.lines().zip(1..).map(|(line, n)| RawRow { line: n, cells: line.split('|').collect(), ..RawRow::default() }).collect()
    }

    #[test]
    fn letters_are_those_of_a_spreadsheet() {
        for (at, name) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(at), name);
        }
    }

    #[test]
    fn headers() {
        assert!(has_header(&rows("Name|Employees\nAcme|120\nBoa|80")));
        assert!(has_header(&rows("Name|City\nAcme|Roma\nBoa|Bari")));
        assert!(has_header(&rows("Name|2024|2025\nAcme|12|13\nBoa|8|9")));
        assert!(!has_header(&rows("Acme|120\nBoa|80\nCiao|3")));
        assert!(!has_header(&rows("Acme|Roma|2026-01-01\nBoa|Roma|2026-01-02")));
        assert!(has_header(&rows("Name|City")));
    }

    #[test]
    fn titles_are_skipped() {
        assert_eq!(start(&rows("Prospects 2026||\nName|City|N\nA|Roma|1\nB|Bari|2")), 1);
        assert_eq!(start(&rows("Name|City|N\nA|Roma|1\nB|Bari|2")), 0);
        assert_eq!(start(&rows("Name\nA\nB")), 0);
    }

    #[test]
    fn names_are_unique_and_complete() {
        let table = rows("Region|Region|| Name  of\u{a0}it|Region (2)|\n1|2|3|4|5|");
        let mut warnings = Vec::new();
        let names = names(Some(&table[0]), &table[1..], &mut warnings);
        assert_eq!(names, ["Region", "Region (3)", "Column C", "Name of it", "Region (2)"]);
        assert_eq!(warnings.len(), 2);
    }

    #[test]
    fn a_header_that_is_too_short_is_filled_up() {
        let table = rows("a|b\n1|2|3\n1|2|3\n1|2|3");
        assert_eq!(names(Some(&table[0]), &table[1..], &mut Vec::new()), ["a", "b", "Column C"]);
        let table = rows("a|b\n1|2\n1|2|3\n1|2");
        assert_eq!(names(Some(&table[0]), &table[1..], &mut Vec::new()), ["a", "b"]);
    }
}
