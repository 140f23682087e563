//! The columns that scoring adds, and how their values are written.

use super::plan::Plan;

/// What is added to every row, before the points of each parameter.
const NAMES: [&str; 9] =
    ["score_low", "score_likely", "score_high", "tier_low", "tier", "tier_high", "settled", "unknown", "capped_by"];

/// The names of the added columns. Where the table already has one of them, all get the same prefix, so that no column of the table
/// is lost or taken for ours.
pub(super) fn names(plan: &Plan, explained: impl Iterator<Item = String>) -> Vec<String> {
    let plain: Vec<String> = NAMES.into_iter().map(str::to_owned).chain(explained).collect();
    let taken = |names: &[String]| names.iter().any(|n| plan.columns.iter().any(|c| c.eq_ignore_ascii_case(n)));
    let mut names = plain.clone();
    let mut round = 1;
    while taken(&names) {
        let prefix = if round == 1 { "lanewise_".to_owned() } else { format!("lanewise{round}_") };
        names = plain.iter().map(|n| format!("{prefix}{n}")).collect();
        round += 1;
    }
    names
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
    fn points_have_three_decimals() {
        for score in 0..=100_000 {
            let mut out = Vec::new();
            push_points(&mut out, score);
            assert_eq!(String::from_utf8(out).unwrap(), format!("{}.{:03}", score / 1000, score % 1000));
        }
    }
}
