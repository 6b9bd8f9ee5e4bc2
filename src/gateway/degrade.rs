use serde::Deserialize;

use crate::{
    base::{Failure, ResultCode},
    model::Intents,
};

/// The answer to `GET /applications/@me`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Application {
    /// What the application is and may.
    pub flags: u64,
}

/// What is changed for the next login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Degraded {
    /// The intents that Discord refused.
    pub before: Intents,
    /// Those that are asked for now.
    pub after: Intents,
    /// Which are missing, and how to have them.
    pub failure: Failure,
}

impl Application {
    /// Reads the body of the answer.
    pub fn from_json(body: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(body).map_err(|error| {
            let text =
                format!("The answer to GET /applications/@me is not what Discord's API sends: {error}.");
            Failure::new(ResultCode::HttpUnexpected, text)
        })
    }

    /// The privileged intents that it may ask for.
    #[must_use]
    pub fn granted(self) -> Intents {
        Intents::granted_by(self.flags)
    }
}

/// After Discord has refused the intents `asked_for`: goes on without those that are not granted if `allowed`, or stops
/// with their names. Where nobody knows what is granted, or nothing is missing, `fatal` is all that can be said.
pub(super) fn remedy(
    granted: Option<Intents>,
    asked_for: Intents,
    allowed: bool,
    fatal: Failure,
) -> Result<Degraded, Failure> {
    let missing = granted.map(|granted| asked_for.privileged().without(granted));
    let Some(missing) = missing.filter(|missing| *missing != Intents::NONE) else { return Err(fatal) };
    let names = missing.names().collect::<Vec<_>>().join(", ");
    let portal = "on the Bot page of the developer portal, under \"Privileged Gateway Intents\"";
    let text = if allowed {
        format!(
            "The bot goes on without {names}, which it is not granted (4014). To have it, enable it {portal}."
        )
    } else {
        format!(
            "The bot asks for {names}, which it is not granted (4014). Enable it {portal}, leave it out of the intents, \
             or set degrade_intents to go on without."
        )
    };
    let failure = Failure::new(ResultCode::DisallowedIntents, text);
    if !allowed {
        return Err(failure);
    }
    Ok(Degraded { before: asked_for, after: asked_for.without(missing), failure })
}
