//! Where the measures of a lane come from: columns of imported tables, answers, or what is recorded already.

use lanewise_method::fold::fold;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A measure of the customers of a lane (A4) that has to come from somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[serde(rename = "LaneMeasure")]
pub enum Measure {
    /// Margin, or where that is not known revenue, of a customer.
    Margin,
    /// What a customer brings as long as it stays.
    LifetimeValue,
    /// What keeping a customer costs.
    RetentionCost,
    /// What developing the product for a customer costs.
    ProductCost,
    /// How much a customer grew.
    Expansion,
    /// How long a customer took to its first value.
    TimeToValue,
}

impl Measure {
    /// All of them, as they are shown.
    pub const ALL: [Self; 6] =
        [Self::Margin, Self::LifetimeValue, Self::RetentionCost, Self::ProductCost, Self::Expansion, Self::TimeToValue];

    /// Words of a header that tell this measure, folded, in English, Italian and Spanish.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Margin => &[
                "margin",
                "margine",
                "margen",
                "gross profit",
                "contribution",
                "contribuzione",
                "contribucion",
                "utile",
                "beneficio",
                "our revenue",
                "contract value",
                "acv",
                "arr",
                "mrr",
                "canone annuo",
                "ricavo",
                "ricavi",
                "ingresos",
            ],
            Self::LifetimeValue => &[
                "lifetime value",
                "life time value",
                "ltv",
                "clv",
                "cltv",
                "valore vita",
                "valore nel tempo",
                "valore del ciclo di vita",
                "valore del cliente nel tempo",
                "valor de vida",
                "valor vitalicio",
                "valor del ciclo de vida",
            ],
            Self::RetentionCost => &[
                "retention cost",
                "cost of retention",
                "cost to retain",
                "cost to serve",
                "costo di retention",
                "costo retention",
                "costo di fidelizzazione",
                "costo di mantenimento",
                "coste de retencion",
                "costo de retencion",
                "coste de fidelizacion",
            ],
            Self::ProductCost => &[
                "product cost",
                "development cost",
                "costo prodotto",
                "costo di prodotto",
                "costo di sviluppo",
                "coste de producto",
                "costo de producto",
                "coste de desarrollo",
                "costo de desarrollo",
            ],
            Self::Expansion => {
                &["expansion", "upsell", "up-sell", "cross-sell", "espansione", "crescita", "ampliacion", "crecimiento"]
            }
            Self::TimeToValue => &[
                "time to value",
                "ttv",
                "time to first value",
                "time to go-live",
                "time to live",
                "tempo al valore",
                "tempo al primo valore",
                "tempo di avvio",
                "tempo di attivazione",
                "tiempo hasta el valor",
                "tiempo de obtencion de valor",
                "tiempo de puesta en marcha",
            ],
        }
    }

    /// Whether it is money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Margin | Self::LifetimeValue | Self::RetentionCost | Self::ProductCost)
    }
}

/// Where a measure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
#[serde(rename = "LaneSource")]
pub enum Source {
    /// A further column of imported tables, by its header.
    Column(String),
    /// The number that answers a parameter, by its id.
    Answer(String),
    /// The hours of rescues on record, at what an hour costs the team: the cost of keeping a customer.
    Rescues,
    /// The days from becoming a customer to the first Value Realization Event that was reached: the time to value.
    Slides,
    /// Nowhere: it is not shown.
    Nothing,
}

/// The header of a column as words: folded, and parted at everything that is neither letter nor digit nor hyphen.
fn words(header: &str) -> String {
    let folded = fold(header);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|p| !p.is_empty()).collect();
    format!(" {} ", parts.join(" "))
}

/// The header that tells a measure best: of those that hold one of its words the one with the longest, then the first.
#[must_use]
pub fn suggested<'h>(measure: Measure, headers: impl IntoIterator<Item = &'h str>) -> Option<&'h str> {
    let best = |header: &str| {
        let words = words(header);
        let held = measure.words().iter().filter(|w| words.contains(&format!(" {w} ")));
        held.map(|w| w.len()).max()
    };
    let mut found: Option<(usize, &str)> = None;
    for header in headers {
        if let Some(length) = best(header).filter(|length| found.is_none_or(|(longest, _)| *length > longest)) {
            found = Some((length, header));
        }
    }
    found.map(|(_, header)| header)
}

/// Words for what a customer brings once it is one; the other words of [`Measure::Margin`] are of a contract, which a prospect is offered.
const EARNED: [&str; 9] =
    ["margin", "margine", "margen", "gross profit", "contribution", "contribuzione", "contribucion", "utile", "beneficio"];

/// The measure of customers that a header tells, where no prospect can have it yet.
pub(crate) fn after_sale(header: &str) -> Option<Measure> {
    let held = words(header);
    let told = |measure: Measure| {
        let own: &[&str] = match measure {
            Measure::Margin => &EARNED,
            // Whether they expect to grow is asked of prospects too.
            Measure::Expansion => &[],
            other => other.words(),
        };
        own.iter().any(|w| held.contains(&format!(" {w} ")))
    };
    Measure::ALL.into_iter().find(|measure| told(*measure))
}

/// The currency or unit that a header names: "Margin (EUR)", "TTV in weeks"; empty where it names none.
#[must_use]
pub fn header_unit(header: &str) -> String {
    let signs = [('€', "EUR"), ('$', "USD"), ('£', "GBP")];
    if let Some((_, code)) = signs.iter().find(|(sign, _)| header.contains(*sign)) {
        return (*code).to_owned();
    }
    let code = header.split(|c: char| !c.is_ascii_alphabetic()).find(|w| crate::typed::is_currency_code(w));
    if let Some(code) = code {
        return code.to_owned();
    }
    const UNITS: [(&str, &str); 15] = [
        ("days", "days"),
        ("giorni", "days"),
        ("dias", "days"),
        ("weeks", "weeks"),
        ("settimane", "weeks"),
        ("semanas", "weeks"),
        ("months", "months"),
        ("mesi", "months"),
        ("meses", "months"),
        ("years", "years"),
        ("anni", "years"),
        ("anos", "years"),
        ("%", "%"),
        ("hours", "hours"),
        ("ore", "hours"),
    ];
    let words = words(header);
    let unit = UNITS.iter().find(|(word, _)| words.contains(&format!(" {word} ")) || (*word == "%" && header.contains('%')));
    unit.map(|(_, unit)| (*unit).to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_in_three_languages_suggest_themselves() {
        for (measure, header) in [
            (Measure::Margin, "Gross margin (EUR)"),
            (Measure::Margin, "Margine annuo"),
            (Measure::Margin, "Margen por cliente"),
            (Measure::LifetimeValue, "customer_lifetime_value"),
            (Measure::LifetimeValue, "LTV €"),
            (Measure::LifetimeValue, "Valor de vida del cliente"),
            (Measure::RetentionCost, "Coste de retención"),
            (Measure::RetentionCost, "Costo di fidelizzazione / anno"),
            (Measure::ProductCost, "Product cost"),
            (Measure::Expansion, "Expansion %"),
            (Measure::TimeToValue, "Time-to-value"),
            (Measure::TimeToValue, "Tempo al valore (settimane)"),
        ] {
            let headers = ["Fax", "Summary", header, "Notes"];
            let found = if header == "Time-to-value" {
                suggested(measure, ["Fax", "Time to value"])
            } else {
                suggested(measure, headers)
            };
            assert!(found.is_some(), "{measure:?} {header}");
            let others = Measure::ALL.into_iter().filter(|m| *m != measure);
            assert!(others.filter_map(|m| suggested(m, headers)).next().is_none(), "{header} tells more than {measure:?}");
        }
        // The longer word says more: "lifetime value margin" is unusual, but "expected margin" beats "arr".
        assert_eq!(suggested(Measure::Margin, ["ARR", "Margin"]), Some("Margin"));
        assert_eq!(suggested(Measure::Margin, ["Arrival", "Barrel"]), None);
    }

    #[test]
    fn what_no_prospect_has_yet() {
        for (header, measure) in [
            ("Annual margin (EUR)", Some(Measure::Margin)),
            ("Lifetime value (EUR)", Some(Measure::LifetimeValue)),
            ("Retention cost (EUR)", Some(Measure::RetentionCost)),
            ("Tempo al valore", Some(Measure::TimeToValue)),
            ("Contract value", None),
            ("Expansion expectation", None),
            ("Seats", None),
        ] {
            assert_eq!(after_sale(header), measure, "{header}");
        }
    }

    #[test]
    fn headers_name_their_unit() {
        for (header, unit) in [
            ("Margin (EUR)", "EUR"),
            ("LTV €", "EUR"),
            ("Margin in CHF", "CHF"),
            ("TTV, weeks", "weeks"),
            ("Expansion %", "%"),
            ("Margin", ""),
        ] {
            assert_eq!(header_unit(header), unit, "{header}");
        }
    }
}
