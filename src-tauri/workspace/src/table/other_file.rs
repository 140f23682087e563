//! What a file is that is not a table, and what a layout gets wrong: kinds, with their English words.

use serde::Serialize;
use specta::Type;

/// What a file is that holds no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum OtherFile {
    /// PDF.
    #[error("a PDF document")]
    Pdf,
    /// PNG, JPEG, GIF.
    #[error("a picture")]
    Picture,
    /// Sound or video.
    #[error("a sound or video file")]
    Media,
    /// A single compressed file.
    #[error("a compressed file, to be unpacked first")]
    Compressed,
    /// Zip, 7-Zip, RAR.
    #[error("an archive, to be unpacked first")]
    Archive,
    /// SQLite.
    #[error("a database (SQLite)")]
    Database,
    /// Parquet.
    #[error("a Parquet file")]
    Parquet,
    /// Something that runs.
    #[error("a program")]
    Program,
    /// Word, RTF.
    #[error("a text document (Word, RTF)")]
    Document,
    /// PowerPoint.
    #[error("a PowerPoint presentation")]
    Presentation,
    /// Apple Numbers or Pages.
    #[error("an Apple Numbers or Pages file: export it as CSV or Excel")]
    Apple,
    /// Before Excel 5.
    #[error("a workbook of a very old Excel")]
    OldExcel,
    /// An old Office container without a workbook.
    #[error("an old Office file without a workbook in it")]
    OldOffice,
    /// A mail.
    #[error("a mail message")]
    Mail,
    /// HTML.
    #[error("a web page (HTML), even if its name says otherwise")]
    WebPage,
    /// XML.
    #[error("an XML file, even if its name says otherwise")]
    Xml,
    /// JSON.
    #[error("a JSON file")]
    Json,
    /// Anything else that is no text.
    #[error("a binary file")]
    Binary,
}

/// What a layout gets wrong. As text: what, and the mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LayoutFault {
    /// A sign that cannot be the delimiter.
    #[error("{sign:?} cannot be the delimiter. Choose a sign such as a comma, a semicolon or a tab.")]
    Delimiter {
        /// The sign.
        sign: char,
    },
    /// A sign that cannot be the quote.
    #[error("{sign:?} cannot be the quote. Choose a sign such as a double or a single quote.")]
    Quote {
        /// The sign.
        sign: char,
    },
    /// One sign for both.
    #[error("the delimiter and the quote are the same sign. Choose another for one.")]
    SameSign,
    /// A layout of a workbook for a text file.
    #[error("it was made for a workbook, but the file is text. Preview the file again.")]
    ForWorkbook,
    /// A layout without a column.
    #[error("it has no columns. Preview the file again.")]
    NoColumns,
}
