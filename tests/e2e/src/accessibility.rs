//! axe-core on the screen that is open.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::app::App;
use crate::paths;
use crate::webdriver::Failed;

impl App {
    /// Fails when axe-core finds anything to object to, saying what, where and why: WCAG 2.2
    /// A and AA and its best practices, without its experiments.
    #[track_caller]
    pub fn check_accessibility(&self, screen: &str) {
        if let Some(objections) = self.accessibility_objections(screen) {
            panic!("{objections}");
        }
    }

    /// What axe-core objects to, for a test that wants to hear of several screens at once.
    #[track_caller]
    #[must_use]
    pub fn accessibility_objections(&self, screen: &str) -> Option<String> {
        // What was just fading out while axe-core looked, as a word of success after its seconds, is gone when it looks again.
        self.objections_now(screen).and_then(|_| self.objections_now(screen))
    }

    #[track_caller]
    fn objections_now(&self, screen: &str) -> Option<String> {
        self.settled();
        self.command(|_| self.load_axe());
        let report = self.command(|driver| {
            let script = "const [done] = arguments;
                const shorten = (node) => ({ target: node.target.join(' '), html: node.html.slice(0, 200), why: node.failureSummary });
                axe.run(document, { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
                  .then(({ violations, passes }) => done({ passed: passes.length, violations: violations.map(
                    ({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.map(shorten) })) }))
                  .catch((error) => done({ error: String(error) }));";
            driver.run_async(script, &[])
        });
        if let Some(error) = report["error"].as_str() {
            self.fail(&format!("axe-core could not look at {screen}: {error}"));
        }
        let violations = report["violations"].as_array().cloned().unwrap_or_default();
        if report["passed"].as_u64().unwrap_or_default() == 0 {
            self.fail(&format!("axe-core found nothing to look at on {screen}"));
        }
        (!violations.is_empty()).then(|| listing(screen, &violations))
    }

    /// Puts axe-core into the page, once per page.
    pub(crate) fn load_axe(&self) -> Result<(), Failed> {
        if self.driver().run("return !!window.axe;", &[])? == Value::Bool(true) {
            return Ok(());
        }
        let file = paths::repository().join("ui/node_modules/axe-core/axe.min.js");
        let source = match fs::read_to_string(&file) {
            Ok(source) => source,
            Err(error) => panic!("{}: {error}; `cargo xtask setup` installs it", file.display()),
        };
        self.driver().run(&source, &[]).map(|_| ())
    }
}

/// What is wrong, one place after the other.
fn listing(screen: &str, violations: &[Value]) -> String {
    let mut lines = format!("{screen} is not accessible:");
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for violation in violations {
        let _ = write!(lines, "\n- {} ({}, {})", word(&violation["help"]), word(&violation["id"]), word(&violation["impact"]));
        for node in violation["nodes"].as_array().into_iter().flatten() {
            let why = word(&node["why"]).replace('\n', "\n      ");
            let _ = write!(lines, "\n    at {}\n      {}\n      {why}", word(&node["target"]), word(&node["html"]));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_listing_names_rule_place_and_reason() {
        let violations = [json!({
            "id": "color-contrast", "impact": "serious", "help": "Text must be readable",
            "nodes": [{ "target": "#a > b", "html": "<b>x</b>", "why": "Fix any:\n contrast of 2.1" }],
        })];
        assert_eq!(
            listing("Home", &violations),
            "Home is not accessible:\n- Text must be readable (color-contrast, serious)\n    at #a > b\n      <b>x</b>\n      Fix any:\n       contrast of 2.1"
        );
    }
}
