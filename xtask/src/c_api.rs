//! What holds for the C API as a whole, read from its header: comments, shapes, ledger, layouts, articles, reference.

pub(crate) mod articles;
pub(crate) mod comments;
pub(crate) mod cpp;
pub(crate) mod declarations;
pub(crate) mod layout;
pub(crate) mod ledger;
pub(crate) mod misuse;
mod plausible;
pub(crate) mod python;
pub(crate) mod reference;
mod shapes;
pub(crate) mod struct_versions;

use declarations::Declarations;

use crate::unreal::plugin;

/// What follows from the header and is committed beside it: path and text of each file.
pub(crate) fn files_beside(header: &str) -> Result<Vec<(&'static str, String)>, String> {
    comments::check(header)?;
    let declarations = Declarations::parse(header)?;
    shapes::check(&declarations)?;
    let layouts = layout::layouts(&declarations)?;
    let [symbols, structs] = ledger::fresh(&declarations, &layouts, ledger::at_last_release)?;
    let mut files = vec![
        (ledger::SYMBOLS, symbols),
        (ledger::STRUCTS, structs),
        ("tests/c/layout.c", layout::in_c(&layouts)),
        ("tests/c_api/layout.rs", layout::in_rust(&layouts)),
        (cpp::HEADER, cpp::generate(&declarations)?),
    ];
    files.extend(python::files(&declarations, &layouts)?);
    files.extend(plugin::files(header, &declarations));
    Ok(files)
}
