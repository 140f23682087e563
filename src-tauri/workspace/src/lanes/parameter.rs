//! The lanes as a parameter: one step adds or completes it in the draft and answers it for all accounts.
//!
//! The link stands in the workspace and not in the profile, because the conditions do: a profile that is mailed to others has no lanes.

use std::collections::BTreeMap;

use lanewise_method::edit;
use lanewise_method::fold::fold;
use lanewise_method::profile::{AnswerKind, Group, Language, Level, Parameter, Profile, Question};
use serde::Serialize;
use specta::Type;

use super::feed::{answer_of, places};
use super::{LANES, LaneLevels, LaneLink, Lanes};
use crate::book::Entry;
use crate::make::{PlanBase, base};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};

/// What making a parameter of the lanes would do, to look at before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LanePlan {
    /// What its levels are.
    pub by: LaneLevels,
    /// The parameter as it would be, in the language of the profile. Its weight is what it has or would get; the others give way.
    pub parameter: Parameter,
    /// Whether it is in the profile already. Then its fits and its weight stay, and only levels that it lacks are added.
    pub made: bool,
    /// Where it would be added.
    pub base: PlanBase,
    /// The levels that would be added, by id.
    pub added: Vec<String>,
    /// How many accounts the lanes answer for.
    pub answers: u32,
    /// How many of these have an answer by hand that says the same, or something else; both stay.
    pub by_hand: u32,
    /// How many have one that says something else.
    pub differ: u32,
    /// How many accounts get no answer: in no lane, or it cannot be told.
    pub none: u32,
}

const ID: &str = "lane";

const fn one_of(language: Language, [en, it, es]: [&'static str; 3]) -> &'static str {
    match language {
        Language::En => en,
        Language::It => it,
        Language::Es => es,
    }
}

/// The name of a standing as a level, as in the starter profile.
fn standing_name(id: &str, language: Language) -> &'static str {
    let words = match id {
        "core" => ["Core lane", "Corsia principale", "Carril principal"],
        "adjacent_wanted" => ["Adjacent, and we want it", "Adiacente e ci interessa", "Adyacente y nos interesa"],
        "adjacent_unwanted" => {
            ["Adjacent, but we do not want it", "Adiacente, ma non ci interessa", "Adyacente, pero no nos interesa"]
        }
        _ => ["Outside our lanes", "Fuori dalle nostre corsie", "Fuera de nuestros carriles"],
    };
    one_of(language, words)
}

/// The levels that a parameter of the lanes needs: id, name and the fit that is suggested.
fn wanted(lanes: &Lanes, by: LaneLevels, language: Language) -> Vec<(String, String, u8)> {
    use lanewise_method::lanes::Standing;
    match by {
        LaneLevels::Standings => {
            Standing::ALL.iter().map(|s| (s.id().to_owned(), standing_name(s.id(), language).to_owned(), s.fit())).collect()
        }
        LaneLevels::Lanes => lanes.lanes.iter().map(|l| (l.id.clone(), l.name.clone(), l.standing.fit())).collect(),
    }
}

/// Whether a parameter can be answered with levels of ours.
fn can_be(parameter: &Parameter) -> bool {
    matches!(parameter.answer, AnswerKind::Choice | AnswerKind::Ordered)
}

/// The parameter of a profile that stands for the lanes: the one that is linked, or the one that is called so.
fn standing_for<'p>(profile: &'p Profile, link: Option<&LaneLink>) -> Option<&'p Parameter> {
    let called = |p: &&Parameter| p.id == ID || matches!(fold(&p.name).as_str(), "lane" | "corsia" | "carril");
    let linked = link.and_then(|l| profile.parameter(&l.parameter));
    linked.or_else(|| profile.parameters.iter().find(called)).filter(|p| can_be(p))
}

/// The parameter with the levels that it lacks; gives their ids. A level that means a lane under another id takes up the lane's as one
/// of its spellings, so that the answers of the lanes count there.
fn completed(parameter: &Parameter, wanted: &[(String, String, u8)]) -> (Parameter, Vec<String>) {
    let mut parameter = parameter.clone();
    let mut added = Vec::new();
    for (id, name, fit) in wanted {
        if parameter.level_at(id).is_some() {
            continue;
        }
        let called = parameter.level_called(&fold(name)).map(|l| l.id.clone());
        match called.and_then(|called| parameter.levels.iter_mut().find(|l| l.id == called)) {
            Some(level) => level.aliases.push(id.clone()),
            None => {
                added.push(id.clone());
                parameter.levels.push(Level {
                    id: id.clone(),
                    name: name.clone(),
                    fit: *fit,
                    from: None,
                    to: None,
                    aliases: Vec::new(),
                });
            }
        }
    }
    (parameter, added)
}

fn group_for(profile: &Profile, language: Language) -> Group {
    let own = profile.groups.iter().find(|g| g.id == ID).or_else(|| profile.groups.first());
    own.cloned().unwrap_or_else(|| Group { id: ID.into(), name: one_of(language, ["Lane", "Corsia", "Carril"]).into() })
}

fn fresh(profile: &Profile, lanes: &Lanes, by: LaneLevels, group: &Group) -> Parameter {
    let language = profile.language;
    let levels = wanted(lanes, by, language)
        .into_iter()
        .map(|(id, name, fit)| Level { id, name, fit, from: None, to: None, aliases: Vec::new() })
        .collect();
    let mut id = ID.to_owned();
    let taken = |id: &str| profile.parameter(id).is_some();
    if taken(&id) {
        id = (2..).map(|n| format!("{ID}_{n}")).find(|id| !taken(id)).unwrap_or(id);
    }
    let question = one_of(
        language,
        [
            "Which of our customers do they resemble most?",
            "A quali dei nostri clienti assomigliano di più?",
            "¿A cuáles de nuestros clientes se parecen más?",
        ],
    );
    let why = one_of(
        language,
        [
            "Answered from the conditions of the lanes.",
            "La risposta viene dalle condizioni delle corsie.",
            "La respuesta sale de las condiciones de los carriles.",
        ],
    );
    Parameter {
        id,
        name: one_of(language, ["Lane", "Corsia", "Carril"]).into(),
        group: group.id.clone(),
        weight: 0,
        answer: if by == LaneLevels::Standings { AnswerKind::Ordered } else { AnswerKind::Choice },
        unit: None,
        several: None,
        levels,
        typical: None,
        questions: vec![Question { text: question.into(), ask: String::new(), when: String::new() }],
        known_before_sale: true,
        from_needs: false,
        unknown_tells: false,
        why: why.into(),
    }
}

impl Workspace {
    /// The profile with the parameter of the lanes in it, and where it comes from.
    fn with_lane_parameter(
        &self,
        lanes: &Lanes,
        by: LaneLevels,
        locked: &[String],
    ) -> Result<(Profile, PlanBase, String, bool, Vec<String>), WorkspaceError> {
        let (mut profile, base) = base(self)?;
        let wanted = wanted(lanes, by, profile.language);
        if let Some(there) = standing_for(&profile, lanes.link.as_ref()).cloned() {
            let (parameter, added) = completed(&there, &wanted);
            let id = parameter.id.clone();
            if let Some(place) = profile.parameters.iter_mut().find(|p| p.id == id) {
                *place = parameter;
            }
            return Ok((profile, base, id, true, added));
        }
        let group = group_for(&profile, profile.language);
        let parameter = fresh(&profile, lanes, by, &group);
        let (id, added) = (parameter.id.clone(), parameter.levels.iter().map(|l| l.id.clone()).collect());
        let weight = edit::fair_share(&profile);
        edit::add_parameter_beside(&mut profile, Parameter { weight, ..parameter }, group, locked);
        Ok((profile, base, id, false, added))
    }

    /// What making a parameter of the lanes would do. The weights of `locked` parameters stay.
    ///
    /// # Errors
    /// What the disk says.
    pub fn lane_plan(&self, by: LaneLevels, locked: &[String]) -> Result<LanePlan, WorkspaceError> {
        let lanes = self.lanes()?;
        let (profile, base, id, made, added) = self.with_lane_parameter(&lanes, by, locked)?;
        let parameter = profile.parameter(&id).cloned().ok_or_else(|| WorkspaceError::missing("parameter"))?;
        let book = self.book()?;
        let entries: Vec<&Entry> = book.entries().iter().map(AsRef::as_ref).collect();
        let in_force = self.profile_in_force()?;
        let placed = places(&entries, &lanes, in_force.as_ref(), self.settings()?.language);
        let hand = self.lane_answers_by_hand(&id)?;
        let (mut answers, mut by_hand, mut differ, mut none) = (0, 0, 0, 0);
        for (entry, placed) in entries.iter().zip(placed) {
            let Some(answer) = answer_of(&lanes, by, placed) else {
                none += 1;
                continue;
            };
            answers += 1;
            if hand.contains_key(&entry.account.id) {
                by_hand += 1;
                let own = entry.answers.get(&id).and_then(|a| parameter.levels_of(&a.given));
                differ += u32::from(own != parameter.levels_of(&answer.given));
            }
        }
        Ok(LanePlan { by, parameter, made, base, added, answers, by_hand, differ, none })
    }

    /// The accounts that answer a parameter by hand, and who says so.
    pub(crate) fn lane_answers_by_hand(&self, parameter: &str) -> Result<BTreeMap<u32, String>, WorkspaceError> {
        let mut query = self.conn.prepare_cached(
            "SELECT answer.account, author.text FROM answer JOIN word AS parameter ON parameter.id = answer.parameter \
             JOIN word AS author ON author.id = answer.author JOIN account ON account.id = answer.account \
             WHERE parameter.text = ?1 AND author.text <> ?2 AND account.gone = 0",
        )?;
        let rows = query.query_map([parameter, LANES], |r| Ok((r.get(0)?, r.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Makes a parameter of the lanes, or completes the one that stands for them, and answers it for all accounts as one step; from then
    /// on the answers follow the lanes. Gives its id.
    ///
    /// # Errors
    /// [`WorkspaceError::Invalid`] where the draft could not be kept, [`WorkspaceError::Refused`] where a lane looks at this parameter.
    pub fn make_lane_parameter(&mut self, by: LaneLevels, locked: &[String]) -> Result<Done<String>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        let (profile, _, id, ..) = self.with_lane_parameter(&lanes, by, locked)?;
        lanes.link = Some(LaneLink { parameter: id.clone(), by });
        let parameter_name = profile.parameter(&id).map(|p| p.name.clone()).unwrap_or_default();
        self.transact(Op::MakeLaneParameter { parameter_name }, |tx| {
            tx.put_draft(Some(&profile))?;
            tx.put_lanes(&lanes)?;
            Ok(id)
        })
    }

    /// Leaves the parameter alone from now on: its answers stay as they are.
    ///
    /// # Errors
    /// What the disk says.
    pub fn unlink_lanes(&mut self) -> Result<Done<bool>, WorkspaceError> {
        let mut lanes = self.lanes()?;
        lanes.link = None;
        self.transact(Op::UnlinkLanes, |tx| tx.put_lanes(&lanes))
    }

    /// Takes what the lanes say in place of what was answered by hand, as one step. Gives how many changed.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where an account is not there, or no parameter is answered from the lanes.
    pub fn take_lanes(&mut self, accounts: &[u32]) -> Result<Done<u32>, WorkspaceError> {
        let lanes = self.lanes()?;
        let link = lanes.link.clone().ok_or_else(|| WorkspaceError::missing("parameter answered from the lanes"))?;
        let account_name = match accounts.first() {
            Some(first) => self.account(*first)?.name,
            None => String::new(),
        };
        let count = u32::try_from(accounts.len()).unwrap_or(u32::MAX);
        let touched = accounts.iter().copied().collect();
        self.transact(Op::TakeLanes { account_name, count }, |tx| {
            accounts.iter().try_for_each(|id| tx.require_account(*id))?;
            tx.answer_from_lanes(&lanes, &link.parameter, link.by, Some(&touched), true)
        })
    }

    /// The draft with this fit for the level of a lane, where a parameter is made of the lanes and knows it.
    pub(crate) fn with_lane_fit(&self, lanes: &Lanes, at: usize, fit: u8) -> Result<Option<Profile>, WorkspaceError> {
        let Some(link) = lanes.link.as_ref().filter(|l| l.by == LaneLevels::Lanes) else { return Ok(None) };
        let (mut profile, _) = base(self)?;
        Ok(set_lane_fit(&mut profile, link, lanes, at, fit).then_some(profile))
    }
}

/// Gives the level of a lane this fit. `false` where the profile has no such level.
pub(crate) fn set_lane_fit(profile: &mut Profile, link: &LaneLink, lanes: &Lanes, at: usize, fit: u8) -> bool {
    let Some(lane) = lanes.lanes.get(at) else { return false };
    let Some(parameter) = profile.parameters.iter_mut().find(|p| p.id == link.parameter) else { return false };
    let Some(level) = parameter.level_at(&lane.id) else { return false };
    parameter.levels[level].fit = fit.min(100);
    true
}
