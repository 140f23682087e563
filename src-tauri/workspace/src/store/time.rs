//! Moments and dates as the workspace keeps them.

use std::fmt;

use jiff::{Timestamp, Zoned, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use specta::Type;

/// A moment, to the millisecond. It crosses as RFC 3339 text in UTC: `2026-11-21T20:30:14.123Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Type)]
#[specta(transparent)]
pub struct Time(#[specta(type = String)] i64);

impl Time {
    /// This moment.
    #[must_use]
    pub fn now() -> Self {
        Self(Timestamp::now().as_millisecond())
    }

    /// From milliseconds since 1970 (UTC).
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// In milliseconds since 1970 (UTC).
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(f, "{at}"),
            Err(_) => f.write_str("0000-01-01T00:00:00Z"),
        }
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse::<Timestamp>().map(|at| Self(at.as_millisecond())).map_err(de::Error::custom)
    }
}

/// Today in the zone of this computer.
#[must_use]
pub fn today() -> Date {
    Zoned::now().date()
}

/// A day as `2026-05-31`, or less of it (`2026-05`, `2026`), if there is such a day.
#[must_use]
pub fn partial_day(day: &str) -> Option<String> {
    let day = day.trim();
    let whole = match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    };
    // The year 26 is not what anybody means.
    let parsed: Date = whole.parse().ok().filter(|d: &Date| d.year() >= 1900 && d.to_string() == whole)?;
    Some(parsed.to_string()[..day.len()].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crosses_as_text_and_comes_back() {
        let at = Time::from_millis(1_795_293_014_123);
        let text = serde_json::to_string(&at).unwrap();
        assert_eq!(text, "\"2026-11-21T20:30:14.123Z\"");
        assert_eq!(serde_json::from_str::<Time>(&text).unwrap(), at);
        assert!(serde_json::from_str::<Time>("\"yesterday\"").is_err());
    }
}
