use crate::base::{Failure, ResultCode};

/// How a bot shows beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum Status {
    /// Green.
    Online = 1,
    /// Red: do not disturb.
    Dnd = 2,
    /// Yellow: away.
    Idle = 3,
    /// Shown as offline.
    Invisible = 4,
    /// Offline.
    Offline = 5,
}

impl Status {
    /// The status with this number.
    pub fn from_number(number: i32) -> Result<Self, Failure> {
        Ok(match number {
            1 => Self::Online,
            2 => Self::Dnd,
            3 => Self::Idle,
            4 => Self::Invisible,
            5 => Self::Offline,
            _ => {
                let text =
                    format!("{number} is no status of Discord's: use one from ONLINE (1) to OFFLINE (5).");
                return Err(Failure::new(ResultCode::UndefinedStatus, text));
            }
        })
    }

    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Dnd => "dnd",
            Self::Idle => "idle",
            Self::Invisible => "invisible",
            Self::Offline => "offline",
        }
    }
}

/// What kind of thing a bot does; the numbers are Discord's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(i32)]
pub enum ActivityType {
    /// "Playing {name}"
    Playing = 0,
    /// "Streaming {name}"; `url` leads to twitch.tv or youtube.com, by https.
    Streaming = 1,
    /// "Listening to {name}"
    Listening = 2,
    /// "Watching {name}"
    Watching = 3,
    /// The text of `state` alone.
    Custom = 4,
    /// "Competing in {name}"
    Competing = 5,
}

impl ActivityType {
    /// The type with this number.
    pub fn from_number(number: i32) -> Result<Self, Failure> {
        Ok(match number {
            0 => Self::Playing,
            1 => Self::Streaming,
            2 => Self::Listening,
            3 => Self::Watching,
            4 => Self::Custom,
            5 => Self::Competing,
            _ => {
                let text =
                    format!("{number} is no type of activity: use one from PLAYING (0) to COMPETING (5).");
                return Err(Failure::new(ResultCode::InvalidArgument, text));
            }
        })
    }

    /// The number on the wire and in the C API.
    #[must_use]
    pub const fn number(self) -> i32 {
        self as i32
    }
}
