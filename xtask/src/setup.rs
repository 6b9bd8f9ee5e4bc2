//! `cargo xtask setup`: the tools that the tests need beside the Rust toolchain.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::dist::toolchain;
use crate::native;
use crate::process::{self, BUILD_LIMIT};

/// Pinned, so that a new release cannot turn a green tree red.
const CARGO_DENY: &str = "0.20.2";

struct Tool {
    name: &'static str,
    /// Succeeds when the tool is there and works.
    check: fn() -> bool,
    source: Source,
}

#[derive(Clone, Copy)]
enum Source {
    Apt(&'static str),
    Rustup(&'static str),
    Crate(&'static str, &'static str),
}

/// What builds and runs programs that use the library.
const HOST_TOOLS: &[Tool] = &[
    Tool {
        name: "C compiler (cc)",
        check: || answers("cc", &["--version"]),
        source: Source::Apt("gcc libc6-dev"),
    },
    Tool { name: "C++ compiler (g++)", check: || answers("g++", &["--version"]), source: Source::Apt("g++") },
    Tool {
        name: "binutils (nm, readelf, ld, objcopy, ar)",
        check: || ["nm", "readelf", "ld", "objcopy", "ar"].iter().all(|tool| answers(tool, &["--version"])),
        source: Source::Apt("binutils"),
    },
    Tool {
        name: "CMake and make",
        check: || answers("cmake", &["--version"]) && answers("make", &["--version"]),
        source: Source::Apt("cmake make"),
    },
    Tool {
        name: "pkg-config",
        check: || answers("pkg-config", &["--version"]),
        source: Source::Apt("pkg-config"),
    },
    Tool {
        name: "clang 16 with libc++",
        check: || {
            answers(
                native::CLANG,
                &["-stdlib=libc++", "-fsyntax-only", "-xc++", "-include", "string", "/dev/null"],
            )
        },
        source: Source::Apt("clang-16 libc++-16-dev libc++abi-16-dev libunwind-16-dev libclang-rt-16-dev"),
    },
    Tool {
        name: "Python 3.9 or newer, with venv",
        check: || {
            answers("python3", &["-c", "import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 9))"])
        },
        source: Source::Apt("python3 python3-venv"),
    },
];

/// What the tests need as well.
const TEST_TOOLS: &[Tool] = &[
    Tool { name: "Doxygen", check: || answers("doxygen", &["--version"]), source: Source::Apt("doxygen") },
    // Started for real: without the C library's symbols it is there, but refuses to work.
    Tool {
        name: "valgrind",
        check: || answers("valgrind", &["-q", "true"]),
        source: Source::Apt("valgrind libc6-dbg"),
    },
    Tool {
        name: "C# compiler and runtime (mcs, mono)",
        check: || ["mcs", "mono"].iter().all(|tool| answers(tool, &["--version"])),
        source: Source::Apt("mono-mcs mono-runtime"),
    },
    Tool { name: "rustfmt", check: || cargo_answers("fmt"), source: Source::Rustup("rustfmt") },
    Tool { name: "clippy", check: || cargo_answers("clippy"), source: Source::Rustup("clippy") },
    Tool { name: "cargo-deny", check: has_cargo_deny, source: Source::Crate("cargo-deny", CARGO_DENY) },
];

/// For `ThreadSanitizer` alone.
const RUST_SOURCE: Tool = Tool {
    name: "source of Rust's standard library",
    check: || native::sysroot().is_ok_and(|root| root.join("lib/rustlib/src/rust/library").exists()),
    source: Source::Rustup("rust-src"),
};

/// What the archives of these targets need beside [`HOST_TOOLS`], on a machine with Debian 12. `dist.rs` lists the targets.
const CROSS_TOOLS: &[(&[&str], Tool)] = &[
    (
        &["linux-x86_64", "linux-aarch64", "linux-musl-x86_64", "windows-x86_64", "macos-universal"],
        Tool {
            name: "Debian's Rust compiler, 1.95 or newer, with the source of its standard library",
            check: has_debian_rust,
            source: Source::Apt("rustc-web rust-web-src"),
        },
    ),
    (
        &["windows-x86_64", "macos-universal"],
        Tool {
            name: "LLVM 22 and its linker",
            check: || answers("llvm-lib-22", &["/help"]) && answers("ld.lld-22", &["--version"]),
            source: Source::Apt("llvm-22 lld-22"),
        },
    ),
    (
        &["windows-x86_64"],
        Tool {
            name: "MinGW-w64",
            check: || answers("x86_64-w64-mingw32-gcc-win32", &["--version"]),
            source: Source::Apt("gcc-mingw-w64-x86-64-win32"),
        },
    ),
    (
        &["windows-x86_64"],
        Tool {
            name: "Wine, 64 bits",
            check: || answers("/usr/lib/wine/wine64", &["--version"]),
            source: Source::Apt("wine64"),
        },
    ),
    (
        &["linux-aarch64"],
        Tool {
            name: "C compiler and C library for 64-bit ARM",
            check: || answers("aarch64-linux-gnu-gcc", &["--version"]) && Path::new(ARM_LIBC).exists(),
            source: Source::Apt("gcc-aarch64-linux-gnu libc6-dev-arm64-cross"),
        },
    ),
    (
        &["linux-aarch64"],
        Tool {
            name: "QEMU for programs of 64-bit ARM",
            check: || answers("qemu-aarch64", &["--version"]),
            source: Source::Apt("qemu-user"),
        },
    ),
    (
        &["linux-musl-x86_64"],
        Tool {
            name: "musl",
            check: || Path::new("/lib/ld-musl-x86_64.so.1").exists(),
            source: Source::Apt("musl"),
        },
    ),
];

const ARM_LIBC: &str = "/usr/aarch64-linux-gnu/lib/libc.so.6";

/// What the tests need, and with `--dist` the archives of all targets; `--check` only says what is missing.
pub(crate) fn run(flags: &[&str]) -> Result<(), String> {
    if let Some(unknown) = flags.iter().find(|flag| !["--dist", "--check"].contains(flag)) {
        return Err(format!("setup knows no `{unknown}`: it takes --dist and --check"));
    }
    let [dist, check_only] = ["--dist", "--check"].map(|flag| flags.contains(&flag));
    let cross = CROSS_TOOLS.iter().map(|(_, tool)| tool).filter(|_| dist);
    provide(&HOST_TOOLS.iter().chain(TEST_TOOLS).chain(cross).collect::<Vec<_>>(), check_only)?;
    println!("setup: all tools are there");
    Ok(())
}

/// What the archives of these targets need.
pub(crate) fn run_for(targets: &[&str]) -> Result<(), String> {
    if targets.is_empty() {
        return Ok(());
    }
    provide(&HOST_TOOLS.iter().chain(tools_for(targets)).collect::<Vec<_>>(), false)
}

/// Why these archives cannot be built here, if they cannot: other systems have no such packages.
pub(crate) fn obstacle(targets: &[&str]) -> Option<String> {
    if is_debian_12(&fs::read_to_string("/etc/os-release").unwrap_or_default()) {
        return None;
    }
    let missing: Vec<&str> =
        tools_for(targets).iter().filter(|tool| !(tool.check)()).map(|tool| tool.name).collect();
    (!missing.is_empty()).then(|| format!("This is not Debian 12, which has {}.", missing.join(", ")))
}

/// Why that source cannot be had, if it cannot: rustup's server may be out of reach where all registries are not.
pub(crate) fn no_rust_source() -> Option<String> {
    provide(&[&RUST_SOURCE], false).err()
}

fn tools_for(targets: &[&str]) -> Vec<&'static Tool> {
    let is_needed = |for_whom: &[&str]| for_whom.iter().any(|target| targets.contains(target));
    CROSS_TOOLS.iter().filter(|(for_whom, _)| is_needed(for_whom)).map(|(_, tool)| tool).collect()
}

fn is_debian_12(os_release: &str) -> bool {
    os_release.lines().any(|line| line == "VERSION_CODENAME=bookworm")
}

fn provide(tools: &[&Tool], check_only: bool) -> Result<(), String> {
    let missing: Vec<&Tool> = tools.iter().filter(|tool| !(tool.check)()).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|tool| tool.name).collect();
    println!("setup: missing: {}", names.join(", "));

    let sources: Vec<Source> = missing.iter().map(|tool| tool.source).collect();
    if check_only || !is_root() || !Path::new("/etc/debian_version").exists() {
        return Err(format!("install first: {}", recipe(&sources)));
    }
    install(&sources)?;
    match missing.iter().find(|tool| !(tool.check)()) {
        Some(tool) => Err(format!("{} was installed, but does not work", tool.name)),
        None => Ok(()),
    }
}

fn answers(program: &str, arguments: &[&str]) -> bool {
    process::succeeds(process::command(program).args(arguments))
}

fn cargo_answers(subcommand: &str) -> bool {
    process::succeeds(process::cargo().args([subcommand, "--version"]))
}

fn has_cargo_deny() -> bool {
    let output = process::cargo().args(["deny", "--version"]).output();
    output.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).trim() == format!("cargo-deny {CARGO_DENY}")
    })
}

/// Debian's older compiler of the package `rustc` has the same place.
fn has_debian_rust() -> bool {
    let output = process::command(toolchain::RUSTC).arg("--version").output();
    let minor = output.ok().and_then(|output| {
        String::from_utf8_lossy(&output.stdout).strip_prefix("rustc 1.")?.split('.').next()?.parse().ok()
    });
    minor.is_some_and(|minor: u32| minor >= 95) && toolchain::standard_library().is_ok()
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

fn packages(sources: &[Source]) -> Vec<&'static str> {
    sources
        .iter()
        .filter_map(|source| if let Source::Apt(names) = source { Some(*names) } else { None })
        .collect()
}

/// What a person would type, in one line.
fn recipe(sources: &[Source]) -> String {
    let mut commands = Vec::new();
    let packages = packages(sources);
    if !packages.is_empty() {
        commands.push(format!("sudo apt-get install -y {}", packages.join(" ")));
    }
    for source in sources {
        match source {
            Source::Apt(_) => {}
            Source::Rustup(component) => commands.push(format!("rustup component add {component}")),
            Source::Crate(name, version) => commands.push(format!("cargo install --locked {name}@{version}")),
        }
    }
    commands.join(" && ")
}

fn install(sources: &[Source]) -> Result<(), String> {
    let packages: Vec<&str> = packages(sources).iter().flat_map(|names| names.split(' ')).collect();
    if !packages.is_empty() {
        // Package lists may be absent in a container, or old: fetched only when the first attempt fails.
        if apt_install(&packages).is_err() {
            process::run(apt().arg("update"), BUILD_LIMIT)?;
            apt_install(&packages)?;
        }
    }
    for source in sources {
        match source {
            Source::Apt(_) => {}
            Source::Rustup(component) => {
                process::run(process::command("rustup").args(["component", "add", component]), BUILD_LIMIT)?;
            }
            Source::Crate(name, version) => install_crate(name, version)?,
        }
    }
    Ok(())
}

fn apt() -> Command {
    let mut command = process::command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn apt_install(packages: &[&str]) -> Result<(), String> {
    println!("setup: apt-get install {}", packages.join(" "));
    let arguments = ["install", "-y", "-q", "--no-install-recommends"];
    process::run(apt().args(arguments).args(packages), BUILD_LIMIT).map(drop)
}

fn install_crate(name: &str, version: &str) -> Result<(), String> {
    println!("setup: cargo install {name}@{version} (about two minutes)");
    // A folder of its own: hundreds of megabytes that the workspace would never use again.
    let build_dir = env::temp_dir().join(format!("tickcord-setup-{}", std::process::id()));
    let result = process::run(
        process::cargo()
            .args(["install", "--locked", "--force", "--target-dir"])
            .arg(&build_dir)
            .arg(format!("{name}@{version}")),
        BUILD_LIMIT,
    );
    let _ = fs::remove_dir_all(&build_dir);
    result.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist;

    #[test]
    fn tools_are_for_targets_that_there_are() {
        for (targets, tool) in CROSS_TOOLS {
            for target in *targets {
                assert!(dist::names().contains(target), "{target}, which needs {}", tool.name);
            }
        }
    }

    #[test]
    fn debian_12_is_told_from_other_systems() {
        assert!(is_debian_12("NAME=\"Debian GNU/Linux\"\nVERSION_CODENAME=bookworm\nID=debian\n"));
        assert!(!is_debian_12("NAME=\"Ubuntu\"\nVERSION_CODENAME=noble\nID_LIKE=debian\n"));
    }

    #[test]
    fn recipe_is_one_line() {
        let sources =
            [Source::Apt("valgrind libc6-dbg"), Source::Apt("g++"), Source::Crate("cargo-deny", "1.2.3")];
        assert_eq!(
            recipe(&sources),
            "sudo apt-get install -y valgrind libc6-dbg g++ && cargo install --locked cargo-deny@1.2.3"
        );
    }
}
