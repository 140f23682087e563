//! A labelled table, column by column: what evidence looks at and what a profile is learnt from.

use crate::number::Number;

/// Customers in rows, with how it went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns, the outcome not among them; each as long as `happy`.
    pub columns: Vec<Column>,
    /// Whether it went well, row by row.
    pub happy: Vec<bool>,
}

/// One thing that is known of every row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// As in the head of the table.
    pub name: String,
    /// Row by row.
    pub values: Values,
    /// The unit that its cells carry themselves: a per cent sign, a currency.
    pub unit: Option<String>,
}

impl Column {
    /// A column whose cells carry no unit.
    #[must_use]
    pub fn new(name: impl Into<String>, values: Values) -> Self {
        Self { name: name.into(), values, unit: None }
    }
}

/// The values of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Values {
    /// Numbers; nothing where there is none.
    Numbers(Vec<Option<Number>>),
    /// Texts, as positions in the list of all that occur; nothing where the cell is empty.
    Texts {
        /// All that occur, in the order they first do.
        words: Vec<String>,
        /// Row by row.
        rows: Vec<Option<u32>>,
    },
}

impl Values {
    /// How many rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Numbers(rows) => rows.len(),
            Self::Texts { rows, .. } => rows.len(),
        }
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Table {
    /// How many rows.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.happy.len()
    }

    /// Whether there is no row.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.happy.is_empty()
    }

    /// Only these rows, in this order.
    #[must_use]
    pub fn pick(&self, rows: &[usize]) -> Self {
        fn at<T: Copy>(from: &[Option<T>], rows: &[usize]) -> Vec<Option<T>> {
            rows.iter().map(|&r| from.get(r).copied().flatten()).collect()
        }
        let columns = self.columns.iter().map(|c| Column {
            name: c.name.clone(),
            unit: c.unit.clone(),
            values: match &c.values {
                Values::Numbers(from) => Values::Numbers(at(from, rows)),
                Values::Texts { words, rows: from } => Values::Texts { words: words.clone(), rows: at(from, rows) },
            },
        });
        Self { columns: columns.collect(), happy: rows.iter().filter_map(|&r| self.happy.get(r).copied()).collect() }
    }
}
