//! What to bring to the next workshop (E8): how the versions fared, whether the prospects are still of the kind that the profile was made
//! from, chances where there are customers enough (E9), and proposals. The limits of the proposals are *ours*.

use std::collections::BTreeMap;

use lanewise_method::Profile;
use lanewise_method::calibrate::{Calibrated, ChanceAt, Chances, calibrate};
use lanewise_method::contrast::ContrastVerdict;
use lanewise_method::evidence::{ParameterEvidence, Says};
use lanewise_method::mix::Shift;
use lanewise_method::slide::EventState;
use serde::Serialize;
use specta::Type;

use super::attention::Named;
use super::fared::{VersionFared, fared};
use super::mixes::{Mixes, mixes};
use super::{Fact, briefs, facts, is_open, reference};
use crate::scoring::admits;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::op::Op;
use crate::waiver::WaiverResult;

/// How often the outcomes are dealt out anew for the proposals.
pub const REFINED_BY: u32 = 2_000;
/// How many are named; the others are counted.
const NAMED: usize = 5;
/// A weight from here on is a heavy one, in thousandths.
const HEAVY: u16 = 80;
/// A parameter that fewer than so many hundredths of the prospects have answered is hardly asked.
const ASKED: u32 = 50;
/// A parameter of less weight than this is not worth a proposal to ask it, in thousandths.
const WORTH_ASKING: u16 = 40;
/// So many prospects must be there before what is asked of them says something.
const PROSPECTS: u32 = 10;
/// So many results of waivers or Value Realization Events must be there.
const RESULTS: u32 = 3;
/// Below the volume for an index, shares must differ by so many thousandths to be told.
const APART: u32 = 250;
/// And so many must be known on either side.
const KNOWN: u32 = 15;

/// Everything the next workshop wants to know.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Refine {
    /// The versions, newest first, against what happened since.
    pub versions: Vec<VersionFared>,
    /// Customers whose outcome was set or changed since the last version was published, as the history tells.
    pub news: u32,
    /// Prospects against customers, under the profile in force.
    pub mixes: Mixes,
    /// Whether chances can be told, under the profile in force.
    pub calibrated: Calibrated,
    /// What to talk about, the weightiest first.
    pub proposals: Vec<Proposal>,
}

/// Something to talk about in the next workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the sentence")]
pub enum Proposal {
    /// Successes that a version refused, and others that it admitted; how many of them the profile in force, a later version or none yet,
    /// puts on the right side, and by name those that it does not.
    Surprised { version: u32, refused: u32, admitted: u32, of: u32, right_now: u32, by: Option<u32>, named: Vec<Named> },
    /// Customers with a better fit did worse.
    Contradicts { parameter: String, name: String, weight: u16 },
    /// It tells customers apart, but not in the order of its fits.
    OtherOrder { parameter: String, name: String },
    /// It tells more than its weight says.
    Heavier { parameter: String, name: String, weight: u16, by_data: u16 },
    /// It tells less than its weight says.
    Lighter { parameter: String, name: String, weight: u16, by_data: u16 },
    /// A heavy one in which successes and others do not differ.
    NoDifference { parameter: String, name: String, weight: u16 },
    /// Hardly anybody asks it.
    Unasked { parameter: String, name: String, weight: u16, known: u32, of: u32 },
    /// Value Realization Events were missed (D7).
    MissedEvents { missed: u32, of: u32, named: Vec<Named> },
    /// A gate was waived, and what was expected came true most times.
    GateTooStrict { gate: String, name: String, came_true: u32, of: u32 },
    /// Prospects are of another kind than the customers; shares in thousandths.
    Shifted { parameter: String, name: String, level: String, customers: u32, prospects: u32 },
}

impl Proposal {
    /// What costs customers first, then what misleads, then what is open.
    const fn order(&self) -> u8 {
        match self {
            Self::Surprised { .. } => 0,
            Self::Contradicts { .. } => 1,
            Self::OtherOrder { .. } => 2,
            Self::Heavier { .. } => 3,
            Self::Lighter { .. } => 4,
            Self::NoDifference { .. } => 5,
            Self::MissedEvents { .. } => 6,
            Self::GateTooStrict { .. } => 7,
            Self::Shifted { .. } => 8,
            Self::Unasked { .. } => 9,
        }
    }
}

/// What chances the scores of the reference customers give under a profile.
#[must_use]
pub fn chances(profile: &Profile, outcomes: &[lanewise_method::Outcome], facts: &[Fact<'_>]) -> Chances {
    let told: Vec<(Fact<'_>, bool)> = reference(facts)
        .into_iter()
        .filter_map(|f| Some((f, outcomes.iter().find(|o| Some(o.id.as_str()) == f.outcome)?.success)))
        .collect();
    let (customers, success): (Vec<Fact<'_>>, Vec<bool>) = told.into_iter().unzip();
    let scores: Vec<u32> = briefs(profile, &customers).into_iter().map(|b| b.likely).collect();
    calibrate(&scores, &success)
}

/// The chance of success at the likely score of an account by the profile in force; nothing where none can be told.
///
/// # Errors
/// What the disk says.
pub fn chance_of(workspace: &Workspace, account: u32) -> Result<Option<ChanceAt>, WorkspaceError> {
    let Some(profile) = workspace.profile_in_force()? else { return Ok(None) };
    let (book, outcomes) = (workspace.book()?, workspace.outcomes()?);
    let facts = facts(&book);
    let Some(brief) = facts.iter().find(|f| f.id == account).and_then(|f| briefs(&profile, &[*f]).pop()) else { return Ok(None) };
    Ok(chances(&profile, &outcomes, &facts).at(brief.likely))
}

/// Looks back and ahead; nothing without a profile. `evidence` is what the customers say of the parameters of the profile in force.
///
/// # Errors
/// What the disk says.
pub fn refine(workspace: &Workspace, evidence: &[ParameterEvidence]) -> Result<Option<Refine>, WorkspaceError> {
    let Some(profile) = workspace.profile_in_force()? else { return Ok(None) };
    let (book, outcomes) = (workspace.book()?, workspace.outcomes()?);
    let facts = facts(&book);
    let versions = fared(workspace)?;
    let mixes = mixes(&profile, &facts);
    let mut proposals = Vec::new();
    let in_force = versions.first().map(|v| v.version);
    proposals.extend(surprised(&versions, in_force, &profile, &facts));
    proposals.extend(of_evidence(&profile, evidence));
    proposals.extend(missed_events(workspace, &facts)?);
    proposals.extend(waived(workspace, &profile)?);
    proposals.extend(shifted(&profile, &mixes));
    proposals.extend(unasked(&profile, &mixes, &facts));
    proposals.sort_by_key(Proposal::order);
    Ok(Some(Refine {
        news: news(workspace, &versions)?,
        calibrated: chances(&profile, &outcomes, &facts).said,
        versions,
        mixes,
        proposals,
    }))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn news(workspace: &Workspace, versions: &[VersionFared]) -> Result<u32, WorkspaceError> {
    let Some(last) = versions.first() else { return Ok(0) };
    let steps = workspace.history(u32::MAX)?;
    let set = steps.iter().filter(|s| !s.undone && s.at > last.at).filter_map(|s| match &s.op {
        Op::SetOutcome { count, outcome: Some(_), .. } => Some(*count),
        _ => None,
    });
    Ok(set.sum())
}

fn surprised(versions: &[VersionFared], in_force: Option<u32>, profile: &Profile, facts: &[Fact<'_>]) -> Option<Proposal> {
    let version = versions.iter().find(|v| v.known > 0)?;
    let refused = count(version.surprises.iter().filter(|s| s.outcome.success).count());
    let admitted = count(version.surprises.len()) - refused;
    let fact = |id: u32| facts.iter().find(|f| f.id == id);
    // A later version may have learnt from them already: what is left to talk about are those that it gets wrong too.
    let later = in_force.filter(|&number| number != version.version);
    let now_right = |account: u32, success: bool| {
        let brief = fact(account).and_then(|f| briefs(profile, &[*f]).pop());
        brief.is_some_and(|b| admits(profile, &b.tier) == success)
    };
    let (right, left): (Vec<_>, Vec<_>) =
        version.surprises.iter().partition(|s| later.is_some() && now_right(s.account, s.outcome.success));
    let named = left.into_iter().take(NAMED);
    let named =
        named.filter_map(|s| Some(Named { id: s.account, name: s.name.clone(), stage: fact(s.account)?.stage })).collect();
    (refused + admitted > 0).then_some(Proposal::Surprised {
        version: version.version,
        refused,
        admitted,
        of: version.known,
        right_now: count(right.len()),
        by: later,
        named,
    })
}

fn of_evidence<'a>(profile: &'a Profile, evidence: &'a [ParameterEvidence]) -> impl Iterator<Item = Proposal> + 'a {
    profile.parameters.iter().filter(|p| p.weight > 0).filter_map(|p| {
        let said = evidence.iter().find(|e| e.parameter == p.id)?;
        let (parameter, name, weight) = (p.id.clone(), p.name.clone(), p.weight);
        let by_data = said.weight.map(|w| w.weight);
        match (said.says, said.verdict, by_data) {
            (Says::Contradicts, ..) => Some(Proposal::Contradicts { parameter, name, weight }),
            (Says::OtherOrder, ..) => Some(Proposal::OtherOrder { parameter, name }),
            (Says::More, _, Some(by_data)) => Some(Proposal::Heavier { parameter, name, weight, by_data }),
            (Says::Less, _, Some(by_data)) => Some(Proposal::Lighter { parameter, name, weight, by_data }),
            (_, ContrastVerdict::NoDifference, _) if weight >= HEAVY => Some(Proposal::NoDifference { parameter, name, weight }),
            _ => None,
        }
    })
}

fn missed_events(workspace: &Workspace, facts: &[Fact<'_>]) -> Result<Option<Proposal>, WorkspaceError> {
    let (mut missed, mut of) = (0, 0);
    let mut who: Vec<Named> = Vec::new();
    for kept in workspace.slides()? {
        let Some(fact) = facts.iter().find(|f| f.id == kept.account).filter(|f| f.stage.is_customer()) else { continue };
        for event in &kept.slide.events {
            of += u32::from(event.state != EventState::Planned);
            if event.state == EventState::Missed {
                missed += 1;
                if who.iter().all(|n| n.id != fact.id) {
                    who.push(Named { id: fact.id, name: fact.name.to_owned(), stage: fact.stage });
                }
            }
        }
    }
    who.truncate(NAMED);
    Ok((missed >= RESULTS).then_some(Proposal::MissedEvents { missed, of, named: who }))
}

fn waived(workspace: &Workspace, profile: &Profile) -> Result<Vec<Proposal>, WorkspaceError> {
    let mut gates: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for waiver in workspace.waivers()? {
        let results = gates.entry(waiver.content.gate.clone()).or_default();
        match waiver.content.result {
            WaiverResult::CameTrue => *results = (results.0 + 1, results.1 + 1),
            WaiverResult::DidNot => results.1 += 1,
            WaiverResult::Open => {}
        }
    }
    let known = profile.gates.clone().unwrap_or_default();
    let strict = gates.into_iter().filter(|(_, (came_true, of))| *of >= RESULTS && 2 * came_true > *of);
    Ok(strict
        .map(|(gate, (came_true, of))| {
            let name = known.iter().find(|g| g.id == gate).map(|g| g.name.clone()).unwrap_or_default();
            Proposal::GateTooStrict { gate, name, came_true, of }
        })
        .collect())
}

fn shifted(profile: &Profile, mixes: &Mixes) -> Vec<Proposal> {
    let share = |part: u32, of: u32| if of == 0 { 0 } else { (part * 2000 + of) / (2 * of) };
    let told = mixes.parameters.iter().filter_map(|m| {
        let parameter = profile.parameter(&m.parameter)?;
        let farthest = m.farthest.as_ref()?;
        let tells = match m.mix.shift {
            Shift::TooFew => farthest.apart >= APART && m.mix.of.customers >= KNOWN && m.mix.of.prospects >= KNOWN,
            Shift::Stable => false,
            Shift::Some | Shift::Large => true,
        };
        let at = usize::try_from(farthest.at).ok().filter(|_| tells)?;
        let pair = m.mix.bins.get(at)?;
        Some(Proposal::Shifted {
            parameter: parameter.id.clone(),
            name: parameter.name.clone(),
            level: parameter.levels.get(at)?.name.clone(),
            customers: share(pair.customers, m.mix.of.customers),
            prospects: share(pair.prospects, m.mix.of.prospects),
        })
    });
    told.take(NAMED).collect()
}

fn unasked(profile: &Profile, mixes: &Mixes, facts: &[Fact<'_>]) -> Vec<Proposal> {
    let of = count(facts.iter().filter(|f| is_open(f.stage)).count());
    if of < PROSPECTS {
        return Vec::new();
    }
    let mut found: Vec<(u16, Proposal)> = mixes
        .parameters
        .iter()
        .filter_map(|m| {
            let p = profile.parameter(&m.parameter).filter(|p| p.weight >= WORTH_ASKING)?;
            let known = m.mix.of.prospects;
            let (parameter, name, weight) = (p.id.clone(), p.name.clone(), p.weight);
            (known * 100 < of * ASKED).then_some((weight, Proposal::Unasked { parameter, name, weight, known, of }))
        })
        .collect();
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.into_iter().map(|(_, p)| p).take(NAMED).collect()
}
