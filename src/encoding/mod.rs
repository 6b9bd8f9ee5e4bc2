//! Reading Discord's text: the gateway's envelope and the values inside an event.

pub mod json;
