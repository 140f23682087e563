//! What gates look at, and what they say of accounts.

use std::collections::HashMap;

use jiff::civil::Date;
use lanewise_method::Slide;
use lanewise_method::ask::Asker;
use lanewise_method::gate::{CheckItem, Gate, GateFacts, GateVerdict, verdict};
use lanewise_method::slide::SlideState;

use super::super::account::asker;
use super::super::{Brief, Fact, briefs, facts, is_open};
use super::told::{GateBrief, GateCount, GateName, GateSeen, ItemSeen, Pass, Readiness, ReadinessRow};
use crate::Workspace;
use crate::book::{Book, Entry};
use crate::scoring::Scoring;
use crate::slide::KeptSlide;
use crate::store::checked::Checked;
use crate::store::error::WorkspaceError;
use crate::waiver::Waiver;

/// What gates look at, read once for any number of accounts.
#[derive(Debug)]
pub struct Grounds {
    pub(super) scoring: Scoring,
    pub(super) gates: Vec<Gate>,
    pub(super) default_gates: bool,
    pub(super) slides: HashMap<u32, Vec<(KeptSlide, SlideState)>>,
    waivers: HashMap<u32, Vec<Waiver>>,
    checked: HashMap<u32, Vec<Checked>>,
    today: Date,
    /// The same as text.
    day: String,
}

/// By account, in the order they came.
fn by_account<T>(all: impl IntoIterator<Item = T>, account: impl Fn(&T) -> u32) -> HashMap<u32, Vec<T>> {
    let mut by: HashMap<u32, Vec<T>> = HashMap::new();
    for one in all {
        by.entry(account(&one)).or_default().push(one);
    }
    by
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

impl Grounds {
    /// All that there is; `None` where there is no profile.
    ///
    /// # Errors
    /// What the disk says.
    pub fn read(workspace: &Workspace, today: Date) -> Result<Option<Self>, WorkspaceError> {
        let Some(scoring) = workspace.scoring()? else { return Ok(None) };
        let (slides, waivers, checked) = (workspace.slides()?, workspace.waivers()?, workspace.checked()?);
        Ok(Some(Self::new(scoring, slides, waivers, checked, today)))
    }

    /// What there is of one account; `None` where there is no profile.
    ///
    /// # Errors
    /// What the disk says.
    pub fn read_one(workspace: &Workspace, account: u32, today: Date) -> Result<Option<Self>, WorkspaceError> {
        let Some(scoring) = workspace.scoring()? else { return Ok(None) };
        let (slides, waivers) = (workspace.slides_of(account)?, workspace.waivers_of(account)?);
        Ok(Some(Self::new(scoring, slides, waivers, workspace.checked_of(account)?, today)))
    }

    fn new(scoring: Scoring, slides: Vec<KeptSlide>, waivers: Vec<Waiver>, checked: Vec<Checked>, today: Date) -> Self {
        let rule = scoring.profile.slides_count();
        let slides = slides.into_iter().map(|kept| {
            let state = kept.slide.state(&rule);
            (kept, state)
        });
        Self {
            gates: scoring.profile.readiness(),
            default_gates: scoring.profile.gates.is_none(),
            slides: by_account(slides, |(kept, _)| kept.account),
            waivers: by_account(waivers, |w| w.account),
            checked: by_account(checked, |c| c.account),
            scoring,
            today,
            day: today.to_string(),
        }
    }

    /// The same ground judged by another profile, as by a draft that is edited.
    #[must_use]
    pub fn judged_by(self, profile: lanewise_method::Profile) -> Self {
        let rule = profile.slides_count();
        let mut slides = self.slides;
        for (kept, state) in slides.values_mut().flatten() {
            *state = kept.slide.state(&rule);
        }
        Self {
            gates: profile.readiness(),
            default_gates: profile.gates.is_none(),
            scoring: Scoring::new(profile, None, &[]),
            slides,
            ..self
        }
    }

    /// The gates, in their order.
    #[must_use]
    pub fn gates(&self) -> &[Gate] {
        &self.gates
    }

    /// The waiver of a gate that holds today; of several the one that holds longest.
    fn waiver(&self, account: u32, gate: &str) -> Option<&Waiver> {
        let own = self.waivers.get(&account).map_or(&[][..], Vec::as_slice);
        own.iter()
            .filter(|w| w.content.gate == gate && w.content.holds_on(&self.day))
            .max_by(|a, b| (&a.content.until, a.id).cmp(&(&b.content.until, b.id)))
    }

    /// What each gate says of an account.
    fn verdicts(&self, fact: &Fact<'_>, brief: &Brief) -> Vec<GateVerdict> {
        let slides = self.slides.get(&fact.id).map_or(&[][..], Vec::as_slice);
        let slides: Vec<(u32, &Slide, &SlideState)> = slides.iter().map(|(k, s)| (k.id, &k.slide, s)).collect();
        // A tier that the profile does not have any more counts for nothing.
        let by_hand = fact.by_hand(self.today).filter(|id| self.scoring.profile.tier_index(id).is_some());
        let tiers = by_hand.map_or([&*brief.tier_low, &brief.tier, &brief.tier_high], |id| [id; 3]);
        let checked = self.checked.get(&fact.id).map_or(&[][..], Vec::as_slice);
        let of_gate = |gate: &Gate| {
            let checked: Vec<&str> = checked.iter().filter(|c| c.gate == gate.id).map(|c| c.item.as_str()).collect();
            let facts = GateFacts { slides: &slides, tiers, checked: &checked };
            verdict(&self.scoring.profile, gate, &facts, |id| fact.answers.get(id))
        };
        self.gates.iter().map(of_gate).collect()
    }

    fn pass(&self, account: u32, verdict: &GateVerdict) -> Pass {
        match (verdict.ready, self.waiver(account, &verdict.gate)) {
            (true, _) => Pass::Ready,
            (false, Some(_)) => Pass::Waived,
            (false, None) => Pass::Missing,
        }
    }

    /// All gates for one account, with what to ask.
    #[must_use]
    pub fn of(&self, book: &Book, entry: &Entry) -> Readiness {
        let all = facts(book);
        self.of_with(entry, &asker(&self.scoring.profile, &all))
    }

    pub(super) fn of_with(&self, entry: &Entry, asker: &Asker<'_>) -> Readiness {
        let fact = Fact::of(entry);
        let brief = briefs(&self.scoring.profile, &[fact]).pop();
        let verdicts = brief.map(|b| self.verdicts(&fact, &b)).unwrap_or_default();
        let gates = self.gates.iter().zip(verdicts).map(|(gate, verdict)| self.seen(gate, verdict, &fact, asker)).collect();
        Readiness {
            account: fact.id,
            name: fact.name.to_owned(),
            open: is_open(fact.stage),
            by_hand: fact.by_hand(self.today).is_some_and(|id| self.scoring.profile.tier_index(id).is_some()),
            default_gates: self.default_gates,
            players: number(self.slides.get(&fact.id).map_or(0, Vec::len)),
            gates,
        }
    }

    fn seen(&self, gate: &Gate, verdict: GateVerdict, fact: &Fact<'_>, asker: &Asker<'_>) -> GateSeen {
        let checked = self.checked.get(&fact.id).map_or(&[][..], Vec::as_slice);
        let item = |item: &CheckItem| ItemSeen {
            item: item.clone(),
            checked: checked.iter().find(|c| c.gate == gate.id && c.item == item.id).cloned(),
        };
        GateSeen {
            pass: self.pass(fact.id, &verdict),
            to_get: number(verdict.to_get()),
            waiver: self.waiver(fact.id, &gate.id).cloned(),
            checklist: gate.checklist.iter().map(item).collect(),
            next: self.next(&verdict, fact, asker),
            gate: gate.clone(),
            verdict,
        }
    }

    /// The accounts still to be won, in the order of the book, each before each gate.
    #[must_use]
    pub fn rows(&self, book: &Book) -> Vec<ReadinessRow> {
        let open: Vec<Fact<'_>> = facts(book).into_iter().filter(|f| is_open(f.stage)).collect();
        let scores = briefs(&self.scoring.profile, &open);
        open.iter().zip(&scores).map(|(fact, brief)| self.row(fact, brief)).collect()
    }

    /// One account before each gate.
    #[must_use]
    pub fn row(&self, fact: &Fact<'_>, brief: &Brief) -> ReadinessRow {
        let gates = self.verdicts(fact, brief).into_iter().map(|verdict| GateBrief {
            pass: self.pass(fact.id, &verdict),
            to_get: short(verdict.to_get()),
            unchecked: short(verdict.unchecked.len()),
        });
        ReadinessRow { account: fact.id, gates: gates.collect() }
    }

    /// How many of these pass each gate.
    #[must_use]
    pub fn counts(&self, rows: &[ReadinessRow]) -> Vec<GateCount> {
        let count = |at: usize, pass: Pass| number(rows.iter().filter(|r| r.gates[at].pass == pass).count());
        let gates = self.gates.iter().enumerate();
        gates
            .map(|(at, gate)| GateCount {
                gate: GateName::of(gate),
                ready: count(at, Pass::Ready),
                waived: count(at, Pass::Waived),
                of: number(rows.len()),
            })
            .collect()
    }
}
