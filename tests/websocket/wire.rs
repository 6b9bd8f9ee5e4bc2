//! The bytes of RFC 6455, from its text and independent of the code under test.

pub(super) const CONTINUATION: u8 = 0x0;
pub(super) const TEXT: u8 = 0x1;
pub(super) const BINARY: u8 = 0x2;
pub(super) const CLOSE: u8 = 0x8;
pub(super) const PING: u8 = 0x9;
pub(super) const PONG: u8 = 0xA;

/// The nonce of the RFC's example (4.1): it encodes to `dGhlIHNhbXBsZSBub25jZQ==`.
pub(super) const NONCE: [u8; 16] = *b"the sample nonce";

/// What a server answers to that nonce (1.3).
pub(super) const ACCEPTED: &str = "HTTP/1.1 101 Switching Protocols\r\n\
    Upgrade: websocket\r\n\
    Connection: Upgrade\r\n\
    Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// A frame from the server with the last-fragment bit set.
pub(super) fn frame(opcode: u8, payload: impl AsRef<[u8]>) -> Vec<u8> {
    encode(0x80 | opcode, payload.as_ref())
}

/// A frame from the server that is not the last of its message.
pub(super) fn fragment(opcode: u8, payload: impl AsRef<[u8]>) -> Vec<u8> {
    encode(opcode, payload.as_ref())
}

/// A Close frame from the server.
pub(super) fn close(code: u16, reason: impl AsRef<[u8]>) -> Vec<u8> {
    frame(CLOSE, close_payload(code, reason))
}

pub(super) fn close_payload(code: u16, reason: impl AsRef<[u8]>) -> Vec<u8> {
    [&code.to_be_bytes()[..], reason.as_ref()].concat()
}

fn encode(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut bytes = vec![first];
    match payload.len() {
        len @ 0..=125 => bytes.push(u8::try_from(len).unwrap()),
        len @ 126..=65_535 => {
            bytes.push(126);
            bytes.extend(u16::try_from(len).unwrap().to_be_bytes());
        }
        len => {
            bytes.push(127);
            bytes.extend(u64::try_from(len).unwrap().to_be_bytes());
        }
    }
    bytes.extend(payload);
    bytes
}

/// A frame that the client sent, unmasked.
pub(super) struct ClientFrame {
    pub(super) fin: bool,
    pub(super) opcode: u8,
    pub(super) key: [u8; 4],
    pub(super) payload: Vec<u8>,
}

/// Reads a frame off the front that is a whole message, or a control frame.
pub(super) fn read_client_frame(bytes: &mut &[u8]) -> ClientFrame {
    let frame = read_client_fragment(bytes);
    assert!(frame.fin, "a last fragment");
    frame
}

/// Reads one frame off the front and checks what holds for every frame of this client: no reserved bit (5.2), masked
/// (5.1), length in the fewest bytes (5.2).
pub(super) fn read_client_fragment(bytes: &mut &[u8]) -> ClientFrame {
    let first = take(bytes, 1)[0];
    assert_eq!(first & 0x70, 0, "no reserved bits");
    let second = take(bytes, 1)[0];
    assert_eq!(second & 0x80, 0x80, "masked");
    let len = match second & 0x7F {
        126 => {
            let len = u16::from_be_bytes(take(bytes, 2).try_into().unwrap());
            assert!(len > 125, "minimal");
            usize::from(len)
        }
        127 => {
            let len = u64::from_be_bytes(take(bytes, 8).try_into().unwrap());
            assert!(len > 65_535, "minimal");
            usize::try_from(len).unwrap()
        }
        len => usize::from(len),
    };
    let key: [u8; 4] = take(bytes, 4).try_into().unwrap();
    let payload = take(bytes, len).iter().enumerate().map(|(i, byte)| byte ^ key[i % 4]).collect();
    ClientFrame { fin: first & 0x80 != 0, opcode: first & 0x0F, key, payload }
}

fn take<'a>(bytes: &mut &'a [u8], count: usize) -> &'a [u8] {
    let (taken, rest) = bytes.split_at(count);
    *bytes = rest;
    taken
}
