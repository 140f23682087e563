//! The parameter that is answered from the capability match (D4): one at most, and only where a share can be its answer.
#![allow(clippy::unwrap_used, reason = "tests")]

use lanewise_method::Profile;
use lanewise_method::check::{check, read_profile};
use lanewise_method::diff::{What, diff};
use lanewise_method::edit::{add_parameter, put_parameter};
use lanewise_method::kind::{KindWish, with_kind};
use lanewise_method::merge::merge;
use lanewise_method::problem::Rule;
use lanewise_method::profile::{AnswerKind, Group};

/// Of the starter profile: `problem_solution_fit` is answered so, `needs_matched` could be.
fn starter() -> Profile {
    read_profile(include_str!("../../../profiles/success-ready.en.json")).unwrap()
}

fn fed(profile: &Profile) -> Vec<&str> {
    profile.parameters.iter().filter(|p| p.from_needs).map(|p| p.id.as_str()).collect()
}

#[test]
fn a_file_with_two_or_with_no_share_is_refused() {
    let mut profile = starter();
    assert_eq!(profile.from_needs().map(|p| p.id.as_str()), Some("problem_solution_fit"));
    for parameter in &mut profile.parameters {
        parameter.from_needs |= parameter.id == "needs_matched" || parameter.id == "executive_contact";
    }
    let said: Vec<_> = check(&profile).into_iter().map(|p| (p.place, *p.rule)).collect();
    assert!(said.contains(&("parameters[executive_contact].from_needs".into(), Rule::FromNeedsNotShare)), "{said:?}");
    let other = "Problem/solution fit".to_owned();
    assert!(said.contains(&("parameters[needs_matched].from_needs".into(), Rule::FromNeedsTwice { other })), "{said:?}");
}

#[test]
fn edits_keep_it_right() {
    let before = starter();
    // The one chosen last counts.
    let mut profile = before.clone();
    let mut other = profile.parameter("needs_matched").unwrap().clone();
    other.from_needs = true;
    put_parameter(&mut profile, other.clone()).unwrap();
    assert_eq!(fed(&profile), ["needs_matched"]);
    assert_eq!(diff(&before, &profile).iter().filter(|d| d.what == What::FromNeeds).count(), 2);
    // A share that becomes a choice, or is counted in something else, is none any more.
    let choice = with_kind(&other, AnswerKind::Ordered, &KindWish::default());
    put_parameter(&mut profile, choice).unwrap();
    assert_eq!((fed(&profile), check(&profile)), (vec![], vec![]));
    let mut profile = before.clone();
    let mut counted = profile.parameter("problem_solution_fit").unwrap().clone();
    counted.unit = Some("needs".into());
    put_parameter(&mut profile, counted).unwrap();
    assert_eq!((fed(&profile), check(&profile)), (vec![], vec![]));
    // One that is added does not push out the one that is there.
    let mut profile = before.clone();
    other.id = "another".into();
    add_parameter(&mut profile, other, Group { id: "fit".into(), name: "Fit".into() });
    assert_eq!(fed(&profile), ["problem_solution_fit"]);
    // Merged, what stays is answered so.
    let mut profile = before;
    merge(&mut profile, "needs_matched", "problem_solution_fit", &[]).unwrap();
    assert_eq!((fed(&profile), check(&profile)), (vec!["needs_matched"], vec![]));
}
