//! The archive of a presentation: which slides it has, in which order, unpacked within bounds.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::DeckFault;
use super::text::{self, SlideText};
use crate::import::ImportError;
use crate::table::TableError;

/// Largest file: one with many pictures.
const FILE_LIMIT: u64 = 512 << 20;
/// Largest part that is unpacked: the text of one slide.
const PART_LIMIT: u64 = 32 << 20;
/// All parts that are unpacked, together.
const TOTAL_LIMIT: u64 = 256 << 20;
/// Parts of an archive.
const PART_COUNT: usize = 50_000;
/// Slides of a presentation.
const SLIDE_COUNT: usize = 5_000;

const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Whether a file is to be read as a presentation: a zip archive or an old Office file that says so by its name or by what is in it.
pub(crate) fn is_presentation(path: &Path) -> bool {
    let named = path
        .extension()
        .is_some_and(|e| ["pptx", "pptm", "potx", "ppsx", "ppt", "pps"].iter().any(|known| e.eq_ignore_ascii_case(known)));
    let mut head = [0; 8];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    if read.is_err() {
        return named;
    }
    if head == *OLE {
        return named;
    }
    if !head.starts_with(b"PK") {
        // Named so, and something else: the table reader says what.
        return false;
    }
    let Ok(archive) = File::open(path).map_err(drop).and_then(|file| ZipArchive::new(file).map_err(drop)) else {
        return named;
    };
    archive.index_for_name("ppt/presentation.xml").is_some() || (named && archive.index_for_name("xl/workbook.xml").is_none())
}

fn damaged(detail: impl std::fmt::Display) -> DeckFault {
    DeckFault::Damaged { detail: detail.to_string() }
}

/// The text of each slide, in the order in which they are shown.
pub(crate) fn open(path: &Path) -> Result<Vec<SlideText>, ImportError> {
    let unreadable = |e| TableError::io(path, &e);
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.is_empty() {
        return Err(TableError::Empty.into());
    }
    Ok(slides(&bytes)?)
}

fn slides(bytes: &[u8]) -> Result<Vec<SlideText>, DeckFault> {
    if bytes.len() as u64 > FILE_LIMIT {
        return Err(DeckFault::Bomb { detail: format!("more than {} MB", FILE_LIMIT >> 20) });
    }
    if bytes.starts_with(OLE) {
        // Names in such a container are UTF-16.
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = memchr::memmem::find(bytes, &encrypted).is_some();
        return Err(if locked { DeckFault::Password } else { DeckFault::OldFormat });
    }
    let mut archive = Archive { zip: ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?, left: TOTAL_LIMIT };
    if archive.zip.len() > PART_COUNT {
        return Err(DeckFault::Bomb { detail: format!("{} parts", archive.zip.len()) });
    }
    let presentation = archive.part("ppt/presentation.xml")?;
    let relations = relations(&archive.part("ppt/_rels/presentation.xml.rels")?)?;
    let ids = slide_ids(&presentation)?;
    if ids.is_empty() {
        return Err(DeckFault::NoSlides);
    }
    if ids.len() > SLIDE_COUNT {
        return Err(DeckFault::Bomb { detail: format!("{} slides", ids.len()) });
    }
    let mut slides = Vec::with_capacity(ids.len());
    for id in ids {
        let target = relations.iter().find(|(known, _)| *known == id).map(|(_, target)| target);
        let target = target.ok_or_else(|| damaged(format!("no slide {id}")))?;
        let name = target.strip_prefix('/').map_or_else(|| format!("ppt/{target}"), str::to_owned);
        slides.push(text::read(&archive.part(&name)?).map_err(|e| damaged(format!("{name}: {e}")))?);
    }
    Ok(slides)
}

struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still come out.
    left: u64,
}

impl Archive<'_> {
    /// One part, whose size is what really comes out, not what the archive declares.
    fn part(&mut self, name: &str) -> Result<Vec<u8>, DeckFault> {
        let part = self.zip.by_name(name).map_err(|e| damaged(format!("{name}: {e}")))?;
        let limit = PART_LIMIT.min(self.left);
        let mut bytes = Vec::new();
        part.take(limit + 1).read_to_end(&mut bytes).map_err(|e| damaged(format!("{name}: {e}")))?;
        if bytes.len() as u64 > limit {
            return Err(DeckFault::Bomb { detail: format!("{name}, more than {} MB", limit >> 20) });
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}

/// An attribute by its local name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|a| a.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |text| text.into_owned()))
}

/// The relations of a part: id and target.
fn relations(xml: &[u8]) -> Result<Vec<(String, String)>, DeckFault> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(target)) = (attribute(&e, "Id"), attribute(&e, "Target")) {
                    found.push((id, target));
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
        buffer.clear();
    }
}

/// The relations of the slides, in their order.
fn slide_ids(xml: &[u8]) -> Result<Vec<String>, DeckFault> {
    let mut reader = Reader::from_reader(xml);
    let mut found = Vec::new();
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "sldId" => {
                found.extend(attribute(&e, "r:id"));
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
        buffer.clear();
    }
}
