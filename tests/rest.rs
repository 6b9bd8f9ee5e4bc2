//! The HTTP side's machine in virtual time: which request goes when, and what its answer means.

#[path = "rest/application_commands.rs"]
mod application_commands;
#[path = "rest/bench.rs"]
mod bench;
#[path = "rest/breakers.rs"]
mod breakers;
#[path = "rest/calls.rs"]
mod calls;
#[path = "rest/channel_sets.rs"]
mod channel_sets;
#[path = "rest/interactions.rs"]
mod interactions;
#[path = "rest/limits.rs"]
mod limits;
#[path = "rest/line_proofs.rs"]
mod line_proofs;
#[path = "rest/lines.rs"]
mod lines;
#[path = "rest/messages.rs"]
mod messages;
#[path = "rest/order.rs"]
mod order;
#[path = "rest/proof.rs"]
mod proof;
#[path = "rest/retries.rs"]
mod retries;
#[path = "rest/routes.rs"]
mod routes;
#[path = "rest/schedules.rs"]
mod schedules;
#[path = "rest/steps.rs"]
mod steps;
