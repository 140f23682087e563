//! Themes with how often they were tagged, and what may belong to them: a quote to a theme, a sentence to a theme.

use std::collections::{BTreeSet, HashMap, HashSet};

use lanewise_method::contrast::pieces::Piece;
use lanewise_method::fold::fold;
use lanewise_method::profile::Language;
use lanewise_method::slide::SlideField;
use lanewise_method::words::{Reader, language};
use serde::Serialize;
use specta::Type;

use super::compare::Sentence;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::tag::Tag;
use crate::theme::SlideTheme;

/// A theme with how often it was tagged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ThemeCount {
    /// The theme.
    pub theme: SlideTheme,
    /// Its tags.
    pub tags: u32,
    /// The slides they are on.
    pub slides: u32,
    /// The accounts of these.
    pub accounts: u32,
}

/// A theme that a quote may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ThemeSuggestion {
    /// The theme.
    pub theme: SlideTheme,
    /// The words of the quote that its name or earlier quotes have too, as they are written in the quote.
    pub shared: Vec<String>,
}

/// So many suggestions, and so many sentences, are given at most.
const MOST: usize = 30;

/// The words of a text that carry a meaning, each once, with what stands for them. A text too short to tell its language is read in
/// all three: a theme may be named in another language than the slides.
fn words(reader: &mut Reader, text: &str) -> Vec<(String, BTreeSet<u32>)> {
    let languages = language([text]).map_or_else(|| vec![Language::En, Language::It, Language::Es], |l| vec![l]);
    let mut found: Vec<(String, BTreeSet<u32>)> = Vec::new();
    for language in languages {
        for token in reader.read(text, language).into_iter().filter(|t| !t.function) {
            let written = &text[token.from..token.to];
            let known = found.iter_mut().find(|(w, stems)| stems.contains(&token.stem) || w.eq_ignore_ascii_case(written));
            match known {
                Some((_, stems)) => {
                    stems.insert(token.stem);
                }
                None => found.push((written.to_owned(), [token.stem].into())),
            }
        }
    }
    found
}

/// What speaks for a theme: how many of its quotes, its name among them, have each stem.
fn spoken(reader: &mut Reader, theme: &SlideTheme, tags: &[Tag]) -> HashMap<u32, u32> {
    let mut of: HashMap<u32, u32> = HashMap::new();
    let texts = std::iter::once(theme.name.as_str()).chain(tags.iter().filter(|t| t.theme == theme.id).map(|t| t.quote.as_str()));
    for text in texts {
        for stem in words(reader, text).into_iter().flat_map(|(_, stems)| stems).collect::<BTreeSet<u32>>() {
            *of.entry(stem).or_default() += 1;
        }
    }
    of
}

impl Workspace {
    /// The themes in the order they were made, with how often each was tagged.
    ///
    /// # Errors
    /// What the disk says.
    pub fn theme_counts(&self) -> Result<Vec<ThemeCount>, WorkspaceError> {
        let (themes, tags) = (self.themes()?, self.tags()?);
        let account: HashMap<u32, u32> = self.slides()?.into_iter().map(|s| (s.id, s.account)).collect();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let counted = themes.into_iter().map(|theme| {
            let own: Vec<&Tag> = tags.iter().filter(|t| t.theme == theme.id).collect();
            let slides: BTreeSet<u32> = own.iter().map(|t| t.slide).collect();
            let accounts: BTreeSet<&u32> = slides.iter().filter_map(|s| account.get(s)).collect();
            ThemeCount { tags: count(own.len()), slides: count(slides.len()), accounts: count(accounts.len()), theme }
        });
        Ok(counted.collect())
    }

    /// The themes of a field that words of a slide may belong to: those whose name or earlier quotes share words with them. First come
    /// those that share the most, then those that were tagged with them more often, then the older.
    ///
    /// # Errors
    /// What the disk says.
    pub fn suggest_themes(&self, field: SlideField, quote: &str) -> Result<Vec<ThemeSuggestion>, WorkspaceError> {
        let (themes, tags) = (self.themes()?, self.tags()?);
        let mut read = self.read.borrow_mut();
        let reader = &mut read.reader;
        let own = words(reader, quote);
        let mut found: Vec<(usize, u32, ThemeSuggestion)> = Vec::new();
        for theme in themes.into_iter().filter(|t| t.field == field) {
            let spoken = spoken(reader, &theme, &tags);
            let often = |stems: &BTreeSet<u32>| stems.iter().filter_map(|stem| spoken.get(stem)).max().copied();
            let both: Vec<(&String, u32)> = own.iter().filter_map(|(word, stems)| Some((word, often(stems)?))).collect();
            // Most of the words, or the very words: one of ten in common is no reason.
            let same = fold(&theme.name) == fold(quote);
            if same || 3 * both.len() >= own.len().min(6) && !both.is_empty() {
                let shared = both.iter().map(|(word, _)| (*word).clone()).collect();
                let alike = if same { usize::MAX } else { both.len() };
                found.push((alike, both.iter().map(|(_, n)| n).sum(), ThemeSuggestion { theme, shared }));
            }
        }
        found.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.theme.id.cmp(&b.2.theme.id)));
        Ok(found.into_iter().take(MOST).map(|(_, _, s)| s).collect())
    }

    /// Sentences of slides that are not tagged with this theme and seem to say the same: they share words with its name and quotes.
    /// The likeliest first, at most one a slide.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such theme.
    pub fn alike(&self, theme: u32) -> Result<Vec<Sentence>, WorkspaceError> {
        let theme = self
            .themes()?
            .into_iter()
            .find(|t| t.id == theme)
            .ok_or_else(|| WorkspaceError::missing(format!("theme number {theme}")))?;
        let tags = self.tags()?;
        let tagged: HashSet<u32> = tags.iter().filter(|t| t.theme == theme.id).map(|t| t.slide).collect();
        let slides = self.slides()?;
        let mut read = self.read.borrow_mut();
        read.refresh(&slides);
        let spoken = spoken(&mut read.reader, &theme, &tags);
        let read: Vec<&[Piece]> = slides.iter().map(|s| read.of(s.id)).collect();
        // A word that half of all slides have says little.
        let mut on: HashMap<u32, u32> = HashMap::new();
        for pieces in &read {
            let stems: BTreeSet<u32> = own(pieces, theme.field).flat_map(|p| p.tokens.iter().map(|t| t.stem)).collect();
            for stem in stems.into_iter().filter(|s| spoken.contains_key(s)) {
                *on.entry(stem).or_default() += 1;
            }
        }
        let all = f64::from(u32::try_from(slides.len()).unwrap_or(u32::MAX));
        let weight = |stem: u32| (1.0 + all / f64::from(on.get(&stem).copied().unwrap_or(1))).ln();
        let whole: f64 = spoken.keys().map(|s| weight(*s)).fold(0.0, f64::max);
        let book = self.book()?;
        let mut found: Vec<(f64, Sentence)> = Vec::new();
        for (kept, pieces) in slides.iter().zip(&read).filter(|(s, _)| !tagged.contains(&s.id)) {
            let best = own(pieces, theme.field).filter_map(|piece| {
                let shared: Vec<_> = piece.tokens.iter().filter(|t| !t.function && spoken.contains_key(&t.stem)).collect();
                let distinct: BTreeSet<u32> = shared.iter().map(|t| t.stem).collect();
                let likely: f64 = distinct.iter().map(|s| weight(*s)).sum();
                let (first, last) = (shared.first()?, shared.last()?);
                // Two words in common, or one that is rare.
                (distinct.len() > 1 || likely >= 0.8 * whole && whole > 1.5).then_some((likely, piece, first.from, last.to))
            });
            if let Some((likely, piece, from, to)) = best.max_by(|a, b| a.0.total_cmp(&b.0)) {
                let name = book.entry(kept.account).map(|e| e.account.name.clone()).unwrap_or_default();
                let sentence = Sentence::new(kept.id, kept.account, &name, &kept.slide.person, piece, (from, to));
                found.push((likely, sentence));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.slide.cmp(&b.1.slide)));
        Ok(found.into_iter().take(MOST).map(|(_, s)| s).collect())
    }
}

fn own(pieces: &[Piece], field: SlideField) -> impl Iterator<Item = &Piece> {
    pieces.iter().filter(move |p| p.field == field)
}
