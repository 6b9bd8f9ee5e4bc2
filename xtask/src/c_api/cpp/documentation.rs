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
        let text: Vec<&str> = lines.iter().map(String::as_str).collect();
        let mut text = text.join("\n");
        for (from, to) in PHRASES {
            text = text.replace(from, to);
        }
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

    /// What a function does, and which one of C's it is. The rest is said there.
    pub(super) fn of_function(&self, function: &Function, indent: usize) -> String {
        let mut lines: Vec<String> = function
            .comment
            .iter()
            .take_while(|line| !line.starts_with("Returns TICKCORD_OK"))
            .cloned()
            .collect();
        lines.retain(|line| !line.starts_with('\\'));
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let comment = self.comment(&lines, indent);
        let see = format!("In C: {}.", function.name);
        let space = " ".repeat(indent);
        match comment.strip_suffix(&format!("{space} */\n")) {
            Some(body) => format!("{body}{space} *\n{space} * {see}\n{space} */\n"),
            None => comment.replace(" */\n", &format!(" {see} */\n")),
        }
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
    fn comments_keep_their_lines() {
        let lines = ["One; `_init` sets 3.".to_owned(), String::new(), "Two.".to_owned()];
        assert_eq!(documentation().comment(&lines[..1], 4), "    /** One; default: 3. */\n");
        assert_eq!(documentation().comment(&lines, 0), "/**\n * One; default: 3.\n *\n * Two.\n */\n");
    }
}
