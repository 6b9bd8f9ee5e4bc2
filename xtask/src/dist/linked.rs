//! Other people's code in a library: the crates that cargo links, Rust's standard library, and what the linker adds.

mod crates;
mod runtime;
mod standard_library;

use std::collections::{BTreeMap, BTreeSet};

use super::toolchain;
use crate::paths;

pub(super) use runtime::Runtime;

/// How a library is built, as far as that decides whose code is in it.
pub(super) struct Library {
    /// As Rust calls it.
    pub(super) platform: &'static str,
    pub(super) runtimes: &'static [Runtime],
}

/// What has a version and a licence of its own.
pub(super) struct Component {
    pub(super) name: String,
    pub(super) version: String,
    /// An SPDX expression.
    pub(super) licence: String,
    /// What it says of its licence, file by file; nothing if it has no such file.
    pub(super) texts: Vec<String>,
    pub(super) repository: Option<String>,
    /// SHA-256 of its package, if that comes from crates.io.
    pub(super) checksum: Option<String>,
    /// Keys of the components that it uses.
    pub(super) uses: BTreeSet<String>,
}

impl Component {
    pub(super) fn key(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// Of one library, or of several that are shipped together.
#[derive(Default)]
pub(super) struct Linked {
    pub(super) components: BTreeMap<String, Component>,
    /// Keys of what Tickcord itself uses.
    pub(super) used: BTreeSet<String>,
    /// The compilers, as they call themselves.
    pub(super) compilers: BTreeSet<String>,
}

/// Fails for a component whose licence is not known.
pub(super) fn find(libraries: &[&Library]) -> Result<Linked, String> {
    let mut linked = Linked::default();
    for library in libraries {
        let own = crates::below(&paths::root().join("Cargo.toml"), library.platform, &[])?;
        let root = own.root.clone();
        for found in own.packages {
            if found.key() == root {
                linked.used.extend(found.uses);
            } else {
                linked.add(found.component()?);
            }
        }
        let compiler = toolchain::rustc_version()?;
        let (standard, below) = standard_library::find(library, &compiler)?;
        linked.compilers.insert(compiler);
        linked.used.insert(standard);
        for component in below {
            linked.add(component);
        }
        for runtime in library.runtimes {
            let component = runtime.component()?;
            linked.used.insert(component.key());
            linked.add(component);
        }
    }
    Ok(linked)
}

impl Linked {
    /// What several libraries have in common may use more in one of them.
    fn add(&mut self, component: Component) {
        let uses = component.uses.clone();
        self.components.entry(component.key()).or_insert(component).uses.extend(uses);
    }
}
