//! The files of a wheel, as the Python Packaging User Guide's "Binary distribution format" has them.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use super::Wheel;
use crate::dist::{documents, full_name, target};
use crate::paths;

const VERSION: &str = env!("CARGO_PKG_VERSION");

const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];

pub(super) fn info_folder() -> String {
    format!("tickcord-{VERSION}.dist-info")
}

/// Writes all files, from the stage of the target whose library it holds.
pub(super) fn fill(wheel: &Wheel, folder: &Path) -> Result<(), String> {
    let package = folder.join("tickcord");
    let binding = paths::root().join("bindings/python/tickcord");
    for extension in ["py", "typed"] {
        for file in paths::files_with_extension(&binding, extension)? {
            copy(&file, &package)?;
        }
    }
    let source = target(wheel.target)?;
    copy(&wheel.library(&source.stage())?, &package)?;

    let info = folder.join(info_folder());
    let licences = info.join("licenses");
    for licence in LICENCES {
        copy(&paths::root().join(licence), &licences)?;
    }
    documents::write_into(&licences, &info.join("sboms"), &full_name(wheel.name), &source.libraries())?;
    write(&info, "METADATA", &metadata()?)?;
    let wheel = format!(
        "Wheel-Version: 1.0\nGenerator: tickcord-xtask {VERSION}\nRoot-Is-Purelib: false\nTag: {}\n",
        wheel.name
    );
    write(&info, "WHEEL", &wheel)?;
    write(&info, "RECORD", &record(folder)?)
}

/// What `pyproject.toml` says, which is what an installation from a checkout has too.
fn metadata() -> Result<String, String> {
    let binding = paths::root().join("bindings/python");
    let file = binding.join("pyproject.toml");
    let text = read(&file)?;
    let project: toml::Table = text.parse().map_err(|error| format!("{}: {error}", file.display()))?;
    let field = |name: &str| {
        let value = project.get("project").and_then(|project| project.get(name)?.as_str());
        value.ok_or_else(|| format!("{}: [project] has no {name}", file.display()))
    };
    if field("version")? != VERSION {
        return Err(format!("{}: its version is {}, not {VERSION}", file.display(), field("version")?));
    }
    let mut out = format!("Metadata-Version: 2.4\nName: {}\nVersion: {VERSION}\n", field("name")?);
    let _ = writeln!(out, "Summary: {}", field("description")?);
    let _ = writeln!(out, "Project-URL: Repository, {}", env!("CARGO_PKG_REPOSITORY"));
    let _ = writeln!(out, "License-Expression: {}", field("license")?);
    for licence in LICENCES.into_iter().chain([documents::LICENCES]) {
        let _ = writeln!(out, "License-File: {licence}");
    }
    let _ = writeln!(out, "Requires-Python: {}", field("requires-python")?);
    let _ = writeln!(out, "Description-Content-Type: text/markdown\n");
    out.push_str(&read(&binding.join(field("readme")?))?);
    Ok(out)
}

/// Each file with what an installer checks it against.
fn record(folder: &Path) -> Result<String, String> {
    let mut record = String::new();
    for file in paths::files(folder)? {
        let content = fs::read(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let sum = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&content));
        let _ = writeln!(record, "{name},sha256={sum},{}", content.len());
    }
    let _ = writeln!(record, "{}/RECORD,,", info_folder());
    Ok(record)
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

fn copy(file: &Path, folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(file, folder.join(file.file_name().unwrap_or_default())))
        .map(drop)
        .map_err(|error| format!("{} to {}: {error}", file.display(), folder.display()))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::write(folder.join(name), text).map_err(|error| format!("{}: {error}", folder.join(name).display()))
}
