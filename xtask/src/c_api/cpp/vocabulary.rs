//! Enums, bit sets and constants, and which parameters and fields are of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::c_api::declarations::{Constant, Declarations};
use crate::header::LOWER_ENUMS;

use super::documentation::Documentation;
use super::names;

/// Constants that are one type in C++, although C has macros alone for them.
struct Macros {
    prefix: &'static str,
    /// The enum class.
    name: &'static str,
    is: Is,
    doc: &'static str,
}

#[derive(Clone, Copy)]
enum Is {
    /// One of them.
    Enum,
    /// Any number of them: the bit set, and C's type.
    Flags(&'static str, &'static str),
}

const MACROS: &[Macros] = &[
    Macros {
        prefix: "TICKCORD_INTENT_",
        name: "intent",
        is: Is::Flags("intents", "std::uint64_t"),
        doc: "Events that Discord sends.",
    },
    Macros {
        prefix: "TICKCORD_PERMISSION_",
        name: "permission",
        is: Is::Flags("permissions", "std::uint64_t"),
        doc: "What a member or a role may do.",
    },
    Macros {
        prefix: "TICKCORD_COMPRESSION_",
        name: "compression",
        is: Is::Enum,
        doc: "How Discord compresses what it sends.",
    },
    Macros {
        prefix: "TICKCORD_ENCODING_",
        name: "encoding",
        is: Is::Enum,
        doc: "How Discord words what it sends.",
    },
    Macros {
        prefix: "TICKCORD_AUTO_DEFER_",
        name: "auto_defer",
        is: Is::Enum,
        doc: "How an interaction that waits too long is deferred.",
    },
    Macros {
        prefix: "TICKCORD_DISCONNECT_",
        name: "disconnect_flag",
        is: Is::Flags("disconnect_flags", "std::uint32_t"),
        doc: "How to disconnect.",
    },
    Macros {
        prefix: "TICKCORD_MEMBERS_",
        name: "member_request_flag",
        is: Is::Flags("member_request_flags", "std::uint32_t"),
        doc: "How members are asked for.",
    },
    Macros {
        prefix: "TICKCORD_VOICE_",
        name: "voice_flag",
        is: Is::Flags("voice_flags", "std::uint32_t"),
        doc: "How the bot is in a voice channel.",
    },
    Macros {
        prefix: "TICKCORD_CHANNEL_INFO_",
        name: "channel_info_field",
        is: Is::Flags("channel_info_fields", "std::uint32_t"),
        doc: "What is asked for of voice channels.",
    },
    Macros {
        prefix: "TICKCORD_HTTP_",
        name: "http_flag",
        is: Is::Flags("http_flags", "std::uint32_t"),
        doc: "What a request may stand.",
    },
    Macros {
        prefix: "TICKCORD_MENTION_",
        name: "mention",
        is: Is::Flags("mentions", "std::uint32_t"),
        doc: "Whom a text may ping.",
    },
    Macros {
        prefix: "TICKCORD_CHANNEL_",
        name: "channel_type",
        is: Is::Enum,
        doc: "What a channel is. Discord has more than these.",
    },
    Macros {
        prefix: "TICKCORD_MESSAGE_",
        name: "message_flag",
        is: Is::Flags("message_flags", "std::uint32_t"),
        doc: "How a message is shown.",
    },
    Macros {
        prefix: "TICKCORD_FIELD_",
        name: "field_state",
        is: Is::Enum,
        doc: "Whether Discord told a field.",
    },
    Macros {
        prefix: "TICKCORD_ESCAPE_",
        name: "escape_flag",
        is: Is::Flags("escape_flags", "std::uint32_t"),
        doc: "How a text is escaped.",
    },
    Macros {
        prefix: "TICKCORD_PLAIN_TEXT_",
        name: "plain_text_flag",
        is: Is::Flags("plain_text_flags", "std::uint32_t"),
        doc: "How a message becomes plain text.",
    },
];

/// Constants that are constants in C++ as well: of which type, and under which name. Those without a name are C's alone.
const CONSTANTS: &[(&str, &str, &str)] = &[
    ("TICKCORD_INTENTS_NONE", "intents", "no_intents"),
    ("TICKCORD_INTENTS_DEFAULT", "intents", "default_intents"),
    ("TICKCORD_INTENTS_PRIVILEGED", "intents", "privileged_intents"),
    ("TICKCORD_INTENTS_ALL", "intents", "all_intents"),
    ("TICKCORD_PERMISSIONS_ALL", "permissions", "all_permissions"),
    ("TICKCORD_ABI_VERSION", "", ""),
    ("TICKCORD_NUL_TERMINATED", "", ""),
    ("TICKCORD_LOG_MESSAGE_SIZE", "", ""),
];

/// Types that do not follow from a field's comment: of a field as `struct.field`, of a parameter as `function.parameter`, or as
/// `.parameter` of all functions.
const TYPES: &[(&str, &str)] = &[
    ("tickcord_http_request.flags", "http_flags"),
    ("tickcord_client_options.encoding", "encoding"),
    ("tickcord_choice.option_type", "option_type"),
    ("tickcord_channel_edit.archived", "bool"),
    ("tickcord_channel_edit.locked", "bool"),
    ("tickcord_interaction.user_permissions", "permissions"),
    ("tickcord_interaction.app_permissions", "permissions"),
    ("tickcord_interaction_value.permissions", "permissions"),
    ("tickcord_interaction_value.resolved_type", "option_type"),
    ("tickcord_interaction_value.channel_type", "channel_type"),
    ("tickcord_message.channel_type", "channel_type"),
    ("tickcord_channel.channel_type", "channel_type"),
    ("tickcord_role.permissions", "permissions"),
    ("tickcord_presence_update.activity_type", "activity_type"),
    ("tickcord_log_record.level", "log_level"),
    ("tickcord_request_result.request", "request_id"),
    (".kinds", "event_kind"),
    (".kind", "event_kind"),
    (".intents", "intents"),
    (".out_intents", "intents"),
    (".anchor", "anchor"),
    (".request", "request_id"),
    (".out_request", "request_id"),
    (".with_counts", "bool"),
    (".ephemeral", "bool"),
    (".is_private", "bool"),
    ("tickcord_client_get_state.out_state", "state"),
    ("tickcord_websocket_get_state.out_state", "websocket_state"),
    ("tickcord_client_disconnect.flags", "disconnect_flags"),
    ("tickcord_client_update_voice_state.flags", "voice_flags"),
    ("tickcord_client_request_channel_info.fields", "channel_info_fields"),
    ("tickcord_text_escape.flags", "escape_flags"),
    ("tickcord_event_get_plain_text.flags", "plain_text_flags"),
    ("tickcord_event_get_bool.out", "bool"),
    ("tickcord_event_has_role.out", "bool"),
    ("tickcord_event_get_kind.out", "json_kind"),
];

/// One type of C++ with its values.
struct Family<'a> {
    prefix: &'static str,
    /// The enum that it is in C.
    c: Option<&'static str>,
    name: String,
    is: Is,
    doc: Vec<String>,
    values: Vec<&'a Constant>,
}

/// What a number of C is in C++.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Number {
    Bool,
    Enum(String),
    /// The bit set.
    Flags(String),
    /// As in C++, such as `std::uint32_t`.
    Plain(String),
}

impl Number {
    pub(super) fn name(&self) -> String {
        match self {
            Self::Bool => "bool".to_owned(),
            Self::Enum(name) | Self::Flags(name) => format!("tickcord::{name}"),
            Self::Plain(name) => name.clone(),
        }
    }

    /// From C's expression.
    pub(super) fn read(&self, c: &str) -> String {
        match self {
            Self::Bool => format!("{c} == 1"),
            Self::Enum(name) => format!("static_cast<tickcord::{name}>({c})"),
            Self::Flags(name) => format!("tickcord::{name}::from_bits({c})"),
            Self::Plain(_) => c.to_owned(),
        }
    }

    /// To C's type.
    pub(super) fn write(&self, cpp: &str, c_type: &str) -> String {
        match self {
            Self::Bool => format!("{cpp} ? 1 : 0"),
            Self::Enum(_) => format!("static_cast<{}>({cpp})", number(c_type)),
            Self::Flags(_) => format!("{cpp}.bits()"),
            Self::Plain(_) => cpp.to_owned(),
        }
    }
}

/// `uint64_t` is `std::uint64_t`.
pub(super) fn number(c_type: &str) -> String {
    if c_type.ends_with("_t") { format!("std::{c_type}") } else { c_type.to_owned() }
}

pub(super) struct Vocabulary<'a> {
    families: Vec<Family<'a>>,
    constants: Vec<(&'a Constant, &'static str, &'static str)>,
    used: RefCell<BTreeSet<&'static str>>,
}

impl<'a> Vocabulary<'a> {
    /// Fails for a constant that has no place.
    pub(super) fn new(declarations: &'a Declarations) -> Result<Self, String> {
        let mut families = Vec::new();
        for it in LOWER_ENUMS {
            let Some(found) = declarations.enums.iter().find(|found| found.name == it.c) else { continue };
            let is_value = |constant: &&Constant| found.values.contains(&constant.name);
            let values: Vec<&Constant> = declarations.constants.iter().filter(is_value).collect();
            let doc = found.comment.clone();
            families.push(Family {
                prefix: it.values,
                c: Some(it.c),
                name: names::class(it.c).to_owned(),
                is: Is::Enum,
                doc,
                values,
            });
        }
        for it in MACROS {
            let doc = vec![it.doc.to_owned()];
            families.push(Family {
                prefix: it.prefix,
                c: None,
                name: it.name.to_owned(),
                is: it.is,
                doc,
                values: Vec::new(),
            });
        }
        let mut constants = Vec::new();
        for constant in declarations.constants.iter().filter(|it| declarations.enum_of(it).is_none()) {
            if let Some((_, of, name)) = CONSTANTS.iter().find(|(c, ..)| *c == constant.name) {
                constants.push((constant, *of, *name));
                continue;
            }
            // Of macros before enums, since a macro may stand beside an enum of the same prefix.
            let longest = families
                .iter_mut()
                .rev()
                .filter(|family| constant.name.starts_with(family.prefix))
                .max_by_key(|family| (family.prefix.len(), family.c.is_none()));
            match longest {
                Some(family) => family.values.push(constant),
                None => {
                    return Err(format!(
                        "{}: xtask/src/c_api/cpp/vocabulary.rs has no place for it",
                        constant.name
                    ));
                }
            }
        }
        families.retain(|family| !family.values.is_empty());
        Ok(Self { families, constants, used: RefCell::default() })
    }

    /// Each value, family and type of C's with its name.
    pub(super) fn names_of_values(&self) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for family in &self.families {
            let shown = if let Is::Flags(set, _) = family.is { set } else { family.name.as_str() };
            names.entry(family.prefix.to_owned()).or_insert_with(|| shown.to_owned());
            for value in &family.values {
                let name = names::value(&value.name, family.prefix);
                names.insert(value.name.clone(), format!("{}::{name}", family.name));
            }
            names.extend(family.c.map(|c| (c.to_owned(), family.name.clone())));
        }
        for (constant, _, name) in self.constants.iter().filter(|(.., name)| !name.is_empty()) {
            names.insert(constant.name.clone(), (*name).to_owned());
        }
        names
    }

    /// Every enum and bit set.
    pub(super) fn enums(&self, documentation: &Documentation) -> String {
        let mut out = String::new();
        for family in &self.families {
            let underlying =
                if let Is::Flags(_, underlying) = family.is { underlying } else { "std::int32_t" };
            out.push_str(&documentation.comment(&family.doc, 0));
            let _ = writeln!(out, "enum class {} : {underlying} {{", family.name);
            for value in &family.values {
                out.push_str(&documentation.comment(&value.comment, 4));
                let _ = writeln!(out, "    {} = {},", names::value(&value.name, family.prefix), value.name);
            }
            out.push_str("};\n");
            if let Is::Flags(set, _) = family.is {
                let _ = writeln!(
                    out,
                    "template <>\nstruct detail::is_flag<{}> : std::true_type {{}};",
                    family.name
                );
                let _ = writeln!(out, "/** Any number of these. */\nusing {set} = bit_set<{}>;", family.name);
            }
            out.push('\n');
        }
        for (constant, of, name) in self.constants.iter().filter(|(.., name)| !name.is_empty()) {
            out.push_str(&documentation.comment(&constant.comment, 0));
            let _ = writeln!(out, "inline constexpr {of} {name} = {of}::from_bits({});\n", constant.name);
        }
        out.trim_end().to_owned() + "\n"
    }

    /// What a parameter or field of this place is; `comment` is the field's.
    pub(super) fn number(&self, place: &str, field: &str, c_type: &str, comment: &[String]) -> Number {
        let whole = format!("{place}.{field}");
        let any = format!(".{field}");
        let is_function = comment.is_empty();
        let chosen = TYPES.iter().find(|(key, _)| *key == whole || (is_function && *key == any));
        if let Some((key, name)) = chosen {
            self.used.borrow_mut().insert(key);
            return self.named(name);
        }
        let text = comment.join(" ");
        if let Some(family) = self.family_in(&text) {
            return self.named(if let Is::Flags(set, _) = family.is { set } else { &family.name });
        }
        let is_yes_or_no = ["1 if ", "1 for a", "1 to accept", "1 to go", "1 to connect"]
            .iter()
            .any(|start| text.starts_with(start));
        let is_view =
            c_type == "int32_t" && ["is_", "has_", "mentions_"].iter().any(|start| field.starts_with(start));
        if is_yes_or_no || is_view {
            return Number::Bool;
        }
        let is_id =
            c_type == "uint64_t" && (field == "id" || field.ends_with("_id") || field.ends_with("_ids"));
        let is_plain_id = field == "reply_to" || field == "applied_tags";
        Number::Plain(if is_id || is_plain_id { "snowflake".to_owned() } else { number(c_type) })
    }

    /// The family that a comment speaks of: "a `TICKCORD_STATE_...`".
    fn family_in(&self, text: &str) -> Option<&Family<'a>> {
        let at = text.find("`TICKCORD_").map(|at| at + 1).or_else(|| text.find("TICKCORD_ERROR_..."))?;
        let end = at + text[at..].find("...")?;
        self.families.iter().find(|family| family.prefix == &text[at..end])
    }

    fn named(&self, name: &str) -> Number {
        let is_set = |family: &&Family<'_>| matches!(family.is, Is::Flags(set, _) if set == name);
        if name == "bool" {
            Number::Bool
        } else if self.families.iter().any(|family| family.name == name) {
            Number::Enum(name.to_owned())
        } else if self.families.iter().find(is_set).is_some() {
            Number::Flags(name.to_owned())
        } else {
            Number::Plain(name.to_owned())
        }
    }

    /// A type that is chosen for nothing is a name that has changed.
    pub(super) fn check_used(&self) -> Result<(), String> {
        let used = self.used.borrow();
        let unused: Vec<&str> = TYPES.iter().map(|(key, _)| *key).filter(|key| !used.contains(key)).collect();
        if unused.is_empty() {
            Ok(())
        } else {
            Err(format!(
                "xtask/src/c_api/cpp/vocabulary.rs chooses types for what is not there: {}",
                unused.join(", ")
            ))
        }
    }
}
