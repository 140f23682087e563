//! What a slide has or lacks beyond its fields (D3): traits that need no words, or only a short list of them. The choice is *ours*.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::heads::Heads;
use crate::fold::{fold, wording};
use crate::slide::{Origin, Slide, SlideField, ValueEvent};

/// Something that a slide has or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlideTrait {
    /// The title is that of an executive or of the head of a function.
    TitleHead,
    /// The account has more than one key player.
    SeveralPlayers,
    /// Each problem has its reason.
    ProblemReasons,
    /// More than ten needs, as they are copied out of a tender.
    ManyNeeds,
    /// A need is worded like something in our own capability list.
    OurWording,
    /// The delta has a number.
    DeltaAmount,
    /// The delta is money.
    DeltaMoney,
    /// The delta says how often.
    DeltaPeriod,
    /// The critical date has an event behind it.
    DateEvent,
    /// That event comes from outside.
    DateExternal,
    /// That event is one of their own.
    DateInternal,
    /// It is said what happens if the date is missed.
    DateConsequence,
    /// A Value Realization Event comes within twelve weeks after go-live, and is not the go-live itself.
    EventEarly,
    /// The first Value Realization Event has an owner.
    EventOwner,
    /// The first Value Realization Event is measured.
    EventMeasure,
    /// The first Value Realization Event is the go-live itself.
    EventGoLive,
}

/// What has to be known besides the slide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// How many slides its account has.
    pub players: usize,
    /// The vendor's own words for what it can do, as [`wording`] makes them.
    pub ours: std::collections::HashSet<String>,
    /// What counts as the title of an executive or of the head of a function.
    pub heads: std::sync::Arc<Heads>,
}

/// Ways to name the go-live itself, worded.
const GO_LIVE: &[&str] = &[
    "go live",
    "golive",
    "roll out",
    "rollout",
    "launch",
    "kick off",
    "kickoff",
    "avvio",
    "messa in produzione",
    "partenza",
    "collaudo",
    "lancio",
    "puesta en marcha",
    "arranque",
    "lanzamiento",
    "salida en vivo",
];

impl SlideTrait {
    /// All of them, in the order of a slide.
    pub const ALL: [Self; 16] = [
        Self::TitleHead,
        Self::SeveralPlayers,
        Self::ProblemReasons,
        Self::ManyNeeds,
        Self::OurWording,
        Self::DeltaAmount,
        Self::DeltaMoney,
        Self::DeltaPeriod,
        Self::DateEvent,
        Self::DateExternal,
        Self::DateInternal,
        Self::DateConsequence,
        Self::EventEarly,
        Self::EventOwner,
        Self::EventMeasure,
        Self::EventGoLive,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TitleHead => "title_head",
            Self::SeveralPlayers => "several_players",
            Self::ProblemReasons => "problem_reasons",
            Self::ManyNeeds => "many_needs",
            Self::OurWording => "our_wording",
            Self::DeltaAmount => "delta_amount",
            Self::DeltaMoney => "delta_money",
            Self::DeltaPeriod => "delta_period",
            Self::DateEvent => "date_event",
            Self::DateExternal => "date_external",
            Self::DateInternal => "date_internal",
            Self::DateConsequence => "date_consequence",
            Self::EventEarly => "event_early",
            Self::EventOwner => "event_owner",
            Self::EventMeasure => "event_measure",
            Self::EventGoLive => "event_go_live",
        }
    }

    /// The field it is about.
    #[must_use]
    pub const fn field(self) -> SlideField {
        match self {
            Self::TitleHead | Self::SeveralPlayers => SlideField::Title,
            Self::ProblemReasons => SlideField::Problems,
            Self::ManyNeeds | Self::OurWording => SlideField::Capabilities,
            Self::DeltaAmount | Self::DeltaMoney | Self::DeltaPeriod => SlideField::Delta,
            Self::DateEvent | Self::DateExternal | Self::DateInternal | Self::DateConsequence => SlideField::Date,
            Self::EventEarly | Self::EventOwner | Self::EventMeasure | Self::EventGoLive => SlideField::Events,
        }
    }

    /// Whether a slide has it.
    #[must_use]
    pub fn of(self, slide: &Slide, around: &Around) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        let first = slide.events.iter().find(|e| said(&e.what));
        match self {
            Self::TitleHead => around.heads.count(&slide.title),
            Self::SeveralPlayers => around.players > 1,
            Self::ProblemReasons => {
                let mut problems = slide.problems.iter().filter(|p| said(&p.text)).peekable();
                problems.peek().is_some() && problems.all(|p| said(&p.reason))
            }
            Self::ManyNeeds => slide.capabilities.iter().filter(|c| said(c)).count() > 10,
            Self::OurWording => !around.ours.is_empty() && slide.capabilities.iter().any(|c| around.ours.contains(&wording(c))),
            Self::DeltaAmount => slide.delta.amount.is_some(),
            Self::DeltaMoney => slide.delta.amount.is_some() && said(&slide.delta.currency),
            Self::DeltaPeriod => slide.delta.amount.is_some() && slide.delta.period.is_some(),
            Self::DateEvent => said(&slide.date.event),
            Self::DateExternal => slide.date.origin == Some(Origin::External),
            Self::DateInternal => slide.date.origin == Some(Origin::Internal),
            Self::DateConsequence => said(&slide.date.consequence),
            Self::EventEarly => slide
                .events
                .iter()
                .filter(|e| said(&e.what))
                .any(|e| !is_go_live(e) && weeks(&e.after).is_some_and(|w| w <= 12.0)),
            Self::EventOwner => first.is_some_and(|e| said(&e.owner)),
            Self::EventMeasure => first.is_some_and(|e| said(&e.measure)),
            Self::EventGoLive => first.is_some_and(is_go_live),
        }
    }
}

/// Whether an event is the go-live: it comes no time after it, or is named so and nobody measures it.
fn is_go_live(event: &ValueEvent) -> bool {
    if weeks(&event.after) == Some(0.0) {
        return true;
    }
    let what = format!(" {} ", wording(&event.what));
    event.measure.trim().is_empty() && GO_LIVE.iter().any(|name| what.contains(&format!(" {name} ")))
}

/// How many weeks a text like "6 weeks" or "3 mesi" means; nothing where it is not of that kind.
#[must_use]
pub fn weeks(text: &str) -> Option<f64> {
    let text = fold(text);
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = &text[start..];
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let number: f64 = rest[..end].trim_end_matches(['.', ',']).replace(',', ".").parse().ok()?;
    // "4-6 weeks": the later end counts.
    let unit = rest[end..].trim_start();
    if let Some(later) = unit.strip_prefix('-').map(str::trim_start).filter(|t| t.starts_with(|c: char| c.is_ascii_digit())) {
        return weeks(later);
    }
    let unit: String = unit.chars().take_while(|c| c.is_alphabetic()).collect();
    let days = match unit.as_str() {
        "d" | "day" | "days" | "giorno" | "giorni" | "dia" | "dias" => 1.0,
        "w" | "week" | "weeks" | "wk" | "wks" | "settimana" | "settimane" | "semana" | "semanas" => 7.0,
        "month" | "months" | "mese" | "mesi" | "mes" | "meses" => 30.4375,
        "quarter" | "quarters" | "trimestre" | "trimestri" | "trimestres" => 91.3125,
        "year" | "years" | "anno" | "anni" | "ano" | "anos" => 365.25,
        _ => return None,
    };
    Some(number * days / 7.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slide::tests::whole;

    fn has(slide: &Slide) -> Vec<SlideTrait> {
        let around = Around { players: 1, ours: [wording("Mobile Approval!")].into(), ..Around::default() };
        SlideTrait::ALL.into_iter().filter(|t| t.of(slide, &around)).collect()
    }

    #[test]
    fn a_whole_slide_by_hand() {
        use SlideTrait::{
            DateConsequence, DateEvent, DateExternal, DateInternal, DeltaAmount, DeltaMoney, DeltaPeriod, EventEarly,
            EventGoLive, EventMeasure, EventOwner, ManyNeeds, OurWording, ProblemReasons, TitleHead,
        };
        let usual = [
            TitleHead,
            ProblemReasons,
            DeltaAmount,
            DeltaMoney,
            DeltaPeriod,
            DateEvent,
            DateExternal,
            DateConsequence,
            EventOwner,
        ];
        assert_eq!(has(&whole()), usual);
        assert!(has(&Slide::default()).is_empty());
        let mut other = whole();
        other.title = "Shift leader".into();
        other.problems.push(crate::slide::SlideProblem { text: "More".into(), reason: " ".into() });
        other.capabilities = vec!["mobile  approval".into(); 11];
        other.date.origin = Some(Origin::Internal);
        other.events[0] = ValueEvent { what: "Go-live, all branches".into(), after: "0 weeks".into(), ..ValueEvent::default() };
        other.events.push(ValueEvent {
            what: "A win".into(),
            after: "3 months".into(),
            measure: "hours".into(),
            ..ValueEvent::default()
        });
        let found = has(&other);
        for there in [ManyNeeds, OurWording, DateInternal, EventGoLive] {
            assert!(found.contains(&there), "{there:?}");
        }
        for gone in [TitleHead, ProblemReasons, DateExternal, EventOwner, EventMeasure, EventEarly] {
            assert!(!found.contains(&gone), "{gone:?}");
        }
        other.events[1].after = "12 weeks".into();
        assert!(has(&other).contains(&EventEarly));
    }

    #[test]
    fn times_in_three_languages() {
        let near = |text: &str, known: Option<f64>| match (weeks(text), known) {
            (Some(found), Some(known)) => assert!((found - known).abs() < 0.01, "{text}: {found}"),
            (found, known) => assert_eq!(found, known, "{text}"),
        };
        near("6 weeks", Some(6.0));
        near("dopo 10 giorni", Some(10.0 / 7.0));
        near("3 meses", Some(13.04));
        near("4-6 weeks", Some(6.0));
        near("4–6 settimane", Some(6.0));
        near("1,5 months", Some(6.52));
        near("soon", None);
        near("6", None);
        near("", None);
    }
}
