//! Parts that both pages have.

use std::fmt::Write;

use lanewise_method::profile::Tier;

use super::draw;
use super::shell::{Set, figure, number, table, text, tier_tag};
use crate::learning::labelled::Source;
use crate::learning::quality::{Group, Quality, whole_percent};
use crate::learning::report::{Made, Misfit};
use crate::wording::points;

/// A head of words.
pub fn head(name: &str, set: Set) -> (String, Set) {
    (text(name), set)
}

/// The lanes, and what became of each tier.
pub fn lanes_and_tiers(quality: &Quality, tiers: &[Tier]) -> String {
    let admitting: Vec<&str> = quality.tiers.iter().filter(|t| t.admits).map(|t| t.name.as_str()).collect();
    let says = format!(
        "Of {} customers scored {}, {} are happy; of the {} others, {}.",
        number(quality.admitted.rows.into()),
        either(&admitting),
        part(&quality.admitted),
        number(quality.refused.rows.into()),
        part(&quality.refused)
    );
    let bars = draw::bars_with_somebody(&quality.scores)
        .map(|bar| ("", vec![draw::bar_name(bar), number(bar.happy.into()), number(bar.others.into())]));
    let behind = table(
        "Customers by score",
        &[head("Score", Set::Words), head("Happy", Set::Figures), head("Others", Set::Figures)],
        &bars.collect::<Vec<_>>(),
    );
    let mut out = format!("<p class=\"voice\">{}</p>\n", text(&says));
    out += &figure(&draw::lanes(quality, tiers, &says), "The scores as a table", &behind);
    out += &tier_table(quality);
    out
}

fn tier_table(quality: &Quality) -> String {
    let of = quality.tiers.len();
    let all = Group::counted(quality.happy, quality.rows);
    let row = |name: String, group: &Group, tier: Option<usize>| {
        vec![
            name,
            number(group.rows.into()),
            number(group.happy.into()),
            part(group),
            interval(group),
            draw::share(group, all.share, tier),
        ]
    };
    let mut rows: Vec<(&str, Vec<String>)> = quality
        .tiers
        .iter()
        .enumerate()
        .map(|(at, tier)| ("", row(tier_tag(at, of, &tier.name), &tier.group, Some(at))))
        .collect();
    rows.push(("blank", row("All".into(), &all, None)));
    let heads = [
        head("Tier", Set::Words),
        head("Customers", Set::Figures),
        head("Happy", Set::ExtraFigures),
        head("Share", Set::Figures),
        head("95 % interval", Set::ExtraFigures),
        (draw::share_axis(), Set::Drawing),
    ];
    table("What became of each tier; the dashed line is the share of all", &heads, &rows)
}

/// "87 %", or a dash where there is nobody.
pub fn part(group: &Group) -> String {
    if group.rows == 0 { "–".into() } else { whole_percent(group.share).replace(' ', "\u{a0}") }
}

/// "84–90 %".
pub fn interval(group: &Group) -> String {
    if group.rows == 0 {
        return "–".into();
    }
    format!("{}–{}\u{a0}%", (u32::from(group.low) + 5) / 10, (u32::from(group.high) + 5) / 10)
}

fn either(names: &[&str]) -> String {
    match names {
        [] => "high".into(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

/// Rows that went against their score.
pub fn misfits(found: &[Misfit], tiers: &[Tier], file: &str) -> String {
    if found.is_empty() {
        return String::new();
    }
    let rows: Vec<(&str, Vec<String>)> = found
        .iter()
        .map(|misfit| {
            let at = tiers.iter().position(|t| t.id == misfit.tier).unwrap_or(0);
            let name = tiers.get(at).map_or("", |t| t.name.as_str());
            let went = if misfit.happy { "happy all the same" } else { "not happy" };
            ("", vec![format!("Line {}", misfit.line), points(misfit.score), tier_tag(at, tiers.len(), name), went.into()])
        })
        .collect();
    let heads = [
        head("Customer", Set::Words),
        head("Score", Set::Figures),
        head("Tier", Set::Words),
        head("What became of it", Set::Words),
    ];
    format!(
        "<p class=\"says\">What did these know that the table does not? Ask those who know them: here the next parameter hides.</p>\n{}",
        table(&format!("Lines of {file}"), &heads, &rows)
    )
}

/// How it was reckoned, so that anybody can do it again; `method` are paragraphs.
pub fn made(made: &Made, source: &Source, method: &[String]) -> String {
    let read = &source.read;
    let mut out = String::new();
    for paragraph in method {
        let _ = writeln!(out, "<p class=\"says\">{}</p>", text(paragraph));
    }
    let happy: Vec<String> = read.outcomes.iter().filter(|o| o.happy).map(|o| format!("“{}”", o.value)).collect();
    let mut facts: Vec<(&str, String)> = vec![
        ("Command", format!("<code>{}</code>", text(&made.command))),
        ("Seed", made.seed.to_string()),
        ("Version", format!("Lanewise {}", text(made.version))),
        ("Table", text(&source.file)),
        ("SHA-256", format!("<code>{}</code>", text(&source.sha256))),
    ];
    if let Some(sheet) = &source.sheet {
        facts.push(("Sheet", text(sheet)));
    }
    if let (Some(delimiter), Some(encoding)) = (source.delimiter, source.encoding) {
        let delimiter = if delimiter == '\t' { "tab".to_owned() } else { format!("“{delimiter}”") };
        let encoding = serde_json::to_value(encoding).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        facts.push(("Read as", text(&format!("text delimited by {delimiter}, {encoding}"))));
    }
    facts.push(("Happy is", text(&format!("{}: {}", read.outcome, happy.join(" or ")))));
    let mut rows = format!("{} read, {} used", number(read.rows_read.into()), number(read.rows.into()));
    for (skipped, why) in [
        (&read.without_outcome, "without an outcome"),
        (&read.without_group, "without a fold"),
        (&read.rejected, "that cannot be read"),
    ] {
        if skipped.rows > 0 {
            let _ = write!(rows, ", {} {why}", number(skipped.rows.into()));
        }
    }
    facts.push(("Rows", text(&rows)));
    if read.odd.cells > 0 {
        facts.push(("Odd cells", format!("{}, counted as blank or held at the largest number", number(read.odd.cells.into()))));
    }
    out.push_str("<dl class=\"made\">\n");
    for (name, value) in facts {
        let _ = writeln!(out, "<dt>{name}</dt><dd>{value}</dd>");
    }
    out.push_str("</dl>\n");
    out
}

/// Rows left out and odd cells, named.
pub fn left_out(source: &Source) -> Option<String> {
    let read = &source.read;
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for skipped in [&read.rejected, &read.without_outcome, &read.without_group] {
        rows.extend(skipped.first.iter().map(|(line, why)| ("", vec![format!("Line {line}"), "the row".into(), text(why)])));
    }
    let odd = read.odd.listed.iter().map(|o| {
        let column = text(&o.column);
        ("", vec![format!("Line {}", o.line), format!("{column}: “{}”", text(&o.text)), o.why.words().into()])
    });
    rows.extend(odd);
    if rows.is_empty() {
        return None;
    }
    let all = read.rejected.rows + read.without_outcome.rows + read.without_group.rows + read.odd.cells;
    let caption = if all as usize > rows.len() {
        format!("The first {} of {}", number(rows.len() as u64), number(all.into()))
    } else {
        String::new()
    };
    let heads = [head("Where", Set::Words), head("What", Set::Words), head("Why it does not count", Set::Words)];
    Some(table(&caption, &heads, &rows))
}
