//! Slides: reading one from a row, finding the one it is of, and putting it there.

use std::collections::HashMap;

use lanewise_method::Slide;
use lanewise_method::fold::fold;
use lanewise_method::slide::{CriticalDate, Delta, EventState, Link, Origin, Period, SlideProblem, ValueEvent};

use super::columns::Line;
use super::field::Field;
use super::report::{Fate, RowReject};
use super::{Taken, word};
use crate::slide::{KeptSlide, fit_to_keep};
use crate::{Tx, WorkspaceError};

/// Which fields a source tells of at all; what it does not tell stays as it is.
pub(crate) type Tells<'a> = &'a dyn Fn(Field) -> bool;

/// The slide of a row.
pub(super) fn read(line: &Line<'_>) -> Result<Slide, RowReject> {
    let part = |parts: &[String], at: usize| parts.get(at).cloned().unwrap_or_default();
    let amount = line.number(Field::Amount)?;
    let (mut currency, mut unit) = (line.text(Field::Currency), line.text(Field::Unit));
    if let Some(amount) = &amount {
        if currency.is_empty() {
            amount.currency.clone_into(&mut currency);
        }
        if unit.is_empty() && amount.percent {
            "%".clone_into(&mut unit);
        }
    }
    let event = |parts: Vec<String>| -> Result<ValueEvent, RowReject> {
        let state = part(&parts, 5);
        Ok(ValueEvent {
            what: part(&parts, 0),
            after: part(&parts, 1),
            due: line.day_in(&part(&parts, 2), Field::Events)?,
            owner: part(&parts, 3),
            measure: part(&parts, 4),
            state: match state.as_str() {
                "" => EventState::Planned,
                text => line.word_in(text, Field::Events, &["planned", "reached", "missed"], word::event_state)?,
            },
            settled: line.day_in(&part(&parts, 6), Field::Events)?,
        })
    };
    Ok(Slide {
        person: line.text(Field::Person),
        title: line.text(Field::Title),
        industry: line.text(Field::Industry),
        issue: line.text(Field::Issue),
        problems: line
            .list(Field::Problems)
            .iter()
            .map(|parts| SlideProblem { text: part(parts, 0), reason: part(parts, 1) })
            .collect(),
        capabilities: line.list(Field::Capabilities).iter().map(|parts| parts.join(" | ")).collect(),
        delta: Delta {
            text: line.text(Field::Delta),
            amount: amount.map(|a| a.number),
            currency,
            unit,
            period: line.word(Field::Period, &Period::ALL.map(Period::id), word::period)?,
        },
        date: CriticalDate {
            day: line.day(Field::Date)?,
            event: line.text(Field::Event),
            origin: line.word(Field::Origin, &[Origin::External.id(), Origin::Internal.id()], word::origin)?,
            consequence: line.text(Field::Consequence),
        },
        events: line.list(Field::Events).into_iter().map(event).collect::<Result<_, _>>()?,
        links: line
            .list(Field::Links)
            .iter()
            .map(|parts| match parts.as_slice() {
                [address] => Link { name: String::new(), address: address.clone() },
                _ => Link { name: part(parts, 0), address: part(parts, 1) },
            })
            .collect(),
    })
}

/// What is there with what a source says of it. A field that the source leaves blank stays; delta and critical date are one field each,
/// so that an old number never stands beside a new text.
fn merged(there: &Slide, said: &Slide, tells: Tells<'_>) -> Slide {
    let text = |there: &String, said: &String| if said.is_empty() { there.clone() } else { said.clone() };
    let mut slide = Slide {
        person: text(&there.person, &said.person),
        title: text(&there.title, &said.title),
        industry: text(&there.industry, &said.industry),
        issue: text(&there.issue, &said.issue),
        ..there.clone()
    };
    if !said.problems.is_empty() {
        slide.problems.clone_from(&said.problems);
    }
    if !said.capabilities.is_empty() {
        slide.capabilities.clone_from(&said.capabilities);
    }
    if !said.events.is_empty() {
        slide.events.clone_from(&said.events);
    }
    if !said.links.is_empty() {
        slide.links.clone_from(&said.links);
    }
    if said.delta != Delta::default() {
        let (old, new) = (&there.delta, &said.delta);
        slide.delta = Delta {
            text: if tells(Field::Delta) { new.text.clone() } else { old.text.clone() },
            amount: if tells(Field::Amount) { new.amount } else { old.amount },
            currency: if tells(Field::Currency) || !new.currency.is_empty() {
                new.currency.clone()
            } else {
                old.currency.clone()
            },
            unit: if tells(Field::Unit) || !new.unit.is_empty() { new.unit.clone() } else { old.unit.clone() },
            period: if tells(Field::Period) { new.period } else { old.period },
        };
    }
    if said.date != CriticalDate::default() {
        let (old, new) = (&there.date, &said.date);
        slide.date = CriticalDate {
            day: if tells(Field::Date) { new.day.clone() } else { old.day.clone() },
            event: if tells(Field::Event) { new.event.clone() } else { old.event.clone() },
            origin: if tells(Field::Origin) { new.origin } else { old.origin },
            consequence: if tells(Field::Consequence) { new.consequence.clone() } else { old.consequence.clone() },
        };
    }
    slide
}

/// A slide that is there, or that an earlier row added.
struct Known {
    /// 0 in a dry run, for one that would be added.
    id: u32,
    slide: Slide,
    /// Line of the row that was of it; 0 where none was yet.
    line: u32,
}

/// The slides so far, by account.
#[derive(Default)]
pub(crate) struct Slides(HashMap<u32, Vec<Known>>);

impl Slides {
    /// Begins with those that are there.
    pub(crate) fn new(kept: Vec<KeptSlide>) -> Self {
        let mut this = Self::default();
        for kept in kept {
            this.0.entry(kept.account).or_default().push(Known { id: kept.id, slide: kept.slide, line: 0 });
        }
        this
    }

    /// Takes what is said of a key player of an account: on the slide of the same person, or of the same title where no person is named,
    /// or on a new one.
    pub(crate) fn take(
        &mut self,
        at: u32,
        account: u32,
        said: &Slide,
        tells: Tells<'_>,
        tx: Option<&mut Tx<'_>>,
    ) -> Result<Taken, WorkspaceError> {
        let said = match fit_to_keep(said) {
            Ok(said) => said,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        if said.person.is_empty() && said.title.is_empty() && said.is_blank() {
            return Ok(Err(RowReject::Nothing));
        }
        let own = self.0.entry(account).or_default();
        if let Some(first) = own.iter().find(|k| k.line > 0 && k.slide == said).map(|k| k.line) {
            return Ok(Err(RowReject::Repeated { first }));
        }
        let Some(place) = same_player(own, &said) else {
            let id = tx.map_or(Ok(0), |tx| tx.add_slide(account, &said))?;
            own.push(Known { id, slide: said, line: at });
            return Ok(Ok(Fate::Added));
        };
        let known = &mut own[place];
        known.line = at;
        let slide = match fit_to_keep(&merged(&known.slide, &said, tells)) {
            Ok(slide) => slide,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        if slide == known.slide {
            return Ok(Ok(Fate::Unchanged));
        }
        if let Some(tx) = tx {
            tx.put_slide(known.id, &slide)?;
        }
        known.slide = slide;
        Ok(Ok(Fate::Updated))
    }
}

/// The slide of the same key player that no earlier row was of; where there are several, the one that is most like what is said.
fn same_player(own: &[Known], said: &Slide) -> Option<usize> {
    let (person, title) = (fold(&said.person), fold(&said.title));
    let likeness = |known: &Known| -> Option<u8> {
        let (same_person, same_title) = (fold(&known.slide.person) == person, fold(&known.slide.title) == title);
        let same = if person.is_empty() { same_title && (same_person || !title.is_empty()) } else { same_person };
        // The very same slide before one with the same words for who it is, before one with the same person.
        (same && known.line == 0).then(|| if known.slide == *said { 3 } else { u8::from(same_person) + u8::from(same_title) })
    };
    let best = own.iter().filter_map(likeness).max()?;
    own.iter().position(|known| likeness(known) == Some(best))
}
