//! `cargo xtask header`: include/tickcord.h from the Rust sources of the C API.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use cbindgen::{
    Builder, Config, DocumentationStyle, EnumConfig, ExportConfig, Language, RenameRule, SortKey, Style,
};

use crate::c_api;
use crate::paths;

/// An enum of a lower layer whose numbers cross the C API. Types in `src/ffi` have their C names already.
pub(crate) struct LowerEnum {
    file: &'static str,
    rust: &'static str,
    pub(crate) c: &'static str,
    /// What the names of its values begin with.
    pub(crate) values: &'static str,
}

pub(crate) const LOWER_ENUMS: &[LowerEnum] = &[
    LowerEnum {
        file: "src/base/result_code.rs",
        rust: "ResultCode",
        c: "tickcord_result_code",
        values: "TICKCORD_ERROR_",
    },
    LowerEnum {
        file: "src/base/log.rs",
        rust: "Level",
        c: "tickcord_log_level",
        values: "TICKCORD_LOG_LEVEL_",
    },
    LowerEnum {
        file: "src/model/connection_state.rs",
        rust: "ConnectionState",
        c: "tickcord_state",
        values: "TICKCORD_STATE_",
    },
    LowerEnum {
        file: "src/model/presence.rs",
        rust: "Status",
        c: "tickcord_status",
        values: "TICKCORD_STATUS_",
    },
    LowerEnum {
        file: "src/model/presence.rs",
        rust: "ActivityType",
        c: "tickcord_activity_type",
        values: "TICKCORD_ACTIVITY_",
    },
    LowerEnum {
        file: "src/model/event_kind.rs",
        rust: "EventKind",
        c: "tickcord_event_kind",
        values: "TICKCORD_EVENT_",
    },
    LowerEnum {
        file: "src/rest/method.rs",
        rust: "Method",
        c: "tickcord_http_method",
        values: "TICKCORD_HTTP_",
    },
    LowerEnum {
        file: "src/rest/priority.rs",
        rust: "Priority",
        c: "tickcord_priority",
        values: "TICKCORD_PRIORITY_",
    },
    LowerEnum {
        file: "src/model/interaction.rs",
        rust: "InteractionType",
        c: "tickcord_interaction_type",
        values: "TICKCORD_INTERACTION_",
    },
    LowerEnum {
        file: "src/model/interaction.rs",
        rust: "OptionType",
        c: "tickcord_option_type",
        values: "TICKCORD_OPTION_",
    },
    LowerEnum {
        file: "src/model/interaction.rs",
        rust: "ComponentType",
        c: "tickcord_component_type",
        values: "TICKCORD_COMPONENT_",
    },
    LowerEnum {
        file: "src/rest/message/content.rs",
        rust: "OnTooLong",
        c: "tickcord_on_too_long",
        values: "TICKCORD_ON_TOO_LONG_",
    },
    LowerEnum {
        file: "src/rest/routes/page.rs",
        rust: "Anchor",
        c: "tickcord_anchor",
        values: "TICKCORD_ANCHOR_",
    },
    LowerEnum {
        file: "src/runtime/websocket/state.rs",
        rust: "WebsocketState",
        c: "tickcord_websocket_state",
        values: "TICKCORD_WEBSOCKET_STATE_",
    },
    LowerEnum {
        file: "src/encoding/json/document.rs",
        rust: "Kind",
        c: "tickcord_json_kind",
        values: "TICKCORD_JSON_",
    },
];

/// Values whose C name does not follow from the Rust name.
const VALUE_NAMES: &[(&str, &str)] = &[
    ("TICKCORD_ERROR_OK", "TICKCORD_OK"),
    ("TICKCORD_ERROR_NOT_A_WEB_SOCKET", "TICKCORD_ERROR_NOT_A_WEBSOCKET"),
];

/// What holds for every function is said here, once.
const PREAMBLE: &str = include_str!("header/preamble.txt");

/// cbindgen drops a constant that is `usize::MAX`, so this one is written here.
const AFTER_INCLUDES: &str = "
/** As the length of a string on input: up to the terminating NUL. */
#define TICKCORD_NUL_TERMINATED SIZE_MAX";

/// The header, and what follows from it.
pub(crate) fn run(check: bool) -> Result<(), String> {
    let header = generate(&sources()?)?;
    let beside = c_api::files_beside(&header)?;
    let mut stale = Vec::new();
    for (name, fresh) in [("include/tickcord.h", header)].into_iter().chain(beside) {
        let path = paths::root().join(name);
        let committed = fs::read_to_string(&path).unwrap_or_default();
        if fresh == committed {
            continue;
        }
        if check {
            stale.push(format!(
                "{name} is stale; run `cargo xtask header`\n{}",
                difference(&committed, &fresh)
            ));
            continue;
        }
        let folder = path.parent().expect("below the root");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, fresh))
            .map_err(|error| format!("{name}: {error}"))?;
        println!("wrote {name}");
    }
    if stale.is_empty() { Ok(()) } else { Err(stale.join("\n")) }
}

fn sources() -> Result<Vec<PathBuf>, String> {
    let root = paths::root();
    let cut_outs = paths::work_dir().join("header");
    fs::create_dir_all(&cut_outs).map_err(|error| format!("{}: {error}", cut_outs.display()))?;
    let mut sources = Vec::new();
    for LowerEnum { file, rust, .. } in LOWER_ENUMS {
        let text = fs::read_to_string(root.join(file)).map_err(|error| format!("{file}: {error}"))?;
        // Alone, because everything public in a file that cbindgen reads becomes part of the header.
        let item = enum_item(&text, rust).ok_or_else(|| format!("{file} has no `pub enum {rust}`"))?;
        let path = cut_outs.join(format!("{rust}.rs"));
        fs::write(&path, item).map_err(|error| format!("{}: {error}", path.display()))?;
        sources.push(path);
    }
    // cbindgen follows its `mod` lines, and leaves out those under `cfg(test)`.
    sources.push(root.join("src/ffi/mod.rs"));
    Ok(sources)
}

/// The enum with its comment and attributes, found by the shape that rustfmt gives it.
fn enum_item(source: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = source.lines().collect();
    let head = lines.iter().position(|line| *line == format!("pub enum {name} {{"))?;
    let before = lines[..head]
        .iter()
        .rev()
        .take_while(|line| line.starts_with("///") || line.starts_with("#["))
        .count();
    let length = lines[head..].iter().position(|line| *line == "}")?;
    Some(lines[head - before..=head + length].join("\n"))
}

fn generate(sources: &[PathBuf]) -> Result<String, String> {
    let builder = sources.iter().fold(Builder::new().with_config(config()), Builder::with_src);
    let (written, warnings) = collect_warnings(|| {
        let bindings = builder.generate().map_err(|error| format!("cbindgen: {error}"))?;
        let mut written = Vec::new();
        bindings.write(&mut written);
        Ok::<_, String>(written)
    });
    let written = written?;
    if !warnings.is_empty() {
        return Err(format!("cbindgen warned:\n  {}", warnings.join("\n  ")));
    }
    let header = String::from_utf8(written).map_err(|_| "cbindgen wrote invalid UTF-8".to_owned())?;
    let header = without_enum_typedefs(&rename_values(header));
    check_prefixes(&header)?;
    Ok(header)
}

fn config() -> Config {
    let rename = LOWER_ENUMS.iter().map(|it| (it.rust.to_owned(), it.c.to_owned())).collect();
    // Enums cross the boundary as int32_t, so no signature mentions them and each must be asked for.
    let include = LOWER_ENUMS.iter().map(|it| it.rust.to_owned()).collect();
    Config {
        language: Language::C,
        cpp_compat: true,
        header: Some(PREAMBLE.trim_end().to_owned()),
        include_guard: Some("TICKCORD_H".to_owned()),
        no_includes: true,
        sys_includes: vec!["stddef.h".to_owned(), "stdint.h".to_owned()],
        after_includes: Some(AFTER_INCLUDES.to_owned()),
        line_length: 110,
        tab_width: 4,
        style: Style::Both,
        usize_is_size_t: true,
        sort_by: SortKey::None,
        documentation_style: DocumentationStyle::Doxy,
        export: ExportConfig { rename, include, ..ExportConfig::default() },
        enumeration: EnumConfig {
            rename_variants: RenameRule::QualifiedScreamingSnakeCase,
            ..EnumConfig::default()
        },
        ..Config::default()
    }
}

/// cbindgen writes the enum's whole name in front of each value.
fn rename_values(mut header: String) -> String {
    for it in LOWER_ENUMS {
        header = header.replace(&format!("{}_", it.c.to_uppercase()), it.values);
    }
    for (from, to) in VALUE_NAMES {
        // With what follows a value's name in an enum, so that no longer name is hit.
        header = header.replace(&format!("{from} = "), &format!("{to} = "));
    }
    header
}

/// In C cbindgen adds a typedef for the number behind each enum, of the same name as its tag. That name would mean another type
/// in C than in C++ (`-Wc++-compat`), and no signature has it.
fn without_enum_typedefs(header: &str) -> String {
    let mut kept = String::with_capacity(header.len());
    let mut lines = header.lines().peekable();
    while let Some(line) = lines.next() {
        if line == "#ifndef __cplusplus"
            && lines.peek().is_some_and(|next| next.starts_with("#if __STDC_VERSION__"))
        {
            lines.by_ref().find(|line| *line == "#endif // __cplusplus");
            continue;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

/// A public constant or type that was never meant for C shows here instead of polluting every host's namespace.
fn check_prefixes(header: &str) -> Result<(), String> {
    for line in header.lines() {
        let (name, prefix) = if let Some(rest) = line.strip_prefix("#define ") {
            (rest.split([' ', '(']).next(), "TICKCORD_")
        } else if let Some(rest) = line.strip_prefix("} ") {
            (rest.strip_suffix(';'), "tickcord_")
        } else {
            continue;
        };
        if let Some(name) = name
            && !name.starts_with(prefix)
        {
            return Err(format!("`{name}` is in the header without the prefix {prefix}; make it pub(crate)"));
        }
    }
    Ok(())
}

/// cbindgen only logs what it leaves out, so a logger of ours listens.
struct Collector(Mutex<Vec<String>>);

static COLLECTOR: Collector = Collector(Mutex::new(Vec::new()));

/// The logger is one for the process: tests that run side by side take turns.
fn collect_warnings<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    static TURN: Mutex<()> = Mutex::new(());
    static INSTALLED: OnceLock<()> = OnceLock::new();
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    INSTALLED.get_or_init(|| {
        log::set_logger(&COLLECTOR).expect("the logger is set here alone");
        log::set_max_level(log::LevelFilter::Warn);
    });
    COLLECTOR.take();
    let result = work();
    (result, COLLECTOR.take())
}

impl Collector {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl log::Log for Collector {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        let text = record.args().to_string();
        // Private constants and statics are not meant for the header, and cbindgen says so about each.
        let is_private = text.ends_with("(not `pub`).") || text.ends_with("(not `no_mangle`).");
        if self.enabled(record.metadata()) && !is_private {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(text);
        }
    }

    fn flush(&self) {}
}

/// The first lines that differ, which is enough to see what was forgotten.
fn difference(old: &str, new: &str) -> String {
    const SHOWN: usize = 12;
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same_start = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[same_start..], &new[same_start..]);
    let same_end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let mut out = format!("at line {}:", same_start + 1);
    for (sign, lines) in
        [('-', &old_rest[..old_rest.len() - same_end]), ('+', &new_rest[..new_rest.len() - same_end])]
    {
        for line in lines.iter().take(SHOWN) {
            let _ = write!(out, "\n{sign} {line}");
        }
        if lines.len() > SHOWN {
            let _ = write!(out, "\n{sign} … {} more lines", lines.len() - SHOWN);
        }
    }
    out
}

#[cfg(test)]
mod tests;
