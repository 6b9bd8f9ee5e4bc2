//! Compiles the plugin against the stand-in for the engine, as Epic's toolchain would.

use std::fmt::Write as _;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;

use super::{plugin, reflection};
use crate::native;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

fn engine() -> PathBuf {
    paths::root().join("tests/unreal/engine")
}

/// What `UnrealBuildTool` defines where there is a library.
const WITH_LIBRARY: &[&str] =
    &["-DWITH_TICKCORD=1", "-DTICKCORD_LIBRARY_PATH=\"Binaries/ThirdParty/Tickcord/Linux/libtickcord.so\""];

/// And on a platform that no release has one for.
const WITHOUT_LIBRARY: &[&str] = &["-DWITH_TICKCORD=0"];

/// The compiler with everything that holds for the code of `module`. `generated` has what follows from its headers.
fn compiler(module: &Path, generated: &Path) -> Command {
    let mut clang = process::command(native::CLANG);
    clang.args(["-std=c++20", "-stdlib=libc++", "-fno-exceptions", "-fno-rtti", "-g", "-pthread"]);
    clang.args(["-Wall", "-Wextra", "-Wshadow", "-Wundef", "-Werror", "-DTICKCORD_API="]);
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
        clang.args(WITH_LIBRARY).args(["-fsyntax-only", "-xc++", "-include"]).arg(header).arg("/dev/null");
        process::run(&mut clang, BUILD_LIMIT)?;
    }
    Ok(())
}

/// Whether one source of the module in this folder compiles.
pub(super) fn check_source(module: &Path, source: &str) -> Result<(), String> {
    let mut clang = compiler(module, &generate(module, "generated-seeded")?);
    process::run(clang.args(WITH_LIBRARY).arg("-fsyntax-only").arg(module.join(source)), BUILD_LIMIT)
        .map(drop)
}

/// What the engine builds by default is one file of all sources, in which their names must not clash; and what it builds for other
/// platforms: without the library (and without tests), and where a TCHAR is a `wchar_t` of two bytes (Windows) or of four (and the flags
/// of tests are what they are since 5.5).
pub(super) fn check_variants(module: &Path) -> Result<(), String> {
    let generated = generate(module, "generated-variants")?;
    let mut unity = String::new();
    for source in paths::files_with_extension(module, "cpp")? {
        let _ = writeln!(unity, "#include \"{}\"", source.display());
    }
    let file = work_dir()?.join("unity.cpp");
    fs::write(&file, unity).map_err(|error| format!("{}: {error}", file.display()))?;
    let variants: [&[&[&str]]; 4] = [
        &[WITH_LIBRARY],
        &[WITHOUT_LIBRARY, &["-DWITH_AUTOMATION_TESTS=0"]],
        &[WITH_LIBRARY, &["-DSTAND_IN_TCHAR_IS_WCHAR_T=1", "-fshort-wchar"]],
        &[WITH_LIBRARY, &["-DSTAND_IN_TCHAR_IS_WCHAR_T=1", "-DSTAND_IN_TEST_FLAGS_ARE_A_CLASS=1"]],
    ];
    for variant in variants {
        let mut clang = compiler(module, &generated);
        clang.args(variant.concat()).arg("-fsyntax-only").arg(&file);
        process::run(&mut clang, BUILD_LIMIT)?;
    }
    Ok(())
}

/// The plugin, the stand-in and the scenarios as one program.
pub(crate) struct Programs {
    pub(crate) with_library: PathBuf,
    pub(crate) without_library: PathBuf,
}

/// A source with what it becomes.
struct Unit {
    source: PathBuf,
    object: PathBuf,
    definitions: &'static [&'static str],
}

pub(crate) fn build() -> Result<Programs, String> {
    let module = plugin::module();
    let generated = generate(&module, "generated")?;
    let dir = work_dir()?.join("objects");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let control = dir.join("control.o");
    let mut cc = process::command("cc");
    cc.args(["-std=c11", "-D_GNU_SOURCE", "-c", "-I"]).arg(paths::include_dir());
    cc.arg(paths::root().join("tests/unreal/control.c")).arg("-o").arg(&control);
    process::run(&mut cc, BUILD_LIMIT)?;

    let (mut with, mut without) = (vec![control.clone()], vec![control]);
    let mut units = Vec::new();
    let mut sources = paths::files_with_extension(&module, "cpp")?;
    sources.extend(paths::files_with_extension(&paths::root().join("tests/unreal"), "cpp")?);
    for (index, source) in sources.into_iter().enumerate() {
        let name = format!("{index}-{}", source.file_stem().unwrap_or_default().to_string_lossy());
        let object = dir.join(format!("{name}.o"));
        with.push(object.clone());
        without.push(object.clone());
        let text = fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
        if text.contains("WITH_TICKCORD") {
            let object = dir.join(format!("{name}-without.o"));
            without.pop();
            without.push(object.clone());
            units.push(Unit { source: source.clone(), object, definitions: WITHOUT_LIBRARY });
        }
        units.push(Unit { source, object, definitions: WITH_LIBRARY });
    }
    compile_all(&module, &generated, units)?;
    Ok(Programs {
        with_library: link("scenarios", &with)?,
        without_library: link("scenarios-without", &without)?,
    })
}

/// `AddressSanitizer` sees what the plugin does with what it is lent.
const SANITIZE: &str = "-fsanitize=address,undefined";

/// As many at a time as the machine has cores.
fn compile_all(module: &Path, generated: &Path, units: Vec<Unit>) -> Result<(), String> {
    let pending = Mutex::new(units);
    let work = || {
        loop {
            let Some(unit) = pending.lock().expect("no worker panics with it").pop() else {
                return Ok(());
            };
            let mut clang = compiler(module, generated);
            clang.args(unit.definitions).args([SANITIZE, "-c"]).arg(&unit.source).arg("-o").arg(&unit.object);
            process::run(&mut clang, BUILD_LIMIT)?;
        }
    };
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().expect("a worker returns what is wrong"))
    })
}

fn link(name: &str, objects: &[PathBuf]) -> Result<PathBuf, String> {
    let program = work_dir()?.join(name);
    let mut clang = process::command(native::CLANG);
    clang.args(["-stdlib=libc++", "-pthread", SANITIZE]).args(objects).args(["-ldl", "-o"]).arg(&program);
    process::run(&mut clang, BUILD_LIMIT)?;
    Ok(program)
}
