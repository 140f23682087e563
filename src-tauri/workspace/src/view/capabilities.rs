//! What the vendor can do, held against what accounts need (D4): the list, the needs that wait for a word, what is asked for and not
//! there, and the answers that differ from what the slides say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lanewise_method::needs::{Covered, NeedMatch, NeedsFit, meaning};
use lanewise_method::{Answer, Given, Number, Profile, Stage, score};
use serde::Serialize;
use specta::Type;

use super::is_open;
use crate::answer::RecordedAnswer;
use crate::book::{Book, Entry};
use crate::capability::Capability;
use crate::cover::Cover;
use crate::error::WorkspaceError;
use crate::file::Workspace;
use crate::needs::{Need, SLIDES, answer_of, counts, fit_of, needs_of, offers};
use crate::slide::KeptSlide;
use crate::time::Time;

/// The whole screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CapabilitiesView {
    /// The list.
    pub capabilities: Vec<CapabilityRow>,
    /// The needs of all accounts, those of the same meaning together.
    pub groups: Vec<NeedGroup>,
    /// What is asked for and not in the product, the most wanted first.
    pub asked: Vec<Asked>,
    /// The parameter that is answered from here.
    pub parameter: Option<FedParameter>,
    /// How many needs there are, each account's on its own.
    pub needs: u32,
    /// How many of them wait for a word.
    pub waiting: u32,
    /// How many of those have a sure suggestion.
    pub sure: u32,
    /// How many accounts have needs.
    pub accounts: u32,
    /// How many accounts have an answer by hand that is not what their slides say.
    pub differ: u32,
}

/// The parameter that is answered from the capability match.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FedParameter {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A capability, and who needs it as far as somebody said so or the words do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct CapabilityRow {
    /// The capability.
    pub capability: Capability,
    /// The needs that somebody said it meets, wholly or partly; of one that is not offered: those that ask for it.
    pub said: u32,
    /// The needs that wait, and whose suggestion it is.
    pub hinted: u32,
    /// In how many customers that count as a success.
    pub happy: u32,
    /// In how many other customers.
    pub others: u32,
    /// In how many accounts still to be won.
    pub prospects: u32,
}

/// Needs of the same meaning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedGroup {
    /// What they have in common.
    pub key: String,
    /// As it was written first.
    pub need: String,
    /// Whose they are.
    pub uses: Vec<NeedUse>,
    /// How many of them wait for a word.
    pub waiting: u32,
    /// What it probably is; nothing where nobody can tell, or nothing waits.
    pub suggestion: Option<NeedMatch>,
}

/// A need of one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedUse {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// Whether it counts as a success; nothing where it has no outcome.
    pub success: Option<bool>,
    /// As it is on the slide.
    pub need: String,
    /// Who named it.
    pub players: Vec<String>,
    /// How far somebody said that it is covered.
    pub cover: Option<Covered>,
    /// By what.
    pub capability: Option<u32>,
}

/// Something that is asked for and not in the product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Asked {
    /// The capability, where it is on the list.
    pub capability: Option<u32>,
    /// Its name, or the need.
    pub name: String,
    /// How many customers ask that count as a success.
    pub happy: u32,
    /// How many other customers.
    pub others: u32,
    /// How many accounts still to be won.
    pub prospects: u32,
    /// Of all of them those of whom only the words say so.
    pub hinted: u32,
    /// Their names.
    pub accounts: Vec<String>,
}

/// Needs of one account with how much of them is covered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountNeeds {
    /// The account.
    pub account: u32,
    /// How much is covered.
    pub fit: NeedsFit,
    /// Each need.
    pub needs: Vec<NeedSeen>,
    /// The parameter that is answered so.
    pub parameter: Option<FedParameter>,
    /// Its answer as it is kept.
    pub answer: Option<RecordedAnswer>,
    /// The names of the levels it is; none where it is a number.
    pub levels: Vec<String>,
    /// Whether that came from the slides.
    pub from_slides: bool,
    /// Whether it was given by hand and is not what the slides say.
    pub differs: bool,
}

/// A need of an account, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct NeedSeen {
    /// As it is on the slide.
    pub need: String,
    /// Who named it.
    pub players: Vec<String>,
    /// How far it is covered: as somebody said, and by the list as it is now.
    pub cover: Option<Covered>,
    /// By what, by name; empty where nobody said.
    pub by: String,
    /// Who said so; empty where nobody did.
    pub author: String,
    /// When.
    pub at: Option<Time>,
    /// What it probably is, where nobody said.
    pub suggestion: Option<NeedMatch>,
    /// The name of the capability that is suggested; empty where none is.
    pub suggested: String,
}

/// An account whose answer by hand is not what its slides say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct FitDifference {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// The answer by hand.
    pub answer: RecordedAnswer,
    /// The names of the levels it is; none where it is a number.
    pub levels: Vec<String>,
    /// What the slides say.
    pub fit: NeedsFit,
    /// The likely score now, in thousandths of a point.
    pub likely: u32,
    /// The likely score with what the slides say.
    pub likely_then: u32,
    /// The id of its tier now.
    pub tier: String,
    /// The id of its tier with what the slides say.
    pub tier_then: String,
}

/// Who an account is, as the counts go.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Happy,
    Other,
    Prospect,
    Aside,
}

#[derive(Default)]
struct Askers {
    said: BTreeSet<u32>,
    hinted: BTreeSet<u32>,
    needs: u32,
    waiting: u32,
}

impl Askers {
    fn take(&mut self, account: u32, said: bool) {
        if said {
            self.said.insert(account);
            self.needs += 1;
        } else {
            self.hinted.insert(account);
            self.waiting += 1;
        }
    }

    fn all(&self) -> impl Iterator<Item = u32> {
        self.said.union(&self.hinted).copied()
    }
}

struct People<'a> {
    book: &'a Book,
    success: HashMap<String, bool>,
}

impl People<'_> {
    fn success(&self, entry: &Entry) -> Option<bool> {
        entry.account.outcome.as_ref().and_then(|id| self.success.get(id)).copied()
    }

    fn kind(&self, id: u32) -> Kind {
        match self.book.entry(id) {
            Some(entry) if entry.account.stage.is_customer() => {
                if self.success(entry) == Some(true) {
                    Kind::Happy
                } else {
                    Kind::Other
                }
            }
            Some(entry) if is_open(entry.account.stage) => Kind::Prospect,
            _ => Kind::Aside,
        }
    }

    fn count(&self, ids: impl Iterator<Item = u32>) -> [u32; 3] {
        let mut counts = [0; 3];
        for id in ids {
            match self.kind(id) {
                Kind::Happy => counts[0] += 1,
                Kind::Other => counts[1] += 1,
                Kind::Prospect => counts[2] += 1,
                Kind::Aside => {}
            }
        }
        counts
    }

    fn asked(&self, capability: Option<u32>, name: &str, askers: &Askers) -> Asked {
        let [happy, others, prospects] = self.count(askers.all());
        let hinted = number(askers.hinted.difference(&askers.said).count());
        let accounts = askers.all().filter_map(|id| self.book.entry(id)).map(|e| e.account.name.clone()).collect();
        Asked { capability, name: name.to_owned(), happy, others, prospects, hinted, accounts }
    }
}

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

/// The names of the levels that an answer names.
fn level_names(parameter: &lanewise_method::profile::Parameter, answer: &Answer) -> Vec<String> {
    match &answer.given {
        Given::Levels(ids) => ids.iter().filter_map(|id| parameter.level(id)).map(|l| l.name.clone()).collect(),
        Given::Number(_) | Given::Text(_) => Vec::new(),
    }
}

/// Whether an answer is not what the slides say: another number, or a level in which their number does not fall.
fn differ(parameter: &lanewise_method::profile::Parameter, answer: &Answer, fit: &NeedsFit) -> bool {
    let Some(share) = fit.share else { return false };
    let share = Number::from(i32::from(share));
    match &answer.given {
        Given::Number(number) => *number != share,
        given => parameter.levels_of(given) != parameter.levels_of(&Given::Number(share)),
    }
}

/// The accounts whose answer by hand is not what their slides say, with what would become of them, in the order of the book.
///
/// # Errors
/// What the disk says.
pub fn differences(workspace: &Workspace) -> Result<Vec<FitDifference>, WorkspaceError> {
    let Some(profile) = workspace.profile_in_force()? else { return Ok(Vec::new()) };
    let Some(parameter) = profile.from_needs() else { return Ok(Vec::new()) };
    let said_of = by_account(workspace.covers()?, |c| c.account);
    if said_of.is_empty() {
        return Ok(Vec::new());
    }
    let book = workspace.book()?;
    let capabilities = workspace.capabilities()?;
    let slides = by_account(workspace.slides()?, |s: &KeptSlide| s.account);
    let mut matching = None;
    let mut found = Vec::new();
    for entry in book.entries() {
        let id = entry.account.id;
        let (Some(slides), Some(covers), true) = (slides.get(&id), said_of.get(&id), entry.answers.contains_key(&parameter.id))
        else {
            continue;
        };
        let needs = needs_of(slides);
        let mut fit = fit_of(&needs, covers, &capabilities, None);
        if fit.share.is_some() && fit.open > 0 {
            fit = fit_of(&needs, covers, &capabilities, Some(matching.get_or_insert_with(|| offers(&capabilities, &[]))));
        }
        let Some(then) = answer_of(&fit) else { continue };
        if !entry.answers.get(&parameter.id).is_some_and(|answer| differ(parameter, answer, &fit)) {
            continue;
        }
        let kept = workspace.answers(id)?.into_iter().find(|a| a.parameter == parameter.id && a.author != SLIDES);
        let Some(answer) = kept else { continue };
        let mut answers = entry.answers.clone();
        let now = score(&profile, &answers);
        answers.insert(parameter.id.clone(), then);
        let then = score(&profile, &answers);
        found.push(FitDifference {
            account: id,
            name: entry.account.name.clone(),
            levels: level_names(parameter, &answer.answer),
            answer,
            fit,
            likely: now.likely,
            likely_then: then.likely,
            tier: now.tier,
            tier_then: then.tier,
        });
    }
    Ok(found)
}
