//! Checking a profile (P1-P4): every problem names its place and its mend.

use std::collections::HashSet;

use crate::gate::{CHECKLIST, GateNeed};
pub use crate::problem::{Problem, Rule};
use crate::profile::{AnswerKind, FORMAT, Parameter, Profile};
use crate::tier::MAX_SCORE;
use crate::weight::WHOLE;

struct Problems(Vec<Problem>);

impl Problems {
    fn say(&mut self, place: impl Into<String>, about: &[&str], rule: Rule) {
        self.0.push(Problem::new(place, about, rule));
    }

    fn id(&mut self, place: &str, about: &[&str], id: &str) {
        let fine =
            !id.is_empty() && id.len() <= 64 && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fine {
            self.say(place, about, Rule::Id { id: id.to_owned() });
        }
    }

    fn name(&mut self, place: &str, about: &[&str], name: &str) {
        if name.trim().is_empty() {
            self.say(place, about, Rule::NoName);
        }
    }

    fn unique<'a>(&mut self, place: &str, about: &[&str], ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for id in ids {
            if !seen.insert(id) {
                let about: Vec<&str> = about.iter().copied().chain([id]).collect();
                self.say(format!("{place}[{id}]"), &about, Rule::RepeatedId);
            }
        }
    }
}

/// Everything that is wrong with a profile; empty if it can score.
#[must_use]
pub fn check(profile: &Profile) -> Vec<Problem> {
    let mut problems = Problems(Vec::new());
    if profile.format != FORMAT {
        problems.say("format", &[], Rule::Format { found: profile.format, known: FORMAT });
    }
    problems.id("id", &[], &profile.id);
    problems.name("name", &[], &profile.name);
    check_groups(profile, &mut problems);
    if profile.parameters.is_empty() {
        problems.say("parameters", &[], Rule::NoParameters);
    }
    problems.unique("parameters", &[], profile.parameters.iter().map(|p| p.id.as_str()));
    check_from_needs(profile, &mut problems);
    for parameter in &profile.parameters {
        check_parameter(profile, parameter, &mut problems);
    }
    let sum: u32 = profile.parameters.iter().map(|p| u32::from(p.weight)).sum();
    if sum != u32::from(WHOLE) && !profile.parameters.is_empty() {
        problems.say("parameters", &[], Rule::WeightsSum { sum });
    }
    if profile.blend.as_ref().is_some_and(|blend| !blend.holds(profile)) {
        problems.say("blend", &[], Rule::BlendOff);
    }
    check_tiers(profile, &mut problems);
    check_admits(profile, &mut problems);
    check_must_haves(profile, &mut problems);
    check_gates(profile, &mut problems);
    check_slide_rule(profile, &mut problems);
    problems.0
}

/// The name that people read, or the id where it is empty.
const fn called<'a>(name: &'a str, id: &'a str) -> &'a str {
    if name.is_empty() { id } else { name }
}

fn check_groups(profile: &Profile, problems: &mut Problems) {
    problems.unique("groups", &[], profile.groups.iter().map(|g| g.id.as_str()));
    for group in &profile.groups {
        let about = [called(&group.name, &group.id)];
        problems.id(&format!("groups[{}].id", group.id), &about, &group.id);
        problems.name(&format!("groups[{}].name", group.id), &about, &group.name);
    }
}

fn check_from_needs(profile: &Profile, problems: &mut Problems) {
    let mut first: Option<&Parameter> = None;
    for parameter in profile.parameters.iter().filter(|p| p.from_needs) {
        let place = format!("parameters[{}].from_needs", parameter.id);
        let about = [called(&parameter.name, &parameter.id)];
        if !parameter.takes_share() {
            problems.say(&place, &about, Rule::FromNeedsNotShare);
        }
        match first {
            Some(other) => {
                let other = called(&other.name, &other.id).to_owned();
                problems.say(place, &about, Rule::FromNeedsTwice { other });
            }
            None => first = Some(parameter),
        }
    }
}

fn check_parameter(profile: &Profile, parameter: &Parameter, problems: &mut Problems) {
    let place = format!("parameters[{}]", parameter.id);
    let name = called(&parameter.name, &parameter.id);
    let about = [name];
    problems.id(&format!("{place}.id"), &about, &parameter.id);
    problems.name(&format!("{place}.name"), &about, &parameter.name);
    if !profile.groups.iter().any(|g| g.id == parameter.group) {
        let known = profile.groups.iter().map(|g| g.id.clone()).collect();
        problems.say(format!("{place}.group"), &about, Rule::NoSuchGroup { group: parameter.group.clone(), known });
    }
    if parameter.weight > WHOLE {
        problems.say(format!("{place}.weight"), &about, Rule::WeightTooLarge { weight: parameter.weight });
    }
    if parameter.typical.is_some_and(|t| t > 100) {
        problems.say(format!("{place}.typical"), &about, Rule::TypicalFit);
    }
    if parameter.levels.len() > 100 {
        let levels = count(parameter.levels.len());
        problems.say(format!("{place}.levels"), &about, Rule::TooManyLevels { levels });
    }
    problems.unique(&format!("{place}.levels"), &about, parameter.levels.iter().map(|l| l.id.as_str()));
    for level in &parameter.levels {
        let place = format!("{place}.levels[{}]", level.id);
        let about = [name, called(&level.name, &level.id)];
        problems.id(&format!("{place}.id"), &about, &level.id);
        problems.name(&format!("{place}.name"), &about, &level.name);
        if level.fit > 100 {
            problems.say(format!("{place}.fit"), &about, Rule::FitTooLarge { fit: level.fit });
        }
        if parameter.answer != AnswerKind::Bands && (level.from.is_some() || level.to.is_some()) {
            problems.say(place, &about, Rule::LimitsWithoutBands);
        }
    }
    if parameter.answer == AnswerKind::Bands {
        check_bands(parameter, &place, problems);
    } else {
        check_choices(parameter, &place, problems);
    }
    check_names(parameter, &place, problems);
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn check_choices(parameter: &Parameter, place: &str, problems: &mut Problems) {
    let about = [called(&parameter.name, &parameter.id)];
    if parameter.unit.is_some() {
        problems.say(format!("{place}.unit"), &about, Rule::UnitWithoutBands);
    }
    if parameter.answer == AnswerKind::YesNo {
        let ids: HashSet<_> = parameter.levels.iter().map(|l| l.id.as_str()).collect();
        if ids != HashSet::from(["yes", "no"]) {
            problems.say(format!("{place}.levels"), &about, Rule::YesNoLevels);
        }
        if parameter.several.is_some() {
            problems.say(format!("{place}.several"), &about, Rule::SeveralYesNo);
        }
    } else if parameter.levels.len() < 2 {
        problems.say(format!("{place}.levels"), &about, Rule::TooFewLevels);
    }
}

fn check_bands(parameter: &Parameter, place: &str, problems: &mut Problems) {
    let name = called(&parameter.name, &parameter.id);
    if parameter.several.is_some() {
        problems.say(format!("{place}.several"), &[name], Rule::SeveralBands);
    }
    if parameter.unit.as_deref().is_none_or(|u| u.trim().is_empty()) {
        problems.say(format!("{place}.unit"), &[name], Rule::NoUnit);
    }
    if parameter.levels.len() < 2 {
        problems.say(format!("{place}.levels"), &[name], Rule::TooFewBands);
    }
    for level in &parameter.levels {
        if let (Some(from), Some(to)) = (level.from, level.to)
            && from >= to
        {
            let rule = Rule::EmptyBand { from: from.to_string(), to: to.to_string() };
            problems.say(format!("{place}.levels[{}]", level.id), &[name, called(&level.name, &level.id)], rule);
        }
    }
    for pair in parameter.levels.windows(2) {
        let [below, above] = pair else { continue };
        let below_name = || below.name.clone();
        let rule = match (below.to, above.from) {
            (Some(to), Some(from)) if from > to => Rule::Gap { from: to.to_string(), to: from.to_string(), below: below_name() },
            (Some(to), Some(from)) if from < to => {
                Rule::Overlap { from: from.to_string(), to: to.to_string(), below: below_name() }
            }
            (Some(_), Some(_)) => continue,
            (None, _) => Rule::NeverReached { below: below_name() },
            (_, None) => Rule::NoLowerEnd,
        };
        problems.say(format!("{place}.levels[{}]", above.id), &[name, called(&above.name, &above.id)], rule);
    }
}

fn check_names(parameter: &Parameter, place: &str, problems: &mut Problems) {
    let name = called(&parameter.name, &parameter.id);
    let mut owners: Vec<(String, &str)> = Vec::new();
    for level in &parameter.levels {
        let words = std::iter::once(&level.name).chain(&level.aliases).map(|w| crate::fold::fold(w));
        for word in words.filter(|w| !w.is_empty()) {
            match owners.iter().find(|(w, _)| *w == word) {
                Some((_, owner)) if *owner != level.id => {
                    let rule = Rule::RepeatedWord { word, owner: (*owner).to_owned() };
                    problems.say(format!("{place}.levels[{}]", level.id), &[name, called(&level.name, &level.id)], rule);
                }
                Some(_) => {}
                None => owners.push((word, &level.id)),
            }
        }
    }
}

fn check_tiers(profile: &Profile, problems: &mut Problems) {
    if !(2..=6).contains(&profile.tiers.len()) {
        problems.say("tiers", &[], Rule::TierCount { tiers: count(profile.tiers.len()) });
    }
    problems.unique("tiers", &[], profile.tiers.iter().map(|t| t.id.as_str()));
    for tier in &profile.tiers {
        let about = [called(&tier.name, &tier.id)];
        problems.id(&format!("tiers[{}].id", tier.id), &about, &tier.id);
        problems.name(&format!("tiers[{}].name", tier.id), &about, &tier.name);
        if tier.from > MAX_SCORE {
            problems.say(format!("tiers[{}].from", tier.id), &about, Rule::ThresholdTooHigh { from: tier.from });
        }
    }
    for pair in profile.tiers.windows(2) {
        let [better, worse] = pair else { continue };
        if better.from <= worse.from {
            let rule = Rule::ThresholdOrder { from: better.from, next: worse.name.clone(), next_from: worse.from };
            problems.say(format!("tiers[{}].from", better.id), &[called(&better.name, &better.id)], rule);
        }
    }
    if let Some(last) = profile.tiers.last().filter(|t| t.from != 0) {
        let rule = Rule::LastThreshold { from: last.from };
        problems.say(format!("tiers[{}].from", last.id), &[called(&last.name, &last.id)], rule);
    }
}

fn check_admits(profile: &Profile, problems: &mut Problems) {
    let Some(id) = &profile.admits else { return };
    match profile.tier_index(id) {
        None => {
            let known = profile.tiers.iter().map(|t| t.id.clone()).collect();
            problems.say("admits", &[], Rule::NoSuchTier { tier: id.clone(), known });
        }
        Some(at) if at + 1 == profile.tiers.len() => problems.say("admits", &[&profile.tiers[at].name], Rule::AdmitsAll),
        Some(_) => {}
    }
}

fn check_must_haves(profile: &Profile, problems: &mut Problems) {
    problems.unique("must_haves", &[], profile.must_haves.iter().map(|m| m.id.as_str()));
    for must_have in &profile.must_haves {
        let place = format!("must_haves[{}]", must_have.id);
        let looked_at = profile.parameter(&must_have.parameter);
        let about = [looked_at.map_or(must_have.id.as_str(), |p| called(&p.name, &p.id))];
        problems.id(&format!("{place}.id"), &about, &must_have.id);
        if profile.tier_index(&must_have.at_most).is_none() {
            let known = profile.tiers.iter().map(|t| t.id.clone()).collect();
            problems.say(format!("{place}.at_most"), &about, Rule::NoSuchTier { tier: must_have.at_most.clone(), known });
        }
        let Some(parameter) = looked_at else {
            let rule = Rule::NoSuchParameter { parameter: must_have.parameter.clone() };
            problems.say(format!("{place}.parameter"), &about, rule);
            continue;
        };
        if must_have.levels.is_empty() {
            problems.say(format!("{place}.levels"), &about, Rule::NoLevels);
        }
        for level in must_have.levels.iter().filter(|l| parameter.level(l).is_none()) {
            let known = parameter.levels.iter().map(|l| l.id.clone()).collect();
            let rule = Rule::NoSuchLevel { parameter: parameter.id.clone(), level: level.clone(), known };
            problems.say(format!("{place}.levels"), &about, rule);
        }
    }
}

fn check_gates(profile: &Profile, problems: &mut Problems) {
    let Some(gates) = &profile.gates else { return };
    if !(1..=6).contains(&gates.len()) {
        problems.say("gates", &[], Rule::GateCount { gates: count(gates.len()) });
    }
    problems.unique("gates", &[], gates.iter().map(|g| g.id.as_str()));
    for gate in gates {
        let place = format!("gates[{}]", gate.id);
        let about = [called(&gate.name, &gate.id)];
        problems.id(&format!("{place}.id"), &about, &gate.id);
        if !gate.is_published() {
            problems.name(&format!("{place}.name"), &about, &gate.name);
        }
        if gate.open_at_once == Some(0) {
            problems.say(format!("{place}.open_at_once"), &about, Rule::OpenAtOnce);
        }
        for (list, entries) in [("needs", gate.needs.len()), ("checklist", gate.checklist.len())] {
            if entries > 20 {
                problems.say(format!("{place}.{list}"), &about, Rule::GateTooLong { entries: count(entries) });
            }
        }
        problems.unique(&format!("{place}.checklist"), &about, gate.checklist.iter().map(|i| i.id.as_str()));
        for item in &gate.checklist {
            let place = format!("{place}.checklist[{}]", item.id);
            let about = [about[0], called(&item.text, &item.id)];
            problems.id(&format!("{place}.id"), &about, &item.id);
            if !CHECKLIST.contains(&item.id.as_str()) {
                problems.name(&format!("{place}.text"), &about, &item.text);
            }
        }
        for (at, need) in gate.needs.iter().enumerate() {
            check_need(profile, need, &format!("{place}.needs[{at}]"), &about, problems);
        }
    }
}

fn check_need(profile: &Profile, need: &GateNeed, place: &str, about: &[&str], problems: &mut Problems) {
    match need {
        GateNeed::Slides { .. } | GateNeed::ValueEvent => {}
        GateNeed::Tier { at_least, .. } => {
            if profile.tier_index(at_least).is_none() {
                let known = profile.tiers.iter().map(|t| t.id.clone()).collect();
                problems.say(format!("{place}.at_least"), about, Rule::GateTier { tier: at_least.clone(), known });
            }
        }
        GateNeed::Answer { parameter, levels } => {
            let Some(found) = profile.parameter(parameter) else {
                problems.say(format!("{place}.parameter"), about, Rule::GateParameter { parameter: parameter.clone() });
                return;
            };
            let about: Vec<&str> = about.iter().copied().chain([called(&found.name, &found.id)]).collect();
            for level in levels.iter().filter(|l| found.level(l).is_none()) {
                let known = found.levels.iter().map(|l| l.id.clone()).collect();
                let rule = Rule::GateLevel { parameter: parameter.clone(), level: level.clone(), known };
                problems.say(format!("{place}.levels"), &about, rule);
            }
        }
    }
}

/// When a slide counts as complete (D2).
fn check_slide_rule(profile: &Profile, problems: &mut Problems) {
    let Some(rule) = &profile.slide_rule else { return };
    if rule.may_lack > 6 {
        problems.say("slide_rule.may_lack", &[], Rule::MayLack { fields: rule.may_lack });
    }
    let mut once = |place: &str, ids: Vec<&'static str>| {
        let mut seen = HashSet::new();
        for id in ids.into_iter().filter(|id| !seen.insert(*id)) {
            problems.say(format!("slide_rule.{place}[{id}]"), &[], Rule::NamedTwice);
        }
    };
    once("parts", rule.parts.iter().map(|p| p.id()).collect());
    once("never_without", rule.never_without.iter().map(|f| f.id()).collect());
    once("questions", rule.questions.iter().map(|q| q.field.id()).collect());
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
        ProfileError::Shape {
            place: if matches!(path.as_str(), "." | "?") { "the file".into() } else { path },
            wrong: e.inner().to_string(),
        }
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
