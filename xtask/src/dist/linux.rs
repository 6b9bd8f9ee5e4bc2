//! Linux: a shared library that needs nothing but an old C library, and a static one that brings no names but ours.

mod hosts;
mod old_glibc;

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use hosts::{Link, Machine};

use super::linked::{Library, Runtime};
use super::toolchain;
use crate::elf::{self, Needs};
use crate::install::{self, Consumer, Platform};
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;

/// One kind of processor with one kind of C library.
pub(super) struct Linux {
    triple: &'static str,
    flags: &'static [&'static str],
    platform: Platform,
    needs: Needs,
    /// What runs programs against this tree. Users' projects are built with the first.
    machines: fn(tree: &Path) -> Result<Vec<Machine>, String>,
}

impl Linux {
    /// Zig links what unwinds the stack, so that no `libgcc_s` is needed.
    pub(super) const fn library(&self) -> Library {
        Library { platform: self.triple, runtimes: &[Runtime::LlvmLibunwind, Runtime::Zig] }
    }
}

pub(super) const X86_64: Linux = Linux {
    triple: "x86_64-unknown-linux-gnu",
    flags: &[],
    platform: Platform {
        system: System::Linux,
        binutils: "",
        static_needs: "-lutil -lrt -lpthread -lm -ldl",
    },
    needs: Needs { libraries: GLIBC, glibc: Some((2, 17)) },
    machines: |tree| {
        let host = Machine { consumer: Consumer::host(), links: BOTH, impossible: &[] };
        let old = old_glibc::consumer(tree)?;
        let old = old.map(|consumer| Machine { consumer, links: BOTH, impossible: &[] });
        Ok([host].into_iter().chain(old).collect())
    },
};

pub(super) const AARCH64: Linux = Linux {
    triple: "aarch64-unknown-linux-gnu",
    platform: Platform { binutils: "aarch64-linux-gnu-", ..X86_64.platform },
    machines: |_| {
        if cfg!(target_arch = "aarch64") {
            return Ok(vec![Machine { consumer: Consumer::host(), links: BOTH, impossible: &[] }]);
        }
        let consumer = Consumer {
            name: "QEMU",
            cc: "aarch64-linux-gnu-gcc",
            cmake: &["-DCMAKE_SYSTEM_NAME=Linux", "-DCMAKE_SYSTEM_PROCESSOR=aarch64"],
            runner: ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"].map(OsString::from).to_vec(),
            ..Consumer::host()
        };
        Ok(vec![Machine { consumer, links: BOTH, impossible: &[] }])
    },
    ..X86_64
};

pub(super) const MUSL_X86_64: Linux = Linux {
    triple: "x86_64-unknown-linux-musl",
    // Else there would be no shared library.
    flags: &["-Ctarget-feature=-crt-static"],
    platform: Platform { static_needs: "", ..X86_64.platform },
    needs: Needs { libraries: &["libc.so"], glibc: None },
    machines: |_| {
        // What unwinds the stack is a part of GCC, but not of Zig's compiler; nor does GCC check for undefined behaviour unasked.
        let machine = |name, cc, links| {
            let environment = toolchain::zig_environment()?;
            let consumer = Consumer { name, cc, environment, ..Consumer::host() };
            // musl keeps each library that it has loaded.
            Ok::<Machine, String>(Machine { consumer, links, impossible: &["unload.c"] })
        };
        Ok(vec![
            machine(
                "musl",
                "python-zig cc -target x86_64-linux-musl -fno-sanitize=undefined -lunwind -dynamic",
                BOTH,
            )?,
            machine(
                "musl inside",
                "python-zig cc -target x86_64-linux-musl -fno-sanitize=undefined -lunwind -static",
                &[Link::Static],
            )?,
        ])
    },
};

const BOTH: &[Link] = &[Link::Shared, Link::Static];

/// What has always been part of glibc.
const GLIBC: &[&str] =
    &["libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "ld-linux-"];

pub(super) fn build(linux: &Linux, stage: &Path) -> Result<(), String> {
    let floor = linux.needs.glibc.map(|(major, minor)| format!("{major}.{minor}"));
    let mut cargo = toolchain::zigbuild(linux.triple, floor.as_deref(), linux.flags)?;
    process::run(&mut cargo, BUILD_LIMIT)?;
    install::tree(&linux.platform, &toolchain::built(linux.triple), stage)
}

pub(super) fn verify(linux: &Linux, tree: &Path) -> Result<(), String> {
    let soname = System::Linux.soname(native::abi_major()?);
    let shared = tree.join("lib").join(&soname);
    let archive = tree.join("lib/libtickcord.a");
    elf::check_shared_library(&shared, &soname, &linux.needs)?;
    elf::check_static_library(&archive)?;
    toolchain::check_folders(&shared)?;
    toolchain::check_folders(&archive)?;

    let work = super::work_dir().join("consumers").join(linux.triple);
    let _ = fs::remove_dir_all(&work);
    let machines = (linux.machines)(tree)?;
    install::consume(tree, &work, &machines[0].consumer)?;
    hosts::run(&machines, tree, &work, linux.platform.static_needs)
}
