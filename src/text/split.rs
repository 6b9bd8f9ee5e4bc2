use std::{borrow::Cow, collections::VecDeque};

use super::{
    atoms::{Atom, Fence, atoms},
    cluster::forced_fitting,
    length,
};

/// Splits a text into messages of up to `limit` code points, 100 at the least; None if that takes more than `most` of them.
///
/// A message ends with a line, else with a word, unless it were less than a quarter full. What is markup stays whole: links,
/// mentions, emoji, code, a backslash with what it escapes; and so does what a reader sees as one character. Only what is too long
/// for a message of its own is cut. A block of code that must be cut ends with three backticks, and begins in the next message
/// with three backticks, its language and a newline.
///
/// No character is lost but white space at either end of a message or of a block of code that was cut: Discord does not show
/// it. It stays in the message before where there is room. Messages without anything else are left out.
#[must_use]
pub fn split(text: &str, limit: usize, most: usize) -> Option<Vec<String>> {
    let limit = limit.max(SHORTEST);
    let mut splitter = Splitter { limit, most, parts: Vec::new(), part: VecDeque::new(), length: 0 };
    for atom in atoms(text) {
        splitter.push_atom(atom)?;
    }
    splitter.end(splitter.part.len())?;
    Some(splitter.parts)
}

/// Room for the marks around a block of code, and some of it.
const SHORTEST: usize = 100;

/// What a message is made of; none is longer than a message.
#[derive(Debug)]
struct Piece<'a> {
    text: Cow<'a, str>,
    length: usize,
}

impl<'a> Piece<'a> {
    fn new(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        Self { length: length(&text), text }
    }

    fn is_space(&self) -> bool {
        self.text.trim().is_empty()
    }
}

struct Splitter<'a> {
    limit: usize,
    most: usize,
    parts: Vec<String>,
    /// The message that is being filled.
    part: VecDeque<Piece<'a>>,
    length: usize,
}

impl<'a> Splitter<'a> {
    fn push_atom(&mut self, atom: Atom<'a>) -> Option<()> {
        if atom.length <= self.limit {
            return self.push(Piece { text: atom.text.into(), length: atom.length });
        }
        // What no message holds begins one, and is cut.
        self.end(self.part.len())?;
        if let Some(fence) = atom.fence {
            return self.push_fence(fence);
        }
        self.push_in_parts(atom.text)
    }

    fn push_in_parts(&mut self, mut rest: &'a str) -> Option<()> {
        while !rest.is_empty() {
            let part = forced_fitting(rest, self.limit);
            rest = &rest[part.len()..];
            self.push(Piece::new(part))?;
        }
        Some(())
    }

    fn push_fence(&mut self, fence: Fence<'a>) -> Option<()> {
        let open = format!("{FENCE}{}\n", fence.language);
        let (mut head, mut rest) = (fence.head, fence.code);
        loop {
            let room = self.limit - length(head);
            let part = code_part(rest, room - FENCE.len());
            rest = &rest[part.len()..];
            if !is_blank(part) {
                self.push(Piece::new(format!("{head}{part}{FENCE}")))?;
                head = &open;
            }
            if is_blank(rest) {
                return self.push_in_parts(fence.marks);
            }
            self.end(self.part.len())?;
        }
    }

    fn push(&mut self, piece: Piece<'a>) -> Option<()> {
        while self.length + piece.length > self.limit {
            if piece.is_space() {
                return self.end(self.part.len());
            }
            self.end(self.last_break(piece.length))?;
        }
        if self.part.is_empty() && !self.parts.is_empty() && piece.is_space() {
            return Some(());
        }
        self.length += piece.length;
        self.part.push_back(piece);
        Some(())
    }

    /// How many pieces the message keeps when it must end: up to its last line or word, if that leaves it a quarter full.
    fn last_break(&self, next: usize) -> usize {
        let all = self.part.len();
        // What comes next needs a message of its own anyway.
        if next > self.limit / 4 * 3 {
            return all;
        }
        let (mut kept, mut word) = (self.length, None);
        for (index, piece) in self.part.iter().enumerate().rev() {
            if kept < self.limit / 4 {
                break;
            }
            if piece.text.ends_with('\n') {
                return index + 1;
            }
            if word.is_none() && piece.is_space() {
                word = Some(index + 1);
            }
            kept -= piece.length;
        }
        word.unwrap_or(all)
    }

    /// Ends the message behind so many pieces. White space that would begin the next one is left out.
    fn end(&mut self, pieces: usize) -> Option<()> {
        let rest = self.part.split_off(pieces);
        let pieces = std::mem::replace(&mut self.part, rest);
        while self.part.front().is_some_and(Piece::is_space) {
            self.part.pop_front();
        }
        self.length = self.part.iter().map(|piece| piece.length).sum();
        if pieces.iter().all(Piece::is_space) {
            return Some(());
        }
        if self.parts.len() == self.most {
            return None;
        }
        self.parts.push(pieces.into_iter().map(|piece| piece.text).collect::<String>());
        Some(())
    }
}

/// What begins a block of code, and ends it.
pub(super) const FENCE: &str = "```";

/// As much code as `room` code points hold, up to the end of a line if that is not too little.
fn code_part(code: &str, room: usize) -> &str {
    let part = forced_fitting(code, room);
    if part.len() == code.len() {
        return part;
    }
    if let Some(newline) = part.rfind('\n')
        && newline > part.len() / 4
    {
        return &part[..=newline];
    }
    // A backtick before the closing ones would be taken for one of them. Code has no three in a row.
    let without = part.trim_end_matches('`');
    if without.is_empty() { part } else { without }
}

/// Discord shows no code of newlines alone.
fn is_blank(code: &str) -> bool {
    code.bytes().all(|byte| byte == b'\n')
}
