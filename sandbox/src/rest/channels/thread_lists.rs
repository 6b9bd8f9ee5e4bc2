//! Threads that are open, and threads that are archived.

use serde_json::{Value, json};

use crate::rest::call::Call;
use crate::rest::error::RestError;
use crate::rest::reply::{Reply, ok};
use crate::world::{BOT, Channel, kind, read_time};

/// Newest first.
pub(crate) fn active(call: &Call<'_>) -> Result<Reply, RestError> {
    call.guild()?;
    let state = call.state();
    let mut threads: Vec<&Channel> = state
        .world
        .threads()
        .filter(|thread| thread.is_visible && !thread.thread_state("archived"))
        .collect();
    threads.sort_unstable_by_key(|thread| std::cmp::Reverse(thread.id));
    Ok(ok(&shown(&threads)))
}

pub(crate) fn archived_public(call: &Call<'_>) -> Result<Reply, RestError> {
    archived(call, |kind| kind != kind::PRIVATE_THREAD)
}

pub(crate) fn archived_private(call: &Call<'_>) -> Result<Reply, RestError> {
    archived(call, |kind| kind == kind::PRIVATE_THREAD)
}

/// The one that was archived last comes first.
fn archived(call: &Call<'_>, is_wanted: fn(u8) -> bool) -> Result<Reply, RestError> {
    let parent = call.channel()?;
    let limit = call.limit(2..=100, 50)?;
    let before = call.query("before").and_then(|text| read_time(&text.replace(' ', "+")));
    let archived_at =
        |thread: &Channel| read_time(thread.fields["thread_metadata"]["archive_timestamp"].as_str()?);
    let state = call.state();
    let mut threads: Vec<&Channel> = state
        .world
        .threads()
        .filter(|thread| thread.parent() == Some(parent) && is_wanted(thread.kind))
        .filter(|thread| thread.thread_state("archived"))
        .filter(|thread| before.is_none_or(|before| archived_at(thread).is_some_and(|at| at < before)))
        .collect();
    threads.sort_unstable_by_key(|thread| std::cmp::Reverse(archived_at(thread)));
    let has_more = threads.len() > limit;
    threads.truncate(limit);
    let mut json = shown(&threads);
    json["has_more"] = has_more.into();
    Ok(ok(&json))
}

fn shown(threads: &[&Channel]) -> Value {
    let members: Vec<Value> = threads.iter().filter_map(|thread| thread.thread_member(BOT)).collect();
    json!({"threads": threads.iter().map(|thread| thread.json()).collect::<Vec<_>>(), "members": members})
}
