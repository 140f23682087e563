//! One pass over the slides of a presentation, with the same report as that over the rows of a table.

use std::path::Path;
use std::time::Instant;

use super::report::{Fate, RowRead, RowReject, RowsReport};
use super::slides::Slides;
use super::whose::Whose;
use super::{RowOptions, Taken, columns, file_name};
use crate::import::ImportError;
use crate::slide_deck::{self, SlideText, Told};
use crate::{Tx, Workspace, WorkspaceError};

/// The pass.
pub(super) struct DeckPass<'p> {
    path: &'p Path,
    options: &'p RowOptions,
    deck: Vec<(u32, SlideText)>,
    whose: Whose,
    slides: Slides,
}

impl<'p> DeckPass<'p> {
    pub(super) fn new(workspace: &Workspace, path: &'p Path, options: &'p RowOptions) -> Result<Self, ImportError> {
        let deck = slide_deck::gathered(slide_deck::open(path)?);
        Ok(Self { path, options, deck, whose: Whose::new(&*workspace.book()?), slides: Slides::new(workspace.slides()?) })
    }

    pub(super) fn run(&mut self, mut tx: Option<&mut Tx<'_>>) -> Result<RowsReport, ImportError> {
        let started = Instant::now();
        let mut report = RowsReport { file: file_name(self.path), ..RowsReport::default() };
        for (at, text) in std::mem::take(&mut self.deck) {
            let mut read = RowRead::of(at);
            match self.take(&text, &mut read, tx.as_deref_mut())? {
                Ok(fate) => read.fate = fate,
                Err(reason) => {
                    read.fate = Fate::Rejected;
                    read.text = reason.to_string();
                    read.reason = Some(reason);
                }
            }
            report.count(read);
        }
        report.elapsed_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
        Ok(report)
    }

    fn take(&mut self, text: &SlideText, read: &mut RowRead, tx: Option<&mut Tx<'_>>) -> Result<Taken, WorkspaceError> {
        read.about = columns::short(&text.title.replace('\n', " "));
        let mut told = match slide_deck::told(text) {
            Ok(told) => told,
            Err(reason) => return Ok(Err(reason)),
        };
        read.left = told.left.iter().map(|t| columns::short(t)).collect();
        let account = self.account(&mut told, read);
        let who = [told.slide.person.as_str(), told.slide.title.as_str()];
        let who = who.iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(", ");
        if !who.is_empty() {
            read.about = columns::short(&who);
        }
        let account = match account {
            Ok(account) => account,
            Err(reason) => return Ok(Err(reason)),
        };
        self.slides.take(read.at, account, &told.slide, &|_| true, tx)
    }

    /// The account: as it was chosen, by the key, by its label, or the one that the title names; else the one for all that name none.
    fn account(&self, told: &mut Told, read: &mut RowRead) -> Result<u32, RowReject> {
        let named = self.whose.in_title(&told.title);
        // What is left of the title is who it is about, unless that is labelled.
        let rest = named.map_or("", |(_, rest)| rest);
        if told.slide.person.is_empty() && told.slide.title.is_empty() {
            match rest.split_once(',') {
                Some((person, title)) => {
                    person.trim().clone_into(&mut told.slide.person);
                    title.trim().clone_into(&mut told.slide.title);
                }
                None => rest.clone_into(&mut told.slide.title),
            }
        }
        let chosen = self.options.choices.get(&read.at).copied().filter(|id| self.whose.has(*id));
        let found = match (chosen, named) {
            (Some(account), _) => Ok(account),
            (None, _) if !(told.key.is_empty() && told.account.is_empty()) => self.whose.find(&told.key, &told.account),
            (None, Some((account, _))) => Ok(account),
            (None, None) => Err(RowReject::NoAccount),
        };
        // A key that nobody here has, under a title that somebody here has: the title says enough.
        let found = match (found, named) {
            (Err(RowReject::UnknownAccount { .. }), Some((account, _))) if told.account.is_empty() => Ok(account),
            (Err(_), None) if chosen.is_none() && self.options.account.is_some_and(|id| self.whose.has(id)) => {
                self.options.account.ok_or(RowReject::NoAccount)
            }
            (found, _) => found,
        };
        let title = told.title.lines().next().unwrap_or_default();
        let name = if told.account.is_empty() { title } else { told.account.as_str() };
        match &found {
            Ok(account) => {
                read.account = Some(*account);
                self.whose.name(*account).clone_into(&mut read.account_name);
            }
            Err(_) => {
                read.like = self.whose.like(name).or_else(|| {
                    let first = title.split([',', ':', '·', '–', '—', '|']).next().unwrap_or_default();
                    self.whose.like(first.trim())
                });
                read.account_name = columns::short(name);
            }
        }
        found
    }
}
