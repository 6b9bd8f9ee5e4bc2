//! `docs/conformance.md`: what the suite found, as a table.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use super::suite;
use super::verdicts::Verdicts;
use crate::paths;

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
    let mut text = format!(
        "# WebSocket conformance\n\n\
         Verdicts of the Autobahn|Testsuite {version}, run as a fuzzing server against a small client built on\n\
         `tickcord::websocket` ([`tests/conformance/client`](../tests/conformance/client/main.rs)): over ws with a \
         blocking\nsocket, over wss with the library's own transport. `cargo xtask conformance` runs it and fails when \
         it finds anything else\nthan this; `cargo xtask conformance --write` writes this page.\n\n\
         | Section | Cases | ws | ws, closing | wss | wss, closing |\n|---|---:|---|---|---|---|\n"
    );
    let mut row = |name: &str, ws: &Verdicts, wss: &Verdicts| {
        let _ = writeln!(
            text,
            "| {name} | {} | {} | {} | {} | {} |",
            ws.len(),
            ws.tally_of_behavior(),
            ws.tally_of_closing(),
            wss.tally_of_behavior(),
            wss.tally_of_closing()
        );
    };
    for (section, name) in SECTIONS {
        row(&format!("{section} {name}"), &ws.section(*section), &wss.section(*section));
    }
    row("**all**", ws, wss);

    text.push_str(
        "\nThe suite has no section 8, and 11 to 13 are about compression, which Discord's gateway does not negotiate \
         in the\nWebSocket. It calls some cases INFORMATIONAL whatever a client does, because RFC 6455 prescribes \
         nothing for them.\nEverything but OK, over ws as over wss:\n\n",
    );
    // Both have been compared with the same expectations.
    for (case, verdict) in ws.remarkable() {
        let _ = writeln!(text, "- {case}: {verdict}");
    }
    text
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
