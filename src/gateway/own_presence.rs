use std::time::Instant;

use super::{command::Presence, send_window::SendWindow};

/// The bot's presence as Discord knows it. A Resume keeps it; each Identify has to carry it.
#[derive(Debug)]
pub(super) struct OwnPresence {
    shown: Option<Presence>,
    pub(super) window: SendWindow,
    identifying: Option<Presence>,
    /// It was sent on a connection that was lost, and may not have arrived.
    uncertain: bool,
}

impl OwnPresence {
    pub(super) const fn new(shown: Option<Presence>) -> Self {
        Self { shown, window: SendWindow::of_presences(), identifying: None, uncertain: false }
    }

    /// It is sent by itself.
    pub(super) fn sent(&mut self, now: Instant, presence: Presence) {
        self.window.record(now);
        self.shown = Some(presence);
        self.uncertain = false;
    }

    /// What an Identify carries: the one that waits, or else the last one.
    pub(super) fn identify(&mut self, now: Instant, waiting: Option<&Presence>) -> Option<&Presence> {
        self.identifying = waiting.or(self.shown.as_ref()).cloned();
        if self.identifying.is_some() {
            self.window.record(now);
        }
        self.identifying.as_ref()
    }

    /// The one in the Identify that has no answer yet.
    pub(super) const fn identifying(&self) -> Option<&Presence> {
        self.identifying.as_ref()
    }

    /// The Identify was answered.
    pub(super) fn identified(&mut self) {
        self.uncertain = false;
        self.shown = self.identifying.take();
    }

    /// What has to be sent again once the session goes on.
    pub(super) fn take_uncertain(&mut self) -> Option<Presence> {
        std::mem::take(&mut self.uncertain).then(|| self.shown.clone()).flatten()
    }

    /// The connection is gone; `unconfirmed` if the presence was sent on it, and may not have arrived.
    pub(super) fn connection_lost(&mut self, unconfirmed: bool) {
        self.uncertain |= unconfirmed;
        self.identifying = None;
    }

    /// Discord could not read what the connection sent: forgets a presence that was part of it, and tells whether one was.
    pub(super) fn rejected(&mut self, unconfirmed: bool) -> bool {
        let suspect = unconfirmed || self.identifying.is_some();
        if suspect {
            self.shown = None;
        }
        self.identifying = None;
        self.uncertain = false;
        suspect
    }
}
