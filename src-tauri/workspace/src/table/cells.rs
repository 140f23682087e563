//! The cells of one row, kept in one text so that a row costs no allocation of its own.

use super::records::Record;

/// The cells of a row: one text, and where each cell ends in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    text: String,
    ends: Vec<u32>,
}

impl Cells {
    /// How many cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// True without any cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell by position, from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? as usize };
        self.text.get(start..end)
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let cell = self.text.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            cell
        })
    }

    /// Adds a cell.
    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.end_cell();
    }

    pub(super) fn end_cell(&mut self) {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Length of all cells in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// True where no cell holds more than spaces.
    pub(super) fn is_blank(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_whitespace()) || self.text.trim().is_empty()
    }

    /// Drops cells from `width` on.
    pub(super) fn truncate(&mut self, width: usize) {
        if width < self.ends.len() {
            let end = if width == 0 { 0 } else { self.ends[width - 1] as usize };
            self.text.truncate(end);
            self.ends.truncate(width);
        }
    }

    /// Whether a cell begins as errors of spreadsheets do: asked of every cell, so only one byte is looked at.
    pub(super) fn may_be_error(&self, index: usize) -> bool {
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        start < self.ends[index] as usize && matches!(self.text.as_bytes()[start], b'#' | b'E')
    }

    /// Empties one cell.
    pub(super) fn blank(&mut self, index: usize) {
        let end = self.ends[index] as usize;
        let start = if index == 0 { 0 } else { self.ends[index - 1] as usize };
        self.text.replace_range(start..end, "");
        let cut = u32::try_from(end - start).unwrap_or(0);
        for e in &mut self.ends[index..] {
            *e -= cut;
        }
    }

    /// Takes over a record; false where its bytes are no UTF-8, which then became U+FFFD.
    pub(super) fn take(&mut self, record: &mut Record) -> bool {
        self.ends.clear();
        self.ends.extend_from_slice(&record.ends);
        let mut bytes = std::mem::take(&mut self.text).into_bytes();
        std::mem::swap(&mut bytes, &mut record.bytes);
        match String::from_utf8(bytes) {
            Ok(text) => {
                self.text = text;
                // A character may not reach across a delimiter, which is ASCII: every end is a boundary.
                true
            }
            Err(e) => {
                let bytes = e.into_bytes();
                self.clear();
                let mut start = 0;
                for &end in &record.ends {
                    self.push(&String::from_utf8_lossy(&bytes[start..end as usize]));
                    start = end as usize;
                }
                false
            }
        }
    }
}

impl<S: AsRef<str>> FromIterator<S> for Cells {
    fn from_iter<I: IntoIterator<Item = S>>(cells: I) -> Self {
        let mut this = Self::default();
        for cell in cells {
            this.push(cell.as_ref());
        }
        this
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_can_be_cut_and_emptied() {
        let mut cells: Cells = ["a", "", "bcd", "è"].into_iter().collect();
        assert_eq!((cells.len(), cells.get(2), cells.get(3), cells.get(4)), (4, Some("bcd"), Some("è"), None));
        cells.blank(2);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a", "", "", "è"]);
        cells.truncate(2);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a", ""]);
        cells.truncate(0);
        assert!(cells.is_empty() && cells.is_blank());
    }

    #[test]
    fn broken_utf8_is_replaced_cell_by_cell() {
        let mut record = Record { bytes: b"a\xe8\xc3b".to_vec(), ends: vec![3, 4], ..Record::default() };
        let mut cells = Cells::default();
        assert!(!cells.take(&mut record));
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["a\u{fffd}\u{fffd}", "b"]);
    }
}
