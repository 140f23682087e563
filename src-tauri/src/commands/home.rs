//! Area `home`: the workspace at a glance.

use lanewise_workspace::Step;
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::attention::Attention;
use lanewise_workspace::view::facts;
use lanewise_workspace::view::home::{Overview, overview};
use serde::Serialize;
use specta::Type;
use tauri::State;

use crate::desk::Desk;
use crate::failure::Failure;

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct HomeView {
    /// The counts; none while there is no profile.
    pub overview: Option<Overview>,
    /// What needs attention, what is to be looked at first at the beginning.
    pub attention: Vec<Attention>,
    /// The last steps, newest first.
    pub history: Vec<Step>,
    /// How many customers have an outcome.
    pub reference: u32,
    /// How many accounts there are.
    pub accounts: u32,
}

/// The workspace at a glance.
#[tauri::command(async)]
#[specta::specta]
pub fn home_overview(desk: State<'_, Desk>) -> Result<HomeView, Failure> {
    let (book, outcomes, scoring, history, attention) =
        desk.read(|w| Ok((w.book()?, w.outcomes()?, w.scoring()?, w.history(40)?, w.attention()?)))?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(HomeView {
        overview: scoring.map(|s| overview(&s, &outcomes, &facts(&book), today())),
        attention,
        history,
        reference: number(book.reference().len()),
        accounts: number(book.len()),
    })
}
