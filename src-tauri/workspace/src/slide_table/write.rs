//! Slides as files: a table that reads back exactly, JSON, Markdown to read.

use std::io::Write;
use std::path::Path;

use lanewise_method::fold::fold;
use lanewise_method::slide::{EventState, Link, ValueEvent};
use lanewise_method::{Number, Slide};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use serde::Serialize;

use super::field::{Field, SLIDE};
use super::{list, prose};
use crate::export::{ExportError, number_text};
use crate::score_table::{PartFile, safe};
use crate::{Workspace, WorkspaceError};

/// Characters of a cell of a workbook at most, counted as it counts them.
const CHARACTERS: usize = 32_767;

/// What slides are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlideShape {
    /// Comma-separated text, a slide a row.
    Csv,
    /// A workbook, a slide a row.
    Workbook,
    /// One JSON array.
    Json,
    /// Markdown, in English.
    Markdown,
}

impl SlideShape {
    /// What the ending of a file's name says.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Workbook),
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }
}

/// Which slides.
#[derive(Debug, Clone, Copy)]
pub enum WhichSlides<'a> {
    /// All.
    All,
    /// Those of these accounts.
    Accounts(&'a [u32]),
    /// These, by their numbers.
    Ids(&'a [u32]),
}

/// A slide with what names its account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Written {
    #[serde(rename = "record_id")]
    pub(crate) key: String,
    #[serde(rename = "account")]
    pub(crate) account_name: String,
    #[serde(flatten)]
    pub(crate) slide: Slide,
}

/// The slides in the order of their accounts' names, those of an account as they were made.
fn chosen(workspace: &Workspace, which: WhichSlides<'_>) -> Result<Vec<Written>, WorkspaceError> {
    let book = workspace.book()?;
    let wanted = |id: u32, account: u32| match which {
        WhichSlides::All => true,
        WhichSlides::Accounts(accounts) => accounts.contains(&account),
        WhichSlides::Ids(ids) => ids.contains(&id),
    };
    let mut slides: Vec<(String, u32, Written)> = Vec::new();
    for kept in workspace.slides()? {
        if let Some(entry) = book.entry(kept.account).filter(|_| wanted(kept.id, kept.account)) {
            let account = &entry.account;
            let written =
                Written { key: account.key.clone().unwrap_or_default(), account_name: account.name.clone(), slide: kept.slide };
            slides.push((fold(&account.name), account.id, written));
        }
    }
    // Stable: within an account the order stays.
    slides.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    Ok(slides.into_iter().map(|(.., written)| written).collect())
}

/// Writes slides to a file and says how many they were. The file is there whole, or not at all.
///
/// # Errors
/// What the disk says, or [`ExportError::TooLong`] where a list is longer than a cell of a workbook.
pub fn export_slides(
    workspace: &Workspace,
    which: WhichSlides<'_>,
    shape: SlideShape,
    path: &Path,
) -> Result<usize, ExportError> {
    let slides = chosen(workspace, which)?;
    let mut file = PartFile::create(path)?;
    match shape {
        SlideShape::Csv => csv_table(&slides, &mut file)?,
        SlideShape::Json => {
            serde_json::to_writer_pretty(&mut file, &slides).map_err(std::io::Error::from)?;
            file.write_all(b"\n")?;
        }
        SlideShape::Markdown => file.write_all(prose::markdown(&slides).as_bytes())?,
        SlideShape::Workbook => {
            let to_be = file.path().to_owned();
            workbook(&slides, &to_be)?;
        }
    }
    file.finish()?;
    Ok(slides.len())
}

/// The text of a field, as [`super::slides::read`] reads it. The amount is apart: a workbook has it as a number.
fn text(of: &Written, field: Field) -> String {
    let slide = &of.slide;
    let own = |text: &str| text.to_owned();
    match field {
        Field::Key => own(&of.key),
        Field::Account => own(&of.account_name),
        Field::Person => own(&slide.person),
        Field::Title => own(&slide.title),
        Field::Industry => own(&slide.industry),
        Field::Issue => own(&slide.issue),
        Field::Problems => list::write(slide.problems.iter().map(|p| vec![p.text.as_str(), p.reason.as_str()])),
        Field::Capabilities => list::write(slide.capabilities.iter().map(|c| vec![c.as_str()])),
        Field::Delta => own(&slide.delta.text),
        Field::Amount => slide.delta.amount.map_or_else(String::new, number_text),
        Field::Currency => own(&slide.delta.currency),
        Field::Unit => own(&slide.delta.unit),
        Field::Period => slide.delta.period.map_or_else(String::new, |p| own(p.id())),
        Field::Date => own(&slide.date.day),
        Field::Event => own(&slide.date.event),
        Field::Origin => slide.date.origin.map_or_else(String::new, |o| own(o.id())),
        Field::Consequence => own(&slide.date.consequence),
        Field::Events => list::write(slide.events.iter().map(event)),
        Field::Links => list::write_whole(slide.links.iter().map(link)),
        _ => String::new(),
    }
}

fn event(event: &ValueEvent) -> Vec<&str> {
    let state = if event.state == EventState::Planned { "" } else { event.state.id() };
    vec![&event.what, &event.after, &event.due, &event.owner, &event.measure, state, &event.settled]
}

/// One part alone is the address.
fn link(link: &Link) -> Vec<&str> {
    if link.name.is_empty() { vec![&link.address] } else { vec![&link.name, &link.address] }
}

fn csv_table(slides: &[Written], out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut out = csv::Writer::from_writer(out);
    out.write_record(SLIDE.iter().map(|(_, id, _)| *id))?;
    for slide in slides {
        for (field, ..) in SLIDE {
            out.write_field(&*safe::escaped(&text(slide, *field)))?;
        }
        out.write_record(None::<&[u8]>)?;
    }
    out.flush()?;
    Ok(())
}

fn workbook(slides: &[Written], path: &Path) -> Result<(), ExportError> {
    // Never cut: what does not fit is told before anything is written.
    for slide in slides {
        let long = SLIDE.iter().find(|(field, ..)| safe::for_sheet(&text(slide, *field)).encode_utf16().count() > CHARACTERS);
        if let Some((_, column, _)) = long {
            return Err(ExportError::TooLong { account: slide.account_name.clone(), column: (*column).to_owned() });
        }
    }
    filled(slides, path).map_err(|e| ExportError::Write(std::io::Error::other(e.to_string())))
}

fn filled(slides: &[Written], path: &Path) -> Result<(), XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name("Slides")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, (_, id, _)) in (0..).zip(SLIDE) {
        sheet.set_column_width(at, 24)?;
        sheet.write_string_with_format(0, at, *id, &bold)?;
    }
    for (row, slide) in (1..).zip(slides) {
        for (at, (field, ..)) in (0..).zip(SLIDE) {
            let amount = slide.slide.delta.amount.map(|n: Number| n.to_string());
            // A spreadsheet's number has fifteen digits; one that has more stays text.
            match amount.filter(|text| *field == Field::Amount && text.len() <= 15) {
                Some(amount) => {
                    sheet.write_number(row, at, amount.parse::<f64>().unwrap_or_default())?;
                }
                None => {
                    let text = text(slide, *field);
                    if !text.is_empty() {
                        sheet.write_string_with_format(row, at, &*safe::for_sheet(&text), &wrapped)?;
                    }
                }
            }
        }
    }
    workbook.save(path)
}
