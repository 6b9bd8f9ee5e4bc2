//! include/tickcord.hpp: parts written by hand in bindings/cpp, and between them what follows from the C header.

mod documentation;
mod events;
mod functions;
mod names;
mod structs;
mod vocabulary;

use crate::c_api::declarations::Declarations;

use documentation::Documentation;
use vocabulary::Vocabulary;

pub(crate) const HEADER: &str = "include/tickcord.hpp";

const HEAD: &str = include_str!("../../../bindings/cpp/1_head.hpp");
const RESULT: &str = include_str!("../../../bindings/cpp/2_result.hpp");
const EVENT: &str = include_str!("../../../bindings/cpp/3_event.hpp");
const VISIT: &str = include_str!("../../../bindings/cpp/4_visit.hpp");
const OBJECTS: &str = include_str!("../../../bindings/cpp/5_objects.hpp");
const DISPATCHER: &str = include_str!("../../../bindings/cpp/6_dispatcher.hpp");
const LIBRARY: &str = include_str!("../../../bindings/cpp/7_library.hpp");
const BY_HAND: [&str; 7] = [HEAD, RESULT, EVENT, VISIT, OBJECTS, DISPATCHER, LIBRARY];

/// The whole file.
pub(crate) fn generate(declarations: &Declarations) -> Result<String, String> {
    let vocabulary = Vocabulary::new(declarations)?;
    let documentation = Documentation::new(declarations, &vocabulary);
    let structs = structs::Structs::new(declarations, &vocabulary, &documentation);
    let functions = functions::Functions::new(declarations, &vocabulary, &documentation);

    let (classes, views) = structs.classes()?;
    let event = EVENT.replace("//@ event\n", &functions.methods_of("tickcord_event_")?);
    let objects = OBJECTS
        .replace("//@ client\n", &functions.methods_of("tickcord_client_")?)
        .replace("//@ websocket\n", &functions.methods_of("tickcord_websocket_")?);
    let typed = events::types(declarations, &documentation, &functions.methods_of("tickcord_interaction_")?)?;
    let library = LIBRARY.replace("//@ functions\n", &functions.free()?);
    let parts = [
        HEAD.to_owned(),
        vocabulary.enums(&documentation),
        RESULT.to_owned(),
        classes,
        views,
        event,
        typed,
        VISIT.to_owned(),
        events::visit(declarations),
        objects,
        DISPATCHER.to_owned(),
        library,
    ];
    let header = parts.join("\n");
    vocabulary.check_used()?;
    check_complete(declarations, &header)?;
    Ok(header)
}

/// Whether a function is called by a part that was written by hand.
fn is_by_hand(function: &str) -> bool {
    BY_HAND.iter().any(|part| calls(part, function))
}

fn calls(text: &str, function: &str) -> bool {
    let name = format!("::{function}");
    text.match_indices(&name)
        .any(|(at, _)| !text[at + name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_'))
}

/// Whatever C has, C++ has.
fn check_complete(declarations: &Declarations, header: &str) -> Result<(), String> {
    let missing: Vec<&str> = declarations
        .functions
        .iter()
        .map(|function| function.name.as_str())
        .filter(|name| !calls(header, name))
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("{HEADER} has no {}", missing.join(", "))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_counts_as_called_by_its_whole_name_alone() {
        assert!(calls("x = ::tickcord_client_wait(1);", "tickcord_client_wait"));
        assert!(!calls("x = ::tickcord_client_wait_all(1); tickcord_client_wait(1)", "tickcord_client_wait"));
    }

    #[test]
    fn missing_function_is_named() {
        let declarations =
            Declarations::parse("int32_t tickcord_a(void);\nint32_t tickcord_b(void);\n").unwrap();
        let error = check_complete(&declarations, "return ::tickcord_a();").unwrap_err();
        assert!(error.ends_with("has no tickcord_b"), "{error}");
    }
}
