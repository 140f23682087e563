//! How a run of the app begins.

use std::path::Path;

use crate::app::App;

/// How to start the app.
#[derive(Debug, Clone)]
pub struct Start {
    pub(crate) arguments: Vec<String>,
    pub(crate) size: (u32, u32),
    pub(crate) environment: Vec<(String, String)>,
    pub(crate) own_place: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self::new()
    }
}

impl Start {
    /// In English and light, with nothing open, in a window of 1440 by 900.
    #[must_use]
    pub fn new() -> Self {
        Self { arguments: Vec::new(), size: (1440, 900), environment: Vec::new(), own_place: false }.language("en").theme("light")
    }

    /// Opens a workspace.
    #[must_use]
    pub fn file(mut self, workspace: &Path) -> Self {
        self.arguments.push(workspace.display().to_string());
        self
    }

    /// `en`, `it` or `es`.
    #[must_use]
    pub fn language(self, language: &str) -> Self {
        self.option("--language", language)
    }

    /// `light` or `dark`.
    #[must_use]
    pub fn theme(self, theme: &str) -> Self {
        self.option("--theme", theme)
    }

    /// The size of the window; the app itself keeps to at least 1024 by 700.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }

    /// Leaves the window where the app itself puts it, on a screen of [`Self::size`].
    #[must_use]
    pub fn own_place(mut self) -> Self {
        self.own_place = true;
        self
    }

    /// An environment variable for the app.
    #[must_use]
    pub fn environment(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Starts the app and waits until its first screen is there.
    #[must_use]
    pub fn run(self) -> App {
        App::start(self)
    }

    fn option(mut self, name: &str, value: &str) -> Self {
        match self.arguments.iter().position(|argument| argument == name) {
            Some(at) => value.clone_into(&mut self.arguments[at + 1]),
            None => self.arguments.extend([name.to_owned(), value.to_owned()]),
        }
        self
    }
}
