//! What things of C are called in Python, and C's comments in these words.

use std::collections::BTreeMap;

use crate::c_api::declarations::{Constant, Declarations, Enum};

/// Constants that belong together, though C has no enum for them.
const GROUPS: &[(&str, &str, Base, &[&str])] = &[
    ("Intents", "Which events Discord sends.", Base::Flag, &["INTENT_", "INTENTS_"]),
    ("Permissions", "What a member may do.", Base::Flag, &["PERMISSION_", "PERMISSIONS_"]),
    ("MessageFlags", "Bits of a message.", Base::Flag, &["MESSAGE_"]),
    ("MemberRequestFlags", "Bits of a `MemberRequest`.", Base::Flag, &["MEMBERS_"]),
    ("VoiceFlags", "Bits of a voice state.", Base::Flag, &["VOICE_"]),
    ("ChannelInfoFields", "What is asked for about channels.", Base::Flag, &["CHANNEL_INFO_"]),
    ("MentionTypes", "What a text may ping.", Base::Flag, &["MENTION_"]),
    ("RequestFlags", "Bits of an `HttpRequest`.", Base::Flag, &["HTTP_"]),
    ("DisconnectFlags", "What becomes of the session.", Base::Flag, &["DISCONNECT_"]),
    ("EscapeFlags", "What `text_escape` leaves.", Base::Flag, &["ESCAPE_"]),
    ("PlainTextFlags", "What `Event.get_plain_text` shows.", Base::Flag, &["PLAIN_TEXT_"]),
    ("ChannelType", "Kinds of channels.", Base::Number, &["CHANNEL_"]),
    ("Compression", "How Discord compresses what it sends.", Base::Number, &["COMPRESSION_"]),
    ("Encoding", "How Discord writes what it sends.", Base::Number, &["ENCODING_"]),
    ("AutoDefer", "What becomes of interactions that nobody answers.", Base::Number, &["AUTO_DEFER_"]),
    ("FieldState", "Whether Discord sent a field.", Base::Number, &["FIELD_"]),
];

/// Constants that stay what they are.
const PLAIN: &[&str] = &["TICKCORD_NUL_TERMINATED", "TICKCORD_ABI_VERSION", "TICKCORD_LOG_MESSAGE_SIZE"];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    Number,
    Flag,
}

/// A class of named numbers.
pub(super) struct Class<'a> {
    pub(super) name: String,
    pub(super) base: Base,
    pub(super) summary: Vec<String>,
    /// Each by its name in Python.
    pub(super) members: Vec<(String, &'a Constant)>,
    /// What the names of its values in C begin with.
    prefixes: Vec<String>,
}

pub(super) struct Names<'a> {
    pub(super) classes: Vec<Class<'a>>,
    /// From C's name to Python's.
    words: BTreeMap<String, String>,
}

impl<'a> Names<'a> {
    pub(super) fn of(declarations: &'a Declarations) -> Result<Self, String> {
        let mut classes: Vec<Class<'a>> =
            declarations.enums.iter().map(|it| class(declarations, it)).collect();
        let of_enums: Vec<&String> = declarations.enums.iter().flat_map(|it| &it.values).collect();
        for (name, summary, base, prefixes) in GROUPS {
            classes.push(Class {
                name: (*name).to_owned(),
                base: *base,
                summary: vec![(*summary).to_owned()],
                members: Vec::new(),
                prefixes: prefixes.iter().map(|prefix| format!("TICKCORD_{prefix}")).collect(),
            });
        }
        let enums = declarations.enums.len();
        for constant in &declarations.constants {
            if of_enums.contains(&&constant.name) || PLAIN.contains(&constant.name.as_str()) {
                continue;
            }
            // Groups first: one of them shares its prefix with an enum. Then the longest prefix.
            let fits = |at: usize| {
                let prefixes = classes[at].prefixes.iter();
                prefixes
                    .filter(|it| constant.name.starts_with(*it))
                    .map(|it| (at >= enums, it.len(), at))
                    .max()
            };
            let Some((_, length, at)) = (0..classes.len()).filter_map(fits).max() else {
                return Err(format!(
                    "{} belongs to no class: add one to GROUPS of xtask/src/c_api/python/names.rs",
                    constant.name
                ));
            };
            classes[at].members.push((constant.name[length..].to_owned(), constant));
        }
        let mut names = Self { classes, words: BTreeMap::new() };
        names.collect_words(declarations);
        Ok(names)
    }

    fn collect_words(&mut self, declarations: &Declarations) {
        for class in &self.classes {
            for (member, constant) in &class.members {
                self.words.insert(constant.name.clone(), format!("{}.{member}", class.name));
            }
            for prefix in &class.prefixes {
                self.words.insert(prefix.clone(), class.name.clone());
            }
        }
        for name in declarations.structs.iter().map(|it| &it.name) {
            self.words.insert(name.clone(), class_name(name));
        }
        for name in declarations.enums.iter().map(|it| &it.name) {
            self.words.insert(name.clone(), class_name(name));
        }
        for name in declarations.functions.iter().map(|it| &it.name) {
            self.words.insert(name.clone(), function_name(name));
        }
        self.words.insert("NULL".to_owned(), "None".to_owned());
        self.words.insert("tickcord_webhook_from_url".to_owned(), "webhook_from_url".to_owned());
    }

    /// Paragraphs of a comment, but for what only C's callers need.
    pub(super) fn in_python(&self, comment: &[String]) -> Vec<String> {
        let mut paragraphs = vec![String::new()];
        for line in comment {
            let last = paragraphs.last_mut().expect("never empty");
            if line.is_empty() {
                paragraphs.push(String::new());
            } else {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(line);
            }
        }
        let for_c = |text: &String| text.starts_with('\\') || text.starts_with("Returns TICKCORD_OK");
        let paragraphs = paragraphs.iter().filter(|text| !for_c(text));
        paragraphs
            .map(|text| self.translated(&without_preparation(text)))
            .filter(|it| !it.is_empty())
            .collect()
    }

    fn translated(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let (word, behind) = rest.split_at(rest.find(|c: char| !is_part(c)).unwrap_or(rest.len()));
            rest = behind;
            match self.words.get(word) {
                // `TICKCORD_CHANNEL_...` is a class, whose name needs no dots.
                Some(name) if word.ends_with('_') => {
                    out.push_str(name);
                    rest = rest.strip_prefix("...").unwrap_or(rest);
                }
                Some(name) => out.push_str(name),
                None => out.push_str(word.strip_prefix("TICKCORD_ERROR_").unwrap_or(word)),
            }
        }
        out + rest
    }
}

/// Python's callers prepare nothing, and have neither lengths nor out-parameters.
fn without_preparation(text: &str) -> String {
    let for_c = ["Prepare it ", "`out_request`", "`buf`", "`_init` sets every string's `len`"];
    let sentences = text.split_inclusive(". ").filter(|it| !for_c.iter().any(|words| it.contains(words)));
    sentences.collect::<String>().replace(", each prepared with `_init`", "").trim_end().to_owned()
}

/// `HttpFile` of `tickcord_http_file`.
pub(super) fn class_name(c: &str) -> String {
    let words = c.trim_start_matches("tickcord_").split('_');
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    words.map(capital).collect::<String>().replace("Websocket", "WebSocket")
}

/// `Client.send_message`, as one would look for it.
fn function_name(c: &str) -> String {
    let name = c.trim_start_matches("tickcord_");
    for (object, class) in [("client_", "Client"), ("websocket_", "WebSocket"), ("event_", "Event")] {
        if let Some(method) = name.strip_prefix(object) {
            return format!("{class}.{method}");
        }
    }
    if name.starts_with("interaction_") { format!("Event.{name}") } else { name.to_owned() }
}

fn class<'a>(declarations: &'a Declarations, it: &'a Enum) -> Class<'a> {
    let prefix = common_prefix(&it.values);
    let constants = declarations.constants.iter().filter(|constant| it.values.contains(&constant.name));
    let member = |name: &str| {
        let rest = &name[prefix.len()..];
        rest.strip_prefix("ERROR_").unwrap_or(rest).to_owned()
    };
    Class {
        name: class_name(&it.name),
        base: Base::Number,
        summary: it.comment.clone(),
        members: constants.map(|constant| (member(&constant.name), constant)).collect(),
        // What all names have in common says nothing.
        prefixes: if prefix == "TICKCORD_" { Vec::new() } else { vec![prefix] },
    }
}

/// Up to and with an underscore.
fn common_prefix(names: &[String]) -> String {
    let first = names.first().map_or("", String::as_str);
    let common = |length: &usize| names.iter().all(|name| name.starts_with(&first[..=*length]));
    let end = first.rmatch_indices('_').map(|(at, _)| at).find(common);
    end.map_or_else(String::new, |end| first[..=end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comment_speaks_of_python() {
        let header = "/**\n * Kinds.\n */\nenum tickcord_kind\n {\n    TICKCORD_KIND_A = 1,\n    TICKCORD_KIND_B = 2,\n};\n\
            typedef struct tickcord_http_file {\n    uint32_t a;\n} tickcord_http_file;\n\
            tickcord_result tickcord_client_send(void);\n";
        let declarations = Declarations::parse(header).unwrap();
        let names = Names::of(&declarations).unwrap();
        let comment = "A file. Prepare it with `tickcord_x_init`, then set `name`. See `tickcord_client_send` with a \
            `TICKCORD_KIND_...`, `TICKCORD_KIND_B`; NULL: `tickcord_http_file`.";
        assert_eq!(
            names.in_python(&[comment.to_owned(), String::new(), "\\since 0.1".to_owned()]),
            ["A file. See `Client.send` with a `Kind`, `Kind.B`; None: `HttpFile`."]
        );
    }

    #[test]
    fn constant_without_a_class_is_named() {
        let declarations = Declarations::parse("/** Odd. */\n#define TICKCORD_ODD 1\n").unwrap();
        let error = Names::of(&declarations).err().unwrap();
        assert!(error.contains("TICKCORD_ODD"), "{error}");
    }
}
