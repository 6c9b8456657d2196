//! The Dutch names of languages by their ISO 639-1 code, as far as they are spoken here; ISO 639-2 where there is no
//! two-letter code.

const NAMES: [(&str, &str); 32] = [
    ("am", "Amhaars"),
    ("ar", "Arabisch"),
    ("bg", "Bulgaars"),
    ("bs", "Bosnisch"),
    ("ckb", "Koerdisch (Sorani)"),
    ("de", "Duits"),
    ("el", "Grieks"),
    ("en", "Engels"),
    ("es", "Spaans"),
    ("fa", "Farsi"),
    ("fr", "Frans"),
    ("hi", "Hindi"),
    ("hu", "Hongaars"),
    ("it", "Italiaans"),
    ("ku", "Koerdisch"),
    ("nl", "Nederlands"),
    ("pap", "Papiaments"),
    ("pl", "Pools"),
    ("prs", "Dari"),
    ("ps", "Pasjtoe"),
    ("pt", "Portugees"),
    ("ro", "Roemeens"),
    ("ru", "Russisch"),
    ("so", "Somalisch"),
    ("sr", "Servisch"),
    ("ti", "Tigrinya"),
    ("tr", "Turks"),
    ("uk", "Oekraïens"),
    ("ur", "Urdu"),
    ("vi", "Vietnamees"),
    ("zgh", "Berbers"),
    ("zh", "Chinees"),
];

/// Every language that has a Dutch name here: code and name.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.into_iter()
}

/// The Dutch name of a language; the code itself when it has no name here.
pub fn language_name(code: &str) -> &str {
    NAMES.iter().find(|(own, _)| *own == code).map_or(code, |(_, name)| name)
}
