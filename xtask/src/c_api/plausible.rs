//! What is plausibly given to a function, so that it looks at the rest of what it is given.

/// Functions `set_...`: what a struct lacks that was just prepared.
pub(super) const IN_C: &str = include_str!("plausible.c");

/// Declares a struct, and gives it what it needs.
pub(super) fn prepared(of: &str, name: &str) -> String {
    format!("    {of} {name};\n    {of}_init(&{name}, sizeof {name});\n{}", set(of, &format!("&{name}")))
}

/// Gives the struct at a place what it needs.
pub(super) fn set(of: &str, place: &str) -> String {
    let function = format!("set_{of}");
    if IN_C.contains(&format!("static inline void {function}(")) {
        format!("    {function}({place});\n")
    } else {
        String::new()
    }
}
