//! What the vendor can do, held against what accounts need (D4): the list, the needs that wait for a word, what is asked for and not
//! there, and the answers that differ from what the slides say.

mod differ;
mod people;
mod shown;

pub use differ::differences;
pub use shown::{
    AccountNeeds, Asked, CapabilitiesView, CapabilityRow, FedParameter, FitDifference, NeedGroup, NeedSeen, NeedUse,
};

use std::collections::{BTreeMap, HashMap};

use lanewise_method::Profile;
use lanewise_method::needs::{Covered, meaning};

use self::differ::{differ, level_names};
use self::people::{Askers, People};
use crate::capability::Capability;
use crate::cover::Cover;
use crate::needs::{Need, SLIDES, counts, fit_of, needs_of, offers};
use crate::slide::KeptSlide;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn by_account<T>(all: Vec<T>, account: impl Fn(&T) -> u32) -> BTreeMap<u32, Vec<T>> {
    let mut of: BTreeMap<u32, Vec<T>> = BTreeMap::new();
    for one in all {
        of.entry(account(&one)).or_default().push(one);
    }
    of
}

fn parameter_of(profile: Option<&Profile>) -> Option<FedParameter> {
    profile.and_then(Profile::from_needs).map(|p| FedParameter { id: p.id.clone(), name: p.name.clone() })
}

/// What was said of a need.
fn said<'a>(need: &Need, covers: &'a [Cover]) -> Option<&'a Cover> {
    covers.iter().rev().find(|c| lanewise_method::fold::fold(&c.need) == need.folded)
}

/// The whole screen.
///
/// # Errors
/// What the disk says.
pub fn view(workspace: &Workspace) -> Result<CapabilitiesView, WorkspaceError> {
    let book = workspace.book()?;
    let capabilities = workspace.capabilities()?;
    let covers = workspace.covers()?;
    let offers = offers(&capabilities, &covers);
    let success = workspace.outcomes()?.into_iter().map(|o| (o.id, o.success)).collect();
    let people = People { book: &book, success };
    let slides = by_account(workspace.slides()?, |s: &KeptSlide| s.account);
    let said_of = by_account(covers, |c| c.account);
    let mut groups: Vec<NeedGroup> = Vec::new();
    let mut at: HashMap<String, usize> = HashMap::new();
    let mut accounts = 0;
    for entry in book.entries() {
        let id = entry.account.id;
        let needs = slides.get(&id).map(|s| needs_of(s)).unwrap_or_default();
        accounts += u32::from(!needs.is_empty());
        for need in needs {
            let cover = said_of.get(&id).and_then(|covers| said(&need, covers));
            let key = meaning(&need.text);
            let at = *at.entry(key.clone()).or_insert_with(|| {
                groups.push(NeedGroup { key, need: need.text.clone(), uses: Vec::new(), waiting: 0, suggestion: None });
                groups.len() - 1
            });
            let group = &mut groups[at];
            group.waiting += u32::from(cover.is_none());
            group.uses.push(NeedUse {
                account: id,
                name: entry.account.name.clone(),
                stage: entry.account.stage,
                success: people.success(entry),
                need: need.text,
                players: need.players,
                cover: cover.map(|c| counts(c, &capabilities)),
                capability: cover.and_then(|c| c.capability),
            });
        }
    }
    for group in groups.iter_mut().filter(|g| g.waiting > 0) {
        group.suggestion = offers.suggest(&group.need);
    }
    let mut asks: BTreeMap<u32, Askers> = BTreeMap::new();
    let mut unlisted: Vec<(&str, Askers)> = Vec::new();
    for group in &groups {
        let mut nobody = Askers::default();
        for one in &group.uses {
            let hinted = group.suggestion.as_ref().and_then(|s| s.capability);
            match (one.cover, one.capability) {
                (Some(_), Some(id)) => asks.entry(id).or_default().take(one.account, true),
                (Some(Covered::Not), None) => nobody.take(one.account, true),
                (None, _) => {
                    if let Some(id) = hinted {
                        asks.entry(id).or_default().take(one.account, false);
                    }
                }
                (Some(_), None) => {}
            }
        }
        if !nobody.said.is_empty() {
            unlisted.push((&group.need, nobody));
        }
    }
    let none = Askers::default();
    let row = |capability: &Capability| {
        let askers = asks.get(&capability.id).unwrap_or(&none);
        let [happy, others, prospects] = people.count(askers.all());
        CapabilityRow { capability: capability.clone(), said: askers.needs, hinted: askers.waiting, happy, others, prospects }
    };
    let rows: Vec<CapabilityRow> = capabilities.iter().map(row).collect();
    let missing = capabilities.iter().filter(|c| !c.content.offered);
    let mut asked: Vec<Asked> = missing
        .filter_map(|c| asks.get(&c.id).map(|askers| people.asked(Some(c.id), &c.content.name, askers)))
        .chain(unlisted.iter().map(|(need, askers)| people.asked(None, need, askers)))
        .collect();
    asked.sort_by(|a, b| {
        let wanted = |one: &Asked| (one.happy + one.prospects, one.others, one.capability.is_some());
        wanted(b).cmp(&wanted(a)).then_with(|| a.name.cmp(&b.name))
    });
    let profile = workspace.profile_in_force()?;
    Ok(CapabilitiesView {
        capabilities: rows,
        asked,
        parameter: parameter_of(profile.as_ref()),
        needs: number(groups.iter().map(|g| g.uses.len()).sum()),
        waiting: groups.iter().map(|g| g.waiting).sum(),
        sure: groups.iter().filter(|g| g.suggestion.as_ref().is_some_and(|s| s.sure)).map(|g| g.waiting).sum(),
        accounts,
        differ: number(differences(workspace)?.len()),
        groups,
    })
}

/// The needs of one account.
///
/// # Errors
/// [`WorkspaceError::Missing`] where there is no such account.
pub fn of_account(workspace: &Workspace, account: u32) -> Result<AccountNeeds, WorkspaceError> {
    workspace.account(account)?;
    let capabilities = workspace.capabilities()?;
    let all = workspace.covers()?;
    let covers = workspace.covers_of(account)?;
    let needs = needs_of(&workspace.slides_of(account)?);
    let offers = offers(&capabilities, &all);
    let fit = fit_of(&needs, &covers, &capabilities, Some(&offers));
    let name = |id: Option<u32>| {
        let found = id.and_then(|id| capabilities.iter().find(|c| c.id == id));
        found.map(|c| c.content.name.clone()).unwrap_or_default()
    };
    let seen = |need: Need| {
        let cover = said(&need, &covers);
        let suggestion = if cover.is_none() { offers.suggest(&need.text) } else { None };
        NeedSeen {
            cover: cover.map(|c| counts(c, &capabilities)),
            by: cover.map(|c| name(c.capability)).unwrap_or_default(),
            author: cover.map(|c| c.author.clone()).unwrap_or_default(),
            at: cover.map(|c| c.at),
            suggested: suggestion.as_ref().map(|s| name(s.capability)).unwrap_or_default(),
            suggestion,
            need: need.text,
            players: need.players,
        }
    };
    let needs = needs.into_iter().map(seen).collect();
    let profile = workspace.profile_in_force()?;
    let parameter = parameter_of(profile.as_ref());
    let answer = match &parameter {
        Some(fed) => workspace.answers(account)?.into_iter().find(|a| a.parameter == fed.id),
        None => None,
    };
    let from_slides = answer.as_ref().is_some_and(|a| a.author == SLIDES);
    let differs = match (profile.as_ref().and_then(Profile::from_needs), &answer) {
        (Some(parameter), Some(answer)) => !from_slides && differ(parameter, &answer.answer, &fit),
        _ => false,
    };
    let fed = profile.as_ref().and_then(Profile::from_needs);
    let levels = fed.zip(answer.as_ref()).map(|(fed, a)| level_names(fed, &a.answer)).unwrap_or_default();
    Ok(AccountNeeds { account, fit, needs, parameter, answer, levels, from_slides, differs })
}
