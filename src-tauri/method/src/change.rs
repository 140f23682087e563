//! What would change the tier (S8): the smallest sets of answers, and the weight at which it flips.

use std::collections::HashMap;
use std::hash::BuildHasher;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::answer::{Answer, Reading, State};
use crate::profile::Profile;
use crate::score::cap;
use crate::tier::{tier_of, top_of};
use crate::weight::{WHOLE, with_weight};

/// What would move one account's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Changes {
    /// The smallest sets of answers that would lift the verdict to a better tier.
    pub better: Vec<AnswerSet>,
    /// The smallest sets of answers that would drop it to a worse tier.
    pub worse: Vec<AnswerSet>,
    /// The nearest weight at which the verdict flips, for each parameter that has one; nearest first.
    pub weights: Vec<WeightFlip>,
}

/// Answers that together would give another tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct AnswerSet {
    /// The answers.
    pub answers: Vec<Would>,
    /// The likely score they would give, in thousandths of a point.
    pub likely: u32,
    /// The id of the tier they would give.
    pub tier: String,
}

/// One answer as it would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct Would {
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's name.
    pub name: String,
    /// The level's id.
    pub level: String,
    /// The level's name.
    pub level_name: String,
    /// False where it would contradict what is known now.
    pub open: bool,
}

/// The weight of one parameter at which the verdict becomes another, the others adjusting in proportion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Type)]
pub struct WeightFlip {
    /// The parameter's id.
    pub parameter: String,
    /// The parameter's name.
    pub name: String,
    /// Its weight now, in thousandths.
    pub weight: u16,
    /// The nearest weight at which the verdict differs, in thousandths.
    pub flips_at: u16,
    /// The id of the tier there.
    pub tier: String,
}

/// How many sets of one size are listed at most.
const LISTED: usize = 6;

/// What would change the verdict of these answers.
#[must_use]
pub fn changes<S: BuildHasher>(profile: &Profile, answers: &HashMap<String, Answer, S>) -> Changes {
    let readings: Vec<Reading> = profile.parameters.iter().map(|p| p.reading(answers.get(&p.id), profile.guesses)).collect();
    let now = Now::new(profile, &readings);
    Changes { better: now.better(), worse: now.worse(), weights: now.flips() }
}

/// All parameters but one, while that one's weight moves and theirs follow in proportion.
struct Others {
    /// The sum of their weights.
    weights: u64,
    /// Of weight × fit.
    points: u64,
    /// How far rounding them to thousandths can move the score: each by less than one, and all together by nothing.
    rounding: u64,
}

impl Others {
    fn new(at: usize, weights: &[u16], fits: &[u32]) -> Self {
        let all = weights.iter().zip(fits).enumerate().filter(|&(i, _)| i != at);
        let (mut sum, mut points, mut own) = (0, 0, Vec::new());
        for (_, (&weight, &fit)) in all {
            sum += u64::from(weight);
            points += u64::from(weight) * u64::from(fit);
            own.push(u64::from(fit));
        }
        own.sort_unstable();
        let middle = own.get(own.len() / 2).copied().unwrap_or(0);
        Self { weights: sum, points, rounding: own.iter().map(|fit| fit.abs_diff(middle)).sum() }
    }

    /// Two scores that the score lies between where the one has this weight and fit; `None` where the others weigh nothing, and are not
    /// in proportion.
    fn between(&self, weight: u16, fit: u32) -> Option<(u64, u64)> {
        let own = u64::from(weight) * u64::from(fit);
        let theirs = (u64::from(WHOLE.saturating_sub(weight)) * self.points).checked_div(self.weights)?;
        Some(((own + theirs).saturating_sub(self.rounding), own + theirs + 1 + self.rounding))
    }
}

struct Now<'a> {
    profile: &'a Profile,
    readings: &'a [Reading],
    likely: u32,
    tier: usize,
}

/// A level that an answer could take instead, with what the likely score would gain.
#[derive(Clone, Copy)]
struct Move {
    parameter: usize,
    level: usize,
    gain: i64,
}

impl<'a> Now<'a> {
    fn new(profile: &'a Profile, readings: &'a [Reading]) -> Self {
        let likely = readings.iter().zip(&profile.parameters).map(|(r, p)| u32::from(p.weight) * u32::from(r.likely)).sum();
        let tier = tier_of(&profile.tiers, likely).max(cap(profile, readings));
        Self { profile, readings, likely, tier }
    }

    fn is_open(&self, parameter: usize) -> bool {
        self.readings[parameter].state != State::Known
    }

    fn gain(&self, parameter: usize, level: usize) -> i64 {
        let p = &self.profile.parameters[parameter];
        i64::from(p.weight) * (i64::from(p.levels[level].fit) - i64::from(self.readings[parameter].likely))
    }

    /// The best tier that would be possible if `parameter` had `level`.
    fn cap_of_level(&self, parameter: usize, level: usize) -> usize {
        let p = &self.profile.parameters[parameter];
        let id = &p.levels[level].id;
        let hits = self.profile.must_haves.iter().filter(|m| m.parameter == p.id && m.levels.contains(id));
        hits.filter_map(|m| self.profile.tier_index(&m.at_most)).max().unwrap_or(0)
    }

    fn apply(&self, chosen: &[Move]) -> (u32, usize) {
        let mut readings = self.readings.to_vec();
        for option in chosen {
            let fit = self.profile.parameters[option.parameter].levels[option.level].fit;
            readings[option.parameter] =
                Reading { state: State::Known, levels: vec![option.level], low: fit, likely: fit, high: fit };
        }
        let after = Now::new(self.profile, &readings);
        (after.likely, after.tier)
    }

    fn set(&self, chosen: &[Move]) -> AnswerSet {
        let (likely, tier) = self.apply(chosen);
        let answers = chosen
            .iter()
            .map(|o| {
                let p = &self.profile.parameters[o.parameter];
                Would {
                    parameter: p.id.clone(),
                    name: p.name.clone(),
                    level: p.levels[o.level].id.clone(),
                    level_name: p.levels[o.level].name.clone(),
                    open: self.is_open(o.parameter),
                }
            })
            .collect();
        AnswerSet { answers, likely, tier: self.profile.tiers[tier].id.clone() }
    }

    /// The sets that reach what `reached` asks for. First from what is open; only if that cannot do it, from everything.
    fn sets(
        &self,
        option: impl Fn(usize) -> Option<Move>,
        forced: &[usize],
        reached: impl Fn(&[Move]) -> bool,
    ) -> Vec<AnswerSet> {
        for open_only in [true, false] {
            if open_only && forced.iter().any(|&p| !self.is_open(p)) {
                continue;
            }
            let base: Vec<Move> = forced.iter().filter_map(|&p| option(p)).collect();
            if base.len() < forced.len() {
                return Vec::new();
            }
            if !base.is_empty() && reached(&base) {
                return vec![self.set(&base)];
            }
            let mut options: Vec<Move> = (0..self.readings.len())
                .filter(|p| !forced.contains(p) && (!open_only || self.is_open(*p)))
                .filter_map(&option)
                .filter(|o| o.gain != 0)
                .collect();
            // The largest moves first: the first k of them are the set of k that moves furthest.
            options.sort_by_key(|o| std::cmp::Reverse(o.gain.abs()));
            for size in 1..=options.len() {
                let with = |extra: &[Move]| -> Vec<Move> { base.iter().chain(extra).copied().collect() };
                let head = &options[..size];
                if !reached(&with(head)) {
                    continue;
                }
                // Every other last member that does it as well.
                let kept = &head[..size - 1];
                return options[size - 1..]
                    .iter()
                    .map(|last| with(&[kept, &[*last]].concat()))
                    .filter(|chosen| reached(chosen))
                    .take(LISTED)
                    .map(|chosen| self.set(&chosen))
                    .collect();
            }
        }
        Vec::new()
    }

    fn better(&self) -> Vec<AnswerSet> {
        let Some(target) = self.tier.checked_sub(1) else { return Vec::new() };
        // The best level that does not cap the tier below the target.
        let option = |parameter: usize| {
            (0..self.profile.parameters[parameter].levels.len())
                .filter(|&level| self.cap_of_level(parameter, level) <= target)
                .map(|level| Move { parameter, level, gain: self.gain(parameter, level) })
                .max_by_key(|o| o.gain)
        };
        let up = |parameter: usize| option(parameter).filter(|o| o.gain > 0 || self.caps_now(o.parameter) > target);
        // What caps the tier now has to change, however high the score.
        let forced: Vec<usize> = (0..self.readings.len()).filter(|&p| self.caps_now(p) > target).collect();
        self.sets(up, &forced, |chosen| self.apply(chosen).1 <= target)
    }

    fn caps_now(&self, parameter: usize) -> usize {
        let reading = &self.readings[parameter];
        if reading.state != State::Known {
            return 0;
        }
        reading.levels.iter().map(|&l| self.cap_of_level(parameter, l)).max().unwrap_or(0)
    }

    fn worse(&self) -> Vec<AnswerSet> {
        let target = self.tier + 1;
        if target >= self.profile.tiers.len() {
            return Vec::new();
        }
        // A level that triggers a must-have does it alone.
        let trigger = |parameter: usize| {
            (0..self.profile.parameters[parameter].levels.len())
                .filter(|&level| self.is_open(parameter) && self.cap_of_level(parameter, level) >= target)
                .map(|level| Move { parameter, level, gain: self.gain(parameter, level) })
                .min_by_key(|o| o.gain)
        };
        let mut alone: Vec<AnswerSet> =
            (0..self.readings.len()).filter_map(trigger).map(|o| self.set(&[o])).take(LISTED).collect();
        let worst = |parameter: usize| {
            (0..self.profile.parameters[parameter].levels.len())
                .map(|level| Move { parameter, level, gain: self.gain(parameter, level) })
                .min_by_key(|o| o.gain)
                .filter(|o| o.gain < 0)
        };
        let ceiling = top_of(&self.profile.tiers, target);
        let sets = self.sets(worst, &[], |chosen| {
            let (likely, tier) = self.apply(chosen);
            likely <= ceiling || tier >= target
        });
        for set in sets {
            if (alone.is_empty() || set.answers.len() == 1) && !alone.contains(&set) && alone.len() < LISTED {
                alone.push(set);
            }
        }
        alone
    }

    fn flips(&self) -> Vec<WeightFlip> {
        let weights = self.profile.weights();
        let fits: Vec<u32> = self.readings.iter().map(|r| u32::from(r.likely)).collect();
        let cap = cap(self.profile, self.readings);
        let tier_at = |at: usize, weight: u16| {
            let changed = with_weight(&weights, &[], at, weight);
            let score = changed.iter().zip(&fits).map(|(&w, &f)| u32::from(w) * f).sum();
            tier_of(&self.profile.tiers, score).max(cap)
        };
        let mut flips: Vec<WeightFlip> = Vec::new();
        for (at, parameter) in self.profile.parameters.iter().enumerate() {
            let now = parameter.weight;
            let others = Others::new(at, &weights, &fits);
            let stays = |weight: u16| {
                let same =
                    |score: u64| tier_of(&self.profile.tiers, u32::try_from(score).unwrap_or(u32::MAX)).max(cap) == self.tier;
                others.between(weight, fits[at]).is_some_and(|(low, high)| same(low) && same(high))
            };
            let nearest = (1..=1000u16).find_map(|step| {
                [now.checked_sub(step), now.checked_add(step).filter(|&w| w <= 1000)]
                    .into_iter()
                    .flatten()
                    .filter(|&weight| !stays(weight))
                    .map(|weight| (weight, tier_at(at, weight)))
                    .find(|&(_, tier)| tier != self.tier)
            });
            if let Some((flips_at, tier)) = nearest {
                flips.push(WeightFlip {
                    parameter: parameter.id.clone(),
                    name: parameter.name.clone(),
                    weight: now,
                    flips_at,
                    tier: self.profile.tiers[tier].id.clone(),
                });
            }
        }
        flips.sort_by_key(|f| f.weight.abs_diff(f.flips_at));
        flips
    }
}
