//! The columns that scoring adds, and how their values are written.

use std::collections::HashSet;

use super::plan::Plan;

/// What is added to every row, before the points of each parameter.
pub const SCORE_COLUMNS: [&str; 9] =
    ["score_low", "score_likely", "score_high", "tier_low", "tier", "tier_high", "settled", "unknown", "capped_by"];

/// The names of the added columns. Where the table already has one of them, all get the same prefix, so that no column of the table
/// is lost or taken for ours.
pub(super) fn names(plan: &Plan, explained: impl Iterator<Item = String>) -> Vec<String> {
    beside(SCORE_COLUMNS.into_iter().map(str::to_owned).chain(explained).collect(), &plan.columns)
}

/// The names of the score columns beside others of these names.
#[must_use]
pub fn names_beside(others: &[String]) -> Vec<String> {
    beside(SCORE_COLUMNS.map(str::to_owned).into(), others)
}

fn beside(plain: Vec<String>, others: &[String]) -> Vec<String> {
    let taken = |names: &[String]| names.iter().any(|n| others.iter().any(|c| c.eq_ignore_ascii_case(n)));
    let mut names = plain.clone();
    let mut round = 1;
    while taken(&names) {
        let prefix = if round == 1 { "lanewise_".to_owned() } else { format!("lanewise{round}_") };
        names = plain.iter().map(|n| format!("{prefix}{n}")).collect();
        round += 1;
    }
    names
}

/// In a table that was scored before, the positions of the columns that scoring added: all of them with one prefix, and the points.
#[must_use]
pub fn score_columns(headers: &[String]) -> HashSet<usize> {
    let prefixes: HashSet<&str> = headers.iter().filter_map(|h| h.strip_suffix(SCORE_COLUMNS[0])).collect();
    let mut found = HashSet::new();
    for prefix in prefixes {
        let place = |name: &str| headers.iter().position(|h| h.strip_prefix(prefix) == Some(name));
        // A "tier" alone is somebody's own.
        if let Some(places) = SCORE_COLUMNS.iter().map(|name| place(name)).collect::<Option<Vec<usize>>>() {
            found.extend(places);
            let points = |h: &String| h.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("points_"));
            found.extend(headers.iter().enumerate().filter(|(_, h)| points(h)).map(|(at, _)| at));
        }
    }
    found
}

/// A score with three decimals.
#[must_use]
pub fn points_text(thousandths: u32) -> String {
    let mut text = Vec::with_capacity(8);
    push_points(&mut text, thousandths);
    String::from_utf8(text).unwrap_or_default()
}

/// The names of the points of each parameter.
pub(super) fn points(plan: &Plan) -> impl Iterator<Item = String> {
    plan.profile.parameters.iter().map(|p| format!("points_{}", p.id))
}

/// "000" to "999".
static DIGITS: [[u8; 3]; 1000] = digits();

const fn digits() -> [[u8; 3]; 1000] {
    let mut all = [[b'0'; 3]; 1000];
    let mut n = 0;
    while n < 1000 {
        all[n] = [b'0' + (n / 100) as u8, b'0' + (n / 10 % 10) as u8, b'0' + (n % 10) as u8];
        n += 1;
    }
    all
}

/// Writes thousandths of a point, 0 to 100000, with three decimals.
#[inline]
pub(super) fn push_points(out: &mut Vec<u8>, thousandths: u32) {
    let whole = (thousandths / 1000) as usize;
    let skip = if whole >= 100 { 0 } else { 1 + usize::from(whole < 10) };
    // Scores end at 100000, so `whole` is below 1000.
    let digits = DIGITS[whole % 1000];
    let [a, b, c] = DIGITS[(thousandths % 1000) as usize];
    let text = [digits[0], digits[1], digits[2], b'.', a, b, c];
    out.extend_from_slice(&text[skip..]);
}

/// Writes a whole number.
pub(super) fn push_number(out: &mut Vec<u8>, number: u32) {
    if number < 10 {
        out.push(b'0' + u8::try_from(number).unwrap_or(0));
    } else {
        out.extend_from_slice(number.to_string().as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scored_table_is_known_again() {
        let headers = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<String>>();
        let mut all = vec!["name", "tier", "points_of_sale"];
        all.extend(["lanewise_score_low", "lanewise_score_likely", "lanewise_score_high", "lanewise_tier_low", "lanewise_tier"]);
        assert!(score_columns(&headers(&all)).is_empty());
        all.extend(["lanewise_tier_high", "lanewise_settled", "lanewise_unknown", "lanewise_capped_by", "lanewise_points_lane"]);
        assert_eq!(score_columns(&headers(&all)), (3..13).collect());
    }

    #[test]
    fn points_have_three_decimals() {
        for score in 0..=100_000 {
            let mut out = Vec::new();
            push_points(&mut out, score);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{}.{:03}", score / 1000, score % 1000));
        }
    }
}
