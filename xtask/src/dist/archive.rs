//! Packing a folder so that the same content gives the same bytes on every machine, and unpacking it.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};
use tar::{EntryType, Header};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::{epoch, toolchain};

/// The folder itself is the one thing at the archive's top. The file's name tells the format.
pub(super) fn pack(stage: &Path, file: &Path) -> Result<(), String> {
    let top = stage.file_name().ok_or_else(|| format!("{} has no name", stage.display()))?;
    write(entries(stage, &format!("{}/", top.to_string_lossy()))?, file)
}

/// What is in the folder is at the archive's top.
pub(super) fn pack_contents(stage: &Path, file: &Path) -> Result<(), String> {
    write(entries(stage, "")?, file)
}

pub(super) fn unpack(file: &Path, into: &Path) -> Result<(), String> {
    let describe = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    fs::create_dir_all(into).map_err(|error| format!("{}: {error}", into.display()))?;
    let content = BufReader::new(File::open(file).map_err(|error| describe(&error))?);
    match Format::of(file)? {
        Format::TarGz => {
            tar::Archive::new(GzDecoder::new(content)).unpack(into).map_err(|error| describe(&error))
        }
        Format::Zip => ZipArchive::new(content)
            .and_then(|mut archive| archive.extract(into))
            .map_err(|error| describe(&error)),
    }
}

#[derive(Clone, Copy)]
enum Format {
    TarGz,
    /// Python's wheels are zip files as well.
    Zip,
}

impl Format {
    fn of(file: &Path) -> Result<Self, String> {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("gz") => Ok(Self::TarGz),
            Some("zip" | "whl") => Ok(Self::Zip),
            _ => Err(format!("{}: an archive ends in .tar.gz, .zip or .whl", file.display())),
        }
    }
}

struct Entry {
    /// In the archive, with `/` between folders on every system.
    name: String,
    content: Content,
}

enum Content {
    File { path: PathBuf, mode: u32 },
    Link(PathBuf),
}

/// Sorted: the order in which a system lists a folder is its own.
fn entries(folder: &Path, prefix: &str) -> Result<Vec<Entry>, String> {
    let describe = |error: io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in folder.read_dir().map_err(describe)? {
        let path = entry.map_err(describe)?.path();
        let name = path.file_name().unwrap_or_default().to_str();
        let name = name.ok_or_else(|| format!("{}: its name is not UTF-8", path.display()))?;
        let name = format!("{prefix}{name}");
        let metadata = path.symlink_metadata().map_err(describe)?;
        if metadata.is_dir() {
            found.extend(entries(&path, &format!("{name}/"))?);
        } else if metadata.is_symlink() {
            found.push(Entry { name, content: Content::Link(path.read_link().map_err(describe)?) });
        } else {
            found.push(Entry { name, content: Content::File { mode: mode(&metadata), path } });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// Whether it can be executed, and nothing of this user's habits.
#[cfg(unix)]
fn mode(metadata: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    if metadata.permissions().mode() & 0o111 == 0 { 0o644 } else { 0o755 }
}

/// Windows keeps no such bit.
#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0o644
}

/// Under its name only when it is whole: half an archive must not be taken for one that is there.
fn write(entries: Vec<Entry>, file: &Path) -> Result<(), String> {
    let describe = |error: io::Error| format!("{}: {error}", file.display());
    let seconds = toolchain::source_date_epoch()?;
    let format = Format::of(file)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(describe)?;
    }
    let mut partial = file.as_os_str().to_owned();
    partial.push(".part");
    let out = BufWriter::new(File::create(&partial).map_err(describe)?);
    match format {
        Format::TarGz => tar_gz(entries, seconds, out).map_err(describe)?,
        Format::Zip => zip(entries, seconds, out).map_err(describe)?,
    }
    fs::rename(&partial, file).map_err(describe)
}

fn tar_gz(entries: Vec<Entry>, seconds: u64, out: impl Write) -> io::Result<()> {
    let mut archive = tar::Builder::new(GzBuilder::new().write(out, Compression::best()));
    for Entry { name, content } in entries {
        let mut header = Header::new_gnu();
        header.set_mtime(seconds);
        match content {
            Content::File { path, mode } => {
                let content = fs::read(path)?;
                header.set_mode(mode);
                header.set_size(content.len() as u64);
                archive.append_data(&mut header, name, &content[..])?;
            }
            Content::Link(target) => {
                header.set_mode(0o777);
                header.set_size(0);
                header.set_entry_type(EntryType::Symlink);
                archive.append_link(&mut header, name, target)?;
            }
        }
    }
    archive.into_inner()?.finish()?.flush()
}

fn zip(entries: Vec<Entry>, seconds: u64, out: impl Write + io::Seek) -> io::Result<()> {
    let (date, time) = epoch::dos(seconds);
    let time = DateTime::try_from_msdos(date, time).map_err(io::Error::other)?;
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(time);
    let mut archive = ZipWriter::new(out);
    for Entry { name, content } in entries {
        match content {
            Content::File { path, mode } => {
                archive.start_file(name, options.unix_permissions(mode))?;
                archive.write_all(&fs::read(path)?)?;
            }
            Content::Link(_) => {
                return Err(io::Error::other(format!(
                    "{name} is a link, and who unpacks a .zip may have none"
                )));
            }
        }
    }
    archive.finish()?.flush()
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::paths;

    /// A folder of this test's own, with a program, a text and, if wanted, a link.
    fn stage(text: &str, link: bool) -> PathBuf {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = paths::work_dir().join(format!("archive-test/{}-{number}/things", std::process::id()));
        fs::create_dir_all(folder.join("bin")).unwrap();
        fs::write(folder.join("readme.txt"), text).unwrap();
        fs::write(folder.join("bin/run"), "#!/bin/sh\n").unwrap();
        fs::set_permissions(folder.join("bin/run"), fs::Permissions::from_mode(0o700)).unwrap();
        if link {
            symlink("run", folder.join("bin/also")).unwrap();
        }
        folder
    }

    fn packed(stage: &Path, name: &str) -> PathBuf {
        let file = stage.with_file_name(name);
        pack(stage, &file).unwrap();
        file
    }

    #[test]
    fn what_is_packed_comes_out_with_its_links_and_execute_bits() {
        for (name, link) in [("a.tar.gz", true), ("a.zip", false)] {
            let stage = stage("hello", link);
            let file = packed(&stage, name);
            let out = stage.with_file_name("out");
            unpack(&file, &out).unwrap();
            let tree = out.join("things");
            assert_eq!(fs::read_to_string(tree.join("readme.txt")).unwrap(), "hello", "{name}");
            let mode = |name: &str| fs::metadata(tree.join(name)).unwrap().permissions().mode() & 0o111;
            assert_eq!((mode("bin/run"), mode("readme.txt")), (0o111, 0), "{name}");
            if link {
                assert_eq!(fs::read_link(tree.join("bin/also")).unwrap(), Path::new("run"));
            }
            assert!(!stage.with_file_name(format!("{name}.part")).exists());
            fs::remove_dir_all(stage.parent().unwrap()).unwrap();
        }
    }

    #[test]
    fn same_content_gives_the_same_bytes_wherever_and_whenever_it_was_made() {
        for name in ["a.tar.gz", "a.zip"] {
            let (one, other, different) =
                (stage("hello", false), stage("hello", false), stage("hallo", false));
            fs::set_permissions(other.join("readme.txt"), fs::Permissions::from_mode(0o600)).unwrap();
            let bytes = |stage: &Path| fs::read(packed(stage, name)).unwrap();
            let first = bytes(&one);
            assert!(first == bytes(&other), "{name} depends on when and how its files were made");
            assert!(first != bytes(&different), "{name}");
            for stage in [one, other, different] {
                fs::remove_dir_all(stage.parent().unwrap()).unwrap();
            }
        }
    }

    #[test]
    fn link_in_a_zip_is_refused_by_name() {
        let stage = stage("hello", true);
        let error = pack(&stage, &stage.with_file_name("a.zip")).unwrap_err();
        assert!(error.contains("things/bin/also"), "{error}");
        fs::remove_dir_all(stage.parent().unwrap()).unwrap();
    }

    #[test]
    fn unknown_format_is_refused() {
        assert!(unpack(Path::new("Cargo.toml"), Path::new(".")).unwrap_err().contains(".tar.gz"));
    }
}
