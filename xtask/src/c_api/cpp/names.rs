//! How names of C are called in C++.

/// Names of values that mean something else to a compiler.
const RESERVED: &[&str] = &["bool", "default", "delete", "double", "int", "private", "public", "static"];

/// `TICKCORD_HTTP_DELETE` with the prefix `TICKCORD_HTTP_` is `delete_`.
pub(super) fn value(constant: &str, prefix: &str) -> String {
    let rest =
        constant.strip_prefix(prefix).or_else(|| constant.strip_prefix("TICKCORD_")).unwrap_or(constant);
    let name = rest.to_lowercase();
    if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// `tickcord_message_create` is `message_create`.
pub(super) fn class(name: &str) -> &str {
    name.strip_prefix("tickcord_").unwrap_or(name)
}

/// What counts the elements of an array: `embed_count` for `embeds`, `guild_count` for `guild_ids`, `size` for `data`.
pub(super) fn counts_of(array: &str) -> Vec<String> {
    let singular = array
        .strip_suffix("ies")
        .map_or_else(|| array.strip_suffix('s').unwrap_or(array).to_owned(), |start| format!("{start}y"));
    let mut names = vec![format!("{array}_len"), format!("{singular}_count")];
    names.extend(singular.strip_suffix("_id").map(|of| format!("{of}_count")));
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_from_those_of_c() {
        assert_eq!(value("TICKCORD_HTTP_DELETE", "TICKCORD_HTTP_"), "delete_");
        assert_eq!(value("TICKCORD_OK", "TICKCORD_ERROR_"), "ok");
        assert_eq!(class("tickcord_message_create"), "message_create");
        assert!(counts_of("activities").contains(&"activity_count".to_owned()));
        assert!(counts_of("guild_ids").contains(&"guild_count".to_owned()));
    }
}
