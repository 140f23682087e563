//! Replay (E7): two profiles on the same past customers, the accounts in each of the four corners, in hours and money.

mod gaps;
mod played;
mod shown;

pub use gaps::{GapRow, ReplayGaps, gaps};
pub use shown::{ReplayAccount, ReplayAsked, ReplayChoice, ReplayCorner, ReplaySide, ReplaySource, ReplayView, ReplayedHere};

use lanewise_method::profile::Parameter;
use lanewise_method::replay::{ReplayGate, Replayed, paired};
use lanewise_method::{Number, Profile};

use self::played::Played;
use super::costs::CostFacts;
use super::{Fact, facts, reference};
use crate::starter::{Starter, starter};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;

/// A profile as it is replayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Replayable {
    /// What it is.
    pub source: ReplaySource,
    /// It itself, with typical fits: its own where it is a version, else those of these customers.
    pub profile: Profile,
}

/// So many accounts of a corner are listed.
pub const LISTED: usize = 500;

/// What is needed to replay profiles: the customers, and what the team says of them.
#[derive(Debug, Clone)]
pub struct ReplayGround {
    /// What the team says of costs, and its outcomes.
    pub costs: CostFacts,
    /// The parameters of the team's own profile, which lend answers by their name.
    pub own: Vec<Parameter>,
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Replays two profiles on these accounts; those without an outcome are no past customers.
#[must_use]
pub fn replay_view(one: &Replayable, other: &Replayable, ground: &ReplayGround, facts: &[Fact<'_>]) -> ReplayView {
    replay_apart((one, facts), (other, facts), ground)
}

/// The same where each profile has read the answers of these accounts for itself, as from a table: the accounts stand in the same order on
/// both sides, with the same outcomes.
#[must_use]
pub fn replay_apart(
    (one, facts): (&Replayable, &[Fact<'_>]),
    (other, read): (&Replayable, &[Fact<'_>]),
    ground: &ReplayGround,
) -> ReplayView {
    let outcomes = &ground.costs.outcomes;
    let known = |f: &Fact<'_>| outcomes.iter().position(|o| Some(o.id.as_str()) == f.outcome);
    let past = |facts| -> Vec<Fact<'_>> { reference(facts).into_iter().filter(|f| known(f).is_some()).collect() };
    let (customers, read) = (past(facts), past(read));
    let (one, other) = (Played::new(one, &ground.own, &customers), Played::new(other, &ground.own, &read));
    let told = |at: usize| one.rows[at].gate != ReplayGate::Untold && other.rows[at].gate != ReplayGate::Untold;
    let compared: Vec<(usize, &Fact<'_>, usize)> =
        customers.iter().enumerate().filter(|(at, _)| told(*at)).filter_map(|(at, f)| Some((at, f, known(f)?))).collect();
    let mut accounts: Vec<ReplayAccount> = Vec::new();
    let mut list = |mut rows: Vec<(usize, &Fact<'_>, usize)>| -> Vec<u32> {
        rows.sort_by_key(|&(at, _, outcome)| (outcome, std::cmp::Reverse(one.rows[at].likely), at));
        rows.truncate(LISTED);
        rows.into_iter()
            .map(|(at, fact, outcome)| {
                accounts.push(ReplayAccount {
                    id: fact.id,
                    name: fact.name.to_owned(),
                    outcome: outcomes[outcome].id.clone(),
                    good: outcomes[outcome].success,
                    one: one.here(at),
                    other: other.here(at),
                });
                count(accounts.len() - 1)
            })
            .collect()
    };
    let corners = [(true, true), (true, false), (false, true), (false, false)]
        .into_iter()
        .map(|(a, b)| {
            let admits = |row: &Replayed| row.gate == ReplayGate::Admitted;
            let rows: Vec<(usize, &Fact<'_>, usize)> = compared
                .iter()
                .filter(|(at, ..)| admits(&one.rows[*at]) == a && admits(&other.rows[*at]) == b)
                .copied()
                .collect();
            let mut of = vec![0u32; outcomes.len()];
            rows.iter().for_each(|(.., outcome)| of[*outcome] += 1);
            let open = |at: usize| !one.rows[at].settled || !other.rows[at].settled;
            ReplayCorner {
                one: a,
                other: b,
                count: count(rows.len()),
                good: of.iter().zip(outcomes).filter(|(_, o)| o.success).map(|(n, _)| n).sum(),
                outcomes: of,
                open: count(rows.iter().filter(|(at, ..)| open(*at)).count()),
                accounts: list(rows),
            }
        })
        .collect();
    let untold: Vec<(usize, &Fact<'_>, usize)> =
        customers.iter().enumerate().filter(|(at, _)| !told(*at)).filter_map(|(at, f)| Some((at, f, known(f)?))).collect();
    let untold_count = count(untold.len());
    let untold = list(untold);
    let right = |row: &Replayed, outcome: usize| (row.gate == ReplayGate::Admitted) == outcomes[outcome].success;
    let only = |a: &Played<'_>, b: &Played<'_>| {
        count(compared.iter().filter(|(at, _, o)| right(&a.rows[*at], *o) && !right(&b.rows[*at], *o)).count())
    };
    let (first, second) = (one.side(&compared, ground), other.side(&compared, ground));
    let prices = ground.costs.prices();
    let less = |a: Number, b: Number| Number::from_millionths(a.millionths().saturating_sub(b.millionths()));
    let good = customers.iter().filter(|f| known(f).is_some_and(|o| outcomes[o].success)).count();
    ReplayView {
        gains: less(first.bill.gain, second.bill.gain),
        hours: less(second.bill.spent.hours, first.bill.spent.hours),
        paired: (first.bill.good > 0 && first.bill.poor > 0).then(|| paired(only(&one, &other), only(&other, &one))),
        one: first,
        other: second,
        outcomes: outcomes.clone(),
        customers: count(customers.len()),
        good: count(good),
        corners,
        untold,
        untold_count,
        accounts,
        in_money: ground.costs.hour.is_some(),
        currency: ground.costs.hour.as_ref().map(|h| h.currency.clone()),
        priced: prices.any(),
        missing: prices.missing().to_vec(),
    }
}

impl Workspace {
    /// The profiles that can be replayed without opening a file: the draft, the versions, newest first, and the starters.
    ///
    /// # Errors
    /// What the disk says.
    pub fn replay_choices(&self) -> Result<Vec<ReplayChoice>, WorkspaceError> {
        let mut choices = Vec::new();
        if let Some(draft) = self.draft()? {
            choices.push(ReplayChoice { source: ReplaySource::Draft, name: draft.name });
        }
        for version in self.versions()? {
            choices.push(ReplayChoice { source: ReplaySource::Version(version.number), name: version.name });
        }
        let language = self.settings()?.language;
        // BANT first: it is what teams come from.
        for which in [Starter::Bant, Starter::SuccessReady, Starter::FirstSteps] {
            let profile = starter(which, language).map_err(|e| WorkspaceError::damaged(format!("a starter profile: {e}")))?;
            choices.push(ReplayChoice { source: ReplaySource::Starter(which), name: profile.name });
        }
        Ok(choices)
    }

    /// The profile behind a choice; a file's was read already.
    ///
    /// # Errors
    /// [`WorkspaceError::Missing`] where it is not there any more.
    pub fn replayable(&self, source: &ReplaySource, file: Option<Profile>) -> Result<Replayable, WorkspaceError> {
        let profile = match source {
            ReplaySource::Draft => self.draft()?.ok_or_else(|| WorkspaceError::missing("draft of a profile"))?,
            ReplaySource::Version(number) => self.version(*number)?.profile,
            ReplaySource::Starter(which) => starter(*which, self.settings()?.language)
                .map_err(|e| WorkspaceError::damaged(format!("a starter profile: {e}")))?,
            ReplaySource::File(path) => file.ok_or_else(|| WorkspaceError::missing(format!("profile {}", path.display())))?,
        };
        Ok(Replayable { source: source.clone(), profile })
    }

    /// What replays are made on.
    ///
    /// # Errors
    /// What the disk says.
    pub fn replay_ground(&self) -> Result<ReplayGround, WorkspaceError> {
        let own = match self.draft()? {
            Some(draft) => Some(draft),
            None => self.latest_version()?.map(|v| v.profile),
        };
        Ok(ReplayGround { costs: self.cost_facts()?, own: own.map(|p| p.parameters).unwrap_or_default() })
    }

    /// Replays two profiles on the past customers.
    ///
    /// # Errors
    /// What the disk says.
    pub fn replay(&self, one: &Replayable, other: &Replayable) -> Result<ReplayView, WorkspaceError> {
        let book = self.book()?;
        Ok(replay_view(one, other, &self.replay_ground()?, &facts(&book)))
    }

    /// What a profile asks of each past customer, and what is recorded of it.
    ///
    /// # Errors
    /// What the disk says.
    pub fn replay_gaps(&self, of: &Replayable) -> Result<ReplayGaps, WorkspaceError> {
        let book = self.book()?;
        Ok(gaps(&of.profile, &self.replay_ground()?.own, &facts(&book)))
    }
}
