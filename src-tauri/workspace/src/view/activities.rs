//! Activities with the account behind each, the people who did them, and how many POCs each of them has open at once (D6, L4).

use std::collections::{BTreeMap, HashMap};

use lanewise_method::Stage;
use lanewise_method::fold::fold;
use serde::Serialize;
use specta::Type;

use super::{briefs, facts};
use crate::activity::{Activity, ActivityKind, ActivityResult, NewActivity};
use crate::store::error::WorkspaceError;
use crate::store::file::Workspace;
use crate::store::time::today;

/// The gate whose limit counts for POCs.
const POC: &str = "poc";

/// An activity with what there is to know of its account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ActivityRow {
    /// The activity.
    pub activity: Activity,
    /// The account's name.
    pub account_name: String,
    /// The account's stage.
    pub stage: Stage,
    /// The tier that counts of the account today; none without a profile.
    pub tier: Option<String>,
    /// Whether that tier admits.
    pub admitted: bool,
    /// Whether it is still going on.
    pub open: bool,
    /// Whether it lies in the future.
    pub planned: bool,
}

/// Somebody who did something, as the name is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Person {
    /// The name.
    pub name: String,
    /// How many activities have it.
    pub activities: u32,
    /// Another way it is written, more often, that may be the same person; nothing is merged by itself.
    pub like: Option<String>,
}

/// The POCs somebody has open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OpenPocs {
    /// Who; empty where a POC names nobody.
    pub name: String,
    /// The accounts, the POC that was begun first at the beginning.
    pub pocs: Vec<OpenPoc>,
    /// Whether these are more than the gate allows.
    pub over: bool,
}

/// A POC that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct OpenPoc {
    /// The activity.
    pub activity: u32,
    /// The account.
    pub account: u32,
    /// Its name.
    pub account_name: String,
    /// The day it began.
    pub day: String,
}

/// All activities and what stands around them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ActivitiesView {
    /// The latest first.
    pub rows: Vec<ActivityRow>,
    /// Who did them, by how much.
    pub people: Vec<Person>,
    /// Who has POCs open, the most first.
    pub open: Vec<OpenPocs>,
    /// So many POCs one person may have open at once; none: the profile has no such limit.
    pub limit: Option<u8>,
}

/// The activities of one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct AccountActivities {
    /// The latest first.
    pub activities: Vec<Activity>,
    /// The names of all who ever did anything, by how much.
    pub people: Vec<Person>,
    /// Who has POCs open anywhere.
    pub open: Vec<OpenPocs>,
    /// So many POCs one person may have open at once.
    pub limit: Option<u8>,
}

/// Whether an activity goes on: begun by this day, without an end and without a result. Only a POC can.
#[must_use]
pub fn is_open(activity: &NewActivity, today: &str) -> bool {
    activity.kind == ActivityKind::Poc
        && activity.result == ActivityResult::Open
        && activity.ended.is_empty()
        && !is_planned(activity, today)
}

/// Whether an activity lies in the future. What is known only by its month or year lies there once none of its days has come.
#[must_use]
pub fn is_planned(activity: &NewActivity, today: &str) -> bool {
    activity.day.as_str() > today.get(..activity.day.len()).unwrap_or(today)
}

/// The people of these activities, by how much each did; a spelling that another one resembles says so.
#[must_use]
pub fn people(activities: &[Activity]) -> Vec<Person> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for name in activities.iter().flat_map(|a| &a.content.who) {
        *counts.entry(name).or_default() += 1;
    }
    let mut people: Vec<Person> =
        counts.into_iter().map(|(name, activities)| Person { name: name.to_owned(), activities, like: None }).collect();
    people.sort_by(|a, b| b.activities.cmp(&a.activities).then_with(|| a.name.cmp(&b.name)));
    let folded: Vec<String> = people.iter().map(|p| fold(&p.name)).collect();
    for at in 1..people.len() {
        let like = (0..at).find(|&other| may_be_one(&folded[at], &folded[other]));
        people[at].like = like.map(|other| people[other].name.clone());
    }
    people
}

/// Whether two folded names may be of one person: the same words in any order, one a part of the other, or a slip of the pen.
/// *Ours*; nothing is done by it but asking.
fn may_be_one(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        let mut words: Vec<String> =
            name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
        words.sort();
        words
    };
    let (one, other) = (words(a), words(b));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if short.is_empty() {
        return false;
    }
    if short.iter().all(|w| long.contains(w)) {
        return true;
    }
    let initial = |w: &String| w.chars().count() == 1;
    // "T. Arrieta" and "Tomás Arrieta"
    if short.len() == long.len() && short.iter().any(initial) {
        let mut rest = long.clone();
        return short.iter().all(|w| {
            let found = rest.iter().position(|r| r == w || (initial(w) && r.starts_with(w.as_str())));
            found.map(|at| rest.remove(at)).is_some()
        });
    }
    let letters = a.chars().count().min(b.chars().count());
    letters >= 8 && strsim::levenshtein(a, b) <= 1
}

/// Who has POCs open, the most first; `limit` is that of the gate.
#[must_use]
pub fn open_pocs(activities: &[Activity], name: impl Fn(u32) -> String, limit: Option<u8>, today: &str) -> Vec<OpenPocs> {
    let mut by_person: BTreeMap<&str, Vec<OpenPoc>> = BTreeMap::new();
    for activity in activities.iter().filter(|a| is_open(&a.content, today)) {
        let poc = OpenPoc {
            activity: activity.id,
            account: activity.account,
            account_name: name(activity.account),
            day: activity.content.day.clone(),
        };
        if activity.content.who.is_empty() {
            by_person.entry("").or_default().push(poc);
            continue;
        }
        let mut named: Vec<&str> = activity.content.who.iter().map(String::as_str).collect();
        named.sort_unstable();
        named.dedup();
        for who in named {
            by_person.entry(who).or_default().push(poc.clone());
        }
    }
    let mut open: Vec<OpenPocs> = by_person
        .into_iter()
        .map(|(name, mut pocs)| {
            pocs.sort_by(|a, b| a.day.cmp(&b.day).then(a.activity.cmp(&b.activity)));
            let over = !name.is_empty() && limit.is_some_and(|most| pocs.len() > usize::from(most));
            OpenPocs { name: name.to_owned(), pocs, over }
        })
        .collect();
    open.sort_by(|a, b| b.pocs.len().cmp(&a.pocs.len()).then_with(|| a.name.cmp(&b.name)));
    open
}

impl Workspace {
    /// So many POCs one person may have open at once, by the gate of the profile in force.
    ///
    /// # Errors
    /// What the disk says.
    pub fn pocs_at_once(&self) -> Result<Option<u8>, WorkspaceError> {
        let gates = self.profile_in_force()?.map(|p| p.readiness()).unwrap_or_default();
        Ok(gates.into_iter().find(|g| g.id == POC).and_then(|g| g.open_at_once))
    }

    /// All activities and what stands around them.
    ///
    /// # Errors
    /// What the disk says.
    pub fn activities_view(&self) -> Result<ActivitiesView, WorkspaceError> {
        let (book, scoring, activities, limit) = (self.book()?, self.scoring()?, self.activities()?, self.pocs_at_once()?);
        let day = today();
        let facts = facts(&book);
        let mut tiers: HashMap<u32, (String, bool)> = HashMap::new();
        if let Some(scoring) = &scoring {
            for (fact, brief) in facts.iter().zip(briefs(&scoring.profile, &facts)) {
                let verdict = scoring.verdict(&brief, fact.by_hand(day));
                tiers.insert(fact.id, (verdict.tier, verdict.admitted));
            }
        }
        let text = day.to_string();
        let name = |id: u32| book.entry(id).map(|e| e.account.name.clone()).unwrap_or_default();
        let (people, open) = (people(&activities), open_pocs(&activities, name, limit, &text));
        let rows = activities
            .into_iter()
            .map(|activity| {
                let tier = tiers.get(&activity.account);
                ActivityRow {
                    account_name: name(activity.account),
                    stage: book.entry(activity.account).map_or(Stage::Visitor, |e| e.account.stage),
                    tier: tier.map(|(id, _)| id.clone()),
                    admitted: tier.is_some_and(|(_, admitted)| *admitted),
                    open: is_open(&activity.content, &text),
                    planned: is_planned(&activity.content, &text),
                    activity,
                }
            })
            .collect();
        Ok(ActivitiesView { rows, people, open, limit })
    }

    /// The activities of one account, and what helps to enter another one.
    ///
    /// # Errors
    /// What the disk says.
    pub fn activities_on(&self, account: u32) -> Result<AccountActivities, WorkspaceError> {
        let (book, all, limit) = (self.book()?, self.activities()?, self.pocs_at_once()?);
        let name = |id: u32| book.entry(id).map(|e| e.account.name.clone()).unwrap_or_default();
        Ok(AccountActivities {
            people: people(&all),
            open: open_pocs(&all, name, limit, &today().to_string()),
            activities: all.into_iter().filter(|a| a.account == account).collect(),
            limit,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Time;

    fn activity(id: u32, day: &str, who: &[&str]) -> Activity {
        let content = NewActivity {
            kind: ActivityKind::Poc,
            day: day.into(),
            ended: String::new(),
            hours: None,
            who: who.iter().map(|&w| w.to_owned()).collect(),
            result: ActivityResult::Open,
            text: String::new(),
        };
        Activity { id, account: id, content, author: String::new(), at: Time::from_millis(0) }
    }

    #[test]
    fn spellings_of_one_person_are_told_and_not_merged() {
        let names = ["Tomás Arrieta", "Tomás Arrieta", "tomas  arrieta", "Arrieta, Tomás", "T. Arrieta", "Tomás", "Tomas Arieta"];
        let all: Vec<Activity> = names.iter().zip(1..).map(|(n, id)| activity(id, "2026", &[n])).collect();
        let people = people(&all);
        assert_eq!((people[0].name.as_str(), people[0].activities, people[0].like.as_deref()), ("Tomás Arrieta", 2, None));
        for one in &people[1..] {
            assert_eq!(one.like.as_deref(), Some("Tomás Arrieta"), "{one:?}");
        }
        assert!(!may_be_one("ines robledo", "ines vela") && !may_be_one("t arrieta", "bettina arrieta"));
        assert!(!may_be_one("", "ines") && !may_be_one("anna", "anne"));
    }

    #[test]
    fn a_person_over_the_limit_is_told_from_one_at_it() {
        let mut all: Vec<Activity> = (1..=4).map(|id| activity(id, "2026-01-01", &["Ada"])).collect();
        all.extend((5..=7).map(|id| activity(id, "2026-01-01", &["Ben", "Ben"])));
        all.push(activity(8, "2026-01-01", &[]));
        all.push(activity(9, "2026-06-01", &["Ben"]));
        all[0].content.ended = "2026-02-01".into();
        let open = |limit| open_pocs(&all, |id| id.to_string(), limit, "2026-05-31");
        let counts = |limit| open(limit).iter().map(|o| (o.name.clone(), o.pocs.len(), o.over)).collect::<Vec<_>>();
        let expected = |over| vec![("Ada".to_owned(), 3, over), ("Ben".to_owned(), 3, over), (String::new(), 1, false)];
        assert_eq!(counts(Some(3)), expected(false));
        assert_eq!(counts(Some(2)), expected(true));
        assert_eq!(counts(Some(0)), expected(true));
        assert_eq!(counts(None), expected(false));
    }

    #[test]
    fn what_is_known_by_its_month_is_planned_once_none_of_it_has_come() {
        let planned = |day: &str| is_planned(&activity(1, day, &[]).content, "2026-05-31");
        assert!(planned("2026-06-01") && planned("2026-06") && planned("2027"));
        assert!(!planned("2026-05-31") && !planned("2026-05") && !planned("2026"));
    }
}
