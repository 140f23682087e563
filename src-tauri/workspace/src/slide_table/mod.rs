//! Slides from and to tables: a row for each key player. Beside them the tables of what goes with slides: activities, what the vendor can do,
//! waivers.
//!
//! The columns are found by fixed names, or by what people call them in English, Italian and Spanish; lists stand in one cell, an entry a
//! line ([`list`]). Which account a row is of: the one with its key, else the one of its name. Every row is accounted for
//! ([`RowsReport`]), and an import is one step that can be undone.

mod columns;
mod deck;
pub(crate) mod field;
pub(crate) mod list;
mod others;
mod prose;
mod report;
mod slides;
pub(crate) mod whose;
pub(crate) mod word;
mod write;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::import::ImportError;
use crate::import::rejects::Rejects;
use crate::slide_deck;
use crate::table::{Layout, Row, Rows};
use crate::{Done, Op, Tx, Workspace, WorkspaceError};

use columns::{Columns, Line};
use deck::DeckPass;
use field::Field;
use others::{Activities, Capabilities, Waivers};
use slides::Slides;
use whose::Whose;

pub use write::{SlideShape, WhichSlides, export_slides};

pub use report::{ColumnRead, Fate, LISTED, RowRead, RowReject, RowsReport};

/// What became of a row, or why it could not be taken.
pub(crate) type Taken = Result<Fate, RowReject>;

/// What the rows of a table are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Slides of key players.
    Slides,
    /// Demos, POCs, rescues.
    Activities,
    /// What the vendor can do.
    Capabilities,
    /// Gates that were waived.
    Waivers,
}

impl Matter {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Slides, Self::Activities, Self::Capabilities, Self::Waivers];

    /// The word in messages.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Slides => "slides",
            Self::Activities => "activities",
            Self::Capabilities => "capabilities",
            Self::Waivers => "waivers",
        }
    }

    /// The columns without which a table is not of it: of each group at least one.
    const fn needs(self) -> &'static [&'static [Field]] {
        match self {
            Self::Slides => &[
                &[Field::Key, Field::Account, Field::Person, Field::Title],
                &[Field::Title, Field::Issue, Field::Problems, Field::Capabilities, Field::Delta, Field::Date, Field::Events],
                // A list of contacts has names and titles too, and is no table of slides.
                &[Field::Issue, Field::Problems, Field::Capabilities, Field::Delta, Field::Date, Field::Events],
            ],
            Self::Activities => &[&[Field::Key, Field::Account], &[Field::Activity], &[Field::Day]],
            Self::Capabilities => &[&[Field::Capability]],
            Self::Waivers => &[&[Field::Key, Field::Account], &[Field::Gate], &[Field::Until]],
        }
    }

    /// The columns, as a message names them.
    pub(crate) fn columns(self) -> String {
        self.headings().iter().map(|(_, id, _)| *id).collect::<Vec<_>>().join(", ")
    }

    fn op(self, file: &str, rows: u32) -> Op {
        let file = file.to_owned();
        match self {
            Self::Slides => Op::ImportSlides { file, rows },
            Self::Activities => Op::ImportActivities { file, rows },
            Self::Capabilities => Op::ImportCapabilities { file, rows },
            Self::Waivers => Op::Import { file, rows },
        }
    }
}

/// What was said by hand about which account rows are of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RowOptions {
    /// The account of a row, by its line, or of a slide, by its number.
    #[serde(default)]
    pub choices: BTreeMap<u32, u32>,
    /// The account of those that name none.
    #[serde(default)]
    pub account: Option<u32>,
}

/// What an import of rows would do. Nothing is changed; only the list of rejected rows is written, where a path for it is given.
///
/// # Errors
/// As [`import_rows`].
pub fn plan_rows(
    workspace: &Workspace,
    matter: Matter,
    table: &Path,
    options: &RowOptions,
    rejects: Option<&Path>,
) -> Result<RowsReport, ImportError> {
    let mut report = AnyPass::new(workspace, matter, table, options)?.run(rejects, None)?;
    report.dry_run = true;
    Ok(report)
}

/// Imports rows as one step of the history: all that can be taken or, if it fails, nothing.
///
/// # Errors
/// [`ImportError::Table`] where it is no table, [`ImportError::Deck`] where it is a presentation that cannot be read, [`ImportError::NotOf`] where it has not the columns, [`ImportError::Rejects`] where the list
/// of rejected rows cannot be written, or what the disk says.
pub fn import_rows(
    workspace: &mut Workspace,
    matter: Matter,
    table: &Path,
    options: &RowOptions,
    rejects: Option<&Path>,
) -> Result<Done<RowsReport>, ImportError> {
    let file = file_name(table);
    let mut pass = AnyPass::new(workspace, matter, table, options)?;
    workspace.transact(matter.op(&file, 0), |tx| {
        let report = pass.run(rejects, Some(tx))?;
        tx.relabel(matter.op(&file, report.added + report.updated));
        Ok(report)
    })
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The rows of a table, or the slides of a presentation.
enum AnyPass<'p> {
    Table(Box<Pass<'p>>),
    Deck(Box<DeckPass<'p>>),
}

impl<'p> AnyPass<'p> {
    fn new(workspace: &Workspace, matter: Matter, path: &'p Path, options: &'p RowOptions) -> Result<Self, ImportError> {
        Ok(if matter == Matter::Slides && slide_deck::is_presentation(path) {
            Self::Deck(Box::new(DeckPass::new(workspace, path, options)?))
        } else {
            Self::Table(Box::new(Pass::new(workspace, matter, path, options)?))
        })
    }

    fn run(&mut self, rejects: Option<&Path>, tx: Option<&mut Tx<'_>>) -> Result<RowsReport, ImportError> {
        match self {
            Self::Table(pass) => pass.run(rejects, tx),
            Self::Deck(pass) => pass.run(tx),
        }
    }
}

/// What is there already, and what earlier rows said.
enum So {
    Slides(Slides),
    Activities(Activities),
    Capabilities(Capabilities),
    Waivers(Waivers),
}

/// One pass over the rows. The dry run and the import are the same code, so that the one foretells the other.
struct Pass<'p> {
    matter: Matter,
    table: &'p Path,
    options: &'p RowOptions,
    layout: Layout,
    columns: Columns,
    whose: Whose,
    so: So,
}

impl<'p> Pass<'p> {
    fn new(workspace: &Workspace, matter: Matter, table: &'p Path, options: &'p RowOptions) -> Result<Self, ImportError> {
        let (layout, columns) = columns::find(matter, table)?;
        let so = match matter {
            Matter::Slides => So::Slides(Slides::new(workspace.slides()?)),
            Matter::Activities => So::Activities(Activities::new(workspace.activities()?)),
            Matter::Capabilities => So::Capabilities(Capabilities::new(workspace.capabilities()?)),
            Matter::Waivers => So::Waivers(Waivers::new(workspace.waivers()?)),
        };
        let whose = Whose::new(&*workspace.book()?);
        Ok(Self { matter, table, options, layout, columns, whose, so })
    }

    fn run(&mut self, rejects: Option<&Path>, mut tx: Option<&mut Tx<'_>>) -> Result<RowsReport, ImportError> {
        let started = Instant::now();
        let mut report = RowsReport {
            file: file_name(self.table),
            columns: self.columns.told(self.matter, &self.layout),
            ..RowsReport::default()
        };
        let layout = self.layout.clone();
        let mut rejects = rejects.map(|path| Rejects::new(path, &layout));
        let mut rows = Rows::open(self.table, &layout)?;
        while let Some(row) = rows.next_row()? {
            let mut read = RowRead::of(row.line);
            match self.row(row, &mut read, tx.as_deref_mut())? {
                Ok(fate) => read.fate = fate,
                Err(reason) => {
                    read.text = reason.to_string();
                    if let Some(rejects) = &mut rejects {
                        rejects.write(row, &read.text)?;
                    }
                    read.reason = Some(reason);
                }
            }
            report.count(read);
        }
        report.rejects_path = rejects.map(Rejects::finish).transpose()?.flatten();
        report.elapsed_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
        debug_assert!(report.accounts_for_every_row());
        Ok(report)
    }

    /// Takes one row, or says why it cannot be taken.
    fn row(&mut self, row: &Row, read: &mut RowRead, tx: Option<&mut Tx<'_>>) -> Result<Taken, WorkspaceError> {
        let line = Line { row, columns: &self.columns };
        read.account_name = columns::short(&line.text(Field::Account));
        read.about = columns::short(&about(&line, self.matter));
        if let Some(problem) = &row.problem {
            return Ok(Err(problem.into()));
        }
        if let So::Capabilities(capabilities) = &mut self.so {
            return match others::read_capability(&line) {
                Ok(said) => capabilities.take(said, tx),
                Err(reason) => Ok(Err(reason)),
            };
        }
        let account = match account_of(&line, &self.whose, self.options, read) {
            Ok(account) => account,
            Err(reason) => return Ok(Err(reason)),
        };
        let taken = match &mut self.so {
            So::Slides(slides) => slides::read(&line).map(|said| {
                let tells = |field| line.columns.has(field);
                slides.take(row.line, account, &said, &tells, tx)
            }),
            So::Activities(activities) => others::read_activity(&line).map(|said| activities.take(account, &said, tx)),
            So::Waivers(waivers) => others::read_waiver(&line).map(|said| waivers.take(account, said, tx)),
            So::Capabilities(_) => return Ok(Err(RowReject::NoAccount)),
        };
        match taken {
            Ok(taken) => taken,
            Err(reason) => Ok(Err(reason)),
        }
    }
}

/// The account that a row is of, and what the report says of it.
fn account_of(line: &Line<'_>, whose: &Whose, options: &RowOptions, read: &mut RowRead) -> Result<u32, RowReject> {
    let (key, name) = (line.text(Field::Key), line.text(Field::Account));
    let chosen = options.choices.get(&line.row.line).copied().filter(|id| whose.has(*id));
    let found = match chosen {
        Some(account) => Ok(account),
        None => whose.find(&key, &name),
    };
    let found = match (found, options.account) {
        (Err(RowReject::NoAccount), Some(account)) if whose.has(account) => Ok(account),
        (found, _) => found,
    };
    match &found {
        Ok(account) => {
            read.account = Some(*account);
            whose.name(*account).clone_into(&mut read.account_name);
        }
        Err(_) => {
            read.like = whose.like(&name);
            if name.is_empty() {
                read.account_name = columns::short(&key);
            }
        }
    }
    found
}

/// Who or what a row is about, in few words.
fn about(line: &Line<'_>, matter: Matter) -> String {
    let fields: &[Field] = match matter {
        Matter::Slides => &[Field::Person, Field::Title],
        Matter::Activities => &[Field::Activity, Field::Day],
        Matter::Capabilities => &[Field::Capability],
        Matter::Waivers => &[Field::Gate, Field::Until],
    };
    fields.iter().map(|f| line.text(*f)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
}

impl Workspace {
    /// The account of this key or name, or why it cannot be told.
    ///
    /// # Errors
    /// What the disk says.
    pub fn account_called(&self, name: &str) -> Result<Result<u32, RowReject>, WorkspaceError> {
        let whose = Whose::new(&*self.book()?);
        Ok(whose.find(name.trim(), "").or_else(|_| whose.find("", name.trim())))
    }
}
