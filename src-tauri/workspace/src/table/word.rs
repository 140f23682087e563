//! Cells that are words with a fixed meaning: yes and no, and the errors of spreadsheets.

/// Reads yes or no in English, Italian and Spanish, whatever the case; also true/false, 1/0, a check mark and the "x" of a ticked
/// box. `None` for a blank cell and for anything else.
#[must_use]
pub fn parse_yes_no(text: &str) -> Option<bool> {
    const YES: &[&str] =
        &["yes", "y", "true", "t", "1", "sì", "si", "sí", "s", "vero", "v", "verdadero", "x", "on", "✓", "✔", "☑", "sì'", "si'"];
    const NO: &[&str] = &["no", "n", "false", "f", "0", "falso", "off", "✗", "✘", "☐"];
    let text = text.trim();
    // The longest word is nine letters; this keeps long texts cheap.
    if text.is_empty() || text.len() > 12 {
        return None;
    }
    let lower = text.to_lowercase();
    if YES.contains(&lower.as_str()) {
        Some(true)
    } else if NO.contains(&lower.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// True for the error texts of spreadsheets in English, Italian, Spanish and German: `#N/A`, `#DIV/0!`, `Err:502` and so on.
#[must_use]
pub fn is_spreadsheet_error(text: &str) -> bool {
    const ERRORS: &[&str] = &[
        "#N/A",
        "#DIV/0!",
        "#REF!",
        "#NAME?",
        "#VALUE!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#DATA!",
        "#GETTING_DATA",
        "#N/D",
        "#RIF!",
        "#NOME?",
        "#VALORE!",
        "#NULLO!",
        "#¡DIV/0!",
        "#¡REF!",
        "#¿NOMBRE?",
        "#¡VALOR!",
        "#¡NUM!",
        "#¡NULO!",
        "#NV",
        "#BEZUG!",
        "#WERT!",
        "#ZAHL!",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
    ];
    match text.as_bytes().first() {
        Some(b'#') => {
            let text = text.trim_end();
            ERRORS.iter().any(|e| e.eq_ignore_ascii_case(text))
        }
        Some(b'E') => text
            .strip_prefix("Err:")
            .is_some_and(|code| (3..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_three_languages() {
        for yes in ["yes", "Y", "TRUE", "1", "Sì", "si", "SÍ", "vero", "Verdadero", "x", " X "] {
            assert_eq!(parse_yes_no(yes), Some(true), "{yes}");
        }
        for no in ["no", "N", "False", "0", "FALSO"] {
            assert_eq!(parse_yes_no(no), Some(false), "{no}");
        }
        for other in ["", " ", "maybe", "2", "nope", "yes and no", "-"] {
            assert_eq!(parse_yes_no(other), None, "{other}");
        }
    }

    #[test]
    fn errors_are_told_from_text() {
        for error in ["#N/A", "#DIV/0!", "#n/a ", "Err:502", "#¡VALOR!"] {
            assert!(is_spreadsheet_error(error), "{error}");
        }
        for text in ["#1 in the market", "Error", "Err:", "N/A", "#", "Err:50x", ""] {
            assert!(!is_spreadsheet_error(text), "{text}");
        }
    }
}
