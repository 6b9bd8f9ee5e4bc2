//! What each function's comment must say. `CONTRIBUTING.md` has the rules in words.

use std::collections::BTreeSet;

use super::declarations::{Declarations, Function};

/// What every comment ends in, in this order.
const TAGS: [&str; 4] = ["ownership", "threadsafety", "blocking", "since"];

/// Parameters whose meaning is said once, at the head of the header.
const SAID_ONCE: &[&str] = &["client", "event", "out", "out_request", "reason", "struct_size", "websocket"];

/// Ends of names that say enough by themselves: what has an id, and how much of the parameter in front.
const SELF_EVIDENT: &[&str] = &["_id", "_len", "_count"];

/// Every function with what its comment lacks.
pub(crate) fn check(header: &str) -> Result<(), String> {
    let declarations = Declarations::parse(header)?;
    let names: BTreeSet<&str> = declarations.names().collect();
    let mut complaints: Vec<String> = Vec::new();
    for function in &declarations.functions {
        let found = Check { function, declarations: &declarations }.complaints();
        complaints.extend(found.into_iter().map(|what| format!("{}: {what}", function.name)));
    }
    complaints.extend(unknown_names(header, &names));
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

struct Check<'a> {
    function: &'a Function,
    declarations: &'a Declarations,
}

impl Check<'_> {
    fn complaints(&self) -> Vec<String> {
        let mut complaints: Vec<String> = self.summary().into_iter().collect();
        complaints.extend(self.tags());
        complaints.extend(self.parameters());
        complaints.extend(self.codes());
        complaints
    }

    fn text(&self) -> String {
        self.function.comment.join("\n")
    }

    fn summary(&self) -> Option<String> {
        let first = self.text();
        let first = first.split("\n\n").next().unwrap_or_default();
        let is_sentence = first.starts_with(char::is_uppercase) && first.contains('.');
        (!is_sentence).then(|| "the comment does not begin with a sentence that says what it does".to_owned())
    }

    fn tags(&self) -> Vec<String> {
        let lines = self.function.comment.iter().filter_map(|line| line.strip_prefix('\\'));
        let found: Vec<(&str, &str)> = lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
        let mut complaints: Vec<String> = TAGS
            .iter()
            .filter(|tag| !found.iter().any(|(name, text)| name == *tag && !text.is_empty()))
            .map(|tag| format!("`\\{tag}` is missing"))
            .collect();
        let order: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
        if complaints.is_empty() && order != TAGS {
            complaints.push(format!("its tags are not \\{}, in this order", TAGS.join(", \\")));
        }
        complaints
    }

    /// Whatever is given or received is spoken of.
    fn parameters(&self) -> Vec<String> {
        let text = self.text();
        let speaks_of = |name: &str| words(&text).any(|word| word == name);
        let is_evident =
            |name: &str| SAID_ONCE.contains(&name) || SELF_EVIDENT.iter().any(|end| name.ends_with(end));
        self.function
            .parameters
            .iter()
            .map(|parameter| parameter.name.as_str())
            .filter(|name| !is_evident(name) && !speaks_of(name))
            .map(|name| format!("says nothing of the parameter `{name}`"))
            .collect()
    }

    /// The codes that follow from the parameters are listed; which others there are, only its author knows.
    fn codes(&self) -> Vec<String> {
        if self.function.returns != "tickcord_result" {
            return Vec::new();
        }
        let text = self.text();
        let Some(at) = text.find("Returns TICKCORD_OK") else {
            return vec!["has no paragraph that begins with \"Returns TICKCORD_OK\"".to_owned()];
        };
        let listed: BTreeSet<&str> = words(&text[at..]).collect();
        let mut wanted = BTreeSet::new();
        for parameter in &self.function.parameters {
            let pointed = parameter.points_to().and_then(|name| self.declarations.structure(name));
            if matches!(parameter.of.as_str(), "tickcord_client" | "tickcord_websocket") {
                wanted.insert("TICKCORD_ERROR_INVALID_HANDLE");
            }
            if pointed.is_some_and(super::declarations::Struct::is_sized) {
                wanted.extend(["TICKCORD_ERROR_NULL_ARGUMENT", "TICKCORD_ERROR_BAD_SIZE"]);
                if parameter.is_const_pointer() {
                    wanted.extend(["TICKCORD_ERROR_ABI_MISMATCH", "TICKCORD_ERROR_UNSUPPORTED_FIELD"]);
                }
            }
            if parameter.name == "out_request" {
                wanted.extend(["TICKCORD_ERROR_QUEUE_FULL", "TICKCORD_ERROR_POISONED"]);
            }
        }
        wanted.difference(&listed).map(|code| format!("does not list {code}")).collect()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
}

/// Names that are nowhere declared. `TICKCORD_FIELD_...` stands for all that begin so, and what stands in quotes is a text.
pub(super) fn unknown_names(text: &str, names: &BTreeSet<&str>) -> Vec<String> {
    let is_known = |word: &str| {
        let stands_for_many = word.ends_with('_') && names.iter().any(|name| name.starts_with(word));
        names.contains(word) || stands_for_many || word == "TICKCORD_H"
    };
    let unquoted = text.split('"').step_by(2);
    let unknown: BTreeSet<&str> = unquoted
        .flat_map(words)
        .filter(|word| (word.starts_with("tickcord_") || word.starts_with("TICKCORD_")) && !is_known(word))
        .collect();
    unknown.into_iter().map(|word| format!("`{word}` is mentioned, but not declared")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
typedef int32_t tickcord_result;
typedef uint64_t tickcord_client;
enum tickcord_result_code
 {
    TICKCORD_OK = 0,
    TICKCORD_ERROR_INVALID_HANDLE = -2,
};
/**
 * Sets the level, such as "TICKCORD_TEXT".
 *
 * `threshold` is 1 to 9.
 *
 * Returns TICKCORD_OK, or TICKCORD_ERROR_INVALID_HANDLE.
 *
 * \ownership nothing changes hands
 * \threadsafety any thread
 * \blocking never
 * \since 0.1
 */
tickcord_result tickcord_client_set_level(tickcord_client client, uint32_t threshold);
"#;

    fn complaint(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        check(&GOOD.replace(from, to)).unwrap_err()
    }

    #[test]
    fn complete_comment_passes() {
        check(GOOD).unwrap();
    }

    #[test]
    fn complaint_names_the_function_and_what_is_missing() {
        for tag in TAGS {
            let error = complaint(&format!(" * \\{tag} "), " * ");
            assert_eq!(error, format!("tickcord_client_set_level: `\\{tag}` is missing"));
        }
        for (from, to, expected) in [
            ("Sets the level", "the level", "begin with a sentence"),
            ("`threshold` is", "This is", "parameter `threshold`"),
            ("Returns TICKCORD_OK, or", "Gives", "Returns TICKCORD_OK"),
            (", or TICKCORD_ERROR_INVALID_HANDLE", "", "does not list TICKCORD_ERROR_INVALID_HANDLE"),
            ("\\blocking never\n * \\since 0.1", "\\since 0.1\n * \\blocking never", "in this order"),
            ("threshold` is", "threshold` is TICKCORD_ERROR_LEVEL,", "`TICKCORD_ERROR_LEVEL` is mentioned"),
            ("such as \"TICKCORD_TEXT\"", "TICKCORD_TEXT", "`TICKCORD_TEXT` is mentioned"),
        ] {
            let error = complaint(from, to);
            assert!(error.contains(expected), "{error}");
        }
    }
}
