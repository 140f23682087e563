//! How complete a Situation Slide is (D2). The published condition is only "complete, or reasonably complete", for each
//! key player; the rule that says what that means is *ours*, and a team edits it in its profile.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Origin, Slide};

/// A field of a slide that is looked at for completeness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlideField {
    /// The job title.
    Title,
    /// The critical business issue.
    Issue,
    /// Problems and their reasons.
    Problems,
    /// The specific capabilities.
    Capabilities,
    /// The delta.
    Delta,
    /// The critical date.
    Date,
    /// The Value Realization Events.
    Events,
}

impl SlideField {
    /// All of them, in the order of a slide.
    pub const ALL: [Self; 7] =
        [Self::Title, Self::Issue, Self::Problems, Self::Capabilities, Self::Delta, Self::Date, Self::Events];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Issue => "issue",
            Self::Problems => "problems",
            Self::Capabilities => "capabilities",
            Self::Delta => "delta",
            Self::Date => "date",
            Self::Events => "events",
        }
    }
}

/// A part that a field may have to have before it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum SlidePart {
    /// A reason for each problem.
    Reason,
    /// The number of the delta.
    Amount,
    /// The unit of the delta: a currency, or what it is of.
    Unit,
    /// The period of the delta.
    Period,
    /// The date itself.
    Day,
    /// The event behind the date.
    Event,
    /// An event from outside behind the date.
    External,
    /// What happens if the date is missed.
    Consequence,
    /// When a Value Realization Event is due: a day, or so long after go-live.
    Due,
    /// Who owns it.
    Owner,
    /// How it is measured.
    Measure,
}

impl SlidePart {
    /// All parts, in the order of a slide.
    pub const ALL: [Self; 11] = [
        Self::Reason,
        Self::Amount,
        Self::Unit,
        Self::Period,
        Self::Day,
        Self::Event,
        Self::External,
        Self::Consequence,
        Self::Due,
        Self::Owner,
        Self::Measure,
    ];

    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Amount => "amount",
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Day => "day",
            Self::Event => "event",
            Self::External => "external",
            Self::Consequence => "consequence",
            Self::Due => "due",
            Self::Owner => "owner",
            Self::Measure => "measure",
        }
    }

    /// The field it belongs to.
    #[must_use]
    pub const fn field(self) -> SlideField {
        match self {
            Self::Reason => SlideField::Problems,
            Self::Amount | Self::Unit | Self::Period => SlideField::Delta,
            Self::Day | Self::Event | Self::External | Self::Consequence => SlideField::Date,
            Self::Due | Self::Owner | Self::Measure => SlideField::Events,
        }
    }
}

/// When a slide counts as complete (D2). *Ours*; what is left out of a file is as in the default rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(default, deny_unknown_fields)]
pub struct SlideRule {
    /// The parts that fields must have; a field of which no part is named counts when it is not empty. Value Realization Events
    /// count when one of them has all the parts named.
    pub parts: Vec<SlidePart>,
    /// A slide that lacks at most this many fields is reasonably complete, 0-6.
    #[schemars(range(max = 6))]
    pub may_lack: u8,
    /// Fields without which no slide is reasonably complete.
    pub never_without: Vec<SlideField>,
    /// What to ask where a field is missing, as one would say it. A field without a question of its own has the program's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<FieldQuestion>,
}

/// What to ask where a field of a slide is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
#[serde(deny_unknown_fields)]
pub struct FieldQuestion {
    /// The field.
    pub field: SlideField,
    /// The question.
    pub text: String,
}

impl Default for SlideRule {
    /// A delta with a number and a unit, a date with a day and a consequence, the rest not empty; one field may be missing, but not the
    /// critical business issue, nor the delta.
    fn default() -> Self {
        Self {
            parts: vec![SlidePart::Amount, SlidePart::Unit, SlidePart::Day, SlidePart::Consequence],
            may_lack: 1,
            never_without: vec![SlideField::Issue, SlideField::Delta],
            questions: Vec::new(),
        }
    }
}

impl SlideRule {
    /// The same with parts and fields in the order of a slide, and without questions that ask nothing.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.parts.sort_unstable();
        self.never_without.sort_unstable();
        self.questions.retain_mut(|q| {
            q.text = q.text.trim().to_owned();
            !q.text.is_empty()
        });
        self.questions.sort_by_key(|q| q.field);
        self
    }
}

/// How far a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// Nothing is there.
    Empty,
    /// Something is there, but parts are missing.
    Partly,
    /// It counts.
    Complete,
}

/// A field with what it lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct FieldState {
    /// The field.
    pub field: SlideField,
    /// How far it is filled in.
    pub filled: Filled,
    /// The parts that the rule wants and that are missing.
    pub lacks: Vec<SlidePart>,
}

/// How complete a slide is (D2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Type)]
#[serde(rename_all = "snake_case")]
pub enum Completeness {
    /// Less than reasonably complete.
    Incomplete,
    /// Reasonably complete.
    Reasonable,
    /// Complete.
    Complete,
}

/// How complete a slide is, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SlideState {
    /// As a whole.
    pub completeness: Completeness,
    /// How many fields count.
    pub complete: u8,
    /// Each field, in the order of a slide.
    pub fields: Vec<FieldState>,
}

impl SlideState {
    /// The fields that do not count.
    pub fn lacking(&self) -> impl Iterator<Item = &FieldState> {
        self.fields.iter().filter(|f| f.filled != Filled::Complete)
    }
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

impl Slide {
    /// How far a field is filled in by this rule, and what it lacks.
    #[must_use]
    pub fn field(&self, field: SlideField, rule: &SlideRule) -> FieldState {
        let wanted: Vec<SlidePart> =
            SlidePart::ALL.into_iter().filter(|p| p.field() == field && rule.parts.contains(p)).collect();
        let lacks = |missing: &dyn Fn(SlidePart) -> bool| wanted.iter().copied().filter(|p| missing(*p)).collect::<Vec<_>>();
        let (empty, lacks) = match field {
            SlideField::Title => (blank(&self.title), Vec::new()),
            SlideField::Issue => (blank(&self.issue), Vec::new()),
            SlideField::Problems => {
                let said: Vec<_> = self.problems.iter().filter(|p| !blank(&p.text)).collect();
                (said.is_empty(), lacks(&|_| said.iter().any(|p| blank(&p.reason))))
            }
            SlideField::Capabilities => (self.capabilities.iter().all(|c| blank(c)), Vec::new()),
            SlideField::Delta => {
                let delta = &self.delta;
                let empty = blank(&delta.text) && delta.amount.is_none();
                let missing = |part| match part {
                    SlidePart::Amount => delta.amount.is_none(),
                    SlidePart::Unit => blank(&delta.currency) && blank(&delta.unit),
                    _ => delta.period.is_none(),
                };
                (empty, lacks(&missing))
            }
            SlideField::Date => {
                let date = &self.date;
                let empty = blank(&date.day) && blank(&date.event) && blank(&date.consequence);
                let missing = |part| match part {
                    SlidePart::Day => blank(&date.day),
                    SlidePart::Event => blank(&date.event),
                    SlidePart::External => date.origin != Some(Origin::External),
                    _ => blank(&date.consequence),
                };
                (empty, lacks(&missing))
            }
            SlideField::Events => {
                let said = self.events.iter().filter(|e| !blank(&e.what));
                // The event that comes nearest to what the rule wants speaks for the field.
                let nearest = said
                    .map(|e| {
                        lacks(&|part| match part {
                            SlidePart::Due => blank(&e.due) && blank(&e.after),
                            SlidePart::Owner => blank(&e.owner),
                            _ => blank(&e.measure),
                        })
                    })
                    .min_by_key(Vec::len);
                (nearest.is_none(), nearest.unwrap_or_default())
            }
        };
        let filled = match (empty, lacks.is_empty()) {
            (true, _) => Filled::Empty,
            (false, true) => Filled::Complete,
            (false, false) => Filled::Partly,
        };
        // Of nothing at all, everything that the rule wants is missing.
        let lacks = if filled == Filled::Empty { wanted } else { lacks };
        FieldState { field, filled, lacks }
    }

    /// How complete the slide is by this rule (D2).
    #[must_use]
    pub fn state(&self, rule: &SlideRule) -> SlideState {
        let fields: Vec<FieldState> = SlideField::ALL.into_iter().map(|f| self.field(f, rule)).collect();
        let complete = fields.iter().filter(|f| f.filled == Filled::Complete).count();
        let lacking = fields.len() - complete;
        let vital = fields.iter().any(|f| f.filled != Filled::Complete && rule.never_without.contains(&f.field));
        let completeness = if lacking == 0 {
            Completeness::Complete
        } else if lacking <= usize::from(rule.may_lack) && !vital {
            Completeness::Reasonable
        } else {
            Completeness::Incomplete
        };
        SlideState { completeness, complete: u8::try_from(complete).unwrap_or(u8::MAX), fields }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::number::Number;
    use crate::slide::{CriticalDate, Delta, Period, SlideProblem, ValueEvent};

    /// A slide on which nothing is missing.
    pub(crate) fn whole() -> Slide {
        Slide {
            person: "Anna Berti".into(),
            title: "Head of Operations".into(),
            issue: "Purchase approvals take 11 days.".into(),
            problems: vec![SlideProblem { text: "Orders travel by e-mail".into(), reason: "nobody owns them".into() }],
            capabilities: vec!["Approve from a phone".into()],
            delta: Delta {
                text: "11 days to 3 days".into(),
                amount: Some(Number::from(38_000)),
                currency: "EUR".into(),
                unit: String::new(),
                period: Some(Period::Month),
            },
            date: CriticalDate {
                day: "2026-03-01".into(),
                event: "the spring shutdown".into(),
                origin: Some(Origin::External),
                consequence: "two lines stand still".into(),
            },
            events: vec![ValueEvent {
                what: "First plant under 5 days".into(),
                owner: "A. Berti".into(),
                ..ValueEvent::default()
            }],
            ..Slide::default()
        }
    }

    #[test]
    fn the_default_rule_by_hand() {
        let rule = SlideRule::default();
        assert_eq!(whole().state(&rule).completeness, Completeness::Complete);
        // A delta without its number is none: never reasonable.
        let vague = Slide { delta: Delta { text: "a lot".into(), ..Delta::default() }, ..whole() };
        let state = vague.state(&rule);
        assert_eq!((state.completeness, state.complete), (Completeness::Incomplete, 6));
        assert_eq!(state.fields[4].lacks, [SlidePart::Amount, SlidePart::Unit]);
        assert_eq!(state.fields[4].filled, Filled::Partly);
        // One other field may be missing, two may not.
        let early = Slide { events: Vec::new(), ..whole() };
        assert_eq!(early.state(&rule).completeness, Completeness::Reasonable);
        let both = Slide { date: CriticalDate { day: "2026-03".into(), ..CriticalDate::default() }, ..early };
        let state = both.state(&rule);
        assert_eq!(state.completeness, Completeness::Incomplete);
        assert_eq!(state.lacking().map(|f| f.field).collect::<Vec<_>>(), [SlideField::Date, SlideField::Events]);
        // An empty slide lacks it all, also where only a name is on it.
        let named = Slide { person: "Anna Berti".into(), ..Slide::default() };
        assert!(named.is_blank() && named.state(&rule).complete == 0);
        assert!(!whole().is_blank());
    }

    #[test]
    fn a_stricter_rule_wants_its_parts() {
        let rule = SlideRule { parts: SlidePart::ALL.to_vec(), may_lack: 0, never_without: Vec::new(), questions: Vec::new() };
        let state = whole().state(&rule);
        assert_eq!(state.fields[6].lacks, [SlidePart::Due, SlidePart::Measure]);
        assert_eq!((state.completeness, state.complete), (Completeness::Incomplete, 6));
        let one_reason = Slide {
            problems: vec![
                SlideProblem { text: "a".into(), reason: "b".into() },
                SlideProblem { text: "c".into(), reason: " ".into() },
            ],
            ..whole()
        };
        assert_eq!(one_reason.state(&rule).fields[2].lacks, [SlidePart::Reason]);
    }

    #[test]
    fn blanks_are_nothing() {
        let spaces = Slide {
            title: "  ".into(),
            capabilities: vec![" ".into()],
            events: vec![ValueEvent { what: " ".into(), ..ValueEvent::default() }],
            delta: Delta { currency: " eur".into(), ..Delta::default() },
            ..Slide::default()
        };
        assert_eq!(spaces.tidied(), Slide { delta: Delta { currency: "EUR".into(), ..Delta::default() }, ..Slide::default() });
        assert!(spaces.state(&SlideRule::default()).fields.iter().all(|f| f.filled == Filled::Empty));
    }

    proptest::proptest! {
        /// Filling in a field never makes a slide less complete, and a looser rule never either.
        #[test]
        fn more_is_never_less(mask in 0u8..128, extra in 0usize..7, parts in 0u16..2048, may in 0u8..6) {
            let keep = |mask: u8| {
                let full = whole();
                let has = |at: usize| mask >> at & 1 == 1;
                Slide {
                    title: if has(0) { full.title } else { String::new() },
                    issue: if has(1) { full.issue } else { String::new() },
                    problems: if has(2) { full.problems } else { Vec::new() },
                    capabilities: if has(3) { full.capabilities } else { Vec::new() },
                    delta: if has(4) { full.delta } else { Delta::default() },
                    date: if has(5) { full.date } else { CriticalDate::default() },
                    events: if has(6) { full.events } else { Vec::new() },
                    ..Slide::default()
                }
            };
            let rule = SlideRule {
                parts: SlidePart::ALL.into_iter().enumerate().filter(|(i, _)| parts >> i & 1 == 1).map(|(_, p)| p).collect(),
                may_lack: may,
                ..SlideRule::default()
            };
            let (less, more) = (keep(mask).state(&rule), keep(mask | 1 << extra).state(&rule));
            assert!(more.completeness >= less.completeness && more.complete >= less.complete);
            let looser = SlideRule { may_lack: may + 1, ..rule.clone() };
            assert!(keep(mask).state(&looser).completeness >= less.completeness);
            let fewer = SlideRule { parts: rule.parts.iter().copied().skip(1).collect(), ..rule };
            assert!(keep(mask).state(&fewer).completeness >= less.completeness);
            assert_eq!(usize::from(less.complete) + less.lacking().count(), SlideField::ALL.len());
        }
    }
}
