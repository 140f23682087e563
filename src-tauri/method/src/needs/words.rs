//! Taking a text apart into words that can be held against those of another, whatever the language and the ending.

use std::collections::HashSet;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

use super::stop::{COMMON, NOT, OWN};
use crate::fold::fold;
use crate::words::function::SHARED;

static STOPS: LazyLock<[HashSet<&str>; 3]> =
    LazyLock::new(|| [0, 1, 2].map(|at| SHARED[at].split_whitespace().chain(OWN[at].split_whitespace()).collect()));
static NOTS: LazyLock<HashSet<&str>> = LazyLock::new(|| NOT.split_whitespace().collect());
static COMMONS: LazyLock<HashSet<String>> =
    LazyLock::new(|| COMMON.split_whitespace().flat_map(|word| Stems::of(word).0.into_iter().take(3)).collect());

/// A word's stems in English, Italian and Spanish, each marked with its language, and the word without its ending where stemming takes a
/// noun for a verb (*telefono*). Two words are the same where one of these is.
///
/// All of them, because a need is too short to say for sure what language it is in, and teams mix them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stems(pub(super) [String; 4]);

thread_local! {
    static STEMMERS: [Stemmer; 3] =
        [Algorithm::English, Algorithm::Italian, Algorithm::Spanish].map(Stemmer::create);
}

impl Stems {
    fn of(word: &str) -> Self {
        STEMMERS.with(|stemmers| {
            let stem = |mark: char, at: usize| {
                let stem = stemmers[at].stem(word);
                // What is left of a short word stands for too many others.
                let stem = if stem.chars().count() < 3 { word } else { &stem };
                format!("{mark}{stem}")
            };
            Self([stem('e', 0), stem('i', 1), stem('s', 2), format!("p{}", plain(word))])
        })
    }
}

/// A word of a text that may tell what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// As it is written there, folded.
    pub(super) text: String,
    pub(super) stems: Stems,
    /// Whether it is one of every brochure.
    pub(super) common: bool,
}

fn pieces(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

fn tells(word: &str) -> bool {
    word.chars().count() > 1 && STOPS.iter().all(|stops| !stops.contains(word)) && !word.bytes().all(|b| b.is_ascii_digit())
}

/// The words of a text that may tell what it is about, in order; those that only hold it together are left out. No more than `most`.
pub(super) fn words(text: &str, most: usize) -> Vec<Word> {
    let folded = fold(text);
    pieces(&folded)
        .filter(|w| NOTS.contains(w) || tells(w))
        .take(most)
        .map(|w| {
            let stems = Stems::of(w);
            let common = NOTS.contains(w) || stems.0.iter().any(|s| COMMONS.contains(s));
            Word { text: w.to_owned(), stems, common }
        })
        .collect()
}

/// A word without what tells one from many and him from her in any of the three languages. Rougher than a stem, but it needs no
/// language, and never makes one word of two that mean something else.
fn plain(word: &str) -> &str {
    if word.chars().count() < 5 {
        return word;
    }
    word.trim_end_matches('s').trim_end_matches(['a', 'e', 'i', 'o', 'y'])
}

/// What a text means, as far as its words tell: texts with the same meaning ask for the same. One or many, order, accents and the words
/// between do not count; a *not* does.
#[must_use]
pub fn meaning(text: &str) -> String {
    let folded = fold(text);
    let mut told: Vec<&str> = pieces(&folded).filter(|w| NOTS.contains(w) || tells(w)).map(plain).collect();
    told.sort_unstable();
    told.dedup();
    if told.is_empty() { folded } else { told.join(" ") }
}

/// Whether a text holds another, word by word.
pub(super) fn holds(folded: &str, phrase: &str) -> bool {
    let padded = |text: &str| pieces(text).fold(String::from(" "), |all, word| all + word + " ");
    padded(folded).contains(&padded(phrase))
}

/// How many words a text has, telling or not.
pub(super) fn length(text: &str) -> usize {
    pieces(&fold(text)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        words(text, 99).into_iter().map(|w| w.text).collect()
    }

    #[test]
    fn what_holds_a_sentence_together_is_left_out() {
        assert_eq!(told("Approve it from the phone, please"), ["approve", "phone"]);
        assert_eq!(told("Le analisi dal file, senza riscriverle"), ["analisi", "file", "senza", "riscriverle"]);
        assert_eq!(told("Que el pedido no salga del ERP"), ["pedido", "no", "salga", "erp"]);
        assert_eq!(told("8D in 3 days"), ["8d", "days"]);
        assert_eq!(told("  \u{2014} … "), [] as [&str; 0]);
    }

    #[test]
    fn endings_and_accents_do_not_count_but_a_not_does() {
        assert_eq!(meaning("Approve from a phone"), meaning("approve: on the PHONES!"));
        assert_eq!(meaning("Deputies"), meaning("a deputy"));
        assert_eq!(meaning("ERP connection"), meaning("Connection to the ERP"));
        assert_eq!(meaning("Non conformità aperte"), meaning("la non-conformita aperta"));
        assert_ne!(meaning("Works with a network"), meaning("Works without a network"));
        assert_eq!(meaning("…"), "...");
        assert_ne!(meaning("the"), meaning("que"));
    }
}
