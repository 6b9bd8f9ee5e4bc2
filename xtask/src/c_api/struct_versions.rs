//! A C program in which older and newer callers meet the library, for every struct that can grow. It is made from the header,
//! so that no struct and no function can be forgotten.

mod places;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use super::declarations::{Declarations, Struct};
use super::{ledger, plausible};
use crate::native::{self, Profile};
use crate::paths;
use crate::process;
use places::Place;

const LIMIT: Duration = Duration::from_mins(1);
const HEAD: &str = include_str!("struct_versions/head.c");

pub(crate) fn check() -> Result<(), String> {
    let header = paths::include_dir().join("tickcord.h");
    let header = fs::read_to_string(&header).map_err(|error| format!("{}: {error}", header.display()))?;
    let declarations = Declarations::parse(&header)?;
    let firsts = ledger::first_versions()?;
    let dir = paths::work_dir().join("struct_versions");
    let source = dir.join("struct_versions.c");
    fs::create_dir_all(&dir)
        .and_then(|()| fs::write(&source, program(&declarations, &firsts)?))
        .map_err(|error| format!("{}: {error}", source.display()))?;
    let program = native::compile_c(&source, Profile::Dev)?;
    let output = process::run(&mut process::command(program), LIMIT)?;
    print!("    {output}");
    Ok(())
}

/// `firsts` names the first field of each struct that its first version did not have.
fn program(declarations: &Declarations, firsts: &BTreeMap<String, String>) -> std::io::Result<String> {
    let mut program = format!("{HEAD}\n{}", plausible::IN_C);
    let mut main = String::new();
    for Struct { name, .. } in declarations.structs.iter().filter(|it| it.is_sized()) {
        let first = firsts
            .get(name)
            .map_or_else(|| format!("sizeof({name})"), |field| format!("offsetof({name}, {field})"));
        let _ = write!(
            program,
            "\nenum {{ first_{name} = {first} }};\n\
             static tickcord_result prepare_{name}(void *it, uint32_t struct_size) {{\n    \
             return {name}_init(it, struct_size);\n}}\n"
        );
        let _ =
            writeln!(main, "    prepared(\"{name}_init\", prepare_{name}, sizeof({name}), first_{name});");
    }
    let places = places::all(declarations).map_err(std::io::Error::other)?;
    for (number, place) in places.iter().enumerate() {
        let Place { shown, of, call, count } = place;
        let _ = write!(program, "\nstatic tickcord_result call_{number}(void *it) {{\n{call}}}\n");
        let arguments = format!("\"{shown}\", prepare_{of}, call_{number}, sizeof({of}), first_{of}");
        let _ = match count {
            Some(count) => writeln!(main, "    given({arguments}, {count});"),
            None => writeln!(main, "    filled({arguments});"),
        };
    }
    program.push_str("\nint main(void) {\n    tickcord_client_options options;\n");
    program
        .push_str("    tickcord_client_options_init(&options, sizeof options);\n    set_tickcord_client_options(&options);\n");
    program.push_str(
        "    if (tickcord_client_create(&options, &client) != TICKCORD_OK) {\n        return 1;\n    }\n",
    );
    program.push_str(&main);
    program.push_str("    tickcord_client_destroy(client, 5000, NULL);\n");
    program.push_str(
        "    printf(\"%d checks, %d failures\\n\", checks, failures);\n    return failures != 0;\n}\n",
    );
    Ok(program)
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_struct_is_forgotten() {
        let header = fs::read_to_string(paths::include_dir().join("tickcord.h")).unwrap();
        let declarations = Declarations::parse(&header).unwrap();
        let places = places::all(&declarations).unwrap();
        for structure in declarations.structs.iter().filter(|it| it.is_sized()) {
            assert!(
                places.iter().any(|place| place.of == structure.name),
                "{} is tried nowhere",
                structure.name
            );
        }
        let shown: Vec<&str> = places.iter().map(|place| place.shown.as_str()).collect();
        for expected in [
            "tickcord_client_create(options.presence.activities)",
            "tickcord_client_create_message(message.embeds.fields)",
            "tickcord_client_get_stats(out_stats)",
        ] {
            assert!(shown.contains(&expected), "{expected} is missing in {shown:?}");
        }
    }

    #[test]
    fn first_version_ends_before_the_first_later_field() {
        let header = "typedef struct tickcord_x {\n    uint32_t struct_size;\n    uint32_t abi_version;\n    uint64_t a;\n\
            } tickcord_x;\n";
        let declarations = Declarations::parse(header).unwrap();
        let first = |later: &[(&str, &str)]| {
            let later = later.iter().map(|(name, field)| ((*name).to_owned(), (*field).to_owned())).collect();
            program(&declarations, &later).unwrap()
        };
        assert!(first(&[]).contains("first_tickcord_x = sizeof(tickcord_x)"));
        assert!(first(&[("tickcord_x", "a")]).contains("first_tickcord_x = offsetof(tickcord_x, a)"));
    }
}
