//! What the text of a slide is, by the labels before it.

use lanewise_method::Number;
use lanewise_method::Slide;
use lanewise_method::slide::{EventState, Link, Origin, Period, SlideProblem, ValueEvent};

use super::further::{PAGE_BOX, carry_on};
use super::{Paragraph, Piece, SlideText};
use crate::slide_table::RowReject;
use crate::slide_table::field::{Field, SLIDE, called};
use crate::slide_table::word;
use crate::store::time::partial_day;
use crate::table::{DateOrder, Decimal, Thousands, iso_date, parse_number};

/// Name of the box in which our own slides have the key of the account.
pub(crate) const KEY_BOX: &str = "record_id";
/// What stands for a part that says nothing, where its place must be kept.
const NOTHING: &str = "–";

/// What a slide tells.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) key: String,
    /// The name of the account where it is labelled.
    pub(crate) account: String,
    /// The title of the slide as it stands: it often names the account.
    pub(crate) title: String,
    pub(crate) slide: Slide,
    /// Text that no label claims.
    pub(crate) left: Vec<String>,
}

/// Fields by what stands under their labels, in the order of the slide.
pub(super) struct Found {
    pub(super) field: Field,
    label: String,
    pub(super) paragraphs: Vec<Paragraph>,
}

/// The field of a label, if it is one.
fn label(text: &str) -> Option<Field> {
    called(SLIDE, text.trim().trim_end_matches(':'))
}

/// A paragraph that begins with its label: "Delta: three days".
fn labelled(paragraph: &Paragraph) -> Option<(Field, String, Paragraph)> {
    let (before, after) = paragraph.text.split_once(':')?;
    let field = label(before)?;
    Some((field, before.trim().to_owned(), Paragraph { level: 0, text: after.trim().to_owned() }))
}

/// What a slide tells, or why its text cannot be told apart.
pub(crate) fn told(text: &SlideText) -> Result<Told, RowReject> {
    let mut told = Told { title: text.title.clone(), ..Told::default() };
    let mut found = fields(text, &mut told);
    for further in &text.further {
        let more = fields(further, &mut told);
        carry_on(&mut found, more);
    }
    let telling = found.iter().filter(|f| tells_situation(f.field)).map(|f| f.field);
    let different: std::collections::BTreeSet<Field> = telling.collect();
    if text.pieces.is_empty() && text.title.is_empty() {
        return Err(if text.has_pictures { RowReject::OnlyPictures } else { RowReject::Nothing });
    }
    if different.is_empty() {
        return Err(RowReject::NotLabelled);
    }
    if told.title.is_empty() && !told.left.is_empty() {
        told.title = told.left.remove(0);
    }
    for found in found {
        put(found, &mut told)?;
    }
    Ok(told)
}

/// The labelled text of a slide; what nothing claims, and the account's key, go to what is told.
fn fields(text: &SlideText, told: &mut Told) -> Vec<Found> {
    let mut found = Vec::new();
    for piece in &text.pieces {
        match piece {
            Piece::Table(rows) => table(rows, &mut found, &mut told.left),
            Piece::Box { name, paragraphs } if name == KEY_BOX => told.key = joined(paragraphs),
            Piece::Box { name, .. } if name == PAGE_BOX => {}
            Piece::Box { paragraphs, .. } => boxed(paragraphs, &mut found, &mut told.left),
        }
    }
    found
}

/// Whether a field is part of a situation, not just of who it is about.
const fn tells_situation(field: Field) -> bool {
    !matches!(field, Field::Key | Field::Account | Field::Person | Field::Title | Field::Industry | Field::Links)
}

/// A table of labels and values. Rows that have none, or another number of cells, are left.
fn table(rows: &[Vec<Vec<Paragraph>>], found: &mut Vec<Found>, left: &mut Vec<String>) {
    for row in rows {
        match row.as_slice() {
            [name, value] => {
                let name = joined(name);
                match label(&name) {
                    Some(field) => found.push(Found { field, label: name, paragraphs: value.clone() }),
                    None => {
                        let text = [name, joined(value)].join(" ").trim().to_owned();
                        left.extend(Some(text).filter(|t| !t.is_empty()));
                    }
                }
            }
            cells => left.extend(cells.iter().map(|c| joined(c)).filter(|t| !t.is_empty())),
        }
    }
}

/// Paragraphs of a box: labels with text behind or below them. A heading alone in its box goes on in the next one.
fn boxed(paragraphs: &[Paragraph], found: &mut Vec<Found>, left: &mut Vec<String>) {
    let mut open = found.last().is_some_and(|f| f.paragraphs.is_empty());
    for paragraph in paragraphs.iter().filter(|p| !p.text.trim().is_empty()) {
        if let Some(field) = label(&paragraph.text) {
            found.push(Found { field, label: paragraph.text.trim().to_owned(), paragraphs: Vec::new() });
            open = true;
        } else if let Some((field, label, rest)) = labelled(paragraph) {
            let paragraphs = if rest.text.is_empty() { Vec::new() } else { vec![rest] };
            found.push(Found { field, label, paragraphs });
            open = true;
        } else if let Some(last) = found.last_mut().filter(|_| open) {
            last.paragraphs.push(paragraph.clone());
        } else {
            left.push(paragraph.text.trim().to_owned());
        }
    }
}

fn joined(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A text that is nothing where it only keeps a place.
fn said(text: &str) -> String {
    let text = text.trim();
    if text == NOTHING { String::new() } else { text.to_owned() }
}

/// The paragraphs of a list: each entry with what is indented below it.
fn entries(paragraphs: &[Paragraph]) -> Vec<(String, Vec<String>)> {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for paragraph in paragraphs.iter().filter(|p| !p.text.trim().is_empty()) {
        match entries.last_mut() {
            Some((_, below)) if paragraph.level > 0 => below.push(said(&paragraph.text)),
            _ => entries.push((said(paragraph.text.trim_start_matches(['•', '▪', '‣'])), Vec::new())),
        }
    }
    entries
}

fn add(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn put(found: Found, told: &mut Told) -> Result<(), RowReject> {
    let Found { field, label, paragraphs } = found;
    let text = said(&joined(&paragraphs));
    let slide = &mut told.slide;
    let word_of = |known: &[&str]| RowReject::NoWord {
        column: label.clone(),
        text: text.clone(),
        known: known.iter().map(|k| (*k).to_owned()).collect(),
    };
    match field {
        Field::Key => told.key = text,
        Field::Account => told.account = text,
        Field::Person => add(&mut slide.person, &text),
        Field::Title => add(&mut slide.title, &text),
        Field::Industry => add(&mut slide.industry, &text),
        Field::Issue => add(&mut slide.issue, &text),
        Field::Problems => {
            let problem = |(text, below): (String, Vec<String>)| SlideProblem { text, reason: below.join("\n") };
            slide.problems.extend(entries(&paragraphs).into_iter().map(problem));
        }
        Field::Capabilities => {
            let capability = |(text, below): (String, Vec<String>)| std::iter::once(text).chain(below);
            slide.capabilities.extend(entries(&paragraphs).into_iter().flat_map(capability));
        }
        Field::Delta => add(&mut slide.delta.text, &text),
        Field::Amount if text.is_empty() => {}
        Field::Amount => {
            let number = number(&text).ok_or_else(|| RowReject::NoNumber { column: label.clone(), text: text.clone() })?;
            slide.delta.amount = Some(number);
        }
        Field::Currency => slide.delta.currency = text,
        Field::Unit => slide.delta.unit = text,
        Field::Period if text.is_empty() => {}
        Field::Period => {
            let period = word::period(&text).ok_or_else(|| word_of(&Period::ALL.map(Period::id)))?;
            slide.delta.period = Some(period);
        }
        Field::Date => date(&text, &mut slide.date.day, &mut slide.date.event),
        Field::Event => add(&mut slide.date.event, &text),
        Field::Origin if text.is_empty() => {}
        Field::Origin => {
            let origin = word::origin(&text).ok_or_else(|| word_of(&[Origin::External.id(), Origin::Internal.id()]))?;
            slide.date.origin = Some(origin);
        }
        Field::Consequence => add(&mut slide.date.consequence, &text),
        Field::Events => {
            for (what, below) in entries(&paragraphs) {
                slide.events.push(event(what, &below, &label)?);
            }
        }
        Field::Links => {
            for (name, below) in entries(&paragraphs) {
                slide.links.push(match below.first() {
                    Some(address) => Link { name, address: address.clone() },
                    None => Link { name: String::new(), address: name },
                });
            }
        }
        _ => {}
    }
    Ok(())
}

/// A date, a date with the event behind it, or words only: a presentation is prose, and words stay words.
fn date(text: &str, day: &mut String, event: &mut String) {
    let read = |text: &str| partial_day(text).or_else(|| iso_date(text.trim(), DateOrder::DayMonthYear));
    if let Some(found) = read(text) {
        *day = found;
        return;
    }
    let cut = text.find([',', ';', '\n', '(']).and_then(|at| Some((text.get(..at)?, text.get(at + 1..)?)));
    match cut.and_then(|(first, rest)| Some((read(first)?, rest))) {
        Some((found, rest)) => {
            *day = found;
            add(event, rest.trim().trim_end_matches(')'));
        }
        None => add(event, text),
    }
}

/// A number as it stands in prose: of two ways to read it, the one that fits; "38.000" is thousands where three digits follow.
fn number(text: &str) -> Option<Number> {
    if let Some(number) = Number::parse(text).filter(|_| text.split_once('.').is_none_or(|(_, d)| d.len() != 3)) {
        return Some(number);
    }
    [
        (Decimal::Comma, Thousands::Point),
        (Decimal::Point, Thousands::Comma),
        (Decimal::Point, Thousands::Space),
        (Decimal::Comma, Thousands::Space),
    ]
    .into_iter()
    .find_map(|(decimal, thousands)| parse_number(text, decimal, thousands))
    .map(|cell| Number::from_millionths(cell.millionths))
}

/// The words for the parts of a Value Realization Event, folded.
const PARTS: [(&[&str], u8); 6] = [
    (
        &[
            "after go live",
            "after golive",
            "dopo l avvio",
            "dopo il go live",
            "tras el arranque",
            "despues del arranque",
            "tras la puesta en marcha",
        ],
        0,
    ),
    (&["due", "due on", "entro il", "scadenza", "entro", "para el", "vence", "fecha"], 1),
    (&["owner", "responsabile", "responsable"], 2),
    (&["measure", "measured by", "misura", "misurato da", "medida", "medido por", "se mide por"], 3),
    (&["state", "stato", "estado"], 4),
    (&["settled", "settled on", "seen on", "esito il", "visto il", "resuelto el", "visto el"], 5),
];

fn event(what: String, below: &[String], label: &str) -> Result<ValueEvent, RowReject> {
    let mut event = ValueEvent { what, ..ValueEvent::default() };
    let day = |text: &str| {
        let day = partial_day(text).or_else(|| iso_date(text, DateOrder::DayMonthYear));
        day.ok_or_else(|| RowReject::NoDate { column: label.to_owned(), text: text.to_owned() })
    };
    for line in below {
        let part = line.split_once(':').and_then(|(name, value)| {
            let name = crate::slide_table::field::bare(name);
            let known = PARTS.iter().find(|(words, _)| words.contains(&name.as_str()))?;
            Some((known.1, value.trim()))
        });
        match part {
            Some((0, text)) => text.clone_into(&mut event.after),
            Some((1, text)) => event.due = day(text)?,
            Some((2, text)) => text.clone_into(&mut event.owner),
            Some((3, text)) => text.clone_into(&mut event.measure),
            Some((4, text)) => {
                let known = [EventState::Planned, EventState::Reached, EventState::Missed].map(|s| s.id().to_owned());
                event.state = word::event_state(text).ok_or_else(|| RowReject::NoWord {
                    column: label.to_owned(),
                    text: text.to_owned(),
                    known: known.into(),
                })?;
            }
            Some((_, text)) => event.settled = day(text)?,
            None => add(&mut event.what, line),
        }
    }
    Ok(event)
}
