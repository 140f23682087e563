//! What may stand in a report. A panic's message can quote whatever was being worked on ("byte index 3 is not a char boundary; it
//! is inside 'é' of `Café …`"), so quoted text, values and paths are left out; code is kept.

/// Stands for what was left out.
const LEFT_OUT: &str = "‹left out›";

/// The most of a message that is kept.
const LONGEST: usize = 400;

/// The most lines of the way there.
const LINES: usize = 80;

/// A message without what it quotes.
#[must_use]
pub fn said(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    // "called `Result::unwrap()` on an `Err` value: …", "assertion `left == right` failed: …" go on with a value.
    let line = [" value: ", " failed: ", " left: "].into_iter().fold(line, |line, cut| line.split(cut).next().unwrap_or(line));
    let cut = if line.len() < message.trim_end().len() { format!(" {LEFT_OUT}") } else { String::new() };
    let (kept, code) = apart(line);
    let words: Vec<String> =
        unquoted(&kept).split(' ').map(|word| if is_path(word) { LEFT_OUT.to_owned() } else { word.to_owned() }).collect();
    short(&(words.join(" ") + &code + &cut), LONGEST)
}

/// Web engines end a message with the code that failed: "… (evaluating 'a.b')", "… (reading 'b')". Those are names of ours.
fn apart(line: &str) -> (String, String) {
    let at = ["(evaluating '", "(reading '"].into_iter().filter_map(|start| line.rfind(start)).max();
    match at {
        Some(at) if is_code(&line[at..]) => (line[..at].to_owned(), line[at..].to_owned()),
        _ => (line.to_owned(), String::new()),
    }
}

/// Whether this is "(word 'a.b')" with nothing but a name's letters between the quotes.
fn is_code(text: &str) -> bool {
    let inside = text.split_once('\'').and_then(|(_, rest)| rest.strip_suffix("')"));
    inside.is_some_and(|code| code.len() <= 80 && code.chars().all(|c| c.is_ascii_alphanumeric() || "_$.?[]()".contains(c)))
}

/// What stands between quotes is left out. An apostrophe inside a word opens nothing.
fn unquoted(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut before = ' ';
    while let Some(mark) = rest.chars().next() {
        let after = &rest[mark.len_utf8()..];
        let closing = match mark {
            '"' | '`' => Some(mark),
            '\'' if !before.is_alphanumeric() => Some('\''),
            '“' | '„' => Some('”'),
            '‘' => Some('’'),
            '«' => Some('»'),
            _ => None,
        };
        match closing {
            // To the last mark of its kind: what is quoted may hold the same mark. A quote that is never closed goes to the end.
            Some(closing) => {
                out.push_str(LEFT_OUT);
                rest = after.rfind(closing).map_or("", |end| &after[end + closing.len_utf8()..]);
                before = closing;
            }
            None => {
                out.push(mark);
                before = mark;
                rest = after;
            }
        }
    }
    out
}

fn is_path(word: &str) -> bool {
    word.contains(['/', '\\']) && word.len() > 2
}

/// A source file without the folders of the machine that built it.
#[must_use]
pub fn source(file: &str) -> String {
    let file = file.replace('\\', "/");
    let after = |mark: &str| file.rfind(mark).map(|at| file[at + mark.len()..].to_owned());
    // Below the registry comes the index's folder, then name and version of the crate.
    let crate_of = after("/registry/src/").and_then(|rest| rest.split_once('/').map(|(_, rest)| rest.to_owned()));
    crate_of
        .or_else(|| after("/library/").map(|rest| format!("std/{rest}")))
        .or_else(|| after("/src-tauri/").map(|rest| format!("src-tauri/{rest}")))
        .unwrap_or(file)
}

/// Our own backtrace: names of functions and places in sources.
#[must_use]
pub fn own(trace: &str) -> String {
    let lines = trace.lines().take(LINES).map(|line| match line.trim_start().strip_prefix("at ") {
        Some(place) => format!("             at {}", source(place)),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The frames of a page's stack: "name@address:line:column" or "at name (address:line:column)". Lines that are none repeat the
/// message. Addresses lose their host.
#[must_use]
pub fn frames(stack: &str) -> String {
    let frames = stack.lines().map(str::trim).filter(|line| is_frame(line)).take(LINES);
    let local = |line: &str| {
        ["tauri://localhost", "http://tauri.localhost", "http://localhost:1420"]
            .into_iter()
            .fold(line.to_owned(), |line, host| line.replace(host, ""))
    };
    frames.map(|line| short(&local(line), 200)).collect::<Vec<_>>().join("\n")
}

fn is_frame(line: &str) -> bool {
    let at = line.trim_end_matches(')');
    let mut ends = at.rsplit(':');
    let numbers =
        [ends.next(), ends.next()].into_iter().all(|n| n.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())));
    let address = ends.next().is_some();
    numbers && address && (line.starts_with("at ") || line.contains('@') && !line.contains(' '))
}

/// At most so many characters.
#[must_use]
pub fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_message_quotes_is_told() {
        for (message, told) in [
            ("index out of bounds: the len is 3 but the index is 7", "index out of bounds: the len is 3 but the index is 7"),
            (
                "byte index 3 is not a char boundary; it is inside 'é' (bytes 3..5) of `Café Molar, 'the best'`",
                "byte index 3 is not a char boundary; it is inside ‹left out›",
            ),
            ("called `Result::unwrap()` on an `Err` value: Account { name: \"Molar\" }", "called ‹left out› ‹left out›"),
            ("assertion `left == right` failed: Molar\n  left: \"Molar\"\n right: 2", "assertion ‹left out› ‹left out›"),
            ("no such file: /home/ada/Molar.lanewise here", "no such file: ‹left out› here"),
            ("it doesn't end \"Molar", "it doesn't end ‹left out›"),
            ("„Molar” is «gone»", "‹left out› is ‹left out›"),
            ("one\nMolar", "one ‹left out›"),
        ] {
            let said = said(message);
            assert!(!said.contains("Molar"), "{said}");
            assert!(said == told || told.ends_with("inside ‹left out›") && said.starts_with(told), "{said:?} is not {told:?}");
        }
    }

    #[test]
    fn the_code_that_a_web_engine_names_is_kept() {
        let message = "undefined is not an object (evaluating 'row.account.name')";
        assert_eq!(said(message), message);
        assert_eq!(
            said("Cannot read properties of undefined (reading 'tiers')"),
            "Cannot read properties of undefined (reading 'tiers')"
        );
        assert!(!said("x (evaluating 'f(\"Molar\")')").contains("Molar"));
        assert!(!said("x (reading 'Café Molar')").contains("Molar"));
    }

    #[test]
    fn a_long_message_is_cut() {
        assert_eq!(said(&"a".repeat(4000)).chars().count(), 401);
    }

    #[test]
    fn sources_have_no_folders_of_the_builder() {
        assert_eq!(
            source("/home/ada/.cargo/registry/src/index.crates.io-1949/rusqlite-0.41.0/src/lib.rs"),
            "rusqlite-0.41.0/src/lib.rs"
        );
        assert_eq!(source("/rustc/9fc6b4/library/core/src/option.rs"), "std/core/src/option.rs");
        assert_eq!(source("src-tauri/src/desk.rs"), "src-tauri/src/desk.rs");
        assert_eq!(source("/home/ada/lanewise/src-tauri/src/desk.rs"), "src-tauri/src/desk.rs");
    }

    #[test]
    fn only_frames_of_a_stack_are_kept() {
        let webkit = "Row@tauri://localhost/assets/index-a1.js:10:200\n@tauri://localhost/assets/index-a1.js:1:2\n[native code]\nMolar: 1:2";
        assert_eq!(frames(webkit), "Row@/assets/index-a1.js:10:200\n@/assets/index-a1.js:1:2");
        let chromium = "Error: Molar 12:30:11\n    at Row (http://tauri.localhost/assets/index.js:10:200)\n    at http://localhost:1420/x.ts:3:4";
        assert_eq!(frames(chromium), "at Row (/assets/index.js:10:200)\nat /x.ts:3:4");
    }
}
