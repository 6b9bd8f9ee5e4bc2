//! `cargo xtask install --prefix DIR`: the release build as a tree that `CMake` and pkg-config understand, and that can be moved.

mod consumers;
mod seal;

use std::fs;
use std::path::Path;

use crate::native::{self, Profile};
use crate::paths;
use crate::process;
use crate::system::System;

pub(crate) use consumers::{Consumer, check, consume};

/// For whom a tree is.
pub(crate) struct Platform {
    pub(crate) system: System,
    /// What the names of its binutils begin with.
    pub(crate) binutils: &'static str,
    /// What the static library needs of the system, as rustc lists it, without what every C compiler adds itself.
    pub(crate) static_needs: &'static str,
}

/// This machine.
const HOST: Platform = Platform {
    system: System::HOST,
    binutils: "",
    static_needs: match System::HOST {
        System::Linux => "-lutil -lrt -lpthread -lm -ldl",
        System::Macos => "",
        System::Windows => "-ladvapi32 -lbcrypt -lkernel32 -lntdll -luserenv -lws2_32",
    },
};

/// Folder in the tree, and the file's name there and in `bindings/` (with `.in`).
const DESCRIPTIONS: &[(&str, &str, &str)] = &[
    ("lib/pkgconfig", "pkg-config", "tickcord.pc"),
    ("lib/cmake/tickcord", "cmake", "tickcord-config.cmake"),
    ("lib/cmake/tickcord", "cmake", "tickcord-config-version.cmake"),
];

pub(crate) fn run(prefix: &str) -> Result<(), String> {
    let prefix = paths::from_caller(prefix)?;
    process::run_shown(&mut native::build_command(Profile::Release))?;
    tree(&HOST, &Profile::Release.dir(), &prefix)?;
    println!("installed Tickcord {} in {}", env!("CARGO_PKG_VERSION"), prefix.display());
    Ok(())
}

/// Everything, from the folder where cargo has built the library.
pub(crate) fn tree(platform: &Platform, built: &Path, prefix: &Path) -> Result<(), String> {
    for extension in ["h", "hpp"] {
        for header in paths::files_with_extension(&paths::include_dir(), extension)? {
            copy(&header, &prefix.join("include"))?;
        }
    }
    libraries(platform, built, prefix)?;
    for (folder, bindings, name) in DESCRIPTIONS {
        let source = paths::root().join("bindings").join(bindings).join(format!("{name}.in"));
        let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        write(&prefix.join(folder), name, &filled_in(platform, &text)?)?;
    }
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&paths::root().join(licence), &prefix.join("share/doc/tickcord"))?;
    }
    Ok(())
}

fn filled_in(platform: &Platform, text: &str) -> Result<String, String> {
    let text = text
        .replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@ABI_MAJOR@", &native::abi_major()?.to_string())
        .replace("@POINTER_BYTES@", &size_of::<usize>().to_string())
        .replace("@STATIC_NEEDS@", platform.static_needs);
    Ok(text)
}

/// Folder in the tree, rustc's name, and the name there: with Microsoft's linker the import library has the DLL's name.
const WINDOWS: &[(&str, &str, &str)] = &[
    ("bin", "tickcord.dll.debug", "tickcord.dll.debug"),
    ("lib", "tickcord.dll.lib", "tickcord.lib"),
    ("lib", "tickcord.lib", "tickcord_static.lib"),
    ("lib", "tickcord.def", "tickcord.def"),
    ("lib", "libtickcord.dll.a", "libtickcord.dll.a"),
    ("lib", "libtickcord.a", "libtickcord.a"),
];

/// Under the names that each system's linker looks for.
fn libraries(platform: &Platform, built: &Path, prefix: &Path) -> Result<(), String> {
    let system = platform.system;
    let lib = prefix.join("lib");
    match system {
        System::Windows => {
            copy(&built.join(system.library()), &prefix.join("bin"))?;
            // Of Microsoft's tools or GNU's, whichever built it.
            for (folder, rustc, name) in WINDOWS.iter().filter(|(_, rustc, _)| built.join(rustc).exists()) {
                copy_as(&built.join(rustc), &prefix.join(folder), name)?;
            }
            Ok(())
        }
        System::Macos => {
            versioned(system, built, &lib)?;
            copy(&built.join("libtickcord.a"), &lib)
        }
        System::Linux => {
            versioned(system, built, &lib)?;
            seal::archive(platform.binutils, &built.join("libtickcord.a"), &lib.join("libtickcord.a"))
        }
    }
}

/// The library under the name that hosts look for when they start, and a link to it for when they are linked.
fn versioned(system: System, built: &Path, lib: &Path) -> Result<(), String> {
    let soname = system.soname(native::abi_major()?);
    copy_as(&built.join(system.library()), lib, &soname)?;
    native::link(&soname, &lib.join(system.library()))
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
            let text = filled_in(&HOST, &fs::read_to_string(source).unwrap()).unwrap();
            let left = text.lines().find(|line| line.split('@').count() > 2);
            assert_eq!(left, None, "in {name}");
            assert!(
                !text.contains(&paths::root().display().to_string()),
                "{name} holds a path of this machine"
            );
        }
    }
}
