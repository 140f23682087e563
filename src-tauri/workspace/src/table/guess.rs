//! What a sample of rows says about each column: what it holds, and how its numbers and dates are written.

use std::collections::HashSet;

use super::date::parse_date;
use super::layout::{ColumnFormat, ColumnGuess, ColumnKind, DISTINCT_LIMIT, DateOrder, Decimal, Format, Thousands};
use super::number::parse_number;
use super::rows::RawRow;
use super::word::{is_spreadsheet_error, parse_yes_no};

/// Examples kept per column.
const EXAMPLES: usize = 5;

/// Text that stands for "nothing" and says nothing about a column.
fn is_nothing(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "n/a" | "na" | "n.a." | "n/d" | "nd" | "n.d." | "-" | "--" | "–" | "—" | "null" | "none" | "nil" | "?" | "nan"
    )
}

/// Styles of number, the widest reading of each: separators may be absent.
pub(super) const STYLES: [(Decimal, Thousands); 6] = [
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

/// How the cells of these columns are written, as some rows of them show; `comma` where nothing tells whether a decimal mark is one.
pub(crate) fn formats<'c, R: IntoIterator<Item = &'c str>>(
    names: &[String],
    rows: impl IntoIterator<Item = R>,
    comma: bool,
) -> Vec<ColumnFormat> {
    let row = |(line, cells): (u32, R)| RawRow { line, cells: cells.into_iter().collect(), ..RawRow::default() };
    let sample: Vec<RawRow> = (1..).zip(rows).map(row).collect();
    let guessed = columns(names, &sample, &[], Format::Csv, if comma { ';' } else { ',' });
    guessed.into_iter().map(|guess| guess.format).collect()
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
    use crate::table::header::letters;

    fn rows(text: &str) -> Vec<RawRow> {
        text.lines().zip(1..).map(|(line, n)| RawRow { line: n, cells: line.split('|').collect(), ..RawRow::default() }).collect()
    }

    fn guess(text: &str, delimiter: char) -> Vec<ColumnGuess> {
        let rows = rows(text);
        let names: Vec<String> = (0..rows[0].cells.len()).map(letters).collect();
        columns(&names, &rows, &[], Format::Csv, delimiter)
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
