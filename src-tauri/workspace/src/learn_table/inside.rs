//! A learnt profile on its own table, in memory: what each row scores, and in which level of each parameter it is.

use lanewise_method::answer::State;
use lanewise_method::learn::{Fate, Learnt, Table, Values};
use lanewise_method::profile::Parameter;
use lanewise_method::tier::tier_of;
use lanewise_method::{Answer, Given, Grade, Profile};

use crate::score_table::Scored;

/// What every row scores, and in which level of each parameter it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// Row by row.
    pub scored: Vec<Scored>,
    /// Parameter by parameter, row by row: a position among the levels; nothing where the answer is not known.
    pub levels: Vec<Vec<Option<u8>>>,
}

/// The column that each parameter was learnt from.
#[must_use]
pub fn sources(learnt: &Learnt) -> Vec<Option<usize>> {
    let of =
        |id: &str| learnt.columns.iter().position(|c| matches!(&c.fate, Fate::Parameter { parameter, .. } if parameter == id));
    learnt.profile.parameters.iter().map(|p| of(&p.id)).collect()
}

/// Scores a table in memory, with the digits of [`crate::score_table`]; `sources` are the columns that answer the parameters. Must-haves
/// are not looked at: learnt profiles have none.
#[must_use]
pub fn inside(profile: &Profile, sources: &[Option<usize>], table: &Table) -> Inside {
    let rows = table.len();
    let (mut low, mut likely, mut high, mut unknown) = (vec![0u32; rows], vec![0u32; rows], vec![0u32; rows], vec![0u32; rows]);
    let mut levels = Vec::with_capacity(profile.parameters.len());
    for (parameter, source) in profile.parameters.iter().zip(sources) {
        let none = parameter.unknown(State::Unknown);
        let column = source.and_then(|at| table.columns.get(at));
        let at = column.map_or_else(|| vec![None; rows], |column| level_of_each(parameter, &column.values));
        let weight = u32::from(parameter.weight);
        for (row, at) in at.iter().enumerate() {
            match at.and_then(|at| parameter.levels.get(usize::from(at))) {
                Some(level) => {
                    let points = weight * u32::from(level.fit);
                    (low[row], likely[row], high[row]) = (low[row] + points, likely[row] + points, high[row] + points);
                }
                None => {
                    low[row] += weight * u32::from(none.low);
                    likely[row] += weight * u32::from(none.likely);
                    high[row] += weight * u32::from(none.high);
                    unknown[row] += 1;
                }
            }
        }
        levels.push(at);
    }
    let scored = (0..rows).map(|row| Scored {
        low: low[row],
        likely: likely[row],
        high: high[row],
        tier: u8::try_from(tier_of(&profile.tiers, likely[row])).unwrap_or(u8::MAX),
        unknown: unknown[row],
    });
    Inside { scored: scored.collect(), levels }
}

fn level_of_each(parameter: &Parameter, values: &Values) -> Vec<Option<u8>> {
    let one = |found: Option<Vec<usize>>| match found.as_deref() {
        Some([level]) => u8::try_from(*level).ok(),
        _ => None,
    };
    match values {
        Values::Numbers(rows) => rows.iter().map(|n| n.and_then(|n| one(parameter.levels_of(&Given::Number(n))))).collect(),
        Values::Texts { words, rows } => {
            let of_word: Vec<Option<u8>> = words
                .iter()
                .map(|word| {
                    let answer = Answer { given: parameter.read(word)?, grade: Grade::Said };
                    one(parameter.levels_of(&answer.given))
                })
                .collect();
            rows.iter().map(|word| word.and_then(|w| of_word.get(w as usize).copied().flatten())).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lanewise_method::Number;
    use lanewise_method::learn::Column;

    fn profile() -> Profile {
        serde_json::from_str(
            r#"{"format":1,"id":"p","name":"P","language":"en","groups":[{"id":"g","name":"G"}],"parameters":[
            {"id":"size","name":"Size","group":"g","weight":600,"answer":"bands","unit":"people","typical":30,"levels":[
              {"id":"s","name":"S","fit":10,"to":50},{"id":"l","name":"L","fit":90,"from":50}]},
            {"id":"lane","name":"Lane","group":"g","weight":400,"answer":"choice","levels":[
              {"id":"a","name":"A","fit":100},{"id":"rest","name":"Rest","fit":20,"aliases":["B","C c"]}]}],
            "tiers":[{"id":"good","name":"Good","from":50000},{"id":"poor","name":"Poor","from":0}]}"#,
        )
        .unwrap()
    }

    fn table() -> Table {
        let number = |n: i32| Some(Number::from(n));
        Table {
            columns: vec![
                Column::new("Size", Values::Numbers(vec![number(49), number(50), None, number(7)])),
                Column::new(
                    "Lane",
                    Values::Texts {
                        words: ["a", "c C", "zzz"].map(str::to_owned).to_vec(),
                        rows: vec![Some(0), Some(1), Some(2), None],
                    },
                ),
            ],
            happy: vec![true, true, false, false],
        }
    }

    #[test]
    fn by_hand() {
        let found = inside(&profile(), &[Some(0), Some(1)], &table());
        let likely: Vec<u32> = found.scored.iter().map(|s| s.likely).collect();
        // 600 × 10 + 400 × 100; 600 × 90 + 400 × 20; typical 30 and the middle of 20 and 100; 600 × 10 and that middle.
        assert_eq!(likely, [46_000, 62_000, 600 * 30 + 400 * 60, 6_000 + 400 * 60]);
        assert_eq!(
            (found.scored[2].low, found.scored[2].high, found.scored[2].unknown),
            (600 * 10 + 400 * 20, 600 * 90 + 400 * 100, 2)
        );
        assert_eq!(found.scored.iter().map(|s| s.tier).collect::<Vec<_>>(), [1, 0, 1, 1]);
        assert_eq!(found.levels, [vec![Some(0), Some(1), None, Some(0)], vec![Some(0), Some(1), None, None]]);
    }
}
