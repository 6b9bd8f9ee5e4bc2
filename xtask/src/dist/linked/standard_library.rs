//! Rust's standard library, of which the used parts are in every library.

use std::collections::BTreeSet;

use super::{Component, Library, crates};
use crate::dist::toolchain;

/// What the Rust project says of its library (`COPYRIGHT-library.html`), for the parts that are in ours: all is under the first
/// two, and the tables of characters in `core` are Unicode's.
const LICENCE: &str = "(MIT OR Apache-2.0) AND Unicode-3.0";

/// As the standard library is built for everybody.
const FEATURES: &[&str] = &["panic-unwind", "backtrace"];

/// The key of the library, and all that belongs to it.
pub(super) fn find(library: &Library, compiler: &str) -> Result<(String, Vec<Component>), String> {
    let version = compiler.split(' ').nth(1).ok_or_else(|| format!("`{compiler}` tells no version"))?;
    let source = toolchain::standard_library()?;
    let tree = crates::below(&source.join("std/Cargo.toml"), library.platform, FEATURES)?;

    let mut own = Component {
        name: "rust-std".to_owned(),
        version: version.to_owned(),
        licence: LICENCE.to_owned(),
        texts: Vec::new(),
        repository: Some("https://github.com/rust-lang/rust".to_owned()),
        checksum: None,
        uses: BTreeSet::new(),
    };
    let root = tree.packages.iter().find(|package| package.key() == tree.root);
    let licence = root.and_then(|package| package.licence.clone());
    // `core`, `alloc` and the like are one thing under one licence; `compiler_builtins` has its own.
    let (inside, outside): (Vec<_>, Vec<_>) = tree.packages.into_iter().partition(|package| {
        package.folder.starts_with(&source) && (package.licence.is_none() || package.licence == licence)
    });
    let inside_keys: BTreeSet<String> = inside.iter().map(crates::Package::key).collect();
    for package in inside {
        own.uses.extend(package.uses);
    }
    own.uses.retain(|key| !inside_keys.contains(key));

    let mut components = vec![];
    for package in outside {
        let folder = package.folder.clone();
        let mut component = package.component()?;
        component.uses.retain(|key| !inside_keys.contains(key));
        // Its licence lies beside the package, at the top of what was taken over from another repository.
        if let Ok(path) = folder.strip_prefix(&source)
            && let Some(top) = path.components().next()
        {
            component.texts = crates::licence_texts(&source.join(top))?;
        }
        components.push(component);
    }
    let key = own.key();
    components.push(own);
    Ok((key, components))
}
