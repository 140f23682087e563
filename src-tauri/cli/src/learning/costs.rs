//! What the cut-off of a profile costs on customers whose story is known (E6): hours and money spent on poor fits, and good ones lost. The
//! counting is the method's; here it is asked about two kinds of customer, the happy and the others.

use std::str::FromStr;

use lanewise_method::cost::{Case, CostWorth, Prices, RESAMPLES, TeamCosts, Till, cheapest, curve, room, stability};
use lanewise_method::{Number, Outcome, Profile};
use serde::Serialize;

use super::quality::{Ranked, small};
use crate::wording::{amount, count, grouped, points};

/// What things cost the team. Hours are worked hours, money is in the team's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Costs {
    /// Hours that a demo takes.
    pub demo: Option<Number>,
    /// Hours that a POC takes.
    pub poc: Option<Number>,
    /// Hours that a rescue takes.
    pub rescue: Option<Number>,
    /// What an hour costs.
    pub hour: Option<Number>,
    /// What a customer who fails costs, beyond the rescue.
    pub failed: Option<Number>,
    /// What a good deal that is lost would have brought.
    pub lost: Option<Number>,
}

const KEYS: &str = "demo, poc, rescue (hours), hour, failed, lost (money)";

impl FromStr for Costs {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut costs = Self::default();
        let mut seen = false;
        for pair in text.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()) {
            let Some((key, value)) = pair.split_once('=') else {
                return Err(format!("\"{pair}\" is no cost; write for example demo=4,poc=40,hour=80,failed=30000,lost=20000"));
            };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            let number = Number::parse(value).ok_or_else(|| format!("\"{value}\" is no number; write {key}=4 or {key}=4.5"))?;
            if number < Number::default() || number > Number::from(1_000_000_000) {
                return Err(format!("{key} must lie between 0 and 1 000 000 000"));
            }
            let place = match key.as_str() {
                "demo" => &mut costs.demo,
                "poc" => &mut costs.poc,
                "rescue" => &mut costs.rescue,
                "hour" => &mut costs.hour,
                "failed" => &mut costs.failed,
                "lost" => &mut costs.lost,
                _ => return Err(format!("there is no cost \"{key}\"; there are {KEYS}")),
            };
            if place.replace(number).is_some() {
                return Err(format!("{key} stands there twice"));
            }
            seen = true;
        }
        if !seen {
            return Err(format!("name at least one of {KEYS}"));
        }
        if costs.hour.is_none_or(|hour| hour == Number::default()) && (costs.failed.is_some() || costs.lost.is_some()) {
            return Err("say what an hour costs, too (hour=80): without it hours and money cannot be added".into());
        }
        Ok(costs)
    }
}

/// What admitting from some score on would have cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CutOff {
    /// The lowest score admitted, in thousandths of a point.
    pub from: u32,
    /// Customers admitted.
    pub admitted: u32,
    /// Of them, those who did not become happy.
    pub poor_fits_admitted: u32,
    /// Happy customers refused.
    pub good_lost: u32,
    /// Hours spent on poor fits.
    pub hours: Number,
    /// Money: those hours, customers who failed, and good deals lost. Hours alone where nobody said what an hour costs.
    pub cost: Number,
}

/// The cheapest cut-off, and how much of it is chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CheapestCutOff {
    #[serde(flatten)]
    pub cut: CutOff,
    /// Cut-offs from here to `same_to` cost the same on these customers.
    pub same_from: u32,
    pub same_to: u32,
    /// So many times the customers were drawn anew.
    pub resamples: u32,
    /// In 95 of 100 of them the cheapest lies between these two.
    pub low: u32,
    pub high: u32,
    /// In so many of them this cut-off is cheaper than the profile's own.
    pub beats_own: u32,
}

/// Costs of the profile's own cut-off and of the cheapest one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostReport {
    /// As they were typed.
    pub costs: Costs,
    /// Whether `cost` is money; else it is hours.
    pub in_money: bool,
    /// The profile as it admits now.
    pub now: CutOff,
    /// Everybody admitted, as without any profile.
    pub everybody: CutOff,
    /// Missing where only one side has a price.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cheapest: Option<CheapestCutOff>,
    /// What each of 101 cut-offs would have cost, from 0 to 100 points.
    pub curve: Vec<CutOff>,
}

/// The two kinds of customer that a labelled table tells of: the happy, and the others as those who left.
pub fn two_outcomes() -> [Outcome; 2] {
    let outcome = |id: &str, success| Outcome { id: id.into(), name: String::new(), success };
    [outcome("happy", true), outcome(lanewise_method::cost::FAILED, false)]
}

impl Costs {
    /// As a team would have typed them.
    pub fn typed(&self) -> TeamCosts {
        TeamCosts {
            demo: self.demo,
            poc: self.poc,
            rescue: self.rescue,
            failed: CostWorth { hours: None, money: self.failed },
            lost: CostWorth { hours: None, money: self.lost },
            causes: Vec::new(),
        }
    }

    /// What these scores would have cost with the tiers of this profile. A must-have may keep a row out whose score reaches the
    /// threshold; with scores of several profiles, as out of folds, each row's own tier says whether it was admitted.
    pub fn reckon(&self, rows: &[Ranked], profile: &Profile, seed: u32) -> CostReport {
        let outcomes = two_outcomes();
        let prices = Prices::new(&self.typed(), &outcomes, self.hour);
        let admitting = profile.admitting();
        let own = profile.tiers.get(admitting.saturating_sub(1)).map_or(0, |t| t.from);
        let barred = |row: &Ranked| !profile.must_haves.is_empty() && row.likely >= own && usize::from(row.tier) >= admitting;
        let case = |row: &Ranked| Case { score: row.likely, outcome: usize::from(!row.happy), barred: barred(row) };
        let cases: Vec<Case> = rows.iter().map(case).collect();
        let till = Till::new(outcomes.len(), &cases);
        let told = |from: u32, admitted: &[u32]| {
            let bill = prices.bill(admitted, till.total());
            CutOff {
                from,
                admitted: admitted.iter().sum(),
                poor_fits_admitted: bill.poor_admitted,
                good_lost: bill.good_lost,
                hours: bill.spent.hours,
                cost: bill.cost,
            }
        };
        let inside = |happy: bool| small(rows.iter().filter(|r| r.happy == happy && usize::from(r.tier) < admitting).count());
        let room = room(profile.tiers.len(), admitting.saturating_sub(1));
        let found = cheapest(&curve(&till, &prices), &room).filter(|_| prices.both_sides());
        let cheapest = found.and_then(|found| {
            let sure = stability(&cases, &prices, &room, own, found.cut, RESAMPLES, u64::from(seed))?;
            Some(CheapestCutOff {
                cut: told(found.cut, till.admitted(found.cut)),
                same_from: found.step.from,
                same_to: found.step.to,
                resamples: sure.resamples,
                low: sure.low,
                high: sure.high,
                beats_own: sure.beats,
            })
        });
        CostReport {
            costs: *self,
            in_money: self.hour.is_some(),
            now: told(own, &[inside(true), inside(false)]),
            everybody: told(0, till.total()),
            cheapest,
            curve: (0..=100).map(|points| told(points * 1000, till.admitted(points * 1000))).collect(),
        }
    }
}

/// What its cut-off costs, what admitting everybody would, and which is the cheapest, in sentences.
pub fn costs_told(costs: &CostReport) -> Vec<String> {
    let mut lines =
        vec![cut_off(&costs.now, costs, "it"), cut_off(&costs.everybody, costs, "without it everybody is let in: that")];
    if let Some(cheapest) = &costs.cheapest {
        let who = format!("the cheapest cut-off, {},", points(cheapest.cut.from));
        lines.push(cut_off(&cheapest.cut, costs, &who));
        lines.push(format!(
            "drawn anew {} times, the cheapest lies between {} and {} in 95 of 100, and this one beats the profile's own in {}",
            grouped(cheapest.resamples.into()),
            points(cheapest.low),
            points(cheapest.high),
            grouped(cheapest.beats_own.into())
        ));
    }
    lines
}

/// What a cut-off costs, in a sentence.
fn cut_off(at: &CutOff, costs: &CostReport, who: &str) -> String {
    let hours = if at.hours > Number::default() { format!("{} hours on them", amount(at.hours)) } else { "no hours".into() };
    let cost = if costs.in_money { format!(", {} in money", amount(at.cost)) } else { String::new() };
    format!(
        "{who} admits {}, loses {}: {hours}{cost}",
        count(at.poor_fits_admitted.into(), "poor fit", "poor fits"),
        count(at.good_lost.into(), "good customer", "good customers"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_typed_once() {
        let costs: Costs = "demo=4, POC=40;hour=80,failed=30000,lost=20000.5".parse().unwrap();
        let number = |n: i32| Some(Number::from(n));
        assert_eq!((costs.demo, costs.poc, costs.rescue, costs.hour), (number(4), number(40), None, number(80)));
        assert_eq!((costs.failed, costs.lost), (number(30_000), Some(Number::from_millionths(20_000_500_000))));
        for (text, says) in [
            ("", "at least one"),
            ("demo", "write for example"),
            ("demo=x", "no number"),
            ("demo=-1", "between"),
            ("demo=inf", "no number"),
            ("demo=1e30", "between"),
            ("demo=1,demo=2", "twice"),
            ("lunch=3", "there are"),
            ("demo=1,lost=3", "what an hour costs"),
        ] {
            let error = text.parse::<Costs>().unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }

    #[test]
    fn by_hand() {
        let profile: Profile = serde_json::from_str(
            r#"{"format":1,"id":"p","name":"P","language":"en","groups":[{"id":"g","name":"G"}],"parameters":[],"tiers":[
            {"id":"a","name":"A","from":80000},{"id":"b","name":"B","from":60000},{"id":"c","name":"C","from":30000},{"id":"d","name":"D","from":0}]}"#,
        )
        .unwrap();
        // An admitted poor fit costs 5 hours at 10 and 100 of failure; a lost good deal 120.
        let costs: Costs = "demo=2,poc=3,hour=10,failed=100,lost=120".parse().unwrap();
        let row = |likely, tier, happy| Ranked { likely, tier, happy };
        let rows =
            [row(90_000, 0, true), row(70_000, 1, true), row(70_000, 1, false), row(40_000, 2, false), row(20_000, 3, true)];
        let found = costs.reckon(&rows, &profile, 1);
        assert_eq!((found.now.admitted, found.now.poor_fits_admitted, found.now.good_lost), (3, 1, 1));
        assert_eq!((found.now.hours, found.now.cost), (Number::from(5), Number::from(150 + 120)));
        // Nobody: 3 × 120 = 360; from 90: 240; from 70: 150 + 120 = 270; from 40: 300 + 120; everybody: 300.
        let cheapest = found.cheapest.unwrap();
        assert_eq!((cheapest.same_from, cheapest.same_to, cheapest.cut.from), (70_001, 90_000, 80_000));
        assert_eq!((cheapest.cut.cost, cheapest.cut.good_lost), (Number::from(240), 2));
        assert_eq!((found.everybody.admitted, found.everybody.cost), (5, Number::from(300)));
        assert_eq!(found.curve.len(), 101);
        assert_eq!((found.curve[70].admitted, found.curve[71].admitted), (3, 1));
        let hours = "demo=1".parse::<Costs>().unwrap().reckon(&rows, &profile, 1);
        assert_eq!((hours.cheapest, hours.in_money, hours.now.cost), (None, false, Number::from(1)));
    }
}
