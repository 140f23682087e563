//! Tells what a file is from its content: kind, encoding, delimiter and quote.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use super::error::TableError;
use super::layout::Encoding;
use super::other_file::OtherFile;
use super::records::{Record, Records};

/// Bytes of the start that the kind is told from.
const HEAD: usize = 64 * 1024;
/// Files up to this size are checked for UTF-8 as a whole, larger ones in pieces.
const WHOLE: u64 = 32 << 20;
/// Number and size of the pieces.
const PIECES: u64 = 64;
const PIECE: usize = 128 * 1024;

/// What kind of file it is, as far as the first bytes tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text { encoding: Encoding, guessed: bool },
    Zip,
    Ole,
}

/// Opens the file and tells its kind.
pub(super) fn kind(path: &Path) -> Result<(File, Kind), TableError> {
    let io = |e| TableError::io(path, &e);
    let mut file = File::open(path).map_err(io)?;
    let about = file.metadata().map_err(io)?;
    if about.is_dir() {
        return Err(TableError::Unreadable { path: path.display().to_string(), reason: "it is a folder".into() });
    }
    let mut head = Vec::with_capacity(HEAD);
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(io)?;
    if head.is_empty() {
        return Err(TableError::Empty);
    }
    let kind = if head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        Kind::Ole
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Kind::Zip
    } else if let Some(what) = other_kind(&head) {
        return Err(TableError::NotATable { what });
    } else {
        let (encoding, guessed) = encoding(&mut file, &head, about.len()).map_err(io)?;
        if about.len() <= HEAD as u64 && is_blank(&head) {
            return Err(TableError::Empty);
        }
        Kind::Text { encoding, guessed }
    };
    file.seek(SeekFrom::Start(0)).map_err(io)?;
    Ok((file, kind))
}

fn is_blank(head: &[u8]) -> bool {
    head.iter().all(|b| b.is_ascii_whitespace() || matches!(b, 0 | 0xef | 0xbb | 0xbf | 0xff | 0xfe))
}

/// Files that are certainly no tables, by their first bytes.
fn other_kind(head: &[u8]) -> Option<OtherFile> {
    const MAGIC: &[(&[u8], OtherFile)] = &[
        (b"%PDF-", OtherFile::Pdf),
        (b"\x89PNG", OtherFile::Picture),
        (b"\xff\xd8\xff", OtherFile::Picture),
        (b"GIF8", OtherFile::Picture),
        (b"RIFF", OtherFile::Media),
        (b"\x1f\x8b", OtherFile::Compressed),
        (b"BZh", OtherFile::Compressed),
        (b"\xfd7zXZ\0", OtherFile::Compressed),
        (b"\x28\xb5\x2f\xfd", OtherFile::Compressed),
        (b"7z\xbc\xaf\x27\x1c", OtherFile::Archive),
        (b"Rar!", OtherFile::Archive),
        (b"SQLite format 3\0", OtherFile::Database),
        (b"PAR1", OtherFile::Parquet),
        (b"\x7fELF", OtherFile::Program),
        (b"MZ\x90\0", OtherFile::Program),
        (b"{\\rtf", OtherFile::Document),
        (b"\x09\x08\x04\0", OtherFile::OldExcel),
        (b"\x09\x08\x06\0", OtherFile::OldExcel),
        (b"\x09\x04\x06\0", OtherFile::OldExcel),
        (b"\x09\x02\x06\0", OtherFile::OldExcel),
        (b"\x09\0\x04\0", OtherFile::OldExcel),
        (b"\0\0\0\x18ftyp", OtherFile::Media),
        (b"ID3", OtherFile::Media),
        (b"OggS", OtherFile::Media),
    ];
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(*what);
    }
    let start: String =
        head.iter().skip_while(|b| !b.is_ascii_graphic()).take(200).map(|&b| char::from(b).to_ascii_lowercase()).collect();
    if start.starts_with("<!doctype html") || start.starts_with("<html") || start.starts_with("<table") {
        return Some(OtherFile::WebPage);
    }
    if start.starts_with("<?xml") || start.starts_with("<workbook") {
        return Some(OtherFile::Xml);
    }
    let close: String = start.chars().filter(|c| !c.is_whitespace()).take(2).collect();
    if close == "{\"" || close == "[{" {
        return Some(OtherFile::Json);
    }
    // Text has no zero bytes, but UTF-16 has many, all on one side; and hardly any control characters.
    if utf16(head).is_none() {
        let controls =
            head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a | 0x1d..=0x1f)).count();
        if head.contains(&0) || controls * 50 > head.len() {
            return Some(OtherFile::Binary);
        }
    }
    None
}

/// UTF-16 by its mark, or by zero bytes that all stand on one side.
fn utf16(head: &[u8]) -> Option<Encoding> {
    if head.starts_with(b"\xff\xfe") {
        return Some(Encoding::Utf16Le);
    }
    if head.starts_with(b"\xfe\xff") {
        return Some(Encoding::Utf16Be);
    }
    let pairs = head.len() / 2;
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A text whose line ends and delimiters alone are ASCII still has a good share of zeros.
    if pairs >= 2 && odd * 5 > pairs && even * 50 <= pairs {
        Some(Encoding::Utf16Le)
    } else if pairs >= 2 && even * 5 > pairs && odd * 50 <= pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The encoding, and whether it is only a guess from the bytes.
fn encoding(file: &mut File, head: &[u8], size: u64) -> std::io::Result<(Encoding, bool)> {
    if head.starts_with(b"\xef\xbb\xbf") {
        return Ok((Encoding::Utf8Bom, false));
    }
    if let Some(encoding) = utf16(head) {
        return Ok((encoding, !matches!(head, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])));
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut utf8 = true;
    let mut high = [false; 256];
    let mut see = |bytes: &[u8], cut: bool| {
        if bytes.is_ascii() {
            return;
        }
        utf8 &= is_utf8(bytes, cut);
        for &b in bytes {
            high[usize::from(b)] = true;
        }
        detector.feed(bytes, false);
    };
    let mut buffer = vec![0; PIECE];
    if size <= WHOLE {
        file.seek(SeekFrom::Start(0))?;
        // Pieces end at line ends, so that no character is cut in two.
        let mut kept = 0;
        loop {
            let n = file.read(&mut buffer[kept..])?;
            let filled = kept + n;
            if n == 0 {
                see(&buffer[..filled], false);
                break;
            }
            let end = buffer[..filled]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or_else(|| if filled == PIECE { filled } else { 0 }, |p| p + 1);
            see(&buffer[..end], end == PIECE);
            buffer.copy_within(end..filled, 0);
            kept = filled - end;
        }
    } else {
        for piece in 0..PIECES {
            file.seek(SeekFrom::Start(size / PIECES * piece))?;
            let mut n = 0;
            while n < PIECE {
                let more = file.read(&mut buffer[n..])?;
                if more == 0 {
                    break;
                }
                n += more;
            }
            see(&buffer[..n], true);
        }
    }
    if utf8 {
        return Ok((Encoding::Utf8, false));
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, chardetng::Utf8Detection::Deny);
    let encoding = if guess == encoding_rs::WINDOWS_1250 || guess == encoding_rs::ISO_8859_2 {
        Encoding::Windows1250
    } else if guess == encoding_rs::WINDOWS_1251 {
        Encoding::Windows1251
    } else if [0x81, 0x8d, 0x8f, 0x90, 0x9d].iter().any(|&b: &usize| high[b]) {
        // Bytes that Windows-1252 leaves undefined.
        Encoding::Latin1
    } else {
        Encoding::Windows1252
    };
    Ok((encoding, true))
}

/// UTF-8; a piece that was cut out may begin and end inside a character.
fn is_utf8(bytes: &[u8], cut: bool) -> bool {
    let start = if cut { bytes.iter().take(3).take_while(|b| (0x80..0xc0).contains(*b)).count() } else { 0 };
    match std::str::from_utf8(&bytes[start..]) {
        Ok(_) => true,
        Err(e) => cut && e.error_len().is_none(),
    }
}

/// Delimiter, quote and the line where the table may begin at the earliest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Delimiting {
    pub(super) delimiter: char,
    pub(super) quote: Option<char>,
    /// 2 where the first line is Excel's "sep=;".
    pub(super) first_line: u32,
}

/// In this order where two do equally well: a comma is often part of a cell, a tab hardly ever.
const DELIMITERS: [u8; 5] = [b'\t', b';', b'|', b',', b':'];
/// Records that the delimiter is told from.
const RECORDS: usize = 200;

/// Tells the delimiter from the start of the text, decoded. `whole` where the text is not cut.
pub(super) fn delimiting(text: &[u8], whole: bool) -> Delimiting {
    if let Some(delimiter) = excel_separator(text) {
        return Delimiting { delimiter, quote: Some('"'), first_line: 2 };
    }
    let quote = quote(text);
    let mut best = (0u64, b',');
    for delimiter in DELIMITERS {
        let widths = widths(text, delimiter, quote, whole);
        let score = score(&widths, delimiter);
        if score > best.0 {
            best = (score, delimiter);
        }
    }
    Delimiting { delimiter: char::from(best.1), quote: Some(char::from(quote)), first_line: 1 }
}

/// "sep=;" in the first line.
fn excel_separator(text: &[u8]) -> Option<char> {
    let rest = text.strip_prefix(b"sep=").or_else(|| text.strip_prefix(b"\"sep=")).or_else(|| text.strip_prefix(b"SEP="))?;
    let (&delimiter, rest) = rest.split_first()?;
    let rest = rest.strip_prefix(b"\"").unwrap_or(rest);
    (rest.starts_with(b"\n") || rest.starts_with(b"\r")).then_some(char::from(delimiter)).filter(|d| usable(*d))
}

/// Whether a character can be a delimiter or a quote.
pub(super) fn usable(c: char) -> bool {
    c.is_ascii() && !c.is_ascii_alphanumeric() && !matches!(c, '\n' | '\r' | '\0')
}

/// The straight double quote, unless only single quotes enclose cells.
fn quote(text: &[u8]) -> u8 {
    if text.contains(&b'"') {
        return b'"';
    }
    let edge = |b: Option<&u8>| b.is_none_or(|b| matches!(b, b',' | b';' | b'\t' | b'|' | b'\n' | b'\r'));
    let (mut opens, mut closes) = (0, 0);
    for (at, &b) in text.iter().enumerate() {
        if b == b'\'' {
            opens += usize::from(edge(at.checked_sub(1).and_then(|p| text.get(p))));
            closes += usize::from(edge(text.get(at + 1)));
        }
    }
    let lines = text.iter().filter(|&&b| b == b'\n').count().max(1);
    if opens >= 2 && opens.abs_diff(closes) * 10 <= opens && opens * 2 >= lines { b'\'' } else { b'"' }
}

/// Number of filled or enclosed cells of each record.
fn widths(text: &[u8], delimiter: u8, quote: u8, whole: bool) -> Vec<usize> {
    let mut records = Records::new(text, delimiter, Some(quote), usize::MAX);
    let mut record = Record::default();
    let mut widths = Vec::new();
    while widths.len() < RECORDS && matches!(records.read(&mut record), Ok(true)) {
        widths.push(record.ends.len());
    }
    if !whole && widths.len() > 1 && widths.len() < RECORDS {
        widths.pop();
    }
    widths
}

/// How evenly a delimiter cuts, in a unit of its own: share of records of the usual width in twentieths, and whether the first
/// record has it too. Zero where it cuts nothing.
fn score(widths: &[usize], delimiter: u8) -> u64 {
    let Some((width, count)) = usual(widths) else { return 0 };
    if width < 2 {
        // Only some rows are cut: better than nothing, but a colon or a bar inside a text is no reason.
        let cut = widths.iter().filter(|&&w| w > 1).count();
        return if matches!(delimiter, b',' | b';' | b'\t') && cut * 4 > widths.len() { 1 } else { 0 };
    }
    let share = u64::try_from(count * 20 / widths.len()).unwrap_or(0);
    let first = u64::from(widths.first() == Some(&width));
    let weak = if delimiter == b':' { 50 } else { 100 };
    (share + first * 6 + 1) * weak
}

/// The most frequent width and how often it comes; the larger on a tie.
pub(super) fn usual(widths: &[usize]) -> Option<(usize, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for &w in widths {
        *counts.entry(w).or_insert(0usize) += 1;
    }
    counts.into_iter().max_by_key(|&(width, count)| (count, width))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        delimiting(text.as_bytes(), true).delimiter
    }

    #[test]
    fn delimiters() {
        assert_eq!(delimiter("a,b,c\n1,2,3\n"), ',');
        assert_eq!(delimiter("a;b;c\n1,5;2,5;3\n2,5;3,5;4\n"), ';');
        assert_eq!(delimiter("1,5;2,5\n2,5;3,5\n"), ';');
        assert_eq!(delimiter("name,roles,n\nA,x;y,1\nB,x;y,2\nC,x;y,3\n"), ',');
        assert_eq!(delimiter("a\tb\nx, y\t1\nz, w\t2\n"), '\t');
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), '|');
        assert_eq!(delimiter("name\nAcme, Inc\nB\nC\nD\nE\n"), ',');
        assert_eq!(delimiter("a:b\n1:2\n"), ':');
        assert_eq!(delimiter("time,what\n10:30,x\n11:30,y\n"), ',');
        assert_eq!(delimiter("Report: prospects\n\nname;city;n\nA;B;1\nC;D;2\n"), ';');
    }

    #[test]
    fn excel_names_its_separator() {
        assert_eq!(delimiting(b"sep=;\r\na;b\r\n", true), Delimiting { delimiter: ';', quote: Some('"'), first_line: 2 });
        assert_eq!(delimiting(b"sep=a\nx\n", true).first_line, 1);
    }

    #[test]
    fn single_quotes() {
        assert_eq!(delimiting(b"'a','b'\n'x, y','2'\n", true).quote, Some('\''));
        assert_eq!(delimiting(b"a,b\nl'Aquila,d'Oro\n", true).quote, Some('"'));
    }

    #[test]
    fn utf16_without_a_mark() {
        let text: Vec<u8> = "name,città\nA,B\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(utf16(&text), Some(Encoding::Utf16Le));
        assert_eq!(utf16(b"plain text"), None);
        assert_eq!(utf16(b"\0\0\0\0\x01\x02\x03\x04"), None);
    }

    #[test]
    fn not_tables() {
        for (head, word) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"\x89PNG\r\n", "picture"),
            (b"\x1f\x8b\x08", "compressed"),
            (b"<html><table>", "HTML"),
            (b" [ {\"a\": 1}]", "JSON"),
            (b"ab\0c\0\0\0d", "binary"),
            (b"<?xml version='1.0'?>", "XML"),
        ] {
            assert!(other_kind(head).is_some_and(|w| w.to_string().contains(word)), "{word}");
        }
        assert_eq!(other_kind(b"a,b\n1,2\n"), None);
    }
}
