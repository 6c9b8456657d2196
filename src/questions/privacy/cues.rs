//! Words around a name that tell that it is one: titles, kin, roles, verbs of people; and words that tell the
//! opposite. Only lists; `names` weighs them.

/// A title: the next word is a name unless it is a verb or another word of the sentence.
pub fn title(word: &str) -> bool {
    matches!(word, "mw" | "mevr" | "mevrouw" | "mvr" | "mej" | "mejuffrouw" | "dhr" | "hr" | "heer" | "meneer" | "mijnheer" | "mnr" | "fam" | "familie" | "gezin" | "gez" | "dr" | "drs" | "ir" | "prof" | "mr" | "mrs" | "ms" | "miss" | "ds"
        | "dokter" | "pater" | "zuster" | "tante" | "tant" | "oom" | "ome" | "opa" | "oma" | "juf" | "echtpaar" | "wed" | "pani" | "panem" | "pana" | "aunt" | "uncle" | "lalla" | "sidi" | "hajj" | "haji" | "hadj" | "ustad" | "sheikh" | "teta" | "khalti" | "ammo" | "khalto")
}

/// Kin and roles: the next word with a capital, or one that is no word, is a name.
pub fn relation(word: &str) -> bool {
    matches!(word, "huisarts" | "tandarts" | "dominee" | "pastoor" | "imam" | "meester" | "buurman" | "buurvrouw" | "buuv" | "buurmeisje" | "buurjongen" | "collega" | "vriend" | "vriendin" | "vriendje" | "vriendinnetje" | "zoon" | "zn"
        | "dochter" | "dochters" | "zonen" | "zoons" | "zoontje" | "dochtertje" | "kleinzoon" | "kleindochter" | "broer" | "zus" | "zusje" | "broertje" | "moeder" | "vader" | "ma" | "pa" | "mama" | "papa" | "client" | "cliente" | "patient" | "bewoner" | "bewoonster"
        | "vrijwilliger" | "vrijwilligster" | "mantelzorger" | "partner" | "man" | "vrouw" | "echtgenoot" | "echtgenote" | "ex" | "ex-man" | "ex-vrouw" | "kind" | "kinderen" | "kids" | "kleinkind" | "jongen" | "meisje" | "baby" | "weduwe" | "weduwnaar" | "voogd" | "bewindvoerder"
        | "wijkagent" | "wijkverpleegkundige" | "mentor" | "begeleider" | "begeleidster" | "docent" | "docente" | "leraar" | "lerares" | "coach" | "maatje" | "neef" | "nicht" | "neefje" | "nichtje" | "tweeling" | "stel" | "heren" | "dames" | "dame" | "leerling" | "student"
        | "studente" | "statushouder" | "weduwnaar" | "mantelzorgster" | "oppas" | "peetoom" | "ons" | "onze" | "neighbour" | "neighbor" | "son" | "daughter" | "sister" | "brother" | "friend" | "husband" | "wife" | "mother" | "father" | "client's" | "colleague" | "cousin" | "grandma" | "granny" | "grandpa"
        | "nurse" | "teacher" | "sasiadka" | "sasiadki" | "sasiad" | "ciocia" | "wujek" | "syn" | "corka" | "corki" | "babcia" | "dziadek" | "maz" | "zona" | "brat" | "siostra" | "kolega" | "komsum" | "komsu" | "kizim" | "oglum" | "annem" | "babam" | "esim" | "kocam" | "kardesim" | "teyzem" | "amcam"
        | "kizi" | "oglu" | "khti" | "khouya" | "weldi" | "bnti" | "bent" | "jarti" | "jari" | "sadiqi" | "sadiqati" | "akhi" | "ukhti" | "ibni" | "bnt" | "walad" | "verpleegkundige" | "fysiotherapeut" | "psycholoog" | "psychiater" | "consulent" | "casemanager" | "wijkcoach" | "gezinscoach" | "ouderenadviseur" | "gezinsvoogd" | "trainer" | "pleegkind" | "pleegzoon" | "pleegdochter" | "stiefzoon" | "stiefdochter" | "schoonzoon" | "schoondochter" | "schoonmoeder" | "schoonvader" | "zwager" | "schoonzus" | "curator")
}

/// Words that announce a name whatever it is.
pub fn announces(word: &str) -> bool {
    matches!(word, "heet" | "heten" | "heette" | "genaamd" | "genoemd" | "naam" | "namen" | "voornaam" | "achternaam" | "roepnaam" | "clientnaam" | "naamclient" | "name" | "named" | "called" | "ismi" | "isim" | "adi" | "adim" | "imie" | "nazwisko" | "nazywa" | "nazywam" | "smiya" | "smiytou" | "smiyti" | "smitha" | "smito" | "smyti" | "esmo" | "esmi" | "ism" | "contactpersoon"
        | "aldus" | "namens" | "groetjes" | "groet" | "gr" | "groeten" | "mvg" | "ovv" | "tav" | "contact" | "kontakt" | "regards" | "signed" | "naam-client")
}

/// Words that tie the parts of a surname.
pub fn tie(word: &str) -> bool {
    matches!(word, "van" | "de" | "der" | "den" | "vd" | "ten" | "ter" | "te" | "el" | "al" | "ben" | "bin" | "bint" | "ibn" | "abu" | "abou" | "abd" | "la" | "le" | "da" | "dos" | "do" | "di" | "du" | "del" | "della" | "von" | "zu" | "op" | "in" | "'t" | "t" | "het" | "ait" | "oulad" | "v" | "d" | "st" | "zum" | "af" | "aan" | "uit" | "vande" | "vander" | "vanden" | "san" | "santa" | "y" | "ou" | "nic" | "mac" | "mc")
}

/// Verbs of which a person is the subject, right behind the name.
pub fn verb(word: &str) -> bool {
    matches!(word, "zoekt" | "wil" | "wilt" | "vraagt" | "heeft" | "is" | "woont" | "belt" | "belde" | "kan" | "komt" | "kwam" | "gaat" | "moet" | "mag" | "durft" | "zit" | "voelt" | "krijgt" | "wordt" | "was" | "had" | "werkt" | "zorgt" | "vertelt" | "vertelde" | "zegt" | "zei" | "slaapt" | "mist" | "houdt" | "loopt" | "verwijst" | "meldt" | "appt" | "appte" | "mailt" | "mailde" | "stuurt" | "verhuist" | "drinkt"
        | "spreekt" | "begrijpt" | "snapt" | "wacht" | "verloor" | "hoopt" | "denkt" | "vindt" | "kookt" | "eet" | "leert" | "zou" | "kreeg" | "vroeg" | "wilde" | "wou" | "zocht" | "leeft" | "huilt" | "praat" | "speelt" | "blowt" | "gebruikt" | "overleed" | "kent" | "ziet" | "hoort" | "wants" | "needs" | "has" | "lost" | "lives" | "asks" | "would" | "born" | "called" | "feels" | "istiyor" | "ariyor" | "szuka" | "potrzebuje"
        | "chce" | "mieszka" | "jest" | "bgha" | "bghat" | "khassha" | "khasso" | "baddo" | "badha" | "staat" | "doet" | "helpt" | "regelt" | "geeft" | "rijdt" | "fietst" | "ligt" | "blijft" | "kampt" | "lijdt" | "redt" | "verzorgt" | "dwaalt" | "drukt" | "schaamt" | "uit" | "gaf" | "coordineert" | "organiseert")
}

/// Verbs that only a person does: enough for a name that is also a word and opens the sentence.
pub fn sure_verb(word: &str) -> bool {
    matches!(word, "zoekt" | "vraagt" | "woont" | "belt" | "belde" | "wil" | "durft" | "huilt" | "appt" | "mailt" | "vertelt" | "vertelde" | "zegt" | "slaapt" | "blowt" | "drinkt" | "werkt" | "vroeg" | "wilde" | "schaamt" | "verwijst" | "mist" | "wants" | "needs" | "lives" | "asks" | "istiyor" | "szuka" | "chce")
}

/// Words before a capital that make it a house, a club, a method or a make.
pub fn thing_before(word: &str) -> bool {
    matches!(word, "stichting" | "vereniging" | "basisschool" | "school" | "obs" | "cbs" | "kdv" | "bso" | "kerk" | "moskee" | "park" | "buurthuis" | "wijkcentrum" | "flat" | "station" | "winkel" | "restaurant" | "cafe" | "hotel" | "project" | "methode" | "training" | "cursus" | "wijk" | "dorp" | "stad" | "gemeente" | "club" | "vv" | "sv" | "merk" | "boek" | "film"
        | "serie" | "programma" | "app" | "huis" | "bakkerij" | "slagerij" | "supermarkt" | "bibliotheek" | "theater" | "museum" | "bioscoop" | "ziekenhuis" | "kliniek" | "verpleeghuis" | "zorghuis" | "locatie" | "gebouw" | "complex" | "zaal" | "manege" | "boerderij" | "zorgboerderij" | "syndroom" | "ziekte" | "test" | "schaal" | "wet" | "fonds" | "koor" | "band" | "orkest"
        | "partij" | "festival" | "feest" | "camping" | "buurt" | "straat" | "plein" | "brug" | "rivier" | "eiland" | "haven" | "speeltuin" | "sporthal" | "zwembad" | "sportschool" | "dansschool" | "verzorgingshuis" | "hospice" | "inloop" | "inloophuis" | "zorgcentrum" | "dagbesteding" | "werkplaats" | "atelier" | "studio" | "garage" | "firma" | "bedrijf" | "bureau" | "bank" | "verzekeraar"
        | "krant" | "blad" | "tijdschrift" | "apparaat" | "scootmobiel" | "fiets" | "auto" | "medicijn" | "pillen" | "therapie" | "aanpak" | "model" | "stijl" | "muziek" | "liedjes" | "volgens" | "wijkhuis" | "dorpshuis" | "jongerencentrum" | "kringloop" | "kringloopwinkel" | "parochie" | "tempel" | "synagoge" | "azc" | "opvang" | "aanbieder" | "organisatie" | "instelling" | "platform" | "netwerk" | "snackbar" | "eetcafe" | "taalhuis" | "zorg" | "boek" | "spel" | "roman" | "markt" | "bibliotheken" | "apotheek" | "huisartsenpraktijk" | "gezondheidscentrum" | "praktijk" | "pension" | "hof" | "toren" | "molen")
}

/// Words behind a capital that do the same.
pub fn thing_after(word: &str) -> bool {
    matches!(word, "methode" | "training" | "trainingen" | "oefeningen" | "aanpak" | "syndroom" | "ziekte" | "dementie" | "test" | "school" | "college" | "huis" | "fonds" | "stichting" | "kerk" | "groep" | "cursus" | "therapie" | "schaal" | "bibliotheek" | "straat" | "centrum" | "flat" | "park" | "plein" | "onderwijs" | "programma" | "ruimte" | "center" | "shop" | "store"
        | "cafe" | "bar" | "boulevard" | "kliniek" | "ziekenhuis" | "instituut" | "model" | "principe" | "pedagogiek" | "massage" | "yoga" | "dieet" | "formulier" | "lijst" | "score" | "index" | "schema" | "kaart" | "pas" | "app" | "boek" | "serie" | "film" | "stijl" | "concert" | "muziek" | "liedjes" | "clubje" | "club" | "vereniging" | "toernooi" | "cup" | "court" | "foundation" | "spel"
        | "apparaat" | "modules" | "module" | "cirkel" | "achtige" | "kinderen" | "speelplek" | "speelruimte" | "ontwikkeling" | "activiteiten" | "lessen" | "groepen" | "brug" | "tunnel" | "poli" | "polikliniek" | "virus" | "koorts" | "vaccin" | "medicatie" | "pillen" | "vrijwilligers" | "medewerkers" | "mensen" | "coach" | "techniek" | "weekend" | "kamp" | "week" | "dag" | "gesprek" | "collectief" | "cooperatie" | "bv" | "nv" | "zorg" | "wonen" | "thuiszorg" | "welzijn" | "bewind" | "advocaten" | "makelaars" | "dagopvang")
}

/// What is said of people only, behind `is`, `heeft` or `kan`: `is gestopt`, `is 8`, `heeft moeite`.
pub fn of_people(word: &str) -> bool {
    word.bytes().all(|digit| digit.is_ascii_digit()) && !word.is_empty()
        || matches!(word, "gestopt" | "bang" | "ziek" | "zwanger" | "eenzaam" | "alleen" | "verdrietig" | "boos" | "depressief" | "moe" | "opgenomen" | "gescheiden" | "net" | "nieuw" | "begonnen" | "verhuisd" | "slechthorend" | "slechtziend" | "blind" | "doof"
            | "dement" | "dementerend" | "weduwe" | "weduwnaar" | "hulp" | "moeite" | "vrienden" | "vriendinnen" | "autisme" | "adhd" | "kanker" | "werk" | "ontslagen" | "somber" | "verlegen" | "angstig" | "onzeker" | "overbelast" | "mantelzorger" | "bezig" | "oud" | "graag" | "niemand" | "iemand" | "thuis" | "vaak" | "steeds" | "moeder" | "vader" | "alleenstaand" | "gevallen" | "geopereerd" | "jarig" | "gepest" | "verslaafd" | "vastgelopen" | "uitgevallen")
}
