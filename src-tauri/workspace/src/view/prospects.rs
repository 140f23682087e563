//! What the list of prospects shows beside its rows: counts, the rule for what to do, the questions; and what wants a look.

use jiff::civil::Date;
use lanewise_method::action::TierAction;
use lanewise_method::profile::Tier;
use serde::Serialize;
use specta::Type;

use super::{briefs, facts, is_open};
use crate::book::Book;
use crate::scoring::Scoring;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// What stands around the list of prospects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ProspectsView {
    /// The tiers of the profile that scores, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// Its version; none: it is the draft.
    pub version: Option<u32>,
    /// What to do, tier by tier.
    pub rules: Vec<RuleRow>,
    /// What can be asked, in the order of the profile.
    pub asks: Vec<Askable>,
    /// The accounts in play.
    pub tally: Tally,
}

/// What wants a look, apart from the list: it goes through every stored score, and the list does not wait for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct ProspectsNews {
    /// How many nurtured and disqualified accounts became fit.
    pub became_fit: u32,
    /// How many stored scores are older than the answers or the version.
    pub stale: u32,
}

/// The rule for a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct RuleRow {
    /// What to do.
    pub rule: TierAction,
    /// Whether it is our own choice, and not the team's.
    pub ours: bool,
    /// Our own choice.
    pub default: TierAction,
}

/// A parameter that can be asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Askable {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to say.
    pub question: String,
}

/// The accounts still to be won, by what counts of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Tally {
    /// Visitors, leads and prospects.
    pub open: u32,
    /// Those in a tier that admits.
    pub admitted: u32,
    /// Those whose tier is settled.
    pub settled: u32,
}

/// Counts the accounts still to be won. The overview and the list both count so.
#[must_use]
pub fn tally(book: &Book, scoring: &Scoring, today: Date) -> Tally {
    let facts: Vec<_> = facts(book).into_iter().filter(|f| is_open(f.stage)).collect();
    let mut tally = Tally::default();
    for (fact, brief) in facts.iter().zip(briefs(&scoring.profile, &facts)) {
        let verdict = scoring.verdict(&brief, fact.by_hand(today));
        tally.open += 1;
        tally.admitted += u32::from(verdict.admitted);
        tally.settled += u32::from(verdict.settled);
    }
    tally
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What wants a look.
///
/// # Errors
/// What the disk says.
pub fn news(workspace: &Workspace, today: Date) -> Result<ProspectsNews, WorkspaceError> {
    Ok(ProspectsNews { became_fit: number(workspace.fit_now(today)?.len()), stale: number(workspace.stale_scores()?.len()) })
}

/// What stands around the list; `None` without a profile.
///
/// # Errors
/// What the disk says.
pub fn view(workspace: &Workspace, today: Date) -> Result<Option<ProspectsView>, WorkspaceError> {
    let Some(scoring) = workspace.scoring()? else { return Ok(None) };
    let book = workspace.book()?;
    let chosen = workspace.actions()?;
    let rules = scoring
        .rules
        .iter()
        .enumerate()
        .map(|(at, rule)| RuleRow {
            rule: rule.clone(),
            ours: chosen.iter().all(|c| c.tier != rule.tier),
            default: TierAction::ours(at, &scoring.profile.tiers, scoring.profile.admitting()),
        })
        .collect();
    let asks = scoring
        .profile
        .parameters
        .iter()
        .map(|p| Askable {
            id: p.id.clone(),
            name: p.name.clone(),
            question: p.questions.first().map(|q| q.text.clone()).unwrap_or_default(),
        })
        .collect();
    Ok(Some(ProspectsView {
        tally: tally(&book, &scoring, today),
        rules,
        asks,
        admitting: number(scoring.profile.admitting()),
        version: scoring.version,
        tiers: scoring.profile.tiers,
    }))
}
