use std::{fmt, sync::Arc};

use serde::Serialize;

use super::{Command, Kind, MAX_PAYLOAD, json};
use crate::{
    base::{Failure, ResultCode},
    model::{ActivityType, Status, opcode},
};

/// How the bot shows to others, as the host gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PresenceUpdate<'a> {
    /// What stands beside the name.
    pub status: Status,
    /// What stands below the name; none clears it.
    pub activities: Vec<Activity<'a>>,
    /// Since when the bot is idle, in milliseconds since the Unix epoch.
    pub since: Option<u64>,
    /// Whether the bot is away from the keyboard.
    pub afk: bool,
}

/// One thing that the bot does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity<'a> {
    /// What kind of thing.
    pub kind: ActivityType,
    /// Its name; needed by all kinds but [`ActivityType::Custom`].
    pub name: Option<&'a str>,
    /// More about it; for [`ActivityType::Custom`] the text itself.
    pub state: Option<&'a str>,
    /// Where it is streamed.
    pub url: Option<&'a str>,
}

/// A presence as Discord takes it, by itself or in an Identify.
#[derive(Clone, PartialEq, Eq)]
pub struct Presence(Arc<str>);

#[derive(Serialize)]
struct Data<'a> {
    since: Option<u64>,
    activities: Vec<ActivityData<'a>>,
    status: &'static str,
    afk: bool,
}

#[derive(Serialize)]
struct ActivityData<'a> {
    name: &'a str,
    r#type: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// What an Identify needs beside the presence that it carries: the longest token, and some fields.
pub(in crate::gateway) const IDENTIFY_ROOM: usize = 1024;

/// Discord wants a name here as well, and shows none.
const CUSTOM_NAME: &str = "Custom Status";

impl Presence {
    /// Refuses an activity without its text, and what is too long to travel in an Identify.
    pub fn new(update: &PresenceUpdate<'_>) -> Result<Self, Failure> {
        let activities = update.activities.iter().map(activity_data).collect::<Result<_, _>>()?;
        let PresenceUpdate { since, status, afk, .. } = *update;
        let data = json(&Data { since, activities, status: status.name(), afk });
        if data.len() > MAX_PAYLOAD - IDENTIFY_ROOM {
            let text = format!(
                "The presence takes {} bytes and may take {}, since each login has to carry it: shorten its texts.",
                data.len(),
                MAX_PAYLOAD - IDENTIFY_ROOM
            );
            return Err(Failure::new(ResultCode::PayloadTooLong, text));
        }
        Ok(Self(data.into()))
    }

    /// The command that sets it.
    #[must_use]
    pub const fn command(self) -> Command {
        Command(Kind::Presence(self))
    }

    /// The payload that sets it.
    pub(in crate::gateway) fn payload(&self) -> String {
        format!(r#"{{"op":{},"d":{}}}"#, opcode::PRESENCE_UPDATE, self.0)
    }

    /// The data of that payload, which an Identify has as well.
    pub(in crate::gateway) fn json(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Presence {
    /// Leaves out the texts, which can be a player's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "presence of {} bytes", self.0.len())
    }
}

fn activity_data<'a>(activity: &Activity<'a>) -> Result<ActivityData<'a>, Failure> {
    let given = |text: Option<&'a str>| text.filter(|text| !text.trim().is_empty());
    let is_custom = activity.kind == ActivityType::Custom;
    let (needed, field) = if is_custom { (activity.state, "state") } else { (activity.name, "name") };
    if given(needed).is_none() {
        let text = format!("An activity has no {field}, and Discord would show nothing: give it one.");
        return Err(Failure::new(ResultCode::EmptyActivity, text));
    }
    Ok(ActivityData {
        name: given(activity.name).unwrap_or(CUSTOM_NAME),
        r#type: activity.kind.number(),
        state: given(activity.state),
        url: given(activity.url),
    })
}
