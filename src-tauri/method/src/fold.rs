//! Comparing words as people type them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text for comparison: case, accents, kinds of dash and of space do not count.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        let c = match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            '_' => ' ',
            other => other,
        };
        if c.is_whitespace() {
            gap = true;
        } else {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(c);
        }
    }
    folded
}

/// Words as they are compared with others: case, accents and punctuation do not count.
#[must_use]
pub fn wording(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Words that mean yes (`Some(true)`) or no (`Some(false)`) in English, Italian and Spanish, and as tables write them.
#[must_use]
pub fn yes_no(folded: &str) -> Option<bool> {
    match folded {
        "yes" | "y" | "true" | "1" | "x" | "si" | "s" | "vero" | "verdadero" | "v" | "✓" | "✔" => Some(true),
        "no" | "n" | "false" | "0" | "falso" | "f" | "✗" | "✘" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_does_not_matter() {
        assert_eq!(fold("  Perché\u{a0}NO "), "perche no");
        assert_eq!(fold("50–70 %"), fold("50-70 %"));
        assert_eq!(fold("early_adopter"), "early adopter");
        assert_eq!(yes_no(&fold("SÌ")), Some(true));
        assert_eq!(yes_no(&fold("maybe")), None);
    }
}
