//! Packing a folder so that the same content gives the same bytes, and unpacking it.

use std::fs;
use std::path::Path;

use super::toolchain;
use crate::process::{self, BUILD_LIMIT};

/// The folder itself is the one thing at the archive's top.
pub(super) fn pack(stage: &Path, file: &Path) -> Result<(), String> {
    let (Some(parent), Some(name), Some(out)) = (stage.parent(), stage.file_name(), file.parent()) else {
        return Err(format!("{} cannot be packed as {}", stage.display(), file.display()));
    };
    fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut tar = process::command("tar");
    tar.args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX"]);
    tar.arg(format!("--mtime=@{}", toolchain::source_date_epoch()?)).args(["-I", "gzip -9n", "-cf"]);
    process::run(tar.arg(file).arg("-C").arg(parent).arg(name), BUILD_LIMIT).map(drop)
}

pub(super) fn unpack(file: &Path, into: &Path) -> Result<(), String> {
    fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    process::run(process::command("tar").arg("-xf").arg(file).arg("-C").arg(into), BUILD_LIMIT).map(drop)
}
