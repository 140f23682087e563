//! Area `accounts`: the list of companies, their fields and answers.

use lanewise_method::{Answer, Given, Stage};
use lanewise_workspace::signal::{Contradiction, contradiction};
use lanewise_workspace::store::time::today;
use lanewise_workspace::view::account::{AccountRow, SignalsSeen, one, rows, signals_seen};
use lanewise_workspace::view::answers::{AnswerTable, answer_table};
use lanewise_workspace::view::history::AccountHistory;
use lanewise_workspace::{AccountEdit, CellBlock, CellsReport, NewAccount, NewSignal, RecordedAnswer, Signal};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, State};

use crate::desk::{Desk, no_profile};
use crate::failure::{Failure, FailureKind};

/// An account with everything that is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountDetail {
    /// The account with its score in brief.
    pub row: AccountRow,
    /// Its answers.
    pub answers: Vec<RecordedAnswer>,
    /// Its outcome signals, the latest first.
    pub signals: Vec<Signal>,
    /// Whether they contradict its outcome.
    pub contradiction: Option<Contradiction>,
}

/// All accounts, scored with the profile in force.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_list(desk: State<'_, Desk>) -> Result<Vec<AccountRow>, Failure> {
    let (book, scoring) = desk.read(|w| Ok((w.book()?, w.scoring()?)))?;
    Ok(rows(&book, scoring.as_ref(), today()))
}

/// What all accounts answered, by the profile in force; nothing while there is none.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_answers(desk: State<'_, Desk>) -> Result<AnswerTable, Failure> {
    let (book, profile) = desk.read(|w| Ok((w.book()?, w.profile_in_force()?)))?;
    Ok(profile.map(|p| answer_table(&book, &p)).unwrap_or_default())
}

/// How many outcome signals each customer has.
#[tauri::command(async)]
#[specta::specta]
pub fn signals_list(desk: State<'_, Desk>) -> Result<Vec<SignalsSeen>, Failure> {
    let (book, signals, outcomes) = desk.read(|w| Ok((w.book()?, w.signals()?, w.outcomes()?)))?;
    Ok(signals_seen(&book, &signals, &outcomes))
}

/// One account.
#[tauri::command(async)]
#[specta::specta]
pub fn account_get(desk: State<'_, Desk>, id: u32) -> Result<AccountDetail, Failure> {
    let (book, scoring, answers) = desk.read(|w| Ok((w.book()?, w.scoring()?, w.answers(id)?)))?;
    let (signals, outcomes) = desk.read(|w| Ok((w.signals_of(id)?, w.outcomes()?)))?;
    let entry = book.entry(id).ok_or_else(|| gone(id))?;
    let outcome = outcomes.iter().find(|o| Some(&o.id) == entry.account.outcome.as_ref());
    let contradiction = contradiction(outcome, &signals);
    Ok(AccountDetail { row: one(&book, entry, scoring.as_ref(), today()), answers, signals, contradiction })
}

/// Every step that touched an account, newest first, and what it scored by each version.
#[tauri::command(async)]
#[specta::specta]
pub fn account_history(desk: State<'_, Desk>, id: u32, limit: u32) -> Result<AccountHistory, Failure> {
    desk.read(|w| Ok(w.account_history(id, limit)?))
}

/// Notes an outcome signal; gives its id.
#[tauri::command(async)]
#[specta::specta]
pub fn signal_add(app: AppHandle, desk: State<'_, Desk>, account: u32, signal: NewSignal) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_signal(account, &signal))
}

/// Corrects an outcome signal; gives its new id.
#[tauri::command(async)]
#[specta::specta]
pub fn signal_edit(app: AppHandle, desk: State<'_, Desk>, id: u32, signal: NewSignal) -> Result<u32, Failure> {
    desk.change(&app, |w| w.edit_signal(id, &signal))
}

/// Takes an outcome signal away; undo brings it back.
#[tauri::command(async)]
#[specta::specta]
pub fn signal_remove(app: AppHandle, desk: State<'_, Desk>, id: u32) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_signal(id))
}

/// An account that is not there any more.
pub fn gone(id: u32) -> Failure {
    Failure::new(
        FailureKind::Missing,
        format!("There is no account {id} any more. It may have been removed or undone meanwhile."),
    )
}

/// Adds an account; gives its id.
#[tauri::command(async)]
#[specta::specta]
pub fn account_create(app: AppHandle, desk: State<'_, Desk>, name: String, stage: Stage) -> Result<u32, Failure> {
    desk.change(&app, |w| w.add_account(&NewAccount::new(name, stage)))
}

/// Changes one field of some accounts.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_edit(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>, edit: AccountEdit) -> Result<(), Failure> {
    desk.change(&app, |w| w.edit_accounts(&ids, &edit))
}

/// Puts a block of cells in, as pasted or filled down, in one step; every cell is accounted for.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_put_cells(app: AppHandle, desk: State<'_, Desk>, block: CellBlock) -> Result<CellsReport, Failure> {
    desk.change(&app, |w| w.put_cells(&block))
}

/// Removes accounts; undo brings them back.
#[tauri::command(async)]
#[specta::specta]
pub fn accounts_remove(app: AppHandle, desk: State<'_, Desk>, ids: Vec<u32>) -> Result<(), Failure> {
    desk.change(&app, |w| w.remove_accounts(&ids))
}

/// Sets or changes an answer.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_set(app: AppHandle, desk: State<'_, Desk>, account: u32, parameter: String, answer: Answer) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_answer(account, &parameter, Some(&answer)))
}

/// Takes an answer away: it is unknown again.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_clear(app: AppHandle, desk: State<'_, Desk>, account: u32, parameter: String) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_answer(account, &parameter, None))
}

/// What a typed text means for a parameter of the profile in force; what no level covers comes back as text.
#[tauri::command(async)]
#[specta::specta]
pub fn answer_read(desk: State<'_, Desk>, parameter: String, text: String) -> Result<Option<Given>, Failure> {
    let profile = desk.read(|w| w.profile_in_force()?.ok_or_else(no_profile))?;
    Ok(profile.parameter(&parameter).and_then(|p| p.read(&text)))
}
