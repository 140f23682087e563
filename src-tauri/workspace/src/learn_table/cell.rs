//! What one cell says.

use crate::score_table::safe;

/// A cell as scoring reads it: trimmed, and without an apostrophe that only keeps a spreadsheet from running it.
pub(super) fn plain(cell: &str) -> &str {
    safe::plain(cell.trim()).trim()
}

/// The longest word for nothing, in bytes.
const LONGEST: usize = 16;

/// Whether a cell says in a word that it says nothing. Words that can be a name too (`NA`, `none`, `no`) are not among them: in a column
/// of words they are answers.
pub(super) fn says_nothing(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    matches!(
        text.to_lowercase().as_str(),
        "n/a"
            | "n.a."
            | "n/d"
            | "n.d."
            | "-"
            | "--"
            | "–"
            | "—"
            | "?"
            | "null"
            | "(null)"
            | "nil"
            | "(blank)"
            | "(empty)"
            | "unknown"
            | "not known"
            | "sconosciuto"
            | "non noto"
            | "desconocido"
            | "no se sabe"
    )
}

/// The same in a column of words: what programs write for an empty cell is no word either.
pub(super) fn is_no_word(text: &str) -> bool {
    says_nothing(text) || text.eq_ignore_ascii_case("nan")
}

/// The same in a column of numbers, where some further words cannot be anything else.
pub(super) fn is_no_number(text: &str) -> bool {
    says_nothing(text) || (text.len() <= 4 && matches!(text.to_lowercase().as_str(), "na" | "nd" | "none" | "."))
}

/// Infinities and "not a number", as programs write them.
pub(super) fn is_infinite_or_nan(text: &str) -> bool {
    let bare = text.trim_start_matches(['+', '-']);
    bare.len() <= 9
        && matches!(
            bare.to_lowercase().as_str(),
            "inf" | "infinity" | "infinite" | "∞" | "nan" | "1.#inf" | "1.#qnan" | "nan(ind)"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing() {
        for text in ["n/a", "N/A", "-", "—", "Unknown", "NULL", "?", "Sconosciuto"] {
            assert!(says_nothing(text) && is_no_number(text), "{text}");
        }
        // Namibia, "no further debtors", and an answer.
        for text in ["NA", "none", "no", "0", "unknown/ no savings account", "nullify"] {
            assert!(!says_nothing(text), "{text}");
        }
        assert!(is_no_word("NaN") && is_no_word("?") && !is_no_word("Nancy") && !says_nothing("nan"));
        assert!(is_no_number("NA") && !is_no_number("0"));
        assert!(is_infinite_or_nan("-Infinity") && is_infinite_or_nan("NaN") && is_infinite_or_nan("∞"));
        assert!(!is_infinite_or_nan("information") && !is_infinite_or_nan("12"));
    }
}
