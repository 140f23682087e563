//! What can be wrong with a profile: a kind with what its words need. The screen has words of its own for each kind; the English
//! ones are here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

/// One thing that is wrong with a profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Problem {
    /// Where: `parameters[success_criteria].levels[written].fit`.
    pub place: String,
    /// The same for people: the names on the way there, as *Success criteria*, *Written*. Empty for the profile as a whole.
    pub about: Vec<String>,
    /// Which rule is broken.
    pub rule: Box<Rule>,
    /// What is wrong, in English.
    pub wrong: String,
    /// What to do, in English.
    pub mend: String,
}

impl Problem {
    /// With the English words of the rule.
    #[must_use]
    pub fn new(place: impl Into<String>, about: &[&str], rule: Rule) -> Self {
        let (wrong, mend) = rule.words();
        let about = about.iter().filter(|name| !name.trim().is_empty()).map(|&name| name.to_owned()).collect();
        Self { place: place.into(), about, rule: Box::new(rule), wrong, mend }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}. {}", self.place, self.wrong, self.mend)
    }
}

/// A rule that a profile can break. Scores and thresholds are in thousandths of a point, weights in thousandths of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rule {
    /// Not JSON, or not of a profile's shape.
    Shape {
        /// As the reader says it, in English.
        reason: String,
    },
    /// It could not be read at all.
    Unreadable {
        /// Why and what to do, in English.
        reason: String,
    },
    /// Another format.
    Format {
        /// That of the file.
        found: u32,
        /// The one that is read.
        known: u32,
    },
    /// Something that cannot be an id.
    Id {
        /// What stands there.
        id: String,
    },
    /// A name is empty.
    NoName,
    /// An id is there twice.
    RepeatedId,
    /// There is no parameter.
    NoParameters,
    /// The weights do not sum to the whole.
    WeightsSum {
        /// What they sum to.
        sum: u32,
    },
    /// A parameter is of a group that is not there.
    NoSuchGroup {
        /// The group's id.
        group: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A weight is more than the whole.
    WeightTooLarge {
        /// The weight.
        weight: u16,
    },
    /// A typical fit outside 0 to 100.
    TypicalFit,
    /// More levels than can be told apart.
    TooManyLevels {
        /// How many.
        levels: u32,
    },
    /// A fit above 100.
    FitTooLarge {
        /// The fit.
        fit: u8,
    },
    /// Limits on a level of a parameter that is no number.
    LimitsWithoutBands,
    /// A unit on a parameter that is no number.
    UnitWithoutBands,
    /// A yes/no parameter with other levels.
    YesNoLevels,
    /// Several answers to yes/no.
    SeveralYesNo,
    /// Several answers to a number.
    SeveralBands,
    /// Fewer than two levels.
    TooFewLevels,
    /// A number without a unit.
    NoUnit,
    /// Fewer than two bands.
    TooFewBands,
    /// A band that nothing falls in.
    EmptyBand {
        /// Where it starts.
        from: String,
        /// Where it ends.
        to: String,
    },
    /// Numbers between two bands.
    Gap {
        /// From here.
        from: String,
        /// Up to here.
        to: String,
        /// Name of the band below.
        below: String,
    },
    /// Numbers in two bands.
    Overlap {
        /// From here.
        from: String,
        /// Up to here.
        to: String,
        /// Name of the band below.
        below: String,
    },
    /// The band below covers all of this one.
    NeverReached {
        /// Name of the band below.
        below: String,
    },
    /// A band without a lower end that is not the first.
    NoLowerEnd,
    /// One word means two levels.
    RepeatedWord {
        /// The word.
        word: String,
        /// The id of the level that it means already.
        owner: String,
    },
    /// Fewer than two tiers, or more than six.
    TierCount {
        /// How many.
        tiers: u32,
    },
    /// A threshold above the highest score.
    ThresholdTooHigh {
        /// The threshold.
        from: u32,
    },
    /// A tier that does not start above the next.
    ThresholdOrder {
        /// Where it starts.
        from: u32,
        /// Name of the next tier.
        next: String,
        /// Where that one starts.
        next_from: u32,
    },
    /// The last tier does not start at zero.
    LastThreshold {
        /// Where it starts.
        from: u32,
    },
    /// A must-have names a tier that is not there.
    NoSuchTier {
        /// The tier's id.
        tier: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A must-have looks at a parameter that is not there.
    NoSuchParameter {
        /// The parameter's id.
        parameter: String,
    },
    /// A must-have without a level.
    NoLevels,
    /// A must-have names a level that is not there.
    NoSuchLevel {
        /// The parameter's id.
        parameter: String,
        /// The level's id.
        level: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// What an edit is about is gone.
    Gone,
    /// The last parameter cannot be taken out.
    LastParameter,
    /// The last group cannot be taken away while parameters stand in it.
    LastGroup,
    /// The last tier would admit every prospect.
    AdmitsAll,
    /// A parameter cannot be merged with itself.
    MergedWithItself,
    /// Answered from the capability match, but no number in per cent.
    FromNeedsNotShare,
    /// Another parameter is answered from the capability match already.
    FromNeedsTwice {
        /// Its name.
        other: String,
    },
    /// No gate, or more than six.
    GateCount {
        /// How many.
        gates: u32,
    },
    /// A gate of which nobody may have one open.
    OpenAtOnce,
    /// A gate asks for a tier that is not there.
    GateTier {
        /// The tier's id.
        tier: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A gate asks for the answer to a parameter that is not there.
    GateParameter {
        /// The parameter's id.
        parameter: String,
    },
    /// A gate asks for a level that is not there.
    GateLevel {
        /// The parameter's id.
        parameter: String,
        /// The level's id.
        level: String,
        /// Those there are.
        known: Vec<String>,
    },
    /// A gate needs more, or has a longer checklist, than a page holds.
    GateTooLong {
        /// How many.
        entries: u32,
    },
    /// A slide that lacks every field would still count.
    MayLack {
        /// How many fields may be missing.
        fields: u8,
    },
    /// A field of a slide, or a part of one, is named twice.
    NamedTwice,
    /// The weights are not what the blend makes of the team's and the data's.
    BlendOff,
}

impl Rule {
    /// What is wrong and what to do, in English.
    fn words(&self) -> (String, String) {
        const BANDS: &str = "Take them away, or set \"answer\" to \"bands\".";
        let (wrong, mend): (String, String) = match self {
            Self::Shape { reason } => (reason.clone(), "Mend it there, or start from one of the starter profiles.".into()),
            Self::Unreadable { reason } => (reason.clone(), String::new()),
            Self::Format { found, known } => (
                format!("this is format {found}, and this version of Lanewise reads format {known}"),
                "Open it with a newer Lanewise, or set \"format\" to 1 if it is a slip.".into(),
            ),
            Self::Id { id } => {
                (format!("\"{id}\" is not an id"), "Use 1 to 64 lower-case letters, digits and underscores.".into())
            }
            Self::NoName => ("the name is empty".into(), "Give it the name that people read.".into()),
            Self::RepeatedId => ("the id is used twice".into(), "Give one of them another id.".into()),
            Self::NoParameters => ("there are none".into(), "Add at least one parameter.".into()),
            Self::WeightsSum { sum } => {
                let (how, by) = if *sum > 1000 { ("Take away", sum - 1000) } else { ("Add", 1000 - sum) };
                (format!("the weights sum to {sum}"), format!("{how} {by}, so that they sum to 1000."))
            }
            Self::NoSuchGroup { group, known } => {
                (format!("there is no group \"{group}\""), format!("Use one of: {}; or add it to \"groups\".", known.join(", ")))
            }
            Self::WeightTooLarge { weight } => (format!("{weight} is more than the whole"), "Use 0 to 1000.".into()),
            Self::TypicalFit => ("a fit is 0 to 100".into(), "Use a number from 0 to 100, or leave it out.".into()),
            Self::TooManyLevels { levels } => (
                format!("{levels} levels are more than a team can tell apart"),
                "Merge levels that fit equally well, down to 100 at most.".into(),
            ),
            Self::FitTooLarge { fit } => (format!("{fit} is more than 100"), "Use 0 (worst) to 100 (best).".into()),
            Self::LimitsWithoutBands => ("only bands have \"from\" and \"to\"".into(), BANDS.into()),
            Self::UnitWithoutBands => ("only bands have a unit".into(), "Take it away, or set \"answer\" to \"bands\".".into()),
            Self::YesNoLevels => (
                "a yes/no parameter has exactly the levels \"yes\" and \"no\"".into(),
                "Use these two ids, or set \"answer\" to \"choice\".".into(),
            ),
            Self::SeveralYesNo => ("yes and no cannot hold at once".into(), "Take \"several\" away.".into()),
            Self::SeveralBands => ("a number falls in one band".into(), "Take \"several\" away.".into()),
            Self::TooFewLevels => ("fewer than two levels tell nothing apart".into(), "Add the other possible answers.".into()),
            Self::NoUnit => ("the number has no unit".into(), "Say what is counted: \"people\", \"%\", \"EUR\".".into()),
            Self::TooFewBands => ("fewer than two bands tell nothing apart".into(), "Add a limit to split them at.".into()),
            Self::EmptyBand { from, to } => (
                format!("the band from {from} to {to} is empty"),
                "\"from\" belongs to the band and \"to\" does not: make \"to\" the larger.".into(),
            ),
            Self::Gap { from, to, below } => (
                format!("from {from} up to {to} belongs to no band (a gap after \"{below}\")"),
                format!("Let it start at {from}, or the one before end at {to}."),
            ),
            Self::Overlap { from, to, below } => (
                format!("from {from} up to {to} belongs to two bands (it overlaps \"{below}\")"),
                format!("Let it start at {to}, or the one before end at {from}."),
            ),
            Self::NeverReached { below } => (
                format!("the band before it, \"{below}\", has no upper end, so this one is never reached"),
                "Give the one before a \"to\"; only the last band may be open upwards.".into(),
            ),
            Self::NoLowerEnd => (
                "it has no lower end, so it covers the bands before it".into(),
                "Give it a \"from\"; only the first band may be open downwards.".into(),
            ),
            Self::RepeatedWord { word, owner } => (
                format!("\"{word}\" already means \"{owner}\""),
                "One name must mean one level: rename it, or take the alias away.".into(),
            ),
            Self::TierCount { tiers } => (format!("{tiers} tiers"), "Have two to six tiers.".into()),
            Self::ThresholdTooHigh { from } => {
                (format!("{from} is above the highest score"), "Use thousandths of a point: 60 points are 60000.".into())
            }
            Self::ThresholdOrder { from, next, next_from } => (
                format!("it starts at {from}, not above \"{next}\" ({next_from})"),
                "List tiers best first, each starting above the next.".into(),
            ),
            Self::LastThreshold { from } => (format!("scores below {from} have no tier"), "Let the last tier start at 0.".into()),
            Self::NoSuchTier { tier, known } => {
                (format!("there is no tier \"{tier}\""), format!("Use one of: {}.", known.join(", ")))
            }
            Self::NoSuchParameter { parameter } => {
                (format!("there is no parameter \"{parameter}\""), "Use the id of a parameter of this profile.".into())
            }
            Self::NoLevels => ("it names no level".into(), "Name the levels that trigger it.".into()),
            Self::NoSuchLevel { parameter, level, known } => {
                (format!("\"{parameter}\" has no level \"{level}\""), format!("Use some of: {}.", known.join(", ")))
            }
            Self::Gone => {
                ("it is not in the profile any more".into(), "Look again: it may have been removed or undone meanwhile.".into())
            }
            Self::LastGroup => (
                "its parameters would stand in no group".into(),
                "Add another group first, or give this one another name.".into(),
            ),
            Self::AdmitsAll => ("the last tier would admit every prospect".into(), "Name a better tier, or leave it out.".into()),
            Self::MayLack { fields } => {
                (format!("a slide may lack {fields} of its seven fields"), "Let at most 6 be missing.".into())
            }
            Self::NamedTwice => ("it is named twice".into(), "Name it once.".into()),
            Self::MergedWithItself => ("it cannot be merged with itself".into(), "Choose another parameter.".into()),
            Self::FromNeedsNotShare => (
                "the capability match gives a share of needs, and this is no number in per cent".into(),
                "Take \"from_needs\" away, or set \"answer\" to \"bands\" and \"unit\" to \"%\".".into(),
            ),
            Self::FromNeedsTwice { other } => (
                format!("\"{other}\" is answered from the capability match already"),
                "Leave \"from_needs\" on one of them.".into(),
            ),
            Self::GateCount { gates } => {
                (format!("{gates} gates"), "Have one to six, or leave \"gates\" out for the default ones.".into())
            }
            Self::OpenAtOnce => {
                ("none could ever be open".into(), "Let one person have at least one open, or leave the limit out.".into())
            }
            Self::GateTier { tier, known } => {
                (format!("there is no tier \"{tier}\""), format!("Use one of: {}.", known.join(", ")))
            }
            Self::GateParameter { parameter } => {
                (format!("there is no parameter \"{parameter}\""), "Use the id of a parameter of this profile.".into())
            }
            Self::GateLevel { parameter, level, known } => {
                (format!("\"{parameter}\" has no level \"{level}\""), format!("Use some of: {}.", known.join(", ")))
            }
            Self::GateTooLong { entries } => {
                (format!("{entries} entries are more than anybody goes through"), "Keep those that matter, 20 at most.".into())
            }
            Self::BlendOff => (
                "the weights are not what it makes of the team's and the data's".into(),
                "Take \"blend\" away: then the weights are the team's own. Or mend it: every parameter in order, both columns \
                 summing to 1000, and \"percent\" 1 to 100."
                    .into(),
            ),
            Self::LastParameter => ("a profile needs at least one parameter".into(), "Add another one first.".into()),
        };
        (wrong, mend)
    }
}
