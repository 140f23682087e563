//! Slides as Markdown, to be read.

use lanewise_method::slide::{Origin, Period};

use super::write::Written;

/// What Markdown would take for its own stands with a backslash; a line break stays one.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("  \n  "),
            other => out.push(other),
        }
    }
    out
}

fn joined(parts: &[String], by: &str) -> String {
    parts.iter().filter(|p| !p.is_empty()).map(String::as_str).collect::<Vec<_>>().join(by)
}

const fn per(period: Period) -> &'static str {
    match period {
        Period::Once => "once",
        Period::Day => "a day",
        Period::Week => "a week",
        Period::Month => "a month",
        Period::Quarter => "a quarter",
        Period::Year => "a year",
    }
}

/// The slides one after another, each under a heading.
pub(super) fn markdown(slides: &[Written]) -> String {
    let mut out = String::from("# Situation Slides\n");
    for written in slides {
        let slide = &written.slide;
        let who = joined(&[plain(&slide.person), plain(&slide.title)], ", ");
        out.push_str(&format!("\n## {}\n\n", joined(&[plain(&written.account_name), who], ": ")));
        let mut field = |label: &str, text: &str| {
            if !text.is_empty() {
                out.push_str(&format!("- **{label}**: {text}\n"));
            }
        };
        field("Industry", &plain(&slide.industry));
        field("Critical Business Issue", &plain(&slide.issue));
        let problems: Vec<String> =
            slide.problems.iter().map(|p| joined(&[plain(&p.text), plain(&p.reason)], "; because ")).collect();
        field("Problems and reasons", &entries(&problems));
        let capabilities: Vec<String> = slide.capabilities.iter().map(|c| plain(c)).collect();
        field("Specific Capabilities", &entries(&capabilities));
        let delta = &slide.delta;
        let number = delta.amount.map_or_else(String::new, |n| n.to_string());
        let period = delta.period.map_or_else(String::new, |p| per(p).to_owned());
        let amount = joined(&[number, plain(&delta.currency), plain(&delta.unit), period], " ");
        field("Delta", &joined(&[plain(&delta.text), amount], "; "));
        let date = &slide.date;
        let origin = match date.origin {
            Some(Origin::External) => "external".to_owned(),
            Some(Origin::Internal) => "internal".to_owned(),
            None => String::new(),
        };
        let missed = if date.consequence.is_empty() { String::new() } else { format!("if missed: {}", plain(&date.consequence)) };
        field("Critical Date", &joined(&[date.day.clone(), plain(&date.event), origin, missed], "; "));
        let events: Vec<String> = slide
            .events
            .iter()
            .map(|e| {
                let settled = joined(&[e.state.id().to_owned(), e.settled.clone()], " ");
                let parts = [plain(&e.what), plain(&e.after), e.due.clone(), plain(&e.owner), plain(&e.measure), settled];
                joined(&parts, "; ")
            })
            .collect();
        field("Value Realization Events", &entries(&events));
        let links: Vec<String> = slide.links.iter().map(|l| joined(&[plain(&l.name), plain(&l.address)], ": ")).collect();
        field("Links", &entries(&links));
    }
    out
}

fn entries(entries: &[String]) -> String {
    entries.iter().filter(|e| !e.is_empty()).map(|e| format!("\n  - {e}")).collect()
}
