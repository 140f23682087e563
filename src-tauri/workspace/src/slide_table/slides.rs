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
    /// The title, as it is compared.
    title: String,
    /// Line of the row that was of it; 0 where none was yet.
    line: u32,
}

/// An account with a name or a title, as they are compared.
type Of = (u32, String);

/// The slides so far.
#[derive(Default)]
pub(crate) struct Slides {
    known: Vec<Known>,
    by_person: HashMap<Of, Vec<usize>>,
    by_title: HashMap<Of, Vec<usize>>,
}

impl Slides {
    /// Begins with those that are there.
    pub(crate) fn new(kept: Vec<KeptSlide>) -> Self {
        let mut this = Self::default();
        for KeptSlide { id, account, slide, .. } in kept {
            this.add(account, id, slide, 0);
        }
        this
    }

    fn add(&mut self, account: u32, id: u32, slide: Slide, line: u32) {
        let title = fold(&slide.title);
        let at = self.known.len();
        self.by_person.entry((account, fold(&slide.person))).or_default().push(at);
        self.by_title.entry((account, title.clone())).or_default().push(at);
        self.known.push(Known { id, slide, title, line });
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
        let place = match self.place(account, &said) {
            Place::Repeated(first) => return Ok(Err(RowReject::Repeated { first })),
            Place::New => {
                let id = tx.map_or(Ok(0), |tx| tx.add_slide(account, &said))?;
                self.add(account, id, said, at);
                return Ok(Ok(Fate::Added));
            }
            Place::At(place) => place,
        };
        let known = &mut self.known[place];
        let slide = match fit_to_keep(&merged(&known.slide, &said, tells)) {
            Ok(slide) => slide,
            Err(refusal) => return Ok(Err(refusal.into())),
        };
        known.line = at;
        if slide == known.slide {
            return Ok(Ok(Fate::Unchanged));
        }
        if let Some(tx) = tx {
            tx.put_slide(known.id, &slide)?;
        }
        known.slide = slide;
        Ok(Ok(Fate::Updated))
    }

    /// The slide of the same key player that no earlier row was of; where there are several, the one that is most like what is said.
    fn place(&self, account: u32, said: &Slide) -> Place {
        let (person, title) = (fold(&said.person), fold(&said.title));
        let same_person = self.by_person.get(&(account, person.clone())).map(Vec::as_slice).unwrap_or_default();
        // Where there are very many of one name, only the first are looked at: a list of thousands of nobodies must end too.
        let mut best: Option<(u8, usize)> = None;
        for &at in same_person.iter().take(MOST_ALIKE) {
            let known = &self.known[at];
            if known.line > 0 {
                if known.slide == *said {
                    return Place::Repeated(known.line);
                }
                continue;
            }
            let likeness = match known.title == title {
                _ if known.slide == *said => 3,
                true => 2,
                // Nobody is named: then only the title tells who it is.
                false if person.is_empty() => continue,
                false => 1,
            };
            if best.is_none_or(|(b, _)| likeness > b) {
                best = Some((likeness, at));
            }
        }
        if best.is_none() && person.is_empty() && !title.is_empty() {
            let same_title = self.by_title.get(&(account, title)).map(Vec::as_slice).unwrap_or_default();
            best = same_title.iter().take(MOST_ALIKE).find(|at| self.known[**at].line == 0).map(|at| (0, *at));
        }
        best.map_or(Place::New, |(_, at)| Place::At(at))
    }
}

/// So many slides of one name are compared.
const MOST_ALIKE: usize = 500;

/// Where what is said belongs.
enum Place {
    /// On a new slide.
    New,
    /// On this one.
    At(usize),
    /// An earlier row said the same.
    Repeated(u32),
}
