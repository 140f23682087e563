//! Keys by the names that people use.

use serde_json::{Value, json};

/// The pointer-free WebDriver actions for a key or a shortcut such as `Ctrl+Shift+Z`.
///
/// # Panics
/// On a key that has no name here.
pub fn shortcut(keys: &str) -> Vec<Value> {
    let codes: Vec<char> = keys.split('+').map(code).collect();
    let down = codes.iter().map(|code| json!({ "type": "keyDown", "value": code }));
    let up = codes.iter().rev().map(|code| json!({ "type": "keyUp", "value": code }));
    down.chain(up).collect()
}

/// The character that stands for a key in the protocol.
fn code(name: &str) -> char {
    let mut characters = name.chars();
    match (name, characters.next(), characters.next()) {
        ("Backspace", ..) => '\u{E003}',
        ("Tab", ..) => '\u{E004}',
        ("Enter", ..) => '\u{E007}',
        ("Shift", ..) => '\u{E008}',
        ("Ctrl", ..) => '\u{E009}',
        ("Alt", ..) => '\u{E00A}',
        ("Escape", ..) => '\u{E00C}',
        ("Space", ..) => ' ',
        ("PageUp", ..) => '\u{E00E}',
        ("PageDown", ..) => '\u{E00F}',
        ("End", ..) => '\u{E010}',
        ("Home", ..) => '\u{E011}',
        ("Left", ..) => '\u{E012}',
        ("Up", ..) => '\u{E013}',
        ("Right", ..) => '\u{E014}',
        ("Down", ..) => '\u{E015}',
        ("Delete", ..) => '\u{E017}',
        ("F1", ..) => '\u{E031}',
        ("F2", ..) => '\u{E032}',
        ("Plus", ..) => '+',
        // A shortcut names its letter in capitals, as menus do; the key is the small one.
        (_, Some(single), None) => single.to_ascii_lowercase(),
        _ => panic!("no key is called {name:?}; tests/e2e/src/keys.rs has the names"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcut_is_pressed_in_order_and_released_in_reverse() {
        let types: Vec<String> =
            shortcut("Ctrl+Shift+Z").iter().map(|action| format!("{} {}", action["type"], action["value"])).collect();
        assert_eq!(
            types,
            [
                "\"keyDown\" \"\u{E009}\"",
                "\"keyDown\" \"\u{E008}\"",
                "\"keyDown\" \"z\"",
                "\"keyUp\" \"z\"",
                "\"keyUp\" \"\u{E008}\"",
                "\"keyUp\" \"\u{E009}\"",
            ]
        );
    }
}
