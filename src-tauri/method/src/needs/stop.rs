//! Words that tell nothing about what is needed, in English, Italian and Spanish, without accents. The lists are our own.

/// Words that hold a sentence together, in each language: they also tell which language it is.
pub(super) const STOP: [&str; 3] = [ENGLISH, ITALIAN, SPANISH];

const ENGLISH: &str = "a about above after again against all also am an and another any anybody anyone are as at be because been \
before being below between both but by can cannot could did do does doing done down during each either else ever every everybody \
everyone few for from further get gets getting give gives go goes got had has have having he her here hers him his how i if in into \
is it its itself just keep keeps kept last least less let lets like likes long made make makes many may me might mine more \
most much must my need needed needs never next now of off often on once one only onto or other others our ours out over own per \
please put puts rather really same see seen sees shall she should so some somebody someone something soon still such take takes than \
that the their theirs them then there these they thing things this those through to today together too toward towards under until up \
upon us use used uses using very via want wanted wants was way we well went were what whatever when where wherever whether which while \
who whole whom whose why will wish with within would yes yet you your yours";

const ITALIAN: &str = "a abbia abbiamo ad adesso agli ai al alla alle allo altra altre altri altro anche ancora anzi avere aveva avete \
c che chi ci cio cioe come con cosa cosi cui da dagli dai dal dalla dalle dallo degli dei del dell della delle dello dentro deve devono \
di dopo dove due e ed era essere fa fare fatto fino fra gli ha hai hanno ho i il in io l la le lei lo loro lui ma me mentre mi mia mie \
miei mio molta molte molti molto ne negli nei nel nell nella nelle nello noi nostra nostre nostri nostro o od oggi ogni oppure ora \
per perche piu po poi possa possano possiamo possono prima proprio pure qua qualche quale quali quando quanto quella quelle quelli quello \
questa queste questi questo qui resta s sara se secondo sei si sia siamo siano so solo sono sopra sotto stessa stesse stessi stesso su \
sua subito sue sugli sui sul sull sulla sulle sullo suo suoi tra tu tua tue tuo tuoi tutta tutte tutti tutto un una uno vi voi vostra \
vostre vostri vostro serve servono vorremmo bisogno avete esiste";

const SPANISH: &str = "a aca ademas ahi ahora al algo alguien algun alguna algunas alguno algunos alla alli ante antes aquel aquella \
aqui asi aun aunque cada como con cual cuales cuando cuanto de del desde despues donde dos durante e el ella ellas ello ellos en entonces \
entre era eres es esa esas ese eso esos esta estamos estan estar estas este esto estos fue ha haber habia hace hacen hacer hacia han \
hasta hay he hoy la las le les lo los mas me mediante menos mi mia mientras mio mis misma mismas mismo mismos mucha muchas mucho muchos \
muy nada ni nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues puede pueden \
puedo que quien quienes quiere se sea sean ser si sido siempre sobre solo son su sus suya suyo tal tambien tan tanto te tener tenga \
tenemos tiene tienen toda todas todo todos tras tu tus tuya tuyo u un una unas uno unos usted vosotros vuestra vuestro vuestros y ya yo \
necesita necesitamos haga hagan";

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
