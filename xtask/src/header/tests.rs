use super::*;
use crate::c_api::declarations::Declarations;

const API: &str = r#"
//! A made-up piece of API.

use std::ffi::c_char;

/// What a function gives back.
pub type tickcord_result = i32;

/// Every failure.
#[repr(i32)]
pub enum ResultCode {
    Ok = 0,
    /// A pointer was NULL.
    NullArgument = -1,
    BadSize = -2,
}

/// A flag.
pub const TICKCORD_FLAG_HIGH: u64 = 1u64 << 40;
/// The most.
pub const TICKCORD_MAX_EVENTS: u32 = 64;

const PRIVATE: u8 = 7;
static CLIENTS: u8 = 7;
pub(crate) const INTERNAL: u8 = 8;

/// Names one client.
pub type tickcord_client = u64;

/// Something that happened.
pub struct tickcord_event(Vec<u8>);

/// UTF-8, not owned.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct tickcord_str {
    /// Never NULL.
    pub ptr: *const c_char,
    pub len: usize,
}

/// Set by `tickcord_client_options_init`.
#[repr(C)]
pub struct tickcord_client_options {
    pub struct_size: u32,
    pub abi_version: u32,
    pub token: tickcord_str,
}

/// Sends a message.
///
/// A `REQUEST_RESULT` event follows.
///
/// \ownership nothing is kept
/// \threadsafety any thread
/// \since 0.1
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_send(client: tickcord_client, content: *const c_char, len: usize, out: *mut u64) -> tickcord_result {
    0
}

/// Takes the next event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tickcord_client_poll(client: tickcord_client, out_event: *mut *mut tickcord_event) -> tickcord_result {
    0
}

/// Reads text.
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_event_name(event: *const tickcord_event) -> tickcord_str {
    loop {}
}

/// Fills in defaults.
#[unsafe(no_mangle)]
pub extern "C" fn tickcord_client_options_init(options: *mut tickcord_client_options, struct_size: u32) -> i32 {
    0
}

impl tickcord_str {
    pub(super) const EMPTY: u8 = 9;
}

fn inner(values: &[u8]) -> Option<u8> {
    None
}
"#;

fn header_of(name: &str, source: &str) -> Result<String, String> {
    let dir = std::env::temp_dir().join(format!("tickcord-header-{}-{name}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    let path = dir.join("api.rs");
    fs::write(&path, source).unwrap();
    let header = generate(&[path]);
    fs::remove_dir_all(&dir).unwrap();
    header
}

#[test]
fn committed_header_is_fresh() {
    run(true).unwrap();
}

#[test]
fn types_and_codes_get_c_names() {
    let header = header_of("names", API).unwrap();
    for expected in [
        "typedef int32_t tickcord_result;",
        "typedef uint64_t tickcord_client;",
        "typedef struct tickcord_event tickcord_event;",
        "typedef struct tickcord_str {",
        "TICKCORD_ERROR_NULL_ARGUMENT = -1,",
        "TICKCORD_OK = 0,",
        "#define TICKCORD_FLAG_HIGH (1ull << 40)",
        "#define TICKCORD_NUL_TERMINATED SIZE_MAX",
        " * \\ownership nothing is kept",
        "const char *content",
        "size_t len",
        "tickcord_event **out_event",
    ] {
        assert!(header.contains(expected), "{expected} is missing in:\n{header}");
    }
    for absent in ["PRIVATE", "CLIENTS", "EMPTY", "INTERNAL", "inner", "uintptr_t"] {
        assert!(!header.contains(absent), "{absent} leaked into:\n{header}");
    }
    let functions = Declarations::parse(&header).unwrap().functions;
    let names: Vec<&str> = functions.iter().map(|function| function.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "tickcord_client_send",
            "tickcord_client_poll",
            "tickcord_event_name",
            "tickcord_client_options_init"
        ]
    );
}

#[test]
fn dropped_constant_fails() {
    let error = header_of("dropped", "pub const TICKCORD_ALL: usize = usize::MAX;\n").unwrap_err();
    assert!(error.starts_with("cbindgen warned"), "{error}");
}

#[test]
fn unknown_type_fails() {
    let source = "#[unsafe(no_mangle)]\npub extern \"C\" fn tickcord_x(client: *mut Absent) {}\n";
    let error = header_of("unknown", source).unwrap_err();
    assert!(error.contains("Absent"), "{error}");
}

#[test]
fn enum_is_cut_out_alone() {
    let source = "use x;\n\n/// Doc.\n#[repr(i32)]\npub enum Kind {\n    A = 0,\n}\n\nimpl Kind {\n}\n";
    assert_eq!(enum_item(source, "Kind").unwrap(), "/// Doc.\n#[repr(i32)]\npub enum Kind {\n    A = 0,\n}");
    assert_eq!(enum_item(source, "Other"), None);
}

#[test]
fn associated_constant_fails() {
    let source = "#[repr(C)] pub struct tickcord_x { a: u32 }\nimpl tickcord_x { pub const N: u32 = 1; }\n\
                  #[unsafe(no_mangle)] pub extern \"C\" fn tickcord_f(x: *mut tickcord_x) {}\n";
    let error = header_of("associated", source).unwrap_err();
    assert!(error.contains("tickcord_x_N"), "{error}");
}

#[test]
fn foreign_prefix_fails() {
    let error = header_of("prefix", "pub const LIMIT: u32 = 1;\n").unwrap_err();
    assert!(error.contains("LIMIT"), "{error}");
}

#[test]
fn difference_shows_both_sides() {
    assert_eq!(difference("a\nb\nc", "a\nx\nc"), "at line 2:\n- b\n+ x");
}
