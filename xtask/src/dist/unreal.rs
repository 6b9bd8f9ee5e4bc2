//! The Unreal plugin with a library for each platform, for any project and for Satisfactory.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Target, archive, documents, full_name, target, work_dir};
use crate::native;
use crate::system::System;
use crate::unreal::package::{self, LIBRARIES, Parts, Variant};
use crate::unreal::snapshot;

/// How the archives' names end.
const ARCHIVES: &[(&str, Variant)] =
    &[("unreal", Variant::Generic), ("unreal-satisfactory", Variant::Satisfactory)];

/// Unreal's platforms, and whose library is for them.
const PLATFORMS: &[(&str, &str, System)] = &[
    ("Linux", "linux-x86_64", System::Linux),
    ("LinuxArm64", "linux-aarch64", System::Linux),
    ("Win64", "windows-x86_64", System::Windows),
    ("Mac", "macos-universal", System::Macos),
];

pub(super) fn archives() -> Vec<&'static str> {
    ARCHIVES.iter().map(|(ending, _)| *ending).collect()
}

pub(super) fn sources() -> Vec<&'static str> {
    PLATFORMS.iter().map(|(_, target, _)| *target).collect()
}

pub(super) fn build(stage: &Path) -> Result<(), String> {
    let parts = parts(&work_dir().join("unreal"))?;
    for (ending, variant) in ARCHIVES {
        package::write(*variant, &parts, &stage.join(full_name(ending)))?;
    }
    Ok(())
}

/// The libraries from the stages of their targets, in folders as Unreal calls its platforms, and what is to be said of them.
fn parts(folder: &Path) -> Result<Parts, String> {
    let _ = fs::remove_dir_all(folder);
    for (platform, file) in LIBRARIES {
        let library = library_of(platform, |target| Ok(target.stage()))?;
        let folder = folder.join(platform);
        fs::create_dir_all(&folder)
            .and_then(|()| fs::copy(&library, folder.join(file)))
            .map_err(|error| format!("{} to {}: {error}", library.display(), folder.display()))?;
    }
    let libraries: Vec<_> = sources().iter().map(|name| target(name)).collect::<Result<_, _>>()?;
    let libraries: Vec<_> = libraries.iter().flat_map(|target| target.libraries()).collect();
    documents::write_into(folder, folder, &full_name("unreal"), &libraries)?;
    Ok(Parts { libraries: folder.to_owned(), documents: Some(folder.to_owned()) })
}

/// In the tree of the target that is for this platform.
fn library_of(platform: &str, tree: impl Fn(&Target) -> Result<PathBuf, String>) -> Result<PathBuf, String> {
    let (_, name, system) = PLATFORMS
        .iter()
        .find(|(found, ..)| *found == platform)
        .ok_or_else(|| format!("no target is for Unreal's platform {platform}"))?;
    let folder = if *system == System::Windows { "bin" } else { "lib" };
    Ok(tree(target(name)?)?.join(folder).join(system.soname(native::abi_major()?)))
}

/// The archives hold the files of the snapshot, and the libraries of the other archives.
pub(super) fn verify(out: &Path) -> Result<(), String> {
    for (ending, variant) in ARCHIVES {
        let name = full_name(ending);
        let folder = work_dir().join("unpacked").join(&name);
        let _ = fs::remove_dir_all(&folder);
        archive::unpack(&out.join(format!("{name}.zip")), &folder)?;
        snapshot::check_package(*variant, &folder)?;
        let plugin = folder.join("Tickcord");
        let documents = plugin.join(package::DOCUMENTS_DIR);
        documents::verify_in(&documents, &documents)?;
        let libraries = plugin.join(package::LIBRARY_DIR);
        for (platform, file) in LIBRARIES {
            let library = libraries.join(platform).join(file);
            // Satisfactory runs on some of the platforms.
            if library.exists()
                && read(&library)? != read(&library_of(platform, |target| target.unpack(out))?)?
            {
                return Err(format!(
                    "{}: it is not the library of its platform's archive",
                    library.display()
                ));
            }
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}
