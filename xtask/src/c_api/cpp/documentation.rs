//! Comments of the C header in the words of C++.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::c_api::declarations::{Declarations, Function};

use super::names;
use super::vocabulary::Vocabulary;

/// Phrases that mean nothing to those who use a class.
const PHRASES: &[(&str, &str)] = &[
    (", each prepared with `_init`", ""),
    (". `_init` sets", ". Default:"),
    ("`_init` sets", "default:"),
    ("which `_init` sets", "the default"),
    ("NULL for none", "not given: none"),
    (". NULL: ", ". Not given: "),
    ("NULL: ", "not given: "),
    (", and `buf`, `cap` and `out_len` as for `tickcord_text_escape`", ""),
    ("`out_state` receives a", "a"),
    ("`out` receives 1 or 0; 0", "False"),
    ("`out_record->level`", "its level"),
];

/// Names of C with those of C++.
pub(super) struct Documentation(BTreeMap<String, String>);

impl Documentation {
    pub(super) fn new(declarations: &Declarations, vocabulary: &Vocabulary<'_>) -> Self {
        let mut names = vocabulary.names_of_values();
        for structure in &declarations.structs {
            names.insert(structure.name.clone(), names::class(&structure.name).to_owned());
        }
        for Function { name, .. } in &declarations.functions {
            let rest = names::class(name);
            let object = ["client_", "websocket_", "event_"].iter().find(|it| rest.starts_with(**it));
            let method = object.map(|it| format!("{}::{}", it.trim_end_matches('_'), &rest[it.len()..]));
            if !name.ends_with("_init") {
                names.insert(name.clone(), method.unwrap_or_else(|| rest.to_owned()));
            }
        }
        Self(names)
    }

    /// A comment of so many spaces' indentation, from lines of C's.
    pub(super) fn comment(&self, lines: &[String], indent: usize) -> String {
        let text = in_other_words(lines);
        let text = self.translate(&without_preparing(&text));
        let space = " ".repeat(indent);
        let mut out = String::new();
        let lines: Vec<&str> = text.trim_end().lines().collect();
        match lines.as_slice() {
            [] => {}
            [line] => {
                let _ = writeln!(out, "{space}/** {line} */");
            }
            lines => {
                let _ = writeln!(out, "{space}/**");
                for line in lines {
                    let _ = writeln!(out, "{}", format!("{space} * {line}").trim_end());
                }
                let _ = writeln!(out, "{space} */");
            }
        }
        out
    }

    /// Likewise that of what is 1 or 0 in C.
    pub(super) fn comment_of_bool(&self, lines: &[String], indent: usize) -> String {
        let comment = self.comment(lines, indent);
        let words = [
            (": 1 ", ": true "),
            (", 0 to ", ", false to "),
            ("; 0 if", "; false if"),
            ("With 0 ", "With false "),
            ("else 0", "else false"),
            ("; default: 1", "; default: true"),
            (". Default: 1", ". Default: true"),
            ("; default: 0", "; default: false"),
            ("; default: -1: ", "; not set: "),
        ];
        let comment = comment.replacen(" 1 ", " true ", usize::from(comment.contains("* 1 ")));
        words.iter().fold(comment, |comment, (from, to)| comment.replace(from, to))
    }

    /// What a function does, and which one of C's it is. The rest is said there.
    pub(super) fn of_function(&self, function: &Function, indent: usize) -> String {
        let mut lines: Vec<String> = function
            .comment
            .iter()
            .take_while(|line| !line.starts_with("Returns TICKCORD_OK"))
            .cloned()
            .collect();
        lines.retain(|line| !line.starts_with('\\'));
        let lines: Vec<String> = in_other_words(&lines).lines().map(str::to_owned).collect();
        let lines = without_out_parameters(&lines);
        let comment = self.comment(&lines, indent);
        let see = format!("In C: {}.", function.name);
        let space = " ".repeat(indent);
        if comment.lines().count() == 1 {
            return comment.replace(" */\n", &format!(" {see} */\n"));
        }
        let body = comment.trim_end().trim_end_matches("*/").trim_end();
        format!("{body}\n{space} *\n{space} * {see}\n{space} */\n")
    }

    /// `TICKCORD_STATE_READY` is `state::ready`, and `TICKCORD_STATE_...` is `state`.
    fn translate(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("TICKCORD_").into_iter().chain(rest.find("tickcord_")).min() {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
            let word = &rest[..end];
            let family = rest[end..].starts_with("...").then(|| self.0.get(word)).flatten();
            match (family, self.0.get(word)) {
                (Some(name), _) => {
                    out.push_str(name);
                    rest = &rest[end + 3..];
                }
                (None, Some(name)) => {
                    out.push_str(name);
                    rest = &rest[end..];
                }
                (None, None) => {
                    out.push_str(word);
                    rest = &rest[end..];
                }
            }
        }
        out.push_str(rest);
        out
    }
}

fn in_other_words(lines: &[String]) -> String {
    PHRASES.iter().fold(lines.join("\n"), |text, (from, to)| text.replace(from, to))
}

/// Sentences about pointers that C++ does not have are left out, but for the first one, which says what the function does.
fn without_out_parameters(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for paragraph in lines.split(String::is_empty).filter(|paragraph| !paragraph.is_empty()) {
        let text = paragraph.join("\n");
        let is_of_c = |sentence: &str| {
            ["`out_", "`buf`", "`out`", "may not overlap"].iter().any(|name| sentence.contains(name))
        };
        if !is_of_c(&text) {
            out.extend((!out.is_empty()).then(String::new));
            out.extend_from_slice(paragraph);
            continue;
        }
        let is_first = out.is_empty();
        let text = text.replace('\n', " ");
        let kept: Vec<&str> = text
            .split_inclusive(". ")
            .enumerate()
            .filter(|(at, sentence)| (is_first && *at == 0) || !is_of_c(sentence))
            .map(|(_, sentence)| sentence)
            .collect();
        if !kept.is_empty() {
            out.extend((!is_first).then(String::new));
            out.extend(wrapped(kept.concat().trim_end()));
        }
    }
    out
}

/// Lines of at most 116 characters.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("begins with one");
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > 116 {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Objects are prepared when they are made, so nothing says "Prepare it with `tickcord_poll_init`, then set ...".
fn without_preparing(text: &str) -> String {
    let Some((before, rest)) = text.split_once("Prepare it ") else { return text.to_owned() };
    let Some((_, after)) = rest.split_once('`').and_then(|(_, rest)| rest.split_once('`')) else {
        return text.to_owned();
    };
    match (after.strip_prefix(", then set"), after.strip_prefix('.')) {
        (Some(then), _) => format!("{before}Set{then}"),
        (None, Some(end)) => format!("{}{end}", before.trim_end()),
        (None, None) => format!("{before}Nothing has to be set{after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documentation() -> Documentation {
        let names = [("TICKCORD_STATE_", "state"), ("TICKCORD_STATE_READY", "state::ready")];
        Documentation(names.map(|(c, cpp)| (c.to_owned(), cpp.to_owned())).into())
    }

    #[test]
    fn names_of_c_become_those_of_cpp() {
        let text =
            documentation().translate("a `TICKCORD_STATE_...`, such as TICKCORD_STATE_READY, of tickcord_x");
        assert_eq!(text, "a `state`, such as state::ready, of tickcord_x");
    }

    #[test]
    fn nobody_is_told_to_prepare_an_object() {
        assert_eq!(without_preparing("A poll. Prepare it with `x_init`, then set `a`."), "A poll. Set `a`.");
        assert_eq!(without_preparing("A view. Prepare it with\n`x_init`. Rest."), "A view. Rest.");
    }

    #[test]
    fn pointers_that_cpp_does_not_have_are_not_spoken_of() {
        let lines = [
            "Does it.",
            "",
            "It is fast. `out_request`, which may be NULL, receives the",
            "number. So be it.",
        ];
        let kept = without_out_parameters(&lines.map(str::to_owned));
        assert_eq!(kept, ["Does it.", "", "It is fast. So be it."]);
        assert_eq!(without_out_parameters(&["Gives `out_a`. More.".to_owned()]), ["Gives `out_a`. More."]);
    }

    #[test]
    fn truth_is_spoken_of_as_such() {
        let comment = documentation().comment_of_bool(&["1 if so, else 0; `_init` sets 1.".to_owned()], 0);
        assert_eq!(comment, "/** true if so, else false; default: true. */\n");
    }

    #[test]
    fn comments_keep_their_lines() {
        let lines = ["One; `_init` sets 3.".to_owned(), String::new(), "Two.".to_owned()];
        assert_eq!(documentation().comment(&lines[..1], 4), "    /** One; default: 3. */\n");
        assert_eq!(documentation().comment(&lines, 0), "/**\n * One; default: 3.\n *\n * Two.\n */\n");
    }
}
