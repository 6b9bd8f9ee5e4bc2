use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    time::{Duration, Instant},
};

use serde_json::{Map, Value};

use super::{
    Body, Method, Path, Request, Resource, Response,
    error_body::{INVALID_WEBHOOK_TOKEN, UNKNOWN_WEBHOOK},
};
use crate::base::{Failure, ResultCode};

/// Calls whose failure is known beforehand, since the same ones have just failed: a bot that goes on asking is blocked.
#[derive(Debug, Default)]
pub(super) struct KnownFailures {
    calls: HashMap<Call, Refused>,
    /// Webhooks and interactions that are gone for good.
    gone: HashMap<Resource, Refused>,
}

/// Calls that are refused for the same reason, as far as can be told.
#[derive(Debug, PartialEq, Eq, Hash, Clone)]
struct Call {
    method: Method,
    path: Path,
    /// A thread that is gone stands in it.
    query: String,
    /// What may be refused can stand in the body alone, such as a role.
    body: u64,
}

#[derive(Debug)]
struct Refused {
    failure: Failure,
    response: Response,
    /// How often in a row.
    count: u32,
    last: Instant,
    /// Calls that were answered from here.
    answered: u64,
}

/// So often the same call fails before its failure counts as known.
const ENOUGH: u32 = 3;

/// So long a failure is known; then one call finds out whether somebody mended it.
const MEMORY: Duration = Duration::from_secs(60);

/// Of each kind, so that nobody who makes up paths fills the memory.
const MAX_KNOWN: usize = 1024;

impl KnownFailures {
    /// What the request would be answered, if that is known.
    pub(super) fn answer(&mut self, now: Instant, request: &Request) -> Option<(Failure, Response)> {
        let (refused, how_long) = if let Some(gone) = self.gone.get_mut(request.path.resource()) {
            (gone, "nothing is sent there any more".to_owned())
        } else {
            if self.calls.is_empty() {
                return None;
            }
            let refused = self.calls.get_mut(&Call::of(request))?;
            let until = refused.last + MEMORY;
            if refused.count < ENOUGH || until <= now {
                return None;
            }
            let left = until.duration_since(now).as_secs_f64().ceil();
            let text = format!("it failed {} times in a row, and is tried again in {left} s", refused.count);
            (refused, text)
        };
        refused.answered += 1;
        let text = format!(
            "{} The request was not sent, since the same was answered before: {how_long} (left out so far: {}).",
            refused.failure.text, refused.answered
        );
        Some((Failure::new(refused.failure.code, text), refused.response.clone()))
    }

    /// Takes in an answer from Discord.
    pub(super) fn learn(&mut self, now: Instant, request: &Request, response: &Response, failure: &Failure) {
        if !matches!(failure.code, ResultCode::HttpForbidden | ResultCode::HttpNotFound) {
            return;
        }
        // Such as a direct message to somebody else: what was refused stands in the body, and the next is another.
        if request.method == Method::Post && *request.path.resource() == Resource::None {
            return;
        }
        let refused = |count, answered| Refused {
            failure: failure.clone(),
            response: response.clone(),
            count,
            last: now,
            answered,
        };
        let code = response.discord_code();
        if matches!(request.path.resource(), Resource::Webhook(..) | Resource::Interaction(..))
            && matches!(code, Some(UNKNOWN_WEBHOOK | INVALID_WEBHOOK_TOKEN))
        {
            make_room(&mut self.gone);
            self.gone.insert(request.path.resource().clone(), refused(1, 0));
            return;
        }
        let call = Call::of(request);
        let (count, answered) =
            self.calls.get(&call).map_or((0, 0), |before| (before.count, before.answered));
        make_room(&mut self.calls);
        self.calls.insert(call, refused(count.saturating_add(1), answered));
    }

    /// The call worked, so nothing is known against it.
    pub(super) fn forget(&mut self, request: &Request) {
        if !self.calls.is_empty() {
            self.calls.remove(&Call::of(request));
        }
    }
}

impl Call {
    fn of(request: &Request) -> Self {
        let Request { method, path, query, .. } = request;
        Self { method: *method, path: path.clone(), query: query.clone(), body: fingerprint(request) }
    }
}

/// Messages say something else each time, and so does a state that is wanted. Of those only the fields count: a message with files
/// needs a permission more.
fn fingerprint(request: &Request) -> u64 {
    let mut hasher = DefaultHasher::new();
    let json = match &request.body {
        Body::None => return 0,
        Body::Json(json) => Some(json),
        Body::Multipart(multipart) => {
            multipart.parts().len().hash(&mut hasher);
            multipart.json()
        }
    };
    let has_other_values = request.channel_set().is_some()
        || request.method == Method::Post
            && matches!(&**request.path.template(), "/channels/{id}/messages" | "/webhooks/{id}/{token}");
    let fields =
        json.filter(|_| has_other_values).map(|json| serde_json::from_slice::<Map<String, Value>>(json));
    match fields {
        Some(Ok(fields)) => fields.keys().for_each(|name| name.hash(&mut hasher)),
        _ => json.hash(&mut hasher),
    }
    hasher.finish()
}

/// The one that was seen longest ago makes room.
fn make_room<K: Clone + Eq + Hash>(known: &mut HashMap<K, Refused>) {
    if known.len() >= MAX_KNOWN {
        let oldest = known.iter().min_by_key(|(_, refused)| refused.last).map(|(key, _)| key.clone());
        oldest.map(|key| known.remove(&key));
    }
}
