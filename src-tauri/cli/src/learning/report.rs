//! The reports as data: what `--json` and `--report R.json` write, and what the pages are drawn from. The names are documented in
//! `docs/file-formats.md`.

use std::collections::HashSet;

use lanewise_method::Profile;
use lanewise_method::answer::State;
use lanewise_method::contrast::ContrastVerdict;
use lanewise_method::evidence::Sides;
use lanewise_method::evidence::table::{ColumnSays, separates};
use lanewise_method::evidence::weight_of_evidence::LogOdds;
use lanewise_method::learn::{Backtest, ColumnReport, Fate, Reached, Table, Wishes, copies};
use lanewise_method::profile::Parameter;
use lanewise_workspace::learn_table::{inside, sources};
use serde::Serialize;

use super::costs::CostReport;
use super::labelled::Source;
use super::quality::{Figure, Group, Quality, Ranked, rounded, small};
use crate::terminal::plain;

/// The version of both reports.
pub const FORMAT: u32 = 1;

/// How it was reckoned, so that anybody can do it again.
#[derive(Debug, Clone, Serialize)]
pub struct Made {
    /// The command as it was typed.
    pub command: String,
    /// Of Lanewise.
    pub version: &'static str,
    /// Where chance began.
    pub seed: u32,
}

impl Made {
    pub fn now(seed: u32) -> Self {
        Self { command: super::labelled::command_line(), version: env!("CARGO_PKG_VERSION"), seed }
    }
}

/// What `lanewise learn` found.
#[derive(Debug, Clone, Serialize)]
pub struct LearnReport {
    /// `learn`.
    pub report: &'static str,
    pub format: u32,
    /// How good it is, in a sentence.
    pub verdict: String,
    /// Whether anything separates these customers.
    pub separates: bool,
    /// What to be careful about, in sentences.
    pub warnings: Vec<String>,
    pub table: Source,
    pub made: Made,
    /// How good profiles learnt this way are on customers they have not seen.
    pub held_out: Quality,
    /// The AUC of the profile on the rows it was learnt from: it flatters.
    pub in_sample_auc: Option<f64>,
    /// Rows that went against their score, out of their fold.
    pub misfits: Vec<Misfit>,
    /// The heaviest first.
    pub parameters: Vec<ParameterFacts>,
    /// What was looked at together to tell chance from a finding.
    pub looked_at: LookedAt,
    /// What became of every column.
    pub columns: Vec<ColumnReport>,
    pub profile: Profile,
}

/// What `lanewise backtest` found.
#[derive(Debug, Clone, Serialize)]
pub struct BacktestReport {
    /// `backtest`.
    pub report: &'static str,
    pub format: u32,
    pub verdict: String,
    pub separates: bool,
    pub warnings: Vec<String>,
    pub table: Source,
    pub made: Made,
    /// The profile's name, and its tiers.
    pub profile: ProfileHead,
    /// Which column answers which parameter.
    pub answered_by: Vec<AnsweredBy>,
    /// Parameters that no column answers, by id.
    pub without_column: Vec<String>,
    /// The profile as it is.
    pub as_it_is: Quality,
    /// Profiles learnt anew without each fold, from the columns of this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learnt_anew: Option<Quality>,
    /// The tiers of the profile learnt anew from all rows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub learnt_anew_tiers: Vec<lanewise_method::profile::Tier>,
    /// What the cut-offs cost: of the profile as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs: Option<CostReport>,
    /// The same of the profiles learnt anew.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub costs_learnt_anew: Option<CostReport>,
    /// Rows that went against their score with the profile as it is.
    pub misfits: Vec<Misfit>,
}

/// Which profile it is.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileHead {
    pub id: String,
    pub name: String,
    pub parameters: u32,
    pub tiers: Vec<lanewise_method::profile::Tier>,
}

impl ProfileHead {
    pub fn of(profile: &Profile) -> Self {
        Self {
            id: profile.id.clone(),
            name: profile.name.clone(),
            parameters: small(profile.parameters.len()),
            tiers: profile.tiers.clone(),
        }
    }
}

/// A column that answers a parameter.
#[derive(Debug, Clone, Serialize)]
pub struct AnsweredBy {
    pub parameter: String,
    pub column: String,
}

/// A row that went against its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// Its line in the table.
    pub line: u32,
    /// Its likely score, in thousandths of a point.
    pub score: u32,
    /// Its tier, by id.
    pub tier: String,
    pub happy: bool,
}

/// Of each kind, so many are listed.
const MISFITS: usize = 10;

/// The unhappy ones with the best scores, and the happy ones with the worst. `rows` stand in the order of `lines`.
pub fn misfits(profile: &Profile, rows: &[Ranked], lines: &[u32]) -> Vec<Misfit> {
    let admitting = profile.admitting();
    let misfit = |&(line, row): &(u32, Ranked)| Misfit {
        line,
        score: row.likely,
        tier: profile.tiers.get(usize::from(row.tier)).map(|t| t.id.clone()).unwrap_or_default(),
        happy: row.happy,
    };
    let wrong = |happy: bool| {
        let mut wrong: Vec<(u32, Ranked)> = lines
            .iter()
            .copied()
            .zip(rows.iter().copied())
            .filter(|(_, row)| row.happy == happy && (usize::from(row.tier) < admitting) != happy)
            .collect();
        wrong.sort_by_key(|(line, row)| (if happy { row.likely } else { u32::MAX - row.likely }, *line));
        wrong.truncate(MISFITS);
        wrong
    };
    wrong(false).iter().chain(&wrong(true)).map(misfit).collect()
}

/// A parameter of a learnt profile, and what the customers say to it.
#[derive(Debug, Clone, Serialize)]
pub struct ParameterFacts {
    pub parameter: String,
    pub name: String,
    /// The column it was learnt from.
    pub column: String,
    /// Thousandths.
    pub weight: u16,
    /// How well it alone picks the happier of a random pair, on the very rows it was learnt from: it flatters.
    pub auc: Option<f64>,
    /// Whether its column tells the happy ones from the others beyond chance, before anything is learnt from it.
    #[serde(flatten)]
    pub says: Option<ColumnSays>,
    /// In the order of the profile.
    pub levels: Vec<LevelFacts>,
    /// Customers whose answer is not known, and what that counts.
    pub unknown: LevelFacts,
}

/// A level, and the customers who have it.
#[derive(Debug, Clone, Serialize)]
pub struct LevelFacts {
    /// Its id; empty for not knowing.
    pub level: String,
    pub name: String,
    pub fit: u8,
    /// What it gives to the score, in thousandths of a point.
    pub points: u32,
    #[serde(flatten)]
    pub group: Group,
    /// How the odds of being happy compare with those of all other customers. Missing where nobody has it, or everybody.
    pub odds_ratio: Option<Figure>,
}

/// Columns that were looked at together (E1), so that the more of them there are, the more each has to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookedAt {
    /// How many.
    pub columns: u32,
    /// Those that separate by themselves, the rarest by chance first.
    pub separate: Vec<String>,
}

/// Each customer once: one that stands there five times is no more a witness than one.
fn without_copies(table: &Table, wishes: &Wishes) -> Table {
    let more: HashSet<usize> = copies(table, wishes).into_iter().flat_map(|group| group.into_iter().skip(1)).collect();
    let rows: Vec<usize> = (0..table.len()).filter(|row| !more.contains(row)).collect();
    table.pick(&rows)
}

/// What each column that could be a parameter says by itself, by its position.
pub fn columns_say(found: &Backtest, table: &Table, wishes: &Wishes) -> Vec<(usize, ColumnSays)> {
    let could = |fate: &Fate| matches!(fate, Fate::Parameter { .. } | Fate::NoHelp | Fate::OverLimit);
    let columns = &found.learnt.columns;
    let looked_at: Vec<usize> = (0..columns.len()).filter(|&at| could(&columns[at].fate)).collect();
    let said = separates(&without_copies(table, wishes), &looked_at);
    looked_at.into_iter().zip(said).collect()
}

impl LookedAt {
    pub fn of(said: &[(usize, ColumnSays)], table: &Table) -> Self {
        let mut separate: Vec<&(usize, ColumnSays)> =
            said.iter().filter(|(_, s)| s.verdict == ContrastVerdict::Separates).collect();
        separate.sort_by(|a, b| a.1.adjusted.total_cmp(&b.1.adjusted).then(a.1.p.total_cmp(&b.1.p)).then(a.0.cmp(&b.0)));
        let name = |(at, _): &(usize, ColumnSays)| table.columns.get(*at).map(|c| c.name.clone());
        Self { columns: small(said.len()), separate: separate.into_iter().filter_map(name).collect() }
    }
}

/// A verdict in words.
pub const fn verdict_words(verdict: ContrastVerdict) -> &'static str {
    match verdict {
        ContrastVerdict::Separates => "separates",
        ContrastVerdict::Leans => "leans",
        ContrastVerdict::NoDifference => "no difference",
        ContrastVerdict::TooFew => "too few to tell",
    }
}

/// What the customers say to each parameter of the profile that was learnt; `said` of its column.
pub fn parameter_facts(found: &Backtest, table: &Table, said: &[(usize, ColumnSays)]) -> Vec<ParameterFacts> {
    let learnt = &found.learnt;
    let sources = sources(learnt);
    let levels = inside(&learnt.profile, &sources, table).levels;
    let facts = |(parameter, (source, levels)): (&Parameter, (&Option<usize>, &Vec<Option<u8>>))| {
        let none = parameter.unknown(State::Unknown);
        let fact = |at: Option<u8>, id: &str, name: &str, fit: u8| {
            let (with, without) = sides(levels, &table.happy, at);
            LevelFacts {
                level: id.to_owned(),
                name: name.to_owned(),
                fit,
                points: u32::from(parameter.weight) * u32::from(fit),
                group: Group::counted(with.success, with.total()),
                odds_ratio: (with.total() > 0 && without.total() > 0).then(|| odds(with, without)),
            }
        };
        let report = source.and_then(|at| learnt.columns.get(at));
        ParameterFacts {
            parameter: parameter.id.clone(),
            name: parameter.name.clone(),
            column: report.map(|r| r.column.clone()).unwrap_or_default(),
            weight: parameter.weight,
            auc: report.and_then(|r| r.auc).map(rounded),
            says: said.iter().find(|(at, _)| Some(*at) == *source).map(|(_, says)| *says),
            levels: parameter
                .levels
                .iter()
                .zip(0u8..)
                .map(|(level, at)| fact(Some(at), &level.id, &level.name, level.fit))
                .collect(),
            unknown: fact(None, "", "not known", none.likely),
        }
    };
    let mut all: Vec<ParameterFacts> = learnt.profile.parameters.iter().zip(sources.iter().zip(&levels)).map(facts).collect();
    all.sort_by_key(|p| std::cmp::Reverse(p.weight));
    all
}

fn sides(levels: &[Option<u8>], happy: &[bool], at: Option<u8>) -> (Sides, Sides) {
    let (mut with, mut without) = (Sides::default(), Sides::default());
    for (level, happy) in levels.iter().zip(happy) {
        if *level == at { with.add(*happy) } else { without.add(*happy) }
    }
    (with, without)
}

fn odds(with: Sides, without: Sides) -> Figure {
    let found = LogOdds::of(with, without);
    let (low, high) = found.interval();
    let ratio = |log: f64| rounded(log.clamp(-13.0, 13.0).exp());
    Figure { value: ratio(found.value), low: ratio(low), high: ratio(high) }
}

/// Why a column is no parameter, in words; nothing for one that is.
pub fn why_aside(fate: &Fate) -> Option<String> {
    Some(match fate {
        Fate::Parameter { .. } => return None,
        Fate::Excluded => "left out with --exclude".into(),
        Fate::Identifier => "it names or numbers the rows".into(),
        Fate::Constant => "it says the same of everybody".into(),
        Fate::Empty => "it has no values".into(),
        Fate::FreeText => "notes or free text, which people write for people".into(),
        Fate::Somebody { by } => format!(
            "it {}, and not what a customer is like",
            match by {
                Reached::Email => "says whom to reach by e-mail",
                Reached::Web => "says where a customer is on the web",
                Reached::Phone => "says whom to reach by telephone",
                Reached::Name => "says who looks after a customer, or whom to ask there",
            }
        ),
        Fate::Duplicate { of } => format!("it tells the same as \"{of}\""),
        Fate::Leak { why } => format!("it knows the outcome too well: {why}"),
        Fate::NoHelp => "it tells nothing beside the others".into(),
        Fate::OverLimit => "beyond --max-parameters".into(),
    })
}

/// Which columns separate by themselves, in a sentence.
pub fn separating(looked_at: &LookedAt) -> String {
    let together = match looked_at.columns {
        1 => "the only one looked at".to_owned(),
        columns => format!("{columns} looked at together"),
    };
    if looked_at.separate.is_empty() {
        return format!("By itself no column separates these customers beyond chance ({together}).");
    }
    let columns: Vec<String> = looked_at.separate.iter().map(|c| format!("\"{}\"", plain(c))).collect();
    let separate = if columns.len() == 1 { "separates" } else { "separate" };
    format!("By itself {separate} beyond chance: {} ({together}).", columns.join(", "))
}
