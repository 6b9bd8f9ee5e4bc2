//! The crates that are linked into a package's library, as cargo tells them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Component;
use crate::process::{self, BUILD_LIMIT};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What files that tell a licence are called.
const LICENCE_FILES: &[&str] = &["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// A package and all that it uses.
pub(super) struct Tree {
    /// The key of the package itself.
    pub(super) root: String,
    pub(super) packages: Vec<Package>,
}

pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) folder: PathBuf,
    /// What its manifest says.
    pub(super) licence: Option<String>,
    pub(super) uses: BTreeSet<String>,
    repository: Option<String>,
    checksum: Option<String>,
}

impl Package {
    pub(super) fn key(&self) -> String {
        key(&self.name, &self.version)
    }

    pub(super) fn component(self) -> Result<Component, String> {
        let licence = self.licence.as_deref().ok_or_else(|| {
            format!("{}: its manifest names no licence, so what is built of it cannot be shipped", self.key())
        })?;
        let licence = spdx::Expression::canonicalize(licence)
            .ok()
            .map(|canonical| canonical.unwrap_or_else(|| licence.to_owned()))
            .filter(|licence| spdx::Expression::parse(licence).is_ok())
            .ok_or_else(|| format!("{}: its licence `{licence}` is no SPDX expression", self.key()))?;
        Ok(Component {
            texts: licence_texts(&self.folder)?,
            name: self.name,
            version: self.version,
            licence,
            repository: self.repository,
            checksum: self.checksum,
            uses: self.uses,
        })
    }
}

fn key(name: &str, version: &str) -> String {
    format!("{name}@{version}")
}

/// What is linked for this platform: neither what only builds or tests it, nor macros that write code of their own.
pub(super) fn below(manifest: &Path, platform: &str, features: &[&str]) -> Result<Tree, String> {
    let cargo = |task: &str| {
        let mut cargo = process::cargo();
        cargo.args([task, "--locked", "--quiet", "--features", &features.join(","), "--manifest-path"]);
        cargo.arg(manifest);
        // Rust's own library is a package for nightly compilers.
        cargo.env("RUSTC_BOOTSTRAP", "1");
        cargo
    };
    let mut tree = cargo("tree");
    tree.args(["--edges", "normal,no-proc-macro", "--target", platform]);
    tree.args(["--prefix", "depth", "--format", " {p}", "--no-dedupe", "--color", "never"]);
    let edges = edges(&process::run(&mut tree, BUILD_LIMIT)?)?;

    let mut metadata = cargo("metadata");
    metadata.args(["--format-version", "1", "--filter-platform", platform]);
    let metadata = process::run(&mut metadata, BUILD_LIMIT)?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let checksums = checksums(Path::new(text(&metadata, "workspace_root").unwrap_or_default()))?;

    let mut packages = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let (Some(name), Some(version), Some(manifest)) =
            (text(package, "name"), text(package, "version"), text(package, "manifest_path"))
        else {
            return Err(format!("cargo metadata lists a package without a name: {package}"));
        };
        if let Some(uses) = edges.uses.get(&key(name, version)) {
            let packed = text(package, "source").is_some_and(|source| source == CRATES_IO);
            packages.push(Package {
                name: name.to_owned(),
                version: version.to_owned(),
                folder: Path::new(manifest).parent().unwrap_or(Path::new("")).to_owned(),
                licence: text(package, "license").map(str::to_owned),
                uses: uses.clone(),
                repository: text(package, "repository").map(str::to_owned),
                checksum: checksums.get(&key(name, version)).filter(|_| packed).cloned(),
            });
        }
    }
    let found: BTreeSet<String> = packages.iter().map(Package::key).collect();
    match edges.uses.keys().find(|key| !found.contains(*key)) {
        Some(key) => Err(format!("cargo tree names {key}, and cargo metadata does not")),
        None => Ok(Tree { root: edges.root, packages }),
    }
}

fn text<'a>(value: &'a Value, field: &str) -> Option<&'a str> {
    value[field].as_str()
}

struct Edges {
    root: String,
    /// Each package, and those that it uses itself.
    uses: BTreeMap<String, BTreeSet<String>>,
}

/// Of lines such as `2 bytes v1.12.1`, the first of which is the package itself with depth 0.
fn edges(tree: &str) -> Result<Edges, String> {
    let mut above: Vec<String> = Vec::new();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in tree.lines().filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let parsed = (|| {
            let depth: usize = words.next()?.parse().ok()?;
            let name = words.next()?;
            let version = words.next()?.strip_prefix('v')?;
            (depth <= above.len()).then(|| (depth, key(name, version)))
        })();
        let (depth, key) = parsed.ok_or_else(|| format!("cargo tree says `{line}`"))?;
        above.truncate(depth);
        if let Some(user) = above.last() {
            uses.entry(user.clone()).or_default().insert(key.clone());
        }
        uses.entry(key.clone()).or_default();
        above.push(key);
    }
    let root = above.into_iter().next().ok_or("cargo tree says nothing")?;
    Ok(Edges { root, uses })
}

/// Of the packages that come from a registry.
fn checksums(workspace: &Path) -> Result<BTreeMap<String, String>, String> {
    let file = workspace.join("Cargo.lock");
    let lock = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    let lock: toml::Table = lock.parse().map_err(|error| format!("{}: {error}", file.display()))?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let checksum = |package: &toml::Value| {
        let text = |field: &str| package.get(field)?.as_str();
        Some((key(text("name")?, text("version")?), text("checksum")?.to_owned()))
    };
    Ok(packages.into_iter().flatten().filter_map(checksum).collect())
}

/// Of other people's code inside the package as well. Sorted, so that they have one order everywhere.
pub(super) fn licence_texts(folder: &Path) -> Result<Vec<String>, String> {
    let describe = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths = Vec::new();
    for entry in folder.read_dir().map_err(describe)? {
        paths.push(entry.map_err(describe)?.path());
    }
    paths.sort();
    let mut texts = Vec::new();
    for path in paths.iter().filter(|path| path.is_file() && tells_a_licence(path)) {
        let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        texts.push(String::from_utf8_lossy(&text).into_owned());
    }
    for path in paths.iter().filter(|path| path.is_dir()) {
        texts.extend(licence_texts(path)?);
    }
    Ok(texts)
}

fn tells_a_licence(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
    let is_code = path.extension().is_some_and(|extension| extension == "rs");
    !is_code && LICENCE_FILES.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_tree_become_edges() {
        let tree =
            "0 tickcord v0.1.0 (/home/ada/tickcord)\n1 http v1.5.0\n2 bytes v1.12.1\n1 bytes v1.12.1\n";
        let edges = edges(tree).unwrap();
        assert_eq!(edges.root, "tickcord@0.1.0");
        let uses = |key: &str| edges.uses[key].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(uses("tickcord@0.1.0"), ["bytes@1.12.1", "http@1.5.0"]);
        assert_eq!(uses("http@1.5.0"), ["bytes@1.12.1"]);
        assert!(uses("bytes@1.12.1").is_empty());
        assert!(super::edges("warning: something").err().unwrap().contains("something"));
    }

    #[test]
    fn package_without_a_known_licence_is_refused_by_name() {
        let package = |licence: Option<&str>| Package {
            name: "ada".to_owned(),
            version: "1.0.0".to_owned(),
            folder: PathBuf::from("nowhere"),
            licence: licence.map(str::to_owned),
            uses: BTreeSet::new(),
            repository: None,
            checksum: None,
        };
        for licence in [None, Some("Ask Ada"), Some("")] {
            let error = package(licence).component().err().unwrap();
            assert!(error.contains("ada@1.0.0") && error.contains("licence"), "{error}");
        }
    }
}
