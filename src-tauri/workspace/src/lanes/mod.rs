//! The team's lanes (A4): kept as one setting, so that their order, their conditions and how they stand are undone like everything else.

mod attributes;
mod feed;
mod measure;
mod parameter;

use std::collections::{BTreeMap, HashSet};

use lanewise_method::lanes::{Attribute, Condition, Lane, Standing};
use lanewise_method::{Number, fold};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use specta::Type;

pub use attributes::{amount_read, columns_of, table};
pub use feed::LANES;
pub(crate) use feed::{answer_of, places};
pub(crate) use measure::after_sale;
pub use measure::{Measure, Source, header_unit, suggested};
pub use parameter::LanePlan;
pub(crate) use parameter::set_lane_fit;

use crate::setting::read;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::store::refusal::{Blank, Refusal};
use crate::store::transact::Tx;

const SETTING: &str = "lanes";
const MEASURES: &str = "lane_measures";
/// More lanes than this are no lanes any more.
pub const MOST_LANES: usize = 60;
/// Characters of a name at most.
const NAME: usize = 200;
/// Characters of a reason at most.
const REASON: usize = 2_000;
/// Clauses of a condition at most.
const CLAUSES: usize = 40;
/// Values of a clause at most.
const VALUES: usize = 5_000;

/// What the levels of the lane parameter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LaneLevels {
    /// How lanes stand: core, adjacent and wanted, adjacent and not, outside.
    Standings,
    /// The lanes themselves.
    Lanes,
}

/// The parameter that is answered from the lanes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct LaneLink {
    /// Its id.
    pub parameter: String,
    /// What its levels are.
    pub by: LaneLevels,
}

/// The lanes of a workspace, in the team's order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
pub struct Lanes {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// The parameter that is answered from them, if the team made one.
    #[serde(default)]
    pub link: Option<LaneLink>,
}

impl Lanes {
    /// The conditions in order.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        self.lanes.iter().map(|l| &l.condition).collect()
    }

    /// All attributes that the conditions look at.
    #[must_use]
    pub fn attributes(&self) -> HashSet<&Attribute> {
        self.lanes.iter().flat_map(|l| &l.condition.clauses).map(|c| &c.of).collect()
    }

    fn at(&self, id: &str) -> Result<usize, WorkspaceError> {
        self.lanes.iter().position(|l| l.id == id).ok_or_else(|| WorkspaceError::missing(format!("lane \"{id}\"")))
    }

    /// An id for a new lane: of its name, and no other lane's.
    fn fresh_id(&self, name: &str) -> String {
        let mut id: String =
            fold::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(48).collect::<String>();
        id = id.split('_').filter(|p| !p.is_empty()).collect::<Vec<_>>().join("_");
        if id.is_empty() {
            id = "lane".into();
        }
        let taken = |id: &str| self.lanes.iter().any(|l| l.id == id);
        if !taken(&id) {
            return id;
        }
        (2..).map(|n| format!("{id}_{n}")).find(|id| !taken(id)).unwrap_or(id)
    }
}

pub(crate) fn all(conn: &Connection) -> Result<Lanes, WorkspaceError> {
    Ok(read(conn, SETTING)?.unwrap_or_default())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn short(text: &str, most: usize) -> Result<String, WorkspaceError> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(Refusal::TooLong { count: count(text.len()), most: count(most) }.into());
    }
    Ok(text.to_owned())
}

/// A lane fit to be kept.
fn fit_to_keep(lane: &Lane, link: Option<&LaneLink>) -> Result<Lane, WorkspaceError> {
    let name = short(&lane.name, NAME)?;
    if name.is_empty() {
        return Err(WorkspaceError::empty(Blank::Lane));
    }
    let clauses = &lane.condition.clauses;
    let most = |count: usize, most: usize| {
        let refused = || Refusal::TooMany { count: self::count(count), most: self::count(most) };
        if count > most { Err(refused()) } else { Ok(()) }
    };
    most(clauses.len(), CLAUSES)?;
    for clause in clauses {
        use lanewise_method::lanes::Test;
        if let Test::OneOf { values } | Test::NoneOf { values } = &clause.test {
            most(values.len(), VALUES)?;
        }
        if let (Attribute::Answer(id), Some(link)) = (&clause.of, link)
            && *id == link.parameter
        {
            return Err(Refusal::LaneOfItself { lane: name }.into());
        }
    }
    let product_cost = lane.product_cost.filter(|c| *c > Number::default());
    Ok(Lane { name, reason: short(&lane.reason, REASON)?, product_cost, ..lane.clone() })
}

impl Tx<'_> {
    /// The lanes.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lanes(&self) -> Result<Lanes, WorkspaceError> {
        all(self.conn)
    }

    /// Replaces all lanes; answers that come from them follow. `false` if they stayed as they were.
    ///
    /// # Errors
    /// [`WorkspaceError::Refused`] where there are too many, one has no name, or one looks at the parameter that it answers.
    pub fn put_lanes(&mut self, lanes: &Lanes) -> Result<bool, WorkspaceError> {
        if lanes.lanes.len() > MOST_LANES {
            return Err(Refusal::TooMany { count: count(lanes.lanes.len()), most: count(MOST_LANES) }.into());
        }
        let kept = lanes.lanes.iter().map(|l| fit_to_keep(l, lanes.link.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let lanes = Lanes { lanes: kept, link: lanes.link.clone() };
        let changed = self.put(SETTING, Some(&lanes).filter(|l| **l != Lanes::default()))?;
        self.lanes_changed |= changed;
        Ok(changed)
    }
}

impl Workspace {
    /// The lanes, in the team's order.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lanes(&self) -> Result<Lanes, WorkspaceError> {
        all(&self.conn)
    }

    /// Adds lanes at the end, or before the one at a position; gives the ids that they got. Their own ids are not looked at.
    ///
    /// # Errors
    /// As [`Tx::put_lanes`].
    pub fn add_lanes(&mut self, new: &[Lane], at: Option<u32>) -> Result<Done<Vec<String>>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let place = at.and_then(|at| usize::try_from(at).ok()).unwrap_or(usize::MAX).min(lanes.lanes.len());
        let mut ids = Vec::new();
        for (offset, lane) in new.iter().enumerate() {
            let id = lanes.fresh_id(&lane.name);
            lanes.lanes.insert(place + offset, Lane { id: id.clone(), ..lane.clone() });
            ids.push(id);
        }
        let lane_name = new.first().map(|l| l.name.trim().to_owned()).unwrap_or_default();
        let op = Op::AddLanes { lane_name, count: count(new.len()) };
        self.transact(op, |tx| tx.put_lanes(&lanes).map(|_| ids))
    }

    /// Puts the lanes of the sample in.
    pub(crate) fn put_sample_lanes(&mut self, lanes: &Lanes) -> Result<Done<bool>, WorkspaceError> {
        let lane_name = lanes.lanes.first().map(|l| l.name.clone()).unwrap_or_default();
        self.transact(Op::AddLanes { lane_name, count: count(lanes.lanes.len()) }, |tx| tx.put_lanes(lanes))
    }

    /// Changes a lane, but not how it stands; `false` if it stayed as it was.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this id, and as [`Tx::put_lanes`].
    pub fn put_lane(&mut self, lane: &Lane) -> Result<Done<bool>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let at = lanes.at(&lane.id)?;
        let was = &lanes.lanes[at];
        let (standing, reason, lane_name) = (was.standing, was.reason.clone(), was.name.clone());
        lanes.lanes[at] = Lane { standing, reason, ..lane.clone() };
        self.transact(Op::EditLane { lane_name }, |tx| tx.put_lanes(&lanes))
    }

    /// Takes a lane away. A parameter made of lanes keeps its level.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this id.
    pub fn remove_lane(&mut self, id: &str) -> Result<Done<()>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let gone = lanes.lanes.remove(lanes.at(id)?);
        self.transact(Op::RemoveLane { lane_name: gone.name }, |tx| tx.put_lanes(&lanes).map(|_| ()))
    }

    /// Moves a lane to a position: the first that holds counts.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this id.
    pub fn move_lane(&mut self, id: &str, to: u32) -> Result<Done<bool>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let lane = lanes.lanes.remove(lanes.at(id)?);
        let op = Op::MoveLane { lane_name: lane.name.clone() };
        let to = usize::try_from(to).unwrap_or(usize::MAX).min(lanes.lanes.len());
        lanes.lanes.insert(to, lane);
        self.transact(op, |tx| tx.put_lanes(&lanes))
    }

    /// Decides how a lane stands, and why. Where a parameter is made of the lanes, its level gets `fit` in the draft; without one it
    /// stays as it is.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is none of this id, [`WorkspaceError::Invalid`] where the draft could not be kept.
    pub fn set_standing(
        &mut self,
        id: &str,
        standing: Standing,
        reason: &str,
        fit: Option<u8>,
    ) -> Result<Done<bool>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let at = lanes.at(id)?;
        let lane = &mut lanes.lanes[at];
        let op = Op::SetStanding { lane_name: lane.name.clone(), standing };
        (lane.standing, lane.reason) = (standing, reason.to_owned());
        let draft = match fit {
            Some(fit) => self.with_lane_fit(&lanes, at, fit)?,
            None => None,
        };
        self.transact(op, |tx| {
            let refitted = match &draft {
                Some(draft) => tx.put_draft(Some(draft))?,
                None => false,
            };
            Ok(tx.put_lanes(&lanes)? || refitted)
        })
    }

    /// Where the measures of the lanes come from, as far as the team chose.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lane_measures(&self) -> Result<BTreeMap<Measure, Source>, WorkspaceError> {
        Ok(read(&self.conn, MEASURES)?.unwrap_or_default())
    }

    /// Chooses where a measure comes from, or goes back to what suggests itself.
    ///
    /// # Errors
    /// What the disk says.
    pub fn set_lane_measure(&mut self, measure: Measure, source: Option<&Source>) -> Result<Done<bool>, WorkspaceError> {
        let mut measures = self.lane_measures()?;
        match source {
            Some(source) => measures.insert(measure, source.clone()),
            None => measures.remove(&measure),
        };
        self.transact(Op::SetLaneMeasure, |tx| tx.put(MEASURES, Some(&measures).filter(|m| !m.is_empty())))
    }
}
