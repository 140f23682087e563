//! Words of people, for comparing texts: which language, which words mean nothing by themselves, which are forms of one.
//!
//! The lists of function words are our own and short on purpose: long ones take away words like *system* or *problem*, which on a slide
//! do mean something.

pub(crate) mod function;

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use crate::fold::fold;
use crate::profile::Language;

/// A word longer than this (in bytes) is no word.
const LONGEST: usize = 80;

const LANGUAGES: [Language; 3] = [Language::En, Language::It, Language::Es];

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What stands for it in all its forms: a number of [`Reader`].
    pub stem: u32,
    /// Whether it means nothing by itself.
    pub function: bool,
    /// Whether a phrase may go on from the word before to this one.
    pub joined: bool,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Reads texts into words. It remembers what it has read, so that the same word is looked up once.
pub struct Reader {
    stemmers: [Stemmer; 3],
    /// Of each word as it is written, in small letters and without accents, by language: its stem, and whether it is a function word.
    known: [HashMap<String, (u32, bool)>; 3],
    numbers: HashMap<String, u32>,
    stems: Vec<String>,
}

impl Default for Reader {
    fn default() -> Self {
        let stemmer = |language| {
            Stemmer::create(match language {
                Language::En => Algorithm::English,
                Language::It => Algorithm::Italian,
                Language::Es => Algorithm::Spanish,
            })
        };
        Self {
            stemmers: LANGUAGES.map(stemmer),
            known: [HashMap::new(), HashMap::new(), HashMap::new()],
            numbers: HashMap::new(),
            stems: Vec::new(),
        }
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("stems", &self.stems.len()).finish_non_exhaustive()
    }
}

const fn place(language: Language) -> usize {
    match language {
        Language::En => 0,
        Language::It => 1,
        Language::Es => 2,
    }
}

/// The stretches of letters and digits of a text, in bytes. Apostrophes part words, as in *dell'audit*.
fn stretches(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while chars.next_if(|(_, c)| !c.is_alphanumeric()).is_some() {}
        let (from, first) = chars.next()?;
        let mut to = from + first.len_utf8();
        while let Some((at, c)) = chars.next_if(|(_, c)| c.is_alphanumeric()) {
            to = at + c.len_utf8();
        }
        Some((from, to))
    })
}

/// The language of a text, by the function words in it; nothing where none tells.
#[must_use]
pub fn language<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Language> {
    let mut hits = [0_u32; 3];
    for text in texts {
        for (from, to) in stretches(text) {
            let word = &text[from..to];
            if word.len() <= LONGEST {
                let word = plain(word);
                for (hits, language) in hits.iter_mut().zip(LANGUAGES) {
                    *hits += u32::from(function::is(language, &word));
                }
            }
        }
    }
    let most = *hits.iter().max().unwrap_or(&0);
    let mut best = LANGUAGES.into_iter().zip(hits).filter(|(_, n)| *n == most && most > 0).map(|(language, _)| language);
    best.next().filter(|_| best.next().is_none())
}

/// In small letters and without accents.
fn plain(word: &str) -> String {
    // A letter may stand for a whole phrase (ﷺ); a word has no blank in it.
    if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word).replace(' ', "_") }
}

impl Reader {
    /// The words of a sentence. Numbers are no words, and no phrase goes across them or across a comma.
    pub fn read(&mut self, text: &str, language: Language) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        // Where the last word ended, if a phrase may go on from there.
        let mut end: Option<usize> = None;
        for (from, to) in stretches(text) {
            let word = &text[from..to];
            if word.len() > LONGEST || !word.chars().any(char::is_alphabetic) {
                end = None;
                continue;
            }
            let near = |end: usize| {
                text[end..from]
                    .chars()
                    .all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '\u{2019}' | '\u{2010}' | '\u{2011}'))
            };
            let joined = end.is_some_and(near);
            let (stem, function) = self.stem(word, language);
            tokens.push(Token { stem, function, joined, from, to });
            end = Some(to);
        }
        tokens
    }

    fn stem(&mut self, word: &str, language: Language) -> (u32, bool) {
        let at = place(language);
        let small = if word.is_ascii() { word.to_ascii_lowercase() } else { word.to_lowercase() };
        if let Some(known) = self.known[at].get(&small) {
            return *known;
        }
        let folded = plain(&small);
        let function = folded.chars().count() < 2 || function::is(language, &folded);
        let stem = if function { folded } else { plain(&self.stemmers[at].stem(&small)) };
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(stem.clone()).or_insert(next);
        if number == next {
            self.stems.push(stem);
        }
        self.known[at].insert(small, (number, function));
        (number, function)
    }

    /// The number of what stands for a word, if it was ever read.
    #[must_use]
    pub fn number(&self, stem: &str) -> Option<u32> {
        self.numbers.get(stem).copied()
    }

    /// What stands for a word in all its forms.
    #[must_use]
    pub fn stem_text(&self, stem: u32) -> &str {
        usize::try_from(stem).ok().and_then(|at| self.stems.get(at)).map_or("", String::as_str)
    }

    /// How many stems are known.
    #[must_use]
    pub fn stems(&self) -> usize {
        self.stems.len()
    }
}

/// The sentences of a text: they end with a line, or with a full stop, question or exclamation mark and a blank.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .flat_map(|line| {
            let mut rest = line;
            std::iter::from_fn(move || {
                if rest.is_empty() {
                    return None;
                }
                let mut ends = rest.char_indices().peekable();
                let mut cut = rest.len();
                while let Some((at, c)) = ends.next() {
                    let blank = ends.peek().is_some_and(|(_, next)| next.is_whitespace());
                    // "3. May" and "St. Gallen" go on; a sentence has some length.
                    if matches!(c, '.' | '!' | '?' | '…') && blank && at >= 12 {
                        cut = at + c.len_utf8();
                        break;
                    }
                }
                let (sentence, after) = rest.split_at(cut);
                rest = after.trim_start();
                Some(sentence.trim())
            })
        })
        .filter(|s| !s.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str, language: Language) -> Vec<String> {
        let mut reader = Reader::default();
        let tokens = reader.read(text, language);
        tokens.iter().filter(|t| !t.function).map(|t| reader.stem_text(t.stem).to_owned()).collect()
    }

    #[test]
    fn languages_are_told_by_their_function_words() {
        assert_eq!(language(["Approvals take 11 days and nobody sees where they are"]), Some(Language::En));
        assert_eq!(language(["Il modulo gira su carta fra tre reparti e si ferma sempre"]), Some(Language::It));
        assert_eq!(language(["Las causas llegan el viernes y ya no queda producto que mirar"]), Some(Language::Es));
        assert_eq!(language(["ERP", "Audit 2026", "🙂", ""]), None);
    }

    #[test]
    fn forms_of_a_word_are_one() {
        assert_eq!(stems("Approvals, an approval!", Language::En), ["approv", "approv"]);
        assert_eq!(stems("l'approvazione delle approvazioni", Language::It), ["approv", "approv"]);
        assert_eq!(stems("la aprobación y las aprobaciones", Language::Es), ["aprob", "aprob"]);
        // Numbers are no words, what has letters is.
        assert_eq!(stems("8D in 14 days, 2026-05-01", Language::En), ["8d", "day"]);
        assert_eq!(stems("QUALITÀ qualità", Language::It), ["qualit", "qualit"]);
        assert!(stems("🙂 … 'n' ", Language::En).is_empty());
        assert!(stems(&"x".repeat(5_000_000), Language::En).is_empty());
    }

    #[test]
    fn phrases_do_not_go_across_commas_and_numbers() {
        let mut reader = Reader::default();
        let joined: Vec<bool> = reader.read("go-live, end of 3 quarters", Language::En).iter().map(|t| t.joined).collect();
        assert_eq!(joined, [false, true, false, true, false]);
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let of = |text| sentences(text).collect::<Vec<_>>();
        assert_eq!(of("I lost a customer. It was May.\nNever again!"), ["I lost a customer.", "It was May.", "Never again!"]);
        assert_eq!(of("In St. Gallen at 3.5 % it ends"), ["In St. Gallen at 3.5 % it ends"]);
        assert_eq!(of(" \n\n "), [""; 0]);
    }
}
