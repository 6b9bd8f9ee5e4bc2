//! Keeps the layering that ARCHITECTURE.md describes: reads the sources and fails on the first reference that goes the
//! wrong way, naming file, line and rule.

#[path = "architecture/reader.rs"]
mod reader;
#[path = "architecture/rules.rs"]
mod rules;

use std::fs;
use std::path::{Path, PathBuf};

use rules::Violation;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Everything below a folder: files with their text, and folders.
fn walk(folder: &str) -> (Vec<(PathBuf, String)>, Vec<PathBuf>) {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    let mut pending = vec![PathBuf::from(folder)];
    while let Some(folder) = pending.pop() {
        let Ok(entries) = fs::read_dir(root().join(&folder)) else { continue };
        for entry in entries {
            let entry = entry.unwrap();
            let path = folder.join(entry.file_name());
            if entry.file_type().unwrap().is_dir() {
                // Where cargo-fuzz builds.
                if path.ends_with("fuzz/target") {
                    continue;
                }
                pending.push(path.clone());
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(root().join(&path)).unwrap();
                files.push((path, text));
            }
        }
    }
    files.sort();
    (files, folders)
}

fn assert_none(violations: &[Violation]) {
    let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{} violations:\n{}", list.len(), list.join("\n"));
}

#[test]
fn sources_keep_the_rules() {
    let (files, _) = walk("src");
    assert!(!files.is_empty());
    let violations: Vec<Violation> =
        files.iter().flat_map(|(path, text)| rules::check_source(path, text)).collect();
    assert_none(&violations);
}

#[test]
fn names_say_what_is_inside() {
    let mut violations = Vec::new();
    for folder in ["src", "sandbox", "xtask", "tests", "benches", "examples", "fuzz"] {
        let (files, folders) = walk(folder);
        let paths = files.into_iter().map(|(path, _)| path).chain(folders);
        // Unreal's own names: the plugin includes its headers by them.
        let paths = paths.filter(|path| !path.starts_with("tests/unreal/engine"));
        violations.extend(paths.filter_map(|path| rules::check_name(&path)));
    }
    assert_none(&violations);
}

#[test]
fn sandbox_does_not_know_the_library() {
    let manifest = fs::read_to_string(root().join("sandbox/Cargo.toml")).unwrap();
    let mut violations = rules::check_sandbox_manifest(&manifest);
    for (path, text) in walk("sandbox").0 {
        violations.extend(rules::check_sandbox_source(&path, &text));
    }
    assert_none(&violations);
}
