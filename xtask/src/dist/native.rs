//! On a machine of the target's own: programs that the system's compiler builds with the archive, by `CMake`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::native::{self, Profile};
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;
use crate::{paths, transcript};

const LIMIT: Duration = Duration::from_secs(30);

/// One says its version, the other talks with a sandbox over TLS; each with the shared library and with the static one.
pub(super) fn check(tree: &Path) -> Result<(), String> {
    native::build(Profile::Dev)?;
    for program in build(tree, "tests/install/host.c", "version")? {
        let said = process::run(&mut process::command(&program), LIMIT)?;
        if said.trim() != env!("CARGO_PKG_VERSION") {
            return Err(format!("{} says `{}`", program.display(), said.trim()));
        }
    }
    for program in build(tree, "tests/transcript/transcript.c", "transcript")? {
        transcript::check_host(process::command(&program))
            .map_err(|error| format!("{}: {error}", program.display()))?;
    }
    Ok(())
}

fn build(tree: &Path, host: &str, name: &str) -> Result<Vec<PathBuf>, String> {
    let folder = super::work_dir().join("native").join(name);
    let _ = fs::remove_dir_all(&folder);
    let mut configure = process::command("cmake");
    configure.arg("-S").arg(paths::root().join("tests/install")).arg("-B").arg(&folder);
    configure.arg(format!("-DCMAKE_PREFIX_PATH={}", tree.display()));
    // With slashes alone, as `CMake` writes paths.
    let host = paths::root().join(host).to_string_lossy().replace('\\', "/");
    configure.arg(format!("-DTICKCORD_HOST={host}")).arg("-DCMAKE_BUILD_TYPE=Release");
    process::run(&mut configure, BUILD_LIMIT)?;
    process::run(
        process::command("cmake").arg("--build").arg(&folder).args(["--config", "Release"]),
        BUILD_LIMIT,
    )?;
    // Visual Studio has a folder for each configuration.
    let visual_studio = folder.join("Release");
    let programs = if visual_studio.exists() { visual_studio } else { folder };
    if System::HOST == System::Windows {
        let dll = System::Windows.library();
        fs::copy(tree.join("bin").join(dll), programs.join(dll))
            .map_err(|error| format!("{}: {error}", programs.display()))?;
    }
    let program = |name: &str| programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Ok(["host_shared", "host_static"].map(program).to_vec())
}
