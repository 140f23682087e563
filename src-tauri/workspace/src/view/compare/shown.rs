//! What a comparison of slides shows.

use lanewise_method::contrast::pieces::Piece;
use lanewise_method::contrast::{CannotKnow, ContrastVerdict, Seen, SlideTrait};
use lanewise_method::slide::SlideField;
use serde::Serialize;
use specta::Type;

use super::CompareGroups;

/// The slides of two groups of customers against each other.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct SlideComparison {
    /// The groups.
    pub groups: CompareGroups,
    /// The first group.
    pub left: CompareSide,
    /// The second group.
    pub right: CompareSide,
    /// Slides of accounts that are in neither group.
    pub others: u32,
    /// What so few slides cannot tell; nothing where there are enough.
    pub cannot_know: Option<CannotKnow>,
    /// Each field, in the order of a slide.
    pub fields: Vec<FieldContrast>,
    /// What slides have beyond their fields, in the order of a slide; without what is on none.
    pub traits: Vec<TraitContrast>,
    /// What the team has tagged, in the order the themes were made.
    pub themes: Vec<ThemeContrast>,
    /// Words that come more often in one group: candidates for themes. First those of the left, the clearest first, then those of
    /// the right, the clearest first.
    pub terms: Vec<TermContrast>,
}

/// One of the two groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CompareSide {
    /// Its outcomes, by id.
    pub outcomes: Vec<String>,
    /// Accounts with slides.
    pub accounts: u32,
    /// The slides, in the order of their accounts.
    pub slides: Vec<u32>,
}

/// How often a field is complete.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct FieldContrast {
    /// The field.
    pub field: SlideField,
    /// Where it is complete on the left.
    pub left: Seen,
    /// Where it is complete on the right.
    pub right: Seen,
    /// Slides on the left where something is there, but not all.
    pub left_partly: u32,
    /// Slides on the right where something is there, but not all.
    pub right_partly: u32,
    /// How far the difference can be trusted.
    pub verdict: ContrastVerdict,
    /// How rare it is by chance, alone.
    pub p: f64,
    /// The slides of both groups where it is complete.
    pub slides: Vec<u32>,
    /// The id of the parameter that was made of it, if it is in the profile.
    pub parameter: Option<String>,
}

/// How often slides have a trait.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TraitContrast {
    /// The trait.
    #[serde(rename = "trait")]
    pub seen: SlideTrait,
    /// The field it is about.
    pub field: SlideField,
    /// Where it is on the left.
    pub left: Seen,
    /// Where it is on the right.
    pub right: Seen,
    /// How far the difference can be trusted.
    pub verdict: ContrastVerdict,
    /// How rare it is by chance, alone.
    pub p: f64,
    /// The slides of both groups that have it.
    pub slides: Vec<u32>,
    /// The id of the parameter that was made of it, if it is in the profile.
    pub parameter: Option<String>,
}

/// How often a theme was tagged.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ThemeContrast {
    /// The theme's number.
    pub theme: u32,
    /// Its name.
    pub name: String,
    /// The field it is seen in.
    pub field: SlideField,
    /// Where it is on the left.
    pub left: Seen,
    /// Where it is on the right.
    pub right: Seen,
    /// How far the difference can be trusted.
    pub verdict: ContrastVerdict,
    /// How rare it is by chance, alone.
    pub p: f64,
    /// The slides of both groups that are tagged with it.
    pub slides: Vec<u32>,
    /// The id of the parameter that was made of it, if it is in the profile.
    pub parameter: Option<String>,
}

/// Words that come more often in one group.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct TermContrast {
    /// The words as most people wrote them.
    pub term: String,
    /// What stands for them in all their forms.
    pub key: String,
    /// The field they were written in.
    pub field: SlideField,
    /// Where they are on the left.
    pub left: Seen,
    /// Where they are on the right.
    pub right: Seen,
    /// By how much they are over-represented on the left (above zero) or on the right (below), as the logarithm of the ratio of odds,
    /// shrunken towards what all slides say.
    pub log_odds: f64,
    /// The same in standard deviations.
    pub z: f64,
    /// How far the difference can be trusted, among all words that were looked at.
    pub verdict: ContrastVerdict,
    /// How rare it is by chance, alone.
    pub p: f64,
    /// The slides of both groups that have them.
    pub slides: Vec<u32>,
    /// Where they stand, at most so many as fit on a page.
    pub sentences: Vec<Sentence>,
    /// The id of the parameter that was made of them, if it is in the profile.
    pub parameter: Option<String>,
}

/// A sentence of a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Sentence {
    /// The slide.
    pub slide: u32,
    /// Its account.
    pub account: u32,
    /// The account's name.
    pub name: String,
    /// The key player.
    pub person: String,
    /// The field it stands in.
    pub field: SlideField,
    /// The sentence.
    pub text: String,
    /// Where the words begin in it, counted as the screen counts (UTF-16).
    pub from: u32,
    /// Where they end.
    pub to: u32,
}

impl Sentence {
    /// A sentence of a slide, with what of it is meant, in bytes.
    pub(crate) fn new(slide: u32, account: u32, name: &str, person: &str, piece: &Piece, (from, to): (usize, usize)) -> Self {
        let units = |end: usize| {
            let before = piece.text.get(..end).unwrap_or(&piece.text);
            u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
        };
        Self {
            slide,
            account,
            name: name.to_owned(),
            person: person.to_owned(),
            field: piece.field,
            text: piece.text.clone(),
            from: units(from),
            to: units(to),
        }
    }
}
