use std::{env, ffi::OsString, fs, path::PathBuf};

use tickcord::{
    base::{Failure, Purpose, Token, Url},
    gateway::Compression,
    model::{Intents, Snowflake},
    rest::AutoDefer,
    runtime::Options,
    transport::{Proxies, Roots},
};

/// What is printed for `--help`.
pub(crate) const HELP: &str = "\
Finds out why a Discord bot does not get on, and says what to do about it.

The token is taken from the environment variable DISCORD_TOKEN or from a file. There is no flag for the token itself:
every user of a machine can read the arguments of its programs, and shells keep them.

Usage: tickcord-doctor [FLAGS]

  --token-file PATH   a file with the token alone
  --intents NAMES     the intents that the bot asks for, with commas between them, such as
                      GUILDS,GUILD_MESSAGES,MESSAGE_CONTENT (default: all that need no permission)
  --guild ID          also look whether the bot is in this server
  --channel ID        also look at this channel or thread, and what the bot may do there
  --proxy URL         http://[user:password@]host:port or the same with socks5:// (default: from HTTPS_PROXY and the
                      like; \"\" for none)
  --ca-file PATH      further root certificates in PEM form
  --api-url URL       in place of https://discord.com/api/v10
  --gateway-url URL   in place of what the API says
  --json              print the findings as JSON
  --help              this text

Exit status: 0 nothing failed, 1 something failed, 2 wrong usage. What is printed holds no secrets.
";

const API_URL: &str = "https://discord.com/api/v10";

/// What to do.
pub(crate) enum Order {
    Help,
    Diagnose(Box<Request>),
}

/// What to look at, and how to tell.
pub(crate) struct Request {
    pub(crate) options: Options,
    pub(crate) guild: Option<Snowflake>,
    pub(crate) channel: Option<Snowflake>,
    pub(crate) json: bool,
}

/// The flags as they were given.
#[derive(Default)]
struct Flags {
    token_file: Option<PathBuf>,
    intents: Option<Intents>,
    guild: Option<Snowflake>,
    channel: Option<Snowflake>,
    proxy: Option<String>,
    ca_file: Option<PathBuf>,
    api_url: Option<String>,
    gateway_url: Option<String>,
    json: bool,
}

/// Reads `--flag value` and `--flag=value`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Order, String> {
    let arguments: Result<Vec<String>, OsString> = arguments.into_iter().map(OsString::into_string).collect();
    // Not quoted: it may be the token.
    let arguments = arguments.map_err(|_| "There is an argument that is not Unicode: rename the file.")?;
    let mut flags = Flags::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let (flag, attached) = match argument.split_once('=') {
            Some((flag, value)) => (flag, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut value =
            || attached.clone().or_else(|| arguments.next()).ok_or_else(|| format!("{flag} needs a value."));
        match flag {
            "--help" | "-h" => return Ok(Order::Help),
            "--json" => flags.json = true,
            "--token-file" => flags.token_file = Some(value()?.into()),
            "--intents" => flags.intents = Some(intents(&value()?)?),
            "--guild" => flags.guild = Some(id(flag, &value()?)?),
            "--channel" => flags.channel = Some(id(flag, &value()?)?),
            "--proxy" => flags.proxy = Some(value()?),
            "--ca-file" => flags.ca_file = Some(value()?.into()),
            "--api-url" => flags.api_url = Some(value()?),
            "--gateway-url" => flags.gateway_url = Some(value()?),
            // Not quoted: it may be the token.
            _ => return Err("There is an argument that is no flag of this program; see --help.".to_owned()),
        }
    }
    flags.request().map(|request| Order::Diagnose(Box::new(request)))
}

impl Flags {
    fn request(self) -> Result<Request, String> {
        let text = |failure: Failure| failure.text;
        let ca_pem = self.ca_file.map(|path| read("--ca-file", path)).transpose()?;
        let proxies = match &self.proxy {
            Some(url) => Proxies::one(url, "--proxy"),
            None => Proxies::from_environment(|name| env::var_os(name)),
        };
        let url = |url: &str, purpose| Url::parse(url, purpose).map_err(text);
        let options = Options {
            token: token(self.token_file)?,
            intents: self.intents.unwrap_or(Intents::NON_PRIVILEGED),
            allow_undefined_intents: false,
            degrade_intents: false,
            api_url: url(self.api_url.as_deref().unwrap_or(API_URL), Purpose::Http)?,
            gateway_url: self.gateway_url.map(|text| url(&text, Purpose::WebSocket)).transpose()?,
            proxies: proxies.map_err(text)?,
            roots: Roots::new(ca_pem.as_deref()).map_err(text)?,
            queue_capacity: 16,
            shard: [0, 1],
            auto_defer: AutoDefer::Off,
            requests_per_second: 50,
            compression: Compression::None,
            presence: None,
            code_page: None,
        };
        Ok(Request { options, guild: self.guild, channel: self.channel, json: self.json })
    }
}

fn token(file: Option<PathBuf>) -> Result<Token, String> {
    let text = match file {
        Some(path) => read("--token-file", path)?,
        None => env::var("DISCORD_TOKEN").map_err(|_| {
            "There is no token: set the environment variable DISCORD_TOKEN, or give --token-file.".to_owned()
        })?,
    };
    Token::new(text.trim()).map_err(|failure| failure.text)
}

/// The path is not shown: it often holds a person's name, and what is printed may be pasted in public.
fn read(flag: &str, path: PathBuf) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("The file of {flag} cannot be read: {error}."))
}

fn intents(list: &str) -> Result<Intents, String> {
    let mut names = list.split([',', '|', ' ']).filter(|name| !name.is_empty());
    names.try_fold(Intents::NONE, |all, name| {
        let intent = Intents::from_name(name);
        let mistake = || format!("{name:?} is no intent; they are called like GUILD_MESSAGES.");
        Ok(all | intent.ok_or_else(mistake)?)
    })
}

fn id(flag: &str, text: &str) -> Result<Snowflake, String> {
    let id = text.parse().ok().filter(|id| *id != 0);
    id.map(Snowflake).ok_or_else(|| format!("{flag} takes an id: a number of some 19 digits."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(line: &str) -> String {
        match parse(line.split_whitespace().map(OsString::from)) {
            Err(mistake) => mistake,
            Ok(_) => panic!("{line} is right"),
        }
    }

    #[test]
    fn mistakes_are_named_and_what_may_be_a_token_is_not_quoted() {
        assert!(mistake("MTQ1.s3cr3t.t0ken").contains("--help"));
        assert!(!mistake("--token s3cr3t").contains("s3cr3t"));
        assert_eq!(mistake("--guild"), "--guild needs a value.");
        assert!(mistake("--guild x").contains("takes an id"));
        assert!(mistake("--intents GUILD").contains("\"GUILD\" is no intent"));
        assert!(!mistake("--token-file /home/ada/none").contains("ada"));
    }

    #[cfg(unix)]
    #[test]
    fn argument_that_is_no_text_is_a_mistake() {
        use std::os::unix::ffi::OsStringExt as _;
        let path = OsString::from_vec(b"/home/\xe4da".to_vec());
        let mistake = parse(["--token-file".into(), path]).err().unwrap();
        assert!(mistake.contains("not Unicode"), "{mistake}");
    }
}
