//! What ships with the program: starter profiles, the catalogue of parameters, the sample's tables.

use lanewise_method::Profile;
use lanewise_method::catalogue::Catalogue;
use lanewise_method::check::{ProfileError, read_profile};
use lanewise_method::profile::Language;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A profile to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Starter {
    /// Success-ready, for B2B software: all groups of the catalogue.
    SuccessReady,
    /// Budget, authority, need, timing (P7).
    Bant,
    /// A small one to learn with.
    FirstSteps,
    /// The profile of the sample workspace.
    Sample,
}

impl Starter {
    /// All of them, as offered.
    pub const ALL: [Self; 4] = [Self::SuccessReady, Self::FirstSteps, Self::Bant, Self::Sample];
}

macro_rules! in_three_languages {
    ($language:expr, $path:literal) => {
        match $language {
            Language::En => include_str!(concat!("../../../profiles/", $path, ".en.json")),
            Language::It => include_str!(concat!("../../../profiles/", $path, ".it.json")),
            Language::Es => include_str!(concat!("../../../profiles/", $path, ".es.json")),
        }
    };
}

/// A starter profile.
///
/// # Errors
/// Only if the shipped file were broken, which a test excludes.
pub fn starter(which: Starter, language: Language) -> Result<Profile, ProfileError> {
    read_profile(match which {
        Starter::SuccessReady => in_three_languages!(language, "success-ready"),
        Starter::Bant => in_three_languages!(language, "bant"),
        Starter::FirstSteps => in_three_languages!(language, "first-steps"),
        Starter::Sample => in_three_languages!(language, "sample/profile"),
    })
}

/// A profile without parameters in a language: the usual tiers, and a name to begin with. It cannot score before it has one.
///
/// # Errors
/// Only if the shipped file were broken, which a test excludes.
pub fn blank(language: Language, name: &str) -> Result<Profile, ProfileError> {
    let model = starter(Starter::FirstSteps, language)?;
    Ok(Profile {
        id: "profile".into(),
        name: name.to_owned(),
        about: String::new(),
        groups: Vec::new(),
        parameters: Vec::new(),
        must_haves: Vec::new(),
        ..model
    })
}

/// The catalogue of ready parameters (P2).
///
/// # Errors
/// Only if the shipped file were broken, which a test excludes.
pub fn catalogue(language: Language) -> Result<Catalogue, ProfileError> {
    serde_json::from_str(in_three_languages!(language, "catalogue"))
        .map_err(|e| ProfileError::Shape { place: "the catalogue".into(), wrong: e.to_string() })
}

/// The sample's customers, as a table.
pub const SAMPLE_CUSTOMERS: &str = include_str!("../../../profiles/sample/customers.csv");
/// The sample's prospects, as a table.
pub const SAMPLE_PROSPECTS: &str = include_str!("../../../profiles/sample/prospects.csv");
/// The sample's slides, of customers and of prospects.
pub const SAMPLE_SLIDES: &str = include_str!("../../../profiles/sample/slides.csv");
/// The sample's demos, POCs and rescues.
pub const SAMPLE_ACTIVITIES: &str = include_str!("../../../profiles/sample/activities.csv");
/// What BANT asks, as it was known of the sample's customers when they bought.
pub const SAMPLE_BANT: &str = include_str!("../../../profiles/sample/bant.csv");
/// What the sample's vendor can do, and what it is asked for and cannot.
pub const SAMPLE_CAPABILITIES: &str = include_str!("../../../profiles/sample/capabilities.csv");
/// The sample's waivers.
pub const SAMPLE_WAIVERS: &str = include_str!("../../../profiles/sample/waivers.csv");
/// What the sample's customers bring and cost.
pub const SAMPLE_ECONOMICS: &str = include_str!("../../../profiles/sample/economics.csv");
/// The sample's lanes.
pub const SAMPLE_LANES: &str = include_str!("../../../profiles/sample/lanes.json");
/// The first version of the sample's profile, and when it was in force.
pub const SAMPLE_BEFORE: &str = include_str!("../../../profiles/sample/before.json");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_shipped_can_be_read() {
        for language in [Language::En, Language::It, Language::Es] {
            for which in Starter::ALL {
                assert_eq!(starter(which, language).map(|p| p.language), Ok(language), "{which:?}");
            }
            assert_eq!(catalogue(language).map(|c| c.language), Ok(language));
        }
        assert_eq!(SAMPLE_CUSTOMERS.lines().count(), 37);
        assert_eq!(SAMPLE_PROSPECTS.lines().count(), 121);
    }
}
