//! Names and websites of companies, reduced to what tells companies apart.

use lanewise_method::fold::fold;

/// Legal forms of companies, as single words without dots.
const LEGAL: &[&str] = &[
    // Italy
    "spa",
    "srl",
    "srls",
    "snc",
    "sas",
    "sapa",
    "scarl",
    "scrl",
    "scpa",
    "sca",
    "ss",
    "coop",
    "onlus",
    // Spain
    "sl",
    "slu",
    "sll",
    "sau",
    "sa",
    "slp",
    "sal",
    "scoop",
    // Germany, Austria, Switzerland
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "mbh",
    "kgaa",
    "ek",
    "eg",
    "se",
    "ges",
    // France, Benelux
    "sarl",
    "sasu",
    "eurl",
    "sci",
    "bv",
    "nv",
    "bvba",
    "sprl",
    "srlbv",
    "cv",
    "vof",
    // Britain, Ireland, America and others
    "ltd",
    "limited",
    "plc",
    "llc",
    "llp",
    "lp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "company",
    "co",
    "ab",
    "as",
    "asa",
    "oy",
    "oyj",
    "aps",
    "kft",
    "sro",
    "doo",
    "dba",
    "pty",
];

/// Legal forms of several words, folded.
const LONG_LEGAL: &[&str] = &[
    "societa per azioni",
    "societa a responsabilita limitata semplificata",
    "societa a responsabilita limitata",
    "societa cooperativa",
    "sociedad anonima unipersonal",
    "sociedad anonima",
    "sociedad limitada unipersonal",
    "sociedad de responsabilidad limitada",
    "sociedad limitada",
    "sociedad cooperativa",
    "societe anonyme",
    "societe par actions simplifiee",
    "gesellschaft mit beschrankter haftung",
    "aktiengesellschaft",
];

/// A company's name without its legal form, spaces, punctuation, case and accents: "Acme & Söhne GmbH" and "ACME Sohne" are the same.
pub(crate) fn bare_name(folded: &str) -> String {
    let mut text = folded.replace(['.', '\''], "");
    for long in LONG_LEGAL {
        if let Some(rest) = text.strip_suffix(long) {
            text.truncate(rest.trim_end().len());
            break;
        }
    }
    // "S. p. A." is "spa": single letters in a row belong together.
    let mut words: Vec<String> = Vec::new();
    let mut letters = false;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        let single = word.chars().nth(1).is_none();
        match words.last_mut() {
            Some(last) if single && letters => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        letters = single;
    }
    let all = words.len();
    let mut kept = all;
    while kept > 1 && LEGAL.contains(&words[kept - 1].as_str()) {
        kept -= 1;
    }
    words.truncate(kept);
    words.concat()
}

/// Hosts where many companies have a page or a mailbox: they tell nothing apart.
const SHARED_HOSTS: &[&str] = &[
    "facebook.com",
    "linkedin.com",
    "instagram.com",
    "twitter.com",
    "x.com",
    "youtube.com",
    "google.com",
    "sites.google.com",
    "goo.gl",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.it",
    "hotmail.es",
    "live.com",
    "yahoo.com",
    "yahoo.it",
    "yahoo.es",
    "icloud.com",
    "libero.it",
    "virgilio.it",
    "tiscali.it",
    "alice.it",
    "pec.it",
    "telefonica.net",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "orange.fr",
    "wanadoo.fr",
    "wixsite.com",
    "wordpress.com",
    "blogspot.com",
    "paginegialle.it",
    "github.com",
    "example.com",
    "localhost",
];

/// The host of a website or e-mail address, in lower case and without `www`. Empty where it tells nothing.
pub(super) fn domain(website: &str) -> String {
    let text = website.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest);
    let text = text.split(['/', '?', '#', ' ', ',', ';']).next().unwrap_or_default();
    let text = text.rsplit('@').next().unwrap_or_default();
    let host = text.split(':').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    if !host.contains('.') || SHARED_HOSTS.contains(&host) { String::new() } else { host.to_owned() }
}

/// The countries that tables write in more than one way, to one word; others folded.
pub(super) fn country(text: &str) -> String {
    const SAME: &[(&str, &[&str])] = &[
        ("it", &["italy", "italia", "italien", "italie", "ita"]),
        ("es", &["spain", "espana", "spagna", "spanien", "espagne", "esp"]),
        ("de", &["germany", "deutschland", "germania", "alemania", "allemagne", "deu", "ger"]),
        ("at", &["austria", "osterreich", "autriche", "aut"]),
        ("ch", &["switzerland", "svizzera", "suiza", "schweiz", "suisse", "che"]),
        ("fr", &["france", "francia", "frankreich", "fra"]),
        ("be", &["belgium", "belgio", "belgica", "belgien", "belgique", "belgie", "bel"]),
        (
            "nl",
            &[
                "netherlands",
                "the netherlands",
                "paesi bassi",
                "paises bajos",
                "olanda",
                "holanda",
                "niederlande",
                "nederland",
                "nld",
            ],
        ),
        ("lu", &["luxembourg", "lussemburgo", "luxemburgo", "luxemburg", "lux"]),
        ("gb", &["united kingdom", "uk", "great britain", "england", "regno unito", "gran bretagna", "reino unido", "gbr"]),
        ("us", &["united states", "united states of america", "usa", "stati uniti", "estados unidos"]),
        ("pt", &["portugal", "portogallo", "prt"]),
    ];
    let folded = fold(text);
    SAME.iter().find(|(_, names)| names.contains(&folded.as_str())).map_or(folded, |(code, _)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_do_not_count() {
        let bare = |name: &str| bare_name(&fold(name));
        for name in [
            "Officine Rossi S.p.A.",
            "OFFICINE ROSSI SpA",
            "Officine-Rossi s. p. a.",
            "Officine Rossi Società per Azioni",
            "officine rossi",
        ] {
            assert_eq!(bare(name), "officinerossi", "{name}");
        }
        assert_eq!(bare("Müller & Söhne GmbH & Co. KG"), "mullersohne");
        assert_eq!(bare("Hierros García, S.L.U."), "hierrosgarcia");
        assert_eq!(bare("Acme, Inc."), bare("ACME Incorporated"));
        // A name that is nothing but a legal form stays.
        assert_eq!(bare("SAS"), "sas");
        assert_eq!(bare("A & C"), "ac");
        assert_eq!(bare("···"), "");
    }

    #[test]
    fn websites_come_down_to_their_host() {
        for site in [
            "https://www.Rossi.example/it?x=1",
            "rossi.example",
            "http://rossi.example:8080",
            "info@rossi.example",
            " WWW.ROSSI.EXAMPLE. ",
        ] {
            assert_eq!(domain(site), "rossi.example", "{site}");
        }
        for site in ["", "rossi", "https://www.facebook.com/rossi", "mario@gmail.com", "n/a", "http://"] {
            assert_eq!(domain(site), "", "{site}");
        }
    }

    #[test]
    fn countries_have_many_names() {
        assert_eq!(country("España"), country("Spain"));
        assert_eq!(country("ITALIA"), country("it"));
        assert_eq!(country("Perù"), "peru");
        assert_eq!(country(" "), "");
    }
}
