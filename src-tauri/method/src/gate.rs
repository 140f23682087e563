//! Readiness gates (D5): what a prospect needs before a vision demo, a deep demo, a POC, and what is missing. The published condition is
//! a complete, or reasonably complete, Situation Slide for each key player; the rest is *ours* and edited in the profile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, State};
use crate::profile::Profile;
use crate::slide::{Completeness, Filled, Slide, SlideField, SlideRule, SlideState};

/// A gate: something of ours that is spent on a prospect only when it is ready for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// A short name for programs: `vision_demo`, `deep_demo`, `poc`, or a team's own.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// The name people read; empty for one of the three published gates, which have theirs in each language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it needs; all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<GateNeed>,
    /// What we ourselves have to have done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checklist: Vec<CheckItem>,
    /// How many of them one person may have open at once; beyond that it is said. None: any number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_at_once: Option<u8>,
}

/// Something that a gate needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(tag = "need", rename_all = "snake_case", deny_unknown_fields)]
pub enum GateNeed {
    /// Situation Slides of at least this completeness.
    Slides {
        /// How complete.
        at_least: Completeness,
        /// Of whom.
        of: Players,
    },
    /// A Value Realization Event on one of the slides.
    ValueEvent,
    /// A parameter answered with one of these levels; with any, where none is named. A guess is no answer.
    Answer {
        /// The id of the parameter.
        parameter: String,
        /// The ids of the levels.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        levels: Vec<String>,
    },
    /// A tier, or a better one.
    Tier {
        /// The id of the worst tier that will do.
        at_least: String,
        /// At which end of the range.
        at: RangeEnd,
    },
}

/// Whose slides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Players {
    /// One key player's will do.
    Any,
    /// Each key player's.
    Each,
}

/// Which of a range's three scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum RangeEnd {
    /// The low one: it is so whatever the unknown answers are, must-haves that nobody has verified left aside.
    Low,
    /// The likely one.
    Likely,
    /// The high one: it can still be so.
    High,
}

/// Something to have done before a gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct CheckItem {
    /// A short name for programs: `plan`, `roles`, `illustrations`, `slide`, `rehearsal`, or a team's own.
    #[schemars(regex(pattern = "^[a-z0-9_]{1,64}$"))]
    pub id: String,
    /// What people read; empty for one of the five that come with the program.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// The ids of the published gates, in their order.
pub const GATES: [&str; 3] = ["vision_demo", "deep_demo", "poc"];

/// The ids of what is checked before a deep demo.
pub const CHECKLIST: [&str; 5] = ["plan", "roles", "illustrations", "slide", "rehearsal"];

/// The parameter of the catalogue that holds a prospect's own success criteria.
pub const SUCCESS_CRITERIA: &str = "success_criteria";

/// The gates that a profile without its own has. *Ours* but for the slides.
#[must_use]
pub fn default_gates(profile: &Profile) -> Vec<Gate> {
    let gate = |id: &str, needs| Gate { id: id.into(), name: String::new(), needs, checklist: Vec::new(), open_at_once: None };
    // Anything but the last tier: "no Nope".
    let not_last = profile.tiers.iter().rev().nth(1).map(|t| t.id.clone());
    let admitting = profile.tiers.get(profile.admitting().saturating_sub(1)).map(|t| t.id.clone());
    let tier = |id: &Option<String>, at| id.iter().map(|id| GateNeed::Tier { at_least: id.clone(), at }).collect::<Vec<_>>();
    let mut poc = vec![GateNeed::Slides { at_least: Completeness::Complete, of: Players::Each }, GateNeed::ValueEvent];
    if let Some(criteria) = profile.parameter(SUCCESS_CRITERIA) {
        // Where no level fits by half, the best there is.
        let enough = criteria.best().min(50);
        let good = criteria.levels.iter().filter(|l| l.fit >= enough).map(|l| l.id.clone()).collect();
        poc.push(GateNeed::Answer { parameter: criteria.id.clone(), levels: good });
    }
    poc.extend(tier(&admitting, RangeEnd::Low));
    let mut deep = vec![GateNeed::Slides { at_least: Completeness::Reasonable, of: Players::Any }];
    deep.extend(tier(&not_last, RangeEnd::Likely));
    vec![
        gate("vision_demo", tier(&not_last, RangeEnd::High)),
        Gate {
            checklist: CHECKLIST.iter().map(|id| CheckItem { id: (*id).into(), text: String::new() }).collect(),
            ..gate("deep_demo", deep)
        },
        Gate { open_at_once: Some(3), ..gate("poc", poc) },
    ]
}

impl Profile {
    /// When a slide counts as complete: the team's rule, or the default.
    #[must_use]
    pub fn slides_count(&self) -> SlideRule {
        self.slide_rule.clone().unwrap_or_default()
    }

    /// The gates: the team's, or the default ones.
    #[must_use]
    pub fn readiness(&self) -> Vec<Gate> {
        self.gates.clone().unwrap_or_else(|| default_gates(self))
    }
}

/// What a gate looks at.
#[derive(Debug, Clone, Copy)]
pub struct GateFacts<'a> {
    /// The slides of the account's key players with how complete they are, each under its number.
    pub slides: &'a [(u32, &'a Slide, &'a SlideState)],
    /// The ids of the tiers of the low, likely and high score.
    pub tiers: [&'a str; 3],
    /// What is checked off, by the ids of the items.
    pub checked: &'a [&'a str],
}

/// What a gate says of one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct GateVerdict {
    /// The id of the gate.
    pub gate: String,
    /// Whether nothing is missing, the checklist left aside.
    pub ready: bool,
    /// Each need, in the order of the gate.
    pub needs: Vec<NeedVerdict>,
    /// The items of the checklist that are not checked off, by id.
    pub unchecked: Vec<String>,
}

/// What is said of one need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct NeedVerdict {
    /// The need.
    pub need: GateNeed,
    /// Whether it is met.
    pub met: bool,
    /// What is missing; empty where it is met.
    pub missing: Vec<Missing>,
}

/// Something that is missing, and what gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "missing", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are those of what they tell of")]
pub enum Missing {
    /// No key player is known yet.
    Player,
    /// A key player's slide lacks fields; with the question for each where the profile has one. `spare` of those that are not vital may
    /// stay missing.
    Fields { slide: u32, person: String, title: String, fields: Vec<MissingField>, spare: u8 },
    /// No slide has a Value Realization Event; with the slide to begin with, and the question where the profile has one. `asked` where
    /// a slide that has to be completed is asked for it anyway: nobody asks twice.
    ValueEvent { slide: Option<u32>, question: String, asked: bool },
    /// The profile has no such parameter any more.
    NoParameter { parameter: String },
    /// The parameter is not answered, or only guessed; with the names of the levels that will do (none: any), and its question.
    Answer { parameter: String, name: String, guessed: bool, wanted: Vec<String>, question: String },
    /// It is answered, with these levels, and others would do; all by name.
    OtherAnswer { parameter: String, name: String, levels: Vec<String>, wanted: Vec<String>, question: String },
    /// The tier is worse than the wanted one, both by name; `open` where the unknown answers can still lift it.
    Tier { tier: String, wanted: String, open: bool },
    /// The profile has no such tier any more.
    NoTier { tier: String },
}

/// A field that a slide lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MissingField {
    /// The field.
    pub field: SlideField,
    /// How far it is filled in.
    pub filled: Filled,
    /// Whether no slide is reasonably complete without it.
    pub vital: bool,
    /// The team's question for it; empty for the program's own.
    pub question: String,
}

impl Missing {
    /// How many things have to be got.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Fields { fields, spare, .. } => {
                let vital = fields.iter().filter(|f| f.vital).count();
                fields.len().saturating_sub(usize::from(*spare)).max(vital).max(1)
            }
            _ => 1,
        }
    }
}

impl GateVerdict {
    /// All that is missing, in the order of the needs.
    pub fn missing(&self) -> impl Iterator<Item = &Missing> {
        self.needs.iter().flat_map(|n| &n.missing)
    }

    /// How many things have to be got until the gate opens. A Value Realization Event that is missing on a slide anyway counts once.
    #[must_use]
    pub fn to_get(&self) -> usize {
        let events = |m: &Missing| match m {
            Missing::Fields { fields, spare: 0, .. } => fields.iter().any(|f| f.field == SlideField::Events),
            _ => false,
        };
        let again = self.missing().any(events) && self.missing().any(|m| matches!(m, Missing::ValueEvent { .. }));
        self.missing().map(Missing::count).sum::<usize>() - usize::from(again)
    }
}

impl Gate {
    /// Whether it is one of the published three, which have their names in each language.
    #[must_use]
    pub fn is_published(&self) -> bool {
        GATES.contains(&self.id.as_str())
    }
}

impl SlideRule {
    /// The team's question for a field; empty where it has none.
    #[must_use]
    pub fn question(&self, field: SlideField) -> &str {
        self.questions.iter().find(|q| q.field == field).map_or("", |q| q.text.as_str())
    }
}

/// What a gate says of an account (D5): ready, or all that is missing.
#[must_use]
pub fn verdict<'a>(
    profile: &Profile,
    gate: &Gate,
    facts: &GateFacts<'_>,
    answer: impl Fn(&str) -> Option<&'a Answer>,
) -> GateVerdict {
    let rule = profile.slides_count();
    let mut needs: Vec<NeedVerdict> = gate
        .needs
        .iter()
        .map(|need| {
            let missing = match need {
                GateNeed::Slides { at_least, of } => slides_missing(*at_least, *of, facts, &rule),
                GateNeed::ValueEvent => event_missing(facts, &rule),
                GateNeed::Answer { parameter, levels } => answer_missing(profile, parameter, levels, &answer),
                GateNeed::Tier { at_least, at } => tier_missing(profile, at_least, *at, facts),
            };
            NeedVerdict { need: need.clone(), met: missing.is_empty(), missing }
        })
        .collect();
    ask_once(&mut needs);
    let unchecked = gate.checklist.iter().filter(|i| !facts.checked.contains(&i.id.as_str())).map(|i| i.id.clone()).collect();
    GateVerdict { gate: gate.id.clone(), ready: needs.iter().all(|n| n.met), needs, unchecked }
}

/// A Value Realization Event that a slide is asked for anyway is asked for there.
fn ask_once(needs: &mut [NeedVerdict]) {
    let on_a_slide = needs.iter().flat_map(|n| &n.missing).find_map(|m| match m {
        Missing::Fields { slide, fields, .. } if fields.iter().any(|f| f.field == SlideField::Events) => Some(*slide),
        _ => None,
    });
    let Some(there) = on_a_slide else { return };
    for missing in needs.iter_mut().flat_map(|n| &mut n.missing) {
        if let Missing::ValueEvent { slide, asked, .. } = missing {
            (*slide, *asked) = (Some(there), true);
        }
    }
}

fn slides_missing(at_least: Completeness, of: Players, facts: &GateFacts<'_>, rule: &SlideRule) -> Vec<Missing> {
    let lacking: Vec<_> = facts.slides.iter().filter(|(_, _, state)| state.completeness < at_least).collect();
    let enough = match of {
        Players::Any => lacking.len() < facts.slides.len(),
        Players::Each => lacking.is_empty() && !facts.slides.is_empty(),
    };
    if enough {
        return Vec::new();
    }
    if facts.slides.is_empty() {
        return vec![Missing::Player];
    }
    // Where one will do, the one that is nearest; of equals, the first.
    let spare = if at_least == Completeness::Reasonable { rule.may_lack } else { 0 };
    let wanted: Vec<_> = match of {
        Players::Each => lacking,
        Players::Any => lacking.into_iter().rev().max_by_key(|(_, _, state)| state.complete).into_iter().collect(),
    };
    wanted
        .into_iter()
        .map(|(id, slide, state)| Missing::Fields {
            slide: *id,
            person: slide.person.clone(),
            title: slide.title.clone(),
            fields: state
                .lacking()
                .map(|f| MissingField {
                    field: f.field,
                    filled: f.filled,
                    vital: spare > 0 && rule.never_without.contains(&f.field),
                    question: rule.question(f.field).to_owned(),
                })
                .collect(),
            spare,
        })
        .collect()
}

fn event_missing(facts: &GateFacts<'_>, rule: &SlideRule) -> Vec<Missing> {
    let counts = |state: &SlideState| state.fields.iter().any(|f| f.field == SlideField::Events && f.filled == Filled::Complete);
    if facts.slides.iter().any(|(_, _, state)| counts(state)) {
        return Vec::new();
    }
    let slide = facts.slides.first().map(|(id, _, _)| *id);
    vec![Missing::ValueEvent { slide, question: rule.question(SlideField::Events).to_owned(), asked: false }]
}

fn answer_missing<'a>(
    profile: &Profile,
    id: &str,
    levels: &[String],
    answer: &impl Fn(&str) -> Option<&'a Answer>,
) -> Vec<Missing> {
    let Some(parameter) = profile.parameter(id) else {
        return vec![Missing::NoParameter { parameter: id.to_owned() }];
    };
    let name = parameter.name.clone();
    let reading = parameter.reading(answer(id), profile.guesses);
    let wanted: Vec<String> = parameter.levels.iter().filter(|l| levels.contains(&l.id)).map(|l| l.name.clone()).collect();
    let question = || parameter.questions.first().map(|q| q.text.clone()).unwrap_or_default();
    let guessed = answer(id).is_some_and(|a| a.grade == crate::Grade::Guess);
    if guessed || matches!(reading.state, State::Unknown | State::Unmatched) {
        return vec![Missing::Answer { parameter: id.to_owned(), name, guessed, wanted, question: question() }];
    }
    let given: Vec<_> = reading.levels.iter().filter_map(|&at| parameter.levels.get(at)).collect();
    if levels.is_empty() || given.iter().any(|g| levels.contains(&g.id)) {
        return Vec::new();
    }
    let given = given.into_iter().map(|l| l.name.clone()).collect();
    vec![Missing::OtherAnswer { parameter: id.to_owned(), name, levels: given, wanted, question: question() }]
}

fn tier_missing(profile: &Profile, at_least: &str, at: RangeEnd, facts: &GateFacts<'_>) -> Vec<Missing> {
    let Some(limit) = profile.tier_index(at_least) else {
        return vec![Missing::NoTier { tier: at_least.to_owned() }];
    };
    let rank = |tier: &str| profile.tier_index(tier).unwrap_or(usize::MAX);
    let [low, likely, high] = facts.tiers;
    let is = match at {
        RangeEnd::Low => low,
        RangeEnd::Likely => likely,
        RangeEnd::High => high,
    };
    if rank(is) <= limit {
        return Vec::new();
    }
    let name = |id: &str| profile.tiers.iter().find(|t| t.id == id).map_or_else(|| id.to_owned(), |t| t.name.clone());
    vec![Missing::Tier { tier: name(is), wanted: name(at_least), open: rank(high) <= limit }]
}
