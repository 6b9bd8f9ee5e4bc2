//! macOS: one shared and one static library, each for both kinds of processor.

mod hosts;
mod macho;
mod sdk;
mod seal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::linked::Library;
use super::toolchain;
use crate::install::{self, Platform};
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

/// The oldest macOS to run on: the first for Apple's own processors.
const FLOOR: &str = "11.0";

const PLATFORM: Platform = Platform { system: System::Macos, binutils: "", static_needs: "" };

/// One kind of processor.
struct Slice {
    /// As Apple's tools call it.
    arch: &'static str,
    /// As Rust does.
    triple: &'static str,
}

const SLICES: &[Slice] = &[
    Slice { arch: "arm64", triple: "aarch64-apple-darwin" },
    Slice { arch: "x86_64", triple: "x86_64-apple-darwin" },
];

/// Nothing is linked in but what cargo knows: the system has the rest.
pub(super) const LIBRARIES: [Library; 2] = [SLICES[0].library(), SLICES[1].library()];

impl Slice {
    const fn library(&self) -> Library {
        Library { platform: self.triple, runtimes: &[] }
    }
}

/// `cargo xtask setup` installs it.
const CLANG: &str = "clang-16";
const LLVM: &str = "22";

pub(super) fn build(stage: &Path) -> Result<(), String> {
    let sdk = sdk::provide()?;
    for slice in SLICES {
        process::run(&mut cargo(slice, &sdk)?, BUILD_LIMIT)?;
    }
    let universal = toolchain::built("universal-apple-darwin");
    fs::create_dir_all(&universal).map_err(|error| format!("{}: {error}", universal.display()))?;
    let library = System::Macos.library();
    join(&built(library), &universal.join(library))?;
    let sealed = SLICES.iter().map(|slice| seal::archive(&toolchain::built(slice.triple)));
    join(&sealed.collect::<Result<Vec<_>, _>>()?, &universal.join("libtickcord.a"))?;
    install::tree(&PLATFORM, &universal, stage)
}

pub(super) fn verify(tree: &Path) -> Result<(), String> {
    let shared = tree.join("lib").join(System::Macos.soname(crate::native::abi_major()?));
    let archive = tree.join("lib/libtickcord.a");
    for slice in SLICES {
        macho::check_shared_library(&shared, slice.arch)?;
        macho::check_static_library(&archive, slice.arch)?;
    }
    toolchain::check_folders(&shared)?;
    toolchain::check_folders(&archive)?;
    hosts::check(tree)
}

/// This file of each slice's build.
fn built(name: &str) -> Vec<PathBuf> {
    SLICES.iter().map(|slice| toolchain::built(slice.triple).join(name)).collect()
}

fn cargo(slice: &Slice, sdk: &Path) -> Result<Command, String> {
    // Without debug symbols: what a linker leaves of them here are paths of object files.
    let link = "-Wl,-dead_strip_dylibs,-adhoc_codesign,-S,-x".to_owned();
    let flags = clang_flags(slice).into_iter().chain([link]).map(|flag| format!("-Clink-arg={flag}"));
    let mut cargo = toolchain::build(slice.triple, &flags.collect::<Vec<_>>())?;
    let variable = slice.triple.replace('-', "_");
    cargo.env("SDKROOT", sdk).env("MACOSX_DEPLOYMENT_TARGET", FLOOR);
    cargo.env(format!("CARGO_TARGET_{}_LINKER", variable.to_uppercase()), CLANG);
    cargo.env(format!("CC_{variable}"), CLANG).env(format!("AR_{variable}"), llvm_name("ar"));
    // It would need a tool of the target's own afterwards; the linker does it.
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "none");
    Ok(cargo)
}

/// For clang to link for this kind of processor.
fn clang_flags(slice: &Slice) -> Vec<String> {
    let linker = format!("ld64.lld-{LLVM}");
    vec![
        format!("--target={}-apple-macos{FLOOR}", slice.arch),
        "-fuse-ld=lld".to_owned(),
        format!("--ld-path=/usr/bin/{linker}"),
    ]
}

/// One file for both kinds of processor.
fn join(slices: &[PathBuf], universal: &Path) -> Result<(), String> {
    let mut lipo = llvm("lipo");
    process::run(lipo.arg("-create").args(slices).arg("-output").arg(universal), BUILD_LIMIT).map(drop)
}

/// One of LLVM's tools, which Apple's are made of.
fn llvm(tool: &str) -> Command {
    process::command(if System::HOST == System::Macos { tool.to_owned() } else { llvm_name(tool) })
}

fn llvm_name(tool: &str) -> String {
    format!("llvm-{tool}-{LLVM}")
}
