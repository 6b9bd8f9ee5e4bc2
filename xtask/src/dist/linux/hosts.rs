//! C programs that use the library of the archive as users would, against a sandbox over TLS.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::demo::{self, Stage};
use crate::host::Transcript;
use crate::install::Consumer;
use crate::native;
use crate::process::{self, BUILD_LIMIT};
use crate::sandbox::Sandbox;

/// Several run at once, some of them under an emulator.
const LIMIT: Duration = Duration::from_mins(2);
const DEMO_SECONDS: u32 = 15;
const AT_ONCE: usize = 4;

/// What runs programs, and which.
pub(super) struct Machine {
    pub(super) consumer: Consumer,
    pub(super) links: &'static [Link],
    /// Programs of `tests/c` that show what this C library does not do.
    pub(super) impossible: &'static [&'static str],
}

/// Which form of the library a program is linked with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    Shared,
    Static,
}

/// A program that is ready to run.
struct Host<'a> {
    name: String,
    program: PathBuf,
    consumer: &'a Consumer,
    play: fn(&Host<'_>, &Path) -> Result<(), String>,
}

/// The demo with each form of the library; and the programs of `tests/c`, which cover unloading, signals and the WebSocket.
pub(super) fn run(machines: &[Machine], tree: &Path, work: &Path, static_needs: &str) -> Result<(), String> {
    native::build(native::Profile::Dev)?;
    let tests = native::c_tests()?;
    let mut hosts = Vec::new();
    for (number, Machine { consumer, links, impossible }) in machines.iter().enumerate() {
        let mut add = |source: &Path, link: Link, play| {
            let stem = source.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{stem}, {link:?}, under {}", consumer.name);
            let program = work.join(format!("{stem}-{link:?}-{number}"));
            compile(consumer, source, &program, link, tree, static_needs)?;
            hosts.push(Host { name, program, consumer, play });
            Ok::<(), String>(())
        };
        for link in *links {
            add(&demo::source(), *link, play_demo)?;
        }
        let is_possible = |source: &&PathBuf| !impossible.iter().any(|name| source.ends_with(name));
        for source in tests.iter().filter(is_possible).filter(|_| links.contains(&Link::Shared)) {
            add(source, Link::Shared, play_test)?;
        }
    }
    play_all(&hosts, tree)
}

fn play_all(hosts: &[Host<'_>], tree: &Path) -> Result<(), String> {
    let mut failures = Vec::new();
    for group in hosts.chunks(AT_ONCE) {
        failures.extend(thread::scope(|scope| {
            let play = |host: &Host<'_>| Some(format!("{}: {}", host.name, (host.play)(host, tree).err()?));
            let playing: Vec<_> = group.iter().map(|host| scope.spawn(move || play(host))).collect();
            let outcomes = playing.into_iter().filter_map(|host| host.join().expect("no play panics"));
            outcomes.collect::<Vec<_>>()
        }));
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

fn play_demo(host: &Host<'_>, _: &Path) -> Result<(), String> {
    let stage =
        Stage { host_seconds: DEMO_SECONDS, limit: LIMIT, command: &|program| host.consumer.run(program) };
    demo::perform(&host.program, &stage, &Transcript::new(false))
}

fn play_test(host: &Host<'_>, tree: &Path) -> Result<(), String> {
    let sandbox = Sandbox::start()?;
    let mut command = host.consumer.run(&host.program);
    command.envs(sandbox.environment()?).env("TICKCORD_LIBRARY", tree.join("lib/libtickcord.so"));
    process::run(&mut command, LIMIT).map(drop)
}

fn compile(
    consumer: &Consumer,
    source: &Path,
    program: &Path,
    link: Link,
    tree: &Path,
    static_needs: &str,
) -> Result<(), String> {
    let lib = tree.join("lib");
    let mut cc = consumer.compiler();
    cc.arg("-std=c11").args(native::STRICT).args(["-g", "-O1", "-pthread", "-I"]).arg(tree.join("include"));
    cc.arg(source).arg("-o").arg(program);
    match link {
        Link::Shared => {
            // As needed: a program that loads the library itself, to unload it, must not be linked with it.
            cc.arg("-Wl,--as-needed").arg("-L").arg(&lib).args(["-ltickcord", "-ldl"]);
            cc.arg(format!("-Wl,-rpath,{}", lib.display()));
        }
        Link::Static => {
            cc.arg(lib.join("libtickcord.a")).args(static_needs.split_whitespace());
        }
    }
    process::run(&mut cc, BUILD_LIMIT).map(drop)
}
