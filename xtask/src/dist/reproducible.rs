//! Whether one commit always gives the same archive: built again in folders with other names, it must be the same to the byte.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{archive, build_all, provide_tools, target, toolchain, with_sources, work_dir};
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

/// Builds the archives of these targets here and from a copy of these sources, by tools that were compiled there.
pub(crate) fn check(names: &[&str]) -> Result<(), String> {
    let targets = names.iter().map(|name| target(name)).collect::<Result<Vec<_>, _>>()?;
    let here = paths::target_dir().join("dist");
    let wanted = with_sources(&targets);
    provide_tools(&wanted)?;
    build_all(&wanted, &here)?;

    let elsewhere = work_dir().join("reproduced");
    let _ = fs::remove_dir_all(&elsewhere);
    let sources = elsewhere.join("sources-of-another-name");
    copy_sources(&sources)?;
    let there = elsewhere.join("dist");
    for name in names {
        let mut cargo = process::cargo();
        cargo.current_dir(&sources).env("CARGO_TARGET_DIR", elsewhere.join("built"));
        // The copy has no history that tells it.
        cargo.env("SOURCE_DATE_EPOCH", toolchain::source_date_epoch()?.to_string());
        cargo.args(["xtask", "dist", "--target", name, "--out"]).arg(&there);
        process::run(&mut cargo, BUILD_LIMIT)?;
    }

    for target in targets {
        for ((_, one), (_, other)) in target.archives(&here).iter().zip(target.archives(&there)) {
            compare(one, &other)?;
        }
    }
    fs::remove_dir_all(&elsewhere).map_err(|error| format!("{}: {error}", elsewhere.display()))
}

/// Whatever git knows of or would take, as it is now.
fn copy_sources(to: &Path) -> Result<(), String> {
    let mut git = process::command("git");
    let names = process::run(
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]),
        BUILD_LIMIT,
    )?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (paths::root().join(name), to.join(name));
        // Deleted, and not yet committed.
        if !from.exists() {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(&to))
            .and_then(|()| fs::copy(&from, &to))
            .map_err(|error| format!("{} to {}: {error}", from.display(), to.display()))?;
    }
    Ok(())
}

/// Names the files that differ.
fn compare(one: &Path, other: &Path) -> Result<(), String> {
    if read(one)? == read(other)? {
        return Ok(());
    }
    let [first, second] = [one, other].map(|archive| archive.with_extension("unpacked"));
    let mut trees = Vec::new();
    for (archive, folder) in [(one, &first), (other, &second)] {
        let _ = fs::remove_dir_all(folder);
        archive::unpack(archive, folder)?;
        trees.push(files(folder)?);
    }
    let mut differences = Vec::new();
    for name in trees[0].union(&trees[1]) {
        let [one, other] = [&first, &second].map(|folder| fs::read(folder.join(name)).ok());
        if one != other {
            differences.push(format!("{}{}", name.display(), place(one.as_deref(), other.as_deref())));
        }
    }
    if differences.is_empty() {
        differences.push("no file in them, but how they are packed: times, modes or order".to_owned());
    }
    Err(format!(
        "{} and {} are of the same sources, and differ in\n{}",
        one.display(),
        other.display(),
        differences.join("\n")
    ))
}

fn files(folder: &Path) -> Result<BTreeSet<PathBuf>, String> {
    let files = paths::files(folder)?;
    Ok(files.iter().filter_map(|file| file.strip_prefix(folder).ok()).map(Path::to_owned).collect())
}

fn place(one: Option<&[u8]>, other: Option<&[u8]>) -> String {
    let (Some(one), Some(other)) = (one, other) else { return ": is in one of them alone".to_owned() };
    let at = one.iter().zip(other).position(|(one, other)| one != other);
    let at = at.unwrap_or_else(|| one.len().min(other.len()));
    format!(": {} and {} bytes, the same up to byte {at}", one.len(), other.len())
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_are_named() {
        let work = paths::work_dir().join(format!("reproducible-test/{}", std::process::id()));
        let packed = |name: &str, text: &str| {
            let stage = work.join(name).join("tree");
            fs::create_dir_all(&stage).unwrap();
            fs::write(stage.join("same.txt"), "same").unwrap();
            fs::write(stage.join("text.txt"), text).unwrap();
            let file = work.join(name).join("a.tar.gz");
            archive::pack(&stage, &file).unwrap();
            file
        };
        let [one, same, other] =
            [("one", "hello"), ("same", "hello"), ("other", "hallo")].map(|(name, text)| packed(name, text));
        compare(&one, &same).unwrap();
        let error = compare(&one, &other).unwrap_err();
        assert!(error.contains("tree/text.txt: 5 and 5 bytes, the same up to byte 1"), "{error}");
        assert!(!error.contains("same.txt"), "{error}");
        fs::remove_dir_all(work).unwrap();
    }
}
