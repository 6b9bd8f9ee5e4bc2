//! The plugin's pages: their C++ compiles, their links lead somewhere, and their table of settings is the plugin's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::{plugin, stand_in};
use crate::c_api::articles;
use crate::paths;

/// What the samples take for given, beside all headers of the plugin.
const GIVEN: &str = "\
#include \"Engine/World.h\"

extern UTickcordSubsystem* Discord;

class AMyClass : public AActor
{
public:
	void HandleReady(const FTickcordReady& Ready);
	void HandleMessage(const FTickcordMessage& Message);
	void HandleText(const FString& Text);
	void Samples();

	UTickcordWebSocket* WebSocket = nullptr;
};

void AMyClass::Samples()
{
";

/// Pages with a table of settings, and the class that has them.
const SETTINGS: [(&str, &str); 2] = [
    ("docs/settings.md", "Public/TickcordSettings.h"),
    ("docs/chat-bridge.md", "Public/TickcordChatBridge.h"),
];

pub(crate) fn check() -> Result<(), String> {
    let around = paths::root().join("unreal_plugin");
    let mut pages = vec![around.join("README.md"), around.join("VERIFYING.md")];
    pages.extend(paths::files_with_extension(&around.join("docs"), "md")?);
    let mut complaints = Vec::new();
    for page in &pages {
        let text = read(page)?;
        let dead = dead_links(page, &text, &pages).into_iter();
        complaints.extend(dead.map(|link| format!("{}: {link} is no page of the plugin", page.display())));
        let dir = samples(page, &text)?;
        complaints.extend(stand_in::check_game(&dir).err());
    }
    for (page, header) in SETTINGS {
        let documented = documented(&read(&around.join(page))?);
        let declared = declared(&read(&plugin::module().join(header))?);
        complaints.extend(differences(&documented, &declared).iter().map(|what| format!("{page}: {what}")));
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Links to what is not packaged beside the page.
fn dead_links(page: &Path, text: &str, pages: &[PathBuf]) -> Vec<String> {
    // Every other part is code.
    let prose = text.split("```").step_by(2).flat_map(|part| part.split("](").skip(1));
    let targets = prose.filter_map(|rest| rest.split(')').next());
    let files = targets.map(|target| target.split('#').next().unwrap_or_default());
    let is_page = |file: &str| {
        let path = page.with_file_name(file).canonicalize();
        path.is_ok_and(|path| pages.iter().any(|page| page.canonicalize().is_ok_and(|page| page == path)))
    };
    let is_dead = |file: &&str| !file.is_empty() && !file.contains("://") && !is_page(file);
    files.filter(is_dead).map(str::to_owned).collect()
}

/// Writes a page's C++ to a folder. A block that begins with the name of a file is that file, others are statements.
fn samples(page: &Path, text: &str) -> Result<PathBuf, String> {
    let stem = page.file_stem().unwrap_or_default();
    let dir = paths::work_dir().join("unreal/samples").join(stem);
    let _ = fs::remove_dir_all(&dir);
    let broken = |error: std::io::Error| format!("{}: {error}", dir.display());
    fs::create_dir_all(&dir).map_err(broken)?;
    let mut statements = String::new();
    for block in articles::blocks(text, "```cpp") {
        let code = block.text.join("\n");
        let name =
            block.text.first().and_then(|first| first.strip_prefix("// ")).filter(|name| is_file(name));
        if let Some(name) = name {
            fs::write(dir.join(name), code + "\n").map_err(broken)?;
        } else {
            let place = format!("#line {} \"{}\"", block.line + 1, page.display());
            statements.extend(["{\n", &place, "\n", &code, "\n}\n"]);
        }
    }
    if !statements.is_empty() {
        let mut source = String::new();
        for header in paths::files_with_extension(&plugin::module().join("Public"), "h")? {
            let _ = writeln!(source, "#include \"{}\"", header.display());
        }
        let source = format!("{source}{GIVEN}{statements}}}\n");
        fs::write(dir.join("Statements.cpp"), source).map_err(broken)?;
    }
    Ok(dir)
}

fn is_file(name: &str) -> bool {
    !name.contains(' ') && [".h", ".cpp"].iter().any(|end| name.ends_with(end))
}

/// Settings with their defaults as the page's table has them.
fn documented(page: &str) -> BTreeMap<String, String> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect();
    let table = page
        .lines()
        .skip_while(|line| !line.starts_with("| Setting |"))
        .take_while(|line| line.starts_with('|'));
    let rows = table.filter(|line| line.starts_with("| `")).map(cells);
    rows.filter_map(|row: Vec<String>| Some((row.get(1)?.clone(), row.get(2)?.clone()))).collect()
}

/// And as the class has them.
fn declared(header: &str) -> BTreeMap<String, String> {
    let constant = |name: &str| {
        let line =
            header.lines().find(|line| line.contains("constexpr") && line.contains(&format!(" {name} = ")));
        line.and_then(|line| line.split(" = ").nth(1))
            .map_or(name, |value| value.trim_end_matches(';'))
            .to_owned()
    };
    let lines: Vec<&str> = header.lines().map(str::trim).collect();
    let properties = lines.windows(2).filter(|pair| pair[0].starts_with("UPROPERTY(Config"));
    properties
        .map(|pair| {
            let declaration = pair[1].trim_end_matches(';');
            let (head, value) = declaration.split_once(" = ").unwrap_or((declaration, ""));
            let text = value.strip_prefix("TEXT(\"").and_then(|text| text.strip_suffix("\")"));
            let value = text.map_or_else(|| constant(value), str::to_owned);
            (head.rsplit(' ').next().unwrap_or_default().to_owned(), value)
        })
        .collect()
}

fn differences(documented: &BTreeMap<String, String>, declared: &BTreeMap<String, String>) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in declared {
        match documented.get(name) {
            None => found.push(format!("there is no row for {name}")),
            Some(said) if said != value => {
                found.push(format!("{name} is `{said}` here, and `{value}` in the header"));
            }
            Some(_) => {}
        }
    }
    let extra = documented.keys().filter(|name| !declared.contains_key(*name));
    found.extend(extra.map(|name| format!("{name} is no setting")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_the_page_has_otherwise_are_named() {
        let header = "\tstatic constexpr int32 All = 7;\n\tUPROPERTY(Config, EditAnywhere)\n\tint32 Intents = All;\n\n\
            \tUPROPERTY(Config)\n\tFString Token;\n\n\tUPROPERTY(Config)\n\tFString Prefix = TEXT(\"!\");\n";
        let page = "| Setting | Default | |\n|---|---|---|\n| `Intents` | `7` | x |\n| `Token` | | y |\n\
            | `Prefix` | `!` | |\n\n| `Other` | |\n";
        assert_eq!(differences(&documented(page), &declared(header)), Vec::<String>::new());
        for (from, to, expected) in [
            ("| `Intents` | `7` | x |\n", "", "no row for Intents"),
            ("`7`", "`8`", "Intents is `8` here, and `7` in the header"),
            ("`Token`", "`Tokens`", "Tokens is no setting"),
        ] {
            let found = differences(&documented(&page.replacen(from, to, 1)), &declared(header)).join("\n");
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn links_to_what_is_not_packaged_are_dead() {
        let around = paths::root().join("unreal_plugin");
        let pages = [around.join("README.md"), around.join("docs/install.md")];
        let text =
            "[a](docs/install.md#platforms) [b](https://x.org) [c](#start) [d](../README.md) [e](docs/no.md)";
        assert_eq!(dead_links(&pages[0], text, &pages), ["../README.md", "docs/no.md"]);
        assert_eq!(dead_links(&pages[1], "[a](../README.md) [b](install.md)", &pages), Vec::<String>::new());
    }
}
