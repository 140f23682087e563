//! How good scores are against what became of the customers (E4): as figures, and in words.

use lanewise_method::Profile;
use lanewise_method::evidence::Sides;
use lanewise_method::evidence::auc::auc;
use lanewise_method::evidence::share::SuccessShare;
use lanewise_method::learn::{Backtest, FoldResult, Interval};
use lanewise_workspace::score_table::Scored;
use serde::Serialize;

use crate::wording::grouped;

/// Thousandths of a point that a bar of the distribution is wide.
const BAR: u32 = 4_000;
const BARS: u32 = 25;

/// How good the scores of some rows are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quality {
    /// How the scores were made: `held_out`, by profiles that never saw the row, or `as_it_is`.
    pub scores_are: Basis,
    /// Rows with a score.
    pub rows: u32,
    /// Happy ones among them.
    pub happy: u32,
    /// The mean of the folds' AUCs, or the AUC of all rows where there are no folds.
    pub auc: Option<Figure>,
    /// The AUC of all rows in one list, whichever profile scored them.
    pub pooled: Option<Figure>,
    /// Fold by fold; empty without folds.
    pub folds: Vec<Fold>,
    /// Best first.
    pub tiers: Vec<TierGroup>,
    /// Rows in tiers that admit.
    pub admitted: Group,
    /// The others.
    pub refused: Group,
    /// How the scores lie, from 0 up.
    pub scores: Vec<ScoreBar>,
    /// Whether the interval of the AUC lies above one half.
    pub separates: bool,
}

/// How the scores of a [`Quality`] were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    HeldOut,
    AsItIs,
}

/// A figure with its 95 % interval, each rounded to a millionth so that files are the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// A fold that was scored by a profile learnt from the others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fold {
    pub fold: String,
    pub rows: u32,
    pub happy: u32,
    /// Nothing where all its rows went the same way, or nothing could be learnt without it.
    pub auc: Option<f64>,
    /// Parameters of the profile learnt without it.
    pub parameters: u32,
    /// Why nothing could be learnt without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wrong: Option<String>,
}

/// Some rows, how many of them are happy, and the 95 % Jeffreys interval of that share in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Group {
    pub rows: u32,
    pub happy: u32,
    /// Thousandths, nearest.
    pub share: u16,
    pub low: u16,
    pub high: u16,
}

/// What became of the rows in a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TierGroup {
    pub tier: String,
    pub name: String,
    pub admits: bool,
    #[serde(flatten)]
    pub group: Group,
}

/// Rows whose likely score lies in `from..to`, in thousandths of a point; the last bar has the score 100000 too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScoreBar {
    pub from: u32,
    pub to: u32,
    pub happy: u32,
    pub others: u32,
}

/// A score with its tier, 0 the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    pub likely: u32,
    pub tier: u8,
    pub happy: bool,
}

/// The rows as a profile scores them.
pub fn as_it_is(scored: &[Scored], happy: &[bool]) -> Vec<Ranked> {
    scored.iter().zip(happy).map(|(s, happy)| Ranked { likely: s.likely, tier: s.tier, happy: *happy }).collect()
}

/// The rows as profiles score them that never saw them.
pub fn held_out(found: &Backtest, happy: &[bool]) -> Vec<Ranked> {
    let rows = found.scores.iter().zip(&found.tiers).zip(happy);
    rows.filter_map(|((likely, tier), happy)| Some(Ranked { likely: (*likely)?, tier: (*tier)?, happy: *happy })).collect()
}

/// How good the scores are that a profile gives as it is.
pub fn of_profile(profile: &Profile, rows: &[Ranked]) -> Quality {
    quality(profile, rows, Basis::AsItIs)
}

/// How good profiles learnt without each fold are on that fold. Each row is in the tier of the profile that scored it; tiers are named as
/// those of the whole profile.
pub fn of_folds(found: &Backtest, rows: &[Ranked], labels: &[String]) -> Quality {
    let fold = |f: &FoldResult| Fold {
        fold: labels.get(f.fold as usize).cloned().unwrap_or_else(|| f.fold.to_string()),
        rows: f.rows,
        happy: f.happy,
        auc: f.auc.map(rounded),
        parameters: f.parameters,
        wrong: f.wrong.clone(),
    };
    let mean = found.auc.as_ref().map(figure);
    Quality {
        auc: mean,
        separates: mean.is_some_and(|auc| auc.low > 0.5),
        folds: found.folds.iter().map(fold).collect(),
        ..quality(&found.learnt.profile, rows, Basis::HeldOut)
    }
}

fn quality(profile: &Profile, rows: &[Ranked], scores_are: Basis) -> Quality {
    let (likely, happy): (Vec<u32>, Vec<bool>) = rows.iter().map(|r| (r.likely, r.happy)).unzip();
    let success = small(happy.iter().filter(|h| **h).count());
    let sides = Sides { success, others: small(happy.len()) - success };
    let pooled = auc(&likely, &happy).map(|found| {
        let (low, high) = found.interval(sides);
        Figure { value: rounded(found.value), low: rounded(low), high: rounded(high) }
    });
    let group = |is_in: &dyn Fn(usize) -> bool| Group::of(rows.iter().filter(|r| is_in(usize::from(r.tier))).map(|r| r.happy));
    let admitting = profile.admitting();
    let tiers = profile.tiers.iter().enumerate().map(|(at, tier)| TierGroup {
        tier: tier.id.clone(),
        name: tier.name.clone(),
        admits: at < admitting,
        group: group(&|tier| tier == at),
    });
    Quality {
        scores_are,
        rows: small(happy.len()),
        happy: success,
        auc: pooled,
        pooled,
        folds: Vec::new(),
        tiers: tiers.collect(),
        admitted: group(&|tier| tier < admitting),
        refused: group(&|tier| tier >= admitting),
        scores: bars(rows),
        separates: pooled.is_some_and(|auc| auc.low > 0.5),
    }
}

fn bars(rows: &[Ranked]) -> Vec<ScoreBar> {
    let mut bars: Vec<ScoreBar> =
        (0..BARS).map(|at| ScoreBar { from: at * BAR, to: (at + 1) * BAR, happy: 0, others: 0 }).collect();
    for row in rows {
        let at = usize::try_from(row.likely / BAR).unwrap_or(usize::MAX).min(bars.len() - 1);
        if row.happy { bars[at].happy += 1 } else { bars[at].others += 1 }
    }
    bars
}

fn figure(interval: &Interval) -> Figure {
    Figure { value: rounded(interval.value), low: rounded(interval.low), high: rounded(interval.high) }
}

/// To a millionth.
pub fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// A count of rows.
pub fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Group {
    /// These rows.
    pub fn of(rows: impl Iterator<Item = bool>) -> Self {
        let (mut total, mut happy) = (0, 0);
        for went in rows {
            total += 1;
            happy += u32::from(went);
        }
        Self::counted(happy, total)
    }

    /// So many happy ones of so many.
    pub fn counted(happy: u32, rows: u32) -> Self {
        let share = SuccessShare::of(happy, rows);
        let of = u64::from(rows.max(1));
        let thousandths = (u64::from(happy) * 2000 + of) / (2 * of);
        Self { rows, happy, share: u16::try_from(thousandths).unwrap_or(1000), low: share.low, high: share.high }
    }

    /// "97 % of 412 happy (95 to 98 %)".
    pub fn told(&self) -> String {
        if self.rows == 0 {
            return "nobody".into();
        }
        let rows = grouped(self.rows.into());
        format!("{} of {rows} happy ({} to {})", whole_percent(self.share), hundredths(self.low), whole_percent(self.high))
    }
}

/// Of thousandths, "97 %".
pub fn whole_percent(thousandths: u16) -> String {
    format!("{} %", hundredths(thousandths))
}

/// Of thousandths, "97".
pub fn hundredths(thousandths: u16) -> u32 {
    (u32::from(thousandths) + 5) / 10
}

impl Figure {
    /// "92 times in 100 (between 90 and 94)".
    pub fn times(self) -> String {
        let hundredths = |value: f64| format!("{:.0}", value * 100.0);
        format!("{} times in 100 (between {} and {})", hundredths(self.value), hundredths(self.low), hundredths(self.high))
    }

    /// "0.923 (0.911 to 0.934)".
    pub fn plain(self) -> String {
        format!("{:.3} ({:.3} to {:.3})", self.value, self.low, self.high)
    }
}

impl Quality {
    /// "0.923 (0.911 to 0.934)", or that it cannot be told.
    pub fn auc_told(&self) -> String {
        self.auc.map_or_else(|| "cannot be told".into(), Figure::plain)
    }

    /// How good it is, in one sentence. `who` picks: "the profile", "a profile learnt from the other customers".
    pub fn verdict(&self, who: &str) -> String {
        match self.auc {
            None if !self.folds.is_empty() => format!(
                "How well {who} tells these customers apart cannot be said: no fold that could be tried has both kinds, happy and not. \
                 Take fewer folds, or a column whose folds mix them."
            ),
            None => format!(
                "Of {} customers {} are happy: too one-sided to say how well {who} tells them apart.",
                grouped(self.rows.into()),
                grouped(self.happy.into())
            ),
            Some(auc) if self.separates => {
                format!("{} picks the happier of a random pair of customers {}.", upper(who), auc.times())
            }
            // Learnt without them and worse than chance: that is what cross-validation does where there is nothing to learn.
            Some(auc) if auc.high < 0.5 && self.scores_are == Basis::AsItIs => format!(
                "{} points the wrong way: it picks the happier of a random pair of customers only {}.",
                upper(who),
                auc.times()
            ),
            Some(auc) => format!(
                "Nothing separates these customers: {who} picks the happier of a random pair {}, and 50 is chance.",
                auc.times()
            ),
        }
    }
}

/// With a capital letter.
pub fn upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
