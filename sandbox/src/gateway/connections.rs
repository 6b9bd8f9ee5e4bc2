//! The connections that are open, seen from the rest of the sandbox.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::close::Close;
use crate::net::{Ending, Shape, WireControl};

/// Orders that may wait for one connection; a client that reads slower than that is cut.
const MAX_WAITING: usize = 4096;

/// What a connection is told to do. Orders are carried out one after the other.
#[derive(Debug)]
pub(crate) enum Order {
    /// Send this payload.
    Send(String),
    /// From now on compress payloads one by one.
    CompressPayloads,
    Close(Close),
    Cut,
    /// Write half a frame, then reset.
    Reset,
    /// Write bytes below the WebSocket framing.
    Raw(Vec<u8>),
    /// Send nothing any more.
    Silence,
}

/// An order with what was in force when it was given, so that a fault that ends later does not change it.
#[derive(Debug)]
pub(crate) struct Queued {
    pub(crate) order: Order,
    pub(crate) due: Instant,
    pub(crate) is_delayed: bool,
    pub(crate) fragment_bytes: usize,
}

#[derive(Debug)]
struct Link {
    orders: mpsc::Sender<Queued>,
    wire: Arc<WireControl>,
    session: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Connections {
    shape: Arc<Shape>,
    opened: u64,
    open: BTreeMap<u64, Link>,
}

impl Connections {
    pub(crate) fn new(shape: Arc<Shape>) -> Self {
        Self { shape, opened: 0, open: BTreeMap::new() }
    }

    /// Gives a connection its number and its queue.
    pub(crate) fn add(&mut self, wire: Arc<WireControl>) -> (u64, mpsc::Receiver<Queued>) {
        let (orders, queue) = mpsc::channel(MAX_WAITING);
        self.opened += 1;
        self.open.insert(self.opened, Link { orders, wire, session: None });
        (self.opened, queue)
    }

    /// Forgets a connection and returns its session.
    pub(crate) fn remove(&mut self, connection: u64) -> Option<String> {
        self.open.remove(&connection)?.session
    }

    pub(crate) fn numbers(&self) -> Vec<u64> {
        self.open.keys().copied().collect()
    }

    pub(crate) fn session(&self, connection: u64) -> Option<&str> {
        self.open.get(&connection)?.session.as_deref()
    }

    pub(crate) fn set_session(&mut self, connection: u64, session: Option<String>) {
        if let Some(link) = self.open.get_mut(&connection) {
            link.session = session;
        }
    }

    pub(crate) fn order(&self, connection: u64, order: Order) {
        if let Some(link) = self.open.get(&connection)
            && link.orders.try_send(self.queued(order)).is_err()
        {
            link.wire.end(Ending::Cut);
        }
    }

    fn queued(&self, order: Order) -> Queued {
        let delay = self.shape.delay();
        Queued {
            order,
            due: Instant::now() + delay,
            is_delayed: !delay.is_zero(),
            fragment_bytes: self.shape.fragment_bytes(),
        }
    }

    pub(crate) fn send(&self, connection: u64, op: u8, data: &Value) {
        self.order(connection, Order::Send(plain_payload(op, data)));
    }
}

/// Keys in the order in which Discord writes them.
#[derive(Serialize)]
struct Payload<'a> {
    t: Option<&'a str>,
    s: Option<u64>,
    op: u8,
    d: &'a Value,
}

fn write(payload: &Payload<'_>) -> String {
    serde_json::to_string(payload).expect("a JSON value with string keys can always be written")
}

/// A payload other than a dispatch.
pub(crate) fn plain_payload(op: u8, data: &Value) -> String {
    write(&Payload { t: None, s: None, op, d: data })
}

pub(crate) fn dispatch_payload(name: &str, seq: u64, data: &Value) -> String {
    write(&Payload { t: Some(name), s: Some(seq), op: 0, d: data })
}
