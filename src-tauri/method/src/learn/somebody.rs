//! Columns that say who somebody is or how to reach them, and columns of notes. They say nothing of what a customer is like, however often
//! a cell repeats: known by their cells, and by their names where the cells alone could be something else.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::bins::as_numbers;
use super::text::tokens;
use crate::number::Number;
use crate::table::{Column, Values};

/// How a column says who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// By an e-mail address.
    Email,
    /// By a web address.
    Web,
    /// By a telephone number.
    Phone,
    /// By the name of who looks after the customer, or of whom to ask there.
    Name,
}

const PHONES: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "tel",
    "mobile",
    "cell",
    "cellphone",
    "fax",
    "whatsapp",
    "telefono",
    "cellulare",
    "movil",
    "celular",
];
const SITES: &[&str] =
    &["web", "website", "site", "url", "link", "linkedin", "domain", "homepage", "sito", "sitio", "dominio", "pagina"];
const PEOPLE: &[&str] = &[
    "owner",
    "csm",
    "rep",
    "salesperson",
    "seller",
    "manager",
    "contact",
    "person",
    "assignee",
    "assigned",
    "agent",
    "consultant",
    "sponsor",
    "champion",
    "referente",
    "contatto",
    "responsabile",
    "venditore",
    "commerciale",
    "agente",
    "gestore",
    "consulente",
    "contacto",
    "responsable",
    "vendedor",
    "comercial",
    "gestor",
    "consultor",
];
/// Words of what somebody is, not of who.
const ROLES: &[&str] = &[
    "account",
    "admin",
    "board",
    "chief",
    "consultant",
    "customer",
    "department",
    "desk",
    "director",
    "directora",
    "direttore",
    "direttrice",
    "engineer",
    "equipo",
    "executive",
    "finance",
    "gerente",
    "general",
    "head",
    "hr",
    "it",
    "jefe",
    "lead",
    "leader",
    "manager",
    "marketing",
    "office",
    "officer",
    "operations",
    "owner",
    "partner",
    "partners",
    "president",
    "purchasing",
    "quality",
    "responsabile",
    "responsable",
    "sales",
    "squadra",
    "success",
    "support",
    "team",
    "ufficio",
    "vp",
];
/// Small words within a name.
const PARTICLES: &[&str] =
    &["da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "la", "las", "le", "los", "ten", "van", "von", "y"];
const NOTES: &[&str] = &[
    "note",
    "notes",
    "comment",
    "comments",
    "remark",
    "remarks",
    "memo",
    "nota",
    "notas",
    "commento",
    "commenti",
    "osservazioni",
    "annotazioni",
    "comentario",
    "comentarios",
    "observacion",
    "observaciones",
];

/// How a column says who somebody is, if it does: at least four in five of its different cells do.
pub(super) fn reached(column: &Column) -> Option<Reached> {
    let name = tokens(&column.name);
    let called = |list: &[&str]| name.iter().any(|t| list.contains(&t.as_str()));
    let phone = called(PHONES);
    match &column.values {
        Values::Numbers(rows) => {
            let long = |n: &Number| n.millionths() % 1_000_000 == 0 && n.millionths() >= 1_000_000_000_000;
            let (mut known, mut as_phone) = (0usize, 0usize);
            for number in rows.iter().flatten() {
                known += 1;
                as_phone += usize::from(long(number));
            }
            (phone && most(as_phone, known)).then_some(Reached::Phone)
        }
        Values::Texts { words, rows } => {
            let said = said(words, rows);
            let of = |is: &dyn Fn(&str) -> bool| most(said.iter().filter(|text| is(text)).count(), said.len());
            let (site, people) = (called(SITES), called(PEOPLE));
            if of(&is_email) {
                Some(Reached::Email)
            } else if of(&|text| is_web(text, site)) {
                Some(Reached::Web)
            } else if of(&|text| is_phone(text, phone)) {
                Some(Reached::Phone)
            } else if people && of(&is_name) {
                Some(Reached::Name)
            } else {
                None
            }
        }
    }
}

/// Whether a column is one of notes, by its name: free text even where many cells repeat, but no short list of single words.
pub(super) fn is_note(column: &Column) -> bool {
    let name = tokens(&column.name);
    // "Sales notes" and "Note del venditore".
    let called = [name.first(), name.last()].into_iter().flatten().any(|t| NOTES.contains(&t.as_str()));
    let Values::Texts { words, rows } = &column.values else { return false };
    if !called || as_numbers(words, rows).is_some() {
        return false;
    }
    let said = said(words, rows);
    said.len() > 5 || said.iter().any(|text| text.split_whitespace().nth(1).is_some())
}

const fn most(of: usize, all: usize) -> bool {
    all > 0 && of * 5 >= all * 4
}

/// The different cells that occur.
fn said<'a>(words: &'a [String], rows: &[Option<u32>]) -> Vec<&'a str> {
    let mut used = vec![false; words.len()];
    for word in rows.iter().flatten() {
        if let Some(used) = used.get_mut(*word as usize) {
            *used = true;
        }
    }
    words.iter().zip(used).filter(|(_, used)| *used).map(|(word, _)| word.trim()).collect()
}

/// An address, alone or in angle brackets after a name.
fn is_email(text: &str) -> bool {
    let address = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        part.split_once('@').is_some_and(|(who, at)| !who.is_empty() && is_domain(at))
    };
    text.split_whitespace().any(address)
}

/// "acme.example": parts with points between, the last of at least two letters.
fn is_domain(text: &str) -> bool {
    let mut parts = text.split('.');
    let last = parts.next_back().is_some_and(|last| last.len() >= 2 && last.chars().all(char::is_alphabetic));
    let mut before = 0;
    last && parts.all(|part| {
        before += 1;
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    }) && before > 0
}

fn is_web(text: &str, site: bool) -> bool {
    let text = text.to_lowercase();
    ["http://", "https://", "www."].iter().any(|start| text.starts_with(start))
        || (site && is_domain(text.split('/').next().unwrap_or_default()))
}

fn is_phone(text: &str, named: bool) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let only = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-' | '.' | '/' | '\u{a0}'));
    only && (7..=16).contains(&digits) && (named || text.starts_with('+'))
}

/// Two to five words with capitals, none of which says what somebody does.
fn is_name(text: &str) -> bool {
    let mut words = 0;
    text.split_whitespace().all(|word| {
        words += 1;
        let small = word.to_lowercase();
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        let capital = word.starts_with(char::is_uppercase) || PARTICLES.contains(&small.as_str());
        letters && capital && !ROLES.contains(&small.as_str())
    }) && (2..=5).contains(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, cells: &[&str]) -> Column {
        let words = cells.iter().map(|&c| c.to_owned()).collect();
        Column::new(name, Values::Texts { words, rows: (0..).take(cells.len()).map(Some).collect() })
    }

    fn numbers(name: &str, cells: &[&str]) -> Column {
        Column::new(name, Values::Numbers(cells.iter().map(|c| Number::parse(c)).collect()))
    }

    #[test]
    fn who_somebody_is_by_what_stands_there() {
        use Reached::{Email, Name, Phone, Web};
        for (column, how) in [
            (texts("Owner Email", &["anna@acme.example", "Bo Li <bo.li@acme.co.example>"]), Email),
            (texts("looks after", &["anna@acme.example"]), Email),
            (texts("Page", &["https://acme.example/x", "www.bolt.example"]), Web),
            (texts("Website", &["acme.example", "bolt.example/about"]), Web),
            (texts("Reach", &["+39 02 1234567", "+34 (91) 123-45-67"]), Phone),
            (texts("Telefono", &["02 1234567", "051/765432"]), Phone),
            (numbers("Mobile", &["3391234567", "3470000000"]), Phone),
            (texts("Account owner", &["Anna Rossi", "J. O'Neill", "Carmen de la Cruz", "Bo Li", "Zoë Van Damme"]), Name),
        ] {
            assert_eq!(reached(&column), Some(how), "{}: {:?}", column.name, column.values);
        }
        for column in [
            texts("telephone", &["yes", "none"]),
            texts("Owner", &["Family", "Fund", "State"]),
            texts("Contact", &["Plant Manager", "IT Manager", "Head of Quality"]),
            texts("Contatto in direzione", &["Sì", "no"]),
            texts("Town", &["San Marino", "La Spezia"]),
            texts("Referrer", &["capterra.example", "g2.example"]),
            texts("Signed", &["2024-01-15", "2024-02-01"]),
            texts("Legal form", &["S.r.l.", "S.p.A.", "B.V."]),
            numbers("Mobile users", &["12", "3400", "120000"]),
            numbers("Revenue", &["3391234567", "3470000000"]),
            texts("Growth", &["+12", "+1200"]),
        ] {
            assert_eq!(reached(&column), None, "{}", column.name);
        }
    }

    #[test]
    fn notes_are_free_text_even_where_they_repeat() {
        let called_back = ["Called back", "No answer", "Send the offer"];
        for name in ["Note", "Notes", "Sales comments", "Note del venditore", "Observaciones"] {
            assert!(is_note(&texts(name, &called_back)), "{name}");
        }
        assert!(!is_note(&texts("Next step", &called_back)));
        assert!(!is_note(&texts("Credit note", &["yes", "no"])), "a short list of single words is a choice");
        assert!(!is_note(&numbers("Notes", &["1", "2"])));
    }
}
