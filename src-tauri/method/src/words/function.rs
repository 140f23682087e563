//! Function words of the three languages, folded: articles, prepositions, pronouns, conjunctions, forms of *to be*, *to have* and their
//! kind. Words that carry a meaning of their own on a slide (*problem*, *system*, *time*, *need*) are not among them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::profile::Language;

const ENGLISH: &str = "a about above after again against all almost already also although always am an and another any anybody anyone \
    anything are aren as at away back be became because become been before being below between both but by can cannot could couldn did \
    didn do does doesn doing don done down during each either else enough even ever every everybody everyone everything few for from \
    further gave get gets getting give given gives goes going gone got had hadn has hasn have haven having he her here hers herself him \
    himself his how however i if in instead into is isn it its itself just last ll let like made make makes making many may maybe me might mine \
    more most much must my myself neither never next no nobody none nor not nothing now of off often on once one only onto or other \
    others our ours ourselves out over own per put puts quite rather re really s same say says said seem seems shall she should shouldn since so some \
    somebody someone something sometimes still such t than that the their theirs them themselves then there these they thing things this \
    those though through to today too took toward towards two three four five six seven eight nine ten twelve twice under until up upon us \
    use used very via want wants was wasn way we well went were weren what when where whether which while who whole whom whose why will with within \
    without won would wouldn yet you your yours yourself m ve d";

const ITALIAN: &str = "a abbia abbiamo abbiano ad adesso agli ai al alcuna alcune alcuni alcuno all alla alle allo allora altra altre altri altro \
    anche ancora appena avere aveva avevano avra ben bene c che chi ci ciascuno cinque cio cioe circa coi col come con contro cosa cosi cui d da dagli \
    dai dal dall dalla dalle dallo davanti degli dei del dell della delle dello dentro deve devo devono di dice dieci dietro dire dopo dove due dunque e \
    ecco ed egli ella era erano essa esse essere essi esso fa faccio fanno fare fatta fatte fatti fatto finche fino fosse fra fu furono gia gli ha hai hanno ho i il in infatti inoltre insieme intanto \
    invece io l la le lei li lo loro lui lungo ma mai me meglio meno mentre mi mia mie miei mio molta molte molti molto n ne neanche negli nei nel nell nella \
    nelle nello nemmeno neppure nessun nessuna nessuno niente noi non nostra nostre nostri nostro nove nulla o od ogni ognuno oltre oppure ora otto per \
    perche percio pero piu po poca poche pochi poco poi prima proprio pur pure qua qual qualche qualcosa qualcuno quale quali quando quante quanti quanto quasi quattro quel \
    quella quelle quelli quello questa queste questi questo qui quindi sara saranno se sei sembra sempre senza sette si sia siamo siano siete sono sopra \
    sotto sta stanno stare stata state stati stato stessa stesse stessi stesso sto su sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tanta tanti tanto te ti tra \
    tre troppo tu tua tue tuo tuoi tutta tutte tutti tutto un una uno va vanno vengono verso vi via viene voi volta volte vostra vostre vostri vostro vuole vogliono";

const SPANISH: &str = "a ademas adonde ahora al algo alguien algun alguna algunas alguno algunos alla alli alrededor ante antes aquel aquella aquellas \
    aquello aquellos aqui asi aun aunque bajo bien cada casi cinco como con contra cual cuales cualquier cualquiera cuando cuanta cuanto cuatro cuyo da dan de debe deben del delante \
    demas demasiado dentro desde despues detras dice dicen diez donde dos durante e el ella ellas ello ellos en encima entonces entre era eran eres es esa esas ese eso \
    esos esta estaba estaban estamos estan estar estas este esto estos estoy fue fueron fuera ha haber habia habian hace hacemos hacen hacer hacia han hasta hay haya hemos he hizo i \
    igual incluso jamas junto la las le les lo los luego mas me mejor menos mi mia mias mientras mio mios mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie \
    ni ningun ninguna ninguno no nos nosotras nosotros nuestra nuestras nuestro nuestros nueve nunca o ocho os otra otras otro otros para pero poca pocas poco \
    pocos podemos poder poner por porque pronto pues puede pueden pueda puedo que quien quienes quiere quieren quiero quiza se sea sean segun seis ser sera si sido siempre siendo siete sin \
    sino so sobre solo somos son soy su sus suya suyas suyo suyos tal tales tambien tampoco tan tanta tanto te tenemos tener tenga tengo ti tiene tienen toda todas \
    todavia todo todos tras tres tu tus u un una unas uno unos usted ustedes va vamos van varias varios veces vez voy vosotros vuestra vuestro y ya yo";

static WORDS: LazyLock<[HashSet<&'static str>; 3]> =
    LazyLock::new(|| [ENGLISH, ITALIAN, SPANISH].map(|list| list.split_whitespace().collect()));

/// Whether a folded word is a function word of a language.
pub(super) fn is(language: Language, word: &str) -> bool {
    WORDS[super::place(language)].contains(word)
}
