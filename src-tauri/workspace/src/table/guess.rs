//! What a sample of rows says: where the table starts, how its columns are named, and what each holds.

use std::collections::{HashMap, HashSet};

use super::date::parse_date;
use super::layout::{ColumnFormat, ColumnGuess, ColumnKind, DISTINCT_LIMIT, DateOrder, Decimal, Format, Thousands, Warning};
use super::number::parse_number;
use super::rejects::Tail;
use super::rows::{Cells, RawRow};
use super::sniff::usual;
use super::word::{is_spreadsheet_error, parse_yes_no};

/// Examples kept per column.
const EXAMPLES: usize = 5;

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

/// Text that stands for "nothing" and says nothing about a column.
fn is_nothing(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "n/a" | "na" | "n.a." | "n/d" | "nd" | "n.d." | "-" | "--" | "–" | "—" | "null" | "none" | "nil" | "?" | "nan"
    )
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

/// Styles of number, the widest reading of each: separators may be absent.
const STYLES: [(Decimal, Thousands); 6] = [
    (Decimal::Point, Thousands::Comma),
    (Decimal::Comma, Thousands::Point),
    (Decimal::Point, Thousands::Space),
    (Decimal::Comma, Thousands::Space),
    (Decimal::Point, Thousands::Apostrophe),
    (Decimal::Comma, Thousands::Apostrophe),
];

/// What a column's cells say about one format.
struct Evidence<'a> {
    /// Filled cells, without those that stand for nothing.
    cells: Vec<&'a str>,
    filled: u32,
    blank: u32,
    distinct: u32,
    examples: Vec<String>,
    numbers: [u32; 6],
    percents: u32,
    dates: [u32; 3],
    yes_no: u32,
}

const ORDERS: [DateOrder; 3] = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::YearMonthDay];

impl<'a> Evidence<'a> {
    fn of(sample: &'a [RawRow], at: usize) -> Self {
        let mut this = Self {
            cells: Vec::new(),
            filled: 0,
            blank: 0,
            distinct: 0,
            examples: Vec::new(),
            numbers: [0; 6],
            percents: 0,
            dates: [0; 3],
            yes_no: 0,
        };
        let mut distinct = HashSet::new();
        for row in sample {
            let cell = row.cells.get(at).unwrap_or_default().trim();
            if cell.is_empty() || is_spreadsheet_error(cell) {
                this.blank += 1;
                continue;
            }
            this.filled += 1;
            if distinct.len() < DISTINCT_LIMIT as usize && distinct.insert(cell) && this.examples.len() < EXAMPLES {
                this.examples.push(cell.chars().take(200).collect());
            }
            if is_nothing(cell) {
                continue;
            }
            this.cells.push(cell);
            for (count, (decimal, thousands)) in this.numbers.iter_mut().zip(STYLES) {
                if let Some(number) = parse_number(cell, decimal, thousands) {
                    *count += 1;
                    // Counted once, in whichever style it reads.
                    this.percents += u32::from(number.percent && (decimal, thousands) == STYLES[0])
                        + u32::from(
                            number.percent
                                && (decimal, thousands) == STYLES[1]
                                && parse_number(cell, STYLES[0].0, STYLES[0].1).is_none(),
                        );
                }
            }
            for (count, order) in this.dates.iter_mut().zip(ORDERS) {
                *count += u32::from(parse_date(cell, order).is_some());
            }
            this.yes_no += u32::from(parse_yes_no(cell).is_some());
        }
        this.distinct = u32::try_from(distinct.len()).unwrap_or(u32::MAX);
        this
    }

    fn best_number(&self) -> u32 {
        self.numbers.iter().copied().max().unwrap_or(0)
    }

    fn best_date(&self) -> u32 {
        self.dates.iter().copied().max().unwrap_or(0)
    }

    /// Which decimal mark the column proves: only one family reads the most cells.
    fn decimal(&self) -> Option<Decimal> {
        let best = self.best_number();
        let family = |d: Decimal| STYLES.iter().zip(self.numbers).any(|(s, n)| s.0 == d && n == best && n > 0);
        match (family(Decimal::Point), family(Decimal::Comma)) {
            (true, false) => Some(Decimal::Point),
            (false, true) => Some(Decimal::Comma),
            _ => None,
        }
    }

    /// Which order the column's dates prove.
    fn order(&self) -> Option<DateOrder> {
        let [day_first, month_first, _] = self.dates;
        match day_first.cmp(&month_first) {
            std::cmp::Ordering::Greater => Some(DateOrder::DayMonthYear),
            std::cmp::Ordering::Less => Some(DateOrder::MonthDayYear),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn kind(&self) -> ColumnKind {
        let all = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        let most = |n: u32| n > 0 && u64::from(n) * 10 >= u64::from(all) * 9;
        let digits = |c: &&&str| c.bytes().all(|b| b.is_ascii_digit());
        if self.filled == 0 {
            ColumnKind::Empty
        } else if all > 0 && self.yes_no == all && self.distinct <= 6 && !self.cells.iter().any(|c| digits(&c)) {
            ColumnKind::YesNo
        } else if most(self.best_date()) {
            ColumnKind::Date
        } else if most(self.best_number())
            // Codes, not amounts: postcodes with a leading zero, telephone and account numbers.
            && !self.cells.iter().filter(digits).any(|c| (c.len() > 1 && c.starts_with('0')) || c.len() > 15)
        {
            if self.percents * 2 >= all { ColumnKind::Percent } else { ColumnKind::Number }
        } else {
            ColumnKind::Text
        }
    }
}

/// What is decided over the whole table: columns that prove a decimal mark or a date order decide for those that do not.
fn majority<T: Copy + PartialEq>(proofs: &[Option<T>], a: T, b: T) -> Option<T> {
    let count = |t: T| proofs.iter().filter(|p| **p == Some(t)).count();
    match count(a).cmp(&count(b)) {
        std::cmp::Ordering::Greater => Some(a),
        std::cmp::Ordering::Less => Some(b),
        std::cmp::Ordering::Equal => None,
    }
}

/// Guesses every column; where `given` has a format for a column, that one is kept and only checked.
pub(super) fn columns(
    names: &[String],
    sample: &[RawRow],
    given: &[ColumnFormat],
    format: Format,
    delimiter: char,
) -> Vec<ColumnGuess> {
    let evidence: Vec<Evidence<'_>> = (0..names.len()).map(|at| Evidence::of(sample, at)).collect();
    let numbers: Vec<_> = evidence
        .iter()
        .map(|e| matches!(e.kind(), ColumnKind::Number | ColumnKind::Percent).then(|| e.decimal()).flatten())
        .collect();
    let dates: Vec<_> = evidence.iter().map(|e| (e.kind() == ColumnKind::Date).then(|| e.order()).flatten()).collect();
    let proven_decimal = majority(&numbers, Decimal::Point, Decimal::Comma);
    let comma = format == Format::Csv && delimiter == ';';
    let decimal = proven_decimal.unwrap_or(if comma { Decimal::Comma } else { Decimal::Point });
    let proven_order = majority(&dates, DateOrder::DayMonthYear, DateOrder::MonthDayYear);
    let order = proven_order.unwrap_or(DateOrder::DayMonthYear);
    let keep = given.len() == names.len();
    evidence
        .iter()
        .enumerate()
        .map(|(at, e)| {
            let (guess, ambiguous) = detected(&names[at], e, decimal, order, format);
            let proven = match guess.kind {
                ColumnKind::Date => proven_order.is_some(),
                _ => proven_decimal.is_some() || format != Format::Csv,
            };
            let format = if keep { ColumnFormat { name: names[at].clone(), ..given[at].clone() } } else { guess };
            let fitting = e.cells.iter().filter(|c| fits(c, &format)).count();
            ColumnGuess {
                index: u32::try_from(at).unwrap_or(u32::MAX),
                filled: e.filled,
                blank: e.blank,
                fitting: u32::try_from(fitting).unwrap_or(u32::MAX),
                distinct: e.distinct,
                examples: e.examples.clone(),
                ambiguous: ambiguous && !proven && !keep,
                format,
            }
        })
        .collect()
}

/// The likeliest format, and whether the column's own cells allow another that means something else.
fn detected(name: &str, e: &Evidence<'_>, decimal: Decimal, order: DateOrder, format: Format) -> (ColumnFormat, bool) {
    let kind = e.kind();
    let mut guess = ColumnFormat { kind, decimal, date_order: order, ..ColumnFormat::text(name) };
    match kind {
        ColumnKind::Number | ColumnKind::Percent => {
            let best = e.best_number();
            // The table's decimal mark where it reads as much as any; then the first style in the list.
            let pick = |d: Option<Decimal>| {
                STYLES.iter().zip(e.numbers).find(|(s, n)| *n == best && d.is_none_or(|d| s.0 == d)).map(|(s, _)| *s)
            };
            let (decimal, thousands) = pick(Some(decimal)).or_else(|| pick(None)).unwrap_or(STYLES[0]);
            guess.decimal = decimal;
            // A workbook's numbers have no separators; one in a text cell is worth believing only where it occurs.
            let plain = e.cells.iter().all(|c| parse_number(c, decimal, Thousands::None).is_some());
            guess.thousands = if plain && format != Format::Csv { Thousands::None } else { thousands };
            let other = if decimal == Decimal::Point { STYLES[1] } else { STYLES[0] };
            let differs = |c: &&&str| {
                let (this, that) = (parse_number(c, decimal, thousands), parse_number(c, other.0, other.1));
                this.is_some() && that.is_some() && this != that
            };
            let ambiguous = e.decimal().is_none() && e.cells.iter().any(|c| differs(&c));
            (guess, ambiguous)
        }
        ColumnKind::Date => {
            let [day_first, month_first, year_first] = e.dates;
            let differs = e.cells.iter().any(|c| {
                let (a, b) = (parse_date(c, ORDERS[0]), parse_date(c, ORDERS[1]));
                a.is_some() && b.is_some() && a != b
            });
            if year_first >= day_first.max(month_first) && !differs {
                guess.date_order = DateOrder::YearMonthDay;
            } else {
                guess.date_order = e.order().unwrap_or(order);
            }
            (guess, differs && e.order().is_none())
        }
        _ => (guess, false),
    }
}

/// Whether a cell reads well with a format.
fn fits(cell: &str, format: &ColumnFormat) -> bool {
    match format.kind {
        ColumnKind::Text => true,
        ColumnKind::Number | ColumnKind::Percent => parse_number(cell, format.decimal, format.thousands).is_some(),
        ColumnKind::Date => parse_date(cell, format.date_order).is_some(),
        ColumnKind::YesNo => parse_yes_no(cell).is_some(),
        ColumnKind::Empty => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<RawRow> {
        text.lines().zip(1..).map(|(line, n)| RawRow { line: n, cells: line.split('|').collect(), ..RawRow::default() }).collect()
    }

    fn guess(text: &str, delimiter: char) -> Vec<ColumnGuess> {
        let rows = rows(text);
        let names: Vec<String> = (0..rows[0].cells.len()).map(letters).collect();
        columns(&names, &rows, &[], Format::Csv, delimiter)
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

    #[test]
    fn kinds_and_styles() {
        let g = guess(
            "1.234,50|12|85 %|31/12/2026|sì|00123|x|\n12|1.000|7,5 %|01/02/2026|no|12345||\n-3|5|90%|05/06/2026|sì|99999|x|",
            ',',
        );
        let kinds: Vec<_> = g.iter().map(|c| c.format.kind).collect();
        assert_eq!(
            kinds,
            [
                ColumnKind::Number,
                ColumnKind::Number,
                ColumnKind::Percent,
                ColumnKind::Date,
                ColumnKind::YesNo,
                ColumnKind::Text,
                ColumnKind::YesNo,
                ColumnKind::Empty
            ]
        );
        // The first column proves the comma, and so decides that "1.000" is a thousand.
        assert_eq!((g[1].format.decimal, g[1].format.thousands, g[1].ambiguous), (Decimal::Comma, Thousands::Point, false));
        assert_eq!(g[3].format.date_order, DateOrder::DayMonthYear);
    }

    #[test]
    fn what_cannot_be_told_is_marked() {
        let g = guess("1,234|03/04/2026\n5,678|05/06/2026", '\t');
        assert!(g[0].ambiguous && g[1].ambiguous);
        assert_eq!(g[0].format.decimal, Decimal::Point);
        let g = guess("1,234|03/04/2026\n5,678|05/06/2026", ';');
        assert_eq!(g[0].format.decimal, Decimal::Comma);
        let g = guess("0,125|2026-04-03\n0,500|2026-06-05", ';');
        assert!(!g[0].ambiguous && !g[1].ambiguous);
        assert_eq!((g[0].format.decimal, g[1].format.date_order), (Decimal::Comma, DateOrder::YearMonthDay));
        let g = guess("01/31/2026|1\n03/04/2026|2", ',');
        assert_eq!(g[0].format.date_order, DateOrder::MonthDayYear);
    }

    #[test]
    fn words_for_nothing_do_not_make_text() {
        let g = guess("12\nn/a\n-\n15\n\n", ',');
        assert_eq!((g[0].format.kind, g[0].fitting, g[0].filled), (ColumnKind::Number, 2, 4));
    }
}
