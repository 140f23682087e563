//! The reference customers as codes: what each is known to have answered, parameter by parameter.

use std::collections::HashMap;
use std::hash::BuildHasher;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, State};
use crate::profile::Profile;
use crate::reads::{Reads, columns, read_all};

/// How many successes and how many others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Sides {
    /// Those who succeeded.
    pub success: u32,
    /// The others.
    pub others: u32,
}

impl Sides {
    /// Both together.
    #[must_use]
    pub const fn total(self) -> u32 {
        self.success + self.others
    }

    /// One more.
    pub const fn add(&mut self, success: bool) {
        if success { self.success += 1 } else { self.others += 1 }
    }
}

/// Customers whose answer to a parameter is left out of its counts, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct LeftOut {
    /// We guess it.
    pub guessed: Sides,
    /// It is not known.
    pub unknown: Sides,
    /// Something was answered that no level covers.
    pub unmatched: Sides,
}

/// A customer with an outcome.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a, S = std::hash::RandomState> {
    /// Its id.
    pub id: u32,
    /// Whether the team counts its outcome as a success.
    pub success: bool,
    /// Its answers by parameter id.
    pub answers: &'a HashMap<String, Answer, S>,
}

/// The reference customers as codes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coded {
    /// Whether each succeeded.
    pub success: Vec<bool>,
    /// One for each parameter of the profile, in its order.
    pub columns: Vec<Column>,
}

/// What is known of one parameter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Of each customer which pattern it has; [`NOT_KNOWN`] where it is left out.
    pub codes: Vec<u32>,
    /// The levels (as positions in the parameter) of each pattern that occurs, in the order of levels. One level, unless several may hold
    /// at once.
    pub patterns: Vec<Vec<usize>>,
    /// The fit of each pattern, 0-100.
    pub fits: Vec<u8>,
    /// How many levels the parameter has.
    pub levels: usize,
    /// Whether several levels may hold at once.
    pub several: bool,
    /// Who is left out.
    pub left_out: LeftOut,
}

/// The code of a customer whose answer is not known.
pub const NOT_KNOWN: u32 = u32::MAX;

impl Coded {
    /// These customers as a profile reads them.
    #[must_use]
    pub fn of<S: BuildHasher>(profile: &Profile, cases: &[Case<'_, S>]) -> Self {
        Self::of_reads(profile, &read_all(profile, cases.iter().map(|c| c.answers)), cases.iter().map(|c| c.success).collect())
    }

    /// Customers whose answers were read under the parameters of the profile, and whether each succeeded.
    #[must_use]
    pub fn of_reads<'r>(profile: &Profile, customers: impl IntoIterator<Item = &'r Reads>, success: Vec<bool>) -> Self {
        let mut found: Vec<HashMap<Vec<usize>, u32>> = vec![HashMap::new(); profile.parameters.len()];
        let mut patterns: Vec<Vec<(Vec<usize>, u8)>> = vec![Vec::new(); profile.parameters.len()];
        let codes = columns(profile, profile.guesses, customers, |at, reading| {
            if reading.state != State::Known {
                return Err(reading.state);
            }
            let patterns = &mut patterns[at];
            Ok(*found[at].entry(reading.levels).or_insert_with_key(|levels| {
                patterns.push((levels.clone(), reading.likely));
                u32::try_from(patterns.len() - 1).unwrap_or(NOT_KNOWN)
            }))
        });
        let columns = profile.parameters.iter().zip(codes).zip(patterns).map(|((parameter, read), patterns)| {
            let mut left_out = LeftOut::default();
            let code = |(read, &success): (Result<u32, State>, &bool)| {
                match read {
                    Ok(code) => return code,
                    Err(State::Guess) => left_out.guessed.add(success),
                    Err(State::Unmatched) => left_out.unmatched.add(success),
                    Err(_) => left_out.unknown.add(success),
                }
                NOT_KNOWN
            };
            let codes: Vec<u32> = read.into_iter().zip(&success).map(code).collect();
            Column::ordered(codes, patterns, parameter.levels.len(), parameter.several.is_some(), left_out)
        });
        Self { columns: columns.collect(), success }
    }

    /// How many customers.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.success.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.success.is_empty()
    }

    /// How many succeeded, and how many did not.
    #[must_use]
    pub fn sides(&self) -> Sides {
        let mut sides = Sides::default();
        self.success.iter().for_each(|&s| sides.add(s));
        sides
    }
}

impl Column {
    /// Of one level each, by its position; nothing where it is not known. Every level has a fit.
    #[must_use]
    pub fn of_levels(levels: &[Option<usize>], fits: &[u8]) -> Self {
        let patterns = fits.iter().enumerate().map(|(at, &fit)| (vec![at], fit)).collect();
        let code = |level: &Option<usize>| level.and_then(|l| u32::try_from(l).ok()).unwrap_or(NOT_KNOWN);
        let codes: Vec<u32> = levels.iter().map(code).collect();
        Self::ordered(codes, patterns, fits.len(), false, LeftOut::default())
    }

    /// With the patterns in the order of their levels, whoever came first, and only those that occur.
    fn ordered(mut codes: Vec<u32>, patterns: Vec<(Vec<usize>, u8)>, levels: usize, several: bool, left_out: LeftOut) -> Self {
        let mut used = vec![false; patterns.len()];
        for &code in &codes {
            if let Some(used) = usize::try_from(code).ok().and_then(|c| used.get_mut(c)) {
                *used = true;
            }
        }
        let mut order: Vec<usize> = (0..patterns.len()).filter(|&p| used[p]).collect();
        order.sort_by(|&a, &b| patterns[a].0.cmp(&patterns[b].0));
        let mut place = vec![NOT_KNOWN; patterns.len()];
        for (to, &from) in order.iter().enumerate() {
            place[from] = u32::try_from(to).unwrap_or(NOT_KNOWN);
        }
        for code in &mut codes {
            *code = usize::try_from(*code).ok().and_then(|c| place.get(c)).copied().unwrap_or(NOT_KNOWN);
        }
        let (patterns, fits) = order.into_iter().map(|at| patterns[at].clone()).unzip();
        Self { codes, patterns, fits, levels, several, left_out }
    }

    /// The pattern of a customer.
    #[must_use]
    pub fn pattern(&self, customer: usize) -> Option<usize> {
        let code = self.codes.get(customer).copied().filter(|&c| c != NOT_KNOWN)?;
        usize::try_from(code).ok()
    }

    /// How many successes and others have each pattern.
    #[must_use]
    pub fn counts(&self, success: &[bool]) -> Vec<Sides> {
        let mut counts = vec![Sides::default(); self.patterns.len()];
        for (customer, &success) in success.iter().enumerate() {
            if let Some(pattern) = self.pattern(customer) {
                counts[pattern].add(success);
            }
        }
        counts
    }

    /// How many successes and others have each level, from [`Self::counts`].
    #[must_use]
    pub fn by_level(&self, counts: &[Sides]) -> Vec<Sides> {
        let mut levels = vec![Sides::default(); self.levels];
        for (pattern, count) in self.patterns.iter().zip(counts) {
            for &level in pattern {
                levels[level].success += count.success;
                levels[level].others += count.others;
            }
        }
        levels
    }
}

/// All of these together.
#[must_use]
pub fn sum(counts: &[Sides]) -> Sides {
    counts.iter().fold(Sides::default(), |s, c| Sides { success: s.success + c.success, others: s.others + c.others })
}
