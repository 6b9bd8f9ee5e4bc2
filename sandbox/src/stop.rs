//! The request to stop.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

/// Can be waited for by blocking and asynchronous waiters.
#[derive(Debug)]
pub(crate) struct Stop {
    stopped: Mutex<bool>,
    changed: Condvar,
    watch: watch::Sender<bool>,
}

impl Default for Stop {
    fn default() -> Self {
        Self { stopped: Mutex::new(false), changed: Condvar::new(), watch: watch::Sender::new(false) }
    }
}

impl Stop {
    pub(crate) fn request(&self) {
        *self.stopped.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_all();
        self.watch.send_replace(true);
    }

    pub(crate) fn wait(&self, patience: Duration) -> bool {
        let stopped = self.stopped.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(stopped, patience, |stopped| !*stopped);
        *waited.unwrap_or_else(PoisonError::into_inner).0
    }

    pub(crate) async fn requested(&self) {
        // The sender lives in `self`, so waiting cannot fail.
        let _ = self.watch.subscribe().wait_for(|stopped| *stopped).await;
    }
}
