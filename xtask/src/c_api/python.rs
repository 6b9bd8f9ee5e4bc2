//! The generated part of `bindings/python`: what ctypes has to know, enums, structs as dataclasses, and a method for each call.

mod abi;
mod calls;
mod enums;
mod names;
mod structs;

use std::fmt::Write as _;

use super::declarations::Declarations;
use super::layout::Layout;
use names::Names;

/// Path and text of each file.
pub(crate) fn files(
    declarations: &Declarations,
    layouts: &[Layout<'_>],
) -> Result<Vec<(&'static str, String)>, String> {
    let names = Names::of(declarations)?;
    Ok(vec![
        ("bindings/python/tickcord/_abi.py", abi::module(declarations, layouts)?),
        ("bindings/python/tickcord/enums.py", enums::module(&names)),
        ("bindings/python/tickcord/structs.py", structs::module(declarations, &names)?),
        ("bindings/python/tickcord/_calls.py", calls::module(declarations, &names)?),
    ])
}

/// A docstring of these paragraphs, indented.
fn docstring(indent: usize, paragraphs: &[String]) -> String {
    let margin = " ".repeat(indent);
    let mut text = String::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let opening = if index == 0 { "\"\"\"" } else { "\n" };
        let closing = if index + 1 == paragraphs.len() { "\"\"\"" } else { "" };
        let body = wrapped(paragraph, 110 - indent - opening.trim().len() - closing.len());
        for (index, line) in body.iter().enumerate() {
            let opening = if index == 0 { opening } else { "" };
            let closing = if index + 1 == body.len() { closing } else { "" };
            // A quote right before the closing ones would end the text one character early.
            let space = if !closing.is_empty() && line.ends_with('"') { " " } else { "" };
            let line = format!("{margin}{}{line}{space}{closing}", opening.trim());
            let _ = writeln!(text, "{}{}", if opening == "\n" { "\n" } else { "" }, line.trim_end());
        }
    }
    text
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("never empty");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

fn all(names: &[String]) -> String {
    format!("__all__ = [\n    \"{}\",\n]\n", names.join("\",\n    \""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn docstring_is_wrapped_and_closed() {
        let paragraphs = ["One.".to_owned(), format!("{} \"x\"", "word ".repeat(30).trim())];
        let text = docstring(4, &paragraphs);
        assert!(text.starts_with("    \"\"\"One.\n\n    word word"), "{text}");
        assert!(text.ends_with("\"x\" \"\"\"\n"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 110), "{text}");
    }
}
