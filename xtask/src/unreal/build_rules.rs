//! The plugin's Build.cs files, compiled and run against a stand-in for `UnrealBuildTool`.

use std::fs;
use std::path::Path;

use super::plugin;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

const TARGETS: [&str; 4] = ["Game", "Client", "Server", "Editor"];

/// Platforms with the file that each stages.
const LIBRARIES: &[(&str, &str)] = &[
    ("Win64", "tickcord.dll"),
    ("WinArm64", "tickcord.dll"),
    ("Linux", "libtickcord.so"),
    ("LinuxArm64", "libtickcord.so"),
    ("Mac", "libtickcord.dylib"),
];

pub(crate) fn check() -> Result<(), String> {
    let dir = paths::work_dir().join("unreal/rules");
    let _ = fs::remove_dir_all(&dir);
    let broken = |error: std::io::Error| format!("{}: {error}", dir.display());
    for (platform, file) in LIBRARIES {
        let folder = dir.join("lib").join(platform);
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(file), "")).map_err(broken)?;
    }
    let program = dir.join("rules.exe");
    let mut mcs = process::command("mcs");
    // The C# that UnrealBuildTool of the oldest engine surely takes.
    mcs.args(["-langversion:6", "-warnaserror"]).arg(format!("-out:{}", program.display()));
    mcs.arg(plugin::dir().join("Source/Tickcord/Tickcord.Build.cs"));
    mcs.arg(plugin::dir().join("Source/ThirdParty/TickcordLibrary/TickcordLibrary.Build.cs"));
    for source in paths::files_with_extension(&paths::root().join("tests/unreal/build_rules"), "cs")? {
        mcs.arg(source);
    }
    process::run(&mut mcs, BUILD_LIMIT)?;

    compare(&run(&program, &dir)?, &expected(&dir, true))?;
    // A library that is missing is a clear error of the build, not a game without Discord.
    fs::remove_dir_all(dir.join("lib")).map_err(broken)?;
    compare(&run(&program, &dir)?, &expected(&dir, false))
}

fn run(program: &Path, dir: &Path) -> Result<String, String> {
    process::run(process::command("mono").arg(program).arg(dir), BUILD_LIMIT)
}

/// A line for each platform and type of target.
fn expected(dir: &Path, has_libraries: bool) -> String {
    const MODULES: &str = "Core CoreUObject Engine DeveloperSettings TickcordLibrary Projects";
    let dir = dir.display();
    let mut answers = Vec::new();
    for (platform, file) in LIBRARIES {
        let source = format!("{dir}/lib/{platform}/{file}");
        let staged = format!("Binaries/ThirdParty/Tickcord/{platform}/{file}");
        let answer = if has_libraries {
            format!(
                "External; {dir}/include; WITH_TICKCORD=1 TICKCORD_LIBRARY_PATH=\"{staged}\"; \
                 $(PluginDir)/{staged} < {source} NonUFS; {MODULES}"
            )
        } else {
            format!(
                "refused: Tickcord: {source} is missing. Take it from a release of Tickcord, or build it."
            )
        };
        answers.push((*platform, answer));
    }
    // Elsewhere it compiles, and says at run time why it does nothing.
    answers.push(("Android", format!("External; {dir}/include; WITH_TICKCORD=0; ; {MODULES}")));
    let lines = answers
        .iter()
        .flat_map(|(platform, answer)| TARGETS.map(|target| format!("{platform} {target}: {answer}\n")));
    lines.collect()
}

fn compare(found: &str, expected: &str) -> Result<(), String> {
    let differing = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    match differing {
        Some((found, expected)) => Err(format!("the rules ask for\n{found}\ninstead of\n{expected}")),
        None if found != expected => Err(format!("the rules say\n{found}\ninstead of\n{expected}")),
        None => Ok(()),
    }
}
