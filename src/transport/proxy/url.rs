use http::uri::Authority;

use super::{Credentials, Protocol, Proxy};
use crate::base::{Failure, ResultCode, host_and_port};

/// The length of a user name or password in SOCKS5 is one byte (RFC 1929).
const SOCKS5_LONGEST: usize = 255;

impl Proxy {
    /// Reads `http://[user:password@]host[:port]` or the same with `socks5://`. `origin` says where the URL comes from. No
    /// part of it is quoted in a failure, since a slip of the pen makes any part the password.
    pub(super) fn parse(text: &str, origin: &'static str) -> Result<Self, Failure> {
        let invalid = |why: &str| {
            let text = format!(
                "The proxy in {origin} cannot be used: {why}. It must look like http://host:port or \
                 socks5://user:password@host:port, with special characters of the user name and password \
                 percent-encoded (@ as %40, / as %2F)."
            );
            Failure::new(ResultCode::InvalidUrl, text)
        };
        let (scheme, rest) = text.split_once("://").ok_or_else(|| invalid("its URL has no scheme"))?;
        let (protocol, default_port) = match scheme.to_ascii_lowercase().as_str() {
            "http" => (Protocol::HttpConnect, 80),
            // The second is curl's name for leaving names to the proxy.
            "socks5" | "socks5h" => (Protocol::Socks5, 1080),
            "https" => {
                return Err(invalid(
                    "TLS to the proxy itself is not supported; with http:// the connection to Discord is encrypted \
                     all the same",
                ));
            }
            _ => return Err(invalid("its scheme is neither http nor socks5")),
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#']) {
            return Err(invalid("something follows its host and port"));
        }
        let (credentials, authority) = match rest.rsplit_once('@') {
            Some((credentials, authority)) => (Some(credentials), authority),
            None => (None, rest),
        };
        let authority = authority
            .parse::<Authority>()
            .map_err(|_| invalid("its host is empty or has characters that no host has"))?;
        let (host, port) = host_and_port(&authority).map_err(invalid)?;
        let credentials =
            credentials.map(|text| parse_credentials(text, protocol)).transpose().map_err(invalid)?;
        Ok(Self { protocol, host, port: port.unwrap_or(default_port), credentials, origin })
    }
}

fn parse_credentials(text: &str, protocol: Protocol) -> Result<Credentials, &'static str> {
    let (user, password) = text.split_once(':').unwrap_or((text, ""));
    let decode = |text| percent_decode(text).ok_or("a % in its user name or password is not an escape");
    let (user, password) = (decode(user)?, decode(password)?);
    match protocol {
        // The colon ends the user name (RFC 7617).
        Protocol::HttpConnect if user.contains(&b':') => {
            Err("its user name has a colon, which HTTP cannot carry")
        }
        Protocol::Socks5 if user.len().max(password.len()) > SOCKS5_LONGEST => {
            Err("its user name or password is longer than the 255 bytes that SOCKS5 can carry")
        }
        _ => Ok(Credentials::new(user, password)),
    }
}

fn percent_decode(text: &str) -> Option<Vec<u8>> {
    let mut decoded = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            hex_digit(bytes.next()?)? << 4 | hex_digit(bytes.next()?)?
        } else {
            byte
        });
    }
    Some(decoded)
}

fn hex_digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    Some(u8::try_from(digit).expect("less than 16"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Proxy {
        Proxy::parse(text, "proxy_url").unwrap()
    }

    #[test]
    fn parts_are_told_apart() {
        let proxy = parse("http://Proxy.corp:3128");
        assert_eq!((proxy.protocol, proxy.host(), proxy.port()), (Protocol::HttpConnect, "proxy.corp", 3128));
        assert_eq!(proxy.credentials, None);
        let proxy = parse("SOCKS5://ada:p%40ss%2f:w%C3%A4@[fd00::1]:1081/");
        assert_eq!((proxy.protocol, proxy.host(), proxy.port()), (Protocol::Socks5, "fd00::1", 1081));
        let credentials = proxy.credentials.as_ref().unwrap();
        assert_eq!(credentials.expose_user(), b"ada");
        assert_eq!(credentials.expose_password(), "p@ss/:wä".as_bytes());
        assert_eq!(proxy.to_string(), "socks5://[fd00::1]:1081 (from proxy_url)");
    }

    #[test]
    fn a_port_may_be_left_out() {
        assert_eq!((parse("http://proxy").port(), parse("socks5h://proxy").port()), (80, 1080));
    }

    #[test]
    fn mistakes_are_named_and_never_quoted() {
        let long = format!("socks5://s3cr3t:{}@proxy:1080", "x".repeat(256));
        for (mistake, why) in [
            ("", "no scheme"),
            ("s3cr3t:3128", "no scheme"),
            ("https://s3cr3t:3128", "TLS to the proxy"),
            ("socks4://s3cr3t:1080", "neither http nor socks5"),
            ("http://", "host is empty"),
            ("http://s3cr3t@:80", "host is empty"),
            ("http://ada:s3cr3t", "port"),
            ("http://s3cr3t:0", "port"),
            ("http://s3cr3t:99999", "port"),
            ("http://ada:s3cr3t/x@proxy:3128", "follows"),
            ("http://proxy:3128/s3cr3t", "follows"),
            ("http://ada:s3cr3t%@proxy:3128", "escape"),
            ("http://ada:s3cr3t%+1@proxy:3128", "escape"),
            ("http://a%3Ada:s3cr3t@proxy:3128", "colon"),
            ("http://s3cr3t proxy:3128", "characters"),
            (&long, "255 bytes"),
        ] {
            let failure = Proxy::parse(mistake, "proxy_url").unwrap_err();
            assert_eq!(failure.code, ResultCode::InvalidUrl, "{mistake}");
            assert!(failure.text.contains(why), "{mistake}: {}", failure.text);
            assert!(
                failure.text.contains("proxy_url") && !failure.text.contains("s3cr3t"),
                "{}",
                failure.text
            );
        }
    }

    #[test]
    fn credentials_do_not_show_themselves() {
        let proxy = parse("http://s3cr3t-user:s3cr3t-password@proxy:3128");
        assert!(!format!("{proxy} {proxy:?}").contains("s3cr3t"));
    }
}
