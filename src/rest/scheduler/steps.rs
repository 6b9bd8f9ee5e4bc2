//! Requests that take several steps, which have one number and one result: a direct message opens its channel first, and a
//! long text is sent in parts.

use std::sync::Arc;

use serde::Deserialize;

use super::{Output, Scheduler};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
    rest::{Body, Path, Repeat, Request, Response, queue::Entry},
};

impl Scheduler {
    /// What is sent first, and the message that has to wait for it.
    pub(super) fn first_step(&self, mut request: Request) -> (Request, Option<Box<Request>>) {
        let Some(user) = request.recipient else { return (request, None) };
        if let Some(channel) = self.direct_channels.get(user) {
            request.path = messages_of(channel);
            return (request, None);
        }
        let opening = Request {
            body: Body::Json(serde_json::json!({ "recipient_id": user }).to_string().into()),
            further: Vec::new(),
            // Discord gives the channel that is there already.
            repeat: Repeat::Always,
            ..request.clone()
        };
        (opening, Some(Box::new(request)))
    }

    /// What waits to open the same channel goes there at once, or later messages would overtake it.
    fn skip_openings(&mut self, user: Snowflake, channel: Snowflake) {
        let opens =
            |entry: &Entry| entry.message.as_ref().is_some_and(|message| message.recipient == Some(user));
        for mut entry in self.lanes.extract(|_, entry| opens(entry)) {
            if let Some(mut message) = entry.message.take() {
                message.path = messages_of(channel);
                entry.request = Arc::from(message);
                entry.begin_step();
            }
            self.lanes.push(entry);
        }
    }

    /// A step succeeded: the next one keeps the place in the order, or there is the result.
    pub(super) fn go_on(&mut self, mut entry: Entry, response: Response) {
        if let Some(mut message) = entry.message.take() {
            let (Some(user), Some(channel)) = (message.recipient, channel_in(&response)) else {
                let text = "The answer of Discord's API to a direct message names no channel.";
                let failure = Failure::new(ResultCode::HttpUnexpected, text);
                return self.done(entry, Err(failure), Some(response));
            };
            self.direct_channels.remember(user, channel);
            message.path = messages_of(channel);
            entry.request = Arc::from(message);
            self.skip_openings(user, channel);
        } else if entry.request.further.is_empty() {
            return self.done(entry, Ok(()), Some(response));
        } else {
            entry.answers.push(response.body);
            let mut request = Request::clone(&entry.request);
            request.body = request.further.remove(0);
            entry.request = Arc::new(request);
        }
        if let Some(failure) = self.gate.refusal(&entry.request) {
            let failure = failure.clone();
            return self.done(entry, Err(failure), None);
        }
        entry.begin_step();
        self.outputs.push_back(Output::Waits(entry.request.id));
        self.lanes.push(entry);
    }
}

impl Entry {
    /// What happened at the last step does not concern the next.
    fn begin_step(&mut self) {
        (self.tries, self.server_errors, self.slowed) = (0, 0, 0);
        (self.uncertain_since, self.failure) = (None, None);
    }
}

fn messages_of(channel: Snowflake) -> Path {
    Path::parse(&format!("/channels/{channel}/messages")).expect("it is a path")
}

fn channel_in(response: &Response) -> Option<Snowflake> {
    #[derive(Deserialize)]
    struct Channel {
        id: String,
    }
    let channel: Channel = serde_json::from_slice(&response.body).ok()?;
    channel.id.parse().ok().filter(|id| *id != 0).map(Snowflake)
}
