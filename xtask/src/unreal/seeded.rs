//! Mistakes that are put into a copy of the plugin, to see that the stand-in finds each.

use std::fs;
use std::path::Path;

use super::plugin;
use super::stand_in::{self, Variant};
use crate::paths;

struct Mistake {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    seen_by: SeenBy,
    /// Part of what the compiler says.
    found: &'static str,
}

enum SeenBy {
    Source(&'static str),
    /// All sources as one file.
    Variant(Variant),
}

const MISTAKES: &[Mistake] = &[
    // A narrow text where UE takes TCHARs.
    Mistake {
        file: "Private/TickcordSubsystem.cpp",
        from: "TEXT(\"Connect\")",
        to: "\"Connect\"",
        seen_by: SeenBy::Source("Private/TickcordSubsystem.cpp"),
        found: "with an lvalue of type 'const char[8]'",
    },
    // UE's uint64 is no uint64_t on Linux.
    Mistake {
        file: "Private/TickcordCall.h",
        from: "uint64_t Request = 0;",
        to: "uint64 Request = 0;",
        seen_by: SeenBy::Source("Private/TickcordCalls.cpp"),
        found: "with an rvalue of type 'uint64 *'",
    },
    // A ticker's handle is a weak pointer, no number.
    Mistake {
        file: "Private/TickcordSubsystem.cpp",
        from: "TickHandle.Reset();",
        to: "TickHandle = 0;",
        seen_by: SeenBy::Source("Private/TickcordSubsystem.cpp"),
        found: "no viable overloaded '='",
    },
    // What UnrealHeaderTool makes is missing.
    Mistake {
        file: "Public/TickcordSubsystem.h",
        from: "#include \"TickcordSubsystem.generated.h\"\n",
        to: "",
        seen_by: SeenBy::Source("Private/TickcordSubsystem.cpp"),
        found: "GENERATED_BODY",
    },
    // A method that UE does not have.
    Mistake {
        file: "Private/Events/TickcordReadMessage.cpp",
        from: "Message.Attachments.Add(",
        to: "Message.Attachments.push_back(",
        seen_by: SeenBy::Source("Private/Events/TickcordReadMessage.cpp"),
        found: "no member named 'push_back'",
    },
    // What a delegate calls takes what the delegate gives.
    Mistake {
        file: "Private/Actions/TickcordRequestAction.cpp",
        from: "CreateUObject(this, &UTickcordRequestAction::Complete)",
        to: "CreateUObject(this, &UTickcordRequestAction::Activate)",
        seen_by: SeenBy::Source("Private/Actions/TickcordRequestAction.cpp"),
        found: "no matching function for call to 'CreateUObject'",
    },
    // UE is built without exceptions.
    Mistake {
        file: "Private/TickcordConvert.cpp",
        from: "return Id != 0;",
        to: "throw 1;",
        seen_by: SeenBy::Source("Private/TickcordConvert.cpp"),
        found: "exceptions disabled",
    },
    // A function that the engine does not call, since it has another signature.
    Mistake {
        file: "Public/TickcordSubsystem.h",
        from: "virtual void Deinitialize() override;",
        to: "virtual void Deinitialize(int32) override;",
        seen_by: SeenBy::Source("Private/TickcordSubsystem.cpp"),
        found: "marked 'override' but does not override",
    },
    // A file name that is found on Windows alone.
    Mistake {
        file: "Private/TickcordCalls.cpp",
        from: "#include \"TickcordCall.h\"",
        to: "#include \"Tickcordcall.h\"",
        seen_by: SeenBy::Source("Private/TickcordCalls.cpp"),
        found: "'Tickcordcall.h' file not found",
    },
    // A literal of Linux' own TCHAR.
    Mistake {
        file: "Private/TickcordSubsystem.cpp",
        from: "TEXT(\"Connect\")",
        to: "u\"Connect\"",
        seen_by: SeenBy::Variant(Variant::Windows),
        found: "with an lvalue of type 'const char16_t[8]'",
    },
    // A name that another source has too, which the engine may compile in one file with it.
    Mistake {
        file: "Private/TickcordSettings.cpp",
        from: "static_assert(",
        to: "namespace\n{\nint32 ReadKind(int32) { return 0; }\n}\nstatic_assert(",
        seen_by: SeenBy::Variant(Variant::Linux),
        found: "differ only in their return type",
    },
    // A branch that only platforms without a library have.
    Mistake {
        file: "Private/TickcordModule.cpp",
        from: "#else\n",
        to: "#else\nstatic_assert(false, \"seen\");\n",
        seen_by: SeenBy::Variant(Variant::WithoutLibrary),
        found: "seen",
    },
    // An event of the engine's whose handler takes something else.
    Mistake {
        file: "Private/TickcordChatBridge.cpp",
        from: "OnGameModeLogoutEvent().AddUObject(this, &ATickcordChatBridge::HandleLogout)",
        to: "OnGameModeLogoutEvent().AddUObject(this, &ATickcordChatBridge::HandlePostLogin)",
        seen_by: SeenBy::Source("Private/TickcordChatBridge.cpp"),
        found: "no matching member function for call to 'AddUObject'",
    },
    // A local of an actor's code that hides a member of AActor.
    Mistake {
        file: "Private/TickcordChatBridge.cpp",
        from: "uint64 Wanted = 0;",
        to: "uint64 Wanted = 0;\n\t\tconst uint64 Role = 0;",
        seen_by: SeenBy::Variant(Variant::Gcc),
        found: "shadows a member of",
    },
    // Raw bytes where UE has arrays of them.
    Mistake {
        file: "Private/TickcordWebSocket.cpp",
        from: "const TArray<uint8> Data(reinterpret_cast<const uint8*>(Bytes.ptr), ",
        to: "const TArray<uint8> Data(Bytes.ptr, ",
        seen_by: SeenBy::Source("Private/TickcordWebSocket.cpp"),
        found: "no matching constructor for initialization of 'const TArray<uint8>'",
    },
];

/// Each mistake makes the compiler fail, and for its own reason.
pub(crate) fn check() -> Result<(), String> {
    let dir = paths::work_dir().join("unreal/seeded");
    let numbered: Vec<(usize, &Mistake)> = MISTAKES.iter().enumerate().collect();
    stand_in::each(&numbered, |(number, mistake)| seed(&dir.join(number.to_string()), mistake))
}

fn seed(dir: &Path, mistake: &Mistake) -> Result<(), String> {
    let Mistake { file, from, to, .. } = mistake;
    let (module, work) = (dir.join("module"), dir.join("work"));
    copy(&module)?;
    let path = module.join(file);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    if !text.contains(from) {
        return Err(format!("{file} has no `{from}` any more"));
    }
    fs::write(&path, text.replacen(from, to, 1)).map_err(|error| format!("{}: {error}", path.display()))?;
    let checked = match mistake.seen_by {
        SeenBy::Source(source) => stand_in::check_source(&module, source, &work),
        SeenBy::Variant(variant) => stand_in::check_variant(&module, variant, &work),
    };
    match checked {
        Err(said) if said.contains(mistake.found) => Ok(()),
        Err(said) => Err(format!("`{to}` is refused for another reason:\n{said}")),
        Ok(()) => Err(format!("{file}: `{to}` in place of `{from}` is not noticed")),
    }
}

fn copy(dir: &Path) -> Result<(), String> {
    let module = plugin::module();
    let _ = fs::remove_dir_all(dir);
    for extension in ["h", "inl", "cpp"] {
        for source in paths::files_with_extension(&module, extension)? {
            let target = dir.join(source.strip_prefix(&module).expect("it was found there"));
            let broken = |error: std::io::Error| format!("{}: {error}", target.display());
            fs::create_dir_all(target.parent().unwrap_or(dir)).map_err(broken)?;
            fs::copy(&source, &target).map_err(broken)?;
        }
    }
    Ok(())
}
