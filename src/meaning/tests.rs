//! The encoder against the one it was made from, and against what people mean.

use serde::Deserialize;

use super::{Encoder, Vector};

#[derive(Deserialize)]
struct Expected {
    text: String,
    rows: Vec<u32>,
    vector: Vec<i8>,
}

fn encoder() -> &'static Encoder {
    Encoder::embedded().unwrap()
}

fn near(one: &str, other: &str) -> f32 {
    encoder().encode(one).similarity(&encoder().encode(other))
}

#[test]
fn the_vectors_are_those_of_the_encoder_in_python() {
    let expected: Vec<Expected> = serde_json::from_str(include_str!("expected.json")).unwrap();
    assert!(expected.len() >= 10);
    for Expected { text, rows, vector } in expected {
        assert_eq!(encoder().rows(&text), rows, "pieces of {text:?}");
        let found = encoder().encode(&text).as_bytes().map(u8::cast_signed);
        let furthest = found.iter().zip(&vector).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(furthest <= Some(2), "{text:?} is off by {furthest:?}");
    }
}

#[test]
fn sentences_that_mean_the_same_are_nearer_than_sentences_that_do_not() {
    let same = near("Hulp bij schulden en brieven van de deurwaarder", "Wij helpen u om uw schulden te betalen");
    let other = near("Hulp bij schulden en brieven van de deurwaarder", "Samen zingen in een koor op dinsdagavond");
    assert!(same > other + 0.2, "{same} {other}");
}

#[test]
fn a_question_in_another_language_is_near_its_translation() {
    for (foreign, dutch, other) in [
        ("Pomoc w spłacie długów", "Hulp bij het afbetalen van schulden", "Wandelen met de buurt"),
        ("I want to learn Dutch", "Ik wil Nederlands leren", "Hulp bij rouw"),
        ("أحتاج إلى مساعدة في ديوني", "Ik heb hulp nodig bij mijn schulden", "Samen koken"),
    ] {
        assert!(near(foreign, dutch) > near(foreign, other) + 0.2, "{foreign}");
    }
}

#[test]
fn a_text_among_many_means_what_it_means_alone() {
    let texts =
        ["Koffie drinken", "", "Hulp bij het huishouden voor ouderen die dat zelf niet meer kunnen", "fietsles"];
    let many = encoder().encode_many(&texts.repeat(30));
    for (text, together) in texts.repeat(30).iter().zip(many) {
        let alone = encoder().encode(text);
        assert!(text.is_empty() || alone.similarity(&together) > alone.similarity(&alone) - 0.02, "{text}");
    }
}

#[test]
fn a_text_in_parts_means_what_it_means_whole_and_each_part_nearly_what_it_means_alone() {
    let parts = ["Mevrouw is vorig jaar haar man verloren,", "komt de deur niet meer uit", "🙂", ""];
    let found = encoder().encode_parts(&parts);
    let whole = encoder().encode("Mevrouw is vorig jaar haar man verloren, komt de deur niet meer uit 🙂");
    assert_eq!(found.len(), 5);
    assert!(whole.similarity(&found[0]) > 0.99, "{}", whole.similarity(&found[0]));
    for (part, vector) in parts.iter().zip(&found[1..]).take(2) {
        let alone = encoder().encode(part);
        assert!(alone.similarity(vector) > 0.7, "{part}: {}", alone.similarity(vector));
    }
    assert_eq!(found[4], Vector::NONE);
    assert_eq!(encoder().encode_parts(&["", " "]), [Vector::NONE; 3]);
}

#[test]
fn nothing_is_near_nothing_and_any_text_is_read() {
    let long = "dagbesteding voor ouderen ".repeat(400);
    let texts = ["", " \n\t", "\0\u{7}\u{feff}", "🙂🙃", "ik \u{202e} rtl", "' OR 1=1; --", &"a".repeat(10_000), &long];
    let vectors = encoder().encode_many(&texts);
    assert_eq!(vectors[0], Vector::NONE);
    assert_eq!(vectors[1], Vector::NONE);
    assert_eq!(vectors[2], Vector::NONE);
    assert_ne!(vectors[7], Vector::NONE);
    assert!(vectors[0].similarity(&vectors[7]).abs() < f32::EPSILON);
}

#[test]
fn a_vector_is_nearest_to_itself_and_survives_being_kept() {
    let vector = encoder().encode("Een maatje om samen te wandelen");
    assert!((vector.similarity(&vector) - 1.0).abs() < 0.03, "{}", vector.similarity(&vector));
    assert_eq!(Vector::from_bytes(&vector.as_bytes()), Some(vector));
    assert_eq!(Vector::from_bytes(&[1, 2, 3]), None);
    let kept = postcard::to_allocvec(&vector).unwrap();
    assert_eq!(postcard::from_bytes::<Vector>(&kept), Ok(vector));
    assert_eq!(vector.similarities(&[Vector::NONE, vector]), [0.0, vector.similarity(&vector)]);
}
