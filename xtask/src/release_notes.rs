//! `cargo xtask release-notes TAG`: what CHANGELOG.md says of a version, for the page of its release.

use std::fs;

use crate::paths;

pub(crate) fn run(tag: &str) -> Result<(), String> {
    let file = paths::root().join("CHANGELOG.md");
    let changelog = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    println!("{}", notes(&changelog, tag, env!("CARGO_PKG_VERSION"))?);
    Ok(())
}

/// The section of the version that is tagged, which must be the one that is built.
fn notes<'a>(changelog: &'a str, tag: &str, version: &str) -> Result<&'a str, String> {
    if tag.strip_prefix('v') != Some(version) {
        return Err(format!("the tag is {tag}, and Cargo.toml has version {version}: expected v{version}"));
    }
    let mut sections = changelog.split("\n## ");
    let heading = format!("[{version}] - ");
    let section = sections
        .find(|section| section.starts_with(&heading))
        .ok_or_else(|| format!("CHANGELOG.md has no section `## {heading}YYYY-MM-DD`"))?;
    let text = section.split_once('\n').map_or("", |(_, text)| text);
    // Where the file names its links.
    let text = text.split("\n[").next().unwrap_or(text).trim();
    if text.is_empty() { Err(format!("CHANGELOG.md says nothing of {version}")) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\n## [Unreleased]\n\n- Later.\n\n## [0.2.0] - 2026-11-21\n\n### Added\n\n- Now.\n\n## [0.1.0] - 2026-01-01\n\n[0.1.0]: link\n";

    #[test]
    fn notes_of_a_release_are_its_section_alone() {
        assert_eq!(notes(CHANGELOG, "v0.2.0", "0.2.0").unwrap(), "### Added\n\n- Now.");
    }

    #[test]
    fn nothing_is_released_under_a_wrong_tag_or_without_notes() {
        let error = notes(CHANGELOG, "v0.2.1", "0.2.0").unwrap_err();
        assert!(error.contains("expected v0.2.0"), "{error}");
        notes(CHANGELOG, "0.2.0", "0.2.0").unwrap_err();
        let error = notes(CHANGELOG, "v0.3.0", "0.3.0").unwrap_err();
        assert!(error.contains("[0.3.0]"), "{error}");
        let error = notes(CHANGELOG, "v0.1.0", "0.1.0").unwrap_err();
        assert!(error.contains("says nothing"), "{error}");
    }
}
