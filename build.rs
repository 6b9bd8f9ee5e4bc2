//! Link arguments of the shared library, and nothing else: the name under which hosts find it when they start.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let target_os = env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    let arguments: &[&str] = match target_os.as_str() {
        "macos" | "ios" => &["-Wl,-install_name,@rpath/libtickcord.dylib"],
        "windows" => &[],
        // Without a SONAME, a host linked by path would look for the library at that very path.
        _ => &["-Wl,-soname,libtickcord.so"],
    };
    for argument in arguments {
        println!("cargo:rustc-cdylib-link-arg={argument}");
    }
}
