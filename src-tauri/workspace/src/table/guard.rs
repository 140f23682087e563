//! Checks workbooks that are zip archives before anything is built from them.

use std::io::{Cursor, Read, Seek, Write};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::error::TableError;
use super::layout::Format;
use super::other_file::OtherFile;

/// Cells that the sheets of a workbook may span where the whole rectangle is held in memory (`.xls`, `.ods`).
pub(super) const CELL_LIMIT: u64 = 6_000_000;
/// Largest workbook file.
pub(super) const FILE_LIMIT: u64 = 256 << 20;
/// Parts of an archive.
const PART_COUNT: usize = 20_000;
/// Largest part that is held in memory as a whole: shared strings, and the content of an `.ods`.
const HELD_LIMIT: u64 = 256 << 20;
/// Largest part that is streamed: a sheet.
const STREAMED_LIMIT: u64 = 768 << 20;
/// Above this size the ratio of unpacked to packed counts.
const RATIO_FROM: u64 = 16 << 20;
/// Honest sheets reach about 40.
const RATIO_LIMIT: u64 = 250;
/// Text that repeated cells of an `.ods` may unfold to.
const TEXT_LIMIT: u64 = 256 << 20;

/// Tells which workbook an archive is, and refuses archives that are something else, locked, damaged or a bomb. The sizes are those
/// that really come out, not those that the archive declares.
pub(super) fn checked(archive: &mut ZipArchive<impl Read + Seek>) -> Result<Format, TableError> {
    if archive.len() > PART_COUNT {
        return Err(TableError::ZipBomb { detail: format!("{} parts", archive.len()) });
    }
    let names: Vec<String> =
        archive.file_names().flatten().map(|n| n.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()).collect();
    let has = |name: &str| names.iter().any(|n| n == name);
    let under = |folder: &str| names.iter().any(|n| n.starts_with(folder));
    let format = if has("xl/workbook.bin") {
        Format::Xlsb
    } else if under("xl/") {
        Format::Xlsx
    } else if has("content.xml") {
        Format::Ods
    } else {
        let what = if under("word/") {
            OtherFile::Document
        } else if under("ppt/") {
            OtherFile::Presentation
        } else if has("index/document.iwa") {
            OtherFile::Apple
        } else if has("[content_types].xml") {
            // A workbook may keep its parts under any name.
            unpack(archive)?;
            return Ok(Format::Xlsx);
        } else {
            OtherFile::Archive
        };
        return Err(TableError::NotATable { what });
    };
    unpack(archive)?;
    if format == Format::Ods {
        opendocument(archive)?;
    }
    Ok(format)
}

/// Counts what is written and stops at a limit.
struct Count {
    bytes: u64,
    limit: u64,
}

impl Write for Count {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.limit {
            return Err(std::io::Error::other("limit"));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Unpacks every part to nowhere and looks at the sizes. Every part, because a workbook may call its sheets whatever it likes.
fn unpack(archive: &mut ZipArchive<impl Read + Seek>) -> Result<(), TableError> {
    let mut total = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|e| match e {
            zip::result::ZipError::UnsupportedArchive(text) if text.contains("assword") => TableError::Password,
            e => TableError::corrupt(e),
        })?;
        let name = part.name().map_err(TableError::corrupt)?.replace('\\', "/").to_ascii_lowercase();
        let packed = part.compressed_size().max(1);
        let limit = if name.contains("worksheets/") { STREAMED_LIMIT } else { HELD_LIMIT };
        let bomb = |bytes: u64| TableError::ZipBomb { detail: format!("{name}: {} MB out of {} kB", bytes >> 20, packed >> 10) };
        let too_large = |bytes: u64| TableError::TooLarge { detail: format!("{name} holds more than {} MB", bytes >> 20) };
        let absurd = |bytes: u64| bytes > RATIO_FROM && bytes / packed > RATIO_LIMIT;
        if absurd(part.size()) {
            return Err(bomb(part.size()));
        }
        if part.size() > limit {
            return Err(too_large(limit));
        }
        let mut count = Count { bytes: 0, limit: limit.min(RATIO_FROM.max(packed.saturating_mul(RATIO_LIMIT))) };
        let result = std::io::copy(&mut part, &mut count);
        if absurd(count.bytes) {
            return Err(bomb(count.bytes));
        }
        if count.bytes > count.limit {
            return Err(too_large(limit));
        }
        result.map_err(|e| TableError::corrupt(format!("{name}: {e}")))?;
        total += count.bytes;
        if total > STREAMED_LIMIT * 2 {
            return Err(too_large(total));
        }
    }
    Ok(())
}

/// An OpenDocument's password, and how much its repeated cells would unfold to.
fn opendocument(archive: &mut ZipArchive<impl Read + Seek>) -> Result<(), TableError> {
    if let Ok(mut part) = archive.by_name("META-INF/manifest.xml") {
        let mut manifest = String::new();
        part.read_to_string(&mut manifest).map_err(TableError::corrupt)?;
        if manifest.contains("encryption-data") {
            return Err(TableError::Password);
        }
    }
    let content = archive.by_name("content.xml").map_err(TableError::corrupt)?;
    unfolded(std::io::BufReader::new(content))
}

/// Simulates the unfolding of repeated rows and cells without doing it.
fn unfolded(content: impl std::io::BufRead) -> Result<(), TableError> {
    let mut reader = quick_xml::Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    // Of the sheet: rows above and including the last with content, the widest; of the row: repeats, cells so far, last with content.
    let (mut rows, mut last_row, mut width, mut total) = (0u64, 0u64, 0u64, 0u64);
    let (mut repeats, mut cells, mut filled, mut row_text) = (1u64, 0u64, 0u64, 0u64);
    let (mut cell_repeats, mut cell_text, mut cell_filled, mut in_cell) = (1u64, 0u64, false, false);
    let mut text = 0u64;
    let large = || TableError::TooLarge { detail: format!("its sheets span more than {CELL_LIMIT} cells") };
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(TableError::corrupt)? {
            Event::Start(e) => {
                let mut number = 1u64;
                let mut valued = false;
                let name = e.name();
                let tag = name.as_ref();
                let counted = match tag {
                    "table:table-row" => "table:number-rows-repeated",
                    "table:table-cell" | "table:covered-table-cell" => "table:number-columns-repeated",
                    "text:s" => "text:c",
                    _ => "",
                };
                if !counted.is_empty() {
                    for attribute in e.attributes().with_checks(false).flatten() {
                        let key = attribute.key.as_ref();
                        if key == counted {
                            number = attribute.value.parse().map_err(|_| TableError::corrupt("a repeat count is no number"))?;
                        } else if key.starts_with("office:") || key == "table:formula" {
                            valued = true;
                            cell_text += attribute.value.len() as u64;
                        }
                    }
                }
                match tag {
                    "table:table" => (rows, last_row, width) = (0, 0, 0),
                    "table:table-row" => {
                        repeats = number.min(1 << 20);
                        (cells, filled, row_text) = (0, 0, 0);
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        cell_repeats = number.min(1 << 14);
                        cell_filled = valued;
                        in_cell = true;
                    }
                    "text:s" => {
                        if number > 100_000 {
                            return Err(TableError::ZipBomb { detail: format!("a run of {number} spaces") });
                        }
                        cell_text += number;
                    }
                    _ => {}
                }
            }
            Event::Text(t) if in_cell => cell_text += t.len() as u64,
            Event::End(e) => match e.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    cells = (cells + cell_repeats).min(1 << 14);
                    if cell_filled {
                        filled = cells;
                        row_text += cell_text * cell_repeats;
                    }
                    (cell_text, in_cell) = (0, false);
                }
                "table:table-row" => {
                    rows += repeats;
                    if filled > 0 {
                        last_row = rows.min(1 << 20);
                        width = width.max(filled);
                        text += row_text * repeats;
                    }
                    if text > TEXT_LIMIT {
                        return Err(TableError::ZipBomb { detail: format!("repeated cells of {} MB", text >> 20) });
                    }
                    if total + last_row * width > CELL_LIMIT {
                        return Err(large());
                    }
                }
                "table:table" => total += last_row * width,
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// Opens an archive held in memory.
pub(super) fn archive(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, TableError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(TableError::corrupt)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zip::write::SimpleFileOptions;

    fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(content).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn check(parts: &[(&str, &[u8])]) -> Result<Format, TableError> {
        let bytes = zip(parts);
        checked(&mut archive(&bytes)?)
    }

    #[test]
    fn kinds_of_archive() {
        assert_eq!(check(&[("xl/workbook.xml", b"")]).unwrap(), Format::Xlsx);
        assert_eq!(check(&[("XL\\workbook.bin", b"")]).unwrap(), Format::Xlsb);
        assert_eq!(check(&[("content.xml", b"<a/>")]).unwrap(), Format::Ods);
        for (name, word) in [("word/document.xml", "Word"), ("ppt/x.xml", "PowerPoint"), ("a.csv", "an archive")] {
            assert!(check(&[(name, b"")]).unwrap_err().to_string().contains(word));
        }
    }

    #[test]
    fn a_bomb_is_refused_by_what_comes_out() {
        let zeros = vec![b' '; 64 << 20];
        assert!(matches!(check(&[("xl/worksheets/sheet1.xml", &zeros)]), Err(TableError::ZipBomb { .. })));
        // The same with a lie about the size in both headers.
        let mut bytes = zip(&[("xl/worksheets/sheet1.xml", &zeros)]);
        let size = u32::try_from(zeros.len()).unwrap().to_le_bytes();
        let mut lies = 0;
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == size {
                bytes[at..at + 4].copy_from_slice(&1000u32.to_le_bytes());
                lies += 1;
            }
        }
        assert!(lies >= 1);
        let result = archive(&bytes).and_then(|mut a| checked(&mut a));
        assert!(matches!(result, Err(TableError::ZipBomb { .. } | TableError::Corrupt { .. })), "{result:?}");
    }

    #[test]
    fn repeated_cells_are_counted_not_unfolded() {
        let sheet = |row: &str| format!("<x><table:table table:name=\"a\">{row}</table:table></x>");
        let check = |row: &str| unfolded(sheet(row).as_bytes());
        let cell = "<table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
        assert!(check(&format!("<table:table-row>{cell}</table:table-row>")).is_ok());
        // The blank rest of a sheet is free, as every spreadsheet writes it.
        let blank = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        assert!(check(&format!("<table:table-row>{cell}</table:table-row>{blank}")).is_ok());
        assert!(matches!(
            check(&format!("{blank}<table:table-row>{cell}{cell}{cell}{cell}{cell}{cell}</table:table-row>")),
            Err(TableError::TooLarge { .. })
        ));
        let wide = cell.replace("<table:table-cell ", "<table:table-cell table:number-columns-repeated=\"16384\" ");
        assert!(matches!(
            check(&format!("<table:table-row table:number-rows-repeated=\"1000\">{wide}</table:table-row>")),
            Err(TableError::TooLarge { .. })
        ));
        let long = wide.replace(">x<", &format!(">{}<", "x".repeat(100_000)));
        assert!(matches!(check(&format!("<table:table-row>{long}</table:table-row>")), Err(TableError::ZipBomb { .. })));
        let spaces = cell.replace(">x<", "><text:s text:c=\"4000000000\"/><");
        assert!(matches!(check(&format!("<table:table-row>{spaces}</table:table-row>")), Err(TableError::ZipBomb { .. })));
        assert!(check("<table:table-row table:number-rows-repeated=\"many\">").is_err());
    }
}
