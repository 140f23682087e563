//! Which job titles count as those of an executive or of the head of a function. The words are *ours*, and the team may change them.

use std::collections::HashSet;

use crate::fold::wording;

/// The words, and groups of words, that count while a team has none of its own: English, Italian, Spanish.
pub const HEADS: &[&str] = &[
    // English
    "chief",
    "ceo",
    "cfo",
    "coo",
    "cio",
    "cto",
    "cpo",
    "president",
    "vp",
    "svp",
    "evp",
    "director",
    "head",
    "owner",
    "founder",
    "cofounder",
    "partner",
    "chairman",
    "chairwoman",
    "principal",
    "general manager",
    "managing director",
    "co founder",
    "vice president",
    // Italian
    "direttore",
    "direttrice",
    "amministratore",
    "amministratrice",
    "presidente",
    "vicepresidente",
    "titolare",
    "responsabile",
    "dirigente",
    "socio",
    "socia",
    "fondatore",
    "fondatrice",
    "ad",
    // Spanish
    "directora",
    "gerente",
    "propietario",
    "propietaria",
    "fundador",
    "fundadora",
    "dueno",
    "duena",
    "consejero",
    "consejera",
];

/// The titles that count: one with any of these words, or these words beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    words: HashSet<String>,
    /// Of several words, with a blank around each.
    groups: Vec<String>,
}

impl Default for Heads {
    fn default() -> Self {
        Self::new(HEADS)
    }
}

impl Heads {
    /// Those of a team. Capitals, accents and punctuation do not count; what has no letter is left out.
    #[must_use]
    pub fn new<T: AsRef<str>>(titles: &[T]) -> Self {
        let all = titles.iter().map(|t| wording(t.as_ref())).filter(|t| !t.is_empty());
        let (groups, words): (Vec<String>, Vec<String>) = all.partition(|t| t.contains(' '));
        Self { words: words.into_iter().collect(), groups: groups.into_iter().map(|g| format!(" {g} ")).collect() }
    }

    /// Whether a title is one of them.
    #[must_use]
    pub fn count(&self, title: &str) -> bool {
        let title = wording(title);
        let padded = format!(" {title} ");
        title.split(' ').any(|w| self.words.contains(w)) || self.groups.iter().any(|g| padded.contains(g.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_in_three_languages() {
        let is_head = |title: &str| Heads::default().count(title);
        for head in [
            "Chief Operating Officer",
            "Direttrice operativa",
            "Socia directora",
            "Co-founder",
            "VP Sales",
            "General Manager",
            "Dueño",
        ] {
            assert!(is_head(head), "{head}");
        }
        for other in ["Quality Manager", "Capo officina", "Encargado de turno", "Headache researcher", "", "🙂"] {
            assert!(!is_head(other), "{other}");
        }
    }

    #[test]
    fn a_team_has_its_own() {
        let own = Heads::new(&["Capo", "  head   of. QUALITY ", "", "—"]);
        for title in ["Capo officina", "Interim Head of Quality", "head-of-quality"] {
            assert!(own.count(title), "{title}");
        }
        for title in ["Chief Executive Officer", "Head of Sales", "Capoufficio", "Quality, head of", ""] {
            assert!(!own.count(title), "{title}");
        }
        assert!(!Heads::new::<&str>(&[]).count("CEO"));
    }
}
