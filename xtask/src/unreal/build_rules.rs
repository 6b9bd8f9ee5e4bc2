//! The plugin's Build.cs files, compiled and run against a stand-in for `UnrealBuildTool`.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{package, plugin};
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
    fs::remove_dir_all(dir.join("lib")).map_err(broken)?;
    compare(&run(&program, &dir)?, &expected(&dir, false))
}

fn run(program: &Path, dir: &Path) -> Result<String, String> {
    process::run(process::command("mono").arg(program).arg(dir), BUILD_LIMIT)
}

/// A line for each platform and type of target.
fn expected(dir: &Path, has_libraries: bool) -> String {
    const MODULES: &str = "Core CoreUObject Engine DeveloperSettings TickcordLibrary Json Projects";
    let dir = dir.display();
    // It compiles, and says at run time why it does nothing.
    let without = format!("External; {dir}/include; WITH_TICKCORD=0; ; {MODULES}");
    let mut lines = String::new();
    let mut expect = |platform: &str, said: &str, answer: &str| {
        for target in TARGETS {
            let _ = writeln!(lines, "{said}{platform} {target}: {answer}");
        }
    };
    for (platform, file) in LIBRARIES {
        let source = format!("{dir}/lib/{platform}/{file}");
        let staged = format!("Binaries/ThirdParty/Tickcord/{platform}/{file}");
        if has_libraries {
            let definitions = format!("WITH_TICKCORD=1 TICKCORD_LIBRARY_PATH=\"{staged}\"");
            let staging = format!("$(PluginDir)/{staged} < {source} NonUFS");
            expect(platform, "", &format!("External; {dir}/include; {definitions}; {staging}; {MODULES}"));
        } else if package::LIBRARIES.contains(&(*platform, *file)) {
            // Somebody has lost it: better no game than one without Discord.
            let advice = "Take it from a release of Tickcord, or build it.";
            expect(platform, "", &format!("refused: Tickcord: {source} is missing. {advice}"));
        } else {
            let said = format!(
                "Tickcord: no release has a library for {platform}, so Discord stays off there. \
                 To have it, build one and put it at {source}.\n"
            );
            expect(platform, &said, &without);
        }
    }
    expect("Android", "", &without);
    lines
}

fn compare(found: &str, expected: &str) -> Result<(), String> {
    let differing = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    match differing {
        Some((found, expected)) => Err(format!("the rules ask for\n{found}\ninstead of\n{expected}")),
        None if found != expected => Err(format!("the rules say\n{found}\ninstead of\n{expected}")),
        None => Ok(()),
    }
}
