//! Properties of scoring (S1-S4, P4, S8) over generated profiles and answers, and the bulk engine against the plain one.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod common;

use std::collections::HashMap;

use common::{answers_for, profile};
use lanewise_method::answer::{Answer, Given, Grade, State};
use lanewise_method::ask::next_questions;
use lanewise_method::bulk::Population;
use lanewise_method::change::changes;
use lanewise_method::check::check;
use lanewise_method::evidence::Case;
use lanewise_method::like::{Likes, Past, most_like};
use lanewise_method::profile::{Guesses, Profile};
use lanewise_method::reads::{columns, read_all, shape};
use lanewise_method::score::{Scored, score};
use lanewise_method::since::since;
use lanewise_method::tier::{MAX_SCORE, tier_of, top_of};
use lanewise_method::weight::with_weight;
use proptest::prelude::*;

type Answers = HashMap<String, Answer>;

fn case() -> impl Strategy<Value = (Profile, Answers)> {
    profile().prop_flat_map(|p| {
        let answers = answers_for(&p);
        (Just(p), answers)
    })
}

fn width(scored: &Scored) -> u32 {
    scored.high - scored.low
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn generated_profiles_are_valid(p in profile()) {
        prop_assert_eq!(check(&p), vec![]);
    }

    #[test]
    fn parts_sum_to_the_whole_and_ranges_are_ordered((p, answers) in case()) {
        let s = score(&p, &answers);
        prop_assert_eq!(s.parts.iter().map(|x| x.low).sum::<u32>(), s.low);
        prop_assert_eq!(s.parts.iter().map(|x| x.likely).sum::<u32>(), s.likely);
        prop_assert_eq!(s.parts.iter().map(|x| x.high).sum::<u32>(), s.high);
        prop_assert!(s.low <= s.likely && s.likely <= s.high && s.high <= MAX_SCORE);
        for part in &s.parts {
            prop_assert_eq!(part.likely + part.lost, part.best);
            prop_assert!(part.low <= part.likely && part.likely <= part.high && part.high <= part.best);
        }
        let at = |id: &str| p.tier_index(id).unwrap();
        prop_assert!(at(&s.tier_low) >= at(&s.tier) && at(&s.tier) >= at(&s.tier_high));
        prop_assert_eq!(s.settled, s.tier_low == s.tier_high);
    }

    #[test]
    fn answering_an_unknown_never_widens_the_range((p, answers) in case(), pick in any::<prop::sample::Index>(), level in any::<prop::sample::Index>(), guess in any::<bool>()) {
        let before = score(&p, &answers);
        let open: Vec<_> = before.parts.iter().filter(|x| x.state == State::Unknown).map(|x| x.parameter.clone()).collect();
        prop_assume!(!open.is_empty());
        let id = &open[pick.index(open.len())];
        let parameter = p.parameter(id).unwrap();
        let level = parameter.levels[level.index(parameter.levels.len())].id.clone();
        let mut after = answers.clone();
        let grade = if guess { Grade::Guess } else { Grade::Said };
        after.insert(id.clone(), Answer { given: Given::Levels(vec![level]), grade });
        let after = score(&p, &after);
        prop_assert!(width(&after) <= width(&before));
        prop_assert!(after.low >= before.low && after.high <= before.high);
    }

    #[test]
    fn order_never_matters((p, answers) in case(), seed in any::<u64>()) {
        let mut shuffled = p.clone();
        let n = shuffled.parameters.len();
        for i in (1..n).rev() {
            shuffled.parameters.swap(i, (seed as usize).wrapping_mul(i + 7) % (i + 1));
        }
        shuffled.must_haves.reverse();
        let (a, b) = (score(&p, &answers), score(&shuffled, &answers));
        prop_assert_eq!((a.low, a.likely, a.high, a.tier_low, a.tier, a.tier_high), (b.low, b.likely, b.high, b.tier_low, b.tier, b.tier_high));
    }

    #[test]
    fn thresholds_partition_all_scores(p in profile(), s in 0u32..=MAX_SCORE) {
        let holding: Vec<usize> = (0..p.tiers.len()).filter(|&i| p.tiers[i].from <= s && s <= top_of(&p.tiers, i)).collect();
        prop_assert_eq!(holding, vec![tier_of(&p.tiers, s)]);
    }

    #[test]
    fn an_unknown_never_triggers_a_must_have(p in profile()) {
        let s = score(&p, &Answers::new());
        prop_assert!(s.capped_by.is_empty());
        prop_assert_eq!(s.not_verified.len(), p.must_haves.len());
        prop_assert_eq!(s.unknown as usize, p.parameters.len());
    }

    #[test]
    fn a_cap_holds_for_all_three((p, answers) in case()) {
        let s = score(&p, &answers);
        for cap in &s.capped_by {
            let limit = p.tier_index(&cap.at_most).unwrap();
            for tier in [&s.tier_low, &s.tier, &s.tier_high] {
                prop_assert!(p.tier_index(tier).unwrap() >= limit);
            }
        }
    }

    #[test]
    fn trusted_guesses_are_known_and_unknown_guesses_are_unknown((p, answers) in case()) {
        let said: Answers = answers.iter().map(|(k, a)| (k.clone(), Answer { given: a.given.clone(), grade: if a.grade == Grade::Guess { Grade::Said } else { a.grade } })).collect();
        let none: Answers = answers.iter().filter(|(_, a)| a.grade != Grade::Guess).map(|(k, a)| (k.clone(), a.clone())).collect();
        let with = |g| Profile { guesses: g, ..p.clone() };
        prop_assert_eq!(score(&with(Guesses::Trust), &answers), score(&with(Guesses::Trust), &said));
        let (a, b) = (score(&with(Guesses::Unknown), &answers), score(&with(Guesses::Unknown), &none));
        prop_assert_eq!((a.low, a.likely, a.high, a.tier), (b.low, b.likely, b.high, b.tier));
        prop_assert!(width(&score(&with(Guesses::Widen), &answers)) >= width(&score(&with(Guesses::Trust), &answers)));
    }

    #[test]
    fn changes_do_what_they_say((p, answers) in case()) {
        let now = score(&p, &answers);
        let at = |id: &str| p.tier_index(id).unwrap();
        let found = changes(&p, &answers);
        for (set, better) in found.better.iter().map(|s| (s, true)).chain(found.worse.iter().map(|s| (s, false))) {
            let mut with = answers.clone();
            for a in &set.answers {
                with.insert(a.parameter.clone(), Answer { given: Given::Levels(vec![a.level.clone()]), grade: Grade::Said });
            }
            let after = score(&p, &with);
            prop_assert_eq!((after.likely, &after.tier), (set.likely, &set.tier));
            prop_assert_eq!(at(&after.tier) < at(&now.tier), better);
            prop_assert!(at(&after.tier) != at(&now.tier));
        }
        for flip in &found.weights {
            let i = p.parameters.iter().position(|x| x.id == flip.parameter).unwrap();
            let mut other = p.clone();
            for (x, w) in other.parameters.iter_mut().zip(lanewise_method::weight::with_weight(&p.weights(), &[], i, flip.flips_at)) {
                x.weight = w;
            }
            prop_assert_eq!(&score(&other, &answers).tier, &flip.tier);
            prop_assert!(flip.tier != now.tier);
        }
    }

    #[test]
    fn no_smaller_set_of_answers_lifts_the_verdict((p, answers) in case()) {
        let now = score(&p, &answers);
        let at = |id: &str| p.tier_index(id).unwrap();
        let found = changes(&p, &answers);
        let Some(set) = found.better.first().filter(|s| s.answers.len() == 2 && s.answers.iter().all(|a| a.open)) else { return Ok(()) };
        prop_assert!(set.answers.len() == 2);
        for part in now.parts.iter().filter(|x| x.state != State::Known) {
            for level in &p.parameter(&part.parameter).unwrap().levels {
                let mut with = answers.clone();
                with.insert(part.parameter.clone(), Answer { given: Given::Levels(vec![level.id.clone()]), grade: Grade::Said });
                prop_assert!(at(&score(&p, &with).tier) >= at(&now.tier));
            }
        }
    }

    #[test]
    fn the_nearest_weight_that_flips_is_found_as_by_trying_them_all((p, answers) in case()) {
        let (now, weights) = (score(&p, &answers), p.weights());
        let tier_with = |at: usize, weight: u16| {
            let mut other = p.clone();
            for (parameter, weight) in other.parameters.iter_mut().zip(with_weight(&weights, &[], at, weight)) {
                parameter.weight = weight;
            }
            score(&other, &answers).tier
        };
        let found = changes(&p, &answers).weights;
        for (at, parameter) in p.parameters.iter().enumerate() {
            let own = i32::from(parameter.weight);
            let nearest = (1..=1000).flat_map(|step| [own - step, own + step]).filter(|w| (0..=1000).contains(w)).find_map(|w| {
                let weight = u16::try_from(w).unwrap();
                let tier = tier_with(at, weight);
                (tier != now.tier).then_some((weight, tier))
            });
            let told = found.iter().find(|f| f.parameter == parameter.id).map(|f| (f.flips_at, f.tier.clone()));
            prop_assert_eq!(told, nearest);
        }
    }

    #[test]
    fn answers_read_once_mean_what_they_mean(
        (p, all) in profile().prop_flat_map(|p| { let a = prop::collection::vec(answers_for(&p), 0..12); (Just(p), a) })
    ) {
        let read = read_all(&p, &all);
        for guesses in [Guesses::Widen, Guesses::Trust, Guesses::Unknown] {
            let readings = columns(&p, guesses, &read, |_, reading| (reading.state, reading.low, reading.likely, reading.high));
            for (at, parameter) in p.parameters.iter().enumerate() {
                for (account, answers) in all.iter().enumerate() {
                    let plain = parameter.reading(answers.get(&parameter.id), guesses);
                    prop_assert_eq!(&read[account].reading(at, parameter, guesses), &plain);
                    prop_assert_eq!(readings[at][account], (plain.state, plain.low, plain.likely, plain.high));
                }
            }
        }
        // Fits, weights and words change nothing of what is read; a level under another id does.
        let mut other = p.clone();
        other.parameters[0].weight += 1;
        other.parameters[0].levels[0].fit ^= 1;
        other.parameters[0].why.push('!');
        prop_assert_eq!(shape(&other), shape(&p));
        other.parameters[0].levels[0].id.push('x');
        prop_assert_ne!(shape(&other), shape(&p));
    }

    #[test]
    fn the_bulk_engine_gives_the_same_digits(
        (p, all) in profile().prop_flat_map(|p| { let a = prop::collection::vec(answers_for(&p), 0..40); (Just(p), a) })
    ) {
        let population = Population::of_answers(&p, all.iter());
        let scored: Vec<Scored> = all.iter().map(|a| score(&p, a)).collect();
        let bulk = population.scores(&p);
        for (one, many) in scored.iter().zip(&bulk) {
            prop_assert_eq!((one.low, one.likely, one.high), (many.low(), many.likely(), many.high()));
        }
        for (one, (&cap, &unknown)) in scored.iter().zip(population.caps().iter().zip(population.unknown())) {
            prop_assert_eq!(one.unknown, u32::from(unknown));
            let capped = one.capped_by.iter().filter_map(|c| p.tier_index(&c.at_most)).max().unwrap_or(0);
            prop_assert_eq!(usize::from(cap), capped);
        }
        let tally = population.tally(&p);
        let count = |of: &dyn Fn(&Scored) -> &String| -> Vec<u64> {
            p.tiers.iter().map(|t| scored.iter().filter(|s| of(s) == &t.id).count() as u64).collect()
        };
        prop_assert_eq!(tally.low, count(&|s| &s.tier_low));
        prop_assert_eq!(tally.likely, count(&|s| &s.tier));
        prop_assert_eq!(tally.high, count(&|s| &s.tier_high));
        prop_assert_eq!(tally.settled, scored.iter().filter(|s| s.settled).count() as u64);
    }

    #[test]
    fn a_question_counts_what_scoring_each_answer_would_give(
        (p, answers, past) in profile().prop_flat_map(|p| {
            let (one, past) = (answers_for(&p), prop::collection::vec(answers_for(&p), 0..8));
            (Just(p), one, past)
        })
    ) {
        let possible = |s: &Scored| 1 + p.tier_index(&s.tier_low).unwrap() - p.tier_index(&s.tier_high).unwrap();
        let now = score(&p, &answers);
        let questions = next_questions(&p, &answers, &past.iter().collect::<Vec<_>>());
        prop_assert_eq!(questions.len(), now.parts.iter().filter(|x| x.state != State::Known).count());
        for q in &questions {
            let parameter = p.parameter(&q.parameter).unwrap();
            let known: Vec<Answer> = past
                .iter()
                .filter_map(|a| a.get(&q.parameter))
                .filter(|a| parameter.reading(Some(a), Guesses::Widen).state == State::Known)
                .cloned()
                .collect();
            prop_assert_eq!(q.of as usize, known.len());
            let tried = if known.is_empty() {
                parameter.levels.iter().map(|l| Answer { given: Given::Levels(vec![l.id.clone()]), grade: Grade::Said }).collect()
            } else {
                known
            };
            let after: Vec<Scored> = tried
                .into_iter()
                .map(|answer| {
                    let mut with = answers.clone();
                    with.insert(q.parameter.clone(), answer);
                    score(&p, &with)
                })
                .collect();
            prop_assert_eq!(q.tried as usize, after.len());
            prop_assert_eq!(q.settles as usize, after.iter().filter(|s| s.settled).count());
            prop_assert_eq!(q.narrows as usize, after.iter().map(|s| possible(&now).saturating_sub(possible(s))).sum::<usize>());
            if q.of > 0 {
                prop_assert_eq!(q.would_change as usize, after.iter().filter(|s| s.tier != now.tier).count());
            }
        }
        for pair in questions.windows(2) {
            prop_assert!(pair[0].narrows * pair[1].tried >= pair[1].narrows * pair[0].tried);
        }
    }

    #[test]
    fn most_like_is_nearest_first_and_never_leaves_the_nearest_failure_out(
        (p, own, past, wanted) in profile().prop_flat_map(|p| {
            let past = prop::collection::vec((answers_for(&p), any::<bool>()), 0..12);
            (Just(p.clone()), answers_for(&p), past, 1usize..5)
        })
    ) {
        let customers: Vec<Past<'_, _>> = past.iter().map(|(answers, success)| Past { answers, success: *success }).collect();
        let found = most_like(&p, &own, &customers, wanted);
        let known = score(&p, &own).parts.iter().filter(|x| x.state == State::Known).count();
        prop_assert_eq!(found.len(), if known == 0 { 0 } else { wanted.min(past.len()) });
        let everyone = most_like(&p, &own, &customers, usize::MAX);
        let failure = everyone.iter().find(|(at, _)| !past[*at].1).filter(|_| !found.is_empty());
        if let Some(failure) = failure {
            prop_assert!(found.contains(failure));
        }
        for pair in found.windows(2) {
            prop_assert!(pair[0].1.points >= pair[1].1.points);
        }
        for (_, one) in &found {
            prop_assert!(one.points <= one.of);
            prop_assert_eq!(one.alike.len() + one.unlike.len() + one.not_known as usize, known);
            prop_assert!(one.unlike.iter().all(|c| c.agreement < 100));
        }
        // A customer with the very same answers is as near as one can be.
        let twin = [Past { answers: &own, success: true }];
        for (_, one) in most_like(&p, &own, &twin, 1) {
            prop_assert_eq!((one.points, one.unlike.len(), one.not_known), (one.of, 0, 0));
        }
    }

    #[test]
    fn what_changed_between_two_scores_sums_to_the_difference(
        (p, before, q, after) in (case(), case()).prop_map(|((p, a), (q, b))| (p, a, q, b))
    ) {
        let (before, after) = (score(&p, &before), score(&q, &after));
        let found = since(&before, &after);
        prop_assert_eq!(found.likely, i32::try_from(after.likely).unwrap() - i32::try_from(before.likely).unwrap());
        prop_assert_eq!(found.parts.iter().map(|x| x.likely).sum::<i32>(), found.likely);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// S7 out of codes is S7 out of the answers: the same customers, the same figures, the same words.
    #[test]
    fn the_coded_most_like_is_the_plain_one(
        (profile, own, past) in profile().prop_flat_map(|p| {
            let past = prop::collection::vec((answers_for(&p), any::<bool>()), 0..25);
            (Just(p.clone()), answers_for(&p), past)
        }),
        wanted in 0usize..5, but in 0usize..30,
    ) {
        let cases: Vec<Case<'_>> = past.iter().map(|(answers, success)| Case { id: 0, success: *success, answers }).collect();
        let coded = Likes::new(&profile, &cases);
        let all: Vec<Past<'_, _>> = past.iter().map(|(answers, success)| Past { answers, success: *success }).collect();
        prop_assert_eq!(coded.nearest(&own, None, wanted), most_like(&profile, &own, &all, wanted));
        let but = but.min(past.len());
        let others: Vec<usize> = (0..past.len()).filter(|&at| at != but).collect();
        let left: Vec<Past<'_, _>> = others.iter().map(|&at| Past { answers: &past[at].0, success: past[at].1 }).collect();
        let plain: Vec<_> = most_like(&profile, &own, &left, wanted).into_iter().map(|(at, l)| (others[at], l)).collect();
        prop_assert_eq!(coded.nearest(&own, Some(but), wanted), plain);
    }
}
