//! What Unreal's conventions ask of files and folders, whatever is in them.

use std::fs;
use std::path::Path;

use super::plugin;
use crate::paths;

/// What is text in the plugin; all of it is packaged.
const TEXTS: &[&str] = &["cpp", "cs", "h", "ini", "inl", "json", "md", "uplugin"];

pub(crate) fn check() -> Result<(), String> {
    let dir = paths::root().join("unreal_plugin");
    let mut complaints = Vec::new();
    for file in paths::files(&dir)? {
        let extension = file.extension().unwrap_or_default().to_string_lossy().into_owned();
        let name = file.strip_prefix(&dir).expect("it was found below").display().to_string();
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        if TEXTS.contains(&extension.as_str()) {
            let is_generated = file.starts_with(plugin::include_dir());
            let is_code = ["cpp", "cs", "h", "inl"].contains(&extension.as_str()) && !is_generated;
            complaints.extend(of_text(&bytes, is_code).map(|what| format!("{name}: {what}")));
        }
        if name.ends_with(".Build.cs") {
            complaints.extend(of_rules(&file, &bytes).map(|what| format!("{name}: {what}")));
        }
    }
    complaints.extend(of_module(&implementations()?));
    complaints.extend(of_licences()?);
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// Tabs, LF, no byte order mark.
fn of_text(bytes: &[u8], is_code: bool) -> Option<String> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Some("is not UTF-8".to_owned());
    };
    if text.starts_with('\u{feff}') {
        return Some("begins with a byte order mark".to_owned());
    }
    if text.contains('\r') {
        return Some("has CRLF".to_owned());
    }
    if !text.ends_with('\n') || text.ends_with("\n\n") {
        return Some("does not end in one newline".to_owned());
    }
    let is_bad = |line: &str| {
        let code = line.trim_start_matches('\t');
        // Within a comment, a star stands below that of the line above.
        line.ends_with([' ', '\t']) || (is_code && code.starts_with(' ') && !code.starts_with(" *"))
    };
    let line = text.lines().position(is_bad)?;
    Some(format!("line {} is indented by spaces, or ends in white space", line + 1))
}

/// `UnrealBuildTool` finds a module's rules by the names of their file and class.
fn of_rules(file: &Path, bytes: &[u8]) -> Option<String> {
    let module = file.file_name()?.to_str()?.strip_suffix(".Build.cs")?;
    if file.parent()?.file_name()? != module {
        return Some(format!("lies in no folder {module}"));
    }
    let class = format!("public class {module} : ModuleRules");
    (!String::from_utf8_lossy(bytes).contains(&class)).then(|| format!("has no `{class}`"))
}

/// All lines that implement a module.
fn implementations() -> Result<Vec<String>, String> {
    let mut found = Vec::new();
    for source in paths::files_with_extension(&plugin::module(), "cpp")? {
        let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        found.extend(text.lines().filter(|line| line.starts_with("IMPLEMENT_")).map(str::to_owned));
    }
    Ok(found)
}

fn of_module(implementations: &[String]) -> Option<String> {
    (implementations != ["IMPLEMENT_MODULE(FTickcordModule, Tickcord)"])
        .then(|| format!("the module is implemented by {implementations:?}"))
}

/// The folder stands for itself, and so has copies.
fn of_licences() -> Result<Option<String>, String> {
    let read = |path: &Path| fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        if read(&paths::root().join(name))? != read(&plugin::dir().join("Licenses").join(name))? {
            return Ok(Some(format!("the plugin's {name} is not the project's")));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_tools_stumble_over_are_found() {
        assert_eq!(of_text(b"/**\n * x\n */\nclass A\n{\n\tint B;\n\t/*\n\t * y\n\t */\n};\n", true), None);
        assert_eq!(of_text(b"- a\n  - b\n", false), None);
        for (text, expected) in [
            ("\u{feff}int a;\n", "byte order mark"),
            ("int a;\r\n", "CRLF"),
            ("int a;", "one newline"),
            ("int a;\n\n", "one newline"),
            ("{\n    int a;\n}\n", "line 2 is indented"),
            ("{\n\tint a; \n}\n", "line 2 is indented"),
        ] {
            let found = of_text(text.as_bytes(), true).unwrap();
            assert!(found.contains(expected), "{text:?}: {found}");
        }
        assert!(of_text(b"caf\xe9\n", false).unwrap().contains("UTF-8"));
    }

    #[test]
    fn names_that_unreal_build_tool_does_not_find_are_told() {
        let rules = |path: &str, text: &str| of_rules(Path::new(path), text.as_bytes());
        assert_eq!(rules("Source/Bot/Bot.Build.cs", "public class Bot : ModuleRules\n"), None);
        assert!(rules("Source/bot/Bot.Build.cs", "").unwrap().contains("no folder Bot"));
        assert!(
            rules("Source/Bot/Bot.Build.cs", "public class bot : ModuleRules").unwrap().contains("has no")
        );
        assert!(of_module(&["IMPLEMENT_MODULE(FTickcordModule, TickCord)".to_owned()]).is_some());
        assert!(of_module(&[]).is_some());
    }
}
