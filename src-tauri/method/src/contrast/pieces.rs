//! The sentences of a slide, field by field, and the language of each.

use crate::profile::Language;
use crate::slide::{Slide, SlideField};
use crate::words::{Reader, Token, language, sentences};

/// A sentence of a slide, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The field it stands in.
    pub field: SlideField,
    /// The sentence.
    pub text: String,
    /// Its words.
    pub tokens: Vec<Token>,
}

/// The texts of a field as they stand on the slide.
#[must_use]
pub fn texts(slide: &Slide, field: SlideField) -> Vec<&str> {
    match field {
        SlideField::Title => vec![&slide.title],
        SlideField::Issue => vec![&slide.issue],
        SlideField::Problems => slide.problems.iter().flat_map(|p| [p.text.as_str(), p.reason.as_str()]).collect(),
        SlideField::Capabilities => slide.capabilities.iter().map(String::as_str).collect(),
        SlideField::Delta => vec![&slide.delta.text],
        SlideField::Date => vec![&slide.date.event, &slide.date.consequence],
        // Who owns an event is a name, and names say nothing of a group.
        SlideField::Events => slide.events.iter().flat_map(|e| [e.what.as_str(), e.measure.as_str()]).collect(),
    }
}

/// The sentences of a slide, read. A field whose own words do not tell its language has that of the slide; one of a slide that tells
/// none is taken for English.
pub fn pieces(slide: &Slide, reader: &mut Reader) -> Vec<Piece> {
    let fields = SlideField::ALL.map(|field| texts(slide, field));
    let whole = language(fields.iter().flatten().copied()).unwrap_or(Language::En);
    let mut pieces = Vec::new();
    for (field, texts) in SlideField::ALL.into_iter().zip(fields) {
        let spoken = language(texts.iter().copied()).unwrap_or(whole);
        for sentence in texts.into_iter().flat_map(sentences) {
            pieces.push(Piece { field, text: sentence.to_owned(), tokens: reader.read(sentence, spoken) });
        }
    }
    pieces
}
