use crate::event;

fn read(inside: &str) -> String {
    event(&format!(r#"{{"before":"x","s":"{inside}","after":"y"}}"#))
        .get_str("/s")
        .expect("a string")
        .to_owned()
}

#[test]
fn escapes_are_resolved() {
    let cases = [
        ("", ""),
        ("plain", "plain"),
        (r#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r"\u0041\u00e9\u00E9\u6f22\uFFFF", "Aéé漢\u{ffff}"),
        (r"a\u0000b", "a\0b"),
        (r"\u0000", "\0"),
        (r"\ud83d\ude00", "😀"),
        (r"\uD83D\uDE00", "😀"),
        (r"\ud800\udc00\udbff\udfff", "\u{10000}\u{10ffff}"),
        (r"\\u0041", r"\u0041"),
        (r"ends with \\", "ends with \\"),
        ("\u{7f}\u{80}ä漢😀", "\u{7f}\u{80}ä漢😀"),
    ];
    for (inside, expected) in cases {
        assert_eq!(read(inside), expected, "{inside}");
    }
}

#[test]
fn half_of_a_surrogate_pair_becomes_the_replacement_character() {
    let cases = [
        (r"\ud83d", "\u{fffd}"),
        (r"\ude00", "\u{fffd}"),
        (r"\ud83dx", "\u{fffd}x"),
        (r"\ud83d\n", "\u{fffd}\n"),
        (r"\ud83d\u0041", "\u{fffd}A"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\ude00\ud83d", "\u{fffd}\u{fffd}"),
        (r"\ud83d\ude00\ude00", "😀\u{fffd}"),
    ];
    for (inside, expected) in cases {
        assert_eq!(read(inside), expected, "{inside}");
    }
}

#[test]
fn quotes_and_escapes_are_seen_at_every_offset() {
    for length in 0..40 {
        for (escape, character) in [(r"\n", "\n"), (r#"\""#, "\""), (r"\\", "\\"), ("ä", "ä")] {
            let before = "a".repeat(length);
            let after = "z".repeat(length % 11);
            assert_eq!(read(&format!("{before}{escape}{after}")), format!("{before}{character}{after}"));
        }
    }
}

#[test]
fn the_byte_after_a_string_is_nul() {
    let event = event(r#"["one","t\u0077o",""]"#);
    for (pointer, expected) in [("/0", "one"), ("/1", "two"), ("/2", "")] {
        let text = event.get_str(pointer).expect("a string");
        assert_eq!(text, expected);
        assert!(crate::allocation::is_followed_by_nul(text));
    }
}
