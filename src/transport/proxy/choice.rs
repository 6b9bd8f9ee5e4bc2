use super::{Proxy, environment::Exceptions};
use crate::base::{Failure, Url};

/// Which connections go through a proxy, and through which.
#[derive(Debug, Default)]
pub struct Proxies {
    pub(super) proxy: Option<Proxy>,
    pub(super) exceptions: Exceptions,
}

impl Proxies {
    /// Everything goes through this proxy (`http://[user:password@]host[:port]` or the same with `socks5://`), or, with an
    /// empty URL, nothing through any. `origin` names the URL in texts.
    pub fn one(url: &str, origin: &'static str) -> Result<Self, Failure> {
        let proxy = if url.is_empty() { None } else { Some(Proxy::parse(url, origin)?) };
        Ok(Self { proxy, exceptions: Exceptions::default() })
    }

    /// The proxy for this URL. There is none for loopback, which no other machine can reach; all other URLs have TLS.
    #[must_use]
    pub fn for_url(&self, url: &Url) -> Option<&Proxy> {
        let proxy = self.proxy.as_ref()?;
        (!url.is_loopback() && !self.exceptions.matches(url.host(), url.port())).then_some(proxy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Purpose;

    fn is_used(proxies: &Proxies, url: &str) -> bool {
        proxies.for_url(&Url::parse(url, Purpose::Http).unwrap()).is_some()
    }

    #[test]
    fn loopback_is_reached_without_a_proxy() {
        let proxies = Proxies::one("http://proxy:3128", "proxy_url").unwrap();
        assert!(is_used(&proxies, "https://discord.com/"));
        for url in ["https://localhost:8443/", "https://127.9.9.9/", "https://[::1]/", "http://localhost/"] {
            assert!(!is_used(&proxies, url), "{url}");
        }
    }

    #[test]
    fn an_empty_url_is_no_proxy() {
        assert!(!is_used(&Proxies::one("", "proxy_url").unwrap(), "https://discord.com/"));
    }
}
