//! Answers as small codes, so that an account's score is a few table look-ups.

use std::collections::HashMap;

use super::Packed;
use crate::answer::{Given, Grade, Reading, State};
use crate::profile::{Guesses, Parameter, Profile};

/// Code 0 of every parameter: nothing is known.
pub const UNKNOWN: u16 = 0;

/// Turns the answers of one parameter into codes.
#[derive(Debug, Clone)]
pub struct Coder {
    parameter: Parameter,
    guesses: Guesses,
    readings: Vec<Reading>,
    codes: HashMap<Reading, u16>,
    texts: HashMap<Box<str>, u16>,
}

/// How many spellings of one column are remembered; a column of free text must not fill the memory.
const REMEMBERED: usize = 10_000;

impl Coder {
    /// A coder for a parameter of a profile that treats guesses this way.
    #[must_use]
    pub fn new(parameter: &Parameter, guesses: Guesses) -> Self {
        let mut coder =
            Self { parameter: parameter.clone(), guesses, readings: Vec::new(), codes: HashMap::new(), texts: HashMap::new() };
        let unknown = parameter.unknown(State::Unknown);
        coder.code_of(unknown);
        coder
    }

    /// The code of a text as a table has it, graded as the customer's word. `None`: no level covers it (S9); it counts as
    /// [`UNKNOWN`].
    pub fn code_text(&mut self, text: &str) -> Option<u16> {
        if text.is_empty() {
            return Some(UNKNOWN);
        }
        if let Some(&code) = self.texts.get(text) {
            return if code == u16::MAX { None } else { Some(code) };
        }
        let Some(given) = self.parameter.read(text) else { return Some(UNKNOWN) };
        let code = match self.parameter.levels_of(&given) {
            Some(levels) => {
                let reading = self.parameter.reading_of(levels, Grade::Said, self.guesses);
                Some(self.code_of(reading))
            }
            None => None,
        };
        if self.texts.len() < REMEMBERED {
            self.texts.insert(text.into(), code.unwrap_or(u16::MAX));
        }
        code
    }

    /// The code of a number.
    pub fn code_number(&mut self, number: crate::number::Number) -> Option<u16> {
        let levels = self.parameter.levels_of(&Given::Number(number))?;
        let reading = self.parameter.reading_of(levels, Grade::Said, self.guesses);
        Some(self.code_of(reading))
    }

    /// The code of an answer as it was read; what no level covers counts as unknown.
    pub(super) fn code_reading(&mut self, reading: Reading) -> u16 {
        if matches!(reading.state, State::Unknown | State::Unmatched) { UNKNOWN } else { self.code_of(reading) }
    }

    /// Reads every code anew with other fits: the parameter must have the levels that this was made with, in their order.
    pub(super) fn refit(&mut self, parameter: &Parameter) {
        for reading in &mut self.readings {
            *reading = match reading.state {
                State::Known => parameter.reading_of(std::mem::take(&mut reading.levels), Grade::Said, self.guesses),
                State::Guess => parameter.reading_of(std::mem::take(&mut reading.levels), Grade::Guess, self.guesses),
                state => parameter.unknown(state),
            };
        }
        self.parameter = parameter.clone();
    }

    /// What a code means.
    #[must_use]
    pub fn reading(&self, code: u16) -> Option<&Reading> {
        self.readings.get(usize::from(code))
    }

    /// How many codes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.readings.len()
    }

    /// Never: code 0 is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty()
    }

    fn code_of(&mut self, reading: Reading) -> u16 {
        if let Some(&code) = self.codes.get(&reading) {
            return code;
        }
        // Several answers at once could in theory have more combinations than codes; what is over counts as unknown rather
        // than as something else. A hundred levels with ten thousand combinations in use are far below it.
        let Ok(code) = u16::try_from(self.readings.len()) else { return UNKNOWN };
        if code == u16::MAX {
            return UNKNOWN;
        }
        self.readings.push(reading.clone());
        self.codes.insert(reading, code);
        code
    }

    /// weight × (worst, expected, best fit) per code, packed.
    #[must_use]
    pub fn table(&self, weight: u16) -> Vec<Packed> {
        self.readings.iter().map(|r| Packed::new(weight, r)).collect()
    }

    /// The best tier that each code allows under the profile's must-haves; 0 where it caps nothing.
    #[must_use]
    pub fn caps(&self, profile: &Profile) -> Vec<u8> {
        let rules: Vec<(usize, &crate::profile::MustHave)> = profile
            .must_haves
            .iter()
            .filter(|m| m.parameter == self.parameter.id)
            .filter_map(|m| profile.tier_index(&m.at_most).map(|tier| (tier, m)))
            .collect();
        self.readings
            .iter()
            .map(|r| {
                let hit = |m: &crate::profile::MustHave| {
                    r.state == State::Known && r.levels.iter().any(|&l| m.levels.contains(&self.parameter.levels[l].id))
                };
                let worst = rules.iter().filter(|(_, m)| hit(m)).map(|&(tier, _)| tier).max().unwrap_or(0);
                u8::try_from(worst).unwrap_or(u8::MAX)
            })
            .collect()
    }
}
