//! The proxy that the environment names, as most network programs read it.

use std::{ffi::OsString, net::IpAddr};

use super::{Proxies, Proxy};
use crate::base::{Failure, ResultCode};

/// In order of precedence; those for HTTP without TLS do not concern us.
const PROXY: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

impl Proxies {
    /// The proxy in `HTTPS_PROXY`, `https_proxy`, `ALL_PROXY` or `all_proxy`, but for the hosts in `NO_PROXY` or `no_proxy`.
    /// A variable that is empty counts as not set. `variable` looks one up.
    pub fn from_environment(variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, Failure> {
        let Some((origin, url)) = first(&variable, &PROXY)? else { return Ok(Self::default()) };
        // Other programs take "host:port" for an HTTP proxy.
        let url = if url.contains("://") { url } else { format!("http://{url}") };
        let proxy = Proxy::parse(&url, origin).map_err(|failure| {
            let remedy = "Correct the environment, or give proxy_url (\"\" for no proxy).";
            Failure::new(failure.code, format!("{} {remedy}", failure.text))
        })?;
        let exceptions = first(&variable, &EXCEPTIONS)?.map(|(_, list)| Exceptions::parse(&list));
        Ok(Self { proxy: Some(proxy), exceptions: exceptions.unwrap_or_default() })
    }
}

/// The first of these variables that says anything.
fn first(
    variable: impl Fn(&str) -> Option<OsString>,
    names: &[&'static str],
) -> Result<Option<(&'static str, String)>, Failure> {
    let Some((name, value)) =
        names.iter().find_map(|name| Some((*name, variable(name).filter(|value| !value.is_empty())?)))
    else {
        return Ok(None);
    };
    let value = value.into_string().map_err(|_| {
        let text = format!("The environment variable {name} is not UTF-8: correct it, or give proxy_url.");
        Failure::new(ResultCode::InvalidUrl, text)
    })?;
    Ok(Some((name, value)))
}

/// The hosts that are reached without the proxy: names, each for its subdomains as well, and addresses, each with a port if
/// only that is meant; or `*` for all. Ranges of addresses are not known.
#[derive(Debug, Default)]
pub(super) struct Exceptions(Vec<Exception>);

#[derive(Debug)]
enum Exception {
    All,
    Host { host: String, port: Option<u16> },
}

impl Exceptions {
    fn parse(list: &str) -> Self {
        let entries = list.split([',', ' ', '\t']).filter(|entry| !entry.is_empty());
        Self(entries.map(Exception::parse).collect())
    }

    /// `host` is in lower case and without brackets.
    pub(super) fn matches(&self, host: &str, port: u16) -> bool {
        self.0.iter().any(|exception| exception.matches(host, port))
    }
}

impl Exception {
    fn parse(entry: &str) -> Self {
        if entry == "*" {
            return Self::All;
        }
        let (host, port) = match entry.rsplit_once(':') {
            // Without brackets an IPv6 address has no port.
            Some((host, port)) if host.ends_with(']') || !host.contains(':') => (host, port.parse().ok()),
            _ => (entry, None),
        };
        let host = host.trim_start_matches("*.").trim_start_matches('.').trim_matches(['[', ']']);
        Self::Host { host: host.to_ascii_lowercase(), port }
    }

    fn matches(&self, host: &str, port: u16) -> bool {
        let Self::Host { host: excepted, port: only } = self else { return true };
        if only.is_some_and(|only| only != port) {
            return false;
        }
        match (excepted.parse::<IpAddr>(), host.parse::<IpAddr>()) {
            (Ok(excepted), Ok(address)) => excepted == address,
            (Err(_), Err(_)) => {
                let subdomain = host.strip_suffix(excepted.as_str());
                !excepted.is_empty() && subdomain.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Purpose, Url};

    fn environment(variables: &[(&str, &str)]) -> Result<Proxies, Failure> {
        Proxies::from_environment(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
        })
    }

    fn used_for_discord(variables: &[(&str, &str)]) -> Option<String> {
        let proxies = environment(variables).unwrap();
        let url = Url::parse("https://gateway.discord.gg/", Purpose::Http).unwrap();
        proxies.for_url(&url).map(ToString::to_string)
    }

    #[test]
    fn the_first_variable_that_says_anything_is_used() {
        assert_eq!(used_for_discord(&[]), None);
        assert_eq!(used_for_discord(&[("HTTP_PROXY", "http://plain:1")]), None);
        let all = [
            ("HTTPS_PROXY", "http://a:1"),
            ("https_proxy", "http://b:1"),
            ("ALL_PROXY", "socks5://c:1"),
            ("all_proxy", "d:1"),
        ];
        for (index, expected) in [
            "http://a:1 (from HTTPS_PROXY)",
            "http://b:1 (from https_proxy)",
            "socks5://c:1 (from ALL_PROXY)",
            "http://d:1 (from all_proxy)",
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(used_for_discord(&all[index..]).as_deref(), Some(expected));
        }
        let empty = [("HTTPS_PROXY", ""), ("all_proxy", "http://d:1")];
        assert_eq!(used_for_discord(&empty).as_deref(), Some("http://d:1 (from all_proxy)"));
    }

    #[test]
    fn hosts_can_be_excepted() {
        for (list, excepted) in [
            ("discord.gg", true),
            (".discord.gg", true),
            ("*.discord.gg", true),
            ("example.com, Gateway.Discord.gg", true),
            ("example.com discord.gg:443", true),
            ("*", true),
            ("discord.gg:80", false),
            ("ord.gg", false),
            ("other.discord.gg", false),
            (".", false),
            ("", false),
            ("10.0.0.0/8", false),
        ] {
            let variables = [("https_proxy", "http://a:1"), ("no_proxy", list)];
            assert_eq!(used_for_discord(&variables).is_none(), excepted, "{list}");
        }
    }

    #[test]
    fn addresses_are_excepted_as_addresses() {
        let exceptions = Exceptions::parse("192.0.2.1,2001:DB8:0::1,[2001:db8::2]:8443");
        assert!(exceptions.matches("192.0.2.1", 443) && exceptions.matches("2001:db8::1", 443));
        assert!(exceptions.matches("2001:db8::2", 8443) && !exceptions.matches("2001:db8::2", 443));
        assert!(!exceptions.matches("2.1", 443) && !exceptions.matches("x.192.0.2.1", 443));
    }

    #[test]
    fn a_mistake_in_the_environment_names_the_variable_and_a_way_out() {
        let failure = environment(&[("https_proxy", "https://s3cr3t:pw@proxy:1")]).unwrap_err();
        assert_eq!(failure.code, ResultCode::InvalidUrl);
        assert!(
            failure.text.contains("https_proxy") && failure.text.contains("proxy_url"),
            "{}",
            failure.text
        );
        assert!(!failure.text.contains("s3cr3t"));
    }
}
