//! Text between games and Discord: what players type made harmless, long texts split, Discord's markup read.

#[path = "text/client.rs"]
mod client;
#[cfg(feature = "code-pages")]
#[path = "text/code_page.rs"]
mod code_page;
#[path = "text/escape.rs"]
mod escape;
#[path = "events/generator.rs"]
#[allow(dead_code, reason = "shared with tests/events, which makes JSON of it")]
mod generator;
#[path = "text/plain.rs"]
mod plain;
#[path = "text/split.rs"]
mod split;
#[path = "text/truncate.rs"]
mod truncate;
#[path = "text/visible.rs"]
mod visible;

use generator::Random;

/// A text of up to so many pieces, each one of these, or of pieces that mean something to Discord.
fn text(random: &mut Random, most: usize, pieces: &[&str]) -> String {
    const USUAL: &[&str] = &[
        "a",
        "word",
        "1",
        "12",
        " ",
        "  ",
        "\n",
        "\n\n",
        "ä",
        "漢字",
        "é",
        "e\u{301}",
        "😀",
        "👨‍👩‍👧",
        "🇩🇪",
        "\\",
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "~",
        "|",
        "||",
        "`",
        "``",
        "```",
        "```rust\n",
        "\n```",
        "<",
        ">",
        ">>> ",
        "> ",
        "@",
        "#",
        "# ",
        "-",
        "- ",
        "-# ",
        "1. ",
        ".",
        ":",
        "/",
        "!",
        "&",
        "(",
        ")",
        "[",
        "](",
        "@everyone",
        "@here",
        "everyone",
        "<@123>",
        "<@!1>",
        "<@&45>",
        "<#6>",
        "</ban user:7>",
        "<:smile:8>",
        "<a:wave:9>",
        "<t:1700000000:R>",
        "<id:customize>",
        ":smile:",
        "http://",
        "https://",
        "https://example.com/a_b_c",
        "<https://example.com>",
        "discord.gg/abc",
        "discord.com/invite/x",
        "[text](https://example.com)",
        "\u{200b}",
        "\u{200d}",
        "\u{202e}",
        "\u{feff}",
        "\u{0}",
        "\r\n",
        "\t",
        "+1",
        "mailto:x",
    ];
    let mut out = String::new();
    for _ in 0..random.below(most) {
        let piece =
            if random.below(4) == 0 && !pieces.is_empty() { random.pick(pieces) } else { random.pick(USUAL) };
        out.push_str(piece);
    }
    out
}

/// In Unicode code points.
fn length(text: &str) -> usize {
    text.chars().count()
}
