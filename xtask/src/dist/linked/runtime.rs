//! What a linker adds that no crate names: unwinding and arithmetic.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::Component;
use crate::dist::toolchain;

#[derive(Clone, Copy)]
pub(in crate::dist) enum Runtime {
    /// Comes with Zig; in place of `libgcc_s`, which old or small systems may not have.
    LlvmLibunwind,
    /// Zig's `compiler_rt`.
    Zig,
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

fn text(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}
