//! What the desktop program accepts on its command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use lanewise_method::profile::Language;
use serde::Serialize;
use specta::Type;

/// Success-ready lead profiling workshops on the desktop.
///
/// Without FILE the app opens the workspace that was open last, unless Settings say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Parser)]
#[command(name = "lanewise-desktop", version)]
pub struct Arguments {
    /// The .lanewise workspace to open
    pub file: Option<PathBuf>,
    /// The language of this run, whatever the settings say: en, it or es
    #[arg(long, value_parser = language)]
    pub language: Option<Language>,
    /// The theme of this run, whatever the settings say
    #[arg(long, value_enum)]
    pub theme: Option<Theme>,
}

/// The language of this two-letter code.
fn language(code: &str) -> Result<Language, String> {
    match code {
        "en" => Ok(Language::En),
        "it" => Ok(Language::It),
        "es" => Ok(Language::Es),
        _ => Err("choose en, it or es".into()),
    }
}

/// The two looks of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on paper
    Light,
    /// Light ink on near-black
    Dark,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_a_language_and_a_theme_are_understood() {
        let got = Arguments::try_parse_from(["lanewise-desktop", "a b.lanewise", "--language", "it", "--theme=dark"]).unwrap();
        assert_eq!(
            got,
            Arguments { file: Some(PathBuf::from("a b.lanewise")), language: Some(Language::It), theme: Some(Theme::Dark) }
        );
    }

    #[test]
    fn nothing_is_needed_and_nothing_unknown_is_taken() {
        let none = Arguments::try_parse_from(["lanewise-desktop"]).unwrap();
        assert_eq!(none, Arguments::default());
        for wrong in [
            &["lanewise-desktop", "--language", "fr"][..],
            &["lanewise-desktop", "one.lanewise", "two.lanewise"],
            &["lanewise-desktop", "--colour"],
        ] {
            assert!(Arguments::try_parse_from(wrong).is_err(), "{wrong:?}");
        }
    }
}
