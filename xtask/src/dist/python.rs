//! Python wheels: the binding with the library for one platform, so that pip brings all that is needed.

mod wheel;

use std::fs;
use std::path::{Path, PathBuf};

use super::{archive, documents, full_name, work_dir};
use crate::process::{self, BUILD_LIMIT};
use crate::system::System;
use crate::venv::{self, Environment};
use crate::{native, paths, transcript};

/// The platforms as Python calls them.
const WHEELS: &[Wheel] = &[
    Wheel { name: "py3-none-manylinux_2_17_x86_64", target: "linux-x86_64", system: System::Linux },
    Wheel { name: "py3-none-manylinux_2_17_aarch64", target: "linux-aarch64", system: System::Linux },
    Wheel { name: "py3-none-musllinux_1_2_x86_64", target: "linux-musl-x86_64", system: System::Linux },
    Wheel { name: "py3-none-win_amd64", target: "windows-x86_64", system: System::Windows },
    Wheel { name: "py3-none-macosx_11_0_universal2", target: "macos-universal", system: System::Macos },
];

/// What judges wheels before they are uploaded.
const TOOLS: Environment = Environment {
    name: "wheels",
    packages: &["twine==7.0.0", "check-wheel-contents==0.6.3", "auditwheel==6.8.2"],
};

struct Wheel {
    /// How its file's name ends: what it runs with.
    name: &'static str,
    /// Whose library it holds.
    target: &'static str,
    system: System,
}

impl Wheel {
    fn platform(&self) -> &'static str {
        self.name.trim_start_matches("py3-none-")
    }

    fn file(&self, out: &Path) -> PathBuf {
        out.join(format!("{}.whl", full_name(self.name)))
    }

    /// The library in the tree of its target's archive.
    fn library(&self, tree: &Path) -> Result<PathBuf, String> {
        let name = self.system.soname(native::abi_major()?);
        let folder = if self.system == System::Windows { "bin" } else { "lib" };
        Ok(tree.join(folder).join(name))
    }
}

pub(super) fn archives() -> Vec<&'static str> {
    WHEELS.iter().map(|wheel| wheel.name).collect()
}

pub(super) fn sources() -> Vec<&'static str> {
    WHEELS.iter().map(|wheel| wheel.target).collect()
}

pub(super) fn build(stage: &Path) -> Result<(), String> {
    WHEELS.iter().try_for_each(|wheel| wheel::fill(wheel, &stage.join(full_name(wheel.name))))
}

/// Reads every wheel, and runs the one that pip chooses for this machine.
pub(super) fn verify(out: &Path) -> Result<(), String> {
    for wheel in WHEELS {
        read(wheel, out).map_err(|error| format!("{}: {error}", wheel.file(out).display()))?;
    }
    run(out)
}

fn read(wheel: &Wheel, out: &Path) -> Result<(), String> {
    let file = wheel.file(out);
    let bin = TOOLS.bin()?;
    let judge = |tool: &str, arguments: &[&str]| {
        process::run(process::command(bin.join(tool)).args(arguments).arg(&file), BUILD_LIMIT)
    };
    judge("twine", &["check", "--strict"])?;
    judge("check-wheel-contents", &["--no-config"])?;
    // It takes glibc's `libc.so` for musl's, which is of the same name; the archive for musl was run with musl's own loader.
    if wheel.platform().starts_with("manylinux") && System::HOST == System::Linux {
        let shown = judge("auditwheel", &["show"])?;
        let consistent = format!("\"{}\"", wheel.platform());
        if !shown.split_whitespace().any(|word| word.trim_end_matches('.') == consistent) {
            return Err(format!("auditwheel finds it consistent with another platform:\n{shown}"));
        }
    }

    let unpacked = work_dir().join("unpacked").join(full_name(wheel.name));
    let _ = fs::remove_dir_all(&unpacked);
    archive::unpack(&file, &unpacked)?;
    let info = unpacked.join(wheel::info_folder());
    documents::verify_in(&info.join("licenses"), &info.join("sboms"))?;
    let source = super::target(wheel.target)?;
    let name = wheel.library(Path::new(""))?;
    let held = unpacked.join("tickcord").join(name.file_name().unwrap_or_default());
    let bytes = |file: &Path| fs::read(file).map_err(|error| format!("{}: {error}", file.display()));
    if bytes(&held)? != bytes(&wheel.library(&source.unpack(out)?)?)? {
        return Err(format!("its library is not the one of the archive {}", source.full_name()));
    }
    Ok(())
}

/// In a fresh environment, from the folder of wheels and nowhere else.
fn run(out: &Path) -> Result<(), String> {
    let environment = work_dir().join("wheel-environment");
    process::run(process::command("python3").args(["-m", "venv", "--clear"]).arg(&environment), BUILD_LIMIT)?;
    let python = venv::programs(&environment).join("python");
    let mut pip = process::command(&python);
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-index", "--find-links"]).arg(out);
    process::run(pip.arg(format!("tickcord=={}", env!("CARGO_PKG_VERSION"))), BUILD_LIMIT)?;

    native::build(native::Profile::Dev)?;
    let mut script = process::command(python);
    // Isolated: it sees what is installed, and no folder that the environment names.
    script.args(["-I", "-X", "dev"]).arg(paths::root().join("tests/transcript/transcript.py"));
    transcript::check_host(script)
}
