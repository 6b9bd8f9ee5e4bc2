use super::visible::{Lines, visible};

/// A text as Discord shows it when nothing in it is markup: what players type, made harmless.
///
/// What cannot be seen is left out first, as [`visible`] says. Then whatever could be part of markup gets a backslash in front,
/// which Discord does not show; and since Discord looks for `@everyone` and `@here` whether there is a backslash or not, a
/// zero-width space stands behind such an `@`, and behind one of which they could become together with what follows the text. The
/// result can follow other text of the message, and be followed by it, but belongs into no code, where backslashes are shown, and
/// into no masked link.
///
/// It has twice the bytes of the text and 3 more at the most.
#[must_use]
pub fn escape(text: &str, lines: Lines) -> String {
    let text = visible(text, lines);
    let mut out = String::with_capacity(text.len() * 2);
    let mut before = None;
    // Digits since white space, or the start: what a number in a list is.
    let mut is_number = true;
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let rest = rest.as_str();
        if is_special(character, before, rest, is_number) {
            out.push('\\');
        }
        out.push(character);
        if character == '@' && may_mention_all(rest) {
            out.push('\u{200b}');
        }
        is_number = character.is_whitespace() || (is_number && character.is_ascii_digit());
        before = Some(character);
    }
    out
}

fn is_special(character: char, before: Option<char>, rest: &str, is_number: bool) -> bool {
    let next = rest.chars().next();
    let ends = next.is_none_or(char::is_whitespace);
    match character {
        // A parenthesis as well: the client looks for `](` wherever a `[` comes before, escaped or not.
        '\\' | '`' | '*' | '_' | '~' | '|' | '<' | '>' | '[' | ']' | '(' | ')' | '@' | '#' | ':' | '/'
        | '+' => true,
        // A list, or small text.
        '-' => before.is_none_or(char::is_whitespace) && (ends || next == Some('#')),
        // A numbered list; or a host such as discord.gg, which needs nothing in front to show an invitation.
        '.' => (ends && is_number) || next.is_some_and(char::is_alphabetic),
        _ => false,
    }
}

/// Whether `@everyone` or `@here` is read, or could be with what the host puts behind.
fn may_mention_all(rest: &str) -> bool {
    ["everyone", "here"].into_iter().any(|name| {
        let both = rest.len().min(name.len());
        rest.get(..both).is_some_and(|start| start.eq_ignore_ascii_case(&name[..both]))
    })
}
