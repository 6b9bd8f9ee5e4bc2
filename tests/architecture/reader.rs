//! Reads Rust just well enough to list the paths a file mentions: no types, no macros expanded.

use std::path::Path;

/// A path such as `crate::base::Url`, where it was found.
#[derive(Debug, PartialEq)]
pub(crate) struct Reference {
    pub(crate) line: usize,
    pub(crate) segments: Vec<String>,
    /// The same from the crate's root, without `crate`, when the path leads through the crate.
    pub(crate) absolute: Option<Vec<String>>,
    pub(crate) in_test: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: String,
}

impl Token {
    fn is(&self, text: &str) -> bool {
        self.text == text
    }

    fn is_name(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// The code without comments and without what is inside literals; lines stay where they are.
pub(crate) fn without_text(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::with_capacity(source.len());
    let mut at = 0;
    while at < chars.len() {
        let end = match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => line_end(&chars, at),
            ('/', Some('*')) => comment_end(&chars, at),
            ('"', _) => string_end(&chars, at),
            ('r', Some('"' | '#')) if !continues_name(&chars, at) => raw_string_end(&chars, at),
            ('\'', _) => char_end(&chars, at),
            _ => at,
        };
        if end == at {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

/// Whether the character at `at` is the middle of a name; `br"…"` and `cr"…"` begin a string all the same.
fn continues_name(chars: &[char], at: usize) -> bool {
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    match at.checked_sub(1).map(|before| chars[before]) {
        Some('b' | 'c') => at >= 2 && is_part(&chars[at - 2]),
        Some(c) => is_part(&c),
        None => false,
    }
}

fn line_end(chars: &[char], at: usize) -> usize {
    chars[at..].iter().position(|c| *c == '\n').map_or(chars.len(), |length| at + length)
}

fn comment_end(chars: &[char], mut at: usize) -> usize {
    let mut depth = 0;
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at.min(chars.len())
}

fn string_end(chars: &[char], at: usize) -> usize {
    let mut at = at + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(chars.len())
}

fn raw_string_end(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        // A raw identifier.
        return at;
    }
    let closes = |from: usize| {
        chars[from] == '"' && chars[from + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
    };
    (open + 1..chars.len()).find(|from| closes(*from)).map_or(chars.len(), |quote| quote + 1 + hashes)
}

/// A character literal; a lifetime is left as it is.
fn char_end(chars: &[char], at: usize) -> usize {
    match (chars.get(at + 1), chars.get(at + 2)) {
        (Some('\\'), _) => {
            let quote = chars.iter().skip(at + 3).position(|c| *c == '\'');
            quote.map_or(chars.len(), |length| at + 3 + length + 1)
        }
        (Some(_), Some('\'')) => at + 3,
        _ => at,
    }
}

/// Names, `::` and single punctuation marks.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for (index, line) in without_text(source).lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push(Token { line: index + 1, text: rest[..length].to_owned() });
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// The module that a file is, from its path below `src`: `gateway/shard.rs` is `gateway::shard`.
fn module_of(file: &Path) -> Vec<String> {
    let mut module: Vec<String> =
        file.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
        module.pop();
    }
    module
}

/// Every path of two segments or more, and every leaf of every `use`.
pub(crate) fn references(file: &Path, source: &str) -> Vec<Reference> {
    let tokens = tokens(source);
    let mut reader = Reader {
        module: module_of(file),
        file_is_test: file.iter().any(|part| part == "tests" || part == "tests.rs"),
        inline: Vec::new(),
        found: Vec::new(),
    };
    let mut depth = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let next_is = |text: &str| tokens.get(at + 1).is_some_and(|next| next.is(text));
        if token.is("{") {
            depth += 1;
        } else if token.is("}") {
            depth -= 1;
            reader.inline.retain(|module| module.depth < depth);
        } else if token.is("mod") && tokens.get(at + 2).is_some_and(|brace| brace.is("{")) {
            reader.inline.push(InlineModule {
                name: tokens[at + 1].text.clone(),
                depth,
                is_test: is_after_cfg_test(&tokens[..at]),
            });
            at += 1;
        } else if token.is("use") && !next_is("<") {
            at = reader.use_tree(&tokens, at + 1, &[]);
        } else if token.is_name() && next_is("::") {
            at = reader.path(&tokens, at);
        }
        at += 1;
    }
    reader.found
}

fn is_after_cfg_test(before: &[Token]) -> bool {
    let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
    before.len() >= attribute.len()
        && before[before.len() - attribute.len()..].iter().zip(attribute).all(|(token, text)| token.is(text))
}

struct InlineModule {
    name: String,
    /// Of the braces around it.
    depth: i32,
    is_test: bool,
}

struct Reader {
    module: Vec<String>,
    file_is_test: bool,
    inline: Vec<InlineModule>,
    found: Vec<Reference>,
}

impl Reader {
    /// A path outside of `use`; gives the index of its last token.
    fn path(&mut self, tokens: &[Token], mut at: usize) -> usize {
        let line = tokens[at].line;
        let mut segments = vec![tokens[at].text.clone()];
        while let [separator, name, ..] = &tokens[at + 1..]
            && separator.is("::")
            && name.is_name()
        {
            segments.push(name.text.clone());
            at += 2;
        }
        self.add(line, segments);
        at
    }

    /// One tree of a `use`, without the keyword; gives the index of its last token.
    fn use_tree(&mut self, tokens: &[Token], mut at: usize, prefix: &[String]) -> usize {
        let mut segments = prefix.to_vec();
        let mut line = None;
        while let Some(token) = tokens.get(at) {
            if token.is("{") {
                at += 1;
                while tokens.get(at).is_some_and(|token| !token.is("}")) {
                    at = self.use_tree(tokens, at, &segments) + 1;
                    if tokens.get(at).is_some_and(|token| token.is(",")) {
                        at += 1;
                    }
                }
                return at;
            }
            if token.is("as") {
                at += 2;
                break;
            }
            if token.is(",") || token.is("}") || token.is(";") {
                break;
            }
            if token.is_name() || token.is("*") {
                segments.push(token.text.clone());
                line.get_or_insert(token.line);
            }
            at += 1;
        }
        if let Some(line) = line {
            self.add(line, segments);
        }
        at.saturating_sub(1)
    }

    fn add(&mut self, line: usize, segments: Vec<String>) {
        let in_test = self.file_is_test || self.inline.iter().any(|module| module.is_test);
        let absolute = self.absolute(&segments);
        self.found.push(Reference { line, segments, absolute, in_test });
    }

    fn absolute(&self, segments: &[String]) -> Option<Vec<String>> {
        let inline = self.inline.iter().map(|module| module.name.clone());
        let mut module: Vec<String> = match segments[0].as_str() {
            "crate" => Vec::new(),
            "self" | "super" => self.module.iter().cloned().chain(inline).collect(),
            _ => return None,
        };
        for segment in segments {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => drop(module.pop()),
                name => module.push(name.to_owned()),
            }
        }
        Some(module)
    }
}

#[test]
fn text_is_not_code() {
    let source = "a /* b /* c */ d */ e // f\n\"g\\\"h\" r#\"i\"j\"# 'k' '\\'' 'l: b\"m\" br#\"n\"# for o";
    let names: Vec<String> =
        tokens(source).into_iter().filter(Token::is_name).map(|token| token.text).collect();
    assert_eq!(names, ["a", "e", "l", "b", "b", "for", "o"].map(str::to_owned));
}

#[test]
fn use_trees_are_spread_out() {
    let found = references(
        Path::new("gateway/shard.rs"),
        "use crate::{base::{Url, Token as T}, model};\nuse super::*;\nuse std::io::{self, Read};\nfn f() { a::b::c(); }",
    );
    let paths: Vec<(usize, String)> =
        found.iter().map(|reference| (reference.line, reference.segments.join("::"))).collect();
    let expected = [
        (1, "crate::base::Url"),
        (1, "crate::base::Token"),
        (1, "crate::model"),
        (2, "super::*"),
        (3, "std::io::self"),
        (3, "std::io::Read"),
        (4, "a::b::c"),
    ];
    assert_eq!(paths, expected.map(|(line, path)| (line, path.to_owned())));
}

#[test]
fn relative_paths_are_resolved() {
    let source = "use super::super::rest::X;\n#[cfg(test)]\nmod tests { use super::super::Shard; use super::Y; }\nuse self::z::Z;";
    let found = references(Path::new("gateway/shard.rs"), source);
    let absolute: Vec<String> =
        found.iter().map(|reference| reference.absolute.as_ref().unwrap().join("::")).collect();
    assert_eq!(absolute, ["rest::X", "gateway::Shard", "gateway::shard::Y", "gateway::shard::z::Z"]);
    let in_test: Vec<bool> = found.iter().map(|reference| reference.in_test).collect();
    assert_eq!(in_test, [false, true, true, false]);
}
