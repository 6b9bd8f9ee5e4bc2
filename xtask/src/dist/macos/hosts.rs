//! C programs that use the libraries of the archive as users would: run on macOS, elsewhere only linked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{CLANG, SLICES, Slice, clang_flags, macho, sdk};
use crate::demo::{self, Stage};
use crate::dist;
use crate::host::Transcript;
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

/// Which library a program is linked with.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    Shared,
    Static,
}

/// The demo, for both kinds of processor, with each library.
pub(super) fn check(tree: &Path) -> Result<(), String> {
    let runs_here = System::HOST == System::Macos;
    if runs_here {
        dist::native::check(tree)?;
    } else {
        println!("    macOS programs are linked here, and not run");
    }
    for slice in SLICES {
        for link in [Link::Shared, Link::Static] {
            let program = compile(tree, slice, link)?;
            if runs_here && can_run(slice) {
                demo::perform(&program, &Stage::plain(), &Transcript::new(false))?;
            }
        }
    }
    Ok(())
}

fn compile(tree: &Path, slice: &Slice, link: Link) -> Result<PathBuf, String> {
    let work = dist::work_dir().join("consumers").join(slice.triple);
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let lib = tree.join("lib");
    let mut cc = compiler(slice)?;
    cc.arg("-std=c99").args(native::STRICT).arg("-I").arg(tree.join("include")).arg(demo::source());
    let program = match link {
        Link::Shared => {
            cc.arg("-L").arg(&lib).arg("-ltickcord").arg(format!("-Wl,-rpath,{}", lib.display()));
            work.join("host_shared")
        }
        Link::Static => {
            cc.arg(lib.join("libtickcord.a"));
            work.join("host_static")
        }
    };
    process::run(cc.arg("-o").arg(&program), BUILD_LIMIT)?;
    if macho::is_linked_with_shared(&program)? == (link == Link::Shared) {
        return Ok(program);
    }
    Err(format!("{} was linked with the other library", program.display()))
}

fn compiler(slice: &Slice) -> Result<Command, String> {
    if System::HOST == System::Macos {
        let mut cc = process::command("cc");
        cc.args(["-arch", slice.arch, &format!("-mmacosx-version-min={}", super::FLOOR)]);
        return Ok(cc);
    }
    let mut cc = process::command(CLANG);
    cc.args(clang_flags(slice)).arg("-isysroot").arg(sdk::provide()?);
    Ok(cc)
}

/// Apple's own processors run programs of the other kind if Rosetta is installed.
fn can_run(slice: &Slice) -> bool {
    let runs =
        process::succeeds(process::command("arch").args([&format!("-{}", slice.arch), "/usr/bin/true"]));
    if !runs {
        println!("    NOT RUN: this Mac runs no programs for {}", slice.arch);
    }
    runs
}
