//! `cargo xtask bench`: the WebSocket client beside others, and the table in `docs/performance.md`.

use std::fs;

use crate::{paths, process};

/// The table stands between these lines.
const BEGIN: &str = "<!-- measured -->\n";
const END: &str = "<!-- end -->\n";

pub(crate) fn run() -> Result<(), String> {
    let mut cargo = process::cargo();
    cargo.args(["bench", "--manifest-path", "benches/peers/Cargo.toml", "--bench", "websocket"]);
    cargo.args(["--locked", "--quiet", "--target-dir"]).arg(paths::target_dir());
    let load = load();
    let table = process::run(&mut cargo, process::BUILD_LIMIT)?;
    let about = format!(
        "{}, {}, {}. Load averages before and after: {load}, {}.",
        first_line("/proc/cpuinfo", "model name"),
        said(process::command("rustc").arg("--version"))?,
        said(process::command("date").arg("+%F"))?,
        self::load(),
    );
    let path = paths::root().join("docs/performance.md");
    let describe = |error: std::io::Error| format!("{}: {error}", path.display());
    let page = fs::read_to_string(&path).map_err(describe)?;
    fs::write(&path, with_table(&page, &format!("{about}\n\n{table}"))?).map_err(describe)?;
    println!("{about}\n\n{table}");
    Ok(())
}

fn with_table(page: &str, table: &str) -> Result<String, String> {
    let parts = page.split_once(BEGIN).and_then(|(head, rest)| Some((head, rest.split_once(END)?.1)));
    let (head, tail) = parts.ok_or("docs/performance.md has lost its markers")?;
    Ok(format!("{head}{BEGIN}{table}{END}{tail}"))
}

/// The first word of `/proc/loadavg` is the last minute's.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

/// What stands behind the colon of a file's first such line.
fn first_line(path: &str, key: &str) -> String {
    let text = fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.split_once(": "));
    line.map_or("unknown processor", |(_, value)| value).to_owned()
}

fn said(command: &mut std::process::Command) -> Result<String, String> {
    process::run(command, process::BUILD_LIMIT).map(|output| output.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_replaced_and_the_rest_stays() {
        let page = format!("head\n{BEGIN}old\n{END}tail\n");
        let expected = format!("head\n{BEGIN}new\n{END}tail\n");
        assert_eq!(with_table(&page, "new\n").unwrap(), expected);
        assert_eq!(with_table(&expected, "new\n").unwrap(), expected);
        with_table("no markers", "new\n").unwrap_err();
    }
}
