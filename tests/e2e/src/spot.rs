//! A thing on the screen, and what a person does with it.

use serde_json::{Value, json};

use crate::app::App;
use crate::find::{Find, role, text};
use crate::wait;
use crate::webdriver::{ELEMENT, Failed};

/// A thing named by a [`Find`], in one [`App`].
///
/// It is looked up anew for every action; each action waits until the thing is there, is
/// the only one of its kind, and can be acted on.
#[derive(Clone)]
pub struct Spot<'a> {
    app: &'a App,
    find: Find,
}

/// Where a thing is, in CSS pixels from the top left of the page's view.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl<'a> Spot<'a> {
    pub(crate) fn new(app: &'a App, find: Find) -> Self {
        Self { app, find }
    }

    /// A thing inside this one.
    #[must_use]
    pub fn find(&self, inner: Find) -> Spot<'a> {
        Spot::new(self.app, inner.within(self.find.clone()))
    }

    /// Waits until it is there.
    #[track_caller]
    pub fn wait(&self) -> &Self {
        self.on_element("be found", |_| Ok(()));
        self
    }

    /// Waits until there is none of it.
    #[track_caller]
    pub fn wait_gone(&self) {
        self.wait_count(0);
    }

    /// Waits until there are exactly so many.
    #[track_caller]
    pub fn wait_count(&self, wanted: usize) {
        let mut last = 0;
        let reached = wait::until(|| {
            last = self.count();
            (last == wanted).then_some(())
        });
        if reached.is_none() {
            self.app.fail(&format!("there should be {wanted} of {}, but there are {last}", self.find));
        }
    }

    /// Waits until its text has this in it, capitals or not.
    #[track_caller]
    pub fn wait_text(&self, part: &str) -> &Self {
        self.wait_until(&format!("say “{part}”"), Self::text_now, |said| said.to_lowercase().contains(&part.to_lowercase()));
        self
    }

    /// Waits until its value is this.
    #[track_caller]
    pub fn wait_value(&self, value: &str) -> &Self {
        self.wait_until(&format!("hold “{value}”"), |spot| spot.property_now("value"), |held| held == value);
        self
    }

    /// Waits until its text is another than it was.
    #[track_caller]
    pub fn wait_text_other_than(&self, before: &str) -> String {
        self.wait_until(&format!("no longer say “{before}”"), Self::text_now, |said| said != before)
    }

    /// Whether there is at least one now, without waiting.
    pub fn is_shown(&self) -> bool {
        self.count() > 0
    }

    /// How many there are now, without waiting.
    pub fn count(&self) -> usize {
        self.app.look_up(&self.find).map_or(0, |found| found.len())
    }

    /// Its visible text.
    #[track_caller]
    pub fn text(&self) -> String {
        self.on_element("be read", |id| self.app.driver().get(&format!("/element/{id}/text")).map(string))
    }

    /// What a field holds.
    #[track_caller]
    pub fn value(&self) -> String {
        self.property("value")
    }

    /// A property of the DOM element, as text.
    #[track_caller]
    pub fn property(&self, name: &str) -> String {
        self.on_element("be read", |id| self.app.driver().get(&format!("/element/{id}/property/{name}")).map(string))
    }

    /// An attribute of the DOM element; empty when it has none of this name.
    #[track_caller]
    pub fn attribute(&self, name: &str) -> String {
        self.on_element("be read", |id| self.app.driver().get(&format!("/element/{id}/attribute/{name}")).map(string))
    }

    /// Whether a checkbox, radio or switch is on; also when it is drawn by its label.
    #[track_caller]
    pub fn is_on(&self) -> bool {
        self.script("const it = element.control ?? element; return it.checked ?? it.getAttribute('aria-checked') === 'true';")
            == Value::Bool(true)
    }

    /// Whether it can be used.
    #[track_caller]
    pub fn is_enabled(&self) -> bool {
        self.on_element("be read", |id| self.app.driver().get(&format!("/element/{id}/enabled"))) == Value::Bool(true)
    }

    /// Whether the keyboard acts on it.
    #[track_caller]
    pub fn has_focus(&self) -> bool {
        self.script("return document.activeElement === element;") == Value::Bool(true)
    }

    /// Where it is.
    #[track_caller]
    pub fn rect(&self) -> Rect {
        let rect = self.script("const {x, y, width, height} = element.getBoundingClientRect(); return [x, y, width, height];");
        let at = |place: usize| rect[place].as_f64().unwrap_or_default();
        Rect { x: at(0), y: at(1), width: at(2), height: at(3) }
    }

    /// Runs JavaScript that sees the thing as `element`.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        let body = format!("const [element] = arguments; {body}");
        self.on_element("be asked", |id| self.app.driver().run(&body, &[json!({ ELEMENT: id })]))
    }

    /// Clicks its middle, once it can be used: a click on something disabled would vanish silently.
    #[track_caller]
    pub fn click(&self) {
        self.on_element("be clicked", |id| {
            if self.app.driver().get(&format!("/element/{id}/enabled"))? == Value::Bool(false) {
                return Err(Failed::disabled());
            }
            self.app.driver().post(&format!("/element/{id}/click"), &json!({}))
        });
    }

    /// Clicks twice, quickly.
    #[track_caller]
    pub fn double_click(&self) {
        let press = [json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 })];
        self.pointer("be double-clicked", &[&press[..], &press[..]].concat());
    }

    /// Rests the pointer on it.
    #[track_caller]
    pub fn hover(&self) {
        self.pointer("be pointed at", &[]);
    }

    /// Takes hold of it in its middle and moves it by so many CSS pixels.
    #[track_caller]
    pub fn drag_by(&self, right: i32, down: i32) {
        self.drag_along(&steps(right, down));
    }

    /// Takes hold of it in its middle and moves it from point to point, each given in CSS
    /// pixels from where it was, one every 8 ms.
    #[track_caller]
    pub fn drag_along(&self, path: &[(i32, i32)]) {
        let mut actions = held(path);
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        self.pointer("be dragged", &actions);
    }

    /// Takes hold of it in its middle and moves it by so many CSS pixels without letting go:
    /// [`App::let_go`] does.
    #[track_caller]
    pub fn hold_and_move(&self, right: i32, down: i32) {
        self.pointer("be held", &held(&steps(right, down)));
    }

    /// Takes hold of it and lets go over the middle of another.
    #[track_caller]
    pub fn drag_to(&self, target: Find) {
        let from = self.rect();
        let to = self.app.find(target).rect();
        let middle = |start: f64, length: f64| start + length / 2.0;
        let distance = |from: f64, to: f64| (to - from).round() as i32;
        self.drag_by(
            distance(middle(from.x, from.width), middle(to.x, to.width)),
            distance(middle(from.y, from.height), middle(to.y, to.height)),
        );
    }

    /// Replaces what a field holds, by hand: click, select all, type.
    #[track_caller]
    pub fn fill(&self, words: &str) {
        self.click();
        self.app.press("Ctrl+A");
        if words.is_empty() {
            self.app.press("Delete");
        } else {
            self.type_in(words);
        }
    }

    /// Types into it, after what it holds.
    #[track_caller]
    pub fn type_in(&self, words: &str) {
        self.on_element("be typed into", |id| self.app.driver().post(&format!("/element/{id}/value"), &json!({ "text": words })));
    }

    /// Gives it the keyboard and presses a key or a shortcut, such as `Ctrl+Z`.
    #[track_caller]
    pub fn press(&self, shortcut: &str) {
        self.script("element.focus();");
        self.app.press(shortcut);
    }

    /// Picks an option of a list that opens when it is clicked.
    #[track_caller]
    pub fn choose(&self, option: &str) {
        if self.script("return element.tagName;").as_str() == Some("SELECT") {
            self.on_element("be chosen from", |id| {
                let script = "const [list, name] = arguments;
                    const option = [...list.options].find((one) => one.text.trim() === name);
                    if (!option) return false;
                    list.value = option.value;
                    list.dispatchEvent(new Event('change', { bubbles: true }));
                    return true;";
                let done = self.app.driver().run(script, &[json!({ ELEMENT: id }), json!(option)])?;
                if done == Value::Bool(true) { Ok(()) } else { Err(Failed::absent(option)) }
            });
        } else {
            self.click();
            self.app.find(role("option").named(option)).click();
        }
    }

    /// Waits until this text is shown inside it.
    #[track_caller]
    pub fn sees(&self, part: &str) {
        self.find(text("").having(part).first()).wait();
    }

    /// Moves the pointer onto it and goes on with `actions`.
    #[track_caller]
    fn pointer(&self, what: &str, actions: &[Value]) {
        let middle = include_str!("middle.js");
        self.on_element(what, |id| {
            let at = self.app.driver().run(middle, &[json!({ ELEMENT: id })])?;
            let mut all = vec![json!({
                "type": "pointerMove", "duration": 0, "origin": "viewport", "x": at[0], "y": at[1],
            })];
            all.extend_from_slice(actions);
            self.app.driver().post(
                "/actions",
                &json!({ "actions": [{
                    "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" },
                    "actions": all,
                }] }),
            )
        });
    }

    /// Looks the thing up and acts on it, until that works.
    #[track_caller]
    fn on_element<T>(&self, what: &str, act: impl Fn(&str) -> Result<T, Failed>) -> T {
        let mut last = String::new();
        let done = wait::until(|| match self.the_one().and_then(|id| act(&id)) {
            Ok(answer) => Some(Ok(answer)),
            Err(failed) if failed.may_pass() => {
                last = failed.to_string();
                None
            }
            Err(failed) => Some(Err(failed)),
        });
        match done {
            Some(Ok(answer)) => answer,
            Some(Err(failed)) => self.app.fail(&format!("{} should {what}, but {failed}", self.find)),
            None => self.app.fail(&format!("{} should {what}, but after {} s: {last}", self.find, wait::patience().as_secs())),
        }
    }

    /// Reads until what is read is as wanted.
    #[track_caller]
    fn wait_until(&self, what: &str, read: impl Fn(&Self) -> Result<String, Failed>, wanted: impl Fn(&str) -> bool) -> String {
        let mut last = String::new();
        let reached = wait::until(|| match read(self) {
            Ok(now) if wanted(&now) => Some(now),
            Ok(now) => {
                last = format!("it is “{now}”");
                None
            }
            Err(failed) => {
                last = failed.to_string();
                None
            }
        });
        match reached {
            Some(now) => now,
            None => self.app.fail(&format!("{} should {what}, but {last}", self.find)),
        }
    }

    fn text_now(&self) -> Result<String, Failed> {
        let id = self.the_one()?;
        self.app.driver().get(&format!("/element/{id}/text")).map(string)
    }

    fn property_now(&self, name: &str) -> Result<String, Failed> {
        let id = self.the_one()?;
        self.app.driver().get(&format!("/element/{id}/property/{name}")).map(string)
    }

    /// The id of the only element that is meant.
    fn the_one(&self) -> Result<String, Failed> {
        let mut found = self.app.look_up(&self.find)?;
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => Err(Failed::absent("it is not on the screen")),
            many => Err(Failed::absent(&format!("there are {many} of it (name it more closely, or take .nth(0))"))),
        }
    }
}

/// Small steps, as from a hand: a drag often only starts after the first few pixels.
fn steps(right: i32, down: i32) -> Vec<(i32, i32)> {
    const STEPS: i32 = 12;
    (1..=STEPS).map(|step| (right * step / STEPS, down * step / STEPS)).collect()
}

/// Pressing, and moving from point to point, one every 8 ms.
fn held(path: &[(i32, i32)]) -> Vec<Value> {
    let mut actions = vec![json!({ "type": "pointerDown", "button": 0 })];
    let mut at = (0, 0);
    for to in path {
        actions.push(json!({
            "type": "pointerMove", "duration": 8, "origin": "pointer", "x": to.0 - at.0, "y": to.1 - at.1,
        }));
        at = *to;
    }
    actions
}

/// The text of a JSON string, or the JSON itself of anything else; nothing of `null`.
fn string(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
