//! Readiness (D5): which gates the accounts still to be won pass, what is missing, and what to ask for it.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::civil::Date;
use lanewise_method::Slide;
use lanewise_method::ask::Asker;
use lanewise_method::gate::{CheckItem, Gate, GateFacts, GateVerdict, Missing, default_gates, verdict};
use lanewise_method::gate_edit::put_gates;
use lanewise_method::slide::{SlideField, SlideState};
use serde::Serialize;
use specta::Type;

use super::account::asker;
use super::{Brief, Fact, briefs, facts, is_open};
use crate::Workspace;
use crate::book::{Book, Entry};
use crate::checked::Checked;
use crate::error::WorkspaceError;
use crate::scoring::Scoring;
use crate::slide::KeptSlide;
use crate::time::today;
use crate::waiver::Waiver;

/// How an account stands before a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Pass {
    /// Nothing is missing.
    Ready,
    /// Something is missing, and somebody waived it.
    Waived,
    /// Something is missing.
    Missing,
}

impl Pass {
    /// The word in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Waived => "waived",
            Self::Missing => "missing",
        }
    }
}

/// A gate by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateName {
    /// Its id.
    pub id: String,
    /// Its name; empty for a published one, which has its name in each language.
    pub name: String,
}

impl GateName {
    fn of(gate: &Gate) -> Self {
        Self { id: gate.id.clone(), name: gate.name.clone() }
    }
}

/// An item of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ItemSeen {
    /// The item.
    pub item: CheckItem,
    /// Who checked it off, and when; none: nobody.
    pub checked: Option<Checked>,
}

/// What to ask next: that which gets the most of what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "next", rename_all = "snake_case")]
pub enum NextStep {
    /// Who the key players are: no slide is there.
    Player,
    /// A field of slides.
    Field {
        /// The field.
        field: SlideField,
        /// The slides that lack it, by number; the first is the one to begin with.
        slides: Vec<u32>,
        /// The team's question; empty for the program's own.
        question: String,
    },
    /// A parameter: because its answer is missing, or because it is expected to settle the tier.
    Answer {
        /// The parameter.
        parameter: String,
        /// Its name.
        name: String,
        /// What to say; empty where the profile has no question.
        question: String,
    },
    /// Nothing that can be asked opens the gate: what is known keeps it shut.
    Nothing,
}

/// A gate as it stands for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateSeen {
    /// The gate.
    pub gate: Gate,
    /// Ready, waived, or something is missing.
    pub pass: Pass,
    /// What it says, need by need.
    pub verdict: GateVerdict,
    /// How many things have to be got.
    pub to_get: u32,
    /// The waiver that holds today.
    pub waiver: Option<Waiver>,
    /// The checklist.
    pub checklist: Vec<ItemSeen>,
    /// What to ask next; none where nothing is missing.
    pub next: Option<NextStep>,
}

/// All gates for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Readiness {
    /// The account.
    pub account: u32,
    /// Its name.
    pub name: String,
    /// Whether it is still to be won; what gates say of a customer is of yesterday.
    pub open: bool,
    /// Whether the tier was set by hand and counts as all three.
    pub by_hand: bool,
    /// Whether the gates are the default ones, our own choice.
    pub default_gates: bool,
    /// How many key players are known.
    pub players: u32,
    /// The gates, in their order.
    pub gates: Vec<GateSeen>,
}

/// How an account stands before a gate, in brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct GateBrief {
    /// Ready, waived, or something is missing.
    pub pass: Pass,
    /// How many things have to be got.
    pub to_get: u16,
    /// How many items of the checklist are not checked off.
    pub unchecked: u16,
}

/// An account in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReadinessRow {
    /// The account.
    pub account: u32,
    /// Each gate, in their order.
    pub gates: Vec<GateBrief>,
}

impl ReadinessRow {
    /// The position of the furthest gate that it passes, waived ones included.
    #[must_use]
    pub fn reached(&self) -> Option<usize> {
        self.gates.iter().rposition(|g| g.pass != Pass::Missing)
    }

    /// The position of the first gate after that; none where it passes the last.
    #[must_use]
    pub fn next(&self) -> Option<usize> {
        let next = self.reached().map_or(0, |at| at + 1);
        (next < self.gates.len()).then_some(next)
    }
}

/// How many pass a gate today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct GateCount {
    /// The gate.
    pub gate: GateName,
    /// How many lack nothing.
    pub ready: u32,
    /// For how many more it is waived.
    pub waived: u32,
    /// Of how many, all told.
    pub of: u32,
}

/// The accounts still to be won, before all gates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct ReadinessList {
    /// The gates, in their order.
    pub gates: Vec<GateName>,
    /// The accounts, in the order of the book.
    pub rows: Vec<ReadinessRow>,
    /// How many pass each gate.
    pub counts: Vec<GateCount>,
}

/// What gates look at, read once for any number of accounts.
#[derive(Debug)]
pub struct Grounds {
    scoring: Scoring,
    gates: Vec<Gate>,
    default_gates: bool,
    slides: HashMap<u32, Vec<(KeptSlide, SlideState)>>,
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
        self.of_with(entry, &asker(&self.scoring, &all))
    }

    fn of_with(&self, entry: &Entry, asker: &Asker<'_>) -> Readiness {
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

    /// What to ask next. *Ours*: of what is missing, the one thing that is missing most often; of those missing equally often what no
    /// slide is reasonable without, then the order of the gate. Fields come before answers, and the tier last, because answers
    /// settle it.
    fn next(&self, verdict: &GateVerdict, fact: &Fact<'_>, asker: &Asker<'_>) -> Option<NextStep> {
        if verdict.ready {
            return None;
        }
        if verdict.missing().any(|m| matches!(m, Missing::Player)) {
            return Some(NextStep::Player);
        }
        let missing: Vec<&Missing> = verdict.missing().collect();
        if let Some(field) = self.next_field(&missing, fact.id) {
            return Some(field);
        }
        let answer = missing.iter().find_map(|m| match m {
            Missing::Answer { parameter, name, question, .. } => {
                Some(NextStep::Answer { parameter: parameter.clone(), name: name.clone(), question: question.clone() })
            }
            _ => None,
        });
        let by_tier = || {
            missing
                .iter()
                .any(|m| matches!(m, Missing::Tier { open: true, .. }))
                .then(|| self.ask_for_tier(fact, asker))
                .flatten()
        };
        let again = || {
            missing.iter().find_map(|m| match m {
                Missing::OtherAnswer { parameter, name, question, .. } => {
                    Some(NextStep::Answer { parameter: parameter.clone(), name: name.clone(), question: question.clone() })
                }
                _ => None,
            })
        };
        Some(answer.or_else(by_tier).or_else(again).unwrap_or(NextStep::Nothing))
    }

    fn next_field(&self, missing: &[&Missing], account: u32) -> Option<NextStep> {
        let rule = self.scoring.profile.slides_count();
        let mut lacking: Vec<(SlideField, Vec<u32>)> = SlideField::ALL.iter().map(|f| (*f, Vec::new())).collect();
        for one in missing {
            if let Missing::Fields { slide, fields, .. } = one {
                for (field, slides) in &mut lacking {
                    if fields.iter().any(|f| f.field == *field) && !slides.contains(slide) {
                        slides.push(*slide);
                    }
                }
            }
        }
        if missing.iter().any(|m| matches!(m, Missing::ValueEvent { .. }))
            && let Some((_, slides)) = lacking.iter_mut().find(|(f, _)| *f == SlideField::Events)
            && slides.is_empty()
        {
            slides.extend(self.slides.get(&account).and_then(|own| own.first()).map(|(kept, _)| kept.id));
            if slides.is_empty() {
                return Some(NextStep::Player);
            }
        }
        // The sort is stable: of equals the first of a slide stays first.
        lacking.sort_by_key(|(f, slides)| std::cmp::Reverse((slides.len(), rule.never_without.contains(f))));
        let (field, slides) = lacking.into_iter().next().filter(|(_, slides)| !slides.is_empty())?;
        Some(NextStep::Field { field, slides, question: rule.question(field).to_owned() })
    }

    fn ask_for_tier(&self, fact: &Fact<'_>, asker: &Asker<'_>) -> Option<NextStep> {
        let worth = asker.worths(fact.answers).into_iter().next()?;
        let parameter = self.scoring.profile.parameters.get(worth.parameter)?;
        let question = parameter.questions.first().map(|q| q.text.clone()).unwrap_or_default();
        Some(NextStep::Answer { parameter: parameter.id.clone(), name: parameter.name.clone(), question })
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

/// All gates for one account; `None` where there is no profile.
///
/// # Errors
/// [`WorkspaceError::Missing`] where there is no such account.
pub fn of_account(workspace: &Workspace, account: u32) -> Result<Option<Readiness>, WorkspaceError> {
    let book = workspace.book()?;
    let entry = book.entry(account).ok_or_else(|| WorkspaceError::missing(format!("account number {account}")))?;
    Ok(Grounds::read_one(workspace, account, today())?.map(|grounds| grounds.of(&book, entry)))
}

/// All gates for these accounts, in their order; `None` where there is no profile. Those that are not there are left out.
///
/// # Errors
/// What the disk says.
pub fn of_accounts(workspace: &Workspace, accounts: &[u32]) -> Result<Option<Vec<Readiness>>, WorkspaceError> {
    let book = workspace.book()?;
    let Some(grounds) = Grounds::read(workspace, today())? else { return Ok(None) };
    let all = facts(&book);
    let asker = asker(&grounds.scoring, &all);
    Ok(Some(accounts.iter().filter_map(|&id| book.entry(id)).map(|entry| grounds.of_with(entry, &asker)).collect()))
}

/// The accounts still to be won before all gates; `None` where there is no profile.
///
/// # Errors
/// What the disk says.
pub fn list(workspace: &Workspace) -> Result<Option<ReadinessList>, WorkspaceError> {
    let book: Arc<Book> = workspace.book()?;
    Ok(Grounds::read(workspace, today())?.map(|grounds| {
        let rows = grounds.rows(&book);
        ReadinessList { counts: grounds.counts(&rows), gates: grounds.gates.iter().map(GateName::of).collect(), rows }
    }))
}

/// How many of the accounts still to be won pass each gate; `None` where there is no profile.
///
/// # Errors
/// What the disk says.
pub fn counts(workspace: &Workspace) -> Result<Option<Vec<GateCount>>, WorkspaceError> {
    Ok(list(workspace)?.map(|list| list.counts))
}

/// The gates of the draft, with how many would pass them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct DraftGates {
    /// The gates.
    pub gates: Vec<Gate>,
    /// Whether they are the default ones, our own choice.
    pub default_gates: bool,
    /// The default ones.
    pub defaults: Vec<Gate>,
    /// How many of the accounts still to be won pass each, scored by the draft.
    pub counts: Vec<GateCount>,
}

/// The gates of the draft as they are, or as they would be with these, with how many pass them. Nothing is kept.
///
/// # Errors
/// [`WorkspaceError::Missing`] where there is no draft.
pub fn of_draft(workspace: &Workspace, gates: Option<Vec<Gate>>) -> Result<DraftGates, WorkspaceError> {
    let book = workspace.book()?;
    let missing = || WorkspaceError::missing("draft of a profile");
    let draft = workspace.draft()?.ok_or_else(missing)?;
    let mut profile = crate::profile::with_typical_fits(&draft, &book.reference());
    if gates.is_some() {
        put_gates(&mut profile, gates);
    }
    let defaults = default_gates(&profile);
    let grounds = Grounds::read(workspace, today())?.ok_or_else(missing)?.judged_by(profile);
    let counts = grounds.counts(&grounds.rows(&book));
    Ok(DraftGates { default_gates: grounds.default_gates, gates: grounds.gates, defaults, counts })
}
