//! Which files a package has, so that none is added or lost unseen: `unreal_plugin/package.snapshot`.

use std::fs;
use std::path::{Path, PathBuf};

use super::package::{self, LIBRARIES, Parts, Variant};
use super::plugin;
use crate::paths;

fn snapshot() -> PathBuf {
    paths::root().join("unreal_plugin/package.snapshot")
}

pub(crate) fn check() -> Result<(), String> {
    let found = list()?;
    listed_for_build_plugin(&found)?;
    compare(&expected()?, &found)
}

/// The folder holds the files of this package.
pub(crate) fn check_package(variant: Variant, folder: &Path) -> Result<(), String> {
    let prefix = format!("{}/", variant.name());
    let mut expected = expected()?;
    expected.retain(|line| line.starts_with(&prefix));
    compare(&expected, &names(folder, &prefix)?)
}

fn expected() -> Result<Vec<String>, String> {
    let path = snapshot();
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().map(str::to_owned).collect())
}

fn compare(expected: &[String], found: &[String]) -> Result<(), String> {
    let only_in = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|line| !other.contains(line)).cloned().collect()
    };
    let (added, lost) = (only_in(found, expected), only_in(expected, found));
    if added.is_empty() && lost.is_empty() {
        return Ok(());
    }
    Err(format!(
        "the packages of the Unreal plugin have other files: added {added:?}, lost {lost:?}. If that is right: \
         cargo xtask unreal --snapshot"
    ))
}

/// `RunUAT BuildPlugin` copies what is neither code nor content only if `FilterPlugin.ini` names it.
fn listed_for_build_plugin(files: &[String]) -> Result<(), String> {
    let path = plugin::dir().join("Config/FilterPlugin.ini");
    let filter = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let entries: Vec<&str> = filter.lines().filter_map(|line| line.strip_prefix('/')).collect();
    let has = |entry: &str, file: &str| {
        entry.strip_suffix("...").map_or(file == entry, |dir| file.starts_with(dir))
    };
    let files: Vec<&str> = files.iter().filter_map(|file| file.strip_prefix("generic/Tickcord/")).collect();
    if let Some(entry) = entries.iter().find(|entry| !files.iter().any(|file| has(entry, file))) {
        return Err(format!("FilterPlugin.ini has /{entry}, which is in no package"));
    }
    let is_copied = |file: &str| {
        let by_itself = ["Tickcord.uplugin", "Config/", "Resources/", "Source/"];
        by_itself.iter().any(|start| file.starts_with(start)) || entries.iter().any(|entry| has(entry, file))
    };
    match files.iter().find(|file| !is_copied(file)) {
        Some(file) => Err(format!("{file} would be lost: Config/FilterPlugin.ini does not name it")),
        None => Ok(()),
    }
}

pub(crate) fn write() -> Result<(), String> {
    let path = snapshot();
    fs::write(&path, list()?.join("\n") + "\n").map_err(|error| format!("{}: {error}", path.display()))
}

/// The files of both packages, with empty files in place of the libraries.
fn list() -> Result<Vec<String>, String> {
    let dir = paths::work_dir().join("unreal/snapshot");
    let parts = stand_ins(&dir.join("parts"))?;
    let mut list = Vec::new();
    for variant in Variant::ALL {
        let out = dir.join(variant.name());
        package::write(variant, &parts, &out)?;
        list.extend(names(&out, &format!("{}/", variant.name()))?);
    }
    Ok(list)
}

/// The files below a folder, behind this prefix.
fn names(folder: &Path, prefix: &str) -> Result<Vec<String>, String> {
    let name = |file: &PathBuf| {
        let below = file.strip_prefix(folder).expect("it was found below").to_string_lossy();
        format!("{prefix}{}", below.replace('\\', "/"))
    };
    Ok(paths::files(folder)?.iter().map(name).collect())
}

fn stand_ins(dir: &Path) -> Result<Parts, String> {
    let broken = |error: std::io::Error| format!("{}: {error}", dir.display());
    for (platform, file) in LIBRARIES {
        let folder = dir.join(platform);
        fs::create_dir_all(&folder).and_then(|()| fs::write(folder.join(file), "")).map_err(broken)?;
    }
    for document in package::DOCUMENTS {
        fs::write(dir.join(document), "").map_err(broken)?;
    }
    Ok(Parts { libraries: dir.to_path_buf(), documents: Some(dir.to_path_buf()) })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn satisfactory_gets_its_fields_and_platforms() {
        let dir = paths::work_dir().join("unreal/test-satisfactory");
        let parts = stand_ins(&dir.join("parts")).unwrap();
        let plugin = package::write(Variant::Satisfactory, &parts, &dir).unwrap();
        let descriptor = fs::read_to_string(plugin.join("Tickcord.uplugin")).unwrap();
        let descriptor: Value = serde_json::from_str(&descriptor).unwrap();
        // Else clients without the mod could not join.
        assert_eq!(descriptor["RequiredOnRemote"], false);
        assert_eq!(descriptor["SemVersion"], env!("CARGO_PKG_VERSION"));
        assert_eq!(descriptor["VersionName"], descriptor["SemVersion"]);
        assert!(descriptor["GameVersion"].as_str().unwrap().starts_with(">="));
        assert_eq!(descriptor["Modules"][0]["PlatformAllowList"], serde_json::json!(["Win64", "Linux"]));
        assert!(!plugin.join("Source/ThirdParty/TickcordLibrary/lib/Mac").exists());
        // It would bind the package to one engine.
        assert!(descriptor.get("EngineVersion").is_none());
    }

    #[test]
    fn package_without_a_library_is_refused_and_names_it() {
        let dir = paths::work_dir().join("unreal/test-gap");
        let parts = stand_ins(&dir.join("parts")).unwrap();
        fs::remove_file(dir.join("parts/LinuxArm64/libtickcord.so")).unwrap();
        let error = package::write(Variant::Generic, &parts, &dir).unwrap_err();
        assert!(error.contains("LinuxArm64/libtickcord.so is missing"), "{error}");
        assert!(!dir.join("Tickcord").exists());
    }

    #[test]
    fn folder_that_is_not_the_plugin_stays() {
        let dir = paths::work_dir().join("unreal/test-other");
        let parts = stand_ins(&dir.join("parts")).unwrap();
        fs::create_dir_all(dir.join("Tickcord/Saves")).unwrap();
        let error = package::write(Variant::Generic, &parts, &dir).unwrap_err();
        assert!(error.contains("choose another folder") && dir.join("Tickcord/Saves").exists(), "{error}");
    }

    #[test]
    fn older_package_leaves_nothing_behind() {
        let dir = paths::work_dir().join("unreal/test-again");
        let parts = stand_ins(&dir.join("parts")).unwrap();
        let plugin = package::write(Variant::Generic, &parts, &dir).unwrap();
        fs::write(plugin.join("Source/Old.cpp"), "").unwrap();
        package::write(Variant::Generic, &parts, &dir).unwrap();
        assert!(!plugin.join("Source/Old.cpp").exists() && plugin.join("Tickcord.uplugin").exists());
    }
}
