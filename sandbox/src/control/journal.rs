//! Reading the journal over HTTP, and waiting for it.

use std::time::Duration;

use hyper::StatusCode;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::Failed;
use crate::core::Core;
use crate::journal::Entry;

const DEFAULT_PATIENCE_MS: u64 = 10_000;
const MAX_PATIENCE_MS: u64 = 60_000;

pub(crate) fn since(core: &Core, query: &str) -> Result<Value, Failed> {
    let since = number(query, "since")?.unwrap_or(0);
    let last = core.journal.last();
    Ok(json!({"entries": core.journal.since(since), "last": last}))
}

/// The first entry above `since`, of this `kind` if given; `null` when the time is up.
pub(crate) async fn wait(core: &Core, query: &str) -> Result<Value, Failed> {
    let since = number(query, "since")?.unwrap_or(0);
    let patience = number(query, "timeout_ms")?.unwrap_or(DEFAULT_PATIENCE_MS).min(MAX_PATIENCE_MS);
    let kind = parameter(query, "kind");
    let found = timeout(Duration::from_millis(patience), find(core, since, kind)).await.ok();
    Ok(json!({"entry": found, "last": core.journal.last()}))
}

async fn find(core: &Core, since: u64, kind: Option<&str>) -> Value {
    let mut changes = core.journal.subscribe();
    let mut seen = since;
    loop {
        changes.mark_unchanged();
        for entry in core.journal.since(seen) {
            seen = entry.number;
            let entry = entry_json(&entry);
            if kind.is_none_or(|kind| entry["kind"] == kind) {
                return entry;
            }
        }
        // The sender lives as long as the journal.
        let _ = changes.changed().await;
    }
}

fn entry_json(entry: &Entry) -> Value {
    serde_json::to_value(entry).unwrap_or_default()
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn number(query: &str, name: &str) -> Result<Option<u64>, Failed> {
    let Some(text) = parameter(query, name) else { return Ok(None) };
    text.parse().map(Some).map_err(|_| (StatusCode::BAD_REQUEST, format!("{name} is not a number: {text:?}")))
}
