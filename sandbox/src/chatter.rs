//! Members who talk by themselves, so that a bot has something to relay.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval_at};

use crate::core::Core;

/// In turn, over and over.
const LINES: [(&str, &str); 6] = [
    ("ada", "Is the server up?"),
    ("rook", "gg, that last round was close"),
    ("mina", "안녕하세요 👋 좋은 게임이었어요"),
    ("oskar", "Who has `admin` rights *right now*?"),
    ("ada", "Map change in five minutes, please finish your trades."),
    ("mina", "🦊🦊🦊"),
];

pub(crate) async fn run(core: Arc<Core>, every: Duration) {
    let every = every.max(Duration::from_millis(1));
    let mut ticks = interval_at(tokio::time::Instant::now() + every, every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    for (member, line) in LINES.iter().cycle() {
        ticks.tick().await;
        // Both names are in the world, so this cannot fail.
        let _ = core.speak("general", member, line);
    }
}
