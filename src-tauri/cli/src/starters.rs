//! The starter profiles, built into the program so that they work wherever it is.

/// The names that are accepted in place of a profile file.
pub const NAMES: [&str; 3] = ["success-ready", "bant", "first-steps"];

/// A language of the starter profiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// English
    #[default]
    En,
    /// Italian
    It,
    /// Spanish
    Es,
}

/// The JSON of a starter profile, if there is one of that name.
pub fn text(name: &str, lang: Lang) -> Option<&'static str> {
    macro_rules! shipped {
        ($name:literal) => {
            match lang {
                Lang::En => include_str!(concat!("../../../profiles/", $name, ".en.json")),
                Lang::It => include_str!(concat!("../../../profiles/", $name, ".it.json")),
                Lang::Es => include_str!(concat!("../../../profiles/", $name, ".es.json")),
            }
        };
    }
    match name {
        "success-ready" => Some(shipped!("success-ready")),
        "bant" => Some(shipped!("bant")),
        "first-steps" => Some(shipped!("first-steps")),
        _ => None,
    }
}
