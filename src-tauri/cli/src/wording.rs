//! Numbers and counts as people read them.

use lanewise_method::Number;

/// A score or points in thousandths as "62.500".
pub fn points(thousandths: u32) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// A weight in thousandths as "16.0 %".
pub fn percent(thousandths: u16) -> String {
    format!("{}.{} %", thousandths / 10, thousandths % 10)
}

/// "1 row", "2 rows", "1 200 000 rows".
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number with a thin gap between groups of three.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// A figure without decimals, its thousands set apart.
pub fn amount(value: Number) -> String {
    let whole = (value.millionths().max(0) + 500_000) / 1_000_000;
    grouped(u64::try_from(whole).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(points(62_500), "62.500");
        assert_eq!(points(7), "0.007");
        assert_eq!(points(100_000), "100.000");
        assert_eq!(percent(165), "16.5 %");
        assert_eq!(count(1, "row", "rows"), "1 row");
        assert_eq!(count(1_234_567, "row", "rows"), "1 234 567 rows");
    }
}
