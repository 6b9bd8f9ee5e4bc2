use std::ops::Range;

use super::markup::{Markup, Reader};

/// How much of the markup is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plain {
    /// Marks of bold, code, links and the like stay as they are.
    pub keep_styles: bool,
    /// What stands between `||` is not shown.
    pub hide_spoilers: bool,
}

/// Stands for what is hidden.
const SPOILER: &str = "[spoiler]";

/// A text of Discord's without its markup, as one reads it aloud. `name` says what a mention of a user, role or channel, or a
/// timestamp, stands for.
///
/// Commands are `/name`, emoji `:name:`, and masked links `text (url)`.
#[must_use]
pub fn plain(text: &str, options: Plain, name: &dyn Fn(Markup<'_>) -> String) -> String {
    let mut writer = Writer::new(options, name);
    writer.write(text, true);
    writer.finish()
}

/// Marks in pairs.
const STYLES: [&str; 6] = ["**", "*", "__", "_", "~~", "||"];

const SPOILER_STYLE: usize = 5;

struct Writer<'n> {
    options: Plain,
    name: &'n dyn Fn(Markup<'_>) -> String,
    out: String,
    /// For each style, where in `out` the mark is that waits for its partner.
    open: [Option<usize>; STYLES.len()],
    /// Parts of `out` that are not shown, and what is in their place.
    cuts: Vec<(Range<usize>, &'static str)>,
}

impl<'n> Writer<'n> {
    fn new(options: Plain, name: &'n dyn Fn(Markup<'_>) -> String) -> Self {
        Self { options, name, out: String::new(), open: [None; STYLES.len()], cuts: Vec::new() }
    }

    fn write(&mut self, text: &str, with_links: bool) {
        let mut reader = Reader::new(text);
        let mut at = 0;
        while at < text.len() {
            if !self.options.keep_styles && (at == 0 || text.as_bytes()[at - 1] == b'\n') {
                let length = line_mark(&text[at..]);
                if length > 0 {
                    at += length;
                    continue;
                }
            }
            if let Some((markup, end)) = reader.at(at)
                && (with_links || !matches!(markup, Markup::MaskedLink { .. }))
            {
                self.markup(markup, &text[at..end]);
                at = end;
                continue;
            }
            if let Some((style, length)) = self.style(text, at) {
                self.mark(style, length);
                at += length;
                continue;
            }
            let length = text[at..].chars().next().map_or(1, char::len_utf8);
            self.out.push_str(&text[at..at + length]);
            at += length;
        }
    }

    fn markup(&mut self, markup: Markup<'_>, raw: &str) {
        match markup {
            Markup::User(_) | Markup::Role(_) | Markup::Channel(_) | Markup::Timestamp { .. } => {
                self.out.push_str(&(self.name)(markup));
            }
            Markup::Command(name) => self.out.extend(["/", name]),
            Markup::Emoji(name) => self.out.extend([":", name, ":"]),
            Markup::Navigation(place) => self.out.extend(["#", place]),
            _ if self.options.keep_styles => self.out.push_str(raw),
            Markup::Escape(character) => self.out.push(character),
            Markup::Fence { code, .. } => self.out.push_str(code.trim_matches('\n')),
            Markup::Code(code) => self.out.push_str(code),
            Markup::Link(url) => self.out.push_str(url),
            Markup::MaskedLink { text, url } => {
                self.write(text, false);
                self.out.extend([" (", url, ")"]);
            }
        }
    }

    /// The mark of a style that stands here, if it can open or close anything.
    fn style(&self, text: &str, at: usize) -> Option<(usize, usize)> {
        let rest = &text[at..];
        let before = text[..at].chars().next_back();
        let matching = |style: usize| rest.starts_with(STYLES[style]);
        let later = |one: usize, other: usize| self.open[one].is_some() && self.open[one] > self.open[other];
        let style = match rest.as_bytes()[0] {
            // Of three, the one closes first if it was opened last.
            b'*' if later(1, 0)
                && before.is_some_and(|before| !before.is_whitespace())
                && !is_double_only(rest, '*') =>
            {
                1
            }
            b'_' if later(3, 2) && !is_double_only(rest, '_') => 3,
            b'*' if matching(0) => 0,
            b'*' => 1,
            b'_' if matching(2) => 2,
            b'_' => 3,
            b'~' if matching(4) => 4,
            b'|' if matching(SPOILER_STYLE) => SPOILER_STYLE,
            _ => return None,
        };
        if self.options.keep_styles && !(style == SPOILER_STYLE && self.options.hide_spoilers) {
            return None;
        }
        let length = STYLES[style].len();
        let after = rest[length..].chars().next();
        let is_word = |character: char| character.is_ascii_alphanumeric();
        let can = match (style, self.open[style].is_some()) {
            (1, false) => after.is_some_and(|after| !after.is_whitespace()),
            (1, true) => before.is_some_and(|before| !before.is_whitespace()),
            (3, false) => before.is_none_or(|before| !is_word(before)) && after.is_some(),
            (3, true) => after.is_none_or(|after| !is_word(after)),
            _ => true,
        };
        can.then_some((style, length))
    }

    /// Writes a mark, which is taken out again when its partner comes.
    fn mark(&mut self, style: usize, length: usize) {
        let start = self.out.len();
        self.out.push_str(STYLES[style]);
        match self.open[style].take() {
            None => self.open[style] = Some(start),
            Some(open) if open + length == start => self.open[style] = Some(open),
            Some(open) => {
                if style == SPOILER_STYLE && self.options.hide_spoilers {
                    self.cuts.push((open..start + length, SPOILER));
                } else {
                    self.cuts.push((open..open + length, ""));
                    self.cuts.push((start..start + length, ""));
                }
                // Styles do not overlap.
                for other in &mut self.open {
                    *other = other.filter(|other| *other < open);
                }
            }
        }
    }

    fn finish(mut self) -> String {
        self.cuts.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut shown = String::with_capacity(self.out.len());
        let mut at = 0;
        for (range, instead) in self.cuts {
            if range.start >= at {
                shown.push_str(&self.out[at..range.start]);
                shown.push_str(instead);
                at = range.end;
            }
        }
        shown.push_str(&self.out[at..]);
        shown
    }
}

/// Whether exactly two of a character stand here.
fn is_double_only(rest: &str, character: char) -> bool {
    rest.chars().take(3).take_while(|next| *next == character).count() == 2
}

/// How long the mark is that makes a line a heading, a quote or small text.
fn line_mark(line: &str) -> usize {
    let marks = ["# ", "## ", "### ", "-# ", "> ", ">>> "];
    marks.into_iter().find(|mark| line.starts_with(mark)).map_or(0, str::len)
}
