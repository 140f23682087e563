//! Slides out of a PowerPoint presentation: the text of each of its slides, and what that text is.
//!
//! A slide is read where its text is labelled: a table of two columns, or headings with text below them, in English, Italian or Spanish.
//! Text that no label claims is told, not dropped; a slide without labels is refused by its number.

mod archive;
mod further;
mod labelled;
mod text;

use serde::Serialize;
use specta::Type;

pub(crate) use archive::{is_presentation, open};
pub(crate) use further::gathered;
pub(crate) use labelled::{Told, told};
pub(crate) use text::{Paragraph, Piece, SlideText};

/// Why a presentation could not be read. Every message says what is wrong and what to do; nothing was changed anywhere.
///
/// A new kind needs its words on the screen too: `slideio.fault.<kind>` in the three languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeckFault {
    /// It needs a password.
    #[error(
        "The presentation is protected with a password. Open it in PowerPoint, save a copy without one, and choose the copy."
    )]
    Password,
    /// The format before 2007.
    #[error("This is a presentation of PowerPoint 2003 or older (.ppt). Open it, save it as .pptx, and choose that file.")]
    OldFormat,
    /// Damaged or cut short.
    #[error(
        "The presentation is damaged or was cut short ({detail}). Download or copy it again; if PowerPoint still opens it, save it from there."
    )]
    Damaged {
        /// What was noticed, for a report to support.
        detail: String,
    },
    /// Unpacks to far more than slides of text would.
    #[error("The presentation unpacks to an absurd size ({detail}) and was not opened, to protect this computer.")]
    Bomb {
        /// Which part, and how large.
        detail: String,
    },
    /// It has no slides.
    #[error("The presentation has no slides. Choose another file.")]
    NoSlides,
}
