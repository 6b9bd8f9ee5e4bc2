use bytes::Bytes;

use super::Multipart;

/// What a request carries. Shared, not copied, by all its tries.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing.
    None,
    /// A JSON text.
    Json(Bytes),
    /// JSON and files.
    Multipart(Multipart),
}

impl Body {
    /// The memory it takes, in bytes: files on the disk take none.
    #[must_use]
    pub fn in_memory(&self) -> usize {
        match self {
            Self::None => 0,
            Self::Json(json) => json.len(),
            Self::Multipart(multipart) => multipart.in_memory(),
        }
    }

    /// The header `Content-Type`.
    #[must_use]
    pub fn content_type(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Json(_) => Some("application/json".to_owned()),
            Self::Multipart(multipart) => Some(multipart.content_type()),
        }
    }
}
