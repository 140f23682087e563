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
        Language::Es => format!("¿Os pasa también a vosotros, y en qué lo notáis? ({named})"),
    }
}

const fn short_field(field: SlideField) -> [&'static str; 3] {
    match field {
        SlideField::Title => ["Job title", "Ruolo", "Cargo"],
        SlideField::Issue => ["Critical business issue", "Problema critico di business", "Problema crítico de negocio"],
        SlideField::Problems => ["Problems", "Problemi", "Problemas"],
        SlideField::Capabilities => ["Capabilities needed", "Capacità richieste", "Capacidades necesarias"],
        SlideField::Delta => ["Delta", "Delta", "Delta"],
        SlideField::Date => ["Critical date", "Data critica", "Fecha crítica"],
        SlideField::Events => {
            ["Value realization events", "Eventi di realizzazione del valore", "Eventos de realización de valor"]
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

const fn field_question(field: SlideField) -> [&'static str; 3] {
    match field {
        SlideField::Title => [
            "What is your role, and who else does this touch?",
            "Qual è il suo ruolo, e chi altro è toccato da questo?",
            "¿Cuál es su función, y a quién más le afecta esto?",
        ],
        SlideField::Issue => [
            "Which of your goals is at risk if nothing changes?",
            "Quale dei suoi obiettivi è a rischio se non cambia nulla?",
            "¿Cuál de sus objetivos corre peligro si nada cambia?",
        ],
        SlideField::Problems => [
            "What stands in the way of that goal, and why is it so?",
            "Che cosa ostacola quell'obiettivo, e perché è così?",
            "¿Qué se interpone en ese objetivo, y por qué ocurre?",
        ],
        SlideField::Capabilities => [
            "What would you have to be able to do that you cannot do today?",
            "Che cosa dovreste poter fare che oggi non potete?",
            "¿Qué tendrían que poder hacer que hoy no pueden?",
        ],
        SlideField::Delta => [
            "Where are you now, where do you have to be, and what is the difference worth?",
            "A che punto siete, dove dovete arrivare, e quanto vale la differenza?",
            "¿Dónde están hoy, adónde tienen que llegar, y cuánto vale la diferencia?",
        ],
        SlideField::Date => [
            "By when does it have to work, why then, and what happens if it does not?",
            "Entro quando deve funzionare, perché proprio allora, e che cosa succede se no?",
            "¿Para cuándo tiene que funcionar, por qué entonces, y qué pasa si no?",
        ],
        SlideField::Events => [
            "What is the first thing that should be better a few weeks after go-live, and who will measure it?",
            "Qual è la prima cosa che deve migliorare poche settimane dopo l'avvio, e chi la misura?",
            "¿Qué es lo primero que debería mejorar a las pocas semanas del arranque, y quién lo mide?",
        ],
    }
}

/// The name of a trait as a parameter, and the question that finds out.
const fn trait_words(seen: SlideTrait) -> ([&'static str; 3], [&'static str; 3]) {
    match seen {
        SlideTrait::TitleHead => (
            [
                "An executive or head of function takes part",
                "Partecipa un dirigente o capo funzione",
                "Participa un directivo o jefe de función",
            ],
            [
                "Who decides about this, and when can we hear from them directly?",
                "Chi decide su questo, e quando possiamo sentirlo di persona?",
                "¿Quién decide sobre esto, y cuándo podemos oírlo de primera mano?",
            ],
        ),
        SlideTrait::SeveralPlayers => (
            ["More than one key player known", "Noto più di un interlocutore chiave", "Se conoce a más de un interlocutor clave"],
            [
                "Who else has to live with the result, and may we talk with them?",
                "Chi altro dovrà convivere con il risultato, e possiamo parlarci?",
                "¿Quién más vivirá con el resultado, y podemos hablar con esa persona?",
            ],
        ),
        SlideTrait::ProblemReasons => (
            ["Each problem has its reason", "Ogni problema ha la sua causa", "Cada problema tiene su causa"],
            [
                "Why is it so? And what is behind that?",
                "Perché è così? E che cosa c'è dietro?",
                "¿Por qué ocurre? ¿Y qué hay detrás?",
            ],
        ),
        SlideTrait::ManyNeeds => (
            ["More than ten needs at once", "Più di dieci richieste insieme", "Más de diez necesidades a la vez"],
            [
                "If you could have only three of these, which would they be?",
                "Se poteste averne solo tre, quali sarebbero?",
                "Si solo pudieran tener tres de estas, ¿cuáles serían?",
            ],
        ),
        SlideTrait::OurWording => (
            ["Needs in our own words", "Richieste con parole nostre", "Necesidades con palabras nuestras"],
            [
                "How would you say that in your own words? What would somebody do differently on that day?",
                "Come lo direbbe con parole sue? Che cosa farebbe di diverso qualcuno quel giorno?",
                "¿Cómo lo diría con sus palabras? ¿Qué haría alguien de otra manera ese día?",
            ],
        ),
        SlideTrait::DeltaAmount => (
            ["The delta is a number", "Il delta è un numero", "El delta es un número"],
            [
                "How much is it today, and how much should it be?",
                "Quanto è oggi, e quanto dovrebbe essere?",
                "¿Cuánto es hoy, y cuánto debería ser?",
            ],
        ),
        SlideTrait::DeltaMoney => (
            ["The delta is money", "Il delta è in denaro", "El delta está en dinero"],
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
            ["An event drives the critical date", "La data critica ha un motivo", "Un hecho marca la fecha crítica"],
            [
                "What happens on that day that it has to work by then?",
                "Che cosa succede quel giorno, che deve funzionare per allora?",
                "¿Qué ocurre ese día para que tenga que funcionar antes?",
            ],
        ),
        SlideTrait::DateExternal => (
            ["The critical date is set from outside", "La data critica viene da fuori", "La fecha crítica viene de fuera"],
            [
                "Who outside your company expects it by then?",
                "Chi, fuori dall'azienda, se lo aspetta per allora?",
                "¿Quién de fuera de la empresa lo espera para entonces?",
            ],
        ),
        SlideTrait::DateInternal => (
            ["The critical date is their own", "La data critica è interna", "La fecha crítica es interna"],
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
                "No llegar a la fecha tiene consecuencias",
            ],
            [
                "What happens if it does not work by then?",
                "Che cosa succede se per allora non funziona?",
                "¿Qué pasa si para entonces no funciona?",
            ],
        ),
        SlideTrait::EventEarly => (
            [
                "A win within twelve weeks after go-live",
                "Un risultato entro dodici settimane dall'avvio",
                "Un logro en las doce semanas tras el arranque",
            ],
            [
                "What should be better in the first three months after go-live?",
                "Che cosa deve essere meglio nei primi tre mesi dall'avvio?",
                "¿Qué debería ir mejor en los tres primeros meses tras el arranque?",
            ],
        ),
        SlideTrait::EventOwner => (
            ["The early win has an owner", "Il primo risultato ha un responsabile", "El primer logro tiene un responsable"],
            [
                "Who of you will stand up for that first result?",
                "Chi di voi risponde di quel primo risultato?",
                "¿Quién de ustedes responde de ese primer resultado?",
            ],
        ),
        SlideTrait::EventMeasure => (
            ["The early win is measured", "Il primo risultato si misura", "El primer logro se mide"],
            [
                "How will you see that it worked: which figure, from where?",
                "Da che cosa vedrete che ha funzionato: quale numero, preso da dove?",
                "¿En qué verán que funcionó: qué cifra, y de dónde sale?",
            ],
        ),
        SlideTrait::EventGoLive => (
            [
                "The first event is the go-live itself",
                "Il primo evento è l'avvio stesso",
                "El primer evento es el propio arranque",
            ],
            [
                "And when it is live: what will be different for somebody?",
                "E una volta avviato: che cosa cambierà per qualcuno?",
                "Y cuando esté en marcha: ¿qué cambiará para alguien?",
            ],
        ),
    }
}
