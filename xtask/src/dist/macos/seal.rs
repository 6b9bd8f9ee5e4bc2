//! The static library with no name in it that a host could have as well: its Rust runtime and its cryptography are ours alone.

use std::fs;
use std::path::{Path, PathBuf};

use super::macho;
use crate::process::{self, BUILD_LIMIT};

/// What the names of all else begin with.
pub(super) const PRIVATE: &str = "tickcord_private_";

/// Gives every name but the C API's one of ours. They stay global: no linker here joins objects of Mach-O into one, in which
/// they could be local.
pub(super) fn archive(built: &Path) -> Result<PathBuf, String> {
    let [open, native, sealed] =
        ["", "-native", "-sealed"].map(|what| built.join(format!("libtickcord{what}.a")));
    // First the bitcode goes, of Rust's std for its own linking: tools would read the names in there instead.
    let without = ["--strip-debug", "--remove-section=__LLVM,__bitcode", "--remove-section=__LLVM,__cmdline"];
    objcopy(&without, &open, &native)?;
    let names = built.join("private.txt");
    let list: Vec<String> = macho::defined(&native, None)?
        .into_iter()
        .filter(|name| !name.starts_with("tickcord_"))
        .map(|name| format!("_{name} _{PRIVATE}{name}\n"))
        .collect();
    fs::write(&names, list.concat()).map_err(|error| format!("{}: {error}", names.display()))?;
    objcopy(&[&format!("--redefine-syms={}", names.display())], &native, &sealed)?;
    Ok(sealed)
}

fn objcopy(arguments: &[&str], from: &Path, to: &Path) -> Result<(), String> {
    let mut objcopy = super::llvm("objcopy");
    objcopy.arg("--enable-deterministic-archives").args(arguments).arg(from).arg(to);
    process::run(&mut objcopy, BUILD_LIMIT).map(drop)
}
