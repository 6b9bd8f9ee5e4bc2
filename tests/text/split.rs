//! Long texts become several messages.

use tickcord::text::split;
use unicode_segmentation::UnicodeSegmentation;

use crate::{generator::Random, length, text};

const LIMIT: usize = 100;

/// Splits, and checks what must hold of any text.
fn parts(whole: &str) -> Vec<String> {
    let parts = split(whole, LIMIT, usize::MAX).unwrap();
    for part in &parts {
        assert!((1..=LIMIT).contains(&length(part)), "{} code points: {part:?} of {whole:?}", length(part));
        assert!(!part.trim().is_empty(), "a blank message of {whole:?}");
    }
    assert_nothing_lost(whole, &parts);
    parts
}

/// The parts one after the other are the text, but for white space at their ends and for what closes and opens code again.
fn assert_nothing_lost(whole: &str, parts: &[String]) {
    let mut rest = whole;
    let mut open = None;
    for (index, part) in parts.iter().enumerate() {
        let mut part = part.as_str();
        if let Some(open) = open.take().filter(|_| !continues(rest, part)) {
            part =
                part.strip_prefix::<&str>(open).unwrap_or_else(|| panic!("{part:?} lost what came before"));
        }
        let next = parts.get(index + 1);
        if let Some(behind) = behind(rest, part) {
            rest = behind;
            continue;
        }
        // Cut inside code: the closing marks are not the text's own.
        let code =
            part.strip_suffix("```").unwrap_or_else(|| panic!("{part:?} is not what follows: {rest:?}"));
        rest = behind(rest, code).unwrap_or_else(|| panic!("{code:?} is not what follows: {rest:?}"));
        if let Some(behind) = rest.trim_start_matches('\n').strip_prefix("```") {
            rest = behind;
            continue;
        }
        let next = next.expect("the code goes on");
        let line = next.find('\n').unwrap_or_else(|| {
            panic!(
                "no language in {next:?} after {part:?}, before {:?}",
                rest.chars().take(150).collect::<String>()
            )
        });
        assert!(next.starts_with("```"), "{next:?}");
        open = Some(&next[..=line]);
    }
    assert_eq!(rest.trim(), "", "the end is lost");
}

fn continues(rest: &str, part: &str) -> bool {
    behind(rest, part).is_some()
}

/// What follows `part`; white space in front of either may be left out, and newlines where code begins.
fn behind<'a>(rest: &'a str, part: &str) -> Option<&'a str> {
    let rest = rest.strip_prefix(part).map_or(rest.trim_start(), |_| rest);
    if let Some(behind) = rest.strip_prefix(part) {
        return Some(behind);
    }
    let line = part.find('\n').filter(|_| part.starts_with("```"))?;
    let rest = rest.strip_prefix(&part[..=line])?;
    rest.trim_start_matches('\n').strip_prefix(part[line..].trim_start_matches('\n'))
}

#[test]
fn no_character_of_a_random_text_is_lost() {
    let mut random = Random(7);
    for _ in 0..3000 {
        let long = "x".repeat(random.below(250));
        let marks = format!("e{}", "\u{301}".repeat(random.below(250)));
        let whole = text(&mut random, 120, &[&long, &marks, "some words ", "a line\n"]);
        parts(&whole);
    }
}

#[test]
fn no_character_as_readers_see_it_is_cut() {
    let mut random = Random(8);
    for _ in 0..1000 {
        let mut whole = String::new();
        for _ in 0..200 {
            whole.push_str(random.pick(&[
                "a",
                " ",
                "👨‍👩‍👧",
                "🇩🇪",
                "🇫🇷",
                "e\u{301}\u{302}",
                "👋🏽",
                "क्षि",
                "\r\n",
                "각",
            ]));
        }
        let clusters: Vec<&str> =
            whole.graphemes(true).filter(|cluster| !cluster.trim().is_empty()).collect();
        let parts = parts(&whole);
        let kept: Vec<&str> = parts.iter().flat_map(|part| part.graphemes(true)).collect();
        let kept: Vec<&str> = kept.into_iter().filter(|cluster| !cluster.trim().is_empty()).collect();
        assert_eq!(kept, clusters);
    }
}

#[test]
fn lines_are_kept_together_else_words() {
    let line = |length: usize| "x".repeat(length);
    assert_eq!(parts(&format!("{}\n{}", line(60), line(60))), [format!("{}\n", line(60)), line(60)]);
    assert_eq!(parts(&format!("{} a b {}", line(60), line(60))), [format!("{} a b ", line(60)), line(60)]);
    assert_eq!(
        parts(&format!("{}\n{}", line(100), line(100))),
        [line(100), line(100)],
        "room for no newline"
    );
    assert_eq!(parts(&format!("{}{}{}", line(100), " ".repeat(500), line(100))), [line(100), line(100)]);
    // A message is not ended early for a line or word that leaves it nearly empty.
    assert_eq!(parts(&format!("a\nb {}", line(150)))[0], format!("a\nb {}", line(96)));
}

#[test]
fn markup_is_not_cut() {
    for whole in [
        "https://example.com/a/long/path?with=query",
        "<https://example.com/a/long/path>",
        "[some text here](https://example.com/page)",
        "<@123456789012345678>",
        "<a:wave:123456789012345678>",
        "</server restart:123456789012345678>",
        "<t:1700000000:R>",
        "`let x = 1; let y = 2;`",
        "```rust\nlet x = 1;\n```",
        "\\*",
    ] {
        for before in LIMIT - length(whole)..=LIMIT {
            let text = format!("{}{whole} and more", "漢".repeat(before));
            let parts = parts(&text);
            assert!(parts.iter().any(|part| part.contains(whole)), "{whole} was cut: {parts:?}");
        }
    }
}

#[test]
fn code_that_is_too_long_is_closed_and_opened_again() {
    let code = "let x = 1;\n".repeat(20);
    let parts = parts(&format!("see:\n```rust\n{code}```\ndone"));
    assert_eq!(parts[0], "see:\n");
    for part in &parts[1..] {
        assert!(part.starts_with("```rust\nlet x = 1;\n"), "{part}");
    }
    for part in &parts[1..parts.len() - 1] {
        assert!(part.ends_with("let x = 1;\n```"), "{part}");
    }
    assert!(parts.last().unwrap().ends_with("```\ndone"), "{parts:?}");
}

#[test]
fn what_is_longer_than_a_message_is_cut_somewhere() {
    for whole in [
        format!("https://example.com/{}", "a".repeat(3000)),
        format!("e{}", "\u{301}".repeat(3000)),
        format!("`{}`", "a b ".repeat(500)),
        format!("```{}```", "`` ".repeat(500)),
        format!("```{}```", "``a".repeat(500)),
        format!("[{}](https://example.com)", "a".repeat(500)),
        "👨\u{200d}".repeat(400),
        "🇩".repeat(401),
    ] {
        assert!(parts(&whole).len() > 1);
    }
}

#[test]
fn code_whose_last_backtick_has_accents_is_split_as_well() {
    for length in 80..=200 {
        for marks in [1, 5, 300] {
            let whole = format!("```\n{}```{}", "a".repeat(length), "\u{301}".repeat(marks));
            assert_eq!(parts(&whole).concat().matches('\u{301}').count(), marks);
        }
    }
}

#[test]
fn too_many_messages_are_none() {
    assert_eq!(split(&"x".repeat(LIMIT * 3), LIMIT, 3).unwrap().len(), 3);
    assert_eq!(split(&"x".repeat(LIMIT * 3 + 1), LIMIT, 3), None);
    assert_eq!(split(&" \n".repeat(1000), LIMIT, 3).unwrap(), [""; 0]);
}

/// Hostile texts: the test would not end if any took time in proportion to its square.
#[test]
fn however_many_marks_there_are_they_are_read_once() {
    for mark in [
        "`",
        "``",
        "` ",
        "`` ` ",
        "``` ",
        "[",
        "[a](",
        "[a](http://",
        "<",
        "<http://",
        "<@",
        "http://",
        "\\",
        "*",
        "\u{301}",
        "🇩",
        "👨\u{200d}",
    ] {
        let whole = mark.repeat((1 << 19) / mark.len());
        assert_nothing_lost(&whole, &split(&whole, 2000, usize::MAX).unwrap());
    }
}
