//! What a linker adds that no crate names: unwinding and arithmetic.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Component;
use crate::dist::toolchain;
use crate::process::{self, BUILD_LIMIT};

#[derive(Clone, Copy)]
pub(in crate::dist) enum Runtime {
    /// Comes with Zig; in place of `libgcc_s`, which old or small systems may not have.
    LlvmLibunwind,
    /// Zig's `compiler_rt`.
    Zig,
    /// GCC's, linked into the DLL, so that it needs none of `MinGW`'s.
    Libgcc,
    /// What starts a program or a DLL that `MinGW` links.
    MingwW64,
}

impl Runtime {
    pub(super) fn component(self) -> Result<Component, String> {
        let of_zig = |file: &str| text(&toolchain::zig_package()?.1.join(file));
        let (name, version, licence, texts, repository) = match self {
            Self::LlvmLibunwind => (
                "llvm-libunwind",
                format!("zig-{}", toolchain::zig_package()?.0),
                "Apache-2.0 WITH LLVM-exception",
                vec![of_zig("lib/libunwind/LICENSE.TXT")?],
                "https://github.com/llvm/llvm-project",
            ),
            Self::Zig => (
                "zig-compiler-rt",
                toolchain::zig_package()?.0.to_owned(),
                "MIT",
                vec![of_zig("LICENSE")?],
                "https://codeberg.org/ziglang/zig",
            ),
            Self::Libgcc => (
                "libgcc",
                debian_version(LIBGCC_PACKAGE)?,
                "GPL-3.0-or-later WITH GCC-exception-3.1",
                vec![debian_copyright(LIBGCC_PACKAGE)?],
                "https://gcc.gnu.org/git/gcc.git",
            ),
            Self::MingwW64 => (
                "mingw-w64-crt",
                debian_version(MINGW_PACKAGE)?,
                "ZPL-2.1",
                vec![debian_copyright(MINGW_PACKAGE)?],
                "https://git.code.sf.net/p/mingw-w64/mingw-w64",
            ),
        };
        Ok(Component {
            name: name.to_owned(),
            version,
            licence: licence.to_owned(),
            texts,
            repository: Some(repository.to_owned()),
            checksum: None,
            uses: BTreeSet::new(),
        })
    }
}

const LIBGCC_PACKAGE: &str = "gcc-mingw-w64-x86-64-win32-runtime";
const MINGW_PACKAGE: &str = "mingw-w64-x86-64-dev";

fn debian_version(package: &str) -> Result<String, String> {
    let mut query = process::command("dpkg-query");
    process::run(query.args(["--show", "--showformat=${Version}", package]), BUILD_LIMIT)
}

fn debian_copyright(package: &str) -> Result<String, String> {
    text(&Path::new("/usr/share/doc").join(package).join("copyright"))
}

fn text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}
