//! `cargo xtask install --prefix DIR`: the release build as a tree that `CMake` and pkg-config understand, and that can be moved.

mod consumers;
mod seal;

use std::env::consts::OS;
use std::fs;
use std::path::{self, Path};

use crate::native::{self, Profile};
use crate::paths;
use crate::process;

pub(crate) use consumers::check;

/// What the static library needs of the system, as rustc lists it, without what every C compiler adds itself.
const STATIC_NEEDS: &str = "-lutil -lrt -lpthread -lm -ldl";

/// Folder in the tree, and the file's name there and in `bindings/` (with `.in`).
const DESCRIPTIONS: &[(&str, &str, &str)] = &[
    ("lib/pkgconfig", "pkg-config", "tickcord.pc"),
    ("lib/cmake/tickcord", "cmake", "tickcord-config.cmake"),
    ("lib/cmake/tickcord", "cmake", "tickcord-config-version.cmake"),
];

pub(crate) fn run(prefix: &Path) -> Result<(), String> {
    // The tools below run in the root.
    let prefix = &path::absolute(prefix).map_err(|error| format!("{}: {error}", prefix.display()))?;
    process::run_shown(&mut native::build_command(Profile::Release))?;
    tree(prefix)?;
    println!("installed Tickcord {} in {}", env!("CARGO_PKG_VERSION"), prefix.display());
    Ok(())
}

/// Everything, from a release build that is there.
pub(crate) fn tree(prefix: &Path) -> Result<(), String> {
    for extension in ["h", "hpp"] {
        for header in paths::files_with_extension(&paths::include_dir(), extension)? {
            copy(&header, &prefix.join("include"))?;
        }
    }
    libraries(&Profile::Release.dir(), prefix)?;
    for (folder, bindings, name) in DESCRIPTIONS {
        let source = paths::root().join("bindings").join(bindings).join(format!("{name}.in"));
        let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        write(&prefix.join(folder), name, &filled_in(&text)?)?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&paths::root().join(licence), &prefix.join("share/doc/tickcord"))?;
    }
    Ok(())
}

fn filled_in(text: &str) -> Result<String, String> {
    let text = text
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@ABI_MAJOR@", &native::abi_major()?.to_string())
        .replace("@POINTER_BYTES@", &size_of::<usize>().to_string())
        .replace("@STATIC_NEEDS@", STATIC_NEEDS);
    Ok(text)
}

/// Under the names that each system's linker looks for.
fn libraries(built: &Path, prefix: &Path) -> Result<(), String> {
    let lib = prefix.join("lib");
    match OS {
        "windows" => {
            copy(&built.join("tickcord.dll"), &prefix.join("bin"))?;
            // Of Microsoft's tools or GNU's, whichever built it.
            let names = ["tickcord.dll.lib", "tickcord.lib", "libtickcord.dll.a", "libtickcord.a"];
            for name in names.iter().filter(|name| built.join(name).exists()) {
                copy(&built.join(name), &lib)?;
            }
            Ok(())
        }
        "macos" => {
            versioned(&Profile::Release.library(), &lib)?;
            copy(&built.join("libtickcord.a"), &lib)
        }
        _ => {
            versioned(&Profile::Release.library(), &lib)?;
            seal::archive(&built.join("libtickcord.a"), &lib.join("libtickcord.a"))
        }
    }
}

/// The library under the name that hosts look for when they start, and a link to it for when they are linked.
fn versioned(library: &Path, lib: &Path) -> Result<(), String> {
    let soname = native::soname()?;
    copy_as(library, lib, &soname)?;
    native::link(&soname, &lib.join(library.file_name().expect("a library has a name")))
}

fn copy(file: &Path, folder: &Path) -> Result<(), String> {
    copy_as(file, folder, &file.file_name().expect("a file has a name").to_string_lossy())
}

fn copy_as(file: &Path, folder: &Path, name: &str) -> Result<(), String> {
    let target = folder.join(name);
    // Removed first: a program that runs keeps the file it has open.
    let _ = fs::remove_file(&target);
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(file, &target))
        .map(drop)
        .map_err(|error| format!("{} to {}: {error}", file.display(), target.display()))
}

fn write(folder: &Path, name: &str, text: &str) -> Result<(), String> {
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(folder.join(name), text))
        .map_err(|error| format!("{}: {error}", folder.join(name).display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_stays_to_be_filled_in() {
        for (_, folder, name) in DESCRIPTIONS {
            let source = paths::root().join("bindings").join(folder).join(format!("{name}.in"));
            let text = filled_in(&fs::read_to_string(source).unwrap()).unwrap();
            let left = text.lines().find(|line| line.split('@').count() > 2);
            assert_eq!(left, None, "in {name}");
            assert!(
                !text.contains(&paths::root().display().to_string()),
                "{name} holds a path of this machine"
            );
        }
    }
}
