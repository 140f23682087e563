//! Tables written by hand, in every layout: what goes in comes out, and what is wrong is said.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};

use lanewise_workspace::table::{
    self, ColumnKind, DateOrder, Decimal, Encoding, Format, Layout, RejectsWriter, RowProblem, TableError, Thousands, Warning,
};
use proptest::prelude::*;
use tempfile::TempDir;

fn write(dir: &TempDir, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = dir.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

type Lines = Vec<(u32, Vec<String>)>;

/// All rows as (line, cells).
fn read(path: &Path, layout: &Layout) -> Result<Lines, TableError> {
    let mut rows = table::open(path, layout)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next_row()? {
        all.push((row.line, row.cells.iter().map(ToString::to_string).collect()));
    }
    Ok(all)
}

fn detect(bytes: impl AsRef<[u8]>) -> Result<table::Preview, TableError> {
    let dir = TempDir::new().unwrap();
    table::preview(&write(&dir, "t.csv", bytes), None)
}

fn names(layout: &Layout) -> Vec<&str> {
    layout.columns.iter().map(|c| c.name.as_str()).collect()
}

#[test]
fn an_italian_export_is_understood() {
    let text = "Clienti al 31/12/2025;;;;;\r\n\r\nNome;Città;Fatturato;Quota;Attivo;Dal\r\nAlfa S.r.l.;Forlì;1.234.567,50 €;85 %;sì;31/12/2020\r\n\
                \"Beta; figli\";Milano;12,00 €;7,5 %;no;01/02/2021\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "clienti.csv", &bytes);
    let preview = table::preview(&path, None).unwrap();
    let layout = &preview.layout;
    assert_eq!((layout.encoding, layout.delimiter, layout.header, layout.start), (Encoding::Windows1252, ';', true, 3));
    assert_eq!(names(layout), ["Nome", "Città", "Fatturato", "Quota", "Attivo", "Dal"]);
    let kinds: Vec<_> = layout.columns.iter().map(|c| c.kind).collect();
    use ColumnKind::{Date, Number, Percent, Text, YesNo};
    assert_eq!(kinds, [Text, Text, Number, Percent, YesNo, Date]);
    assert_eq!((layout.columns[2].decimal, layout.columns[2].thousands), (Decimal::Comma, Thousands::Point));
    assert_eq!(layout.columns[5].date_order, DateOrder::DayMonthYear);
    assert!(preview.warnings.contains(&Warning::SkippedLines { lines: 1 }));
    let rows = read(&path, layout).unwrap();
    assert_eq!(rows[1], (5, ["Beta; figli", "Milano", "12,00 €", "7,5 %", "no", "01/02/2021"].map(String::from).to_vec()));
}

#[test]
fn a_layout_is_kept_when_it_is_passed_back() {
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "t.csv", "a,b\n1,01/02/2026\n2,03/04/2026\n");
    let mut layout = table::preview(&path, None).unwrap().layout;
    layout.columns[1].date_order = DateOrder::MonthDayYear;
    layout.columns[0].kind = ColumnKind::Text;
    let again = table::preview(&path, Some(layout.clone())).unwrap();
    assert_eq!(again.layout, layout);
    // Without a header the first row is data, and the names are letters.
    layout.header = false;
    let again = table::preview(&path, Some(layout.clone())).unwrap();
    assert_eq!(names(&again.layout), ["A", "B"]);
    assert_eq!(again.rows.len(), 3);
    assert_eq!(read(&path, &again.layout).unwrap().len(), 3);
    // Another delimiter gives other columns.
    layout.delimiter = '/';
    assert_eq!(table::preview(&path, Some(layout.clone())).unwrap().layout.columns.len(), 3);
    // The table may be said to start further down.
    layout = again.layout;
    layout.start = 3;
    assert_eq!(read(&path, &layout).unwrap().len(), 1);
}

#[test]
fn signs_that_cannot_delimit_are_refused() {
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "t.csv", "a,b\n1,2\n");
    let layout = table::preview(&path, None).unwrap().layout;
    for (delimiter, quote) in [('é', Some('"')), ('\n', None), ('a', None), (',', Some(',')), (',', Some('x'))] {
        let wrong = Layout { delimiter, quote, ..layout.clone() };
        assert!(matches!(table::preview(&path, Some(wrong)), Err(TableError::BadLayout { .. })));
    }
    let wrong = Layout { format: Format::Xlsx, ..layout };
    assert!(matches!(table::open(&path, &wrong), Err(TableError::BadLayout { .. })));
}

#[test]
fn every_row_is_accounted_for() {
    let text = "name,n,note\nA,1,x\nB\nC,1,2,3,4\n\n,,\nD,#N/A,\"two\nlines\"\nE,5,,,\nF,\"6\",#DIV/0!\n";
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "t.csv", text);
    let preview = table::preview(&path, None).unwrap();
    assert!(preview.warnings.contains(&Warning::ShortRows { rows: 1, line: 3 }));
    assert!(preview.warnings.contains(&Warning::LongRows { rows: 1, line: 4 }));
    assert!(preview.warnings.contains(&Warning::CellErrors { cells: 2, line: 7 }));
    assert_eq!(preview.rows[2].problem.as_ref().map(|p| p.to_string().contains("5 cells")), Some(true));
    let mut rows = table::open(&path, &preview.layout).unwrap();
    let mut seen = Vec::new();
    while let Some(row) = rows.next_row().unwrap() {
        assert_eq!(row.cells.len(), 3);
        seen.push((row.line, row.missing, row.problem.clone(), row.errors.len()));
    }
    let long = RowProblem::TooLong { cells: 5, columns: 3, extra: vec!["3".into(), "4".into()] };
    assert_eq!(
        seen,
        [(2, 0, None, 0), (3, 2, None, 0), (4, 0, Some(long), 0), (7, 0, None, 1), (9, 0, None, 0), (10, 0, None, 1)]
    );
    assert_eq!(rows.progress(), Some((text.len() as u64, text.len() as u64)));
}

#[test]
fn a_quote_that_never_closes_is_named() {
    let text = "a,b\n1,2\n3,\"x\n5,6\n7,8\n";
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "t.csv", text);
    let preview = table::preview(&path, None).unwrap();
    assert!(preview.warnings.contains(&Warning::UnclosedQuote { line: 3 }));
    assert!(matches!(read(&path, &preview.layout), Err(TableError::UnclosedQuote { line: 3 })));
    // As the message says: without quotes the file reads.
    let layout = Layout { quote: None, ..preview.layout };
    assert_eq!(read(&path, &layout).unwrap().len(), 4);
    assert!(matches!(detect("a,\"b\n1,2\n"), Err(TableError::UnclosedQuote { line: 1 })));
}

#[test]
fn bytes_that_are_no_text_are_named_by_row() {
    let dir = TempDir::new().unwrap();
    let mut text = "name,city\n".to_owned();
    for n in 0..10 {
        text.push_str(&format!("n{n},Forlì\n"));
    }
    let mut bytes = text.into_bytes();
    let path = write(&dir, "t.csv", &bytes);
    let layout = table::preview(&path, None).unwrap().layout;
    assert_eq!(layout.encoding, Encoding::Utf8);
    bytes.extend_from_slice(b"x,Forl\xec\n");
    std::fs::write(&path, bytes).unwrap();
    let mut rows = table::open(&path, &layout).unwrap();
    let mut last = None;
    while let Some(row) = rows.next_row().unwrap() {
        last = Some(row.clone());
    }
    let last = last.unwrap();
    assert_eq!((last.line, last.problem, last.cells.get(1)), (12, Some(RowProblem::Undecodable), Some("Forl\u{fffd}")));
}

#[test]
fn headers_are_made_unique() {
    let preview = detect("Region,Region,,N\nNorth,N,x,1\nSouth,S,y,2\n").unwrap();
    assert_eq!(names(&preview.layout), ["Region", "Region (2)", "Column C", "N"]);
    assert!(preview.warnings.contains(&Warning::RepeatedHeader { name: "Region".into(), renamed: "Region (2)".into() }));
    assert!(preview.warnings.contains(&Warning::MissingHeader { name: "Column C".into() }));
}

#[test]
fn what_is_no_table_is_refused_with_the_mend() {
    let dir = TempDir::new().unwrap();
    let error = |bytes: &[u8]| table::preview(&write(&dir, "t.csv", bytes), None).unwrap_err();
    assert!(matches!(error(b""), TableError::Empty));
    assert!(matches!(error(b" \n\r\n\t"), TableError::Empty));
    assert!(matches!(error(b"\xef\xbb\xbf\n"), TableError::Empty));
    assert!(matches!(error(b"name,city\n"), TableError::NoRows { .. }));
    for bytes in [
        &b"%PDF-1.4\n"[..],
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08\0",
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        b"\x7fELF\0\x01\x02",
    ] {
        assert!(matches!(error(bytes), TableError::NotATable { .. }), "{bytes:?}");
    }
    assert!(matches!(error(b"PK\x03\x04 and nothing else"), TableError::Corrupt { .. }));
    assert!(matches!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), TableError::Corrupt { .. }));
    assert!(matches!(error(",".repeat(5000).as_bytes()), TableError::TooManyColumns { .. }));
    assert!(matches!(table::preview(&dir.path().join("none.csv"), None), Err(TableError::NotFound { .. })));
    assert!(matches!(table::preview(dir.path(), None), Err(TableError::Unreadable { .. })));
    for text in [error(b""), error(b"%PDF-"), error(b"PK\x03\x04")].map(|e| e.to_string()) {
        assert!(text.ends_with('.') && text.matches('.').count() >= 2, "says what and what to do: {text}");
    }
}

#[test]
fn rejects_can_be_mended_and_read_again() {
    let dir = TempDir::new().unwrap();
    let path = write(&dir, "t.csv", "name;n\nA;1\nB;#N/A\nC;1;2;3\n\"D; \"\"x\"\"\";è\n");
    let preview = table::preview(&path, None).unwrap();
    let mut rows = table::open(&path, &preview.layout).unwrap();
    let mut out = Vec::new();
    let mut writer = RejectsWriter::new(&mut out, &preview.layout).unwrap();
    let mut before = Vec::new();
    while let Some(row) = rows.next_row().unwrap() {
        writer.write(row, "not good; \"really\"").unwrap();
        before.push(row.clone());
    }
    writer.finish().unwrap();
    let rejects = write(&dir, "rejects.csv", &out);
    let again = table::preview(&rejects, None).unwrap();
    assert_eq!((again.layout.encoding, again.layout.delimiter), (Encoding::Utf8Bom, ';'));
    assert_eq!(names(&again.layout), ["name", "n"]);
    let mut rows = table::open(&rejects, &again.layout).unwrap();
    let mut after = Vec::new();
    while let Some(row) = rows.next_row().unwrap() {
        after.push(row.clone());
    }
    // Cells, errors of the spreadsheet and cells too many: all as they were.
    let compare =
        |rows: &[table::Row]| rows.iter().map(|r| (r.cells.clone(), r.problem.clone(), r.errors.clone())).collect::<Vec<_>>();
    assert_eq!(compare(&before), compare(&after));
    assert!(matches!(after[2].problem, Some(RowProblem::TooLong { .. })));
    // Once the cells too many are removed the row is good.
    let mended = String::from_utf8(out).unwrap().replace(";2;3\r\n", ";\r\n");
    let mended = write(&dir, "mended.csv", mended);
    let mut rows = table::open(&mended, &again.layout).unwrap();
    while let Some(row) = rows.next_row().unwrap() {
        assert_eq!(row.problem, None);
    }
}

#[test]
fn a_long_file_streams() {
    let dir = TempDir::new().unwrap();
    let mut text = "id,name,amount\n".to_owned();
    for n in 0..200_000 {
        text.push_str(&format!("{n},\"Account, {n}\",{}.5\n", n % 977));
    }
    let path = write(&dir, "t.csv", text);
    let preview = table::preview(&path, None).unwrap();
    assert_eq!((preview.sampled, preview.rows.len()), (999, 50));
    let mut rows = table::open(&path, &preview.layout).unwrap();
    let mut count = 0u32;
    while let Some(row) = rows.next_row().unwrap() {
        assert_eq!(row.line, count + 2);
        assert_eq!(row.cells.get(0), Some(count.to_string().as_str()));
        count += 1;
    }
    assert_eq!(count, 200_000);
}

/// How a table is written for the round trip.
#[derive(Debug, Clone)]
struct Style {
    delimiter: u8,
    quote: u8,
    encoding: Encoding,
    end: &'static str,
}

fn style() -> impl Strategy<Value = Style> {
    let encodings =
        [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252, Encoding::Latin1];
    (
        prop::sample::select(b",;\t|:".to_vec()),
        prop::sample::select(b"\"'".to_vec()),
        prop::sample::select(encodings.to_vec()),
        prop::sample::select(vec!["\n", "\r\n", "\r"]),
    )
        .prop_map(|(delimiter, quote, encoding, end)| Style { delimiter, quote, encoding, end })
}

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Encoding::Utf8Bom => ["\u{feff}", text].concat().into_bytes(),
        Encoding::Utf16Le => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect(),
        Encoding::Windows1252 => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        Encoding::Latin1 => text.chars().map(|c| u8::try_from(c).unwrap()).collect(),
        _ => text.as_bytes().to_vec(),
    }
}

fn to_csv(rows: &[Vec<String>], style: &Style) -> String {
    let end = match style.end {
        "\r\n" => csv::Terminator::CRLF,
        "\r" => csv::Terminator::Any(b'\r'),
        _ => csv::Terminator::Any(b'\n'),
    };
    let mut writer =
        csv::WriterBuilder::new().delimiter(style.delimiter).quote(style.quote).terminator(end).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_table_comes_back_in_any_style(
        style in style(),
        rows in (1..7usize).prop_flat_map(|width| prop::collection::vec(prop::collection::vec("[a-zA-Z0-9 ,;|:\t\"'\r\nèß§.#=+@-]{0,9}", width), 1..20)),
    ) {
        let text = to_csv(&rows, &style);
        let dir = TempDir::new().unwrap();
        let path = write(&dir, "t.csv", encode(&text, style.encoding));
        let layout = Layout {
            format: Format::Csv,
            sheet: None,
            sheets: Vec::new(),
            encoding: style.encoding,
            delimiter: char::from(style.delimiter),
            quote: Some(char::from(style.quote)),
            header: false,
            start: 1,
            columns: (0..rows[0].len()).map(|n| table::ColumnFormat::text(n.to_string())).collect(),
        };
        let read: Vec<_> = read(&path, &layout).unwrap().into_iter().map(|(_, cells)| cells).collect();
        let expected: Vec<_> = rows.into_iter().filter(|r| r.iter().any(|c| !c.trim().is_empty())).collect();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn a_plain_table_is_detected_in_any_style(
        style in style(),
        rows in (2..6usize).prop_flat_map(|width| prop::collection::vec(prop::collection::vec("[a-zà][a-z èß]{3,9}[a-z]", width), 3..20)),
    ) {
        let text = to_csv(&rows, &style);
        // Without a mark, the bytes of a one-byte encoding may by chance be another's: the words are compared, not the name.
        let dir = TempDir::new().unwrap();
        let path = write(&dir, "t.csv", encode(&text, style.encoding));
        let preview = table::preview(&path, None).unwrap();
        prop_assert_eq!(preview.layout.delimiter, char::from(style.delimiter));
        let all = table::open(&path, &Layout { header: false, start: 1, ..preview.layout }).and_then(|mut r| {
            let mut all = Vec::new();
            while let Some(row) = r.next_row()? { all.push(row.cells.iter().map(ToString::to_string).collect::<Vec<_>>()); }
            Ok(all)
        }).unwrap();
        if matches!(style.encoding, Encoding::Utf8 | Encoding::Utf8Bom | Encoding::Utf16Le | Encoding::Utf16Be) {
            prop_assert_eq!(all, rows);
        } else {
            prop_assert_eq!(all.len(), rows.len());
        }
    }

    #[test]
    fn bytes_at_random_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(preview) = detect(&bytes) {
            let dir = TempDir::new().unwrap();
            let _ = read(&write(&dir, "t.csv", &bytes), &preview.layout);
        }
    }
}
