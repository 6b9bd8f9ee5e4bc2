//! The places where a struct that can grow is given to a function, or filled by one.

use std::fmt::Write as _;

use crate::c_api::declarations::{Declarations, Function, Struct, Variable, count_of};
use crate::c_api::plausible::prepared;

/// Objects that a function makes and that are destroyed again.
const HANDLES: &[&str] = &["tickcord_client", "tickcord_websocket"];

/// One function, and one struct that it takes: as a parameter, or inside of one.
pub(super) struct Place {
    /// For a complaint: `tickcord_client_create(options.presence)`.
    pub(super) shown: String,
    /// The struct's name.
    pub(super) of: String,
    /// Statements that call the function with `it`.
    pub(super) call: String,
    /// How many structs are given; `None` for one that is filled.
    pub(super) count: Option<u32>,
}

/// A struct on the way from the parameter to the one that is tried out.
struct Step<'a> {
    structure: &'a Struct,
    /// The field of the struct before, or the parameter.
    from: &'a str,
    /// The field or parameter that says how many, if any.
    count: Option<&'a str>,
}

pub(super) fn all(declarations: &Declarations) -> Result<Vec<Place>, String> {
    let mut places = Vec::new();
    for function in &declarations.functions {
        for parameter in &function.parameters {
            let structure = parameter.points_to().and_then(|name| declarations.structure(name));
            let Some(structure) = structure.filter(|it| it.is_sized()) else { continue };
            if function.name == format!("{}_init", structure.name) {
                continue;
            }
            let count = count_of(&function.parameters, &parameter.name);
            let mut way = vec![Step { structure, from: &parameter.name, count }];
            descend(declarations, function, parameter, &mut way, &mut places)?;
        }
    }
    Ok(places)
}

/// The place at the end of the way, and those inside of it.
fn descend<'a>(
    declarations: &'a Declarations,
    function: &Function,
    parameter: &Variable,
    way: &mut Vec<Step<'a>>,
    places: &mut Vec<Place>,
) -> Result<(), String> {
    places.push(place(declarations, function, parameter, way)?);
    let structure = way.last().expect("begins with the parameter").structure;
    for field in structure.fields.iter().filter(|it| it.is_const_pointer()) {
        let inner = field.points_to().and_then(|name| declarations.structure(name));
        if let Some(inner) = inner.filter(|it| it.is_sized()) {
            way.push(Step {
                structure: inner,
                from: &field.name,
                count: count_of(&structure.fields, &field.name),
            });
            descend(declarations, function, parameter, way, places)?;
            way.pop();
        }
    }
    Ok(())
}

fn place(
    declarations: &Declarations,
    function: &Function,
    parameter: &Variable,
    way: &[Step<'_>],
) -> Result<Place, String> {
    let tried = way.last().expect("begins with the parameter");
    let how_many = |step: &Step<'_>| if step.count.is_some() { 2 } else { 1 };
    let mut call = String::new();
    // From the inside out, since each points to the one inside.
    for (depth, outer) in way.iter().enumerate().rev().skip(1) {
        let inner = &way[depth + 1];
        let (of, field) = (&outer.structure.name, inner.from);
        call.push_str(&prepared(of, &format!("at_{depth}")));
        let (value, count) = if depth + 2 == way.len() {
            ("it".to_owned(), how_many(inner))
        } else {
            (format!("&at_{}", depth + 1), 1)
        };
        let _ = writeln!(call, "    at_{depth}.{field} = {value};");
        if let Some(name) = inner.count {
            let _ = writeln!(call, "    at_{depth}.{name} = {count};");
        }
    }
    let (value, count) = if way.len() == 1 { ("it", how_many(tried)) } else { ("&at_0", 1) };
    let mut arguments = Vec::new();
    let mut made = None;
    for other in &function.parameters {
        made = made.or_else(|| other.of.strip_suffix(" *").filter(|of| HANDLES.contains(of)));
        arguments.push(if other.name == parameter.name {
            value.to_owned()
        } else if way[0].count == Some(other.name.as_str()) {
            count.to_string()
        } else if let Some(beside) =
            other.points_to().filter(|name| declarations.structure(name).is_some_and(Struct::is_sized))
        {
            call.push_str(&prepared(beside, &other.name));
            format!("&{}", other.name)
        } else {
            argument(function, other)?.to_owned()
        });
    }
    let called = format!("{}({})", function.name, arguments.join(", "));
    if let Some(object) = made {
        let _ = writeln!(call, "    {object} made = 0;");
    }
    let _ = writeln!(call, "    tickcord_result result = {called};");
    if let Some(object) = made {
        let _ = writeln!(call, "    if (made != 0) {{\n        {object}_destroy(made, 5000, NULL);\n    }}");
    }
    call.push_str("    return result;\n");
    let inside: Vec<&str> = way.iter().map(|step| step.from).collect();
    Ok(Place {
        shown: format!("{}({})", function.name, inside.join(".")),
        of: tried.structure.name.clone(),
        call,
        count: parameter.is_const_pointer().then(|| how_many(tried)),
    })
}

/// Something plausible, so that the struct is looked at.
fn argument(function: &Function, parameter: &Variable) -> Result<&'static str, String> {
    match parameter.of.as_str() {
        "tickcord_client" => Ok("client"),
        "tickcord_websocket" => Ok("0"),
        "tickcord_client *" | "tickcord_websocket *" => Ok("&made"),
        // Nothing can be read from it: the struct is cleared, and the call fails.
        "const struct tickcord_event *" => Ok("NULL"),
        "const char *" => Ok("\"x\""),
        "size_t" => Ok("TICKCORD_NUL_TERMINATED"),
        "uint32_t" | "int32_t" | "uint64_t" => Ok("1"),
        "uint64_t *" if parameter.name == "out_request" => Ok("NULL"),
        of => {
            let file = "xtask/src/c_api/struct_versions/places.rs";
            Err(format!("{}: what could be given for a `{of}`? {file} does not know", function.name))
        }
    }
}
