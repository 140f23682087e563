//! The parameter that is answered from the lanes, as the board shows it.

use lanewise_method::profile::Parameter;
use lanewise_method::{Given, Profile};

use super::{Ground, LaneDiffers, LaneParameter, named, number};
use crate::lanes::{LaneLevels, Lanes, answer_of};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// More answers that differ are not named.
const NAMED: usize = 50;

/// An answer in words.
fn words(parameter: Option<&Parameter>, given: &Given) -> String {
    match given {
        Given::Levels(ids) => {
            let name = |id: &String| {
                let level = parameter.and_then(|p| p.levels.get(p.level_at(id)?));
                level.map_or_else(|| id.clone(), |l| l.name.clone())
            };
            ids.iter().map(name).collect::<Vec<_>>().join(", ")
        }
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
    }
}

impl Workspace {
    /// The profile that is worked on: the draft, or where there is none the newest version.
    fn worked_on(&self) -> Result<Option<Profile>, WorkspaceError> {
        match self.draft()? {
            Some(draft) => Ok(Some(draft)),
            None => Ok(self.latest_version()?.map(|v| v.profile)),
        }
    }

    /// The fit of the level of each lane, where a parameter is made of the lanes.
    pub(super) fn lane_fits(&self, lanes: &Lanes) -> Result<Vec<Option<u8>>, WorkspaceError> {
        let profile = self.worked_on()?;
        let linked = lanes.link.as_ref().and_then(|l| profile.as_ref()?.parameter(&l.parameter).map(|p| (p, l.by)));
        let fit = |lane: &lanewise_method::lanes::Lane| {
            let (parameter, by) = linked?;
            let id = match by {
                LaneLevels::Lanes => lane.id.as_str(),
                LaneLevels::Standings => lane.standing.id(),
            };
            Some(parameter.levels.get(parameter.level_at(id)?)?.fit)
        };
        Ok(lanes.lanes.iter().map(fit).collect())
    }

    pub(super) fn lane_parameter(&self, ground: &Ground<'_>) -> Result<LaneParameter, WorkspaceError> {
        let Some(link) = &ground.lanes.link else { return Ok(LaneParameter::default()) };
        let (worked, in_force) = (self.worked_on()?, self.profile_in_force()?);
        let known = |profile: &Option<Profile>| profile.as_ref().and_then(|p| p.parameter(&link.parameter).cloned());
        let (draft, force) = (known(&worked), known(&in_force));
        let parameter = draft.as_ref().or(force.as_ref());
        let hand = self.lane_answers_by_hand(&link.parameter)?;
        let mut seen = LaneParameter {
            id: Some(link.parameter.clone()),
            name: parameter.map_or_else(|| link.parameter.clone(), |p| p.name.clone()),
            by: Some(link.by),
            in_draft: draft.is_some(),
            in_force: force.is_some(),
            by_hand: number(hand.len()),
            ..LaneParameter::default()
        };
        for (at, entry) in ground.entries.iter().enumerate() {
            let Some(own) = entry.answers.get(&link.parameter) else { continue };
            let Some(author) = hand.get(&entry.account.id) else {
                seen.answers += 1;
                continue;
            };
            let Some(answer) = answer_of(ground.lanes, link.by, ground.placed[at]) else { continue };
            let same = match parameter {
                Some(p) => p.levels_of(&own.given) == p.levels_of(&answer.given),
                None => own.given == answer.given,
            };
            if !same && seen.differ.len() < NAMED {
                seen.differ.push(LaneDiffers {
                    account: named(entry),
                    by_hand: words(parameter, &own.given),
                    author: author.clone(),
                    lanes: words(parameter, &answer.given),
                });
            }
        }
        if let (LaneLevels::Lanes, Some(parameter)) = (link.by, parameter) {
            let lacks = ground.lanes.lanes.iter().filter(|l| parameter.level_at(&l.id).is_none());
            seen.without_level = lacks.map(|l| l.name.clone()).collect();
        }
        Ok(seen)
    }
}
