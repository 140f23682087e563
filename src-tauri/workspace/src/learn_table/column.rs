//! The cells of a column, gathered row by row.

use std::collections::HashMap;

use lanewise_method::Number;
use lanewise_method::fold::fold;
use lanewise_method::table::{Column, Values};

use super::cell::{is_infinite_or_nan, is_no_number, is_no_word, plain};
use super::report::{Odd, OddCells};
use crate::table::{CellNumber, ColumnFormat, ColumnKind, currency_code, currency_sign, parse_number};

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Numbers,
    Texts,
}

/// From so many different words on, the column is no list of levels any more, and of long words only the start is kept.
const MANY: usize = 10_000;
/// So many bytes of them.
const START: usize = 48;
/// Spellings whose word is remembered.
const SPELLINGS: usize = 100_000;

/// Of 100 filled cells of a column of numbers, so many must be numbers.
pub(super) const NUMBERS: u64 = 95;

/// A column that is at hand, blank cells empty: read as it is written, or as what it turns out to be.
pub(crate) fn column(name: &str, format: &ColumnFormat, cells: &[&str]) -> Column {
    let first = Building::of(format).with(cells);
    let found = match first.better(NUMBERS) {
        Some(kind) => Building::new(format, kind).with(cells),
        None => first,
    };
    found.finish(name, &mut OddCells::default())
}

/// A column in the making.
pub(super) struct Building<'a> {
    format: &'a ColumnFormat,
    /// Cells that say something.
    filled: u64,
    /// Cells of them that are numbers.
    numbers: u64,
    /// Rows without a value.
    blank: u64,
    /// The first number, while there is no other.
    only: Option<Number>,
    varied: bool,
    units: Units,
    /// A cell was a code of digits: a postcode with its leading zero, an account number.
    codes: bool,
    cells: Gathered,
}

enum Gathered {
    Numbers {
        rows: Vec<Option<Number>>,
        odd: Vec<(u32, Box<str>, Odd)>,
    },
    Texts {
        words: Vec<String>,
        rows: Vec<Option<u32>>,
        /// By the folded word, and by its spelling.
        by_fold: HashMap<String, u32>,
        by_text: HashMap<Box<str>, Option<u32>>,
    },
}

impl<'a> Building<'a> {
    /// As the first rows say what the column is.
    pub(super) fn of(format: &'a ColumnFormat) -> Self {
        let numbers = matches!(format.kind, ColumnKind::Number | ColumnKind::Percent);
        Self::new(format, if numbers { Kind::Numbers } else { Kind::Texts })
    }

    pub(super) fn new(format: &'a ColumnFormat, kind: Kind) -> Self {
        let cells = match kind {
            Kind::Numbers => Gathered::Numbers { rows: Vec::new(), odd: Vec::new() },
            Kind::Texts => {
                Gathered::Texts { words: Vec::new(), rows: Vec::new(), by_fold: HashMap::new(), by_text: HashMap::new() }
            }
        };
        Self { format, filled: 0, numbers: 0, blank: 0, only: None, varied: false, units: Units::default(), codes: false, cells }
    }

    fn with(mut self, cells: &[&str]) -> Self {
        cells.iter().for_each(|cell| self.push(plain(cell), 0));
        self
    }

    /// Takes a trimmed cell.
    pub(super) fn push(&mut self, text: &str, line: u32) {
        let read = |text: &str| parse_number(text, self.format.decimal, self.format.thousands);
        let number = |text: &str| read(text).map(|n| Number::from_millionths(n.millionths));
        self.blank += u64::from(text.is_empty());
        match &mut self.cells {
            Gathered::Numbers { rows, odd } => {
                if text.is_empty() {
                    return rows.push(None);
                }
                let cell = read(text);
                let found = cell.map(|n| Number::from_millionths(n.millionths));
                rows.push(found);
                if let Some(cell) = cell {
                    self.units.add(text, cell);
                }
                match found {
                    Some(found) => {
                        self.filled += 1;
                        self.numbers += 1;
                        self.varied |= *self.only.get_or_insert(found) != found;
                        if matches!(found.millionths(), i64::MAX | i64::MIN) {
                            odd.push((line, text.into(), Odd::Held));
                        }
                    }
                    None if is_no_number(text) => {}
                    None => {
                        let infinite = is_infinite_or_nan(text);
                        self.filled += u64::from(!infinite);
                        odd.push((line, text.into(), if infinite { Odd::NotFinite } else { Odd::NoNumber }));
                    }
                }
            }
            Gathered::Texts { words, rows, by_fold, by_text } => {
                if text.is_empty() {
                    return rows.push(None);
                }
                if let Some(&word) = by_text.get(text) {
                    self.filled += u64::from(word.is_some());
                    self.numbers += u64::from(word.is_some() && number(text).is_some());
                    return rows.push(word);
                }
                let word = if is_no_word(text) {
                    None
                } else {
                    self.filled += 1;
                    if number(text).is_some() {
                        self.numbers += 1;
                        let digits = text.bytes().all(|b| b.is_ascii_digit());
                        self.codes |= digits && (text.len() > 15 || (text.len() > 1 && text.starts_with('0')));
                    }
                    let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
                    let mut folded = fold(text);
                    let many = words.len() >= MANY && folded.len() > START;
                    if many {
                        let start: String = folded.chars().take(START).collect();
                        folded = format!("{start} {:016x}", mixed(folded.as_bytes()));
                    }
                    Some(*by_fold.entry(folded).or_insert_with_key(|folded| {
                        words.push(if many { folded.clone() } else { text.to_owned() });
                        next
                    }))
                };
                if by_text.len() < SPELLINGS && text.len() <= 4 * START {
                    by_text.insert(text.into(), word);
                }
                rows.push(word);
            }
        }
    }

    /// What the column is after all, where that is something else than it was read as. One number and blanks are a tick, which is a word.
    pub(super) fn better(&self, percent: u64) -> Option<Kind> {
        let numeric = self.filled > 0 && self.numbers * 100 >= self.filled * percent && !self.codes;
        match &self.cells {
            Gathered::Numbers { .. } if self.filled > 0 && !(numeric && (self.varied || self.blank == 0)) => Some(Kind::Texts),
            Gathered::Texts { words, .. } if numeric && words.len() > 1 => Some(Kind::Numbers),
            _ => None,
        }
    }

    /// The column, and what in it was not what it should be.
    pub(super) fn finish(self, name: &str, odd_cells: &mut OddCells) -> Column {
        let unit = self.units.most(self.numbers);
        let values = match self.cells {
            Gathered::Numbers { rows, odd } => {
                for (line, text, why) in odd {
                    odd_cells.add(name, line, &text, why);
                }
                Values::Numbers(rows)
            }
            Gathered::Texts { words, rows, .. } => Values::Texts { words, rows },
        };
        Column { unit, ..Column::new(name, values) }
    }
}

/// The units that stand in the cells.
#[derive(Default)]
struct Units {
    percents: u64,
    /// The currency of the first cell that has one, and the cells that have the same.
    currency: Option<(&'static str, u64)>,
}

impl Units {
    fn add(&mut self, text: &str, cell: CellNumber) {
        self.percents += u64::from(cell.percent);
        if cell.currency {
            match &mut self.currency {
                Some((sign, cells)) => *cells += u64::from(text.contains(*sign)),
                none => *none = currency_sign(text).map(|sign| (sign, 1)),
            }
        }
    }

    /// The unit that at least half of the numbers have.
    fn most(&self, numbers: u64) -> Option<String> {
        let (sign, cells) = self.currency.unwrap_or_default();
        match () {
            () if self.percents > 0 && self.percents * 2 >= numbers => Some("%".to_owned()),
            () if cells > 0 && cells * 2 >= numbers => Some(currency_code(sign).to_owned()),
            () => None,
        }
    }
}

/// A number that stands for a long text: FNV-1a, 64 bits.
fn mixed(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, &b| (sum ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Decimal, Thousands};

    fn gather(format: &ColumnFormat, kind: Kind, cells: &[&str]) -> (Values, Option<Kind>, OddCells) {
        let mut building = Building::new(format, kind);
        for (cell, line) in cells.iter().zip(2..) {
            building.push(cell, line);
        }
        let better = building.better(95);
        let mut odd = OddCells::default();
        (building.finish("c", &mut odd).values, better, odd)
    }

    #[test]
    fn numbers_in_the_style_of_the_column() {
        let format = ColumnFormat { decimal: Decimal::Comma, thousands: Thousands::Point, ..ColumnFormat::text("c") };
        let (values, better, odd) = gather(&format, Kind::Numbers, &["1.234,5", "", "n/a", "inf", "7", "9e99", "3", "NaN", "NA"]);
        let number = |n: i64| Some(Number::from_millionths(n));
        let expected =
            vec![number(1_234_500_000), None, None, None, number(7_000_000), number(i64::MAX), number(3_000_000), None, None];
        assert_eq!(values, Values::Numbers(expected));
        assert_eq!(better, None);
        let told: Vec<_> = odd.listed.iter().map(|o| (o.line, o.text.as_str(), o.why)).collect();
        assert_eq!(told, [(5, "inf", Odd::NotFinite), (7, "9e99", Odd::Held), (9, "NaN", Odd::NotFinite)]);
    }

    #[test]
    fn words_are_one_whatever_their_case_and_accents() {
        let format = ColumnFormat::text("c");
        let (values, better, _) = gather(&format, Kind::Texts, &["Perché", "PERCHE", "", "-", "none", "per_che", "Unknown"]);
        let words = ["Perché", "none", "per_che"].map(str::to_owned).to_vec();
        assert_eq!(values, Values::Texts { words, rows: vec![Some(0), Some(0), None, None, Some(1), Some(2), None] });
        assert_eq!(better, None);
    }

    #[test]
    fn the_whole_column_has_the_last_word() {
        let format = ColumnFormat::text("c");
        assert_eq!(gather(&format, Kind::Texts, &["", "", "12", "7.5"]).1, Some(Kind::Numbers));
        assert_eq!(gather(&format, Kind::Numbers, &["1", "2", "Free", "No"]).1, Some(Kind::Texts));
        // Codes stay words.
        assert_eq!(gather(&format, Kind::Texts, &["00187", "20121"]).1, None);
        assert_eq!(gather(&format, Kind::Texts, &["", "-"]).1, None);
        assert_eq!(gather(&format, Kind::Numbers, &["", "-"]).1, None);
        // A tick is a word, whatever it is written with.
        assert_eq!(gather(&format, Kind::Numbers, &["1", "", "1"]).1, Some(Kind::Texts));
        assert_eq!(gather(&format, Kind::Texts, &["1", "", "1"]).1, None);
        assert_eq!(gather(&format, Kind::Numbers, &["1", "1"]).1, None);
        assert_eq!(gather(&format, Kind::Numbers, &["1", "", "0"]).1, None);
    }

    #[test]
    fn cells_carry_their_unit() {
        let format = ColumnFormat::text("c");
        let unit = |cells: &[&str]| {
            let mut building = Building::new(&format, Kind::Numbers);
            cells.iter().zip(2..).for_each(|(cell, line)| building.push(cell, line));
            building.finish("c", &mut OddCells::default()).unit
        };
        let is = |cells: &[&str], expected: &str| assert_eq!(unit(cells).as_deref(), Some(expected), "{cells:?}");
        is(&["12 %", "", "7%"], "%");
        is(&["€ 12", "15 €", "n/a"], "EUR");
        is(&["$12", "-$15"], "$");
        is(&["US$ 12", "US$ 15"], "USD");
        is(&["12 CHF", "15"], "CHF");
        assert_eq!(unit(&["12", "15 %", "8"]), None);
        assert_eq!(unit(&["€ 12", "$ 15", "£ 8"]), None, "of several currencies none is the unit");
    }

    #[test]
    fn long_texts_do_not_fill_the_memory() {
        let format = ColumnFormat::text("c");
        let mut building = Building::new(&format, Kind::Texts);
        let note = |n: u32| format!("{} {n}", "a long note about the customer ".repeat(8));
        for n in 0..12_000 {
            building.push(&note(n), n);
        }
        building.push(&note(11_999), 12_000);
        let Values::Texts { words, rows } = building.finish("c", &mut OddCells::default()).values else { panic!("numbers") };
        assert_eq!((words.len(), rows[11_999]), (12_000, rows[12_000]));
        assert!(words[11_999].len() < 80 && words[9_999] == note(9_999));
    }
}
