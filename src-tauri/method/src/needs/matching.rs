//! Which capability a need asks for, by its words. *Ours*: precise rather than eager; it says nothing where little is shared.

use std::collections::{BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::share::Covered;
use super::words::{Word, holds, length, meaning, words};
use crate::fold::fold;

/// A text with more telling words than this is no need but a page of them: nothing is suggested, because it would be anything.
pub const LONGEST_NEED: usize = 40;

/// So many words of a name or another way to say it are looked at.
const LONGEST_PHRASE: usize = 12;

/// A word of every brochure weighs this much of what another does, in thousandths.
const COMMON: u32 = 150;

/// A need is surely for a capability where several words of one phrase tell this much of it, in thousandths…
const SURE: u64 = 250;

/// …or one word alone this much…
const SURE_ALONE: u64 = 550;

/// …or one word alone, with which the need begins, this much.
const SURE_FIRST: u64 = 330;

/// Of a name that is not there as a whole, this much has to be, in thousandths.
const ENOUGH: u64 = 600;

/// A capability as matching sees it.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: &'a str,
    /// Other ways to say it, in any language.
    pub words: &'a [String],
    /// Whether it is in the product.
    pub offered: bool,
}

/// What a need probably asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct NeedMatch {
    /// The capability; none where an earlier need of the same meaning was settled without one.
    pub capability: Option<u32>,
    /// How far it is then covered.
    pub cover: Covered,
    /// Whether it can be taken without a look at each.
    pub sure: bool,
    /// Why.
    pub why: MatchWhy,
}

/// Why something is suggested.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MatchWhy {
    /// These words of the need are words of the capability.
    Words {
        /// As they stand in the need, folded.
        words: Vec<String>,
    },
    /// So many needs of the same meaning were settled so before.
    Earlier {
        /// How many.
        times: u32,
    },
}

/// A name or another way to say it.
struct Phrase {
    offer: usize,
    /// What its words weigh together, of those that are not in every brochure.
    telling: u64,
    weights: Vec<u32>,
    /// Its words, by their number.
    words: Vec<u32>,
    /// Where all but one of its words only hold it together, these have to be there too: the phrase as it is, folded.
    verbatim: Option<String>,
}

/// The list of capabilities, ready to be matched with.
pub struct Offers {
    offers: Vec<(u32, bool)>,
    phrases: Vec<Phrase>,
    /// The numbers of words.
    numbers: HashMap<String, u32>,
    /// The numbers of the words that have a stem.
    with_stem: HashMap<String, Vec<u32>>,
    /// The phrases that a word stands in, by its number.
    phrases_of: Vec<Vec<u32>>,
    /// What a word weighs that is in no capability.
    foreign: u32,
    weight_of: HashMap<String, u32>,
    earlier: HashMap<String, Vec<(Option<u32>, Covered, u32)>>,
}

/// How much it tells that a word is there which is in so many of so many capabilities: its inverse document frequency, in thousandths.
fn rarity(of: usize, all: usize) -> u32 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of a list")]
    let rarity = (libm::log(1.0 + all as f64 / of.max(1) as f64) * 1000.0).round() as u32;
    rarity
}

const fn weighed(rarity: u32, common: bool) -> u32 {
    if common { rarity * COMMON / 1000 } else { rarity }
}

/// One capability's case for a need.
struct Case {
    offer: usize,
    /// The words of the need that it tells, by position.
    told: Vec<bool>,
    /// What they weigh.
    evidence: u64,
    /// The most words of a phrase that is there as a whole.
    together: usize,
}

impl Offers {
    /// Takes in the list, and what was settled before: the need, by what, how far.
    #[must_use]
    pub fn new<'a>(
        list: impl IntoIterator<Item = Offer<'a>>,
        earlier: impl IntoIterator<Item = (&'a str, Option<u32>, Covered)>,
    ) -> Self {
        let list: Vec<Offer<'a>> = list.into_iter().collect();
        let spoken: Vec<(usize, Vec<Word>, Option<String>)> = list
            .iter()
            .enumerate()
            .flat_map(|(at, offer)| {
                let ways = std::iter::once(offer.name).chain(offer.words.iter().map(String::as_str));
                ways.map(move |way| {
                    let words = words(way, LONGEST_PHRASE);
                    let held_together = words.len() == 1 && length(way) > 2;
                    (at, words, held_together.then(|| fold(way)))
                })
            })
            .filter(|(_, words, _)| !words.is_empty())
            .collect();
        // In how many capabilities a stem is; a capability counts once.
        let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
        for (offer, words, _) in &spoken {
            for stem in words.iter().flat_map(|w| &w.stems.0) {
                let (count, last) = seen.entry(stem).or_insert((0, usize::MAX));
                if *last != *offer {
                    (*count, *last) = (*count + 1, *offer);
                }
            }
        }
        let weigh = |word: &Word| {
            let of = word.stems.0.iter().filter_map(|s| seen.get(s.as_str())).map(|(count, _)| *count).max().unwrap_or(1);
            weighed(rarity(of, list.len()), word.common)
        };
        let mut offers = Self {
            offers: list.iter().map(|o| (o.id, o.offered)).collect(),
            phrases: Vec::with_capacity(spoken.len()),
            numbers: HashMap::new(),
            with_stem: HashMap::new(),
            phrases_of: Vec::new(),
            foreign: rarity(1, list.len()),
            weight_of: HashMap::new(),
            earlier: HashMap::new(),
        };
        for (offer, words, verbatim) in &spoken {
            let Ok(phrase) = u32::try_from(offers.phrases.len()) else { break };
            let weights: Vec<u32> = words.iter().map(weigh).collect();
            let numbers: Vec<u32> = words.iter().zip(&weights).map(|(word, weight)| offers.number(word, *weight)).collect();
            for number in &numbers {
                offers.phrases_of[*number as usize].push(phrase);
            }
            let telling = weights.iter().zip(words).filter(|(_, w)| !w.common).map(|(n, _)| u64::from(*n)).sum();
            offers.phrases.push(Phrase { offer: *offer, telling, weights, words: numbers, verbatim: verbatim.clone() });
        }
        for (need, capability, cover) in earlier {
            let settled = offers.earlier.entry(meaning(need)).or_default();
            match settled.iter_mut().find(|(c, k, _)| (*c, *k) == (capability, cover)) {
                Some((.., times)) => *times += 1,
                None => settled.push((capability, cover, 1)),
            }
        }
        offers
    }

    /// The number of a word of a phrase.
    fn number(&mut self, word: &Word, weight: u32) -> u32 {
        if let Some(known) = self.numbers.get(&word.text) {
            return *known;
        }
        let number = u32::try_from(self.phrases_of.len()).unwrap_or(u32::MAX);
        self.phrases_of.push(Vec::new());
        self.numbers.insert(word.text.clone(), number);
        for stem in &word.stems.0 {
            self.with_stem.entry(stem.clone()).or_default().push(number);
            self.weight_of.insert(stem.clone(), weight);
        }
        number
    }

    /// What a need asks for, or nothing where the words do not say. What was settled before counts most.
    #[must_use]
    pub fn suggest(&self, need: &str) -> Option<NeedMatch> {
        self.settled(need).or_else(|| self.by_words(need))
    }

    /// How needs of the same meaning were settled before: as most of them were, and of two equally often the one that promises less.
    fn settled(&self, need: &str) -> Option<NeedMatch> {
        if self.earlier.is_empty() {
            return None;
        }
        let settled = self.earlier.get(&meaning(need))?;
        let (capability, cover, times) = *settled.iter().max_by_key(|(capability, cover, times)| {
            (*times, *cover as u8, capability.is_some(), std::cmp::Reverse(*capability))
        })?;
        let here = |id: Option<u32>| id.and_then(|id| self.offers.iter().find(|(known, _)| *known == id));
        // One that is asked for and not offered covers nothing, whatever it did.
        let now = |id, cover| if here(id).is_some_and(|(_, offered)| !offered) { Covered::Not } else { cover };
        let cover = now(capability, cover);
        let sure = settled.iter().all(|(id, other, _)| now(*id, *other) == cover);
        Some(NeedMatch { capability: here(capability).map(|(id, _)| *id), cover, sure, why: MatchWhy::Earlier { times } })
    }

    /// What a need asks for by its words alone.
    #[must_use]
    pub fn by_words(&self, need: &str) -> Option<NeedMatch> {
        let said = words(need, LONGEST_NEED + 1);
        if said.len() > LONGEST_NEED {
            return None;
        }
        let weights: Vec<u32> = said.iter().map(|w| self.weight(w)).collect();
        let cases = self.cases(&fold(need), &said, &weights);
        let best = cases.first()?;
        // The same word twice says it once.
        let all: u64 = said
            .iter()
            .enumerate()
            .filter(|(at, w)| said[..*at].iter().all(|earlier| earlier.stems != w.stems))
            .map(|(at, _)| u64::from(weights[at]))
            .sum();
        let told = best.evidence * 1000 / all.max(1);
        let rivalled = cases.get(1).is_some_and(|next| next.together > 0 && next.evidence * 10 >= best.evidence * 8);
        let first = said.iter().position(|w| !w.common).is_some_and(|at| best.told[at]);
        let enough = match (best.together, first) {
            (2.., _) => SURE,
            (_, true) => SURE_FIRST,
            (_, false) => SURE_ALONE,
        };
        let sure = best.together > 0 && !rivalled && told >= enough;
        let (id, offered) = self.offers[best.offer];
        let mut words: Vec<String> = Vec::new();
        for (word, told) in said.into_iter().zip(&best.told) {
            if *told && !words.contains(&word.text) {
                words.push(word.text);
            }
        }
        let cover = if offered { Covered::Covered } else { Covered::Not };
        Some(NeedMatch { capability: Some(id), cover, sure, why: MatchWhy::Words { words } })
    }

    fn weight(&self, word: &Word) -> u32 {
        let known = word.stems.0.iter().filter_map(|s| self.weight_of.get(s)).min().copied();
        known.unwrap_or_else(|| weighed(self.foreign, word.common))
    }

    /// The capabilities that a need may ask for, the strongest case first; of two equally strong ones the one that is not offered.
    fn cases(&self, need: &str, said: &[Word], weights: &[u32]) -> Vec<Case> {
        // Which words of the list are there, and where first; only what is not in every brochure brings a phrase up.
        let mut there: HashMap<u32, usize> = HashMap::new();
        let mut brought: BTreeSet<u32> = BTreeSet::new();
        for (at, word) in said.iter().enumerate() {
            for number in word.stems.0.iter().filter_map(|s| self.with_stem.get(s)).flatten() {
                if there.insert(*number, there.get(number).map_or(at, |first| *first)).is_none() && !word.common {
                    brought.extend(&self.phrases_of[*number as usize]);
                }
            }
        }
        let mut cases: HashMap<usize, Case> = HashMap::new();
        for phrase in brought {
            let Some(phrase) = self.phrases.get(phrase as usize) else { continue };
            let hits: Vec<(usize, usize)> =
                phrase.words.iter().enumerate().filter_map(|(place, number)| Some((place, *there.get(number)?))).collect();
            if phrase.telling == 0 || phrase.verbatim.as_ref().is_some_and(|way| !holds(need, way)) {
                continue;
            }
            let full: u64 = phrase.weights.iter().map(|w| u64::from(*w)).sum();
            let hit: u64 = hits.iter().map(|(place, _)| u64::from(phrase.weights[*place])).sum();
            let whole = hits.len() == phrase.weights.len();
            let rare = hits.iter().filter(|(_, at)| !said[*at].common).count();
            if rare == 0 || !whole && (rare < 2 || hit * 1000 < full * ENOUGH) {
                continue;
            }
            let case = cases.entry(phrase.offer).or_insert_with(|| Case {
                offer: phrase.offer,
                told: vec![false; said.len()],
                evidence: 0,
                together: 0,
            });
            if whole {
                case.together = case.together.max(hits.len());
            }
            for (_, at) in hits {
                case.told[at] = true;
            }
        }
        let mut cases: Vec<Case> = cases.into_values().collect();
        for case in &mut cases {
            case.evidence = case.told.iter().zip(weights).filter(|(told, _)| **told).map(|(_, w)| u64::from(*w)).sum();
        }
        cases.sort_by_key(|c| {
            let (id, offered) = self.offers[c.offer];
            (std::cmp::Reverse((c.together > 0, c.evidence)), offered, c.told.iter().position(|told| *told), id)
        });
        cases
    }
}
