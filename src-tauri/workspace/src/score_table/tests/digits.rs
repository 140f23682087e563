//! Any table, any fits and weights: the quick way, the slow way and the method itself agree to the last digit.

use std::collections::HashMap;

use lanewise_method::profile::{Guesses, Several};
use lanewise_method::weight::apportion;
use lanewise_method::{Answer, Given, Grade, Number, Profile, Scored, score};
use proptest::prelude::*;

use super::*;

/// What a row of cells means, worked out the slow and plain way.
fn expected(profile: &Profile, decimal: Decimal, cells: &[String]) -> Scored {
    let grade_of = |parameter: &str| {
        let own = (parameter == "culture").then(|| Grade::from_id(&cells[7].trim().to_lowercase())).flatten();
        let listed = cells[6].split(';').filter_map(|p| p.split_once('=')).filter(|(id, _)| id.trim() == parameter);
        // The column of its own stands further right, and the last word counts.
        own.or_else(|| listed.filter_map(|(_, word)| Grade::from_id(word.trim())).next_back()).unwrap_or_default()
    };
    let mut answers = HashMap::new();
    for (column, id) in HEADERS.iter().enumerate().skip(1).take(5) {
        let parameter = profile.parameter(id).unwrap();
        let text = match safe::plain(cells[column].trim()) {
            "Centro" if *id == "lane" => "core",
            "?" if *id == "lane" => "",
            text => text,
        };
        let thousands = if decimal == Decimal::Comma { Thousands::Point } else { Thousands::Comma };
        let number = (*id == "people").then(|| table::parse_number(text, decimal, thousands)).flatten();
        let given = number.map(|n| Given::Number(Number::from_millionths(n.millionths))).or_else(|| parameter.read(text));
        if let Some(given) = given {
            answers.insert((*id).to_owned(), Answer { given, grade: grade_of(id) });
        }
    }
    score(profile, &answers)
}

fn added(scored: &Scored) -> Vec<String> {
    let points = |p: u32| format!("{}.{:03}", p / 1000, p % 1000);
    let capped: Vec<&str> = scored.capped_by.iter().map(|c| c.must_have.as_str()).collect();
    let mut cells: Vec<String> = vec![
        points(scored.low),
        points(scored.likely),
        points(scored.high),
        scored.tier_low.clone(),
        scored.tier.clone(),
        scored.tier_high.clone(),
        scored.settled.to_string(),
        scored.unknown.to_string(),
        capped.join(" "),
    ];
    cells.extend(scored.parts.iter().map(|p| points(p.likely)));
    cells
}

/// Cells as tables have them, each with how it stands in the file.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => prop::sample::select(vec![
            "core", "near", "Level out", "Centro", "?", "yes", "No", "SÌ", "bold", "calm", " late ", "5", "10", "999,5", "1.000", "1,000",
            "12 000", "89999", "90000", "-1", "it", "it|sales", "hr, it", "sales+hr", "", "", "nonsense", "Level core and much more text",
            "#N/A", "lane=guess", "lane=guess;culture=unknown", "people=observed;roles=guess", "guess", "unknown", "said",
        ]).prop_map(str::to_owned),
        1 => prop::sample::select(vec!["=1+1", "'=core", "'-", "+39", "-cmd", "@x", "a\nb", "say \"no\"", "\r\n", "è;é", "\t"]).prop_map(str::to_owned),
        1 => "[a-z ;\"\n]{0,12}",
    ]
}

fn written(cells: &[String], style: u8) -> String {
    let quoted = |(at, c): (usize, &String)| {
        let must = c.contains([';', '"', '\n', '\r']) || c.is_empty();
        if must || (usize::from(style) + at) % 3 == 0 { format!("\"{}\"", c.replace('"', "\"\"")) } else { c.clone() }
    };
    cells.iter().enumerate().map(quoted).collect::<Vec<_>>().join(";")
}

proptest! {
    #[test]
    fn the_digits_are_those_of_the_method(
        fits in prop::collection::vec(0u8..=100, 16), parts in prop::collection::vec(0u64..50, 6), typical in prop::option::of(0u8..=100),
        guesses in prop::sample::select(vec![Guesses::Widen, Guesses::Trust, Guesses::Unknown]),
        several in prop::sample::select(vec![Several::Best, Several::Worst, Several::Mean]),
        comma in any::<bool>(), end in prop::sample::select(vec!["\n", "\r\n"]), last in any::<bool>(),
        rows in prop::collection::vec((prop::collection::vec(cell(), 1..9), any::<u8>()), 1..12),
        block in 1usize..200, threads in 1usize..4,
    ) {
        let profile = profile(&fits, &apportion(&parts, 1000), guesses, several, typical);
        let decimal = if comma { Decimal::Comma } else { Decimal::Point };
        let (layout, mapping) = (layout(decimal), mapping());
        let mut text = HEADERS.join(";");
        for (cells, style) in &rows {
            text.push_str(end);
            text.push_str(&written(cells, *style));
        }
        if last { text.push_str(end); }
        let (quick, report) = run(text.as_bytes(), &profile, &layout, &mapping, true, Tuning { block, threads, quick: true });
        let (slow, slow_report) = run(text.as_bytes(), &profile, &layout, &mapping, true, SLOW);
        let width = HEADERS.len() + 9 + profile.parameters.len();
        let quick = cells(&quick, width);
        prop_assert_eq!(&quick, &cells(&slow, width));
        prop_assert_eq!(&report, &slow_report);
        let own = cells(&text, HEADERS.len());
        prop_assert_eq!(quick.len(), own.len());
        prop_assert_eq!(report.rows, own.len() as u64 - 1);
        for (found, cells) in quick.iter().zip(&own).skip(1) {
            for (found, own) in found.iter().zip(cells) {
                let safe = if safe::runs(own.as_bytes()) { format!("'{own}") } else { own.clone() };
                prop_assert_eq!(found, &safe);
            }
            prop_assert_eq!(&found[HEADERS.len()..], &added(&expected(&profile, decimal, cells)));
        }
    }
}
