//! Compiles the plugin against the stand-in for the engine, as Epic's toolchain would.

use std::fmt::Write as _;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let mut clang = compiler_of_name(native::CLANG, module, generated);
    clang.args(["-stdlib=libc++", "-Wall", "-Wextra", "-Wundef"]);
    clang
}

fn compiler_of_name(name: &str, module: &Path, generated: &Path) -> Command {
    let mut compiler = process::command(name);
    compiler.args(["-std=c++20", "-fno-exceptions", "-fno-rtti", "-g", "-pthread"]);
    compiler.args(["-Wshadow", "-Werror", "-DTICKCORD_API="]);
    compiler.arg("-I").arg(module.join("Public")).arg("-I").arg(module.join("Private"));
    compiler.arg("-I").arg(generated);
    compiler.arg("-isystem").arg(engine()).arg("-isystem").arg(plugin::include_dir());
    compiler
}

fn work_dir() -> Result<PathBuf, String> {
    let dir = paths::work_dir().join("unreal");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    Ok(dir)
}

/// Writes what is generated for all headers below `headers` to the folder `generated` of another one, and gives it.
fn generate(headers: &Path, work: &Path) -> Result<PathBuf, String> {
    let generated = work.join("generated");
    let broken = |error: std::io::Error| format!("{}: {error}", generated.display());
    let _ = fs::remove_dir_all(&generated);
    fs::create_dir_all(&generated).map_err(broken)?;
    for header in paths::files_with_extension(headers, "h")? {
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
    let generated = generate(&module.join("Public"), &work_dir()?)?;
    each(&paths::files_with_extension(&module, "h")?, |header| {
        let mut clang = compiler(&module, &generated);
        clang.args(WITH_LIBRARY).args(["-fsyntax-only", "-xc++", "-include"]).arg(header).arg("/dev/null");
        process::run(&mut clang, BUILD_LIMIT).map(drop)
    })
}

/// Whether one source of the module in this folder compiles. What that needs is written to `work`.
pub(super) fn check_source(module: &Path, source: &str, work: &Path) -> Result<(), String> {
    let mut clang = compiler(module, &generate(&module.join("Public"), work)?);
    process::run(clang.args(WITH_LIBRARY).arg("-fsyntax-only").arg(module.join(source)), BUILD_LIMIT)
        .map(drop)
}

/// Whether the C++ in a folder compiles, as that of a game that uses the plugin.
pub(super) fn check_game(dir: &Path) -> Result<(), String> {
    let module = plugin::module();
    let generated = generate(&module.join("Public"), &work_dir()?)?;
    let of_game = generate(dir, dir)?;
    for source in paths::files_with_extension(dir, "cpp")? {
        let mut clang = compiler(&module, &generated);
        clang.args(WITH_LIBRARY).args(["-fsyntax-only", "-DMYGAME_API=", "-Wno-unused-variable"]);
        clang.arg("-I").arg(dir).arg("-I").arg(&of_game).arg(source);
        process::run(&mut clang, BUILD_LIMIT)?;
    }
    Ok(())
}

/// What the engine builds by default is one file of all sources, in which their names must not clash. It is compiled as for
#[derive(Clone, Copy, Debug)]
pub(super) enum Variant {
    /// Linux, as everything else here.
    Linux,
    /// A platform without a library, in what is shipped to players: without tests.
    WithoutLibrary,
    /// Where a TCHAR is a `wchar_t` of two bytes.
    Windows,
    /// Where it is one of four bytes; and in 5.5 or newer, where the flags of tests are of another type.
    Mac,
    /// By GCC, which like Microsoft's compiler, and unlike clang, minds names that hide a member of a base class.
    Gcc,
}

impl Variant {
    const ALL: [Self; 5] = [Self::Linux, Self::WithoutLibrary, Self::Windows, Self::Mac, Self::Gcc];

    fn arguments(self) -> Vec<&'static str> {
        const WCHAR_T: &str = "-DSTAND_IN_TCHAR_IS_WCHAR_T=1";
        match self {
            Self::Linux | Self::Gcc => WITH_LIBRARY.to_vec(),
            Self::WithoutLibrary => [WITHOUT_LIBRARY, &["-DWITH_AUTOMATION_TESTS=0"]].concat(),
            Self::Windows => [WITH_LIBRARY, &[WCHAR_T, "-fshort-wchar"]].concat(),
            Self::Mac => [WITH_LIBRARY, &[WCHAR_T, "-DSTAND_IN_TEST_FLAGS_ARE_A_CLASS=1"]].concat(),
        }
    }
}

/// All variants of the plugin.
pub(super) fn check_variants() -> Result<(), String> {
    let work = work_dir()?.join("variants");
    each(&Variant::ALL, |variant| {
        let place = work.join(format!("{variant:?}"));
        check_variant(&plugin::module(), *variant, &place)
    })
}

/// Whether all sources of the module compile as one file.
pub(super) fn check_variant(module: &Path, variant: Variant, work: &Path) -> Result<(), String> {
    let generated = generate(&module.join("Public"), work)?;
    let mut unity = String::new();
    for source in paths::files_with_extension(module, "cpp")? {
        let _ = writeln!(unity, "#include \"{}\"", source.display());
    }
    let file = work.join("unity.cpp");
    fs::write(&file, unity).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut compiler = match variant {
        Variant::Gcc => compiler_of_name("g++", module, &generated),
        _ => compiler(module, &generated),
    };
    process::run(compiler.args(variant.arguments()).arg("-fsyntax-only").arg(&file), BUILD_LIMIT).map(drop)
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
    let generated = generate(&module.join("Public"), &work_dir()?)?;
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
    each(&units, |unit| {
        let mut clang = compiler(&module, &generated);
        clang.args(unit.definitions).args([SANITIZE, "-c"]).arg(&unit.source).arg("-o").arg(&unit.object);
        process::run(&mut clang, BUILD_LIMIT).map(drop)
    })?;
    Ok(Programs {
        with_library: link("scenarios", &with)?,
        without_library: link("scenarios-without", &without)?,
    })
}

/// `AddressSanitizer` sees what the plugin does with what it is lent.
const SANITIZE: &str = "-fsanitize=address,undefined";

/// Does something for each, for as many at a time as the machine has cores, and tells of all that failed.
pub(super) fn each<T: Sync>(
    items: &[T],
    work: impl Fn(&T) -> Result<(), String> + Sync,
) -> Result<(), String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let failure = work(item).err();
                    failures.lock().expect("no worker panics with it").extend(failure);
                }
            });
        }
    });
    let failures = failures.into_inner().expect("no worker panics with it");
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn link(name: &str, objects: &[PathBuf]) -> Result<PathBuf, String> {
    let program = work_dir()?.join(name);
    let mut clang = process::command(native::CLANG);
    clang.args(["-stdlib=libc++", "-pthread", SANITIZE]).args(objects).args(["-ldl", "-o"]).arg(&program);
    process::run(&mut clang, BUILD_LIMIT)?;
    Ok(program)
}
