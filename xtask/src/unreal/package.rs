//! `cargo xtask unreal`: the plugin as users get it, with a library for each platform, for any project and for Satisfactory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::plugin;
use crate::paths;

/// Each platform that a release has a library for: its folder, in the plugin as where the libraries come from, and the file.
pub(crate) const LIBRARIES: &[(&str, &str)] = &[
    ("Win64", "tickcord.dll"),
    ("Linux", "libtickcord.so"),
    ("LinuxArm64", "libtickcord.so"),
    ("Mac", "libtickcord.dylib"),
];

pub(crate) const LIBRARY_DIR: &str = "Source/ThirdParty/TickcordLibrary/lib";
const DESCRIPTOR: &str = "Tickcord.uplugin";

/// What is said of other people's code in the libraries, and where the plugin has it.
pub(super) const DOCUMENTS: [&str; 2] = ["THIRD-PARTY-LICENSES.txt", "tickcord.cdx.json"];
pub(crate) const DOCUMENTS_DIR: &str = "Licenses";

/// What an engine writes into a plugin's folder.
const BUILT: &[&str] = &["Binaries", "Intermediate", "Saved"];

#[derive(Clone, Copy)]
pub(crate) enum Variant {
    /// For a project's `Plugins/`.
    Generic,
    /// For the `Mods/` of Satisfactory's modding project.
    Satisfactory,
}

impl Variant {
    pub(crate) const ALL: [Self; 2] = [Self::Generic, Self::Satisfactory];

    /// The folder that the command writes it to.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Generic => "generic",
            Self::Satisfactory => "satisfactory",
        }
    }

    /// What differs from the plugin in the repository.
    fn changes(self) -> Option<PathBuf> {
        match self {
            Self::Generic => None,
            Self::Satisfactory => Some(paths::root().join("unreal_plugin/variants/satisfactory")),
        }
    }
}

/// What a package holds beside the repository's own files.
pub(crate) struct Parts {
    /// Has a folder for each platform, with its library.
    pub(crate) libraries: PathBuf,
    /// Has the licences of all that is linked into the libraries, and the bill of materials, as archives have them in
    /// `share/doc/tickcord`.
    pub(crate) documents: Option<PathBuf>,
}

/// `--libraries DIR [--documents DIR] --out DIR`.
pub(crate) fn run(options: &[&str]) -> Result<(), String> {
    let (libraries, documents, out) = match options {
        ["--libraries", libraries, "--out", out] => (libraries, None, out),
        ["--libraries", libraries, "--documents", documents, "--out", out] => {
            (libraries, Some(documents), out)
        }
        _ => return Err("usage: cargo xtask unreal --libraries DIR [--documents DIR] --out DIR".to_owned()),
    };
    let parts = Parts { libraries: libraries.into(), documents: documents.map(PathBuf::from) };
    for variant in Variant::ALL {
        let folder = write(variant, &parts, &Path::new(out).join(variant.name()))?;
        println!("wrote {}", folder.display());
    }
    Ok(())
}

/// Writes the plugin's folder, `Tickcord`, into `out`, in place of one that is there, and gives its path.
pub(crate) fn write(variant: Variant, parts: &Parts, out: &Path) -> Result<PathBuf, String> {
    let folder = out.join("Tickcord");
    let mut files = sources()?;
    let mut descriptor = None;
    if let Some(changes) = variant.changes() {
        let patch = changes.join("descriptor.json");
        let patched = patched(&read(&plugin::dir().join(DESCRIPTOR))?, &read(&patch)?);
        descriptor = Some(patched.map_err(|error| format!("{}: {error}", patch.display()))?);
        files.remove(DESCRIPTOR);
        add(&mut files, &changes.join("Config"), "Config")?;
    }
    for (platform, file) in LIBRARIES {
        if descriptor.as_ref().is_none_or(|descriptor| is_for(descriptor, platform)) {
            let library = parts.libraries.join(platform).join(file);
            files.insert(format!("{LIBRARY_DIR}/{platform}/{file}"), library);
        }
    }
    if let Some(folder) = &parts.documents {
        files.extend(DOCUMENTS.map(|name| (format!("{DOCUMENTS_DIR}/{name}"), folder.join(name))));
    }
    if let Some(missing) = files.values().find(|source| !source.is_file()) {
        return Err(format!("{} is missing, and a package has no gaps", missing.display()));
    }
    empty(&folder)?;
    if let Some(descriptor) = descriptor {
        write_text(&folder.join(DESCRIPTOR), &format!("{descriptor:#}\n"))?;
    }
    for (name, source) in &files {
        copy(source, &folder.join(name))?;
    }
    Ok(folder)
}

fn is_for(descriptor: &Value, platform: &str) -> bool {
    descriptor["SupportedTargetPlatforms"].as_array().is_some_and(|all| all.contains(&platform.into()))
}

/// Takes away an older package, and nothing else: a library that was left there would be packaged.
fn empty(folder: &Path) -> Result<(), String> {
    if !folder.exists() {
        return Ok(());
    }
    if !folder.join(DESCRIPTOR).exists() {
        return Err(format!("{} is there, and is not the plugin: choose another folder", folder.display()));
    }
    fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The repository's files that are the same in each package, by their names in there.
fn sources() -> Result<BTreeMap<String, PathBuf>, String> {
    let mut files = BTreeMap::new();
    add(&mut files, &plugin::dir(), "")?;
    files.retain(|name, _| !name.starts_with(LIBRARY_DIR) && BUILT.iter().all(|dir| !name.starts_with(dir)));
    let around = paths::root().join("unreal_plugin");
    for page in ["README.md", "VERIFYING.md"] {
        files.insert(page.to_owned(), around.join(page));
    }
    add(&mut files, &around.join("docs"), "docs")?;
    Ok(files)
}

/// All files below `dir`, as if it was the folder `name`.
fn add(files: &mut BTreeMap<String, PathBuf>, dir: &Path, name: &str) -> Result<(), String> {
    for file in paths::files(dir)? {
        let below = file.strip_prefix(dir).expect("it was found below").to_string_lossy().replace('\\', "/");
        // Git's own files stay in the repository.
        if below.rsplit('/').next().is_some_and(|file| file.starts_with('.')) {
            continue;
        }
        let name = if name.is_empty() { below } else { format!("{name}/{below}") };
        files.insert(name, file);
    }
    Ok(())
}

/// The descriptor of a variant: what the patch says, and what follows from the version and the platforms.
fn patched(descriptor: &str, patch: &str) -> Result<Value, String> {
    let parse = |text| serde_json::from_str::<Map<String, Value>>(text).map_err(|error| error.to_string());
    let mut descriptor = parse(descriptor)?;
    descriptor.extend(parse(patch)?);
    // Satisfactory's tools want the version under a name of theirs too, and its first number in Unreal's counter.
    let version = descriptor["VersionName"].as_str().unwrap_or_default().to_owned();
    let major: u64 =
        version.split('.').next().unwrap_or_default().parse().map_err(|_| "VersionName has no number")?;
    descriptor.insert("Version".to_owned(), major.into());
    descriptor.insert("SemVersion".to_owned(), version.into());
    let platforms = descriptor["SupportedTargetPlatforms"].clone();
    for module in descriptor["Modules"].as_array_mut().into_iter().flatten() {
        module["PlatformAllowList"] = platforms.clone();
    }
    Ok(descriptor.into())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_text(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn copy(source: &Path, target: &Path) -> Result<(), String> {
    let folder = target.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(source, target))
        .map(drop)
        .map_err(|error| format!("{} to {}: {error}", source.display(), target.display()))
}
