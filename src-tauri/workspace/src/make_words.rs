//! The words of a parameter that is made of slides, in the language of its profile.

use lanewise_method::contrast::SlideTrait;
use lanewise_method::profile::Language;
use lanewise_method::slide::{SlideField, SlideRule};

use crate::view::compare::ParameterSource;

/// On so many slides of these customers.
pub(crate) struct On {
    pub slides: u32,
    pub of: u32,
    pub who: String,
}

const fn one_of(language: Language, [en, it, es]: [&'static str; 3]) -> &'static str {
    match language {
        Language::En => en,
        Language::It => it,
        Language::Es => es,
    }
}

pub(crate) const fn group(language: Language) -> &'static str {
    one_of(language, ["On the Situation Slides", "Sulle Situation Slide", "En las Diapositivas de Situación"])
}

pub(crate) fn level(id: &str, language: Language) -> &'static str {
    let words = match id {
        "complete" => ["Complete", "Completo", "Completo"],
        "partly" => ["In part", "In parte", "En parte"],
        "empty" => ["Missing", "Mancante", "Falta"],
        "yes" => ["Yes", "Sì", "Sí"],
        _ => ["No", "No", "No"],
    };
    one_of(language, words)
}

pub(crate) fn outcome(id: &str, language: Language) -> &str {
    let words = match id {
        "happy" => ["happy", "soddisfatti", "satisfechos"],
        "not_expanded" => ["not expanded", "non cresciuti", "sin ampliar"],
        "struggling" => ["struggling", "in difficoltà", "con dificultades"],
        "failed" => ["failed", "persi", "perdidos"],
        _ => return id,
    };
    one_of(language, words)
}

/// "Seen on 35 of 43 slides (happy) and on 5 of 20 (not expanded, struggling, failed)."
pub(crate) fn why(left: &On, right: &On, language: Language) -> String {
    let (a, n, left, b, m, right) = (left.slides, left.of, &left.who, right.slides, right.of, &right.who);
    match language {
        Language::En => format!("Seen on {a} of {n} slides ({left}) and on {b} of {m} ({right})."),
        Language::It => format!("Presente su {a} slide di {n} ({left}) e su {b} di {m} ({right})."),
        Language::Es => format!("Aparece en {a} de {n} diapositivas ({left}) y en {b} de {m} ({right})."),
    }
}

pub(crate) fn name(source: &ParameterSource, named: &str, language: Language) -> String {
    match source {
        ParameterSource::Field { field } => one_of(language, field_name(*field)).to_owned(),
        ParameterSource::Trait { seen } => one_of(language, trait_words(*seen).0).to_owned(),
        ParameterSource::Theme { .. } => named.to_owned(),
        ParameterSource::Term { field, .. } => {
            let field = one_of(language, short_field(*field));
            match language {
                Language::En => format!("{field}: “{named}”"),
                Language::It | Language::Es => format!("{field}: «{named}»"),
            }
        }
    }
}

/// What to ask: the question that the slide rule has for the field, or ours; for words with what to listen for.
pub(crate) fn question(source: &ParameterSource, named: &str, rule: &SlideRule, language: Language) -> String {
    let of_field = |field: SlideField| {
        let own = rule.questions.iter().find(|q| q.field == field).map(|q| q.text.trim()).filter(|q| !q.is_empty());
        own.map_or_else(|| one_of(language, field_question(field)).to_owned(), str::to_owned)
    };
    let listen = |field: SlideField| {
        let question = of_field(field);
        match language {
            Language::En => format!("{question} (Listen for: {named})"),
            Language::It => format!("{question} (Ascolta se dicono: {named})"),
            Language::Es => format!("{question} (Escucha si dicen: {named})"),
        }
    };
    match source {
        ParameterSource::Field { field } => of_field(*field),
        ParameterSource::Trait { seen } => one_of(language, trait_words(*seen).1).to_owned(),
        ParameterSource::Term { field, .. } => listen(*field),
        ParameterSource::Theme { .. } => named_question(named, language),
    }
}

/// A theme's question: the team has named what it saw, so the question asks for just that.
fn named_question(named: &str, language: Language) -> String {
    match language {
        Language::En => format!("Is this so with you, and how do you notice? ({named})"),
        Language::It => format!("Succede anche da voi, e da che cosa ve ne accorgete? ({named})"),
        Language::Es => format!("¿Les pasa también a ustedes, y en qué lo notan? ({named})"),
    }
}

/// The same as on the slide.
const fn short_field(field: SlideField) -> [&'static str; 3] {
    match field {
        SlideField::Title => ["Job title", "Ruolo", "Cargo"],
        SlideField::Issue => ["Critical Business Issue", "Problema critico di business", "Problema crítico de negocio"],
        SlideField::Problems => ["Problems and reasons", "Problemi e motivi", "Problemas y motivos"],
        SlideField::Capabilities => ["Specific Capabilities", "Capacità specifiche", "Capacidades específicas"],
        SlideField::Delta => ["Delta", "Delta", "Delta"],
        SlideField::Date => ["Critical Date", "Data critica", "Fecha crítica"],
        SlideField::Events => {
            ["Value Realization Events", "Eventi di realizzazione del valore", "Eventos de Realización de Valor"]
        }
    }
}

const fn field_name(field: SlideField) -> [&'static str; 3] {
    match field {
        SlideField::Title => {
            ["Key player's job title known", "Ruolo dell'interlocutore chiave noto", "Cargo del interlocutor clave conocido"]
        }
        SlideField::Issue => {
            ["Critical business issue known", "Problema critico di business noto", "Problema crítico de negocio conocido"]
        }
        SlideField::Problems => {
            ["Problems and their reasons known", "Problemi e loro cause noti", "Problemas y sus causas conocidos"]
        }
        SlideField::Capabilities => ["Capabilities needed known", "Capacità richieste note", "Capacidades necesarias conocidas"],
        SlideField::Delta => {
            ["Value of closing the gap (delta)", "Valore di colmare il divario (delta)", "Valor de cerrar la brecha (delta)"]
        }
        SlideField::Date => ["Critical date", "Data critica", "Fecha crítica"],
        SlideField::Events => {
            ["Early win planned after go-live", "Primo risultato previsto dopo l'avvio", "Primer logro previsto tras el arranque"]
        }
    }
}

/// The same as the gates ask.
const fn field_question(field: SlideField) -> [&'static str; 3] {
    match field {
        SlideField::Title => [
            "What is your role in this, and what are you measured on?",
            "Qual è il Suo ruolo in questo, e su che cosa La valutano?",
            "¿Cuál es su papel en esto y con qué resultados lo evalúan?",
        ],
        SlideField::Issue => [
            "Which of your goals is at risk if nothing changes?",
            "Quale dei Suoi obiettivi è a rischio se non cambia nulla?",
            "¿Cuál de sus objetivos peligra si nada cambia?",
        ],
        SlideField::Problems => [
            "What stands in the way of that goal, and why does it happen?",
            "Che cosa ostacola quell’obiettivo, e perché succede?",
            "¿Qué se interpone en ese objetivo y por qué ocurre?",
        ],
        SlideField::Capabilities => [
            "What would you have to be able to do that you cannot do today?",
            "Che cosa dovreste poter fare che oggi non potete fare?",
            "¿Qué tendrían que poder hacer que hoy no pueden?",
        ],
        SlideField::Delta => [
            "What is it worth to close that gap: how much, of what, how often?",
            "Quanto vale colmare quel divario: quanto, di che cosa, ogni quanto?",
            "¿Cuánto vale cerrar esa brecha: cuánto, de qué y cada cuánto?",
        ],
        SlideField::Date => [
            "By when does this have to work, what makes it that date, and what happens if you miss it?",
            "Entro quando deve funzionare, che cosa impone quella data, e che cosa succede se la mancate?",
            "¿Para cuándo tiene que funcionar, qué marca esa fecha y qué pasa si se incumple?",
        ],
        SlideField::Events => [
            "What would you have to see in the first weeks to know that it works, and who sees to it?",
            "Che cosa dovreste vedere nelle prime settimane per sapere che funziona, e chi se ne occupa?",
            "¿Qué tendrían que ver en las primeras semanas para saber que funciona y quién se ocupa?",
        ],
    }
}

/// The name of a trait as a parameter, the same as its row of the comparison, and the question that finds out.
const fn trait_words(seen: SlideTrait) -> ([&'static str; 3], [&'static str; 3]) {
    match seen {
        SlideTrait::TitleHead => (
            [
                "An executive or head of function speaks",
                "Parla un dirigente o un responsabile di funzione",
                "Habla un directivo o responsable de área",
            ],
            [
                "Who decides about this, and when can we hear from them directly?",
                "Chi decide su questo, e quando possiamo sentirlo di persona?",
                "¿Quién decide sobre esto, y cuándo podemos oírlo de primera mano?",
            ],
        ),
        SlideTrait::SeveralPlayers => (
            [
                "More than one key player has a slide",
                "Più di un referente chiave ha la sua slide",
                "Más de un interlocutor clave tiene su diapositiva",
            ],
            [
                "Who else has to live with the result, and may we talk with them?",
                "Chi altro dovrà convivere con il risultato, e possiamo parlarci?",
                "¿Quién más vivirá con el resultado, y podemos hablar con esa persona?",
            ],
        ),
        SlideTrait::ProblemReasons => (
            ["Every problem has its reason", "Ogni problema ha la sua causa", "Cada problema tiene su causa"],
            [
                "Why is it so? And what is behind that?",
                "Perché è così? E che cosa c'è dietro?",
                "¿Por qué ocurre? ¿Y qué hay detrás?",
            ],
        ),
        SlideTrait::ManyNeeds => (
            [
                "More than ten needs, as in a tender",
                "Più di dieci richieste, come in un capitolato",
                "Más de diez necesidades, como en un pliego",
            ],
            [
                "If you could have only three of these, which would they be?",
                "Se poteste averne solo tre, quali sarebbero?",
                "Si solo pudieran tener tres de estas, ¿cuáles serían?",
            ],
        ),
        SlideTrait::OurWording => (
            [
                "A need is worded like our own list",
                "Una richiesta usa le parole del nostro elenco",
                "Una necesidad usa las palabras de nuestra lista",
            ],
            [
                "How would you say that in your own words? What would somebody do differently on that day?",
                "Come lo direbbe con parole sue? Che cosa farebbe di diverso qualcuno quel giorno?",
                "¿Cómo lo diría con sus palabras? ¿Qué haría alguien de otra manera ese día?",
            ],
        ),
        SlideTrait::DeltaAmount => (
            ["The delta has a number", "Il delta ha un numero", "El delta tiene un número"],
            [
                "How much is it today, and how much should it be?",
                "Quanto è oggi, e quanto dovrebbe essere?",
                "¿Cuánto es hoy, y cuánto debería ser?",
            ],
        ),
        SlideTrait::DeltaMoney => (
            ["The delta is money", "Il delta è in denaro", "El delta es dinero"],
            ["What does that cost you?", "Quanto vi costa?", "¿Cuánto les cuesta?"],
        ),
        SlideTrait::DeltaPeriod => (
            ["The delta says how often", "Il delta dice ogni quanto", "El delta dice cada cuánto"],
            [
                "Is that each week, each month, each year, or once?",
                "È ogni settimana, ogni mese, ogni anno, o una volta sola?",
                "¿Eso es cada semana, cada mes, cada año, o una sola vez?",
            ],
        ),
        SlideTrait::DateEvent => (
            ["An event stands behind the date", "Dietro la data c’è un evento", "Detrás de la fecha hay un hecho"],
            [
                "What happens on that day that it has to work by then?",
                "Che cosa succede quel giorno, che deve funzionare per allora?",
                "¿Qué ocurre ese día para que tenga que funcionar antes?",
            ],
        ),
        SlideTrait::DateExternal => (
            ["The date comes from outside", "La data viene dall’esterno", "La fecha viene de fuera"],
            [
                "Who outside your company expects it by then?",
                "Chi, fuori dall'azienda, se lo aspetta per allora?",
                "¿Quién de fuera de la empresa lo espera para entonces?",
            ],
        ),
        SlideTrait::DateInternal => (
            ["The date is one of their own", "La data è una scadenza interna", "La fecha es interna"],
            [
                "Who could move that date, and what would follow?",
                "Chi potrebbe spostare quella data, e con quali conseguenze?",
                "¿Quién podría mover esa fecha, y qué pasaría?",
            ],
        ),
        SlideTrait::DateConsequence => (
            [
                "Missing the date has a consequence",
                "Mancare la data ha una conseguenza",
                "Perder la fecha tiene una consecuencia",
            ],
            [
                "What happens if it does not work by then?",
                "Che cosa succede se per allora non funziona?",
                "¿Qué pasa si para entonces no funciona?",
            ],
        ),
        SlideTrait::EventEarly => (
            [
                "A win comes within twelve weeks of go-live",
                "Un risultato arriva entro dodici settimane dall’avvio",
                "Un logro llega antes de doce semanas del arranque",
            ],
            [
                "What should be better in the first three months after go-live?",
                "Che cosa deve essere meglio nei primi tre mesi dall'avvio?",
                "¿Qué debería ir mejor en los tres primeros meses tras el arranque?",
            ],
        ),
        SlideTrait::EventOwner => (
            ["Somebody owns the first win", "Il primo risultato ha un responsabile", "El primer logro tiene responsable"],
            [
                "Who of you will stand up for that first result?",
                "Chi di voi risponde di quel primo risultato?",
                "¿Quién de ustedes responde de ese primer resultado?",
            ],
        ),
        SlideTrait::EventMeasure => (
            ["The first win is measured", "Il primo risultato si misura", "El primer logro se mide"],
            [
                "How will you see that it worked: which figure, from where?",
                "Da che cosa vedrete che ha funzionato: quale numero, preso da dove?",
                "¿En qué verán que funcionó: qué cifra, y de dónde sale?",
            ],
        ),
        SlideTrait::EventGoLive => (
            [
                "The first win is the go-live itself",
                "Il primo risultato è l’avvio stesso",
                "El primer logro es el propio arranque",
            ],
            [
                "And when it is live: what will be different for somebody?",
                "E una volta avviato: che cosa cambierà per qualcuno?",
                "Y cuando esté en marcha: ¿qué cambiará para alguien?",
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the screens say of a field and a trait, and what the gates ask, is what a parameter made of it says and asks.
    #[test]
    fn a_parameter_is_called_and_asked_as_on_the_screens() {
        for (language, file) in [(Language::En, "en"), (Language::It, "it"), (Language::Es, "es")] {
            let path = format!("{}/../../ui/src/i18n/{file}.json", env!("CARGO_MANIFEST_DIR"));
            let texts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            for field in SlideField::ALL {
                assert_eq!(texts["gates"]["ask"][field.id()], one_of(language, field_question(field)));
                assert_eq!(texts["slides"]["field"][field.id()], one_of(language, short_field(field)));
                assert!(!name(&ParameterSource::Field { field }, "", language).is_empty());
            }
            for seen in SlideTrait::ALL {
                assert_eq!(texts["compare"]["trait"][seen.id()], one_of(language, trait_words(seen).0));
            }
        }
    }
}
