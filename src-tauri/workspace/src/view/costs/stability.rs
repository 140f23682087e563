//! How stable a proposed cut-off is over resamples of the customers.

use lanewise_method::Profile;
use lanewise_method::cost::{RESAMPLES, room, stability};

use super::sorted::cases;
use super::{CostFacts, StabilityView};
use crate::view::chart::Lens;

/// The same resamples everywhere.
const SEED: u64 = 0x1a9e_1a9e;

/// How stable the proposal is; none where there is nothing to propose.
#[must_use]
pub fn stability_view(draft: &Profile, lens: &Lens, facts: &CostFacts, proposed: u32) -> Option<StabilityView> {
    let prices = facts.prices();
    let last = draft.admitting().saturating_sub(1);
    let cases = cases(&lens.sorted(draft).cases, last);
    let both = |success: bool| cases.iter().any(|c| facts.outcomes.get(c.outcome).is_some_and(|o| o.success == success));
    if !prices.both_sides() || !both(true) || !both(false) {
        return None;
    }
    let present = draft.tiers.get(last).map_or(0, |t| t.from);
    let found = stability(&cases, &prices, &room(draft.tiers.len(), last), present, proposed, RESAMPLES, SEED)?;
    let customers = i128::try_from(cases.len()).unwrap_or(1);
    let honest =
        (found.outside_cases > 0).then(|| prices.tell_weighed(found.outside * customers / i128::from(found.outside_cases)));
    Some(StabilityView {
        resamples: found.resamples,
        low: found.low,
        high: found.high,
        beats: found.beats,
        same: found.same,
        points: found.points,
        honest,
    })
}
