//! A C function for each function of the library, which picks a value for each parameter and calls it.

use std::fmt::Write as _;

use super::spoils::unknown;
use crate::c_api::declarations::{Declarations, Function, Struct, Variable, count_of};
use crate::c_api::plausible;

/// Parameters that may be NULL, by name or by `function.name`.
const OPTIONAL: &[&str] = &[
    "avatar",
    "before",
    "execute",
    "out_len",
    "out_request",
    "out_unsent",
    "reason",
    "tickcord_client_clear_reactions.emoji",
    "tickcord_client_edit_current_user.username",
    "tickcord_client_edit_webhook.name",
];

/// What is plausible for a parameter of this name; "x" for others.
const TEXTS: &[(&str, &str)] = &[
    (
        "components",
        r#"[{\"type\":18,\"label\":\"x\",\"component\":{\"type\":4,\"custom_id\":\"x\",\"style\":1}}]"#,
    ),
    ("before", "2026-01-01T00:00:00Z"),
    ("avatar", "data:image/png;base64,AAAA"),
    ("encoding", "windows-1251"),
    ("json", r#"[{\"name\":\"x\",\"description\":\"x\"}]"#),
    ("pointer", "/id"),
    ("url", "https://discord.com/api/webhooks/1/x"),
];

/// How a parameter is given.
struct Given {
    /// Statements in front of the call; `pick` is the value's number.
    before: String,
    argument: String,
    /// Statements behind it.
    after: String,
    /// How many values there are.
    picks: String,
}

pub(super) fn all(declarations: &Declarations) -> Result<String, String> {
    let (mut program, mut table) = (String::new(), "\nstatic const struct call calls[] = {\n".to_owned());
    for (number, function) in declarations.functions.iter().enumerate() {
        let (mut before, mut after, mut arguments) = (String::new(), String::new(), Vec::new());
        let (mut picks, mut names) = (Vec::new(), Vec::new());
        for (at, parameter) in function.parameters.iter().enumerate() {
            let given = given(declarations, function, parameter)?;
            before.push_str(&given.before.replace("#pick", &format!("picks[{at}]")));
            after.push_str(&given.after.replace("#pick", &format!("picks[{at}]")));
            arguments.push(given.argument.replace("#pick", &format!("picks[{at}]")));
            picks.push(given.picks);
            names.push(format!("\"{}\"", parameter.name));
        }
        let call = format!("{}({})", function.name, arguments.join(", "));
        let (call, end) = match function.returns.as_str() {
            "tickcord_result" => (format!("tickcord_result result = {call};"), "return result;"),
            "void" => (format!("{call};"), "return TICKCORD_OK;"),
            "struct tickcord_str" => (
                format!(
                    "tickcord_str text = {call};\n    REQUIRE(text.ptr != NULL && text.ptr[text.len] == 0);"
                ),
                "return TICKCORD_OK;",
            ),
            "const char *" => (format!("REQUIRE({call} != NULL);"), "return TICKCORD_OK;"),
            _ => (format!("(void){call};"), "return TICKCORD_OK;"),
        };
        let name = &function.name;
        let _ = write!(
            program,
            "\nstatic tickcord_result call_{number}(struct scene *scene, const uint32_t *picks, tickcord_result *wanted) {{\n    \
             (void)scene;\n    (void)picks;\n    (void)wanted;\n\
             {before}    {call}\n{after}    {end}\n}}\n",
        );
        // C knows no empty list.
        let or_zero = |list: &[String]| if list.is_empty() { "0".to_owned() } else { list.join(", ") };
        let _ = writeln!(
            table,
            "    {{\"{name}\", call_{number}, {}, {{{}}}, {{{}}}}},",
            names.len(),
            or_zero(&names),
            or_zero(&picks),
        );
    }
    Ok(format!("{program}{table}}};\n"))
}

/// What a NULL leads to.
fn null_is(function: &Function, name: &str) -> &'static str {
    let full = format!("{}.{name}", function.name);
    let is_optional = OPTIONAL.contains(&name) || OPTIONAL.contains(&full.as_str());
    if is_optional { "ANY" } else { "TICKCORD_ERROR_NULL_ARGUMENT" }
}

fn given(declarations: &Declarations, function: &Function, parameter: &Variable) -> Result<Given, String> {
    let name = &parameter.name;
    let simple = |argument: &str, picks: &str| Given {
        before: String::new(),
        argument: argument.to_owned(),
        after: String::new(),
        picks: picks.to_owned(),
    };
    // Each chooser says what it wants; the one whose value is not the good one counts.
    let chosen = |of: &str, call: &str, picks: &str| Given {
        before: format!(
            "    tickcord_result {name}_wants = ANY;\n    {of}{name} = {};\n    \
             if (#pick != 0) {{\n        *wanted = {name}_wants;\n    }}\n",
            call.replace('@', &format!("&{name}_wants"))
        ),
        argument: name.clone(),
        after: String::new(),
        picks: picks.to_owned(),
    };
    let null_is = null_is(function, name);
    let want_null = format!("    if (#pick == 1) {{\n        *wanted = {null_is};\n    }}\n");
    let is_count =
        function.parameters.iter().any(|it| count_of(&function.parameters, &it.name) == Some(name.as_str()));
    Ok(match parameter.of.as_str() {
        of @ ("tickcord_client" | "tickcord_websocket") => handle(of, chosen),
        "const char *" => {
            let good = TEXTS.iter().find(|(of, _)| of == name).map_or("x", |(_, text)| text);
            chosen("const char *", &format!("pick_text(#pick, \"{good}\", {null_is}, @)"), "TEXT_PICKS")
        }
        "const void *" => {
            chosen("const void *", &format!("pick_text(#pick, \"x\", {null_is}, @)"), "TEXT_PICKS")
        }
        "size_t" if name.ends_with("_len") => chosen(
            "size_t ",
            "pick_size(lengths, #pick, 2, TICKCORD_ERROR_INVALID_ARGUMENT, @)",
            "LENGTH_PICKS",
        ),
        "size_t" if is_count => chosen("size_t ", "pick_size(counts, #pick, 3, REFUSED, @)", "COUNT_PICKS"),
        "size_t" if name == "size" => {
            chosen("size_t ", "pick_size(sizes, #pick, 3, REFUSED, @)", "SIZE_PICKS")
        }
        "size_t" if name == "cap" => simple("(const size_t[]){ROOM, 0, 1}[#pick]", "ROOM_PICKS"),
        "size_t" if name == "capacity" => simple("(const size_t[]){EVENT_ROOM, 0, 1}[#pick]", "ROOM_PICKS"),
        "size_t" => simple("(size_t)numbers[#pick]", "NUMBER_PICKS"),
        "uint32_t" if name == "timeout_ms" => simple("times[#pick]", "TIME_PICKS"),
        "uint32_t" if name == "struct_size" => struct_size(function),
        "uint32_t" => simple("(uint32_t)numbers[#pick]", "NUMBER_PICKS"),
        "int32_t" => simple("(int32_t)(uint32_t)numbers[#pick]", "NUMBER_PICKS"),
        "uint64_t" => simple("numbers[#pick]", "NUMBER_PICKS"),
        "const uint64_t *" => Given { before: want_null, ..simple("#pick ? NULL : some_ids", "2") },
        "const int32_t *" => Given { before: want_null, ..simple("#pick ? NULL : some_kinds", "2") },
        "const struct tickcord_event *" => event(function, simple),
        // Whoever polls one here frees it; freeing is misused with NULL alone, since anything else is undefined.
        "struct tickcord_event *" => simple("NULL", "1"),
        "char *" => Given {
            before: format!("    char {name}_room[ROOM];\n{want_null}"),
            ..simple(&format!("#pick ? NULL : {name}_room"), "2")
        },
        of if parameter
            .points_to()
            .and_then(|of| declarations.structure(of))
            .is_some_and(Struct::is_sized) =>
        {
            let of = of.trim_start_matches("const ").trim_start_matches("struct ").trim_end_matches(" *");
            sized(function, parameter, of, null_is)
        }
        of if !parameter.is_const_pointer() && of.ends_with('*') => {
            out(function, parameter, of).ok_or_else(|| unknown(&function.name, of))?
        }
        of => return Err(unknown(&function.name, of)),
    })
}

fn handle(of: &str, chosen: impl Fn(&str, &str, &str) -> Given) -> Given {
    let (kind, other) =
        if of == "tickcord_client" { ("client", "websocket") } else { ("websocket", "client") };
    let call = format!("pick_handle(#pick, scene->{kind}, scene->stale_{kind}, scene->{other}, @)");
    let mut given = chosen(&format!("{of} "), &call, "HANDLE_PICKS");
    // As the foreign handle 0 may stand, or a stale one; then it is just invalid.
    let _ = write!(
        given.before,
        "    if (#pick == 3 && scene->{other} >> 56 == 0) {{\n        *wanted = ANY;\n    }}\n"
    );
    given
}

fn struct_size(function: &Function) -> Given {
    let of = function.name.trim_end_matches("_init");
    Given {
        before: "    if (#pick != 0) {\n        *wanted = TICKCORD_ERROR_BAD_SIZE;\n    }\n".to_owned(),
        argument: format!("(const uint32_t[]){{sizeof({of}), 0, 8, UINT32_MAX}}[#pick]"),
        after: String::new(),
        picks: "4".to_owned(),
    }
}

fn event(function: &Function, simple: impl Fn(&str, &str) -> Given) -> Given {
    let mut given = simple("#pick == 1 ? NULL : scene->events[#pick == 0 ? 0 : #pick - 2]", "2 + EVENTS");
    if function.returns == "tickcord_result" {
        given
            .before
            .push_str("    if (#pick == 1) {\n        *wanted = TICKCORD_ERROR_NULL_ARGUMENT;\n    }\n");
    }
    given
}

/// A struct that can grow: given, filled, or prepared.
fn sized(function: &Function, parameter: &Variable, of: &str, null_is: &str) -> Given {
    let name = &parameter.name;
    if function.name == format!("{of}_init") {
        return Given {
            before: format!(
                "    {of} {name}_room;\n    if (#pick == 1) {{\n        *wanted = TICKCORD_ERROR_NULL_ARGUMENT;\n    }}\n"
            ),
            argument: format!("#pick ? NULL : &{name}_room"),
            after: String::new(),
            picks: "2".to_owned(),
        };
    }
    // What is filled is not read: its version does not matter, and nothing inside of it does.
    let is_read = parameter.is_const_pointer();
    let spoil = if is_read {
        format!(
            "        spoil_head(&{name}_room, #pick, wanted);\n    }}\n    if (#pick >= SIZED_PICKS) {{\n        \
             spoil_{of}(&{name}_room, #pick - SIZED_PICKS, wanted);\n"
        )
    } else {
        format!("        spoil_head(&{name}_room, #pick, wanted);\n")
    };
    Given {
        before: format!(
            "    {of} {name}_room;\n    {of}_init(&{name}_room, sizeof {name}_room);\n{}    \
             if (#pick == 1) {{\n        *wanted = {null_is};\n    }} else if (#pick != 0) {{\n{spoil}    }}\n",
            plausible::set(of, &format!("&{name}_room")),
        ),
        argument: format!("#pick == 1 ? NULL : &{name}_room"),
        after: String::new(),
        picks: if is_read { format!("SIZED_PICKS + spoils_{of}") } else { "4".to_owned() },
    }
}

/// Room for a result.
fn out(function: &Function, parameter: &Variable, of: &str) -> Option<Given> {
    let name = &parameter.name;
    let bare = of.strip_suffix('*')?.trim_end();
    let wanted = null_is(function, name);
    let place = format!("\"{}({name})\"", function.name);
    let room = format!("{name}_room");
    let mut declaration = format!("    {bare} {room};\n    memset(&{room}, OWN, sizeof {room});\n");
    let mut argument = format!("#pick ? NULL : &{room}");
    let is_zero = format!("check_zero(result, &{room}, sizeof {room}, {place});");
    let unless = |code: &str| format!("if (result != {code}) {{\n            {is_zero}\n        }}");
    let check = match bare {
        "tickcord_client" | "tickcord_websocket" => {
            let is_client = i32::from(bare == "tickcord_client");
            format!(
                "{is_zero}\n    }}\n    if (#pick == 0 && result == TICKCORD_OK) {{\n        \
                 made(scene, {room}, {is_client}, picks[0] == 0);"
            )
        }
        "struct tickcord_event *" if name == "out_events" => {
            declaration = format!("    tickcord_event *{room}[EVENT_ROOM] = {{0}};\n");
            argument = format!("#pick ? NULL : {room}");
            format!("free_events({room}, EVENT_ROOM);")
        }
        "struct tickcord_event *" => format!("{is_zero}\n        tickcord_event_free({room});"),
        "struct tickcord_str" => format!("check_empty(result, &{room}, {place});"),
        // Documented exceptions: how much there would have been to copy, and what a destroy in time would have sent.
        "size_t" if name == "out_len" => unless("TICKCORD_ERROR_BUFFER_TOO_SMALL"),
        "uint32_t" if name == "out_unsent" => unless("TICKCORD_ERROR_TIMEOUT"),
        "uint64_t" if name == "out_request" => {
            format!(
                "{is_zero}\n    }}\n    if (result == TICKCORD_OK) {{\n        settle(scene, #pick ? 0 : {room});"
            )
        }
        "uint64_t" | "int64_t" | "uint32_t" | "int32_t" | "double" | "size_t" => is_zero.clone(),
        _ => return None,
    };
    Some(Given {
        before: format!("{declaration}    if (#pick == 1) {{\n        *wanted = {wanted};\n    }}\n"),
        argument,
        after: format!("    if (#pick == 0) {{\n        {check}\n    }}\n"),
        picks: "2".to_owned(),
    })
}
