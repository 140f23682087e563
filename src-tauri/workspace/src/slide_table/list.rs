//! A list in a cell: an entry a line, the parts of an entry parted by a bar. A bar, a backslash and a line break within a part are
//! written with a backslash before them: `\|`, `\\`, `\n`.

/// The entries of a cell with their parts, blank ones left out.
pub(crate) fn read(cell: &str) -> Vec<Vec<String>> {
    cell.lines().map(parts).filter(|parts| parts.iter().any(|p| !p.is_empty())).collect()
}

fn parts(line: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let meant = match c {
            '|' => {
                parts.push(String::new());
                continue;
            }
            '\\' => match chars.clone().next() {
                Some(next @ ('|' | '\\')) => {
                    chars.next();
                    next
                }
                Some('n') => {
                    chars.next();
                    '\n'
                }
                // A backslash before anything else is one: a path typed by hand stays what it is.
                _ => '\\',
            },
            other => other,
        };
        if let Some(part) = parts.last_mut() {
            part.push(meant);
        }
    }
    parts.iter_mut().for_each(|part| *part = part.trim().to_owned());
    parts
}

/// Writes entries as [`read`] reads them; blank parts at the end of an entry are left off.
pub(crate) fn write<'a>(entries: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let filled = |mut parts: Vec<&'a str>| {
        parts.truncate(parts.iter().rposition(|p| !p.is_empty()).map_or(0, |at| at + 1));
        parts
    };
    write_whole(entries.into_iter().map(filled))
}

/// The same with all parts of each entry, also blank ones at its end: where their number tells something.
pub(crate) fn write_whole<'a>(entries: impl IntoIterator<Item = Vec<&'a str>>) -> String {
    let line = |parts: Vec<&str>| parts.iter().map(|p| escaped(p)).collect::<Vec<_>>().join(" | ");
    entries.into_iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn escaped(part: &str) -> String {
    part.replace('\\', "\\\\").replace('|', "\\|").replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_and_parts_come_back() {
        let entries = vec![
            vec!["a|b", "c\\d", ""],
            vec!["two\nlines", "", "third"],
            vec!["", "only a reason"],
            vec!["\\n is no break", "\\"],
        ];
        let cell = write(entries.clone());
        assert_eq!(cell, "a\\|b | c\\\\d\ntwo\\nlines |  | third\n | only a reason\n\\\\n is no break | \\\\");
        let back = read(&cell);
        let wanted: Vec<Vec<&str>> =
            vec![vec!["a|b", "c\\d"], vec!["two\nlines", "", "third"], vec!["", "only a reason"], vec!["\\n is no break", "\\"]];
        assert_eq!(back, wanted);
    }

    #[test]
    fn what_people_type_is_taken_as_they_mean_it() {
        assert_eq!(read("C:\\temp | x\r\n\n - | \n"), [vec!["C:\\temp", "x"], vec!["-", ""]]);
        assert!(read(" | | \n\n").is_empty());
        assert_eq!(write([vec!["", ""], vec!["x"]]), "x");
    }
}
