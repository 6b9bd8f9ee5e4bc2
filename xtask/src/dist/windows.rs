//! Windows: a DLL for every compiler, which `MinGW` links, and a static library for Microsoft's.

mod consumers;
mod dll;
mod hosts;
mod microsoft;
mod static_library;
mod wine;

use std::fs;
use std::path::{Path, PathBuf};

use super::linked::{Library, Runtime};
use super::native;
use super::toolchain;
use crate::install::{self, Platform};
use crate::pe;
use crate::system::System;

const PLATFORM: Platform =
    Platform { system: System::Windows, binutils: "x86_64-w64-mingw32-", static_needs: "" };

/// The DLL, and the static library.
pub(super) const LIBRARIES: &[Library] = &[
    Library { platform: dll::TRIPLE, runtimes: &[Runtime::Libgcc, Runtime::MingwW64] },
    Library { platform: static_library::TRIPLE, runtimes: &[] },
];

pub(super) fn build(stage: &Path) -> Result<(), String> {
    let built = work_dir().join("built");
    let _ = fs::remove_dir_all(&built);
    fs::create_dir_all(&built).map_err(|error| format!("{}: {error}", built.display()))?;
    dll::build(&built)?;
    static_library::build(&built)?;
    install::tree(&PLATFORM, &built, stage)
}

pub(super) fn verify(tree: &Path) -> Result<(), String> {
    if System::HOST == System::Windows {
        // What can be read of the files was read where they were built.
        return native::check(tree);
    }
    let dll = tree.join("bin/tickcord.dll");
    pe::check_dll(&dll)?;
    pe::check_debug_information(&dll)?;
    for file in [dll, tree.join("bin/tickcord.dll.debug"), tree.join("lib/tickcord_static.lib")] {
        toolchain::check_folders(&file)?;
    }
    static_library::check(&tree.join("lib/tickcord_static.lib"))?;
    hosts::run(tree, &work_dir().join("hosts"))
}

/// Sources of what is compiled for Windows beside the library.
fn sources() -> PathBuf {
    crate::paths::root().join("xtask/dist/windows")
}

fn work_dir() -> PathBuf {
    super::work_dir().join("windows")
}
