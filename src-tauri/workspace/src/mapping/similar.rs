//! How alike two headers are, whatever their case, accents, punctuation and order of words.

use lanewise_method::fold::fold;

/// A header in its plain form: words in lower case without accents, joined by single spaces. `NumberOfEmployees`, `number_of_employees`
/// and `Number of Employees` all become `number of employees`.
pub(super) fn plain(header: &str) -> String {
    let mut apart = String::with_capacity(header.len() + 8);
    let mut lower_before = false;
    for c in header.chars() {
        if c.is_uppercase() && lower_before {
            apart.push(' ');
        }
        lower_before = c.is_lowercase() || c.is_ascii_digit();
        apart.push(c);
    }
    let folded = fold(&apart);
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Words that carry no meaning in a header.
const EMPTY_WORDS: &[&str] = &[
    "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "is", "are", "with", "and", "or", "our", "their", "il", "lo",
    "la", "le", "gli", "i", "un", "una", "di", "del", "dello", "della", "dei", "delle", "degli", "dell", "da", "per", "con", "e",
    "al", "alla", "nel", "nella", "su", "l", "el", "los", "las", "de", "y", "o", "en", "para", "por", "que", "al", "lo",
];

/// The words of a plain header that mean something.
fn words(plain: &str) -> Vec<&str> {
    plain.split(' ').filter(|w| !w.is_empty() && !EMPTY_WORDS.contains(w)).collect()
}

/// How alike two plain headers are, 0-100: twice the words in common over all words. Words count as the same when they differ by
/// one letter in four, which covers plurals and slips.
pub(super) fn likeness(a: &str, b: &str) -> u8 {
    let (a, mut b) = (words(a), words(b));
    let all = a.len() + b.len();
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let mut shared = 0usize;
    for word in a {
        if let Some(at) = b.iter().position(|other| same_word(word, other)) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    u8::try_from(200 * shared / all).unwrap_or(100)
}

fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // "var10" and "var11" are two things, however alike they are.
    let counted = |word: &str| word.bytes().any(|b| b.is_ascii_digit());
    let shorter = a.len().min(b.len());
    shorter >= 5 && !counted(a) && !counted(b) && strsim::levenshtein(a, b) * 4 <= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_have_one_plain_form() {
        for header in ["NumberOfEmployees", "number_of_employees", " Number of  Employees:", "NUMBER OF EMPLOYEES"] {
            assert_eq!(plain(header), "number of employees", "{header}");
        }
        assert_eq!(plain("(Do Not Modify) Account"), "do not modify account");
        assert_eq!(plain("Organizzazione - Città"), "organizzazione citta");
        assert_eq!(plain("País"), "pais");
        assert_eq!(plain("***"), "");
    }

    #[test]
    fn likeness_follows_the_words() {
        let like = |a: &str, b: &str| likeness(&plain(a), &plain(b));
        assert_eq!(like("Size of the company", "Company size"), 100);
        assert_eq!(like("Success criterion defined", "Success criteria defined"), 100);
        assert!(like("Criteria", "Success criteria defined") < 60);
        assert_eq!(like("Country", "Currency"), 0);
        assert_eq!(like("of the", "of the"), 0);
        assert_eq!(like("var10", "var11"), 0);
    }
}
