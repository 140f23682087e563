//! What `lanewise replay` found, and how it says it.

use lanewise_method::replay::ToldApart;
use lanewise_workspace::view::replay::{ReplayCorner, ReplayView};
use serde::Serialize;

use super::labelled::Source;
use super::quality::upper;
use super::report::Made;
use crate::wording::amount;
use crate::wording::count;

/// Two profiles on the same past customers.
#[derive(Debug, Clone, Serialize)]
pub struct ReplayReport {
    /// `replay`.
    pub report: &'static str,
    pub format: u32,
    /// Whom each lets in, in a sentence.
    pub verdict: String,
    /// What to be careful about, in sentences.
    pub warnings: Vec<String>,
    /// The first profile as sentences call it.
    pub one: String,
    /// The second.
    pub other: String,
    /// Where the customers come from, where that is a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<Source>,
    /// The workspace that they come from, else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<String>,
    pub made: Made,
    /// The corners, the accounts in them, and what it comes to. Scores in thousandths of a point; an account's `id` is its line in the table.
    pub replay: ReplayView,
}

/// The corners in their order: both let in, only the first, only the second, neither.
pub fn corner_names(one: &str, other: &str) -> [String; 4] {
    ["both let in".into(), format!("only {one} lets in"), format!("only {other} lets in"), "neither lets in".into()]
}

/// "12 customers, 10 of them good".
pub fn corner_told(corner: &ReplayCorner) -> String {
    format!("{}, {} of them good", count(corner.count.into(), "customer", "customers"), corner.good)
}

/// Whom each lets in.
pub fn verdict(view: &ReplayView, one: &str, other: &str) -> String {
    if view.customers == view.untold_count {
        return "Nothing can be said: of no customer is it known what both profiles ask.".into();
    }
    let good = |bill: &lanewise_method::cost::CostBill| bill.good - bill.good_lost;
    let (first, second) = (&view.one.bill, &view.other.bill);
    upper(&format!(
        "{other} would have let in {} of {} poor fits and {} of {} good customers; {one} lets in {} and {}.",
        second.poor_admitted,
        second.poor,
        good(second),
        second.good,
        first.poor_admitted,
        good(first),
    ))
}

/// What that comes to in hours and money, and whether the difference can be told from chance.
pub fn sentences(view: &ReplayView, one: &str, other: &str) -> Vec<String> {
    let mut told = Vec::new();
    if view.priced && view.customers > view.untold_count {
        let gap = view.gains.millionths();
        let apart = lanewise_method::Number::from_millionths(gap.saturating_abs());
        let hours = lanewise_method::Number::from_millionths(view.hours.millionths().saturating_abs());
        let what = match (&view.currency, view.in_money) {
            (Some(currency), true) if !currency.is_empty() => format!("{} {currency}", amount(apart)),
            (_, true) => format!("{} in money", amount(apart)),
            _ => format!("{} hours", amount(apart)),
        };
        told.push(match gap {
            0 => format!("At these costs {one} and {other} come to the same."),
            1.. => format!(
                "At these costs {one} comes out {what} better than {other}; on poor fits the two are {} hours apart.",
                amount(hours)
            ),
            _ => format!(
                "At these costs {one} comes out {what} worse than {other}; on poor fits the two are {} hours apart.",
                amount(hours)
            ),
        });
    }
    if let Some(paired) = view.paired {
        let verdict = match paired.apart {
            ToldApart::Told => format!("more than chance would make (p = {:.3}, McNemar's exact test)", paired.p),
            ToldApart::Chance => format!("that may be chance (p = {:.3}, McNemar's exact test)", paired.p),
            ToldApart::TooFew => "too few to tell from chance".into(),
        };
        told.push(format!(
            "{one} alone is right about {}, {other} alone about {}: {verdict}.",
            count(paired.one.into(), "customer", "customers"),
            paired.other
        ));
    }
    told
}

/// What to be careful about.
pub fn warnings(view: &ReplayView, one: &str, other: &str) -> Vec<String> {
    let mut told = vec!["A profile does better on the customers who shaped it than it will on others.".to_owned()];
    if view.untold_count > 0 {
        told.push(format!(
            "Of {} one of the two profiles knows nothing: they stand in no corner.",
            count(view.untold_count.into(), "customer", "customers")
        ));
    }
    for (side, name) in [(&view.one, one), (&view.other, other)] {
        let gaps: Vec<String> = side
            .asked
            .iter()
            .filter(|a| a.known < view.customers)
            .map(|a| format!("{} ({})", a.parameter, view.customers - a.known))
            .collect();
        if !gaps.is_empty() {
            told.push(format!(
                "{} asks {}; of {} not all are known: {}.",
                upper(name),
                count(side.asked.len() as u64, "thing", "things"),
                count(side.incomplete.into(), "customer", "customers"),
                gaps.join(", ")
            ));
        }
    }
    if !view.priced {
        told.push(
            "Nobody has said what things cost: --costs demo=4,poc=40,lost=20000,hour=80 tells it in hours and money.".into(),
        );
    }
    told
}

/// The two profiles side by side: what, the first, the second.
pub fn side_by_side(view: &ReplayView) -> Vec<(&'static str, String, String)> {
    let compared = view.customers - view.untold_count;
    let of = |n: u32, all: u32| format!("{n} of {all}");
    let both =
        |what, tell: &dyn Fn(&lanewise_workspace::view::replay::ReplaySide) -> String| (what, tell(&view.one), tell(&view.other));
    let mut rows = vec![
        both("let in", &|s| of(s.admitted, compared)),
        both("of those good", &|s| of(s.admitted_good, s.admitted)),
        both("poor fits let in", &|s| of(s.bill.poor_admitted, s.bill.poor)),
        both("good ones turned away", &|s| of(s.bill.good_lost, s.bill.good)),
        both("right about", &|s| of(s.right, compared)),
    ];
    if view.priced {
        rows.push(both("hours on poor fits", &|s| amount(s.bill.spent.hours)));
        rows.push(both(if view.in_money { "cost in money" } else { "cost in hours" }, &|s| amount(s.bill.cost)));
    }
    rows.push(both("settled", &|s| of(s.settled, view.customers)));
    rows
}
