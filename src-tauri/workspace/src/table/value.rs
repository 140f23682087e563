//! A workbook's cells as the text that a list would have.

use calamine::{Data, DataRef, ExcelDateTime};

/// "0%", but not a percent sign inside quotes or after a backslash.
pub(super) fn is_percent(code: &str) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    code.chars().any(|c| {
        let plain = !quoted && !escaped;
        escaped = plain && c == '\\';
        quoted ^= c == '"';
        plain && c == '%'
    })
}

/// A cell's value, whichever of calamine's types it comes in.
pub(super) enum Value<'a> {
    Blank,
    Text(&'a str),
    Integer(i64),
    Float(f64),
    Bool(bool),
    Date(&'a ExcelDateTime),
    IsoDate(&'a str),
    IsoTime(&'a str),
    Error(String),
}

macro_rules! common_values {
    ($value:expr, $kind:ident $(, $more:pat => $text:expr)?) => {
        match $value {
            $kind::Int(n) => Self::Integer(*n),
            $kind::Float(n) => Self::Float(*n),
            $kind::String(t) => Self::Text(t),
            $kind::Bool(b) => Self::Bool(*b),
            $kind::DateTime(d) => Self::Date(d),
            $kind::DateTimeIso(t) => Self::IsoDate(t),
            $kind::DurationIso(t) => Self::IsoTime(t),
            $kind::Error(e) => Self::Error(e.to_string()),
            $kind::Empty => Self::Blank,
            $($more => Self::Text($text),)?
        }
    };
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(value: &'a Data) -> Self {
        common_values!(value, Data)
    }
}

impl<'a> From<&'a DataRef<'a>> for Value<'a> {
    fn from(value: &'a DataRef<'a>) -> Self {
        common_values!(value, DataRef, DataRef::SharedString(t) => t)
    }
}

/// The text of a cell as a list would have it: dates in ISO form, yes and no, numbers without the noise of binary fractions. An error
/// of the spreadsheet comes back as `Err`.
pub(super) fn text(value: &Value<'_>, percent: bool) -> Result<String, String> {
    Ok(match value {
        Value::Blank => String::new(),
        Value::Text(t) => (*t).to_owned(),
        Value::Integer(n) if percent => format!("{}%", float(*n as f64 * 100.0)),
        Value::Integer(n) => n.to_string(),
        Value::Float(n) if percent => format!("{}%", float(n * 100.0)),
        Value::Float(n) => float(*n),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Date(d) => date(d),
        Value::IsoDate(t) => iso_date(t),
        Value::IsoTime(t) => iso_time(t),
        Value::Error(e) => return Err(e.clone()),
    })
}

/// The number a person typed: 15 digits are what a spreadsheet shows at most, and what binary fractions keep.
fn float(n: f64) -> String {
    if !n.is_finite() {
        return String::new();
    }
    let rounded: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    // No "-0".
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

fn date(value: &ExcelDateTime) -> String {
    let serial = value.as_f64();
    if !(0.0..2_958_466.0).contains(&serial) {
        return float(serial);
    }
    let (year, month, day, hour, minute, second, _) = value.to_ymd_hms_milli();
    if value.is_duration() {
        let seconds = (serial * 86_400.0).round() as u64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if serial < 1.0 && serial > 0.0 {
        time
    } else if serial.fract() == 0.0 || time == "00:00:00" {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

/// "2026-01-12T00:00:00" is a date, "2026-01-12T10:00:00" a date with a time.
fn iso_date(text: &str) -> String {
    match text.split_once('T') {
        Some((date, time)) if time.trim_end_matches('Z').chars().all(|c| matches!(c, '0' | ':' | '.')) => date.to_owned(),
        Some((date, time)) => format!("{date} {time}"),
        None => text.to_owned(),
    }
}

/// "PT10H05M00S" is 10:05:00.
fn iso_time(text: &str) -> String {
    let parse = || {
        let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
        Some(format!("{}:{:02}:{:02}", hours.parse::<u32>().ok()?, minutes.parse::<u8>().ok()?, seconds.parse::<u8>().ok()?))
    };
    parse().unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_without_noise() {
        for (n, text) in [
            (15.0, "15"),
            (0.1 + 0.2, "0.3"),
            (1e15, "1000000000000000"),
            (-0.0, "0"),
            (1.1 * 100.0, "110"),
            (12345.678, "12345.678"),
            (0.000_001, "0.000001"),
            (-2.5, "-2.5"),
            (f64::NAN, ""),
        ] {
            assert_eq!(float(n), text);
        }
    }

    #[test]
    fn dates_are_iso() {
        let at = |n, old| date(&ExcelDateTime::new(n, ExcelDateTimeType::DateTime, old));
        assert_eq!(at(45943.0, false), "2025-10-13");
        assert_eq!(at(45943.5, false), "2025-10-13 12:00:00");
        assert_eq!(at(44481.0, true), "2025-10-13");
        assert_eq!(at(0.25, false), "06:00:00");
        assert_eq!(at(-1.0, false), "-1");
        assert_eq!(date(&ExcelDateTime::new(1.5, ExcelDateTimeType::TimeDelta, false)), "36:00:00");
        assert_eq!(iso_date("2026-01-12T00:00:00"), "2026-01-12");
        assert_eq!(iso_date("2026-01-12T10:00:00"), "2026-01-12 10:00:00");
        assert_eq!(iso_time("PT10H05M00S"), "10:05:00");
        assert_eq!(iso_time("P1D"), "P1D");
    }

    #[test]
    fn percent_formats() {
        assert!(is_percent("0%") && is_percent("0.00 %;[Red]-0%"));
        assert!(!is_percent("0.00") && !is_percent("0\"%\"") && !is_percent("0\\%"));
    }
}
