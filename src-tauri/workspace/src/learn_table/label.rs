//! The column that says how it went, and the one that puts rows into folds.

use std::collections::{HashMap, HashSet};

use lanewise_method::Number;
use lanewise_method::fold::fold;

use super::Groups;
use super::report::{OutcomeValue, listed_counts};
use crate::table::{ColumnFormat, parse_number};

/// What the outcome column says.
pub(super) struct Outcome<'a> {
    format: &'a ColumnFormat,
    values: Vec<String>,
    places: HashMap<String, u32>,
}

impl<'a> Outcome<'a> {
    pub(super) fn new(format: &'a ColumnFormat) -> Self {
        Self { format, values: Vec::new(), places: HashMap::new() }
    }

    /// What two spellings have in common that mean the same: `0` and `0.0`, `Won` and `won`.
    fn key(&self, text: &str) -> String {
        let number =
            parse_number(text, self.format.decimal, self.format.thousands).map(|n| Number::from_millionths(n.millionths));
        match number.or_else(|| Number::parse(text)) {
            Some(number) => number.to_string(),
            None => fold(text),
        }
    }

    /// The place of a value that is not blank.
    pub(super) fn of(&mut self, text: &str) -> u32 {
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        // Most often the cell stands as it did before.
        if let Some(at) = self.values.iter().take(8).position(|v| v == text) {
            return u32::try_from(at).unwrap_or(0);
        }
        let key = self.key(text);
        let place = *self.places.entry(key).or_insert(next);
        if place == next {
            self.values.push(text.to_owned());
        }
        place
    }

    /// The places of these values, or the first that does not occur.
    pub(super) fn called(&self, asked: &[String]) -> Result<HashSet<u32>, String> {
        let mut found = HashSet::new();
        for text in asked {
            let place = |text: &str| self.places.get(&self.key(text.trim())).copied();
            match place(text) {
                Some(at) => {
                    found.insert(at);
                }
                None if !text.contains(',') => return Err(text.clone()),
                None => {
                    for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
                        found.insert(place(part).ok_or_else(|| part.to_owned())?);
                    }
                }
            }
        }
        if found.is_empty() { Err(asked.first().cloned().unwrap_or_default()) } else { Ok(found) }
    }

    fn counts(&self, rows: &[u32]) -> Vec<(usize, u32)> {
        let mut counts: Vec<(usize, u32)> = (0..self.values.len()).map(|at| (at, 0)).collect();
        for &row in rows {
            if let Some(count) = counts.get_mut(row as usize) {
                count.1 += 1;
            }
        }
        counts.sort_by_key(|&(at, count)| (std::cmp::Reverse(count), at));
        counts
    }

    /// In a sentence.
    pub(super) fn listed(&self, rows: &[u32]) -> String {
        listed_counts(self.counts(rows).into_iter().map(|(at, count)| (self.values[at].as_str(), count)))
    }

    /// As data, the most frequent first.
    pub(super) fn values(&self, rows: &[u32], happy: &HashSet<u32>) -> Vec<OutcomeValue> {
        let is_happy = |at: usize| u32::try_from(at).is_ok_and(|at| happy.contains(&at));
        let value = |(at, rows): (usize, u32)| OutcomeValue { value: self.values[at].clone(), rows, happy: is_happy(at) };
        self.counts(rows).into_iter().map(value).collect()
    }
}

/// Labels of rows.
pub(super) struct Labels {
    column: String,
    labels: Vec<String>,
    places: HashMap<String, u32>,
    of: Vec<u32>,
}

impl Labels {
    pub(super) fn new(column: &str) -> Self {
        Self { column: column.to_owned(), labels: Vec::new(), places: HashMap::new(), of: Vec::new() }
    }

    pub(super) fn push(&mut self, label: &str) {
        let next = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
        let place = match self.places.get(label) {
            Some(&place) => place,
            None => {
                self.places.insert(label.to_owned(), next);
                self.labels.push(label.to_owned());
                next
            }
        };
        self.of.push(place);
    }

    pub(super) fn finish(self) -> Groups {
        let mut order: Vec<usize> = (0..self.labels.len()).collect();
        let rank = |at: &usize| {
            let number = Number::parse(&self.labels[*at]);
            (number.is_none(), number, self.labels[*at].clone())
        };
        order.sort_by_key(rank);
        let mut place = vec![0u32; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = u32::try_from(new).unwrap_or(u32::MAX);
        }
        let labels = order.iter().map(|&at| self.labels[at].clone()).collect();
        Groups { column: self.column, labels, of: self.of.iter().map(|&at| place[at as usize]).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_mean_what_they_mean() {
        let format = ColumnFormat::text("churned");
        let mut outcome = Outcome::new(&format);
        let rows: Vec<u32> = ["0.0", "1.0", "0", "Won", "WON ", "yes, twice"].iter().map(|t| outcome.of(t.trim())).collect();
        assert_eq!(rows, [0, 1, 0, 2, 2, 3]);
        let called = |asked: &[&str]| outcome.called(&asked.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>());
        assert_eq!(called(&["0"]), Ok(HashSet::from([0])));
        assert_eq!(called(&[" won ,1"]), Ok(HashSet::from([2, 1])));
        assert_eq!(called(&["yes, twice", "0"]), Ok(HashSet::from([3, 0])));
        assert_eq!(called(&["lost"]), Err("lost".into()));
        assert_eq!(called(&["won,lost"]), Err("lost".into()));
        assert_eq!(called(&[","]), Err(",".into()));
        assert_eq!(outcome.listed(&rows), "\"0.0\" (2), \"Won\" (2), \"1.0\" (1), \"yes, twice\" (1)");
    }

    #[test]
    fn labels_come_in_their_natural_order() {
        let mut labels = Labels::new("fold");
        ["10", "2", "b", "2", "a"].iter().for_each(|l| labels.push(l));
        let groups = labels.finish();
        assert_eq!(groups.labels, ["2", "10", "a", "b"]);
        assert_eq!(groups.of, [1, 0, 3, 0, 2]);
    }
}
