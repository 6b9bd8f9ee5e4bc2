//! What `UnrealHeaderTool` makes of a header, as far as the plugin needs it: `X.generated.h`.

use std::fmt::Write as _;
use std::path::Path;

/// A class or struct with a body that is generated.
struct Type<'a> {
    is_class: bool,
    name: &'a str,
    base: Option<&'a str>,
    /// The line of its `GENERATED_BODY`, from 1.
    line: usize,
}

fn types(header: &str) -> Vec<Type<'_>> {
    let mut found = Vec::new();
    let mut last = None;
    for (index, line) in header.lines().enumerate() {
        let head = line.strip_prefix("class ").map(|rest| (true, rest));
        let head = head.or_else(|| line.strip_prefix("struct ").map(|rest| (false, rest)));
        if let Some((is_class, rest)) = head.filter(|(_, rest)| !rest.ends_with(';')) {
            let (declared, base) = rest.split_once(" : public ").map_or((rest, None), |(a, b)| (a, Some(b)));
            last = Some((is_class, declared.split(' ').next_back().unwrap_or_default(), base));
        } else if line.trim() == "GENERATED_BODY()"
            && let Some((is_class, name, base)) = last
        {
            found.push(Type { is_class, name, base, line: index + 1 });
        }
    }
    found
}

/// The macros that `GENERATED_BODY()` stands for. After it a class is private, as in Unreal, and a struct public.
pub(crate) fn generated_header(path: &Path, header: &str) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut text = format!("#undef CURRENT_FILE_ID\n#define CURRENT_FILE_ID FID_{stem}\n");
    for Type { is_class, name, base, line } in types(header) {
        let bases = base.map_or_else(String::new, |base| format!("using Super = {base}; "));
        let access = if is_class { "private:" } else { "public:" };
        let _ = writeln!(
            text,
            "#define FID_{stem}_{line}_GENERATED_BODY public: {bases}using ThisClass = {name}; {access}"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn body_knows_its_line_and_base() {
        let header = "class UOther;\nUCLASS()\nclass TICKCORD_API UBot : public UObject\n{\n\tGENERATED_BODY()\n};\n\
            USTRUCT()\nstruct FBot\n{\n\tGENERATED_BODY()\n};\n";
        let text = generated_header(Path::new("Bot.h"), header);
        assert!(text.contains(
            "FID_Bot_5_GENERATED_BODY public: using Super = UObject; using ThisClass = UBot; private:"
        ));
        assert!(text.contains("FID_Bot_10_GENERATED_BODY public: using ThisClass = FBot; public:"));
    }
}
