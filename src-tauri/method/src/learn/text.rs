//! What a learnt profile says in words, in its language; and the ids and units that come from the names of columns.

use std::collections::HashSet;

use crate::fold::fold;
use crate::number::Number;
use crate::profile::Language;
use crate::table::Column;

/// One of three, by language.
const fn say<'a>(language: Language, en: &'a str, it: &'a str, es: &'a str) -> &'a str {
    match language {
        Language::En => en,
        Language::It => it,
        Language::Es => es,
    }
}

/// A count with its thousands set apart.
fn many(language: Language, count: usize) -> String {
    grouped(language, &count.to_string())
}

/// Digits with their thousands set apart, from ten thousand on.
fn grouped(language: Language, digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mark = say(language, ",", ".", ".");
    let mut text = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push_str(mark);
        }
        text.push(c);
    }
    text
}

/// A number as it is written in a language.
fn number(language: Language, value: Number) -> String {
    let text = value.to_string();
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let mark = say(language, ".", ",", ",");
    let part = part.map(|part| format!("{mark}{part}")).unwrap_or_default();
    format!("{sign}{}{part}", grouped(language, whole))
}

/// From here on nobody counts to the last one: "below 25,000,000" and not "up to 24,999,999".
const LARGE: i64 = 10_000;

/// The name of a band. Of whole numbers it names the last one that belongs to it.
pub(super) fn band(language: Language, from: Option<Number>, to: Option<Number>, whole: bool) -> String {
    let whole = whole && to.is_none_or(|to| to.millionths().saturating_abs() < LARGE * 1_000_000);
    let last = |to: Number| Number::from_millionths(to.millionths() - 1_000_000);
    match (from, to) {
        (None, None) => say(language, "any", "qualsiasi", "cualquiera").to_owned(),
        (None, Some(to)) if whole => {
            format!("{} {}", say(language, "up to", "fino a", "hasta"), number(language, last(to)))
        }
        (None, Some(to)) => format!("{} {}", say(language, "below", "sotto", "menos de"), number(language, to)),
        (Some(from), None) => match language {
            Language::En => format!("{} or more", number(language, from)),
            Language::It => format!("da {} in su", number(language, from)),
            Language::Es => format!("{} o más", number(language, from)),
        },
        (Some(from), Some(to)) if whole && last(to) <= from => number(language, from),
        (Some(from), Some(to)) => {
            let to = if whole { last(to) } else { to };
            format!("{} – {}", number(language, from), number(language, to))
        }
    }
}

/// The name of a level that joins several words.
pub(super) fn joined(language: Language, words: &[String], rest: bool) -> String {
    let mut text = String::new();
    let mut shown = 0;
    for word in words {
        let more = if shown == 0 { word.chars().count() } else { word.chars().count() + 2 };
        if shown > 0 && (shown >= 4 || text.chars().count() + more > 60) {
            break;
        }
        if shown > 0 {
            text.push_str(", ");
        }
        text.push_str(word);
        shown += 1;
    }
    if shown < words.len() {
        let left = many(language, words.len() - shown);
        text.push_str(&match language {
            Language::En => format!(" and {left} more"),
            Language::It => format!(" e altri {left}"),
            Language::Es => format!(" y {left} más"),
        });
    }
    if rest { format!("{}: {text}", say(language, "Other", "Altro", "Otros")) } else { text }
}

/// How a group of rows fared, for the sentence why a parameter is there.
pub(super) struct Fared<'a> {
    pub level: &'a str,
    pub happy: usize,
    pub rows: usize,
}

/// Why a parameter is there: its best and its worst level with enough rows, and what not knowing it tells.
pub(super) fn why(language: Language, best: &Fared<'_>, worst: &Fared<'_>, unknown: Option<(usize, usize)>) -> String {
    let n = |count: usize| many(language, count);
    let (b, w) = (best, worst);
    let mut text = match language {
        Language::En => format!(
            "Of the customers with “{}” {} of {} went well, with “{}” {} of {}.",
            b.level,
            n(b.happy),
            n(b.rows),
            w.level,
            n(w.happy),
            n(w.rows)
        ),
        Language::It => format!(
            "Tra i clienti con “{}” è andata bene a {} su {}, con “{}” a {} su {}.",
            b.level,
            n(b.happy),
            n(b.rows),
            w.level,
            n(w.happy),
            n(w.rows)
        ),
        Language::Es => format!(
            "Entre los clientes con «{}» les fue bien a {} de {}, con «{}» a {} de {}.",
            b.level,
            n(b.happy),
            n(b.rows),
            w.level,
            n(w.happy),
            n(w.rows)
        ),
    };
    if let Some((happy, rows)) = unknown {
        let (happy, rows) = (n(happy), n(rows));
        text.push_str(&match language {
            Language::En => format!(" Not knowing it tells something too: {happy} of {rows} went well."),
            Language::It => format!(" Anche non saperlo dice qualcosa: è andata bene a {happy} su {rows}."),
            Language::Es => format!(" No saberlo también dice algo: les fue bien a {happy} de {rows}."),
        });
    }
    text
}

/// What a learnt profile is, in a sentence.
pub(super) fn about(language: Language, rows: usize, happy: usize, used: usize, columns: usize) -> String {
    let n = |count: usize| many(language, count);
    let (rows, happy, used, columns) = (n(rows), n(happy), n(used), n(columns));
    match language {
        Language::En => format!(
            "Learnt from {rows} customers, {happy} of which went well: {used} of {columns} columns of the table tell something together. A proposal of the data, for the team to judge."
        ),
        Language::It => format!(
            "Appreso da {rows} clienti, di cui {happy} andati bene: {used} colonne su {columns} della tabella dicono qualcosa insieme. È una proposta dei dati: giudica il team."
        ),
        Language::Es => format!(
            "Aprendido de {rows} clientes, a {happy} de los cuales les fue bien: {used} de {columns} columnas de la tabla dicen algo juntas. Es una propuesta de los datos: juzga el equipo."
        ),
    }
}

/// The one group of a learnt profile.
pub(super) const fn group(language: Language) -> &'static str {
    say(language, "From the customers", "Dai clienti", "De los clientes")
}

/// What the answer is called that consists in giving none.
pub(super) const fn not_given(language: Language) -> &'static str {
    say(language, "Not given", "Non indicato", "No indicado")
}

/// The names of the four tiers, with their ids.
pub(super) const fn tiers(language: Language) -> [(&'static str, &'static str); 4] {
    let names = match language {
        Language::En => ["Excellent", "Good", "Risky", "Nope"],
        Language::It => ["Eccellente", "Buono", "Rischioso", "No"],
        Language::Es => ["Excelente", "Bueno", "Riesgoso", "Nulo"],
    };
    [("excellent", names[0]), ("good", names[1]), ("risky", names[2]), ("nope", names[3])]
}

/// The words of a column's name, in lower case: at spaces, marks, and where a small letter meets a capital.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let mut apart = String::new();
    let mut small = false;
    for c in name.chars() {
        if small && c.is_uppercase() {
            apart.push(' ');
        }
        small = c.is_lowercase();
        apart.push(c);
    }
    fold(&apart).split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

/// A name for people: underscores and runs of space become one space.
pub(super) fn readable(name: &str) -> String {
    let text = name.replace(['_', '\t', '\n', '\r'], " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut chars = text.chars();
    chars.next().map_or(text.clone(), |first| first.to_uppercase().chain(chars).collect())
}

/// The unit of a number, as its cells carry it or its column's name tells it, or just units.
pub(super) fn unit(language: Language, column: &Column) -> String {
    if let Some(unit) = &column.unit {
        return unit.clone();
    }
    let name = &column.name;
    if name.contains('%') {
        return "%".to_owned();
    }
    for (sign, unit) in [('€', "EUR"), ('£', "GBP"), ('$', "$")] {
        if name.contains(sign) {
            return unit.to_owned();
        }
    }
    for token in tokens(name) {
        let found = match token.as_str() {
            "percent" | "percentage" | "pct" | "percentuale" | "porcentaje" => "%",
            "eur" | "euro" | "euros" => "EUR",
            "usd" | "dollars" => "USD",
            "gbp" => "GBP",
            "years" | "year" | "anni" | "anos" => say(language, "years", "anni", "años"),
            "months" | "month" | "mesi" | "meses" => say(language, "months", "mesi", "meses"),
            "weeks" | "week" | "settimane" | "semanas" => say(language, "weeks", "settimane", "semanas"),
            "days" | "day" | "giorni" | "dias" => say(language, "days", "giorni", "días"),
            "hours" | "hour" | "ore" | "horas" => say(language, "hours", "ore", "horas"),
            "minutes" | "minute" | "mins" | "minuti" | "minutos" => say(language, "minutes", "minuti", "minutos"),
            "employees" | "dipendenti" | "empleados" => say(language, "employees", "dipendenti", "empleados"),
            "users" | "utenti" | "usuarios" => say(language, "users", "utenti", "usuarios"),
            _ => continue,
        };
        return found.to_owned();
    }
    say(language, "units", "unità", "unidades").to_owned()
}

/// An id out of a name, unlike all `taken`, which it joins.
pub(super) fn slug(name: &str, otherwise: &str, taken: &mut HashSet<String>) -> String {
    let mut text = String::new();
    for c in fold(name).chars() {
        if c.is_ascii_alphanumeric() {
            text.push(c);
        } else if !text.is_empty() && !text.ends_with('_') {
            text.push('_');
        }
    }
    text.truncate(56);
    let text = text.trim_end_matches('_');
    let text = if text.is_empty() { otherwise } else { text };
    let mut id = text.to_owned();
    let mut next = 2;
    while !taken.insert(id.clone()) {
        id = format!("{text}_{next}");
        next += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_named_as_people_say_them() {
        let n = |text: &str| Number::parse(text);
        for (language, from, to, whole, name) in [
            (Language::En, None, n("17"), true, "up to 16"),
            (Language::It, n("17"), n("31"), true, "17 – 30"),
            (Language::Es, n("43"), None, true, "43 o más"),
            (Language::En, None, n("25000000"), true, "below 25,000,000"),
            (Language::It, n("25000000"), n("50000000"), true, "25.000.000 – 50.000.000"),
            (Language::Es, None, n("-12500.5"), false, "menos de -12.500,5"),
            (Language::En, n("1200"), None, true, "1200 or more"),
        ] {
            assert_eq!(band(language, from, to, whole), name);
        }
    }
}
