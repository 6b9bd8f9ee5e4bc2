use std::{io, sync::Arc};

use rustls::{
    CertificateError, ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use tokio_rustls::{TlsConnector, client::TlsStream};

use super::Wire;
use crate::base::{Failure, ResultCode, Url, iso_8601};

/// The authorities whose certificates are believed: Mozilla's list, built into the library, and what the host adds.
/// The system's own store is not asked; many game servers have none.
#[derive(Debug, Clone)]
pub struct Roots(RootCertStore);

impl Roots {
    /// The built-in authorities, and those in `extra_pem`, which must hold one certificate at least.
    pub fn new(extra_pem: Option<&str>) -> Result<Self, Failure> {
        let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        if let Some(pem) = extra_pem {
            let refuse = |why: &str| {
                let text = format!(
                    "The extra root certificates cannot be used: {why}. Give certificates in PEM form, each between \
                     BEGIN CERTIFICATE and END CERTIFICATE lines."
                );
                Failure::new(ResultCode::InvalidCaPem, text)
            };
            let mut added = 0;
            for certificate in CertificateDer::pem_slice_iter(pem.trim_start_matches('\u{feff}').as_bytes()) {
                let certificate = certificate.map_err(|_| refuse("one of them is cut off or damaged"))?;
                roots.add(certificate).map_err(|error| refuse(&error.to_string()))?;
                added += 1;
            }
            if added == 0 {
                return Err(refuse("there is none among them"));
            }
        }
        Ok(Self(roots))
    }
}

/// How we speak TLS: 1.2 or 1.3, and never without checking the server's certificate and host name.
#[derive(Clone)]
pub struct Tls(Arc<ClientConfig>);

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").finish_non_exhaustive()
    }
}

impl Tls {
    /// A configuration of its own: nothing is installed for the whole process, which belongs to the host.
    #[must_use]
    pub fn new(roots: Roots) -> Self {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(rustls::ALL_VERSIONS)
            .expect("ring has cipher suites for both versions")
            .with_root_certificates(roots.0)
            .with_no_client_auth();
        Self(Arc::new(config))
    }

    /// Fills `buffer` from the cryptographic random source that TLS uses as well.
    pub fn random(&self, buffer: &mut [u8]) -> Result<(), Failure> {
        self.0.crypto_provider().secure_random.fill(buffer).map_err(|_| {
            Failure::new(ResultCode::OutOfResources, "The system's random number generator does not work.")
        })
    }

    pub(super) async fn handshake(&self, url: &Url, wire: Wire) -> Result<TlsStream<Wire>, Failure> {
        let name = ServerName::try_from(url.host().to_owned()).map_err(|_| {
            let text = format!("\"{}\" is not a host name that a certificate can be for.", url.host());
            Failure::new(ResultCode::InvalidUrl, text)
        })?;
        TlsConnector::from(Arc::clone(&self.0))
            .connect(name, wire)
            .await
            .map_err(|error| failure(url, &error))
    }
}

/// Says what a failed handshake means, and what to do.
fn failure(url: &Url, error: &io::Error) -> Failure {
    let host = url.host();
    let (code, text) = match error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(certificate)) => match certificate {
            CertificateError::UnknownIssuer | CertificateError::BadSignature => (
                ResultCode::CertificateUntrusted,
                format!(
                    "The certificate of {host} is not signed by a known authority. A proxy, a virus scanner or someone \
                     else reads along, or the server uses an authority of its own: if you trust that one, give its \
                     root certificate in ca_pem."
                ),
            ),
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => (
                ResultCode::CertificateWrongHost,
                format!(
                    "The server at {host} shows a certificate for another host: check the URL and the name's \
                     resolution (hosts file, DNS), or somebody intercepts the connection."
                ),
            ),
            CertificateError::ExpiredContext { time, not_after } => (
                ResultCode::CertificateExpired,
                format!(
                    "The certificate of {host} was good until {}, and by this machine's clock it is {}: check that clock.",
                    iso_8601(not_after.as_secs().saturating_mul(1000)),
                    iso_8601(time.as_secs().saturating_mul(1000))
                ),
            ),
            CertificateError::NotValidYetContext { time, not_before } => (
                ResultCode::CertificateExpired,
                format!(
                    "The certificate of {host} is good from {} on, and by this machine's clock it is {}: check that clock.",
                    iso_8601(not_before.as_secs().saturating_mul(1000)),
                    iso_8601(time.as_secs().saturating_mul(1000))
                ),
            ),
            CertificateError::Expired | CertificateError::NotValidYet => (
                ResultCode::CertificateExpired,
                format!(
                    "The certificate of {host} has expired or is not valid yet: check this machine's clock."
                ),
            ),
            // webpki reports a root where a server's certificate should be in this way.
            other => (
                ResultCode::CertificateUntrusted,
                format!(
                    "The certificate of {host} cannot be accepted: {other}. The server must show another."
                ),
            ),
        },
        Some(error) => (
            ResultCode::TlsFailed,
            format!(
                "No encrypted connection could be made with {host}: {error}. Check that the port speaks TLS 1.2 or \
                 1.3 and that no firewall interferes."
            ),
        ),
        None => {
            (ResultCode::ConnectionLost, format!("{host} broke off while encryption was set up: {error}."))
        }
    };
    Failure::new(code, text)
}
