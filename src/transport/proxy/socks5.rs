//! SOCKS5 (RFC 1928) with user name and password (RFC 1929).

use std::net::IpAddr;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use super::{Credentials, TunnelError};

const VERSION: u8 = 5;
const CONNECT: u8 = 1;

/// Methods of authentication.
const NONE: u8 = 0;
const USER_PASSWORD: u8 = 2;
const NOT_ACCEPTABLE: u8 = 0xff;

/// The version of RFC 1929.
const USER_PASSWORD_VERSION: u8 = 1;

const SUCCEEDED: u8 = 0;

/// Types of address.
const IPV4: u8 = 1;
const NAME: u8 = 3;
const IPV6: u8 = 4;

pub(super) async fn tunnel<S>(
    stream: &mut S,
    host: &str,
    port: u16,
    credentials: Option<&Credentials>,
) -> Result<(), TunnelError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let request = request(host, port)?;
    let methods: &[u8] =
        if credentials.is_some() { &[VERSION, 2, NONE, USER_PASSWORD] } else { &[VERSION, 1, NONE] };
    send(stream, methods).await?;
    expect_version(stream, VERSION).await?;
    match (stream.read_u8().await?, credentials) {
        (NONE, _) => {}
        (USER_PASSWORD, Some(credentials)) => log_in(stream, credentials).await?,
        // It offers no way that we offered; without credentials that is most probably what it lacks.
        (NOT_ACCEPTABLE, None) => return Err(TunnelError::CredentialsMissing),
        (NOT_ACCEPTABLE, Some(_)) => return Err(TunnelError::OtherAuthentication),
        _ => return Err(TunnelError::NotAProxy("It chose a login that was not offered.")),
    }
    send(stream, &request).await?;
    read_reply(stream).await
}

fn request(host: &str, port: u16) -> Result<Vec<u8>, TunnelError> {
    let mut request = vec![VERSION, CONNECT, 0];
    match host.parse() {
        Ok(IpAddr::V4(address)) => {
            request.push(IPV4);
            request.extend(address.octets());
        }
        Ok(IpAddr::V6(address)) => {
            request.push(IPV6);
            request.extend(address.octets());
        }
        Err(_) => {
            let too_long = |_| TunnelError::Refused("the name is longer than the 255 bytes of SOCKS5".into());
            request.extend([NAME, u8::try_from(host.len()).map_err(too_long)?]);
            request.extend(host.as_bytes());
        }
    }
    request.extend(port.to_be_bytes());
    Ok(request)
}

async fn log_in<S>(stream: &mut S, credentials: &Credentials) -> Result<(), TunnelError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let mut message = vec![USER_PASSWORD_VERSION];
    for part in [credentials.expose_user(), credentials.expose_password()] {
        message.push(u8::try_from(part.len()).expect("their length was checked with the URL"));
        message.extend(part);
    }
    send(stream, &message).await?;
    expect_version(stream, USER_PASSWORD_VERSION).await?;
    match stream.read_u8().await? {
        SUCCEEDED => Ok(()),
        _ => Err(TunnelError::CredentialsRefused),
    }
}

/// Reads the reply to its end and no further: what follows comes from the other end of the tunnel.
async fn read_reply<S: AsyncRead + Unpin>(stream: &mut S) -> Result<(), TunnelError> {
    expect_version(stream, VERSION).await?;
    let why = match stream.read_u8().await? {
        SUCCEEDED => {
            // The address at which the proxy's own connection begins is of no use.
            let [_reserved, kind] = stream.read_u16().await?.to_be_bytes();
            let length = match kind {
                IPV4 => 4,
                IPV6 => 16,
                NAME => stream.read_u8().await?.into(),
                _ => return Err(TunnelError::NotAProxy("Its reply has an unknown type of address.")),
            };
            let mut address_and_port = vec![0; length + 2];
            stream.read_exact(&mut address_and_port).await?;
            return Ok(());
        }
        1 => "it has a failure of its own",
        2 => "its rules forbid that",
        3 => "it cannot reach that network",
        4 => "it cannot reach that host, or does not know the name",
        5 => "that host refused the connection",
        6 => "that host is too many hops away",
        7 => "it does not support CONNECT",
        8 => "it does not support that type of address",
        reply => {
            return Err(TunnelError::Refused(format!("it replied {reply}, which has no meaning").into()));
        }
    };
    Err(TunnelError::Refused(why.into()))
}

async fn expect_version<S: AsyncRead + Unpin>(stream: &mut S, expected: u8) -> Result<(), TunnelError> {
    match stream.read_u8().await? {
        version if version == expected => Ok(()),
        b'H' => Err(TunnelError::NotAProxy("It speaks HTTP; perhaps it is an HTTP proxy (http://).")),
        _ => Err(TunnelError::NotAProxy("It does not speak SOCKS5.")),
    }
}

async fn send<S: AsyncWrite + Unpin>(stream: &mut S, bytes: &[u8]) -> Result<(), TunnelError> {
    stream.write_all(bytes).await?;
    Ok(stream.flush().await?)
}

#[cfg(test)]
mod tests {
    use tokio::io::duplex;

    use super::*;

    const REPLY: &[u8] = &[5, 0, 0, 1, 10, 0, 0, 1, 0x1f, 0x90];

    /// What the proxy got, what came of it, and what the tunnel holds then.
    async fn exchange(
        host: &str,
        answer: &[&[u8]],
        credentials: Option<(&str, &str)>,
    ) -> (Vec<u8>, Result<(), TunnelError>, Vec<u8>) {
        let credentials = credentials.map(|(user, password)| Credentials::new(user.into(), password.into()));
        let (mut ours, mut proxy) = duplex(64 * 1024);
        proxy.write_all(&answer.concat()).await.unwrap();
        proxy.shutdown().await.unwrap();
        let result = tunnel(&mut ours, host, 443, credentials.as_ref()).await;
        let (mut request, mut rest) = (Vec::new(), Vec::new());
        ours.read_to_end(&mut rest).await.unwrap();
        drop(ours);
        proxy.read_to_end(&mut request).await.unwrap();
        (request, result, rest)
    }

    #[tokio::test]
    async fn the_proxy_gets_the_name_and_resolves_it_itself() {
        let (request, result, rest) = exchange("discord.test", &[&[5, 0], REPLY, b"first words"], None).await;
        assert_eq!(request, b"\x05\x01\x00\x05\x01\x00\x03\x0cdiscord.test\x01\xbb");
        result.unwrap();
        assert_eq!(rest, b"first words", "what follows the reply is the other end's");
    }

    #[tokio::test]
    async fn addresses_go_as_addresses() {
        let (request, _, _) = exchange("192.0.2.1", &[&[5, 0], REPLY], None).await;
        assert_eq!(request[3..], *b"\x05\x01\x00\x01\xc0\x00\x02\x01\x01\xbb");
        let (request, _, _) = exchange("2001:db8::1", &[&[5, 0], REPLY], None).await;
        assert_eq!(request[3..], *b"\x05\x01\x00\x04\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01\x01\xbb");
    }

    #[tokio::test]
    async fn a_reply_may_hold_any_type_of_address() {
        let ipv6 = [&[5, 0, 0, 4][..], &[0; 18]].concat();
        let name = b"\x05\x00\x00\x03\x05proxy\x00\x00";
        for reply in [&ipv6[..], name] {
            let (_, result, rest) = exchange("discord.test", &[&[5, 0], reply, b"hello"], None).await;
            result.unwrap();
            assert_eq!(rest, b"hello");
        }
    }

    #[tokio::test]
    async fn credentials_are_sent_when_the_proxy_asks_for_them() {
        let (request, result, _) =
            exchange("discord.test", &[&[5, 2], &[1, 0], REPLY], Some(("ada", "pw"))).await;
        assert!(request.starts_with(b"\x05\x02\x00\x02\x01\x03ada\x02pw\x05\x01"), "{request:?}");
        result.unwrap();
        let (request, result, _) = exchange("discord.test", &[&[5, 0], REPLY], Some(("ada", "pw"))).await;
        assert!(!request.windows(3).any(|part| part == b"ada"), "and only then");
        result.unwrap();
    }

    #[tokio::test]
    async fn a_login_that_fails_says_why() {
        let refused = exchange("x", &[&[5, 2], &[1, 1]], Some(("ada", "wrong"))).await.1;
        assert!(matches!(refused, Err(TunnelError::CredentialsRefused)));
        let missing = exchange("x", &[&[5, 0xff]], None).await.1;
        assert!(matches!(missing, Err(TunnelError::CredentialsMissing)));
        let other = exchange("x", &[&[5, 0xff]], Some(("ada", "pw"))).await.1;
        assert!(matches!(other, Err(TunnelError::OtherAuthentication)));
    }

    #[tokio::test]
    async fn a_refusal_is_told_in_words_though_the_proxy_says_no_more() {
        for (reply, words) in
            [(1, "failure"), (2, "rules"), (4, "host"), (5, "refused"), (6, "hops"), (9, "replied 9")]
        {
            let result = exchange("discord.test", &[&[5, 0], &[5, reply]], None).await.1;
            let Err(TunnelError::Refused(why)) = result else { panic!("{reply}") };
            assert!(why.contains(words), "{why}");
        }
        let long = exchange(&"x".repeat(256), &[&[5, 0], REPLY], None).await.1;
        assert!(matches!(long, Err(TunnelError::Refused(_))));
    }

    #[tokio::test]
    async fn what_is_no_socks_proxy_is_found_out() {
        for answer in
            [&b"HTTP/1.1 400"[..], b"SSH-2.0", b"\x04\x5a", b"\x05\x01", b"\x05\x00\x05\x00\x00\x07"]
        {
            let result = exchange("x", &[answer], None).await.1;
            assert!(matches!(result, Err(TunnelError::NotAProxy(_))), "{answer:?}");
        }
        for answer in [&b""[..], b"\x05", b"\x05\x00\x05\x00\x00\x01\x0a"] {
            let result = exchange("x", &[answer], None).await.1;
            assert!(matches!(result, Err(TunnelError::Lost(_))), "{answer:?}");
        }
    }
}
