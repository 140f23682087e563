//! Cells that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// Whether a spreadsheet that opens the text as a cell would run it. Plain numbers such as `-5`, `+39` or `-1.234,50 %` are left
/// alone, and so is a lone sign, which people write for "nothing".
pub(crate) fn runs(cell: &[u8]) -> bool {
    match cell.first() {
        Some(b'=' | b'@' | b'\t' | b'\r' | b'\n') => true,
        Some(b'+' | b'-') => !is_plain_number(cell.get(1..).unwrap_or_default()),
        _ => false,
    }
}

/// A cell of a table as it may stand in a delimited file: with an apostrophe before it where a spreadsheet would run it.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if runs(cell.as_bytes()) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// A text as a cell that [`plain`] reads back exactly, and that no spreadsheet runs.
pub(crate) fn escaped(text: &str) -> Cow<'_, str> {
    if runs(text.trim_start_matches('\'').as_bytes()) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// A text as a cell of a workbook, where nothing written as text runs, that [`plain`] reads back exactly.
pub(crate) fn for_sheet(text: &str) -> Cow<'_, str> {
    if plain(text).len() < text.len() { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What a cell says: without an apostrophe that only keeps a spreadsheet from running it.
#[inline]
pub(crate) fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if runs(text.trim_start_matches('\'').as_bytes()) => text,
        _ => cell,
    }
}

/// Whether the first byte may start a formula. Quick, for every cell of a table.
#[inline]
pub(crate) const fn suspicious(first: u8) -> bool {
    matches!(first, b'=' | b'@' | b'+' | b'-' | b'\t' | b'\r' | b'\n')
}

/// Digits with separators, perhaps an exponent and a percent sign: nothing that computes.
fn is_plain_number(rest: &[u8]) -> bool {
    let rest = rest.strip_suffix(b"%").unwrap_or(rest);
    let exponent = rest.iter().position(|b| matches!(b, b'e' | b'E'));
    let (mantissa, exponent) = match exponent {
        Some(at) => (&rest[..at], Some(&rest[at + 1..])),
        None => (rest, None),
    };
    let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    let whole = match exponent {
        Some(exponent) => {
            let exponent = exponent.strip_prefix(b"-").or_else(|| exponent.strip_prefix(b"+")).unwrap_or(exponent);
            !exponent.is_empty() && digits(exponent) && mantissa.iter().any(u8::is_ascii_digit)
        }
        None => true,
    };
    whole && mantissa.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ' | b'\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_run_and_numbers_do_not() {
        for text in [
            "=1+1",
            "@SUM(A1)",
            "+A1",
            "-2+3",
            "-cmd|' /C calc'!A0",
            "\t=1",
            "\r=1",
            "\n=1",
            "=",
            "+39-02",
            "-1e5+1",
            "--5",
            "-(5)",
            "-e",
            "-1e",
        ] {
            assert!(runs(text.as_bytes()) && suspicious(text.as_bytes()[0]), "{text:?}");
        }
        for text in ["", "-5", "+39", "-1.234,50", "+39 02 1234", "-12%", "-1e-5", "-", "+", "- ", "1=1", " =1", "'=1", "a@b"] {
            assert!(!runs(text.as_bytes()), "{text:?}");
        }
    }
    #[test]
    fn the_apostrophe_comes_and_goes() {
        for (text, cell) in [
            ("=1", "'=1"),
            ("-x", "'-x"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("'quoted'", "'quoted'"),
            ("'90s", "'90s"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!(escaped(text), cell);
            assert_eq!(plain(cell), text);
            assert_eq!(plain(&for_sheet(text)), text);
            assert!(!runs(cell.as_bytes()));
        }
        assert_eq!(guarded("=1"), "'=1");
        assert_eq!(guarded("'=1"), "'=1");
    }
}
