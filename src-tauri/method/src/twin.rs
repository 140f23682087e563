//! Parameters that may ask the same: by what they are called, by their levels, by how the customers answered them.
//!
//! The rule is our own, made to notice and never to decide: plain counts are shown, and the team merges or leaves it.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::fold::fold;
use crate::profile::{AnswerKind, Parameter};

/// Why two parameters look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum TwinSign {
    /// Nearly the same name, or ids of one family.
    Name,
    /// The same levels.
    Levels,
    /// The customers' answers to one nearly always give away the answer to the other.
    Answers,
}

/// A level of the parameter that goes, and the level of the one that stays that means the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct LevelMap {
    /// The id of the level that goes.
    pub from: String,
    /// The id of the level that takes its answers.
    pub to: String,
}

/// How many customers gave both answers: `table[from][to]`, by the positions of the levels.
pub type Table = Vec<Vec<u32>>;

/// Fewer customers than this, with both answers, tell nothing.
const FEWEST: u32 = 10;

/// Why two parameters look alike by their words alone.
#[must_use]
pub fn alike(one: &Parameter, other: &Parameter) -> Vec<TwinSign> {
    let mut why = Vec::new();
    if family(&one.id) == family(&other.id) || words_alike(&one.name, &other.name) {
        why.push(TwinSign::Name);
    }
    if levels_alike(one, other) {
        why.push(TwinSign::Levels);
    }
    why
}

/// An id without the number that a second one of its kind was given: `size` of `size_2`.
fn family(id: &str) -> &str {
    id.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_')
}

/// Two names of which at least six words in ten are the same. Words of one or two letters do not count.
fn words_alike(one: &str, other: &str) -> bool {
    let words = |name: &str| -> HashSet<String> {
        let folded = fold(name);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 2);
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    common > 0 && common * 10 >= one.union(&other).count() * 6
}

/// Three levels or more of the same names, which are more than "high, middle, low".
fn levels_alike(one: &Parameter, other: &Parameter) -> bool {
    if one.answer == AnswerKind::YesNo || one.answer == AnswerKind::Bands || one.levels.len() < 3 {
        return false;
    }
    let names = |p: &Parameter| -> HashSet<String> { p.levels.iter().map(|l| fold(&l.name)).collect() };
    let (one, other) = (names(one), names(other));
    one == other && one.iter().map(|n| n.chars().count()).sum::<usize>() > 9 * one.len()
}

/// Whether an answer to one gives away the answer to the other, both ways: knowing it leaves at most a third of the mistakes that one
/// would make by always guessing the most common answer (Goodman and Kruskal's lambda of at least two thirds, both ways).
#[must_use]
pub fn tells_the_same(table: &Table) -> bool {
    let width = table.iter().map(Vec::len).max().unwrap_or(0);
    let columns: Table = (0..width).map(|to| table.iter().map(|row| row.get(to).copied().unwrap_or(0)).collect()).collect();
    let total: u32 = table.iter().flatten().sum();
    total >= FEWEST && gives_away(table, &columns, total) && gives_away(&columns, table, total)
}

fn gives_away(rows: &Table, columns: &Table, total: u32) -> bool {
    let blind = total - columns.iter().map(|c| c.iter().sum::<u32>()).max().unwrap_or(0);
    let knowing = total - rows.iter().map(|r| r.iter().copied().max().unwrap_or(0)).sum::<u32>();
    // With nearly everybody giving one answer there is nothing to give away.
    blind * 5 >= total && knowing * 3 <= blind
}

/// Which level of `stays` each level of `goes` is taken to mean: one of the same id or name, else the one that the customers who gave
/// it gave most often, else the nearest fit.
#[must_use]
pub fn suggest(stays: &Parameter, goes: &Parameter, table: &Table) -> Vec<LevelMap> {
    let by_word = |at: usize| {
        let level = &goes.levels[at];
        let words = [&level.id, &level.name].into_iter().chain(&level.aliases);
        words.filter_map(|w| stays.level_called(&fold(w))).next().map(|l| l.id.clone())
    };
    let by_count = |at: usize| {
        let row = table.get(at)?;
        let (to, &count) = row.iter().enumerate().max_by_key(|&(to, &count)| (count, usize::MAX - to))?;
        stays.levels.get(to).filter(|_| count > 0).map(|l| l.id.clone())
    };
    let by_fit = |at: usize| stays.levels.iter().min_by_key(|l| l.fit.abs_diff(goes.levels[at].fit)).map(|l| l.id.clone());
    (0..goes.levels.len())
        .filter_map(|at| {
            let to = by_word(at).or_else(|| by_count(at)).or_else(|| by_fit(at))?;
            Some(LevelMap { from: goes.levels[at].id.clone(), to })
        })
        .collect()
}

/// For how many of the customers who answered both the two say the same under this map, and how many that are.
#[must_use]
pub fn agreement(stays: &Parameter, goes: &Parameter, map: &[LevelMap], table: &Table) -> (u32, u32) {
    let total = table.iter().flatten().sum();
    let same = goes.levels.iter().zip(table).filter_map(|(level, row)| {
        let to = map.iter().find(|m| m.from == level.id)?;
        row.get(stays.levels.iter().position(|l| l.id == to.to)?).copied()
    });
    (same.sum(), total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_alike_by_their_words() {
        assert!(words_alike("Success criteria", "Success criteria defined"));
        assert!(words_alike("Criteri di successo", "I criteri di successo"));
        assert!(!words_alike("Buying team size", "Buying team defined"));
        assert!(!words_alike("A", "A"));
        assert_eq!(family("size_2"), family("size"));
        assert_ne!(family("size"), family("sizes"));
    }

    #[test]
    fn answers_that_give_each_other_away() {
        assert!(tells_the_same(&vec![vec![12, 1], vec![0, 9]]));
        // Nearly everybody answers the same: agreement says nothing.
        assert!(!tells_the_same(&vec![vec![30, 1], vec![1, 1]]));
        // A finer scale gives the coarser one away, and not the other way round.
        assert!(!tells_the_same(&vec![vec![8, 0], vec![8, 0], vec![0, 8], vec![0, 8]]));
        assert!(!tells_the_same(&vec![vec![3, 0], vec![0, 3]]));
        assert!(!tells_the_same(&Vec::new()));
    }
}
