//! A column cut into fine bins: what everything is learnt on. A number gets up to [`MOST`] bins of about as many rows, a text one for
//! each word that enough rows say, the rest joined; what is missing is a bin of its own.

use std::collections::HashMap;

use super::float::float;
use crate::fold::fold;
use crate::number::Number;
use crate::table::{Column, Values};

/// The most bins of a number, and the most levels of a text.
pub(super) const MOST: usize = 60;

/// A column in bins.
#[derive(Debug, Clone)]
pub(super) struct Bins {
    /// Its position in the table.
    pub column: usize,
    /// The bin of each row.
    pub codes: Vec<u8>,
    /// How many bins, the missing one last if there is one.
    pub count: usize,
    /// The bin of rows without a value.
    pub missing: Option<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// In ascending order: the lowest and the highest value, and the mean, of each bin.
    Ordered { ends: Vec<(Number, Number)>, means: Vec<f64>, whole: bool },
    /// Words without an order.
    Nominal { words: Vec<Word> },
}

/// A level of a text column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// All spellings, the most frequent first.
    pub spellings: Vec<String>,
    /// Whether it joins what few rows say.
    pub rest: bool,
}

impl Bins {
    /// How many bins are not the missing one.
    pub(super) const fn known(&self) -> usize {
        if self.missing.is_some() { self.count - 1 } else { self.count }
    }

    pub(super) const fn is_ordered(&self) -> bool {
        matches!(self.kind, Kind::Ordered { .. })
    }
}

/// The least rows of a text level that stands alone.
const fn least(rows: usize) -> usize {
    if rows < 60 {
        2
    } else if rows < 300 {
        3
    } else if rows < 1500 {
        5
    } else {
        rows / 300
    }
}

/// Cuts a column; nothing where fewer than two bins would come of it.
pub(super) fn cut(at: usize, column: &Column) -> Option<Bins> {
    let bins = match &column.values {
        Values::Numbers(rows) => match tick(rows) {
            Some(word) => texts(at, &[word], &rows.iter().map(|n| n.map(|_| 0)).collect::<Vec<_>>()),
            None => numbers(at, rows),
        },
        Values::Texts { words, rows } => match as_numbers(words, rows) {
            Some(numbers_found) => numbers(at, &numbers_found),
            None => texts(at, words, rows),
        },
    };
    (bins.count >= 2).then_some(bins)
}

/// The one number there is in a column: a tick, no quantity that could be cut. What is not ticked is blank.
fn tick(rows: &[Option<Number>]) -> Option<String> {
    let mut known = rows.iter().flatten();
    let first = known.next()?;
    (rows.contains(&None) && known.all(|n| n == first)).then(|| first.to_string())
}

/// The values of a text column that is a column of numbers with a few words among them, which count as missing: at least nine in ten
/// cells are numbers, and there are more than a handful of them.
pub(super) fn as_numbers(words: &[String], rows: &[Option<u32>]) -> Option<Vec<Option<Number>>> {
    let read: Vec<Option<Number>> = words.iter().map(|w| Number::parse(w)).collect();
    let known = rows.iter().flatten().count();
    let found: Vec<Option<Number>> = rows.iter().map(|r| r.and_then(|w| read.get(w as usize).copied().flatten())).collect();
    let (count, kinds) = (found.iter().flatten().count(), read.iter().flatten().count());
    (kinds > 5 && count * 10 >= known * 9).then_some(found)
}

fn numbers(at: usize, rows: &[Option<Number>]) -> Bins {
    let mut sorted: Vec<Number> = rows.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let mut values: Vec<(Number, usize)> = Vec::new();
    for number in &sorted {
        match values.last_mut() {
            Some((last, count)) if last == number => *count += 1,
            _ => values.push((*number, 1)),
        }
    }
    let whole = sorted.iter().all(|n| n.millionths() % 1_000_000 == 0);
    let most = MOST.min((sorted.len() / 5).max(5));
    let mut ends: Vec<(Number, Number)> = Vec::new();
    if values.len() <= most {
        ends = values.iter().map(|&(v, _)| (v, v)).collect();
    } else {
        // Each bin takes what is left, shared out evenly among the bins that are left; a frequent value is a bin of its own.
        let (mut left, mut open) = (sorted.len(), 0usize);
        let mut start = values.first().map_or(Number::default(), |v| v.0);
        for (i, &(value, count)) in values.iter().enumerate() {
            let target = left as f64 / float((most - ends.len().min(most - 1)).max(1));
            if open > 0 && float(open) + float(count) / 2.0 > target {
                ends.push((start, values[i - 1].0));
                left -= open;
                (open, start) = (0, value);
            }
            open += count;
        }
        if open > 0 {
            ends.push((start, values.last().map_or(start, |v| v.0)));
        }
    }
    let mut sums = vec![(0.0, 0usize); ends.len()];
    let has_missing = rows.iter().any(Option::is_none);
    let missing = ends.len();
    let codes: Vec<u8> = rows
        .iter()
        .map(|number| match number {
            None => missing as u8,
            Some(n) => {
                let bin = ends.partition_point(|e| e.1 < *n);
                sums[bin].0 += n.millionths() as f64 / 1e6;
                sums[bin].1 += 1;
                bin as u8
            }
        })
        .collect();
    let means = sums.iter().map(|&(sum, count)| sum / float(count.max(1))).collect();
    Bins {
        column: at,
        codes,
        count: ends.len() + usize::from(has_missing),
        missing: has_missing.then_some(missing),
        kind: Kind::Ordered { ends, means, whole },
    }
}

fn texts(at: usize, words: &[String], rows: &[Option<u32>]) -> Bins {
    // Spellings that only differ in what folding takes away are one word.
    let mut of: HashMap<String, usize> = HashMap::new();
    let mut spellings: Vec<Vec<(String, usize)>> = Vec::new();
    let mut used = vec![0usize; words.len()];
    for word in rows.iter().flatten() {
        if let Some(count) = used.get_mut(*word as usize) {
            *count += 1;
        }
    }
    let mut group_of: Vec<Option<usize>> = vec![None; words.len()];
    for (word, text) in words.iter().enumerate() {
        let folded = fold(text);
        if used[word] == 0 || folded.is_empty() {
            continue;
        }
        let group = *of.entry(folded).or_insert_with(|| {
            spellings.push(Vec::new());
            spellings.len() - 1
        });
        spellings[group].push((text.trim().to_owned(), used[word]));
        group_of[word] = Some(group);
    }
    let totals: Vec<usize> = spellings.iter().map(|s| s.iter().map(|x| x.1).sum()).collect();
    let least = least(rows.len());
    let mut order: Vec<usize> = (0..totals.len()).collect();
    order.sort_by_key(|&g| (std::cmp::Reverse(totals[g]), g));
    let alone = order.iter().take(MOST - 2).filter(|&&g| totals[g] >= least).count();
    // One left over joins nobody.
    let alone = if order.len() == alone + 1 && order.len() < MOST { order.len() } else { alone };
    let mut bin_of: Vec<usize> = vec![0; totals.len()];
    let mut found: Vec<Word> = Vec::new();
    let mut named = |group: usize| -> Vec<String> {
        let mut list = std::mem::take(&mut spellings[group]);
        list.sort_by_key(|s| std::cmp::Reverse(s.1));
        list.into_iter().map(|s| s.0).collect()
    };
    for (bin, &group) in order.iter().enumerate().take(alone) {
        bin_of[group] = bin;
        found.push(Word { spellings: named(group), rest: false });
    }
    if alone < order.len() {
        let mut rest = Word { spellings: Vec::new(), rest: true };
        for &group in order.iter().skip(alone) {
            bin_of[group] = alone;
            rest.spellings.extend(named(group));
        }
        found.push(rest);
    }
    let missing = found.len();
    let codes: Vec<u8> = rows
        .iter()
        .map(|row| row.and_then(|w| group_of.get(w as usize).copied().flatten()).map_or(missing, |g| bin_of[g]) as u8)
        .collect();
    let has_missing = codes.iter().any(|&c| usize::from(c) == missing);
    Bins {
        column: at,
        codes,
        count: found.len() + usize::from(has_missing),
        missing: has_missing.then_some(missing),
        kind: Kind::Nominal { words: found },
    }
}
