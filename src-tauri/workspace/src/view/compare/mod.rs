//! Slides of two groups of customers against each other (D3): what the compare screen and the command line show.

mod groups;
mod material;
mod shown;

pub use groups::CompareGroups;
pub use material::ParameterSource;
pub(crate) use material::{Material, Row};
pub use shown::{CompareSide, FieldContrast, Sentence, SlideComparison, TermContrast, ThemeContrast, TraitContrast};

use lanewise_method::contrast::pieces::Piece;
use lanewise_method::contrast::terms::{self, Term, sentence_of};
use lanewise_method::contrast::{Judged, Seen, Side, SlideTrait, cannot_know, judge};
use lanewise_method::slide::{Filled, SlideField};

use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

impl Workspace {
    /// Compares the slides of two groups of customers; without groups, those whose outcome counts as a success with the others.
    ///
    /// # Errors
    /// What the disk says.
    pub fn compare_slides(&self, groups: Option<&CompareGroups>) -> Result<SlideComparison, WorkspaceError> {
        Ok(compare(&Material::load(self, groups)?))
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Compares.
pub(crate) fn compare(material: &Material<'_>) -> SlideComparison {
    let (left, right) = (material.sides.whole(Side::Left), material.sides.whole(Side::Right));
    SlideComparison {
        left: side(material, Side::Left),
        right: side(material, Side::Right),
        others: count(material.rows.iter().filter(|r| r.side.is_none()).count()),
        cannot_know: cannot_know(left, right, count(SlideField::ALL.len())),
        fields: fields(material),
        traits: traits(material),
        themes: themes(material),
        terms: terms(material),
        groups: material.groups.clone(),
    }
}

fn side(material: &Material<'_>, side: Side) -> CompareSide {
    let outcomes = if side == Side::Left { &material.groups.left } else { &material.groups.right };
    CompareSide {
        outcomes: outcomes.clone(),
        accounts: material.sides.whole(side).accounts,
        slides: material.rows.iter().filter(|r| r.side == Some(side)).map(|r| r.slide).collect(),
    }
}

/// The counts of rows that are shown together, and how far each can be trusted.
fn judged(material: &Material<'_>, sources: &[ParameterSource]) -> Vec<(Vec<u32>, Seen, Seen, Judged)> {
    let having: Vec<Vec<usize>> = sources.iter().map(|s| material.having(s)).collect();
    let seen: Vec<(Seen, Seen)> = having.iter().map(|h| material.sides.seen(h)).collect();
    let judged = judge(&material.sides, &seen);
    having
        .into_iter()
        .zip(seen.into_iter().zip(judged))
        .map(|(having, ((left, right), judged))| {
            let compared = having.iter().filter_map(|&at| material.rows.get(at)).filter(|r| r.side.is_some());
            (compared.map(|r| r.slide).collect(), left, right, judged)
        })
        .collect()
}

fn fields(material: &Material<'_>) -> Vec<FieldContrast> {
    let sources = SlideField::ALL.map(|field| ParameterSource::Field { field });
    let rows = SlideField::ALL.into_iter().zip(judged(material, &sources)).zip(&sources);
    rows.map(|((field, (slides, left, right, judged)), source)| {
        let partly = |side| {
            let rows = material.rows.iter().filter(|r| r.side == Some(side));
            count(rows.filter(|r| r.filled(field) == Filled::Partly).count())
        };
        let (left_partly, right_partly) = (partly(Side::Left), partly(Side::Right));
        let Judged { verdict, p } = judged;
        let parameter = material.made(source);
        FieldContrast { field, left, right, left_partly, right_partly, verdict, p, slides, parameter }
    })
    .collect()
}

fn traits(material: &Material<'_>) -> Vec<TraitContrast> {
    // What is on no slide of either group is no row: it would only make the others harder to believe.
    let compared: Vec<usize> = (0..material.rows.len()).filter(|at| material.sides.side(*at).is_some()).collect();
    let on_some = |source: &ParameterSource| material.having(source).iter().any(|at| compared.binary_search(at).is_ok());
    let known: Vec<SlideTrait> = SlideTrait::ALL.into_iter().filter(|&seen| on_some(&ParameterSource::Trait { seen })).collect();
    let sources: Vec<_> = known.iter().map(|&seen| ParameterSource::Trait { seen }).collect();
    let rows = known.iter().zip(judged(material, &sources)).zip(&sources);
    rows.map(|((&seen, (slides, left, right, Judged { verdict, p })), source)| {
        let parameter = material.made(source);
        TraitContrast { seen, field: seen.field(), left, right, verdict, p, slides, parameter }
    })
    .collect()
}

fn themes(material: &Material<'_>) -> Vec<ThemeContrast> {
    let sources: Vec<_> = material.themes.iter().map(|t| ParameterSource::Theme { theme: t.id }).collect();
    let rows = material.themes.iter().zip(judged(material, &sources)).zip(&sources);
    rows.map(|((theme, (slides, left, right, Judged { verdict, p })), source)| ThemeContrast {
        theme: theme.id,
        name: theme.name.clone(),
        field: theme.field,
        left,
        right,
        verdict,
        p,
        slides,
        parameter: material.made(source),
    })
    .collect()
}

/// So many terms are shown a side.
const TERMS: usize = 40;

/// So many of the sentences of a term are shown.
const SENTENCES: usize = 12;

fn terms(material: &Material<'_>) -> Vec<TermContrast> {
    let read: Vec<&[Piece]> = material.rows.iter().map(|r| material.read.of(r.slide)).collect();
    let found = terms::terms(&read, &material.sides, &material.read.reader, TERMS);
    found.into_iter().map(|term| shown(material, term)).collect()
}

fn shown(material: &Material<'_>, term: Term) -> TermContrast {
    let stems = material.read.stems(&term.key).unwrap_or_default();
    let rows = || term.slides.iter().filter_map(|&at| material.rows.get(at));
    // First the sentences of the side that says it more often.
    let first = if term.z < 0.0 { Side::Right } else { Side::Left };
    let second = if term.z < 0.0 { Side::Left } else { Side::Right };
    let on = |side| rows().filter(move |r| r.side == Some(side));
    let sentence = |row: &Row| {
        let (piece, from, to) = sentence_of(material.read.of(row.slide), term.field, &stems)?;
        Some(Sentence::new(row.slide, row.account, &row.name, &row.content.person, piece, (from, to)))
    };
    let source = ParameterSource::Term { field: term.field, key: term.key.clone() };
    TermContrast {
        slides: rows().filter(|r| r.side.is_some()).map(|r| r.slide).collect(),
        sentences: on(first).chain(on(second)).filter_map(sentence).take(SENTENCES).collect(),
        parameter: material.made(&source),
        term: term.text,
        key: term.key,
        field: term.field,
        left: term.left,
        right: term.right,
        log_odds: term.log_odds,
        z: term.z,
        verdict: term.judged.verdict,
        p: term.judged.p,
    }
}
