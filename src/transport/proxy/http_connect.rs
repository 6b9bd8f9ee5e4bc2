//! HTTP's CONNECT method (RFC 9110, section 9.3.6).

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use httparse::{EMPTY_HEADER, Response, Status};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use super::{Credentials, TunnelError, authority};

/// All heads of the answer, interim ones included.
const MAX_HEAD: usize = 8 * 1024;

const MAX_HEADERS: usize = 64;

/// What every answer in HTTP/1 begins with.
const BEGINNING: &[u8] = b"HTTP/1.";

pub(super) async fn tunnel<S>(
    stream: &mut S,
    host: &str,
    port: u16,
    credentials: Option<&Credentials>,
) -> Result<(), TunnelError>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    stream.write_all(request(&authority(host, port), credentials).as_bytes()).await?;
    stream.flush().await?;
    let mut allowed = MAX_HEAD;
    loop {
        let head = read_head(stream, allowed).await?;
        allowed -= head.len();
        // An interim answer announces another.
        if !matches!(read_answer(&head, credentials.is_some())?, Answer::Interim) {
            return Ok(());
        }
    }
}

fn request(target: &str, credentials: Option<&Credentials>) -> String {
    let mut request = format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
    if let Some(credentials) = credentials {
        let pair = [credentials.expose_user(), b":", credentials.expose_password()].concat();
        request.push_str("Proxy-Authorization: Basic ");
        request.push_str(&BASE64.encode(pair));
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    request
}

/// Reads up to the empty line and no further: what follows comes from the other end of the tunnel. Byte by byte, since a
/// stream takes nothing back; a head is short, and there is one for each connection.
async fn read_head<S: AsyncRead + Unpin>(stream: &mut S, allowed: usize) -> Result<Vec<u8>, TunnelError> {
    let mut head = Vec::new();
    while !head.ends_with(b"\n\r\n") && !head.ends_with(b"\n\n") {
        if head.len() == allowed {
            return Err(TunnelError::TooLong);
        }
        head.push(stream.read_u8().await?);
        if !head.iter().zip(BEGINNING).all(|(byte, expected)| byte == expected) {
            return Err(TunnelError::NotAProxy(
                "It does not speak HTTP; perhaps it is a SOCKS5 proxy (socks5://).",
            ));
        }
    }
    Ok(head)
}

enum Answer {
    Interim,
    Tunnel,
}

fn read_answer(head: &[u8], sent_credentials: bool) -> Result<Answer, TunnelError> {
    let mut headers = [EMPTY_HEADER; MAX_HEADERS];
    let mut response = Response::new(&mut headers);
    let status = match (response.parse(head), response.code) {
        (Ok(Status::Complete(_)), Some(status)) => status,
        (Err(httparse::Error::TooManyHeaders), _) => return Err(TunnelError::TooLong),
        _ => return Err(TunnelError::NotAProxy("Its answer is not HTTP.")),
    };
    Err(match status {
        100..=199 => return Ok(Answer::Interim),
        200..=299 => return Ok(Answer::Tunnel),
        407 if !offers_basic(&response) => TunnelError::OtherAuthentication,
        407 if sent_credentials => TunnelError::CredentialsRefused,
        407 => TunnelError::CredentialsMissing,
        400 | 404 | 405 | 501 => TunnelError::Refused(
            format!(
                "it answered HTTP {status}, as a web server does that is no proxy or a proxy without CONNECT"
            )
            .into(),
        ),
        403 => TunnelError::Refused("its rules forbid that (HTTP 403)".into()),
        502..=504 => TunnelError::Refused(format!("it could not reach it (HTTP {status})").into()),
        status => TunnelError::Refused(format!("it answered HTTP {status}").into()),
    })
}

/// Whether Basic is among the ways to log in, or none is named.
fn offers_basic(response: &Response<'_, '_>) -> bool {
    let mut named = response
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("proxy-authenticate"))
        // A header can hold several challenges; their parameters do not matter here.
        .flat_map(|header| header.value.split(|byte| b", ".contains(byte)))
        .peekable();
    named.peek().is_none() || named.any(|word| word.eq_ignore_ascii_case(b"basic"))
}

#[cfg(test)]
mod tests {
    use tokio::io::duplex;

    use super::*;

    /// What the proxy got, what came of it, and what the tunnel holds then.
    async fn exchange(
        answer: &[u8],
        credentials: Option<(&str, &str)>,
    ) -> (String, Result<(), TunnelError>, Vec<u8>) {
        let credentials = credentials.map(|(user, password)| Credentials::new(user.into(), password.into()));
        let (mut ours, mut proxy) = duplex(64 * 1024);
        proxy.write_all(answer).await.unwrap();
        proxy.shutdown().await.unwrap();
        let result = tunnel(&mut ours, "discord.test", 443, credentials.as_ref()).await;
        let (mut request, mut rest) = (Vec::new(), Vec::new());
        ours.read_to_end(&mut rest).await.unwrap();
        drop(ours);
        proxy.read_to_end(&mut request).await.unwrap();
        (String::from_utf8(request).unwrap(), result, rest)
    }

    async fn error(answer: &[u8]) -> TunnelError {
        exchange(answer, None).await.1.unwrap_err()
    }

    #[tokio::test]
    async fn a_tunnel_is_asked_for_and_what_follows_the_answer_is_the_other_ends() {
        let answer = b"HTTP/1.1 200 Connection established\r\nContent-Length: 5\r\n\r\nfirst words";
        let (request, result, rest) = exchange(answer, None).await;
        assert_eq!(request, "CONNECT discord.test:443 HTTP/1.1\r\nHost: discord.test:443\r\n\r\n");
        result.unwrap();
        assert_eq!(rest, b"first words");
    }

    #[tokio::test]
    async fn credentials_are_sent_as_basic_authentication() {
        let answer = b"HTTP/1.0 200 OK\n\n";
        let (request, result, _) = exchange(answer, Some(("Aladdin", "open sesame"))).await;
        // The example of RFC 7617.
        assert!(
            request.contains("\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"),
            "{request}"
        );
        result.unwrap();
    }

    #[tokio::test]
    async fn an_interim_answer_is_not_the_answer() {
        let answer = b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello";
        let (_, result, rest) = exchange(answer, None).await;
        result.unwrap();
        assert_eq!(rest, b"hello");
    }

    #[tokio::test]
    async fn an_ipv6_address_is_in_brackets() {
        let (mut ours, mut proxy) = duplex(1024);
        proxy.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
        tunnel(&mut ours, "2001:db8::1", 443, None).await.unwrap();
        let mut line = [0; 34];
        proxy.read_exact(&mut line).await.unwrap();
        assert_eq!(&line, b"CONNECT [2001:db8::1]:443 HTTP/1.1");
    }

    #[tokio::test]
    async fn a_proxy_that_wants_a_login_says_which() {
        let basic = b"HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate, Basic realm=\"x\"\r\n\r\n";
        assert!(matches!(error(basic).await, TunnelError::CredentialsMissing));
        let (_, result, _) = exchange(basic, Some(("ada", "wrong"))).await;
        assert!(matches!(result, Err(TunnelError::CredentialsRefused)));
        let ntlm = b"HTTP/1.1 407 No\r\nProxy-Authenticate: NTLM\r\n\r\n";
        assert!(matches!(error(ntlm).await, TunnelError::OtherAuthentication));
        assert!(matches!(error(b"HTTP/1.1 407 No\r\n\r\n").await, TunnelError::CredentialsMissing));
    }

    #[tokio::test]
    async fn a_refusal_is_told_in_words() {
        for (status, words) in [(403, "forbid"), (502, "could not reach"), (405, "CONNECT"), (302, "302")] {
            let answer = format!("HTTP/1.1 {status} Whatever\r\n\r\n");
            let TunnelError::Refused(why) = error(answer.as_bytes()).await else { panic!("{status}") };
            assert!(why.contains(words), "{why}");
        }
    }

    #[tokio::test]
    async fn what_is_no_http_proxy_is_found_out() {
        for answer in [&b"SSH-2.0-OpenSSH"[..], b"\x05\xff", b"HTTP/1.1 x\r\n\r\n", b"HTTP/2 200\r\n\r\n"] {
            assert!(matches!(error(answer).await, TunnelError::NotAProxy(_)), "{answer:?}");
        }
        assert!(matches!(error(b"HTTP/1.1 200 OK\r\n").await, TunnelError::Lost(_)));
        assert!(matches!(error(b"").await, TunnelError::Lost(_)));
    }

    #[tokio::test]
    async fn an_answer_has_an_end() {
        let long = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(MAX_HEAD));
        assert!(matches!(error(long.as_bytes()).await, TunnelError::TooLong));
        let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "X: y\r\n".repeat(MAX_HEADERS + 1));
        assert!(matches!(error(many.as_bytes()).await, TunnelError::TooLong));
        let endless = "HTTP/1.1 100 Continue\r\n\r\n".repeat(MAX_HEAD);
        assert!(matches!(error(&endless.as_bytes()[..32 * 1024]).await, TunnelError::TooLong));
    }
}
