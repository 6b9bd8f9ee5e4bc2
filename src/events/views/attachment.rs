use super::{Object, View};
use crate::model::{EventKind, Snowflake};

/// A file of a message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// The file.
    pub id: Snowflake,
    /// Its size in bytes.
    pub size: u64,
    /// Its name.
    pub filename: &'a str,
    /// What is read to those who do not see it; empty if there is nothing.
    pub description: &'a str,
    /// Its media type; empty if Discord does not know it.
    pub content_type: &'a str,
    /// Where it can be fetched, for some hours.
    pub url: &'a str,
    /// In pixels, of a picture or video; else 0.
    pub width: u32,
    /// In pixels, of a picture or video; else 0.
    pub height: u32,
    /// Of a voice message, in milliseconds; else 0.
    pub duration_ms: u32,
    /// To be shown only when asked for.
    pub is_spoiler: bool,
}

impl<'a> Attachment<'a> {
    fn of(data: Object<'a>) -> Self {
        Self {
            id: data.id("id"),
            size: data.unsigned("size"),
            filename: data.str("filename"),
            description: data.str("description"),
            content_type: data.str("content_type"),
            url: data.str("url"),
            width: data.u32("width"),
            height: data.u32("height"),
            duration_ms: duration_ms(data.f64("duration_secs")),
            is_spoiler: data.str("filename").starts_with("SPOILER_"),
        }
    }
}

/// The files of a message, in order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Attachments<'a>(Object<'a>);

impl<'a> Attachments<'a> {
    /// The one at this place, from 0.
    #[must_use]
    pub fn at(self, index: usize) -> Option<Attachment<'a>> {
        let found = self.0.element("attachments", index);
        found.is_there().then(|| Attachment::of(found))
    }
}

impl<'a> View<'a> for Attachments<'a> {
    const KINDS: &'static [EventKind] = &[EventKind::MessageCreate, EventKind::MessageUpdate];

    fn read(data: Object<'a>) -> Self {
        Self(data)
    }
}

/// Of a length in seconds. What is no length is none; casting ends at the bounds.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn duration_ms(seconds: f64) -> u32 {
    (seconds * 1000.0).round() as u32
}
