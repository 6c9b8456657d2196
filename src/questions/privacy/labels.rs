//! Words before a number that tell what it is: `bsn`, `tel`, `klantnr`, `kvk`. Only looks a few words back; what is
//! done with the number is left to others.

use super::text::Text;

/// Words that may stand between a label and its number.
const BETWEEN: &[&str] = &[
    "nr", "nrs", "no", "num", "nummer", "number", "is", "van", "vd", "v", "de", "het", "hem", "haar", "zijn", "me", "op", "to", "the",
    "my", "his", "her", "id", "code", "en", "of", "via", "die", "client", "mw", "dhr", "mevr", "mevrouw", "meneer", "moeder", "vader", "dochter", "zoon",
    "kind", "partner", "man", "vrouw", "buurvrouw", "buurman", "luidt", "eindigt", "oud", "nieuw", "naar", "voor", "on", "at",
];

/// Words a label may be away from its number.
const REACH: usize = 4;

/// Whether the number at this place is said to be a citizen service number.
pub fn bsn(text: &Text, place: usize) -> bool {
    before(text, place, |word| {
        matches!(word, "bsn" | "bsnr" | "bsn-nr" | "bsn-nummer" | "burgerservicenummer" | "sofi" | "sofinr" | "sofinummer" | "sofi-nummer" | "burgerservicenr")
    }) || dotted_bsn(text, place)
}

/// `b.s.n.` with points.
fn dotted_bsn(text: &Text, place: usize) -> bool {
    text.low(place.saturating_sub(12), place).replace(['.', ' '], "").contains("bsn")
}

/// Whether the words behind it say so.
pub fn bsn_after(text: &Text, end: usize) -> bool {
    text.low(end, end + 30).split(|letter: char| !letter.is_ascii_alphabetic()).any(|word| word == "bsn" || word == "burgerservicenummer")
}

/// Whether the number at this place is said to be a telephone number.
pub fn phone(text: &Text, place: usize) -> bool {
    before(text, place, |word| {
        let stem = word.trim_end_matches("nr").trim_end_matches("nummer").trim_end_matches('-');
        matches!(stem, "tel" | "telefoon" | "telef" | "telefon" | "mob" | "mobiel" | "mobile" | "gsm" | "bel" | "bellen" | "belt" | "app" | "appen"
            | "appje" | "whatsapp" | "whatsappen" | "wapp" | "whats" | "phone" | "call" | "sms" | "smsen" | "text" | "numara" | "numaram" | "numer"
            | "telefoonnr" | "telnr" | "nrtje" | "bereikbaar" | "noodnr" | "vastenr" | "huistelefoon" | "06")
    })
}

/// Whether the number belongs to a thing or an institution, or is public.
pub fn harmless(text: &Text, place: usize) -> bool {
    before(text, place, |word| {
        matches!(word, "kvk" | "kvk-nr" | "kvk-nummer" | "kvknr" | "kvknummer" | "isbn" | "ean" | "artikel" | "art" | "artikelnr" | "artikelnummer" | "art-nr"
            | "artnr" | "bestelnr" | "bestelnummer" | "ordernr" | "productnr" | "productnummer" | "serienr" | "serienummer" | "barcode" | "rsin"
            | "anbi" | "modelnr" | "typenr" | "type" | "model" | "issn" | "btw" | "btw-nr" | "factuurnr" | "kamer" | "giro" | "versie" | "budget"
            | "post" | "begrotingspost" | "kostenplaats" | "lrk" | "brin" | "brinnr" | "huisnr" | "ecli" | "subsidienr" | "subsidienummer" | "projectnr"
            | "projectnummer" | "eur" | "euro" | "bedrag" | "wiki" | "doi")
    })
}

fn before(text: &Text, place: usize, says: impl Fn(&str) -> bool) -> bool {
    let next = text.token_from(place);
    let mut end = place;
    for index in (next.saturating_sub(REACH)..next).rev() {
        let Some(token) = text.token(index) else { return false };
        if text.part(token.end, end).contains(['\n', '!', '?', ';', ',']) {
            return false;
        }
        end = token.start;
        let word = text.word(index);
        if says(word) {
            return true;
        }
        if !BETWEEN.contains(&word) && word.len() > 1 {
            return false;
        }
    }
    false
}
