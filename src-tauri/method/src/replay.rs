//! Replay (E7): two profiles on the same past customers, and whether the difference can be told from chance.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Given};
use crate::bulk::Population;
use crate::fold::fold;
use crate::profile::{Parameter, Profile};
use crate::tier::tier_of;

/// What a profile would have done with one past customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum ReplayGate {
    /// Let in: the tier of the likely score admits.
    Admitted,
    /// Turned away.
    Refused,
    /// None of what the profile asks is known of this customer, so that its score would be a matter of what nobody answered.
    Untold,
}

/// One customer under one profile. Scores in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replayed {
    /// What the profile would have done.
    pub gate: ReplayGate,
    /// Whether no missing answer could change that.
    pub settled: bool,
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The position of the likely tier.
    pub tier: usize,
    /// How many of its parameters are known or guessed.
    pub known: u32,
}

/// What a profile would have done with these customers, in their order.
#[must_use]
pub fn replay(profile: &Profile, population: &Population) -> Vec<Replayed> {
    let (admitting, asked) = (profile.admitting(), profile.parameters.len());
    let rows = population.scores(profile).into_iter().zip(population.caps().iter().zip(population.unknown()));
    rows.map(|(score, (&cap, &unknown))| {
        let tier = |score: u32| tier_of(&profile.tiers, score).max(usize::from(cap));
        let admits = |score: u32| tier(score) < admitting;
        let known = u32::try_from(asked.saturating_sub(usize::from(unknown))).unwrap_or(u32::MAX);
        let gate = match (known, admits(score.likely())) {
            (0, _) if asked > 0 => ReplayGate::Untold,
            (_, true) => ReplayGate::Admitted,
            (_, false) => ReplayGate::Refused,
        };
        Replayed {
            gate,
            settled: admits(score.low()) == admits(score.high()),
            low: score.low(),
            likely: score.likely(),
            high: score.high(),
            tier: tier(score.likely()),
            known,
        }
    })
    .collect()
}

/// Where the answers to a parameter come from: its own id, or a parameter of another profile that is called the same.
#[must_use]
pub fn source<'p>(parameter: &Parameter, known: &'p [Parameter]) -> Option<&'p Parameter> {
    let (id, name) = (fold(&parameter.id), fold(&parameter.name));
    known.iter().find(|k| k.id != parameter.id && (fold(&k.name) == name || fold(&k.id) == id))
}

/// An answer to one parameter as another one reads it: by the names of the levels it names, or as the number it is. What was given in
/// words that the other does not know stays text, and counts as unknown there.
#[must_use]
pub fn carried(answer: &Answer, from: &Parameter, to: &Parameter) -> Answer {
    let given = match &answer.given {
        Given::Levels(ids) => {
            let same = ids.iter().map(|id| {
                let level = from.level_at(id).and_then(|at| from.levels.get(at));
                let words = level.into_iter().flat_map(|l| [&l.name, &l.id].into_iter().chain(&l.aliases)).chain([id]);
                words.filter_map(|w| to.level_called(&fold(w))).map(|l| l.id.clone()).next()
            });
            match same.collect::<Option<Vec<String>>>() {
                Some(levels) => Given::Levels(levels),
                None => Given::Text(ids.join("; ")),
            }
        }
        other => other.clone(),
    };
    Answer { given, grade: answer.grade }
}

/// Whether two profiles can be told apart by who was right about more customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum ToldApart {
    /// The difference is more than chance would make in 19 of 20 cases.
    Told,
    /// It may be chance.
    Chance,
    /// They disagree, by right and wrong, on fewer than six customers: no outcome could be told from chance.
    TooFew,
}

/// McNemar's exact test: of the customers about whom just one of two profiles is right, `one` are the first's and `other` the second's.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema, Type)]
pub struct PairedTest {
    /// Only the first profile is right about so many.
    pub one: u32,
    /// Only the second.
    pub other: u32,
    /// How often chance alone would divide them at least as unevenly, 0 to 1.
    pub p: f64,
    /// What that comes to.
    pub apart: ToldApart,
}

/// With fewer than this even all on one side would be chance: 2 · 2⁻⁵ > .05.
const FEWEST: u32 = 6;

/// McNemar's test in its exact form: two-sided binomial with even chances.
///
/// Source: Q. McNemar, Note on the sampling error of the difference between correlated proportions or percentages, Psychometrika 12 (1947)
/// 153-157; exact as in A. Agresti, Categorical Data Analysis, section 10.1.
#[must_use]
pub fn paired(one: u32, other: u32) -> PairedTest {
    let p = binomial_even(one.min(other), one + other);
    let apart = match one + other {
        0..FEWEST => ToldApart::TooFew,
        _ if p <= 0.05 => ToldApart::Told,
        _ => ToldApart::Chance,
    };
    PairedTest { one, other, p, apart }
}

/// Twice the chance of at most `few` heads in `all` throws of a fair coin, at most 1. Only sums, products and quotients, in one order:
/// the same digits on every machine.
fn binomial_even(few: u32, all: u32) -> f64 {
    if 2 * u64::from(few) + 1 >= u64::from(all) {
        return 1.0;
    }
    // Terms relative to the middle one, which is the largest: no power of two underflows.
    let middle = all / 2;
    let (mut term, mut total, mut tail) = (1.0_f64, 1.0_f64, 0.0_f64);
    for k in (0..middle).rev() {
        term *= f64::from(k + 1) / f64::from(all - k);
        total += term;
        tail += if k <= few { term } else { 0.0 };
    }
    let mut term = 1.0_f64;
    for k in middle + 1..=all {
        term *= f64::from(all - k + 1) / f64::from(k);
        total += term;
    }
    (2.0 * tail / total).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn near(found: f64, known: f64, digits: f64) {
        assert!((found - known).abs() < digits, "{found} is not {known}");
    }

    #[test]
    fn mcnemar_as_published_and_by_hand() {
        // By hand: 2 · (1 + 10) / 2¹⁰, and 2 · (1 + 6) / 2⁶.
        near(paired(1, 9).p, 22.0 / 1024.0, 1e-15);
        near(paired(5, 1).p, 14.0 / 64.0, 1e-15);
        // The prime minister's ratings (A. Agresti, Categorical Data Analysis, 2nd edition, table 10.1): 150 against 86;
        // R: binom.test(86, 236)$p.value = 3.716e-05.
        near(paired(150, 86).p, 3.716e-5, 5e-9);
        // R: binom.test(480, 1000)$p.value = 0.2174.
        near(paired(480, 520).p, 0.2174, 5e-5);
        assert_eq!(
            (paired(6, 0).apart, paired(0, 5).apart, paired(5, 1).apart),
            (ToldApart::Told, ToldApart::TooFew, ToldApart::Chance)
        );
        assert_eq!(paired(0, 0), PairedTest { one: 0, other: 0, p: 1.0, apart: ToldApart::TooFew });
        near(paired(4, 4).p, 1.0, 1e-15);
        // Large counts neither underflow nor take long.
        assert!(paired(9_000, 1_000).p < 1e-300 || paired(9_000, 1_000).p.is_normal());
    }

    proptest! {
        #[test]
        fn mcnemar_counts_every_row_of_coins(one in 0u32..40, other in 0u32..40) {
            let all = one + other;
            let choose = |k: u32| (0..k).fold(1u128, |c, i| c * u128::from(all - i) / u128::from(i + 1));
            let tail: u128 = (0..=one.min(other)).map(choose).sum();
            #[expect(clippy::cast_precision_loss, reason = "a test to twelve digits")]
            let known = (2.0 * tail as f64 / 2f64.powi(i32::try_from(all).unwrap())).min(1.0);
            prop_assert!((paired(one, other).p - known).abs() < 1e-12);
            prop_assert!((paired(one, other).p - paired(other, one).p).abs() < 1e-15);
        }
    }
}
