use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::base::{Failure, ResultCode};

/// A message that the host sends.
#[derive(Debug)]
pub(super) enum Message {
    Text(String),
    Binary(Vec<u8>),
}

impl Message {
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Binary(bytes) => bytes.len(),
        }
    }
}

/// Messages, and their bytes together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many messages.
    pub messages: u64,
    /// Their bytes, without what WebSocket and TLS add.
    pub bytes: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.messages += other.messages;
        self.bytes += other.bytes;
    }

    fn remove(&mut self, other: Self) {
        self.messages -= other.messages;
        self.bytes -= other.bytes;
    }

    const fn one(bytes: usize) -> Self {
        Self { messages: 1, bytes: bytes as u64 }
    }
}

/// What the host sends, on its way to the connection that is open. A message belongs to that connection: it goes out on it, or
/// is counted when it ends, and never goes out on the next, whose server knows nothing of what came before.
#[derive(Debug)]
pub(super) struct Outbox {
    max_bytes: usize,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    open: bool,
    pings: VecDeque<Vec<u8>>,
    messages: VecDeque<Message>,
    /// Accepted, and not yet written.
    waiting: Tally,
    written: Tally,
    lost: Tally,
}

/// What became of all that was accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sent {
    pub(super) waiting: Tally,
    pub(super) written: Tally,
    pub(super) lost: Tally,
}

/// A message's own memory, which counts as well: nothing is unbounded because it is empty.
const OVERHEAD: usize = 64;

/// Pings that may wait.
const MAX_PINGS: usize = 16;

impl Outbox {
    /// Messages of `max_bytes` together may wait.
    pub(super) fn new(max_bytes: usize) -> Self {
        Self { max_bytes, state: Mutex::default() }
    }

    /// Takes a message of the host's; `copy` is asked for it once there is room.
    pub(super) fn send(&self, len: usize, copy: impl FnOnce() -> Message) -> Result<(), Failure> {
        if len > self.max_bytes {
            let text = format!(
                "The message has {len} bytes, and no more than {} may wait: raise max_unsent_bytes, or send less at once.",
                self.max_bytes
            );
            return Err(Failure::new(ResultCode::MessageTooLarge, text));
        }
        self.lock().check_room(len, self.max_bytes)?;
        // Copied outside the lock, so that nobody waits for it.
        let message = copy();
        let mut state = self.lock();
        state.check_room(len, self.max_bytes)?;
        state.waiting.add(Tally::one(len));
        state.messages.push_back(message);
        Ok(())
    }

    /// Takes a Ping of the host's, which goes before all messages.
    pub(super) fn ping(&self, payload: &[u8]) -> Result<(), Failure> {
        let mut state = self.lock();
        state.check_open()?;
        if state.pings.len() >= MAX_PINGS {
            let text = format!("{MAX_PINGS} pings wait to be sent: send less often.");
            return Err(Failure::new(ResultCode::QueueFull, text));
        }
        state.pings.push_back(payload.to_owned());
        Ok(())
    }

    /// A connection is open.
    pub(super) fn open(&self) {
        self.lock().open = true;
    }

    /// The host takes no more to send to this connection.
    pub(super) fn shut(&self) {
        self.lock().open = false;
    }

    /// The connection has ended: gives what was accepted for it and not written.
    pub(super) fn end(&self) -> Tally {
        let mut state = self.lock();
        state.open = false;
        let lost = std::mem::take(&mut state.waiting);
        state.lost.add(lost);
        let dropped = (std::mem::take(&mut state.pings), std::mem::take(&mut state.messages));
        drop(state);
        // Freed here, after the lock.
        drop(dropped);
        lost
    }

    pub(super) fn next_ping(&self) -> Option<Vec<u8>> {
        self.lock().pings.pop_front()
    }

    pub(super) fn next_message(&self) -> Option<Message> {
        self.lock().messages.pop_front()
    }

    pub(super) fn is_empty(&self) -> bool {
        let state = self.lock();
        state.messages.is_empty() && state.pings.is_empty()
    }

    /// A message that was taken out, of so many bytes, is written.
    pub(super) fn written(&self, bytes: usize) {
        let mut state = self.lock();
        state.waiting.remove(Tally::one(bytes));
        state.written.add(Tally::one(bytes));
    }

    pub(super) fn sent(&self) -> Sent {
        let State { waiting, written, lost, .. } = *self.lock();
        Sent { waiting, written, lost }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn check_open(&self) -> Result<(), Failure> {
        if self.open {
            return Ok(());
        }
        let text = "The WebSocket is not open: wait for WEBSOCKET_OPENED, and send nothing after `close`.";
        Err(Failure::new(ResultCode::NotConnected, text))
    }

    fn check_room(&self, len: usize, max_bytes: usize) -> Result<(), Failure> {
        self.check_open()?;
        let Tally { messages, bytes } = self.waiting;
        let taken = bytes + messages * OVERHEAD as u64;
        if messages == 0 || taken + (len + OVERHEAD) as u64 <= max_bytes as u64 {
            return Ok(());
        }
        let text = format!(
            "{messages} messages of {bytes} bytes wait to be sent, and there is room for {max_bytes}: the server takes \
             less than the host sends."
        );
        Err(Failure::new(ResultCode::QueueFull, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn send(outbox: &Outbox, len: usize) -> Result<(), ResultCode> {
        outbox.send(len, || Message::Binary(vec![0; len])).map_err(|failure| failure.code)
    }

    #[test]
    fn a_message_belongs_to_the_connection_that_is_open() {
        let outbox = Outbox::new(1000);
        assert_eq!(send(&outbox, 1), Err(ResultCode::NotConnected));
        outbox.open();
        send(&outbox, 10).unwrap();
        send(&outbox, 20).unwrap();
        // Taken out, but not written.
        assert_eq!(outbox.next_message().unwrap().len(), 10);
        assert_eq!(outbox.end(), Tally { messages: 2, bytes: 30 });
        outbox.open();
        assert!(outbox.is_empty(), "the next connection begins with nothing");
        assert_eq!(outbox.end(), Tally::default());
    }

    #[test]
    fn everything_accepted_is_waiting_written_or_lost() {
        let outbox = Outbox::new(1000);
        outbox.open();
        for len in [1, 2, 3] {
            send(&outbox, len).unwrap();
        }
        let first = outbox.next_message().unwrap();
        outbox.written(first.len());
        let tally = |messages, bytes| Tally { messages, bytes };
        assert_eq!(outbox.sent(), Sent { waiting: tally(2, 5), written: tally(1, 1), lost: tally(0, 0) });
        outbox.end();
        assert_eq!(outbox.sent(), Sent { waiting: tally(0, 0), written: tally(1, 1), lost: tally(2, 5) });
    }

    #[test]
    fn what_waits_is_bounded_by_bytes_and_by_number() {
        let outbox = Outbox::new(1000);
        outbox.open();
        assert_eq!(send(&outbox, 1001), Err(ResultCode::MessageTooLarge));
        send(&outbox, 1000).unwrap();
        assert_eq!(send(&outbox, 1), Err(ResultCode::QueueFull));
        outbox.end();
        outbox.open();
        let empty = std::iter::repeat_with(|| send(&outbox, 0)).take_while(Result::is_ok).count();
        assert_eq!(empty, 1000 / OVERHEAD);
        let pings = std::iter::repeat_with(|| outbox.ping(b"")).take_while(Result::is_ok).count();
        assert_eq!(pings, MAX_PINGS);
    }
}
