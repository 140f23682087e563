//! An account's answers read into the levels of a profile's parameters once, before any fit or weight: what scoring, evidence and likeness
//! of many accounts start from. Reading is the slow part (texts, ids, other spellings); all that follows is looking up small numbers.

use std::collections::HashMap;
use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher};

use crate::answer::{Answer, Given, Grade, Reading, State};
use crate::profile::{AnswerKind, Guesses, Parameter, Profile};

/// What was read of one parameter, in a word: equal words mean the same, but for several levels at once, which stand in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Cell(u32);

const UNKNOWN: Cell = Cell(0);
const UNMATCHED: Cell = Cell(1);
/// The two lowest bits: one level, or several, known or guessed; what is above them is the level, or where the levels stand in the row.
const ONE: u32 = 2;
const SEVERAL: u32 = 3;
const GUESS: u32 = 4;
const SHIFT: u32 = 3;

impl Cell {
    fn of(kind: u32, at: usize, guessed: bool) -> Self {
        let at = u32::try_from(at).unwrap_or(u32::MAX >> SHIFT);
        Self(kind | if guessed { GUESS } else { 0 } | at << SHIFT)
    }

    const fn at(self) -> usize {
        (self.0 >> SHIFT) as usize
    }
}

/// What an account's answers say under the parameters of a profile, whatever fits and weights they have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reads {
    cells: Box<[Cell]>,
    /// Where several levels were answered at once.
    sets: Box<[Vec<usize>]>,
}

/// A number that is another when an answer may be read otherwise under the parameters: their ids, levels and spellings count, fits, weights
/// and words of explanation do not. Good within one run of the program.
#[must_use]
pub fn shape(profile: &Profile) -> u64 {
    let mut hasher = DefaultHasher::new();
    for p in &profile.parameters {
        (&p.id, p.answer, p.several.is_some(), p.levels.len()).hash(&mut hasher);
        for l in &p.levels {
            (&l.id, &l.name, l.from, l.to, &l.aliases).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// So many spellings of one parameter are remembered; free text must not fill the memory.
const REMEMBERED: usize = 10_000;

/// Reads the answers of one account after the other.
#[derive(Debug)]
pub struct Reader<'p> {
    parameters: &'p [Parameter],
    places: HashMap<&'p str, usize>,
    /// What took a search: texts, other spellings, numbers that are levels.
    known: Vec<HashMap<Given, Option<Vec<usize>>>>,
}

impl<'p> Reader<'p> {
    /// For the parameters of this profile.
    #[must_use]
    pub fn new(profile: &'p Profile) -> Self {
        let places = profile.parameters.iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
        Self { parameters: &profile.parameters, places, known: vec![HashMap::new(); profile.parameters.len()] }
    }

    /// Reads the answers of an account.
    pub fn read<S: BuildHasher>(&mut self, answers: &HashMap<String, Answer, S>) -> Reads {
        let mut cells = vec![UNKNOWN; self.parameters.len()];
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for (id, answer) in answers {
            if let Some(&at) = self.places.get(id.as_str())
                && answer.grade != Grade::Unknown
            {
                cells[at] = self.cell(at, answer, &mut sets);
            }
        }
        Reads { cells: cells.into(), sets: sets.into() }
    }

    fn cell(&mut self, at: usize, answer: &Answer, sets: &mut Vec<Vec<usize>>) -> Cell {
        let (parameter, guessed) = (&self.parameters[at], answer.grade == Grade::Guess);
        let one = match &answer.given {
            Given::Levels(ids) => match ids.as_slice() {
                [id] => parameter.levels.iter().position(|l| l.id == *id),
                _ => None,
            },
            Given::Number(number) if parameter.answer == AnswerKind::Bands => match parameter.band_of(*number) {
                None => return UNMATCHED,
                band => band,
            },
            _ => None,
        };
        if let Some(level) = one {
            return Cell::of(ONE, level, guessed);
        }
        let known = &mut self.known[at];
        if known.len() >= REMEMBERED && !known.contains_key(&answer.given) {
            known.clear();
        }
        let levels = match known.get(&answer.given) {
            Some(levels) => levels,
            None => known.entry(answer.given.clone()).or_insert_with(|| parameter.levels_of(&answer.given)),
        };
        match levels.as_deref() {
            None => UNMATCHED,
            Some([level]) => Cell::of(ONE, *level, guessed),
            Some(levels) => {
                sets.push(levels.to_vec());
                Cell::of(SEVERAL, sets.len() - 1, guessed)
            }
        }
    }
}

impl Reads {
    /// The levels that were answered of the parameter at this place, guessed ones included.
    pub fn levels(&self, at: usize) -> impl Iterator<Item = usize> {
        let cell = self.cells.get(at).copied().unwrap_or(UNKNOWN);
        let (one, several) = match cell.0 & SEVERAL {
            ONE => (Some(cell.at()), None),
            SEVERAL => (None, self.sets.get(cell.at())),
            _ => (None, None),
        };
        one.into_iter().chain(several.into_iter().flatten().copied())
    }

    /// The places of the parameters of which something was answered that no level covers.
    pub fn unmatched(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| **cell == UNMATCHED).map(|(at, _)| at)
    }

    /// What an answer to the parameter at this place means: [`Parameter::reading`], without reading again.
    #[must_use]
    pub fn reading(&self, at: usize, parameter: &Parameter, guesses: Guesses) -> Reading {
        match self.cells.get(at).copied().unwrap_or(UNKNOWN) {
            UNKNOWN => parameter.unknown(State::Unknown),
            UNMATCHED => parameter.unknown(State::Unmatched),
            cell => {
                let grade = if cell.0 & GUESS == 0 { Grade::Said } else { Grade::Guess };
                let levels = match cell.0 & SEVERAL {
                    SEVERAL => self.sets.get(cell.at()).cloned().unwrap_or_default(),
                    _ => vec![cell.at()],
                };
                parameter.reading_of(levels, grade, guesses)
            }
        }
    }
}

/// What was made of the readings of one parameter: once for each different one.
struct Made<T> {
    /// By the word of the cell, which is a small number.
    small: Vec<Option<T>>,
    sets: HashMap<(Vec<usize>, bool), T>,
}

/// One column for each parameter of the profile, with what `make` makes of each account's reading where guesses count like this: it is asked
/// once for each different one, in the order in which they come.
pub fn columns<'r, T: Copy>(
    profile: &Profile,
    guesses: Guesses,
    reads: impl IntoIterator<Item = &'r Reads>,
    mut make: impl FnMut(usize, Reading) -> T,
) -> Vec<Vec<T>> {
    let parameters = &profile.parameters;
    let mut made: Vec<Made<T>> = parameters.iter().map(|_| Made { small: Vec::new(), sets: HashMap::new() }).collect();
    let reads = reads.into_iter();
    let mut columns: Vec<Vec<T>> = parameters.iter().map(|_| Vec::with_capacity(reads.size_hint().0)).collect();
    for own in reads {
        for (at, ((parameter, made), column)) in parameters.iter().zip(&mut made).zip(&mut columns).enumerate() {
            let cell = own.cells.get(at).copied().unwrap_or(UNKNOWN);
            let word = cell.0 as usize;
            let known = if cell.0 & SEVERAL == SEVERAL { None } else { made.small.get(word).copied().flatten() };
            column.push(match known {
                Some(known) => known,
                None => {
                    let mut new = || make(at, own.reading(at, parameter, guesses));
                    match own.sets.get(cell.at()).filter(|_| cell.0 & SEVERAL == SEVERAL) {
                        Some(set) => *made.sets.entry((set.clone(), cell.0 & GUESS != 0)).or_insert_with(new),
                        None => made.keep(word, new()),
                    }
                }
            });
        }
    }
    columns
}

impl<T: Copy> Made<T> {
    fn keep(&mut self, word: usize, one: T) -> T {
        if self.small.len() <= word {
            self.small.resize(word + 1, None);
        }
        self.small[word] = Some(one);
        one
    }
}

/// The answers of many accounts, each read once.
pub fn read_all<'a, S: BuildHasher + 'a>(
    profile: &Profile,
    accounts: impl IntoIterator<Item = &'a HashMap<String, Answer, S>>,
) -> Vec<Reads> {
    let mut reader = Reader::new(profile);
    accounts.into_iter().map(|answers| reader.read(answers)).collect()
}
