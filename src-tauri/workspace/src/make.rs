//! Making a parameter of a difference between slides (D3): levels, fits, question and the accounts' answers filled in, as one step.
//!
//! The fits are *ours*: the share of successes among the customers with that level, Laplace-smoothed, in hundredths.

use std::collections::BTreeMap;

use lanewise_method::contrast::{Seen, Side};
use lanewise_method::profile::{AnswerKind, Group, Language, Level, Parameter, Profile, Question};
use lanewise_method::slide::Filled;
use lanewise_method::{Answer, Given, Grade, edit};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::make_words as words;
use crate::score::Cause;
use crate::starter::blank;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::{Done, Op};
use crate::view::compare::{CompareGroups, Material, ParameterSource, Row};

/// A parameter that could be made, to look at and change before it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ParameterPlan {
    /// What it is made of.
    pub source: ParameterSource,
    /// The parameter, in the language of the profile. Its weight is what it would get; the others give way.
    pub parameter: Parameter,
    /// The group it would stand in.
    pub group: Group,
    /// The groups there are.
    pub groups: Vec<Group>,
    /// Whether it is in the profile already. Then it stays as it is, and only answers are recorded.
    pub made: bool,
    /// Where it would be added.
    pub base: PlanBase,
    /// How customers with an outcome stand on each level: where the fits come from.
    pub shares: Vec<LevelShare>,
    /// The answers of the accounts that have slides, in the order of the book.
    pub answers: Vec<PlannedAnswer>,
}

/// Where a new parameter would be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PlanBase {
    /// To the draft.
    Draft,
    /// To a draft that is started from the newest version.
    Version,
    /// To a new profile: there is none yet.
    Blank,
}

/// How the customers with an outcome stand on a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LevelShare {
    /// The level.
    pub level: String,
    /// Those who succeeded.
    pub success: u32,
    /// All of them.
    pub all: u32,
}

/// What an account would answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct PlannedAnswer {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome, if it is a customer.
    pub outcome: Option<String>,
    /// The level.
    pub level: String,
    /// The slides that say so.
    pub slides: Vec<u32>,
    /// Whether it keeps what it has: an answer that was observed or documented is better than a slide.
    pub keeps: bool,
}

/// A parameter to make, as it was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ParameterWish {
    /// What it is made of.
    pub source: ParameterSource,
    /// The parameter; its id and the ids of its levels are those of the plan.
    pub parameter: Parameter,
    /// The group it stands in, new or not.
    pub group: Group,
}

/// Levels by id, in order.
const COMPLETE: &str = "complete";
const PARTLY: &str = "partly";
const EMPTY: &str = "empty";
const YES: &str = "yes";
const NO: &str = "no";

/// The level of each account that has slides, with the slides that say so.
fn levels(material: &Material<'_>, source: &ParameterSource) -> BTreeMap<u32, (&'static str, Vec<u32>)> {
    let mut of: BTreeMap<u32, (&'static str, Vec<u32>)> = BTreeMap::new();
    let having = material.having(source);
    let mut having = having.iter().copied().peekable();
    for (at, row) in material.rows.iter().enumerate() {
        let has = having.next_if_eq(&at).is_some();
        let (rank, level) = match source {
            ParameterSource::Field { field } => match row.filled(*field) {
                Filled::Complete => (0, COMPLETE),
                Filled::Partly => (1, PARTLY),
                Filled::Empty => (2, EMPTY),
            },
            _ if has => (0, YES),
            _ => (1, NO),
        };
        let now = of.entry(row.account).or_insert((level, Vec::new()));
        let known = [COMPLETE, PARTLY, EMPTY].iter().position(|l| *l == now.0).unwrap_or(usize::from(now.0 == NO));
        if rank < known {
            *now = (level, Vec::new());
        }
        if level == now.0 {
            now.1.push(row.slide);
        }
    }
    of
}

/// The share of successes, smoothed, in hundredths, halves rounded up.
fn fit(share: &LevelShare) -> u8 {
    let (above, below) = (share.success + 1, share.all + 2);
    u8::try_from((200 * above + below) / (2 * below)).unwrap_or(100)
}

/// The profile that a parameter would be added to.
pub(crate) fn base(w: &Workspace) -> Result<(Profile, PlanBase), WorkspaceError> {
    if let Some(draft) = w.draft()? {
        return Ok((draft, PlanBase::Draft));
    }
    if let Some(version) = w.latest_version()? {
        return Ok((version.profile, PlanBase::Version));
    }
    let settings = w.settings()?;
    let profile =
        blank(settings.language, &settings.name).map_err(|e| WorkspaceError::damaged(format!("the starter profile: {e}")))?;
    Ok((profile, PlanBase::Blank))
}

fn group_for(profile: &Profile) -> Group {
    edit::group_for(profile, Group { id: "situation_slides".into(), name: words::group(profile.language).into() })
}

fn level(id: &str, language: Language, shares: &[LevelShare]) -> Level {
    Level {
        id: id.to_owned(),
        name: words::level(id, language).into(),
        fit: shares.iter().find(|s| s.level == id).map_or(50, fit),
        from: None,
        to: None,
        aliases: Vec::new(),
    }
}

fn shares(material: &Material<'_>, levels: &BTreeMap<u32, (&'static str, Vec<u32>)>, ids: &[&str]) -> Vec<LevelShare> {
    let mut shares: Vec<LevelShare> = ids.iter().map(|id| LevelShare { level: (*id).to_owned(), success: 0, all: 0 }).collect();
    let mut last = None;
    for row in &material.rows {
        if last == Some(row.account) {
            continue;
        }
        last = Some(row.account);
        let outcome = row.outcome.as_ref().and_then(|id| material.outcomes.iter().find(|o| o.id == *id));
        let level = levels.get(&row.account).map(|l| l.0);
        if let (Some(outcome), Some(share)) = (outcome, shares.iter_mut().find(|s| Some(s.level.as_str()) == level)) {
            share.all += 1;
            share.success += u32::from(outcome.success);
        }
    }
    shares
}

impl Workspace {
    /// What making a parameter of this would do. The weights of `locked` parameters stay.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where what it is made of is gone.
    pub fn parameter_plan(
        &self,
        source: &ParameterSource,
        groups: Option<&CompareGroups>,
        locked: &[String],
    ) -> Result<ParameterPlan, WorkspaceError> {
        let material = Material::load(self, groups)?;
        let (profile, base) = base(self)?;
        let id = source.parameter_id();
        let levels = levels(&material, source);
        let (answer, ids): (_, &[&str]) = match source {
            ParameterSource::Field { .. } => (AnswerKind::Ordered, &[COMPLETE, PARTLY, EMPTY]),
            _ => (AnswerKind::YesNo, &[YES, NO]),
        };
        let shares = shares(&material, &levels, ids);
        let named = self.named(&material, source)?;
        let seen = material.sides.seen(&material.having(source));
        let group = group_for(&profile);
        let language = profile.language;
        let made = profile.parameter(&id).is_some();
        let fresh = Parameter {
            id: id.clone(),
            name: words::name(source, &named, language),
            group: group.id.clone(),
            weight: 0,
            answer,
            unit: None,
            several: None,
            levels: ids.iter().map(|id| level(id, language, &shares)).collect(),
            typical: None,
            unknown_tells: false,
            questions: vec![Question {
                text: words::question(source, &named, &material.rule, language),
                ask: String::new(),
                when: String::new(),
            }],
            known_before_sale: true,
            from_needs: false,
            why: why(&material, seen, language),
        };
        let parameter = match profile.parameter(&id) {
            Some(there) => there.clone(),
            None => {
                let mut after = profile.clone();
                edit::add_parameter_beside(
                    &mut after,
                    Parameter { weight: edit::fair_share(&profile), ..fresh.clone() },
                    group.clone(),
                    locked,
                );
                after.parameters.pop().unwrap_or(fresh)
            }
        };
        let answers = self.planned(&material, &id, levels)?;
        Ok(ParameterPlan { source: source.clone(), parameter, group, groups: profile.groups, made, base, shares, answers })
    }

    /// What people call it: the name of a theme, or words as most wrote them; empty for what has a name of ours.
    fn named(&self, material: &Material<'_>, source: &ParameterSource) -> Result<String, WorkspaceError> {
        Ok(match source {
            ParameterSource::Theme { theme } => {
                let found = material.themes.iter().find(|t| t.id == *theme);
                found.map(|t| t.name.clone()).ok_or_else(|| WorkspaceError::missing(format!("theme number {theme}")))?
            }
            ParameterSource::Term { field, key } => {
                material.term_name(*field, key).ok_or_else(|| WorkspaceError::missing(format!("slide that says \"{key}\"")))?
            }
            _ => String::new(),
        })
    }

    fn planned(
        &self,
        material: &Material<'_>,
        id: &str,
        levels: BTreeMap<u32, (&'static str, Vec<u32>)>,
    ) -> Result<Vec<PlannedAnswer>, WorkspaceError> {
        let book = self.book()?;
        let name: BTreeMap<u32, &Row> = material.rows.iter().map(|r| (r.account, r)).collect();
        Ok(levels
            .into_iter()
            .filter_map(|(account, (level, slides))| {
                let row = name.get(&account)?;
                let has = book.entry(account).and_then(|e| e.answers.get(id));
                let level = level.to_owned();
                let keeps = has.is_some_and(|a| a.grade == Grade::Observed && a.given != Given::Levels(vec![level.clone()]));
                Some(PlannedAnswer { account, name: row.name.clone(), outcome: row.outcome.clone(), level, slides, keeps })
            })
            .collect())
    }

    /// Makes a parameter of a difference: adds it to the draft, which is started where there is none, and records what the accounts
    /// with slides answer. One that is there already stays as it is and gets the answers. Gives its id.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where what it is made of is gone, [`WorkspaceError::Invalid`] where the parameter could not be kept.
    pub fn make_parameter(&mut self, wish: &ParameterWish, locked: &[String]) -> Result<Done<String>, WorkspaceError> {
        let plan = self.parameter_plan(&wish.source, None, locked)?;
        let id = plan.parameter.id.clone();
        let (mut profile, _) = base(self)?;
        if profile.parameter(&id).is_none() {
            let parameter = Parameter { id: id.clone(), group: wish.group.id.clone(), ..wish.parameter.clone() };
            edit::add_parameter_beside(&mut profile, parameter, wish.group.clone(), locked);
        }
        let parameter = profile.parameter(&id).cloned().ok_or_else(|| WorkspaceError::missing("parameter"))?;
        // A level that somebody took out of the plan is nobody's answer.
        let answers: Vec<_> = plan.answers.iter().filter(|a| !a.keeps && parameter.level_at(&a.level).is_some()).collect();
        let count = u32::try_from(answers.len()).unwrap_or(u32::MAX);
        let op = Op::MakeParameter { parameter_name: parameter.name, answers: count };
        self.transact(op, |tx| {
            tx.put_draft(Some(&profile))?;
            let mut changed = Vec::new();
            for answer in &answers {
                let given = Answer { given: Given::Levels(vec![answer.level.clone()]), grade: Grade::Said };
                if tx.set_answer(answer.account, &id, &given)? {
                    changed.push(answer.account);
                }
            }
            if tx.scores_with(&id)? {
                tx.record_scores(&changed, Cause::Answer)?;
            }
            Ok(id)
        })
    }
}

fn why(material: &Material<'_>, (left, right): (Seen, Seen), language: Language) -> String {
    let names = |ids: &[String]| -> String {
        let name = |id: &String| {
            let own = material.outcomes.iter().find(|o| o.id == *id).map(|o| o.name.trim()).filter(|n| !n.is_empty());
            own.map_or_else(|| words::outcome(id, language).to_owned(), str::to_owned)
        };
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let side = |seen: Seen, side, ids| words::On { slides: seen.slides, of: material.sides.whole(side).slides, who: names(ids) };
    words::why(&side(left, Side::Left, &material.groups.left), &side(right, Side::Right, &material.groups.right), language)
}
