//! Needs matched with capabilities (D4): held against what a presales engineer would say, and against what nobody should.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::time::{Duration, Instant};

use lanewise_method::needs::{Covered, MatchWhy, NeedMatch, Offer, Offers};
use proptest::prelude::*;

struct Listed {
    name: String,
    words: Vec<String>,
    offered: bool,
}

/// The sample's list: `capability,words,about,state`, quoted where it must be.
fn sample() -> Vec<Listed> {
    let text = include_str!("../../../profiles/sample/capabilities.csv");
    text.lines()
        .skip(1)
        .map(|line| {
            let mut cells = vec![String::new()];
            let mut quoted = false;
            for c in line.chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    c => cells.last_mut().unwrap().push(c),
                }
            }
            let words = cells[1].split(';').map(|w| w.trim().to_owned()).collect();
            Listed { name: cells[0].clone(), words, offered: cells[3] == "yes" }
        })
        .collect()
}

fn offers(list: &[Listed]) -> Offers {
    with_earlier(list, &[])
}

fn with_earlier(list: &[Listed], earlier: &[(&str, Option<u32>, Covered)]) -> Offers {
    let offer =
        |(id, l): (u32, &'_ Listed)| -> (u32, String, Vec<String>, bool) { (id, l.name.clone(), l.words.clone(), l.offered) };
    let owned: Vec<_> = (1..).zip(list).map(offer).collect();
    let list = owned.iter().map(|(id, name, words, offered)| Offer { id: *id, name, words, offered: *offered });
    Offers::new(list, earlier.iter().copied())
}

fn listed(name: &str, words: &[&str], offered: bool) -> Listed {
    Listed { name: name.into(), words: words.iter().map(|w| (*w).into()).collect(), offered }
}

/// Sixty needs with what a presales engineer would say of them.
#[test]
fn it_is_precise_on_needs_labelled_by_hand() {
    let list = sample();
    let offers = offers(&list);
    let (mut needs, mut wanted) = (0, 0);
    let (mut sure, mut sure_right, mut said, mut right) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for line in include_str!("fixtures/needs.txt").lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let (need, expected) = line.rsplit_once('|').unwrap();
        let expected: Vec<&str> = expected.split(';').filter(|e| *e != "-").collect();
        assert!(expected.iter().all(|e| list.iter().any(|l| l.name == *e)), "{expected:?}");
        needs += 1;
        wanted += usize::from(!expected.is_empty());
        let Some(found) = offers.suggest(need) else { continue };
        let name = &list[found.capability.unwrap() as usize - 1].name;
        let fits = expected.contains(&name.as_str());
        said += 1;
        right += usize::from(fits);
        sure += usize::from(found.sure);
        sure_right += usize::from(found.sure && fits);
        if !fits {
            wrong.push(format!("{need} -> {name} {found:?}"));
        }
    }
    println!(
        "{needs} needs, {wanted} with a capability: {right} of {said} suggestions right, {sure_right} of {sure} sure ones\n{}",
        wrong.join("\n")
    );
    assert_eq!(needs, 60);
    assert!(sure_right * 100 >= sure * 95, "{sure_right} of {sure}: {wrong:#?}");
    assert!(right * 100 >= said * 90, "{right} of {said}: {wrong:#?}");
    assert!(right * 100 >= wanted * 70, "{right} of {wanted} found");
}

fn name_of(list: &[Listed], found: Option<&NeedMatch>) -> Option<String> {
    found.and_then(|f| f.capability).map(|id| list[id as usize - 1].name.clone())
}

#[test]
fn what_every_brochure_says_matches_nothing() {
    let list = [
        listed("Workflow", &["workflow engine"], true),
        listed("Approval workflow for purchase orders", &["workflow of orders"], true),
        listed("Digital platform", &["process management", "one system"], true),
    ];
    let offers = offers(&list);
    for need in ["workflow", "A digital platform", "Process management", "one system for everything", "the", "", "   ", "…", "?!"]
    {
        assert_eq!(offers.suggest(need), None, "{need}");
    }
    let found = offers.suggest("A workflow to approve purchases").unwrap();
    assert_eq!(name_of(&list, Some(&found)).unwrap(), "Approval workflow for purchase orders");
    assert!(!found.sure);
}

#[test]
fn accents_endings_and_languages_do_not_matter() {
    let list = [
        listed("Mobile approval", &["approve from the phone", "aprobar desde el móvil", "approvazione dal telefono"], true),
        listed("Non-conformity handling", &["non conformità", "no conformidades"], true),
        listed("Work without a network", &["offline", "sin cobertura"], false),
    ];
    let offers = offers(&list);
    for (need, name) in [
        ("APROBAR DESDE EL MOVIL", "Mobile approval"),
        ("approvazioni dai telefoni", "Mobile approval"),
        ("le non conformita", "Non-conformity handling"),
        ("Registrar una no conformidad y aprobar desde el móvil", "Mobile approval"),
        ("Deve funzionare offline, also in hall 2", "Work without a network"),
    ] {
        let found = offers.suggest(need);
        assert_eq!(name_of(&list, found.as_ref()).as_deref(), Some(name), "{need}");
    }
    // Asked for and not offered covers nothing; a "with" is no "without".
    assert_eq!(offers.suggest("Works offline").unwrap().cover, Covered::Not);
    assert_eq!(offers.suggest("con cobertura"), None);
    let words = |need: &str| offers.suggest(need).unwrap().why;
    assert_eq!(words("Works OFFLINE, offline!"), MatchWhy::Words { words: vec!["offline".into()] });
}

#[test]
fn what_was_settled_before_counts_most() {
    let list = [listed("Photos", &["pictures"], true), listed("Offline", &[], false)];
    let earlier = [
        ("Pictures of the pallet", Some(1), Covered::Partly),
        ("pictures of a PALLET", Some(1), Covered::Partly),
        ("Pictures of the pallet", Some(1), Covered::Covered),
        ("Nothing on my servers", None, Covered::Not),
        ("Offline in the hall", Some(2), Covered::Covered),
        ("Listed no more", Some(77), Covered::Covered),
        ("Torn", Some(1), Covered::Covered),
        ("Torn", None, Covered::Not),
    ];
    let offers = with_earlier(&list, &earlier);
    let told = |need: &str| offers.suggest(need).map(|s| (s.capability, s.cover, s.sure, s.why));
    let before = |times| MatchWhy::Earlier { times };
    assert_eq!(
        told("The picture of a pallet"),
        Some((Some(1), Covered::Partly, false, before(2))),
        "two said partly, one wholly"
    );
    assert_eq!(told("nothing on my servers!"), Some((None, Covered::Not, true, before(1))));
    // It was offered when somebody said so; it is not any more.
    assert_eq!(told("Offline in the hall"), Some((Some(2), Covered::Not, true, before(1))));
    assert_eq!(told("Listed no more"), Some((None, Covered::Covered, true, before(1))));
    assert_eq!(told("Torn"), Some((None, Covered::Not, false, before(1))), "of two equally often the one that promises less");
    assert!(matches!(told("Pictures").unwrap().3, MatchWhy::Words { .. }));
    assert!(matches!(offers.by_words("Pictures of the pallet").unwrap().why, MatchWhy::Words { .. }));
}

#[test]
fn nothing_to_match_with_and_far_too_much() {
    let none = offers(&[]);
    assert_eq!(none.suggest("Photos"), None);
    let list = sample();
    let all: String = list.iter().map(|l| format!("{}. {}. ", l.name, l.words.join(". "))).collect();
    let page: String = all.chars().cycle().take(20_000).collect();
    assert_eq!(offers(&list).suggest(&page), None, "a page of everything asks for nothing");
    assert_eq!(offers(&list).suggest(&"x".repeat(20_000)), None);
    let blank = [listed("", &["", " ", "the"], true)];
    assert_eq!(offers(&blank).suggest("the photo"), None);
}

/// 500 capabilities, 2,000 needs: 200 ms in a release build (METHOD D4's screen), and not out of all proportion in this one.
#[test]
fn thousands_of_needs_are_matched_at_once() {
    let bases = sample();
    let list: Vec<Listed> = (0..500)
        .map(|at| {
            let base = &bases[at % bases.len()];
            let words = base.words.iter().map(|w| format!("{w} {}", at / bases.len())).collect();
            Listed { name: format!("{} {at}", base.name), words, offered: base.offered }
        })
        .collect();
    let needs: Vec<String> = include_str!("fixtures/needs.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split('|').next().unwrap().to_owned())
        .cycle()
        .zip(0..2_000)
        .map(|(need, at)| format!("{need} {at}"))
        .collect();
    let begun = Instant::now();
    let offers = offers(&list);
    let found = needs.iter().filter(|n| offers.suggest(n).is_some()).count();
    let took = begun.elapsed();
    println!("500 capabilities, 2,000 needs: {found} suggestions in {took:?}");
    assert!(found > 500);
    assert!(took < Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 }), "{took:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed: the same answer each time, whatever the order of the other words, and only of what is listed.
    #[test]
    fn it_says_the_same_every_time(need in "[ a-zàéñ0-9!|’-]{0,60}", swap in any::<bool>()) {
        let mut list = sample();
        let one = offers(&list).suggest(&need);
        prop_assert_eq!(&one, &offers(&list).suggest(&need));
        if swap {
            for l in &mut list {
                l.words.reverse();
            }
            prop_assert_eq!(&one, &offers(&list).suggest(&need));
        }
        prop_assert!(one.is_none_or(|s| s.capability.is_some_and(|c| c >= 1 && c as usize <= list.len())));
    }
}
