//! The lane chart: past customers on the score line, and what the thresholds would have done.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use lanewise_method::answer::State;
use lanewise_method::bulk::Population;
use lanewise_method::cost::Prices;
use lanewise_method::lane::{LaneCount, Past, count};
use lanewise_method::profile::{Guesses, Parameter, Tier};
use lanewise_method::reads::{Reads, columns};
use lanewise_method::tier::tier_of;
use lanewise_method::{Outcome, Profile};
use serde::Serialize;
use specta::Type;

use super::costs::{LaneCost, Sorted};
use super::{Fact, read, reference};

/// Everything the lane chart draws. Scores and thresholds in thousandths of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneChart {
    /// The tiers, best first.
    pub tiers: Vec<Tier>,
    /// The first so many tiers admit a prospect.
    pub admitting: u32,
    /// One row per outcome, in the team's order.
    pub rows: Vec<LaneRow>,
    /// The thresholds of the last published version, best first without the last tier's 0; empty if there is none.
    pub saved: Vec<u32>,
    /// How the last published version would have counted, by outcome.
    pub saved_counts: Vec<LaneCount>,
    /// The newest version's number.
    pub saved_version: Option<u32>,
    /// Success outcomes together.
    pub success: Share,
    /// All other outcomes together.
    pub others: Share,
    /// What the cut-offs would have saved and lost (E6), once the team has said what things cost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<LaneCost>,
}

/// "16 of 18".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Type)]
pub struct Share {
    /// How many were admitted.
    pub admitted: u32,
    /// Of how many.
    pub total: u32,
}

/// One outcome on the lane chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LaneRow {
    /// The outcome.
    pub outcome: Outcome,
    /// Counts by tier.
    pub count: LaneCount,
    /// The customers, by score; empty where there are too many to draw one by one.
    pub marks: Vec<Mark>,
    /// Where there are too many: how many per half point.
    pub bins: Vec<Bin>,
}

/// One customer on the lane chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct Mark {
    /// The account.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its likely score.
    pub score: u32,
    /// A success that is turned away, or another outcome that is admitted.
    pub wrong: bool,
}

/// Customers of nearly the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
pub struct Bin {
    /// The middle of the half point.
    pub score: u32,
    /// How many.
    pub count: u32,
}

/// What a moved threshold or weight would do; the rest of the chart stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
pub struct LanePreview {
    /// The weights in the order of the parameters.
    pub weights: Vec<u16>,
    /// The whole chart under them.
    pub chart: LaneChart,
}

/// More customers of one outcome than this are drawn as stacks.
const DRAWN: usize = 400;
/// The width of a stack in thousandths of a point.
const BIN: u32 = 500;

/// The customers of a lane chart, coded once, so that a drag costs a recount and nothing else.
#[derive(Debug, Clone)]
pub struct Lens {
    outcomes: Vec<Outcome>,
    ids: Vec<u32>,
    names: Vec<String>,
    outcome_of: Vec<usize>,
    population: Population,
    /// For each parameter, how many reference customers are known to have these levels: what its typical fit comes from.
    known: Vec<HashMap<Vec<usize>, u32>>,
    /// Whether there is any reference customer at all.
    referenced: bool,
    saved: Option<Saved>,
    /// What things cost the team, where it has said so.
    prices: Option<Prices>,
    /// The customers by score, once somebody asks what cut-offs cost.
    sorted: OnceLock<Sorted>,
}

#[derive(Debug, Clone)]
struct Saved {
    version: u32,
    thresholds: Vec<u32>,
    /// That of the last tier that admits.
    cut: u32,
    counts: Vec<LaneCount>,
}

impl Lens {
    /// Looks at the reference customers through `profile`; `saved` is the newest published version.
    #[must_use]
    pub fn new(profile: &Profile, outcomes: &[Outcome], facts: &[Fact<'_>], saved: Option<(u32, &Profile)>) -> Self {
        let customers: Vec<Fact<'_>> = facts.iter().filter(|f| f.stage.is_customer()).copied().collect();
        let known = known(profile, &read(profile, &customers));
        let referenced = !customers.is_empty();
        let position = |f: &Fact<'_>| f.outcome.and_then(|o| outcomes.iter().position(|x| x.id == o));
        let facts: Vec<Fact<'_>> = reference(facts).into_iter().filter(|f| position(f).is_some()).collect();
        let outcome_of: Vec<usize> = facts.iter().filter_map(position).collect();
        let population = Population::of_reads(profile, read(profile, &facts).iter().map(AsRef::as_ref));
        let saved = saved.map(|(version, published)| {
            let then = Population::of_reads(published, read(published, &facts).iter().map(AsRef::as_ref));
            Saved {
                version,
                thresholds: thresholds(&published.tiers),
                cut: published.tiers.get(published.admitting() - 1).map_or(0, |t| t.from),
                counts: count(&published.tiers, published.admitting(), outcomes.len(), &past(&then, published, &outcome_of)),
            }
        });
        Self {
            outcomes: outcomes.to_vec(),
            ids: facts.iter().map(|f| f.id).collect(),
            names: facts.iter().map(|f| f.name.to_owned()).collect(),
            outcome_of,
            population,
            known,
            referenced,
            saved,
            prices: None,
            sorted: OnceLock::new(),
        }
    }

    /// Tells with each chart what its cut-offs would have saved and lost.
    #[must_use]
    pub fn with_prices(mut self, prices: Prices) -> Self {
        self.prices = Some(prices).filter(Prices::any);
        self
    }

    /// The customers by their score under this profile, which must be the one that this was made with: sorted once, whatever its thresholds.
    pub(super) fn sorted(&self, profile: &Profile) -> &Sorted {
        self.sorted.get_or_init(|| {
            let past = past(&self.population, profile, &self.outcome_of);
            Sorted::new(profile, self.outcomes.len(), &self.ids, &self.names, &past)
        })
    }

    /// How the newest version counted: its number, where it let customers in, and whom.
    pub(super) fn saved(&self) -> Option<(u32, u32, &[LaneCount])> {
        self.saved.as_ref().map(|s| (s.version, s.cut, s.counts.as_slice()))
    }

    /// The chart with another fit of one level of the parameter at this place, and the typical fit that follows from it. The profile is
    /// the one that this was made with, but for that fit.
    #[must_use]
    pub fn chart_with_fit(&self, profile: &Profile, at: usize) -> LaneChart {
        let Some(parameter) = profile.parameters.get(at) else { return self.chart(profile) };
        let mut parameter = parameter.clone();
        if self.referenced {
            parameter.typical = self.known.get(at).and_then(|known| typical(&parameter, known));
        }
        let mut population = self.population.clone();
        population.refit(at, &parameter);
        self.chart_of(&population, profile)
    }

    /// The chart under the weights and thresholds of `profile`, which must have the parameters and levels that this was made with.
    #[must_use]
    pub fn chart(&self, profile: &Profile) -> LaneChart {
        self.chart_of(&self.population, profile)
    }

    fn chart_of(&self, population: &Population, profile: &Profile) -> LaneChart {
        let past = past(population, profile, &self.outcome_of);
        let admitting = profile.admitting();
        let counts = count(&profile.tiers, admitting, self.outcomes.len(), &past);
        let share = |success: bool| {
            let of = self.outcomes.iter().zip(&counts).filter(|(o, _)| o.success == success);
            of.fold(Share::default(), |s, (_, c)| Share { admitted: s.admitted + c.admitted, total: s.total + c.total })
        };
        let (success, others) = (share(true), share(false));
        let saved = self.saved.as_ref().map(|s| s.counts.as_slice());
        let cost = self.prices.as_ref().and_then(|prices| LaneCost::of(prices, &counts, saved));
        let rows = self
            .outcomes
            .iter()
            .zip(counts)
            .enumerate()
            .map(|(at, (outcome, count))| self.row(at, outcome, count, &past, &profile.tiers, admitting))
            .collect();
        LaneChart {
            tiers: profile.tiers.clone(),
            admitting: u32::try_from(admitting).unwrap_or(1),
            rows,
            saved: self.saved.as_ref().map(|s| s.thresholds.clone()).unwrap_or_default(),
            saved_counts: self.saved.as_ref().map(|s| s.counts.clone()).unwrap_or_default(),
            saved_version: self.saved.as_ref().map(|s| s.version),
            success,
            others,
            cost,
        }
    }

    fn row(&self, at: usize, outcome: &Outcome, count: LaneCount, past: &[Past], tiers: &[Tier], admitting: usize) -> LaneRow {
        let mine = past.iter().enumerate().filter(|(_, p)| p.outcome == at);
        let (mut marks, mut bins) = (Vec::new(), Vec::new());
        if usize::try_from(count.total).unwrap_or(usize::MAX) <= DRAWN {
            marks = mine
                .map(|(i, p)| Mark {
                    id: self.ids[i],
                    name: self.names[i].clone(),
                    score: p.score,
                    wrong: (tier_of(tiers, p.score).max(p.cap) < admitting) != outcome.success,
                })
                .collect();
            marks.sort_by_key(|m| m.score);
        } else {
            let mut stacks = std::collections::BTreeMap::<u32, u32>::new();
            for (_, p) in mine {
                *stacks.entry(p.score / BIN).or_default() += 1;
            }
            bins = stacks.into_iter().map(|(bin, count)| Bin { score: bin * BIN + BIN / 2, count }).collect();
        }
        LaneRow { outcome: outcome.clone(), count, marks, bins }
    }
}

/// How often the customers are known to have just these levels of each parameter, whatever guesses count for.
fn known(profile: &Profile, customers: &[Arc<Reads>]) -> Vec<HashMap<Vec<usize>, u32>> {
    let mut levels: Vec<Vec<Vec<usize>>> = vec![Vec::new(); profile.parameters.len()];
    let columns = columns(profile, Guesses::Widen, customers.iter().map(AsRef::as_ref), |at, reading| {
        (reading.state == State::Known).then(|| {
            levels[at].push(reading.levels);
            levels[at].len() - 1
        })
    });
    let counted = columns.into_iter().zip(levels).map(|(column, levels)| {
        let mut counts = vec![0; levels.len()];
        column.into_iter().flatten().for_each(|which| counts[which] += 1);
        let mut known = HashMap::new();
        levels.into_iter().zip(counts).for_each(|(levels, count)| *known.entry(levels).or_default() += count);
        known
    });
    counted.collect()
}

/// The rounded mean fit of what is known, as [`lanewise_method::score::typical_fits`] has it.
fn typical(parameter: &Parameter, known: &HashMap<Vec<usize>, u32>) -> Option<u8> {
    let count: u64 = known.values().map(|&n| u64::from(n)).sum();
    let fit =
        |levels: &[usize]| u64::from(parameter.reading_of(levels.to_vec(), lanewise_method::Grade::Said, Guesses::Widen).likely);
    let sum: u64 = known.iter().map(|(levels, &n)| fit(levels) * u64::from(n)).sum();
    if count == 0 { None } else { u8::try_from((2 * sum + count) / (2 * count)).ok() }
}

fn past(population: &Population, profile: &Profile, outcome_of: &[usize]) -> Vec<Past> {
    population
        .scores(profile)
        .into_iter()
        .zip(population.caps())
        .zip(outcome_of)
        .map(|((score, &cap), &outcome)| Past { outcome, score: score.likely(), cap: usize::from(cap) })
        .collect()
}

fn thresholds(tiers: &[Tier]) -> Vec<u32> {
    tiers.iter().take(tiers.len().saturating_sub(1)).map(|t| t.from).collect()
}
