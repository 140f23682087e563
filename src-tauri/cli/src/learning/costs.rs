//! What the cut-off of a profile costs on customers whose story is known (E6): hours and money spent on poor fits, and good ones lost.

use std::str::FromStr;

use serde::Serialize;

use super::quality::Ranked;

/// What things cost the team. Hours are worked hours, money is in the team's currency.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Costs {
    /// Hours that a demo takes.
    pub demo: f64,
    /// Hours that a POC takes.
    pub poc: f64,
    /// What an hour costs.
    pub hour: f64,
    /// What a customer who fails costs.
    pub failed: f64,
    /// What a good deal that is lost would have brought.
    pub lost: f64,
}

const KEYS: &str = "demo (hours), poc (hours), hour, failed, lost (money)";

impl FromStr for Costs {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut costs = Self::default();
        let mut seen = Vec::new();
        for pair in text.split([',', ';']).map(str::trim).filter(|p| !p.is_empty()) {
            let Some((key, value)) = pair.split_once('=') else {
                return Err(format!("\"{pair}\" is no cost; write for example demo=4,poc=40,hour=80,failed=30000,lost=20000"));
            };
            let (key, value) = (key.trim().to_lowercase(), value.trim());
            let value: f64 = value.parse().map_err(|_| format!("\"{value}\" is no number; write {key}=4 or {key}=4.5"))?;
            if !value.is_finite() || !(0.0..=1e12).contains(&value) {
                return Err(format!("{key} must lie between 0 and 1 000 000 000 000"));
            }
            if seen.contains(&key) {
                return Err(format!("{key} stands there twice"));
            }
            match key.as_str() {
                "demo" => costs.demo = value,
                "poc" => costs.poc = value,
                "hour" => costs.hour = value,
                "failed" => costs.failed = value,
                "lost" => costs.lost = value,
                _ => return Err(format!("there is no cost \"{key}\"; there are {KEYS}")),
            }
            seen.push(key);
        }
        if seen.is_empty() { Err(format!("name at least one of {KEYS}")) } else { Ok(costs) }
    }
}

/// What admitting from some score on would have cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CutOff {
    /// The lowest score admitted, in thousandths of a point; above 100000 nobody is.
    pub from: u32,
    /// Customers admitted.
    pub admitted: u32,
    /// Of them, those who did not become happy.
    pub poor_fits_admitted: u32,
    /// Happy customers refused.
    pub good_lost: u32,
    /// Hours of demos and POCs for poor fits.
    pub hours: f64,
    /// Money: those hours, failed customers, and good deals lost.
    pub money: f64,
}

/// Costs of the profile's own cut-off and of the cheapest one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CostReport {
    pub costs: Costs,
    /// The profile as it admits now.
    pub now: CutOff,
    /// Everybody admitted, as without any profile.
    pub everybody: CutOff,
    /// The cheapest cut-off on these customers; the highest of several. Missing where no money was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cheapest: Option<CutOff>,
    /// What each of 101 cut-offs would have cost, from 0 to 100 points.
    pub curve: Vec<CutOff>,
}

impl Costs {
    fn at(&self, from: u32, admitted: u32, poor: u32, lost: u32) -> CutOff {
        let hours = f64::from(poor) * (self.demo + self.poc);
        let money = hours * self.hour + f64::from(poor) * self.failed + f64::from(lost) * self.lost;
        CutOff { from, admitted, poor_fits_admitted: poor, good_lost: lost, hours, money }
    }

    /// Whether cut-offs can be compared in money.
    fn in_money(&self) -> bool {
        (self.hour * (self.demo + self.poc) > 0.0 || self.failed > 0.0) && self.lost > 0.0
    }

    /// What these scores would have cost. The first so many tiers admit; must-haves may keep a row out of them whose score reaches the
    /// threshold, which only [`CostReport::now`] sees.
    pub fn reckon(&self, rows: &[Ranked], admitting: usize, threshold: u32) -> CostReport {
        let mut order: Vec<(u32, bool)> = rows.iter().map(|r| (r.likely, r.happy)).collect();
        order.sort_unstable_by(|a, b| b.cmp(a));
        let good = order.iter().filter(|(_, happy)| *happy).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let above = |cut: u32| {
            let rows = order.partition_point(|(score, _)| *score >= cut);
            let won = order[..rows].iter().filter(|(_, happy)| *happy).count();
            self.at(cut, count(rows), count(rows - won), count(good - won))
        };
        let admitted = || rows.iter().filter(|r| usize::from(r.tier) < admitting);
        let won = admitted().filter(|r| r.happy).count();
        let all = admitted().count();
        CostReport {
            costs: *self,
            now: self.at(threshold, count(all), count(all - won), count(good - won)),
            everybody: above(0),
            cheapest: self.in_money().then(|| self.cheapest(&order, count(good))),
            curve: (0..=100).map(|points| above(points * 1000)).collect(),
        }
    }

    fn cheapest(&self, order: &[(u32, bool)], good: u32) -> CutOff {
        let mut best = self.at(100_001, 0, 0, good);
        let (mut admitted, mut poor, mut lost) = (0, 0, good);
        let mut rest = order;
        while let Some(&(score, _)) = rest.first() {
            let same = rest.iter().take_while(|(s, _)| *s == score).count();
            for (_, happy) in &rest[..same] {
                admitted += 1;
                if *happy { lost -= 1 } else { poor += 1 }
            }
            rest = &rest[same..];
            let here = self.at(score, admitted, poor, lost);
            if here.money < best.money {
                best = here;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_are_typed_once() {
        let costs: Costs = "demo=4, POC=40;hour=80,failed=30000,lost=20000".parse().unwrap();
        assert_eq!(costs, Costs { demo: 4.0, poc: 40.0, hour: 80.0, failed: 30_000.0, lost: 20_000.0 });
        for (text, says) in [
            ("", "at least one"),
            ("demo", "write for example"),
            ("demo=x", "no number"),
            ("demo=-1", "between"),
            ("demo=inf", "between"),
            ("demo=1,demo=2", "twice"),
            ("lunch=3", "there are"),
        ] {
            let error = text.parse::<Costs>().unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }

    #[test]
    fn by_hand() {
        // An admitted poor fit costs 5 hours at 10 and 100 of failure; a lost good deal 120.
        let costs = Costs { demo: 2.0, poc: 3.0, hour: 10.0, failed: 100.0, lost: 120.0 };
        let row = |likely, tier, happy| Ranked { likely, tier, happy };
        let rows =
            [row(90_000, 0, true), row(70_000, 1, true), row(70_000, 1, false), row(40_000, 2, false), row(20_000, 3, true)];
        let found = costs.reckon(&rows, 2, 60_000);
        assert_eq!((found.now.admitted, found.now.poor_fits_admitted, found.now.good_lost), (3, 1, 1));
        assert_eq!((found.now.hours, found.now.money), (5.0, 150.0 + 120.0));
        // From 100.001: 3 × 120 = 360; from 90: 240; from 70: 150 + 120 = 270; from 40: 300 + 120; from 20: 300.
        let cheapest = found.cheapest.unwrap();
        assert_eq!((cheapest.from, cheapest.money), (90_000, 240.0));
        assert_eq!((found.everybody.admitted, found.everybody.money), (5, 300.0));
        assert_eq!(found.curve.len(), 101);
        assert_eq!((found.curve[70].admitted, found.curve[71].admitted), (3, 1));
        let only_hours = Costs { demo: 1.0, ..Costs::default() };
        assert_eq!(only_hours.reckon(&rows, 2, 60_000).cheapest, None);
    }
}
