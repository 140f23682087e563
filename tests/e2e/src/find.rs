//! How a test names a thing on the screen.

use std::fmt;

use serde_json::{Value, json};

/// What to look for. Build it with [`role`], [`label`], [`text`], [`test_id`] or [`css`],
/// then narrow it with its methods. Only what is shown counts.
#[derive(Debug, Clone)]
pub struct Find {
    by: By,
    name: Option<Name>,
    within: Option<Box<Find>>,
    nth: Option<usize>,
}

#[derive(Debug, Clone)]
enum By {
    Role(String),
    Label(Name),
    Text(Name),
    TestId(String),
    Css(String),
}

#[derive(Debug, Clone)]
enum Name {
    /// The whole of it.
    Is(String),
    /// A part of it, capitals or not.
    Has(String),
}

/// A thing by its ARIA role, written out or implied: `button`, `link`, `tab`, `row`,
/// `textbox`, `slider`, `navigation`, `heading`, `dialog`…
#[must_use]
pub fn role(role: &str) -> Find {
    Find::new(By::Role(role.to_owned()))
}

/// A field by the label that a screen reader would say.
#[must_use]
pub fn label(label: &str) -> Find {
    Find::new(By::Label(Name::Is(label.to_owned())))
}

/// The innermost thing whose text is this.
#[must_use]
pub fn text(text: &str) -> Find {
    Find::new(By::Text(Name::Is(text.to_owned())))
}

/// A thing by its `data-testid`: where neither role nor text can tell it apart.
#[must_use]
pub fn test_id(id: &str) -> Find {
    Find::new(By::TestId(id.to_owned()))
}

/// A thing by a CSS selector: the last resort.
#[must_use]
pub fn css(selector: &str) -> Find {
    Find::new(By::Css(selector.to_owned()))
}

impl Find {
    fn new(by: By) -> Self {
        Self { by, name: None, within: None, nth: None }
    }

    /// Whose accessible name is this; for a text or label: it is this.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        self.with_name(Name::Is(name.to_owned()))
    }

    /// Whose accessible name, text or label has this in it, capitals or not.
    #[must_use]
    pub fn having(self, part: &str) -> Self {
        self.with_name(Name::Has(part.to_owned()))
    }

    /// Inside another thing.
    #[must_use]
    pub fn within(mut self, outer: Find) -> Self {
        self.within = Some(Box::new(outer));
        self
    }

    /// The `n`th of several, from 0. Without it there has to be exactly one.
    #[must_use]
    pub fn nth(mut self, n: usize) -> Self {
        self.nth = Some(n);
        self
    }

    /// The first of several.
    #[must_use]
    pub fn first(self) -> Self {
        self.nth(0)
    }

    fn with_name(mut self, name: Name) -> Self {
        match self.by {
            By::Text(_) => self.by = By::Text(name),
            By::Label(_) => self.by = By::Label(name),
            _ => self.name = Some(name),
        }
        self
    }

    /// Whether roles or names have to be worked out.
    pub(crate) fn needs_names(&self) -> bool {
        matches!(self.by, By::Role(_) | By::Label(_))
            || self.name.is_some()
            || self.within.as_ref().is_some_and(|outer| outer.needs_names())
    }

    /// For `find.js`.
    pub(crate) fn to_json(&self) -> Value {
        let (by, value) = match &self.by {
            By::Role(role) => ("role", json!(role)),
            By::Label(name) => ("label", name.to_json()),
            By::Text(name) => ("text", name.to_json()),
            By::TestId(id) => ("test_id", json!(id)),
            By::Css(selector) => ("css", json!(selector)),
        };
        json!({
            "by": by,
            "value": value,
            "name": self.name.as_ref().map(Name::to_json),
            "within": self.within.as_ref().map(|outer| outer.to_json()),
            "nth": self.nth,
        })
    }
}

impl Name {
    fn to_json(&self) -> Value {
        match self {
            Self::Is(name) => json!({ "is": name }),
            Self::Has(part) => json!({ "has": part }),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(name) => write!(f, "“{name}”"),
            Self::Has(part) => write!(f, "“…{part}…”"),
        }
    }
}

impl fmt::Display for Find {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.by {
            By::Role(role) => write!(f, "{role}")?,
            By::Label(label) => write!(f, "field {label}")?,
            By::Text(text) => write!(f, "text {text}")?,
            By::TestId(id) => write!(f, "test id {id}")?,
            By::Css(selector) => write!(f, "{selector}")?,
        }
        if let Some(name) = &self.name {
            write!(f, " {name}")?;
        }
        if let Some(nth) = self.nth {
            write!(f, " (number {})", nth + 1)?;
        }
        if let Some(outer) = &self.within {
            write!(f, " in {outer}")?;
        }
        Ok(())
    }
}
