//! What `lanewise score` tells people: the best rows, and everything that was not scored silently.

use lanewise_method::Profile;
use lanewise_workspace::score_table::{BestRow, Report, Unmatched};

use crate::terminal::plain;
use crate::wording::{count, grouped, points};

/// Values told per column; the rest stands in the report of `--json`.
const TOLD: usize = 5;
/// Rejected rows told.
const TOLD_ROWS: usize = 5;
/// Characters of a name in the table.
const NAME: usize = 36;

/// Whether `--strict` has something to complain of.
pub fn has_findings(report: &Report) -> bool {
    report.unmatched_cells + report.error_cells + report.rejected_rows > 0
        || !report.columns_missing.is_empty()
        || report.answered_by.is_empty()
}

/// The best rows as a table.
pub fn sheet(report: &Report, profile: &Profile) -> String {
    let tier = |id: &str| plain(profile.tiers.iter().find(|t| t.id == id).map_or(id, |t| t.name.as_str()));
    let heads = ["", "account", "tier", "score", "range", "unknown", ""];
    let mut rows: Vec<[String; 7]> = vec![heads.map(str::to_owned)];
    for (at, best) in report.best.iter().enumerate() {
        rows.push([
            (at + 1).to_string(),
            shorten(&best.name),
            tier(&best.tier),
            points(best.likely),
            range(best),
            best.unknown.to_string(),
            note(best, &tier),
        ]);
    }
    let mut widths = [0; 7];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in &rows {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
            let gap = " ".repeat(width - cell.chars().count());
            // Numbers end at the right, words begin at the left.
            line.push_str(&if matches!(at, 0 | 3 | 4 | 5) { format!("{gap}{cell}  ") } else { format!("{cell}{gap}  ") });
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn range(best: &BestRow) -> String {
    if best.low == best.high { "exact".into() } else { format!("{} - {}", points(best.low), points(best.high)) }
}

fn note(best: &BestRow, tier: &impl Fn(&str) -> String) -> String {
    let mut notes = Vec::new();
    if best.tier_low != best.tier_high {
        notes.push(format!("{} to {}", tier(&best.tier_low), tier(&best.tier_high)));
    }
    if !best.capped_by.is_empty() {
        notes.push(format!("capped by {}", best.capped_by.join(", ")));
    }
    notes.join("; ")
}

fn shorten(name: &str) -> String {
    let name = plain(name);
    match name.char_indices().nth(NAME) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name,
    }
}

/// The report in lines.
pub fn lines(report: &Report, profile: &Profile) -> Vec<String> {
    let mut lines = vec![summary(report, profile)];
    if report.answered_by.is_empty() {
        lines.push(
            "warning: no column answers a parameter of the profile, so every row is unknown throughout. Check that it is the right \
             table, or say which column is which with --mapping (--save-mapping writes one to start from)."
                .into(),
        );
    } else if !report.without_column.is_empty() {
        lines.push(format!(
            "note: {} of {} without a column, unknown in every row: {}",
            report.without_column.len(),
            count(profile.parameters.len() as u64, "parameter", "parameters"),
            report.without_column.join(", ")
        ));
    }
    for column in &report.columns_missing {
        lines.push(format!("warning: the table has no column \"{}\" that the mapping names", plain(column)));
    }
    unmatched(report, &mut lines);
    if report.error_cells > 0 {
        let cells = count(report.error_cells, "cell holds an error", "cells hold errors");
        lines.push(format!("warning: {cells} of the spreadsheet (#N/A and the like), counted as unknown"));
    }
    if report.rejected_rows > 0 {
        lines.push(format!("warning: {} not in the result:", count(report.rejected_rows, "row is", "rows are")));
        for row in report.rejected.iter().take(TOLD_ROWS) {
            lines.push(format!("  line {}: {}", row.line, plain(&row.reason)));
        }
        let rest = report.rejected_rows.saturating_sub(TOLD_ROWS as u64);
        if rest > 0 {
            lines.push(format!("  and {} more", grouped(rest)));
        }
    }
    if report.short_rows > 0 {
        lines.push(format!(
            "note: {} fewer cells than columns; the missing ones count as blank",
            count(report.short_rows, "row has", "rows have")
        ));
    }
    if report.made_safe > 0 {
        lines.push(format!(
            "note: {} that a spreadsheet would run as a formula got an apostrophe",
            count(report.made_safe, "cell", "cells")
        ));
    }
    if report.cut_cells > 0 {
        lines.push(format!("warning: {} too long for a sheet, cut there", count(report.cut_cells, "cell is", "cells are")));
    }
    if report.added.first().is_some_and(|n| n != "score_low") {
        lines.push(format!("note: the table has such columns already, so ours are called {}, …", plain(&report.added[0])));
    }
    lines
}

fn summary(report: &Report, profile: &Profile) -> String {
    let tiers: Vec<String> = profile
        .tiers
        .iter()
        .filter_map(|t| Some((t, report.tiers.iter().find(|c| c.tier == t.id)?.rows)))
        .map(|(t, rows)| format!("{} {}", grouped(rows), plain(&t.name)))
        .collect();
    format!("{}: {}; {} settled", count(report.rows, "row", "rows"), tiers.join(", "), grouped(report.settled))
}

fn unmatched(report: &Report, lines: &mut Vec<String>) {
    if report.unmatched_cells == 0 {
        return;
    }
    lines.push(format!(
        "warning: {} covered by no level, counted as unknown:",
        count(report.unmatched_cells, "cell is", "cells are")
    ));
    let mut rest: &[Unmatched] = &report.unmatched;
    let mut told = 0;
    while let Some(first) = rest.first() {
        let size = rest.iter().take_while(|u| u.column == first.column).count();
        let (column, others) = rest.split_at(size);
        lines.push(format!("  column \"{}\" ({}):", plain(&first.column), first.parameter));
        for value in column.iter().take(TOLD) {
            told += value.count;
            lines.push(format!(
                "    \"{}\"  {}, first in line {}",
                plain(&value.value),
                count(value.count, "cell", "cells"),
                value.first_line
            ));
        }
        rest = others;
    }
    let untold = report.unmatched_cells - told;
    if untold > 0 {
        lines.push(format!("  and {} with other values; --json lists more", count(untold, "cell", "cells")));
    }
}
