//! Reads the header back, in the one layout in which cbindgen writes it.

/// Everything that the header declares, in its order.
#[derive(Default)]
pub(crate) struct Declarations {
    pub(crate) functions: Vec<Function>,
    pub(crate) structs: Vec<Struct>,
    /// Types without members: handles, numbers, and structs whose inside is the library's alone.
    pub(crate) types: Vec<Type>,
    /// Their values are among the constants.
    pub(crate) enums: Vec<Enum>,
    pub(crate) constants: Vec<Constant>,
}

pub(crate) struct Function {
    pub(crate) name: String,
    /// As in C, such as `tickcord_result` or `const char *`.
    pub(crate) returns: String,
    pub(crate) parameters: Vec<Variable>,
    /// Lines of its comment, without stars.
    pub(crate) comment: Vec<String>,
}

pub(crate) struct Struct {
    pub(crate) name: String,
    pub(crate) fields: Vec<Variable>,
    pub(crate) comment: Vec<String>,
}

pub(crate) struct Type {
    pub(crate) name: String,
    /// As in C, such as `uint64_t` or `struct tickcord_event`.
    pub(crate) means: String,
}

pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) comment: Vec<String>,
    /// Names of its values.
    pub(crate) values: Vec<String>,
}

pub(crate) struct Constant {
    pub(crate) name: String,
    /// As in C, such as `-3` or `(1u << 2)`.
    pub(crate) value: String,
    pub(crate) comment: Vec<String>,
}

/// A parameter or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variable {
    pub(crate) name: String,
    /// As in C, such as `uint32_t` or `const struct tickcord_embed *`.
    pub(crate) of: String,
    /// How many, for an array: a number or a constant's name.
    pub(crate) array: Option<String>,
    /// Of a field.
    pub(crate) comment: Vec<String>,
}

impl Struct {
    /// Whether it starts with the size and version by which it may grow.
    pub(crate) fn is_sized(&self) -> bool {
        let names: Vec<&str> = self.fields.iter().take(2).map(|field| field.name.as_str()).collect();
        names == ["struct_size", "abi_version"]
    }
}

impl Variable {
    /// `uint64_t *out_request`, `char message[8]`.
    fn parse(text: &str) -> Result<Self, String> {
        let (text, array) = match text.split_once('[') {
            Some((before, rest)) => (before, Some(rest.trim_end_matches(']').to_owned())),
            None => (text, None),
        };
        let at = text.rfind([' ', '*']).ok_or_else(|| format!("`{text}` is no declaration"))?;
        let (of, name) = text.split_at(at + 1);
        Ok(Self { name: name.to_owned(), of: of.trim().to_owned(), array, comment: Vec::new() })
    }

    /// The struct that it points to, without `const` and `struct`.
    pub(crate) fn points_to(&self) -> Option<&str> {
        self.of.strip_suffix('*').map(|of| bare(of.trim_end()))
    }

    pub(crate) fn is_const_pointer(&self) -> bool {
        self.of.starts_with("const ") && self.of.ends_with('*')
    }
}

/// The field or parameter that says how many there are in an array: `embed_count` for `embeds`, `activity_count` for
/// `activities`.
pub(crate) fn count_of<'a>(variables: &'a [Variable], array: &str) -> Option<&'a str> {
    let singular = array
        .strip_suffix("ies")
        .map_or_else(|| array.strip_suffix('s').map(str::to_owned), |start| Some(format!("{start}y")))?;
    let short = singular.strip_suffix("_id").unwrap_or(&singular);
    let names = [format!("{singular}_count"), format!("{short}_count"), "count".to_owned()];
    let found = |name: &String| variables.iter().find(|it| it.name == *name);
    names.iter().find_map(found).map(|it| it.name.as_str())
}

/// A type's name without `const` and `struct`.
pub(crate) fn bare(of: &str) -> &str {
    let of = of.strip_prefix("const ").unwrap_or(of);
    of.strip_prefix("struct ").unwrap_or(of)
}

impl Declarations {
    pub(crate) fn parse(header: &str) -> Result<Self, String> {
        let mut found = Self::default();
        let mut comment = Vec::new();
        let mut lines = header.lines();
        while let Some(line) = lines.next() {
            if line == "/**" {
                comment = comment_lines(&mut lines);
            } else if let Some(rest) = line.strip_prefix("/** ") {
                comment = vec![rest.trim_end_matches(" */").to_owned()];
            } else if let Some(rest) = line.strip_prefix("#define ") {
                found.define(rest, std::mem::take(&mut comment));
            } else if let Some(name) = line.strip_prefix("enum ") {
                let body = lines.by_ref().take_while(|line| *line != "};");
                let values: Vec<Constant> = members(body).filter_map(enum_value).collect();
                found.enums.push(Enum {
                    name: name.to_owned(),
                    comment: std::mem::take(&mut comment),
                    values: values.iter().map(|it| it.name.clone()).collect(),
                });
                found.constants.extend(values);
            } else if let Some(rest) = line.strip_prefix("typedef ") {
                if rest.ends_with('{') {
                    let body = lines.by_ref().take_while(|line| !line.starts_with('}'));
                    found.structs.push(structure(rest, body, std::mem::take(&mut comment))?);
                } else {
                    found.define_type(rest)?;
                }
            } else if line.starts_with(char::is_alphabetic) && line.contains('(') {
                let mut declaration = line.to_owned();
                while !declaration.ends_with(';') {
                    declaration.push(' ');
                    declaration.push_str(lines.next().unwrap_or(";").trim());
                }
                found.functions.push(function(&declaration, std::mem::take(&mut comment))?);
            }
        }
        Ok(found)
    }

    fn define(&mut self, rest: &str, comment: Vec<String>) {
        if let Some((name, value)) = rest.split_once(' ') {
            let value = value.trim().to_owned();
            self.constants.push(Constant { name: name.to_owned(), value, comment });
        }
    }

    fn define_type(&mut self, rest: &str) -> Result<(), String> {
        let variable = Variable::parse(rest.trim_end_matches(';'))?;
        if !self.enums.iter().any(|it| it.name == variable.name) {
            self.types.push(Type { name: variable.name, means: variable.of });
        }
        Ok(())
    }

    pub(crate) fn structure(&self, name: &str) -> Option<&Struct> {
        self.structs.iter().find(|it| it.name == name)
    }

    /// The enum that a constant is a value of, if it is no `#define`.
    pub(crate) fn enum_of(&self, constant: &Constant) -> Option<&Enum> {
        self.enums.iter().find(|it| it.values.contains(&constant.name))
    }

    /// Every name that is the library's, fields aside.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let functions = self.functions.iter().map(|it| it.name.as_str());
        let structs = self.structs.iter().map(|it| it.name.as_str());
        let types = self.types.iter().map(|it| it.name.as_str());
        let enums = self.enums.iter().map(|it| it.name.as_str());
        let constants = self.constants.iter().map(|it| it.name.as_str());
        functions.chain(structs).chain(types).chain(enums).chain(constants)
    }
}

/// Behind a `/**`, up to the end of the comment.
fn comment_lines<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Vec<String> {
    lines
        .map(str::trim)
        .take_while(|line| *line != "*/")
        .map(|line| line.trim_start_matches('*').trim_start().to_owned())
        .collect()
}

/// The lines of a struct or enum, each with the comment in front of it.
fn members<'a>(mut body: impl Iterator<Item = &'a str>) -> impl Iterator<Item = (Vec<String>, &'a str)> {
    std::iter::from_fn(move || {
        let line = body.next()?.trim();
        if line != "/**" {
            return Some((Vec::new(), line));
        }
        let comment = comment_lines(&mut body);
        body.next().map(|line| (comment, line.trim()))
    })
}

/// `TICKCORD_STATE_READY = 3,`
fn enum_value((comment, line): (Vec<String>, &str)) -> Option<Constant> {
    let (name, value) = line.strip_suffix(',')?.split_once(" = ")?;
    Some(Constant { name: name.to_owned(), value: value.to_owned(), comment })
}

fn structure<'a>(
    head: &str,
    body: impl Iterator<Item = &'a str>,
    comment: Vec<String>,
) -> Result<Struct, String> {
    let name = head.trim_start_matches("struct ").trim_end_matches(" {").to_owned();
    let fields = members(body).filter_map(|(comment, line)| {
        let field = Variable::parse(line.strip_suffix(';')?);
        Some(field.map(|field| Variable { comment, ..field }))
    });
    Ok(Struct { name, fields: fields.collect::<Result<_, _>>()?, comment })
}

fn function(declaration: &str, comment: Vec<String>) -> Result<Function, String> {
    let broken = || format!("`{declaration}` is no function");
    let (head, rest) = declaration.split_once('(').ok_or_else(broken)?;
    let list = rest.strip_suffix(");").ok_or_else(broken)?;
    let Variable { name, of: returns, .. } = Variable::parse(head)?;
    let parameters = list.split(", ").filter(|text| *text != "void").map(Variable::parse);
    Ok(Function { name, returns, parameters: parameters.collect::<Result<_, _>>()?, comment })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::paths;

    #[test]
    fn committed_header_is_read_whole() {
        let header = fs::read_to_string(paths::include_dir().join("tickcord.h")).unwrap();
        let found = Declarations::parse(&header).unwrap();
        let function = found.functions.iter().find(|it| it.name == "tickcord_client_get_state").unwrap();
        assert_eq!(function.returns, "tickcord_result");
        let parameters: Vec<(&str, &str)> =
            function.parameters.iter().map(|it| (it.of.as_str(), it.name.as_str())).collect();
        assert_eq!(parameters, [("tickcord_client", "client"), ("int32_t *", "out_state")]);
        assert!(function.comment[0].ends_with('.'), "{:?}", function.comment);

        let record = found.structure("tickcord_log_record").unwrap();
        assert!(record.is_sized() && !found.structure("tickcord_str").unwrap().is_sized());
        assert_eq!((record.comment.len(), &record.fields[2].comment[0][..5]), (1, "When,"));
        let message = record.fields.last().unwrap();
        assert_eq!(
            (message.of.as_str(), message.array.as_deref()),
            ("char", Some("TICKCORD_LOG_MESSAGE_SIZE"))
        );
        let names: Vec<&str> = found.names().collect();
        for name in [
            "tickcord_client",
            "tickcord_event",
            "tickcord_state",
            "TICKCORD_ERROR_PANIC",
            "TICKCORD_NUL_TERMINATED",
        ] {
            assert_eq!(names.iter().filter(|it| **it == name).count(), 1, "{name}");
        }
        let state = found.enums.iter().find(|it| it.name == "tickcord_state").unwrap();
        assert!(state.values.iter().any(|value| value == "TICKCORD_STATE_READY"));
        for constant in &found.constants {
            assert!(!constant.comment.is_empty(), "{} says nothing", constant.name);
        }
        // No function without parentheses, no declaration that was not understood.
        assert_eq!(header.matches("\n * \\since ").count(), found.functions.len());
        assert_eq!(header.matches("\ntypedef struct").count(), found.structs.len() + 1);
    }

    #[test]
    fn pointers_tell_what_they_point_to() {
        let variable = Variable::parse("const struct tickcord_embed *embeds").unwrap();
        assert_eq!((variable.points_to(), variable.is_const_pointer()), (Some("tickcord_embed"), true));
        assert_eq!(Variable::parse("uint64_t id").unwrap().points_to(), None);
    }
}
