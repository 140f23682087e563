//! Files that were made to do harm, and files that were damaged: every one ends in rows or in an error.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::io::{Cursor, Read, Write};
use std::path::Path;

use lanewise_workspace::table::{self, TableError};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// Damaged files per test.
const ROUNDS: usize = 250;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).unwrap()).unwrap()
    }
}

/// Reads all it can; the number of rows.
fn read(path: &Path) -> Result<u32, TableError> {
    let preview = table::preview(path, None)?;
    let mut rows = table::open(path, &preview.layout)?;
    let mut count = 0;
    while rows.next_row()?.is_some() {
        count += 1;
    }
    Ok(count)
}

fn xlsx(sheet: &[u8]) -> Vec<u8> {
    let workbook = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let root = relations.replace("worksheet\"", "officeDocument\"").replace("worksheets/sheet1.xml", "xl/workbook.xml");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#).into_bytes()
}

fn error_of(bytes: &[u8]) -> TableError {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t.xlsx");
    std::fs::write(&path, bytes).unwrap();
    read(&path).unwrap_err()
}

#[test]
fn a_small_workbook_reads() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t.xlsx");
    let rows = r#"<row r="3"><c r="B3" t="str"><v>Name</v></c><c r="C3" t="str"><v>N</v></c></row>
        <row r="4"><c r="B4" t="str"><v>Acme</v></c><c r="C4"><f>1/10+2/10</f><v>0.30000000000000004</v></c></row>
        <row r="6"><c r="B6" t="b"><v>1</v></c><c r="C6" t="e"><v>#DIV/0!</v></c></row>"#;
    std::fs::write(&path, xlsx(&sheet(rows))).unwrap();
    let preview = table::preview(&path, None).unwrap();
    assert_eq!(preview.layout.start, 3);
    let names: Vec<_> = preview.layout.columns.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Column A", "Name", "N"]);
    let mut rows = table::open(&path, &preview.layout).unwrap();
    let row = rows.next_row().unwrap().unwrap().clone();
    assert_eq!((row.line, row.cells.iter().collect::<Vec<_>>()), (4, vec!["", "Acme", "0.3"]));
    let row = rows.next_row().unwrap().unwrap().clone();
    assert_eq!((row.line, row.cells.iter().collect::<Vec<_>>()), (6, vec!["", "yes", ""]));
    assert_eq!((row.errors[0].column, row.errors[0].text.as_str()), (2, "#DIV/0!"));
    assert!(rows.next_row().unwrap().is_none());
}

#[test]
fn a_zip_bomb_is_not_opened() {
    let mut bomb = sheet("");
    bomb.resize(80 << 20, b' ');
    let packed = xlsx(&bomb);
    assert!(packed.len() < 1 << 20);
    assert!(matches!(error_of(&packed), TableError::ZipBomb { .. }));
}

#[test]
fn far_cells_cost_nothing_or_are_refused() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t.xlsx");
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>2</v></c></row>"#;
    std::fs::write(&path, xlsx(&sheet(rows))).unwrap();
    assert_eq!(read(&path).unwrap(), 2);
    let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#;
    assert!(matches!(error_of(&xlsx(&sheet(wide))), TableError::TooManyColumns { .. }));
}

#[test]
fn a_sheet_that_breaks_off_is_corrupt() {
    let whole = sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#);
    assert!(matches!(error_of(&xlsx(&whole[..whole.len() - 30])), TableError::Corrupt { .. }));
    assert!(matches!(error_of(&xlsx(b"")), TableError::Corrupt { .. }));
}

/// Damages a file in one of several ways.
fn damage(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match dice.roll(4) {
        0 => bytes.truncate(dice.roll(bytes.len())),
        1 => {
            for _ in 0..=dice.roll(8) {
                let at = dice.roll(bytes.len());
                bytes[at] ^= 1 << dice.roll(8);
            }
        }
        2 => {
            let at = dice.roll(bytes.len());
            let value = [0, 0xff, 0x7f, b'"'][dice.roll(4)];
            for b in bytes.iter_mut().skip(at).take(4) {
                *b = value;
            }
        }
        _ => {
            let (from, to) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
            let piece = bytes[from..(from + 64).min(bytes.len())].to_vec();
            bytes.splice(to..to, piece);
        }
    }
    bytes
}

fn survives(originals: &[(String, Vec<u8>)], seed: u64) {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t");
    let mut dice = Dice(seed);
    let mut refused = 0;
    for _ in 0..ROUNDS {
        let (_, bytes) = &originals[dice.roll(originals.len())];
        std::fs::write(&path, damage(bytes, &mut dice)).unwrap();
        refused += usize::from(read(&path).is_err());
    }
    println!("{refused} of {ROUNDS} damaged files were refused");
    assert!(refused > 0);
}

#[test]
fn damaged_texts_end_in_rows_or_an_error() {
    let text = "name;n;note\r\nAcme;1,5;\"a \"\"b\"\"\r\nc\"\r\nBoa;2;è\r\nCiao;;x\r\n".repeat(20);
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    survives(&[("utf8".into(), text.into_bytes()), ("utf16".into(), utf16)], 7);
}

#[test]
fn damaged_workbooks_end_in_rows_or_an_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/import/xlsx/calamine/tests");
    let mut originals = vec![("made".to_owned(), xlsx(&sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)))];
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            if bytes.len() < 60_000 {
                originals.push((path.display().to_string(), bytes));
            }
        }
        originals.sort();
    } else {
        println!("the import corpus is not here: only a workbook of our own is damaged");
    }
    survives(&originals, 11);
}

/// Workbooks whose parts are damaged inside a sound archive, so that the damage reaches the reader of cells.
#[test]
fn damaged_sheets_in_sound_archives() {
    let rows: String = (1..30)
        .map(|r| format!(r#"<row r="{r}"><c r="A{r}" t="str"><v>x{r}</v></c><c r="B{r}" s="1"><f>A1</f><v>{r}.5</v></c><c r="C{r}" t="b"><v>1</v></c></row>"#))
        .collect();
    let whole = sheet(&rows);
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t");
    let mut dice = Dice(23);
    for _ in 0..300 {
        std::fs::write(&path, xlsx(&damage(&whole, &mut dice))).unwrap();
        let _ = read(&path);
    }
}

/// Damages one part of a workbook and packs it anew, so that the checksum of the archive does not catch it.
fn damage_inside(bytes: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let hit = dice.roll(archive.len());
    let mut packed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).ok()?;
        if at == hit && !content.is_empty() {
            content = damage(&content, dice);
        }
        packed.start_file(name, SimpleFileOptions::default()).ok()?;
        packed.write_all(&content).ok()?;
    }
    packed.finish().ok().map(Cursor::into_inner)
}

#[test]
fn damaged_parts_of_real_workbooks() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/import/xlsx/calamine/tests");
    if !folder.is_dir() {
        println!("skipped: the import corpus is not here");
        return;
    }
    let mut originals: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| std::fs::read(e.unwrap().path()).unwrap()).collect();
    originals.retain(|b| b.starts_with(b"PK") && b.len() < 60_000);
    originals.sort();
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("t");
    let mut dice = Dice(41);
    let (mut tried, mut refused) = (0, 0);
    for _ in 0..ROUNDS {
        let original = &originals[dice.roll(originals.len())];
        if let Some(bytes) = damage_inside(original, &mut dice) {
            std::fs::write(&path, bytes).unwrap();
            tried += 1;
            refused += usize::from(read(&path).is_err());
        }
    }
    println!("{refused} of {tried} damaged workbooks were refused");
    assert!(tried > ROUNDS / 2 && refused > 0);
}
