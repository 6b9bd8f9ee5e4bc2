//! A class for each struct: those for calls have a function that sets each field, those that calls fill one that reads it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::c_api::declarations::{Declarations, Struct, Variable, bare};

use super::documentation::Documentation;
use super::names;
use super::vocabulary::{Number, Vocabulary, number};

pub(super) struct Structs<'a> {
    declarations: &'a Declarations,
    vocabulary: &'a Vocabulary<'a>,
    documentation: &'a Documentation,
    /// Names of those that hosts fill.
    inputs: BTreeSet<&'a str>,
}

/// What elements of an array are in C++, and how C is given them.
pub(super) fn elements(
    place: &str,
    array: &Variable,
    vocabulary: &Vocabulary<'_>,
) -> Option<(String, &'static str)> {
    let of = array.points_to().filter(|_| array.is_const_pointer())?;
    match of {
        "char" | "void" => None,
        "tickcord_str" => Some(("str".to_owned(), "reinterpret_cast<const ::tickcord_str *>")),
        "uint8_t" => Some(("std::uint8_t".to_owned(), "")),
        "uint64_t" => Some((vocabulary.number(place, &array.name, of, &array.comment).name(), "")),
        "int32_t" => {
            let name = vocabulary.number(place, &array.name, of, &array.comment).name();
            Some((name, "reinterpret_cast<const std::int32_t *>"))
        }
        of => Some((format!("tickcord::{}", names::class(of)), "")),
    }
}

/// The variable that counts an array's elements.
pub(super) fn count_of<'a>(array: &Variable, beside: &'a [Variable]) -> Option<&'a Variable> {
    let wanted = names::counts_of(&array.name);
    let named = beside.iter().find(|it| wanted.contains(&it.name));
    let is_plain = |it: &&Variable| it.of == "size_t" && (it.name == "size" || it.name == "count");
    // A plain name counts what stands in front of it.
    named.or_else(|| {
        let at = beside.iter().position(|it| it.name == array.name)?;
        beside.get(at + 1).filter(is_plain)
    })
}

impl<'a> Structs<'a> {
    pub(super) fn new(
        declarations: &'a Declarations,
        vocabulary: &'a Vocabulary<'a>,
        documentation: &'a Documentation,
    ) -> Self {
        let parameters = declarations.functions.iter().flat_map(|function| &function.parameters);
        let mut inputs = BTreeSet::new();
        let mut pending: Vec<&Variable> = parameters.filter(|it| it.is_const_pointer()).collect();
        while let Some(variable) = pending.pop() {
            let found = variable.points_to().and_then(|name| declarations.structure(name));
            if let Some(structure) = found
                && inputs.insert(structure.name.as_str())
            {
                pending.extend(structure.fields.iter().filter(|it| it.is_const_pointer()));
            }
        }
        Self { declarations, vocabulary, documentation, inputs }
    }

    pub(super) fn is_input(&self, name: &str) -> bool {
        self.inputs.contains(name)
    }

    /// All classes, and what reads events into them.
    pub(super) fn classes(&self) -> Result<(String, String), String> {
        let mut classes = String::new();
        for structure in self.declarations.structs.iter().filter(|it| it.name != "tickcord_str") {
            classes.push_str(&self.class(structure)?);
            classes.push('\n');
        }
        let mut views = "namespace detail {\n\n".to_owned();
        for function in &self.declarations.functions {
            if let Some(view) = function.name.strip_prefix("tickcord_event_as_") {
                let _ = writeln!(
                    views,
                    "inline ::tickcord_result read_view(const ::tickcord_event *event, tickcord::{view} &out) noexcept {{\n    \
                     return ::{}(event, &out.c());\n}}",
                    function.name
                );
            }
        }
        views.push_str(
            "\n/** Whether there is a view that reads an event into this. */\n\
             template <class T, class = void>\nstruct has_view : std::false_type {};\n\
             template <class T>\nstruct has_view<T, std::void_t<decltype(read_view(nullptr, std::declval<T &>()))>> : std::true_type {};\n\n\
             }  // namespace detail\n",
        );
        Ok((classes.trim_end().to_owned() + "\n", views))
    }

    fn class(&self, structure: &Struct) -> Result<String, String> {
        let name = names::class(&structure.name);
        let c = format!("::{}", structure.name);
        let mut out = self.documentation.comment(&structure.comment, 0);
        let _ = writeln!(out, "class {name} {{\n  public:");
        if structure.is_sized() {
            let _ = writeln!(out, "    {name}() noexcept {{ static_cast<void>({c}_init(&c_, sizeof c_)); }}");
        } else {
            let _ = writeln!(out, "    {name}() noexcept = default;");
            let _ = writeln!(out, "    explicit {name}(const {c} &c) noexcept : c_(c) {{}}");
        }
        for field in &structure.fields {
            let is_for_itself = ["struct_size", "abi_version", "reserved"].contains(&field.name.as_str());
            if is_for_itself
                || Self::is_counter(structure, field)
                || self.comes_with_another(structure, field)
            {
                continue;
            }
            out.push_str(&if self.is_bool(structure, field) {
                self.documentation.comment_of_bool(&field.comment, 4)
            } else {
                self.documentation.comment(&field.comment, 4)
            });
            out.push_str(&if self.is_input(&structure.name) {
                self.setter(structure, field)?
            } else {
                self.getter(structure, field)?
            });
        }
        let _ = writeln!(out, "    /** As C knows it. */\n    {c} &c() noexcept {{ return c_; }}");
        let _ = writeln!(out, "    const {c} &c() const noexcept {{ return c_; }}");
        let _ = writeln!(out, "\n  private:\n    {c} c_{{}};\n}};");
        let _ = writeln!(
            out,
            "static_assert(sizeof({name}) == sizeof({c}) && std::is_standard_layout_v<{name}>);"
        );
        Ok(out)
    }

    fn is_bool(&self, structure: &Struct, field: &Variable) -> bool {
        let is_number = field.of.starts_with("int") || field.of.starts_with("uint");
        let place = &structure.name;
        is_number && self.vocabulary.number(place, &field.name, &field.of, &field.comment) == Number::Bool
    }

    /// Whether it only says that another field of a call's struct is given: `has_permissions`.
    fn comes_with_another(&self, structure: &Struct, field: &Variable) -> bool {
        let other = field.name.strip_prefix("has_");
        self.is_input(&structure.name) && structure.fields.iter().any(|it| Some(it.name.as_str()) == other)
    }

    /// Whether it is set, or read, together with what it counts.
    fn is_counter(structure: &Struct, field: &Variable) -> bool {
        let counts = |array: &&Variable| {
            let is_array = array.array.is_some() || array.is_const_pointer();
            is_array && count_of(array, &structure.fields).is_some_and(|count| count == field)
        };
        structure.fields.iter().any(|array| {
            counts(&array) || (array.array.is_some() && field.name == format!("{}_len", array.name))
        })
    }

    fn setter(&self, structure: &Struct, field: &Variable) -> Result<String, String> {
        let class = names::class(&structure.name);
        let name = &field.name;
        let (parameter, body) = if field.of == "struct tickcord_str" {
            ("std::string_view value".to_owned(), format!("c_.{name} = detail::borrow(value);"))
        } else if let Some((element, cast)) = elements(&structure.name, field, self.vocabulary) {
            let inner = field.points_to().and_then(|name| self.declarations.structure(name));
            let is_class = inner.is_some_and(|it| it.name != "tickcord_str");
            let cast = if is_class {
                format!("reinterpret_cast<const ::{} *>", inner.map_or("", |it| it.name.as_str()))
            } else {
                cast.to_owned()
            };
            match count_of(field, &structure.fields) {
                Some(count) => (
                    format!("list<{element}> values"),
                    format!(
                        "c_.{name} = {};\n        c_.{} = values.size();",
                        given(&cast, "values"),
                        count.name
                    ),
                ),
                None if is_class => (format!("const {element} &value"), format!("c_.{name} = &value.c();")),
                // As many as another list has.
                None => {
                    (format!("list<{element}> values"), format!("c_.{name} = {};", given(&cast, "values")))
                }
            }
        } else if field.of.ends_with('*') || field.array.is_some() {
            return Err(format!(
                "{}.{name}: xtask/src/c_api/cpp/structs.rs cannot set a `{}`",
                structure.name, field.of
            ));
        } else {
            let number_of = self.vocabulary.number(&structure.name, name, &field.of, &field.comment);
            let written = number_of.write("value", &field.of);
            let has = format!("has_{name}");
            let told = structure.fields.iter().any(|it| it.name == has);
            let told = if told { format!("\n        c_.{has} = 1;") } else { String::new() };
            (format!("{} value", number_of.name()), format!("c_.{name} = {written};{told}"))
        };
        Ok(format!(
            "    {class} &{name}({parameter}) noexcept {{\n        {body}\n        return *this;\n    }}\n"
        ))
    }

    fn getter(&self, structure: &Struct, field: &Variable) -> Result<String, String> {
        let name = &field.name;
        let c = format!("c_.{name}");
        let (of, read) = if field.of == "struct tickcord_str" {
            ("std::string_view".to_owned(), format!("detail::view({c})"))
        } else if field.of == "char" && field.array.is_some() {
            ("std::string_view".to_owned(), format!("{{{c}, {c}_len}}"))
        } else if let Some(inner) = self.declarations.structure(bare(&field.of)) {
            let class = format!("tickcord::{}", names::class(&inner.name));
            (class.clone(), format!("{class}({c})"))
        } else if field.of.ends_with('*') || field.array.is_some() {
            return Err(format!(
                "{}.{name}: xtask/src/c_api/cpp/structs.rs cannot read a `{}`",
                structure.name, field.of
            ));
        } else {
            let number_of = self.vocabulary.number(&structure.name, name, &field.of, &field.comment);
            (number_of.name(), number_of.read(&c))
        };
        Ok(format!("    {of} {name}() const noexcept {{ return {read}; }}\n"))
    }
}

/// The elements of a list as C takes them.
pub(super) fn given(cast: &str, list: &str) -> String {
    if cast.is_empty() { format!("{list}.data()") } else { format!("{cast}({list}.data())") }
}

/// C's type as C++ names it.
pub(super) fn in_cpp(of: &str) -> String {
    match of.strip_suffix('*') {
        Some(pointed) => format!("{}*", in_cpp(pointed.trim_end()) + " "),
        None if of.starts_with("const ") => format!("const {}", in_cpp(&of["const ".len()..])),
        None => {
            let name = bare(of);
            if name.starts_with("tickcord_") { format!("::{name}") } else { number(name) }
        }
    }
}
