//! The articles of `docs/c-api` and the README: their C and C++ compiles, and whatever they name is there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::comments;
use super::declarations::Declarations;
use crate::process::{self, BUILD_LIMIT};
use crate::{native, paths};

/// What the articles take for given.
const GIVEN: &str = "\
#include <stdio.h>
#include <stdlib.h>
#include <tickcord.h>

extern tickcord_client client;
extern tickcord_client_options options;
extern tickcord_event *event;
extern uint64_t channel_id;
extern const char *line;
extern size_t line_len;
extern int running;
void show_in_game_chat(const char *name, const char *text);
";

/// Likewise those with C++.
const GIVEN_IN_CPP: &str = "\
#include <cstdio>
#include <string>
#include <tickcord.hpp>

extern const tickcord::client client;
extern const std::string token;
extern tickcord::snowflake channel_id;
extern int running;
void show_in_game_chat(const std::string &name, const std::string &text);
";

/// One fenced block of a page.
pub(crate) struct Block<'a> {
    /// The line of the page that it starts at.
    pub(crate) line: usize,
    pub(crate) text: Vec<&'a str>,
}

pub(crate) fn check() -> Result<(), String> {
    let header = read(&paths::include_dir().join("tickcord.h"))?;
    let declarations = Declarations::parse(&header)?;
    let names: BTreeSet<&str> = declarations.names().collect();
    let mut complaints = Vec::new();
    for article in paths::files_with_extension(&paths::root().join("docs/c-api"), "md")? {
        let text = read(&article)?;
        let unknown = comments::unknown_names(&text, &names);
        complaints.extend(unknown.into_iter().map(|what| format!("{}: {what}", article.display())));
        complaints.extend(compile(&article, &text).err());
    }
    // It names variables of the environment as well.
    let readme = paths::root().join("README.md");
    complaints.extend(compile(&readme, &read(&readme)?).err());
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn read(page: &Path) -> Result<String, String> {
    fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))
}

fn compile(page: &Path, text: &str) -> Result<(), String> {
    let mut cc = process::command("cc");
    cc.arg("-std=c99").args(native::STRICT);
    check_syntax(cc, &source(page, "c", &program(page, text))?)?;
    let cpp = program_in_cpp(page, text);
    if cpp == GIVEN_IN_CPP {
        return Ok(());
    }
    let mut compiler = process::command("g++");
    // A page says the same names again.
    compiler.arg("-std=c++17").args(native::STRICT_CPP).arg("-Wno-shadow");
    check_syntax(compiler, &source(page, "cpp", &cpp)?)
}

fn source(page: &Path, extension: &str, text: &str) -> Result<PathBuf, String> {
    let dir = paths::work_dir().join("articles");
    fs::create_dir_all(&dir).map_err(|error| format!("{}: {error}", dir.display()))?;
    let folder = page.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    let name = page.file_stem().unwrap_or_default().to_string_lossy();
    let source = dir.join(format!("{folder}-{name}.{extension}"));
    fs::write(&source, text).map_err(|error| format!("{}: {error}", source.display()))?;
    Ok(source)
}

fn check_syntax(mut compiler: Command, source: &Path) -> Result<(), String> {
    // What is shown for its own sake is called by nobody.
    compiler.args(["-fsyntax-only", "-Wno-unused-function", "-Wno-unused-variable"]);
    compiler.arg("-Wno-unused-but-set-variable").arg("-I").arg(paths::include_dir());
    process::run(compiler.arg(source), BUILD_LIMIT).map(drop)
}

/// One file of all blocks of C. Functions stand for themselves; statements get one around them.
fn program(page: &Path, text: &str) -> String {
    let mut program = GIVEN.to_owned();
    for Block { line, text } in blocks(text, "```c") {
        let is_function = text.first().is_some_and(|first| first.starts_with("static "));
        let (before, after) = if is_function {
            (String::new(), "")
        } else {
            (format!("void block_{line}(void);\nvoid block_{line}(void) {{\n"), "}\n")
        };
        program.extend([before, place(line, page), text.join("\n"), format!("\n{after}")]);
    }
    program
}

/// One file of all blocks of C++, each of which may end its function early.
fn program_in_cpp(page: &Path, text: &str) -> String {
    let mut program = GIVEN_IN_CPP.to_owned();
    for Block { line, text } in blocks(text, "```cpp") {
        let head = format!("int block_{line}();\nint block_{line}() {{\n");
        program.extend([head, place(line, page), text.join("\n"), "\nreturn 0;\n}\n".to_owned()]);
    }
    program
}

fn place(line: usize, page: &Path) -> String {
    format!("#line {} \"{}\"\n", line + 1, page.display())
}

pub(crate) fn blocks<'a>(text: &'a str, language: &str) -> Vec<Block<'a>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((at, fence)) = lines.next() {
        if fence == language {
            let text = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            blocks.push(Block { line: at + 1, text });
        } else if fence.starts_with("```") {
            let _ = lines.find(|(_, line)| *line == "```");
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c_is_found_and_other_languages_are_not() {
        let found =
            blocks("# A\n```sh\n```c\n```\ntext\n```c\nint a;\nint b;\n```\n```c\nx();\n```\n", "```c");
        let texts: Vec<(usize, String)> = found.iter().map(|it| (it.line, it.text.join("|"))).collect();
        assert_eq!(texts, [(6, "int a;|int b;".to_owned()), (10, "x();".to_owned())]);
    }

    #[test]
    fn statements_get_a_function_and_functions_do_not() {
        let page = Path::new("a.md");
        assert!(
            program(page, "```c\nf();\n```\n").contains("void block_1(void) {\n#line 2 \"a.md\"\nf();\n}")
        );
        assert!(!program(page, "```c\nstatic void f(void) {\n}\n```\n").contains("block_1"));
    }

    #[test]
    fn every_article_is_reached_from_the_first() {
        let dir = paths::root().join("docs/c-api");
        let index = fs::read_to_string(dir.join("README.md")).unwrap();
        for page in paths::files_with_extension(&dir, "md").unwrap() {
            let name = page.file_name().unwrap().to_string_lossy().into_owned();
            assert!(name == "README.md" || index.contains(&format!("]({name})")), "{name}");
        }
    }
}
