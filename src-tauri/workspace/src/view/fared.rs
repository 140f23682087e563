//! How the scores of each published version fared since (E8): what was scored while an account was still to be won, against what became of it.

use std::collections::HashMap;

use lanewise_method::evidence::share::thousandths;
use lanewise_method::evidence::whole::{Picks, PicksHow};
use lanewise_method::evidence::{Sides, SuccessShare, auc};
use lanewise_method::profile::Tier;
use lanewise_method::{Outcome, Stage};
use serde::Serialize;
use specta::Type;

use crate::book::Book;
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::Time;

/// One published version against what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct VersionFared {
    /// Its number.
    pub version: u32,
    /// Its name.
    pub name: String,
    /// When it was published.
    pub at: Time,
    /// Its tiers with what became of the accounts in them, best first.
    pub tiers: Vec<TierFared>,
    /// Accounts that it scored while they were to be won.
    pub scored: u32,
    /// Of those, customers whose outcome is known now.
    pub known: u32,
    /// Of these, the ones that it admitted: how many are successes.
    pub admitted: SuccessShare,
    /// Those that it refused.
    pub refused: SuccessShare,
    /// How well its scores told these apart; nothing with fewer than two on either side.
    pub picks: Option<Picks>,
    /// Where it was wrong: scored too low for what became of it, or too high; the worst first.
    pub surprises: Vec<Surprise>,
}

/// One tier of a version against what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct TierFared {
    /// The tier, as it was then.
    pub tier: Tier,
    /// Whether it admitted.
    pub admitted: bool,
    /// Accounts that this version put in it last before they were won, put aside or are where they are.
    pub scored: u32,
    /// Still to be won.
    pub open: u32,
    /// Nurtured or disqualified.
    pub aside: u32,
    /// Customers whose outcome nobody has said yet.
    pub unsaid: u32,
    /// Customers with an outcome: how many of them are successes.
    pub share: SuccessShare,
}

/// A score that did not come true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Surprise {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// The likely score then, in thousandths of a point.
    pub score: u32,
    /// The id of its tier then.
    pub tier: String,
    /// When it was scored.
    pub at: Time,
    /// Its outcome now.
    pub outcome: Outcome,
    /// The stored score, to read its explanation.
    pub stored: u32,
}

/// A stored score in brief.
#[derive(Debug, Clone)]
struct Kept {
    id: u32,
    account: u32,
    version: u32,
    at: Time,
    likely: u32,
    tier: String,
}

/// The moves of an account: when, and where it stood before.
type Trail = HashMap<u32, Vec<(Time, Stage)>>;

/// Where an account stood at a moment: before its first later move, or where it stands now.
fn stage_at(moves: &Trail, account: u32, at: Time, now: Stage) -> Stage {
    let later = moves.get(&account).and_then(|m| m.iter().find(|(moved, _)| *moved > at));
    later.map_or(now, |&(_, was)| was)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The versions, newest first, against what happened since.
///
/// # Errors
/// What the disk says.
pub fn fared(workspace: &Workspace) -> Result<Vec<VersionFared>, WorkspaceError> {
    let (book, outcomes) = (workspace.book()?, workspace.outcomes()?);
    let kept = kept(workspace)?;
    let moves = trail(workspace)?;
    let versions = workspace.versions()?;
    let mut all = Vec::with_capacity(versions.len());
    for info in versions {
        let version = workspace.version(info.number)?;
        let mine = last_before_won(&kept, info.number, &book, &moves);
        let profile = &version.profile;
        let mut tiers: Vec<TierFared> = profile
            .tiers
            .iter()
            .enumerate()
            .map(|(at, tier)| TierFared {
                tier: tier.clone(),
                admitted: at < profile.admitting(),
                scored: 0,
                open: 0,
                aside: 0,
                unsaid: 0,
                share: SuccessShare::of(0, 0),
            })
            .collect();
        let mut ends = vec![(0, 0); tiers.len()];
        let (mut scores, mut success, mut surprises) = (Vec::new(), Vec::new(), Vec::new());
        for one in &mine {
            let Some(entry) = book.entry(one.account) else { continue };
            let Some(at) = profile.tier_index(&one.tier) else { continue };
            let tier = &mut tiers[at];
            tier.scored += 1;
            let stage = entry.account.stage;
            let outcome = entry.account.outcome.as_deref().and_then(|id| outcomes.iter().find(|o| o.id == id));
            match outcome.filter(|_| stage.is_customer()) {
                _ if stage.is_aside() => tier.aside += 1,
                None if stage.is_customer() => tier.unsaid += 1,
                None => tier.open += 1,
                Some(outcome) => {
                    ends[at].0 += u32::from(outcome.success);
                    ends[at].1 += 1;
                    scores.push(one.likely);
                    success.push(outcome.success);
                    if outcome.success != tier.admitted {
                        surprises.push(Surprise {
                            account: one.account,
                            name: entry.account.name.clone(),
                            score: one.likely,
                            tier: one.tier.clone(),
                            at: one.at,
                            outcome: outcome.clone(),
                            stored: one.id,
                        });
                    }
                }
            }
        }
        let mut sums = [(0, 0); 2];
        for (tier, (won, of)) in tiers.iter_mut().zip(ends) {
            tier.share = SuccessShare::of(won, of);
            let sum = &mut sums[usize::from(tier.admitted)];
            *sum = (sum.0 + won, sum.1 + of);
        }
        // The farther from the cut-off on the wrong side, the worse.
        let cut = profile.tiers.get(profile.admitting() - 1).map_or(0, |t| t.from);
        surprises.sort_by_key(|s| (std::cmp::Reverse(s.score.abs_diff(cut)), s.account));
        let won = count(success.iter().filter(|s| **s).count());
        let sides = Sides { success: won, others: count(success.len()) - won };
        let told = auc(&scores, &success).filter(|_| sides.success.min(sides.others) >= 2);
        all.push(VersionFared {
            version: info.number,
            name: info.name,
            at: info.at,
            tiers,
            scored: count(mine.len()),
            known: count(success.len()),
            admitted: SuccessShare::of(sums[1].0, sums[1].1),
            refused: SuccessShare::of(sums[0].0, sums[0].1),
            picks: told.map(|auc| {
                let (low, high) = auc.interval(sides);
                Picks {
                    auc: thousandths(auc.value),
                    low: thousandths(low),
                    high: thousandths(high),
                    pairs: sides.success * sides.others,
                    how: PicksHow::AsItStands,
                }
            }),
            surprises,
        });
    }
    Ok(all)
}

/// Of each account the last score of a version that was stored before it became a customer.
fn last_before_won<'k>(kept: &'k [Kept], version: u32, book: &Book, moves: &Trail) -> Vec<&'k Kept> {
    let mut last: Vec<&Kept> = Vec::new();
    for one in kept.iter().filter(|k| k.version == version) {
        let Some(entry) = book.entry(one.account) else { continue };
        if stage_at(moves, one.account, one.at, entry.account.stage).is_customer() {
            continue;
        }
        match last.last_mut() {
            Some(before) if before.account == one.account => *before = one,
            _ => last.push(one),
        }
    }
    last
}

/// All stored scores, account by account, the oldest first.
fn kept(workspace: &Workspace) -> Result<Vec<Kept>, WorkspaceError> {
    let sql = "SELECT id, account, version, at, likely, tier FROM score WHERE gone = 0 ORDER BY account, id";
    let mut query = workspace.conn.prepare_cached(sql)?;
    let rows = query.query_map([], |r| {
        Ok(Kept {
            id: r.get(0)?,
            account: r.get(1)?,
            version: r.get(2)?,
            at: Time::from_millis(r.get(3)?),
            likely: r.get(4)?,
            tier: r.get(5)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All moves, account by account, the oldest first.
fn trail(workspace: &Workspace) -> Result<Trail, WorkspaceError> {
    let mut moves: Trail = HashMap::new();
    for one in crate::move_::all(&workspace.conn)? {
        moves.entry(one.account).or_default().push((one.at, one.was));
    }
    Ok(moves)
}
