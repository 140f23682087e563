//! Which single answer would settle the tier (S3): whatever it turns out to be, nothing that is then still open can change the verdict.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::answer::{Answer, Grade, Reading};
use crate::profile::Profile;
use crate::score::cap;
use crate::tier::tier_of;

/// An open parameter whose answer settles the tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settling {
    /// Its position in the profile.
    pub parameter: usize,
    /// The position of the best tier it may settle.
    pub best: usize,
    /// The position of the worst.
    pub worst: usize,
}

/// The parameter to ask about where one answer settles the tier; the weightiest where several do, then the first. `None` where the tier
/// is settled already, or takes more than one answer.
#[must_use]
pub fn settling<S: BuildHasher>(profile: &Profile, answers: &HashMap<String, Answer, S>) -> Option<Settling> {
    let mut readings: Vec<Reading> = profile.parameters.iter().map(|p| p.reading(answers.get(&p.id), profile.guesses)).collect();
    let sum = |fit: fn(&Reading) -> u8| -> u32 {
        readings.iter().zip(&profile.parameters).map(|(r, p)| u32::from(p.weight) * u32::from(fit(r))).sum()
    };
    let (low, high) = (sum(|r| r.low), sum(|r| r.high));
    let now = cap(profile, &readings);
    if tier_of(&profile.tiers, low).max(now) == tier_of(&profile.tiers, high).max(now) {
        return None;
    }
    let mut found: Option<Settling> = None;
    for (at, parameter) in profile.parameters.iter().enumerate() {
        let weight = u32::from(parameter.weight);
        let weightier = |f: Settling| profile.parameters.get(f.parameter).is_none_or(|p| p.weight < parameter.weight);
        if readings[at].low == readings[at].high || !found.is_none_or(weightier) {
            continue;
        }
        let was = readings[at].clone();
        let (rest_low, rest_high) = (low - weight * u32::from(was.low), high - weight * u32::from(was.high));
        let mut ends: Option<(usize, usize)> = None;
        let settles = (0..parameter.levels.len()).all(|level| {
            let reading = parameter.reading_of(vec![level], Grade::Said, profile.guesses);
            let fit = weight * u32::from(reading.likely);
            readings[at] = reading;
            let cap = cap(profile, &readings);
            let tier = tier_of(&profile.tiers, rest_low + fit).max(cap);
            let (best, worst) = ends.unwrap_or((tier, tier));
            ends = Some((best.min(tier), worst.max(tier)));
            tier == tier_of(&profile.tiers, rest_high + fit).max(cap)
        });
        readings[at] = was;
        // An answer that leads to the same tier whatever it is would have left nothing open; so the two differ, but for a must-have.
        if let Some((best, worst)) = ends.filter(|(best, worst)| settles && best != worst) {
            found = Some(Settling { parameter: at, best, worst });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Given;
    use crate::check::read_profile;
    use crate::score::score;

    fn profile() -> Profile {
        read_profile(
            r#"{ "format": 1, "id": "small", "name": "Small", "language": "en", "groups": [ { "id": "g", "name": "Group" } ],
              "parameters": [
                { "id": "a", "name": "A", "group": "g", "weight": 500, "answer": "ordered",
                  "levels": [ { "id": "x", "name": "X", "fit": 100 }, { "id": "y", "name": "Y", "fit": 50 }, { "id": "z", "name": "Z", "fit": 0 } ] },
                { "id": "b", "name": "B", "group": "g", "weight": 400, "answer": "choice",
                  "levels": [ { "id": "x", "name": "X", "fit": 100 }, { "id": "y", "name": "Y", "fit": 0 } ] },
                { "id": "c", "name": "C", "group": "g", "weight": 100, "answer": "yes_no",
                  "levels": [ { "id": "yes", "name": "Yes", "fit": 100 }, { "id": "no", "name": "No", "fit": 0 } ] } ],
              "tiers": [ { "id": "good", "name": "Good", "from": 60000 }, { "id": "nope", "name": "Nope", "from": 0 } ],
              "must_haves": [ { "id": "m", "parameter": "c", "levels": ["no"], "at_most": "nope", "why": "" } ] }"#,
        )
        .unwrap()
    }

    fn answers(given: &[(&str, &str)]) -> HashMap<String, Answer> {
        let answer = |level: &str| Answer { given: Given::Levels(vec![level.into()]), grade: Grade::Said };
        given.iter().map(|(p, level)| ((*p).to_owned(), answer(level))).collect()
    }

    /// What the answer is defined by: every level of the parameter, put in, gives a settled score.
    #[test]
    fn agrees_with_putting_each_answer_in() {
        let profile = profile();
        let levels = [["", "x", "y", "z"], ["", "x", "y", ""], ["", "yes", "no", ""]];
        for combination in 0..64usize {
            let given: Vec<(&str, &str)> = ["a", "b", "c"]
                .iter()
                .enumerate()
                .map(|(at, p)| (*p, levels[at][(combination >> (2 * at)) & 3]))
                .filter(|(_, level)| !level.is_empty())
                .collect();
            let known = answers(&given);
            let open = score(&profile, &known);
            let would = |p: &crate::profile::Parameter| {
                !known.contains_key(&p.id)
                    && p.levels.iter().all(|l| {
                        let mut more = known.clone();
                        more.extend(answers(&[(&p.id, &l.id)]));
                        score(&profile, &more).settled
                    })
            };
            let expected: Vec<&str> = profile.parameters.iter().filter(|p| would(p)).map(|p| p.id.as_str()).collect();
            match settling(&profile, &known) {
                Some(one) => {
                    assert!(!open.settled && expected.contains(&profile.parameters[one.parameter].id.as_str()), "{given:?}")
                }
                None => assert!(open.settled || expected.is_empty(), "{given:?}: {expected:?}"),
            }
        }
    }

    #[test]
    fn names_the_tiers_it_leads_to_and_prefers_weight() {
        let profile = profile();
        let one = settling(&profile, &answers(&[("a", "y"), ("c", "yes")])).unwrap();
        assert_eq!((one.parameter, one.best, one.worst), (1, 0, 1));
        assert_eq!(settling(&profile, &answers(&[])), None, "more than one answer is missing");
        assert_eq!(settling(&profile, &answers(&[("c", "no")])), None, "a must-have settles it");
    }
}
