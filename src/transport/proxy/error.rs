use std::{borrow::Cow, io, time::Duration};

use super::Proxy;
use crate::base::{Failure, ResultCode};

/// Why a proxy gave no tunnel. What the proxy says in words is not kept: it may hold the credentials.
#[derive(Debug)]
pub(super) enum TunnelError {
    /// The connection was lost before the proxy had answered.
    Lost(io::Error),
    /// There was no answer in this time.
    TimedOut(Duration),
    /// The answer is not one of such a proxy; and what it may be instead.
    NotAProxy(&'static str),
    /// The answer does not end.
    TooLong,
    /// The proxy wants credentials, and has none.
    CredentialsMissing,
    /// The proxy does not accept the credentials.
    CredentialsRefused,
    /// The proxy wants to know us by other means than a user name and password.
    OtherAuthentication,
    /// The proxy does not connect to the host, and why.
    Refused(Cow<'static, str>),
}

impl TunnelError {
    /// What it means, and what to do. `target` is the host that was asked for.
    pub(super) fn failure(self, proxy: &Proxy, target: &str) -> Failure {
        let origin = proxy.origin;
        let (code, text) = match self {
            Self::Lost(error) if error.kind() == io::ErrorKind::UnexpectedEof => (
                ResultCode::ProxyFailed,
                format!(
                    "closed the connection in place of an answer. Check that its scheme and port in {origin} are right."
                ),
            ),
            Self::Lost(error) => (
                ResultCode::ProxyFailed,
                format!("broke off: {error}. Check that its scheme and port in {origin} are right."),
            ),
            Self::TimedOut(time) => (
                ResultCode::NetworkTimeout,
                format!(
                    "did not connect to {target} within {} s. Check that its scheme and port in {origin} are right, and \
                     that it reaches the internet.",
                    time.as_secs()
                ),
            ),
            Self::NotAProxy(hint) => (
                ResultCode::ProxyFailed,
                format!("answered as no such proxy does. {hint} Check its scheme and port in {origin}."),
            ),
            Self::TooLong => (
                ResultCode::ProxyFailed,
                format!("sent an answer without end. Check that its scheme and port in {origin} are right."),
            ),
            Self::CredentialsMissing => (
                ResultCode::ProxyAuthentication,
                format!(
                    "wants a user name and password: put them into {origin}, as user:password@ in front of the host."
                ),
            ),
            Self::CredentialsRefused => (
                ResultCode::ProxyAuthentication,
                format!(
                    "does not accept the user name and password: check those in {origin}, with special characters \
                     percent-encoded (@ as %40)."
                ),
            ),
            Self::OtherAuthentication => (
                ResultCode::ProxyAuthentication,
                "wants another kind of login than a user name and password (such as NTLM or Kerberos), which is not \
                 supported: ask whoever runs it for Basic authentication, or for an exception for this machine."
                    .to_owned(),
            ),
            Self::Refused(why) => (
                ResultCode::ProxyRefused,
                format!("did not connect to {target}: {why}. Whoever runs it must let this machine reach {target}."),
            ),
        };
        Failure::new(code, format!("The proxy {proxy} {text}"))
    }
}

impl From<io::Error> for TunnelError {
    fn from(error: io::Error) -> Self {
        Self::Lost(error)
    }
}
