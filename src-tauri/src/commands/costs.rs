//! Area `evidence`: cut-offs by what they cost (E6).

use lanewise_method::cost::TeamCosts;
use lanewise_workspace::view::costs::{CostsView, CutView, StabilityView, at_cut, costs_view, stability_view};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::failure::Failure;

/// Everything that the screen of costs shows of a published version, or without a number of the draft, but for how stable the proposal is.
#[tauri::command(async)]
#[specta::specta]
pub fn costs_get(desk: State<'_, Desk>, version: Option<u32>) -> Result<CostsView, Failure> {
    let (facts, own) = desk.read(|w| Ok((w.cost_facts()?, w.own_hours()?)))?;
    desk.look_through(version, |draft, lens| Ok(costs_view(draft, lens, &facts, own)))
}

/// What these thresholds would come to, best first without the last tier's 0. Nothing is changed.
#[tauri::command(async)]
#[specta::specta]
pub fn costs_at(desk: State<'_, Desk>, thresholds: Vec<u32>) -> Result<CutView, Failure> {
    let facts = desk.read(|w| Ok(w.cost_facts()?))?;
    desk.look(|draft, lens| Ok(at_cut(draft, lens, &facts.prices(), &facts.outcomes, &thresholds)))
}

/// How stable a proposed cut-off is over resamples of the customers; none where there is nothing to propose.
#[tauri::command(async)]
#[specta::specta]
pub fn costs_stability(desk: State<'_, Desk>, version: Option<u32>, proposed: u32) -> Result<Option<StabilityView>, Failure> {
    let facts = desk.read(|w| Ok(w.cost_facts()?))?;
    desk.look_through(version, |draft, lens| Ok(stability_view(draft, lens, &facts, proposed)))
}

/// Says what demos, POCs, rescues, failed customers and lost good deals cost.
#[tauri::command(async)]
#[specta::specta]
pub fn costs_set(app: AppHandle, desk: State<'_, Desk>, costs: TeamCosts) -> Result<(), Failure> {
    desk.change(&app, |w| w.set_costs(&costs))
}
