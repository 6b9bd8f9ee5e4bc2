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
    let text = read(&licences)?;
    for component in document["components"].as_array().into_iter().flatten() {
        let label = format!(
            "{} {}",
            component["name"].as_str().unwrap_or_default(),
            component["version"].as_str().unwrap_or_default()
        );
        // Once in the list, and once at least over a text.
        if text.matches(&label).count() < 2 {
            return Err(format!("{}: no licence of {label}, which is in {}", licences.display(), sbom::FILE));
        }
    }
    Ok(())
}
