//! The few flags of the binary.

use std::path::PathBuf;
use std::time::Duration;

use tickcord_sandbox::Options;

/// What is printed for `--help`.
pub(crate) const HELP: &str = "\
A local stand-in for Discord: gateway and HTTP API over TLS on 127.0.0.1.

It prints one line of JSON with its addresses, its token and its certificate authority, then serves until
SIGTERM, Ctrl-C, POST /shutdown on the control port, or --seconds.

Usage: tickcord-sandbox [FLAGS]

  --port N                 port of gateway and HTTP API (0, the default: any free one)
  --control-port N         port of the control interface (0, the default: any free one)
  --ca-file PATH           where to write the certificate authority (default: a file in the temporary folder,
                           which is removed at the end)
  --token TEXT             the token that is accepted
  --heartbeat-ms N         heartbeat interval (default 41250)
  --chatter-ms N           let members say something in #general that often
  --seconds N              stop after so long
  --identify-window-ms N   time between two identifies (default 5000; 0: no limit)
  --more-members N         members of the guild besides the named ones (default 0, at most 100000)
  --chunk-members N        members in one GUILD_MEMBERS_CHUNK (default 1000, which is the most)
  --granted-intents BITS   privileged intents that the application has been granted (default: all)
  --no-rate-limit          switch the HTTP rate limits off
  --help                   this text
";

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Help,
    Serve(Box<Settings>),
}

/// How to serve.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) options: Options,
    pub(crate) ca_file: Option<PathBuf>,
    pub(crate) seconds: Option<Duration>,
}

/// Reads `--flag value` and `--flag=value`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut settings = Settings::default();
    let options = &mut settings.options;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let (flag, attached) = match argument.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let has_attached = attached.is_some();
        let mut value =
            || attached.clone().or_else(|| arguments.next()).ok_or(format!("{flag} needs a value"));
        match flag {
            "--help" | "-h" => return Ok(Command::Help),
            "--no-rate-limit" if has_attached => return Err(format!("{flag} takes no value")),
            "--no-rate-limit" => {
                options.rate_limit = None;
                options.global_rate_limit = None;
                options.channel_change_limit = None;
            }
            "--port" => options.port = number(flag, &value()?)?,
            "--control-port" => options.control_port = number(flag, &value()?)?,
            "--ca-file" => settings.ca_file = Some(PathBuf::from(value()?)),
            "--token" => options.token = value()?,
            "--heartbeat-ms" => {
                options.heartbeat_interval = Duration::from_millis(at_least_one(flag, &value()?)?);
            }
            "--chatter-ms" => options.chatter = Some(Duration::from_millis(at_least_one(flag, &value()?)?)),
            "--identify-window-ms" => {
                options.identify_window = Duration::from_millis(number(flag, &value()?)?);
            }
            "--more-members" => options.more_members = within(flag, &value()?, 0, 100_000)?,
            "--chunk-members" => options.chunk_members = within(flag, &value()?, 1, 1000)? as usize,
            "--granted-intents" => options.granted_intents = number(flag, &value()?)?,
            "--seconds" => settings.seconds = Some(Duration::from_secs(number(flag, &value()?)?)),
            _ => return Err(format!("unknown flag {argument:?}")),
        }
    }
    Ok(Command::Serve(Box::new(settings)))
}

fn number<T: std::str::FromStr>(flag: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{flag} takes a number, and {text:?} is none that fits"))
}

fn within(flag: &str, text: &str, least: u32, most: u32) -> Result<u32, String> {
    let number = number(flag, text)?;
    if (least..=most).contains(&number) {
        Ok(number)
    } else {
        Err(format!("{flag} must be from {least} to {most}"))
    }
}

fn at_least_one(flag: &str, text: &str) -> Result<u64, String> {
    match number(flag, text)? {
        0 => Err(format!("{flag} must be at least 1")),
        ms => Ok(ms),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn both_ways_of_giving_a_value() {
        let Ok(Command::Serve(settings)) =
            parse_words("--port 7000 --heartbeat-ms=500 --seconds 3 --no-rate-limit")
        else {
            panic!("good flags");
        };
        assert_eq!(settings.options.port, 7000);
        assert_eq!(settings.options.heartbeat_interval, Duration::from_millis(500));
        assert_eq!(settings.options.rate_limit, None);
        assert_eq!(settings.seconds, Some(Duration::from_secs(3)));
    }

    #[test]
    fn mistakes_are_named() {
        for (line, expected) in [
            ("--prt 1", "unknown flag \"--prt\""),
            ("--port", "--port needs a value"),
            ("--port 70000", "--port takes a number, and \"70000\" is none that fits"),
            ("--heartbeat-ms 0", "--heartbeat-ms must be at least 1"),
            ("--chunk-members 1001", "--chunk-members must be from 1 to 1000"),
            ("--no-rate-limit=yes", "--no-rate-limit takes no value"),
        ] {
            assert_eq!(parse_words(line).unwrap_err(), expected, "{line}");
        }
    }
}
