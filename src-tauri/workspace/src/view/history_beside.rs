//! What the history of an account tells of its slides, waivers, activities, covered needs and checklists.

use lanewise_method::Slide;
use lanewise_method::slide::{CriticalDate, Delta, ValueEvent};
use rusqlite::{Connection, params};
use serde::Serialize;
use specta::Type;

use super::history::HistoryPart;
use crate::WorkspaceError;
use crate::activity::{ActivityKind, ActivityResult};
use crate::cover::Covered;
use crate::store::change::{Cell, Shown};
use crate::waiver::WaiverResult;

/// A text longer than this is told by its beginning, in characters.
const TOLD: usize = 240;

/// Something that changed on a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "what", rename_all = "snake_case")]
#[expect(missing_docs, reason = "before is what it was; gone and come are the entries of a list that left and those that came")]
pub enum SlideChange {
    /// A text.
    Text { field: SlideText, before: String, after: String },
    /// A list of texts. A problem is told with its reason, a link with its address.
    List { field: SlideList, gone: Vec<String>, come: Vec<String> },
    /// The delta.
    Delta { before: Delta, after: Delta },
    /// The critical date.
    Date { before: CriticalDate, after: CriticalDate },
    /// The Value Realization Events.
    Events { gone: Vec<ValueEvent>, come: Vec<ValueEvent> },
    /// Nothing but the order of entries.
    Order,
}

/// A text of a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlideText {
    /// The key player's name.
    Person,
    /// The job title.
    Title,
    /// The industry.
    Industry,
    /// The critical business issue.
    Issue,
}

/// A list of texts on a slide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlideList {
    /// Problems and their reasons.
    Problems,
    /// The specific capabilities.
    Capabilities,
    /// Where more is.
    Links,
}

/// Rows beside the account's own that change in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Beside {
    /// A slide.
    Slide,
    /// A waiver.
    Waiver,
    /// An activity.
    Activity,
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TOLD) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn text(row: &[Cell], at: usize) -> &str {
    match row.get(at) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

impl Beside {
    /// What changed between two states of a row.
    pub(super) fn changed(self, from: &[Cell], to: &[Cell]) -> Result<Option<HistoryPart>, WorkspaceError> {
        Ok(match self {
            Self::Slide => {
                let (from, to): (Slide, Slide) = (serde_json::from_str(text(from, 1))?, serde_json::from_str(text(to, 1))?);
                let changes = changes(&from, &to);
                (!changes.is_empty()).then_some(HistoryPart::SlideChanged { person: to.person, title: to.title, changes })
            }
            // The columns stand as in `waiver::COLUMNS`.
            Self::Waiver => WaiverResult::from_id(text(to, 6)).map(|result| HistoryPart::WaiverChanged {
                gate: text(to, 1).to_owned(),
                result,
                note: short(text(to, 8)),
            }),
            // And these as in `activity::COLUMNS`.
            Self::Activity => ActivityKind::from_id(text(to, 1))
                .zip(ActivityResult::from_id(text(to, 6)))
                .map(|(activity, result)| HistoryPart::ActivityChanged { activity, day: text(to, 2).to_owned(), result }),
        })
    }
}

/// Entries that only one of two lists has.
fn apart<T: PartialEq + Clone>(from: &[T], to: &[T]) -> (Vec<T>, Vec<T>) {
    let only = |these: &[T], those: &[T]| these.iter().filter(|one| !those.contains(one)).cloned().collect();
    (only(from, to), only(to, from))
}

/// What changed on a slide, in its order.
fn changes(from: &Slide, to: &Slide) -> Vec<SlideChange> {
    let mut found = Vec::new();
    let texts = [
        (SlideText::Person, &from.person, &to.person),
        (SlideText::Title, &from.title, &to.title),
        (SlideText::Industry, &from.industry, &to.industry),
        (SlideText::Issue, &from.issue, &to.issue),
    ];
    for (field, before, after) in texts.into_iter().filter(|(_, before, after)| before != after) {
        found.push(SlideChange::Text { field, before: short(before), after: short(after) });
    }
    let both =
        |one: &str, other: &str, join: &str| [one, other].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(join);
    let problems = |slide: &Slide| slide.problems.iter().map(|p| both(&p.text, &p.reason, " – ")).collect::<Vec<_>>();
    let links = |slide: &Slide| slide.links.iter().map(|l| both(&l.name, &l.address, ": ")).collect::<Vec<_>>();
    let lists = [
        (SlideList::Problems, problems(from), problems(to)),
        (SlideList::Capabilities, from.capabilities.clone(), to.capabilities.clone()),
        (SlideList::Links, links(from), links(to)),
    ];
    let mut told = |field, before: &[String], after: &[String]| {
        let (gone, come) = apart(before, after);
        if !(gone.is_empty() && come.is_empty()) {
            let short = |all: Vec<String>| all.iter().map(|t| short(t)).collect();
            found.push(SlideChange::List { field, gone: short(gone), come: short(come) });
        }
    };
    let [problems, capabilities, links] = lists;
    told(problems.0, &problems.1, &problems.2);
    told(capabilities.0, &capabilities.1, &capabilities.2);
    if from.delta != to.delta {
        let told = |delta: &Delta| Delta { text: short(&delta.text), ..delta.clone() };
        found.push(SlideChange::Delta { before: told(&from.delta), after: told(&to.delta) });
    }
    if from.date != to.date {
        found.push(SlideChange::Date { before: from.date.clone(), after: to.date.clone() });
    }
    let (gone, come) = apart(&from.events, &to.events);
    if !(gone.is_empty() && come.is_empty()) {
        found.push(SlideChange::Events { gone, come });
    }
    let (gone, come) = apart(&links.1, &links.2);
    if !(gone.is_empty() && come.is_empty()) {
        found.push(SlideChange::List { field: links.0, gone, come });
    }
    if found.is_empty() && from != to {
        found.push(SlideChange::Order);
    }
    found
}

/// Rows that came (`was` is false) or went.
pub(super) fn shown(
    conn: &Connection,
    kind: Shown,
    account: u32,
    run: (u32, u32),
    was: bool,
) -> Result<Vec<HistoryPart>, WorkspaceError> {
    let columns = match kind {
        Shown::Slide => "content, '', ''",
        Shown::Cover => "need, cover, ''",
        Shown::Activity => "kind, day, ''",
        Shown::Waiver => "gate, approver, reason",
        Shown::Checked => "gate, item, ''",
        _ => return Ok(Vec::new()),
    };
    let table = kind.table();
    let mut query =
        conn.prepare_cached(&format!("SELECT {columns} FROM {table} WHERE account = ?1 AND id BETWEEN ?2 AND ?3 ORDER BY id"))?;
    let mut rows = query.query(params![account, run.0, run.1])?;
    let mut parts = Vec::new();
    while let Some(row) = rows.next()? {
        let (one, two, three): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        parts.extend(match kind {
            Shown::Slide => {
                let Slide { person, title, .. } = serde_json::from_str(&one)?;
                Some(if was { HistoryPart::SlideRemoved { person, title } } else { HistoryPart::SlideAdded { person, title } })
            }
            Shown::Cover => {
                let cover = Covered::ALL.into_iter().find(|c| c.id() == two).filter(|_| !was);
                Some(HistoryPart::Covered { need: short(&one), cover })
            }
            Shown::Activity => ActivityKind::from_id(&one).map(|activity| {
                if was {
                    HistoryPart::ActivityRemoved { activity, day: two }
                } else {
                    HistoryPart::ActivityAdded { activity, day: two }
                }
            }),
            Shown::Waiver => Some(if was {
                HistoryPart::WaiverRemoved { gate: one, approver: two }
            } else {
                HistoryPart::WaiverAdded { gate: one, approver: two, reason: short(&three) }
            }),
            _ => Some(HistoryPart::Checked { gate: one, item: two, done: !was }),
        });
    }
    Ok(parts)
}
