//! Nurtured and disqualified accounts are scored again (S10): who became fit since it was put aside, by what, and why.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use lanewise_method::since::{PartSince, since};
use lanewise_method::{Profile, Stage, score};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::book::{Book, Entry};
use crate::profile::Version;
use crate::score::{Cause, StoredScore};
use crate::scoring::{Scoring, admits};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::Time;
use crate::view::{Brief, Fact, briefs};

/// What made an account fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum FitCause {
    /// Its answers changed.
    Answers,
    /// A version of the profile opened its lane.
    Version,
    /// Both together; neither alone would have.
    Both,
    /// It fits, and was never scored as anything else: it came in as it stands, as with an import.
    New,
}

/// An account that was put aside and fits now. Scores in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BecameFit {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Who looks after it.
    pub owner: String,
    /// Where it stands: nurtured or disqualified.
    pub stage: Stage,
    /// The score when it did not fit; none where [`FitCause::New`].
    pub before: Option<StoredScore>,
    /// The score now.
    pub now: Brief,
    /// What made it fit.
    pub cause: FitCause,
    /// The version that opened its lane, where a version did.
    pub version: Option<u32>,
    /// The parts that raised the score most, at most three.
    pub raised: Vec<PartSince>,
    /// The must-haves (their parameters' names) that held it back and do not any more.
    pub lifted: Vec<String>,
    /// The lowest score that admits, then and now, where it was moved down.
    pub threshold: Option<Lowered>,
    /// When and why it was put aside, where that is known.
    pub aside: Option<Aside>,
}

/// A threshold that was moved down, in thousandths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Lowered {
    /// What it was.
    pub before: u32,
    /// What it is.
    pub after: u32,
}

/// How an account was put aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Aside {
    /// When.
    pub at: Time,
    /// By whom.
    pub author: String,
    /// Why; empty where nobody said.
    pub reason: String,
}

/// A stored score in as few words as deciding takes.
struct Seen {
    id: u32,
    version: u32,
    at: i64,
    decided: bool,
    tier: String,
}

/// What of the past an account is held against.
enum Past {
    /// The number of the stored score that did not admit.
    Unfit(u32),
    /// Never stored as anything but fit.
    New,
}

/// What an account that fits now is held against; `None` where somebody decided about it as it is, and nothing changed since.
///
/// `seen` is its stored scores in order, `rank` the position of a tier by its version and id (0 is the best) and whether it admits.
fn past(seen: &[Seen], moved_at: Option<i64>, now: usize, rank: &dyn Fn(u32, &str) -> (usize, bool)) -> Option<Past> {
    // What was decided before the account was last moved was about something else.
    let mark = seen.iter().rposition(|s| s.decided && moved_at.is_none_or(|at| s.at >= at));
    let unfit = |from: &[Seen]| from.iter().rfind(|s| !rank(s.version, &s.tier).1).map(|s| s.id);
    let Some(mark) = mark else { return Some(unfit(seen).map_or(Past::New, Past::Unfit)) };
    let (then, fitted) = rank(seen[mark].version, &seen[mark].tier);
    match unfit(&seen[mark..]) {
        Some(id) => Some(Past::Unfit(id)),
        // It was put aside although it fitted: only a better tier is news.
        None if fitted && now < then => Some(Past::Unfit(seen[mark].id)),
        None => None,
    }
}

/// An account that was put aside and fits now, in as few words as a count and a list of names take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FitNow {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Where it stands: nurtured or disqualified.
    pub stage: Stage,
}

/// An account that became fit, before it is said why.
struct Found<'b> {
    entry: &'b Entry,
    now: Brief,
    past: Past,
}

impl Workspace {
    /// Who [`Self::became_fit`] tells of, in its order, without the reasons: those are read back account by account, and a list that was
    /// imported as nurtured can have thousands.
    ///
    /// # Errors
    /// What the disk says.
    pub fn fit_now(&self, today: Date) -> Result<Vec<FitNow>, WorkspaceError> {
        let Some(scoring) = self.scoring()?.filter(|s| s.version.is_some()) else { return Ok(Vec::new()) };
        let book = self.book()?;
        let found = self.found(&book, &scoring, today)?;
        let short =
            |f: Found<'_>| FitNow { id: f.entry.account.id, name: f.entry.account.name.clone(), stage: f.entry.account.stage };
        Ok(found.into_iter().map(short).collect())
    }

    /// The nurtured and disqualified accounts that fit by the version in force and did not when they were put aside (or when somebody
    /// last left them there), the best score first. Without a published version there is nothing to compare with, and none.
    ///
    /// # Errors
    /// What the disk says.
    pub fn became_fit(&self, today: Date) -> Result<Vec<BecameFit>, WorkspaceError> {
        let Some(scoring) = self.scoring()?.filter(|s| s.version.is_some()) else { return Ok(Vec::new()) };
        let book = self.book()?;
        let found = self.found(&book, &scoring, today)?;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let versions = self.all_versions()?;
        let mut told = Vec::with_capacity(found.len());
        for Found { entry, now, past } in found {
            let account = &entry.account;
            let moved = crate::move_::last_of(&self.conn, account.id)?;
            let mut one = BecameFit {
                id: account.id,
                name: account.name.clone(),
                owner: account.owner.clone(),
                stage: account.stage,
                before: None,
                now,
                cause: FitCause::New,
                version: None,
                raised: Vec::new(),
                lifted: Vec::new(),
                threshold: None,
                aside: moved.map(|m| Aside { at: m.at, author: m.author, reason: m.reason }),
            };
            if let Past::Unfit(id) = past {
                self.explain(&mut one, id, &entry.answers, &scoring, &versions)?;
            }
            told.push(one);
        }
        Ok(told)
    }

    /// The published versions by their numbers.
    fn all_versions(&self) -> Result<HashMap<u32, Version>, WorkspaceError> {
        self.versions()?.into_iter().map(|v| Ok((v.number, self.version(v.number)?))).collect()
    }

    /// Who became fit, the best score first.
    fn found<'b>(&self, book: &'b Book, scoring: &Scoring, today: Date) -> Result<Vec<Found<'b>>, WorkspaceError> {
        let aside: Vec<_> = book.entries().iter().filter(|e| e.account.stage.is_aside()).collect();
        let facts: Vec<Fact<'_>> = aside.iter().map(|e| Fact::of(e)).collect();
        let fitting: Vec<_> = aside
            .iter()
            .zip(briefs(&scoring.profile, &facts))
            .filter(|(entry, brief)| {
                let set = entry.override_on(today).map(|o| o.tier.as_str());
                scoring.admits(&brief.tier) && scoring.verdict(brief, set).admitted
            })
            .collect();
        if fitting.is_empty() {
            return Ok(Vec::new());
        }
        let mut seen = self.seen_of_those_aside()?;
        let moved = crate::move_::last_times(&self.conn)?;
        let versions = self.all_versions()?;
        let rank = |version: u32, tier: &str| {
            let at = versions.get(&version).and_then(|v| v.profile.tier_index(tier).map(|at| (at, admits(&v.profile, tier))));
            at.unwrap_or((usize::MAX, false))
        };
        let mut found = Vec::new();
        for (&entry, now) in fitting {
            let id = entry.account.id;
            let seen = seen.remove(&id).unwrap_or_default();
            let position = scoring.profile.tier_index(&now.tier).unwrap_or(0);
            if let Some(past) = past(&seen, moved.get(&id).copied(), position, &rank) {
                found.push(Found { entry, now, past });
            }
        }
        found.sort_by(|a, b| b.now.likely.cmp(&a.now.likely).then_with(|| a.entry.account.name.cmp(&b.entry.account.name)));
        Ok(found)
    }

    /// Says what changed since the stored score `id`.
    fn explain(
        &self,
        one: &mut BecameFit,
        id: u32,
        answers: &crate::Answers,
        scoring: &Scoring,
        versions: &HashMap<u32, Version>,
    ) -> Result<(), WorkspaceError> {
        let before = self.stored_score(id)?;
        let (scored, then) = (self.scored(id)?, self.score_answers(id)?);
        let after = score(&scoring.profile, answers);
        let old = versions.get(&before.version).map(|v| &v.profile);
        let fits = |profile: &Profile, answers: &crate::Answers| admits(profile, &score(profile, answers).tier);
        let same = scoring.version == Some(before.version);
        one.cause = if same {
            FitCause::Answers
        } else if fits(&scoring.profile, &then) {
            FitCause::Version
        } else if old.is_some_and(|p| fits(p, answers)) {
            FitCause::Answers
        } else {
            FitCause::Both
        };
        if matches!(one.cause, FitCause::Version | FitCause::Both) {
            // The first of the later versions from which on it fits without a break.
            let told = if one.cause == FitCause::Version { &then } else { answers };
            let mut later: Vec<&Version> = versions.values().filter(|v| v.info.number > before.version).collect();
            later.sort_by_key(|v| std::cmp::Reverse(v.info.number));
            one.version = later.into_iter().take_while(|v| fits(&v.profile, told)).last().map(|v| v.info.number);
        }
        one.raised = since(&scored, &after).parts.into_iter().filter(|p| p.likely > 0).take(3).collect();
        let held = |id: &str| after.capped_by.iter().any(|c| c.must_have == id);
        one.lifted = scored.capped_by.iter().filter(|c| !held(&c.must_have)).map(|c| c.parameter_name.clone()).collect();
        let lowest = |p: &Profile| p.tiers.get(p.admitting() - 1).map_or(0, |t| t.from);
        one.threshold = old
            .map(|p| Lowered { before: lowest(p), after: lowest(&scoring.profile) })
            .filter(|lowered| lowered.after < lowered.before);
        one.before = Some(before);
        Ok(())
    }

    /// The stored scores of all accounts that are put aside, by account, in the order they were stored.
    fn seen_of_those_aside(&self) -> Result<BTreeMap<u32, Vec<Seen>>, WorkspaceError> {
        let mut query = self.conn.prepare_cached(
            "SELECT score.account, score.id, score.version, score.at, score.cause IN (?1, ?2), score.tier \
             FROM score JOIN account ON account.id = score.account \
             WHERE score.gone = 0 AND account.gone = 0 AND account.stage IN (?3, ?4) ORDER BY score.id",
        )?;
        let mut rows = query.query([Cause::Aside.id(), Cause::Left.id(), Stage::Nurture.id(), Stage::Disqualified.id()])?;
        let mut seen: BTreeMap<u32, Vec<Seen>> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            seen.entry(row.get(0)?).or_default().push(Seen {
                id: row.get(1)?,
                version: row.get(2)?,
                at: row.get(3)?,
                decided: row.get(4)?,
                tier: row.get(5)?,
            });
        }
        Ok(seen)
    }
}
