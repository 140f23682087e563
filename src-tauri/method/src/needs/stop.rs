//! Words that tell nothing about what is needed, in English, Italian and Spanish, without accents. The lists are our own.

/// Words that hold a sentence together, beside those shared with the comparison of slides: of each language those that name no need.
pub(super) const OWN: [&str; 3] = [
    "go keep keeps kept least less lets likes long need needed needs please see seen sees soon take takes together uses using \
    wanted whatever wherever wish yes",
    "anzi avete bisogno esiste oggi possa possano possiamo possono resta s secondo serve servono so solo subito vorremmo",
    "aca ahi haga hagan hoy mediante necesita necesitamos tuya tuyo vuestros",
];

/// Words that turn a need round: they count, although they are short and everywhere.
pub(super) const NOT: &str =
    "no non not nor nicht none nothing nobody without senza sin nessun nessuna ningun ninguna niente nulla sine";

/// Words of every brochure and every tender, in the three languages: each alone points at nothing.
pub(super) const COMMON: &str = "able access acceso accesso access add address advanced agile allow answer app application \
applicazione aplicacion area as automatic automatica automatico automatically automated automatically available base based basic best \
better big button capability capacita capacidad case caso casos cases centro central change changed changes chiaro clear client cliente \
clientes clienti clients cloud company complete completa completo configurable correct cost create current customer customers \
dashboards data date datos dati day days department desirable detail different digital digitale direct easy electronic employee employees empresa \
end every example external facil facile fast feature field file files first flexible flow flujo flusso follow form format free friendly full function \
gestion gestione gestionar gestire good group handling handle help high hour hours information informacion informazione informazioni innovative \
integrate integrated integration interface intern internal intuitive intuitivo item kind know large level line linea lines list lista live local low \
main manage managed management mandatory manual manually minimum modern month multi name new nuevo nuova nuovo number numero old on-line one online open \
option order orders part people person personal persona persone personas piattaforma plan plant plataforma platform point possible procedure \
proceso process processes processi processo procesos product products producto prodotto prodotti professional project provide quality qualita calidad \
quick quickly rapida rapido reach ready real record rest register registro report request required requirement requirements requisiti requisitos \
requisito result right rol role room rule run seamless send service servicio servizio several shop show side simple site sistema sistemi small smart \
soft software solucion soluzione solution special standard start state status step steps strong support system systems table \
task team text time tiempo tempo tool tools transformation trasformazione transparency trasparenza type unica unico unit user users usuario usuarios utente utenti value version view visible \
visibility wall week whole work workflow workflows works world write written year";
