//! What Windows' files say of themselves: names they give and need.

use std::collections::BTreeSet;
use std::path::Path;

use crate::c_api::ledger;
use crate::elf::compare_symbols;
use crate::process::{self, BUILD_LIMIT};

/// Parts of Windows from 8.1 and Server 2012 R2 on. Whatever else is needed would have to be shipped.
const ALLOWED_LIBRARIES: &[&str] =
    &["advapi32.dll", "bcrypt.dll", "kernel32.dll", "msvcrt.dll", "ntdll.dll", "userenv.dll", "ws2_32.dll"];

/// Functions that came with Windows 10, in libraries that were there before. Rust's standard library would need them.
const TOO_NEW: &[&str] = &["GetTempPath2W", "SetThreadDescription", "GetThreadDescription"];

/// Its functions are those of the C API, it needs nothing that Windows has not, and it says its version.
pub(crate) fn check_dll(file: &Path) -> Result<(), String> {
    let exports = exports(&read(&["--coff-exports"], file)?);
    let imports = read(&["--coff-imports"], file)?;
    let resources = read(&["--coff-resources"], file)?;
    compare_symbols(&exports, &ledger::functions()?)
        .and_then(|()| check_imports(&imports))
        .and_then(|()| {
            let versioned = resources.contains("VERSIONINFO");
            if versioned { Ok(()) } else { Err("it does not say its version".to_owned()) }
        })
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// A debugger that is given the DLL finds the file beside it, and lines of the source there.
pub(crate) fn check_debug_information(file: &Path) -> Result<(), String> {
    let exports = read(&["--coff-exports"], file)?;
    let address = address(&exports, "tickcord_version").ok_or("the DLL does not export tickcord_version")?;
    let mut symbolizer = process::command("llvm-symbolizer-22");
    symbolizer.arg("--relative-address").arg(format!("--obj={}", file.display())).arg(address);
    let place = process::run(&mut symbolizer, BUILD_LIMIT)?;
    if place.contains("src/ffi/library.rs:") {
        return Ok(());
    }
    Err(format!("{}: the source of tickcord_version cannot be found: `{}`", file.display(), place.trim()))
}

/// Relative to where the file is loaded.
fn address<'a>(readobj: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = readobj.lines().map(str::trim);
    lines.find(|line| line.strip_prefix("Name: ") == Some(name))?;
    lines.next()?.strip_prefix("RVA: ")
}

/// The libraries that a program or library names, in lower case.
pub(crate) fn needed(file: &Path) -> Result<BTreeSet<String>, String> {
    Ok(libraries(&read(&["--coff-imports"], file)?))
}

fn read(arguments: &[&str], file: &Path) -> Result<String, String> {
    process::run(process::command("llvm-readobj-22").args(arguments).arg(file), BUILD_LIMIT)
}

fn exports(readobj: &str) -> BTreeSet<String> {
    readobj.lines().filter_map(|line| line.trim().strip_prefix("Name: ")).map(str::to_owned).collect()
}

fn libraries(readobj: &str) -> BTreeSet<String> {
    let names = readobj.lines().filter_map(|line| line.trim().strip_prefix("Name: "));
    names.map(str::to_ascii_lowercase).collect()
}

fn check_imports(readobj: &str) -> Result<(), String> {
    if let Some(name) =
        libraries(readobj).into_iter().find(|name| !ALLOWED_LIBRARIES.contains(&name.as_str()))
    {
        return Err(format!("it needs {name}, which hosts may not have"));
    }
    let functions = readobj.lines().filter_map(|line| line.trim().strip_prefix("Symbol: "));
    let mut names = functions.filter_map(|line| line.split_whitespace().next());
    match names.find(|name| TOO_NEW.contains(name)) {
        Some(name) => Err(format!("it needs {name}, which came with Windows 10")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const IMPORTS: &str = "Import {\n  Name: KERNEL32.dll\n  Symbol: CreateThread (229)\n}\nImport {\n  Name: ws2_32.dll\n  Symbol: send (173)\n}\n";

    #[test]
    fn libraries_that_windows_has_may_be_needed() {
        check_imports(IMPORTS).unwrap();
        let error = check_imports(&IMPORTS.replace("ws2_32", "libgcc_s_seh-1")).unwrap_err();
        assert!(error.contains("libgcc_s_seh-1.dll"), "{error}");
        let error = check_imports(&IMPORTS.replace("ws2_32", "bcryptprimitives")).unwrap_err();
        assert!(error.contains("bcryptprimitives.dll"), "{error}");
    }

    #[test]
    fn functions_that_older_windows_has_not_may_not_be_needed() {
        let error = check_imports(&IMPORTS.replace("CreateThread", "SetThreadDescription")).unwrap_err();
        assert!(error.contains("SetThreadDescription"), "{error}");
    }

    #[test]
    fn exports_are_read() {
        let output = "Export {\n  Ordinal: 1\n  Name: tickcord_version\n  RVA: 0x1000\n}\n";
        assert_eq!(exports(output), BTreeSet::from(["tickcord_version".to_owned()]));
        assert_eq!(address(output, "tickcord_version"), Some("0x1000"));
        assert_eq!(address(output, "tickcord"), None);
    }
}
