//! `THIRD-PARTY-LICENSES.txt`: whose code a library holds, and what their licences say.

use std::fmt::Write as _;

use spdx::{AdditionItem, Expression};

use super::linked::{Component, Linked};

pub(super) const FILE: &str = "THIRD-PARTY-LICENSES.txt";

const HEAD: &str = "\
Tickcord's own licence is \"MIT OR Apache-2.0\": see LICENSE-MIT and LICENSE-APACHE.

Its library holds code of other people as well. They are listed here with their licences, and below with the texts that come with
their code. Where a licence says OR, you may choose. For those with a star the text is the standard one of their licence, since
none comes with the code.
";

const LINE: &str = "------------------------------------------------------------------------------";

/// Each text stands there once, behind the names of all that it belongs to.
pub(super) fn text(linked: &Linked) -> Result<String, String> {
    let mut out = format!("{HEAD}\n");
    let mut groups: Vec<Group> = Vec::new();
    for component in linked.components.values() {
        let Component { name, version, licence, texts, .. } = component;
        let star = if texts.is_empty() { "*" } else { "" };
        let label = format!("{name} {version}");
        let _ = writeln!(out, "{:<40} {licence}", format!("{label}{star}"));
        let standard;
        let texts = if texts.is_empty() {
            standard = standard_texts(component)?;
            &standard
        } else {
            texts
        };
        for text in texts {
            add(&mut groups, &label, text);
        }
    }
    for Group { text, owners, .. } in groups {
        let _ = write!(out, "\n{LINE}\n{}\n{LINE}\n\n{}\n", owners.join(", "), text.trim_matches('\n'));
    }
    Ok(out)
}

/// A text and whose it is.
struct Group {
    /// Its words alone: how its lines are broken makes it no other.
    words: String,
    text: String,
    owners: Vec<String>,
}

fn add(groups: &mut Vec<Group>, owner: &str, text: &str) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return;
    }
    match groups.iter_mut().find(|group| group.words == words) {
        Some(group) if group.owners.iter().all(|it| it != owner) => group.owners.push(owner.to_owned()),
        Some(_) => {}
        None => {
            let text: Vec<&str> = text.lines().map(str::trim_end).collect();
            groups.push(Group { words, text: text.join("\n"), owners: vec![owner.to_owned()] });
        }
    }
}

/// As SPDX has them, for each licence and exception of the expression.
fn standard_texts(component: &Component) -> Result<Vec<String>, String> {
    let expression = Expression::parse(&component.licence)
        .map_err(|error| format!("{}: {}", component.key(), error.reason))?;
    let mut texts = Vec::new();
    for requirement in expression.requirements() {
        let Some(licence) = requirement.req.license.id() else {
            return Err(format!(
                "{} comes with no text of its licence `{}`, and SPDX knows none",
                component.key(),
                component.licence
            ));
        };
        texts.push(licence.text().to_owned());
        if let Some(AdditionItem::Spdx(exception)) = &requirement.req.addition {
            texts.push(exception.text().to_owned());
        }
    }
    Ok(texts)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn linked(components: &[(&str, &str, &[&str])]) -> Linked {
        let mut linked = Linked::default();
        for (name, licence, texts) in components {
            let component = Component {
                name: (*name).to_owned(),
                version: "1.0.0".to_owned(),
                licence: (*licence).to_owned(),
                texts: texts.iter().map(|text| (*text).to_owned()).collect(),
                repository: None,
                checksum: None,
                uses: BTreeSet::new(),
            };
            linked.components.insert(component.key(), component);
        }
        linked
    }

    #[test]
    fn text_that_several_share_stands_there_once() {
        let shared = "Do what\nyou like.";
        let text = text(&linked(&[
            ("ada", "MIT", &[shared, "But not\nthat."]),
            ("bob", "MIT", &["Do what you\r\nlike.\r\n"]),
        ]));
        let text = text.unwrap();
        assert!(text.contains("ada 1.0.0, bob 1.0.0\n") && text.contains(shared), "{text}");
        assert_eq!(text.matches("you").count(), 2, "the head's and one more: {text}");
        assert!(text.contains("But not\nthat."), "{text}");
    }

    #[test]
    fn code_without_a_text_gets_the_standard_one_and_a_star() {
        let text = text(&linked(&[("ada", "MIT OR Apache-2.0 WITH LLVM-exception", &[])])).unwrap();
        assert!(text.contains("ada 1.0.0*"), "{text}");
        for part in ["without restriction", "TERMS AND CONDITIONS FOR USE", "LLVM Exceptions"] {
            assert!(text.contains(part), "{part}");
        }
    }

    #[test]
    fn licence_stands_apart_from_a_long_name() {
        let name = "a".repeat(60);
        let text = text(&linked(&[(&name, "MIT", &["Do."])])).unwrap();
        assert!(text.contains(&format!("{name} 1.0.0 MIT\n")), "{text}");
    }

    #[test]
    fn licence_without_any_text_is_refused() {
        let error = text(&linked(&[("ada", "LicenseRef-Ada", &[])])).unwrap_err();
        assert!(error.contains("ada@1.0.0") && error.contains("LicenseRef-Ada"), "{error}");
    }
}
