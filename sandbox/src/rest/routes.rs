//! Methods and paths.

use hyper::Method;

use super::call::Call;
use super::error::RestError;
use super::reply::Reply;
use super::{application, channels, commands, guild, interactions, messages, webhooks};
use crate::world::BOT;

type Handler = fn(&Call<'_>) -> Result<Reply, RestError>;

/// Something that can be asked for.
#[derive(Debug)]
pub(crate) struct Route {
    method: &'static str,
    /// `{name}` stands for one part of a path.
    template: &'static str,
    pub(crate) handler: Handler,
    bucket: Option<&'static str>,
    pub(crate) needs_token: bool,
}

pub(crate) const fn route(method: &'static str, template: &'static str, handler: Handler) -> Route {
    Route { method, template, handler, bucket: None, needs_token: true }
}

impl Route {
    /// Shares this bucket with other routes; otherwise it has one of its own.
    pub(crate) const fn in_bucket(self, bucket: &'static str) -> Self {
        Self { bucket: Some(bucket), ..self }
    }

    /// For everyone: what stands in the path is secret enough.
    pub(crate) const fn without_token(self) -> Self {
        Self { needs_token: false, ..self }
    }

    /// As it is named in faults: `POST /channels/{channel_id}/messages`.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.method, self.template)
    }
}

/// In each table, what has a fixed word comes before what has a parameter there.
const TABLES: [&[Route]; 7] = [
    application::ROUTES,
    messages::ROUTES,
    channels::ROUTES,
    webhooks::ROUTES,
    guild::ROUTES,
    commands::ROUTES,
    interactions::ROUTES,
];

/// A route, and what its path says.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) route: &'static Route,
    pub(crate) parameters: Vec<(&'static str, &'a str)>,
}

impl Found<'_> {
    /// The name of the bucket without what splits it, and what splits it: a channel, guild or webhook.
    pub(crate) fn bucket(&self) -> (String, String) {
        let name = self.route.bucket.map_or_else(|| self.route.name(), str::to_owned);
        let tops = ["channel_id", "guild_id", "webhook_id", "webhook_token", "interaction_id"];
        let top: Vec<&str> =
            self.parameters.iter().filter(|(name, _)| tops.contains(name)).map(|(_, value)| *value).collect();
        (name, top.join("/"))
    }

    /// Interactions are answered outside of the global limit.
    pub(crate) fn is_about_interaction(&self) -> bool {
        self.parameters.iter().any(|(name, value)| {
            *name == "interaction_id" || (*name == "webhook_id" && value.parse() == Ok(BOT))
        }) && !self.route.needs_token
    }
}

pub(crate) fn find<'a>(method: &Method, path: &'a str) -> Result<Found<'a>, RestError> {
    let path =
        path.strip_prefix("/api/v10").or_else(|| unversioned(path)).ok_or_else(RestError::not_found)?;
    let mut has_path = false;
    for route in TABLES.iter().copied().flatten() {
        let Some(parameters) = matched(route.template, path) else { continue };
        if route.method == method.as_str() {
            return Ok(Found { route, parameters });
        }
        has_path = true;
    }
    Err(if has_path { RestError::method_not_allowed() } else { RestError::not_found() })
}

/// The address that a webhook shows of itself names no version.
fn unversioned(path: &str) -> Option<&str> {
    path.strip_prefix("/api").filter(|path| path.starts_with("/webhooks/"))
}

fn matched<'a>(template: &'static str, path: &'a str) -> Option<Vec<(&'static str, &'a str)>> {
    let mut parameters = Vec::new();
    let mut parts = path.split('/');
    for wanted in template.split('/') {
        let part = parts.next()?;
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) if !part.is_empty() => parameters.push((name, part)),
            None if wanted == part => {}
            _ => return None,
        }
    }
    parts.next().is_none().then_some(parameters)
}
