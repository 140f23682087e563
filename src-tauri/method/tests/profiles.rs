//! The files shipped in `profiles/`: valid, the same in all languages, complete, and described by the shipped schema.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::PathBuf;

use lanewise_method::Profile;
use lanewise_method::catalogue::Catalogue;
use lanewise_method::check::{ProfileError, read_profile, schema_text};
use lanewise_method::profile::{AnswerKind, Language, Parameter};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../profiles")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap_or_else(|e| panic!("profiles/{name}: {e}"))
}

const LANGUAGES: [(&str, Language); 3] = [("en", Language::En), ("it", Language::It), ("es", Language::Es)];
const STARTERS: [&str; 4] = ["success-ready", "bant", "first-steps", "sample/profile"];

fn starter(name: &str, language: &str) -> Profile {
    let file = format!("{name}.{language}.json");
    read_profile(&text(&file)).unwrap_or_else(|e| panic!("profiles/{file}: {e}"))
}

/// Everything of a parameter but its words.
fn bones(p: &Parameter) -> impl PartialEq + std::fmt::Debug + use<> {
    let levels: Vec<_> = p.levels.iter().map(|l| (l.id.clone(), l.fit, l.from, l.to)).collect();
    (p.id.clone(), p.group.clone(), p.weight, p.answer, p.several, levels, p.typical, p.questions.len(), p.known_before_sale)
}

#[test]
fn starter_profiles_are_valid_and_the_same_in_three_languages() {
    for name in STARTERS {
        let english = starter(name, "en");
        for (code, language) in LANGUAGES {
            let profile = starter(name, code);
            assert_eq!(profile.language, language, "{name}.{code}");
            assert_eq!(profile.id, english.id, "{name}.{code}");
            let bare = |p: &Profile| p.parameters.iter().map(bones).collect::<Vec<_>>();
            assert_eq!(bare(&profile), bare(&english), "{name}.{code}");
            let tiers = |p: &Profile| p.tiers.iter().map(|t| (t.id.clone(), t.from)).collect::<Vec<_>>();
            assert_eq!(tiers(&profile), tiers(&english), "{name}.{code}");
            let rules = |p: &Profile| {
                p.must_haves
                    .iter()
                    .map(|m| (m.id.clone(), m.parameter.clone(), m.levels.clone(), m.at_most.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(rules(&profile), rules(&english), "{name}.{code}");
            for p in &profile.parameters {
                assert!(!p.questions.is_empty() && !p.why.is_empty(), "{name}.{code}: {} has no question or no reason", p.id);
            }
        }
    }
}

#[test]
fn bant_has_its_four_letters_and_the_learning_profile_is_small() {
    let bant = starter("bant", "en");
    for letter in ["budget", "authority", "need", "timing"] {
        assert!(bant.parameters.iter().any(|p| p.id.contains(letter)), "{letter}");
    }
    assert!(starter("first-steps", "en").parameters.len() <= 6);
}

#[test]
fn the_catalogue_covers_the_source_and_uses_every_kind_of_answer() {
    let read = |code: &str| -> Catalogue { serde_json::from_str(&text(&format!("catalogue.{code}.json"))).unwrap() };
    let english = read("en");
    for (code, language) in LANGUAGES {
        let catalogue = read(code);
        assert_eq!(catalogue.language, language);
        let bare = |c: &Catalogue| c.parameters.iter().map(bones).collect::<Vec<_>>();
        assert_eq!(bare(&catalogue), bare(&english), "{code}");
        // Each parameter on its own must be able to stand in a profile.
        for parameter in &catalogue.parameters {
            let mut profile = starter("first-steps", code);
            profile.groups.clone_from(&catalogue.groups);
            profile.must_haves.clear();
            profile.parameters = vec![Parameter { weight: 1000, ..parameter.clone() }];
            assert_eq!(lanewise_method::check::check(&profile), vec![], "{code}: {}", parameter.id);
        }
    }
    for kind in [AnswerKind::Choice, AnswerKind::YesNo, AnswerKind::Ordered, AnswerKind::Bands] {
        assert!(english.parameters.iter().any(|p| p.answer == kind), "{kind:?}");
    }
    assert!(english.parameters.iter().any(|p| p.several.is_some()));
    assert!(english.parameters.len() >= 25, "{}", english.parameters.len());
}

#[test]
fn the_shipped_schema_is_the_generated_one() {
    let path = folder().join("profile.schema.json");
    let generated = schema_text();
    if std::env::var_os("LANEWISE_BLESS").is_some() {
        fs::write(&path, &generated).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), generated, "run `cargo xtask schema` and commit the result");
}

#[test]
fn a_profile_survives_its_file() {
    for name in STARTERS {
        let profile = starter(name, "it");
        assert_eq!(read_profile(&serde_json::to_string(&profile).unwrap()).unwrap(), profile);
    }
}

/// Breaks one thing at a time and expects a problem that names the place.
#[test]
fn problems_name_the_place_and_the_mend() {
    type Break = fn(&mut serde_json::Value);
    let breaks: [(Break, &str, &str); 16] = [
        (|p| p["format"] = 2.into(), "format", "newer"),
        (|p| p["id"] = "Not An Id".into(), "id", "lower-case"),
        (|p| p["parameters"][0]["weight"] = 999.into(), "parameters", "sum to 1000"),
        (|p| p["parameters"][0]["group"] = "nowhere".into(), ".group", "Use one of"),
        (|p| p["parameters"][0]["levels"][0]["fit"] = 101.into(), ".fit", "100 (best)"),
        (|p| p["parameters"][0]["levels"][1]["id"] = p["parameters"][0]["levels"][0]["id"].clone(), ".levels[", "another id"),
        (|p| p["parameters"][0]["levels"][1]["name"] = p["parameters"][0]["levels"][0]["name"].clone(), ".levels[", "rename"),
        (|p| p["tiers"][0]["from"] = 100_001.into(), "tiers[", "60000"),
        (|p| p["tiers"][0]["from"] = 1.into(), "tiers[", "best first"),
        (|p| p["tiers"][3]["from"] = 5.into(), "tiers[", "start at 0"),
        (|p| p["tiers"] = serde_json::json!([{"id":"a","name":"A","from":0}]), "tiers", "two to six"),
        (|p| p["must_haves"][0]["at_most"] = "sky".into(), ".at_most", "Use one of"),
        (|p| p["must_haves"][0]["parameter"] = "sky".into(), ".parameter", "of this profile"),
        (|p| p["must_haves"][0]["levels"] = serde_json::json!(["sky"]), ".levels", "Use some of"),
        (|p| p["parameters"] = serde_json::json!([]), "parameters", "at least one"),
        (|p| p["parameters"][1]["id"] = p["parameters"][0]["id"].clone(), "parameters[", "another id"),
    ];
    let whole: serde_json::Value = serde_json::from_str(&text("success-ready.en.json")).unwrap();
    for (change, place, mend) in breaks {
        let mut broken = whole.clone();
        change(&mut broken);
        match read_profile(&broken.to_string()) {
            Err(ProfileError::Problems(found)) => assert!(
                found.iter().any(|p| p.place.contains(place) && p.mend.contains(mend) && !p.wrong.is_empty()),
                "{place} / {mend}: {found:?}"
            ),
            other => panic!("{place}: {other:?}"),
        }
    }
}

#[test]
fn gaps_and_overlaps_of_bands_are_refused() {
    let band = |id: &str, from: Option<f64>, to: Option<f64>| {
        let mut band = serde_json::json!({"id": id, "name": id, "fit": 50});
        if let Some(from) = from {
            band["from"] = from.into();
        }
        if let Some(to) = to {
            band["to"] = to.into();
        }
        band
    };
    let problems = |bands: &[serde_json::Value]| {
        let profile = serde_json::json!({
            "format": 1, "id": "bands", "name": "Bands", "language": "en", "groups": [{"id": "g", "name": "G"}],
            "parameters": [{"id": "size", "name": "Size", "group": "g", "weight": 1000, "answer": "bands", "unit": "people", "levels": bands}],
            "tiers": [{"id": "yes", "name": "Yes", "from": 50000}, {"id": "no", "name": "No", "from": 0}],
        });
        match read_profile(&profile.to_string()) {
            Ok(_) => String::new(),
            Err(e) => e.to_string(),
        }
    };
    assert_eq!(problems(&[band("a", None, Some(0.5)), band("b", Some(0.5), Some(10.25)), band("c", Some(10.25), None)]), "");
    assert!(
        problems(&[band("a", None, Some(10.0)), band("b", Some(11.0), None)]).contains("from 10 up to 11 belongs to no band")
    );
    assert!(
        problems(&[band("a", None, Some(10.0)), band("b", Some(9.5), None)]).contains("from 9.5 up to 10 belongs to two bands")
    );
    assert!(problems(&[band("a", None, None), band("b", Some(9.0), None)]).contains("no upper end"));
    assert!(problems(&[band("a", None, Some(1.0)), band("b", None, Some(9.0))]).contains("no lower end"));
    assert!(problems(&[band("a", Some(5.0), Some(5.0)), band("b", Some(5.0), None)]).contains("is empty"));
}

#[test]
fn a_file_of_another_shape_says_where() {
    for (json, place, wrong) in [
        ("", "the file", "EOF"),
        ("not json", "the file", "expected"),
        ("[]", "the file", "invalid"),
        (r#"{"format": 1, "parameters": [{"id": "a", "weight": "much"}]}"#, "parameters[0].weight", "u16"),
        (r#"{"format": 1, "wieght": 3}"#, "wieght", "unknown field"),
    ] {
        match read_profile(json) {
            Err(ProfileError::Shape { place: p, wrong: w }) => {
                assert!(p.contains(place), "{json}: {p}");
                assert!(w.contains(wrong), "{json}: {w}");
            }
            other => panic!("{json}: {other:?}"),
        }
    }
}
