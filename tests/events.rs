//! What reaches the host: reading JSON by pointer, the gateway's envelope, events, and the queue they wait in.

#[path = "events/agreement.rs"]
mod agreement;
#[path = "events/allocation.rs"]
mod allocation;
#[path = "events/differential.rs"]
mod differential;
#[path = "events/envelope.rs"]
mod envelope;
#[path = "events/event.rs"]
mod event;
#[path = "events/generator.rs"]
mod generator;
#[path = "events/grammar.rs"]
mod grammar;
#[path = "events/interactions.rs"]
mod interactions;
#[path = "events/kind.rs"]
mod kind;
#[path = "events/members.rs"]
mod members;
#[path = "events/missing_content.rs"]
mod missing_content;
#[path = "events/numbers.rs"]
mod numbers;
#[path = "events/plain_text.rs"]
mod plain_text;
#[path = "events/pointer.rs"]
mod pointer;
#[path = "events/queue.rs"]
mod queue;
#[path = "events/queue_threads.rs"]
mod queue_threads;
#[path = "events/required_intents.rs"]
mod required_intents;
#[path = "events/strings.rs"]
mod strings;
#[path = "events/subscription.rs"]
mod subscription;
#[path = "events/views.rs"]
mod views;

use tickcord::encoding::json::Envelope;
use tickcord::events::Event;
use tickcord::model::EventKind;

/// An event with this data.
fn event(data: &str) -> Event {
    Event::own(EventKind::RequestResult, data.to_owned())
}

/// The event that a payload becomes.
fn dispatch(payload: &str) -> Event {
    let envelope = Envelope::scan(payload).expect("a gateway payload");
    Event::dispatch(payload.to_owned(), &envelope)
}
