//! Letters and signs of other scripts as one plain letter each, and the abbreviations whose point ends no sentence.
//! Looks at one sign at a time; `text` puts them in a row.

/// Abbreviations that are written with a point and go on.
pub const SHORT_FORMS: [&str; 34] = [
    "mw", "mevr", "dhr", "hr", "dr", "drs", "fam", "prof", "ir", "ing", "ds", "st", "nr", "no", "tel", "geb", "gb",
    "mr", "mrs", "ms", "mej", "wed", "zr", "br", "gr", "bijv", "evt", "incl", "vd", "ul", "pl", "str", "al", "ah",
];

/// The plain letter for a part of a sign (after compatibility decomposition), or `None` when it is not seen. `latin`
/// says that the word has Latin letters, so that a letter of another script is there for its looks.
pub fn ascii(letter: char, latin: bool) -> Option<u8> {
    if let Ok(plain) = u8::try_from(letter)
        && plain.is_ascii()
    {
        return Some(plain);
    }
    if unseen(letter) {
        return None;
    }
    Some(
        latin_letter(letter)
            .or_else(|| digit(letter))
            .or_else(|| cyrillic(letter, latin))
            .unwrap_or_else(|| other(letter)),
    )
}

fn unseen(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{64b}'..='\u{65f}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
}

fn latin_letter(letter: char) -> Option<u8> {
    Some(match letter {
        'ı' | 'ɩ' | 'ι' => b'i',
        'ł' | 'ƚ' => b'l',
        'Ł' => b'L',
        'ø' | 'ɵ' | 'ο' => b'o',
        'Ø' | 'Ο' => b'O',
        'đ' | 'ð' | 'ɗ' => b'd',
        'Đ' | 'Ð' => b'D',
        'ß' => b's',
        'æ' | 'α' | 'ɑ' => b'a',
        'Æ' | 'Α' => b'A',
        'œ' => b'o',
        'Œ' => b'O',
        'þ' => b't',
        'ə' | 'ɛ' | 'ε' => b'e',
        'Ə' | 'Ε' => b'E',
        'ħ' => b'h',
        'ŋ' => b'n',
        'ɡ' => b'g',
        'ν' => b'v',
        'ρ' => b'p',
        '‘' | '’' | '‛' | 'ʼ' | 'ʹ' | '′' | 'ʿ' | 'ʾ' => b'\'',
        '“' | '”' | '„' | '«' | '»' => b'"',
        '‐'..='―' | '−' | '⁃' => b'-',
        '•' | '·' | '∙' | '‧' => b';',
        '→' | '⇒' | '➔' => b';',
        '。' => b'.',
        '₋' => b'-',
        _ => return None,
    })
}

/// Digits of scripts that keep ten in a row.
fn digit(letter: char) -> Option<u8> {
    const ZEROS: [u32; 12] = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xe50, 0xed0, 0x1040];
    let code = u32::from(letter);
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code))?;
    u8::try_from(code - zero).ok().map(|value| b'0' + value)
}

fn cyrillic(letter: char, latin: bool) -> Option<u8> {
    const LETTERS: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    const SOUNDS: &[u8; 32] = b"abvhdezzyyklmnoprstufxccssiyieya";
    const LOOKS: &[u8; 32] = b"a6brdexzuuklmhonpctyoxu4wwbbb3ra";
    let small = letter.to_lowercase().next()?;
    let found = match small {
        'і' | 'ї' => b'i',
        'є' | 'ё' => b'e',
        'ґ' => b'g',
        'ў' => b'u',
        'ј' => b'j',
        'ѕ' => b's',
        _ => {
            let index = LETTERS.chars().position(|known| known == small)?;
            *(if latin { LOOKS } else { SOUNDS }).get(index)?
        }
    };
    Some(if letter.is_uppercase() { found.to_ascii_uppercase() } else { found })
}

fn other(letter: char) -> u8 {
    match letter {
        _ if letter.is_whitespace() => b' ',
        _ if letter.is_uppercase() => b'X',
        _ if letter.is_alphabetic() => b'x',
        _ if letter.is_numeric() => b'9',
        _ => b'~',
    }
}
