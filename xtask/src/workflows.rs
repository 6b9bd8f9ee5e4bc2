//! Checks of `.github/workflows`, which no machine but GitHub's can run.

use crate::paths;
use crate::process::{self, BUILD_LIMIT};
use crate::venv::Environment;

const TOOLS: Environment =
    Environment { name: "workflows", packages: &["check-jsonschema==0.39.0", "zizmor==1.32.0"] };

/// They have the form that GitHub wants, pin what they use, and ask for no more rights than they need.
pub(crate) fn check() -> Result<(), String> {
    let bin = TOOLS.bin()?;
    let files = paths::files_with_extension(&paths::root().join(".github/workflows"), "yml")?;
    let run = |tool: &str, arguments: &[&str]| {
        process::run(process::command(bin.join(tool)).args(arguments).args(&files), BUILD_LIMIT).map(drop)
    };
    run("check-jsonschema", &["--builtin-schema", "vendor.github-workflows"])?;
    run("zizmor", &["--offline", "--no-progress"])
}
