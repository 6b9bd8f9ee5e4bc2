//! Finding a Python 2.7, which few systems still have.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::process;

/// `None` when there is none; an error when `$PYTHON2` names something else.
pub(super) fn find() -> Result<Option<PathBuf>, String> {
    if let Some(named) = env::var_os("PYTHON2") {
        let named = PathBuf::from(named);
        return if is_python_2_7(&named) {
            Ok(Some(named))
        } else {
            Err(format!("PYTHON2 is {}, which does not run as a Python 2.7", named.display()))
        };
    }
    let mut candidates = vec![PathBuf::from("python2.7")];
    if let Some(root) = pyenv_root(env::var_os("PYENV_ROOT"), env::var_os("HOME")) {
        candidates.extend(pyenv_versions(&root));
    }
    Ok(candidates.into_iter().find(|candidate| is_python_2_7(candidate)))
}

/// Asked rather than believed: pyenv puts a `python2.7` on the path that works in some folders only.
fn is_python_2_7(program: &Path) -> bool {
    let question = "import sys; print(sys.version_info[:2])";
    let output = process::command(program).args(["-c", question]).output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"(2, 7)")
}

fn pyenv_root(root: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    root.map(PathBuf::from).or_else(|| Some(PathBuf::from(home?).join(".pyenv")))
}

fn pyenv_versions(root: &Path) -> Vec<PathBuf> {
    let Ok(entries) = root.join("versions").read_dir() else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_string_lossy().starts_with("2.7"))
        .map(|entry| entry.path().join("bin/python2.7"))
        .collect();
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_python_2_7_is_not_taken_for_one() {
        for program in ["true", "false", "echo", "/nonexistent/python2.7"] {
            assert!(!is_python_2_7(Path::new(program)), "{program}");
        }
    }

    #[test]
    fn pyenv_is_in_the_home_unless_it_says_otherwise() {
        let (root, home) = (OsString::from("/opt/pyenv"), OsString::from("/home/ada"));
        assert_eq!(pyenv_root(Some(root), Some(home.clone())), Some(PathBuf::from("/opt/pyenv")));
        assert_eq!(pyenv_root(None, Some(home)), Some(PathBuf::from("/home/ada/.pyenv")));
        assert_eq!(pyenv_root(None, None), None);
    }
}
