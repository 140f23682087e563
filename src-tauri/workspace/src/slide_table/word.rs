//! Words with a fixed meaning, in English, Italian and Spanish, as people write them in a cell.

use lanewise_method::fold::fold;
use lanewise_method::slide::{EventState, Origin, Period};

use crate::activity::{ActivityKind, ActivityResult};
use crate::table::parse_yes_no;
use crate::waiver::WaiverResult;

fn find<T: Copy>(text: &str, words: &[(T, &[&str])]) -> Option<T> {
    let text = super::field::bare(text);
    words.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(meaning, _)| *meaning)
}

/// How often: "monthly", "al mese", "por año", "/ day".
pub(crate) fn period(text: &str) -> Option<Period> {
    const BEFORE: &[&str] =
        &["per", "a", "an", "each", "every", "al", "alla", "all", "ogni", "a la", "por", "por cada", "cada", "the", "by"];
    const WORDS: &[(Period, &[&str])] = &[
        (
            Period::Once,
            &[
                "once",
                "one time",
                "one off",
                "onetime",
                "una tantum",
                "una volta",
                "una sola volta",
                "una vez",
                "unico",
                "puntual",
            ],
        ),
        (Period::Day, &["day", "daily", "days", "giorno", "giornaliero", "giornaliera", "dia", "diario", "diaria"]),
        (Period::Week, &["week", "weekly", "weeks", "settimana", "settimanale", "semana", "semanal"]),
        (Period::Month, &["month", "monthly", "months", "mese", "mensile", "mes", "mensual"]),
        (Period::Quarter, &["quarter", "quarterly", "quarters", "trimestre", "trimestrale", "trimestral"]),
        (Period::Year, &["year", "yearly", "annual", "annually", "years", "anno", "annuo", "annua", "annuale", "ano", "anual"]),
    ];
    find(text, WORDS).or_else(|| {
        let bare = super::field::bare(text);
        BEFORE.iter().find_map(|before| find(bare.strip_prefix(before)?.strip_prefix(' ')?, WORDS))
    })
}

/// From outside or from inside.
pub(crate) fn origin(text: &str) -> Option<Origin> {
    find(
        text,
        &[
            (Origin::External, &["external", "externally", "outside", "esterno", "esterna", "externo", "externa", "ext"]),
            (Origin::Internal, &["internal", "internally", "inside", "own", "interno", "interna", "int"]),
        ],
    )
}

/// What became of a Value Realization Event.
pub(crate) fn event_state(text: &str) -> Option<EventState> {
    find(
        text,
        &[
            (
                EventState::Planned,
                &[
                    "planned",
                    "open",
                    "to come",
                    "pianificato",
                    "previsto",
                    "in corso",
                    "aperto",
                    "planificado",
                    "pendiente",
                    "abierto",
                ],
            ),
            (EventState::Reached, &["reached", "met", "done", "raggiunto", "fatto", "alcanzado", "logrado", "cumplido", "hecho"]),
            (EventState::Missed, &["missed", "not reached", "mancato", "non raggiunto", "incumplido", "perdido", "no alcanzado"]),
        ],
    )
}

/// What was done for an account.
pub(crate) fn activity(text: &str) -> Option<ActivityKind> {
    find(
        text,
        &[
            (ActivityKind::GeneralDemo, &["general demo", "demo", "demo generale", "demo general", "vision demo"]),
            (
                ActivityKind::DeepDemo,
                &["deep demo", "custom demo", "demo approfondita", "demo a fondo", "demo profunda", "demo en profundidad"],
            ),
            (
                ActivityKind::Poc,
                &["poc", "proof of concept", "prova di fattibilita", "prueba de concepto", "pilot", "pilota", "piloto"],
            ),
            (ActivityKind::Rescue, &["rescue", "salvataggio", "soccorso", "rescate"]),
        ],
    )
}

/// What came of an activity.
pub(crate) fn activity_result(text: &str) -> Option<ActivityResult> {
    find(
        text,
        &[
            (ActivityResult::Open, &["open", "running", "aperto", "aperta", "in corso", "abierto", "abierta", "en curso"]),
            (
                ActivityResult::WentWell,
                &[
                    "went well",
                    "well",
                    "good",
                    "positive",
                    "won",
                    "andata bene",
                    "andato bene",
                    "bene",
                    "positivo",
                    "fue bien",
                    "bien",
                ],
            ),
            (
                ActivityResult::NoDecision,
                &["no decision", "undecided", "nessuna decisione", "indeciso", "sin decision", "ninguna decision"],
            ),
            (
                ActivityResult::WentBadly,
                &[
                    "went badly",
                    "badly",
                    "bad",
                    "negative",
                    "lost",
                    "andata male",
                    "andato male",
                    "male",
                    "negativo",
                    "fue mal",
                    "mal",
                ],
            ),
        ],
    )
}

/// Whether a capability is in the product.
pub(crate) fn offered(text: &str) -> Option<bool> {
    parse_yes_no(text).or_else(|| {
        find(
            text,
            &[
                (true, &["offered", "in the product", "available", "offerta", "disponibile", "ofrecida", "disponible"]),
                (false, &["not offered", "missing", "not in the product", "mancante", "assente", "falta", "no ofrecida"]),
            ],
        )
    })
}

/// What came of a waiver.
pub(crate) fn waiver_result(text: &str) -> Option<WaiverResult> {
    WaiverResult::from_id(&fold(text).replace(' ', "_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_three_languages() {
        for (text, meant) in [
            ("Monthly", Period::Month),
            ("per month", Period::Month),
            ("al mese", Period::Month),
            ("all'anno", Period::Year),
            ("por año", Period::Year),
            ("/ day", Period::Day),
            ("a la semana", Period::Week),
            ("Una tantum", Period::Once),
            ("one-off", Period::Once),
            ("trimestral", Period::Quarter),
        ] {
            assert_eq!(period(text), Some(meant), "{text}");
        }
        for text in ["", "sometimes", "per", "fortnight"] {
            assert_eq!(period(text), None, "{text}");
        }
        assert_eq!(origin("Externo"), Some(Origin::External));
        assert_eq!(origin("interna"), Some(Origin::Internal));
        assert_eq!(event_state("Raggiunto"), Some(EventState::Reached));
        assert_eq!(event_state("no alcanzado"), Some(EventState::Missed));
        assert_eq!(activity("Prueba de concepto"), Some(ActivityKind::Poc));
        assert_eq!(activity_result("no decision"), Some(ActivityResult::NoDecision));
        assert_eq!(offered("sì"), Some(true));
        assert_eq!(offered("not offered"), Some(false));
        assert_eq!(waiver_result("Came true"), Some(WaiverResult::CameTrue));
    }

    #[test]
    fn the_words_of_files_are_understood() {
        assert!(Period::ALL.iter().all(|p| period(p.id()) == Some(*p)));
        assert!([Origin::External, Origin::Internal].iter().all(|o| origin(o.id()) == Some(*o)));
        assert!([EventState::Planned, EventState::Reached, EventState::Missed].iter().all(|s| event_state(s.id()) == Some(*s)));
        assert!(ActivityKind::ALL.iter().all(|k| activity(k.id()) == Some(*k)));
        assert!(ActivityResult::ALL.iter().all(|r| activity_result(r.id()) == Some(*r)));
        assert!(WaiverResult::ALL.iter().all(|r| waiver_result(r.id()) == Some(*r)));
    }
}
