//! `cargo xtask docs`: the header and the articles as a reference in HTML, made by Doxygen.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::ledger;
use crate::paths;
use crate::process::{self, BUILD_LIMIT};

/// Every warning of Doxygen's is an error, and every function of the ledger must have got its page.
pub(crate) fn run() -> Result<(), String> {
    let docs = paths::target_dir().join("docs");
    let html = docs.join("c-api");
    let describe = |error: std::io::Error| format!("{}: {error}", docs.display());
    let _ = fs::remove_dir_all(&html);
    fs::create_dir_all(&docs).map_err(describe)?;
    let (settings, tags) = (docs.join("Doxyfile"), docs.join("tags.xml"));
    let committed = paths::root().join("docs/c-api/Doxyfile");
    fs::copy(&committed, &settings).map_err(describe)?;
    let mut file = File::options().append(true).open(&settings).map_err(describe)?;
    write!(
        file,
        "PROJECT_NUMBER = {}\nOUTPUT_DIRECTORY = \"{}\"\nHTML_OUTPUT = c-api\nGENERATE_TAGFILE = \"{}\"\n",
        env!("CARGO_PKG_VERSION"),
        docs.display(),
        tags.display()
    )
    .map_err(describe)?;
    process::run(process::command("doxygen").arg(&settings), BUILD_LIMIT)?;
    compare(&functions(&tags)?, &ledger::functions()?)?;
    println!("wrote {}", html.join("index.html").display());
    Ok(())
}

/// The functions that Doxygen wrote about.
fn functions(tags: &Path) -> Result<BTreeSet<String>, String> {
    let text = fs::read_to_string(tags).map_err(|error| format!("{}: {error}", tags.display()))?;
    let members = text.split("<member kind=\"function\">").skip(1);
    let name = |member: &str| Some(member.split_once("<name>")?.1.split_once("</name>")?.0.to_owned());
    Ok(members.filter_map(name).collect())
}

fn compare(described: &BTreeSet<String>, declared: &BTreeSet<String>) -> Result<(), String> {
    let odd: Vec<&str> = described.symmetric_difference(declared).map(String::as_str).collect();
    if odd.is_empty() {
        return Ok(());
    }
    Err(format!("the reference and {} do not have the same functions: {}", ledger::SYMBOLS, odd.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_without_a_page_is_named() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        compare(&names(&["tickcord_a"]), &names(&["tickcord_a"])).unwrap();
        let error = compare(&names(&["tickcord_a"]), &names(&["tickcord_a", "tickcord_b"])).unwrap_err();
        assert!(error.ends_with(": tickcord_b"), "{error}");
    }
}
