//! Link arguments of the shared library, and nothing else: the name under which hosts find it when they start.

use std::env;

/// The major version of the ABI, as in `TICKCORD_ABI_VERSION`: a host keeps the library that it was linked with.
const ABI_MAJOR: u32 = 1;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target_os = env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let name = match target_os.as_str() {
        // Else a host would be told to want version 0, and take any.
        "macos" | "ios" => format!(
            "-Wl,-install_name,@rpath/libtickcord.{ABI_MAJOR}.dylib,-compatibility_version,{ABI_MAJOR},-current_version,{ABI_MAJOR}"
        ),
        "windows" => return,
        // Without a SONAME, a host linked by path would look for the library at that very path.
        _ => format!("-Wl,-soname,libtickcord.so.{ABI_MAJOR}"),
    };
    println!("cargo:rustc-cdylib-link-arg={name}");
}
