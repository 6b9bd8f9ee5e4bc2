//! `SHA256SUMS` of what lies in the folder of archives, as `sha256sum -c` reads it.

use std::fs;
use std::path::Path;

use crate::process::{self, BUILD_LIMIT};

pub(super) fn write(out: &Path) -> Result<(), String> {
    let mut shell = process::command("sh");
    shell.args(["-ec", "sha256sum -- tickcord-*"]).current_dir(out);
    let sums = process::run(&mut shell, BUILD_LIMIT)?;
    let file = out.join("SHA256SUMS");
    fs::write(&file, sums).map_err(|error| format!("{}: {error}", file.display()))
}
