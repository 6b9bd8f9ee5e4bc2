//! `SHA256SUMS` of the archives in their folder, and of the files in an archive's tree, as `sha256sum -c` reads it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

const FILE: &str = "SHA256SUMS";

#[derive(Clone, Copy)]
pub(super) enum Folder {
    /// Of archives. What a release publishes is called after the project; anything else may lie beside it.
    Release,
    /// What an archive holds. Links are left out: what they lead to has a line.
    Tree,
}

pub(super) fn write(out: &Path, folder: Folder) -> Result<(), String> {
    let sums = actual(out, folder)?;
    let lines: Vec<String> = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    let file = out.join(FILE);
    fs::write(&file, lines.concat()).map_err(|error| format!("{}: {error}", file.display()))
}

/// Each file has its line, and each line its file.
pub(super) fn verify(out: &Path, folder: Folder) -> Result<(), String> {
    let file = out.join(FILE);
    let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let listed = parse(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let actual = actual(out, folder)?;
    for (name, sum) in &listed {
        match actual.get(name) {
            None => return Err(format!("{name} is in {FILE}, but not in {}", out.display())),
            Some(found) if found != sum => {
                return Err(format!("{name} is not what {FILE} says: its SHA-256 is {found}, not {sum}"));
            }
            Some(_) => {}
        }
    }
    match actual.keys().find(|name| !listed.contains_key(*name)) {
        Some(name) => Err(format!("{name} is in {}, but not in its {FILE}", out.display())),
        None => Ok(()),
    }
}

fn sha256(file: &Path) -> Result<String, String> {
    let content = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(hex(&Sha256::digest(content)))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digits: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

fn actual(out: &Path, folder: Folder) -> Result<BTreeMap<String, String>, String> {
    let mut sums = BTreeMap::new();
    add(&mut sums, out, "", folder)?;
    Ok(sums)
}

fn add(sums: &mut BTreeMap<String, String>, folder: &Path, prefix: &str, kind: Folder) -> Result<(), String> {
    let describe = |error: io::Error| format!("{}: {error}", folder.display());
    for entry in folder.read_dir().map_err(describe)? {
        let entry = entry.map_err(describe)?;
        let file_type = entry.file_type().map_err(describe)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let is_listed = match kind {
            // What packing was stopped in is no archive.
            Folder::Release => name.starts_with("tickcord-") && !is_partial(&name),
            Folder::Tree => name != FILE,
        };
        if file_type.is_dir() && matches!(kind, Folder::Tree) {
            add(sums, &entry.path(), &format!("{name}/"), kind)?;
        } else if file_type.is_file() && is_listed {
            sums.insert(name, sha256(&entry.path())?);
        }
    }
    Ok(())
}

fn is_partial(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "part")
}

fn parse(text: &str) -> Result<BTreeMap<String, String>, String> {
    let line = |line: &str| match line.split_once("  ") {
        Some((sum, name)) => Ok((name.to_owned(), sum.to_owned())),
        None => Err(format!("`{line}` is not a sum, two spaces and a name")),
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    /// A folder of this test's own with two archives and their sums.
    fn release(name: &str) -> std::path::PathBuf {
        let out = paths::work_dir().join(format!("checksums-test/{}-{name}", std::process::id()));
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join("tickcord-1-b.zip"), "b").unwrap();
        fs::write(out.join("tickcord-1-a.tar.gz"), "a").unwrap();
        fs::write(out.join("notes.txt"), "no archive").unwrap();
        fs::write(out.join("tickcord-1-c.zip.part"), "half").unwrap();
        write(&out, Folder::Release).unwrap();
        out
    }

    #[test]
    fn sums_are_those_that_sha256sum_writes() {
        let out = release("format");
        assert_eq!(
            fs::read_to_string(out.join(FILE)).unwrap(),
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  tickcord-1-a.tar.gz\n\
             3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  tickcord-1-b.zip\n"
        );
        verify(&out, Folder::Release).unwrap();
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn what_differs_is_named() {
        let out = release("changed");
        fs::write(out.join("tickcord-1-b.zip"), "B").unwrap();
        assert!(verify(&out, Folder::Release).unwrap_err().starts_with("tickcord-1-b.zip is not what"));
        fs::remove_file(out.join("tickcord-1-b.zip")).unwrap();
        assert!(
            verify(&out, Folder::Release)
                .unwrap_err()
                .starts_with("tickcord-1-b.zip is in SHA256SUMS, but not in")
        );
        write(&out, Folder::Release).unwrap();
        fs::write(out.join("tickcord-1-c.zip"), "c").unwrap();
        assert!(verify(&out, Folder::Release).unwrap_err().starts_with("tickcord-1-c.zip is in"));
        fs::write(out.join(FILE), "nonsense").unwrap();
        assert!(verify(&out, Folder::Release).unwrap_err().contains("nonsense"));
        fs::remove_dir_all(out).unwrap();
    }

    #[test]
    fn every_file_of_a_tree_has_a_line() {
        let tree = release("tree");
        fs::create_dir_all(tree.join("lib")).unwrap();
        fs::write(tree.join("lib/a.so"), "a").unwrap();
        write(&tree, Folder::Tree).unwrap();
        verify(&tree, Folder::Tree).unwrap();
        let text = fs::read_to_string(tree.join(FILE)).unwrap();
        assert!(text.contains("48bb  lib/a.so\n") && text.contains("notes.txt"), "{text}");
        fs::write(tree.join("lib/a.so"), "b").unwrap();
        assert!(verify(&tree, Folder::Tree).unwrap_err().starts_with("lib/a.so is not what"));
        fs::remove_dir_all(tree).unwrap();
    }
}
