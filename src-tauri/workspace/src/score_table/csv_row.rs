//! A scored row as delimited text: the cells as they stood, and what was added.

use super::added::{push_number, push_points};
use super::plan::Plan;
use super::report::Notices;
use super::safe;
use super::scorer::{Row, RowScore};
use super::split::{Form, Signs};

/// How rows are written.
#[derive(Debug, Clone)]
pub(super) struct CsvShape {
    pub(super) signs: Signs,
    /// `\n` or `\r\n`.
    pub(super) newline: &'static [u8],
    /// Columns of the table.
    width: usize,
    tiers: usize,
    /// The three tiers and whether they are settled, with the delimiters around them; by low, likely and high tier.
    verdicts: Vec<Vec<u8>>,
    must_haves: Vec<Vec<u8>>,
    /// For each parameter: its input, or its points as they are in every row.
    explained: Vec<Explained>,
    scratch_size: usize,
}

#[derive(Debug, Clone)]
enum Explained {
    Input(usize),
    Always(u32),
}

impl CsvShape {
    pub(super) fn new(plan: &Plan, signs: Signs, newline: &'static [u8], explain: bool) -> Self {
        let tiers = &plan.profile.tiers;
        let mut verdicts = Vec::new();
        for low in tiers {
            for likely in tiers {
                for high in tiers {
                    let mut text = Vec::new();
                    for id in [&low.id, &likely.id, &high.id] {
                        text.push(signs.delimiter);
                        push_cell(&mut text, id.as_bytes(), signs);
                    }
                    text.push(signs.delimiter);
                    text.extend_from_slice(if low.id == high.id { b"true" } else { b"false" });
                    text.push(signs.delimiter);
                    verdicts.push(text);
                }
            }
        }
        let explained = plan
            .profile
            .parameters
            .iter()
            .zip(&plan.input_of)
            .filter(|_| explain)
            .map(|(p, input)| {
                input
                    .map_or_else(|| Explained::Always(u32::from(p.weight) * u32::from(p.likely_when_unknown())), Explained::Input)
            })
            .collect();
        Self {
            signs,
            newline,
            width: plan.columns.len(),
            tiers: tiers.len(),
            verdicts,
            must_haves: plan.profile.must_haves.iter().map(|m| m.id.clone().into_bytes()).collect(),
            explained,
            scratch_size: 64,
        }
    }

    /// Writes the header: the cells of the table's own header, or its column names, and the added ones.
    pub(super) fn header(&self, out: &mut Vec<u8>, own: &[impl AsRef<str>], added: &[String], notices: &mut Notices) {
        for (at, name) in own.iter().map(AsRef::as_ref).chain(added.iter().map(String::as_str)).enumerate() {
            if at > 0 {
                out.push(self.signs.delimiter);
            }
            self.push_safe(out, name.as_bytes(), notices);
        }
        out.extend_from_slice(self.newline);
    }

    /// Writes a row.
    pub(super) fn push(&self, out: &mut Vec<u8>, row: Row<'_>, score: &RowScore, notices: &mut Notices) {
        let record = row.record;
        let mut as_it_is = !record.odd_quotes && record.cells.len() <= self.width;
        for cell in &record.cells {
            if let Some(&first) = row.bytes.get(cell.start as usize)
                && (safe::suspicious(first) || cell.form == Form::Tangled)
            {
                as_it_is &= !(cell.end > cell.start && self.may_run(row, *cell));
            }
        }
        if as_it_is {
            out.extend_from_slice(row.bytes.get(record.start..record.end).unwrap_or_default());
        } else {
            let mut scratch = Vec::with_capacity(self.scratch_size);
            for column in 0..record.cells.len().min(self.width) {
                if column > 0 {
                    out.push(self.signs.delimiter);
                }
                let value = row.value(column, &mut scratch);
                self.push_safe(out, value, notices);
            }
        }
        for _ in record.cells.len()..self.width {
            out.push(self.signs.delimiter);
        }
        self.push_added(out, score);
    }

    fn may_run(&self, row: Row<'_>, cell: super::split::Cell) -> bool {
        let mut scratch = Vec::new();
        safe::runs(super::split::value(row.bytes, cell, row.quote, &mut scratch))
    }

    /// Writes the delimiter, a score, as often as there are scores; then the rest.
    fn push_added(&self, out: &mut Vec<u8>, score: &RowScore) {
        for points in [score.sum.low(), score.sum.likely(), score.sum.high()] {
            out.push(self.signs.delimiter);
            self.push_score(out, points);
        }
        let verdict = (score.tier_low * self.tiers + score.tier) * self.tiers + score.tier_high;
        out.extend_from_slice(&self.verdicts[verdict]);
        push_number(out, score.unknown);
        out.push(self.signs.delimiter);
        if !score.capped_by.is_empty() {
            let ids: Vec<&[u8]> = score.capped_by.iter().map(|&m| self.must_haves[m].as_slice()).collect();
            push_cell(out, &ids.join(&b' '), self.signs);
        }
        for explained in &self.explained {
            out.push(self.signs.delimiter);
            let points = match *explained {
                Explained::Input(at) => score.meanings[at].points.likely(),
                Explained::Always(points) => points,
            };
            self.push_score(out, points);
        }
        out.extend_from_slice(self.newline);
    }

    fn push_score(&self, out: &mut Vec<u8>, points: u32) {
        if self.signs.delimiter == b'.' {
            let mut text = Vec::new();
            push_points(&mut text, points);
            push_cell(out, &text, self.signs);
        } else {
            push_points(out, points);
        }
    }

    /// Writes a cell; one that a spreadsheet would run gets an apostrophe before it.
    fn push_safe(&self, out: &mut Vec<u8>, value: &[u8], notices: &mut Notices) {
        if safe::runs(value) {
            notices.made_safe += 1;
            let mut text = Vec::with_capacity(value.len() + 1);
            text.push(b'\'');
            text.extend_from_slice(value);
            push_cell(out, &text, self.signs);
        } else {
            push_cell(out, value, self.signs);
        }
    }
}

/// Writes a cell, in quotes where it needs them.
fn push_cell(out: &mut Vec<u8>, value: &[u8], signs: Signs) {
    let quote = signs.quote.unwrap_or(b'"');
    let needs = value.iter().any(|&b| b == signs.delimiter || b == b'\n' || b == b'\r' || (b == quote && signs.quote.is_some()));
    let space = |b: Option<&u8>| b.is_some_and(u8::is_ascii_whitespace);
    if !needs && !space(value.first()) && !space(value.last()) {
        out.extend_from_slice(value);
        return;
    }
    out.push(quote);
    for &b in value {
        if b == quote {
            out.push(quote);
        }
        out.push(b);
    }
    out.push(quote);
}
