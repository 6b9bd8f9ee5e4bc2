//! Why the bot does not get on, as a machine without I/O: what is seen comes in, what to look at next comes out, and at the
//! end there are findings in plain words, each with its remedy.
//!
//! [`Diagnosis`] looks from the bottom up, as far as what it saw allows: names, TCP and TLS, the API, the token, the intents,
//! the gateway, the guild and the channel. Whoever drives it does one task at a time, each within a time limit of its own; so
//! the machine needs no clock. Nothing in a finding is secret: it may be pasted in public.

mod api;
mod finding;
mod machine;
mod network;
mod place;
mod setup;
mod token_form;

pub use finding::{Finding, Status};
pub use machine::{Answer, Diagnosis, Input, Output, Subject, Task};
pub use network::{Attempt, Encryption};
pub use setup::{Connection, Library};
pub use token_form::TokenForm;
