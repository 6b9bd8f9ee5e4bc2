//! A type for each kind of event, and what finds the handler for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::c_api::declarations::{Constant, Declarations};

use super::documentation::Documentation;
use super::names;

const PREFIX: &str = "TICKCORD_EVENT_";

fn kinds(declarations: &Declarations) -> impl Iterator<Item = (&Constant, String)> {
    let is_kind =
        |it: &&Constant| declarations.enum_of(it).is_some_and(|it| it.name == "tickcord_event_kind");
    declarations.constants.iter().filter(is_kind).map(|it| (it, names::value(&it.name, PREFIX)))
}

/// Which view reads which event, as the first sentence of its function says: "Reads the data of a READY event".
fn views(declarations: &Declarations) -> BTreeMap<String, &str> {
    let mut found = BTreeMap::new();
    for function in &declarations.functions {
        let Some(view) = function.name.strip_prefix("tickcord_event_as_") else { continue };
        let sentence: Vec<&str> =
            function.comment.iter().map(String::as_str).take_while(|it| !it.is_empty()).collect();
        for word in sentence.join(" ").split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            if declarations.constants.iter().any(|it| it.name == format!("{PREFIX}{word}")) {
                found.insert(word.to_lowercase(), view);
            }
        }
    }
    found
}

/// All of them; `interaction` is what reads an interaction further.
pub(super) fn types(
    declarations: &Declarations,
    documentation: &Documentation,
    interaction: &str,
) -> Result<String, String> {
    let views = views(declarations);
    for function in &declarations.functions {
        if let Some(view) = function.name.strip_prefix("tickcord_event_as_")
            && !views.values().any(|it| *it == view)
        {
            return Err(format!("{}: its first sentence names no event that it reads", function.name));
        }
    }
    let mut out = "/** A type for each kind of event. Those of the events that hosts use most have functions for their fields; of all\n * \
                   others source() reads the JSON. */\nnamespace events {\n\n"
        .to_owned();
    for (constant, name) in kinds(declarations) {
        out.push_str(&documentation.comment(&constant.comment, 0));
        let _ = write!(out, "struct {name} : ");
        if let Some(view) = views.get(&name) {
            let _ = write!(out, "tickcord::{view}, ");
        }
        let _ = write!(out, "detail::typed_event<event_kind::{name}> {{");
        if name == "interaction_create" {
            let _ = write!(out, "\n{}", interaction.trim_end_matches('\n').to_owned() + "\n");
        }
        out.push_str("};\n");
    }
    out.push_str("\n}  // namespace events\n\nnamespace detail {\n\ntemplate <class... T>\nstruct types {};\nusing every_event = types<");
    let names: Vec<String> = kinds(declarations).map(|(_, name)| format!("\n    events::{name}")).collect();
    out.push_str(&names.join(","));
    out.push_str(">;\n\n}  // namespace detail\n");
    Ok(out)
}

pub(super) fn visit(declarations: &Declarations) -> String {
    let mut out = "template <class Visitor>\nbool event_ref::visit(Visitor &&visitor) const {\n    \
                   static_assert(detail::is_visitor<std::remove_reference_t<Visitor>>::value,\n                  \
                   \"a handler takes none of the types in tickcord::events, nor what they derive from, nor event_ref\");\n    \
                   switch (type()) {\n"
        .to_owned();
    for (_, name) in kinds(declarations).filter(|(_, name)| name != "unknown") {
        let _ = writeln!(out, "    case event_kind::{name}: return deliver<events::{name}>(visitor);");
    }
    // Also what a newer library knows, and this header does not.
    out.push_str(
        "    case event_kind::unknown: break;\n    }\n    return deliver<events::unknown>(visitor);\n}\n",
    );
    out
}
