//! Ids in what a client sends.

use serde_json::Value;

/// Snowflakes come as strings, but numbers are understood.
pub(crate) fn snowflake(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}
