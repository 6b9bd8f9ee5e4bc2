//! Every function and struct of the C API has the same shape.

use super::declarations::{Declarations, Function, Struct, Variable};

/// Types whose width C leaves open, or that are not the same in C and C++.
const OPEN_TYPES: &[&str] =
    &["bool", "_Bool", "short", "int", "unsigned", "long", "float", "time_t", "wchar_t", "uintptr_t"];

/// How much fits into an out-parameter stands behind it.
const ROOM: &[&str] = &["cap", "capacity", "struct_size"];

/// Whoever knows one function or struct knows the shape of all.
pub(super) fn check(declarations: &Declarations) -> Result<(), String> {
    let functions = declarations.functions.iter().flat_map(function);
    let structs = declarations.structs.iter().flat_map(structure);
    let complaints: Vec<String> = functions.chain(structs).collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn function(function: &Function) -> Vec<String> {
    let Function { name, parameters, returns, .. } = function;
    let mut wrong = Vec::new();
    let mut outs_began = false;
    for (at, parameter) in parameters.iter().enumerate() {
        let called = parameter.name.as_str();
        let is_filled = parameter.of.ends_with('*') && !parameter.of.starts_with("const ");
        let is_out = called == "out" || called == "buf" || called.starts_with("out_");
        if is_filled && at > 0 && !is_out {
            wrong.push(format!("{name}: `{called}` is filled, and is to be called `out` or `out_...`"));
        }
        if is_out && !is_filled {
            wrong.push(format!("{name}: `{called}` is not filled, and is not to be called so"));
        }
        if outs_began && !is_out && !ROOM.contains(&called) {
            wrong.push(format!("{name}: `{called}` stands behind what the function fills"));
        }
        outs_began |= is_out;
        let next = parameters.get(at + 1).map(|next| (next.name.as_str(), next.of.as_str()));
        if parameter.of == "const char *" && next != Some((&format!("{called}_len"), "size_t")) {
            wrong.push(format!("{name}: `{called}` is a string, and `{called}_len` is to follow it"));
        }
    }
    let all = parameters.iter().map(|parameter| parameter.of.as_str()).chain([returns.as_str()]);
    wrong.extend(all.filter(|of| is_open(of)).map(|of| format!("{name}: `{of}` has no fixed width")));
    wrong
}

fn structure(structure: &Struct) -> Vec<String> {
    let Struct { name, fields, .. } = structure;
    let mut wrong = Vec::new();
    for field in fields {
        let place = format!("{name}.{}", field.name);
        if field.comment.is_empty() {
            wrong.push(format!("{place} has no comment"));
        }
        if is_open(&field.of) {
            wrong.push(format!("{place}: `{}` has no fixed width", field.of));
        }
        if field.name.starts_with("is_") && field.of != "int32_t" && field.of != "uint32_t" {
            wrong.push(format!("{place}: a truth value is an `int32_t` or `uint32_t`"));
        }
        let in_milliseconds =
            field.comment.iter().any(|line| line.to_lowercase().contains("in milliseconds"));
        if in_milliseconds && is_duration(field) && !field.name.ends_with("_ms") {
            wrong.push(format!("{place}: a time in milliseconds is to be called `..._ms`"));
        }
    }
    wrong
}

/// Points in time are named for what happens then, as Discord does.
fn is_duration(field: &Variable) -> bool {
    !field.comment.iter().any(|line| line.contains("since"))
}

fn is_open(of: &str) -> bool {
    of.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| OPEN_TYPES.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(header: &str) -> String {
        check(&Declarations::parse(header).unwrap()).unwrap_err()
    }

    #[test]
    fn functions_of_another_shape_are_named() {
        for (parameters, expected) in [
            ("uint64_t id, uint64_t *request", "`request` is filled"),
            ("uint64_t *out_request, uint64_t id", "`id` stands behind"),
            ("const char *text, uint32_t flags", "`text_len` is to follow"),
            ("uint64_t id, int flags", "`int` has no fixed width"),
            ("uint64_t id, const uint64_t *out", "`out` is not filled"),
        ] {
            let header = format!("/**\n * Does.\n */\nint32_t tickcord_x({parameters});\n");
            let complaint = complaint(&header);
            assert!(complaint.contains(expected), "{parameters}: {complaint}");
        }
    }

    #[test]
    fn fields_of_another_shape_are_named() {
        for (field, expected) in [
            ("    uint32_t a;", "has no comment"),
            ("    /**\n     * How long.\n     */\n    float a;", "has no fixed width"),
            ("    /**\n     * Whether.\n     */\n    uint64_t is_a;", "a truth value"),
            ("    /**\n     * How long, in milliseconds.\n     */\n    uint32_t a;", "`..._ms`"),
        ] {
            let complaint = complaint(&format!("typedef struct tickcord_x {{\n{field}\n}} tickcord_x;\n"));
            assert!(complaint.contains(expected), "{field}: {complaint}");
        }
    }
}
