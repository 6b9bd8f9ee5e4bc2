//! Wine: runs programs for Windows on this machine, without a display, and with a folder of its own in place of the user's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::paths;
use crate::process;

/// Debian's, without the scripts that also look for Wine of 32 bits.
const WINE: &str = "/usr/lib/wine/wine64";
const SERVER: &str = "/usr/lib/wine/wineserver64";

const FIRST_START_LIMIT: Duration = Duration::from_mins(5);
const LIMIT: Duration = Duration::from_secs(20);

/// Ends all programs of that folder, and what Wine runs for them, when dropped.
pub(super) struct Wine(());

impl Wine {
    /// Makes the folder if it is not there, which takes a quarter of a minute and 700 MB.
    pub(super) fn start() -> Result<Self, String> {
        let wine = Self(());
        let made = paths::work_dir().join("wine/made");
        if !made.exists() {
            let _ = fs::remove_dir_all(prefix());
            fs::create_dir_all(prefix()).map_err(|error| format!("{}: {error}", prefix().display()))?;
            process::run(command(Path::new("wineboot")).arg("--init"), FIRST_START_LIMIT)?;
            // Written last, so that half a folder is never taken for one.
            fs::write(&made, "").map_err(|error| format!("{}: {error}", made.display()))?;
        }
        Ok(wine)
    }
}

impl Drop for Wine {
    fn drop(&mut self) {
        let _ = process::run(prepared(SERVER).arg("-k"), LIMIT);
    }
}

/// The program as a command, while there is a [`Wine`].
pub(super) fn command(program: &Path) -> Command {
    let mut command = prepared(WINE);
    command.arg(program);
    command
}

fn prepared(program: &str) -> Command {
    let mut command = process::command(program);
    command.env("WINEPREFIX", prefix()).env("WINEARCH", "win64").env("WINEDEBUG", "-all");
    // Neither menus, nor .NET and a browser, for which it would ask to fetch them.
    command.env("WINEDLLOVERRIDES", "winemenubuilder.exe=d;mscoree=d;mshtml=d").env_remove("DISPLAY");
    command
}

fn prefix() -> PathBuf {
    paths::work_dir().join("wine/prefix")
}
