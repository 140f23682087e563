//! What people type into a slide, read where it means one thing: an amount with its unit and period ("38.000 €/mese"), a day or less of
//! one ("31 May 2026", "05/2026"). Where it could mean two things, both are given and nobody guesses.

mod amount;
mod currency;
mod day;

pub use amount::{AmountRead, read_amount};
pub(crate) use currency::is_currency_code;
pub use day::{DayRead, read_day};

use lanewise_method::profile::Language;

/// Which sign a language puts before decimals.
const fn point(language: Language) -> bool {
    matches!(language, Language::En)
}

#[cfg(test)]
mod tests {
    use lanewise_method::Number;
    use lanewise_method::slide::Period;

    use super::*;
    use Language::{En, Es, It};

    fn said(text: &str, language: Language) -> String {
        let tail = |currency: &str, unit: &str, period: Option<Period>| {
            [currency, unit, period.map_or("", Period::id)]
                .iter()
                .filter(|w| !w.is_empty())
                .map(|w| format!(" {w}"))
                .collect::<String>()
        };
        match read_amount(text, language) {
            AmountRead::Amount { amount, currency, unit, period } => format!("{amount}{}", tail(&currency, &unit, period)),
            AmountRead::Either { small, large, currency, unit, period } => {
                format!("{small} or {large}{}", tail(&currency, &unit, period))
            }
            AmountRead::Unclear => "?".into(),
        }
    }

    #[test]
    fn amounts_mean_what_they_say() {
        for (text, language, meant) in [
            ("38.000 €/mese", It, "38000 EUR month"),
            // The word tells the language, whatever that of the screen.
            ("38.000 €/mese", En, "38000 EUR month"),
            ("€38,000 a month", En, "38000 EUR month"),
            ("€ 38,000 a month", It, "38000 EUR month"),
            ("38 000 € al mes", Es, "38000 EUR month"),
            ("1.250.000 USD", En, "1250000 USD"),
            ("1,250,000.50 GBP per year", It, "1250000.5 GBP year"),
            ("12 hours per week", En, "12 hours week"),
            ("12 ore alla settimana", It, "12 ore week"),
            ("8 giorni", It, "8 giorni"),
            ("3,5 %", It, "3.5 %"),
            ("3.5%", En, "3.5 %"),
            ("38k €/month", En, "38000 EUR month"),
            ("1,2 milioni di euro", It, "1200000 EUR"),
            ("about $2m yearly", En, "2000000 USD year"),
            ("-12%", En, "-12 %"),
            ("40", En, "40"),
            ("CHF 12'000 p.a.", En, "12000 CHF year"),
        ] {
            assert_eq!(said(text, language), meant, "{text}");
        }
    }

    #[test]
    fn what_could_be_two_numbers_is_asked() {
        assert_eq!(said("38.000 €", En), "38 or 38000 EUR");
        assert_eq!(said("38,000 €", It), "38 or 38000 EUR");
        assert_eq!(said("38,000 €", En), "38000 EUR");
        assert_eq!(said("38.000", It), "38000");
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in ["a lot", "", "from 11 to 3 days", "11 days to 3 days", "between 5", "12 / 13", "€", "99999999999999999999k"]
        {
            assert_eq!(said(text, En), "?", "{text}");
        }
        assert_eq!(said(&"9".repeat(20_000), En).len(), Number::from_millionths(i64::MAX).to_string().len());
    }

    fn day(text: &str, language: Language) -> String {
        match read_day(text, language) {
            DayRead::Day { day } => day,
            DayRead::Either { one, other } => format!("{one} or {other}"),
            DayRead::NotADay => "?".into(),
        }
    }

    #[test]
    fn days_months_and_years_are_read() {
        for (text, language, meant) in [
            ("", En, ""),
            ("2026-05-31", En, "2026-05-31"),
            ("2026-05", En, "2026-05"),
            ("2026", En, "2026"),
            ("31 May 2026", En, "2026-05-31"),
            ("May 31st, 2026", En, "2026-05-31"),
            ("31 maggio 2026", It, "2026-05-31"),
            ("31 de mayo de 2026", Es, "2026-05-31"),
            ("maggio 2026", En, "2026-05"),
            ("05/2026", It, "2026-05"),
            ("31/05/2026", It, "2026-05-31"),
            ("1.3.2026", It, "2026-03-01"),
            ("31/05/2026", En, "2026-05-31"),
            ("05/31/2026", En, "2026-05-31"),
            ("03/04/2026", En, "2026-04-03 or 2026-03-04"),
            ("03/04/2026", Es, "2026-04-03"),
            ("04/04/2026", En, "2026-04-04"),
        ] {
            assert_eq!(day(text, language), meant, "{text}");
        }
        for text in ["soon", "31 February 2026", "2026-13", "31/05", "99/99/2026", "Q2 2026", "1/2/3/4", "31 May 26", "0000"] {
            assert_eq!(day(text, En), "?", "{text}");
        }
        assert_eq!(day("05/31/2026", It), "?");
    }
}
