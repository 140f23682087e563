//! Replay (E7): two profiles on the same past customers, the accounts in each of the four corners, in hours and money.

use std::borrow::Cow;
use std::path::PathBuf;

use lanewise_method::cost::{CostBill, MissingCost};
use lanewise_method::lane::wilson;
use lanewise_method::profile::{Parameter, Tier};
use lanewise_method::replay::{PairedTest, ReplayGate, Replayed, carried, paired, replay, source};
use lanewise_method::{Number, Outcome, Profile};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::costs::CostFacts;
use super::{Fact, facts, reference};
use crate::answer::Answers;
use crate::error::WorkspaceError;
use crate::file::Workspace;
use crate::profile::with_typical_fits;
use crate::starter::{Starter, starter};

/// A profile that can be replayed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum ReplaySource {
    /// The draft.
    Draft,
    /// A published version.
    Version(u32),
    /// A starter profile, in the language of the workspace.
    Starter(Starter),
    /// A profile file.
    File(PathBuf),
}

/// A profile that is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayChoice {
    /// What it is.
    pub source: ReplaySource,
    /// Its name.
    pub name: String,
}

/// A profile as it is replayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Replayable {
    /// What it is.
    pub source: ReplaySource,
    /// It itself, with typical fits: its own where it is a version, else those of these customers.
    pub profile: Profile,
}

/// A parameter, and of how many customers its answer is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayAsked {
    /// Its id.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// Of so many customers it is known or guessed.
    pub known: u32,
    /// The name of the parameter of the team's own profile that lends it its answers.
    pub lent_by: Option<String>,
}

/// One of the two profiles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplaySide {
    /// What it is.
    pub source: ReplaySource,
    /// Its name.
    pub name: String,
    /// Its tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many admit.
    pub admitting: u32,
    /// What it asks.
    pub asked: Vec<ReplayAsked>,
    /// Of so many customers nothing that it asks is known.
    pub untold: u32,
    /// Of so many customers at least one answer is missing.
    pub incomplete: u32,
    /// For so many customers no missing answer could change whether they are let in.
    pub settled: u32,
    /// Of the customers that both profiles can tell: how many it lets in.
    pub admitted: u32,
    /// How many of those are a success.
    pub admitted_good: u32,
    /// The 95 % interval of that share, in thousandths.
    pub low: u16,
    /// Its upper end.
    pub high: u16,
    /// Of the customers that both profiles can tell: about how many it is right.
    pub right: u32,
    /// What it comes to on them.
    pub bill: CostBill,
}

/// One corner of the two-by-two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayCorner {
    /// The first profile lets them in.
    pub one: bool,
    /// The second does.
    pub other: bool,
    /// How many.
    pub count: u32,
    /// How many of them are a success.
    pub good: u32,
    /// How many have each outcome, in the team's order.
    pub outcomes: Vec<u32>,
    /// For how many a missing answer could still move them to another corner.
    pub open: u32,
    /// The accounts, as positions in the list; at most [`LISTED`] of them, the best outcome first.
    pub accounts: Vec<u32>,
}

/// What one profile would have done with an account. Scores in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayedHere {
    /// What it would have done.
    pub gate: ReplayGate,
    /// Whether no missing answer could change that.
    pub settled: bool,
    /// The low score.
    pub low: u32,
    /// The likely score.
    pub likely: u32,
    /// The high score.
    pub high: u32,
    /// The id of the likely tier.
    pub tier: String,
    /// How many of its parameters are known or guessed.
    pub known: u32,
}

/// An account in a replay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayAccount {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// Whether that is a success.
    pub good: bool,
    /// Under the first profile.
    pub one: ReplayedHere,
    /// Under the second.
    pub other: ReplayedHere,
}

/// The whole replay.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct ReplayView {
    /// The first profile.
    pub one: ReplaySide,
    /// The second.
    pub other: ReplaySide,
    /// The team's outcomes.
    pub outcomes: Vec<Outcome>,
    /// How many customers have an outcome.
    pub customers: u32,
    /// How many of them are a success.
    pub good: u32,
    /// The four corners: both let in, only the first, only the second, neither.
    pub corners: Vec<ReplayCorner>,
    /// The accounts that one of the two cannot tell, as positions in the list; at most [`LISTED`].
    pub untold: Vec<u32>,
    /// How many those are.
    pub untold_count: u32,
    /// Every account that is listed somewhere.
    pub accounts: Vec<ReplayAccount>,
    /// Whether the two can be told apart by who is right; none where they cannot tell anybody, or all have one kind of outcome.
    pub paired: Option<PairedTest>,
    /// What the first gains over the second: money, or hours.
    pub gains: Number,
    /// The hours on poor fits that the first saves against the second.
    pub hours: Number,
    /// Amounts to compare by are money; else hours.
    pub in_money: bool,
    /// The currency.
    pub currency: Option<String>,
    /// Whether anything was typed of what things cost.
    pub priced: bool,
    /// What was not typed and would count.
    pub missing: Vec<MissingCost>,
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

/// What the customers answered to what this profile asks, in their order, and which parameter of the team's own lends what.
fn answers_for<'a>(profile: &Profile, own: &[Parameter], customers: &[Fact<'a>]) -> (Vec<Cow<'a, Answers>>, Vec<Option<String>>) {
    let lent: Vec<Option<&Parameter>> = profile
        .parameters
        .iter()
        .map(|p| {
            // Its own id comes first: what was recorded under it was meant for it.
            let recorded = customers.iter().any(|c| c.answers.contains_key(&p.id));
            if recorded { None } else { source(p, own).filter(|s| customers.iter().any(|c| c.answers.contains_key(&s.id))) }
        })
        .collect();
    let answers = customers
        .iter()
        .map(|c| {
            let mut answers = Cow::Borrowed(c.answers);
            for (parameter, from) in profile.parameters.iter().zip(&lent) {
                if let Some((from, answer)) = from.and_then(|f| Some((f, c.answers.get(&f.id)?))) {
                    answers.to_mut().insert(parameter.id.clone(), carried(answer, from, parameter));
                }
            }
            answers
        })
        .collect();
    (answers, lent.into_iter().map(|l| l.map(|p| p.name.clone())).collect())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// One profile on all customers.
struct Played<'p> {
    of: &'p Replayable,
    rows: Vec<Replayed>,
    asked: Vec<ReplayAsked>,
}

impl<'p> Played<'p> {
    fn new(of: &'p Replayable, own: &[Parameter], customers: &[Fact<'_>]) -> Self {
        let (answers, lent) = answers_for(&of.profile, own, customers);
        let asked = of
            .profile
            .parameters
            .iter()
            .zip(lent)
            .map(|(p, lent_by)| {
                let known = answers.iter().filter(|a| !p.reading(a.get(&p.id), of.profile.guesses).levels.is_empty()).count();
                ReplayAsked { parameter: p.id.clone(), name: p.name.clone(), known: count(known), lent_by }
            })
            .collect();
        let profile = match of.source {
            ReplaySource::Version(_) => Cow::Borrowed(&of.profile),
            _ => Cow::Owned(typical(&of.profile, &answers)),
        };
        Self { of, rows: replay(&profile, answers.iter().map(AsRef::as_ref)), asked }
    }

    fn side(&self, compared: &[(usize, &Fact<'_>, usize)], ground: &ReplayGround) -> ReplaySide {
        let profile = &self.of.profile;
        let success = |outcome: usize| ground.costs.outcomes[outcome].success;
        let outcomes = ground.costs.outcomes.len();
        let (mut total, mut inside) = (vec![0u32; outcomes], vec![0u32; outcomes]);
        for &(at, _, outcome) in compared {
            total[outcome] += 1;
            inside[outcome] += u32::from(self.rows[at].gate == ReplayGate::Admitted);
        }
        let admitted: u32 = inside.iter().sum();
        let admitted_good = (0..outcomes).filter(|&o| success(o)).map(|o| inside[o]).sum();
        let right = (0..outcomes).map(|o| if success(o) { inside[o] } else { total[o] - inside[o] }).sum();
        let (low, high) = wilson(admitted_good, admitted);
        let asked = count(profile.parameters.len());
        ReplaySide {
            source: self.of.source.clone(),
            name: profile.name.clone(),
            tiers: profile.tiers.clone(),
            admitting: count(profile.admitting()),
            asked: self.asked.clone(),
            untold: count(self.rows.iter().filter(|r| r.gate == ReplayGate::Untold).count()),
            incomplete: count(self.rows.iter().filter(|r| r.known < asked).count()),
            settled: count(self.rows.iter().filter(|r| r.settled).count()),
            admitted,
            admitted_good,
            low,
            high,
            right,
            bill: ground.costs.prices().bill(&inside, &total),
        }
    }

    fn here(&self, at: usize) -> ReplayedHere {
        let row = &self.rows[at];
        ReplayedHere {
            gate: row.gate,
            settled: row.settled,
            low: row.low,
            likely: row.likely,
            high: row.high,
            tier: self.of.profile.tiers.get(row.tier).map(|t| t.id.clone()).unwrap_or_default(),
            known: row.known,
        }
    }
}

/// With the typical fits of these customers; what none of them answered keeps its own.
fn typical(profile: &Profile, answers: &[Cow<'_, Answers>]) -> Profile {
    let answers: Vec<&Answers> = answers.iter().map(AsRef::as_ref).collect();
    let mut fitted = with_typical_fits(profile, &answers);
    for (parameter, own) in fitted.parameters.iter_mut().zip(&profile.parameters) {
        parameter.typical = parameter.typical.or(own.typical);
    }
    fitted
}

/// Replays two profiles on these accounts; those without an outcome are no past customers.
#[must_use]
pub fn replay_view(one: &Replayable, other: &Replayable, ground: &ReplayGround, facts: &[Fact<'_>]) -> ReplayView {
    let outcomes = &ground.costs.outcomes;
    let known = |f: &Fact<'_>| outcomes.iter().position(|o| Some(o.id.as_str()) == f.outcome);
    let customers: Vec<Fact<'_>> = reference(facts).into_iter().filter(|f| known(f).is_some()).collect();
    let (one, other) = (Played::new(one, &ground.own, &customers), Played::new(other, &ground.own, &customers));
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

/// What one profile asks, and what is recorded of it: to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReplayGaps {
    /// The parameters, as the profile has them.
    pub parameters: Vec<Parameter>,
    /// The customers, those with most gaps first.
    pub rows: Vec<GapRow>,
}

/// One customer and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GapRow {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The id of its outcome.
    pub outcome: String,
    /// The id of the level that is known, parameter by parameter; none where it is not, or is told otherwise than by one level.
    pub levels: Vec<Option<String>>,
    /// How many are missing.
    pub missing: u32,
}

/// What a profile asks of each customer with an outcome, and what is recorded under its own ids.
#[must_use]
pub fn gaps(profile: &Profile, own: &[Parameter], facts: &[Fact<'_>]) -> ReplayGaps {
    let customers = reference(facts);
    let (answers, _) = answers_for(profile, own, &customers);
    let mut rows: Vec<GapRow> = customers
        .iter()
        .zip(&answers)
        .map(|(f, answers)| {
            let read = |p: &Parameter| p.reading(answers.get(&p.id), profile.guesses).levels;
            let found: Vec<Vec<usize>> = profile.parameters.iter().map(read).collect();
            let levels = profile.parameters.iter().zip(&found).map(|(p, at)| Some(p.levels.get(*at.first()?)?.id.clone()));
            GapRow {
                id: f.id,
                name: f.name.to_owned(),
                outcome: f.outcome.unwrap_or_default().to_owned(),
                levels: levels.collect(),
                missing: count(found.iter().filter(|l| l.is_empty()).count()),
            }
        })
        .collect();
    rows.sort_by_key(|r| std::cmp::Reverse(r.missing));
    ReplayGaps { parameters: profile.parameters.clone(), rows }
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
