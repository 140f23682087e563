//! Checking a profile (P1-P4): every problem names its place and its mend.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::profile::{AnswerKind, FORMAT, Parameter, Profile};
use crate::tier::MAX_SCORE;
use crate::weight::WHOLE;

/// One thing that is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Problem {
    /// Where: `parameters[success_criteria].levels[written].fit`.
    pub place: String,
    /// What is wrong.
    pub wrong: String,
    /// What to do.
    pub mend: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}. {}", self.place, self.wrong, self.mend)
    }
}

struct Problems(Vec<Problem>);

impl Problems {
    fn say(&mut self, place: impl Into<String>, wrong: impl Into<String>, mend: impl Into<String>) {
        self.0.push(Problem { place: place.into(), wrong: wrong.into(), mend: mend.into() });
    }

    fn id(&mut self, place: &str, id: &str) {
        let fine =
            !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fine {
            self.say(place, format!("\"{id}\" is not an id"), "Use 1 to 64 lower-case letters, digits and underscores.");
        }
    }

    fn name(&mut self, place: &str, name: &str) {
        if name.trim().is_empty() {
            self.say(place, "the name is empty", "Give it the name that people read.");
        }
    }

    fn unique<'a>(&mut self, place: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.say(format!("{place}[{id}]"), "the id is used twice", "Give one of them another id.");
            }
        }
    }
}

/// Everything that is wrong with a profile; empty if it can score.
#[must_use]
pub fn check(profile: &Profile) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    if profile.format != FORMAT {
        problems.say(
            "format",
            format!("this is format {}, and this version of Lanewise reads format {FORMAT}", profile.format),
            "Open it with a newer Lanewise, or set \"format\" to 1 if it is a slip.",
        );
    }
    problems.id("id", &profile.id);
    problems.name("name", &profile.name);
    check_groups(profile, &mut problems);
    if profile.parameters.is_empty() {
        problems.say("parameters", "there are none", "Add at least one parameter.");
    }
    problems.unique("parameters", profile.parameters.iter().map(|p| p.id.as_str()));
    for parameter in &profile.parameters {
        check_parameter(profile, parameter, &mut problems);
    }
    let sum: u32 = profile.parameters.iter().map(|p| u32::from(p.weight)).sum();
    if sum != u32::from(WHOLE) && !profile.parameters.is_empty() {
        let (how, by) = if sum > u32::from(WHOLE) { ("Take away", sum - 1000) } else { ("Add", 1000 - sum) };
        problems.say("parameters", format!("the weights sum to {sum}"), format!("{how} {by}, so that they sum to 1000."));
    }
    check_tiers(profile, &mut problems);
    check_must_haves(profile, &mut problems);
    problems.0
}

fn check_groups(profile: &Profile, problems: &mut Problems) {
    problems.unique("groups", profile.groups.iter().map(|g| g.id.as_str()));
    for group in &profile.groups {
        problems.id(&format!("groups[{}].id", group.id), &group.id);
        problems.name(&format!("groups[{}].name", group.id), &group.name);
    }
}

fn check_parameter(profile: &Profile, parameter: &Parameter, problems: &mut Problems) {
    let place = format!("parameters[{}]", parameter.id);
    problems.id(&format!("{place}.id"), &parameter.id);
    problems.name(&format!("{place}.name"), &parameter.name);
    if !profile.groups.iter().any(|g| g.id == parameter.group) {
        let known: Vec<_> = profile.groups.iter().map(|g| g.id.as_str()).collect();
        problems.say(
            format!("{place}.group"),
            format!("there is no group \"{}\"", parameter.group),
            format!("Use one of: {}; or add it to \"groups\".", known.join(", ")),
        );
    }
    if parameter.weight > WHOLE {
        problems.say(format!("{place}.weight"), format!("{} is more than the whole", parameter.weight), "Use 0 to 1000.");
    }
    if parameter.typical.is_some_and(|t| t > 100) {
        problems.say(format!("{place}.typical"), "a fit is 0 to 100", "Use a number from 0 to 100, or leave it out.");
    }
    if parameter.levels.len() > 100 {
        problems.say(
            format!("{place}.levels"),
            format!("{} levels are more than a team can tell apart", parameter.levels.len()),
            "Merge levels that fit equally well, down to 100 at most.",
        );
    }
    problems.unique(&format!("{place}.levels"), parameter.levels.iter().map(|l| l.id.as_str()));
    for level in &parameter.levels {
        let place = format!("{place}.levels[{}]", level.id);
        problems.id(&format!("{place}.id"), &level.id);
        problems.name(&format!("{place}.name"), &level.name);
        if level.fit > 100 {
            problems.say(format!("{place}.fit"), format!("{} is more than 100", level.fit), "Use 0 (worst) to 100 (best).");
        }
        if parameter.answer != AnswerKind::Bands && (level.from.is_some() || level.to.is_some()) {
            problems.say(place, "only bands have \"from\" and \"to\"", "Take them away, or set \"answer\" to \"bands\".");
        }
    }
    if parameter.answer == AnswerKind::Bands {
        check_bands(parameter, &place, problems);
    } else {
        check_choices(parameter, &place, problems);
    }
    check_names(parameter, &place, problems);
}

fn check_choices(parameter: &Parameter, place: &str, problems: &mut Problems) {
    if parameter.unit.is_some() {
        problems.say(format!("{place}.unit"), "only bands have a unit", "Take it away, or set \"answer\" to \"bands\".");
    }
    if parameter.answer == AnswerKind::YesNo {
        let ids: HashSet<_> = parameter.levels.iter().map(|l| l.id.as_str()).collect();
        if ids != HashSet::from(["yes", "no"]) {
            problems.say(
                format!("{place}.levels"),
                "a yes/no parameter has exactly the levels \"yes\" and \"no\"",
                "Use these two ids, or set \"answer\" to \"choice\".",
            );
        }
        if parameter.several.is_some() {
            problems.say(format!("{place}.several"), "yes and no cannot hold at once", "Take \"several\" away.");
        }
    } else if parameter.levels.len() < 2 {
        problems.say(format!("{place}.levels"), "fewer than two levels tell nothing apart", "Add the other possible answers.");
    }
}

fn check_bands(parameter: &Parameter, place: &str, problems: &mut Problems) {
    if parameter.several.is_some() {
        problems.say(format!("{place}.several"), "a number falls in one band", "Take \"several\" away.");
    }
    if parameter.unit.as_deref().is_none_or(|u| u.trim().is_empty()) {
        problems.say(format!("{place}.unit"), "the number has no unit", "Say what is counted: \"people\", \"%\", \"EUR\".");
    }
    if parameter.levels.len() < 2 {
        problems.say(format!("{place}.levels"), "fewer than two bands tell nothing apart", "Add a limit to split them at.");
    }
    for level in &parameter.levels {
        if let (Some(from), Some(to)) = (level.from, level.to)
            && from >= to
        {
            problems.say(
                format!("{place}.levels[{}]", level.id),
                format!("the band from {from} to {to} is empty"),
                "\"from\" belongs to the band and \"to\" does not: make \"to\" the larger.",
            );
        }
    }
    for pair in parameter.levels.windows(2) {
        let [below, above] = pair else { continue };
        let place = format!("{place}.levels[{}]", above.id);
        match (below.to, above.from) {
            (Some(to), Some(from)) if from > to => problems.say(
                place,
                format!("from {to} up to {from} belongs to no band (a gap after \"{}\")", below.name),
                format!("Let it start at {to}, or the one before end at {from}."),
            ),
            (Some(to), Some(from)) if from < to => problems.say(
                place,
                format!("from {from} up to {to} belongs to two bands (it overlaps \"{}\")", below.name),
                format!("Let it start at {to}, or the one before end at {from}."),
            ),
            (Some(_), Some(_)) => {}
            (None, _) => problems.say(
                place,
                format!("the band before it, \"{}\", has no upper end, so this one is never reached", below.name),
                "Give the one before a \"to\"; only the last band may be open upwards.",
            ),
            (_, None) => problems.say(
                place,
                "it has no lower end, so it covers the bands before it",
                "Give it a \"from\"; only the first band may be open downwards.",
            ),
        }
    }
}

fn check_names(parameter: &Parameter, place: &str, problems: &mut Problems) {
    let mut owners: Vec<(String, &str)> = Vec::new();
    for level in &parameter.levels {
        let words = std::iter::once(&level.name).chain(&level.aliases).map(|w| crate::fold::fold(w));
        for word in words.filter(|w| !w.is_empty()) {
            match owners.iter().find(|(w, _)| *w == word) {
                Some((_, owner)) if *owner != level.id => problems.say(
                    format!("{place}.levels[{}]", level.id),
                    format!("\"{word}\" already means \"{owner}\""),
                    "One name must mean one level: rename it, or take the alias away.",
                ),
                Some(_) => {}
                None => owners.push((word, &level.id)),
            }
        }
    }
}

fn check_tiers(profile: &Profile, problems: &mut Problems) {
    if !(2..=6).contains(&profile.tiers.len()) {
        problems.say("tiers", format!("{} tiers", profile.tiers.len()), "Have two to six tiers.");
    }
    problems.unique("tiers", profile.tiers.iter().map(|t| t.id.as_str()));
    for tier in &profile.tiers {
        problems.id(&format!("tiers[{}].id", tier.id), &tier.id);
        problems.name(&format!("tiers[{}].name", tier.id), &tier.name);
        if tier.from > MAX_SCORE {
            problems.say(
                format!("tiers[{}].from", tier.id),
                format!("{} is above the highest score", tier.from),
                "Use thousandths of a point: 60 points are 60000.",
            );
        }
    }
    for pair in profile.tiers.windows(2) {
        let [better, worse] = pair else { continue };
        if better.from <= worse.from {
            problems.say(
                format!("tiers[{}].from", better.id),
                format!("it starts at {}, not above \"{}\" ({})", better.from, worse.name, worse.from),
                "List tiers best first, each starting above the next.",
            );
        }
    }
    if let Some(last) = profile.tiers.last().filter(|t| t.from != 0) {
        problems.say(
            format!("tiers[{}].from", last.id),
            format!("scores below {} have no tier", last.from),
            "Let the last tier start at 0.",
        );
    }
}

fn check_must_haves(profile: &Profile, problems: &mut Problems) {
    problems.unique("must_haves", profile.must_haves.iter().map(|m| m.id.as_str()));
    for must_have in &profile.must_haves {
        let place = format!("must_haves[{}]", must_have.id);
        problems.id(&format!("{place}.id"), &must_have.id);
        if profile.tier_index(&must_have.at_most).is_none() {
            let known: Vec<_> = profile.tiers.iter().map(|t| t.id.as_str()).collect();
            problems.say(
                format!("{place}.at_most"),
                format!("there is no tier \"{}\"", must_have.at_most),
                format!("Use one of: {}.", known.join(", ")),
            );
        }
        let Some(parameter) = profile.parameter(&must_have.parameter) else {
            problems.say(
                format!("{place}.parameter"),
                format!("there is no parameter \"{}\"", must_have.parameter),
                "Use the id of a parameter of this profile.",
            );
            continue;
        };
        if must_have.levels.is_empty() {
            problems.say(format!("{place}.levels"), "it names no level", "Name the levels that trigger it.");
        }
        for level in must_have.levels.iter().filter(|l| parameter.level(l).is_none()) {
            let known: Vec<_> = parameter.levels.iter().map(|l| l.id.as_str()).collect();
            problems.say(
                format!("{place}.levels"),
                format!("\"{}\" has no level \"{level}\"", parameter.id),
                format!("Use some of: {}.", known.join(", ")),
            );
        }
    }
}

/// Why a profile file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// Not JSON, or not of the profile's shape.
    #[error("{place}: {wrong}. Mend it there, or start from one of the starter profiles; the schema is profile.schema.json.")]
    Shape {
        /// Where in the file.
        place: String,
        /// What is wrong, as the reader says it.
        wrong: String,
    },
    /// Of the right shape, but it cannot score.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Problems(Vec<Problem>),
}

/// Reads a profile file's text and checks it.
///
/// # Errors
/// [`ProfileError::Shape`] where it is not JSON of the right shape, [`ProfileError::Problems`] where it breaks a rule.
pub fn read_profile(json: &str) -> Result<Profile, ProfileError> {
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    let mut reader = serde_json::Deserializer::from_str(json);
    let profile: Profile = serde_path_to_error::deserialize(&mut reader).map_err(|e| {
        let path = e.path().to_string();
        ProfileError::Shape { place: if path == "." { "the file".into() } else { path }, wrong: e.inner().to_string() }
    })?;
    reader.end().map_err(|e| ProfileError::Shape { place: "after the profile".into(), wrong: e.to_string() })?;
    let problems = check(&profile);
    if problems.is_empty() { Ok(profile) } else { Err(ProfileError::Problems(problems)) }
}

/// A profile as its file has it: with a reference to the schema, pretty-printed, a newline at the end.
#[must_use]
pub fn profile_text(profile: &Profile) -> String {
    let schema = Some("profile.schema.json".to_owned());
    let mut text = serde_json::to_string_pretty(&Profile { schema, ..profile.clone() }).unwrap_or_default();
    text.push('\n');
    text
}

/// The JSON Schema of a profile file (P8), pretty-printed.
#[must_use]
pub fn schema_text() -> String {
    let mut schema = schemars::schema_for!(Profile);
    schema.insert("title".into(), "Lanewise profile".into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
