//! The way to a host: its name, TCP, TLS.

use std::net::{IpAddr, SocketAddr};

use serde_json::{Value, json};

use super::Finding;
use crate::base::{Failure, ResultCode, iso_8601};

/// An address that was tried: how many milliseconds it took to accept a connection, or why it did not.
pub type Attempt = (SocketAddr, Result<u64, String>);

/// How a connection is encrypted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encryption {
    /// Such as `TLSv1_3`.
    pub version: String,
    /// Such as `TLS13_AES_256_GCM_SHA384`.
    pub cipher_suite: String,
    /// Who issued the server's certificate; empty if it does not say so in a way that is understood.
    pub issuer: String,
    /// Until when it is good, in seconds since 1970; 0 likewise.
    pub not_after: u64,
}

/// Which of the two hosts, with the names of its checks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checks {
    pub(super) dns: &'static str,
    pub(super) tcp: &'static str,
    pub(super) tls: &'static str,
}

pub(super) const API: Checks = Checks { dns: "api_dns", tcp: "api_tcp", tls: "api_tls" };
pub(super) const GATEWAY: Checks = Checks { dns: "gateway_dns", tcp: "gateway_tcp", tls: "gateway_tls" };

/// Certificates of Discord's are renewed long before.
const SOON: u64 = 7 * 86_400;

const SKIPPED: &str = "Not checked, since an earlier step failed.";

/// A failure for programs: its code and all its words.
pub(super) fn reason(failure: &Failure) -> Value {
    json!({ "code": failure.code.number(), "code_name": failure.code.c_name().to_string_lossy(), "reason": failure.text })
}

pub(super) fn names(checks: Checks, host: &str, addresses: &Result<Vec<SocketAddr>, Failure>) -> Finding {
    let addresses = match addresses {
        Ok(addresses) if !addresses.is_empty() => addresses,
        Ok(_) => return Finding::failed(checks.dns, format!("The name {host} has no address.")).remedy(DNS),
        Err(failure) => {
            let text = format!("The name {host} cannot be resolved.");
            return Finding::failed(checks.dns, text).remedy(DNS).details(reason(failure));
        }
    };
    let of = |is: fn(&IpAddr) -> bool| -> Vec<String> {
        addresses.iter().map(SocketAddr::ip).filter(is).map(|ip| ip.to_string()).collect()
    };
    let (ipv4, ipv6) = (of(IpAddr::is_ipv4), of(IpAddr::is_ipv6));
    let text = format!("{host} has {} IPv4 and {} IPv6 addresses.", ipv4.len(), ipv6.len());
    Finding::ok(checks.dns, text).details(json!({ "host": host, "ipv4": ipv4, "ipv6": ipv6 }))
}

const DNS: &str = "Check that this machine is connected to the internet, and which DNS servers it asks (in a container, the \
    container's). If only this name fails, a filter blocks it: ask whoever runs the network, or give another DNS server.";

pub(super) fn tcp(checks: Checks, host: &str, attempts: &[Attempt]) -> Finding {
    let list: Vec<Value> = attempts
        .iter()
        .map(|(address, result)| match result {
            Ok(ms) => json!({ "address": address.to_string(), "ms": ms, "error": null }),
            Err(error) => json!({ "address": address.to_string(), "ms": null, "error": error }),
        })
        .collect();
    let reached = attempts.iter().filter(|(_, result)| result.is_ok()).count();
    let fastest = attempts.iter().filter_map(|(_, result)| result.as_ref().ok()).min();
    let finding = match fastest {
        None => Finding::failed(checks.tcp, format!("No address of {host} accepts a connection.")).remedy(
            "Let this machine reach that host and port through its firewall and the hoster's. If there is a proxy, name it in \
             proxy_url or HTTPS_PROXY.",
        ),
        Some(ms) if reached == attempts.len() => {
            Finding::ok(checks.tcp, format!("{host} accepts connections, the fastest within {ms} ms."))
        }
        Some(ms) => Finding::ok(
            checks.tcp,
            format!(
                "{reached} of {} addresses of {host} accept connections, the fastest within {ms} ms. The others are passed \
                 over.",
                attempts.len()
            ),
        ),
    };
    finding.details(json!({ "host": host, "addresses": list }))
}

/// `now` is this machine's clock, in seconds since 1970.
pub(super) fn tls(
    checks: Checks,
    host: &str,
    now: u64,
    result: &Result<Option<Encryption>, Failure>,
) -> Finding {
    match result {
        Ok(None) => Finding::ok(checks.tls, format!("{host} is on this machine and reached without TLS.")),
        Ok(Some(encryption)) => {
            let Encryption { version, cipher_suite, issuer, not_after } = encryption;
            let until = iso_8601(not_after.saturating_mul(1000));
            let details = json!({
                "host": host, "version": version, "cipher_suite": cipher_suite, "issuer": issuer, "not_after": until,
            });
            let text =
                format!("{host} speaks {version} with a certificate from {issuer}, good until {until}.");
            let finding = if *not_after > 0 && *not_after < now + SOON {
                Finding::warning(checks.tls, text).remedy(
                    "It ends soon. Check this machine's clock; if that is right, whoever runs the server has to renew it.",
                )
            } else {
                Finding::ok(checks.tls, text)
            };
            finding.details(details)
        }
        Err(failure) => {
            let (text, remedy) = tls_failure(host, failure.code);
            Finding::failed(checks.tls, text).remedy(remedy).details(reason(failure))
        }
    }
}

fn tls_failure(host: &str, code: ResultCode) -> (String, &'static str) {
    match code {
        ResultCode::CertificateExpired => (
            format!("The certificate of {host} is out of date by this machine's clock."),
            "Compare the time in this finding's reason with a watch. If it is wrong, set the clock and let it be kept right \
             (NTP). If it is right, the server's certificate has ended: whoever runs it, or whatever stands in front of it, has \
             to renew it.",
        ),
        ResultCode::CertificateWrongHost => (
            format!("The server at {host} shows a certificate for another host."),
            "Check the URL, the hosts file and the DNS server: the name leads to another machine. A login page of the network \
             does the same.",
        ),
        ResultCode::CertificateUntrusted => (
            format!("The certificate of {host} is not signed by a known authority."),
            "A proxy or a virus scanner reads along, or the server has an authority of its own. If that is meant to be, give its \
             root certificate in ca_pem; if not, switch it off for this program.",
        ),
        ResultCode::ProxyAuthentication | ResultCode::ProxyFailed | ResultCode::ProxyRefused => (
            format!("The proxy does not connect to {host}."),
            "Check the proxy's scheme, host, port, user name and password, and that it lets this machine reach that host.",
        ),
        _ => (
            format!("No encrypted connection can be made with {host}."),
            "Check that the port speaks TLS, and that no firewall or traffic filter breaks connections off.",
        ),
    }
}

/// After a step that failed.
pub(super) fn skipped(check: &'static str) -> Finding {
    Finding::skipped(check, SKIPPED)
}

/// The clock of this machine beside a server's, both in seconds since 1970.
pub(super) fn clock(server: u64, ours: u64) -> Finding {
    let off = ours.abs_diff(server);
    let details = json!({ "offset_s": i128::from(ours) - i128::from(server) });
    if off <= TOLERANCE {
        return Finding::ok("clock", "This machine's clock is right.").details(details);
    }
    let way = if ours > server { "ahead of" } else { "behind" };
    Finding::warning("clock", format!("This machine's clock is {off} s {way} Discord's."))
        .remedy("Set the clock and let it be kept right (NTP). Certificates are checked against it.")
        .details(details)
}

/// In seconds: answers take their time, and clocks are never quite right.
const TOLERANCE: u64 = 30;

/// The gateway's greeting.
pub(super) fn hello(host: &str, result: &Result<u64, Failure>) -> Finding {
    match result {
        Ok(ms) => Finding::ok("gateway_hello", format!("The gateway at {host} said Hello after {ms} ms."))
            .details(json!({ "host": host, "ms": ms })),
        Err(failure) => Finding::failed("gateway_hello", format!("The gateway at {host} does not say Hello."))
            .remedy(
                "Something between this machine and the gateway does not let WebSockets through, or answers in its place: a \
                 proxy, a firewall or a traffic filter. If gateway_url is given, check it.",
            )
            .details(reason(failure)),
    }
}
