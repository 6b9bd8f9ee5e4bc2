//! Discord's markup as plain text.

use tickcord::text::{Plain, markup::Markup, plain, timestamp};

use crate::{generator::Random, text};

fn name(markup: Markup<'_>) -> String {
    match markup {
        Markup::User(1) => "@Ada".to_owned(),
        Markup::Timestamp { seconds, style } => timestamp(seconds, style, 1_700_000_000),
        other => format!("{other:?}"),
    }
}

fn read(text: &str) -> String {
    plain(text, Plain::default(), &name)
}

#[test]
fn marks_of_style_are_taken_out() {
    for (marked, read_as) in [
        ("**bold** *it* _it_ __under__ ~~struck~~ ||hidden||", "bold it it under struck hidden"),
        ("***both*** ___both___ **a *b* c** *a **b** c*", "both both a b c a b c"),
        ("snake_case_name 2 * 3 * 4 a*", "snake_case_name 2 * 3 * 4 a*"),
        ("**open and ~~closed~~", "**open and closed"),
        ("****", "****"),
        ("# Title\n> quote\n-# small\n- item", "Title\nquote\nsmall\n- item"),
        ("`a*b*c` ```rs\nlet **x**;\n```", "a*b*c let **x**;"),
        ("\\*a\\* \\_", "*a* _"),
    ] {
        assert_eq!(read(marked), read_as, "{marked}");
    }
}

#[test]
fn what_stands_for_something_is_named() {
    for (marked, read_as) in [
        ("hi <@1> <@!1>", "hi @Ada @Ada"),
        ("<:smile:5> <a:wave:6> </server restart:7>", ":smile: :wave: /server restart"),
        ("<https://a.example/x> https://b.example.", "https://a.example/x https://b.example."),
        ("[**our** page](https://a.example/(x) \"title\")", "our page (https://a.example/(x))"),
        ("[[a](http://b)](http://c)", "[a](http://b) (http://c)"),
        ("<id:customize> <@> <#x> <t:x> <1>", "#customize <@> <#x> <t:x> <1>"),
        ("<t:1700000000:R> <t:1700003600:R>", "in 0 seconds in 1 hour"),
    ] {
        assert_eq!(read(marked), read_as, "{marked}");
    }
}

#[test]
fn styles_can_stay_and_spoilers_be_hidden() {
    let kept = Plain { keep_styles: true, ..Plain::default() };
    assert_eq!(plain("**a** <@1> `c` \\*", kept, &name), "**a** @Ada `c` \\*");
    let hidden = Plain { hide_spoilers: true, ..Plain::default() };
    assert_eq!(plain("it was ||the **butler**|| ||all", hidden, &name), "it was [spoiler] ||all");
    assert_eq!(plain("||a|| **b**", Plain { keep_styles: true, ..hidden }, &name), "[spoiler] **b**");
}

#[test]
fn timestamps_are_told_in_utc() {
    let now = 1_700_000_000;
    for (style, told) in [
        ('t', "22:13 UTC"),
        ('T', "22:13:20 UTC"),
        ('d', "2023-11-14"),
        ('D', "14 November 2023"),
        ('f', "14 November 2023 22:13 UTC"),
        ('F', "Tuesday, 14 November 2023 22:13 UTC"),
        ('s', "2023-11-14 22:13 UTC"),
        ('S', "2023-11-14 22:13:20 UTC"),
        ('R', "in 0 seconds"),
    ] {
        assert_eq!(timestamp(now, style, now), told);
    }
    assert_eq!(timestamp(now - 86_400, 'R', now), "1 day ago");
    assert_eq!(timestamp(now + 90 * 86_400, 'R', now), "in 3 months");
    for style in ['f', 'F', 'R'] {
        for seconds in [i64::MIN, -1, i64::MAX] {
            assert!(!timestamp(seconds, style, now).is_empty());
        }
    }
}

#[test]
fn any_text_is_read_to_its_end() {
    let mut random = Random(10);
    for _ in 0..5000 {
        let whole = text(&mut random, 30, &["**", "||", "_", "*"]) + "the end";
        assert!(read(&whole).contains("the end"), "{whole:?}");
    }
    for mark in ["*", "_", "**a", "||", "[", "[a](http://b", "~~x", "> ", "`", "``` "] {
        let _ = read(&mark.repeat((1 << 19) / mark.len()));
    }
}
