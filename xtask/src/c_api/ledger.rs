//! `abi/symbols.txt` and `abi/structs.txt`: every symbol and field with the version it came in. What was released stays there
//! for ever, unchanged.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::declarations::{Declarations, Function};
use super::layout::{Field, Layout};
use crate::{paths, process};

pub(crate) const SYMBOLS: &str = "abi/symbols.txt";
pub(crate) const STRUCTS: &str = "abi/structs.txt";

const SYMBOLS_HEAD: &str = "\
# Every symbol of include/tickcord.h: name, kind, the version it came in, and a function's types or a constant's value.
# Written by `cargo xtask header`. Lines are added; one that was released never changes and never goes.
";

const STRUCTS_HEAD: &str = "\
# Every field of every struct: name, offset on machines of 64 bits, on those of 32, the version it came in, and its type.
# Written by `cargo xtask header`. Lines are added; one that was released never changes and never goes.
";

/// Their values follow what the library knows, and say so: hosts do not compile them into anything that must agree.
const WITHOUT_VALUE: &[&str] = &["TICKCORD_ABI_VERSION", "TICKCORD_INTENTS_ALL", "TICKCORD_INTENTS_DEFAULT"];

/// The version in work, without its patch number.
pub(crate) fn version() -> &'static str {
    let version = env!("CARGO_PKG_VERSION");
    version.rsplit_once('.').map_or(version, |(minor, _)| minor)
}

/// One line: what it is about, and all else that must never change.
struct Entry {
    name: String,
    /// Between the name and the version.
    kind: String,
    /// Behind the version.
    detail: String,
}

/// The two files as they should be. `released` gives a file as it was at the last release.
pub(crate) fn fresh(
    declarations: &Declarations,
    layouts: &[Layout<'_>],
    released: impl Fn(&str) -> String,
) -> Result<[String; 2], String> {
    let symbols = Book::open(&released(SYMBOLS)).continued(symbols(declarations))?;
    check_since(&declarations.functions, &symbols)?;
    let structs = Book::open(&released(STRUCTS)).continued(fields(layouts))?;
    Ok([symbols.written(SYMBOLS_HEAD), structs.written(STRUCTS_HEAD)])
}

/// A file at the last release that this history knows; empty if there is none.
pub(crate) fn at_last_release(file: &str) -> String {
    let git = |arguments: &[&str]| {
        let output = process::command("git").args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    git(&["describe", "--tags", "--abbrev=0", "--match", "v[0-9]*"])
        .and_then(|tag| git(&["show", &format!("{}:{file}", tag.trim())]))
        .unwrap_or_default()
}

/// The functions of the committed ledger.
pub(crate) fn functions() -> Result<BTreeSet<String>, String> {
    let text =
        fs::read_to_string(paths::root().join(SYMBOLS)).map_err(|error| format!("{SYMBOLS}: {error}"))?;
    let lines = text.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    Ok(lines.filter(|parts| parts.get(1) == Some(&"function")).map(|parts| parts[0].to_owned()).collect())
}

/// The first field of each struct that came later than the struct itself.
pub(crate) fn first_versions() -> Result<BTreeMap<String, String>, String> {
    let text =
        fs::read_to_string(paths::root().join(STRUCTS)).map_err(|error| format!("{STRUCTS}: {error}"))?;
    Ok(later_fields(&text))
}

fn later_fields(structs: &str) -> BTreeMap<String, String> {
    let mut since: BTreeMap<&str, &str> = BTreeMap::new();
    let mut later = BTreeMap::new();
    for line in structs.lines().filter(|line| !line.starts_with('#')) {
        let field = line.split(' ').next().and_then(|name| name.split_once('.'));
        let (Some((structure, field)), Some(version)) = (field, version_in(line)) else { continue };
        // The oldest lines come first.
        if *since.entry(structure).or_insert(version) != version {
            later.entry(structure.to_owned()).or_insert_with(|| field.to_owned());
        }
    }
    later
}

fn symbols(declarations: &Declarations) -> Vec<Entry> {
    let entry = |name: &str, kind: &str, detail: String| Entry {
        name: name.to_owned(),
        kind: kind.to_owned(),
        detail,
    };
    let functions = declarations.functions.iter().map(|it| entry(&it.name, "function", signature(it)));
    let structs = declarations.structs.iter().map(|it| entry(&it.name, "struct", String::new()));
    let types = declarations.types.iter().map(|it| entry(&it.name, "type", it.means.clone()));
    let enums = declarations.enums.iter().map(|it| entry(&it.name, "enum", String::new()));
    let constants = declarations.constants.iter().map(|it| {
        let moves = WITHOUT_VALUE.contains(&it.name.as_str());
        entry(&it.name, "constant", if moves { String::new() } else { it.value.clone() })
    });
    functions.chain(structs).chain(types).chain(enums).chain(constants).collect()
}

/// Types alone: names of parameters may get better.
fn signature(function: &Function) -> String {
    let parameters: Vec<&str> = function.parameters.iter().map(|it| it.of.as_str()).collect();
    format!("{} ({})", function.returns, parameters.join(", "))
}

fn fields(layouts: &[Layout<'_>]) -> Vec<Entry> {
    let of_struct = |layout: &Layout<'_>| {
        let entry = |Field { variable, offset }: &Field<'_>| Entry {
            name: format!("{}.{}", layout.name, variable.name),
            kind: format!("{} {}", offset.bits_64, offset.bits_32),
            detail: match &variable.array {
                Some(count) => format!("{} [{count}]", variable.of),
                None => variable.of.clone(),
            },
        };
        layout.fields.iter().map(entry).collect::<Vec<_>>()
    };
    layouts.iter().flat_map(of_struct).collect()
}

/// Names with the versions they came in, in the order of the file.
#[derive(Default)]
struct Book {
    lines: Vec<(String, String)>,
    since: BTreeMap<String, String>,
}

impl Book {
    fn open(text: &str) -> Self {
        let mut book = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let name = line.split(' ').next().unwrap_or_default();
            book.lines.push((name.to_owned(), line.to_owned()));
        }
        book
    }

    /// With what is declared now, the newest at the end.
    fn continued(self, entries: Vec<Entry>) -> Result<Self, String> {
        let mut released: BTreeMap<String, String> = self.lines.into_iter().collect();
        let mut complaints = Vec::new();
        let mut lines: Vec<(String, String, String)> = Vec::new();
        for Entry { name, kind, detail } in entries {
            let line_of = |since: &str| format!("{name} {kind} {since} {detail}").trim_end().to_owned();
            let before = released.remove(&name);
            let since = before.as_deref().and_then(version_in).unwrap_or(version()).to_owned();
            let line = line_of(&since);
            if let Some(before) = before.filter(|before| *before != line) {
                complaints.push(format!("released as `{before}`, and now `{line}`"));
            }
            lines.push((name, since, line));
        }
        complaints.extend(released.values().map(|line| format!("released as `{line}`, and now gone")));
        if !complaints.is_empty() {
            complaints.push(
                "What hosts were compiled against stays as it is: add something new instead.".to_owned(),
            );
            return Err(complaints.join("\n"));
        }
        let structure = |name: &str| name.split_once('.').map(|(structure, _)| structure.to_owned());
        // Stable: fields of one struct and version keep their order.
        lines.sort_by(|(a, since_a, _), (b, since_b, _)| {
            let by_name = match (structure(a), structure(b)) {
                (Some(a), Some(b)) => a.cmp(&b),
                _ => a.cmp(b),
            };
            compare_versions(since_a, since_b).then(by_name)
        });
        let since = lines.iter().map(|(name, since, _)| (name.clone(), since.clone())).collect();
        Ok(Self { lines: lines.into_iter().map(|(name, _, line)| (name, line)).collect(), since })
    }

    fn written(&self, head: &str) -> String {
        let mut text = format!("{head}\n");
        for (_, line) in &self.lines {
            text.push_str(line);
            text.push('\n');
        }
        text
    }
}

/// The first part that is a version, such as `0.1`.
fn version_in(line: &str) -> Option<&str> {
    line.split(' ').skip(1).find(|part| numbers(part).is_some())
}

fn numbers(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

fn compare_versions(a: &str, b: &str) -> Ordering {
    numbers(a).cmp(&numbers(b))
}

/// A function's comment and the ledger tell the same version.
fn check_since(functions: &[Function], symbols: &Book) -> Result<(), String> {
    let complaints: Vec<String> = functions
        .iter()
        .filter_map(|function| {
            let said = function.comment.iter().find_map(|line| line.strip_prefix("\\since "))?;
            let since = symbols.since.get(&function.name)?;
            (said != since).then(|| format!("{}: says \\since {said}, and came in {since}", function.name))
        })
        .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::super::layout::layouts;
    use super::*;

    const HEADER: &str = "#define TICKCORD_LIMIT 8\ntypedef struct tickcord_x {\n    uint32_t a;\n    uint32_t b;\n} tickcord_x;\n\
        /**\n * Does.\n *\n * \\since 0.1\n */\nvoid tickcord_do(uint32_t a, const char *b);\n";

    fn written(header: &str, released: &[String; 2]) -> Result<[String; 2], String> {
        let declarations = Declarations::parse(header).unwrap();
        let layouts = layouts(&declarations).unwrap();
        fresh(&declarations, &layouts, |file| released[usize::from(file == STRUCTS)].clone())
    }

    /// As if the version had been released that came before this one.
    fn released() -> [String; 2] {
        let files = written(HEADER, &Default::default()).unwrap();
        files.map(|text| text.replace(&format!(" {}", version()), " 0.0"))
    }

    #[test]
    fn symbols_and_fields_are_written_with_the_version_in_work() {
        let [symbols, structs] = written(HEADER, &Default::default()).unwrap();
        for line in [
            format!("tickcord_do function {} void (uint32_t, const char *)\n", version()),
            format!("TICKCORD_LIMIT constant {} 8\n", version()),
            format!("tickcord_x struct {}\n", version()),
        ] {
            assert!(symbols.contains(&line), "{symbols}");
        }
        assert!(structs.contains(&format!("tickcord_x.b 4 4 {} uint32_t\n", version())), "{structs}");
    }

    #[test]
    fn what_is_new_is_appended_to_what_was_released() {
        let header = HEADER.replace("0.1", "0.0").replace("} tickcord_x", "    uint64_t c;\n} tickcord_x")
            + "#define TICKCORD_A 1\n";
        let before = released();
        let after = written(&header, &before).unwrap();
        assert_eq!(after[0], format!("{}TICKCORD_A constant {} 1\n", before[0], version()));
        assert_eq!(later_fields(&after[1])["tickcord_x"], "c");
        assert!(later_fields(&before[1]).is_empty());
        assert_eq!(after[1], format!("{}tickcord_x.c 8 8 {} uint64_t\n", before[1], version()));
    }

    #[test]
    fn what_was_released_can_neither_change_nor_go() {
        let header = HEADER.replace("0.1", "0.0");
        for (from, to, expected) in [
            (
                "LIMIT 8",
                "LIMIT 9",
                "`TICKCORD_LIMIT constant 0.0 8`, and now `TICKCORD_LIMIT constant 0.0 9`",
            ),
            ("#define TICKCORD_LIMIT 8\n", "", "`TICKCORD_LIMIT constant 0.0 8`, and now gone"),
            ("const char *b", "const void *b", "tickcord_do"),
            ("uint32_t b;", "int32_t b;", "tickcord_x.b"),
            ("uint32_t a;\n    uint32_t b;", "uint32_t b;\n    uint32_t a;", "tickcord_x.a"),
        ] {
            assert!(header.contains(from));
            let error = written(&header.replace(from, to), &released()).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn comment_must_tell_the_version_of_the_ledger() {
        let error = written(&HEADER.replace("since 0.1", "since 9.9"), &Default::default()).unwrap_err();
        assert!(error.contains("tickcord_do: says \\since 9.9"), "{error}");
    }
}
