//! Discord's markup: what in a text is more than its characters, recognised where it starts.
//!
//! Discord documents mentions, emoji and timestamps, and no grammar. The rest follows what its client is seen to do, which is
//! derived from simple-markdown.

use std::collections::HashMap;

/// Something that stands for more than its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup<'a> {
    /// A backslash and the character that it takes the meaning of.
    Escape(char),
    /// ```` ```language\ncode``` ````
    Fence {
        /// Empty if none is given.
        language: &'a str,
        /// What stands between, with its newlines.
        code: &'a str,
    },
    /// `` `code` ``
    Code(&'a str),
    /// An address that becomes a link by itself, with `<` and `>` around it or without.
    Link(&'a str),
    /// `[text](url)`
    MaskedLink {
        /// What is shown.
        text: &'a str,
        /// Where it leads.
        url: &'a str,
    },
    /// `<@id>` or `<@!id>`
    User(u64),
    /// `<@&id>`
    Role(u64),
    /// `<#id>`
    Channel(u64),
    /// `</name:id>`, where the name can have sub-commands.
    Command(&'a str),
    /// `<:name:id>` or `<a:name:id>`
    Emoji(&'a str),
    /// `<t:seconds:style>`
    Timestamp {
        /// Since 1970.
        seconds: i64,
        /// Its letter; f if none is given.
        style: char,
    },
    /// `<id:place>`, such as `customize`.
    Navigation(&'a str),
}

/// Longer addresses are taken for text, which bounds how far a search goes.
const MAX_URL: usize = 2048;

/// Likewise for what stands between `<` and `>`: three names of 32 characters, of 4 bytes at the most, and an id.
const MAX_TOKEN: usize = 420;

/// A text in which markup is looked for. Looking everywhere in it takes time in proportion to its length.
#[derive(Debug)]
pub struct Reader<'a> {
    text: &'a str,
    /// From where on no further `` ``` ``, and no single or double backtick, is to be found.
    unclosed: [Option<usize>; 3],
    /// Where the next `>` or newline is, if there is one, seen from somewhere before.
    angle: Option<(usize, Option<usize>)>,
    /// For each `[` whose bracket is followed by a parenthesis, where that bracket is.
    brackets: Option<HashMap<usize, usize>>,
}

impl<'a> Reader<'a> {
    /// Reads this text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, unclosed: [None; 3], angle: None, brackets: None }
    }

    /// What starts at this byte, and where it ends; `at` must be between two characters.
    pub fn at(&mut self, at: usize) -> Option<(Markup<'a>, usize)> {
        let rest = &self.text[at..];
        match rest.as_bytes().first()? {
            b'\\' => escape(rest).map(|(markup, length)| (markup, at + length)),
            b'`' => self.code(at),
            b'<' => self.in_angles(at),
            b'h' if !self.text[..at].ends_with(|before: char| before.is_ascii_alphanumeric()) => {
                let length = bare_link(rest)?;
                Some((Markup::Link(&rest[..length]), at + length))
            }
            b'[' => self.masked_link(at),
            _ => None,
        }
    }

    fn code(&mut self, at: usize) -> Option<(Markup<'a>, usize)> {
        let rest = &self.text[at..];
        let ticks = rest.bytes().take(3).take_while(|byte| *byte == b'`').count();
        if ticks == 3 {
            let start = at + 3;
            let end = start + self.find_close(2, start, |text| text.find("```"))?;
            let inside = &self.text[start..end];
            if inside.bytes().all(|byte| byte == b'\n') {
                return None;
            }
            let (language, code) = language(inside);
            return Some((Markup::Fence { language, code }, end + 3));
        }
        let start = at + ticks;
        let end = start + self.find_close(ticks - 1, start, |text| find_run(text, ticks))?;
        Some((Markup::Code(&self.text[start..end]), end + ticks))
    }

    /// A search that found nothing is not made again.
    fn find_close(
        &mut self,
        kind: usize,
        from: usize,
        find: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        if self.unclosed[kind].is_some_and(|since| from >= since) {
            return None;
        }
        let found = find(&self.text[from..]);
        if found.is_none() {
            self.unclosed[kind] = Some(from);
        }
        found
    }

    fn in_angles(&mut self, at: usize) -> Option<(Markup<'a>, usize)> {
        let text = self.text;
        let end = match self.angle {
            Some((from, found)) if at >= from && found.is_none_or(|found| found > at) => found,
            _ => {
                let found = text[at..].find(['>', '\n']).map(|found| at + found);
                self.angle = Some((at, found));
                found
            }
        };
        let end = end.filter(|end| end - at <= MAX_URL && text.as_bytes()[*end] == b'>')?;
        let inside = &text[at + 1..end];
        let token = if inside.len() <= MAX_TOKEN { token(inside) } else { None };
        Some((token.or_else(|| link(inside))?, end + 1))
    }

    fn masked_link(&mut self, at: usize) -> Option<(Markup<'a>, usize)> {
        let text = self.text;
        let brackets = self.brackets.get_or_insert_with(|| matching_brackets(text));
        let close = *brackets.get(&at)?;
        let shown = &text[at + 1..close];
        if shown.trim().is_empty() {
            return None;
        }
        let (url, length) = destination(&text[close + 2..])?;
        Some((Markup::MaskedLink { text: shown, url }, close + 2 + length))
    }
}

fn escape(rest: &str) -> Option<(Markup<'_>, usize)> {
    let escaped = rest[1..].chars().next()?;
    let is_escape = !escaped.is_ascii_alphanumeric() && !escaped.is_whitespace();
    is_escape.then(|| (Markup::Escape(escaped), 1 + escaped.len_utf8()))
}

/// Where a run of exactly so many backticks starts.
fn find_run(text: &str, ticks: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = text[at..].find('`').map(|found| at + found) {
        let run = bytes[start..].iter().take_while(|byte| **byte == b'`').count();
        if run == ticks && start > 0 {
            return Some(start);
        }
        at = start + run;
    }
    None
}

/// The language is a word alone in the first line, if more lines follow.
fn language(inside: &str) -> (&str, &str) {
    let Some((first, code)) = inside.split_once('\n') else { return ("", inside) };
    let is_word = first.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-+.#".contains(&byte));
    if is_word && first.len() <= 32 && !code.is_empty() { (first, code) } else { ("", inside) }
}

/// How long the address is that stands here, if one does. A dot, comma or the like at its end belongs to the sentence.
fn bare_link(rest: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme))?.len();
    let end = rest
        .char_indices()
        .take_while(|(at, character)| *at < MAX_URL && !character.is_whitespace() && *character != '<')
        .last()
        .map(|(at, character)| at + character.len_utf8())?;
    let mut url = rest[..end].trim_end_matches(|last| ".,:;\"']".contains(last));
    let opening = url.bytes().filter(|byte| *byte == b'(').count();
    if url.ends_with(')') && url.len() - url.trim_end_matches(')').len() > opening {
        url = &url[..url.len() - 1];
    }
    (url.len() > scheme + 1).then_some(url.len())
}

fn link(inside: &str) -> Option<Markup<'_>> {
    let (scheme, _) = inside.split_once(":/")?;
    let is_one = !scheme.is_empty() && !scheme.contains([':', ' ']) && !inside.contains(' ');
    is_one.then_some(Markup::Link(inside))
}

fn token(inside: &str) -> Option<Markup<'_>> {
    let id = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { digits.parse::<u64>().ok() } else { None }
    };
    if let Some(mention) = inside.strip_prefix('@') {
        if let Some(role) = mention.strip_prefix('&') {
            return id(role).map(Markup::Role);
        }
        return id(mention.strip_prefix('!').unwrap_or(mention)).map(Markup::User);
    }
    if let Some(channel) = inside.strip_prefix('#') {
        return id(channel).map(Markup::Channel);
    }
    if let Some(command) = inside.strip_prefix('/') {
        let (name, number) = command.split_once(':')?;
        let is_name = !name.is_empty() && !name.contains(['/', '<']);
        return (is_name && id(number).is_some()).then_some(Markup::Command(name));
    }
    let (kind, value) = inside.split_once(':')?;
    match kind {
        "" | "a" => {
            let (name, number) = value.split_once(':')?;
            let is_name =
                !name.is_empty() && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
            (is_name && id(number).is_some()).then_some(Markup::Emoji(name))
        }
        "t" => {
            let (seconds, style) = value.split_once(':').unwrap_or((value, "f"));
            let digits = seconds.strip_prefix('-').unwrap_or(seconds);
            let style = style.chars().next().filter(|_| style.len() == 1 && "tTdDfFsSR".contains(style))?;
            let seconds = id(digits).and_then(|_| seconds.parse().ok())?;
            Some(Markup::Timestamp { seconds, style })
        }
        "id" => {
            let place = value.split(':').next()?;
            ["customize", "browse", "guide", "linked-roles"]
                .contains(&place)
                .then_some(Markup::Navigation(place))
        }
        _ => None,
    }
}

/// For each `[` whose partner is followed by `(`, where that partner is.
fn matching_brackets(text: &str) -> HashMap<usize, usize> {
    let bytes = text.as_bytes();
    let (mut open, mut matching) = (Vec::new(), HashMap::new());
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop()
                    && bytes.get(at + 1) == Some(&b'(')
                {
                    matching.insert(start, at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    matching
}

/// What stands between the parentheses of a masked link: the address, and how long it is up to and with the closing one.
fn destination(rest: &str) -> Option<(&str, usize)> {
    let rest = &rest[..rest.floor_char_boundary(MAX_URL)];
    let mut depth = 0;
    let mut close = None;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => {
                close = Some(at);
                break;
            }
            b')' => depth -= 1,
            b'\n' => return None,
            _ => {}
        }
    }
    let close = close?;
    // A title in quotes can follow.
    let url = rest[..close].split_whitespace().next()?;
    let url = url.strip_prefix('<').unwrap_or(url);
    let url = url.strip_suffix('>').unwrap_or(url);
    let is_link = ["https://", "http://", "discord://"].iter().any(|scheme| url.starts_with(scheme));
    is_link.then_some((url, close + 1))
}
