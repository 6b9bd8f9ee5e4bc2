//! Clang and LLVM's linker in place of Microsoft's, with as much of Microsoft's headers and runtime as the programs of the tests need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::dll::import_library;
use super::sources;
use crate::process::{self, BUILD_LIMIT};

/// Windows' own libraries that a program with the static library needs, as `CMake`'s file says them too.
pub(super) const WINDOWS: &[&str] = &["advapi32", "bcrypt", "kernel32", "ntdll", "userenv", "ws2_32"];

/// Microsoft's linker reads what `MinGW` has in their place.
const MINGW_LIBRARIES: &str = "/usr/x86_64-w64-mingw32/lib";

/// Of the C library: what is not in every program.
const RUNTIME: &[&str] = &["ucrtbase", "vcruntime140"];

pub(super) struct Microsoft {
    /// Import libraries, and `runtime.obj`.
    sdk: PathBuf,
}

impl Microsoft {
    pub(super) fn prepare(work: &Path) -> Result<Self, String> {
        let sdk = work.join("sdk");
        fs::create_dir_all(&sdk).map_err(|error| format!("{}: {error}", sdk.display()))?;
        for name in WINDOWS {
            let (from, to) = (format!("{MINGW_LIBRARIES}/lib{name}.a"), sdk.join(format!("{name}.lib")));
            fs::copy(&from, to).map_err(|error| format!("{from}: {error}"))?;
        }
        for name in RUNTIME {
            let def = sources().join("msvc").join(format!("{name}.def"));
            import_library(&def, &sdk.join(format!("{name}.lib")))?;
        }
        let this = Self { sdk };
        let mut clang = compiler(&sources().join("msvc/runtime.c"), &this.runtime());
        // Else it would take `memcpy` and the like for known.
        process::run(clang.arg("-fno-builtin"), BUILD_LIMIT)?;
        Ok(this)
    }

    fn runtime(&self) -> PathBuf {
        self.sdk.join("runtime.obj")
    }

    /// What every link needs.
    fn linker_flags(&self) -> Vec<String> {
        let path = |path: &Path| path.display().to_string();
        let mut flags = vec![format!("/libpath:{}", path(&self.sdk)), path(&self.runtime())];
        flags.extend(["/nodefaultlib", "/entry:mainCRTStartup"].map(str::to_owned));
        flags
    }

    /// A program, with the libraries of the tree and of Windows under these names.
    pub(super) fn link(
        &self,
        tree: &Path,
        source: &Path,
        program: &Path,
        libraries: &[&str],
    ) -> Result<(), String> {
        let object = program.with_extension("obj");
        let mut clang = compiler(source, &object);
        process::run(clang.arg("-I").arg(tree.join("include")), BUILD_LIMIT)?;
        let mut linker = process::command("lld-link-22");
        linker.args(["/nologo", "/subsystem:console"]).args(self.linker_flags());
        linker.arg(format!("/libpath:{}", tree.join("lib").display())).arg(object);
        linker.args(libraries.iter().chain(RUNTIME).map(|name| format!("{name}.lib")));
        process::run(linker.arg(format!("/out:{}", program.display())), BUILD_LIMIT).map(drop)
    }

    /// What `CMake` has to be told of these tools.
    pub(super) fn cmake(&self) -> Vec<String> {
        let clang = sources().join("clang-cl");
        let include = sources().join("msvc/include");
        let runtime: Vec<String> =
            RUNTIME.iter().chain(&["kernel32"]).map(|name| format!("{name}.lib")).collect();
        vec![
            format!("-DCMAKE_C_COMPILER={}", clang.display()),
            format!("-DCMAKE_C_FLAGS=-X -imsvc {}", include.display()),
            format!("-DCMAKE_EXE_LINKER_FLAGS={} /manifest:no", self.linker_flags().join(" ")),
            format!("-DCMAKE_C_STANDARD_LIBRARIES={}", runtime.join(" ")),
            // The debug form would want another runtime.
            "-DCMAKE_BUILD_TYPE=Release".to_owned(),
            "-DCMAKE_LINKER=/usr/bin/lld-link-22".to_owned(),
            "-DCMAKE_AR=/usr/bin/llvm-lib-22".to_owned(),
            // For manifests and resources, of which there are none.
            "-DCMAKE_MT=/bin/false".to_owned(),
            "-DCMAKE_RC_COMPILER=/bin/false".to_owned(),
            // It would link without the flags.
            "-DCMAKE_TRY_COMPILE_TARGET_TYPE=STATIC_LIBRARY".to_owned(),
        ]
    }
}

fn compiler(source: &Path, object: &Path) -> Command {
    let mut clang = process::command("clang-16");
    clang.args(["--target=x86_64-pc-windows-msvc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror"]);
    clang.args(["-nostdlibinc", "-isystem"]).arg(sources().join("msvc/include"));
    clang.arg("-c").arg(source).arg("-o").arg(object);
    clang
}
