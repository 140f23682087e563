use proptest::prelude::*;

use super::*;
use crate::account::standard_outcomes;

fn hours(text: &str) -> Option<Number> {
    Number::parse(text)
}

fn costs() -> TeamCosts {
    TeamCosts {
        demo: hours("9"),
        poc: hours("31.5"),
        rescue: hours("40"),
        failed: CostWorth { hours: hours("20"), money: hours("5000") },
        lost: CostWorth { hours: None, money: hours("12000") },
        causes: Vec::new(),
    }
}

fn case(score: u32, outcome: usize) -> Case {
    Case { score, outcome, barred: false }
}

/// Seven customers, of whom 0 is happy, 1 not expanded, 2 struggling, 3 failed.
fn seven() -> Vec<Case> {
    vec![
        case(85_000, 0),
        case(70_000, 0),
        case(65_000, 2),
        case(55_000, 0),
        case(50_000, 1),
        case(30_000, 3),
        Case { score: 90_000, outcome: 3, barred: true },
    ]
}

#[test]
fn prices_by_hand() {
    let outcomes = standard_outcomes();
    let prices = Prices::new(&costs(), &outcomes, hours("100"));
    // 9 + 31.5; with the rescue 80.5; with the failure 100.5 h and 5,000 on top.
    let told: Vec<(String, String)> =
        (0..4).map(|o| prices.one(o)).map(|a| (a.hours.to_string(), a.money.unwrap().to_string())).collect();
    let known = [("0", "0"), ("40.5", "4050"), ("80.5", "8050"), ("100.5", "15050")];
    assert_eq!(told, known.map(|(h, m)| (h.to_owned(), m.to_owned())));
    assert_eq!(prices.missing(), []);
    assert!(prices.both_sides());
    // Without a price of an hour money does not count, and is asked for.
    let prices = Prices::new(&costs(), &outcomes, None);
    assert_eq!(prices.one(3), CostAmount { hours: hours("100.5").unwrap(), money: None });
    assert_eq!(prices.missing(), [MissingCost::Lost, MissingCost::Hour]);
    assert!(prices.any() && !prices.both_sides());
    let none = Prices::new(&TeamCosts::default(), &outcomes, None);
    assert_eq!(
        none.missing(),
        [MissingCost::Demo, MissingCost::Poc, MissingCost::Rescue, MissingCost::Failed, MissingCost::Lost]
    );
    assert!(!none.any());
    // The team sees it otherwise: who did not expand took a rescue, who struggled did not.
    let causes = vec![
        OutcomeCauses { outcome: "not_expanded".into(), rescue: true, failed: false },
        OutcomeCauses { outcome: "struggling".into(), rescue: false, failed: false },
    ];
    let prices = Prices::new(&TeamCosts { causes, ..costs() }, &outcomes, hours("100"));
    assert_eq!((prices.one(1).hours.to_string(), prices.one(2).hours.to_string()), ("80.5".into(), "40.5".into()));
}

#[test]
fn a_bill_by_hand() {
    let outcomes = standard_outcomes();
    let prices = Prices::new(&costs(), &outcomes, hours("100"));
    let till = Till::new(4, &seven());
    assert_eq!(till.total(), [3, 1, 1, 2]);
    assert_eq!(till.admitted(60_000), [2, 0, 1, 0]);
    let bill = prices.bill(till.admitted(60_000), till.total());
    assert_eq!((bill.good, bill.good_lost, bill.poor, bill.poor_admitted), (3, 1, 4, 1));
    // Turned away: one not expanded (40.5 h) and two failed (201 h and 10,000): 241.5 h, 34,150.
    assert_eq!((bill.saved.hours.to_string(), bill.saved.money.unwrap().to_string()), ("241.5".into(), "34150".into()));
    assert_eq!((bill.spent.hours.to_string(), bill.spent.money.unwrap().to_string()), ("80.5".into(), "8050".into()));
    assert_eq!((bill.lost.hours, bill.lost.money.unwrap().to_string()), (Number::default(), "12000".into()));
    assert_eq!((bill.cost.to_string(), bill.gain.to_string()), ("20050".into(), "22150".into()));
    // All let in but the one that a must-have bars, and nobody let in.
    let all = prices.bill(till.admitted(1), till.total());
    assert_eq!((all.good_lost, all.poor_admitted), (0, 3));
    let nobody = prices.bill(till.admitted(100_000), till.total());
    assert_eq!((nobody.good_lost, nobody.poor_admitted, nobody.gain.to_string()), (3, 0, "6200".into()));
}

#[test]
fn the_cheapest_by_hand() {
    let outcomes = standard_outcomes();
    let prices = Prices::new(&costs(), &outcomes, hours("100"));
    let till = Till::new(4, &seven());
    let steps = curve(&till, &prices);
    let told: Vec<(u32, u32, String)> = steps.iter().map(|s| (s.from, s.to, prices.tell_weighed(s.cost).to_string())).collect();
    let known = [
        (1, 30_000, "27150"),
        (30_001, 50_000, "12100"),
        (50_001, 55_000, "8050"),
        (55_001, 65_000, "20050"),
        (65_001, 70_000, "12000"),
        (70_001, 85_000, "24000"),
        (85_001, 100_000, "36000"),
    ];
    assert_eq!(told, known.map(|(f, t, c)| (f, t, c.to_owned())));
    let best = cheapest(&steps, &(1..=100_000)).unwrap();
    assert_eq!((best.step.from, best.step.to, best.cut), (50_001, 55_000, 53_000));
    // Where it may not go that low, the next best.
    assert_eq!(cheapest(&steps, &(60_000..=99_000)).unwrap().cut, 68_000);
    // Of two that cost the same the one that lets more in.
    let flat = [Step { from: 1, to: 9, cost: 5 }, Step { from: 10, to: 19, cost: 7 }, Step { from: 20, to: 29, cost: 5 }];
    assert_eq!(cheapest(&flat, &(1..=29)).unwrap().step.from, 1);
    assert_eq!(cheapest(&flat, &(30..=40)), None);
}

#[test]
fn round_numbers_before_others() {
    assert_eq!(round_within(50_001, 55_000), 53_000);
    assert_eq!(round_within(59_200, 59_900), 59_500);
    assert_eq!(round_within(59_110, 59_290), 59_200);
    assert_eq!(round_within(59_101, 59_103), 59_102);
    assert_eq!(round_within(7, 7), 7);
}

#[test]
fn thresholds_give_way() {
    assert_eq!(apart(&[80_000, 60_000, 37_000], 1, 62_000), [80_000, 62_000, 37_000]);
    assert_eq!(apart(&[80_000, 60_000, 37_000], 1, 90_000), [90_500, 90_000, 37_000]);
    assert_eq!(apart(&[80_000, 60_000, 37_000], 1, 20_000), [80_000, 20_000, 19_500]);
    assert_eq!(room(4, 1), 501..=99_500);
    assert_eq!(room(2, 0), 1..=100_000);
    for cut in [*room(6, 2).start(), *room(6, 2).end()] {
        let moved = apart(&[90_000, 70_000, 50_000, 30_000, 10_000], 2, cut);
        assert!(moved.windows(2).all(|w| w[0] > w[1]) && moved[0] <= 100_000 && moved[4] > 0, "{moved:?}");
    }
}

#[test]
fn nobody_and_one_side() {
    let outcomes = standard_outcomes();
    let prices = Prices::new(&costs(), &outcomes, hours("100"));
    let none = Till::new(4, &[]);
    assert_eq!(curve(&none, &prices), [Step { from: 1, to: 100_000, cost: 0 }]);
    assert_eq!(stability(&[], &prices, &(1..=100_000), 60_000, 50_000, 1000, 1), None);
    assert_eq!(
        prices.bill(none.admitted(5), none.total()),
        CostBill { gain: Number::default(), ..prices.bill(&[0; 4], &[0; 4]) }
    );
    // All happy: the lowest cut-off is the cheapest. All failed: the highest.
    let happy = Till::new(4, &[case(40_000, 0), case(80_000, 0)]);
    assert_eq!(cheapest(&curve(&happy, &prices), &(1..=100_000)).unwrap().step.to, 40_000);
    let failed = Till::new(4, &[case(40_000, 3), case(80_000, 3)]);
    assert_eq!(cheapest(&curve(&failed, &prices), &(1..=100_000)).unwrap().step.from, 80_001);
    // Scores at both ends of the axis.
    let ends = Till::new(4, &[case(0, 3), case(100_000, 0)]);
    assert_eq!(curve(&ends, &prices).len(), 1);
}

#[test]
fn resamples_are_the_same_every_time() {
    let prices = Prices::new(&costs(), &standard_outcomes(), hours("100"));
    let ask = |seed| stability(&seven(), &prices, &(501..=99_500), 60_000, 53_000, 1000, seed).unwrap();
    let found = ask(1);
    assert_eq!(found, ask(1));
    assert_ne!(found, ask(2));
    assert_eq!(found.points.iter().sum::<u32>(), 1000);
    assert!(found.low <= found.high && found.beats + found.same <= 1000);
    // The present one against itself: always the same.
    let own = stability(&seven(), &prices, &(501..=99_500), 60_000, 60_000, 200, 1).unwrap();
    assert_eq!((own.beats, own.same), (0, 200));
    // One customer: every resample is the one, and leaves nobody out.
    let one = stability(&[case(50_000, 3)], &prices, &(1..=100_000), 10_000, 60_000, 50, 1).unwrap();
    assert_eq!((one.beats, one.outside_cases, one.low, one.high), (50, 0, 75_000, 75_000));
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    let one = (prop_oneof![0u32..=40, 0u32..=100_000], 0usize..4, prop::bool::weighted(0.1));
    prop::collection::vec(one.prop_map(|(score, outcome, barred)| Case { score, outcome, barred }), 0..60)
}

fn brute(cases: &[Case], cut: u32) -> Vec<u32> {
    let mut counts = vec![0; 4];
    cases.iter().filter(|c| !c.barred && c.score >= cut).for_each(|c| counts[c.outcome] += 1);
    counts
}

proptest! {
    #[test]
    fn a_recount_is_what_counting_gives(cases in cases(), cut in prop_oneof![0u32..=50, 0u32..=100_000]) {
        let till = Till::new(4, &cases);
        prop_assert_eq!(till.admitted(cut), brute(&cases, cut));
    }

    #[test]
    fn the_curve_and_its_lowest_point_are_those_of_brute_force(
        cases in cases(), lost in 0i32..100_000, rescue in 0i32..400, hour in prop::option::of(1i32..300), cut in 1u32..=100_000
    ) {
        let costs = TeamCosts {
            rescue: Some(Number::from(rescue)),
            lost: CostWorth { hours: Some(Number::from(lost / 100)), money: Some(Number::from(lost)) },
            ..costs()
        };
        let prices = Prices::new(&costs, &standard_outcomes(), hour.map(Number::from));
        let till = Till::new(4, &cases);
        let steps = curve(&till, &prices);
        let price = |cut: u32| {
            let inside = brute(&cases, cut);
            (0..4).map(|o| {
                let outside = till.total()[o] - inside[o];
                if o == 0 { i128::from(outside) * -prices.swing(0) } else { i128::from(inside[o]) * prices.swing(o) }
            }).sum::<i128>()
        };
        // The stretches cover the axis without gap or overlap, and each cut-off costs what its stretch says.
        prop_assert_eq!((steps[0].from, steps[steps.len() - 1].to), (1, 100_000));
        prop_assert!(steps.windows(2).all(|w| w[0].to + 1 == w[1].from && w[0].cost != w[1].cost));
        let step = steps.iter().find(|s| (s.from..=s.to).contains(&cut)).unwrap();
        prop_assert_eq!(step.cost, price(cut));
        prop_assert_eq!(prices.tell_weighed(step.cost), prices.bill(&brute(&cases, cut), till.total()).cost);
        // Every cut-off where something changes, by brute force.
        let tried = till.scores().iter().flat_map(|&s| [s.max(1), (s + 1).min(100_000)]).chain([1, 100_000]);
        let least = tried.map(price).min().unwrap();
        let found = cheapest(&steps, &(1..=100_000)).unwrap();
        prop_assert_eq!(found.step.cost, least);
        prop_assert_eq!(price(found.cut), least);
    }

    #[test]
    fn resamples_find_the_cheapest_too(cases in cases(), seed in any::<u64>()) {
        let prices = Prices::new(&costs(), &standard_outcomes(), hours("100"));
        let one = [cases.clone(), vec![case(1, 0)]].concat();
        let found = stability(&one, &prices, &(1..=100_000), 50_000, 50_000, 20, seed).unwrap();
        prop_assert_eq!(found.same, 20);
        prop_assert!(found.low <= found.high && found.high <= 100_000);
        // What customers that were left out say can never be better than the best that could be said of all of them.
        prop_assert_eq!(found.points.iter().sum::<u32>(), 20);
    }
}
