//! What an answer, or none, means for the request and for those behind it.

use std::time::{Duration, Instant};

use bytes::Bytes;

use super::{Fate, Gate, Output, Paused, Running, Scheduler};
use crate::{
    base::{Failure, ResultCode},
    rest::{
        Method, Repeat, Response,
        error_body::ALREADY_ACKNOWLEDGED,
        invalid_budget::{MAX_INVALID, WINDOW},
        pause::Pause,
        queue::Entry,
    },
};

/// How often a request is sent that Discord answers with a failure of its own.
const MAX_SERVER_ERRORS: u32 = 4;

/// The first delay before another try; it doubles.
const RETRY: Duration = Duration::from_secs(1);

/// The same for the first answer to an interaction, which has 3 seconds for all its tries.
const RETRY_CALLBACK: Duration = Duration::from_millis(100);

/// The longest delay before another try.
const RETRY_CAP: Duration = Duration::from_secs(30);

/// The first time that a block by Cloudflare is waited out if it does not say how long it lasts; it doubles.
const BLOCK: Duration = Duration::from_secs(60);

/// The longest such time.
const BLOCK_CAP: Duration = Duration::from_secs(3600);

/// Without a word from Discord for so long, a try has failed.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What Discord usually needs for an answer, and more.
const QUICK: Duration = Duration::from_millis(400);

/// How long Discord can be trusted to know a nonce ("a few minutes", as its documentation says).
const NONCE_MEMORY: Duration = Duration::from_secs(180);

impl Scheduler {
    pub(super) fn answered(&mut self, now: Instant, id: u64, response: Response) {
        let Some(Running { mut lane, mut entry, since }) = self.running.remove(&id) else { return };
        if let Some(bucket) = &response.headers.bucket
            && self.lanes.learn(now, &entry.request, bucket)
        {
            lane = self.lanes.key(&entry.request);
            for running in self.running.values_mut() {
                running.lane = self.lanes.key(&running.entry.request);
            }
        }
        let limit = self.lanes.route_key(&entry.request);
        let others_run = self.running.values().any(|running| running.lane == limit);
        // A 429 for the sublimit says nothing of the limit.
        if limit == lane || response.status != 429 {
            self.lanes.lane(limit).window.update(now, &response.headers, others_run);
        }
        if response.is_held_against_us() {
            self.invalid_budget.add(now);
            self.heed_budget(now);
        }
        if response.is_block() {
            return self.blocked(now, entry, response);
        }
        let outcome = response.outcome();
        if (outcome.is_ok() || response.discord_code().is_some()) && !self.is_paused(now) {
            self.blocks = 0;
        }
        let Err(mut failure) = outcome else {
            self.known_failures.forget(&entry.request);
            self.learn_sets(now, &entry);
            return self.go_on(entry, response);
        };
        if entry.may_have_answered() && response.discord_code() == Some(ALREADY_ACKNOWLEDGED) {
            return self.done(entry, Ok(()), Some(Response { body: Bytes::new(), ..response }));
        }
        if response.status == 404 && entry.may_have_deleted() {
            // What it says is not what became of the request.
            return self.done(entry, Ok(()), Some(Response { body: Bytes::new(), ..response }));
        }
        if response.status == 404 {
            self.direct_channels.forget(entry.request.recipient);
        }
        if failure.code == ResultCode::AuthenticationFailed && !entry.request.is_authenticated() {
            // Nothing is wrong with the bot's token.
            failure.code = ResultCode::HttpForbidden;
        }
        if let Some(limited) = response.rate_limited() {
            // Discord's own word is obeyed once; a request that is refused again waits longer, whatever that says.
            let least = entry.slowed.checked_sub(1).map_or(Duration::ZERO, |tries| delay(RETRY, tries));
            entry.slowed += 1;
            let until = now + limited.wait.max(least);
            let pause = Pause { until, failure: failure.clone() };
            let slot = if limited.global && entry.request.counts_globally {
                &mut self.global_pause
            } else {
                &mut self.lanes.lane(lane).pause
            };
            Pause::extend(slot, pause);
            if entry.request.channel_set().is_some() {
                self.excuse_sets(until, &mut entry);
            }
            return self.wait_out(now, until, entry, failure, response);
        }
        if failure.code == ResultCode::AuthenticationFailed {
            // Every further request would fail as well, and Discord blocks addresses that go on.
            if !matches!(self.gate, Gate::Stopped(_)) {
                self.outputs.push_back(Output::Paused(Paused { failure: failure.clone(), wait: None }));
                self.stop(failure.clone());
            }
        } else if response.status >= 500 && entry.request.repeat != Repeat::Never {
            entry.uncertain_since.get_or_insert(since);
            self.doubt_sets(&entry);
            entry.server_errors += 1;
            if entry.server_errors < MAX_SERVER_ERRORS {
                return self.retry(now, entry, failure, Some(response));
            }
        }
        if failure.code == ResultCode::HttpBadRequest && entry.can_come_apart() && entry.merged.len() > 1 {
            return self.send_apart(now, entry, &failure);
        }
        self.known_failures.learn(now, &entry.request, &response, &failure);
        self.done(entry, Err(failure), Some(response));
    }

    pub(super) fn failed(&mut self, now: Instant, id: u64, mut failure: Failure, fate: Fate) {
        let Some(Running { mut entry, since, .. }) = self.running.remove(&id) else { return };
        if fate == Fate::PerhapsSent {
            // Discord may have got it at once, and only its answer took until now to be given up.
            entry.uncertain_since.get_or_insert(since);
            self.doubt_sets(&entry);
            if entry.request.repeat == Repeat::Never {
                failure.text.push_str(PERHAPS_SENT);
                return self.done(entry, Err(failure), None);
            }
        }
        if matches!(fate, Fate::Unsendable | Fate::UnusableAnswer) {
            return self.done(entry, Err(failure), None);
        }
        // An outage of the network is waited out, as long as the request is worth it.
        self.retry(now, entry, failure, None);
    }

    /// Tries again later. Those behind it wait too, since they would fail as well, and to keep the order.
    fn retry(&mut self, now: Instant, mut entry: Entry, failure: Failure, response: Option<Response>) {
        if entry.request.is_for_login || self.gate.refusal(&entry.request).is_some() {
            return self.done(entry, Err(failure), response);
        }
        let first = if entry.request.path.is_callback() { RETRY_CALLBACK } else { RETRY };
        let step = delay(first, entry.tries);
        let asked = response.as_ref().and_then(Response::retry_after).unwrap_or_default();
        let until = now + self.jitter.between(step / 2, step).max(asked);
        if asked > step && until >= entry.expires {
            return self.done(entry, Err(failure), response);
        }
        entry.tries += 1;
        let lane = self.lanes.lane(self.lanes.key(&entry.request));
        lane.retry_at = lane.retry_at.max(Some(until));
        self.wait_again(now, entry, failure);
    }

    /// Tries again when a pause is over, unless that is too late.
    fn wait_out(&mut self, now: Instant, until: Instant, entry: Entry, failure: Failure, response: Response) {
        let is_over = until >= entry.expires || self.gate.refusal(&entry.request).is_some();
        if is_over || entry.request.is_for_login {
            return self.done(entry, Err(failure), Some(response));
        }
        self.wait_again(now, entry, failure);
    }

    /// Cloudflare answered in Discord's place.
    fn blocked(&mut self, now: Instant, entry: Entry, response: Response) {
        // Those that were under way together see the same block.
        if self.blocks == 0 || !self.is_paused(now) {
            self.blocks += 1;
        }
        let step = BLOCK.saturating_mul(1 << (self.blocks - 1).min(10)).min(BLOCK_CAP);
        let wait = response.headers.retry_after.unwrap_or_default().max(step);
        let text = format!(
            "HTTP {}: Discord's protection (Cloudflare) blocks the address of this machine. Nothing is sent for {} s. Find \
             what sends too many requests or refused ones from this address, which other programs may share.",
            response.status,
            wait.as_secs()
        );
        let failure = Failure::new(ResultCode::AddressBlocked, text);
        self.pause(now, wait, &failure);
        self.wait_out(now, now + wait, entry, failure, response);
    }

    /// Stops everything if this client or another of the process has used up what Discord forgives.
    pub(super) fn heed_budget(&mut self, now: Instant) {
        let Some(until) = self.invalid_budget.closed_until(now) else { return };
        if self.pause.as_ref().is_some_and(|pause| pause.until >= until) {
            return;
        }
        let text = format!(
            "Discord has refused {MAX_INVALID} requests of this process within {} minutes, and blocks the address of a machine \
             that goes on. Nothing is sent for that long. Look in the log for what was refused, and mend it.",
            WINDOW.as_secs() / 60
        );
        self.pause(now, until - now, &Failure::new(ResultCode::TooManyRefusals, text));
    }

    fn is_paused(&self, now: Instant) -> bool {
        self.pause.as_ref().is_some_and(|pause| pause.until > now)
    }

    /// Stops everything for a while, and says so if it is news.
    fn pause(&mut self, now: Instant, wait: Duration, failure: &Failure) {
        let until = now + wait;
        if !self.is_paused(now) || self.pause.as_ref().is_none_or(|pause| pause.failure.code != failure.code)
        {
            self.outputs.push_back(Output::Paused(Paused { failure: failure.clone(), wait: Some(wait) }));
        }
        Pause::extend(&mut self.pause, Pause { until, failure: failure.clone() });
    }
}

/// Before another try, after so many others.
fn delay(first: Duration, tries: u32) -> Duration {
    first.saturating_mul(1 << tries.min(10)).min(RETRY_CAP)
}

const PERHAPS_SENT: &str =
    " The request may have been carried out all the same, so it was not sent again: look before you do.";

impl Entry {
    /// How long a try that begins now waits for Discord. A kept connection may be dead without anybody knowing, so the first answer
    /// to an interaction ends a try while there is time for another.
    pub(super) fn patience(&self, now: Instant) -> Duration {
        let half = self.expires.saturating_duration_since(now) / 2;
        if self.request.path.is_callback() && half >= QUICK { half } else { PATIENCE }
    }

    /// Whether an interaction may have its first answer from an earlier try, of which nothing was heard.
    fn may_have_answered(&self) -> bool {
        self.request.path.is_callback() && self.uncertain_since.is_some()
    }

    /// Whether what is to be deleted may be gone because an earlier try, whose answer was lost, has deleted it.
    fn may_have_deleted(&self) -> bool {
        self.request.method == Method::Delete && self.uncertain_since.is_some()
    }

    /// Why a message must not be sent again: it may have arrived, and Discord may have forgotten its nonce.
    pub(super) fn too_late_to_repeat(&self, now: Instant) -> Option<Failure> {
        let since = self.uncertain_since.filter(|_| self.request.repeat == Repeat::WhileNonceIsKnown)?;
        let failure = self.failure.as_ref().filter(|_| since + NONCE_MEMORY <= now)?;
        Some(Failure::new(failure.code, format!("{}{PERHAPS_SENT}", failure.text)))
    }
}
