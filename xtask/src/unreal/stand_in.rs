//! Compiles the plugin against the stand-in for the engine, as Epic's toolchain would.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{plugin, reflection};
use crate::native;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

fn engine() -> PathBuf {
    paths::root().join("tests/unreal/engine")
}

/// The compiler with everything that holds for the code of `module`. `generated` has what follows from its headers.
fn compiler(module: &Path, generated: &Path) -> Command {
    let mut clang = process::command(native::CLANG);
    clang.args(["-std=c++20", "-stdlib=libc++", "-fno-exceptions", "-fno-rtti", "-g", "-pthread"]);
    clang.args(["-Wall", "-Wextra", "-Wshadow", "-Wundef", "-Werror"]);
    // What UnrealBuildTool defines.
    clang.args(["-DTICKCORD_API=", "-DWITH_TICKCORD=1"]);
    clang.arg("-DTICKCORD_LIBRARY_PATH=\"Binaries/ThirdParty/Tickcord/Linux/libtickcord.so\"");
    clang.arg("-I").arg(module.join("Public")).arg("-I").arg(module.join("Private")).arg("-I").arg(generated);
    clang.arg("-isystem").arg(engine()).arg("-isystem").arg(plugin::include_dir());
    clang
}

fn work_dir() -> Result<PathBuf, String> {
    let dir = paths::work_dir().join("unreal");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    Ok(dir)
}

/// Writes the generated headers of a module to a folder, and gives it.
fn generate(module: &Path, name: &str) -> Result<PathBuf, String> {
    let generated = work_dir()?.join(name);
    let broken = |error: std::io::Error| format!("{}: {error}", generated.display());
    let _ = fs::remove_dir_all(&generated);
    fs::create_dir_all(&generated).map_err(broken)?;
    for header in paths::files_with_extension(&module.join("Public"), "h")? {
        let text = fs::read_to_string(&header).map_err(broken)?;
        let stem = header.file_stem().unwrap_or_default().to_string_lossy();
        let beside = generated.join(format!("{stem}.generated.h"));
        fs::write(beside, reflection::generated_header(&header, &text)).map_err(broken)?;
    }
    Ok(generated)
}

/// Each header alone, as the first thing a file includes.
pub(crate) fn check_headers() -> Result<(), String> {
    let module = plugin::module();
    let generated = generate(&module, "generated")?;
    for header in paths::files_with_extension(&module, "h")? {
        let mut clang = compiler(&module, &generated);
        clang.args(["-fsyntax-only", "-xc++", "-include"]).arg(header).arg("/dev/null");
        process::run(&mut clang, BUILD_LIMIT)?;
    }
    Ok(())
}

/// Whether one source of the module in this folder compiles.
pub(super) fn check_source(module: &Path, source: &str) -> Result<(), String> {
    let mut clang = compiler(module, &generate(module, "generated-seeded")?);
    process::run(clang.arg("-fsyntax-only").arg(module.join(source)), BUILD_LIMIT).map(drop)
}

/// The plugin, the stand-in and the scenarios as one program.
pub(crate) fn build() -> Result<PathBuf, String> {
    let module = plugin::module();
    let generated = generate(&module, "generated")?;
    let dir = work_dir()?;
    let control = dir.join("control.o");
    let mut cc = process::command("cc");
    cc.args(["-std=c11", "-D_GNU_SOURCE", "-c", "-I"]).arg(paths::include_dir());
    cc.arg(paths::root().join("tests/unreal/control.c")).arg("-o").arg(&control);
    process::run(&mut cc, BUILD_LIMIT)?;

    let program = dir.join("scenarios");
    let mut clang = compiler(&module, &generated);
    clang.arg("-fsanitize=address,undefined").args(paths::files_with_extension(&module, "cpp")?);
    clang.arg(engine().join("StandIn.cpp"));
    clang.args(paths::files_with_extension(&paths::root().join("tests/unreal/scenarios"), "cpp")?);
    clang.arg(&control).args(["-ldl", "-o"]).arg(&program);
    process::run(&mut clang, BUILD_LIMIT)?;
    Ok(program)
}
