//! What players type, made harmless.

use tickcord::text::{Lines, escape, visible};

use crate::{
    client::{Shown, show},
    generator::Random,
    text,
};

#[test]
fn nothing_that_a_player_types_pings_links_or_formats() {
    for typed in [
        "**bold** _it_ __u__ ~~s~~ ||sp|| `code` ```js\nx```",
        "@everyone @here @Everyone @@everyoneeveryone <@1> <@!2> <@&3> <#4>",
        "</ban:5> <:smile:6> <a:wave:7> <t:1700000000:R> <id:customize> :smile:",
        "http://evil.example/a_b <https://evil.example> discord.gg/abc discord.com/invite/abc",
        "[free nitro](https://evil.example) ![x](http://evil.example)",
        "# big",
        "-# small",
        "> quote",
        ">>> quote",
        "- item",
        "* item",
        "1. item",
        "\\*a\\* \\\\*b* \\",
        "@every\u{200b}one <\u{2060}@1> @he\u{ad}re",
        "¯\\_(ツ)_/¯",
    ] {
        for lines in [Lines::Join, Lines::Keep] {
            let Shown { text, found } = show(&escape(typed, lines));
            assert_eq!(found, [""; 0], "{typed}");
            let (text, seen) = (text.replace('\u{200b}', ""), visible(typed, lines).replace('\u{200b}', ""));
            assert_eq!(text, seen, "what is read is what was typed");
        }
    }
}

#[test]
fn nothing_pings_links_or_formats_whatever_random_players_type() {
    let mut random = Random(5);
    for _ in 0..20_000 {
        let typed = text(&mut random, 12, &[]);
        let lines = if random.below(2) == 0 { Lines::Join } else { Lines::Keep };
        let escaped = escape(&typed, lines);
        let Shown { text, found } = show(&escaped);
        assert_eq!(found, [""; 0], "{typed:?} became {escaped:?}");
        assert_eq!(text.replace('\u{200b}', ""), visible(&typed, lines), "{typed:?}");
        assert!(escaped.len() <= typed.len() * 2 + 3, "{typed:?}");
    }
}

#[test]
fn what_the_host_writes_around_it_does_not_undo_that() {
    // A bracket, an angle or a colon that the host opened must not be closed by the player.
    let frames: [(&str, &str); 7] = [
        ("[ADMIN] Bob: ", ""),
        ("[", "] says hi"),
        ("<", "> hello"),
        ("", "everyone is here"),
        ("", "here"),
        ("Bob:", " (3)"),
        ("", ": text"),
    ];
    let mut random = Random(6);
    for _ in 0..20_000 {
        let typed =
            text(&mut random, 8, &["](http://evil.example)", "(https://evil.example)", "@", "x](", "a:1"]);
        let (before, behind) = frames[random.below(frames.len())];
        let message = format!("{before}{}{behind}", escape(&typed, Lines::Join));
        assert_eq!(show(&message).found, [""; 0], "{message:?}");
    }
}

#[test]
fn two_texts_of_players_side_by_side_are_harmless_as_well() {
    for (name, line) in [
        ("@every", "one"),
        ("@", "here"),
        ("@H", "ERE"),
        ("[a]", "(http://b)"),
        ("<", "@1>"),
        ("http:", "//b"),
    ] {
        let message = escape(name, Lines::Join) + &escape(line, Lines::Join);
        assert_eq!(show(&message).found, [""; 0], "{message:?}");
    }
    let mut random = Random(11);
    for _ in 0..20_000 {
        let typed = text(&mut random, 6, &["@", "every", "one", "her", "e"]);
        let cut = typed.floor_char_boundary(random.below(typed.len() + 1));
        let message = escape(&typed[..cut], Lines::Join) + &escape(&typed[cut..], Lines::Join);
        let pings = |found: &String| found.starts_with('@') || found.starts_with('<');
        assert!(!show(&message).found.iter().any(pings), "{typed:?} cut at {cut} became {message:?}");
    }
}

#[test]
fn a_text_that_is_harmless_is_hardly_changed() {
    for text in
        ["gg wp", "Grüße, 漢字 👋🏽!", "v1.2.3 is 50% off", "it's 5-3", "a & b; c=d?", "e\u{301}", "10.5"]
    {
        assert_eq!(escape(text, Lines::Join), text);
    }
    assert_eq!(escape("a\r\nb\nc", Lines::Join), "a b c");
    assert_eq!(escape("a\r\nb\n- c", Lines::Keep), "a\nb\n\\- c");
    assert_eq!(escape("hi @here", Lines::Join), "hi \\@\u{200b}here");
}
