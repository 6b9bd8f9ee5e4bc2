//! Registering the commands of an application, as a machine without I/O: what is registered is read first, and written only
//! if it differs.

use std::{
    collections::VecDeque,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;

use super::{Body, Completion, Method, Path, Request};
use crate::{
    base::{Failure, ResultCode},
    model::Snowflake,
};

mod difference;
mod limits;

/// All commands of one scope, as they shall be.
#[derive(Debug)]
pub struct CommandSet {
    /// The number that the host knows the request by.
    pub request: u64,
    /// The guild, or 0 for all of them.
    pub guild: Snowflake,
    json: Bytes,
    wanted: Vec<serde_json::Value>,
}

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The host wants these commands to be registered, and no others in their scope.
    Set(CommandSet),
    /// The bot is logged in, and this is its application.
    Application(Snowflake),
    /// The bot cannot log in.
    Stop(Failure),
    /// A request that [`ApplicationCommands::owns`] has its result.
    Completed(Completion),
    /// The host does not want its commands set any more. Nothing happens if they do not wait here.
    Cancel(u64),
    /// The time of `poll_timeout` has come.
    Timeout,
}

/// What to do.
#[derive(Debug)]
pub enum Output {
    /// Give this request to the scheduler, and its result back.
    Submit(Request),
    /// The request with this number waits again, between reading and writing.
    Waits(u64),
    /// Commands are set, or not; there is exactly one for each [`Input::Set`].
    Done {
        /// The last answer, with the commands that are registered now if all went well.
        completion: Completion,
        /// Whether anything was written.
        changed: bool,
    },
}

/// Sets commands, one scope after the other.
#[derive(Debug, Default)]
pub struct ApplicationCommands {
    application: Option<Snowflake>,
    stopped: Option<Failure>,
    /// The first of them is under way if `step` says so.
    waiting: VecDeque<(Instant, CommandSet)>,
    step: Option<Step>,
    outputs: VecDeque<Output>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Read,
    Write,
}

/// How long commands wait for a login.
const MAX_AGE: Duration = Duration::from_secs(180);

impl CommandSet {
    /// Checks commands, a JSON array as Discord's documentation has it, against what Discord would refuse.
    pub fn new(request: u64, guild: Snowflake, json: &str) -> Result<Self, Failure> {
        let commands: serde_json::Value = serde_json::from_str(json).map_err(|error| {
            Failure::new(ResultCode::InvalidJson, format!("The commands are not JSON: {error}."))
        })?;
        let wanted = limits::check(commands, guild.0 == 0)?;
        Ok(Self { request, guild, json: Bytes::copy_from_slice(json.as_bytes()), wanted })
    }

    /// The memory that their JSON takes, in bytes.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        self.json.len()
    }
}

impl ApplicationCommands {
    /// Takes in what happened.
    pub fn handle(&mut self, now: Instant, input: Input) {
        match input {
            Input::Set(set) => match &self.stopped {
                Some(failure) => {
                    let failure = failure.clone();
                    self.refuse(&set, failure);
                }
                None => self.waiting.push_back((now, set)),
            },
            Input::Application(id) => {
                self.application = Some(id);
                self.stopped = None;
            }
            Input::Stop(failure) => self.stop(&failure),
            Input::Completed(completion) => self.completed(completion),
            Input::Cancel(request) => self.cancel(request),
            Input::Timeout => {}
        }
        self.expire(now);
        self.start();
    }

    /// The next thing to do, until there is none.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Timeout`] is due.
    #[must_use]
    pub fn poll_timeout(&self) -> Option<Instant> {
        let held = self.application.is_none();
        self.waiting.front().filter(|_| held).map(|(since, _)| *since + MAX_AGE)
    }

    /// Whether the result of this request belongs here.
    #[must_use]
    pub fn owns(&self, request: u64) -> bool {
        self.step.is_some() && self.waiting.front().is_some_and(|(_, set)| set.request == request)
    }

    /// Gives all that waits, and all that comes later, its result: nobody will send it any more.
    pub fn abandon(&mut self, failure: &Failure) {
        self.stop(failure);
        // The scheduler has the result of the one that is under way.
        self.waiting.clear();
        self.step = None;
    }

    fn stop(&mut self, failure: &Failure) {
        let under_way = usize::from(self.step.is_some());
        for (_, set) in self.waiting.split_off(under_way.min(self.waiting.len())) {
            self.refuse(&set, failure.clone());
        }
        self.stopped = Some(failure.clone());
    }

    fn start(&mut self) {
        let (Some(application), None, Some((_, set))) = (self.application, self.step, self.waiting.front())
        else {
            return;
        };
        let mut request = Request::new(set.request, Method::Get, path(application, set.guild));
        // Without it Discord leaves the translations out.
        "with_localizations=true".clone_into(&mut request.query);
        self.step = Some(Step::Read);
        self.outputs.push_back(Output::Submit(request));
    }

    fn completed(&mut self, completion: Completion) {
        let Some((_, set)) = self.waiting.front() else { return };
        let read = (self.step == Some(Step::Read)).then_some(completion.response.as_ref()).flatten();
        if completion.outcome.is_ok()
            && let Some(response) = read
            && let Some(application) = self.application
            && !difference::is_registered(&set.wanted, &response.body)
        {
            let mut request = Request::new(set.request, Method::Put, path(application, set.guild));
            request.body = Body::Json(set.json.clone());
            self.step = Some(Step::Write);
            self.outputs.push_back(Output::Waits(set.request));
            self.outputs.push_back(Output::Submit(request));
            return;
        }
        let changed = self.step == Some(Step::Write) && completion.outcome.is_ok();
        self.waiting.pop_front();
        self.step = None;
        self.outputs.push_back(Output::Done { completion, changed });
    }

    fn cancel(&mut self, request: u64) {
        let under_way = usize::from(self.step.is_some());
        let place = self.waiting.iter().skip(under_way).position(|(_, set)| set.request == request);
        if let Some((_, set)) = place.and_then(|place| self.waiting.remove(place + under_way)) {
            let text = "The commands were not set: the host canceled that before it began.";
            self.refuse(&set, Failure::new(ResultCode::RequestCanceled, text));
        }
    }

    /// Ends what has waited for a login for too long.
    fn expire(&mut self, now: Instant) {
        while self.application.is_none()
            && self.waiting.front().is_some_and(|(since, _)| *since + MAX_AGE <= now)
            && let Some((_, set)) = self.waiting.pop_front()
        {
            let text = format!(
                "The commands were not set within {} s: the bot was never logged in meanwhile, and only then its application is \
                 known. Set them again after READY.",
                MAX_AGE.as_secs()
            );
            self.refuse(&set, Failure::new(ResultCode::RequestExpired, text));
        }
    }

    fn refuse(&mut self, set: &CommandSet, failure: Failure) {
        let request = Arc::new(Request::new(set.request, Method::Put, path(Snowflake(0), set.guild)));
        let completion = Completion { request, outcome: Err(failure), response: None };
        self.outputs.push_back(Output::Done { completion, changed: false });
    }
}

fn path(application: Snowflake, guild: Snowflake) -> Path {
    let guild = if guild.0 == 0 { String::new() } else { format!("/guilds/{guild}") };
    Path::parse(&format!("/applications/{application}{guild}/commands")).expect("it is a path")
}
