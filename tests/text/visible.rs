//! What shows nothing is left out.

use tickcord::text::{Lines, visible};

fn joined(text: &str) -> String {
    visible(text, Lines::Join)
}

#[test]
fn characters_that_hide_or_turn_text_are_left_out() {
    assert_eq!(joined("a\u{202e}b\u{2066}c\u{200f}d\u{61c}e"), "abcde");
    assert_eq!(joined("a\u{200b}b\u{2060}c\u{feff}d\u{ad}e\u{3164}f\u{34f}g"), "abcdefg");
    assert_eq!(joined("a\u{0}b\u{1b}[31mc\u{7f}d\u{9b}e\tf"), "ab[31mcde f");
    assert_eq!(joined("a\u{e0061}\u{e0062}\u{e007f}b\u{ffff}c\u{fdd0}d"), "abcd");
    assert_eq!(joined("a\u{2028}b\u{85}c\u{b}d\r\ne\rf"), "a b c d e f");
    assert_eq!(visible("a\u{2028}b\r\nc\rd", Lines::Keep), "a\nb\nc\nd");
}

#[test]
fn joiners_stay_where_they_join() {
    for text in ["👨‍👩‍👧", "❤️‍🔥", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👋🏽", "می\u{200c}خواهم", "क्\u{200d}ष", "1️⃣", "🇩🇪"]
    {
        assert_eq!(joined(text), text);
    }
    assert_eq!(joined("a\u{200d}b 😀\u{200d} \u{200d}😀\u{200d}\u{200d}😀\u{200d}"), "ab 😀 😀\u{200d}😀");
    assert_eq!(joined("é\u{200d}\u{200b}here"), "éhere");
    assert_eq!(joined("🏴\u{e0067}\u{e0062}"), "🏴", "a flag that never ends is none");
}

#[test]
fn stacked_marks_are_bounded() {
    let stacked = |marks: usize| format!("a{}b", "\u{30d}".repeat(marks));
    assert_eq!(joined(&stacked(8)), stacked(8));
    assert_eq!(joined(&stacked(3000)), stacked(8));
    assert_eq!(joined(&format!("a{}", "\u{30d}\u{200b}".repeat(50))), format!("a{}", "\u{30d}".repeat(8)));
    assert!(joined(&format!("ก{}", "\u{e47}\u{200c}".repeat(50))).chars().count() <= 18);
}
