//! Where things are. Everything is found from the manifest's folder, so that the tasks work from any directory.

use std::env;
use std::path::{self, Path, PathBuf};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the repository").to_path_buf()
}

/// Cargo reads a relative `CARGO_TARGET_DIR` against the directory it runs in, and the tasks run it in the root.
pub(crate) fn target_dir() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A path that the caller wrote, who may be in another folder than the root, in which the tasks run.
pub(crate) fn from_caller(path: &str) -> Result<PathBuf, String> {
    path::absolute(path).map_err(|error| format!("{path}: {error}"))
}

/// For what the tasks write themselves: logs, compiled C programs.
pub(crate) fn work_dir() -> PathBuf {
    target_dir().join("xtask")
}

pub(crate) fn include_dir() -> PathBuf {
    root().join("include")
}

/// Files below `dir` that end in `.extension`, sorted, so that what is made from them has one order everywhere.
pub(crate) fn files_with_extension(dir: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let mut found = files(dir)?;
    found.retain(|path| path.extension().is_some_and(|found| found == extension));
    Ok(found)
}

/// All files below `dir`, sorted.
pub(crate) fn files(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut pending = vec![dir.to_path_buf()];
    while let Some(dir) = pending.pop() {
        let entries = dir.read_dir().map_err(|error| format!("{}: {error}", dir.display()))?;
        for entry in entries {
            let path = entry.map_err(|error| format!("{}: {error}", dir.display()))?.path();
            if path.is_dir() {
                pending.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
