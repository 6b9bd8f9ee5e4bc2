//! What comes with each archive beside the library: the licences of other people's code in it, and its bill of materials.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::linked::{self, Library};
use super::{licences, sbom, toolchain};
use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;
use crate::venv::Environment;

pub(super) use super::licences::FILE as LICENCES;

/// In the tree of an archive.
const FOLDER: &str = "share/doc/tickcord";

/// Knows the schema of bills of materials.
const VALIDATOR: Environment =
    Environment { name: "cyclonedx", packages: &["cyclonedx-python-lib[json-validation]==11.12.0"] };

/// Into the tree of the archive with this name, which holds these libraries.
pub(super) fn write(tree: &Path, name: &str, libraries: &[&Library]) -> Result<(), String> {
    write_into(&tree.join(FOLDER), &tree.join(FOLDER), name, libraries)
}

/// For packages that have places of their own for the two.
pub(super) fn write_into(
    licence_folder: &Path,
    sbom_folder: &Path,
    name: &str,
    libraries: &[&Library],
) -> Result<(), String> {
    let linked = linked::find(libraries)?;
    let sbom = sbom::json(name, &linked, toolchain::source_date_epoch()?);
    for (folder, file, text) in
        [(licence_folder, licences::FILE, licences::text(&linked)?), (sbom_folder, sbom::FILE, sbom)]
    {
        let file = folder.join(file);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, text))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

pub(super) fn verify(tree: &Path) -> Result<(), String> {
    verify_in(&tree.join(FOLDER), &tree.join(FOLDER))
}

/// The bill keeps to its schema, and the licences are those of all that is in it.
pub(super) fn verify_in(licence_folder: &Path, sbom_folder: &Path) -> Result<(), String> {
    let [licences, sbom] = [licence_folder.join(licences::FILE), sbom_folder.join(sbom::FILE)];
    let read = |file: &Path| fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()));
    // Elsewhere it is the same file, and such a machine may have no Python.
    if System::HOST == System::Linux {
        let mut python = process::command(VALIDATOR.bin()?.join("python"));
        python.arg(paths::root().join("xtask/dist/validate_sbom.py")).arg(&sbom);
        process::run(&mut python, BUILD_LIMIT)?;
    }

    let document: Value =
        serde_json::from_str(&read(&sbom)?).map_err(|error| format!("{}: {error}", sbom.display()))?;
    match without_licence(&document, &read(&licences)?) {
        Some(label) => {
            Err(format!("{}: no licence of {label}, which is in {}", licences.display(), sbom::FILE))
        }
        None => Ok(()),
    }
}

/// A component of the bill that is not both in the list of licences and over a text.
fn without_licence(bill: &Value, licences: &str) -> Option<String> {
    let labels = bill["components"].as_array().into_iter().flatten().map(|component| {
        let text = |field: &str| component[field].as_str().unwrap_or_default();
        format!("{} {}", text("name"), text("version"))
    });
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '.');
    let count = |label: &str| {
        licences.match_indices(label).filter(|(at, _)| ends(&licences[at + label.len()..])).count()
    };
    labels.into_iter().find(|label| count(label) < 2)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn component_without_a_licence_text_is_found() {
        let bill = json!({ "components": [{ "name": "ada", "version": "1.0.1" }] });
        let licences = |owner: &str| format!("ada 1.0.1   MIT\n\n---\n{owner}\n---\nDo what you like.\n");
        assert_eq!(without_licence(&bill, &licences("ada 1.0.1, bob 2.0.0")), None);
        for owner in ["bob 2.0.0", "ada 1.0.10"] {
            assert_eq!(without_licence(&bill, &licences(owner)).as_deref(), Some("ada 1.0.1"), "{owner}");
        }
    }
}
