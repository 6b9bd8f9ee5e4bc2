//! The library as a host sees it: through the C functions, against the sandbox, over real TLS.

#![allow(unsafe_code, clippy::undocumented_unsafe_blocks, reason = "the functions under test take pointers")]

#[path = "c_api/bot.rs"]
mod bot;
#[path = "c_api/broken_http.rs"]
mod broken_http;
#[path = "c_api/calls.rs"]
mod calls;
#[path = "c_api/channels.rs"]
mod channels;
#[path = "c_api/commands.rs"]
mod commands;
#[path = "c_api/compression.rs"]
mod compression;
#[path = "c_api/diagnosis.rs"]
mod diagnosis;
#[path = "c_api/errors.rs"]
mod errors;
#[path = "c_api/host.rs"]
mod host;
#[path = "c_api/http_server.rs"]
mod http_server;
#[path = "c_api/intents.rs"]
mod intents;
#[path = "c_api/interactions.rs"]
mod interactions;
#[path = "c_api/layout.rs"]
mod layout;
#[path = "c_api/lines.rs"]
mod lines;
#[path = "c_api/messages.rs"]
mod messages;
#[path = "c_api/metrics.rs"]
mod metrics;
#[path = "c_api/misuse.rs"]
mod misuse;
#[path = "c_api/moderation.rs"]
mod moderation;
#[path = "c_api/network.rs"]
mod network;
#[path = "c_api/odd_answers.rs"]
mod odd_answers;
#[path = "c_api/proof.rs"]
mod proof;
#[path = "c_api/proxy.rs"]
mod proxy;
#[path = "c_api/proxy_server.rs"]
mod proxy_server;
#[path = "c_api/requests.rs"]
mod requests;
#[path = "c_api/secret.rs"]
mod secret;
#[path = "c_api/subscription.rs"]
mod subscription;
#[path = "c_api/text.rs"]
mod text;
#[path = "c_api/unpolled.rs"]
mod unpolled;
#[path = "c_api/uploads.rs"]
mod uploads;
#[path = "c_api/views.rs"]
mod views;
#[path = "c_api/websocket/mod.rs"]
mod websocket;
