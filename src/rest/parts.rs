//! The one result of a text that takes several messages.

use std::fmt::Write as _;

use bytes::Bytes;

use super::Response;
use crate::base::Failure;

/// What the parts come to after the last that was tried: their answers as one JSON array, or how many were sent before one
/// failed. `before` has the answers to those, and `left` is how many were not tried.
pub(super) fn whole(
    before: &[Bytes],
    left: usize,
    mut outcome: Result<(), Failure>,
    mut response: Option<Response>,
) -> (Result<(), Failure>, Option<Response>) {
    let sent = before.len();
    if sent == 0 {
        return (outcome, response);
    }
    if let Err(failure) = &mut outcome {
        let all = sent + 1 + left;
        let _ = write!(failure.text, " Of its {all} parts {sent} were sent.");
    } else if let Some(response) = &mut response {
        let bodies = before.iter().chain([&response.body]);
        let bodies: Vec<&[u8]> = bodies.map(|body| if body.is_empty() { b"null" } else { &**body }).collect();
        response.body = [b"[", &*bodies.join(&b','), b"]"].concat().into();
    }
    (outcome, response)
}
