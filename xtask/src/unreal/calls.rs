//! The page that says which functions of the C API the plugin does not call must be right about each.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::plugin;
use crate::paths;

const PAGE: &str = "unreal_plugin/docs/calls.md";

pub(crate) fn check() -> Result<(), String> {
    let mut sources = String::new();
    for extension in ["h", "cpp"] {
        for source in paths::files_with_extension(&plugin::module(), extension)? {
            // A test calls what it likes.
            if !source.components().any(|part| part.as_os_str() == "Tests") {
                sources += &read(&source)?;
            }
        }
    }
    let list = read(&plugin::module().join("Public/TickcordFunctions.inl"))?;
    let complaints = compare(&list, &sources, &read(&paths::root().join(PAGE))?);
    if complaints.is_empty() { Ok(()) } else { Err(format!("{PAGE}: {}", complaints.join("\n"))) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// What the page says wrongly of a function that the plugin calls, or does not.
fn compare(list: &str, sources: &str, page: &str) -> Vec<String> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let words: BTreeSet<&str> = sources.split(|c| !is_word(c)).collect();
    let section = page.split("## Only from C++").nth(1).unwrap_or_default();
    let listed: BTreeSet<&str> =
        section.lines().filter(|line| line.starts_with("| ")).flat_map(code).collect();
    let names = list.lines().filter_map(|line| line.strip_prefix("TICKCORD_FUNCTION(")?.strip_suffix(')'));
    let known: BTreeSet<&str> = names.collect();
    let mut found = Vec::new();
    for name in &known {
        match (words.contains(name), listed.contains(name)) {
            (true, true) => found.push(format!("{name} is called by the plugin")),
            (false, false) => found.push(format!("{name} is called nowhere, and not listed")),
            _ => {}
        }
    }
    found.extend(listed.difference(&known).map(|name| format!("{name} is no function")));
    found
}

/// What stands between backticks.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_function_is_called_or_listed() {
        let list = "// x\nTICKCORD_FUNCTION(client_wait)\nTICKCORD_FUNCTION(client_connect)\n";
        let sources = "Functions->client_connect(Client);";
        let page = "`other`\n## Only from C++\n\n| Waiting | `client_wait` |\n";
        assert_eq!(compare(list, sources, page), Vec::<String>::new());
        for (page, expected) in [
            ("## Only from C++\n", "client_wait is called nowhere, and not listed"),
            (
                "## Only from C++\n| `client_wait` `client_connect` |",
                "client_connect is called by the plugin",
            ),
            ("## Only from C++\n| `client_wait` `client_weight` |", "client_weight is no function"),
        ] {
            assert_eq!(compare(list, sources, page), [expected]);
        }
    }
}
