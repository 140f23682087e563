//! The comparison of slides as people read it.

use lanewise_method::Outcome;
use lanewise_method::contrast::{CannotKnow, ContrastVerdict, Seen, SlideTrait, Told};
use lanewise_method::slide::SlideField;
use lanewise_workspace::view::compare::{CompareSide, SlideComparison, TermContrast};

use crate::terminal::{plain, wrap};
use crate::wording::count;

/// Terms of a side that fit on a screen; `--json` has more.
const TERMS: usize = 12;

const WIDTH: usize = 44;

struct Row {
    name: String,
    left: Seen,
    right: Seen,
    verdict: ContrastVerdict,
}

/// All of it.
pub fn report(found: &SlideComparison, outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for (name, side) in [("left ", &found.left), ("right", &found.right)] {
        text += &format!("{name}  {}: {}\n", people(side, outcomes), sizes(side));
    }
    if found.others > 0 {
        text += &format!("       {} of accounts in neither group\n", count(found.others.into(), "more slide", "more slides"));
    }
    if let Some(few) = &found.cannot_know {
        text += "\n";
        for line in wrap(&cannot_know(few), 100) {
            text += &format!("{line}\n");
        }
    }
    let fields =
        found.fields.iter().map(|f| Row { name: field(f.field).into(), left: f.left, right: f.right, verdict: f.verdict });
    text += &table("Complete", fields.collect());
    let traits =
        found.traits.iter().map(|t| Row { name: trait_name(t.seen).into(), left: t.left, right: t.right, verdict: t.verdict });
    text += &table("What slides have", traits.collect());
    let themes = found.themes.iter().map(|t| Row {
        name: format!("{} ({})", plain(&t.name), field(t.field).to_lowercase()),
        left: t.left,
        right: t.right,
        verdict: t.verdict,
    });
    text += &table("Themes", themes.collect());
    let terms = |right: bool| -> Vec<&TermContrast> { found.terms.iter().filter(|t| (t.z < 0.0) == right).take(TERMS).collect() };
    for (title, right) in [("Said more often on the left", false), ("Said more often on the right", true)] {
        let rows = terms(right).into_iter().map(|t| Row {
            name: format!("{} ({})", plain(&t.term), field(t.field).to_lowercase()),
            left: t.left,
            right: t.right,
            verdict: t.verdict,
        });
        text += &table(title, rows.collect());
    }
    text
}

fn people(side: &CompareSide, outcomes: &[Outcome]) -> String {
    let name = |id: &String| {
        let own = outcomes.iter().find(|o| o.id == *id).map(|o| o.name.trim()).filter(|n| !n.is_empty());
        plain(own.unwrap_or(id)).replace('_', " ")
    };
    if side.outcomes.is_empty() { "(no outcome)".into() } else { side.outcomes.iter().map(name).collect::<Vec<_>>().join(", ") }
}

fn sizes(side: &CompareSide) -> String {
    format!("{} of {}", count(side.slides.len() as u64, "slide", "slides"), count(side.accounts.into(), "account", "accounts"))
}

fn table(title: &str, rows: Vec<Row>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{:<WIDTH$} {:>11} {:>11}  verdict\n", title, "left", "right");
    for row in rows {
        let seen = |seen: Seen| format!("{} ({})", seen.slides, seen.accounts);
        let name: String =
            if row.name.chars().count() > WIDTH { row.name.chars().take(WIDTH - 1).chain(['…']).collect() } else { row.name };
        let line = format!("{name:<WIDTH$} {:>11} {:>11}  {}", seen(row.left), seen(row.right), verdict(row.verdict));
        text += &format!("{}\n", line.trim_end());
    }
    text
}

fn cannot_know(few: &CannotKnow) -> String {
    let said = |told: Told| format!("{} of {} against {} of {}", told.left, few.left, told.right, few.right);
    let accounts = format!("With {} against {}", count(few.left.into(), "account", "accounts"), few.right);
    match (few.leans, few.separates) {
        (None, _) => format!(
            "{accounts} nothing can be told: even all against none would come by chance too often. Compare the words, not the counts."
        ),
        (Some(leans), None) => format!(
            "{accounts} no field can be shown to separate. The smallest difference that leans is {}; what is less may be chance.",
            said(leans)
        ),
        (Some(leans), Some(separates)) => format!(
            "{accounts} the smallest difference that leans is {}, and {} for a field to separate. What is less may be chance.",
            said(leans),
            said(separates)
        ),
    }
}

const fn verdict(verdict: ContrastVerdict) -> &'static str {
    match verdict {
        ContrastVerdict::Separates => "separates",
        ContrastVerdict::Leans => "leans",
        ContrastVerdict::TooFew => "too few",
        ContrastVerdict::NoDifference => "no difference",
    }
}

const fn field(field: SlideField) -> &'static str {
    match field {
        SlideField::Title => "Job title",
        SlideField::Issue => "Critical business issue",
        SlideField::Problems => "Problems and reasons",
        SlideField::Capabilities => "Specific capabilities",
        SlideField::Delta => "Delta",
        SlideField::Date => "Critical date",
        SlideField::Events => "Value realization events",
    }
}

const fn trait_name(seen: SlideTrait) -> &'static str {
    match seen {
        SlideTrait::TitleHead => "An executive or head of function",
        SlideTrait::SeveralPlayers => "Several key players",
        SlideTrait::ProblemReasons => "Each problem has its reason",
        SlideTrait::ManyNeeds => "More than ten needs",
        SlideTrait::OurWording => "A need in our own words",
        SlideTrait::DeltaAmount => "The delta has a number",
        SlideTrait::DeltaMoney => "The delta is money",
        SlideTrait::DeltaPeriod => "The delta says how often",
        SlideTrait::DateEvent => "An event behind the date",
        SlideTrait::DateExternal => "The date is set from outside",
        SlideTrait::DateInternal => "The date is their own",
        SlideTrait::DateConsequence => "Missing the date has a consequence",
        SlideTrait::EventEarly => "A win within twelve weeks",
        SlideTrait::EventOwner => "The first event has an owner",
        SlideTrait::EventMeasure => "The first event is measured",
        SlideTrait::EventGoLive => "The first event is the go-live itself",
    }
}
