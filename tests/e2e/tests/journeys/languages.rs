//! Three languages, switched while the app runs.

use std::fs;

use lanewise_e2e::screens::SCREENS;
use lanewise_e2e::{App, paths, role, sample, test_id};
use serde_json::{Value, json};

/// The key of every text, such as `prospects.card.edit`.
fn keys() -> Vec<String> {
    fn gather(texts: &Value, place: &str, keys: &mut Vec<String>) {
        for (name, inner) in texts.as_object().into_iter().flatten() {
            let key = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
            match inner {
                Value::String(_) => keys.push(key),
                inner => gather(inner, &key, keys),
            }
        }
    }
    let file = paths::repository().join("ui/src/i18n/en.json");
    let texts: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let mut keys = Vec::new();
    gather(&texts, "", &mut keys);
    assert!(keys.len() > 500);
    // The plural forms are asked for by what they have in common.
    let plurals = keys.iter().filter_map(|key| key.strip_suffix("_other").map(str::to_owned)).collect::<Vec<_>>();
    keys.extend(plurals);
    keys
}

/// The keys, and the holes for values, that somebody could read or hear on this screen.
fn raw(app: &App, keys: &[String]) -> Vec<String> {
    let found = app.script(
        "const keys = new Set(arguments[0]);
         const said = [document.body.innerText, document.title];
         for (const name of ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'placeholder', 'alt']) {
           for (const element of document.querySelectorAll(`[${name}]`)) said.push(element.getAttribute(name));
         }
         for (const field of document.querySelectorAll('input, textarea')) said.push(field.value);
         const words = said.join('\\n');
         const found = (words.match(/\\b[a-z]+(\\.[A-Za-z_]+)+\\b/g) ?? []).filter((word) => keys.has(word));
         return [...new Set([...found, ...(words.match(/\\{\\{.*?\\}\\}|<\\/?[a-z]+>/g) ?? [])])];",
        &[json!(keys)],
    );
    found.as_array().into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

#[test]
fn every_screen_speaks_the_language_that_was_chosen() {
    let keys = keys();
    let workspace = sample::new();
    let app = App::open(workspace.path());
    let mut left = Vec::new();
    for (language, button) in [("it", "IT, Italiano"), ("es", "ES, Español")] {
        app.go("/");
        app.button(button).click();
        app.wait_for("the language", || app.script("return document.documentElement.lang;", &[]) == language);
        app.find(role("navigation").first()).find(role("link").nth(0)).wait_text_other_than("Home");
        for screen in SCREENS.iter().filter(|screen| screen.in_workspace) {
            (screen.open)(&app);
            left.extend(raw(&app, &keys).iter().map(|word| format!("{} ({language}): {word}", screen.name)));
        }

        // 63,4 and not 63.4.
        app.go("/prospects");
        app.find(role("gridcell").first()).wait();
        let cells = app.find(test_id("prospects-table")).text();
        let numbers: Vec<&str> = cells.split_whitespace().filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect();
        let has = |sign: char| {
            numbers.iter().any(|word| {
                word.split_once(sign).is_some_and(|(before, after)| {
                    before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(|c: char| c.is_ascii_digit())
                })
            })
        };
        assert!(has(','), "decimal commas in {language}: {numbers:?}");
        assert!(!has('.'), "no decimal points in {language}: {numbers:?}");
    }
    assert!(left.is_empty(), "texts without words:\n{}", left.join("\n"));

    // And back, still without a restart.
    app.go("/");
    app.button("EN, English").click();
    app.find(role("link").named("See prospects").first()).wait();
}

#[test]
fn the_start_speaks_it_too() {
    let keys = keys();
    for language in ["it", "es"] {
        let app = lanewise_e2e::Start::new().language(language).run();
        for screen in SCREENS.iter().filter(|screen| !screen.in_workspace) {
            (screen.open)(&app);
            assert_eq!(raw(&app, &keys), Vec::<String>::new(), "{} ({language})", screen.name);
        }
        assert_ne!(app.find(test_id("open-sample")).text(), "Open the sample");
    }
}
