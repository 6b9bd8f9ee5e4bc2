//! Functions that put one bad value into a struct.

use std::fmt::Write as _;

use crate::c_api::declarations::{Declarations, Struct, Variable, count_of};
use crate::c_api::plausible;

/// For each struct that is given to functions: `spoil_...`, and how many ways there are.
pub(super) fn all(declarations: &Declarations) -> Result<String, String> {
    let mut order: Vec<&Struct> = Vec::new();
    for function in &declarations.functions {
        for parameter in function.parameters.iter().filter(|it| it.is_const_pointer()) {
            let structure = parameter.points_to().and_then(|name| declarations.structure(name));
            if let Some(structure) = structure.filter(|it| it.is_sized()) {
                add(declarations, structure, &mut order);
            }
        }
    }
    let mut program = String::new();
    for structure in order {
        write(declarations, structure, &mut program)?;
    }
    Ok(program)
}

/// Those inside of it first, since its function calls theirs.
fn add<'a>(declarations: &'a Declarations, structure: &'a Struct, order: &mut Vec<&'a Struct>) {
    if order.iter().any(|it| it.name == structure.name) {
        return;
    }
    for field in structure.fields.iter().filter(|it| it.is_const_pointer()) {
        let inner = field.points_to().and_then(|name| declarations.structure(name));
        if let Some(inner) = inner.filter(|it| it.is_sized()) {
            add(declarations, inner, order);
        }
    }
    order.push(structure);
}

fn write(declarations: &Declarations, structure: &Struct, program: &mut String) -> Result<(), String> {
    let name = &structure.name;
    let mut cases: Vec<String> = Vec::new();
    // How many ways there are inside of what this one points to.
    let mut inner: Vec<(&Variable, &str)> = Vec::new();
    for field in structure.fields.iter().skip(2).filter(|it| it.array.is_none()) {
        cases.extend(ways(declarations, structure, field)?);
        let of = field.points_to().filter(|_| field.is_const_pointer());
        inner.extend(
            of.filter(|of| declarations.structure(of).is_some_and(Struct::is_sized)).map(|of| (field, of)),
        );
    }
    let (mut ways, mut tail) = (cases.len().to_string(), String::new());
    for (field, of) in &inner {
        let count = count_of(&structure.fields, &field.name)
            .map_or(String::new(), |count| format!(" it->{count} = 1;"));
        let _ = write!(
            tail,
            "    if (pick < SIZED_PICKS + spoils_{of}) {{\n        static __thread {of} inner;\n        \
             {of}_init(&inner, sizeof inner);\n    {}        it->{} = &inner;{count}\n        \
             spoil_head(&inner, pick, wanted);\n        \
             if (pick >= SIZED_PICKS) {{\n            spoil_{of}(&inner, pick - SIZED_PICKS, wanted);\n        }}\n        \
             return;\n    }}\n    pick -= SIZED_PICKS + spoils_{of};\n",
            plausible::set(of, "&inner"),
            field.name,
        );
        let _ = write!(ways, " + SIZED_PICKS + spoils_{of}");
    }
    let _ = write!(
        program,
        "\nenum {{ spoils_{name} = {ways} }};\n\
         static void spoil_{name}({name} *it, uint32_t pick, tickcord_result *wanted) {{\n"
    );
    if cases.is_empty() {
        program.push_str("    (void)it;\n    (void)wanted;\n");
    } else {
        let _ = writeln!(program, "    switch (pick) {{");
        for (number, case) in cases.iter().enumerate() {
            let _ = writeln!(program, "    case {number}:\n        {case}\n        return;");
        }
        let _ = writeln!(program, "    }}");
    }
    let _ = write!(program, "    pick -= {};\n{tail}    (void)pick;\n    (void)wanted;\n}}\n", cases.len());
    Ok(())
}

const INVALID: &str = "*wanted = TICKCORD_ERROR_INVALID_ARGUMENT;";
const REFUSED: &str = "*wanted = REFUSED;";

/// Statements, each of which spoils one field.
fn ways(declarations: &Declarations, structure: &Struct, field: &Variable) -> Result<Vec<String>, String> {
    let name = &field.name;
    let set = |values: &[&str]| values.iter().map(|value| format!("it->{name} = {value};")).collect();
    let is_count =
        structure.fields.iter().any(|it| count_of(&structure.fields, &it.name) == Some(name.as_str()));
    Ok(match field.of.as_str() {
        "struct tickcord_str" => vec![
            format!("it->{name} = (tickcord_str){{NULL, 5}};"),
            format!("it->{name} = (tickcord_str){{\"\", 0}};"),
            format!("it->{name} = (tickcord_str){{\"caf\\xc3\", 4}};"),
            format!("it->{name} = (tickcord_str){{\"\\\"\\\\\\r\\n{{[\", TICKCORD_NUL_TERMINATED}};"),
            format!("it->{name} = (tickcord_str){{long_text, TICKCORD_NUL_TERMINATED}};"),
            format!("it->{name} = (tickcord_str){{\"x\", SIZE_MAX - 1}};\n        {INVALID}"),
            format!("it->{name} = (tickcord_str){{\"x\", SIZE_MAX / 2 + 1}};\n        {INVALID}"),
        ],
        // Tried with their array.
        "size_t" if is_count || name == "size" => Vec::new(),
        "size_t" => set(&["0", "1", "SIZE_MAX", "SIZE_MAX / 2 + 1"]),
        "uint32_t" => set(&["0", "2", "UINT32_MAX"]),
        "uint64_t" => set(&["0", "2", "UINT64_MAX"]),
        "int32_t" => set(&["-2", "0", "3", "INT32_MIN", "INT32_MAX"]),
        "int64_t" => set(&["-2", "INT64_MIN", "INT64_MAX"]),
        "double" => set(&["0.0 / 0.0", "1e308 * 10", "-1e308"]),
        "const uint8_t *" => vec![
            format!("it->{name} = NULL;"),
            format!("it->{name} = (const uint8_t *)\"x\";\n        it->size = SIZE_MAX;\n        {REFUSED}"),
            format!(
                "it->{name} = (const uint8_t *)\"x\";\n        it->size = SIZE_MAX / 2 + 1;\n        {REFUSED}"
            ),
            format!("it->{name} = (const uint8_t *)\"x\";\n        it->size = 0;"),
        ],
        _ if field.is_const_pointer() => {
            let of = field.points_to().unwrap_or_default();
            let values = match of {
                "uint64_t" => "some_ids",
                "int32_t" => "some_kinds",
                "tickcord_str" => "some_texts",
                "tickcord_websocket_header" => "some_headers",
                // What is inside of it is tried apart.
                _ if declarations.structure(of).is_some_and(Struct::is_sized) => "some_memory",
                _ => return Err(unknown(&structure.name, &field.of)),
            };
            let Some(count) = count_of(&structure.fields, name) else { return Ok(set(&["NULL"])) };
            let mut ways = vec![format!(
                "it->{name} = NULL;\n        it->{count} = 1;\n        *wanted = TICKCORD_ERROR_NULL_ARGUMENT;"
            )];
            for impossible in ["SIZE_MAX", "SIZE_MAX / 2 + 1", "10001"] {
                ways.push(format!(
                    "it->{name} = (const void *){values};\n        it->{count} = {impossible};\n        {REFUSED}"
                ));
            }
            if values != "some_memory" {
                ways.push(format!("it->{name} = {values};\n        it->{count} = 4;"));
            }
            ways
        }
        // Structs that a function fills have more kinds of fields; nothing of theirs is read.
        _ if field.of.starts_with("struct ") && !field.of.ends_with('*') => Vec::new(),
        of => return Err(unknown(&structure.name, of)),
    })
}

pub(super) fn unknown(place: &str, of: &str) -> String {
    format!("{place}: how could a `{of}` be misused? xtask/src/c_api/misuse does not know")
}
