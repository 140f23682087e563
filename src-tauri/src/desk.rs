//! What is on the desk: the open workspace, and the lane chart's customers coded for dragging.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use lanewise_method::{Outcome, Profile};
use lanewise_workspace::columns::ColumnsGround;
use lanewise_workspace::view::chart::Lens;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::scorecard::Ground;
use lanewise_workspace::view::separates::EvidenceGround;
use lanewise_workspace::view::suggest::SuggestGround;
use lanewise_workspace::{Book, Changes, Done, Step, Touched, Workspace};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_specta::Event;

use crate::failure::{Failure, FailureKind};
use crate::kept::Kept;

/// The open workspace, shared by all commands, with what was made ready out of its customers.
#[derive(Default)]
pub struct Desk {
    open: Mutex<Inner>,
    /// What scorecards have in common.
    common: Kept<Ground>,
    /// What the customers say of a profile.
    evidence: Kept<EvidenceGround>,
    /// What the customers suggest for the draft.
    suggested: Kept<SuggestGround>,
    /// What the customers' columns say.
    columns: Kept<ColumnsGround>,
}

#[derive(Default)]
struct Inner {
    workspace: Option<Workspace>,
    /// For the draft it was made of; a drag changes nothing else than weights, thresholds and one fit.
    lens: Option<(Profile, Lens)>,
}

/// Areas of the interface that a change touches. Every query of a named area is asked again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Name, counts, what can be undone.
    Workspace,
    /// The tables and pages of accounts.
    Accounts,
    /// The draft, its chart, the versions.
    Profile,
    /// Scorecards and stored scores.
    Prospects,
    /// The overview and the history.
    Home,
    /// Language, outcomes, saved mappings.
    Settings,
    /// Slides, what is read out of them, and what the vendor can do.
    Slides,
    /// Gates, waivers and activities.
    Readiness,
    /// What the customers say about the profile.
    Evidence,
}

/// Something changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type, Event)]
#[tauri_specta(event_name = "changes")]
pub struct AreasChanged {
    /// What has to be asked again.
    pub areas: Vec<Area>,
}

fn areas(changes: &Changes) -> Vec<Area> {
    let any = |touched: &[&Touched]| touched.iter().any(|t| !t.is_empty());
    let accounts = any(&[&changes.accounts, &changes.answers, &changes.overrides]);
    let beside = any(&[&changes.signals, &changes.notes]);
    let slides = changes.themes || changes.capabilities || !changes.slides.is_empty();
    let ready = any(&[&changes.gates, &changes.activities]);
    // Scores come from the newest version, or from the draft while there is none.
    let scores = accounts || changes.draft || changes.versions || changes.settings;
    [
        (Area::Workspace, true),
        (Area::Accounts, scores || beside),
        (Area::Profile, scores),
        (Area::Prospects, scores || beside || changes.scores || slides || ready),
        (Area::Home, true),
        (Area::Settings, changes.settings),
        (Area::Slides, slides || scores),
        (Area::Readiness, slides || ready || scores),
        (Area::Evidence, scores || beside || changes.scores || slides || ready),
    ]
    .into_iter()
    .filter_map(|(area, touched)| touched.then_some(area))
    .collect()
}

impl Desk {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A panic in another command rolled its transaction back; the workspace itself is sound.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the scorecards under `profile` have in common: made anew only when the customers, the profile or the outcomes are others.
    ///
    /// # Errors
    /// A fault of the program's own.
    pub fn ground(&self, book: &Book, profile: &Profile, outcomes: &[Outcome]) -> Result<Arc<Ground>, Failure> {
        let make = || guarded(|| Ok(Ground::new(profile, outcomes, &facts(book))));
        self.common.get(book, |g| g.is_of(profile, outcomes), make)
    }

    /// What the customers say of a published version, or of the draft, or of the newest version where there is no draft. Made anew only
    /// when the customers, the profile or the outcomes are others; what is asked of it does not hold up the other commands.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], [`FailureKind::NoProfile`], or what the read says.
    pub fn evidence(&self, version: Option<u32>) -> Result<Arc<EvidenceGround>, Failure> {
        let (book, profile, version, outcomes) = self.read(|w| {
            let book = w.book()?;
            let (profile, version) = match (version, w.draft()?) {
                (Some(number), _) => (w.version(number)?.profile, Some(number)),
                (None, Some(draft)) => (book.with_typical_fits(&draft), None),
                (None, None) => {
                    let newest = w.latest_version()?.ok_or_else(no_profile)?;
                    (newest.profile, Some(newest.info.number))
                }
            };
            Ok((book, profile, version, w.outcomes()?))
        })?;
        let make = || guarded(|| Ok(EvidenceGround::new(&profile, version, &outcomes, &facts(&book))));
        self.evidence.get(&book, |g| g.is_of(&profile, version, &outcomes), make)
    }

    /// What the customers suggest for the draft while the weights of these parameters stay: made anew only when the customers, the
    /// draft, the outcomes or the locks are others.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], [`FailureKind::NoProfile`], or what the read says.
    pub fn suggested(&self, locked: &[String]) -> Result<Arc<SuggestGround>, Failure> {
        let draft = self.look(|draft, _| Ok(draft.clone()))?;
        let (book, outcomes) = self.read(|w| Ok((w.book()?, w.outcomes()?)))?;
        let make = || guarded(|| Ok(SuggestGround::new(&draft, &outcomes, locked, &facts(&book))));
        self.suggested.get(&book, |g| g.is_of(&draft, &outcomes, locked), make)
    }

    /// What the columns of the customers say: made anew only when the customers' fields, their outcomes or the measures of the lanes are
    /// others, whatever the profile is.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], or what the read says.
    pub fn columns(&self) -> Result<Arc<ColumnsGround>, Failure> {
        let (book, outcomes, measured, language) =
            self.read(|w| Ok((w.book()?, w.outcomes()?, w.measured_columns()?, w.settings()?.language)))?;
        let make = || guarded(|| Ok(ColumnsGround::new(&book, &outcomes, &measured, language)?));
        self.columns.get(&book, |g| g.is_of(&outcomes, &measured, language), make)
    }

    /// Reads the accounts of a workspace that was just opened, and makes ready what scorecards need, so that the first one does not wait.
    /// What fails here fails again, and is told, when a screen asks for it.
    fn make_ready(app: &AppHandle) {
        let app = app.clone();
        std::thread::spawn(move || {
            let desk = app.state::<Self>();
            let read = desk.read(|w| Ok((w.book()?, w.scoring()?, w.outcomes()?)));
            let ready = read.and_then(|(book, scoring, outcomes)| {
                scoring.map(|s| desk.ground(&book, &s.profile, &outcomes)).transpose().map(|_| ())
            });
            if let Err(failure) = ready {
                tracing::warn!("{}", failure.detail.message);
            }
        });
    }

    fn forget(&self) {
        self.common.forget();
        self.evidence.forget();
        self.suggested.forget();
        self.columns.forget();
    }

    /// Reads from the open workspace.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], or what the read says.
    pub fn read<T>(&self, read: impl FnOnce(&Workspace) -> Result<T, Failure>) -> Result<T, Failure> {
        let inner = self.inner();
        let workspace = inner.workspace.as_ref().ok_or_else(no_workspace)?;
        guarded(|| read(workspace))
    }

    /// Changes the open workspace and tells the screens what to ask again.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], or what the change says; then nothing is changed.
    pub fn change<T, E: Into<Failure>>(
        &self,
        app: &AppHandle,
        change: impl FnOnce(&mut Workspace) -> Result<Done<T>, E>,
    ) -> Result<T, Failure> {
        let mut inner = self.inner();
        let workspace = inner.workspace.as_mut().ok_or_else(no_workspace)?;
        let done = guarded(|| change(workspace).map_err(Into::into))?;
        let changes = &done.changes;
        if changes.draft || changes.versions || changes.settings || !changes.accounts.is_empty() || !changes.answers.is_empty() {
            inner.lens = None;
        }
        drop(inner);
        tell(app, areas(&done.changes));
        Ok(done.value)
    }

    /// Steps back or forth; without a step there is nothing to do.
    ///
    /// # Errors
    /// As [`Self::change`].
    pub fn step<E: Into<Failure>>(
        &self,
        app: &AppHandle,
        step: impl FnOnce(&mut Workspace) -> Result<Option<Done<Step>>, E>,
    ) -> Result<Option<Step>, Failure> {
        self.change(app, |w| {
            let done = step(w).map_err(Into::into)?;
            Ok::<_, Failure>(match done {
                Some(done) => Done { value: Some(done.value), changes: done.changes },
                None => Done { value: None, changes: Changes::default() },
            })
        })
    }

    /// Puts a workspace on the desk. The one before is closed only when the new one is open.
    ///
    /// # Errors
    /// What opening or closing says; a workspace that cannot be opened leaves the one before where it is.
    pub fn put(&self, app: &AppHandle, open: impl FnOnce() -> Result<Workspace, Failure>) -> Result<PathBuf, Failure> {
        self.replace(self.inner(), app, guarded(open)?)
    }

    /// Opens the workspace at `path`, unless it is on the desk already: nobody can have a file open twice.
    ///
    /// # Errors
    /// As [`Self::put`].
    pub fn open(&self, app: &AppHandle, path: &Path, author: &str) -> Result<PathBuf, Failure> {
        let mut inner = self.inner();
        let here = |p: &Path| p.canonicalize().ok();
        match inner.workspace.as_mut().filter(|w| here(w.path()).is_some_and(|p| Some(p) == here(path))) {
            Some(open) => {
                if !author.is_empty() && author != open.author() {
                    open.set_author(author)?;
                }
                Ok(open.path().to_owned())
            }
            None => self.replace(inner, app, guarded(|| Ok(Workspace::open(path, author)?))?),
        }
    }

    fn replace(&self, mut inner: MutexGuard<'_, Inner>, app: &AppHandle, workspace: Workspace) -> Result<PathBuf, Failure> {
        let path = workspace.path().to_owned();
        inner.lens = None;
        let before = inner.workspace.replace(workspace);
        drop(inner);
        self.forget();
        Self::make_ready(app);
        tell_all(app);
        if let Some(before) = before {
            before.close()?;
        }
        Ok(path)
    }

    /// Closes the workspace; its file is then one single file again.
    ///
    /// # Errors
    /// What closing says.
    pub fn clear(&self, app: &AppHandle) -> Result<(), Failure> {
        let mut inner = self.inner();
        inner.lens = None;
        if let Some(workspace) = inner.workspace.take() {
            workspace.close()?;
        }
        drop(inner);
        self.forget();
        tell_all(app);
        Ok(())
    }

    /// Remembers something of the workspace's screens, which is no step of the history.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], or what the disk says.
    pub fn remember(&self, key: &str, value: &str) -> Result<(), Failure> {
        let mut inner = self.inner();
        inner.workspace.as_mut().ok_or_else(no_workspace)?.set_preference(key, Some(value))?;
        Ok(())
    }

    /// Looks at the past customers through the draft; fast enough to be called for every frame of a drag.
    ///
    /// # Errors
    /// [`FailureKind::NoWorkspace`], [`FailureKind::NoProfile`], or what the read says.
    pub fn look<T>(&self, look: impl FnOnce(&Profile, &Lens) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut inner = self.inner();
        if inner.lens.is_none() {
            let workspace = inner.workspace.as_ref().ok_or_else(no_workspace)?;
            inner.lens = Some(guarded(|| lens(workspace))?);
        }
        let (draft, lens) = inner.lens.as_ref().ok_or_else(no_profile)?;
        guarded(|| look(draft, lens))
    }
}

impl Desk {
    /// The same through a published version as it stands; without a number through the draft. A version is only looked at, never dragged,
    /// so nothing of it is kept.
    ///
    /// # Errors
    /// As [`Self::look`].
    pub fn look_through<T>(
        &self,
        version: Option<u32>,
        look: impl FnOnce(&Profile, &Lens) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let Some(number) = version else { return self.look(look) };
        let (book, profile, outcomes, prices) =
            self.read(|w| Ok((w.book()?, w.version(number)?.profile, w.outcomes()?, w.cost_facts()?.prices())))?;
        guarded(|| look(&profile, &Lens::new(&profile, &outcomes, &facts(&book), None).with_prices(prices)))
    }
}

/// A panic becomes a failure that the screen can tell; otherwise the screen would wait for its answer for ever. The transaction it
/// was in is rolled back, and the crash report is written by then.
fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(Failure::new(
            FailureKind::Unexpected,
            "Lanewise met a fault of its own. This step was not done; everything before it is saved. Try again, or go on with something else.",
        ))
    })
}

fn lens(workspace: &Workspace) -> Result<(Profile, Lens), Failure> {
    let book = workspace.book()?;
    let draft = workspace.draft()?.ok_or_else(no_profile)?;
    let draft = book.with_typical_fits(&draft);
    let saved = workspace.latest_version()?;
    let saved = saved.as_ref().map(|v| (v.info.number, &v.profile));
    let lens = Lens::new(&draft, &workspace.outcomes()?, &facts(&book), saved).with_prices(workspace.cost_facts()?.prices());
    Ok((draft, lens))
}

fn tell(app: &AppHandle, areas: Vec<Area>) {
    if let Err(error) = (AreasChanged { areas }).emit(app) {
        tracing::error!("the screens could not be told of a change: {error}");
    }
}

/// Everything has to be asked again.
fn tell_all(app: &AppHandle) {
    tell(
        app,
        vec![
            Area::Workspace,
            Area::Accounts,
            Area::Profile,
            Area::Prospects,
            Area::Home,
            Area::Settings,
            Area::Slides,
            Area::Readiness,
            Area::Evidence,
        ],
    );
}

fn no_workspace() -> Failure {
    Failure::new(FailureKind::NoWorkspace, "No workspace is open. Open one, or make a new one.")
}

/// There is no profile to work on.
#[must_use]
pub fn no_profile() -> Failure {
    Failure::new(FailureKind::NoProfile, "There is no profile yet. Start one from a starter profile.")
}

/// Opens the workspace that the program was started with, and reads it, while the window is still coming up. Whatever fails here
/// fails again, and is told, when the first screen asks for it.
pub fn open_early(app: &AppHandle, path: &Path) {
    let (app, path) = (app.clone(), path.to_owned());
    std::thread::spawn(move || {
        let desk = app.state::<Desk>();
        if let Err(failure) = desk.open(&app, &path, "") {
            tracing::warn!("{}", failure.detail.message);
        }
    });
}

/// Closes the workspace when the program ends, so that one single file is left.
pub fn close(app: &AppHandle) {
    let workspace = Desk::inner(&app.state::<Desk>()).workspace.take();
    if let Some(Err(error)) = workspace.map(Workspace::close) {
        tracing::error!("the workspace was not closed cleanly, but everything is saved: {error}");
    }
}
