//! Answers to interactions.

mod callback;
mod follow_up;

use super::routes::{Route, route};

pub(crate) use follow_up::{follow_up, own_message};

pub(crate) const ROUTES: &[Route] =
    &[route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", callback::answer)
        .without_token()];
