//! What the suite wants of a client: text is sent back as text, binary as binary.

use std::time::Instant;

use tickcord::base::Url;
use tickcord::transport::Tls;
use tickcord::websocket::{Closed, Connection, Input, Limits, Message, Outgoing, Output, Request};

/// A WebSocket without its socket.
pub(crate) struct Echo {
    websocket: Connection,
    answers: bool,
    pub(crate) first_text: Option<String>,
}

impl Echo {
    pub(crate) fn new(url: &Url, tls: &Tls, answers: bool) -> Result<Self, String> {
        let mut nonce = [0; 16];
        tls.random(&mut nonce).map_err(|failure| failure.to_string())?;
        let tls = tls.clone();
        let keys = Box::new(move || {
            let mut key = [0; 4];
            tls.random(&mut key).expect("the random source worked for the nonce");
            key
        });
        let request = Request::new(url.authority(), url.target());
        let websocket = Connection::new(Instant::now(), request, nonce, keys, limits())
            .map_err(|error| error.to_string())?;
        Ok(Self { websocket, answers, first_text: None })
    }

    pub(crate) fn handle(&mut self, input: Input<'_>) {
        self.websocket.handle(Instant::now(), input);
    }

    pub(crate) fn poll_timeout(&self) -> Option<Instant> {
        self.websocket.poll_timeout()
    }

    /// Reads what came and answers messages: what is to be written now, and the end if it has come.
    pub(crate) fn read(&mut self, mut received: &[u8]) -> (Vec<u8>, Option<Closed>) {
        let (mut outgoing, mut end) = (Vec::new(), None);
        while let Some(output) = self.websocket.poll_output(Instant::now(), &mut received) {
            match output {
                Output::Transmit(bytes) => outgoing.extend(bytes),
                Output::Message(message) if self.answers => self.answer(&message),
                Output::Message(Message::Text(text)) => {
                    self.first_text.get_or_insert(text.into_owned());
                }
                Output::Closed(closed) => end = Some(closed),
                Output::Message(Message::Binary(_))
                | Output::Opened(_)
                | Output::Pong(_)
                | Output::Refused(_) => {}
            }
        }
        (outgoing, end)
    }

    fn answer(&mut self, message: &Message<'_>) {
        let outgoing = match message {
            Message::Text(text) => Outgoing::Text(text),
            Message::Binary(bytes) => Outgoing::Binary(bytes),
        };
        self.websocket.handle(Instant::now(), Input::Send(outgoing));
    }
}

/// What section 9 needs at least, whatever the defaults are.
fn limits() -> Limits {
    Limits {
        // 9.1.6 and 9.2.6.
        max_frame_bytes: 16 * 1024 * 1024,
        max_message_bytes: 16 * 1024 * 1024,
        // 9.3.1 and 9.4.1: 4 MiB in fragments of 64 bytes.
        max_fragments: 65_537,
        ..Limits::default()
    }
}
