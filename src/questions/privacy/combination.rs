//! One person whom the neighbourhood knows without a name: a role or a kinship, at a named small school, club, church or
//! shop, with what happened. A group, a wijk or an institution points at nobody.

use super::kind::Kind;
use super::spans::Spans;
use super::text::Text;

/// Words from the person to the name of the place, at most.
const REACH: usize = 11;
/// Words of an event behind the place, at most.
const EVENT: usize = 12;

/// Finds such phrases.
pub fn find(text: &Text, spans: &mut Spans) {
    let mut from = 0;
    for index in 0..text.tokens().len() {
        if index < from || !is_person(text.word(index)) {
            continue;
        }
        let Some(place) = place(text, index) else { continue };
        let last = event(text, place);
        if is_common(text.word(index)) && last == place && !told_apart(text, index, place) && !only(text, index) {
            continue;
        }
        let first = begin(text, index);
        if let (Some(one), Some(other)) = (text.token(first), text.token(last)) {
            spans.add(one.start, other.end, Kind::IdentifyingCombination);
            from = last + 1;
        }
    }
}

fn is_person(word: &str) -> bool {
    const PEOPLE: &[&str] = &[
        "jongen", "jongetje", "meisje", "dochter", "dochtertje", "zoon", "zoontje", "kind", "kleuter", "leerling", "leerlinge", "scholier", "brugklasser", "student", "studente", "juf", "juffrouw", "meester", "leraar", "lerares",
        "docent", "docente", "gymleraar", "gymjuf", "directeur", "directrice", "conrector", "rector", "concierge", "pastoor", "priester", "dominee", "imam", "pastor", "predikant", "voorganger", "koster", "kosteres", "organist",
        "dirigent", "voorzitter", "penningmeester", "secretaris", "trainer", "trainster", "coach", "keeper", "keepster", "aanvoerder", "spits", "scheidsrechter", "bakker", "slager", "kapper", "kapster", "eigenaar", "eigenaresse",
        "uitbater", "kroegbaas", "barvrouw", "barman", "kok", "caissiere", "kassiere", "kassajuf", "winkelier", "weduwe", "weduwnaar", "man", "vrouw", "vader", "moeder", "oma", "opa", "ouders", "tweeling", "zus", "zusje", "broer", "broertje", "echtgenote",
        "ex", "vriendin", "beheerder", "beheerster", "leidster", "gastvrouw", "postbode", "fietsenmaker", "tandarts", "huisarts", "hulpmoeder", "overblijfmoeder", "vroedvrouw", "wethouder", "collega", "buurvrouw", "buurman", "bewoner", "bewoonster", "vrijwilliger", "speler", "lid", "teamleider", "havenmeester", "molenaar", "boer", "boerin",
    ];
    PEOPLE.contains(&word)
}

/// Somebody of whom a place has many: only with what happened or what is special does the neighbourhood know who.
fn is_common(word: &str) -> bool {
    matches!(word, "collega" | "buurvrouw" | "buurman" | "man" | "vrouw" | "vader" | "moeder" | "ouders" | "kind" | "leerling" | "leerlinge" | "scholier" | "student" | "studente" | "jongen" | "meisje" | "dochter" | "zoon" | "oma" | "opa" | "kleuter" | "brugklasser" | "vriendin" | "bewoner" | "bewoonster" | "vrijwilliger" | "speler" | "lid" | "ex")
}

/// `enige Eritrese moeder`.
fn only(text: &Text, person: usize) -> bool {
    (person.saturating_sub(2)..person).any(|at| matches!(text.word(at), "enige" | "only"))
}

/// A mark of this one person between the person and the place: `met het glazen oog`, `van de tweeling`.
fn told_apart(text: &Text, person: usize, place: usize) -> bool {
    (person + 1..place).any(|at| matches!(text.word(at), "met" | "zonder" | "die" | "dat" | "tweeling" | "drieling" | "weduwe" | "with" | "bakker" | "slager" | "kapper" | "fietsenmaker" | "trainer" | "voorzitter" | "directeur"))
}

/// The last word of the name of a small place that this person belongs to.
fn place(text: &Text, person: usize) -> Option<usize> {
    let mut linked = false;
    for at in person + 1..=person + REACH {
        let gap = text.gap(at - 1);
        if gap.contains(['.', '!', '?', '\n', ';', ',']) {
            return None;
        }
        let word = text.word(at);
        linked |= matches!(word, "van" | "vd" | "uit" | "op" | "bij" | "in" | "naast" | "achter" | "boven" | "v" | "vh" | "of" | "from" | "at");
        if !linked {
            if at > person + 6 {
                return None;
            }
            continue;
        }
        let named = text.token(at).is_some_and(|token| token.upper && !token.digit);
        if named && ends_as_place(word) {
            return Some(at);
        }
        if is_place(word) {
            if let Some(last) = name_after(text, at) {
                return Some(last);
            }
        }
        if is_person(word) && matches!(text.word(at - 1), "een" | "zijn" | "haar" | "hun") || is_verb(word) {
            return None;
        }
    }
    None
}

fn ends_as_place(word: &str) -> bool {
    const ENDS: [&str; 24] = [
        "college", "lyceum", "school", "kerk", "kapel", "moskee", "parochie", "mavo", "gymnasium", "schooltje", "cafe", "bakkerij", "slagerij", "snackbar", "cafetaria", "salon", "hoeve", "manege", "creche", "kinderdagverblijf", "gemeente",
        "boerderij", "zwembad", "winkel",
    ];
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

fn is_place(word: &str) -> bool {
    const PLACES: [&str; 62] = [
        "basisschool", "school", "obs", "cbs", "rkbs", "bs", "sbo", "mavo", "college", "kdv", "bso", "kinderdagverblijf", "creche", "peuterspeelzaal", "psz", "peutergroep", "kerk", "kapel", "moskee", "parochie", "synagoge", "gemeente", "vv", "sv", "fc",
        "rkvv", "avv", "voetbalclub", "club", "team", "tennisclub", "tc", "hockeyclub", "judoclub", "zwemclub", "turnclub", "korfbalvereniging", "kv", "koor", "fanfare", "harmonie", "schutterij", "scouting", "manege", "bakkerij", "bakker", "slagerij", "slager",
        "snackbar", "cafetaria", "cafe", "kroeg", "restaurant", "pizzeria", "kapsalon", "kapper", "winkel", "supermarkt", "bloemenzaak", "camping", "dansschool", "sportschool",
    ];
    const ENDS: [&str; 12] = ["vereniging", "club", "school", "kerk", "koor", "team", "zaak", "bakkerij", "slagerij", "winkel", "opvang", "gilde"];
    PLACES.contains(&word) || ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// The last word of a name that follows: capitals, perhaps behind an article, perhaps between quotes.
fn name_after(text: &Text, at: usize) -> Option<usize> {
    let tie = |index: usize| matches!(text.word(index), "de" | "het" | "t" | "'t" | "een" | "in" | "op" | "van" | "der" | "den" | "la" | "el");
    let upper = |index: usize| text.token(index).is_some_and(|token| token.upper && !token.digit);
    let near = |index: usize| text.gap(index).len() <= 3 && !text.gap(index).contains(['.', '\n', ',']);
    let mut last = None;
    for index in at + 1..at + 6 {
        if !near(index - 1) {
            break;
        }
        if upper(index) {
            last = Some(index);
        } else if !tie(index) {
            break;
        }
    }
    last
}

/// Goes on over `die in februari ...` up to the word where the question begins.
fn event(text: &Text, place: usize) -> usize {
    let link = |at: usize| text.gap(at).len() <= 2 && !text.gap(at).contains(['.', '\n', '!', '?']);
    if !link(place) || !matches!(text.word(place + 1), "die" | "dat" | "met" | "wiens" | "waarvan" | "who" | "whose" | "with") {
        return place;
    }
    let mut last = place;
    for at in place + 1..=place + EVENT {
        if !link(at - 1) || (at > place + 2 && asks(text.word(at))) || text.token(at).is_none() {
            break;
        }
        last = at;
    }
    last
}

fn asks(word: &str) -> bool {
    matches!(word, "zoekt" | "wil" | "vraagt" | "durft" | "kan" | "heeft" | "moet" | "gaat" | "mag" | "komt" | "is" | "wordt" | "zit" | "mist" | "wants" | "needs" | "has" | "slaapt" | "eet" | "blijft" | "vindt" | "voelt" | "krijgt" | "werkt" | "loopt" | "staat" | "houdt")
}

fn is_verb(word: &str) -> bool {
    asks(word) || matches!(word, "zoeken" | "willen" | "vragen" | "hebben" | "gaan" | "kunnen" | "moeten" | "zijn" | "geeft" | "zegt" | "belt" | "woont" | "verwijst" | "sluit" | "organiseert" | "ziet" | "doet" | "helpt" | "komen" | "was")
}

/// The article and the adjectives before the person.
fn begin(text: &Text, person: usize) -> usize {
    let mut first = person;
    while first > 0 && person - first < 3 && text.gap(first - 1) == " " {
        let word = text.word(first - 1);
        let people = text.token(first - 1).is_some_and(|token| token.upper && !token.opens) || word.ends_with("se");
        let article = matches!(word, "de" | "het" | "die" | "dat" | "een" | "the" | "a" | "mijn" | "my" | "onze" | "ons" | "'t");
        let adjective = ["nieuwe", "oude", "jonge", "kleine", "oudste", "jongste", "vorige", "ex", "enige", "dove", "blinde", "zieke", "voormalig", "voormalige", "zwangere"].contains(&word);
        if !article && !adjective && !people {
            break;
        }
        first -= 1;
        if article {
            break;
        }
    }
    first
}
