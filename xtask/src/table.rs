//! Reading a CSV table and printing it for people.

/// The cells of a CSV file, row by row, header included: commas, quotes doubled inside quotes.
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = vec![String::new()];
    let mut quoted = false;
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        let cell = row.len() - 1;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                row[cell].push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(std::mem::replace(&mut row, vec![String::new()])),
            other => row[cell].push(other),
        }
    }
    if row.len() > 1 || !row[0].is_empty() {
        rows.push(row);
    }
    rows
}

/// Rows as lines of aligned columns, the first ruled off as the header; long cells are cut.
pub fn align(rows: &[Vec<String>]) -> Vec<String> {
    const WIDEST: usize = 34;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let cut = |cell: &str| {
        if cell.chars().count() > WIDEST { cell.chars().take(WIDEST - 1).chain(['…']).collect() } else { cell.to_owned() }
    };
    let width = |column: usize| {
        let of = |row: &Vec<String>| row.get(column).map_or(0, |cell| cut(cell).chars().count());
        rows.iter().map(of).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().zip(&widths).map(|(cell, width)| {
                let cell = cut(cell);
                // Numbers stand under each other.
                if cell.parse::<f64>().is_ok() { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        })
        .collect();
    if !lines.is_empty() {
        lines.insert(1, widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join("  "));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
    }

    #[test]
    fn quotes_hold_commas_lines_and_quotes() {
        let text = "\u{feff}a,b\r\n\"1,5\",\"two\nlines\"\n\"say \"\"hi\"\"\",";
        assert_eq!(read_csv(text), rows(&[&["a", "b"], &["1,5", "two\nlines"], &["say \"hi\"", ""]]));
        assert_eq!(read_csv(""), rows(&[]));
    }

    #[test]
    fn columns_stand_under_each_other() {
        let lines = align(&rows(&[&["name", "score"], &["Ábaco", "7.5"], &["B", "12.250"]]));
        assert_eq!(lines, ["name   score", "─────  ──────", "Ábaco     7.5", "B      12.250"]);
        assert!(align(&[]).is_empty());
    }
}
