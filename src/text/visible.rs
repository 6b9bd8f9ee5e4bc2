use unicode_segmentation::UnicodeSegmentation;

/// What becomes of line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// They become spaces: nothing in the text can pass for a line of its own.
    Join,
    /// They become newlines, whatever they were.
    Keep,
}

/// The most accents and other marks on one character.
const MAX_MARKS: usize = 8;

/// What of a text can be seen: without control characters, characters that turn the direction of reading or show nothing, and marks
/// stacked up until they cover other lines. What joins emoji, or letters of scripts other than ASCII's, stays.
#[must_use]
pub fn visible(text: &str, lines: Lines) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = match subdivision_flag(rest) {
            0 => character.len_utf8(),
            flag => flag,
        };
        let (shown, behind) = rest.split_at(length);
        rest = behind;
        if character == '\r' && rest.starts_with('\n') || is_hidden(character) {
            continue;
        }
        if is_joiner(character) {
            if out.ends_with(is_joinable) {
                out.push(character);
            }
            continue;
        }
        if is_mark(character) {
            if marks == MAX_MARKS {
                continue;
            }
            marks += 1;
        } else {
            marks = 0;
        }
        if !is_joinable(character) && out.ends_with(is_joiner) {
            out.pop();
        }
        match (character, lines) {
            ('\t', _) => out.push(' '),
            (line_break, Lines::Join) if is_line_break(line_break) => out.push(' '),
            (line_break, Lines::Keep) if is_line_break(line_break) => out.push('\n'),
            _ => out.push_str(shown),
        }
    }
    // At the end there is nothing to join.
    out.truncate(out.trim_end_matches(is_joiner).len());
    out
}

fn is_line_break(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// What has a use for a joiner: emoji, and scripts whose letters take other shapes beside others.
fn is_joinable(character: char) -> bool {
    !character.is_ascii() && !character.is_whitespace() && !is_joiner(character)
}

/// What is drawn onto the character before.
fn is_mark(character: char) -> bool {
    if character.is_ascii() {
        return false;
    }
    let mut bytes = [b'x'; 5];
    let length = 1 + character.encode_utf8(&mut bytes[1..]).len();
    str::from_utf8(&bytes[..length]).is_ok_and(|pair| pair.graphemes(true).count() == 1)
}

/// How long the flag of a part of a country is that stands here, such as England's: a black flag, tags, and the tag that ends them.
fn subdivision_flag(rest: &str) -> usize {
    const BLACK_FLAG: char = '\u{1f3f4}';
    const CANCEL_TAG: char = '\u{e007f}';
    let Some(behind) = rest.strip_prefix(BLACK_FLAG) else { return 0 };
    let tags = behind.chars().take_while(|tag| matches!(tag, '\u{e0020}'..='\u{e007e}')).take(7).count();
    let is_flag = (4..=6).contains(&tags) && behind.chars().nth(tags) == Some(CANCEL_TAG);
    if is_flag { BLACK_FLAG.len_utf8() + (tags + 1) * CANCEL_TAG.len_utf8() } else { 0 }
}

/// Control characters, and what shows nothing: marks of direction, fillers, tags, what never is a character.
fn is_hidden(character: char) -> bool {
    if is_line_break(character) || character == '\t' {
        return false;
    }
    let is_blank = matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
    );
    let is_in_blank_range = matches!(
        character,
        '\u{180b}'..='\u{180f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fdd0}'..='\u{fdef}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    let is_none = character as u32 & 0xfffe == 0xfffe;
    character.is_control() || is_blank || is_in_blank_range || is_none
}
