//! Words and phrases that come more often in one group than in the other (D3): weighted log-odds with an informative Dirichlet prior
//! (Monroe, Colaresi and Quinn 2008, "Fightin' Words"), the prior being what all slides say.
//!
//! *Ours*: a slide counts once, however often it says a word, so that one talkative person is no group; the prior weighs a tenth of what
//! all slides say; a term must be on three slides of two accounts, and not be there by chance in more
//! than one of four such comparisons; a phrase swallows the shorter ones that hardly come without it.

use std::collections::{BTreeMap, HashMap};

use super::pieces::Piece;
use super::{Judged, Seen, Side, Sides, count, judge};
use crate::slide::SlideField;
use crate::words::{Reader, Token};

/// A term must be on so many slides of the two groups.
pub const FEWEST_SLIDES: u32 = 3;
/// Of so many accounts.
pub const FEWEST_ACCOUNTS: u32 = 2;
/// The prior weighs such a part of what all slides say.
pub const PRIOR: f64 = 0.1;
/// Below so many standard deviations nothing is over-represented.
pub const FAINT: f64 = 1.0;
/// What chance alone gives in more than one of so many comparisons is not even a candidate.
pub const ONE_IN: f64 = 4.0;
/// A phrase swallows what it explains: shorter terms of whose slides it has at least this part.
const EXPLAINS: f64 = 0.8;

/// Words that come more often in one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// The field.
    pub field: SlideField,
    /// What stands for the words in all their forms, one blank between them.
    pub key: String,
    /// The words as most slides have them.
    pub text: String,
    /// All slides that have them, as positions, in order.
    pub slides: Vec<usize>,
    /// Where they are on the left.
    pub left: Seen,
    /// Where they are on the right.
    pub right: Seen,
    /// The logarithm of the ratio of odds: above zero on the left, below on the right.
    pub log_odds: f64,
    /// The same in standard deviations.
    pub z: f64,
    /// How far the difference can be trusted, among all terms looked at.
    pub judged: Judged,
}

/// One to three stems. They are packed so that they sort and compare as a number: 21 bits each, the first the highest, nothing as zero.
type Packed = u64;

const BITS: u32 = 21;

fn pack(stems: &[u32]) -> Packed {
    (0..3).fold(0, |packed, at| (packed << BITS) | stems.get(at).map_or(0, |stem| u64::from(*stem) + 1))
}

fn unpack(packed: Packed) -> Vec<u32> {
    let part = |at: u32| (packed >> (BITS * (2 - at))) & ((1 << BITS) - 1);
    (0..3).map(part).take_while(|p| *p > 0).filter_map(|p| u32::try_from(p - 1).ok()).collect()
}

struct Found {
    field: SlideField,
    stems: Vec<u32>,
    slides: Vec<usize>,
    left: Seen,
    right: Seen,
    log_odds: f64,
    z: f64,
}

/// The terms that come more often in one of the groups, at most so many each: those of the left, the clearest first, then those of the
/// right, the clearest first. `read` has the sentences of each slide.
#[must_use]
pub fn terms(read: &[&[Piece]], sides: &Sides, reader: &Reader, most: usize) -> Vec<Term> {
    if sides.whole(Side::Left).slides == 0 || sides.whole(Side::Right).slides == 0 {
        return Vec::new();
    }
    let mut found: Vec<Found> = SlideField::ALL.into_iter().flat_map(|field| of_field(read, sides, reader, field)).collect();
    let judged = judge(sides, &found.iter().map(|f| (f.left, f.right)).collect::<Vec<_>>());
    let mut ranked: Vec<(Found, Judged)> = found.drain(..).zip(judged).filter(|(f, j)| candidate(f, *j, sides)).collect();
    // The clearest first; of equals the one on more slides, then in the order of a slide and of the alphabet.
    let key = |stems: &[u32]| stems.iter().map(|s| reader.stem_text(*s)).collect::<Vec<_>>().join(" ");
    ranked.sort_by(|(a, _), (b, _)| {
        let clearer = b.z.abs().total_cmp(&a.z.abs()).then(b.slides.len().cmp(&a.slides.len()));
        (a.z < 0.0).cmp(&(b.z < 0.0)).then(clearer).then(a.field.cmp(&b.field)).then_with(|| key(&a.stems).cmp(&key(&b.stems)))
    });
    let mut taken = [0, 0];
    ranked.retain(|(f, _)| {
        let side = &mut taken[usize::from(f.z < 0.0)];
        *side += 1;
        *side <= most
    });
    ranked
        .into_iter()
        .map(|(f, judged)| Term {
            key: key(&f.stems),
            text: as_written(read, &f),
            field: f.field,
            slides: f.slides,
            left: f.left,
            right: f.right,
            log_odds: f.log_odds,
            z: f.z,
            judged,
        })
        .collect()
}

/// Whether a term is worth a look: over-represented among the words of its side, and on more of the slides of that side too.
fn candidate(found: &Found, judged: Judged, sides: &Sides) -> bool {
    let share = |seen: Seen, side| f64::from(seen.slides) / f64::from(sides.whole(side).slides.max(1));
    let more = share(found.left, Side::Left) - share(found.right, Side::Right);
    found.z.abs() >= FAINT && more * found.z > 0.0 && judged.p * ONE_IN <= 1.0
}

fn of_field(read: &[&[Piece]], sides: &Sides, reader: &Reader, field: SlideField) -> Vec<Found> {
    let on = collect(read, sides, reader, field);
    let mut found: Vec<Found> = Vec::new();
    let mut run = on.as_slice();
    while let Some(&(packed, _)) = run.first() {
        let (mine, rest) = run.split_at(run.partition_point(|(p, _)| *p == packed));
        run = rest;
        // Most phrases are one person's.
        if count(mine.len()) < FEWEST_SLIDES {
            continue;
        }
        let slides: Vec<usize> = mine.iter().map(|(_, slide)| *slide).collect();
        let (left, right) = sides.seen(&slides);
        if left.slides + right.slides >= FEWEST_SLIDES && left.accounts + right.accounts >= FEWEST_ACCOUNTS {
            found.push(Found { field, stems: unpack(packed), slides, left, right, log_odds: 0.0, z: 0.0 });
        }
    }
    let mut found = unexplained(found);
    weigh(&mut found);
    found
}

/// Each term with each slide that has it, in order, each once. Of phrases only those whose words are on slides enough by themselves.
fn collect(read: &[&[Piece]], sides: &Sides, reader: &Reader, field: SlideField) -> Vec<(Packed, usize)> {
    let own = |slide: usize| read[slide].iter().filter(move |p| p.field == field);
    let mut on = vec![0_u32; reader.stems()];
    let mut last = vec![usize::MAX; reader.stems()];
    let place = |stem: u32| usize::try_from(stem).unwrap_or(usize::MAX);
    for slide in (0..read.len()).filter(|s| sides.side(*s).is_some()) {
        for token in own(slide).flat_map(|p| &p.tokens).filter(|t| !t.function) {
            let at = place(token.stem);
            if last.get(at).is_some_and(|l| *l != slide) {
                last[at] = slide;
                on[at] += 1;
            }
        }
    }
    let fits = |stem: u32| u64::from(stem) + 1 < 1 << BITS;
    let usual = |t: &Token| !t.function && fits(t.stem) && on.get(place(t.stem)).is_some_and(|n| *n >= FEWEST_SLIDES);
    let mut all: Vec<(Packed, usize)> = Vec::new();
    for slide in 0..read.len() {
        for piece in own(slide) {
            for (at, first) in piece.tokens.iter().enumerate().filter(|(_, t)| usual(t)) {
                all.push((pack(&[first.stem]), slide));
                let Some(second) = piece.tokens.get(at + 1).filter(|t| t.joined && fits(t.stem)) else { continue };
                if usual(second) {
                    all.push((pack(&[first.stem, second.stem]), slide));
                }
                // "end of quarter": a function word may stand inside.
                let third = piece.tokens.get(at + 2).filter(|t| t.joined && usual(t));
                if let Some(third) = third.filter(|_| second.function || usual(second)) {
                    all.push((pack(&[first.stem, second.stem, third.stem]), slide));
                }
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Without the terms that a longer one explains.
fn unexplained(found: Vec<Found>) -> Vec<Found> {
    let compared: HashMap<&[u32], u32> = found.iter().map(|f| (f.stems.as_slice(), f.left.slides + f.right.slides)).collect();
    let mut explained: std::collections::HashSet<Vec<u32>> = std::collections::HashSet::new();
    for long in found.iter().filter(|f| f.stems.len() > 1) {
        let slides = f64::from(long.left.slides + long.right.slides);
        for length in 1..long.stems.len() {
            for short in long.stems.windows(length) {
                if compared.get(short).is_some_and(|n| slides >= EXPLAINS * f64::from(*n)) {
                    explained.insert(short.to_vec());
                }
            }
        }
    }
    found.into_iter().filter(|f| !explained.contains(&f.stems)).collect()
}

/// By how much each term is over-represented, among the terms of its field.
fn weigh(found: &mut [Found]) {
    let rows: Vec<[u32; 3]> = found.iter().map(|f| [f.left.slides, f.right.slides, count(f.slides.len())]).collect();
    for (found, (log_odds, z)) in found.iter_mut().zip(log_odds(&rows)) {
        (found.log_odds, found.z) = (log_odds, z);
    }
}

/// The weighted log-odds of terms, and the same in standard deviations. Of each term: how often on the left, on the right, in all there is.
#[must_use]
pub fn log_odds(terms: &[[u32; 3]]) -> Vec<(f64, f64)> {
    let sum = |at: usize| terms.iter().map(|t| f64::from(t[at])).sum::<f64>();
    let (left, right, prior) = (sum(0), sum(1), PRIOR * sum(2));
    let of = |[a, b, all]: [u32; 3]| {
        let alpha = PRIOR * f64::from(all);
        let (a, b) = (f64::from(a) + alpha, f64::from(b) + alpha);
        let (rest_a, rest_b) = (left + prior - a, right + prior - b);
        // A term alone in its field comes no more often than the others: there are none.
        if rest_a <= 1e-9 || rest_b <= 1e-9 || a <= 0.0 || b <= 0.0 {
            return (0.0, 0.0);
        }
        let log_odds = libm::log(a / rest_a) - libm::log(b / rest_b);
        (log_odds, log_odds / (1.0 / a + 1.0 / b).sqrt())
    };
    terms.iter().map(|t| of(*t)).collect()
}

/// Where these stems stand in a sentence, in bytes; the first time.
#[must_use]
pub fn place_of(piece: &Piece, stems: &[u32]) -> Option<(usize, usize)> {
    let whole =
        |tokens: &&[Token]| tokens.iter().zip(stems).enumerate().all(|(at, (t, s))| t.stem == *s && (at == 0 || t.joined));
    let tokens = piece.tokens.windows(stems.len().max(1)).find(whole)?;
    Some((tokens.first()?.from, tokens.last()?.to))
}

/// The first place of these stems in the sentences of a field.
#[must_use]
pub fn sentence_of<'a>(pieces: &'a [Piece], field: SlideField, stems: &[u32]) -> Option<(&'a Piece, usize, usize)> {
    let own = pieces.iter().filter(|p| p.field == field);
    own.filter_map(|piece| place_of(piece, stems).map(|(from, to)| (piece, from, to))).next()
}

fn as_written(read: &[&[Piece]], found: &Found) -> String {
    written(found.slides.iter().map(|s| read[*s]), found.field, &found.stems).unwrap_or_default()
}

/// Words as most of these slides have them; in small letters where that is as usual.
pub fn written<'a>(slides: impl Iterator<Item = &'a [Piece]>, field: SlideField, stems: &[u32]) -> Option<String> {
    let mut ways: BTreeMap<String, (u32, BTreeMap<&str, u32>)> = BTreeMap::new();
    for (piece, from, to) in slides.filter_map(|pieces| sentence_of(pieces, field, stems)) {
        let way = &piece.text[from..to];
        let ways = ways.entry(way.to_lowercase()).or_default();
        ways.0 += 1;
        *ways.1.entry(way).or_default() += 1;
    }
    let (small, (_, exact)) = ways.into_iter().max_by(|a, b| a.1.0.cmp(&b.1.0).then(b.0.cmp(&a.0)))?;
    // A capital may only be that of the sentence: small letters win where anybody wrote them.
    if exact.contains_key(small.as_str()) {
        return Some(small);
    }
    exact.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(way, _)| way.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contrast::ContrastVerdict;
    use crate::contrast::pieces::pieces;
    use crate::slide::Slide;
    use proptest::prelude::*;

    fn issue(text: &str) -> Slide {
        Slide { issue: text.into(), ..Slide::default() }
    }

    fn found(slides: &[(Slide, u32, Option<Side>)]) -> Vec<Term> {
        let mut reader = Reader::default();
        let read: Vec<Vec<Piece>> = slides.iter().map(|(s, ..)| pieces(s, &mut reader)).collect();
        let sides: Vec<_> = slides.iter().map(|(_, account, side)| side.map(|s| (*account, s))).collect();
        terms(&read.iter().map(Vec::as_slice).collect::<Vec<_>>(), &Sides::new(&sides), &reader, 40)
    }

    fn of(left: &[&str], right: &[&str]) -> Vec<(Slide, u32, Option<Side>)> {
        let side = |texts: &[&str], from: usize, side| -> Vec<(Slide, u32, Option<Side>)> {
            texts.iter().enumerate().map(|(at, text)| (issue(text), count(from + at), Some(side))).collect()
        };
        [side(left, 0, Side::Left), side(right, 100, Side::Right)].concat()
    }

    #[test]
    fn log_odds_by_hand() {
        // Two terms: one on 8 left and 2 right of 12 in all, one on 4 and 6 of 12. Priors 1.2 each, 2.4 together.
        // ln(9.2 / (12 + 2.4 - 9.2)) - ln(3.2 / (8 + 2.4 - 3.2)) = ln(1.76923) - ln(0.44444) = 1.38148; variance 1/9.2 + 1/3.2 = 0.42120.
        let weighed = log_odds(&[[8, 2, 12], [4, 6, 12]]);
        assert!((weighed[0].0 - 1.381_48).abs() < 1e-4, "{weighed:?}");
        assert!((weighed[0].1 - 1.381_48 / 0.421_20_f64.sqrt()).abs() < 1e-3);
        assert!((weighed[0].0 + weighed[1].0).abs() < 1e-12, "of two terms one is the mirror of the other");
        assert_eq!(log_odds(&[[3, 0, 3]]), [(0.0, 0.0)]);
        assert!(log_odds(&[]).is_empty());
    }

    #[test]
    fn a_phrase_swallows_its_words_and_is_written_as_people_do() {
        let left = [
            "The purchase approvals take long",
            "Purchase approval is slow",
            "purchase approvals wait",
            "Purchase approvals, again",
        ];
        let right =
            ["We need the platform now", "One platform for us", "Some platform, soon", "A platform is what they asked for"];
        let terms = found(&of(&left, &right));
        let texts: Vec<(&str, &str, u32, u32)> =
            terms.iter().map(|t| (t.text.as_str(), t.key.as_str(), t.left.slides, t.right.slides)).collect();
        assert_eq!(texts, [("purchase approvals", "purchas approv", 4, 0), ("platform", "platform", 0, 4)]);
        // By hand: 4 of 4 and 0 of 4, priors 0.4 each: ln(4.4/0.4) - ln(0.4/4.4) = 4.796, variance 1/4.4 + 1/0.4 = 2.7273.
        assert!((terms[0].log_odds - 4.795_79).abs() < 1e-4 && (terms[0].z - 4.795_79 / 2.727_27_f64.sqrt()).abs() < 1e-4);
        assert!((terms[1].z + terms[0].z).abs() < 1e-12);
        // 4 against 0 of four each is p = 2/70; two terms were looked at, so it has to be below 0.025.
        assert_eq!(terms[0].judged.verdict, ContrastVerdict::Leans);
    }

    #[test]
    fn one_account_or_two_slides_are_not_enough() {
        let mut slides = of(&["audit", "audit", "audit", "other words"], &["nothing", "here", "at", "all"]);
        for slide in &mut slides[..3] {
            slide.1 = 7;
        }
        assert!(found(&slides).is_empty());
        assert!(found(&of(&["audit", "audit"], &["b", "c"])).is_empty());
        assert!(found(&of(&["audit", "audit", "audit"], &[])).is_empty());
        assert!(found(&[]).is_empty());
    }

    #[test]
    fn emoji_numbers_and_names_of_months_do_no_harm() {
        let terms = found(&of(&["🙂 12 13", "🙂 12 13", "🙂 12 13"], &["ß İ ﷺ audit", "ß İ ﷺ audit", "ß İ ﷺ audit"]));
        assert!(terms.iter().all(|t| t.left.slides == 0 && !t.text.is_empty()), "{terms:?}");
    }

    const POOL: [&str; 8] =
        ["purchase", "approvals", "audit", "the quarter end", "platform.", "slow, late", "ERP", "gli ordini della fabbrica"];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        /// Swapping the groups mirrors what is found; the order of the slides does not matter; slides of neither group change no counts.
        #[test]
        fn mirrors_and_orders(
            slides in prop::collection::vec((prop::collection::vec(0usize..8, 0..6), 0u32..6), 4..24), shift in 1usize..20,
        ) {
            let slides: Vec<(Slide, u32, Option<Side>)> = slides
                .into_iter()
                .map(|(words, account)| {
                    let text = words.iter().map(|w| POOL[*w]).collect::<Vec<_>>().join(" ");
                    (issue(&text), account, [Some(Side::Left), Some(Side::Right), None][account as usize % 3])
                })
                .collect();
            let plain = |terms: &[Term]| terms.iter().map(|t| (t.text.clone(), t.left, t.right, t.z)).collect::<Vec<_>>();
            let base = found(&slides);
            let mut turned = slides.clone();
            turned.rotate_left(shift % slides.len());
            let near = |a: &[(String, Seen, Seen, f64)], b: &[(String, Seen, Seen, f64)]| {
                assert_eq!(a.len(), b.len());
                for (a, b) in a.iter().zip(b) {
                    assert_eq!((&a.0, a.1, a.2), (&b.0, b.1, b.2));
                    assert!((a.3 - b.3).abs() < 1e-9);
                }
            };
            near(&plain(&base), &plain(&found(&turned)));
            let swap = |side: Option<Side>| side.map(|s| if s == Side::Left { Side::Right } else { Side::Left });
            let swapped: Vec<_> = slides.iter().map(|(s, a, side)| (s.clone(), *a, swap(*side))).collect();
            let mut mirrored: Vec<_> = found(&swapped).iter().map(|t| (t.text.clone(), t.right, t.left, -t.z)).collect();
            let at = mirrored.iter().position(|m| m.3 > 0.0).unwrap_or(mirrored.len());
            mirrored.rotate_left(at);
            near(&plain(&base), &mirrored);
        }
    }
}
