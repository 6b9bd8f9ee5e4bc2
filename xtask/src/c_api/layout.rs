//! Where the fields of each struct lie, by C's rules, on machines of 64 and of 32 bits.

use std::fmt::Write as _;

use super::declarations::{Declarations, Struct, Variable, bare};

/// How a machine lays structs out.
#[derive(Clone, Copy)]
struct Machine {
    pointer: usize,
    /// What 8-byte numbers are aligned to.
    long: usize,
}

const BITS_64: Machine = Machine { pointer: 8, long: 8 };
/// Machines of 32 bits differ: arm aligns 8-byte numbers to 8, i386 to 4.
const BITS_32: [Machine; 2] = [Machine { pointer: 4, long: 8 }, Machine { pointer: 4, long: 4 }];

/// One struct on all machines.
pub(crate) struct Layout<'a> {
    pub(crate) name: &'a str,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) size: Place,
}

pub(crate) struct Field<'a> {
    pub(crate) variable: &'a Variable,
    pub(crate) offset: Place,
}

/// Bytes on a machine of 64 bits, and on one of 32.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) bits_64: usize,
    pub(crate) bits_32: usize,
}

/// Sorted by name. A struct that has padding, or is another on each machine of 32 bits, is refused: nobody would set the
/// padding to zero, and hosts of one kind would not fit libraries of the other.
pub(crate) fn layouts(declarations: &Declarations) -> Result<Vec<Layout<'_>>, String> {
    let mut layouts: Vec<Layout<'_>> =
        declarations.structs.iter().map(|it| layout(declarations, it)).collect::<Result<_, _>>()?;
    layouts.sort_by_key(|layout| layout.name);
    Ok(layouts)
}

fn layout<'a>(declarations: &'a Declarations, structure: &'a Struct) -> Result<Layout<'a>, String> {
    let wide = Offsets::of(declarations, structure, BITS_64)?;
    let [narrow, other] = BITS_32.map(|machine| Offsets::of(declarations, structure, machine));
    let (narrow, other) = (narrow?, other?);
    if narrow.fields != other.fields || narrow.size != other.size {
        return Err(format!("{} is not the same on all machines of 32 bits: reorder it", structure.name));
    }
    let fields = structure.fields.iter().zip(wide.fields.iter().zip(&narrow.fields));
    Ok(Layout {
        name: &structure.name,
        fields: fields
            .map(|(variable, (&bits_64, &bits_32))| Field { variable, offset: Place { bits_64, bits_32 } })
            .collect(),
        size: Place { bits_64: wide.size, bits_32: narrow.size },
    })
}

struct Offsets {
    fields: Vec<usize>,
    size: usize,
    align: usize,
}

impl Offsets {
    fn of(declarations: &Declarations, structure: &Struct, machine: Machine) -> Result<Self, String> {
        let mut offsets = Self { fields: Vec::new(), size: 0, align: 1 };
        for field in &structure.fields {
            let (size, align) = measure(declarations, field, machine)
                .map_err(|what| format!("{}.{}: {what}", structure.name, field.name))?;
            if !offsets.size.is_multiple_of(align) {
                return Err(format!("{}.{} has padding in front of it", structure.name, field.name));
            }
            offsets.fields.push(offsets.size);
            offsets.size += size;
            offsets.align = offsets.align.max(align);
        }
        if !offsets.size.is_multiple_of(offsets.align) {
            return Err(format!("{} has padding at its end", structure.name));
        }
        Ok(offsets)
    }
}

/// A field's size and alignment.
fn measure(
    declarations: &Declarations,
    field: &Variable,
    machine: Machine,
) -> Result<(usize, usize), String> {
    let count = match &field.array {
        None => 1,
        Some(count) => count.parse().or_else(|_| constant(declarations, count))?,
    };
    let (size, align) = if field.of.ends_with('*') {
        (machine.pointer, machine.pointer)
    } else {
        of_type(declarations, bare(&field.of), machine)?
    };
    Ok((size * count, align))
}

fn of_type(declarations: &Declarations, name: &str, machine: Machine) -> Result<(usize, usize), String> {
    match name {
        "char" | "uint8_t" => Ok((1, 1)),
        "int32_t" | "uint32_t" => Ok((4, 4)),
        "int64_t" | "uint64_t" | "double" => Ok((8, machine.long)),
        "size_t" => Ok((machine.pointer, machine.pointer)),
        _ => {
            if let Some(structure) = declarations.structure(name) {
                return Offsets::of(declarations, structure, machine).map(|it| (it.size, it.align));
            }
            let meant = declarations.types.iter().find(|it| it.name == name);
            meant.map_or_else(
                || Err(format!("how big is a `{name}`? xtask/src/c_api/layout.rs does not know")),
                |it| of_type(declarations, &it.means, machine),
            )
        }
    }
}

fn constant(declarations: &Declarations, name: &str) -> Result<usize, String> {
    let constant = declarations.constants.iter().find(|it| it.name == name);
    constant.and_then(|it| it.value.parse().ok()).ok_or_else(|| format!("`{name}` is no number of elements"))
}

/// Asserts of all layouts in C, which need no C library.
pub(crate) fn in_c(layouts: &[Layout<'_>]) -> String {
    let mut text = C_HEAD.to_owned();
    for layout in layouts {
        text.push('\n');
        for Field { variable, offset } in &layout.fields {
            let _ = writeln!(
                text,
                "OFFSET({}, {}, {}, {});",
                layout.name, variable.name, offset.bits_64, offset.bits_32
            );
        }
        let _ = writeln!(text, "SIZE({}, {}, {});", layout.name, layout.size.bits_64, layout.size.bits_32);
    }
    text + "\nint main(void) {\n    return 0;\n}\n"
}

const C_HEAD: &str = r#"/* What a compiled host relies on: where each field lies, on machines of 64 and of 32 bits. Includes nothing of a C library's,
   so that it can be compiled for machines whose library is not there. Generated by `cargo xtask header`. */
#include <stddef.h>
#include <stdint.h>

#include "tickcord.h"

#if UINTPTR_MAX == UINT64_MAX
#define PICK(bits_64, bits_32) (bits_64)
#else
#define PICK(bits_64, bits_32) (bits_32)
#endif
#define OFFSET(structure, field, bits_64, bits_32) \
    _Static_assert(offsetof(structure, field) == PICK(bits_64, bits_32), #structure "." #field)
#define SIZE(structure, bits_64, bits_32) _Static_assert(sizeof(structure) == PICK(bits_64, bits_32), #structure)

_Static_assert(sizeof(tickcord_client) == 8, "tickcord_client");
_Static_assert(sizeof(tickcord_result) == 4, "tickcord_result");
"#;

/// The same in Rust.
pub(crate) fn in_rust(layouts: &[Layout<'_>]) -> String {
    let mut text = RUST_HEAD.to_owned();
    for layout in layouts {
        let _ = write!(
            text,
            "\nlayout! {{\n    {} {} {}:\n",
            layout.name, layout.size.bits_64, layout.size.bits_32
        );
        let fields: Vec<String> = layout
            .fields
            .iter()
            .map(|Field { variable, offset }| {
                let raw = if variable.name == "type" { "r#" } else { "" };
                format!("{raw}{} {} {},", variable.name, offset.bits_64, offset.bits_32)
            })
            .collect();
        for some in fields.chunks(4) {
            let _ = writeln!(text, "    {}", some.join(" "));
        }
        text.push_str("}\n");
    }
    text
}

const RUST_HEAD: &str = "//! What a compiled host relies on: where each field lies, on machines of 64 and of 32 bits.
//! Generated by `cargo xtask header`.

use std::mem::offset_of;

use tickcord::ffi::*;

const fn pick(bits_64: usize, bits_32: usize) -> usize {
    if cfg!(target_pointer_width = \"64\") { bits_64 } else { bits_32 }
}

macro_rules! layout {
    ($structure:ident $size_64:literal $size_32:literal: $($field:ident $bits_64:literal $bits_32:literal,)+) => {
        const _: () = {
            $(assert!(
                offset_of!($structure, $field) == pick($bits_64, $bits_32),
                concat!(stringify!($structure), \".\", stringify!($field))
            );)+
            assert!(size_of::<$structure>() == pick($size_64, $size_32), stringify!($structure));
        };
    };
}
";

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(fields: &str) -> String {
        let header = format!("typedef struct tickcord_x {{\n{fields}\n}} tickcord_x;\n");
        let declarations = Declarations::parse(&header).unwrap();
        let error = layouts(&declarations).err();
        error.unwrap()
    }

    #[test]
    fn offsets_follow_c() {
        let header = "#define TICKCORD_N 8\ntypedef struct tickcord_str {\n    const char *ptr;\n    size_t len;\n} tickcord_str;\n\
            typedef struct tickcord_x {\n    uint32_t a;\n    int32_t b;\n    struct tickcord_str c;\n    double d;\n    \
            char e[TICKCORD_N];\n} tickcord_x;\n";
        let declarations = Declarations::parse(header).unwrap();
        let layouts = layouts(&declarations).unwrap();
        let found: Vec<(usize, usize)> =
            layouts[1].fields.iter().map(|it| (it.offset.bits_64, it.offset.bits_32)).collect();
        assert_eq!(found, [(0, 0), (4, 4), (8, 8), (24, 16), (32, 24)]);
        assert_eq!((layouts[1].size.bits_64, layouts[1].size.bits_32), (40, 32));
    }

    #[test]
    fn padding_is_refused_by_name() {
        assert!(refused("    uint32_t a;\n    uint64_t b;").contains("tickcord_x.b"));
        assert!(refused("    uint64_t a;\n    uint32_t b;").contains("padding at its end"));
        assert!(refused("    const char *a;\n    uint64_t b;").contains("tickcord_x.b"), "on arm");
        assert!(refused("    tickcord_y a;").contains("tickcord_y"));
    }
}
