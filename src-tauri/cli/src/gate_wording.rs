//! Gates, and the fields of slides, as people read them in English.

use lanewise_method::Profile;
use lanewise_method::gate::{CheckItem, Gate, GateNeed, Players, RangeEnd};
use lanewise_method::slide::{Completeness, SlideField};

use crate::terminal::plain;

/// The English name of a gate.
pub fn gate_name(gate: &Gate) -> String {
    match (gate.name.as_str(), gate.id.as_str()) {
        ("", "vision_demo") => "Vision demo".into(),
        ("", "deep_demo") => "Deep demo".into(),
        ("", "poc") => "POC".into(),
        ("", id) => plain(id),
        (name, _) => plain(name),
    }
}

/// The English name of a field of a slide.
pub const fn field_name(field: SlideField) -> &'static str {
    match field {
        SlideField::Title => "job title",
        SlideField::Issue => "critical business issue",
        SlideField::Problems => "problems and reasons",
        SlideField::Capabilities => "capabilities needed",
        SlideField::Delta => "delta",
        SlideField::Date => "critical date",
        SlideField::Events => "Value Realization Event",
    }
}

/// What the program asks for a field where the team has no question of its own.
pub const fn field_question(field: SlideField) -> &'static str {
    match field {
        SlideField::Title => "What is your role in this, and what are you measured on?",
        SlideField::Issue => "Which of your goals is at risk if nothing changes?",
        SlideField::Problems => "What stands in the way of that goal, and why does it happen?",
        SlideField::Capabilities => "What would you have to be able to do that you cannot do today?",
        SlideField::Delta => "What is it worth to close that gap: how much, of what, how often?",
        SlideField::Date => "By when does this have to work, what makes it that date, and what happens if you miss it?",
        SlideField::Events => "What would you have to see in the first weeks to know that it works, and who sees to it?",
    }
}

/// The English name of an item of a checklist.
pub fn check_name(item: &CheckItem) -> String {
    match (item.text.as_str(), item.id.as_str()) {
        ("", "plan") => "the plan of the demo is confirmed with the customer".into(),
        ("", "roles") => "who does what is clear".into(),
        ("", "illustrations") => "the illustrations are ready".into(),
        ("", "slide") => "the Situation Slide is on the first page".into(),
        ("", "rehearsal") => "it was rehearsed".into(),
        ("", id) => plain(id),
        (text, _) => plain(text),
    }
}

/// What a gate needs, in words.
pub fn need_text(profile: &Profile, need: &GateNeed) -> String {
    match need {
        GateNeed::Slides { at_least, of } => {
            let how = match at_least {
                Completeness::Incomplete => "a",
                Completeness::Reasonable => "a reasonably complete",
                Completeness::Complete => "a complete",
            };
            let whom = match of {
                Players::Any => "a key player",
                Players::Each => "each key player",
            };
            format!("{how} Situation Slide for {whom}")
        }
        GateNeed::ValueEvent => "a Value Realization Event".into(),
        GateNeed::Answer { parameter: id, levels } => {
            let parameter = profile.parameter(id);
            let name = plain(parameter.map_or(id, |p| &p.name));
            let levels: Vec<String> =
                levels.iter().map(|l| plain(parameter.and_then(|p| p.level(l)).map_or(l, |l| &l.name))).collect();
            if levels.is_empty() { format!("{name} known") } else { format!("{name}: {}", levels.join(" or ")) }
        }
        GateNeed::Tier { at_least, at } => {
            let name = plain(profile.tiers.iter().find(|t| t.id == *at_least).map_or(at_least, |t| &t.name));
            match at {
                RangeEnd::Low => format!("{name} or better at its low end"),
                RangeEnd::Likely => format!("likely {name} or better"),
                RangeEnd::High => format!("{name} or better still possible"),
            }
        }
    }
}
