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
