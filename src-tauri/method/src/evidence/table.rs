//! What separates the rows of a labelled table, column by column (E1), before anything is learnt from them.
//!
//! The classes of a column must not be made to tell the outcome, or chance would look like a finding: words are classes of their own, rare
//! ones together, and numbers are cut into four parts of about as many rows. The verdict is that of [`super::parameter::verdict`], by
//! permutations that look at all columns together.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::coded::{Coded, Column, Sides, sum};
use super::parameter::verdict;
use super::permute::{permute, steps};
use super::warning::{known_one_sided, too_perfect};
use crate::contrast::ContrastVerdict;
use crate::number::Number;
use crate::table::{Table, Values};

/// What the rows say of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
pub struct ColumnSays {
    /// Whether it tells those who went well from the others.
    pub verdict: ContrastVerdict,
    /// How often chance alone shows this column at least so telling.
    pub p: f64,
    /// How often chance alone shows *any* of the columns at least so telling (max-T).
    pub adjusted: f64,
}

/// Numbers are cut into so many parts.
const PARTS: usize = 4;
/// Words beyond the most frequent ones of this many are one class.
const WORDS: usize = 30;
/// Deals of the outcomes, as far as so many steps allow; never fewer than a tenth of them.
const DEALS: u32 = 2_000;
const WORK: u64 = 100_000_000;

/// What the rows of a table say of these columns, looked at together.
#[must_use]
pub fn separates(table: &Table, of: &[usize]) -> Vec<ColumnSays> {
    let columns = of.iter().map(|&at| table.columns.get(at).map_or_else(Column::default, |c| classes(&c.values)));
    let coded = Coded { success: table.happy.clone(), columns: columns.collect() };
    let affordable = u32::try_from(WORK / steps(&coded).max(1)).unwrap_or(u32::MAX);
    let permuted = permute(&coded, affordable.clamp(DEALS / 10, DEALS));
    let said = coded.columns.iter().zip(&permuted.parameters).map(|(column, rarity)| {
        let counts = column.counts(&coded.success);
        let verdict = verdict(sum(&counts), &column.by_level(&counts), *rarity);
        ColumnSays { verdict, p: rarity.p, adjusted: rarity.adjusted }
    });
    said.collect()
}

/// What a column may know that it should not (E5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnLeak {
    /// It tells all but so few of those it is known of.
    TooPerfect {
        /// Of whom it is known.
        known: Sides,
        /// How many it would tell wrongly.
        wrong: u32,
    },
    /// It is known of one side much more often than of the other.
    KnownOneSided {
        /// Of whom it is known.
        known: Sides,
        /// All rows.
        all: Sides,
    },
}

/// Which of these columns know too much of how it went; `said` is what [`separates`] says of them.
#[must_use]
pub fn leaks(table: &Table, of: &[usize], said: &[ColumnSays]) -> Vec<(usize, ColumnLeak)> {
    let mut all = Sides::default();
    table.happy.iter().for_each(|&happy| all.add(happy));
    let mut found = Vec::new();
    for (&at, said) in of.iter().zip(said) {
        let Some(column) = table.columns.get(at) else { continue };
        let (known, wrong) = told_wrongly(&column.values, &table.happy);
        if said.verdict == ContrastVerdict::Separates && too_perfect(known, wrong) {
            found.push((at, ColumnLeak::TooPerfect { known, wrong }));
        } else if known_one_sided(known, all) {
            found.push((at, ColumnLeak::KnownOneSided { known, all }));
        }
    }
    found
}

/// Of whom a column is known, and how many of them it tells wrongly if each word, or the side of the best limit, speaks for one kind.
fn told_wrongly(values: &Values, happy: &[bool]) -> (Sides, u32) {
    let mut known = Sides::default();
    match values {
        Values::Texts { words, rows } => {
            let mut counts = vec![Sides::default(); words.len()];
            for (word, &happy) in rows.iter().zip(happy) {
                if let Some(count) = word.and_then(|w| counts.get_mut(w as usize)) {
                    count.add(happy);
                    known.add(happy);
                }
            }
            (known, counts.iter().map(|c| c.success.min(c.others)).sum())
        }
        Values::Numbers(rows) => {
            let mut rows: Vec<_> = rows.iter().zip(happy).filter_map(|(n, happy)| Some(((*n)?, *happy))).collect();
            rows.sort_unstable();
            rows.iter().for_each(|(_, happy)| known.add(*happy));
            let mut below = Sides::default();
            let mut least = known.success.min(known.others);
            for (at, (number, happy)) in rows.iter().enumerate() {
                below.add(*happy);
                if rows.get(at + 1).is_none_or(|next| next.0 != *number) {
                    let above = Sides { success: known.success - below.success, others: known.others - below.others };
                    least = least.min(below.success + above.others).min(below.others + above.success);
                }
            }
            (known, least)
        }
    }
}

/// Where sorted numbers are cut: each value by itself where there are few, else whenever a part is full. What very many share fills a part
/// alone, so that a box ticked by one in six is told from the five others.
fn limits(known: &[Number]) -> Vec<Number> {
    let alike: Vec<&[Number]> = known.chunk_by(|a, b| a == b).collect();
    let mut limits = Vec::new();
    let mut full = 0;
    for pair in alike.windows(2) {
        full += pair[0].len();
        if alike.len() <= PARTS || full * PARTS >= known.len() {
            limits.push(pair[1][0]);
            full = 0;
        }
    }
    limits
}

/// The class of each row, by what stands there and nothing else.
fn classes(values: &Values) -> Column {
    match values {
        Values::Numbers(rows) => {
            let mut known: Vec<_> = rows.iter().copied().flatten().collect();
            known.sort_unstable();
            let limits = limits(&known);
            let level = |n| limits.partition_point(|limit| *limit <= n);
            let mut levels: Vec<Option<usize>> = rows.iter().map(|n| n.map(level)).collect();
            let ticked = limits.is_empty() && tick(&mut levels);
            Column::of_levels(&levels, &[0, 33, 67, 100][..=limits.len() + usize::from(ticked)])
        }
        Values::Texts { words, rows } => {
            let mut counts: Vec<(usize, usize)> = (0..words.len()).map(|word| (0, word)).collect();
            for word in rows.iter().flatten() {
                if let Some(count) = counts.get_mut(*word as usize) {
                    count.0 += 1;
                }
            }
            // Words that hardly anybody has say nothing apart.
            let few = rows.len() / 50;
            counts.sort_by_key(|&(count, word)| (std::cmp::Reverse(count), word));
            let mut level = vec![WORDS; words.len()];
            let often = counts.iter().take(WORDS).filter(|(count, _)| *count > few);
            often.enumerate().for_each(|(at, &(_, word))| level[word] = at);
            let mut levels: Vec<Option<usize>> = rows.iter().map(|w| w.and_then(|w| level.get(w as usize).copied())).collect();
            if counts.iter().filter(|(count, _)| *count > 0).count() == 1 {
                tick(&mut levels);
            }
            Column::of_levels(&levels, &[0; WORDS + 1])
        }
    }
}

/// Of a box that is ticked or blank, the blank is the other answer, as it is when it is learnt. Whether it is one.
fn tick(levels: &mut [Option<usize>]) -> bool {
    let Some(ticked) = levels.iter().flatten().next().copied() else { return false };
    let blank = usize::from(ticked == 0);
    levels.iter_mut().filter(|l| l.is_none()).for_each(|l| *l = Some(blank));
    levels.contains(&Some(blank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Chance;
    use crate::table;

    fn numbers(of: impl Iterator<Item = Option<i32>>) -> Values {
        Values::Numbers(of.map(|n| n.map(Number::from)).collect())
    }

    fn words(of: impl Iterator<Item = Option<u32>>, many: u32) -> Values {
        Values::Texts { words: (0..many).map(|w| format!("w{w}")).collect(), rows: of.collect() }
    }

    fn table(happy: Vec<bool>, columns: Vec<Values>) -> Table {
        let columns = columns.into_iter().enumerate();
        Table { columns: columns.map(|(at, values)| table::Column::new(format!("c{at}"), values)).collect(), happy }
    }

    #[test]
    fn what_tells_is_told_from_what_does_not() {
        let mut chance = Chance::new(4);
        let happy: Vec<bool> = (0..60).map(|r| r % 2 == 0).collect();
        let size =
            happy.iter().map(|h| Some(if *h { 20 } else { 0 } + i32::try_from(chance.below(30)).unwrap())).collect::<Vec<_>>();
        let lane = (0..60).map(|_| Some(u32::try_from(chance.below(3)).unwrap())).collect::<Vec<_>>();
        let found = separates(&table(happy, vec![numbers(size.into_iter()), words(lane.into_iter(), 3)]), &[0, 1]);
        assert_eq!(found[0].verdict, ContrastVerdict::Separates);
        assert!(found[0].adjusted >= found[0].p && found[1].adjusted > 0.05, "{found:?}");
    }

    /// One in six ticked, and three in four of these fail where one in four of the others does; a count that is nearly always nothing;
    /// a number that everybody has another of.
    #[test]
    fn what_few_have_is_told_from_what_most_have() {
        let ticked: Vec<i32> = (0..600).map(|r| i32::from(r % 6 == 0)).collect();
        let happy: Vec<bool> = ticked.iter().enumerate().map(|(r, t)| (r / 6 % 4 == 0) == (*t == 1)).collect();
        let counted = ticked.iter().enumerate().map(|(r, t)| Some(t * i32::try_from(1 + r / 6 % 9).unwrap()));
        let columns = vec![numbers(ticked.iter().map(|t| Some(*t))), numbers(counted), numbers((0..600).map(Some))];
        let found = separates(&table(happy, columns), &[0, 1, 2]);
        assert!(found[..2].iter().all(|f| f.verdict == ContrastVerdict::Separates), "{found:?}");
        assert_ne!(found[2].verdict, ContrastVerdict::Separates, "{found:?}");
        let cut = |of: &[i32]| limits(&of.iter().map(|n| Number::from(*n)).collect::<Vec<_>>()).len();
        assert_eq!([cut(&[]), cut(&[7, 7]), cut(&[0, 0, 0, 0, 0, 1]), cut(&[1, 1, 1, 1, 2, 3, 4, 5, 6])], [0, 0, 1, 2]);
        assert_eq!(cut(&(0..100).collect::<Vec<_>>()), 3);
    }

    #[test]
    fn a_box_that_is_ticked_or_blank_is_two_answers() {
        let ticked: Vec<bool> = (0..60).map(|r| r % 3 == 0).collect();
        let happy: Vec<bool> = ticked.iter().enumerate().map(|(r, t)| *t != (r % 20 == 0)).collect();
        let columns = vec![
            numbers(ticked.iter().map(|t| t.then_some(1))),
            words(ticked.iter().map(|t| t.then_some(0)), 2),
            numbers(ticked.iter().map(|_| Some(1))),
            words(ticked.iter().enumerate().map(|(r, t)| t.then(|| u32::try_from(r).unwrap())), 60),
        ];
        let found = separates(&table(happy, columns), &[0, 1, 2, 3]);
        let verdicts: Vec<bool> = found.iter().map(|f| f.verdict == ContrastVerdict::Separates).collect();
        assert_eq!(verdicts, [true, true, false, false], "{found:?}");
    }

    #[test]
    fn planted_leaks_are_caught_and_honest_columns_are_not() {
        let happy: Vec<bool> = (0..200).map(|r| r % 5 > 1).collect();
        let columns = vec![
            // All but two of two hundred; months until they left; why they left; what one knows of a prospect.
            words(happy.iter().enumerate().map(|(r, h)| Some(u32::from(*h != (r < 2)))), 2),
            numbers(happy.iter().enumerate().map(|(r, h)| Some(if *h { 50 } else { 0 } + i32::try_from(r % 40).unwrap()))),
            words(happy.iter().enumerate().map(|(r, h)| (!h || r % 9 == 0).then_some(u32::try_from(r % 3).unwrap())), 3),
            numbers((0..200).map(|r| (r % 7 > 0).then_some(r * 13 % 40))),
        ];
        let table = table(happy, columns);
        let found = leaks(&table, &[0, 1, 2, 3], &separates(&table, &[0, 1, 2, 3]));
        let all = Sides { success: 120, others: 80 };
        assert_eq!(
            found[..2],
            [(0, ColumnLeak::TooPerfect { known: all, wrong: 2 }), (1, ColumnLeak::TooPerfect { known: all, wrong: 0 })]
        );
        assert!(
            matches!(found[2..], [(2, ColumnLeak::KnownOneSided { known: Sides { success: 14, others: 80 }, .. })]),
            "{found:?}"
        );
    }

    #[test]
    fn nothing_constant_missing_and_thousands_of_words() {
        let happy: Vec<bool> = (0..300).map(|r| r % 3 == 0).collect();
        let columns = vec![
            numbers((0..300).map(|_| Some(5))),
            numbers((0..300).map(|_| None)),
            words((0..300).map(|r| Some(r * 10)), 3_000),
            words((0..300).map(|_| None), 0),
        ];
        let found = separates(&table(happy, columns), &[0, 1, 2, 3, 9]);
        assert!(found.iter().all(|f| f.adjusted > 0.99 && f.verdict != ContrastVerdict::Separates), "{found:?}");
        assert_eq!(separates(&table(vec![], vec![]), &[]), []);
    }

    /// Without a signal any of six columns separates in at most one of twenty tables of thirty rows.
    #[test]
    fn chance_alone_separates_in_one_of_twenty() {
        let mut chance = Chance::new(6);
        let (mut alarms, tables) = (0, 300);
        for _ in 0..tables {
            let happy: Vec<bool> = (0..30).map(|r| r < 18).collect();
            let columns = (0..6).map(|at| {
                let mut draw = |below| (0..30).map(|_| (chance.below(9) > 0).then(|| chance.below(below))).collect::<Vec<_>>();
                if at % 2 == 0 {
                    numbers(draw(500).into_iter().map(|n| n.map(|n| i32::try_from(n).unwrap())))
                } else {
                    words(draw(2 + at).into_iter().map(|n| n.map(|n| u32::try_from(n).unwrap())), 7)
                }
            });
            let found = separates(&table(happy, columns.collect()), &[0, 1, 2, 3, 4, 5]);
            alarms += u32::from(found.iter().any(|f| f.verdict == ContrastVerdict::Separates));
        }
        // 15 are expected, with an error of 3.8.
        assert!((3..=24).contains(&alarms), "{alarms} of {tables}");
    }
}
