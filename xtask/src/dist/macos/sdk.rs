//! What a linker and a C compiler must know of macOS, from what Zig brings: no file of Apple's SDK is needed.

use std::fs;
use std::path::{Path, PathBuf};

use crate::dist::toolchain;
use crate::native;

/// Rust's crate `libc` asks for it, though nothing here uses it.
const ICONV: &str = include_str!("../../../dist/macos/libiconv.tbd");

/// Other names of the one library that all of the system's functions are in.
const ALIASES: &[&str] = &["libc.tbd", "libm.tbd", "libpthread.tbd", "libdl.tbd"];

/// Laid out as Apple's, so that `-isysroot` and `SDKROOT` lead there.
pub(super) fn provide() -> Result<PathBuf, String> {
    let zig = toolchain::zig_package()?.1.join("lib/libc");
    let sdk = toolchain::cross_dir().join("macos-sdk");
    let lib = sdk.join("usr/lib");
    fs::create_dir_all(&lib).map_err(|error| format!("{}: {error}", lib.display()))?;
    native::link(&zig.join("include/any-darwin-any").to_string_lossy(), &sdk.join("usr/include"))?;
    let system = zig.join("darwin/libSystem.tbd");
    let text = fs::read_to_string(&system).map_err(|error| format!("{}: {error}", system.display()))?;
    write(&lib.join("libSystem.tbd"), &for_macos(&text)?)?;
    write(&lib.join("libiconv.tbd"), ICONV)?;
    for alias in ALIASES {
        native::link("libSystem.tbd", &lib.join(alias))?;
    }
    Ok(sdk)
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}

/// Every list of targets for the two kinds of processor that we build for. Zig's speak of arm64e and its successors, whose
/// functions are those of arm64; linkers look for that name alone.
fn for_macos(tbd: &str) -> Result<String, String> {
    let mut written = String::with_capacity(tbd.len());
    let mut rest = tbd;
    while let Some(at) = rest.find("targets:") {
        let (before, list) = rest.split_at(at);
        let (open, close) = list.find('[').zip(list.find(']')).ok_or("a list of targets has no end")?;
        let mut targets: Vec<&str> = Vec::new();
        for name in list[open + 1..close].split(',').map(str::trim) {
            let name = match name {
                "x86_64-macos" => name,
                "arm64-macos" | "arm64e-macos" | "arm64e.x1-macos" => "arm64-macos",
                _ => continue,
            };
            if !targets.contains(&name) {
                targets.push(name);
            }
        }
        if targets.is_empty() {
            // For Mac Catalyst alone; an empty list is none.
            targets.push("x86_64-maccatalyst");
        }
        written += before;
        written += &list[..=open];
        written += &targets.join(", ");
        written.push(']');
        rest = &list[close + 1..];
    }
    Ok(written + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_of_targets_names_what_is_built() {
        let zig = "targets:         [ x86_64-macos, x86_64-maccatalyst, arm64e-macos,\n  arm64e.x1-macos ]\nname: 'x'\n  - targets: [ arm64e-maccatalyst ]\n    symbols: [ _a ]\n";
        let ours = for_macos(zig).unwrap();
        assert_eq!(
            ours,
            "targets:         [x86_64-macos, arm64-macos]\nname: 'x'\n  - targets: [x86_64-maccatalyst]\n    symbols: [ _a ]\n"
        );
        for_macos("targets: [ x86_64-macos").unwrap_err();
    }
}
