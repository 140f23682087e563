//! What holds for any gate.

use lanewise_method::check::check;
use lanewise_method::edit::{put_tiers, remove_parameter};
use lanewise_method::gate::{Gate, GateNeed, Missing, Players, RangeEnd, default_gates};
use lanewise_method::profile::Tier;
use lanewise_method::slide::{Completeness, CriticalDate, Delta, SlideField, SlidePart, SlideRule};
use lanewise_method::{Profile, Slide};
use proptest::prelude::*;

use super::{Answers, common, event, judge, own, said, slide};

/// A slide of which these fields are filled in.
fn partial(mask: u8) -> Slide {
    let full = slide("Somebody");
    let has = |at: usize| mask >> at & 1 == 1;
    Slide {
        person: full.person,
        title: if has(0) { full.title } else { String::new() },
        issue: if has(1) { full.issue } else { String::new() },
        problems: if has(2) { full.problems } else { vec![] },
        capabilities: if has(3) { full.capabilities } else { vec![] },
        delta: if has(4) { full.delta } else { Delta { text: "a lot".into(), ..Delta::default() } },
        date: if has(5) { full.date } else { CriticalDate { day: "2026".into(), ..CriticalDate::default() } },
        events: if has(6) { full.events } else { vec![] },
        ..Slide::default()
    }
}

fn fill(slide: &mut Slide, field: SlideField) {
    let full = super::slide("Somebody");
    match field {
        SlideField::Title => slide.title = full.title,
        SlideField::Issue => slide.issue = full.issue,
        SlideField::Problems => slide.problems = full.problems,
        SlideField::Capabilities => slide.capabilities = full.capabilities,
        SlideField::Delta => slide.delta = full.delta,
        SlideField::Date => slide.date = full.date,
        SlideField::Events => slide.events = full.events,
    }
}

fn needs_for(profile: &Profile) -> impl Strategy<Value = Vec<GateNeed>> + use<> {
    let completeness = prop_oneof![Just(Completeness::Reasonable), Just(Completeness::Complete)];
    let players = prop_oneof![Just(Players::Any), Just(Players::Each)];
    let slides = (completeness, players).prop_map(|(at_least, of)| GateNeed::Slides { at_least, of });
    let levels: Vec<(String, Vec<String>)> =
        profile.parameters.iter().map(|p| (p.id.clone(), p.levels.iter().map(|l| l.id.clone()).collect())).collect();
    let answer = prop::sample::select(levels).prop_flat_map(|(parameter, levels)| {
        let most = levels.len();
        prop::sample::subsequence(levels, 0..=most)
            .prop_map(move |levels| GateNeed::Answer { parameter: parameter.clone(), levels })
    });
    let ends = prop_oneof![Just(RangeEnd::Low), Just(RangeEnd::Likely), Just(RangeEnd::High)];
    let tiers: Vec<String> = profile.tiers.iter().map(|t| t.id.clone()).collect();
    let tier = (prop::sample::select(tiers), ends).prop_map(|(at_least, at)| GateNeed::Tier { at_least, at });
    prop::collection::vec(prop_oneof![3 => slides, 1 => Just(GateNeed::ValueEvent), 3 => answer, 2 => tier], 0..6)
}

fn worlds() -> impl Strategy<Value = (Profile, Gate, Vec<u8>, Answers)> {
    (common::profile(), prop::bool::ANY, 0u8..4).prop_flat_map(|(mut profile, strict, may_lack)| {
        let parts = if strict {
            SlidePart::ALL.iter().copied().filter(|p| *p != SlidePart::External && *p != SlidePart::Event).collect()
        } else {
            SlideRule::default().parts
        };
        profile.slide_rule = Some(SlideRule { parts, may_lack, ..SlideRule::default() });
        let (needs, answers) = (needs_for(&profile), common::answers_for(&profile));
        (Just(profile), needs.prop_map(|n| own("own", n)), prop::collection::vec(0u8..128, 0..4), answers)
    })
}

proptest! {
    /// Ready means that nothing is missing, need by need; and what is missing is worth counting.
    #[test]
    fn ready_is_nothing_missing((profile, gate, masks, answers) in worlds()) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let verdict = judge(&profile, &gate, &slides, &answers);
        prop_assert_eq!(verdict.ready, verdict.missing().next().is_none());
        prop_assert_eq!(verdict.ready, verdict.to_get() == 0);
        prop_assert_eq!(verdict.needs.len(), gate.needs.len());
        for need in &verdict.needs {
            prop_assert_eq!(need.met, need.missing.is_empty());
        }
    }

    /// What is missing goes away when exactly that is supplied, and opens nothing else that was met: only an answer can move the tier.
    #[test]
    fn what_is_supplied_is_not_missing((profile, gate, masks, answers) in worlds()) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let before = judge(&profile, &gate, &slides, &answers);
        for (at, need) in before.needs.iter().enumerate() {
            for missing in &need.missing {
                let (mut slides, mut answers) = (slides.clone(), answers.clone());
                match missing {
                    Missing::Player => slides.push(slide("New")),
                    Missing::Fields { slide, fields, .. } => {
                        let slide = &mut slides[usize::try_from(*slide).unwrap() - 1];
                        fields.iter().for_each(|f| fill(slide, f.field));
                    }
                    Missing::ValueEvent { .. } if slides.is_empty() => slides.push(slide("New")),
                    Missing::ValueEvent { .. } => slides[0].events = vec![event()],
                    Missing::Answer { parameter, .. } | Missing::OtherAnswer { parameter, .. } => {
                        let GateNeed::Answer { levels, .. } = &need.need else { panic!("{need:?}") };
                        let any = profile.parameter(parameter).unwrap().levels[0].id.clone();
                        answers.insert(parameter.clone(), said(levels.first().unwrap_or(&any)));
                    }
                    Missing::Tier { .. } => continue,
                    Missing::NoParameter { .. } | Missing::NoTier { .. } => panic!("{missing:?}"),
                }
                let after = judge(&profile, &gate, &slides, &answers);
                prop_assert!(!after.needs[at].missing.contains(missing), "{:?} in {:?}", missing, after);
                for (was, is) in before.needs.iter().zip(&after.needs) {
                    if was.met && !matches!(was.need, GateNeed::Tier { .. } | GateNeed::Answer { .. }) {
                        prop_assert!(is.met, "{:?} was met before {:?}", was.need, missing);
                    }
                }
            }
        }
    }

    /// Filling fields in never closes a gate. Nor does an answer to what is open, where no must-have can cap the tier and the answer is
    /// one that the gate takes: the worst end can only rise.
    #[test]
    fn more_never_closes((profile, gate, masks, answers) in worlds(), at in any::<prop::sample::Index>(), more in 0u8..128) {
        let slides: Vec<Slide> = masks.iter().map(|m| partial(*m)).collect();
        let before = judge(&profile, &gate, &slides, &answers);
        if !masks.is_empty() {
            let mut fuller = masks.clone();
            let at = at.index(masks.len());
            fuller[at] |= more;
            let slides: Vec<Slide> = fuller.iter().map(|m| partial(*m)).collect();
            let after = judge(&profile, &gate, &slides, &answers);
            prop_assert!(after.ready || !before.ready);
            for (was, is) in before.needs.iter().zip(&after.needs) {
                prop_assert!(is.met || !was.met, "{:?}", was.need);
            }
        }
        let profile = Profile { must_haves: vec![], ..profile };
        let before = judge(&profile, &gate, &slides, &answers);
        let open = profile.parameters.iter().find(|p| !answers.contains_key(&p.id));
        if let Some(parameter) = open {
            let mut known = answers.clone();
            known.insert(parameter.id.clone(), said(&parameter.levels[at.index(parameter.levels.len())].id));
            let after = judge(&profile, &gate, &slides, &known);
            for (was, is) in before.needs.iter().zip(&after.needs) {
                let low = !matches!(was.need, GateNeed::Tier { at: RangeEnd::Likely | RangeEnd::High, .. });
                prop_assert!(is.met || !was.met || !low, "{:?}", was.need);
            }
        }
    }

    /// Default gates are always whole, and no edit of the tiers breaks gates.
    #[test]
    fn gates_stay_whole(profile in common::profile(), keep in prop::collection::vec(prop::bool::ANY, 6), gone in any::<prop::sample::Index>()) {
        let mut profile = Profile { gates: Some(default_gates(&profile)), ..profile };
        prop_assert_eq!(check(&profile), vec![]);
        let last = profile.tiers.len() - 1;
        let tiers: Vec<Tier> =
            profile.tiers.iter().enumerate().filter(|&(at, _)| keep[at] || at == 0 || at == last).map(|(_, t)| t.clone()).collect();
        put_tiers(&mut profile, tiers);
        let id = profile.parameters[gone.index(profile.parameters.len())].id.clone();
        if profile.parameters.len() > 1 {
            remove_parameter(&mut profile, &id).unwrap();
        }
        prop_assert!(check(&profile).iter().all(|p| !p.place.starts_with("gates")), "{:?}", check(&profile));
    }
}
