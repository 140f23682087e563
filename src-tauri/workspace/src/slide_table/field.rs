//! What a column of such a table can be, and the words that people head it with.

use lanewise_method::fold::fold;

use super::Matter;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Field {
    Key,
    Account,
    Person,
    Title,
    Industry,
    Issue,
    Problems,
    Capabilities,
    Delta,
    Amount,
    Currency,
    Unit,
    Period,
    Date,
    Event,
    Origin,
    Consequence,
    Events,
    Links,
    Activity,
    Day,
    Ended,
    Hours,
    Who,
    Result,
    Text,
    Capability,
    Words,
    About,
    State,
    Gate,
    Approver,
    Reason,
    Expected,
    Until,
    Settled,
    Note,
}

/// A field with its name in files and the other words for it, folded, in the three languages.
pub(crate) type Heading = (Field, &'static str, &'static [&'static str]);

const KEY: Heading = (
    Field::Key,
    "record_id",
    &["key", "id", "account id", "crm id", "codice", "chiave", "id record", "clave", "codigo", "id cuenta", "id de registro"],
);
const ACCOUNT: Heading = (
    Field::Account,
    "account",
    &[
        "account name",
        "company",
        "customer",
        "azienda",
        "cliente",
        "nome account",
        "societa",
        "cuenta",
        "empresa",
        "nombre de la cuenta",
    ],
);

/// The columns of slides, in the order in which they are written.
pub(crate) const SLIDE: &[Heading] = &[
    KEY,
    ACCOUNT,
    (
        Field::Person,
        "person",
        &[
            "key player",
            "name",
            "contact",
            "persona",
            "persona chiave",
            "nome",
            "contatto",
            "interlocutore",
            "persona clave",
            "nombre",
            "contacto",
        ],
    ),
    (
        Field::Title,
        "job_title",
        &["title", "role", "position", "ruolo", "qualifica", "titolo", "posizione", "cargo", "puesto", "rol", "titulo"],
    ),
    (Field::Industry, "industry", &["sector", "settore", "industria", "sector industrial"]),
    (
        Field::Issue,
        "critical_business_issue",
        &[
            "critical issue",
            "business issue",
            "cbi",
            "problema aziendale critico",
            "problema critico di business",
            "criticita aziendale",
            "asunto critico de negocio",
            "asunto critico del negocio",
            "problema critico de negocio",
            "problema critico del negocio",
        ],
    ),
    (
        Field::Problems,
        "problems",
        &[
            "problems and reasons",
            "problem reasons",
            "problems reasons",
            "reasons",
            "problemi",
            "problemi e cause",
            "problemi e motivi",
            "problemi ragioni",
            "problemas",
            "problemas y razones",
            "problemas y causas",
            "problemas y motivos",
            "problemas razones",
        ],
    ),
    (
        Field::Capabilities,
        "capabilities",
        &[
            "specific capabilities",
            "capabilities needed",
            "specific capabilities needed",
            "needed capabilities",
            "needs",
            "capacita",
            "capacita specifiche",
            "capacita necessarie",
            "capacita specifiche necessarie",
            "funzionalita",
            "capacidades",
            "capacidades especificas",
            "capacidades necesarias",
            "capacidades especificas necesarias",
            "funcionalidades",
        ],
    ),
    (Field::Delta, "delta", &["the delta", "value", "il delta", "valore", "el delta", "valor"]),
    (
        Field::Amount,
        "delta_amount",
        &[
            "amount",
            "delta number",
            "importo",
            "quantita",
            "importo del delta",
            "importe",
            "cantidad",
            "importe del delta",
            "numero",
        ],
    ),
    (Field::Currency, "delta_currency", &["currency", "valuta", "valuta del delta", "moneda", "divisa", "moneda del delta"]),
    (
        Field::Unit,
        "delta_unit",
        &["unit", "unita", "unita di misura", "unita del delta", "unidad", "unidad de medida", "unidad del delta"],
    ),
    (
        Field::Period,
        "delta_period",
        &["period", "how often", "periodo", "periodo del delta", "ogni quanto", "cada cuanto", "frecuencia", "frequenza"],
    ),
    (Field::Date, "critical_date", &["the critical date", "data critica", "scadenza critica", "fecha critica", "fecha limite"]),
    (
        Field::Event,
        "date_event",
        &[
            "event",
            "event behind it",
            "what drives it",
            "evento",
            "evento che la determina",
            "che cosa la determina",
            "evento que la determina",
            "que la determina",
        ],
    ),
    (
        Field::Origin,
        "date_origin",
        &[
            "origin",
            "external or internal",
            "origine",
            "esterno o interno",
            "esterna o interna",
            "origen",
            "externo o interno",
            "externa o interna",
        ],
    ),
    (
        Field::Consequence,
        "date_consequence",
        &[
            "consequence",
            "if it is missed",
            "if missed",
            "conseguenza",
            "se passa",
            "se si manca",
            "consecuencia",
            "si no se cumple",
            "si se pasa",
        ],
    ),
    (
        Field::Events,
        "value_events",
        &[
            "value realization events",
            "value realization event",
            "value realisation events",
            "early wins",
            "eventi di realizzazione del valore",
            "evento di realizzazione del valore",
            "eventos de realizacion de valor",
            "evento de realizacion de valor",
            "eventos de realizacion del valor",
        ],
    ),
    (Field::Links, "links", &["link", "attachments", "collegamenti", "allegati", "enlaces", "enlace", "adjuntos"]),
];

/// The columns of activities.
const ACTIVITY: &[Heading] = &[
    KEY,
    ACCOUNT,
    (Field::Activity, "kind", &["activity", "type", "attivita", "tipo", "actividad"]),
    (Field::Day, "day", &["date", "began", "giorno", "data", "inizio", "dia", "fecha", "inicio"]),
    (Field::Ended, "ended", &["end", "until", "fine", "finita", "fin", "termino", "terminada"]),
    (Field::Hours, "hours", &["effort", "ore", "horas"]),
    (Field::Who, "who", &["people", "by", "chi", "persone", "quien", "personas"]),
    (Field::Result, "result", &["outcome", "risultato", "esito", "resultado"]),
    (Field::Text, "text", &["note", "remark", "comment", "nota", "testo", "commento", "texto", "comentario"]),
];

/// The columns of what the vendor can do.
const CAPABILITY: &[Heading] = &[
    (Field::Capability, "capability", &["name", "capacita", "nome", "funzionalita", "capacidad", "nombre", "funcionalidad"]),
    (
        Field::Words,
        "words",
        &["other words", "synonyms", "parole", "altre parole", "sinonimi", "palabras", "otras palabras", "sinonimos"],
    ),
    (Field::About, "about", &["note", "description", "remark", "nota", "descrizione", "descripcion"]),
    (
        Field::State,
        "state",
        &["offered", "in the product", "stato", "offerta", "nel prodotto", "estado", "ofrecida", "en el producto"],
    ),
];

/// The columns of waivers.
const WAIVER: &[Heading] = &[
    KEY,
    ACCOUNT,
    (Field::Gate, "gate", &[]),
    (Field::Approver, "approver", &[]),
    (Field::Reason, "reason", &[]),
    (Field::Expected, "expected", &[]),
    (Field::Until, "until", &[]),
    (Field::Result, "result", &[]),
    (Field::Settled, "settled", &[]),
    (Field::Note, "note", &[]),
];

impl Matter {
    /// The columns that such a table can have.
    pub(super) const fn headings(self) -> &'static [Heading] {
        match self {
            Self::Slides => SLIDE,
            Self::Activities => ACTIVITY,
            Self::Capabilities => CAPABILITY,
            Self::Waivers => WAIVER,
        }
    }

    /// The field that a column with this header is.
    pub(super) fn field(self, header: &str) -> Option<Field> {
        called(self.headings(), header)
    }
}

/// What a header or a label says, as it is compared: case, accents, signs and a colon at its end do not count.
pub(crate) fn bare(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The field that is called so.
pub(crate) fn called(headings: &[Heading], name: &str) -> Option<Field> {
    // Long texts are no headers.
    if name.len() > 120 {
        return None;
    }
    let name = bare(name);
    let found = headings.iter().find(|(_, id, words)| bare(id) == name || words.contains(&name.as_str()));
    found.map(|(field, ..)| *field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_as_people_write_them() {
        for (header, field) in [
            ("Critical Business Issue", Field::Issue),
            ("Problema aziendale critico:", Field::Issue),
            ("Asunto crítico de negocio", Field::Issue),
            ("CAPACITÀ SPECIFICHE", Field::Capabilities),
            ("Problems / Reasons", Field::Problems),
            ("Eventos de Realización de Valor", Field::Events),
            ("critical_date", Field::Date),
            ("Account ID", Field::Key),
        ] {
            assert_eq!(Matter::Slides.field(header), Some(field), "{header}");
        }
        assert_eq!(Matter::Slides.field("Weather"), None);
        assert_eq!(Matter::Slides.field(&"delta ".repeat(100)), None);
    }

    #[test]
    fn each_word_means_one_field_and_is_written_as_it_is_compared() {
        for matter in Matter::ALL {
            let mut seen = std::collections::HashMap::new();
            for (field, id, words) in matter.headings() {
                for word in std::iter::once(bare(id)).chain(words.iter().map(|w| (*w).to_owned())) {
                    assert_eq!(bare(&word), word, "a word that nothing can match");
                    assert!(seen.insert(word.clone(), field).is_none(), "{matter:?}: \"{word}\" twice");
                }
            }
        }
    }
}
