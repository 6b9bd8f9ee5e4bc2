//! The DLL, its debug information, and what linkers of both families need to know of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{sources, work_dir};
use crate::c_api::ledger;
use crate::dist::toolchain;
use crate::process::{self, BUILD_LIMIT};

/// Rust's name for Windows before 10: without functions that Windows 8.1 and Server 2012 R2 lack.
pub(super) const TRIPLE: &str = "x86_64-win7-windows-gnu";
const MINGW: &str = "x86_64-w64-mingw32-";
/// With Windows' own threads: the other kind would need a library of `MinGW`'s.
pub(super) const GCC: &str = "x86_64-w64-mingw32-gcc-win32";

/// Thread-locals of the linker's kind: for those of the other kind each load would keep some of the process's 1088 slots.
const FLAGS: &[&str] = &["-Zhas-thread-local=yes"];

/// Fills a folder with `tickcord.dll`, `tickcord.dll.debug`, `tickcord.def`, and import libraries under the names that
/// rustc gives them.
pub(super) fn build(folder: &Path) -> Result<(), String> {
    let resource = version_resource()?;
    let mut cargo = toolchain::rustc(TRIPLE, "cdylib", FLAGS)?;
    let variable = TRIPLE.replace('-', "_");
    cargo.env(format!("CARGO_TARGET_{}_LINKER", variable.to_uppercase()), GCC);
    cargo.env(format!("CC_{variable}"), GCC).env(format!("AR_{variable}"), format!("{MINGW}ar"));
    cargo.env("CARGO_PROFILE_RELEASE_DEBUG", "line-tables-only").env("CARGO_PROFILE_RELEASE_STRIP", "none");
    let mut argument = std::ffi::OsString::from("-Clink-arg=");
    argument.push(&resource);
    // The same bytes for the same input.
    cargo.arg("--").arg(argument).arg("-Clink-arg=-Wl,--no-insert-timestamp");
    process::run(&mut cargo, BUILD_LIMIT)?;
    split(&toolchain::built(TRIPLE).join("tickcord.dll"), folder)?;
    import_libraries(folder)
}

/// The library's version where Windows looks for it, as an object to link.
fn version_resource() -> Result<PathBuf, String> {
    let source = sources().join("tickcord.rc");
    let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let version = env!("CARGO_PKG_VERSION");
    let release = version.split(['-', '+']).next().unwrap_or(version);
    let text =
        text.replace("@NUMBERS@", &format!("{},0", release.replace('.', ","))).replace("@VERSION@", version);
    let filled_in = work_dir().join("tickcord.rc");
    fs::write(&filled_in, text).map_err(|error| format!("{}: {error}", filled_in.display()))?;
    let object = work_dir().join("version.o");
    let mut windres = process::command(format!("{MINGW}windres"));
    process::run(windres.arg(&filled_in).arg(&object), BUILD_LIMIT)?;
    Ok(object)
}

/// Takes debug information out, into a file that debuggers find beside the DLL.
fn split(built: &Path, folder: &Path) -> Result<(), String> {
    let dll = folder.join("tickcord.dll");
    let debug = folder.join("tickcord.dll.debug");
    let objcopy = || {
        let mut objcopy = process::command(format!("{MINGW}objcopy"));
        // The debug file is named without its folder, and without the option both files would have the present time in them.
        objcopy.current_dir(folder).arg("--preserve-dates");
        objcopy
    };
    let mut keep = objcopy();
    // Names that rustc makes for what it imports: of its folder for the time, which is another one each time.
    keep.args(["--only-keep-debug", "--wildcard", "--strip-symbol=*_imports_lib*"]);
    process::run(keep.arg(built).arg(&debug), BUILD_LIMIT)?;
    let mut strip = objcopy();
    strip.args(["--strip-all", "--add-gnu-debuglink=tickcord.dll.debug"]);
    process::run(strip.arg(built).arg(&dll), BUILD_LIMIT).map(drop)
}

fn import_libraries(folder: &Path) -> Result<(), String> {
    let def = folder.join("tickcord.def");
    let functions: Vec<String> = ledger::functions()?.into_iter().collect();
    let text = format!("LIBRARY tickcord.dll\nEXPORTS\n  {}\n", functions.join("\n  "));
    fs::write(&def, text).map_err(|error| format!("{}: {error}", def.display()))?;
    import_library(&def, &folder.join("tickcord.dll.lib"))?;
    let mut gnu = process::command("llvm-dlltool-22");
    gnu.args(["-m", "i386:x86-64", "-d"]).arg(&def).arg("-l").arg(folder.join("libtickcord.dll.a"));
    process::run(&mut gnu, BUILD_LIMIT).map(drop)
}

/// As Microsoft's linker reads it.
pub(super) fn import_library(def: &Path, library: &Path) -> Result<(), String> {
    let mut lib = process::command("llvm-lib-22");
    lib.args(["/nologo", "/machine:x64"]).arg(format!("/def:{}", def.display()));
    process::run(lib.arg(format!("/out:{}", library.display())), BUILD_LIMIT).map(drop)
}
