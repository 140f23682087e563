//! What a comparison looks at, read once.

use std::cell::Ref;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use lanewise_method::contrast::heads::Heads;
use lanewise_method::contrast::terms::{sentence_of, written};
use lanewise_method::contrast::{Around, Side, Sides, SlideTrait};
use lanewise_method::fold::wording;
use lanewise_method::slide::{Filled, SlideField, SlideRule};
use lanewise_method::{Outcome, Profile, Slide};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::CompareGroups;
use crate::book::Book;
use crate::slide::KeptSlide;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::read::ReadSlides;
use crate::theme::SlideTheme;
use crate::view::slides::rule;

/// What is compared in a row; a parameter can be made of each.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ParameterSource {
    /// A field is complete.
    Field {
        /// The field.
        field: SlideField,
    },
    /// A trait.
    Trait {
        /// The trait.
        #[serde(rename = "trait")]
        seen: SlideTrait,
    },
    /// A theme was tagged.
    Theme {
        /// The theme's number.
        theme: u32,
    },
    /// Words.
    Term {
        /// The field they stand in.
        field: SlideField,
        /// What stands for them.
        key: String,
    },
}

impl ParameterSource {
    /// The id of a parameter that is made of it: always the same, so that it is recognised.
    #[must_use]
    pub fn parameter_id(&self) -> String {
        match self {
            Self::Field { field } => format!("slide_{}", field.id()),
            Self::Trait { seen } => format!("slide_{}", seen.id()),
            Self::Theme { theme } => format!("slide_theme_{theme}"),
            Self::Term { field, key } => term_id(*field, key),
        }
    }
}

/// An id out of words: what of them fits, and where that is not all a mark that tells them apart.
fn term_id(field: SlideField, key: &str) -> String {
    let folded = lanewise_method::fold::fold(key);
    let plain: String = folded.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let id = format!("slide_word_{}_{plain}", field.id());
    let lossless = id.len() <= 64 && folded == key && folded.chars().all(|c| c.is_ascii_alphanumeric() || c == ' ');
    if lossless {
        return id;
    }
    // FNV-1a: the same on every machine, and no more is asked of it.
    let mark = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let short: String = id.chars().take(47).collect();
    format!("{short}_{mark:016x}")
}

/// A slide that is looked at.
pub(crate) struct Row {
    pub slide: u32,
    pub account: u32,
    pub name: String,
    /// The id of the customer's outcome.
    pub outcome: Option<String>,
    pub side: Option<Side>,
    pub content: Slide,
    filled: [Filled; 7],
    around: Arc<Around>,
}

impl Row {
    /// How far a field is filled in.
    pub fn filled(&self, field: SlideField) -> Filled {
        let at = SlideField::ALL.iter().position(|f| *f == field);
        at.and_then(|at| self.filled.get(at)).copied().unwrap_or(Filled::Empty)
    }
}

/// What a comparison looks at.
pub(crate) struct Material<'w> {
    pub groups: CompareGroups,
    pub outcomes: Vec<Outcome>,
    pub rule: SlideRule,
    /// All slides, in the order of their accounts.
    pub rows: Vec<Row>,
    pub sides: Sides,
    pub themes: Vec<SlideTheme>,
    /// The slides of each theme.
    tagged: HashMap<u32, HashSet<u32>>,
    /// The ids of the profile's parameters.
    parameters: HashSet<String>,
    /// The slides as words.
    pub read: Ref<'w, ReadSlides>,
}

impl<'w> Material<'w> {
    pub fn load(w: &'w Workspace, groups: Option<&CompareGroups>) -> Result<Self, WorkspaceError> {
        let (book, outcomes) = (w.book()?, w.outcomes()?);
        let groups = groups.map_or_else(|| CompareGroups::usual(&outcomes), |g| g.tidied(&outcomes));
        let rule = rule(w.profile_in_force()?.as_ref());
        let capabilities = w.capabilities()?;
        let ours: HashSet<String> =
            capabilities.iter().map(|c| wording(&c.content.name)).filter(|words| !words.is_empty()).collect();
        let slides = w.slides()?;
        w.read.borrow_mut().refresh(&slides);
        let heads = Arc::new(Heads::new(&w.head_titles()?.titles));
        let rows = rows(slides, &book, &groups, &rule, &Around { players: 0, ours, heads });
        let sides: Vec<_> = rows.iter().map(|r| r.side.map(|side| (r.account, side))).collect();
        let mut tagged: HashMap<u32, HashSet<u32>> = HashMap::new();
        for tag in w.tags()? {
            tagged.entry(tag.theme).or_default().insert(tag.slide);
        }
        let profile: Option<Profile> = match w.draft()? {
            Some(draft) => Some(draft),
            None => w.latest_version()?.map(|v| v.profile),
        };
        Ok(Self {
            sides: Sides::new(&sides),
            groups,
            outcomes,
            rule,
            rows,
            read: w.read.borrow(),
            themes: w.themes()?,
            tagged,
            parameters: profile.into_iter().flat_map(|p| p.parameters).map(|p| p.id).collect(),
        })
    }

    /// The id of the parameter that was made of this, if it is in the profile.
    pub fn made(&self, source: &ParameterSource) -> Option<String> {
        Some(source.parameter_id()).filter(|id| self.parameters.contains(id))
    }

    /// Words as most people wrote them on the slides of this field; nothing where nobody did.
    pub fn term_name(&self, field: SlideField, key: &str) -> Option<String> {
        let stems = self.read.stems(key)?;
        written(self.rows.iter().map(|r| self.read.of(r.slide)), field, &stems)
    }

    /// The places of the slides where this is seen.
    pub fn having(&self, source: &ParameterSource) -> Vec<usize> {
        let all = |has: &dyn Fn(&Row) -> bool| -> Vec<usize> {
            self.rows.iter().enumerate().filter(|(_, row)| has(row)).map(|(at, _)| at).collect()
        };
        match source {
            ParameterSource::Field { field } => all(&|r| r.filled(*field) == Filled::Complete),
            ParameterSource::Trait { seen } => all(&|r| seen.of(&r.content, &r.around)),
            ParameterSource::Theme { theme } => {
                let slides = self.tagged.get(theme);
                all(&|r| slides.is_some_and(|s| s.contains(&r.slide)))
            }
            ParameterSource::Term { field, key } => {
                let stems = self.read.stems(key);
                all(&|r| stems.as_ref().is_some_and(|stems| sentence_of(self.read.of(r.slide), *field, stems).is_some()))
            }
        }
    }
}

/// All slides, in the order of their accounts.
fn rows(slides: Vec<KeptSlide>, book: &Book, groups: &CompareGroups, rule: &SlideRule, any: &Around) -> Vec<Row> {
    let mut by_account: BTreeMap<u32, Vec<KeptSlide>> = BTreeMap::new();
    for slide in slides {
        by_account.entry(slide.account).or_default().push(slide);
    }
    let mut rows = Vec::new();
    // What is around the slides of an account depends only on how many there are.
    let mut around: HashMap<usize, Arc<Around>> = HashMap::new();
    for (account, slides) in by_account {
        let Some(entry) = book.entry(account) else { continue };
        let outcome = entry.account.outcome.clone().filter(|_| entry.account.stage.is_customer());
        let side = outcome.as_deref().and_then(|o| groups.side(o));
        let players = slides.len();
        let around = around.entry(players).or_insert_with(|| Arc::new(Around { players, ..any.clone() }));
        for kept in slides {
            let filled = SlideField::ALL.map(|field| kept.slide.field(field, rule).filled);
            rows.push(Row {
                slide: kept.id,
                account,
                name: entry.account.name.clone(),
                outcome: outcome.clone(),
                side,
                content: kept.slide,
                filled,
                around: Arc::clone(around),
            });
        }
    }
    rows
}
