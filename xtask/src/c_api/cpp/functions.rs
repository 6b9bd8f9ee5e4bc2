//! A function for each of C's: of an object, or free.

use std::fmt::Write as _;

use crate::c_api::declarations::{Declarations, Function, Struct, Variable};

use super::documentation::Documentation;
use super::names;
use super::structs::{count_of, elements, given, in_cpp};
use super::vocabulary::{Number, Vocabulary};

/// Texts that may be left out, and are then NULL for C.
const OPTIONAL_TEXTS: &[&str] = &["reason", "before"];

pub(super) struct Functions<'a> {
    declarations: &'a Declarations,
    vocabulary: &'a Vocabulary<'a>,
    documentation: &'a Documentation,
}

/// What becomes of C's parameters.
#[derive(Default)]
struct Call {
    parameters: Vec<String>,
    arguments: Vec<String>,
    /// What it gives beside the code: type, declaration of what C fills, and how it is read.
    out: Option<(String, String, String)>,
    /// Whether C fills a buffer.
    fills_buffer: bool,
}

impl<'a> Functions<'a> {
    pub(super) fn new(
        declarations: &'a Declarations,
        vocabulary: &'a Vocabulary<'a>,
        documentation: &'a Documentation,
    ) -> Self {
        Self { declarations, vocabulary, documentation }
    }

    /// Those that begin so and that no part by hand has, as functions of a class.
    pub(super) fn methods_of(&self, prefix: &str) -> Result<String, String> {
        let mut out = String::new();
        for function in self.left().filter(|it| it.name.starts_with(prefix)) {
            let name = &function.name[prefix.len()..];
            let receiver = match prefix {
                "tickcord_event_" => "c_",
                "tickcord_interaction_" => "source().get()",
                _ => "handle_",
            };
            out.push_str(&self.function(function, name, Some(receiver))?);
            out.push('\n');
        }
        Ok(out)
    }

    /// Those of no object.
    pub(super) fn free(&self) -> Result<String, String> {
        let objects = ["tickcord_client_", "tickcord_websocket_", "tickcord_event_", "tickcord_interaction_"];
        let mut out = String::new();
        for function in self.left().filter(|it| !objects.iter().any(|prefix| it.name.starts_with(prefix))) {
            out.push_str(&self.function(function, names::class(&function.name), None)?);
            out.push('\n');
        }
        Ok(out)
    }

    /// What neither a part by hand nor a class of a struct calls.
    fn left(&self) -> impl Iterator<Item = &'a Function> {
        let is_elsewhere = |function: &&Function| {
            let of_struct = function
                .name
                .strip_suffix("_init")
                .is_some_and(|name| self.declarations.structure(name).is_some_and(Struct::is_sized));
            of_struct || function.name.starts_with("tickcord_event_as_") || super::is_by_hand(&function.name)
        };
        self.declarations.functions.iter().filter(move |function| !is_elsewhere(function))
    }

    fn function(&self, function: &Function, name: &str, receiver: Option<&str>) -> Result<String, String> {
        if function.returns != "tickcord_result" {
            return Err(format!("{}: write it by hand in bindings/cpp", function.name));
        }
        let call = self.call(function, receiver)?;
        let (indent, space) = if receiver.is_some() { (4, "    ") } else { (0, "") };
        let (inline, end) = if receiver.is_some() { ("", " const") } else { ("inline ", "") };
        let mut out = self.documentation.of_function(function, indent);
        let gives = if call.fills_buffer {
            "result<std::string>".to_owned()
        } else {
            call.out.as_ref().map_or_else(|| "result<void>".to_owned(), |(of, ..)| format!("result<{of}>"))
        };
        let noexcept = if call.fills_buffer { "" } else { " noexcept" };
        let _ =
            writeln!(out, "{space}{inline}{gives} {name}({}){end}{noexcept} {{", call.parameters.join(", "));
        let called = format!("::{}({})", function.name, call.arguments.join(", "));
        if call.fills_buffer {
            let _ = writeln!(
                out,
                "{space}    return detail::text([&](char *buf, std::size_t cap, std::size_t *out_len) {{"
            );
            let _ = writeln!(out, "{space}        return {called};\n{space}    }});");
        } else if let Some((_, declaration, read)) = &call.out {
            let _ = writeln!(out, "{space}    {declaration}");
            let _ = writeln!(out, "{space}    const ::tickcord_result found = {called};");
            let _ = writeln!(out, "{space}    return {{detail::code(found), {read}}};");
        } else {
            let _ = writeln!(out, "{space}    return detail::code({called});");
        }
        let _ = writeln!(out, "{space}}}");
        Ok(out)
    }

    fn call(&self, function: &Function, receiver: Option<&str>) -> Result<Call, String> {
        let mut call = Call::default();
        let mut parameters = function.parameters.iter().peekable();
        if let Some(receiver) = receiver {
            parameters.next();
            call.arguments.push(receiver.to_owned());
        }
        while let Some(parameter) = parameters.next() {
            let next = parameters.peek().copied();
            let counts = next.filter(|it| count_of(parameter, &function.parameters) == Some(*it));
            if counts.is_some() {
                parameters.next();
            }
            self.add(&mut call, function, parameter, counts)?;
        }
        Ok(call)
    }

    fn add(
        &self,
        call: &mut Call,
        function: &Function,
        parameter: &Variable,
        counts: Option<&Variable>,
    ) -> Result<(), String> {
        let name = &parameter.name;
        let place = &function.name;
        let structure = parameter.points_to().and_then(|name| self.declarations.structure(name));
        match (parameter.of.as_str(), counts) {
            ("const char *", Some(_)) => {
                let default = if OPTIONAL_TEXTS.contains(&name.as_str()) && is_last(function, parameter) {
                    " = {}"
                } else {
                    ""
                };
                call.parameters.push(format!("std::string_view {name}{default}"));
                call.arguments.extend([format!("{name}.data()"), format!("{name}.size()")]);
            }
            ("const void *", Some(count)) => {
                call.parameters.push(format!("const void *{name}, std::size_t {}", count.name));
                call.arguments.extend([name.clone(), count.name.clone()]);
            }
            ("char *", _) => {
                call.fills_buffer = true;
                call.arguments.push("buf".to_owned());
            }
            ("size_t" | "size_t *", None) if call.fills_buffer => {
                call.arguments.push(name.clone());
            }
            (_, Some(_)) => {
                let (element, cast) = elements(place, parameter, self.vocabulary)
                    .ok_or_else(|| format!("{place}: what is `{} {name}` in C++?", parameter.of))?;
                let cast = structure
                    .map_or(cast.to_owned(), |it| format!("reinterpret_cast<const ::{} *>", it.name));
                call.parameters.push(format!("list<{element}> {name}"));
                call.arguments.extend([given(&cast, name), format!("{name}.size()")]);
            }
            (_, None) if structure.is_some() && parameter.is_const_pointer() => {
                let class = names::class(structure.map_or("", |it| it.name.as_str()));
                let default =
                    if is_last(function, parameter) && class == "webhook_execute" { " = {}" } else { "" };
                call.parameters.push(format!("const tickcord::{class} &{name}{default}"));
                call.arguments.push(format!("&{name}.c()"));
            }
            (of, None) if of.ends_with('*') => {
                if call.out.is_some() {
                    return Err(format!(
                        "{place}: gives more than one thing; write it by hand in bindings/cpp"
                    ));
                }
                call.out = Some(self.out(place, parameter)?);
                let is_class = structure.is_some_and(|it| it.name != "tickcord_str");
                call.arguments.push(if is_class { "&out.c()" } else { "&out" }.to_owned());
            }
            (of, None) => {
                let number = self.vocabulary.number(place, name, of, &[]);
                if name == "flags" && matches!(number, Number::Plain(_)) {
                    return Err(format!(
                        "{place}: xtask/src/c_api/cpp/vocabulary.rs does not say what its `flags` are"
                    ));
                }
                // Compilers warn of a parameter that has the name of its bit set.
                let name = if number == Number::Flags(name.clone()) { "value" } else { name };
                let may_be_left_out = ["flags", "max_length"].contains(&name);
                let default = if may_be_left_out && is_last(function, parameter) { " = {}" } else { "" };
                call.parameters.push(format!("{} {name}{default}", number.name()));
                call.arguments.push(number.write(name, of));
            }
        }
        Ok(())
    }

    /// Type, declaration of what C fills, and how it is read.
    fn out(&self, place: &str, parameter: &Variable) -> Result<(String, String, String), String> {
        let pointed = parameter.of.trim_end_matches('*').trim_end();
        let structure = parameter.points_to().and_then(|name| self.declarations.structure(name));
        Ok(match structure {
            Some(it) if it.name == "tickcord_str" => (
                "std::string_view".to_owned(),
                "::tickcord_str out{};".to_owned(),
                "detail::view(out)".to_owned(),
            ),
            Some(it) => {
                let class = format!("tickcord::{}", names::class(&it.name));
                (class.clone(), format!("{class} out;"), "out".to_owned())
            }
            None if pointed.contains('*') || pointed.starts_with("const ") => {
                return Err(format!("{place}: what is `{} {}` in C++?", parameter.of, parameter.name));
            }
            None => {
                let number = self.vocabulary.number(place, &parameter.name, pointed, &[]);
                (number.name(), format!("{} out{{}};", in_cpp(pointed)), number.read("out"))
            }
        })
    }
}

/// Whether only its own length, what may be left out as well, and what the function gives follow.
fn is_last(function: &Function, parameter: &Variable) -> bool {
    let at = function.parameters.iter().position(|it| it == parameter).unwrap_or_default();
    let is_own_length = |it: &Variable| it.name == format!("{}_len", parameter.name);
    let may_follow = |it: &Variable| ["buf", "cap", "max_length"].contains(&it.name.as_str());
    function.parameters[at + 1..]
        .iter()
        .all(|it| is_own_length(it) || may_follow(it) || it.name.starts_with("out"))
}
