//! Exact numbers of answers and band limits.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use specta::Type;

/// A decimal number in millionths, exact: no float ever decides in which band an answer falls.
///
/// Values beyond ±9.2 × 10¹² are held at that limit, and digits after the sixth decimal are floored. Neither can move a value
/// across a band limit, because band limits themselves lie on this grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Type)]
#[specta(transparent)]
pub struct Number(#[specta(type = i32)] i64);

/// Millionths in one.
const ONE: i64 = 1_000_000;

impl Number {
    /// From millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// In millionths.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// Reads a plain decimal: an optional sign, digits with at most one point, an optional exponent. No thousands separators:
    /// those are the table reader's business, which knows the file's locale.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.find(['e', 'E']) {
            Some(at) => (text.get(..at)?, text.get(at + 1..)?.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, digits) = match mantissa.as_bytes().first()? {
            b'-' => (true, mantissa.get(1..)?),
            b'+' => (false, mantissa.get(1..)?),
            _ => (false, mantissa),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        if !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
            return None;
        }
        // Position of the decimal point among all digits, in millionths.
        let point = i64::try_from(whole.len()).ok()? + i64::from(exponent) + 6;
        let mut value: i128 = 0;
        let mut lost = false;
        let mut at = 0i64;
        for digit in whole.bytes().chain(fraction.bytes()) {
            if at < point {
                value = (value * 10 + i128::from(digit - b'0')).min(i128::from(i64::MAX) + 1);
            } else if digit != b'0' {
                lost = true;
            }
            at += 1;
        }
        while at < point && value != 0 && value <= i128::from(i64::MAX) {
            value *= 10;
            at += 1;
        }
        if negative {
            value = -value - i128::from(lost);
        }
        let held = value.clamp(i128::from(i64::MIN), i128::from(i64::MAX));
        i64::try_from(held).ok().map(Self)
    }
}

impl From<i32> for Number {
    fn from(whole: i32) -> Self {
        Self(i64::from(whole) * ONE)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        let (whole, rest) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
        if rest == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let digits = format!("{rest:06}");
            write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
        }
    }
}

impl Serialize for Number {
    /// A JSON number. Up to 15 significant digits it reads back to the same value; beyond that JSON readers disagree anyway.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % ONE == 0 {
            serializer.serialize_i64(self.0 / ONE)
        } else {
            let float: f64 = self.to_string().parse().map_err(serde::ser::Error::custom)?;
            serializer.serialize_f64(float)
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Number;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number")
            }
            fn visit_i64<E: de::Error>(self, v: i64) -> Result<Number, E> {
                Ok(Number(v.saturating_mul(ONE)))
            }
            fn visit_u64<E: de::Error>(self, v: u64) -> Result<Number, E> {
                Ok(Number(i64::try_from(v).unwrap_or(i64::MAX).saturating_mul(ONE)))
            }
            fn visit_f64<E: de::Error>(self, v: f64) -> Result<Number, E> {
                Number::parse(&format!("{v:?}")).ok_or_else(|| E::custom("a number must be finite"))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "a decimal number, exact to six decimals" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_decimals_exactly() {
        for (text, millionths) in [
            ("0", 0),
            ("12", 12_000_000),
            ("-0.5", -500_000),
            (".25", 250_000),
            ("7.", 7_000_000),
            ("1e3", 1_000_000_000),
            ("1.5E-3", 1_500),
            ("0.0000019", 1),
            ("-0.0000019", -2),
            ("99999999999999999999", i64::MAX),
            ("-1e40", i64::MIN),
            ("0e999999", 0),
        ] {
            assert_eq!(Number::parse(text), Some(Number(millionths)), "{text}");
        }
        for text in ["", "-", ".", "1.2.3", "12a", "1e", "0x10", "NaN", "inf", "1,5"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
        assert_eq!(Number(1_500).to_string(), "0.0015");
        assert_eq!(Number(-12_000_000).to_string(), "-12");
    }

    proptest::proptest! {
        #[test]
        fn survives_text_and_json(millionths in -900_000_000_000_000i64..900_000_000_000_000) {
            let number = Number(millionths);
            assert_eq!(Number::parse(&number.to_string()), Some(number));
            let json = serde_json::to_string(&number).unwrap();
            assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
        }
    }
}
