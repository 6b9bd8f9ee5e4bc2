//! Op 6.

use std::time::Instant;

use serde::Deserialize;
use serde_json::{Value, json};

use super::close::Close;
use super::connections::Order;
use crate::core::{Core, State};
use crate::journal::What;

#[derive(Debug, Deserialize)]
struct Resume {
    token: String,
    session_id: String,
    seq: u64,
}

pub(crate) fn resume(core: &Core, state: &mut State, connection: u64, data: &Value) -> Result<(), Close> {
    if state.connections.session(connection).is_some() {
        return Err(Close::already_authenticated());
    }
    let Resume { token, session_id, seq } = Resume::deserialize(data).map_err(Close::decode_error)?;
    if !state.accepts_token(&core.options, &token) {
        return Err(Close::authentication_failed());
    }
    let Some(session) = state.sessions.resumable(&session_id, Instant::now()) else {
        refuse(core, state, connection, &session_id, "unknown or expired session");
        return Ok(());
    };
    if seq > session.seq {
        end(core, state, &session_id, "resumed with a sequence number that was never sent");
        return Err(Close::invalid_seq());
    }
    let Some(missed) = session.missed(seq) else {
        refuse(core, state, connection, &session_id, "missed more than is kept");
        return Ok(());
    };

    let previous = session.attach(connection);
    let compresses_payloads = session.compresses_payloads;
    if let Some(previous) = previous {
        state.connections.set_session(previous, None);
        let close = Close::new(4000, "The session was resumed on another connection.");
        state.connections.order(previous, Order::Close(close));
    }
    state.connections.set_session(connection, Some(session_id.clone()));
    let replayed = missed.len();
    core.journal.record(What::Resume { connection, session_id: session_id.clone(), seq, replayed });
    if compresses_payloads {
        state.connections.order(connection, Order::CompressPayloads);
    }
    for text in missed {
        state.connections.order(connection, Order::Send(text));
    }
    let State { sessions, connections, .. } = state;
    if let Some(session) = sessions.get_mut(&session_id) {
        session.dispatch(connections, "RESUMED", &json!({"_trace": ["sandbox"]}));
    }
    Ok(())
}

fn refuse(core: &Core, state: &mut State, connection: u64, session_id: &str, why: &str) {
    core.journal.record(What::InvalidSession { connection, resumable: false, why: why.to_owned() });
    end(core, state, session_id, why);
    state.connections.send(connection, 9, &Value::Bool(false));
}

fn end(core: &Core, state: &mut State, session_id: &str, why: &str) {
    if state.sessions.end(session_id) {
        core.journal.record(What::SessionEnded { session_id: session_id.to_owned(), why: why.to_owned() });
    }
}
