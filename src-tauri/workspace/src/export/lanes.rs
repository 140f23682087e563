//! The lane of each account (A4), as columns of what is exported.

use std::collections::HashMap;

use lanewise_method::lanes::Place;

use crate::lanes::{Lanes, places};
use crate::{Entry, Workspace, WorkspaceError};

/// The columns that say which lane an account falls into: the lane's id and name, and how it stands (`core`, `adjacent_wanted`,
/// `adjacent_unwanted`, `outside`). An account in no lane has [`NO_LANE`] in the last one, and one of which it cannot be told
/// [`OPEN_LANE`].
pub const LANE_COLUMNS: [&str; 3] = ["in_lane", "in_lane_name", "in_lane_standing"];
/// In no lane yet.
pub const NO_LANE: &str = "none";
/// Too little is known to tell.
pub const OPEN_LANE: &str = "unknown";

/// Where each account is.
pub(super) struct LaneOf {
    lanes: Lanes,
    placed: HashMap<u32, Place>,
}

impl LaneOf {
    /// Places these accounts; nobody is placed where the team has no lanes.
    pub(super) fn read(workspace: &Workspace, entries: &[&Entry]) -> Result<Self, WorkspaceError> {
        let lanes = workspace.lanes()?;
        if lanes.lanes.is_empty() {
            return Ok(Self { lanes, placed: HashMap::new() });
        }
        let in_force = workspace.profile_in_force()?;
        let placed = places(entries, &lanes, in_force.as_ref(), workspace.settings()?.language);
        let placed = entries.iter().zip(placed).map(|(entry, placed)| (entry.account.id, placed.place)).collect();
        Ok(Self { lanes, placed })
    }

    /// Whether the team has any lane.
    pub(super) fn any(&self) -> bool {
        !self.lanes.lanes.is_empty()
    }

    /// The cells of an account, in the order of the columns; empty without lanes.
    pub(super) fn cells(&self, account: u32) -> [&str; 3] {
        match self.placed.get(&account) {
            None => [""; 3],
            Some(Place::Nowhere) => ["", "", NO_LANE],
            Some(Place::Open(_)) => ["", "", OPEN_LANE],
            Some(Place::Lane(at)) => self.lanes.lanes.get(*at).map_or([""; 3], |lane| [&lane.id, &lane.name, lane.standing.id()]),
        }
    }
}
