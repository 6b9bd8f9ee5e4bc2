//! What a certificate says of itself, as far as people ask: who issued it, and for which time (RFC 5280, section 4.1). Whether
//! it is to be believed is decided elsewhere.

use crate::base::unix_seconds;

/// What is shown of a server's certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The issuer's organization and name.
    pub issuer: String,
    /// Good from this time on, in seconds since 1970.
    pub not_before: u64,
    /// Good until this time.
    pub not_after: u64,
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_IDENTIFIER: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// `[0]`, the version, which version 1 has not.
const VERSION: u8 = 0xA0;

/// Attributes of a name: `organizationName` and `commonName`.
const SHOWN: [&[u8]; 2] = [&[0x55, 0x04, 0x0A], &[0x55, 0x04, 0x03]];

/// Names are for people: nobody reads longer ones.
const LONGEST_NAME: usize = 128;

impl Certificate {
    /// Reads what is needed of a certificate in DER form; none if it is none.
    #[must_use]
    pub fn read(der: &[u8]) -> Option<Self> {
        let mut certificate = Der(Der(der).take(SEQUENCE)?);
        let mut fields = Der(certificate.take(SEQUENCE)?);
        let _version = fields.take(VERSION);
        let (_serial, _algorithm) = (fields.any()?, fields.take(SEQUENCE)?);
        let issuer = issuer(Der(fields.take(SEQUENCE)?))?;
        let mut validity = Der(fields.take(SEQUENCE)?);
        let (not_before, not_after) = (time(validity.any()?)?, time(validity.any()?)?);
        Some(Self { issuer, not_before, not_after })
    }
}

/// Values that follow each other.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// The next value, with its tag.
    fn any(&mut self) -> Option<(u8, &'a [u8])> {
        let (&[tag, length], mut rest) = self.0.split_first_chunk::<2>()?;
        let mut length = usize::from(length);
        if length >= 0x80 {
            let (bytes, behind) = rest.split_at_checked(length - 0x80)?;
            if bytes.len() > 4 {
                return None;
            }
            length = bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
            rest = behind;
        }
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((tag, value))
    }

    /// The next value, if it has this tag.
    fn take(&mut self, tag: u8) -> Option<&'a [u8]> {
        let before = self.0;
        let (found, value) = self.any()?;
        if found != tag {
            self.0 = before;
            return None;
        }
        Some(value)
    }
}

fn issuer(mut name: Der<'_>) -> Option<String> {
    let mut parts = [const { None }; SHOWN.len()];
    while !name.0.is_empty() {
        let mut attribute = Der(Der(name.take(SET)?).take(SEQUENCE)?);
        let kind = attribute.take(OBJECT_IDENTIFIER)?;
        let (_, value) = attribute.any()?;
        if let Some(at) = SHOWN.iter().position(|shown| *shown == kind) {
            let text = String::from_utf8_lossy(value);
            parts[at] = Some(text.chars().filter(|char| !char.is_control()).take(LONGEST_NAME).collect());
        }
    }
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    Some(parts.join(", "))
}

fn time((tag, text): (u8, &[u8])) -> Option<u64> {
    let text = str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let (year, rest) = match tag {
        UTC_TIME => {
            let (year, rest) = text.split_at_checked(2)?;
            let year: u64 = year.parse().ok()?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        GENERALIZED_TIME => {
            let (year, rest) = text.split_at_checked(4)?;
            (year.parse().ok()?, rest)
        }
        _ => return None,
    };
    let part = |at: usize| rest.get(at..at + 2)?.parse().ok();
    unix_seconds([year, part(0)?, part(2)?, part(4)?, part(6)?, part(8)?])
}

#[cfg(test)]
mod tests {
    use rustls::pki_types::{CertificateDer, pem::PemObject};
    use tickcord_sandbox::{Options, Sandbox};

    use super::*;

    #[test]
    fn a_certificate_tells_its_issuer_and_its_time() {
        let sandbox = Sandbox::start(Options::default());
        let der = CertificateDer::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap();
        let certificate = Certificate::read(&der).unwrap();
        assert!(certificate.issuer.contains("Tickcord Sandbox CA"), "{certificate:?}");
        // What the sandbox's library gives where nothing else is said.
        assert_eq!(Some(certificate.not_before), unix_seconds([1975, 1, 1, 0, 0, 0]));
        assert_eq!(Some(certificate.not_after), unix_seconds([4096, 1, 1, 0, 0, 0]));
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_certificate_and_no_panic() {
        let sandbox = Sandbox::start(Options::default());
        let der = CertificateDer::from_pem_slice(sandbox.ca_pem().as_bytes()).unwrap();
        for length in 0..der.len() {
            assert_eq!(Certificate::read(&der[..length]), None);
        }
        for at in 0..der.len() {
            for byte in [0, 0x7F, 0x80, 0x84, 0x88, 0xFF] {
                let mut changed = der.to_vec();
                changed[at] = byte;
                let _ = Certificate::read(&changed);
            }
        }
    }
}
