//! Mistakes that `UnrealHeaderTool` or a Windows build refuses, and that a C++ compiler on Linux does not see.

use std::fs;
use std::path::Path;

use super::plugin;
use crate::paths;

/// Names that windows.h redefines, or that Unreal's own macros have.
const FORBIDDEN: &[&str] = &[
    "SendMessage",
    "GetMessage",
    "PostMessage",
    "DispatchMessage",
    "PeekMessage",
    "GetObject",
    "GetUserName",
    "CreateFile",
    "CreateEvent",
    "check",
    "verify",
    "ERROR",
];

/// Types that a Blueprint has no counterpart for.
const NOT_IN_BLUEPRINTS: &[&str] =
    &["uint16", "uint32", "uint64", "int8", "int16", "size_t", "TCHAR", "std::", "const char"];

/// Specifiers that the plugin uses; one more is looked up before it is added.
const SPECIFIERS: &[&str] = &[
    "BlueprintType",
    "BlueprintCallable",
    "BlueprintPure",
    "BlueprintAssignable",
    "BlueprintReadOnly",
    "BlueprintReadWrite",
    "AdvancedDisplay",
    "Category",
    "Config",
    "DefaultConfig",
    "EditAnywhere",
    "meta",
];

pub(crate) fn check() -> Result<(), String> {
    let mut complaints = Vec::new();
    for header in paths::files_with_extension(&plugin::module().join("Public"), "h")? {
        let text = fs::read_to_string(&header).map_err(|error| format!("{}: {error}", header.display()))?;
        complaints.extend(lint(&header, &text));
    }
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// What is wrong with one public header.
pub(super) fn lint(path: &Path, text: &str) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let lines: Vec<&str> = text.lines().collect();
    let mut complaints = Vec::new();
    let includes: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("#include ")).collect();
    let generated = format!("\"{stem}.generated.h\"");
    let is_reflected =
        lines.iter().any(|line| macro_of(line).is_some() || line.starts_with("DECLARE_DYNAMIC_"));
    if is_reflected && includes.last() != Some(&generated.as_str()) {
        complaints.push(format!("{name}: {generated} is not its last include"));
    }
    if text.starts_with('\u{feff}') || text.contains('\r') || !text.starts_with("#pragma once\n") {
        complaints
            .push(format!("{name}: has a byte order mark or CRLF, or does not begin with #pragma once"));
    }
    for (index, line) in lines.iter().enumerate() {
        let after = |count: usize| lines.get(index + count).copied().unwrap_or_default();
        let found = match macro_of(line) {
            Some(what @ ("UCLASS" | "USTRUCT")) => {
                let mut found = type_mistakes(what, after(1), after(3));
                found.extend(recursion(after(1), &lines[index + 1..]));
                found.extend(shadowing(&lines[index + 1..]));
                found
            }
            Some("UENUM") => enum_mistakes(line, &lines[index + 1..]),
            Some(what @ "UPROPERTY") => member_mistakes(what, line, after(1)),
            Some(what @ "UFUNCTION") => {
                let mut found = member_mistakes(what, line, after(1));
                found.extend(function_mistakes(text, line, after(1)));
                found
            }
            _ => delegate_mistakes(line),
        };
        complaints.extend(found.into_iter().map(|what| format!("{name}:{}: {what}", index + 1)));
        let is_code = !line.trim_start().starts_with(['/', '*', '#']);
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
        if let Some(word) =
            words.filter(|word| FORBIDDEN.contains(word)).find(|_| is_code && line.contains('('))
        {
            let is_call = line.contains(&format!("{word}("));
            complaints
                .extend(is_call.then(|| format!("{name}:{}: `{word}` is a macro elsewhere", index + 1)));
        }
    }
    complaints
}

/// The reflection macro that a line begins with.
fn macro_of(line: &str) -> Option<&'static str> {
    let line = line.trim_start();
    ["UCLASS", "USTRUCT", "UENUM", "UPROPERTY", "UFUNCTION"]
        .into_iter()
        .find(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')))
}

fn type_mistakes(what: &str, declaration: &str, body: &str) -> Vec<String> {
    let mut found = Vec::new();
    let declared = declaration.split(" : ").next().unwrap_or_default();
    let name = declared.split(' ').next_back().unwrap_or_default();
    let base = declaration.split(" : public ").nth(1).unwrap_or_default();
    let prefix = match what {
        "USTRUCT" => 'F',
        // Actors are told from other objects by their names.
        _ if base.starts_with('A') => 'A',
        _ => 'U',
    };
    if !name.starts_with(prefix) {
        found.push(format!("`{name}` does not begin with {prefix}"));
    }
    if !declared.contains("TICKCORD_API ") {
        found.push(format!("`{name}` is not exported: TICKCORD_API is missing"));
    }
    if body.trim() != "GENERATED_BODY()" {
        found.push(format!("`{name}` does not begin with GENERATED_BODY()"));
    }
    found
}

/// A struct has no arrays of itself, as Unreal knows no properties of that kind.
fn recursion(declaration: &str, rest: &[&str]) -> Option<String> {
    let name = declaration.split(" : ").next()?.split(' ').next_back()?;
    let body = rest.iter().take_while(|line| **line != "};");
    let is_recursive = body.skip(1).any(|line| line.trim().starts_with(&format!("TArray<{name}>")));
    is_recursive.then(|| format!("`{name}` holds an array of itself"))
}

/// A parameter of a function for Blueprints has no name of a member: `UnrealHeaderTool` refuses that of a property, and
/// Microsoft's compiler warns of others, which Unreal makes an error.
fn shadowing(rest: &[&str]) -> Vec<String> {
    let body: Vec<&str> = rest.iter().take_while(|line| **line != "};").copied().collect();
    let members = body.iter().filter_map(|line| {
        let declared = line.strip_prefix('\t')?.strip_suffix(';')?.split(" = ").next()?;
        let (of_type, name) = declared.rsplit_once(' ')?;
        (!of_type.contains('(') && !name.contains(['(', ')'])).then_some(name)
    });
    let functions: Vec<&str> =
        body.windows(2).filter(|pair| macro_of(pair[0]) == Some("UFUNCTION")).map(|pair| pair[1]).collect();
    let hidden = members.filter(|member| functions.iter().any(|it| has_parameter(it, member)));
    hidden.map(|member| format!("a parameter hides the member `{member}`")).collect()
}

fn enum_mistakes(line: &str, rest: &[&str]) -> Vec<String> {
    let mut found = specifier_mistakes(line);
    let head = rest.first().copied().unwrap_or_default();
    if !head.starts_with("enum class E") || !head.ends_with(" : uint8") {
        found.push("an enum for Blueprints is `enum class E... : uint8`".to_owned());
    }
    let first = rest.iter().skip(2).map(|line| line.trim()).find(|line| !line.starts_with('/'));
    if first.is_some_and(|value| value.contains(" = ") && !value.contains(" = 0,")) {
        found.push("its first value is not 0, which Blueprints begin with".to_owned());
    }
    found
}

fn member_mistakes(what: &str, line: &str, declaration: &str) -> Vec<String> {
    let mut found = specifier_mistakes(line);
    let is_shown = line.contains("Blueprint") || line.contains("EditAnywhere");
    if is_shown && !line.contains("Category = ") {
        found.push("has no Category".to_owned());
    }
    if declaration.contains("WorldContextObject") && !line.contains("WorldContext = \"WorldContextObject\"") {
        found.push("its world context would be a pin: meta has no WorldContext".to_owned());
    }
    let alone = declaration.trim();
    if let Some(unknown) = NOT_IN_BLUEPRINTS.iter().find(|it| has_type(alone, it)) {
        found.push(format!("`{unknown}` is no type of Blueprints"));
    }
    let begins_well = alone.split(' ').nth(1).is_none_or(|name| name.starts_with('b'));
    if what == "UPROPERTY" && alone.starts_with("bool ") && !begins_well {
        found.push("a bool does not begin with b".to_owned());
    }
    found
}

/// What a function's class asks for, and names in its `meta` of parameters that it does not have.
fn function_mistakes(header: &str, line: &str, declaration: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_static = declaration.trim().starts_with("static ");
    if header.contains(": public UBlueprintFunctionLibrary") && !is_static {
        found.push("a function of a library is static".to_owned());
    }
    if header.contains(": public UBlueprintAsyncActionBase")
        && is_static
        && !line.contains("BlueprintInternalUseOnly = \"true\"")
    {
        found.push("what makes a latent node is BlueprintInternalUseOnly, or there are two nodes".to_owned());
    }
    for key in ["WorldContext", "AutoCreateRefTerm"] {
        let Some((_, rest)) = line.split_once(&format!("{key} = \"")) else { continue };
        let named = rest.split('"').next().unwrap_or_default().split(',').map(str::trim);
        let unknown = named.filter(|name| !has_parameter(declaration, name));
        found.extend(unknown.map(|name| format!("{key} names `{name}`, which is no parameter")));
    }
    found
}

fn has_parameter(declaration: &str, name: &str) -> bool {
    [",", ")", " ="].iter().any(|end| declaration.contains(&format!(" {name}{end}")))
}

fn has_type(declaration: &str, name: &str) -> bool {
    declaration.match_indices(name).any(|(at, _)| {
        let before = declaration[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && c != '_')
    })
}

/// Names outside of `meta = (...)`.
fn specifier_mistakes(line: &str) -> Vec<String> {
    let inside =
        line.split_once('(').and_then(|(_, rest)| rest.rsplit_once(')')).map_or("", |(inside, _)| inside);
    let outer = inside.split("meta").next().unwrap_or_default();
    let names = outer.split(',').map(|it| it.split('=').next().unwrap_or_default().trim());
    let unknown = names.filter(|it| !it.is_empty() && !SPECIFIERS.contains(it));
    unknown.map(|it| format!("`{it}` is no specifier that is known here")).collect()
}

/// A delegate's name says how many parameters it has; a dynamic one names each, and begins with F.
fn delegate_mistakes(line: &str) -> Vec<String> {
    const COUNTS: &[(&str, usize)] = &[("OneParam", 1), ("TwoParams", 2), ("ThreeParams", 3)];
    let Some((name, rest)) =
        line.split_once('(').filter(|(name, _)| name.starts_with("DECLARE_") && name.contains("_DELEGATE"))
    else {
        return Vec::new();
    };
    let count = COUNTS.iter().find(|(end, _)| name.ends_with(end)).map_or(0, |(_, count)| *count);
    let wanted = 1 + if name.contains("DYNAMIC") { 2 * count } else { count };
    let arguments: Vec<&str> = rest.trim_end_matches(");").split(',').map(str::trim).collect();
    let mut found = Vec::new();
    if arguments.len() != wanted {
        found.push(format!("{name} has {} arguments instead of {wanted}", arguments.len()));
    }
    if !arguments[0].starts_with('F') {
        found.push(format!("`{}` does not begin with F", arguments[0]));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "#pragma once\n\n#include \"CoreMinimal.h\"\n#include \"Bot.generated.h\"\n\n\
        UENUM(BlueprintType)\nenum class EBot : uint8\n{\n\tA = 0,\n\tB = 5,\n};\n\n\
        DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FBotDelegate, const FString&, Text);\n\n\
        UCLASS()\nclass TICKCORD_API UBot : public UObject\n{\n\tGENERATED_BODY()\n\npublic:\n\
        \tUFUNCTION(BlueprintCallable, Category = \"Bot\", meta = (DisplayName = \"Send Message\"))\n\
        \tint64 SendChannelMessage(const FString& Text);\n\n\
        \tUPROPERTY(BlueprintReadOnly, Category = \"Bot\")\n\tbool bIsReady = false;\n};\n";

    fn complaints(text: &str) -> String {
        lint(Path::new("Bot.h"), text).join("\n")
    }

    #[test]
    fn sound_header_passes() {
        assert_eq!(complaints(GOOD), "");
    }

    const NODE: &str = "#pragma once\n\n#include \"Node.generated.h\"\n\n\
        USTRUCT(BlueprintType)\nstruct TICKCORD_API FPart\n{\n\tGENERATED_BODY()\n\n\
        \tUPROPERTY(BlueprintReadWrite, Category = \"Bot\")\n\tTArray<FString> Parts;\n\n\
        \tUPROPERTY(BlueprintReadWrite, Category = \"Bot\")\n\tint64 Number = 0;\n};\n\n\
        UCLASS()\nclass TICKCORD_API UNode : public UBlueprintAsyncActionBase\n{\n\tGENERATED_BODY()\n\npublic:\n\
        \tUFUNCTION(BlueprintCallable, Category = \"Bot\", meta = (BlueprintInternalUseOnly = \"true\", WorldContext = \"World\", AutoCreateRefTerm = \"Parts\"))\n\
        \tstatic UNode* Wait(UObject* World, const TArray<FPart>& Parts);\n};\n";

    #[test]
    fn mistakes_of_nodes_and_libraries_are_named() {
        let complaints = |text: &str| lint(Path::new("Node.h"), text).join("\n");
        assert_eq!(complaints(NODE), "");
        for (from, to, expected) in [
            ("BlueprintInternalUseOnly = \"true\", ", "", "BlueprintInternalUseOnly"),
            ("WorldContext = \"World\"", "WorldContext = \"Context\"", "`Context`, which is no parameter"),
            (
                "AutoCreateRefTerm = \"Parts\"",
                "AutoCreateRefTerm = \"Part\"",
                "`Part`, which is no parameter",
            ),
            ("int64 Number", "uint64 Number", "`uint64` is no type"),
            ("TArray<FString> Parts;", "TArray<FPart> Parts;", "array of itself"),
            ("static UNode* Wait", "UNode* CreateEvent", "macro elsewhere"),
        ] {
            assert!(NODE.contains(from), "{from}");
            let found = complaints(&NODE.replacen(from, to, 1));
            assert!(found.contains(expected), "{from} -> {to}: {found}");
        }
        let library = NODE.replace("UBlueprintAsyncActionBase", "UBlueprintFunctionLibrary");
        assert!(complaints(&library.replace("static UNode*", "UNode*")).contains("library is static"));
    }

    #[test]
    fn each_mistake_is_named() {
        for (from, to, expected) in [
            (
                "#include \"Bot.generated.h\"\n",
                "#include \"Bot.generated.h\"\n#include \"More.h\"\n",
                "last include",
            ),
            (GOOD, "#pragma once\nDECLARE_DYNAMIC_MULTICAST_DELEGATE(FBot);\n", "last include"),
            ("#pragma once\n", "", "#pragma once"),
            ("enum class EBot : uint8", "enum class EBot : int32", "uint8"),
            ("A = 0,", "A = 1,", "not 0"),
            (", Text);", ");", "2 arguments instead of 3"),
            ("FBotDelegate", "BotDelegate", "begin with F"),
            ("UBot :", "FBot :", "`FBot` does not begin with U"),
            ("public UObject", "public AActor", "`UBot` does not begin with A"),
            ("const FString& Text);\n\n", "const UObject* WorldContextObject);\n\n", "no WorldContext"),
            ("TICKCORD_API ", "", "not exported"),
            ("\tGENERATED_BODY()\n", "\tint32 Number;\n", "begin with GENERATED_BODY"),
            ("int64 Send", "uint64 Send", "`uint64` is no type"),
            ("const FString& Text);\n\n", "const std::string& Text);\n\n", "`std::` is no type"),
            ("int64 SendChannelMessage", "int64 SendMessage", "macro elsewhere"),
            ("BlueprintCallable, Category = \"Bot\", ", "BlueprintCallable, ", "no Category"),
            ("BlueprintReadOnly", "BlueprintReadonly", "no specifier"),
            ("bool bIsReady", "bool IsReady", "begin with b"),
            (
                "const FString& Text);\n\n",
                "const FString& Text);\n\nprivate:\n\tFString Text;\n\n",
                "hides the member `Text`",
            ),
            ("const FString& Text);\n\n", "bool bIsReady = true);\n\n", "hides the member `bIsReady`"),
        ] {
            assert!(GOOD.contains(from), "{from}");
            let found = complaints(&GOOD.replacen(from, to, 1));
            assert!(found.contains(expected), "{from} -> {to}: {found}");
        }
    }
}
