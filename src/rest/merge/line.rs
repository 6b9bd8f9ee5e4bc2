use serde_json::{Map, Value};

use crate::{
    rest::{limits::length, message::MAX_CONTENT},
    text::markup::Reader,
};

/// A line of chat, which can share a message with those before and after it. Or, where lines were left out, the note that
/// counts them.
#[derive(Clone)]
pub struct Line {
    text: String,
    /// In Unicode code points.
    length: usize,
    /// What the message has beside its text. Lines that differ in it do not share a message.
    manner: Map<String, Value>,
    /// None where Discord knows none, as for webhooks.
    pub(in crate::rest) nonce: Option<String>,
    /// How many lines a note stands for; 0 for a line.
    omitted: u32,
}

/// The most lines that wait for one limit, such as that of a channel: more are left out, the least important and oldest first.
pub const MAX_LINES: usize = 512;

/// The most Unicode code points that they have: 30 full messages, for which Discord takes about 30 seconds.
pub const MAX_WAITING_LENGTH: usize = 30 * MAX_CONTENT;

impl Line {
    pub(in crate::rest) fn new(text: String, manner: Map<String, Value>) -> Self {
        Self { length: length(&text), text, manner, nonce: None, omitted: 0 }
    }

    /// In Unicode code points.
    pub(in crate::rest) const fn length(&self) -> usize {
        self.length
    }

    pub(in crate::rest) const fn is_note(&self) -> bool {
        self.omitted > 0
    }

    /// The note that takes this line's place. It speaks for the library, so no player's name and picture are on it.
    pub(in crate::rest) fn note(&self) -> Self {
        let mut note = Self { text: String::new(), length: 0, omitted: 1, ..self.clone() };
        for field in ["username", "avatar_url"] {
            note.manner.remove(field);
        }
        note
    }

    /// Counts what another note counts, too.
    pub(in crate::rest) const fn add_note(&mut self, other: &Self) {
        self.omitted = self.omitted.saturating_add(other.omitted);
    }

    pub(super) fn in_memory(&self) -> usize {
        self.text.len()
    }
}

/// The message that lines make.
#[derive(Default)]
pub(in crate::rest) struct Message {
    text: String,
    /// In Unicode code points.
    length: usize,
    manner: Option<Map<String, Value>>,
    /// The note at the end of the text, if there is one: where it begins, and what it counts.
    note: Option<Note>,
    /// The last line would change how whatever follows it looks.
    is_closed: bool,
}

struct Note {
    begin: usize,
    length_before: usize,
    omitted: u32,
}

impl Message {
    /// Adds a line if it fits.
    pub(in crate::rest) fn take(&mut self, line: &Line) -> bool {
        if self.is_closed {
            return false;
        }
        if line.is_note() { self.take_note(line.omitted) } else { self.take_line(line) }
    }

    fn take_line(&mut self, line: &Line) -> bool {
        if self.manner.as_ref().is_some_and(|manner| *manner != line.manner)
            || !self.append(&line.text, line.length)
        {
            return false;
        }
        self.manner.get_or_insert_with(|| line.manner.clone());
        self.is_closed = changes_what_follows(&line.text);
        self.note = None;
        true
    }

    /// A note behind another one counts for both.
    fn take_note(&mut self, more: u32) -> bool {
        let before = self.note.take();
        let omitted = before.as_ref().map_or(0, |note| note.omitted).saturating_add(more);
        let (begin, length_before) =
            before.as_ref().map_or((self.text.len(), self.length), |note| (note.begin, note.length_before));
        let (text, length) = (self.text.split_off(begin), self.length);
        self.length = length_before;
        let words =
            if omitted == 1 { "(1 line omitted)".to_owned() } else { format!("({omitted} lines omitted)") };
        if self.append(&words, words.len()) {
            self.note = Some(Note { begin, length_before, omitted });
            return true;
        }
        self.text.push_str(&text);
        (self.length, self.note) = (length, before);
        false
    }

    fn append(&mut self, text: &str, length: usize) -> bool {
        let line_break = usize::from(!self.text.is_empty());
        if self.length + line_break + length > MAX_CONTENT {
            return false;
        }
        if line_break > 0 {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.length += line_break + length;
        true
    }

    /// The body. `first` gives the nonce, and the manner of a message that has nothing but a note.
    pub(in crate::rest) fn into_body(self, first: &Line) -> String {
        let mut body = self.manner.unwrap_or_else(|| first.manner.clone());
        body.insert("content".to_owned(), self.text.into());
        if let Some(nonce) = &first.nonce {
            body.insert("nonce".to_owned(), nonce.clone().into());
            body.insert("enforce_nonce".to_owned(), true.into());
        }
        Value::Object(body).to_string()
    }
}

/// Whether markdown of this line reaches beyond its end: a mark that a later line would close, or a block quote to the end of
/// the message.
fn changes_what_follows(text: &str) -> bool {
    const MARKS: [&str; 4] = ["||", "**", "__", "~~"];
    let quotes = text.lines().any(|row| row.trim_start().starts_with(">>>"));
    let bare = without_markup(text);
    quotes
        || bare.contains('`')
        || MARKS.into_iter().any(|mark| bare.matches(mark).count() % 2 == 1)
        || leaves_italic_open(&bare, '*')
        || leaves_italic_open(&bare, '_')
}

/// Whether a single mark waits for its partner, as Discord reads it: white space decides which side of a word a `*` is on; a `_`
/// ends what is italic where no word goes on.
fn leaves_italic_open(bare: &str, mark: char) -> bool {
    let mut is_open = false;
    let mut before = None;
    let mut rest = bare;
    while let Some(character) = rest.chars().next() {
        let after = rest.trim_start_matches(character);
        let length = rest.len() - after.len();
        if character != mark {
            before = Some(character);
            rest = &rest[character.len_utf8()..];
            continue;
        }
        let next = after.chars().next();
        if length % 2 == 1 {
            let (opens, closes) = if mark == '*' {
                let is_text = |side: Option<char>| side.is_some_and(|side| !side.is_whitespace());
                (is_text(next), is_text(before))
            } else {
                (true, next.is_none_or(|next| !next.is_ascii_alphanumeric()))
            };
            is_open = if is_open && closes { false } else { opens };
        }
        before = Some(mark);
        rest = after;
    }
    is_open
}

/// The text with U+FFFC for what is whole in itself, such as code, links and escaped characters.
fn without_markup(text: &str) -> String {
    let mut reader = Reader::new(text);
    let mut bare = String::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        at = if let Some((_, end)) = reader.at(at) {
            bare.push('\u{fffc}');
            end
        } else {
            bare.push(character);
            at + character.len_utf8()
        };
    }
    bare
}
