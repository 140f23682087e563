//! Function words of the three languages, folded: articles, prepositions, pronouns, conjunctions, forms of *to be*, *to have* and their
//! kind. Words that carry a meaning of their own on a slide (*problem*, *system*, *time*, *need*) are not among them.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::profile::Language;

/// The words that hold a sentence together whatever it is read for: English, Italian, Spanish.
pub(crate) const SHARED: [&str; 3] = [ENGLISH, ITALIAN, SPANISH];

const ENGLISH: &str = "a about above after again against all also am an and another any anybody anyone are as at be because been before being \
    below between both but by can cannot could did do does doing done down during each either else ever every everybody \
    everyone few for from further get gets getting give gives goes got had has have having he her here hers him his how i if \
    in into is it its itself just last let like made make makes many may me might mine more most much must my never next now \
    of off often on once one only onto or other others our ours out over own per put puts rather really same shall she \
    should so some somebody someone something still such than that the their theirs them then there these they thing things \
    this those through to today too toward towards under until up upon us use used very via want wants was way we well went \
    were what when where whether which while who whole whom whose why will with within would yet you your yours";

const ITALIAN: &str = "a abbia abbiamo ad adesso agli ai al alla alle allo altra altre altri altro anche ancora avere aveva c che chi ci cio \
    cioe come con cosa cosi cui da dagli dai dal dalla dalle dallo degli dei del dell della delle dello dentro deve devono \
    di dopo dove due e ed era essere fa fare fatto fino fra gli ha hai hanno ho i il in io l la le lei lo loro lui ma me \
    mentre mi mia mie miei mio molta molte molti molto ne negli nei nel nell nella nelle nello noi nostra nostre nostri \
    nostro o od ogni oppure ora per perche piu po poi prima proprio pure qua qualche quale quali quando quanto quella quelle \
    quelli quello questa queste questi questo qui sara se sei si sia siamo siano sono sopra sotto stessa stesse stessi \
    stesso su sua sue sugli sui sul sull sulla sulle sullo suo suoi tra tu tua tue tuo tuoi tutta tutte tutti tutto un una \
    uno vi voi vostra vostre vostri vostro";

const SPANISH: &str = "a ademas ahora al algo alguien algun alguna algunas alguno algunos alla alli ante antes aquel aquella aqui asi aun \
    aunque cada como con cual cuales cuando cuanto de del desde despues donde dos durante e el ella ellas ello ellos en \
    entonces entre era eres es esa esas ese eso esos esta estamos estan estar estas este esto estos fue ha haber habia hace \
    hacen hacer hacia han hasta hay he la las le les lo los mas me menos mi mia mientras mio mis misma mismas mismo mismos \
    mucha muchas mucho muchos muy nada ni nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para \
    pero poco por porque puede pueden puedo pues que quien quienes quiere se sea sean ser si sido siempre sobre solo son su \
    sus suya suyo tal tambien tan tanto te tenemos tener tenga tiene tienen toda todas todo todos tras tu tus u un una unas \
    uno unos usted vosotros vuestra vuestro y ya yo";

/// Those that only hide what makes two groups of slides different: also *no* and *without*, and small numbers.
const MORE: [&str; 3] = [
    "almost already although always anything aren away back became become couldn d didn doesn don eight enough even \
    everything five four gave given going gone hadn hasn haven herself himself however instead isn ll m making maybe myself \
    neither nine no nobody none nor not nothing ourselves quite re s said say says seem seems seven shouldn since six \
    sometimes t ten themselves though three took twelve twice two ve wasn weren without won wouldn yourself",
    "abbiano alcuna alcune alcuni alcuno all allora appena avevano avra ben bene ciascuno cinque circa coi col contro d dall \
    davanti devo dice dieci dietro dire dunque ecco egli ella erano essa esse essi esso faccio fanno fatta fatte fatti \
    finche fosse fu furono gia infatti inoltre insieme intanto invece li lungo mai meglio meno n neanche nemmeno neppure \
    nessun nessuna nessuno niente non nove nulla ognuno oltre otto percio pero poca poche pochi poco pur qual qualcosa \
    qualcuno quante quanti quasi quattro quel quindi saranno sembra sempre senza sette siete sta stanno stare stata state \
    stati stato sto tale tanta tanti tanto te ti tre troppo va vanno vengono verso via viene vogliono volta volte vuole",
    "adonde alrededor aquellas aquello aquellos bajo bien casi cinco contra cualquier cualquiera cuanta cuatro cuyo da dan \
    debe deben delante demas demasiado dentro detras dice dicen diez encima eran estaba estaban estoy fuera fueron habian \
    hacemos haya hemos hizo i igual incluso jamas junto luego mejor mias mios nadie ningun ninguna ninguno no nosotras nueve \
    nunca ocho poca pocas pocos podemos poder poner pronto pueda quieren quiero quiza segun seis sera siendo siete sin sino \
    so somos soy suyas suyos tales tampoco tanta tengo ti todavia tres ustedes va vamos van varias varios veces vez voy",
];

static WORDS: LazyLock<[HashSet<&'static str>; 3]> =
    LazyLock::new(|| [0, 1, 2].map(|at| SHARED[at].split_whitespace().chain(MORE[at].split_whitespace()).collect()));

/// Whether a folded word is a function word of a language.
pub(super) fn is(language: Language, word: &str) -> bool {
    WORDS[super::place(language)].contains(word)
}
