//! What a person did, as the history tells it. The interface puts it into words.

use std::collections::BTreeSet;

use lanewise_method::lanes::Standing;
use lanewise_method::profile::{AnswerKind, Language, Level, Parameter};
use lanewise_method::{Action, Stage};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::signal::SignalKind;

/// An operation, with what its label needs. It is kept in the file: variants and fields may be added, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "the fields are the words of the label")]
pub enum Op {
    /// The sample's accounts and profile were put in.
    AddSample { accounts: u32 },
    /// An account was added.
    AddAccount { account_name: String },
    /// A field of an account was changed; `field` is the tag of the edit, `count` how many accounts.
    EditAccount { account_name: String, field: String, count: u32 },
    /// Accounts were removed; the name is that of the first.
    RemoveAccounts { account_name: String, count: u32 },
    /// Accounts moved to a stage; the name is that of the first.
    SetStage { account_name: String, count: u32, stage: Stage },
    /// The outcome of customers was set (an outcome's id) or cleared; the name is that of the first.
    SetOutcome { account_name: String, count: u32, outcome: Option<String> },
    /// An answer was given or changed.
    SetAnswer { account_name: String, parameter_name: String },
    /// An answer was taken away.
    ClearAnswer { account_name: String, parameter_name: String },
    /// A table was imported; `rows` is how many accounts it added or changed.
    Import { file: String, rows: u32 },
    /// A draft was started from a profile.
    StartDraft { profile_name: String },
    /// The draft was thrown away.
    DiscardDraft { profile_name: String },
    /// The name, description or another text of the profile changed.
    EditProfile { profile_name: String },
    /// A weight was set, in thousandths; the others gave way.
    SetWeight { parameter_name: String, weight: u16 },
    /// A threshold was set, in thousandths of a point.
    SetThreshold { tier_name: String, from: u32 },
    /// A fit was set, 0-100.
    SetFit { parameter_name: String, level_name: String, fit: u8 },
    /// A parameter was added.
    AddParameter { parameter_name: String },
    /// A parameter was removed.
    RemoveParameter { parameter_name: String },
    /// Something of a parameter changed: name, group, reason, order.
    EditParameter { parameter_name: String },
    /// Levels were added, removed, renamed or moved.
    EditLevels { parameter_name: String },
    /// Discovery questions changed.
    EditQuestions { parameter_name: String },
    /// Groups changed.
    EditGroups,
    /// Tiers were added, removed or renamed.
    EditTiers,
    /// Must-haves changed.
    EditMustHaves,
    /// What a guess counts for changed.
    SetGuesses,
    /// All weights were made equal, but the locked ones.
    SetEqual,
    /// A group got another share of the whole, in thousandths.
    SetGroupWeight { group_name: String, weight: u16 },
    /// Several parameters were added at once; the name is that of the first.
    AddParameters { parameter_name: String, count: u32 },
    /// A group was taken away.
    RemoveGroup { group_name: String },
    /// A parameter is answered in another way.
    SetKind { parameter_name: String, answer: AnswerKind },
    /// Two parameters became one; `answers` is how many were carried over.
    MergeParameters { parameter_name: String, gone_name: String, answers: u32 },
    /// Another tier is the worst that admits a prospect.
    SetAdmits { tier_name: String },
    /// A version was published.
    Publish { profile_name: String, version: u32 },
    /// Accounts were scored again with the published version.
    Rescore { count: u32 },
    /// What the rule says was done with accounts: the one action, or for each its own; the name is that of the first.
    Act { account_name: String, count: u32, action: Option<Action> },
    /// Nurtured or disqualified accounts that fit again were brought back; the name is that of the first.
    BringBack { account_name: String, count: u32 },
    /// Nurtured or disqualified accounts that fit again were left where they are; the name is that of the first.
    LeaveAside { account_name: String, count: u32 },
    /// What to do with the accounts of each tier was decided otherwise.
    SetActions,
    /// A tier was set by hand.
    Override { account_name: String, tier_name: String },
    /// A tier set by hand was withdrawn.
    RemoveOverride { account_name: String },
    /// A note was written on an account.
    AddNote { account_name: String },
    /// A note was rewritten.
    EditNote { account_name: String },
    /// A note was taken away.
    RemoveNote { account_name: String },
    /// The workspace got another name.
    RenameWorkspace { name: String },
    /// The workspace got another language.
    SetLanguage { language: Language },
    /// The outcomes were renamed, added, removed, or count otherwise.
    SetOutcomes,
    /// A mapping of columns was saved.
    SaveMapping { name: String },
    /// A mapping of columns was removed.
    RemoveMapping { name: String },
    /// A view of a list was saved.
    SaveView { list: String, view_name: String },
    /// A view of a list got this name.
    RenameView { list: String, view_name: String },
    /// A view of a list was removed.
    RemoveView { list: String, view_name: String },
    /// A block of cells was typed, pasted, filled or cleared: how many of them changed, in how many rows.
    PutCells { cells: u32, accounts: u32 },
    /// An outcome signal was noted.
    AddSignal { account_name: String, signal: SignalKind },
    /// What an outcome signal says was corrected.
    EditSignal { account_name: String, signal: SignalKind },
    /// An outcome signal was taken away.
    RemoveSignal { account_name: String, signal: SignalKind },
    /// A cell of a row that an import had not taken was mended.
    MendRow { file: String, line: u32 },
    /// Rows that an import had not taken were let go.
    DismissRows { file: String, count: u32 },
    /// A slide was made for a key player.
    AddSlide { account_name: String, person: String },
    /// Something on a slide changed.
    EditSlide { account_name: String, person: String },
    /// Slides were taken away; the name is that of the account of the first.
    RemoveSlides { account_name: String, count: u32 },
    /// Slides were imported; `rows` is how many were added or changed.
    ImportSlides { file: String, rows: u32 },
    /// A theme was seen in a slide.
    AddTag { theme_name: String, account_name: String },
    /// A theme is not seen in a slide any more.
    RemoveTag { theme_name: String, account_name: String },
    /// A theme got another name.
    RenameTheme { theme_name: String },
    /// Two themes became one.
    MergeThemes { theme_name: String, gone_name: String },
    /// A theme was taken away, with its tags.
    RemoveTheme { theme_name: String },
    /// A parameter was made of a difference between slides; `answers` is how many accounts got theirs.
    MakeParameter { parameter_name: String, answers: u32 },
    /// Something was added to what the vendor can do.
    AddCapability { capability_name: String },
    /// Something of what the vendor can do changed.
    EditCapability { capability_name: String },
    /// Something was taken out of what the vendor can do.
    RemoveCapability { capability_name: String },
    /// A list of what the vendor can do was imported.
    ImportCapabilities { file: String, rows: u32 },
    /// It was said how far needs of accounts are covered; the name is that of the first.
    SetCover { account_name: String, count: u32 },
    /// The share of needs that are covered became the answers of accounts; the name is that of the first.
    UseFit { account_name: String, parameter_name: String, count: u32 },
    /// An activity was entered.
    AddActivity { account_name: String },
    /// An activity was changed.
    EditActivity { account_name: String },
    /// Activities were taken away; the name is that of the account of the first.
    RemoveActivities { account_name: String, count: u32 },
    /// Activities were imported.
    ImportActivities { file: String, rows: u32 },
    /// A person was written in one way throughout the activities.
    RenamePerson { name: String, gone_name: String, count: u32 },
    /// It was said what an hour costs.
    SetHourCost,
    /// It was said what demos, POCs, rescues, failed customers and lost good deals cost.
    SetCosts,
    /// A gate was waived.
    AddWaiver { account_name: String },
    /// A waiver was changed, or it was said what came of it.
    EditWaiver { account_name: String },
    /// A waiver was taken away.
    RemoveWaiver { account_name: String },
    /// An item of a checklist was checked off, or not any more.
    CheckOff { account_name: String },
    /// When a slide counts as complete changed.
    EditSlideRule,
    /// What a gate needs changed.
    EditGates,
    /// Lanes were added; the name is that of the first.
    AddLanes { lane_name: String, count: u32 },
    /// The name, the condition or the product cost of a lane changed.
    EditLane { lane_name: String },
    /// A lane was taken away.
    RemoveLane { lane_name: String },
    /// A lane was moved in the order.
    MoveLane { lane_name: String },
    /// It was decided how a lane stands.
    SetStanding { lane_name: String, standing: Standing },
    /// It was chosen where a measure of the lanes comes from.
    SetLaneMeasure,
    /// A parameter was made of the lanes, or completed.
    MakeLaneParameter { parameter_name: String },
    /// A parameter is not answered from the lanes any more.
    UnlinkLanes,
    /// Parameters were made of columns of imported tables; the name is that of the first, `answers` how many were filled in.
    MakeColumns { parameter_name: String, count: u32, answers: u32 },
    /// Answers to a parameter were filled in from a column of imported tables; the name is that of the first.
    FillFromColumns { parameter_name: String, answers: u32 },
    /// A draft was started that was learnt from the customers' columns; `answers` is how many were filled in.
    LearnProfile { profile_name: String, answers: u32 },
    /// What the lanes say became the answers of accounts; the name is that of the first.
    TakeLanes { account_name: String, count: u32 },
    /// Which titles count as those of executives changed.
    SetHeadTitles,
    /// What the customers' data suggests was taken: so many suggestions, all about one parameter or
    /// tier, or, with its own name, about several of the profile.
    AcceptSuggestions { about: String, count: u32 },
    /// The weights were moved this far from the team's own towards the data's, in per cent; 0 is back to the team's own.
    SetBlend { percent: u8 },
}

impl Op {
    /// What replacing a parameter amounts to: the one thing that changed, or the parameter as a whole.
    #[must_use]
    pub fn of_parameter(old: &Parameter, new: &Parameter) -> Self {
        let parameter_name = old.name.clone();
        let fits: Vec<_> = old.levels.iter().zip(&new.levels).filter(|(a, b)| a.fit != b.fit).map(|(_, b)| b).collect();
        let refitted = Parameter {
            levels: old.levels.iter().zip(&new.levels).map(|(a, b)| Level { fit: b.fit, ..a.clone() }).collect(),
            ..old.clone()
        };
        match fits.as_slice() {
            [level] if refitted == *new => Self::SetFit { parameter_name, level_name: level.name.clone(), fit: level.fit },
            _ if old.levels != new.levels => Self::EditLevels { parameter_name },
            _ if old.questions != new.questions => Self::EditQuestions { parameter_name },
            _ => Self::EditParameter { parameter_name },
        }
    }

    /// Whether this continues what `earlier` began: the same thing of the same thing, as while a handle is dragged.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::SetWeight { parameter_name: a, .. }, Self::SetWeight { parameter_name: b, .. })
            | (Self::SetThreshold { tier_name: a, .. }, Self::SetThreshold { tier_name: b, .. }) => a == b,
            (Self::SetFit { parameter_name: a, level_name: b, .. }, Self::SetFit { parameter_name: c, level_name: d, .. }) => {
                a == c && b == d
            }
            _ => self == earlier,
        }
    }
}

/// Which accounts a change touched. Beyond some hundred it is simply all of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Touched {
    /// All, or too many to name.
    pub all: bool,
    /// Those, where not all.
    pub ids: BTreeSet<u32>,
}

impl Touched {
    const LIMIT: usize = 500;

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.all && self.ids.is_empty()
    }

    pub(crate) fn add(&mut self, id: u32) {
        if !self.all {
            self.ids.insert(id);
            if self.ids.len() > Self::LIMIT {
                self.everything();
            }
        }
    }

    pub(crate) fn add_range(&mut self, first: u32, last: u32) {
        if usize::try_from(last.saturating_sub(first)).unwrap_or(usize::MAX) >= Self::LIMIT {
            self.everything();
        } else {
            (first..=last).for_each(|id| self.add(id));
        }
    }

    fn everything(&mut self) {
        self.all = true;
        self.ids.clear();
    }
}

/// What a change touched, so that a screen fetches again just what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Changes {
    /// Accounts that came, went, or changed in a field of their own.
    pub accounts: Touched,
    /// Accounts whose answers changed.
    pub answers: Touched,
    /// Accounts whose overrides changed.
    pub overrides: Touched,
    /// Accounts whose outcome signals changed.
    pub signals: Touched,
    /// Accounts whose notes changed.
    pub notes: Touched,
    /// Accounts whose slides changed, or what was read out of them.
    pub slides: Touched,
    /// Accounts whose activities changed.
    pub activities: Touched,
    /// Accounts for which a gate was waived, or an item of its checklist checked off.
    pub gates: Touched,
    /// The list of themes.
    pub themes: bool,
    /// The list of what the vendor can do.
    pub capabilities: bool,
    /// The rejected rows that wait to be mended.
    pub rejected: bool,
    /// The draft.
    pub draft: bool,
    /// The list of published versions.
    pub versions: bool,
    /// Stored scores.
    pub scores: bool,
    /// Name, language, outcomes or mappings.
    pub settings: bool,
    /// The history, and so what can be undone and redone.
    pub history: bool,
}

impl Changes {
    /// Whether anything changed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The result of a change, and what it touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Done<T> {
    /// What it gives back.
    pub value: T,
    /// What it touched.
    pub changes: Changes,
}
