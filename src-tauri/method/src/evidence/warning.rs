//! What to be careful about (E5), each with what to jump to. The rules are *ours*: they notice, the team decides.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::coded::{Coded, Column, NOT_KNOWN, Sides};
use super::permute::{Permuted, ways};
use super::same::{Association, association};
use super::share::thousandths;
use super::whole::{LEAST, LEAST_OF_EACH};
use crate::account::Outcome;
use crate::contrast::RARE;
use crate::contrast::exact::Exact;
use crate::fold::fold;
use crate::profile::{Parameter, Profile};

/// Something to be careful about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum EvidenceWarning {
    /// It counts in the score and is only known after the sale: a prospect cannot be judged by it.
    AfterSale { parameter: String, weight: u16 },
    /// It reads like what came out of it (A3), not like something that is known of a prospect.
    OutcomeSignal { parameter: String, word: String },
    /// It knows the outcome too well: of `known` customers its levels give away all but `wrong`. It may have been written down afterwards.
    TooPerfect { parameter: String, known: u32, wrong: u32, levels: Vec<LevelSides> },
    /// Whether it is known at all goes with the outcome: it may have been asked, or written down, afterwards.
    KnownOneSided { parameter: String, known: Sides, all: Sides },
    /// Two parameters that tell the same are counted twice. `v` in thousandths, of the customers whose answers to both are known.
    DoubleCounting { one: String, other: String, v: u16, both: u32, weight: u16 },
    /// Levels that none of the customers has: nothing speaks for their fits.
    EmptyLevels { parameter: String, levels: Vec<String>, known: u32 },
    /// Nothing is known of it among the customers.
    NeverKnown { parameter: String, weight: u16 },
    /// Too few customers, or too few on one side, to tell anything.
    TooFew { sides: Sides, least: u32, least_of_each: u32 },
    /// So few that even a parameter that divides them perfectly is no more than luck would be.
    NoPower { sides: Sides },
    /// Nearly all on one side.
    OneSided { sides: Sides },
    /// Nobody on the list fared badly: those who left are not on it (A2).
    AllSucceeded { customers: u32 },
    /// Nobody on the list succeeded.
    NoneSucceeded { customers: u32 },
    /// No customer has one of these bad outcomes: have those who left been taken off the list (A2)?
    Survivors { outcomes: Vec<String>, customers: u32 },
    /// Customers without an outcome are not looked at.
    WithoutOutcome { customers: u32, ids: Vec<u32> },
    /// Customers of whom the same is known, and who fared differently: what tells them apart is not in the profile.
    Contradicting { known: u32, successes: Vec<u32>, others: Vec<u32> },
}

/// A level with its counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LevelSides {
    /// The level's id.
    pub level: String,
    /// Who has it.
    pub count: Sides,
}

/// Fewer customers known than this do not make a parameter suspicious, nor two of them the same.
const SUSPICIOUS: u32 = 10;
/// Two parameters whose V is at least this tell the same.
const SAME: f64 = 0.75;
/// Parameters of which more different answers are known are not held against each other: nearly each customer is then a kind of its own.
const MANY: usize = 100;
/// At most this share of wrong ones is suspiciously perfect, in hundredths.
const WRONG: u32 = 2;
/// A side of at most this share is one-sided, in hundredths.
const THIN: u32 = 15;
/// At most so many groups of contradicting customers are told, the largest first.
const GROUPS: usize = 20;
/// At most so many ids are told.
const IDS: usize = 200;

/// What to be careful about, the gravest kinds first. `ids` are those of the customers in the order they were coded; `without` are customers without an outcome.
#[must_use]
pub fn warnings(
    profile: &Profile,
    outcomes: &[Outcome],
    coded: &Coded,
    permuted: &Permuted,
    ids: &[u32],
    had: &[bool],
    without: &[u32],
) -> Vec<EvidenceWarning> {
    let mut found = sample(coded.sides(), outcomes, had, without);
    let pairs = || profile.parameters.iter().zip(&coded.columns).enumerate();
    for (at, (parameter, column)) in pairs() {
        let rare = permuted.parameters.get(at).is_some_and(|r| r.adjusted <= RARE);
        found.extend(leaks(parameter, column, coded, rare));
    }
    found.extend(doubles(profile, coded));
    found.extend(contradicting(coded, ids));
    for (_, (parameter, column)) in pairs() {
        found.extend(gaps(parameter, column, coded));
    }
    found
}

/// About the customers altogether.
fn sample(sides: Sides, outcomes: &[Outcome], had: &[bool], without: &[u32]) -> Vec<EvidenceWarning> {
    let total = sides.total();
    let mut found = Vec::new();
    match (sides.success, sides.others) {
        (0, 0) => {}
        (_, 0) => found.push(EvidenceWarning::AllSucceeded { customers: total }),
        (0, _) => found.push(EvidenceWarning::NoneSucceeded { customers: total }),
        (s, o) => {
            let few = total < LEAST || s.min(o) < LEAST_OF_EACH;
            let splits = ways(total as usize, s as usize);
            if few {
                found.push(EvidenceWarning::TooFew { sides, least: LEAST, least_of_each: LEAST_OF_EACH });
            } else if splits.is_some_and(|w| 1.0 > RARE * w as f64) {
                found.push(EvidenceWarning::NoPower { sides });
            }
            if !few && s.min(o) * 100 <= total * THIN {
                found.push(EvidenceWarning::OneSided { sides });
            }
        }
    }
    let missing: Vec<String> =
        outcomes.iter().zip(had).filter(|(o, had)| !o.success && !**had).map(|(o, _)| o.id.clone()).collect();
    if sides.others > 0 && total >= LEAST && !missing.is_empty() {
        found.push(EvidenceWarning::Survivors { outcomes: missing, customers: total });
    }
    if !without.is_empty() {
        let customers = u32::try_from(without.len()).unwrap_or(u32::MAX);
        found.push(EvidenceWarning::WithoutOutcome { customers, ids: without.iter().copied().take(IDS).collect() });
    }
    found
}

/// About what a parameter may know that it should not.
fn leaks(parameter: &Parameter, column: &Column, coded: &Coded, rare: bool) -> Vec<EvidenceWarning> {
    let id = || parameter.id.clone();
    let mut found = Vec::new();
    if !parameter.known_before_sale && parameter.weight > 0 {
        found.push(EvidenceWarning::AfterSale { parameter: id(), weight: parameter.weight });
    }
    if let Some(word) = outcome_word(parameter).filter(|_| parameter.known_before_sale) {
        found.push(EvidenceWarning::OutcomeSignal { parameter: id(), word });
    }
    let counts = column.counts(&coded.success);
    let known = super::coded::sum(&counts);
    let wrong: u32 = counts.iter().map(|c| c.success.min(c.others)).sum();
    if rare && too_perfect(known, wrong) {
        let levels = parameter.levels.iter().zip(column.by_level(&counts));
        let levels = levels.filter(|(_, c)| c.total() > 0).map(|(l, count)| LevelSides { level: l.id.clone(), count });
        found.push(EvidenceWarning::TooPerfect { parameter: id(), known: known.total(), wrong, levels: levels.collect() });
    }
    let all = coded.sides();
    if known_one_sided(known, all) {
        found.push(EvidenceWarning::KnownOneSided { parameter: id(), known, all });
    }
    found
}

/// How rare it must be by chance that so many more are known on one side: there are many parameters, and this only hints.
const ONE_SIDED: f64 = 0.001;
/// And how far the shares must be apart, in hundredths: of thousands of customers the smallest difference is rare.
const APART: u64 = 10;

/// Whether something is known of one side much more often than of the other.
#[must_use]
pub fn known_one_sided(known: Sides, all: Sides) -> bool {
    let (one, other) = (u64::from(known.success) * u64::from(all.others), u64::from(known.others) * u64::from(all.success));
    let apart = one.abs_diff(other) * 100 >= APART * u64::from(all.success) * u64::from(all.others);
    known.total() > 0 && apart && Exact::new(all.total()).p([known.success, known.others], [all.success, all.others]) <= ONE_SIDED
}

/// Whether so few of those that are known are told wrongly that what tells them may have been written down afterwards.
#[must_use]
pub const fn too_perfect(known: Sides, wrong: u32) -> bool {
    let both = known.success >= LEAST_OF_EACH && known.others >= LEAST_OF_EACH;
    both && known.total() >= SUSPICIOUS && wrong * 100 <= known.total() * WRONG
}

/// Pairs of parameters (by position) that tell the same, the surest first.
#[must_use]
pub fn same(coded: &Coded) -> Vec<(usize, usize, Association)> {
    let columns: Vec<(usize, &Column)> =
        coded.columns.iter().enumerate().filter(|(_, c)| (2..=MANY).contains(&c.patterns.len())).collect();
    let mut found = Vec::new();
    for (place, (at, one)) in columns.iter().enumerate() {
        for (beside, other) in &columns[place + 1..] {
            let same = association(one, other).filter(|a| a.both >= SUSPICIOUS && a.v >= SAME);
            found.extend(same.map(|same| (*at, *beside, same)));
        }
    }
    found.sort_by(|a, b| b.2.v.total_cmp(&a.2.v).then(b.2.both.cmp(&a.2.both)).then((a.0, a.1).cmp(&(b.0, b.1))));
    found
}

/// Those that both count.
fn doubles(profile: &Profile, coded: &Coded) -> Vec<EvidenceWarning> {
    let told = |(one, other, same): (usize, usize, Association)| {
        let (one, other) = (profile.parameters.get(one)?, profile.parameters.get(other)?);
        (one.weight > 0 && other.weight > 0).then(|| EvidenceWarning::DoubleCounting {
            one: one.id.clone(),
            other: other.id.clone(),
            v: thousandths(same.v),
            both: same.both,
            weight: one.weight + other.weight,
        })
    };
    same(coded).into_iter().filter_map(told).collect()
}

/// Customers of whom the same is known, of at least half of the parameters and of three, and who fared differently.
fn contradicting(coded: &Coded, ids: &[u32]) -> Vec<EvidenceWarning> {
    let parameters = coded.columns.len();
    let mut groups: HashMap<Vec<u32>, Vec<usize>> = HashMap::new();
    for customer in 0..coded.len() {
        let codes: Vec<u32> = coded.columns.iter().map(|c| c.codes.get(customer).copied().unwrap_or(NOT_KNOWN)).collect();
        let known = codes.iter().filter(|c| **c != NOT_KNOWN).count();
        if known >= 3 && known * 2 >= parameters {
            groups.entry(codes).or_default().push(customer);
        }
    }
    let mut mixed: Vec<(usize, Vec<usize>)> = groups
        .into_iter()
        .filter(|(_, of)| of.iter().any(|&c| coded.success[c]) && of.iter().any(|&c| !coded.success[c]))
        .map(|(codes, of)| (codes.iter().filter(|c| **c != NOT_KNOWN).count(), of))
        .collect();
    mixed.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.1.cmp(&b.1)));
    let told = mixed.into_iter().take(GROUPS).map(|(known, of)| {
        let pick = |success: bool| -> Vec<u32> {
            let those = of.iter().filter(|&&c| coded.success[c] == success).filter_map(|&c| ids.get(c).copied());
            those.take(IDS).collect()
        };
        let (successes, others) = (pick(true), pick(false));
        EvidenceWarning::Contradicting { known: u32::try_from(known).unwrap_or(u32::MAX), successes, others }
    });
    told.collect()
}

/// What nothing is known of.
fn gaps(parameter: &Parameter, column: &Column, coded: &Coded) -> Option<EvidenceWarning> {
    let counts = column.counts(&coded.success);
    let known = super::coded::sum(&counts).total();
    if known == 0 {
        let counts = parameter.weight > 0 && coded.sides().total() >= LEAST;
        return counts.then(|| EvidenceWarning::NeverKnown { parameter: parameter.id.clone(), weight: parameter.weight });
    }
    let levels = parameter.levels.iter().zip(column.by_level(&counts));
    let empty: Vec<String> = levels.filter(|(_, c)| c.total() == 0).map(|(l, _)| l.id.clone()).take(IDS).collect();
    (known >= SUSPICIOUS && !empty.is_empty() && parameter.weight > 0).then(|| EvidenceWarning::EmptyLevels {
        parameter: parameter.id.clone(),
        levels: empty,
        known,
    })
}

/// Words of what comes after the sale (A3), in the three languages, folded. Each is whole words of a parameter's name or id.
const OUTCOME_WORDS: [&str; 34] = [
    "churned",
    "renewed",
    "renewal",
    "has expanded",
    "reference given",
    "gave a reference",
    "speaks at user group",
    "support rescue",
    "negative reference",
    "nps",
    "csat",
    "health score",
    "support tickets",
    "escalations",
    "happy customer",
    "success outcome",
    "ha rinnovato",
    "rinnovo",
    "disdetta",
    "ha lasciato",
    "ha ampliato",
    "referenza data",
    "referenza negativa",
    "salvataggio del supporto",
    "ticket di supporto",
    "cliente felice",
    "ha renovado",
    "renovacion",
    "cancelacion",
    "se fue",
    "ha ampliado",
    "referencia dada",
    "referencia negativa",
    "tickets de soporte",
];

/// The word by which a parameter reads like an outcome, if there is one.
#[must_use]
pub fn outcome_word(parameter: &Parameter) -> Option<String> {
    let plain = |text: &str| {
        let words = fold(text);
        let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let texts = [plain(&parameter.name), plain(&parameter.id)];
    OUTCOME_WORDS.iter().find(|w| texts.iter().any(|t| t.contains(&format!(" {w} ")))).map(|w| (*w).to_owned())
}
