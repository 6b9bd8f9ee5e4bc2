//! `docs/conformance.md`: what the suite found, as a table.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use super::suite;
use super::verdicts::Verdicts;
use crate::paths;

const PAGE: &str = include_str!("page.md");

/// The suite's names.
const SECTIONS: &[(u32, &str)] = &[
    (1, "Framing"),
    (2, "Pings and Pongs"),
    (3, "Reserved bits"),
    (4, "Opcodes"),
    (5, "Fragmentation"),
    (6, "UTF-8 handling"),
    (7, "Close handling"),
    (9, "Limits and performance"),
    (10, "Miscellaneous"),
];

fn path() -> PathBuf {
    paths::root().join("docs/conformance.md")
}

/// The same for the same verdicts: no date, no durations.
pub(super) fn render(ws: &Verdicts, wss: &Verdicts) -> String {
    let version = fs::read_to_string(suite::requirements())
        .ok()
        .and_then(|text| suite::version(&text).map(str::to_owned))
        .unwrap_or_default();
    let mut rows = String::new();
    let mut row = |name: &str, ws: &Verdicts, wss: &Verdicts| {
        let count = ws.len();
        let [ws, wss] =
            [ws, wss].map(|verdicts| [verdicts.tally_of_behavior(), verdicts.tally_of_closing()].join(" | "));
        let _ = writeln!(rows, "| {name} | {count} | {ws} | {wss} |");
    };
    for (section, name) in SECTIONS {
        row(&format!("{section} {name}"), &ws.section(*section), &wss.section(*section));
    }
    row("all", ws, wss);

    let mut others = String::new();
    // Both have been compared with the same expectations.
    for (case, verdict) in ws.remarkable() {
        let _ = writeln!(others, "- {case}: {verdict}");
    }
    PAGE.replace("{version}", &version).replace("{rows}", &rows).replace("{others}", &others)
}

/// Writes the page, or says whether the committed one is stale.
pub(super) fn keep(text: &str, write: bool) -> Result<(), String> {
    let path = path();
    if fs::read_to_string(&path).is_ok_and(|committed| committed == text) {
        return Ok(());
    }
    if !write {
        return Err(
            "docs/conformance.md is stale: run `cargo xtask conformance --write` and commit it".to_owned()
        );
    }
    let folder = path.parent().expect("it lies in docs");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::super::verdicts;
    use super::*;

    #[test]
    fn committed_page_says_what_is_expected() {
        let expected = verdicts::expected().unwrap();
        keep(&render(&expected, &expected), false).unwrap();
    }

    #[test]
    fn every_section_has_a_row() {
        let expected = verdicts::expected().unwrap();
        let sections: Vec<u32> = SECTIONS.iter().map(|(section, _)| *section).collect();
        assert_eq!(sections, expected.sections());
    }
}
