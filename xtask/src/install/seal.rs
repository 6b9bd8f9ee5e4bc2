//! The static library with no global symbols but ours: its Rust runtime and its cryptography cannot clash with a host's own.

use std::fs;
use std::path::Path;

use crate::c_api::ledger;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

/// Links what the functions of the C API reach into one object, and makes all else in it local.
pub(super) fn archive(binutils: &str, built: &Path, sealed: &Path) -> Result<(), String> {
    let tool = |name: &str| process::command(format!("{binutils}{name}"));
    let work = paths::work_dir().join("seal");
    let describe = |error: std::io::Error| format!("{}: {error}", work.display());
    fs::create_dir_all(&work).map_err(describe)?;
    let object = work.join("tickcord.o");
    let names = work.join("symbols.txt");
    let functions = ledger::functions()?;
    let list: Vec<&str> = functions.iter().map(String::as_str).collect();
    fs::write(&names, list.join("\n") + "\n").map_err(describe)?;

    let mut ld = tool("ld");
    // Groups are for the linker to choose one of many copies; a copy of local symbols must stay with us.
    ld.args(["-r", "--gc-sections", "--force-group-allocation"]);
    for name in &functions {
        ld.args(["-u", name]);
    }
    process::run(ld.arg("-o").arg(&object).arg(built), BUILD_LIMIT)?;

    let mut objcopy = tool("objcopy");
    objcopy.arg(format!("--keep-global-symbols={}", names.display())).arg("--strip-debug");
    // Bitcode of Rust's std, for its own linking; in one object it is no more than a riddle to tools that look inside.
    objcopy.args(["--remove-section=.llvmbc", "--remove-section=.llvmcmd"]).arg(&object);
    process::run(&mut objcopy, BUILD_LIMIT)?;

    let _ = fs::remove_file(sealed);
    let mut ar = tool("ar");
    // `D`: the same bytes for the same input.
    process::run(ar.arg("rcsD").arg(sealed).arg(&object), BUILD_LIMIT).map(drop)
}
