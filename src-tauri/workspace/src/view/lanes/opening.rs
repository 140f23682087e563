//! Which nurtured and disqualified accounts a lane would bring back if it stood otherwise (S10).

use lanewise_method::lanes::{Place, Standing};
use lanewise_method::{Profile, score};
use serde::Serialize;
use specta::Type;

use super::{Ground, named, number};
use crate::answer::Answers;
use crate::lanes::{LaneLevels, LaneLink, Lanes, set_lane_fit};
use crate::scoring::Scoring;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::today;
use crate::view::Brief;
use crate::view::attention::Named;

/// What standing otherwise would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename = "LaneOpening")]
pub struct Opening {
    /// How the lane stands.
    pub from: Standing,
    /// How it would stand.
    pub to: Standing,
    /// By what that moves scores.
    pub effect: OpeningEffect,
    /// Accounts put aside that would then be admitted, the best score first.
    pub back: Vec<ComesBack>,
    /// The other accounts of the lane that are put aside, and why they would stay there, the best score first.
    pub stay: Vec<StaysAside>,
    /// How many prospects would be admitted that are not now.
    pub prospects_in: u32,
    /// How many would not be any more.
    pub prospects_out: u32,
}

/// By what the standing of a lane moves scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants say what the fields are")]
pub enum OpeningEffect {
    /// By nothing: no parameter stands for the lanes.
    None,
    /// By the answers of the accounts, at once.
    Answers { parameter_name: String },
    /// By the fit of the lane's level in the draft; it counts once that is published.
    Fit { parameter_name: String, level_name: String, before: u8, after: u8 },
    /// By nothing: the parameter has no level for the lane.
    NoLevel { parameter_name: String },
}

/// An account that would be admitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ComesBack {
    /// The account.
    pub account: Named,
    /// Its score now.
    pub before: Brief,
    /// Its score then.
    pub after: Brief,
}

/// Why an account would stay where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the variants say what the fields are")]
#[serde(rename = "LaneStayReason")]
pub enum StayReason {
    /// A must-have holds it down: the name of the parameter that it looks at.
    MustHave { parameter_name: String },
    /// Somebody set its tier by hand.
    ByHand,
    /// Its answer was given by hand and does not follow the lane.
    Answered,
    /// It is admitted already, and somebody left it there.
    Admitted,
    /// Its score does not reach.
    Score,
}

/// An account of the lane that would stay put aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct StaysAside {
    /// The account.
    pub account: Named,
    /// Its score now.
    pub before: Brief,
    /// Its score then.
    pub after: Brief,
    /// Why.
    pub why: StayReason,
}

/// What is tried: another profile, or other answers of some accounts.
struct Tried {
    profile: Profile,
    effect: OpeningEffect,
    /// The level that accounts of the lane would answer, where answers change.
    level: Option<(String, String)>,
}

fn tried(scoring: &Scoring, link: Option<&LaneLink>, lanes: &Lanes, at: usize, to: Standing, fit: Option<u8>) -> Tried {
    let profile = scoring.profile.clone();
    let none = |effect| Tried { profile: profile.clone(), effect, level: None };
    let Some(link) = link else { return none(OpeningEffect::None) };
    let Some(parameter) = scoring.profile.parameter(&link.parameter) else { return none(OpeningEffect::None) };
    let parameter_name = parameter.name.clone();
    match link.by {
        LaneLevels::Standings => {
            Tried { level: Some((link.parameter.clone(), to.id().to_owned())), ..none(OpeningEffect::Answers { parameter_name }) }
        }
        LaneLevels::Lanes => {
            let Some(level) = parameter.level_at(&lanes.lanes[at].id).and_then(|at| parameter.levels.get(at)) else {
                return none(OpeningEffect::NoLevel { parameter_name });
            };
            let after = fit.unwrap_or_else(|| to.fit());
            let effect = OpeningEffect::Fit { parameter_name, level_name: level.name.clone(), before: level.fit, after };
            let mut profile = profile.clone();
            set_lane_fit(&mut profile, link, lanes, at, after);
            Tried { profile, effect, level: None }
        }
    }
}

impl Workspace {
    /// What would happen if a lane stood otherwise, with this fit for its level where a parameter is made of the lanes; without one with
    /// the fit that its standing suggests.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where there is no such lane.
    pub fn lane_opening(&self, id: &str, to: Standing, fit: Option<u8>) -> Result<Opening, WorkspaceError> {
        let (book, lanes, outcomes) = (self.book()?, self.lanes()?, self.outcomes()?);
        let missing = || WorkspaceError::missing(format!("lane \"{id}\""));
        let at = lanes.lanes.iter().position(|l| l.id == id).ok_or_else(missing)?;
        let from = lanes.lanes[at].standing;
        let nothing =
            |effect| Opening { from, to, effect, back: Vec::new(), stay: Vec::new(), prospects_in: 0, prospects_out: 0 };
        let Some(scoring) = self.scoring()? else { return Ok(nothing(OpeningEffect::None)) };
        let ground = self.lane_ground(&book, &lanes, &outcomes)?;
        let tried = tried(&scoring, lanes.link.as_ref(), &lanes, at, to, fit);
        let hand = match &lanes.link {
            Some(link) => self.lane_answers_by_hand(&link.parameter)?,
            None => Default::default(),
        };
        let mut opening = nothing(tried.effect.clone());
        let then = Scoring::new(tried.profile.clone(), scoring.version, &self.actions()?);
        let today = today();
        for (account, entry) in ground.entries.iter().enumerate() {
            if entry.account.stage.is_customer() {
                continue;
            }
            let inside = in_lane(&ground, &scoring.profile, lanes.link.as_ref(), at, account);
            if !inside && tried.level.is_some() {
                continue;
            }
            let follows = !hand.contains_key(&entry.account.id);
            let answers = match &tried.level {
                Some((parameter, level)) if follows => with_level(&entry.answers, parameter, level),
                _ => entry.answers.clone(),
            };
            let (now, after) = (score(&scoring.profile, &entry.answers), score(&then.profile, &answers));
            let (was, will) = (Brief::of(&scoring.profile, &now), Brief::of(&then.profile, &after));
            let set = entry.override_on(today).map(|o| o.tier.as_str());
            let (before, admitted) = (scoring.verdict(&was, set).admitted, then.verdict(&will, set).admitted);
            if !entry.account.stage.is_aside() {
                opening.prospects_in += u32::from(admitted && !before);
                opening.prospects_out += u32::from(before && !admitted);
            } else if admitted && !before {
                opening.back.push(ComesBack { account: named(entry), before: was, after: will });
            } else if inside {
                let capped = after.capped_by.first().filter(|_| will.capped);
                let why = match capped {
                    _ if admitted => StayReason::Admitted,
                    _ if set.is_some() => StayReason::ByHand,
                    Some(rule) => StayReason::MustHave { parameter_name: rule.parameter_name.clone() },
                    None if tried.level.is_some() && !follows => StayReason::Answered,
                    None => StayReason::Score,
                };
                opening.stay.push(StaysAside { account: named(entry), before: was, after: will, why });
            }
        }
        opening.back.sort_by_key(|b| std::cmp::Reverse(b.after.likely));
        opening.stay.sort_by_key(|s| std::cmp::Reverse(s.after.likely));
        Ok(opening)
    }
}

/// Whether an account counts as one of the lane: by its answer, where a parameter is made of lanes and it has one, or else by the
/// condition.
fn in_lane(ground: &Ground<'_>, profile: &Profile, link: Option<&LaneLink>, lane: usize, account: usize) -> bool {
    let answered = link.filter(|l| l.by == LaneLevels::Lanes).and_then(|link| {
        let parameter = profile.parameter(&link.parameter)?;
        let level = parameter.level_at(&ground.lanes.lanes[lane].id)?;
        let answer = ground.entries[account].answers.get(&link.parameter)?;
        Some(parameter.levels_of(&answer.given)?.contains(&level))
    });
    answered.unwrap_or(ground.placed[account].place == Place::Lane(lane))
}

fn with_level(answers: &Answers, parameter: &str, level: &str) -> Answers {
    use lanewise_method::{Answer, Given, Grade};
    let mut answers = answers.clone();
    let grade = answers.get(parameter).map_or(Grade::Observed, |a| a.grade);
    answers.insert(parameter.to_owned(), Answer { given: Given::Levels(vec![level.to_owned()]), grade });
    answers
}

impl Opening {
    /// How many would come back.
    #[must_use]
    pub fn count(&self) -> u32 {
        number(self.back.len())
    }
}
