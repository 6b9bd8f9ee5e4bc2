//! A shard on a test bench: plays Discord's part and moves the clock.

use std::time::{Duration, Instant};

use tickcord::{
    base::{Failure, Purpose, ResultCode, Token, Url},
    gateway::{
        Application, Command, CommandResult, Compression, Config, GatewayInfo, Input, Output, Payload,
        SessionStartLimit, Shard, StateChange, Warning,
    },
    model::{CloseCode, ConnectionState, Intents},
};

pub(crate) const TOKEN: &str = "token-of-the-test";
pub(crate) const INTERVAL: Duration = Duration::from_millis(41_250);
pub(crate) const INTENTS: Intents = Intents(1 | 1 << 9);

pub(crate) struct Bench {
    pub(crate) shard: Shard,
    pub(crate) start: Instant,
    pub(crate) now: Instant,
    sequence: u64,
    request: u64,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config {
            token: Token::new(TOKEN).unwrap(),
            intents: INTENTS,
            gateway_url: None,
            degrade_intents: false,
            shard: [0, 1],
            compression: Compression::None,
            presence: None,
            seed: 1,
        };
        change(&mut config);
        let now = Instant::now();
        Self { shard: Shard::new(config), start: now, now, sequence: 0, request: 0 }
    }

    /// A shard that is logged in, with nothing left to do.
    pub(crate) fn ready() -> Self {
        let mut bench = Self::new();
        bench.log_in();
        bench
    }

    pub(crate) fn log_in(&mut self) {
        self.give(Input::Connect);
        self.fetched(1000);
        self.opened();
        self.hello();
        self.identified();
    }

    /// Gives an input and returns all that the shard wants done.
    pub(crate) fn give(&mut self, input: Input<'_>) -> Vec<Output> {
        self.shard.handle(self.now, input);
        std::iter::from_fn(|| self.shard.poll_output()).collect()
    }

    pub(crate) fn text(&mut self, payload: &str) -> Vec<Output> {
        self.give(Input::Text(payload.into()))
    }

    pub(crate) fn fetched(&mut self, remaining: u64) -> Vec<Output> {
        self.fetched_with(remaining, 3_600_000)
    }

    pub(crate) fn fetched_with(&mut self, remaining: u64, reset_after: u64) -> Vec<Output> {
        let session_start_limit = SessionStartLimit { remaining, reset_after };
        self.give(Input::Fetched(Ok(GatewayInfo {
            url: "wss://gateway.test".to_owned(),
            session_start_limit,
        })))
    }

    pub(crate) fn fetch_failed(&mut self) -> Vec<Output> {
        self.give(Input::Fetched(Err(Failure::new(ResultCode::HttpServerError, "HTTP 502"))))
    }

    /// The application's flags, if they can be had.
    pub(crate) fn application(&mut self, flags: Option<u64>) -> Vec<Output> {
        let failure = || Failure::new(ResultCode::HttpServerError, "HTTP 502");
        self.give(Input::ApplicationFetched(flags.map(|flags| Application { flags }).ok_or_else(failure)))
    }

    pub(crate) fn opened(&mut self) -> Vec<Output> {
        self.give(Input::Opened)
    }

    pub(crate) fn hello(&mut self) -> Vec<Output> {
        self.text(r#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":[]}}"#)
    }

    pub(crate) fn acknowledge(&mut self) -> Vec<Output> {
        self.text(r#"{"t":null,"s":null,"op":11,"d":null}"#)
    }

    /// READY, for a session of its own.
    pub(crate) fn identified(&mut self) -> Vec<Output> {
        self.sequence = 0;
        self.dispatch("READY", r#"{"session_id":"abc","resume_gateway_url":"wss://resume.test"}"#)
    }

    pub(crate) fn dispatch(&mut self, name: &str, data: &str) -> Vec<Output> {
        self.sequence += 1;
        self.dispatch_as(self.sequence, name, data)
    }

    pub(crate) fn dispatch_as(&mut self, sequence: u64, name: &str, data: &str) -> Vec<Output> {
        self.text(&format!(r#"{{"t":"{name}","s":{sequence},"op":0,"d":{data}}}"#))
    }

    /// The host gives a command; its number is one more than the last one's, beginning with 1.
    pub(crate) fn submit(&mut self, command: Command) -> Vec<Output> {
        self.request += 1;
        self.give(Input::Submit { request: self.request, command })
    }

    /// A connection is lost and the session resumed on another, with these events in between.
    pub(crate) fn drop_and_resume(&mut self, missed: &[(&str, &str)]) -> Vec<Output> {
        let mut outputs = self.close(None);
        outputs.extend(self.resume(missed));
        outputs
    }

    /// The session is resumed, with these events before the end of it.
    pub(crate) fn resume(&mut self, missed: &[(&str, &str)]) -> Vec<Output> {
        let mut outputs = self.wait();
        outputs.extend(self.opened());
        outputs.extend(self.hello());
        for (name, data) in missed {
            outputs.extend(self.dispatch(name, data));
        }
        outputs.extend(self.dispatch("RESUMED", "{}"));
        outputs
    }

    /// Passes the time, while the server acknowledges every heartbeat.
    pub(crate) fn live(&mut self, time: Duration) -> Vec<Output> {
        let until = self.now + time;
        let mut outputs = Vec::new();
        while self.shard.poll_timeout().is_some_and(|next| next <= until) {
            let next = self.wait();
            if opcodes(&next).contains(&1) {
                outputs.extend(self.acknowledge());
            }
            outputs.extend(next);
        }
        self.now = until;
        outputs
    }

    /// The server closes the connection with this code, or drops it.
    pub(crate) fn close(&mut self, code: Option<u16>) -> Vec<Output> {
        self.give(Input::Closed { code, failure: Failure::new(ResultCode::ConnectionLost, "It was closed.") })
    }

    /// Moves the clock to the shard's next deadline. Fails when there is none.
    pub(crate) fn wait(&mut self) -> Vec<Output> {
        self.now = self.shard.poll_timeout().expect("the shard waits for something");
        self.give(Input::Timeout)
    }

    /// Moves the clock, with all deadlines on the way.
    pub(crate) fn pass(&mut self, time: Duration) -> Vec<Output> {
        let until = self.now + time;
        let mut outputs = Vec::new();
        while self.shard.poll_timeout().is_some_and(|next| next <= until) {
            outputs.extend(self.wait());
        }
        self.now = until;
        outputs
    }
}

/// The payloads to send, as JSON.
pub(crate) fn sent(outputs: &[Output]) -> Vec<serde_json::Value> {
    let texts = outputs
        .iter()
        .filter_map(|output| if let Output::Send(Payload(text)) = output { Some(text) } else { None });
    texts.map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// The opcodes of the payloads to send.
pub(crate) fn opcodes(outputs: &[Output]) -> Vec<u64> {
    sent(outputs).iter().map(|payload| payload["op"].as_u64().unwrap()).collect()
}

/// Those of them that the host asked for.
pub(crate) fn host_opcodes(outputs: &[Output]) -> Vec<u64> {
    opcodes(outputs).into_iter().filter(|opcode| ![1, 2, 6].contains(opcode)).collect()
}

/// The results of commands.
pub(crate) fn results(outputs: &[Output]) -> Vec<&CommandResult> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Completed(result) = output { Some(result) } else { None })
        .collect()
}

/// The numbers of commands that have their result, each with its code.
pub(crate) fn codes(outputs: &[Output]) -> Vec<(u64, ResultCode)> {
    let code =
        |result: &CommandResult| result.outcome.as_ref().err().map_or(ResultCode::Ok, |failure| failure.code);
    results(outputs).into_iter().map(|result| (result.request, code(result))).collect()
}

pub(crate) fn warnings(outputs: &[Output]) -> Vec<&Warning> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Warning(warning) = output { Some(warning) } else { None })
        .collect()
}

/// The URLs to connect to.
pub(crate) fn opened_urls(outputs: &[Output]) -> Vec<String> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Open(url) = output { Some(url.to_string()) } else { None })
        .collect()
}

pub(crate) fn changes(outputs: &[Output]) -> Vec<&StateChange> {
    outputs
        .iter()
        .filter_map(|output| if let Output::State(change) = output { Some(change) } else { None })
        .collect()
}

pub(crate) fn states(outputs: &[Output]) -> Vec<ConnectionState> {
    changes(outputs).iter().map(|change| change.state).collect()
}

/// The codes that connections are closed with.
pub(crate) fn closes(outputs: &[Output]) -> Vec<CloseCode> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Close(code) = output { Some(*code) } else { None })
        .collect()
}

/// The names of the events for the host.
pub(crate) fn events(outputs: &[Output]) -> Vec<String> {
    outputs
        .iter()
        .filter_map(|output| if let Output::Dispatch(dispatch) = output { Some(dispatch) } else { None })
        .map(|dispatch| dispatch.envelope.name(&dispatch.payload).unwrap().into_owned())
        .collect()
}

pub(crate) fn sessions_ended(outputs: &[Output]) -> usize {
    outputs.iter().filter(|output| matches!(output, Output::SessionEnded(_))).count()
}

pub(crate) fn gateway_url(url: &str) -> Url {
    Url::parse(url, Purpose::WebSocket).unwrap()
}
