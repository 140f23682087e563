//! The one list of the app's screens, for the pictures and for the accessibility checks.

use crate::app::App;
use crate::find::css;

/// A screen and the way to it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Its name in file names and messages.
    pub name: &'static str,
    /// Opens it, in any language, from any screen of an app that is open on the sample.
    pub open: fn(&App),
}

/// Every screen, in the order of the rail.
pub const SCREENS: &[Screen] = &[Screen {
    name: "home",
    open: |app| {
        app.find(css("nav a").first()).click();
    },
}];

/// The languages of the screens.
pub const LANGUAGES: [&str; 3] = ["en", "it", "es"];

/// The looks of the screens.
pub const THEMES: [&str; 2] = ["light", "dark"];
