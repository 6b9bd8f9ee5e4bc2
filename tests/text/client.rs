//! A reading of a message as Discord makes it, written from what its client and server are seen to do, and apart from the
//! library's own: it finds what is no plain text, and tells what a reader sees.

/// What Discord makes of a message.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// What a reader sees, marks of style included where they have no partner.
    pub(crate) text: String,
    /// What is more than text, and where.
    pub(crate) found: Vec<String>,
}

pub(crate) fn show(message: &str) -> Shown {
    let mut shown = Shown { found: server(message), ..Shown::default() };
    let characters: Vec<char> = message.chars().collect();
    let mut at = 0;
    while at < characters.len() {
        let rest = &characters[at..];
        // The client looks for a masked link behind every bracket, and does not mind backslashes in it.
        if rest[0] == '[' {
            shown.found.extend(masked_link(rest));
        }
        if let ['\\', escaped, ..] = rest
            && !escaped.is_ascii_alphanumeric()
            && !escaped.is_whitespace()
        {
            shown.text.push(*escaped);
            at += 2;
            continue;
        }
        let line: String = characters[..at].iter().rev().take_while(|before| **before != '\n').collect();
        if line.trim_matches(' ').is_empty() {
            shown.found.extend(block(rest));
        }
        shown.found.extend(inline(rest));
        shown.text.push(rest[0]);
        at += 1;
    }
    shown
}

/// What the server looks for, which knows neither backslashes nor code.
fn server(message: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in ["@everyone", "@here"] {
        if message.to_ascii_lowercase().contains(name) {
            found.push(name.to_owned());
        }
    }
    for opening in ["<@", "<@!", "<@&", "<#"] {
        for (at, _) in message.match_indices(opening) {
            let rest = &message[at + opening.len()..];
            let digits = rest.chars().take_while(char::is_ascii_digit).count();
            if digits > 0 && rest[digits..].starts_with('>') {
                found.push(format!("{opening}{}>", &rest[..digits]));
            }
        }
    }
    // Invitations and gifts need no scheme. A backslash may pass for a slash.
    for host in ["discord.gg", "discord.com", "discordapp.com", "discord.gift", "discord.new"] {
        for slash in ["/", "\\"] {
            if message.to_ascii_lowercase().contains(&format!("{host}{slash}")) {
                found.push(host.to_owned());
            }
        }
    }
    for scheme in ["http://", "https://", "discord://", "steam://"] {
        if message.to_ascii_lowercase().contains(scheme) {
            found.push(scheme.to_owned());
        }
    }
    found
}

fn starts(rest: &[char], text: &str) -> bool {
    text.chars().enumerate().all(|(at, character)| rest.get(at) == Some(&character))
}

/// `[`, anything, `](`, an address in which backslashes are taken away, `)`.
fn masked_link(rest: &[char]) -> Option<String> {
    for close in 1..rest.len().saturating_sub(1) {
        if rest[close] != ']' || rest[close + 1] != '(' {
            continue;
        }
        let url: String = rest[close + 2..].iter().filter(|character| **character != '\\').collect();
        let url = url.trim_start().trim_start_matches('<');
        if url.contains(')')
            && ["http://", "https://", "discord://"].iter().any(|scheme| url.starts_with(scheme))
        {
            return Some(format!("masked link to {url}"));
        }
    }
    None
}

/// What makes a line something else.
fn block(rest: &[char]) -> Option<String> {
    for mark in ["# ", "## ", "### ", "-# ", "> ", ">>> ", "- ", "* "] {
        if starts(rest, mark) {
            return Some(format!("a line with {mark:?}"));
        }
    }
    let digits = rest.iter().take_while(|digit| digit.is_ascii_digit()).count();
    (digits > 0 && starts(&rest[digits..], ". ")).then(|| "a numbered line".to_owned())
}

fn inline(rest: &[char]) -> Option<String> {
    // Marks in pairs; a partner behind a backslash counts as one, since that is not always seen.
    for mark in ["`", "**", "__", "~~", "||", "*", "_"] {
        let length = mark.len();
        if starts(rest, mark) && (length..rest.len()).any(|at| starts(&rest[at..], mark)) {
            return Some(format!("{mark} in a pair"));
        }
    }
    match rest[0] {
        '<' => {
            let end = rest.iter().position(|character| *character == '>')?;
            let inside: String = rest[1..end].iter().collect();
            let is_token =
                ["@", "#", "/", ":", "a:", "t:", "id:", "+"].iter().any(|start| inside.starts_with(start));
            let has_id =
                inside.starts_with("id:") || inside.ends_with(|last: char| last.is_ascii_alphanumeric());
            (is_token && has_id || inside.contains(":/") || inside.contains("mailto:"))
                .then(|| format!("<{inside}>"))
        }
        ':' => {
            let name = rest[1..].iter().take_while(|name| name.is_alphanumeric() || **name == '_').count();
            (name > 0 && rest.get(name + 1) == Some(&':')).then(|| "an emoji by name".to_owned())
        }
        _ => None,
    }
}

#[test]
fn the_reader_of_the_tests_finds_what_discord_would() {
    for message in [
        "*a*",
        "**a**",
        "_a_",
        "__a__",
        "~~a~~",
        "||a||",
        "`a`",
        "```\na\n```",
        "# a",
        "a\n## b",
        "-# a",
        "> a",
        ">>> a",
        "- a",
        "12. a",
        " * a",
        "<@1>",
        "\\<@1>",
        "<@!1>",
        "<@&1>",
        "<#1>",
        "@everyone",
        "\\@everyone",
        "a@here",
        "</a:1>",
        "<:a:1>",
        "<a:a:1>",
        "<t:1>",
        "<id:browse>",
        ":a:",
        "http://a",
        "<https://a>",
        "discord.gg/a",
        "discord.gg\\/a",
        "[a](http://b)",
        "[a\\](http\\:\\/\\/b)",
        "<a:/b>",
    ] {
        assert_ne!(show(message).found, [""; 0], "{message}");
    }
    for (message, text) in
        [("a*b", "a*b"), ("\\*a\\*", "*a*"), ("\\a", "\\a"), ("1.5 - 2", "1.5 - 2"), ("\\\\", "\\")]
    {
        assert_eq!(show(message), Shown { text: text.to_owned(), found: Vec::new() });
    }
}
