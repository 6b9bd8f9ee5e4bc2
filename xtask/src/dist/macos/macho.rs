//! What Mach-O files say of themselves: names they give and need, the oldest system, their signature.

use std::collections::BTreeSet;
use std::path::Path;

use super::{FLOOR, llvm, seal};
use crate::c_api::ledger;
use crate::elf::compare_symbols;
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

/// What every macOS has; its one library for all that C and POSIX know.
const SYSTEM: &str = "/usr/lib/libSystem.B.dylib";

/// Its functions are those of the C API, it needs the system alone, and the system takes it.
pub(super) fn check_shared_library(file: &Path, arch: &str) -> Result<(), String> {
    let major = native::abi_major()?;
    let soname = System::Macos.soname(major);
    let own = format!("@rpath/{soname} (compatibility version {major}.0.0, current version {major}.0.0)");
    let dylibs = read("otool", &["-arch", arch, "-L"], file)?;
    let commands = read("otool", &["-arch", arch, "-l"], file)?;
    compare_symbols(&defined(file, Some(arch))?, &ledger::functions()?)
        .and_then(|()| check_dylibs(&dylibs, &own))
        .and_then(|()| check_commands(&commands))
        .map_err(|error| format!("{} ({arch}): {error}", file.display()))
}

/// Its global symbols are the functions of the C API, and names that nobody else has.
pub(super) fn check_static_library(file: &Path, arch: &str) -> Result<(), String> {
    let mut names = defined(file, Some(arch))?;
    names.retain(|name| !name.starts_with(seal::PRIVATE));
    compare_symbols(&names, &ledger::functions()?)
        .map_err(|error| format!("{} ({arch}): {error}", file.display()))
}

/// Which of the libraries is linked into a program of ours.
pub(super) fn is_linked_with_shared(program: &Path) -> Result<bool, String> {
    Ok(read("otool", &["-L"], program)?.contains("@rpath/libtickcord"))
}

/// Global symbols, as C has them: without the underscore in front.
pub(super) fn defined(file: &Path, arch: Option<&str>) -> Result<BTreeSet<String>, String> {
    let arch = arch.map_or_else(Vec::new, |arch| vec!["-arch", arch]);
    Ok(names(&read("nm", &[&arch[..], &["-g", "-U", "--quiet"]].concat(), file)?))
}

fn read(tool: &str, arguments: &[&str], file: &Path) -> Result<String, String> {
    process::run(llvm(tool).args(arguments).arg(file), BUILD_LIMIT)
}

/// `address type _name` of each line.
fn names(nm: &str) -> BTreeSet<String> {
    let name = |line: &str| line.split_whitespace().nth(2)?.strip_prefix('_').map(str::to_owned);
    nm.lines().filter_map(name).collect()
}

/// The lines that name dylibs, of which the first is the library's own, are indented.
fn check_dylibs(otool: &str, own: &str) -> Result<(), String> {
    let mut dylibs = otool.lines().filter(|line| line.starts_with('\t')).map(str::trim);
    let name = dylibs.next().unwrap_or_default();
    if name != own {
        return Err(format!("it calls itself `{name}`, and the header's ABI wants `{own}`: see build.rs"));
    }
    match dylibs.find(|line| !line.starts_with(SYSTEM)) {
        Some(dylib) => Err(format!("it needs {dylib}, which hosts may not have")),
        None => Ok(()),
    }
}

fn check_commands(otool: &str) -> Result<(), String> {
    let value = |name: &str| otool.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim);
    if value("minos ") != Some(FLOOR) {
        return Err(format!("it is for macOS {:?} or newer, not for {FLOOR}", value("minos ")));
    }
    if let Some(path) = value("path ") {
        return Err(format!("it looks for libraries in {path}"));
    }
    if !otool.contains("LC_CODE_SIGNATURE") {
        return Err("it is not signed, so that no Mac with Apple's processor would load it".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_in_c() {
        let nm = "\nx.o:\n0000000000000000 T _tickcord_version\n                 U _malloc\n0000000000000048 S __Z3foo\n";
        let names = names(nm);
        assert_eq!(names.iter().map(String::as_str).collect::<Vec<_>>(), ["_Z3foo", "tickcord_version"]);
    }

    #[test]
    fn dylibs_are_judged() {
        let own = "@rpath/libtickcord.1.dylib (compatibility version 1.0.0, current version 1.0.0)";
        let good =
            format!("x.dylib:\n\t{own}\n\t{SYSTEM} (compatibility version 1.0.0, current version 1.0.0)\n");
        check_dylibs(&good, own).unwrap();
        let error = check_dylibs(&good.replace("libSystem.B", "libiconv.2"), own).unwrap_err();
        assert!(error.contains("libiconv.2"), "{error}");
        let error = check_dylibs(&good.replace("@rpath", "/home/ada"), own).unwrap_err();
        assert!(error.contains("/home/ada"), "{error}");
    }

    #[test]
    fn commands_are_judged() {
        let good =
            "      cmd LC_BUILD_VERSION\n    minos 11.0\n      sdk 11.0\n      cmd LC_CODE_SIGNATURE\n";
        check_commands(good).unwrap();
        check_commands(&good.replace("minos 11.0", "minos 15.0")).unwrap_err();
        check_commands(&good.replace("LC_CODE_SIGNATURE", "LC_UUID")).unwrap_err();
        check_commands(&format!("{good}     path /home/ada/lib (offset 12)\n")).unwrap_err();
    }
}
