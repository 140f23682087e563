//! Words that tables use for fields, stages and outcomes, in English, Italian and Spanish.

use lanewise_method::fold::fold;
use lanewise_method::{Outcome, Stage};

use super::AccountField;

/// Headers in their plain form, by field. The first of a field that a table has wins over the later ones.
#[rustfmt::skip]
pub(super) const FIELDS: &[(AccountField, &[&str])] = &[
    (
        AccountField::Key,
        &[
            "key", "account id", "record id", "external id", "customer id", "company id", "organization id", "organisation id",
            "client id", "crm id", "id", "account number", "customer number", "account no", "customer no", "customer code",
            "account code", "chiave", "id account", "id cliente", "id azienda", "id record", "id esterno", "codice cliente",
            "codice azienda", "codice", "numero cliente", "clave", "id de cliente", "id de la cuenta", "id cuenta",
            "id de cuenta", "id externo", "id de registro", "id del registro", "codigo de cliente", "codigo cliente", "codigo",
            "numero de cliente", "id empresa", "id de empresa", "kundennummer",
        ],
    ),
    (
        AccountField::Name,
        &[
            "name", "account name", "company name", "company", "account", "organization name", "organisation name",
            "organization", "organisation", "customer name", "client name", "customer", "client", "business name", "legal name",
            "prospect", "lead", "ragione sociale", "nome account", "nome azienda", "nome dell azienda", "nome societa",
            "nome cliente", "nome organizzazione", "azienda", "societa", "impresa", "cliente", "organizzazione",
            "denominazione", "nome", "nombre de la cuenta", "nombre de cuenta", "nombre de la empresa", "nombre empresa",
            "nombre de empresa", "nombre del cliente", "nombre cliente", "nombre de la organizacion", "razon social", "empresa",
            "compania", "sociedad", "organizacion", "cuenta", "nombre", "firma", "unternehmen",
        ],
    ),
    (
        AccountField::Website,
        &[
            "website", "web site", "website url", "company domain name", "domain name", "domain", "company domain",
            "company website", "web", "url", "homepage", "web address", "site", "sito web", "sito", "sito internet", "dominio",
            "indirizzo web", "nome di dominio dell azienda", "dominio aziendale", "url sito web", "sitio web", "pagina web",
            "web de la empresa", "nombre de dominio de la empresa", "dominio de la empresa", "url del sitio web",
        ],
    ),
    (
        AccountField::Industry,
        &[
            "industry", "sector", "industry sector", "business sector", "vertical", "line of business", "branch", "settore",
            "settore industriale", "settore di attivita", "settore merceologico", "comparto", "ramo", "sector industrial",
            "sector de actividad", "industria", "actividad", "rubro", "ramo de actividad", "branche",
        ],
    ),
    (
        AccountField::Country,
        &[
            "country", "billing country", "country region", "account country", "company country", "mailing country",
            "hq country", "nation", "address 1 country region", "address country", "billing country region", "paese", "nazione",
            "stato estero", "paese di fatturazione", "paese area geografica", "paese regione", "pais", "pais de facturacion",
            "pais region", "pais o region", "land",
        ],
    ),
    (
        AccountField::Region,
        &[
            "region", "state", "billing state province", "billing state", "state region", "state province", "province",
            "county", "area", "territory", "address 1 state province", "regione", "provincia", "stato provincia",
            "stato provincia di fatturazione", "territorio", "zona", "comunidad autonoma", "estado provincia",
            "estado o provincia de facturacion", "estado region", "comunidad",
        ],
    ),
    (
        AccountField::Employees,
        &[
            "employees", "number of employees", "no of employees", "employee count", "headcount", "staff", "num employees",
            "numberofemployees", "fte", "people", "dipendenti", "numero dipendenti", "numero di dipendenti", "n dipendenti",
            "nr dipendenti", "addetti", "numero addetti", "organico", "empleados", "numero de empleados", "n de empleados",
            "n empleados", "no de empleados", "num empleados", "trabajadores", "plantilla", "numero de trabajadores",
            "mitarbeiter",
        ],
    ),
    (
        AccountField::Revenue,
        &[
            "revenue", "annual revenue", "yearly revenue", "turnover", "annual turnover", "sales", "annual sales", "fatturato",
            "fatturato annuo", "fatturato annuale", "ricavi", "ricavi annui", "ricavi annuali", "entrate annuali",
            "volume d affari", "ingresos", "ingresos anuales", "facturacion", "facturacion anual", "volumen de negocio",
            "ventas anuales", "umsatz",
        ],
    ),
    (
        AccountField::Owner,
        &[
            "owner", "account owner", "company owner", "organization owner", "opportunity owner", "lead owner", "deal owner",
            "account manager", "salesperson", "sales rep", "assigned to", "responsible", "titolare account", "titolare",
            "proprietario", "proprietario dell azienda", "proprietario account", "responsabile", "venditore", "addetto vendite",
            "commerciale", "agente", "assegnato a", "propietario", "propietario de la cuenta", "propietario de la empresa",
            "propietario de cuenta", "vendedor", "comercial", "asignado a", "responsable",
        ],
    ),
    (
        AccountField::Stage,
        &[
            "stage", "lifecycle stage", "account stage", "relationship type", "account type", "customer type", "lead status",
            "stage name", "deal stage", "opportunity stage", "sales stage", "account status", "fase", "fase del ciclo di vita",
            "stadio", "tipo di relazione", "tipo account", "tipo cliente", "stato lead", "fase trattativa", "fase opportunita",
            "fase del ciclo de vida", "etapa", "etapa del ciclo de vida", "tipo de relacion", "tipo de cuenta",
            "tipo de cliente", "estado del lead", "etapa del negocio",
        ],
    ),
    (
        AccountField::Outcome,
        &[
            "outcome", "customer outcome", "result", "success", "customer health", "health", "health status", "esito",
            "risultato", "esito cliente", "salute cliente", "resultado", "salud del cliente", "resultado del cliente",
        ],
    ),
    (
        AccountField::Since,
        &[
            "since", "customer since", "client since", "contract start", "contract start date", "start date", "go live",
            "go live date", "became a customer date", "cliente dal", "cliente da", "data inizio", "inizio contratto",
            "data inizio contratto", "data attivazione", "cliente desde", "fecha de inicio", "inicio de contrato",
            "fecha de alta", "alta",
        ],
    ),
    (
        AccountField::Note,
        &[
            "note", "notes", "comment", "comments", "remarks", "description", "account description", "commento", "commenti",
            "osservazioni", "descrizione", "appunti", "nota", "notas", "comentario", "comentarios", "observaciones",
            "descripcion",
        ],
    ),
];

/// Words for stages, folded, besides their ids.
#[rustfmt::skip]
const STAGES: &[(Stage, &[&str])] = &[
    (Stage::Visitor, &["subscriber", "visitatore", "visitante", "iscritto", "abbonato", "suscriptor", "anonymous"]),
    (
        Stage::Lead,
        &[
            "new", "new lead", "marketing qualified lead", "mql", "open - not contacted", "contact", "nuovo", "nuova",
            "contatto", "lead qualificato per il marketing", "lead qualificato marketing", "lead qualificato dal marketing",
            "nuevo", "nueva", "contacto", "lead calificado para marketing", "lead cualificado para marketing",
            "lead cualificado de marketing", "aperto - non contattato", "abierto - no contactado", "suspect", "raw",
        ],
    ),
    (
        Stage::Prospect,
        &[
            "opportunity", "sales qualified lead", "sql", "sales accepted lead", "prospecting", "qualification", "qualified",
            "needs analysis", "value proposition", "id. decision makers", "perception analysis", "proposal/price quote",
            "proposal", "proposition", "negotiation/review", "negotiation", "working - contacted", "closed - converted",
            "contact made", "demo scheduled", "proposal made", "negotiations started", "qualified to buy",
            "presentation scheduled", "decision maker bought-in", "contract sent", "open", "in trattativa",
            "cliente potenziale", "potenziale cliente", "opportunita", "qualificato", "qualificata", "qualifica", "proposta",
            "trattativa", "negoziazione", "lead qualificato per le vendite", "lead qualificato dalle vendite",
            "demo programmata", "cliente potencial", "potencial", "oportunidad", "prospecto", "calificado", "calificada",
            "cualificado", "cualificada", "propuesta", "negociacion", "en negociacion", "lead calificado para ventas",
            "lead cualificado para ventas", "demo programada", "appointment scheduled",
        ],
    ),
    (
        Stage::Customer,
        &[
            "client", "customer - direct", "customer - channel", "active customer", "existing customer", "won", "closed won",
            "closed - won", "installed", "cliente", "cliente attivo", "cliente acquisito", "cliente - diretto",
            "cliente - canale", "vinto", "vinta", "chiuso vinto", "chiusa vinta", "chiusa - vinta", "acquisito",
            "cliente activo", "cliente - directo", "ganado", "ganada", "cerrado ganado", "cerrada ganada", "cerrada - ganada",
            "kunde",
        ],
    ),
    (
        Stage::Ambassador,
        &[
            "evangelist", "advocate", "promoter", "champion", "ambasciatore", "promotore", "evangelista", "embajador",
            "embajadora", "promotor",
        ],
    ),
    (Stage::Nurture, &[
        "nurturing", "recycled", "recycle", "on hold", "later", "in nurturing", "da coltivare", "in attesa", "en espera",
        "nutricion",
    ]),
    (
        Stage::Disqualified,
        &[
            "unqualified", "not qualified", "lost", "closed lost", "closed - lost", "closed - not converted", "rejected",
            "perso", "persa", "chiuso perso", "chiusa persa", "chiusa - persa", "squalificato", "non qualificato", "scartato",
            "perdido", "perdida", "cerrado perdido", "cerrada perdida", "cerrada - perdida", "descalificado", "no cualificado",
            "no calificado", "descartado",
        ],
    ),
];

/// Words for the standard outcomes, folded, besides their ids.
#[rustfmt::skip]
const OUTCOMES: &[(&str, &[&str])] = &[
    (
        "happy",
        &[
            "success", "successful", "satisfied", "healthy", "reference", "renewed", "expanded", "felice", "soddisfatto",
            "soddisfatta", "contento", "contenta", "successo", "satisfecho", "satisfecha", "feliz", "exito", "rinnovato",
            "rinnovata", "renovado", "renovada",
        ],
    ),
    (
        "not_expanded",
        &[
            "not expanding", "no expansion", "flat", "stalled", "non espanso", "non espansa", "non ampliato", "non cresciuto",
            "nessuna espansione", "fermo", "no ampliado", "no ampliada", "no expandido", "no ha crecido", "sin expansion",
            "estancado",
        ],
    ),
    (
        "struggling",
        &[
            "at risk", "in trouble", "unhappy", "unsuccessful", "in difficolta", "a rischio", "insoddisfatto", "insoddisfatta",
            "con dificultades", "en dificultades", "en riesgo", "insatisfecho", "insatisfecha",
        ],
    ),
    (
        "failed",
        &[
            "failure", "churned", "churn", "left", "lost", "abandoned", "cancelled", "canceled", "fallito", "fallita", "perso",
            "persa", "abbandonato", "disdetto", "fracasado", "fracaso", "fallido", "perdido", "perdida", "abandonado", "baja",
            "cancelado",
        ],
    ),
];

/// The stage that a word of a table means: its id, or what the usual customer systems call it in English, Italian and Spanish.
#[must_use]
pub fn stage_called(word: &str) -> Option<Stage> {
    let word = fold(word);
    // Many systems number their stages: "3. Proposal", "02 - Won".
    let bare = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | '-' | ' ' | ':'));
    let by = |word: &str| {
        Stage::from_id(word).or_else(|| STAGES.iter().find(|(_, words)| words.contains(&word)).map(|(stage, _)| *stage))
    };
    by(&word).or_else(|| by(bare))
}

/// The id of the team's outcome that a word of a table means: by id, by the name the team gave it, or for the standard outcomes by
/// what people call them in English, Italian and Spanish.
#[must_use]
pub fn outcome_called<'a>(word: &str, outcomes: &'a [Outcome]) -> Option<&'a str> {
    let word = fold(word);
    outcomes
        .iter()
        .find(|o| fold(&o.id) == word || (!o.name.is_empty() && fold(&o.name) == word))
        .or_else(|| {
            let (standard, _) = OUTCOMES.iter().find(|(_, words)| words.contains(&word.as_str()))?;
            outcomes.iter().find(|o| &o.id == standard)
        })
        .map(|o| o.id.as_str())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::similar::plain;
    use super::*;

    #[test]
    fn every_word_can_be_met_and_means_one_thing() {
        let mut seen = HashSet::new();
        for word in FIELDS.iter().flat_map(|(_, words)| *words) {
            assert_eq!(&plain(word), word, "would never be met");
            assert!(seen.insert(*word), "{word} stands twice");
        }
        for (words, what) in [
            (STAGES.iter().flat_map(|(_, w)| *w).collect::<Vec<_>>(), "stage"),
            (OUTCOMES.iter().flat_map(|(_, w)| *w).collect(), "outcome"),
        ] {
            let mut seen = HashSet::new();
            for word in words {
                assert_eq!(&fold(word), word, "would never be met");
                assert!(seen.insert(*word), "{word} means two {what}s");
            }
        }
    }

    #[test]
    fn words_of_the_usual_systems_mean_stages() {
        for (word, stage) in [
            ("Customer - Direct", Stage::Customer),
            ("CLOSED WON", Stage::Customer),
            ("Marketing Qualified Lead", Stage::Lead),
            ("4. Proposta", Stage::Prospect),
            ("Chiusa persa", Stage::Disqualified),
            ("Cliente potencial", Stage::Prospect),
            ("Evangelist", Stage::Ambassador),
        ] {
            assert_eq!(stage_called(word), Some(stage), "{word}");
        }
        assert_eq!(stage_called("Competitor"), None);
        assert_eq!(stage_called("Etapa"), None);
        assert_eq!(stage_called(""), None);
    }

    #[test]
    fn outcomes_are_those_of_the_team() {
        let mut outcomes = lanewise_method::account::standard_outcomes();
        assert_eq!(outcome_called("Soddisfatto", &outcomes), Some("happy"));
        assert_eq!(outcome_called("Rinnovato", &outcomes), Some("happy"), "what a table to learn from says");
        assert_eq!(outcome_called("Not expanded", &outcomes), Some("not_expanded"));
        outcomes[3].name = "Se fue".into();
        assert_eq!(outcome_called("SE FUÉ", &outcomes), Some("failed"));
        outcomes.truncate(1);
        assert_eq!(outcome_called("churned", &outcomes), None);
        assert_eq!(outcome_called("?", &outcomes), None);
    }
}
