//! A running `tickcord-sandbox`, and its control interface.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::process::{self, Guard};
use crate::{http, native};

const START_LIMIT: Duration = Duration::from_secs(10);
const STOP_LIMIT: Duration = Duration::from_secs(2);

pub(crate) struct Sandbox {
    /// What it printed about itself.
    info: Value,
    control_url: String,
    process: Guard,
    /// Its stderr, of interest only when it does not start.
    log: PathBuf,
}

impl Drop for Sandbox {
    /// Asked first, so that it takes its certificate file away.
    fn drop(&mut self) {
        if http::post(&self.control_url, "/shutdown", &json!({})).is_ok() {
            self.process.wait(Instant::now() + STOP_LIMIT);
        }
        let _ = fs::remove_file(&self.log);
    }
}

impl Sandbox {
    pub(crate) fn start() -> Result<Self, String> {
        Self::start_with(&[])
    }

    /// With more flags, as its README lists them.
    pub(crate) fn start_with(flags: &[&str]) -> Result<Self, String> {
        let log = process::log_path()?;
        let errors = File::create(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let mut command = process::command(binary());
        let mut child = command
            .args(["--port", "0"])
            .args(flags)
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .map_err(|error| format!("{}: {error}", process::shown(&command)))?;
        let stdout = child.stdout.take().expect("stdout is piped");
        let process = Guard(child);

        let Some(line) = process::first_line(stdout, START_LIMIT) else {
            return Err(format!("the sandbox printed nothing; see {}", log.display()));
        };
        let info: Value =
            serde_json::from_str(&line).map_err(|error| format!("the sandbox printed `{line}`: {error}"))?;
        let control_url = text(&info, "control_url")?;
        Ok(Self { info, control_url, process, log })
    }

    /// What a host needs to talk to this sandbox instead of Discord.
    pub(crate) fn environment(&self) -> Result<Vec<(&'static str, String)>, String> {
        Ok(vec![
            ("DISCORD_TOKEN", text(&self.info, "token")?),
            ("TICKCORD_CHANNEL", self.channel()?),
            ("TICKCORD_API_URL", text(&self.info, "api_url")?),
            ("TICKCORD_ECHO_URL", text(&self.info, "echo_url")?),
            ("TICKCORD_CA_FILE", text(&self.info, "ca_file")?),
            ("TICKCORD_CA_PEM", text(&http::get(&self.control_url, "/")?, "ca_pem")?),
            ("TICKCORD_CONTROL_URL", self.control_url.clone()),
        ])
    }

    /// The channel in which members and bot talk.
    pub(crate) fn channel(&self) -> Result<String, String> {
        text(&self.info["channel_ids"], "general")
    }

    pub(crate) fn speak(&self, member: &str, content: &str) -> Result<(), String> {
        let body = json!({"channel_id": self.channel()?, "member": member, "content": content});
        http::post(&self.control_url, "/speak", &body).map(drop)
    }

    /// A member uses a command or a button; the fields are those of `POST /interact` beside channel and member.
    pub(crate) fn interact(&self, member: &str, mut what: Value) -> Result<(), String> {
        what["channel_id"] = self.channel()?.into();
        what["member"] = member.into();
        http::post(&self.control_url, "/interact", &what).map(drop)
    }

    /// The URL of a new webhook of that channel, as an operator copies it.
    pub(crate) fn webhook_url(&self) -> Result<String, String> {
        let body = json!({"channel_id": self.channel()?, "name": "Game"});
        text(&http::post(&self.control_url, "/webhook", &body)?, "url")
    }

    pub(crate) fn member(&self, name: &str) -> Result<String, String> {
        text(&self.info["member_ids"], name)
    }

    pub(crate) fn role(&self, name: &str) -> Result<String, String> {
        text(&self.info["role_ids"], name)
    }

    pub(crate) fn guild(&self) -> Result<String, String> {
        text(&self.info, "guild_id")
    }

    pub(crate) fn fault(&self, fault: &Value) -> Result<(), String> {
        http::post(&self.control_url, "/fault", fault).map(drop)
    }

    pub(crate) fn journal(&self) -> Result<Vec<Value>, String> {
        let answer = http::get(&self.control_url, "/journal?since=0")?;
        answer["entries"].as_array().cloned().ok_or_else(|| format!("no journal in {answer}"))
    }

    /// The first entry of the journal that is wanted, from its beginning on.
    pub(crate) fn wait_for(
        &self,
        what: &str,
        deadline: Instant,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        let mut seen = 0;
        loop {
            let left = deadline.saturating_duration_since(Instant::now()).as_millis().min(20_000);
            let answer =
                http::get(&self.control_url, &format!("/journal/wait?since={seen}&timeout_ms={left}"))?;
            let entry = &answer["entry"];
            if wanted(entry) {
                return Ok(entry.clone());
            }
            match entry["number"].as_u64() {
                Some(number) => seen = number,
                None if left == 0 => return Err(format!("the sandbox did not see {what} in time")),
                None => {}
            }
        }
    }

    /// Fails if the host broke rules of Discord's HTTP API.
    pub(crate) fn check_violations(&self) -> Result<(), String> {
        let answer = http::get(&self.control_url, "/violations")?;
        if answer["violations"].as_array().is_some_and(Vec::is_empty) {
            return Ok(());
        }
        Err(format!("the host broke rules of Discord's: {answer}"))
    }
}

pub(crate) fn binary() -> PathBuf {
    native::Profile::Dev.dir().join("tickcord-sandbox")
}

fn text(info: &Value, key: &str) -> Result<String, String> {
    info[key].as_str().map(str::to_owned).ok_or_else(|| format!("the sandbox says no {key}: {info}"))
}
