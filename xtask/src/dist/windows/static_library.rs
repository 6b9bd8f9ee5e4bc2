//! The static library for Microsoft's compilers. Nothing is linked for it here, so it needs none of Microsoft's files.

use std::fs;
use std::path::{Path, PathBuf};

use super::{sources, work_dir};
use crate::c_api::ledger;
use crate::dist::toolchain;
use crate::process::{self, BUILD_LIMIT};

pub(super) const TRIPLE: &str = "x86_64-win7-windows-msvc";

/// What all global names begin with that are not the C API's.
const PRIVATE: &str = "tickcord_private_";

/// Constants that compilers name by their value, for linkers to keep one of each.
const CONSTANTS: &[&str] = &["__real@", "__xmm@", "__ymm@", "__zmm@"];

/// Of Rust's standard library, with the compiler's hash: an object tells the linker to keep it under this name.
const KEPT: &str = "3std3sys3pal7windows6compat16INIT_TABLE_ENTRY";

/// Arithmetic that processors lack, as every Rust library has it; a linker takes the first it finds.
const ARITHMETIC: &str = "compiler_builtins";

/// Puts `tickcord.lib` into a folder, which is rustc's name for it.
pub(super) fn build(folder: &Path) -> Result<(), String> {
    let mut cargo = toolchain::rustc(TRIPLE, "staticlib", &[])?;
    let variable = TRIPLE.replace('-', "_");
    cargo.env(format!("CC_{variable}"), sources().join("clang-cl"));
    cargo.env(format!("AR_{variable}"), "llvm-lib-22");
    cargo.env(format!("CFLAGS_{variable}"), format!("-I{}", sources().join("msvc/include").display()));
    // All of Rust in one object, in which nothing but the C API is global.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "fat");
    process::run(&mut cargo, BUILD_LIMIT)?;
    let objects = extract(&toolchain::built(TRIPLE).join("tickcord.lib"))?;
    rename(&objects)?;
    let mut lib = process::command("llvm-lib-22");
    // The library has the objects' names as they are given here: without folders of this machine.
    lib.current_dir(objects_dir()).args(objects.iter().filter_map(|object| object.file_name()));
    lib.arg("/nologo").arg(format!("/out:{}", folder.join("tickcord.lib").display()));
    process::run(&mut lib, BUILD_LIMIT).map(drop)
}

/// No global name of the library is another library's: each is the C API's, or says whose it is.
pub(super) fn check(library: &Path) -> Result<(), String> {
    let mut nm = nm();
    let output = process::run(nm.arg("--print-file-name").arg(library), BUILD_LIMIT)?;
    let foreign = output.lines().filter(|line| !line.contains(ARITHMETIC)).filter_map(symbol);
    let foreign: Vec<&str> = foreign.filter(|name| is_foreign(name)).collect();
    let defined = |name: &&String| output.lines().filter_map(symbol).any(|symbol| symbol == name.as_str());
    let functions = ledger::functions()?;
    let absent = functions.iter().find(|name| !defined(name));
    match (foreign.first(), absent) {
        (Some(_), _) => Err(format!("{} defines {}", library.display(), foreign.join(", "))),
        (_, Some(name)) => Err(format!("{} lacks {name}", library.display())),
        _ => Ok(()),
    }
}

fn objects_dir() -> PathBuf {
    work_dir().join("objects")
}

/// The objects in the archive. What else is in there stands for Windows' own libraries, which Microsoft's linker has.
fn extract(archive: &Path) -> Result<Vec<PathBuf>, String> {
    let folder = objects_dir();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let ar = || {
        let mut ar = process::command("llvm-ar-22");
        ar.current_dir(&folder);
        ar
    };
    let members = process::run(ar().arg("t").arg(archive), BUILD_LIMIT)?;
    let is_object = |name: &&str| Path::new(name).extension().is_some_and(|extension| extension == "o");
    let members: Vec<&str> = members.lines().filter(is_object).collect();
    process::run(ar().arg("x").arg(archive).args(&members), BUILD_LIMIT)?;
    // Extracted is to the name without folders.
    let name = |member: &str| folder.join(member.rsplit(['/', '\\']).next().unwrap_or(member));
    Ok(members.into_iter().map(name).collect())
}

/// Gives each global name that is not ours one that no other library has.
fn rename(objects: &[PathBuf]) -> Result<(), String> {
    let is_ours = |object: &&PathBuf| !object.to_string_lossy().contains(ARITHMETIC);
    let output = process::run(nm().args(objects.iter().filter(is_ours)), BUILD_LIMIT)?;
    let names = output.lines().filter_map(symbol);
    let map: Vec<String> =
        names.filter(|name| is_foreign(name)).map(|name| format!("{name} {PRIVATE}{name}")).collect();
    let list = work_dir().join("renamed.txt");
    fs::write(&list, map.join("\n")).map_err(|error| format!("{}: {error}", list.display()))?;
    for object in objects {
        let mut objcopy = process::command("llvm-objcopy-22");
        objcopy.arg(format!("--redefine-syms={}", list.display())).arg(object);
        process::run(&mut objcopy, BUILD_LIMIT)?;
    }
    Ok(())
}

fn nm() -> std::process::Command {
    let mut nm = process::command("llvm-nm-22");
    nm.args(["--extern-only", "--defined-only", "--format=posix"]);
    nm
}

/// Of a line of `nm`: `name type address size`, behind the file if that is printed.
fn symbol(line: &str) -> Option<&str> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| word.len() == 1)?;
    words.get(at.checked_sub(1)?).copied()
}

/// Another library could have it as well.
fn is_foreign(name: &str) -> bool {
    let is_constant = CONSTANTS.iter().any(|prefix| name.starts_with(prefix));
    !(name.starts_with("tickcord_") || is_constant || name.ends_with(KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_and_without_their_file() {
        assert_eq!(symbol("tickcord_version T 10 0"), Some("tickcord_version"));
        assert_eq!(symbol("/a b/tickcord.lib[x.o]: rust_eh_personality T 10 0"), Some("rust_eh_personality"));
        assert_eq!(symbol("x.o:"), None);
    }

    #[test]
    fn foreign_names_are_those_that_another_library_could_have() {
        assert!(
            ["rust_eh_personality", "ring_core_0_17_14__LIMBS_equal"].iter().all(|name| is_foreign(name))
        );
        assert!(!["tickcord_version", "__xmm@00"].iter().any(|name| is_foreign(name)));
    }
}
