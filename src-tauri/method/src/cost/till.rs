//! The past customers sorted by score, ready to be counted at any cut-off.

/// A past customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// Its likely score in thousandths of a point.
    pub score: u32,
    /// Its outcome, as a position in the team's list.
    pub outcome: usize,
    /// A must-have keeps it out of the admitting tiers, whatever its score.
    pub barred: bool,
}

/// The past customers sorted by score, with counts by outcome from each score upwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Till {
    outcomes: usize,
    /// Different scores of customers that are not barred, ascending.
    scores: Vec<u32>,
    /// For each of them, and for "above all": how many customers of each outcome have it or more.
    from: Vec<u32>,
    total: Vec<u32>,
}

impl Till {
    /// From the customers, in any order. An outcome beyond the list is left out.
    #[must_use]
    pub fn new(outcomes: usize, cases: &[Case]) -> Self {
        let mut total = vec![0; outcomes];
        let mut open: Vec<(u32, usize)> = Vec::with_capacity(cases.len());
        for case in cases.iter().filter(|c| c.outcome < outcomes) {
            total[case.outcome] += 1;
            if !case.barred {
                open.push((case.score, case.outcome));
            }
        }
        open.sort_unstable();
        let mut scores: Vec<u32> = open.iter().map(|o| o.0).collect();
        scores.dedup();
        let mut from = vec![0; (scores.len() + 1) * outcomes];
        let mut row = vec![0; outcomes];
        let mut next = open.len();
        for (at, &score) in scores.iter().enumerate().rev() {
            while next > 0 && open[next - 1].0 == score {
                next -= 1;
                row[open[next].1] += 1;
            }
            from[at * outcomes..(at + 1) * outcomes].copy_from_slice(&row);
        }
        Self { outcomes, scores, from, total }
    }

    /// How many customers of each outcome a cut-off lets in: those with this score or more.
    #[must_use]
    pub fn admitted(&self, cut: u32) -> &[u32] {
        self.row(self.scores.partition_point(|&s| s < cut))
    }

    /// How many customers each outcome has.
    #[must_use]
    pub fn total(&self) -> &[u32] {
        &self.total
    }

    /// The different scores, ascending, without customers that are barred.
    #[must_use]
    pub fn scores(&self) -> &[u32] {
        &self.scores
    }

    pub(super) const fn outcomes(&self) -> usize {
        self.outcomes
    }

    pub(super) fn row(&self, at: usize) -> &[u32] {
        self.from.get(at * self.outcomes..(at + 1) * self.outcomes).unwrap_or_default()
    }
}
