//! C programs that use the library of the archive as users would, against a sandbox over TLS.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Linux;
use crate::demo::{self, Stage};
use crate::host::Transcript;
use crate::install::Consumer;
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;

const LIMIT: Duration = Duration::from_mins(2);

/// What `-l` and `-L` say, or the archive itself.
enum Link {
    Shared,
    Static,
}

/// The demo, and the programs of `tests/c`, which cover unloading, signals and the WebSocket.
pub(super) fn run(linux: &Linux, tree: &Path, work: &Path, consumer: &Consumer) -> Result<(), String> {
    native::build(native::Profile::Dev)?;
    let compile = |source: &Path, link: &Link| compile(linux, tree, work, consumer, source, link);
    for source in native::c_tests()? {
        let program = compile(&source, &Link::Shared)?;
        let sandbox = Sandbox::start()?;
        let mut command = (consumer.run)(&program);
        command.envs(sandbox.environment()?).env("TICKCORD_LIBRARY", tree.join("lib/libtickcord.so"));
        process::run(&mut command, LIMIT)?;
    }
    let stage = Stage { command: consumer.run, ..Stage::plain() };
    for link in [Link::Shared, Link::Static] {
        let host = compile(&demo::source(), &link)?;
        demo::perform(&host, &stage, &Transcript::new(false))?;
    }
    Ok(())
}

fn compile(
    linux: &Linux,
    tree: &Path,
    work: &Path,
    consumer: &Consumer,
    source: &Path,
    link: &Link,
) -> Result<PathBuf, String> {
    let lib = tree.join("lib");
    let name = source.file_stem().unwrap_or_default().to_string_lossy();
    let program = work.join(match link {
        Link::Shared => format!("{name}_shared"),
        Link::Static => format!("{name}_static"),
    });
    let mut cc = consumer.compiler();
    cc.arg("-std=c99").args(native::STRICT).args(["-g", "-O1", "-pthread", "-I"]).arg(tree.join("include"));
    cc.arg(source).arg("-o").arg(&program);
    match link {
        Link::Shared => {
            // As needed: a program that loads the library itself, to unload it, must not be linked with it.
            cc.arg("-Wl,--as-needed").arg("-L").arg(&lib).args(["-ltickcord", "-ldl"]);
            cc.arg(format!("-Wl,-rpath,{}", lib.display()));
        }
        Link::Static => {
            cc.arg(lib.join("libtickcord.a")).args(linux.platform.static_needs.split(' '));
        }
    }
    process::run(&mut cc, BUILD_LIMIT)?;
    Ok(program)
}
