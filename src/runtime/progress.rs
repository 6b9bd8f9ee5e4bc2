use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::{Instant, sleep_until};

/// When something moved last. What takes long is not given up as long as it moves.
#[derive(Clone)]
pub(super) struct Progress(Arc<Mutex<Instant>>);

impl Progress {
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(Instant::now())))
    }

    /// Something moved.
    pub(super) fn moved(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn last(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What `work` comes to; none if nothing moves for `limit`.
    pub(super) async fn watch<T>(&self, limit: Duration, work: impl Future<Output = T>) -> Option<T> {
        self.moved();
        let stalled = async {
            while let end = self.last() + limit
                && end > Instant::now()
            {
                sleep_until(end).await;
            }
        };
        tokio::select! {
            biased;
            done = work => Some(done),
            () = stalled => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::sleep;

    use super::*;

    const LIMIT: Duration = Duration::from_secs(30);

    #[tokio::test(start_paused = true)]
    async fn what_moves_may_take_as_long_as_it_likes() {
        let progress = Progress::new();
        let slow = async {
            for _ in 0..100 {
                sleep(Duration::from_secs(29)).await;
                progress.moved();
            }
        };
        assert_eq!(progress.watch(LIMIT, slow).await, Some(()));
    }

    #[tokio::test(start_paused = true)]
    async fn what_stops_moving_is_given_up() {
        let progress = Progress::new();
        let begun = Instant::now();
        let stalls = async {
            sleep(LIMIT / 2).await;
            progress.moved();
            sleep(2 * LIMIT).await;
        };
        assert_eq!(progress.watch(LIMIT, stalls).await, None);
        assert_eq!(begun.elapsed().as_secs(), 45);
    }
}
