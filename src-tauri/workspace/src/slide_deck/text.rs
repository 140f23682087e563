//! The text of one slide: its title, its tables, its other paragraphs.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::attribute;

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// How far it is indented, from 0.
    pub(crate) level: u8,
    /// What it says; a line break within it stays one.
    pub(crate) text: String,
}

/// What stands on a slide, one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The rows of a table; of each its cells.
    Table(Vec<Vec<Vec<Paragraph>>>),
    /// A box with text, and what it is called.
    Box { name: String, paragraphs: Vec<Paragraph> },
}

/// What a slide says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SlideText {
    /// The text of its title, where it has one.
    pub(crate) title: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) has_pictures: bool,
    /// The slides on which ours go on, where one had more to say than fits.
    pub(crate) further: Vec<Self>,
}

/// What is being read.
#[derive(Default)]
struct Reading {
    slide: SlideText,
    name: String,
    is_title: bool,
    is_aside: bool,
    paragraphs: Vec<Paragraph>,
    paragraph: Option<Paragraph>,
    in_text: bool,
    table: Option<Vec<Vec<Vec<Paragraph>>>>,
}

impl Reading {
    fn begin(&mut self, name: &str, level: impl Fn() -> Option<String>) {
        match name {
            "sp" => {
                self.name.clear();
                (self.is_title, self.is_aside) = (false, false);
                self.paragraphs.clear();
            }
            "tbl" => self.table = Some(Vec::new()),
            "tr" => {
                if let Some(table) = &mut self.table {
                    table.push(Vec::new());
                }
            }
            "tc" => self.paragraphs.clear(),
            "p" => self.paragraph = Some(Paragraph::default()),
            "pPr" => {
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.level = level().and_then(|l| l.parse().ok()).unwrap_or(0);
                }
            }
            "br" => {
                if let Some(paragraph) = &mut self.paragraph {
                    paragraph.text.push('\n');
                }
            }
            "t" => self.in_text = true,
            "pic" => self.slide.has_pictures = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "p" => self.paragraphs.extend(self.paragraph.take()),
            "tc" => {
                if let Some(row) = self.table.as_mut().and_then(|t| t.last_mut()) {
                    row.push(std::mem::take(&mut self.paragraphs));
                }
            }
            "tbl" => self.slide.pieces.extend(self.table.take().map(Piece::Table)),
            "sp" => {
                let paragraphs = std::mem::take(&mut self.paragraphs);
                if paragraphs.iter().all(|p| p.text.trim().is_empty()) || self.is_aside {
                    return;
                }
                if self.is_title && self.slide.title.is_empty() {
                    let lines: Vec<&str> = paragraphs.iter().map(|p| p.text.trim()).filter(|t| !t.is_empty()).collect();
                    self.slide.title = lines.join("\n");
                } else {
                    self.slide.pieces.push(Piece::Box { name: self.name.clone(), paragraphs });
                }
            }
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        if self.in_text
            && let Some(paragraph) = &mut self.paragraph
        {
            paragraph.text.push_str(text);
        }
    }
}

/// Reads the XML of a slide. Entities that it declares itself are not unfolded.
pub(super) fn read(xml: &[u8]) -> Result<SlideText, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    let mut reading = Reading::default();
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Start(e) => {
                note(&mut reading, &e);
                reading.begin(e.local_name().as_ref(), || attribute(&e, "lvl"));
            }
            Event::Empty(e) => {
                note(&mut reading, &e);
                let name = e.local_name();
                reading.begin(name.as_ref(), || attribute(&e, "lvl"));
                reading.end(name.as_ref());
            }
            Event::End(e) => reading.end(e.local_name().as_ref()),
            Event::Text(e) => reading.says(&e),
            Event::CData(e) => reading.says(&e),
            Event::GeneralRef(e) => {
                let meant = match e.resolve_char_ref()? {
                    Some(c) => Some(c),
                    None => match &*e {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => None,
                    },
                };
                if let Some(c) = meant {
                    reading.says(c.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return Ok(reading.slide),
            _ => {}
        }
        buffer.clear();
    }
}

/// What a shape is: its name, whether it is the title, or page number, date and foot, which say nothing about the account.
fn note(reading: &mut Reading, element: &quick_xml::events::BytesStart<'_>) {
    match element.local_name().as_ref() {
        "cNvPr" => reading.name = attribute(element, "name").unwrap_or_default(),
        "ph" => match attribute(element, "type").as_deref() {
            Some("title" | "ctrTitle") => reading.is_title = true,
            Some("sldNum" | "dt" | "ftr") => reading.is_aside = true,
            _ => {}
        },
        _ => {}
    }
}
