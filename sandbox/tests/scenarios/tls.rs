//! Certificates and TLS versions.

use std::io;

use tickcord_sandbox::{Certificate, Options, Sandbox, TlsVersions, What};
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ProtocolVersion, SupportedProtocolVersion, version};

use crate::bot::{VERSIONS, connector};
use crate::{PATIENCE, start, unhurried};

async fn connect(
    sandbox: &Sandbox,
    name: &'static str,
    versions: &[&'static SupportedProtocolVersion],
) -> io::Result<TlsStream<TcpStream>> {
    let tcp = TcpStream::connect(("127.0.0.1", sandbox.port())).await?;
    connector(sandbox, versions).connect(ServerName::try_from(name).unwrap(), tcp).await
}

#[tokio::test]
async fn good_for_every_name_of_this_machine() {
    let sandbox = start();
    for name in ["localhost", "127.0.0.1", "::1"] {
        connect(&sandbox, name, VERSIONS).await.unwrap();
    }
    assert!(connect(&sandbox, "example.invalid", VERSIONS).await.is_err());
}

#[tokio::test]
async fn good_for_a_name_of_ones_own_which_is_in_the_urls_as_well() {
    let sandbox = Sandbox::start(Options { host: String::from("discord.test"), ..unhurried() });
    for name in ["discord.test", "localhost"] {
        connect(&sandbox, name, VERSIONS).await.unwrap();
    }
    for url in [sandbox.api_url(), sandbox.gateway_url(), sandbox.resume_gateway_url()] {
        assert!(url.contains(&format!("://discord.test:{}/", sandbox.port())), "{url}");
    }
}

#[tokio::test]
async fn another_sandbox_is_not_trusted() {
    let (sandbox, other) = (start(), start());
    let tcp = TcpStream::connect(("127.0.0.1", sandbox.port())).await.unwrap();
    let error = connector(&other, VERSIONS)
        .connect(ServerName::try_from("localhost").unwrap(), tcp)
        .await
        .unwrap_err();
    assert!(error.to_string().contains("certificate"), "{error}");
}

#[tokio::test]
async fn bad_certificates_are_refused_and_the_journal_knows() {
    for (certificate, expected) in
        [(Certificate::WrongHost, "NotValidForName"), (Certificate::Expired, "Expired")]
    {
        let sandbox = Sandbox::start(Options { certificate, ..unhurried() });
        let error = connect(&sandbox, "localhost", VERSIONS).await.unwrap_err();
        assert!(format!("{error:?}").contains(expected), "{error:?}");
        sandbox.wait_for(|entry| matches!(entry.what, What::TlsFailed { .. }), PATIENCE).unwrap();
    }
}

#[tokio::test]
async fn versions() {
    for (tls, offered, refused, expected) in [
        (TlsVersions::Only12, &version::TLS12, &version::TLS13, ProtocolVersion::TLSv1_2),
        (TlsVersions::Only13, &version::TLS13, &version::TLS12, ProtocolVersion::TLSv1_3),
    ] {
        let sandbox = Sandbox::start(Options { tls, ..unhurried() });
        let stream = connect(&sandbox, "localhost", VERSIONS).await.unwrap();
        assert_eq!(stream.get_ref().1.protocol_version(), Some(expected));
        connect(&sandbox, "localhost", &[offered]).await.unwrap();
        assert!(connect(&sandbox, "localhost", &[refused]).await.is_err());
    }
}
