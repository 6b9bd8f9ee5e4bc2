//! What ELF files say of themselves: names they give and need, and versions of the C library.

use std::collections::BTreeSet;
use std::path::Path;

use crate::c_api::ledger;
use crate::process::{self, BUILD_LIMIT};

/// What may be asked of the system where a shared library is loaded.
pub(crate) struct Needs {
    /// Beginnings of the names of libraries.
    pub(crate) libraries: &'static [&'static str],
    /// The newest version of glibc's symbols.
    pub(crate) glibc: Option<(u32, u32)>,
}

/// Its functions are those of the C API, and it needs nothing that hosts may not have.
pub(crate) fn check_shared_library(file: &Path, soname: &str, needs: &Needs) -> Result<(), String> {
    let symbols = read("nm", &["-D", "--defined-only"], file)?;
    let dynamic = read("readelf", &["-d", "-W"], file)?;
    let versions = read("readelf", &["-V", "-W"], file)?;
    compare_symbols(&defined(&symbols), &ledger::functions()?)
        .and_then(|()| check_unique(&symbols))
        .and_then(|()| check_dynamic_section(&dynamic, soname, needs.libraries))
        .and_then(|()| check_versions(&versions, needs.glibc))
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// The static library's global symbols are the functions of the C API, all of them and no other.
pub(crate) fn check_static_library(file: &Path) -> Result<(), String> {
    let symbols = read("nm", &["-g", "--defined-only"], file)?;
    compare_symbols(&defined(&symbols), &ledger::functions()?)
        .map_err(|error| format!("{}: {error}", file.display()))
}

/// The libraries that a program or library names.
pub(crate) fn needed(file: &Path) -> Result<Vec<String>, String> {
    let dynamic = read("readelf", &["-d", "-W"], file)?;
    Ok(named(&dynamic, "(NEEDED)").into_iter().map(str::to_owned).collect())
}

/// From the file itself rather than from `ldd`, which loads it.
fn read(tool: &str, arguments: &[&str], file: &Path) -> Result<String, String> {
    process::run(process::command(tool).args(arguments).arg(file), BUILD_LIMIT)
}

/// `address type name` of each line.
fn defined(nm: &str) -> BTreeSet<String> {
    nm.lines().filter_map(|line| line.split_whitespace().nth(2)).map(str::to_owned).collect()
}

/// Both ways: an export that the header misses is one that cbindgen overlooked.
pub(crate) fn compare_symbols(
    exported: &BTreeSet<String>,
    declared: &BTreeSet<String>,
) -> Result<(), String> {
    let list = |names: Vec<&String>| names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let foreign = list(exported.iter().filter(|name| !name.starts_with("tickcord_")).collect());
    let undeclared = list(exported.difference(declared).collect());
    let absent = list(declared.difference(exported).collect());
    let complaints: Vec<String> = [
        ("exported without the tickcord_ prefix", foreign),
        ("exported, but not in abi/symbols.txt", undeclared),
        ("in abi/symbols.txt, but not exported", absent),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(what, names)| format!("{what}: {names}"))
    .collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// A unique symbol binds all copies in a process together, and keeps the library from being unloaded.
fn check_unique(nm: &str) -> Result<(), String> {
    match nm.lines().find(|line| line.split_whitespace().nth(1) == Some("u")) {
        Some(line) => Err(format!("the linker was told STB_GNU_UNIQUE: {line}")),
        None => Ok(()),
    }
}

fn check_dynamic_section(readelf: &str, soname: &str, libraries: &[&str]) -> Result<(), String> {
    if named(readelf, "(SONAME)") != [soname] {
        return Err(format!(
            "SONAME is {:?}, and the header's ABI wants {soname}: see build.rs",
            named(readelf, "(SONAME)")
        ));
    }
    for tag in ["(RPATH)", "(RUNPATH)"] {
        if let Some(path) = named(readelf, tag).first() {
            return Err(format!("it looks for libraries in {path}, which is of the machine that built it"));
        }
    }
    let allowed = |name: &&str| libraries.iter().any(|allowed| name.starts_with(allowed));
    match named(readelf, "(NEEDED)").into_iter().find(|name| !allowed(name)) {
        Some(name) => Err(format!("the library needs {name}, which hosts may not have")),
        None => Ok(()),
    }
}

/// What stands in brackets in the lines with this tag.
fn named<'a>(readelf: &'a str, tag: &str) -> Vec<&'a str> {
    readelf
        .lines()
        .filter(|line| line.contains(tag))
        .filter_map(|line| Some(line.rsplit_once('[')?.1.split_once(']')?.0))
        .collect()
}

/// Weak symbols count as well: the loader refuses a version that its C library has not.
fn check_versions(readelf: &str, newest: Option<(u32, u32)>) -> Result<(), String> {
    let Some(newest) = newest else { return Ok(()) };
    let too_new = readelf
        .split_whitespace()
        .filter_map(|word| Some((word, version(word.strip_prefix("GLIBC_")?)?)))
        .find(|(_, version)| *version > newest);
    match too_new {
        Some((name, _)) => Err(format!("it needs {name}, newer than glibc {}.{}", newest.0, newest.1)),
        None => Ok(()),
    }
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn exports_and_header_must_agree() {
        let both = names(&["tickcord_a", "tickcord_b"]);
        compare_symbols(&both, &both).unwrap();
        let error = compare_symbols(&names(&["tickcord_a", "rust_eh"]), &both).unwrap_err();
        assert!(error.contains("prefix: rust_eh") && error.contains("not exported: tickcord_b"), "{error}");
    }

    #[test]
    fn nm_lines_are_read() {
        let output = "0000000000001139 T tickcord_version\n0000000000001140 T tickcord_abi_version\n";
        assert_eq!(defined(output), names(&["tickcord_abi_version", "tickcord_version"]));
        check_unique(output).unwrap();
        check_unique(&output.replace("40 T", "40 u")).unwrap_err();
    }

    #[test]
    fn dynamic_section_is_judged() {
        let good = " 0x01 (NEEDED)   Shared library: [libc.so.6]\n 0x0e (SONAME)   Library soname: [libtickcord.so.1]\n";
        let check = |readelf: &str| check_dynamic_section(readelf, "libtickcord.so.1", &["libc.so."]);
        check(good).unwrap();
        let error = check(&good.replace("libc.so.6", "libssl.so.3")).unwrap_err();
        assert!(error.contains("libssl"), "{error}");
        let error = check(&good.replace("libtickcord.so.1", "libtickcord.so")).unwrap_err();
        assert!(error.contains("SONAME"), "{error}");
        let error = check(&format!("{good} 0x1d (RUNPATH)  Library runpath: [/home/ada]\n")).unwrap_err();
        assert!(error.contains("/home/ada"), "{error}");
    }

    #[test]
    fn newer_glibc_than_promised_is_noticed() {
        let versions = "  000000: Version: 1  File: libc.so.6  Cnt: 2\n  0x0010:   Name: GLIBC_2.2.5  Flags: none\n  0x0020:   Name: GLIBC_2.17  Flags: WEAK\n";
        check_versions(versions, Some((2, 17))).unwrap();
        check_versions(versions, None).unwrap();
        let error = check_versions(versions, Some((2, 16))).unwrap_err();
        assert!(error.contains("GLIBC_2.17"), "{error}");
    }
}
